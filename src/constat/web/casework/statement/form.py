"""The statement on one page: who told us, what was said, when, where; consent; and the coding, afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from constat.errors import ConstatError
from constat.model.dates import PartialDate
from constat.record.fields import Declared
from constat.record.models import Source, Statement
from constat.vocab import load
from constat.web.forms import Form, choices, field_of
from constat.web.labels import field_help, field_label

LANGUAGES: Final = ("fr", "ff", "bm", "taq", "ses", "dtm", "mos", "ar", "ha", "en", "other")
"""BCP 47: French, Fulfulde, Bambara, Tamasheq, Songhai, Dogon, Moore, Arabic, Hausa, English."""
PURPOSES: Final = ("record", "share-with-partners", "publish-anonymously", "court")
ANSWERS: Final = ("given", "refused", "not-asked")
SOURCE: Final = ("kind", "reliability")
SOURCE_CLOSED: Final = ("name", "contact", "relation", "protection")
CODING: Final = (
    "medium",
    "interpreter",
    "taken",
    "taken_by",
    "taken_at",
    "kind",
    "harms",
    "method",
    "alleged",
    "against",
    "credibility",
    "basis",
    "account_fr",
    "account_en",
    "incident",
    "case",
)
TAKING: Final = ("taken", "medium")
"""What stands beside the source: how and when it was told; dates in its words are read from that day."""
COUNTS: Final = 6
"""Rows for numbers of victims."""
_BOXES: Final = {"relation": 2, "protection": 2, "account_fr": 2, "account_en": 2}


class DateField(forms.CharField):
    """A date with its precision, typed as people type it."""

    def __init__(self, language: str, **options: Any) -> None:
        self.language = language
        super().__init__(required=False, max_length=60, widget=forms.TextInput({"autocomplete": "off"}), **options)

    def clean(self, value: Any) -> str | None:
        """The interval in its shortest form, or None."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return PartialDate.parse(text).iso()
        except ConstatError as fault:
            from constat.web.casework.statement.words import dates

            told = dates(text, self.language)
            if len(told) == 1:
                return str(told[0]["iso"])
            raise forms.ValidationError(fault.say(self.language)) from None


class StatementForm(Form):
    """What one source says of one incident."""

    def __init__(self, language: str, *given: Any, links: Mapping[str, list[tuple[str, str]]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        need = {"required": self.say("field-required")}
        add = self.fields.__setitem__
        codes = forms.TextInput({"list": "source-codes", "autocomplete": "off"})
        add(
            "source",
            forms.CharField(label=self.say("statement-source"), help_text=self.say("statement-source-help"), max_length=40, widget=codes, error_messages=need),
        )
        for name in (*SOURCE, *SOURCE_CLOSED):
            add(f"source_{name}", self._declared(Source.declared()[name]))
        box = forms.Textarea({"rows": 9, "dir": "auto"})
        add(
            "text",
            forms.CharField(
                label=field_label("statement", "text", language),
                help_text=field_help("statement", "text", language),
                strip=False,
                widget=box,
                error_messages=need,
            ),
        )
        tongues = [("", self.say("choice-unsaid")), *((tag, self.say(f"tongue-{tag}")) for tag in LANGUAGES)]
        add("language", forms.ChoiceField(label=field_label("statement", "language", language), choices=tongues, required=False))
        box = forms.Textarea({"rows": 9, "dir": "auto"})
        add("translation", forms.CharField(label=field_label("statement", "translation", language), required=False, strip=False, widget=box))
        add("translation_language", forms.ChoiceField(label=field_label("statement", "translation_language", language), choices=tongues, required=False))
        add("translator", self._declared(Statement.declared()["translator"]))
        add("when_text", self._declared(Statement.declared()["when_text"]))
        add("when", DateField(language, label=self.say("statement-when"), help_text=self.say("statement-when-help")))
        add("when_unknown", forms.BooleanField(label=self.say("statement-when-unknown"), required=False))
        add("place_text", self._declared(Statement.declared()["place_text"]))
        add("place_unknown", forms.BooleanField(label=self.say("statement-place-unknown"), required=False))
        add("place", forms.CharField(required=False, max_length=200, widget=forms.HiddenInput))
        for name in ("place_name", "admin3", "admin2", "admin1", "country"):
            add(name, self._declared(Statement.declared()[name]))
        purposes = {term.id: term for term in load("consent-purpose")}
        answers = {term.id: term for term in load("consent-answer")}
        for purpose in PURPOSES:
            told = [(answer, answers[answer].label(language)) for answer in ANSWERS]
            widget = forms.RadioSelect(choices=told)
            add(f"consent_{purpose}", forms.ChoiceField(label=purposes[purpose].label(language), choices=told, required=False, widget=widget))
        add(
            "consent_why",
            forms.CharField(
                label=self.say("consent-why"), help_text=self.say("consent-why-help"), required=False, max_length=2000, widget=forms.TextInput({"dir": "auto"})
            ),
        )
        for row in range(COUNTS):
            self._count(row)
        for name in CODING:
            add(name, self._declared(Statement.declared()[name], links.get(name)))

    def _declared(self, declared: Declared, links: list[tuple[str, str]] | None = None) -> forms.Field:
        kind = declared.model._meta.model_name or ""
        if declared.attname in ("taken",):
            return DateField(self.language, label=field_label(kind, declared.attname, self.language))
        told: dict[str, Any] = {"label": field_label(kind, declared.attname, self.language), "help": field_help(kind, declared.attname, self.language)}
        field = field_of(declared, self.language, rows=_BOXES.get(declared.attname, 0), links=links, **told)
        if declared.kind == "texts":
            field.widget = forms.TextInput({"dir": "auto"})
            field.to_python = lambda value: [one.strip() for one in str(value or "").split(";") if one.strip()]  # type: ignore[method-assign]
        return field

    def _count(self, row: int) -> None:
        number = {"min": 0, "inputmode": "numeric"}
        self.fields |= {
            f"count_{row}_text": forms.CharField(label=self.say("count-text"), required=False, max_length=500, widget=forms.TextInput({"dir": "auto"})),
            f"count_{row}_harm": forms.ChoiceField(label=self.say("count-harm"), choices=choices("harm", self.language), required=False),
            **{
                f"count_{row}_{bound}": forms.IntegerField(
                    label=self.say(f"bound-{bound}"), min_value=0, max_value=10**7, required=False, widget=forms.NumberInput(number),
                    error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), self.say("field-number")),
                )
                for bound in ("low", "best", "high")
            },
            f"count_{row}_relation": forms.ChoiceField(label=self.say("count-relation"), choices=choices("count-relation", self.language), required=False),
            f"count_{row}_name": forms.CharField(label=self.say("count-name"), required=False, max_length=200, widget=forms.TextInput({"dir": "auto"})),
        }  # fmt: skip

    # -- parts for the page ----------------------------------------------------------------------------------------

    def fields_of(self, names: Sequence[str]) -> list[Any]:
        """These bound fields."""
        return [self[name] for name in names]

    @property
    def closed(self) -> list[Any]:
        """What is identity or protection, behind the lock."""
        return self.fields_of([f"source_{name}" for name in SOURCE_CLOSED])

    @property
    def consents(self) -> list[Any]:
        """A question for each purpose."""
        return self.fields_of([f"consent_{purpose}" for purpose in PURPOSES])

    @property
    def coding(self) -> list[Any]:
        """What is coded afterwards."""
        return self.fields_of([name for name in CODING if name not in TAKING])

    @property
    def counts(self) -> list[dict[str, Any]]:
        """The rows of numbers; those beyond the first that is empty are hidden until asked for."""
        rows = []
        for row in range(COUNTS):
            fields = {name: self[f"count_{row}_{name}"] for name in ("text", "harm", "low", "best", "high", "relation", "name")}
            used = any(str(field.value() or "").strip() for field in fields.values())
            rows.append({"index": row, "number": row + 1, "shown": row == 0 or used, **fields})
        return rows

    # -- checking --------------------------------------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        """Four things are asked for: who, what, when, where; and an answer on consent for each purpose."""
        told = self.cleaned_data
        if not (told.get("when") or told.get("when_text") or told.get("when_unknown") or "when" in self.errors):
            self.add_error("when", self.say("statement-when-needed"))
        if not (told.get("place_text") or told.get("place_name") or told.get("place_unknown") or told.get("country")):
            self.add_error("place_text", self.say("statement-place-needed"))
        if self._asked(told.get("source_kind")):
            for purpose in PURPOSES:
                if not told.get(f"consent_{purpose}"):
                    self.add_error(f"consent_{purpose}", self.say("consent-needed"))
            if any(told.get(f"consent_{purpose}") == "not-asked" for purpose in PURPOSES) and not told.get("consent_why"):
                self.add_error("consent_why", self.say("consent-why-needed"))
        if not str(told.get("text") or "").strip() and "text" not in self.errors:
            self.add_error("text", self.say("field-required"))
        for row in range(COUNTS):
            bounds = [told.get(f"count_{row}_{bound}") for bound in ("low", "best", "high")]
            known = [n for n in bounds if n is not None]
            if known != sorted(known):
                self.add_error(f"count_{row}_low", self.say("count-order"))
            if known and not told.get(f"count_{row}_harm"):
                self.add_error(f"count_{row}_harm", self.say("count-harm-needed"))
        return told

    @staticmethod
    def _asked(kind: str | None) -> bool:
        from constat.record.policy import ASKED

        # A source whose kind is not said is asked too; one that speaks in public is not.
        return not kind or kind in ASKED
