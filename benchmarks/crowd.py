"""Thirty people at once on SQLite: reads, saves, drafts and files for five minutes; and drafts under kill -9.

    SECONDS=60 PEOPLE=30 python -m benchmarks crowd
"""

from __future__ import annotations

import os
import random
import tempfile
import threading
import time
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.casework import PASSPHRASE, Desk, fill, p95, served, statement
from benchmarks.measuring import Row

SECONDS = int(os.environ.get("SECONDS", "300"))
PEOPLE = int(os.environ.get("PEOPLE", "30"))
KILLS = int(os.environ.get("KILLS", "200"))
PAUSE = (0.5, 2.5)
"""Seconds between what one person does and the next: quicker than people are."""


def _house(path: Path, people: int, incidents: int) -> list[str]:
    from constat.record import database

    database.ready()
    from constat.events.workspace import Workspace
    from constat.record.casefile import CaseFile
    from constat.record.keys import ROLES, Cost
    from constat.record.models import Incident

    workspace = Workspace.create(path)
    case, _recovery = CaseFile.create(workspace.path, office="Bamako", code="awa", passphrase=PASSPHRASE, roles=ROLES[:5], database_url="", cost=Cost.smallest())
    for n in range(people):
        case.keys.add_member(f"p{n:02d}", PASSPHRASE, ["documenter", "verifier"], cost=Cost.smallest())
    fill(case, incidents, random.Random(7))
    ids = list(case.rows(Incident).values_list("pk", flat=True)[:200])
    case.close()
    return ids


class Worker(threading.Thread):
    """One person: does something, waits a moment, does the next thing."""

    def __init__(self, number: int, address: str, ids: list[str], until: float) -> None:
        super().__init__(daemon=True)
        self.number, self.ids, self.until = number, ids, until
        self.desk = Desk(address)
        self.choose = random.Random()
        self.times: list[float] = []
        self.did: Counter[str] = Counter()
        self.faults: list[str] = []
        self.saved: list[str] = []
        self.draft, self.kept = uuid.uuid4().hex, ""

    def unlock(self) -> None:
        """Comes in under a code of their own."""
        self.desk.get("/fr/unlock")
        answer = self.desk.post("/fr/unlock", {"code": f"p{self.number:02d}", "passphrase": PASSPHRASE})
        assert answer.status_code == 302, answer.text[:300]
        self.desk.get("/fr/work")

    def run(self) -> None:
        """Until the time is up."""
        while time.monotonic() < self.until:
            name, work, expected = self.choose.choice(
                [("list", self.list, 200), ("page", self.page, 200), ("page", self.page, 200), ("draft", self.keep, 200), ("draft", self.keep, 200), ("save", self.save, 302), ("file", self.file, 302)]
            )
            begun = time.perf_counter()
            try:
                answer = work()
            except Exception as fault:  # noqa: BLE001 - counted, and shown
                self.faults.append(f"{name}: {type(fault).__name__}")
                continue
            self.times.append((time.perf_counter() - begun) * 1000)
            self.did[name] += 1
            if answer.status_code != expected:
                self.faults.append(f"{name}: {answer.status_code}")
            time.sleep(self.choose.uniform(*PAUSE))

    def list(self) -> Any:
        return self.desk.get("/fr/work/incidents?admin1=Mopti")

    def page(self) -> Any:
        return self.desk.get(f"/fr/work/incidents/{self.choose.choice(self.ids)}")

    def keep(self) -> Any:
        words = f"{self.kept} mot".strip()
        answer = self.desk.post(f"/fr/work/drafts/{self.draft}", {"draft-kind": "statement", "text": words})
        if answer.status_code == 200:
            self.kept = words
        return answer

    def save(self) -> Any:
        answer = self.desk.post(f"/fr/work/statements/new/{uuid.uuid4().hex}", statement(self.number * 100_000 + len(self.saved)))
        if answer.status_code == 302:
            self.saved.append(answer.headers["location"].rsplit("/", 1)[1])
        return answer

    def file(self) -> Any:
        fields = {"csrfmiddlewaretoken": self.desk.token, "kind": "photograph", "incident": self.choose.choice(self.ids)}
        content = os.urandom(self.choose.randint(20_000, 400_000))
        return self.desk.client.post("/fr/work/evidence/new", data=fields, files={"file": ("photo.jpg", b"\xff\xd8\xff" + content, "image/jpeg")})


def _crowd() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="crowd-") as home:
        path = Path(home) / "house"
        ids = _house(path, PEOPLE, 2_000)
        with served(path, "") as (address, _process):
            people = [Worker(n, address, ids, 0) for n in range(PEOPLE)]
            for one in people:
                one.unlock()
            until = time.monotonic() + SECONDS
            for one in people:
                one.until = until
                one.start()
            for one in people:
                one.join()
            drafts = sum(one.kept not in one.desk.get(f"/fr/work/statements/new/{one.draft}").text for one in people if one.kept)
        from constat.record.casefile import CaseFile
        from constat.record.models import Statement

        case = CaseFile.open(path, database_url="")
        there = set(case.rows(Statement).values_list("pk", flat=True))
        lost = sum(saved not in there for one in people for saved in one.saved)
        case.close()
    times = [took for one in people for took in one.times]
    did = sum((one.did for one in people), Counter())
    faults = Counter(fault for one in people for fault in one.faults)
    what = ", ".join(f"{count} {name}" for name, count in sorted(did.items()))
    return [
        Row(f"{PEOPLE} people for {SECONDS} s on SQLite: {what}", f"p95 {p95(times):.0f} ms", "500 ms", p95(times) < 500),
        Row("errors meanwhile", ", ".join(f"{count} {fault}" for fault, count in faults.items()) or "none", "none", not faults),
        Row("saves and drafts acknowledged and then not found", str(lost + drafts), "0", lost + drafts == 0),
    ]


def _kills() -> list[Row]:
    """A server killed at random while drafts are kept every few hundred milliseconds: what was acknowledged is there, whole."""
    choose = random.Random()
    lost, torn, kept_all = 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="drafts-") as home:
        path = Path(home) / "house"
        _house(path, 1, 10)
        for _turn in range(KILLS):
            draft, last, sent = uuid.uuid4().hex, 0, 0
            with served(path, "") as (address, process):
                desk = Desk(address)
                desk.unlock()
                end = threading.Timer(choose.uniform(0.05, 1.5), process.kill)
                end.start()
                try:
                    while True:
                        sent += 1
                        words = " ".join(f"mot{n}" for n in range(sent))
                        answer = desk.post(f"/fr/work/drafts/{draft}", {"draft-kind": "statement", "text": words})
                        if answer.status_code == 200:
                            last, kept_all = sent, kept_all + 1
                except Exception:  # noqa: BLE001 - the server is gone, as meant
                    end.cancel()
            with served(path, "") as (address, _process):
                desk = Desk(address)
                desk.unlock()
                text = desk.get(f"/fr/work/statements/new/{draft}").text
            whole = [n for n in (last, sent) if n == 0 or (" ".join(f"mot{k}" for k in range(n)) + "<") in text.replace("\n<", "<")]
            torn += not whole and last > 0
            lost += last > 0 and not any(n >= last for n in whole)
    return [Row(f"drafts: {KILLS} times kill -9 at random, {kept_all:,} keeps acknowledged", f"{lost} lost, {torn} torn", "nothing older than 5 s lost", lost + torn == 0)]


def run() -> list[Row]:
    """The measures of this page. A page sends what was typed at most three seconds later (tests/journeys/test_documenter.py)."""
    return [*_crowd(), *_kills()]
