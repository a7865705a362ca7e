"""Two figures that tell of a few people only together are found, in one report and between editions."""

from __future__ import annotations

from tests.report.disclosure.figures import counted, parts_of

from constat.report.disclosure.differencing import LATE, NESTED, Edition, differences
from constat.report.disclosure.rules import Rules

RULES = Rules()
JUNE = Edition("note 2022-Q1 2022-06-01", (counted(96, period="2022-01..2022-03"),))


def test_a_longer_period_less_the_published_shorter_one_tells_of_three_people() -> None:
    half = counted(99, period="2022-01..2022-06")
    (found,) = differences([half], [JUNE], RULES)
    assert (found.kind, found.figure, found.other, found.edition) == (NESTED, half, JUNE.figures[0], JUNE.name)
    assert differences([counted(120, period="2022-01..2022-06")], [JUNE], RULES) == ()


def test_place_party_status_and_standard_nest_too() -> None:
    whole = counted(50)
    narrower = (
        counted(48, place=["Mopti"]),
        counted(48, perpetrator=["Group A"]),
        counted(48, kind=["one-sided"]),
        counted(48, standard="clear-and-convincing"),
        counted(48, "civilians-killed"),
        counted(48, origin=["case-file"]),
        counted(48, box="-5,14,-4,15"),
        counted(48, cell=[150_824]),
    )
    for one in narrower:
        (found,) = differences([one, whole], [], RULES)
        assert (found.figure, found.other, found.edition) == (one, whole, "")


def test_figures_that_do_not_nest_are_left_alone() -> None:
    assert differences([counted(48, place=["Mopti"]), counted(50, place=["Gao"])], [], RULES) == ()
    assert differences([counted(48, "injured"), counted(50)], [], RULES) == ()
    assert differences([counted(48, "incidents"), counted(50, "incidents", place=["Gao"])], [], RULES) == ()


def test_a_code_stands_for_all_below_it() -> None:
    (found,) = differences([counted(48, pcode=["ML0501"]), counted(50, pcode=["ML05"])], [], RULES)
    assert found.figure.selection.pcode == ("ML0501",)


def test_a_cell_republished_with_one_person_more_is_a_late_verification() -> None:
    again = counted(97, period="2022-01..2022-03")
    (found,) = differences([again], [JUNE], RULES)
    assert found.kind == LATE
    assert differences([counted(96, period="2022-01..2022-03")], [JUNE], RULES) == ()
    assert differences([counted(101, period="2022-01..2022-03")], [JUNE], RULES) == ()


def test_children_have_their_own_threshold() -> None:
    whole = counted(60, "civilians-killed")
    boys = parts_of(whole, 20, "boys")
    former = Edition("june", (parts_of(whole, 28, "boys"),))
    assert [found.threshold for found in differences([boys], [former], RULES)] == [10]


def test_the_report_names_both_figures_and_not_their_difference() -> None:
    (found,) = differences([counted(99, period="2022-01..2022-06")], [JUNE], RULES)
    told = found.to_json()
    assert told["figure"] == found.figure.id and told["other"] == JUNE.figures[0].id
    assert not {"value", "difference", "apart"} & set(told)


def test_an_edition_is_read_from_its_manifest() -> None:
    manifest = {"report": {"name": "note", "period": "2022-Q1", "day": "2022-04-01"}, "figures": [JUNE.figures[0].to_json()]}
    assert Edition.from_manifest(manifest) == Edition("note 2022-Q1 2022-04-01", JUNE.figures)
