"""What references lead to within a document, and never beyond it."""

from __future__ import annotations

from typing import Any, Final

import pytest

from continuum.errors import DocumentError
from continuum.interop.fhir import DroppedReason, PlanReading, read_plans

BASE: Final = "https://ehr.example/fhir"
UUID: Final = "urn:uuid:6b9ae9fe-1f73-4f8b-8d3c-0d6c2d0f2f0a"


def care_plan(*goals: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "CarePlan",
        "id": "cp",
        "status": "active",
        "intent": "plan",
        "subject": {"reference": "Patient/1"},
        "period": {"start": "2026-03-02"},
        "goal": [{"reference": goal} for goal in goals],
        **more,
    }


def goal(code: str = "g", text: str = "A goal", **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Goal",
        "id": code,
        "lifecycleStatus": "active",
        "description": {"text": text},
        "subject": {"reference": "Patient/1"},
        **more,
    }


def bundle(*entries: tuple[str | None, dict[str, Any]]) -> dict[str, Any]:
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"resource": resource}
            if address is None
            else {"fullUrl": address, "resource": resource}
            for address, resource in entries
        ],
    }


def goals(found: PlanReading) -> list[str]:
    return [one.statement for one in found.plans[0].plan.goals]


def dropped(found: PlanReading) -> dict[str, DroppedReason]:
    return {item.path: item.reason for item in found.dropped}


@pytest.mark.parametrize(
    ("reference", "addresses"),
    [
        ("Goal/g", (None, None)),
        ("Goal/g", (f"{BASE}/CarePlan/cp", f"{BASE}/Goal/g")),
        ("Goal/g", (UUID, "urn:uuid:1")),
        ("Goal/g/_history/3", (None, None)),
        (f"{BASE}/Goal/g", (f"{BASE}/CarePlan/cp", f"{BASE}/Goal/g")),
        (f"{BASE}/Goal/g/_history/3", (None, f"{BASE}/Goal/g")),
        # Nothing says from which server the goal is.
        (f"{BASE}/Goal/g", (None, None)),
        (UUID, (None, UUID)),
    ],
)
def test_a_reference_leads_to_a_resource_of_the_document(
    reference: str, addresses: tuple[str | None, str | None]
) -> None:
    plan, aim = addresses
    found = read_plans(bundle((plan, care_plan(reference)), (aim, goal())))
    assert goals(found) == ["A goal"]
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("Goal/h", None),
        ("Goal", None),
        ("Plan/g", None),
        ("#g", None),
        (f"{BASE}/Goal/g", "https://other.example/fhir/Goal/g"),
        ("urn:uuid:2", UUID),
        ("Goal/g2", f"{BASE}/Goal/g2x"),
    ],
)
def test_a_reference_beyond_the_document_is_dropped(
    reference: str, address: str | None
) -> None:
    found = read_plans(bundle((None, care_plan(reference)), (address, goal())))
    assert goals(found) == []
    assert dropped(found) == {
        "$.entry[0].resource.goal[0]": DroppedReason.UNRESOLVED,
        "$.entry[1]": DroppedReason.OTHER_RESOURCE,
    }


GROUP: Final = {"resourceType": "Group", "id": "7"}


@pytest.mark.parametrize(
    ("subject", "group"),
    [
        ({"reference": "Group/7"}, True),
        ({"reference": "Group/7/_history/2"}, True),
        ({"reference": f"{BASE}/Group/7"}, True),
        ({"reference": f"{BASE}/Group/7/_history/2"}, True),
        ({"reference": "HTTP://ehr.example/Group/7"}, True),
        # Those lead to a group of the document.
        ({"reference": UUID}, True),
        ({"reference": "#crowd"}, True),
        # Those say it beside the address.
        ({"reference": "urn:uuid:2", "type": "Group"}, True),
        ({"type": "Group", "identifier": {"value": "7"}}, True),
        (
            {
                "type": "http://hl7.org/fhir/StructureDefinition/Group",
                "identifier": {"value": "7"},
            },
            True,
        ),
        ({"reference": "urn:uuid:2"}, False),
        ({"reference": "GroupHome/1/Group"}, False),
        ({"reference": "GroupHome/Group"}, False),
        ({"reference": "Patient/Group"}, False),
        ({"reference": "Patient/Group/_history/Group"}, False),
        ({"reference": "https://Group/7"}, False),
        ({"reference": "https://ehr.example/Group/Patient/7"}, False),
        ({"reference": "https://ehr.example/Group"}, False),
        ({"reference": "Group"}, False),
        ({"reference": "fhir/Group/7"}, False),
        ({"reference": "#Group/7"}, False),
        ({"reference": "urn:oid:Group"}, False),
        ({"display": "Group/7"}, False),
        ({"reference": "Patient/7", "type": "Group"}, False),
    ],
)
def test_whether_a_plan_is_of_a_group_its_reference_tells(
    subject: dict[str, Any], *, group: bool
) -> None:
    crowd = {"resourceType": "Group", "id": "crowd"}
    plan = care_plan(subject=subject, contained=[crowd])
    found = read_plans(bundle((None, plan), (UUID, GROUP)))
    assert len(found.plans) == (not group)
    reason = dropped(found).get("$.entry[0].resource")
    assert reason is (DroppedReason.NO_SUBJECT if group else None)


def test_a_relative_reference_stays_on_its_server() -> None:
    other = "https://other.example/fhir"
    found = read_plans(
        bundle(
            (f"{other}/Goal/g", goal(text="theirs")),
            (f"{BASE}/CarePlan/cp", care_plan("Goal/g")),
            (f"{BASE}/Goal/g", goal(text="ours")),
        )
    )
    assert goals(found) == ["ours"]


def test_where_two_resources_would_fit_neither_is_taken() -> None:
    found = read_plans([care_plan("Goal/g"), goal(text="one"), goal(text="two")])
    assert goals(found) == []
    assert dropped(found)["$[0].goal[0]"] is DroppedReason.UNRESOLVED
    twice = bundle(
        (None, care_plan("Goal/g")),
        ("https://a.example/Goal/g", goal(text="one")),
        ("https://b.example/Goal/g", goal(text="two")),
    )
    assert goals(read_plans(twice)) == []


def test_one_resource_that_is_there_twice_is_taken_once() -> None:
    """Pages of a search repeat what they include."""
    page = bundle(
        (f"{BASE}/CarePlan/cp", care_plan("Goal/g")),
        (f"{BASE}/Goal/g", goal(text="first")),
        (f"{BASE}/Goal/g", goal(text="second")),
    )
    found = read_plans(page)
    assert goals(found) == ["first"]
    assert dropped(found) == {"$.entry[2]": DroppedReason.OTHER_RESOURCE}


def test_a_reference_leads_first_into_its_own_bundle_and_then_to_others() -> None:
    near = bundle((None, care_plan("Goal/g", "Goal/h")), (None, goal(text="near")))
    far = bundle((None, goal(text="far")), (None, goal("h", text="elsewhere")))
    found = read_plans([far, near])
    assert goals(found) == ["near", "elsewhere"]
    assert dropped(found) == {"$[0].entry[0]": DroppedReason.OTHER_RESOURCE}


# --- contained ------------------------------------------------------------------------


def test_what_is_contained_is_found_by_its_container_alone() -> None:
    inner = goal()
    found = read_plans(
        [care_plan("#g", contained=[inner]), care_plan("#g", id="second")]
    )
    assert goals(found) == ["A goal"]
    assert found.plans[1].plan.goals == ()
    assert dropped(found) == {"$[1].goal[0]": DroppedReason.UNRESOLVED}


def test_what_is_contained_refers_to_what_is_contained_beside_it() -> None:
    condition = {"resourceType": "Condition", "id": "c", "code": {"text": "Debt"}}
    inner = goal(addresses=[{"reference": "#c"}])
    found = read_plans(care_plan("#g", contained=[inner, condition]))
    assert found.plans[0].plan.goals[0].addresses == ("c",)
    assert found.dropped == ()


def test_a_contained_resource_contains_nothing() -> None:
    inner = goal(contained=[goal("deep")], addresses=[{"reference": "#deep"}])
    found = read_plans(care_plan("#g", "#deep", contained=[inner]))
    assert goals(found) == ["A goal"]
    assert dropped(found)["$.contained[0].contained"] is DroppedReason.NO_PLACE


def test_two_contained_resources_of_one_id_are_neither() -> None:
    found = read_plans(care_plan("#g", contained=[goal(), goal()]))
    assert goals(found) == []


def test_what_is_contained_and_not_referred_to_is_dropped() -> None:
    found = read_plans(care_plan(contained=[goal()]))
    assert dropped(found) == {"$.contained[0]": DroppedReason.OTHER_RESOURCE}


# --- whose they are -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ("Patient/1", "Patient/1", True),
        ("Patient/1", f"{BASE}/Patient/1", True),
        ("Patient/1", "Patient/1/_history/4", True),
        ("Patient/1", "Patient/2", False),
        ("Patient/1", UUID, False),
        (UUID, UUID, True),
    ],
)
def test_a_goal_of_another_patient_is_none_of_the_plan(
    mine: str, theirs: str, *, same: bool
) -> None:
    plan = care_plan("Goal/g", subject={"reference": mine})
    found = read_plans([plan, goal(subject={"reference": theirs})])
    assert (goals(found) == ["A goal"]) is same
    if not same:
        assert dropped(found) == {
            "$[0].goal[0]": DroppedReason.OTHER_SUBJECT,
            "$[1]": DroppedReason.OTHER_RESOURCE,
        }


def test_where_a_subject_is_not_named_it_is_not_another() -> None:
    unnamed = {key: value for key, value in goal().items() if key != "subject"}
    assert goals(read_plans([care_plan("Goal/g"), unnamed])) == ["A goal"]
    plan = care_plan("Goal/g", subject={"display": "A. B."})
    assert goals(read_plans([plan, goal()])) == ["A goal"]


# --- bundles --------------------------------------------------------------------------


def test_what_an_entry_says_to_a_server_is_listed_where_its_resource_is_read() -> None:
    document = bundle((UUID, care_plan()), (None, {"resourceType": "Patient"}))
    for entry in document["entry"]:
        entry["request"] = {"method": "POST", "url": "CarePlan"}
    document["total"] = 2
    found = read_plans(document)
    assert dropped(found) == {
        "$.entry[0].request": DroppedReason.NO_PLACE,
        "$.entry[1]": DroppedReason.OTHER_RESOURCE,
        "$.total": DroppedReason.NO_PLACE,
    }


def test_an_entry_without_a_resource_is_none() -> None:
    document = bundle((None, care_plan()))
    document["entry"].append({"fullUrl": UUID, "response": {"status": "204"}})
    assert dropped(read_plans(document)) == {
        "$.entry[1].response": DroppedReason.NO_PLACE
    }


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ([None], "$[0] must be an object"),
        ([{}], "$[0].resourceType must be a text"),
        ({"resourceType": "Bundle", "entry": {}}, "$.entry must be a list"),
        ({"resourceType": "Bundle", "entry": [7]}, "$.entry[0] must be an object"),
        (
            {"resourceType": "Bundle", "entry": [{"resource": 7}]},
            "$.entry[0].resource must be an object",
        ),
        (
            {"resourceType": "Bundle", "entry": [{"fullUrl": 7}]},
            "$.entry[0].fullUrl must be a text that is not blank",
        ),
        (
            bundle((None, bundle())),
            "$.entry[0].resource must not be a Bundle: it stands in one",
        ),
    ],
)
def test_what_is_no_resource_is_a_problem(document: Any, problem: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_plans(document)
    assert caught.value.problems == (problem,)


def test_a_document_that_holds_itself_is_read_no_deeper_than_it_is_asked() -> None:
    plan = care_plan("#g")
    plan["contained"] = [goal(), plan]
    plan["note"] = [plan]
    found = read_plans(plan)
    assert goals(found) == ["A goal"]
    assert dropped(found) == {
        "$.contained[1]": DroppedReason.OTHER_RESOURCE,
        "$.note": DroppedReason.NO_PLACE,
    }
    listed: list[Any] = []
    listed.append(listed)
    with pytest.raises(DocumentError):
        read_plans(listed)


def test_depth_is_no_danger() -> None:
    deep: Any = "end"
    for _ in range(100_000):
        deep = [deep]
    found = read_plans(care_plan("Goal/g", extension=deep, title=None))
    assert goals(found) == []
