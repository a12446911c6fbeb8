"""Goals, objectives and criteria of a plan as Goals of FHIR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from continuum.interop.fhir import _codes
from continuum.interop.fhir._codes import code_of
from continuum.interop.fhir._parts_writing import Context, observation
from continuum.interop.fhir._targets import quantity, write_target
from continuum.interop.fhir._written import Json, LossReason, Resource, concept, filled
from continuum.plan import Criterion, Goal, Objective

__all__ = ["write_goals"]


def write_goals(context: Context) -> list[Resource]:
    """A Goal for each goal, then each objective, then each criterion."""
    plan = context.plan
    # What was said of a goal last stands.
    achieved: dict[str, Json] = {
        judgment.goal: concept((_codes.ACHIEVEMENT, judgment.achievement.value))
        for review in plan.reviews
        for judgment in review.judgments
    }
    return [
        *(
            _goal(context, goal, f"goals[{index}]", achieved.get(goal.code))
            for index, goal in enumerate(plan.goals)
        ),
        *(
            _objective(context, objective, f"objectives[{index}]")
            for index, objective in enumerate(plan.objectives)
        ),
        *(
            _criterion(context, criterion, f"criteria[{index}]")
            for index, criterion in enumerate(plan.criteria)
        ),
    ]


def _goal(context: Context, goal: Goal, path: str, achieved: Json | None) -> Resource:
    plan = context.plan
    parts = [item.code for item in plan.goals if item.part_of == goal.code]
    steps = [item.code for item in plan.objectives if item.goal == goal.code]
    return _aim(
        context,
        goal,
        path,
        lifecycle=goal.lifecycle.value,
        milestones=[*parts, *steps],
        more={
            "achievementStatus": achieved,
            "startDate": None if goal.starts is None else goal.starts.isoformat(),
            "addresses": context.references("Condition", goal.addresses),
        },
    )


def _objective(context: Context, objective: Objective, path: str) -> Resource:
    writing = context.writing
    writing.lose_set(objective, f"{path}.", LossReason.NO_ELEMENT, "every")
    goal = None if objective.goal is None else context.plan.goal(objective.goal)
    categories: list[Json] = [concept((_codes.PLAN_PART, _codes.OBJECTIVE))]
    if objective.attendance:
        categories.append(concept((_codes.PLAN_PART, _codes.ATTENDANCE)))
    before: list[Json] = []
    if objective.baseline is not None:
        value = quantity(objective.baseline, None, path, writing)
        part = _codes.BASELINE
        before.append(observation(part, part, {"valueQuantity": value}))
    starts = objective.starts
    return _aim(
        context,
        objective,
        path,
        lifecycle="active" if goal is None else goal.lifecycle.value,
        more={
            "contained": before,
            "category": categories,
            "startDate": None if starts is None else starts.isoformat(),
            "target": write_target(objective, path, writing),
            "addresses": [{"reference": f"#{_codes.BASELINE}"}] if before else None,
        },
    )


def _criterion(context: Context, criterion: Criterion, path: str) -> Resource:
    part = f"{criterion.kind}-criterion"
    categories: list[Json] = [concept((_codes.PLAN_PART, part))]
    if criterion.level is not None:
        theirs = context.levels.get(criterion.level)
        categories.append(concept(code_of(criterion.level), theirs))
    return _aim(
        context,
        criterion,
        path,
        lifecycle="active",
        milestones=criterion.objectives,
        more={"category": categories},
    )


def _aim(
    context: Context,
    aim: Goal | Objective | Criterion,
    path: str,
    *,
    lifecycle: str,
    milestones: Iterable[str] = (),
    more: Mapping[str, Json | None],
) -> Resource:
    words = context.writing.text(aim.statement, f"{path}.statement")
    return filled(
        {
            "resourceType": "Goal",
            "id": context.id(aim.code),
            "contained": more.get("contained"),
            "extension": [
                _milestone(goal) for goal in context.references("Goal", milestones)
            ],
            "identifier": context.identifier(aim.code, path),
            "lifecycleStatus": lifecycle,
            "achievementStatus": more.get("achievementStatus"),
            "category": more.get("category"),
            "description": {"text": words},
            "subject": context.subject,
            "startDate": more.get("startDate"),
            "target": more.get("target"),
            "addresses": more.get("addresses"),
        }
    )


def _milestone(goal: Json) -> Json:
    """HL7's extension that says that another goal is a piece of attaining this one."""
    kind = concept((_codes.RELATIONSHIP_TYPE, _codes.MILESTONE))
    return {
        "extension": [
            {"url": "type", "valueCodeableConcept": kind},
            {"url": "target", "valueReference": goal},
        ],
        "url": _codes.GOAL_RELATIONSHIP,
    }
