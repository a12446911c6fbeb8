"""The stays from left to right: bars, thin lines beside them, moves between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

import attrs

from continuum import _svg
from continuum._timeline._scale import Scale, Span, fitted
from continuum._timeline._words import told
from continuum.levels import Level, TransitionKind, kind_by_rank
from continuum.periods import DateRange
from continuum.stay import DischargeReason, LevelSpan, Stay, care_order

__all__ = [
    "BAR_HEIGHT",
    "MARK_GAP",
    "MARK_SIZE",
    "TIP",
    "Bar",
    "Move",
    "Rail",
    "bars_of",
    "clipped",
    "in_care_order",
    "moves_of",
    "packed",
    "rails_height",
    "scale_of",
    "track_heights",
]

BAR_HEIGHT: Final = 16
TIP: Final = 8
"""Length of the point of a bar that is open."""

MARK_SIZE: Final = 18
MARK_GAP: Final = 3
"""Between a bar and the mark that tells how it ended."""

_NARROWEST: Final = 8
"""Width of the shortest stay."""

_NARROWEST_RAIL: Final = 4
_APART: Final = 4
"""Least distance of two things in one row."""

_RAIL, _RAIL_WITH_WORDS = 5, 16
"""Heights of a thin line beside a bar."""

_WORDS_WIDTH: Final = 110
_WORDS_INSET: Final = 6
"""Before the words at a thin line: a move may arrive where it begins."""

_ONE_DAY: Final = timedelta(days=1)


class Rail(NamedTuple):
    """A thin line beside a bar: days for which a level was recommended or authorized.

    Args:
        track: 0 for the line next to the bar.
        left: In pixels.
        right: In pixels.
        at: Where *words* begin.
        words: The level, where it is not the one of the bar.
    """

    track: int
    left: int
    right: int
    at: int
    words: str


@attrs.frozen(kw_only=True)
class Bar:
    """A stay in its place from left to right.

    Args:
        number: Its place among the stays.
        stay: The stay.
        days: The days that are drawn; of an open stay, those that are known.
        left: In pixels.
        right: In pixels, without a point or mark.
        ended: Whether a mark tells how it ended.
        above: Levels that were recommended.
        below: Levels that were authorized.
    """

    number: int
    stay: Stay
    days: Span
    left: int
    right: int
    ended: bool
    above: tuple[Rail, ...]
    below: tuple[Rail, ...]

    @property
    def extent(self) -> tuple[int, int]:
        """From where to where its row has no room for another."""
        right = self.right
        if self.stay.period.end is None:
            right += TIP
        elif self.ended:
            right += MARK_GAP + MARK_SIZE
        rails = (*self.above, *self.below)
        left = min([self.left, *(rail.at for rail in rails)])
        reached = (rail.at + _words_width(rail.words) for rail in rails)
        return left, max([right, *reached])


# --- days -----------------------------------------------------------------------------


def in_care_order(stays: Iterable[Stay]) -> list[Stay]:
    """The stays by days; those of the same days in one order, however they came."""
    return sorted(stays, key=lambda stay: (*care_order(stay), stay.line, told(stay)))


def _days_told(stay: Stay) -> Iterator[date]:
    if stay.last_day is not None:
        yield stay.last_day
        return
    yield stay.admitted
    for leave in stay.leaves:
        yield leave.end or leave.start
    if stay.attendance is not None:
        yield from (record.session.day for record in stay.attendance.records)


def _days_drawn(stay: Stay, known: date) -> Span:
    end = stay.period.end
    if end is None:
        end = max(known, *_days_told(stay)) + _ONE_DAY
    return Span(stay.admitted.toordinal(), end.toordinal())


def scale_of(
    stays: Sequence[Stay], on: date | None, *, left: int, right: int
) -> tuple[Scale, list[Span]]:
    """Where the days of *stays* stand, and the days of each that are drawn."""
    # Where nobody says up to which day the record tells, the last one it tells of.
    known = on or max(day for stay in stays for day in _days_told(stay))
    days = [_days_drawn(stay, known) for stay in stays]
    changes = [
        day.toordinal()
        for stay in stays
        for leave in stay.leaves
        for day in (leave.start, leave.end)
        if day is not None
    ]
    return fitted(days, changes, left=left, right=right), days


# --- bars -----------------------------------------------------------------------------


def bars_of(
    stays: Sequence[Stay], days: Sequence[Span], scale: Scale, *, limit: int
) -> list[Bar]:
    """A bar for each stay; no words of it reach beyond *limit*."""
    handed_over = {origin for origin, _ in _hand_overs(stays)}
    bars: list[Bar] = []
    for number, (stay, drawn) in enumerate(zip(stays, days, strict=True)):
        left = scale.x(drawn.first)
        right = max(scale.x(drawn.end), left + _NARROWEST)
        # A move to the next stay is drawn, so that a mark would say nothing more.
        moved = number in handed_over
        transferred = moved and stay.ended in {None, DischargeReason.TRANSFERRED}
        bar = Bar(
            number=number,
            stay=stay,
            days=drawn,
            left=left,
            right=right,
            ended=stay.period.end is not None and not transferred,
            above=(),
            below=(),
        )
        bars.append(
            attrs.evolve(
                bar,
                above=tuple(_rails(bar, stay.recommended, scale, limit)),
                below=tuple(_rails(bar, stay.authorized, scale, limit)),
            )
        )
    return bars


def clipped(bar: Bar, period: DateRange, scale: Scale, least: int) -> tuple[int, int]:
    """From where to where some days of a bar stand; never narrower than *least*."""
    left = min(max(bar.left, scale.x(period.start.toordinal())), bar.right - least)
    end = period.end
    right = bar.right if end is None else scale.x(end.toordinal())
    return left, min(bar.right, max(right, left + least))


def _rails(
    bar: Bar, spans: Iterable[LevelSpan], scale: Scale, limit: int
) -> Iterator[Rail]:
    found: list[Rail] = []
    for span in sorted(spans, key=lambda span: (span.period.start, str(span.level))):
        period = bar.stay.period.intersection(span.period)
        if period is None or period.start.toordinal() >= bar.days.end:
            continue
        left, right = clipped(bar, period, scale, _NARROWEST_RAIL)
        words = "" if span.level == bar.stay.level else _code(span.level, bar.stay)
        at = min(left + _WORDS_INSET, limit - _words_width(words)) if words else left
        found.append(Rail(0, left, right, at, words))
    tracks = packed(
        (
            (rail.at, max(rail.right, rail.at + _words_width(rail.words)))
            for rail in found
        ),
        apart=0,
    )
    for rail, track in zip(found, tracks, strict=True):
        yield rail._replace(track=track)


def _code(level: Level, stay: Stay) -> str:
    words = level.code if level.system == stay.level.system else str(level)
    return _svg.wrapped(words, _WORDS_WIDTH, _svg.SMALL_SIZE, most=1)[0]


def _words_width(words: str) -> int:
    return _svg.width_of(words, _svg.SMALL_SIZE)


def track_heights(rails: Sequence[Rail]) -> list[int]:
    """Height of each track, the one next to the bar first."""
    count = max((rail.track for rail in rails), default=-1) + 1
    worded = {rail.track for rail in rails if rail.words}
    return [_RAIL_WITH_WORDS if track in worded else _RAIL for track in range(count)]


def rails_height(rails: Sequence[Rail]) -> int:
    """Height of the thin lines on one side of a bar."""
    return sum(track_heights(rails))


def packed(extents: Iterable[tuple[int, int]], *, apart: int = _APART) -> list[int]:
    """The row of each extent: the first in which none before it is too near.

    >>> packed([(0, 10), (5, 20), (13, 30), (14, 30)])
    [0, 1, 2, 0]
    """
    ends: list[int] = []
    rows: list[int] = []
    for left, right in extents:
        free = (row for row, end in enumerate(ends) if left >= end + apart)
        row = next(free, len(ends))
        ends[row : row + 1] = [right]
        rows.append(row)
    return rows


# --- moves ----------------------------------------------------------------------------


class Move(NamedTuple):
    """A stay that another follows on the same day or the next."""

    origin: Bar
    target: Bar
    kind: TransitionKind


def moves_of(bars: Sequence[Bar]) -> list[Move]:
    """The moves from a stay to the next of its line, on the same day or the next."""
    pairs = _hand_overs([bar.stay for bar in bars])
    return [
        Move(bars[origin], bars[target], _kind(bars[origin], bars[target]))
        for origin, target in pairs
    ]


def _hand_overs(stays: Sequence[Stay]) -> Iterator[tuple[int, int]]:
    waiting: dict[str, list[int]] = {}
    ends = [stay.period.end or date.max for stay in stays]
    for number, stay in enumerate(stays):
        before = waiting.setdefault(stay.line, [])
        near = {stay.admitted, stay.admitted + _ONE_DAY}
        found = [origin for origin in before if ends[origin] in near]
        if found:
            origin = max(found, key=lambda origin: ends[origin])
            before.remove(origin)
            yield origin, number
        before.append(number)


def _kind(origin: Bar, target: Bar) -> TransitionKind:
    one, other = origin.stay.level, target.stay.level
    if one.system != other.system:  # ranks of two systems do not compare
        return TransitionKind.LATERAL
    return kind_by_rank(one, other)
