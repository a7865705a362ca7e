"""How well and how quickly events told again are linked: F1, recall of blocking, calibration, and the time of a large table.

Truth is made by `retelling.py` from the public GED files. The seeds below were not used while weights were learnt (those are
9001 and after, see src/constat/link/weights.json). Beside it run a fixed window of 25 km and 1 day, and plain Splink with equality and
fixed-distance levels trained by its own expectation-maximisation, both on the same data and both one to one.

    SEEDS=11,12 COUNTRIES=CAF LARGE=0 python -m benchmarks link
"""

from __future__ import annotations

import logging
import os
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from benchmarks.measuring import DATA, Row, apart, data_absent, skipped
from benchmarks.retelling import retell

FILES: Final = {"CAF": "ged231_central_african_republic.csv", "MMR": "ged_myanmar_1989_2023.csv.gz", "MEX": "ged_mexico_1989_2023.csv.gz"}
SEEDS: Final = tuple(int(s) for s in os.environ.get("SEEDS", "101,102,103,104,105").split(","))
COUNTRIES: Final = tuple(os.environ.get("COUNTRIES", "CAF,MMR,MEX").split(","))
LEVELS: Final = tuple(os.environ.get("LEVELS", "easy,middle,hard").split(","))
RIVALS: Final = os.environ.get("RIVALS", "1") == "1"
LARGE: Final = os.environ.get("LARGE", "1") == "1"


@dataclass(frozen=True)
class Outcome:
    """What one linkage found of the truth."""

    precision: float
    recall: float
    blocking: float = 1.0
    per_record: float = 0.0
    error: float = 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def events_of(country: str) -> pl.DataFrame:
    """The events of a country's file."""
    from constat.sources.reading import read

    return read(DATA / "ucdp" / FILES[country]).events


def against(links: pl.DataFrame, truth: pl.DataFrame) -> Outcome:
    """Precision and recall of pairs."""
    right = links.join(truth, on=["left_id", "right_id"], how="semi").height
    return Outcome(right / max(1, links.height), right / max(1, truth.height))


def ours(left: pl.DataFrame, right: pl.DataFrame, truth: pl.DataFrame) -> Outcome:
    """Constat's linkage."""
    from constat.link.run import link_tables

    linked = link_tables(left, right)
    found, pairs = against(linked.table, truth), linked.scored.pairs
    marked = pairs.join(truth.with_columns(y=pl.lit(1.0)), on=["left_id", "right_id"], how="left").with_columns(pl.col("y").fill_null(0.0))
    return Outcome(found.precision, found.recall, linked.scored.reached(truth), linked.candidates_per_record, calibration_error(marked))


def calibration_error(marked: pl.DataFrame) -> float:
    """Expected calibration error over ten bins of equal width, of the pairs of a probability above 0.01: the many surely different
    ones would flatter it."""
    told = marked.filter(pl.col("probability") > 0.01).with_columns(bin=(pl.col("probability") * 10).floor().clip(0, 9))
    bins = told.group_by("bin").agg(pl.len(), p=pl.col("probability").mean(), y=pl.col("y").mean())
    return float((bins["len"] * (bins["p"] - bins["y"]).abs()).sum() / max(1, told.height))


def window(left: pl.DataFrame, right: pl.DataFrame, truth: pl.DataFrame) -> Outcome:
    """The nearest within 25 km and 1 day, one to one for each provider."""
    return against(_greedy(_near(left, right, 25, 1).with_columns(score=-pl.col("km") - 10 * pl.col("gap"))), truth)


def plain(left: pl.DataFrame, right: pl.DataFrame, truth: pl.DataFrame) -> Outcome:
    """Splink with equality and fixed-distance levels, blocked on 100 km and 7 days, its own training; the best threshold is given to it."""
    import duckdb
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    pairs = _near(left, right, 100, 7)
    both = pl.concat([_plain(left), _plain(right)]).with_row_index("unique_id").with_columns(pl.col("unique_id").cast(pl.Int32))
    number = dict(zip(both["event_id"], both["unique_id"], strict=True))
    blocked = pairs.select(
        join_key_l=pl.col("left_id").replace_strict(number, return_dtype=pl.Int32), join_key_r=pl.col("right_id").replace_strict(number, return_dtype=pl.Int32), match_key=pl.lit("0")
    )
    days = [cll.CustomLevel(f"abs(day_l - day_r) <= {n}", label_for_charts=f"{n} days") for n in (0, 1, 3)]
    told = {
        "link_type": "dedupe_only", "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": ["l.day = r.day and l.kind = r.kind"],
        "comparisons": [
            cl.ExactMatch("side_a"), cl.ExactMatch("side_b"), cl.ExactMatch("kind"), cl.ExactMatch("best"), cl.ExactMatch("admin1"), cl.ExactMatch("place_name"),
            cl.DistanceInKMAtThresholds("latitude", "longitude", [1, 5, 25]),
            cl.CustomComparison(comparison_levels=[cll.NullLevel("day"), *days, cll.ElseLevel()], output_column_name="day"),
        ],
    }  # fmt: skip
    api = DuckDBAPI(duckdb.connect())
    linker = Linker(api.register(both.drop("event_id").to_arrow()), told, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation("l.day = r.day and l.admin1 = r.admin1")
    linker.training.estimate_parameters_using_expectation_maximisation("l.side_a = r.side_a and l.best = r.best and l.place_name = r.place_name")
    linker.table_management.register_blocked_pairs_for_predict(api.register(blocked.to_arrow()))
    scored = pl.from_pandas(linker.inference.predict(warning_mode="never").as_pandas_dataframe())
    ids = both["event_id"]
    scored = scored.select(left_id=ids.gather(scored["unique_id_l"]), right_id=ids.gather(scored["unique_id_r"]), score=pl.col("match_weight"))
    provider = right.select(right_id="event_id", right_provider="provider")
    links = _greedy(scored.join(provider, on="right_id"))
    return max((against(links.filter(pl.col("score") >= n), truth) for n in range(-12, 16)), key=lambda o: o.f1)


def _plain(events: pl.DataFrame) -> pl.DataFrame:
    return events.select(
        "event_id", "kind", "latitude", "longitude", "admin1", "place_name", side_a=pl.col("side_a").list.join(", "), side_b=pl.col("side_b").list.join(", "),
        best=pl.col("killed_best"), day=pl.col("date_start").cast(pl.Int32),
    )  # fmt: skip


def _near(left: pl.DataFrame, right: pl.DataFrame, km: float, days: int) -> pl.DataFrame:
    """Pairs whose first days are within `days` and whose points are within `km`."""
    import duckdb

    connection = duckdb.connect()
    names = "event_id, provider, date_start, latitude, longitude"
    connection.register("l", left.select(names.split(", ")).to_arrow())
    connection.register("r", right.select(names.split(", ")).to_arrow())
    distance = "2 * 6371 * asin(sqrt(pow(sin(radians(l.latitude - r.latitude) / 2), 2) + cos(radians(l.latitude)) * cos(radians(r.latitude)) * pow(sin(radians(l.longitude - r.longitude) / 2), 2)))"
    return pl.DataFrame(connection.sql(f"""
        WITH ranged AS (SELECT *, unnest(generate_series(-{days}, {days})) AS gap FROM l)
        SELECT l.event_id AS left_id, r.event_id AS right_id, r.provider AS right_provider, abs(gap) AS gap, {distance} AS km
        FROM ranged l JOIN r ON l.date_start + CAST(gap AS INTEGER) = r.date_start WHERE km <= {km}""").to_arrow_table())  # noqa: S608


def _greedy(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs taken best first, one to one for each provider of the right table."""
    taken_l, taken_r, kept = set(), set(), []
    for row in pairs.sort(["score", "left_id", "right_id"], descending=[True, False, False]).select("left_id", "right_id", "right_provider", "score").iter_rows():
        left, right, provider, _ = row
        if (left, provider) not in taken_l and right not in taken_r:
            taken_l.add((left, provider))
            taken_r.add(right)
            kept.append(row)
    return pl.DataFrame(kept, schema=["left_id", "right_id", "right_provider", "score"], orient="row")


def _told(values: list[float], digits: int = 3) -> str:
    return f"{statistics.fmean(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def run() -> list[Row]:
    """All measures; `RIVALS=0` leaves the rivals out, `LARGE=0` the large table."""
    if reason := data_absent():
        return [skipped("linkage of events told again", "", reason)]
    rows: list[Row] = []
    events = {country: events_of(country) for country in COUNTRIES}
    methods: dict[str, Callable[..., Outcome]] = {"ours": ours} | ({"window": window, "plain Splink": plain} if RIVALS else {})
    for level in LEVELS:
        outcomes: dict[str, list[list[Outcome]]] = {name: [] for name in methods}
        for seed in SEEDS:
            told = {country: retell(table, level, seed) for country, table in events.items()}
            for name, method in methods.items():
                if name != "ours" and level != "middle":
                    continue
                outcomes[name].append([method(events[c], told[c].events, told[c].truth) for c in COUNTRIES])
        rows += _rows(level, outcomes)
    if LARGE:
        rows.append(large())
    return rows


def _rows(level: str, outcomes: dict[str, list[list[Outcome]]]) -> list[Row]:
    found = outcomes["ours"]
    f1 = [statistics.fmean(o.f1 for o in seed) for seed in found]
    bar = {"middle": 0.95, "hard": 0.88}.get(level)
    head = f"{level}, {len(SEEDS)} seeds, {', '.join(COUNTRIES)}"
    by_country = "; ".join(f"{c} {_told([seed[n].f1 for seed in found])}" for n, c in enumerate(COUNTRIES))
    precision, block = [statistics.fmean(o.precision for o in s) for s in found], [min(o.blocking for o in s) for s in found]
    each, error = [statistics.fmean(o.per_record for o in s) for s in found], [statistics.fmean(o.error for o in s) for s in found]
    rows = [
        Row(f"F1 ({head})", f"{_told(f1)}: {by_country}", f">= {bar}" if bar else "-", statistics.fmean(f1) >= bar if bar else None),
        Row(f"precision ({head})", _told(precision), ">= 0.92" if level == "hard" else "-", statistics.fmean(precision) >= 0.92 if level == "hard" else None),
        Row(f"recall of blocking, least of the countries ({head})", _told(block, 4), ">= 0.995", min(block) >= 0.995),
        Row(f"candidate pairs per record ({head})", _told(each, 1), "-", None),
        Row(f"expected calibration error ({head})", _told(error), "<= 0.03", statistics.fmean(error) <= 0.03),
    ]
    for name, theirs in outcomes.items():
        if name != "ours" and theirs:
            other = [statistics.fmean(o.f1 for o in seed) for seed in theirs]
            gain = statistics.fmean(f1) - statistics.fmean(other)
            rows.append(Row(f"F1 of {name} ({head})", f"{_told(other)}; ours is {100 * gain:.1f} points above", ">= 5 points", gain >= 0.05))
    return rows


_PREPARE: Final = "from benchmarks.link import world\nleft, right, truth = world()\nfrom constat.link.run import link_tables\nimport splink, pandas"
_WORK: Final = "link_tables(left, right, threads=2)"


def world() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """176,579 events of the whole world, and as many of other providers."""
    told = pl.read_parquet(DATA / "ucdp" / "ged211_world_precise_1989_2020.parquet")
    day = pl.date("year", "month", "day")
    kinds: dict[Any, str] = {"1": "state-based", "2": "non-state", "3": "one-sided"}
    left = told.select(
        event_id=pl.format("ged:{}", "id"), dataset=pl.lit("ged"), provider=pl.lit("ucdp"), provider_id=pl.col("id").cast(pl.String), origin=pl.lit("dataset"),
        date_start=day, date_end=day, date_precision=pl.lit("day"), country="country", country_iso3=pl.lit(None, dtype=pl.String), admin1=pl.lit(None, dtype=pl.String),
        admin2=pl.lit(None, dtype=pl.String), place_name=pl.lit(None, dtype=pl.String), place_text=pl.lit(None, dtype=pl.String), latitude="latitude",
        longitude="longitude", place_precision=pl.lit("exact"), side_a=pl.concat_list("side_a"), side_b=pl.concat_list("side_b"),
        perpetrators=pl.lit([], dtype=pl.List(pl.String)), kind=pl.col("type_of_violence").cast(pl.String).replace(kinds), civilians_targeted=pl.lit(None, dtype=pl.Boolean),
        killed_low="low_death", killed_best="best_death", killed_high="high_death", source_text=pl.lit(None, dtype=pl.String), flags=pl.lit([], dtype=pl.List(pl.String)),
    ).filter(pl.col("date_start").is_not_null()).unique("event_id", maintain_order=True)  # fmt: skip
    again = retell(left, "middle", SEEDS[0])
    return left, again.events.head(176_579), again.truth


def large() -> Row:
    """The time and memory of the large table, in a process of its own with two threads."""
    done = apart(_PREPARE, _WORK)
    return Row(
        "176,579 x 176,579 events linked, 2 threads", f"{done.seconds:.0f} s, {done.peak / (1 << 30):.1f} GiB", "< 90 s, < 8 GiB", done.seconds < 90 and done.peak < 8 << 30
    )


if __name__ == "__main__":
    for row in run():
        print(f"{row.work} | {row.measured} | {row.bar} | {row.holds}")
