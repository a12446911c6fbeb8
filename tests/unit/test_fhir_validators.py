"""What is written, by validators that nobody here wrote, and by our own table.

Each validator is blind somewhere: none checks required codes, days of the week or the
order of a period, and only the invariants say what must not stand together.
"""

from __future__ import annotations

import copy
import importlib
import importlib.util
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given, settings

from continuum.checks import check
from continuum.documents import Party
from continuum.episode import Episode
from continuum.instruments import PHQ_9
from continuum.interop.fhir import (
    Resource,
    _codes,
    write_episode,
    write_plan,
    write_report,
)
from continuum.measuring import Metric, Target
from continuum.periods import WEEK, DateRange
from continuum.plan import (
    Coding,
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    GoalJudgment,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.progress import Achievement
from continuum.requirements import AtLeast, hours
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.sessions import Schedule
from continuum.systems import asam3
from tests.properties.test_fhir import EAST, stays
from tests.strategies_plan import plans
from tests.strategies_rules import IOP, MONDAY, book, rule, served

DAYS: Final = DateRange(date(2026, 3, 2), date(2026, 6, 2))

FULL: Final = TreatmentPlan(
    in_force=DAYS,
    written=date(2026, 3, 1),
    problems=(
        Problem(
            code="P1",
            statement="Opioid use",
            condition=Coding("http://hl7.org/fhir/sid/icd-10-cm", "F11.20"),
            found_in="Observation/7",
        ),
        Problem(code="P2", statement="Debt", deferred="later"),
    ),
    goals=(
        Goal(code="G1", statement="Stay at work.", addresses=("P1",)),
        Goal(code="G2", statement="Sleep.", part_of="G1", starts=date(2026, 3, 9)),
    ),
    objectives=(
        Objective(
            code="O1",
            statement="Go to meetings.",
            goal="G1",
            measure=Metric(name="meetings", unit="meetings", per=WEEK),
            baseline=0,
            target=Target(at_least=3, at_most=5),
            due=date(2026, 4, 2),
            attendance=True,
        ),
        Objective(
            code="O2",
            statement="Feel better.",
            measure=Metric(name="mood", scale=PHQ_9),
            target=Target(at_most=4),
        ),
    ),
    criteria=(
        Criterion(
            code="C1",
            kind=CriterionKind.STEP_DOWN,
            statement="No use for 30 days",
            objectives=("O1",),
            level=asam3.LEVEL_1,
        ),
    ),
    interventions=(
        Intervention(
            code="I1",
            kind=ServiceKind.COUNSELING,
            serves=("G1", "O1"),
            statement="Motivational.",
            dose=Dose(times=3, minutes=180, most=5),
            period=DAYS,
            format=Format.GROUP,
            mode=Mode.VIDEO,
            staff=StaffRole.COUNSELOR,
        ),
        Intervention(code="I2", kind=ServiceKind.DRUG_TEST, period=DAYS),
    ),
    strengths=("A sister",),
    needs=("A bus",),
    preferences=("Evenings",),
    participants=(
        Participant(role=StaffRole.COUNSELOR, reference="Practitioner/7", primary=True),
        Participant(role=Party.PATIENT, reference="the patient"),
    ),
    reviews=(
        Review(
            on=date(2026, 4, 1),
            judgments=(GoalJudgment(goal="G1", achievement=Achievement.IMPROVING),),
        ),
    ),
)


def everything() -> list[Resource]:
    """One resource or more of each type that is written, its elements filled."""
    written = write_plan(FULL, subject="Patient/1", code="1", on=date(2026, 3, 2))
    week = Schedule(extra=(served(2, 539),))
    asked = rule(AtLeast(hours(9), per=WEEK))
    report = check(week, under=book(asked), at=IOP, on=MONDAY)
    return [
        *written.resources,
        written.bundle(base="https://ehr.example/fhir"),
        write_report(report),
    ]


def module(name: str) -> Any:
    """A validator; the tests that need it are skipped where it is not installed."""
    if importlib.util.find_spec(name.partition(".")[0]) is None:
        pytest.skip(f"{name} is not installed")
    return importlib.import_module(name)


# --- three validators -----------------------------------------------------------------


def by_fhirkit(resource: Resource) -> list[str]:
    found = module("fhirkit").validate(json.dumps(resource))
    return [f"{issue.path}: {issue.message}" for issue in found]


def by_fhir_resources(resource: Resource) -> list[str]:
    models = module("fhir.resources.R4B")
    model = models.get_fhir_model_class(resource["resourceType"])
    try:
        model.model_validate(resource)
    except ValueError as error:
        return [str(error)]
    return []


INVARIANTS: Final = {
    # The expressions of FHIR 4.0.1, with the element that each is about.
    "cpl-3": "CarePlan.activity.all(detail.empty() or reference.empty())",
    "gol-1": "Goal.target.all((detail.exists() and measure.exists()) "
    "or detail.exists().not())",
    "con-1": "Condition.stage.all(summary.exists() or assessment.exists())",
    "con-2": "Condition.evidence.all(code.exists() or detail.exists())",
    "con-4": "Condition.abatement.empty() or Condition.clinicalStatus.exists()",
    "prr-1": "ServiceRequest.orderDetail.empty() or ServiceRequest.code.exists()",
    "ctm-1": "CareTeam.participant.all(onBehalfOf.empty())",
    "tim-1": "ServiceRequest.occurrence.repeat.all(duration.empty() "
    "or durationUnit.exists())",
    "tim-2": "ServiceRequest.occurrence.repeat.all(period.empty() "
    "or periodUnit.exists())",
    "tim-4": "ServiceRequest.occurrence.repeat.all(duration.exists() "
    "implies duration >= 0)",
    "tim-5": "ServiceRequest.occurrence.repeat.all(period.exists() "
    "implies period >= 0)",
    "tim-6": "ServiceRequest.occurrence.repeat.all(periodMax.empty() "
    "or period.exists())",
    "tim-7": "ServiceRequest.occurrence.repeat.all(durationMax.empty() "
    "or duration.exists())",
    "tim-8": "ServiceRequest.occurrence.repeat.all(countMax.empty() or count.exists())",
    "tim-10": "ServiceRequest.occurrence.repeat.all(timeOfDay.empty() or when.empty())",
    "per-1": "descendants().where(start.exists() and end.exists()).all(start <= end)",
    "rng-2": "Goal.target.detail.all(low.empty() or high.empty() "
    "or low.value <= high.value)",
    "qty-3": "Goal.target.detail.descendants().all(code.empty() or system.exists())",
    "dom-2": "contained.contained.empty()",
    "dom-4": "contained.meta.empty()",
    "bdl-3": "Bundle.entry.all(request.empty())",
    "bdl-7": "Bundle.entry.fullUrl.isDistinct()",
    "bdl-8": "Bundle.entry.all(fullUrl.contains('/_history/').not())",
}

_COMPILED: dict[str, Callable[[Resource], list[Any]]] = {}


def by_invariants(resource: Resource) -> list[str]:
    path = module("fhirpathpy")
    model = module("fhirpathpy.models").models["r4"]
    for key, expression in INVARIANTS.items():
        if key not in _COMPILED:
            _COMPILED[key] = path.compile(expression, model)
    return [key for key, holds in _COMPILED.items() if holds(resource) == [False]]


REQUIRED: Final = {
    ("CarePlan", "status"): _codes.REQUEST_STATUS,
    ("CarePlan", "intent"): _codes.CARE_PLAN_INTENT,
    ("ServiceRequest", "status"): _codes.REQUEST_STATUS,
    ("ServiceRequest", "intent"): _codes.REQUEST_INTENT,
    ("Goal", "lifecycleStatus"): _codes.GOAL_STATUS,
    ("EpisodeOfCare", "status"): _codes.EPISODE_STATUS,
    ("Encounter", "status"): _codes.ENCOUNTER_STATUS,
    ("statusHistory", "status"): _codes.ENCOUNTER_STATUS,
    ("issue", "severity"): _codes.ISSUE_SEVERITY,
    ("issue", "code"): _codes.ISSUE_TYPE,
    ("repeat", "periodUnit"): _codes.UNITS_OF_TIME,
    ("repeat", "durationUnit"): _codes.UNITS_OF_TIME,
    ("Observation", "status"): {"unknown"},
}
"""Codes that must be of a value set, by what they stand in and under which name."""

DAY_KEYS: Final = frozenset({"start", "end", "created", "startDate", "dueDate"})


def by_our_table(value: Any, within: str = "") -> Iterator[str]:
    """What no validator looks at: required codes, days, their order, empty elements."""
    if isinstance(value, list):
        for item in value:
            yield from by_our_table(item, within)
    if value in ("", [], {}, None):
        yield f"{within}: empty"
    if not isinstance(value, dict):
        return
    place = value.get("resourceType", within)
    for key, inner in value.items():
        allowed = REQUIRED.get((place, key))
        if allowed is not None and inner not in allowed:
            yield f"{place}.{key}: {inner}"
        if key in DAY_KEYS:
            date.fromisoformat(inner[:10])
            # A time of day needs a zone.
            if not re.fullmatch(r"[\d-]{10}(T[\d:]{8}(Z|[+-]\d\d:\d\d))?", inner):
                yield f"{place}.{key}: {inner}"
        yield from by_our_table(inner, key)
    if value.get("end") is not None and value["end"][:10] < value["start"][:10]:
        yield f"{place}: ends before it starts"
    kinds = [
        key for key in value if re.fullmatch(r"(occurrence|detail|value)[A-Z]\w+", key)
    ]
    if len(kinds) > 1:
        yield f"{place}: {kinds}"


def refers_inward(resource: Resource) -> bool:
    """dom-3 and ref-1: what is contained is referred to, and nothing else is."""
    contained: Any = resource.get("contained", [])
    ids = {f"#{inner['id']}" for inner in contained}
    return set(re.findall(r'"reference": "(#[^"]*)"', json.dumps(resource))) == ids


VALIDATORS: Final = (
    by_fhirkit,
    by_fhir_resources,
    by_invariants,
    lambda resource: list(by_our_table(resource)),
)


@pytest.mark.parametrize("validator", VALIDATORS)
def test_what_is_written_is_valid(validator: Callable[[Resource], list[str]]) -> None:
    for resource in everything():
        assert validator(resource) == []
        if resource["resourceType"] != "Bundle":
            assert refers_inward(resource)


@settings(max_examples=15)
@given(plans(most=2), stays())
def test_whatever_is_written_is_valid(plan: TreatmentPlan, stay: Any) -> None:
    episode = Episode((stay,))
    for resource in (
        *write_plan(plan, subject="Patient/1", code="1").resources,
        *write_episode(episode, subject="Patient/1", code="1", zone=EAST).resources,
    ):
        for validator in VALIDATORS:
            assert validator(resource) == []
        assert refers_inward(resource)


# --- the validators see what they should ----------------------------------------------


def planted(kind: str, change: Callable[[Any], object]) -> Resource:
    """A resource of that *kind*, spoilt."""
    resource = next(one for one in everything() if one["resourceType"] == kind)
    spoilt = copy.deepcopy(resource)
    change(spoilt)
    return spoilt


@pytest.mark.parametrize(
    ("validator", "kind", "change"),
    [
        (by_fhirkit, "CarePlan", lambda one: one.update(subjects=[])),
        (by_fhirkit, "Goal", lambda one: one.pop("description")),
        (by_fhir_resources, "CarePlan", lambda one: one.update(created="soon")),
        (by_fhir_resources, "ServiceRequest", lambda one: one.pop("subject")),
        (
            by_invariants,
            "CarePlan",
            lambda one: one["activity"][0].update(detail={"status": "scheduled"}),
        ),
        (
            by_invariants,
            "Goal",
            lambda one: one.update(target=[{"detailString": "fewer"}]),
        ),
        (
            by_invariants,
            "ServiceRequest",
            lambda one: one["occurrenceTiming"]["repeat"].pop("durationUnit"),
        ),
        (
            by_invariants,
            "ServiceRequest",
            lambda one: one["occurrenceTiming"]["repeat"].pop("periodUnit"),
        ),
        (by_invariants, "ServiceRequest", lambda one: one.pop("code")),
        (by_invariants, "Condition", lambda one: one.update(evidence=[{"id": "x"}])),
        (
            by_invariants,
            "CarePlan",
            lambda one: one["period"].update(end="2026-03-01"),
        ),
        (VALIDATORS[3], "CarePlan", lambda one: one.update(status="current")),
        (VALIDATORS[3], "CarePlan", lambda one: one["period"].update(end="2026-03-01")),
        (VALIDATORS[3], "Goal", lambda one: one.update(addresses=[])),
        (
            VALIDATORS[3],
            "ServiceRequest",
            lambda one: one.update(occurrencePeriod={"start": "2026-03-02"}),
        ),
        (
            VALIDATORS[3],
            "OperationOutcome",
            lambda one: one["issue"][0].update(severity="grave"),
        ),
    ],
)
def test_a_planted_defect_is_seen(
    validator: Callable[[Resource], list[str]],
    kind: str,
    change: Callable[[Any], object],
) -> None:
    assert validator(planted(kind, change)) != []


def test_a_contained_resource_that_nothing_refers_to_is_seen() -> None:
    assert not refers_inward(planted("CarePlan", lambda one: one.pop("careTeam")))
