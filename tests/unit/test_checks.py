"""The verb, on schedules, plans and stays, under one rulebook or several."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import attrs
import pytest

from continuum.assess import Observed, Reading
from continuum.checks import Subject, check
from continuum.circumstances import Circumstances
from continuum.conditions import Age, Elapsed, Fact, Phase
from continuum.episode import Episode
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    MissingArgumentError,
)
from continuum.findings import Finding, NotApplicableReason, Notice, Report
from continuum.ledger import ExclusionReason
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    InPhase,
    Week,
    Weekday,
    WholeStay,
    Window,
)
from continuum.plan import Dose, Goal, Intervention, TreatmentPlan
from continuum.requirements import (
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Counting,
    EachSession,
    Excusable,
    Gap,
    Given,
    Length,
    Requirement,
    Unit,
    days,
    hours,
    minutes,
)
from continuum.rules import Basis, Rule
from continuum.services import GROUP, INDIVIDUAL, Format, ServiceKind
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Closure,
    ClosureReason,
    Schedule,
    Session,
)
from continuum.stay import Stay
from continuum.terms import calendar_days
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    EDUCATION,
    FORTNIGHT,
    IOP,
    MONDAY,
    OUTPATIENT,
    WHOLE_WEEK,
    book,
    march,
    recorded,
    rule,
    served,
    span,
    version,
)

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
FLOOR = AtLeast(hours(9), per=WEEK)
DELIVERED, PLANNED, OFFERED = Basis.DELIVERED, Basis.PLANNED, Basis.OFFERED

EVENINGS = Schedule.weekly(
    "Mon Tue Thu 18:00-21:00", kind=ServiceKind.COUNSELING, format=Format.GROUP
)
"""Nine hours a week."""

AT_AN_END = date(2026, 6, 1)


def plan_of(
    *doses: Dose | None, start: date = MONDAY, end: date | None = None
) -> TreatmentPlan:
    return TreatmentPlan(
        in_force=DateRange(start, end),
        goals=(Goal(code="G1", statement="to stay at work"),),
        interventions=tuple(
            Intervention(
                code=f"I{number}",
                serves=("G1",),
                kind=ServiceKind.COUNSELING,
                dose=dose,
            )
            for number, dose in enumerate(doses)
        ),
    )


NINE_HOURS = Dose(times=3, minutes=180)


def stay_of(
    *attended: Session | AttendanceRecord,
    period: DateRange = FORTNIGHT,
    schedule: Schedule | None = None,
    plan: TreatmentPlan | None = None,
    given: Circumstances | None = None,
) -> Stay:
    records = [
        item if isinstance(item, AttendanceRecord) else recorded(item)
        for item in attended
    ]
    return Stay(
        level=IOP,
        period=period,
        schedule=schedule,
        attendance=Attendance(tuple(records)) if records else None,
        plan=plan,
        circumstances=given or Circumstances(),
    )


def checked(
    subject: Subject,
    *asked: Requirement | Rule,
    on: date = MONDAY,
    judges: Basis = PLANNED,
    **more: object,
) -> Report:
    rules = [
        item if isinstance(item, Rule) else rule(item, judges=judges, number=number)
        for number, item in enumerate(asked, start=1)
    ]
    at = None if isinstance(subject, Stay) else IOP
    return check(subject, under=book(*rules), on=on, **{"at": at, **more})


def verdicts(report: Report) -> list[tuple[int, Verdict]]:
    """The day of March each window begins on, and its verdict."""
    return [(item.window.start.day, item.verdict) for item in report.findings]


def left_out(report: Report) -> list[tuple[NotApplicableReason, list[str]]]:
    return [
        (item.reason, [str(window) for window in item.windows])
        for item in report.not_applicable
    ]


def only(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


# --- what is refused ------------------------------------------------------------------


def test_a_subject_of_another_kind_is_refused() -> None:
    with pytest.raises(
        FieldTypeError,
        match=r"check\.subject must be a Schedule, a TreatmentPlan, a Stay, a Program "
        "or an Episode, not list",
    ):
        checked([served(2)], FLOOR)


@pytest.mark.parametrize("subject", [EVENINGS, plan_of(NINE_HOURS)])
def test_a_pattern_without_a_level_needs_one(subject: Schedule) -> None:
    name = type(subject).__name__
    with pytest.raises(
        MissingArgumentError, match=f"check needs at=: a {name} has no level of its own"
    ):
        checked(subject, FLOOR, at=None)


@pytest.mark.parametrize(
    ("argument", "value", "expected"),
    [
        ("on", datetime(2026, 3, 2), "a datetime.date"),  # noqa: DTZ001  # on purpose
        ("at", "2.1", r"a Level"),
        ("at", 21, r"a Level"),
        ("within", MONDAY, "a DateRange"),
        ("given", {"born": MONDAY}, "a Circumstances"),
        ("reading", "Sunday", "a Reading"),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused_by_its_name(
    argument: str, value: object, expected: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"check\.{argument}.* must be .*{expected}"
    ):
        checked(EVENINGS, FLOOR, **{argument: value})


@pytest.mark.parametrize("under", [None, 1, [FLOOR]])
def test_rules_that_are_no_rulebook_are_refused(under: object) -> None:
    with pytest.raises(FieldTypeError, match=r"check\.under.* must be .*Rulebook"):
        check(EVENINGS, under=under, at=IOP, on=MONDAY)


def test_the_same_rulebook_twice_is_refused() -> None:
    """Every requirement would be found twice, and a count of findings be wrong."""
    once = book(rule(FLOOR))
    with pytest.raises(DuplicateCodeError, match="check under= holds two rulebooks"):
        check(EVENINGS, under=(once, once), at=IOP, on=MONDAY)


def test_no_rulebook_and_no_level_are_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"check\.under must be at least one rulebook, not None"
    ):
        check(EVENINGS, under=[], at=IOP, on=MONDAY)
    with pytest.raises(
        FieldValueError, match=r"check\.at must be at least one level, not None"
    ):
        checked(EVENINGS, FLOOR, at=[])


def test_a_pattern_is_not_judged_for_ever() -> None:
    with pytest.raises(
        FieldValueError, match=r"check\.within must be a range with an end, not None"
    ):
        checked(EVENINGS, FLOOR, within=DateRange(MONDAY))


def test_a_stay_is_judged_on_its_own_days_and_circumstances() -> None:
    stay = stay_of(served(2))
    with pytest.raises(
        FieldValueError,
        match=r"check\.on must be on or after the day of admission, 2026-03-02, not",
    ):
        checked(stay, FLOOR, on=march(1))
    with pytest.raises(
        FieldValueError, match=r"check\.within must be days of the stay, 2026-03-02 to"
    ):
        checked(stay, FLOOR, within=span(march(16), 7))
    with pytest.raises(
        FieldValueError, match=r"check\.given must be left out: a stay has circum"
    ):
        checked(stay, FLOOR, given=Circumstances())


def test_a_pattern_is_not_judged_before_the_day_of_admission() -> None:
    given = Circumstances(admitted=march(3))
    assert checked(EVENINGS, FLOOR, on=march(3), given=given).findings
    with pytest.raises(
        FieldValueError,
        match=r"check\.on must be on or after the day of admission, 2026-03-03, not",
    ):
        checked(EVENINGS, FLOOR, on=march(2), given=given)


# --- a schedule -----------------------------------------------------------------------


@pytest.mark.parametrize(("minute", "verdict"), [(9, UNMET), (10, MET)])
def test_a_schedule_is_judged_over_the_week_of_the_day(
    minute: int, verdict: Verdict
) -> None:
    lunch = Schedule.weekly(f"Fri 12:00-12:{minute:02}", kind=ServiceKind.COUNSELING)
    asked = AtLeast(minutes(550), per=WEEK)
    found = only(checked(EVENINGS + lunch, asked, on=march(8)))
    assert (found.verdict, found.window) == (verdict, WHOLE_WEEK)
    assert found.observed == Observed(540 + minute, 540 + minute, Unit.MINUTES)


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        (WEEK, "2026-03-02", "2026-03-08"),
        (Week(Weekday.SUNDAY), "2026-03-01", "2026-03-07"),
        (CALENDAR_DAY, "2026-03-02", "2026-03-08"),
        (ROLLING_7_DAYS, "2026-03-04", "2026-03-10"),
        (CALENDAR_MONTH, "2026-03-01", "2026-03-31"),
        (STAY, "2026-03-02", "2026-03-08"),
        (PROGRAM_WEEK, "2026-03-04", "2026-03-10"),
        (WholeStay(84), "2026-03-04", "2026-05-26"),
    ],
)
def test_a_standing_pattern_is_judged_over_the_window_that_holds_the_day(
    window: Window, first: str, last: str
) -> None:
    found = only(checked(EVENINGS, AtMost(hours(1), per=window), on=march(4)))
    assert str(found.window) == f"{first} to {last}"


def test_a_daily_rule_gives_a_finding_for_each_day_of_service() -> None:
    report = checked(EVENINGS, AtLeast(hours(3), per=SERVICE_DAY))
    assert verdicts(report) == [(2, MET), (3, MET), (5, MET)]


def test_a_mean_within_each_service_day_is_what_the_day_has() -> None:
    daily = AtLeast(hours(3), per=SERVICE_DAY)
    report = checked(EVENINGS, Average(daily, over=SERVICE_DAY))
    assert verdicts(report) == [(2, MET), (3, MET), (5, MET)]


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (AtMost(hours(3), per=CALENDAR_DAY), MET),
        (Below(hours(3), per=CALENDAR_DAY), UNMET),
        (AtLeast(minutes(1), per=CALENDAR_DAY), UNMET),
    ],
)
def test_each_day_of_the_standing_week_is_judged_by_itself(
    asked: Requirement, verdict: Verdict
) -> None:
    found = only(checked(EVENINGS, asked))
    assert (found.verdict, found.window) == (verdict, WHOLE_WEEK)
    assert len(found.assessment.parts) == 7


def test_a_schedule_without_a_day_of_service_is_not_applicable_to_a_daily_rule() -> (
    None
):
    report = checked(EVENINGS, AtLeast(hours(3), of=EDUCATION, per=SERVICE_DAY))
    assert left_out(report) == [(NotApplicableReason.NO_SERVICE_DAY, [])]


@pytest.mark.parametrize(("day", "applies"), [(84, True), (85, False)])
def test_the_first_days_of_a_stay_are_past_on_the_day_after(
    *, day: int, applies: bool
) -> None:
    given = Circumstances(admitted=MONDAY)
    on = MONDAY + timedelta(days=day - 1)
    asked = AtLeast(hours(72), per=WholeStay(84))
    report = checked(EVENINGS, asked, on=on, given=given)
    assert bool(report.findings) is applies
    assert left_out(report) == (
        [] if applies else [(NotApplicableReason.NO_WINDOW, [])]
    )


def test_a_pattern_goes_on_beyond_its_week() -> None:
    forever = AtMost(hours(100), per=STAY)
    found = only(checked(EVENINGS, forever))
    assert (found.verdict, found.missing) == (UNKNOWN, ("sessions from 2026-03-09 on",))
    assert found.observed == Observed(540, None, Unit.MINUTES)


def test_a_mean_over_a_stay_is_that_of_the_standing_week() -> None:
    assert only(checked(EVENINGS, Average(FLOOR))).verdict is MET
    assert only(
        checked(EVENINGS, Average(AtLeast(minutes(541), per=WEEK)))
    ).verdict is (UNMET)


def test_a_gap_of_a_pattern_runs_across_the_end_of_the_week() -> None:
    # Thursday to Monday: Friday, Saturday, Sunday.
    assert only(checked(EVENINGS, Gap(days(3), per=WEEK))).verdict is MET
    found = only(checked(EVENINGS, Gap(days(2), per=WEEK)))
    assert (found.verdict, found.observed) == (UNMET, Observed(3, 3, Unit.DAYS))
    # Thursday 21:00 to Monday 18:00 are 93 hours.
    assert only(checked(EVENINGS, Gap(hours(93), per=WEEK))).verdict is MET
    assert only(checked(EVENINGS, Gap(hours(92), per=WEEK))).verdict is UNMET


def test_a_pattern_that_ends_has_a_gap_at_its_end() -> None:
    ending = Schedule.weekly(
        "Mon Tue 18:00-21:00", kind=ServiceKind.COUNSELING, within=WHOLE_WEEK
    )
    assert only(checked(ending, Gap(days(3), per=WEEK))).verdict is UNMET


def test_a_closure_takes_a_session_out_and_is_its_reason() -> None:
    closed = EVENINGS.closed(Closure.on(march(3), ClosureReason.HOLIDAY))
    found = only(checked(closed, FLOOR))
    assert found.verdict is UNMET
    assert str(found.shortfall) == "3 hours"
    assert [(item.session.day, item.reason) for item in found.excluded] == [
        (march(3), ExclusionReason.CLOSED)
    ]


def test_within_a_range_every_whole_window_is_judged_and_cut_ones_are_not() -> None:
    within = DateRange(march(4), march(24))
    report = checked(EVENINGS, FLOOR, within=within)
    assert verdicts(report) == [(9, MET), (16, MET)]
    assert left_out(report) == [
        (
            NotApplicableReason.CUT_WINDOW,
            ["2026-03-02 to 2026-03-08", "2026-03-23 to 2026-03-29"],
        )
    ]


def test_cut_windows_are_judged_as_whole_where_the_reading_says_so() -> None:
    report = checked(
        EVENINGS,
        FLOOR,
        within=DateRange(march(4), march(16)),
        reading=Reading(cut_windows=True),
    )
    assert verdicts(report) == [(4, UNMET), (9, MET)]
    assert left_out(report) == []


def test_a_closed_range_is_complete() -> None:
    found = only(checked(EVENINGS, AtMost(hours(9), per=STAY), within=WHOLE_WEEK))
    assert (found.verdict, found.window) == (MET, WHOLE_WEEK)


def test_the_first_day_of_the_week_turns_a_verdict() -> None:
    # Nine hours from Sunday to Saturday, and twelve from Monday to Sunday.
    ends = Schedule(extra=(served(8, 180), served(3, 540)))
    asked = AtMost(hours(9), per=WEEK)
    assert only(checked(ends, asked, on=march(4))).verdict is UNMET
    sunday = Reading(week=Week(Weekday.SUNDAY))
    report = checked(ends, asked, on=march(4), reading=sunday)
    assert only(report).verdict is MET
    assert only(report).reading is report.reading is sunday


# --- levels, rulebooks, populations ---------------------------------------------------


def test_rules_of_other_levels_are_not_applicable() -> None:
    other = rule(FLOOR, level=OUTPATIENT, number=2)
    report = checked(EVENINGS, rule(FLOOR), other)
    assert [item.code for item in report.findings] == ["US-XX-001"]
    assert left_out(report) == [(NotApplicableReason.OTHER_LEVEL, [])]
    both = checked(EVENINGS, rule(FLOOR), other, at=[IOP, OUTPATIENT])
    assert [item.code for item in both.findings] == ["US-XX-001", "US-XX-002"]
    assert both.levels == (IOP, OUTPATIENT)


def test_a_stay_may_be_judged_at_another_level_than_its_own() -> None:
    stay = stay_of(served(2))
    other = rule(FLOOR, level=OUTPATIENT, judges=DELIVERED)
    assert checked(stay, other, on=AT_AN_END).findings == ()
    assert checked(stay, other, on=AT_AN_END, at=OUTPATIENT).findings


def test_several_rulebooks_follow_one_another() -> None:
    books = (book(rule(FLOOR)), book(rule(FLOOR, code="US-YY"), code="US-YY"))
    report = check(EVENINGS, under=iter(books), at=IOP, on=MONDAY)
    assert [item.code for item in report.findings] == ["US-XX-001", "US-YY-001"]
    assert [item.code for item in report.authorities] == ["US-XX", "US-YY"]


def test_before_the_oldest_text_of_a_rulebook_its_rules_are_not_applicable() -> None:
    asked = rule(version(FLOOR, MONDAY))
    assert checked(EVENINGS, asked, on=MONDAY).findings
    for subject in (EVENINGS, plan_of(NINE_HOURS, start=march(1))):
        before = checked(subject, asked, on=march(1))
        assert before.findings == ()
        assert left_out(before) == [(NotApplicableReason.NO_TEXT, [])]


def test_a_rule_without_a_text_that_day_is_not_applicable() -> None:
    later = rule(version(FLOOR, march(3)), number=2)
    report = checked(EVENINGS, rule(FLOOR), later, on=MONDAY)
    assert left_out(report) == [(NotApplicableReason.NO_TEXT, [])]
    assert len(checked(EVENINGS, rule(FLOOR), later, on=march(3)).findings) == 2


ADULTS = rule(FLOOR, population=(Age(at_least=18), Fact("employed")))


@pytest.mark.parametrize(
    ("given", "verdict", "missing"),
    [
        (
            Circumstances(age_at_least=18, facts=frozenset({"employed"})),
            MET,
            (),
        ),
        (Circumstances(age_at_least=18), UNKNOWN, ("employed",)),
        (Circumstances(), UNKNOWN, ("age", "employed")),
    ],
)
def test_a_rule_for_some_is_unknown_for_who_may_be_one_of_them(
    given: Circumstances, verdict: Verdict, missing: tuple[str, ...]
) -> None:
    found = only(checked(EVENINGS, ADULTS, given=given))
    assert (found.verdict, found.missing) == (verdict, missing)
    assert [leaf.verdict for leaf in found.assessment.leaves()] == [MET]


@pytest.mark.parametrize(
    "given",
    [Circumstances(age_below=18), Circumstances(denied=frozenset({"employed"}))],
)
def test_a_rule_for_others_is_not_applicable(given: Circumstances) -> None:
    report = checked(EVENINGS, ADULTS, given=given)
    assert report.findings == ()
    assert left_out(report) == [
        (NotApplicableReason.OTHER_POPULATION, ["2026-03-02 to 2026-03-08"])
    ]


def test_a_birthday_turns_the_population_from_the_next_window_on() -> None:
    given = Circumstances(born=date(2008, 3, 3))
    stay = stay_of(served(2), served(9), period=span(MONDAY, 17), given=given)
    asked = rule(FLOOR, judges=DELIVERED, population=(Age(at_least=18),))
    report = checked(stay, asked, on=AT_AN_END)
    assert verdicts(report) == [(9, UNMET)]
    assert left_out(report) == [
        (NotApplicableReason.OTHER_POPULATION, ["2026-03-02 to 2026-03-08"]),
        (NotApplicableReason.CUT_WINDOW, ["2026-03-16 to 2026-03-22"]),
    ]


def test_the_week_a_newborn_is_admitted_in_may_begin_before_the_birth() -> None:
    given = Circumstances(born=march(4))
    stay = stay_of(served(5), period=DateRange(march(5), march(16)), given=given)
    asked = rule(FLOOR, judges=DELIVERED, population=(Age(below=18),))
    report = checked(stay, asked, on=AT_AN_END)
    assert verdicts(report) == [(9, UNMET)]


# --- notices --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "stale"), [(date(2026, 3, 4), False), (date(2026, 3, 5), True)]
)
def test_a_standing_pattern_is_stale_from_the_day_after_the_text_was_verified(
    *, on: date, stale: bool
) -> None:
    asked = rule(version(FLOOR, verified=march(4)))
    found = only(checked(EVENINGS, asked, on=on))
    assert (Notice.STALE in found.notices) is stale


@pytest.mark.parametrize(("verified", "stale"), [(7, True), (8, False)])
def test_a_window_is_stale_where_its_last_day_was_not_verified(
    *, verified: int, stale: bool
) -> None:
    asked = rule(version(FLOOR, verified=march(verified)), judges=DELIVERED)
    report = checked(stay_of(served(2)), asked, on=AT_AN_END)
    assert (Notice.STALE in report.findings[0].notices) is stale
    assert Notice.STALE in report.findings[1].notices


@pytest.mark.parametrize("subject", [EVENINGS, plan_of(NINE_HOURS)])
def test_a_pattern_judged_by_what_is_delivered_is_judged_as_planned(
    subject: Schedule,
) -> None:
    found = only(checked(subject, FLOOR, judges=DELIVERED))
    assert (found.verdict, found.notices) == (MET, (Notice.AS_PLANNED,))
    for basis in (PLANNED, OFFERED):
        assert only(checked(subject, FLOOR, judges=basis)).notices == ()


SHORT_WEEK = (served(2, 180), served(3, 180), served(5, 179))
FULL_WEEK = (served(2, 180), served(3, 180), served(5, 180))


@pytest.mark.parametrize(
    ("attended", "short"), [(SHORT_WEEK, True), (FULL_WEEK, False)]
)
def test_a_plan_that_is_met_says_where_less_was_delivered(
    *, attended: tuple[Session, ...], short: bool
) -> None:
    stay = stay_of(*attended, period=WHOLE_WEEK, plan=plan_of(NINE_HOURS))
    found = only(checked(stay, FLOOR, on=AT_AN_END))
    assert found.verdict is MET
    assert found.notices == ((Notice.DELIVERED_SHORT,) if short else ())


@pytest.mark.parametrize(
    ("asked", "short"),
    [
        (AtMost(hours(9), per=WEEK), False),
        (AtLeast(hours(3), per=SERVICE_DAY), True),
        (AtMost(hours(3), per=SERVICE_DAY), False),
        (Gap(days(2), per=WEEK), True),
        (Gap(days(9), per=WEEK), False),
    ],
)
def test_only_what_is_missing_is_delivered_short(
    *, asked: Requirement, short: bool
) -> None:
    attended: tuple[Session, ...] = (
        served(2, 180),
        served(3, 180),
        served(8, 179),
        served(8, 181),
    )
    if asked == AtLeast(hours(3), per=SERVICE_DAY):
        attended = (served(2, 180), served(3, 179))
    stay = stay_of(*attended, period=WHOLE_WEEK, plan=plan_of(NINE_HOURS))
    found = only(checked(stay, asked, on=AT_AN_END))
    assert (Notice.DELIVERED_SHORT in found.notices) is short


def test_days_that_are_each_kept_are_not_too_much_together() -> None:
    # Six hours in the week, three on each day: a daily limit is not for the week.
    stay = stay_of(
        served(2, 180),
        served(3, 180),
        period=WHOLE_WEEK,
        plan=plan_of(Dose(times=2, minutes=180)),
    )
    asked = AllOf(
        (AtLeast(hours(1), per=SERVICE_DAY), AtMost(hours(3), per=SERVICE_DAY))
    )
    assert only(checked(stay, asked, on=AT_AN_END)).notices == ()


def test_a_plan_without_attendance_is_not_said_to_be_short() -> None:
    stay = stay_of(period=WHOLE_WEEK, plan=plan_of(NINE_HOURS))
    assert only(checked(stay, FLOOR, on=AT_AN_END)).notices == ()


# --- versions -------------------------------------------------------------------------

TURN = march(11)  # a Wednesday
SIX_THEN_NINE = rule(
    version(AtLeast(hours(6), per=WEEK), date(2020, 1, 1), TURN),
    version(FLOOR, TURN),
    judges=DELIVERED,
)


@pytest.mark.parametrize(("on", "verdict"), [(march(10), MET), (TURN, UNMET)])
def test_a_pattern_is_judged_by_the_version_of_the_day(
    on: date, verdict: Verdict
) -> None:
    week = Schedule(extra=(served(9, 360),))
    assert only(checked(week, SIX_THEN_NINE, on=on)).verdict is verdict


def test_a_stay_through_a_change_of_law_is_judged_by_each_version_in_its_time() -> None:
    attended = [served(day, 360) for day in (2, 9, 16)]
    stay = stay_of(*attended, period=span(MONDAY, 21))
    report = checked(stay, SIX_THEN_NINE, on=AT_AN_END)
    assert verdicts(report) == [(2, MET), (16, UNMET)]
    assert left_out(report) == [
        (NotApplicableReason.CUT_WINDOW, ["2026-03-09 to 2026-03-15"])
    ]


def test_the_week_of_a_change_is_judged_by_both_versions_where_cut_ones_are() -> None:
    attended = [served(9, 360), served(13, 60)]
    stay = stay_of(*attended, period=span(march(9), 7))
    report = checked(
        stay, SIX_THEN_NINE, on=AT_AN_END, reading=Reading(cut_windows=True)
    )
    assert [str(item.window) for item in report.findings] == [
        "2026-03-09 to 2026-03-10",
        "2026-03-11 to 2026-03-15",
    ]
    assert verdicts(report) == [(9, MET), (11, UNMET)]


def test_a_version_that_has_not_begun_by_the_day_says_nothing_yet() -> None:
    stay = stay_of(*(served(day, 360) for day in (2, 9)), period=DateRange(MONDAY))
    report = checked(stay, SIX_THEN_NINE, on=march(10))
    assert left_out(report) == [
        (NotApplicableReason.CUT_WINDOW, ["2026-03-09 to 2026-03-15"])
    ]
    assert verdicts(report) == [(2, MET)]


def test_a_cut_window_that_exceeds_a_ceiling_already_is_unmet() -> None:
    # A week of which the stay has four days, from Thursday on.
    cut = DateRange(march(5), march(9))
    for second, expected in ((360, ()), (361, ((5, UNMET),))):
        stay = stay_of(served(6, 360), served(7, second), period=cut)
        for asked in (
            AtMost(hours(12), per=WEEK),
            Between(hours(6), hours(12), per=WEEK),
            AllOf((AtMost(hours(12), per=WEEK), AtLeast(hours(20), per=WEEK))),
            Excusable(AtMost(hours(12), per=WEEK), unless=("needed",)),
        ):
            stay = attrs.evolve(
                stay, circumstances=Circumstances(denied=frozenset({"needed"}))
            )
            report = checked(stay, asked, judges=DELIVERED, on=AT_AN_END)
            assert tuple(verdicts(report)) == expected
            (over,) = report.findings or (None,)
            assert over is None or over.window == cut
            assert bool(left_out(report)) is not bool(expected)


def test_a_cut_window_below_a_floor_or_with_another_way_is_not_judged() -> None:
    cut = DateRange(march(5), march(9))
    stay = stay_of(served(6, 600), period=cut)
    for asked in (
        AtLeast(hours(20), per=WEEK),
        Average(AtMost(hours(5), per=WEEK)),
        AnyOf((AtMost(hours(5), per=WEEK), AtLeast(hours(20), per=WEEK))),
        AllOf((AtMost(hours(5), per=SERVICE_DAY), AtLeast(hours(1), per=WEEK))),
    ):
        report = checked(stay, asked, judges=DELIVERED, on=AT_AN_END)
        assert NotApplicableReason.CUT_WINDOW in dict(left_out(report)) or (
            isinstance(asked, Average)
        )


EXCUSABLE_DAILY = Excusable(AtMost(hours(2), per=SERVICE_DAY), unless=("ordered",))


@pytest.mark.parametrize(
    ("asked", "broken"),
    [
        (AtMost(hours(2), per=WEEK), True),
        (AtMost(hours(3), per=WEEK), False),
        (Below(hours(3), per=WEEK), True),
        (AllOf((FLOOR, AtMost(hours(2), per=WEEK))), True),
        (Excusable(AtMost(hours(2), per=WEEK), unless=("ordered",)), False),
        (Counting(AtMost(hours(2), per=WEEK), only=EachSession(most=12)), False),
        # Which of the two is asked, nobody knows, and only one of them is exceeded.
        (Given(Fact("x"), then=FLOOR, otherwise=AtMost(hours(2), per=WEEK)), False),
        (
            Given(
                Fact("x"),
                then=AtMost(hours(1), per=WEEK),
                otherwise=AtMost(hours(2), per=WEEK),
            ),
            True,
        ),
        # A day of its own is not cut, but the rule is about the week.
        (AllOf((FLOOR, AtMost(hours(2), per=SERVICE_DAY))), False),
        (
            AllOf((FLOOR, Excusable(AtMost(hours(2), per=SERVICE_DAY), unless=("x",)))),
            False,
        ),
        (AnyOf((FLOOR, AtMost(hours(2), per=WEEK))), False),
    ],
)
def test_a_cut_window_is_broken_only_by_what_no_other_fact_can_mend(
    asked: Requirement, *, broken: bool
) -> None:
    stay = stay_of(served(6, 180), period=DateRange(march(5), march(9)))
    report = checked(stay, asked, on=AT_AN_END, judges=DELIVERED)
    assert [finding.verdict for finding in report] == [UNMET] * broken
    # A floor cannot be judged in a part of its week, and is not said to be missed.
    for finding in report:
        assert all(leaf.excess for leaf in finding.assessment.leaves())
        assert "too little" not in str(finding)


def test_a_cut_window_is_not_judged_by_the_branch_of_a_later_day() -> None:
    # From the 9th on, the part that is judged, the ceiling would be 2 hours; the week
    # began on the 2nd, within the first fortnight.
    stay = stay_of(
        *(served(day, 60) for day in (12, 13, 14)),
        period=DateRange(date(2026, 2, 25), march(30)),
    )
    ceiling = Given(
        Elapsed(below=14),
        then=AtMost(hours(20), per=WEEK),
        otherwise=AtMost(hours(2), per=WEEK),
    )
    whole = checked(stay, ceiling, on=AT_AN_END, judges=DELIVERED)
    assert (9, MET) in verdicts(whole)
    within = DateRange(march(12), march(16))
    cut = checked(stay, ceiling, on=AT_AN_END, judges=DELIVERED, within=within)
    assert cut.findings == ()


@pytest.mark.parametrize(
    "asked",
    [
        Excusable(AtLeast(hours(90), per=WEEK), unless=("ordered",)),
        AnyOf((AtLeast(hours(90), per=WEEK), Length(at_least=calendar_days(3)))),
    ],
)
def test_what_holds_whatever_was_delivered_needs_no_attendance(
    asked: Requirement,
) -> None:
    given = Circumstances(facts=frozenset({"ordered"}))
    stay = stay_of(schedule=EVENINGS, period=WHOLE_WEEK, given=given)
    report = checked(stay, asked, on=AT_AN_END, judges=DELIVERED)
    assert {finding.verdict for finding in report} == {MET}
    both = AllOf((asked, AtMost(hours(9), per=WEEK)))
    report = checked(stay, both, on=AT_AN_END, judges=DELIVERED)
    assert {finding.missing for finding in report} == {("attendance",)}


@pytest.mark.parametrize(
    "asked",
    [
        AtLeast(hours(3), per=SERVICE_DAY),
        EachSession(of=GROUP, most=12),
    ],
)
def test_a_plan_without_sessions_owes_nothing_each_day(asked: Requirement) -> None:
    report = checked(plan_of(), asked)
    assert report.findings == ()
    assert left_out(report)[0][0] is NotApplicableReason.NOTHING_DUE


def test_a_gap_before_what_is_listed_is_not_known_while_more_may_come() -> None:
    # On the 3rd, the record already tells of the 8th; what lies between, nobody knows.
    stay = stay_of(served(2), served(8), period=DateRange(MONDAY))
    report = checked(stay, Gap(days(3), per=WEEK), on=march(3), judges=DELIVERED)
    assert verdicts(report) == [(2, UNKNOWN)]
    later = checked(stay, Gap(days(3), per=WEEK), on=march(20), judges=DELIVERED)
    assert verdicts(later)[0] == (2, UNMET)


def test_a_phase_that_lasts_beyond_any_window_is_looked_at_in_time() -> None:
    asked = AllOf((FLOOR, AtLeast(hours(1), per=InPhase("one"))))
    given = Circumstances(admitted=MONDAY)
    for subject in (EVENINGS, stay_of(schedule=EVENINGS, period=DateRange(MONDAY))):
        more = {} if isinstance(subject, Stay) else {"given": given}
        for each in (asked, Gap(days(10_000_000), per=WEEK)):
            report = checked(subject, each, on=march(20), **more)
            assert report.findings


@pytest.mark.parametrize(
    "asked",
    [
        AtMost(hours(9), per=WEEK),
        EachSession(at_most=hours(3)),
        Apart(GROUP, INDIVIDUAL),
        Gap(days(6), per=WEEK),
    ],
)
def test_what_a_schedule_keeps_is_not_known_to_be_kept_without_attendance(
    asked: Requirement,
) -> None:
    stay = stay_of(schedule=EVENINGS, period=FORTNIGHT)
    delivered = checked(stay, asked, on=AT_AN_END, judges=DELIVERED)
    assert {finding.verdict for finding in delivered} == {UNKNOWN}
    assert {finding.missing for finding in delivered} == {("attendance",)}
    planned = checked(stay, asked, on=AT_AN_END, judges=PLANNED)
    assert {finding.verdict for finding in planned} == {MET}


def test_what_a_schedule_cannot_reach_is_unmet_without_attendance_too() -> None:
    stay = stay_of(schedule=EVENINGS, period=FORTNIGHT)
    asked = AtLeast(hours(10), per=WEEK)
    report = checked(stay, asked, on=AT_AN_END, judges=DELIVERED)
    assert {finding.verdict for finding in report} == {UNMET}


@pytest.mark.parametrize(("limit", "judged"), [(0, True), (1, False)])
def test_whom_a_rule_is_about_is_asked_of_the_day_of_admission(
    limit: int, *, judged: bool
) -> None:
    # Admitted on the Thursday, whose week begins on the Monday before.
    given = Circumstances(admitted=march(5))
    asked = rule(FLOOR, population=(Elapsed(at_least=limit),))
    report = checked(EVENINGS, asked, on=march(5), given=given)
    assert bool(report.findings) is judged


def test_a_whole_stay_is_cut_by_a_change_of_law() -> None:
    asked = rule(
        version(AtMost(hours(10), per=STAY), date(2020, 1, 1), TURN),
        version(AtMost(hours(10), per=STAY), TURN),
        judges=DELIVERED,
    )
    # Six hours before, six after: under both texts, twelve in the stay.
    stay = stay_of(served(2, 360), served(12, 360))
    report = checked(stay, asked, on=AT_AN_END)
    assert report.findings == ()
    assert left_out(report) == [
        (NotApplicableReason.CUT_WINDOW, ["2026-03-02 to 2026-03-15"])
    ]


# --- a stay ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("judges", "lacking"),
    [(DELIVERED, "attendance"), (OFFERED, "schedule"), (PLANNED, "plan or schedule")],
)
def test_a_stay_with_nothing_to_judge_names_what_it_lacks(
    judges: Basis, lacking: str
) -> None:
    empty = Stay(level=IOP, period=FORTNIGHT)
    found = only(checked(empty, FLOOR, judges=judges, on=march(4)))
    assert (found.verdict, found.missing) == (UNKNOWN, (lacking,))
    assert found.window == DateRange(MONDAY, march(5))


def test_what_a_stay_lacks_does_not_matter_for_a_rule_about_others() -> None:
    empty = stay_of(given=Circumstances(age_below=18))
    asked = rule(FLOOR, judges=DELIVERED, population=(Age(at_least=18),))
    report = checked(empty, asked, on=march(4))
    assert report.findings == ()
    assert [reason for reason, _ in left_out(report)] == [
        NotApplicableReason.OTHER_POPULATION
    ]


def test_a_stay_is_judged_on_every_week_that_has_begun() -> None:
    stay = stay_of(served(2, 540), served(9, 539), period=span(MONDAY, 28))
    assert verdicts(checked(stay, FLOOR, judges=DELIVERED, on=march(9))) == [
        (2, MET),
        (9, UNKNOWN),
    ]
    assert verdicts(checked(stay, FLOOR, judges=DELIVERED, on=march(8))) == [(2, MET)]
    assert verdicts(checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END)) == [
        (2, MET),
        (9, UNMET),
        (16, UNMET),
        (23, UNMET),
    ]


def test_a_stay_with_attendance_alone_is_open_until_the_end_of_the_week() -> None:
    stay = stay_of(served(2, 539), period=DateRange(MONDAY))
    found = only(checked(stay, FLOOR, judges=DELIVERED, on=march(7)))
    assert (found.verdict, found.missing) == (UNKNOWN, ("sessions from 2026-03-08 on",))
    assert only(checked(stay, FLOOR, judges=DELIVERED, on=march(8))).verdict is UNMET


@pytest.mark.parametrize(("on", "verdict"), [(6, UNKNOWN), (7, UNMET)])
def test_a_stay_that_ends_is_closed_on_its_last_day(on: int, verdict: Verdict) -> None:
    stay = stay_of(served(2, 539), period=DateRange(MONDAY, march(8)))
    report = checked(
        stay,
        FLOOR,
        judges=DELIVERED,
        on=march(on),
        reading=Reading(cut_windows=True),
    )
    assert only(report).verdict is verdict


def test_in_mid_week_what_is_scheduled_is_still_possible() -> None:
    stay = stay_of(*FULL_WEEK[:2], schedule=untimed(), period=DateRange(MONDAY))
    found = only(checked(stay, FLOOR, judges=DELIVERED, on=march(4)))
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    assert found.observed == Observed(360, 540, Unit.MINUTES)
    over = checked(stay, AtLeast(minutes(541), per=WEEK), judges=DELIVERED, on=march(4))
    assert only(over).verdict is UNMET


def untimed() -> Schedule:
    """Three hours on Monday, Tuesday and Thursday, without clock times."""
    return Schedule.weekly("Mon Tue Thu 180min", kind=ServiceKind.COUNSELING)


@pytest.mark.parametrize(
    ("stated", "attended", "verdict"),
    [
        (None, Format.GROUP, MET),
        (Format.GROUP, None, MET),
        (Format.GROUP, Format.GROUP, MET),
        (Format.GROUP, Format.INDIVIDUAL, UNKNOWN),
    ],
)
def test_a_record_is_of_the_scheduled_session_unless_both_say_another_format(
    stated: Format | None, attended: Format | None, verdict: Verdict
) -> None:
    """A session that no record is about may still have been attended."""
    there = [attrs.evolve(one, format=attended) for one in FULL_WEEK]
    schedule = Schedule.weekly(
        "Mon Tue Thu 180min", kind=ServiceKind.COUNSELING, format=stated
    )
    stay = stay_of(*there, schedule=schedule, period=WHOLE_WEEK)
    ceiling = AtMost(hours(9), per=WEEK)
    found = only(checked(stay, ceiling, judges=DELIVERED, on=AT_AN_END))
    assert found.verdict is verdict


def test_a_total_of_a_stay_is_open_while_scheduled_sessions_lie_ahead() -> None:
    stay = stay_of(*FULL_WEEK, schedule=untimed(), period=FORTNIGHT)
    total = AtLeast(hours(18), per=STAY)
    for on, verdict in ((march(8), UNKNOWN), (march(15), UNKNOWN)):
        found = only(checked(stay, total, judges=DELIVERED, on=on))
        assert (found.verdict, found.window) == (verdict, FORTNIGHT)
        assert found.observed == Observed(540, 1080, Unit.MINUTES)
    broken = AtLeast(minutes(1081), per=STAY)
    assert only(checked(stay, broken, judges=DELIVERED, on=march(8))).verdict is UNMET


def test_a_past_session_without_a_record_may_have_taken_place() -> None:
    stay = stay_of(FULL_WEEK[0], FULL_WEEK[2], schedule=untimed(), period=WHOLE_WEEK)
    found = only(checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END))
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    assert [credit.recorded for credit in found.counted] == [True, False, True]


def test_a_schedule_without_attendance_is_what_may_have_been_delivered() -> None:
    for period in (WHOLE_WEEK, DateRange(MONDAY)):
        stay = stay_of(schedule=untimed(), period=period)
        found = checked(stay, FLOOR, judges=DELIVERED, on=march(4)).findings[0]
        assert found.verdict is UNKNOWN
        assert found.observed == Observed(0, 540, Unit.MINUTES)


def test_an_attended_session_after_the_day_of_the_check_is_only_possible() -> None:
    stay = stay_of(*FULL_WEEK, period=WHOLE_WEEK)
    today = only(checked(stay, FLOOR, judges=DELIVERED, on=march(5)))
    assert today.verdict is MET
    yesterday = only(checked(stay, FLOOR, judges=DELIVERED, on=march(4)))
    assert (yesterday.verdict, yesterday.observed) == (
        UNKNOWN,
        Observed(360, None, Unit.MINUTES),
    )


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (AttendanceStatus.EXCUSED, ExclusionReason.EXCUSED),
        (AttendanceStatus.UNEXCUSED, ExclusionReason.UNEXCUSED),
        (AttendanceStatus.CANCELLED, ExclusionReason.CANCELLED),
    ],
)
def test_a_missed_session_is_excluded_with_its_reason(
    status: AttendanceStatus, reason: ExclusionReason
) -> None:
    stay = stay_of(
        *FULL_WEEK[:2],
        recorded(FULL_WEEK[2], status),
        schedule=untimed(),
        period=WHOLE_WEEK,
    )
    found = only(checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END))
    assert found.verdict is UNMET
    assert [(item.session, item.reason) for item in found.excluded] == [
        (FULL_WEEK[2], reason)
    ]


def test_a_made_up_session_counts_on_the_day_it_was_given() -> None:
    made_up = served(7, 180)
    stay = stay_of(
        *FULL_WEEK[:2],
        recorded(FULL_WEEK[2], AttendanceStatus.EXCUSED),
        recorded(made_up, AttendanceStatus.MADE_UP, makes_up=FULL_WEEK[2]),
        schedule=untimed(),
        period=WHOLE_WEEK,
    )
    found = only(checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END))
    assert found.verdict is MET
    assert [credit.session for credit in found.counted] == [*FULL_WEEK[:2], made_up]


@pytest.mark.parametrize(("minutes_there", "verdict"), [(179, UNMET), (None, UNKNOWN)])
def test_a_session_left_early_counts_as_far_as_it_was_recorded(
    minutes_there: int | None, verdict: Verdict
) -> None:
    stay = stay_of(
        *FULL_WEEK[:2],
        recorded(FULL_WEEK[2], AttendanceStatus.PARTIAL, minutes_there),
        schedule=untimed(),
        period=WHOLE_WEEK,
    )
    found = only(checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END))
    assert found.verdict is verdict
    assert found.missing == (() if minutes_there else ("minutes",))


def test_a_closed_day_is_excluded_once_whatever_the_record_says_too() -> None:
    holiday = untimed().closed(Closure.on(march(3), ClosureReason.HOLIDAY))
    stay = stay_of(FULL_WEEK[0], schedule=holiday, period=WHOLE_WEEK)
    found = only(checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END))
    assert [item.reason for item in found.excluded] == [ExclusionReason.CLOSED]
    noted = stay_of(
        FULL_WEEK[0],
        recorded(FULL_WEEK[1], AttendanceStatus.CANCELLED),
        schedule=holiday,
        period=WHOLE_WEEK,
    )
    found = only(checked(noted, FLOOR, judges=DELIVERED, on=AT_AN_END))
    assert [item.reason for item in found.excluded] == [ExclusionReason.CANCELLED]


def test_two_like_sessions_need_two_records() -> None:
    double = Schedule.weekly("Mon 90min", kind=ServiceKind.COUNSELING)
    stay = stay_of(served(2, 90), schedule=double + double, period=WHOLE_WEEK)
    found = only(checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END))
    assert found.observed == Observed(90, 180, Unit.MINUTES)


def test_weeks_cut_by_admission_and_discharge_are_not_applicable() -> None:
    stay = stay_of(served(9, 540), period=DateRange(march(4), march(18)))
    report = checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END)
    assert verdicts(report) == [(9, MET)]
    assert left_out(report) == [
        (
            NotApplicableReason.CUT_WINDOW,
            ["2026-03-02 to 2026-03-08", "2026-03-16 to 2026-03-22"],
        )
    ]


def test_program_weeks_count_from_admission() -> None:
    stay = stay_of(served(10, 540), period=DateRange(march(4), march(18)))
    program_week = Reading(week=PROGRAM_WEEK)
    report = checked(stay, FLOOR, judges=DELIVERED, on=AT_AN_END, reading=program_week)
    assert verdicts(report) == [(4, MET), (11, UNMET)]


def test_a_discharge_does_not_cut_the_first_days_of_a_stay() -> None:
    stay = stay_of(served(2, 540))
    asked = AtLeast(hours(10), per=WholeStay(84))
    assert verdicts(checked(stay, asked, judges=DELIVERED, on=AT_AN_END)) == [
        (2, UNMET)
    ]
    within = checked(stay, asked, judges=DELIVERED, on=AT_AN_END, within=WHOLE_WEEK)
    assert [reason for reason, _ in left_out(within)] == [
        NotApplicableReason.CUT_WINDOW
    ]


def test_a_whole_stay_is_judged_to_the_day() -> None:
    stay = stay_of(served(2, 60), served(9, 60), period=DateRange(MONDAY))
    found = only(
        checked(stay, AtMost(hours(1), per=STAY), judges=DELIVERED, on=march(8))
    )
    assert (found.window, found.verdict) == (WHOLE_WEEK, UNKNOWN)
    ended = only(
        checked(stay, AtMost(hours(1), per=STAY), judges=DELIVERED, on=march(9))
    )
    assert ended.verdict is UNMET


def test_the_days_to_the_discharge_are_a_gap_too() -> None:
    stay = stay_of(served(2), period=WHOLE_WEEK)
    found = only(checked(stay, Gap(days(6), per=STAY), judges=DELIVERED, on=AT_AN_END))
    assert (found.verdict, found.observed) == (MET, Observed(6, 6, Unit.DAYS))
    assert (
        only(
            checked(stay, Gap(days(5), per=STAY), judges=DELIVERED, on=AT_AN_END)
        ).verdict
        is UNMET
    )


@pytest.mark.parametrize(("on", "verdict"), [(7, UNKNOWN), (8, MET)])
def test_on_its_last_day_no_more_can_come_to_a_stay(on: int, verdict: Verdict) -> None:
    stay = stay_of(served(2), period=WHOLE_WEEK)
    found = only(checked(stay, Gap(days(6), per=STAY), judges=DELIVERED, on=march(on)))
    assert found.verdict is verdict


@pytest.mark.parametrize(("on", "verdict"), [(6, UNKNOWN), (7, UNMET)])
def test_a_gap_that_still_runs_is_open_until_it_is_too_long(
    on: int, verdict: Verdict
) -> None:
    stay = stay_of(served(3), period=DateRange(MONDAY))
    found = only(checked(stay, Gap(days(3), per=WEEK), judges=DELIVERED, on=march(on)))
    assert found.verdict is verdict


def test_a_scheduled_session_ends_a_gap_once_it_is_attended() -> None:
    stay = stay_of(*FULL_WEEK, schedule=untimed(), period=DateRange(MONDAY))
    gap = Gap(days(3), per=WEEK)
    found = checked(stay, gap, judges=DELIVERED, on=march(8)).findings[0]
    assert (found.verdict, found.missing[:1]) == (UNKNOWN, ("attendance",))
    came = attrs.evolve(
        stay, attendance=Attendance.attended([*FULL_WEEK, served(9, 180)])
    )
    assert checked(came, gap, judges=DELIVERED, on=march(9)).findings[0].verdict is MET


def test_a_gap_of_hours_may_end_after_the_window_it_began_in() -> None:
    stay = stay_of(
        served(5, 60, time(18)), served(9, 60, time(18)), period=span(MONDAY, 21)
    )
    # Thursday 19:00 to Monday 18:00: 95 hours.
    for hours_long, verdict in ((95, MET), (94, UNMET)):
        gap = Gap(hours(hours_long), per=WEEK)
        found = checked(stay, gap, judges=DELIVERED, on=AT_AN_END).findings[0]
        assert found.verdict is verdict


def test_what_a_stay_offers_is_its_schedule() -> None:
    stay = stay_of(*SHORT_WEEK, schedule=EVENINGS, plan=plan_of(), period=WHOLE_WEEK)
    assert only(checked(stay, FLOOR, judges=OFFERED, on=AT_AN_END)).verdict is MET


def test_what_is_planned_is_the_plan_and_without_one_the_schedule() -> None:
    stay = stay_of(*FULL_WEEK, schedule=EVENINGS, period=WHOLE_WEEK)
    assert only(checked(stay, FLOOR, on=AT_AN_END)).verdict is MET
    planned = attrs.evolve(stay, plan=plan_of(Dose(times=2, minutes=180)))
    assert only(checked(planned, FLOOR, on=AT_AN_END)).verdict is UNMET


def test_a_stay_that_goes_on_is_planned_beyond_what_is_listed() -> None:
    stay = stay_of(schedule=EVENINGS, period=DateRange(MONDAY))
    found = only(checked(stay, AtMost(hours(100), per=STAY), on=march(8)))
    assert found.verdict is UNKNOWN


def test_each_session_of_a_stay_is_judged_on_its_day() -> None:
    stay = stay_of(served(2, 60), served(3, 59), schedule=untimed(), period=WHOLE_WEEK)
    each = EachSession(at_least=hours(1))
    assert verdicts(checked(stay, each, judges=DELIVERED, on=AT_AN_END)) == [
        (2, MET),
        (3, UNMET),
        (5, UNKNOWN),  # the session of that day may have been missed
    ]


def test_a_day_that_may_not_be_a_service_day_is_not_yet_broken() -> None:
    stay = stay_of(FULL_WEEK[0], schedule=untimed(), period=WHOLE_WEEK)
    asked = AtLeast(hours(4), per=SERVICE_DAY)
    report = checked(stay, asked, judges=DELIVERED, on=march(2))
    assert verdicts(report) == [(2, UNMET)]
    later = checked(stay, asked, judges=DELIVERED, on=AT_AN_END)
    assert verdicts(later) == [(2, UNMET), (3, UNKNOWN), (5, UNKNOWN)]


def test_a_week_that_begins_in_a_month_and_ends_after_it_is_whole() -> None:
    both = AllOf((FLOOR, AtMost(hours(99), per=CALENDAR_MONTH)))
    report = checked(EVENINGS, both, on=march(4))
    (finding,) = report.findings
    assert finding.verdict is MET
    assert str(finding.assessment.parts[0].parts[-1].window) == (
        "2026-03-30 to 2026-04-05"
    )


def test_conditions_of_a_stay_are_those_of_its_circumstances() -> None:
    asked = Given(Phase("intensive"), then=FLOOR, otherwise=AtLeast(hours(1), per=WEEK))
    for phase, verdict in (("intensive", UNMET), ("aftercare", MET), (None, UNKNOWN)):
        stay = stay_of(*SHORT_WEEK, period=WHOLE_WEEK, given=Circumstances(phase=phase))
        found = only(checked(stay, asked, judges=DELIVERED, on=AT_AN_END))
        assert found.verdict is verdict


# --- a plan ---------------------------------------------------------------------------


def test_a_plan_that_says_no_dose_is_unknown_for_want_of_it() -> None:
    found = only(checked(plan_of(None), FLOOR))
    assert (found.verdict, found.missing) == (UNKNOWN, ("dose",))


@pytest.mark.parametrize(("length", "verdict"), [(179, UNMET), (180, MET)])
def test_a_plan_is_judged_by_its_dose(length: int, verdict: Verdict) -> None:
    found = only(checked(plan_of(Dose(times=3, minutes=length)), FLOOR))
    assert (found.verdict, found.window) == (verdict, WHOLE_WEEK)


@pytest.mark.parametrize(
    ("asked", "verdict"), [(27, MET), (28, UNKNOWN), (54, UNKNOWN), (55, UNMET)]
)
def test_a_weekly_dose_gives_a_month_three_whole_weeks_and_at_most_six(
    asked: int, verdict: Verdict
) -> None:
    found = only(
        checked(plan_of(NINE_HOURS), AtLeast(hours(asked), per=CALENDAR_MONTH))
    )
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("on", "missing"),
    [
        (march(1), ("a plan in force",)),
        (march(2), ()),
        (march(8), ()),
        (march(9), ("a plan in force",)),
    ],
)
def test_a_plan_is_judged_on_the_days_it_is_in_force(
    on: date, missing: tuple[str, ...]
) -> None:
    plan = plan_of(NINE_HOURS, start=MONDAY, end=march(9))
    found = only(checked(plan, FLOOR, on=on))
    assert found.verdict is (UNKNOWN if missing else MET)
    assert found.missing == missing


def test_within_a_range_a_plan_must_cover_the_whole_window() -> None:
    plan = plan_of(NINE_HOURS, start=march(3))
    report = checked(plan, FLOOR, within=FORTNIGHT)
    assert verdicts(report) == [(2, UNKNOWN), (9, MET)]


@pytest.mark.parametrize(
    "asked",
    [
        FLOOR,
        AtMost(hours(9), per=WEEK),
        AtLeast(hours(3), per=SERVICE_DAY),
        AtMost(hours(3), per=CALENDAR_DAY),
        EachSession(at_least=hours(1)),
        AtLeast(days(3), per=WEEK),
        Average(FLOOR),
    ],
)
def test_a_plan_without_a_dose_does_not_say_how_much(asked: Requirement) -> None:
    found = only(checked(plan_of(None), asked))
    assert found.verdict is UNKNOWN
    assert "dose" in found.missing


def test_a_dose_that_is_enough_is_enough_beside_one_nobody_states() -> None:
    assert only(checked(plan_of(NINE_HOURS, None), FLOOR)).verdict is MET
    ceiling = AtMost(minutes(539), per=WEEK)
    assert only(checked(plan_of(NINE_HOURS, None), ceiling)).verdict is UNMET
    other = AtLeast(hours(1), of=EDUCATION, per=WEEK)
    assert only(checked(plan_of(NINE_HOURS, None), other)).verdict is UNMET


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (AtLeast(hours(3), per=SERVICE_DAY), MET),
        (AtLeast(minutes(181), per=SERVICE_DAY), UNKNOWN),
        (AtLeast(minutes(541), per=SERVICE_DAY), UNMET),
        (AtMost(hours(9), per=CALENDAR_DAY), MET),
        (EachSession(at_least=minutes(181)), UNMET),
        (AtLeast(days(3), per=WEEK), UNKNOWN),
        (Gap(days(3), per=WEEK), UNKNOWN),
    ],
)
def test_a_plan_does_not_say_on_which_days(
    asked: Requirement, verdict: Verdict
) -> None:
    found = only(checked(plan_of(NINE_HOURS), asked))
    assert (found.verdict, found.window) == (verdict, WHOLE_WEEK)
    assert found.missing == (
        ("days of the prescribed sessions",) if verdict is UNKNOWN else ()
    )


def test_a_plan_for_a_whole_stay_goes_on() -> None:
    plan = plan_of(NINE_HOURS)
    assert only(checked(plan, Average(FLOOR))).verdict is MET
    found = only(checked(plan, AtMost(hours(100), per=STAY)))
    assert found.verdict is UNKNOWN


def test_the_plan_of_a_stay_is_judged_week_by_week() -> None:
    stay = stay_of(plan=plan_of(NINE_HOURS, end=march(15)))
    assert verdicts(checked(stay, FLOOR, on=AT_AN_END)) == [(2, MET), (9, UNKNOWN)]


# --- free text ------------------------------------------------------------------------

SECRET = "PATIENT-SAID-<b>☠</b>"


def test_no_report_holds_the_words_of_the_patient() -> None:
    goals = (Goal(code="G1", statement=SECRET),)
    plan = attrs.evolve(plan_of(NINE_HOURS), goals=goals)
    stay = stay_of(*SHORT_WEEK, period=WHOLE_WEEK, plan=plan)
    report = checked(stay, FLOOR, on=AT_AN_END)
    for text in (
        str(report),
        repr(report),
        report._repr_html_(),
        repr(stay),
        str(report.to_plain()),
        str(report.findings[0]),
    ):
        assert "PATIENT" not in text


# --- the reading of a mean ------------------------------------------------------------


def test_the_reading_decides_over_what_a_mean_is_taken() -> None:
    stay = stay_of(
        *(served(day, n) for day, n in ((2, 600), (9, 480), (16, 600), (23, 479))),
        period=span(MONDAY, 28),
    )
    mean = Average(FLOOR)
    whole = checked(stay, mean, judges=DELIVERED, on=AT_AN_END)
    assert verdicts(whole) == [(2, UNMET)]
    fortnights = Reading(average_over=Blocks(14))
    report = checked(stay, mean, judges=DELIVERED, on=AT_AN_END, reading=fortnights)
    assert verdicts(report) == [(2, MET), (16, UNMET)]


@pytest.mark.parametrize("window", [SERVICE_DAY, WEEK, STAY])
def test_an_empty_schedule_gives_no_service(window: Window) -> None:
    report = checked(Schedule(), AtLeast(hours(1), per=window))
    if window is SERVICE_DAY:
        assert left_out(report) == [(NotApplicableReason.NO_SERVICE_DAY, [])]
    else:
        assert only(report).verdict is (UNKNOWN if window is STAY else UNMET)


# --- leaves and episodes --------------------------------------------------------------


def test_a_window_with_a_day_of_leave_says_so() -> None:
    """A short week is judged all the same; the reader must know why it is short."""
    first_week = stay_of(served(2))
    for leave, noted in (
        (DateRange(march(8), march(12)), True),  # the last day of the first week
        (DateRange(march(9), march(12)), False),  # the first of the next
    ):
        stay = attrs.evolve(first_week, period=DateRange(MONDAY), leaves=(leave,))
        finding = checked(stay, FLOOR, on=march(8), judges=DELIVERED).findings[0]
        assert (Notice.ON_LEAVE in finding.notices) is noted
        assert finding.verdict is Verdict.UNMET


def two_stays() -> tuple[Stay, Stay]:
    first = attrs.evolve(stay_of(served(2)), period=span(MONDAY, 7))
    return first, attrs.evolve(stay_of(), level=OUTPATIENT, period=span(march(9), 7))


def test_an_episode_is_judged_stay_by_stay_each_at_its_level() -> None:
    first, second = two_stays()
    lower = attrs.evolve(rule(FLOOR), code="US-XX-002", level=OUTPATIENT)
    elsewhere = attrs.evolve(
        rule(FLOOR), code="US-XX-003", level=attrs.evolve(IOP, code="3")
    )
    under = book(rule(FLOOR), lower, elsewhere)
    report = check(Episode((second, first)), under=under, on=march(31))
    assert report.subject == "Episode"
    assert report.levels == (IOP, OUTPATIENT)
    alone = check(first, under=under, on=march(31)).findings
    assert report.findings == (
        *alone,
        *check(second, under=under, on=march(31)).findings,
    )
    assert [(item.rule.code, item.reason) for item in report.not_applicable] == [
        ("US-XX-003", NotApplicableReason.OTHER_LEVEL)
    ]


def test_the_stays_of_an_episode_that_have_not_begun_are_not_judged() -> None:
    episode = Episode(two_stays())
    assert check(episode, under=book(rule(FLOOR)), on=march(8)).levels == (IOP,)
    both = check(episode, under=book(rule(FLOOR)), on=march(9)).levels
    assert both == (IOP, OUTPATIENT)
    with pytest.raises(
        FieldValueError, match=r"check\.on must be a day of the episode, 2026-03-02 to"
    ):
        check(episode, under=book(rule(FLOOR)), on=march(1))


def test_an_episode_is_judged_on_its_own_days_levels_and_circumstances() -> None:
    episode = Episode(two_stays())
    under = book(rule(FLOOR))
    within = check(episode, under=under, on=march(31), within=span(march(9), 7))
    assert within.levels == (OUTPATIENT,)
    with pytest.raises(
        FieldValueError, match=r"check\.within must be a day of the episode"
    ):
        check(episode, under=under, on=march(31), within=span(march(16), 7))
    for field, value in (("at", IOP), ("given", Circumstances())):
        with pytest.raises(
            FieldValueError, match=rf"check\.{field} must be left out: the stays of an"
        ):
            check(episode, under=under, on=march(31), **{field: value})


def test_each_week_is_judged_by_the_version_of_the_plan_that_stood_for_all_of_it() -> (
    None
):
    """Version 2, of eight hours, takes force on a Wednesday."""
    first = attrs.evolve(plan_of(NINE_HOURS), written=MONDAY)
    eight = Dose(times=8, minutes=60)
    (given,) = first.interventions
    second = attrs.evolve(
        first.revise(on=march(11)),
        interventions=(attrs.evolve(given, dose=eight),),
    )
    one = Stay(level=IOP, period=DateRange(MONDAY), plan=second, superseded=(first,))
    report = checked(one, FLOOR, on=march(22), within=DateRange(MONDAY, march(23)))
    assert verdicts(report) == [(2, MET), (9, UNKNOWN), (16, UNMET)]
    alone = checked(second, FLOOR, within=DateRange(march(16), march(23)))
    assert verdicts(alone) == [(16, UNMET)]
