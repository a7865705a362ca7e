"""How well two lists that name the same victims are linked: F1 beside plain Splink on the same data, calibration, time and memory.

The lists are made by `renaming.py`. The seeds below were not used while weights were learnt (those are 9001 and after: `learn()` writes
src/constat/link/persons/weights.json anew from them). Plain Splink compares first and last name (equality and two levels of Jaro-Winkler),
age, sex, date and place, is trained by its own expectation-maximisation as its tutorial does, and is given what it would not have: the
candidates of ours, one-to-one assignment, names without titles, and the threshold that turns out best.

    SEEDS=301 NUMBER=5000 python -m benchmarks persons
"""

from __future__ import annotations

import json
import logging
import os
import statistics
from typing import Any, Final

import polars as pl

from benchmarks.link import Outcome, against, calibration_error
from benchmarks.measuring import ROOT, Row, apart
from benchmarks.renaming import Renamed, rename

SEEDS: Final = tuple(int(s) for s in os.environ.get("SEEDS", "401,402,403,404,405").split(","))
LEARNT_FROM: Final = (9001, 9002, 9003, 9004, 9005)
NUMBER: Final = int(os.environ.get("NUMBER", "25000"))
THREADS: Final = 2
WEIGHTS: Final = ROOT / "src" / "constat" / "link" / "persons" / "weights.json"


def ours(told: Renamed) -> Outcome:
    """Constat's linkage of persons."""
    from constat.link.persons.run import link_persons

    linked = link_persons(told.left, told.right, threads=THREADS)
    found, pairs = against(linked.table, told.truth), linked.scored.pairs
    marked = pairs.join(told.truth.with_columns(y=pl.lit(1.0)), on=["left_id", "right_id"], how="left").with_columns(pl.col("y").fill_null(0.0))
    each = linked.scored.candidates / (told.left.height + told.right.height)
    return Outcome(found.precision, found.recall, linked.reached(told.truth), each, calibration_error(marked))


def plain(told: Renamed) -> Outcome:
    """Splink as its tutorial goes about it; the best threshold is given to it."""
    import duckdb
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import Linker, block_on
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    blocked = _blocked(told)
    both = pl.concat([_columns(told.left), _columns(told.right)]).with_row_index("unique_id").with_columns(pl.col("unique_id").cast(pl.Int32), side=pl.lit(0))
    number = dict(zip(both["id"], both["unique_id"], strict=True))
    given = blocked.select(
        join_key_l=pl.col("left_id").replace_strict(number, return_dtype=pl.Int32), join_key_r=pl.col("right_id").replace_strict(number, return_dtype=pl.Int32), match_key=pl.lit("0")
    )
    days = [cll.CustomLevel(f"abs(day_l - day_r) <= {n}", label_for_charts=f"{n} days") for n in (0, 3, 10)]
    years = [cll.CustomLevel(f"abs(age_l - age_r) <= {n}", label_for_charts=f"{n} years") for n in (0, 3, 10)]
    model = {
        "link_type": "dedupe_only", "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": [block_on("day", "last_name"), block_on("first_name", "last_name"), block_on("day", "place")],
        "comparisons": [
            cl.JaroWinklerAtThresholds("first_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("last_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.CustomComparison(comparison_levels=[cll.NullLevel("age"), *years, cll.ElseLevel()], output_column_name="age"),
            cl.ExactMatch("sex"),
            cl.CustomComparison(comparison_levels=[cll.NullLevel("day"), *days, cll.ElseLevel()], output_column_name="day"),
            cl.JaroWinklerAtThresholds("place", [0.9]), cl.ExactMatch("admin1"),
        ],
    }  # fmt: skip
    api: Any = DuckDBAPI(duckdb.connect(config={"threads": THREADS}))
    linker = Linker(api.register(both.drop("id").to_arrow()), model, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("first_name", "last_name", "day")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "last_name"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day", "place"))
    linker.table_management.register_blocked_pairs_for_predict(api.register(given.to_arrow()))
    scored = pl.from_pandas(linker.inference.predict(warning_mode="never").as_pandas_dataframe())
    ids = both["id"]
    scored = scored.select(left_id=ids.gather(scored["unique_id_l"]), right_id=ids.gather(scored["unique_id_r"]), score=pl.col("match_weight")).filter(pl.col("score") > -15)
    links = _one_to_one(scored)
    return max((against(links.filter(pl.col("score") >= n / 2), told.truth) for n in range(-30, 60)), key=lambda o: o.f1)


def _columns(people: pl.DataFrame) -> pl.DataFrame:
    """What a user who knows no better gives to Splink: lower case, no accents, titles off, the first word and the last."""
    from constat.link.text import folded

    titles = {"mme", "hadja", "veuve", "el", "hadj", "imam", "chef", "m", "alhaji", "cheikh", "dr", "sgt", "cpl"}
    words = [[w for w in folded(name).split() if w not in titles] or [""] for name in people["name"]]
    day = pl.col("date").str.slice(0, 10).str.to_date(strict=False).cast(pl.Int32)
    return people.select(
        "id", first_name=pl.Series([w[0] or None for w in words]), last_name=pl.Series([w[-1] or None for w in words]), sex=_told("sex"), day=day,
        age=pl.col("age").str.extract(r"^(\d+)").cast(pl.Int32), place=_told("place").str.to_lowercase(), admin1=_told("admin1"),
    )  # fmt: skip


def _told(name: str) -> pl.Expr:
    return pl.when(pl.col(name) != "").then(pl.col(name))


def _blocked(told: Renamed) -> pl.DataFrame:
    import duckdb

    from constat.link.persons.candidates import find_candidates
    from constat.link.persons.people import people_of

    left, right = people_of(told.left, "left").table, people_of(told.right, "right").table
    pairs = find_candidates(duckdb.connect(config={"threads": THREADS}), left, right)
    return pairs.select(left_id=left["id"].gather(pairs["l"]), right_id=right["id"].gather(pairs["r"]))


def _one_to_one(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs taken best first."""
    taken: set[str] = set()
    kept = []
    for left, right, score in pairs.sort(["score", "left_id", "right_id"], descending=[True, False, False]).select("left_id", "right_id", "score").iter_rows():
        if left not in taken and right not in taken:
            taken |= {left, right}
            kept.append((left, right, score))
    return pl.DataFrame(kept, schema=["left_id", "right_id", "score"], orient="row")


def learn(number: int = 25000, seeds: tuple[int, ...] = LEARNT_FROM) -> None:
    """Writes the shipped weights anew: frequencies of levels in true and other pairs of the seeds kept for that, then the calibration."""
    import duckdb
    import numpy as np
    from scipy.optimize import minimize

    from constat.link.persons.candidates import find_candidates
    from constat.link.persons.comparisons import WEIGHED
    from constat.link.persons.people import people_of
    from constat.link.persons.scoring import bits_of, levels_found, score_persons, tabled

    found: dict[str, list[Any]] = {name: [] for name in WEIGHED}
    true: list[Any] = []
    lists = []
    for seed in seeds:
        told = rename(number, seed)
        left, right = people_of(told.left, "left").table, people_of(told.right, "right").table
        connection = duckdb.connect()
        blocked = find_candidates(connection, left, right)
        levels = levels_found(connection, left, right, blocked)
        partner = dict(told.truth.iter_rows())
        ids = left["id"].gather(blocked["l"]), right["id"].gather(blocked["r"])
        true.append((ids[0].replace_strict(partner, default="") == ids[1]).to_numpy())
        for name in WEIGHED:
            found[name].append(levels[name])
        lists.append((left, right, partner))
    whole, same = {name: np.concatenate(told) for name, told in found.items()}, np.concatenate(true).astype(float)
    m, u = tabled(whole, same, None, 2.0), tabled(whole, 1 - same, None, 2.0)
    model: dict[str, Any] = {"version": 1, "learnt": f"re-reported names of seeds {seeds[0]}-{seeds[-1]} (benchmarks/renaming.py), {number} each", "m": m, "u": u}
    raw, truth = [], []
    for left, right, partner in lists:
        pairs = score_persons(left, right, model=model).pairs.filter(pl.col("raw") > 0.002)
        raw.append(pairs["raw"].to_numpy())
        truth.append((pairs["left_id"].replace_strict(partner, default="") == pairs["right_id"]).to_numpy())
    p, y = np.clip(np.concatenate(raw), 1e-9, 1 - 1e-9), np.concatenate(truth).astype(float)
    odds = np.log(p / (1 - p))

    def cost(line: Any) -> float:
        told = line[0] * odds + line[1]
        return float((np.logaddexp(0, told) - y * told).sum())

    model["calibration"] = [round(float(v), 4) for v in minimize(cost, [1.0, 0.0], method="Nelder-Mead").x]
    for name in ("m", "u"):
        model[name] = {c: {level: float(f"{share:.4g}") for level, share in levels.items()} for c, levels in model[name].items()}
    assert bits_of(model["m"], model["u"])
    WEIGHTS.write_text(json.dumps(model, indent=0, ensure_ascii=False).replace("\n", " ").replace("}, ", "},\n"), encoding="utf-8")


def _mean(values: list[float], digits: int = 3) -> str:
    return f"{statistics.fmean(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


_PREPARE: Final = f"from benchmarks.renaming import rename\ntold = rename({NUMBER}, {SEEDS[0]})\nfrom constat.link.persons.run import link_persons\nimport splink, duckdb"
_WORK: Final = f"link_persons(told.left, told.right, threads={THREADS})"


def run() -> list[Row]:
    """All measures; `HARDER=0` leaves out the lists that change more and less than those learnt from."""
    told = [rename(NUMBER, seed) for seed in SEEDS]
    mine, theirs = [ours(one) for one in told], [plain(one) for one in told]
    f1, other = [o.f1 for o in mine], [o.f1 for o in theirs]
    gain = statistics.fmean(f1) - statistics.fmean(other)
    rows_each = told[0].left.height
    head = f"{NUMBER:,} names told again among {rows_each:,} x {rows_each:,}, seeds {', '.join(map(str, SEEDS))}"
    rows = [
        Row(f"F1, persons ({head})", _mean(f1), "-", None),
        Row(f"F1 of plain Splink ({head})", f"{_mean(other)}; ours is {100 * gain:.1f} points above", ">= 5 points", gain >= 0.05),
        Row("precision and recall, persons", f"{_mean([o.precision for o in mine])} and {_mean([o.recall for o in mine])}", "-", None),
        Row("recall of blocking, persons", _mean([o.blocking for o in mine], 4), "-", None),
        Row("candidate pairs per record, persons", _mean([o.per_record for o in mine], 1), "-", None),
        Row("expected calibration error, persons", _mean([o.error for o in mine]), "-", None),
    ]
    if os.environ.get("HARDER", "1") == "1":
        for factor in (0.5, 1.5):
            other_told = [rename(NUMBER, seed, factor) for seed in SEEDS[:3]]
            pairs = [(ours(one).f1, plain(one).f1) for one in other_told]
            gain = statistics.fmean(a - b for a, b in pairs)
            what = f"F1, persons, lists that change {factor} times as much as those the weights were learnt from ({len(pairs)} seeds)"
            rows.append(Row(what, f"{_mean([a for a, _ in pairs])}; plain Splink {_mean([b for _, b in pairs])}; {100 * gain:.1f} points above", "-", None))
    done = apart(_PREPARE, _WORK)
    rows.append(Row(f"{rows_each:,} x {rows_each:,} persons linked, {THREADS} threads", f"{done.seconds:.0f} s, {done.peak / (1 << 30):.1f} GiB", "-", None))
    return rows


if __name__ == "__main__":
    for row in run():
        print(f"{row.work} | {row.measured} | {row.bar} | {row.holds}")
