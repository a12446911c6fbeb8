"""Pictures of a continuum as SVG: boxes in rows by intensity, and lines between them.

What several moves share is one line, drawn by the most usual of them. Not drawn:
crises, moves into and out of care, what runs side by side, guards, settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from continuum import _svg
from continuum._svg import Entry, Point, Stroke
from continuum.levels._drawing import by_intensity, drawn_moves
from continuum.levels._level import Level
from continuum.levels._ordering import in_order
from continuum.levels._routing import Layout, Link, Rectangle, Route, arranged
from continuum.levels._transition import Expectation, Transition, TransitionKind

__all__ = ["svg"]

_MARGIN: Final = 20
_AXIS: Final = 14
"""Width of the arrow beside the rows."""

_LEAST_WIDTH: Final = 520
_MOST_WIDTH: Final = 1000
_MOST_IN_A_ROW: Final = 4
_BOX_WIDTHS: Final = (206, 206, 206, 206, 174)
"""By the most boxes of a row, so that lanes have room beside them."""


def svg(name: str, levels: Sequence[Level], transitions: Sequence[Transition]) -> str:
    """Draw the levels in rows by intensity, and the moves between them."""
    ordered = by_intensity(levels)
    numbers = {level: number for number, level in enumerate(ordered)}
    moves = [
        _Move(move, Link(numbers[origin], numbers[target], str(move.kind)))
        for move, origin, target in drawn_moves(transitions)
    ]
    rows = in_order(_rows(ordered), [move.link[:2] for move in moves])
    box_width = _BOX_WIDTHS[max(map(len, rows), default=0)]
    cards = [_Card.of(level, box_width) for level in ordered]
    layout = arranged(
        rows,
        [max(cards[number].height for number in row) for row in rows],
        [move.link for move in moves],
        box_width=box_width,
        most_width=_MOST_WIDTH - 2 * _MARGIN - _AXIS,
    )
    width = max(_LEAST_WIDTH, layout.width + 2 * _MARGIN + _AXIS)
    heading = _svg.wrapped(name, width - 2 * _MARGIN, _TITLE_SIZE, bold=True)
    parts = [
        _svg.text(
            (_MARGIN, 30 + _TITLE_LINE * index), line, size=_TITLE_SIZE, bold=True
        )
        for index, line in enumerate(heading)
    ]
    # The words at the ends of the arrow stand above and below the boxes.
    left = (width - layout.width + _AXIS) // 2
    top = 30 + _TITLE_LINE * len(heading) + _END_OF_AXIS
    parts += _axis(layout, ordered, top)
    drawn = [*_lines(moves, layout.routes)]
    drawn += [cards[number].drawn(box) for number, box in layout.boxes.items()]
    parts.append(_svg.group(drawn, at=(left, top)))
    top += layout.height + _END_OF_AXIS + 32
    entries, notes = _legend(rows, ordered, transitions)
    legend, height = _svg.legend(
        entries, notes, at=(_MARGIN, top), width=width - 2 * _MARGIN
    )
    return _svg.document(
        (width, top + height + _MARGIN),
        [*parts, legend],
        title=name,
        description=_described(rows, ordered, [move.move for move in moves]),
    )


_TITLE_SIZE: Final = 16
_TITLE_LINE: Final = 20
_END_OF_AXIS: Final = 20


class _Move(NamedTuple):
    move: Transition
    link: Link


def _rows(ordered: Sequence[Level]) -> list[list[int]]:
    # A row for each rank, or several where the rank has more levels than fit in one.
    ranks: dict[int, list[int]] = {}
    for number, level in enumerate(ordered):
        ranks.setdefault(level.intensity, []).append(number)
    rows: list[list[int]] = []
    for rank in ranks.values():
        count = -(-len(rank) // _MOST_IN_A_ROW)
        size = -(-len(rank) // count)
        rows += [rank[first : first + size] for first in range(0, len(rank), size)]
    return rows


def _ranks(levels: Iterable[Level]) -> int:
    return len({level.intensity for level in levels})


def _axis(layout: Layout, levels: Sequence[Level], top: int) -> list[str]:
    """An arrow toward more intensive care, with a bar beside each rank."""
    if _ranks(levels) < 2:  # noqa: PLR2004  # one rank is neither more nor less
        return []
    first, last = top - _END_OF_AXIS - 4, top + layout.height + _END_OF_AXIS
    bars: dict[int, tuple[int, int]] = {}
    for number, box in layout.boxes.items():
        low, high = box.y + top, box.y + box.height + top
        least, most = bars.get(levels[number].intensity, (low, high))
        bars[levels[number].intensity] = min(least, low), max(most, high)
    x = _MARGIN
    return [
        _svg.path([(x, last), (x, first)], Stroke(_svg.GREY, head=_svg.GREY)),
        *(
            _svg.path([(x, low), (x, high)], Stroke(_svg.PALE, "4"))
            for low, high in bars.values()
        ),
        _svg.text((x + 10, first + 10), "more intensive", colour=_svg.GREY),
        _svg.text((x + 10, last), "less intensive", colour=_svg.GREY),
    ]


# --- levels ---------------------------------------------------------------------------

_INSET: Final = 8
_CODE_SIZE: Final = 13
_DAY_AND_NIGHT: Final = "24 h"
_WITHDRAWAL: Final = "WM"

_TREATMENT: Final = Stroke(_svg.INK)
_BESIDE_TREATMENT: Final = Stroke(_svg.GREY, dashes="4 3")
_FILL: Final = "#f3f5f7"


class _Card(NamedTuple):
    """What stands in the box of a level."""

    level: Level
    code: list[str]
    name: list[str]
    marks: list[str]

    @classmethod
    def of(cls, level: Level, box_width: int) -> _Card:
        marks = [_DAY_AND_NIGHT] if level.supervised else []
        marks += [_WITHDRAWAL] if level.withdrawal_management else []
        width = box_width - 2 * _INSET
        beside = width - sum(map(_svg.mark_width, marks))
        return cls(
            level,
            _svg.wrapped(level.code, beside, _CODE_SIZE, bold=True),
            _svg.wrapped(level.name, width),
            marks,
        )

    @property
    def height(self) -> int:
        return 12 + _svg.LINE_HEIGHT * (len(self.code) + len(self.name))

    def drawn(self, box: Rectangle) -> str:
        level, x, base = self.level, box.x + _INSET, box.y + _svg.LINE_HEIGHT + 2
        edge, fill, kind = (
            (_TREATMENT, _FILL, "care-level")
            if level.treatment
            else (_BESIDE_TREATMENT, _svg.PAPER, "care-level care-beside-treatment")
        )
        parts = [_svg.box((box.x, box.y), (box.width, box.height), edge, fill=fill)]
        parts += [
            _svg.text((x, base + shift), line, size=_CODE_SIZE, bold=True)
            for shift, line in _svg.under_each_other(self.code)
        ]
        base += _svg.LINE_HEIGHT * len(self.code)
        parts += [
            _svg.text((x, base + shift), line)
            for shift, line in _svg.under_each_other(self.name)
        ]
        right = box.x + box.width
        for mark in reversed(self.marks):
            right -= _svg.mark_width(mark)
            parts.append(_svg.mark((right, box.y + 4), mark))
        return _svg.group(parts, kind=kind, title=f"{level.code}: {level.name}")


# --- moves ----------------------------------------------------------------------------

# Dark where a text was read, light where none was. Whoever cannot tell the colours
# apart still sees other dashes and, of step-ups, other heads.
_COLOURS: Final = {
    TransitionKind.STEP_DOWN: ("#083d70", "#4a8cc9"),
    TransitionKind.STEP_UP: ("#8a3200", "#cf7024"),
    TransitionKind.LATERAL: ("#00513c", "#2f9c7c"),
}
_DASHES: Final = {
    TransitionKind.STEP_DOWN: ("", "7 4"),
    TransitionKind.STEP_UP: ("2 3", "2 3 2 3 2 8"),
    TransitionKind.LATERAL: ("9 2 2 2", "9 2 2 8"),
}
_WIDTHS: Final = {
    Expectation.EXPECTED: "2.4",
    Expectation.ACCEPTABLE: "1.2",
    Expectation.UNUSUAL: "1.2",
}
_HALO: Final = Stroke(_svg.PAPER, "5")
_USUALNESS: Final = tuple(Expectation)


def _stroke(kind: TransitionKind, expectation: Expectation, *, sourced: bool) -> Stroke:
    colour = _COLOURS[kind][0 if sourced else 1]
    return Stroke(
        colour,
        _WIDTHS[expectation],
        _DASHES[kind][expectation is Expectation.UNUSUAL],
        _svg.PAPER if kind is TransitionKind.STEP_UP else colour,
    )


def _lines(moves: Iterable[_Move], routes: Iterable[Route]) -> Iterator[str]:
    """Draw every move; what several moves share is drawn by the most usual of them."""
    shared: dict[tuple[str, tuple[int, int]], list[tuple[Transition, Route]]] = {}
    for (move, link), route in zip(moves, routes, strict=True):
        shared.setdefault((link.family, route[-1]), []).append((move, route))
    for users in shared.values():
        users.sort(key=lambda user: _strength(user[0]))
        whole = [route for _, route in users]
        own = [_own_part(route, whole[:index]) for index, route in enumerate(whole)]
        # White below a line shows that it crosses others, and does not join them.
        yield from (_svg.path(part, _HALO) for part in own)
        for index in reversed(range(len(users))):
            move = users[index][0]
            sourced = move.source is not None
            stroke = _stroke(move.kind, move.expectation, sourced=sourced)
            if index:
                stroke = stroke._replace(head="")
            kind = f"care-move care-{move.kind} care-{move.expectation}"
            known = "" if sourced else " care-practice"
            title = f"{move}. {move.rationale}"
            yield _svg.group(
                [_svg.path(own[index], stroke)], kind=f"{kind}{known}", title=title
            )


def _strength(move: Transition) -> tuple[int, bool]:
    return _USUALNESS.index(move.expectation), move.source is None


def _own_part(route: Route, others: Iterable[Route]) -> Route:
    """The part of *route* up to where it joins one of *others*, and a corner more."""
    parts = (_apart(route, other) for other in others)
    return min(parts, key=_length, default=route)


def _apart(route: Route, other: Route) -> Route:
    # Both end in one point. Back from there, last is the last corner of both.
    mine, theirs = route[::-1], other[::-1]
    same = takewhile(lambda pair: pair[0] == pair[1], zip(mine, theirs, strict=False))
    shared = len(list(same))
    last, before, beside = mine[shared - 1], mine[shared], theirs[shared]
    own = route[: len(route) - shared]
    along = _length((last, before)), _length((last, beside))
    if _length((before, beside)) == abs(along[0] - along[1]):
        # They still go together, and part where the first of them turns.
        return (*own, _toward(last, before if along[0] < along[1] else beside))
    return (*own, last, _toward(mine[shared - 2], last))


def _toward(end: Point, start: Point) -> Point:
    # From the start, as far as a corner reaches.
    x, y = (
        here + max(-_svg.CORNER, min(_svg.CORNER, there - here))
        for here, there in zip(start, end, strict=True)
    )
    return x, y


def _length(route: Route) -> int:
    return sum(abs(a - c) + abs(b - d) for (a, b), (c, d) in pairwise(route))


# --- words ----------------------------------------------------------------------------

_SAMPLE_LINE: Final = ((0, 8), (_svg.SAMPLE[0], 8))
_EXPECTATIONS: Final = {
    Expectation.EXPECTED: "thick: expected",
    Expectation.ACCEPTABLE: "thin: acceptable",
    Expectation.UNUSUAL: "broken: unusual",
}


def _legend(
    rows: Sequence[Sequence[int]],
    levels: Sequence[Level],
    transitions: Sequence[Transition],
) -> tuple[list[list[Entry]], list[str]]:
    """The samples and the sentences that this picture needs."""
    moves = [move for move, _, _ in drawn_moves(transitions)]
    kinds = [
        _line_entry(_stroke(kind, Expectation.EXPECTED, sourced=True), kind)
        for kind in _COLOURS
        if any(move.kind is kind for move in moves)
    ]
    solid, broken = _DASHES[TransitionKind.STEP_DOWN]
    strengths = [
        _line_entry(
            Stroke(
                _svg.INK,
                _WIDTHS[expectation],
                broken if expectation is Expectation.UNUSUAL else solid,
            ),
            words,
        )
        for expectation, words in _EXPECTATIONS.items()
        if any(move.expectation is expectation for move in moves)
    ]
    unread = [move.kind for move in moves if move.source is None]
    if unread:
        pale = _stroke(unread[0], Expectation.EXPECTED, sourced=False)
        words = "lighter: practice knowledge, no text was read"
        strengths.append(_line_entry(pale._replace(head=""), words))
    marks: list[Entry] = []
    if any(level.supervised for level in levels):
        marks.append(Entry(_svg.mark((0, 0), _DAY_AND_NIGHT), "staff around the clock"))
    if any(level.withdrawal_management for level in levels):
        marks.append(Entry(_svg.mark((0, 0), _WITHDRAWAL), "withdrawal management"))
    if not all(level.treatment for level in levels):
        sample = _svg.box((0, 1), (34, 14), _BESIDE_TREATMENT)
        marks.append(Entry(sample, "beside treatment"))
    return [kinds, strengths, marks], [*_notes(rows, levels, transitions)]


def _line_entry(stroke: Stroke, words: str) -> Entry:
    return Entry(_svg.path(_SAMPLE_LINE, stroke), words)


def _notes(
    rows: Sequence[Sequence[int]],
    levels: Sequence[Level],
    transitions: Sequence[Transition],
) -> Iterator[str]:
    ranks = _ranks(levels)
    if ranks == 1 and len(levels) > 1:
        yield "All levels are of one rank."
    elif len(rows) > ranks:
        yield "Rows beside one bar are of one rank."
    if any(drawn_moves(transitions)):
        yield "Moves that enter a level from one side run together."
    else:
        yield "No moves between levels are described."
    if transitions:
        yield "Crises, and moves into and out of care, are left out."


def _described(
    rows: Iterable[Iterable[int]], levels: Sequence[Level], moves: Iterable[Transition]
) -> str:
    codes = (", ".join(levels[number].code for number in row) for row in rows)
    told = f"Levels, the most intensive first: {'; '.join(codes)}."
    return " ".join([told, *(f"{move}." for move in moves)])
