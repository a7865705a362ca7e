from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadInput, BadSelection
from constat.model import MEASURES, Box, Selection, Standard
from constat.model.selection import parse_period

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(str.strip).filter(bool)
names = st.lists(words, max_size=3).map(tuple)
degrees = st.integers(-89, 89)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    first, last = sorted(draw(st.tuples(st.dates(date(1946, 1, 1), date(2050, 1, 1)), st.dates(date(1946, 1, 1), date(2050, 1, 1)))))
    west, east = sorted(draw(st.tuples(degrees, degrees)))
    south, north = sorted(draw(st.tuples(degrees, degrees)))
    return Selection(
        measure=draw(st.sampled_from(sorted(MEASURES))),
        start=draw(st.sampled_from([None, first])), end=draw(st.sampled_from([None, last])),
        country=draw(names), place=draw(names), pcode=draw(names), party=draw(names), perpetrator=draw(names),
        kind=draw(names), dataset=draw(names), origin=draw(names),
        cell=tuple(draw(st.lists(st.integers(1, 259_200), max_size=3))),
        box=draw(st.sampled_from([None, Box(west, south, east, north)])),
        victims=draw(st.sampled_from([None, "civilians", "fighters", "unknown"])),
        standard=draw(st.sampled_from([None, *(s.slug for s in Standard)])),
    )


@given(selections())
def test_every_form_round_trips(selection: Selection) -> None:
    assert Selection.from_dict(selection.to_dict()) == selection
    assert Selection.from_yaml(selection.to_yaml()) == selection
    assert Selection.from_query(selection.to_query()) == selection
    assert Selection.from_flags(selection.to_flags()) == selection


@given(selections(), selections())
def test_one_meaning_has_one_canonical_form(a: Selection, b: Selection) -> None:
    assert (a == b) == (a.canonical() == b.canonical()) == (a.digest() == b.digest())


def test_order_and_repetition_of_values_do_not_count() -> None:
    assert Selection(country=("Niger", "Mali", "Niger")) == Selection(country=("Mali", "Niger"))


def test_a_name_with_a_comma_stays_one_name() -> None:
    joint = Selection(party=("Front, the second",))
    assert Selection.from_query(joint.to_query()).party == ("Front, the second",)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-Q2", date(2022, 4, 1), date(2022, 6, 30)),
        ("2022-01..2022-03", date(2022, 1, 1), date(2022, 3, 31)),
        ("2021-12-30..2022", date(2021, 12, 30), date(2022, 12, 31)),
    ],
)
def test_periods_read_as_people_write_them(text: str, first: date, last: date) -> None:
    assert parse_period(text) == (first, last)
    assert Selection.from_dict({"period": text}).period == (first, last)


def test_the_status_of_victims_narrows_the_measure() -> None:
    assert Selection(measure="killed", victims="civilians").counted == "civilians-killed"
    assert Selection(measure="civilians-killed", victims="civilians").counted == "civilians-killed"
    assert Selection(measure="incidents", victims="civilians").counted == "incidents"
    for measure, victims in (("abducted", "civilians"), ("civilians-killed", "fighters")):
        with pytest.raises(BadSelection):
            _ = Selection(measure=measure, victims=victims).counted


@pytest.mark.parametrize(
    "bad",
    [
        {"contry": "Mali"}, {"measure": "deaths"}, {"victims": "men"}, {"standard": "sure"}, {"box": "1,2,3"},
        {"box": "5,0,1,1"}, {"cell": "0"}, {"cell": "x"}, {"country": ""}, {"from": "2022", "period": "2021"},
        {"from": "2023", "to": "2022"}, {"measure": ["killed", "injured"]}, {"period": "2022..2021"}, {"from": "soon"},
    ],
)
def test_bad_values_are_refused_with_a_remedy(bad: dict[str, object]) -> None:
    with pytest.raises(BadInput) as fault:
        Selection.from_dict(bad)
    assert fault.value.exit_code == 2
    assert fault.value.say("fr") != fault.value.say("en")


@pytest.mark.parametrize("text", ["- a\n- b", "a: [", "5"])
def test_yaml_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(BadSelection):
        Selection.from_yaml(text)


@pytest.mark.parametrize("flags", [["--country"], ["country", "Mali"], ["--contry", "Mali"]])
def test_flags_that_say_nothing_are_refused(flags: list[str]) -> None:
    with pytest.raises(BadSelection):
        Selection.from_flags(flags)


def test_a_pages_own_keys_are_no_part_of_the_selection() -> None:
    assert Selection.from_query("country=Mali&page=2&kind=", ignore={"page"}) == Selection(country=("Mali",))
