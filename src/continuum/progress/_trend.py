"""Trends and projections: medians of slopes, and intervals that promise nothing."""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate, combinations, takewhile
from typing import Final, NamedTuple

import attrs

from continuum import _fields
from continuum.measuring import Measurement, Number, Target

__all__ = [
    "Ahead",
    "Heading",
    "Line",
    "Projection",
    "Trend",
    "ahead",
    "last_of",
    "projection_of",
    "rounded",
    "trend_of",
]

_LEAST_CONFIDENCE: Final = Fraction(9, 10)

_MOST_FITTED: Final = 100
"""Measurements that a trend is taken from; of more, the last."""

_DAYS_PER_WEEK: Final = 7


class Heading(enum.StrEnum):
    """Where a trend leads, seen from the target or from what a scale calls better."""

    TOWARDS = "towards"
    AWAY = "away"
    LEVEL = "level"


@attrs.frozen(kw_only=True)
class Line:
    """A straight line through measurements.

    Args:
        origin: The last day measured.
        level: Its value on that day; never printed.
        slope: How much it rises in a day; never printed.
    """

    origin: date
    level: Fraction = attrs.field(repr=False)
    slope: Fraction = attrs.field(repr=False)

    def value_on(self, day: date) -> Fraction:
        """Its value on *day*."""
        _fields.day("Line.value_on", "day", day)
        return self.level + self.slope * (day - self.origin).days


@attrs.frozen(kw_only=True)
class Trend:
    """The trend of what one source shows: Theil and Sen's line.

    Its slope is the median of the slopes between every two measurements, so that single
    values far off hardly move it. The interval holds the slopes that Kendall's test
    does not rule out; it supposes that the measurements err alike, each by itself,
    about some straight line. It grows wide before it misleads.

    Args:
        count: Measurements it is taken from: the last 100 at most.
        line: The line; half of the measurements lie above it, half below.
        low: The line of the least slope of the interval; None of fewer than four
            measurements, which bound no slope with 90 % confidence.
        high: The line of the greatest.
        confidence: How often at least an interval made so holds the slope: 90 % or
            more, exactly.
        heading: Where it leads; None where neither target nor scale says which way is
            better.
    """

    count: int
    line: Line
    low: Line | None
    high: Line | None
    confidence: Fraction | None
    heading: Heading | None

    @property
    def slope(self) -> Fraction:
        """How much it rises in a day."""
        return self.line.slope

    @property
    def interval(self) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest slope that the measurements leave open."""
        if self.low is None or self.high is None:
            return None
        return self.low.slope, self.high.slope

    def __str__(self) -> str:
        heading = "" if self.heading is None else f", {_LEADS[self.heading]}"
        words = f"{signed(self.slope * _DAYS_PER_WEEK)} a week{heading}"
        if self.interval is None or self.confidence is None:
            return f"{words}; too few measurements for an interval"
        low, high = (signed(slope * _DAYS_PER_WEEK) for slope in self.interval)
        percent = rounded(self.confidence * 100, 1)
        return f"{words}; {low} to {high} with {percent} % confidence"


_LEADS: Final = {
    Heading.TOWARDS: "for the better",
    Heading.AWAY: "for the worse",
    Heading.LEVEL: "level",
}


@attrs.frozen(kw_only=True)
class Projection:
    """When the target is reached if the trend goes on: a prolonged line, no promise.

    The confidence of the interval is that of the slope, not of the days.

    Args:
        expected: Day on which the line meets the target; None where it never does.
        earliest: Day on which the line most in favor does.
        latest: Day on which the line least in favor does; None where it never does, so
            that the target is perhaps never reached.
    """

    expected: date | None = attrs.field(repr=False)
    earliest: date | None = attrs.field(repr=False)
    latest: date | None = attrs.field(repr=False)

    def __str__(self) -> str:
        if self.earliest is None:
            return "never by this trend"
        if self.expected is None:
            return f"perhaps never, and not before {self.earliest}"
        until = ", perhaps never" if self.latest is None else f" to {self.latest}"
        return f"about {self.expected}; from {self.earliest}{until}"


class Ahead(NamedTuple):
    """The end of a target that a value has yet to reach, and the way there."""

    end: Fraction
    way: int


def ahead(target: Target, value: Number) -> Ahead | None:
    """What *value* has yet to reach of *target*; None where it reaches it."""
    if target.at_most is not None and value > target.at_most:
        return Ahead(Fraction(target.at_most), -1)
    if target.at_least is not None and value < target.at_least:
        return Ahead(Fraction(target.at_least), 1)
    return None


def trend_of(measured: Sequence[Measurement], wanted: int) -> Trend:
    fitted = measured[-_MOST_FITTED:]
    origin = fitted[-1].on
    points = [((each.on - origin).days, Fraction(each.value)) for each in fitted]
    slopes = sorted((y - y0) / (x - x0) for (x0, y0), (x, y) in combinations(points, 2))

    def line(slope: Fraction) -> Line:
        # A median again, so that as many measurements lie above the line as below.
        level = _median(sorted(y - slope * x for x, y in points))
        return Line(origin=origin, level=level, slope=slope)

    slope = _median(slopes)
    rank, confidence = _rank(len(fitted))
    sure = rank > 0
    return Trend(
        count=len(fitted),
        line=line(slope),
        low=line(slopes[rank - 1]) if sure else None,
        high=line(slopes[-rank]) if sure else None,
        confidence=confidence if sure else None,
        heading=_heading(slope, wanted),
    )


def _heading(slope: Fraction, wanted: int) -> Heading | None:
    if not wanted:
        return None
    if not slope:
        return Heading.LEVEL
    return Heading.TOWARDS if (slope > 0) is (wanted > 0) else Heading.AWAY


def _median(ordered: Sequence[Fraction]) -> Fraction:
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-1 - middle]) / 2


def _rank(count: int) -> tuple[int, Fraction]:
    """Which slope, from each end, bounds the interval of so many measurements.

    If the line is right, all orders of its errors are equally likely, and as many
    slopes lie below its own as an order has inversions. So the interval from the slope
    of that rank to the one as far from the other end misses the line's own slope as
    often as an order has fewer inversions than the rank, twice.

    Returns:
        The rank, 0 where no interval has the confidence that is asked; and the
        confidence reached.
    """
    total = math.factorial(count)
    allowed = (1 - _LEAST_CONFIDENCE) * total / 2
    fewer = accumulate(_orders_by_inversions(count))
    missed = [0, *takewhile(lambda number: number <= allowed, fewer)]
    return len(missed) - 1, 1 - Fraction(2 * missed[-1], total)


def _orders_by_inversions(count: int) -> list[int]:
    """How many orders of *count* things have no inversion, one, two and so on.

    >>> _orders_by_inversions(4)
    [1, 3, 5, 6, 5, 3, 1]
    """
    orders = [1]
    for size in range(2, count + 1):
        # The next thing stands before none, one, ... or all of those placed.
        sums = [*accumulate(orders)]
        sums += [sums[-1]] * (size - 1)
        before = [0] * size + sums
        orders = [here - gone for here, gone in zip(sums, before, strict=False)]
    return orders


def projection_of(
    trend: Trend | None, used: Sequence[Measurement], target: Target | None, on: date
) -> Projection | None:
    if trend is None or trend.low is None or trend.high is None or target is None:
        return None
    left = ahead(target, used[-1].value)
    if left is None:
        return None
    slow, fast = (trend.low, trend.high) if left.way > 0 else (trend.high, trend.low)
    return Projection(
        expected=_meets(trend.line, left, on),
        earliest=_meets(fast, left, on),
        latest=_meets(slow, left, on),
    )


def _meets(line: Line, left: Ahead, on: date) -> date | None:
    """First day from *on* on which the line is at the end of the target, or beyond."""
    gap = left.way * (left.end - line.value_on(on))
    speed = left.way * line.slope
    if gap <= 0:
        return on
    if speed <= 0:
        return None
    day = on.toordinal() + math.ceil(gap / speed)
    return date.fromordinal(day) if day <= _fields.LAST_DAY.toordinal() else None


def last_of(days: Iterable[date | None]) -> date | None:
    last = _fields.FIRST_DAY
    for day in days:
        if day is None:
            return None
        last = max(last, day)
    return last


def rounded(value: Fraction, places: int = 2) -> str:
    """*value* to so many decimal places; more where two digits would not show.

    >>> rounded(Fraction(-7, 3)), rounded(Fraction(5)), rounded(Fraction(1, 900))
    ('-2.33', '5', '0.0011')
    """
    size = abs(value)
    while size and size * 10**places < 10:  # noqa: PLR2004  # two digits
        places += 1
    whole, rest = divmod((2 * size * 10**places + 1) // 2, 10**places)
    sign = "-" if value < 0 else ""
    return sign + f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".")


def signed(value: Fraction) -> str:
    return f"+{rounded(value)}" if value > 0 else rounded(value)
