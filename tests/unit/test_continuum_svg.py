"""The picture of a continuum: what stands where, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise, permutations, product
from typing import NamedTuple
from xml.etree import ElementTree as ET

import attrs
import pytest

from continuum import _svg
from continuum.citations import Citation, Evidence
from continuum.levels import (
    Continuum,
    Expectation,
    Level,
    Outside,
    Place,
    Transition,
    TransitionKind,
)
from continuum.levels._ordering import Run, in_order, tracks
from continuum.systems import asam3, asam4, general, medicare, teds, us_nj

# --- reading a picture ----------------------------------------------------------------


class Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Text(NamedTuple):
    words: str
    box: Box
    size: int


class Move(NamedTuple):
    title: str
    classes: tuple[str, ...]
    points: tuple[tuple[int, int], ...]
    """Of the line, and after them the tip, where there is an arrow head."""

    dashes: str
    width: str
    colour: str
    headed: bool

    @property
    def legs(self) -> list[Box]:
        return [
            Box(*map(min, zip(a, b, strict=True)), *map(max, zip(a, b, strict=True)))
            for a, b in pairwise(self.points)
            if a != b
        ]


def tag(part: ET.Element) -> str:
    return part.tag.rpartition("}")[2]


def points(outline: str) -> tuple[tuple[int, int], ...]:
    numbers = [int(number) for number in re.findall(r"-?\d+", outline)]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


class Picture:
    """A picture, read back: every shape where it stands on the paper."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.root = ET.fromstring(markup)
        self.paper = Box(*map(int, self.root.get("viewBox", "").split()))
        self.levels: dict[str, Box] = {}
        self.beside: set[str] = set()
        self.moves: list[Move] = []
        self.texts: list[Text] = []
        self.boxes: list[Box] = []
        self._read(self.root, 0, 0)

    def _read(self, parent: ET.Element, x: int, y: int) -> None:
        for part in parent:
            shift = part.get("transform", "translate(0 0)")
            ((dx, dy),) = points(shift)
            classes = part.get("class", "").split()
            if tag(part) == "text":
                self.texts.append(self._text(part, x, y))
            elif tag(part) == "rect":
                self.boxes.append(self._box(part, x, y))
            elif "care-move" in classes:
                self.moves.append(self._move(part, x, y))
            elif "care-level" in classes:
                title = part[0].text or ""
                assert title not in self.levels
                self.levels[title] = self._box(part[1], x, y)
                if "care-beside-treatment" in classes:
                    self.beside.add(title)
            self._read(part, x + dx, y + dy)

    @staticmethod
    def _box(part: ET.Element, x: int, y: int) -> Box:
        left, top = int(part.get("x", 0)) + x, int(part.get("y", 0)) + y
        width, height = int(part.get("width", "")), int(part.get("height", ""))
        return Box(left, top, left + width, top + height)

    @staticmethod
    def _text(part: ET.Element, x: int, y: int) -> Text:
        words, size = part.text or "", int(part.get("font-size", ""))
        width = _svg.width_of(words, size, bold=part.get("font-weight") == "bold")
        left, base = int(part.get("x", "")) + x, int(part.get("y", "")) + y
        if part.get("text-anchor") == "middle":
            left -= width // 2
        box = Box(left, base - 3 * size // 4, left + width, base + size // 4)
        return Text(words, box, size)

    @staticmethod
    def _move(part: ET.Element, x: int, y: int) -> Move:
        title, line, *head = part
        found = points(line.get("d", ""))
        if head:
            found += points(head[0].get("d", ""))[:1]
        return Move(
            title.text or "",
            tuple(part.get("class", "").split()),
            tuple((a + x, b + y) for a, b in found),
            line.get("stroke-dasharray", ""),
            line.get("stroke-width", ""),
            line.get("stroke", ""),
            bool(head),
        )

    def words(self) -> list[str]:
        return [text.words for text in self.texts]

    def level(self, code: str) -> Box:
        (found,) = (
            box for title, box in self.levels.items() if title.startswith(f"{code}: ")
        )
        return found

    def move(self, origin: str, target: str) -> Move:
        (found,) = (
            move
            for move in self.moves
            if move.title.startswith(f"{origin} to {target}: ")
        )
        return found


# --- continua -------------------------------------------------------------------------

CITATION = Citation(
    instrument="A leaflet",
    provision="page 1",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
)

SYSTEMS = [asam3.CARE, asam4.CARE, general.CARE, medicare.CARE, us_nj.CARE, teds.CARE]


def level(code: str, intensity: int, name: str = "A level", **more: bool) -> Level:
    return Level(
        system="toy",
        code=code,
        name=name,
        intensity=intensity,
        supervised=more.get("supervised"),
        withdrawal_management=more.get("withdrawal_management", False),
        treatment=more.get("treatment", True),
    )


def move(
    origin: Place,
    target: Place,
    kind: TransitionKind = TransitionKind.LATERAL,
    expectation: Expectation = Expectation.EXPECTED,
    source: Citation | None = CITATION,
) -> Transition:
    return Transition(
        origin=origin,
        target=target,
        kind=kind,
        expectation=expectation,
        rationale="for a reason",
        source=source,
    )


DOWN, UP, ASIDE = (
    TransitionKind.STEP_DOWN,
    TransitionKind.STEP_UP,
    TransitionKind.LATERAL,
)
ACCEPTABLE, UNUSUAL = Expectation.ACCEPTABLE, Expectation.UNUSUAL

HIGH, HIGHER, LOW, LOWER = (
    level("high", 2),
    level("higher", 2),
    level("low", 1),
    level("lower", 0),
)


def drawn(*transitions: Transition, levels: tuple[Level, ...] | None = None) -> Picture:
    if levels is None:
        levels = (HIGH, HIGHER, LOW, LOWER)
    return Picture(Continuum("toy", "Toy", levels, transitions).to_svg())


def every_move(levels: tuple[Level, ...]) -> Iterator[Transition]:
    for origin, target in permutations(levels, 2):
        rise = target.intensity - origin.intensity
        yield move(origin, target, UP if rise > 0 else DOWN if rise < 0 else ASIDE)


# --- levels ---------------------------------------------------------------------------


@pytest.mark.parametrize("care", SYSTEMS, ids=lambda care: care.system)
def test_every_level_is_drawn_once_in_the_row_of_its_rank(care: Continuum) -> None:
    picture = Picture(care.to_svg())
    assert len(picture.levels) == len(care)
    tops: dict[int, set[int]] = {}
    for each in care:
        tops.setdefault(each.intensity, set()).add(picture.level(each.code).top)
    rows = [tops[rank] for rank in sorted(tops, reverse=True)]
    assert all(len(row) == 1 for row in rows)
    assert [min(row) for row in rows] == sorted(min(row) for row in rows)


def test_levels_that_nothing_links_keep_the_order_of_the_data() -> None:
    picture = drawn(levels=(HIGHER, HIGH))
    assert picture.level("higher").right < picture.level("high").left
    picture = drawn(levels=(HIGH, HIGHER))
    assert picture.level("high").right < picture.level("higher").left


def test_levels_that_a_lateral_links_stand_side_by_side() -> None:
    middle = level("between", 2)
    picture = drawn(move(HIGH, HIGHER), levels=(HIGH, middle, HIGHER))
    gap = picture.level("higher").left - picture.level("high").right
    assert abs(gap) < 100
    assert (
        picture.move("high", "higher").legs[0].top
        == picture.move("high", "higher").legs[-1].bottom
    )


@pytest.mark.parametrize(("count", "rows"), [(4, [4]), (5, [3, 2]), (9, [3, 3, 3])])
def test_a_rank_is_spread_evenly_over_as_few_rows_as_can_be(
    count: int, rows: list[int]
) -> None:
    picture = drawn(levels=tuple(level(f"l{index}", 1) for index in range(count)))
    tops = [box.top for box in picture.levels.values()]
    assert [tops.count(top) for top in sorted(set(tops))] == rows


def test_a_rank_with_many_levels_has_several_rows_and_says_so() -> None:
    many = tuple(level(f"l{index}", 1) for index in range(40))
    picture = drawn(levels=many)
    assert len({box.top for box in picture.levels.values()}) == 10
    assert "All levels are of one rank." in picture.words()
    picture = drawn(levels=(*many, LOWER))
    assert "Rows beside one bar are of one rank." in picture.words()


def test_an_arrow_says_which_way_care_grows_more_intensive() -> None:
    picture = drawn()
    tops = {text.words: text.box.top for text in picture.texts}
    assert tops["more intensive"] < picture.level("high").top
    assert tops["less intensive"] > picture.level("lower").bottom


@pytest.mark.parametrize("levels", [(HIGH,), (HIGH, HIGHER), ()])
def test_one_rank_is_neither_more_nor_less_intensive(levels: tuple[Level, ...]) -> None:
    picture = drawn(levels=levels)
    assert "more intensive" not in picture.words()
    assert ("All levels are of one rank." in picture.words()) is (len(levels) > 1)
    assert len(picture.levels) == len(levels)


def test_marks_tell_round_the_clock_staff_and_withdrawal_management() -> None:
    both = level("both", 1, supervised=True, withdrawal_management=True)
    neither = level("neither", 1)
    picture = drawn(levels=(both, neither))
    inside = {
        code: [
            text.words for text in picture.texts if picture.level(code).holds(text.box)
        ]
        for code in ("both", "neither")
    }
    assert inside == {
        "both": ["both", "A level", "WM", "24 h"],
        "neither": ["neither", "A level"],
    }
    assert {"staff around the clock", "withdrawal management"} <= set(picture.words())
    assert "staff around the clock" not in drawn().words()


def test_what_is_no_treatment_looks_different() -> None:
    house = level("house", 0, treatment=False)
    picture = drawn(levels=(LOW, house))
    assert picture.beside == {"house: A level"}
    assert 'stroke-dasharray="4 3"' in picture.markup
    assert "beside treatment" in picture.words()
    assert "beside treatment" not in drawn().words()


def test_a_long_name_is_wrapped_and_stays_in_its_box() -> None:
    name = ("Two hundred characters of a name " * 7)[:200]
    long = level("code-" * 20, 1, name, supervised=True)
    picture = drawn(levels=(long, LOWER))
    box = picture.level(long.code)
    inside = [text for text in picture.texts if text.box.overlaps(box)]
    assert all(box.holds(text.box) for text in inside)
    assert " ".join(text.words for text in inside if text.size == 12) == name.strip()


# --- moves ----------------------------------------------------------------------------


@pytest.mark.parametrize("care", SYSTEMS, ids=lambda care: care.system)
def test_every_move_between_levels_is_drawn_once_and_no_crisis(care: Continuum) -> None:
    expected = sorted(
        f"{each}. {each.rationale}"
        for each in care.transitions
        if isinstance(each.origin, Level)
        and isinstance(each.target, Level)
        and each.kind is not TransitionKind.CRISIS
    )
    assert sorted(each.title for each in Picture(care.to_svg()).moves) == expected


def test_a_move_carries_its_kind_expectation_and_evidence_as_classes() -> None:
    picture = drawn(
        move(HIGH, LOW, DOWN),
        move(LOW, HIGH, UP, UNUSUAL, source=None),
    )
    assert picture.move("high", "low").classes == (
        *("care-move", "care-step-down", "care-expected"),
    )
    assert picture.move("low", "high").classes == (
        *("care-move", "care-step-up", "care-unusual", "care-practice"),
    )


def test_a_step_down_leaves_below_on_the_left_and_enters_above() -> None:
    picture = drawn(move(HIGH, LOW, DOWN))
    start, *_, end = picture.move("high", "low").points
    high, low = picture.level("high"), picture.level("low")
    assert start[1] == high.bottom
    assert high.left < start[0] < (high.left + high.right) // 2
    assert end[1] == low.top
    assert low.left < end[0] < (low.left + low.right) // 2


def test_a_step_up_leaves_above_on_the_right_and_enters_below() -> None:
    picture = drawn(move(LOW, HIGH, UP))
    start, *_, end = picture.move("low", "high").points
    high, low = picture.level("high"), picture.level("low")
    assert start[1] == low.top
    assert (low.left + low.right) // 2 < start[0] < low.right
    assert end[1] == high.bottom
    assert (high.left + high.right) // 2 < end[0] < high.right


def test_a_move_over_a_row_takes_a_lane_beside_all_boxes() -> None:
    picture = drawn(move(HIGH, LOWER, DOWN), move(LOWER, HIGH, UP))
    lefts = [leg.left for leg in picture.move("high", "lower").legs]
    assert min(lefts) < min(box.left for box in picture.levels.values())
    rights = [leg.right for leg in picture.move("lower", "high").legs]
    assert max(rights) > max(box.right for box in picture.levels.values())


def test_neighbours_are_joined_by_level_lines_one_for_each_direction() -> None:
    picture = drawn(move(HIGH, HIGHER), move(HIGHER, HIGH))
    there, back = picture.move("high", "higher"), picture.move("higher", "high")
    assert {leg.top == leg.bottom for leg in (*there.legs, *back.legs)} == {True}
    assert there.legs[0].top != back.legs[0].top
    assert (there.headed, back.headed) == (True, True)


def test_others_of_a_row_are_joined_under_it() -> None:
    row = tuple(level(f"l{index}", 1) for index in range(3))
    picture = drawn(*every_move(row), levels=row)
    first, last = picture.level("l0"), picture.level("l2")
    start, *_, end = picture.move("l0", "l2").points
    assert (start[1], end[1]) == (first.bottom, last.bottom)


def test_a_move_to_the_level_it_starts_from_is_a_loop_at_its_side() -> None:
    picture = drawn(move(HIGHER, HIGHER))
    box = picture.level("higher")
    start, *_, end = picture.move("higher", "higher").points
    assert start[0] == end[0] == box.right
    assert box.top < end[1] < start[1] < box.bottom


def test_a_straight_way_is_straight() -> None:
    picture = drawn(move(HIGH, LOW, DOWN), levels=(HIGH, LOW))
    assert len({x for x, _ in picture.move("high", "low").points}) == 1


def test_what_goes_to_the_left_starts_on_the_left_and_the_rest_is_straight() -> None:
    picture = drawn(
        move(HIGH, LOW, DOWN), move(HIGH, LOWER, DOWN), levels=(HIGH, LOW, LOWER)
    )
    straight, around = picture.move("high", "low"), picture.move("high", "lower")
    assert len({x for x, _ in straight.points}) == 1
    assert around.points[0][0] < straight.points[0][0]


# --- lines that several moves share ---------------------------------------------------


def test_moves_of_one_kind_into_a_level_share_one_head() -> None:
    picture = drawn(
        move(HIGH, LOW, DOWN, UNUSUAL),
        move(HIGHER, LOW, DOWN),
        move(LOWER, LOW, UP),
        move(HIGH, LOWER, DOWN, ACCEPTABLE),
    )
    headed = {each.title.partition(":")[0] for each in picture.moves if each.headed}
    assert headed == {"higher to low", "lower to low", "high to lower"}


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (
            (Expectation.EXPECTED, None),
            (ACCEPTABLE, CITATION),
        ),
        ((ACCEPTABLE, None), (UNUSUAL, CITATION)),
        ((UNUSUAL, CITATION), (UNUSUAL, None)),
    ],
)
def test_the_most_usual_move_draws_what_it_shares(
    stronger: tuple[Expectation, Citation | None],
    weaker: tuple[Expectation, Citation | None],
) -> None:
    for first, second in ((stronger, weaker), (weaker, stronger)):
        picture = drawn(move(HIGH, LOW, DOWN, *first), move(HIGHER, LOW, DOWN, *second))
        whole, part = picture.move("high", "low"), picture.move("higher", "low")
        if first is weaker:
            whole, part = part, whole
        assert whole.headed
        assert not part.headed
        # It joins the line of the other, and follows it for a corner.
        assert part.points[-1] in whole.points


@pytest.mark.parametrize("care", [asam3.CARE, asam4.CARE, general.CARE])
def test_what_moves_share_is_drawn_once(care: Continuum) -> None:
    for each, other in combinations(Picture(care.to_svg()).moves, 2):
        for leg, beside in product(each.legs, other.legs):
            if leg.left == leg.right == beside.left == beside.right:
                shared = min(leg.bottom, beside.bottom) - max(leg.top, beside.top)
            elif leg.top == leg.bottom == beside.top == beside.bottom:
                shared = min(leg.right, beside.right) - max(leg.left, beside.left)
            else:
                continue
            assert shared <= _svg.CORNER


def test_a_line_that_only_crosses_another_is_seen_above_it() -> None:
    # A halo on paper white comes before the line itself.
    markup = drawn(move(HIGH, LOW, DOWN)).markup
    halo = f'stroke="{_svg.PAPER}" stroke-width="5"'
    assert markup.index(halo) < markup.index("care-move")


def test_what_leaves_a_level_stands_apart_from_what_enters_the_one_below() -> None:
    below, aside = level("below", 1), level("aside", 1)
    picture = drawn(
        move(HIGH, aside, DOWN),
        move(HIGHER, below, DOWN),
        move(below, HIGH, UP),
        move(aside, HIGHER, UP),
        levels=(HIGH, HIGHER, below, aside),
    )
    assert picture.level("high").left == picture.level("below").left
    leaves = picture.move("high", "aside").points[0][0]
    enters = picture.move("higher", "below").points[-1][0]
    assert abs(leaves - enters) == 7


LADDER = tuple(level(f"l{index}", 9 - index) for index in range(6))


def lane(picture: Picture, origin: str, target: str) -> int:
    return min(leg.left for leg in picture.move(origin, target).legs)


def test_lanes_that_never_meet_share_a_place_and_others_do_not() -> None:
    first, _, third, fourth, _, last = LADDER
    apart = drawn(move(first, third, DOWN), move(third, last, DOWN), levels=LADDER)
    assert lane(apart, "l0", "l2") == lane(apart, "l2", "l5")
    # The second leaves into the gap that the first comes out of.
    meeting = drawn(
        move(first, third, DOWN), move(LADDER[1], fourth, DOWN), levels=LADDER
    )
    assert lane(meeting, "l0", "l2") - lane(meeting, "l1", "l3") == 12


def test_the_nearest_target_has_the_innermost_lane() -> None:
    first, *_, last = LADDER
    picture = drawn(*(move(first, each, DOWN) for each in LADDER[2:]), levels=LADDER)
    lanes = [lane(picture, "l0", each.code) for each in LADDER[2:]]
    assert lanes == sorted(lanes, reverse=True)
    picture = drawn(*(move(last, each, UP) for each in LADDER[:4]), levels=LADDER)
    lanes = [
        max(leg.right for leg in picture.move("l5", each.code).legs)
        for each in LADDER[:4]
    ]
    assert lanes == sorted(lanes, reverse=True)


@pytest.mark.parametrize("care", [asam3.CARE, asam4.CARE, general.CARE])
def test_lines_of_different_moves_stand_apart(care: Continuum) -> None:
    legs: list[tuple[tuple[str, ...], Box]] = []
    for each in Picture(care.to_svg()).moves:
        ends, kind, *_ = each.title.split(":")
        line = (ends.partition(" to ")[2], kind.partition(",")[0])
        legs += [(line, leg) for leg in each.legs]
    for (one, leg), (other, beside) in combinations(legs, 2):
        if one == other:
            continue
        if leg.left == leg.right and beside.left == beside.right:
            near = leg.top < beside.bottom and beside.top < leg.bottom
            assert not near or abs(leg.left - beside.left) >= 7
        if leg.top == leg.bottom and beside.top == beside.bottom:
            near = leg.left < beside.right and beside.left < leg.right
            assert not near or abs(leg.top - beside.top) >= 9


# --- looks ----------------------------------------------------------------------------


def test_no_two_kinds_or_expectations_look_alike_in_print() -> None:
    levels = (HIGH, LOW)
    looks = {
        (kind, expectation): (each.dashes, each.width)
        for kind, ends in ((DOWN, (HIGH, LOW)), (UP, (LOW, HIGH)), (ASIDE, (LOW, HIGH)))
        for expectation in Expectation
        for each in drawn(move(*ends, kind, expectation), levels=levels).moves
    }
    assert len(looks) == len(set(looks.values())) == 9


def test_a_move_that_no_text_was_read_for_is_lighter() -> None:
    def colour(source: Citation | None) -> str:
        (found,) = drawn(move(HIGH, LOW, DOWN, source=source)).moves
        return found.colour

    def brightness(code: str) -> int:
        return sum(int(code[place : place + 2], 16) for place in (1, 3, 5))

    assert brightness(colour(None)) > brightness(colour(CITATION))


@pytest.mark.parametrize("care", SYSTEMS, ids=lambda care: care.system)
def test_no_text_is_too_small_to_read(care: Continuum) -> None:
    assert min(text.size for text in Picture(care.to_svg()).texts) >= 11


# --- legend and description -----------------------------------------------------------

ALL = {
    *("step-down", "step-up", "lateral"),
    *("thick: expected", "thin: acceptable", "broken: unusual"),
    "lighter: practice knowledge, no text was read",
    *("staff around the clock", "withdrawal management", "beside treatment"),
}


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (drawn(), set[str]()),
        (drawn(move(HIGH, LOW, DOWN)), {"step-down", "thick: expected"}),
        (
            drawn(move(LOW, HIGH, UP, ACCEPTABLE), move(HIGH, HIGHER, ASIDE, UNUSUAL)),
            {"step-up", "lateral", "thin: acceptable", "broken: unusual"},
        ),
        (
            drawn(move(HIGH, LOW, DOWN, source=None)),
            {
                *("step-down", "thick: expected"),
                "lighter: practice knowledge, no text was read",
            },
        ),
        (Picture(asam3.CARE.to_svg()), ALL - {"beside treatment"}),
    ],
)
def test_the_legend_explains_what_is_drawn_and_nothing_else(
    picture: Picture, words: set[str]
) -> None:
    assert ALL.intersection(picture.words()) == words


def test_a_note_says_what_is_left_out() -> None:
    left_out = "Crises, and moves into and out of care, are left out."
    none = "No moves between levels are described."
    assert none in drawn().words()
    assert left_out not in drawn().words()
    only_in = drawn(move(Outside.BEFORE, HIGH, TransitionKind.ADMISSION))
    assert {none, left_out} <= set(only_in.words())
    assert only_in.moves == []
    between = drawn(move(HIGH, LOW, DOWN))
    assert none not in between.words()
    assert left_out in between.words()
    assert "Moves that enter a level from one side run together." in between.words()


def test_the_description_names_rows_and_moves() -> None:
    picture = drawn(move(HIGH, LOW, DOWN))
    title, description = picture.root[0], picture.root[1]
    assert title.text == "Toy"
    assert description.text == (
        "Levels, the most intensive first: high, higher; low; lower. "
        "high to low: step-down, expected."
    )


# --- the text of the picture ----------------------------------------------------------


def test_the_same_value_gives_the_same_picture() -> None:
    assert asam3.CARE.to_svg() == attrs.evolve(asam3.CARE).to_svg()


def test_a_notebook_is_offered_the_picture() -> None:
    assert asam3.CARE._repr_mimebundle_()["image/svg+xml"] == asam3.CARE.to_svg()


@pytest.mark.parametrize(
    "name",
    [
        "</text></svg><script>alert(1)</script>",
        '" onload="alert(1)',
        "line\nbreak\r\n\u2028\u0007bell \x00 \ud800 \uffff",
        "&amp; ]]> <!-- -->",
        "\u202eturned",
    ],
)
def test_no_name_breaks_out_of_the_picture(name: str) -> None:
    hostile, other = level(name, 1, name), level("other", 0)
    transition = attrs.evolve(move(hostile, other, DOWN), rationale=name)
    care = Continuum("toy", name, (hostile, other), (transition,))
    picture = Picture(care.to_svg())
    assert {tag(part) for part in picture.root.iter()} == {
        *("svg", "title", "desc", "rect", "g", "text", "path")
    }
    assert "<script" not in picture.markup
    attributes = {name for part in picture.root.iter() for name in part.attrib}
    assert not [each for each in attributes if each.startswith("on") or "href" in each]
    assert _svg.plain(f"{name}: {name}") in picture.levels


# --- crowds ---------------------------------------------------------------------------


@pytest.mark.parametrize("count", [15, 40])
def test_every_move_among_many_levels_still_fits(count: int) -> None:
    levels = tuple(level(f"l{index}", index // 3) for index in range(count))
    picture = drawn(*every_move(levels), levels=levels)
    assert picture.paper.right <= 1000
    assert len(picture.moves) == count * (count - 1)
    for each in picture.moves:
        assert all(picture.paper.holds(leg) for leg in each.legs)


# --- orders ---------------------------------------------------------------------------


def test_boxes_keep_their_order_unless_another_is_better() -> None:
    assert in_order([[0, 1, 2], [3, 4]], []) == [[0, 1, 2], [3, 4]]
    assert in_order([[0, 1], [2, 3]], [(0, 3), (1, 2)]) == [[1, 0], [2, 3]]
    assert in_order([[0, 1, 2]], [(0, 2)]) == [[1, 0, 2]]


def test_lines_that_do_not_meet_share_a_track() -> None:
    far = {
        "left": Run(frozenset({0}), frozenset({50})),
        "right": Run(frozenset({60}), frozenset({90})),
    }
    assert tracks(far) == {"left": 0, "right": 0}
    near = {**far, "right": Run(frozenset({59}), frozenset({90}))}
    assert sorted(tracks(near).values()) == [0, 1]


def test_a_line_runs_where_it_crosses_fewest_others() -> None:
    runs = {
        "wide": Run(frozenset({0}), frozenset({100})),
        "narrow": Run(frozenset({40, 60}), frozenset()),
    }
    # Under the wide line, the narrow one would cross it twice.
    assert tracks(runs) == {"narrow": 0, "wide": 1}


def test_a_line_moves_on_when_others_have_come() -> None:
    runs = {
        "first": Run(frozenset({50}), frozenset({100})),
        "second": Run(frozenset(), frozenset({30, 40})),
        "third": Run(frozenset(), frozenset({10, 60})),
    }
    assert tracks(runs) == {"first": 0, "third": 1, "second": 2}


def test_no_upright_covers_another() -> None:
    # Either order costs one crossing; but in one the upright at 50 nearly lies on that
    # at 52.
    runs = {
        "other": Run(frozenset({52}), frozenset({10})),
        "one": Run(frozenset({0}), frozenset({50})),
    }
    assert tracks(runs) == {"other": 0, "one": 1}
