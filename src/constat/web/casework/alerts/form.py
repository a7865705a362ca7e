"""The flash alert on one page, and its dispatches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from constat.record.models import Alert, Dispatch
from constat.warn.alerts.sparing import LONGEST
from constat.web.casework.alerts.clock import read_local
from constat.web.casework.statement.form import DateField
from constat.web.forms import Form, field_of
from constat.web.labels import field_help, field_label

THREAT: Final = ("threat", "horizon", "alleged", "basis", "gaps", "development")
PLACE: Final = ("place_name", "admin3", "admin2", "admin1", "country", "place_precision")
MESSAGES: Final = ("message_fr", "message_en")
CARE: Final = ("risk", "do_not_share", "earlier")
_BOXES: Final = {"threat": 3, "basis": 2, "gaps": 2, "development": 2, "risk": 2, "do_not_share": 2, "outcome": 2, "text": 3, "asked": 2, "action": 2}
NEEDED: Final = ("status", "threat", "basis")
TEXTS: Final = ("threat", "basis", "gaps", "development", "place_text", "horizon", *MESSAGES)
"""What may be handed on, and so must point at nobody."""


class MinuteField(forms.CharField):
    """A time to the minute, typed by this machine's clock and kept in UTC."""

    def __init__(self, language: str, missing: str, **options: Any) -> None:
        self.language = language
        self.missing = missing
        options.setdefault("required", False)
        super().__init__(max_length=30, widget=forms.DateTimeInput({"type": "datetime-local"}), error_messages={"required": missing}, **options)

    def clean(self, value: Any) -> str | None:
        """The time in UTC, or None."""
        text = str(super().clean(value) or "")
        if not text:
            return None
        told = read_local(text)
        if told is None:
            raise forms.ValidationError(self.missing)
        return told


class _Declared(Form):
    """A form of declared fields."""

    kind = ""
    model: Any = None

    def take(self, name: str, links: list[tuple[str, str]] | None = None, required: bool = False) -> None:
        """Adds a declared field."""
        label, told = field_label(self.kind, name, self.language), field_help(self.kind, name, self.language)
        self.fields[name] = field_of(
            self.model.declared()[name], self.language, label=label, help=told, rows=_BOXES.get(name, 0), links=links, required=required
        )

    def minute(self, name: str, *, required: bool = False) -> None:
        """Adds a time to the minute."""
        self.fields[name] = MinuteField(self.language, self.say("alerts-minute"), label=field_label(self.kind, name, self.language), required=required)


class AlertForm(_Declared):
    """An alert as it is put together."""

    kind, model = "alert", Alert

    def __init__(self, language: str, *given: Any, links: Mapping[str, list[tuple[str, str]]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        self.take("code", required=True)
        self.take("status", required=True)
        self.minute("received", required=True)
        self.minute("expires", required=True)
        for name in (*THREAT, *PLACE, "place_text", *CARE):
            self.take(name, links.get(name), name in NEEDED)
        self.fields["place"] = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
        self.fields["origin"] = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
        for name in MESSAGES:
            box = forms.Textarea({"rows": 4, "dir": "auto", "data-count": LONGEST})
            self.fields[name] = forms.CharField(label=field_label("alert", name, language), required=False, widget=box, strip=True)
        self.fields["checked"] = forms.BooleanField(label=self.say("alerts-checked"), required=False)

    def clean(self) -> dict[str, Any]:
        """It expires after it was received; a message holds what one text message carries."""
        told = self.cleaned_data
        if told.get("received") and told.get("expires") and told["expires"] <= told["received"]:
            self.add_error("expires", self.say("alerts-expires-first"))
        for name in MESSAGES:
            # A browser sends each line break as two characters; a message counts it once.
            told[name] = str(told.get(name) or "").replace("\r\n", "\n") or None
            if told[name] and len(told[name]) > LONGEST:
                self.add_error(name, self.say("alerts-message-long", n=len(told[name]), most=LONGEST))
        if not (told.get("place_text") or told.get("place_name") or told.get("admin1") or told.get("country")):
            self.add_error("place_text", self.say("alerts-place-needed"))
        if not (told.get("message_fr") or told.get("message_en")) and not self.errors.keys() & set(MESSAGES):
            self.add_error("message_fr", self.say("alerts-message-needed"))
        return told

    def several(self, names: tuple[str, ...]) -> list[Any]:
        """These bound fields."""
        return [self[name] for name in names]


class DispatchForm(_Declared):
    """One sending to one recipient."""

    kind, model = "dispatch", Dispatch

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        self.take("recipient", required=True)
        self.take("text", required=True)
        self.take("asked")
        self.fields["deadline"] = DateField(language, label=field_label("dispatch", "deadline", language))
        self.minute("sent", required=True)
        self.fields["checked"] = forms.BooleanField(label=self.say("alerts-checked"), required=False)


class AnswerForm(_Declared):
    """What a recipient did with it."""

    kind, model = "dispatch", Dispatch

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        self.minute("acknowledged")
        self.minute("acted")
        self.take("action")


class OutcomeForm(_Declared):
    """What came of the alert."""

    kind, model = "alert", Alert

    def __init__(self, language: str, *given: Any, links: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        self.take("status", required=True)
        self.take("outcome")
        self.take("incident", links)
