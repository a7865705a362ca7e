"""A list of names becomes one entry: source, the list word for word as a statement, a victim for each row, consent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from constat.errors import ConstatError, Refused
from constat.model.dates import PartialDate
from constat.record.casework.findings import today
from constat.record.models import Consent, Source, Statement, Victim
from constat.web.casework.names.grid import Read, Row
from constat.web.casework.statement import words
from constat.web.casework.statement.form import PURPOSES, SOURCE, SOURCE_CLOSED
from constat.web.casework.statement.saving import _PLACE, next_code, source_of
from constat.web.casework.victims.details import written

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.lens import Lens
    from constat.sources.text.names import NameRow

_SAID: Final = ("language", "when_text", "when", "place_text", "place_name", "admin1", "admin2", "admin3", "country", "taken", "incident")
_UNREAD: Final = {"names-status-unread": "status", "names-harm-unread": "harm", "names-sex-unread": "sex"}


def save(case: CaseFile, lens: Lens, told: dict[str, Any], place: dict[str, Any] | None, sheet: tuple[Sequence[Row], Read, str], language: str) -> str:
    """Writes the entry and gives the statement's id. Nothing is inferred: what the list does not say stays unknown.

    `sheet` is the rows of the grid, what they mean, and the list word for word.
    """
    rows, meant, verbatim = sheet
    draft = case.draft("record")
    case_id = told.get("case") or None
    code = told["source"].strip()
    source = source_of(lens, code)
    given = {name: told[f"source_{name}"] for name in (*SOURCE, *SOURCE_CLOSED) if told.get(f"source_{name}")}
    if source is not None and any(given.get(name) for name in SOURCE_CLOSED):
        raise Refused("statement-source-known", room="web", code=code)
    source_id = draft.new(Source, case=case_id, code=code, **given) if source is None else source.pk
    values = {name: told.get(name) or None for name in _SAID}
    if place is not None:
        values |= {name: place[name] for name in _PLACE if place.get(name) not in (None, "")}
    values["taken"] = values["taken"] or today(case)
    if told.get("harm"):
        values["harms"] = [told["harm"]]
    text = "\n".join([part for part in (verbatim.strip("\n"), *(_line(row) for row in rows if not row.line)) if part])
    statement = draft.new(
        Statement, case=case_id, code=next_code(lens, Statement, "T"), source=source_id, medium=told.get("medium") or "list", text=text, **values
    )
    days: dict[str, str | None] = {}
    for _at, one in sorted(meant.victims.items()):
        draft.new(Victim, case=case_id, statement=statement, **_victim(one, told, days, language))
    for purpose in PURPOSES:
        if answer := told.get(f"consent_{purpose}"):
            draft.new(Consent, case=case_id, statement=statement, purpose=purpose, answer=answer, given=today(case), reason=told.get("consent_why") or None)
    draft.append()
    return statement


def _line(row: Row) -> str:
    """A row that was typed, as the list would write it."""
    return "\t".join(row.cells.values()).rstrip("\t")


def _victim(one: NameRow, told: dict[str, Any], days: dict[str, str | None], language: str) -> dict[str, Any]:
    """The fields of one victim."""
    if one.date and one.date not in days:
        days[one.date] = _day(one.date, told.get("taken"), language)
    day = days.get(one.date) if one.date else None
    details = {"nickname": one.nickname, "father": one.father, "village": one.village, "age": one.age.words, "notes": one.notes}
    details |= {_UNREAD[rule.id]: str(rule.values.get("words", "")) for rule in one.doubts if rule.id in _UNREAD}
    if one.date and day is None:
        details["day"] = one.date
    values: dict[str, Any] = {
        "incident": told.get("incident") or None,
        "naming": one.naming,
        "harm": one.harm or told.get("harm") or None,
        "status": one.status,
        "sex": one.sex,
        "age": one.age.id,
        "day": day,
        "name": one.name or None,
        "details": written(details) or None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _day(said: str, taken: str | None, language: str) -> str | None:
    """The day that the words tell, where they tell one only."""
    try:
        return str(PartialDate.parse(said).iso())
    except ConstatError:
        found = words.dates(said, language, said=taken)
        return str(found[0]["iso"]) if len(found) == 1 else None
