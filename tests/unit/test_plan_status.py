"""How far a plan's objectives have come, and where its goals stand."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import date, datetime
from itertools import permutations
from typing import Any

import attrs
import pytest

from continuum.errors import FieldTypeError, FieldValueError
from continuum.measuring import Measurement, Metric, Target
from continuum.periods import DateRange
from continuum.plan import Goal, GoalLifecycle, GoalStatus, Objective, TreatmentPlan
from continuum.plan._status import status_of
from continuum.progress import Achievement, Progress, progress
from tests.strategies_rules import MONDAY, march

SECRET = "PATIENT-SAID-☠"

DAYS = Metric(name=SECRET, unit="days")
GOAL = Goal(code="G1", statement=SECRET)
PART = Goal(code="G2", statement=SECRET, part_of="G1")
OTHER = Goal(code="G3", statement=SECRET)
STEP = Objective(
    code="O1",
    statement=SECRET,
    goal="G1",
    measure=DAYS,
    baseline=1,
    target=Target(at_least=5),
    due=march(20),
)


def plan(*steps: Objective, goals: tuple[Goal, ...] = (GOAL,)) -> TreatmentPlan:
    return TreatmentPlan(in_force=DateRange(MONDAY), goals=goals, objectives=steps)


def measured(*values: tuple[int, int]) -> tuple[Measurement, ...]:
    return tuple(Measurement(on=march(day), value=value) for day, value in values)


# --- one objective --------------------------------------------------------------------


def test_progress_is_derived_from_what_the_objective_says() -> None:
    own = attrs.evolve(STEP, starts=march(4))
    found = plan(own).progress("O1", measured((9, 3)), on=march(10))
    assert found == progress(
        DAYS,
        measured((9, 3)),
        on=march(10),
        target=Target(at_least=5),
        baseline=1,
        since=march(4),
        due=march(20),
    )
    assert found.achievement is Achievement.IMPROVING


def test_an_objective_starts_with_the_plan_unless_it_says_when() -> None:
    before = measured((1, 4), (3, 2))
    assert plan(STEP).progress("O1", before, on=march(4)).since == MONDAY


def test_a_revision_keeps_what_was_measured_before_it() -> None:
    values = measured((4, 5), (12, 5))
    first = plan(STEP)
    later = first.revise(on=march(10))
    for version in (first, later):
        found = version.progress("O1", values, on=march(12))
        assert found.achievement is Achievement.SUSTAINING


@pytest.mark.parametrize(("due", "since"), [(3, MONDAY), (2, MONDAY), (1, march(1))])
def test_an_objective_that_is_due_before_it_starts_is_judged_all_the_same(
    due: int, since: date
) -> None:
    sloppy = plan(attrs.evolve(STEP, due=march(due)))
    found = sloppy.progress("O1", measured((9, 3)), on=march(10))
    assert (found.since, found.achievement) == (since, Achievement.NOT_ACHIEVED)


def test_what_is_not_measured_makes_no_progress() -> None:
    vague = plan(attrs.evolve(STEP, measure=None, target=None, baseline=None))
    with pytest.raises(
        FieldValueError,
        match=r"^TreatmentPlan\.progress\.objective must be an objective that says "
        r"what is measured, not 'O1'$",
    ):
        vague.progress("O1", (), on=MONDAY)


def test_progress_of_an_objective_that_is_not_there_is_refused() -> None:
    with pytest.raises(FieldValueError, match=r"code of an objective .*, not 'G1'$"):
        plan(STEP).progress("G1", (), on=MONDAY)


# --- a goal from its objectives -------------------------------------------------------

A = Achievement
UNKNOWN = None

TOGETHER: list[tuple[tuple[Achievement | None, ...], Achievement | None]] = [
    ((A.ACHIEVED,), A.ACHIEVED),
    ((A.SUSTAINING, A.SUSTAINING), A.SUSTAINING),
    ((A.ACHIEVED, A.SUSTAINING), A.ACHIEVED),
    ((A.ACHIEVED, A.IMPROVING), A.IMPROVING),
    ((A.ACHIEVED, A.SUSTAINING, A.WORSENING), A.WORSENING),
    ((A.IMPROVING, A.WORSENING), A.IN_PROGRESS),
    ((A.IMPROVING, A.NO_CHANGE, A.ACHIEVED), A.IN_PROGRESS),
    ((A.NO_CHANGE, A.NO_CHANGE), A.NO_CHANGE),
    ((A.NO_PROGRESS, A.NO_PROGRESS), A.NO_PROGRESS),
    ((A.NO_PROGRESS, A.NOT_ACHIEVED), A.NOT_ACHIEVED),
    ((A.NO_PROGRESS, A.ACHIEVED), A.NOT_ACHIEVED),
    ((A.NOT_ACHIEVED, A.IMPROVING), A.NOT_ACHIEVED),
    ((A.NOT_ATTAINABLE, A.IMPROVING), A.NOT_ACHIEVED),
    ((UNKNOWN,), None),
    ((UNKNOWN, A.ACHIEVED), None),
    ((UNKNOWN, A.IMPROVING), None),
    # What was not reached in time is lost, whatever the others come to.
    ((UNKNOWN, A.NOT_ACHIEVED), A.NOT_ACHIEVED),
    ((UNKNOWN, A.NO_PROGRESS), A.NOT_ACHIEVED),
    ((UNKNOWN, A.NO_PROGRESS, A.SUSTAINING), A.NOT_ACHIEVED),
]


def come(achievement: Achievement | None) -> Progress:
    """The progress of an objective that has come so far."""
    found = progress(DAYS, (), on=MONDAY)
    missing = ("measurement",) if achievement is None else ()
    return attrs.evolve(found, achievement=achievement, missing=missing)


@pytest.mark.parametrize(("steps", "goal"), TOGETHER)
def test_a_goal_is_as_far_as_its_objectives_in_any_order(
    steps: tuple[Achievement | None, ...], goal: Achievement | None
) -> None:
    for order in permutations(steps):
        given = {f"O{number}": come(step) for number, step in enumerate(order)}
        assert status_of(GOAL, given).achievement is goal


def test_what_is_missing_is_named_with_the_objective() -> None:
    status = status_of(
        GOAL, {"O1": come(None), "O2": come(A.ACHIEVED), "O3": None, "O4": come(None)}
    )
    assert status.achievement is None
    assert status.missing == (
        "measurement of O1",
        "what is measured of O3",
        "measurement of O4",
    )


def test_a_goal_without_an_objective_is_not_known_to_be_reached() -> None:
    status = plan(goals=(GOAL,)).status("G1", {}, on=MONDAY)
    assert (status.achievement, status.missing) == (None, ("an objective",))


def test_a_goal_is_not_known_to_be_reached_where_an_objective_says_no_measure() -> None:
    vague = Objective(code="O2", statement=SECRET, goal="G1")
    given = {"O1": measured((9, 5))}
    status = plan(STEP, vague).status("G1", given, on=march(9))
    assert (status.achievement, status.steps[1]) == (None, ("O2", None))
    assert status.missing == ("what is measured of O2",)


def test_where_a_goal_stands_is_told_on_both_axes() -> None:
    done = attrs.evolve(GOAL, lifecycle=GoalLifecycle.COMPLETED)
    status = plan(STEP, goals=(done,)).status(
        "G1", {"O1": measured((9, 2))}, on=march(21)
    )
    assert status.goal == "G1"
    assert status.lifecycle is GoalLifecycle.COMPLETED
    assert status.achievement is A.NOT_ACHIEVED
    ((code, step),) = status.steps
    assert (code, step and step.achievement) == ("O1", A.NOT_ACHIEVED)


# --- goals that are parts of goals ----------------------------------------------------


@pytest.mark.parametrize(
    ("lifecycle", "counts"),
    [
        (GoalLifecycle.PROPOSED, True),
        (GoalLifecycle.ACTIVE, True),
        (GoalLifecycle.ON_HOLD, True),
        (GoalLifecycle.COMPLETED, True),
        (GoalLifecycle.CANCELLED, False),
        (GoalLifecycle.REJECTED, False),
        (GoalLifecycle.ENTERED_IN_ERROR, False),
    ],
)
def test_objectives_of_its_parts_are_a_goals_own_unless_the_part_was_given_up(
    lifecycle: GoalLifecycle, *, counts: bool
) -> None:
    part = attrs.evolve(PART, lifecycle=lifecycle)
    below = attrs.evolve(PART, code="G4", part_of="G2")
    whole = plan(
        STEP,
        attrs.evolve(STEP, code="O2", goal="G4"),
        attrs.evolve(STEP, code="O3", goal="G3"),
        attrs.evolve(STEP, code="O4", goal=None),
        goals=(below, GOAL, part, OTHER),
    )
    codes = [code for code, _ in whole.status("G1", {}, on=MONDAY).steps]
    assert codes == (["O1", "O2"] if counts else ["O1"])
    # Whoever asks for a goal that was given up, asks for its objectives.
    assert [code for code, _ in whole.status("G2", {}, on=MONDAY).steps] == ["O2"]


def test_measurements_of_other_goals_are_left_out() -> None:
    whole = plan(STEP, attrs.evolve(STEP, code="O2", goal="G3"), goals=(GOAL, OTHER))
    given = {"O1": measured((9, 5)), "O2": measured((9, 1))}
    assert whole.status("G1", given, on=march(9)).achievement is A.ACHIEVED


@pytest.mark.parametrize("code", ["O9", "G1"])
def test_measurements_of_what_is_no_objective_are_refused(code: str) -> None:
    """A code that was mistyped would leave the goal without its measurements."""
    with pytest.raises(
        FieldValueError,
        match=rf"^TreatmentPlan\.objective must be the code of an obj.*, not '{code}'$",
    ):
        plan(STEP).status("G1", {code: ()}, on=MONDAY)


@pytest.mark.parametrize("wrong", [None, (), [("O1", ())], "O1"])
def test_measurements_are_by_the_codes_of_objectives(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError,
        match=r"^TreatmentPlan\.status\.measurements must be measurements by the codes",
    ):
        plan(STEP).status("G1", wrong, on=MONDAY)


@pytest.mark.parametrize("wrong", [None, "2026-03-02", datetime(2026, 3, 2)])  # noqa: DTZ001
def test_a_status_is_of_a_day(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^TreatmentPlan\.status\.on must be a datetime\.date"
    ):
        plan(goals=(GOAL,)).status("G1", {}, on=wrong)


@pytest.mark.parametrize(
    "given", [{"O1": (1,)}, {"O1": (None,)}, {"O1": "x"}, {"O1": 7}]
)
def test_a_measurement_is_one(given: Mapping[str, Any]) -> None:
    with pytest.raises(FieldTypeError, match=r"^progress\.measurements"):
        plan(STEP).status("G1", given, on=MONDAY)


# --- what a status keeps to itself ----------------------------------------------------


def test_a_status_prints_neither_values_nor_how_far_a_goal_is_reached() -> None:
    sources = attrs.evolve(STEP, measure=attrs.evolve(DAYS, sources=(SECRET,)))
    status = plan(sources).status("G1", {}, on=MONDAY)
    assert SECRET in status.missing[0]
    assert repr(status) == (
        "GoalStatus(goal='G1', lifecycle=<GoalLifecycle.ACTIVE: 'active'>)"
    )


def test_a_status_is_a_value() -> None:
    given = {"O1": measured((9, 2))}
    status = plan(STEP).status("G1", given, on=march(10))
    again: GoalStatus = pickle.loads(pickle.dumps(status))
    assert again == status
    assert hash(again) == hash(status)
