"""Days, ranges of days, and the windows that rules count in.

Every range is half-open, ``[start, end)``. A window is a value, such as `WEEK`, that
says how days are grouped; `windows` applies it to a range of days.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias, assert_never

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError

__all__ = [
    "CALENDAR_DAY",
    "CALENDAR_MONTH",
    "CALENDAR_YEAR",
    "PROGRAM_WEEK",
    "ROLLING_7_DAYS",
    "SERVICE_DAY",
    "STAY",
    "WEEK",
    "Blocks",
    "CalendarDay",
    "CalendarMonth",
    "DateRange",
    "InPhase",
    "Rolling",
    "ServiceDay",
    "Week",
    "Weekday",
    "WholeStay",
    "Window",
    "Year",
    "windows",
]

DAYS_PER_WEEK = 7

_LONGEST_WINDOW = 3660
"""Longest window in days: ten years, beyond any clock seen in a rule."""


class Weekday(enum.IntEnum):
    """Days of the week, numbered as `datetime.date.weekday` numbers them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@attrs.frozen(cache_hash=True)
class DateRange:
    """The days from *start* up to, not including, *end*; open when *end* is None.

    >>> march = DateRange(date(2026, 3, 1), date(2026, 4, 1))
    >>> date(2026, 3, 31) in march, date(2026, 4, 1) in march
    (True, False)
    """

    start: date
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        _fields.day("DateRange", "start", self.start)
        if self.end is not None:
            _fields.day("DateRange", "end", self.end)
            if self.end <= self.start:
                raise FieldValueError(
                    "DateRange", "end", self.end, f"after {self.start}"
                )

    @classmethod
    def through(cls, first: date, last: date) -> DateRange:
        """The days from *first* to *last*, both among them.

        >>> str(DateRange.through(date(2026, 3, 2), date(2026, 3, 8)).end)
        '2026-03-09'
        """
        _fields.day("DateRange", "last", last)
        return cls(first, last + timedelta(days=1))

    def __contains__(self, day: date) -> bool:
        _fields.day("DateRange", "day", day)
        return self.start <= day and (self.end is None or day < self.end)

    def covers(self, other: DateRange) -> bool:
        """Whether every day of *other* is a day of this range."""
        _fields.instance("DateRange", "other", other, DateRange)
        if other.start < self.start:
            return False
        return self.end is None or (other.end is not None and other.end <= self.end)

    def overlaps(self, other: DateRange) -> bool:
        """Whether the two ranges share a day; ranges that only touch do not.

        >>> first = DateRange(date(2026, 1, 1), date(2026, 2, 1))
        >>> first.overlaps(DateRange(date(2026, 2, 1)))
        False
        """
        _fields.instance("DateRange", "other", other, DateRange)
        return (other.end is None or self.start < other.end) and (
            self.end is None or other.start < self.end
        )

    def intersection(self, other: DateRange) -> DateRange | None:
        """The days in both ranges, or None when there are none."""
        _fields.instance("DateRange", "other", other, DateRange)
        if other.covers(self):
            return self
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return DateRange(max(self.start, other.start), min(ends) if ends else None)

    @property
    def days(self) -> int | None:
        """Number of days, or None when the range is open."""
        return None if self.end is None else (self.end - self.start).days

    def __str__(self) -> str:
        if self.end is None:
            return f"from {self.start}"
        last = self.end - timedelta(days=1)
        return f"{self.start}" if last == self.start else f"{self.start} to {last}"


@attrs.frozen
class ServiceDay:
    """Each day on which a counted service is given or planned."""

    def __str__(self) -> str:
        return "service day"


@attrs.frozen
class CalendarDay:
    """Each day, with or without service."""

    def __str__(self) -> str:
        return "calendar day"


@attrs.frozen
class Week:
    """Seven days from one weekday to the next.

    Args:
        starts_on: First day of the week, or None where the text does not say. The
            reading then decides; see `continuum.assess.Reading`.
    """

    starts_on: Weekday | None = None

    def __attrs_post_init__(self) -> None:
        if self.starts_on is not None:
            _fields.instance("Week", "starts_on", self.starts_on, Weekday)

    def __str__(self) -> str:
        if self.starts_on is None:
            return "week"
        return f"week from {self.starts_on.name.capitalize()}"


@attrs.frozen
class Blocks:
    """Consecutive blocks of *days* days, the first from the day of admission."""

    days: int

    def __attrs_post_init__(self) -> None:
        _fields.whole("Blocks", "days", self.days, least=1, most=_LONGEST_WINDOW)

    def __str__(self) -> str:
        return (
            "program week"
            if self.days == DAYS_PER_WEEK
            else f"{self.days} days of the stay"
        )


@attrs.frozen
class Rolling:
    """Every run of *days* consecutive days, whichever day it starts on."""

    days: int

    def __attrs_post_init__(self) -> None:
        _fields.whole("Rolling", "days", self.days, least=2, most=_LONGEST_WINDOW)

    def __str__(self) -> str:
        return f"any {self.days} days"


@attrs.frozen
class CalendarMonth:
    """Each month of the calendar, from its first day."""

    def __str__(self) -> str:
        return "calendar month"


@attrs.frozen
class Year:
    """Twelve calendar months; a fiscal year where the first is not January."""

    first_month: int = 1

    def __attrs_post_init__(self) -> None:
        _fields.whole("Year", "first_month", self.first_month, least=1, most=12)

    def __str__(self) -> str:
        return "calendar year" if self.first_month == 1 else "fiscal year"


@attrs.frozen
class WholeStay:
    """The stay as one window, or only its first *days* days.

    A discharge closes this window; it does not cut it short.
    """

    days: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.days is not None:
            _fields.whole("WholeStay", "days", self.days, least=1, most=_LONGEST_WINDOW)

    def __str__(self) -> str:
        return "stay" if self.days is None else f"first {self.days} days of the stay"


@attrs.frozen
class InPhase:
    """A named phase of treatment, from its first day to its last.

    A phase that goes on is no whole window yet.
    """

    name: str

    def __attrs_post_init__(self) -> None:
        _fields.text("InPhase", "name", self.name)

    def __str__(self) -> str:
        return f"phase {_fields.spaced(self.name)}"


Window: TypeAlias = (
    ServiceDay
    | CalendarDay
    | Week
    | Blocks
    | Rolling
    | CalendarMonth
    | Year
    | WholeStay
    | InPhase
)
"""How days are grouped before they are counted."""

SERVICE_DAY = ServiceDay()
"""Each day on which a counted service is given or planned."""

CALENDAR_DAY = CalendarDay()
"""Each day, with or without service."""

WEEK = Week()
"""A week whose first day the text does not name."""

PROGRAM_WEEK = Blocks(DAYS_PER_WEEK)
"""Seven days, the first from the day of admission."""

ROLLING_7_DAYS = Rolling(DAYS_PER_WEEK)
"""Every run of seven days."""

CALENDAR_MONTH = CalendarMonth()
"""Each month of the calendar."""

CALENDAR_YEAR = Year()
"""Each year from January."""

STAY = WholeStay()
"""The stay as one window."""


def windows(
    per: Window,
    within: DateRange,
    *,
    admitted: date | None = None,
    phase: Iterable[DateRange] = (),
) -> Iterator[DateRange]:
    """Yield, in order, the whole windows that share a day with *within*.

    Runs of days are the exception: only those inside *within* are yielded, since nearly
    every run is cut by its ends.

    The first and the last may reach beyond *within*: whether a cut window is judged is
    the caller's decision, never made here.

    Args:
        per: The window. A `ServiceDay` yields every day, since only sessions tell which
            days are service days. A `Week` must say on which weekday it starts.
        within: A range with an end.
        admitted: Day of admission, which `Blocks` and `WholeStay` count from. Without
            it they count from the first day of *within*.
        phase: Days of the phase that an `InPhase` names, in order.

    Raises:
        FieldValueError: *within* is open, or the week has no first day.

    >>> week = DateRange(date(2026, 3, 4), date(2026, 3, 10))  # a Wednesday to a Monday
    >>> [str(found.start) for found in windows(Week(Weekday.MONDAY), week)]
    ['2026-03-02', '2026-03-09']
    """
    if not isinstance(per, Window):
        raise FieldTypeError("windows", "per", per, "a window, such as WEEK")
    _fields.instance("windows", "within", within, DateRange)
    if admitted is not None:
        _fields.day("windows", "admitted", admitted)
    start, end = within.start, within.end
    if end is None:
        raise FieldValueError("windows", "within", end, "a range with an end")
    match per:
        case ServiceDay() | CalendarDay():
            yield from _steps(start, end, 1)
        case Week(starts_on):
            if starts_on is None:
                raise FieldValueError(
                    "windows", "per", None, "a week that names its first day"
                )
            back = (start.weekday() - starts_on) % DAYS_PER_WEEK
            yield from _steps(start - timedelta(days=back), end, DAYS_PER_WEEK)
        case Blocks(days):
            first = admitted or start
            back = (start - first).days % days
            yield from _steps(max(first, start - timedelta(days=back)), end, days)
        case Rolling(days):
            for shift in range(max(1, (end - start).days - days + 1)):
                first = start + timedelta(days=shift)
                yield DateRange(first, first + timedelta(days=days))
        case CalendarMonth():
            yield from _months(start.replace(day=1), end, 1)
        case Year(first_month):
            year = start.year if start.month >= first_month else start.year - 1
            yield from _months(date(year, first_month, 1), end, 12)
        case WholeStay(days):
            first = admitted or start
            last = end if days is None else first + timedelta(days=days)
            if first < end and start < last:
                yield DateRange(first, last)
        case InPhase():
            for spell in phase:
                if spell.end is not None and spell.overlaps(within):
                    yield spell
        case _:
            assert_never(per)


def _steps(first: date, end: date, days: int) -> Iterator[DateRange]:
    step = timedelta(days=days)
    while first < end:
        yield DateRange(first, first + step)
        first += step


def _months(first: date, end: date, months: int) -> Iterator[DateRange]:
    # From the first of a month there is nothing to clip, so plain arithmetic is exact.
    while first < end:
        index = first.year * 12 + first.month - 1 + months
        following = date(index // 12, index % 12 + 1, 1)
        yield DateRange(first, following)
        first = following
