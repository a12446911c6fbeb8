"""What became of sessions, and which records contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import attrs
import pytest

from continuum.errors import ContinuumError, FieldTypeError, FieldValueError
from continuum.periods import DateRange
from continuum.services import ServiceKind
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Session,
    total,
)

GROUP = Session(
    day=date(2026, 3, 2), minutes=180, kind=ServiceKind.COUNSELING, starts=time(18)
)
CLASS = Session(day=date(2026, 3, 3), minutes=60, kind=ServiceKind.EDUCATION)
LATER = Session(day=date(2026, 3, 6), minutes=60, kind=ServiceKind.EDUCATION)
UNTOLD = Session(day=date(2026, 3, 4), minutes=None, kind=ServiceKind.EDUCATION)

ATTENDED = AttendanceStatus.ATTENDED
PARTIAL = AttendanceStatus.PARTIAL
EXCUSED = AttendanceStatus.EXCUSED
UNEXCUSED = AttendanceStatus.UNEXCUSED
CANCELLED = AttendanceStatus.CANCELLED
MADE_UP = AttendanceStatus.MADE_UP

MISSED = (EXCUSED, UNEXCUSED, CANCELLED)


def message(call: Callable[[], object], kind: type[ContinuumError]) -> str:
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    return str(caught.value)


def record(
    session: Session,
    status: AttendanceStatus,
    minutes: int | None = None,
    makes_up: Session | None = None,
) -> AttendanceRecord:
    return AttendanceRecord(
        session=session, status=status, minutes=minutes, makes_up=makes_up
    )


# --- one record ---


def test_an_attended_session_is_delivered_as_it_was_planned() -> None:
    assert record(GROUP, ATTENDED).delivered == GROUP


@pytest.mark.parametrize("status", MISSED)
def test_a_missed_session_is_not_delivered(status: AttendanceStatus) -> None:
    assert record(GROUP, status).delivered is None


@pytest.mark.parametrize("minutes", [1, 179])
def test_a_partial_attendance_delivers_its_own_minutes(minutes: int) -> None:
    left = record(GROUP, PARTIAL, minutes).delivered
    assert left is not None
    assert left == attrs.evolve(GROUP, minutes=minutes)
    assert left.elapsed == 180


def test_a_partial_attendance_without_minutes_delivers_an_unknown_number() -> None:
    left = record(GROUP, PARTIAL).delivered
    assert left is not None
    assert left.minutes is None


@pytest.mark.parametrize("minutes", [0, -1, 180, 181])
def test_a_partial_attendance_is_shorter_than_its_session(minutes: int) -> None:
    said = message(lambda: record(GROUP, PARTIAL, minutes), FieldValueError)
    assert said == f"AttendanceRecord.minutes must be from 1 to 179, not {minutes}"


def test_a_part_of_a_session_of_unknown_length_is_less_than_a_day() -> None:
    assert record(UNTOLD, PARTIAL, 1439).minutes == 1439
    said = message(lambda: record(UNTOLD, PARTIAL, 1440), FieldValueError)
    assert said == "AttendanceRecord.minutes must be from 1 to 1439, not 1440"


@pytest.mark.parametrize("status", [ATTENDED, *MISSED])
def test_minutes_belong_to_partial_attendance_only(status: AttendanceStatus) -> None:
    said = message(lambda: record(GROUP, status, 90), FieldValueError)
    assert said == (
        "AttendanceRecord.minutes must be left out unless the status is partial, not 90"
    )


def test_a_made_up_session_names_the_one_it_stands_for() -> None:
    returned = record(LATER, MADE_UP, makes_up=CLASS)
    assert returned.delivered == LATER
    said = message(lambda: record(LATER, MADE_UP), FieldValueError)
    expected = "the missed session where the status is made-up, and only there"
    assert said == f"AttendanceRecord.makes_up must be {expected}, not None"


@pytest.mark.parametrize("status", [ATTENDED, PARTIAL, *MISSED])
def test_no_other_status_makes_up_for_a_session(status: AttendanceStatus) -> None:
    said = message(lambda: record(LATER, status, makes_up=CLASS), FieldValueError)
    assert said == (
        "AttendanceRecord.makes_up must be the missed session where the status is "
        "made-up, and only there, not a value of type Session"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"session": None}, "session must be a Session, not NoneType"),
        ({"status": "attended"}, "status must be an AttendanceStatus, not str"),
        (
            {"status": PARTIAL, "minutes": 90.0},
            "minutes must be a whole number (int), not float",
        ),
        (
            {"status": MADE_UP, "makes_up": date(2026, 3, 3)},
            "makes_up must be a Session, not date",
        ),
    ],
)
def test_a_record_of_wrong_types_is_refused(change: dict[str, Any], said: str) -> None:
    right: dict[str, Any] = {"session": GROUP, "status": ATTENDED}
    found = message(lambda: AttendanceRecord(**(right | change)), FieldTypeError)
    assert found == f"AttendanceRecord.{said}"


# --- all records of a patient ---

RECORDS = (
    record(LATER, MADE_UP, makes_up=CLASS),
    record(CLASS, EXCUSED),
    record(UNTOLD, UNEXCUSED),
    record(GROUP, PARTIAL, 179),
)


def test_sessions_delivered_and_missed_come_by_day() -> None:
    attendance = Attendance(RECORDS)
    assert attendance.sessions() == (attrs.evolve(GROUP, minutes=179), LATER)
    assert [missed.session for missed in attendance.missed()] == [CLASS, UNTOLD]
    assert [missed.status for missed in attendance.missed()] == [EXCUSED, UNEXCUSED]
    assert total(attendance.sessions()) == 179 + 60


def test_only_the_days_asked_for_are_given() -> None:
    attendance = Attendance(RECORDS)
    days = DateRange(date(2026, 3, 3), date(2026, 3, 6))
    assert attendance.sessions(days) == ()
    assert [missed.session for missed in attendance.missed(days)] == [CLASS, UNTOLD]
    longer = DateRange(date(2026, 3, 3), date(2026, 3, 7))
    assert attendance.sessions(longer) == (LATER,)
    assert attendance.missed(DateRange(date(2026, 3, 5))) == ()


def test_perfect_attendance_delivers_every_session() -> None:
    attendance = Attendance.attended([CLASS, GROUP])
    assert attendance.sessions() == (GROUP, CLASS)
    assert attendance.missed() == ()
    assert {one.status for one in attendance.records} == {ATTENDED}


def test_two_records_of_one_timed_session_contradict_each_other() -> None:
    records = (record(CLASS, ATTENDED), record(GROUP, ATTENDED), record(GROUP, EXCUSED))
    said = message(lambda: Attendance(records), FieldValueError)
    assert said == (
        "Attendance.records[2] must be the only record of its session, not "
        "datetime.date(2026, 3, 2)"
    )


def test_two_sessions_of_one_day_that_nothing_tells_apart_are_two() -> None:
    attendance = Attendance((record(CLASS, ATTENDED), record(CLASS, ATTENDED)))
    assert total(attendance.sessions()) == 120


@pytest.mark.parametrize(
    "others", [(), (record(CLASS, ATTENDED),), (record(CLASS, PARTIAL, 30),)]
)
def test_a_session_is_made_up_only_for_one_that_was_missed(
    others: tuple[AttendanceRecord, ...],
) -> None:
    returned = record(LATER, MADE_UP, makes_up=CLASS)
    said = message(lambda: Attendance((*others, returned)), FieldValueError)
    assert said == (
        f"Attendance.records[{len(others)}] must be made up for a session with a "
        "record of being missed, not datetime.date(2026, 3, 3)"
    )


@pytest.mark.parametrize("status", MISSED)
def test_a_session_may_be_made_up_however_it_was_missed(
    status: AttendanceStatus,
) -> None:
    returned = record(LATER, MADE_UP, makes_up=CLASS)
    attendance = Attendance((returned, record(CLASS, status)))
    assert attendance.sessions() == (LATER,)


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([], "Attendance.records must be a tuple of AttendanceRecord, not list"),
        ((GROUP,), "Attendance.records[0] must be an AttendanceRecord, not Session"),
    ],
)
def test_attendance_is_made_of_records(records: Any, said: str) -> None:
    assert message(lambda: Attendance(records), FieldTypeError) == said


@pytest.mark.parametrize(
    ("sessions", "said"),
    [
        (5, "Attendance.sessions must be a Session or several, not int"),
        ([GROUP, None], "Attendance.sessions[1] must be a Session, not NoneType"),
    ],
)
def test_only_sessions_are_attended(sessions: Any, said: str) -> None:
    assert message(lambda: Attendance.attended(sessions), FieldTypeError) == said


def test_a_day_without_records_is_empty() -> None:
    day = GROUP.day - timedelta(days=1)
    assert Attendance(RECORDS).sessions(DateRange(day, GROUP.day)) == ()
    assert Attendance(()).sessions() == ()
    assert Attendance(()).missed() == ()


def test_one_session_of_a_record_can_be_marked_anew() -> None:
    perfect = Attendance.attended([CLASS, GROUP])
    left = perfect.marked(GROUP.day, AttendanceStatus.PARTIAL, minutes=1)
    assert [one.minutes for one in left.sessions()] == [1, CLASS.minutes]
    missed = perfect.marked(CLASS.day, EXCUSED, starts=CLASS.starts)
    assert [one.session for one in missed.missed()] == [CLASS]


def test_marking_needs_one_session_of_the_day() -> None:
    later = attrs.evolve(GROUP, starts=time(21, 30))
    perfect = Attendance.attended([GROUP, later])
    with pytest.raises(FieldValueError, match=r"\.day must be a day .* 2 fit, not"):
        perfect.marked(GROUP.day, EXCUSED)
    with pytest.raises(FieldValueError, match=r"0 fit, not"):
        perfect.marked(date(2026, 3, 30), EXCUSED)
    assert perfect.marked(GROUP.day, EXCUSED, starts=time(21, 30)).missed()
