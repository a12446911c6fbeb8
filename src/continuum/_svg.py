"""The one writer behind every picture: the few shapes of SVG that pictures need.

Every function is pure and returns markup; `document` makes a picture of it. Every text
is escaped and stripped of control characters, and a picture refers to nothing outside
itself: no style sheet, no font file, no image. All lengths are in pixels.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeAlias

from continuum.errors import printable

__all__: list[str] = []

Point: TypeAlias = tuple[int, int]
"""Pixels from the left and from the top."""

INK: Final = "#1f2328"
GREY: Final = "#59636e"
PALE: Final = "#8c959f"
PAPER: Final = "#ffffff"

TEXT_SIZE: Final = 12
SMALL_SIZE: Final = 11
"""Size of the smallest text of any picture."""

LINE_HEIGHT: Final = 15
"""From one line of text to the next."""

CORNER: Final = 6
"""Radius of the corners of a path."""

HEAD: Final = 9
"""Length of an arrow head."""

SAMPLE: Final = (44, 16)
"""Width and height of a sample in a legend."""

_FONTS: Final = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


class Stroke(NamedTuple):
    """How a path looks.

    Args:
        colour: Of the line, and of the edge of its head.
        width: In pixels.
        dashes: Lengths of ink and of gaps in turn; none for a solid line.
        head: What an arrow head at the end is filled with; none for no head.
    """

    colour: str
    width: str = "1"
    dashes: str = ""
    head: str = ""


class Entry(NamedTuple):
    """A sample, drawn with its left top corner at 0, 0, and what it stands for."""

    sample: str
    words: str


# --- text -----------------------------------------------------------------------------

_NARROW: Final = frozenset(" !'(),-./:;I[\\]fijlt|")
_MIDDLE: Final = frozenset('"*J`crsz')
_BROAD: Final = frozenset("#&+<=>ABCDGHNOQRUVXZ^w~")
_BROADEST: Final = frozenset("%@MWm")
_ASCII_END: Final = "\x7f"
_LATIN_END: Final = "\u0180"


def _breadth(character: str) -> int:
    # In hundredths of the size; the usual sans-serif fonts have nothing broader.
    if character >= _LATIN_END:
        return 125
    if character in _NARROW:
        return 40
    if character in _MIDDLE:
        return 54
    if character in _BROADEST:
        return 103
    return 86 if character in _BROAD or character >= _ASCII_END else 68


def width_of(words: str, size: int = TEXT_SIZE, *, bold: bool = False) -> int:
    """How broad *words* are at most, whichever usual sans-serif font is there.

    >>> width_of("IOP"), width_of("IOP", bold=True)
    (24, 27)
    """
    hundredths = sum(map(_breadth, words)) * size
    return -(-hundredths * (115 if bold else 100) // 10_000)


def plain(words: str) -> str:
    r"""*words* on one line, one space for each run of spaces and control characters.

    >>> plain("level  2.1\x07 \n\u202e")
    'level 2.1'
    """
    return " ".join(printable(words).split())


def wrapped(
    words: str, width: int, size: int = TEXT_SIZE, *, bold: bool = False, most: int = 12
) -> list[str]:
    """Break *words* between words; one too long for a line, after its hyphens.

    Args:
        words: Any text.
        width: What no line is broader than; room for one character at least.
        size: Size of the text.
        bold: Whether it is bold.
        most: Lines there may be; an ellipsis stands for what does not fit.

    >>> wrapped("Short-term care, outpatient-detoxification", 100)
    ['Short-term', 'care,', 'outpatient-', 'detoxification']
    >>> wrapped("Outpatient detoxification", 100, most=1)
    ['Outpatient…']
    """

    def fits(line: str) -> bool:
        return width_of(line, size, bold=bold) <= width

    lines = [""]
    for word in plain(words)[: most * width].split():
        joined = f"{lines[-1]} {word}".lstrip()
        if fits(joined):
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for piece in [word] if fits(word) else _parts(word, fits):
            if fits(lines[-1] + piece):
                lines[-1] += piece
            else:
                lines.append(piece)
    if len(lines) > most:
        last = lines[most - 1]
        while last and not fits(f"{last}…"):
            last = last[:-1]
        lines[most - 1 :] = [f"{last}…"]
    return lines


_TO_HYPHEN: Final = re.compile(r"[^-]*-+|[^-]+")


def _parts(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    # What a line may end after; a character, where nothing longer fits.
    for part in _TO_HYPHEN.findall(word):
        yield from [part] if fits(part) else part


def _escaped(words: str) -> str:
    from html import escape  # noqa: PLC0415  # 2 ms that only pictures need

    return escape(plain(words))


def text(
    at: Point,
    words: str,
    *,
    size: int = TEXT_SIZE,
    bold: bool = False,
    colour: str = INK,
    anchor: Literal["start", "middle", "end"] = "start",
) -> str:
    """Write *words* on one line; *at* is on its base line."""
    weight = ' font-weight="bold"' if bold else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{at[0]}" y="{at[1]}" font-size="{size}" fill="{colour}"'
        f"{weight}{place}>{_escaped(words)}</text>"
    )


def under_each_other(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with how far under the first it stands."""
    return ((LINE_HEIGHT * index, line) for index, line in enumerate(lines))


# --- shapes ---------------------------------------------------------------------------


def box(
    at: Point,
    size: tuple[int, int],
    stroke: Stroke,
    *,
    fill: str = PAPER,
    radius: int = 4,
) -> str:
    """Draw a rectangle whose left top corner is *at*."""
    return (
        f'<rect x="{at[0]}" y="{at[1]}" width="{size[0]}" height="{size[1]}" '
        f'rx="{radius}" fill="{fill}" {_look(stroke)}/>'
    )


def path(points: Sequence[Point], stroke: Stroke) -> str:
    """Draw level and upright lines from point to point, with rounded corners.

    Args:
        points: Two or more; each right above, under or beside the one before.
        stroke: How it looks; the tip of the head is the last point.
    """
    if not stroke.head:
        return f'<path d="{_outline(points)}" fill="none" {_look(stroke)}/>'
    tip, (dx, dy) = points[-1], _direction(points[-2], points[-1])
    base = (tip[0] - HEAD * dx, tip[1] - HEAD * dy)
    left, right = ((base[0] + k * dy, base[1] + k * dx) for k in (-4, 4))
    head = f"M{_at(tip)}L{_at(left)}L{_at(right)}Z"
    edge = f'fill="{stroke.head}" stroke="{stroke.colour}"'
    return (
        f'<path d="{_outline([*points[:-1], base])}" fill="none" {_look(stroke)}/>'
        f'<path d="{head}" {edge}/>'
    )


def _look(stroke: Stroke) -> str:
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    return f'stroke="{stroke.colour}" stroke-width="{stroke.width}"{dashes}'


def _at(point: Point) -> str:
    return f"{point[0]} {point[1]}"


def _direction(origin: Point, target: Point) -> Point:
    dx, dy = target[0] - origin[0], target[1] - origin[1]
    return (dx > 0) - (dx < 0), (dy > 0) - (dy < 0)


def _length(origin: Point, target: Point) -> int:
    return abs(target[0] - origin[0]) + abs(target[1] - origin[1])


def _outline(points: Sequence[Point]) -> str:
    steps = [f"M{_at(points[0])}"]
    ends = {0, len(points) - 2}
    # Two corners share the line between them; the first and the last line have one.
    room = [
        _length(*pair) if index in ends else _length(*pair) // 2
        for index, pair in enumerate(pairwise(points))
    ]
    for index, point in enumerate(points[1:-1], start=1):
        radius = min(CORNER, room[index - 1], room[index])
        back = _direction(point, points[index - 1])
        on = _direction(point, points[index + 1])
        start = (point[0] + radius * back[0], point[1] + radius * back[1])
        end = (point[0] + radius * on[0], point[1] + radius * on[1])
        steps.append(f"L{_at(start)}Q{_at(point)} {_at(end)}")
    return "".join([*steps, f"L{_at(points[-1])}"])


def mark_width(words: str) -> int:
    """Pixels that a mark takes up, with the gap before the next."""
    return width_of(words, SMALL_SIZE) + 10


def mark(at: Point, words: str) -> str:
    """A word or two in a rounded box."""
    x, y, width = *at, mark_width(words) - 4
    outline = box(at, (width, 16), Stroke(GREY), radius=8)
    middle = (x + width // 2, y + 12)
    return outline + text(middle, words, size=SMALL_SIZE, anchor="middle")


def group(
    parts: Iterable[str], *, kind: str = "", title: str = "", at: Point = (0, 0)
) -> str:
    """Put *parts* together, moved by *at*; *title* shows when the pointer rests on it.

    Args:
        parts: Markup.
        kind: Class names, for those who style or search the picture.
        title: What it is, in one line.
        at: Pixels to the right and down.
    """
    names = f' class="{kind}"' if kind else ""
    moved = f' transform="translate({_at(at)})"' if at != (0, 0) else ""
    told = f"<title>{_escaped(title)}</title>" if title else ""
    return f"<g{names}{moved}>{told}{''.join(parts)}</g>"


def legend(
    groups: Iterable[Sequence[Entry]], notes: Iterable[str], *, at: Point, width: int
) -> tuple[str, int]:
    """Write samples with their meaning, and notes under them.

    Args:
        groups: Entries; each group starts a new line.
        notes: Sentences.
        at: The left top corner.
        width: What all of it is no broader than.

    Returns:
        The markup and its height.
    """
    parts: list[str] = []
    y = 0
    for entries in groups:
        x = 0
        for entry in entries:
            breadth = _INDENT + width_of(entry.words) + 16
            # In columns, of which a long entry takes several.
            breadth = -(-breadth // _COLUMN) * _COLUMN
            if x and x + breadth > width + 16:
                x, y = 0, y + _ENTRY_HEIGHT
            lines = wrapped(entry.words, width - _INDENT)
            parts.append(group([entry.sample], at=(x, y)))
            parts += [
                text((x + _INDENT, y + 12 + shift), line)
                for shift, line in under_each_other(lines)
            ]
            y += LINE_HEIGHT * (len(lines) - 1)
            x += breadth
        y += _ENTRY_HEIGHT if x else 0
    for note in notes:
        lines = wrapped(note, width)
        parts += [
            text((0, y + 12 + shift), line, colour=GREY)
            for shift, line in under_each_other(lines)
        ]
        y += LINE_HEIGHT * len(lines)
    return group(parts, kind="care-legend", at=at), y


_INDENT: Final = SAMPLE[0] + 8
_ENTRY_HEIGHT: Final = SAMPLE[1] + 6
_COLUMN: Final = 60


def document(
    size: tuple[int, int], parts: Iterable[str], *, title: str, description: str
) -> str:
    """Make one picture, on paper white, of *parts*.

    Args:
        size: Width and height.
        parts: Markup.
        title: What it shows; screen readers read it first.
        description: What it shows, in words, for who cannot see it.
    """
    width, height = size
    heading, words = _escaped(title), _escaped(description)
    body = "\n".join(parts)
    # Two pictures of one page may not share the name of a part; equal ones may.
    name = f"care-{zlib.crc32(f'{heading}{words}{body}'.encode()):08x}"
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'aria-labelledby="{name}-title {name}-desc" '
        f'font-family="{_FONTS}" style="max-width: 100%; height: auto">'
    )
    return "\n".join(
        [
            root,
            f'<title id="{name}-title">{heading}</title>',
            f'<desc id="{name}-desc">{words}</desc>',
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            body,
            "</svg>\n",
        ]
    )
