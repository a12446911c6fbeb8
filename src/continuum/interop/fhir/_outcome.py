"""A report as an OperationOutcome. It cannot be read back: a report is more than that.

What was counted, and what was not, stands in the report alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from continuum import _fields
from continuum.assess import Assessment, Lacking
from continuum.errors import printable
from continuum.findings import Finding, Report, Severity, describe
from continuum.interop.fhir._written import Json, Resource, filled
from continuum.verdicts import Verdict

__all__ = ["write_report"]

_ELEMENTS: Final[Mapping[str, str]] = {"goals": "goal", "interventions": "activity"}
"""Where `continuum.interop.fhir.write_plan` puts parts, under the number they have.

Objectives and criteria follow the goals, and problems that are put off stand elsewhere:
under which number, the plan alone can tell, and no report holds one.
"""

_WHOLE: Final = "plan"
_PART: Final = re.compile(r"([a-z_]+)\[(\d+)\]", re.ASCII)


def write_report(report: Report) -> Resource:
    """Write *report* as an OperationOutcome of FHIR R4; it cannot be read back.

    Each finding that is unmet or unknown is an issue. An unmet one is a
    ``business-rule`` and as severe as the authority makes it. An unknown one is
    ``incomplete``, and a warning at most: that something is not known is no proof of a
    breach. Where everything judged is met one issue says so, and one counts the rules
    that were not judged, which are never to be read as met.

    Where a finding names goals or interventions of a plan, or the plan as a whole, an
    expression names the one element for each in the CarePlan that
    `continuum.interop.fhir.write_plan` writes of that version. For other parts there is
    none: a report does not tell their place.

    Args:
        report: What a check found. Its findings name no patient, and quote no text.

    Raises:
        FieldTypeError: *report* is no Report.

    >>> from datetime import date
    >>> from continuum.checks import check
    >>> from continuum.rulebooks.us import medicare
    >>> from continuum.services import ServiceKind
    >>> from continuum.sessions import Schedule
    >>> from continuum.systems import medicare as levels
    >>> short = Schedule.weekly("Mon Wed 18:00-21:00", kind=ServiceKind.COUNSELING)
    >>> report = check(
    ...     short, under=medicare.RULEBOOK, at=levels.IOP, on=date(2026, 3, 2)
    ... )
    >>> issues = write_report(report)["issue"]
    >>> "business-rule" in {issue["code"] for issue in issues}
    True
    """
    _fields.instance("write_report", "report", report, Report)
    issues: list[Json] = list(_issues(report))
    return {"resourceType": "OperationOutcome", "issue": issues}


def _issues(report: Report) -> Iterator[Json]:
    for finding in report.findings:
        if finding.verdict is not Verdict.MET:
            yield _issue(finding)
    if not report.findings:
        yield _said("no rule was judged")
    elif len(report.met) == len(report.findings):
        yield _said(f"everything judged is met: {len(report.met)} findings")
    if report.not_applicable:
        reasons = Counter(str(item.reason) for item in report.not_applicable)
        counts = ", ".join(f"{reason} {count}" for reason, count in reasons.items())
        yield _said(f"{len(report.not_applicable)} rules not judged: {counts}")


def _issue(finding: Finding) -> Json:
    unmet = finding.verdict is Verdict.UNMET
    severity = finding.severity
    if not unmet and severity is Severity.ERROR:
        severity = Severity.WARNING
    source = f"{finding.code} {finding.name}: {finding.authority}, {finding.citation}"
    where = dict.fromkeys(_expressions(finding.assessment, finding.verdict))
    return filled(
        {
            "severity": severity.value,
            "code": "business-rule" if unmet else "incomplete",
            "details": {"text": describe(finding)},
            "diagnostics": printable(source),
            "expression": list[Json](where),
        }
    )


def _expressions(assessment: Assessment, verdict: Verdict) -> Iterator[str]:
    """Yield where in a CarePlan the parts stand that decided on *verdict*."""
    for part in assessment.parts:
        if part.verdict is verdict:
            yield from _expressions(part, verdict)
    if assessment.parts or not isinstance(assessment.observed, Lacking):
        return
    for path in assessment.observed.paths:
        found = _PART.fullmatch(path)
        if path == _WHOLE:
            yield "CarePlan"
        elif found is not None and found[1] in _ELEMENTS:
            yield f"CarePlan.{_ELEMENTS[found[1]]}[{found[2]}]"


def _said(text: str) -> Json:
    return {
        "severity": "information",
        "code": "informational",
        "details": {"text": text},
    }
