"""Forecasts of past years: nothing later is seen, bad tables are refused, places that come and go are handled as told."""

import numpy as np
import polars as pl
import pytest

from constat.errors import BadInput
from constat.warn.forecast.backtest import backtest, cells, skill
from constat.warn.forecast.configuration import parse, shipped
from constat.warn.forecast.history import History, january
from constat.warn.forecast.models import RIVALS, configured, forecaster

MODELS = [*RIVALS, "country-1"]


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
    assert backtest(History.of(risen), forecaster("country-1"), 2020).draws.max() > backtest(History.of(table()), forecaster("country-1"), 2020).draws.max()


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
    assert backtest(History.of(late), forecaster("country-1"), 2020).left_out == (2,)
    assert backtest(History.of(late), forecaster("country-1"), 2021).left_out == ()


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
    frozen = shipped("country-1")
    frozen.save(tmp_path / "c.json")
    text = (tmp_path / "c.json").read_text()
    assert parse(text, "c") == frozen
    assert configured(frozen)
    for bent in ("[]", "{", text.replace('"window"', '"widow"'), text.replace('"noise": ', '"noise": -')):
        with pytest.raises(BadInput):
            parse(bent, "c")
