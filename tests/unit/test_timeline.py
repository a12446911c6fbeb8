"""What the picture of one patient's path shows, sign by sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest

from continuum._timeline import bundle, lines, svg
from continuum._timeline._scale import Span, fitted
from continuum.episode import Episode
from continuum.errors import FieldTypeError, FieldValueError
from continuum.history import Admission, Discharge, History, Leave, Transfer
from continuum.levels import Level
from continuum.paths import path_findings
from continuum.periods import DateRange
from continuum.sessions import Attendance
from continuum.stay import DischargeReason, LevelSpan, Marked, Stay
from continuum.systems import asam3, general
from continuum.verdicts import Verdict
from tests.strategies_paths import (
    CLINIC,
    EVENING,
    HOSPITAL,
    HOUSE,
    LODGING,
    RESIDENTIAL,
    WITHDRAWAL,
    day,
    decided,
    stay,
    through,
)
from tests.strategies_rules import served

SVG = "{http://www.w3.org/2000/svg}"
REASON = DischargeReason
WRONG: Any = "2.1"


def drawn(
    *stays: Stay, on: date | None = None, findings: Sequence[Marked] = ()
) -> ET.Element:
    return ET.fromstring(svg(stays, on=on, findings=findings))


def classed(picture: ET.Element, name: str) -> list[ET.Element]:
    return [
        found
        for found in picture.iter(f"{SVG}g")
        if name in found.get("class", "").split()
    ]


def texts(element: ET.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{SVG}text")]


def titles(picture: ET.Element, name: str) -> list[str]:
    return [found.findtext(f"{SVG}title") or "" for found in classed(picture, name)]


def legend(picture: ET.Element) -> list[str]:
    (found,) = classed(picture, "care-legend")
    return texts(found)


def above(picture: ET.Element) -> list[str]:
    """The words of the axis, without the heading and what stands below it."""
    return [
        text.text or ""
        for text in picture.iter(f"{SVG}text")
        if 50 <= int(text.attrib["y"]) <= 80 and int(text.attrib["x"]) > 200
    ]


# --- calls ----------------------------------------------------------------------------


def test_a_picture_needs_a_stay() -> None:
    with pytest.raises(FieldValueError, match=r"^to_svg\.stays must be one stay or"):
        svg(())
    with pytest.raises(FieldTypeError, match=r"^to_svg\.stays\[0\] must be a Stay"):
        svg([WRONG])


@pytest.mark.parametrize("on", ["2026-03-02", 7])
def test_the_last_day_of_the_record_is_a_day(on: object) -> None:
    with pytest.raises(FieldTypeError, match=r"^to_svg\.on must be a datetime\.date"):
        svg([stay(CLINIC, 2)], on=on)


@attrs.frozen
class Found:
    days: object = through(3, 4)
    verdict: object = Verdict.UNMET
    levels: object = (CLINIC,)


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (7, "findings must be several findings, not int"),
        ("x", "findings[0] must be a finding with days, a verdict and levels, not str"),
        (
            [CLINIC],
            "findings[0] must be a finding with days, a verdict and levels, not",
        ),
        ([Found(), Found(days=day(3))], "findings[1].days must be a DateRange, not"),
        ([Found(verdict=True)], "findings[0].verdict must be a Verdict, not bool"),
        ([Found(levels=[CLINIC])], "findings[0].levels must be a tuple of Level, not"),
        ([Found(levels=("x",))], "findings[0].levels[0] must be a Level, not str"),
    ],
)
def test_what_is_marked_is_a_finding(findings: object, said: str) -> None:
    with pytest.raises(FieldTypeError) as caught:
        svg([stay(CLINIC, 2)], findings=findings)
    assert str(caught.value).startswith(f"to_svg.{said}")


# --- lanes ----------------------------------------------------------------------------


def test_lanes_stand_by_intensity_and_at_one_rank_in_the_order_of_the_path() -> None:
    picture = drawn(
        stay(CLINIC, 2, 4),
        stay(WITHDRAWAL, 5, 6),
        stay(RESIDENTIAL, 6, 9),
        stay(HOSPITAL, 20, 21),
        stay(CLINIC, 22),
    )
    known = ["hospital", "wm", "residential", "clinic"]
    assert [text for text in texts(picture) if text in known] == known
    assert texts(picture)[0] == "Path through care from 2026-03-02: 5 stays at 4 levels"
    assert "path" in texts(picture)


def test_levels_of_several_systems_stand_under_the_name_of_their_own() -> None:
    iop = general.CARE["iop"]
    picture = drawn(stay(CLINIC, 2, 4), stay(iop, 5, 6), stay(EVENING, 6, 9))
    known = {"path", "general", "clinic", "evening", "iop"}
    heights = {
        text.text: int(text.attrib["y"])
        for text in picture.iter(f"{SVG}text")
        if text.text in known
    }
    order = sorted(heights, key=lambda text: heights[text or ""])
    assert order == ["path", "evening", "clinic", "general", "iop"]


def test_a_hostile_level_is_escaped_and_cut() -> None:
    hostile = Level(
        system="<svg>",
        code="</text><script>",
        name='"&\x00]]> ' * 200,
        intensity=1,
    )
    found = svg([stay(hostile, 2, 9, None, authorized=[decided(CLINIC, 3)])])
    assert "<script" not in found
    assert "\x00" not in found
    words = texts(ET.fromstring(found))
    assert "</text><script>" in words
    assert any(word.endswith("…") for word in words)
    assert "path clinic" in words


# --- stays ----------------------------------------------------------------------------


def test_a_stay_says_its_days_and_how_it_ended() -> None:
    picture = drawn(stay(CLINIC, 2, 11, REASON.COMPLETED))
    assert titles(picture, "care-stay") == [
        "2026-03-02 to 2026-03-11: path clinic, 9 nights, completed"
    ]
    (found,) = classed(picture, "care-stay")
    assert texts(found) == ["9 nights"]
    assert titles(picture, "care-end") == ["2026-03-11: completed"]
    assert picture.findtext(f"{SVG}desc") == (
        "2026-03-02 to 2026-03-11: path clinic, 9 nights, completed."
    )
    heading = "Path through care, 2026-03-02 to 2026-03-11: 1 stay at 1 level"
    assert picture.findtext(f"{SVG}title") == heading


@pytest.mark.parametrize(
    ("reason", "letter", "words"),
    [
        (REASON.COMPLETED, "C", "completed"),
        (REASON.DROPPED_OUT, "L", "left (dropped out)"),
        (REASON.TERMINATED, "E", "ended by the program (terminated)"),
        (REASON.TRANSFERRED, "T", "transferred"),
        (REASON.INCARCERATED, "I", "incarcerated"),
        (REASON.DIED, "D", "died"),
        (REASON.OTHER, "O", "other reason"),
        (None, "?", "reason not recorded"),
    ],
)
def test_each_reason_has_a_letter_that_the_legend_explains(
    reason: REASON | None, letter: str, words: str
) -> None:
    picture = drawn(stay(CLINIC, 2, 11, reason))
    (mark,) = classed(picture, "care-end")
    assert texts(mark) == [letter]
    told = legend(picture)
    assert told[told.index(letter) + 1] == words


def test_no_two_reasons_have_the_same_shape() -> None:
    shapes = set()
    for reason in (*REASON, None):
        (mark,) = classed(drawn(stay(CLINIC, 2, 11, reason)), "care-end")
        shapes.add(tuple(sorted(mark[1].attrib.items())))
    assert len(shapes) == len(REASON) + 1


def test_an_open_stay_has_no_mark_and_ends_on_the_last_day_of_the_record() -> None:
    picture = drawn(stay(CLINIC, 2), on=day(16))
    assert texts(classed(picture, "care-stay")[0]) == ["14 nights so far"]
    assert not classed(picture, "care-end")
    assert "not ended" in legend(picture)
    assert "end of 2026-03-16" in legend(picture)


def test_an_open_stay_reaches_as_far_as_anything_tells() -> None:
    other = stay(EVENING, 3, 9)
    away = stay(CLINIC, 2, None, None, through(20, 24))
    still_away = stay(CLINIC, 2, None, None, through(20))
    attended = attrs.evolve(
        stay(CLINIC, 2), attendance=Attendance.attended([served(12)])
    )

    def length(*stays: Stay, on: date | None = None) -> str:
        found = classed(drawn(*stays, on=on), "care-stay")
        return texts(found[0])[0]

    assert length(stay(CLINIC, 2)) == "0+ nights"
    assert length(stay(CLINIC, 2), other) == "7 nights so far"
    assert length(away) == "23 nights so far"
    assert length(still_away) == "18 nights so far"
    assert length(attended) == "10 nights so far"
    assert length(attended, on=day(4)) == "10 nights so far"


def test_a_record_that_ends_before_the_first_day_or_after_the_last_has_no_line() -> (
    None
):
    closed = stay(CLINIC, 3, 9)
    for number, shown in ((2, False), (3, True), (9, True), (10, False)):
        words = legend(drawn(closed, on=day(number)))
        assert (f"end of {day(number)}" in words) is shown
    assert not any(word.startswith("end of") for word in legend(drawn(closed)))


def test_a_leave_is_hollow_and_the_length_stands_beside_it() -> None:
    picture = drawn(stay(CLINIC, 2, 60, None, through(10, 12), through(50, 51)))
    (found,) = classed(picture, "care-stay")
    assert len(found.findall(f"{SVG}rect")) == 2
    assert "on leave" in legend(picture)
    assert "on leave 2026-03-10 to 2026-03-12" in titles(picture, "care-stay")[0]
    (words,) = found.iter(f"{SVG}text")
    left = found.findall(f"{SVG}rect")[0]
    assert int(words.attrib["x"]) > int(left.attrib["x"])


def test_a_short_leave_of_a_long_stay_can_be_seen() -> None:
    picture = drawn(stay(CLINIC, 2, 4000, None, through(10, 10)))
    (leave,) = classed(picture, "care-stay")[0].findall(f"{SVG}rect")
    assert leave.attrib["width"] == "3"


def test_a_short_stay_beside_a_long_one_can_be_seen_and_the_legend_says_so() -> None:
    picture = drawn(stay(CLINIC, 2, 300), stay(EVENING, 50, 50))
    assert texts(classed(picture, "care-stay")[1]) == []
    note = "The shortest stays are drawn longer than they are."
    assert note in legend(picture)
    assert note not in legend(drawn(stay(CLINIC, 2, 300)))


def test_a_length_is_told_in_as_many_words_as_there_is_room_for() -> None:
    def words(number: int, last: int | None) -> list[str]:
        long = stay(CLINIC, 2, 100)
        found = classed(drawn(long, stay(EVENING, number, last)), "care-stay")
        return texts(found[1])

    assert words(50, 60) == ["10 nights"]
    assert words(50, 53) == ["3"]
    assert words(50, 51) == []
    assert words(50, None) == ["50 nights so far"]
    assert words(89, None) == ["11+ nights"]
    assert words(92, None) == ["8+"]
    assert words(100, None) == []


def test_bars_tell_levels_apart_by_what_the_legend_names() -> None:
    every = legend(drawn(stay(HOSPITAL, 2, 4), stay(CLINIC, 4, 6), stay(HOUSE, 4, 9)))
    assert every[:3] == [
        "stay with staff around the clock",
        "other stay",
        "stay beside treatment",
    ]
    assert legend(drawn(stay(LODGING, 2, 4)))[0] == "stay"


# --- moves ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (HOSPITAL, CLINIC, "step-down"),
        (CLINIC, HOSPITAL, "step-up"),
        (WITHDRAWAL, RESIDENTIAL, "lateral"),
        (CLINIC, CLINIC, "lateral"),
        (CLINIC, asam3.LEVEL_3_7, "lateral"),
    ],
)
def test_a_move_is_an_arrow_of_its_kind(first: Level, second: Level, kind: str) -> None:
    picture = drawn(stay(first, 2, 9), stay(second, 9, 20))
    assert titles(picture, "care-move") == [
        f"2026-03-09: {kind} from {first} to {second}"
    ]
    assert len(classed(picture, f"care-{kind}")) == 1
    up = {"lateral": "same rank, or other system"}.get(kind, kind)
    assert up in legend(picture)


@pytest.mark.parametrize(
    ("admitted", "line", "joined"),
    [
        (8, "main", False),
        (9, "main", True),
        (10, "main", True),
        (11, "main", False),
        (9, "other", False),
    ],
)
def test_a_move_is_of_one_line_on_the_last_day_or_the_next(
    admitted: int, line: str, *, joined: bool
) -> None:
    first = stay(HOSPITAL, 2, 9, REASON.TRANSFERRED)
    picture = drawn(first, stay(CLINIC, admitted, 20, REASON.COMPLETED, line=line))
    assert bool(classed(picture, "care-move")) is joined
    marks = [] if joined else ["2026-03-09: transferred"]
    assert titles(picture, "care-end") == [*marks, "2026-03-20: completed"]


def test_each_stay_is_left_once_and_the_last_to_end_comes_first() -> None:
    picture = drawn(
        stay(HOSPITAL, 2, 8),
        stay(RESIDENTIAL, 2, 9),
        stay(EVENING, 9, 9),
        stay(CLINIC, 9, 20),
        stay(LODGING, 10, 30),
    )
    assert titles(picture, "care-move") == [
        "2026-03-09: step-down from path residential to path evening",
        "2026-03-09: step-down from path evening to path clinic",
    ]


def test_an_end_for_another_reason_keeps_its_mark_though_a_stay_follows() -> None:
    picture = drawn(stay(HOSPITAL, 2, 9, REASON.TERMINATED), stay(CLINIC, 9))
    assert titles(picture, "care-end") == ["2026-03-09: terminated"]
    assert len(classed(picture, "care-move")) == 1


def test_an_arrow_runs_from_the_edge_of_one_bar_to_that_of_the_other() -> None:
    for first, second in ((HOSPITAL, CLINIC), (CLINIC, HOSPITAL)):
        picture = drawn(stay(first, 2, 9), stay(second, 9, 20))
        bars = []
        for found in classed(picture, "care-stay"):
            outline = found[1].attrib["d"]
            bars.append([int(number) for number in re.findall(r"\d+", outline)[:3]])
        (one, other), (arrow,) = bars, classed(picture, "care-move")
        line, head = (found.attrib["d"] for found in arrow.findall(f"{SVG}path"))
        start = [int(number) for number in re.findall(r"\d+", line)[:2]]
        tip = [int(number) for number in re.findall(r"\d+", head)[:2]]
        assert other[0] < start[0] == tip[0] < one[2]
        down = one[1] < other[1]
        assert start[1] == one[1] + (16 if down else 0)
        assert tip[1] == other[1] + (0 if down else 16)


# --- levels that were determined ------------------------------------------------------


def test_determined_levels_are_thin_lines_and_others_than_that_of_the_stay_named() -> (
    None
):
    picture = drawn(
        stay(
            CLINIC,
            2,
            60,
            recommended=[decided(CLINIC, 2, 30), decided(EVENING, 31, 60)],
            authorized=[decided(asam3.LEVEL_2_1, 1, 100)],
        )
    )
    (found,) = classed(picture, "care-stay")
    assert texts(found) == ["58 nights", "evening", "asam3 2.1"]
    told = legend(picture)
    assert "above a bar: recommended" in told
    assert "below a bar: authorized" in told
    assert "A code at a thin line names a level other than that of the stay." in told
    plain = legend(drawn(stay(CLINIC, 2, 60, recommended=[decided(CLINIC, 2)])))
    assert "above a bar: recommended" in plain
    assert "below a bar: authorized" not in plain
    assert not any(word.startswith("A code") for word in plain)


def test_determined_levels_of_other_days_than_those_of_the_stay_are_not_drawn() -> None:
    spans = [decided(EVENING, 1, 1), decided(EVENING, 61, 70)]
    closed = drawn(stay(CLINIC, 2, 60, recommended=spans, authorized=spans))
    assert "above a bar: recommended" not in legend(closed)
    later = [decided(EVENING, 40, 50)]
    opened = drawn(stay(CLINIC, 2, recommended=later), on=day(39))
    assert "above a bar: recommended" not in legend(opened)
    opened = drawn(stay(CLINIC, 2, recommended=later), on=day(40))
    assert "above a bar: recommended" in legend(opened)


def test_determined_levels_of_the_same_days_lie_under_each_other() -> None:
    one = stay(CLINIC, 2, 60, authorized=[decided(EVENING, 2, 30)])
    both = attrs.evolve(one, authorized=(*one.authorized, decided(LODGING, 20, 40)))
    after = attrs.evolve(one, authorized=(*one.authorized, decided(LODGING, 31, 40)))
    heights = [int(drawn(found).attrib["height"]) for found in (one, after, both)]
    assert heights[0] == heights[1] < heights[2]


# --- days -----------------------------------------------------------------------------


def lasting(days: int, first: date = date(2026, 3, 2)) -> Stay:
    return Stay(level=CLINIC, period=DateRange(first, first + timedelta(days)))


MONTHS = ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, ["Mar 2026", "2"]),
        (5, ["Mar 2026", "2", "3", "4", "5", "6"]),
        (31, ["Mar 2026", "Apr", "2", *map(str, range(3, 32, 2)), "1"]),
        (61, ["Mar 2026", "Apr 2026", "May", *["2", "6", "11", "16", "21", "26"]]),
        (90, ["Mar 2026", "Apr 2026", "May 2026", "2", "6", "11", "16", "21", "26"]),
        (200, ["Mar 2026", "Apr 2026", "Sep 2026", "2", "11", "21", "1"]),
        (290, ["2026", *MONTHS]),
        (700, ["2026", "2027", "2028", "Apr", "Jul", "Oct", "Jan"]),
        (3000, ["2026", "2027", "2034", "Jul", "Jan"]),
        (4380, ["2026", "2027", "2028", "2038"]),
        (12000, ["2026", "2030", "2035", "2055"]),
        (60000, ["2026", "2040", "2060", "2180"]),
    ],
)
def test_days_months_and_years_are_named_where_there_is_room(
    days: int, words: list[str]
) -> None:
    found = above(drawn(lasting(days)))
    assert set(words) <= set(found)
    assert len(found) < 45
    # Nothing finer is named than what is said above.
    assert {len(word) for word in found} == {len(word) for word in words}


def test_centuries_are_named_every_twenty_years() -> None:
    found = above(drawn(lasting(109000, date(1900, 1, 1))))
    assert found == [str(year) for year in range(1900, 2190, 20)]


def test_a_gap_is_left_out_and_its_days_are_told() -> None:
    first, second = lasting(30), lasting(30, date(2028, 3, 2))
    picture = drawn(first, second)
    assert "701 days" in above(picture)
    assert "days left out" in legend(picture)
    assert "days left out" not in legend(drawn(first, lasting(30, date(2026, 5, 1))))


@pytest.mark.parametrize(("gap", "broken"), [(60, False), (61, True)])
def test_sixty_days_without_care_are_never_left_out(gap: int, *, broken: bool) -> None:
    scale = fitted([Span(0, 5), Span(5 + gap, 10 + gap)], (), left=0, right=800)
    assert bool(scale.breaks) is broken


def test_many_breaks_are_narrow_and_each_second_year_is_named() -> None:
    stays = [lasting(20, date(2000 + year, 3, 2)) for year in range(20)]
    picture = drawn(*stays)
    assert "days left out" in legend(picture)
    assert sorted(above(picture)) == [*map(str, range(2000, 2018, 2)), "2019"]


def test_a_break_that_saves_too_little_is_none() -> None:
    spans = [Span(0, 1000), Span(1061, 2000)]
    assert not fitted(spans, (), left=0, right=800).breaks
    far = [Span(0, 1000), Span(1500, 2500)]
    assert fitted(far, (), left=0, right=800).breaks


def test_years_in_care_are_left_out_where_a_stay_would_be_too_narrow() -> None:
    years = lasting(4380)
    assert "days left out" not in legend(drawn(years))
    week = attrs.evolve(lasting(7, date(2027, 1, 1)), level=HOSPITAL)
    picture = drawn(years, week)
    assert "days left out" in legend(picture)
    (found,) = [
        found
        for found in classed(picture, "care-stay")
        if "clinic" in (found.findtext(f"{SVG}title") or "")
    ]
    # The bar, and for each of the breaks a gap and the lines beside it.
    assert len(found.findall(f"{SVG}path")) in {3, 5}
    assert texts(found) == ["4379 nights"]


def test_leaves_are_not_left_out() -> None:
    spans = [Span(0, 4000), Span(10, 12)]
    without = fitted(spans, (), left=0, right=800)
    away = fitted(spans, (2000, 2100), left=0, right=800)
    assert any(gap.days.first < 2050 < gap.days.end for gap in without.breaks)
    assert not any(gap.days.first < 2050 < gap.days.end for gap in away.breaks)


# --- findings -------------------------------------------------------------------------


@attrs.frozen
class Said:
    days: DateRange
    verdict: Verdict
    levels: tuple[Level, ...] = (CLINIC,)

    def __str__(self) -> str:
        return f"said of {self.days}"


def test_findings_of_a_path_are_numbered_listed_and_told_apart() -> None:
    stays = (
        Stay(level=asam3.LEVEL_3_7, period=through(2, 12), ended=REASON.TRANSFERRED),
        Stay(level=asam3.LEVEL_3_5, period=through(10, 30), line="b"),
    )
    found = path_findings(stays, care=asam3.CARE, on=day(40), longest_gap=14)
    assert {finding.verdict for finding in found} == {Verdict.UNMET, Verdict.UNKNOWN}
    picture = ET.fromstring(Episode(stays).to_svg(on=day(40), findings=found))
    assert titles(picture, "care-finding") == [str(finding) for finding in found]
    told = legend(picture)
    assert "finding: unmet" in told
    assert "finding: unknown" in told
    assert "finding: met" not in told
    assert "findings" in texts(picture)
    assert "findings" not in texts(drawn(*stays))


def test_each_verdict_has_a_shape_of_its_own() -> None:
    said = [Said(through(3, 4), verdict) for verdict in Verdict]
    picture = drawn(stay(CLINIC, 2, 60), findings=said)
    boxes = [found[1] for found in classed(picture, "care-finding")]
    names = ("fill", "rx", "stroke-dasharray")
    shapes = {tuple(box.get(name) for name in names) for box in boxes}
    assert len(shapes) == 3


def test_the_days_of_a_finding_are_told_behind_the_lanes_it_concerns() -> None:
    stays = (stay(CLINIC, 2, 60), stay(EVENING, 2, 60, line="b"))

    def bands(*levels: Level, last: int | None = 30) -> int:
        said = Said(through(3, last), Verdict.UNMET, levels)
        return svg(stays, findings=[said]).count('fill="#e1e4e8"')

    assert bands() == 0
    assert bands(CLINIC) == 1
    assert bands(CLINIC, EVENING, HOSPITAL) == 2
    assert bands(CLINIC, last=None) == 1


def test_a_long_finding_has_a_line_through_its_days_and_a_short_one_none() -> None:
    def shapes(days: DateRange) -> int:
        picture = drawn(stay(CLINIC, 2, 200), findings=[Said(days, Verdict.UNMET)])
        (found,) = classed(picture, "care-finding")
        return len(found.findall(f"{SVG}path"))

    assert shapes(through(20, 20)) == 0
    assert shapes(through(20, 90)) == 2
    assert shapes(through(20)) == 2


def test_a_hundred_findings_have_wider_numbers() -> None:
    said = [Said(through(3 + number), Verdict.UNMET) for number in range(100)]
    picture = drawn(stay(CLINIC, 2, 200), findings=said)
    widths = {found[1].attrib["width"] for found in classed(picture, "care-finding")}
    assert widths == {"16", "23"}


# --- what shows it --------------------------------------------------------------------


def test_an_episode_shows_itself_as_a_picture_and_in_words() -> None:
    second = stay(CLINIC, 9, 20, REASON.COMPLETED)
    first = stay(HOSPITAL, 2, 9, REASON.TRANSFERRED, through(4, 5))
    episode = Episode((second, first))
    shown = episode._repr_mimebundle_(include=None, exclude=None)
    assert set(shown) == {"image/svg+xml", "text/html", "text/plain"}
    assert shown["image/svg+xml"] == episode.to_svg()
    assert shown["text/html"] == f"<div>{episode.to_svg()}</div>"
    assert shown["text/plain"] == str(episode)
    assert str(episode) == (
        "2026-03-02 to 2026-03-09: path hospital, 7 nights, transferred, "
        "on leave 2026-03-04 to 2026-03-05\n"
        "2026-03-09 to 2026-03-20: path clinic, 11 nights, completed"
    )


def test_a_history_shows_its_stays() -> None:
    history = History(
        (
            Admission(on=day(2), level=HOSPITAL),
            Leave(on=day(5)),
            Transfer(on=day(9), level=CLINIC),
        )
    )
    shown = history._repr_mimebundle_()
    assert shown["image/svg+xml"] == history.to_svg()
    assert shown["text/plain"] == str(history)
    assert str(history) == (
        "2026-03-02 to 2026-03-09: path hospital, 7 nights, transferred, "
        "on leave 2026-03-05 to 2026-03-09\n"
        "from 2026-03-09: path clinic"
    )
    with_end = history.adding(Discharge(on=day(9)))
    assert "0 nights" in str(with_end).split("\n")[1]
    assert history.to_svg(on=day(30)) != history.to_svg()


def test_a_history_without_stays_has_no_picture() -> None:
    empty = History(())
    assert str(empty) == lines(()) == "no stays"
    assert empty._repr_mimebundle_() == bundle(()) == {"text/plain": "no stays"}
    with pytest.raises(FieldValueError, match=r"^to_svg\.stays must be one stay or"):
        empty.to_svg()


def test_a_level_with_line_breaks_stays_on_its_line() -> None:
    broken = attrs.evolve(CLINIC, code="a\nb")
    assert lines([stay(broken, 2)]) == "from 2026-03-02: path a b"


def test_the_same_stays_make_the_same_picture() -> None:
    stays = [stay(CLINIC, 2, 9), stay(HOSPITAL, 9, 20), stay(CLINIC, 2, 9)]
    assert svg(stays) == svg(stays) == svg(reversed(stays))


def test_levels_of_a_determination_are_not_those_of_another_stay() -> None:
    span = LevelSpan(level=EVENING, period=through(2, 30))
    picture = drawn(stay(CLINIC, 2, 9, recommended=[span]), stay(CLINIC, 12, 30))
    first, second = classed(picture, "care-stay")
    assert "evening" in texts(first)
    assert "evening" not in texts(second)
