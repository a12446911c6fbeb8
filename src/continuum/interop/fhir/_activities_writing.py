"""Interventions of a plan as ServiceRequests."""

from __future__ import annotations

from continuum.interop.fhir import _codes
from continuum.interop.fhir._parts_writing import Context
from continuum.interop.fhir._timing import write_period, write_timing
from continuum.interop.fhir._written import Json, Resource, concept, filled
from continuum.plan import Intervention

__all__ = ["write_activities"]


def write_activities(context: Context) -> list[Resource]:
    """A ServiceRequest for each intervention."""
    return [
        _request(context, item, f"interventions[{index}]")
        for index, item in enumerate(context.plan.interventions)
    ]


def _request(context: Context, item: Intervention, path: str) -> Resource:
    timing = period = None
    if item.dose is not None:
        where = f"{path}.dose"
        timing = write_timing(item.dose, item.period, where, context.writing)
    elif item.period is not None:
        period = write_period(item.period)
    how: list[Json] = []
    if item.format is not None:
        how.append(concept((_codes.FORMAT, item.format.value)))
    if item.mode is not None:
        how.append(concept((_codes.MODE, item.mode.value)))
    note: list[Json] = []
    if item.statement is not None:
        words = context.writing.text(item.statement, f"{path}.statement")
        note.append({"text": words})
    staff = item.staff
    kind = (_codes.SERVICE_KIND, item.kind.value)
    return filled(
        {
            "resourceType": "ServiceRequest",
            "id": context.id(item.code),
            "extension": [
                {"url": _codes.PERTAINS_TO_GOAL, "valueReference": goal}
                for goal in context.references("Goal", item.serves)
            ],
            "identifier": context.identifier(item.code, path),
            "status": context.status(item.period or context.plan.in_force),
            "intent": "plan",
            "code": concept(kind, context.services.get(item.kind)),
            "orderDetail": how,
            "subject": context.subject,
            "occurrencePeriod": period,
            "occurrenceTiming": timing,
            "performerType": None
            if staff is None
            else concept((_codes.ROLE, staff.value)),
            "note": note,
        }
    )
