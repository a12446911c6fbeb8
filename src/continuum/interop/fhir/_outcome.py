"""A report as an OperationOutcome. It cannot be read back: a report is more than that.

What was counted, and what was not, stands in the report alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from continuum import _fields
from continuum.errors import printable
from continuum.findings import Finding, Report, Severity, describe
from continuum.interop.fhir._written import Json, Resource, filled
from continuum.requirements import Due, PlanHas, PlanTrait, Repeats, Signed
from continuum.verdicts import Verdict

__all__ = ["write_report"]

_ELEMENTS: Final[Mapping[PlanTrait, str]] = {
    PlanTrait.GOALS: "goal",
    PlanTrait.INTERVENTIONS: "activity",
    PlanTrait.DIAGNOSIS: "addresses",
    PlanTrait.STRENGTHS: "supportingInfo",
    PlanTrait.NEEDS: "supportingInfo",
    PlanTrait.PREFERENCES: "supportingInfo",
    PlanTrait.DISCHARGE_CRITERIA: "goal",
    PlanTrait.RESPONSIBLE: "careTeam",
    PlanTrait.PROBLEM_HAS_GOAL: "addresses",
    PlanTrait.GOAL_HAS_PROBLEM: "goal",
    PlanTrait.GOAL_HAS_OBJECTIVE: "goal",
    PlanTrait.GOAL_HAS_INTERVENTION: "goal",
    PlanTrait.OBJECTIVE_HAS_GOAL: "goal",
    PlanTrait.INTERVENTION_HAS_GOAL: "activity",
    PlanTrait.OBJECTIVE_HAS_MEASURE: "goal",
    PlanTrait.OBJECTIVE_HAS_BASELINE: "goal",
    PlanTrait.OBJECTIVE_HAS_TARGET: "goal",
    PlanTrait.OBJECTIVE_HAS_DAY: "goal",
    PlanTrait.TARGET_ASKS: "goal",
    PlanTrait.DUE_AFTER_START: "goal",
    PlanTrait.INTERVENTION_HAS_ROLE: "activity",
    PlanTrait.INTERVENTION_HAS_AMOUNT: "activity",
    PlanTrait.INTERVENTION_HAS_FREQUENCY: "activity",
    PlanTrait.INTERVENTION_HAS_DURATION: "activity",
    PlanTrait.IN_FORCE: "period",
}
"""The element of a CarePlan where that which a rule asks for would stand."""


def write_report(report: Report) -> Resource:
    """Write *report* as an OperationOutcome of FHIR R4; it cannot be read back.

    Each finding that is unmet or unknown is an issue. An unmet one is a
    ``business-rule`` and as severe as the authority makes it. An unknown one is
    ``incomplete``, and a warning at most: that something is not known is no proof of a
    breach. Where everything judged is met one issue says so, and one counts the rules
    that were not judged, which are never to be read as met.

    Args:
        report: What a check found. Its findings name no patient, and quote no text.

    Raises:
        FieldTypeError: *report* is no Report.
    """
    _fields.instance("write_report", "report", report, Report)
    issues: list[Json] = list(_issues(report))
    return {"resourceType": "OperationOutcome", "issue": issues}


def _issues(report: Report) -> Iterator[Json]:
    for finding in report.findings:
        if finding.verdict is not Verdict.MET:
            yield _issue(finding, report.subject)
    if not report.findings:
        yield _said("no rule was judged")
    elif len(report.met) == len(report.findings):
        yield _said(f"everything judged is met: {len(report.met)} findings")
    if report.not_applicable:
        reasons = Counter(str(item.reason) for item in report.not_applicable)
        counts = ", ".join(f"{reason} {count}" for reason, count in reasons.items())
        yield _said(f"{len(report.not_applicable)} rules not judged: {counts}")


def _issue(finding: Finding, subject: str) -> Json:
    unmet = finding.verdict is Verdict.UNMET
    severity = finding.severity
    if not unmet and severity is Severity.ERROR:
        severity = Severity.WARNING
    element = _expression(finding, subject)
    source = f"{finding.code} {finding.name}: {finding.authority}, {finding.citation}"
    return filled(
        {
            "severity": severity.value,
            "code": "business-rule" if unmet else "incomplete",
            "details": {"text": printable(describe(finding))},
            "diagnostics": printable(source),
            "expression": None if element is None else [element],
        }
    )


def _expression(finding: Finding, subject: str) -> str | None:
    """Where the matter stands in a CarePlan; None where it stands in none."""
    asked = finding.required
    if isinstance(asked, PlanHas):
        element = _ELEMENTS.get(asked.trait)
        return "CarePlan" if element is None else f"CarePlan.{element}"
    if subject != "TreatmentPlan":
        return None
    return (
        "CarePlan" if isinstance(asked, Due | Repeats | Signed) else "CarePlan.activity"
    )


def _said(text: str) -> Json:
    return {
        "severity": "information",
        "code": "informational",
        "details": {"text": text},
    }
