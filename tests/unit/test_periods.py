"""Ranges and windows on days that were looked up in a calendar."""

# ruff: noqa: DTZ001  # times without a zone are what is tried here

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from continuum.errors import ContinuumError, FieldTypeError, FieldValueError
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    InPhase,
    Rolling,
    Week,
    Weekday,
    WholeStay,
    Window,
    Year,
    windows,
)

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
MARCH = DateRange(date(2026, 3, 1), date(2026, 4, 1))


def message(call: Callable[[], object], kind: type[ContinuumError]) -> str:
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    return str(caught.value)


def laid(per: Window, within: DateRange, admitted: date | None = None) -> list[str]:
    return [str(window) for window in windows(per, within, admitted=admitted)]


# --- ranges ---


def test_a_range_holds_its_first_day_and_not_its_end() -> None:
    assert date(2026, 2, 28) not in MARCH
    assert date(2026, 3, 1) in MARCH
    assert date(2026, 3, 31) in MARCH
    assert date(2026, 4, 1) not in MARCH


@pytest.mark.parametrize("day", [datetime(2026, 3, 2), "2026-03-02", None])
def test_only_a_day_is_looked_for_in_a_range(day: Any) -> None:
    said = message(lambda: day in MARCH, FieldTypeError)
    found = type(day).__name__
    assert said == f"DateRange.day must be a datetime.date without a time, not {found}"


def test_an_open_range_holds_the_last_day_of_record() -> None:
    assert date(2199, 12, 31) in DateRange(MONDAY)
    assert MONDAY - DAY not in DateRange(MONDAY)


def test_a_range_counts_its_days() -> None:
    assert MARCH.days == 31
    assert DateRange(MONDAY, MONDAY + DAY).days == 1
    assert DateRange(MONDAY).days is None


@pytest.mark.parametrize("end", [MONDAY, MONDAY - DAY])
def test_a_range_without_a_day_is_refused(end: date) -> None:
    said = message(lambda: DateRange(MONDAY, end), FieldValueError)
    assert said == f"DateRange.end must be after 2026-03-02, not {end!r}"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (datetime(2026, 3, 2), None, "start must be a datetime.date without a time"),
        ("2026-03-02", None, "start must be a datetime.date without a time"),
        (None, None, "start must be a datetime.date without a time"),
        (MONDAY, datetime(2026, 3, 9), "end must be a datetime.date without a time"),
        (MONDAY, 7, "end must be a datetime.date without a time"),
    ],
)
def test_a_range_runs_between_plain_days(start: Any, end: Any, said: str) -> None:
    found = message(lambda: DateRange(start, end), FieldTypeError)
    at_fault = end if said.startswith("end") else start
    assert found == f"DateRange.{said}, not {type(at_fault).__name__}"


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (date(1899, 12, 31), None, "start"),
        (date(2200, 1, 1), None, "start"),
        (MONDAY, date(2200, 1, 1), "end"),
        (MONDAY, date.max, "end"),
    ],
)
def test_a_sentinel_day_is_refused_and_the_open_end_is_named(
    start: date, end: date | None, field: str
) -> None:
    said = message(lambda: DateRange(start, end), FieldValueError)
    assert said.startswith(
        f"DateRange.{field} must be a day of the years 1900 to 2199; an open end is "
        "None, not datetime.date("
    )


@pytest.mark.parametrize(
    ("inner", "covered"),
    [
        (MARCH, True),
        (DateRange(date(2026, 3, 1), date(2026, 3, 2)), True),
        (DateRange(date(2026, 3, 31), date(2026, 4, 1)), True),
        (DateRange(date(2026, 2, 28), date(2026, 4, 1)), False),
        (DateRange(date(2026, 3, 1), date(2026, 4, 2)), False),
        (DateRange(date(2026, 3, 1)), False),
    ],
)
def test_a_range_covers_what_lies_in_it_to_the_day(
    inner: DateRange, *, covered: bool
) -> None:
    assert MARCH.covers(inner) is covered


def test_only_an_open_range_covers_an_open_one() -> None:
    assert DateRange(MONDAY).covers(DateRange(MONDAY))
    assert not DateRange(MONDAY + DAY).covers(DateRange(MONDAY))


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (DateRange(date(2026, 2, 1), date(2026, 3, 1)), None),
        (
            DateRange(date(2026, 2, 1), date(2026, 3, 2)),
            DateRange(date(2026, 3, 1), date(2026, 3, 2)),
        ),
        (DateRange(date(2026, 4, 1)), None),
        (
            DateRange(date(2026, 3, 31)),
            DateRange(date(2026, 3, 31), date(2026, 4, 1)),
        ),
        (DateRange(date(2020, 1, 1)), MARCH),
        (MARCH, MARCH),
    ],
)
def test_ranges_that_touch_share_nothing_and_one_day_more_is_shared(
    other: DateRange, shared: DateRange | None
) -> None:
    assert MARCH.intersection(other) == other.intersection(MARCH) == shared
    assert MARCH.overlaps(other) is other.overlaps(MARCH) is (shared is not None)


def test_two_open_ranges_share_the_days_of_the_later() -> None:
    later = DateRange(date(2027, 1, 1))
    assert DateRange(MONDAY).intersection(later) == later


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (DateRange(MONDAY), "from 2026-03-02"),
        (DateRange(MONDAY, MONDAY + DAY), "2026-03-02"),
        (DateRange(MONDAY, MONDAY + 2 * DAY), "2026-03-02 to 2026-03-03"),
    ],
)
def test_a_range_prints_the_last_day_it_holds(span: DateRange, text: str) -> None:
    assert str(span) == text


# --- windows as values ---


@pytest.mark.parametrize(
    ("per", "text"),
    [
        (SERVICE_DAY, "service day"),
        (CALENDAR_DAY, "calendar day"),
        (WEEK, "week"),
        (Week(Weekday.SUNDAY), "week from Sunday"),
        (PROGRAM_WEEK, "program week"),
        (Blocks(30), "30 days of the stay"),
        (ROLLING_7_DAYS, "any 7 days"),
        (CALENDAR_MONTH, "calendar month"),
        (CALENDAR_YEAR, "calendar year"),
        (Year(7), "fiscal year"),
        (STAY, "stay"),
        (WholeStay(84), "first 84 days of the stay"),
        (InPhase("stabilization-phase"), "phase stabilization phase"),
    ],
)
def test_a_window_prints_as_a_rule_would_name_it(per: Window, text: str) -> None:
    assert str(per) == text


@pytest.mark.parametrize(
    ("kind", "field", "least", "most"),
    [
        (Blocks, "days", 1, 3660),
        (Rolling, "days", 2, 3660),
        (Year, "first_month", 1, 12),
        (WholeStay, "days", 1, 3660),
    ],
)
def test_a_window_has_a_shortest_and_a_longest(
    kind: Callable[[Any], object], field: str, least: int, most: int
) -> None:
    assert kind(least) != kind(most)
    name = getattr(kind, "__name__", "")
    for beyond in (least - 1, most + 1):
        said = message(partial(kind, beyond), FieldValueError)
        assert said == f"{name}.{field} must be from {least} to {most}, not {beyond}"
    for wrong in (True, 7.0, "7"):
        said = message(partial(kind, wrong), FieldTypeError)
        found = type(wrong).__name__
        assert said == f"{name}.{field} must be a whole number (int), not {found}"


def test_a_phase_is_known_by_its_name() -> None:
    assert message(lambda: InPhase(" "), FieldValueError) == (
        "InPhase.name must be a text that is not blank, not ''"
    )
    number: Any = 1
    said = message(lambda: InPhase(number), FieldTypeError)
    assert said == "InPhase.name must be a str, not int"


def test_a_week_starts_on_a_weekday_not_on_a_number() -> None:
    said = message(lambda: Week(0), FieldTypeError)
    assert said == "Week.starts_on must be a Weekday, not int"


# --- windows laid out ---


@pytest.mark.parametrize("per", [SERVICE_DAY, CALENDAR_DAY])
def test_days_are_laid_out_one_by_one(per: Window) -> None:
    assert laid(per, DateRange(MONDAY, MONDAY + 2 * DAY)) == [
        "2026-03-02",
        "2026-03-03",
    ]


@pytest.mark.parametrize("starts_on", Weekday)
def test_a_week_starts_on_its_weekday(starts_on: Weekday) -> None:
    # 2 March 2026 is a Monday; a week from Tuesday on began on 24 February.
    found = list(windows(Week(starts_on), DateRange(MONDAY, MONDAY + DAY)))
    start = MONDAY - timedelta(days=(7 - starts_on) % 7)
    assert found == [DateRange(start, start + 7 * DAY)]
    assert start.weekday() == starts_on


def test_a_range_of_one_day_over_a_week_meets_two_weeks() -> None:
    within = DateRange(date(2026, 3, 2), date(2026, 3, 10))
    assert laid(Week(Weekday.MONDAY), within) == [
        "2026-03-02 to 2026-03-08",
        "2026-03-09 to 2026-03-15",
    ]
    shorter = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    assert laid(Week(Weekday.MONDAY), shorter) == ["2026-03-02 to 2026-03-08"]


def test_a_week_that_names_no_first_day_cannot_be_laid_out() -> None:
    said = message(lambda: list(windows(WEEK, MARCH)), FieldValueError)
    assert said == "windows.per must be a week that names its first day, not None"


@pytest.mark.parametrize("per", [CALENDAR_DAY, WEEK, STAY, ROLLING_7_DAYS])
def test_an_open_range_cannot_be_laid_out(per: Window) -> None:
    said = message(lambda: list(windows(per, DateRange(MONDAY))), FieldValueError)
    assert said == "windows.within must be a range with an end, not None"


@pytest.mark.parametrize(
    ("per", "within", "said"),
    [
        ("week", MARCH, "per must be a window, such as WEEK, not str"),
        (None, MARCH, "per must be a window, such as WEEK, not NoneType"),
        (7, MARCH, "per must be a window, such as WEEK, not int"),
        (CALENDAR_DAY, MONDAY, "within must be a DateRange, not date"),
    ],
)
def test_only_a_window_is_laid_out_and_only_in_a_range(
    per: Any, within: Any, said: str
) -> None:
    assert message(lambda: list(windows(per, within)), FieldTypeError) == (
        f"windows.{said}"
    )


def test_the_program_week_counts_from_admission() -> None:
    within = DateRange(date(2026, 3, 4), date(2026, 3, 13))
    assert laid(PROGRAM_WEEK, within, date(2026, 2, 26)) == [
        "2026-02-26 to 2026-03-04",
        "2026-03-05 to 2026-03-11",
        "2026-03-12 to 2026-03-18",
    ]


def test_the_program_week_counts_from_the_range_where_admission_is_not_known() -> None:
    within = DateRange(date(2026, 3, 4), date(2026, 3, 11))
    assert laid(PROGRAM_WEEK, within) == ["2026-03-04 to 2026-03-10"]


@pytest.mark.parametrize("per", [PROGRAM_WEEK, STAY, WholeStay(84)])
def test_nothing_counted_from_admission_lies_before_it(per: Window) -> None:
    within = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    assert laid(per, within, date(2026, 3, 9)) == []
    assert [window.split()[0] for window in laid(per, within, date(2026, 3, 8))] == [
        "2026-03-08"
    ]


@pytest.mark.parametrize(
    ("days", "count"), [(6, 1), (7, 1), (8, 2), (9, 3), (14, 8), (15, 9)]
)
def test_there_are_as_many_rolling_weeks_as_days_they_can_start_on(
    days: int, count: int
) -> None:
    within = DateRange(MONDAY, MONDAY + days * DAY)
    found = list(windows(ROLLING_7_DAYS, within))
    assert [window.start for window in found] == [
        MONDAY + shift * DAY for shift in range(count)
    ]
    assert {window.days for window in found} == {7}


@pytest.mark.parametrize(
    ("year", "last"), [(2023, 28), (2024, 29), (2100, 28), (2000, 29)]
)
def test_february_has_the_days_of_its_year(year: int, last: int) -> None:
    within = DateRange(date(year, 2, 10), date(year, 2, 11))
    assert laid(CALENDAR_MONTH, within) == [f"{year}-02-01 to {year}-02-{last}"]


def test_a_month_is_whole_though_the_range_starts_on_its_last_day() -> None:
    within = DateRange(date(2026, 1, 31), date(2026, 2, 2))
    assert laid(CALENDAR_MONTH, within) == [
        "2026-01-01 to 2026-01-31",
        "2026-02-01 to 2026-02-28",
    ]


@pytest.mark.parametrize(
    ("first_month", "day", "found"),
    [
        (1, date(2026, 1, 1), "2026-01-01 to 2026-12-31"),
        (1, date(2026, 12, 31), "2026-01-01 to 2026-12-31"),
        (7, date(2026, 6, 30), "2025-07-01 to 2026-06-30"),
        (7, date(2026, 7, 1), "2026-07-01 to 2027-06-30"),
        (12, date(2026, 11, 30), "2025-12-01 to 2026-11-30"),
        (12, date(2026, 12, 1), "2026-12-01 to 2027-11-30"),
    ],
)
def test_a_fiscal_year_turns_on_its_first_month(
    first_month: int, day: date, found: str
) -> None:
    assert laid(Year(first_month), DateRange(day, day + DAY)) == [found]


def test_the_stay_is_one_window_from_admission_to_the_end_of_the_range() -> None:
    within = DateRange(date(2026, 3, 9), date(2026, 3, 16))
    assert laid(STAY, within, date(2026, 3, 2)) == ["2026-03-02 to 2026-03-15"]
    assert laid(STAY, within) == ["2026-03-09 to 2026-03-15"]


def test_the_first_days_of_the_stay_end_before_what_comes_after_them() -> None:
    # 2 March and 83 days more: the 84th day is 24 May.
    meets = DateRange(date(2026, 5, 24), date(2026, 6, 1))
    later = DateRange(date(2026, 5, 25), date(2026, 6, 1))
    admitted = date(2026, 3, 2)
    assert laid(WholeStay(84), meets, admitted) == ["2026-03-02 to 2026-05-24"]
    assert laid(WholeStay(84), later, admitted) == []


# --- the edges of the record ---

FIRST_DAYS = DateRange(date(1900, 1, 1), date(1900, 1, 9))
LAST_DAYS = DateRange(date(2199, 12, 20), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("per", "first"),
    [
        (CALENDAR_DAY, "1900-01-01"),
        (Week(Weekday.MONDAY), "1900-01-01 to 1900-01-07"),  # a Monday
        (CALENDAR_MONTH, "1900-01-01 to 1900-01-31"),
        (CALENDAR_YEAR, "1900-01-01 to 1900-12-31"),
        (PROGRAM_WEEK, "1900-01-01 to 1900-01-07"),
    ],
)
def test_windows_start_with_the_first_day_of_record(per: Window, first: str) -> None:
    assert laid(per, FIRST_DAYS)[0] == first


@pytest.mark.parametrize(
    ("per", "within", "field"),
    [
        (Week(Weekday.SUNDAY), FIRST_DAYS, "start"),
        (Year(2), FIRST_DAYS, "start"),
        (Week(Weekday.MONDAY), LAST_DAYS, "end"),
        (CALENDAR_MONTH, LAST_DAYS, "end"),
        (CALENDAR_YEAR, LAST_DAYS, "end"),
        (Blocks(12), LAST_DAYS, "end"),
        (Rolling(12), LAST_DAYS, "end"),
        (WholeStay(3660), LAST_DAYS, "end"),
    ],
)
def test_a_window_that_leaves_the_record_is_refused_as_a_day_is(
    per: Window, within: DateRange, field: str
) -> None:
    said = message(lambda: list(windows(per, within)), FieldValueError)
    assert said.startswith(f"DateRange.{field} must be a day of the years 1900 to 2199")


def test_windows_reach_the_last_day_a_range_can_hold() -> None:
    assert laid(CALENDAR_DAY, LAST_DAYS)[-1] == "2199-12-30"
    assert laid(Blocks(11), LAST_DAYS) == ["2199-12-20 to 2199-12-30"]
    assert laid(STAY, LAST_DAYS, date(2199, 12, 1)) == ["2199-12-01 to 2199-12-30"]


def test_a_range_through_a_day_holds_it() -> None:
    one = DateRange.through(date(2026, 2, 28), date(2026, 2, 28))
    assert (one.days, one.end) == (1, date(2026, 3, 1))
    assert DateRange.through(date(2026, 12, 31), date(2027, 1, 1)).days == 2
    with pytest.raises(FieldValueError, match=r"DateRange\.end must be after"):
        DateRange.through(date(2026, 3, 2), date(2026, 3, 1))
    with pytest.raises(FieldTypeError, match=r"DateRange\.last must be a datetime"):
        DateRange.through(date(2026, 3, 2), None)
