"""A statement as typed becomes one entry: source, statement, numbers, named victims, consent, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from constat.errors import Refused
from constat.record.casework.findings import today
from constat.record.models import Consent, Source, Statement, Victim, VictimCount
from constat.web.casework.statement.form import CODING, COUNTS, PURPOSES, SOURCE, SOURCE_CLOSED

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.lens import Lens

_SAID: Final = (
    "text",
    "language",
    "translation",
    "translation_language",
    "translator",
    "when_text",
    "when",
    "place_text",
    "place_name",
    "admin1",
    "admin2",
    "admin3",
    "country",
)
RECENT: Final = 50
_PLACE: Final = (
    "place_name",
    "admin1",
    "admin1_pcode",
    "admin2",
    "admin2_pcode",
    "admin3",
    "country",
    "country_iso3",
    "latitude",
    "longitude",
    "place_precision",
)


def source_of(lens: Lens, code: str) -> Any | None:
    """The source of that code, as this member sees it; None where it is new."""
    return Source.seen_by(lens).filter(code=code).first()


def next_code(lens: Lens, model: Any, letter: str) -> str:
    """The next free code: `S-015` after `S-014`, judged by what was entered last."""
    told = model.seen_by(lens).filter(code__startswith=f"{letter}-").order_by("-made", "-id").values_list("code", flat=True)[:RECENT]
    numbers = [int(code.partition("-")[2]) for code in told if code.partition("-")[2].isdecimal()]
    number = max(numbers, default=0) + 1
    while model.seen_by(lens).filter(code=f"{letter}-{number:03d}").exists():
        number += 1
    return f"{letter}-{number:03d}"


def save(case: CaseFile, lens: Lens, told: dict[str, Any], place: dict[str, Any] | None) -> str:
    """Writes the entry and gives the statement's id."""
    draft = case.draft("record")
    case_id = told.get("case") or None
    source = source_of(lens, told["source"].strip())
    given = {name: told[f"source_{name}"] for name in (*SOURCE, *SOURCE_CLOSED) if told.get(f"source_{name}")}
    if source is None:
        source_id = draft.new(Source, case=case_id, code=told["source"].strip(), **given)
    else:
        source_id = source.pk
        if any(given.get(name) for name in SOURCE_CLOSED):
            # A known source keeps the identity it has; another one is another source.
            raise Refused("statement-source-known", room="web", code=source.code)
    values = {name: told.get(name) or None for name in _SAID}
    values |= {name: told[name] for name in CODING if told.get(name) not in (None, "", []) and name != "case"}
    if place is not None:
        values |= {name: place[name] for name in _PLACE if place.get(name) not in (None, "")}
    values.setdefault("taken", today(case))
    statement = draft.new(Statement, case=case_id, code=next_code(lens, Statement, "T"), source=source_id, **values)
    for row in range(COUNTS):
        _count(draft, case_id, statement, told, row)
    for purpose in PURPOSES:
        if answer := told.get(f"consent_{purpose}"):
            draft.new(Consent, case=case_id, statement=statement, purpose=purpose, answer=answer, given=today(case), reason=told.get("consent_why") or None)
    draft.append()
    return statement


def _count(draft: Any, case_id: str | None, statement: str, told: dict[str, Any], row: int) -> None:
    """A number as told: "about 30" has no bounds that nobody gave, and whoever is named within it is a victim of their own."""
    text, harm, name = (told.get(f"count_{row}_{part}") or None for part in ("text", "harm", "name"))
    bounds = {bound: told.get(f"count_{row}_{bound}") for bound in ("low", "best", "high")}
    relation = told.get(f"count_{row}_relation") or None
    whole = None
    if text or any(n is not None for n in bounds.values()):
        whole = draft.new(
            VictimCount, case=case_id, statement=statement, harm=harm, text=text, relation=relation,
            count=bounds if any(n is not None for n in bounds.values()) else None,
        )  # fmt: skip
    if name:
        draft.new(Victim, case=case_id, statement=statement, naming="named", harm=harm, name=name)
        if whole is not None:
            draft.new(
                VictimCount, case=case_id, statement=statement, harm=harm, count={"low": 1, "best": 1, "high": 1}, named=True, relation="within", of=whole
            )
