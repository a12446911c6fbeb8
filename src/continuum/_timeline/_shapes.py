"""The shapes of the picture: bars, leaves, thin lines, marks, arrows, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from continuum import _svg
from continuum._svg import Point, Stroke
from continuum._timeline._axis import cut
from continuum._timeline._bars import (
    BAR_HEIGHT,
    MARK_GAP,
    MARK_SIZE,
    TIP,
    Bar,
    Rail,
    clipped,
    track_heights,
)
from continuum._timeline._scale import Scale
from continuum._timeline._words import told
from continuum.levels import Level, TransitionKind
from continuum.stay import DischargeReason
from continuum.verdicts import Verdict

__all__ = [
    "AUTHORIZED",
    "BADGE_SIZE",
    "MOVES",
    "RECOMMENDED",
    "badge",
    "badge_width",
    "bar_shape",
    "end_mark",
    "ending",
    "leave_shape",
    "raw",
    "stay",
]

# As in the picture of a continuum.
MOVES: Final = {
    TransitionKind.STEP_DOWN: Stroke("#083d70", "2", head="#083d70"),
    TransitionKind.STEP_UP: Stroke("#8a3200", "2", "2 3", head=_svg.PAPER),
    TransitionKind.LATERAL: Stroke("#00513c", "2", "9 2 2 2", head="#00513c"),
}

RECOMMENDED: Final = Stroke(_svg.INK, "1.4")
AUTHORIZED: Final = Stroke(_svg.INK, "1.4", "4 2")

_AROUND_THE_CLOCK: Final = "#bccbdb"
_PART_OF_THE_DAY: Final = "#eaf1f8"
_BESIDE: Final = "4 3"
_LEAVE: Final = Stroke(_svg.GREY, dashes="2 2")
_NARROWEST_LEAVE: Final = 3
_TEXT_INSET: Final = 5
_BASE_LINE: Final = 12
"""From the upper edge of a bar or mark to the base line of its text."""


def raw(outline: str, stroke: Stroke, *, fill: str = "none") -> str:
    """Draw any outline."""
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    return (
        f'<path d="{outline}" fill="{fill}" stroke="{stroke.colour}" '
        f'stroke-width="{stroke.width}"{dashes}/>'
    )


# --- stays ----------------------------------------------------------------------------


def stay(bar: Bar, top: int, scale: Scale) -> str:
    """Draw a stay, with its leaves and the levels that were determined for it."""
    kept = bar.stay
    opened = kept.period.end is None
    width = bar.right - bar.left
    parts = [bar_shape((bar.left, top), width, kept.level, opened=opened)]
    leaves = [clipped(bar, leave, scale, _NARROWEST_LEAVE) for leave in kept.leaves]
    parts += [leave_shape((left, top), right - left) for left, right in leaves]
    breaks = [
        piece
        for piece in scale.breaks
        if bar.days.first < piece.days.first and piece.days.end < bar.days.end
    ]
    parts += [
        cut((piece.left + piece.right) // 2, top - 3, BAR_HEIGHT + 6)
        for piece in breaks
    ]
    taken = [*leaves, *((piece.left, piece.right) for piece in breaks)]
    parts += _length(bar, top, taken)
    parts += _rails(bar.above, RECOMMENDED, top, -1)
    parts += _rails(bar.below, AUTHORIZED, top + BAR_HEIGHT, 1)
    return _svg.group(parts, kind="care-stay", title=told(kept))


def ending(bar: Bar, top: int) -> str:
    """Draw the mark that tells how a stay ended, where it has one."""
    if not bar.ended:
        return ""
    at = (bar.right + MARK_GAP, top + (BAR_HEIGHT - MARK_SIZE) // 2)
    words = f"{bar.stay.last_day}: {bar.stay.ended or 'reason not recorded'}"
    return _svg.group([end_mark(bar.stay.ended, at)], kind="care-end", title=words)


def bar_shape(at: Point, width: int, level: Level, *, opened: bool = False) -> str:
    """Draw the bar of a stay; an open one ends in a point."""
    x, y = at
    edge = Stroke(_svg.INK, dashes="" if level.treatment else _BESIDE)
    fill = _AROUND_THE_CLOCK if level.supervised else _PART_OF_THE_DAY
    point = f"L{x + width + TIP} {y + BAR_HEIGHT // 2}L" if opened else "L"
    outline = f"M{x} {y}H{x + width}{point}{x + width} {y + BAR_HEIGHT}H{x}Z"
    return raw(outline, edge, fill=fill)


def leave_shape(at: Point, width: int) -> str:
    """Draw days of leave: a hollow part of a bar."""
    (x, y), middle = at, BAR_HEIGHT // 2
    hollow = _svg.box((x, y), (width, BAR_HEIGHT), _LEAVE, radius=0)
    return hollow + _svg.path([(x, y + middle), (x + width, y + middle)], _LEAVE)


def _length(bar: Bar, top: int, taken: Iterable[tuple[int, int]]) -> Iterator[str]:
    # Nights in figures, in the widest part of the bar that has room for them.
    free = bar.left
    parts: list[tuple[int, int]] = []
    for left, right in sorted([*taken, (bar.right, bar.right)]):
        parts.append((left - free, free))
        free = max(free, right)
    width, x = max(parts, key=lambda part: part[0])
    nights = (bar.days.days or 1) - 1
    unit = "night" if nights == 1 else "nights"
    opened = bar.stay.period.end is None
    words = (
        (f"{nights} {unit} so far", f"{nights}+ {unit}", f"{nights}+")
        if opened
        else (f"{nights} {unit}", f"{nights}")
    )
    for word in words:
        if _svg.width_of(word, _svg.SMALL_SIZE) <= width - 2 * _TEXT_INSET + 2:
            at = (x + _TEXT_INSET, top + _BASE_LINE)
            yield _svg.text(at, word, size=_svg.SMALL_SIZE)
            return


def _rails(
    rails: tuple[Rail, ...], stroke: Stroke, edge: int, side: int
) -> Iterator[str]:
    heights = track_heights(rails)
    for track, left, right, at, words in rails:
        y = edge + side * (sum(heights[:track]) + 4)
        ends = f"M{left} {y - 2}v4M{right} {y - 2}v4"
        line = _svg.path([(left, y), (right, y)], stroke)
        parts = [line, raw(ends, RECOMMENDED)]
        if words:
            base = y - 3 if side < 0 else y + 11
            parts.append(_svg.text((at, base), words, size=_svg.SMALL_SIZE))
        yield "".join(parts)


# --- marks ----------------------------------------------------------------------------

_EDGE: Final = Stroke(_svg.INK)
_DASHED: Final = Stroke(_svg.INK, dashes="2 2")


def end_mark(reason: DischargeReason | None, at: Point) -> str:
    """Draw how a stay ended: a shape and a letter."""
    x, y = at
    half, size = MARK_SIZE // 2, MARK_SIZE
    square = (size, size)
    colour = _svg.INK
    match reason:
        case DischargeReason.COMPLETED:
            letter, shape = "C", _svg.box(at, square, _EDGE, radius=half)
        case DischargeReason.DROPPED_OUT:
            outline = (
                f"M{x - 1} {y + half}l{half + 1} -{half + 1}l{half + 1} {half + 1}"
            )
            outline += f"l-{half + 1} {half + 1}Z"
            letter, shape = "L", raw(outline, _EDGE, fill=_svg.PAPER)
        case DischargeReason.TERMINATED:
            letter, shape = "E", _svg.box(at, square, _EDGE, radius=0)
        case DischargeReason.TRANSFERRED:
            outline = f"M{x} {y}h{size - 5}l6 {half}l-6 {half}h-{size - 5}Z"
            letter, shape = "T", raw(outline, _EDGE, fill=_svg.PAPER)
        case DischargeReason.INCARCERATED:
            outline = (
                f"M{x + 4} {y}h{size - 8}l4 {half}l-4 {half}h-{size - 8}l-4 -{half}Z"
            )
            letter, shape = "I", raw(outline, _EDGE, fill=_svg.PAPER)
        case DischargeReason.DIED:
            letter, colour = "D", _svg.PAPER
            shape = _svg.box(at, square, _EDGE, fill=_svg.INK, radius=0)
        case DischargeReason.OTHER:
            letter, shape = "O", _svg.box(at, square, _DASHED, radius=half)
        case None:
            letter, shape = "?", _svg.box(at, square, _DASHED, radius=0)
        case _:
            assert_never(reason)
    middle = x + half - (2 if reason is DischargeReason.TRANSFERRED else 0)
    return shape + _svg.text(
        (middle, y + MARK_SIZE - 5),
        letter,
        size=_svg.SMALL_SIZE,
        bold=True,
        colour=colour,
        anchor="middle",
    )


BADGE_SIZE: Final = 16


def badge_width(number: int) -> int:
    """Width of the sign of a finding."""
    return max(BADGE_SIZE, 2 + 7 * len(str(number)))


def badge(number: int, verdict: Verdict, at: Point) -> str:
    """Draw the number of a finding, so that its outcome shows."""
    size = (badge_width(number), BADGE_SIZE)
    colour = _svg.INK
    match verdict:
        case Verdict.UNMET:
            shape = _svg.box(at, size, _EDGE, fill=_svg.INK, radius=2)
            colour = _svg.PAPER
        case Verdict.UNKNOWN:
            shape = _svg.box(at, size, _DASHED, radius=8)
        case Verdict.MET:
            shape = _svg.box(at, size, _EDGE, radius=2)
        case _:
            assert_never(verdict)
    return shape + _svg.text(
        (at[0] + size[0] // 2, at[1] + _BASE_LINE),
        str(number),
        size=_svg.SMALL_SIZE,
        bold=True,
        colour=colour,
        anchor="middle",
    )
