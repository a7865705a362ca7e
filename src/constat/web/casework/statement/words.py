"""What the words of a statement suggest: intervals of days with their rule, numbers, places with all their namesakes.

Nothing suggested is taken over by itself; whoever takes the statement chooses.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import ConstatError
from constat.model.dates import PartialDate
from constat.record.gazetteer import Gazetteer, folder_of
from constat.sources.text.counts import propose_counts
from constat.sources.text.dates import propose_dates
from constat.web.wording import tally_words, when_words

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.gazetteer import PlaceFound

SHOWN: Final = 8
LEVELS: Final = ("admin1", "admin2", "admin3")


def gazetteer_of(case: CaseFile) -> Gazetteer:
    """The workspace's places, opened again when a file of them comes or goes."""
    workspace = case.folder.parent
    folder = folder_of(workspace)
    stamp = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.parquet"))) if folder.is_dir() else ()
    return _opened(workspace, stamp)


@lru_cache(maxsize=2)
def _opened(workspace: Path, _stamp: tuple[tuple[str, int], ...]) -> Gazetteer:
    return Gazetteer.open(workspace)


def dates(words: str, language: str, case: CaseFile | None = None, said: str | None = None) -> list[dict[str, Any]]:
    """Intervals that the words may mean, each with its rule. `said` is the day on which they were said: "last Sunday" is before it."""
    if not words.strip():
        return []
    markets = gazetteer_of(case).market_days() if case is not None else {}
    told = propose_dates(words, language, today=_day(said) or datetime.now(UTC).date(), markets=markets)
    return [{"iso": one.date.iso(), "text": when_words(one.date.iso(), language), "rule": one.say(language)} for one in told[:SHOWN]]


def counts(words: str, language: str) -> list[dict[str, Any]]:
    """Numbers that the words tell: the first as the whole, and whoever is named within it."""
    found = []
    for one in propose_counts(words, language)[:4]:
        bounds = {"low": one.count.low, "best": one.count.best, "high": one.count.high}
        fill: dict[str, Any] = {f"count_0_{bound}": value for bound, value in bounds.items()}
        fill |= {"count_0_harm": one.harm or "", "count_0_relation": one.relation}
        if named := next((part for part in one.parts if part.named), None):
            fill["count_0_name"] = named.words
        found.append({"text": one.words, "number": tally_words(bounds, language), "rule": one.say(language), "fill": json.dumps(fill)})
    return found


def _found(case: CaseFile, words: str, on: date | None) -> tuple[PlaceFound, ...]:
    return gazetteer_of(case).search(words, limit=SHOWN, on=on) if words.strip() else ()


def places(case: CaseFile, words: str, language: str, when: str | None = None) -> list[dict[str, Any]]:
    """Places of that name, every namesake, each with its divisions before and since a reform."""
    on = _day(when)
    return [
        {
            "id": one.id,
            "name": one.name,
            "where": one.words(language),
            "why": one.reason(language),
            "market": one.market_words(language),
            "fill": json.dumps(_shown(one, on, language)),
        }
        for one in _found(case, words, on)
    ]


def place(case: CaseFile, chosen: str, words: str, language: str, when: str | None = None) -> dict[str, Any] | None:
    """The chosen place as fields of a statement; None where the words no longer lead to it."""
    on = _day(when)
    one = next((found for found in _found(case, words, on) if found.id == chosen), None)
    if one is None:
        return None
    told, columns = one.place(on), one.columns(on)
    fields: dict[str, Any] = _shown(one, on, language)
    fields |= {name: columns[name] for name in ("admin1_pcode", "admin2_pcode") if columns[name]}
    fields["country_iso3"] = one.country_iso3
    if one.latitude is not None and one.longitude is not None:
        fields |= {"latitude": f"{one.latitude:.5f}", "longitude": f"{one.longitude:.5f}", "place_precision": str(told.precision)}
    return fields


def _shown(one: PlaceFound, on: date | None, language: str) -> dict[str, str]:
    """What the page fills in."""
    columns = one.columns(on)
    return {"place_name": one.name, **{level: str(columns[level] or "") for level in LEVELS}, "country": one.country(language)}


def _day(when: str | None) -> date | None:
    try:
        return PartialDate.parse(when).start if when else None
    except ConstatError:
        return None
