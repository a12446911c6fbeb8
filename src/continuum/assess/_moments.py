"""Moments that may be known only in part, and where clocks start and end.

Minutes are counted from midnight of day 0. What has no time of day may have been at any
minute of its day.
"""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from continuum._fields import MINUTES_PER_DAY, minute_of, time_of
from continuum.sessions import Session

__all__ = [
    "NEVER",
    "End",
    "Moment",
    "Start",
    "begun",
    "day_of",
    "end_of",
    "moment",
]

_LAST_MINUTE = MINUTES_PER_DAY - 1
_NO_DAY = (date.max.toordinal() + 1) * MINUTES_PER_DAY
"""A minute after the last that has a day."""


class Moment(NamedTuple):
    """A moment that lies from one minute to another, both included."""

    early: int
    late: int


class Start(NamedTuple):
    """When a clock starts.

    Args:
        when: The moment.
        doubt: Name of the fact that would tell it, where it is not known.
        of_care: Whether care itself begins with it.
        outlasts: Whether what is due after it is due though the stay has ended.
        session: The session it is the start of, where it is one.
    """

    when: Moment
    doubt: str = "time of day"
    of_care: bool = False
    outlasts: bool = False
    session: Session | None = None

    @property
    def day(self) -> date:
        """The day it cannot be before."""
        return day_of(self.when.early)

    @property
    def dawn(self) -> Moment:
        """The first minute of its day."""
        return Moment(_midnight(self.when.early), _midnight(self.when.late))


class End(NamedTuple):
    """When a time limit ends.

    Args:
        early: It ends then or later.
        late: It ends then or earlier; None where nobody can say.
        missing: Names of the facts that would tell.
    """

    early: int
    late: int | None
    missing: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day it ends on, where that is one day for certain."""
        if self.late is None or self == NEVER:
            return None
        first, last = day_of(self.early), day_of(self.late)
        return last if first == last else None

    @property
    def first(self) -> date | None:
        """The earliest day it may end on."""
        return None if self == NEVER else day_of(self.early)

    @property
    def at(self) -> time | None:
        """The time of day it ends at, where it does not end with its day."""
        with_day = self.early % MINUTES_PER_DAY == _LAST_MINUTE
        if self.early != self.late or with_day or self == NEVER:
            return None
        return time_of(self.early)


NEVER = End(_NO_DAY, _NO_DAY)
"""Of a limit that never ended: care was over before the n-th session."""


def moment(on: date, at: time | None) -> Moment:
    """The moment of something on a day, at a time that may not be known."""
    first = on.toordinal() * MINUTES_PER_DAY
    if at is None:
        return Moment(first, first + _LAST_MINUTE)
    minute = first + minute_of(at)
    return Moment(minute, minute)


def day_of(minute: int) -> date:
    """The day of a minute."""
    return date.fromordinal(minute // MINUTES_PER_DAY)


def end_of(day: int) -> int:
    """The last minute of a day, given as an ordinal."""
    return day * MINUTES_PER_DAY + _LAST_MINUTE


def _midnight(minute: int) -> int:
    return minute - minute % MINUTES_PER_DAY


def begun(session: Session) -> Moment:
    """The moment a session began."""
    clock = session.clock
    return moment(session.day, None) if clock is None else Moment(clock[0], clock[0])
