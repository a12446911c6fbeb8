"""Achievement, trend and projection, each case worked by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import attrs
import pytest

from continuum.errors import FieldTypeError, FieldValueError
from continuum.instruments import (
    BAM_IOP_USE,
    BAM_R_USE,
    BARC_10,
    PHQ_9,
    URICA_READINESS,
)
from continuum.measuring import Measurement, Metric, Number, Target
from continuum.periods import WEEK
from continuum.progress import (
    Achievement,
    Heading,
    Line,
    Progress,
    Projection,
    progress,
)
from continuum.progress._trend import rounded

MONDAY = date(2026, 3, 2)
WEEKS = timedelta(weeks=1)
WRONG: Any = 7

USE = Metric(name="secret name", unit="days of use", per=WEEK)
DEPRESSION = Metric(name="secret name", scale=PHQ_9)
RECOVERY = Metric(name="secret name", scale=BARC_10)
READINESS = Metric(name="secret name", scale=URICA_READINESS)
BOTH = Metric(name="secret name", sources=("self-report", "urine-screen"))

FEW = Target(at_most=2)
SOME = Target(at_least=3, at_most=5)


def week(number: int, days: int = 0) -> date:
    """The Monday so many weeks after the first, and days after it."""
    return MONDAY + number * WEEKS + timedelta(days)


def weekly(*values: Number, source: str | None = None) -> list[Measurement]:
    return [
        Measurement(on=week(number), value=value, source=source)
        for number, value in enumerate(values)
    ]


def judged(
    *values: Number, metric: Metric = USE, on: date | None = None, **given: Any
) -> Progress:
    """The progress on the last day measured, unless another is given."""
    last = week(max(0, len(values) - 1))
    return progress(metric, weekly(*values), on=on or last, **given)


# --- the codes ------------------------------------------------------------------------


def test_there_are_the_nine_codes_of_fhir() -> None:
    assert {str(each) for each in Achievement} == {
        "in-progress",
        "improving",
        "worsening",
        "no-change",
        "achieved",
        "sustaining",
        "not-achieved",
        "no-progress",
        "not-attainable",
    }


def test_every_code_stands_on_top_or_right_below() -> None:
    tops = {each for each in Achievement if each.broader is None}
    assert tops == {
        Achievement.IN_PROGRESS,
        Achievement.ACHIEVED,
        Achievement.NOT_ACHIEVED,
    }
    below = {
        top: {str(each) for each in Achievement if each.broader is top} for top in tops
    }
    assert below == {
        Achievement.IN_PROGRESS: {"improving", "worsening", "no-change"},
        Achievement.ACHIEVED: {"sustaining"},
        Achievement.NOT_ACHIEVED: {"no-progress", "not-attainable"},
    }


# --- nothing measured -----------------------------------------------------------------


def test_nothing_measured_is_not_known() -> None:
    found = judged(target=FEW)
    assert found.achievement is None
    assert found.missing == ("a measurement",)
    assert (found.first, found.latest, found.change, found.trend) == (None,) * 4
    assert found.measurements == ()
    assert len(found.courses) == 1


def test_what_is_not_yet_measured_says_nothing() -> None:
    measured = weekly(5, 1)
    assert progress(USE, measured, on=week(0, -1), target=FEW).achievement is None
    on_the_day = progress(USE, measured, on=week(1), target=FEW)
    assert on_the_day.achievement is Achievement.ACHIEVED
    day_before = progress(USE, measured, on=week(1, -1), target=FEW)
    assert day_before.latest == measured[0]
    assert day_before.achievement is Achievement.IN_PROGRESS


def test_sources_that_must_show_it_are_named_where_nothing_is_measured() -> None:
    found = progress(BOTH, (), on=MONDAY)
    assert found.missing == (
        "a target",
        "a measurement by self-report",
        "a measurement by urine-screen",
    )


# --- reached --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "achievement"),
    [
        ((2,), Achievement.ACHIEVED),
        ((3,), Achievement.IN_PROGRESS),
        ((7, 2), Achievement.ACHIEVED),
        ((7, 3), Achievement.IMPROVING),
        ((7, 2, 2), Achievement.SUSTAINING),
        ((7, 2, 1, 0), Achievement.SUSTAINING),
        ((2, 7, 2), Achievement.ACHIEVED),  # lost and reached anew
        ((2, 7, 2, 2), Achievement.SUSTAINING),
        ((2, 1), Achievement.SUSTAINING),
    ],
)
def test_a_target_is_achieved_then_sustained(
    values: tuple[int, ...], achievement: Achievement
) -> None:
    assert judged(*values, target=FEW).achievement is achievement


@pytest.mark.parametrize(
    ("values", "reached"),
    [
        ((7, 3), None),
        ((7, 2), week(1)),
        ((7, 2, 1), week(1)),
        ((2, 7, 2, 1), week(2)),
        ((2, 1), week(0)),
        ((2, 7), None),
    ],
)
def test_it_is_reached_since_the_first_day_of_the_last_run(
    values: tuple[int, ...], reached: date | None
) -> None:
    assert judged(*values, target=FEW).reached == reached


def test_a_target_reached_after_the_day_due_is_achieved_and_said_to_be_late() -> None:
    on_the_day = judged(7, 2, target=FEW, due=week(1))
    day_after = judged(7, 2, target=FEW, due=week(1, -1))
    assert on_the_day.achievement is day_after.achievement is Achievement.ACHIEVED
    assert "after the day due" not in str(on_the_day)
    assert "achieved since 2026-03-09, after the day due" in str(day_after)


def test_up_to_three_is_reached_by_none() -> None:
    ceiling = Target(at_most=3)
    assert judged(0, target=ceiling).achievement is Achievement.ACHIEVED
    assert ceiling.met_by_nothing


# --- reached and lost -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "on", "due"),
    [
        ((7, 2, 3), week(2), None),
        ((7, 2, 3), week(2), week(2)),
        ((7, 2, 6, 3), week(3), week(9)),  # nearer again, and still lost
        ((7, 2, 3), week(3), week(1)),  # it stood on the day due
        ((7, 2, 3), week(3), week(2, -1)),
    ],
)
def test_what_was_reached_and_lost_is_worsening(
    values: tuple[int, ...], on: date, due: date | None
) -> None:
    found = judged(*values, on=on, target=FEW, due=due)
    assert found.achievement is Achievement.WORSENING
    assert found.reached is None


@pytest.mark.parametrize("due", [week(0), week(0, 6), week(2)])
def test_what_was_not_reached_on_the_day_due_is_not_achieved(due: date) -> None:
    """Before the day due it was not yet reached, or reached and lost already."""
    found = judged(7, 2, 3, on=week(3), target=FEW, due=due)
    assert found.achievement is Achievement.NOT_ACHIEVED


# --- past the day due -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "due_today", "due_yesterday"),
    [
        ((7, 5), Achievement.IMPROVING, Achievement.NOT_ACHIEVED),
        ((7, 9), Achievement.WORSENING, Achievement.NOT_ACHIEVED),
        ((7, 7), Achievement.NO_CHANGE, Achievement.NO_PROGRESS),
        ((7, 5, 7), Achievement.NO_CHANGE, Achievement.NO_PROGRESS),
        ((7,), Achievement.IN_PROGRESS, Achievement.NOT_ACHIEVED),
    ],
)
def test_the_day_due_is_in_time_and_the_day_after_is_not(
    values: tuple[int, ...], due_today: Achievement, due_yesterday: Achievement
) -> None:
    today = week(5)
    found = judged(*values, on=today, target=FEW, due=today)
    assert found.achievement is due_today
    found = judged(*values, on=today, target=FEW, due=today - timedelta(1))
    assert found.achievement is due_yesterday


# --- under way ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "values", "achievement"),
    [
        (FEW, (7, 6), Achievement.IMPROVING),
        (FEW, (7, 8), Achievement.WORSENING),
        (FEW, (7, 3, 7), Achievement.NO_CHANGE),
        (Target(at_least=3), (0, 1), Achievement.IMPROVING),
        (Target(at_least=3), (1, 0), Achievement.WORSENING),
        (SOME, (0, 2), Achievement.IMPROVING),
        (SOME, (9, 6), Achievement.IMPROVING),
        (SOME, (6, 8), Achievement.WORSENING),
        (SOME, (2, 7), Achievement.WORSENING),  # past it: 1 short, 2 too many
        (SOME, (1, 6), Achievement.IMPROVING),  # past it: 2 short, 1 too many
        (SOME, (2, 6), Achievement.NO_CHANGE),  # as far on the other side
    ],
)
def test_before_the_day_due_the_distance_to_the_target_tells(
    target: Target, values: tuple[int, ...], achievement: Achievement
) -> None:
    assert judged(*values, target=target).achievement is achievement


@pytest.mark.parametrize(
    ("baseline", "achievement"),
    [
        (7, Achievement.IMPROVING),
        (6, Achievement.NO_CHANGE),
        (Decimal("5.5"), Achievement.WORSENING),
        (2, Achievement.WORSENING),
    ],
)
def test_a_baseline_that_is_given_stands_before_any_measurement(
    baseline: Number, achievement: Achievement
) -> None:
    found = judged(9, 6, target=FEW, baseline=baseline)
    assert found.achievement is achievement
    assert found.courses[0].baseline == baseline
    assert found.missing == ()
    assert judged(6, target=FEW, baseline=baseline).achievement is achievement


def test_one_value_alone_is_no_baseline_of_itself() -> None:
    found = judged(6, target=FEW)
    assert found.achievement is Achievement.IN_PROGRESS
    assert found.missing == ("a baseline",)
    assert found.change is None
    assert judged(1, target=FEW).missing == ()


@pytest.mark.parametrize(
    ("since", "baseline", "count"),
    [
        (week(0), 9, 4),
        (week(0, 1), 9, 3),
        (week(1), 9, 3),
        (week(1, 1), 7, 2),
        (week(3), 6, 1),
    ],
)
def test_the_last_value_before_the_first_day_is_the_baseline(
    since: date, baseline: int, count: int
) -> None:
    found = judged(9, 7, 6, 5, target=FEW, since=since)
    assert found.courses[0].baseline == baseline
    assert len(found.measurements) == count
    assert found.since == since


def test_what_was_reached_before_the_first_day_counts_for_nothing() -> None:
    found = judged(2, 1, 1, target=FEW, since=week(2))
    assert found.achievement is Achievement.ACHIEVED
    assert found.reached == week(2)
    none_since = judged(2, 1, target=FEW, on=week(3), since=week(2))
    assert none_since.achievement is None
    assert none_since.missing == ("a measurement",)
    assert none_since.change is None


# --- without a target -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("metric", "values", "achievement"),
    [
        (DEPRESSION, (18, 12), Achievement.IMPROVING),
        (DEPRESSION, (12, 18), Achievement.WORSENING),
        (RECOVERY, (30, 31), Achievement.IMPROVING),
        (RECOVERY, (31, 30), Achievement.WORSENING),
        (RECOVERY, (31, 30, 31), Achievement.NO_CHANGE),
        (READINESS, (Decimal("8.4"), Decimal("9.1")), Achievement.IMPROVING),
        (USE, (7, 0), Achievement.IN_PROGRESS),  # nothing says which way is better
        (USE, (7, 7), Achievement.NO_CHANGE),
        (USE, (7,), Achievement.IN_PROGRESS),
    ],
)
def test_without_a_target_the_scale_says_which_way_is_better(
    metric: Metric, values: tuple[Number, ...], achievement: Achievement
) -> None:
    found = judged(*values, metric=metric, due=week(0))
    assert found.achievement is achievement
    assert found.missing[0] == "a target"
    assert found.projection is None
    assert found.reached is None


# --- reliable change ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "reliable", "achievement"),
    [
        ((18, 13), False, Achievement.NO_CHANGE),
        ((18, 12), True, Achievement.IMPROVING),
        ((18, 23), False, Achievement.NO_CHANGE),
        ((18, 24), True, Achievement.WORSENING),
        ((18, 18), False, Achievement.NO_CHANGE),
        ((10, 9), False, Achievement.ACHIEVED),  # reached is reached
    ],
)
def test_a_change_smaller_than_the_reliable_one_is_none(
    values: tuple[int, ...],
    reliable: bool,  # noqa: FBT001
    achievement: Achievement,
) -> None:
    found = judged(*values, metric=DEPRESSION, target=Target(at_most=9))
    assert found.reliable is reliable
    assert found.achievement is achievement


def test_past_the_day_due_a_small_change_is_no_progress() -> None:
    def on(value: int) -> Achievement | None:
        target = Target(at_most=9)
        found = judged(
            18, value, metric=DEPRESSION, on=week(9), target=target, due=week(2)
        )
        return found.achievement

    assert on(13) is Achievement.NO_PROGRESS
    assert on(12) is Achievement.NOT_ACHIEVED


def test_a_scale_without_a_reliable_change_says_nothing_of_it() -> None:
    assert judged(30, 31, metric=RECOVERY).reliable is None
    assert judged(7, 3).reliable is None
    assert judged(18, metric=DEPRESSION).reliable is None


# --- several sources ------------------------------------------------------------------


def two(told: Iterable[Number], screened: Iterable[Number], **given: Any) -> Progress:
    measured = [
        *weekly(*told, source="self-report"),
        *weekly(*screened, source="urine-screen"),
    ]
    on = max((each.on for each in measured), default=MONDAY)
    return progress(BOTH, measured, **({"on": on, "target": FEW} | given))


@pytest.mark.parametrize(
    ("told", "screened", "achievement"),
    [
        ((7, 2), (7, 2), Achievement.ACHIEVED),
        ((7, 2), (7, 3), Achievement.IMPROVING),
        ((7, 2), (3, 3), Achievement.IMPROVING),  # one nearer, the other as far
        ((7, 8), (7, 3), Achievement.WORSENING),  # one further decides
        ((7, 7), (3, 3), Achievement.NO_CHANGE),
        ((7,), (3,), Achievement.IN_PROGRESS),
        ((7, 7), (3,), Achievement.IN_PROGRESS),
        ((2, 2), (7, 2), Achievement.ACHIEVED),
        ((2, 2), (7, 2, 2), Achievement.SUSTAINING),
        ((7, 2, 3), (7, 2, 2), Achievement.WORSENING),  # one lost it
        ((2, 3, 2), (3, 2, 2), Achievement.ACHIEVED),
        ((2,), (), None),
        ((3,), (), Achievement.IN_PROGRESS),
        ((7, 3), (), Achievement.IMPROVING),
        ((), (2,), None),
    ],
)
def test_all_the_sources_of_a_metric_must_show_it(
    told: tuple[int, ...], screened: tuple[int, ...], achievement: Achievement | None
) -> None:
    assert two(told, screened).achievement is achievement


def test_a_source_that_has_not_shown_it_is_named() -> None:
    assert two((2,), ()).missing == ("a measurement by urine-screen",)
    assert two((3,), ()).missing == (
        "a baseline of self-report",
        "a measurement by urine-screen",
    )
    late = two((3,), (), on=week(9), due=week(8))
    assert late.achievement is Achievement.NOT_ACHIEVED
    assert two((2,), (), on=week(9), due=week(8)).achievement is None


def test_each_source_has_its_own_change_and_trend() -> None:
    found = two((7, 5, 4), (6, 6, 6))
    assert [course.source for course in found.courses] == list(BOTH.sources)
    assert [course.change for course in found.courses] == [-3, 0]
    assert [course.trend and course.trend.count for course in found.courses] == [3, 3]
    assert (found.change, found.reliable, found.trend) == (None, None, None)
    assert len(found.measurements) == 6
    assert found.first == Measurement(on=week(0), value=7, source="self-report")
    assert found.latest == Measurement(on=week(2), value=6, source="urine-screen")


def test_a_source_without_a_name_is_one_of_its_own() -> None:
    measured = [*weekly(7, 2), *weekly(7, 3, source="nurse")]
    found = progress(USE, measured, on=week(1), target=FEW)
    assert [course.source for course in found.courses] == [None, "nurse"]
    assert found.achievement is Achievement.IMPROVING


def test_a_source_that_nobody_named_is_not_waited_for() -> None:
    measured = [*weekly(7, source="nurse"), *weekly(7, 2, source="counselor")]
    found = progress(USE, measured, on=week(1), target=FEW, since=week(1))
    assert [course.source for course in found.courses] == ["counselor"]
    assert found.achievement is Achievement.ACHIEVED
    nobody = progress(USE, measured, on=week(3), target=FEW, since=week(2))
    assert nobody.achievement is None
    assert nobody.missing == ("a measurement by counselor",)


def test_a_second_source_found_later_does_not_undo_what_was_held() -> None:
    measured = [*weekly(2, 2), Measurement(on=week(2), value=1, source="nurse")]
    found = progress(USE, measured, on=week(2), target=FEW)
    assert found.achievement is Achievement.SUSTAINING
    assert found.reached == week(0)


# --- trend ----------------------------------------------------------------------------


def test_the_slope_is_the_median_of_all_slopes() -> None:
    """A week: -2, -4, -3 between neighbors, -3 and -3.5 over two weeks, -3 over all."""
    trend = judged(10, 8, 4, 1).trend
    assert trend is not None
    assert trend.slope == Fraction(-3, 7)
    assert trend.interval == (Fraction(-4, 7), Fraction(-2, 7))
    assert trend.confidence == Fraction(11, 12)
    assert trend.count == 4
    assert trend.heading is None


def test_one_value_far_off_hardly_moves_the_line() -> None:
    plain = judged(10, 9, 8, 7, 6, 5).trend
    wild = judged(10, 9, 100, 7, 6, 5).trend
    assert plain is not None
    assert wild is not None
    assert plain.slope == wild.slope == Fraction(-1, 7)
    assert plain.line.level == wild.line.level == 5


@pytest.mark.parametrize(
    ("count", "confidence"),
    [
        (2, None),  # 2 orders: one slope bounds nothing
        (3, None),  # 1 - 2 * 1/6 = 67 %
        (4, Fraction(11, 12)),  # 1 - 2 * 1/24
        (5, Fraction(11, 12)),  # 1 - 2 * (1 + 4)/120
        (6, Fraction(17, 18)),  # 1 - 2 * (1 + 5 + 14)/720
    ],
)
def test_fewer_than_four_values_have_no_interval(
    count: int, confidence: Fraction | None
) -> None:
    trend = judged(*range(count)).trend
    assert trend is not None
    assert trend.confidence == confidence
    assert (trend.interval is None) is (confidence is None)
    assert (trend.low is None) is (trend.high is None) is (confidence is None)
    assert ("too few measurements" in str(trend)) is (confidence is None)


def test_a_single_value_has_no_trend() -> None:
    assert judged(5).trend is None


def test_equal_values_have_a_level_trend() -> None:
    trend = judged(4, 4, 4, 4, target=FEW).trend
    assert trend is not None
    assert trend.heading is Heading.LEVEL
    assert trend.interval == (Fraction(0), Fraction(0))


@pytest.mark.parametrize(
    ("metric", "target", "values", "heading"),
    [
        (USE, FEW, (7, 5), Heading.TOWARDS),
        (USE, FEW, (5, 7), Heading.AWAY),
        (USE, FEW, (2, 1), Heading.TOWARDS),
        (USE, FEW, (1, 2), Heading.AWAY),
        (USE, Target(at_least=3), (1, 2), Heading.TOWARDS),
        (USE, Target(at_least=3), (4, 3), Heading.AWAY),
        (USE, SOME, (1, 2), Heading.TOWARDS),
        (USE, SOME, (7, 6), Heading.TOWARDS),
        (USE, SOME, (6, 7), Heading.AWAY),
        (USE, SOME, (3, 4), None),  # within a band neither way is better
        (USE, None, (7, 5), None),
        (DEPRESSION, None, (7, 5), Heading.TOWARDS),
        (RECOVERY, None, (50, 40), Heading.AWAY),
    ],
)
def test_a_trend_leads_towards_the_target_or_away(
    metric: Metric, target: Target | None, values: tuple[int, ...], heading: object
) -> None:
    trend = judged(*values, metric=metric, target=target).trend
    assert trend is not None
    assert trend.heading is heading


def test_of_many_values_the_last_hundred_are_fitted() -> None:
    measured = [
        Measurement(on=MONDAY + timedelta(day), value=0 if day else 1000)
        for day in range(101)
    ]
    rising = [
        attrs.evolve(each, value=index) for index, each in enumerate(measured[1:])
    ]
    found = progress(USE, [measured[0], *rising], on=week(50)).trend
    assert found is not None
    assert found.count == 100
    assert found.line.origin == rising[-1].on
    assert found.line.level == 99
    assert found.interval == (Fraction(1), Fraction(1))
    assert found.confidence is not None
    assert found.confidence >= Fraction(9, 10)


def test_a_line_has_a_value_on_every_day() -> None:
    line = Line(origin=MONDAY, level=Fraction(5), slope=Fraction(-1, 2))
    assert line.value_on(MONDAY) == 5
    assert line.value_on(MONDAY + timedelta(3)) == Fraction(7, 2)
    assert line.value_on(MONDAY - timedelta(2)) == 6
    assert repr(line) == "Line(origin=datetime.date(2026, 3, 2))"
    with pytest.raises(FieldTypeError, match=r"Line\.value_on\.day must be"):
        line.value_on("2026-03-02")


# --- projection -----------------------------------------------------------------------


def test_the_days_of_a_projection_are_those_of_the_three_lines() -> None:
    """The slopes of 10, 8, 4, 1 are -4 to -2 a week about -3.

    Carried to the last day by -3 a week, the values are 1, 2, 1, 1, so the line is at 1
    and meets 0 after 7/3 days, on the third. By -4 they are -2, 0, 0, 1: it is there.
    By -2 they are 4, 4, 2, 1: it is at 3, and meets 0 after 21/2 days, on the eleventh.
    """
    found = judged(10, 8, 4, 1, target=Target(at_most=0)).projection
    assert found == Projection(
        expected=week(3, 3), earliest=week(3), latest=week(3, 11)
    )


def test_a_line_that_is_past_the_target_meets_it_today() -> None:
    today = week(9)
    found = judged(10, 8, 4, 1, on=today, target=Target(at_most=0)).projection
    assert found == Projection(expected=today, earliest=today, latest=today)


def test_a_line_that_is_level_at_the_target_is_there() -> None:
    """The last value lies above it, and the line does not."""
    found = judged(4, 4, 4, 4, 5, target=Target(at_most=4)).projection
    assert found == Projection(expected=week(4), earliest=week(4), latest=None)


def test_a_target_above_is_met_from_below() -> None:
    found = judged(0, 2, 6, 9, target=Target(at_least=10)).projection
    assert found == Projection(
        expected=week(3, 3), earliest=week(3), latest=week(3, 11)
    )


def test_a_band_is_met_at_the_end_that_is_nearer() -> None:
    down = judged(10, 8, 4, 1, target=Target(at_least=-2, at_most=0)).projection
    up = judged(0, 2, 6, 9, target=Target(at_least=10, at_most=12)).projection
    assert down == up
    assert down is not None
    assert down.expected == week(3, 3)


def test_a_trend_that_may_be_level_perhaps_never_gets_there() -> None:
    found = judged(9, 8, 9, 8, 7, 8, target=FEW).projection
    assert found is not None
    assert found.latest is None
    assert found.expected is not None
    assert str(found) == "about 2026-07-27; from 2026-05-04, perhaps never"


@pytest.mark.parametrize(
    ("projection", "words"),
    [
        (
            Projection(expected=week(2), earliest=week(1), latest=week(3)),
            "about 2026-03-16; from 2026-03-09 to 2026-03-23",
        ),
        (
            Projection(expected=week(2), earliest=week(1), latest=None),
            "about 2026-03-16; from 2026-03-09, perhaps never",
        ),
        (
            Projection(expected=None, earliest=week(1), latest=None),
            "perhaps never, and not before 2026-03-09",
        ),
        (
            Projection(expected=None, earliest=None, latest=None),
            "never by this trend",
        ),
    ],
)
def test_a_projection_says_no_more_than_it_knows(
    projection: Projection, words: str
) -> None:
    assert str(projection) == words
    assert repr(projection) == "Projection()"


def test_a_trend_away_from_the_target_never_meets_it() -> None:
    found = judged(3, 4, 6, 7, target=FEW).projection
    assert found == Projection(expected=None, earliest=None, latest=None)


@pytest.mark.parametrize(
    ("values", "target"),
    [
        ((7, 6, 5), FEW),  # three values have no interval
        ((7, 6, 5, 4), None),
        ((7, 6, 5, 2), FEW),  # reached
    ],
)
def test_there_is_no_projection_without_target_or_interval_or_once_reached(
    values: tuple[int, ...], target: Target | None
) -> None:
    found = judged(*values, target=target)
    assert found.projection is None
    assert found.courses[0].projection is None


def test_no_day_lies_beyond_the_last_that_can_be_told() -> None:
    """The line falls by 1 in 1000 days."""
    measured = [
        Measurement(on=MONDAY + timedelta(1000 * number), value=-number)
        for number in range(4)
    ]
    last = measured[-1].on
    days = (date(2199, 12, 31) - last).days

    def expected(target: Number) -> date | None:
        goal = Target(at_most=target)
        found = progress(USE, measured, on=last, target=goal).projection
        assert found is not None
        return found.expected

    whole = days // 1000
    last_day = Decimal(-3) - Decimal(days) / 1000
    assert expected(-3 - whole) == last + timedelta(1000 * whole)
    assert expected(last_day) == date(2199, 12, 31)
    assert expected(last_day - Decimal("0.001")) is None


def test_all_sources_are_there_when_the_last_one_is() -> None:
    fast, slow = (10, 8, 6, 4), (10, 9, 8, 7)
    found = two(fast, slow)
    told, screened = (course.projection for course in found.courses)
    assert told is not None
    assert screened is not None
    assert told.expected is not None
    assert screened.expected is not None
    assert told.expected < screened.expected
    assert found.projection == screened
    assert two((10, 8, 4, 2), slow).projection == screened
    assert two(slow, fast).projection == screened


@pytest.mark.parametrize(
    ("told", "screened"),
    [
        ((10, 8, 6, 4), ()),  # one is not measured at all
        ((10, 8, 6, 4), (10, 9, 8)),  # one has no interval
        ((10, 8, 6, 2), ()),
        ((2, 2, 2, 2), (2, 2, 2, 2)),
    ],
)
def test_there_is_no_day_for_all_where_one_source_has_none(
    told: tuple[int, ...], screened: tuple[int, ...]
) -> None:
    assert two(told, screened).projection is None


def test_one_source_that_never_gets_there_holds_up_all() -> None:
    found = two((10, 8, 6, 4), (3, 4, 5, 6)).projection
    assert found == Projection(expected=None, earliest=None, latest=None)


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda: progress("PHQ-9", (), on=MONDAY),
            "progress.metric must be a Metric, not str",
        ),
        (
            lambda: progress(USE, (), on="2026-03-02"),
            "progress.on must be a datetime.date without a time, not str",
        ),
        (
            lambda: progress(USE, "7", on=MONDAY),
            "progress.measurements must be a Measurement or several, not str",
        ),
        (
            lambda: progress(USE, None, on=MONDAY),
            "progress.measurements must be a Measurement or several, not NoneType",
        ),
        (
            lambda: progress(USE, (*weekly(7), WRONG), on=MONDAY),
            "progress.measurements[1] must be a Measurement, not int",
        ),
        (
            lambda: progress(USE, (), on=MONDAY, target=2),
            "progress.target must be a Target, not int",
        ),
        (
            lambda: progress(USE, (), on=MONDAY, baseline=2.0),
            "progress.baseline must be an int or a Decimal, not float",
        ),
        (
            lambda: progress(USE, (), on=MONDAY, since="2026-03-02"),
            "progress.since must be a datetime.date without a time, not str",
        ),
        (
            lambda: progress(USE, (), on=MONDAY, due=0),
            "progress.due must be a datetime.date without a time, not int",
        ),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused(
    call: Callable[[], object], said: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        call()
    assert str(caught.value) == said


UNQUOTED = "; what it is stays out of this message"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda: judged(18, 28, metric=DEPRESSION),
            "progress.measurements[1].value must be from 0 to 27, the range of PHQ-9"
            + UNQUOTED,
        ),
        (
            lambda: judged(18, metric=DEPRESSION, baseline=-1),
            "progress.baseline must be from 0 to 27, the range of PHQ-9" + UNQUOTED,
        ),
        (
            lambda: judged(18, metric=DEPRESSION, target=Target(at_most=28)),
            "progress.target.at_most must be from 0 to 27, the range of PHQ-9"
            + UNQUOTED,
        ),
        (
            lambda: judged(30, metric=RECOVERY, target=Target(at_least=61)),
            "progress.target.at_least must be from 10 to 60, the range of BARC-10"
            + UNQUOTED,
        ),
        (
            lambda: judged(7, since=week(1), due=week(1, -1)),
            (
                "progress.due must be on or after 2026-03-09, "
                "not datetime.date(2026, 3, 8)"
            ),
        ),
        (
            lambda: progress(BOTH, weekly(7, source="my sister"), on=MONDAY),
            "progress.measurements[0].source must be a source that the metric names"
            + UNQUOTED,
        ),
        (
            lambda: progress(BOTH, weekly(7), on=MONDAY),
            "progress.measurements[0].source must be a source that the metric names"
            + UNQUOTED,
        ),
        (
            lambda: progress(
                USE, [*weekly(7, 6), Measurement(on=week(1), value=5)], on=MONDAY
            ),
            "progress.measurements[2].value must be the value that the same source has "
            "on the same day" + UNQUOTED,
        ),
    ],
)
def test_what_cannot_be_is_refused_and_no_value_is_quoted(
    call: Callable[[], object], said: str
) -> None:
    with pytest.raises(FieldValueError) as caught:
        call()
    assert str(caught.value) == said


def test_the_day_due_may_be_the_first() -> None:
    assert judged(7, since=MONDAY, due=MONDAY).due == MONDAY


def recalled(*days: int | None) -> list[Measurement]:
    return [
        Measurement(on=week(number), value=0, recall_days=each)
        for number, each in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("metric", "days", "at", "right"),
    [
        (USE, (7, 30), 1, 7),
        (USE, (None, 30, 7), 2, 30),
        (USE, (7, None, 7, 14), 3, 7),
        (Metric(name="x", scale=BAM_IOP_USE), (30,), 0, 7),
        (Metric(name="x", scale=BAM_R_USE), (None, 7), 1, 30),
    ],
)
def test_forms_that_look_back_differently_are_never_mixed(
    metric: Metric, days: tuple[int | None, ...], at: int, right: int
) -> None:
    with pytest.raises(FieldValueError) as caught:
        progress(metric, recalled(*days), on=week(9))
    assert str(caught.value) == (
        f"progress.measurements[{at}].recall_days must be {right}, as of what it is "
        f"compared with, not {days[at]}"
    )


@pytest.mark.parametrize(
    ("metric", "days"),
    [
        (USE, (7, 7, None)),
        (Metric(name="x", scale=BAM_IOP_USE), (7, None, 7)),
        (DEPRESSION, (14, 14)),
    ],
)
def test_forms_that_look_back_alike_are_compared(
    metric: Metric, days: tuple[int | None, ...]
) -> None:
    assert len(progress(metric, recalled(*days), on=week(9)).measurements) == len(days)


def test_the_same_value_told_twice_counts_once() -> None:
    stated = [attrs.evolve(each, recall_days=7) for each in weekly(7, 5)]
    for measured in ([*weekly(7, 5), *stated], [*stated, *weekly(7, 5)]):
        found = progress(USE, measured, on=week(1))
        assert found.measurements == tuple(stated)


def test_the_context_of_decimals_changes_nothing() -> None:
    values = [Decimal("7.125"), Decimal("6.25"), Decimal("5.5"), Decimal("4.625")]
    plain = judged(*values, target=FEW)
    with localcontext(Context(prec=1)):
        assert judged(*values, target=FEW) == plain
    assert plain.change == Decimal("-2.5")


# --- words ----------------------------------------------------------------------------


def test_progress_prints_everything_but_the_name() -> None:
    found = judged(
        21, 20, 15, 12, metric=DEPRESSION, target=Target(at_most=9), due=week(9)
    )
    assert str(found) == (
        "PHQ-9 on 2026-03-23: improving; target at most 9 by 2026-05-04\n"
        "12 on 2026-03-23, from 21 (-9)\n"
        "trend -3 a week, for the better; -5 to -1 with 91.7 % confidence\n"
        "target reached: about 2026-03-30; from 2026-03-25 to 2026-05-11"
    )
    assert repr(found) == (
        "Progress(on=datetime.date(2026, 3, 23), since=None, "
        "due=datetime.date(2026, 5, 4))"
    )


def test_progress_of_several_sources_prints_each() -> None:
    assert str(two((4, 6), ())) == (
        "values on 2026-03-09: worsening; target at most 2\n"
        "self-report: 6 on 2026-03-09, from 4 (+2)\n"
        "self-report: trend +2 a week, for the worse; too few measurements for an "
        "interval\n"
        "urine-screen: not measured\n"
        "missing: a measurement by urine-screen"
    )


def test_a_change_within_chance_is_said_to_be() -> None:
    assert "from 18 (-5, no more than chance)" in str(judged(18, 13, metric=DEPRESSION))
    assert "(0)" in str(judged(7, 7))
    assert str(judged(7)).split("\n")[1] == "7 on 2026-03-02"


def test_nothing_measured_prints_what_is_missing() -> None:
    assert str(judged(target=FEW)) == (
        "days of use per week on 2026-03-02: not known; target at most 2\n"
        "not measured\n"
        "missing: a measurement"
    )


def test_a_value_of_the_patient_stands_in_no_representation() -> None:
    found = judged(18, 12, 11, 11, metric=DEPRESSION, target=Target(at_most=9))
    course = found.courses[0]
    assert repr(course) == "Course()"
    assert repr(course.trend).startswith("Trend(count=4, line=Line(origin=")
    for number in ("18", "12", "11,", "-7"):
        assert number not in repr(course.trend).replace("Fraction(11, 12)", "")


def test_a_notebook_shows_a_table_under_a_picture() -> None:
    found = judged(18, 13, 12, 12, metric=DEPRESSION, target=Target(at_most=9))
    bundle = found._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {"image/svg+xml", "text/html", "text/plain"}
    assert bundle["text/plain"] == str(found)
    assert bundle["image/svg+xml"] == found.to_svg()
    table = bundle["text/html"]
    assert bundle["image/svg+xml"] in table
    for words in ("18", "2026-03-23", "-6", "yes", "secret"):
        assert (words in table) is (words != "secret")


def test_a_table_escapes_what_the_caller_wrote_and_says_what_is_missing() -> None:
    metric = Metric(name="x", unit="<b>", sources=("<i>",))
    found = progress(metric, (), on=MONDAY)
    bundle = found._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert "&lt;b&gt;" in bundle["text/html"]
    assert "<i>" not in bundle["text/html"]
    assert "missing: a target, a measurement by &lt;i&gt;" in bundle["text/html"]
    assert "missing" not in judged(7, 2, target=FEW)._repr_html_()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(0), "0"),
        (Fraction(5), "5"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 8), "0.13"),
        (Fraction(1, 100), "0.01"),
        (Fraction(1, 900), "0.0011"),
        (Fraction(199999, 1000), "200"),
        (Fraction(100), "100"),
    ],
)
def test_figures_are_rounded_to_two_places_or_two_digits(
    value: Fraction, words: str
) -> None:
    assert rounded(value) == words
