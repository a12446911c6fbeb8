"""What the picture of an agenda shows, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import attrs
import pytest

from continuum import _svg
from continuum.agenda import Agenda, AgendaItem, AgendaStatus
from tests.strategies_rules import IOP, MONDAY, OUTPATIENT, march

SVG = "{http://www.w3.org/2000/svg}"
ON = march(10)
OVERDUE, DUE, UNDATED = AgendaStatus
SLANTED = re.compile(r"(M\d+ \d+L\d+ \d+){2}")
"""The sign of days left out."""

AXIS = 90
"""Where the words of the days end; `continuum._timeline` sees to those."""

DARK, LIGHT = "#8a3200", "#eaf1f8"


class Box(NamedTuple):
    """What a text or a shape covers, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Row:
    """An item as it is drawn."""

    def __init__(self, group: ET.Element) -> None:
        self.title = group.findtext(f"{SVG}title") or ""
        self.kinds = group.attrib["class"].split()
        *self.label, self.behind = [*group.iter(f"{SVG}text")]
        self.words = [text.text or "" for text in self.label]
        self.standing = self.behind.text or ""
        self.limit: Box | None = None
        self.bars: list[tuple[str, Box]] = []
        self.cuts = 0
        for shape in group.iter(f"{SVG}path"):
            if shape.get("stroke-width") == "3":
                self.limit = extent(shape)
            elif shape.get("stroke") == "none":
                self.bars.append((shape.attrib["fill"], extent(shape)))
            elif shape.get("stroke") == _svg.INK:
                self.cuts += bool(SLANTED.fullmatch(shape.attrib["d"]))

    def part(self, fill: str) -> Box | None:
        found = [box for each, box in self.bars if each == fill]
        return found[0] if found else None

    @property
    def extent(self) -> tuple[int, int]:
        boxes = [box for _, box in self.bars] + ([self.limit] if self.limit else [])
        return min(box.left for box in boxes), max(box.right for box in boxes)


def extent(shape: ET.Element) -> Box:
    """What an outline of absolute level and upright lines covers."""
    points: list[tuple[int, int]] = []
    x = y = 0
    for letter, numbers in re.findall(r"([MLHV])([\d -]*)", shape.attrib["d"]):
        values = [int(number) for number in numbers.split()]
        if letter == "H":
            x = values[0]
        elif letter == "V":
            y = values[0]
        else:
            x, y = values
        points.append((x, y))
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def place(text: ET.Element) -> Box:
    """What a text covers at most."""
    size, words = int(text.attrib["font-size"]), text.text or ""
    bold = text.get("font-weight") == "bold"
    width = _svg.width_of(words, size, bold=bold)
    x, base = int(text.attrib["x"]), int(text.attrib["y"])
    if text.get("text-anchor") == "middle":
        x -= width // 2
    return Box(x, base - size * 3 // 4, x + width, base + size // 5)


def moved(root: ET.Element, by: tuple[int, int] = (0, 0)) -> Iterator[Box]:
    """Yield what every text of the picture covers, wherever its group is."""
    shift = re.fullmatch(r"translate\((\d+) (\d+)\)", root.get("transform", ""))
    if shift:
        by = by[0] + int(shift[1]), by[1] + int(shift[2])
    if root.tag == f"{SVG}text":
        box = place(root)
        yield Box(
            box.left + by[0], box.top + by[1], box.right + by[0], box.bottom + by[1]
        )
    for child in root:
        yield from moved(child, by)


class Picture:
    """The picture of an agenda, read back."""

    def __init__(self, found: Agenda) -> None:
        self.text = found.to_svg()
        self.root = ET.fromstring(self.text)
        self.rows = [
            Row(group)
            for group in self.root.iter(f"{SVG}g")
            if "care-item" in group.get("class", "").split()
        ]
        self.words = [text.text or "" for text in self.root.iter(f"{SVG}text")]
        legend = next(
            group
            for group in self.root.iter(f"{SVG}g")
            if group.get("class") == "care-legend"
        )
        self.legend = [text.text or "" for text in legend.iter(f"{SVG}text")]
        uprights = [
            extent(path)
            for path in self.root.findall(f"{SVG}path")
            if path.get("stroke-dasharray") == "6 3"
        ]
        (self.on,) = uprights

    @property
    def size(self) -> tuple[int, int]:
        return int(self.root.attrib["width"]), int(self.root.attrib["height"])

    def check(self) -> None:
        """What holds of every picture: nothing overlaps, nothing is cut off."""
        boxes = [*moved(self.root)]
        width, height = self.size
        for box in boxes:
            assert box.left >= 0
            assert box.top >= 0
            assert box.right <= width
            assert box.bottom <= height
        for one, other in combinations(boxes, 2):
            of_days = one.top > 40 and other.bottom < AXIS and other.top > 40
            assert of_days or not one.meets(other)
        for row in self.rows:
            left, right = row.extent
            assert max(place(text).right for text in row.label) < left
            assert right < place(row.behind).left
            assert place(row.behind).left > self.on.left
        for above, below in pairwise(self.rows):
            assert place(above.label[-1]).bottom < place(below.label[0]).top


def item(what: str = "treatment plan", **more: Any) -> AgendaItem:
    return AgendaItem(
        **{
            "what": what,
            "status": DUE,
            "level": IOP,
            "admitted": MONDAY,
            "since": MONDAY,
            **more,
        }
    )


def drawn(*items: AgendaItem, on: date = ON) -> Picture:
    picture = Picture(Agenda(on=on, items=items))
    picture.check()
    return picture


def only(**more: Any) -> Row:
    (row,) = drawn(item(**more)).rows
    return row


# --- the picture ----------------------------------------------------------------------


def test_nothing_due_is_said() -> None:
    picture = drawn()
    assert picture.rows == []
    assert "Nothing is due." in picture.words
    assert picture.legend == ["end of 2026-03-10"]


def test_who_cannot_see_it_is_told_everything() -> None:
    items = (item(status=OVERDUE, due=march(8)), item("plan review", due=march(12)))
    picture = drawn(*items)
    title, description = picture.root[:2]
    assert title.text == Agenda(on=ON, items=items).heading
    assert description.text == (
        "Agenda on 2026-03-10, toy 2.1 from 2026-03-02: 1 overdue, 1 due, 0 unsettled. "
        "overdue: treatment plan, 2026-03-08 (plan, clock from 2026-03-02). "
        "due: plan review, 2026-03-12 (plan, clock from 2026-03-02)."
    )
    assert [row.title for row in picture.rows] == [str(each) for each in items]
    labelled = picture.root.attrib["aria-labelledby"].split()
    assert labelled == [title.attrib["id"], description.attrib["id"]]


def test_a_row_names_what_is_due_by_when_and_why() -> None:
    row = only(due=march(20), unsigned=("patient",))
    assert row.words == ["treatment plan: signature of patient", "2026-03-20 (plan)"]
    assert row.label[0].get("font-weight") == "bold"


def test_a_row_names_each_other_way_on_a_line_of_its_own() -> None:
    others = ("nursing assessment by 2026-03-18 09:30", "interval note")
    row = only(due=march(20), instead=others)
    assert row.words == [
        "treatment plan",
        "2026-03-20 (plan)",
        "or nursing assessment by 2026-03-18 09:30",
        "or interval note",
    ]
    assert f"(or {others[0]}; or {others[1]})" in row.title


def test_of_several_stays_each_row_names_its_own() -> None:
    picture = drawn(item(due=march(20)), item(due=march(21), level=OUTPATIENT))
    assert [row.words[1:] for row in picture.rows] == [
        ["2026-03-20 (plan)", "toy 2.1 from 2026-03-02"],
        ["2026-03-21 (plan)", "toy 1 from 2026-03-02"],
    ]


def test_rows_stand_in_the_order_of_the_agenda() -> None:
    picture = drawn(*(item(f"note {number}", due=ON) for number in range(5)))
    assert [row.words[0] for row in picture.rows] == [f"note {n}" for n in range(5)]


# --- bars -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "words"),
    [(10, "today"), (11, "in 1 day"), (12, "in 2 days"), (31, "in 21 days")],
)
def test_what_is_due_has_a_light_bar_to_the_end_of_its_day(
    due: int, words: str
) -> None:
    picture = drawn(item(due=march(due)))
    (row,) = picture.rows
    given = row.part(LIGHT)
    assert given is not None
    assert row.limit is not None
    assert given.right == row.limit.left
    assert (given.right == picture.on.left) is (due == 10)
    assert len(row.bars) == 1
    assert row.standing == words
    assert row.behind.get("font-weight") is None
    assert row.kinds == ["care-item", "care-due"]


@pytest.mark.parametrize(
    ("due", "words"), [(9, "overdue, 1 day"), (8, "overdue, 2 days")]
)
def test_what_is_overdue_goes_on_dark_to_the_day_of_the_agenda(
    due: int, words: str
) -> None:
    picture = drawn(item(status=OVERDUE, due=march(due)))
    (row,) = picture.rows
    given, late = row.part(LIGHT), row.part(DARK)
    assert given is not None
    assert late is not None
    assert row.limit is not None
    assert given.right == row.limit.left == late.left
    assert late.right == picture.on.left
    assert row.standing == words
    assert row.behind.get("font-weight") == "bold"


def test_what_is_overdue_since_a_day_not_known_is_dark_from_the_earliest() -> None:
    row = only(status=OVERDUE, not_before=march(5))
    given, late = row.part(LIGHT), row.part(DARK)
    assert given is not None
    assert late is not None
    assert (given.right, row.limit) == (late.left, None)
    assert row.standing == "overdue"


def test_what_no_text_gives_time_for_is_dark_from_the_start_of_its_clock() -> None:
    row = only(status=OVERDUE)
    assert [fill for fill, _ in row.bars] == [DARK]
    assert row.extent[1] - row.extent[0] > 100
    row = only(status=OVERDUE, since=None)
    assert [fill for fill, _ in row.bars] == [DARK]
    assert row.extent[1] - row.extent[0] == 4


def dashed(picture: Picture) -> list[str]:
    """The outlines of what is unsettled."""
    return [
        path.attrib["d"]
        for path in picture.root.iter(f"{SVG}path")
        if path.get("stroke-dasharray") == "4 3" and path.get("fill") == "none"
    ]


def test_a_day_not_known_has_an_open_dashed_end() -> None:
    picture = drawn(item(status=UNDATED, not_before=march(20)))
    (row,) = picture.rows
    given = row.part(LIGHT)
    assert given is not None
    assert row.part(_svg.PAPER) == given._replace(
        left=given.right, right=given.right + 34
    )
    outline, sample = dashed(picture)
    # The right edge, the second move, is not drawn.
    assert outline.count("M") == sample.count("M") == 2
    assert (row.limit, row.standing) == (None, "unsettled")
    assert "unsettled, without a day" in picture.legend


def test_an_earliest_day_that_is_past_leaves_the_bar_open_beyond_today() -> None:
    picture = drawn(item(status=UNDATED, not_before=march(5)))
    (row,) = picture.rows
    assert row.extent[1] == picture.on.left + 34


def test_nothing_known_of_the_day_is_open_from_the_clock_or_from_today() -> None:
    row = only(status=UNDATED)
    assert [fill for fill, _ in row.bars] == [_svg.PAPER]
    assert row.extent[1] - row.extent[0] > 100
    picture = drawn(item(status=UNDATED, since=None))
    (row,) = picture.rows
    assert row.extent == (picture.on.left, picture.on.left + 34)


@pytest.mark.parametrize("day", [5, 20])
def test_what_may_not_be_due_at_all_is_dashed_to_its_day(day: int) -> None:
    picture = drawn(item(status=UNDATED, due=march(day), missing=("age",)))
    (row,) = picture.rows
    assert row.limit is not None
    assert [fill for fill, _ in row.bars] == [_svg.PAPER]
    assert row.extent[1] == row.limit.left
    outline, _ = dashed(picture)
    assert outline.count("M") == 1
    assert row.standing == "unsettled"


@pytest.mark.parametrize("status", [DUE, UNDATED])
def test_without_the_start_of_its_clock_a_day_due_has_a_short_bar(
    status: AgendaStatus,
) -> None:
    row = only(status=status, due=march(20), since=None)
    assert row.extent[1] - row.extent[0] == 4


def test_forms_differ_and_not_only_colours() -> None:
    late = only(status=OVERDUE, due=march(8))
    due = only(due=march(12))
    open_ = only(status=UNDATED)
    forms = [
        (len(row.bars), row.limit is None, row.standing.split(",")[0])
        for row in (late, due, open_)
    ]
    assert forms == [
        (2, False, "overdue"),
        (1, False, "in 2 days"),
        (1, True, "unsettled"),
    ]


# --- days -----------------------------------------------------------------------------


def test_a_clock_that_started_long_ago_is_torn_off() -> None:
    """It would press all that is due into one place."""
    note = "Bars open on the left began before the first day that is drawn."
    for days, torn in ((30, False), (31, True)):
        picture = drawn(item(due=ON, since=ON - timedelta(days)))
        assert (note in picture.legend) is torn
        (row,) = picture.rows
        outline = next(
            path.attrib["d"]
            for path in picture.root.iter(f"{SVG}path")
            if path.get("fill") == "none" and path.attrib["d"].count("L") >= 2
        )
        assert (outline.count("M") == 2) is torn
        assert len(row.bars) == 1


def test_a_clock_may_go_back_as_far_as_the_days_reach() -> None:
    note = "Bars open on the left began before the first day that is drawn."
    far = item(due=ON + timedelta(100))
    for days, torn in ((100, False), (101, True)):
        picture = drawn(far, item(due=ON, since=ON - timedelta(days)))
        assert (note in picture.legend) is torn


def test_long_times_in_which_nothing_is_due_are_left_out() -> None:
    picture = drawn(
        item(status=OVERDUE, due=ON - timedelta(1800)),
        item(due=ON + timedelta(2)),
        item(due=ON + timedelta(1800)),
    )
    assert "days left out" in picture.legend
    late, soon, far = picture.rows
    assert [row.cuts for row in (late, soon, far)] == [1, 0, 1]
    near = soon.part(LIGHT)
    assert near is not None
    assert near.right - picture.on.left > 10


@pytest.mark.parametrize("days", [1, 7, 30, 200, 365, 1000, 3652])
@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_any_number_of_items_over_any_time_is_drawn(days: int, count: int) -> None:
    items = [
        item(
            f"document {number}",
            status=(OVERDUE, DUE, UNDATED)[number % 3],
            due=None
            if number % 3 == 2
            else ON + timedelta((-1, 1)[number % 3] * (1 + number * days // count)),
            not_before=ON + timedelta(number) if number % 3 == 2 else None,
        )
        for number in range(count)
    ]
    picture = drawn(*items)
    assert len(picture.rows) == count
    assert picture.size[0] == 960


# --- words ----------------------------------------------------------------------------

HOSTILE = (
    "</text></svg><script>alert(1)</script>",
    "W" * 500,
    "long words, " * 60,
    "a\x00b\x1b[2J\u202e\ud800",
    "\U0001f600" * 200,
)


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_stay_in_their_place(words: str) -> None:
    odd = attrs.evolve(IOP, code=words, system=words)
    picture = drawn(
        item(words, due=march(20), missing=(words,)),
        item("note", status=OVERDUE, due=march(3), unsigned=(words,), level=odd),
    )
    assert "<script" not in picture.text
    assert all(len(row.words) <= 12 for row in picture.rows)


def test_a_long_heading_takes_a_second_line() -> None:
    odd = attrs.evolve(IOP, code="x" * 90)
    assert (
        drawn(item(due=march(20), level=odd)).size[1]
        == drawn(item(due=march(20))).size[1] + 19
    )


def test_the_legend_explains_no_more_than_is_drawn() -> None:
    assert drawn(item(due=march(20))).legend == [
        "time given",
        "end of the day due",
        "end of 2026-03-10",
    ]
    assert drawn(item(status=OVERDUE, due=march(3))).legend == [
        "time given",
        "end of the day due",
        "overdue",
        "end of 2026-03-10",
    ]
    assert drawn(item(status=UNDATED, due=march(20))).legend == [
        "end of the day due",
        "unsettled",
        "end of 2026-03-10",
    ]
    assert drawn(item(status=UNDATED)).legend == [
        "unsettled, without a day",
        "end of 2026-03-10",
    ]


def test_the_same_agenda_is_the_same_picture() -> None:
    items = tuple(item(f"note {n}", due=march(5 + n), status=DUE) for n in range(9))
    assert (
        Picture(Agenda(on=ON, items=items)).text
        == Picture(Agenda(on=ON, items=items)).text
    )
