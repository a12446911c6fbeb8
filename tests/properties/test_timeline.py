"""Laws of the picture of a path: nothing is lost, hidden, or outside of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from continuum import _svg
from continuum._timeline import lines, svg
from continuum._timeline._bars import packed
from continuum._timeline._scale import Span, fitted
from continuum.circumstances import Circumstances
from continuum.history import History
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.stay import DischargeReason, LevelSpan, Stay
from continuum.verdicts import Verdict
from tests.strategies_paths import possible_events

SVG = "{http://www.w3.org/2000/svg}"
SECRET = "sEcReT"

# --- strategies -----------------------------------------------------------------------

WORDS = st.text(min_size=1, max_size=90).filter(str.strip)
HOSTILE = st.sampled_from(
    (
        "</svg><script>alert(1)</script>",
        "]]>&amp;&#0;",
        "\" onload='x",
        "\x00\x07\ufffe",
        "W" * 300,
    )
)


@st.composite
def levels(draw: st.DrawFn) -> Level:
    return Level(
        system=draw(st.sampled_from(("one", "other", "<&>"))),
        code=draw(st.sampled_from("abcde") | WORDS | HOSTILE),
        name=draw(WORDS | HOSTILE),
        intensity=draw(st.integers(0, 4)),
        supervised=draw(st.sampled_from((True, False, None))),
        treatment=draw(st.booleans()),
    )


class Sizes(NamedTuple):
    """How far apart stays begin, and how long they last, at most."""

    apart: int
    longest: int


SIZES = st.sampled_from(
    (Sizes(0, 1), Sizes(5, 5), Sizes(150, 40), Sizes(3000, 30), Sizes(9000, 9000))
)


@st.composite
def stays_of(draw: st.DrawFn, known: list[Level], sizes: Sizes) -> Stay:
    start = date(2020, 1, 30) + timedelta(draw(st.integers(0, sizes.apart)))
    length = draw(st.integers(1, sizes.longest) | st.none())
    end = None if length is None else start + timedelta(length)
    first = start + timedelta(draw(st.integers(1, 20)))
    back = draw(st.none() | st.integers(1, 60).map(lambda n: first + timedelta(n)))
    leaves = [DateRange(start, end).intersection(DateRange(first, back))]
    spans = st.lists(
        st.builds(
            LevelSpan,
            level=st.sampled_from(known),
            period=st.builds(
                lambda shift, days: DateRange(
                    start + timedelta(shift),
                    None if days is None else start + timedelta(shift + days),
                ),
                st.integers(-10, 100),
                st.integers(1, 60) | st.none(),
            ),
        ),
        max_size=3,
    ).map(tuple)
    return Stay(
        level=draw(st.sampled_from(known)),
        period=DateRange(start, end),
        ended=None if end is None else draw(ENDS),
        leaves=tuple(leave for leave in leaves if leave and draw(st.booleans())),
        line=draw(st.sampled_from(("main", SECRET))),
        recommended=draw(spans),
        authorized=draw(spans),
        circumstances=Circumstances(phase=SECRET, facts=frozenset({SECRET})),
    )


ENDS = st.none() | st.sampled_from(DischargeReason)


@st.composite
def paths(draw: st.DrawFn, most: int = 8) -> list[Stay]:
    known = draw(st.lists(levels(), min_size=1, max_size=5))
    sizes = draw(SIZES)
    return draw(st.lists(stays_of(known, sizes), min_size=1, max_size=most))


@attrs.frozen
class Finding:
    days: DateRange
    verdict: Verdict
    levels: tuple[Level, ...]
    words: str

    def __str__(self) -> str:
        return self.words


@st.composite
def findings(draw: st.DrawFn, stays: list[Stay]) -> list[Finding]:
    known = [stay.level for stay in stays]
    days = st.dates(date(2019, 6, 1), date(2030, 1, 1))
    length = st.none() | st.sampled_from((1, 3, 900))

    def ranged(first: date, count: int | None) -> DateRange:
        return DateRange(first, count and first + timedelta(count))

    return draw(
        st.lists(
            st.builds(
                Finding,
                st.builds(ranged, days | st.just(stays[0].admitted), length),
                st.sampled_from(Verdict),
                st.lists(st.sampled_from(known), max_size=2).map(tuple),
                WORDS | HOSTILE,
            ),
            max_size=6,
        )
    )


ON = st.none() | st.dates(date(2019, 6, 1), date(2040, 1, 1))

# --- a reader of pictures -------------------------------------------------------------


class Box(NamedTuple):
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


_STEP = re.compile(r"([MLHVQZhvl])([^MLHVQZhvl]*)")


def outline(path: str) -> Box:
    """The box around all points of a path; relative steps are followed."""
    x = y = 0
    xs: list[int] = []
    ys: list[int] = []
    for command, text in _STEP.findall(path):
        numbers = [int(number) for number in re.findall(r"-?\d+", text)]
        match command:
            case "M" | "L" | "Q":
                xs += numbers[::2]
                ys += numbers[1::2]
                x, y = numbers[-2:]
            case "l":
                x, y = x + numbers[0], y + numbers[1]
            case "H":
                (x,) = numbers
            case "V":
                (y,) = numbers
            case "h":
                x += numbers[0]
            case "v":
                y += numbers[0]
            case _:
                assert command == "Z"
        xs.append(x)
        ys.append(y)
    return Box(min(xs), min(ys), max(xs), max(ys))


def boxes(element: ET.Element, dx: int = 0, dy: int = 0) -> Iterator[Box]:
    """Yield a box around each shape and each text, wherever its group was moved."""
    moved = re.fullmatch(
        r"translate\((-?\d+) (-?\d+)\)", element.get("transform", "translate(0 0)")
    )
    assert moved is not None
    dx, dy = dx + int(moved[1]), dy + int(moved[2])
    box = None
    if element.tag == f"{SVG}rect":
        x, y = int(element.get("x", 0)), int(element.get("y", 0))
        width, height = int(element.attrib["width"]), int(element.attrib["height"])
        box = Box(x, y, x + width, y + height)
    elif element.tag == f"{SVG}path":
        box = outline(element.attrib["d"])
    elif element.tag == f"{SVG}text":
        box = around(element)
    if box is not None:
        yield Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)
    for child in element:
        yield from boxes(child, dx, dy)


def around(text: ET.Element) -> Box:
    x, y, size = (int(text.attrib[name]) for name in ("x", "y", "font-size"))
    bold = text.get("font-weight") == "bold"
    width = _svg.width_of(text.text or "", size, bold=bold)
    if text.get("text-anchor") == "middle":
        x -= width // 2
    return Box(x, y - size, x + width, y + 3)


def classed(picture: ET.Element, name: str) -> list[ET.Element]:
    return [
        found
        for found in picture.iter(f"{SVG}g")
        if name in found.get("class", "").split()
    ]


def title(element: ET.Element) -> str:
    return element.findtext(f"{SVG}title") or ""


def bar_of(stay: ET.Element) -> Box:
    bar = stay.find(f"{SVG}path")
    assert bar is not None
    return outline(bar.attrib["d"])


# --- laws -----------------------------------------------------------------------------


@given(data=st.data(), stays=paths(), on=ON)
def test_nothing_is_drawn_outside_and_no_text_is_too_small(
    data: st.DataObject, stays: list[Stay], on: date | None
) -> None:
    drawn = svg(stays, on=on, findings=data.draw(findings(stays)))
    picture = ET.fromstring(drawn)
    width, height = int(picture.attrib["width"]), int(picture.attrib["height"])
    assert width <= 1000
    assert picture.attrib["viewBox"] == f"0 0 {width} {height}"
    for box in boxes(picture):
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= width
        assert box.bottom <= height
    assert (
        min(int(text.attrib["font-size"]) for text in picture.iter(f"{SVG}text")) > 10
    )


@given(stays=paths(), on=ON)
def test_each_stay_is_drawn_once_and_hides_no_other(
    stays: list[Stay], on: date | None
) -> None:
    picture = ET.fromstring(svg(stays, on=on))
    drawn = classed(picture, "care-stay")
    assert Counter(map(title, drawn)) == Counter(lines(stays).split("\n"))
    bars = [bar_of(stay) for stay in drawn]
    assert all(bar.right - bar.left >= 8 for bar in bars)
    marks = [next(boxes(mark)) for mark in classed(picture, "care-end")]
    for one, other in combinations([*bars, *marks], 2):
        assert not one.meets(other)


@given(data=st.data(), stays=paths())
def test_each_finding_has_its_number_above_and_its_words_below(
    data: st.DataObject, stays: list[Stay]
) -> None:
    marked = data.draw(findings(stays))
    picture = ET.fromstring(svg(stays, findings=marked))
    signs = classed(picture, "care-finding")
    assert Counter(title(sign) for sign in signs) == Counter(
        _svg.plain(str(finding)) for finding in marked
    )
    numbers = sorted(int(sign.findtext(f"{SVG}text") or "") for sign in signs)
    assert numbers == list(range(1, len(marked) + 1))
    (listed,) = classed(picture, "care-findings")
    texts = [text.text or "" for text in listed.iter(f"{SVG}text")]
    for number, finding in enumerate(marked, start=1):
        line = texts[texts.index(str(number)) + 1]
        whole = _svg.plain(str(finding)).replace(" ", "")
        assert whole.startswith(line.rstrip("…").replace(" ", ""))


@given(stays=paths(most=4), on=ON)
def test_neither_facts_about_the_patient_nor_names_of_lines_are_drawn(
    stays: list[Stay], on: date | None
) -> None:
    assert SECRET not in svg(stays, on=on) + lines(stays)


@given(data=st.data(), stays=paths(most=6), on=ON)
def test_the_order_of_the_stays_does_not_matter(
    data: st.DataObject, stays: list[Stay], on: date | None
) -> None:
    plainer = {
        f"{stay.line}{lines([stay])}": attrs.evolve(stay, recommended=(), authorized=())
        for stay in stays
    }
    known = list(plainer.values())
    assert svg(data.draw(st.permutations(known)), on=on) == svg(known, on=on)


@settings(max_examples=50)
@given(events=possible_events())
def test_every_history_can_be_shown(events: tuple[object, ...]) -> None:
    history = History(events)
    bundle = history._repr_mimebundle_(include=None, exclude=None)
    assert bundle["text/plain"] == str(history)
    assert ("image/svg+xml" in bundle) is bool(history.stays)
    if history.stays:
        ET.fromstring(bundle["image/svg+xml"])
        assert bundle["image/svg+xml"] in bundle["text/html"]
        assert len(str(history).split("\n")) == len(history.stays)


SPANS = st.lists(
    st.builds(
        lambda first, days: Span(first, first + days),
        st.integers(0, 5000),
        st.integers(1, 30) | st.integers(1, 4000),
    ),
    min_size=1,
    max_size=12,
)


@given(spans=SPANS, width=st.integers(100, 900))
def test_days_stand_in_order_from_one_end_to_the_other(
    spans: list[Span], width: int
) -> None:
    scale = fitted(spans, (), left=10, right=10 + width)
    first, end = min(span.first for span in spans), max(span.end for span in spans)
    places = [scale.x(day) for day in range(first - 1, end + 2)]
    assert places == sorted(places)
    assert (places[0], places[1]) == (10, 10)
    assert places[-1] == places[-2] == scale.right <= 10 + width
    assert scale.right == 10 + min(width, 90 * (end - first))
    for one, other in pairwise(scale.pieces):
        assert (one.days.end, one.right) == (other.days.first, other.left)
        assert one.broken is not other.broken


@given(spans=SPANS, width=st.integers(100, 900))
def test_nothing_begins_or_ends_in_days_that_are_left_out(
    spans: list[Span], width: int
) -> None:
    scale = fitted(spans, (), left=0, right=width)
    for gap in scale.breaks:
        assert gap.days.days > 60
        for day in (day for span in spans for day in span):
            assert not gap.days.first < day < gap.days.end


@given(spans=SPANS, width=st.integers(100, 900))
def test_leaving_days_out_makes_the_others_wider(spans: list[Span], width: int) -> None:
    scale = fitted(spans, (), left=0, right=width)
    first, end = min(span.first for span in spans), max(span.end for span in spans)
    for gap in scale.breaks:
        assert (gap.right - gap.left) * scale.days < gap.days.days * scale.room
    assert scale.room * (end - first) >= scale.right * scale.days


@given(
    extents=st.lists(
        st.tuples(st.integers(0, 300), st.integers(1, 80)).map(
            lambda drawn: (drawn[0], drawn[0] + drawn[1])
        )
    ).map(sorted)
)
def test_extents_of_one_row_are_apart_and_no_row_above_had_room(
    extents: list[tuple[int, int]],
) -> None:
    rows = packed(extents)
    ends: dict[int, int] = {}
    for (left, right), row in zip(extents, rows, strict=True):
        assert left >= ends.get(row, -4) + 4
        assert all(left < ends[above] + 4 for above in range(row))
        ends[row] = right
