"""The linkage of a workspace: its clusters, their history and what people said, in `links/<subject>/`.

    judgements.jsonl        what people said; only ever added to
    current                 the number of the run in force
    <0001>/                 one run; never changed once it stands
        manifest.json       when, how, threshold, what it counts
        moves.parquet       each record whose cluster changed: the journal, kept for ever
        members.parquet     every record and its cluster       } of the two last runs; older ones
        pairs.parquet       every scored pair                  } follow from the journal

A run is written into a folder of its own beside the others, flushed, renamed, and only then named in `current`. One that is
stopped half-way leaves the former clusters standing, and the next run clears away what it left.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import polars as pl

from constat.errors import BadFile, BadInput, Conflict, NotFound
from constat.events.workspace import Workspace, storing, sync_folder, write_whole
from constat.link import renewal
from constat.link.clusters import PAIRS, RECORDS
from constat.link.history import JOURNAL, History
from constat.link.judgements import Judgement, Judgements, pair_of
from constat.link.renewal import Renewed, Standing

SUBJECTS: Final = ("events", "persons")
"""What is linked: rows of datasets, or named persons of lists."""
_RUN: Final = re.compile(r"\d{4,}")
_HELD: Final = ("members.parquet", "pairs.parquet")


class Linkage:
    """The linkage of one subject in one workspace."""

    def __init__(self, workspace: Workspace, subject: str = "events") -> None:
        if subject not in SUBJECTS:
            raise BadInput("subject-unknown", room="link", subject=subject, known=", ".join(SUBJECTS))
        self.workspace = workspace
        self.subject = subject
        self.folder = workspace.path / "links" / subject
        self.judgements = Judgements(self.folder / "judgements.jsonl")

    # -- what stands -----------------------------------------------------------------------------------------------

    @property
    def run_number(self) -> int:
        """The number of the run in force; 0 before the first."""
        try:
            return int((self.folder / "current").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0

    def standing_run(self) -> int:
        """The number of the run in force; `NotFound` before the first."""
        if not self.run_number:
            raise NotFound("not-linked", room="link", path=str(self.workspace.path))
        return self.run_number

    def standing(self) -> Standing:
        """The clusters in force, with the pairs they were made from; `NotFound` before the first run."""
        run = self.standing_run()
        told = self.manifest(run)
        members, pairs = (self._read(run, name) for name in _HELD)
        return Standing(run, float(told["threshold"]), members, pairs, self.judgements.all()[: int(told["judgements"])])

    def members(self, run: int | None = None) -> pl.DataFrame:
        """Records (id, cluster) after a run, by default the one in force: what a linked count needs."""
        number = run or self.run_number
        if not number or number > self.run_number:
            raise NotFound("no-run", room="link", run=number, last=self.run_number)
        if (self._place(number) / _HELD[0]).is_file():
            return self._read(number, _HELD[0]).select("id", "cluster").sort("id")
        return self.history().members(number)

    def manifest(self, run: int) -> dict[str, Any]:
        """What a run was: when, of which kind, threshold, records, clusters, judgements taken in."""
        try:
            found: dict[str, Any] = json.loads((self._place(run) / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise BadFile("run-unreadable", room="link", run=run, reason=str(fault)) from None
        return found

    def history(self) -> History:
        """The journal of all runs in force."""
        parts = []
        for run in range(1, self.run_number + 1):
            told = self.manifest(run)
            moves = pl.scan_parquet(self._place(run) / "moves.parquet")
            marked = (pl.lit(run, dtype=pl.Int32).alias("run"), pl.lit(str(told["at"])).alias("at"), pl.lit(str(told["kind"])).alias("kind"))
            parts.append(moves.select(*marked, "id", "before", "after"))
        return History(pl.concat(parts) if parts else pl.DataFrame(schema=JOURNAL).lazy())

    # -- what changes it -------------------------------------------------------------------------------------------

    def run(self, records: pl.DataFrame, pairs: pl.DataFrame, threshold: float | None = None, *, weights: int = 0) -> Standing:
        """All clusters made anew: records(id, provider), pairs(left_id, right_id, probability and whatever else). Ids go on. `weights` is
        the number of the learnt weights by which the pairs were scored, 0 for those that came with the program."""
        with self._writing():
            former = self.standing() if self.run_number else Standing.empty(threshold or renewal.THRESHOLD)
            renewed = renewal.whole(former, records, pairs, self.judgements.all(), self.history().taken, threshold)
            return self._keep(renewed, "whole", weights)

    def add(self, records: pl.DataFrame, pairs: pl.DataFrame, gone: Collection[str] = (), *, dry_run: bool = False) -> Standing:
        """A batch: new records, records told again (with all their pairs anew), ids that left the data. The same clusters as a full
        run would give. With `dry_run` nothing is kept."""
        with self._writing():
            former = self.standing() if self.run_number else Standing.empty()
            renewed = renewal.add(former, records, pairs, self.judgements.all(), self.history().taken, gone)
            return renewed.standing if dry_run else self._keep(renewed, "added")

    def judge(self, *judgements: Judgement, follow: bool = True) -> Standing | None:
        """Writes judgements down, then lets the clusters follow; whoever judges many in a row may let them follow at the end. None where
        they do not follow at once, also because nothing is linked yet or somebody else holds the workspace: the word stands, and the
        next run takes it in."""
        self.judgements.append(*judgements)
        try:
            return self.follow() if follow and self.run_number else None
        except Conflict:
            return None

    def follow(self) -> Standing:
        """The clusters after all that people have said by now; no new run where they said nothing since."""
        with self._writing():
            former = self.standing()
            said = self.judgements.all()
            if len(said) == len(former.judgements):
                return former
            nothing = pl.DataFrame(schema=RECORDS), pl.DataFrame(schema=PAIRS)
            return self._keep(renewal.add(former, *nothing, said, self.history().taken), "judged")

    def probability(self, one: str, other: str) -> float | None:
        """What the scores say of a pair; None where it was never scored."""
        left, right = pair_of(one, other)
        pairs = self._pairs
        found = pairs.filter((pl.col("left_id") == left) & (pl.col("right_id") == right))["probability"]
        return float(found[0]) if found.len() else None

    @cached_property
    def _pairs(self) -> pl.DataFrame:
        return self._read(self.run_number, "pairs.parquet", ["left_id", "right_id", "probability"]) if self.run_number else pl.DataFrame(schema=PAIRS)

    # -- how it is kept --------------------------------------------------------------------------------------------

    def _writing(self) -> Any:
        return self.workspace.writing()

    def _place(self, run: int) -> Path:
        return self.folder / f"{run:04d}"

    def _read(self, run: int, name: str, columns: Sequence[str] | None = None) -> pl.DataFrame:
        try:
            return pl.read_parquet(self._place(run) / name, columns=list(columns) if columns else None)
        except (OSError, pl.exceptions.PolarsError) as fault:
            raise BadFile("run-unreadable", room="link", run=run, reason=str(fault).splitlines()[0]) from None

    def _keep(self, renewed: Renewed, kind: str, weights: int | None = None) -> Standing:
        now = renewed.standing
        if weights is None:
            weights = int(self.manifest(now.run - 1).get("weights", 0)) if now.run > 1 else 0
        place = self._place(now.run)
        with storing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._clear(now.run)
            beside = self.folder / f".{now.run:04d}.{uuid.uuid4().hex[:8]}"
            beside.mkdir()
            for name, table in (("moves.parquet", renewed.moves), ("members.parquet", now.members), ("pairs.parquet", now.pairs)):
                with (beside / name).open("wb") as file:
                    table.write_parquet(file)
                    file.flush()
                    os.fsync(file.fileno())
            write_whole(beside / "manifest.json", json.dumps(self._told(renewed, kind) | {"weights": weights}, indent=1).encode())
            os.replace(beside, place)
            sync_folder(self.folder)
        write_whole(self.folder / "current", str(now.run).encode("ascii"))
        self.__dict__.pop("_pairs", None)
        for run in range(now.run - 2, 0, -1):
            held = [self._place(run) / name for name in _HELD if (self._place(run) / name).is_file()]
            if not held:
                break
            for path in held:
                path.unlink(missing_ok=True)
        return now

    def _told(self, renewed: Renewed, kind: str) -> dict[str, Any]:
        now = renewed.standing
        return {
            "run": now.run, "at": datetime.now(UTC).isoformat(timespec="seconds"), "kind": kind, "subject": self.subject,
            "threshold": now.threshold, "records": now.members.height, "pairs": now.pairs.height,
            "clusters": now.members["cluster"].n_unique(), "moved": renewed.moves.height,
            "judgements": len(now.judgements), "judged": self.judgements.head(), "partition": partition_digest(now.members),
        }

    def _clear(self, run: int) -> None:
        """Takes away what runs that were stopped left behind: folders without a name, and ones that `current` never named."""
        for folder in self.folder.iterdir():
            unnamed = folder.name.startswith(".") and _RUN.match(folder.name[1:]) is not None
            if folder.is_dir() and (unnamed or (_RUN.fullmatch(folder.name) and int(folder.name) >= run)):
                shutil.rmtree(folder)


def partition_digest(members: pl.DataFrame) -> str:
    """SHA-256 over the sorted lines `cluster id` of all clusters with more than one record: what a linked count rests on."""
    linked = members.filter(pl.col("cluster").is_duplicated()).sort("cluster", "id")
    lines = linked.select(pl.concat_str("cluster", pl.lit(" "), "id", pl.lit("\n"))).to_series()
    return hashlib.sha256("".join(lines).encode()).hexdigest()
