"""What a cell says of a number of persons, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.sources.sheet.counts import Told, Unreadable, read_count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12", Told(one=12)), ("1 234", Told(one=1234)), ("1\u202f234", Told(one=1234)), ("1\u00a0234", Told(one=1234)),
        ("1,234", Told(one=1234)), ("1.234.567", Told(one=1234567)), ("1,234.00", Told(one=1234)), ("12.0", Told(one=12)),
        ("aucun", Told(one=0)), ("", Told()), ("?", Told()), ("inconnu", Told()),
        ("at least 500", Told(low=500)), ("Au moins 500", Told(low=500)), (">= 20", Told(low=20)), ("≥20", Told(low=20)),
        ("500+", Told(low=500)), ("20 ou plus", Told(low=20)), ("au moins une trentaine", Told(low=30)), ("plus de 12", Told(low=12)),
        ("< 20", Told(high=20)), ("jusqu’à 9", Told(high=9)),
        ("10-15", Told(low=10, high=15)), ("10 – 15", Told(low=10, high=15)), ("entre 10 et 15", Told(low=10, high=15)),
        ("de 10 à 15", Told(low=10, high=15)), ("10 to 15", Told(low=10, high=15)),
        ("about 30", Told(best=30, about=True)), ("une trentaine", Told(best=30, about=True)), ("~1 200", Told(best=1200, about=True)),
        ("two dozen", Told(best=24, about=True)), ("une cinquantaine de", Told(best=50, about=True)),
    ],
)  # fmt: skip
def test_a_cell_tells_what_it_says_and_no_more(text: str, told: Told) -> None:
    assert read_count(text) == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-5", "count-negative"), ("1.5", "count-fraction"), ("12,000", "count-ambiguous"), ("15-10", "count-reversed"),
        ("des dizaines", "count-vague"), ("several", "count-vague"), ("12 civils", "count-unreadable"), ("1 2", "count-unreadable"),
        ("9" * 5000, "count-unreadable"), ("9" * 40, "count-too-large"), ("82⁷", "count-footnote"), ("1e5", "count-unreadable"),
    ],
)  # fmt: skip
def test_what_tells_no_number_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_count(text)
    assert refused.value.code == code


def test_the_decimal_sign_settles_what_a_separator_means() -> None:
    assert read_count("12,000", decimal=".").one == 12_000
    assert read_count("12,000", decimal=",").one == 12
    assert read_count("12.000", decimal=",").one == 12_000


@given(st.integers(0, 9_999_999), st.sampled_from([" ", "\u202f", "\u00a0", "'"]))
def test_a_number_written_with_separators_of_thousands_is_read_back(number: int, sign: str) -> None:
    assert read_count(f"{number:,}".replace(",", sign)).one == number


@given(st.text(max_size=30))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        told = read_count(text)
    except Unreadable:
        return
    assert all(n is None or 0 <= n <= 10_000_000_000 for n in (told.low, told.best, told.high, told.one))
