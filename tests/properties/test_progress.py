"""Laws of measuring, of progress, and of its picture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, permutations
from statistics import median
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from continuum import _svg
from continuum.citations import Citation, Evidence
from continuum.instruments import INSTRUMENTS
from continuum.measuring import (
    Band,
    Banding,
    Direction,
    Measurement,
    Metric,
    Number,
    Scale,
    Target,
)
from continuum.measuring._numbers import check_number, number_of
from continuum.periods import WEEK
from continuum.progress import Achievement, Progress, progress

MONDAY = date(2026, 3, 2)
SECRET = "sEcReT"

SOURCE = Citation(
    instrument="Toy",
    provision="total score",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.SECONDARY,
    read_in="A page",
)
LOWER = Scale(
    code="TOY",
    name="a toy",
    direction=Direction.LOWER_IS_BETTER,
    source=SOURCE,
    low=-50,
    high=50,
    reliable_change=4,
    change_source=SOURCE,
    bandings=(
        Banding(
            bands=(
                Band(low=-50, high=-1, name="negative"),
                Band(low=0, high=0, name="naught"),
                Band(low=1, high=50, name="positive"),
            ),
            source=SOURCE,
        ),
    ),
)
HIGHER = attrs.evolve(LOWER, direction=Direction.HIGHER_IS_BETTER)

# --- strategies -----------------------------------------------------------------------

NUMBERS: st.SearchStrategy[Number] = st.integers(-(10**9), 10**9) | st.integers(
    -(10**15), 10**15
).map(lambda scaled: number_of(Fraction(scaled, 10**6)))

VALUES: st.SearchStrategy[Number] = st.integers(-50, 50) | st.integers(-499, 499).map(
    lambda tenths: number_of(Fraction(tenths, 10))
)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    low, high = sorted((draw(VALUES), draw(VALUES)))
    kind = draw(st.sampled_from(("floor", "ceiling", "band", "value")))
    match kind:
        case "floor":
            return Target(at_least=low)
        case "ceiling":
            return Target(at_most=high)
        case "band":
            return Target(at_least=low, at_most=high)
        case _:
            return Target(at_least=low, at_most=low)


class Case(NamedTuple):
    """The arguments of one call."""

    metric: Metric
    measured: tuple[Measurement, ...]
    given: dict[str, Any]

    def judged(self) -> Progress:
        return progress(self.metric, self.measured, **self.given)


@st.composite
def cases(draw: st.DrawFn, *, targeted: bool = False, one: bool = False) -> Case:
    known: tuple[str | None, ...] = (
        (None,) if one else draw(st.sampled_from(((None,), ("a", "b"), (None, "a"))))
    )
    named = None not in known and draw(st.booleans())
    metric = Metric(
        name=SECRET,
        unit=draw(st.none() | st.just("points")),
        scale=draw(st.sampled_from((None, LOWER, HIGHER))),
        per=draw(st.none() | st.just(WEEK)),
        sources=tuple(each for each in known if each) if named else (),
    )
    spread = draw(st.sampled_from((12, 80, 2000)))
    found = draw(
        st.dictionaries(
            st.tuples(st.integers(0, spread), st.sampled_from(known)),
            VALUES,
            min_size=4 if one else 0,
            max_size=12,
        )
    )
    measured = [
        Measurement(on=MONDAY + timedelta(day), value=value, source=source)
        for (day, source), value in found.items()
    ]
    days = st.integers(0, spread + 30).map(lambda day: MONDAY + timedelta(day))
    since, due = sorted((draw(days), draw(days)))
    aims = targets() if targeted else st.none() | targets()
    return Case(
        metric,
        tuple(measured),
        {
            "on": MONDAY + timedelta(spread) if one else draw(days),
            "target": draw(aims),
            "baseline": draw(st.none() | VALUES),
            "since": None if one else draw(st.none() | st.just(since)),
            "due": draw(st.none() | st.just(due)),
        },
    )


def told(found: Progress) -> object:
    """What is derived, without the target and the scale that it is derived by."""
    return found.achievement, found.missing, found.reached, found.projection


# --- numbers and targets --------------------------------------------------------------


@given(value=NUMBERS)
def test_a_number_comes_back_from_json_as_it_was(value: Number) -> None:
    text = json.dumps(value if isinstance(value, int) else float(value))
    back = json.loads(text, parse_float=Decimal)
    assert check_number("Toy", "value", back) == value
    assert repr(check_number("Toy", "value", back)) == repr(value)


@given(value=NUMBERS)
def test_a_number_in_its_one_form_stays_as_it_is(value: Number) -> None:
    assert repr(check_number("Toy", "value", value)) == repr(value)
    assert number_of(Fraction(value)) == value
    assert Decimal(str(value)) == value


@given(target=targets(), value=VALUES, other=VALUES)
def test_what_lies_between_a_value_and_the_target_is_no_shorter(
    target: Target, value: Number, other: Number
) -> None:
    assert target.short(value) >= 0
    assert target.reached_by(value) is (target.short(value) == 0)
    apart = abs(Fraction(value) - Fraction(other))
    gap = abs(Fraction(target.short(value)) - Fraction(target.short(other)))
    assert gap <= apart


@given(target=targets())
def test_a_target_is_reached_by_its_ends_and_met_by_nothing_if_they_hold_naught(
    target: Target,
) -> None:
    ends = [end for end in (target.at_least, target.at_most) if end is not None]
    assert all(target.reached_by(end) for end in ends)
    assert target.met_by_nothing is target.reached_by(0)


@given(data=st.data(), scale=st.sampled_from(INSTRUMENTS))
def test_every_whole_score_of_an_instrument_has_one_band_of_each_banding(
    data: st.DataObject, scale: Scale
) -> None:
    low, high = (0, 100) if scale.low is None else (scale.low, scale.high)
    value = data.draw(st.integers(int(low), int(high or 0)))
    for banding in scale.bandings:
        band = scale.band(value, banding=banding)
        assert band is not None
        assert [each for each in banding.bands if each.holds(value)] == [band]


# --- progress -------------------------------------------------------------------------


@given(data=st.data(), case=cases())
def test_the_order_of_the_measurements_does_not_matter(
    data: st.DataObject, case: Case
) -> None:
    shuffled = data.draw(st.permutations(case.measured))
    assert case._replace(measured=tuple(shuffled)).judged() == case.judged()


@given(case=cases(), days=st.integers(-20_000, 20_000).map(timedelta))
def test_moving_every_day_moves_every_day_that_is_found(
    case: Case, days: timedelta
) -> None:
    def later(value: Any) -> Any:
        return value + days if isinstance(value, date) else value

    moved = Case(
        case.metric,
        tuple(attrs.evolve(each, on=each.on + days) for each in case.measured),
        {name: later(value) for name, value in case.given.items()},
    ).judged()
    found = case.judged()
    assert moved.achievement is found.achievement
    assert moved.missing == found.missing
    assert moved.reached == (found.reached and found.reached + days)
    for one, other in zip(found.courses, moved.courses, strict=True):
        assert (one.trend and one.trend.slope) == (other.trend and other.trend.slope)
        assert (one.trend and one.trend.interval) == (
            other.trend and other.trend.interval
        )
    if found.projection is None or moved.projection is None:
        assert found.projection is moved.projection
        return
    for name in ("expected", "earliest", "latest"):
        before, after = getattr(found.projection, name), getattr(moved.projection, name)
        # Beyond the last day of the calendar there is none to tell.
        assume(before is None or (before + days).year < 2200)
        assume((before is None) is (after is None))
        assert after == later(before)


def turned(case: Case) -> Case:
    """The same with every value on the other side of naught."""

    def minus(value: Number | None) -> Number | None:
        return None if value is None else number_of(-Fraction(value))

    scale = {None: None, LOWER: HIGHER, HIGHER: LOWER}[case.metric.scale]
    if scale is not None:
        scale = attrs.evolve(scale, bandings=())
    target = case.given["target"]
    if target is not None:
        low, high = minus(target.at_most), minus(target.at_least)
        target = Target(at_least=low, at_most=high)
    changed = {"target": target, "baseline": minus(case.given["baseline"])}
    return Case(
        attrs.evolve(case.metric, scale=scale),
        tuple(
            attrs.evolve(each, value=number_of(-Fraction(each.value)))
            for each in case.measured
        ),
        {**case.given, **changed},
    )


@given(case=cases())
def test_what_is_turned_over_is_judged_alike(case: Case) -> None:
    found, other = case.judged(), turned(case).judged()
    assert told(found) == told(other)
    for one, back in zip(found.courses, other.courses, strict=True):
        assert one.reliable is back.reliable
        if one.trend is not None and back.trend is not None:
            assert one.trend.slope == -back.trend.slope
            assert one.trend.heading is back.trend.heading
            if one.trend.interval is not None:
                low, high = one.trend.interval
                assert back.trend.interval == (-high, -low)


@given(case=cases(), factor=st.sampled_from((2, 10, Fraction(1, 10))))
def test_another_unit_changes_no_judgment(case: Case, factor: Fraction) -> None:
    def scaled(value: Number | None) -> Number | None:
        return None if value is None else number_of(Fraction(value) * factor)

    plain = case._replace(metric=attrs.evolve(case.metric, scale=None))
    target = case.given["target"]
    if target is not None:
        target = Target(
            at_least=scaled(target.at_least), at_most=scaled(target.at_most)
        )
    changed = {"target": target, "baseline": scaled(case.given["baseline"])}
    measured = tuple(
        attrs.evolve(each, value=scaled(each.value)) for each in case.measured
    )
    other = Case(plain.metric, measured, {**case.given, **changed})
    assert told(other.judged()) == told(plain.judged())


@given(case=cases())
def test_what_is_measured_later_changes_nothing(case: Case) -> None:
    by_then = tuple(each for each in case.measured if each.on <= case.given["on"])
    assert case._replace(measured=by_then).judged() == case.judged()


@given(case=cases())
def test_every_judgment_is_one_that_the_facts_allow(case: Case) -> None:
    found = case.judged()
    target, due = case.given["target"], case.given["due"]
    assert found.achievement is not Achievement.NOT_ATTAINABLE
    assert ("a target" in found.missing) is (target is None)
    latest = [course.latest for course in found.courses if course.latest]
    reached = target is not None and all(
        target.reached_by(each.value) for each in latest
    )
    complete = len(latest) == len(found.courses)
    if found.achievement is None:
        assert not latest or (reached and not complete)
        assert any(name.startswith("a measurement") for name in found.missing)
        return
    broad = found.achievement.broader or found.achievement
    assert (broad is Achievement.ACHIEVED) is (reached and complete)
    assert (found.reached is not None) is (broad is Achievement.ACHIEVED)
    if broad is Achievement.NOT_ACHIEVED:
        assert due is not None
        assert found.on > due
        assert target is not None


@given(data=st.data(), case=cases(targeted=True))
def test_one_more_value_that_reaches_the_target_makes_nothing_worse(
    data: st.DataObject, case: Case
) -> None:
    better = (None, Achievement.ACHIEVED, Achievement.SUSTAINING)
    before = case.judged().achievement
    assume(before in better)
    target, on = case.given["target"], case.given["on"]
    sources = case.metric.sources or (None, "a", "b")
    low = -50 if target.at_least is None else target.at_least
    high = 50 if target.at_most is None else target.at_most
    more = Measurement(
        on=on - timedelta(data.draw(st.integers(0, 100))),
        value=data.draw(st.sampled_from((low, high))),
        source=data.draw(st.sampled_from(sources)),
    )
    assume(
        all((each.on, each.source) != (more.on, more.source) for each in case.measured)
    )
    after = case._replace(measured=(*case.measured, more)).judged().achievement
    assert better.index(after) >= better.index(before)


# --- trend ----------------------------------------------------------------------------


def brute(measured: Sequence[Measurement]) -> list[Fraction]:
    """Every slope between two measurements, in order."""
    return sorted(
        Fraction(Fraction(other.value) - Fraction(one.value), (other.on - one.on).days)
        for one, other in combinations(measured, 2)
    )


@given(case=cases(one=True))
def test_the_slope_is_the_median_of_every_two(case: Case) -> None:
    (course,) = case.judged().courses
    trend = course.trend
    assert trend is not None
    slopes = brute(course.measurements)
    assert trend.slope == median(slopes)
    assert trend.interval is not None
    low, high = trend.interval
    assert low <= trend.slope <= high
    assert low in slopes
    assert high in slopes
    values = [Fraction(each.value) for each in course.measurements]
    lines = [trend.line.value_on(each.on) for each in course.measurements]
    above = sum(value > line for value, line in zip(values, lines, strict=True))
    below = sum(value < line for value, line in zip(values, lines, strict=True))
    assert max(above, below) <= len(values) / 2


@settings(max_examples=20)
@given(values=st.lists(st.integers(-50, 50), min_size=4, max_size=6))
def test_the_confidence_is_that_of_all_orders_there_are(values: list[int]) -> None:
    """The interval's rank leaves out, at each end, orders that are rare enough."""
    measured = [
        Measurement(on=MONDAY + timedelta(day), value=value)
        for day, value in enumerate(values)
    ]
    trend = progress(Metric(name="x"), measured, on=measured[-1].on).trend
    assert trend is not None
    assert trend.confidence is not None
    assert trend.confidence >= Fraction(9, 10)
    counts = [
        sum(one > other for one, other in combinations(order, 2))
        for order in permutations(range(len(values)))
    ]
    slopes = brute(measured)
    ranks = range(1, len(slopes) // 2 + 1)

    def held(rank: int) -> Fraction:
        missed = 2 * sum(count < rank for count in counts)
        return 1 - Fraction(missed, len(counts))

    rank = max(rank for rank in ranks if held(rank) >= Fraction(9, 10))
    assert held(rank) == trend.confidence
    assert trend.interval == (slopes[rank - 1], slopes[-rank])


@given(case=cases(targeted=True, one=True))
def test_a_projection_is_where_its_lines_meet_the_target(case: Case) -> None:
    found = case.judged()
    target, on = case.given["target"], case.given["on"]
    projection, trend, latest = found.projection, found.trend, found.latest
    assert latest is not None
    assert (projection is None) is target.reached_by(latest.value)
    if projection is None or trend is None or trend.low is None or trend.high is None:
        return
    down = target.at_most is not None and latest.value > target.at_most
    end = Fraction(target.at_most if down else target.at_least)
    lines = [trend.low, trend.line, trend.high]
    days = [projection.earliest, projection.expected, projection.latest]
    for line, day in zip(lines if down else reversed(lines), days, strict=True):
        if day is None:
            slope = -line.slope if down else line.slope
            gap = line.value_on(on) - end if down else end - line.value_on(on)
            assert slope <= 0 or gap / slope > 60_000
            continue
        beyond = line.value_on(day) - end
        assert beyond <= 0 if down else beyond >= 0
        if day > on:
            before = line.value_on(day - timedelta(1)) - end
            assert before > 0 if down else before < 0
    known = [day for day in days if day is not None]
    assert known == sorted(known)
    assert all(day >= on for day in known)
    assert [day is None for day in days] == sorted(day is None for day in days)


# --- the picture ----------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"

WORDS = st.text(min_size=1, max_size=60).filter(str.strip) | st.sampled_from(
    (
        "</svg><script>alert(1)</script>",
        "]]>&amp;&#0;",
        "\" onload='x",
        "\x00\x07\ufffe",
        "W" * 300,
    )
)


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


def around(text: ET.Element, dx: int, dy: int) -> Box:
    x, y, size = (int(text.attrib[name]) for name in ("x", "y", "font-size"))
    bold = text.get("font-weight") == "bold"
    width = _svg.width_of(text.text or "", size, bold=bold)
    if text.get("text-anchor") == "middle":
        x -= width // 2
    return Box(x + dx, y + dy - size + 2, x + dx + width, y + dy + 2)


def boxes(element: ET.Element, kind: str, dx: int = 0, dy: int = 0) -> Iterator[Box]:
    """Yield a box around each text, or each path and rectangle, wherever it stands."""
    moved = re.findall(r"-?\d+", element.get("transform", "0 0"))
    dx, dy = dx + int(moved[0]), dy + int(moved[1])
    if element.tag == f"{SVG}text" and kind == "text":
        yield around(element, dx, dy)
    if element.tag == f"{SVG}path" and kind == "shape":
        numbers = [int(number) for number in re.findall(r"-?\d+", element.attrib["d"])]
        xs, ys = numbers[::2], numbers[1::2]
        yield Box(min(xs) + dx, min(ys) + dy, max(xs) + dx, max(ys) + dy)
    if element.tag == f"{SVG}rect" and kind == "shape":
        x, y = int(element.get("x", 0)) + dx, int(element.get("y", 0)) + dy
        width, height = int(element.attrib["width"]), int(element.attrib["height"])
        yield Box(x, y, x + width, y + height)
    for child in element:
        yield from boxes(child, kind, dx, dy)


@st.composite
def pictured(draw: st.DrawFn) -> Progress:
    case = draw(cases())
    factor = Fraction(draw(st.sampled_from((1, 1000, 10**7, Fraction(1, 1000)))))
    metric = attrs.evolve(case.metric, unit=draw(WORDS))
    if factor != 1:
        metric = attrs.evolve(metric, scale=None)

    def scaled(value: Number | None) -> Number | None:
        return None if value is None else number_of(Fraction(value) * factor)

    target = case.given["target"]
    if target is not None:
        target = Target(
            at_least=scaled(target.at_least), at_most=scaled(target.at_most)
        )
    measured = [attrs.evolve(each, value=scaled(each.value)) for each in case.measured]
    if not metric.sources:
        other = draw(WORDS)
        measured = [
            attrs.evolve(each, source=other) if each.source == "a" else each
            for each in measured
        ]
    baseline = scaled(case.given["baseline"])
    given = {**case.given, "target": target, "baseline": baseline, "since": None}
    found = progress(metric, measured, **given)
    assume(found.measurements)
    return found


@given(found=pictured())
def test_nothing_is_drawn_outside_and_no_text_covers_another(found: Progress) -> None:
    picture = ET.fromstring(found.to_svg())
    width, height = int(picture.attrib["width"]), int(picture.attrib["height"])
    texts = [*boxes(picture, "text")]
    for box in (*texts, *boxes(picture, "shape")):
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= width
        assert box.bottom <= height
    for one, other in combinations(texts, 2):
        assert not one.meets(other)


@given(found=pictured())
def test_every_value_is_drawn_once_in_the_order_of_days_and_of_values(
    found: Progress,
) -> None:
    picture = ET.fromstring(found.to_svg())
    drawn = [
        group for group in picture.iter(f"{SVG}g") if group.get("class") == "care-value"
    ]
    assert len(drawn) == len(found.measurements)
    places = [next(boxes(group, "shape")) for group in drawn]
    values = [each for course in found.courses for each in course.measurements]
    for (one, a), (other, b) in combinations(zip(values, places, strict=True), 2):
        across = (a.left + a.right) - (b.left + b.right)
        up = (b.top + b.bottom) - (a.top + a.bottom)
        assert across * (one.on - other.on).days >= 0
        assert up * (Fraction(one.value) - Fraction(other.value)) >= 0


@given(found=pictured())
def test_a_picture_is_the_same_each_time_and_names_no_secret(found: Progress) -> None:
    picture = found.to_svg()
    assert picture == found.to_svg()
    assert SECRET not in picture + str(found) + repr(found)
    assert "<script" not in picture


@given(case=cases())
def test_all_progress_can_be_printed_and_shown(case: Case) -> None:
    found = case.judged()
    bundle = found._repr_mimebundle_()
    assert bundle["text/plain"] == str(found)
    assert ("image/svg+xml" in bundle) is bool(found.measurements)
    assert bundle["text/html"].count("<tr>") == 1 + len(found.courses)
