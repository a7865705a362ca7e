"""The sheets in French: the observatory's fiches with an HXL row, the hospitals' admissions, communiqués, statements."""

# ruff: noqa: S311 - seeded on purpose: one seed, one history

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from constat.examples.fictional.country import Country, read_yaml
from constat.examples.fictional.hearing import Report
from constat.examples.fictional.telling import Telling
from constat.examples.fictional.truth import Incident
from constat.language import long_date

FICHES_HXL: Final = {
    "N° fiche": "#event+id+provider", "Date (début)": "#date+start", "Date (fin)": "#date+end", "Précision de la date": "#date+precision",
    "Date de réception": "#date+recorded",
    "Région": "#adm1+name", "Code région": "#adm1+code", "Cercle": "#adm2+name", "Code cercle": "#adm2+code", "Localité": "#loc+name",
    "Latitude": "#geo+lat", "Longitude": "#geo+lon", "Précision du lieu": "#geo+precision", "Type": "#cause+kind",
    "Auteur présumé": "#group+perpetrator", "Partie A": "#group+sidea", "Partie B": "#group+sideb",
    "Tués": "#affected+killed+best", "Tués (min.)": "#affected+killed+low", "Tués (max.)": "#affected+killed+high",
    "Civils tués": "#affected+killed+civilians+best", "Civils tués (min.)": "#affected+killed+civilians+low",
    "Civils tués (max.)": "#affected+killed+civilians+high", "dont hommes": "#affected+killed+civilians+men",
    "dont femmes": "#affected+killed+civilians+women", "dont garçons": "#affected+killed+civilians+boys",
    "dont filles": "#affected+killed+civilians+girls", "dont sexe ou âge inconnu": "#affected+killed+civilians+personsunknown",
    "Combattants tués": "#affected+killed+fighters+best", "Blessés": "#affected+injured+best", "Personnes enlevées": "#affected+abducted+best",
    "Personnes détenues": "#affected+detained+best",
    "Victimes de violences sexuelles": "#affected+sexualviolence+best", "Source": "#meta+source", "Récit": "#description",
}  # fmt: skip
"""Columns of the fiches and the HXL tag of each, as the second row of the sheet gives them."""

ADMISSIONS: Final = (
    "N° admission", "Hôpital", "Code cercle", "Date d'admission", "Provenance déclarée", "Latitude", "Longitude", "Blessés admis",
    "Décédés à l'arrivée", "Nature des blessures",
)  # fmt: skip
COMMUNIQUES: Final = (
    "Numéro", "Publié le", "Date des faits", "Lieu", "Cercle", "Code cercle", "Terroristes neutralisés", "Individus interpellés",
    "Texte", "English text",
)  # fmt: skip
STATEMENTS: Final = (
    "Code", "Type de source", "Recueilli le", "Propos", "Date (mots)", "Date (début)", "Date (fin)", "Précision de la date", "Lieu (mots)", "Code cercle",
    "Latitude", "Longitude", "Précision du lieu", "Auteur allégué", "Morts", "Source d'origine",
)  # fmt: skip
_KINDS: Final = {
    "one-sided": "Atteinte contre des civils", "state-based": "Affrontement impliquant l'armée",
    "non-state": "Affrontement entre groupes",
}  # fmt: skip
_PRECISION: Final = {"exact": "exacte", "within-25-km": "à moins de 25 km", "district": "cercle", "province": "région"}


def _french(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _closeness(r: Report) -> str:
    """How narrowly the date is known, in the word that the mapping reads."""
    days = (r.end - r.start).days + 1
    return next(word for limit, word in ((1, "jour"), (6, "jours"), (7, "semaine"), (62, "mois")) if days <= limit)


def _of(name: str) -> str:
    """`de Kessira`, `d'Oumbara`."""
    return f"d'{name}" if name[0] in "AEÉIOU" else f"de {name}"


def fiches(country: Country, incidents: dict[str, Incident], reports: Iterable[Report]) -> Telling:
    """The observatory's sheet: one fiche per incident that it heard of, civilians by sex and age where known."""
    telling = Telling("otdh", tuple(FICHES_HXL))
    for n, r in enumerate((r for r in reports if r.root == "otdh"), 1):
        incident, where = incidents[r.incident], r.where
        low, best, high = r.civilians
        lat, lon = where.point
        side_a = country.told(r.side_a, "sheet")
        key = f"OTDH-{r.heard.year}-{n:04d}"
        told = {
            "N° fiche": key, "Date (début)": _french(r.start), "Date (fin)": _french(r.end), "Précision de la date": _closeness(r),
            "Date de réception": _french(r.heard),
            "Région": where.district.region, "Code région": where.district.region_pcode,
            "Cercle": "" if where.precision == "province" else where.district.name,
            "Code cercle": "" if where.precision == "province" else where.district.pcode,
            "Localité": where.place.name if where.place else "", "Latitude": f"{lat:.4f}", "Longitude": f"{lon:.4f}",
            "Précision du lieu": _PRECISION[where.precision], "Type": _KINDS[incident.kind],
            "Auteur présumé": "; ".join(side_a) if incident.kind == "one-sided" else "",
            "Partie A": "; ".join(side_a), "Partie B": "; ".join(country.told(r.side_b or ("civilians",), "sheet")),
            "Tués": best + r.fighters, "Tués (min.)": low + r.fighters, "Tués (max.)": high + r.fighters,
            "Civils tués": best, "Civils tués (min.)": low, "Civils tués (max.)": high, "dont hommes": r.groups["men"],
            "dont femmes": r.groups["women"], "dont garçons": r.groups["boys"], "dont filles": r.groups["girls"],
            "dont sexe ou âge inconnu": best - sum(r.groups.values()), "Combattants tués": r.fighters, "Blessés": r.injured,
            "Personnes enlevées": r.abducted, "Personnes détenues": r.detained, "Victimes de violences sexuelles": r.sexual_violence,
            "Source": "réseau d'enquêteurs de l'OTDH", "Récit": _account(incident, r, side_a),
        }  # fmt: skip
        telling.tell(key, told, {incident.id: [r]}, "whole")
    return telling


def _account(incident: Incident, r: Report, side_a: list[str]) -> str:
    place = r.where.place.name if r.where.place else f"cercle {_of(r.where.district.name)}"
    when = long_date(r.start, "fr")
    if incident.kind != "one-sided":
        return f"Affrontement signalé à {place} vers le {when}."
    return f"Selon nos enquêteurs, {', '.join(side_a)} : attaque contre des habitants de {place}, {when}."


def admissions(country: Country, incidents: dict[str, Incident], reports: Iterable[Report], seed: int) -> Telling:
    """The hospitals' books: the day of admission, not of the facts; the place the wounded say; no party."""
    rng = Random(f"{seed}:hospital")
    telling = Telling("hospital", ADMISSIONS)
    towns = country.facts["hospitals"]
    for n, r in enumerate((r for r in reports if r.root == "hospital"), 1):
        incident, district = incidents[r.incident], r.where.district
        town = next(t for t in (district.pcode, *district.neighbours, *towns) if t in towns)
        if not r.injured and not r.status_unknown:
            continue
        lat, lon = r.where.point
        key = f"ADM-{town}-{n:04d}"
        row = {
            "N° admission": key, "Hôpital": f"Hôpital {_of(country.districts[town].name)}", "Code cercle": district.pcode,
            "Date d'admission": (incident.start + timedelta(rng.choices((0, 1, 2, 3), (5, 4, 2, 1))[0])).isoformat(),
            "Provenance déclarée": r.where.place.name if r.where.place else f"cercle {_of(district.name)}",
            "Latitude": f"{lat:.4f}", "Longitude": f"{lon:.4f}", "Blessés admis": r.injured,
            "Décédés à l'arrivée": r.status_unknown, "Nature des blessures": rng.choice(("balles", "éclats", "coups", "brûlures", "balles")),
        }  # fmt: skip
        telling.tell(key, row, {incident.id: [r]}, "whole")
    return telling


def communiques(country: Country, incidents: dict[str, Incident], reports: Iterable[Report]) -> Telling:
    """The army's series. Whoever died in an operation against civilians is a terrorist neutralised in it."""
    words = read_yaml("phrases.yaml")["communiques"]
    telling = Telling("communiques", COMMUNIQUES)
    for r in (r for r in reports if r.root == "army"):
        incident = incidents[r.incident]
        if not r.fighters and not r.civilians[1]:
            continue
        blamed = "fat" not in r.side_a
        number = len(telling.rows) + 1
        key = f"{number:03d}/{r.heard.year}/DIRPA"
        values = {
            "place": r.where.place.name if r.where.place else r.where.district.name, "n": r.fighters or r.civilians[1], "detained": incident.detained,
        }  # fmt: skip
        which = "blamed" if blamed else "operation" if incident.kind == "one-sided" else "clash"
        texts = {
            language: words[which][language].format(**values, group=country.parties[r.side_a[0]].name[language], day=long_date(r.start, language))
            + (words["detained"][language].format(**values) if incident.detained and not blamed else "")
            for language in ("fr", "en")
        }
        row = {
            "Numéro": key, "Publié le": long_date(r.heard, "fr"), "Date des faits": _french(r.start), "Lieu": values["place"],
            "Cercle": r.where.district.name, "Code cercle": r.where.district.pcode,
            "Terroristes neutralisés": "" if blamed else r.fighters, "Individus interpellés": "" if blamed else incident.detained,
            "Texte": texts["fr"], "English text": texts["en"],
        }  # fmt: skip
        telling.tell(key, row, {incident.id: [r]}, "whole")
    return telling


def statements(country: Country, incidents: dict[str, Incident], reports: Iterable[Report], seed: int) -> Telling:
    """What witnesses told, in their words. Two may repeat one person's account: the same original source says so."""
    rng = Random(f"{seed}:statements")
    words = read_yaml("phrases.yaml")["statements"]
    telling = Telling("statements", STATEMENTS)
    origin: dict[str, str] = {}
    for r in (r for r in reports if r.root == "witness"):
        incident, where = incidents[r.incident], r.where
        key = f"S-{len(telling.rows) + 1:04d}"
        kind = rng.choice(("témoin direct", "proche d'une victime", "autorité locale", "personne déplacée"))
        party = country.parties[r.side_a[0]]
        killed = r.civilians[1] + r.fighters
        when, spoken = rng.choice(words["when"]), rng.choice(party.spoken)
        lat, lon = where.point
        row = {
            "Code": key, "Type de source": kind, "Recueilli le": _french(r.heard),
            "Propos": rng.choice(words["told" if killed else "spared"]).format(
                party=spoken, place=where.place.name if where.place else f"un village du côté {_of(where.district.name)}",
                when=when, dead=_in_words(killed, words),
            ),
            "Date (mots)": when, "Date (début)": _french(r.start), "Date (fin)": _french(r.end), "Précision de la date": _closeness(r),
            "Lieu (mots)": where.place.name if where.place else f"vers {where.district.name}", "Code cercle": where.district.pcode,
            "Latitude": f"{lat:.4f}", "Longitude": f"{lon:.4f}", "Précision du lieu": _PRECISION[where.precision],
            "Auteur allégué": "; ".join(country.told(r.side_a, "sheet")), "Morts": _in_words(killed, words),
            "Source d'origine": origin.setdefault(incident.id, key) if rng.random() < 0.6 else key,
        }  # fmt: skip
        telling.tell(key, row, {incident.id: [r]}, "whole")
    return telling


def _in_words(n: int, words: dict[str, Any]) -> str:
    """A number of dead as people say it: small ones counted, large ones rounded to a collective."""
    if n <= 12:
        return str(n) if n else "0"
    nearest = min(words["collectives"], key=lambda c: abs(int(c) - n))
    return str(words["collectives"][nearest]) if abs(int(nearest) - n) <= 4 else f"au moins {n - n % 5}"
