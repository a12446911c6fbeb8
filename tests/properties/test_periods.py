"""Laws of ranges and of the windows that divide them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from continuum.errors import ContinuumError
from continuum.periods import (
    Blocks,
    DateRange,
    Rolling,
    ServiceDay,
    WholeStay,
    Window,
    windows,
)
from tests import strategies as draw

DAY = timedelta(days=1)


def listed(span: DateRange) -> set[date]:
    """Every day of a range that has an end."""
    assert span.days is not None
    return {span.start + shift * DAY for shift in range(span.days)}


@given(draw.closed_ranges(), draw.days())
def test_a_range_holds_the_days_from_its_start_up_to_its_end(
    span: DateRange, day: date
) -> None:
    assert (day in span) is (day in listed(span))
    assert span.days == len(listed(span))


@given(draw.closed_ranges(), draw.closed_ranges())
def test_intersection_overlap_and_cover_are_those_of_sets_of_days(
    first: DateRange, second: DateRange
) -> None:
    shared = listed(first) & listed(second)
    found = first.intersection(second)
    assert (set() if found is None else listed(found)) == shared
    assert first.overlaps(second) is bool(shared)
    assert first.covers(second) is (listed(second) <= listed(first))


@given(draw.ranges(), draw.ranges(), draw.ranges(), draw.days())
def test_intersection_holds_exactly_the_days_of_both(
    first: DateRange, second: DateRange, third: DateRange, day: date
) -> None:
    found = first.intersection(second)
    assert found == second.intersection(first)
    assert (found is not None and day in found) is (day in first and day in second)
    assert first.overlaps(second) is second.overlaps(first) is (found is not None)
    assert first.covers(second) is (found == second)
    later = second.intersection(third)
    left = found.intersection(third) if found else None
    assert left == (later.intersection(first) if later else None)


@given(draw.ranges())
def test_a_range_covers_overlaps_and_meets_itself(span: DateRange) -> None:
    assert span.covers(span)
    assert span.overlaps(span)
    assert span.intersection(span) == span


@given(draw.tiles(), draw.closed_ranges(longest=800), st.none() | draw.days())
def test_windows_divide_the_range_without_gap_or_overlap(
    per: Window, within: DateRange, admitted: date | None
) -> None:
    found = list(windows(per, within, admitted=admitted))
    for earlier, later in pairwise(found):
        assert earlier.end == later.start
    held = listed(within)
    if isinstance(per, Blocks) and admitted is not None:
        held = {day for day in held if day >= admitted}
    for day in held:
        assert sum(day in window for window in found) == 1
    assert bool(found) is bool(held)


@given(draw.window_kinds(), draw.closed_ranges(), st.none() | draw.days())
def test_every_window_shares_a_day_with_the_range(
    per: Window, within: DateRange, admitted: date | None
) -> None:
    for window in windows(per, within, admitted=admitted):
        assert window.overlaps(within)
        assert window.end is not None


@given(draw.window_kinds(), draw.closed_ranges(longest=400), draw.days())
def test_a_window_does_not_depend_on_the_range_that_meets_it(
    per: Window, within: DateRange, admitted: date
) -> None:
    if per == WholeStay() or isinstance(per, Rolling):
        return  # the one ends where the range ends, the other never leaves it
    whole = list(windows(per, within, admitted=admitted))
    for day in sorted(listed(within)):
        met = list(windows(per, DateRange(day, day + DAY), admitted=admitted))
        assert met == [window for window in whole if day in window]


@given(st.integers(2, 40), draw.closed_ranges())
def test_rolling_windows_start_on_every_day_from_which_they_fit(
    length: int, within: DateRange
) -> None:
    found = list(windows(Rolling(length), within))
    fitting = [
        day
        for day in sorted(listed(within))
        if within.covers(DateRange(day, day + length * DAY))
    ]
    assert [window.start for window in found] == (fitting or [within.start])
    assert {window.days for window in found} == {length}


@given(draw.closed_ranges(), draw.days(), st.integers(1, 400))
def test_the_first_days_of_a_stay_are_one_window_or_none(
    within: DateRange, admitted: date, days: int
) -> None:
    first = DateRange(admitted, admitted + days * DAY)
    found = list(windows(WholeStay(days), within, admitted=admitted))
    assert found == ([first] if first.overlaps(within) else [])


@given(
    draw.window_kinds(),
    st.dates(draw.FIRST_DAY, date(1900, 12, 31))
    | st.dates(date(2199, 1, 1), draw.LAST_DAY),
    st.integers(1, 400),
    st.none() | st.just(draw.FIRST_DAY) | st.just(draw.LAST_DAY),
)
def test_at_the_edges_of_the_record_windows_are_laid_out_or_refused(
    per: Window, start: date, days: int, admitted: date | None
) -> None:
    end = min(start + days * DAY, draw.LAST_DAY)
    if end <= start:
        return
    refused = ""
    found: list[DateRange] = []
    try:
        found = list(windows(per, DateRange(start, end), admitted=admitted))
    except ContinuumError as error:
        refused = str(error)
    assert "1900 to 2199" in refused or not refused
    assert not (refused and isinstance(per, ServiceDay))
    assert all(window.start >= draw.FIRST_DAY for window in found)
