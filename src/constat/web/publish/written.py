"""A report as it is being written: the fields of a sealed draft, read as a specification that lies in no file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from constat.errors import BadInput
from constat.language import LANGUAGES
from constat.model.measure import MEASURES
from constat.record.drafts import Kept
from constat.report.specification import Specification, specification_of
from constat.report.templates import TEMPLATES, slots

PLAIN: Final = "plain"
ALL: Final = (*sorted(TEMPLATES, reverse=True), PLAIN)
BLOCKS: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "table-parties": ("tables", {"by": "perpetrator", "measures": ["killed", "civilians-killed", "incidents"], "top": 10}),
    "table-places": ("tables", {"by": "admin1", "measures": ["killed", "civilians-killed", "incidents"], "top": 10}),
    "table-kinds": ("tables", {"by": "kind", "measures": ["killed", "civilians-killed", "incidents"]}),
    "table-sex-age": ("tables", {"by": "sex_age", "measures": ["civilians-killed"]}),
    "chart-months": ("charts", {"measure": "killed", "months": 15}),
    "map-places": ("maps", {"measure": "killed"}),
    "annex-incidents": ("annexes", {}),
}
"""Blocks that an editor may put into a plain report: where each belongs, and what it asks."""
BLOCK_TITLES: Final[Mapping[str, Mapping[str, str]]] = {
    "table-parties": {"en": "Incidents and victims by party", "fr": "Incidents et victimes, par partie"},
    "table-places": {"en": "Incidents and victims by region", "fr": "Incidents et victimes, par région"},
    "table-kinds": {"en": "Incidents and victims by kind of violence", "fr": "Incidents et victimes, par type de violence"},
    "table-sex-age": {"en": "Civilians killed by sex and age", "fr": "Civils tués, par sexe et par âge"},
    "chart-months": {"en": "People killed, by month", "fr": "Personnes tuées, par mois"},
    "map-places": {"en": "People killed, by place", "fr": "Personnes tuées, par lieu"},
    "annex-incidents": {"en": "Incidents", "fr": "Incidents"},
}
_KIND: Final = {"tables": "table", "charts": "chart", "maps": "map", "annexes": "annex"}
AGAINST: Final = ("", "previous", "last-year")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,30}")
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_SELECT: Final = ("country", "place", "party", "perpetrator", "kind", "victims", "standard")


@dataclass(frozen=True)
class Written:
    """One report that is being written."""

    fields: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, kept: Kept) -> Written:
        """From a draft."""
        return cls(kept.fields)

    def first(self, name: str) -> str:
        """The first value of a field; empty where there is none."""
        return (self.fields.get(name) or [""])[0].strip()

    @property
    def template(self) -> str:
        """One of `ALL`."""
        return self.first("template") if self.first("template") in ALL else PLAIN

    @property
    def slots(self) -> tuple[str, ...]:
        """The passages that people write."""
        return ("body",) if self.template == PLAIN else slots(self.template)

    def text(self, slot: str, language: str) -> str:
        """A passage in a language, as typed."""
        return (self.fields.get(f"text-{slot}-{language}") or [""])[0].replace("\r\n", "\n")

    @property
    def figures(self) -> list[dict[str, Any]]:
        """What the editor asked to be counted, in order; what cannot be read is left out."""
        told = []
        for line in self.fields.get("figure") or []:
            try:
                one = json.loads(line)
            except ValueError:
                continue
            if isinstance(one, dict) and _NAME.fullmatch(str(one.get("name"))) and one.get("measure") in MEASURES:
                told.append(one)
        return told

    @property
    def blocks(self) -> list[str]:
        """Tables, charts, maps and annexes put in, by id."""
        return [one for one in dict.fromkeys(self.fields.get("block") or []) if one in BLOCKS]

    @property
    def empty(self) -> list[tuple[str, str]]:
        """Passages that nobody wrote yet, with their language."""
        return [(slot, language) for slot in self.slots for language in LANGUAGES if not self.text(slot, language).strip()]

    def given(self, *, draft: bool) -> dict[str, Any]:
        """The mapping of its specification. An empty passage is kept while it is a draft, and left out of what is submitted."""
        told: dict[str, Any] = {} if self.template == PLAIN else {"template": self.template}
        told |= {
            "name": self.first("name"),
            "title": {language: self.first(f"title-{language}") for language in LANGUAGES},
            "office": {language: self.first(f"office-{language}") for language in LANGUAGES},
            "period": self.first("period"),
            "select": {"dataset": [one for one in self.fields.get("dataset") or [] if one]},
        }
        if draft:
            told["draft"] = True
        if former := self.first("former"):
            # It becomes a path: the page of one edition in the public folder, and nothing else.
            code = former.partition("/")[0]
            if not _CODE.fullmatch(code) or former != f"{code}/{code}.en.html":
                raise BadInput("publish-no-former", room="web", former=former[:60])
            told["former"] = former
        if self.first("disclosure"):
            told["disclosure"] = {"mode": self.first("disclosure")}
        if figures := self._figures():
            told["figures"] = figures
        for block in self.blocks:
            where, asks = BLOCKS[block]
            told.setdefault(where, {})[block] = {"title": dict(BLOCK_TITLES[block]), **asks}
        if self.template == PLAIN:
            told["measures"] = ["incidents", "killed", "civilians-killed"]
        else:
            told["fields"] = {slot: {language: self.text(slot, language) for language in LANGUAGES} for slot in self.slots}
        return told

    def specification(self, workspace: Path, *, draft: bool) -> Specification:
        """What is composed; former editions are found in the public folder."""
        texts = {}
        if self.template == PLAIN:
            texts["text"] = {language: self._body(language) for language in LANGUAGES}
        return specification_of(self.given(draft=draft), workspace / "public" / "report.yaml", texts)

    def _body(self, language: str) -> str:
        text = self.text("body", language)
        # What was asked for and is not placed in the text follows it.
        left = [f"{{{{ {tag} }}}}" for block in self.blocks if (tag := tag_of(block)) not in text]
        return "\n\n".join([text, *left]) + "\n"

    def _figures(self) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for one in self.figures:
            name, select = one["name"], {key: one[key] for key in _SELECT if one.get(key)}
            told[name] = {"count": one["measure"], **({"select": select} if select else {})}
            if one.get("against") in AGAINST[1:]:
                told[f"{name}_before"] = {**told[name], "period": one["against"]}
                told[f"{name}_change"] = {"compare": name, "against": f"{name}_before"}
        return told


def tag_of(block: str) -> str:
    """How a text names a block: `table:table-places`."""
    return f"{_KIND[BLOCKS[block][0]]}:{block}"


def figure_line(given: Mapping[str, str], known: Sequence[str]) -> str:
    """One figure as a draft keeps it; `BadInput` says what is wrong with it."""
    measure = given.get("measure", "")
    if measure not in MEASURES:
        raise BadInput("publish-figure-measure", room="web")
    name = given.get("name", "").strip().lower() or _free(measure.replace("-", "_"), known)
    if not _NAME.fullmatch(name):
        raise BadInput("publish-figure-name", room="web", name=name[:40])
    if name in known:
        raise BadInput("publish-figure-known", room="web", name=name)
    told: dict[str, Any] = {"name": name, "measure": measure}
    for key in (*_SELECT, "against"):
        if value := given.get(key, "").strip():
            told[key] = [one.strip() for one in value.split(";") if one.strip()] if key in ("country", "place", "party", "perpetrator") else value
    if told.get("kind"):
        told["kind"] = [told["kind"]]
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _free(name: str, known: Sequence[str]) -> str:
    return next(one for one in [name, *(f"{name}_{n}" for n in range(2, 200))] if one not in known)
