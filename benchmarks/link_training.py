"""Learns the trees by which the evidence of a pair is weighed together: `python -m benchmarks.link_training` writes them into the package.

Learnt from re-reported events of seeds that no measure uses: the trees from 9001, 9002 and 9003, the shift by which a pair faces its rivals
and the calibration from 9011. All three countries and difficulties together.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from benchmarks.link import events_of
from benchmarks.retelling import retell
from constat.link import refining, scoring
from constat.link.collective import marginals
from constat.link.records import records_of

LEARNT_FROM: Final = (9001, 9002, 9003)
CALIBRATED_ON: Final = (9011,)
COUNTRIES: Final = ("MEX", "CAF", "MMR")
LEVELS: Final = ("easy", "middle", "hard")
SHIFTS: Final = (3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0)
FOLDER: Final = Path(refining.__file__).parent


def seen(country: str, level: str, seed: int) -> dict[str, Any]:
    """The features and truth of the candidate pairs of one re-telling, with the numbers by which rivals are known."""
    caught: dict[str, Any] = {}

    def catch(features: np.ndarray, _threads: int | None = None) -> np.ndarray:
        caught["x"] = features
        return np.zeros(len(features))

    kept, refining.weigh = refining.weigh, catch
    kept_told, refining.shipped = refining.shipped, lambda: (None, {"calibration": (1.0, 0.0)})  # type: ignore[assignment]
    try:
        events = events_of(country)
        told = retell(events, level, seed)
        left, right = records_of(events), records_of(told.events)
        pairs = scoring.score(left, right, model={**scoring.shipped(), "refined": True}).pairs
    finally:
        refining.weigh, refining.shipped = kept, kept_told
    truth = told.truth.with_columns(y=pl.lit(1.0))
    caught["y"] = pairs.select("left_id", "right_id").join(truth, on=["left_id", "right_id"], how="left", maintain_order="left")["y"].fill_null(0.0).to_numpy()
    provider = pairs["right_id"].str.split(":").list.first().cast(pl.Categorical).to_physical().to_numpy()
    caught["l"] = np.unique(pairs["l"].to_numpy().astype(np.int64) * 65536 + provider, return_inverse=True)[1]
    caught["r"] = np.unique(pairs["r"].to_numpy(), return_inverse=True)[1]
    return caught


def loss(p: np.ndarray, y: np.ndarray) -> float:
    """Log loss."""
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def main() -> None:
    """Learns, chooses the shift, calibrates, writes."""
    import lightgbm
    from scipy.optimize import minimize_scalar

    learnt = [seen(c, level, seed) for seed in LEARNT_FROM for level in LEVELS for c in COUNTRIES]
    held = [seen(c, level, seed) for seed in CALIBRATED_ON for level in LEVELS for c in COUNTRIES]
    data = lightgbm.Dataset(np.vstack([one["x"] for one in learnt]), np.concatenate([one["y"] for one in learnt]), feature_name=list(refining.FEATURES))
    how = {"objective": "binary", "learning_rate": 0.1, "num_leaves": 31, "min_data_in_leaf": 200, "verbose": -1, "num_threads": 2, "deterministic": True, "seed": 1}
    trees = lightgbm.train(how, data, 200)
    y = np.concatenate([one["y"] for one in held])
    found: list[tuple[float, float, float]] = []
    for shift in SHIFTS:
        p = np.concatenate([marginals(one["l"], one["r"], np.exp2(np.clip(trees.predict(one["x"], raw_score=True) / np.log(2) + shift, -40, 40))) for one in held])
        p = np.clip(p, 1e-9, 1 - 1e-9)
        odds = np.log(p / (1 - p))

        def after(slope: float, odds: np.ndarray = odds) -> float:
            return loss(1 / (1 + np.exp(-slope * odds)), y)

        # A slope alone: two rows that are equally likely stay at one half each.
        slope = float(minimize_scalar(after, bounds=(0.3, 3.0), method="bounded").x)
        found.append((after(slope), shift, slope))
        print(shift, round(loss(p, y), 5), round(slope, 4), round(after(slope), 5), flush=True)
    _, best, slope = min(found)
    (FOLDER / "refined.txt").write_text(trees.model_to_string(), encoding="utf-8")
    about = "Trees learnt by benchmarks/link_training.py from re-reported events of seeds 9001, 9002 and 9003; shift and calibration from seed 9011."
    told = {"version": 1, "about": about, "shift": best, "calibration": [round(slope, 4), 0.0]}
    (FOLDER / "refined.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
