"""What is found among plain columns: codes from their beginning, titles and places by their words, parties by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from constat.record.models import Evidence, Finding, Party, Person, Source, Statement
from constat.record.search import folded
from constat.web.casework.board import board_of, filtered
from constat.web.tags import address

if TYPE_CHECKING:
    from constat.record.lens import Lens
    from constat.web.house import House

SHOWN: Final = 12
BY_CODE: Final = ((Statement, "statements"), (Source, ""), (Person, "persons"), (Evidence, "evidence"), (Finding, "findings"))
"""Types found by their code, and the section that their pages are in."""


def found(house: House, lens: Lens, words: str, language: str) -> list[dict[str, Any]]:
    """Groups of what fits, each with its rows; empty groups are left out."""
    groups = []
    rows = filtered(board_of(house, lens), {}, words)
    incidents = [
        {
            "id": row["id"],
            "text": row["code"] or row["id"][:8],
            "about": row[f"title_{language}"] or row["title_en"] or row["title_fr"] or row["place_name"] or "",
            "when": row["when"],
            "href": address(language, "work", "incidents", row["id"]),
        }
        for row in rows.sort("at", descending=True).head(SHOWN).to_dicts()
    ]
    groups.append({"type": "incident", "rows": incidents, "total": rows.height})
    for model, section in BY_CODE:
        if not lens.sees(model) or "code" not in lens.plain(model):
            continue
        named = list(model.seen_by(lens).filter(begins(words)).values("id", "code")[:SHOWN])
        told = [
            {"id": row["id"], "text": row["code"], "about": "", "when": None, "href": page_of(model.type_name(), row["id"], section, language)} for row in named
        ]
        groups.append({"type": model.type_name(), "rows": told, "total": len(told)})
    if lens.sees(Party):
        wanted = folded(words).split()
        parties = Party.seen_by(lens).values("id", "name_en", "name_fr")
        fits = [
            row
            for row in parties
            if all(any(part.startswith(word) for part in folded(f"{row['name_en'] or ''} {row['name_fr'] or ''}").split()) for word in wanted)
        ]
        told = [
            {
                "id": row["id"],
                "text": row[f"name_{language}"] or row["name_en"] or row["name_fr"],
                "about": "",
                "when": None,
                "href": f"{address(language, 'work', 'incidents')}?parties={row['id']}",
            }
            for row in fits[:SHOWN]
        ]
        groups.append({"type": "party", "rows": told, "total": len(fits)})
    return [group for group in groups if group["rows"]]


def begins(words: str) -> Q:
    """Codes that begin so, as typed or in capitals: a range, which an index answers where LIKE would read every row."""
    asked = Q()
    for text in {words.strip(), words.strip().upper()}:
        asked |= Q(code__gte=text, code__lt=text + "\U0010fffd")
    return asked


def page_of(type_name: str, subject: str, section: str, language: str) -> str:
    """The page of a record; its history where it has none of its own."""
    return address(language, "work", section, subject) if section else address(language, "work", "history", type_name, subject)
