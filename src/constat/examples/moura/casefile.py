"""Moura as a case file: the three public accounts as statements, three findings on them, signed by a second person.

The findings follow the United Nations report of May 2023, to the standard that it names, and answer the communiqué. They are a
worked example of the form, written by the coder from public facts; no finding of a real office.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.examples.moura import accounts

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.keys import Cost
    from constat.sources.statements.told import Number, Statement

PROPOSER: Final = ("awa", "demonstration seulement, awa")
SIGNER: Final = ("ibrahim", "demonstration seulement, ibrahim")
"""Codes and passphrases of the example's two members: printed by the demonstration, so never a secret."""
CODE: Final = "MOURA-1"
DATASET: Final = "moura-findings"
_KINDS: Final = {"united-nations-report": "united-nations", "non-governmental-report": "ngo", "official-communique": "official-communique"}
_PARTIES: Final = {
    "Malian armed forces": ("Forces armées maliennes", "state-forces"),
    "foreign military personnel": ("personnels militaires étrangers", "foreign-military-personnel"),
}
_HARM: Final = {"killed": "killing", "killed_fighters": "killing", "sexual_violence": "sexual-violence", "detained": "arbitrary-detention"}
_GROUPS: Final[dict[str, dict[str, Any]]] = {
    "women": {"sex": "woman"},
    "children": {"age": "child"},
    "men": {"sex": "man"},
    "persons identified by name": {"named": True},
}
_DAYS: Final = "2022-03-27/2022-03-31"


def build(workspace: Path, *, cost: Cost | None = None, database_url: str | None = None) -> tuple[CaseFile, str]:
    """The case file in that workspace, unlocked by the second member; and the id of its frozen state."""
    from constat.record.casefile import CaseFile
    from constat.record.casework import findings
    from constat.record.freezing import freeze

    case, _recovery = CaseFile.create(
        workspace,
        office="Constat, exemple",
        code=PROPOSER[0],
        passphrase=PROPOSER[1],
        roles=["documenter", "verifier", "administrator"],
        cost=cost,
        database_url=database_url,
    )
    case.keys.add_member(SIGNER[0], SIGNER[1], ["verifier"], cost=cost)
    made = record(case)
    for finding in made["findings"]:
        findings.propose(case, finding)
    case.lock()
    case.unlock(*SIGNER)
    for finding in made["findings"]:
        findings.sign(case, finding)
    return case, freeze(case, "moura-1", DATASET).id


def record(case: CaseFile) -> dict[str, Any]:
    """Enters sources, statements, incident and draft findings; gives their ids."""
    from constat.record.models import Case, Citation, Finding, Incident, Party, Response, Source, VictimCount

    told = accounts()
    where = told.statements[0].where
    told_of = ("country", "country_iso3", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "place_name", "place_precision", "latitude", "longitude")
    place = {name: str(where[name]) for name in told_of}
    draft = case.draft("record")
    moura = draft.new(Case, code="MOURA", title_en="Moura, March 2022", title_fr="Moura, mars 2022")
    parties = {name: draft.new(Party, case=moura, name_en=name, name_fr=french, kind=kind) for name, (french, kind) in _PARTIES.items()}
    incident = draft.new(
        Incident,
        case=moura,
        code=CODE,
        title_en="Moura, 27-31 March 2022",
        title_fr="Moura, 27-31 mars 2022",
        when=_DAYS,
        kind="one-sided",
        status="verified",
        corroboration="confirmed",
        verified="2023-05",
        **place,
    )
    sources = {}
    for statement in told.statements:
        source = statement.source
        sources[source.id] = draft.new(
            Source,
            case=moura,
            code=source.id.upper(),
            kind=_KINDS[source.kind],
            title_en=source.name["en"],
            title_fr=source.name["fr"],
            published=source.published.iso(),
        )
    draft.append()
    statements = {s.id: _statement(case, s, moura, incident, sources[s.source.id], parties, place) for s in told.statements}
    un, army, hrw = statements["ohchr-2023-05"], statements["fama-2022-04-01"], statements["hrw-2022-04-05"]
    draft = case.draft("record")
    common: dict[str, Any] = {"case": moura, "incident": incident, "status": "draft", "standard": "reasonable-grounds", "kind": "one-sided", "when": _DAYS}
    occurrence = draft.new(
        Finding,
        code=f"{CODE}/O",
        aspect="occurrence",
        conclusion_en="People were killed at Moura between 27 and 31 March 2022 during a military operation.",
        conclusion_fr="Des personnes ont été tuées à Moura entre le 27 et le 31 mars 2022 au cours d'une opération militaire.",
        reasoning="All three accounts tell of deaths at the same place and days; two rest on interviews with people who were there.",
        rivals="The communiqué tells of the same operation. It differs on who the dead were, which the finding on harm answers.",
        **common,
    )
    attribution = draft.new(
        Finding,
        code=f"{CODE}/A",
        aspect="attribution",
        conclusion_en="Malian armed forces acted with foreign military personnel.",
        conclusion_fr="Les forces armées maliennes ont agi avec des personnels militaires étrangers.",
        reasoning="The United Nations report attributes the acts to both after 157 individual and 11 group interviews; the communiqué claims the operation.",
        rivals="The communiqué names Malian forces alone. It neither speaks of other forces nor denies them.",
        parties=list(parties.values()),
        involvement="carried-out-jointly",
        **common,
    )
    harm = draft.new(
        Finding,
        code=f"{CODE}/H",
        aspect="harm",
        conclusion_en="At least 500 people were killed, about 30 of them fighters; 58 women and girls were subjected to sexual violence.",
        conclusion_fr="Au moins 500 personnes ont été tuées, dont une trentaine de combattants ; 58 femmes et filles ont subi des violences sexuelles.",
        reasoning="The minimum is that of the report with the largest basis; at least 238 of the dead are named there.",
        rivals="The communiqué counts 203 dead and calls all of them fighters: access to the site was denied, and 238 named dead exceed that number. "
        "The account of April 2022 tells of about 300 and was written eleven months earlier.",
        **common,
    )
    whole = draft.new(VictimCount, case=moura, finding=harm, harm="killing", count={"low": 500, "best": None, "high": None}, relation="whole")
    draft.new(
        VictimCount,
        case=moura,
        finding=harm,
        harm="killing",
        count={"low": None, "best": 30, "high": None},
        status="member-of-armed-forces",
        relation="within",
        of=whole,
    )
    draft.new(VictimCount, case=moura, finding=harm, harm="killing", count={"low": 238, "best": None, "high": None}, named=True, relation="within", of=whole)
    draft.new(VictimCount, case=moura, finding=harm, harm="sexual-violence", count={"low": None, "best": 58, "high": None}, relation="whole")
    cited: tuple[tuple[str, dict[str, str]], ...] = (
        (occurrence, {un: "for", hrw: "for", army: "for"}),
        (attribution, {un: "for", army: "beside"}),
        (harm, {un: "for", army: "against", hrw: "against"}),
    )
    for finding, bearings in cited:
        for one, bearing in bearings.items():
            draft.new(Citation, case=moura, finding=finding, statement=one, bearing=bearing)
    draft.new(
        Response,
        case=moura,
        incident=incident,
        party=parties["Malian armed forces"],
        status="answered",
        answer_en="The authorities contested the findings.",
        answer_fr="Les autorités ont contesté les conclusions.",
    )
    draft.append()
    return {"case": moura, "incident": incident, "statements": statements, "findings": [occurrence, attribution, harm]}


def _statement(case: CaseFile, told: Statement, moura: str, incident: str, source: str, parties: dict[str, str], place: dict[str, str]) -> str:
    """One account as a statement with its counts; gives its id."""
    from constat.record.models import Statement as Record
    from constat.record.models import VictimCount

    draft = case.draft("record")
    subject = draft.new(
        Record,
        case=moura,
        code=told.id,
        source=source,
        incident=incident,
        medium="published-text",
        when=told.when.iso(),
        kind=told.kind,
        alleged=[parties[name] for name in told.alleged],
        against=list(told.against),
        standard=told.standard or None,
        basis="; ".join(f"{key}: {value}" for key, value in told.basis.items()) or None,
        account_en=told.account["en"],
        account_fr=told.account["fr"],
        **place,
    )
    wholes: dict[str, str] = {}
    # Wholes before their parts, so that a part can name its whole.
    for number in sorted(told.numbers, key=lambda n: bool(n.within or n.beside)):
        values = _count(number)
        if values is None:
            continue
        relation = "within" if number.within else "beside" if number.beside else "whole"
        made = draft.new(VictimCount, case=moura, statement=subject, relation=relation, of=wholes.get(number.within or number.beside), **values)
        wholes.setdefault(number.group or number.stem, made)
    draft.append()
    return subject


def _count(number: Number) -> dict[str, Any] | None:
    harm = _HARM.get(number.stem)
    if harm is None:
        return None
    status = {"status": "member-of-armed-forces"} if number.stem.endswith("_fighters") else {}
    return {"harm": harm, "count": number.count, **status, **_GROUPS.get(number.group, {})}
