"""A dose as a FHIR Timing, and back, without a guess.

What FHIR's repeat says is read only where it says how often per day, block of days,
week or calendar month, and nothing limits it further. Its definitions rule out days of
the week or times of day beside a frequency; where both are given all the same they are
read only if they agree. Everything else leaves the dose open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from continuum import _fields
from continuum.interop.fhir._codes import DAYS_OF_WEEK, TIMES_OF_LIFE, UNITS_OF_TIME
from continuum.interop.fhir._found import Assumption, DroppedReason
from continuum.interop.fhir._reading import ONE_DAY, Node
from continuum.interop.fhir._written import LossReason, Resource, Writing, filled
from continuum.measuring import Number
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    DAYS_PER_WEEK,
    WEEK,
    Blocks,
    CalendarDay,
    CalendarMonth,
    DateRange,
    Window,
)
from continuum.plan import Dose

__all__ = ["When", "read_timing", "write_period", "write_timing"]

_MOST_TIMES: Final = 1000
_MOST_DAYS: Final = 3660

_MINUTES: Final[Mapping[str, Fraction]] = {
    "s": Fraction(1, 60),
    "min": Fraction(1),
    "h": Fraction(60),
    "d": Fraction(_fields.MINUTES_PER_DAY),
}

_HOW_OFTEN: Final = (
    "frequency",
    "frequencyMax",
    "period",
    "periodMax",
    "periodUnit",
    "count",
    "countMax",
    "dayOfWeek",
    "timeOfDay",
    "when",
    "offset",
)
_HOW_LONG: Final = ("duration", "durationMax", "durationUnit")
_LISTS: Final = ("dayOfWeek", "timeOfDay", "when")
_LIMITS: Final = ("count", "countMax", "periodMax", "boundsDuration", "boundsRange")
"""What limits how often in a way that no dose holds."""


@attrs.frozen
class When:
    """What a Timing says: how much and how often, for which days, and in words."""

    dose: Dose | None = None
    period: DateRange | None = None
    text: str | None = None


# --- writing --------------------------------------------------------------------------


def write_period(period: DateRange) -> Resource:
    """A Period of days, its end the last of them."""
    end = None if period.end is None else (period.end - ONE_DAY).isoformat()
    return filled({"start": period.start.isoformat(), "end": end})


def write_timing(
    dose: Dose, period: DateRange | None, path: str, writing: Writing
) -> Resource:
    """A Timing of *dose*, which stands at *path* in the plan, within *period*."""
    count, unit = _length(dose.per, f"{path}.per", writing)
    repeat = filled(
        {
            "boundsPeriod": None if period is None else write_period(period),
            "duration": dose.minutes,
            "durationUnit": None if dose.minutes is None else "min",
            "frequency": dose.times,
            "frequencyMax": dose.most,
            "period": count,
            "periodUnit": unit,
        }
    )
    return {"repeat": repeat}


def _length(per: Window, path: str, writing: Writing) -> tuple[int, str]:
    match per:
        case Blocks(days):
            if days == 1:
                writing.lose(path, LossReason.ONE_DAY_BLOCK)
            return days, "d"
        case CalendarDay():
            return 1, "d"
        case CalendarMonth():
            return 1, "mo"
        case _:
            if per != WEEK:
                writing.lose(path, LossReason.FIRST_DAY)
            return 1, "wk"


# --- reading --------------------------------------------------------------------------


def read_timing(timing: Node, *, start: date) -> When:
    """What *timing* says; what it leaves open is open, and dropped.

    Args:
        timing: A Timing.
        start: First day of the plan, for bounds that state none.
    """
    text = timing.child("code").text("text") if timing.has("code") else None
    if timing.has("modifierExtension"):
        timing.drop(DroppedReason.MODIFIED, "modifierExtension", "event", "repeat")
        return When(text=text)
    timing.drop(DroppedReason.UNCLEAR_TIMING, "event")
    if not timing.has("repeat"):
        return When(text=text)
    repeat = timing.child("repeat")
    bounds = repeat.child("boundsPeriod") if repeat.has("boundsPeriod") else None
    period = None if bounds is None else bounds.part_days(start=start)
    limited = timing.has("event") or repeat.has(*_LIMITS) or repeat.gaps(*_LISTS)
    limited = limited or (bounds is not None and period is None)
    rate = _rate(repeat)
    minutes = _minutes(repeat)
    if limited or rate is None:
        repeat.drop(DroppedReason.UNCLEAR_TIMING, *_HOW_OFTEN, *_HOW_LONG, *_LIMITS)
        return When(period=period, text=text)
    times, most, per = rate
    if repeat.has("period") and not repeat.has("frequency"):
        repeat.assume(Assumption.ONCE)
    if isinstance(per, Blocks):
        repeat.assume(Assumption.BLOCKS)
    dose = Dose(times=times, minutes=minutes, per=per, most=most)
    return When(dose, period, text)


_Rate: TypeAlias = tuple[int, int | None, Window]
"""Times, the most of them where there is a range, and the window."""


def _rate(repeat: Node) -> _Rate | None:
    """How many times per window, where every element that says so agrees."""
    stated = _stated(repeat)
    frequency = repeat.whole("frequency")
    most = repeat.whole("frequencyMax")
    days = len(set(repeat.codes("dayOfWeek", DAYS_OF_WEEK)))
    clock = len(repeat.times("timeOfDay"))
    when = len(repeat.codes("when", TIMES_OF_LIFE))
    if when:
        repeat.drop(DroppedReason.NO_PLACE, "when")
    if when > 1:
        return None
    listed: _Rate | None = None
    if days or clock:
        often = max(1, clock) * max(1, days)
        listed = (often, None, WEEK if days else CALENDAR_DAY)
    if stated is None:
        alone = not repeat.has("period", "periodUnit", "frequency", "frequencyMax")
        return _held(listed) if alone else None
    frequency = frequency or 1
    if most is not None and most <= frequency:
        if most < frequency:
            return None
        most = None
    given: _Rate = frequency, most, stated
    if stated == CALENDAR_DAY and days:
        # Each of the days named, as often as on any day.
        given = frequency * days, None if most is None else most * days, WEEK
        listed = listed if clock else None
    return _held(given) if listed in (None, given) else None


def _held(rate: _Rate | None) -> _Rate | None:
    return None if rate is None or max(rate[0], rate[1] or 0) > _MOST_TIMES else rate


def _stated(repeat: Node) -> Window | None:
    """The window that period and its unit make; None where no dose has such a one."""
    period = repeat.number("period")
    unit = repeat.code("periodUnit", UNITS_OF_TIME)
    if not isinstance(period, int) or not 1 <= period <= _MOST_DAYS:
        return None
    match period, unit:
        case 1, "wk":
            return WEEK
        case 1, "d":
            return CALENDAR_DAY
        case 1, "mo":
            return CALENDAR_MONTH
        case _, "wk" | "d":
            days = period * (DAYS_PER_WEEK if unit == "wk" else 1)
            return Blocks(days) if days <= _MOST_DAYS else None
        case _:
            return None


def _minutes(repeat: Node) -> int | None:
    """Minutes of one session, where one whole number of them is stated."""
    duration: Number | None = repeat.number("duration")
    unit = repeat.code("durationUnit", UNITS_OF_TIME)
    if duration is None:
        return None
    minutes = Fraction(duration) * _MINUTES.get(unit or "", Fraction(0))
    whole = minutes.denominator == 1 and 1 <= minutes <= _fields.MINUTES_PER_DAY
    if whole and not repeat.has("durationMax"):
        return int(minutes)
    repeat.drop(DroppedReason.OUT_OF_RANGE, *_HOW_LONG)
    return None
