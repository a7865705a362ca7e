"""What is killed loses nothing that it acknowledged; what is changed is found. The full numbers are `make bench-register`."""

from __future__ import annotations

import os

import pytest
from benchmarks import flips, kills


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked, which this system cannot do")
def test_killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_half_written() -> None:
    told = kills.rounds(40, seed=20261123)
    assert told.faults == [] and told.kills == 40 and told.acknowledged > 0


def test_one_changed_byte_is_found_wherever_it_is() -> None:
    missed = flips.rounds(240, seed=20261123)
    assert missed == {"entries": [], "vault": [], "bundle": [], "backup": []}
