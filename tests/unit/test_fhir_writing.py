"""A plan as FHIR: which resources, which ids, what is lost and what is refused."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs
import pytest

from continuum.documents import Party, Signature
from continuum.errors import FieldTypeError, FieldValueError
from continuum.instruments import PHQ_9
from continuum.interop.fhir import (
    LossReason,
    Lost,
    Written,
    code_of,
    read_plans,
    write_plan,
)
from continuum.measuring import Metric, Target
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    Rolling,
    Week,
    Weekday,
    Window,
    Year,
)
from continuum.plan import (
    Coding,
    Consent,
    ConsentScope,
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    GoalJudgment,
    GoalLifecycle,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.progress import Achievement
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.systems import asam3
from continuum.terms import weeks
from tests.strategies_plan import OWN_SCALE

DAYS: Final = DateRange(date(2026, 3, 2), date(2026, 6, 2))
SNOMED: Final = "http://snomed.info/sct"


def plan(**fields: Any) -> TreatmentPlan:
    return TreatmentPlan(in_force=fields.pop("in_force", DAYS), **fields)


def write(subject: Any = "Patient/1", **fields: Any) -> Written:
    return write_plan(plan(**fields), subject=subject, code="1")


def of_type(written: Written, kind: str) -> list[Any]:
    return [one for one in written.resources if one["resourceType"] == kind]


def lost(written: Written) -> dict[str, LossReason]:
    return {one.path: one.reason for one in written.lost}


def objective(**fields: Any) -> Any:
    """The target that an objective of these fields is written with."""
    one = Objective(code="O1", statement="A step", **fields)
    written = write(objectives=(one,))
    (goal,) = of_type(written, "Goal")
    return goal.get("target"), lost(written)


def request(**fields: Any) -> Any:
    item = Intervention(code="I1", kind=ServiceKind.COUNSELING, **fields)
    written = write(interventions=(item,))
    (found,) = of_type(written, "ServiceRequest")
    return found


# --- resources ------------------------------------------------------------------------


def test_an_empty_plan_is_one_care_plan() -> None:
    written = write()
    assert written.resources == (
        {
            "resourceType": "CarePlan",
            "id": "1",
            "identifier": [{"system": "urn:continuum-of-care:code", "value": "1"}],
            "status": "unknown",
            "intent": "plan",
            "subject": {"reference": "Patient/1"},
            "period": {"start": "2026-03-02", "end": "2026-06-01"},
        },
    )
    assert written.lost == ()
    assert str(written) == "1 resources; 0 parts lost"


def test_an_open_plan_has_no_end() -> None:
    (care_plan,) = of_type(write(in_force=DateRange(date(2026, 3, 2))), "CarePlan")
    assert care_plan["period"] == {"start": "2026-03-02"}


def test_an_activity_refers_to_a_request_and_is_never_written_out() -> None:
    written = write(
        interventions=(
            Intervention(code="I1", kind=ServiceKind.COUNSELING),
            Intervention(code="I2", kind=ServiceKind.DRUG_TEST),
        )
    )
    (care_plan,) = of_type(written, "CarePlan")
    assert care_plan["activity"] == [
        {"reference": {"reference": "ServiceRequest/1.I1"}},
        {"reference": {"reference": "ServiceRequest/1.I2"}},
    ]
    assert all("basedOn" not in one for one in of_type(written, "ServiceRequest"))


def test_a_request_says_what_how_when_by_whom_and_what_for() -> None:
    item = Intervention(
        code="I1",
        kind=ServiceKind.COUNSELING,
        serves=("G1",),
        statement="Motivational.",
        dose=Dose(times=3, minutes=180, most=5),
        period=DateRange(date(2026, 3, 2), date(2026, 3, 3)),
        format=Format.GROUP,
        mode=Mode.VIDEO,
        staff=StaffRole.COUNSELOR,
    )
    goal = Goal(code="G1", statement="A goal")
    written = write(goals=(goal,), interventions=(item,))
    (found,) = of_type(written, "ServiceRequest")
    ours = "urn:continuum-of-care"
    assert found == {
        "resourceType": "ServiceRequest",
        "id": "1.I1",
        "extension": [
            {
                "url": "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal",
                "valueReference": {"reference": "Goal/1.G1"},
            }
        ],
        "identifier": [{"system": f"{ours}:code", "value": "I1"}],
        "status": "unknown",
        "intent": "plan",
        "code": {
            "coding": [{"system": f"{ours}:service-kind", "code": "counseling"}],
        },
        "orderDetail": [
            {"coding": [{"system": f"{ours}:format", "code": "group"}]},
            {"coding": [{"system": f"{ours}:mode", "code": "video"}]},
        ],
        "subject": {"reference": "Patient/1"},
        "occurrenceTiming": {
            "repeat": {
                "boundsPeriod": {"start": "2026-03-02", "end": "2026-03-02"},
                "duration": 180,
                "durationUnit": "min",
                "frequency": 3,
                "frequencyMax": 5,
                "period": 1,
                "periodUnit": "wk",
            }
        },
        "performerType": {
            "coding": [{"system": f"{ours}:role", "code": "counselor"}],
        },
        "note": [{"text": "Motivational."}],
    }


def test_days_without_a_dose_are_a_period() -> None:
    found = request(period=DateRange(date(2026, 3, 2)))
    assert found["occurrencePeriod"] == {"start": "2026-03-02"}
    assert "occurrenceTiming" not in found


@pytest.mark.parametrize(
    ("per", "repeat", "reason"),
    [
        (WEEK, (1, "wk"), None),
        (Week(Weekday.SUNDAY), (1, "wk"), LossReason.FIRST_DAY),
        (CALENDAR_DAY, (1, "d"), None),
        (CALENDAR_MONTH, (1, "mo"), None),
        (Blocks(1), (1, "d"), LossReason.ONE_DAY_BLOCK),
        (Blocks(2), (2, "d"), None),
        (Blocks(7), (7, "d"), None),
    ],
)
def test_a_dose_is_written_per_its_window(
    per: Window, repeat: tuple[int, str], reason: LossReason | None
) -> None:
    item = Intervention(
        code="I1",
        kind=ServiceKind.COUNSELING,
        dose=Dose(times=2, minutes=None, per=per),
    )
    written = write(interventions=(item,))
    (found,) = of_type(written, "ServiceRequest")
    assert found["occurrenceTiming"]["repeat"] == {
        "frequency": 2,
        "period": repeat[0],
        "periodUnit": repeat[1],
    }
    where = "interventions[0].dose.per"
    assert lost(written) == ({} if reason is None else {where: reason})


def test_a_goal_names_its_milestones_and_what_it_addresses() -> None:
    written = write(
        problems=(Problem(code="P1", statement="A problem"),),
        goals=(
            Goal(code="G2", statement="A part", part_of="G1"),
            Goal(
                code="G1",
                statement="A whole",
                addresses=("P1",),
                lifecycle=GoalLifecycle.ON_HOLD,
                starts=date(2026, 3, 9),
            ),
        ),
        objectives=(Objective(code="O1", statement="A step", goal="G1"),),
    )
    part, whole, step = of_type(written, "Goal")
    assert "extension" not in part
    assert [
        extension["extension"][1]["valueReference"] for extension in whole["extension"]
    ] == [{"reference": "Goal/1.G2"}, {"reference": "Goal/1.O1"}]
    assert whole["addresses"] == [{"reference": "Condition/1.P1"}]
    assert (whole["lifecycleStatus"], whole["startDate"]) == ("on-hold", "2026-03-09")
    # An objective is pursued as long as its goal is.
    assert step["lifecycleStatus"] == "on-hold"
    assert step["category"][0]["coding"][0]["code"] == "objective"


def test_an_objective_of_no_goal_is_active() -> None:
    written = write(objectives=(Objective(code="O1", statement="A step"),))
    (step,) = of_type(written, "Goal")
    assert step["lifecycleStatus"] == "active"


def test_a_criterion_is_a_goal_of_its_own_category() -> None:
    step = Objective(code="O1", statement="A step")
    end = Criterion(
        code="C1",
        kind=CriterionKind.STEP_DOWN,
        statement="No use for 30 days",
        objectives=("O1",),
        level=asam3.LEVEL_1,
    )
    mine = ("http://codes.example", "OP")
    written = write_plan(
        plan(objectives=(step,), criteria=(end,)),
        subject="Patient/1",
        code="1",
        levels={asam3.LEVEL_1: mine},
    )
    _, found = of_type(written, "Goal")
    part, level = found["category"]
    assert part["coding"][0]["code"] == "step-down-criterion"
    assert [(one["system"], one["code"]) for one in level["coding"]] == [
        code_of(asam3.LEVEL_1),
        mine,
    ]
    assert written.lost == ()


def test_the_callers_code_stands_beside_our_own() -> None:
    mine = (SNOMED, "60112009")
    item = Intervention(code="I1", kind=ServiceKind.COUNSELING)
    written = write_plan(
        plan(interventions=(item,)),
        subject="Patient/1",
        code="1",
        services={ServiceKind.COUNSELING: mine},
    )
    (found,) = of_type(written, "ServiceRequest")
    assert found["code"]["coding"][1] == {"system": mine[0], "code": mine[1]}


def test_a_problem_is_a_condition_and_one_put_off_is_not_addressed() -> None:
    written = write(
        problems=(
            Problem(
                code="P1",
                statement="Opioid use",
                condition=Coding("http://hl7.org/fhir/sid/icd-10-cm", "F11.20"),
                found_in="Observation/7",
            ),
            Problem(code="P2", statement="Debt", deferred="later", found_in="page 3"),
        )
    )
    (care_plan,) = of_type(written, "CarePlan")
    assert care_plan["addresses"] == [{"reference": "Condition/1.P1"}]
    assert care_plan["supportingInfo"] == [{"reference": "Condition/1.P2"}]
    first, second = of_type(written, "Condition")
    assert first["code"] == {
        "coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "F11.20"}],
        "text": "Opioid use",
    }
    assert first["evidence"] == [{"detail": [{"reference": "Observation/7"}]}]
    assert second["evidence"] == [{"detail": [{"identifier": {"value": "page 3"}}]}]
    assert second["note"] == [{"text": "later"}]
    # Whether it is active, confirmed or resolved, the plan does not say.
    assert "clinicalStatus" not in first


def test_participants_are_a_contained_team() -> None:
    written = write(
        participants=(
            Participant(
                role=StaffRole.COUNSELOR, reference="Practitioner/7", primary=True
            ),
            Participant(role=Party.PATIENT, reference="the patient"),
            Participant(role=Party.GUARDIAN),
        )
    )
    (care_plan,) = of_type(written, "CarePlan")
    assert care_plan["careTeam"] == [{"reference": "#team"}]
    (team,) = care_plan["contained"]
    first, second, third = team["participant"]
    assert [role["coding"][0]["code"] for role in first["role"]] == [
        "counselor",
        "primary",
    ]
    assert first["member"] == {"reference": "Practitioner/7"}
    assert second["member"] == {"identifier": {"value": "the patient"}}
    assert "member" not in third


def test_strengths_needs_and_preferences_support_the_plan() -> None:
    written = write(
        strengths=("A sister",), needs=("A bus",), preferences=("Evenings",)
    )
    (care_plan,) = of_type(written, "CarePlan")
    assert [one["reference"] for one in care_plan["supportingInfo"]] == [
        "#strength-1",
        "#need-1",
        "#preference-1",
    ]
    assert [one["valueString"] for one in care_plan["contained"]] == [
        "A sister",
        "A bus",
        "Evenings",
    ]
    assert {one["status"] for one in care_plan["contained"]} == {"unknown"}


def test_the_last_judgment_of_a_goal_is_its_achievement() -> None:
    def review(day: int, *said: Achievement) -> Review:
        judgments = tuple(GoalJudgment(goal="G1", achievement=one) for one in said)
        return Review(on=date(2026, 4, day), judgments=judgments)

    written = write(
        goals=(Goal(code="G1", statement="One"), Goal(code="G2", statement="Two")),
        reviews=(
            review(1, Achievement.NO_PROGRESS),
            review(2, Achievement.IMPROVING, Achievement.ACHIEVED),
            review(3),
        ),
    )
    first, second = of_type(written, "Goal")
    (coding,) = first["achievementStatus"]["coding"]
    assert coding == {
        "system": "http://terminology.hl7.org/CodeSystem/goal-achievement",
        "code": "achieved",
    }
    assert "achievementStatus" not in second
    assert [one.path for one in written.lost] == [f"reviews[{n}]" for n in range(3)]


# --- status ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (None, "unknown"),
        (date(2026, 3, 1), "unknown"),
        (date(2026, 3, 2), "active"),
        (date(2026, 6, 1), "active"),
        (date(2026, 6, 2), "unknown"),
    ],
)
def test_a_plan_is_active_on_the_days_it_is_in_force(
    on: date | None, status: str
) -> None:
    written = write_plan(plan(), subject="Patient/1", code="1", on=on)
    assert written.resources[0]["status"] == status


def test_a_request_is_active_on_its_own_days() -> None:
    own = DateRange(date(2026, 4, 1), date(2026, 4, 8))
    items = (
        Intervention(code="I1", kind=ServiceKind.COUNSELING, period=own),
        Intervention(code="I2", kind=ServiceKind.COUNSELING),
    )
    for day, status in ((7, "active"), (8, "unknown")):
        written = write_plan(
            plan(interventions=items),
            subject="Patient/1",
            code="1",
            on=date(2026, 4, day),
        )
        first, second = of_type(written, "ServiceRequest")
        assert (first["status"], second["status"]) == (status, "active")


# --- targets --------------------------------------------------------------------------

MEETINGS: Final = Metric(name="recovery support", unit="meetings")


@pytest.mark.parametrize(
    ("target", "ends"),
    [
        (Target(at_least=3), {"low": {"value": 3, "unit": "meetings"}}),
        (Target(at_most=3), {"high": {"value": 3, "unit": "meetings"}}),
        (
            Target(at_least=3, at_most=5),
            {
                "low": {"value": 3, "unit": "meetings"},
                "high": {"value": 5, "unit": "meetings"},
            },
        ),
        (
            Target(at_least=3, at_most=3),
            {
                "low": {"value": 3, "unit": "meetings"},
                "high": {"value": 3, "unit": "meetings"},
            },
        ),
    ],
)
def test_a_target_is_a_range_whose_ends_may_be_open(
    target: Target, ends: dict[str, Any]
) -> None:
    found, parts = objective(measure=MEETINGS, target=target, due=date(2026, 4, 2))
    assert found == [
        {
            "measure": {"text": "recovery support"},
            "detailRange": ends,
            "dueDate": "2026-04-02",
        }
    ]
    assert parts == {}


@pytest.mark.parametrize(
    ("per", "unit", "code"),
    [
        (WEEK, "meetings per week", "/wk"),
        (CALENDAR_DAY, "meetings per calendar day", "/d"),
        (CALENDAR_MONTH, "meetings per calendar month", "/mo"),
        (CALENDAR_YEAR, "meetings per calendar year", "/a"),
        (Blocks(14), "meetings per 14 days of the stay", "/(14.d)"),
    ],
)
def test_a_rate_has_its_window_in_the_unit(per: Window, unit: str, code: str) -> None:
    metric = attrs.evolve(MEETINGS, per=per)
    found, parts = objective(measure=metric, target=Target(at_least=3))
    assert found[0]["detailRange"]["low"] == {
        "value": 3,
        "unit": unit,
        "system": "http://unitsofmeasure.org",
        "code": code,
    }
    assert parts == {}


def test_a_rate_of_nothing_named_says_its_window() -> None:
    found, _ = objective(
        measure=Metric(name="days", per=WEEK), target=Target(at_least=3)
    )
    assert found[0]["detailRange"]["low"]["unit"] == "per week"


@pytest.mark.parametrize(
    ("per", "code"), [(Week(Weekday.SUNDAY), "/wk"), (Year(7), "/a")]
)
def test_a_rate_loses_the_day_its_window_begins_with(per: Window, code: str) -> None:
    metric = attrs.evolve(MEETINGS, per=per)
    found, parts = objective(measure=metric, target=Target(at_least=3))
    assert found[0]["detailRange"]["low"]["code"] == code
    assert parts == {"objectives[0].measure.per": LossReason.FIRST_DAY}


@pytest.mark.parametrize("per", [SERVICE_DAY, STAY, Rolling(7)])
def test_a_target_is_not_written_without_its_window(per: Window) -> None:
    """Three meetings in any seven days are not three meetings."""
    metric = attrs.evolve(MEETINGS, per=per)
    found, parts = objective(measure=metric, target=Target(at_least=3))
    assert found == [{"measure": {"text": "recovery support"}}]
    assert parts == {
        "objectives[0].target": LossReason.NO_UNIT,
        "objectives[0].measure.unit": LossReason.NO_UNIT,
        "objectives[0].measure.per": LossReason.NO_UNIT,
    }


def test_a_unit_needs_a_target_and_a_target_what_is_measured() -> None:
    found, parts = objective(measure=attrs.evolve(MEETINGS, per=WEEK))
    assert found == [{"measure": {"text": "recovery support"}}]
    assert parts == {
        "objectives[0].measure.unit": LossReason.NEEDS_TARGET,
        "objectives[0].measure.per": LossReason.NEEDS_TARGET,
    }
    found, parts = objective(target=Target(at_least=3))
    assert found is None
    assert parts == {"objectives[0].target": LossReason.NEEDS_MEASURE}


def test_a_day_alone_is_a_target() -> None:
    assert objective(due=date(2026, 4, 2)) == ([{"dueDate": "2026-04-02"}], {})
    assert objective() == (None, {})


def test_a_published_scale_is_coded_and_another_is_lost() -> None:
    metric = Metric(name="depression", scale=PHQ_9)
    found, parts = objective(measure=metric, target=Target(at_most=4))
    assert found[0]["measure"] == {
        "coding": [{"system": "urn:continuum-of-care:scale", "code": "PHQ-9"}],
        "text": "depression",
    }
    assert parts == {}
    other = attrs.evolve(metric, scale=OWN_SCALE)
    found, parts = objective(measure=other, target=Target(at_most=4))
    assert "coding" not in found[0]["measure"]
    assert parts == {"objectives[0].measure.scale": LossReason.OTHER_SCALE}


def test_numbers_are_exact_in_json() -> None:
    tenth = Decimal("0.1")
    large = Decimal("999999999.123456")
    metric = Metric(name="x")
    found, _ = objective(
        measure=metric, target=Target(at_least=tenth, at_most=large), baseline=tenth
    )
    text = json.dumps(found)
    assert '"value": 0.1}' in text
    assert '"value": 999999999.123456}' in text
    whole, _ = objective(measure=metric, target=Target(at_least=Decimal("3.0")))
    assert json.dumps(whole[0]["detailRange"]) == '{"low": {"value": 3}}'


def test_a_baseline_is_an_observation_that_the_goal_contains() -> None:
    step = Objective(code="O1", statement="A step", baseline=Decimal("2.5"))
    (goal,) = of_type(write(objectives=(step,)), "Goal")
    assert goal["addresses"] == [{"reference": "#baseline"}]
    (found,) = goal["contained"]
    assert found["valueQuantity"] == {"value": 2.5}


# --- what is lost ---------------------------------------------------------------------


def test_every_part_that_fhir_cannot_hold_is_named() -> None:
    signature = Signature(roles=(Party.PATIENT,), on=date(2026, 3, 2))
    consent = Consent(
        reference="a form", scope=ConsentScope.COUNSELING_NOTES, period=DAYS
    )
    written = write(
        version=2,
        problems=(Problem(code="P1", statement="A problem", priority=1),),
        objectives=(
            Objective(
                code="O1",
                statement="A step",
                measure=Metric(name="x", sources=("self-report", "urine-screen")),
                every=weeks(1),
            ),
        ),
        signatures=(signature, signature),
        reviews=(Review(on=date(2026, 4, 1)),),
        review_by=date(2026, 4, 1),
        consents=(consent,),
    )
    assert written.lost == (
        Lost(path="version", reason=LossReason.NO_ELEMENT),
        Lost(path="signatures[0]", reason=LossReason.NEEDS_INSTANT),
        Lost(path="signatures[1]", reason=LossReason.NEEDS_INSTANT),
        Lost(path="reviews[0]", reason=LossReason.NO_ELEMENT),
        Lost(path="review_by", reason=LossReason.NO_ELEMENT),
        Lost(path="consents[0]", reason=LossReason.OWN_RESOURCE),
        Lost(path="problems[0].priority", reason=LossReason.NO_ELEMENT),
        Lost(path="objectives[0].every", reason=LossReason.NO_ELEMENT),
        Lost(path="objectives[0].measure.sources[0]", reason=LossReason.NO_ELEMENT),
        Lost(path="objectives[0].measure.sources[1]", reason=LossReason.NO_ELEMENT),
    )


@pytest.mark.parametrize(
    "char", ["\x00", "\x08", "\x0b", "\x0c", "\x0e", "\x1f", "\ud800"]
)
def test_a_character_that_fhir_cannot_hold_is_replaced_and_told(char: str) -> None:
    written = write(goals=(Goal(code="G1", statement=f"a{char}b"),))
    (goal,) = of_type(written, "Goal")
    assert goal["description"] == {"text": "a\ufffdb"}
    assert lost(written) == {"goals[0].statement": LossReason.CHARACTERS}


@pytest.mark.parametrize(
    "char", ["\t", "\n", "\r", " ", "\x7f", "\x85", "\u2028", "日"]
)
def test_every_other_character_is_kept(char: str) -> None:
    written = write(goals=(Goal(code="G1", statement=f"a{char}b"),))
    (goal,) = of_type(written, "Goal")
    assert goal["description"] == {"text": f"a{char}b"}
    assert written.lost == ()


@pytest.mark.parametrize(
    ("system", "code", "good"),
    [
        ("http://x.example", "F11.20", True),
        ("http://x.example", "two words", True),
        ("http://x.example", "two  words", False),
        ("http://x.example", " F11.20", False),
        ("http://x.example", "F11\n20", False),
        ("two words", "F11.20", False),
        (" http://x.example", "F11.20", False),
        ("http://x.example", "F\x0011", False),
        ("http://x\x00.example", "F11", False),
    ],
)
def test_a_diagnosis_is_lost_where_fhir_has_no_such_code(
    system: str, code: str, *, good: bool
) -> None:
    problem = Problem(code="P1", statement="x", condition=Coding(system, code))
    written = write(problems=(problem,))
    (condition,) = of_type(written, "Condition")
    assert ("coding" in condition["code"]) is good
    where = {"problems[0].condition": LossReason.NOT_A_CODE}
    assert lost(written) == ({} if good else where)


# --- ids ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "code", "found"),
    [
        ("https://ehr.example/fhir/Patient/jane-1", "p-1", "p-1"),
        ("urn:uuid:6b9ae9fe-1f73", "p 1", "p-x20-1"),
        ("Patient/1", "2026 spring", "2026-x20-spring"),
        ("Patient/1", "p" * 64, "p" * 64),
        # Worked with sha256sum of 65 letters p.
        (
            "Patient/1",
            "p" * 65,
            "6da5603b5b9c4acef685bd2821360836a88e9e293fcbe28dea5583816e5a3fd3",
        ),
    ],
)
def test_the_id_of_a_plan_is_made_of_the_callers_code(
    subject: str, code: str, found: str
) -> None:
    written = write_plan(plan(), subject=subject, code=code)
    assert written.resources[0]["id"] == found


def test_two_plans_of_one_patient_have_no_id_in_common() -> None:
    goals = (Goal(code="G1", statement="x"),)
    both = [
        write_plan(plan(goals=goals), subject="Patient/1", code=code).resources
        for code in ("first", "second")
    ]
    found = read_plans([*both[0], *both[1]])
    assert [one.code for one in found.plans] == ["first", "second"]
    assert found.dropped == ()
    unnamed: Any = write_plan
    with pytest.raises(TypeError, match="code"):
        unnamed(plan(), subject="Patient/1")


def test_codes_that_are_no_ids_are_kept_beside_them() -> None:
    goals = tuple(
        Goal(code=code, statement="x")
        for code in ("Goal 1", "-x20-", "a-b.c", "G" * 62)
    )
    written = write(goals=goals)
    found = of_type(written, "Goal")
    assert [one["id"] for one in found][:3] == [
        "1.Goal-x20-1",
        "1.-x2d-x20-",
        "1.a-b.c",
    ]
    assert len(found[3]["id"]) == 64
    kept = [one["identifier"][0]["value"] for one in found]
    assert kept == [goal.code for goal in goals]


def test_a_code_with_control_characters_is_refused_and_not_quoted() -> None:
    for parts in (
        {"goals": (Goal(code="jane\x00", statement="x"),)},
        {"interventions": (Intervention(code="jane\x00", kind=ServiceKind.WORK),)},
    ):
        with pytest.raises(FieldValueError, match=r"\[0\]\.code must be") as caught:
            write(**parts)
        assert "jane" not in str(caught.value)
    with pytest.raises(FieldValueError, match=r"write_plan\.code must be without"):
        write_plan(plan(), subject="Patient/1", code="jane\x00")


# --- bundle ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "base", ["https://ehr.example/fhir", "https://ehr.example/fhir/"]
)
def test_a_bundle_is_a_collection_with_full_addresses(base: str) -> None:
    written = write(goals=(Goal(code="G1", statement="x"),))
    bundle: Any = written.bundle(base=base)
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "collection")
    assert [entry["fullUrl"] for entry in bundle["entry"]] == [
        "https://ehr.example/fhir/CarePlan/1",
        "https://ehr.example/fhir/Goal/1.G1",
    ]
    assert [entry["resource"] for entry in bundle["entry"]] == [*written.resources]


@pytest.mark.parametrize(
    "base", ["", "ehr.example", "ftp://x", "https://", "https://a b"]
)
def test_a_base_is_an_http_address(base: str) -> None:
    with pytest.raises(FieldValueError, match=r"Written\.bundle\.base must be"):
        write().bundle(base=base)


def test_a_base_is_a_text() -> None:
    with pytest.raises(FieldTypeError, match=r"Written\.bundle\.base must be a str"):
        write().bundle(base=7)


def test_what_is_written_cannot_be_changed_and_is_not_printed() -> None:
    written = write(goals=(Goal(code="G1", statement="jane"),))
    written.resources[1]["description"] = {"text": "john"}
    (goal,) = of_type(written, "Goal")
    assert goal["description"] == {"text": "jane"}
    assert "jane" not in f"{written} {written!r}"
    assert hash(written) == hash(write(goals=(Goal(code="G1", statement="jane"),)))


def test_the_same_plan_is_written_the_same_to_the_letter() -> None:
    texts = write(goals=(Goal(code="G1", statement="x"),)).texts
    assert texts == write(goals=(Goal(code="G1", statement="x"),)).texts
    assert list(json.loads(texts[1])) == [
        "resourceType",
        "id",
        "identifier",
        "lifecycleStatus",
        "description",
        "subject",
    ]


# --- arguments ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    [
        "jane-doe",
        "Group/1",
        "Patient/",
        "Patient/" + "1" * 65,
        "#1",
        "",
        "Patient/1/_history/2",
        "https://ehr.example/Group/1",
        "Patient/1\n",
        "Patient/é",
        "urn:",
    ],
)
def test_a_subject_is_a_reference_to_a_patient(subject: str) -> None:
    with pytest.raises(FieldValueError, match="a reference to a patient") as caught:
        write(subject)
    assert "jane" not in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("subject", 7, "a str"),
        ("code", 7, "a str"),
        ("on", "2026-03-02", "a datetime.date"),
        ("services", [], "a mapping from ServiceKind"),
        ("services", {"counseling": (SNOMED, "1")}, "a ServiceKind"),
        ("services", {ServiceKind.WORK: SNOMED}, "a pair of the address"),
        ("services", {ServiceKind.WORK: ("a b", "1")}, "a pair of the address"),
        ("services", {ServiceKind.WORK: (SNOMED, " ")}, "a pair of the address"),
        ("levels", "", "a mapping from Level"),
        ("levels", {asam3.LEVEL_1: ("", "1")}, "a pair of the address"),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    arguments: dict[str, Any] = {"subject": "Patient/1", "code": "1", field: value}
    with pytest.raises(FieldTypeError, match=rf"write_plan\.{field}.*{expected}"):
        write_plan(plan(), **arguments)


def test_a_plan_is_a_treatment_plan() -> None:
    with pytest.raises(FieldTypeError, match=r"write_plan\.plan must be a Treatment"):
        write_plan("a plan", subject="Patient/1", code="1")
    with pytest.raises(FieldValueError, match=r"write_plan\.code must be a text"):
        write_plan(plan(), subject="Patient/1", code=" ")


def test_a_level_has_a_code_of_its_system_whatever_its_letters() -> None:
    odd = attrs.evolve(asam3.LEVEL_1, system="my system", code="1 (a)")
    assert code_of(odd) == (
        "urn:continuum-of-care:level:my-x20-system",
        "1-x20--x28-a-x29-",
    )
    with pytest.raises(FieldTypeError, match=r"code_of\.level must be a Level"):
        code_of("2.1")


def test_every_reason_of_a_loss_has_words_of_its_own() -> None:
    assert len({reason.value for reason in LossReason}) == len(LossReason)
