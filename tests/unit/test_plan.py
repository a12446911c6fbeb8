"""Treatment plans: what they refuse, and what they prescribe."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from continuum.documents import Document, DocumentKind, Party, Signature
from continuum.errors import DuplicateCodeError, FieldTypeError, FieldValueError
from continuum.periods import CALENDAR_MONTH, STAY, WEEK, DateRange, Window
from continuum.plan import (
    Consent,
    ConsentScope,
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    GoalJudgment,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.progress import Achievement
from continuum.services import Format, ServiceKind, StaffRole
from tests.strategies_rules import MONDAY, WHOLE_WEEK, march, span

SECRET = "PATIENT-SAID-<script>☠"
"""Free text of a patient: no message and no repr may hold it."""

PROBLEM = Problem(code="P1", statement=SECRET)
GOAL = Goal(code="G1", statement=SECRET, addresses=("P1",))
STEP = Objective(code="O1", goal="G1", statement=SECRET)
GROUP = Intervention(
    code="I1",
    serves=("G1", "O1"),
    kind=ServiceKind.COUNSELING,
    dose=Dose(times=3, minutes=180),
    format=Format.GROUP,
)
DISCHARGE = Criterion(
    code="C1", kind=CriterionKind.DISCHARGE, statement=SECRET, objectives=("O1",)
)
SHOWN_BY_G1 = {"objectives": ("O1", "G1")}
JUDGED = (
    GoalJudgment(goal="G1", achievement=Achievement.IMPROVING),
    GoalJudgment(goal="O1", achievement=Achievement.IMPROVING),
)
PATIENT = Participant(role=Party.PATIENT, reference=SECRET)
SIGNED = Signature(roles=(Party.PATIENT,), on=MONDAY)
CONSENT = Consent(
    reference=SECRET, scope=ConsentScope.COUNSELING_NOTES, period=DateRange(MONDAY)
)
PLAN = TreatmentPlan(
    in_force=DateRange(MONDAY),
    goals=(GOAL,),
    problems=(PROBLEM,),
    objectives=(STEP,),
    interventions=(GROUP,),
)
MARCH = DateRange(date(2026, 3, 1), date(2026, 4, 1))


def changed(**parts: object) -> TreatmentPlan:
    return attrs.evolve(PLAN, **parts)


# --- what a plan may lack -------------------------------------------------------------


def test_a_plan_may_hold_nothing_at_all() -> None:
    """A real one may; what it lacks, rules say."""
    empty = TreatmentPlan(in_force=DateRange(MONDAY))
    assert (empty.goals, empty.version, empty.written) == ((), 1, None)
    assert empty.documents == ()


def test_loose_ends_are_findings_and_no_errors() -> None:
    loose = changed(
        goals=(attrs.evolve(GOAL, addresses=()),),
        objectives=(attrs.evolve(STEP, goal=None),),
        interventions=(attrs.evolve(GROUP, serves=(), dose=None),),
    )
    assert loose.objectives[0].goal is None
    assert loose.interventions[0].serves == ()


# --- what a plan refuses --------------------------------------------------------------


@pytest.mark.parametrize(
    "build",
    [
        lambda: changed(problems=(PROBLEM, PROBLEM)),
        lambda: changed(goals=(GOAL, GOAL)),
        lambda: changed(objectives=(STEP, STEP)),
        lambda: changed(interventions=(GROUP, GROUP)),
        lambda: changed(criteria=(DISCHARGE, DISCHARGE)),
        lambda: changed(problems=(PROBLEM, attrs.evolve(PROBLEM, code="G1"))),
        lambda: changed(criteria=(attrs.evolve(DISCHARGE, code="I1"),)),
    ],
)
def test_no_two_parts_of_a_plan_share_a_code(
    build: Callable[[], TreatmentPlan],
) -> None:
    with pytest.raises(
        DuplicateCodeError, match="the treatment plan holds two parts with the code '"
    ):
        build()


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"goals": (attrs.evolve(GOAL, addresses=("P9",)),)},
            r"goals\[0\]\.addresses must be the code of a problem of .*, not 'P9'",
        ),
        (
            {"goals": (GOAL, attrs.evolve(GOAL, code="G2", part_of="G9"))},
            r"goals\[1\]\.part_of must be the code of a goal of the plan, not 'G9'",
        ),
        (
            {"objectives": (attrs.evolve(STEP, goal="I1"),)},
            r"objectives\[0\]\.goal must be the code of a goal of the plan, not 'I1'",
        ),
        (
            {"interventions": (attrs.evolve(GROUP, serves=("G1", "P1")),)},
            r"interventions\[0\]\.serves must be the code of a goal or objective.*'P1'",
        ),
        (
            {
                "criteria": (
                    DISCHARGE,
                    attrs.evolve(DISCHARGE, code="C2", **SHOWN_BY_G1),
                )
            },
            r"criteria\[1\]\.objectives must be the code of an objective .*, not 'G1'",
        ),
        (
            {"reviews": (Review(on=MONDAY), Review(on=MONDAY, judgments=JUDGED))},
            r"reviews\[1\]\.judgments must be the code of a goal of the plan, not 'O1'",
        ),
    ],
)
def test_a_code_that_is_not_in_the_plan_is_refused(
    parts: dict[str, object], message: str
) -> None:
    with pytest.raises(FieldValueError, match=rf"TreatmentPlan\.{message}"):
        changed(**parts)


def test_goals_that_are_parts_of_one_another_in_a_circle_are_refused() -> None:
    one = attrs.evolve(GOAL, code="G1", part_of="G3")
    two = attrs.evolve(GOAL, code="G2", part_of="G1")
    three = attrs.evolve(GOAL, code="G3", part_of="G2")
    with pytest.raises(
        FieldValueError,
        match=r"goals\[0\]\.part_of must be a goal that is not, in the end, a part of",
    ):
        changed(goals=(one, two, three))
    with pytest.raises(FieldValueError, match=r"goals\[0\]\.part_of .* not 'G1'"):
        changed(goals=(attrs.evolve(GOAL, part_of="G1"),))


def test_goals_may_be_parts_of_others_as_long_as_they_end() -> None:
    two = attrs.evolve(GOAL, code="G2", part_of="G1")
    three = attrs.evolve(GOAL, code="G3", part_of="G2")
    assert len(changed(goals=(three, two, GOAL)).goals) == 3


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("in_force", MONDAY, "a DateRange"),
        ("goals", [GOAL], "a tuple of Goal"),
        ("problems", None, "a tuple of Problem"),
        ("objectives", "O1", "a tuple of Objective"),
        ("interventions", {GROUP}, "a tuple of Intervention"),
        ("criteria", DISCHARGE, "a tuple of Criterion"),
        ("participants", [], "a tuple of Participant"),
        ("signatures", [], "a tuple of Signature"),
        ("reviews", {}, "a tuple of Review"),
        ("consents", [], "a tuple of Consent"),
        ("strengths", SECRET, "a tuple of str"),
        ("needs", [SECRET], "a tuple of str"),
        ("preferences", None, "a tuple of str"),
        ("written", "2026-03-02", "a datetime.date without a time"),
        ("written", datetime(2026, 3, 2), "a datetime.date without a time"),  # noqa: DTZ001
        ("review_by", 2026, "a datetime.date without a time"),
        ("version", 1.0, "a whole number (int)"),
        ("version", True, "a whole number (int)"),
        ("version", "1", "a whole number (int)"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        changed(**{field: value})
    found = type(value).__name__
    assert str(caught.value) == f"TreatmentPlan.{field} must be {expected}, not {found}"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("goals", (GOAL, STEP)),
        ("problems", (PROBLEM, GOAL)),
        ("objectives", (STEP, GOAL)),
        ("interventions", (GROUP, None)),
        ("criteria", (DISCHARGE, GOAL)),
        ("participants", (PATIENT, Party.PATIENT)),
        ("signatures", (SIGNED, PATIENT)),
        ("reviews", (Review(on=MONDAY), MONDAY)),
        ("consents", (CONSENT, SECRET)),
        ("strengths", (SECRET, 1)),
        ("needs", (SECRET, None)),
        ("preferences", (SECRET, b"x")),
    ],
)
def test_an_item_of_the_wrong_type_is_refused_by_its_place(
    field: str, value: object
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"^TreatmentPlan\.{field}\[1\] must be an? "
    ):
        changed(**{field: value})


@pytest.mark.parametrize("field", ["strengths", "needs", "preferences"])
def test_a_text_is_not_blank(field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"^TreatmentPlan\.{field}\[1\] must be"):
        changed(**{field: (SECRET, "\t ")})


@pytest.mark.parametrize(("fine", "wrong"), [(1, 0), (100_000, 100_001)])
def test_versions_are_counted_from_1(fine: int, wrong: int) -> None:
    assert changed(version=fine).version == fine
    with pytest.raises(FieldValueError, match=rf"version .* 1 to 100000, not {wrong}"):
        changed(version=wrong)


def test_reviews_are_in_order_of_their_days() -> None:
    reviews = tuple(Review(on=march(day)) for day in (9, 9, 10))
    assert changed(reviews=reviews).reviews == reviews
    with pytest.raises(
        FieldValueError,
        match=r"reviews\[1\]\.on must be on or after the day of the review before it, "
        r"not datetime\.date\(2026, 3, 8\)",
    ):
        changed(reviews=(Review(on=march(9)), Review(on=march(8))))


# --- what a plan keeps to itself ------------------------------------------------------

WHOLE = changed(
    written=MONDAY,
    version=3,
    strengths=(SECRET,),
    needs=(SECRET,),
    preferences=(SECRET,),
    criteria=(DISCHARGE,),
    participants=(PATIENT,),
    signatures=(SIGNED,),
    reviews=(Review(on=march(9), judgments=JUDGED[:1]),),
    review_by=march(9),
    consents=(CONSENT,),
)


def test_no_repr_holds_the_words_of_the_patient() -> None:
    for part in (PROBLEM, GOAL, STEP, PLAN, WHOLE):
        assert SECRET not in repr(part)
        assert SECRET not in str(part)
        assert repr(SECRET)[1:-1] not in repr(part)
    assert "improving" not in repr(WHOLE)


@pytest.mark.parametrize(
    "build",
    [
        lambda: changed(goals=(attrs.evolve(GOAL, addresses=("P9",)),)),
        lambda: changed(goals=(attrs.evolve(GOAL, part_of="G1"),)),
        lambda: changed(goals=(GOAL, GOAL)),
        lambda: changed(objectives=(attrs.evolve(STEP, goal="G9"),)),
        lambda: changed(strengths=(SECRET, " ")),
        lambda: changed(needs=SECRET),
        lambda: attrs.evolve(STEP, due=SECRET),
        lambda: Goal(code="G1", statement=SECRET.encode()),
        lambda: changed(goals=[GOAL]),
    ],
)
def test_no_message_holds_the_words_of_the_patient(build: Callable[[], object]) -> None:
    with pytest.raises((DuplicateCodeError, FieldTypeError, FieldValueError)) as found:
        build()
    assert SECRET not in str(found.value)
    assert SECRET[:12] not in str(found.value)


def test_a_plan_is_a_value() -> None:
    again = attrs.evolve(WHOLE)
    assert again == WHOLE
    assert hash(again) == hash(WHOLE)
    assert pickle.loads(pickle.dumps(WHOLE)) == WHOLE
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        WHOLE.version = 4  # type: ignore[misc]


# --- parts by their codes -------------------------------------------------------------


def test_a_part_is_found_by_its_code() -> None:
    assert PLAN.goal("G1") is GOAL
    assert PLAN.objective("O1") is STEP
    with pytest.raises(
        FieldValueError,
        match=r"^TreatmentPlan\.goal must be the code of a goal of the plan, not 'O1'$",
    ):
        PLAN.goal("O1")
    with pytest.raises(
        FieldValueError, match=r"^TreatmentPlan\.objective must be the code of an obj"
    ):
        PLAN.objective("G1")


@pytest.mark.parametrize("wrong", [None, 1, ("G1",), GOAL])
def test_a_code_is_a_text(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^TreatmentPlan\.goal must be a str, not"
    ):
        PLAN.goal(wrong)
    with pytest.raises(
        FieldTypeError, match=r"^TreatmentPlan\.objective must be a str"
    ):
        PLAN.objective(wrong)


# --- versions -------------------------------------------------------------------------


def test_a_revision_is_the_next_version_complete_that_day_and_unsigned() -> None:
    later = attrs.evolve(WHOLE, in_force=DateRange(MONDAY, march(30))).revise(
        on=march(9)
    )
    assert (later.version, later.written, later.signatures) == (4, march(9), ())
    assert later.in_force == DateRange(march(9), march(30))
    assert (later.reviews, later.consents) == (WHOLE.reviews, WHOLE.consents)


def test_a_revision_does_not_begin_goals_and_objectives_anew() -> None:
    """Else what was measured before it would be lost, and dues lie before starts."""
    own = attrs.evolve(STEP, code="O2", starts=march(4))
    later = changed(objectives=(STEP, own)).revise(on=march(9))
    assert [goal.starts for goal in later.goals] == [MONDAY]
    assert [step.starts for step in later.objectives] == [MONDAY, march(4)]
    again = later.revise(on=march(16))
    assert [step.starts for step in again.objectives] == [MONDAY, march(4)]


@pytest.mark.parametrize(("fine", "wrong"), [(2, 1), (8, 9)])
def test_a_plan_is_revised_while_it_is_in_force(fine: int, wrong: int) -> None:
    plan = changed(in_force=WHOLE_WEEK)
    assert plan.revise(on=march(fine)).in_force.start == march(fine)
    with pytest.raises(
        FieldValueError,
        match=r"^TreatmentPlan\.revise\.on must be a day on which the plan is in "
        r"force, 2026-03-02 to 2026-03-08, not",
    ):
        plan.revise(on=march(wrong))


@pytest.mark.parametrize("wrong", [None, "2026-03-09", datetime(2026, 3, 9)])  # noqa: DTZ001
def test_a_revision_is_of_a_day(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^TreatmentPlan\.revise\.on must be a dat"
    ):
        PLAN.revise(on=wrong)


# --- documents ------------------------------------------------------------------------


def test_a_plan_is_a_document_once_its_day_is_known() -> None:
    review = Review(on=march(9), signatures=(SIGNED,))
    assert changed(reviews=(review,)).documents == (review.document,)
    plan, reviewed = changed(
        reviews=(review,), written=MONDAY, signatures=(SIGNED,)
    ).documents
    assert plan == Document(
        kind=DocumentKind.TREATMENT_PLAN, on=MONDAY, signatures=(SIGNED,)
    )
    assert reviewed == Document(
        kind=DocumentKind.PLAN_REVIEW, on=march(9), signatures=(SIGNED,)
    )


@pytest.mark.parametrize(("written", "effective"), [(1, 2), (2, None), (3, 2)])
def test_a_plan_speaks_for_its_own_days_whenever_it_was_written(
    written: int, effective: int | None
) -> None:
    (plan,) = changed(written=march(written)).documents
    assert plan.effective == (None if effective is None else march(effective))


# --- what a plan prescribes -----------------------------------------------------------


def test_a_month_holds_three_whole_weeks_for_certain_and_touches_six() -> None:
    ledger = PLAN.prescribed(MARCH, CALENDAR_MONTH)
    assert (len(ledger.recorded), len(ledger.possible)) == (9, 9)
    every = (*ledger.recorded, *ledger.possible)
    assert {(item.minutes, item.format) for item in every} == {(180, Format.GROUP)}
    assert not ledger.dated


def test_prescribed_sessions_lie_in_their_window_a_weekly_dose_in_each_week() -> None:
    certain = PLAN.prescribed(span(MONDAY, 28), STAY).recorded
    weeks = [(session.day - MONDAY) // timedelta(days=7) for session in certain]
    assert weeks == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    possible = PLAN.prescribed(MARCH, CALENDAR_MONTH).possible
    assert all(session.day in MARCH for session in possible)


def test_an_intervention_without_a_dose_is_a_service_nobody_says_how_much_of() -> None:
    plan = changed(interventions=(attrs.evolve(GROUP, dose=None),))
    ledger = plan.prescribed(WHOLE_WEEK, WEEK)
    assert (ledger.recorded, ledger.possible) == ((), ())
    assert [session.format for session in ledger.unstated] == [Format.GROUP]


def test_a_dose_without_minutes_prescribes_sessions_of_unknown_length() -> None:
    plan = changed(
        interventions=(attrs.evolve(GROUP, dose=Dose(times=2, minutes=None)),)
    )
    ledger = plan.prescribed(WHOLE_WEEK, WEEK)
    assert [session.minutes for session in ledger.recorded] == [None, None]


def test_a_plan_without_interventions_prescribes_nothing() -> None:
    ledger = changed(interventions=()).prescribed(WHOLE_WEEK, WEEK)
    assert (ledger.recorded, ledger.possible, ledger.unstated) == ((), (), ())


# --- prescribed for a part of the time ------------------------------------------------


def prescribed(
    period: DateRange, window: DateRange, kind: Window, dose: Dose
) -> tuple[int, int]:
    item = attrs.evolve(GROUP, period=period, dose=dose)
    ledger = changed(interventions=(item,)).prescribed(window, kind)
    every = (*ledger.recorded, *ledger.possible)
    assert all(session.day in period for session in every)
    return len(ledger.recorded), len(every)


@pytest.mark.parametrize(
    ("period", "fewest", "most"),
    [
        (DateRange(march(1)), 3, 3),
        (DateRange(march(2), march(9)), 3, 3),
        (DateRange(march(3)), 0, 3),
        (DateRange(march(8)), 0, 3),
        (DateRange(march(2), march(8)), 0, 3),
        (DateRange(march(9)), 0, 0),
        (DateRange(march(1), march(2)), 0, 0),
    ],
)
def test_of_a_week_that_the_period_cuts_no_session_is_certain(
    period: DateRange, fewest: int, most: int
) -> None:
    dose = Dose(times=3, minutes=60)
    assert prescribed(period, WHOLE_WEEK, WEEK, dose) == (fewest, most)


@pytest.mark.parametrize(
    ("first", "last", "fewest", "most"),
    [(1, 31, 2, 4), (1, 30, 0, 4), (2, 31, 0, 4), (10, 12, 0, 4)],
)
def test_of_a_month_that_the_period_cuts_no_session_is_certain(
    first: int, last: int, fewest: int, most: int
) -> None:
    dose = Dose(times=2, minutes=60, per=CALENDAR_MONTH, most=4)
    period = DateRange.through(march(first), march(last))
    assert prescribed(period, MARCH, CALENDAR_MONTH, dose) == (fewest, most)


def test_two_weeks_that_begin_within_the_stay_are_two_whole_doses() -> None:
    dose = Dose(times=3, minutes=60)
    period = span(march(12), 14)
    assert prescribed(period, span(MONDAY, 56), STAY, dose) == (6, 6)
    assert prescribed(span(march(12), 15), span(MONDAY, 56), STAY, dose) == (6, 9)


def test_of_a_range_the_fewest_are_certain_and_the_rest_possible() -> None:
    dose = Dose(times=2, minutes=60, most=5)
    assert prescribed(DateRange(march(1)), WHOLE_WEEK, WEEK, dose) == (2, 5)


def test_what_is_prescribed_names_who_gives_it_where_a_role_gives_services() -> None:
    by_nurse = attrs.evolve(GROUP, staff=StaffRole.NURSE)
    by_director = attrs.evolve(GROUP, code="I2", staff=Party.MEDICAL_DIRECTOR)
    ledger = changed(interventions=(by_nurse, by_director)).prescribed(WHOLE_WEEK, WEEK)
    assert [session.staff for session in ledger.recorded] == [
        *(StaffRole.NURSE,) * 3,
        *(None,) * 3,
    ]


@pytest.mark.parametrize(
    ("window", "kind", "said"),
    [
        (MONDAY, WEEK, "window must be a DateRange, not date"),
        (None, WEEK, "window must be a DateRange, not NoneType"),
        (WHOLE_WEEK, "week", "kind must be a window, such as WEEK, not str"),
        (WHOLE_WEEK, None, "kind must be a window, such as WEEK, not NoneType"),
        (DateRange(MONDAY), WEEK, "window must be a range with an end, not None"),
    ],
)
def test_sessions_are_prescribed_for_a_window_that_ends(
    window: Any, kind: Any, said: str
) -> None:
    with pytest.raises((FieldTypeError, FieldValueError)) as caught:
        PLAN.prescribed(window, kind)
    assert str(caught.value) == f"TreatmentPlan.prescribed.{said}"


# --- in a notebook --------------------------------------------------------------------


def test_a_notebook_shows_the_tree_without_texts() -> None:
    picture = WHOLE.to_svg()
    assert WHOLE._repr_html_() == f"<div>{picture}</div>"
    assert WHOLE._repr_mimebundle_(include=None) == {
        "image/svg+xml": picture,
        "text/html": f"<div>{picture}</div>",
        "text/plain": repr(WHOLE),
    }
    assert "PATIENT" not in picture
    assert "PATIENT" in WHOLE.to_svg(texts=True)
