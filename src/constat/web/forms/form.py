"""A form whose messages are in the page's language, and whose faults a reader of the screen hears."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.safestring import SafeString

from constat.errors import ConstatError
from constat.language import phrases


class Form(forms.Form):
    """Django's form without its own words: labels and messages come from the catalogues."""

    use_required_attribute = False

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        self.language = language
        options.setdefault("label_suffix", "")
        super().__init__(*given, **options)

    def say(self, message_id: str, **values: object) -> str:
        """A phrase of the web's catalogue."""
        return phrases("web", self.language).say(message_id, **values)

    def refuse(self, name: str | None, fault: ConstatError) -> None:
        """A fault found after reading, at the field it is about (or at the form)."""
        self.add_error(name, fault.say(self.language))

    def row(self, name: str) -> SafeString:
        """A field with its label, help and faults."""
        return told_row(self[name])


def told_row(bound: Any) -> SafeString:
    """A bound field as a row of a form."""
    from django.template import loader

    return SafeString(loader.render_to_string("forms/row.html", {"field": bound, "kind": kind_of(bound)}))


def kind_of(bound: Any) -> str:
    """How a field is laid out: `single`, `check`, or `group` for several inputs under one legend."""
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "group" if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget) else "single"


def told_faults(form: forms.Form) -> list[dict[str, str]]:
    """Every fault of a form as a link to its field, for the list at its top."""
    found = []
    for name, faults in form.errors.items():
        bound = form[name] if name in form.fields else None
        for fault in faults:
            found.append({"href": f"#{bound.auto_id}" if bound is not None else "", "label": str(bound.label) if bound is not None else "", "text": str(fault)})
    return found
