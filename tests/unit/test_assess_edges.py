"""Verdicts at their edges: what lies just before, beside or between what decides."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import attrs
import pytest

from continuum.assess import (
    Assessment,
    Assessor,
    Chart,
    Excused,
    Lacking,
    NothingDue,
    Observed,
    Portion,
    Reading,
    Staffed,
    assess,
)
from continuum.assess._parts import staffed
from continuum.circumstances import Circumstances, Spell
from continuum.conditions import Age, Elapsed, Fact
from continuum.documents import LandmarkKind, Party
from continuum.errors import FieldTypeError, FieldValueError, UndecidedError
from continuum.ledger import ExclusionReason, Ledger
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    SERVICE_DAY,
    STAY,
    WEEK,
    DateRange,
    InPhase,
    Week,
    Weekday,
    WholeStay,
)
from continuum.plan import (
    Dose,
    Goal,
    GoalLifecycle,
    Intervention,
    Objective,
    Review,
    TreatmentPlan,
)
from continuum.requirements import (
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Capped,
    Completed,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Happened,
    Length,
    LevelAbsent,
    Load,
    PlanHas,
    PlanTrait,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    SessionHeld,
    Share,
    Signed,
    Since,
    Times,
    Unit,
    days,
    hours,
    minutes,
    occasions,
    sessions,
)
from continuum.services import (
    CLINICAL,
    GROUP,
    INDIVIDUAL,
    Format,
    Mode,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.sessions import Session
from continuum.staffing import Shift, Staffing
from continuum.terms import (
    calendar_days,
    hours_after,
    months,
    nth_session,
    working_days,
)
from continuum.verdicts import Verdict
from tests.strategies_documents import (
    NOTE,
    PLAN,
    REVIEW,
    at,
    day,
    filed,
    happened,
    held,
    judged,
    made,
    told,
)
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
    sessions = served(6), served(7), served(8)
    found = assess(WITHOUT_HOLIDAYS, sessions, WHOLE_WEEK, chart=chart(*holidays))
    judge = Assessor(
        Ledger(recorded=sessions),
        Circumstances(),
        Reading(),
        WHOLE_WEEK,
        holidays=frozenset(march(day) for day in holidays),
    )
    first = judge.assess(WITHOUT_HOLIDAYS, WHOLE_WEEK, STAY)
    assert first.observed == Observed(least, least, Unit.DAYS)
    assert found.observed == Observed(least, least, Unit.DAYS)


@pytest.mark.parametrize(("minute", "verdict"), [(0, MET), (1, UNMET)])
def test_hours_before_the_first_session_run_to_its_start(
    minute: int, verdict: Verdict
) -> None:
    ledger = Ledger(recorded=(served(5, 600, time(9, minute)),))
    judge = Assessor(ledger, Circumstances(), Reading(), span(MONDAY, 4))
    # From the midnight that begins the 2nd to 9:00 on the 5th are 81 hours.
    gap = Gap(hours(81), per=STAY)
    assert judge.assess(gap, span(MONDAY, 4), STAY).verdict is verdict


def test_a_possible_session_may_reach_beyond_one_inside_it() -> None:
    ledger = Ledger(
        recorded=(
            served(2, 60, time(8)),
            served(2, 60, time(10)),
            served(3, 60, time(9)),
        ),
        possible=(served(2, 480, time(9)),),
    )
    # From 17:00 to 9:00 are 16 hours, and from 11:00 are 22.
    found = assess(Gap(hours(20), per=STAY), ledger, span(MONDAY, 2))
    assert found.verdict is UNKNOWN
    assert found.observed == Observed(16 * 60, 22 * 60, Unit.MINUTES)


def test_a_stretch_that_has_not_begun_is_no_day_long() -> None:
    ledger = Ledger(possible=(served(2),))
    found = assess(Gap(days(0), per=STAY), ledger, span(MONDAY, 1))
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
        AllOf((Share(GROUP, CLINICAL, at_most=50, per=WEEK),)),
        AnyOf((FLOOR, AtMost(hours(19), per=WEEK))),
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


def test_parts_in_equal_windows_are_each_one_amount() -> None:
    low = AtLeast(hours(9), per=Week(Weekday.MONDAY))
    high = AtMost(hours(19), per=Week(Weekday.MONDAY))
    nine = Observed(540, 540, Unit.MINUTES)
    for both in (
        AllOf((low, high)),
        AnyOf((low, high)),
        AllOf((AnyOf((low, high)),)),
        Given(Fact("adult"), then=low, otherwise=high),
        Excusable(AllOf((low, high)), unless=("refused",)),
    ):
        found = on(both, served(2, 540))
        assert {leaf.observed for leaf in found.leaves()} == {nine}
        assert {leaf.window for leaf in found.leaves()} == {WHOLE_WEEK}


def test_a_floor_that_grows_is_one_amount_of_its_window() -> None:
    judge = Assessor(
        Ledger(recorded=(served(2, 540),)),
        Circumstances(),
        Reading(),
        staffing=Staffing(enrolled=20),
    )
    found = judge.assess(Scaled(FLOOR, patients=10), WHOLE_WEEK, Week(Weekday.MONDAY))
    (part,) = found.parts
    assert found.verdict is UNMET
    assert part.observed == Observed(540, 540, Unit.MINUTES)
    assert part.requirement == AtLeast(hours(18), per=WEEK)


def test_a_longer_range_holds_what_was_judged_too() -> None:
    for requirement in (
        FLOOR,
        Average(FLOOR, over=WEEK),
        AllOf((FLOOR,)),
        Gap(days(3), per=WEEK),
        Share(GROUP, CLINICAL, at_most=100, per=WEEK),
        Capped(FLOOR, part=GROUP, at_most=hours(9)),
        Excusable(FLOOR, unless=("refused",)),
    ):
        held_twice = [served(day, 540, format=Format.INDIVIDUAL) for day in (2, 9)]
        found = assess(requirement, held_twice, FORTNIGHT)
        assert found.requirement == requirement
        assert found.window == FORTNIGHT
        weeks = [WHOLE_WEEK, SECOND_WEEK]
        assert [leaf.window for leaf in found.leaves()] in (weeks, [FORTNIGHT])
        assert all(part.requirement is not None for part in found.parts)
        assert all(leaf.observed is not None for leaf in found.leaves())


def test_a_week_that_the_range_cuts_is_left_out_though_it_may_be_excused() -> None:
    cut = span(MONDAY, 10)
    for requirement in (FLOOR, Excusable(FLOOR, unless=("refused",))):
        found = assess(requirement, [served(2, 540)], cut)
        assert found.verdict is MET
        assert [leaf.window for leaf in found.leaves()] == [WHOLE_WEEK]


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


def test_only_a_requirement_is_judged() -> None:
    message = r"assess\.requirement must be a requirement, not Amount"
    with pytest.raises(FieldTypeError, match=message):
        assess(hours(9), [], WHOLE_WEEK)


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
    with pytest.raises(UndecidedError, match=r"^(an? )?Assessment"):
        bool(on(FLOOR))


def test_a_mean_is_missed_over_the_whole_span() -> None:
    mean = Average(FLOOR, over=STAY)
    found = assess(mean, [served(2, 530), served(9, 530)], FORTNIGHT)
    assert found.shortfall == 20
    gap = on(Gap(days(1), per=STAY), served(2), served(6))
    assert (gap.shortfall, gap.excess) == (None, 2)
    assert on(Gap(days(1), per=STAY), *map(served, range(2, 9))).shortfall is None


def test_what_asks_for_no_amount_is_neither_missed_nor_exceeded() -> None:
    length = on(Length(at_least=calendar_days(30)), served(2))
    assert length.verdict is UNMET
    assert (length.shortfall, length.excess) == (None, None)
    rule = Apart(GROUP, INDIVIDUAL)
    (apart,) = on(rule, served(2, format=Format.GROUP)).leaves()
    assert (apart.requirement, apart.verdict) == (rule, MET)
    assert (apart.shortfall, apart.excess) == (None, None)
    both = served(2, format=Format.GROUP), served(2, format=Format.INDIVIDUAL)
    broken = on(rule, *both)
    assert [leaf.excess for leaf in broken.leaves()] == [1]


# --- clocks on the day of the judgment ------------------------------------------------

FIRST_SERVICE = Happened(LandmarkKind.FIRST_SERVICE, always=True)


@pytest.mark.parametrize(("today", "started"), [(4, 0), (5, 1)])
def test_what_happened_today_starts_its_clock_today(today: int, started: int) -> None:
    moved = Due(PLAN, within=calendar_days(7), after=Happened("transfer"))
    found = judged(moved, on=today, landmarks=(happened("transfer", 5),))
    assert len(found) == started
    note = Due(NOTE, within=calendar_days(7), after=SessionHeld())
    assert len(judged(note, on=today, recorded=(held(5),))) == started


@pytest.mark.parametrize(
    ("today", "missing"), [(4, "first service"), (5, "treatment plan by 2026-03-14")]
)
def test_the_first_session_is_known_on_its_day(today: int, missing: str) -> None:
    duty = Due(PLAN, within=calendar_days(7), after=FIRST_SERVICE)
    (found,) = judged(duty, on=today, recorded=(held(5),))
    assert (found.verdict, found.missing) == (UNKNOWN, (missing,))


@pytest.mark.parametrize(
    ("possible", "missing"), [((), "time of day"), ((held(0, at(9)),), "attendance")]
)
def test_what_would_tell_when_the_first_session_began_is_named(
    possible: tuple[Session, ...], missing: str
) -> None:
    duty = Due(PLAN, within=hours_after(24), after=FIRST_SERVICE)
    recorded = (held(0, at(12)),) if possible else (held(0),)
    (found,) = judged(duty, made(1), on=9, recorded=recorded, possible=possible)
    assert (found.verdict, found.missing) == (UNKNOWN, (missing,))


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [
        ({"assessment", PLAN}, "treatment plan by 2026-03-10"),
        ({PLAN}, "first assessment"),
    ],
)
def test_the_first_of_a_kind_is_known_where_all_of_that_kind_are(
    kinds: set[str], missing: str
) -> None:
    duty = Due(PLAN, within=calendar_days(7), after=Completed("assessment"))
    first = made(1, kind="assessment")
    (found,) = judged(duty, first, on=3, kinds=frozenset(kinds))
    assert (found.verdict, found.missing) == (UNKNOWN, (missing,))


@pytest.mark.parametrize(("today", "named"), [(2, False), (3, True)])
def test_whether_a_session_of_today_was_attended_is_a_fact_to_name(
    today: int,
    named: bool,  # noqa: FBT001  # a parameter
) -> None:
    duty = Due(PLAN, within=nth_session(2))
    (found,) = judged(duty, on=today, recorded=(held(1),), possible=(held(3),))
    assert ("attendance" in found.missing) is named


@pytest.mark.parametrize(("today", "verdict"), [(1, UNKNOWN), (2, UNMET)])
def test_a_limit_that_ends_with_the_midnight_before_today_is_not_overdue_yet(
    today: int, verdict: Verdict
) -> None:
    duty = Due(PLAN, within=hours_after(12))
    noon = (happened(LandmarkKind.ADMISSION, 0, at(12)),)
    (found,) = judged(duty, on=today, landmarks=noon)
    assert found.verdict is verdict


@pytest.mark.parametrize("told", [True, False])
def test_what_is_due_after_discharge_is_due_though_the_stay_has_ended(
    told: bool,  # noqa: FBT001  # a parameter
) -> None:
    after = Happened(LandmarkKind.DISCHARGE)
    duty = Due("discharge-summary", within=calendar_days(30), after=after)
    landmarks = (happened(LandmarkKind.DISCHARGE, 5),) if told else ()
    (found,) = judged(duty, on=40, last_day=5, landmarks=landmarks)
    assert found.verdict is UNMET


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"on": march(1)},
            (
                "Chart.on must be on or after the day of admission, 2026-03-02, not "
                "datetime.date(2026, 3, 1)"
            ),
        ),
        ({"kinds": [PLAN]}, "Chart.kinds must be a frozenset of str, not list"),
        ({"holidays": ()}, "Chart.holidays must be a frozenset of days, not tuple"),
    ],
)
def test_a_record_says_what_is_wrong_with_it(wrong: Any, message: str) -> None:
    with pytest.raises((FieldTypeError, FieldValueError)) as caught:
        Chart(**{"admitted": MONDAY, "on": march(31), **wrong})
    assert str(caught.value) == message


# --- documents ------------------------------------------------------------------------

WITHIN_A_WEEK = Due(PLAN, within=calendar_days(7))
SIGNED = Signed(PLAN, by=(Party.PATIENT,))
NOTED = Due(NOTE, within=calendar_days(7), after=SessionHeld())


@pytest.mark.parametrize(
    ("requirement", "record"),
    [
        (WITHIN_A_WEEK, {"admitted": None}),
        (WITHIN_A_WEEK, {"kinds": frozenset({NOTE})}),
        (Repeats(PLAN, every=calendar_days(7)), {"admitted": None}),
        (NOTED, {"sessions_known": False}),
        (
            Signed(PLAN, by=(Party.PATIENT,), within=calendar_days(7)),
            {"undated": (made(3),)},
        ),
    ],
)
def test_what_cannot_be_told_is_told_of_what_was_asked(
    requirement: Due | Repeats | Signed, record: Any
) -> None:
    (found,) = judged(requirement, on=5, **record)
    assert (found.requirement, found.verdict) == (requirement, UNKNOWN)
    assert len(found.missing) == 1


def test_what_was_made_in_time_needs_no_other_document() -> None:
    some = frozenset({NOTE})
    (found,) = judged(WITHIN_A_WEEK, made(3), on=30, kinds=some)
    assert found.verdict is MET
    (found,) = judged(SIGNED, made(3), on=30, kinds=some)
    assert (found.verdict, filed(found).kind) == (UNMET, PLAN)


def test_a_session_is_to_be_noted_though_the_patient_has_left_since() -> None:
    (found,) = judged(NOTED, on=40, last_day=5, recorded=(held(3),))
    assert (found.verdict, filed(found).due) == (UNMET, day(10))


def test_fixed_months_count_from_the_anchor_whatever_day_a_milestone_falls_on() -> None:
    moved = Happened("transfer")
    reviews = Repeats(
        REVIEW, at=(months(3),), every=months(2), since=Since.ANCHOR, after=moved
    )
    # 31 March, and so 30 June and 31 August.
    found = judged(
        reviews,
        made(60, kind=REVIEW),
        on=125,
        landmarks=(happened("transfer", 29),),
    )
    assert [filed(one).due for one in found] == [date(2026, 6, 30), date(2026, 8, 31)]


def test_what_is_made_the_minute_after_a_milestone_belongs_to_the_next_term() -> None:
    reviews = Repeats(REVIEW, at=(calendar_days(7),), every=calendar_days(30))
    first, second = made(6, kind=REVIEW), made(8, at(0), kind=REVIEW)
    found = judged(reviews, first, second, on=20)
    assert told(found) == [(7, "met"), (36, "met"), (38, "unknown")]


def test_what_comes_again_after_discharge_does_so_though_the_stay_has_ended() -> None:
    calls = Repeats(
        "follow-up", every=calendar_days(30), after=Happened(LandmarkKind.DISCHARGE)
    )
    found = judged(calls, made(20, kind="follow-up"), on=60, last_day=5)
    assert told(found) == [(35, "met"), (50, "unmet")]


@pytest.mark.parametrize(("today", "found"), [(4, 1), (5, 2)])
def test_an_undated_document_is_looked_at_from_the_day_it_speaks_for(
    today: int, found: int
) -> None:
    undated = (made(5), made(3))
    assert len(judged(SIGNED, on=today, undated=undated)) == found


def test_the_first_of_two_documents_of_one_day_starts_the_clock() -> None:
    reviews = Repeats(REVIEW, every=hours_after(24), after=Completed(REVIEW))
    later, first = made(3, at(15), kind=REVIEW), made(3, at(9), kind=REVIEW)
    found = judged(reviews, later, first, on=4)
    assert [filed(one).at for one in found] == [at(9), at(15)]
    assert [one.verdict for one in found] == [MET, UNKNOWN]


def test_a_signature_renewed_is_no_second_document() -> None:
    duty = Repeats(PLAN, every=calendar_days(7), signed_by=(Party.PATIENT,))
    signed = made(1, None, (Party.PATIENT, 2), (Party.PATIENT, 8))
    assert told(judged(duty, signed, on=8)) == [(7, "met"), (9, "unknown")]


def test_what_may_have_been_in_time_goes_before_what_was_late() -> None:
    duty = Due(PLAN, within=hours_after(24))
    noon = (happened(LandmarkKind.ADMISSION, 0, at(12)),)
    (found,) = judged(duty, made(1), made(5), on=9, landmarks=noon)
    assert (found.verdict, found.missing) == (UNKNOWN, ("time of day",))
    assert (filed(found).at, filed(found).done_at) == (at(12), None)
    assert (found.requirement, filed(found).kind) == (duty, PLAN)


def test_what_is_made_the_minute_after_a_fixed_day_serves_the_next() -> None:
    reviews = Repeats(REVIEW, every=None, at=(calendar_days(7), calendar_days(14)))
    found = judged(reviews, made(8, at(0), kind=REVIEW), on=30)
    assert told(found) == [(7, "unmet"), (14, "met")]


def test_what_would_tell_whether_a_document_was_too_early_is_named() -> None:
    moved = Due(
        PLAN,
        within=working_days(5),
        after=Happened("transfer"),
        before=hours_after(24),
    )
    (found,) = judged(
        moved,
        made(4),
        on=30,
        landmarks=(happened("transfer", 5, at(12)),),
        holidays=None,
    )
    assert (found.verdict, found.missing) == (UNKNOWN, ("time of day",))
    begun = Due(
        PLAN,
        within=calendar_days(7),
        after=Happened(LandmarkKind.FIRST_SERVICE),
    )
    (found,) = judged(begun, made(2), on=30, recorded=(held(3),), possible=(held(1),))
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))


# --- evenings and staff ---------------------------------------------------------------


def test_an_evening_may_begin_at_half_past() -> None:
    evenings = Counting(AtLeast(minutes(30), per=WEEK), only=Times(evenings=True))
    reading = Reading(evening=time(17, 30))
    late = served(2, 120, time(16), elapsed=120)
    assert on(evenings, late, reading=reading).verdict is MET
    more = Counting(AtLeast(minutes(31), per=WEEK), only=Times(evenings=True))
    assert on(more, late, reading=reading).verdict is UNMET


@pytest.mark.parametrize(("asked", "verdict"), [(90, MET), (91, UNMET)])
def test_the_evening_part_of_a_session_begins_with_the_evening(
    asked: int, verdict: Verdict
) -> None:
    evenings = Counting(AtLeast(minutes(asked), per=WEEK), only=Times(evenings=True))
    # From 17:00 to 18:00, and from 17:30 to 18:30.
    found = on(
        evenings,
        served(2, 120, time(16), elapsed=120),
        served(2, 60, time(17, 30), elapsed=60),
        reading=Reading(evening=time(17)),
    )
    assert found.verdict is verdict


def test_nobody_for_one_patient_is_worse_than_few_for_many() -> None:
    roles = (StaffRole.COUNSELOR,)
    shifts = tuple(
        Shift(role=StaffRole.COUNSELOR, on_duty=duty, patients=patients, asleep=False)
        for duty, patients in ((1, 200), (0, 1))
    )
    ratio = Ratio(16, of=roles, load=Load.AWAKE)
    found = staffed(ratio, Staffing(shifts=shifts))
    assert (found.verdict, found.staffed) == (UNMET, Staffed(1, 0))


# --- what lies in another window ------------------------------------------------------

SECOND_WEEK = span(march(9), 7)
UNSURE = Ledger(
    recorded=(served(2, None), served(16, None)), possible=(served(10), served(17))
)


def test_only_what_would_decide_this_window_is_named() -> None:
    found = assess(FLOOR, UNSURE, SECOND_WEEK)
    assert (found.verdict, found.missing) == (UNMET, ())
    found = assess(AtLeast(minutes(30), per=WEEK), UNSURE, SECOND_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    mean = Average(AtLeast(minutes(30), per=WEEK), over=WEEK)
    found = assess(mean, UNSURE, SECOND_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))


def test_only_the_days_of_this_window_are_counted() -> None:
    floor = AtLeast(days(1), per=WEEK)
    found = assess(floor, UNSURE, SECOND_WEEK)
    assert found.observed == Observed(0, 1, Unit.DAYS)
    # Sunday the 8th and Monday the 9th.
    both = [served(8), served(9)]
    for week in (WHOLE_WEEK, SECOND_WEEK):
        assert assess(floor, both, week).observed == Observed(1, 1, Unit.DAYS)
    separate = AtLeast(occasions(1), per=WEEK)
    timed = [served(2, 60, time(9)), served(9, 60, time(9))]
    found = assess(separate, timed, SECOND_WEEK)
    assert found.observed == Observed(1, 1, Unit.OCCASIONS)


def test_a_session_of_unknown_length_is_one_but_may_be_too_short() -> None:
    lengthless = Ledger(recorded=(served(2, None),), possible=(served(4, 10),))
    one = AtLeast(sessions(1), per=WEEK)
    assert assess(one, lengthless, WHOLE_WEEK).verdict is MET
    long = AtLeast(sessions(1, each=minutes(30)), per=WEEK)
    found = assess(long, lengthless, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(0, 1, Unit.SESSIONS))


def test_a_day_without_a_session_breaks_no_ceiling() -> None:
    ceiling = AtMost(minutes(0), per=CALENDAR_DAY)
    found = assess(ceiling, Ledger(dated=False), WHOLE_WEEK)
    assert (found.verdict, found.observed) == (MET, Observed(0, 0, Unit.MINUTES))


# --- every verdict tells what it is about ---------------------------------------------

PERHAPS = Ledger(possible=(served(2, 60, time(9), format=Format.GROUP),))
PRESCRIBED = Ledger(recorded=(served(2), served(3, 30)), dated=False)
UNTIMED = Ledger(recorded=(served(2), served(4)))
NOBODY_LISTED = Ledger(open_from=march(4))
DAILY = AtLeast(minutes(45), per=SERVICE_DAY)
FEW = Excusable(AtLeast(hours(3), per=WEEK), unless=("refused",))


@pytest.mark.parametrize(
    ("requirement", "ledger"),
    [
        (Counting(FLOOR, only=Times(weekends=True)), UNTIMED),
        (Counting(FLOOR, only=EachSession(most=12)), UNTIMED),
        (Scaled(FLOOR, patients=10), UNTIMED),
        (Apart(GROUP, INDIVIDUAL), UNTIMED),
        (Apart(GROUP, INDIVIDUAL), PERHAPS),
        (Apart(GROUP, INDIVIDUAL), PRESCRIBED),
        (Apart(GROUP, INDIVIDUAL), NOBODY_LISTED),
        (Length(at_most=calendar_days(30)), UNTIMED),
        (FEW, UNTIMED),
        (Excusable(AtLeast(hours(1), per=WEEK), unless=("refused",)), UNTIMED),
        (Excusable(DAILY, unless=("refused",)), UNTIMED),
        (FLOOR, PERHAPS),
        (DAILY, PERHAPS),
        (DAILY, PRESCRIBED),
        (DAILY, Ledger(dated=False)),
        (DAILY, NOBODY_LISTED),
        (AtLeast(days(2, each=minutes(45)), per=WEEK), PRESCRIBED),
        (Average(DAILY, over=WEEK), PRESCRIBED),
        (Average(FLOOR, over=SERVICE_DAY), UNTIMED),
        (Average(FLOOR, over=STAY), PERHAPS),
        (Average(AtLeast(hours(9), per=CALENDAR_MONTH), over=STAY), UNTIMED),
        (Gap(days(3), per=STAY), UNTIMED),
        (Gap(hours(72), per=STAY), UNTIMED),
        (Gap(days(3), per=STAY), PRESCRIBED),
        (Gap(days(3), per=STAY), NOBODY_LISTED),
        (Share(GROUP, CLINICAL, at_most=50, per=WEEK), UNTIMED),
        (Share(GROUP, CLINICAL, at_most=50, per=SERVICE_DAY), PRESCRIBED),
        (Capped(FLOOR, part=GROUP, at_most=hours(4)), PERHAPS),
        (EachSession(most=12), UNTIMED),
        (EachSession(most=12), PERHAPS),
    ],
)
@pytest.mark.parametrize("given", [None, frozenset({"refused"})])
def test_a_verdict_tells_what_it_is_about_and_on_what_it_stands(
    requirement: Requirement, ledger: Ledger, given: frozenset[str] | None
) -> None:
    denied = Circumstances() if given is None else Circumstances(denied=given)
    found = assess(requirement, ledger, WHOLE_WEEK, given=denied)
    assert found.requirement == requirement
    assert found.window == WHOLE_WEEK
    assert (found.verdict is UNKNOWN) is bool(found.missing)
    known = {*ledger.recorded, *ledger.possible}
    inside = [found, *found.leaves()]
    for one in inside:
        assert WHOLE_WEEK.covers(one.window)
        assert {credit.session for credit in one.counted} <= known
        assert {item.session for item in one.excluded} <= known
        assert all(isinstance(part, Assessment) for part in one.parts)


@pytest.mark.parametrize("enrolled", [None, 0, 5, 20])
def test_what_grows_tells_what_it_is_about(enrolled: int | None) -> None:
    judge = Assessor(
        UNTIMED, Circumstances(), Reading(), staffing=Staffing(enrolled=enrolled)
    )
    scaled = Scaled(FLOOR, patients=10)
    found = judge.assess(scaled, WHOLE_WEEK, Week(Weekday.MONDAY))
    assert (found.requirement, found.window) == (scaled, WHOLE_WEEK)
    assert found.missing == (("census",) if enrolled is None else ())


def test_on_an_undated_day_lies_the_shortest_session_or_all() -> None:
    found = assess(DAILY, PRESCRIBED, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(30, 90, Unit.MINUTES))
    assert found.missing == ("days of the prescribed sessions",)
    assert [credit.session for credit in found.counted] == [*PRESCRIBED.recorded]
    assert (found.excluded, found.parts) == ((), ())
    nothing = assess(DAILY, Ledger(dated=False), WHOLE_WEEK)
    assert (nothing.verdict, nothing.parts) == (MET, ())


@pytest.mark.parametrize("trait", [PlanTrait.GOALS, PlanTrait.OWN_TEXT])
def test_a_trait_of_a_plan_tells_what_it_is_about(trait: PlanTrait) -> None:
    has = PlanHas(trait)
    plan = TreatmentPlan(in_force=DateRange(MONDAY))
    for record in (
        None,
        chart(),
        chart(plans=(plan,)),
        chart(plans=(plan,), others=()),
    ):
        found = on(has, chart=record)
        assert (found.requirement, found.window) == (has, WHOLE_WEEK)


def test_a_late_document_is_shown_beside_the_signature_that_may_be_in_time() -> None:
    duty = Due(PLAN, within=calendar_days(7), signed_by=(Party.AUTHOR,))
    nurse = made(3, None, (StaffRole.NURSE, 3))
    late = made(9, None, (Party.AUTHOR, 9))
    (found,) = judged(duty, nurse, late, on=30)
    assert (found.verdict, found.missing) == (UNKNOWN, ("who signed as author",))
    assert filed(found).done == day(9)


@pytest.mark.parametrize(
    ("of", "about"),
    [
        (ServiceFilter.of(modes=(Mode.IN_PERSON,)), {"mode": Mode.IN_PERSON}),
        (
            ServiceFilter.of(staff=(StaffRole.COUNSELOR,)),
            {"staff": StaffRole.COUNSELOR},
        ),
    ],
)
def test_limits_are_kept_by_the_sessions_they_are_about_alone(
    of: ServiceFilter, about: Any
) -> None:
    counting = Counting(
        AtLeast(hours(1), per=WEEK), only=EachSession(of=of, at_most=minutes(30))
    )
    long = attrs.evolve(served(2), **about)
    other = attrs.evolve(served(2), mode=Mode.VIDEO, staff=StaffRole.NURSE)
    assert on(counting, long).verdict is UNMET
    assert on(counting, other).verdict is MET
    assert on(counting, served(2)).verdict is UNKNOWN


# --- choices, ways and obligations ----------------------------------------------------


def test_a_choice_over_a_longer_range_is_one_amount_each_week() -> None:
    week = Week(Weekday.MONDAY)
    choice = Given(
        Fact("adult"),
        then=AtLeast(hours(9), per=week),
        otherwise=AtLeast(hours(6), per=week),
    )
    adult = Circumstances(facts=frozenset({"adult"}))
    (part,) = on(choice, served(2, 540), given=adult).parts
    assert part.observed == Observed(540, 540, Unit.MINUTES)


def test_staff_tells_what_it_is_about() -> None:
    ratio = Ratio(16, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE)
    judge = Assessor(Ledger(), Circumstances(), Reading())
    found = judge.assess(ratio, WHOLE_WEEK, STAY)
    assert (found.requirement, found.window) == (ratio, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("census", "staff"))


def test_a_document_that_comes_again_is_one_duty_of_several_parts() -> None:
    reviews = Repeats(REVIEW, every=None, at=(calendar_days(7), calendar_days(14)))
    records = (made(6, kind=REVIEW), made(13, kind=REVIEW))
    found = assess(reviews, [], WHOLE_WEEK, chart=chart(documents=records))
    assert (found.requirement, found.window) == (reviews, WHOLE_WEEK)
    assert (found.verdict, len(found.parts)) == (MET, 2)
    once = assess(WITHIN_A_WEEK, [], WHOLE_WEEK, chart=chart(documents=(made(6),)))
    assert (once.verdict, once.parts) == (MET, ())
    left = Due(PLAN, within=calendar_days(7), after=Happened("transfer"))
    nothing = assess(left, [], WHOLE_WEEK, chart=chart(landmarks=()))
    assert nothing.observed == NothingDue()
    assert (nothing.requirement, nothing.window) == (left, WHOLE_WEEK)


@pytest.mark.parametrize("adult", [True, False])
def test_each_duty_of_the_branch_that_applies_is_told_by_itself(
    adult: bool,  # noqa: FBT001  # a parameter
) -> None:
    early, late = (
        Repeats(REVIEW, every=None, at=(calendar_days(day), calendar_days(2 * day)))
        for day in (7, 10)
    )
    choice = Given(Fact("adult"), then=early, otherwise=late)
    name = frozenset({"adult"})
    given = Circumstances(facts=name) if adult else Circumstances(denied=name)
    found = judged(choice, on=30, given=given)
    last = [leaf for one in found for leaf in one.leaves()]
    assert [one.requirement for one in found] == [choice, choice]
    assert [one.window for one in found] == [leaf.window for leaf in last]
    assert told(last) == [(day, "unmet") for day in ((7, 14) if adult else (10, 20))]
    assert [one.verdict for one in found] == [UNMET, UNMET]


def test_duties_that_nobody_can_tell_apart_are_one() -> None:
    choice = Given(Fact("adult"), then=WITHIN_A_WEEK, otherwise=SIGNED)
    (found,) = judged(choice, made(3), on=30)
    assert (found.requirement, found.verdict) == (choice, UNKNOWN)
    assert found.missing == ("adult",)
    (both,) = judged(AllOf((WITHIN_A_WEEK, SIGNED)), made(3), on=30)
    assert both.verdict is UNMET
    assert [part.verdict for part in both.parts] == [MET, UNMET]


def test_a_way_that_never_began_hides_no_other() -> None:
    moved = Due(PLAN, within=calendar_days(7), after=Happened("transfer"))
    ways = AnyOf((moved, WITHIN_A_WEEK))
    (found,) = judged(ways, made(3), on=30)
    assert found.verdict is MET
    (found,) = judged(ways, on=30)
    assert found.verdict is UNMET


def test_a_way_left_open_when_the_stay_ended_hides_none_that_is_met() -> None:
    later = Due(NOTE, within=calendar_days(10))
    ways = AnyOf((later, WITHIN_A_WEEK))
    # The last day was day 8: the plan was due by then, the note was not.
    (found,) = judged(ways, made(3), on=30, last_day=8)
    assert (found.verdict, found.owes_nothing) == (MET, False)
    assert [part.requirement for part in found.parts] == [WITHIN_A_WEEK]
    (found,) = judged(ways, on=30, last_day=8)
    assert found.owes_nothing


# --- shares and caps of another week --------------------------------------------------


@pytest.mark.parametrize(
    "requirement",
    [
        Share(GROUP, CLINICAL, at_most=50, per=WEEK),
        Capped(AtLeast(minutes(30), per=WEEK), part=GROUP, at_most=minutes(10)),
        Apart(GROUP, INDIVIDUAL),
    ],
)
def test_a_part_names_only_what_would_decide_this_window(
    requirement: Requirement,
) -> None:
    beside = [served(number, None) for number in (2, 16)]
    ledger = Ledger(
        recorded=tuple(beside),
        possible=(
            served(10, format=Format.GROUP),
            served(10, format=Format.INDIVIDUAL),
        ),
    )
    found = assess(requirement, ledger, SECOND_WEEK)
    assert (found.requirement, found.window) == (requirement, SECOND_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))


def test_a_share_shows_the_least_and_the_most_of_each_part() -> None:
    ledger = Ledger(
        recorded=(served(2, format=Format.GROUP), served(3, format=Format.INDIVIDUAL)),
        possible=(
            served(4, 30, format=Format.GROUP),
            served(5, 40, format=Format.INDIVIDUAL),
        ),
    )
    share = Share(GROUP, CLINICAL, at_most=50, per=WEEK)
    found = assess(share, ledger, WHOLE_WEEK)
    assert found.observed == Portion(
        Observed(60, 90, Unit.MINUTES), Observed(60, 100, Unit.MINUTES)
    )


def test_every_session_names_what_it_lacks() -> None:
    each = EachSession(at_least=minutes(30), most=12)
    found = on(each, served(2, None, participants=3), served(3, 60))
    assert (found.verdict, found.missing) == (UNKNOWN, ("minutes", "participants"))


def test_a_session_that_another_covers_hides_nothing_that_is_lacking() -> None:
    few = EachSession(of=GROUP, most=10)
    long, short = (
        attrs.evolve(
            served(2, length, time(9)), format=Format.GROUP, participants=people
        )
        for length, people in ((60, None), (30, 10))
    )
    found = assess(few, [long, short], WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("participants",))
    more = Ledger(recorded=(long, short), open_from=march(8))
    found = assess(few, more, WHOLE_WEEK)
    assert found.missing == ("participants", "sessions from 2026-03-08 on")


def test_what_is_met_lacks_nothing() -> None:
    met = on(Gap(days(7), per=STAY), served(2))
    assert (met.verdict, met.missing) == (MET, ())


def test_a_week_without_sessions_so_far_leaves_holidays_out() -> None:
    gap = Gap(days(3), per=STAY, holidays_apart=True)
    ledger = Ledger(open_from=march(5))
    for days_off, least in (((), 3), ((3,), 2)):
        found = assess(gap, ledger, WHOLE_WEEK, chart=chart(*days_off))
        assert found.observed == Observed(least, None, Unit.DAYS)
    whole = assess(gap, [], WHOLE_WEEK, chart=chart(3))
    assert whole.observed == Observed(6, 6, Unit.DAYS)
    timed = Gap(hours(100), per=STAY)
    found = assess(timed, ledger, WHOLE_WEEK)
    assert found.observed == Observed(3 * 1440, None, Unit.MINUTES)
    ended = Ledger(open_from=march(9))
    found = assess(gap, ended, WHOLE_WEEK, chart=chart())
    assert found.observed == Observed(7, 7, Unit.DAYS)


@pytest.mark.parametrize(
    "requirement",
    [
        AtLeast(minutes(90), per=WEEK),
        Average(AtLeast(minutes(90), per=WEEK), over=WEEK),
        Share(GROUP, CLINICAL, at_most=50, per=WEEK),
        Capped(AtLeast(minutes(90), per=WEEK), part=GROUP, at_most=minutes(60)),
        Apart(GROUP, INDIVIDUAL),
    ],
)
def test_sessions_still_to_come_after_this_window_are_not_named(
    requirement: Requirement,
) -> None:
    ledger = Ledger(
        recorded=(served(3, format=Format.INDIVIDUAL),),
        possible=(served(3, 90, format=Format.GROUP),),
        open_from=march(9),
    )
    found = assess(requirement, ledger, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))


def test_a_session_that_may_be_of_the_part_leaves_its_share_open() -> None:
    half = Share(GROUP, CLINICAL, at_most=50, per=WEEK)
    assert on(half, served(2)).verdict is UNKNOWN


def test_a_part_that_is_all_of_the_whole_leaves_no_rest() -> None:
    every = Share(GROUP, GROUP, at_least=100, per=WEEK)
    one, other = (served(number, format=Format.GROUP) for number in (2, 3))
    ledger = Ledger(recorded=(one,), possible=(other,))
    assert assess(every, ledger, WHOLE_WEEK).verdict is MET
    floor = AtLeast(minutes(31), of=GROUP, per=WEEK)
    capped = Capped(floor, part=GROUP, at_most=minutes(30))
    found = on(capped, served(2, format=Format.GROUP))
    assert (found.verdict, found.observed) == (UNMET, Observed(30, 30, Unit.MINUTES))


def test_an_overlap_of_another_week_leaves_a_share_as_it_is() -> None:
    half = Share(GROUP, CLINICAL, at_most=50, per=WEEK)
    alone, group = Format.INDIVIDUAL, Format.GROUP
    before = (
        served(2, 60, time(9), format=alone),
        served(2, 60, time(9, 30), format=alone),
    )
    ledger = Ledger(
        recorded=(*before, served(10, format=alone)),
        possible=(served(11, format=group),),
    )
    found = assess(half, ledger, SECOND_WEEK)
    portion = Portion(Observed(0, 60, Unit.MINUTES), Observed(60, 60, Unit.MINUTES))
    assert (found.verdict, found.observed) == (MET, portion)


def test_a_part_that_the_night_before_may_cover_may_be_no_part_at_all() -> None:
    half = Share(GROUP, CLINICAL, at_most=50, per=WEEK)
    group = served(2, 30, time(0), format=Format.GROUP)
    alone = attrs.evolve(night(), format=Format.INDIVIDUAL)
    ledger = Ledger(recorded=(group,), possible=(alone,))
    found = assess(half, ledger, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, None)
    assert found.missing == ("attendance",)


def test_a_part_that_is_none_of_the_whole_lacks_nothing_of_its_own() -> None:
    meals = ServiceFilter.of(ServiceKind.MEAL)
    share = Share(meals, CLINICAL, at_least=10, per=WEEK)
    ledger = Ledger(recorded=(served(2),), open_from=march(4))
    found = assess(share, ledger, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("sessions from 2026-03-04 on",))


@pytest.mark.parametrize(
    "asked",
    [
        Excusable(WITHIN_A_WEEK, unless=("refused",)),
        Given(
            Fact("adult"),
            then=Excusable(WITHIN_A_WEEK, unless=("refused",)),
            otherwise=SIGNED,
        ),
    ],
)
def test_a_duty_that_is_excused_tells_why(asked: Requirement) -> None:
    given = Circumstances(facts=frozenset({"refused"}))
    (found,) = judged(asked, on=30, given=given)
    excused = found.parts[0] if isinstance(asked, Given) else found
    assert (excused.verdict, excused.observed) == (MET, Excused("refused"))


def test_duties_tell_their_window_without_a_record_too() -> None:
    judge = Assessor(Ledger(), Circumstances(), Reading())
    (found,) = judge.obligations(WITHIN_A_WEEK, WHOLE_WEEK)
    assert (found.window, found.missing) == (WHOLE_WEEK, ("documents",))


def test_the_age_that_decides_a_duty_is_that_of_the_first_day() -> None:
    choice = Given(Age(below=18), then=WITHIN_A_WEEK, otherwise=SIGNED)
    for born, verdict in ((date(2008, 3, 3), MET), (date(2008, 3, 2), UNMET)):
        (found,) = judged(choice, made(3), on=30, given=Circumstances(born=born))
        assert found.verdict is verdict


# --- plans ----------------------------------------------------------------------------


def planned(code: str, dose: Dose | None, **parts: Any) -> Intervention:
    return Intervention(code=code, kind=ServiceKind.COUNSELING, dose=dose, **parts)


def lacking(trait: PlanTrait, plan: TreatmentPlan, *found: Session) -> Lacking:
    record = Chart(admitted=MONDAY, on=march(12), plans=(plan,))
    seen = assess(PlanHas(trait), found, WHOLE_WEEK, chart=record).observed
    assert isinstance(seen, Lacking)
    return seen


def test_an_intervention_not_due_hides_none_that_is() -> None:
    weekly = Dose(times=1, minutes=None)
    later = DateRange(march(20))
    plan = TreatmentPlan(
        in_force=DateRange(MONDAY),
        interventions=(
            planned("I1", None),
            planned("I2", weekly, period=later),
            planned("I3", weekly),
        ),
    )
    seen = lacking(PlanTrait.INTERVENTIONS_GIVEN, plan)
    assert (seen.paths, seen.of) == (("interventions[2]",), 1)


def test_a_review_of_today_says_when_the_next_one_is() -> None:
    today, overdue = Review(on=march(12), next_by=march(12)), Review(on=march(3))
    plan = TreatmentPlan(
        in_force=DateRange(MONDAY),
        reviews=(attrs.evolve(overdue, next_by=march(13)), today),
    )
    seen = lacking(PlanTrait.REVIEWED, plan)
    assert (seen.paths, seen.of) == ((), 1)


def test_a_session_of_unknown_length_that_no_plan_prescribes_adds_no_minutes() -> None:
    plan = TreatmentPlan(in_force=DateRange(MONDAY))
    seen = lacking(PlanTrait.SESSIONS_PRESCRIBED, plan, served(3, None), served(4, 50))
    assert (seen.of, seen.minutes) == (2, 50)


def test_a_trait_that_is_in_doubt_tells_what_it_is_about_too() -> None:
    has = PlanHas(PlanTrait.SESSIONS_PRESCRIBED)
    by_video = planned("I1", None, mode=Mode.VIDEO)
    plan = TreatmentPlan(in_force=DateRange(MONDAY), interventions=(by_video,))
    found = on(has, served(3), chart=chart(plans=(plan,)))
    assert (found.requirement, found.window) == (has, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("mode",))


# --- stretches that are in doubt ------------------------------------------------------

THREE_A_WEEK = Gap(days(3), per=WEEK)


@pytest.mark.parametrize(
    ("recorded", "possible", "least", "most"),
    [
        # A possible one between two that are certain.
        ((2, 8, 9), (5,), 2, 5),
        # A possible one after the week may end its last stretch, or a certain one.
        ((2, 4, 6, 8, 13), (10,), 1, 4),
        # One in the week, and what is certain long after it.
        ((2, 13, 30), (4,), 8, 10),
    ],
)
def test_a_stretch_is_as_long_as_what_is_certain_leaves_it(
    recorded: tuple[int, ...], possible: tuple[int, ...], least: int, most: int
) -> None:
    ledger = Ledger(
        recorded=tuple(map(served, recorded)), possible=tuple(map(served, possible))
    )
    found = assess(THREE_A_WEEK, ledger, WHOLE_WEEK)
    assert found.observed == Observed(least, most, Unit.DAYS)


@pytest.mark.parametrize(
    ("recorded", "possible", "least", "most"),
    [
        # If only the possible one begins in the week, the stretch before is another's.
        ((8, 15), (10,), 0, 4),
        # What is certain from the 10th on, whether or not one came on the 9th.
        ((8, 10, 15), (9,), 4, 4),
        # If only the last of them takes place, no stretch begins in the week.
        ((8, 16), (10, 11, 15), 0, 7),
    ],
)
def test_a_stretch_that_may_have_begun_before_is_no_longer_for_certain(
    recorded: tuple[int, ...], possible: tuple[int, ...], least: int, most: int
) -> None:
    ledger = Ledger(
        recorded=tuple(map(served, recorded)), possible=tuple(map(served, possible))
    )
    found = assess(THREE_A_WEEK, ledger, SECOND_WEEK)
    assert found.observed == Observed(least, most, Unit.DAYS)


def test_a_stretch_may_last_until_a_possible_session_long_after_the_week() -> None:
    ledger = Ledger(recorded=(served(2),), possible=(served(14),))
    found = assess(Gap(days(8), per=WEEK), ledger, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(6, 11, Unit.DAYS))


def test_sessions_day_by_day_leave_no_stretch_at_all() -> None:
    every_day = [served(day) for day in (2, 3, 4)]
    found = assess(Gap(days(0), per=STAY), every_day, span(march(3), 1))
    assert (found.verdict, found.observed) == (MET, Observed(0, 0, Unit.DAYS))


def test_what_may_have_come_before_the_week_would_tell_whether_a_stretch_began() -> (
    None
):
    ledger = Ledger(recorded=(served(14), served(15)), possible=(served(2),))
    found = assess(THREE_A_WEEK, ledger, SECOND_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(0, 5, Unit.DAYS))
    assert found.missing == ("attendance",)


def test_a_week_without_service_is_as_long_though_its_stretch_began_before() -> None:
    found = assess(THREE_A_WEEK, [served(2)], SECOND_WEEK)
    assert (found.verdict, found.observed) == (UNMET, Observed(7, 7, Unit.DAYS))
    # Where more may come, nothing is sure to have begun in it.
    ledger = Ledger(recorded=(served(2),), open_from=march(12))
    found = assess(THREE_A_WEEK, ledger, SECOND_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(0, None, Unit.DAYS))


def test_the_stretch_of_a_stay_begins_with_it_whatever_was_held_before() -> None:
    given = Circumstances(admitted=march(6))
    # The group met on the 3rd; of the patient's days, the 6th and the 7th have nothing.
    for days_apart, verdict in ((1, UNMET), (2, MET)):
        gap = Gap(days(days_apart), per=WEEK)
        found = assess(gap, [served(3), served(8)], WHOLE_WEEK, given=given)
        assert (found.verdict, found.observed) == (verdict, Observed(2, 2, Unit.DAYS))


def test_only_the_session_that_ends_a_stretch_needs_a_clock_time() -> None:
    held_at_nine = [served(day, 60, time(9)) for day in (2, 10)]
    found = assess(Gap(hours(190), per=WEEK), [*held_at_nine, served(11)], WHOLE_WEEK)
    # From 10:00 on the 2nd to 9:00 on the 10th.
    length = 8 * 24 * 60 - 60
    assert found.observed == Observed(length, length, Unit.MINUTES)
    assert found.excess == 60


@pytest.mark.parametrize(
    ("ledger", "least", "most"),
    [
        # The last of the week may not have taken place: until the 9th, or from the 4th.
        (Ledger(recorded=(served(2),), possible=(served(4),)), 4, 6),
        # What is listed of days to come ends nothing, though it lies after the week.
        (Ledger(recorded=(served(2), served(12)), open_from=march(10)), 6, None),
        # Of a week that has not begun, nothing is known.
        (Ledger(open_from=march(1)), 0, None),
    ],
)
def test_a_stretch_ends_with_what_is_known(
    ledger: Ledger, least: int, most: int | None
) -> None:
    found = assess(THREE_A_WEEK, ledger, WHOLE_WEEK)
    assert found.observed == Observed(least, most, Unit.DAYS)


def test_what_may_come_first_in_a_week_may_be_the_end_of_an_earlier_stretch() -> None:
    ledger = Ledger(recorded=(served(14), served(15)), possible=(served(2), served(10)))
    found = assess(THREE_A_WEEK, ledger, SECOND_WEEK)
    assert isinstance(found.observed, Observed)
    assert found.observed.least == 0


def test_a_possible_session_around_a_certain_one_may_not_take_place() -> None:
    ledger = Ledger(
        recorded=(served(2, 60, time(9)), served(5, 60, time(10))),
        possible=(served(2, 600, time(8)),),
    )
    # To 10:00 on the 5th, from 18:00 on the 2nd or from 10:00.
    found = assess(Gap(hours(70), per=STAY), ledger, span(MONDAY, 4))
    assert found.observed == Observed(64 * 60, 72 * 60, Unit.MINUTES)


@pytest.mark.parametrize(
    ("recorded", "possible"),
    [(served(12), served(10, 60, time(9))), (served(12, 60, time(9)), served(10))],
)
def test_each_session_that_may_end_a_stretch_needs_a_clock_time(
    recorded: Session, possible: Session
) -> None:
    first = served(2, 60, time(9))
    ledger = Ledger(recorded=(first, recorded), possible=(possible,))
    found = assess(Gap(hours(190), per=WEEK), ledger, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("clock times of sessions",))


def test_the_first_stretch_of_a_longer_range_begins_with_the_stay() -> None:
    given = Circumstances(admitted=march(6))
    found = [served(day) for day in (8, 10, 12, 14, 15)]
    over_both = assess(Gap(days(1), per=WEEK), found, FORTNIGHT, given=given)
    assert (over_both.verdict, over_both.observed) == (UNMET, Observed(2, 2, Unit.DAYS))


def test_a_week_that_may_have_no_session_falls_short_all_the_same() -> None:
    floor = Capped(AtLeast(hours(9), per=WEEK), part=GROUP, at_most=hours(1))
    assert assess(floor, Ledger(possible=(served(2),)), WHOLE_WEEK).verdict is UNMET


def test_what_came_before_the_days_judged_begins_no_stretch_in_them() -> None:
    found = [served(day) for day in (1, 6, 8, 10, 12, 14, 15)]
    over_both = assess(THREE_A_WEEK, found, FORTNIGHT)
    assert (over_both.verdict, over_both.observed) == (UNMET, Observed(4, 4, Unit.DAYS))


def test_only_the_sessions_around_a_stretch_would_tell_how_long_it_is() -> None:
    ledger = Ledger(
        recorded=(
            served(2, None),
            served(9),
            served(15),
            served(16),
            served(24, None),
        ),
        possible=(served(12),),
        open_from=march(25),
    )
    found = assess(THREE_A_WEEK, ledger, SECOND_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))


# --- around midnight ------------------------------------------------------------------

NIGHT = {"starts": time(23, 30), "elapsed": 60}


def night(minutes: int | None = 60) -> Session:
    """On Sunday the 1st, from 23:30 to 0:30."""
    return Session(day=march(1), kind=ServiceKind.COUNSELING, minutes=minutes, **NIGHT)


def test_what_may_take_place_the_night_before_takes_nothing_from_what_may_today() -> (
    None
):
    today = served(2, 30, time(0))
    for least, verdict in ((15, UNKNOWN), (30, UNKNOWN), (31, UNMET)):
        floor = AtLeast(minutes(least), per=WEEK)
        ledger = Ledger(possible=(night(), today))
        assert assess(floor, ledger, WHOLE_WEEK).verdict is verdict


@pytest.mark.parametrize(
    ("earlier", "missing"),
    [
        (Ledger(possible=(night(),)), "attendance"),
        (Ledger(recorded=(night(None),)), "minutes"),
    ],
)
def test_what_may_have_lasted_from_the_night_before_may_count_in_its_stead(
    earlier: Ledger, missing: str
) -> None:
    # Of 0:00 to 1:00, the half of an hour is Sunday's, or all of it Monday's.
    today = served(2, 60, time(0))
    ledger = attrs.evolve(earlier, recorded=(*earlier.recorded, today))
    for least, verdict in ((30, MET), (31, UNKNOWN), (60, UNKNOWN), (61, UNMET)):
        found = assess(AtLeast(minutes(least), per=WEEK), ledger, WHOLE_WEEK)
        assert found.verdict is verdict
        assert found.missing == ((missing,) if verdict is UNKNOWN else ())


def test_what_the_night_before_may_cover_whole_may_not_count_at_all() -> None:
    today = served(2, 30, time(0))
    ledger = Ledger(recorded=(today,), possible=(night(),))
    found = assess(AtLeast(sessions(1), per=WEEK), ledger, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(0, 1, Unit.SESSIONS))
    both = assess(AtLeast(sessions(1), per=WEEK), [night(), today], WHOLE_WEEK)
    assert both.verdict is UNMET


def test_a_share_counts_no_more_of_the_part_than_of_the_whole() -> None:
    share = Share(GROUP, CLINICAL, at_least=100, per=WEEK)
    group = attrs.evolve(served(2, 60, time(0)), format=Format.GROUP)
    alone = attrs.evolve(night(), format=Format.INDIVIDUAL)
    found = assess(share, [alone, group], WHOLE_WEEK)
    # The half of an hour that Sunday's session covers is counted on Sunday.
    half = Observed(30, 30, Unit.MINUTES)
    none = Observed(0, 0, Unit.MINUTES)
    assert (found.verdict, found.observed) == (MET, Portion(half, none))


def test_minutes_nobody_knows_do_not_hide_that_two_sessions_overlap() -> None:
    share = Share(GROUP, CLINICAL, at_most=60, per=WEEK)
    alone = attrs.evolve(served(3, 60, time(17, 30)), format=Format.INDIVIDUAL)
    for length, verdict in ((None, UNKNOWN), (90, UNMET)):
        group = Session(
            day=march(3),
            kind=ServiceKind.COUNSELING,
            format=Format.GROUP,
            minutes=length,
            starts=time(17),
            elapsed=90,
        )
        assert assess(share, [alone, group], WHOLE_WEEK).verdict is verdict


def test_a_session_that_another_covers_is_one_of_its_kind_all_the_same() -> None:
    few = EachSession(of=GROUP, most=10)
    for inside, verdict in ((10, MET), (11, UNMET), (None, UNKNOWN)):
        long, short = (
            attrs.evolve(
                served(2, length, time(9)), format=Format.GROUP, participants=people
            )
            for length, people in ((60, 10), (30, inside))
        )
        found = assess(few, [long, short], WHOLE_WEEK)
        assert found.verdict is verdict
        assert [item.reason for item in found.excluded] == [ExclusionReason.OVERLAP]


# --- phases, and the week of admission ------------------------------------------------

MONTH = span(MONDAY, 28)
IN_ONE = AllOf((AtLeast(hours(1), per=STAY), AtLeast(hours(50), per=InPhase("one"))))


@pytest.mark.parametrize(
    ("phases", "verdict", "missing"),
    [
        ((), UNKNOWN, ("days of the phases",)),
        ((Spell("one", DateRange(MONDAY)),), UNKNOWN, ("end of the one phase",)),
        ((Spell("one", span(MONDAY, 29)),), UNKNOWN, ("end of the one phase",)),
        ((Spell("one", span(MONDAY, 7)),), UNMET, ()),
        ((Spell("two", span(MONDAY, 7)),), MET, ()),
        ((Spell("two", DateRange(MONDAY)),), MET, ()),
        ((Spell("one", span(march(1), 7)),), MET, ()),
        ((Spell("one", DateRange(march(30))),), MET, ()),
    ],
)
def test_what_is_asked_of_a_phase_is_not_met_before_the_phase_has_ended(
    phases: tuple[Spell, ...], verdict: Verdict, missing: tuple[str, ...]
) -> None:
    given = Circumstances(phases=phases)
    found = assess(IN_ONE, [served(2)], MONTH, given=given)
    assert (found.verdict, found.missing) == (verdict, missing)


@pytest.mark.parametrize(
    "asked",
    [
        AtLeast(hours(50), per=InPhase("one")),
        Average(AtLeast(hours(5), per=WEEK), over=InPhase("one")),
    ],
)
def test_without_phases_nobody_knows_what_is_asked_of_one(asked: Requirement) -> None:
    found = assess(asked, [served(2)], MONTH)
    assert (found.requirement, found.window) == (asked, MONTH)
    assert (found.verdict, found.missing) == (UNKNOWN, ("days of the phases",))


def test_the_phase_that_a_reading_averages_over_is_to_be_known_too() -> None:
    mean = Average(AtLeast(hours(1), per=WEEK))
    both = AllOf((mean, AtLeast(hours(1), per=STAY)))
    reading = Reading(average_over=InPhase("one"))
    found = assess(both, [served(2)], MONTH, reading=reading)
    assert (found.verdict, found.missing) == (UNKNOWN, ("days of the phases",))


def test_a_phase_that_comes_again_shows_what_it_was_and_lacks_all_that_is_to_come() -> (
    None
):
    phases = Spell("one", span(MONDAY, 7)), Spell("one", DateRange(march(16)))
    ledger = Ledger(recorded=(served(2),), open_from=march(20))
    both = AllOf((AtLeast(hours(1), per=STAY), AtLeast(hours(1), per=InPhase("one"))))
    found = assess(both, ledger, MONTH, given=Circumstances(phases=phases))
    (part,) = found.parts[1].parts
    assert (part.verdict, part.window) == (MET, span(MONDAY, 7))
    assert found.verdict is UNKNOWN
    assert found.missing == ("end of the one phase", "sessions from 2026-03-20 on")


@pytest.mark.parametrize(("limit", "verdict"), [(0, MET), (1, UNMET)])
def test_a_condition_is_asked_of_the_day_of_admission_and_not_of_one_before(
    limit: int, verdict: Verdict
) -> None:
    # Admitted on the Thursday: that is day 0, and Monday no day at all.
    given = Circumstances(admitted=march(5))
    asked = Given(
        Elapsed(at_least=limit),
        then=AtLeast(hours(1), per=WEEK),
        otherwise=AtLeast(hours(9), per=WEEK),
    )
    assert assess(asked, [served(5)], WHOLE_WEEK, given=given).verdict is verdict


def test_a_phase_that_goes_on_is_not_judged_yet() -> None:
    asked = AtLeast(hours(50), per=InPhase("one"))
    for days_of in (DateRange(MONDAY), span(MONDAY, 29)):
        given = Circumstances(phases=(Spell("one", days_of),))
        found = assess(asked, [served(2)], MONTH, given=given)
        assert (found.verdict, found.missing) == (UNKNOWN, ("end of the one phase",))


@pytest.mark.parametrize(
    "daily",
    [
        AtLeast(hours(3), per=SERVICE_DAY),
        EachSession(at_most=hours(3)),
        Capped(AtLeast(hours(3), per=SERVICE_DAY), part=GROUP, at_most=hours(1)),
    ],
)
def test_what_no_day_was_asked_is_no_way_to_meet_a_choice(daily: Requirement) -> None:
    weekly = AtLeast(hours(9), per=WEEK)
    assert assess(AnyOf((daily, weekly)), [], WHOLE_WEEK).verdict is UNMET
    assert assess(AllOf((daily, weekly)), [], WHOLE_WEEK).verdict is UNMET


@pytest.mark.parametrize("turned", [False, True])
def test_of_the_first_days_and_the_whole_stay_the_whole_is_wider(
    turned: bool,  # noqa: FBT001  # a parameter
) -> None:
    parts = AtLeast(hours(1), per=WholeStay(10)), AtLeast(hours(2), per=STAY)
    asked = AllOf(parts[::-1] if turned else parts)
    found = assess(asked, [served(2, 60), served(20, 60)], MONTH)
    assert (found.verdict, found.window) == (MET, MONTH)


def test_without_patients_no_staff_is_asked_for() -> None:
    nobody = Staffing(enrolled=0, members=())
    judge = Assessor(Ledger(), Circumstances(), Reading(), staffing=nobody)
    asked = Ratio(24, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE)
    found = judge.assess(asked, WHOLE_WEEK, STAY)
    assert (found.requirement, found.window) == (asked, WHOLE_WEEK)
    assert found.owes_nothing


def test_what_no_day_was_asked_is_nothing_due_of_the_days_judged() -> None:
    daily = Capped(AtLeast(hours(3), per=SERVICE_DAY), part=GROUP, at_most=hours(1))
    judge = Assessor(Ledger(), Circumstances(), Reading())
    found = judge.assess(daily, WHOLE_WEEK, WEEK)
    assert (found.requirement, found.window) == (daily, WHOLE_WEEK)
    assert found.owes_nothing


def test_what_is_prescribed_for_other_weeks_is_no_session_of_this_one() -> None:
    prescribed = Ledger(recorded=(served(2, 30), served(9, 90)), dated=False)
    judge = Assessor(prescribed, Circumstances(), Reading())
    daily = AtLeast(minutes(90), per=SERVICE_DAY)
    found = judge.assess(daily, SECOND_WEEK, WEEK)
    assert (found.verdict, found.observed) == (MET, Observed(90, 90, Unit.MINUTES))


@pytest.mark.parametrize(
    "asked",
    [
        AtLeast(minutes(30), per=SERVICE_DAY),
        AtMost(minutes(90), per=SERVICE_DAY),
        Capped(AtLeast(minutes(30), per=SERVICE_DAY), part=GROUP, at_most=hours(1)),
        EachSession(at_most=hours(3)),
    ],
)
def test_a_day_that_may_have_no_service_meets_nothing(asked: Requirement) -> None:
    ledger = Ledger(possible=(served(2),))
    found = assess(asked, ledger, span(MONDAY, 1))
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    assert assess(asked, [served(2)], span(MONDAY, 1)).verdict is MET


def test_a_possible_session_of_unknown_length_lacks_both() -> None:
    ledger = Ledger(possible=(served(2, None),))
    found = assess(EachSession(at_least=minutes(30)), ledger, span(MONDAY, 1))
    assert (found.verdict, found.missing) == (UNKNOWN, ("minutes", "attendance"))


def test_a_length_with_a_ceiling_alone_is_never_short() -> None:
    none = Observed(0, 0, Unit.DAYS)
    brief = Assessment(Length(at_most=calendar_days(3)), MET, span(MONDAY, 1), none)
    assert (brief.shortfall, brief.excess) == (None, None)


def test_an_amount_of_two_windows_is_measured_against_twice_the_bound() -> None:
    ten = Observed(600, 600, Unit.MINUTES, 2)
    assert Assessment(FLOOR, UNMET, FORTNIGHT, ten).shortfall == 2 * 540 - 600


def test_a_session_of_unknown_length_may_be_all_that_another_adds() -> None:
    short, long = served(2, 60, time(9)), served(2, None, time(9))
    long = attrs.evolve(long, elapsed=120)
    for asked in (AtLeast(sessions(2), per=WEEK), AtMost(sessions(1), per=WEEK)):
        found = assess(asked, [short, long], WHOLE_WEEK)
        assert (found.verdict, found.missing) == (UNKNOWN, ("minutes",))
    # The minutes of the day are no fewer for it.
    assert assess(AtLeast(hours(1), per=WEEK), [short, long], WHOLE_WEEK).verdict is MET


def test_what_is_listed_of_days_to_come_ends_no_stretch_yet() -> None:
    gap = Gap(days(3), per=STAY)
    ledger = Ledger(recorded=(served(2),), possible=(served(8),), open_from=march(3))
    found = assess(gap, ledger, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(0, None, Unit.DAYS))
    ledger = Ledger(recorded=(served(9),), possible=(served(8),), open_from=march(4))
    found = assess(gap, ledger, span(MONDAY, 14))
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(2, None, Unit.DAYS))


def test_a_share_of_nothing_is_no_way_to_meet_a_choice() -> None:
    share = Share(GROUP, CLINICAL, at_most=50, per=WEEK)
    choice = AnyOf((share, AtLeast(hours(9), per=WEEK)))
    assert assess(choice, [], WHOLE_WEEK).verdict is UNMET
    assert assess(choice, [served(2, 540)], WHOLE_WEEK).verdict is MET
    assert isinstance(assess(AnyOf((share,)), [], WHOLE_WEEK).observed, NothingDue)


def test_a_floor_for_each_patient_is_no_longer_than_any_program_could_offer() -> None:
    # The most patients there can be, 10,000, times 1000 minutes is the largest amount.
    Scaled(AtLeast(minutes(1000), per=WEEK), patients=1)
    with pytest.raises(
        FieldValueError, match=r"Scaled\.floor .* 1000 minutes a patient"
    ):
        Scaled(AtLeast(minutes(1001), per=WEEK), patients=1)
    Scaled(AtLeast(minutes(1001), per=WEEK), patients=2)


def test_of_two_possible_sessions_the_one_that_ends_first_begins_the_stretch() -> None:
    ledger = Ledger(
        recorded=(served(5, 60, time(10)),),
        possible=(served(2, 600, time(8)), served(2, 60, time(9))),
    )
    judge = Assessor(ledger, Circumstances(), Reading(), span(MONDAY, 4))
    found = judge.assess(Gap(hours(90), per=STAY), span(MONDAY, 4), STAY)
    # From the midnight before, 82 hours: longer than 72 from 10:00 on the 2nd.
    assert isinstance(found.observed, Observed)
    assert found.observed.most == 82 * 60
    # Where an earlier window is judged, the stretch before began in that one.
    earlier = span(march(1), 5)
    later = Assessor(ledger, Circumstances(), Reading(), earlier)
    found = later.assess(Gap(hours(90), per=STAY), span(MONDAY, 4), STAY)
    assert isinstance(found.observed, Observed)
    assert found.observed.most == 72 * 60


def test_a_week_of_one_possible_session_may_be_without_any() -> None:
    ledger = Ledger(possible=(served(4, 60, time(9)),))
    found = assess(Gap(hours(72), per=STAY), ledger, WHOLE_WEEK)
    assert isinstance(found.observed, Observed)
    assert found.observed.most == 7 * 1440


def test_a_holiday_without_a_session_is_no_day_without_one() -> None:
    ledger = Ledger(possible=(served(2),))
    none = Gap(days(0), per=STAY, holidays_apart=True)
    for day_off, verdict in ((2, MET), (3, UNKNOWN)):
        found = assess(none, ledger, span(MONDAY, 1), chart=chart(day_off))
        assert found.verdict is verdict
        assert found.observed == Observed(0, int(day_off != 2), Unit.DAYS)


def test_days_before_the_first_session_are_days_though_it_has_a_time() -> None:
    ledger = Ledger(recorded=tuple(served(day, 60, time(9)) for day in (4, 6, 8)))
    judge = Assessor(ledger, Circumstances(), Reading(), WHOLE_WEEK)
    found = judge.assess(Gap(days(3), per=STAY), WHOLE_WEEK, STAY)
    assert (found.verdict, found.observed) == (MET, Observed(2, 2, Unit.DAYS))


def test_a_part_given_up_lends_its_objectives_to_no_whole() -> None:
    whole = Goal(code="G1", statement="...")
    part = Goal(code="G2", statement="...", part_of="G1")
    plan = TreatmentPlan(
        in_force=DateRange(MONDAY),
        goals=(whole, part),
        objectives=(Objective(code="O1", statement="...", goal="G2"),),
    )
    assert lacking(PlanTrait.GOAL_HAS_OBJECTIVE, plan).paths == ()
    given_up = attrs.evolve(part, lifecycle=GoalLifecycle.CANCELLED)
    without = attrs.evolve(plan, goals=(whole, given_up))
    assert lacking(PlanTrait.GOAL_HAS_OBJECTIVE, without).paths == ("goals[0]",)
