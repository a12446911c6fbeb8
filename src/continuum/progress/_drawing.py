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
from typing import Final, NamedTuple

from continuum import _svg
from continuum._svg import Entry, Point, Stroke
from continuum.errors import FieldValueError
from continuum.measuring import Banding
from continuum.progress._plot import (
    BESIDE,
    EDGE,
    Plot,
    Span,
    Spot,
    day_axis,
    days_of,
    level,
    ticks_of,
    value_axis,
    values_of,
    width_of,
    written,
)
from continuum.progress._record import Course, Progress
from continuum.progress._trend import Line, ahead

__all__ = ["svg"]

_WIDTH: Final = 860
_MARGIN: Final = 20
_WIDEST_BAND: Final = 130
_TITLE_SIZE: Final = 14

_MEASURED: Final = ("#083d70", "#8a3200", "#00513c", "#5b2a6e")
_TARGET: Final = Stroke("#00513c", "1.4", "9 2 2 2")
_TARGET_FILL: Final = "#00513c"
_BASELINE: Final = Stroke(_svg.GREY, "1.4", "2 3")
_DUE: Final = Stroke("#8a3200", "1.4", "4 2")
_ON: Final = Stroke(_svg.INK, dashes="6 3")
_STRIPES: Final = ("#f6f8fa", "#e9edf1")
_PROJECTED: Final = "5 4"


def svg(progress: Progress) -> str:
    """Draw what was measured against baseline, target and trend.

    Raises:
        FieldValueError: Nothing was measured.
    """
    if progress.first is None or progress.latest is None:
        raise FieldValueError("to_svg", "measurements", None, "one measurement or more")
    days = days_of(progress, progress.first.on, progress.latest.on)
    values = values_of(progress)
    banding = _banding(progress)
    ticks = [*ticks_of(values)]
    left = _MARGIN + BESIDE + max(width_of(written(tick)) for tick in ticks)
    right = _WIDTH - _MARGIN
    if banding is not None:
        right -= min(_WIDEST_BAND, max(width_of(band.name) for band in banding.bands))
        right -= BESIDE
    plot = Plot(days, values, left, right)
    ends = dict.fromkeys((str(progress.first.on), str(progress.latest.on)))
    shown = " to ".join(ends)
    heading = _svg.plain(f"{progress.metric}, {shown}")
    parts = [
        _svg.text((_MARGIN, 26), _fitted(heading), size=_TITLE_SIZE, bold=True),
        _svg.text((_MARGIN, 46), _fitted(_state(progress)), colour=_svg.GREY),
        *_stripes(banding, plot),
        *value_axis(ticks, plot),
        *day_axis(plot),
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


def _fitted(words: str) -> str:
    # Room for the bold heading is room for what is under it, too.
    width = _WIDTH - 2 * _MARGIN
    return _svg.wrapped(words, width, _TITLE_SIZE, bold=True, most=1)[0]


def _state(progress: Progress) -> str:
    words = f"{progress.achievement or 'not known how far'} on {progress.on}"
    if progress.reached is not None:
        words += f", reached since {progress.reached}"
    return words


# --- what lies under the values -------------------------------------------------------


def _banding(progress: Progress) -> Banding | None:
    scale = progress.metric.scale
    if scale is None or len(scale.bandings) != 1:
        return None
    return scale.bandings[0]


def _stripes(banding: Banding | None, plot: Plot) -> Iterator[str]:
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
            at = (plot.right + BESIDE, middle)
            yield _svg.text(at, name, size=_svg.SMALL_SIZE, colour=_svg.GREY)
            taken = middle


def _aim(progress: Progress, plot: Plot) -> Iterator[str]:
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
            yield level(plot.y(end), plot, _TARGET)
    baselines = [course.baseline for course in progress.courses]
    for baseline in dict.fromkeys(each for each in baselines if each is not None):
        yield level(plot.y(baseline), plot, _BASELINE)


def _uprights(progress: Progress, plot: Plot) -> Iterator[str]:
    """Yield the day due and the day of the judgment, where they are drawn."""
    for day, stroke in ((progress.due, _DUE), (progress.on, _ON)):
        if day is not None and plot.days.holds(day.toordinal()):
            x = plot.x(day.toordinal())
            yield _svg.path([(x, plot.top), (x, plot.bottom)], stroke)


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


def _points(course: Course, look: _Look, plot: Plot) -> str:
    spots = [
        plot.point((Fraction(each.on.toordinal()), Fraction(each.value)))
        for each in course.measurements
    ]
    parts = [_stroked(spots, EDGE)] if len(spots) > 1 else []
    source = "" if course.source is None else f" ({course.source})"
    most = _SMALL_SIZE if len(spots) > _MANY else look.size
    for each, spot in zip(course.measurements, spots, strict=True):
        title = f"{each.on}: {each.value}{source}"
        parts.append(
            _svg.group([look.mark(spot, most)], kind="care-value", title=title)
        )
    return _svg.group(parts, kind="care-course")


def _trend(course: Course, look: _Look, plot: Plot) -> Iterator[str]:
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


def _ends(line: Line, first: int, last: int) -> Iterator[Spot]:
    for day in (first, last):
        yield Fraction(day), line.value_on(date.fromordinal(day))


def _ruled(line: Line, days: tuple[int, int], stroke: Stroke, plot: Plot) -> str:
    spots = _cut([*_ends(line, *days)], plot.values)
    return _stroked([plot.point(spot) for spot in spots], stroke) if spots else ""


def _shaded(spots: Sequence[Spot], colour: str, plot: Plot) -> str:
    cut = _cut(spots, plot.values)
    return _area([plot.point(spot) for spot in cut], colour) if cut else ""


def _cut(spots: Sequence[Spot], values: Span) -> list[Spot]:
    """What of a line or an area lies between the least and the greatest value drawn."""
    found = [*spots]
    for limit, side in ((values.low, 1), (values.high, -1)):
        kept: list[Spot] = []
        for one, other in zip(found, [*found[1:], *found[:1]], strict=True):
            before, after = (side * (spot[1] - limit) for spot in (one, other))
            if before >= 0:
                kept.append(one)
            if (before >= 0) is not (after >= 0):
                share = before / (before - after)
                kept.append((one[0] + share * (other[0] - one[0]), limit))
        found = kept
    return [*dict.fromkeys(found)]


def _projection(progress: Progress, plot: Plot) -> Iterator[str]:
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
    progress: Progress, drawn: Sequence[tuple[Course, _Look]], plot: Plot
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


def _notes(progress: Progress, banding: Banding | None, plot: Plot) -> Iterator[str]:
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
