"""Small cells are withheld, and nobody can work them out: every guarantee is checked by the full audit, never by the search."""

from __future__ import annotations

import random
import time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.language import phrases
from constat.report.disclosure.auditing import Bounds, audit, audit_suppressed
from constat.report.disclosure.cells import COMPLEMENTARY, NEUTRAL, SMALL, TOTAL, Cell, CountTable, Sum, Suppressed, cross, join, suppress
from constat.report.disclosure.rules import Rules

RULES = Rules()


def held(made: Suppressed, rules: Rules = RULES) -> None:
    """Fails where a reader can work out a withheld cell to less than its protection width."""
    assert made.exposed == ()
    bounds = audit_suppressed(made, rules)
    cells = made.table.by_key
    narrow = {each.key: bounds[each.key] for each in made.withheld if bounds[each.key].width < rules.width_of(each.measure)}
    assert narrow == {}
    for each in made.withheld:
        assert bounds[each.key].low <= cells[each.key].value <= bounds[each.key].high
    hidden = made.by_key
    assert not [cell for cell in made.table.cells if rules.small(cell.value, cell.measure) and cell.key not in hidden]


def test_a_small_cell_takes_others_with_it_so_that_no_total_gives_it_away() -> None:
    table = cross("t", {("Gao", "men"): 3, ("Gao", "women"): 12, ("Mopti", "men"): 20, ("Mopti", "women"): 30})
    made = suppress(table, RULES)
    assert made.by_key["t", "Gao", "men"].mark == SMALL
    assert made.published()["t", "Gao", "men"] == "<\u00a05"
    assert [each.reason for each in made.withheld].count(COMPLEMENTARY) >= 3
    assert ("t", "Gao", "men") in made.by_key["t", "Gao", "women"].protects
    held(made)


def test_the_audit_finds_the_cell_that_a_margin_gives_away() -> None:
    table = cross("t", {("Gao", "men"): 3, ("Gao", "women"): 12, ("Mopti", "men"): 20, ("Mopti", "women"): 30})
    assert audit(table, {("t", "Gao", "men"): (1, 4)}) == {("t", "Gao", "men"): Bounds(3, 3)}
    assert audit(table, {("t", "Gao", "men"): (1, 4), ("t", "Gao", "women"): (5, float("inf"))})["t", "Gao", "men"] == Bounds(3, 3)


def test_large_numbers_and_zeros_are_printed() -> None:
    made = suppress(cross("t", {("a", "x"): 0, ("a", "y"): 9, ("b", "x"): 12, ("b", "y"): 0}), RULES)
    assert made.withheld == ()


def test_a_zero_declared_sensitive_is_withheld() -> None:
    rules = Rules(sensitive_zeros=("sexual-violence",))
    made = suppress(cross("t", {("a", "x"): 0, ("a", "y"): 40, ("b", "x"): 50, ("b", "y"): 60}, "sexual-violence"), rules)
    assert ("t", "a", "x") in made.by_key
    held(made, rules)


def test_a_sensitive_zero_is_not_given_away_by_a_total_whose_zero_is_not() -> None:
    rules = Rules(sensitive_zeros=("sexual-violence",))
    cells = (Cell(("a",), 0, "sexual-violence"), Cell(("b",), 0, "sexual-violence"), Cell(("all",), 0, "killed"))
    held(suppress(CountTable(cells, (Sum(((("a",), 1), (("b",), 1), (("all",), -1))),)), rules), rules)


def test_sexual_violence_and_children_have_a_higher_threshold() -> None:
    values = {("a", "x"): 7, ("a", "y"): 40, ("b", "x"): 50, ("b", "y"): 60}
    assert suppress(cross("t", values), RULES).withheld == ()
    for measure in ("sexual-violence", "children"):
        made = suppress(cross("t", values, measure), RULES)
        assert made.published()["t", "a", "x"] == "<\u00a010"
        held(made)


def test_marks_that_would_tell_the_numbers_give_way() -> None:
    """1, 1, 1 and 1 under a total of 4, all marked "under 5" and none zero, could be nothing else."""
    values = {("a", c): 1 for c in "wxyz"} | {("b", c): 30 for c in "wxyz"} | {("c", c): 40 for c in "wxyz"}
    made = suppress(cross("t", values), RULES)
    assert any(each.mark == NEUTRAL and each.reason == SMALL for each in made.withheld)
    held(made)
    plain = audit(made.table, {("t", "a", c): (1, 4) for c in ("w", "x", "y", "z", TOTAL)})
    assert plain["t", "a", "w"] == Bounds(1, 1)


def test_a_hierarchy_of_places_protects_through_its_subtotals() -> None:
    values = {(place, sex): 10 + 7 * i + 3 * j for i, place in enumerate(("Gao", "Ansongo", "Mopti", "Djenné")) for j, sex in enumerate(("men", "women"))}
    values["Gao", "men"] = 2
    table = cross("t", values, row_parents={"Gao": "North", "Ansongo": "North", "Mopti": "Centre", "Djenné": "Centre"})
    assert table.by_key["t", "North", "men"].value == 2 + values["Ansongo", "men"]
    held(suppress(table, RULES))


def test_tables_that_share_a_margin_are_protected_together() -> None:
    by_sex = cross("sex", {("Gao", "men"): 3, ("Gao", "women"): 17, ("Mopti", "men"): 21, ("Mopti", "women"): 30})
    by_kind = cross("kind", {("Gao", "killed"): 8, ("Gao", "injured"): 12, ("Mopti", "killed"): 25, ("Mopti", "injured"): 26})
    same = [(("sex", row, TOTAL), ("kind", row, TOTAL)) for row in ("Gao", "Mopti", TOTAL)]
    made = suppress(join([by_sex, by_kind], same), RULES)
    held(made)


def test_a_part_that_cannot_exceed_its_whole_is_reckoned_with() -> None:
    killed, civilians = Cell(("killed",), 6), Cell(("civilians",), 3, "civilians-killed")
    table = CountTable((killed, civilians), (Sum(((("civilians",), 1), (("killed",), -1)), at_most=True),))
    held(suppress(table, RULES))


def test_what_is_public_already_cannot_be_taken_back_and_is_said() -> None:
    cells = (Cell(("a",), 3), Cell(("b",), 12, public=True), Cell(("all",), 15, public=True))
    made = suppress(CountTable(cells, (Sum(((("a",), 1), (("b",), 1), (("all",), -1))),)), RULES)
    assert made.exposed == (("a",),)


def test_what_is_published_of_a_withheld_cell_holds_no_value() -> None:
    made = suppress(cross("t", {("a", "x"): 3, ("a", "y"): 4711, ("b", "x"): 4722, ("b", "y"): 4733}), RULES)
    text = str([each.to_json() for each in made.withheld])
    hidden = made.by_key
    for cell in made.table.cells:
        assert (str(cell.value) in text) is False or cell.value == 3
        assert cell.key in hidden or made.published()[cell.key] == cell.value
    for language in ("en", "fr"):
        assert {each.say(language) for each in made.withheld} <= {
            phrases("report", language).say("withheld-small", threshold="5"),
            phrases("report", language).say("withheld-complementary"),
        }


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_random_table_gives_a_withheld_cell_away(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 5))
    number = st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 60))
    values = {(f"r{i}", f"c{j}"): data.draw(number) for i in range(rows) for j in range(columns)}
    parents = {f"r{i}": f"R{i % 2}" for i in range(rows)} if data.draw(st.booleans()) else None
    measure = data.draw(st.sampled_from(("killed", "children")))
    rules = Rules(sensitive_zeros=("children",) if data.draw(st.booleans()) else (), width=data.draw(st.sampled_from((None, 1, 2))))
    made = suppress(cross("t", values, measure, row_parents=parents), rules)
    held(made, rules)
    assert suppress(cross("t", values, measure, row_parents=parents), rules) == made
    hidden = made.by_key
    assert all(isinstance(shown, str) == (key in hidden) for key, shown in made.published().items())


def cube(drawn: random.Random, size: int) -> CountTable:
    """A table of three dimensions: six tables that share their margins."""
    axes = [[f"{axis}{i}" for i in range(size)] for axis in "abc"]
    inner = {key: drawn.choice([0, 1, 2, 3, 4, drawn.randint(5, 40), drawn.randint(5, 40)]) for key in product(*axes)}
    values = {
        key: sum(n for at, n in inner.items() if all(k in (TOTAL, a) for k, a in zip(key, at, strict=True)))
        for key in product(*([*axis, TOTAL] for axis in axes))
    }
    sums = [
        Sum(((key, -1), *(((*key[:place], name, *key[place + 1 :]), 1) for name in axes[place]))) for key in values for place in range(3) if key[place] == TOTAL
    ]
    return CountTable(tuple(Cell(key, value) for key, value in values.items()), tuple(sums))


@pytest.mark.parametrize("seed", range(4))
def test_linked_tables_hold_in_whole_numbers_too(seed: int) -> None:
    """A linear programme reckons with parts of people; where tables are linked, whole ones may have less room."""
    made = suppress(cube(random.Random(seed), 3), RULES)
    held(made)
    bounds = audit_suppressed(made, RULES, whole=True)
    assert [each.key for each in made.withheld if bounds[each.key].width < RULES.width_of(each.measure)] == []


def test_of_two_cells_that_would_protect_the_lighter_goes() -> None:
    def row(*weights: float) -> CountTable:
        cells = (Cell(("a",), 3), Cell(("b",), 50, weight=weights[0]), Cell(("all",), 53, weight=weights[1]))
        return CountTable(cells, (Sum(((("a",), 1), (("b",), 1), (("all",), -1))),))

    assert set(suppress(row(9, 1), RULES).by_key) == {("a",), ("all",)}
    assert set(suppress(row(1, 9), RULES).by_key) == {("a",), ("b",)}


def test_a_table_of_forty_by_twenty_takes_less_than_two_seconds() -> None:
    drawn = random.Random(7)
    values = {(f"r{i}", f"c{j}"): int(drawn.paretovariate(0.7)) * (drawn.random() > 0.3) for i in range(40) for j in range(20)}
    table = cross("t", values)
    # The processor's own time: another's work on the machine is none of the search's.
    start = time.process_time()
    made = suppress(table, RULES)
    spent = time.process_time() - start
    assert len([each for each in made.withheld if each.reason == SMALL]) > 100
    assert spent < 2


@pytest.mark.parametrize("threshold", [1, 2, -3])
def test_a_threshold_whose_mark_would_be_the_number_is_refused(threshold: int) -> None:
    with pytest.raises(BadInput, match="3 or more"):
        Rules(threshold=threshold)


def test_cells_that_do_not_make_their_sum_are_refused() -> None:
    with pytest.raises(BadInput, match="do not make the sum"):
        CountTable((Cell(("a",), 3), Cell(("all",), 4)), (Sum(((("a",), 1), (("all",), -1))),))
