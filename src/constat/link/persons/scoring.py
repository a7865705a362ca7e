"""Every candidate pair of persons with its level in each comparison, the bits that the level is worth, and its probability.

The model is Fellegi and Sunter's, its levels found by Splink 5. The m-probabilities (how often a level is found in true pairs) and the
u-probabilities (how often in others) come with the package and are made to fit the lists at hand by a few rounds of expectation and
maximisation, the shipped ones being worth some hundred pairs: what is common here weighs little here. Each pair is weighed against
its rivals, since a list names a person once (`link/collective.py`), and the probability is calibrated.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log2
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from constat.link.collective import with_prior
from constat.link.persons.alignment import RARITY, align, names_of
from constat.link.persons.candidates import find_candidates
from constat.link.persons.comparisons import CLOSE, COMPARISONS, GIVEN, NEAR, RARITIES, WEIGHED, levels_of, settings
from constat.link.scoring import calibrated

if TYPE_CHECKING:
    import numpy as np

Levels = dict[str, dict[str, float]]
ROUNDS: Final = 4
_LEAST: Final = -14.0
"""Log2 odds under which a pair takes no part in the weighing of rivals."""
SURE: Final = (300.0, 300.0)
"""True pairs and other pairs that the shipped frequencies are worth, for each comparison and each thing it is given."""


@dataclass(frozen=True)
class ScoredPersons:
    """The scored pairs, and from what. `pairs` holds left_id, right_id, probability, weight (log2 odds of its own evidence with the
    prior), and for each comparison the level found and its log2 Bayes factor (`bits_` and its name). No name stands in it."""

    pairs: pl.DataFrame
    candidates: int
    prior: float
    weights: Levels
    blocked: pl.DataFrame
    """All candidate pairs as row numbers `l` and `r`."""


@cache
def shipped() -> dict[str, Any]:
    """The weights that come with the package: how they were learnt, m and u, calibration."""
    return dict(json.loads(resources.files("constat.link.persons").joinpath("weights.json").read_text(encoding="utf-8")))


def score_persons(
    left: pl.DataFrame, right: pl.DataFrame, *, within: bool = False, model: dict[str, Any] | None = None, threads: int | None = None
) -> ScoredPersons:
    """Finds and scores the candidate pairs of two tables of `people_of`; `within` those of one table, given twice."""
    import duckdb
    import numpy as np

    model = model or shipped()
    connection = duckdb.connect(config={"threads": threads} if threads else {})
    blocked = find_candidates(connection, left, right, within=within)
    if not blocked.height:
        return ScoredPersons(_empty(), 0, 0.0, bits_of(model["m"], model["u"]), blocked)
    found = levels_found(connection, left, right, blocked)
    start = float(np.log2(min(left.height, right.height) * 0.5 / blocked.height + 1e-9))
    l_of, r_of = blocked["l"].to_numpy(), blocked["r"].to_numpy()
    m, u = model["m"], model["u"]
    probability = np.zeros(blocked.height)
    for turn in range(ROUNDS + 1):
        bits = bits_of(m, u)
        own = sum(np.array([bits[name][level] for level in levels_of(name)])[found[name]] for name in WEIGHED)
        strong = np.flatnonzero(own + start >= _LEAST)
        probability[:] = 0.0
        told, prior = _weighed(l_of[strong], r_of[strong], own[strong], start, within)
        probability[strong] = told
        if turn < ROUNDS:
            m, u = _learnt(found, probability, model)
    pairs = pl.DataFrame({
        "left_id": left["id"].gather(l_of[strong]), "right_id": right["id"].gather(r_of[strong]),
        "probability": calibrated(probability[strong], model), "weight": own[strong] + prior,
        **{name: pl.Series(levels_of(name)).gather(found[name][strong]) for name in WEIGHED},
        **{f"bits_{name}": np.array([bits[name][level] for level in levels_of(name)])[found[name][strong]] for name in WEIGHED},
        "raw": probability[strong],
    })  # fmt: skip
    return ScoredPersons(pairs, blocked.height, prior, bits, blocked)


def _weighed(left: np.ndarray, right: np.ndarray, own: np.ndarray, start: float, within: bool) -> tuple[np.ndarray, float]:
    """The probabilities, each record being matched at most once between two lists; within one list each pair stands for itself."""
    import numpy as np

    if not within:
        return with_prior(np.unique(left, return_inverse=True)[1], np.unique(right, return_inverse=True)[1], own, start)
    prior = min(start, -8.0)
    for _ in range(4):
        found = 1 / (1 + np.exp2(-np.clip(own + prior, -40, 40)))
        share = min(0.5, max(1e-7, float(found.mean()) if len(found) else 1e-7))
        prior = float(np.log2(share / (1 - share)))
    return 1 / (1 + np.exp2(-np.clip(own + prior, -40, 40))), prior


def levels_found(connection: Any, left: pl.DataFrame, right: pl.DataFrame, blocked: pl.DataFrame) -> dict[str, np.ndarray]:
    """For each comparison that is weighed, the place of the level found in `levels_of`, one for each pair."""
    import numpy as np

    both = pl.concat([left, right])
    l_of, r_of = blocked["l"].to_numpy(), blocked["r"].to_numpy() + left.height
    aligned = align(names_of(both), l_of, r_of)
    columns = ("first", "last", "young", "old", "sex", "place", "admin2", "admin1")
    slim = both.select(columns)
    number = pl.int_range(blocked.height, dtype=pl.Int32, eager=True)
    ones = slim[l_of].with_columns(unique_id=number, parts=pl.Series(aligned.parts), order=pl.Series(aligned.order))
    others = slim[r_of].with_columns(unique_id=number, parts=pl.lit(0), order=pl.lit(0))
    gammas = _gammas(connection, ones, others)
    near = np.isin(gammas["date"], [n for n, level in enumerate(COMPARISONS["date"]) if level in NEAR])
    unsure = np.isin(gammas["date"], [n for n, level in enumerate(COMPARISONS["date"]) if level in ("untold", "overlap-long")])
    close = np.isin(gammas["place"], [n for n, level in enumerate(COMPARISONS["place"]) if level in CLOSE])
    time = np.where(near, 0, np.where(unsure, 1, 2))
    where = np.where(near & close, 0, np.where(near | close, 1, 2))
    # Where day and place agree, a name is as rare as it is in that place; elsewhere as it is among all.
    rarity = np.searchsorted(np.array(RARITY), np.where(where == 0, aligned.here, aligned.everywhere), side="right")
    gammas["name"] = gammas["parts"] * len(RARITIES) + rarity
    given = {"place": time, "name": where, "order": where, "age": where}
    return {name: gammas[name] + (given[name] * (len(levels_of(name)) // len(GIVEN[name])) if name in given else 0) for name in WEIGHED}


def _gammas(connection: Any, ones: pl.DataFrame, others: pl.DataFrame) -> dict[str, np.ndarray]:
    """The place of the level of each comparison for each pair, by Splink."""
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    api: Any = DuckDBAPI(connection)
    logging.getLogger("splink").setLevel(logging.ERROR)
    tables = [api.register(ones.to_arrow(), dataset_display_name="persons_left"), api.register(others.to_arrow(), dataset_display_name="persons_right")]
    linker = Linker(tables, settings(), log_level=None, validate_settings=False)
    result = linker.inference.predict(warning_mode="never")
    columns = ", ".join(f"CAST({len(levels) - 1} - round(mw_{name}) AS SMALLINT) AS {name}_level" for name, levels in COMPARISONS.items())
    told = pl.DataFrame(connection.sql(f"SELECT unique_id_l, {columns} FROM {result.physical_name} ORDER BY unique_id_l").to_arrow_table())  # noqa: S608
    return {name: told[f"{name}_level"].to_numpy().astype(int) for name in COMPARISONS}


def _learnt(found: dict[str, np.ndarray], probability: np.ndarray, model: dict[str, Any]) -> tuple[Levels, Levels]:
    """The frequencies at hand, each pair counted as a match as far as it is one, steadied by the shipped."""
    return tabled(found, probability, model["m"], SURE[0]), tabled(found, 1 - probability, model["u"], SURE[1])


def tabled(found: dict[str, np.ndarray], weight: np.ndarray, shipped: Levels | None, sure: float) -> Levels:
    """How often each level is found in pairs of that weight, for each thing it is given; towards the shipped by `sure` pairs."""
    import numpy as np

    told: Levels = {}
    for name in WEIGHED:
        levels = levels_of(name)
        counts = np.bincount(found[name], weight, len(levels))
        groups = len(GIVEN.get(name, ("",)))
        by_group = counts.reshape(groups, -1)
        if shipped is None:
            prior = np.full_like(by_group, 1 / by_group.shape[1])
        else:
            prior = np.array([shipped[name][level] for level in levels]).reshape(groups, -1)
        shares = (by_group + sure * prior) / (by_group.sum(axis=1, keepdims=True) + sure)
        told[name] = dict(zip(levels, shares.ravel().tolist(), strict=True))
    return told


def bits_of(m: Levels, u: Levels) -> Levels:
    """Bits of every level of every comparison."""
    return {name: {level: log2(max(m[name][level], 1e-6) / max(u[name][level], 1e-7)) for level in levels_of(name)} for name in WEIGHED}


def _empty() -> pl.DataFrame:
    names: dict[str, Any] = {"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64, "weight": pl.Float64}
    names |= dict.fromkeys(WEIGHED, pl.String) | {f"bits_{name}": pl.Float64 for name in WEIGHED}
    return pl.DataFrame(schema=names | {"raw": pl.Float64})
