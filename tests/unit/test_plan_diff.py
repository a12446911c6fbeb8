"""What is different between two plans, and what of it is printed."""

from __future__ import annotations

import pickle
import re
from collections.abc import Mapping
from typing import Any

import attrs
import pytest

from continuum.documents import Party, Signature
from continuum.errors import FieldTypeError
from continuum.measuring import Metric, Target
from continuum.periods import DateRange
from continuum.plan import (
    Change,
    ChangeKind,
    Coding,
    Criterion,
    CriterionKind,
    Dose,
    Flip,
    Goal,
    GoalLifecycle,
    Intervention,
    Objective,
    Participant,
    PlanDiff,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.services import Format, ServiceKind, StaffRole
from continuum.terms import weeks
from continuum.verdicts import Verdict
from tests.strategies_rules import MONDAY, march

SECRET = "PATIENT-SAID-<script>☠"
"""Free text of a patient: nothing that is printed may hold it."""

PROBLEM = Problem(code="P1", statement=SECRET, priority=2)
OTHER = Problem(code="P2", statement=SECRET)
GOAL = Goal(code="G1", statement=SECRET, addresses=("P1", "P2"))
NEXT = Goal(code="G2", statement=SECRET)
STEP = Objective(
    code="O1",
    goal="G1",
    statement=SECRET,
    measure=Metric(name=SECRET, unit="days"),
    baseline=987654321,
    target=Target(at_least=3),
    due=march(30),
    every=weeks(1),
)
GROUP = Intervention(
    code="I1",
    serves=("G1", "O1"),
    kind=ServiceKind.COUNSELING,
    dose=Dose(times=3, minutes=180),
    format=Format.GROUP,
    staff=StaffRole.COUNSELOR,
)
LEAVING = Criterion(
    code="C1", kind=CriterionKind.DISCHARGE, statement=SECRET, objectives=("O1",)
)
PATIENT = Participant(role=Party.PATIENT, reference=SECRET)
NURSE = Participant(role=StaffRole.NURSE, reference=SECRET, primary=True)
SIGNATURES = (
    Signature(roles=(Party.PATIENT,), on=MONDAY),
    Signature(roles=(StaffRole.NURSE,), on=MONDAY),
)
PLAN = TreatmentPlan(
    in_force=DateRange(MONDAY),
    problems=(PROBLEM, OTHER),
    goals=(GOAL, NEXT),
    objectives=(STEP,),
    interventions=(GROUP,),
    criteria=(LEAVING,),
    participants=(PATIENT, NURSE),
    signatures=SIGNATURES,
    strengths=(SECRET, "patience"),
    written=MONDAY,
)


def changed(**parts: object) -> TreatmentPlan:
    return attrs.evolve(PLAN, **parts)


def lines(other: TreatmentPlan) -> list[str]:
    return str(PLAN.diff(other)).split("\n")


# --- the same -------------------------------------------------------------------------


def test_a_plan_does_not_differ_from_itself() -> None:
    assert PLAN.diff(PLAN) == PlanDiff(changes=())
    assert str(PLAN.diff(PLAN)) == "no difference"
    assert "no difference" in PLAN.diff(PLAN)._repr_html_()


def test_order_means_nothing() -> None:
    turned = changed(
        problems=(OTHER, PROBLEM),
        goals=(NEXT, attrs.evolve(GOAL, addresses=("P2", "P1"))),
        interventions=(attrs.evolve(GROUP, serves=("O1", "G1")),),
        participants=(NURSE, PATIENT),
        signatures=SIGNATURES[::-1],
        strengths=("patience", SECRET),
    )
    assert turned != PLAN
    assert PLAN.diff(turned).changes == ()


def test_to_write_out_what_holds_anyway_is_no_difference() -> None:
    said = changed(
        goals=(attrs.evolve(GOAL, starts=MONDAY), NEXT),
        objectives=(attrs.evolve(STEP, starts=MONDAY),),
        interventions=(attrs.evolve(GROUP, period=DateRange(MONDAY)),),
    )
    assert PLAN.diff(said).changes == said.diff(PLAN).changes == ()


def test_a_revision_differs_by_its_days_and_its_signatures_alone() -> None:
    assert lines(PLAN.revise(on=march(9))) == [
        "plan in_force changed: was from 2026-03-02, is from 2026-03-09",
        "plan written changed: was 2026-03-02, is 2026-03-09",
        "plan version changed: was 1, is 2",
        "plan signatures changed",
    ]


# --- what came, went and changed ------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"review_by": march(30)}, "plan review_by changed: was none, is 2026-03-30"),
        ({"strengths": (SECRET,)}, "plan strengths changed"),
        ({"needs": (SECRET,)}, "plan needs changed"),
        ({"participants": ()}, "plan participants changed"),
        ({"reviews": (Review(on=march(9)),)}, "plan reviews changed"),
        (
            {"problems": (attrs.evolve(PROBLEM, priority=None), OTHER)},
            "problems[P1] priority changed: was 2, is none",
        ),
        (
            {"problems": (attrs.evolve(PROBLEM, statement="x"), OTHER)},
            "problems[P1] statement changed",
        ),
        (
            {"problems": (attrs.evolve(PROBLEM, condition=Coding("a", "b")), OTHER)},
            "problems[P1] condition changed",
        ),
        (
            {"goals": (attrs.evolve(GOAL, addresses=("P2",)), NEXT)},
            "goals[G1] addresses changed: was P1, P2, is P2",
        ),
        (
            {"goals": (attrs.evolve(GOAL, addresses=()), NEXT)},
            "goals[G1] addresses changed: was P1, P2, is none",
        ),
        (
            {"goals": (GOAL, attrs.evolve(NEXT, part_of="G1"))},
            "goals[G2] part_of changed: was none, is G1",
        ),
        (
            {"goals": (attrs.evolve(GOAL, starts=march(3)), NEXT)},
            "goals[G1] starts changed: was none, is 2026-03-03",
        ),
        (
            {"objectives": (attrs.evolve(STEP, goal="G2"),)},
            "objectives[O1] goal changed: was G1, is G2",
        ),
        (
            {"objectives": (attrs.evolve(STEP, baseline=1),)},
            "objectives[O1] baseline changed",
        ),
        (
            {"objectives": (attrs.evolve(STEP, measure=Metric(name=SECRET)),)},
            "objectives[O1] measure changed",
        ),
        (
            {"objectives": (attrs.evolve(STEP, target=Target(at_most=5)),)},
            "objectives[O1] target changed: was at least 3, is at most 5",
        ),
        (
            {"objectives": (attrs.evolve(STEP, every=weeks(2)),)},
            "objectives[O1] every changed: was 1 week, is 2 weeks",
        ),
        (
            {"objectives": (attrs.evolve(STEP, attendance=True),)},
            "objectives[O1] attendance changed: was no, is yes",
        ),
        (
            {"interventions": (attrs.evolve(GROUP, dose=None),)},
            (
                "interventions[I1] dose changed: "
                "was 3 sessions of 180 minutes per week, is none"
            ),
        ),
        (
            {"interventions": (attrs.evolve(GROUP, format=Format.FAMILY),)},
            "interventions[I1] format changed: was group, is family",
        ),
        (
            {"interventions": (attrs.evolve(GROUP, statement=SECRET),)},
            "interventions[I1] statement changed",
        ),
        ({"interventions": ()}, "interventions[I1] removed"),
        ({"criteria": ()}, "criteria[C1] removed"),
        (
            {"problems": (PROBLEM, OTHER, attrs.evolve(OTHER, code="P3"))},
            "problems[P3] added",
        ),
    ],
)
def test_a_change_is_told_by_part_and_field(
    parts: Mapping[str, object], said: str
) -> None:
    assert lines(changed(**parts)) == [said]


def test_a_part_that_gets_another_code_went_and_came() -> None:
    assert lines(changed(criteria=(attrs.evolve(LEAVING, code="C9"),))) == [
        "criteria[C1] removed",
        "criteria[C9] added",
    ]


def test_a_code_that_now_names_another_kind_of_part_went_and_came() -> None:
    now = changed(
        criteria=(attrs.evolve(LEAVING, code="I1"),),
        interventions=(attrs.evolve(GROUP, code="C1"),),
    )
    assert lines(now) == [
        "interventions[I1] removed",
        "interventions[C1] added",
        "criteria[C1] removed",
        "criteria[I1] added",
    ]


def test_the_parts_themselves_are_in_the_changes() -> None:
    (went,) = PLAN.diff(changed(criteria=())).changes
    assert (went.kind, went.before, went.after) == (ChangeKind.REMOVED, LEAVING, None)
    (came,) = changed(criteria=()).diff(PLAN).changes
    assert (came.kind, came.before, came.after) == (ChangeKind.ADDED, None, LEAVING)


# --- moves of goals -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("later", "sense"), [(GoalLifecycle.ON_HOLD, True), (GoalLifecycle.PLANNED, False)]
)
def test_a_move_of_a_goal_that_makes_no_sense_is_marked(
    later: GoalLifecycle, *, sense: bool
) -> None:
    found = PLAN.diff(changed(goals=(attrs.evolve(GOAL, lifecycle=later), NEXT)))
    (change,) = found.changes
    assert change.makes_sense is sense
    odd = "" if sense else ", a move that makes no sense"
    assert str(change) == f"goals[G1] lifecycle changed: was active, is {later}{odd}"
    assert ("a move that makes no sense" in found._repr_html_()) is not sense


# --- verdicts -------------------------------------------------------------------------


def judge(plan: TreatmentPlan) -> dict[str, Verdict]:
    verdicts = {
        "X-001": Verdict.MET,
        "X-003": Verdict.MET if plan.signatures else Verdict.UNMET,
    }
    if plan.written is None:
        verdicts["X-002"] = Verdict.UNKNOWN
    return verdicts


def test_rules_whose_verdict_flips_are_named_in_order_of_their_codes() -> None:
    found = PLAN.diff(changed(signatures=(), written=None), judge=judge)
    assert found.flips == (
        Flip(code="X-002", before=None, after=Verdict.UNKNOWN),
        Flip(code="X-003", before=Verdict.MET, after=Verdict.UNMET),
    )
    assert str(found).split("\n") == [
        "plan written changed: was 2026-03-02, is none",
        "plan signatures changed",
        "X-002: not applicable to unknown",
        "X-003: met to unmet",
    ]
    assert "X-003: met to unmet" in found._repr_html_()


def test_verdicts_may_flip_where_nothing_else_differs() -> None:
    found = PlanDiff(changes=()).with_verdicts({"X-001": Verdict.MET}, {})
    assert str(found) == "X-001: met to not applicable"
    assert "no difference" not in found._repr_html_()


def test_without_a_judge_nothing_flips() -> None:
    assert PLAN.diff(changed(signatures=())).flips == ()
    assert PLAN.diff(PLAN, judge=judge).flips == ()


@pytest.mark.parametrize("wrong", [None, {}, "plan", GOAL])
def test_a_plan_is_compared_with_a_plan(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^TreatmentPlan\.diff\.other must be a TreatmentPlan, "
    ):
        PLAN.diff(wrong)


@pytest.mark.parametrize("wrong", [{}, "judge", True])
def test_a_judge_is_a_function(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^TreatmentPlan\.diff\.judge must be a function that giv"
    ):
        PLAN.diff(PLAN, judge=wrong)


@pytest.mark.parametrize("wrong", [None, (), [("X-001", Verdict.MET)]])
def test_verdicts_are_by_the_codes_of_rules(wrong: Any) -> None:
    found = PlanDiff(changes=())
    for field in ("before", "after"):
        given: Any = {"before": {}, "after": {}} | {field: wrong}
        with pytest.raises(
            FieldTypeError,
            match=rf"^PlanDiff\.with_verdicts\.{field} must be verdicts of rules by ",
        ):
            found.with_verdicts(**given)


# --- what is printed ------------------------------------------------------------------


def test_nothing_that_is_printed_holds_what_is_the_patients() -> None:
    bare = TreatmentPlan(
        in_force=DateRange(MONDAY),
        problems=(attrs.evolve(PROBLEM, statement="x", found_in=SECRET),),
        goals=(attrs.evolve(GOAL, statement="x", addresses=("P1",)),),
        objectives=(
            attrs.evolve(STEP, statement="x", baseline=None, measure=Metric(name="x")),
        ),
        preferences=(SECRET,),
    )
    for found in (PLAN.diff(bare), bare.diff(PLAN)):
        printed = f"{found}{found!r}{found._repr_html_()}"
        printed += "".join(f"{change!r}{change.shown}" for change in found.changes)
        assert "PATIENT" not in printed
        assert "987654321" not in printed


def test_of_a_part_that_came_or_went_nothing_is_shown() -> None:
    change = Change(kind=ChangeKind.ADDED, part="goals[G1]", after=GOAL)
    assert change.shown == ("", "")
    assert change.makes_sense
    assert str(change) == "goals[G1] added"


def test_a_table_shows_what_changed_from_what_to_what() -> None:
    found = PLAN.diff(changed(version=2, criteria=()))._repr_html_()
    words = re.findall(r"<td[^>]*>(.*?)</td>", found)
    assert words == [
        *("plan", "version", "1", "2"),
        *("criteria[C1]", "removed", "", ""),
    ]


def test_a_diff_is_a_value() -> None:
    found = PLAN.diff(changed(signatures=(), goals=(GOAL,)), judge=judge)
    again = PLAN.diff(changed(signatures=(), goals=(GOAL,)), judge=judge)
    assert found == again
    assert hash(found) == hash(again)
    assert pickle.loads(pickle.dumps(found)) == found
