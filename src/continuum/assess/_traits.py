"""Whether a treatment plan has a trait: structure alone, never its prose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple, TypeAlias

from continuum.assess._assessment import Assessment, Lacking
from continuum.assess._chart import Chart
from continuum.ledger import Ledger
from continuum.periods import (
    DAYS_PER_WEEK,
    Blocks,
    CalendarDay,
    CalendarMonth,
    DateRange,
)
from continuum.plan import (
    Dose,
    Goal,
    GoalLifecycle,
    Intervention,
    Objective,
    TreatmentPlan,
)
from continuum.plan._standing import days_standing, latest_begun
from continuum.requirements import PlanHas, PlanTrait
from continuum.services import TREATMENT, ServiceKind
from continuum.sessions import Session
from continuum.verdicts import Verdict

__all__ = ["trait"]

_DAY = timedelta(days=1)
_LONGEST_MONTH = 31


class _Part(NamedTuple):
    """A part of the plan that was looked at, and whether it has what is asked.

    Where that is not known, what would tell is *missing*.
    """

    path: str
    fine: bool
    minutes: int = 0
    missing: str = ""


class _Facts(NamedTuple):
    """What a trait may depend on."""

    plan: TreatmentPlan
    chart: Chart
    sessions: Ledger | None


class _Missing(Exception):  # noqa: N818  # no error: a fact that nobody gave
    """Names a fact without which a trait cannot be seen."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


def trait(
    has: PlanHas,
    chart: Chart | None,
    window: DateRange,
    sessions: Ledger | None,
) -> Assessment:
    """Judge whether the plan has the trait, in its version of the day of the judgment.

    Args:
        has: What is asked.
        chart: The record; None where nobody gave it.
        window: The days the verdict is for.
        sessions: What was delivered, and what may have been; None where nobody says.
    """
    plan = None if chart is None else latest_begun(chart.plans, chart.on)
    if chart is None or plan is None:
        waiting = chart is not None and chart.plans
        missing = "a plan in force" if waiting else "treatment plan"
        return Assessment(has, Verdict.UNKNOWN, window, missing=(missing,))
    try:
        parts = tuple(_TRAITS[has.trait](_Facts(plan, chart, sessions)))
    except _Missing as missing:
        return Assessment(has, Verdict.UNKNOWN, window, missing=(missing.fact,))
    poor = [part for part in parts if not part.fine and not part.missing]
    doubts = tuple(dict.fromkeys(part.missing for part in parts if part.missing))
    if doubts and not poor:
        return Assessment(has, Verdict.UNKNOWN, window, missing=doubts)
    minutes = sum(part.minutes for part in poor)
    seen = Lacking(
        paths=tuple(part.path for part in poor),
        of=len(parts),
        minutes=minutes if has.trait in _BY_MINUTES else None,
    )
    return Assessment(has, Verdict.UNMET if poor else Verdict.MET, window, seen)


_Look: TypeAlias = Callable[[_Facts], Iterator[_Part]]


def _plan(holds: Callable[[TreatmentPlan], object]) -> _Look:
    """Look at the plan as a whole."""
    return lambda facts: iter((_Part("plan", bool(holds(facts.plan))),))


def _objectives(holds: Callable[[Objective], bool]) -> _Look:
    """Look at every objective by itself."""
    return lambda facts: (_Part(path, holds(step)) for path, step in _steps(facts.plan))


def _interventions(holds: Callable[[Intervention], object]) -> _Look:
    """Look at every intervention by itself."""
    return lambda facts: (
        _Part(f"interventions[{index}]", bool(holds(item)))
        for index, item in enumerate(facts.plan.interventions)
    )


def _goals(facts: _Facts) -> Iterator[tuple[str, Goal]]:
    """Yield the goals that are still pursued."""
    for index, goal in enumerate(facts.plan.goals):
        if goal.lifecycle.is_open:
            yield f"goals[{index}]", goal


def _set_goals(plan: TreatmentPlan) -> list[Goal]:
    """The goals that were set: those still pursued, and those completed."""
    return [
        goal
        for goal in plan.goals
        if goal.lifecycle.is_open or goal.lifecycle is GoalLifecycle.COMPLETED
    ]


def _steps(plan: TreatmentPlan) -> Iterator[tuple[str, Objective]]:
    """Yield the objectives, but for those of a goal that is no longer pursued."""
    ended = {goal.code for goal in plan.goals if not goal.lifecycle.is_open}
    for index, step in enumerate(plan.objectives):
        if step.goal not in ended:
            yield f"objectives[{index}]", step


def _with_parts(plan: TreatmentPlan, codes: Iterable[str]) -> set[str]:
    """Codes of goals, and of those that are in the end a part of one of them."""
    parts: dict[str | None, list[str]] = {}
    for goal in plan.goals:
        parts.setdefault(goal.part_of, []).append(goal.code)
    found: set[str] = set()
    waiting = [*codes]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += parts.get(code, ())
    return found


def _with_wholes(plan: TreatmentPlan, codes: Iterable[str | None]) -> set[str]:
    """Goals among *codes*, and those they are a part of; one given up lends nothing."""
    goals: dict[str | None, Goal] = {goal.code: goal for goal in plan.goals}
    found: set[str] = set()
    for code in codes:
        goal = goals.get(code)
        while goal is not None and goal.code not in found:
            found.add(goal.code)
            above = None if goal.lifecycle.is_given_up else goal.part_of
            goal = goals.get(above)
    return found


def _problem_has_goal(facts: _Facts) -> Iterator[_Part]:
    addressed = {code for goal in _set_goals(facts.plan) for code in goal.addresses}
    for index, problem in enumerate(facts.plan.problems):
        if problem.deferred is None:
            yield _Part(f"problems[{index}]", problem.code in addressed)


def _goal_has_problem(facts: _Facts) -> Iterator[_Part]:
    plan = facts.plan
    tied = _with_parts(plan, (goal.code for goal in plan.goals if goal.addresses))
    for path, goal in _goals(facts):
        yield _Part(path, goal.code in tied)


def _goal_has_objective(facts: _Facts) -> Iterator[_Part]:
    plan = facts.plan
    fine = _with_wholes(plan, (objective.goal for objective in plan.objectives))
    for path, goal in _goals(facts):
        yield _Part(path, goal.code in fine)


def _goal_has_intervention(facts: _Facts) -> Iterator[_Part]:
    plan = facts.plan
    served = {code for item in plan.interventions for code in item.serves}
    through = {step.goal for step in plan.objectives if step.code in served}
    fine = _with_wholes(plan, served | through)
    for path, goal in _goals(facts):
        yield _Part(path, goal.code in fine)


def _due_after_start(facts: _Facts) -> Iterator[_Part]:
    first = facts.plan.in_force.start
    for path, step in _steps(facts.plan):
        if step.due is not None:
            yield _Part(path, step.due >= (step.starts or first))


def _target_asks(facts: _Facts) -> Iterator[_Part]:
    for path, step in _steps(facts.plan):
        if step.target is not None and step.baseline is not None:
            yield _Part(path, not step.target.reached_by(step.baseline))


def _duration(facts: _Facts) -> Iterator[_Part]:
    ends = facts.plan.in_force.end is not None
    for index, item in enumerate(facts.plan.interventions):
        own = item.period is not None and item.period.end is not None
        yield _Part(f"interventions[{index}]", own or ends)


def _individual(facts: _Facts) -> Iterator[_Part]:
    plan = facts.plan
    found = {problem.code for problem in plan.problems if problem.found_in is not None}
    first = (goal.code for goal in plan.goals if not found.isdisjoint(goal.addresses))
    tied = _with_parts(plan, first)
    for path, goal in _goals(facts):
        yield _Part(path, goal.code in tied)


def _more_than_attendance(facts: _Facts) -> Iterator[_Part]:
    steps = [step for _, step in _steps(facts.plan)]
    if steps:
        yield _Part("plan", not all(step.attendance for step in steps))


def _own_text(facts: _Facts) -> Iterator[_Part]:
    if facts.chart.others is None:
        raise _Missing("plans of other patients")
    used = {_text(part) for plan in facts.chart.others for _, part in _texts(plan)}
    for path, part in _texts(facts.plan):
        yield _Part(path, _text(part) not in used)


def _texts(plan: TreatmentPlan) -> Iterator[tuple[str, Goal | Objective]]:
    for index, goal in enumerate(plan.goals):
        yield f"goals[{index}]", goal
    for index, objective in enumerate(plan.objectives):
        yield f"objectives[{index}]", objective


def _text(part: Goal | Objective) -> str:
    """The text of a part, whatever its spaces and capitals."""
    return " ".join(part.statement.casefold().split())


def _review_day(facts: _Facts) -> Iterator[_Part]:
    plan = facts.plan
    made = [review for review in plan.reviews if review.on <= facts.chart.on]
    by = made[-1].next_by if made else plan.review_by
    yield _Part("plan", by is not None)


def _reviewed(facts: _Facts) -> Iterator[_Part]:
    plan, on = facts.plan, facts.chart.on
    # What is asked for: the first review, and the next one after each.
    asked = [("review_by", plan.review_by, 0)]
    for index, review in enumerate(plan.reviews):
        if review.on <= on:
            asked.append((f"reviews[{index}].next_by", review.next_by, index + 1))
    for path, by, following in asked:
        if by is None:
            continue
        done = any(review.on <= min(by, on) for review in plan.reviews[following:])
        if done or on > by:
            yield _Part(path, done)


def _in_force(facts: _Facts) -> Iterator[_Part]:
    stands = [days for _, days in days_standing(facts.chart.plans)]
    for session, doubt in _treatment(facts):
        covered = any(session.day in days for days in stands)
        if not (covered and doubt):
            missing = "" if covered else doubt
            yield _Part(str(session.day), covered, session.minutes or 0, missing)


def _sessions_prescribed(facts: _Facts) -> Iterator[_Part]:
    stands = days_standing(facts.chart.plans)
    for session, doubt in _treatment(facts):
        plan = next((plan for plan, days in stands if session.day in days), None)
        if plan and session.kind is not ServiceKind.CRISIS_INTERVENTION:
            told = [_is_of(session, item) for item in plan.interventions]
            fine = True in told
            missing = "" if fine else doubt or _doubt(told)
            if not (fine and doubt):
                yield _Part(str(session.day), fine, session.minutes or 0, missing)


def _interventions_given(facts: _Facts) -> Iterator[_Part]:
    sessions = list(_delivered(facts))
    for index, item in enumerate(facts.plan.interventions):
        if item.dose is None:
            continue
        days = item.period or facts.plan.in_force
        due = days.start + _once(item.dose)
        if facts.chart.on < due or (days.end is not None and days.end < due):
            continue
        answers = (
            (_is_of(session, item), doubt)
            for session, doubt in sessions
            if session.day in days
        )
        told = [doubt or found if found is True else found for found, doubt in answers]
        given = True in told
        yield _Part(f"interventions[{index}]", given, 0, "" if given else _doubt(told))


def _once(dose: Dose) -> timedelta:
    """The days after which a dose has been due once for certain."""
    match dose.per:
        case CalendarDay():
            return _DAY
        case Blocks(days):
            return timedelta(days=days)
        case CalendarMonth():
            return timedelta(days=_LONGEST_MONTH)
        case _:
            return timedelta(days=DAYS_PER_WEEK)


def _delivered(facts: _Facts) -> Iterator[tuple[Session, str]]:
    """Yield the sessions up to the day of the judgment, and what tells of each."""
    if facts.sessions is None:
        raise _Missing("attendance")
    found = [(session, "") for session in facts.sessions.recorded]
    found += [(session, "attendance") for session in facts.sessions.possible]
    for session, doubt in found:
        if session.day <= facts.chart.on:
            yield session, doubt


def _treatment(facts: _Facts) -> Iterator[tuple[Session, str]]:
    """Yield the sessions that a plan is for: clinical ones that assess nothing."""
    for session, doubt in _delivered(facts):
        if TREATMENT.matches(session.kind) is not False:
            yield session, doubt


def _is_of(session: Session, item: Intervention) -> bool | str:
    """Whether *item* prescribes *session*; the name of the trait that would tell.

    What the plan leaves open, any session has.
    """
    if session.kind is not item.kind:
        return False
    if session.day not in (item.period or DateRange(session.day)):
        return False
    unknown: list[str] = []
    for name, has, asked in (
        ("format", session.format, item.format),
        ("mode", session.mode, item.mode),
    ):
        if has is None and asked is not None:
            unknown.append(name)
        elif asked is not None and has is not asked:
            return False
    return " and ".join(unknown) or True


def _doubt(told: Iterable[bool | str]) -> str:
    """The first name among answers."""
    return next((name for name in told if isinstance(name, str)), "")


_BY_MINUTES = (PlanTrait.IN_FORCE, PlanTrait.SESSIONS_PRESCRIBED)

_TRAITS: dict[PlanTrait, _Look] = {
    PlanTrait.GOALS: _plan(_set_goals),
    PlanTrait.INTERVENTIONS: _plan(lambda plan: plan.interventions),
    PlanTrait.DIAGNOSIS: _plan(
        lambda plan: any(problem.condition for problem in plan.problems)
    ),
    PlanTrait.STRENGTHS: _plan(lambda plan: plan.strengths),
    PlanTrait.NEEDS: _plan(lambda plan: plan.needs),
    PlanTrait.PREFERENCES: _plan(lambda plan: plan.preferences),
    PlanTrait.DISCHARGE_CRITERIA: _plan(lambda plan: plan.criteria),
    PlanTrait.RESPONSIBLE: _plan(
        lambda plan: any(person.primary for person in plan.participants)
    ),
    PlanTrait.REVIEW_DAY: _review_day,
    PlanTrait.PROBLEM_HAS_GOAL: _problem_has_goal,
    PlanTrait.GOAL_HAS_PROBLEM: _goal_has_problem,
    PlanTrait.GOAL_HAS_OBJECTIVE: _goal_has_objective,
    PlanTrait.GOAL_HAS_INTERVENTION: _goal_has_intervention,
    PlanTrait.OBJECTIVE_HAS_GOAL: _objectives(lambda step: step.goal is not None),
    PlanTrait.INTERVENTION_HAS_GOAL: _interventions(lambda item: item.serves),
    PlanTrait.OBJECTIVE_HAS_MEASURE: _objectives(lambda step: step.measure is not None),
    PlanTrait.OBJECTIVE_HAS_BASELINE: _objectives(
        lambda step: step.baseline is not None
    ),
    PlanTrait.OBJECTIVE_HAS_TARGET: _objectives(lambda step: step.target is not None),
    PlanTrait.OBJECTIVE_HAS_DAY: _objectives(lambda step: step.due is not None),
    PlanTrait.TARGET_ASKS: _target_asks,
    PlanTrait.DUE_AFTER_START: _due_after_start,
    PlanTrait.INTERVENTION_HAS_ROLE: _interventions(
        lambda item: item.staff is not None
    ),
    PlanTrait.INTERVENTION_HAS_AMOUNT: _interventions(
        lambda item: item.dose is not None and item.dose.minutes is not None
    ),
    PlanTrait.INTERVENTION_HAS_FREQUENCY: _interventions(
        lambda item: item.dose is not None
    ),
    PlanTrait.INTERVENTION_HAS_DURATION: _duration,
    PlanTrait.INDIVIDUAL: _individual,
    PlanTrait.MORE_THAN_ATTENDANCE: _more_than_attendance,
    PlanTrait.OWN_TEXT: _own_text,
    PlanTrait.REVIEWED: _reviewed,
    PlanTrait.IN_FORCE: _in_force,
    PlanTrait.SESSIONS_PRESCRIBED: _sessions_prescribed,
    PlanTrait.INTERVENTIONS_GIVEN: _interventions_given,
}
