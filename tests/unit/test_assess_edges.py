"""Verdicts at their edges: what lies just before, beside or between what decides."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from continuum.assess import (
    Assessment,
    Assessor,
    Chart,
    Observed,
    Reading,
    Staffed,
    assess,
)
from continuum.circumstances import Circumstances
from continuum.conditions import Fact
from continuum.errors import FieldTypeError, FieldValueError, UndecidedError
from continuum.ledger import Ledger
from continuum.periods import (
    CALENDAR_MONTH,
    SERVICE_DAY,
    STAY,
    WEEK,
    Week,
    Weekday,
)
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Average,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    LevelAbsent,
    Repeats,
    Requirement,
    Share,
    Unit,
    days,
    hours,
    minutes,
    occasions,
)
from continuum.services import CLINICAL, GROUP, Format
from continuum.sessions import Session
from continuum.terms import calendar_days
from continuum.verdicts import Verdict
from tests.strategies_documents import PLAN, REVIEW, made
from tests.strategies_rules import FORTNIGHT, MONDAY, WHOLE_WEEK, march, served, span

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
FLOOR = AtLeast(hours(9), per=WEEK)
WITHOUT_HOLIDAYS = Gap(days(3), per=STAY, holidays_apart=True)


def on(requirement: Requirement, *found: Session, **more: Any) -> Assessment:
    return assess(requirement, found, WHOLE_WEEK, **more)


def chart(*holidays: int, **more: Any) -> Chart:
    """The record of a stay that began on Monday the 2nd, on the 31st."""
    days_off = frozenset(march(day) for day in holidays)
    return Chart(admitted=MONDAY, on=march(31), holidays=days_off, **more)


# --- stretches ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("holidays", "verdict"), [((), UNMET), ((2,), UNMET), ((5,), MET), ((8,), UNMET)]
)
def test_a_holiday_is_left_out_of_the_stretch_it_lies_in_alone(
    holidays: tuple[int, ...], verdict: Verdict
) -> None:
    # From the 3rd to the 8th: the 4th, 5th, 6th and 7th.
    found = on(WITHOUT_HOLIDAYS, served(3), served(8), chart=chart(*holidays))
    assert found.verdict is verdict


@pytest.mark.parametrize(("holidays", "least"), [((), 4), ((4,), 3), ((6,), 4)])
def test_a_holiday_is_left_out_before_the_first_session_too(
    holidays: tuple[int, ...], least: int
) -> None:
    # From Monday the 2nd: the 2nd, 3rd, 4th and 5th.
    found = assess(
        WITHOUT_HOLIDAYS,
        Ledger(recorded=(served(6), served(7), served(8))),
        WHOLE_WEEK,
        chart=chart(*holidays),
    )
    judge = Assessor(
        Ledger(recorded=(served(6), served(7), served(8))),
        Circumstances(),
        Reading(),
        WHOLE_WEEK,
        holidays=frozenset(march(day) for day in holidays),
    )
    first = judge.assess(WITHOUT_HOLIDAYS, WHOLE_WEEK, STAY)
    assert first.observed == Observed(least, least, Unit.DAYS)
    assert found.observed == Observed(0, 0, Unit.DAYS)


@pytest.mark.parametrize(("minute", "verdict"), [(0, MET), (1, UNMET)])
def test_hours_before_the_first_session_run_to_its_start(
    minute: int, verdict: Verdict
) -> None:
    ledger = Ledger(recorded=(served(5, 600, time(9, minute)),))
    judge = Assessor(ledger, Circumstances(), Reading(), span(MONDAY, 4))
    # From the midnight that begins the 2nd to 9:00 on the 5th are 81 hours.
    gap = Gap(hours(81), per=STAY)
    assert judge.assess(gap, span(MONDAY, 4), STAY).verdict is verdict


def test_a_stretch_that_has_not_begun_is_no_day_long() -> None:
    ledger = Ledger(possible=(served(2),))
    found = assess(Gap(days(0), per=STAY), ledger, span(MONDAY, 2))
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    assert isinstance(found.observed, Observed)
    assert found.observed.least == 0


# --- occasions ------------------------------------------------------------------------


def test_a_long_possible_session_hides_no_two_short_ones_apart() -> None:
    ledger = Ledger(
        possible=(
            served(2, 300, time(9)),
            served(2, 30, time(10)),
            served(2, 30, time(12)),
        )
    )
    found = assess(AtLeast(occasions(2), per=WEEK), ledger, WHOLE_WEEK)
    assert found.verdict is UNKNOWN
    assert assess(AtLeast(occasions(3), per=WEEK), ledger, WHOLE_WEEK).verdict is UNMET


# --- single sessions ------------------------------------------------------------------


def test_too_many_participants_are_too_many_however_long_it_was() -> None:
    each = EachSession(at_least=minutes(30), most=12)
    found = on(each, served(2, None, participants=13))
    assert (found.verdict, found.missing) == (UNMET, ())
    found = on(each, served(2, None, participants=12))
    assert (found.verdict, found.missing) == (UNKNOWN, ("minutes",))


# --- what may be excused --------------------------------------------------------------


def test_a_daily_share_is_excused_day_by_day() -> None:
    share = Share(GROUP, CLINICAL, at_most=50, per=SERVICE_DAY)
    excusable = Excusable(share, unless=("refused",))
    group, alone = Format.GROUP, Format.INDIVIDUAL
    known = Circumstances(denied=frozenset({"refused"}))
    held = served(2, format=group), served(3, format=alone)
    found = on(excusable, *held, given=known)
    assert found.verdict is UNMET
    assert [part.verdict for part in found.parts] == [UNMET, MET]
    assert [part.window for part in found.parts] == [
        span(march(2), 1),
        span(march(3), 1),
    ]


# --- what a verdict is about ----------------------------------------------------------


@pytest.mark.parametrize(
    "requirement",
    [
        LevelAbsent(),
        Share(GROUP, CLINICAL, at_most=50, per=WEEK),
        AllOf((FLOOR, AtMost(hours(19), per=WEEK))),
        Given(Fact("adult"), then=FLOOR, otherwise=FLOOR),
        Due(PLAN, within=calendar_days(7)),
        Repeats(REVIEW, every=calendar_days(7)),
    ],
)
def test_an_assessment_holds_what_was_judged_and_over_which_days(
    requirement: Requirement,
) -> None:
    found = on(requirement)
    assert found.requirement == requirement
    assert found.window == WHOLE_WEEK


def test_a_longer_range_holds_what_was_judged_too() -> None:
    mean = Average(FLOOR, over=WEEK)
    for requirement in (FLOOR, mean, AllOf((FLOOR,)), Gap(days(3), per=WEEK)):
        found = assess(requirement, [served(2, 540), served(9, 540)], FORTNIGHT)
        assert found.requirement == requirement
        assert found.window == FORTNIGHT


def test_a_chart_bears_on_a_range_of_several_windows_too() -> None:
    gap = Gap(days(3), per=WEEK, holidays_apart=True)
    found = [served(day) for day in (2, 5, 8, 13, 15)]
    # From the 8th to the 13th: the 9th, 10th, 11th and 12th.
    for holidays, verdict in (((), UNMET), ((11,), MET)):
        given = assess(gap, found, FORTNIGHT, chart=chart(*holidays))
        assert given.verdict is verdict
    unknown = assess(gap, found, FORTNIGHT)
    assert (unknown.verdict, unknown.missing) == (UNKNOWN, ("holidays",))


def test_what_is_on_record_is_judged_with_what_is_counted() -> None:
    both = AllOf((FLOOR, Due(PLAN, within=calendar_days(7))))
    in_time, late = made(7), made(8)
    for document, verdict in ((in_time, MET), (late, UNMET)):
        found = assess(
            both, [served(2, 540)], WHOLE_WEEK, chart=chart(documents=(document,))
        )
        assert found.verdict is verdict
    assert assess(both, [served(2, 540)], WHOLE_WEEK).missing == ("documents",)


def test_a_chart_of_another_type_is_refused() -> None:
    with pytest.raises(FieldTypeError) as caught:
        assess(FLOOR, [], WHOLE_WEEK, chart="none")
    assert str(caught.value) == "assess.chart must be a Chart, not str"


# --- readings -------------------------------------------------------------------------


def test_a_reading_says_what_it_counts() -> None:
    assert str(Reading(first_day_counts=True)) == (
        "week from Monday; the first day of a time limit counts"
    )
    sunday = Reading(week=Week(Weekday.SUNDAY), average_over=CALENDAR_MONTH)
    assert str(sunday) == "week from Sunday; averages over the calendar month"
    assert sunday.scope(Average(FLOOR)) == CALENDAR_MONTH


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"week": "Monday"}, "Reading.week must be a week or PROGRAM_WEEK, not str"),
        (
            {"average_over": "month"},
            "Reading.average_over must be a window of continuum.periods, not str",
        ),
        ({"first_day_counts": 1}, "Reading.first_day_counts must be a bool, not int"),
        ({"cut_windows": 1}, "Reading.cut_windows must be a bool, not int"),
    ],
)
def test_a_reading_of_another_type_is_refused(wrong: Any, message: str) -> None:
    with pytest.raises(FieldTypeError) as caught:
        Reading(**wrong)
    assert str(caught.value) == message


def test_an_evening_before_noon_is_refused_with_its_time() -> None:
    with pytest.raises(FieldValueError) as caught:
        Reading(evening=time(11, 59))
    assert str(caught.value) == (
        "Reading.evening must be after noon, not datetime.time(11, 59)"
    )


# --- what was found -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "staff"), [(100, "1"), (150, "1.5"), (125, "1.25"), (1000, "10")]
)
def test_staff_prints_in_persons(percent: int, staff: str) -> None:
    assert str(Staffed(24, percent)) == f"24 patients for {staff} staff"


def test_an_open_most_does_not_hide_how_many_windows_there_were() -> None:
    with pytest.raises(FieldValueError, match=r"Observed\.windows must be 1 or more"):
        Observed(0, None, Unit.MINUTES, 0)


def test_an_undecided_assessment_names_itself() -> None:
    with pytest.raises(UndecidedError, match="Assessment"):
        bool(on(FLOOR))


def test_a_mean_is_missed_over_the_whole_span() -> None:
    mean = Average(FLOOR, over=STAY)
    found = assess(mean, [served(2, 530), served(9, 530)], FORTNIGHT)
    assert found.shortfall == 20
    gap = on(Gap(days(1), per=STAY), served(2), served(6))
    assert (gap.shortfall, gap.excess) == (None, 2)
    assert on(Gap(days(1), per=STAY), *map(served, range(2, 9))).shortfall is None
