"""The mapping file: which column of a sheet fills which field, and how its text is to be read.

    constat: sheet-mapping 1
    sheet: Incidents             # which worksheet, where a workbook has several
    header_row: 3                # the row of the column names, as a spreadsheet shows it; found by itself if left out
    encoding: cp1252             # of a text file; found by itself if left out
    delimiter: ";"               # the same
    decimal: ","                 # the decimal sign: settles 12,000
    dates: dd/mm/yyyy            # order of day and month in every date column that does not state its own
    fields:
      id: Numéro                 # short for {column: Numéro}
      date_start: {column: Début, format: mm/dd/yyyy}
      killed: {column: Morts, plain: best}
      kind: {column: Type, values: {Attaque de village: one-sided}, others: unknown}
      side_b: {column: Auteurs, separator: "/"}
      country: {constant: Mali}

`plain` says what a number without words is: `reported` (one number without a range, the default where a harm has it) or
`best`. `others` says what becomes of a word that `values` does not name: `refuse` (the default) or `unknown`.
Everything in the file is text: YAML's own numbers and dates are never interpreted, aliases are refused.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import yaml
from rapidfuzz import fuzz, process

from constat.errors import BadMapping
from constat.sources.sheet.counts import fold
from constat.sources.sheet.dates import Order, order_named
from constat.sources.sheet.fields import FIELDS, STEMS, WITH_REPORTED, Field, Reads

FORMAT: Final = "sheet-mapping 1"
LARGEST_FILE: Final = 1_000_000
_TOP: Final = ("constat", "sheet", "header_row", "encoding", "delimiter", "decimal", "dates", "fields")
_RULE: Final = ("column", "constant", "values", "others", "format", "decimal", "separator", "plain")


@dataclass(frozen=True, slots=True)
class Rule:
    """How one field is filled: from a column or by a constant."""

    column: str | None = None
    constant: str | None = None
    values: AnyMapping[str, str] = field(default_factory=dict)
    others: str = "refuse"
    format: Order | None = None
    decimal: str | None = None
    separator: str = ";"
    plain: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The rule as YAML writes it, defaults left out."""
        given: dict[str, Any] = {"column": self.column, "constant": self.constant, "values": dict(self.values)}
        given |= {"others": self.others if self.others != "refuse" else None, "format": self.format and str(self.format)}
        given |= {"decimal": self.decimal, "separator": self.separator if self.separator != ";" else None, "plain": self.plain}
        return {key: value for key, value in given.items() if value not in (None, {})}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a guess gave a column to a field (None: to no field), from 0 to 1 how sure it is."""

    column: str
    field: str | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file, or a guess at one."""

    fields: AnyMapping[str, Rule]
    sheet: str | None = None
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    dates: Order | None = None
    reasons: tuple[Reason, ...] = ()
    certain: bool = True
    """False for a guess that a person must approve; written by hand, or taken from HXL tags, it is certain."""

    @property
    def has_date(self) -> bool:
        """Whether it fills the one thing that no event can do without."""
        return "date" in self.fields or "date_start" in self.fields

    def approved(self) -> Mapping:
        """The same mapping, taken as the user's own."""
        return replace(self, certain=True)

    def to_dict(self) -> dict[str, Any]:
        """The mapping as its YAML file holds it."""
        given: dict[str, Any] = {"constat": FORMAT, "sheet": self.sheet, "header_row": self.header_row, "encoding": self.encoding}
        given |= {"delimiter": self.delimiter, "decimal": self.decimal, "dates": self.dates and str(self.dates)}
        kept = {key: value for key, value in given.items() if value is not None}
        kept["fields"] = {
            name: rule.column if list(short) == ["column"] else short
            for name, rule in self.fields.items()
            for short in [rule.to_dict()]
        }
        return kept

    def to_yaml(self) -> str:
        """The mapping file, ready to be edited; a guess carries its confidence and reasons as comments."""
        lines = yaml.safe_dump(self.to_dict(), allow_unicode=True, sort_keys=False, width=120)
        if not self.reasons:
            return str(lines)
        comments = [
            f"# {reason.column!r} -> {reason.field or '-'} ({reason.confidence:.0%}): {reason.why}".replace("\n", " ").replace("\r", " ")
            for reason in self.reasons
        ]
        return "\n".join(comments) + "\n" + str(lines)

    @classmethod
    def from_dict(cls, data: Any, file: str = "mapping") -> Mapping:
        """The mapping that a YAML file's content states; BadMapping says what is wrong, where, with the nearest names."""
        if not isinstance(data, dict):
            raise BadMapping("mapping-not-a-table", room="sources", file=file)
        _known_keys(data, _TOP, file, file)
        if "constat" in data and _text(data["constat"], "constat", file) != FORMAT:
            raise BadMapping("mapping-format", room="sources", file=file, format=FORMAT)
        fields = data.get("fields")
        if not isinstance(fields, dict) or not fields:
            raise BadMapping("mapping-without-fields", room="sources", file=file)
        rules: dict[str, Rule] = {}
        for name, given in fields.items():
            if name not in FIELDS:
                raise BadMapping("mapping-unknown-field", room="sources", file=file, field=str(name)[:80], nearest=nearest(str(name), FIELDS))
            rules[name] = _rule(given, FIELDS[name], file)
        _no_contradiction(rules, file)
        header_row = _optional(data, "header_row", file)
        if header_row is not None and not (header_row.isascii() and header_row.isdigit() and 1 <= int(header_row[:9]) <= 1_000):
            raise BadMapping("mapping-header-row", room="sources", file=file, value=header_row[:80])
        encoding = _optional(data, "encoding", file)
        if encoding is not None and not _is_text_codec(encoding):
            raise BadMapping("mapping-encoding", room="sources", file=file, value=encoding[:80])
        delimiter = _optional(data, "delimiter", file)
        delimiter = {"tab": "\t", "\\t": "\t"}.get(delimiter or "", delimiter)
        if delimiter is not None and (len(delimiter) != 1 or not delimiter.isascii() or delimiter in '"\r\n\0'):
            raise BadMapping("mapping-delimiter", room="sources", file=file, value=delimiter[:80])
        return cls(
            rules, _optional(data, "sheet", file), int(header_row) if header_row else None, encoding, delimiter,
            _decimal(data, file), _order(data, "dates", file),
        )  # fmt: skip

    @classmethod
    def from_yaml(cls, text: str, file: str = "mapping") -> Mapping:
        """The mapping that the text of a YAML file states."""
        if len(text) > LARGEST_FILE:
            raise BadMapping("mapping-too-large", room="sources", file=file)
        try:
            data = yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a BaseLoader: scalars only, all of them text
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = str(mark.line + 1) if mark is not None else "?"
            raise BadMapping("mapping-not-yaml", room="sources", file=file, line=line, problem=str(getattr(error, "problem", "") or "")[:200]) from None
        except (RecursionError, ValueError):
            raise BadMapping("mapping-not-yaml", room="sources", file=file, line="?", problem="") from None
        return cls.from_dict(data, file)

    @classmethod
    def load(cls, given: Mapping | AnyMapping[str, Any] | Path | str) -> Mapping:
        """The mapping given as itself, as its content, or as the path of its file."""
        if isinstance(given, Mapping):
            return given
        if isinstance(given, AnyMapping):
            return cls.from_dict(_as_text(dict(given)))
        path = Path(given)
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            raise BadMapping("no-such-file", room="sources", file=str(path)) from None
        except OSError as error:
            raise BadMapping("mapping-unreadable", room="sources", file=str(path), problem=error.strerror or "") from None
        try:
            return cls.from_yaml(raw.decode("utf-8-sig"), path.name)
        except UnicodeDecodeError:
            raise BadMapping("mapping-not-utf8", room="sources", file=path.name) from None


class _PlainLoader(yaml.BaseLoader):
    """Scalars stay text; a key given twice, or an alias, is an error."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "alias", event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, "key given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def nearest(name: str, known: Any) -> str:
    """The three known names that come nearest to one that does not exist."""
    names = [str(k) for k in known]
    found = process.extract(name[:200], names, scorer=fuzz.WRatio, processor=fold, limit=3)
    return ", ".join(match[0] for match in found) or ", ".join(names[:3])


def _as_text(value: Any) -> Any:
    if isinstance(value, AnyMapping):
        return {str(k): _as_text(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_text(v) for v in value]
    return "" if value is None else str(value)


def _known_keys(data: AnyMapping[str, Any], known: tuple[str, ...], where: str, file: str) -> None:
    for key in data:
        if key not in known:
            raise BadMapping("mapping-unknown-key", room="sources", file=file, key=str(key)[:80], where=where, nearest=nearest(str(key), known))


def _text(value: Any, key: str, file: str) -> str:
    if not isinstance(value, str):
        raise BadMapping("mapping-not-text", room="sources", file=file, key=key)
    return value


def _optional(data: AnyMapping[str, Any], key: str, file: str) -> str | None:
    return (_text(data[key], key, file) or None) if key in data else None


def _decimal(data: AnyMapping[str, Any], file: str) -> str | None:
    value = _optional(data, "decimal", file)
    if value not in (None, ".", ","):
        raise BadMapping("mapping-decimal", room="sources", file=file, value=value[:80])
    return value


def _order(data: AnyMapping[str, Any], key: str, file: str) -> Order | None:
    value = _optional(data, key, file)
    if value is None:
        return None
    order = order_named(value[:80])
    if order is None:
        raise BadMapping("mapping-date-format", room="sources", file=file, value=value[:80], known=", ".join(Order))
    return order


def _rule(given: Any, filled: Field, file: str) -> Rule:
    if isinstance(given, str) and given:
        return Rule(column=given)
    if not isinstance(given, dict):
        raise BadMapping("mapping-rule", room="sources", file=file, field=filled.name)
    _known_keys(given, _RULE, filled.name, file)
    column, constant = _optional(given, "column", file), _optional(given, "constant", file)
    if (column is None) == (constant is None):
        raise BadMapping("mapping-rule", room="sources", file=file, field=filled.name)
    values = given.get("values", {})
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise BadMapping("mapping-values", room="sources", file=file, field=filled.name)
    others = _optional(given, "others", file) or "refuse"
    if others not in ("refuse", "unknown"):
        raise BadMapping("mapping-others", room="sources", file=file, field=filled.name, value=others[:80])
    plain = _optional(given, "plain", file)
    allowed = ("best", "reported") if filled.name in WITH_REPORTED else ("best",)
    if plain is not None and (filled.reads is not Reads.COUNT or plain not in allowed):
        raise BadMapping("mapping-plain", room="sources", file=file, field=filled.name, value=plain[:80], known=", ".join(allowed))
    separator = _optional(given, "separator", file) or ";"
    return Rule(column, constant, values, others, _order(given, "format", file), _decimal(given, file), separator, plain)


def _no_contradiction(rules: AnyMapping[str, Rule], file: str) -> None:
    """A field and a shorthand of it cannot both be filled; an event needs a date."""
    shorthands: dict[str, tuple[str, ...]] = {"date": ("date_start", "date_end"), "coordinates": ("latitude", "longitude")}
    shorthands |= {stem: tuple(f"{stem}_{b}" for b in ("low", "best", "high", "reported")) for stem in STEMS}
    for short, filled in shorthands.items():
        both = [name for name in filled if name in rules]
        if short in rules and both:
            raise BadMapping("mapping-twice", room="sources", file=file, field=short, other=both[0])
    if ("latitude" in rules) != ("longitude" in rules):
        raise BadMapping("mapping-half-a-point", room="sources", file=file)
    if "date" not in rules and "date_start" not in rules:
        raise BadMapping("mapping-without-date", room="sources", file=file)


def _is_text_codec(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError, UnicodeError):
        return False
