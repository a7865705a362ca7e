"""What a finding says: its aspect, the standard reached, the conclusion in both languages, why, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from constat.record.models import Finding
from constat.web.casework.statement.form import DateField
from constat.web.forms import Form, field_of
from constat.web.labels import field_help, field_label

HEAD: Final = ("aspect", "standard", "conclusion_fr", "conclusion_en", "reasoning", "rivals")
WHAT: Final = {
    "occurrence": ("kind", "when", "place_name", "admin3", "admin2", "admin1", "country", "country_iso3", "place_precision"),
    "attribution": ("parties", "involvement", "persons"),
    "harm": ("against",),
}
FIELDS: Final = (*HEAD, *(name for names in WHAT.values() for name in names))
_BOXES: Final = {"conclusion_fr": 3, "conclusion_en": 3, "reasoning": 7, "rivals": 5}


class FindingForm(Form):
    """One finding."""

    def __init__(self, language: str, *given: Any, links: Mapping[str, list[tuple[str, str]]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        for name in FIELDS:
            declared = Finding.declared()[name]
            label, about = field_label("finding", name, language), field_help("finding", name, language)
            if name == "when":
                self.fields[name] = DateField(language, label=label, help_text=self.say("statement-when-help"))
            else:
                self.fields[name] = field_of(
                    declared, language, label=label, help=about, rows=_BOXES.get(name, 0), links=links.get(name), required=name == "aspect"
                )

    @property
    def head(self) -> list[Any]:
        """What every finding says."""
        return [self[name] for name in HEAD]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """What findings of each aspect say besides."""
        return [{"aspect": aspect, "fields": [self[name] for name in names]} for aspect, names in WHAT.items()]
