"""The public files beside the project, imported for real: every row accounted for, every sum the file's own."""

from pathlib import Path

import polars as pl
import pytest

from constat.events import importing
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import Selection

GED = ("ged_myanmar_1989_2023.csv.gz", "ged_mexico_1989_2023.csv.gz", "ged_sample_1000.csv", "ged231_central_african_republic.csv")
EXTRACT = "ged211_world_precise_1989_2020.parquet"
ROWS = {GED[0]: 7_374, GED[1]: 18_957, GED[2]: 1_000, GED[3]: 1_848}
TOLD = {
    "best": "killed_best", "low": "killed_low", "high": "killed_high", "deaths_a": "killed_side_a", "deaths_b": "killed_side_b",
    "deaths_civilians": "killed_civilians_best", "deaths_unknown": "killed_status_unknown_best",
}


def imported(workspace: Workspace, path: Path, rows: int) -> Table:
    plan = importing.plan(workspace, path, name="ged")
    assert plan.reading.rows_read == rows == plan.reading.events.height + plan.reading.rows_rejected + plan.reading.folded
    assert plan.reading.rows_rejected == 0
    plan.commit()
    return Table.open(workspace)


@pytest.mark.parametrize("name", GED)
def test_sums_and_cells_of_a_ged_file_are_the_file_s_own(workspace: Workspace, shared_data: Path, name: str) -> None:
    path = shared_data / "ucdp" / name
    plain = pl.read_csv(path, infer_schema_length=None)
    table = imported(workspace, path, ROWS[name])
    sums = table.ask(f"SELECT {', '.join(f'CAST(sum({ours}) AS BIGINT)' for ours in TOLD.values())} FROM events").row(0)
    assert sums == tuple(plain[theirs].sum() for theirs in TOLD)
    killed, civilians = (table.count(Selection(measure=measure)) for measure in ("killed", "civilians-killed"))
    assert (killed.value, killed.low, killed.high) == tuple(plain[column].sum() for column in ("best", "low", "high"))
    assert civilians.value == plain["deaths_civilians"].sum()
    fighters = table.count(Selection(measure="fighters-killed"))
    assert fighters.value == plain["deaths_a"].sum() + plain["deaths_b"].sum()
    cells = table.ask("SELECT provider_id, cell FROM events").join(
        plain.select(provider_id=pl.col("id").cast(pl.Int64).cast(pl.String), told="priogrid_gid"), on="provider_id", how="inner"
    )
    assert cells.height == ROWS[name] and cells.filter(pl.col("cell") != pl.col("told")).is_empty()


def test_rows_whose_best_lies_outside_its_range_are_all_flagged(shared_data: Path) -> None:
    from constat.sources.reading import read

    flagged = pl.concat([read(shared_data / "ucdp" / name).flagged for name in GED])
    assert flagged.filter(flag="low-above-best").height == 34
    assert flagged.filter(flag="best-above-high").height == 106


def test_the_extract_loads_whole(workspace: Workspace, shared_data: Path) -> None:
    path = shared_data / "ucdp" / EXTRACT
    plain = pl.read_parquet(path)
    table = imported(workspace, path, 176_579)
    for theirs, ours in TOLD.items():
        if theirs in plain.columns:
            assert table.ask(f"SELECT CAST(sum({ours}) AS BIGINT) FROM events").item() == plain[theirs].sum()
    assert table.count(Selection(country=("Mali",))).value == 891
    assert table.group(Selection(), ["country"]).height == 121
