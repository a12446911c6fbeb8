"""What the picture of progress shows, sign by sign."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest

from continuum.errors import FieldValueError
from continuum.instruments import AUDIT, BARC_10, DAST_10, PHQ_9, URICA_READINESS
from continuum.measuring import Measurement, Metric, Number, Target
from continuum.progress import Progress, progress

SVG = "{http://www.w3.org/2000/svg}"
MONDAY = date(2026, 3, 2)

USE = Metric(name="secret name", unit="days of use")
DEPRESSION = Metric(name="secret name", scale=PHQ_9)
TWO = Metric(name="secret name", unit="days", sources=("self-report", "urine-screen"))

TARGET, BASELINE, DUE, ON = "#00513c", "#59636e", "#8a3200", "#1f2328"
"""Colors of the lines across and of the upright ones."""

FALLING = (21, 20, 18, 19, 16, 15, 15, 13)


def measured(
    *values: Number, every: int = 7, start: date = MONDAY, source: str | None = None
) -> list[Measurement]:
    return [
        Measurement(on=start + timedelta(every * number), value=value, source=source)
        for number, value in enumerate(values)
    ]


def judged(
    *values: Number,
    metric: Metric = USE,
    every: int = 7,
    start: date = MONDAY,
    **given: Any,
) -> Progress:
    found = measured(*values, every=every, start=start)
    return progress(metric, found, **({"on": found[-1].on} | given))


def drawn(found: Progress) -> ET.Element:
    return ET.fromstring(found.to_svg())


def texts(found: Progress) -> list[str]:
    return [text.text or "" for text in drawn(found).iter(f"{SVG}text")]


def said(found: Progress) -> str:
    return "\n".join(texts(found))


def groups(found: Progress, kind: str) -> list[ET.Element]:
    return [
        group for group in drawn(found).iter(f"{SVG}g") if group.get("class") == kind
    ]


def titles(found: Progress, kind: str) -> list[str]:
    return [group.findtext(f"{SVG}title") or "" for group in groups(found, kind)]


def across(found: Progress, dashes: str, colour: str) -> list[int]:
    """How far down the level lines of one look are."""
    found_lines = re.findall(
        r'<path d="M(\d+) (\d+)L(\d+) (\d+)" fill="none" '
        rf'stroke="{colour}" stroke-width="1.4" stroke-dasharray="{dashes}"/>',
        found.to_svg().split("care-legend")[0],
    )
    return [int(y) for _, y, _, y1 in found_lines if y == y1]


# --- the whole ------------------------------------------------------------------------


def test_nothing_measured_is_no_picture() -> None:
    found = progress(USE, (), on=MONDAY)
    with pytest.raises(FieldValueError) as caught:
        found.to_svg()
    assert str(caught.value) == (
        "to_svg.measurements must be one measurement or more, not None"
    )


def test_a_picture_says_in_words_what_it_shows() -> None:
    found = judged(*FALLING, metric=DEPRESSION, target=Target(at_most=9))
    picture = drawn(found)
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == "PHQ-9, 2026-03-02 to 2026-04-20"
    assert picture.findtext(f"{SVG}desc") == ". ".join(str(found).split("\n")) + "."
    assert texts(found)[:2] == [
        "PHQ-9, 2026-03-02 to 2026-04-20",
        "improving on 2026-04-20",
    ]
    assert "secret" not in found.to_svg()


def test_one_value_is_of_one_day() -> None:
    found = judged(17, metric=DEPRESSION)
    assert texts(found)[:2] == ["PHQ-9, 2026-03-02", "in-progress on 2026-03-02"]
    assert titles(found, "care-value") == ["2026-03-02: 17"]
    assert "trend" not in said(found)
    assert "Missing: a target, a baseline." in texts(found)


def test_what_is_reached_says_since_when() -> None:
    found = judged(7, 2, 1, target=Target(at_most=2))
    assert texts(found)[1] == "sustaining on 2026-03-16, reached since 2026-03-09"


def test_what_is_not_known_says_so() -> None:
    found = progress(
        TWO,
        measured(0, source="self-report"),
        on=MONDAY,
        target=Target(at_most=0),
    )
    assert texts(found)[1] == "not known how far on 2026-03-02"
    assert "Missing: a measurement by urine-screen." in texts(found)


def test_a_unit_of_any_length_and_kind_fits() -> None:
    found = judged(1, 2, metric=Metric(name="x", unit="<b>&\"' W" * 80))
    assert drawn(found).findtext(f"{SVG}title", "").startswith("<b>&\"' W<b>")
    assert texts(found)[0].endswith("…")


# --- days -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "every", "named"),
    [
        # Few days are named one by one, and one alone stands among a fortnight.
        ((1,), 1, ["23 Feb", "24 Feb", "25 Feb"]),
        ((1, 2, 3), 7, ["2 Mar", "3 Mar", "4 Mar"]),
        ((1, 2, 3), 14, ["2 Mar", "4 Mar", "6 Mar"]),
        ((1, 2, 3, 4, 5), 21, ["2 Mar", "9 Mar", "16 Mar"]),
        ((1, 2, 3, 4, 5), 42, ["2 Mar", "16 Mar", "30 Mar"]),
        ((1, 2, 3, 4, 5), 91, ["Apr", "May", "Jun"]),
        ((1, 2, 3, 4, 5), 240, ["Apr", "Jul", "Oct"]),
        ((1, 2, 3, 4, 5), 480, ["Jul", "Jan", "Jul"]),
        ((1, 2, 3, 4, 5), 900, ["2027", "2028", "2029"]),
        ((1, 2, 3, 4, 5), 1800, ["2028", "2030", "2032"]),
        ((1, 2, 3, 4, 5), 9000, ["2030", "2040", "2050"]),
    ],
)
def test_days_are_named_as_often_as_there_is_room(
    values: tuple[int, ...], every: int, named: list[str]
) -> None:
    found = judged(*values, every=every)
    words = [
        text.text
        for text in drawn(found).iter(f"{SVG}text")
        if text.get("text-anchor") == "middle" and text.get("font-weight") is None
    ]
    assert words[:3] == named


def test_the_first_of_a_month_is_named_where_it_is_the_first_day() -> None:
    found = judged(1, 2, 3, 4, 5, every=91, start=date(2026, 3, 1))
    assert [words for words in texts(found) if words in {"Mar", "Apr"}][:2] == [
        "Mar",
        "Apr",
    ]


def test_a_year_is_named_where_it_begins() -> None:
    found = judged(1, 2, 3, 4, every=14, start=date(2026, 12, 7))
    years = [
        text.text
        for text in drawn(found).iter(f"{SVG}text")
        if text.get("font-weight") == "bold" and text.get("text-anchor") == "middle"
    ]
    assert years == ["2026", "2027"]


@pytest.mark.parametrize(
    ("due", "within"),
    [
        (MONDAY - timedelta(4), False),
        (MONDAY - timedelta(3), True),  # a fortnight is drawn at least
        (MONDAY + timedelta(7 + 90), True),
        (MONDAY + timedelta(7 + 91), False),
    ],
)
def test_a_day_far_from_all_that_was_measured_is_told_and_not_drawn(
    due: date,
    within: bool,  # noqa: FBT001
) -> None:
    found = judged(4, 3, target=Target(at_most=1), due=due)
    assert (f"due {due}" in texts(found)) is within
    assert (f"Not among the days drawn: due {due}." in texts(found)) is not within
    uprights = re.findall(
        rf'stroke="{DUE}" stroke-width="1.4" stroke-dasharray="4 2"', found.to_svg()
    )
    assert len(uprights) == (2 if within else 0)  # in the plot and in the legend


def test_days_measured_over_long_make_room_for_days_far_off() -> None:
    due = MONDAY + timedelta(3 * 700)
    found = judged(9, 8, 7, every=350, target=Target(at_most=1), due=due)
    assert f"due {due}" in texts(found)
    later = attrs.evolve(found, due=due + timedelta(1))
    assert f"Not among the days drawn: due {later.due}." in texts(later)


def test_the_day_of_the_judgment_is_told_where_it_is_far_off() -> None:
    assert "judged on 2026-03-09" in texts(judged(4, 3))
    late = judged(4, 3, on=date(2027, 1, 1))
    assert "Not among the days drawn: judged on 2027-01-01." in texts(late)
    assert "judged on 2027-01-01" not in texts(late)


def test_the_first_day_is_drawn_unless_it_is_far_off() -> None:
    def first(since: date | None) -> int:
        found = judged(4, 3, since=since)
        (line,) = groups(found, "care-course")
        path = line.find(f"{SVG}path")
        assert path is not None
        return int(re.findall(r"\d+", path.attrib["d"])[0])

    near, far = MONDAY - timedelta(30), MONDAY - timedelta(3000)
    assert first(None) < first(near) < first(far)
    assert first(far) == first(MONDAY - timedelta(4000))


# --- values ---------------------------------------------------------------------------


def value_names(found: Progress) -> list[str]:
    """What stands at the value axis, from the lowest up."""
    picture = drawn(found)
    names = [
        (int(text.attrib["y"]), text.text or "")
        for text in picture.iter(f"{SVG}text")
        if re.fullmatch(r"-?[\d.]+", text.text or "")
        and text.get("font-weight") is None
    ]
    return [words for _, words in sorted(names, reverse=True)]


@pytest.mark.parametrize(
    ("found", "names"),
    [
        # Where the values span a good part of a scale, all of it is drawn.
        (
            judged(21, 12, metric=DEPRESSION),
            ["0", "5", "10", "15", "20", "25"],
        ),
        (judged(18, 11, metric=DEPRESSION), ["0", "5", "10", "15", "20", "25"]),
        (
            judged(18, 12, metric=DEPRESSION),
            ["10", "12", "14", "16", "18", "20"],
        ),
        (judged(18, 17, metric=DEPRESSION), ["16", "17", "18", "19"]),
        (judged(27, 26, metric=DEPRESSION), ["25", "26", "27"]),
        (
            judged(20, 50, metric=Metric(name="x", scale=BARC_10)),
            ["10", "20", "30", "40", "50", "60"],
        ),
        # Equal values have room on both sides, but none below naught.
        (judged(4, 4), ["3", "4", "5"]),
        (judged(0, 0), ["0", "1"]),
        (judged(-1, 1), ["-2", "-1", "0", "1", "2"]),
        (judged(0, 100), ["0", "20", "40", "60", "80", "100", "120"]),
        (judged(0, 10**9), [f"{n}00000000" if n else "0" for n in range(0, 13, 2)]),
        (
            judged(Decimal("0.1"), Decimal("0.3")),
            ["0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.35"],
        ),
        (
            judged(8, Decimal("9.5"), metric=Metric(name="x", scale=URICA_READINESS)),
            ["7.5", "8", "8.5", "9", "9.5", "10"],
        ),
    ],
)
def test_round_values_are_named(found: Progress, names: list[str]) -> None:
    assert value_names(found) == names


def test_every_source_has_marks_of_its_own() -> None:
    sources = tuple("abcdefg")
    metric = attrs.evolve(TWO, sources=sources)
    given = [each for source in sources for each in measured(1, 2, source=source)]
    found = progress(metric, given, on=MONDAY + timedelta(7))
    marks = {
        re.sub(r"[MxyZ]|\d+ -?\d+", "", ET.tostring(group[1], encoding="unicode"))
        for group in groups(found, "care-value")
    }
    shown = titles(found, "care-value")
    assert "2026-03-09: 2 (g)" in shown
    assert len(shown) == 14
    assert len(marks) > 3
    legend = said(found)
    for source in sources:
        assert f"\n{source}\n" in legend


def test_many_values_have_small_marks() -> None:
    def radius(count: int) -> str:
        found = judged(*range(count), every=1)
        return groups(found, "care-value")[0][1].attrib["width"]

    assert radius(100) == "8"
    assert radius(101) == "4"


# --- target, baseline, bands ----------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "lines"),
    [
        (Target(at_most=2), 1),
        (Target(at_least=2), 1),
        (Target(at_least=2, at_most=4), 2),
        (Target(at_least=3, at_most=3), 1),
    ],
)
def test_the_ends_of_a_target_are_lines_and_what_reaches_it_is_shaded(
    target: Target, lines: int
) -> None:
    found = judged(9, 7, target=target)
    assert len(across(found, "9 2 2 2", TARGET)) == lines
    shade = re.findall(
        rf'<path d="([^"]*)Z" fill="{TARGET}" fill-opacity="0.1"', found.to_svg()
    )
    assert len(shade) == 1
    numbers = [int(number) for number in re.findall(r"\d+", shade[0])]
    top, base = min(numbers[1::2]), max(numbers[1::2])
    ends = across(found, "9 2 2 2", TARGET)
    assert (base == 332) is (target.at_least is None)
    assert (top == 68) is (target.at_most is None)
    assert set(ends) <= {top, base}
    assert f"target: {target}" in texts(found)


def test_without_target_and_baseline_no_line_is_drawn() -> None:
    found = judged(9)
    assert across(found, "9 2 2 2", TARGET) == []
    assert across(found, "2 3", BASELINE) == []
    assert "baseline" not in said(found).replace("a baseline", "")


def test_baselines_of_several_sources_are_drawn_once_each() -> None:
    def baselines(*firsts: int) -> Progress:
        given = [
            each
            for source, first in zip(TWO.sources, firsts, strict=True)
            for each in measured(first, 1, source=source)
        ]
        return progress(TWO, given, on=MONDAY + timedelta(7))

    assert len(across(baselines(5, 5), "2 3", BASELINE)) == 1
    assert len(across(baselines(5, 6), "2 3", BASELINE)) == 2
    assert "baseline: 5, 6" in texts(baselines(5, 6))


def test_the_bands_of_a_scale_are_stripes_with_names() -> None:
    found = judged(21, 12, metric=DEPRESSION)
    names = ["minimal", "mild", "moderate", "moderately severe", "severe"]
    assert [words for words in texts(found) if words in names] == names
    stripes = re.findall(r'fill="#\w+" fill-opacity="1"', found.to_svg())
    assert len(stripes) == 5
    assert "Bands of PHQ-9: Processing Therapy, What is a PHQ-9 and GAD-7?." in texts(
        found
    )


def test_bands_beyond_the_values_drawn_are_left_out() -> None:
    shown = texts(judged(18, 17, metric=DEPRESSION))
    assert "moderately severe" in shown
    assert "severe" not in shown
    assert "mild" not in shown


def test_the_name_of_a_band_without_room_is_left_out() -> None:
    scale = attrs.evolve(DAST_10, low=0, high=100)
    found = judged(0, 100, metric=Metric(name="x", scale=scale))
    names = [
        words
        for words in texts(found)
        if words in {"none reported", "low", "moderate", "substantial", "severe"}
    ]
    assert names == ["low", "substantial"]


def test_where_sources_differ_no_bands_are_drawn() -> None:
    found = judged(24, 20, metric=Metric(name="x", scale=AUDIT))
    assert "Sources band AUDIT differently; no bands are drawn." in texts(found)
    assert 'fill-opacity="1"' not in found.to_svg()


def test_a_scale_without_bands_has_no_stripes() -> None:
    found = judged(24, 30, metric=Metric(name="x", scale=BARC_10))
    assert "and" not in said(found).replace("standard", "")
    assert 'fill-opacity="1"' not in found.to_svg()


# --- trend and projection -------------------------------------------------------------


def trend_lines(found: Progress) -> tuple[int, int]:
    """How many lines of trends are solid, and how many are prolonged."""
    plot = found.to_svg().split("care-legend")[0]
    lines = re.findall(
        r'<path d="M[^"Z]*" fill="none" stroke="#(?!1f2328)\w+" stroke-width="1.6"'
        r'( stroke-dasharray="5 4")?/>',
        plot,
    )
    return lines.count(""), len(lines) - lines.count("")


def test_a_trend_is_prolonged_only_where_it_is_projected() -> None:
    reached = judged(7, 5, 3, 1, target=Target(at_most=2))
    assert trend_lines(reached) == (1, 0)
    aside = judged(7, 5, 3, target=Target(at_most=2))
    assert trend_lines(aside) == (1, 0)
    short = judged(9, 8, 7, 6, target=Target(at_most=2))
    assert trend_lines(short)[1] == 1
    assert 'fill-opacity="0.12"' in short.to_svg()
    assert 'fill-opacity="0.12"' not in reached.to_svg()


def test_a_trend_on_the_last_day_drawn_leads_nowhere() -> None:
    found = judged(1, 2, 3, 4, target=Target(at_most=0))
    assert found.projection is not None
    assert trend_lines(found) == (1, 0)
    assert "Target reached: never by this trend." in texts(found)
    assert titles(found, "care-projection") == []


def test_a_projection_is_marked_from_the_first_day_to_the_last() -> None:
    found = judged(*FALLING, metric=DEPRESSION, target=Target(at_most=9))
    (group,) = groups(found, "care-projection")
    assert found.projection is not None
    assert group.findtext(f"{SVG}title") == f"target reached: {found.projection}"
    paths = [path.attrib["d"] for path in group.iter(f"{SVG}path")]
    assert len(paths) == 4  # the line, its two ends, the day expected
    assert f"target reached: {found.projection}" in texts(found)
    note = "The days prolong a straight line; the confidence is that of its slope."
    assert note in texts(found)


def test_days_that_are_not_drawn_have_no_mark() -> None:
    found = judged(9, 8, 9, 8, 7, 8, target=Target(at_most=2))
    assert str(found.projection) == ("about 2026-07-27; from 2026-05-04, perhaps never")
    (group,) = groups(found, "care-projection")
    # The line and its beginning; the day expected is beyond those drawn.
    assert len([*group.iter(f"{SVG}path")]) == 2


def test_a_trend_that_is_level_has_no_day_expected() -> None:
    found = judged(9, 8, 9, 8, 9, 8, 8, target=Target(at_most=7))
    assert str(found.projection) == ("perhaps never, and not before 2026-04-27")
    (group,) = groups(found, "care-projection")
    assert len([*group.iter(f"{SVG}path")]) == 2
    assert f"Target reached: {found.projection}." in texts(found)


def test_a_projection_beyond_the_days_drawn_is_only_told() -> None:
    found = judged(100, 99, 98, 97, target=Target(at_most=2))
    assert groups(found, "care-projection") == []
    assert f"target reached: {found.projection}" in texts(found)


def test_a_projection_of_one_day_is_a_mark_without_a_line() -> None:
    found = judged(10, 8, 4, 1, on=MONDAY + timedelta(50), target=Target(at_most=0))
    (group,) = groups(found, "care-projection")
    lines = [path.attrib["d"] for path in group.iter(f"{SVG}path")]
    assert len(lines) == 3
    assert not any(re.fullmatch(r"M(\d+) (\d+)L(?!\1 )\d+ \2", line) for line in lines)


def test_each_source_has_its_own_trend_in_the_legend() -> None:
    given = [
        *measured(9, 8, 7, 6, source="self-report"),
        *measured(9, 9, 8, 8, source="urine-screen"),
    ]
    found = progress(TWO, given, on=MONDAY + timedelta(21), target=Target(at_most=2))
    told = [words for words in texts(found) if words.startswith("trend of")]
    assert [words.split(":")[0] for words in told] == [
        "trend of self-report",
        "trend of urine-screen",
    ]
    assert trend_lines(found) == (2, 2)


def test_sources_on_both_sides_of_a_band_have_one_mark() -> None:
    given = [
        *measured(9, 8, 7, 6, source="self-report"),
        *measured(0, 0, 1, 1, source="urine-screen"),
    ]
    found = progress(
        TWO, given, on=MONDAY + timedelta(21), target=Target(at_least=3, at_most=4)
    )
    assert len(groups(found, "care-projection")) == 1


def test_a_line_that_leaves_the_values_drawn_is_cut() -> None:
    """The steepest line falls below naught, where nothing can be measured."""
    found = judged(21, 15, 9, 8, metric=DEPRESSION, target=Target(at_most=2))
    for outline in re.findall(r'<path d="([^"]*)"', found.to_svg().split("legend")[0]):
        numbers = [int(number) for number in re.findall(r"-?\d+", outline)]
        assert all(68 <= y <= 338 for y in numbers[1::2])


def test_a_line_of_which_nothing_is_within_the_values_is_not_drawn() -> None:
    """By the trend the score is below naught already; the last value says 5."""
    found = judged(
        *(24, 18, 12, 6, 1, 5),
        metric=DEPRESSION,
        target=Target(at_most=0),
        due=MONDAY + timedelta(90),
    )
    assert found.projection is not None
    assert found.projection.expected == found.on
    assert trend_lines(found) == (1, 0)
