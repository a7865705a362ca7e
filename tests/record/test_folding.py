"""What a set of entries means: the same in any order, at every office, and with no value lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.histories import SUBJECT, TYPE, Office, Told, changes, heard, histories, plain

from constat.record import canonical
from constat.record.folding import Moment, State, apply, element_text, fold, revision

MANY = settings(max_examples=120)


def whole(state: State) -> tuple[Any, ...]:
    """Everything that a row is made from; a set without elements is no set."""
    return state.values, {name: members for name, members in state.sets.items() if members}, state.heads(), state.made, state.actor, state.at


def set_(name: str, value: Any) -> list[Any]:
    return ["set", TYPE, SUBJECT, name, value]


def add(value: str) -> list[Any]:
    return ["add", TYPE, SUBJECT, "aliases", value]


def remove(value: str) -> list[Any]:
    return ["del", TYPE, SUBJECT, "aliases", value]


@MANY
@given(histories(), st.randoms(use_true_random=False))
def test_the_state_does_not_depend_on_the_order_in_which_entries_came(told: list[Told], chance: Any) -> None:
    mixed = list(told)
    chance.shuffle(mixed)
    assert whole(fold(mixed)) == whole(fold(told))


@MANY
@given(histories())
def test_the_state_is_the_one_that_the_definition_gives(told: list[Told]) -> None:
    state, meant = fold(told), plain(told)
    assert state.values == meant["values"]
    assert {name: {element_text(v) for v in members} for name, members in meant["sets"].items()} == {n: set(m) for n, m in state.sets.items()}
    for name, heads in meant["heads"].items():
        distinct = {element_text(value) for value in heads}
        assert (name in state.rivals) == (len(distinct) > 1)


@MANY
@given(histories())
def test_every_losing_value_stays_readable_with_its_time_and_place(told: list[Told]) -> None:
    state = fold(told)
    for name, heads in plain(told)["heads"].items():
        if len({element_text(value) for value in heads}) > 1:
            rivals = state.rivals[name]
            assert [rival[3] for rival in rivals] == heads
            assert rivals[-1][3] == state.values[name]
            assert {f"{rival[1]}:{rival[2]}" for rival in rivals} == set(state.origin[name])
            assert rivals == sorted(rivals, key=lambda rival: tuple(rival[:3]))


@MANY
@given(histories(), changes(), st.integers(0, 30))
def test_an_entry_that_has_seen_everything_folds_directly_to_the_same_state(told: list[Told], more: list[Any], at: int) -> None:
    writer = Office("d" * 32)
    for moment, _ in told:
        heard(writer, told, moment)
    last = writer.write(at, more)
    state = fold(told)
    apply(state, *last)
    assert whole(state) == whole(fold([*told, last]))


@MANY
@given(st.lists(st.tuples(st.integers(0, 9), changes()), min_size=1, max_size=12))
def test_one_chain_applied_entry_by_entry_gives_what_folding_all_of_it_gives(given_: list[tuple[int, list[Any]]]) -> None:
    office = Office("a" * 32)
    told = [office.write(at, these) for at, these in given_]
    state = State()
    for entry in told:
        apply(state, *entry)
    assert whole(state) == whole(fold(told))
    assert not state.rivals


@MANY
@given(histories(), st.data())
def test_three_offices_that_exchanged_everything_show_the_same(told: list[Told], data: st.DataObject) -> None:
    shown = set()
    for _ in range(3):
        # Each office receives in an order of its own, folds what it has after each delivery, and hears some twice.
        mine: list[Told] = []
        for entry in data.draw(st.permutations(told)):
            mine.append(entry)
            fold(mine)
        shown.add(fold(mine).heads() + canonical.encode(sorted(fold(mine).values.items())))
    assert len(shown) == 1


@MANY
@given(histories(), st.sampled_from(["one", "two"]))
def test_setting_a_value_after_seeing_all_rivals_decides_the_conflict(told: list[Told], value: str) -> None:
    writer = Office("d" * 32)
    for moment, _ in told:
        heard(writer, told, moment)
    state = fold([*told, writer.write(0, [set_("code", value)])])
    assert state.values["code"] == value
    assert "code" not in state.rivals
    # What decided counts even where its clock is behind all others.
    assert state.origin["code"] == (f"{'d' * 32}:1",)


@MANY
@given(histories())
def test_the_revision_changes_with_every_entry(told: list[Told]) -> None:
    names = [revision(fold(told[:n]).heads()) for n in range(1, len(told) + 1)]
    for before, after, (_moment, made) in zip(names, names[1:], told[1:], strict=False):
        if any(change[0] == "set" for change in made):
            assert before != after


def test_a_removal_takes_only_what_it_had_seen() -> None:
    a, b = Office("a" * 32), Office("b" * 32)
    first = a.write(1, [add("x")])
    heard(b, [first], first[0])
    again = a.write(2, [add("x")])
    removed = b.write(3, [remove("x")])
    assert fold([first, removed]).sets == {"aliases": {}}
    assert fold([first, again, removed]).sets == {"aliases": {'"x"': "x"}}


def test_an_addition_made_without_knowing_of_a_removal_wins() -> None:
    a, b = Office("a" * 32), Office("b" * 32)
    first = a.write(1, [add("x")])
    removed = a.write(2, [remove("x")])
    beside = b.write(0, [add("x")])
    assert fold([first, removed]).sets == {"aliases": {}}
    assert list(fold([first, removed, beside]).sets["aliases"]) == ['"x"']


def test_within_one_entry_the_later_of_addition_and_removal_counts() -> None:
    for made, stands in (([add("x"), remove("x")], False), ([remove("x"), add("x")], True), ([add("x"), remove("x"), add("x")], True)):
        told = [Office("a" * 32).write(1, made)]
        state = State()
        apply(state, *told[0])
        assert bool(state.sets["aliases"]) is stands
        assert whole(state) == whole(fold(told))


def test_a_removal_in_the_same_entry_takes_earlier_additions_too() -> None:
    office = Office("a" * 32)
    told = [office.write(1, [add("x")]), office.write(2, [add("x"), remove("x")])]
    assert fold(told).sets == {"aliases": {}}


def test_of_two_values_entered_apart_the_later_by_its_clock_is_shown_and_both_are_kept() -> None:
    told = [Office("a" * 32).write(5, [set_("code", "early")]), Office("b" * 32).write(9, [set_("code", "late")])]
    state = fold(told)
    assert state.values["code"] == "late"
    assert state.rivals["code"] == [[5, "a" * 32, 1, "early"], [9, "b" * 32, 1, "late"]]


def test_the_same_value_entered_apart_is_no_conflict_but_keeps_both_origins() -> None:
    state = fold([Office(name * 32).write(5, [set_("code", "same")]) for name in "ab"])
    assert state.rivals == {}
    assert state.origin["code"] == (f"{'a' * 32}:1", f"{'b' * 32}:1")


def test_a_clearing_is_a_value_and_rivals_a_value_entered_apart() -> None:
    state = fold([Office("a" * 32).write(5, [set_("code", "told")]), Office("b" * 32).write(9, [set_("code", None)])])
    assert state.values["code"] is None
    assert [rival[3] for rival in state.rivals["code"]] == ["told", None]


@pytest.mark.parametrize(("one", "other"), [(True, 1), ("7", 7), (None, "None"), ({"low": 1}, "{'low': 1}")])
def test_values_that_only_look_alike_are_two_values(one: Any, other: Any) -> None:
    state = fold([Office("a" * 32).write(5, [set_("code", one)]), Office("b" * 32).write(9, [set_("code", other)])])
    assert len(state.rivals["code"]) == 2


def test_the_maker_is_whoever_wrote_first_as_asserted_whatever_came_first() -> None:
    late = (Moment("a" * 32, 1, 50, {}, "1" * 32), [set_("code", "x")])
    early = (Moment("b" * 32, 1, 20, {}, "2" * 32), [set_("code", "y")])
    for order in ([late, early], [early, late]):
        state = fold(order)
        assert (state.made, state.actor, state.at) == ((20, "b" * 32, 1), "2" * 32, 50)
