"""A guess at the mapping of a sheet, with its reason for every column: to be shown, and approved, never silently used.

Names are compared with what people call such columns in English and French; contents must fit (a column of dates holds
dates, a latitude lies within 90 degrees). A guess is `certain` only where nothing was guessed: every field comes from an
HXL tag, or every column that is used bears the field's own name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

import yaml
from rapidfuzz import fuzz, process

from constat.language import current_language, phrases
from constat.sources.sheet.columns import POINT
from constat.sources.sheet.counts import Unreadable, fold, read_count
from constat.sources.sheet.dates import Order, read_date
from constat.sources.sheet.fields import FIELDS, SEX_AGE_COLUMNS, STEMS, Reads
from constat.sources.sheet.hxl import field_of, key
from constat.sources.sheet.mapping import Mapping, Reason, Rule
from constat.sources.sheet.opening import open_user_table
from constat.sources.sheet.table import Table

SURE_ENOUGH: Final = 0.6
_SAMPLE: Final = 400
_PCODE: Final = re.compile(r"[A-Z]{2,3}\d{2,9}")


def guess(path: Path | str, sheet: str | None = None) -> Mapping:
    """The mapping that a file's names and contents suggest. Raises BadFile where the file cannot be read.

    `sheet` names the worksheet of a workbook that has several.
    """
    guessed = guess_table(open_user_table(Path(path), Mapping({}, sheet=sheet)))
    return replace(guessed, sheet=sheet)


def guess_table(table: Table) -> Mapping:
    """The mapping that a table's tags, names and contents suggest."""
    if table.tags:
        tagged = _by_tags(table)
        if tagged.has_date:
            return tagged
    return _by_names(table)


def _say(message: str, **values: object) -> str:
    return phrases("sources", current_language()).say(message, **values)


def _by_tags(table: Table) -> Mapping:
    fields: dict[str, Rule] = {}
    reasons: list[Reason] = []
    # Constat's own exports carry the row's address and the provider's id: the latter is taken.
    for column in sorted(table.frame.columns, key=lambda name: key(table.tags.get(name, "")) != key("#event+id+provider")):
        tag = table.tags.get(column, "")
        field = field_of(tag) if tag else None
        if field is None or field in fields or _shadowed(field, fields):
            reasons.append(Reason(column, None, 1.0, _say("guess-no-tag" if not tag else "guess-tag-unused", tag=tag)))
            continue
        fields[field] = Rule(column=column)
        reasons.append(Reason(column, field, 1.0, _say("guess-by-tag", tag=tag)))
    return _sound(Mapping(fields, reasons=tuple(reasons), certain=True))


def _by_names(table: Table) -> Mapping:
    samples = {name: table.frame[name].drop_nulls().str.strip_chars().head(_SAMPLE).to_list() for name in table.frame.columns}
    options: list[tuple[float, str, str, str]] = []
    best_seen: dict[str, tuple[float, str, str]] = {}
    for column in table.frame.columns:
        for field, score in _named_like(column):
            fits = _fit(field, samples[column])
            confidence = round(score * fits, 2)
            if _is_own_name(column, field):
                confidence = max(confidence, SURE_ENOUGH)  # the user named the field; faulty cells are refused one by one
            why = _say("guess-by-name" if fits == 1 else "guess-contents-differ", field=field, share=f"{fits:.0%}")
            options.append((confidence, column, field, why))
            if confidence > best_seen.get(column, (0.0, "", ""))[0]:
                best_seen[column] = (confidence, field, why)
    for column in table.frame.columns:
        if best_seen.get(column, (0.0, "", ""))[0] < SURE_ENOUGH and (found := _by_contents(samples[column])):
            options.append((0.65, column, found, _say("guess-by-contents", field=found)))
    fields: dict[str, Rule] = {}
    given: dict[str, Reason] = {}
    order = {name: i for i, name in enumerate(table.frame.columns)}
    for confidence, column, field, why in sorted(options, key=lambda option: (-option[0], order[option[1]])):
        if confidence < SURE_ENOUGH or column in given or field in fields or _shadowed(field, fields):
            continue
        fields[field] = _rule(column, field, samples[column])
        given[column] = Reason(column, field, confidence, why)
    fields = dict(sorted(fields.items(), key=lambda item: order[item[1].column or ""]))  # as the sheet has them
    reasons = tuple(
        given.get(column)
        or Reason(column, None, best_seen.get(column, (0.0,))[0], _say("guess-nothing"))
        for column in table.frame.columns
    )
    exact = bool(fields) and all(_is_own_name(rule.column or "", field) and rule.format is None for field, rule in fields.items())
    return _sound(Mapping(fields, reasons=reasons, certain=exact))


def _sound(mapping: Mapping) -> Mapping:
    """The mapping without halves of points, which a mapping file would not be allowed either."""
    fields = dict(mapping.fields)
    if ("latitude" in fields) != ("longitude" in fields):
        fields.pop("latitude", None)
        fields.pop("longitude", None)
    if "date_end" in fields and "date_start" not in fields:
        # A date and an end: the date is the start. An end alone is the date.
        fields["date_start"] = fields.pop("date") if "date" in fields else fields.pop("date_end")
    return Mapping(fields, reasons=mapping.reasons, certain=mapping.certain)


def _shadowed(field: str, fields: dict[str, Rule]) -> bool:
    """Whether another field already fills what this one would."""
    if field == "date":
        return "date_start" in fields
    if field == "date_start" and "date" in fields:
        return True
    if field == "coordinates":
        return "latitude" in fields or "longitude" in fields
    if field in ("latitude", "longitude") and "coordinates" in fields:
        return True
    stem = re.sub(r"_(low|best|high|reported)$", "", field)
    if field in STEMS:
        return any(f"{field}_{bound}" in fields for bound in ("low", "best", "high", "reported"))
    return stem in STEMS and stem in fields


@cache
def _known_names() -> dict[str, str]:
    """What columns are called, folded, and the field each fills; the fields' own names among them."""
    text = (resources.files("constat.sources.sheet") / "names.yaml").read_text(encoding="utf-8")
    listed = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only: `no` and `y` are names here
    names = {_plain(name): field for field, called in listed.items() for name in called}
    return names | {_plain(field): field for field in FIELDS}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(name)).strip()


def _is_own_name(column: str, field: str) -> bool:
    return column.strip().lower().replace(" ", "_") in (field, {"id": "event_id"}.get(field, field), {"id": "provider_id"}.get(field, field))


def _named_like(column: str) -> Iterable[tuple[str, float]]:
    """Fields whose usual names come near this one, each with a score up to 1."""
    plain = _plain(column)[:120]
    known = _known_names()
    if plain in known:
        return [(known[plain], 1.0)]
    if len(plain) < 3:
        return []
    best: dict[str, float] = {}
    for name, score, _ in process.extract(plain, [n for n in known if len(n) > 2], scorer=fuzz.token_sort_ratio, limit=8):
        field = known[name]
        best[field] = max(best.get(field, 0.0), min(score / 100, 0.95))
    # The status of the dead is never supposed: only a name that says it fills a field of civilians or fighters.
    return [(field, score) for field, score in best.items() if score >= 0.7 and _status_said(plain) == _status_said(field)]


def _status_said(name: str) -> str:
    for status, stems in (("civilian", ("civil",)), ("fighter", ("fighter", "combat", "militan", "militair")), ("unknown", ("unknown", "inconnu"))):
        if any(stem in name for stem in stems):
            return status
    return ""


def _fit(field: str, cells: list[str]) -> float:
    """The share of cells that could be what the field asks for; 1 where anything could."""
    test = _TESTS.get(FIELDS[field].reads)
    if field in STEMS or field in SEX_AGE_COLUMNS:
        test = _is_count
    if field.endswith("_pcode"):
        test = _is_pcode
    if field in ("latitude", "longitude"):
        limit = 90 if field == "latitude" else 180
        return _share(cells, lambda cell: (degrees := _as_degrees(cell)) is not None and abs(degrees) <= limit)
    return _share(cells, test) if test else 1.0


def _share(cells: list[str], test: Callable[[str], bool]) -> float:
    told = [cell for cell in cells if cell]
    return round(sum(map(test, told)) / len(told), 2) if told else 0.9


def _is_date(cell: str) -> bool:
    if re.fullmatch(r"\d{5}", cell):
        return True
    try:
        return read_date(cell, Order.SHORT_DAY_FIRST) is not None
    except Unreadable as problem:
        if problem.code == "date-impossible":
            try:
                return read_date(cell, Order.SHORT_MONTH_FIRST) is not None
            except Unreadable:
                return False
        return problem.code in ("date-ambiguous", "date-short-year", "date-reversed")


def _is_count(cell: str) -> bool:
    try:
        read_count(cell)
    except Unreadable as problem:
        return problem.code in ("count-vague", "count-ambiguous", "count-negative", "count-reversed")
    return True


def _as_degrees(cell: str) -> float | None:
    plain = re.sub(r"^([+-]?\d+),(\d+)$", r"\1.\2", cell)
    return float(plain) if re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,20})?", plain) else None


def _is_pcode(cell: str) -> bool:
    return _PCODE.fullmatch(cell) is not None


_TESTS: Final[dict[Reads, Callable[[str], bool]]] = {
    Reads.INTERVAL: _is_date,
    Reads.DAY: _is_date,
    Reads.COUNT: _is_count,
    Reads.NUMBER: _is_count,
    Reads.POINT: lambda cell: re.fullmatch(POINT, cell) is not None,
}


def _by_contents(cells: list[str]) -> str | None:
    """The field that contents alone betray: full dates, pairs of degrees, P-codes."""
    if len(cells) < 3:
        return None
    if _share(cells, lambda cell: not re.fullmatch(r"\d+", cell) and _is_date(cell)) >= 0.9:
        return "date"
    if _share(cells, lambda cell: re.fullmatch(POINT, cell) is not None and "." in cell) >= 0.9:
        return "coordinates"
    if _share(cells, _is_pcode) >= 0.9:
        longest = max(len(re.sub(r"\D", "", cell)) for cell in cells)
        return "admin1_pcode" if longest <= 2 else "admin2_pcode" if longest <= 4 else "admin3_pcode"
    return None


def _rule(column: str, field: str, cells: list[str]) -> Rule:
    if FIELDS[field].reads is Reads.INTERVAL and cells and all(re.fullmatch(r"[2-5]\d{4}(\.\d+)?", cell) for cell in cells):
        return Rule(column=column, format=Order.SERIAL)
    if FIELDS[field].reads is Reads.WORD and field == "kind":
        return Rule(column=column, others="unknown")
    return Rule(column=column)


