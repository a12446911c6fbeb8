"""Treatment plans read from CarePlans, with the Goals and ServiceRequests they name.

Nothing is guessed: what cannot be told leaves a field open, and rules find it unknown.
Everything in the document that was not used is listed, and everything that was assumed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from continuum import _fields
from continuum.documents import Party, Signer
from continuum.errors import DocumentError
from continuum.interop.fhir import _codes
from continuum.interop.fhir._activities_reading import read_activities
from continuum.interop.fhir._codes import by_code
from continuum.interop.fhir._found import Assumed, Assumption, Dropped, DroppedReason
from continuum.interop.fhir._goals_reading import read_goals
from continuum.interop.fhir._parts_reading import Context, Meanings, is_own, own_code
from continuum.interop.fhir._reading import ANY_TEXT, Pass, shown
from continuum.interop.fhir._resources import Entry, Resources
from continuum.levels import Level
from continuum.measuring import Scale
from continuum.periods import DateRange
from continuum.plan import TreatmentPlan
from continuum.services import ServiceKind, StaffRole

__all__ = ["FoundPlan", "PlanReading", "read_plans"]

_ENDED: Final = frozenset({"completed", "revoked"})


@attrs.frozen(kw_only=True)
class FoundPlan:
    """A plan that was read, and whose it is.

    Args:
        plan: The plan.
        path: Where its CarePlan stands in the document.
        subject: What tells the patient from others of the document; never printed. It
            is the address, in full where that is known, which `write_plan` takes. Of a
            patient who is named by an identifier alone it is ``system|value``, and of
            one contained in the CarePlan the place: `write_plan` takes neither.
        code: The caller's own code of the plan, or else the id of the CarePlan.
    """

    plan: TreatmentPlan = attrs.field(repr=False)
    path: str
    subject: str = attrs.field(repr=False)
    code: str | None = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class PlanReading:
    """What a document's care plans tell.

    Args:
        plans: The plans, in the order of the document.
        dropped: Everything in the document that was not used, in its order; a part is
            not listed where the whole is.
        assumed: What was taken to be so, in the order of the document.
    """

    plans: tuple[FoundPlan, ...]
    dropped: tuple[Dropped, ...]
    assumed: tuple[Assumed, ...]

    def __str__(self) -> str:
        return (
            f"{len(self.plans)} plans; {len(self.dropped)} elements not read, "
            f"{len(self.assumed)} assumptions"
        )


def read_plans(
    document: Mapping[str, object] | Sequence[object],
    *,
    services: Mapping[tuple[str, str], ServiceKind] | None = None,
    levels: Mapping[tuple[str, str], Level] | None = None,
    roles: Mapping[tuple[str, str], Signer] | None = None,
    scales: Mapping[tuple[str, str], Scale] | None = None,
) -> PlanReading:
    """Read the treatment plans of a document.

    References are followed within the document alone. An activity is read from the
    ServiceRequest it refers to, or from what is written out in it. One whose code was
    given no meaning is no intervention, and dropped. A timing in words is kept in the
    statement of the intervention, whose dose stays open, as it does where the timing
    could be read in two ways. ``Goal.achievementStatus`` is dropped: whether a goal is
    reached is derived here from measurements; neither is it a judgment of a review,
    since its date is not said to be that of one.

    FHIR has days that are not held here: those before 1900 and after 2199. A plan that
    starts or ends on one is dropped, and so is a period within it. Of a part that may
    do without, such as the day on which a goal starts, the day alone is dropped.

    Args:
        document: A Bundle, a list of resources or of Bundles, or one CarePlan, as
            ``json`` gives it; numbers as float or as Decimal.
        services: What each code is a service of; the key is the address of the code
            system, and the code. Codes that `write_plan` writes are known without it.
        levels: What each code of a criterion's category leads to.
        roles: In what role somebody with a code takes part.
        scales: What each code of a measure is a score of, beside the instruments of
            `continuum.instruments` as they are written.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        DocumentError: What is read is malformed. Every problem is listed with its path;
            values are never quoted. What a malformed reference alone would lead to is
            not read.

    >>> counseling = ("http://snomed.info/sct", "60112009")
    >>> activity = {
    ...     "status": "in-progress",
    ...     "code": {"coding": [{"system": counseling[0], "code": "60112009"}]},
    ...     "scheduledString": "three evenings a week",
    ... }
    >>> found = read_plans(
    ...     {
    ...         "resourceType": "CarePlan",
    ...         "status": "active",
    ...         "intent": "plan",
    ...         "subject": {"reference": "Patient/1"},
    ...         "period": {"start": "2026-03-02"},
    ...         "activity": [{"detail": activity}],
    ...     },
    ...     services={counseling: ServiceKind.COUNSELING},
    ... )
    >>> found.plans[0].plan.interventions[0].dose is None  # nobody guesses
    True
    """
    owner = "read_plans"
    meanings = Meanings(
        services=by_code(
            owner, "services", services, (ServiceKind,), known=_codes.SERVICES
        ),
        levels=by_code(owner, "levels", levels, (Level,), known={}),
        roles=by_code(owner, "roles", roles, (StaffRole, Party), known=_codes.ROLES),
        scales=by_code(owner, "scales", scales, (Scale,), known=_codes.SCALES),
    )
    found = Pass()
    resources = Resources(document, owner, "a CarePlan", found)
    plans: list[FoundPlan] = []
    for entry in resources.of_kind("CarePlan"):
        entry.take()
        plan = _plan(resources, entry, meanings)
        if isinstance(plan, DroppedReason):
            entry.node.drop(plan)
        else:
            plans.append(plan)
    if found.problems:
        raise DocumentError(tuple(found.problems))
    resources.leave()
    return PlanReading(
        plans=tuple(plans), dropped=found.dropped(), assumed=found.assumed
    )


def _plan(
    resources: Resources, entry: Entry, meanings: Meanings
) -> FoundPlan | DroppedReason:
    """The plan of one CarePlan, or why there is none."""
    node = entry.node
    status = node.code("status", _codes.REQUEST_STATUS)
    intent = node.code("intent", _codes.CARE_PLAN_INTENT)
    if entry.modified:
        return DroppedReason.MODIFIED
    if not (node.has("status") and node.has("intent")):
        return DroppedReason.NO_STATUS
    if status == "entered-in-error":
        return DroppedReason.ENTERED_IN_ERROR
    if not node.has("subject"):
        node.wrong("subject", "must refer to a patient or a group")
    subject = resources.subject(entry)
    if subject is None and not node.spoilt("subject"):
        return DroppedReason.NO_SUBJECT
    days = _days(entry, ended=status in _ENDED)
    if isinstance(days, DroppedReason):
        return days
    if status != "active":
        node.assume(Assumption.STATUS, "status")
    if intent in _codes.PROPOSED:
        node.assume(Assumption.INTENT, "intent")
    context = Context(resources, entry, meanings, days.start)
    for reference in node.children("addresses"):
        context.problem(reference, entry)
    facts = _supporting(context)
    goals = read_goals(context)
    interventions = read_activities(context, goals)
    participants = context.participants()
    plan = TreatmentPlan(
        in_force=days,
        goals=goals.goals,
        problems=context.problems,
        objectives=goals.objectives,
        interventions=interventions,
        written=_written(entry, status),
        strengths=tuple(facts[_codes.STRENGTH]),
        needs=tuple(facts[_codes.NEED]),
        preferences=tuple(facts[_codes.PREFERENCE]),
        criteria=goals.criteria,
        participants=participants,
    )
    return FoundPlan(
        plan=plan,
        path=shown(node.place),
        # One that is malformed fails the reading.
        subject=subject or ANY_TEXT,
        code=own_code(node) or entry.id,
    )


def _days(entry: Entry, *, ended: bool) -> DateRange | DroppedReason:
    """The days for which the plan stands."""
    node = entry.node
    period = node.child("period")
    created = None if period.has("start") else node.day("created")
    if created is not None:
        node.assume(Assumption.STARTS_WHEN_CREATED, "created")
    days = period.days(start=created, ended=ended)
    if node.spoilt("period", "created"):
        # Any day does: the reading fails, and the rest is looked at before it does.
        return DateRange(_fields.FIRST_DAY)
    return days


def _written(entry: Entry, status: str | None) -> date | None:
    """The day on which the plan was complete; a draft is not."""
    created = entry.node.day("created")
    if created is None or status == "draft":
        entry.node.drop(DroppedReason.NO_PLACE, "created")
        return None
    entry.node.assume(Assumption.CREATED, "created")
    return created


def _supporting(context: Context) -> dict[str, list[str]]:
    """Strengths, needs and preferences, as this library writes them, by their part.

    Problems that are put off stand among them.
    """
    plan = context.plan
    found: dict[str, list[str]] = {part: [] for part in _codes.FACTS.values()}
    for reference in plan.node.children("supportingInfo"):
        entry = context.resources.at(reference, plan)
        if entry is None:
            reference.drop(DroppedReason.UNRESOLVED)
            continue
        if entry.kind == "Condition" and is_own(entry.node):
            context.problem(reference, plan, put_off=True)
            continue
        if entry.kind != "Observation" or entry.within is not plan:
            reference.drop(DroppedReason.OTHER_KIND)
            continue
        fact = context.fact(reference, plan)
        if fact is None:
            continue
        parts = fact.node.child("code").meant(_codes.FACTS)
        text = fact.node.text("valueString")
        if len(parts) == 1 and text is not None:
            found[parts[0]].append(text)
        else:
            fact.node.drop(DroppedReason.NO_PLACE)
    return found
