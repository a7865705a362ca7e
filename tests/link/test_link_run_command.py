"""`constat link run | evaluate`, as typed, on two datasets that tell of the same two incidents."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from constat.events.workspace import Workspace
from constat.language import use_language
from constat.link.linkage import Linkage

from .conftest import Tells, Types, event

MOURA = {"country": "Mali", "admin1": "Mopti", "admin2": "Djenné", "place_name": "Moura", "latitude": 14.32, "longitude": -4.03, "place_precision": "exact"}
GAO = {"country": "Mali", "admin1": "Gao", "admin2": "Gao", "place_name": "Gao", "latitude": 16.27, "longitude": -0.04, "place_precision": "exact"}
SIDES = {"date_precision": "day", "side_a": ["Government of Mali"], "side_b": ["Civilians"]}


@pytest.fixture
def two(tells: Tells) -> None:
    dead = {"killed_low": 20, "killed_best": 25, "killed_high": 30}
    tells("ged", event("1", "2022-03-27", provider="ucdp", **MOURA, **SIDES, **dead), event("2", "2022-05-01", provider="ucdp", **GAO, **SIDES, **dead))
    army = SIDES | {"side_a": ["Military Forces of Mali"]}
    tells("ac", event("a", "2022-03-27", provider="acled", **(MOURA | {"place_name": "Mourah"}), **army, **dead), event("b", "2022-05-01", provider="acled", **GAO, **army, **dead))


def ids(workspace: Workspace) -> dict[str, str]:
    return dict(Linkage(workspace).members().select("id", "cluster").iter_rows())


@pytest.mark.usefixtures("two")
def test_links_are_written_and_kept_and_evaluated(workspace: Workspace, typed: Types, tmp_path: Path) -> None:
    out = tmp_path / "links.csv"
    told = typed("run", "--left", "ged", "--right", "ac", "--out", out)
    assert (told["links"], told["clusters"], told["run"], told["undated"]) == (2, 2, 1, 0)
    rows = list(csv.DictReader(out.open()))
    assert list(rows[0]) == ["left_id", "right_id", "probability", "cluster"] and len(rows) == 2 and not list(tmp_path.glob("*.part"))
    clusters = ids(workspace)
    truth = tmp_path / "truth.csv"
    truth.write_text("left_id,right_id\n" + "".join(f"{row['left_id']},{row['right_id']}\n" for row in rows))
    assert len(set(clusters.values())) == 2
    for links in ([], ["--links", out]):
        found = typed("evaluate", "--truth", truth, *links)
        assert (found["precision"], found["recall"], found["f1"], found["right"]) == (1.0, 1.0, 1.0, 2)
    with out.open("a") as file:
        file.write(f"{rows[0]['left_id']},{rows[1]['right_id']},0.9,x\n")
    worse = typed("evaluate", "--truth", truth, "--links", out)
    assert (worse["right"], worse["pairs"], worse["recall"]) == (2, 3, 1.0) and worse["precision"] == pytest.approx(2 / 3)


@pytest.mark.usefixtures("two")
def test_a_run_keeps_judgements_and_ids(workspace: Workspace, typed: Types) -> None:
    typed("run")
    first = ids(workspace)
    left, right = (name for name, cluster in first.items() if cluster == next(iter(first.values())))
    typed("judge", left, right, "different", "--by", "v1")
    typed("run")
    again = ids(workspace)
    assert again[left] != again[right] and sum(first[name] == again[name] for name in first) >= 3
    explained = typed("explain", left, right)
    assert explained["why"] == "judged-different" and "bits_together" in explained["found"]


@pytest.mark.usefixtures("two")
def test_a_trial_leaves_nothing(workspace: Workspace, typed: Types, tmp_path: Path) -> None:
    assert typed("run", "--dry-run", "--out", tmp_path / "links.parquet")["run"] is None
    assert Linkage(workspace).run_number == 0 and (tmp_path / "links.parquet").is_file()


@pytest.mark.usefixtures("two")
def test_what_cannot_be_linked_is_said(workspace: Workspace, typed: Types, tmp_path: Path) -> None:
    assert "“gdelt”" in typed("run", "--left", "ged", "--right", "gdelt", code=3)
    assert "two different" in typed("run", "--left", "ged", "--right", "ged", code=2)
    assert "two different" in typed("run", "--left", "ged", code=2)
    assert "cannot be written" in typed("run", "--dry-run", "--out", tmp_path / "absent" / "x.csv", code=6)
    truth = tmp_path / "truth.csv"
    truth.write_text("left_id,right_id\nged:1,nobody\n")
    typed("run")
    assert "nobody" in typed("evaluate", "--truth", truth, code=3)
    truth.write_text("a,b\n1,2\n")
    assert "left_id" in typed("evaluate", "--truth", truth, code=2)
    with use_language("fr"):
        assert "deux jeux de données" in typed("run", "--left", "ged", code=2)


def test_one_dataset_alone_links_to_nothing(tells: Tells, typed: Types) -> None:
    tells("ged", event("1", "2022-03-27", provider="ucdp", **MOURA))
    assert "two different" in typed("run", code=2)
