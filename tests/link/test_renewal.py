"""A batch touches only what it touches, and gives exactly the clusters of a full run, ids included."""

from datetime import UTC, datetime, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from constat.link import renewal
from constat.link.history import History
from constat.link.judgements import VERDICTS, Judgement
from constat.link.renewal import Renewed, Standing

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
IDS = [f"r{n}" for n in range(10)]
Pairs = dict[tuple[str, str], float]


def records(ids: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"id": ids, "provider": [f"p{int(i[1:]) % 4}" for i in ids]}, schema={"id": pl.String, "provider": pl.String})


def table(pairs: Pairs) -> pl.DataFrame:
    """The pairs as a table; those of 0.2 are parts of what the other tells as one."""
    rows = [(*pair, p, f"p{int(pair[0][1:]) % 4}" if p == 0.2 else None) for pair, p in pairs.items()]
    return pl.DataFrame(rows, schema={"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64, "split": pl.String}, orient="row")


probabilities = st.sampled_from([0.2, 0.3, 0.5, 0.7, 0.7, 0.9, 0.99])
some_pairs = st.dictionaries(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] < p[1]), probabilities, max_size=18)
some_ids = st.lists(st.sampled_from(IDS), unique=True, max_size=4)
some_words = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(VERDICTS), st.sampled_from("vw")).filter(lambda w: w[0] != w[1]), max_size=4)
batches = st.lists(st.tuples(some_ids, some_ids, some_pairs, some_words), min_size=1, max_size=4)


@settings(max_examples=50)
@given(batches)
def test_adding_gives_the_clusters_and_ids_of_a_full_run(told: list[tuple[list[str], list[str], Pairs, list[tuple[str, str, str, str]]]]) -> None:
    standing = Standing.empty()
    runs: list[tuple[int, str, str, pl.DataFrame]] = []
    present: list[str] = []
    scored: Pairs = {}
    said: list[Judgement] = []
    for coming, leaving, pairs, words in told:
        going = [i for i in leaving if i in present and i not in coming]
        present = [i for i in present if i not in going and i not in coming] + coming
        batch = {pair: p for pair, p in pairs.items() if set(pair) <= set(present)}
        dropped = {*going, *coming}
        scored = {pair: p for pair, p in scored.items() if not dropped.intersection(pair)} | batch
        said += [Judgement.make(a, b, verdict, by=by, at=NOON + timedelta(seconds=len(said) + n)) for n, (a, b, verdict, by) in enumerate(words)]
        history = History.of(runs)
        added = renewal.add(standing, records(coming), table(batch), said, history.taken, going)
        full = renewal.whole(standing, records(present), table(scored), said, history.taken)
        assert sorted(added.standing.members.rows()) == sorted(full.standing.members.rows())
        assert added.moves.rows() == full.moves.rows()
        standing = added.standing
        runs.append((standing.run, f"run {standing.run}", "added", added.moves))
        _history_is_true(History.of(runs), standing)


def _history_is_true(history: History, standing: Standing) -> None:
    """The journal alone gives the members, and every id ever given leads to where its records are."""
    now = dict(standing.members.select("id", "cluster").iter_rows())
    assert dict(history.members().iter_rows()) == now
    for cluster in history._journal.select("after").unique().collect()["after"].drop_nulls():
        found = history.resolve(cluster)
        assert set(found.now) >= {now[i] for i in found.records if i in now}
        assert found.stands == (cluster in now.values())
        steps = history.steps(cluster)
        assert steps[0].what == "born" and (steps[-1].what == "ended") == (cluster not in now.values())


def test_what_a_batch_does_not_touch_is_not_looked_at() -> None:
    first = renewal.whole(Standing.empty(), records(IDS[:4]), table({("r0", "r1"): 0.9, ("r2", "r3"): 0.9}), (), History.of([]).taken)
    second = _next(first, ["r6"], {("r3", "r6"): 0.6})
    assert second.moves["id"].to_list() == ["r6"]
    assert second.standing.members.filter(pl.col("id").is_in(["r0", "r1"])).rows() == first.standing.members.filter(pl.col("id").is_in(["r0", "r1"])).rows()


def test_identical_rows_of_two_providers_stay_as_many_as_they_are() -> None:
    """Two equal rows at each of two providers: every pair is as probable, and still two clusters of two come out."""
    told = renewal.whole(Standing.empty(), records(["r0", "r4", "r1", "r5"]), table({(a, b): 0.9 for a in ("r0", "r4") for b in ("r1", "r5")}), (), History.of([]).taken)
    assert sorted(told.standing.members.group_by("cluster").len()["len"]) == [2, 2]


def _next(former: Renewed, ids: list[str], pairs: Pairs) -> Renewed:
    return renewal.add(former.standing, records(ids), table(pairs), (), History.of([(1, "", "whole", former.moves)]).taken)
