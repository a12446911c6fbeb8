"""A treatment plan as a CarePlan with Goals, ServiceRequests and Conditions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from continuum import _fields
from continuum.interop.fhir import _codes
from continuum.interop.fhir._activities_writing import write_activities
from continuum.interop.fhir._codes import codes_for
from continuum.interop.fhir._goals_writing import write_goals
from continuum.interop.fhir._ids import joined
from continuum.interop.fhir._parts_writing import Context, observation
from continuum.interop.fhir._timing import write_period
from continuum.interop.fhir._written import (
    Json,
    LossReason,
    Resource,
    Writing,
    Written,
    checked_code,
    checked_subject,
    concept,
    filled,
    identifier,
)
from continuum.levels import Level
from continuum.plan import Problem, TreatmentPlan
from continuum.services import ServiceKind

__all__ = ["write_plan"]

_OWNER: Final = "write_plan"


def write_plan(
    plan: TreatmentPlan,
    *,
    subject: str,
    code: str,
    on: date | None = None,
    services: Mapping[ServiceKind, tuple[str, str]] | None = None,
    levels: Mapping[Level, tuple[str, str]] | None = None,
) -> Written:
    """Write *plan* as FHIR R4: a CarePlan, and resources that it refers to.

    A goal, an objective and a criterion are a Goal each: an entry of ``Goal.target``
    holds neither the words nor the code of an objective. The goal says by HL7's
    extension goal-relationship which others are milestones of it; an objective and a
    criterion carry a category. An intervention is a ServiceRequest, which says by
    HL7's extension resource-pertainsToGoal what it serves. Ids are made of the codes
    of the plan, which stand unchanged in an identifier.

    What FHIR R4 cannot hold without an extension of our own is in `Written.lost`; what
    remains comes back with `continuum.interop.fhir.read_plans`. Judgments of the
    reviews are written as achievement of the goals, the last one of each, and do not
    come back: whether a goal is reached is derived here.

    Args:
        plan: The plan.
        subject: Reference to the patient, such as ``Patient/1``.
        code: The caller's own code of the plan, such as its id in a record. Every id
            begins with it, so that each plan of a patient needs its own.
        on: Day for which it is told whether the plan is active; without it, and on days
            on which it is not in force, its status is ``unknown``.
        services: The caller's code for a kind of service, beside this library's.
        levels: The caller's code for a level, beside this library's.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        FieldValueError: *subject* is no reference to a patient, or a code of the plan
            holds control characters.

    >>> from continuum.periods import DateRange
    >>> from continuum.plan import Dose, Intervention
    >>> plan = TreatmentPlan(
    ...     in_force=DateRange(date(2026, 3, 2), date(2026, 6, 2)),
    ...     interventions=(
    ...         Intervention(
    ...             code="I1",
    ...             kind=ServiceKind.COUNSELING,
    ...             dose=Dose(times=3, minutes=180),
    ...         ),
    ...     ),
    ... )
    >>> written = write_plan(plan, subject="Patient/1", code="plan-7")
    >>> care_plan, request = written.resources
    >>> care_plan["period"]["end"], request["occurrenceTiming"]["repeat"]["frequency"]
    ('2026-06-01', 3)
    """
    _fields.instance(_OWNER, "plan", plan, TreatmentPlan)
    patient = checked_subject(_OWNER, subject)
    if on is not None:
        _fields.day(_OWNER, "on", on)
    context = Context(
        plan=plan,
        patient=patient,
        code=checked_code(_OWNER, "code", code),
        on=on,
        services=codes_for(_OWNER, "services", services, ServiceKind),
        levels=codes_for(_OWNER, "levels", levels, Level),
        writing=Writing(),
    )
    writing = context.writing
    if plan.version > 1:
        writing.lose("version", LossReason.NO_ELEMENT)
    writing.lose_set(plan, "", LossReason.NEEDS_INSTANT, "signatures")
    writing.lose_set(plan, "", LossReason.NO_ELEMENT, "reviews", "review_by")
    writing.lose_set(plan, "", LossReason.OWN_RESOURCE, "consents")
    writing.resources += [
        _care_plan(context),
        *(
            _condition(context, problem, f"problems[{index}]")
            for index, problem in enumerate(plan.problems)
        ),
        *write_goals(context),
        *write_activities(context),
    ]
    return writing.written


def _care_plan(context: Context) -> Resource:
    plan = context.plan
    team = _team(context)
    facts = _facts(context)
    contained: list[Json] = [*([team] if team else []), *facts]
    beside: list[Json] = [{"reference": f"#{fact['id']}"} for fact in facts]
    put_off = [item.code for item in plan.problems if item.deferred is not None]
    addressed = [item.code for item in plan.problems if item.deferred is None]
    aims = [
        *(goal.code for goal in plan.goals),
        *(objective.code for objective in plan.objectives),
        *(criterion.code for criterion in plan.criteria),
    ]
    asked = context.references("ServiceRequest", [i.code for i in plan.interventions])
    return filled(
        {
            "resourceType": "CarePlan",
            "id": joined(context.code),
            "contained": contained,
            "identifier": identifier(context.code),
            "status": context.status(plan.in_force),
            "intent": "plan",
            "subject": context.subject,
            "period": write_period(plan.in_force),
            "created": None if plan.written is None else plan.written.isoformat(),
            "careTeam": [{"reference": f"#{team['id']}"}] if team else None,
            "addresses": context.references("Condition", addressed),
            "supportingInfo": [*context.references("Condition", put_off), *beside],
            "goal": context.references("Goal", aims),
            "activity": [{"reference": reference} for reference in asked],
        }
    )


def _team(context: Context) -> Resource:
    """The participants as a CareTeam; empty where there are none."""
    members: list[Json] = []
    for index, one in enumerate(context.plan.participants):
        roles: list[Json] = [concept((_codes.ROLE, one.role.value))]
        if one.primary:
            roles.append(concept((_codes.PLAN_PART, _codes.PRIMARY)))
        member = None
        if one.reference is not None:
            where = f"participants[{index}].reference"
            member = context.writing.reference(one.reference, where)
        members.append(filled({"role": roles, "member": member}))
    if not members:
        return {}
    return {"resourceType": "CareTeam", "id": "team", "participant": members}


def _facts(context: Context) -> list[Resource]:
    """Strengths, needs and preferences as contained observations."""
    plan = context.plan
    found: list[Resource] = []
    for field, part, texts in (
        ("strengths", _codes.STRENGTH, plan.strengths),
        ("needs", _codes.NEED, plan.needs),
        ("preferences", _codes.PREFERENCE, plan.preferences),
    ):
        for index, text in enumerate(texts):
            words = context.writing.text(text, f"{field}[{index}]")
            fact = observation(f"{part}-{index + 1}", part, {"valueString": words})
            found.append(fact)
    return found


def _condition(context: Context, problem: Problem, path: str) -> Resource:
    writing = context.writing
    writing.lose_set(problem, f"{path}.", LossReason.NO_ELEMENT, "priority")
    code = None
    if problem.condition is not None:
        code = problem.condition.system, problem.condition.code
        if not _codes.is_legal_code(*code):
            writing.lose(f"{path}.condition", LossReason.NOT_A_CODE)
            code = None
    evidence: list[Json] = []
    if problem.found_in is not None:
        detail = writing.reference(problem.found_in, f"{path}.found_in")
        evidence.append({"detail": [detail]})
    note: list[Json] = []
    if problem.deferred is not None:
        note.append({"text": writing.text(problem.deferred, f"{path}.deferred")})
    words = writing.text(problem.statement, f"{path}.statement")
    return filled(
        {
            "resourceType": "Condition",
            "id": context.id(problem.code),
            "identifier": context.identifier(problem.code, path),
            "code": concept(code, text=words),
            "subject": context.subject,
            "evidence": evidence,
            "note": note,
        }
    )
