"""A case file to take pictures of: Moura as three public sources tell it, and an incident in Tarkane, a country that does not exist.

The invented office writes French, as an office does that works in one language; the screens around its words are in both.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

MEMBERS = {"fatou": ["documenter", "verifier", "steward"], "paul": ["administrator"], "claire": ["editor"]}
PASSPHRASE = "demonstration seulement, images"
DAYS = "2024-08-10/2024-08-12"
PLACE = {"place_name": "Dar Sélou", "admin2": "Adrazel", "admin1": "Adrazel", "country": "Tarkane", "country_iso3": "QTK", "latitude": 21.5935, "longitude": 49.3729}
SAID = (
    ("T-001", "S-001", "eyewitness", 60, "Ils sont venus à l'aube, avec des fusils. Ils ont pris tous les hommes."),
    ("T-002", "S-002", "relative", 60, "On m'a dit : soixante. C'est mon cousin qui les a comptés."),
    ("T-003", "S-003", "local-organisation", 48, "Nous avons relevé quarante-huit tombes."),
    ("T-004", "S-004", "official-communique", 24, "Vingt-quatre terroristes ont été neutralisés."),
)
LISTS = (
    ("T-001", ("Mahadou Bagadjo", "Oumarel Djassara", "Zakarou Issafel", "Tahirou Barkéla", "", "")),
    ("T-003", ("Mahadu Bagajo", "Umarel Djasara", "Rhissi Kounadji", "")),
)


def build(workspace: Any) -> dict[str, str]:
    """The workspace with both in it; gives the ids that the pictures need."""
    from constat.cli.demo import load_examples
    from constat.examples import folder
    from constat.record.casefile import CaseFile
    from constat.record.keys import Cost
    from constat.report import build as report

    load_examples(workspace)
    if not (workspace.path / "reports" / "tarkane-quarterly.json").is_file():
        report(workspace, folder("fictional") / "report" / "quarterly.yaml", workspace.path / "reports")
    case = CaseFile.open(workspace.path, database_url="")
    case.unlock("awa", "demonstration seulement, awa")
    for code, roles in MEMBERS.items():
        case.keys.add_member(code, PASSPHRASE, roles, cost=Cost.smallest())
    case.lock()
    case.unlock("fatou", PASSPHRASE)
    try:
        return record(case) | moura(case)
    finally:
        case.close()


def moura(case: Any) -> dict[str, str]:
    """Ids of the real case's incident and of its finding on harm."""
    from constat.record.models import Finding, Incident

    incident = case.rows(Incident).filter(code="MOURA-1").first()
    return {"moura": incident.pk, "moura-harm": case.rows(Finding).filter(code="MOURA-1/H").first().pk}


def record(case: Any) -> dict[str, str]:
    """The invented incident: who says what, whose voice it is, victims, a person with posts, an alert, a withdrawal, a changed date."""
    from constat.record.models import Consent, Incident, Party, Person, Source, Statement, VictimCount

    draft = case.draft("record")
    army = draft.new(Party, name_en="Armed Forces of Tarkane", name_fr="Forces armées tarkanaises", kind="state-forces")
    covenant = draft.new(Party, name_en="Army of the Covenant of the Sands", name_fr="Armée du Pacte des sables", kind="extremist-group")
    incident = draft.new(
        Incident, code="I-001", title_en="Killings at Dar Sélou", title_fr="Tueries de Dar Sélou", kind="one-sided", when="2024-08-10", status="pending-verification", **PLACE
    )
    for n, (day, where, region, status) in enumerate(
        (("2024-06-02", "Koura", "Adrazel", "verified"), ("2024-07-19", "Naririt", "Adrazel", "reported-not-verified"), ("2024-08-28", "Dar Sélou", "Adrazel", "pending-verification")), 2
    ):
        draft.new(Incident, code=f"I-{n:03d}", title_en=f"Attack on {where}", title_fr=f"Attaque de {where}", kind="one-sided", when=day, status=status, place_name=where, admin1=region, country="Tarkane")
    witness = draft.new(Person, code="P-002", sex="woman", age="adult", name="Lallawi Aroudji")
    sources, ids = {}, {}
    for code, source, kind, low, text in SAID:
        sources[source] = draft.new(Source, code=source, kind=kind, **({"person": witness} if source == "S-001" else {}))
        ids[code] = draft.new(
            Statement, code=code, source=sources[source], incident=incident, when=DAYS if code != "T-003" else "2024-08-11", kind="one-sided",
            alleged=[covenant if source == "S-004" else army], text=text, language="fr", taken="2024-08-20", **PLACE,
        )  # fmt: skip
        exact = {"low": low, "best": None, "high": low if source == "S-004" else None}
        draft.new(VictimCount, statement=ids[code], harm="killing", count=exact, relation="whole", **({"status": "direct-participant"} if source == "S-004" else {}))
        for purpose in ("record", "share-with-partners", "publish-anonymously", "court"):
            if kind != "official-communique":
                draft.new(Consent, statement=ids[code], purpose=purpose, answer="given", given="2024-08-20")
    draft.append()
    later(case, incident, ids, sources, army, witness)
    return {"incident": incident, "statement": ids["T-001"], "witness": witness} | {name: one.pk for name, one in watched(case).items()}


def later(case: Any, incident: str, ids: dict[str, str], sources: dict[str, str], army: str, witness: str) -> None:
    """What comes after the first entry: a date put right, a cousin found out, names, posts, a consent withdrawn, an alert."""
    from constat.record.models import Alert, Consent, Dispatch, Finding, Incident, Listing, Mention, Person, Post, Source, Statement, Victim

    draft = case.draft("correct", reason="T-001 et T-002 : les tueries ont duré trois jours")
    draft.set(case.rows(Incident).filter(pk=incident).first(), when=DAYS)
    draft.append()
    draft = case.draft("correct", reason="S-002 le tient de S-001, son cousin")
    draft.set(case.rows(Source).filter(pk=sources["S-002"]).first(), root=sources["S-001"])
    draft.set(case.rows(Statement).filter(pk=ids["T-002"]).first(), root=sources["S-001"])
    draft.append()
    draft = case.draft("record")
    for code, names in LISTS:
        for name in names:
            told = {"naming": "named", "name": name} if name else {"naming": "counted"}
            draft.new(Victim, incident=incident, statement=ids[code], harm="killing", sex="man", age="adult", **told)
    draft.new(Mention, statement=ids["T-001"], person=witness, note="elle parle d'elle-même")
    commander = draft.new(Person, code="P-001", sex="man", age="adult", name="Colonel Hamadel Gourandé")
    for title_en, title_fr, held, statement in (
        ("Commander, Adrazel sector", "Commandant du secteur d'Adrazel", "2023-11/2024-10", "T-001"),
        ("Commander, Adrazel sector", "Commandant du secteur d'Adrazel", "2024", "T-002"),
        ("Commander, Third battalion", "Commandant du 3e bataillon", "2021/2023-10", "T-003"),
        ("Chief of operations", "Chef des opérations", "2024-08-11/2024-12-31", ""),
    ):
        draft.new(Post, person=commander, party=army, title_en=title_en, title_fr=title_fr, held=held, **({"statement": ids[statement]} if statement else {}))
    draft.new(Listing, person=commander, authority="Boréalie, ministère des Affaires étrangères", measure="Restriction de visa", basis="participation à des violations flagrantes", listed="2025-03", reference="BX-117")
    draft.new(
        Finding, code="I-001/A", incident=incident, aspect="attribution", status="draft", standard="reasonable-grounds", parties=[army], persons=[commander], involvement="knew-and-did-not-prevent",
        conclusion_en="Armed forces carried out the killings.", conclusion_fr="Des forces armées ont commis les tueries.", reasoning="Deux voix indépendantes le disent.", rivals="Le communiqué accuse le Pacte ; aucun témoin ne l'a vu.",
    )  # fmt: skip
    alert = draft.new(
        Alert, code="A-001", status="credible", incident=incident, threat="Des hommes en armes annoncés pour le jour du marché.", received="2024-08-08T06:40Z", expires="2024-08-15T00:00Z", horizon="72 h",
        message_fr="Menace crédible contre le marché de Dar Sélou d'ici 72 h. Prévenir les responsables du marché.", message_en="Credible threat to the market of Dar Sélou within 72 h. Warn those in charge of it.",
        basis="deux proches", gaps="La route suivie n'est pas connue.", risk="Ceux qui ont prévenu.", outcome="Le marché s'est tenu ailleurs ; le village a été attaqué deux jours plus tard.", **PLACE,
    )  # fmt: skip
    for recipient, sent, acknowledged, acted in (("Mission de la région", "2024-08-08T09:10Z", "2024-08-08T11:05Z", "2024-08-09T07:30Z"), ("Préfecture", "2024-08-08T09:12Z", "", "")):
        told = {"acknowledged": acknowledged, "acted": acted, "action": "Patrouille envoyée"} if acted else {}
        draft.new(Dispatch, alert=alert, recipient=recipient, sent=sent, asked="Être présents le jour du marché.", deadline="2024-08-10", **told)
    draft.append()
    draft = case.draft("consent", reason="S-001 l'a retiré au téléphone")
    for one in case.rows(Consent).filter(statement=ids["T-001"], purpose__in=["publish-anonymously", "court"]):
        draft.set(one, withdrawn="2024-09-14")
    draft.append()


def watched(case: Any) -> dict[str, Any]:
    """What is looked up afterwards by its code."""
    from constat.record.models import Alert, Finding, Person

    return {
        "commander": case.rows(Person).filter(code="P-001").first(),
        "alert": case.rows(Alert).filter(code="A-001").first(),
        "finding": case.rows(Finding).filter(code="I-001/A").first(),
    }


def fresh(folder: Path) -> Any:
    """A workspace in that folder."""
    from constat.record import database

    database.ready()
    from constat.events.workspace import Workspace

    return Workspace.create(folder)
