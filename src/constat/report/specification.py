"""What a report is asked to be: the YAML specification, read strictly.

| key | meaning |
|---|---|
| `template` | a template shipped with Constat (`quarterly`); its figures, tables and text are defaults that the file overrides |
| `name` | name of the report; letters, digits, hyphens |
| `title`, `office` | text in `en` and `fr` |
| `date` | day of the report; else the day after the period |
| `period` | `2025-Q1`, `2025-03`, `2025-01..2025-03` |
| `select` | the base selection, in the words of a selection, without measure and period |
| `parties` | groups of parties that the report speaks of: `id`, `label`, `members`, `wording` (violations or abuses) |
| `figures` | named figures: `count`, `compare`, `share`, `breakdown` or `sum` |
| `tables`, `charts`, `maps`, `annexes` | named blocks |
| `text` | the Markdown of the report, a file per language |
| `texts` | optional passages (`context`, `recommendations`, ...), a file per language |
| `fields` | the same passages written in the file itself, in `en` and `fr`; an empty one is refused unless `draft` |
| `draft` | `true` prints empty fields as still to be written |
| `measures` | what the trends tell, the first being the main one |
| `fieldwork` | what the office did: `missions`, `offices`, `reply` (see `report.fieldwork`) |
| `layout` | `page` puts everything on one page, without cover and contents; else `book` |
| `former` | the edition published before: its manifest (JSON), its HTML, PDF or DOCX, or the folder it lies in |
| `disclosure` | rules of disclosure control, or its mode: `check`, `enforce` (the default where a case file is counted), `off` |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any, Final

import yaml

from constat.errors import BadSpecification, Refused
from constat.language import LANGUAGES, phrases
from constat.model.selection import Selection, parse_period
from constat.report.disclosure.rules import Rules, read_rules
from constat.report.periods import Period

KINDS: Final = ("count", "compare", "share", "breakdown", "sum")
_KEYS: Final = (
    "template",
    "name",
    "title",
    "office",
    "date",
    "period",
    "select",
    "parties",
    "figures",
    "tables",
    "charts",
    "maps",
    "annexes",
    "text",
    "texts",
    "fields",
    "draft",
    "measures",
    "former",
    "fieldwork",
    "layout",
    "disclosure",
)
_FIGURE_KEYS: Final = {
    "count": ("count", "select", "period", "says"),
    "compare": ("compare", "against", "to", "says"),
    "share": ("share", "of", "says"),
    "breakdown": ("breakdown", "by", "parts", "left_out", "select", "period"),
    "sum": ("sum", "whole", "left_out", "says"),
}
Bilingual = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """One entry of `figures`: its kind and what it asks."""

    name: str
    kind: str
    of: Any
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """Parties that the report treats as one: forces of a state, a coalition, unidentified."""

    id: str
    label: Bilingual
    members: tuple[str, ...]
    wording: str = "abuses"


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """One entry of `tables`, `charts`, `maps` or `annexes`."""

    name: str
    title: Bilingual
    options: Mapping[str, Any]


@dataclass(frozen=True)
class Specification:
    """A report as asked for. `texts[name][language]` is Markdown; the report's own is `texts["text"]`."""

    path: Path
    name: str
    title: Bilingual
    office: Bilingual
    period: Period
    day: date
    base: Selection
    measures: tuple[str, ...]
    parties: tuple[PartyGroup, ...]
    figures: Mapping[str, NamedFigure]
    tables: Mapping[str, NamedBlock]
    charts: Mapping[str, NamedBlock]
    maps: Mapping[str, NamedBlock]
    annexes: Mapping[str, NamedBlock]
    texts: Mapping[str, Bilingual]
    disclosure: Rules | None = None
    """The rules of disclosure control; None where the specification says nothing of them."""
    former: Path | None = None
    """Where the edition published before lies."""
    fieldwork: Any = None
    """What the office did, as given; `report.fieldwork` reads it."""
    page: bool = False
    """Whether it must stand on one page."""
    draft: bool = False
    """Whether it is still being written: what is published is held to more."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """The merged YAML: its canonical form is what the report's digest is taken over."""

    def selection(self, measure: str, extra: Mapping[str, Any] | None = None, period: Period | None = None) -> Selection:
        """The base selection narrowed to a measure, to `extra` keys and to a period (the report's, unless given)."""
        span = period or self.period
        merged = {**self.base.to_dict(), **(extra or {}), "measure": measure}
        return Selection.from_dict(merged).within(span.start, span.end)


def read_specification(path: Path | str, languages: tuple[str, ...] = LANGUAGES) -> Specification:
    """The specification at a path, merged over its template, with its texts; `BadSpecification` names file and key."""
    path = Path(path)
    given = _load(path.read_text(encoding="utf-8") if path.is_file() else None, path)
    return _read(given, _texts(given, path.parent.joinpath, path, languages), path, languages)


def specification_of(
    given: Mapping[str, Any], path: Path | str, texts: Mapping[str, Bilingual] | None = None, languages: tuple[str, ...] = LANGUAGES
) -> Specification:
    """A specification that lies in no file: its mapping and its texts; what it names is found beside `path`, which names it in messages."""
    path = Path(path)
    checked = _load(yaml.safe_dump(dict(given), allow_unicode=True, sort_keys=False), path)
    return _read(checked, {name: dict(text) for name, text in (texts or {}).items()}, path, languages)


def _read(given: dict[str, Any], texts: dict[str, dict[str, str]], path: Path, languages: tuple[str, ...]) -> Specification:
    template = given.get("template")
    if template is not None:
        home = resources.files("constat.report") / "templates" / str(template)
        if not re.fullmatch(r"[a-z][a-z-]*", str(template)) or not home.is_dir():
            raise BadSpecification("spec-no-template", room="report", file=path.name, template=str(template))
        default = _load((home / f"{template}.yaml").read_text(encoding="utf-8"), path)
        texts = {**_texts(default, home.joinpath, path, languages), **texts}
        given = _merged(default, given)
    return _specification(path, given, {**texts, **_fields(given, path, languages)})


def _load(text: str | None, path: Path) -> dict[str, Any]:
    if text is None:
        raise BadSpecification("is-folder" if path.is_dir() else "spec-missing", room="report", file=str(path))
    try:
        given = yaml.safe_load(text)
    except yaml.YAMLError as fault:
        raise BadSpecification("spec-yaml", room="report", file=path.name, reason=" ".join(str(fault).split())) from None
    if not isinstance(given, dict):
        raise BadSpecification("spec-no-mapping", room="report", file=path.name)
    unknown = [key for key in given if key not in _KEYS]
    if unknown:
        raise BadSpecification("spec-unknown-key", room="report", file=path.name, key=str(unknown[0]), known=", ".join(_KEYS))
    return given


def _merged(default: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The template's mapping with the file's entries over it; a named entry set to null is taken out."""
    merged = dict(default)
    for key, value in given.items():
        if key in ("figures", "tables", "charts", "maps", "annexes") and isinstance(value, Mapping):
            both = {**default.get(key, {}), **value}
            merged[key] = {name: entry for name, entry in both.items() if entry is not None}
        else:
            merged[key] = value
    return merged


def _texts(given: Mapping[str, Any], find: Any, path: Path, languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    wanted: dict[str, Any] = dict(given.get("texts") or {})
    if "text" in given:
        wanted["text"] = given["text"]
    found: dict[str, dict[str, str]] = {}
    for name, files in wanted.items():
        if not isinstance(files, Mapping):
            raise BadSpecification("spec-bilingual", room="report", file=path.name, key=name)
        for language in languages:
            file = find(str(files[language])) if language in files else None
            if file is None or not file.is_file():
                raise BadSpecification("spec-text-missing", room="report", file=path.name, key=name, language=language, text=str(files.get(language, "")))
            found.setdefault(name, {})[language] = file.read_text(encoding="utf-8")
    return found


def _fields(given: Mapping[str, Any], path: Path, languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """The passages written in the file itself. What nobody wrote is shown in a draft, and refused in what is published."""
    found: dict[str, dict[str, str]] = {}
    for name, entry in (given.get("fields") or {}).items():
        if not isinstance(entry, Mapping):
            raise BadSpecification("spec-bilingual", room="report", file=path.name, key=f"fields.{name}")
        for language in languages:
            text = str(entry.get(language) or "").strip()
            if not text and given.get("draft") is not True:
                raise Refused("field-empty", room="report", file=path.name, field=str(name), language=language)
            found.setdefault(str(name), {})[language] = text or to_write(str(name), language)
    return found


def to_write(name: str, language: str) -> str:
    """What a draft prints in the place of a passage that nobody wrote: what the passage is to tell."""
    say = phrases("report", language)
    hint = f"slot-{name.replace('_', '-')}"
    return say.say("field-to-write", field=say.say(hint) if say.has(hint) else name)


def _specification(path: Path, given: dict[str, Any], texts: dict[str, dict[str, str]]) -> Specification:
    for key in ("name", "title", "office", "period"):
        if key not in given:
            raise BadSpecification("spec-key-missing", room="report", file=path.name, key=key)
    if "text" not in texts:
        raise BadSpecification("spec-key-missing", room="report", file=path.name, key="text")
    name = str(given["name"])
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise BadSpecification("spec-name", room="report", file=path.name, name=name)
    base = dict(given.get("select") or {})
    for key in ("measure", "from", "to", "period"):
        if key in base:
            raise BadSpecification("spec-base-key", room="report", file=path.name, key=key)
    period = Period(*parse_period(str(given["period"])))
    return Specification(
        path=path,
        name=name,
        title=_bilingual(given["title"], "title", path),
        office=_bilingual(given["office"], "office", path),
        period=period,
        day=_day(given.get("date"), path) or period.end + timedelta(days=1),
        base=Selection.from_dict(base),
        measures=tuple(given.get("measures") or ("killed",)),
        parties=tuple(_party(entry, path) for entry in given.get("parties") or ()),
        figures={str(k): _figure(str(k), v, path) for k, v in (given.get("figures") or {}).items()},
        tables=_blocks(given, "tables", path),
        charts=_blocks(given, "charts", path),
        maps=_blocks(given, "maps", path),
        annexes=_blocks(given, "annexes", path),
        texts=texts,
        disclosure=read_rules(given["disclosure"]) if given.get("disclosure") is not None else None,
        former=_former(given.get("former"), path),
        fieldwork=given.get("fieldwork"),
        page=_is_page(given.get("layout"), path),
        draft=given.get("draft") is True,
        given=given,
    )


def _is_page(value: Any, path: Path) -> bool:
    if value not in (None, "book", "page"):
        raise BadSpecification("spec-layout", room="report", file=path.name, text=str(value))
    return bool(value == "page")


def _former(value: Any, path: Path) -> Path | None:
    """Beside the specification, unless its place is told in full."""
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise BadSpecification("spec-former", room="report", file=path.name, text=str(value))
    return path.parent / value


def _day(value: Any, path: Path) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadSpecification("spec-date", room="report", file=path.name, text=str(value)) from None


def _bilingual(value: Any, key: str, path: Path) -> dict[str, str]:
    if not isinstance(value, Mapping) or any(not str(value.get(language) or "").strip() for language in LANGUAGES):
        raise BadSpecification("spec-bilingual", room="report", file=path.name, key=key)
    return {language: str(value[language]).strip() for language in LANGUAGES}


def _party(entry: Any, path: Path) -> PartyGroup:
    if not isinstance(entry, Mapping) or not {"id", "label", "members"} <= set(entry):
        raise BadSpecification("spec-party", room="report", file=path.name)
    wording = str(entry.get("wording", "abuses"))
    if wording not in ("violations", "abuses"):
        raise BadSpecification("spec-wording", room="report", file=path.name, party=str(entry["id"]), wording=wording)
    members = entry["members"] if isinstance(entry["members"], list) else [entry["members"]]
    return PartyGroup(str(entry["id"]), _bilingual(entry["label"], f"parties.{entry['id']}.label", path), tuple(map(str, members)), wording)


def _figure(name: str, entry: Any, path: Path) -> NamedFigure:
    kinds = [kind for kind in KINDS if isinstance(entry, Mapping) and kind in entry]
    if len(kinds) != 1:
        raise BadSpecification("spec-figure-kind", room="report", file=path.name, figure=name, known=", ".join(KINDS))
    unknown = [key for key in entry if key not in _FIGURE_KEYS[kinds[0]]]
    if unknown:
        raise BadSpecification(
            "spec-unknown-key", room="report", file=f"{path.name}, figures.{name}", key=str(unknown[0]), known=", ".join(_FIGURE_KEYS[kinds[0]])
        )
    return NamedFigure(name, kinds[0], entry[kinds[0]], {k: v for k, v in entry.items() if k != kinds[0]})


def _blocks(given: Mapping[str, Any], key: str, path: Path) -> dict[str, NamedBlock]:
    blocks: dict[str, NamedBlock] = {}
    for name, entry in (given.get(key) or {}).items():
        if not isinstance(entry, Mapping) or "title" not in entry:
            raise BadSpecification("spec-block", room="report", file=path.name, key=f"{key}.{name}")
        title = _bilingual(entry["title"], f"{key}.{name}.title", path)
        blocks[str(name)] = NamedBlock(str(name), title, {k: v for k, v in entry.items() if k != "title"})
    return blocks


def with_period(specification: Specification, period: Period) -> Specification:
    """The same specification for another period."""
    return replace(specification, period=period, day=period.end + timedelta(days=1))
