"""Sessions: what they refuse, which minutes they have, and how sums count them once."""

# ruff: noqa: DTZ001, DTZ901  # times without a zone are what is tried here

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any

import attrs
import pytest

from continuum.errors import ContinuumError, FieldTypeError, FieldValueError
from continuum.services import (
    CLINICAL,
    GROUP,
    Format,
    Mode,
    ServiceKind,
    StaffRole,
)
from continuum.sessions import Session, credited, total

TUESDAY = date(2026, 3, 3)
COUNSELING = ServiceKind.COUNSELING
SESSION: dict[str, Any] = {
    "day": TUESDAY,
    "minutes": 180,
    "kind": COUNSELING,
    "starts": time(17, 30),
}
HOUR = timedelta(hours=1)


def message(call: Callable[[], object], kind: type[ContinuumError]) -> str:
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    return str(caught.value)


def timed(
    starts: str,
    minutes: int | None,
    elapsed: int | None = None,
    *,
    kind: ServiceKind = COUNSELING,
    day: date = TUESDAY,
) -> Session:
    return Session(
        day=day,
        minutes=minutes,
        kind=kind,
        starts=time.fromisoformat(starts),
        elapsed=minutes if elapsed is None else elapsed,
    )


def untimed(minutes: int | None, kind: ServiceKind = COUNSELING) -> Session:
    return Session(day=TUESDAY, minutes=minutes, kind=kind)


# --- single fields ---


@pytest.mark.parametrize("minutes", [1, 1440, None])
def test_a_session_has_one_minute_to_one_day_or_is_not_known(
    minutes: int | None,
) -> None:
    assert untimed(minutes).minutes == minutes


@pytest.mark.parametrize("minutes", [0, -1, -10, 1441, 10_000_000])
def test_minutes_beyond_a_day_are_refused(minutes: int) -> None:
    said = message(lambda: untimed(minutes), FieldValueError)
    assert said == f"Session.minutes must be from 1 to 1440, not {minutes}"


@pytest.mark.parametrize("minutes", [90.0, 1.5, True, False, "90", timedelta(hours=1)])
def test_minutes_are_whole_numbers(minutes: Any) -> None:
    said = message(lambda: untimed(minutes), FieldTypeError)
    found = type(minutes).__name__
    assert said == f"Session.minutes must be a whole number (int), not {found}"


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        (
            {"day": datetime(2026, 3, 3)},
            FieldTypeError,
            "day must be a datetime.date without a time, not datetime",
        ),
        (
            {"kind": "counseling"},
            FieldTypeError,
            "kind must be a ServiceKind, not str",
        ),
        ({"format": Mode.VIDEO}, FieldTypeError, "format must be a Format, not Mode"),
        ({"mode": "video"}, FieldTypeError, "mode must be a Mode, not str"),
        ({"staff": "nurse"}, FieldTypeError, "staff must be a StaffRole, not str"),
        (
            {"starts": "17:30"},
            FieldTypeError,
            "starts must be a datetime.time, not str",
        ),
        (
            {"starts": time(17, 30, tzinfo=UTC)},
            FieldValueError,
            (
                "starts must be a local time without a time zone, not "
                "datetime.time(17, 30, tzinfo=datetime.timezone.utc)"
            ),
        ),
        (
            {"starts": time(17, 30, 1)},
            FieldValueError,
            "starts must be in whole minutes, not datetime.time(17, 30, 1)",
        ),
        (
            {"elapsed": 180.0},
            FieldTypeError,
            "elapsed must be a whole number (int), not float",
        ),
        ({"elapsed": 0}, FieldValueError, "elapsed must be from 1 to 1440, not 0"),
        (
            {"elapsed": 1441},
            FieldValueError,
            "elapsed must be from 1 to 1440, not 1441",
        ),
        (
            {"elapsed": 179},
            FieldValueError,
            "minutes must be at most the 179 minutes on the clock, not 180",
        ),
        (
            {"starts": None, "elapsed": 180},
            FieldValueError,
            "elapsed must be left out where starts is, not 180",
        ),
        (
            {"participants": 0},
            FieldValueError,
            "participants must be from 1 to 1000, not 0",
        ),
        (
            {"participants": 1001},
            FieldValueError,
            "participants must be from 1 to 1000, not 1001",
        ),
        (
            {"participants": True},
            FieldTypeError,
            "participants must be a whole number (int), not bool",
        ),
    ],
)
def test_a_session_that_cannot_be_is_refused_by_the_field_at_fault(
    change: dict[str, object], kind: type[ContinuumError], said: str
) -> None:
    assert message(lambda: Session(**(SESSION | change)), kind) == f"Session.{said}"


@pytest.mark.parametrize("participants", [1, 1000])
def test_a_group_has_one_to_a_thousand_participants(participants: int) -> None:
    assert Session(**SESSION, participants=participants).participants == participants


def test_credit_may_fill_the_clock_and_be_a_minute_less() -> None:
    assert Session(**SESSION, elapsed=180).minutes == 180
    assert Session(**SESSION, elapsed=181).minutes == 180


def test_the_clock_has_the_credited_minutes_unless_told() -> None:
    assert Session(**SESSION).elapsed == 180
    assert Session(**(SESSION | {"starts": time(0)})).elapsed == 180
    assert Session(**(SESSION | {"starts": None})).elapsed is None
    assert Session(**(SESSION | {"minutes": None})).elapsed is None


def test_only_a_session_with_a_start_and_a_length_lies_on_the_clock() -> None:
    clock = Session(**SESSION).clock
    assert clock is not None
    start, end = clock
    assert (start % 1440, end - start) == (17 * 60 + 30, 180)
    assert Session(**(SESSION | {"starts": None})).clock is None
    assert Session(**(SESSION | {"minutes": None})).clock is None


def test_the_end_of_a_day_is_the_start_of_the_next_on_the_clock() -> None:
    late, early = timed("23:00", 60), timed("00:00", 60, day=date(2026, 3, 4))
    assert late.clock is not None
    assert early.clock is not None
    assert late.clock[1] == early.clock[0]


def test_sessions_sort_by_day_then_untimed_then_by_clock() -> None:
    wednesday = TUESDAY + timedelta(days=1)
    ordered = [
        untimed(60),
        timed("00:00", 60),
        timed("09:00", 120),
        timed("09:00", 60),
        timed("23:59", 1),
        attrs.evolve(untimed(60), day=wednesday),
        timed("00:00", 60, day=wednesday),
    ]
    turned = ordered[::-1]
    assert sorted(turned, key=lambda session: session.order) == ordered


# --- between two moments ---


def between(start: datetime, end: datetime, breaks: int = 0) -> Session:
    return Session.between(start, end, kind=COUNSELING, breaks=breaks)


def test_a_session_between_two_moments_keeps_what_is_said_of_it() -> None:
    session = Session.between(
        datetime(2026, 3, 3, 17, 30),
        datetime(2026, 3, 3, 20, 30),
        kind=COUNSELING,
        breaks=30,
        format=Format.GROUP,
        mode=Mode.VIDEO,
        staff=StaffRole.NURSE,
        participants=9,
    )
    assert session == Session(
        **(SESSION | {"minutes": 150}),
        elapsed=180,
        format=Format.GROUP,
        mode=Mode.VIDEO,
        staff=StaffRole.NURSE,
        participants=9,
    )


def test_a_session_over_midnight_belongs_to_the_day_it_starts() -> None:
    session = between(datetime(2026, 3, 3, 22), datetime(2026, 3, 4, 6))
    assert (session.day, session.starts, session.minutes) == (TUESDAY, time(22), 480)


def test_a_whole_day_is_the_longest_session() -> None:
    start = datetime(2026, 3, 3, 8)
    assert between(start, start + 24 * HOUR).minutes == 1440
    over = start + 24 * HOUR + timedelta(minutes=1)
    said = message(lambda: between(start, over), FieldValueError)
    assert said == (
        "Session.between.end must be a minute to 24 hours after 2026-03-03 08:00:00, "
        f"not {over!r}"
    )


@pytest.mark.parametrize(("seconds", "minutes"), [(60, 1), (119, 1), (120, 2)])
def test_a_started_minute_is_not_credited(seconds: int, minutes: int) -> None:
    start = datetime(2026, 3, 3, 17, 30, 15, 500)
    session = between(start, start + timedelta(seconds=seconds))
    assert (session.minutes, session.starts) == (minutes, time(17, 30))


@pytest.mark.parametrize("seconds", [59, 0, -60, -3600])
def test_an_end_less_than_a_minute_after_the_start_is_refused(seconds: int) -> None:
    start = datetime(2026, 3, 3, 17, 30)
    end = start + timedelta(seconds=seconds)
    said = message(lambda: between(start, end), FieldValueError)
    assert said == (
        "Session.between.end must be a minute to 24 hours after 2026-03-03 17:30:00, "
        f"not {end!r}"
    )


@pytest.mark.parametrize(("breaks", "minutes"), [(0, 180), (1, 179), (179, 1)])
def test_breaks_are_no_credit(breaks: int, minutes: int) -> None:
    start = datetime(2026, 3, 3, 17, 30)
    session = between(start, start + 3 * HOUR, breaks)
    assert (session.minutes, session.elapsed) == (minutes, 180)


@pytest.mark.parametrize("breaks", [180, 181, -1])
def test_breaks_that_leave_nothing_are_refused(breaks: int) -> None:
    start = datetime(2026, 3, 3, 17, 30)
    said = message(lambda: between(start, start + 3 * HOUR, breaks), FieldValueError)
    assert said == f"Session.between.breaks must be from 0 to 179, not {breaks}"


@pytest.mark.parametrize(
    ("start", "end", "field", "found"),
    [
        (TUESDAY, datetime(2026, 3, 3), "start", "date"),
        (datetime(2026, 3, 3), "20:30", "end", "str"),
        (datetime(2026, 3, 3), None, "end", "NoneType"),
    ],
)
def test_a_moment_is_a_datetime(start: Any, end: Any, field: str, found: str) -> None:
    said = message(lambda: between(start, end), FieldTypeError)
    assert said == f"Session.between.{field} must be a datetime, not {found}"


def test_naive_and_aware_moments_do_not_mix() -> None:
    naive, aware = datetime(2026, 3, 3, 18), datetime(2026, 3, 3, 18, tzinfo=UTC)
    said = message(lambda: between(naive, aware + HOUR), FieldValueError)
    assert said.startswith("Session.between.end must be naive like start, not datetime")
    said = message(lambda: between(aware, naive + HOUR), FieldValueError)
    assert said.startswith("Session.between.end must be aware like start, not datetime")


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (datetime.min, datetime.min + HOUR, "start"),
        (datetime.max - HOUR, datetime.max, "start"),
        (datetime(2199, 12, 31, 23), datetime(2200, 1, 1, 1), "end"),
    ],
)
@pytest.mark.parametrize("zone", [None, timezone(14 * HOUR), timezone(-12 * HOUR)])
def test_moments_outside_the_record_are_refused_as_days_are(
    start: datetime, end: datetime, field: str, zone: tzinfo | None
) -> None:
    start, end = start.replace(tzinfo=zone), end.replace(tzinfo=zone)
    said = message(lambda: between(start, end), FieldValueError)
    assert said.startswith(
        f"Session.between.{field} must be a day of the years 1900 to 2199"
    )


# --- nights when the clocks change ---


class Changing(tzinfo):
    """A place whose clocks go forward on 29 March and back on 25 October 2026."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        assert dt is not None
        wall = dt.replace(tzinfo=None)
        if wall < datetime(2026, 3, 29, 2) or wall >= datetime(2026, 10, 25, 3):
            return HOUR
        if wall >= datetime(2026, 10, 25, 2) and dt.fold:
            return HOUR
        return 2 * HOUR

    def dst(self, dt: datetime | None) -> timedelta:
        return self.utcoffset(dt) - HOUR

    def tzname(self, dt: datetime | None) -> str:
        return "changing" if dt is None else "winter or summer"


PLACE = Changing()


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (datetime(2026, 3, 27, 22), datetime(2026, 3, 28, 6), 480),
        (datetime(2026, 3, 28, 22), datetime(2026, 3, 29, 6), 420),  # 02:00 is 03:00
        (datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 6), 540),  # 02:00 twice
        (datetime(2026, 10, 25, 2), datetime(2026, 10, 25, 2, fold=1), 60),
        (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 3), 90),
        (datetime(2026, 10, 25, 2, 30, fold=1), datetime(2026, 10, 25, 3), 30),
    ],
)
def test_a_night_has_the_minutes_it_really_had(
    start: datetime, end: datetime, minutes: int
) -> None:
    session = between(start.replace(tzinfo=PLACE), end.replace(tzinfo=PLACE))
    assert (session.minutes, session.elapsed) == (minutes, minutes)
    assert (session.day, session.starts) == (start.date(), start.time())
    assert session.starts is not None
    assert (session.starts.tzinfo, session.starts.fold) == (None, 0)


def test_without_a_zone_the_wall_clock_is_believed() -> None:
    start, end = datetime(2026, 3, 28, 22), datetime(2026, 3, 29, 6)
    assert between(start, end).minutes == 480


def test_the_hour_that_never_was_is_no_session() -> None:
    start = datetime(2026, 3, 29, 1, 59, tzinfo=PLACE)
    assert between(start, datetime(2026, 3, 29, 3, tzinfo=PLACE)).minutes == 1


def test_moments_of_two_zones_are_compared_in_utc() -> None:
    start = datetime(2026, 3, 3, 23, tzinfo=timezone(-5 * HOUR))
    end = datetime(2026, 3, 4, 5, tzinfo=UTC)
    session = between(start, end)
    assert (session.day, session.minutes) == (TUESDAY, 60)


# --- sums ---


def test_two_groups_at_one_time_are_counted_once() -> None:
    # Four evenings of three hours; on Tuesday a family group at the same time.
    evenings = [timed("17:30", 180, day=date(2026, 3, day)) for day in (2, 3, 4, 5)] + [
        timed("17:30", 180, kind=ServiceKind.EDUCATION)
    ]
    assert sum(session.minutes or 0 for session in evenings) == 15 * 60
    assert total(evenings) == 12 * 60


@pytest.mark.parametrize(
    ("sessions", "minutes"),
    [
        ([], []),
        ([timed("09:00", 60), timed("10:00", 60)], [60, 60]),
        ([timed("09:00", 61), timed("10:00", 60)], [61, 59]),
        ([timed("09:00", 180), timed("10:00", 60)], [180, 0]),
        ([timed("09:00", 180), timed("10:00", 180), timed("11:00", 60)], [180, 60, 0]),
        ([timed("09:00", 60), timed("09:00", 180)], [180, 0]),
        # Credit is less than the clock: 30 minutes of an hour that is half free.
        ([timed("09:00", 60), timed("09:30", 30, 60)], [60, 30]),
        ([timed("09:00", 60), timed("09:30", 31, 60)], [60, 30]),
        ([timed("09:00", 30, 60), timed("09:00", 60)], [60, 0]),
        # Without clock times nothing is known to overlap.
        ([untimed(60), untimed(60), timed("09:00", 60)], [60, 60, 60]),
        # Over midnight.
        (
            [timed("22:00", 180), timed("00:30", 60, day=date(2026, 3, 4))],
            [180, 30],
        ),
        # Minutes not known add an unknown number, or none where nothing is free.
        ([timed("09:00", None, 60), timed("10:00", 60)], [None, 60]),
        ([timed("09:00", 180), timed("10:00", None, 60)], [180, 0]),
        ([untimed(None), timed("10:00", 60)], [None, 60]),
        ([timed("09:00", None, 60), timed("09:00", 60)], [0, 60]),
        ([timed("09:00", None, 60), timed("09:30", 60)], [None, 60]),
        ([timed("09:00", None, 1440), timed("09:00", 1440)], [0, 1440]),
        ([timed("09:00", 1440), timed("09:00", None, 1440)], [0, 1440]),
        # Sixty of ninety minutes do not cover what may have been ninety.
        ([timed("09:00", 60, 90), timed("09:00", None, 90)], [None, 60]),
        ([timed("09:00", 90, 90), timed("09:00", None, 90)], [0, 90]),
        ([timed("09:00", 89, 90), timed("09:00", None, 90)], [None, 89]),
        # Ten minutes of three hours do not hide the 179 that are credited in full.
        ([timed("09:00", 10, 180), timed("09:00", 179)], [1, 179]),
        # 150 of three hours twice at one time are 150, not the whole clock.
        ([timed("09:00", 150, 180), timed("09:00", 150, 180)], [150, 0]),
    ],
)
def test_a_session_adds_the_minutes_that_no_other_covers(
    sessions: list[Session], minutes: list[int | None]
) -> None:
    assert [added for _, added in credited(sessions)] == minutes


def test_three_classes_are_not_hidden_by_an_evening_of_less_credit() -> None:
    classes = [timed("18:00", 50), timed("19:00", 50), timed("20:00", 50)]
    # 150 minutes of class; the evening's 100 find 30 free minutes on the clock.
    assert total([timed("18:00", 100, 180), *classes]) == 180


def test_of_many_overlapping_sessions_a_few_orders_are_tried() -> None:
    evening = timed("18:00", 100, 180)
    classes = [timed(f"18:{minute:02}", 10) for minute in range(0, 60, 10)]
    assert total([evening, *classes]) == 60 + 100
    crowded = [timed("18:00", 10, 180), *classes, timed("19:00", 120)]
    assert total(crowded) == 60 + 120


def test_a_total_counts_what_the_filter_counts() -> None:
    meal = timed("19:00", 30, kind=ServiceKind.MEAL)
    group = attrs.evolve(timed("09:00", 60), format=Format.GROUP)
    assert total([meal, group]) == 90
    assert total([meal, group], of=CLINICAL) == 60
    assert total([meal], of=CLINICAL) == 0
    assert total([], of=CLINICAL) == 0


def test_a_total_is_not_known_where_a_counted_part_is_not() -> None:
    meal = untimed(None, ServiceKind.MEAL)
    assert total([meal, untimed(60)]) is None
    assert total([meal, untimed(60)], of=CLINICAL) == 60
    assert total([untimed(60)], of=GROUP) is None  # in a group, or not


def test_what_is_not_counted_covers_nothing() -> None:
    meal = timed("09:00", 60, kind=ServiceKind.MEAL)
    assert total([meal, timed("09:00", 60)], of=CLINICAL) == 60
