"""What references lead to within a document, and never beyond it."""

from __future__ import annotations

from typing import Any, Final

import pytest

from continuum.errors import DocumentError
from continuum.interop.fhir import (
    Assumption,
    DroppedReason,
    PlanReading,
    read_plans,
)

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
    ("subject", "other"),
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
        # Those are no patients either, and that says nothing of anybody.
        ({"reference": "Practitioner/7"}, True),
        ({"reference": "GroupHome/Group"}, True),
        ({"display": "Group/7"}, True),
        ({"reference": "urn:uuid:2"}, False),
        ({"reference": "GroupHome/1/Group"}, False),
        ({"reference": "Patient/Group"}, False),
        ({"reference": "Patient/Group/_history/Group"}, False),
        ({"reference": "https://Group/7"}, False),
        ({"reference": "https://ehr.example/Group/Patient/7"}, False),
        ({"reference": "https://ehr.example/Group"}, False),
        ({"reference": "Group"}, False),
        ({"reference": "fhir/Group/7"}, False),
        ({"reference": "#Group/7"}, False),
        ({"reference": "urn:oid:Group"}, False),
        ({"reference": "Patient/7", "type": "Group"}, False),
        ({"reference": "#patient"}, False),
    ],
)
def test_whether_a_plan_is_of_a_patient_its_reference_tells(
    subject: dict[str, Any], *, other: bool
) -> None:
    crowd = {"resourceType": "Group", "id": "crowd"}
    patient = {"resourceType": "Patient", "id": "patient"}
    plan = care_plan(subject=subject, contained=[crowd, patient])
    found = read_plans(bundle((None, plan), (UUID, GROUP)))
    assert len(found.plans) == (not other)
    reason = dropped(found).get("$.entry[0].resource")
    assert reason is (DroppedReason.NO_SUBJECT if other else None)


def test_a_plan_without_a_subject_is_malformed() -> None:
    plan = {key: value for key, value in care_plan().items() if key != "subject"}
    with pytest.raises(DocumentError) as caught:
        read_plans([plan, goal()])
    assert caught.value.problems == ("$[0].subject must refer to a patient or a group",)
    # What was entered in error is not looked at.
    assert dropped(read_plans({**plan, "status": "entered-in-error"})) == {
        "$": DroppedReason.ENTERED_IN_ERROR
    }


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


def test_a_contained_resource_without_an_id_cannot_be_referred_to() -> None:
    inner = {key: value for key, value in goal().items() if key != "id"}
    assert goals(read_plans(care_plan("#None", contained=[inner]))) == []
    named = goal("None")
    assert goals(read_plans(care_plan("#None", contained=[named]))) == ["A goal"]


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
        (f"{BASE}/Patient/1", f"{BASE}/Patient/1/_history/4", True),
        (f"{BASE}/Patient/1", "https://other.example/Patient/1", False),
        ("#p", "#p", False),
        ("#p", "Patient/p", False),
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
    for aim in (unnamed, goal(subject={"display": "A. B."})):
        assert goals(read_plans([care_plan("Goal/g"), aim])) == ["A goal"]


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ({"system": "mrn", "value": "A"}, {"system": "mrn", "value": "A"}, True),
        ({"value": "A"}, {"value": "A"}, True),
        ({"system": "mrn", "value": "A"}, {"system": "mrn", "value": "B"}, False),
        ({"system": "mrn", "value": "A"}, {"system": "ssn", "value": "A"}, False),
        ({"system": "mrn", "value": "A"}, {"value": "A"}, False),
    ],
)
def test_an_identifier_tells_patients_apart_with_its_system(
    mine: dict[str, Any], theirs: dict[str, Any], *, same: bool
) -> None:
    plan = care_plan("Goal/g", subject={"identifier": mine})
    found = read_plans([plan, goal(subject={"identifier": theirs})])
    assert (goals(found) == ["A goal"]) is same
    if same:
        assert found.dropped == ()
    again = read_plans([plan, care_plan(subject={"identifier": theirs})])
    assert len(again.plans) == (1 if same else 2)
    names = [one.subject for one in again.plans]
    assert len(set(names)) == len(names)
    assert names[0] == f"{mine.get('system', '')}|A"


def test_an_identifier_is_not_the_patient_a_reference_names() -> None:
    """It may be, and nobody says so."""
    plan = care_plan("Goal/g", subject={"identifier": {"value": "Patient/1"}})
    assert goals(read_plans([plan, goal()])) == []


def test_a_contained_patient_is_that_of_its_container_alone() -> None:
    patient = {"resourceType": "Patient", "id": "p"}
    inner = goal("inner", "inner", subject={"reference": "#p"})
    plan = care_plan("#inner", subject={"reference": "#p"}, contained=[patient, inner])
    found = read_plans([plan, plan])
    assert [one.subject for one in found.plans] == ["$[0]#p", "$[1]#p"]
    assert goals(found) == ["inner"]


def test_a_patient_without_a_server_is_on_that_of_the_bundle() -> None:
    def on(server: str) -> dict[str, Any]:
        return bundle(
            (f"https://{server}.example/CarePlan/cp", care_plan("Goal/g")),
            (f"https://{server}.example/Goal/g", goal(text=server)),
        )

    found = read_plans([on("a"), on("b")])
    assert [one.subject for one in found.plans] == [
        "https://a.example/Patient/1",
        "https://b.example/Patient/1",
    ]
    assert [one.plan.goals[0].statement for one in found.plans] == ["a", "b"]
    # On which of two servers the third one is, nobody knows.
    third = read_plans([on("a"), on("b"), care_plan()])
    assert third.plans[2].subject == "Patient/1"
    second = read_plans([on("a"), care_plan(id="other")])
    assert second.plans[1].subject == "https://a.example/Patient/1"


@pytest.mark.parametrize(
    ("first", "second", "repeated"),
    [
        (None, None, True),
        (f"{BASE}/CarePlan/cp", f"{BASE}/CarePlan/cp", True),
        (None, f"{BASE}/CarePlan/cp", True),
        (f"{BASE}/CarePlan/cp", None, True),
        (f"{BASE}/CarePlan/cp", "https://other.example/CarePlan/cp", False),
    ],
)
def test_one_id_at_two_addresses_is_two_resources(
    first: str | None, second: str | None, *, repeated: bool
) -> None:
    plan = care_plan(subject={"identifier": {"value": "A"}})
    found = read_plans(bundle((first, plan), (second, plan)))
    assert len(found.plans) == (1 if repeated else 2)
    assert (DroppedReason.REPEATED in dropped(found).values()) is repeated


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


def test_a_history_of_versions_is_not_read() -> None:
    document = bundle((f"{BASE}/CarePlan/cp", care_plan()))
    document["type"] = "history"
    whole = read_plans([document, care_plan(id="other")])
    assert [one.code for one in whole.plans] == ["other"]
    assert dropped(whole) == {"$[0]": DroppedReason.HISTORY}
    document["type"] = "searchset"
    assert len(read_plans(document).plans) == 1


@pytest.mark.parametrize(("method", "read"), [("DELETE", 0), ("PUT", 1)])
def test_what_is_to_be_deleted_is_not_read(method: str, read: int) -> None:
    document = bundle((None, care_plan()))
    document["entry"][0]["request"] = {"method": method, "url": "CarePlan/cp"}
    found = read_plans(document)
    assert len(found.plans) == read
    assert (dropped(found) == {"$.entry[0]": DroppedReason.HISTORY}) is (not read)


@pytest.mark.parametrize("field", ["modifierExtension", "implicitRules"])
def test_a_bundle_that_may_mean_something_else_is_not_read(field: str) -> None:
    document = bundle((None, care_plan("Goal/g")), (None, goal()))
    document[field] = [{"url": "x"}]
    assert dropped(read_plans(document)) == {"$": DroppedReason.MODIFIED}


def test_an_entry_that_may_mean_something_else_is_not_read() -> None:
    document = bundle((None, care_plan("Goal/g")), (None, goal()))
    document["entry"][1]["modifierExtension"] = [{"url": "x"}]
    found = read_plans(document)
    assert goals(found) == []
    assert dropped(found) == {
        "$.entry[0].resource.goal[0]": DroppedReason.UNRESOLVED,
        "$.entry[1]": DroppedReason.MODIFIED,
    }


def version(number: str, text: str) -> tuple[str, dict[str, Any]]:
    return f"{BASE}/Goal/g", goal(text=text, meta={"versionId": number})


@pytest.mark.parametrize(
    ("reference", "read", "assumed"),
    [
        ("Goal/g/_history/1", "first", False),
        ("Goal/g/_history/2", "second", False),
        ("Goal/g/_history/3", "second", True),
        ("Goal/g", "second", False),
    ],
)
def test_the_version_that_is_asked_for_is_taken_or_another_assumed(
    reference: str, read: str, *, assumed: bool
) -> None:
    found = read_plans(
        bundle(
            (f"{BASE}/CarePlan/cp", care_plan(reference)),
            version("2", "second"),
            version("1", "first"),
        )
    )
    assert goals(found) == [read]
    other = [("$.entry[0].resource.goal[0]", Assumption.OTHER_VERSION)]
    told = [(item.path, item.what) for item in found.assumed]
    assert told == (other if assumed else [])


def test_of_a_version_that_nobody_states_it_is_assumed() -> None:
    found = read_plans([care_plan("Goal/g/_history/1"), goal()])
    assert goals(found) == ["A goal"]
    assert [item.what for item in found.assumed] == [Assumption.OTHER_VERSION]


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
