"""The plot of a course of measurements: its days and values, and both axes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from continuum import _svg
from continuum._svg import Point, Stroke
from continuum.measuring import Number
from continuum.measuring._numbers import number_of
from continuum.progress._record import Progress

__all__ = [
    "BESIDE",
    "EDGE",
    "Plot",
    "Span",
    "Spot",
    "day_axis",
    "days_of",
    "level",
    "ticks_of",
    "value_axis",
    "values_of",
    "width_of",
    "written",
]

_TOP: Final = 68
_HEIGHT: Final = 264
_INSET: Final = 10
"""Between the edge of the plot and the first and the last day."""

BESIDE: Final = 8
"""Between the plot and the words at its sides."""

EDGE: Final = Stroke(_svg.PALE)
_TICK: Final = Stroke("#d0d7de")

Spot: TypeAlias = tuple[Fraction, Fraction]
"""A day by ordinal and a value, before they are put on paper."""


def width_of(words: str) -> int:
    return _svg.width_of(words, _svg.SMALL_SIZE)


# --- days and values ------------------------------------------------------------------


class Span(NamedTuple):
    """Days by ordinal, or values: all from *low* to *high*."""

    low: Fraction
    high: Fraction

    @property
    def size(self) -> Fraction:
        return self.high - self.low

    def holds(self, value: Fraction | int) -> bool:
        return self.low <= value <= self.high


_FEWEST_DAYS: Final = 14
_LEAST_REACH: Final = 90


def days_of(progress: Progress, first: date, last: date) -> Span:
    """The days that are drawn: those measured, and others that are not too far off.

    One day far in the future would squeeze all that was measured into one place.
    """
    reach = max(_LEAST_REACH, 2 * (last - first).days)
    start, end = first.toordinal(), last.toordinal()
    if progress.since is not None:
        start = max(progress.since.toordinal(), start - reach)
    found = progress.projection
    others = [progress.on, progress.due]
    if found is not None:
        others += [found.earliest, found.expected, found.latest]
    later = [day.toordinal() for day in others if day is not None]
    if found is not None and found.earliest is not None:
        # Room to see that it may take longer than that.
        later.append(min(found.earliest.toordinal() + reach // 3, end + reach))
    end = max([end, *(day for day in later if day - end <= reach)])
    lacking = max(0, _FEWEST_DAYS - (end - start))
    return Span(Fraction(start - lacking // 2), Fraction(end + lacking - lacking // 2))


def values_of(progress: Progress) -> Span:
    """The values that are drawn: the whole scale, unless it squeezes the measured."""
    numbers = [each.value for each in progress.measurements]
    numbers += [
        course.baseline for course in progress.courses if course.baseline is not None
    ]
    if progress.target is not None:
        ends = (progress.target.at_least, progress.target.at_most)
        numbers += [end for end in ends if end is not None]
    values = [Fraction(number) for number in numbers]
    low, high = min(values), max(values)
    scale = progress.metric.scale
    if scale is not None and scale.low is not None and scale.high is not None:
        whole = Span(Fraction(scale.low), Fraction(scale.high))
        if 4 * (high - low) >= whole.size:
            return whole
    else:
        whole = None
    margin = (high - low) / 10 or Fraction(1)
    step = _step(Span(low - margin, high + margin), whole_only=_whole(values))
    lower = math.floor((low - margin) / step) * step
    upper = math.ceil((high + margin) / step) * step
    if low >= 0:
        lower = max(lower, Fraction(0))
    if whole is not None:
        lower, upper = max(lower, whole.low), min(upper, whole.high)
    return Span(lower, upper)


def _whole(values: Iterable[Fraction]) -> bool:
    return all(value.denominator == 1 for value in values)


_MOST_TICKS: Final = 7


def _step(span: Span, *, whole_only: bool) -> Fraction:
    """A round step, of which no more than a few fit between the ends."""
    step = Fraction(1) if whole_only else Fraction(1, 10**6)
    while True:
        for factor in (1, 2, 5):
            if span.size <= _MOST_TICKS * factor * step:
                return factor * step
        step *= 10


def ticks_of(values: Span) -> Iterator[Fraction]:
    step = _step(values, whole_only=_whole(values))
    number = math.ceil(values.low / step)
    while number * step <= values.high:
        yield number * step
        number += 1


def written(value: Fraction) -> str:
    return str(number_of(value))


class Plot:
    """Where days and values stand on paper."""

    def __init__(self, days: Span, values: Span, left: int, right: int) -> None:
        self.days, self.values = days, values
        self.left, self.right = left, right
        self.top, self.bottom = _TOP, _TOP + _HEIGHT

    def x(self, day: Fraction | int) -> int:
        """Pixels from the left of *day*, of which the plot shows the middle."""
        room = self.right - self.left - 2 * _INSET
        passed = (day - self.days.low) * room / self.days.size
        return self.left + _INSET + round(passed)

    def y(self, value: Fraction | Number) -> int:
        """Pixels from the top of *value*."""
        passed = (Fraction(value) - self.values.low) * _HEIGHT / self.values.size
        return self.bottom - round(passed)

    def point(self, spot: Spot) -> Point:
        """Where a value of a day stands."""
        return self.x(spot[0]), self.y(spot[1])


def level(y: int, plot: Plot, stroke: Stroke) -> str:
    return _svg.path([(plot.left, y), (plot.right, y)], stroke)


# --- axes -----------------------------------------------------------------------------


def value_axis(ticks: Iterable[Fraction], plot: Plot) -> Iterator[str]:
    for tick in ticks:
        y = plot.y(tick)
        yield level(y, plot, _TICK)
        words = written(tick)
        at = (plot.left - BESIDE - width_of(words), y + 4)
        yield _svg.text(at, words, size=_svg.SMALL_SIZE)
    for x in (plot.left, plot.right):
        yield _svg.path([(x, plot.top), (x, plot.bottom)], EDGE)


_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_LABEL: Final = 52
"""Least distance of two days that are named."""

_MONTHS_PER_YEAR: Final = 12


def day_axis(plot: Plot) -> Iterator[str]:
    yield level(plot.bottom, plot, EDGE)
    year = None
    for day, words in _named_days(plot):
        x = plot.x(day)
        tick = [(x, plot.bottom), (x, plot.bottom + 5)]
        yield _svg.path(tick, EDGE)
        yield _svg.text(
            (x, plot.bottom + 18), words, size=_svg.SMALL_SIZE, anchor="middle"
        )
        known = date.fromordinal(day).year
        if known != year and words != str(known):
            at = (x, plot.bottom + 32)
            yield _svg.text(
                at, str(known), size=_svg.SMALL_SIZE, bold=True, anchor="middle"
            )
        year = known


def _named_days(plot: Plot) -> Iterator[tuple[int, str]]:
    first, last = math.ceil(plot.days.low), math.floor(plot.days.high)

    def apart(days: int) -> bool:
        return plot.x(first + days) - plot.x(first) >= _LABEL

    for step in (1, 2, 7, 14):
        if apart(step):
            for ordinal in range(first, last + 1, step):
                day = date.fromordinal(ordinal)
                yield ordinal, f"{day.day} {_MONTHS[day.month - 1]}"
            return
    steps = (1, 3, 6, 12, 24, 60, 120, 240, 600)
    months = next((step for step in steps if apart(28 * step)), 1200)
    start = date.fromordinal(first)
    index = -(-(start.year * 12 + start.month - (start.day == 1)) // months) * months
    while True:
        year, month = divmod(index, _MONTHS_PER_YEAR)
        ordinal = date(year, month + 1, 1).toordinal()
        if ordinal > last:
            return
        yield ordinal, str(year) if months >= _MONTHS_PER_YEAR else _MONTHS[month]
        index += months
