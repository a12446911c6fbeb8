"""Laws of reckoning with months, with dateutil as the oracle."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from continuum.terms import months_later

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
counts = st.integers(-12_000, 12_000)


@given(days, counts)
def test_months_later_is_what_dateutil_says(day: date, count: int) -> None:
    assert months_later(day, count) == day + relativedelta(months=count)


@given(days, counts)
def test_no_day_of_a_month_is_lost_but_by_clipping(day: date, count: int) -> None:
    later = months_later(day, count)
    assert later.day <= day.day
    if later.day < day.day:
        assert (later + timedelta(days=1)).day == 1


@given(days, st.integers(0, 1200))
def test_a_later_day_is_never_earlier_for_it(day: date, count: int) -> None:
    following = day + timedelta(days=day < date(2199, 12, 31))
    assert months_later(day, count) <= months_later(following, count)
    assert months_later(day, count) < months_later(day, count + 1)


@given(days.filter(lambda day: day.day <= 28), counts)
def test_up_to_the_28th_months_can_be_counted_back(day: date, count: int) -> None:
    there = months_later(day, count)
    if date(1900, 1, 1) <= there <= date(2199, 12, 31):
        assert months_later(there, -count) == day
