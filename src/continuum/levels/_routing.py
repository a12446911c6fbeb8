"""Where boxes in rows stand, and lines at right angles between them.

Links that enter one box from one side share a line, which they join one after the
other. What leads to a row below leaves a box downward from its left half and enters
from above; what leads to a row above leaves upward from the right half and enters from
below. A link that passes a row takes a lane beside all boxes, downward on the left and
upward on the right. So a line may cross other lines, and never a box.

Rows lie between gaps: gap 0 is above row 0, gap 1 under it. In a gap a line runs level,
on a track. All lengths are in pixels.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from continuum.levels._ordering import Run, tracks

__all__ = ["Layout", "Link", "Rectangle", "Route", "arranged"]

_AISLE: Final = 40
"""Between two boxes of one row."""

_LANE: Final = 12
_GUTTER: Final = 22
"""From the boxes to the first lane; a loop fits between."""

_TRACK: Final = 10
_PAD: Final = 18
"""From a box to the nearest track: room for a corner and an arrow head."""

_EMPTY_GAP: Final = 28
_LOOP: Final = 16

_CLEAR: Final = 7
"""Least distance of two uprights of one gap that belong to two lines."""

_INSET: Final = 5
"""Least distance of an upright from the end of its part of a side."""

Point: TypeAlias = tuple[int, int]
Route: TypeAlias = tuple[Point, ...]
"""From the edge of one box to the edge of another, corner by corner."""


class Link(NamedTuple):
    """From a box to a box; links of one *family* may share a line."""

    origin: int
    target: int
    family: str


class Rectangle(NamedTuple):
    """A box: its left top corner and its size."""

    x: int
    y: int
    width: int
    height: int


class Layout(NamedTuple):
    """Boxes by number, routes in the order of the links, and what they take up."""

    boxes: dict[int, Rectangle]
    routes: tuple[Route, ...]
    width: int
    height: int


class _Way(enum.Enum):
    LOOP = enum.auto()
    ASIDE = enum.auto()
    """To the next box of the row, through the aisle."""

    UNDER = enum.auto()
    """To another box of the row, through the gap under it."""

    DOWN = enum.auto()
    UP = enum.auto()


class _Seat(NamedTuple):
    row: int
    place: int
    x: int


class _Line(NamedTuple):
    """What the links of one family into one box from one side share."""

    target: int
    family: str
    way: _Way


_Seats: TypeAlias = dict[int, _Seat]
_Lines: TypeAlias = dict[_Line, list[int]]
"""The boxes that each line comes from."""

_Lanes: TypeAlias = dict[_Line, int]
_Ports: TypeAlias = dict[tuple[_Line, int], int]
"""Where on a side of a box a line starts or ends."""


def arranged(
    rows: Sequence[Sequence[int]],
    heights: Sequence[int],
    links: Sequence[Link],
    *,
    box_width: int,
    most_width: int,
) -> Layout:
    """Place the boxes, and route every link.

    Args:
        rows: Numbers of boxes, from the top row down, from left to right.
        heights: Height of the boxes of each row.
        links: No two from one box to another.
        box_width: Width of every box.
        most_width: What the layout fits in, if its boxes alone do.
    """
    seats, width = _seated(rows, box_width)
    lines: _Lines = {}
    for origin, target, family in links:
        way = _way(seats[origin], seats[target])
        if way not in {_Way.LOOP, _Way.ASIDE}:
            lines.setdefault(_Line(target, family, way), []).append(origin)
    lanes, left, right = _lanes(lines, seats, width, most_width)
    ports = _ports(lines, seats, lanes, box_width)
    runs = _runs(lines, seats, lanes, ports, len(rows) + 1)
    tops, gaps, level = _levels(heights, [tracks(of_gap) for of_gap in runs])
    boxes = {
        box: Rectangle(left + seat.x, tops[seat.row], box_width, heights[seat.row])
        for box, seat in seats.items()
    }

    def route(link: Link) -> Route:
        origin, target = boxes[link.origin], boxes[link.target]
        way = _way(seats[link.origin], seats[link.target])
        if way is _Way.LOOP:
            return _loop(origin)
        if way is _Way.ASIDE:
            return _aside(origin, target)
        line = _Line(link.target, link.family, way)
        start, end = ports[line, link.origin], ports[line, link.target]
        leaves, enters = _leaves(line, link.origin, seats), _enters(line, seats)
        # What runs straight through a gap has no track there, and needs none.
        first = level.get((leaves, line), gaps[leaves])
        last = level.get((enters, line), gaps[enters])
        lane = start if leaves == enters else lanes[line]
        points = (
            (start, origin.y if way is _Way.UP else origin.y + origin.height),
            (start, first),
            (lane, first),
            (lane, last),
            (end, last),
            (end, target.y if way is _Way.DOWN else target.y + target.height),
        )
        return _straightened((left + x, y) for x, y in points)

    routes = tuple(map(route, links))
    return Layout(boxes, routes, left + width + right, gaps[-1])


def _seated(rows: Sequence[Sequence[int]], box_width: int) -> tuple[_Seats, int]:
    # Every row is centred.
    pitch = box_width + _AISLE
    width = max((pitch * len(row) for row in rows), default=_AISLE) - _AISLE
    seats: _Seats = {}
    for number, row in enumerate(rows):
        left = (width + _AISLE - pitch * len(row)) // 2
        for place, box in enumerate(row):
            seats[box] = _Seat(number, place, left + pitch * place)
    return seats, width


def _way(origin: _Seat, target: _Seat) -> _Way:
    if origin.row != target.row:
        return _Way.DOWN if origin.row < target.row else _Way.UP
    apart = abs(origin.place - target.place)
    return {0: _Way.LOOP, 1: _Way.ASIDE}.get(apart, _Way.UNDER)


def _leaves(line: _Line, origin: int, seats: _Seats) -> int:
    # The gap that a link leaves its box into.
    return seats[origin].row + (line.way is not _Way.UP)


def _enters(line: _Line, seats: _Seats) -> int:
    # The gap that a line enters its box from.
    return seats[line.target].row + (line.way is not _Way.DOWN)


# --- lanes ----------------------------------------------------------------------------


def _lanes(
    lines: _Lines, seats: _Seats, width: int, most_width: int
) -> tuple[_Lanes, int, int]:
    """Where the lane of each line is, and the room they take left and right."""
    spans: dict[_Line, tuple[int, int]] = {}
    for line, origins in lines.items():
        gaps = [_leaves(line, origin, seats) for origin in origins]
        gaps.append(_enters(line, seats))
        if min(gaps) < max(gaps):
            spans[line] = min(gaps), max(gaps)
    # The nearest target has the innermost lane: so the lanes turn in one by one.
    down = _ranked(
        sorted(
            (line for line in spans if line.way is _Way.DOWN),
            key=lambda line: (seats[line.target].row, -seats[line.target].x),
        ),
        spans,
    )
    up = _ranked(
        sorted(
            (line for line in spans if line.way is _Way.UP),
            key=lambda line: (-seats[line.target].row, seats[line.target].x),
        ),
        spans,
    )
    most_down, most_up = max(down.values(), default=0), max(up.values(), default=0)
    room = most_width - width - 2 * _GUTTER
    pitch = min(_LANE, room // max(1, most_down + most_up))
    lanes = {line: -_GUTTER - pitch * rank for line, rank in down.items()}
    lanes |= {line: width + _GUTTER + pitch * rank for line, rank in up.items()}
    return (
        lanes,
        _GUTTER + pitch * most_down if down else 0,
        _GUTTER + pitch * most_up if up else 0,
    )


def _ranked(
    lines: Sequence[_Line], spans: dict[_Line, tuple[int, int]]
) -> dict[_Line, int]:
    # From 0, the innermost; lanes that never meet may be of one rank.
    ranks: dict[_Line, int] = {}
    for line in lines:
        first, last = spans[line]
        inner = (
            rank
            for other, rank in ranks.items()
            if spans[other][0] <= last and first <= spans[other][1]
        )
        ranks[line] = 1 + max(inner, default=-1)
    return ranks


# --- ports ----------------------------------------------------------------------------


class _Zone(NamedTuple):
    """Half a side of a box. Arrivals are placed last, where their line can be straight.

    It starts at *x*.
    """

    arrives: bool
    gap: int
    upward: bool
    x: int


def _ports(lines: _Lines, seats: _Seats, lanes: _Lanes, box_width: int) -> _Ports:
    half = box_width // 2
    zones: dict[_Zone, list[tuple[int, _Line, int]]] = {}
    for line, origins in lines.items():
        target, enters = seats[line.target], _enters(line, seats)
        x = target.x + (0 if line.way is _Way.DOWN else half)
        zone = _Zone(arrives=True, gap=enters, upward=line.way is _Way.DOWN, x=x)
        zones.setdefault(zone, []).append((0, line, line.target))
        for origin in origins:
            leaves = _leaves(line, origin, seats)
            toward = target.x if leaves == enters else lanes[line]
            x = seats[origin].x + (half if line.way is _Way.UP else 0)
            zone = _Zone(arrives=False, gap=leaves, upward=line.way is _Way.UP, x=x)
            zones.setdefault(zone, []).append((toward, line, origin))

    ports: _Ports = {}
    taken: dict[int, list[tuple[int, _Line]]] = {}
    for zone, users in sorted(zones.items()):
        others = taken.setdefault(zone.gap, [])
        # What goes to the left starts on the left: so lines part without crossing.
        for index, (_, line, box) in enumerate(sorted(users, key=lambda user: user[0])):
            low = zone.x + index * half // len(users) + _INSET
            high = zone.x + (index + 1) * half // len(users) - _INSET
            ports[line, box] = _free_place(line, low, high, others)
            others.append((ports[line, box], line))
    return ports


def _free_place(
    line: _Line, low: int, high: int, others: Iterable[tuple[int, _Line]]
) -> int:
    # The middle, unless another place is straight on or the middle is taken.
    middle = (low + high) // 2
    straight = {place for place, other in others if other == line}
    crowd = [place for place, other in others if other != line]
    free = (
        place
        for place in range(low, high + 1)
        if all(abs(place - other) >= _CLEAR for other in crowd)
    )
    return min(
        free,
        key=lambda place: (place not in straight, abs(place - middle)),
        default=middle,
    )


# --- tracks ---------------------------------------------------------------------------


def _runs(
    lines: _Lines, seats: _Seats, lanes: _Lanes, ports: _Ports, gaps: int
) -> list[dict[_Line, Run]]:
    """Every line in every gap, save those that run straight through it."""
    above: list[dict[_Line, set[int]]] = [{} for _ in range(gaps)]
    below: list[dict[_Line, set[int]]] = [{} for _ in range(gaps)]
    for line, origins in lines.items():
        # On the way down, a line comes from above and goes on below.
        come, go = (below, above) if line.way is _Way.UP else (above, below)
        end = above if line.way is _Way.UNDER else go
        enters = _enters(line, seats)
        end[enters].setdefault(line, set()).add(ports[line, line.target])
        for origin in origins:
            leaves = _leaves(line, origin, seats)
            come[leaves].setdefault(line, set()).add(ports[line, origin])
            if leaves != enters:
                go[leaves].setdefault(line, set()).add(lanes[line])
                come[enters].setdefault(line, set()).add(lanes[line])
    found: list[dict[_Line, Run]] = []
    for high, low in zip(above, below, strict=True):
        runs = {
            line: Run(frozenset(high.get(line, ())), frozenset(low.get(line, ())))
            for line in dict.fromkeys([*high, *low])
        }
        found.append({line: run for line, run in runs.items() if not run.is_straight})
    return found


def _levels(
    heights: Sequence[int], taken: Sequence[dict[_Line, int]]
) -> tuple[list[int], list[int], dict[tuple[int, _Line], int]]:
    """The top of every row, that of every gap and the end, and where each track is."""
    tops: list[int] = []
    gaps = [0]
    level: dict[tuple[int, _Line], int] = {}
    for gap, of_lines in enumerate(taken):
        first = gaps[-1] + _PAD
        for line, track in of_lines.items():
            level[gap, line] = first + _TRACK * track
        inner = 0 < gap < len(heights)
        end = gaps[-1] + (_EMPTY_GAP if inner else 0)
        if of_lines:
            end = first + _TRACK * max(of_lines.values()) + _PAD
        if gap < len(heights):
            tops.append(end)
            end += heights[gap]
        gaps.append(end)
    return tops, gaps, level


# --- routes ---------------------------------------------------------------------------


def _loop(box: Rectangle) -> Route:
    right, bottom = box.x + box.width, box.y + box.height
    out, low, high = right + _LOOP, bottom - 4, bottom - 16
    return (right, low), (out, low), (out, high), (right, high)


def _aside(origin: Rectangle, target: Rectangle) -> Route:
    # One height for each direction, so that the two of a pair lie apart.
    if origin.x < target.x:
        y = origin.y + origin.height // 5
        return (origin.x + origin.width, y), (target.x, y)
    y = origin.y + 2 * origin.height // 5
    return (origin.x, y), (target.x + target.width, y)


def _straightened(points: Iterable[Point]) -> Route:
    # Only the corners, each once.
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _in_line(*points: Point) -> bool:
    return any(len({point[axis] for point in points}) == 1 for axis in (0, 1))
