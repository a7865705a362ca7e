"""Weights made anew from what people judged, with each change shown before it is used.

A pair's score is a sum of weights in bits: a constant, and for each comparison the weight of the level found (the log2 of its Bayes
factor in the model of Fellegi and Sunter 1969). The weights learnt are those of a logistic regression of the labels on the levels
whose prior is the former weight, with a standard deviation of `SPREAD` bits (maximum a posteriori): a level that few labels touch
stays near where it was, and no labels change nothing. Which pairs were labelled depends on their scores alone, so the labels need
no sampling weights here. Pairs left unsure teach nothing.

Whether the new weights are better is measured on labels that they were not learnt from (five folds): log loss before and after.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from constat.errors import BadFile, BadInput
from constat.link.clusters import Verdicts
from constat.link.judgements import DIFFERENT, SAME

if TYPE_CHECKING:
    import numpy as np

    from constat.link.linkage import Linkage

SPREAD: Final = 1.0
"""Bits by which a weight may well differ from the former one."""
LEAST: Final = 20
"""Labels of each kind, same and different, under which nothing is learnt."""
FOLDS: Final = 5
TINY: Final = 1e-12
"""Under it a probability is not taken to be."""
Levels = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Weights:
    """A constant and, for each comparison, a weight for each level, all in bits. A level that is not listed weighs nothing."""

    constant: float
    comparisons: Levels

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"constant": self.constant, "comparisons": {name: dict(levels) for name, levels in self.comparisons.items()}}

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Weights:
        """Reads what `to_json` writes."""
        try:
            read = {str(n): {str(level): float(w) for level, w in levels.items()} for n, levels in given["comparisons"].items()}
            return cls(float(given["constant"]), read)
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise BadFile("weights-unreadable", room="link", reason=str(fault)) from None


    @classmethod
    def of_probabilities(cls, m: Levels, u: Levels, prior: float) -> Weights:
        """The weights of a model of Fellegi and Sunter: log2(m / u) for each level, and the log odds that two candidates are the same."""
        held = {name: {level: math.log2(max(m[name][level], TINY) / max(u[name][level], TINY)) for level in levels} for name, levels in m.items()}
        return cls(math.log2(prior / (1 - prior)), held)

    @classmethod
    def of_pairs(cls, pairs: pl.DataFrame) -> Weights:
        """The weights by which pairs were scored: of each comparison the level (in the column of its name) and its bits (`bits_` and
        its name), of all `weight`, their sum with the constant. Where runs of several providers differ, their mean."""
        names = [name.removeprefix("bits_") for name in pairs.columns if name.startswith("bits_")]
        missing = [name for name in (*names, "weight") if name not in pairs.columns]
        if not names or missing:
            raise BadInput("columns-missing", room="link", table="pairs", columns=", ".join(missing or ["bits_..."]))
        held = {name: dict(pairs.group_by(name).agg(pl.col(f"bits_{name}").mean()).drop_nulls().sort(name).iter_rows()) for name in names}
        constant = pairs.select((pl.col("weight") - pl.sum_horizontal(f"bits_{name}" for name in names)).mean()).item()
        return cls(float(constant or 0.0), held)

    def probabilities(self, u: Levels) -> tuple[dict[str, dict[str, float]], float]:
        """The m-probabilities and the prior that give, beside these u-probabilities, the same score to every pair. The levels of each
        comparison add up to 1 again; what they did not goes into the prior."""
        bits = self.constant
        m: dict[str, dict[str, float]] = {}
        for name, levels in self.comparisons.items():
            raw = {level: max(u[name][level], TINY) * 2.0**weight for level, weight in levels.items()}
            whole = sum(raw.values())
            m[name] = {level: value / whole for level, value in raw.items()}
            bits += math.log2(whole)
        return m, 1 / (1 + 2.0**-bits)


@dataclass(frozen=True, slots=True)
class Change:
    """One weight before and after, in bits, and how many labelled pairs of the level are the same or different."""

    comparison: str
    """Empty for the constant."""
    level: str
    before: float
    after: float
    same: int
    different: int


@dataclass(frozen=True)
class Learnt:
    """New weights, what changed, and whether they foretell labels better that they have not seen (log loss in bits a pair)."""

    weights: Weights
    changes: tuple[Change, ...]
    labels: int
    loss_before: float
    loss_after: float

    @property
    def better(self) -> bool:
        """Whether the new weights foretell unseen labels better than the former ones."""
        return self.loss_after < self.loss_before

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        told = {"labels": self.labels, "loss_before": self.loss_before, "loss_after": self.loss_after, "better": self.better}
        return {**told, "changes": [asdict(change) for change in self.changes], "weights": self.weights.to_json()}


def learn(weights: Weights, pairs: pl.DataFrame, verdicts: Verdicts, columns: Mapping[str, str] | None = None) -> Learnt:
    """The weights after the judgements. `pairs` holds each comparison's level in the column of its name, or in the one that `columns`
    names; levels are compared as text."""
    import numpy as np

    where = columns or {name: name for name in weights.comparisons}
    missing = [where.get(name, name) for name in weights.comparisons if where.get(name, name) not in pairs.columns]
    if missing:
        raise BadInput("columns-missing", room="link", table="pairs", columns=", ".join(missing))
    said = [(*pair, v.verdict == SAME) for pair, v in verdicts.items() if v.verdict in (SAME, DIFFERENT)]
    schema = {"left_id": pl.String, "right_id": pl.String, "same": pl.Boolean}
    judged = pairs.join(pl.DataFrame(said, schema=schema, orient="row"), on=["left_id", "right_id"]).sort("left_id", "right_id")
    same = judged["same"].to_numpy()
    if min(int(same.sum()), int((~same).sum())) < LEAST:
        raise BadInput("labels-few", room="link", same=int(same.sum()), different=int((~same).sum()), least=LEAST)
    named = [(comparison, level) for comparison, levels in weights.comparisons.items() for level in levels]
    texts = {comparison: judged[where.get(comparison, comparison)].cast(pl.String) for comparison in weights.comparisons}
    found = np.ones((judged.height, len(named) + 1))
    for column, (comparison, level) in enumerate(named, 1):
        found[:, column] = (texts[comparison] == level).fill_null(False).to_numpy()
    prior = np.array([weights.constant, *(weights.comparisons[c][level] for c, level in named)])
    after = _fitted(found, same, prior)
    unseen = np.zeros(judged.height)
    # Dealt out in turn among sames and among differents, so that each fold holds both.
    fold = np.zeros(judged.height, dtype=int)
    for kind in (same, ~same):
        fold[kind] = np.arange(int(kind.sum())) % FOLDS
    for number in range(FOLDS):
        own = fold == number
        unseen[own] = found[own] @ _fitted(found[~own], same[~own], prior)
    listed: dict[str, dict[str, float]] = {comparison: {} for comparison in weights.comparisons}
    changes = [Change("", "", float(prior[0]), float(after[0]), int(same.sum()), int((~same).sum()))]
    for column, (comparison, level) in enumerate(named, 1):
        listed[comparison][level] = float(after[column])
        at = found[:, column] == 1
        changes.append(Change(comparison, level, float(prior[column]), float(after[column]), int((at & same).sum()), int((at & ~same).sum())))
    new = Weights(float(after[0]), listed)
    return Learnt(new, tuple(changes), judged.height, _loss(found @ prior, same), _loss(unseen, same))


def _fitted(found: np.ndarray, same: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The weights in bits that make the labels likeliest, given the prior."""
    import numpy as np
    from scipy.optimize import minimize

    bit = np.log(2)
    sign = np.where(same, 1.0, -1.0)

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (found @ weights) * bit
        away = (weights - prior) / SPREAD
        likelihood = np.logaddexp(0, -margin).sum()
        slope = -(sign * bit / (1 + np.exp(np.clip(margin, -500, 500)))) @ found
        return float(likelihood + (away**2).sum() / 2), slope + away / SPREAD

    fitted: np.ndarray = minimize(cost, prior, jac=True, method="L-BFGS-B").x
    return fitted


def _loss(bits: np.ndarray, same: np.ndarray) -> float:
    """Mean log loss, in bits a pair, of scores in bits."""
    import numpy as np

    return float(np.logaddexp2(0, np.where(same, -bits, bits)).mean())


def reweighed(m: Levels, learnt: Learnt) -> dict[str, dict[str, float]]:
    """The m-probabilities after what was learnt: each times 2 to the change of its weight, each comparison adding up to 1 again. Beside
    the same u-probabilities every pair then scores by the new weights, up to the constant, which each run estimates by itself."""
    change = {(c.comparison, c.level): c.after - c.before for c in learnt.changes}
    found = {}
    for name, levels in m.items():
        raw = {level: value * 2.0 ** change.get((name, level), 0.0) for level, value in levels.items()}
        found[name] = {level: value / sum(raw.values()) for level, value in raw.items()}
    return found


# -- kept in the workspace --------------------------------------------------------------------------------------------


def keep(linkage: Linkage, learnt: Learnt, shipped: Mapping[str, Any] | None = None) -> int:
    """Writes new weights down under the next number, with what they were learnt from; no former ones are overwritten. Beside the model
    that came with the program (`shipped`) the file holds the m-probabilities for the next run."""
    from constat.events.workspace import storing, write_whole

    folder = linkage.folder / "weights"
    with linkage.workspace.writing(), storing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        number = last(linkage) + 1
        used = int(linkage.manifest(linkage.run_number).get("weights", 0)) if linkage.run_number else 0
        told: dict[str, Any] = {"number": number, "after": used, "judged": linkage.judgements.head(), **learnt.to_json()}
        if shipped is not None:
            told["m"] = reweighed(model_of(linkage, shipped, used)["m"], learnt)
        write_whole(folder / f"{number:04d}.json", json.dumps(told, ensure_ascii=False, indent=1).encode())
    return number


def latest(linkage: Linkage) -> Weights | None:
    """The weights last learnt in this workspace; None while it goes by those that came with the program."""
    number = last(linkage)
    return Weights.from_json(_read(linkage, number)) if number else None


def model_of(linkage: Linkage, shipped: Mapping[str, Any], number: int | None = None) -> dict[str, Any]:
    """The model of scoring under that number of weights (by default the last): the shipped one (number 0) with the m-probabilities learnt
    here. Give the number to `Linkage.run`, which notes it."""
    wanted = last(linkage) if number is None else number
    if not wanted:
        return dict(shipped)
    return {**shipped, "m": _read(linkage, wanted).get("m", shipped["m"])}


def last(linkage: Linkage) -> int:
    """The number of the weights last learnt here; 0 where none were."""
    return max((int(p.stem) for p in (linkage.folder / "weights").glob("*.json") if p.stem.isdigit()), default=0)


def _read(linkage: Linkage, number: int) -> dict[str, Any]:
    path = linkage.folder / "weights" / f"{number:04d}.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {**found, **found["weights"]}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BadFile("weights-unreadable", room="link", reason=f"{path.name}: {fault}") from None
