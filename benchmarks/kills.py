"""Killing the case file at random moments: what was acknowledged is there, and nothing is half-written.

Each round forks a worker that appends, attaches evidence, imports a dataset, takes a bundle in or writes a backup, says each
success on a pipe, and is killed with SIGKILL after a random time. Then everything that it acknowledged must be found, the
register must verify, and no file may hold plain text that should be sealed.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measuring import Row

CANARY = b"CANARI-QUE-NUL-NE-DOIT-LIRE"
PHRASE = "corbeau lune sept"
KILLS = int(os.environ.get("KILLS", "1000"))


@dataclass
class Told:
    """What the killed workers acknowledged, and every fault found afterwards."""

    kills: int = 0
    acknowledged: int = 0
    finished: int = 0
    """Workers that had nothing left to do before they were killed."""
    faults: list[str] = field(default_factory=list)


@dataclass
class House:
    """Two offices and a folder: what the workers work on."""

    home: Path
    here: Any
    there: Any
    bundles: list[Path]

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """No connection open, so that a forked worker inherits none."""
        from constat.record import database

        for case in (self.here, self.there):
            database.detach(case.alias)
        yield


def house(home: Path, bundles: int = 0) -> House:
    """Two offices that trust each other; the other one has bundles ready."""
    from constat.record.bundles import Choice, export_bundle
    from constat.record.casefile import CaseFile
    from constat.record.casework import evidence
    from constat.record.keys import Cost

    made = []
    for name in ("here", "there"):
        (home / name).mkdir(parents=True)
        roles = ["documenter", "verifier", "steward", "administrator"]
        case, _ = CaseFile.create(home / name, office=name, code="awa", passphrase=PHRASE, roles=roles, cost=Cost.smallest(), database_url="")
        made.append(case)
    here, there = made
    here.keys.trust(there.keys.card(), there.keys.fingerprint)
    there.keys.trust(here.keys.card(), here.keys.fingerprint)
    written = []
    for number in range(bundles):
        statement(there, number)
        source = home / f"photo-{number}"
        source.write_bytes(os.urandom(2_000_000))
        evidence.add(there, source, code=f"E{number}", kind="photograph")
        source.unlink()
        path = home / f"{number}.bundle"
        export_bundle(there, path, there.keys.peers(), Choice(level="identity"))
        written.append(path)
    return House(home, here, there, written)


def statement(case: Any, number: int) -> str:
    """A statement of which every sealed word holds the canary."""
    draft = case.draft("record", reason=CANARY.decode())
    source = draft.new("source", code=f"S{number}", kind="eyewitness", name=CANARY.decode())
    made = draft.new("statement", source=source, code=f"T{number}", text=CANARY.decode() * 50, when_text=CANARY.decode())
    draft.new("consent", statement=made, purpose="share-with-partners", answer="given")
    draft.append()
    return str(made)


def _append(place: House, say: Callable[[str], None]) -> None:
    for number in range(100_000):
        say(f"statement {statement(place.here, number)}")


def _attach(place: House, say: Callable[[str], None]) -> None:
    import io

    from constat.record.casework import evidence

    for _ in range(1000):
        content = CANARY * 100_000
        say(f"evidence {evidence.add_stream(place.here, io.BytesIO(content), 'photo.jpg', kind='photograph').id}")


def _bundle(place: House, say: Callable[[str], None]) -> None:
    from constat.record.bundles import import_bundle

    for path in place.bundles:
        import_bundle(place.here, path)
        say(f"bundle {path.name}")


def _backup(place: House, say: Callable[[str], None]) -> None:
    from constat.record import backup

    for _ in range(1000):
        path = place.home / "backups" / f"{time.time_ns()}.age"
        backup.create(place.here, path)
        say(f"backup {path.name}")


def _import(place: House, say: Callable[[str], None]) -> None:
    from constat.events.importing import plan
    from constat.events.workspace import Workspace

    workspace = Workspace.create(place.home / "workspace")
    for number in range(1000):
        file = place.home / f"list-{time.time_ns()}.csv"
        file.write_text("date,country,killed\n" + "".join(f"2024-01-{1 + n % 28:02d},Mali,{n + number}\n" for n in range(200)))
        version = plan(workspace, file, name="list").commit()
        file.unlink()
        say(f"dataset {version.version}")


WORKS: dict[str, Callable[[House, Callable[[str], None]], None]] = {
    "append": _append,
    "attach": _attach,
    "bundle import": _bundle,
    "backup": _backup,
    "import": _import,
}


def kill(place: House, work: Callable[[House, Callable[[str], None]], None], after: float, told: Told) -> list[str]:
    """Forks a worker, kills it after some seconds; gives what it acknowledged."""
    reader, writer = os.pipe()
    with place.at_rest():
        worker = os.fork()
        if worker == 0:
            os.close(reader)
            try:
                work(place, lambda line: os.write(writer, f"{line}\n".encode()) and None)
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
    os.close(writer)
    deadline, text = time.monotonic() + after, b""
    while (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([reader], [], [], left)
        if ready:
            part = os.read(reader, 65536)
            if not part:
                break
            text += part
    os.kill(worker, signal.SIGKILL)
    while part := os.read(reader, 65536):
        text += part
    os.close(reader)
    _, status = os.waitpid(worker, 0)
    told.kills += 1
    told.finished += os.WIFEXITED(status)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        told.faults.append("a worker failed before it was killed")
    lines = text.decode().splitlines()
    told.acknowledged += len(lines)
    return lines


def check(place: House, lines: list[str], told: Told, whole: bool) -> None:
    """Looks for what was acknowledged, and for what must not be there."""
    from constat.events.workspace import Workspace
    from constat.record.models import of_type
    from constat.record.proof import verify

    for line in lines:
        kind, name = line.split(" ", 1)
        if kind in ("statement", "evidence"):
            there = place.here.rows(of_type(kind)).filter(pk=name).exists()
            if kind == "evidence" and there:
                there = place.here.vault.has(place.here.rows(of_type(kind)).get(pk=name).file)
        elif kind == "backup":
            there = (place.home / "backups" / name).is_file()
        elif kind == "dataset":
            there = int(Workspace.open(place.home / "workspace").dataset("list").version) >= int(name)
        else:
            there = True  # the next import of the same bundle says what is new; see `whole`
        if not there:
            told.faults.append(f"acknowledged and lost: {line}")
    if whole:
        found = verify(place.here)
        told.faults += [f"{fault.what} {fault.place}" for fault in found.faults]
        for path in place.home.rglob("*"):
            if path.is_file() and CANARY in path.read_bytes():
                told.faults.append(f"plain text in {path.relative_to(place.home)}")
        for path in (place.home / "backups").glob("*.age") if (place.home / "backups").is_dir() else ():
            path.unlink()


def rounds(kills: int, seed: int, works: tuple[str, ...] = tuple(WORKS)) -> Told:
    """That many kills, spread over the works; a fresh house every hundred."""
    from constat.record.bundles import import_bundle

    told, choose = Told(), random.Random(seed)
    per_house = 100
    for start in range(0, kills, per_house):
        home = Path(tempfile.mkdtemp(prefix="kills-"))
        try:
            place = house(home, bundles=2)
            for number in range(start, min(kills, start + per_house)):
                name = works[number % len(works)]
                lines = kill(place, WORKS[name], choose.uniform(0.002, 0.25), told)
                check(place, lines, told, whole=number % 20 == 19 or number == kills - 1)
            for path in place.bundles:
                import_bundle(place.here, path)
            check(place, [], told, whole=True)
        finally:
            shutil.rmtree(home, ignore_errors=True)
    return told


def run() -> list[Row]:
    """The measure."""
    seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(2**32))
    told = rounds(KILLS, seed)
    for fault in told.faults[:20]:
        print(f"kills: {fault}")
    return [
        Row(
            f"kill -9 at random moments in {', '.join(WORKS)}",
            f"{told.kills:,} kills, {told.acknowledged:,} acknowledged writes, {len(told.faults)} lost, half-written or in the clear (seed {seed})",
            "1,000 kills; none lost, none half-written, no plain text on disk",
            not told.faults and told.kills >= 1000,
        )
    ]
