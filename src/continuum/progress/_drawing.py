"""The picture of a course of measurements: values over days, target, trend, bands.

Words stand beside the plot and under it, so that none covers another. The name of what
is measured is not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from continuum import _svg
from continuum._svg import Entry, Point, Stroke
from continuum.errors import FieldValueError
from continuum.measuring import Banding, Number, number_of
from continuum.progress._record import Course, Progress
from continuum.progress._trend import Line, ahead

__all__ = ["svg"]

_WIDTH: Final = 860
_MARGIN: Final = 20
_TOP: Final = 68
_HEIGHT: Final = 264
_INSET: Final = 10
"""Between the edge of the plot and the first and the last day."""

_BESIDE: Final = 8
"""Between the plot and the words at its sides."""

_WIDEST_BAND: Final = 130
_TITLE_SIZE: Final = 14

_MEASURED: Final = ("#083d70", "#8a3200", "#00513c", "#5b2a6e")
_TARGET: Final = Stroke("#00513c", "1.4", "9 2 2 2")
_TARGET_FILL: Final = "#00513c"
_BASELINE: Final = Stroke(_svg.GREY, "1.4", "2 3")
_DUE: Final = Stroke("#8a3200", "1.4", "4 2")
_ON: Final = Stroke(_svg.INK, dashes="6 3")
_EDGE: Final = Stroke(_svg.PALE)
_TICK: Final = Stroke("#d0d7de")
_STRIPES: Final = ("#f6f8fa", "#e9edf1")
_PROJECTED: Final = "5 4"

_Spot: TypeAlias = tuple[Fraction, Fraction]
"""A day by ordinal and a value, before they are put on paper."""


def svg(progress: Progress) -> str:
    """Draw what was measured against baseline, target and trend.

    Raises:
        FieldValueError: Nothing was measured.
    """
    if progress.first is None or progress.latest is None:
        raise FieldValueError("to_svg", "measurements", None, "one measurement or more")
    days = _days_of(progress, progress.first.on, progress.latest.on)
    values = _values_of(progress)
    banding = _banding(progress)
    ticks = [*_ticks(values)]
    left = _MARGIN + _BESIDE + max(_width(_written(tick)) for tick in ticks)
    right = _WIDTH - _MARGIN
    if banding is not None:
        right -= min(_WIDEST_BAND, max(_width(band.name) for band in banding.bands))
        right -= _BESIDE
    plot = _Plot(days, values, left, right)
    ends = dict.fromkeys((str(progress.first.on), str(progress.latest.on)))
    shown = " to ".join(ends)
    heading = _svg.plain(f"{progress.metric}, {shown}")
    parts = [
        _svg.text((_MARGIN, 26), _fitted(heading), size=_TITLE_SIZE, bold=True),
        _svg.text((_MARGIN, 46), _fitted(_state(progress)), colour=_svg.GREY),
        *_stripes(banding, plot),
        *_value_axis(ticks, plot),
        *_day_axis(plot),
        *_aim(progress, plot),
        *_uprights(progress, plot),
    ]
    looks = [_Look.of(number) for number in range(len(progress.courses))]
    drawn = list(zip(progress.courses, looks, strict=True))
    for course, look in drawn:
        parts += _trend(course, look, plot)
    for course, look in drawn:
        parts.append(_points(course, look, plot))
    parts += _projection(progress, plot)
    legend, height = _svg.legend(
        _entries(progress, drawn, plot),
        _notes(progress, banding, plot),
        at=(_MARGIN, plot.bottom + 48),
        width=_WIDTH - 2 * _MARGIN,
    )
    return _svg.document(
        (_WIDTH, plot.bottom + 48 + height + _MARGIN),
        [*parts, legend],
        title=heading,
        description=". ".join(str(progress).split("\n")) + ".",
    )


def _width(words: str) -> int:
    return _svg.width_of(words, _svg.SMALL_SIZE)


def _fitted(words: str) -> str:
    # Room for the bold heading is room for what is under it, too.
    width = _WIDTH - 2 * _MARGIN
    return _svg.wrapped(words, width, _TITLE_SIZE, bold=True, most=1)[0]


def _state(progress: Progress) -> str:
    words = f"{progress.achievement or 'not known how far'} on {progress.on}"
    if progress.reached is not None:
        words += f", reached since {progress.reached}"
    return words


# --- days and values ------------------------------------------------------------------


class _Span(NamedTuple):
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


def _days_of(progress: Progress, first: date, last: date) -> _Span:
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
    return _Span(Fraction(start - lacking // 2), Fraction(end + lacking - lacking // 2))


def _values_of(progress: Progress) -> _Span:
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
        whole = _Span(Fraction(scale.low), Fraction(scale.high))
        if 4 * (high - low) >= whole.size:
            return whole
    else:
        whole = None
    margin = (high - low) / 10 or Fraction(1)
    step = _step(_Span(low - margin, high + margin), whole_only=_whole(values))
    lower = math.floor((low - margin) / step) * step
    upper = math.ceil((high + margin) / step) * step
    if low >= 0:
        lower = max(lower, Fraction(0))
    if whole is not None:
        lower, upper = max(lower, whole.low), min(upper, whole.high)
    return _Span(lower, upper)


def _whole(values: Iterable[Fraction]) -> bool:
    return all(value.denominator == 1 for value in values)


_MOST_TICKS: Final = 7


def _step(span: _Span, *, whole_only: bool) -> Fraction:
    """A round step, of which no more than a few fit between the ends."""
    step = Fraction(1) if whole_only else Fraction(1, 10**6)
    while True:
        for factor in (1, 2, 5):
            if span.size <= _MOST_TICKS * factor * step:
                return factor * step
        step *= 10


def _ticks(values: _Span) -> Iterator[Fraction]:
    step = _step(values, whole_only=_whole(values))
    number = math.ceil(values.low / step)
    while number * step <= values.high:
        yield number * step
        number += 1


def _written(value: Fraction) -> str:
    return str(number_of(value))


class _Plot:
    """Where days and values stand on paper."""

    def __init__(self, days: _Span, values: _Span, left: int, right: int) -> None:
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

    def point(self, spot: _Spot) -> Point:
        """Where a value of a day stands."""
        return self.x(spot[0]), self.y(spot[1])


# --- what lies under the values -------------------------------------------------------


def _banding(progress: Progress) -> Banding | None:
    scale = progress.metric.scale
    if scale is None or len(scale.bandings) != 1:
        return None
    return scale.bandings[0]


def _stripes(banding: Banding | None, plot: _Plot) -> Iterator[str]:
    """Yield a stripe for each band, half-way to the next, and its name beside it."""
    if banding is None:
        return
    bands = banding.bands
    inner = [
        (Fraction(lower.high) + Fraction(upper.low)) / 2
        for lower, upper in pairwise(bands)
    ]
    edges = [Fraction(bands[0].low), *inner, Fraction(bands[-1].high)]
    taken = plot.bottom + _svg.LINE_HEIGHT
    for number, (band, sides) in enumerate(zip(bands, pairwise(edges), strict=True)):
        low = max(sides[0], plot.values.low)
        high = min(sides[1], plot.values.high)
        if low > high:
            continue
        base, top = plot.y(low), plot.y(high)
        yield _area(
            [
                (plot.left, base),
                (plot.left, top),
                (plot.right, top),
                (plot.right, base),
            ],
            _STRIPES[number % 2],
            opacity="1",
        )
        middle = (base + top) // 2 + 4
        # The name of a band too narrow for it is left out; the value axis is there.
        if taken - middle >= _svg.LINE_HEIGHT - 2:
            name = _svg.wrapped(band.name, _WIDEST_BAND, _svg.SMALL_SIZE, most=1)[0]
            at = (plot.right + _BESIDE, middle)
            yield _svg.text(at, name, size=_svg.SMALL_SIZE, colour=_svg.GREY)
            taken = middle


def _aim(progress: Progress, plot: _Plot) -> Iterator[str]:
    """Yield the target, shaded, and each baseline."""
    if progress.target is not None:
        low, high = progress.target.at_least, progress.target.at_most
        base = plot.bottom if low is None else plot.y(low)
        top = plot.top if high is None else plot.y(high)
        shade = [
            (plot.left, base),
            (plot.left, top),
            (plot.right, top),
            (plot.right, base),
        ]
        yield _area(shade, _TARGET_FILL, opacity="0.1")
        for end in dict.fromkeys(end for end in (low, high) if end is not None):
            yield _level(plot.y(end), plot, _TARGET)
    baselines = [course.baseline for course in progress.courses]
    for baseline in dict.fromkeys(each for each in baselines if each is not None):
        yield _level(plot.y(baseline), plot, _BASELINE)


def _level(y: int, plot: _Plot, stroke: Stroke) -> str:
    return _svg.path([(plot.left, y), (plot.right, y)], stroke)


def _uprights(progress: Progress, plot: _Plot) -> Iterator[str]:
    """Yield the day due and the day of the judgment, where they are drawn."""
    for day, stroke in ((progress.due, _DUE), (progress.on, _ON)):
        if day is not None and plot.days.holds(day.toordinal()):
            x = plot.x(day.toordinal())
            yield _svg.path([(x, plot.top), (x, plot.bottom)], stroke)


# --- axes -----------------------------------------------------------------------------


def _value_axis(ticks: Iterable[Fraction], plot: _Plot) -> Iterator[str]:
    for tick in ticks:
        y = plot.y(tick)
        yield _level(y, plot, _TICK)
        words = _written(tick)
        at = (plot.left - _BESIDE - _width(words), y + 4)
        yield _svg.text(at, words, size=_svg.SMALL_SIZE)
    for x in (plot.left, plot.right):
        yield _svg.path([(x, plot.top), (x, plot.bottom)], _EDGE)


_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_LABEL: Final = 52
"""Least distance of two days that are named."""

_MONTHS_PER_YEAR: Final = 12


def _day_axis(plot: _Plot) -> Iterator[str]:
    yield _level(plot.bottom, plot, _EDGE)
    year = None
    for day, words in _named_days(plot):
        x = plot.x(day)
        tick = [(x, plot.bottom), (x, plot.bottom + 5)]
        yield _svg.path(tick, _EDGE)
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


def _named_days(plot: _Plot) -> Iterator[tuple[int, str]]:
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


# --- values, trends, projection -------------------------------------------------------


_SIZE, _SMALL_SIZE, _SAMPLE_SIZE = 4, 2, 7
"""Half the width of a mark: of the first source, of many values, most in a legend."""

_MANY: Final = 100
"""Values of one source beyond which its marks are small."""


class _Look(NamedTuple):
    """How a source is drawn; each later one is larger and hollow, around the others."""

    colour: str
    shape: int
    size: int

    @classmethod
    def of(cls, number: int) -> _Look:
        shapes = len(_MEASURED)
        size = _SIZE + 2 * min(number, 5)
        return cls(_MEASURED[number % shapes], number % shapes, size)

    def mark(self, at: Point, most: int = 100) -> str:
        """The mark of one measurement, no larger than *most*."""
        x, y = at
        size, stroke = min(self.size, most), Stroke(self.colour, "1.6")
        corners = (
            [],
            [(-size, -size), (size, -size), (size, size), (-size, size)],
            [(0, -size), (size, 0), (0, size), (-size, 0)],
            [(0, -size), (size, size), (-size, size)],
        )[self.shape]
        if corners:
            points = [(x + dx, y + dy) for dx, dy in corners]
            return _stroked(points, stroke, closed=True)
        fill = self.colour if self.size == _SIZE else "none"
        corner, side = (x - size, y - size), 2 * size
        return _svg.box(corner, (side, side), stroke, fill=fill, radius=size)


def _points(course: Course, look: _Look, plot: _Plot) -> str:
    spots = [
        plot.point((Fraction(each.on.toordinal()), Fraction(each.value)))
        for each in course.measurements
    ]
    parts = [_stroked(spots, _EDGE)] if len(spots) > 1 else []
    source = "" if course.source is None else f" ({course.source})"
    most = _SMALL_SIZE if len(spots) > _MANY else look.size
    for each, spot in zip(course.measurements, spots, strict=True):
        title = f"{each.on}: {each.value}{source}"
        parts.append(
            _svg.group([look.mark(spot, most)], kind="care-value", title=title)
        )
    return _svg.group(parts, kind="care-course")


def _trend(course: Course, look: _Look, plot: _Plot) -> Iterator[str]:
    """Yield the line through a course, and where it leads while that is projected."""
    trend = course.trend
    if trend is None:
        return
    fitted = course.measurements[-trend.count :]
    first, last = fitted[0].on.toordinal(), fitted[-1].on.toordinal()
    end = math.floor(plot.days.high)
    stroke = Stroke(look.colour, "1.6")
    if course.projection is not None and trend.low and trend.high and last < end:
        sides = [
            *_ends(trend.low, last, end),
            *reversed([*_ends(trend.high, last, end)]),
        ]
        yield _shaded(sides, look.colour, plot)
        dashed = stroke._replace(dashes=_PROJECTED)
        yield _ruled(trend.line, (last, end), dashed, plot)
    yield _ruled(trend.line, (first, last), stroke, plot)


def _ends(line: Line, first: int, last: int) -> Iterator[_Spot]:
    for day in (first, last):
        yield Fraction(day), line.value_on(date.fromordinal(day))


def _ruled(line: Line, days: tuple[int, int], stroke: Stroke, plot: _Plot) -> str:
    spots = _cut([*_ends(line, *days)], plot.values)
    return _stroked([plot.point(spot) for spot in spots], stroke) if spots else ""


def _shaded(spots: Sequence[_Spot], colour: str, plot: _Plot) -> str:
    cut = _cut(spots, plot.values)
    return _area([plot.point(spot) for spot in cut], colour) if cut else ""


def _cut(spots: Sequence[_Spot], values: _Span) -> list[_Spot]:
    """What of a line or an area lies between the least and the greatest value drawn."""
    found = [*spots]
    for limit, side in ((values.low, 1), (values.high, -1)):
        kept: list[_Spot] = []
        for one, other in zip(found, [*found[1:], *found[:1]], strict=True):
            before, after = (side * (spot[1] - limit) for spot in (one, other))
            if before >= 0:
                kept.append(one)
            if (before >= 0) is not (after >= 0):
                share = before / (before - after)
                kept.append((one[0] + share * (other[0] - one[0]), limit))
        found = kept
    return [*dict.fromkeys(found)]


def _projection(progress: Progress, plot: _Plot) -> Iterator[str]:
    """Yield the days on which the target may be reached, as a mark on its line."""
    found, target = progress.projection, progress.target
    if found is None or target is None or found.earliest is None:
        return
    first = found.earliest.toordinal()
    if not plot.days.holds(first):
        return
    # Of sources on both sides of a band, the end that the first has to reach.
    behind = [each.latest.value for each in progress.courses if each.latest]
    ends = [each.end for each in (ahead(target, value) for value in behind) if each]
    y = plot.y(ends[0])
    last = plot.days.high
    if found.latest is not None:
        last = min(last, Fraction(found.latest.toordinal()))
    x, x1 = plot.x(first), plot.x(last)
    stroke = Stroke(_svg.INK, "1.6")
    parts = [_svg.path([(x, y), (x1, y)], stroke)] if x < x1 else []
    parts.append(_svg.path([(x, y - 5), (x, y + 5)], stroke))
    if found.latest is not None and plot.days.holds(found.latest.toordinal()):
        parts.append(_svg.path([(x1, y - 5), (x1, y + 5)], stroke))
    if found.expected is not None and plot.days.holds(found.expected.toordinal()):
        parts.append(_expected((plot.x(found.expected.toordinal()), y)))
    yield _svg.group(parts, kind="care-projection", title=f"target reached: {found}")


def _expected(at: Point) -> str:
    x, y = at
    corners = [(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]
    return _stroked(corners, Stroke(_svg.INK, "1.6"), closed=True, fill=_svg.PAPER)


# --- the legend -----------------------------------------------------------------------

_MIDDLE: Final = _svg.SAMPLE[1] // 2
_ACROSS: Final = ((0, _MIDDLE), (_svg.SAMPLE[0] - 8, _MIDDLE))


def _entries(
    progress: Progress, drawn: Sequence[tuple[Course, _Look]], plot: _Plot
) -> Iterator[list[Entry]]:
    yield [
        Entry(look.mark((18, _MIDDLE), _SAMPLE_SIZE), course.source or "measured")
        for course, look in drawn
        if course.measurements
    ]
    lines: list[Entry] = []
    if progress.target is not None:
        across = _svg.path(_ACROSS, _TARGET)
        lines.append(Entry(across, f"target: {progress.target}"))
    baselines = [course.baseline for course, _ in drawn]
    known = dict.fromkeys(str(each) for each in baselines if each is not None)
    if known:
        across = _svg.path(_ACROSS, _BASELINE)
        lines.append(Entry(across, f"baseline: {', '.join(known)}"))
    for words, day, stroke in (
        ("due", progress.due, _DUE),
        ("judged on", progress.on, _ON),
    ):
        if day is not None and plot.days.holds(day.toordinal()):
            upright = _svg.path([(18, 0), (18, _svg.SAMPLE[1])], stroke)
            lines.append(Entry(upright, f"{words} {day}"))
    yield lines
    trends: list[Entry] = []
    for course, look in drawn:
        if course.trend is not None:
            across = _svg.path(_ACROSS, Stroke(look.colour, "1.6"))
            source = "" if course.source is None else f" of {course.source}"
            trends.append(Entry(across, f"trend{source}: {course.trend}"))
    for trend in trends:
        yield [trend]
    if progress.projection is not None and progress.projection.expected is not None:
        sample = _expected((18, _MIDDLE))
        yield [Entry(sample, f"target reached: {progress.projection}")]


def _notes(progress: Progress, banding: Banding | None, plot: _Plot) -> Iterator[str]:
    scale = progress.metric.scale
    if banding is not None:
        yield f"Bands of {scale}: {banding.source.read_in or banding.source}."
    elif scale is not None and scale.bandings:
        yield f"Sources band {scale} differently; no bands are drawn."
    if progress.due is not None and not plot.days.holds(progress.due.toordinal()):
        yield f"Not among the days drawn: due {progress.due}."
    if not plot.days.holds(progress.on.toordinal()):
        yield f"Not among the days drawn: judged on {progress.on}."
    if progress.projection is not None:
        if progress.projection.expected is None:
            yield f"Target reached: {progress.projection}."
        yield "The days prolong a straight line; the confidence is that of its slope."
    if progress.missing:
        yield f"Missing: {', '.join(progress.missing)}."


# --- shapes ---------------------------------------------------------------------------


def _outline(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _stroked(
    points: Iterable[Point], stroke: Stroke, *, closed: bool = False, fill: str = "none"
) -> str:
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    return (
        f'<path d="{_outline(points)}{"Z" if closed else ""}" fill="{fill}" '
        f'stroke="{stroke.colour}" stroke-width="{stroke.width}"{dashes}/>'
    )


def _area(points: Iterable[Point], colour: str, *, opacity: str = "0.12") -> str:
    return (
        f'<path d="{_outline(points)}Z" fill="{colour}" fill-opacity="{opacity}" '
        'stroke="none"/>'
    )
