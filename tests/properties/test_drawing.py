"""Laws of the picture of a continuum, for continua of any shape and any names."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from continuum import _svg
from continuum.citations import Citation, Evidence
from continuum.levels import Continuum, Expectation, Level, Transition, TransitionKind
from tests.unit.test_continuum_svg import Box, Move, Picture, tag

SOURCE = Citation(
    instrument="A leaflet",
    provision="page 1",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
)

MOST_LEVELS = 12
MOST_MOVES = 24

names = st.text(min_size=1, max_size=80).filter(lambda text: bool(text.strip()))
codes = st.text(min_size=1, max_size=12).filter(
    lambda text: bool(text.strip()) and ":" not in text
)
"""Without the colon that parts code and name, so that each level can be found again."""


def kinds(origin: Level, target: Level) -> tuple[TransitionKind, ...]:
    """The kinds of move that may lead from *origin* to *target*."""
    found = [TransitionKind.LATERAL, TransitionKind.CRISIS]
    if target.intensity <= origin.intensity:
        found.append(TransitionKind.STEP_DOWN)
    if target.intensity >= origin.intensity:
        found.append(TransitionKind.STEP_UP)
    return tuple(found)


@st.composite
def continua(draw: st.DrawFn) -> Continuum:
    levels = tuple(
        Level(
            system="any",
            code=code,
            name=draw(names),
            intensity=draw(st.integers(0, 4)),
            supervised=draw(st.none() | st.booleans()),
            withdrawal_management=draw(st.booleans()),
            treatment=draw(st.booleans()),
        )
        for code in draw(st.lists(codes, unique_by=_svg.plain, max_size=MOST_LEVELS))
    )
    some = st.sampled_from(levels) if levels else st.nothing()
    ends = st.lists(
        st.tuples(some, some), unique=True, max_size=MOST_MOVES if levels else 0
    )
    transitions = tuple(
        Transition(
            origin=origin,
            target=target,
            kind=draw(st.sampled_from(kinds(origin, target))),
            expectation=draw(st.sampled_from(Expectation)),
            rationale=f"{draw(names)} {number}",
            source=draw(st.sampled_from([None, SOURCE])),
        )
        for number, (origin, target) in enumerate(draw(ends))
    )
    return Continuum("any", draw(names), levels, transitions)


def title(level: Level) -> str:
    return _svg.plain(f"{level.code}: {level.name}")


def shown(care: Continuum) -> list[Transition]:
    return [move for move in care.transitions if move.kind is not TransitionKind.CRISIS]


@given(continua())
def test_a_picture_is_well_formed_and_refers_to_nothing_outside(
    care: Continuum,
) -> None:
    picture = Picture(care.to_svg())
    assert {tag(part) for part in picture.root.iter()} <= {
        *("svg", "title", "desc", "rect", "g", "text", "path")
    }
    attributes = {name for part in picture.root.iter() for name in part.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name]
    assert "<script" not in picture.markup
    assert "url(" not in re.sub(">[^<]*<", "><", picture.markup)
    assert picture.root[0].text == (_svg.plain(care.name) or None)


@given(continua())
def test_equal_continua_give_equal_pictures(care: Continuum) -> None:
    assert attrs.evolve(care).to_svg() == care.to_svg()


@given(continua())
def test_every_level_and_every_move_is_drawn_once(care: Continuum) -> None:
    picture = Picture(care.to_svg())
    assert sorted(picture.levels) == sorted(map(title, care))
    expected = [
        (
            _svg.plain(f"{move}. {move.rationale}"),
            "care-move",
            f"care-{move.kind}",
            f"care-{move.expectation}",
            *(["care-practice"] if move.source is None else []),
        )
        for move in shown(care)
    ]
    assert sorted((move.title, *move.classes) for move in picture.moves) == sorted(
        expected
    )


@given(continua())
def test_all_of_a_picture_lies_on_its_paper(care: Continuum) -> None:
    picture = Picture(care.to_svg())
    assert picture.paper.right <= 1000
    for box in picture.boxes:
        assert picture.paper.holds(box)
    for text in picture.texts:
        assert picture.paper.holds(text.box)
    for move in picture.moves:
        assert all(picture.paper.holds(leg) for leg in move.legs)


@given(continua())
def test_no_box_and_no_text_overlaps_another(care: Continuum) -> None:
    picture = Picture(care.to_svg())
    for one, other in combinations(picture.levels.values(), 2):
        assert not one.overlaps(other)
    for text in picture.texts:
        around = [box for box in picture.levels.values() if box.overlaps(text.box)]
        assert all(box.holds(text.box) for box in around)
    for first, second in combinations(picture.texts, 2):
        assert not first.box.overlaps(second.box)


@given(continua())
def test_no_line_crosses_a_box_or_a_text(care: Continuum) -> None:
    picture = Picture(care.to_svg())
    obstacles = [*picture.levels.values(), *(text.box for text in picture.texts)]
    for move in picture.moves:
        for leg in move.legs:
            assert not [box for box in obstacles if crosses(leg, box)]


def crosses(leg: Box, box: Box) -> bool:
    # A leg has no breadth, so it may lie on an edge.
    return (
        leg.left < box.right
        and box.left < leg.right + (leg.left == leg.right)
        and leg.top < box.bottom
        and box.top < leg.bottom + (leg.top == leg.bottom)
        and not (leg.left == leg.right == box.left or leg.top == leg.bottom == box.top)
    )


@given(continua())
def test_every_move_leads_from_its_level_to_its_target(care: Continuum) -> None:
    picture = Picture(care.to_svg())
    places = {level: picture.levels[title(level)] for level in care}
    moves = {move.rationale.rpartition(" ")[2]: move for move in shown(care)}
    lines: dict[tuple[Level, str], list[Move]] = {}
    for drawn in picture.moves:
        move = moves[drawn.title.rpartition(" ")[2]]
        assert isinstance(move.origin, Level)
        assert isinstance(move.target, Level)
        assert on_edge(drawn.points[0], places[move.origin])
        if drawn.headed:
            assert on_edge(drawn.points[-1], places[move.target])
        lines.setdefault((move.target, move.kind), []).append(drawn)
    for together in lines.values():
        for index, drawn in enumerate(together):
            # A move without a head joins one that is drawn over it.
            above = together[index + 1 :]
            assert drawn.headed or any(touches(drawn.points[-1], it) for it in above)


def on_edge(point: tuple[int, int], box: Box) -> bool:
    x, y = point
    return (box.left < x < box.right and y in {box.top, box.bottom}) or (
        box.top < y < box.bottom and x in {box.left, box.right}
    )


def touches(point: tuple[int, int], move: Move) -> bool:
    x, y = point
    return any(
        leg.left <= x <= leg.right and leg.top <= y <= leg.bottom for leg in move.legs
    )


@given(continua())
def test_no_two_lines_run_on_each_other(care: Continuum) -> None:
    picture = Picture(care.to_svg())
    moves = {move.rationale.rpartition(" ")[2]: move for move in shown(care)}
    lines = [
        (moves[drawn.title.rpartition(" ")[2]].target, drawn.classes[1], leg)
        for drawn in picture.moves
        for leg in drawn.legs
    ]
    for (*one, leg), (*other, beside) in combinations(lines, 2):
        if one != other:
            assert not along(leg, beside)


def along(leg: Box, other: Box) -> bool:
    """Whether the two lie on each other for some length."""
    if leg.left == leg.right == other.left == other.right:
        return leg.top < other.bottom and other.top < leg.bottom
    if leg.top == leg.bottom == other.top == other.bottom:
        return leg.left < other.right and other.left < leg.right
    return False
