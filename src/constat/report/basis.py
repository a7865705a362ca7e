"""The annex that says for each printed figure what was counted, on which frozen state, how, and over how many events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from constat.language import date_range, long_date, number, phrases
from constat.model.figure import Figure
from constat.report.document import Basis, BasisEntry, Block, Number, Runs, Table, Words, runs_of
from constat.report.methodology import describe, flag_label
from constat.report.printing import printed
from constat.report.reckoning import Reckoning
from constat.report.wording import capital


def printed_figures(blocks: Iterable[Block]) -> list[str]:
    """Ids of the figures printed, in the order of their first place; those of listed events are left out."""
    seen: dict[str, None] = {}
    for block in blocks:
        for _, run in runs_of(block):
            if isinstance(run, Number) and not run.figure.startswith("e-"):
                seen.setdefault(run.figure)
    return list(seen)


def basis(blocks: Sequence[Block], reckoning: Reckoning, language: str) -> Basis:
    """One entry for each printed figure and for each figure that one of them was computed from."""
    wanted = dict.fromkeys(printed_figures(blocks))
    for id in list(wanted):
        wanted.update(dict.fromkeys(part for part in reckoning.figures[id].parts if part in reckoning.figures))
    entries = [entry_of(reckoning.figures[id], position, language) for position, id in enumerate(wanted, start=1)]
    entries += [_event(anchor, reckoning.events[anchor], len(entries) + i, language) for i, anchor in enumerate(_unlisted(blocks), start=1)]
    return Basis(tuple(entries))


def _unlisted(blocks: Iterable[Block]) -> list[str]:
    """Places of incidents that the text names and no annex lists."""
    named: dict[str, None] = {}
    listed: set[str] = set()
    for block in blocks:
        for _, run in runs_of(block):
            if isinstance(run, Number) and run.figure.startswith("e-"):
                if isinstance(block, Table) and block.kind == "incidents":
                    listed.add(run.figure)
                else:
                    named.setdefault(run.figure)
    return [anchor for anchor in named if anchor not in listed]


def _event(anchor: str, event: dict[str, Any], position: int, language: str) -> BasisEntry:
    say = phrases("report", language)
    value = event["killed"] if event["killed"] is not None else event["civilians"]
    facts = ((say.say("annex-date"), event["date"]), (say.say("fact-id"), event["event"]))
    return BasisEntry(anchor, position, number(value or 0, language), say.say("one-incident"), facts)


def shown(figure: Figure, language: str) -> str:
    """The figure as its entry prints it."""
    if figure.kind == "share":
        return printed(figure, "share", language)
    if figure.method == "count-change":
        return printed(figure, "change", language)
    if figure.unit == "ratio":
        return number(round(figure.value, 3), language) if figure.value is not None else "\u2013"
    return printed(figure, "value", language)


def entry_of(figure: Figure, position: int, language: str) -> BasisEntry:
    """What is said of a figure, by its number in the list."""
    say = phrases("report", language)
    label = say.say(f"label-{figure.population.split('/')[0]}")
    part = dict(figure.parameters).get("sex_age")
    if part and say.has(f"sex-age-{part}"):
        label += f", {say.say(f'sex-age-{part}').lower()}"
    facts: list[tuple[str, str]] = []
    start, end = figure.selection.period
    if start and end:
        facts.append((say.say("fact-period"), date_range(start, end, language)))
    elif start or end:
        facts.append((say.say("fact-period"), f"{long_date(start, language) if start else '…'} \u2013 {long_date(end, language) if end else '…'}"))
    facts.append((say.say("fact-selection"), describe(figure.selection, language) or say.say("sel-all")))
    facts.append((say.say("fact-method"), method_name(figure, language)))
    if figure.kind == "count" and not figure.parts and figure.unit != "incidents" and figure.low is not None:
        high = number(figure.high, language) if figure.high is not None else say.say("open-above")
        facts.append((say.say("fact-bounds"), f"{number(figure.low, language)} \u2013 {high}"))
    if figure.basis and figure.events:
        facts.append((say.say("fact-events"), number(figure.events, language)))
    flags = [f"{flag_label(f.code, language)}{f' ({number(f.events, language)})' if f.events else ''}" for f in sorted(figure.flags)]
    if flags:
        facts.append((say.say("fact-flags"), "; ".join(flags)))
    facts.append((say.say("fact-snapshot"), figure.snapshot))
    facts.append((say.say("fact-id"), figure.id))
    return BasisEntry(figure.id, position, shown(figure, language), label, tuple(facts), tuple(figure.parts))


def method_name(figure: Figure, language: str) -> str:
    """The short name of a figure's method; the annex explains each once."""
    say = phrases("report", language)
    name = f"name-{figure.method}"
    return say.say(name) if say.has(name) else say.say("method-other", method=figure.method, version=figure.method_version)


def methods(annex: Basis, reckoning: Reckoning, language: str) -> tuple[Runs, ...]:
    """What each method of the annex's figures does, once."""
    say = phrases("report", language)
    used = {reckoning.figures[e.figure].method: reckoning.figures[e.figure] for e in annex.entries if e.figure in reckoning.figures}
    colon = "\u00a0: " if language == "fr" else ": "
    return tuple(
        (Words(capital(method_name(figure, language)) + colon, bold=True), Words(say.say(f"method-{method}")))
        for method, figure in sorted(used.items())
        if say.has(f"method-{method}")
    )
