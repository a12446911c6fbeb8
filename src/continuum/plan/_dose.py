"""How much of a service a plan prescribes, and how often."""

from __future__ import annotations

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError
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

_MOST_TIMES = 1000


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
        if not isinstance(self.per, Week | Blocks | CalendarDay | CalendarMonth):
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

        A weekly dose falls wholly in each week, and its weeks begin with the stay. In
        other windows they begin anywhere: of a month of 31 days three whole weeks are
        certain, and six may touch it.
        """
        days = window.days or 0
        often = self.times if self.most is None else self.most
        match self.per:
            case CalendarMonth():
                shortest, longest = 28, 31
            case Blocks(length):
                shortest = longest = length
            case CalendarDay():
                shortest = longest = 1
            case _:
                shortest = longest = DAYS_PER_WEEK
        if kind == self.per and isinstance(kind, CalendarMonth):
            return self.times, often
        if isinstance(kind, Week | Blocks | WholeStay) and shortest == longest:
            return self.times * (days // longest), often * -(-days // shortest)
        whole = max(0, days - longest + 1) // longest
        touched = (days + shortest - 2) // shortest + 1 if days else 0
        return self.times * whole, often * touched
