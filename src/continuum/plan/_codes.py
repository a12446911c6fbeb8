"""The codes by which the parts of a plan refer to one another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, NoReturn

from continuum.errors import DuplicateCodeError, FieldValueError
from continuum.plan._goal import Goal

if TYPE_CHECKING:
    from continuum.plan._plan import TreatmentPlan

__all__ = ["check_codes", "code_of"]


def check_codes(plan: TreatmentPlan) -> None:
    """Refuse a code that two parts have, and one of a part that is not there."""
    problems = {problem.code for problem in plan.problems}
    goals = {goal.code: goal for goal in plan.goals}
    steps = {objective.code for objective in plan.objectives}
    items = [item.code for item in plan.interventions]
    criteria = [criterion.code for criterion in plan.criteria]
    count = len(plan.problems) + len(plan.goals) + len(plan.objectives)
    count += len(items) + len(criteria)
    if len(problems.union(goals, steps, items, criteria)) < count:
        codes = [problem.code for problem in plan.problems]
        codes += [goal.code for goal in plan.goals]
        codes += [objective.code for objective in plan.objectives]
        codes += [*items, *criteria]
        twice = next(code for code in codes if codes.count(code) > 1)
        raise DuplicateCodeError("part", twice, "the treatment plan")
    # Names of fields are made only where something is wrong: a plan has many parts.
    nested = False
    for index, goal in enumerate(plan.goals):
        if not problems.issuperset(goal.addresses):
            _refuse(f"goals[{index}].addresses", goal.addresses, problems, "problem")
        if goal.part_of is not None:
            nested = True
            if goal.part_of not in goals:
                _refuse(f"goals[{index}].part_of", (goal.part_of,), goals, "goal")
    for index, objective in enumerate(plan.objectives):
        if objective.goal is not None and objective.goal not in goals:
            _refuse(f"objectives[{index}].goal", (objective.goal,), goals, "goal")
    served = steps.union(goals)
    for index, item in enumerate(plan.interventions):
        if not served.issuperset(item.serves):
            what = "goal or objective"
            _refuse(f"interventions[{index}].serves", item.serves, served, what)
    for index, criterion in enumerate(plan.criteria):
        if not steps.issuperset(criterion.objectives):
            field = f"criteria[{index}].objectives"
            _refuse(field, criterion.objectives, steps, "objective")
    for index, review in enumerate(plan.reviews):
        judged = [judgment.goal for judgment in review.judgments]
        if not goals.keys() >= set(judged):
            _refuse(f"reviews[{index}].judgments", judged, goals, "goal")
    if nested:
        _refuse_circles(goals)


def code_of(what: str) -> str:
    """What is right where a code is wrong."""
    article = "an" if what == "objective" else "a"
    return f"the code of {article} {what} of the plan"


def _refuse(
    field: str, codes: Iterable[str], known: Container[str], what: str
) -> NoReturn:
    """Refuse the first of *codes* that is not *known*."""
    unknown = next(code for code in codes if code not in known)
    raise FieldValueError("TreatmentPlan", field, unknown, code_of(what))


def _refuse_circles(goals: Mapping[str, Goal]) -> None:
    ends = set[str]()
    for index, goal in enumerate(goals.values()):
        seen = {goal.code}
        above = goal.part_of
        while above is not None and above not in ends:
            if above in seen:
                field = f"goals[{index}].part_of"
                expected = "a goal that is not, in the end, a part of this one"
                raise FieldValueError("TreatmentPlan", field, goal.part_of, expected)
            seen.add(above)
            above = goals[above].part_of
        ends |= seen
