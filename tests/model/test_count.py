import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.model import Count, total


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, best, high = sorted(draw(st.lists(st.integers(0, 10_000), min_size=3, max_size=3)))
    keep = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    return Count(*(n if k else None for n, k in zip((low, best, high), keep, strict=True)))


def test_at_least_has_no_best_and_no_high() -> None:
    assert Count.at_least(500) == Count(500, None, None)
    assert Count.at_least(500).is_minimum
    assert str(Count.at_least(500)) == ">=500"


def test_a_minimum_keeps_the_sum_open_above() -> None:
    assert Count.at_least(500) + Count(3, 5, 8) == Count(503, None, None)


def test_an_empty_sum_is_exactly_zero() -> None:
    assert total([]) == Count(0, 0, 0)


@pytest.mark.parametrize("bad", [(-1, None, None), (3, 2, None), (None, 5, 4), (5, None, 4)])
def test_disorder_and_negatives_are_refused(bad: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(BadInput):
        Count(*bad)


@given(counts(), counts(), counts())
def test_addition_is_associative_and_commutative(a: Count, b: Count, c: Count) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + Count.zero() == Count(a.low if a.low is not None else 0, a.best, a.high)


@given(st.lists(st.tuples(counts(), st.integers(0, 10_000))))
def test_the_true_total_lies_within_the_bounds_of_the_sum(pairs: list[tuple[Count, int]]) -> None:
    """Whatever the true numbers are, as long as each respects its own bounds, their sum respects the sum's."""
    truths = []
    for count, guess in pairs:
        low = count.low or 0
        high = count.high if count.high is not None else low + guess
        truths.append(min(max(guess, low), max(high, low)))
    whole, truth = total(c for c, _ in pairs), sum(truths)
    assert (whole.low or 0) <= truth
    assert whole.high is None or truth <= whole.high


@given(counts())
def test_text_round_trips(count: Count) -> None:
    if count != Count():
        assert Count.parse(str(count)) == count


@pytest.mark.parametrize("text", ["", "about 30", "1/2", "3/2/1", ">=x"])
def test_unreadable_text_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        Count.parse(text)
