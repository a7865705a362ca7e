"""Offices that exchanged everything agree, and no losing value is lost. More runs: `make bench-register`."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.record.convergence import Offices, Pair

RUNS = int(os.environ.get("CONVERGENCE", "4"))


@pytest.mark.parametrize("machine", [Pair, Offices], ids=["two offices", "three offices"])
def test_offices_converge_whatever_became_of_their_bundles(machine: type[Offices]) -> None:
    manner = settings(max_examples=RUNS, stateful_step_count=20, deadline=None, derandomize=RUNS <= 4, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=manner)
