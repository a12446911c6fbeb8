"""What is read of care plans, what is dropped, what is assumed, what is refused."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from continuum.documents import Party
from continuum.errors import DocumentError, FieldTypeError, FieldValueError
from continuum.instruments import PHQ_9
from continuum.interop.fhir import (
    Assumption,
    DroppedReason,
    PlanReading,
    code_of,
    read_plans,
    write_plan,
)
from continuum.measuring import Metric, Target
from continuum.periods import WEEK, DateRange
from continuum.plan import (
    Coding,
    Criterion,
    CriterionKind,
    Goal,
    GoalLifecycle,
    Intervention,
    Objective,
    Participant,
    Problem,
    TreatmentPlan,
)
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.systems import asam3

SYSTEM: Final = "http://codes.example"
MARCH_2: Final = date(2026, 3, 2)
SERVICES: Final = {
    (SYSTEM, "talk"): ServiceKind.COUNSELING,
    (SYSTEM, "talk-2"): ServiceKind.COUNSELING,
    (SYSTEM, "test"): ServiceKind.DRUG_TEST,
}
ROLES: Final = {
    (SYSTEM, "lead"): StaffRole.COUNSELOR,
    (SYSTEM, "kin"): Party.GUARDIAN,
}
OURS: Final = "urn:continuum-of-care"


def concept(*codes: str, **more: Any) -> dict[str, Any]:
    return {"coding": [{"system": SYSTEM, "code": code} for code in codes], **more}


def ours(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": f"{OURS}:{system}", "code": code}]}


def made(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """*base* with changes; a field changed to None is left out."""
    fields = {**base, **changes}
    return {name: value for name, value in fields.items() if value is not None}


def care_plan(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "resourceType": "CarePlan",
        "id": "cp",
        "status": "active",
        "intent": "plan",
        "subject": {"reference": "Patient/1"},
        "period": {"start": "2026-03-02", "end": "2026-06-01"},
    }
    return made(base, changes)


def goal(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "resourceType": "Goal",
        "id": "g",
        "lifecycleStatus": "active",
        "description": {"text": "Stay at work."},
        "subject": {"reference": "Patient/1"},
    }
    return made(base, changes)


def request(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "resourceType": "ServiceRequest",
        "id": "r",
        "status": "active",
        "intent": "order",
        "code": concept("talk"),
        "subject": {"reference": "Patient/1"},
    }
    return made(base, changes)


def condition(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "resourceType": "Condition",
        "id": "c",
        "code": {"text": "Opioid use"},
        "subject": {"reference": "Patient/1"},
    }
    return made(base, changes)


def to(kind: str, code: str) -> dict[str, Any]:
    return {"reference": f"{kind}/{code}"}


def read(*resources: Any, **meanings: Any) -> PlanReading:
    given = {"services": SERVICES, "roles": ROLES} | meanings
    document = resources[0] if len(resources) == 1 else list(resources)
    return read_plans(document, **given)


def only(*resources: Any, **meanings: Any) -> TreatmentPlan:
    (found,) = read(*resources, **meanings).plans
    return found.plan


def dropped(found: PlanReading) -> dict[str, DroppedReason]:
    return {item.path: item.reason for item in found.dropped}


def assumed(found: PlanReading) -> set[tuple[str, Assumption]]:
    return {(item.path, item.what) for item in found.assumed}


def problems(*resources: Any) -> tuple[str, ...]:
    with pytest.raises(DocumentError) as caught:
        read(*resources)
    return caught.value.problems


# --- the plan -------------------------------------------------------------------------


def test_a_care_plan_is_a_plan_for_its_days() -> None:
    found = read(care_plan())
    assert (found.dropped, found.assumed) == ((), ())
    (one,) = found.plans
    assert one.plan == TreatmentPlan(in_force=DateRange(MARCH_2, date(2026, 6, 2)))
    assert (one.path, one.subject, one.code) == ("$", "Patient/1", "cp")
    assert str(found) == "1 plans; 0 elements not read, 0 assumptions"


def test_a_plan_without_an_end_is_open() -> None:
    assert only(care_plan(period={"start": "2026-03-02T09:00:00Z"})).in_force == (
        DateRange(MARCH_2)
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": None}, DroppedReason.NO_STATUS),
        ({"intent": None}, DroppedReason.NO_STATUS),
        ({"status": "entered-in-error"}, DroppedReason.ENTERED_IN_ERROR),
        ({"implicitRules": "http://x.example"}, DroppedReason.MODIFIED),
        ({"modifierExtension": [{"url": "http://x"}]}, DroppedReason.MODIFIED),
        ({"subject": {"reference": "Group/1"}}, DroppedReason.NO_SUBJECT),
        ({"period": None}, DroppedReason.NO_START),
        ({"period": {"end": "2026-06-01"}}, DroppedReason.NO_START),
        ({"period": {"start": "2026-03"}}, DroppedReason.NO_START),
        ({"period": {"start": "2026-03"}, "created": "2026"}, DroppedReason.NO_START),
        (
            {"period": {"start": "2026-03-02", "end": "2026"}},
            DroppedReason.NO_DAY,
        ),
        (
            {"status": "revoked", "period": {"start": "2026-03-02", "end": "2026"}},
            DroppedReason.NO_END,
        ),
        (
            {"status": "completed", "period": {"start": "2026-03-02"}},
            DroppedReason.NO_END,
        ),
        (
            {"status": "revoked", "period": {"start": "2026-03-02"}},
            DroppedReason.NO_END,
        ),
        (
            {"period": {"start": "2026-03-02", "end": "2026-03-01"}},
            DroppedReason.ENDS_BEFORE,
        ),
        ({"period": {"start": "1899-12-31"}}, DroppedReason.DAYS_NOT_HELD),
        ({"period": {"start": "2200-01-01"}}, DroppedReason.DAYS_NOT_HELD),
        (
            {"period": {"start": "2026-03-02", "end": "9999-12-31"}},
            DroppedReason.DAYS_NOT_HELD,
        ),
        ({"period": None, "created": "0001-01-01"}, DroppedReason.NO_START),
    ],
)
def test_a_plan_that_cannot_be_told_is_dropped_whole(
    changes: dict[str, Any], reason: DroppedReason
) -> None:
    found = read(care_plan(**changes))
    assert found.plans == ()
    assert dropped(found) == {"$": reason}
    assert found.assumed == ()


def test_a_day_that_is_not_held_costs_only_the_part_it_stands_in() -> None:
    found = read(
        care_plan(
            id="far", subject={"reference": "Patient/2"}, period={"start": "1066-10-14"}
        ),
        care_plan(
            created="0001-01-01",
            goal=[to("Goal", "g")],
            activity=[
                {"reference": to("ServiceRequest", "r")},
                {"reference": to("ServiceRequest", "s")},
            ],
        ),
        goal(
            startDate="1899-12-31",
            target=[{"measure": {"text": "days"}, "dueDate": "2200-01-01"}],
        ),
        request(occurrencePeriod={"start": "2026-03-09", "end": "9999-12-31"}),
        request(id="s", occurrenceDateTime="1899-12-31"),
    )
    (one,) = found.plans
    assert one.plan.written is None
    assert one.plan.goals[0].starts is None
    assert one.plan.objectives[0].due is None
    assert [item.period for item in one.plan.interventions] == [None, None]
    assert dropped(found) == {
        "$[0]": DroppedReason.DAYS_NOT_HELD,
        "$[1].created": DroppedReason.DAY_NOT_HELD,
        "$[2].startDate": DroppedReason.DAY_NOT_HELD,
        "$[2].target[0].dueDate": DroppedReason.DAY_NOT_HELD,
        "$[3].occurrencePeriod": DroppedReason.DAYS_NOT_HELD,
        "$[4].occurrenceDateTime": DroppedReason.DAY_NOT_HELD,
    }


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("1899-12-31", False),
        ("1900-01-01", True),
        ("2199-12-31", True),
        ("2200-01-01", False),
    ],
)
def test_the_first_and_the_last_day_that_are_held(day: str, *, held: bool) -> None:
    plan = only(care_plan(goal=[to("Goal", "g")]), goal(startDate=day))
    assert plan.goals[0].starts == (date.fromisoformat(day) if held else None)


def test_a_plan_of_one_day_is_none_too_short() -> None:
    days = {"start": "2026-03-02", "end": "2026-03-02"}
    assert only(care_plan(period=days)).in_force.days == 1


def test_the_last_day_of_a_plan_is_one_a_range_can_end_after() -> None:
    def days(end: str) -> dict[str, Any]:
        return care_plan(period={"start": "2026-03-02", "end": end})

    assert only(days("2199-12-30")).in_force.end == date(2199, 12, 31)
    assert dropped(read(days("2199-12-31"))) == {"$": DroppedReason.DAYS_NOT_HELD}
    late = read(care_plan(period={"start": "2199-12-31"}))
    assert dropped(late) == {"$": DroppedReason.DAYS_NOT_HELD}
    assert only(care_plan(period={"start": "2199-12-30"})).in_force.start.year == 2199


@pytest.mark.parametrize("status", ["draft", "on-hold", "unknown", "revoked"])
def test_another_status_is_read_and_told(status: str) -> None:
    found = read(care_plan(status=status))
    assert len(found.plans) == 1
    assert assumed(found) == {("$.status", Assumption.STATUS)}


@pytest.mark.parametrize(
    ("intent", "told"),
    [("plan", False), ("order", False), ("proposal", True), ("option", True)],
)
def test_a_proposal_is_read_and_told(intent: str, *, told: bool) -> None:
    found = read(care_plan(intent=intent))
    assert assumed(found) == ({("$.intent", Assumption.INTENT)} if told else set())


def test_the_day_it_was_created_is_taken_for_the_day_it_was_complete() -> None:
    found = read(care_plan(created="2026-03-01T10:00:00Z"))
    assert found.plans[0].plan.written == date(2026, 3, 1)
    assert assumed(found) == {("$.created", Assumption.CREATED)}


def test_a_draft_is_not_complete() -> None:
    found = read(care_plan(status="draft", created="2026-03-01"))
    assert found.plans[0].plan.written is None
    assert dropped(found) == {"$.created": DroppedReason.NO_PLACE}


def test_a_plan_without_a_start_starts_when_it_was_created() -> None:
    found = read(care_plan(created="2026-03-01", period={"end": "2026-06-01"}))
    assert found.plans[0].plan.in_force == DateRange(date(2026, 3, 1), date(2026, 6, 2))
    assert assumed(found) == {
        ("$.created", Assumption.CREATED),
        ("$.created", Assumption.STARTS_WHEN_CREATED),
    }


def test_a_plan_of_nobody_named_is_not_read() -> None:
    found = read(care_plan(subject={"display": "A. B."}))
    assert dropped(found) == {"$": DroppedReason.NO_SUBJECT}
    named = care_plan(subject={"identifier": {"value": "chart 7"}})
    assert read(named).plans[0].subject == "|chart 7"


@pytest.mark.parametrize(
    ("reference", "held"),
    [
        ("Patient/1", True),
        ("Patient/1/_history/2", True),
        ("https://ehr.example/fhir/Patient/1", True),
        ("urn:uuid:1", True),
        ("#p", False),
    ],
)
def test_a_plan_is_written_of_the_patient_it_was_read_of(
    reference: str, *, held: bool
) -> None:
    (found,) = read(care_plan(subject={"reference": reference})).plans
    if held:
        written = write_plan(found.plan, subject=found.subject, code="P")
        (again,) = read(list(written.resources)).plans
        assert again.subject == found.subject
    else:
        with pytest.raises(FieldValueError):
            write_plan(found.plan, subject=found.subject, code="P")


def test_whatever_is_not_used_is_listed_with_its_path() -> None:
    found = read(
        care_plan(
            text={"status": "generated"},
            title="A plan",
            note=[{"text": "x"}],
            category=[{"text": "y"}],
            author={"display": "z"},
            _status={"extension": []},
        )
    )
    assert dropped(found) == dict.fromkeys(
        ("$._status", "$.author", "$.category", "$.note", "$.text", "$.title"),
        DroppedReason.NO_PLACE,
    )


def test_a_key_that_is_no_element_is_not_shown() -> None:
    found = read(care_plan(**{"Jane Doe": 1, "x" * 65: 1, "name7": 1}))
    assert [item.path for item in found.dropped] == ["$.?", "$.name7", "$.?"]


def test_what_is_null_is_not_there() -> None:
    document = {**care_plan(), "title": None, "goal": None, "_status": None}
    assert read(document).dropped == ()


# --- goals ----------------------------------------------------------------------------


def test_a_goal_is_read_with_its_lifecycle_and_its_day() -> None:
    found = read(
        care_plan(goal=[to("Goal", "g")]),
        goal(lifecycleStatus="on-hold", startDate="2026-03-09"),
    )
    assert found.plans[0].plan.goals == (
        Goal(
            code="g",
            statement="Stay at work.",
            lifecycle=GoalLifecycle.ON_HOLD,
            starts=date(2026, 3, 9),
        ),
    )
    assert found.dropped == ()


@pytest.mark.parametrize("status", GoalLifecycle)
def test_every_lifecycle_of_fhir_is_one_here(status: GoalLifecycle) -> None:
    plan = only(care_plan(goal=[to("Goal", "g")]), goal(lifecycleStatus=status.value))
    assert plan.goals[0].lifecycle is status


def test_achievement_is_derived_and_dropped() -> None:
    achieved = {"achievementStatus": {"text": "Achieved"}, "statusDate": "2026-04-01"}
    found = read(care_plan(goal=[to("Goal", "g")]), goal(**achieved))
    assert dropped(found) == {
        "$[1].achievementStatus": DroppedReason.DERIVED,
        "$[1].statusDate": DroppedReason.NO_PLACE,
    }
    assert found.plans[0].plan.reviews == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"lifecycleStatus": None}, DroppedReason.NO_STATUS),
        ({"description": None}, DroppedReason.NO_TEXT),
        ({"description": {"coding": [{"code": "1"}]}}, DroppedReason.NO_TEXT),
        ({"modifierExtension": [{"url": "x"}]}, DroppedReason.MODIFIED),
    ],
)
def test_a_goal_that_says_too_little_is_dropped(
    changes: dict[str, Any], reason: DroppedReason
) -> None:
    found = read(care_plan(goal=[to("Goal", "g")]), goal(**changes))
    assert found.plans[0].plan.goals == ()
    assert dropped(found) == {"$[1]": reason}


def test_a_goal_may_be_said_in_a_display() -> None:
    said = {"coding": [{"code": "1"}, {"display": "Sobriety"}]}
    plan = only(care_plan(goal=[to("Goal", "g")]), goal(description=said))
    assert plan.goals[0].statement == "Sobriety"


def test_a_goal_named_twice_is_one() -> None:
    plan = only(care_plan(goal=[to("Goal", "g"), to("Goal", "g")]), goal())
    assert len(plan.goals) == 1


def milestone(target: str, kind: str = "milestone") -> dict[str, Any]:
    system = "http://terminology.hl7.org/CodeSystem/goal-relationship-type"
    coding = {"coding": [{"system": system, "code": kind}]}
    return {
        "url": "http://hl7.org/fhir/StructureDefinition/goal-relationship",
        "extension": [
            {"url": "type", "valueCodeableConcept": coding},
            {"url": "target", "valueReference": to("Goal", target)},
        ],
    }


THREE: Final = [to("Goal", code) for code in ("a", "b", "c")]


def test_a_milestone_is_a_part_of_its_goal() -> None:
    found = read(
        care_plan(goal=THREE),
        goal(id="a", extension=[milestone("b")]),
        goal(id="b", extension=[milestone("c")]),
        goal(id="c"),
    )
    parts = {one.code: one.part_of for one in found.plans[0].plan.goals}
    assert parts == {"a": None, "b": "a", "c": "b"}
    assert found.dropped == ()


def test_goals_in_a_circle_and_parts_of_two_are_cut_and_told() -> None:
    found = read(
        care_plan(goal=THREE),
        goal(id="a", extension=[milestone("b"), milestone("a")]),
        goal(id="b", extension=[milestone("a"), milestone("c")]),
        goal(id="c", extension=[milestone("a"), milestone("b")]),
    )
    parts = {one.code: one.part_of for one in found.plans[0].plan.goals}
    assert parts == {"a": None, "b": "a", "c": "b"}
    assert dropped(found) == dict.fromkeys(
        (
            "$[1].extension[1]",
            "$[2].extension[0]",
            "$[3].extension[0]",
            "$[3].extension[1]",
        ),
        DroppedReason.CIRCULAR,
    )


def test_another_relationship_is_dropped() -> None:
    found = read(
        care_plan(goal=THREE[:2]),
        goal(
            id="a",
            extension=[
                milestone("b", "predecessor"),
                milestone("elsewhere"),
                {"url": "http://x.example"},
                {"url": milestone("b")["url"]},
                {**milestone("b"), "extension": [{"url": "other"}]},
            ],
        ),
        goal(id="b"),
    )
    assert dropped(found) == {
        "$[1].extension[0]": DroppedReason.NO_PLACE,
        "$[1].extension[1]": DroppedReason.UNRESOLVED,
        "$[1].extension[2]": DroppedReason.NO_PLACE,
        "$[1].extension[3]": DroppedReason.NO_PLACE,
        "$[1].extension[4]": DroppedReason.NO_PLACE,
    }


# --- targets --------------------------------------------------------------------------


def target(**fields: Any) -> tuple[Objective | None, PlanReading]:
    measure = {"measure": {"text": "meetings"}}
    found = read(
        care_plan(goal=[to("Goal", "g")]), goal(target=[made(measure, fields)])
    )
    steps = found.plans[0].plan.objectives
    return (steps[0] if steps else None), found


def test_a_target_of_a_goal_is_an_objective_in_the_words_of_the_goal() -> None:
    step, found = target(
        detailRange={
            "low": {"value": 160, "unit": "lbs"},
            "high": {"value": 180.5, "unit": "lbs"},
        },
        dueDate="2026-06-01",
    )
    assert step == Objective(
        code="g-target-1",
        statement="Stay at work.",
        goal="g",
        measure=Metric(name="meetings", unit="lbs"),
        target=Target(at_least=160, at_most=Decimal("180.5")),
        due=date(2026, 6, 1),
    )
    assert assumed(found) == {("$[1].target[0]", Assumption.GOAL_TEXT)}
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("detail", "expected", "exact"),
    [
        ({"detailQuantity": {"value": 3}}, (3, 3), True),
        ({"detailQuantity": {"value": 3, "comparator": ">="}}, (3, None), False),
        ({"detailQuantity": {"value": 3, "comparator": "<="}}, (None, 3), False),
        ({"detailInteger": 3}, (3, 3), True),
        ({"detailInteger": 0}, (0, 0), True),
        ({"detailRange": {"low": {"value": 3}}}, (3, None), False),
        ({"detailRange": {"high": {"value": 3}}}, (None, 3), False),
        (
            {"detailRange": {"low": {"value": 3}, "high": {"value": 3}}},
            (3, 3),
            False,
        ),
    ],
)
def test_what_is_to_be_reached(
    detail: dict[str, Any], expected: tuple[int | None, int | None], *, exact: bool
) -> None:
    step, found = target(**detail)
    assert step is not None
    assert step.target == Target(at_least=expected[0], at_most=expected[1])
    told = Assumption.EXACT in {item.what for item in found.assumed}
    assert told is exact
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("detail", "path", "reason"),
    [
        (
            {"detailQuantity": {"value": 3, "comparator": "<"}},
            "detailQuantity",
            DroppedReason.OUT_OF_RANGE,
        ),
        (
            {"detailQuantity": {"value": 3, "comparator": ">"}},
            "detailQuantity",
            DroppedReason.OUT_OF_RANGE,
        ),
        (
            {"detailQuantity": {"unit": "x"}},
            "detailQuantity",
            DroppedReason.OUT_OF_RANGE,
        ),
        (
            {"detailQuantity": {"value": 0.1234567}},
            "detailQuantity",
            DroppedReason.OUT_OF_RANGE,
        ),
        (
            {"detailQuantity": {"value": Decimal("1E+999999")}},
            "detailQuantity",
            DroppedReason.OUT_OF_RANGE,
        ),
        ({"detailInteger": 10**400}, "detailInteger", DroppedReason.OUT_OF_RANGE),
        ({"detailRange": {"note": 1}}, "detailRange", DroppedReason.OUT_OF_RANGE),
        (
            {"detailRange": {"low": {"value": 3}, "high": {"value": 2}}},
            "detailRange",
            DroppedReason.OUT_OF_RANGE,
        ),
        (
            {"detailRange": {"low": {"value": 3}, "high": {"unit": "x"}}},
            "detailRange",
            DroppedReason.OUT_OF_RANGE,
        ),
        (
            {
                "detailRange": {
                    "low": {"value": 3, "unit": "lbs"},
                    "high": {"value": 4, "unit": "kg"},
                }
            },
            "detailRange",
            DroppedReason.OUT_OF_RANGE,
        ),
        (
            {"detailRange": {"low": {"value": 3, "comparator": "<"}}},
            "detailRange",
            DroppedReason.MODIFIED,
        ),
        ({"detailString": "fewer"}, "detailString", DroppedReason.NO_PLACE),
        (
            {"detailCodeableConcept": {"text": "x"}},
            "detailCodeableConcept",
            DroppedReason.NO_PLACE,
        ),
        ({"detailBoolean": True}, "detailBoolean", DroppedReason.NO_PLACE),
        ({"detailRatio": {"numerator": {}}}, "detailRatio", DroppedReason.NO_PLACE),
        ({"dueDuration": {"value": 3}}, "dueDuration", DroppedReason.NO_PLACE),
    ],
)
def test_a_target_that_is_not_held_is_dropped_and_the_measure_kept(
    detail: dict[str, Any], path: str, reason: DroppedReason
) -> None:
    step, found = target(**detail)
    assert step is not None
    assert step.target is None
    assert step.measure is not None
    assert dropped(found) == {f"$[1].target[0].{path}": reason}


@pytest.mark.parametrize("value", [2.5, 2.0, Decimal("2.5"), True, "2"])
def test_an_integer_is_whole(value: Any) -> None:
    aim = goal(target=[{"measure": {"text": "days"}, "detailInteger": value}])
    (told,) = problems(care_plan(goal=[to("Goal", "g")]), aim)
    assert told.startswith("$[1].target[0].detailInteger must be a ")


def test_a_target_without_a_measure_is_its_day_alone() -> None:
    step, found = target(measure=None, detailInteger=3, dueDate="2026-06-01")
    assert step is not None
    assert (step.measure, step.target, step.due) == (None, None, date(2026, 6, 1))
    reason = DroppedReason.NO_MEASURE
    assert dropped(found) == {"$[1].target[0].detailInteger": reason}


def test_a_target_that_says_nothing_held_is_no_objective() -> None:
    step, found = target(measure=None, detailString="fewer")
    assert step is None
    assert dropped(found) == {"$[1].target[0]": DroppedReason.NO_PLACE}
    step, found = target(measure={"extension": []}, detailInteger=3)
    assert step is None
    step, found = target(modifierExtension=[{"url": "x"}])
    assert step is None
    assert dropped(found) == {"$[1].target[0]": DroppedReason.MODIFIED}


def test_a_month_is_no_day_to_be_due() -> None:
    step, found = target(dueDate="2026-06")
    assert step is not None
    assert step.due is None
    assert dropped(found) == {"$[1].target[0].dueDate": DroppedReason.NO_DAY}


@pytest.mark.parametrize(
    ("quantity", "unit", "per", "left"),
    [
        ({"unit": "meetings"}, "meetings", None, ()),
        (
            {"unit": "lbs", "system": "http://unitsofmeasure.org", "code": "[lb_av]"},
            "lbs",
            None,
            ("code", "system"),
        ),
        (
            {"system": "http://unitsofmeasure.org", "code": "[lb_av]"},
            "[lb_av]",
            None,
            ("system",),
        ),
        (
            {
                "unit": "meetings per week",
                "system": "http://unitsofmeasure.org",
                "code": "/wk",
            },
            "meetings",
            WEEK,
            (),
        ),
        (
            {"unit": "times/wk", "system": "http://unitsofmeasure.org", "code": "/wk"},
            "times/wk",
            WEEK,
            (),
        ),
        ({"system": "http://unitsofmeasure.org", "code": "/wk"}, None, WEEK, ()),
        (
            {
                "unit": " per week",
                "system": "http://unitsofmeasure.org",
                "code": "/wk",
            },
            None,
            WEEK,
            (),
        ),
        ({"system": "http://x.example", "code": "/wk"}, "/wk", None, ("system",)),
        (
            {"system": "http://unitsofmeasure.org", "code": "/(3661.d)"},
            "/(3661.d)",
            None,
            ("system",),
        ),
    ],
)
def test_a_unit_is_read_with_the_window_it_names(
    quantity: dict[str, Any], unit: str | None, per: Any, left: tuple[str, ...]
) -> None:
    step, found = target(detailRange={"low": {"value": 3, **quantity}})
    assert step is not None
    assert step.measure == Metric(name="meetings", unit=unit, per=per)
    where = "$[1].target[0].detailRange.low"
    assert list(dropped(found)) == [f"{where}.{name}" for name in left]


def test_a_measure_is_a_score_where_the_caller_says_so() -> None:
    loinc = ("http://loinc.org", "44261-6")
    coded = {"coding": [{"system": loinc[0], "code": loinc[1], "display": "PHQ-9"}]}
    document = (
        care_plan(goal=[to("Goal", "g")]),
        goal(target=[{"measure": coded, "detailInteger": 4}]),
    )
    (step,) = only(*document, scales={loinc: PHQ_9}).objectives
    assert step.measure == Metric(name="PHQ-9", scale=PHQ_9)
    found = read(*document)
    assert found.plans[0].plan.objectives[0].measure == Metric(name="PHQ-9")
    where = "$[1].target[0].measure.coding[0]"
    assert dropped(found) == {where: DroppedReason.OTHER_CODE}


def test_a_measure_of_two_scores_is_neither() -> None:
    two = {(SYSTEM, "1"): PHQ_9, (SYSTEM, "2"): PHQ_9}
    document = (
        care_plan(goal=[to("Goal", "g")]),
        goal(target=[{"measure": concept("1", "2", text="x")}]),
    )
    (step,) = only(*document, scales=two).objectives
    assert step.measure == Metric(name="x", scale=PHQ_9)
    from continuum.instruments import GAD_7

    found = read(*document, scales={**two, (SYSTEM, "2"): GAD_7})
    assert found.plans[0].plan.objectives[0].measure == Metric(name="x")
    where = "$[1].target[0].measure.coding"
    assert dropped(found) == {where: DroppedReason.SEVERAL_MEANINGS}


def test_a_measure_without_words_goes_by_its_code() -> None:
    step, found = target(measure=concept("3141-9"))
    assert step is not None
    assert step.measure == Metric(name="3141-9")
    where = "$[1].target[0].measure"
    assert (where, Assumption.CODE_TEXT) in assumed(found)


# --- objectives and criteria as they are written --------------------------------------

OBJECTIVE: Final = ours("plan-part", "objective")


def test_a_goal_of_our_category_is_an_objective() -> None:
    found = read(
        care_plan(goal=[to("Goal", "g"), to("Goal", "o")]),
        goal(extension=[milestone("o")]),
        goal(
            id="o",
            category=[OBJECTIVE, ours("plan-part", "attendance")],
            target=[{"dueDate": "2026-06-01"}, {"dueDate": "2026-07-01"}],
            addresses=[to("Condition", "c"), {"reference": "#b"}],
            contained=[
                {
                    "resourceType": "Observation",
                    "id": "b",
                    "status": "final",
                    "code": ours("plan-part", "baseline"),
                    "valueQuantity": {"value": 2.5},
                }
            ],
        ),
        condition(),
    )
    (step,) = found.plans[0].plan.objectives
    assert step == Objective(
        code="o",
        statement="Stay at work.",
        goal="g",
        baseline=Decimal("2.5"),
        due=date(2026, 6, 1),
        attendance=True,
    )
    assert dropped(found) == {
        "$[2].addresses[0]": DroppedReason.OTHER_KIND,
        "$[2].target[1]": DroppedReason.NO_PLACE,
        "$[3]": DroppedReason.OTHER_RESOURCE,
    }


def test_an_observation_that_is_no_baseline_is_dropped() -> None:
    other = {"resourceType": "Observation", "id": "b", "code": {"text": "weight"}}
    found = read(
        care_plan(goal=[to("Goal", "g")]),
        goal(category=[OBJECTIVE], addresses=[{"reference": "#b"}], contained=[other]),
    )
    assert found.plans[0].plan.objectives[0].baseline is None
    assert dropped(found) == {"$[1].contained[0]": DroppedReason.NO_PLACE}


def test_an_objective_has_no_life_of_its_own() -> None:
    found = read(
        care_plan(goal=[to("Goal", "g")]),
        goal(category=[OBJECTIVE], lifecycleStatus="on-hold"),
    )
    assert dropped(found) == {"$[1].lifecycleStatus": DroppedReason.NO_PLACE}


@pytest.mark.parametrize(
    ("lifecycle", "reason"),
    [
        ("entered-in-error", DroppedReason.ENTERED_IN_ERROR),
        ("cancelled", DroppedReason.NOT_STANDING),
        ("rejected", DroppedReason.NOT_STANDING),
        ("completed", None),
        ("proposed", None),
    ],
)
def test_an_objective_or_a_criterion_that_does_not_stand_is_dropped(
    lifecycle: str, reason: DroppedReason | None
) -> None:
    for part in (OBJECTIVE, ours("plan-part", "discharge-criterion")):
        found = read(
            care_plan(goal=[to("Goal", "g")]),
            goal(category=[part], lifecycleStatus=lifecycle),
        )
        plan = found.plans[0].plan
        stands = reason is None
        assert len(plan.objectives) + len(plan.criteria) == stands
        assert (dropped(found) == {"$[1]": reason}) is not stands


def test_an_objective_ends_with_its_goal_and_shows_no_criterion() -> None:
    def parts(above: str) -> PlanReading:
        return read(
            care_plan(goal=THREE),
            goal(id="a", lifecycleStatus=above, extension=[milestone("b")]),
            goal(id="b", lifecycleStatus="cancelled", category=[OBJECTIVE]),
            goal(
                id="c",
                category=[ours("plan-part", "discharge-criterion")],
                extension=[milestone("b")],
            ),
        )

    (same,) = parts("cancelled").plans
    assert [one.goal for one in same.plan.objectives] == ["a"]
    assert same.plan.criteria[0].objectives == ("b",)
    other = parts("active")
    assert other.plans[0].plan.objectives == ()
    assert other.plans[0].plan.criteria[0].objectives == ()
    assert dropped(other) == {
        "$[2]": DroppedReason.NOT_STANDING,
        "$[3].extension[0]": DroppedReason.UNRESOLVED,
    }


def test_an_objective_has_no_milestones() -> None:
    found = read(
        care_plan(goal=[to("Goal", "g"), to("Goal", "o")]),
        goal(),
        goal(id="o", category=[OBJECTIVE], extension=[milestone("g")]),
    )
    assert dropped(found) == {"$[2].extension[0]": DroppedReason.NO_PLACE}
    assert found.plans[0].plan.goals[0].part_of is None


def test_a_criterion_is_shown_by_objectives_and_leads_to_a_level() -> None:
    own = ours("plan-part", "transfer-criterion")
    theirs = {(SYSTEM, "OP"): asam3.LEVEL_1}
    found = read(
        care_plan(goal=THREE),
        goal(
            id="a",
            category=[own, concept("OP", "other")],
            lifecycleStatus="planned",
            extension=[milestone("b"), milestone("c"), milestone("b")],
        ),
        goal(id="b", category=[OBJECTIVE]),
        goal(id="c", extension=[milestone("a")]),
        levels=theirs,
    )
    assert found.plans[0].plan.criteria == (
        Criterion(
            code="a",
            kind=CriterionKind.TRANSFER,
            statement="Stay at work.",
            objectives=("b",),
            level=asam3.LEVEL_1,
        ),
    )
    assert dropped(found) == {
        "$[1].category[1].coding[1]": DroppedReason.OTHER_CODE,
        "$[1].extension[1]": DroppedReason.NO_PLACE,
        "$[1].lifecycleStatus": DroppedReason.NO_PLACE,
        "$[3].extension[0]": DroppedReason.NO_PLACE,
    }


@pytest.mark.parametrize(
    "category",
    [[ours("plan-part", "attendance")], [concept("OP")], [OBJECTIVE, concept("OP")]],
)
def test_a_category_that_says_more_than_is_held_is_dropped(category: Any) -> None:
    found = read(
        care_plan(goal=[to("Goal", "g")]),
        goal(category=category),
        levels={(SYSTEM, "OP"): asam3.LEVEL_1},
    )
    assert dropped(found) == {"$[1].category": DroppedReason.NO_PLACE}


def test_of_two_of_our_categories_the_first_stands() -> None:
    both = [OBJECTIVE, ours("plan-part", "transfer-criterion")]
    plan = only(care_plan(goal=[to("Goal", "g")]), goal(category=both))
    assert len(plan.objectives) == 1
    assert plan.criteria == ()


# --- problems -------------------------------------------------------------------------


def test_a_condition_is_a_problem_with_its_first_code() -> None:
    coded = concept("F11", "F12", text="Opioid use")
    coded["coding"][0]["display"] = "Opioid"
    found = read(
        care_plan(addresses=[to("Condition", "c")]),
        condition(code=coded, clinicalStatus={"text": "active"}, note=[{"text": "x"}]),
    )
    assert found.plans[0].plan.problems == (
        Problem(code="c", statement="Opioid use", condition=Coding(SYSTEM, "F11")),
    )
    assert dropped(found) == dict.fromkeys(
        ("$[1].clinicalStatus", "$[1].code.coding[1]", "$[1].note"),
        DroppedReason.NO_PLACE,
    )


def test_evidence_of_others_is_no_assessment() -> None:
    """A laboratory report would make a plan look as if it came from an assessment."""
    evidence = [{"detail": [to("DiagnosticReport", "1")]}]
    found = read(
        care_plan(addresses=[to("Condition", "c")]), condition(evidence=evidence)
    )
    assert found.plans[0].plan.problems[0].found_in is None
    assert dropped(found) == {"$[1].evidence": DroppedReason.NO_PLACE}


def test_a_problem_that_was_put_off_stands_beside_the_plan() -> None:
    own = {"identifier": [{"system": f"{OURS}:code", "value": "P2"}]}
    late = condition(
        **own,
        note=[{"text": "later"}],
        evidence=[{"detail": [{"identifier": {"value": "page 3"}}]}],
    )
    put_off = Problem(
        code="P2", statement="Opioid use", deferred="later", found_in="page 3"
    )
    found = read(care_plan(supportingInfo=[to("Condition", "c")]), late)
    assert found.plans[0].plan.problems == (put_off,)
    assert found.dropped == ()
    # A note beside a problem that is addressed does not say that it is put off.
    addressed = read(care_plan(addresses=[to("Condition", "c")]), late)
    assert addressed.plans[0].plan.problems[0].deferred is None
    assert dropped(addressed) == {"$[1].note": DroppedReason.NO_PLACE}


def test_a_condition_without_words_goes_by_its_code() -> None:
    found = read(
        care_plan(addresses=[to("Condition", "c")]), condition(code=concept("F11"))
    )
    assert found.plans[0].plan.problems[0].statement == "F11"
    assert assumed(found) == {("$[1].code", Assumption.CODE_TEXT)}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"code": None}, DroppedReason.NO_TEXT),
        ({"verificationStatus": concept("refuted")}, DroppedReason.NOT_STANDING),
        (
            {"verificationStatus": concept("entered-in-error")},
            DroppedReason.NOT_STANDING,
        ),
        (
            {"verificationStatus": {"coding": [{"code": "refuted"}]}},
            DroppedReason.NOT_STANDING,
        ),
        (
            {"verificationStatus": concept("confirmed", "refuted")},
            DroppedReason.NOT_STANDING,
        ),
        ({"implicitRules": "x"}, DroppedReason.MODIFIED),
    ],
)
def test_a_condition_that_is_none_is_dropped(
    changes: dict[str, Any], reason: DroppedReason
) -> None:
    found = read(
        care_plan(addresses=[to("Condition", "c")], goal=[to("Goal", "g")]),
        condition(**changes),
        goal(addresses=[to("Condition", "c")]),
    )
    assert found.plans[0].plan.problems == ()
    assert found.plans[0].plan.goals[0].addresses == ()
    assert dropped(found) == {"$[1]": reason}


def test_a_confirmed_condition_is_a_problem() -> None:
    confirmed = condition(verificationStatus=concept("confirmed"))
    assert (
        len(only(care_plan(addresses=[to("Condition", "c")]), confirmed).problems) == 1
    )


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (concept("confirmed"), False),
        ({"coding": [{"code": "confirmed"}]}, False),
        (None, False),
        (concept("unconfirmed"), True),
        (concept("provisional"), True),
        (concept("differential"), True),
        (concept("confirmed", "provisional"), True),
        ({"coding": [{"code": "differential"}]}, True),
        ({"text": "entered in error"}, True),
        ({"coding": [{"display": "Refuted"}]}, True),
    ],
)
def test_a_condition_that_is_not_confirmed_is_read_and_told(
    status: dict[str, Any] | None, *, told: bool
) -> None:
    found = read(
        care_plan(addresses=[to("Condition", "c")]),
        condition(verificationStatus=status),
    )
    assert len(found.plans[0].plan.problems) == 1
    path = "$[1].verificationStatus"
    assert assumed(found) == ({(path, Assumption.UNCONFIRMED)} if told else set())


def test_the_same_reference_twice_is_one() -> None:
    twice = [to("Condition", "c")] * 2
    url = "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal"
    served = {"url": url, "valueReference": to("Goal", "g")}
    detail = {"status": "scheduled", "code": concept("talk")}
    plan = only(
        care_plan(
            addresses=twice,
            goal=[to("Goal", "g")],
            activity=[
                {"reference": to("ServiceRequest", "r")},
                {"detail": {**detail, "goal": [to("Goal", "g")] * 2}},
            ],
        ),
        goal(addresses=twice),
        condition(),
        request(extension=[served, served]),
    )
    assert plan.goals[0].addresses == ("c",)
    assert [one.serves for one in plan.interventions] == [("g",), ("g",)]


def test_a_problem_is_one_however_often_it_is_addressed() -> None:
    plan = only(
        care_plan(addresses=[to("Condition", "c")], goal=[to("Goal", "g")]),
        goal(addresses=[to("Condition", "c"), to("Condition", "d")]),
        condition(id="d", code={"text": "Debt"}),
        condition(),
    )
    # In the order of the document, not of the references.
    assert [one.code for one in plan.problems] == ["d", "c"]
    assert plan.goals[0].addresses == ("c", "d")


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ({"reference": "Condition/x9", "display": "Debt"}, "x9"),
        ({"reference": "https://ehr.example/Condition/x9", "display": "Debt"}, "x9"),
        ({"reference": "Condition/x9/_history/2", "display": "Debt"}, "x9"),
        ({"type": "Condition", "display": "Debt"}, "problem-1"),
        ({"display": "Debt"}, "problem-1"),
    ],
)
def test_a_problem_outside_the_document_is_what_its_reference_calls_it(
    reference: dict[str, Any], code: str
) -> None:
    found = read(care_plan(addresses=[reference]))
    assert found.plans[0].plan.problems == (Problem(code=code, statement="Debt"),)
    assert assumed(found) == {("$.addresses[0]", Assumption.REFERENCE_TEXT)}


def test_two_references_to_one_problem_outside_the_document_are_one() -> None:
    away = {"reference": "Condition/x9", "display": "Debt"}
    same = {"reference": "Condition/x9/_history/2", "display": "Debt"}
    plan = only(
        care_plan(addresses=[away], goal=[to("Goal", "g")]), goal(addresses=[same])
    )
    assert plan.goals[0].addresses == ("x9",)
    assert len(plan.problems) == 1


@pytest.mark.parametrize(
    "reference",
    [
        {"reference": "Condition/x9"},
        {"reference": "Observation/x9", "display": "Weight"},
        {"display": "Weight"},
        {"type": "Observation", "display": "Weight"},
        {"reference": "Condition/x9/Weight", "display": "Weight"},
        {"reference": "Observation/x9", "type": "Condition", "display": "Weight"},
    ],
)
def test_a_goal_addresses_no_problem_that_is_not_said_to_be_one(
    reference: dict[str, Any],
) -> None:
    found = read(care_plan(goal=[to("Goal", "g")]), goal(addresses=[reference]))
    assert found.plans[0].plan.problems == ()
    assert dropped(found) == {"$[1].addresses[0]": DroppedReason.UNRESOLVED}


# --- supporting information -----------------------------------------------------------


def test_supporting_information_of_others_is_dropped() -> None:
    fact = {"resourceType": "Observation", "code": {"text": "x"}, "status": "final"}
    known = {**fact, "code": ours("plan-part", "strength")}
    found = read(
        care_plan(
            supportingInfo=[
                to("Condition", "c"),
                to("Observation", "away"),
                {"reference": "#other"},
                {"reference": "#none"},
                {"reference": "#good"},
                {"display": "A letter"},
            ],
            contained=[
                {**fact, "id": "other"},
                {**known, "id": "none"},
                {**known, "id": "good", "valueString": "A sister"},
            ],
        ),
        condition(),
    )
    assert found.plans[0].plan.strengths == ("A sister",)
    assert dropped(found) == {
        "$[0].contained[0]": DroppedReason.NO_PLACE,
        "$[0].contained[1]": DroppedReason.NO_PLACE,
        "$[0].supportingInfo[0]": DroppedReason.OTHER_KIND,
        "$[0].supportingInfo[1]": DroppedReason.UNRESOLVED,
        "$[0].supportingInfo[5]": DroppedReason.UNRESOLVED,
        "$[1]": DroppedReason.OTHER_RESOURCE,
    }


OBSERVED: Final = [
    ("final", None),
    ("unknown", None),
    (None, None),
    ("entered-in-error", DroppedReason.ENTERED_IN_ERROR),
    ("cancelled", DroppedReason.NOT_STANDING),
]


@pytest.mark.parametrize(("status", "reason"), OBSERVED)
def test_a_need_that_was_never_so_is_none(
    status: str | None, reason: DroppedReason | None
) -> None:
    need = made(
        {
            "resourceType": "Observation",
            "id": "o",
            "code": ours("plan-part", "need"),
            "valueString": "a home",
        },
        {"status": status},
    )
    found = read(care_plan(supportingInfo=[{"reference": "#o"}], contained=[need]))
    assert found.plans[0].plan.needs == (("a home",) if reason is None else ())
    assert dropped(found) == ({} if reason is None else {"$.contained[0]": reason})
    bad = {**need, "status": "banana"}
    (told,) = problems(care_plan(supportingInfo=[{"reference": "#o"}], contained=[bad]))
    assert told.startswith("$.contained[0].status must be one of amended, cancelled")


@pytest.mark.parametrize(("status", "reason"), OBSERVED)
def test_a_baseline_that_was_never_so_is_none(
    status: str | None, reason: DroppedReason | None
) -> None:
    before = made(
        {
            "resourceType": "Observation",
            "id": "b",
            "code": ours("plan-part", "baseline"),
            "valueQuantity": {"value": 2},
        },
        {"status": status},
    )
    step = goal(
        category=[OBJECTIVE], addresses=[{"reference": "#b"}], contained=[before]
    )
    found = read(care_plan(goal=[to("Goal", "g")]), step)
    (objective,) = found.plans[0].plan.objectives
    assert objective.baseline == (2 if reason is None else None)
    assert dropped(found) == ({} if reason is None else {"$[1].contained[0]": reason})


def test_a_fact_about_somebody_else_is_dropped() -> None:
    fact = {
        "resourceType": "Observation",
        "id": "s",
        "status": "final",
        "code": ours("plan-part", "strength"),
        "valueString": "A sister",
        "subject": {"reference": "Patient/2"},
    }
    found = read(care_plan(supportingInfo=[{"reference": "#s"}], contained=[fact]))
    assert found.plans[0].plan.strengths == ()
    assert DroppedReason.OTHER_SUBJECT in dropped(found).values()


# --- participants ---------------------------------------------------------------------


def team(*members: Any, **more: Any) -> dict[str, Any]:
    return {"resourceType": "CareTeam", "id": "t", "participant": [*members], **more}


def test_who_takes_part_in_a_known_role_is_a_participant() -> None:
    found = read(
        care_plan(
            careTeam=[{"reference": "#t"}],
            contained=[
                team(
                    {"role": [concept("lead")], "member": to("Practitioner", "7")},
                    {"role": [concept("kin", "lead"), ours("plan-part", "primary")]},
                    {"role": [concept("kin")], "member": {"reference": "#p"}},
                    {
                        "role": [concept("kin")],
                        "member": {"identifier": {"system": "npi", "value": "6"}},
                    },
                    {"role": [concept("kin")], "member": {"display": "A sister"}},
                    {"role": [concept("cook")], "member": to("Practitioner", "8")},
                    {"member": to("Practitioner", "9")},
                    status="active",
                    name="Team",
                )
            ],
        )
    )
    assert found.plans[0].plan.participants == (
        Participant(role=StaffRole.COUNSELOR, reference="Practitioner/7"),
        Participant(role=Party.GUARDIAN, primary=True),
        Participant(role=StaffRole.COUNSELOR, primary=True),
        Participant(role=Party.GUARDIAN),
        Participant(role=Party.GUARDIAN, reference="6"),
        Participant(role=Party.GUARDIAN),
    )
    where = "$.contained[0]"
    assert dropped(found) == {
        f"{where}.name": DroppedReason.NO_PLACE,
        f"{where}.participant[3].member.identifier.system": DroppedReason.NO_PLACE,
        f"{where}.participant[4].member.display": DroppedReason.NO_PLACE,
        f"{where}.participant[5]": DroppedReason.OTHER_CODE,
        f"{where}.participant[6]": DroppedReason.OTHER_CODE,
    }


def test_a_member_who_may_be_something_else_takes_no_part() -> None:
    lead = {"role": [concept("lead")]}
    modified = {**lead, "modifierExtension": [{"url": "x"}]}
    found = read(
        care_plan(careTeam=[to("CareTeam", "t")]), team(modified, lead, status="active")
    )
    assert len(found.plans[0].plan.participants) == 1
    assert dropped(found) == {"$[1].participant[0]": DroppedReason.MODIFIED}


def test_a_team_that_does_not_stand_is_dropped() -> None:
    member = {"role": [concept("lead")]}
    for status in ("proposed", "suspended", "inactive", "entered-in-error"):
        found = read(
            care_plan(careTeam=[to("CareTeam", "t")]), team(member, status=status)
        )
        assert found.plans[0].plan.participants == ()
        assert dropped(found) == {"$[1]": DroppedReason.NOT_STANDING}


# --- interventions --------------------------------------------------------------------

ACTIVITY: Final = [{"reference": to("ServiceRequest", "r")}]


def test_a_request_is_an_intervention() -> None:
    found = read(
        care_plan(activity=ACTIVITY, goal=[to("Goal", "g")]),
        goal(),
        request(
            orderDetail=[ours("format", "group"), ours("mode", "video")],
            performerType=concept("lead"),
            note=[{"text": "Motivational."}],
            extension=[
                {
                    "url": "http://hl7.org/fhir/StructureDefinition/"
                    "resource-pertainsToGoal",
                    "valueReference": to("Goal", "g"),
                }
            ],
        ),
    )
    assert found.plans[0].plan.interventions == (
        Intervention(
            code="r",
            kind=ServiceKind.COUNSELING,
            serves=("g",),
            statement="Motivational.",
            format=Format.GROUP,
            mode=Mode.VIDEO,
            staff=StaffRole.COUNSELOR,
        ),
    )
    assert (found.dropped, found.assumed) == ((), ())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": None}, DroppedReason.NO_STATUS),
        ({"intent": None}, DroppedReason.NO_STATUS),
        ({"status": "entered-in-error"}, DroppedReason.ENTERED_IN_ERROR),
        ({"status": "revoked"}, DroppedReason.NOT_STANDING),
        ({"doNotPerform": True}, DroppedReason.PROHIBITED),
        ({"code": None}, DroppedReason.OTHER_CODE),
        ({"code": concept("cook")}, DroppedReason.OTHER_CODE),
        ({"code": concept("talk", "test")}, DroppedReason.SEVERAL_MEANINGS),
        ({"modifierExtension": [{"url": "x"}]}, DroppedReason.MODIFIED),
    ],
)
def test_a_request_that_prescribes_nothing_known_is_dropped(
    changes: dict[str, Any], reason: DroppedReason
) -> None:
    found = read(care_plan(activity=ACTIVITY), request(**changes))
    assert found.plans[0].plan.interventions == ()
    assert dropped(found) == {"$[1]": reason}


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("active", False),
        ("draft", True),
        ("on-hold", True),
        ("completed", True),
        ("unknown", True),
    ],
)
def test_a_request_of_another_status_is_read_and_told(
    status: str, *, told: bool
) -> None:
    found = read(care_plan(activity=ACTIVITY), request(status=status))
    assert len(found.plans[0].plan.interventions) == 1
    expected = {("$[1].status", Assumption.STATUS)} if told else set()
    assert assumed(found) == expected


def test_two_codes_of_one_kind_are_one() -> None:
    plan = only(care_plan(activity=ACTIVITY), request(code=concept("talk", "talk-2")))
    assert plan.interventions[0].kind is ServiceKind.COUNSELING


def test_what_a_code_is_called_is_kept_in_the_statement() -> None:
    named = concept("cook", "talk")
    named["coding"][1]["display"] = "Drug addiction counseling"
    plan = only(care_plan(activity=ACTIVITY), request(code=named))
    assert plan.interventions[0].statement == "Drug addiction counseling"
    texted = only(
        care_plan(activity=ACTIVITY), request(code={**named, "text": "Talking"})
    )
    assert texted.interventions[0].statement == "Talking"


def test_several_texts_are_joined_and_told() -> None:
    notes = [{"text": "first"}, {"text": "second"}]
    found = read(care_plan(activity=ACTIVITY), request(note=notes))
    assert found.plans[0].plan.interventions[0].statement == "first\nsecond"
    assert assumed(found) == {("$[1]", Assumption.JOINED)}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"performerType": concept("lead", "kin")}, "performerType"),
        (
            {"orderDetail": [ours("format", "group"), ours("format", "family")]},
            "orderDetail",
        ),
        (
            {"orderDetail": [ours("mode", "video"), ours("mode", "audio")]},
            "orderDetail",
        ),
    ],
)
def test_of_two_that_cannot_both_be_neither_is_taken(
    changes: dict[str, Any], path: str
) -> None:
    found = read(care_plan(activity=ACTIVITY), request(**changes))
    (item,) = found.plans[0].plan.interventions
    assert (item.format, item.mode, item.staff) == (None, None, None)
    assert dropped(found) == {f"$[1].{path}": DroppedReason.SEVERAL_MEANINGS}


@pytest.mark.parametrize(
    ("changes", "period"),
    [
        (
            {"occurrenceDateTime": "2026-03-09"},
            DateRange(date(2026, 3, 9), date(2026, 3, 10)),
        ),
        ({"occurrencePeriod": {"start": "2026-03-09"}}, DateRange(date(2026, 3, 9))),
        ({}, None),
    ],
)
def test_when_a_request_is_for(
    changes: dict[str, Any], period: DateRange | None
) -> None:
    found = read(care_plan(activity=ACTIVITY), request(**changes))
    assert found.plans[0].plan.interventions[0].period == period
    assert found.dropped == ()


def test_a_month_is_no_day_of_a_request() -> None:
    found = read(care_plan(activity=ACTIVITY), request(occurrenceDateTime="2026-03"))
    assert found.plans[0].plan.interventions[0].period is None
    assert dropped(found) == {"$[1].occurrenceDateTime": DroppedReason.NO_DAY}


def test_days_beside_a_timing_leave_it_unread() -> None:
    """FHIR allows one of them; of two, which one limits the other is not said."""
    timing = {"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk"}}
    found = read(
        care_plan(activity=ACTIVITY),
        request(occurrenceTiming=timing, occurrencePeriod={"start": "2026-03-09"}),
    )
    (item,) = found.plans[0].plan.interventions
    assert (item.dose, item.period) == (None, DateRange(date(2026, 3, 9)))
    assert dropped(found) == {"$[1].occurrenceTiming": DroppedReason.NO_PLACE}


@pytest.mark.parametrize(
    "needed",
    [
        {"asNeededBoolean": True},
        {"asNeededCodeableConcept": {"text": "craving"}},
        {"quantityQuantity": {"value": 20}},
        {"quantityRange": {"high": {"value": 20}}},
        {"quantityRatio": {"numerator": {"value": 20}}},
    ],
)
def test_what_is_given_as_needed_or_used_up_has_no_dose(
    needed: dict[str, Any],
) -> None:
    timing = {"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk"}}
    found = read(
        care_plan(activity=ACTIVITY), request(occurrenceTiming=timing, **needed)
    )
    assert found.plans[0].plan.interventions[0].dose is None
    assert set(dropped(found).values()) == {DroppedReason.UNCLEAR_TIMING}
    always = request(occurrenceTiming=timing, asNeededBoolean=False)
    plan = only(care_plan(activity=ACTIVITY), always)
    assert plan.interventions[0].dose is not None
    dated = request(occurrencePeriod={"start": "2026-03-09"}, **needed)
    plan = only(care_plan(activity=ACTIVITY), dated)
    assert plan.interventions[0].period == DateRange(date(2026, 3, 9))


def test_a_request_named_twice_is_one_prescription() -> None:
    found = read(care_plan(activity=[*ACTIVITY, *ACTIVITY]), request())
    assert len(found.plans[0].plan.interventions) == 1
    assert dropped(found) == {"$[0].activity[1]": DroppedReason.REPEATED}


@pytest.mark.parametrize("intent", ["proposal", "option"])
def test_a_request_that_nobody_decided_on_is_read_and_told(intent: str) -> None:
    found = read(care_plan(activity=ACTIVITY), request(intent=intent))
    assert len(found.plans[0].plan.interventions) == 1
    assert assumed(found) == {("$[1].intent", Assumption.INTENT)}


def test_what_a_request_serves_must_be_a_goal_of_the_plan() -> None:
    url = "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal"
    criterion = ours("plan-part", "transfer-criterion")
    found = read(
        care_plan(activity=ACTIVITY, goal=[to("Goal", "a")]),
        request(
            extension=[
                {"url": url, "valueReference": to("Goal", "elsewhere")},
                {"url": url, "valueReference": to("Goal", "b")},
                {"url": url, "valueReference": to("Goal", "a")},
                {"url": "http://x.example"},
            ]
        ),
        goal(id="a", category=[criterion]),
        goal(id="b"),
    )
    assert found.plans[0].plan.interventions[0].serves == ()
    unresolved = DroppedReason.UNRESOLVED
    assert dropped(found) == {
        "$[1].extension[0].valueReference": unresolved,
        "$[1].extension[1].valueReference": unresolved,
        "$[1].extension[2].valueReference": unresolved,
        "$[1].extension[3]": DroppedReason.NO_PLACE,
        "$[3]": DroppedReason.OTHER_RESOURCE,
    }


@pytest.mark.parametrize(
    ("activity", "path", "reason"),
    [
        (
            {"reference": to("ServiceRequest", "away")},
            ".reference",
            DroppedReason.UNRESOLVED,
        ),
        (
            {"reference": {"display": "Vitamins"}},
            ".reference",
            DroppedReason.UNRESOLVED,
        ),
        ({"reference": to("CarePlan", "cp")}, ".reference", DroppedReason.OTHER_KIND),
        ({"progress": [{"text": "x"}]}, "", DroppedReason.NO_PLACE),
        (
            {"modifierExtension": [{"url": "x"}], "detail": {}},
            "",
            DroppedReason.MODIFIED,
        ),
    ],
)
def test_an_activity_that_leads_nowhere_is_dropped(
    activity: dict[str, Any], path: str, reason: DroppedReason
) -> None:
    found = read(care_plan(activity=[activity]))
    assert found.plans[0].plan.interventions == ()
    assert dropped(found) == {f"$.activity[0]{path}": reason}


def detail(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {"status": "in-progress", "code": concept("talk")}
    return made(base, changes)


def test_an_activity_that_is_written_out_is_read_too() -> None:
    found = read(
        care_plan(
            goal=[to("Goal", "g")],
            activity=[
                {
                    "detail": detail(
                        kind="ServiceRequest",
                        goal=[{**to("Goal", "g"), "display": "work"}, to("Goal", "x")],
                        description="Motivational.",
                        location={"display": "Room 3"},
                    )
                },
                {"detail": detail(code=concept("test"))},
            ],
        ),
        goal(),
    )
    assert found.plans[0].plan.interventions == (
        Intervention(
            code="activity-1",
            kind=ServiceKind.COUNSELING,
            serves=("g",),
            statement="Motivational.",
        ),
        Intervention(code="activity-2", kind=ServiceKind.DRUG_TEST),
    )
    assert dropped(found) == {
        "$[0].activity[0].detail.goal[1]": DroppedReason.UNRESOLVED,
        "$[0].activity[0].detail.location": DroppedReason.NO_PLACE,
    }


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": None}, DroppedReason.NO_STATUS),
        ({"status": "cancelled"}, DroppedReason.NOT_STANDING),
        ({"status": "stopped"}, DroppedReason.NOT_STANDING),
        ({"status": "entered-in-error"}, DroppedReason.ENTERED_IN_ERROR),
        ({"doNotPerform": True}, DroppedReason.PROHIBITED),
        ({"modifierExtension": [{"url": "x"}]}, DroppedReason.MODIFIED),
        ({"code": concept("cook")}, DroppedReason.OTHER_CODE),
    ],
)
def test_a_written_out_activity_that_prescribes_nothing_known_is_dropped(
    changes: dict[str, Any], reason: DroppedReason
) -> None:
    found = read(care_plan(activity=[{"detail": detail(**changes)}]))
    assert found.plans[0].plan.interventions == ()
    assert dropped(found) == {"$.activity[0].detail": reason}


def test_of_a_reference_and_a_detail_the_reference_is_read() -> None:
    both = [{"reference": to("ServiceRequest", "r"), "detail": detail()}]
    found = read(care_plan(activity=both), request())
    assert [item.code for item in found.plans[0].plan.interventions] == ["r"]
    assert dropped(found) == {"$[0].activity[0].detail": DroppedReason.NO_PLACE}


# --- codes ----------------------------------------------------------------------------


def test_parts_with_one_id_are_told_apart() -> None:
    plan = only(
        care_plan(
            addresses=[to("Condition", "1")],
            goal=[to("Goal", "1")],
            activity=[{"reference": to("ServiceRequest", "1")}],
        ),
        condition(id="1"),
        goal(id="1"),
        request(id="1"),
    )
    assert plan.problems[0].code == "1"
    assert plan.goals[0].code == "1-2"
    assert plan.interventions[0].code == "1-3"


def test_parts_without_an_id_are_numbered() -> None:
    plan = only(care_plan(addresses=[{"display": "Debt"}, {"display": "Pain"}]))
    assert [one.code for one in plan.problems] == ["problem-1", "problem-2"]


def test_an_own_identifier_without_a_value_is_no_code() -> None:
    nameless = goal(identifier=[{"system": f"{OURS}:code"}])
    plan = only(care_plan(goal=[to("Goal", "g")]), nameless)
    assert [one.code for one in plan.goals] == ["g"]


@pytest.mark.parametrize("blank", [" ", "", 7])
def test_the_id_of_what_is_read_is_a_text(blank: Any) -> None:
    expected = "$.id must be a text that is not blank"
    assert problems(care_plan(id=blank)) == (expected,)
    # No reference leads to a resource without an id.
    found = read(care_plan(goal=[to("Goal", "g")]), goal(id=blank))
    assert dropped(found) == {
        "$[0].goal[0]": DroppedReason.UNRESOLVED,
        "$[1]": DroppedReason.OTHER_RESOURCE,
    }


def test_a_code_of_the_callers_own_is_found_among_other_identifiers() -> None:
    named = goal(
        identifier=[
            {"system": "http://x.example", "value": "7"},
            {"system": f"{OURS}:code", "value": "G 1"},
        ]
    )
    found = read(care_plan(goal=[to("Goal", "g")]), named)
    assert found.plans[0].plan.goals[0].code == "G 1"
    assert dropped(found) == {"$[1].identifier[0]": DroppedReason.NO_PLACE}


# --- what is refused ------------------------------------------------------------------


def test_all_problems_are_told_at_once_with_their_paths() -> None:
    text = "must be a text that is not blank"
    document = [
        care_plan(
            status="current",
            intent=7,
            subject="Patient/1",
            period={"start": "soon", "end": "2026-02-30"},
            goal={"reference": "Goal/g"},
        ),
        care_plan(
            goal=[to("Goal", "g")],
            activity=[{"reference": to("ServiceRequest", "r")}, "walk"],
            id="second",
        ),
        goal(lifecycleStatus="in-progress", startDate="March", target=[{"dueDate": 1}]),
        request(status="current", intent="wish", doNotPerform="no"),
        7,
    ]
    status = (
        "must be one of active, completed, draft, entered-in-error, on-hold, revoked, "
        "unknown"
    )
    lifecycle = (
        "must be one of accepted, active, cancelled, completed, entered-in-error, "
        "on-hold, planned, proposed, rejected"
    )
    intent = (
        "must be one of directive, filler-order, instance-order, option, order, "
        "original-order, plan, proposal, reflex-order"
    )
    assert problems(*document) == (
        "$[4] must be an object",
        f"$[0].status {status}",
        f"$[0].intent {text}",
        "$[0].subject must be an object",
        "$[0].period.start must be a FHIR dateTime",
        "$[0].period.end must be a FHIR dateTime",
        "$[0].goal must be a list",
        f"$[2].lifecycleStatus {lifecycle}",
        "$[2].startDate must be a FHIR dateTime",
        f"$[2].target[0].dueDate {text}",
        "$[1].activity[1] must be an object",
        f"$[3].status {status}",
        f"$[3].intent {intent}",
        "$[3].doNotPerform must be true or false",
    )


def test_a_care_team_outside_the_document_is_dropped() -> None:
    found = read(care_plan(careTeam=[to("CareTeam", "t")]))
    assert found.plans[0].plan.participants == ()
    assert dropped(found) == {"$.careTeam[0]": DroppedReason.UNRESOLVED}


MINE: Final = [{"system": f"{OURS}:code", "value": "X"}]
RELATED: Final = "http://hl7.org/fhir/StructureDefinition/goal-relationship"


def measured(code: Any) -> dict[str, Any]:
    """A goal with something measured before, whose value is malformed."""
    return {
        "resourceType": "Observation",
        "id": "before",
        "code": code,
        "valueQuantity": {"value": "x"},
    }


def related(*parts: dict[str, Any], url: Any = RELATED) -> dict[str, Any]:
    return {"extension": [{"url": url, "extension": list(parts)}]}


TARGET: Final = {"url": "target", "valueReference": {"reference": 7}}
TYPE: Final = {"url": "type", "valueCodeableConcept": {"coding": 7}}


@pytest.mark.parametrize(
    ("part", "paths"),
    [
        (
            goal(description={"text": 7}, identifier=7),
            ["description.text", "identifier"],
        ),
        (
            goal(lifecycleStatus="banana", description=7, startDate="soon"),
            ["lifecycleStatus", "description", "startDate"],
        ),
        # Whether it is an objective, with something measured before, nobody knows.
        (
            goal(
                category=[7],
                contained=[measured({"text": "x"})],
                addresses=[{"reference": "#before"}],
            ),
            ["category[0]"],
        ),
        (
            goal(
                category=[7],
                contained=[measured({"coding": [{"system": 7}]})],
                addresses=[{"reference": "#before"}],
            ),
            [
                "category[0]",
                "contained[0].code.coding[0].system",
                "contained[0].valueQuantity.value",
            ],
        ),
        (
            goal(**related(TARGET, TYPE)),
            [
                "extension[0].extension[1].valueCodeableConcept.coding",
                "extension[0].extension[0].valueReference.reference",
            ],
        ),
        (
            goal(**related(TARGET, url=7)),
            [
                "extension[0].url",
                "extension[0].extension[0].valueReference.reference",
            ],
        ),
        (
            goal(**related({**TARGET, "url": 7}, {**TYPE, "url": 7})),
            [
                "extension[0].extension[0].url",
                "extension[0].extension[0].valueReference.reference",
                "extension[0].extension[1].url",
                "extension[0].extension[1].valueCodeableConcept.coding",
            ],
        ),
        (
            goal(target=[{"measure": 7, "detailInteger": "x", "dueDate": "soon"}]),
            ["target[0].dueDate", "target[0].measure", "target[0].detailInteger"],
        ),
        (
            request(status=7, intent=7, code=7, note=7),
            ["status", "intent", "code", "note"],
        ),
        (
            request(
                code={
                    "coding": [
                        {"system": 7, "code": "talk", "display": 7},
                        {"system": SYSTEM, "code": "talk", "display": 7},
                    ]
                },
                extension=[{"url": 7, "valueReference": {"reference": 7}}],
            ),
            [
                "extension[0].url",
                "extension[0].valueReference.reference",
                "code.coding[0].system",
                "code.coding[0].display",
                "code.coding[1].display",
            ],
        ),
        (
            condition(identifier=MINE, code={"text": 7}, evidence=7),
            ["code.text", "evidence"],
        ),
        (
            goal(identifier=[{"system": 7, "value": 7}]),
            ["identifier[0].system", "identifier[0].value"],
        ),
        (
            condition(identifier=[7], evidence=[{"detail": 7}]),
            ["identifier[0]", "evidence[0].detail"],
        ),
    ],
)
def test_what_is_malformed_hides_no_problem_beside_it(
    part: dict[str, Any], paths: list[str]
) -> None:
    kind = part["resourceType"]
    plan = care_plan(
        goal=[to("Goal", "g")],
        activity=[{"reference": to("ServiceRequest", "r")}],
        addresses=[to("Condition", "c")],
    )
    others = {"Goal": goal(), "ServiceRequest": request(), "Condition": condition()}
    told = problems(plan, *(others | {kind: part}).values())
    assert {one.split()[0] for one in told} == {
        f"$[{1 + list(others).index(kind)}].{path}" for path in paths
    }


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({"status": "banana", "period": {"start": 7}, "goal": 7}, ["period.start"]),
        (
            {"status": "revoked", "period": {"start": "2026-03-02", "end": 7}},
            ["period.end"],
        ),
        ({"intent": 7, "period": 7}, ["intent", "period"]),
        ({"period": None, "created": "soon"}, ["created"]),
        (
            {"period": {"start": "2026-03-02", "end": 7}, "created": 7},
            ["period.end", "created"],
        ),
        ({"subject": 7, "identifier": 7}, ["subject", "identifier"]),
        ({"subject": {"reference": " "}}, ["subject.reference"]),
    ],
)
def test_a_malformed_plan_hides_no_problem_of_its_parts(
    changes: dict[str, Any], paths: list[str]
) -> None:
    plan = care_plan(**{"goal": [to("Goal", "g"), 7], **changes})
    found = {one.split()[0] for one in problems(plan, goal(startDate="soon"))}
    assert found >= {f"$[0].{path}" for path in paths}
    assert "$[0].goal" in found or {"$[0].goal[1]", "$[1].startDate"} <= found


def test_a_problem_that_is_put_off_may_be_malformed_in_several_places() -> None:
    put_off = condition(identifier=[7], code=7, note=[{"text": 7}])
    told = problems(care_plan(supportingInfo=[to("Condition", "c")]), put_off)
    assert [one.split()[0] for one in told] == [
        "$[1].identifier[0]",
        "$[1].code",
        "$[1].note[0].text",
    ]


def test_one_object_in_place_of_a_list_is_looked_into() -> None:
    spoilt = goal(description={"coding": {"display": 7}})
    assert problems(care_plan(goal=to("Goal", "g")), spoilt) == (
        "$[0].goal must be a list",
        "$[1].description.coding must be a list",
        "$[1].description.coding.display must be a text that is not blank",
    )


def test_what_has_a_key_that_is_no_text_is_looked_into() -> None:
    assert problems(care_plan(period={7: "x", "start": "soon"})) == (
        "$.period must have texts as keys",
        "$.period.start must be a FHIR dateTime",
    )


def test_what_is_malformed_and_then_contained_is_told() -> None:
    """Nothing refers to what is contained, and still it is no resource."""
    for contained, expected in (
        (7, "$.contained must be a list"),
        ([{"id": "x"}], "$.contained[0].resourceType must be a text"),
    ):
        assert problems(care_plan(contained=contained)) == (expected,)


def test_what_a_malformed_reference_would_lead_to_is_not_read() -> None:
    """Where it leads, nobody knows; what something else leads to is read."""
    spoilt = goal(lifecycleStatus="banana")
    lost = care_plan(goal=[{"reference": 7}])
    text = "must be a text that is not blank"
    assert problems(lost, spoilt) == (f"$[0].goal[0].reference {text}",)
    both = problems(lost, care_plan(id="other", goal=[to("Goal", "g")]), spoilt)
    assert both[0] == f"$[0].goal[0].reference {text}"
    assert both[1].startswith("$[2].lifecycleStatus must be one of")


def test_what_is_dropped_for_what_it_says_may_be_malformed_within() -> None:
    away = {"url": "http://x.example", "extension": [{"url": 7}]}
    other = related({"url": "other", "valueReference": {"reference": 7}})
    found = read(
        care_plan(
            goal=[to("Goal", "g")], activity=[{"reference": to("ServiceRequest", "r")}]
        ),
        goal(extension=[away, *other["extension"]]),
        request(code={"coding": [{"system": SYSTEM, "code": "x", "display": 7}]}),
    )
    assert dropped(found) == {
        "$[1].extension[0]": DroppedReason.NO_PLACE,
        "$[1].extension[1]": DroppedReason.NO_PLACE,
        "$[2]": DroppedReason.OTHER_CODE,
    }


def test_a_plan_entered_in_error_may_be_malformed_within() -> None:
    found = read(care_plan(status="entered-in-error", period=7, goal=7))
    assert dropped(found) == {"$": DroppedReason.ENTERED_IN_ERROR}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"period": {"start": 7}}, "$.period.start must be a text that is not blank"),
        ({"period": {"start": "2026-02-30"}}, "$.period.start must be a FHIR dateTime"),
        ({"period": [1]}, "$.period must be an object"),
        ({"created": "yesterday"}, "$.created must be a FHIR dateTime"),
        ({"goal": "Goal/g"}, "$.goal must be a list"),
        (
            {"contained": [{"id": "x"}], "goal": [{"reference": "#x"}]},
            "$.contained[0].resourceType must be a text",
        ),
        ({"subject": {7: "x"}}, "$.subject must have texts as keys"),
        (
            {"identifier": [{"system": 7}]},
            "$.identifier[0].system must be a text that is not blank",
        ),
        (
            {"addresses": [{"reference": ""}]},
            "$.addresses[0].reference must be a text that is not blank",
        ),
    ],
)
def test_malformed_structure_is_a_problem(
    changes: dict[str, Any], expected: str
) -> None:
    assert problems(care_plan(**changes)) == (expected,)


def test_a_flag_is_true_or_false() -> None:
    spoilt = request(doNotPerform="no")
    expected = "$[1].doNotPerform must be true or false"
    assert problems(care_plan(activity=ACTIVITY), spoilt) == (expected,)


def test_a_resource_that_is_not_read_may_be_malformed() -> None:
    found = read(care_plan(), goal(id=7, lifecycleStatus=[]))
    assert dropped(found) == {"$[1]": DroppedReason.OTHER_RESOURCE}


def test_no_problem_quotes_anything() -> None:
    secret = "jane-doe"
    with pytest.raises(DocumentError) as caught:
        read(
            care_plan(
                status=secret,
                period={"start": secret},
                created=secret,
                goal=secret,
            )
        )
    assert secret not in f"{caught.value} {caught.value!r}"


def test_nothing_read_is_printed() -> None:
    secret = "jane-doe"
    found = read(
        care_plan(
            id=secret,
            subject={"reference": f"Patient/{secret}", "display": secret},
            addresses=[{"display": secret}],
            note=[{"text": secret}],
        )
    )
    assert secret not in f"{found} {found!r} {found.plans}"


def test_reading_changes_nothing() -> None:
    document = [care_plan(goal=[to("Goal", "g")]), goal()]
    before = copy.deepcopy(document)
    read(*document)
    assert document == before


def test_a_plan_repeated_is_read_once_and_told() -> None:
    found = read(
        care_plan(), care_plan(), care_plan(subject={"reference": "Patient/2"})
    )
    assert [one.path for one in found.plans] == ["$[0]", "$[2]"]
    assert dropped(found) == {"$[1]": DroppedReason.REPEATED}


# --- arguments ------------------------------------------------------------------------


@pytest.mark.parametrize("document", ["{}", b"{}", None, 7, {1, 2}])
def test_a_document_that_is_not_loaded_is_refused(document: Any) -> None:
    with pytest.raises(
        FieldTypeError,
        match=r"read_plans\.document must be a Bundle, a list of resources, or a "
        r"CarePlan, not",
    ):
        read_plans(document)


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("services", "a ServiceKind"),
        ("levels", "a Level"),
        ("roles", "a StaffRole or a Party"),
        ("scales", "a Scale"),
    ],
)
def test_what_codes_mean_is_checked(field: str, wanted: str) -> None:
    for given, expected in (
        ("talk", "a mapping from codes"),
        (0, "a mapping from codes"),
        ({"talk": 1}, "keyed by pairs"),
        ({(SYSTEM, "talk"): "counseling"}, wanted),
    ):
        with pytest.raises(FieldTypeError, match=rf"read_plans\.{field}.*{expected}"):
            read_plans(care_plan(), **{field: given})


def test_meanings_of_the_callers_stand_above_our_own() -> None:
    own = (f"{OURS}:service-kind", "counseling")
    item = Intervention(code="I1", kind=ServiceKind.COUNSELING)
    plan = TreatmentPlan(in_force=DateRange(MARCH_2), interventions=(item,))
    written = write_plan(plan, subject="Patient/1", code="1").resources
    (found,) = read_plans(written, services={own: ServiceKind.SKILLS}).plans
    assert found.plan.interventions[0].kind is ServiceKind.SKILLS


def test_codes_of_the_callers_are_written_and_read_beside_our_own() -> None:
    mine = {ServiceKind.COUNSELING: (SYSTEM, "talk")}
    item = Intervention(code="I1", kind=ServiceKind.COUNSELING)
    end = Criterion(
        code="C1",
        kind=CriterionKind.DISCHARGE,
        statement="No use for 30 days",
        level=asam3.LEVEL_1,
    )
    plan = TreatmentPlan(
        in_force=DateRange(MARCH_2), interventions=(item,), criteria=(end,)
    )
    theirs = {asam3.LEVEL_1: (SYSTEM, "OP")}
    written = write_plan(
        plan, subject="Patient/1", code="1", services=mine, levels=theirs
    ).resources
    both = {code_of(asam3.LEVEL_1): asam3.LEVEL_1, (SYSTEM, "OP"): asam3.LEVEL_1}
    found = read_plans(written, services=SERVICES, levels=both)
    assert found.plans[0].plan == plan
    assert found.dropped == ()
    # Without the caller's meanings our own codes are enough, and theirs are told.
    alone = read_plans(written)
    assert alone.plans[0].plan.interventions == plan.interventions
    assert set(dropped(alone).values()) == {DroppedReason.OTHER_CODE}


def test_every_reason_and_every_assumption_has_words_of_its_own() -> None:
    for words in (DroppedReason, Assumption):
        assert len({word.value for word in words}) == len(words)
