"""Where days stand on a line, with breaks for long times in which nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import attrs

__all__ = ["Piece", "Scale", "Span", "fitted"]

_LONG_WITHOUT_CARE: Final = 60
"""Days without care that are never left out."""

_LONG_IN_CARE: Final = 365
"""Days in care without any change that are never left out."""

_KEPT: Final = 30
"""Days in care that are drawn on each side of a break."""

_NARROW: Final = 10
"""Width of a stay, in pixels, below which days in care are left out to widen it."""

_WIDEST_DAY: Final = 90
"""Width of a day, in pixels, beyond which few days do not fill the picture."""

_BREAK_WIDTHS: Final = (20, 64)


class Span(NamedTuple):
    """Days by ordinal, from *first* up to, not including, *end*."""

    first: int
    end: int

    @property
    def days(self) -> int:
        """How many."""
        return self.end - self.first


class Piece(NamedTuple):
    """A run of days that is drawn evenly; a broken one is not drawn to scale."""

    days: Span
    left: int
    right: int
    broken: bool


@attrs.frozen(kw_only=True)
class Scale:
    """Where days stand.

    Args:
        pieces: In order; each begins where the one before ends.
        room: Width of all that is drawn to scale, in pixels.
        days: Days that it shows.
    """

    pieces: tuple[Piece, ...]
    room: int
    days: int

    def x(self, day: int) -> int:
        """Where *day* begins; the nearest end, where it is not on the line."""
        later = (piece for piece in self.pieces if day < piece.days.end)
        days, left, right, _ = next(later, self.pieces[-1])
        passed = min(max(day, days.first), days.end) - days.first
        return left + passed * (right - left) // days.days

    def across(self, days: int) -> int:
        """Width of so many days, where none are left out."""
        return days * self.room // self.days

    @property
    def right(self) -> int:
        """Where the last day ends."""
        return self.pieces[-1].right

    @property
    def breaks(self) -> tuple[Piece, ...]:
        """The pieces that are not drawn to scale."""
        return tuple(piece for piece in self.pieces if piece.broken)


def fitted(
    spans: Sequence[Span], changes: Iterable[int], *, left: int, right: int
) -> Scale:
    """Fit *spans* between two places.

    Long times without care are left out where that widens the rest; long times in care
    without any change, where a stay would else be too narrow to see.

    Args:
        spans: The days of each stay; one or more.
        changes: Further days on which something begins or ends.
        left: Where the first day begins, in pixels.
        right: Where the last day ends, unless few days end before.

    >>> stays = [Span(0, 10), Span(400, 410)]
    >>> scale = fitted(stays, (), left=0, right=164)
    >>> scale.x(10), scale.x(400), scale.across(1)
    (50, 114, 5)
    """
    first, end = min(span.first for span in spans), max(span.end for span in spans)
    idle = [gap for gap in _without_care(spans) if gap.days > _LONG_WITHOUT_CARE]
    quiet = [
        Span(start + _KEPT, until - _KEPT)
        for start, until in _between_changes(spans, changes)
        if until - start > _LONG_IN_CARE
    ]
    least, most = _BREAK_WIDTHS
    width = min(right - left, _WIDEST_DAY * (end - first))
    each = max(least, min(most, width // (2 * max(1, len(idle) + len(quiet)))))
    shortest = min(span.days for span in spans)
    chosen: list[Span] = []
    while True:
        days = end - first - sum(span.days for span in chosen)
        room = width - each * len(chosen)
        # Only what takes half as much room again as a break is worth one.
        worth = 3 * each * days // (2 * room)
        more = [gap for gap in idle if gap.days > worth and gap not in chosen]
        if not more and shortest * room < _NARROW * days:
            rest = [span for span in quiet if span.days > worth and span not in chosen]
            more = sorted(rest, key=lambda span: -span.days)[:1]
        if not more:
            break
        chosen += more
    pieces = _pieces(
        Span(first, end),
        sorted(chosen),
        each,
        lambda shown: left + shown * room // days,
    )
    return Scale(pieces=tuple(pieces), room=room, days=days)


def _pieces(
    whole: Span, breaks: Sequence[Span], width: int, place: Callable[[int], int]
) -> Iterator[Piece]:
    # *place* takes days that are drawn: no place is a sum of widths that were rounded.
    start, shown, x = whole.first, 0, place(0)
    for index, gap in enumerate([*breaks, Span(whole.end, whole.end)]):
        shown += gap.first - start
        right = place(shown) + width * index
        yield Piece(Span(start, gap.first), x, right, broken=False)
        if gap.days:
            yield Piece(gap, right, right + width, broken=True)
        start, x = gap.end, right + width


def _without_care(spans: Iterable[Span]) -> Iterator[Span]:
    ordered = sorted(spans)
    reached = ordered[0].end
    for span in ordered:
        if span.first > reached:
            yield Span(reached, span.first)
        reached = max(reached, span.end)


def _between_changes(spans: Sequence[Span], changes: Iterable[int]) -> Iterator[Span]:
    # The times in care between one change and the next.
    idle = set(_without_care(spans))
    moments = {*changes, *(day for span in spans for day in span)}
    return (
        span
        for span in (Span(*pair) for pair in pairwise(sorted(moments)))
        if span not in idle
    )
