"""Each fuzz target for a moment. Longer runs with fresh seeds: `python -m fuzz all --seconds 60`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fuzz.__main__ import fuzz, main
from fuzz.targets import TARGETS


@pytest.mark.parametrize("name", list(TARGETS))
def test_only_errors_that_a_person_can_act_on_leave_a_reader(name: str) -> None:
    assert fuzz(TARGETS[name], seconds=1.5, first_seed=2022) == 0


def test_targets_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    assert capsys.readouterr().out.split() == list(TARGETS)
