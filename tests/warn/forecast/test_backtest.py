"""Forecasts of past years: nothing later is seen, bad tables are refused, places that come and go are handled as told."""

import numpy as np
import polars as pl
import pytest

from constat.errors import BadInput
from constat.warn.forecast import learned, learning
from constat.warn.forecast.backtest import backtest, cells, skill
from constat.warn.forecast.configuration import network, networks, parse, shipped
from constat.warn.forecast.fitting import fit
from constat.warn.forecast.history import History, january
from constat.warn.forecast.models import RIVALS, configured, forecaster

MODELS = [*RIVALS, "country-2"]


def table(places: int = 6, months: int = 50) -> pl.DataFrame:
    deaths = np.random.default_rng(3).negative_binomial(0.5, 0.05, places * months)
    ids, ordinals = np.meshgrid(np.arange(1, places + 1), january(2017) + np.arange(months), indexing="ij")
    return pl.DataFrame({"country_id": ids.ravel(), "month_id": ordinals.ravel(), "ged_sb": deaths})


@pytest.mark.parametrize("name", MODELS)
def test_another_future_changes_no_draw(name: str) -> None:
    whole = table()
    later = pl.col("month_id") > january(2020) - 3
    shifted = whole.with_columns(pl.when(later).then(pl.col("ged_sb") * 7 + 1000).otherwise("ged_sb").alias("ged_sb"))
    short = whole.filter(~later)
    told = [backtest(History.of(each), forecaster(name), 2020, seed=4).draws for each in (whole, shifted, short)]
    assert told[0].shape == (6, 12, 1000) and (told[0] >= 0).all()
    assert (told[0] == told[1]).all() and (told[0] == told[2]).all()


def test_what_was_known_does_change_the_draws() -> None:
    risen = table().with_columns(pl.when(pl.col("month_id") == january(2020) - 3).then(9999).otherwise("ged_sb").alias("ged_sb"))
    assert backtest(History.of(risen), forecaster("country-2"), 2020).draws.max() > backtest(History.of(table()), forecaster("country-2"), 2020).draws.max()


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda t: t.drop("ged_sb"), "forecast-column"),
        (lambda t: t.with_columns(ged_sb=pl.lit(-1)), "forecast-value"),
        (lambda t: t.with_columns(ged_sb=pl.lit(0.5)), "forecast-value"),
        (lambda t: t.with_columns(ged_sb=pl.lit(None, pl.Int64)), "forecast-value"),
        (lambda t: t.with_columns(ged_sb=pl.lit(float("nan"))), "forecast-value"),
        (lambda t: t.with_columns(ged_sb=pl.lit("many")), "forecast-number"),
        (lambda t: pl.concat([t, t.head(1)]), "forecast-twice"),
        (lambda t: t.filter(pl.col("month_id") != january(2018)), "forecast-gap"),
        (lambda t: t.clear(), "forecast-empty"),
        (lambda t: t.filter(pl.col("month_id") > january(2019)), "forecast-early"),
        (lambda t: t.filter(pl.col("month_id") < january(2019)), "forecast-late"),
    ],
)
def test_a_table_that_cannot_carry_a_forecast_is_refused(fault, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BadInput) as refused:
        backtest(History.of(fault(table())), forecaster("heuristic"), 2020)
    assert refused.value.message_id == message
    assert refused.value.say("en") != refused.value.say("fr")


def test_a_place_that_begins_half_way_is_forecast_from_its_twelfth_month_and_named_before() -> None:
    late = table().filter((pl.col("country_id") != 2) | (pl.col("month_id") >= january(2019)))
    assert backtest(History.of(late), forecaster("country-2"), 2020).left_out == (2,)
    assert backtest(History.of(late), forecaster("country-2"), 2021).left_out == ()


def test_draws_are_written_one_row_each_a_thousand_a_cell() -> None:
    written = backtest(History.of(table()), forecaster("zero"), 2020).table()
    assert written.columns == ["month_id", "country_id", "draw", "outcome"]
    assert written.group_by("month_id", "country_id").len()["len"].unique().to_list() == [1000]
    assert written["month_id"].min() == january(2020) and written["month_id"].max() == january(2020) + 11


def test_skill_over_itself_is_nil_and_over_worse_is_sure() -> None:
    history = History.of(table())
    ours = cells(backtest(history, forecaster("conflictology"), 2020), history)["crps"]
    assert skill(ours, ours).value == 0 == skill(ours, ours).high
    assert skill(ours, ours * 2).low == pytest.approx(0.5)


def test_a_configuration_comes_back_as_it_was_saved_and_a_bent_one_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    frozen = shipped("country-2")
    frozen.save(tmp_path / "c.json")
    text = (tmp_path / "c.json").read_text()
    assert parse(text, "c") == frozen
    assert configured(frozen)
    for bent in ("[]", "{", text.replace('"window"', '"widow"'), text.replace('"noise": ', '"noise": -')):
        with pytest.raises(BadInput):
            parse(bent, "c")


def test_the_networks_that_ship_give_chances_and_draws_of_every_class() -> None:
    known = History.of(table()).deaths
    for name in networks():
        chances = learned.probabilities(network(name), known, 3)
        assert chances.shape == (6, 21) and np.allclose(chances.sum(axis=1), 1)
    each = learned.draw(np.eye(21), 50, np.random.default_rng(1))
    assert (np.digitize(each, learned.CLASSES) - 1 == np.arange(21)[:, None]).all()


def test_a_network_learns_what_follows_and_comes_back_from_its_numbers() -> None:
    # Places that never had a death stay quiet; the others lose about thirty a month.
    deaths = np.random.default_rng(2).poisson([[30.0]] * 8 + [[0.0]] * 8, (16, 90)).astype(float)
    past = History(np.arange(16), january(2010), deaths)
    made = learning.train(learning.rows(past, past.last, np.random.default_rng(1)), seed=1, epochs=20)
    chances = learned.probabilities((made,), deaths, 3)
    assert chances[8:, 0].min() > 0.9 and chances[:8, 0].max() < 0.1 and chances[:8, 6:10].sum(axis=1).min() > 0.8
    again = learned.Network.of(made.to_json())
    assert np.allclose(learned.probabilities((again,), deaths, 3), chances, atol=0.01)


def test_training_sees_nothing_after_its_last_month() -> None:
    past = History.of(table())
    later = History(past.places, past.first, np.where(np.arange(past.deaths.shape[1]) > 30, 5000.0, past.deaths))
    told = [learning.rows(each, past.first + 30, np.random.default_rng(1)) for each in (past, later)]
    assert np.array_equal(told[0].seen, told[1].seen) and np.array_equal(told[0].came, told[1].came)


def test_fit_takes_a_simple_one_where_no_model_earned_its_place() -> None:
    quiet = table().with_columns(ged_sb=pl.lit(0))
    assert fit(History.of(quiet), january(2021)).configuration.version == "conflictology"
    assert fit(History.of(table().filter(pl.col("month_id") < january(2018))), january(2018) - 1).configuration.version == "heuristic-1"
