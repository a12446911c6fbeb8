"""The words above a line of days: years, months and days, as many as there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from continuum import _svg
from continuum._svg import Stroke
from continuum._timeline._scale import Piece, Scale, Span

__all__ = ["HEIGHT", "cut", "drawn"]

HEIGHT: Final = 36
"""Height of the two rows of words above the line."""

_UPPER, _LOWER = 24, 8
"""How far the base lines of the two rows stand above the line."""

_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

_GRID: Final = Stroke("#d0d7de")
_EDGE: Final = Stroke(_svg.PALE, dashes="3 3")

_INSET: Final = 3
_SPILL: Final = 10
"""How far a number may reach beyond the days that are drawn."""

_MONTH_AND_YEAR: Final = 80
"""Least width of a month, in pixels, for a row of months above one of days."""

_YEAR: Final = 44
"""Least distance of two years that are named; of two months and of two days."""
_MONTH: Final = 32
_DAY: Final = 24

CUT: Final = 10
"""Height of the sign of days left out, on the line of days."""


def cut(x: int, top: int, height: int) -> str:
    """Draw two slanted lines, white between them; *x* is in their middle."""
    low = top + height
    left, right = (f"M{x + side - 3} {low}L{x + side + 3} {top}" for side in (-4, 4))
    white = f"{left}L{x + 7} {top}L{x + 1} {low}Z"
    paper = f'fill="{_svg.PAPER}" stroke="{_svg.PAPER}"'
    lines = f'fill="none" stroke="{_svg.INK}"'
    return f'<path d="{white}" {paper}/><path d="{left}{right}" {lines}/>'


class _Name(NamedTuple):
    """What to write at a day: the first of *words* that there is room for."""

    day: int
    words: tuple[str, ...]


def drawn(scale: Scale, top: int, bottom: int, *, right: int) -> list[str]:
    """Draw the line at *top*, the words above it, and a grid down to *bottom*.

    Args:
        scale: Where the days stand.
        top: Of the line, in pixels from the top of the picture.
        bottom: Of what is drawn under the line.
        right: What no word reaches beyond.
    """
    parts: list[str] = []
    solid = [piece for piece in scale.pieces if not piece.broken]
    ends = [*(piece.left for piece in solid[1:]), right]
    above: list[tuple[int, str]] = []
    unnamed: list[_Name] = []
    for piece, end in zip(solid, ends, strict=True):
        line = [(piece.left, top), (piece.right, top)]
        parts.append(_svg.path(line, Stroke(_svg.INK)))
        upper, lower = _rows(scale, piece.days)
        names = [*upper]
        placed = [*_placed(names, scale, end, bold=True)]
        above += placed
        unnamed += [] if placed else names[:1]
        for x, words in _placed(lower, scale, min(end, piece.right + _SPILL)):
            tick = [(x, top - _LOWER - 9), (x, top)]
            parts.append(_svg.path(tick, Stroke(_svg.PALE)))
            parts.append(_words(x + _INSET, top - _LOWER, words))
    above += _squeezed(unnamed, above, scale, right)
    for x, words in above:
        parts.append(_svg.path([(x, top - HEIGHT), (x, bottom)], _GRID))
        parts.append(_words(x + _INSET, top - _UPPER, words, bold=True))
    for piece in scale.breaks:
        parts += _break(piece, top, bottom)
    return parts


def _words(x: int, y: int, words: str, *, bold: bool = False) -> str:
    return _svg.text((x, y), words, size=_svg.SMALL_SIZE, bold=bold, colour=_svg.INK)


def _break(piece: Piece, top: int, bottom: int) -> Iterator[str]:
    for x in (piece.left, piece.right):
        yield _svg.path([(x, top), (x, bottom)], _EDGE)
    yield cut((piece.left + piece.right) // 2, top - CUT // 2, CUT)
    words = f"{piece.days.days} days"
    width = piece.right - piece.left
    if _svg.width_of(words, _svg.SMALL_SIZE) < width:
        at = (piece.left + width // 2, top - _LOWER)
        colour = _svg.GREY
        yield _svg.text(at, words, size=_svg.SMALL_SIZE, colour=colour, anchor="middle")


def _placed(
    names: Iterable[_Name], scale: Scale, end: int, *, bold: bool = False
) -> Iterator[tuple[int, str]]:
    # Each name has the room up to the next; what does not fit is left out.
    places = [(scale.x(day), words) for day, words in names]
    for (x, words), (limit, _) in pairwise([*places, (end, ())]):
        fitting = [word for word in words if _reach(x, word, bold=bold) <= limit]
        yield from ((x, word) for word in fitting[:1])


def _squeezed(
    names: Iterable[_Name], placed: Iterable[tuple[int, str]], scale: Scale, end: int
) -> Iterator[tuple[int, str]]:
    # Between narrow pieces: a name over several of them, as often as there is room.
    taken = [(x, _reach(x, word, bold=True)) for x, word in placed]
    for day, words in names:
        x = scale.x(day)
        reach = _reach(x, words[-1], bold=True)
        if reach <= end and all(reach <= left or right <= x for left, right in taken):
            taken.append((x, reach))
            yield x, words[-1]


def _reach(x: int, words: str, *, bold: bool) -> int:
    return x + _svg.width_of(words, _svg.SMALL_SIZE, bold=bold) + 2 * _INSET


def _rows(scale: Scale, days: Span) -> tuple[Iterator[_Name], Iterator[_Name]]:
    """The names of the upper row and of the lower, coarser as days grow narrow."""
    if scale.across(365) >= 12 * _MONTH_AND_YEAR:
        steps = (step for step in (1, 2, 5) if scale.across(step) >= _DAY)
        return _months(days, 1, year=True), _days(days, next(steps, 10))
    if scale.across(365) >= 2 * _MONTH:
        steps = (step for step in (1, 3) if scale.across(30 * step) >= _MONTH)
        return _years(days, 1), _months(days, next(steps, 6), year=False)
    steps = (step for step in (1, 2, 5, 10, 20) if scale.across(365 * step) >= _YEAR)
    return _years(days, next(steps, 50)), iter(())


def _days(days: Span, step: int) -> Iterator[_Name]:
    for day in range(*days):
        number = date.fromordinal(day).day
        if day == days.first or (number - 1) % step == 0:
            yield _Name(day, (str(number),))


def _months(days: Span, step: int, *, year: bool) -> Iterator[_Name]:
    for day in _first_and(days, step):
        known = date.fromordinal(day)
        month = _MONTHS[known.month - 1]
        yield _Name(day, (f"{month} {known.year}", month) if year else (month,))


def _years(days: Span, step: int) -> Iterator[_Name]:
    for day in _first_and(days, 12 * step):
        yield _Name(day, (str(date.fromordinal(day).year),))


def _first_and(days: Span, months: int) -> Iterator[int]:
    """Yield the first day, and each first of a month that starts so many months."""
    yield days.first
    start = date.fromordinal(days.first)
    index = (start.year * 12 + start.month - 1) // months * months + months
    while True:
        day = date(index // 12, index % 12 + 1, 1).toordinal()
        if day >= days.end:
            return
        yield day
        index += months
