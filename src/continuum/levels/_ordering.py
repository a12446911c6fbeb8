"""Orders that keep a drawing plain: of boxes in a row, and of lines in a gap.

Both start from the order they are given and change it step by step, each step for the
better, until none is: equal input, equal order.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple, TypeVar

__all__ = ["Run", "in_order", "tracks"]

_TOUCH: Final = 5
"""Pixels; two uprights that are nearer look like one."""

_OVERLAP: Final = 100
"""What two uprights on each other cost, in crossings."""

_APART: Final = 10
"""Pixels between the ends of two lines on one track."""

_Line = TypeVar("_Line", bound=Hashable)


def in_order(
    rows: Sequence[Sequence[int]], links: Iterable[tuple[int, int]]
) -> list[list[int]]:
    """Order the boxes of each row so that linked ones stand near each other.

    Args:
        rows: Numbers of boxes, from the top row down.
        links: Pairs of numbers.
    """
    ordered = [list(row) for row in rows]
    near: dict[int, list[int]] = {box: [] for row in rows for box in row}
    for origin, target in links:
        near[origin].append(target)
        near[target].append(origin)
    # The number of the row, and half boxes from its middle.
    place = {
        box: (number, 2 * index - len(row) + 1)
        for number, row in enumerate(ordered)
        for index, box in enumerate(row)
    }

    def strain(row: list[int]) -> int:
        return sum(
            _distance(place[box], place[other]) for box in row for other in near[box]
        )

    before: list[list[int]] = []
    while ordered != before:
        before = [list(row) for row in ordered]
        for row in ordered:
            least = strain(row)
            for first, second in combinations(range(len(row)), 2):
                _swap(row, place, first, second)
                if strain(row) < least:
                    least = strain(row)
                else:
                    _swap(row, place, first, second)
    return ordered


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    # Neighbours of one row need no line but a short one between them.
    aside, rows = abs(one[1] - other[1]), abs(one[0] - other[0])
    return aside * {0: 4, 1: 2}.get(rows, 1)


def _swap(
    row: list[int], place: dict[int, tuple[int, int]], first: int, second: int
) -> None:
    one, other = row[first], row[second]
    row[first], row[second] = other, one
    place[one], place[other] = place[other], place[one]


class Run(NamedTuple):
    """A line within one gap: the uprights that meet its track, by their places.

    Args:
        above: Those that come to it from above.
        below: Those that come to it from below.
    """

    above: frozenset[int]
    below: frozenset[int]

    @property
    def ends(self) -> tuple[int, int]:
        """The leftmost and the rightmost place."""
        uprights = self.above | self.below
        return min(uprights), max(uprights)

    @property
    def is_straight(self) -> bool:
        """Whether it needs no track."""
        return len(self.above | self.below) == 1


def tracks(runs: Mapping[_Line, Run]) -> dict[_Line, int]:
    """The track of every line in a gap, from 0 at the top; lines apart may share one.

    Args:
        runs: The lines of the gap; each meets two uprights or more.
    """
    found: dict[_Line, int] = {}
    for line in _with_few_crossings(runs):
        low, high = runs[line].ends
        above = (
            track
            for other, track in found.items()
            if runs[other].ends[0] - _APART < high
            and low - _APART < runs[other].ends[1]
        )
        found[line] = 1 + max(above, default=-1)
    return found


def _with_few_crossings(runs: Mapping[_Line, Run]) -> list[_Line]:
    cost = {
        (upper, lower): _crossings(runs[upper], runs[lower])
        for upper in runs
        for lower in runs
    }

    def costs(line: _Line, others: list[_Line]) -> list[int]:
        # What the line costs above all others, under the first of them, and so on.
        found = [sum(cost[line, other] for other in others)]
        for other in others:
            found.append(found[-1] - cost[line, other] + cost[other, line])
        return found

    order: list[_Line] = []
    for line in runs:
        found = costs(line, order)
        order.insert(found.index(min(found)), line)
    before: list[_Line] = []
    while order != before:
        before = list(order)
        for line in before:
            others = [other for other in order if other != line]
            found = costs(line, others)
            if min(found) < found[order.index(line)]:
                others.insert(found.index(min(found)), line)
                order = others
    return order


def _crossings(upper: Run, lower: Run) -> int:
    # An upright below the upper track crosses the lower one, if it stands over it.
    (low, high), (lower_low, lower_high) = upper.ends, lower.ends
    crossed = sum(lower_low <= place <= lower_high for place in upper.below)
    crossed += sum(low <= place <= high for place in lower.above)
    touching = sum(
        abs(one - other) < _TOUCH for one in upper.below for other in lower.above
    )
    return crossed + _OVERLAP * touching
