"""The picture of an agenda: a row for each item, its time against the days.

Words stand beside the bars, never on them: what is due and by when before the days, how
it stands behind its bar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

import attrs

from continuum import _svg
from continuum._svg import Entry, Point, Stroke
from continuum._timeline import _axis
from continuum._timeline._scale import Scale, Span, fitted
from continuum.agenda._agenda import Agenda, AgendaItem, AgendaStatus

__all__ = ["timeline"]

_WIDTH: Final = 960
_MARGIN: Final = 20
_INNER: Final = _WIDTH - 2 * _MARGIN
_END: Final = _WIDTH - _MARGIN
_LABEL: Final = 300
_FIRST_DAY: Final = _MARGIN + _LABEL + 14
_TITLE_SIZE: Final = 14
_TITLE_LINE: Final = 19
_SMALL_LINE: Final = 13

_PADDING: Final = 7
"""Above and below a row."""

_MOST_LINES: Final = 4
"""Of what is due, and of by when it is due."""

_BAR: Final = 12
_BESIDE: Final = 8
"""Between a bar and the words behind it."""

_OPEN_END: Final = 34
"""How far a bar reaches that ends nobody knows when."""

_NARROWEST: Final = 4

_GIVEN: Final = "#eaf1f8"
_OVERDUE: Final = "#8a3200"
_EDGE: Final = Stroke(_svg.INK)
_LIMIT: Final = Stroke(_svg.INK, "3")
_UNSETTLED: Final = Stroke(_svg.INK, dashes="4 3")
_ON: Final = Stroke(_svg.INK, dashes="6 3")
_WHITE: Final = Stroke(_svg.PAPER)
_SEPARATOR: Final = Stroke("#d0d7de")


def timeline(agenda: Agenda) -> str:
    """Draw *agenda* against the days around its own."""
    scale = _scale(agenda)
    heading = _svg.wrapped(agenda.heading, _INNER, _TITLE_SIZE, bold=True, most=2)
    axis = 26 + _TITLE_LINE * len(heading) + _axis.HEIGHT
    rows: list[_Row] = []
    bottom = axis + 4
    for item in agenda.items:
        rows.append(_Row.of(item, agenda, scale, bottom))
        bottom = rows[-1].bottom
    parts = [
        _svg.text((_MARGIN, 26 + shift), line, size=_TITLE_SIZE, bold=True)
        for shift, line in _stacked(heading, _TITLE_LINE)
    ]
    if not rows:
        at = (_MARGIN, axis + 20)
        parts.append(_svg.text(at, "Nothing is due.", colour=_svg.GREY))
        bottom = axis + 32
    parts += _axis.drawn(scale, axis, bottom, right=_END)
    for row in rows[1:]:
        parts.append(_svg.path([(_MARGIN, row.top), (_END, row.top)], _SEPARATOR))
    parts += [row.drawn(scale) for row in rows]
    on = scale.x(_day(agenda.on) + 1)
    parts.append(_svg.path([(on, axis), (on, bottom)], _ON))
    legend, height = _svg.legend(
        [[*_entries([row.bar for row in rows], scale, agenda.on)]],
        _notes([row.bar for row in rows]),
        at=(_MARGIN, bottom + 16),
        width=_INNER,
    )
    return _svg.document(
        (_WIDTH, bottom + 16 + height + _MARGIN),
        [*parts, legend],
        title=agenda.heading,
        description=f"{'. '.join(str(agenda).splitlines())}.",
    )


def _stacked(lines: Sequence[str], height: int) -> Iterator[tuple[int, str]]:
    return ((height * number, line) for number, line in enumerate(lines))


# --- days -----------------------------------------------------------------------------

_AROUND: Final = 7
"""Days that are drawn on each side of one that matters."""

_LEAST_REACH: Final = 30


def _scale(agenda: Agenda) -> Scale:
    """The days around the agenda's own, and around each on which something is due.

    Clocks that started long before all of these do not press them together.
    """
    days = {_day(agenda.on)}
    days |= {_day(limit) for item in agenda if (limit := item.due or item.not_before)}
    reach = min(days) - max(_LEAST_REACH, max(days) - min(days))
    starts = {_day(item.since) for item in agenda if item.since is not None}
    spans = [Span(day - _AROUND, day + 1 + _AROUND) for day in sorted(days)]
    spans += [Span(day, day + 1) for day in sorted(starts) if day >= reach]
    behind = [_width(_standing(item, agenda.on)) for item in agenda]
    room = _OPEN_END + 2 * _BESIDE + max(behind, default=0)
    return fitted(spans, (), left=_FIRST_DAY, right=_END - room)


def _day(day: date) -> int:
    return day.toordinal()


def _width(words: str) -> int:
    # Of the bold ones: the others have room, too.
    return _svg.width_of(words, _svg.SMALL_SIZE, bold=True)


def _standing(item: AgendaItem, on: date) -> str:
    """How it stands, in the words behind its bar."""
    if item.status is AgendaStatus.UNDATED or item.due is None:
        return str(item.status)
    days = abs((item.due - on).days)
    unit = "day" if days == 1 else "days"
    if item.status is AgendaStatus.OVERDUE:
        return f"overdue, {days} {unit}"
    return f"in {days} {unit}" if days else "today"


# --- bars -----------------------------------------------------------------------------


class _Bar(NamedTuple):
    """The parts of a bar, from left to right, and where the words behind it begin.

    Args:
        given: The time given, which passes without harm.
        late: The time passed since.
        unsettled: The time of which nobody knows how it stands.
        limit: The end of the day by which it is due.
        torn: Whether it began before the first day that is drawn.
        ends: Whether the last part ends on a day that is known.
        words: Where the words behind it begin.
    """

    given: tuple[int, int] | None
    late: tuple[int, int] | None
    unsettled: tuple[int, int] | None
    limit: int | None
    torn: bool
    ends: bool
    words: int

    @classmethod
    def of(cls, item: AgendaItem, day: date, scale: Scale) -> _Bar:
        """The bar of *item* on *day*."""
        on = scale.x(_day(day) + 1)
        start = None if item.since is None else scale.x(_day(item.since))
        known = item.due or item.not_before
        end = None if known is None else scale.x(_day(known) + 1)
        limit = None if item.due is None else end
        given = late = unsettled = None
        if item.status is AgendaStatus.UNDATED:
            if limit is None:
                given = _part(start, end)
                from_ = end or start or on
                unsettled = (from_, max(from_, on) + _OPEN_END)
            else:
                from_ = limit if start is None else start
                unsettled = (min(from_, limit - _NARROWEST), limit)
        elif end is None:
            late = _part(start, on) or (on - _NARROWEST, on)
        elif item.status is AgendaStatus.OVERDUE:
            given = _part(start, end)
            late = (min(end, on - _NARROWEST), on)
        else:
            given = _part(start, end) or (end - _NARROWEST, end)
        last = max(part[1] for part in (given, late, unsettled) if part)
        torn = item.since is not None and _day(item.since) < scale.pieces[0].days.first
        ends = unsettled is None or limit is not None
        return cls(given, late, unsettled, limit, torn, ends, max(last, on) + _BESIDE)

    def drawn(self, top: int, scale: Scale) -> Iterator[str]:
        """Yield its parts and, over them, the signs of days left out."""
        torn = self.torn
        for part, fill, edge in (
            (self.given, _GIVEN, _EDGE),
            (self.late, _OVERDUE, _EDGE),
            (self.unsettled, _svg.PAPER, _UNSETTLED),
        ):
            if part is not None:
                ends = self.ends or part is not self.unsettled
                yield _box((part[0], top), part[1], fill, edge, torn=torn, ends=ends)
                torn = False
        if self.limit is not None:
            x = self.limit
            yield _svg.path([(x, top - 4), (x, top + _BAR + 4)], _LIMIT)
        parts = [part for part in (self.given, self.late, self.unsettled) if part]
        first, last = parts[0][0], parts[-1][1]
        for piece in scale.breaks:
            if first < piece.left and piece.right < last:
                middle = (piece.left + piece.right) // 2
                yield _axis.cut(middle, top - 3, _BAR + 6)


def _part(left: int | None, right: int | None) -> tuple[int, int] | None:
    if left is None or right is None or left >= right:
        return None
    return left, right


def _box(
    at: Point, right: int, fill: str, edge: Stroke, *, torn: bool, ends: bool
) -> str:
    """Draw a part of a bar, without an edge where it is open."""
    x, y = at
    low = y + _BAR
    shape = f"M{x} {y}H{right}V{low}H{x}Z"
    corners = f"M{x} {low}{'M' if torn else 'L'}{x} {y}L{right} {y}"
    corners += f"{'L' if ends else 'M'}{right} {low}L{x} {low}"
    dashes = f' stroke-dasharray="{edge.dashes}"' if edge.dashes else ""
    return (
        f'<path d="{shape}" fill="{fill}" stroke="none"/>'
        f'<path d="{corners}" fill="none" stroke="{edge.colour}" '
        f'stroke-width="{edge.width}"{dashes}/>'
    )


# --- rows -----------------------------------------------------------------------------


class _Row(NamedTuple):
    """An item in its place."""

    item: AgendaItem
    what: list[str]
    details: list[str]
    standing: str
    bar: _Bar
    top: int

    @classmethod
    def of(cls, item: AgendaItem, agenda: Agenda, scale: Scale, top: int) -> _Row:
        """The row of *item*, under all above *top*."""
        alone = attrs.evolve(item, instead=())
        details = [f"{item.when} ({item.code})"]
        details += [f"or {way}" for way in item.instead]
        details += [item.stay] if len(agenda.stays) > 1 else []
        return cls(
            item,
            _svg.wrapped(alone.doing, _LABEL, bold=True, most=_MOST_LINES),
            [
                line
                for words in details
                for line in _svg.wrapped(
                    words, _LABEL, _svg.SMALL_SIZE, most=_MOST_LINES
                )
            ],
            _standing(item, agenda.on),
            _Bar.of(item, agenda.on, scale),
            top,
        )

    @property
    def bottom(self) -> int:
        """Where the next row begins."""
        words = _svg.LINE_HEIGHT * len(self.what) + _SMALL_LINE * len(self.details)
        return self.top + words + 2 * _PADDING

    def drawn(self, scale: Scale) -> str:
        """Draw the words and the bar."""
        base = self.top + _PADDING + 11
        parts = [
            _svg.text((_MARGIN, base + shift), line, bold=True)
            for shift, line in _stacked(self.what, _svg.LINE_HEIGHT)
        ]
        below = base + _svg.LINE_HEIGHT * len(self.what) - 1
        parts += [
            _svg.text(
                (_MARGIN, below + shift), line, size=_svg.SMALL_SIZE, colour=_svg.GREY
            )
            for shift, line in _stacked(self.details, _SMALL_LINE)
        ]
        middle = (self.top + self.bottom) // 2
        parts += self.bar.drawn(middle - _BAR // 2, scale)
        overdue = self.item.status is AgendaStatus.OVERDUE
        at = (self.bar.words, middle + 4)
        size = (_width(self.standing) + 4, _svg.LINE_HEIGHT)
        # White below the words, since lines of the days run through their place.
        parts.append(_svg.box((at[0] - 2, middle - 8), size, _WHITE, radius=0))
        parts.append(_svg.text(at, self.standing, size=_svg.SMALL_SIZE, bold=overdue))
        kind = f"care-item care-{self.item.status}"
        return _svg.group(parts, kind=kind, title=str(self.item))


# --- the legend -----------------------------------------------------------------------

_SAMPLE: Final = 36
_TOP: Final = 2
"""Of a bar in the legend."""


def _entries(bars: Sequence[_Bar], scale: Scale, on: date) -> Iterator[Entry]:
    def sample(fill: str, edge: Stroke, *, ends: bool = True) -> str:
        return _box((0, _TOP), _SAMPLE, fill, edge, torn=False, ends=ends)

    if any(bar.given for bar in bars):
        yield Entry(sample(_GIVEN, _EDGE), "time given")
    if any(bar.limit is not None for bar in bars):
        mark = _svg.path([(18, _TOP - 2), (18, _TOP + _BAR + 2)], _LIMIT)
        yield Entry(mark, "end of the day due")
    if any(bar.late for bar in bars):
        yield Entry(sample(_OVERDUE, _EDGE), "overdue")
    if any(bar.unsettled and bar.ends for bar in bars):
        yield Entry(sample(_svg.PAPER, _UNSETTLED), "unsettled")
    if not all(bar.ends for bar in bars):
        sign = sample(_svg.PAPER, _UNSETTLED, ends=False)
        yield Entry(sign, "unsettled, without a day")
    yield Entry(_svg.path([(18, 0), (18, 16)], _ON), f"end of {on}")
    if scale.breaks:
        yield Entry(_axis.cut(_SAMPLE // 2, 0, _svg.SAMPLE[1]), "days left out")


def _notes(bars: Sequence[_Bar]) -> Iterator[str]:
    if any(bar.torn for bar in bars):
        yield "Bars open on the left began before the first day that is drawn."
