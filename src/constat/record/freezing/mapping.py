"""From signed findings to events: one incident, one row.

Only public and internal fields go in, no identity. What a row asserts, it asserts to the standard it carries:

* `standard` is the weaker of the occurrence's and the harm's: the row says that this happened, with these numbers.
* `perpetrators` are filled only where the attribution reaches at least that standard; otherwise they stay empty.
* numbers come from the harm finding's counts. A whole without a status fills `killed_*`; parts by status fill theirs; sex and
  age of civilians fill theirs where the finding says that they are civilians. A part is never added to its whole.
* an incident without a signed finding of its occurrence, or with one in conflict, is no event.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from constat.model import PartialDate
from constat.model.event import COLUMNS
from constat.model.place import priogrid_cell
from constat.record.casework.findings import is_signed
from constat.record.casework.incidents import standing
from constat.record.casework.voices import voices
from constat.record.models import Citation, Evidence, Finding, Incident, Party, Response, Source, Statement, VictimCount
from constat.vocab import load

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

MAPPING: Final = "1"
"""Version of this mapping: part of a frozen state's name."""
_PLACE: Final = ("country", "country_iso3", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "admin3", "place_name", "place_precision")
_GROUPS: Final = {("man", None): "men", ("woman", None): "women", ("man", "adult"): "men", ("woman", "adult"): "women", ("unknown", "adult"): "adults"}
_CHILDREN: Final = {"man": "boys", "woman": "girls", "unknown": "children", None: "children"}


def rows(case: CaseFile, dataset: str) -> tuple[list[dict[str, Any]], list[dict[str, str]], int]:
    """Events, the words behind each (what a trace shows), and how many findings a conflict kept out."""
    events: list[dict[str, Any]] = []
    behind: list[dict[str, str]] = []
    left_out = 0
    parties = {row.pk: row for row in case.rows(Party)}
    grouped: dict[str, list[Any]] = {}
    for finding in case.rows(Finding).exclude(incident=None).order_by("made", "pk"):
        left_out += bool(finding.conflicts)
        if is_signed(case, finding):
            grouped.setdefault(standing(case, finding.incident), []).append(finding)
    for incident in case.rows(Incident).filter(pk__in=grouped).order_by("pk"):
        told = {aspect: [f for f in grouped[incident.pk] if f.aspect == aspect] for aspect in ("occurrence", "attribution", "harm")}
        if incident.void or incident.conflicts or not told["occurrence"] or not (incident.when or told["occurrence"][0].when):
            left_out += bool(incident.conflicts)
            continue
        number = len(events) + 2
        event = _event(case, incident, told, parties, dataset, number)
        events.append(event)
        behind.append(_behind(case, incident, grouped[incident.pk], number))
    return events, behind, left_out


def _event(case: CaseFile, incident: Any, told: dict[str, list[Any]], parties: dict[str, Any], dataset: str, number: int) -> dict[str, Any]:
    order = load("standard-of-proof").ids
    row: dict[str, Any] = {column.name: ([] if str(column.type).startswith("list") else None) for column in COLUMNS}
    occurrence = told["occurrence"][-1]
    at = next(r for r in (*reversed(told["harm"]), occurrence, incident) if r.when)
    when = PartialDate.parse(incident.when or at.when)
    where = incident if incident.country or incident.admin1_pcode else occurrence
    standards = [f.standard for f in (occurrence, *told["harm"][-1:])]
    standard = min(standards, key=order.index)
    attributed = [f for f in told["attribution"] if order.index(f.standard) >= order.index(standard)]
    named = sorted({_name(parties.get(one)) for f in attributed for one in _listed(f.parties)})
    kind = occurrence.kind or incident.kind or "unknown"
    row |= {
        "event_id": f"{dataset}:{incident.code or incident.pk[:12]}",
        "dataset": dataset,
        "provider": "case-file",
        "provider_id": str(incident.code or incident.pk[:12]),
        "row_number": number,
        "origin": "case-file",
        "date_start": when.start,
        "date_end": when.end,
        "date_precision": str(when.precision),
        "side_a": named,
        "side_b": ["Civilians"] if kind == "one-sided" else [],
        "perpetrators": named if kind == "one-sided" else [],
        "kind": kind,
        "civilians_targeted": True if kind == "one-sided" else None,
        "standard": standard,
        "clarity": incident.status,
        "source_count": len(_voices(case, incident)),
        "source_names": "; ".join(_source_names(case, incident)),
        "source_text": _in_both(occurrence),
    }
    row |= {name: getattr(where, name) for name in _PLACE}
    if where.latitude and where.longitude:
        row["latitude"], row["longitude"] = float(where.latitude), float(where.longitude)
        row["cell"] = priogrid_cell(row["latitude"], row["longitude"])
    for finding in told["harm"]:
        for count in case.rows(VictimCount).filter(finding=finding.pk).exclude(void=True):
            row |= _columns(count)
    flags = {"no-point": row["latitude"] is None, "single-number": any(n.endswith("_reported") and v is not None for n, v in row.items())}
    return row | {"flags": [flag for flag, raised in flags.items() if raised]}


def _in_both(finding: Any) -> str:
    """The conclusion in both languages, as the account of a statement stands in the table."""
    told = [f"[{mark}] {text}" for mark, text in (("Finding", finding.conclusion_en), ("Constat", finding.conclusion_fr)) if text]
    return " ".join(told)


def _columns(count: Any) -> dict[str, int]:
    """The columns that one count fills; none for a group that the table does not hold."""
    stem = _stem(count.harm)
    if stem is None or not count.count or count.day or count.named:
        return {}
    bounds = {bound: n for bound, n in json.loads(count.count).items() if n is not None}
    if count.status is None and count.sex is None and count.age is None:
        if count.relation == "within":
            return {}
        return {f"{stem}_{bound}": n for bound, n in bounds.items()}
    if stem not in ("killed", "injured"):
        return {}
    status = load("victim-status").term(count.status).code("column") if count.status else None
    if count.sex is None and count.age is None:
        return {f"{stem}_{status}_{bound}": n for bound, n in bounds.items()} if status else {}
    if status != "civilians" or "best" not in bounds:
        # Sex and age have columns for civilians only; those of unknown status stay in the finding's words.
        return {}
    group = _CHILDREN.get(count.sex) if count.age == "child" else _GROUPS.get((count.sex, count.age))
    return {f"{stem}_civilians_{group or 'persons_unknown'}": bounds["best"]}


def _stem(harm: str | None) -> str | None:
    """The table's columns for a harm: its own, or those of the harm that it is a kind of."""
    harms = load("harm")
    while harm:
        term = harms.term(harm)
        if measure := term.code("measure"):
            return measure.replace("-", "_")
        harm = term.parent
    return None


def _behind(case: CaseFile, incident: Any, findings: list[Any], number: int) -> dict[str, str]:
    """What a reader is shown behind the row: findings with their standards, and the statements they answer to, public words only."""
    words = load("standard-of-proof")
    cited: dict[str, list[str]] = {"for": [], "against": [], "beside": []}
    seen: set[tuple[str, str]] = set()
    for citation in case.rows(Citation).filter(finding__in=[f.pk for f in findings]).exclude(void=True).order_by("made", "pk"):
        bearing = str(citation.bearing or "beside")
        shown = _cited(case, citation)
        if shown and (bearing, shown) not in seen:
            seen.add((bearing, shown))
            cited[bearing].append(shown)
    replies = [
        f"{r.status}: {r.answer_en or r.answer_fr or ''} ({r.received or r.deadline or r.sent or '-'})"
        for r in case.rows(Response).filter(incident=incident.pk).exclude(void=True)
    ]
    return {
        "incident": str(incident.code or incident.pk),
        "title": str(incident.title_en or ""),
        "titre": str(incident.title_fr or ""),
        "findings": " | ".join(f"{f.aspect}: {f.conclusion_en or f.conclusion_fr} [{words.label(f.standard, 'en')}; {f.code or f.pk[:8]}]" for f in findings),
        "constats": " | ".join(f"{f.aspect} : {f.conclusion_fr or f.conclusion_en} [{words.label(f.standard, 'fr')} ; {f.code or f.pk[:8]}]" for f in findings),
        "statements for": " | ".join(cited["for"]),
        "statements against": " | ".join(cited["against"]),
        "statements beside": " | ".join(cited["beside"]),
        "right of reply": " | ".join(replies),
        "lone verifier": "yes" if any(f.lone_verifier for f in findings) else "no",
        "row_number": str(number),
    }


def _cited(case: CaseFile, citation: Any) -> str:
    if citation.statement:
        statement = case.rows(Statement).filter(pk=citation.statement).first()
        if statement is None:
            return f"[{citation.statement[:8]}]"
        source = case.rows(Source).filter(pk=statement.source).first() if statement.source else None
        kind = load("source-kind").label(source.kind, "en") if source is not None and source.kind else "source"
        name = (source.title_en or source.title_fr) if source is not None else None
        return f"[{statement.code or statement.pk[:8]}] {name or kind}: {statement.account_en or statement.account_fr or '▮▮▮'}"
    if citation.evidence:
        code = case.rows(Evidence).filter(pk=citation.evidence).values_list("code", flat=True).first()
        return f"[{code or citation.evidence[:8]}]"
    return ""


def _voices(case: CaseFile, incident: Any) -> set[str]:
    """Independent voices on an incident: statements of one root source are one."""
    roots = dict(case.rows(Source).exclude(root=None).values_list("pk", "root"))
    return voices(case.rows(Statement).filter(incident=incident.pk).exclude(void=True).values_list("pk", "source", "root"), roots)


def _source_names(case: CaseFile, incident: Any) -> list[str]:
    """Sources by public name, else by kind: never by code or name of a person."""
    ids = case.rows(Statement).filter(incident=incident.pk).exclude(void=True).values_list("source", flat=True)
    kinds = load("source-kind")
    named = []
    for source in case.rows(Source).filter(pk__in=[one for one in ids if one]).order_by("made", "title_en", "pk"):
        label = source.title_en or source.title_fr or (kinds.label(source.kind, "en") if source.kind else "")
        if label and label not in named:
            named.append(str(label))
    return named


def _listed(text: str | None) -> list[str]:
    return list(json.loads(text)) if text else []


def _name(party: Any) -> str:
    return str((party.name_en or party.name_fr) if party is not None else "?")
