"""The verb on programs, and on what stays and programs alone can tell."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from typing import Any

import attrs
import pytest

from continuum.assess import Excused, Observed, Portion, Reading, Staffed
from continuum.checks import Subject, check
from continuum.circumstances import Circumstances, Spell
from continuum.conditions import After, Age
from continuum.documents import DocumentKind
from continuum.episode import Episode
from continuum.errors import FieldTypeError, FieldValueError, MissingArgumentError
from continuum.findings import Finding, NotApplicableReason, Report, describe
from continuum.periods import (
    CALENDAR_MONTH,
    SERVICE_DAY,
    STAY,
    WEEK,
    DateRange,
    InPhase,
)
from continuum.plan import TreatmentPlan
from continuum.program import Program, Track
from continuum.requirements import (
    AllOf,
    Apart,
    AtLeast,
    AtMost,
    Below,
    Counting,
    Due,
    EachSession,
    Excusable,
    Given,
    Happened,
    Length,
    LevelAbsent,
    Load,
    Ratio,
    Requirement,
    Scaled,
    Share,
    Times,
    Unit,
    hours,
    minutes,
)
from continuum.rules import Basis, Rule, RuleVersion
from continuum.services import (
    CLINICAL,
    GROUP,
    INDIVIDUAL,
    Format,
    ServiceKind,
    StaffRole,
)
from continuum.sessions import Attendance, Closure, ClosureReason, Schedule, Session
from continuum.staffing import Shift, Staffing, StaffMember
from continuum.stay import Stay
from continuum.terms import calendar_days, hours_after
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    FORTNIGHT,
    IOP,
    MONDAY,
    OUTPATIENT,
    POSITIVE_TEST,
    WHOLE_WEEK,
    book,
    march,
    rule,
    served,
    span,
    version,
)

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
PLANNED, DELIVERED, OFFERED = Basis.PLANNED, Basis.DELIVERED, Basis.OFFERED
AVAILABLE, STAFFED = Basis.AVAILABLE, Basis.STAFFED
NO_LEVEL = NotApplicableReason.NO_SUCH_LEVEL
OTHER_SUBJECT = NotApplicableReason.OTHER_SUBJECT

FLOOR = AtLeast(hours(9), per=WEEK)
RATIO = Ratio(24, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE)
TWO_WEEKS = Length(at_least=calendar_days(14))


def weekly(text: str, form: Format = Format.GROUP) -> Schedule:
    return Schedule.weekly(text, kind=ServiceKind.COUNSELING, format=form)


EVENING = Track(name="evening", schedule=weekly("Mon Tue Thu 18:00-21:00"))
MORNING = Track(name="morning", schedule=weekly("Mon Tue 09:00-12:00; Thu 09:00-11:59"))
STAFF = Staffing(enrolled=24, members=(StaffMember(role=StaffRole.COUNSELOR),))
PROGRAM = Program(
    name="Roe House",
    levels=(IOP,),
    tracks=(EVENING, MORNING),
    available=weekly("Mon-Sun 08:00-20:00"),
    staffing=STAFF,
)
BARE = Program(name="Roe House", levels=(IOP,))


def checked(
    subject: Subject,
    *asked: Requirement | Rule | RuleVersion,
    judges: Basis = PLANNED,
    on: date = MONDAY,
    **more: Any,
) -> Report:
    rules = [
        item if isinstance(item, Rule) else rule(item, judges=judges, number=number)
        for number, item in enumerate(asked, start=1)
    ]
    return check(subject, under=book(*rules), on=on, **more)


def found(report: Report) -> list[tuple[str, Verdict]]:
    """The track and the verdict of each finding."""
    return [(item.track, item.verdict) for item in report.findings]


def left_out(report: Report) -> list[NotApplicableReason]:
    return [item.reason for item in report.not_applicable]


def the(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


def stay(
    *attended: Session,
    period: DateRange = FORTNIGHT,
    given: Circumstances | None = None,
) -> Stay:
    return Stay(
        level=IOP,
        period=period,
        attendance=Attendance.attended(attended),
        circumstances=given or Circumstances(),
    )


# --- tracks ---------------------------------------------------------------------------


@pytest.mark.parametrize("judges", [PLANNED, DELIVERED, OFFERED])
def test_each_track_is_judged_by_itself(judges: Basis) -> None:
    report = checked(PROGRAM, FLOOR, judges=judges)
    assert found(report) == [("evening", MET), ("morning", UNMET)]
    assert report.findings[1].shortfall == minutes(1)
    assert report.not_applicable == ()


def test_two_tracks_never_make_up_for_one_another() -> None:
    halves = (
        Track(name="one", schedule=weekly("Mon 09:00-18:00")),
        Track(name="two", schedule=weekly("Tue 09:00-17:59")),
    )
    report = checked(attrs.evolve(PROGRAM, tracks=halves), FLOOR)
    assert found(report) == [("one", MET), ("two", UNMET)]


def test_a_program_has_levels_of_its_own_which_may_be_overridden() -> None:
    assert checked(PROGRAM, FLOOR).levels == (IOP,)
    elsewhere = rule(FLOOR, level=OUTPATIENT)
    assert left_out(checked(PROGRAM, elsewhere)) == [NotApplicableReason.OTHER_LEVEL]
    assert found(checked(PROGRAM, elsewhere, at=OUTPATIENT))[0] == ("evening", MET)
    both = attrs.evolve(PROGRAM, levels=(IOP, OUTPATIENT))
    report = checked(both, rule(FLOOR), rule(FLOOR, level=OUTPATIENT, number=2))
    assert len(report) == 4


def test_the_patients_of_a_program_are_its_own() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"check\.given must be left out: a program has circumstances of its own",
    ):
        checked(PROGRAM, FLOOR, given=Circumstances())
    adults = rule(FLOOR, population=(Age(at_least=18),))
    assert found(checked(PROGRAM, adults)) == [
        ("evening", UNKNOWN),
        ("morning", UNKNOWN),
    ]
    grown = attrs.evolve(PROGRAM, patients=Circumstances(age_at_least=18))
    assert found(checked(grown, adults)) == [("evening", MET), ("morning", UNMET)]
    young = attrs.evolve(PROGRAM, patients=Circumstances(age_below=18))
    report = checked(young, adults)
    assert found(report) == []
    # Told once for both of its tracks.
    assert left_out(report) == [NotApplicableReason.OTHER_POPULATION]


def test_a_program_is_judged_over_every_whole_window_of_a_range() -> None:
    closed = EVENING.schedule.closed(Closure.on(march(9), ClosureReason.HOLIDAY))
    program = attrs.evolve(PROGRAM, tracks=(attrs.evolve(EVENING, schedule=closed),))
    report = checked(program, FLOOR, within=FORTNIGHT)
    assert found(report) == [("evening", MET), ("evening", UNMET)]
    report = checked(program, FLOOR, within=span(MONDAY, 10))
    assert found(report) == [("evening", MET)]
    assert left_out(report) == [NotApplicableReason.CUT_WINDOW]
    with pytest.raises(FieldValueError, match=r"check\.within must be a range"):
        checked(program, FLOOR, within=DateRange(MONDAY))


def test_a_program_without_tracks_lacks_a_schedule() -> None:
    for judges in (PLANNED, DELIVERED, OFFERED):
        finding = the(checked(BARE, FLOOR, judges=judges))
        assert (finding.track, finding.verdict) == ("", UNKNOWN)
        assert finding.missing == ("schedule",)
        assert finding.window == WHOLE_WEEK
    ranged = the(checked(BARE, FLOOR, within=FORTNIGHT))
    assert (ranged.missing, ranged.window) == (("schedule",), FORTNIGHT)


def test_an_empty_track_gives_no_service_and_lacks_nothing() -> None:
    empty = attrs.evolve(BARE, tracks=(Track(name="none", schedule=Schedule()),))
    finding = the(checked(empty, FLOOR))
    assert (finding.track, finding.verdict) == ("none", UNMET)
    report = checked(empty, AtLeast(hours(3), per=SERVICE_DAY))
    assert left_out(report) == [NotApplicableReason.NO_SERVICE_DAY]


# --- staff, and the hours at which it is at hand --------------------------------------


def test_the_staff_of_a_program_is_judged_once_whatever_its_tracks() -> None:
    assert found(checked(PROGRAM, RATIO, judges=STAFFED)) == [("", MET)]
    full = attrs.evolve(PROGRAM, staffing=attrs.evolve(STAFF, enrolled=25))
    finding = the(checked(full, RATIO, judges=STAFFED))
    assert (finding.verdict, finding.observed) == (UNMET, Staffed(25, 100))
    assert (finding.shortfall, finding.excess) == (None, None)


def test_a_ratio_that_may_be_excused_needs_no_hours_at_hand() -> None:
    excusable = Excusable(RATIO, unless=("strike",))
    assert found(checked(PROGRAM, excusable, judges=STAFFED)) == [("", MET)]


def test_what_nobody_says_of_the_staff_is_named() -> None:
    finding = the(checked(BARE, RATIO, judges=STAFFED))
    assert (finding.verdict, finding.missing) == (UNKNOWN, ("census", "staff"))
    counted = attrs.evolve(BARE, staffing=Staffing(enrolled=1))
    assert the(checked(counted, RATIO, judges=STAFFED)).missing == ("staff",)


@pytest.mark.parametrize("within", [None, FORTNIGHT])
def test_the_hours_at_which_staff_are_at_hand_are_not_those_of_a_track(
    within: DateRange | None,
) -> None:
    around_the_clock = AtLeast(hours(84), per=WEEK)
    report = checked(PROGRAM, around_the_clock, judges=AVAILABLE, within=within)
    assert set(found(report)) == {("", MET)}
    finding = the(checked(PROGRAM, AtLeast(minutes(5041), per=WEEK), judges=AVAILABLE))
    assert (finding.verdict, finding.shortfall) == (UNMET, minutes(1))


def test_hours_that_nobody_states_are_unknown() -> None:
    finding = the(checked(BARE, AtLeast(hours(84), per=WEEK), judges=AVAILABLE))
    assert finding.verdict is UNKNOWN
    assert finding.missing == ("hours at which staff are at hand",)
    never = attrs.evolve(BARE, available=Schedule())
    assert the(checked(never, FLOOR, judges=AVAILABLE)).verdict is UNMET


def test_hours_of_staff_that_nobody_states_are_not_none() -> None:
    """Ten patients ask for an hour of somebody; when staff are there nobody says."""
    grows = Scaled(AtLeast(hours(1), per=WEEK), patients=10)
    program = attrs.evolve(BARE, staffing=Staffing(enrolled=10))
    assert the(checked(program, grows, judges=STAFFED)).verdict is UNKNOWN
    assert the(checked(program, grows, judges=AVAILABLE)).verdict is UNKNOWN


@pytest.mark.parametrize(
    ("enrolled", "verdict"), [(4, MET), (5, UNMET), (None, UNKNOWN)]
)
def test_a_track_is_judged_for_the_patients_of_the_whole_program(
    enrolled: int | None, verdict: Verdict
) -> None:
    """540 minutes for 4 patients, and 675 for 5."""
    grows = Scaled(FLOOR, patients=4)
    program = attrs.evolve(
        PROGRAM, tracks=(EVENING,), staffing=Staffing(enrolled=enrolled)
    )
    finding = the(checked(program, grows, judges=OFFERED))
    assert (finding.track, finding.verdict) == ("evening", verdict)
    assert finding.shortfall == (minutes(135) if enrolled == 5 else None)
    assert finding.missing == (("census",) if enrolled is None else ())
    assert the(checked(BARE, grows, judges=OFFERED)).missing == ("schedule",)


def test_what_grows_with_patients_is_not_asked_where_there_are_none() -> None:
    grows = Scaled(FLOOR, patients=4)
    empty = attrs.evolve(PROGRAM, tracks=(EVENING,), staffing=Staffing(enrolled=0))
    report = checked(empty, grows, judges=OFFERED)
    assert report.findings == ()
    (left_out,) = report.not_applicable
    assert left_out.reason is NotApplicableReason.NOTHING_DUE
    assert [str(days) for days in left_out.windows] == ["2026-03-02 to 2026-03-08"]


def test_hours_by_the_month_are_those_of_the_month_of_the_day() -> None:
    grows = Scaled(AtLeast(hours(31), per=CALENDAR_MONTH), patients=24)
    program = attrs.evolve(PROGRAM, available=weekly("Mon-Sun 12:00-13:00"))
    assert the(checked(program, grows, judges=AVAILABLE)).verdict is MET
    assert the(checked(program, grows, judges=AVAILABLE)).window == DateRange(
        march(1), date(2026, 4, 1)
    )
    february = the(checked(program, grows, judges=AVAILABLE, on=date(2026, 2, 2)))
    assert (february.verdict, february.shortfall) == (UNMET, hours(3))


SCHEDULE = EVENING.schedule
STAY_WITH_SCHEDULE = Stay(level=IOP, period=FORTNIGHT, schedule=SCHEDULE)
PLAN = TreatmentPlan(in_force=DateRange(MONDAY))


@pytest.mark.parametrize("subject", [SCHEDULE, STAY_WITH_SCHEDULE, PLAN])
def test_only_a_program_tells_of_its_staff_and_its_patients(subject: Subject) -> None:
    at = None if isinstance(subject, Stay) else IOP
    for asked, judges in (
        (RATIO, STAFFED),
        (FLOOR, AVAILABLE),
        (FLOOR, STAFFED),
        (Scaled(FLOOR, patients=4), OFFERED),
        (AllOf((FLOOR, Scaled(FLOOR, patients=4))), OFFERED),
    ):
        report = checked(subject, asked, judges=judges, at=at)
        assert (found(report), left_out(report)) == ([], [OTHER_SUBJECT])


def test_a_program_has_no_documents_of_a_patient() -> None:
    due = Due(
        document=DocumentKind.TREATMENT_PLAN,
        within=hours_after(24),
        after=Happened("admission"),
    )
    report = checked(PROGRAM, due, judges=Basis.DOCUMENTED)
    assert (found(report), left_out(report)) == ([], [OTHER_SUBJECT])


def test_a_schedule_still_needs_a_level_where_a_program_has_its_own() -> None:
    with pytest.raises(
        MissingArgumentError, match="a Schedule has no level of its own"
    ):
        checked(SCHEDULE, FLOOR)
    with pytest.raises(FieldTypeError, match=r"check\.subject must be a Schedule"):
        checked(EVENING, FLOOR)


# --- no such level --------------------------------------------------------------------


@pytest.mark.parametrize("judges", list(Basis))
@pytest.mark.parametrize("subject", [PROGRAM, BARE, STAY_WITH_SCHEDULE, SCHEDULE, PLAN])
def test_where_there_is_no_such_level_nothing_is_judged(
    subject: Subject, judges: Basis
) -> None:
    if judges is Basis.DOCUMENTED:
        return
    at = IOP if isinstance(subject, Schedule | TreatmentPlan) else None
    report = checked(subject, LevelAbsent(), judges=judges, at=at)
    assert (found(report), left_out(report)) == ([], [NO_LEVEL])
    assert "not applicable, the authority has no such level: US-XX-001" in str(report)


def test_a_level_that_is_abolished_leaves_what_was_asked_before() -> None:
    changed = rule(
        version(FLOOR, end=march(9)),
        version(LevelAbsent(), start=march(9)),
        judges=DELIVERED,
    )
    report = checked(stay(served(2, 539), served(9, 539)), changed, on=march(16))
    assert [(item.window, item.verdict) for item in report] == [(WHOLE_WEEK, UNMET)]
    assert left_out(report) == [NO_LEVEL]


# --- how long a stay lasts ------------------------------------------------------------


def lasting(
    length: Length | AllOf,
    *,
    on: int,
    end: int | None = None,
    judges: Basis = DELIVERED,
    **more: Any,
) -> Finding:
    period = DateRange(MONDAY, None if end is None else march(1) + timedelta(days=end))
    return the(
        checked(stay(period=period), length, judges=judges, on=march(on), **more)
    )


@pytest.mark.parametrize(
    ("last", "verdict"),
    [(14, UNMET), (15, MET)],  # from 2 March, the 14th day is the 15th
)
def test_a_stay_that_has_ended_lasted_as_long_as_it_did(
    last: int, verdict: Verdict
) -> None:
    finding = lasting(TWO_WEEKS, on=31, end=last)
    assert finding.verdict is verdict
    assert finding.observed == Observed(last - 1, last - 1, Unit.DAYS)
    assert finding.missing == ()


def test_a_length_beside_it_makes_no_session_known() -> None:
    each = EachSession(at_most=hours(1))
    unrecorded = Stay(level=IOP, period=DateRange(MONDAY, march(30)))
    for asked in (each, AllOf((TWO_WEEKS, each))):
        report = checked(unrecorded, asked, judges=DELIVERED, on=march(31))
        assert {item.verdict for item in report.findings} == {UNKNOWN}


@pytest.mark.parametrize(("on", "verdict"), [(14, UNKNOWN), (15, MET), (31, MET)])
def test_a_stay_that_goes_on_has_lasted_through_today(
    on: int, verdict: Verdict
) -> None:
    finding = lasting(TWO_WEEKS, on=on)
    assert finding.verdict is verdict
    assert finding.observed == Observed(on - 1, None, Unit.DAYS)
    assert finding.missing == (("day of discharge",) if verdict is UNKNOWN else ())


@pytest.mark.parametrize(("on", "verdict"), [(2, UNKNOWN), (15, UNKNOWN), (16, UNMET)])
def test_a_stay_that_goes_on_is_too_long_once_it_is(on: int, verdict: Verdict) -> None:
    finding = lasting(Length(at_most=calendar_days(14)), on=on)
    assert finding.verdict is verdict


@pytest.mark.parametrize(
    ("on", "verdict"),
    [(13, UNKNOWN), (14, UNMET), (15, UNMET)],  # its last day is the 14th
)
def test_a_stay_is_over_on_its_last_day_and_not_before(
    on: int, verdict: Verdict
) -> None:
    assert lasting(TWO_WEEKS, on=on, end=14).verdict is verdict


@pytest.mark.parametrize(("on", "verdict"), [(12, UNKNOWN), (15, MET), (16, MET)])
def test_a_ceiling_is_kept_once_the_stay_has_ended_in_time(
    on: int, verdict: Verdict
) -> None:
    finding = lasting(Length(at_most=calendar_days(14)), on=on, end=15)
    assert finding.verdict is verdict


def test_between_two_limits_a_stay_is_open_until_both_are_told() -> None:
    between = Length(at_least=calendar_days(3), at_most=calendar_days(14))
    assert [lasting(between, on=on).verdict for on in (3, 4, 15, 16)] == [
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNMET,
    ]
    assert lasting(between, on=31, end=4).verdict is MET
    assert lasting(between, on=31, end=3).verdict is UNMET


@pytest.mark.parametrize("judges", [PLANNED, DELIVERED, OFFERED])
def test_how_long_a_stay_lasts_needs_no_record_and_no_schedule(judges: Basis) -> None:
    for subject in (
        Stay(level=IOP, period=DateRange(MONDAY)),
        Stay(level=IOP, period=DateRange(MONDAY), plan=PLAN),
    ):
        finding = the(checked(subject, TWO_WEEKS, judges=judges, on=march(3)))
        assert (finding.verdict, finding.missing) == (UNKNOWN, ("day of discharge",))


@pytest.mark.parametrize(("start", "verdict"), [(1, UNMET), (2, UNMET), (3, MET)])
def test_the_text_of_the_day_of_admission_governs_the_whole_stay(
    start: int, verdict: Verdict
) -> None:
    week, fortnight = Length(at_least=calendar_days(7)), TWO_WEEKS
    changed = rule(
        version(week, end=march(start)),
        version(fortnight, start=march(start)),
        judges=DELIVERED,
    )
    period = DateRange.through(MONDAY, march(9))
    finding = the(checked(stay(period=period), changed, on=march(31)))
    assert finding.verdict is verdict
    assert finding.required == (week if verdict is MET else fortnight)


def test_a_stay_that_began_before_any_text_is_not_judged_by_a_later_one() -> None:
    late = rule(version(TWO_WEEKS, start=march(3)), judges=DELIVERED)
    report = checked(stay(), late, on=march(31))
    assert (found(report), left_out(report)) == ([], [NotApplicableReason.NO_TEXT])


def test_days_left_out_of_the_judgment_are_days_of_the_stay() -> None:
    finding = the(
        checked(stay(), TWO_WEEKS, judges=DELIVERED, on=march(31), within=WHOLE_WEEK)
    )
    assert finding.verdict is MET
    assert finding.observed == Observed(14, 14, Unit.DAYS)


def test_a_length_stands_beside_the_hours_of_the_stay() -> None:
    both = AllOf((TWO_WEEKS, AtLeast(hours(2), per=STAY)))
    enough = stay(served(2, 60), served(9, 60))
    assert the(checked(enough, both, judges=DELIVERED, on=march(31))).verdict is MET
    short = stay(served(2, 60), served(9, 59))
    finding = the(checked(short, both, judges=DELIVERED, on=march(31)))
    assert (finding.verdict, finding.shortfall) == (UNMET, minutes(1))


@pytest.mark.parametrize("subject", [PROGRAM, SCHEDULE, PLAN])
def test_only_a_stay_tells_how_long_it_lasts(subject: Subject) -> None:
    at = None if isinstance(subject, Program) else IOP
    for asked in (TWO_WEEKS, AllOf((FLOOR, TWO_WEEKS))):
        report = checked(subject, asked, judges=DELIVERED, at=at)
        assert (found(report), left_out(report)) == ([], [OTHER_SUBJECT])


def test_each_stay_of_an_episode_lasts_by_itself() -> None:
    first = stay(period=DateRange.through(MONDAY, march(8)))
    second = stay(period=DateRange.through(march(9), march(22)))
    report = checked(
        Episode((first, second)), TWO_WEEKS, judges=DELIVERED, on=march(31)
    )
    assert [item.verdict for item in report] == [UNMET, MET]


# --- phases, spells and what follows an event -----------------------------------------


def phases(*days: DateRange) -> Circumstances:
    return Circumstances(phases=tuple(Spell("intensive", each) for each in days))


IN_PHASE = AtLeast(hours(1), per=InPhase("intensive"))
FIRST, SECOND = span(march(2), 7), span(march(12), 3)


def test_a_floor_of_a_phase_is_judged_in_each_spell_of_it() -> None:
    attended = stay(
        served(8), served(9), period=DateRange(MONDAY), given=phases(FIRST, SECOND)
    )
    report = checked(attended, IN_PHASE, judges=DELIVERED, on=march(31))
    assert [(item.window, item.verdict) for item in report] == [
        (FIRST, MET),
        (SECOND, UNMET),
    ]


def test_the_spells_of_a_phase_may_be_given_in_any_order() -> None:
    attended = stay(served(8), period=DateRange(MONDAY), given=phases(SECOND, FIRST))
    report = checked(attended, IN_PHASE, judges=DELIVERED, on=march(31))
    assert {item.window: item.verdict for item in report} == {FIRST: MET, SECOND: UNMET}


def test_a_phase_whose_days_nobody_gives_is_unknown() -> None:
    for given in (Circumstances(), Circumstances(phase="intensive")):
        finding = the(checked(stay(given=given), IN_PHASE, judges=DELIVERED))
        assert (finding.verdict, finding.missing) == (UNKNOWN, ("days of the phases",))


def test_a_phase_that_goes_on_or_never_came_has_no_window() -> None:
    for given in (
        phases(DateRange(march(9))),
        Circumstances(phases=(Spell("aftercare", FIRST),)),
    ):
        report = checked(stay(given=given), IN_PHASE, judges=DELIVERED, on=march(31))
        assert (found(report), left_out(report)) == (
            [],
            [NotApplicableReason.NO_WINDOW],
        )


def test_a_reason_excuses_the_weeks_of_a_stay_it_holds_in() -> None:
    refused = Spell("refused", DateRange.through(march(8), march(8)))
    excusable = Excusable(FLOOR, unless=("refused",))
    report = checked(
        stay(served(3, 60), given=Circumstances(spells=(refused,))),
        excusable,
        judges=DELIVERED,
        on=march(31),
    )
    assert [(item.window.start.day, item.verdict) for item in report] == [
        (2, MET),
        (9, UNMET),
    ]


@pytest.mark.parametrize(("landmarks", "verdict"), [((), UNMET), (None, UNKNOWN)])
def test_what_follows_an_event_is_asked_of_the_weeks_after_it(
    landmarks: tuple[()] | None, verdict: Verdict
) -> None:
    more = Given(
        After("positive-drug-test", lasts=calendar_days(7)),
        then=AtLeast(hours(1), per=WEEK),
        otherwise=AtLeast(hours(3), per=WEEK),
    )
    attended = stay(served(2), served(9))
    known = attrs.evolve(attended, landmarks=(POSITIVE_TEST,))  # on 4 March
    report = checked(known, more, judges=DELIVERED, on=march(31))
    # Judged by the first day of each week: 2 March lies before it, 9 March within.
    assert [item.verdict for item in report] == [UNMET, MET]
    report = checked(
        attrs.evolve(attended, landmarks=landmarks),
        more,
        judges=DELIVERED,
        on=march(31),
    )
    assert {item.verdict for item in report} == {verdict}


def test_a_rule_may_be_for_those_alone_whom_an_event_befell() -> None:
    after = rule(
        AtLeast(hours(9), per=WEEK),
        judges=DELIVERED,
        population=(After("positive-drug-test", lasts=calendar_days(7)),),
    )
    known = attrs.evolve(stay(served(9)), landmarks=(POSITIVE_TEST,))
    report = checked(known, after, on=march(31))
    assert [item.window.start.day for item in report] == [9]
    assert left_out(report) == [NotApplicableReason.OTHER_POPULATION]


# --- what findings and reports say ----------------------------------------------------

HALF = Share(GROUP, CLINICAL, at_least=50, per=WEEK)


def test_a_finding_says_which_track_it_is_about() -> None:
    met, unmet = checked(PROGRAM, FLOOR).findings
    assert "US-XX-001 met on 2026-03-02 to 2026-03-08, track evening: " in describe(met)
    assert ", track morning: " in str(unmet)
    assert "track" not in describe(the(checked(PROGRAM, RATIO, judges=STAFFED)))


def test_a_table_has_a_line_for_each_track() -> None:
    text = str(checked(PROGRAM, FLOOR))
    lines = [line.rstrip() for line in text.splitlines()]
    assert lines[5].startswith(
        "US-XX-001        met      track evening:        at least"
    )
    assert lines[6].startswith(f"{'':26}9 h  ")
    assert any(
        line.startswith("US-XX-001        unmet    track morning:") for line in lines
    )
    assert any("8 h 59 min, 1 min" in line for line in lines)
    assert lines[-1] == "findings: 1 met, 1 unmet, 0 unknown"
    assert max(map(len, lines)) <= 80
    html = checked(PROGRAM, FLOOR)._repr_html_()
    assert html.count("track evening:<br>9 h") == 1
    assert html.count("track morning:<br>8 h 59 min") == 1


def test_a_track_in_a_table_is_escaped_and_gives_a_terminal_nothing_to_obey() -> None:
    hostile = attrs.evolve(EVENING, name="<b>\x1b[2J")
    report = checked(attrs.evolve(PROGRAM, tracks=(hostile,)), FLOOR)
    assert "<b>" not in report._repr_html_()
    assert "&lt;b&gt;" in report._repr_html_()
    for text in (str(report), describe(the(report)), report._repr_html_()):
        assert "\x1b" not in text


def plain(report: Report) -> list[dict[str, Any]]:
    """The findings as plain data, by way of JSON."""
    findings: list[dict[str, Any]] = json.loads(json.dumps(report.to_plain()))[
        "findings"
    ]
    return findings


def test_plain_data_says_which_track_a_finding_is_about() -> None:
    assert [item["track"] for item in plain(checked(PROGRAM, FLOOR))] == [
        "evening",
        "morning",
    ]
    assert [item["track"] for item in plain(checked(SCHEDULE, FLOOR, at=IOP))] == [""]


def amount(least: int, most: int | None, unit: str = "minutes") -> dict[str, Any]:
    return {"least": least, "most": most, "unit": unit, "windows": 1}


def alone(day: int, length: int, at: time | None = None) -> Session:
    return served(day, length, at, format=Format.INDIVIDUAL)


def group(day: int, length: int, at: time | None = None) -> Session:
    return served(day, length, at, format=Format.GROUP)


@pytest.mark.parametrize(
    ("subject", "asked", "judges", "words", "observed"),
    [
        (
            Schedule(extra=(group(2, 60), alone(3, 30))),
            HALF,
            PLANNED,
            "1 hour beside 30 minutes (about 66 percent)",
            {"part": amount(60, 60), "rest": amount(30, 30)},
        ),
        (
            PROGRAM,
            RATIO,
            STAFFED,
            "24 patients for 1 staff",
            {"patients": 24, "percent": 100},
        ),
        (
            Schedule(extra=(group(2, 60), alone(2, 30))),
            Apart(GROUP, INDIVIDUAL),
            PLANNED,
            "1 day, 1 day too much",
            amount(1, 1, "days"),
        ),
    ],
)
def test_what_was_found_is_told_in_words_and_as_plain_data(
    subject: Subject,
    asked: Requirement,
    judges: Basis,
    words: str,
    observed: dict[str, Any],
) -> None:
    at = IOP if isinstance(subject, Schedule) else None
    report = checked(subject, asked, judges=judges, at=at)
    assert f"; found {words}" in describe(the(report))
    assert plain(report)[0]["assessment"]["observed"] == observed
    html = report._repr_html_()
    short = words.replace("hour", "h").replace("minutes", "min")
    assert short in html
    assert short.split()[0] in str(report)


def test_an_excuse_is_told_in_words_and_as_plain_data() -> None:
    excusable = Excusable(FLOOR, unless=("family-refused",))
    given = Circumstances(facts=frozenset({"family-refused"}))
    report = checked(
        SCHEDULE.closed(Closure.on(MONDAY, ClosureReason.HOLIDAY)),
        excusable,
        at=IOP,
        given=given,
    )
    finding = the(report)
    assert (finding.verdict, finding.observed) == (MET, Excused("family-refused"))
    assert (finding.shortfall, finding.excess) == (None, None)
    assert describe(finding).endswith("; found on record: family refused.")
    assessment = plain(report)[0]["assessment"]
    assert assessment["observed"] == {"excused": "family-refused"}
    assert assessment["shortfall"] is None
    assert assessment["parts"][0]["observed"] == amount(360, 360)
    assert assessment["parts"][0]["shortfall"] == 180
    assert "on record: family" in str(report)
    assert "on record: family refused" in report._repr_html_()


def test_what_an_excuse_hangs_on_is_named_where_nobody_says() -> None:
    finding = the(
        checked(
            SCHEDULE,
            Excusable(AtLeast(hours(10), per=WEEK), unless=("family-refused",)),
            at=IOP,
        )
    )
    assert finding.verdict is UNKNOWN
    assert "not known: family-refused" in describe(finding)


def test_an_excuse_is_told_though_a_part_of_what_it_excuses_is_met() -> None:
    excusable = Excusable(
        AllOf((AtLeast(hours(9), per=WEEK), AtMost(hours(8), per=WEEK))),
        unless=("family-refused",),
    )
    given = Circumstances(facts=frozenset({"family-refused"}))
    finding = the(checked(SCHEDULE, excusable, at=IOP, given=given))
    assert finding.verdict is MET
    assert "on record: family refused" in describe(finding)


def test_a_staff_that_is_not_known_is_told_by_its_missing_names() -> None:
    report = checked(BARE, RATIO, judges=STAFFED)
    assert describe(the(report)).endswith("; found not known: census, staff.")
    assert plain(report)[0]["assessment"]["observed"] is None
    assert plain(report)[0]["assessment"]["missing"] == ["census", "staff"]


def test_what_does_not_count_is_listed_with_its_reason() -> None:
    evening = Counting(AtLeast(hours(1), per=WEEK), only=Times(evenings=True))
    subject = Schedule(extra=(alone(2, 60, time(9)), alone(3, 60, time(17))))
    reading = Reading(evening=time(17))
    report = checked(subject, evening, at=IOP, reading=reading)
    finding = the(report)
    assert finding.verdict is MET
    assert [item.reason.value for item in finding.excluded] == [
        "at another time of the week"
    ]
    assert "evenings from 17:00" in str(report)
    pieces = AtLeast(minutes(60, each=minutes(45)), per=WEEK)
    short = the(checked(Schedule(extra=(alone(2, 44),)), pieces, at=IOP))
    assert [item.reason.value for item in short.excluded] == ["too short to count"]
    small = Counting(AtLeast(hours(1), per=WEEK), only=EachSession(most=12))
    crowd = attrs.evolve(alone(2, 60), participants=13)
    many = the(checked(Schedule(extra=(crowd,)), small, at=IOP))
    assert [item.reason.value for item in many.excluded] == [
        "not as a session must be to count"
    ]


def test_a_window_without_a_share_owes_nothing() -> None:
    empty = checked(Schedule(), HALF, at=IOP)
    assert empty.findings == ()
    (left_out,) = empty.not_applicable
    assert left_out.reason is NotApplicableReason.NOTHING_DUE
    excusable = checked(Schedule(), Excusable(HALF, unless=("closed",)), at=IOP)
    assert (excusable.findings, [item.reason for item in excusable.not_applicable]) == (
        (),
        [NotApplicableReason.NOTHING_DUE],
    )
    both = AllOf((HALF, Below(hours(9), per=WEEK)))
    finding = the(checked(Schedule(), both, at=IOP))
    assert [part.requirement for part in finding.assessment.parts] == [both.parts[1]]
    share = the(checked(Schedule(extra=(group(2, 60),)), HALF, at=IOP))
    assert isinstance(share.observed, Portion)


# --- more on duty, asleep or awake ----------------------------------------------------


@pytest.mark.parametrize(("patients", "verdict"), [(16, MET), (17, UNMET)])
def test_every_shift_of_a_program_counts(patients: int, verdict: Verdict) -> None:
    shifts = (
        Shift(role=StaffRole.DIRECT_CARE, on_duty=2, patients=20),
        Shift(role=StaffRole.DIRECT_CARE, on_duty=1, patients=patients),
        Shift(role=StaffRole.DIRECT_CARE, on_duty=1, patients=30, asleep=True),
    )
    awake = Ratio(16, of=(StaffRole.DIRECT_CARE,), load=Load.AWAKE)
    program = attrs.evolve(BARE, staffing=Staffing(shifts=shifts))
    finding = the(checked(program, awake, judges=STAFFED))
    assert (finding.verdict, finding.observed) == (verdict, Staffed(patients, 100))
