"""Puts a report as composed before the gate: which figures, rows and texts it would print, under which rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from constat.errors import Refused
from constat.events import subsets
from constat.events.query import METHOD
from constat.model.figure import Figure
from constat.model.selection import Selection
from constat.report.disclosure.cells import Cell, Key, Sum
from constat.report.disclosure.coarsening import Level
from constat.report.disclosure.differencing import Edition
from constat.report.disclosure.gate import ReportItems, review
from constat.report.disclosure.linking import is_cell, key_of
from constat.report.disclosure.naming import folded
from constat.report.disclosure.rules import ENFORCE, Rules
from constat.report.disclosure.veil import veil_of, withheld_list
from constat.report.document import Document, Number, Words, runs_of
from constat.report.incidents import row_value
from constat.report.reckoning import Reckoning

CASE_FILE = "case-file"
_MEASURES = ("killed", "civilians-killed")


def judge(reckoning: Reckoning, documents: Sequence[Document], former: Iterable[Edition] = (), besides: ReportItems | None = None) -> dict[str, Any] | None:
    """Judges what the documents print, keeps the decision and lays the veil where the rules are enforced; then what the
    manifest says of it, else None. `besides` holds what documents do not tell: names, forbidden names, quoted items, consent."""
    figures = _figures(reckoning, documents)
    rules = _rules(reckoning, figures)
    enforced = rules.mode == ENFORCE
    cells, sums = _rows(reckoning, figures) if enforced else ((), ())
    rows = reckoning.rows_shown if enforced else {}
    given = besides or ReportItems()
    items = replace(
        given,
        figures=figures,
        rows={**given.rows, **rows},
        row_cells=(*given.row_cells, *cells),
        row_sums=(*given.row_sums, *sums),
        texts={**given.texts, **_texts(documents)},
        level=given.level or (_levels(reckoning) if enforced else None),
    )
    reckoning.decision = decision = review(items, rules, former)
    if not enforced:
        return None
    reckoning.lay(veil_of(decision, figures, rules))
    shown = [run.figure for run in _runs(documents) if isinstance(run, Number)]
    return {"mode": rules.mode, "rules": rules.to_json(), "withheld": withheld_list(decision, figures, shown)}


def _rules(reckoning: Reckoning, figures: Mapping[str, Figure]) -> Rules:
    """The specification's rules. What counts a case file is enforced, whatever the specification hopes for."""
    given = reckoning.specification.disclosure
    if given is not None and given.mode == ENFORCE:
        return given
    if not _counts_case_file(reckoning, figures):
        return given or Rules()
    if given is not None and "mode" in _mapping(reckoning.specification.given.get("disclosure")):
        raise Refused("disclosure-required", room="report", file=reckoning.specification.path.name, mode=given.mode)
    return replace(given or Rules(), mode=ENFORCE)


def _mapping(given: Any) -> Mapping[str, Any]:
    return given if isinstance(given, Mapping) else {"mode": given}


def _levels(reckoning: Reckoning) -> Level:
    """The level of a place by its name or code, as the data have it; a name of several levels is of the widest, all of which it counts."""
    known: dict[str, str] = {}
    for place in ("country", "admin1", "admin2"):
        for name in reckoning.table.group(Selection(), by=[place])[place].drop_nulls().to_list():
            known.setdefault(folded(str(name)), place)
    return lambda name: known.get(folded(name), "exact")


def _counts_case_file(reckoning: Reckoning, figures: Mapping[str, Figure]) -> bool:
    table = reckoning.table
    held = table.group(Selection(origin=(CASE_FILE,)), by=["dataset"])
    datasets = {str(name) for name in held["dataset"].drop_nulls().to_list()}
    selections = {figure.selection.within(None, None) for figure in figures.values()} | {reckoning.specification.base}
    return bool(datasets) and any((not each.origin or CASE_FILE in each.origin) and (not each.dataset or datasets & set(each.dataset)) for each in selections)


def _figures(reckoning: Reckoning, documents: Iterable[Document]) -> dict[str, Figure]:
    """The figures that the documents print, and all that those were computed from."""
    wanted = [run.figure for run in _runs(documents) if isinstance(run, Number)]
    found: dict[str, Figure] = {}
    while wanted:
        id = wanted.pop()
        if id in reckoning.figures and id not in found:
            found[id] = reckoning.figures[id]
            wanted += found[id].parts
    # A comparison that may say no percentage says both its numbers instead.
    for change in reckoning.changes_made():
        if change.now.id in found or change.before.id in found:
            found |= {figure.id: figure for figure in (change.now, change.before)}
    # What rows leave or count twice joins their totals to them; where it is not printed, a reader knows it to be nothing.
    for id, figure in reckoning.figures.items():
        if figure.method in ("remainder", "overlap") and any(part in found for part in figure.parts):
            found |= {each: reckoning.figures[each] for each in (id, *figure.parts) if each in reckoning.figures}
    return found


def _runs(documents: Iterable[Document]) -> Iterator[Any]:
    for document in documents:
        for block in document.blocks:
            yield from (run for _, run in runs_of(block))


def _texts(documents: Iterable[Document]) -> dict[str, str]:
    """The words of each block by language and place, without the figures in them."""
    texts: dict[str, list[str]] = {}
    for document in documents:
        for position, block in enumerate(document.blocks):
            for where, run in runs_of(block):
                if isinstance(run, Words):
                    texts.setdefault(f"{document.language} {position} {where}", []).append(run.text)
    return {where: "\n".join(words) for where, words in texts.items()}


def _rows(reckoning: Reckoning, figures: Mapping[str, Figure]) -> tuple[tuple[Cell, ...], tuple[Sum, ...]]:
    """The numbers of the rows shown as cells, and how they make up the figures."""
    cells: dict[Key, Cell] = {}
    sums: list[Sum] = []
    accounts: dict[str, list[str]] = {}
    for event, row in sorted(reckoning.rows_shown.items()):
        accounts.setdefault(str(row.get("id") or event), []).append(event)
        for measure in _MEASURES:
            value = row_value(row, measure)
            if value is not None:
                cells["row", event, measure] = Cell(("row", event, measure), value, measure, weight=0.25)
        if all(("row", event, measure) in cells for measure in _MEASURES):
            sums.append(Sum(((("row", event, "civilians-killed"), 1), (("row", event, "killed"), -1)), at_most=True))
    for figure in figures.values() if cells else ():
        measure = figure.selection.counted
        if measure not in _MEASURES or not is_cell(figure) or (figure.method != METHOD and figure.method not in ("listed", "not-drawn")):
            continue
        told = _contributions(reckoning, figure)
        # Rival accounts of one incident are no parts of a sum.
        shown = [
            ("row", accounts[id][0], measure) for id, value in told.items() if len(accounts.get(id, ())) == 1 and _told(cells, accounts[id][0], measure, value)
        ]
        if shown:
            sums.append(Sum(((key_of(figure, figures), -1), *((key, 1) for key in shown)), at_most=len(shown) < len(told)))
    return tuple(cells.values()), tuple(sums)


def _told(cells: Mapping[Key, Cell], event: str, measure: str, value: int) -> bool:
    cell = cells.get(("row", event, measure))
    return cell is not None and cell.value == value


def _contributions(reckoning: Reckoning, figure: Figure) -> dict[str, int]:
    if figure.method == METHOD:
        return {str(id): int(value) for id, value in reckoning.table.contributions(figure.selection).select("id", "value").iter_rows() if value}
    return {id: value for id, value in subsets.contributions(reckoning.table, figure) or () if value}
