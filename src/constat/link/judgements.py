"""What people said of two records: same, different or unsure; by whom, when and why. Nothing said is ever overwritten.

Kept in `judgements.jsonl`, one line each, every line bearing the SHA-256 of the line before, so that a line that was
changed, taken out or put in between betrays itself. A file of the workspace rather than entries of the register: what is
judged are rows of datasets, which stand in the workspace and not in the case file; an analyst without a case file, or one
whose case file is locked, must be able to judge; and thousands of verdicts at the speed of a key would bury the register's
entries. A line holds ids, a person's code and a reason: no words of a source. Each run of the linkage names the digest of
the last line that it took in.

Of several judgements of one pair, each person's last counts. Where persons differ, "different" wins over "same", and
"same" over "unsure": to keep two killings apart is the error that can be mended.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from constat.errors import BadFile, BadInput, Conflict
from constat.events.workspace import storing

SAME: Final = "same"
DIFFERENT: Final = "different"
UNSURE: Final = "unsure"
WITHDRAWN: Final = "withdrawn"
VERDICTS: Final = (SAME, DIFFERENT, UNSURE, WITHDRAWN)
"""What may be said; `withdrawn` takes one's own last judgement of the pair back, and stays on record too."""
_STRENGTH: Final = {UNSURE: 0, SAME: 1, DIFFERENT: 2}
LONGEST: Final = 1000
"""Letters that a reason may have."""

Pair = tuple[str, str]
"""Two ids, the lesser first."""


def pair_of(one: str, other: str) -> Pair:
    """The two ids in order: a pair is the same whichever way it is named."""
    if not one or not other or one == other:
        raise BadInput("pair-of-one", room="link", one=one or "-", other=other or "-")
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's word on two records."""

    left: str
    right: str
    verdict: str
    by: str
    at: str
    """UTC, ISO 8601 with microseconds."""
    why: str = ""
    probability: float | None = None
    """What the scores said when it was judged; None where the pair was never scored."""
    drawn: bool = False
    """Whether the queue drew the pair by chance: only such pairs may stand for others when quality is estimated."""
    undoes: bool = False
    """Whether it only takes the same person's last judgement back."""

    @classmethod
    def make(
        cls, one: str, other: str, verdict: str, *, by: str, why: str = "", probability: float | None = None, drawn: bool = False,
        undoes: bool = False, at: datetime | None = None,
    ) -> Judgement:
        """A judgement of now, its ids in order; what cannot be judged is refused."""
        left, right = pair_of(one, other)
        if verdict not in VERDICTS:
            raise BadInput("verdict-unknown", room="link", verdict=verdict, known=", ".join(VERDICTS))
        if not by.strip():
            raise BadInput("judge-unnamed", room="link", left=left, right=right)
        if len(why) > LONGEST:
            raise BadInput("reason-too-long", room="link", letters=len(why), most=LONGEST)
        moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
        return cls(left, right, verdict, by.strip(), moment, why.strip(), probability, drawn, undoes)

    @property
    def pair(self) -> Pair:
        """Its two ids."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands of a pair after all that was said of it."""

    verdict: str
    at: str
    """When the judgement that gave it was made."""
    by: str
    drawn: bool
    """Whether chance drew the pair, for whichever person first."""
    disputed: bool = False
    """Whether persons said both same and different."""


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Verdict]:
    """What stands of each judged pair: each person's last word, and of several persons' the one that keeps apart."""
    last: dict[Pair, dict[str, Judgement]] = {}
    drawn: set[Pair] = set()
    for judgement in judgements:
        own = last.setdefault(judgement.pair, {})
        if judgement.drawn:
            drawn.add(judgement.pair)
        # Taken out and put in again, so that a dictionary's order is the order of last words.
        own.pop(judgement.by, None)
        if judgement.verdict != WITHDRAWN:
            own[judgement.by] = judgement
    found: dict[Pair, Verdict] = {}
    for pair, own in last.items():
        if own:
            strongest = max(own.values(), key=lambda j: (_STRENGTH[j.verdict], j.at))
            said = {j.verdict for j in own.values()}
            found[pair] = Verdict(strongest.verdict, strongest.at, strongest.by, pair in drawn, {SAME, DIFFERENT} <= said)
    return found


class Judgements:
    """The file of judgements: it is only ever added to."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def lines(self) -> list[bytes]:
        """The whole lines, without what a power cut left of one: that one was never acknowledged."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return []
        return content.split(b"\n")[:-1]

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement ever made, in order; a file whose lines no longer follow from one another is refused."""
        found, before = [], ""
        for number, line in enumerate(self.lines(), 1):
            try:
                told = json.loads(line)
                if told.pop("before") != before:
                    raise ValueError
                found.append(Judgement(**told))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise BadFile("judgements-altered", room="link", file=self.path.name, line=number) from None
            before = _digest(line)
        return tuple(found)

    def head(self) -> str:
        """SHA-256 of the last line; empty while there is none."""
        lines = self.lines()
        return _digest(lines[-1]) if lines else ""

    def append(self, *judgements: Judgement) -> None:
        """Writes judgements down, flushed to disk before this returns. They stand behind all that was said before."""
        with storing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=10)
            try:
                lock.acquire()
            except Timeout:
                raise Conflict("judgements-busy", room="link", file=self.path.name) from None
            try:
                self._write(judgements)
            finally:
                lock.release()

    def _write(self, judgements: tuple[Judgement, ...]) -> None:
        lines = self.lines()
        before = _digest(lines[-1]) if lines else ""
        written = b""
        for judgement in judgements:
            line = json.dumps({**asdict(judgement), "before": before}, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
            written += line + b"\n"
            before = _digest(line)
        with self.path.open("ab") as file:
            # What a power cut left of a line is cut off, so that the next one begins where the last whole one ended.
            file.truncate(sum(len(line) + 1 for line in lines))
            file.write(written)
            file.flush()
            os.fsync(file.fileno())


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
