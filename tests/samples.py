"""One instance or more of every exported class, for the tests that hold for all values.

A class that is exported and missing here fails `tests/meta/test_public_api.py`. Choose
instances with their optional fields filled: empty ones hide what cannot be pickled or
hashed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal

import attrs

from continuum import (
    adoptions,
    billing,
    choosing,
    circumstances,
    citations,
    conditions,
    crosswalks,
    documents,
    episode,
    errors,
    history,
    instruments,
    law,
    levels,
    measures,
    measuring,
    paths,
    periods,
    plan,
    program,
    progress,
    requirements,
    rules,
    staffing,
    stay,
    suitability,
    terms,
    validators,
)
from continuum import services as service
from continuum import sessions as session
from continuum.agenda import agenda
from continuum.assess import (
    Assessment,
    Chart,
    Excused,
    Filed,
    Lacking,
    NothingDue,
    Observed,
    Portion,
    Reading,
    Staffed,
)
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.citations import AuthorityKind, Evidence
from continuum.frames import Columns, Found, Inspection, Problem
from continuum.interop import fhir
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
    errors.CrosswalkError("Toy", ("two mappings of toy 2.1",)),
    errors.DocumentError(("$.entry[0] must be an object", "$.entry[1] too")),
    errors.FieldTypeError("Session", "minutes", 1.5, "a whole number (int)"),
    errors.FieldValueError("Session", "minutes", -5, "from 0 to 1440"),
    errors.FrameError(("sessions: 3 rows with no stay", "stays: 1 row with no key")),
    errors.GraphError("toy", ("two levels have the code '1'", "level x is missing")),
    errors.HistoryError(("on 2026-03-02, a return of a patient not on leave",)),
    errors.MissingArgumentError("check", "at", "a schedule does not say its level"),
    errors.NoTextError("US-XX", date(1999, 1, 1), date(2015, 1, 1)),
    errors.NotCompiledError("polars", (("US-XX-001", "plans are not in the frames"),)),
    errors.ParseError("Mon 18-21", 4, 9, "no minutes", "Mon 18:00-21:00"),
    errors.UndecidedError("Report"),
    errors.UnknownFactorError("home", "42 CFR 410.43(c)", ("benefit",)),
    errors.UnknownLevelError("9.9", "asam3", ("1", "2.1"), "no such license"),
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
    periods.InPhase("intensive"),
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

NO_WITHDRAWAL = levels.Guard(
    condition=conditions.Fact(conditions.PatientFact.SEVERE_WITHDRAWAL),
    holds=False,
    rationale="withdrawal needs no nursing",
)
INTENSIVE = levels.Level(
    system="toy",
    code="2.1",
    name="Intensive outpatient",
    intensity=20,
    setting=levels.Setting.AMBULATORY,
    supervised=False,
    management=levels.Management.CLINICAL,
    abbreviations=("IOP",),
    other_names=("Intensive outpatient for adolescents",),
    variants=("2.1 COE",),
    guards=(NO_WITHDRAWAL,),
    source=CITATION,
)
OUTPATIENT = levels.Level(system="toy", code="1", name="Outpatient", intensity=10)
STEP_DOWN = levels.Transition(
    origin=INTENSIVE,
    target=OUTPATIENT,
    kind=levels.TransitionKind.STEP_DOWN,
    expectation=levels.Expectation.EXPECTED,
    rationale="goals of the plan are reached",
    guards=(NO_WITHDRAWAL,),
    source=CITATION,
)
ADMISSION = levels.Transition(
    origin=levels.Outside.BEFORE,
    target=INTENSIVE,
    kind=levels.TransitionKind.ADMISSION,
    expectation=levels.Expectation.ACCEPTABLE,
    rationale="need decides",
)
BESIDE = levels.Concurrency(
    pair=(INTENSIVE, OUTPATIENT),
    expectation=levels.Expectation.ACCEPTABLE,
    rationale="for a week of overlap",
    source=CITATION,
)
ABSENT_LEVEL = levels.NoSuchLevel(
    name="Partial hospitalization",
    abbreviations=("PHP",),
    statement="no type of service that the state licenses",
    source=CITATION,
)
CARE = levels.Continuum(
    "toy",
    "A toy",
    (INTENSIVE, OUTPATIENT),
    (STEP_DOWN, ADMISSION),
    (BESIDE,),
    (ABSENT_LEVEL,),
)
MOVE = CARE.explain_move(INTENSIVE, OUTPATIENT, on=date(2026, 3, 2))
add(
    NO_WITHDRAWAL,
    INTENSIVE,
    OUTPATIENT,
    STEP_DOWN,
    ADMISSION,
    BESIDE,
    ABSENT_LEVEL,
    CARE,
    MOVE,
    *MOVE.reasons,
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

LESSONS = service.ServiceFilter.of(service.ServiceKind.EDUCATION)
FLOOR = requirements.AtLeast(hours(9), of=GROUPS, per=periods.WEEK)
CEILING = requirements.AtMost(hours(19), per=periods.ROLLING_7_DAYS)
ADULT = conditions.Age(at_least=18)
add(
    hours(9),
    days(3, each=hours(3)),
    ADULT,
    conditions.Elapsed(at_least=30, below=60),
    conditions.Phase("continuing-care"),
    conditions.Fact("deferred-prosecution"),
    FLOOR,
    CEILING,
    requirements.Below(hours(9), per=periods.WEEK),
    requirements.Above(hours(9), per=periods.WEEK),
    requirements.Between(hours(9), hours(20), per=periods.WEEK, high_open=True),
    requirements.Average(FLOOR, over=periods.CALENDAR_MONTH),
    requirements.EachSession(
        of=GROUPS, at_least=minutes(50), at_most=minutes(180), fewest=2, most=12
    ),
    requirements.Gap(days(3), per=periods.ROLLING_7_DAYS),
    requirements.AllOf((FLOOR, CEILING)),
    requirements.AnyOf((FLOOR, CEILING)),
    requirements.Given(ADULT, then=FLOOR, otherwise=CEILING),
    conditions.After(
        "positive-drug-test",
        lasts=terms.months(1),
        times=2,
        among=terms.calendar_days(90),
    ),
    requirements.EachSession(of=GROUPS, by_staff=(10, 12)),
    requirements.Share(GROUPS, service.CLINICAL, at_most=50, per=periods.WEEK),
    requirements.Capped(FLOOR, part=LESSONS, at_most=hours(2)),
    requirements.EVENINGS_AND_WEEKENDS,
    requirements.Counting(FLOOR, only=requirements.EVENINGS_AND_WEEKENDS),
    requirements.Apart(GROUPS, service.INDIVIDUAL),
    requirements.Length(at_least=terms.calendar_days(14)),
    requirements.Ratio(
        24, of=(service.StaffRole.COUNSELOR,), load=requirements.Load.AVERAGE
    ),
    requirements.Scaled(FLOOR, patients=4),
    requirements.LevelAbsent(),
    requirements.Excusable(CEILING, unless=("medical-necessity",)),
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
PAPERWORK = rules.Rule(
    code="US-XX-004",
    name="plan-review",
    level=None,
    judges=rules.Basis.DOCUMENTED,
    versions=(
        attrs.evolve(
            VERSION,
            requirement=requirements.Repeats(
                documents.DocumentKind.PLAN_REVIEW, every=terms.calendar_days(30)
            ),
        ),
    ),
)
BOOK = rules.Rulebook(
    authority=AUTHORITY, rules=(RULE, OTHER_RULE, PAPERWORK), retired=("US-XX-002",)
)
add(VERSION, RULE, PAPERWORK, BOOK)

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
        spells=(circumstances.Spell("refused", WEEK),),
    ),
    circumstances.Spell("intensive", WEEK),
    Portion(OBSERVED, Observed(60, 60, requirements.Unit.MINUTES)),
    Staffed(26, 150),
    Excused("medical-necessity"),
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

# --- documents, measurements, plans, stays ---

SIGNED = documents.Signature(
    roles=(documents.Party.PATIENT, documents.Party.AUTHOR),
    on=date(2026, 3, 2),
    at=time(11),
)
PAPER = documents.Document(
    kind=documents.DocumentKind.ASSESSMENT,
    on=date(2026, 3, 2),
    at=time(9, 30),
    effective=date(2026, 3, 3),
    signatures=(SIGNED,),
)
TRANSFER = documents.Landmark(
    kind=documents.LandmarkKind.TRANSFER, on=date(2026, 3, 2), at=time(8)
)
TEN_DAYS = terms.service_days(10, of=GROUPS, first_counts=False)
CAPPED = terms.Earliest((TEN_DAYS, terms.calendar_days(30)))
SELDOM = terms.Latest((terms.nth_session(4), terms.weeks(4)))
BAND = measuring.Band(low=0, high=4, name="minimal")
MOOD = measuring.Metric(
    name="depression",
    scale=instruments.PHQ_9,
    sources=("self-report",),
)
MEETINGS = measuring.Metric(name="meetings", unit="meetings", per=periods.WEEK)
MEASURED = tuple(
    measuring.Measurement(
        on=date(2026, 3, 2) + timedelta(7 * index),
        value=value,
        source="self-report",
        recall_days=14,
    )
    for index, value in enumerate((18, 16, 13, 12))
)
COURSE = progress.progress(
    MOOD,
    MEASURED,
    on=date(2026, 3, 30),
    target=measuring.Target(at_most=9),
    since=date(2026, 3, 2),
    due=date(2026, 5, 1),
)
TREND = COURSE.courses[0].trend
PROJECTION = COURSE.projection
assert TREND is not None
assert PROJECTION is not None
add(
    SIGNED,
    PAPER,
    TRANSFER,
    TEN_DAYS,
    CAPPED,
    SELDOM,
    BAND,
    measuring.Banding(bands=(BAND,), source=instruments.PHQ_9.source),
    measuring.Cutoff(at_least=10, meaning="a case", source=instruments.PHQ_9.source),
    instruments.PHQ_9,
    instruments.AUDIT,
    measuring.Target(at_least=3, at_most=Decimal("5.5")),
    MOOD,
    MEETINGS,
    *MEASURED,
    COURSE,
    *COURSE.courses,
    TREND,
    TREND.line,
    PROJECTION,
)

GOAL = plan.Goal(
    code="G1",
    statement="Stay at work.",
    addresses=("P1",),
    lifecycle=plan.GoalLifecycle.ON_HOLD,
    starts=date(2026, 3, 2),
)
SUBGOAL = plan.Goal(code="G2", statement="Sleep.", part_of="G1")
CODING = plan.Coding("http://hl7.org/fhir/sid/icd-10-cm", "F10.20")
PROBLEM = plan.Problem(
    code="P1",
    statement="Use of opioids.",
    priority=1,
    found_in="assessment 7",
    condition=CODING,
)
PUT_OFF = plan.Problem(code="P2", statement="Debts.", deferred="Later.")
STEP = plan.Objective(
    code="O1",
    goal="G1",
    statement="Feel better.",
    measure=MOOD,
    baseline=18,
    target=measuring.Target(at_most=9),
    starts=date(2026, 3, 2),
    due=date(2026, 4, 2),
    every=terms.weeks(1),
)
DOSE = plan.Dose(times=3, minutes=180, most=4)
GROUP = plan.Intervention(
    code="I1",
    serves=("G1", "O1"),
    kind=service.ServiceKind.COUNSELING,
    statement="Relapse prevention.",
    dose=DOSE,
    period=periods.DateRange(date(2026, 3, 2), date(2026, 5, 2)),
    format=service.Format.GROUP,
    mode=service.Mode.IN_PERSON,
    staff=service.StaffRole.COUNSELOR,
)
CRITERION = plan.Criterion(
    code="C1",
    kind=plan.CriterionKind.STEP_DOWN,
    statement="A month without use.",
    objectives=("O1",),
    level=OUTPATIENT,
)
PERSON = plan.Participant(
    role=service.StaffRole.COUNSELOR, reference="Practitioner/2", primary=True
)
JUDGED = plan.GoalJudgment(goal="G1", achievement=progress.Achievement.IMPROVING)
REVIEW = plan.Review(
    on=date(2026, 4, 1),
    at=time(15),
    signatures=(SIGNED,),
    judgments=(JUDGED,),
    next_by=date(2026, 5, 1),
)
CONSENT = plan.Consent(
    reference="consent 3",
    scope=plan.ConsentScope.TREATMENT_PAYMENT_OPERATIONS,
    period=periods.DateRange(date(2026, 3, 2), date(2027, 3, 2)),
    revoked=date(2026, 9, 1),
)
PLAN = plan.TreatmentPlan(
    in_force=periods.DateRange(date(2026, 3, 2), date(2026, 6, 2)),
    goals=(GOAL, SUBGOAL),
    problems=(PROBLEM, PUT_OFF),
    objectives=(STEP,),
    interventions=(GROUP,),
    written=date(2026, 3, 2),
    strengths=("A job.",),
    needs=("A ride.",),
    preferences=("Evenings.",),
    criteria=(CRITERION,),
    participants=(PERSON,),
    signatures=(SIGNED,),
    reviews=(REVIEW,),
    review_by=date(2026, 4, 1),
    consents=(CONSENT,),
)
REVISED = attrs.evolve(PLAN.revise(on=date(2026, 4, 1)), needs=())
CHANGED = PLAN.diff(
    REVISED,
    judge=lambda one: {"T-001": Verdict.MET if one.needs else Verdict.UNMET},
)
STAY = stay.Stay(
    level=INTENSIVE,
    period=periods.DateRange(date(2026, 3, 2), date(2026, 5, 25)),
    schedule=EVENINGS,
    attendance=session.Attendance((LEFT_EARLY, ABSENT)),
    plan=REVISED,
    superseded=(PLAN,),
    documents=(PAPER,),
    landmarks=(TRANSFER,),
    circumstances=Circumstances(born=date(1990, 5, 17)),
)
add(
    CODING,
    GOAL,
    SUBGOAL,
    PROBLEM,
    PUT_OFF,
    STEP,
    DOSE,
    GROUP,
    CRITERION,
    PERSON,
    JUDGED,
    REVIEW,
    CONSENT,
    PLAN,
    CHANGED,
    *CHANGED.changes,
    *CHANGED.flips,
    PLAN.status("G1", {"O1": MEASURED}, on=date(2026, 3, 30)),
    STAY,
)
add(
    requirements.ADMISSION,
    requirements.Completed(documents.DocumentKind.ASSESSMENT),
    requirements.SessionHeld(GROUPS),
    requirements.Due(
        documents.DocumentKind.TREATMENT_PLAN,
        within=CAPPED,
        before=terms.calendar_days(30),
        signed_by=(documents.Party.PATIENT, service.StaffRole.PHYSICIAN),
    ),
    requirements.Due(
        documents.DocumentKind.ASSESSMENT, within=TEN_DAYS, before=terms.ANY_TIME
    ),
    requirements.Repeats(
        documents.DocumentKind.PLAN_REVIEW, every=SELDOM, at=(terms.months(1),)
    ),
    requirements.Signed(
        documents.DocumentKind.TREATMENT_PLAN,
        by=(documents.Party.MEDICAL_DIRECTOR,),
        within=terms.working_days(7),
        from_effective=True,
    ),
    requirements.PlanHas(requirements.PlanTrait.GOALS),
    Chart(
        admitted=date(2026, 3, 2),
        on=date(2026, 4, 5),
        documents=(PAPER,),
        kinds=frozenset({documents.DocumentKind.ASSESSMENT}),
        landmarks=(TRANSFER,),
        holidays=frozenset({date(2026, 5, 25)}),
        plans=(PLAN,),
        others=(REVISED,),
    ),
    Filed(
        kind=documents.DocumentKind.ASSESSMENT,
        starts=date(2026, 3, 2),
        due=date(2026, 3, 9),
        at=time(9),
        done=date(2026, 3, 10),
        unsigned=(documents.Party.PATIENT,),
    ),
    Lacking(paths=("goals[1]",), of=2, minutes=90),
    NothingDue(),
)

# --- what happened, episodes, paths ---

SPAN = stay.LevelSpan(level=INTENSIVE, period=WEEK)
LEFT = stay.Stay(
    level=INTENSIVE,
    period=periods.DateRange(date(2026, 3, 2), date(2026, 5, 25)),
    ended=stay.DischargeReason.DROPPED_OUT,
    leaves=(periods.DateRange(date(2026, 3, 9), date(2026, 3, 11)),),
    line="evening",
    recommended=(SPAN,),
    authorized=(SPAN,),
    denied=(SPAN,),
)
EVENTS = (
    history.Admission(on=date(2026, 3, 2), level=INTENSIVE),
    history.Leave(on=date(2026, 3, 9)),
    history.Return(on=date(2026, 3, 11)),
    history.Transfer(on=date(2026, 4, 1), level=OUTPATIENT),
    history.Discharge(on=date(2026, 5, 4), reason=stay.DischargeReason.COMPLETED),
    history.LevelRecommended(level=OUTPATIENT, period=WEEK),
    history.LevelAuthorized(level=INTENSIVE, period=WEEK),
    history.LevelDenied(level=OUTPATIENT, period=WEEK),
)
HISTORY = history.History(EVENTS)
EPISODE = episode.Episode(HISTORY.stays)
add(SPAN, LEFT, *EVENTS, HISTORY, EPISODE, *EPISODE.steps(longest_gap=14))
add(
    *paths.path_findings(EPISODE, care=CARE, on=date(2026, 6, 1), longest_gap=14),
)

# --- suitability ---

HOME = suitability.Factor(
    code="safe-home", statement="The home is safe.", sources=(CITATION,)
)
FACTORS = suitability.FactorSet(
    name="A leaflet",
    groups=(suitability.FactorGroup(factors=(HOME,), at_least=1),),
    level=INTENSIVE,
)
SUITED = suitability.Judgment(
    factor=HOME,
    verdict=Verdict.MET,
    by=suitability.Judge.COUNSELOR,
    on=date(2026, 3, 2),
)
RATING = suitability.Rating(dimension="home", token="B")
RECOMMENDED = suitability.Recommendation(
    levels=(INTENSIVE,),
    by=suitability.Judge.CLINICIAN,
    on=date(2026, 3, 2),
    criteria="in-house, 2026",
    judgments=(SUITED,),
    ratings=(RATING,),
)
add(
    HOME,
    *FACTORS.groups,
    FACTORS,
    SUITED,
    suitability.Suitability(factors=FACTORS, level=INTENSIVE, judgments=(SUITED,)),
    RATING,
    RECOMMENDED,
    suitability.Placement(
        recommendation=RECOMMENDED,
        actual=OUTPATIENT,
        on=date(2026, 3, 3),
        reasons=(suitability.VarianceReason.WAITING_LIST,),
    ),
)

# --- crosswalks ---

CODE = billing.BillingCode(
    system=billing.BillingSystem.HCPCS,
    code="H0015",
    meaning="intensive outpatient",
    source=CITATION,
)
CROSSWALK = crosswalks.Crosswalk(
    name="Toy to codes",
    origin="toy",
    target="hcpcs",
    mappings=(
        crosswalks.Mapping(
            origin=INTENSIVE,
            images=(
                crosswalks.Image(
                    target=CODE,
                    relation=crosswalks.Relation.WIDER,
                    lost=("how many hours",),
                    assumed=("the payer takes the code",),
                    sources=(CITATION,),
                ),
            ),
        ),
    ),
)
add(
    CODE,
    CROSSWALK,
    *CROSSWALK.mappings,
    *CROSSWALK.mappings[0].images,
    CROSSWALK.round_trip(INTENSIVE),
    *adoptions.ADOPTIONS[:2],
)

# --- measures, encounters ---

CONTACT = measures.Contact(day=date(2026, 5, 28), kind=measures.ContactKind.OUTPATIENT)
RECORD = measures.PatientRecord(
    key="a",
    stays=EPISODE.stays,
    contacts=(CONTACT,),
    observed=periods.DateRange(date(2026, 1, 1), date(2027, 1, 1)),
    circumstances=Circumstances(age_at_least=30),
)
MEASURES = (
    measures.initiation(look_back=60),
    measures.engagement(look_back=60),
    measures.continuity_after_inpatient(within=7),
)
SERIES = measures.census_series([RECORD], within=WEEK)
LENGTHS = measures.lengths_of_stay([RECORD], on=date(2026, 6, 1))
COUNTS = measures.transition_counts([RECORD], on=date(2026, 6, 1), gap=14)
FLOW = measures.flow(COUNTS)
CLOSED = LENGTHS[INTENSIVE].closed
assert CLOSED is not None
INDEXED = measures.IndexEvent(key="a", day=date(2026, 5, 25))
add(
    CONTACT,
    RECORD,
    *MEASURES,
    *(one for measure in MEASURES for one in measure.index),
    *(follow for measure in MEASURES for follow in measure.follow_ups),
    *(
        part
        for measure in MEASURES
        for follow in measure.follow_ups
        for part in follow.qualifying
    ),
    measures.IndexStay(levels=measures.LevelFilter(excluded=(OUTPATIENT,))),
    measures.LevelFilter(excluded=(OUTPATIENT,)),
    measures.Offsets(first=1, last=7),
    measures.rate([RECORD], of=MEASURES[2]),
    INDEXED,
    SERIES,
    *SERIES,
    SERIES.on(date(2026, 3, 4)),
    *SERIES.on(date(2026, 3, 4)),
    LENGTHS,
    *LENGTHS,
    CLOSED,
    measures.retention([RECORD], days=21, on=date(2026, 6, 1)),
    COUNTS,
    *COUNTS.moves,
    *COUNTS.levels,
    FLOW,
    *FLOW,
    fhir.Dropped(path="$", reason=fhir.DroppedReason.NO_SUBJECT),
    fhir.read_encounters([], levels={}, observed=None),
)
WRITTEN = fhir.write_plan(
    REVISED, subject="Patient/1", code="plan-1", on=date(2026, 4, 1)
)
PLANS = fhir.read_plans(list(WRITTEN.resources))
COURSES = fhir.write_episode(EPISODE, subject="Patient/1", code="episode-1")
EPISODES = fhir.read_episodes_of_care(
    list(COURSES.resources),
    levels={fhir.code_of(INTENSIVE): INTENSIVE, fhir.code_of(OUTPATIENT): OUTPATIENT},
)
add(
    WRITTEN,
    *WRITTEN.lost,
    PLANS,
    *PLANS.plans,
    *PLANS.assumed,
    EPISODES,
    *EPISODES.episodes,
)

# --- findings ---

REPORT = check(EVENINGS, under=BOOK, at=INTENSIVE, on=date(2026, 3, 2))
add(REPORT, REPORT.findings[0], REPORT.not_applicable[0])

# --- programs, validators ---

COUNSELOR = staffing.StaffMember(
    role=service.StaffRole.COUNSELOR, percent=50, caseload=12
)
NIGHT = staffing.Shift(
    role=service.StaffRole.DIRECT_CARE, on_duty=2, patients=30, asleep=True
)
STAFFING = staffing.Staffing(
    enrolled=24, seen_weekly=30, members=(COUNSELOR,), shifts=(NIGHT,)
)
TRACK = program.Track(name="evening", schedule=EVENINGS)
PROGRAM = program.Program(
    name="An IOP",
    levels=(INTENSIVE,),
    tracks=(TRACK,),
    available=EVENINGS,
    services=frozenset({service.ServiceKind.VOCATIONAL}),
    staffing=STAFFING,
    payments=frozenset({program.Payment.SLIDING_SCALE}),
)
add(
    COUNSELOR,
    NIGHT,
    STAFFING,
    TRACK,
    PROGRAM,
    validators.meets(BOOK, at=INTENSIVE, on=date(2026, 3, 2)),
    validators.NotMetError((), REPORT),
)

# --- what is due ---

TODO = agenda(STAY, under=BOOK, on=date(2026, 4, 5))
add(TODO, *TODO)

# --- law beside law, programs side by side ---

YY_BAND = rules.Rule(
    code="US-YY-001",
    name="iop-weekly-band",
    level=INTENSIVE,
    judges=rules.Basis.PLANNED,
    versions=(
        attrs.evolve(
            VERSION,
            requirement=requirements.Below(hours(9), of=GROUPS, per=periods.WEEK),
        ),
    ),
)
OTHER_BOOK = rules.Rulebook(
    authority=attrs.evolve(AUTHORITY, code="US-YY"), rules=(YY_BAND,)
)
ON = date(2026, 3, 2)
COMPARED = law.compare(BOOK, OTHER_BOOK, at=INTENSIVE, on=ON)
COMBINED = law.combine(BOOK, OTHER_BOOK, at=INTENSIVE, on=ON)
SURVEY = law.who_requires(BOOK, quantity=law.Quantity.HOURS_A_WEEK, on=ON)
CHANGES = law.changes(BOOK, "US-XX-001")
TABLE = choosing.side_by_side([PROGRAM], on=ON)
add(
    *law.lint(BOOK, on=date(2027, 3, 2))[:1],
    COMPARED,
    *COMPARED.matches[:1],
    COMBINED,
    *COMBINED.topics[:1],
    *COMBINED.conflicts[:1],
    SURVEY,
    *SURVEY.asked[:1],
    *law.clauses(RULE, on=ON)[:1],
    CHANGES,
    *CHANGES.steps[:1],
    TABLE,
    *TABLE.factors[:1],
)

# --- cohorts over frames ---

add(
    Columns(),
    Columns(stay="stay", starts="starts", facts={"refused": "no", "employed": "works"}),
    Inspection(
        sessions=9,
        stays=3,
        problems=(Found("sessions", Problem.KIND, 2),),
        first=date(2026, 3, 2),
        last=date(2026, 3, 10),
        longest=31,
        stays_each=2,
        lasting=True,
        partial=True,
        unknown=frozenset({"minutes", "format"}),
        overlapping=True,
    ),
)
