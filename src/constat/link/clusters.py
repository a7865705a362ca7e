"""Clusters from scored pairs and judgements together: which records tell of one incident.

Pairs are taken by probability, the greatest first, and two clusters become one unless

* a person said "different" of any two records that would then stand together: that always wins, also transitively, and
  over a "same" too; or
* both hold a record of the same provider, who tells an incident once unless a person said "same" of two of its rows, or the
  pair says that this provider splits what the other merges (column `split`).

What people called the same comes before every score, their latest word first. Where sames and differents contradict each
other the differents hold, and `contradicted` lists the sames that had to give way.

A cluster depends on nothing outside its connected component of links and sames. So what changed is followed to the components
that it touches, they alone are made anew, and the result is that of a full run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import polars as pl

from constat.errors import BadInput
from constat.link.judgements import DIFFERENT, SAME, Pair, Verdict

if TYPE_CHECKING:
    import numpy as np

RECORDS: Final = {"id": pl.String, "provider": pl.String}
"""Columns of the records that are clustered."""
PAIRS: Final = {"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64, "split": pl.String}
"""Columns of scored pairs. `split` names the provider that tells an incident in parts which the other tells as one; it may be absent
or null. What else they hold (levels, weights) is kept as it is."""
Verdicts = Mapping[Pair, Verdict]


def links(pairs: pl.DataFrame, threshold: float) -> pl.DataFrame:
    """The pairs that link: those from the threshold on, and the parts of a whole, whose probability their siblings take away."""
    return pairs.filter((pl.col("probability") >= threshold) | pl.col("split").is_not_null())


def check_records(records: pl.DataFrame) -> pl.DataFrame:
    """The records as they are clustered (id, provider); an id told twice or missing is refused."""
    _need(records, ("id", "provider"), "records")
    found = records.select(pl.col("id").cast(pl.String), pl.col("provider").cast(pl.String))
    if found.null_count().sum_horizontal().item():
        raise BadInput("records-untold", room="link", rows=found.filter(pl.any_horizontal(pl.all().is_null())).height)
    twice = found.filter(pl.col("id").is_duplicated())["id"].unique().sort()
    if twice.len():
        raise BadInput("records-repeated", room="link", ids=_few(twice), count=twice.len())
    return found


def check_pairs(pairs: pl.DataFrame, known: pl.Series) -> pl.DataFrame:
    """The pairs, ids in order (left < right), each once with its greatest probability, sorted by ids. Ids that no record bears,
    a record paired with itself and what is no probability are refused."""
    _need(pairs, ("left_id", "right_id", "probability"), "pairs")
    if "split" not in pairs.columns:
        pairs = pairs.with_columns(split=pl.lit(None, dtype=pl.String))
    pairs = pairs.with_columns(pl.col(name).cast(kind, strict=False) for name, kind in PAIRS.items())
    wrong = pairs.filter(pl.col("probability").is_null() | ~pl.col("probability").is_between(0, 1))
    if wrong.height:
        raise BadInput("pairs-improbable", room="link", left=str(wrong["left_id"][0]), right=str(wrong["right_id"][0]), value=str(wrong["probability"][0]))
    itself = pairs.filter(pl.col("left_id") == pl.col("right_id"))
    if itself.height:
        raise BadInput("pair-of-one", room="link", one=str(itself["left_id"][0]), other=str(itself["right_id"][0]))
    named = pl.concat([pairs["left_id"], pairs["right_id"]]).unique()
    absent = named.filter(~named.is_in(known.implode())).sort()
    if absent.len():
        raise BadInput("pairs-of-absent", room="link", ids=_few(absent), count=absent.len())
    turned = pl.col("left_id") > pl.col("right_id")
    pairs = pairs.with_columns(
        left_id=pl.when(turned).then("right_id").otherwise("left_id"), right_id=pl.when(turned).then("left_id").otherwise("right_id")
    )
    # Nulls last, so that which of two equal rows stays does not hang on the order in which they were given.
    pairs = pairs.sort("left_id", "right_id", "probability", "split", descending=[False, False, True, False], nulls_last=True)
    return pairs.unique(["left_id", "right_id"], keep="first", maintain_order=True)


def group(members: pl.DataFrame, pairs: pl.DataFrame, verdicts: Verdicts, threshold: float) -> pl.DataFrame:
    """The records (id, provider) with `group`, a number for each cluster."""
    ids, providers = members["id"].to_list(), members["provider"].to_list()
    place = dict(zip(ids, range(len(ids)), strict=True))
    # Of pairs as probable, the one whose own evidence (`weight`) is stronger, as in the assignment.
    order = ["probability", *(["weight"] if "weight" in pairs.columns else []), "left_id", "right_id"]
    found = links(pairs, threshold).sort(order, descending=[name in ("probability", "weight") for name in order], nulls_last=True)
    edges = [(place[left], place[right], split) for left, right, split in found.select("left_id", "right_id", "split").iter_rows()]
    same = [(place[a], place[b]) for a, b in sames(verdicts) if a in place and b in place]
    apart: dict[int, set[int]] = {}
    for (a, b), verdict in verdicts.items():
        if verdict.verdict == DIFFERENT and a in place and b in place:
            apart.setdefault(place[a], set()).add(place[b])
            apart.setdefault(place[b], set()).add(place[a])
    return members.select("id", "provider").with_columns(group=pl.Series(_merged(providers, edges, same, apart), dtype=pl.Int64))


def sames(verdicts: Verdicts) -> list[Pair]:
    """The pairs that people called the same, their latest word first."""
    found = [(verdict.at, pair) for pair, verdict in verdicts.items() if verdict.verdict == SAME]
    # Two stable sorts: by pair, then by time from the latest.
    return [pair for _, pair in sorted(sorted(found, key=lambda item: item[1]), key=lambda item: item[0], reverse=True)]


def _merged(
    providers: Sequence[str], edges: Iterable[tuple[int, int, str | None]], same: Iterable[tuple[int, int]], apart: Mapping[int, set[int]]
) -> list[int]:
    """For each record the number of its cluster: the least of its members' own numbers."""
    parent = list(range(len(providers)))
    tellers: dict[int, set[str]] = {}
    members: dict[int, list[int]] = {}

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    def parted(a: int, b: int) -> bool:
        small, large = sorted((a, b), key=lambda r: len(members.get(r, ())))
        return any(root(other) == large for record in members.get(small, (small,)) for other in apart.get(record, ()))

    def join(a: int, b: int) -> None:
        keep, gone = (a, b) if len(members.get(a, ())) >= len(members.get(b, ())) else (b, a)
        parent[gone] = keep
        members.setdefault(keep, [keep]).extend(members.pop(gone, [gone]))
        tellers.setdefault(keep, {providers[keep]}).update(tellers.pop(gone, {providers[gone]}))

    for left, right in same:
        a, b = root(left), root(right)
        if a != b and not (apart and parted(a, b)):
            join(a, b)
    for left, right, split in edges:
        a, b = root(left), root(right)
        if a == b:
            continue
        shared = (tellers.get(a) or {providers[a]}) & (tellers.get(b) or {providers[b]})
        if shared - {split} or (apart and parted(a, b)):
            continue
        join(a, b)
    least: dict[int, int] = {}
    return [least.setdefault(root(n), n) for n in range(len(providers))]


def touched(members: pl.DataFrame, pairs: pl.DataFrame, verdicts: Verdicts, threshold: float, seeds: Iterable[str]) -> pl.Series:
    """The ids of all records in a connected component (links and sames, whoever tells them) with one of the seeds."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    numbered = members.select("id").with_row_index("n")
    judged = pl.DataFrame(sames(verdicts), schema={"left_id": pl.String, "right_id": pl.String}, orient="row")
    joining = pl.concat([links(pairs, threshold).select("left_id", "right_id"), judged])
    ends = joining.join(numbered.rename({"n": "a"}), left_on="left_id", right_on="id").join(numbered.rename({"n": "b"}), left_on="right_id", right_on="id")
    a, b = ends["a"].to_numpy(), ends["b"].to_numpy()
    size = members.height
    component: np.ndarray = connected_components(coo_matrix((np.ones(len(a), dtype=np.int8), (a, b)), shape=(size, size)), directed=False)[1]
    sown = numbered.filter(pl.col("id").is_in(pl.Series(list(seeds), dtype=pl.String).implode()))["n"].to_numpy()
    return members["id"].filter(pl.Series(np.isin(component, np.unique(component[sown]))))


def splitting(members: pl.DataFrame) -> pl.DataFrame:
    """Where one provider tells in several rows what stands together (cluster, provider, records): it splits what others merge, or a
    person called its rows the same."""
    found = members.group_by("cluster", "provider").agg(pl.col("id").sort().alias("records"))
    return found.filter(pl.col("records").list.len() > 1).sort("cluster", "provider")


def contradicted(members: pl.DataFrame, verdicts: Verdicts) -> list[Pair]:
    """The pairs that a person called the same and that stand apart all the same, because of a different elsewhere."""
    where = dict(members.select("id", "cluster").iter_rows())
    return [(a, b) for a, b in sames(verdicts) if a in where and b in where and where[a] != where[b]]


def _need(table: pl.DataFrame, columns: Sequence[str], what: str) -> None:
    missing = [name for name in columns if name not in table.columns]
    if missing:
        raise BadInput("columns-missing", room="link", table=what, columns=", ".join(missing))


def _few(ids: pl.Series) -> str:
    return ", ".join(ids.head(5).to_list())
