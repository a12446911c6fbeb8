"""One instance or more of every exported class, for the tests that hold for all values.

A class that is exported and missing here fails `tests/meta/test_public_api.py`. Choose
instances with their optional fields filled: empty ones hide what cannot be pickled or
hashed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from continuum import (
    citations,
    errors,
    levels,
    periods,
    plan,
    requirements,
    rules,
    stay,
)
from continuum import services as service
from continuum import sessions as session
from continuum.assess import Assessment, Observed, Reading
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.citations import AuthorityKind, Evidence
from continuum.ledger import Credit, Exclusion, ExclusionReason, Ledger
from continuum.requirements import days, hours, minutes
from continuum.verdicts import Verdict

SAMPLES: dict[type, tuple[object, ...]] = {}


def add(*instances: object) -> None:
    """Register samples under their own class."""
    for instance in instances:
        SAMPLES[type(instance)] = (*SAMPLES.get(type(instance), ()), instance)


def first(kind: type) -> object:
    """The first sample of *kind*."""
    return SAMPLES[kind][0]


def everything() -> Iterable[object]:
    """Every sample, in the order of this file."""
    return (sample for group in SAMPLES.values() for sample in group)


# --- errors ---

add(
    errors.ContinuumError("impossible"),
    errors.DuplicateCodeError("level", "2.1", "asam3"),
    errors.FieldTypeError("Session", "minutes", 1.5, "a whole number (int)"),
    errors.FieldValueError("Session", "minutes", -5, "from 0 to 1440"),
    errors.GraphError("toy", ("two levels have the code '1'", "level x is missing")),
    errors.MissingArgumentError("check", "at", "a schedule does not say its level"),
    errors.NoTextError("US-XX", date(1999, 1, 1), date(2015, 1, 1)),
    errors.ParseError("Mon 18-21", 4, 9, "no minutes", "Mon 18:00-21:00"),
    errors.UndecidedError("Report"),
    errors.UnknownLevelError("9.9", "asam3", ("1", "2.1")),
    errors.UnknownRuleError("US-XX-999", "rulebook 'US-XX'", ("US-XX-001",)),
    errors.VersionsError(
        "US-XX-001",
        periods.DateRange(date(2015, 1, 1), date(2022, 7, 1)),
        periods.DateRange(date(2022, 6, 1)),
    ),
)

# --- days, citations ---

add(
    periods.DateRange(date(2026, 3, 2), date(2026, 3, 9)),
    periods.DateRange(date(2026, 3, 2)),
    periods.ServiceDay(),
    periods.CalendarDay(),
    periods.Week(),
    periods.Week(periods.Weekday.SUNDAY),
    periods.Blocks(7),
    periods.Rolling(7),
    periods.CalendarMonth(),
    periods.Year(7),
    periods.WholeStay(),
    periods.WholeStay(84),
)

AUTHORITY = citations.Authority(
    code="US-XX", name="A state that is not", kind=AuthorityKind.REGULATION
)
CITATION = citations.Citation(
    instrument="XX Admin. Code",
    provision="10.20(b)",
    url="https://law.xx.example/10/20",
    retrieved=date(2026, 3, 1),
    evidence=Evidence.SECONDARY,
    read_in="A digest of state rules",
    kind=AuthorityKind.GUIDANCE,
    note="The day of entry into force could not be confirmed.",
)
add(AUTHORITY, CITATION)

# --- levels ---

INTENSIVE = levels.Level(
    system="toy",
    code="2.1",
    name="Intensive outpatient",
    intensity=20,
    setting=levels.Setting.AMBULATORY,
    supervised=False,
    management=levels.Management.CLINICAL,
    abbreviations=("IOP",),
)
OUTPATIENT = levels.Level(system="toy", code="1", name="Outpatient", intensity=10)
STEP_DOWN = levels.Transition(
    origin=INTENSIVE,
    target=OUTPATIENT,
    kind=levels.TransitionKind.STEP_DOWN,
    expectation=levels.Expectation.EXPECTED,
    rationale="goals of the plan are reached",
    evidence=Evidence.SECONDARY,
    source=CITATION,
)
ADMISSION = levels.Transition(
    origin=levels.Outside.BEFORE,
    target=INTENSIVE,
    kind=levels.TransitionKind.ADMISSION,
    expectation=levels.Expectation.ACCEPTABLE,
    rationale="need decides",
    evidence=Evidence.PRACTICE,
)
add(
    INTENSIVE,
    OUTPATIENT,
    STEP_DOWN,
    ADMISSION,
    levels.Continuum("toy", "A toy", (INTENSIVE, OUTPATIENT), (STEP_DOWN, ADMISSION)),
)

# --- services and sessions ---

GROUPS = service.ServiceFilter.of(
    service.ServiceKind.COUNSELING,
    service.ServiceKind.EDUCATION,
    formats=[service.Format.GROUP],
    modes=[service.Mode.IN_PERSON, service.Mode.VIDEO],
    staff=[service.StaffRole.COUNSELOR],
    label="groups",
)
EVENING = session.Session(
    day=date(2026, 3, 2),
    minutes=150,
    kind=service.ServiceKind.COUNSELING,
    format=service.Format.GROUP,
    mode=service.Mode.IN_PERSON,
    staff=service.StaffRole.COUNSELOR,
    starts=time(18),
    elapsed=180,
    participants=9,
)
MISSED = session.Session(
    day=date(2026, 3, 3), minutes=60, kind=service.ServiceKind.EDUCATION
)
MADE_UP = session.Session(
    day=date(2026, 3, 4), minutes=60, kind=service.ServiceKind.EDUCATION
)
HOLIDAY = session.Closure.on(date(2026, 3, 9), session.ClosureReason.HOLIDAY)
MONTHLY = session.Recurrence(
    session=EVENING,
    rule="FREQ=MONTHLY;BYDAY=1MO",
    within=periods.DateRange(date(2026, 3, 2), date(2026, 9, 1)),
)
EVENINGS = session.Schedule.weekly(
    "Mon Tue Thu 18:00-21:00",
    kind=service.ServiceKind.COUNSELING,
    format=service.Format.GROUP,
    breaks=30,
    closures=[HOLIDAY],
    extra=[MISSED],
)
LEFT_EARLY = session.AttendanceRecord(
    session=EVENING, status=session.AttendanceStatus.PARTIAL, minutes=149
)
ABSENT = session.AttendanceRecord(
    session=MISSED, status=session.AttendanceStatus.EXCUSED
)
RETURNED = session.AttendanceRecord(
    session=MADE_UP, status=session.AttendanceStatus.MADE_UP, makes_up=MISSED
)
add(
    service.ANY_SERVICE,
    service.CLINICAL,
    GROUPS,
    EVENING,
    MISSED,
    HOLIDAY,
    MONTHLY,
    session.Weekly(session=EVENING, every=2, within=MONTHLY.within),
    EVENINGS,
    EVENINGS + session.Schedule(slots=(MONTHLY,)),
    LEFT_EARLY,
    ABSENT,
    RETURNED,
    session.Attendance((LEFT_EARLY, ABSENT, RETURNED)),
)

# --- requirements, rules ---

FLOOR = requirements.AtLeast(hours(9), of=GROUPS, per=periods.WEEK)
CEILING = requirements.AtMost(hours(19), per=periods.ROLLING_7_DAYS)
ADULT = requirements.Age(at_least=18)
add(
    hours(9),
    days(3, each=hours(3)),
    ADULT,
    requirements.Elapsed(at_least=30, below=60),
    requirements.Phase("continuing-care"),
    requirements.Fact("deferred-prosecution"),
    FLOOR,
    CEILING,
    requirements.Below(hours(9), per=periods.WEEK),
    requirements.Between(hours(9), hours(20), per=periods.WEEK, high_open=True),
    requirements.Average(FLOOR, over=periods.CALENDAR_MONTH),
    requirements.EachSession(
        of=GROUPS, at_least=minutes(50), at_most=minutes(180), fewest=2, most=12
    ),
    requirements.Gap(days(3), per=periods.ROLLING_7_DAYS),
    requirements.AllOf((FLOOR, CEILING)),
    requirements.AnyOf((FLOOR, CEILING)),
    requirements.Given(ADULT, then=FLOOR, otherwise=CEILING),
)

VERSION = rules.RuleVersion(
    in_force=periods.DateRange(date(2015, 1, 1)),
    requirement=FLOOR,
    citation=CITATION,
)
RULE = rules.Rule(
    code="US-XX-001",
    name="iop-weekly-hours",
    level=INTENSIVE,
    judges=rules.Basis.PLANNED,
    versions=(VERSION,),
    population=(ADULT,),
)
OTHER_RULE = rules.Rule(
    code="US-XX-003",
    name="outpatient-weekly-hours",
    level=OUTPATIENT,
    judges=rules.Basis.DELIVERED,
    versions=(VERSION,),
)
BOOK = rules.Rulebook(
    authority=AUTHORITY, rules=(RULE, OTHER_RULE), retired=("US-XX-002",)
)
add(VERSION, RULE, BOOK)

# --- assessments ---

WEEK = periods.DateRange(date(2026, 3, 2), date(2026, 3, 9))
EXCLUDED = Exclusion(MISSED, next(iter(ExclusionReason)))
CREDIT = Credit(EVENING, 150, recorded=True)
OBSERVED = Observed(150, 330, requirements.Unit.MINUTES)
add(
    EXCLUDED,
    CREDIT,
    OBSERVED,
    Circumstances(
        born=date(1990, 5, 17),
        admitted=date(2026, 3, 2),
        phase="intensive",
        facts=frozenset({"employed", "on-probation"}),
        denied=frozenset({"pregnant"}),
    ),
    Reading(week=periods.Week(periods.Weekday.SUNDAY), cut_windows=True),
    Ledger(recorded=(EVENING,), possible=(MADE_UP,), excluded=(EXCLUDED,)),
    Assessment(
        requirement=FLOOR,
        verdict=Verdict.UNMET,
        window=WEEK,
        observed=OBSERVED,
        counted=(CREDIT,),
        excluded=(EXCLUDED,),
    ),
)

# --- plans, stays ---

GOAL = plan.Goal(code="G1", statement="Stay at work.", addresses=("P1",))
SUBGOAL = plan.Goal(code="G2", statement="Sleep.", part_of="G1")
PROBLEM = plan.Problem(code="P1", statement="Use of opioids.")
STEP = plan.Objective(
    code="O1", goal="G1", statement="Attend each group.", due=date(2026, 4, 2)
)
DOSE = plan.Dose(times=3, minutes=180)
GROUP = plan.Intervention(
    code="I1",
    serves=("G1", "O1"),
    kind=service.ServiceKind.COUNSELING,
    dose=DOSE,
    format=service.Format.GROUP,
    mode=service.Mode.IN_PERSON,
    staff=service.StaffRole.COUNSELOR,
)
PLAN = plan.TreatmentPlan(
    in_force=periods.DateRange(date(2026, 3, 2), date(2026, 6, 2)),
    goals=(GOAL, SUBGOAL),
    problems=(PROBLEM,),
    objectives=(STEP,),
    interventions=(GROUP,),
)
STAY = stay.Stay(
    level=INTENSIVE,
    period=periods.DateRange(date(2026, 3, 2), date(2026, 5, 25)),
    schedule=EVENINGS,
    attendance=session.Attendance((LEFT_EARLY, ABSENT)),
    plan=PLAN,
    circumstances=Circumstances(born=date(1990, 5, 17)),
)
add(GOAL, SUBGOAL, PROBLEM, STEP, DOSE, GROUP, PLAN, STAY)

# --- findings ---

REPORT = check(EVENINGS, under=BOOK, at=INTENSIVE, on=date(2026, 3, 2))
add(REPORT, REPORT.findings[0], REPORT.not_applicable[0])
