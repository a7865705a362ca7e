"""Casework on screen at size: the list with facets, an incident, a search, a save; many people at once; drafts and kill -9.

    INCIDENTS=10000 python -m benchmarks casework        a smaller case file
    HOUSE=/some/folder python -m benchmarks casework     keeps the case files there, and takes them up again

Pages are asked of a server in a process of its own, over the loopback, by one client that waits for each answer.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from benchmarks.measuring import ROOT, Row

INCIDENTS = int(os.environ.get("INCIDENTS", "100000"))
STATEMENTS = 5
"""Per incident."""
ASKED = int(os.environ.get("ASKED", "120"))
PASSPHRASE = "marteau lune riz pont"
PLACES = [f"{first}{last}" for first in ("Mou", "Kou", "Dje", "San", "Bo", "Ti", "Gas", "Hom") for last in ("ra", "na", "koro", "bougou", "dougou", "ni", "sso", "bori")]
REGIONS = ("Mopti", "Gao", "Ségou", "Tombouctou", "Kidal", "Ménaka", "Bandiagara", "Douentza")
KINDS = ("state-based", "non-state", "one-sided")
SERVER = """
import sys, threading
from pathlib import Path
from constat.web.serving import application
from waitress.server import create_server
app = application(Path(sys.argv[1]))
app.house.ahead = True
server = create_server(app, host="127.0.0.1", port=0, threads=8, max_request_body_size=27262976, inbuf_overflow=27262977, outbuf_overflow=1 << 30)
print(server.effective_port, flush=True)
server.run()
"""


# -- a case file of that size ------------------------------------------------------------------------------------------


def fill(case: Any, incidents: int, choose: random.Random) -> None:
    """Incidents with five statements each: sealed words, sources, parties; in entries of a few hundred records."""
    from constat.record import sealing
    from constat.record.models import Party, Source

    member = case.keys.need()
    draft = case.draft("record")
    parties = [draft.new(Party, name_en=f"Party {n}", name_fr=f"Partie {n}") for n in range(12)]
    sources = [draft.new(Source, code=f"S-{n:05d}", kind=choose.choice(("eyewitness", "relative", "media"))) for n in range(2000)]
    draft.append()
    at = 0
    while at < incidents:
        changes: list[Any] = []
        step = min(100, incidents - at)
        statements = [uuid.UUID(int=choose.getrandbits(128)).hex for _ in range(step * STATEMENTS)]
        keys = case.keys.new_subject_keys([("statement", one) for one in statements])
        for n in range(step):
            incident = uuid.UUID(int=choose.getrandbits(128)).hex
            day = f"{choose.randint(2012, 2025)}-{choose.randint(1, 12):02d}-{choose.randint(1, 28):02d}"
            place, region = choose.choice(PLACES), choose.choice(REGIONS)
            told = {
                "code": f"I-{at + n:06d}", "title_en": f"Attack on {place}", "title_fr": f"Attaque de {place}", "kind": choose.choice(KINDS), "when": day,
                "place_name": place, "admin1": region, "country": "Mali", "status": choose.choice(("verified", "pending-verification", "reported-not-verified")),
            }  # fmt: skip
            changes += [["set", "incident", incident, name, value] for name, value in told.items()]
            for m in range(STATEMENTS):
                statement = statements[n * STATEMENTS + m]
                said = {"code": f"T-{(at + n) * STATEMENTS + m:07d}", "source": choose.choice(sources), "incident": incident, "when": day, "place_name": place, "admin1": region, "kind": told["kind"]}
                changes += [["set", "statement", statement, name, value] for name, value in said.items()]
                changes.append(["add", "statement", statement, "alleged", choose.choice(parties)])
                words = sealing.seal(f"They came at dawn to {place}. {choose.random()}", keys["statement", statement], f"statement|{statement}|text")
                changes.append(["set", "statement", statement, "text", {"x": words}])
        case.register.append(member.actor, "record", changes)
        at += step


@contextmanager
def houses(incidents: int) -> Iterator[dict[str, tuple[Path, str]]]:
    """For each database that is here the workspace and the database's address."""
    from tests.record.postgres import Cluster, programs

    kept = os.environ.get("HOUSE")
    home = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="casework-"))
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o755)
    cluster = Cluster(home / "postgresql") if programs() is not None else None
    told: dict[str, str] = json.loads((home / "houses.json").read_text()) if (home / "houses.json").is_file() else {}
    try:
        if cluster is not None:
            cluster.start("-c fsync=on -c full_page_writes=on")
        for name in ("SQLite", *(("PostgreSQL",) if cluster is not None else ())):
            if name not in told:
                shutil.rmtree(home / name, ignore_errors=True)
                url = "" if name == "SQLite" or cluster is None else cluster.fresh()
                made(home / name, url, incidents)
                told[name] = url
                (home / "houses.json").write_text(json.dumps(told))
        yield {name: (home / name, url) for name, url in told.items()}
    finally:
        if cluster is not None:
            cluster.stop()
        if not kept:
            shutil.rmtree(home, ignore_errors=True)


def made(path: Path, url: str, incidents: int) -> None:
    """A workspace with a case file of that size, worked by one member of every role."""
    from constat.record import database

    database.ready()
    from constat.events.workspace import Workspace
    from constat.record.casefile import CaseFile
    from constat.record.keys import ROLES, Cost

    workspace = Workspace.create(path)
    case, _recovery = CaseFile.create(workspace.path, office="Bamako", code="awa", passphrase=PASSPHRASE, roles=ROLES[:5], database_url=url, cost=Cost.smallest())
    fill(case, incidents, random.Random(2022))
    case.close()


# -- a server and a browser --------------------------------------------------------------------------------------------


class Desk:
    """One member at a browser."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=120)
        self.token = ""

    def get(self, path: str) -> httpx.Response:
        answer = self.client.get(path)
        if found := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.text):
            self.token = found[1]
        return answer

    def post(self, path: str, data: dict[str, Any]) -> httpx.Response:
        return self.client.post(path, data={"csrfmiddlewaretoken": self.token, **data})

    def unlock(self) -> None:
        self.get("/en/unlock")
        answer = self.post("/en/unlock", {"code": "awa", "passphrase": PASSPHRASE})
        assert answer.status_code == 302, answer.status_code
        self.get("/en/work/")


@contextmanager
def served(path: Path, url: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server over that workspace, and its process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "DATABASE_URL": url}
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(path)], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}", process
    finally:
        process.kill()
        process.wait()


def statement(number: int) -> dict[str, str]:
    """The fields of a statement that can be saved."""
    told = {"source": f"B-{number:06d}", "source_kind": "eyewitness", "text": f"What was said, {number}.", "when": "2024-05", "place_text": "Moura", "act": "save"}
    return told | {f"consent_{purpose}": "given" for purpose in ("record", "share-with-partners", "publish-anonymously", "court")}


def memory(process: subprocess.Popen[str]) -> float:
    """Resident memory of a process in MB."""
    told = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) / 1024  # type: ignore[index]


def timed(work: Callable[[int], httpx.Response], times: int, *expected: int) -> list[float]:
    """Milliseconds of each request; any other status ends the measure."""
    found = []
    for n in range(times):
        begun = time.perf_counter()
        answer = work(n)
        found.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code in (expected or (200,)), (answer.status_code, answer.text[:500])
    return found


def p95(times: list[float]) -> float:
    """The ninety-fifth percentile."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def _pages(name: str, address: str, incidents: int) -> list[Row]:
    choose = random.Random()
    desk = Desk(address)
    begun = time.perf_counter()
    desk.unlock()
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    desk.get("/en/work/incidents")
    board = time.perf_counter() - begun
    ids = sorted(set(re.findall(r'/en/work/incidents/([0-9a-f]{32})"', "".join(desk.get(f"/en/work/incidents?page={page}").text for page in (1, 2, 3)))))

    def listed(_n: int) -> httpx.Response:
        asked = [f"admin1={choose.choice(REGIONS)}", f"status={choose.choice(('verified', 'pending-verification'))}", f"year={choose.randint(2012, 2025)}", f"q={choose.choice(PLACES)[:3]}"]
        return desk.get("/en/work/incidents?" + "&".join(choose.sample(asked, choose.randint(0, 3))))

    def saved(_n: int) -> httpx.Response:
        return desk.post(f"/en/work/statements/new/{uuid.uuid4().hex}", statement(choose.randrange(10**6)))

    times = {
        "incident list with facets": (p95(timed(listed, ASKED)), 150),
        "incident page": (p95(timed(lambda _n: desk.get(f"/en/work/incidents/{choose.choice(ids)}"), ASKED)), 100),
        "search": (p95(timed(lambda _n: desk.get(f"/en/work/search?q={choose.choice(PLACES)}"), ASKED)), 200),
        "save a statement": (p95(timed(saved, ASKED, 302)), 100),
        "incident list while others save": (p95([one for n in range(ASKED // 4) for one in (timed(saved, 1, 302), timed(listed, 1))[1]]), 150),
    }
    size = f"{incidents:,} incidents, {incidents * STATEMENTS:,} statements, {name}"
    rows = [Row(f"{what}, p95 ({size})", f"{took:.0f} ms", f"{bar} ms", took <= bar) for what, (took, bar) in times.items()]
    return [*rows, Row(f"unlock, and first list ({size})", f"{first:.1f} s, {board:.1f} s", "-", None)]


def run() -> list[Row]:
    """The measures of this page."""
    found: list[Row] = []
    with houses(INCIDENTS) as there:
        for name, (path, url) in there.items():
            begun = time.perf_counter()
            with served(path, url) as (address, process):
                httpx.get(f"{address}/en/unlock", timeout=30)
                cold = time.perf_counter() - begun
                found += _pages(name, address, INCIDENTS)
                found.append(Row(f"memory of the server ({INCIDENTS:,} incidents, {name})", f"{memory(process):.0f} MB", "300 MB at 10,000", memory(process) < 300 if INCIDENTS <= 10_000 else None))
                found.append(Row(f"cold start to first page ({name})", f"{cold:.1f} s", "5 s", cold < 5))
    return found
