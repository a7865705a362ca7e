"""The map of a report: which cells, which country in focus, and what could not be drawn."""

from __future__ import annotations

from constat.errors import BadInput
from constat.language import date_range
from constat.model.measure import MEASURES
from constat.report.document import Picture, Runs, Words
from constat.report.maps import cell_map, classes
from constat.report.outlines import outlines
from constat.report.reckoning import Reckoning
from constat.report.specification import NamedBlock
from constat.report.wording import Wording, country_label
from constat.vocab.country import resolve_country


def draw_map(block: NamedBlock, position: int, reckoning: Reckoning, wording: Wording) -> Picture:
    """The map of a specification's entry, with its legend, scale and disclaimer."""
    spec = reckoning.specification
    measure = str(block.options.get("measure", next((m for m in spec.measures if m != "incidents"), "incidents")))
    selection = spec.selection(measure, reckoning.narrowed(block.options.get("select")))
    cells, left = reckoning.cells(selection)
    cells = reckoning.veil.map_cells(cells, selection)
    label = wording.say(f"label-{MEASURES[measure].population}")
    focus = [iso for iso in map(_iso, spec.base.country) if iso]
    names = {code: country_label(code, wording.language) for code, _ in outlines()}
    svg = cell_map(cells, focus=focus, legend=wording.say("map-legend", label=label), names=names, language=wording.language)
    bounds = classes([value for _, value in cells])
    notes: list[Runs] = []
    if not cells:
        notes.append(_words(wording.say("map-note-none")))
    if left.value:
        notes.append(wording.slots.runs(wording.say("map-note-points", number=wording.counted(left))))
    notes += [_words(wording.say("map-note-cells")), _words(wording.say("limit-boundaries"))]
    title = _words(f"{wording.say('map-word', n=str(position))}. {block.title[wording.language]}")
    where = ", ".join(country_label(name, wording.language) for name in spec.base.country) or ", ".join(spec.base.place) or wording.say("everywhere")
    alt = wording.say(
        "map-alt",
        place=where,
        label=label.lower(),
        dates=date_range(spec.period.start, spec.period.end, wording.language),
        top=str(int(bounds[-1])) if bounds else "0",
    )
    return Picture(block.name, position, "map", title, svg, alt, tuple(notes))


def _words(text: str) -> Runs:
    return (Words(text),)


def _iso(name: str) -> str | None:
    try:
        return resolve_country(name).iso3
    except BadInput:
        return None
