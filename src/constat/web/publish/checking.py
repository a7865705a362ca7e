"""What a report that is being written would print, and what still stands in its way, each with its place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import ConstatError
from constat.events.query import Table
from constat.language import LANGUAGES, phrases
from constat.model.figure import Figure
from constat.report.building import RenderedReport, compose, render
from constat.report.disclosure.differencing import Edition as Printed
from constat.report.disclosure.gate import Decision, Entry, ReportItems
from constat.report.disclosure.naming import Forbidden
from constat.report.disclosure.rules import OFF
from constat.report.editions import manifest_of
from constat.report.linting import lint_text
from constat.report.literals import find_literals
from constat.report.publishing.shelf import editions
from constat.report.reckoning import Change, Parts, Reckoning
from constat.report.specification import Specification
from constat.web.publish.written import Written

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

_TAG: Final = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BY_HAND: Final = ("typed-number", "typed-percent")
"""Told as problems already: the report cannot be built with them."""
APPROVER: Final = "whoever approves"
"""The second person of an answered warning: approving the package agrees to every answer in it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stands in the way: the passage (empty for the whole), its language, and what is wrong in words."""

    slot: str
    language: str
    text: str


@dataclass(frozen=True)
class Look:
    """A report as far as it can be composed now."""

    problems: tuple[Problem, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    """Figures by name: the value now, or None where it is not told."""
    decision: Decision = field(default_factory=lambda: Decision(OFF))
    composed: bool = False
    remarks: tuple[Problem, ...] = ()
    """Words and typed arithmetic to look at again; they stop nothing."""


def look(open_table: Callable[[], Table], workspace: Path, written: Written, language: str) -> Look:
    """Composes the report as a draft and lists what stands in its way; faults are told, not raised."""
    say = phrases("web", language).say
    problems = [Problem("", "", say("publish-lacks", what=say(f"publish-field-{name}"))) for name in lacks(written)]
    problems += (by_hand := _by_hand(written, language))
    problems += [Problem(slot, one, say("publish-one-language")) for slot, one in written.empty if written.text(slot, _other(one)).strip()]
    if lacks(written):
        return Look(tuple(problems))
    remarks: tuple[Problem, ...] = ()
    try:
        specification = written.specification(workspace, draft=True)
        remarks = _remarks(written, specification, language)
        reckoning = Reckoning(open_table(), specification)
        values = {one["name"]: value_of(reckoning, one["name"]) for one in written.figures}
        _documents, _manifest, composed = compose(reckoning.table, specification, LANGUAGES, former_of(workspace, written))
    except ConstatError as fault:
        # A number typed by hand is told already, each at its place.
        if fault.message_id != "literal-number" or not by_hand:
            problems.append(Problem("", "", fault.say(language)))
        return Look(tuple(problems), remarks=remarks)
    return Look(tuple(problems), values, composed.decision, True, remarks)


def present(open_table: Callable[[], Table], workspace: Path, written: Written) -> dict[str, Any]:
    """The figures asked for, by name, with their value now; those that cannot be counted yet are left out."""
    if not written.figures or lacks(written):
        return {}
    told: dict[str, Any] = {}
    try:
        reckoning = Reckoning(open_table(), written.specification(workspace, draft=True))
        for one in written.figures:
            told[one["name"]] = value_of(reckoning, one["name"])
    except ConstatError:
        # What is wrong is told by the check, which says where.
        pass
    return told


def lacks(written: Written) -> list[str]:
    """What every report needs and this one has not."""
    asked = ("name", "title-en", "title-fr", "office-en", "office-fr", "period")
    return [name for name in asked if not written.first(name)] + ([] if any(written.fields.get("dataset") or []) else ["dataset"])


def _other(language: str) -> str:
    return next(one for one in LANGUAGES if one != language)


def _by_hand(written: Written, language: str) -> list[Problem]:
    say = phrases("web", language).say
    found = []
    for slot in written.slots:
        for one in LANGUAGES:
            # What stands for a tag may not join the words beside it.
            for literal in find_literals(_TAG.sub(" ", written.text(slot, one)), one)[:5]:
                found.append(Problem(slot, one, say("publish-literal", text=literal.text)))
    return found


def _remarks(written: Written, specification: Specification, language: str) -> tuple[Problem, ...]:
    say = phrases("web", language).say
    found = []
    for slot in written.slots:
        for one in LANGUAGES:
            states, groups = (
                [name for group in specification.parties if group.wording == wording for name in (group.label.get(one, ""), *group.members)]
                for wording in ("violations", "abuses")
            )
            where = f"{say('slot-' + slot.replace('_', '-'))} ({one})"
            for remark in lint_text(written.text(slot, one), one, where, states, groups):
                if remark.rule not in _BY_HAND:
                    found.append(Problem(slot, one, remark.say(language)))
    return tuple(found)


def value_of(reckoning: Reckoning, name: str) -> Any:
    """The present value of a figure; a change gives its two counts, a breakdown its whole."""
    made: Figure | Change | Parts = reckoning.named(name, name)
    if isinstance(made, Change):
        return made.now.value
    return made.whole.value if isinstance(made, Parts) else made.value


def former_of(workspace: Path, written: Written) -> list[Printed]:
    """What all other published editions printed: a small group must not come out by comparing two of them."""
    found = []
    for shelved in editions(workspace):
        if shelved.code != written.first("name"):
            try:
                found.append(Printed.from_manifest(manifest_of(shelved.path(f"{shelved.code}.en.html"))))
            except ConstatError:
                # A withdrawn edition has no files left.
                continue
    return found


def built(table: Table, workspace: Path, written: Written, case: CaseFile | None, formats: Iterable[str], *, draft: bool) -> RenderedReport:
    """The report whole, in memory; with a case file, no text may hold a name of it."""
    besides = ReportItems(forbidden=Forbidden.of(names_held(case))) if case is not None else None
    specification = written.specification(workspace, draft=draft)
    return render(table, specification, LANGUAGES, tuple(formats), former=former_of(workspace, written), besides=besides)


def names_held(case: CaseFile) -> Iterable[str]:
    """The names that the case file holds, for comparing and nothing else: none is shown, and what is found is told by its place."""
    from constat.record.casework.editions import names_held as held

    return held(case)


def answer_key(entry: Entry) -> str:
    """How a form calls one entry of the gate."""
    return "answer-" + hashlib.sha256("\x00".join((*entry.item, entry.rule)).encode()).hexdigest()[:16]


def answered(decision: Decision, written: Written, by: str) -> Decision:
    """The decision with each warning that the editor answered in writing; whoever approves the package agrees to it."""
    for entry in decision.open:
        reason = written.first(answer_key(entry))
        if reason and entry.may_override:
            decision = decision.overridden(entry.item, entry.rule, reason=reason, by=by, second=APPROVER)
    return decision
