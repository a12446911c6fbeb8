"""The parts of a plan: what each refuses, keeps to itself and says."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import attrs
import pytest

from continuum.documents import Document, DocumentKind, Party, Signature
from continuum.errors import FieldTypeError, FieldValueError
from continuum.measuring import Metric, Target
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    Week,
    Weekday,
    WholeStay,
    Window,
)
from continuum.plan import (
    Coding,
    Consent,
    ConsentScope,
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    GoalJudgment,
    GoalLifecycle,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
)
from continuum.progress import Achievement
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.terms import (
    calendar_days,
    hours_after,
    months,
    nth_session,
    service_days,
    weeks,
    working_days,
)
from tests.strategies_rules import IOP, MONDAY, WHOLE_WEEK, march, span

SECRET = "PATIENT-SAID-<script>☠"
"""Free text or reference of a patient: no message and no repr may hold it."""

NOON = datetime(2026, 3, 2, 12)  # noqa: DTZ001

SIGNED = Signature(roles=(StaffRole.COUNSELOR,), on=MONDAY)
CODING = Coding("urn:a-system", SECRET)
PROBLEM = Problem(
    code="P1",
    statement=SECRET,
    priority=1,
    found_in=SECRET,
    condition=CODING,
    deferred=SECRET,
)
GOAL = Goal(code="G1", statement=SECRET, addresses=("P1",), part_of="G0", starts=MONDAY)
OBJECTIVE = Objective(
    code="O1",
    statement=SECRET,
    goal="G1",
    measure=Metric(name=SECRET, unit="meetings", per=WEEK),
    baseline=987654321,
    target=Target(at_least=3),
    starts=MONDAY,
    due=march(9),
    every=weeks(1),
    attendance=True,
)
DOSE = Dose(times=3, minutes=180, per=PROGRAM_WEEK, most=5)
INTERVENTION = Intervention(
    code="I1",
    kind=ServiceKind.COUNSELING,
    serves=("G1",),
    statement=SECRET,
    dose=DOSE,
    period=WHOLE_WEEK,
    format=Format.GROUP,
    mode=Mode.VIDEO,
    staff=Party.MEDICAL_DIRECTOR,
)
CRITERION = Criterion(
    code="C1",
    kind=CriterionKind.STEP_DOWN,
    statement=SECRET,
    objectives=("O1",),
    level=IOP,
)
PARTICIPANT = Participant(role=StaffRole.COUNSELOR, reference=SECRET, primary=True)
JUDGMENT = GoalJudgment(goal="G1", achievement=Achievement.NOT_ATTAINABLE)
REVIEW = Review(
    on=march(9),
    at=time(9, 30),
    signatures=(SIGNED,),
    judgments=(JUDGMENT,),
    next_by=march(16),
)
CONSENT = Consent(
    reference=SECRET,
    scope=ConsentScope.TREATMENT_PAYMENT_OPERATIONS,
    period=DateRange(MONDAY),
    revoked=march(9),
)
PARTS = (
    CODING,
    PROBLEM,
    GOAL,
    OBJECTIVE,
    DOSE,
    INTERVENTION,
    CRITERION,
    PARTICIPANT,
    JUDGMENT,
    REVIEW,
    CONSENT,
)
named = pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)


# --- what a part refuses --------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "field", "value", "expected"),
    [
        (CODING, "system", None, "a str"),
        (CODING, "code", 11, "a str"),
        (PROBLEM, "code", None, "a str"),
        (PROBLEM, "statement", b"x", "a str"),
        (PROBLEM, "priority", 1.0, "a whole number (int)"),
        (PROBLEM, "priority", True, "a whole number (int)"),
        (PROBLEM, "found_in", 7, "a str"),
        (PROBLEM, "condition", SECRET, "a Coding"),
        (PROBLEM, "deferred", False, "a str"),
        (GOAL, "code", 1, "a str"),
        (GOAL, "statement", None, "a str"),
        (GOAL, "addresses", "P1", "a tuple of str"),
        (GOAL, "addresses", ["P1"], "a tuple of str"),
        (GOAL, "part_of", 1, "a str"),
        (GOAL, "lifecycle", "active", "a GoalLifecycle"),
        (GOAL, "lifecycle", None, "a GoalLifecycle"),
        (GOAL, "starts", NOON, "a datetime.date without a time"),
        (OBJECTIVE, "code", 1, "a str"),
        (OBJECTIVE, "statement", None, "a str"),
        (OBJECTIVE, "goal", ("G1",), "a str"),
        (OBJECTIVE, "measure", "meetings", "a Metric"),
        (OBJECTIVE, "baseline", 0.5, "an int or a Decimal"),
        (OBJECTIVE, "baseline", "3", "an int or a Decimal"),
        (OBJECTIVE, "target", 3, "a Target"),
        (OBJECTIVE, "starts", "2026-03-02", "a datetime.date without a time"),
        (OBJECTIVE, "due", NOON, "a datetime.date without a time"),
        (OBJECTIVE, "every", 7, "a Term"),
        (OBJECTIVE, "attendance", 1, "a bool"),
        (OBJECTIVE, "attendance", None, "a bool"),
        (DOSE, "times", 2.5, "a whole number (int)"),
        (DOSE, "minutes", "180", "a whole number (int)"),
        (DOSE, "most", False, "a whole number (int)"),
        (INTERVENTION, "code", 1, "a str"),
        (INTERVENTION, "kind", "counseling", "a ServiceKind"),
        (INTERVENTION, "serves", "G1", "a tuple of str"),
        (INTERVENTION, "serves", None, "a tuple of str"),
        (INTERVENTION, "statement", 0, "a str"),
        (INTERVENTION, "dose", 3, "a Dose"),
        (INTERVENTION, "period", MONDAY, "a DateRange"),
        (INTERVENTION, "format", "group", "a Format"),
        (INTERVENTION, "mode", "video", "a Mode"),
        (INTERVENTION, "staff", "counselor", "a StaffRole or a Party"),
        (CRITERION, "code", None, "a str"),
        (CRITERION, "kind", "discharge", "a CriterionKind"),
        (CRITERION, "statement", None, "a str"),
        (CRITERION, "objectives", {"O1"}, "a tuple of str"),
        (CRITERION, "level", "2.1", "a Level"),
        (PARTICIPANT, "role", "patient", "a StaffRole or a Party"),
        (PARTICIPANT, "reference", 7, "a str"),
        (PARTICIPANT, "primary", 1, "a bool"),
        (JUDGMENT, "goal", None, "a str"),
        (JUDGMENT, "achievement", "improving", "an Achievement"),
        (REVIEW, "on", "2026-03-09", "a datetime.date without a time"),
        (REVIEW, "on", NOON, "a datetime.date without a time"),
        (REVIEW, "at", "09:30", "a datetime.time"),
        (REVIEW, "signatures", [SIGNED], "a tuple of Signature"),
        (REVIEW, "signatures", None, "a tuple of Signature"),
        (REVIEW, "judgments", JUDGMENT, "a tuple of GoalJudgment"),
        (REVIEW, "next_by", 9, "a datetime.date without a time"),
        (CONSENT, "reference", None, "a str"),
        (CONSENT, "scope", "other", "a ConsentScope"),
        (CONSENT, "period", MONDAY, "a DateRange"),
        (CONSENT, "revoked", NOON, "a datetime.date without a time"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused_by_its_name(
    part: Goal, field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        attrs.evolve(part, **{field: value})
    owner, found = type(part).__name__, type(value).__name__
    assert str(caught.value) == f"{owner}.{field} must be {expected}, not {found}"


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        (GOAL, "addresses", ("P1", 1)),
        (INTERVENTION, "serves", ("G1", None)),
        (CRITERION, "objectives", ("O1", OBJECTIVE)),
        (REVIEW, "signatures", (SIGNED, PARTICIPANT)),
        (REVIEW, "judgments", (JUDGMENT, "G1")),
    ],
)
def test_an_item_of_the_wrong_type_is_refused_by_its_place(
    part: Goal, field: str, value: object
) -> None:
    owner = type(part).__name__
    with pytest.raises(FieldTypeError, match=rf"^{owner}\.{field}\[1\] must be a "):
        attrs.evolve(part, **{field: value})


@pytest.mark.parametrize(
    ("part", "field"),
    [
        *((CODING, field) for field in ("system", "code")),
        *((PROBLEM, field) for field in ("code", "statement", "found_in", "deferred")),
        *((GOAL, field) for field in ("code", "statement", "part_of")),
        *((OBJECTIVE, field) for field in ("code", "statement", "goal")),
        *((INTERVENTION, field) for field in ("code", "statement")),
        *((CRITERION, field) for field in ("code", "statement")),
        (PARTICIPANT, "reference"),
        (JUDGMENT, "goal"),
        (CONSENT, "reference"),
    ],
)
@pytest.mark.parametrize("blank", ["", "\t \n"])
def test_a_text_is_not_blank(part: Goal, field: str, blank: str) -> None:
    with pytest.raises(FieldValueError, match=rf"{field} must be a text .* not blank"):
        attrs.evolve(part, **{field: blank})


@pytest.mark.parametrize(
    ("part", "field", "least", "most"),
    [
        (PROBLEM, "priority", 1, 1000),
        (attrs.evolve(DOSE, most=None), "times", 1, 1000),
        (DOSE, "minutes", 1, 1440),
        (DOSE, "most", 4, 1000),
    ],
)
def test_a_number_has_its_limits(part: Dose, field: str, least: int, most: int) -> None:
    assert attrs.evolve(part, **{field: least}) != attrs.evolve(part, **{field: most})
    for value in (least - 1, most + 1):
        with pytest.raises(
            FieldValueError, match=rf"\.{field} .* {least} to {most}, not {value}"
        ):
            attrs.evolve(part, **{field: value})


@pytest.mark.parametrize(
    "per", [STAY, SERVICE_DAY, ROLLING_7_DAYS, CALENDAR_YEAR, "week", None, 7]
)
def test_a_dose_is_for_a_window_in_which_it_repeats(per: Any) -> None:
    expected = "a week, a calendar day, a block of days or a calendar month"
    with pytest.raises(FieldTypeError, match=rf"^Dose\.per must be {expected}, not "):
        attrs.evolve(DOSE, per=per)


@pytest.mark.parametrize("every", [calendar_days(1), weeks(2), months(1)])
def test_an_objective_is_measured_every_so_many_days_weeks_or_months(
    every: object,
) -> None:
    assert attrs.evolve(OBJECTIVE, every=every).every == every


@pytest.mark.parametrize(
    "every",
    [
        calendar_days(0),
        weeks(0),
        months(0),
        hours_after(24),
        working_days(5),
        service_days(5),
        nth_session(4),
    ],
)
def test_an_objective_is_not_measured_by_what_may_never_come(every: object) -> None:
    with pytest.raises(
        FieldValueError,
        match=rf"^Objective\.every must be one or more calendar days, weeks or months, "
        rf"not '{every}'$",
    ):
        attrs.evolve(OBJECTIVE, every=every)


def test_a_baseline_is_kept_in_its_one_form() -> None:
    step = attrs.evolve(OBJECTIVE, baseline=Decimal("5.00"))
    assert (step.baseline, type(step.baseline)) == (5, int)
    assert attrs.evolve(OBJECTIVE, baseline=Decimal("2.50")).baseline == Decimal("2.5")


@pytest.mark.parametrize("wrong", [10**9 + 1, Decimal("0.1234567"), Decimal("NaN")])
def test_a_baseline_is_exact_and_never_quoted(wrong: object) -> None:
    with pytest.raises(FieldValueError, match=r"what it is stays out of this message$"):
        attrs.evolve(OBJECTIVE, baseline=wrong)


def test_a_consent_is_revoked_once_it_was_given() -> None:
    assert attrs.evolve(CONSENT, revoked=MONDAY).revoked == MONDAY
    with pytest.raises(
        FieldValueError,
        match=r"^Consent\.revoked must be on or after 2026-03-02, when it was given, ",
    ):
        attrs.evolve(CONSENT, revoked=march(1))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(9, 30, 1), "in whole minutes"),
        (time.fromisoformat("09:30+01:00"), "a local time without a time zone"),
    ],
)
def test_a_review_has_a_local_time_in_whole_minutes(at: time, expected: str) -> None:
    with pytest.raises(FieldValueError, match=rf"^Review\.at must be {expected}"):
        attrs.evolve(REVIEW, at=at)


# --- what a part is -------------------------------------------------------------------


@named
def test_a_part_is_a_value(part: Goal) -> None:
    again = attrs.evolve(part)
    assert again == part
    assert hash(again) == hash(part)
    assert pickle.loads(pickle.dumps(part)) == part
    field = attrs.fields(type(part))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(part, field, getattr(part, field))


@named
def test_no_repr_holds_what_is_the_patients(part: Goal) -> None:
    assert "PATIENT" not in repr(part)
    assert "PATIENT" not in str(part)
    assert "987654321" not in repr(part)
    assert "not-attainable" not in repr(part)


def test_a_part_may_say_no_more_than_it_must() -> None:
    assert Problem(code="P1", statement=SECRET).priority is None
    assert Goal(code="G1", statement=SECRET).lifecycle is GoalLifecycle.ACTIVE
    assert Objective(code="O1", statement=SECRET).goal is None
    assert Intervention(code="I1", kind=ServiceKind.COUNSELING).serves == ()
    kind = CriterionKind.TRANSFER
    assert Criterion(code="C1", kind=kind, statement=SECRET).level is None
    assert Participant(role=Party.PATIENT).primary is False
    assert Review(on=MONDAY).document == Document(
        kind=DocumentKind.PLAN_REVIEW, on=MONDAY
    )
    scope, period = ConsentScope.OTHER, DateRange(MONDAY)
    assert Consent(reference="7", scope=scope, period=period).revoked is None


def test_a_review_is_a_document_of_its_day_its_time_and_its_signatures() -> None:
    assert REVIEW.document == Document(
        kind=DocumentKind.PLAN_REVIEW,
        on=march(9),
        at=time(9, 30),
        signatures=(SIGNED,),
    )


# --- where a goal stands --------------------------------------------------------------

PROPOSED, PLANNED, ACCEPTED, ACTIVE, ON_HOLD, COMPLETED, CANCELLED, ERROR, REJECTED = (
    GoalLifecycle
)

MOVES = {
    PROPOSED: {
        *(PLANNED, ACCEPTED, ACTIVE, ON_HOLD),
        *(COMPLETED, CANCELLED, ERROR, REJECTED),
    },
    PLANNED: {ACCEPTED, ACTIVE, ON_HOLD, COMPLETED, CANCELLED, ERROR, REJECTED},
    ACCEPTED: {ACTIVE, ON_HOLD, COMPLETED, CANCELLED, ERROR},
    ACTIVE: {ON_HOLD, COMPLETED, CANCELLED, ERROR},
    ON_HOLD: {ACTIVE, COMPLETED, CANCELLED, ERROR},
    COMPLETED: {ERROR},
    CANCELLED: {ERROR},
    ERROR: set[GoalLifecycle](),
    REJECTED: {ERROR},
}
"""Every move that makes sense; all others do not."""


@pytest.mark.parametrize("later", GoalLifecycle)
@pytest.mark.parametrize("origin", GoalLifecycle)
def test_each_move_of_a_goal_makes_sense_or_does_not(
    origin: GoalLifecycle, later: GoalLifecycle
) -> None:
    assert origin.may_become(later) is (later in MOVES[origin])
    goal = attrs.evolve(GOAL, lifecycle=origin)
    if later in MOVES[origin]:
        assert goal.become(later) == attrs.evolve(GOAL, lifecycle=later)
        return
    with pytest.raises(FieldValueError) as caught:
        goal.become(later)
    assert str(caught.value) == (
        f"Goal.become.lifecycle must be what a goal that is {origin} may become, "
        f"not '{later}'"
    )


def test_the_codes_are_those_of_the_code_system() -> None:
    assert [str(lifecycle) for lifecycle in GoalLifecycle] == [
        *("proposed", "planned", "accepted", "active", "on-hold", "completed"),
        *("cancelled", "entered-in-error", "rejected"),
    ]


def test_a_goal_is_pursued_until_it_ends() -> None:
    assert [lifecycle for lifecycle in GoalLifecycle if lifecycle.is_open] == [
        *(PROPOSED, PLANNED, ACCEPTED, ACTIVE, ON_HOLD)
    ]


@pytest.mark.parametrize("wrong", ["on-hold", None, True])
def test_a_goal_becomes_no_text(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^Goal\.become\.lifecycle must be a GoalLifecycle, not"
    ):
        GOAL.become(wrong)
    with pytest.raises(
        FieldTypeError, match=r"^GoalLifecycle\.may_become\.later must be a GoalLife"
    ):
        ACTIVE.may_become(wrong)


# --- doses ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(times=1, minutes=None), "1 session per week"),
        (Dose(times=3, minutes=180), "3 sessions of 180 minutes per week"),
        (DOSE, "3 to 5 sessions of 180 minutes per program week"),
        (Dose(times=1, minutes=50, most=2), "1 to 2 sessions of 50 minutes per week"),
        (
            Dose(times=2, minutes=1, per=CALENDAR_MONTH),
            "2 sessions of 1 minutes per calendar month",
        ),
    ],
)
def test_a_dose_says_itself(dose: Dose, words: str) -> None:
    assert str(dose) == words


MARCH = DateRange(march(1), date(2026, 4, 1))
FEBRUARY = DateRange(date(2026, 2, 1), march(1))
MONDAYS = Week(Weekday.MONDAY)


@pytest.mark.parametrize(
    ("per", "window", "kind", "fewest", "most"),
    [
        # A weekly dose falls wholly in each week, whatever the day it begins on.
        (WEEK, WHOLE_WEEK, WEEK, 1, 1),
        (WEEK, WHOLE_WEEK, MONDAYS, 1, 1),
        (MONDAYS, WHOLE_WEEK, WEEK, 1, 1),
        (PROGRAM_WEEK, WHOLE_WEEK, WEEK, 1, 1),
        (WEEK, WHOLE_WEEK, PROGRAM_WEEK, 1, 1),
        (WEEK, span(MONDAY, 6), WEEK, 0, 1),
        # Stay and blocks begin with the dose.
        (WEEK, span(MONDAY, 6), STAY, 0, 1),
        (WEEK, span(MONDAY, 7), STAY, 1, 1),
        (WEEK, span(MONDAY, 8), STAY, 1, 2),
        (WEEK, span(MONDAY, 28), WholeStay(28), 4, 4),
        (WEEK, span(MONDAY, 14), Blocks(14), 2, 2),
        (Blocks(14), span(MONDAY, 28), Blocks(28), 2, 2),
        (Blocks(14), WHOLE_WEEK, PROGRAM_WEEK, 0, 1),
        (Blocks(14), span(MONDAY, 21), Blocks(21), 1, 2),
        # The second 30 days hold days 29 to 34 of a week that began in the first.
        (WEEK, span(MONDAY, 30), Blocks(30), 3, 6),
        (Blocks(10), WHOLE_WEEK, PROGRAM_WEEK, 0, 2),
        (Blocks(4), span(MONDAY, 6), Blocks(6), 1, 2),
        # A fortnight of the stay may end in the middle of any week.
        (Blocks(14), WHOLE_WEEK, WEEK, 0, 2),
        (Blocks(3), WHOLE_WEEK, WEEK, 1, 3),
        # Elsewhere a dose may begin on any day.
        (WEEK, FEBRUARY, CALENDAR_MONTH, 3, 5),
        (WEEK, MARCH, CALENDAR_MONTH, 3, 6),
        (WEEK, span(MONDAY, 7), ROLLING_7_DAYS, 0, 2),
        (WEEK, span(MONDAY, 13), ROLLING_7_DAYS, 1, 3),
        (WEEK, span(MONDAY, 1), CALENDAR_DAY, 0, 1),
        (Blocks(14), MARCH, CALENDAR_MONTH, 1, 4),
        (Blocks(1), WHOLE_WEEK, WEEK, 7, 7),
        # Days and months are where the calendar has them.
        (CALENDAR_DAY, WHOLE_WEEK, WEEK, 7, 7),
        (CALENDAR_DAY, MARCH, CALENDAR_MONTH, 31, 31),
        (CALENDAR_MONTH, MARCH, CALENDAR_MONTH, 1, 1),
        (CALENDAR_MONTH, FEBRUARY, CALENDAR_MONTH, 1, 1),
        (CALENDAR_MONTH, span(march(1), 30), CALENDAR_MONTH, 0, 1),
        (CALENDAR_MONTH, span(march(2), 30), CALENDAR_MONTH, 0, 1),
        (CALENDAR_MONTH, span(march(3), 5), CALENDAR_MONTH, 0, 1),
        (CALENDAR_MONTH, WHOLE_WEEK, WEEK, 0, 1),
        (CALENDAR_MONTH, span(march(2), 31), STAY, 0, 2),
        (CALENDAR_MONTH, span(date(2026, 1, 31), 30), STAY, 1, 3),
        (
            CALENDAR_MONTH,
            DateRange(date(2025, 12, 1), date(2027, 1, 1)),
            CALENDAR_YEAR,
            13,
            13,
        ),
        (
            CALENDAR_MONTH,
            DateRange(date(2199, 12, 1), date(2199, 12, 31)),
            CALENDAR_MONTH,
            0,
            1,
        ),
    ],
)
def test_so_many_doses_fall_in_a_window_for_certain_and_so_many_perhaps(
    per: Window, window: DateRange, kind: Window, fewest: int, most: int
) -> None:
    assert Dose(times=1, minutes=60, per=per).bounds(window, kind) == (fewest, most)
    several = Dose(times=3, minutes=60, per=per, most=5)
    assert several.bounds(window, kind) == (3 * fewest, 5 * most)


def test_a_window_of_a_dose_ends() -> None:
    with pytest.raises(
        FieldValueError, match=r"^Dose\.bounds\.window must be a range with an end, not"
    ):
        DOSE.bounds(DateRange(MONDAY), STAY)


@pytest.mark.parametrize("wrong", [None, MONDAY, 7, (MONDAY, march(9))])
def test_a_dose_falls_in_a_range_of_days(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^Dose\.bounds\.window must be a DateRang"
    ):
        DOSE.bounds(wrong, WEEK)


BUILDS: list[Callable[[], object]] = [
    lambda: attrs.evolve(PROBLEM, condition=SECRET),
    lambda: attrs.evolve(GOAL, statement=SECRET.encode()),
    lambda: attrs.evolve(OBJECTIVE, due=SECRET),
    lambda: attrs.evolve(CRITERION, kind=SECRET),
    lambda: attrs.evolve(PARTICIPANT, role=SECRET),
    lambda: attrs.evolve(CONSENT, scope=SECRET),
]


@pytest.mark.parametrize("build", BUILDS)
def test_no_message_holds_what_is_the_patients(build: Callable[[], object]) -> None:
    with pytest.raises((FieldTypeError, FieldValueError)) as caught:
        build()
    assert "PATIENT" not in str(caught.value)
