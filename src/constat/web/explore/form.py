"""The form of a selection: every key that the address may hold has its field, so that nothing is lost on submitting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest

from constat.language import phrases
from constat.model.measure import MEASURES
from constat.model.selection import VICTIMS, Selection
from constat.model.standard import Standard
from constat.vocab import load
from constat.web.wording import label

OWN_KEYS: Final = ("page", "format", "within", "linked")
"""Keys of the address that belong to the page and not to the selection."""


def selection_of(request: HttpRequest) -> Selection:
    """The selection that the address holds; an explorer without a measure counts the killed."""
    return asked(dict(request.GET.lists()))


def asked(query: Mapping[str, Sequence[str]]) -> Selection:
    """The selection of a query; the measure is `killed` unless it says otherwise."""
    given = {key: list(values) for key, values in query.items()}
    if not any(value.strip() for value in given.get("measure", [])):
        given["measure"] = ["killed"]
    return Selection.from_query(given, ignore=OWN_KEYS)


@dataclass(frozen=True, slots=True)
class Form:
    """What the template draws."""

    measures: list[dict[str, Any]]
    start: str
    end: str
    texts: list[dict[str, Any]]
    choices: list[dict[str, Any]]
    singles: list[dict[str, Any]]
    rest: list[dict[str, Any]]


def form(selection: Selection, names: Mapping[str, Iterable[str]], language: str) -> Form:
    """The form filled with a selection. `names` are the values found in the workspace, for its lists of suggestions."""
    say = phrases("web", language).say

    def options(vocabulary: str, codes: Iterable[str], chosen: Iterable[str]) -> list[dict[str, Any]]:
        return [{"value": c, "label": label(vocabulary, c, language), "chosen": c in set(chosen)} for c in codes]

    datasets = sorted({*names.get("dataset", ()), *selection.dataset})
    origins = [o for o in load("origin").ids if o in set(names.get("origin", ())) | set(selection.origin)]
    kinds = [k for k in load("violence-kind").ids if k in set(names.get("kind", ())) | set(selection.kind)]
    choices = [{"key": "kind", "label": say("field-kind"), "options": options("violence-kind", kinds, selection.kind)}]
    if len(datasets) > 1 or selection.dataset:
        own = [{"value": d, "label": d, "chosen": d in selection.dataset} for d in datasets]
        choices.append({"key": "dataset", "label": say("field-dataset"), "options": own})
    if len(origins) > 1 or selection.origin:
        choices.append({"key": "origin", "label": say("field-origin"), "options": options("origin", origins, selection.origin)})
    rest = [{"key": "cell", "value": str(c), "label": say("field-cell", cell=str(c))} for c in selection.cell]
    rest += [{"key": "pcode", "value": c, "label": say("field-pcode", code=c)} for c in selection.pcode]
    rest += [{"key": "box", "value": str(selection.box), "label": say("field-box", box=str(selection.box))}] if selection.box else []
    return Form(
        measures=options("measure", MEASURES, [selection.measure]),
        start=selection.start.isoformat() if selection.start else "",
        end=selection.end.isoformat() if selection.end else "",
        texts=[
            {"key": key, "label": say(f"field-{key}"), "chosen": getattr(selection, key), "options": list(names.get(key, ()))}
            for key in ("country", "place", "party", "perpetrator")
        ],
        choices=choices,
        singles=[
            {"key": key, "label": say(f"field-{key}"), "any": say("field-any"), "options": options(vocabulary, codes, [chosen or ""])}
            for key, vocabulary, codes, chosen in (
                ("victims", "victims", VICTIMS, selection.victims),
                ("standard", "standard-of-proof", [s.slug for s in Standard], selection.standard),
            )
        ],
        rest=rest,
    )
