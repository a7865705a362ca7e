"""The Basque Country as published (Abadie and Gardeazabal 2003): Catalonia and Madrid, and a fall of 0.7 a head. The pool holds Spain, which
holds the Basque Country. All placebos of it are taken by `python -m benchmarks estimate_effects`."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from constat.estimate.effect import Panel, Predictor
from constat.estimate.effect.donors import aggregates
from constat.estimate.effect.fitting import Plan, fit

BASQUE = Path(__file__).resolve().parents[4] / "shared" / "data" / "cause" / "basque.csv"
UNIT = "Basque Country (Pais Vasco)"
pytestmark = pytest.mark.skipif(not BASQUE.is_file(), reason="the published panels are not beside the project (shared/data/cause/basque.csv)")


def asked() -> tuple[Panel, Plan]:
    """The question of the paper."""
    schooling = [f"{name}@1964..1969" for name in ("school.illit", "school.prim", "school.med", "school.high", "school.post.high", "invest")]
    sectors = [f"sec.{name}@1961..1969/2" for name in ("agriculture", "energy", "industry", "construction", "services.venta", "services.nonventa")]
    predictors = tuple(Predictor.parse(one) for one in (*schooling, "gdpcap@1960..1969", *sectors, "popdens@1969"))
    rows = pl.read_csv(BASQUE, infer_schema_length=None).to_dicts()
    panel = Panel.gathered(rows, "regionname", "year", "gdpcap", {one.column for one in predictors} - {"gdpcap"})
    return panel, Plan(1970, predictors, 1960, 1969)


def test_weights_and_gap_are_as_published() -> None:
    panel, plan = asked()
    found = fit(panel, UNIT, plan)
    weights = {name: round(float(weight), 3) for name, weight in zip(found.donors, found.weights, strict=True) if weight > 5e-4}
    assert weights == {"Cataluna": 0.851, "Madrid (Comunidad De)": 0.149}
    over = [k for k, year in enumerate(panel.times) if isinstance(year, int) and 1975 <= year <= 1997]
    assert float(found.gap[over].mean()) == pytest.approx(-0.69957, abs=1e-4)


def test_spain_is_named_as_an_aggregate_and_no_region_is() -> None:
    panel, _ = asked()
    (named,) = aggregates(panel, UNIT)
    assert named.unit == "Spain (Espana)" and not named.by_name and named.misfit < 0.005
