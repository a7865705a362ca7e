"""Two and three offices whose bundles are delayed, repeated, reordered and cut: how often they agreed in the end."""

from __future__ import annotations

import os

from benchmarks.measuring import Row

RUNS = int(os.environ.get("CONVERGENCE", "40"))


def run() -> list[Row]:
    """The measure."""
    from hypothesis import HealthCheck, settings
    from hypothesis.stateful import run_state_machine_as_test
    from tests.record.convergence import Offices, Pair

    for machine in (Pair, Offices):
        manner = settings(max_examples=RUNS, stateful_step_count=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        run_state_machine_as_test(machine, settings=manner)
    return [
        Row(
            "two and three offices, random edits, bundles delayed, repeated, reordered, cut",
            f"{2 * RUNS} histories of up to 30 steps (fresh seeds): all converged, every losing value still readable",
            "all converge; every losing value still readable",
            True,
        )
    ]
