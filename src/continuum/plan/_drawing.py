"""The picture of a treatment plan: a tree from problems to interventions.

Every part is a box that says its code and what its fields tell: nothing that somebody
wrote about the patient, unless that is asked for. A part that lacks something has a
broken outline, and says what.

Not drawn: baselines, what was said of goals in reviews, consents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from continuum import _fields, _svg
from continuum._svg import Entry, Stroke
from continuum.plan._layout import (
    INDENT,
    Column,
    Layout,
    Rectangle,
    Threads,
    arranged,
    threads_of,
)
from continuum.plan._plan import TreatmentPlan
from continuum.plan._words import (
    CODED,
    KINDS,
    PUT_OFF,
    Fact,
    Words,
    facts_of,
    words_of,
)

__all__ = ["tree"]

_MARGIN: Final = 20
_TITLE_SIZE: Final = 16
_TOP: Final = 78
"""How far down the first box is."""

_WIDTHS: Final = {
    Column.PROBLEMS: 160,
    Column.GOALS: 180,
    Column.OBJECTIVES: 200,
    Column.INTERVENTIONS: 260,
}
_BROADER: Final = 25
"""How much broader a column is where texts are written out."""


def tree(plan: TreatmentPlan, *, texts: bool = False) -> str:
    """Draw *plan* as a tree, from problems to interventions.

    Args:
        plan: The plan.
        texts: Whether to write out what was written about the patient: statements,
            names of measures, strengths, needs and preferences.

    Raises:
        FieldTypeError: An argument is of the wrong type.
    """
    _fields.instance("tree", "plan", plan, TreatmentPlan)
    _fields.instance("tree", "texts", texts, bool)
    threads = threads_of(plan)
    depths = dict(threads.goals)
    widths = {
        column: width + (_BROADER if texts else 0) for column, width in _WIDTHS.items()
    }
    widths[Column.GOALS] += INDENT * max(depths.values(), default=0)
    cards: dict[str, _Card] = {}
    for words in words_of(plan, threads, texts=texts):
        indent = INDENT * depths.get(words.code, 0)
        cards[words.code] = _Card.of(words, widths[words.column] - indent)
    heights = {code: card.height for code, card in cards.items()}
    layout = arranged(threads, heights, widths)
    width = layout.width + 2 * _MARGIN
    title = f"Treatment plan, version {plan.version}, {plan.in_force}"
    drawn = [*_lines(layout)]
    drawn += [cards[code].drawn(box) for code, box in layout.boxes.items()]
    top = _TOP + layout.height + 24
    facts = [*facts_of(plan, texts=texts)]
    told, height = _told(facts, top, width)
    top += height + 16
    legend, height = _svg.legend(
        [_signs(cards.values())],
        _notes(layout, texts=texts),
        at=(_MARGIN, top),
        width=width - 2 * _MARGIN,
    )
    parts = [
        _svg.text((_MARGIN, 30), title, size=_TITLE_SIZE, bold=True),
        *_headers(threads, layout),
        _svg.group(drawn, at=(_MARGIN, _TOP)),
        *told,
        legend,
    ]
    return _svg.document(
        (width, top + height + _MARGIN),
        parts,
        title=title,
        description=_described(cards, layout, facts),
    )


# --- boxes ----------------------------------------------------------------------------

_INSET: Final = 8
_CODE_SIZE: Final = 13
_MOST_CODE_LINES: Final = 3

_WHOLE: Final = Stroke(_svg.INK)
_OVER: Final = Stroke(_svg.PALE)
_LACKING: Final = Stroke(_svg.INK, "1.6", "5 3")
_FILL: Final = "#f3f5f7"
_LACK: Final = "#8a3200"


class _Line(NamedTuple):
    words: str
    colour: str
    size: int = _svg.TEXT_SIZE
    bold: bool = False


class _Card(NamedTuple):
    """What stands in the box of a part, line by line.

    Args:
        words: What is said of the part.
        lines: All but its marks.
        marks: Number of the line that the marks stand on.
    """

    words: Words
    lines: list[_Line]
    marks: int

    @classmethod
    def of(cls, words: Words, width: int) -> _Card:
        room = width - 2 * _INSET
        beside = room - sum(map(_svg.mark_width, words.marks))
        fits = _svg.width_of(_svg.plain(words.code), _CODE_SIZE, bold=True) <= beside
        code = _svg.wrapped(
            words.code, room, _CODE_SIZE, bold=True, most=_MOST_CODE_LINES
        )
        lines = [_Line(line, _svg.INK, _CODE_SIZE, bold=True) for line in code]
        if words.marks and not fits:
            lines.append(_Line("", _svg.INK))
        marks = 0 if fits else len(code)
        for told, colour, bold in (
            (words.texts, _svg.INK, False),
            (words.facts, _svg.GREY, False),
            (words.lacking, _LACK, True),
        ):
            for item in told:
                wrapped = _svg.wrapped(item, room, bold=bold)
                lines += [_Line(line, colour, bold=bold) for line in wrapped]
        return cls(words, lines, marks)

    @property
    def height(self) -> int:
        return 12 + _svg.LINE_HEIGHT * len(self.lines)

    def drawn(self, box: Rectangle) -> str:
        edge, fill = _WHOLE, _FILL
        if self.words.over:
            edge, fill = _OVER, _svg.PAPER
        if self.words.lacking:
            edge, fill = _LACKING, _svg.PAPER
        parts = [_svg.box((box.x, box.y), (box.width, box.height), edge, fill=fill)]
        for number, line in enumerate(self.lines):
            if line.words:
                at = (box.x + _INSET, box.y + 2 + _svg.LINE_HEIGHT * (number + 1))
                words, colour, size, bold = line
                parts.append(_svg.text(at, words, size=size, bold=bold, colour=colour))
        right, top = box.x + box.width, box.y + 4 + _svg.LINE_HEIGHT * self.marks
        for mark in reversed(self.words.marks):
            right -= _svg.mark_width(mark)
            parts.append(_svg.mark((right, top), mark))
        kind = f"care-part care-{KINDS[self.words.column]}"
        if self.words.lacking:
            kind += " care-lacking"
        return _svg.group(parts, kind=kind, title=str(self.words))


# --- lines ----------------------------------------------------------------------------

_LINE: Final = Stroke(_svg.GREY, "1.2")
_FURTHER: Final = Stroke("#083d70", "2")
_HALO: Final = Stroke(_svg.PAPER, "5")


def _lines(layout: Layout) -> Iterator[str]:
    """Draw every line; the further lines to one part run together."""
    for ends, route in layout.first.items():
        yield _svg.group(
            [_svg.path(route, _LINE)], kind="care-link", title=" to ".join(ends)
        )
    for _, group in groupby(layout.further.items(), key=lambda line: line[0][1]):
        together = [*group]
        # White below a line shows that it crosses others, and does not join them.
        yield from (_svg.path(route, _HALO) for _, route in together)
        for ends, route in together:
            yield _svg.group(
                [_svg.path(route, _FURTHER)],
                kind="care-link care-further",
                title=" to ".join(ends),
            )


# --- words ----------------------------------------------------------------------------

_NAMES: Final = 110
"""Width of the names of what stands under the tree."""


def _headers(threads: Threads, layout: Layout) -> Iterator[str]:
    present = set(threads.columns.values())
    for column, left in zip(Column, layout.lefts, strict=True):
        words = f"{KINDS[column]}s" + ("" if column in present else ": none")
        at = (_MARGIN + left, _TOP - 12)
        yield _svg.text(at, words, bold=True, colour=_svg.GREY)


def _told(facts: Iterable[Fact], top: int, width: int) -> tuple[list[str], int]:
    """Write *facts* under one another; the markup, and its height."""
    parts: list[str] = []
    y = top
    room = width - 2 * _MARGIN - _NAMES
    for fact in facts:
        parts.append(_svg.text((_MARGIN, y + 12), fact.name, bold=True))
        for words in fact.lines:
            for line in _svg.wrapped(words, room):
                parts.append(_svg.text((_MARGIN + _NAMES, y + 12), line))
                y += _svg.LINE_HEIGHT
        y += 3
    return parts, y - top


def _signs(cards: Iterable[_Card]) -> list[Entry]:
    """The samples that this picture needs."""
    words = [card.words for card in cards]
    marks = {mark for each in words for mark in each.marks}
    found: list[Entry] = []
    if any(each.lacking for each in words):
        found.append(_sample(_LACKING, "broken outline: lacks what it says"))
    if any(each.over and not each.lacking for each in words):
        found.append(_sample(_OVER, "pale outline: no longer pursued"))
    if CODED in marks:
        found.append(
            Entry(_svg.mark((0, 0), CODED), "the diagnosis is given as a code")
        )
    if PUT_OFF in marks:
        put_off = _svg.mark((0, 0), PUT_OFF)
        found.append(Entry(put_off, "the plan leaves it for later"))
    return found


def _sample(stroke: Stroke, words: str) -> Entry:
    return Entry(_svg.box((0, 1), (34, 14), stroke), words)


def _notes(layout: Layout, *, texts: bool) -> Iterator[str]:
    if layout.further:
        yield "Heavy blue lines lead to a part that stands beside another one."
    if not texts:
        yield "Texts are left out."


def _described(
    cards: Mapping[str, _Card], layout: Layout, facts: Sequence[Fact]
) -> str:
    told = [str(card.words) for card in cards.values()]
    told += [f"{origin} leads to {target}" for origin, target in layout.first]
    told += [f"{origin} leads to {target}" for origin, target in layout.further]
    told += [str(fact) for fact in facts]
    return " ".join(f"{words}." for words in told)
