"""How much of a service a plan prescribes, and how often."""

from __future__ import annotations

from datetime import date
from math import gcd
from typing import Final

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import (
    DAYS_PER_WEEK,
    WEEK,
    Blocks,
    CalendarDay,
    CalendarMonth,
    DateRange,
    Week,
    WholeStay,
    Window,
)

__all__ = ["Dose"]

_MOST_TIMES: Final = 1000

_WINDOWS: Final = (Week, Blocks, CalendarDay, CalendarMonth)


@attrs.frozen(kw_only=True)
class Dose:
    """How much of a service is prescribed, and how often.

    Args:
        times: Sessions in each window; the fewest where *most* is given.
        minutes: Credited minutes of one session; None where the plan does not say.
        per: Window: a week unless given, a calendar day, a block of days or a calendar
            month.
        most: Most sessions in each window, where the plan gives a range.
    """

    times: int
    minutes: int | None
    per: Window = WEEK
    most: int | None = None

    def __attrs_post_init__(self) -> None:
        _fields.whole("Dose", "times", self.times, least=1, most=_MOST_TIMES)
        if self.minutes is not None:
            most = _fields.MINUTES_PER_DAY
            _fields.whole("Dose", "minutes", self.minutes, least=1, most=most)
        if not isinstance(self.per, _WINDOWS):
            expected = "a week, a calendar day, a block of days or a calendar month"
            raise FieldTypeError("Dose", "per", self.per, expected)
        if self.most is not None:
            least = self.times + 1
            _fields.whole("Dose", "most", self.most, least=least, most=_MOST_TIMES)

    def __str__(self) -> str:
        often = f"{self.times}" if self.most is None else f"{self.times} to {self.most}"
        noun = "session" if often == "1" else "sessions"
        length = "" if self.minutes is None else f" of {self.minutes} minutes"
        return f"{often} {noun}{length} per {self.per}"

    def bounds(self, window: DateRange, kind: Window) -> tuple[int, int]:
        """Fewest and most sessions that fall in one *window* of that *kind*.

        A weekly dose, by the program's weeks or any other, falls wholly in each week,
        and the dose of a month in each month of the calendar. Blocks and the stay begin
        together, and the weeks of a weekly dose with them. In all other windows a dose
        may begin on any day: of a month of 31 days three whole weeks are certain, and
        six may touch it.

        Args:
            window: The days; fewer than those of a window where something cuts it.
            kind: What kind of window it is one of.

        Raises:
            FieldValueError: *window* is open.

        >>> from datetime import date
        >>> from continuum.periods import STAY
        >>> twice = Dose(times=2, minutes=None)
        >>> twice.bounds(DateRange(date(2026, 3, 2), date(2026, 3, 16)), STAY)
        (4, 4)
        >>> twice.bounds(DateRange(date(2026, 3, 2), date(2026, 3, 17)), STAY)
        (4, 6)
        """
        _fields.instance("Dose.bounds", "window", window, DateRange)
        start, end = window.start, window.end
        if end is None:
            raise FieldValueError("Dose.bounds", "window", None, "a range with an end")
        match self.per:
            case CalendarMonth():
                whole, touched = _months(start, end)
            case CalendarDay():
                whole = touched = (end - start).days
            case Blocks(length):
                whole, touched = _blocks((end - start).days, length, kind)
            case _:
                whole, touched = _blocks((end - start).days, DAYS_PER_WEEK, kind)
        return self.times * whole, (self.most or self.times) * touched


def _months(start: date, end: date) -> tuple[int, int]:
    """How many months of the calendar lie in a range of days, and how many touch it."""
    cut = end.day > 1
    touched = 12 * (end.year - start.year) + end.month - start.month + cut
    return max(0, touched - cut - (start.day > 1)), touched


def _blocks(days: int, length: int, kind: Window) -> tuple[int, int]:
    """How many blocks lie in a window of so many days for certain, and may touch it.

    The window begins 0, one, two or more steps after a block does.
    """
    step = _step(kind, length)
    return max(0, (days + step) // length - 1), -(-(days + length - step) // length)


def _step(kind: Window, length: int) -> int:
    """What the days by which a window begins after a block are a multiple of.

    It is *length* where both begin together, and 1 where they begin anywhere.
    """
    match kind:
        case WholeStay():
            return length
        case Blocks(days):
            return gcd(days, length)
        case Week() if length == DAYS_PER_WEEK:
            return length
        case _:
            return 1
