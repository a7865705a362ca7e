"""Import of a GED file as large as the world's: read, validated, compared, stored and put in force.

The public GED files beside the project are repeated to 418,000 rows (the size of a whole release) with ids of their own.
The import runs against what nobody could do without: reading the same CSV with Polars and writing it to Parquet.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path

import polars as pl

from benchmarks.measuring import DATA, Row, Run, alternated, apart, data_absent, skipped

ROWS = 418_000
RATIO = 3.0
MEMORY = 2 << 30
ROUNDS = 5
WORK = f"import a 49-column GED CSV of {ROWS:,} rows, validated and stored"
BAR = f"at most {RATIO:g} times bare `polars.read_csv` and `write_parquet`; under {MEMORY >> 30} GiB"
FILES = ("ged_mexico_1989_2023.csv.gz", "ged_myanmar_1989_2023.csv.gz", "ged_sample_1000.csv")
"""The files of 49 columns in one order."""


def write_ged(target: Path, rows: int = ROWS) -> None:
    """The files' rows repeated to that number, each with an id of its own; every other cell verbatim."""
    parts = [pl.read_csv(DATA / "ucdp" / name, infer_schema=False) for name in FILES]
    told = pl.concat([part.select(parts[0].columns) for part in parts])
    repeated = pl.concat([told] * (rows // told.height + 1)).head(rows)
    repeated.with_columns(id=pl.int_range(1, rows + 1).cast(pl.String)).write_csv(target)


_IMPORT = ("""
from constat.events.importing import plan
from constat.events.workspace import Workspace
import constat.sources.ucdp, pyarrow, fastexcel
workspace = Workspace.create(sys.argv[2])
""", "plan(workspace, sys.argv[1], name='ged').commit()")
_BARE = ("import polars", "polars.read_csv(sys.argv[1], infer_schema_length=10_000).write_parquet(sys.argv[2])")


def run() -> list[Row]:
    """The row of this measure."""
    if reason := data_absent():
        return [skipped(WORK, BAR, reason)]
    with tempfile.TemporaryDirectory() as folder:
        source, home, bare = Path(folder) / "ged.csv", Path(folder) / "workspace", Path(folder) / "bare.parquet"
        write_ged(source)
        source.read_bytes()  # Both find the file in memory.

        def imported() -> Run:
            shutil.rmtree(home, ignore_errors=True)
            return apart(*_IMPORT, source, home)

        ours, theirs, ratio = alternated(imported, lambda: apart(*_BARE, source, bare), ROUNDS)
        size = source.stat().st_size
    took, against = (statistics.median(r.seconds for r in runs) for runs in (ours, theirs))
    peak = max(r.peak for r in ours)
    measured = f"{ratio:.2f} times ({took:.1f} s against {against:.1f} s, {size / 1e6:.0f} MB); {peak / (1 << 30):.2f} GiB"
    return [Row(WORK, measured, BAR, ratio <= RATIO and peak < MEMORY)]
