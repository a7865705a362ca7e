"""Two hundred thousand places: opened in a second, searched in fifty milliseconds, on one core."""

from __future__ import annotations

import time
from pathlib import Path

import polars as pl

from constat.record.gazetteer import Gazetteer, store
from constat.sources.gazetteer import GazetteerReading

from .gazetteers import invented, made


def test_two_hundred_thousand_places_open_in_a_second_and_are_searched_in_fifty_milliseconds(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    (workspace / "record" / "keys").mkdir(parents=True, mode=0o700)
    names = invented(200_000)
    store(workspace, "large", GazetteerReading("large.csv", "sheet", made(names), pl.DataFrame(schema={"row": pl.Int64}), len(names)))
    taken = []
    for _ in range(3):
        opened = _opening(workspace)
        taken.append(opened[0])
    gazetteer = opened[1]
    spent = []
    asked = [*names[:40], *(name[1:] for name in names[40:60]), *(name + "e" for name in names[60:80]), "ba", "peul", "dja", "Moura, Cercle 7", "introuvable"]
    for name in asked:
        start = time.perf_counter()
        gazetteer.search(name)
        spent.append(time.perf_counter() - start)
    print(f"open {min(taken):.2f} s; search median {sorted(spent)[len(spent) // 2] * 1000:.1f} ms, worst {max(spent) * 1000:.1f} ms")
    # Shared machines are slow now and then: the quickest of three openings and the median search are held to the promise.
    assert min(taken) < 1.0
    assert sorted(spent)[len(spent) // 2] < 0.050 and sorted(spent)[int(len(spent) * 0.9)] < 0.100


def _opening(workspace: Path) -> tuple[float, Gazetteer]:
    from constat.record.gazetteer.searching import _opened

    _opened.cache_clear()
    start = time.perf_counter()
    opened = Gazetteer.open(workspace)
    return time.perf_counter() - start, opened
