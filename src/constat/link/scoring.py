"""Every candidate pair with its level in each comparison, the bits that the level is worth, and its probability.

The model is Fellegi and Sunter's, computed by Splink 5 on DuckDB, or on Spark with `engine="spark"`. The m-probabilities (how often a
level is found in true pairs) come with the package, learnt from re-reported events of seeds kept for that; the u-probabilities
(how often in other pairs) are those of the candidates at hand, so that what is common here weighs little here. The probability
then weighs what the levels say together (`refining.py`) and each pair against its rivals (`collective.py`), and is calibrated.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import polars as pl

from constat.errors import BadInput
from constat.link import blocking, refining
from constat.link.collective import marginals, with_prior
from constat.link.comparisons import COMPARISONS, level_of, settings
from constat.link.records import Records

ENGINES: Final = ("duckdb", "spark")
_LEAST: Final = -14.0
"""Log2 odds of its own evidence under which a pair takes no part in the weighing of rivals."""
_SMOOTH: Final = 50.0
Levels = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Scored:
    """The scored pairs, and from what. `pairs` holds left_id, right_id, probability, weight (log2 odds of the pair's own evidence
    with the prior), and for each comparison the level found (column of its name) and its log2 Bayes factor (`bits_` and its name)."""

    pairs: pl.DataFrame
    candidates: int
    prior: float
    """Log2 odds that a candidate pair matches, before its evidence."""
    weights: Levels
    """Bits of every level of every comparison."""
    blocked: pl.DataFrame
    """All candidate pairs, left_id and right_id, whether scored above the least or not."""

    def reached(self, truth: pl.DataFrame) -> float:
        """The share of true pairs (left_id, right_id) that are among the candidates."""
        return truth.join(self.blocked, on=["left_id", "right_id"], how="semi").height / max(1, truth.height)


@cache
def shipped() -> dict[str, Any]:
    """The weights that come with the package: version, how they were learnt, m and u, calibration."""
    return dict(json.loads(resources.files("constat.link").joinpath("weights.json").read_text(encoding="utf-8")))


def score(left: Records, right: Records, *, engine: str = "duckdb", model: dict[str, Any] | None = None, threads: int | None = None) -> Scored:
    """Finds and scores all candidate pairs of two tables of records."""
    import duckdb
    import numpy as np

    if engine not in ENGINES:
        raise BadInput("engine-unknown", room="link", engine=engine, known=", ".join(ENGINES))
    model = model or shipped()
    tables = [left.table.with_columns(unique_id=pl.int_range(pl.len(), dtype=pl.Int32))]
    tables.append(right.table.with_columns(unique_id=pl.int_range(pl.len(), dtype=pl.Int32) + left.table.height))
    connection = duckdb.connect(config={"threads": threads} if threads else {})
    for name, table in zip(("left_records", "right_records"), tables, strict=True):
        connection.register(name, table.to_arrow())
    count = blocking.find_candidates(connection)
    if count == 0:
        return Scored(_empty(), 0, 0.0, _bits(model["m"], model["u"]), _empty().select("left_id", "right_id"))
    gammas = _gammas(connection, pl.concat(tables), engine)
    u = _u_at_hand(gammas, model)
    bits = _bits(model["m"], u)
    gammas = gammas.with_columns(
        pl.col(f"gamma_{name}").replace_strict({_gamma(name, level): b for level, b in levels.items()}, return_dtype=pl.Float64).alias(f"bits_{name}")
        for name, levels in bits.items()
    ).with_columns(own=pl.sum_horizontal(f"bits_{name}" for name in bits))
    start = float(np.log2(min(left.table.height, right.table.height) * 0.5 / count + 1e-9))
    strong = gammas.filter(pl.col("own") + start >= _LEAST)
    records = pl.concat(tables)
    providers = pl.concat([left.table["provider"], right.table["provider"]]).cast(pl.Categorical).to_physical().to_numpy()
    one, other = strong["l"].to_numpy(), strong["r"].to_numpy()
    # A record is matched once per other provider, so each record stands once for each provider that it meets.
    l_of = np.unique(one.astype(np.int64) * 65536 + providers[other], return_inverse=True)[1]
    r_of = np.unique(other.astype(np.int64) * 65536 + providers[one], return_inverse=True)[1]
    if model.get("refined"):
        found, weight, prior = _refined(records, strong, u, l_of, r_of, start, threads)
        curve: Mapping[str, Any] = refining.shipped()[1]
    else:
        found, prior = with_prior(l_of, r_of, strong["own"].to_numpy(), start)
        weight, curve = strong["own"].to_numpy() + prior, model
    ids = pl.concat([left.table["unique_id"], right.table["unique_id"]])
    pairs = strong.select(
        left_id=ids.gather(strong["l"]), right_id=ids.gather(strong["r"]),
        probability=pl.Series(calibrated(found, curve)), weight=pl.Series(weight),
        **{name: pl.col(f"gamma_{name}").replace_strict(
            {_gamma(name, level): level for level in levels}, return_dtype=pl.String) for name, levels in COMPARISONS.items()},
        **{f"bits_{name}": pl.col(f"bits_{name}") for name in COMPARISONS}, **{
            refining.TOGETHER: pl.lit("all"), f"bits_{refining.TOGETHER}": pl.Series(weight) - prior - pl.col("own")},
        raw=pl.Series(found), l=pl.col("l"), r=pl.col("r"),
    )  # fmt: skip
    return Scored(pairs, count, prior, bits, gammas.select(left_id=ids.gather(gammas["l"]), right_id=ids.gather(gammas["r"])))


def _refined(
    records: pl.DataFrame, strong: pl.DataFrame, u: Levels, l_of: Any, r_of: Any, start: float, threads: int | None
) -> tuple[Any, Any, float]:
    """Probabilities, weights and prior where the evidence of each pair is weighed together. What weights learnt from judgements say
    beyond those that came with the package is added as it stands."""
    import numpy as np

    known = _bits(shipped()["m"], u)
    gammas = pl.col("l", "r"), *(
        pl.col(f"gamma_{name}").replace_strict({_gamma(name, level): b for level, b in levels.items()}, return_dtype=pl.Float64).alias(f"bits_{name}")
        for name, levels in known.items()
    )  # fmt: skip
    plain = strong.select(*gammas)
    learnt = strong["own"].to_numpy() - plain.select(pl.sum_horizontal(f"bits_{name}" for name in known)).to_series().to_numpy()
    weight = refining.weigh(refining.features(records, plain), threads) + learnt
    return marginals(l_of, r_of, np.exp2(np.clip(weight, -40, 40))), weight, start


def _gammas(connection: Any, records: pl.DataFrame, engine: str) -> pl.DataFrame:
    """The level found of each comparison for each candidate pair, by Splink."""
    from splink import Linker

    pairs = connection.sql("SELECT left_id AS join_key_l, right_id AS join_key_r, '0' AS match_key FROM candidates").to_arrow_table()
    told = settings(engine)
    if engine == "duckdb":
        from splink.backends.duckdb import DuckDBAPI

        api: Any = DuckDBAPI(connection)
        table, blocked = records.to_arrow(), pairs
    else:
        from splink.backends.spark import SparkAPI

        from constat.events.spark import local_session

        spark = local_session()
        # Spark knows no likeness of names of its own.
        spark.udf.register("jaro_winkler", _likeness(), "double")
        api = SparkAPI(spark_session=spark, break_lineage_method="persist")  # type: ignore[no-untyped-call]
        table, blocked = spark.createDataFrame(records.to_pandas()), spark.createDataFrame(pairs.to_pandas())
    # Splink warns of comparisons without a null level; here "not told" is a level of its own, which has its weight.
    logging.getLogger("splink").setLevel(logging.ERROR)
    linker = Linker(api.register(table), told, log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(api.register(blocked))
    result = linker.inference.predict(warning_mode="never")
    columns = ", ".join(f"CAST(round(mw_{name}) AS TINYINT) AS gamma_{name}" for name in COMPARISONS)
    if engine == "duckdb":
        return pl.DataFrame(connection.sql(f"SELECT unique_id_l AS l, unique_id_r AS r, {columns} FROM {result.physical_name}").to_arrow_table())  # noqa: S608
    found: pl.DataFrame = pl.from_pandas(result.as_pandas_dataframe()).rename({"unique_id_l": "l", "unique_id_r": "r"})  # type: ignore[no-untyped-call]
    return found.select(pl.col("l", "r").cast(pl.Int32), *(pl.col(f"mw_{n}").round().cast(pl.Int8).alias(f"gamma_{n}") for n in COMPARISONS))


def _likeness() -> Any:
    """Jaro and Winkler's likeness of two names, 0 to 1, null where one is: made here, so that Spark's workers are given it whole."""

    def likeness(one: Any, other: Any) -> Any:
        from rapidfuzz.distance import JaroWinkler

        return None if one is None or other is None else float(JaroWinkler.similarity(one, other))

    likeness.__module__ = "__main__"
    return likeness


def _gamma(name: str, level: str) -> int:
    levels = list(COMPARISONS[name])
    return len(levels) - 1 - levels.index(level)


def _u_at_hand(gammas: pl.DataFrame, model: dict[str, Any]) -> Levels:
    """How often each level is found in the candidates, less what the expected matches contribute, smoothed towards the shipped."""
    found: Levels = {}
    for name, levels in COMPARISONS.items():
        counts = {level_of(name, int(g)): n for g, n in gammas[f"gamma_{name}"].value_counts().iter_rows()}
        total = gammas.height
        found[name] = {level: (counts.get(level, 0) + _SMOOTH * model["u"][name][level]) / (total + _SMOOTH) for level in levels}
    return found


def _bits(m: Levels, u: Levels) -> Levels:
    from math import log2

    return {name: {level: log2(max(m[name][level], 1e-5) / max(u[name][level], 1e-7)) for level in levels} for name, levels in COMPARISONS.items()}


def calibrated(found: Any, model: Mapping[str, Any]) -> Any:
    """The probabilities as often true as they say: Platt's curve in the log odds, fitted on the seeds kept for development."""
    import numpy as np

    slope, shift = model.get("calibration", (1.0, 0.0))
    odds = np.clip(found, 1e-9, 1 - 1e-9)
    return 1 / (1 + np.exp(-(slope * np.log(odds / (1 - odds)) + shift)))


def _empty() -> pl.DataFrame:
    names: dict[str, Any] = {"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64, "weight": pl.Float64}
    # In the order of `score`: the pairs of several runs are put under each other.
    names |= dict.fromkeys(COMPARISONS, pl.String) | {f"bits_{name}": pl.Float64 for name in COMPARISONS}
    names |= {refining.TOGETHER: pl.String, f"bits_{refining.TOGETHER}": pl.Float64}
    return pl.DataFrame(schema=names | {"raw": pl.Float64, "l": pl.Int32, "r": pl.Int32})
