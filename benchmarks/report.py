"""A report of forty figures over 418,000 events, as HTML, PDF, DOCX and XLSX."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from benchmarks.measuring import DATA, Row, apart, data_absent, skipped

WORK = "report of 40 figures over 418,000 events, HTML + PDF + DOCX + XLSX"
BAR = "under 10 s"
EVENTS = 418_000

_PREPARE = """
import polars as pl
from pathlib import Path
from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.report import build
data, folder = Path(sys.argv[1]), Path(sys.argv[2])
if not (folder / "workspace").is_dir():
    parts = [pl.read_csv(data / name, infer_schema=False) for name in ("ged_mexico_1989_2023.csv.gz", "ged_myanmar_1989_2023.csv.gz")]
    rows = pl.concat([parts[0], parts[1].select(parts[0].columns)])
    copies = -(-int(sys.argv[3]) // rows.height)
    many = [rows.with_columns(id=(pl.col("id").cast(pl.Int64) + i * 10_000_000).cast(pl.String)) for i in range(copies)]
    pl.concat(many).head(int(sys.argv[3])).write_csv(folder / "many.csv")
    plan(Workspace.create(folder / "workspace"), folder / "many.csv", name="ged").commit()
workspace = Workspace.open(folder / "workspace")
"""
_BUILD = """
made = build(workspace, folder / "report.yaml", folder / "out", ("en",), ("html", "pdf", "docx", "xlsx"))
"""


def run() -> list[Row]:
    """The one row of this subject."""
    if reason := data_absent():
        return [skipped(WORK, BAR, reason)]
    with tempfile.TemporaryDirectory(prefix="constat-bench-") as name:
        folder = Path(name)
        _specify(folder)
        apart(_PREPARE, "pass", DATA / "ucdp", folder, str(EVENTS))
        runs = [apart(_PREPARE, _BUILD, DATA / "ucdp", folder, str(EVENTS)) for _ in range(3)]
        seconds = sorted(run.seconds for run in runs)[1]
        figures = int(json.loads((folder / "out" / "forty.json").read_text(encoding="utf-8"))["figures"])
    peak = max(run.peak for run in runs) / (1 << 20)
    return [Row(f"{WORK} ({figures} figures in all)", f"{seconds:.1f} s, {peak:.0f} MiB", BAR, seconds < 10 and figures >= 40)]


def _specify(folder: Path) -> None:
    """Forty counts and changes of one country, with a chart, a map, two tables and the methodology."""
    figures: dict[str, object] = {}
    for measure in ("incidents", "killed", "civilians-killed", "fighters-killed"):
        for kind in ("state-based", "non-state", "one-sided"):
            figures[f"{measure}-{kind}"] = {"count": measure, "select": {"kind": kind}}
            figures[f"{measure}-{kind}-change"] = {"compare": f"{measure}-{kind}"}
    lines = [f"Number: {{{{ {'compare' if name.endswith('-change') else 'fig'}:{name} }}}}." for name in figures]
    blocks = ["{{ table:by-kind }}", "{{ chart:monthly }}", "{{ map:places }}", "{{ annex:incidents }}", "# Method", "{{ methodology }}", "{{ limits }}"]
    for language in ("en", "fr"):
        (folder / f"forty.{language}.md").write_text("# Numbers\n\n" + "\n\n".join([*lines, *blocks]), encoding="utf-8")
    both = {"en": "Numbers", "fr": "Nombres"}
    (folder / "report.yaml").write_text(
        json.dumps({
            "name": "forty", "title": both, "office": both, "period": "2022-Q1", "select": {"country": "Mexico"}, "figures": figures,
            "tables": {"by-kind": {"title": both, "by": "kind", "measures": ["killed", "incidents"]}},
            "charts": {"monthly": {"title": both, "measure": "killed", "months": 12}}, "maps": {"places": {"title": both, "measure": "killed"}},
            "annexes": {"incidents": {"title": both, "measure": "killed", "limit": 25}},
            "text": {"en": "forty.en.md", "fr": "forty.fr.md"},
        }),
        encoding="utf-8",
    )
