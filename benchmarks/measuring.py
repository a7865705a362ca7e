"""One row of the table of measures, and how a piece of work is timed in a process of its own."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
THREADS = 2
"""The bars are told for two cores; every engine is held to as many threads."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was done, what came out, what was promised, and whether it holds (None where it could not be measured)."""

    work: str
    measured: str
    bar: str
    holds: bool | None


def skipped(work: str, bar: str, reason: str) -> Row:
    """A row that says why there is no measure."""
    return Row(work, f"not measured: {reason}", bar, None)


def data_absent() -> str | None:
    """Why the measures on public data cannot be taken here; None where they can."""
    return None if DATA.is_dir() else f"public data are absent ({DATA.relative_to(ROOT.parent)} beside the project)"


@dataclass(frozen=True, slots=True)
class Run:
    """One run in a process of its own."""

    seconds: float
    """Wall clock of the work itself, imports of libraries aside."""
    peak: int
    """Most memory that the process ever held, in bytes."""


_FRAME = """
import json, resource, sys, time
{prepare}
begun = time.perf_counter()
{work}
ended = time.perf_counter()
scale = 1 if sys.platform == "darwin" else 1024
print(json.dumps([ended - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale]))
"""


def apart(prepare: str, work: str, *arguments: str | Path) -> Run:
    """Runs `work` in a fresh Python after `prepare` (which is not timed); `sys.argv[1:]` are the arguments."""
    environment = {
        **os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "POLARS_MAX_THREADS": str(THREADS),
        "CONSTAT_THREADS": str(THREADS),
    }
    script = _FRAME.format(prepare=prepare, work=work)
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the measured work failed:\n{done.stderr}")
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return Run(float(seconds), int(peak))


def alternated(first: Callable[[], Run], second: Callable[[], Run], rounds: int) -> tuple[list[Run], list[Run], float]:
    """Both works in turn, so that a busy machine slows both alike; the median of the ratios first to second of each turn."""
    ones, others = [], []
    for turn in range(rounds):
        # Who begins changes with every turn: what the disk still writes for one is not always paid by the other.
        if turn % 2:
            others.append(second())
            ones.append(first())
        else:
            ones.append(first())
            others.append(second())
    return ones, others, statistics.median(a.seconds / b.seconds for a, b in zip(ones, others, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


def machine() -> str:
    """Cores, memory and Python of this machine, in one line."""
    memory = "unknown memory"
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / (1 << 30):.0f} GiB of memory"
    return f"{os.cpu_count()} cores ({platform.machine()}), {memory}, {platform.system()}, Python {platform.python_version()}"
