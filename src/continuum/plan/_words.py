"""What the picture of a plan says: of each part, and of the plan as a whole.

What somebody wrote about the patient is said only where that is asked for; what is
asked for never holds a value that was measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from continuum._fields import spaced
from continuum.documents import Signature
from continuum.plan._goal import Goal, Objective, Problem
from continuum.plan._layout import Column, Threads
from continuum.plan._parts import Criterion, Intervention, Participant, Review
from continuum.plan._plan import TreatmentPlan

__all__ = ["CODED", "KINDS", "PUT_OFF", "Fact", "Words", "facts_of", "words_of"]

CODED: Final = "coded"
PUT_OFF: Final = "put off"
_ATTENDANCE: Final = "attendance"

KINDS: Final = {
    Column.PROBLEMS: "problem",
    Column.GOALS: "goal",
    Column.OBJECTIVES: "objective",
    Column.INTERVENTIONS: "intervention",
}
"""What a part in a column is."""


# --- parts ----------------------------------------------------------------------------


class Words(NamedTuple):
    """What is said of a part.

    Args:
        column: Where it stands.
        code: Its code.
        marks: What stands beside the code.
        facts: What its fields tell.
        lacking: What it lacks.
        texts: What was written about the patient, where that is asked for.
        over: Whether it is no longer pursued.
    """

    column: Column
    code: str
    marks: Sequence[str]
    facts: Sequence[str]
    lacking: Sequence[str]
    texts: Sequence[str]
    over: bool = False

    def __str__(self) -> str:
        said = "; ".join((*self.marks, *self.facts, *self.lacking, *self.texts))
        return f"{KINDS[self.column]} {self.code}{': ' if said else ''}{said}"


def words_of(plan: TreatmentPlan, threads: Threads, *, texts: bool) -> Iterator[Words]:
    """Yield what is said of each part."""
    thread = _Thread(plan)
    for problem in plan.problems:
        yield _of_problem(problem, thread, texts=texts)
    for goal in plan.goals:
        yield _of_goal(goal, thread, threads.further.get(goal.code, ()), texts=texts)
    for objective in plan.objectives:
        yield _of_objective(objective, texts=texts)
    for item in plan.interventions:
        yield _of_intervention(item, threads.first.get(item.code), texts=texts)


class _Thread:
    """Which goals have what they need, by themselves or through goals they are tied to.

    A goal addresses what the goals above it address, and has what its parts have.
    """

    def __init__(self, plan: TreatmentPlan) -> None:
        self._goals = {goal.code: goal for goal in plan.goals}
        led_to = {step.code: step.goal for step in plan.objectives}
        served = (code for item in plan.interventions for code in item.serves)
        self.addressed = {code for goal in plan.goals for code in goal.addresses}
        self.with_objective = self._with_above(led_to.values())
        self.with_intervention = self._with_above(
            led_to.get(code, code) for code in served
        )

    def _with_above(self, codes: Iterable[str | None]) -> set[str]:
        found: set[str] = set()
        for first in codes:
            code = first
            while code is not None and code not in found:
                found.add(code)
                code = self._goals[code].part_of
        return found

    def has_problem(self, goal: Goal) -> bool:
        code = goal.part_of
        addressed = bool(goal.addresses)
        while not addressed and code is not None:
            addressed = bool(self._goals[code].addresses)
            code = self._goals[code].part_of
        return addressed


def _of_problem(problem: Problem, thread: _Thread, *, texts: bool) -> Words:
    put_off = problem.deferred is not None
    facts = {
        f"priority {problem.priority}": problem.priority is not None,
        "from an assessment": problem.found_in is not None,
    }
    lacking = {"no goal": not put_off and problem.code not in thread.addressed}
    written = {
        problem.statement: texts,
        f"{PUT_OFF}: {problem.deferred}": texts and put_off,
    }
    return Words(
        Column.PROBLEMS,
        problem.code,
        _where({CODED: problem.condition is not None, PUT_OFF: put_off}),
        _where(facts),
        _lacking(lacking),
        _where(written),
    )


def _of_goal(
    goal: Goal, thread: _Thread, further: Sequence[str], *, texts: bool
) -> Words:
    is_open = goal.lifecycle.is_open
    facts = {
        f"from {goal.starts}": goal.starts is not None,
        f"also addresses {', '.join(further)}": bool(further),
    }
    lacking = {
        "no problem": not thread.has_problem(goal),
        "no objective": goal.code not in thread.with_objective,
        "no intervention": goal.code not in thread.with_intervention,
    }
    return Words(
        Column.GOALS,
        goal.code,
        [spaced(goal.lifecycle)],
        _where(facts),
        _lacking(lacking) if is_open else [],
        [goal.statement] if texts else [],
        over=not is_open,
    )


def _of_objective(objective: Objective, *, texts: bool) -> Words:
    measure = objective.measure
    facts = {
        f"measure: {measure}": measure is not None,
        f"target: {objective.target}": objective.target is not None,
        f"from {objective.starts}": objective.starts is not None,
        f"due {objective.due}": objective.due is not None,
        f"measured every {objective.every}": objective.every is not None,
    }
    lacking = {
        "no goal": objective.goal is None,
        "no measure": measure is None,
        "no target": objective.target is None,
        "no day due": objective.due is None,
    }
    written = [objective.statement]
    if measure is not None:
        written.append(f"measured: {measure.name}")
    return Words(
        Column.OBJECTIVES,
        objective.code,
        [_ATTENDANCE] if objective.attendance else [],
        _where(facts),
        _lacking(lacking),
        written if texts else [],
    )


def _of_intervention(item: Intervention, beside: str | None, *, texts: bool) -> Words:
    service = (item.kind, item.format, item.mode)
    others = [code for code in dict.fromkeys(item.serves) if code != beside]
    facts = {
        ", ".join(spaced(trait) for trait in service if trait is not None): True,
        f"{item.dose}": item.dose is not None,
        f"{item.period}": item.period is not None,
        f"responsible: {spaced(item.staff or '')}": item.staff is not None,
        f"also serves {', '.join(others)}": bool(others),
    }
    lacking = {
        "serves nothing": not item.serves,
        "no dose": item.dose is None,
        "nobody responsible": item.staff is None,
    }
    return Words(
        Column.INTERVENTIONS,
        item.code,
        [],
        _where(facts),
        _lacking(lacking),
        [item.statement] if texts and item.statement is not None else [],
    )


def _where(told: Mapping[str, bool]) -> list[str]:
    return [words for words, holds in told.items() if holds]


def _lacking(told: Mapping[str, bool]) -> list[str]:
    # On one line, so that the box of a poor part does not grow tall.
    words = ", ".join(_where(told))
    return [words] if words else []


# --- the plan as a whole --------------------------------------------------------------


class Fact(NamedTuple):
    """Something about the plan as a whole: its name, and one line or more."""

    name: str
    lines: Sequence[str]

    def __str__(self) -> str:
        return f"{self.name}: {'; '.join(self.lines)}"


_NONE: Final = ("none",)


def facts_of(plan: TreatmentPlan, *, texts: bool) -> Iterator[Fact]:
    """Yield what stands under the tree."""
    complete = "a day not known" if plan.written is None else str(plan.written)
    yield Fact("in force", [str(plan.in_force)])
    yield Fact("version", [f"{plan.version}, complete on {complete}"])
    yield Fact("signed", [_signed(plan.signatures)])
    reviews = [_of_review(review) for review in plan.reviews]
    if plan.review_by is not None:
        reviews.insert(0, f"the first by {plan.review_by}")
    yield Fact("reviews", reviews or ["none, and no day for one"])
    criteria = [_of_criterion(item, texts=texts) for item in plan.criteria]
    yield Fact("criteria", criteria or _NONE)
    yield Fact("participants", [_roles(plan.participants) or "none"])
    for name, written in (
        ("strengths", plan.strengths),
        ("needs", plan.needs),
        ("preferences", plan.preferences),
    ):
        counted = (str(len(written)),) if written else _NONE
        yield Fact(name, written if written and texts else counted)


def _signed(signatures: Iterable[Signature]) -> str:
    told: list[str] = []
    for signature in signatures:
        at = "" if signature.at is None else f" at {signature.at:%H:%M}"
        roles = " and ".join(spaced(role) for role in signature.roles)
        told.append(f"{roles} on {signature.on}{at}")
    return "; ".join(told) or "by nobody"


def _of_review(review: Review) -> str:
    at = "" if review.at is None else f" at {review.at:%H:%M}"
    words = f"on {review.on}{at}, signed: {_signed(review.signatures)}"
    goals = ", ".join(dict.fromkeys(judgment.goal for judgment in review.judgments))
    if goals:
        words += f"; judged: {goals}"
    return words if review.next_by is None else f"{words}; the next by {review.next_by}"


def _of_criterion(criterion: Criterion, *, texts: bool) -> str:
    level = "" if criterion.level is None else f" to {criterion.level}"
    shown_by = ", ".join(dict.fromkeys(criterion.objectives))
    words = f"{criterion.code}: {spaced(criterion.kind)}{level}"
    words += f", shown by {shown_by}" if shown_by else ""
    return f"{words}: {criterion.statement}" if texts else words


def _roles(participants: Iterable[Participant]) -> str:
    counts: dict[str, int] = {}
    for person in sorted(participants, key=lambda person: not person.primary):
        role = spaced(person.role)
        role += " (responsible)" if person.primary else ""
        counts[role] = counts.get(role, 0) + 1
    return ", ".join(
        role if count == 1 else f"{role} ({count})" for role, count in counts.items()
    )
