"""A report as an OperationOutcome: one issue for each finding that is not met."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from continuum.checks import check
from continuum.citations import AuthorityKind
from continuum.errors import FieldTypeError
from continuum.findings import Finding, Report, describe
from continuum.interop.fhir import write_plan, write_report
from continuum.periods import WEEK, DateRange
from continuum.plan import (
    Dose,
    Goal,
    Intervention,
    Objective,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.requirements import (
    AllOf,
    AtLeast,
    PlanHas,
    PlanTrait,
    Requirement,
    hours,
)
from continuum.rules import Basis
from continuum.services import ServiceKind
from continuum.sessions import Schedule
from tests.strategies_rules import IOP, MONDAY, OUTPATIENT, book, rule, served

FLOOR = AtLeast(hours(9), per=WEEK)


def report_on(minutes: int | None, *rules: Any) -> Report:
    week = Schedule(extra=() if minutes is None else (served(2, minutes),))
    return check(week, under=book(*(rules or (rule(FLOOR),))), at=IOP, on=MONDAY)


def issues(report: Report) -> list[Any]:
    outcome: Any = write_report(report)
    assert outcome["resourceType"] == "OperationOutcome"
    return list(outcome["issue"])


def of_kind(finding: Finding, kind: AuthorityKind) -> Finding:
    authority = attrs.evolve(finding.authority, kind=kind)
    return attrs.evolve(finding, authority=authority)


def test_an_unmet_finding_is_an_issue_as_severe_as_its_authority() -> None:
    report = report_on(539)
    (finding,) = report.unmet
    for kind, severity in (
        (AuthorityKind.STATUTE, "error"),
        (AuthorityKind.PAYER_POLICY, "warning"),
        (AuthorityKind.GUIDANCE, "information"),
    ):
        changed = of_kind(finding, kind)
        (issue,) = issues(attrs.evolve(report, findings=(changed,)))
        assert issue == {
            "severity": severity,
            "code": "business-rule",
            "details": {"text": describe(changed)},
            "diagnostics": f"US-XX-001 a-duty: {changed.authority}, {changed.citation}",
        }


def test_an_unknown_finding_is_incomplete_and_a_warning_at_most() -> None:
    unknown = Schedule(extra=(attrs.evolve(served(2, 60), minutes=None),))
    report = check(unknown, under=book(rule(FLOOR)), at=IOP, on=MONDAY)
    (finding,) = report.unknown
    for kind, severity in (
        (AuthorityKind.STATUTE, "warning"),
        (AuthorityKind.STANDARD, "warning"),
        (AuthorityKind.GUIDANCE, "information"),
    ):
        changed = of_kind(finding, kind)
        (issue,) = issues(attrs.evolve(report, findings=(changed,)))
        assert (issue["severity"], issue["code"]) == (severity, "incomplete")


def test_where_everything_is_met_one_issue_says_so() -> None:
    (issue,) = issues(report_on(540))
    assert issue == {
        "severity": "information",
        "code": "informational",
        "details": {"text": "everything judged is met: 1 findings"},
    }


def test_a_met_finding_beside_an_unmet_one_is_no_issue() -> None:
    low = attrs.evolve(rule(AtLeast(hours(1), per=WEEK)), code="US-XX-002")
    report = report_on(60, rule(FLOOR), low)
    assert len(report.met) == 1
    assert [issue["code"] for issue in issues(report)] == ["business-rule"]


def test_what_was_not_judged_is_counted_and_never_met() -> None:
    other = attrs.evolve(rule(FLOOR), code="US-XX-002", level=OUTPATIENT)
    (met, counted) = issues(report_on(540, rule(FLOOR), other))
    assert met["details"]["text"] == "everything judged is met: 1 findings"
    assert counted["details"]["text"] == "1 rules not judged: other level 1"
    (none, counted) = issues(report_on(540, other))
    assert none["details"]["text"] == "no rule was judged"
    assert counted["severity"] == "information"


# --- where it stands ------------------------------------------------------------------


def plan_issues(requirement: Requirement, **fields: Any) -> list[Any]:
    plan = TreatmentPlan(in_force=DateRange(date(2026, 3, 2)), **fields)
    asked = rule(requirement, judges=Basis.DOCUMENTED)
    return issues(check(plan, under=book(asked), at=IOP, on=MONDAY))


GOALS = (
    Goal(code="G1", statement="x", addresses=("P1",)),
    Goal(code="G2", statement="x"),
    Goal(code="G3", statement="x"),
)
PARTS: dict[str, Any] = {
    "goals": GOALS,
    "problems": (
        Problem(code="P1", statement="x"),
        Problem(code="P2", statement="x"),
    ),
    "objectives": (Objective(code="O1", statement="x"),),
    "interventions": (
        Intervention(
            code="I1", kind=ServiceKind.COUNSELING, dose=Dose(times=1, minutes=60)
        ),
        Intervention(code="I2", kind=ServiceKind.COUNSELING),
    ),
}


@pytest.mark.parametrize(
    ("trait", "expression"),
    [
        (PlanTrait.STRENGTHS, ["CarePlan"]),
        (PlanTrait.GOAL_HAS_PROBLEM, ["CarePlan.goal[1]", "CarePlan.goal[2]"]),
        (PlanTrait.INTERVENTION_HAS_AMOUNT, ["CarePlan.activity[1]"]),
        # Which element holds it hangs on parts that no report tells.
        (PlanTrait.PROBLEM_HAS_GOAL, None),
        (PlanTrait.OBJECTIVE_HAS_GOAL, None),
    ],
)
def test_an_expression_names_the_one_element_of_the_care_plan(
    trait: PlanTrait, expression: list[str] | None
) -> None:
    (issue,) = plan_issues(PlanHas(trait), **PARTS)
    assert issue.get("expression") == expression


def test_what_an_expression_names_is_the_part_that_falls_short() -> None:
    """FHIRPath itself finds the reference to the resource of that part."""
    path = pytest.importorskip("fhirpathpy")
    plan = TreatmentPlan(in_force=DateRange(date(2026, 3, 2)), **PARTS)
    care_plan = write_plan(plan, subject="Patient/1", code="1").resources[0]
    found = {
        expression: path.evaluate(care_plan, expression)
        for trait in (PlanTrait.GOAL_HAS_PROBLEM, PlanTrait.INTERVENTION_HAS_AMOUNT)
        for issue in plan_issues(PlanHas(trait), **PARTS)
        for expression in issue["expression"]
    }
    assert found == {
        "CarePlan.goal[1]": [{"reference": "Goal/1.G2"}],
        "CarePlan.goal[2]": [{"reference": "Goal/1.G3"}],
        "CarePlan.activity[1]": [{"reference": {"reference": "ServiceRequest/1.I2"}}],
    }


def test_of_several_parts_those_that_fail_are_named() -> None:
    both = AllOf((PlanHas(PlanTrait.GOALS), PlanHas(PlanTrait.NEEDS)))
    (issue,) = plan_issues(both, goals=GOALS[1:])
    assert issue["expression"] == ["CarePlan"]
    twice = AllOf((PlanHas(PlanTrait.STRENGTHS), PlanHas(PlanTrait.NEEDS)))
    (issue,) = plan_issues(twice, goals=GOALS[1:])
    assert issue["expression"] == ["CarePlan"]


def test_what_stands_in_no_care_plan_has_no_expression() -> None:
    due = Review(on=date(2026, 3, 2), next_by=date(2026, 3, 3))
    plan = TreatmentPlan(in_force=DateRange(date(2026, 3, 2)), reviews=(due,))
    asked = rule(PlanHas(PlanTrait.REVIEWED), judges=Basis.DOCUMENTED)
    report = check(plan, under=book(asked), at=IOP, on=date(2026, 4, 6))
    (issue,) = issues(report)
    assert "expression" not in issue


# --- texts ----------------------------------------------------------------------------


def test_no_text_of_the_patient_is_in_it() -> None:
    secret = "jane-doe"
    plan = TreatmentPlan(
        in_force=DateRange(date(2026, 3, 2)),
        goals=(Goal(code="G1", statement=secret),),
        needs=(secret,),
    )
    asked = rule(PlanHas(PlanTrait.GOAL_HAS_PROBLEM), judges=Basis.DOCUMENTED)
    report = check(plan, under=book(asked), at=IOP, on=MONDAY)
    assert secret not in str(write_report(report))


def test_control_characters_of_a_rule_are_not_written() -> None:
    report = report_on(539)
    (finding,) = report.findings
    citation = attrs.evolve(finding.citation, provision="10\x1b[31m.20")
    changed = attrs.evolve(
        finding, version=attrs.evolve(finding.version, citation=citation)
    )
    (issue,) = issues(attrs.evolve(report, findings=(changed,)))
    assert "\x1b" not in f"{issue['details']['text']}{issue['diagnostics']}"


def test_only_a_report_is_written() -> None:
    with pytest.raises(FieldTypeError, match=r"write_report\.report must be a Report"):
        write_report("a report")
