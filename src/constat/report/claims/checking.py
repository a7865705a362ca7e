"""Each claim held against the data, with the figures that answer it.

How a verdict is reached. A count has a range (low to high; open above where high is unknown). The claim is

* **supported** where the best value satisfies it (*firmly* where the whole range does);
* **contradicted** where no value of the range does;
* **not decided by this data** in between, and where a change has no clear direction;
* **outside the data** where the period, the country, the place or the party is not in it.

Where a claim is not supported, the nearest candidates are sought: the same sentence by another measure, another population,
or another period that people commonly mean.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from constat.errors import BadSelection
from constat.estimate.comparison import DECREASED, INCREASED, NOT_COMPARABLE, Comparison, compare
from constat.estimate.coverage import period_coverage
from constat.events.query import Table
from constat.language import current_language, phrases
from constat.model import Figure, Selection
from constat.report.claims.reading import Assertion, Claim, ClaimFile, read_claims

SUPPORTED: Final = "supported"
CONTRADICTED: Final = "contradicted"
NOT_DECIDED: Final = "not-decided"
OUTSIDE: Final = "outside-data"
VERDICTS: Final = (SUPPORTED, CONTRADICTED, NOT_DECIDED, OUTSIDE)
_WANTED: Final = {"increased": INCREASED, "decreased": DECREASED}


@dataclass(frozen=True, slots=True)
class Range:
    """Best value of what was asked, and the range that the data allow; `high` may be infinite."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """The same assertion under another reading: what was changed, what it gives, and whether the claim then holds."""

    changed: tuple[str, ...]
    selection: Selection
    value: float
    holds: bool
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on one claim, the figures behind it, and the nearest candidates where it is not supported."""

    claim: Claim
    verdict: str
    firm: bool
    found: Range | None
    figures: tuple[Figure, ...]
    comparison: Comparison | None = None
    candidates: tuple[Candidate, ...] = ()
    why: tuple[str, dict[str, Any]] = ("claim-why-holds", {})
    fault: BadSelection | None = None
    """The name that the data never bear, where that is why."""

    def explain(self, language: str | None = None) -> str:
        """Why, in a sentence."""
        name, values = self.why
        if self.fault is not None:
            return self.fault.say(language)
        return phrases("report", language or current_language()).say(name, **values)

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "id": self.claim.id,
            "sentence": self.claim.sentence[current_language()],
            "said_by": self.claim.said_by,
            "verdict": self.verdict,
            "verdict_text": phrases("report", current_language()).say(f"claim-{self.verdict}"),
            "firm": self.firm,
            "why": self.explain(),
            "selection": self.claim.selection.to_dict(),
            "found": None
            if self.found is None
            else {"value": self.found.value, "low": self.found.low, "high": None if math.isinf(self.found.high) else self.found.high},
            "figures": [figure.to_json() for figure in self.figures],
            "comparison": self.comparison.to_json() if self.comparison else None,
            "candidates": [
                {"changed": list(c.changed), "selection": c.selection.to_dict(), "value": c.value, "holds": c.holds, "figures": [f.id for f in c.figures]}
                for c in self.candidates
            ],
        }


@dataclass(frozen=True, slots=True)
class CheckedClaims:
    """The answers to a file of claims."""

    file: ClaimFile
    answers: tuple[Answer, ...]
    snapshot: str

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON: title, snapshot, number of claims by verdict, and every answer."""
        found = Counter(answer.verdict for answer in self.answers)
        return {
            "title": self.file.title[current_language()],
            "source": self.file.source,
            "snapshot": self.snapshot,
            "summary": {verdict: found[verdict] for verdict in VERDICTS},
            "claims": [answer.to_json() for answer in self.answers],
        }


def check_claims(table: Table, path: Path | str) -> CheckedClaims:
    """Every claim of the file answered from the table."""
    file = read_claims(path)
    return CheckedClaims(file, tuple(answer(table, claim) for claim in file.claims), table.snapshot.id)


def answer(table: Table, claim: Claim) -> Answer:
    """The verdict on one claim."""
    try:
        outside = _outside(table, claim)
        if outside is not None:
            return Answer(claim, OUTSIDE, False, None, (), why=outside)
        given = evaluate(table, claim.selection, claim.asserts)
    except BadSelection as fault:
        # A country, place or party that the data never name: nothing can be said of it.
        if not fault.message_id.startswith("name-"):
            raise
        return Answer(claim, OUTSIDE, False, None, (), fault=fault)
    if given.verdict == SUPPORTED:
        return replace(given, claim=claim)
    from constat.report.claims.candidates import nearest

    named = replace(given, claim=claim)
    return replace(named, candidates=nearest(table, named))


def evaluate(table: Table, selection: Selection, asserts: Assertion) -> Answer:
    """What the data say of an assertion under this selection, whether or not it is the claim's own."""
    blank = Claim("", {}, selection, asserts)
    if asserts.kind in ("direction", "ratio"):
        assert asserts.period is not None and asserts.against is not None
        comparison = compare(table, selection, asserts.period, asserts.against)[0]
        behind = (comparison.counted, comparison.counted_against, comparison.figure)
        return (_direction if asserts.kind == "direction" else _ratio)(blank, comparison, behind)
    counted = table.count(selection)
    if counted.value is None:
        return Answer(blank, OUTSIDE, False, None, (counted,), why=("claim-why-not-told", {"measure": counted.measure}))
    own = _range(counted)
    if asserts.kind == "count":
        return _bounded(blank, own, asserts, (counted,))
    assert asserts.other is not None
    other_counted = table.count(asserts.other)
    other = _range(other_counted)
    figures = (counted, other_counted)
    if asserts.kind == "share":
        return _bounded(blank, _divided(own, other), asserts, figures)
    verdict = SUPPORTED if own.value > other.value else CONTRADICTED if own.high <= other.low else NOT_DECIDED
    return Answer(blank, verdict, own.low > other.high, own, figures, why=(f"claim-why-more-{verdict}", {"value": own.value, "other": other.value}))


def _range(figure: Figure) -> Range:
    value = float(figure.value or 0)
    if figure.low is None and figure.high is None and not figure.at_least:
        return Range(value, value, value)
    low = min(float(figure.low), value) if figure.low is not None else 0.0
    return Range(value, low, max(float(figure.high), value) if figure.high is not None else math.inf)


def _divided(part: Range, whole: Range) -> Range:
    if whole.value == 0:
        return Range(0.0, 0.0, math.inf)
    return Range(part.value / whole.value, part.low / whole.high, part.high / whole.low if whole.low else math.inf)


def _within(value: float, asserts: Assertion) -> bool:
    return (asserts.low is None or value >= asserts.low) and (asserts.high is None or value <= asserts.high)


def _bounded(claim: Claim, found: Range, asserts: Assertion, figures: Sequence[Figure], comparison: Comparison | None = None) -> Answer:
    low = -math.inf if asserts.low is None else asserts.low
    high = math.inf if asserts.high is None else asserts.high
    firm = _within(found.low, asserts) and _within(found.high, asserts)
    if _within(found.value, asserts):
        verdict = SUPPORTED
    else:
        verdict = NOT_DECIDED if found.low <= high and found.high >= low else CONTRADICTED
    said = {"value": _shown(found.value), "low": _shown(found.low), "high": "∞" if math.isinf(found.high) else _shown(found.high)}
    return Answer(claim, verdict, firm and verdict == SUPPORTED, found, tuple(figures), comparison, why=(f"claim-why-{verdict}", said))


def _ratio(claim: Claim, comparison: Comparison, figures: tuple[Figure, ...]) -> Answer:
    """A ratio of documented counts: its range comes from the counts' own ranges, not from chance."""
    if comparison.wording == NOT_COMPARABLE:
        return Answer(claim, OUTSIDE, False, None, figures, comparison, why=("claim-why-period", _spans(comparison)))
    if comparison.count_against == 0:
        said = {"count": comparison.count, "against": _spans(comparison)["against"]}
        return Answer(claim, NOT_DECIDED, False, None, figures, comparison, why=("claim-why-no-base", said))
    per_day = comparison.exposure_against / comparison.exposure
    divided = _divided(_range(comparison.counted), _range(comparison.counted_against))
    found = Range(divided.value * per_day, divided.low * per_day, divided.high * per_day)
    return _bounded(claim, found, claim.asserts, figures, comparison)


def _direction(claim: Claim, comparison: Comparison, figures: tuple[Figure, ...]) -> Answer:
    wording, asserts = comparison.wording, claim.asserts
    value = comparison.ratio if comparison.ratio is not None else (math.inf if comparison.count else 1.0)
    interval = comparison.overdispersed or comparison.exact
    high = math.inf if interval.high is None else interval.high
    found = Range(value, interval.low, high)
    if wording == NOT_COMPARABLE:
        return Answer(claim, OUTSIDE, False, None, figures, comparison, why=("claim-why-period", _spans(comparison)))
    if asserts.direction == "unchanged":
        assert asserts.low is not None and asserts.high is not None
        still = interval.low >= asserts.low and high <= asserts.high
        verdict = SUPPORTED if still else CONTRADICTED if wording in (INCREASED, DECREASED) else NOT_DECIDED
    elif wording == _WANTED[str(asserts.direction)]:
        verdict = SUPPORTED
    else:
        verdict = CONTRADICTED if wording in (INCREASED, DECREASED) else NOT_DECIDED
    said = {"count": comparison.count, "base": comparison.count_against, "days": comparison.exposure, "days_base": comparison.exposure_against}
    return Answer(claim, verdict, verdict == SUPPORTED, found, figures, comparison, why=(f"claim-why-change-{wording}", said))


def _outside(table: Table, claim: Claim) -> tuple[str, dict[str, Any]] | None:
    """The reason why the data cannot speak of the claim's period, or None where they can."""
    asserts = claim.asserts
    periods: list[tuple[date | None, date | None]] = [p for p in (asserts.period, asserts.against) if p] or [claim.selection.period]
    if asserts.other is not None:
        periods.append(asserts.other.period)
    for start, end in periods:
        # Whatever the place: a place that the data never name is another reason, and the lesser one.
        anywhere = claim.selection.replace(place=(), pcode=(), cell=(), box=None)
        covered = period_coverage(table, anywhere, start, end)
        if covered.outside:
            return "claim-why-outside", covered.said()
    return None


def _spans(comparison: Comparison) -> dict[str, Any]:
    return {"period": "..".join(d.isoformat() for d in comparison.period), "against": "..".join(d.isoformat() for d in comparison.against)}


def _shown(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 3)
