"""What a cell says of a date, and when the order of day and month is settled."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.sources.sheet.counts import Unreadable
from constat.sources.sheet.dates import Order, decide, order_named, read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-03-27", "2022-03-27"), ("2022-03-27 00:00:00", "2022-03-27"), ("27/03/2022", "2022-03-27"), ("27.03.2022", "2022-03-27"),
        ("20220327", "2022-03-27"), ("27 mars 2022", "2022-03-27"), ("1er avril 2022", "2022-04-01"), ("March 27, 2022", "2022-03-27"),
        ("27-Mar-2022", "2022-03-27"), ("mars 2022", "2022-03"), ("03/2022", "2022-03"), ("2022", "2022"), ("août 2022", "2022-08"),
        ("27-31 mars 2022", "2022-03-27/2022-03-31"), ("du 28 février au 3 mars 2022", "2022-02-28/2022-03-03"),
        ("27/03/2022 - 31/03/2022", "2022-03-27/2022-03-31"), ("2022-03-27/2022-03-31", "2022-03-27/2022-03-31"),
    ],
)  # fmt: skip
def test_dates_are_read_in_both_languages(text: str, iso: str) -> None:
    told = read_date(text)
    assert told is not None
    assert told.interval.iso() == iso


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("03/04/2022", "date-ambiguous"), ("31/31/2022", "date-impossible"), ("2022-02-30", "date-impossible"), ("27/03/22", "date-short-year"),
        ("44647", "date-serial"), ("hier", "date-unreadable"), ("3022-01-01", "date-far"), ("2022-03-31/2022-03-27", "date-reversed"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_date(text)
    assert refused.value.code == code


def test_serial_numbers_count_from_1900_or_1904() -> None:
    days = [read_date("44647", Order.SERIAL), read_date("43185", Order.SERIAL, base_1904=True)]
    assert [day.interval.start for day in days if day] == [date(2022, 3, 27)] * 2


def test_a_stated_order_refuses_what_it_cannot_be() -> None:
    with pytest.raises(Unreadable):
        read_date("03/27/2022", Order.DAY_FIRST)


def test_one_row_decides_for_its_column_and_two_may_contradict() -> None:
    assert decide(["03/04/2022", "27/03/2022"]).order is Order.DAY_FIRST
    assert decide(["03/04/2022", "03/27/2022"]).order is Order.MONTH_FIRST
    assert decide(["03/04/2022"]).ambiguous == "03/04/2022"
    assert decide(["03/03/2022"]).ambiguous == ""
    assert decide(["27/03/2022", "03/27/2022"]).contradicted_by == "03/27/2022"


def test_orders_are_named_in_both_languages() -> None:
    named = [order_named(text) for text in ("dd/mm/yyyy", "jj-mm-aaaa", "m/d/yy", "iso", "excel-serial", "whenever")]
    assert named == [Order.DAY_FIRST, Order.DAY_FIRST, Order.SHORT_MONTH_FIRST, Order.YEAR_FIRST, Order.SERIAL, None]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_day_is_read_back_from_every_order(day: date) -> None:
    forms = {Order.DAY_FIRST: "%d/%m/%Y", Order.MONTH_FIRST: "%m/%d/%Y", Order.YEAR_FIRST: "%Y-%m-%d", Order.SHORT_DAY_FIRST: "%d/%m/%y"}
    for order, form in forms.items():
        told = read_date(day.strftime(form), order)
        assert told is not None
        assert told.interval.start == day


@given(st.text(max_size=30), st.sampled_from([None, *Order]))
def test_any_text_is_a_date_or_refused(text: str, order: Order | None) -> None:
    try:
        told = read_date(text, order)
    except Unreadable:
        return
    assert told is None or told.interval.start <= told.interval.end
