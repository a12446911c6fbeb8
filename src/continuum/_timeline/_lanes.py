"""The stays from top to bottom: a lane for each level, rows for what overlaps in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import attrs

from continuum import _svg
from continuum._svg import Stroke
from continuum._timeline._bars import BAR_HEIGHT, Bar, packed, rails_height
from continuum.levels import Level

__all__ = ["LABEL_WIDTH", "Lane", "System", "systems_of"]

LABEL_WIDTH: Final = 176
"""Width of the words that name a lane."""

_NAME_LINE: Final = 13
_MOST_CODE_LINES, _MOST_NAME_LINES = 2, 3
_SYSTEM_HEIGHT: Final = 24
_SEPARATOR: Final = Stroke("#d0d7de")

_ROW_PADDING: Final = 7
"""Above and below a row: two make room for the head of an arrow."""


class _Row(NamedTuple):
    """Bars that stand side by side."""

    bars: list[Bar]

    @property
    def above(self) -> int:
        return _ROW_PADDING + max(rails_height(bar.above) for bar in self.bars)

    @property
    def height(self) -> int:
        below = max(rails_height(bar.below) for bar in self.bars)
        return self.above + BAR_HEIGHT + below + _ROW_PADDING


@attrs.frozen(kw_only=True)
class Lane:
    """A level between two heights.

    Args:
        level: The level.
        code: Its code, in lines.
        name: Its name, in lines.
        rows: Its stays.
        top: In pixels from the top of the picture.
    """

    level: Level
    code: list[str]
    name: list[str]
    rows: list[_Row]
    top: int

    @property
    def bottom(self) -> int:
        """Where the next lane begins."""
        rows = 4 + sum(row.height for row in self.rows)
        return self.top + max(10 + self._label_height, rows)

    @property
    def _label_height(self) -> int:
        return _svg.LINE_HEIGHT * len(self.code) + _NAME_LINE * len(self.name)

    def tops(self) -> Iterator[tuple[int, int]]:
        """Yield the number of each bar with the height of its upper edge."""
        y = (self.top + self.bottom - sum(row.height for row in self.rows)) // 2
        for row in self.rows:
            yield from ((bar.number, y + row.above) for bar in row.bars)
            y += row.height

    def drawn(self, left: int, right: int) -> Iterator[str]:
        """Yield the words that name the lane, and the lines above and below it."""
        for y in (self.top, self.bottom):
            yield _svg.path([(left, y), (right, y)], _SEPARATOR)
        y = (self.top + self.bottom - self._label_height) // 2 + 11
        for shift, line in _svg.under_each_other(self.code):
            yield _svg.text((left, y + shift), line, bold=True)
        y += _svg.LINE_HEIGHT * len(self.code) - 1
        for index, line in enumerate(self.name):
            at = (left, y + _NAME_LINE * index)
            yield _svg.text(at, line, size=_svg.SMALL_SIZE, colour=_svg.GREY)


class System(NamedTuple):
    """The lanes of one system; *base* is the base line of its name."""

    name: str
    base: int
    lanes: list[Lane]


def systems_of(bars: Sequence[Bar], *, top: int, beside: int) -> list[System]:
    """The lanes of each system, the most intensive level first.

    Systems, and levels of one rank, stand in the order in which the patient came to
    them.

    Args:
        bars: The stays in order.
        top: Where the first lane begins.
        beside: The base line of the name of a system that is the only one; of several,
            each has its name above its lanes.
    """
    by_level: dict[Level, list[Bar]] = {}
    for bar in bars:
        by_level.setdefault(bar.stay.level, []).append(bar)
    by_system: dict[str, list[Level]] = {}
    for level in by_level:
        by_system.setdefault(level.system, []).append(level)
    systems: list[System] = []
    y = top
    for name, levels in by_system.items():
        base = beside
        if len(by_system) > 1:
            y += _SYSTEM_HEIGHT
            base = y - 6
        lanes: list[Lane] = []
        for level in sorted(levels, key=lambda level: -level.intensity):
            lanes.append(_lane(level, by_level[level], y))
            y = lanes[-1].bottom
        systems.append(System(name, base, lanes))
    return systems


def _lane(level: Level, bars: Sequence[Bar], top: int) -> Lane:
    rows: dict[int, list[Bar]] = {}
    for bar, row in zip(bars, packed(bar.extent for bar in bars), strict=True):
        rows.setdefault(row, []).append(bar)
    small = _svg.SMALL_SIZE
    return Lane(
        level=level,
        code=_svg.wrapped(level.code, LABEL_WIDTH, bold=True, most=_MOST_CODE_LINES),
        name=_svg.wrapped(level.name, LABEL_WIDTH, small, most=_MOST_NAME_LINES),
        rows=[_Row(row) for row in rows.values()],
        top=top,
    )
