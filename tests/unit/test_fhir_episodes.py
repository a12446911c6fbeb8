"""Stays and episodes as FHIR, and episodes of care read from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Any, Final

import attrs
import pytest

from continuum.circumstances import Circumstances
from continuum.documents import Document, Landmark
from continuum.episode import Episode
from continuum.errors import DocumentError, FieldTypeError, FieldValueError
from continuum.interop.fhir import (
    Assumption,
    DroppedReason,
    EpisodeReading,
    LossReason,
    Written,
    code_of,
    read_encounters,
    read_episodes_of_care,
    write_episode,
    write_stay,
)
from continuum.levels import Level, Setting
from continuum.periods import DateRange
from continuum.plan import TreatmentPlan
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Schedule,
    Session,
)
from continuum.stay import DischargeReason, LevelSpan, Stay
from continuum.systems import general

MARCH_2: Final = date(2026, 3, 2)
MARCH: Final = DateRange(MARCH_2, date(2026, 3, 28))
SYSTEM: Final = "http://codes.example"
LEVELS: Final = {
    (SYSTEM, "iop"): general.IOP,
    (SYSTEM, "php"): general.PHP,
    (SYSTEM, "day"): general.PHP,
}
OURS: Final = "urn:continuum-of-care"


def stay(**fields: Any) -> Stay:
    return Stay(**{"level": general.IOP, "period": MARCH, **fields})


def written(**fields: Any) -> Written:
    arguments = {name: fields.pop(name) for name in ("zone", "code") if name in fields}
    arguments.setdefault("code", "1")
    return write_stay(stay(**fields), subject="Patient/1", **arguments)


def encounter_of(**fields: Any) -> Any:
    return written(**fields).resources[1]


def lost(found: Written) -> dict[str, LossReason]:
    return {one.path: one.reason for one in found.lost}


# --- writing a stay -------------------------------------------------------------------


def test_a_stay_is_an_episode_of_care_and_one_encounter_as_long() -> None:
    system, code = code_of(general.IOP)
    level = {"coding": [{"system": system, "code": code}]}
    assert written(ended=DischargeReason.COMPLETED).resources == (
        {
            "resourceType": "EpisodeOfCare",
            "id": "1",
            "identifier": [{"system": f"{OURS}:code", "value": "1"}],
            "status": "finished",
            "type": [level],
            "patient": {"reference": "Patient/1"},
            "period": {"start": "2026-03-02", "end": "2026-03-27"},
        },
        {
            "resourceType": "Encounter",
            "id": "1.1",
            "status": "finished",
            "class": {
                "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                "code": "AMB",
            },
            "type": [level],
            "subject": {"reference": "Patient/1"},
            "episodeOfCare": [{"reference": "EpisodeOfCare/1"}],
            "period": {"start": "2026-03-02", "end": "2026-03-27"},
            "hospitalization": {
                "dischargeDisposition": {
                    "coding": [
                        {"system": f"{OURS}:discharge-reason", "code": "completed"}
                    ]
                }
            },
        },
    )


def test_a_stay_that_lasts_is_in_progress() -> None:
    episode, encounter = written(period=DateRange(MARCH_2)).resources
    assert (episode["status"], encounter["status"]) == ("active", "in-progress")
    assert encounter["period"] == {"start": "2026-03-02"}


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        (Setting.AMBULATORY, "AMB"),
        (Setting.INPATIENT, "IMP"),
        (Setting.RESIDENTIAL, "OTH"),
        (Setting.COMMUNITY, "OTH"),
        (None, "UNK"),
    ],
)
def test_the_class_is_that_of_the_setting(setting: Setting | None, code: str) -> None:
    level = attrs.evolve(general.IOP, setting=setting)
    assert encounter_of(level=level)["class"]["code"] == code


def days(first: int, last: int | None) -> DateRange:
    end = None if last is None else date(2026, 3, last + 1)
    return DateRange(date(2026, 3, first), end)


def test_leaves_are_the_history_of_the_status() -> None:
    found = encounter_of(leaves=(days(9, 10), days(11, 11), days(20, 27)))
    assert [(one["status"], one["period"]) for one in found["statusHistory"]] == [
        ("in-progress", {"start": "2026-03-02", "end": "2026-03-08"}),
        ("onleave", {"start": "2026-03-09", "end": "2026-03-10"}),
        ("onleave", {"start": "2026-03-11", "end": "2026-03-11"}),
        ("in-progress", {"start": "2026-03-12", "end": "2026-03-19"}),
        ("onleave", {"start": "2026-03-20", "end": "2026-03-27"}),
    ]
    assert found["status"] == "finished"


def test_a_leave_that_lasts_is_the_status() -> None:
    found = encounter_of(period=DateRange(MARCH_2), leaves=(days(9, None),))
    assert found["status"] == "onleave"
    assert found["statusHistory"][-1] == {
        "status": "onleave",
        "period": {"start": "2026-03-09"},
    }
    back = encounter_of(period=DateRange(MARCH_2), leaves=(days(9, 9),))
    assert back["status"] == "in-progress"
    assert back["statusHistory"][-1]["period"] == {"start": "2026-03-10"}


def test_every_part_of_a_stay_that_is_not_written_is_named() -> None:
    span = LevelSpan(level=general.PHP, period=MARCH)
    found = written(
        line="opioid treatment",
        recommended=(span,),
        authorized=(span, span),
        denied=(span,),
        schedule=Schedule(),
        plan=TreatmentPlan(in_force=MARCH),
        circumstances=Circumstances(age_at_least=18),
    )
    none = LossReason.NO_ELEMENT
    assert lost(found) == {
        "recommended[0]": none,
        "authorized[0]": none,
        "authorized[1]": none,
        "denied[0]": none,
        "schedule": LossReason.OWN_RESOURCE,
        "plan": LossReason.OTHER_CALL,
        "line": none,
        "circumstances": LossReason.OWN_RESOURCE,
    }
    assert written().lost == ()


PLAN: Final = TreatmentPlan(in_force=MARCH)
DOCUMENT: Final = Document(kind="treatment-plan", on=MARCH_2)
LANDMARK: Final = Landmark(kind="first-contact", on=MARCH_2)


def test_the_record_of_a_stay_is_not_written_and_its_absence_is_no_loss() -> None:
    later = TreatmentPlan(in_force=MARCH, version=2)
    found = written(
        plan=later, superseded=(PLAN,), documents=(DOCUMENT,), landmarks=(LANDMARK,)
    )
    other = LossReason.OTHER_CALL
    assert lost(found) == {
        "plan": other,
        "superseded[0]": other,
        "documents": LossReason.OWN_RESOURCE,
        "landmarks": LossReason.NO_ELEMENT,
    }
    # That there are none is known, and lost; that nobody says so is not.
    known = written(documents=(), landmarks=(), attendance=Attendance(()))
    assert set(lost(known)) == {"documents", "landmarks", "attendance"}
    assert written(documents=None, landmarks=None, attendance=None).lost == ()


def test_an_episode_is_one_episode_of_care_with_an_encounter_for_each_stay() -> None:
    second = stay(level=general.PHP, period=DateRange(date(2026, 4, 1)), line="other")
    episode = Episode((second, stay(), stay()))
    found = write_episode(episode, subject="Patient/1", code="E 1")
    kinds = [one["resourceType"] for one in found.resources]
    assert kinds == ["EpisodeOfCare", "Encounter", "Encounter", "Encounter"]
    care: Any = found.resources[0]
    assert (care["id"], care["status"]) == ("E-x20-1", "active")
    assert [one["coding"][0]["code"] for one in care["type"]] == [
        code_of(general.IOP)[1],
        code_of(general.PHP)[1],
    ]
    assert lost(found) == {"stays[2].line": LossReason.NO_ELEMENT}


def test_two_episodes_of_one_patient_have_no_id_in_common() -> None:
    first, second = written(code="E1"), written(code="E2", period=DateRange(MARCH_2))
    levels = {code_of(general.IOP): general.IOP}
    found = read_episodes_of_care([*first.resources, *second.resources], levels=levels)
    assert [one.code for one in found.episodes] == ["E1", "E2"]
    assert DroppedReason.REPEATED not in {item.reason for item in found.dropped}
    again = read_episodes_of_care([*first.resources, *first.resources], levels=levels)
    assert DroppedReason.REPEATED in {item.reason for item in again.dropped}
    for write, value in ((write_stay, stay()), (write_episode, Episode((stay(),)))):
        unnamed: Any = write
        with pytest.raises(TypeError, match="code"):
            unnamed(value, subject="Patient/1")


# --- attendance -----------------------------------------------------------------------

EVENING: Final = Session(
    day=MARCH_2,
    minutes=150,
    kind=ServiceKind.COUNSELING,
    format=Format.GROUP,
    mode=Mode.IN_PERSON,
    staff=StaffRole.COUNSELOR,
    starts=time(18),
    elapsed=180,
)
PLAIN: Final = Session(day=MARCH_2, minutes=60, kind=ServiceKind.EDUCATION)
EAST: Final = timezone(-timedelta(hours=5))


def attended(session: Session, **fields: Any) -> AttendanceRecord:
    return AttendanceRecord(
        **{"session": session, "status": AttendanceStatus.ATTENDED, **fields}
    )


def sessions_of(*records: AttendanceRecord, **more: Any) -> tuple[list[Any], Written]:
    found = written(attendance=Attendance(records), **more)
    return [*found.resources[2:]], found


def test_a_session_is_an_encounter_within_that_of_the_stay() -> None:
    (found,), whole = sessions_of(attended(EVENING), zone=EAST)
    assert found == {
        "resourceType": "Encounter",
        "id": "1.1.1",
        "status": "finished",
        "class": {
            "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "code": "AMB",
        },
        "type": [
            {"coding": [{"system": f"{OURS}:service-kind", "code": "counseling"}]},
            {"coding": [{"system": f"{OURS}:format", "code": "group"}]},
            {"coding": [{"system": f"{OURS}:mode", "code": "in-person"}]},
        ],
        "subject": {"reference": "Patient/1"},
        "episodeOfCare": [{"reference": "EpisodeOfCare/1"}],
        "participant": [
            {"type": [{"coding": [{"system": f"{OURS}:role", "code": "counselor"}]}]}
        ],
        "period": {
            "start": "2026-03-02T18:00:00-05:00",
            "end": "2026-03-02T21:00:00-05:00",
        },
        # Three hours on the clock, of which the breaks are no credit.
        "length": {
            "value": 150,
            "unit": "minutes",
            "system": "http://unitsofmeasure.org",
            "code": "min",
        },
        "partOf": {"reference": "Encounter/1.1"},
    }
    assert whole.lost == ()


def test_the_callers_code_of_a_service_stands_beside_ours() -> None:
    found = write_stay(
        stay(attendance=Attendance((attended(PLAIN),))),
        subject="Patient/1",
        code="1",
        services={ServiceKind.EDUCATION: (SYSTEM, "class")},
        levels={general.IOP: (SYSTEM, "iop")},
    )
    care, encounter, session = found.resources
    for one, code in ((care, "iop"), (encounter, "iop"), (session, "class")):
        kinds: Any = one["type"]
        assert kinds[0]["coding"][1] == {"system": SYSTEM, "code": code}


def test_without_a_zone_times_of_day_are_lost() -> None:
    (found,), whole = sessions_of(attended(EVENING))
    assert found["period"] == {"start": "2026-03-02", "end": "2026-03-02"}
    where = "attendance.records[0].session"
    assert lost(whole) == {
        f"{where}.starts": LossReason.NO_ZONE,
        f"{where}.elapsed": LossReason.NO_ZONE,
    }


def test_a_session_without_times_has_its_day() -> None:
    for zone in (None, EAST):
        (found,), whole = sessions_of(attended(PLAIN), zone=zone)
        assert found["period"] == {"start": "2026-03-02", "end": "2026-03-02"}
        assert whole.lost == ()


def test_minutes_not_known_are_no_length() -> None:
    unknown = attrs.evolve(EVENING, minutes=None)
    (found,), _ = sessions_of(attended(unknown), zone=EAST)
    assert "length" not in found
    assert found["period"]["end"].startswith("2026-03-02T21:00")


@pytest.mark.parametrize("mode", [Mode.VIDEO, Mode.AUDIO])
def test_who_is_elsewhere_is_met_virtually(mode: Mode) -> None:
    (found,), _ = sessions_of(attended(attrs.evolve(PLAIN, mode=mode)))
    assert found["class"]["code"] == "VR"


@pytest.mark.parametrize(
    "status",
    [
        AttendanceStatus.EXCUSED,
        AttendanceStatus.UNEXCUSED,
        AttendanceStatus.CANCELLED,
    ],
)
def test_a_session_that_was_missed_is_cancelled(status: AttendanceStatus) -> None:
    (found,), whole = sessions_of(attended(PLAIN, status=status))
    assert found["status"] == "cancelled"
    assert "length" not in found
    assert lost(whole) == {
        "attendance.records[0].status": LossReason.NO_ELEMENT,
        "attendance.records[0].session.minutes": LossReason.NO_ELEMENT,
    }


def test_a_session_attended_in_part_has_its_day_and_its_credit() -> None:
    record = attended(EVENING, status=AttendanceStatus.PARTIAL, minutes=45)
    (found,), whole = sessions_of(record, zone=EAST)
    assert found["period"] == {"start": "2026-03-02", "end": "2026-03-02"}
    assert found["length"]["value"] == 45
    where = "attendance.records[0]"
    assert lost(whole) == {
        f"{where}.status": LossReason.NO_ELEMENT,
        f"{where}.session.minutes": LossReason.NO_ELEMENT,
        f"{where}.session.starts": LossReason.PARTIAL,
        f"{where}.session.elapsed": LossReason.PARTIAL,
    }


def test_what_was_made_up_is_attended_and_what_for_is_lost() -> None:
    later = attrs.evolve(PLAIN, day=date(2026, 3, 4), participants=9)
    _, whole = sessions_of(
        attended(PLAIN, status=AttendanceStatus.EXCUSED),
        attended(later, status=AttendanceStatus.MADE_UP, makes_up=PLAIN),
    )
    where = "attendance.records[1]"
    assert lost(whole) == {
        "attendance.records[0].status": LossReason.NO_ELEMENT,
        "attendance.records[0].session.minutes": LossReason.NO_ELEMENT,
        f"{where}.status": LossReason.NO_ELEMENT,
        f"{where}.makes_up": LossReason.NO_ELEMENT,
        f"{where}.session.participants": LossReason.NO_ELEMENT,
    }


# --- nothing is lost in silence -------------------------------------------------------

SPAN: Final = (LevelSpan(level=general.PHP, period=MARCH),)
STAYS: Final[Mapping[str, list[Any]]] = {
    "level": [general.PHP],
    "period": [DateRange(MARCH_2)],
    "ended": [DischargeReason.COMPLETED],
    "leaves": [(days(9, 10),)],
    "line": ["other"],
    "recommended": [SPAN],
    "authorized": [SPAN],
    "denied": [SPAN],
    "schedule": [Schedule()],
    "attendance": [Attendance(()), Attendance((attended(PLAIN),))],
    "plan": [attrs.evolve(PLAN, version=3)],
    "superseded": [(PLAN,)],
    "documents": [(), (DOCUMENT,)],
    "landmarks": [(), (LANDMARK,)],
    "circumstances": [Circumstances(age_at_least=18)],
}
SESSIONS: Final[Mapping[str, list[Any]]] = {
    "day": [date(2026, 3, 3)],
    "minutes": [149, None],
    "kind": [ServiceKind.EDUCATION],
    "format": [Format.INDIVIDUAL, None],
    "mode": [Mode.VIDEO, None],
    "staff": [StaffRole.NURSE, None],
    "starts": [time(17)],
    "elapsed": [181],
    "participants": [9],
    "staff_present": [2],
}
MISSED: Final = attended(PLAIN, status=AttendanceStatus.EXCUSED)
MISSED_TOO: Final = attended(
    attrs.evolve(PLAIN, kind=ServiceKind.PEER_SUPPORT), status=AttendanceStatus.EXCUSED
)


def records_of(session: Session) -> list[AttendanceRecord]:
    """A record of *session* for each thing that can become of it."""
    made_up = AttendanceStatus.MADE_UP
    return [
        attended(session, status=status, makes_up=PLAIN if status is made_up else None)
        for status in AttendanceStatus
    ]


def is_told(field: str, first: Written, second: Written) -> bool:
    """Whether *field* tells the two apart, or is lost in one of them."""
    parts = {
        part.partition("[")[0]
        for one in (first, second)
        for item in one.lost
        for part in item.path.split(".")
    }
    return field in parts or first.texts != second.texts


def test_every_field_of_a_stay_is_written_or_lost() -> None:
    assert set(STAYS) == {field.name for field in attrs.fields(Stay)}
    assert [field.name for field in attrs.fields(Episode)] == ["stays"]
    base = {"plan": attrs.evolve(PLAN, version=2)}
    for field, values in STAYS.items():
        for value in values:
            mine = {**base, field: value}
            # A plan that is there is lost in both.
            kept = {} if field == "plan" else base
            assert is_told(field, written(**kept), written(**mine)), field


@pytest.mark.parametrize("zone", [None, EAST])
def test_every_field_of_a_session_is_written_or_lost(zone: tzinfo | None) -> None:
    assert set(SESSIONS) == {field.name for field in attrs.fields(Session)}
    for field, values in SESSIONS.items():
        for value in values:
            other = attrs.evolve(EVENING, **{field: value})
            for pair in zip(records_of(EVENING), records_of(other), strict=True):
                _, first = sessions_of(MISSED, pair[0], zone=zone)
                _, second = sessions_of(MISSED, pair[1], zone=zone)
                assert is_told(field, first, second), (field, pair[0].status)


def test_every_field_of_a_record_is_written_or_lost() -> None:
    names = [field.name for field in attrs.fields(AttendanceRecord)]
    assert names == ["session", "status", "minutes", "makes_up"]
    part = attended(EVENING, status=AttendanceStatus.PARTIAL)
    made_up = attended(EVENING, status=AttendanceStatus.MADE_UP, makes_up=PLAIN)
    pairs = [
        *(("status", attended(EVENING), one) for one in records_of(EVENING)[1:]),
        ("minutes", part, attrs.evolve(part, minutes=45)),
        ("makes_up", made_up, attrs.evolve(made_up, makes_up=MISSED_TOO.session)),
    ]
    for field, *both in pairs:
        first, second = (sessions_of(MISSED, MISSED_TOO, one)[1] for one in both)
        assert is_told(field, first, second), field


class _Spring(tzinfo):
    """Clocks go forward by an hour at 2 in the night of 8 March 2026."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        on_the_wall = (8, 3)
        late = dt is not None and (dt.day, dt.hour) >= on_the_wall
        return timedelta(hours=-4 if late else -5)

    def dst(self, dt: datetime | None) -> timedelta:
        return self.utcoffset(dt) + timedelta(hours=5)

    def tzname(self, dt: datetime | None) -> str:
        return f"toy {dt}"

    def fromutc(self, dt: datetime) -> datetime:
        in_utc = (8, 7)
        late = (dt.day, dt.hour) >= in_utc
        return dt + timedelta(hours=-4 if late else -5)


def test_minutes_are_real_ones_in_the_night_the_clocks_change() -> None:
    night = attrs.evolve(
        EVENING, day=date(2026, 3, 8), starts=time(1, 30), minutes=60, elapsed=60
    )
    (found,), _ = sessions_of(attended(night), zone=_Spring())
    assert found["period"] == {
        "start": "2026-03-08T01:30:00-05:00",
        "end": "2026-03-08T03:30:00-04:00",
    }


def test_an_offset_of_odd_seconds_is_written_in_whole_minutes() -> None:
    """Local time before zones: FHIR writes no seconds of an offset."""
    odd = timezone(timedelta(hours=-4, minutes=-56, seconds=-2))
    (found,), _ = sessions_of(attended(EVENING), zone=odd)
    start = datetime.fromisoformat(found["period"]["start"])
    assert start == datetime(2026, 3, 2, 18, tzinfo=odd)
    assert found["period"]["start"].endswith("-04:57")


# --- reading --------------------------------------------------------------------------


def made(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    fields = {**base, **changes}
    return {name: value for name, value in fields.items() if value is not None}


def concept(*codes: str) -> dict[str, Any]:
    return {"coding": [{"system": SYSTEM, "code": code} for code in codes]}


def care(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "resourceType": "EpisodeOfCare",
        "id": "e",
        "status": "active",
        "type": [concept("iop")],
        "patient": {"reference": "Patient/1"},
        "period": {"start": "2026-03-02"},
    }
    return made(base, changes)


def encounter(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "resourceType": "Encounter",
        "id": "n",
        "status": "finished",
        "type": [concept("iop")],
        "subject": {"reference": "Patient/1"},
        "episodeOfCare": [{"reference": "EpisodeOfCare/e"}],
        "period": {"start": "2026-03-02", "end": "2026-03-27"},
    }
    return made(base, changes)


def read(*resources: Any, **meanings: Any) -> EpisodeReading:
    document = resources[0] if len(resources) == 1 else list(resources)
    return read_episodes_of_care(document, **{"levels": LEVELS, **meanings})


def stays_of(found: EpisodeReading) -> tuple[Stay, ...]:
    (one,) = found.episodes
    return one.episode.stays


def dropped(found: EpisodeReading) -> dict[str, DroppedReason]:
    return {item.path: item.reason for item in found.dropped}


def test_an_episode_of_a_known_type_is_one_stay_for_its_days() -> None:
    """As Colorado has it: the type says the level, and no encounter does."""
    found = read(care())
    assert stays_of(found) == (stay(period=DateRange(MARCH_2)),)
    (assumed,) = found.assumed
    assert (assumed.path, assumed.what) == ("$.type", Assumption.TYPE_LEVEL)
    (one,) = found.episodes
    assert (one.path, one.subject, one.code) == ("$", "Patient/1", "e")
    assert str(found) == "1 episodes, 1 stays; 0 elements not read, 1 assumptions"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": None}, DroppedReason.NO_STATUS),
        ({"status": "planned"}, DroppedReason.NOT_HAPPENED),
        ({"status": "waitlist"}, DroppedReason.NOT_HAPPENED),
        ({"status": "cancelled"}, DroppedReason.NOT_HAPPENED),
        ({"status": "entered-in-error"}, DroppedReason.ENTERED_IN_ERROR),
        ({"implicitRules": "x"}, DroppedReason.MODIFIED),
        ({"patient": None}, DroppedReason.NO_SUBJECT),
        ({"patient": {"display": "A. B."}}, DroppedReason.NO_SUBJECT),
        ({"type": None}, DroppedReason.OTHER_CODE),
        ({"type": [concept("other")]}, DroppedReason.OTHER_CODE),
        ({"type": [concept("iop"), concept("php")]}, DroppedReason.SEVERAL_LEVELS),
        ({"period": None}, DroppedReason.NO_START),
        ({"period": {"start": "2026-03"}}, DroppedReason.NO_START),
        ({"status": "finished"}, DroppedReason.NO_END),
        (
            {"period": {"start": "2026-03-02", "end": "2026"}},
            DroppedReason.NO_DAY,
        ),
        (
            {"status": "finished", "period": {"start": "2026-03-02", "end": "2026"}},
            DroppedReason.NO_END,
        ),
        ({"patient": {"reference": "Group/1"}}, DroppedReason.NO_SUBJECT),
        ({"patient": {"reference": "Device/1"}}, DroppedReason.NO_SUBJECT),
        ({"period": {"start": "1899-12-31"}}, DroppedReason.DAYS_NOT_HELD),
        (
            {"period": {"start": "2026-03-02", "end": "2199-12-31"}},
            DroppedReason.DAYS_NOT_HELD,
        ),
        (
            {"period": {"start": "2026-03-02", "end": "2026-03-01"}},
            DroppedReason.ENDS_BEFORE,
        ),
    ],
)
def test_an_episode_that_says_too_little_is_dropped(
    changes: dict[str, Any], reason: DroppedReason
) -> None:
    found = read(care(**changes))
    assert found.episodes == ()
    assert dropped(found) == {"$": reason}


@pytest.mark.parametrize("status", ["onhold", "active", "finished"])
def test_an_episode_with_an_end_is_over_whatever_its_status(status: str) -> None:
    ended = care(status=status, period={"start": "2026-03-02", "end": "2026-03-27"})
    assert stays_of(read(ended)) == (stay(),)


def test_the_encounters_of_an_episode_tell_its_stays() -> None:
    found = read(
        encounter(
            id="2",
            type=[concept("php")],
            period={"start": "2026-04-01"},
            status="in-progress",
        ),
        care(status="active", type=[concept("iop"), concept("php")]),
        encounter(
            hospitalization={"dischargeDisposition": concept("done")},
            participant=[{}],
        ),
        reasons={(SYSTEM, "done"): DischargeReason.COMPLETED},
    )
    assert stays_of(found) == (
        stay(ended=DischargeReason.COMPLETED),
        stay(level=general.PHP, period=DateRange(date(2026, 4, 1))),
    )
    assert dropped(found) == {"$[2].participant": DroppedReason.NO_PLACE}
    assert found.assumed == ()


def test_days_and_levels_that_no_stay_has_are_dropped() -> None:
    longer = care(type=[concept("iop"), concept("php")])
    found = read(longer, encounter())
    assert stays_of(found) == (stay(),)
    assert dropped(found) == {
        "$[0].period": DroppedReason.NO_PLACE,
        "$[0].type": DroppedReason.NO_PLACE,
    }
    assert read(care(period=None), encounter()).dropped == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": [concept("group")]}, DroppedReason.OTHER_CODE),
        ({"status": "planned"}, DroppedReason.NOT_HAPPENED),
        ({"subject": {"reference": "Patient/2"}}, DroppedReason.OTHER_SUBJECT),
        ({"subject": None}, DroppedReason.NO_SUBJECT),
        ({"modifierExtension": [{"url": "x"}]}, DroppedReason.MODIFIED),
    ],
)
def test_an_encounter_that_is_no_stay_of_the_patient_is_dropped(
    changes: dict[str, Any], reason: DroppedReason
) -> None:
    found = read(care(), encounter(**changes))
    assert dropped(found) == {"$[1]": reason}
    # The type and the days of the episode are left to tell the stay.
    assert [item.what for item in found.assumed] == [Assumption.TYPE_LEVEL]


def test_an_encounter_of_no_episode_is_dropped() -> None:
    away = encounter(episodeOfCare=[{"reference": "EpisodeOfCare/away"}])
    wrong = encounter(id="w", episodeOfCare=[{"reference": "Encounter/n"}])
    found = read(care(), away, wrong, encounter(id="x", episodeOfCare=None))
    assert dropped(found) == {
        "$[1]": DroppedReason.OTHER_RESOURCE,
        "$[2]": DroppedReason.OTHER_RESOURCE,
        "$[3]": DroppedReason.OTHER_RESOURCE,
    }


def test_an_encounter_of_two_episodes_is_a_stay_of_both() -> None:
    both = [
        {"reference": "EpisodeOfCare/e", "display": "x"},
        {"reference": "EpisodeOfCare/f"},
    ]
    found = read(care(), care(id="f"), encounter(episodeOfCare=both))
    assert [one.episode.stays for one in found.episodes] == [(stay(),), (stay(),)]


def test_an_encounter_that_names_its_episode_twice_is_one_stay() -> None:
    twice = [{"reference": "EpisodeOfCare/e"}, {"reference": "EpisodeOfCare/e"}]
    found = read(care(period=None), encounter(episodeOfCare=twice))
    assert stays_of(found) == (stay(),)
    assert dropped(found) == {"$[1].episodeOfCare[1]": DroppedReason.REPEATED}


def test_whose_episode_it_is_an_identifier_or_a_reference_tells() -> None:
    def of(**identifier: str) -> dict[str, Any]:
        return {"identifier": identifier}

    mine, theirs = of(system="mrn", value="A"), of(system="mrn", value="B")
    found = read(care(patient=mine, period=None), encounter(subject=mine))
    assert [one.subject for one in found.episodes] == ["mrn|A"]
    for subject in (theirs, {"reference": "Patient/2"}):
        found = read(care(patient=mine), encounter(subject=subject))
        assert dropped(found) == {"$[1]": DroppedReason.OTHER_SUBJECT}
    both = read(care(patient=mine), care(patient=theirs))
    assert [one.subject for one in both.episodes] == ["mrn|A", "mrn|B"]


def test_an_episode_that_is_over_while_a_stay_lasts_contradicts_itself() -> None:
    lasting = encounter(status="in-progress", period={"start": "2026-03-02"})
    over = care(status="finished", period=None)
    assert dropped(read(over, lasting)) == {"$[0].status": DroppedReason.NO_PLACE}
    assert read(care(period=None), lasting).dropped == ()
    assert read(over, encounter()).dropped == ()


def test_the_callers_code_of_an_encounter_is_not_kept() -> None:
    mine = [{"system": f"{OURS}:code", "value": "N1"}]
    found = read(care(period=None), encounter(identifier=mine))
    assert dropped(found) == {"$[1].identifier": DroppedReason.NO_PLACE}


def history(*spans: tuple[str, str, str | None]) -> list[dict[str, Any]]:
    return [
        {"status": status, "period": made({"start": start}, {"end": end})}
        for status, start, end in spans
    ]


def test_leaves_are_read_from_the_history_of_the_status() -> None:
    past = history(
        ("arrived", "2026-03-02", "2026-03-02"),
        ("in-progress", "2026-03-02", "2026-03-08"),
        ("onleave", "2026-03-09", "2026-03-10"),
    )
    found = read(
        care(period=None), encounter(statusHistory=[*past, {"status": "onleave"}])
    )
    assert stays_of(found) == (stay(leaves=(days(9, 10),)),)
    assert dropped(found) == {
        "$[1].statusHistory[0]": DroppedReason.NO_PLACE,
        "$[1].statusHistory[3]": DroppedReason.NO_PLACE,
    }


def test_a_leave_whose_days_are_not_held_is_dropped_alone() -> None:
    past = history(
        ("onleave", "2026-03-09", "2026-03-10"), ("onleave", "2026-03-20", "9999-12-31")
    )
    found = read(care(period=None), encounter(statusHistory=past))
    assert stays_of(found) == (stay(leaves=(days(9, 10),)),)
    assert dropped(found) == {
        "$[1].statusHistory[1].period": DroppedReason.DAYS_NOT_HELD
    }


@pytest.mark.parametrize(
    "spans",
    [
        [("onleave", "2026-03-02", "2026-03-03")],
        [("onleave", "2026-03-27", "2026-03-28")],
        [("onleave", "2026-03-09", None)],
        [
            ("onleave", "2026-03-09", "2026-03-11"),
            ("onleave", "2026-03-11", "2026-03-12"),
        ],
    ],
)
def test_leaves_that_cannot_be_are_dropped_together(spans: Any) -> None:
    found = read(care(period=None), encounter(statusHistory=history(*spans)))
    assert stays_of(found) == (stay(),)
    assert dropped(found) == {"$[1].statusHistory": DroppedReason.OUT_OF_RANGE}


def test_an_encounter_repeated_is_read_once_and_told() -> None:
    found = read(care(period=None), encounter(), encounter())
    assert stays_of(found) == (stay(),)
    assert dropped(found) == {"$[2]": DroppedReason.REPEATED}


def test_what_is_malformed_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        read(
            care(status="current"),
            care(id="f", patient="Patient/1"),
            encounter(
                episodeOfCare=[{"reference": "EpisodeOfCare/f"}],
                statusHistory=[{"status": "away"}],
                period={"start": "soon"},
            ),
        )
    allowed = "active, cancelled, entered-in-error, finished, onhold, planned, waitlist"
    past = (
        "arrived, cancelled, entered-in-error, finished, in-progress, onleave, "
        "planned, triaged, unknown"
    )
    text = "must be a text that is not blank"
    assert caught.value.problems == (
        f"$[0].status must be one of {allowed}",
        "$[1].patient must be an object",
        "$[2].period.start must be a FHIR dateTime",
        f"$[2].statusHistory[0].status must be one of {past}",
    )
    other = read(care(type=[concept("other")], identifier=[{"system": 7}]))
    assert dropped(other) == {"$": DroppedReason.OTHER_CODE}
    with pytest.raises(DocumentError) as caught:
        read(care(type=7, identifier=[{"system": 7}]))
    assert caught.value.problems == (
        "$.type must be a list",
        f"$.identifier[0].system {text}",
    )
    with pytest.raises(DocumentError) as caught:
        read(care(), encounter(statusHistory=[{"status": "away"}]))
    assert caught.value.problems[0].startswith(
        "$[1].statusHistory[0].status must be one"
    )
    with pytest.raises(DocumentError):
        read(care(), encounter(period={"start": "soon"}))


def test_nothing_read_is_printed() -> None:
    jane = {"reference": "Patient/jane"}
    found = read(care(id="jane", patient=jane, extension=[{"url": "jane"}]))
    assert "jane" not in f"{found} {found!r}"


# --- encounters -----------------------------------------------------------------------


def test_why_an_encounter_took_place_is_told_to_be_dropped() -> None:
    """So is what the other reader would read."""
    overdose = encounter(
        reasonCode=[{"text": "overdose"}],
        reasonReference=[{"reference": "Condition/1"}],
    )
    found = read_encounters([overdose], levels=LEVELS, observed=None)
    assert [(item.path, item.reason) for item in found.dropped] == [
        ("$[0].episodeOfCare", DroppedReason.NO_PLACE),
        ("$[0].reasonCode", DroppedReason.NO_PLACE),
        ("$[0].reasonReference", DroppedReason.NO_PLACE),
    ]
    # The encounter was read all the same.
    assert str(found) == "1 patients, 1 stays, 0 contacts; 3 elements not read"
    other = encounter(type=[concept("other")], reasonCode=[{"text": "overdose"}])
    (item,) = read_encounters([other], levels=LEVELS, observed=None).dropped
    assert (item.path, item.reason) == ("$[0]", DroppedReason.OTHER_CODE)


def test_a_repeated_encounter_is_told_and_not_counted_twice() -> None:
    document = [
        encounter(),
        encounter(period={"start": "2026-05-01", "end": "2026-05-02"}),
        encounter(subject={"reference": "Patient/2"}),
        encounter(subject={"reference": "https://x.example/Patient/1"}),
        encounter(id=None),
        encounter(id=None),
    ]
    for one in document:
        del one["episodeOfCare"]
    found = read_encounters(document, levels=LEVELS, observed=None)
    assert [(item.path, item.reason) for item in found.dropped] == [
        ("$[1]", DroppedReason.REPEATED),
        ("$[3]", DroppedReason.REPEATED),
    ]
    assert str(found) == "2 patients, 4 stays, 0 contacts; 2 elements not read"


def test_a_stay_comes_back_as_an_encounter_with_the_reason_it_ended() -> None:
    found = read_encounters(
        written(ended=DischargeReason.DIED).resources,
        levels={code_of(general.IOP): general.IOP},
        observed=None,
    )
    (record,) = found.records
    assert record.stays == (stay(ended=DischargeReason.DIED),)


# --- arguments ------------------------------------------------------------------------


@pytest.mark.parametrize("write", [write_stay, write_episode])
@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("subject", 7, "a str"),
        ("code", 7, "a str"),
        ("zone", "America/New_York", "a datetime.tzinfo"),
        ("services", [], "a mapping from ServiceKind"),
        ("levels", {general.IOP: "iop"}, "a pair of the address"),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused(
    write: Any, field: str, value: object, expected: str
) -> None:
    subject = stay() if write is write_stay else Episode((stay(),))
    arguments: dict[str, Any] = {"subject": "Patient/1", "code": "1", field: value}
    with pytest.raises(FieldTypeError, match=rf"{write.__name__}\.{field}.*{expected}"):
        write(subject, **arguments)
    with pytest.raises(FieldTypeError, match=rf"{write.__name__}\.\w+ must be an? "):
        write("a stay", subject="Patient/1", code="1")


def test_a_code_without_control_characters_and_a_patient_are_asked_for() -> None:
    with pytest.raises(FieldValueError, match=r"write_stay\.code must be without"):
        written(code="a\x00")
    with pytest.raises(FieldValueError, match=r"write_stay\.subject must be a ref"):
        write_stay(stay(), subject="jane", code="1")


def test_what_codes_mean_is_checked() -> None:
    level: Level = general.IOP
    for field, given in (
        ("levels", None),
        ("levels", {"iop": level}),
        ("reasons", {(SYSTEM, "done"): "completed"}),
    ):
        with pytest.raises(FieldTypeError, match=rf"read_episodes_of_care\.{field}"):
            read(care(), **{field: given})
    with pytest.raises(FieldTypeError, match=r"document must be .* an EpisodeOfCare"):
        read_episodes_of_care("{}", levels=LEVELS)
