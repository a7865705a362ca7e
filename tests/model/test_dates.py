from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.model import DatePrecision, PartialDate

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
intervals = st.tuples(days, days).map(lambda pair: PartialDate(min(pair), max(pair)))


@pytest.mark.parametrize(
    ("iso", "start", "end", "precision"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), DatePrecision.YEAR),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), DatePrecision.MONTH),
        ("2022-03-27", date(2022, 3, 27), date(2022, 3, 27), DatePrecision.DAY),
        ("2022-03-27/2022-03-31", date(2022, 3, 27), date(2022, 3, 31), DatePrecision.DAYS),
        ("2022-03/2022-05", date(2022, 3, 1), date(2022, 5, 31), DatePrecision.YEAR),
    ],
)
def test_iso_forms_keep_their_precision(iso: str, start: date, end: date, precision: DatePrecision) -> None:
    found = PartialDate.parse(iso)
    assert (found.start, found.end, found.precision) == (start, end, precision)
    assert PartialDate.parse(found.iso()) == found


@given(intervals)
def test_iso_round_trips(interval: PartialDate) -> None:
    assert PartialDate.parse(interval.iso()) == interval


@given(intervals, intervals)
def test_order_follows_the_first_day_then_the_last(a: PartialDate, b: PartialDate) -> None:
    assert (a < b) == ((a.start, a.end) < (b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a)


def test_the_words_are_kept_and_do_not_count() -> None:
    told = PartialDate.parse("2022-03-28", text="le lendemain de la foire")
    assert told.text == "le lendemain de la foire"
    assert told == PartialDate.parse("2022-03-28")


@pytest.mark.parametrize("bad", ["", "22", "2022-13", "2022-02-30", "2022-3-1", "2022-03-31/2022-03-27", "yesterday", "20220327"])
def test_what_is_no_date_is_refused(bad: str) -> None:
    with pytest.raises(BadInput):
        PartialDate.parse(bad)
