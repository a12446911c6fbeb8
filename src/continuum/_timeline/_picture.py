"""The picture of one patient's stays, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from continuum import _fields, _svg
from continuum._svg import Entry, Point, Stroke
from continuum._timeline import _axis, _findings, _legend, _shapes
from continuum._timeline._bars import (
    BAR_HEIGHT,
    Move,
    bars_of,
    in_care_order,
    moves_of,
    scale_of,
)
from continuum._timeline._lanes import LABEL_WIDTH, systems_of
from continuum._timeline._scale import Scale
from continuum._timeline._words import lines, told
from continuum.errors import FieldValueError
from continuum.periods import DateRange
from continuum.stay import Marked, Stay

__all__ = ["bundle", "svg"]

_WIDTH: Final = 960
_MARGIN: Final = 20
_INNER: Final = _WIDTH - 2 * _MARGIN
_END: Final = _WIDTH - _MARGIN

_FIRST_DAY: Final = _MARGIN + LABEL_WIDTH + 14
_LAST_DAY: Final = _END - 34
"""Where the days end: a mark or an open end has room beyond."""

_AXIS: Final = 84
"""How far down the line of days is."""

_TITLE_SIZE: Final = 14
_ON: Final = Stroke(_svg.INK, dashes="6 3")


def svg(
    stays: Iterable[Stay], *, on: date | None = None, findings: Iterable[Marked] = ()
) -> str:
    """Draw the stays of one patient: a lane for each level, a bar for each stay.

    Levels that were recommended or authorized are drawn for the days of the stay.

    Args:
        stays: One or more, in any order.
        on: Last day that the record tells of, up to which open stays are drawn; the
            last day that any stay tells of, unless given.
        findings: What to mark with numbers, and to list under the picture.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        FieldValueError: There is no stay.
    """
    ordered = in_care_order(_fields.several("to_svg", "stays", stays, Stay))
    if not ordered:
        raise FieldValueError("to_svg", "stays", None, "one stay or more")
    if on is not None:
        _fields.day("to_svg", "on", on)
    marked = _findings.checked(findings)
    scale, days = scale_of(ordered, on, left=_FIRST_DAY, right=_LAST_DAY)
    bars = bars_of(ordered, days, scale, limit=_END)
    moves = moves_of(bars)
    signs = _findings.signs_of(marked, scale)
    top = _AXIS + _findings.height_of(signs)
    systems = systems_of(bars, top=top, beside=_AXIS - 8)
    lanes = [lane for system in systems for lane in system.lanes]
    tops = dict(top for lane in lanes for top in lane.tops())
    bottom = lanes[-1].bottom
    heading = _heading(ordered)
    parts = [
        _svg.text((_MARGIN, 26), heading, size=_TITLE_SIZE, bold=True),
        *_findings.bands(signs, lanes),
        *_axis.drawn(scale, _AXIS, bottom, right=_END),
    ]
    for name, base, _ in systems:
        words = _svg.wrapped(name, LABEL_WIDTH, bold=True, most=1)[0]
        parts.append(_svg.text((_MARGIN, base), words, bold=True, colour=_svg.GREY))
    for lane in lanes:
        parts += lane.drawn(_MARGIN, _END)
    if signs:
        at = (_MARGIN, _AXIS + 16)
        parts.append(_svg.text(at, "findings", colour=_svg.GREY))
    parts += _findings.numbers(signs, lanes, top=_AXIS)
    known = _end_of(on, scale)
    if known is not None:
        parts.append(_svg.path([(known, _AXIS), (known, bottom)], _ON))
    # A move that passes a stay lies behind it, and comes out on the other side.
    parts += [_arrow(move, scale, tops) for move in moves]
    parts += [_shapes.stay(bar, tops[bar.number], scale) for bar in bars]
    parts += [_shapes.ending(bar, tops[bar.number]) for bar in bars]
    bottom += 16
    listed, height = _findings.listed(signs, at=(_MARGIN, bottom), width=_INNER)
    bottom += height
    of_lines = [*_legend.lines(bars, moves)]
    if known is not None:
        of_lines.append(Entry(_svg.path([(18, 0), (18, 16)], _ON), f"end of {on}"))
    legend, height = _svg.legend(
        [
            [*_legend.kinds_of_bars(bars, scale)],
            of_lines,
            [*_legend.ends(bars)],
            [*_legend.verdicts(signs)],
        ],
        _legend.notes(bars, scale),
        at=(_MARGIN, bottom),
        width=_INNER,
    )
    return _svg.document(
        (_WIDTH, bottom + height + _MARGIN),
        [*parts, listed, legend],
        title=heading,
        description=" ".join(f"{told(stay)}." for stay in ordered),
    )


def bundle(stays: Sequence[Stay]) -> dict[str, str]:
    """What a notebook may show of the stays of one patient, by media type."""
    words = {"text/plain": lines(stays)}
    if not stays:
        return words
    picture = svg(stays)
    return {"image/svg+xml": picture, "text/html": f"<div>{picture}</div>", **words}


def _heading(stays: Sequence[Stay]) -> str:
    ends = [stay.period.end for stay in stays]
    closed = [end for end in ends if end is not None]
    end = max(closed) if len(closed) == len(ends) else None
    levels = len({stay.level for stay in stays})
    counts = (
        "1 stay" if len(stays) == 1 else f"{len(stays)} stays",
        "1 level" if levels == 1 else f"{levels} levels",
    )
    days = DateRange(stays[0].admitted, end)
    between = " " if end is None else ", "
    return f"Path through care{between}{days}: {' at '.join(counts)}"


def _end_of(on: date | None, scale: Scale) -> int | None:
    # Where the day up to which the record tells ends, where that is in the picture.
    if on is None:
        return None
    end = on.toordinal() + 1
    first, last = scale.pieces[0].days.first, scale.pieces[-1].days.end
    return scale.x(end) if first < end <= last else None


def _arrow(move: Move, scale: Scale, tops: dict[int, int]) -> str:
    # Through the middle of a day that both stays share, or from end to beginning.
    day = scale.x(move.target.days.first)
    x = (day + max(day, scale.x(move.origin.days.end))) // 2
    start, end = tops[move.origin.number], tops[move.target.number]
    route: list[Point] = [(x, start), (x, end + BAR_HEIGHT)]
    if start < end:
        route = [(x, start + BAR_HEIGHT), (x, end)]
    origin, target = move.origin.stay, move.target.stay
    title = f"{target.admitted}: {move.kind} from {origin.level} to {target.level}"
    return _svg.group(
        [_svg.path(route, _shapes.MOVES[move.kind])],
        kind=f"care-move care-{move.kind}",
        title=title,
    )
