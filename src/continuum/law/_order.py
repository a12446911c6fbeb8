"""Which of two clauses asks more, and which two contradict each other.

A yes is certain, whatever the sessions are; where it takes a third clause, or hangs on
a reading, the answer is no.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from continuum.law._clauses import Clause, Quantity, is_week, limits_of
from continuum.law._people import apart, within
from continuum.periods import (
    DAYS_PER_WEEK,
    Blocks,
    CalendarDay,
    Rolling,
    ServiceDay,
    Window,
)
from continuum.requirements import (
    Above,
    Average,
    Below,
    Between,
    Capped,
    Counting,
    EachSession,
    Length,
    OnPaper,
    Scaled,
    Times,
)
from continuum.rules import Basis
from continuum.services import ServiceFilter
from continuum.terms import Term, TermUnit

__all__: list[str] = []

_ONE_SCHEDULE: Final = (Basis.PLANNED, Basis.DELIVERED, Basis.OFFERED)
"""Of a schedule that is kept as planned, all three speak of the same sessions."""

_SINGLE_SESSIONS: Final = (Quantity.SESSION_LENGTH, Quantity.GROUP_SIZE)
"""What every counted session must be like: counting fewer of them asks less."""


def contained(one: ServiceFilter | None, other: ServiceFilter | None) -> bool:
    """Whether *other* counts everything that *one* counts."""
    if one is None or other is None:
        return one is other
    return not (one - other).boxes


def same(one: ServiceFilter | None, other: ServiceFilter | None) -> bool:
    """Whether both count the same services."""
    return contained(one, other) and contained(other, one)


def related(one: ServiceFilter | None, other: ServiceFilter | None) -> bool:
    """Whether one of them counts everything that the other counts."""
    return contained(one, other) or contained(other, one)


def total(clause: Clause, among: Iterable[Clause]) -> bool:
    """Whether it counts a whole of which no other clause, judged alike, counts more.

    An hour of individual counseling among nine of counseling is a part.
    """
    return all(
        contained(other.of, clause.of)
        for other in among
        if clause.judges is other.judges and contained(clause.of, other.of)
    )


def covers(one: Window | None, other: Window | None) -> bool:
    """Whether every window of *other* is a window of *one*.

    >>> from continuum.periods import ROLLING_7_DAYS, WEEK
    >>> covers(ROLLING_7_DAYS, WEEK), covers(WEEK, ROLLING_7_DAYS)
    (True, False)
    """
    if one == other:
        return True
    match one:
        case Rolling(days):
            week = days == DAYS_PER_WEEK and other is not None and is_week(other)
            return week or other == Blocks(days)
        case CalendarDay():
            return isinstance(other, ServiceDay)
        case _:
            return False


def implies(one: Clause, other: Clause) -> bool:
    """Whether nobody can meet *one* without meeting *other*.

    Both have one end at most. Whoever is excused from *one* is from *other*, too.
    """
    if one.ways or other.ways:
        return False
    if (one.quantity, one.about, one.judges) != (
        other.quantity,
        other.about,
        other.judges,
    ):
        return False
    return (
        set(one.unless) <= set(other.unless)
        and within(other.who, one.who)
        and same(one.whole, other.whole)
        and _as_often(one, other)
        and _asks_more(one, other)
    )


def contradict(floor: Clause, ceiling: Clause) -> bool:
    """Whether *floor* lies above *ceiling* on the same, for somebody of both.

    The services of the floor may be a part of those of the ceiling. Excuses aside:
    whoever has one may meet both.
    """
    if floor.low is None or ceiling.high is None or floor.ways or ceiling.ways:
        return False
    if isinstance(floor.asked, Scaled):
        # How high it is, the number of patients tells.
        return False
    return (
        (floor.quantity, floor.about) == (ceiling.quantity, ceiling.about)
        and _one_subject(floor.judges, ceiling.judges)
        and _above(floor, ceiling)
        and (floor.each or 0) >= (ceiling.each or 0)
        and _only(ceiling) in (None, _only(floor))
        and not apart(floor.who, ceiling.who)
        and same(floor.whole, ceiling.whole)
        and _share_services(floor, ceiling)
        and (_mean(ceiling) is None or _same_days(floor, ceiling))
        and (_as_often(floor, ceiling) or _as_often(ceiling, floor))
    )


def _as_often(one: Clause, other: Clause) -> bool:
    """Whether *one* bounds every window, or mean of windows, that *other* does."""
    mine, theirs = _mean(one), _mean(other)
    if mine is None:
        return covers(one.per, other.per)
    return theirs is not None and (mine.over, one.per) == (theirs.over, other.per)


def _mean(clause: Clause) -> Average | None:
    return clause.asked if isinstance(clause.asked, Average) else None


def _same_days(one: Clause, other: Clause) -> bool:
    """Whether *one* bounds other days than those on which its own services are given.

    Or else the same days as *other*: what counts makes a day a service day.
    """
    if not isinstance(one.per, ServiceDay):
        return True
    return same(one.of, other.of) and _only(one) == _only(other)


def _never_equal(clause: Clause) -> bool:
    """Whether it is a mean that only comes near the number: above or below 9 hours."""
    mean = _mean(clause)
    if mean is None:
        return False
    if clause.low is None:
        return isinstance(mean.bound, Below)
    if isinstance(mean.bound, Between):
        return mean.bound.low_open
    return isinstance(mean.bound, Above)


def _only(clause: Clause) -> Times | EachSession | None:
    """Which of the sessions count, where not all do."""
    return clause.asked.only if isinstance(clause.asked, Counting) else None


# --- more of the same -----------------------------------------------------------------


def _asks_more(one: Clause, other: Clause) -> bool:
    """Whether *one* asks as much as *other*, or more, of the same people."""
    if isinstance(one.asked, OnPaper) and isinstance(other.asked, OnPaper):
        return _due_no_later(one, other)
    if one.unit != other.unit and not isinstance(one.asked, Length):
        return False
    if one.low is not None and other.low is not None:
        return _as_high(one, other)
    if one.high is not None and other.high is not None:
        return _as_low(one, other)
    return one.asked == other.asked


def _as_high(one: Clause, other: Clause) -> bool:
    if isinstance(one.asked, Length) and isinstance(other.asked, Length):
        return _no_longer(other.asked.at_least, one.asked.at_least)
    less, more = (other, one) if one.quantity in _SINGLE_SESSIONS else (one, other)
    # What scales with the patients, or counts some of the services in part.
    special = isinstance(one.asked, Scaled) or isinstance(other.asked, Scaled | Capped)
    far = _never_equal(one) and not _never_equal(other)
    return (
        (one.low or 0) >= (other.low or 0) + far
        and (one.each or 0) >= (other.each or 0)
        and contained(less.of, more.of)
        and _only(other) in (None, _only(one))
        and _same_days(one, other)
        and (not special or one.manner == other.manner)
    )


def _as_low(one: Clause, other: Clause) -> bool:
    if isinstance(one.asked, Length) and isinstance(other.asked, Length):
        return _no_longer(one.asked.at_most, other.asked.at_most)
    far = _never_equal(one) and not _never_equal(other)
    return (
        (one.high or 0) + far <= (other.high or 0)
        and (one.each or 0) <= (other.each or 0)
        and contained(other.of, one.of)
        and (one.quantity is not Quantity.GAP or _no_further(one, other))
        and _only(one) in (None, _only(other))
        and (_mean(one) is None or _same_days(one, other))
        and (one.quantity is not Quantity.CASELOAD or one.manner == other.manner)
    )


def _no_further(one: Clause, other: Clause) -> bool:
    """Of two that limit the time between services: of the same, days left out aside.

    Services given once have no time between them, whatever else is given.
    """
    return same(one.of, other.of) and one.manner in ((), other.manner)


def _due_no_later(one: Clause, other: Clause) -> bool:
    if type(one.asked) is not type(other.asked) or one.manner != other.manner:
        return False
    (*firsts, mine), (*others, theirs) = limits_of(one.asked), limits_of(other.asked)
    if firsts != others:
        return False
    if isinstance(mine, Term) and isinstance(theirs, Term):
        return _no_longer(mine, theirs)
    return mine == theirs


# --- too much for the other -----------------------------------------------------------


def _one_subject(one: Basis, other: Basis) -> bool:
    return one is other or (one in _ONE_SCHEDULE and other in _ONE_SCHEDULE)


def _above(floor: Clause, ceiling: Clause) -> bool:
    if isinstance(floor.asked, Length) and isinstance(ceiling.asked, Length):
        ahead = _ahead(ceiling.asked.at_most, floor.asked.at_least)
        return ahead is not None and ahead > 0
    far = _never_equal(floor) and _never_equal(ceiling)
    return floor.unit == ceiling.unit and (floor.low or 0) > (ceiling.high or 0) + far


def _share_services(floor: Clause, ceiling: Clause) -> bool:
    """Whether what *floor* counts, *ceiling* does; of single sessions, either way."""
    if floor.quantity in _SINGLE_SESSIONS:
        return related(floor.of, ceiling.of)
    return contained(floor.of, ceiling.of)


# --- how long a time limit is ---------------------------------------------------------

_FOREVER: Final = 10**9

_DAYS: Final = {
    TermUnit.CALENDAR_DAYS: (1, 1),
    TermUnit.WEEKS: (DAYS_PER_WEEK, DAYS_PER_WEEK),
    TermUnit.MONTHS: (28, 31),
    TermUnit.WORKING_DAYS: (1, _FOREVER),
}
"""Fewest and most calendar days that one unit takes."""


def _no_longer(one: Term | None, other: Term | None) -> bool:
    """Whether *one* has ended by the end of *other*, wherever both begin."""
    ahead = _ahead(one, other)
    return ahead is not None and ahead >= 0


def _ahead(one: Term | None, other: Term | None) -> int | None:
    """How far at least *one* ends before *other*; None where they do not compare."""
    if one is None or other is None or one.first_counts is not other.first_counts:
        return None
    if one.unit is other.unit:
        return other.value - one.value if same(one.of, other.of) else None
    if one.unit not in _DAYS or other.unit not in _DAYS:
        return None
    return other.value * _DAYS[other.unit][0] - one.value * _DAYS[one.unit][1]
