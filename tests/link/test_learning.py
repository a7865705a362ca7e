"""Weights follow what people judged, and the change is shown."""

import numpy as np
import polars as pl
import pytest

from constat.errors import BadFile, BadInput
from constat.events.workspace import Workspace
from constat.link.judgements import Verdict
from constat.link.learning import Weights, keep, latest, learn, model_of, reweighed
from constat.link.linkage import Linkage

TRUE = Weights(-1.0, {"date": {"day": 4.0, "week": 1.0, "other": -5.0}, "place": {"near": 3.0, "far": -3.0}})
Labels = dict[tuple[str, str], Verdict]


def labelled(seed: int, number: int) -> tuple[pl.DataFrame, Labels]:
    """Pairs with levels by chance, judged as the true weights have it."""
    random = np.random.default_rng(seed)
    date = random.choice(list(TRUE.comparisons["date"]), number)
    place = random.choice(list(TRUE.comparisons["place"]), number)
    bits = np.array([TRUE.constant + TRUE.comparisons["date"][d] + TRUE.comparisons["place"][p] for d, p in zip(date, place, strict=True)])
    same = random.random(number) < 1 / (1 + 2.0**-bits)
    ids = [f"{n:05d}" for n in range(number)]
    pairs = pl.DataFrame({"left_id": [f"a{i}" for i in ids], "right_id": [f"b{i}" for i in ids], "date": date, "place": place})
    return pairs, {(f"a{i}", f"b{i}"): Verdict("same" if s else "different", "", "v1", True) for i, s in zip(ids, same, strict=True)}


def test_wrong_weights_move_towards_the_true_ones_and_foretell_unseen_labels_better() -> None:
    wrong = Weights(-1.0, {"date": {"day": 1.0, "week": 1.0, "other": -1.0}, "place": {"near": 6.0, "far": -3.0}})
    told = learn(wrong, *labelled(3, 600))
    after = told.weights.comparisons
    assert after["date"]["day"] > 2 and after["date"]["other"] < -2 and after["place"]["near"] < 4.5
    assert told.better and told.loss_after < told.loss_before - 0.1


def test_weights_that_were_right_stay_near_and_gain_nothing() -> None:
    told = learn(TRUE, *labelled(4, 300))
    assert max(abs(c.after - c.before) for c in told.changes) < 1
    assert told.loss_after > told.loss_before - 0.02


def test_a_level_that_no_label_touches_stays_where_it_was() -> None:
    more = Weights(TRUE.constant, {**TRUE.comparisons, "date": {**TRUE.comparisons["date"], "month": -2.5}})
    told = learn(more, *labelled(5, 200))
    (untouched,) = [c for c in told.changes if c.level == "month"]
    assert (untouched.before, untouched.after, untouched.same, untouched.different) == (-2.5, pytest.approx(-2.5), 0, 0)


def test_unsure_pairs_teach_nothing_and_a_column_may_have_another_name() -> None:
    pairs, said = labelled(6, 200)
    unsure = {pair: Verdict("unsure", "", "v1", True) for pair in list(said)[:50]}
    told = learn(TRUE, pairs.rename({"date": "date_level"}), said | unsure, {"date": "date_level"})
    assert told.labels == 150 == sum(c.same + c.different for c in told.changes if c.comparison == "date")


def test_weights_become_probabilities_that_give_every_pair_the_same_score() -> None:
    u = {"date": {"day": 0.1, "week": 0.3, "other": 0.6}, "place": {"near": 0.2, "far": 0.8}}
    m, prior = TRUE.probabilities(u)
    assert all(sum(levels.values()) == pytest.approx(1) for levels in m.values()) and 0 < prior < 1
    back = Weights.of_probabilities(m, u, prior)
    for date in u["date"]:
        for place in u["place"]:
            scores = [w.constant + w.comparisons["date"][date] + w.comparisons["place"][place] for w in (TRUE, back)]
            assert scores[0] == pytest.approx(scores[1])


def scored(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs with the bits of each level, as the scoring model gives them."""
    bits = {f"bits_{name}": pl.col(name).replace_strict(dict(levels), return_dtype=pl.Float64) for name, levels in TRUE.comparisons.items()}
    return pairs.with_columns(**bits).with_columns(weight=pl.col("bits_date") + pl.col("bits_place") + TRUE.constant)


def test_the_weights_by_which_pairs_were_scored_are_read_from_them() -> None:
    found = Weights.of_pairs(scored(labelled(10, 300)[0]))
    assert found.constant == pytest.approx(TRUE.constant)
    assert found.comparisons == {name: pytest.approx(dict(levels)) for name, levels in TRUE.comparisons.items()}
    with pytest.raises(BadInput, match="weight"):
        Weights.of_pairs(labelled(10, 3)[0])


def test_what_was_learnt_enters_the_model_of_the_run_that_it_was_learnt_from(tmp_path: object) -> None:
    linkage = Linkage(Workspace.create(f"{tmp_path}/w"))
    shipped = {"m": {"date": {"day": 0.7, "week": 0.2, "other": 0.1}, "place": {"near": 0.9, "far": 0.1}}, "calibration": [1, 0]}
    pairs, said = labelled(11, 300)
    told = learn(Weights(-1.0, {"date": {"day": 1.0, "week": 1.0, "other": -1.0}, "place": {"near": 3.0, "far": -3.0}}), pairs, said)
    assert model_of(linkage, shipped) == shipped
    assert [keep(linkage, told, shipped), keep(linkage, told, shipped)] == [1, 2]
    # Learnt twice from the same run, it is not applied twice.
    assert model_of(linkage, shipped)["m"] == reweighed(shipped["m"], told) and model_of(linkage, shipped)["calibration"] == [1, 0]
    ids = pl.concat([pairs["left_id"], pairs["right_id"]])
    linkage.run(pl.DataFrame({"id": ids, "provider": ids}), pairs.with_columns(probability=pl.lit(0.1)), weights=2)
    keep(linkage, told, shipped)
    assert model_of(linkage, shipped)["m"] == reweighed(reweighed(shipped["m"], told), told)
    m = reweighed(shipped["m"], told)
    before = {c.level: c.after - c.before for c in told.changes}
    ratio = np.log2(m["date"]["day"] / m["date"]["other"]) - np.log2(0.7 / 0.1)
    assert ratio == pytest.approx(before["day"] - before["other"])


def test_from_a_handful_of_labels_nothing_is_learnt() -> None:
    with pytest.raises(BadInput, match="20 of each"):
        learn(TRUE, *labelled(7, 12))
    with pytest.raises(BadInput, match="place"):
        learn(TRUE, labelled(7, 12)[0].drop("place"), {})


def test_learnt_weights_are_numbered_and_none_is_overwritten(tmp_path: object) -> None:
    linkage = Linkage(Workspace.create(f"{tmp_path}/w"))
    assert latest(linkage) is None
    first, second = learn(TRUE, *labelled(8, 300)), learn(TRUE, *labelled(9, 300))
    assert [keep(linkage, first), keep(linkage, second)] == [1, 2]
    assert latest(linkage) == second.weights
    (linkage.folder / "weights" / "0002.json").write_text("{}")
    with pytest.raises(BadFile, match="0002"):
        latest(linkage)
