"""Who gave the list, of what, and what they agreed to; the rows stand in the grid beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from constat.web.casework.statement.form import PURPOSES, SOURCE, SOURCE_CLOSED, StatementForm
from constat.web.forms import Form, choices

TAKEN: Final = (
    "source", *(f"source_{name}" for name in (*SOURCE, *SOURCE_CLOSED)), "taken", "medium", "language", "when_text", "when", "place_text", "place",
    "place_name", "admin3", "admin2", "admin1", "country", *(f"consent_{purpose}" for purpose in PURPOSES), "consent_why", "incident", "case",
)  # fmt: skip
"""Fields that the page of a statement has too."""
PLACE: Final = ("place_name", "admin3", "admin2", "admin1", "country")


class NamesForm(Form):
    """A list of names but for its rows."""

    def __init__(self, language: str, *given: Any, links: Mapping[str, list[tuple[str, str]]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        statement = StatementForm(language, links=links)
        self.fields |= {name: statement.fields[name] for name in TAKEN}
        harm = forms.ChoiceField(label=self.say("names-harm-all"), help_text=self.say("names-harm-all-help"), choices=choices("harm", language), required=False)
        self.fields["harm"] = harm

    @property
    def closed(self) -> list[Any]:
        """What is identity or protection of the source, behind the lock."""
        return [self[f"source_{name}"] for name in SOURCE_CLOSED]

    @property
    def consents(self) -> list[Any]:
        """A question for each purpose."""
        return [self[f"consent_{purpose}"] for purpose in PURPOSES]

    @property
    def by_hand(self) -> list[Any]:
        """The place, written by hand."""
        return [self[name] for name in PLACE]

    def clean(self) -> dict[str, Any]:
        """Who gave it, and an answer on consent for each purpose where whoever gave it is asked."""
        told = self.cleaned_data
        if StatementForm._asked(told.get("source_kind")):
            for purpose in PURPOSES:
                if not told.get(f"consent_{purpose}"):
                    self.add_error(f"consent_{purpose}", self.say("consent-needed"))
            if any(told.get(f"consent_{purpose}") == "not-asked" for purpose in PURPOSES) and not told.get("consent_why"):
                self.add_error("consent_why", self.say("consent-why-needed"))
        return told
