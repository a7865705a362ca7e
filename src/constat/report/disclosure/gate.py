"""The gate between a report as composed and its publication: for each item that is withheld, widened or doubtful, one entry.

An entry says which item, by what rule, why, what a reader sees instead, and whether a person may decide otherwise. Small numbers,
names and consent are nobody's to waive; a warning about a text is, with a written reason and a second person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from constat.errors import NotFound, Refused
from constat.language import LANGUAGES, phrases
from constat.model.figure import Figure
from constat.report.disclosure.cells import COARSE, DERIVED, Cell, CountTable, Sum, Suppressed, suppress
from constat.report.disclosure.coarsening import Coarsened, Level, coarsen_row
from constat.report.disclosure.consent import Quoted, unallowed
from constat.report.disclosure.differencing import LATE, Difference, Edition, differences
from constat.report.disclosure.linking import is_cell, key_of, place_of, table_of
from constat.report.disclosure.naming import Forbidden, Naming, scan, unnamed
from constat.report.disclosure.rules import CHECK, OFF, WITHHOLD, Rules

WITHHELD: Final = "withheld"
COARSENED: Final = "coarsened"
WARNED: Final = "warned"
_MAY_OVERRIDE: Final = ("text-name", "text-telephone", "text-e-mail", "text-coordinates", "differencing-warned", "late", "exposed")


@dataclass(frozen=True)
class ReportItems:
    """What a report would show: figures, further tables, rows of annexes by id, names, texts, quoted items with their answers."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    tables: tuple[CountTable, ...] = ()
    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    row_cells: tuple[Cell, ...] = ()
    """Numbers that rows print, and how they make up the figures."""
    row_sums: tuple[Sum, ...] = ()
    names: tuple[Naming, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    forbidden: Forbidden = field(default_factory=Forbidden, repr=False)
    quoted: tuple[Quoted, ...] = ()
    consent: Mapping[str, str] = field(default_factory=dict)
    level: Level | None = None
    """How narrow a place of that name or code is (`exact`, `admin2`, ...), where the caller knows."""


@dataclass(frozen=True, slots=True)
class Override:
    """Who decided otherwise, why, and who agreed."""

    reason: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that the gate holds back, widens or doubts."""

    item: tuple[str, ...]
    action: str
    rule: str
    values: tuple[tuple[str, str], ...] = ()
    shown: str = ""
    """A mark that stands in its place, the same in both languages; empty where words do."""
    override: Override | None = None

    @property
    def may_override(self) -> bool:
        """Whether a person may decide otherwise."""
        return self.rule in _MAY_OVERRIDE

    def why(self, language: str) -> str:
        """The rule and what it found, in words."""
        return phrases("report", language).say(f"gate-{self.rule}", **dict(self.values))

    def instead(self, language: str) -> str:
        """What a reader sees in its place."""
        say = phrases("report", language)
        own = f"instead-{self.action}-{self.item[0]}"
        return self.shown or say.say(own if say.has(own) else f"instead-{self.action}", **dict(self.values))

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        over = self.override
        return {
            "item": list(self.item),
            "action": self.action,
            "rule": self.rule,
            "why": {language: self.why(language) for language in LANGUAGES},
            "instead": {language: self.instead(language) for language in LANGUAGES},
            "may_override": self.may_override,
            "override": {"reason": over.reason, "by": over.by, "second": over.second} if over else None,
        }


@dataclass(frozen=True)
class Decision:
    """What the gate found. `suppressed` and `rows` are for whoever composes the report anew; JSON holds the entries alone."""

    mode: str
    entries: tuple[Entry, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    rows: Mapping[str, Coarsened] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    @property
    def open(self) -> tuple[Entry, ...]:
        """Warnings that nobody has answered: until they are, the report is not published."""
        return tuple(entry for entry in self.entries if entry.action == WARNED and entry.override is None)

    @property
    def passes(self) -> bool:
        """Whether the report may go out as the decision leaves it."""
        return not self.open

    def overridden(self, item: tuple[str, ...], rule: str, *, reason: str, by: str, second: str) -> Decision:
        """The decision with one entry decided otherwise by a person, for a written reason, and agreed to by another."""
        found = [entry for entry in self.entries if entry.item == item and entry.rule == rule]
        if not found:
            raise NotFound("gate-no-entry", room="report", item=" / ".join(item))
        if not found[0].may_override:
            raise Refused("gate-no-override", room="report", item=" / ".join(item))
        if not reason.strip() or not by.strip() or not second.strip() or by.strip().casefold() == second.strip().casefold():
            raise Refused("gate-override-alone", room="report", item=" / ".join(item))
        given = Override(reason.strip(), by.strip(), second.strip())
        return replace(self, entries=tuple(replace(entry, override=given) if entry in found else entry for entry in self.entries))

    def to_json(self) -> dict[str, Any]:
        """For the editor: each entry with its reason in both languages. No value of anything withheld is in it."""
        return {"mode": self.mode, "passes": self.passes, "entries": [entry.to_json() for entry in self.entries]}


def review(items: ReportItems, rules: Rules, former: Iterable[Edition] = ()) -> Decision:
    """What of a report's items may not be shown as it is; the same each time for the same items.

    In mode `check` small cells, differences and coarse places are left as they are (the data are public); names, texts and consent
    are judged in every mode but `off`.
    """
    if rules.mode == OFF:
        return Decision(rules.mode)
    entries: list[Entry] = [*_names(items, rules), *_texts(items), *_consent(items)]
    if rules.mode == CHECK:
        return Decision(rules.mode, _ordered(entries))
    editions = tuple(former)
    differing = differences(items.figures.values(), editions, rules)
    entries += _differences(differing, items, rules)
    apart = [each.figure.id for each in differing if _withholds(each, rules)]
    whole = table_of(items.figures, rules, differing=apart, former=editions, others=items.row_cells, sums=items.row_sums, level=items.level)
    made = tuple(suppress(table, rules) for table in (whole, *items.tables))
    for each in made:
        entries += _cells(each)
    entries += _derived(items, made[0])
    rows = {id: coarsen_row(row, rules) for id, row in sorted(items.rows.items())}
    entries += _rows(rows)
    return Decision(rules.mode, _ordered(entries), made, rows, differing)


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(dict.fromkeys(entries), key=lambda entry: (entry.item, entry.rule, entry.values)))


def _withholds(each: Difference, rules: Rules) -> bool:
    return (rules.late if each.kind == LATE else rules.differencing) == WITHHOLD


def _differences(found: Iterable[Difference], items: ReportItems, rules: Rules) -> list[Entry]:
    made = []
    for each in found:
        withheld = _withholds(each, rules)
        rule = ("late-withheld" if withheld else "late") if each.kind == LATE else ("differencing" if withheld else "differencing-warned")
        values = {
            "other": each.other.selection.canonical() if not each.edition else each.other.id,
            "edition": each.edition or "-",
            "threshold": str(each.threshold),
            "selection": each.figure.selection.canonical(),
        }
        action = WITHHELD if withheld else WARNED
        made.append(Entry(("figure", place_of(each.figure, items.figures)), action, rule, tuple(sorted(values.items())), "\u2026" if withheld else ""))
    return made


def _cells(made: Suppressed) -> list[Entry]:
    found = []
    for each in made.withheld:
        if each.reason == "differencing":
            continue
        rule = COARSE if each.reason == COARSE else each.reason
        found.append(Entry(each.key, WITHHELD, rule, (("threshold", str(each.threshold)),), each.shown()))
    return [*found, *(Entry(key, WARNED, "exposed") for key in made.exposed)]


def _derived(items: ReportItems, made: Suppressed) -> list[Entry]:
    """Ratios, shares and sums whose parts are withheld follow them."""
    gone = follow(items.figures, {each.key for each in made.withheld})
    hidden = made.by_key
    found = []
    for id in sorted(gone):
        key = key_of(items.figures[id], items.figures)
        if key not in hidden:
            found.append(Entry(key, WITHHELD, DERIVED, (), "\u2026"))
    return found


def follow(figures: Mapping[str, Figure], hidden: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Ids of the figures that are withheld: those whose cells are, and whatever was computed from one of them."""
    keys = set(hidden)
    gone = {id for id, figure in figures.items() if is_cell(figure) and key_of(figure, figures) in keys}
    while more := {id for id, figure in figures.items() if id not in gone and gone & set(figure.parts)}:
        gone |= more
    return frozenset(gone)


def _rows(rows: Mapping[str, Coarsened]) -> list[Entry]:
    found = []
    for id, each in rows.items():
        if each.changed and each.precision is not None:
            values = (("date", each.precision.date), ("harms", ", ".join(each.harms)), ("place", each.precision.place))
            found.append(Entry(("row", id), COARSENED, "coarsened", values))
    return found


def _names(items: ReportItems, rules: Rules) -> list[Entry]:
    return [Entry(("name", each.id), WITHHELD, f"name-{each.reason}", (("standard", rules.names),)) for each in unnamed(items.names, rules)]


def _texts(items: ReportItems) -> list[Entry]:
    found = scan(items.texts, items.forbidden)
    return [Entry(("text", each.where, f"{each.start}-{each.end}"), WARNED, f"text-{each.what}") for each in found]


def _consent(items: ReportItems) -> list[Entry]:
    return [Entry((each.kind, each.id), WITHHELD, f"consent-{each.reason}") for each in unallowed(items.quoted, items.consent)]
