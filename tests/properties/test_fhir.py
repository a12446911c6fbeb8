"""What is written as FHIR comes back but for what is said to be lost."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import attrs
from hypothesis import given
from hypothesis import strategies as st

from continuum.episode import Episode
from continuum.errors import DocumentError
from continuum.interop.fhir import (
    LossReason,
    Lost,
    Resource,
    Written,
    code_of,
    read_encounters,
    read_episodes_of_care,
    read_plans,
    write_episode,
    write_plan,
    write_stay,
)
from continuum.measures import ContactKind
from continuum.periods import CALENDAR_DAY, CALENDAR_YEAR, WEEK, DateRange, Week
from continuum.plan import TreatmentPlan
from continuum.services import ServiceKind
from continuum.sessions import Attendance
from continuum.stay import DischargeReason, Stay
from tests.strategies import attendances, days
from tests.strategies_plan import LEVELS, plans

SUBJECT: Final = "Patient/1"
BY_CODE: Final = {code_of(level): level for level in LEVELS}


# --- what is lost is what is said to be lost ------------------------------------------


def without(value: Any, lost: tuple[Lost, ...]) -> Any:
    """*value* as it must come back: without each part that was *lost*, as was said."""
    # From the last to the first: a part that goes leaves the places before it alone.
    for one in sorted(lost, key=lambda one: steps(one.path), reverse=True):
        value = changed(value, steps(one.path), one.reason)
    return value


def steps(path: str) -> list[tuple[str, int]]:
    """Names and places that a path is made of, to be sorted as well as followed."""
    return [
        (name, int(number or 0))
        for name, number in re.findall(r"([a-z_]+)|\[(\d+)\]", path)
    ]


def changed(value: Any, path: list[tuple[str, int]], reason: LossReason) -> Any:
    (head, place), *rest = path
    if not head:
        left, right = value[:place], value[place + 1 :]
        if rest:
            return (*left, changed(value[place], rest, reason), *right)
        if reason is LossReason.CHARACTERS:
            return (*left, replaced(value[place]), *right)
        return (*left, *right)
    old = getattr(value, head)
    if rest:
        new = changed(old, rest, reason)
    elif reason is LossReason.CHARACTERS:
        new = replaced(old)
    elif reason is LossReason.FIRST_DAY:
        new = WEEK if isinstance(old, Week) else CALENDAR_YEAR
    elif reason is LossReason.ONE_DAY_BLOCK:
        new = CALENDAR_DAY
    else:
        new = getattr(attrs.fields(type(value)), head).default
    return attrs.evolve(value, **{head: new})


def replaced(text: str) -> str:
    def held(char: str) -> bool:
        code = ord(char)
        return (code >= 32 or char in "\t\n\r") and not 0xD800 <= code <= 0xDFFF

    return "".join(char if held(char) else "\ufffd" for char in text)


def loaded(written: Written, how: str) -> Any:
    """The resources as another program would read them."""
    document: Any = list(written.resources)
    if how == "bundle":
        document = written.bundle(base="https://ehr.example/fhir/")
    parse: Callable[[str], Any] = Decimal if how == "decimals" else float
    return json.loads(json.dumps(document), parse_float=parse)


HOW: Final = ("list", "bundle", "decimals")


@given(plans(most=2), st.none() | days(), st.sampled_from(HOW))
def test_a_plan_comes_back_but_for_what_is_lost(
    plan: TreatmentPlan, on: date | None, how: str
) -> None:
    written = write_plan(plan, subject=SUBJECT, code="1", on=on)
    found = read_plans(loaded(written, how), levels=BY_CODE)
    (one,) = found.plans
    assert one.plan == once_each(without(plan, written.lost))
    server = "https://ehr.example/fhir/" if how == "bundle" else ""
    assert (one.subject, one.code) == (f"{server}{SUBJECT}", "1")
    # Nothing of ours is left unread but what is derived here.
    derived = [item for item in found.dropped if "achievementStatus" in item.path]
    assert list(found.dropped) == derived
    assert len(derived) == len({j.goal for r in plan.reviews for j in r.judgments})
    if how == "list":
        # Plans are costly to make, so that this one serves two more laws.
        what_came_back_loses_nothing_more(one.plan, written, on, reviewed=bool(derived))
        ids_are_legal_and_each_is_there_once(written.resources)


def once_each(plan: TreatmentPlan) -> TreatmentPlan:
    """*plan* without a code named twice in one place, which says nothing more."""

    def told(parts: tuple[Any, ...], field: str) -> tuple[Any, ...]:
        return tuple(
            attrs.evolve(part, **{field: tuple(dict.fromkeys(getattr(part, field)))})
            for part in parts
        )

    return attrs.evolve(
        plan,
        goals=told(plan.goals, "addresses"),
        criteria=told(plan.criteria, "objectives"),
        interventions=told(plan.interventions, "serves"),
    )


def what_came_back_loses_nothing_more(
    plan: TreatmentPlan, once: Written, on: date | None, *, reviewed: bool
) -> None:
    twice = write_plan(plan, subject=SUBJECT, code="1", on=on)
    assert twice.lost == ()
    if not reviewed:
        assert twice.texts == once.texts


def ids_are_legal_and_each_is_there_once(resources: tuple[Resource, ...]) -> None:
    ids = [f"{resource['resourceType']}/{resource['id']}" for resource in resources]
    assert len(set(ids)) == len(ids)
    legal = re.compile(r"[A-Za-z]+/[A-Za-z0-9.-]{1,64}", re.ASCII)
    assert all(map(legal.fullmatch, ids))
    assert set(referred(resources)) <= set(ids)


def referred(value: Any) -> Iterator[str]:
    """Every relative reference to a resource of the plan."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "reference" and isinstance(inner, str):
                kind = inner.partition("/")[0]
                if kind in {"Condition", "Goal", "ServiceRequest"}:
                    yield inner
            elif key not in {"member", "evidence"}:
                yield from referred(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from referred(inner)


# --- stays ----------------------------------------------------------------------------

EAST: Final = timezone(timedelta(hours=5, minutes=45))


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    """Stays with leaves and what was attended on their days."""
    start = draw(days())
    length = draw(st.integers(1, 90))
    end = start + timedelta(days=length)
    closed = draw(st.booleans())
    cuts = sorted(draw(st.sets(st.integers(1, length), max_size=4)))
    marks = [start + timedelta(days=cut) for cut in cuts]
    leaves = [DateRange(*pair) for pair in zip(marks[::2], marks[1::2], strict=False)]
    if not closed and leaves and draw(st.booleans()):
        leaves[-1] = DateRange(leaves[-1].start)
    period = DateRange(start, end if closed else None)
    records = draw(attendances()).records
    kept = [record for record in records if record.session.day in period]
    return Stay(
        level=draw(st.sampled_from(LEVELS)),
        period=period,
        ended=draw(st.none() | st.sampled_from(DischargeReason)) if closed else None,
        leaves=tuple(leaves),
        line=draw(st.sampled_from(["main", "opioid treatment"])),
        attendance=None if len(kept) < len(records) else Attendance(tuple(kept)),
    )


@given(st.lists(stays(), min_size=1, max_size=3), st.sampled_from([None, EAST]))
def test_an_episode_comes_back_without_what_is_lost_and_attendance(
    stays: list[Stay], zone: timezone | None
) -> None:
    episode = Episode(tuple(stays))
    written = write_episode(episode, subject=SUBJECT, code="1", zone=zone)
    document = loaded(written, "list")
    found = read_episodes_of_care(document, levels=BY_CODE)
    (one,) = found.episodes
    # Sessions are written and not read: they come back as encounters dropped.
    bare = [attrs.evolve(stay, attendance=None, line="main") for stay in episode.stays]
    assert one.episode == Episode(tuple(bare))
    contacts = dict.fromkeys(CONTACTS, ContactKind.OUTPATIENT)
    (record,) = read_encounters(
        document, levels=BY_CODE, observed=None, contacts=contacts
    ).records
    assert sorted(record.stays, key=str) == sorted(bare, key=str)
    attended = [stay.attendance for stay in stays if stay.attendance]
    assert len(record.contacts) == sum(len(one.sessions()) for one in attended)


CONTACTS: Final = tuple(
    ("urn:continuum-of-care:service-kind", kind.value) for kind in ServiceKind
)


# --- patients are told apart ----------------------------------------------------------


@st.composite
def patients(draw: st.DrawFn) -> tuple[object, dict[str, Any]]:
    """Who a patient is, and a subject that names this one in one of several ways."""
    number, where = draw(st.integers(1, 2)), draw(st.sampled_from("ab"))
    kind = draw(st.sampled_from(["server", "identifier", "contained"]))
    if kind == "server":
        version = draw(st.sampled_from(["", "/_history/1", "/_history/2"]))
        address = f"https://{where}.example/fhir/Patient/{number}{version}"
        return (kind, where, number), {"reference": address}
    if kind == "identifier":
        identifier = {"system": where, "value": str(number)}
        return (kind, where, number), {"identifier": identifier}
    # Nobody else can refer to what is contained.
    return object(), {"reference": f"#p{number}"}


@given(st.lists(patients(), max_size=8))
def test_there_is_a_record_for_each_patient(
    drawn: list[tuple[object, dict[str, Any]]],
) -> None:
    contained = [{"resourceType": "Patient", "id": f"p{n}"} for n in (1, 2)]
    document = [
        {
            "resourceType": "Encounter",
            "status": "finished",
            "contained": contained,
            "type": [coded("iop")],
            "subject": subject,
            "period": {"start": "2026-03-02", "end": "2026-04-01"},
        }
        for _, subject in drawn
    ]
    found = read_encounters(document, levels=MEANT, observed=None)
    stays_of: dict[object, int] = {}
    for who, _ in drawn:
        stays_of[who] = stays_of.get(who, 0) + 1
    assert [len(one.stays) for one in found.records] == list(stays_of.values())
    keys = [one.key for one in found.records]
    assert len(set(keys)) == len(keys)


# --- every problem is told at once ----------------------------------------------------

SYSTEM: Final = "http://codes.example"
OURS: Final = "urn:continuum-of-care"


def coded(*codes: str, **more: Any) -> dict[str, Any]:
    return {"coding": [{"system": SYSTEM, "code": code} for code in codes], **more}


def to(address: str) -> dict[str, Any]:
    return {"reference": address}


def foreign() -> list[Any]:
    """Resources as others write them, with what this library never writes."""
    weekly = {
        "boundsPeriod": {"start": "2026-03-02", "end": "2026-04-01"},
        "frequency": 3,
        "period": 1,
        "periodUnit": "wk",
        "duration": 60,
        "durationUnit": "min",
        "dayOfWeek": ["mon", "wed", "fri"],
    }
    team = {
        "resourceType": "CareTeam",
        "id": "team",
        "status": "active",
        "participant": [{"role": [coded("x")], "member": to("Practitioner/1")}],
    }
    return [
        {
            "resourceType": "CarePlan",
            "contained": [team],
            "status": "active",
            "intent": "plan",
            "subject": to(SUBJECT),
            "created": "2026-03-01",
            "period": {"start": "2026-03-02", "end": "2026-06-01"},
            "careTeam": [to("#team")],
            "addresses": [to("Condition/c")],
            "goal": [to("Goal/g")],
            "activity": [
                {
                    "detail": {
                        "status": "scheduled",
                        "code": coded("talk", text="Talk"),
                        "goal": [to("Goal/g")],
                        "description": "Talk.",
                        "scheduledTiming": {"repeat": weekly},
                    }
                },
                {"reference": to("ServiceRequest/r")},
            ],
        },
        {
            "resourceType": "Condition",
            "id": "c",
            "verificationStatus": coded("confirmed"),
            "code": {"coding": [{"system": SYSTEM, "code": "c", "display": "Debt"}]},
            "subject": to(SUBJECT),
        },
        {
            "resourceType": "Goal",
            "id": "g",
            "extension": [
                {
                    "url": "http://hl7.org/fhir/StructureDefinition/goal-relationship",
                    "extension": [
                        {"url": "target", "valueReference": to("Goal/h")},
                        {"url": "type", "valueCodeableConcept": coded("milestone")},
                    ],
                }
            ],
            "identifier": [{"system": f"{OURS}:code", "value": "G1"}],
            "lifecycleStatus": "active",
            "category": [coded("x")],
            "description": {"text": "Sleep."},
            "subject": to(SUBJECT),
            "startDate": "2026-03-02",
            "target": [
                {
                    "measure": {"text": "hours"},
                    "detailQuantity": {"value": 1, "unit": "h", "comparator": "<="},
                    "dueDate": "2026-05-01",
                },
                {"measure": coded("b"), "detailInteger": 3},
            ],
        },
        {
            "resourceType": "ServiceRequest",
            "id": "r",
            "status": "active",
            "intent": "order",
            "doNotPerform": False,
            "code": {"coding": [{"system": SYSTEM, "code": "talk", "display": "Talk"}]},
            "orderDetail": [coded("x")],
            "subject": to(SUBJECT),
            "occurrencePeriod": {"start": "2026-03-03", "end": "2026-03-20"},
            "performerType": coded("x"),
            "note": [{"text": "Weekly."}],
        },
        {
            "resourceType": "EpisodeOfCare",
            "id": "e",
            "identifier": [{"system": f"{OURS}:code", "value": "E1"}],
            "status": "finished",
            "type": [coded("iop")],
            "patient": to(SUBJECT),
            "period": {"start": "2026-03-02", "end": "2026-04-01"},
        },
        {
            "resourceType": "Encounter",
            "id": "n",
            "identifier": [{"system": f"{OURS}:code", "value": "N1"}],
            "status": "finished",
            "statusHistory": [
                {
                    "status": "onleave",
                    "period": {"start": "2026-03-06", "end": "2026-03-07"},
                }
            ],
            "type": [coded("iop")],
            "serviceType": coded("x"),
            "subject": to(SUBJECT),
            "episodeOfCare": [to("EpisodeOfCare/e")],
            "period": {"start": "2026-03-02", "end": "2026-04-01"},
            "hospitalization": {"dischargeDisposition": coded("x")},
        },
    ]


MEANT: Final = {(SYSTEM, "iop"): LEVELS[0]}
READERS: Final[tuple[Callable[[Any], object], ...]] = (
    lambda document: read_plans(
        document, levels=BY_CODE, services={(SYSTEM, "talk"): ServiceKind.COUNSELING}
    ),
    lambda document: read_episodes_of_care(document, levels=MEANT),
    lambda document: read_encounters(document, levels=MEANT, observed=None),
)

LEADING: Final = frozenset({"resourceType", "id", "reference"})
"""Elements without which nobody knows what else is to be read."""


def leads(value: Any) -> bool:
    """Whether something is found by what *value* holds."""
    if isinstance(value, dict):
        return not LEADING.isdisjoint(value) or any(map(leads, value.values()))
    return isinstance(value, list) and any(map(leads, value))


def places(value: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    """The path of everything in *value* that leads to nothing else."""
    within = value.items() if isinstance(value, dict) else ()
    for key, inner in enumerate(value) if isinstance(value, list) else within:
        if key not in LEADING:
            if not leads(inner):
                yield *path, key
            yield from places(inner, *path, key)


FOREIGN: Final = (foreign(), tuple(places(foreign())))


def spoilt(document: Any, changes: list[tuple[tuple[Any, ...], Any]]) -> Any:
    new = copy.deepcopy(document)
    for (*path, last), value in changes:
        where = new
        for key in path:
            where = where[key]
        where[last] = value
    return new


def told(read: Callable[[Any], object], document: Any) -> set[str]:
    try:
        read(document)
    except DocumentError as error:
        return set(error.problems)
    return set()


def test_the_foreign_resources_are_sound() -> None:
    document, _ = FOREIGN
    assert [told(read, document) for read in READERS] == [set()] * 3


@given(st.data())
def test_no_problem_hides_another(data: st.DataObject) -> None:
    """Of changes that are a problem each, all are told where all are made at once."""
    document, paths = FOREIGN
    if data.draw(st.integers(0, 7)) == 0:
        plan = data.draw(plans(most=2))
        document = loaded(write_plan(plan, subject=SUBJECT, code="1"), "list")
        paths = tuple(places(document))
    read = data.draw(st.sampled_from(READERS))
    junk = st.sampled_from([7, "banana", "2026-02-30", " ", [7], {"q": 1}, False])
    change = st.tuples(st.sampled_from(paths), junk)
    drawn = data.draw(st.lists(change, min_size=2, max_size=6))
    made: list[tuple[tuple[Any, ...], Any]] = []
    expected: set[str] = set()
    for path, value in drawn:
        nested = any(
            path[: len(other)] == other or other[: len(path)] == path
            for other, _ in made
        )
        alone = set() if nested else told(read, spoilt(document, [(path, value)]))
        if alone:
            made.append((path, value))
            expected |= alone
    assert told(read, spoilt(document, made)) >= expected


# --- nothing crashes ------------------------------------------------------------------


def junk() -> list[Any]:
    """What no resource should hold; made anew, since later changes reach into it."""
    return [
        None,
        True,
        0,
        -1,
        10**400,
        0.5,
        1e308,
        float("nan"),
        Decimal("1E+999999"),
        Decimal("NaN"),
        "",
        " ",
        "x" * 5000,
        "\ud800\x00",
        "Patient/jane-doe",
        "2026-13-45",
        "2199-12-31",
        "0000",
        "#team",
        "urn:uuid:1",
        "entered-in-error",
        b"bytes",
        [],
        {},
        [[]],
        [{}],
        [None],
        (),
        {1: 2},
        {"resourceType": "Goal"},
        {"reference": "#"},
        {"reference": "Goal/1.G1"},
        MappingProxyType({"a": 1}),
        {
            "coding": [
                {"system": "urn:continuum-of-care:plan-part", "code": "objective"}
            ]
        },
        {"url": "http://hl7.org/fhir/StructureDefinition/goal-relationship"},
        object(),
    ]


KEYS: Final[tuple[Any, ...]] = (
    "status",
    "intent",
    "modifierExtension",
    "implicitRules",
    "doNotPerform",
    "asNeededBoolean",
    "occurrencePeriod",
    "detailQuantity",
    "detailInteger",
    "dayOfWeek",
    "timeOfDay",
    "when",
    "count",
    "boundsDuration",
    "resource",
    "id",
    "Jane Doe",
    "",
    7,
    None,
)


def containers(value: Any) -> list[Any]:
    """Every object and list in *value*, itself first, each once."""
    found, seen = [value], {id(value)}
    for inner in found:
        for one in inner.values() if isinstance(inner, dict) else inner:
            if isinstance(one, dict | list) and id(one) not in seen:
                found.append(one)
                seen.add(id(one))
    return found


@st.composite
def mutants(draw: st.DrawFn) -> Any:
    """Documents, ours and others', in which a few things were changed at random."""
    how = draw(st.sampled_from(HOW))
    whose = draw(st.integers(0, 2))
    if whose == 0:
        document = loaded(
            write_plan(draw(plans(most=2)), subject=SUBJECT, code="1"), how
        )
    elif whose == 1:
        document = loaded(write_stay(draw(stays()), subject=SUBJECT, code="1"), how)
    else:
        document = foreign()
    for _ in range(draw(st.integers(1, 4))):
        found = containers(document)
        where = found[draw(st.integers(0, len(found) - 1))]
        # Also a container that this one stands in, so that it holds itself.
        other = found[draw(st.integers(0, len(found) - 1))]
        choice = [*junk(), other, [other], {"resource": other}]
        new = choice[draw(st.integers(0, len(choice) - 1))]
        many = draw(st.sampled_from([1, 1, 1, 300]))
        if isinstance(where, list):
            place = draw(st.integers(0, len(where)))
            where[place : place + draw(st.integers(0, 1))] = [new] * many
        else:
            keys = [*where, *KEYS]
            key = keys[draw(st.integers(0, len(keys) - 1))]
            if draw(st.integers(0, 3)) or key not in where:
                where[key] = new
            else:
                del where[key]
    return document


@given(mutants())
def test_a_mutated_document_is_read_or_refused_with_its_problems(document: Any) -> None:
    readers: tuple[Callable[[], object], ...] = (
        lambda: read_plans(document, levels=BY_CODE),
        lambda: read_episodes_of_care(document, levels=BY_CODE),
        lambda: read_encounters(document, levels=BY_CODE, observed=None),
    )
    for read in readers:
        try:
            said = read()
        except DocumentError as error:
            said = error
        text = f"{said} {said!r}"
        assert "jane" not in text
        assert "Jane" not in text
