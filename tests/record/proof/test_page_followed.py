"""The page by which anyone checks us is followed literally, in both languages, on a package and on a bundle."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.record.offices import Office, office, trusting

from constat.record.bundles import Choice, export_bundle
from constat.record.casework import evidence
from constat.record.models import Incident
from constat.record.proof import verify, write_checkpoint
from constat.record.proof.package import package_evidence, package_register
from constat.record.streams import decrypted

PAGES = ("docs/do/check-without-constat.md", "docs/fr/verifier-sans-constat.md")


def commands(page: str) -> list[str]:
    found = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert len(found) == 6
    return found


def followed(page: str, folder: Path) -> str:
    """Runs every block of the page in that folder; gives the first complaint, or nothing where all went well."""
    for block in commands(page):
        done = subprocess.run(["sh", "-c", block], cwd=folder, capture_output=True, text=True, timeout=60)
        if done.returncode:
            return f"{block.splitlines()[0]}: {done.stdout}{done.stderr}"
    return ""


@pytest.fixture
def made(tmp_path: Path) -> tuple[Office, str]:
    one = office(tmp_path, "A")
    draft = one.case.draft("record")
    draft.new(Incident, code="I-1", title_fr="Événement")
    draft.append()
    item = evidence.add_stream(one.case, io.BytesIO(b"what the camera saw" * 1000), "photo.jpg", code="E-1", kind="photograph")
    return one, item.id


@pytest.fixture
def package(made: tuple[Office, str], tmp_path: Path) -> Path:
    return package_evidence(made[0].case, made[1], tmp_path / "handed", "for the court")


@pytest.mark.parametrize("page", PAGES)
def test_a_package_checks_as_the_page_says(page: str, package: Path) -> None:
    assert followed(page, package) == ""


def test_the_register_alone_checks_as_the_page_says(made: tuple[Office, str], tmp_path: Path) -> None:
    assert followed(PAGES[0], package_register(made[0].case, tmp_path / "chain")) == ""


def test_a_bundle_checks_as_the_page_says(made: tuple[Office, str], tmp_path: Path) -> None:
    b = office(tmp_path, "B")
    trusting(made[0], b)
    export_bundle(made[0].case, tmp_path / "a.bundle", made[0].case.keys.peers(), Choice(level="internal"))
    folder = tmp_path / "opened"
    with decrypted(tmp_path / "a.bundle", [b.case.keys.age_identity()], "a.bundle") as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
        tar.extractall(folder, filter="data")
    assert followed(PAGES[0], folder) == ""


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def resummed(folder: Path) -> None:
    """A forger makes SUMS fit again: the other steps have to find it."""
    import hashlib

    lines = (folder / "SUMS").read_text().splitlines()
    names = [line.split("  ", 1)[1] for line in lines]
    (folder / "SUMS").write_text("".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names))


@pytest.mark.parametrize("part", ["checkpoint", "checkpoint.sig", "headers", "bodies", "evidence", "commitment.txt"])
@pytest.mark.parametrize("forge", [lambda folder: None, resummed], ids=["changed", "changed and summed again"])
def test_one_changed_byte_is_found_by_the_page(part: str, forge: Callable[[Path], None], package: Path) -> None:
    path = package / part
    flipped(next(iter(sorted(path.iterdir()))) if path.is_dir() else path)
    forge(package)
    assert followed(PAGES[0], package) != ""


def test_a_read_log_cut_short_after_a_checkpoint_is_found(made: tuple[Office, str], tmp_path: Path) -> None:
    import sqlite3

    case = made[0].case
    for number in range(2):
        evidence.view(case, made[1], io.BytesIO(), f"to look at it, {number}")
    write_checkpoint(case)
    assert verify(case).holds
    with sqlite3.connect(case.folder / "readlog.sqlite") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute('DELETE FROM "line" WHERE "seq" = (SELECT MAX("seq") FROM "line")')
    assert "readlog" in {fault.what for fault in verify(case).faults}
