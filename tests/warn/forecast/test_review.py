"""Every past forecast stands beside what happened, made from nothing that was not known then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.web.conftest import event, write

from constat.errors import BadInput
from constat.events.importing import plan
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import Selection
from constat.warn.forecast.fitting import chosen
from constat.warn.forecast.history import History, january
from constat.warn.forecast.review import QUANTILES, review
from constat.warn.forecast.units import first_day, month_id, units


def made(months: int = 60, places: int = 8, seed: int = 3) -> History:
    """Places of unequal violence from January 2016 on."""
    random = np.random.default_rng(seed)
    levels = np.linspace(0.2, 20, places)[:, None]
    return History(np.arange(places, dtype=np.int64), january(2016), random.poisson(levels, (places, months)).astype(float))


def test_past_years_are_told_with_their_outcome_and_the_months_to_come_without() -> None:
    history = made()
    found = review(history, years=2)
    assert [window.year for window in found.past] == [2019, 2020]
    assert found.ahead.months == tuple(range(history.last + 1, history.last + 13))
    assert np.isnan(found.ahead.came).all()
    last = found.past[-1]
    assert last.months == tuple(range(january(2020), january(2021)))
    assert np.array_equal(last.came, history.outcomes(last.places, list(last.months)))
    assert last.quantiles.shape == (8, 12, len(QUANTILES)) and (np.diff(last.quantiles, axis=2) >= 0).all()
    assert sum(found.pit) == 2 * 8 * 12 and set(found.scores) == {"model", "conflictology", "last_value", "pooled", "zero", "heuristic"}
    assert found.scores["model"]["crps"] < found.scores["zero"]["crps"]


def test_what_comes_later_changes_no_forecast_of_a_past_year() -> None:
    history = made()
    whole = review(history, years=2)
    changed = history.deaths.copy()
    # From November 2019 on, everything is otherwise: the forecast of 2020 was made from October.
    changed[:, january(2020) - 2 - history.first :] += 500
    other = review(History(history.places, history.first, changed), years=2)
    assert np.array_equal(whole.past[-1].quantiles, other.past[-1].quantiles)
    assert whole.past[-1].version == other.past[-1].version
    assert not np.array_equal(whole.ahead.quantiles, other.ahead.quantiles)


def test_a_history_too_short_for_a_trial_is_forecast_and_says_that_nothing_was_tried() -> None:
    found = review(made(months=14))
    assert found.past == () and found.scores == {} and found.ahead.version == "heuristic-1"


def test_a_model_takes_the_place_of_a_fallback_only_where_both_scores_allow() -> None:
    fallback = {"conflictology": [3.0, 0.7], "heuristic-1": [2.9, 0.6]}
    assert chosen({**fallback, "country-2": [2.8, 0.59], "cell-1": [2.7, 0.65], "one-sided-1": [2.85, 0.5]}) == "country-2"
    assert chosen({**fallback, "country-2": [2.95, 0.5], "cell-1": [3, 1], "one-sided-1": [3, 1]}) == "heuristic-1"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """Two datasets: one of Mali from January 2019 to December 2020, one that begins with Niger in 2020."""
    folder = tmp_path_factory.mktemp("units")
    workspace = Workspace.create(folder / "w")

    def one(number: int, day: str, **told: object) -> dict[str, object]:
        return event(number, date_start=day, date_end=day, year=int(day[:4]), best=2, low=2, high=2, deaths_civilians=2, type_of_violence=3, **told)

    mali = [one(n, f"{2019 + n % 2}-{1 + n % 12:02d}-15", adm_1=("Mopti", "Gao")[n % 3 == 0], adm_2=f"D{n % 2}") for n in range(24)]
    mali += [one(90, "2019-01-01"), one(91, "2020-12-28")]
    plan(workspace, write(folder / "mali.csv", mali), name="mali").commit()
    plan(workspace, write(folder / "niger.csv", [one(n, f"2020-{3 + n:02d}-10", country="Niger", adm_1="Gao") for n in range(6)]), name="niger").commit()
    return Table.open(workspace)


def test_a_place_is_told_from_the_first_month_of_whoever_names_it() -> None:
    assert first_day(month_id(date(2020, 7, 9))) == date(2020, 7, 1)


def test_the_table_becomes_months_of_places(table: Table) -> None:
    told = units(table, Selection(measure="killed"), "country")
    assert told.names == ("Mali", "Niger") and told.history.first == january(2019) and told.history.last == january(2021) - 1
    assert told.history.deaths[0].sum() == 26 * 2
    niger = told.history.deaths[1]
    assert np.isnan(niger[:14]).all() and niger[14:].tolist() == [2.0] * 6 + [0.0] * 4
    one = units(table, Selection(measure="killed", dataset=("mali",)), "admin1")
    assert "Mopti" in one.names, "in one country a region needs no more than its name"
    assert "Gao (Niger)" in units(table, Selection(measure="killed"), "admin1").names
    assert units(table, Selection(measure="killed"), "admin2", most=1).left_out > 0


def test_a_month_that_the_data_only_begin_is_left_out(table: Table) -> None:
    assert units(table, Selection(measure="killed", dataset=("niger",)), "country").history.last == month_id(date(2020, 7, 1))
    cut = units(table, Selection(measure="killed", end=date(2020, 6, 14)), "country")
    assert cut.history.last == month_id(date(2020, 5, 1))


def test_what_cannot_be_asked_is_refused_in_words(table: Table, tmp_path: Path) -> None:
    for message, selection, by in (
        ("forecast-unit", Selection(measure="killed"), "village"),
        ("forecast-nothing", Selection(measure="killed", country=("Mali",), kind=("state-based",)), "admin1"),
    ):
        with pytest.raises(BadInput) as fault:
            units(table, selection, by)
        assert fault.value.message_id == message and fault.value.say("fr")
