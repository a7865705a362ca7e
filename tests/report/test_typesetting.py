"""French blanks never break a line before high punctuation."""

from __future__ import annotations

import pytest

from constat.report.typesetting import french


@pytest.mark.parametrize(
    ("given", "set_"),
    [
        ("trois cas ; deux lieux : ici !", "trois cas\u202f; deux lieux\u00a0: ici\u202f!"),
        ("dit « violations » ?", "dit «\u00a0violations\u00a0»\u202f?"),
        ("sans rien à changer.", "sans rien à changer."),
    ],
)
def test_blanks_before_high_punctuation_do_not_break(given: str, set_: str) -> None:
    assert french(given) == set_
