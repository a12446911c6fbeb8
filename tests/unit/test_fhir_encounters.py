"""What is read from FHIR encounters, what is dropped, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import pytest

from continuum.errors import DocumentError, FieldTypeError, FieldValueError
from continuum.interop.fhir import (
    Dropped,
    DroppedReason,
    EncounterReading,
    read_encounters,
)
from continuum.measures import Contact, ContactKind
from continuum.periods import DateRange
from continuum.stay import DischargeReason
from continuum.systems import general

SYSTEM: Final = "http://codes.example"
IOP: Final = (SYSTEM, "iop")
PHP: Final = (SYSTEM, "php")
VISIT: Final = (SYSTEM, "visit")
EMERGENCY: Final = (SYSTEM, "emergency")

LEVELS: Final = {IOP: general.IOP, PHP: general.PHP, (SYSTEM, "day"): general.PHP}
CONTACTS: Final = {VISIT: ContactKind.OUTPATIENT, EMERGENCY: ContactKind.EMERGENCY}
REASONS: Final = {
    (SYSTEM, "done"): DischargeReason.COMPLETED,
    (SYSTEM, "left"): DischargeReason.DROPPED_OUT,
}

MARCH_2: Final = date(2026, 3, 2)


def concept(*codes: str) -> dict[str, Any]:
    return {"coding": [{"system": SYSTEM, "code": code} for code in codes]}


def encounter(*codes: str, **changes: Any) -> dict[str, Any]:
    """An Encounter of *codes*; a field changed to None is left out."""
    fields: dict[str, Any] = {
        "resourceType": "Encounter",
        "status": "finished",
        "type": [concept(*(codes or ("iop",)))],
        "subject": {"reference": "Patient/1"},
        "period": {"start": "2026-03-02", "end": "2026-03-20"},
    }
    fields |= changes
    return {name: value for name, value in fields.items() if value is not None}


def read(document: Any, **changes: Any) -> EncounterReading:
    arguments = {"levels": LEVELS, "contacts": CONTACTS, "reasons": REASONS}
    return read_encounters(document, observed=None, **(arguments | changes))


def only_stay(document: Any, **changes: Any) -> Any:
    (record,) = read(document, **changes).records
    assert record.contacts == ()
    (stay,) = record.stays
    return stay


def reason(document: Any) -> DroppedReason:
    found = read(document)
    assert found.records == ()
    (dropped,) = found.dropped
    return dropped.reason


def problems(document: Any) -> tuple[str, ...]:
    with pytest.raises(DocumentError) as caught:
        read(document)
    return caught.value.problems


# --- what is read ---------------------------------------------------------------------


def test_an_encounter_of_a_level_is_a_stay_through_its_last_day() -> None:
    stay = only_stay(encounter())
    assert stay.level == general.IOP
    assert stay.period == DateRange(MARCH_2, date(2026, 3, 21))
    assert stay.last_day == date(2026, 3, 20)


def test_an_encounter_of_another_kind_is_a_contact_on_its_first_day() -> None:
    (record,) = read(encounter("emergency")).records
    assert record.stays == ()
    assert record.contacts == (Contact(day=MARCH_2, kind=ContactKind.EMERGENCY),)


def test_an_encounter_of_several_kinds_is_a_contact_of_each() -> None:
    for codes in (("visit", "emergency", "visit"), ("emergency", "visit")):
        (record,) = read(encounter(*codes)).records
        kinds = [contact.kind for contact in record.contacts]
        assert kinds == [CONTACTS[SYSTEM, code] for code in dict.fromkeys(codes)]


def test_a_contact_needs_no_end() -> None:
    (record,) = read(encounter("visit", period={"start": "2026-03-02"})).records
    assert record.contacts == (Contact(day=MARCH_2, kind=ContactKind.OUTPATIENT),)


def test_a_level_stands_before_a_contact() -> None:
    assert only_stay(encounter("visit", "iop")).level == general.IOP


def test_two_codes_of_one_level_are_one_stay() -> None:
    assert only_stay(encounter("php", "day")).level == general.PHP


def test_the_service_type_tells_a_level_too() -> None:
    found = encounter(type=None, serviceType=concept("php"))
    assert only_stay(found).level == general.PHP


def test_one_known_code_among_others_is_enough() -> None:
    kinds = [
        {},
        {"coding": None},
        {"coding": []},
        concept("unheard-of"),
        {"coding": [{"code": "iop"}, {"system": SYSTEM}, {"display": "IOP"}]},
        concept("iop"),
    ]
    assert only_stay(encounter(type=kinds)).level == general.IOP


def test_a_code_without_its_system_means_nothing() -> None:
    kinds = [{"coding": [{"code": "iop"}, {"system": "other", "code": "iop"}]}]
    assert reason(encounter(type=kinds)) is DroppedReason.OTHER_CODE


@pytest.mark.parametrize("status", ["arrived", "triaged", "in-progress", "onleave"])
def test_an_encounter_that_goes_on_is_an_open_stay(status: str) -> None:
    stay = only_stay(encounter(status=status, period={"start": "2026-03-02"}))
    assert stay.period == DateRange(MARCH_2)
    assert stay.ended is None


def test_an_end_closes_a_stay_whatever_the_status() -> None:
    assert only_stay(encounter(status="in-progress")).last_day == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("codes", "ended"),
    [
        (("done",), DischargeReason.COMPLETED),
        (("unheard-of", "left"), DischargeReason.DROPPED_OUT),
        (("done", "done"), DischargeReason.COMPLETED),
        (("done", "left"), None),  # they disagree, so neither is taken
        (("unheard-of",), None),
        ((), None),
    ],
)
def test_the_disposition_says_why_a_stay_ended(
    codes: tuple[str, ...], ended: DischargeReason | None
) -> None:
    disposed = {"dischargeDisposition": concept(*codes)}
    assert only_stay(encounter(hospitalization=disposed)).ended is ended
    assert only_stay(encounter(hospitalization=disposed), reasons=None).ended is None


def test_a_disposition_of_a_stay_that_goes_on_says_nothing_yet() -> None:
    going_on = encounter(
        status="in-progress",
        period={"start": "2026-03-02"},
        hospitalization={"dischargeDisposition": concept("done")},
    )
    assert only_stay(going_on).ended is None


def test_without_contacts_and_reasons_stays_alone_are_read() -> None:
    document = [encounter(), encounter("visit")]
    found = read_encounters(document, levels=LEVELS, observed=None)
    assert str(found) == "1 patients, 1 stays, 0 contacts; 1 elements not read"


def test_the_days_observed_stand_in_every_record() -> None:
    year = DateRange(date(2026, 1, 1), date(2027, 1, 1))
    document = [encounter(), encounter(subject={"reference": "Patient/2"})]
    found = read_encounters(document, levels=LEVELS, observed=year)
    assert [record.observed for record in found.records] == [year, year]
    assert [record.observed for record in read(document).records] == [None, None]


# --- days -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "start",
    [
        "2026-03-02",
        "2026-03-02T00:00:00Z",
        "2026-03-02T23:59:59.999999999Z",
        "2026-03-02T23:59:60Z",  # a leap second
        "2026-03-02T23:30:00-12:00",
        "2026-03-02T00:30:00+14:00",
        "2026-03-02T10:00",  # neither seconds nor offset, and a day all the same
    ],
)
def test_a_day_is_the_day_that_is_written(start: str) -> None:
    period = {"start": start, "end": "2026-03-20"}
    assert only_stay(encounter(period=period)).admitted == MARCH_2


def test_two_offsets_are_each_read_as_written() -> None:
    """One instant later by the clock of the world, one day earlier on the wall."""
    period = {"start": "2026-03-03T00:30:00+14:00", "end": "2026-03-02T23:30:00-05:00"}
    assert reason(encounter(period=period)) is DroppedReason.ENDS_BEFORE


@pytest.mark.parametrize("partial", ["2026", "2026-03"])
def test_a_year_or_a_month_is_no_day(partial: str) -> None:
    starts = encounter(period={"start": partial, "end": "2026-03-20"})
    assert reason(starts) is DroppedReason.NO_START
    ends = encounter(period={"start": "2026-03-02", "end": partial})
    assert reason(ends) is DroppedReason.NO_END
    # It has ended, whatever its status says, on a day that nobody wrote.
    ended = encounter(
        status="in-progress", period={"start": "2026-03-02", "end": partial}
    )
    assert reason(ended) is DroppedReason.NO_DAY


@pytest.mark.parametrize("group", ["Group/7", "https://xx.example/fhir/Group/7"])
def test_a_group_is_no_patient(group: str) -> None:
    assert reason(encounter(subject={"reference": group})) is DroppedReason.NO_SUBJECT


def test_a_patient_is_no_group_for_an_address_like_one() -> None:
    found = read(encounter(subject={"reference": "GroupHome/1/Group"}))
    assert [record.key for record in found.records] == ["GroupHome/1/Group"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "2026-13",
        "2026-00",
        "0000",
        "202",
        "20260302",
        "2026-W10",
        "2026-W10-1",
        "2026-061",
        "2026-3-2",
        "02/03/2026",
        "2026-03-02 10:00:00",
        "2026-03-02T",
        "2026-03-02T24:00:00",
        "2026-03-02T10",
        "2026-03-02T10:60:00Z",
        "2026-03-02T10:00:61Z",
        "2026-03-02T10:00:00+1:00",
        "2026-03-02T10:00:00z",
        "2026-03-02\n",
        " 2026-03-02",
        "٢٠٢٦-٠٣-٠٢",
        "-2026-03-02",
        "today",
        pytest.param("9" * 5000, id="a very long number"),
    ],
)
def test_what_is_no_fhir_date_time_is_a_problem(text: str) -> None:
    period = {"start": text, "end": "2026-03-20"}
    expected = "$.period.start must be a FHIR dateTime"
    assert problems(encounter(period=period)) == (expected,)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("1899-12-31", False),
        ("1900-01-01", True),
        ("2199-12-30", True),
        ("2199-12-31", False),
        ("9999-12-31", False),
        ("0001-01-01", False),
    ],
)
def test_a_stay_with_a_sentinel_date_is_dropped_alone(text: str, *, good: bool) -> None:
    if good:
        document = encounter(period={"start": text, "end": text})
        assert str(only_stay(document).last_day) == text
        return
    start, end = {"start": text}, {"start": "2026-03-02", "end": text}
    found = read([encounter(period=start), encounter(period=end), encounter()])
    assert [record.key for record in found.records] == ["Patient/1"]
    assert [(item.path, item.reason) for item in found.dropped] == [
        ("$[0]", DroppedReason.DAYS_NOT_HELD),
        ("$[1]", DroppedReason.DAYS_NOT_HELD),
    ]
    assert str(found) == "1 patients, 1 stays, 0 contacts; 2 elements not read"


def test_a_contact_does_without_an_end_that_is_not_held() -> None:
    found = read(
        encounter("visit", period={"start": "2026-03-02", "end": "9999-12-31"})
    )
    assert len(found.records[0].contacts) == 1
    assert [(item.path, item.reason) for item in found.dropped] == [
        ("$.period.end", DroppedReason.DAY_NOT_HELD)
    ]
    assert str(found) == "1 patients, 0 stays, 1 contacts; 1 elements not read"


def test_of_what_is_not_read_no_day_is_told() -> None:
    """The period of an encounter that is dropped for its type says nothing more."""
    found = read(encounter("unheard-of", period={"start": "9999-12-31"}))
    assert [(item.path, item.reason) for item in found.dropped] == [
        ("$", DroppedReason.OTHER_CODE)
    ]


# --- what is not used -----------------------------------------------------------------


def unread(document: Any, **changes: Any) -> dict[str, DroppedReason]:
    """What is dropped of an encounter that is read."""
    found = read(document, **changes)
    assert len(found.records) == 1
    return {item.path: item.reason for item in found.dropped}


NO_PLACE: Final = DroppedReason.NO_PLACE
OTHER: Final = DroppedReason.OTHER_CODE


def test_whatever_is_not_used_of_an_encounter_is_listed() -> None:
    more = {
        "class": {"code": "AMB"},
        "length": {"value": 3},
        "participant": [{}],
        "reasonCode": [{"text": "x"}],
    }
    document = encounter(**more, contained=[{"resourceType": "Patient", "id": "p"}])
    assert unread(document) == {
        **{f"$.{field}": NO_PLACE for field in more},
        "$.contained[0]": DroppedReason.OTHER_RESOURCE,
    }
    # Of another resource nothing is.
    both = [{"resourceType": "Patient", "active": True}, encounter()]
    assert unread(both) == {}


def test_a_code_without_a_meaning_is_listed() -> None:
    document = encounter(
        type=[concept("iop", "other"), concept("other"), concept("visit")],
        serviceType=concept("other"),
    )
    assert unread(document) == {
        "$.serviceType.coding[0]": OTHER,
        "$.type[0].coding[1]": OTHER,
        "$.type[1].coding[0]": OTHER,
        "$.type[2].coding[0]": OTHER,
    }
    assert unread(encounter("visit", "other")) == {"$.type[0].coding[1]": OTHER}


@pytest.mark.parametrize(
    ("codes", "lasts", "expected"),
    [
        (("done",), False, {}),
        (("other",), False, {".coding[0]": OTHER}),
        (("done", "other"), False, {".coding[1]": OTHER}),
        (("done", "left"), False, {"": DroppedReason.SEVERAL_MEANINGS}),
        (("done", "left"), True, {"": DroppedReason.SEVERAL_MEANINGS}),
        (("done",), True, {"": NO_PLACE}),
    ],
)
def test_a_disposition_that_does_not_count_is_listed(
    codes: tuple[str, ...], expected: dict[str, DroppedReason], *, lasts: bool
) -> None:
    changes: dict[str, Any] = {}
    if lasts:
        changes = {"status": "in-progress", "period": {"start": "2026-03-02"}}
    disposed = {"dischargeDisposition": concept(*codes)}
    document = encounter(hospitalization=disposed, **changes)
    where = "$.hospitalization.dischargeDisposition"
    assert unread(document) == {f"{where}{path}": why for path, why in expected.items()}


def test_a_disposition_that_may_mean_something_else_is_not_read() -> None:
    modified = {
        "modifierExtension": [{"url": "x"}],
        "dischargeDisposition": concept("done"),
    }
    document = encounter(hospitalization=modified)
    assert only_stay(document).ended is None
    assert unread(document) == {"$.hospitalization": DroppedReason.MODIFIED}


AWAY: Final = {
    "status": "onleave",
    "period": {"start": "2026-03-09", "end": "2026-03-10"},
}


def test_the_leaves_of_a_stay_are_read() -> None:
    document = encounter(statusHistory=[AWAY])
    days = DateRange(date(2026, 3, 9), date(2026, 3, 11))
    assert only_stay(document).leaves == (days,)
    assert unread(document) == {}


def test_a_status_that_may_mean_something_else_tells_no_leave() -> None:
    modified = {**AWAY, "modifierExtension": [{"url": "x"}]}
    document = encounter(statusHistory=[modified])
    assert only_stay(document).leaves == ()
    assert unread(document) == {"$.statusHistory[0]": DroppedReason.MODIFIED}


def test_a_contact_has_neither_leaves_nor_a_discharge() -> None:
    disposed = {"dischargeDisposition": concept("done")}
    document = encounter("visit", statusHistory=[AWAY], hospitalization=disposed)
    assert unread(document) == {
        "$.hospitalization": NO_PLACE,
        "$.statusHistory": NO_PLACE,
    }


# --- whose they are -------------------------------------------------------------------


def keys(*subjects: dict[str, Any], **more: Any) -> list[str]:
    found = read([encounter(subject=subject, **more) for subject in subjects])
    assert sum(len(record.stays) for record in found.records) == len(subjects)
    return [record.key for record in found.records]


def test_a_contained_patient_is_that_of_one_encounter() -> None:
    contained = [{"resourceType": "Patient", "id": "p"}]
    inside = {"reference": "#p"}
    assert keys(inside, inside, contained=contained) == ["$[0]#p", "$[1]#p"]
    # They are no repetition of one another either.
    assert len(keys(inside, inside, contained=contained, id="e")) == 2


def test_a_version_of_a_patient_is_the_patient() -> None:
    assert keys(
        {"reference": "Patient/1"},
        {"reference": "Patient/1/_history/2"},
        {"reference": "Patient/1/_history/3"},
    ) == ["Patient/1"]


def test_patients_of_two_servers_are_two() -> None:
    first = {"reference": "https://a.example/Patient/1"}
    second = {"reference": "https://b.example/Patient/1"}
    bare = {"reference": "Patient/1"}
    assert keys(first, bare) == ["https://a.example/Patient/1"]
    assert keys(bare, first) == ["https://a.example/Patient/1"]
    assert len(keys(first, second, bare)) == 3


def test_a_patient_may_be_named_by_an_identifier() -> None:
    def identified(**identifier: str) -> dict[str, Any]:
        return {"identifier": identifier}

    assert keys(
        identified(system="mrn", value="A"),
        identified(system="mrn", value="A"),
        identified(system="mrn", value="B"),
        identified(system="ssn", value="A"),
        identified(value="A"),
    ) == ["mrn|A", "mrn|B", "ssn|A", "|A"]


# --- what is dropped ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (encounter("unheard-of"), DroppedReason.OTHER_CODE),
        (encounter(type=None), DroppedReason.OTHER_CODE),
        (encounter("iop", "php"), DroppedReason.SEVERAL_LEVELS),
        (
            encounter(type=[concept("iop"), concept("php")]),
            DroppedReason.SEVERAL_LEVELS,
        ),
        (
            encounter(serviceType=concept("php")),
            DroppedReason.SEVERAL_LEVELS,
        ),
        (encounter(status="planned"), DroppedReason.NOT_HAPPENED),
        (encounter(status="cancelled"), DroppedReason.NOT_HAPPENED),
        (encounter(status="entered-in-error"), DroppedReason.NOT_HAPPENED),
        (encounter(status="unknown"), DroppedReason.NOT_HAPPENED),
        (encounter("visit", status="planned"), DroppedReason.NOT_HAPPENED),
        (encounter(subject=None), DroppedReason.NO_SUBJECT),
        (encounter(subject={"display": "A. B."}), DroppedReason.NO_SUBJECT),
        (encounter(subject={"reference": "Device/1"}), DroppedReason.NO_SUBJECT),
        (encounter(modifierExtension=[{"url": "x"}]), DroppedReason.MODIFIED),
        (encounter(implicitRules="x"), DroppedReason.MODIFIED),
        (encounter("visit", implicitRules="x"), DroppedReason.MODIFIED),
        (encounter(period=None), DroppedReason.NO_START),
        (encounter(period={"end": "2026-03-20"}), DroppedReason.NO_START),
        (encounter("visit", period={}), DroppedReason.NO_START),
        (encounter(period={"start": "2026-03-02"}), DroppedReason.NO_END),
        (
            encounter(period={"start": "2026-03-02", "end": "2026-03-01"}),
            DroppedReason.ENDS_BEFORE,
        ),
        (
            encounter("visit", period={"start": "2026-03-02", "end": "2026-03-01"}),
            DroppedReason.ENDS_BEFORE,
        ),
    ],
)
def test_an_encounter_that_says_too_little_is_dropped_with_the_reason(
    document: dict[str, Any], expected: DroppedReason
) -> None:
    assert read(document) == EncounterReading(
        records=(), dropped=(Dropped(path="$", reason=expected),)
    )


def test_every_reason_has_words_of_its_own() -> None:
    assert len({reason.value for reason in DroppedReason}) == len(DroppedReason)


def test_a_stay_of_one_day_is_not_dropped() -> None:
    one_day = encounter(period={"start": "2026-03-02", "end": "2026-03-02"})
    assert only_stay(one_day).nights == 0


# --- documents ------------------------------------------------------------------------


def bundle(*resources: Any) -> dict[str, Any]:
    entries = [{"resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "entry": entries}


def test_a_bundle_a_list_and_one_encounter_are_read_alike() -> None:
    one = read(encounter())
    for document in ([encounter()], (encounter(),), bundle(encounter())):
        assert read(document).records == one.records
    frozen: Mapping[str, object] = MappingProxyType(encounter())
    assert read(frozen).records == one.records


@pytest.mark.parametrize(
    "document",
    [
        [],
        bundle(),
        {"resourceType": "Bundle"},
        {"resourceType": "Patient", "id": "1"},
        bundle({"resourceType": "Patient"}),
        {"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:1"}]},
    ],
)
def test_a_document_without_encounters_tells_nothing(document: Any) -> None:
    assert read(document) == EncounterReading(records=(), dropped=())


def test_several_patients_have_a_record_each_in_the_order_of_the_document() -> None:
    second, first = {"reference": "Patient/2"}, {"reference": "Patient/1"}
    later = {"start": "2026-04-02", "end": "2026-04-20"}
    found = read(
        bundle(
            encounter("visit", subject=second),
            encounter(subject=first),
            encounter(subject=second),
            encounter("php", subject=first, period=later),
        )
    )
    assert [record.key for record in found.records] == ["Patient/2", "Patient/1"]
    two, one = found.records
    assert (len(two.stays), len(two.contacts)) == (1, 1)
    assert [stay.level.code for stay in one.stays] == ["iop", "php"]
    assert str(found) == "2 patients, 3 stays, 1 contacts; 0 elements not read"


def test_bundles_may_stand_in_a_list() -> None:
    """One file for each patient; silently nothing would be the worst answer."""
    second = encounter(subject={"reference": "Patient/2"})
    found = read([bundle(encounter()), bundle(second, encounter("unheard-of"))])
    assert [record.key for record in found.records] == ["Patient/1", "Patient/2"]
    assert [dropped.path for dropped in found.dropped] == ["$[1].entry[1].resource"]


def test_a_bundle_within_a_bundle_is_refused_however_deep() -> None:
    document: dict[str, Any] = bundle()
    for _ in range(5000):
        document = bundle(document)
    expected = "$.entry[0].resource must not be a Bundle: it stands in one"
    assert problems(document) == (expected,)


def test_a_document_that_holds_itself_is_refused() -> None:
    document = bundle()
    document["entry"].append({"resource": document})
    assert problems(document) == (
        "$.entry[0].resource must not be a Bundle: it stands in one",
    )


def test_all_problems_are_told_at_once_with_their_paths() -> None:
    document: dict[str, Any] = {
        "resourceType": "Bundle",
        "entry": [
            None,
            {"resource": "an encounter"},
            {"resource": {}},
            {"resource": {"resourceType": 7}},
            {
                "resource": {
                    "resourceType": "Encounter",
                    "status": ["finished"],
                    "type": {"coding": []},
                    "serviceType": [],
                    "hospitalization": "home",
                    "subject": "Patient/1",
                    "period": {"start": 20260302, "end": "soon"},
                }
            },
            {"resource": encounter("unheard-of")},
            {
                "resource": encounter(
                    type=[
                        "iop",
                        {"coding": "iop"},
                        {"coding": [None, {"system": 1, "code": ""}]},
                    ],
                    subject={"reference": " "},
                    hospitalization={"dischargeDisposition": {"coding": [[]]}},
                )
            },
        ],
    }
    first, second = "$.entry[4].resource", "$.entry[6].resource"
    text = "must be a text that is not blank"
    assert problems(document) == (
        "$.entry[0] must be an object",
        "$.entry[1].resource must be an object",
        "$.entry[2].resource.resourceType must be a text",
        "$.entry[3].resource.resourceType must be a text",
        f"{first}.type must be a list",
        f"{first}.serviceType must be an object",
        f"{first}.subject must be an object",
        f"{first}.status {text}",
        f"{first}.period.start {text}",
        f"{first}.period.end must be a FHIR dateTime",
        f"{first}.hospitalization must be an object",
        f"{second}.type[0] must be an object",
        f"{second}.type[1].coding must be a list",
        f"{second}.type[2].coding[0] must be an object",
        f"{second}.type[2].coding[1].system {text}",
        f"{second}.type[2].coding[1].code {text}",
        f"{second}.subject.reference {text}",
        f"{second}.hospitalization.dischargeDisposition.coding[0] must be an object",
    )


STATUSES: Final = (
    "arrived, cancelled, entered-in-error, finished, in-progress, onleave, planned, "
    "triaged, unknown"
)


@pytest.mark.parametrize("status", ["Finished", "banana", None])
def test_a_status_that_fhir_does_not_have_or_none_is_a_problem(
    status: str | None,
) -> None:
    told = problems(encounter("unheard-of", status=status))
    assert told == (f"$.status must be one of {STATUSES}",)


def test_an_id_is_a_text() -> None:
    assert problems(encounter(id=7)) == ("$.id must be a text that is not blank",)
    assert only_stay(encounter(id="7")).level == general.IOP


def test_an_identifier_of_a_patient_is_of_two_texts() -> None:
    text = "must be a text that is not blank"
    malformed = {"identifier": {"system": 7, "value": 7}}
    assert problems(encounter(subject=malformed)) == (
        f"$.subject.identifier.system {text}",
        f"$.subject.identifier.value {text}",
    )


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({}, "$.resourceType must be a text"),
        ([{}], "$[0].resourceType must be a text"),
        ([None], "$[0] must be an object"),
        ([[]], "$[0] must be an object"),
        ({"resourceType": "Bundle", "entry": {}}, "$.entry must be a list"),
        ({"resourceType": None}, "$.resourceType must be a text"),
    ],
)
def test_what_is_no_resource_is_a_problem(document: Any, expected: str) -> None:
    assert problems(document) == (expected,)


SECRET: Final = "Patient/jane-doe \x1b[31m\u202e\ud800"


@pytest.mark.parametrize(
    "document",
    [
        encounter(subject={"reference": SECRET}, period={"start": SECRET}),
        encounter(subject={"reference": SECRET}, status=[SECRET]),
        {"resourceType": [SECRET]},
        [SECRET],
    ],
)
def test_a_problem_quotes_nothing(document: Any) -> None:
    with pytest.raises(DocumentError) as caught:
        read(document)
    assert "jane" not in f"{caught.value} {caught.value!r}"


def test_hostile_texts_are_kept_as_keys_and_never_printed() -> None:
    found = read(encounter(subject={"reference": SECRET}))
    assert found.records[0].key == SECRET
    assert "jane" not in f"{found} {found!r}"


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(10**5000, id="a huge number"),
        -1,
        0.5,
        float("nan"),
        float("inf"),
        True,
    ],
)
def test_a_number_is_no_text_however_large(number: object) -> None:
    expected = "$.status must be a text that is not blank"
    assert problems(encounter(status=number)) == (expected,)


def test_a_document_as_json_loads_it_is_read() -> None:
    text = json.dumps(bundle(encounter()))
    assert len(read(json.loads(text)).records) == 1


# --- arguments ------------------------------------------------------------------------


@pytest.mark.parametrize("document", ["{}", b"{}", None, 7, {1, 2}, object()])
def test_a_document_that_is_not_loaded_is_refused(document: Any) -> None:
    with pytest.raises(
        FieldTypeError,
        match=r"read_encounters\.document must be a Bundle, a list of resources, or an "
        r"Encounter, not",
    ):
        read(document)


def test_a_document_that_is_refused_is_not_kept_in_the_error() -> None:
    with pytest.raises(FieldTypeError) as caught:
        read(json.dumps(encounter(subject={"reference": "jane-doe"})))
    assert "jane" not in f"{caught.value} {caught.value!r}"


@pytest.mark.parametrize("field", ["levels", "contacts", "reasons"])
@pytest.mark.parametrize("given", [[], "", 0, frozenset({IOP}), "iop"])
def test_meanings_are_a_mapping(field: str, given: object) -> None:
    """What is empty is refused as well: it is no mapping without codes."""
    with pytest.raises(
        FieldTypeError,
        match=rf"read_encounters\.{field} must be a mapping from codes, not",
    ):
        read(encounter(), **{field: given})


@pytest.mark.parametrize(
    "code", ["iop", ("iop",), (SYSTEM, "iop", "1"), (SYSTEM, 7), (None, "iop"), None]
)
@pytest.mark.parametrize("field", ["levels", "contacts", "reasons"])
def test_meanings_are_keyed_by_a_system_and_a_code(field: str, code: object) -> None:
    meaning = {"levels": general.IOP, "contacts": ContactKind.OUTPATIENT}
    good = meaning.get(field, DischargeReason.OTHER)
    with pytest.raises(
        FieldTypeError,
        match=rf"read_encounters\.{field} must be keyed by pairs of a code system "
        r"and a code, not",
    ):
        read(encounter(), **{field: {code: good}})


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("levels", "a Level"),
        ("contacts", "a ContactKind"),
        ("reasons", "a DischargeReason"),
    ],
)
def test_a_meaning_of_the_wrong_kind_is_refused(field: str, wanted: str) -> None:
    with pytest.raises(
        FieldTypeError,
        match=rf"read_encounters\.{field}\[\.\.\.\] must be {wanted}, not",
    ):
        read(encounter(), **{field: {IOP: "iop"}})


@pytest.mark.parametrize("document", [[], encounter()])
def test_the_days_observed_have_an_end(document: Any) -> None:
    with pytest.raises(
        FieldValueError, match=r"read_encounters\.observed must be a range with an end"
    ):
        read_encounters(document, levels=LEVELS, observed=DateRange(MARCH_2))


def test_the_days_observed_are_a_range() -> None:
    with pytest.raises(
        FieldTypeError, match=r"read_encounters\.observed must be a DateRange, not date"
    ):
        read_encounters(encounter(), levels=LEVELS, observed=MARCH_2)
