"""Goals of FHIR as goals, objectives and criteria of a plan.

A Goal is an objective or a criterion where its category says so in this library's
codes, and a goal otherwise. Each entry of a goal's own target is an objective, too.
What a Goal is a milestone of, HL7's extension goal-relationship tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from continuum.interop.fhir import _codes
from continuum.interop.fhir._codes import Code
from continuum.interop.fhir._found import Assumption, DroppedReason
from continuum.interop.fhir._parts_reading import Context
from continuum.interop.fhir._reading import ANY_TEXT, Node, Place
from continuum.interop.fhir._resources import Entry
from continuum.interop.fhir._targets import Aim, read_target
from continuum.levels import Level
from continuum.measuring import Number
from continuum.plan import Criterion, Goal, GoalLifecycle, Objective

__all__ = ["Goals", "read_goals"]

_GOAL: Final = "goal"

_FALLEN: Final[Mapping[GoalLifecycle, DroppedReason]] = {
    GoalLifecycle.ENTERED_IN_ERROR: DroppedReason.ENTERED_IN_ERROR,
    GoalLifecycle.CANCELLED: DroppedReason.NOT_STANDING,
    GoalLifecycle.REJECTED: DroppedReason.NOT_STANDING,
}
"""Why an objective or a criterion does not stand."""


@attrs.frozen(kw_only=True)
class Goals:
    """What was read of a plan's goals.

    Args:
        goals: The goals.
        objectives: The objectives.
        criteria: The criteria.
        served: Codes of what an intervention may serve, by the place of the resource.
    """

    goals: tuple[Goal, ...]
    objectives: tuple[Objective, ...]
    criteria: tuple[Criterion, ...]
    served: Mapping[Place, str]


class _Goal:
    """A Goal while it is read: what part of a plan it is, and what it belongs to."""

    def __init__(self, entry: Entry, code: str, statement: str) -> None:
        self.entry = entry
        self.code = code
        self.statement = statement
        self.node = entry.node
        self.part = _GOAL
        self.attendance = False
        self.level: Level | None = None
        self.lifecycle = GoalLifecycle.ACTIVE
        self.above: _Goal | None = None
        self.steps: list[str] = []

    @property
    def starts(self) -> date | None:
        """The day it starts."""
        return self.node.day("startDate")


def read_goals(context: Context) -> Goals:
    """Read the Goals that the plan refers to."""
    found: dict[Place, _Goal] = {}
    for reference in context.plan.node.children("goal"):
        entry = context.find(reference, context.plan, "Goal")
        if entry is None or entry.node.place in found:
            continue
        goal = _goal(context, entry)
        if goal is not None:
            found[entry.node.place] = goal
    for goal in found.values():
        if goal.part == _GOAL:
            _relate(context, goal, found)
    if not any(goal.node.spoilt() for goal in found.values()):
        # What is malformed may be why a part seems not to stand, or to be one.
        found = {place: goal for place, goal in found.items() if _stands(goal)}
    for goal in found.values():
        if goal.part != _GOAL:
            _relate(context, goal, found)
    goals: list[Goal] = []
    objectives: list[Objective] = []
    for goal in found.values():
        if goal.part == _GOAL:
            goals.append(_as_goal(context, goal))
            objectives += _targets(context, goal)
            if goal.node.spoilt("category"):
                # It may be an objective: what that would hold is looked at, too.
                _as_objective(context, goal)
    steps = [goal for goal in found.values() if goal.part == _codes.OBJECTIVE]
    objectives = [*(_as_objective(context, step) for step in steps), *objectives]
    ends = (goal for goal in found.values() if goal.part in _codes.CRITERIA)
    return Goals(
        goals=tuple(goals),
        objectives=tuple(objectives),
        criteria=tuple(map(_as_criterion, ends)),
        served={
            place: goal.code
            for place, goal in found.items()
            if goal.part not in _codes.CRITERIA
        },
    )


def _goal(context: Context, entry: Entry) -> _Goal | None:
    node = entry.node
    lifecycle = node.code("lifecycleStatus", _codes.GOAL_STATUS)
    node.drop(DroppedReason.DERIVED, "achievementStatus")
    if not node.has("lifecycleStatus"):
        node.drop(DroppedReason.NO_STATUS)
        return None
    description = node.child("description")
    statement = description.said()
    if statement is None and not node.spoilt("description"):
        node.drop(DroppedReason.NO_TEXT)
        return None
    goal = _Goal(entry, context.code(node, entry.id, _GOAL), statement or ANY_TEXT)
    if lifecycle is not None:
        goal.lifecycle = GoalLifecycle(lifecycle)
    categories: Mapping[Code, str | Level] = {**_codes.AIMS, **context.meanings.levels}
    for category in node.children("category"):
        for meant in category.meant(categories):
            if isinstance(meant, Level):
                goal.level = meant
            elif meant == _codes.ATTENDANCE:
                goal.attendance = True
            elif goal.part == _GOAL:
                goal.part = meant
    said_more = (goal.attendance and goal.part != _codes.OBJECTIVE) or (
        goal.level is not None and goal.part not in _codes.CRITERIA
    )
    if said_more:
        node.drop(DroppedReason.NO_PLACE, "category")
    return goal


# --- which belongs to which -----------------------------------------------------------


def _relate(context: Context, goal: _Goal, found: dict[Place, _Goal]) -> None:
    """Note the milestones of *goal* among the Goals *found*."""
    for extension in goal.node.children("extension"):
        target = _milestone(extension)
        entry = None if target is None else context.resources.at(target, goal.entry)
        step = None if entry is None else found.get(entry.node.place)
        if target is None or goal.part == _codes.OBJECTIVE:
            extension.drop(DroppedReason.NO_PLACE)
        elif step is None:
            extension.drop(DroppedReason.UNRESOLVED)
        elif goal.part in _codes.CRITERIA:
            if step.part == _codes.OBJECTIVE:
                goal.steps.append(step.code)
            else:
                extension.drop(DroppedReason.NO_PLACE)
        elif step.part in _codes.CRITERIA:
            extension.drop(DroppedReason.NO_PLACE)
        elif step.above is not None or _is_above(step, goal):
            extension.drop(DroppedReason.CIRCULAR)
        else:
            step.above = goal


def _milestone(extension: Node) -> Node | None:
    """The target of a goal-relationship of type milestone; None for anything else."""
    url = extension.text("url")
    if url != _codes.GOAL_RELATIONSHIP and not extension.spoilt("url"):
        return None
    target: Node | None = None
    milestone = False
    for inner in extension.children("extension"):
        name = inner.text("url")
        if name == "target":
            target = inner.child("valueReference")
        elif name == "type":
            milestone = (_codes.RELATIONSHIP_TYPE, _codes.MILESTONE) in _kinds(inner)
        elif inner.spoilt("url"):
            # It may be either.
            inner.child("valueReference").text("reference")
            _kinds(inner)
    return target if milestone or extension.spoilt() else None


def _kinds(extension: Node) -> set[Code]:
    codings = extension.child("valueCodeableConcept").codings()
    return {code for _, code in codings}


def _is_above(high: _Goal, low: _Goal) -> bool:
    """Whether *low* is *high*, or a part of it in the end."""
    step: _Goal | None = low
    while step is not None:
        if step is high:
            return True
        step = step.above
    return False


def _stands(goal: _Goal) -> bool:
    """Whether an objective or a criterion stands; where it does not, it is dropped.

    A goal of the plan is kept with its lifecycle, and so is a step that has the same.
    """
    reason = _FALLEN.get(goal.lifecycle)
    if goal.part == _GOAL or reason is None or goal.lifecycle is _expected(goal):
        return True
    goal.node.drop(reason)
    return False


def _expected(goal: _Goal) -> GoalLifecycle:
    """The lifecycle that an objective or a criterion needs not say: it is no news."""
    return GoalLifecycle.ACTIVE if goal.above is None else goal.above.lifecycle


# --- values ---------------------------------------------------------------------------


def _as_goal(context: Context, goal: _Goal) -> Goal:
    addressed = [
        context.problem(reference, goal.entry)
        for reference in goal.node.children("addresses")
    ]
    return Goal(
        code=goal.code,
        statement=goal.statement,
        addresses=tuple(dict.fromkeys(code for code in addressed if code is not None)),
        part_of=None if goal.above is None else goal.above.code,
        lifecycle=goal.lifecycle,
        starts=goal.starts,
    )


def _targets(context: Context, goal: _Goal) -> list[Objective]:
    """An objective for each entry of the goal's own target."""
    found: list[Objective] = []
    for number, target in enumerate(goal.node.children("target"), start=1):
        if target.has("modifierExtension"):
            target.drop(DroppedReason.MODIFIED)
            continue
        aim = read_target(target, context.meanings.scales)
        if aim == Aim():
            # Nothing of it is held: an objective would only repeat the goal.
            target.drop(DroppedReason.NO_PLACE)
            continue
        target.assume(Assumption.GOAL_TEXT)
        found.append(
            Objective(
                code=context.code(target, f"{goal.code}-target-{number}", "target"),
                statement=goal.statement,
                goal=goal.code,
                measure=aim.measure,
                target=aim.target,
                due=aim.due,
            )
        )
    return found


def _as_objective(context: Context, step: _Goal) -> Objective:
    node = step.node
    above = step.above
    if step.lifecycle is not _expected(step):
        node.drop(DroppedReason.NO_PLACE, "lifecycleStatus")
    targets = node.children("target")
    for extra in targets[1:]:
        extra.drop(DroppedReason.NO_PLACE)
    aim = read_target(targets[0], context.meanings.scales) if targets else Aim()
    return Objective(
        code=step.code,
        statement=step.statement,
        goal=None if above is None else above.code,
        measure=aim.measure,
        baseline=_baseline(context, step),
        target=aim.target,
        starts=step.starts,
        due=aim.due,
        attendance=step.attendance,
    )


def _baseline(context: Context, step: _Goal) -> Number | None:
    """What was measured before, as this library writes it."""
    for reference in step.node.children("addresses"):
        entry = context.fact(reference, step.entry)
        if entry is None:
            continue
        coded = entry.node.child("code").meant(_codes.BASELINES)
        if _codes.BASELINE in coded or entry.node.spoilt("code"):
            return entry.node.child("valueQuantity").number("value")
        entry.node.drop(DroppedReason.NO_PLACE)
    return None


def _as_criterion(goal: _Goal) -> Criterion:
    if goal.lifecycle is not GoalLifecycle.ACTIVE:
        goal.node.drop(DroppedReason.NO_PLACE, "lifecycleStatus")
    return Criterion(
        code=goal.code,
        kind=_codes.CRITERIA[goal.part],
        statement=goal.statement,
        objectives=tuple(dict.fromkeys(goal.steps)),
        level=goal.level,
    )
