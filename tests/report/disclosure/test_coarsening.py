"""Places and dates of sexual violence and of acts against children are widened, and nothing narrower stays beside them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from constat.errors import BadInput
from constat.model.selection import Selection
from constat.report.disclosure.coarsening import Places, coarsen_for, coarsen_row, coarsen_selection, too_narrow, widen
from constat.report.disclosure.rules import Coarseness, Rules, read_rules

RULES = Rules()
ROW: dict[str, Any] = {
    "event_id": "case:1",
    "date_start": date(2022, 2, 11),
    "date_end": date(2022, 2, 12),
    "place_name": "Hamlet CANARY",
    "place_text": "behind the CANARY well",
    "admin3": "Commune CANARY",
    "admin2": "Djenné",
    "admin1": "Mopti",
    "country": "Mali",
    "latitude": 14.123456,
    "longitude": -4.123456,
    "cell": 150_824,
    "source_text": "On 11 February at CANARY",
    "date_text": "on the day of the CANARY fair",
}
LEVELS = {"Hamlet": "exact", "Djenné": "admin2", "Mopti": "admin1", "Mali": "country"}
PARENTS = {"Hamlet": "Djenné", "Djenné": "Mopti", "Mopti": "Mali"}
PLACES = Places(lambda name: LEVELS[name], PARENTS.get)


def test_a_row_of_sexual_violence_keeps_the_province_and_the_quarter() -> None:
    made = coarsen_row(ROW | {"sexual_violence_best": 1}, RULES)
    assert made.harms == ("sexual-violence",) and made.changed == ("place", "date", "account")
    assert made.row["admin1"] == "Mopti" and made.row["admin2"] is None
    assert (made.row["date_start"], made.row["date_end"]) == (date(2022, 1, 1), date(2022, 3, 31))
    assert "CANARY" not in str(made.row) and "14.1" not in str(made.row) and "150824" not in str(made.row)


def test_a_row_of_a_child_keeps_the_district_and_the_month() -> None:
    made = coarsen_row(ROW | {"killed_civilians_girls": 2}, RULES)
    assert made.row["admin2"] == "Djenné"
    assert (made.row["date_start"], made.row["date_end"]) == (date(2022, 2, 1), date(2022, 2, 28))
    assert "CANARY" not in str(made.row)


def test_a_row_of_both_takes_the_wider_of_each() -> None:
    made = coarsen_row(ROW | {"killed_civilians_boys": 1, "harms": ["sexual-violence"]}, RULES)
    assert made.precision == Coarseness("admin1", "quarter")


def test_an_account_goes_even_where_no_column_was_narrow() -> None:
    row = {"admin1": "Mopti", "date_start": date(2022, 1, 1), "date_end": date(2022, 3, 31), "source_text": "at CANARY", "source_names": "Clinic of CANARY"}
    made = coarsen_row(row | {"sexual_violence_best": 2}, RULES)
    assert made.changed == ("account",) and "CANARY" not in str(made.row)


def test_any_other_row_stays_as_it_is() -> None:
    made = coarsen_row(ROW | {"killed_civilians_women": 2, "sexual_violence_best": 0}, RULES)
    assert made.changed == () and made.row["place_name"] == ROW["place_name"]


@pytest.mark.parametrize(("recipient", "place"), [("responder", "Hamlet CANARY"), ("authority", None), ("public", None), ("anybody", None)])
def test_an_alert_tells_the_place_to_those_who_come_to_help_alone(recipient: str, place: str | None) -> None:
    assert coarsen_for(ROW, recipient, RULES).row["place_name"] == place
    assert coarsen_for(ROW | {"sexual_violence_low": 1}, recipient, RULES).row["place_name"] == place
    assert coarsen_for(ROW | {"sexual_violence_low": 1}, "authority", RULES).row["admin2"] is None


def test_a_selection_is_widened_as_its_harm_asks() -> None:
    narrow = Selection.from_dict({"measure": "sexual-violence", "period": "2022-02-03..2022-02-17", "place": ["Hamlet"], "cell": [150_824]})
    made, changed = coarsen_selection(narrow, RULES, PLACES)
    assert made.to_dict() == {"measure": "sexual-violence", "from": "2022-01-01", "to": "2022-03-31", "place": ["Mopti"]}
    assert changed == ("period", "cell", "place")
    assert coarsen_selection(made, RULES, PLACES) == (made, ())
    assert coarsen_selection(narrow.replace(measure="killed"), RULES, PLACES)[1] == ()
    assert coarsen_selection(narrow.replace(measure="killed"), RULES, PLACES, ("children",))[0].place == ("Djenné",)


def test_a_month_is_too_narrow_where_the_rule_says_quarter() -> None:
    month = Selection.from_dict({"measure": "sexual-violence", "period": "2022-02"})
    assert too_narrow(month, RULES)
    assert not too_narrow(Selection.from_dict({"measure": "sexual-violence", "period": "2022-Q1"}), RULES)
    assert not too_narrow(month.replace(measure="killed"), RULES)


def test_units_of_time_end_on_their_last_day() -> None:
    assert widen(date(2024, 2, 9), "month") == (date(2024, 2, 1), date(2024, 2, 29))
    assert widen(date(2024, 11, 9), "quarter") == (date(2024, 10, 1), date(2024, 12, 31))
    assert widen(date(2024, 11, 9), "year") == (date(2024, 1, 1), date(2024, 12, 31))


def test_rules_are_read_from_a_specification_and_told_back() -> None:
    rules = read_rules({"mode": "enforce", "thresholds": {"injured": 7}, "coarsen": {"children": {"place": "country", "date": "year"}}})
    assert rules.threshold_of("injured") == 7 and rules.threshold_of("sexual-violence") == 10 and rules.threshold_of("killed") == 5
    assert rules.coarsen["children"] == Coarseness("country", "year") and rules.coarsen["sexual-violence"] == Coarseness("admin1", "quarter")
    assert read_rules(rules.to_json()) == rules
    assert (read_rules("enforce").mode, read_rules(None).mode, read_rules(False).mode) == ("enforce", "check", "off")


@pytest.mark.parametrize("given", [{"mode": "maybe"}, {"unknown": 1}, {"threshold": 2}, {"threshold": "many"}, {"thresholds": {"typo": 5}},
                                   {"coarsen": {"children": {"place": "village"}}}, {"coarsen": {"children": {"room": 1}}}, [1]])  # fmt: skip
def test_a_rule_that_means_nothing_is_refused(given: Any) -> None:
    with pytest.raises(BadInput, match="disclosure:"):
        read_rules(given)
