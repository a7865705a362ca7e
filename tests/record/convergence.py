"""Three offices that edit the same records apart, and whose bundles are delayed, repeated, reordered and cut: a state machine."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from tests.record.offices import PHRASE, office, trusting

from constat.errors import BadFile
from constat.record import projection
from constat.record.bundles import Choice, export_bundle, import_bundle
from constat.record.bundles.admitting import known_to
from constat.record.casefile import CaseFile
from constat.record.models import Incident, Party
from constat.record.proof import verify

NAMES = ("A", "B", "C")
INCIDENTS = ["1" * 32, "2" * 32]
PARTY = "3" * 32
_template: Path | None = None


def template() -> Path:
    """Three offices that trust each other, made once; each run works on a copy."""
    global _template
    if _template is None:
        _template = Path(tempfile.mkdtemp(prefix="offices-"))
        made = [office(_template, name) for name in NAMES]
        trusting(*made)
        for one in made:
            one.case.close()
    return _template


class Offices(RuleBasedStateMachine):
    """What three offices do."""

    count = 3

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="converging-"))
        shutil.copytree(template(), self.home / "o")
        self.cases = [CaseFile.open(self.home / "o" / name.lower(), database_url="") for name in NAMES[: self.count]]
        for case in self.cases:
            case.unlock("awa", PHRASE)
        self.sent: list[tuple[int, Path]] = []
        self.said: set[str] = set()
        self.numbers = itertools.count()

    @initialize()
    def begin(self) -> None:
        draft = self.cases[0].draft("record")
        for subject in INCIDENTS:
            draft.new(Incident, subject, code="begin")
        draft.new(Party, PARTY, name_en="begin")
        draft.append()
        # Everybody knows the records before they part.
        for to in range(1, self.count):
            path = self.home / f"first-{to}.bundle"
            self._export(0, to, path, True)
            import_bundle(self.cases[to], path)

    @rule(at=st.integers(0, 2), which=st.sampled_from(INCIDENTS), field=st.sampled_from(["title_en", "title_fr", "summary_en"]), void=st.booleans())
    def edit(self, at: int, which: str, field: str, void: bool) -> None:
        value = f"v{next(self.numbers)}"
        draft = self.cases[at % self.count].draft("correct")
        draft.set(("incident", which), **{field: value}, **({"void": True} if void else {}))
        draft.append()
        self.said.add(value)

    @rule(at=st.integers(0, 2), name=st.sampled_from(["x", "y"]), adds=st.booleans())
    def alias(self, at: int, name: str, adds: bool) -> None:
        draft = self.cases[at % self.count].draft("correct")
        (draft.add if adds else draft.remove)(("party", PARTY), "aliases", name)
        draft.append()

    @rule(of=st.integers(0, 2), to=st.integers(1, 2), all_=st.booleans())
    def send(self, of: int, to: int, all_: bool) -> None:
        of, to = of % self.count, (of + to) % self.count
        if of == to:
            return
        path = self.home / f"{next(self.numbers)}.bundle"
        self._export(of, to, path, all_)
        self.sent.append((to, path))

    @rule(which=st.integers(0, 1000))
    def deliver(self, which: int) -> None:
        """Any bundle ever sent arrives, perhaps late, perhaps again."""
        if self.sent:
            to, path = self.sent[which % len(self.sent)]
            import_bundle(self.cases[to], path)

    @rule(which=st.integers(0, 1000), part=st.floats(0.05, 0.95))
    def deliver_cut(self, which: int, part: float) -> None:
        """A bundle arrives cut short: it is refused and changes nothing."""
        if not self.sent:
            return
        to, path = self.sent[which % len(self.sent)]
        cut = self.home / "cut.bundle"
        content = path.read_bytes()
        cut.write_bytes(content[: int(len(content) * part)])
        before = self.cases[to].register.digest()
        try:
            import_bundle(self.cases[to], cut)
        except BadFile:
            assert self.cases[to].register.digest() == before
        else:
            raise AssertionError("a bundle that was cut short was taken in")

    def teardown(self) -> None:
        try:
            for _ in range(self.count):
                for of, to in itertools.permutations(range(self.count), 2):
                    path = self.home / "last.bundle"
                    path.unlink(missing_ok=True)
                    self._export(of, to, path, True)
                    import_bundle(self.cases[to], path)
            rows = [self._rows(case) for case in self.cases]
            assert all(other == rows[0] for other in rows), "the offices do not agree"
            for case in self.cases:
                assert self.said <= self._readable(case), "a value was lost"
                assert verify(case, files=False).holds
        finally:
            for case in self.cases:
                case.close()
            shutil.rmtree(self.home, ignore_errors=True)

    def _export(self, of: int, to: int, path: Path, everything: bool) -> None:
        source, key = self.cases[of], self.cases[to].keys.public_key
        peers = [peer for peer in source.keys.peers() if peer.public_key == key]
        export_bundle(source, path, peers, Choice(since={} if everything else known_to(source, key)))

    @staticmethod
    def _rows(case: CaseFile) -> list[Any]:
        with case.register.reading() as cursor:
            return [list(projection.rows(cursor, model)) for model in (Incident, Party)]

    @staticmethod
    def _readable(case: CaseFile) -> set[str]:
        with case.register.reading() as cursor:
            return {change[4] for entry in case.register.entries(cursor) for change in entry.changes if change[0] == "set" and isinstance(change[4], str)}


class Pair(Offices):
    """The same with two."""

    count = 2
