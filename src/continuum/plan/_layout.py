"""Where the parts of a plan stand in its picture, and the lines between them.

Problems, goals, objectives and interventions have a column each, from left to right. A
part stands in rows of its own, beside the first part it hangs on; goals that are parts
of a goal stand under it. Further lines to a part run in lanes between the columns, and
under an objective where they pass its column: a line may cross others, never a box.

All lengths are in pixels, from the left top corner of the first column.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from continuum._svg import Point
from continuum.plan._goal import Goal
from continuum.plan._plan import TreatmentPlan

__all__ = [
    "INDENT",
    "Column",
    "Layout",
    "Rectangle",
    "Threads",
    "arranged",
    "threads_of",
]

INDENT: Final = 16
"""How much further right a goal stands than the one it is a part of."""

_GAP: Final = 14
"""From one box to the next under it."""

_PASS: Final = 9
"""From one line to the next, where they pass the column of objectives."""

_FIRST, _FURTHER_IN, _FURTHER_OUT = 14, 8, 20
"""How far under the top of a box its first line runs, and where further ones do."""

_LANE: Final = 9
"""From one lane to the next."""

_EDGE: Final = 14
"""From a box to the first lane."""

_STEM: Final = 7
"""From the left edge of a goal to the line that leads to its parts."""

_APART: Final = 6
"""Least distance of the ends of two lines in one lane."""

Route: TypeAlias = tuple[Point, ...]
"""From the edge of one box to the edge of another, corner by corner."""


class Column(enum.IntEnum):
    """What stands in a column, from left to right."""

    PROBLEMS = 0
    GOALS = 1
    OBJECTIVES = 2
    INTERVENTIONS = 3


class Rectangle(NamedTuple):
    """A box: its left top corner and its size."""

    x: int
    y: int
    width: int
    height: int


# --- what hangs on what ---------------------------------------------------------------


class Threads(NamedTuple):
    """What hangs on what, without what other lines say already.

    A goal that is a part of another needs no line to a problem of the other, nor what
    serves an objective one to its goal.

    Args:
        columns: Column of each part, by its code.
        first: The part that a part stands beside or under.
        further: Other parts that it hangs on.
        beside: The parts that stand beside or under a part.
        goals: Goals in the order they stand in, with how deep each is nested.
        problems: Problems by priority.
    """

    columns: Mapping[str, Column]
    first: Mapping[str, str]
    further: Mapping[str, Sequence[str]]
    beside: Mapping[str, Sequence[str]]
    goals: Sequence[tuple[str, int]]
    problems: Sequence[str]

    def of(self, origin: str, column: Column) -> list[str]:
        """The parts in *column* that stand beside *origin*."""
        return [
            code for code in self.beside.get(origin, ()) if self.columns[code] is column
        ]

    def alone(self, column: Column) -> list[str]:
        """The parts in *column* that hang on nothing."""
        return [
            code
            for code, its in self.columns.items()
            if its is column and code not in self.first
        ]


def threads_of(plan: TreatmentPlan) -> Threads:
    """Find what hangs on what in *plan*."""
    columns = {problem.code: Column.PROBLEMS for problem in plan.problems}
    columns |= {goal.code: Column.GOALS for goal in plan.goals}
    columns |= {step.code: Column.OBJECTIVES for step in plan.objectives}
    columns |= {item.code: Column.INTERVENTIONS for item in plan.interventions}
    first: dict[str, str] = {}
    further: dict[str, Sequence[str]] = {}
    beside: dict[str, list[str]] = {}
    for code, origins in _hanging(plan):
        if origins:
            first[code] = origins[0]
            beside.setdefault(origins[0], []).append(code)
            further[code] = origins[1:]
    ranked = sorted(
        plan.problems, key=lambda item: (item.priority is None, item.priority or 0)
    )
    problems = [problem.code for problem in ranked]
    place = {code: number for number, code in enumerate(problems)}
    tops = [goal.code for goal in plan.goals if goal.part_of is None]
    tops.sort(key=lambda code: place.get(first.get(code, ""), len(place)))
    goals: list[tuple[str, int]] = []
    left = [(code, 0) for code in reversed(tops)]
    while left:
        code, depth = left.pop()
        goals.append((code, depth))
        parts = [part for part in beside.get(code, ()) if columns[part] is Column.GOALS]
        left += [(part, depth + 1) for part in reversed(parts)]
    return Threads(columns, first, further, beside, goals, problems)


def _hanging(plan: TreatmentPlan) -> Iterator[tuple[str, list[str]]]:
    """Yield each part with those it hangs on, the one it stands beside first."""
    goals = {goal.code: goal for goal in plan.goals}
    for goal in plan.goals:
        above = _above(goals, goal.part_of)
        known = {code for item in above for code in item.addresses}
        origins = [code for code in goal.addresses if code not in known]
        if goal.part_of is not None:
            origins.insert(0, goal.part_of)
        yield goal.code, list(dict.fromkeys(origins))
    led_to = {step.code: step.goal for step in plan.objectives}
    for code, goal_code in led_to.items():
        yield code, [] if goal_code is None else [goal_code]
    for item in plan.interventions:
        parents = [
            led_to[code] if code in led_to else goals[code].part_of
            for code in item.serves
        ]
        implied = {goal.code for code in parents for goal in _above(goals, code)}
        origins = [code for code in item.serves if code not in implied]
        # Objectives first, since it stands next to them.
        origins.sort(key=lambda code: code not in led_to)
        yield item.code, list(dict.fromkeys(origins))


def _above(goals: Mapping[str, Goal], code: str | None) -> Iterator[Goal]:
    """Yield the goal with that *code*, and the goals that it is a part of."""
    while code is not None:
        yield goals[code]
        code = goals[code].part_of


# --- rows -----------------------------------------------------------------------------


class _Rows:
    """How far down every part stands, and every line that passes an objective."""

    def __init__(self, threads: Threads, heights: Mapping[str, int]) -> None:
        self.tops: dict[str, int] = {}
        self.passes: dict[str, int] = {}
        self._threads = threads
        self._heights = heights
        self._depths = dict(threads.goals)
        goals: dict[str | None, list[str]] = {}
        beside = None
        for code, depth in threads.goals:
            beside = beside if depth else threads.first.get(code)
            goals.setdefault(beside, []).append(code)
        end = 0
        for problem in threads.problems:
            inner = self._each(self._goal, goals.get(problem, ()), end)
            end = max(self._box(problem, end), inner)
        end = self._each(self._goal, goals.get(None, ()), end)
        end = self._each(self._objective, threads.alone(Column.OBJECTIVES), end)
        end = self._each(self._box, threads.alone(Column.INTERVENTIONS), end)
        self.height = max(0, end - _GAP)

    @staticmethod
    def _each(
        place: Callable[[str, int], int], codes: Iterable[str], start: int
    ) -> int:
        """Place parts under one another from *start*; where the next one may stand."""
        for code in codes:
            start = place(code, start)
        return start

    def _box(self, code: str, start: int) -> int:
        self.tops[code] = start
        return start + self._heights[code] + _GAP

    def _goal(self, code: str, start: int) -> int:
        steps = self._threads.of(code, Column.OBJECTIVES)
        items = self._threads.of(code, Column.INTERVENTIONS)
        end = self._each(self._objective, steps, start)
        end = self._each(self._box, items, end)
        return max(self._box(code, start), end)

    def _objective(self, code: str, start: int) -> int:
        items = self._threads.of(code, Column.INTERVENTIONS)
        end = self._each(self._box, items, start)
        end = max(self._box(code, start), end)
        for item in items:
            if any(goal in self._depths for goal in self._threads.further[item]):
                self.passes[item] = end - _PASS // 2
                end += _PASS
        return end


# --- lanes ----------------------------------------------------------------------------


class _Gutter:
    """The room between a column and the next, with lanes for further lines in it."""

    def __init__(self, left: int, runs: Mapping[str, Sequence[int]]) -> None:
        """Give a lane to each target of *runs*, where its lines change their level."""
        self._left = left
        self._lanes: dict[str, int] = {}
        ends: list[int] = []
        for target in sorted(runs, key=lambda code: (min(runs[code]), max(runs[code]))):
            free = (
                lane
                for lane, end in enumerate(ends)
                if end + _APART <= min(runs[target])
            )
            lane = next(free, len(ends))
            ends[lane:] = [max(runs[target]), *ends[lane + 1 :]]
            self._lanes[target] = lane
        self.first = left + _EDGE + _LANE * len(ends) + _LANE // 2
        self.right = self.first + _EDGE + _LANE // 2

    def lane(self, target: str) -> int:
        """How far right the lines to *target* run up or down, where they do."""
        return self._left + _EDGE + _LANE * self._lanes.get(target, 0)


# --- all of it ------------------------------------------------------------------------


class Layout(NamedTuple):
    """Boxes by the codes of parts, lines by both ends, and what all of it takes up.

    Args:
        boxes: Every part.
        first: Lines to parts from those that they stand beside or under.
        further: All other lines.
        lefts: Left edges of the columns.
        width: Width of everything.
        height: Height of everything.
    """

    boxes: Mapping[str, Rectangle]
    first: Mapping[tuple[str, str], Route]
    further: Mapping[tuple[str, str], Route]
    lefts: Sequence[int]
    width: int
    height: int


def arranged(
    threads: Threads, heights: Mapping[str, int], widths: Mapping[Column, int]
) -> Layout:
    """Place every part, and lead lines around them.

    Args:
        threads: What hangs on what.
        heights: Height of each box, by the code of its part.
        widths: Width of each column.
    """
    rows = _Rows(threads, heights)
    levels = {
        (origin, target): _levels(origin, target, threads, rows)
        for target, origins in threads.further.items()
        for origin in origins
    }
    lefts, gutters = [0], list[_Gutter]()
    for column, runs in zip(Column, _runs(levels, threads), strict=False):
        gutters.append(_Gutter(lefts[-1] + widths[column], runs))
        lefts.append(gutters[-1].right)
    depths = dict(threads.goals)
    boxes: dict[str, Rectangle] = {}
    for code, top in rows.tops.items():
        column = threads.columns[code]
        indent = INDENT * depths.get(code, 0)
        left, width = lefts[column] + indent, widths[column] - indent
        boxes[code] = Rectangle(left, top, width, heights[code])
    first: dict[tuple[str, str], Route] = {}
    for target, origin in threads.first.items():
        ends = boxes[origin], boxes[target]
        column = threads.columns[origin]
        if threads.columns[target] is column:
            first[origin, target] = _under(*ends)
        else:
            levels_of_ends = [end.y + _FIRST for end in ends]
            first[origin, target] = _across(
                *ends, levels_of_ends, [gutters[column].first]
            )
    further: dict[tuple[str, str], Route] = {}
    for (origin, target), crossed in levels.items():
        lanes = [gutter.lane(target) for gutter in gutters[threads.columns[origin] :]]
        further[origin, target] = _across(boxes[origin], boxes[target], crossed, lanes)
    return Layout(
        boxes,
        first,
        further,
        lefts,
        lefts[-1] + widths[Column.INTERVENTIONS],
        rows.height,
    )


def _levels(origin: str, target: str, threads: Threads, rows: _Rows) -> list[int]:
    """How far down a further line runs: from its origin, in between, to its target."""
    levels = [rows.tops[origin] + _FURTHER_OUT, rows.tops[target] + _FURTHER_IN]
    if threads.columns[target] - threads.columns[origin] > 1:
        levels.insert(1, rows.passes.get(target, levels[1]))
    return levels


def _runs(
    levels: Mapping[tuple[str, str], Sequence[int]], threads: Threads
) -> list[dict[str, list[int]]]:
    """For each gutter, where the lines to each target change their level."""
    runs = [dict[str, list[int]]() for _ in tuple(Column)[1:]]
    for (origin, target), crossed in levels.items():
        for number, ends in enumerate(pairwise(crossed), threads.columns[origin]):
            if ends[0] != ends[1]:
                runs[number].setdefault(target, []).extend(ends)
    return runs


def _across(
    origin: Rectangle, target: Rectangle, levels: Sequence[int], lanes: Iterable[int]
) -> Route:
    """Lead a line to the right that changes from level to level in *lanes*."""
    route = [(origin.x + origin.width, levels[0])]
    for lane, (level, following) in zip(lanes, pairwise(levels), strict=False):
        if level != following:
            route += [(lane, level), (lane, following)]
    return (*route, (target.x, levels[-1]))


def _under(origin: Rectangle, target: Rectangle) -> Route:
    """Lead a line down from a goal to one that is a part of it."""
    stem, level = origin.x + _STEM, target.y + _FIRST
    return (stem, origin.y + origin.height), (stem, level), (target.x, level)
