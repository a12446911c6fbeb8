"""What the writers of one plan's parts share: whose it is, ids, and what is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from continuum.interop.fhir import _codes
from continuum.interop.fhir._codes import Code
from continuum.interop.fhir._ids import joined
from continuum.interop.fhir._written import (
    Json,
    Resource,
    Writing,
    checked_code,
    concept,
    identifier,
)
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.plan import TreatmentPlan
from continuum.services import ServiceKind

__all__ = ["Context", "observation"]


@attrs.frozen(kw_only=True)
class Context:
    """One plan while it is written.

    Args:
        plan: The plan.
        patient: Reference to the patient.
        code: The caller's own code of the plan.
        on: Day for which it is told whether something is active.
        services: The caller's code for a kind of service.
        levels: The caller's code for a level.
        writing: What was lost.
    """

    plan: TreatmentPlan
    patient: str
    code: str
    on: date | None
    services: Mapping[ServiceKind, Code]
    levels: Mapping[Level, Code]
    writing: Writing

    @property
    def subject(self) -> Resource:
        """The patient as a Reference."""
        return {"reference": self.patient}

    def id(self, code: str) -> str:
        """The id of the resource of the part with that *code*."""
        return joined(self.code, code)

    def references(self, kind: str, codes: Iterable[str]) -> list[Json]:
        """References to the resources of the parts with those *codes*, each once."""
        once = dict.fromkeys(codes)
        return [{"reference": f"{kind}/{self.id(code)}"} for code in once]

    def identifier(self, code: str, path: str) -> list[Json]:
        """The identifier that holds the *code* of the part at *path*."""
        return identifier(checked_code("write_plan", f"plan.{path}.code", code))

    def status(self, days: DateRange) -> str:
        """Whether what stands for *days* is active on the day asked about."""
        return "active" if self.on is not None and self.on in days else "unknown"


def observation(name: str, part: str, value: Resource) -> Resource:
    """A contained observation that holds one *value* of a *part* of the plan."""
    # How final it is, nobody recorded.
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "unknown",
        "code": concept((_codes.PLAN_PART, part)),
        **value,
    }
