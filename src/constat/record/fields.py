"""Fields of the case file: each says what it holds and, in one word, how sensitive it is.

`sensitivity` is `public`, `internal`, `confidential` or `identity`, and it is said here and nowhere else. Encryption at rest,
who may read it, what a bundle carries and what a publication may print derive from it. `confidential` and `identity` fields
are sealed: their column holds ciphertext, and an instance shows ▮▮▮ until a lens opens it.

Every kind but `Number` and `Mark` is stored as text. A set (`Words`, `Links`, `Texts`) is a sorted JSON list, and merges by
element; everything else merges as a whole. Sealed fields are never sets: what cannot be read cannot be merged by element.
"""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar, Final, Literal

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from constat.errors import BadInput
from constat.model import Count, PartialDate
from constat.vocab import load

Sensitivity = Literal["public", "internal", "confidential", "identity"]
SENSITIVITIES: Final[tuple[Sensitivity, ...]] = ("public", "internal", "confidential", "identity")
SEALED: Final = frozenset({"confidential", "identity"})
_ID: Final = re.compile(r"[0-9a-f]{32}")
_DECIMAL: Final = re.compile(r"-?\d{1,9}(\.\d{1,9})?")
MASK: Final = "▮▮▮"
LONGEST_CODE: Final = 100
"""Characters; a database indexes no text of any length."""


def is_id(value: object) -> bool:
    """Whether a value has the form of a record's id: 32 hexadecimal digits."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


class Sealed:
    """A sealed value as a record carries it: it shows ▮▮▮ whatever is done with it, and opens only by a lens."""

    __slots__ = ("field", "subject", "text", "type")

    def __init__(self, type_name: str, subject: str, field: str, text: str) -> None:
        self.type = type_name
        self.subject = subject
        self.field = field
        self.text = text
        """The ciphertext, as it stands on disk."""

    @property
    def context(self) -> str:
        """What the ciphertext is bound to."""
        return f"{self.type}|{self.subject}|{self.field}"

    def open(self, lens: Any, reason: str = "") -> Any:
        """The plain value, for a lens that may read it; opening an identity asks a reason and is in the read log before it returns."""
        return lens.open(self, reason)

    def __str__(self) -> str:
        return MASK

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __reduce__(self) -> Any:
        raise TypeError("a sealed value is not pickled")


class _Attribute(DeferredAttribute):
    """Gives a sealed column as `Sealed`, so that no code path hands ciphertext or plain text around by chance."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is None or value is None or not isinstance(value, str):
            return value
        return Sealed(type(instance).type_name(), instance.pk, self.field.attname, value)

    def __set__(self, instance: Any, value: Any) -> None:
        # Without this the instance's own dictionary would answer before `__get__` is asked.
        instance.__dict__[self.field.attname] = value.text if isinstance(value, Sealed) else value


class Declared(models.Field):  # type: ignore[type-arg]
    """A field of a record type. `check` turns what a person gives into the canonical value, or raises `BadInput`."""

    kind: ClassVar[str] = ""
    many: ClassVar[bool] = False

    def __init__(self, sensitivity: Sensitivity | None = None, *, about: str = "", huridocs: str = "", **options: Any) -> None:
        if sensitivity is not None and sensitivity not in SENSITIVITIES:
            raise TypeError(f"no such sensitivity: {sensitivity}")
        self.sensitivity: Sensitivity = sensitivity or "identity"
        self.about = about
        self.huridocs = huridocs
        if self.sealed:
            if self.many or isinstance(self, models.BigIntegerField | models.BooleanField):
                raise TypeError("a sealed field is neither a set nor a number")
            self.descriptor_class = _Attribute
        options["null"] = True
        options["editable"] = False
        super().__init__(**options)

    @property
    def sealed(self) -> bool:
        """Whether its column holds ciphertext."""
        return self.sensitivity in SEALED

    def deconstruct(self) -> Any:
        name, path, _args, options = super().deconstruct()
        options.pop("null", None)
        options.pop("editable", None)
        return name, path, [self.sensitivity], options

    def refuse(self, value: object) -> BadInput:
        """The error for a value that this field cannot hold; a sealed field never repeats it."""
        shown = MASK if self.sealed else str(value)[:80]
        return BadInput("field-value", room="record", type=self.model._meta.model_name or "", field=self.attname, kind=self.kind, value=shown)

    def canonical(self, value: Any) -> Any:
        """The value as it stands in an entry (`None` clears the field)."""
        return None if value is None else self.check_value(value)

    def check_value(self, value: Any) -> Any:
        """The canonical form of one value."""
        raise NotImplementedError

    def stored(self, value: Any) -> Any:
        """What the column holds for a canonical value."""
        return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Text(Declared, models.TextField):  # type: ignore[type-arg]
    """Words of people, in any language and script, kept as given."""

    kind = "text"

    def check_value(self, value: Any) -> Any:
        # PostgreSQL cannot hold NUL, and no person writes it.
        if not isinstance(value, str) or "\x00" in value or any(0xD800 <= ord(c) <= 0xDFFF for c in value):
            raise self.refuse(value)
        return value


_TURNING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Marks that nobody sees and that turn, part or hide what stands beside them: one code would pass for another."""


class Code(Text):
    """What a record is called on every screen: short, on one line, without unseen marks, found quickly."""

    kind = "text"

    def __init__(self, sensitivity: Sensitivity | None = None, **options: Any) -> None:
        super().__init__(sensitivity, db_index=True, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("db_index", None)
        return name, path, args, options

    def check_value(self, value: Any) -> Any:
        text = super().check_value(value)
        if len(text) > LONGEST_CODE or _TURNING.search(text):
            raise self.refuse(value)
        return text


class Word(Text):
    """One term of a vocabulary."""

    kind = "word"

    def __init__(self, vocabulary: str = "", sensitivity: Sensitivity | None = None, **options: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(sensitivity, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, [self.vocabulary, *args], options

    def check_value(self, value: Any) -> Any:
        return load(self.vocabulary).term(super().check_value(value)).id


class Date(Text):
    """A date with its precision: `2022`, `2022-03`, `2022-03-27`, `2022-03-27/2022-03-31`."""

    kind = "date"

    def check_value(self, value: Any) -> Any:
        return (value if isinstance(value, PartialDate) else PartialDate.parse(super().check_value(value))).iso()


class Decimal(Text):
    """A decimal number as text, for coordinates: floats have no canonical form."""

    kind = "decimal"

    def check_value(self, value: Any) -> Any:
        text = str(value)
        if not _DECIMAL.fullmatch(text):
            raise self.refuse(value)
        return text


class Tally(Text):
    """A count with its bounds: `{"low": 500, "best": null, "high": null}` is "at least 500"."""

    kind = "tally"

    def check_value(self, value: Any) -> Any:
        if isinstance(value, Count):
            value = {"low": value.low, "best": value.best, "high": value.high}
        if not isinstance(value, dict) or set(value) - {"low", "best", "high"}:
            raise self.refuse(value)
        told = {bound: value.get(bound) for bound in ("low", "best", "high")}
        if any(n is not None and (type(n) is not int or not 0 <= n < 2**31) for n in told.values()):
            raise self.refuse(value)
        known = [n for n in told.values() if n is not None]
        if known != sorted(known):
            raise self.refuse(value)
        return told


class Link(Text):
    """The id of another record; a bundle may bring the link before the record."""

    kind = "link"

    def __init__(self, target: str = "", sensitivity: Sensitivity | None = None, **options: Any) -> None:
        self.target = target
        super().__init__(sensitivity, db_index=sensitivity not in SEALED, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("db_index", None)
        return name, path, [self.target, *args], options

    def check_value(self, value: Any) -> Any:
        value = getattr(value, "pk", value)
        if not is_id(value):
            raise self.refuse(value)
        return value


class Number(Declared, models.BigIntegerField):  # type: ignore[type-arg]
    """A whole number, zero or more."""

    kind = "number"

    def check_value(self, value: Any) -> Any:
        if type(value) is not int or not 0 <= value < 2**53:
            raise self.refuse(value)
        return value

    def stored(self, value: Any) -> Any:
        return value


class Mark(Declared, models.BooleanField):  # type: ignore[type-arg]
    """Yes, no, or not said."""

    kind = "mark"

    def check_value(self, value: Any) -> Any:
        if type(value) is not bool:
            raise self.refuse(value)
        return value

    def stored(self, value: Any) -> Any:
        return value


class Structure(Text):
    """A JSON object, where a standard outside this program gives it its form."""

    kind = "structure"

    def check_value(self, value: Any) -> Any:
        from constat.record import canonical

        if not isinstance(value, dict):
            raise self.refuse(value)
        return canonical.decode(canonical.encode(value))


class _Set(Text):
    """A set: elements are added and removed one by one, and a concurrent addition survives a removal."""

    many = True

    def check_element(self, value: Any) -> Any:
        """The canonical form of one element."""
        return Text.check_value(self, value)

    def check_value(self, value: Any) -> Any:
        raise self.refuse(value)


class Texts(_Set):
    """A set of words of people."""

    kind = "texts"


class Words(_Set):
    """A set of terms of one vocabulary."""

    kind = "words"

    def __init__(self, vocabulary: str = "", sensitivity: Sensitivity | None = None, **options: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(sensitivity, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, [self.vocabulary, *args], options

    def check_element(self, value: Any) -> Any:
        return load(self.vocabulary).term(super().check_element(value)).id


class Links(_Set):
    """A set of ids of other records."""

    kind = "links"

    def __init__(self, target: str = "", sensitivity: Sensitivity | None = None, **options: Any) -> None:
        self.target = target
        super().__init__(sensitivity, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, [self.target, *args], options

    def check_element(self, value: Any) -> Any:
        value = getattr(value, "pk", value)
        if not is_id(value):
            raise self.refuse(value)
        return value
