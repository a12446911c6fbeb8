"""Traits of a treatment plan: what has one, and which parts lack it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs
import pytest

from continuum.assess import Assessor, Chart, Lacking, Reading
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.errors import FieldTypeError
from continuum.findings import Finding, NotApplicableReason, describe
from continuum.ledger import Ledger
from continuum.measuring import Metric, Target
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    Window,
)
from continuum.plan import (
    Coding,
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    GoalLifecycle,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.requirements import AllOf, PlanHas, PlanTrait
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.sessions import Attendance, Schedule, Session
from continuum.stay import Stay
from continuum.systems import general
from continuum.verdicts import Verdict

SECRET = "PATIENT-SAID-<script>☠"
"""Free text of a patient: no message and no repr may hold it."""

DAY = timedelta(days=1)
BEGINS = date(2026, 3, 2)
ENDS = date(2026, 4, 27)
ON = date(2026, 3, 9)
"""The eighth day of the plan."""

PROBLEM = Problem(
    code="P1",
    statement=SECRET,
    found_in="assessment-1",
    condition=Coding("http://hl7.org/fhir/sid/icd-10-cm", "F10.20"),
)
GOAL = Goal(code="G1", statement=SECRET, addresses=("P1",))
STEP = Objective(
    code="O1",
    statement=f"{SECRET} step",
    goal="G1",
    measure=Metric(name="craving", unit="points"),
    baseline=8,
    target=Target(at_most=5),
    due=date(2026, 4, 1),
)
GROUP = Intervention(
    code="I1",
    kind=ServiceKind.COUNSELING,
    serves=("O1",),
    dose=Dose(times=3, minutes=180),
    format=Format.GROUP,
    staff=StaffRole.COUNSELOR,
)
PLAN = TreatmentPlan(
    in_force=DateRange(BEGINS, ENDS),
    problems=(PROBLEM,),
    goals=(GOAL,),
    objectives=(STEP,),
    interventions=(GROUP,),
    strengths=("...",),
    needs=("...",),
    preferences=("...",),
    criteria=(Criterion(code="C1", kind=CriterionKind.DISCHARGE, statement="..."),),
    participants=(Participant(role=StaffRole.COUNSELOR, primary=True),),
    reviews=(Review(on=date(2026, 3, 6), next_by=date(2026, 4, 3)),),
    review_by=date(2026, 3, 6),
)
OTHER = TreatmentPlan(
    in_force=DateRange(BEGINS), goals=(Goal(code="G1", statement="another text"),)
)

TRAITS = tuple(PlanTrait)
RULES = Rulebook(
    authority=Authority(code="XX", name="Every trait", kind=AuthorityKind.GUIDANCE),
    rules=tuple(
        Rule(
            code=f"XX-{number:03}",
            name="trait",
            level=None,
            judges=Basis.DOCUMENTED,
            versions=(
                RuleVersion(
                    in_force=DateRange(date(2026, 1, 1)),
                    requirement=PlanHas(each),
                    citation=Citation(
                        instrument="A text",
                        provision="1",
                        retrieved=date(2027, 1, 1),
                        evidence=Evidence.PRIMARY,
                    ),
                ),
            ),
        )
        for number, each in enumerate(TRAITS, start=1)
    ),
)


def changed(plan: TreatmentPlan = PLAN, /, **parts: object) -> TreatmentPlan:
    return attrs.evolve(plan, **parts)


def session(
    day: int, kind: ServiceKind = ServiceKind.COUNSELING, **parts: object
) -> Session:
    """A session of an hour in a group on that day of March."""
    given = {"minutes": 60, "format": Format.GROUP, **parts}
    return Session(day=date(2026, 3, day), kind=kind, **given)


def stay(
    *sessions: Session, plan: TreatmentPlan | None = PLAN, **parts: object
) -> Stay:
    """A stay from 1 March with these sessions attended."""
    given = {"attendance": Attendance.attended(sessions), **parts}
    period = DateRange(date(2026, 3, 1))
    return Stay(level=general.IOP, period=period, plan=plan, **given)


def judged(
    subject: TreatmentPlan | Stay,
    trait: PlanTrait,
    *,
    on: date = ON,
    others: Iterable[TreatmentPlan] | None = (OTHER,),
) -> Finding | NotApplicableReason:
    """The one finding about *trait*, or why there is none."""
    code = RULES.rules[TRAITS.index(trait)].code
    report = check(subject, under=RULES, on=on, others=others)
    if code in report.by_rule():
        (found,) = report[code]
        return found
    (reason,) = (
        item.reason for item in report.not_applicable if item.rule.code == code
    )
    return reason


def lacking(
    subject: TreatmentPlan | Stay, trait: PlanTrait, *, on: date = ON
) -> tuple[str, ...]:
    """The parts that lack *trait*; none where it is met."""
    found = judged(subject, trait, on=on)
    assert isinstance(found, Finding)
    assert isinstance(found.observed, Lacking)
    assert found.verdict is (Verdict.UNMET if found.observed.paths else Verdict.MET)
    return found.observed.paths


def of(subject: TreatmentPlan | Stay, trait: PlanTrait, *, on: date = ON) -> int:
    """How many parts were looked at."""
    found = judged(subject, trait, on=on)
    assert isinstance(found, Finding)
    assert isinstance(found.observed, Lacking)
    return found.observed.of


# --- every trait at once --------------------------------------------------------------


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.name)
def test_a_whole_plan_has_every_trait(trait: PlanTrait) -> None:
    assert lacking(stay(session(3), session(5)), trait) == ()


EMPTY = TreatmentPlan(in_force=DateRange(BEGINS))
OF_THE_WHOLE = {
    PlanTrait.GOALS,
    PlanTrait.INTERVENTIONS,
    PlanTrait.DIAGNOSIS,
    PlanTrait.STRENGTHS,
    PlanTrait.NEEDS,
    PlanTrait.PREFERENCES,
    PlanTrait.DISCHARGE_CRITERIA,
    PlanTrait.RESPONSIBLE,
    PlanTrait.REVIEW_DAY,
}
"""Traits of the plan as a whole, which there is always something to look at for."""


@pytest.mark.parametrize("trait", sorted(OF_THE_WHOLE), ids=lambda trait: trait.name)
def test_an_empty_plan_lacks_what_is_asked_of_the_whole(trait: PlanTrait) -> None:
    assert lacking(stay(plan=EMPTY), trait) == ("plan",)


@pytest.mark.parametrize(
    "trait", sorted(set(TRAITS) - OF_THE_WHOLE), ids=lambda trait: trait.name
)
def test_a_trait_without_a_part_to_look_at_is_not_applicable(trait: PlanTrait) -> None:
    assert judged(stay(plan=EMPTY), trait) is NotApplicableReason.NO_PART


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.name)
def test_without_a_plan_nothing_is_known(trait: PlanTrait) -> None:
    found = judged(stay(session(3), plan=None), trait)
    assert isinstance(found, Finding)
    assert found.verdict is Verdict.UNKNOWN
    assert found.missing == ("treatment plan",)


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.name)
def test_without_a_record_nothing_is_known(trait: PlanTrait) -> None:
    assessor = Assessor(Ledger(), Circumstances(), Reading())
    found = assessor.assess(PlanHas(trait), DateRange(ON, ON + DAY), STAY)
    assert found.verdict is Verdict.UNKNOWN
    assert found.missing == ("treatment plan",)


def test_a_plan_counts_from_the_day_it_takes_force() -> None:
    before = judged(PLAN, PlanTrait.GOALS, on=BEGINS - DAY)
    assert isinstance(before, Finding)
    assert before.verdict is Verdict.UNKNOWN
    assert before.missing == ("a plan in force",)
    assert lacking(PLAN, PlanTrait.GOALS, on=BEGINS) == ()


def test_a_plan_that_has_ended_is_judged_as_it_was() -> None:
    poor = changed(strengths=())
    for on in (ENDS - DAY, ENDS):
        assert lacking(poor, PlanTrait.STRENGTHS, on=on) == ("plan",)


def test_of_several_versions_the_one_of_the_day_is_judged() -> None:
    later = attrs.evolve(PLAN.revise(on=date(2026, 3, 9)), strengths=())
    patient = stay(session(3), plan=later, superseded=(PLAN,))
    assert lacking(patient, PlanTrait.STRENGTHS, on=date(2026, 3, 8)) == ()
    assert lacking(patient, PlanTrait.STRENGTHS, on=date(2026, 3, 9)) == ("plan",)


def test_a_trait_that_has_nothing_to_look_at_breaks_no_list_of_several() -> None:
    both = AllOf(
        (
            PlanHas(PlanTrait.OBJECTIVE_HAS_MEASURE),
            PlanHas(PlanTrait.STRENGTHS),
        )
    )
    chart = Chart(
        admitted=None, on=ON, plans=(attrs.evolve(EMPTY, strengths=("...",)),)
    )
    assessor = Assessor(Ledger(), Circumstances(), Reading(), chart=chart)
    found = assessor.assess(both, DateRange(ON, ON + DAY), STAY)
    assert found.verdict is Verdict.MET


def test_a_finding_names_parts_and_quotes_nothing() -> None:
    plan = changed(objectives=(STEP, Objective(code="O2", statement=SECRET)))
    found = judged(plan, PlanTrait.OBJECTIVE_HAS_GOAL)
    assert isinstance(found, Finding)
    assert "1 of 2; not objectives[1]" in describe(found)
    assert SECRET not in f"{describe(found)}{found!r}"


@pytest.mark.parametrize("value", [None, "GOALS", 1, PlanTrait])
def test_only_a_trait_can_be_asked_for(value: object) -> None:
    with pytest.raises(FieldTypeError, match=r"PlanHas\.trait must be a PlanTrait"):
        PlanHas(value)


def test_a_requirement_prints_itself_as_the_trait_reads() -> None:
    assert str(PlanHas(PlanTrait.GOALS)) == "there is a goal"


# --- the plan as a whole --------------------------------------------------------------


@pytest.mark.parametrize(
    ("trait", "parts"),
    [
        (PlanTrait.DIAGNOSIS, {"problems": (attrs.evolve(PROBLEM, condition=None),)}),
        (PlanTrait.STRENGTHS, {"strengths": ()}),
        (PlanTrait.NEEDS, {"needs": ()}),
        (PlanTrait.PREFERENCES, {"preferences": ()}),
        (PlanTrait.DISCHARGE_CRITERIA, {"criteria": ()}),
        (PlanTrait.RESPONSIBLE, {"participants": ()}),
        (
            PlanTrait.RESPONSIBLE,
            {"participants": (Participant(role=StaffRole.COUNSELOR),)},
        ),
    ],
)
def test_a_plan_lacks_what_it_does_not_state(
    trait: PlanTrait, parts: dict[str, object]
) -> None:
    assert lacking(changed(**parts), trait) == ("plan",)


@pytest.mark.parametrize("kind", CriterionKind)
def test_a_criterion_of_any_kind_will_do(kind: CriterionKind) -> None:
    plan = changed(criteria=(Criterion(code="C1", kind=kind, statement="..."),))
    assert lacking(plan, PlanTrait.DISCHARGE_CRITERIA) == ()


def test_one_of_several_problems_may_carry_the_diagnosis() -> None:
    plan = changed(problems=(PROBLEM, Problem(code="P2", statement="...")))
    assert lacking(plan, PlanTrait.DIAGNOSIS) == ()


@pytest.mark.parametrize(
    ("review_by", "reviews", "states"),
    [
        (None, (), False),
        (ON, (), True),
        (ON, (Review(on=ON),), False),
        (None, (Review(on=ON, next_by=ON + DAY),), True),
        (ON, (Review(on=BEGINS, next_by=ON), Review(on=ON)), False),
    ],
)
def test_the_last_review_says_when_the_next_one_is(
    review_by: date | None, reviews: tuple[Review, ...], *, states: bool
) -> None:
    plan = changed(review_by=review_by, reviews=reviews)
    assert lacking(plan, PlanTrait.REVIEW_DAY) == (() if states else ("plan",))


def test_a_review_that_was_still_to_come_said_nothing_of_the_next() -> None:
    first, last = Review(on=BEGINS, next_by=ON + DAY), Review(on=ON + DAY)
    plan = changed(reviews=(first, last))
    assert lacking(plan, PlanTrait.REVIEW_DAY, on=ON) == ()
    assert lacking(plan, PlanTrait.REVIEW_DAY, on=ON + DAY) == ("plan",)


ENDED = (
    GoalLifecycle.COMPLETED,
    GoalLifecycle.CANCELLED,
    GoalLifecycle.REJECTED,
    GoalLifecycle.ENTERED_IN_ERROR,
)
OPEN = tuple(each for each in GoalLifecycle if each not in ENDED)


@pytest.mark.parametrize("lifecycle", GoalLifecycle)
def test_a_goal_that_was_never_set_is_no_goal(lifecycle: GoalLifecycle) -> None:
    plan = changed(goals=(attrs.evolve(GOAL, lifecycle=lifecycle),))
    was_set = lifecycle in (*OPEN, GoalLifecycle.COMPLETED)
    expected = () if was_set else ("plan",)
    assert lacking(plan, PlanTrait.GOALS) == expected
    expected = () if was_set else ("problems[0]",)
    assert lacking(plan, PlanTrait.PROBLEM_HAS_GOAL) == expected


# --- the thread from problem to intervention ------------------------------------------


SECOND = Problem(code="P2", statement="...")
LOOSE = Goal(code="G2", statement="...")


def test_a_problem_without_a_goal_is_named() -> None:
    plan = changed(problems=(PROBLEM, SECOND))
    assert lacking(plan, PlanTrait.PROBLEM_HAS_GOAL) == ("problems[1]",)


def test_a_problem_put_off_needs_no_goal() -> None:
    deferred = attrs.evolve(SECOND, deferred="after housing")
    plan = changed(problems=(PROBLEM, deferred))
    assert lacking(plan, PlanTrait.PROBLEM_HAS_GOAL) == ()
    assert of(plan, PlanTrait.PROBLEM_HAS_GOAL) == 1


@pytest.mark.parametrize(
    "trait",
    [
        PlanTrait.GOAL_HAS_PROBLEM,
        PlanTrait.GOAL_HAS_OBJECTIVE,
        PlanTrait.GOAL_HAS_INTERVENTION,
        PlanTrait.INDIVIDUAL,
    ],
)
class TestGoals:
    def test_a_goal_out_of_the_thread_is_named(self, trait: PlanTrait) -> None:
        plan = changed(goals=(GOAL, LOOSE))
        assert lacking(plan, trait) == ("goals[1]",)

    @pytest.mark.parametrize("lifecycle", ENDED)
    def test_a_goal_that_ended_is_not_looked_at(
        self, trait: PlanTrait, lifecycle: GoalLifecycle
    ) -> None:
        plan = changed(goals=(GOAL, attrs.evolve(LOOSE, lifecycle=lifecycle)))
        assert lacking(plan, trait) == ()
        assert of(plan, trait) == 1

    @pytest.mark.parametrize("lifecycle", OPEN)
    def test_a_goal_still_pursued_is(
        self, trait: PlanTrait, lifecycle: GoalLifecycle
    ) -> None:
        plan = changed(goals=(GOAL, attrs.evolve(LOOSE, lifecycle=lifecycle)))
        assert lacking(plan, trait) == ("goals[1]",)


@pytest.mark.parametrize("trait", [PlanTrait.GOAL_HAS_PROBLEM, PlanTrait.INDIVIDUAL])
def test_a_goal_addresses_what_the_goal_above_it_does(trait: PlanTrait) -> None:
    part = Goal(code="G2", statement="...", part_of="G1")
    plan = changed(goals=(GOAL, part, attrs.evolve(LOOSE, code="G3", part_of="G2")))
    assert lacking(plan, trait) == ()


@pytest.mark.parametrize("trait", [PlanTrait.GOAL_HAS_PROBLEM, PlanTrait.INDIVIDUAL])
def test_a_goal_does_not_address_what_a_part_of_it_does(trait: PlanTrait) -> None:
    plan = changed(goals=(attrs.evolve(GOAL, part_of="G2"), LOOSE))
    assert lacking(plan, trait) == ("goals[1]",)


@pytest.mark.parametrize(
    "trait", [PlanTrait.GOAL_HAS_OBJECTIVE, PlanTrait.GOAL_HAS_INTERVENTION]
)
def test_a_goal_is_worked_on_through_its_parts(trait: PlanTrait) -> None:
    middle = Goal(code="G2", statement="...", part_of="G3")
    top = Goal(code="G3", statement="...")
    plan = changed(goals=(attrs.evolve(GOAL, part_of="G2"), middle, top))
    assert lacking(plan, trait) == ()


@pytest.mark.parametrize(
    "trait", [PlanTrait.GOAL_HAS_OBJECTIVE, PlanTrait.GOAL_HAS_INTERVENTION]
)
def test_a_part_of_a_goal_is_not_worked_on_through_the_whole(trait: PlanTrait) -> None:
    part = Goal(code="G2", statement="...", part_of="G1")
    assert lacking(changed(goals=(GOAL, part)), trait) == ("goals[1]",)


@pytest.mark.parametrize(
    ("serves", "expected"),
    [(("G1",), ()), (("O1",), ()), (("O1", "G1"), ()), ((), ("goals[0]",))],
)
def test_an_intervention_serves_a_goal_itself_or_through_an_objective(
    serves: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    plan = changed(interventions=(attrs.evolve(GROUP, serves=serves),))
    assert lacking(plan, PlanTrait.GOAL_HAS_INTERVENTION) == expected


def test_an_objective_without_a_goal_is_named() -> None:
    plan = changed(objectives=(attrs.evolve(STEP, goal=None),))
    assert lacking(plan, PlanTrait.OBJECTIVE_HAS_GOAL) == ("objectives[0]",)


def test_an_intervention_that_serves_nothing_is_named() -> None:
    loose = attrs.evolve(GROUP, code="I2", serves=())
    plan = changed(interventions=(GROUP, loose))
    assert lacking(plan, PlanTrait.INTERVENTION_HAS_GOAL) == ("interventions[1]",)


@pytest.mark.parametrize(
    ("found_in", "expected"), [("assessment-1", ()), (None, ("goals[0]",))]
)
def test_a_goal_is_the_patients_own_if_the_assessment_found_its_problem(
    found_in: str | None, expected: tuple[str, ...]
) -> None:
    plan = changed(problems=(attrs.evolve(PROBLEM, found_in=found_in),))
    assert lacking(plan, PlanTrait.INDIVIDUAL) == expected


def test_one_of_the_problems_of_a_goal_found_in_the_assessment_is_enough() -> None:
    goal = attrs.evolve(GOAL, addresses=("P2", "P1"))
    plan = changed(problems=(PROBLEM, SECOND), goals=(goal,))
    assert lacking(plan, PlanTrait.INDIVIDUAL) == ()


# --- objectives -----------------------------------------------------------------------


BARE = Objective(code="O2", statement="...")


@pytest.mark.parametrize(
    "trait",
    [
        PlanTrait.OBJECTIVE_HAS_MEASURE,
        PlanTrait.OBJECTIVE_HAS_BASELINE,
        PlanTrait.OBJECTIVE_HAS_TARGET,
        PlanTrait.OBJECTIVE_HAS_DAY,
    ],
)
def test_an_objective_lacks_what_it_does_not_state(trait: PlanTrait) -> None:
    plan = changed(objectives=(STEP, BARE))
    assert lacking(plan, trait) == ("objectives[1]",)
    assert of(plan, trait) == 2


@pytest.mark.parametrize("lifecycle", GoalLifecycle)
def test_objectives_of_a_goal_that_ended_are_not_looked_at(
    lifecycle: GoalLifecycle,
) -> None:
    goal = attrs.evolve(LOOSE, lifecycle=lifecycle)
    step = attrs.evolve(BARE, goal="G2")
    plan = changed(goals=(GOAL, goal), objectives=(step, STEP))
    expected = () if lifecycle in ENDED else ("objectives[0]",)
    assert lacking(plan, PlanTrait.OBJECTIVE_HAS_MEASURE) == expected


def test_a_baseline_of_nought_is_a_baseline() -> None:
    plan = changed(objectives=(attrs.evolve(STEP, baseline=0),))
    assert lacking(plan, PlanTrait.OBJECTIVE_HAS_BASELINE) == ()


@pytest.mark.parametrize(
    ("target", "baseline", "asks"),
    [
        (Target(at_most=3), 0, False),  # "up to three"
        (Target(at_most=3), 3, False),
        (Target(at_most=3), 4, True),
        (Target(at_least=3), 2, True),
        (Target(at_least=3), 3, False),
        (Target(at_least=3, at_most=5), 4, False),
        (Target(at_least=3, at_most=5), 6, True),
    ],
)
def test_a_target_that_the_baseline_reaches_asks_for_nothing(
    target: Target, baseline: int, *, asks: bool
) -> None:
    step = attrs.evolve(STEP, target=target, baseline=baseline)
    expected = () if asks else ("objectives[0]",)
    assert lacking(changed(objectives=(step,)), PlanTrait.TARGET_ASKS) == expected


@pytest.mark.parametrize("field", ["target", "baseline"])
def test_without_a_target_and_a_baseline_there_is_nothing_to_compare(
    field: str,
) -> None:
    plan = changed(objectives=(attrs.evolve(STEP, **{field: None}),))
    assert judged(plan, PlanTrait.TARGET_ASKS) is NotApplicableReason.NO_PART


@pytest.mark.parametrize(
    ("starts", "due", "expected"),
    [
        (None, BEGINS, ()),
        (None, BEGINS - DAY, ("objectives[0]",)),
        (ON, ON, ()),
        (ON, ON - DAY, ("objectives[0]",)),
    ],
)
def test_an_objective_has_at_least_the_day_it_starts(
    starts: date | None, due: date, expected: tuple[str, ...]
) -> None:
    plan = changed(objectives=(attrs.evolve(STEP, starts=starts, due=due),))
    assert lacking(plan, PlanTrait.DUE_AFTER_START) == expected


def test_an_objective_without_a_day_is_due_neither_before_nor_after() -> None:
    plan = changed(objectives=(attrs.evolve(STEP, due=None),))
    assert judged(plan, PlanTrait.DUE_AFTER_START) is NotApplicableReason.NO_PART


@pytest.mark.parametrize(
    ("attends", "expected"), [((True, True), ("plan",)), ((True, False), ())]
)
def test_one_objective_beyond_attendance_is_enough(
    attends: tuple[bool, bool], expected: tuple[str, ...]
) -> None:
    steps = tuple(
        attrs.evolve(STEP, code=f"O{number}", attendance=attendance)
        for number, attendance in enumerate(attends, start=1)
    )
    plan = changed(objectives=steps)
    assert lacking(plan, PlanTrait.MORE_THAN_ATTENDANCE) == expected


# --- interventions --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trait", "parts"),
    [
        (PlanTrait.INTERVENTION_HAS_ROLE, {"staff": None}),
        (PlanTrait.INTERVENTION_HAS_AMOUNT, {"dose": None}),
        (PlanTrait.INTERVENTION_HAS_AMOUNT, {"dose": Dose(times=3, minutes=None)}),
        (PlanTrait.INTERVENTION_HAS_FREQUENCY, {"dose": None}),
    ],
)
def test_an_intervention_lacks_what_it_does_not_state(
    trait: PlanTrait, parts: dict[str, object]
) -> None:
    poor = attrs.evolve(GROUP, code="I2", **parts)
    plan = changed(interventions=(GROUP, poor))
    assert lacking(plan, trait) == ("interventions[1]",)


def test_how_often_is_said_without_how_long() -> None:
    dose = Dose(times=3, minutes=None)
    plan = changed(interventions=(attrs.evolve(GROUP, dose=dose),))
    assert lacking(plan, PlanTrait.INTERVENTION_HAS_FREQUENCY) == ()


@pytest.mark.parametrize(
    ("plan_ends", "period", "expected"),
    [
        (ENDS, None, ()),
        (ENDS, DateRange(BEGINS), ()),
        (None, DateRange(BEGINS, ENDS), ()),
        (None, DateRange(BEGINS), ("interventions[0]",)),
        (None, None, ("interventions[0]",)),
    ],
)
def test_an_intervention_lasts_as_long_as_it_says_or_as_the_plan_does(
    plan_ends: date | None, period: DateRange | None, expected: tuple[str, ...]
) -> None:
    plan = changed(
        in_force=DateRange(BEGINS, plan_ends),
        interventions=(attrs.evolve(GROUP, period=period),),
    )
    assert lacking(plan, PlanTrait.INTERVENTION_HAS_DURATION) == expected


# --- texts of other patients ----------------------------------------------------------


def test_without_the_plans_of_others_nobody_knows_whose_text_it_is() -> None:
    found = judged(PLAN, PlanTrait.OWN_TEXT, others=None)
    assert isinstance(found, Finding)
    assert found.verdict is Verdict.UNKNOWN
    assert found.missing == ("plans of other patients",)


def test_where_there_are_no_others_every_text_is_the_patients_own() -> None:
    found = judged(PLAN, PlanTrait.OWN_TEXT, others=())
    assert isinstance(found, Finding)
    assert found.verdict is Verdict.MET


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stay sober", ("goals[0]",)),
        ("  stay\n SOBER ", ("goals[0]",)),
        ("Stay sober.", ()),
        ("Stay", ()),
    ],
)
def test_spaces_and_capitals_make_no_text_ones_own(
    text: str, expected: tuple[str, ...]
) -> None:
    plan = changed(goals=(attrs.evolve(GOAL, statement="Stay sober"),))
    other = TreatmentPlan(
        in_force=DateRange(BEGINS), objectives=(Objective(code="O", statement=text),)
    )
    found = judged(plan, PlanTrait.OWN_TEXT, others=(OTHER, other))
    assert isinstance(found, Finding)
    assert isinstance(found.observed, Lacking)
    assert found.observed.paths == expected
    assert found.observed.of == 2


def test_problems_and_services_may_be_called_alike() -> None:
    other = TreatmentPlan(
        in_force=DateRange(BEGINS),
        goals=(Goal(code="G", statement="another"),),
        problems=(Problem(code="P", statement=STEP.statement),),
    )
    found = judged(PLAN, PlanTrait.OWN_TEXT, others=(other,))
    assert isinstance(found, Finding)
    assert found.verdict is Verdict.MET


# --- reviews --------------------------------------------------------------------------


BY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("reviewed", "on", "expected"),
    [
        (None, BY, None),
        (None, BY + DAY, ("review_by",)),
        (BY, BY, ()),
        (BY, BY - DAY, None),  # that day the review was still to come
        (BY - DAY, BY, ()),
        (BY + DAY, BY + DAY, ("review_by",)),
        (BY + DAY, BY, None),
    ],
)
def test_the_first_review_is_made_by_its_day(
    reviewed: date | None, on: date, expected: tuple[str, ...] | None
) -> None:
    reviews = () if reviewed is None else (Review(on=reviewed),)
    plan = changed(review_by=BY, reviews=reviews)
    if expected is None:
        assert judged(plan, PlanTrait.REVIEWED, on=on) is NotApplicableReason.NO_PART
    else:
        assert lacking(plan, PlanTrait.REVIEWED, on=on) == expected


@pytest.mark.parametrize(
    ("second", "on", "expected"),
    [
        (None, BY, ()),
        (None, BY + DAY, ("reviews[0].next_by",)),
        (BY, BY + DAY, ()),
        (BY + DAY, BY + DAY, ("reviews[0].next_by",)),
    ],
)
def test_each_review_says_by_when_the_next_one_is_made(
    second: date | None, on: date, expected: tuple[str, ...]
) -> None:
    later = () if second is None else (Review(on=second),)
    first = Review(on=ON, next_by=BY)
    plan = changed(review_by=ON, reviews=(first, *later))
    assert lacking(plan, PlanTrait.REVIEWED, on=on) == expected


def test_the_review_that_asks_for_the_next_is_not_the_next() -> None:
    review = Review(on=ON, next_by=ON)
    plan = changed(review_by=None, reviews=(review,))
    assert judged(plan, PlanTrait.REVIEWED, on=ON) is NotApplicableReason.NO_PART
    assert lacking(plan, PlanTrait.REVIEWED, on=ON + DAY) == ("reviews[0].next_by",)


# --- the sessions given ---------------------------------------------------------------


OF_SESSIONS = (
    PlanTrait.IN_FORCE,
    PlanTrait.SESSIONS_PRESCRIBED,
    PlanTrait.INTERVENTIONS_GIVEN,
)


@pytest.mark.parametrize("trait", OF_SESSIONS)
@pytest.mark.parametrize("subject", [PLAN, stay(attendance=None)])
def test_without_attendance_nobody_knows_what_was_given(
    trait: PlanTrait, subject: TreatmentPlan | Stay
) -> None:
    found = judged(subject, trait)
    assert isinstance(found, Finding)
    assert found.verdict is Verdict.UNKNOWN
    assert found.missing == ("attendance",)


def minutes(subject: Stay, trait: PlanTrait, *, on: date = ON) -> int | None:
    found = judged(subject, trait, on=on)
    assert isinstance(found, Finding)
    assert isinstance(found.observed, Lacking)
    return found.observed.minutes


def test_a_session_before_the_plan_takes_force_is_found_with_its_minutes() -> None:
    patient = stay(session(1, minutes=45), session(2))
    assert lacking(patient, PlanTrait.IN_FORCE) == ("2026-03-01",)
    assert minutes(patient, PlanTrait.IN_FORCE) == 45
    assert of(patient, PlanTrait.IN_FORCE) == 2


def test_a_session_after_the_plan_has_ended_is_found() -> None:
    plan = changed(in_force=DateRange(BEGINS, date(2026, 3, 5)))
    patient = stay(session(4), session(5), plan=plan)
    assert lacking(patient, PlanTrait.IN_FORCE) == ("2026-03-05",)


def test_an_earlier_version_covers_the_sessions_of_its_days() -> None:
    first = changed(in_force=DateRange(BEGINS, date(2026, 3, 4)))
    later = changed(in_force=DateRange(date(2026, 3, 5)), version=2)
    patient = stay(session(3), session(4), session(5), plan=later, superseded=(first,))
    assert lacking(patient, PlanTrait.IN_FORCE) == ("2026-03-04",)


def test_a_version_that_was_replaced_does_not_come_back() -> None:
    later = changed(
        in_force=DateRange(date(2026, 3, 4), date(2026, 3, 6)),
        written=date(2026, 3, 4),
        version=2,
    )
    patient = stay(session(3), session(5), session(6), plan=later, superseded=(PLAN,))
    assert lacking(patient, PlanTrait.IN_FORCE) == ("2026-03-06",)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (3, ("2026-03-02",)),
        (4, ("2026-03-02", "2026-03-03")),  # on that day the next one took its place
        (8, ("2026-03-02", "2026-03-03")),
    ],
)
def test_a_version_written_after_it_was_replaced_never_stood(
    written: int, expected: tuple[str, ...]
) -> None:
    first = changed(written=date(2026, 3, written))
    later = changed(in_force=DateRange(date(2026, 3, 4)), version=2)
    patient = stay(session(2), session(3), session(4), plan=later, superseded=(first,))
    assert lacking(patient, PlanTrait.IN_FORCE) == expected


def test_a_part_may_have_a_problem_of_its_own() -> None:
    part = Goal(code="G2", statement="...", addresses=("P1",), part_of="G1")
    for goals in ((GOAL, part), (part, GOAL)):
        plan = changed(goals=goals)
        assert lacking(plan, PlanTrait.GOAL_HAS_PROBLEM) == ()
        assert lacking(plan, PlanTrait.INDIVIDUAL) == ()


def test_goals_may_be_parts_of_goals_to_any_depth() -> None:
    depth = 3000
    chain = tuple(
        Goal(code=f"G{number}", statement="...", part_of=f"G{number - 1}")
        for number in range(2, depth + 1)
    )
    step = attrs.evolve(STEP, goal=f"G{depth}")
    plan = changed(goals=(GOAL, *chain), objectives=(step,))
    for trait in (
        PlanTrait.GOAL_HAS_PROBLEM,
        PlanTrait.GOAL_HAS_OBJECTIVE,
        PlanTrait.GOAL_HAS_INTERVENTION,
        PlanTrait.INDIVIDUAL,
    ):
        assert (lacking(plan, trait), of(plan, trait)) == ((), depth)
    # Without the last objective no goal leads to one.
    assert (
        len(
            lacking(
                changed(plan, objectives=(), interventions=()),
                PlanTrait.GOAL_HAS_OBJECTIVE,
            )
        )
        == depth
    )


@pytest.mark.parametrize(
    ("written", "expected"), [(3, ()), (4, ("2026-03-03",)), (1, ())]
)
def test_nobody_follows_a_plan_before_it_is_written(
    written: int, expected: tuple[str, ...]
) -> None:
    plan = changed(written=date(2026, 3, written))
    patient = stay(session(3), session(4), plan=plan)
    assert lacking(patient, PlanTrait.IN_FORCE) == expected
    # Nor does it prescribe anything yet.
    assert of(patient, PlanTrait.SESSIONS_PRESCRIBED) == 2 - len(expected)


@pytest.mark.parametrize(("written", "goals"), [(9, ("plan",)), (10, ())])
def test_the_version_of_the_day_is_one_that_is_written(
    written: int, goals: tuple[str, ...]
) -> None:
    later = changed(goals=(), objectives=(), interventions=(), version=2)
    later = changed(later, written=date(2026, 3, written))
    patient = stay(plan=later, superseded=(PLAN,))
    assert lacking(patient, PlanTrait.GOALS) == goals


def test_before_the_plan_is_written_there_is_none_to_look_at() -> None:
    found = judged(changed(written=date(2026, 3, 10)), PlanTrait.GOALS)
    assert isinstance(found, Finding)
    assert (found.verdict, found.missing) == (Verdict.UNKNOWN, ("a plan in force",))


def test_a_session_whose_minutes_nobody_knows_counts_as_one_of_none() -> None:
    patient = stay(session(1, minutes=None))
    assert lacking(patient, PlanTrait.IN_FORCE) == ("2026-03-01",)
    assert minutes(patient, PlanTrait.IN_FORCE) == 0


@pytest.mark.parametrize(
    ("kind", "bound"),
    [
        (ServiceKind.ASSESSMENT, False),  # what the plan is made from
        (ServiceKind.MUTUAL_HELP, False),
        (ServiceKind.BREAK, False),
        (ServiceKind.CRISIS_INTERVENTION, True),
        (ServiceKind.EDUCATION, True),
    ],
)
def test_a_plan_is_in_force_for_treatment_alone(
    kind: ServiceKind, *, bound: bool
) -> None:
    patient = stay(session(1, kind), session(3))
    expected = ("2026-03-01",) if bound else ()
    assert lacking(patient, PlanTrait.IN_FORCE) == expected


def test_sessions_after_the_day_of_the_judgment_are_not_looked_at() -> None:
    patient = stay(session(9), session(10, ServiceKind.EDUCATION))
    assert of(patient, PlanTrait.SESSIONS_PRESCRIBED, on=date(2026, 3, 9)) == 1
    found = lacking(patient, PlanTrait.SESSIONS_PRESCRIBED, on=date(2026, 3, 10))
    assert found == ("2026-03-10",)


@pytest.mark.parametrize(
    ("given", "prescribed"),
    [
        ({}, True),
        ({"format": Format.INDIVIDUAL}, False),
        ({"mode": Mode.VIDEO}, True),  # the plan does not say
        ({"kind": ServiceKind.EDUCATION}, False),
        ({"kind": ServiceKind.ASSESSMENT}, True),
        ({"kind": ServiceKind.CRISIS_INTERVENTION}, True),
        ({"kind": ServiceKind.MUTUAL_HELP}, True),  # no treatment
    ],
)
def test_a_session_is_one_that_the_plan_prescribes(
    given: dict[str, object], *, prescribed: bool
) -> None:
    patient = stay(session(3), session(4, **given))
    expected = () if prescribed else ("2026-03-04",)
    assert lacking(patient, PlanTrait.SESSIONS_PRESCRIBED) == expected


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(Mode.VIDEO, ()), (Mode.IN_PERSON, ("2026-03-03",))],
)
def test_a_plan_may_prescribe_how_they_meet(
    mode: Mode, expected: tuple[str, ...]
) -> None:
    plan = changed(interventions=(attrs.evolve(GROUP, mode=Mode.VIDEO),))
    patient = stay(session(3, mode=mode), plan=plan)
    assert lacking(patient, PlanTrait.SESSIONS_PRESCRIBED) == expected


BY_VIDEO = changed(interventions=(attrs.evolve(GROUP, mode=Mode.VIDEO),))


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"format": None, "mode": Mode.VIDEO}, ("format",)),  # it may have been a group
        ({"mode": None}, ("mode",)),
        ({"format": None, "mode": None}, ("format and mode",)),
    ],
)
@pytest.mark.parametrize(
    "trait", [PlanTrait.SESSIONS_PRESCRIBED, PlanTrait.INTERVENTIONS_GIVEN]
)
def test_what_may_be_prescribed_is_not_said_to_be(
    trait: PlanTrait, given: dict[str, object], missing: tuple[str, ...]
) -> None:
    found = judged(stay(session(3, **given), plan=BY_VIDEO), trait)
    assert isinstance(found, Finding)
    assert (found.verdict, found.missing) == (Verdict.UNKNOWN, missing)
    # What is known of another session is known all the same.
    told = session(4, mode=Mode.VIDEO)
    also = judged(stay(session(3, **given), told, plan=BY_VIDEO), trait)
    assert isinstance(also, Finding)
    given_once = trait is PlanTrait.INTERVENTIONS_GIVEN
    assert also.verdict is (Verdict.MET if given_once else Verdict.UNKNOWN)


def test_a_session_that_one_intervention_prescribes_needs_no_other() -> None:
    any_group = Intervention(code="I2", kind=ServiceKind.COUNSELING)
    plan = changed(BY_VIDEO, interventions=(*BY_VIDEO.interventions, any_group))
    patient = stay(session(3, mode=None), plan=plan)
    assert lacking(patient, PlanTrait.SESSIONS_PRESCRIBED) == ()


def test_one_session_that_is_not_prescribed_is_enough() -> None:
    patient = stay(
        session(3, mode=None), session(4, mode=Mode.IN_PERSON), plan=BY_VIDEO
    )
    found = lacking(patient, PlanTrait.SESSIONS_PRESCRIBED)
    assert found == ("2026-03-04",)


EVERY_DAY = Schedule.weekly(
    "Mon-Sun 09:00-10:00", kind=ServiceKind.COUNSELING, format=Format.GROUP
)


def test_a_scheduled_session_without_a_record_may_have_been_given() -> None:
    patient = stay(schedule=EVERY_DAY)
    found = judged(patient, PlanTrait.INTERVENTIONS_GIVEN)
    assert isinstance(found, Finding)
    assert (found.verdict, found.missing) == (Verdict.UNKNOWN, ("attendance",))


def test_a_scheduled_session_without_a_record_tells_nothing_of_those_given() -> None:
    patient = stay(schedule=EVERY_DAY)
    prescribed = PlanTrait.SESSIONS_PRESCRIBED
    assert judged(patient, prescribed) is NotApplicableReason.NO_PART
    # On the 1st no plan stands; whether anybody came, nobody says.
    found = judged(patient, PlanTrait.IN_FORCE)
    assert isinstance(found, Finding)
    assert (found.verdict, found.missing) == (Verdict.UNKNOWN, ("attendance",))
    later = changed(in_force=DateRange(date(2026, 3, 1)))
    covered = judged(stay(schedule=EVERY_DAY, plan=later), PlanTrait.IN_FORCE)
    assert covered is NotApplicableReason.NO_PART


def test_a_scheduled_session_of_another_service_leaves_nothing_open() -> None:
    lectures = Schedule.weekly("Mon-Sun 09:00-10:00", kind=ServiceKind.EDUCATION)
    patient = stay(schedule=lectures)
    found = lacking(patient, PlanTrait.INTERVENTIONS_GIVEN)
    assert found == ("interventions[0]",)


def test_an_intervention_prescribes_the_sessions_of_its_own_days() -> None:
    item = attrs.evolve(GROUP, period=DateRange(date(2026, 3, 4), date(2026, 3, 6)))
    patient = stay(
        *(session(day) for day in (3, 4, 5, 6)), plan=changed(interventions=(item,))
    )
    found = lacking(patient, PlanTrait.SESSIONS_PRESCRIBED)
    assert found == ("2026-03-03", "2026-03-06")
    assert minutes(patient, PlanTrait.SESSIONS_PRESCRIBED) == 120


def test_no_plan_of_the_day_prescribes_or_forbids() -> None:
    patient = stay(session(1, ServiceKind.EDUCATION))
    found = judged(patient, PlanTrait.SESSIONS_PRESCRIBED)
    assert found is NotApplicableReason.NO_PART


def test_a_session_is_held_against_the_version_of_its_day() -> None:
    taught = Intervention(code="I1", kind=ServiceKind.EDUCATION)
    later = changed(
        in_force=DateRange(date(2026, 3, 5)), version=2, interventions=(taught,)
    )
    patient = stay(session(4), session(5), plan=later, superseded=(PLAN,))
    assert lacking(patient, PlanTrait.SESSIONS_PRESCRIBED) == ("2026-03-05",)


@pytest.mark.parametrize(
    ("per", "begins_to_count"),
    [
        (CALENDAR_DAY, date(2026, 3, 3)),
        (WEEK, date(2026, 3, 9)),
        (Blocks(14), date(2026, 3, 16)),
        (CALENDAR_MONTH, date(2026, 4, 2)),
    ],
)
def test_an_intervention_is_missed_once_it_was_due_for_certain(
    per: Window, begins_to_count: date
) -> None:
    item = attrs.evolve(GROUP, dose=Dose(times=1, minutes=60, per=per))
    patient = stay(plan=changed(interventions=(item,)))
    trait, path = PlanTrait.INTERVENTIONS_GIVEN, ("interventions[0]",)
    before = judged(patient, trait, on=begins_to_count - DAY)
    assert before is NotApplicableReason.NO_PART
    assert lacking(patient, trait, on=begins_to_count) == path


def test_an_intervention_without_a_dose_is_never_due() -> None:
    patient = stay(plan=changed(interventions=(attrs.evolve(GROUP, dose=None),)))
    found = judged(patient, PlanTrait.INTERVENTIONS_GIVEN)
    assert found is NotApplicableReason.NO_PART


@pytest.mark.parametrize(
    ("days", "due"),
    [(6, False), (7, True)],  # a week of it takes seven days
)
def test_an_intervention_that_ends_before_it_is_due_once_is_not_missed(
    days: int, *, due: bool
) -> None:
    item = attrs.evolve(GROUP, period=DateRange(BEGINS, BEGINS + days * DAY))
    patient = stay(plan=changed(interventions=(item,)))
    trait = PlanTrait.INTERVENTIONS_GIVEN
    if due:
        assert lacking(patient, trait) == ("interventions[0]",)
    else:
        assert judged(patient, trait) is NotApplicableReason.NO_PART


def test_what_was_given_before_the_plan_is_not_given_by_it() -> None:
    later = PLAN.revise(on=date(2026, 3, 9))
    patient = stay(session(3), plan=later, superseded=(PLAN,))
    found = lacking(patient, PlanTrait.INTERVENTIONS_GIVEN, on=date(2026, 3, 16))
    assert found == ("interventions[0]",)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ServiceKind.MUTUAL_HELP, ()),
        (ServiceKind.EDUCATION, ("interventions[0]",)),
    ],
)
def test_what_is_no_treatment_may_be_prescribed_and_given_too(
    kind: ServiceKind, expected: tuple[str, ...]
) -> None:
    item = attrs.evolve(GROUP, kind=ServiceKind.MUTUAL_HELP)
    patient = stay(session(3, kind), plan=changed(interventions=(item,)))
    assert lacking(patient, PlanTrait.INTERVENTIONS_GIVEN) == expected
