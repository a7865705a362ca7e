"""A declared field as a form field: vocabularies as choices, counts as three numbers, dates with their precision.

What a person types is checked by the declared field itself, so that a screen, the API, the command line and an import accept
exactly the same.
"""

from __future__ import annotations

from typing import Any, Final

from django import forms

from constat.errors import ConstatError
from constat.language import phrases
from constat.record.fields import Declared
from constat.vocab import load

UNSAID: Final = ""


def choices(vocabulary: str, language: str, *, empty: str | None = UNSAID) -> list[tuple[str, str]]:
    """The terms of a vocabulary as choices, `empty` before them (None for none)."""
    told = [(term.id, term.label(language)) for term in load(vocabulary)]
    return told if empty is None else [("", empty or phrases("web", language).say("choice-unsaid")), *told]


class DeclaredField(forms.Field):
    """A form field whose value a declared field checks."""

    def __init__(self, declared: Declared, language: str, **options: Any) -> None:
        self.declared = declared
        self.language = language
        say = phrases("web", language).say
        options.setdefault("error_messages", {"required": say("field-required")})
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        """The canonical value; None where nothing was said."""
        value = self.to_python(value)
        self.validate(value)
        if value in (None, "", []):
            return [] if self.declared.many else None
        try:
            if self.declared.many:
                check = self.declared.check_element  # type: ignore[attr-defined]
                return [check(one) for one in value]
            return self.declared.canonical(value)
        except ConstatError as fault:
            raise forms.ValidationError(fault.say(self.language)) from None

    def to_python(self, value: Any) -> Any:
        """What was typed, without blanks around it."""
        if isinstance(value, str):
            value = value.replace("\r\n", "\n")
            return value if isinstance(self.widget, forms.Textarea) and value.strip() else value.strip()
        return value


class TallyWidget(forms.MultiWidget):
    """Low, best, high."""

    def __init__(self, language: str) -> None:
        say = phrases("web", language).say
        parts: dict[str, forms.Widget | type[forms.Widget]] = {
            bound: forms.NumberInput({"min": 0, "inputmode": "numeric", "aria-label": say(f"bound-{bound}"), "placeholder": say(f"bound-{bound}")})
            for bound in ("low", "best", "high")
        }
        super().__init__(parts)

    def decompress(self, value: Any) -> list[Any]:
        """The three numbers of a count."""
        return [value.get(bound) for bound in ("low", "best", "high")] if isinstance(value, dict) else [None, None, None]


class TallyField(DeclaredField):
    """A count with its bounds."""

    def to_python(self, value: Any) -> Any:
        """The bounds as numbers, where any was typed."""
        if isinstance(value, dict) or value is None:
            return value
        told = [str(part or "").replace(" ", "").replace("\u202f", "").replace("\u00a0", "") for part in value]
        if not any(told):
            return None
        # Left as typed where it is no number: the declared field says what is wrong.
        return {
            bound: int(part) if part.isascii() and part.isdigit() and len(part) < 12 else part or None
            for bound, part in zip(("low", "best", "high"), told, strict=True)
        }


def field_of(
    declared: Declared, language: str, *, label: str = "", help: str = "", required: bool = False, rows: int = 0, links: list[tuple[str, str]] | None = None
) -> forms.Field:
    """The form field of a declared field. `links` are the records that a link may name; `rows` makes a text a box of that height."""
    say = phrases("web", language).say
    told: dict[str, Any] = {"label": label, "help_text": help, "required": required}
    match declared.kind:
        case "word":
            return DeclaredField(declared, language, widget=forms.Select(choices=choices(declared.vocabulary, language)), **told)  # type: ignore[attr-defined]
        case "words":
            widget: forms.Widget = forms.CheckboxSelectMultiple(choices=choices(declared.vocabulary, language, empty=None))  # type: ignore[attr-defined]
            return DeclaredField(declared, language, widget=widget, **told)
        case "link":
            return DeclaredField(declared, language, widget=forms.Select(choices=[("", say("choice-unsaid")), *(links or [])]), **told)
        case "links":
            return DeclaredField(declared, language, widget=forms.CheckboxSelectMultiple(choices=links or []), **told)
        case "mark":
            return forms.TypedChoiceField(
                choices=[("", say("choice-unsaid")), ("yes", say("yes")), ("no", say("no"))],
                coerce=lambda text: {"yes": True, "no": False}.get(text), empty_value=None, **told,
            )  # fmt: skip
        case "tally":
            return TallyField(declared, language, widget=TallyWidget(language), **told)
        case "number":
            return forms.IntegerField(
                min_value=0,
                max_value=2**31,
                error_messages={"invalid": say("field-number"), "min_value": say("field-number"), "max_value": say("field-number")},
                **told,
            )
        case _:
            box = forms.Textarea({"rows": rows, "dir": "auto"}) if rows else forms.TextInput({"dir": "auto", "autocomplete": "off"})
            return DeclaredField(declared, language, widget=box, **told)
