"""Schedules: which sessions take place, which are cancelled, and what they sum to."""

# ruff: noqa: DTZ001  # times without a zone are what is tried here

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import attrs
import pytest

from continuum.errors import (
    ContinuumError,
    FieldTypeError,
    FieldValueError,
    ParseError,
)
from continuum.periods import (
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    WEEK,
    DateRange,
    Week,
    Weekday,
)
from continuum.services import CLINICAL, Format, Mode, ServiceKind, StaffRole
from continuum.sessions import (
    Closure,
    ClosureReason,
    Recurrence,
    Schedule,
    Session,
    Weekly,
)

COUNSELING = ServiceKind.COUNSELING
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
FIRST_WEEK = DateRange(MONDAY, MONDAY + 7 * DAY)
MARCH = DateRange(date(2026, 3, 1), date(2026, 4, 1))
HOLIDAY = Closure.on(date(2026, 3, 3), ClosureReason.HOLIDAY)
STORM = Closure(DateRange(date(2026, 3, 3), date(2026, 3, 6)), ClosureReason.WEATHER)
SINGLE = Session(day=date(2026, 3, 3), minutes=45, kind=COUNSELING)


def message(call: Callable[[], object], kind: type[ContinuumError]) -> str:
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    return str(caught.value)


def weekly(text: str = "Mon Tue Thu 18:00-21:00", **others: Any) -> Schedule:
    return Schedule.weekly(text, kind=COUNSELING, **others)


def days(schedule: Schedule, within: DateRange = MARCH) -> list[int]:
    return [session.day.day for session in schedule.sessions(within)]


# --- weekly slots ---


def test_a_slot_keeps_what_is_said_of_it() -> None:
    schedule = weekly(
        "Mon 18:00-21:00",
        format=Format.GROUP,
        mode=Mode.VIDEO,
        staff=StaffRole.COUNSELOR,
        participants=9,
        breaks=30,
    )
    assert schedule.sessions(FIRST_WEEK) == (
        Session(
            day=MONDAY,
            minutes=150,
            kind=COUNSELING,
            format=Format.GROUP,
            mode=Mode.VIDEO,
            staff=StaffRole.COUNSELOR,
            starts=time(18),
            elapsed=180,
            participants=9,
        ),
    )


def test_a_copy_of_a_slot_is_a_session_like_any_other() -> None:
    (first, *_) = weekly().sessions(FIRST_WEEK)
    built = Session(day=MONDAY, minutes=180, kind=COUNSELING, starts=time(18))
    assert first == built
    assert hash(first) == hash(built)
    assert repr(first) == repr(built)
    assert attrs.evolve(first, minutes=179).minutes == 179
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        first.minutes = 5  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(("breaks", "minutes"), [(0, 180), (179, 1)])
def test_a_break_is_no_credit(breaks: int, minutes: int) -> None:
    (session,) = weekly("Mon 18:00-21:00", breaks=breaks).sessions(FIRST_WEEK)
    assert (session.minutes, session.elapsed) == (minutes, 180)


def test_three_evenings_with_breaks_are_less_than_nine_hours() -> None:
    # 3 x 180 = 540 on the clock; 3 x 30 of breaks leave 450.
    totals = weekly(breaks=30).weekly_totals(FIRST_WEEK)
    assert totals == ((FIRST_WEEK, 450),)


@pytest.mark.parametrize("breaks", [180, 181, 1440])
def test_a_break_that_leaves_nothing_of_a_slot_is_refused(breaks: int) -> None:
    said = message(lambda: weekly("Mon 18:00-21:00", breaks=breaks), FieldValueError)
    expected = "less than the 180 minutes of a slot"
    assert said == f"Schedule.weekly.breaks must be {expected}, not {breaks}"


def test_a_break_in_a_slot_of_unknown_length_leaves_it_unknown() -> None:
    (session,) = weekly("Mon ?", breaks=30).sessions(FIRST_WEEK)
    assert (session.minutes, session.elapsed, session.starts) == (None, None, None)


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        (
            {"breaks": -1},
            FieldValueError,
            "Schedule.weekly.breaks must be from 0 to 1440, not -1",
        ),
        (
            {"breaks": 1441},
            FieldValueError,
            "Schedule.weekly.breaks must be from 0 to 1440, not 1441",
        ),
        (
            {"breaks": 0.5},
            FieldTypeError,
            "Schedule.weekly.breaks must be a whole number (int), not float",
        ),
        (
            {"within": MONDAY},
            FieldTypeError,
            "Schedule.weekly.within must be a DateRange, not date",
        ),
        (
            {"every": 2},
            FieldValueError,
            (
                "Schedule.weekly.within must be given, since every other week counts "
                "from its first, not None"
            ),
        ),
        (
            {"every": 0, "within": MARCH},
            FieldValueError,
            "Weekly.every must be from 1 to 52, not 0",
        ),
        (
            {"every": 53, "within": MARCH},
            FieldValueError,
            "Weekly.every must be from 1 to 52, not 53",
        ),
        (
            {"every": 2.0, "within": MARCH},
            FieldTypeError,
            "Weekly.every must be a whole number (int), not float",
        ),
        (
            {"every": True},
            FieldTypeError,
            "Weekly.every must be a whole number (int), not bool",
        ),
        (
            {"kind": "counseling"},
            FieldTypeError,
            "Session.kind must be a ServiceKind, not str",
        ),
        (
            {"closures": 5},
            FieldTypeError,
            "Schedule.weekly.closures must be a Closure or several, not int",
        ),
        (
            {"closures": [MONDAY]},
            FieldTypeError,
            "Schedule.weekly.closures[0] must be a Closure, not date",
        ),
        (
            {"extra": [SINGLE, None]},
            FieldTypeError,
            "Schedule.weekly.extra[1] must be a Session, not NoneType",
        ),
    ],
)
def test_weekly_slots_that_cannot_be_are_refused(
    arguments: dict[str, Any], kind: type[ContinuumError], said: str
) -> None:
    right: dict[str, Any] = {"kind": COUNSELING}
    assert message(
        lambda: Schedule.weekly("Mon 60min", **(right | arguments)), kind
    ) == (said)


def test_slots_take_place_within_their_days_to_the_day() -> None:
    within = DateRange(date(2026, 3, 9), date(2026, 3, 17))
    assert days(weekly("Mon Tue 60min", within=within)) == [9, 10, 16]


def test_a_standing_slot_takes_place_in_every_year() -> None:
    for year in (1900, 2026, 2198):
        within = DateRange(date(year, 2, 1), date(year, 3, 1))
        found = weekly("Wed 60min").sessions(within)
        assert len(found) == 4
        assert {session.day.weekday() for session in found} == {2}


@pytest.mark.parametrize(
    ("start", "taking_place"),
    [
        # Every other week counts from the week, Monday to Sunday, of the first day.
        (date(2026, 3, 2), [2, 5, 16, 19, 30]),
        (date(2026, 3, 4), [5, 16, 19, 30]),
        (date(2026, 3, 8), [16, 19, 30]),
        (date(2026, 3, 9), [9, 12, 23, 26]),
    ],
)
def test_every_other_week_counts_from_the_week_it_starts_in(
    start: date, taking_place: list[int]
) -> None:
    schedule = weekly("Mon Thu 60min", every=2, within=DateRange(start))
    assert days(schedule) == taking_place


def test_every_other_week_keeps_its_weeks_over_the_new_year() -> None:
    within = DateRange(date(2026, 12, 21), date(2027, 1, 31))
    found = weekly("Mon 60min", every=2, within=within).sessions(within)
    assert [session.day for session in found] == [
        date(2026, 12, 21),
        date(2027, 1, 4),
        date(2027, 1, 18),
    ]


@pytest.mark.parametrize("every", [1, 52])
def test_a_slot_comes_every_week_to_once_a_year(every: int) -> None:
    slot = Weekly(session=attrs.evolve(SINGLE, day=MONDAY), every=every)
    found = list(slot.days(DateRange(MONDAY, MONDAY + (7 * every + 1) * DAY)))
    assert found == [MONDAY, MONDAY + 7 * every * DAY]


@pytest.mark.parametrize("kind", [Weekly, Recurrence])
def test_a_slot_without_an_end_has_days_only_in_a_range_with_one(
    kind: Callable[..., Weekly | Recurrence],
) -> None:
    rule = {"rule": "FREQ=DAILY"} if kind is Recurrence else {}
    standing = kind(session=SINGLE, **rule)
    bounded = kind(session=SINGLE, within=MARCH, **rule)
    assert list(standing.days(DateRange(MONDAY))) == []
    assert list(standing.days(FIRST_WEEK))
    assert list(bounded.days(DateRange(MONDAY)))
    assert list(bounded.days(DateRange(date(2026, 4, 1), date(2026, 5, 1)))) == []


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (
            lambda: Weekly(session=None),
            "Weekly.session must be a Session, not NoneType",
        ),
        (
            lambda: Weekly(session=SINGLE, within=MONDAY),
            "Weekly.within must be a DateRange, not date",
        ),
        (
            lambda: Recurrence(session=None, rule="FREQ=DAILY"),
            "Recurrence.session must be a Session, not NoneType",
        ),
        (
            lambda: Recurrence(session=SINGLE, rule=None),
            "Recurrence.rule must be a str, not NoneType",
        ),
        (
            lambda: Recurrence(session=SINGLE, rule="FREQ=DAILY", within=MONDAY),
            "Recurrence.within must be a DateRange, not date",
        ),
        (
            lambda: Recurrence(
                session=SINGLE, rule="FREQ=DAILY", without=(datetime(2026, 3, 9),)
            ),
            "Recurrence.without must be a datetime.date without a time, not datetime",
        ),
        (
            lambda: Closure(MONDAY, ClosureReason.HOLIDAY),
            "Closure.days must be a DateRange, not date",
        ),
        (
            lambda: Closure(MARCH, "holiday"),
            "Closure.reason must be a ClosureReason, not str",
        ),
        (
            lambda: Closure.on(MARCH, ClosureReason.HOLIDAY),
            "Closure.days must be a datetime.date without a time, not DateRange",
        ),
        (
            lambda: Closure.on(datetime(2026, 3, 2), ClosureReason.HOLIDAY),
            "Closure.days must be a datetime.date without a time, not datetime",
        ),
        (
            lambda: Schedule(slots=[]),
            "Schedule.slots must be a tuple of slots, not list",
        ),
        (
            lambda: Schedule(slots=(Weekly(session=SINGLE), SINGLE)),
            "Schedule.slots[1] must be a Weekly or a Recurrence, not Session",
        ),
        (
            lambda: Schedule(extra=[SINGLE]),
            "Schedule.extra must be a tuple of Session, not list",
        ),
        (
            lambda: Schedule(closures=(HOLIDAY, MARCH)),
            "Schedule.closures[1] must be a Closure, not DateRange",
        ),
        (
            lambda: weekly().sessions(MONDAY),
            "Schedule.within must be a DateRange, not date",
        ),
    ],
)
def test_parts_of_a_schedule_of_wrong_types_are_refused(
    build: Callable[[], object], said: str
) -> None:
    assert message(build, FieldTypeError) == said


def test_a_blank_rule_is_refused() -> None:
    said = message(lambda: Recurrence(session=SINGLE, rule=" "), FieldValueError)
    assert said == "Recurrence.rule must be a text that is not blank, not ''"


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_outside_the_record_is_not_closed(day: date) -> None:
    said = message(lambda: Closure.on(day, ClosureReason.HOLIDAY), FieldValueError)
    assert said.startswith("Closure.days must be a day of the years 1900 to 2199")


# --- recurrences ---


@pytest.mark.parametrize(
    ("rule", "taking_place"),
    [
        ("FREQ=MONTHLY;BYDAY=1MO", [2]),
        ("FREQ=MONTHLY;BYDAY=-1FR", [27]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", [31]),
        ("FREQ=DAILY;INTERVAL=10", [2, 12, 22]),
        ("FREQ=DAILY;COUNT=3", [2, 3, 4]),
        ("freq=weekly;byday=we,fr;count=3", [4, 6, 11]),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15", [15]),
    ],
)
def test_a_recurrence_counts_from_its_session(
    rule: str, taking_place: list[int]
) -> None:
    slot = Recurrence(session=attrs.evolve(SINGLE, day=MONDAY), rule=rule)
    assert days(Schedule(slots=(slot,))) == taking_place


def test_a_recurrence_ends_before_the_end_of_its_range() -> None:
    for last, taking_place in ((11, [2]), (12, [2]), (13, [2, 12])):
        slot = Recurrence(
            session=attrs.evolve(SINGLE, day=MONDAY),
            rule="FREQ=DAILY;INTERVAL=10",
            within=DateRange(MONDAY, date(2026, 3, last)),
        )
        assert days(Schedule(slots=(slot,))) == taking_place


def test_a_count_is_used_up_before_the_range_asked_for() -> None:
    slot = Recurrence(
        session=attrs.evolve(SINGLE, day=MONDAY), rule="FREQ=DAILY;COUNT=3"
    )
    assert days(Schedule(slots=(slot,)), DateRange(MONDAY + 2 * DAY, MARCH.end)) == [4]


# --- closures, extra sessions, sums of schedules ---


def test_closed_days_have_no_recurring_sessions_and_say_why() -> None:
    schedule = weekly().closed(HOLIDAY)
    assert days(schedule, FIRST_WEEK) == [2, 5]
    ((session, closure),) = schedule.cancelled(FIRST_WEEK)
    assert (session.day, closure.reason) == (MONDAY + DAY, ClosureReason.HOLIDAY)


def test_a_closure_covers_its_days_to_the_day() -> None:
    schedule = weekly("Mon-Sun 60min", closures=[STORM])
    assert days(schedule, FIRST_WEEK) == [2, 6, 7, 8]


def test_where_two_closures_meet_the_first_is_the_reason() -> None:
    reasons = [
        closure.reason
        for _, closure in weekly().closed(STORM, HOLIDAY).cancelled(FIRST_WEEK)
    ]
    assert reasons == [ClosureReason.WEATHER, ClosureReason.WEATHER]
    ((_, first),) = weekly("Tue 60min").closed(HOLIDAY, STORM).cancelled(FIRST_WEEK)
    assert first is HOLIDAY


def test_an_open_closure_ends_a_schedule() -> None:
    ended = Closure(DateRange(date(2026, 3, 5)), ClosureReason.STAFFING)
    assert days(weekly().closed(ended)) == [2, 3]


def test_nothing_is_cancelled_where_nothing_is_closed() -> None:
    assert weekly().cancelled(FIRST_WEEK) == ()


def test_an_extra_session_takes_place_on_a_closed_day() -> None:
    schedule = weekly(closures=[STORM], extra=[SINGLE])
    assert days(schedule, FIRST_WEEK) == [2, 3]
    assert SINGLE in schedule.sessions(FIRST_WEEK)
    assert [session.day.day for session, _ in schedule.cancelled(FIRST_WEEK)] == [3, 5]
    assert weekly(closures=[STORM]).with_extra(SINGLE) == schedule


def test_an_extra_session_takes_place_on_its_own_day_only() -> None:
    schedule = Schedule(extra=(SINGLE,))
    assert schedule.sessions(DateRange(SINGLE.day, SINGLE.day + DAY)) == (SINGLE,)
    assert schedule.sessions(DateRange(SINGLE.day + DAY, MARCH.end)) == ()


def test_sessions_come_by_day_and_clock_whatever_order_they_were_given_in() -> None:
    schedule = weekly("Tue 20:00-21:00 09:00-10:00; Mon 09:00-10:00", extra=[SINGLE])
    found = [(one.day.day, one.starts) for one in schedule.sessions(FIRST_WEEK)]
    assert found == [(2, time(9)), (3, None), (3, time(9)), (3, time(20))]


def test_schedules_add_up() -> None:
    both = weekly("Mon 60min") + weekly("Tue 60min", closures=[STORM], extra=[SINGLE])
    assert days(both, FIRST_WEEK) == [2, 3]
    assert both + Schedule() == Schedule() + both == both
    assert Schedule().sessions(MARCH) == ()


def test_a_schedule_adds_up_with_nothing_else() -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        Schedule() + 5  # type: ignore[operator]  # pyright: ignore[reportUnusedExpression,reportOperatorIssue]


@pytest.mark.parametrize("schedule", [Schedule(), weekly(), Schedule(extra=(SINGLE,))])
def test_an_open_range_is_refused_since_a_schedule_may_never_end(
    schedule: Schedule,
) -> None:
    expected = "Schedule.within must be a range with an end, not None"
    open_range = DateRange(MONDAY)
    said = message(lambda: schedule.sessions(open_range), FieldValueError)
    assert said == expected
    said = message(lambda: schedule.cancelled(open_range), FieldValueError)
    assert said == expected


# --- windows and totals ---


def test_windows_are_whole_though_the_range_cuts_them() -> None:
    wednesday = DateRange(date(2026, 3, 4), date(2026, 3, 5))
    ((week, sessions),) = weekly().by_window(Week(Weekday.MONDAY), wednesday)
    assert week == FIRST_WEEK
    assert [session.day.day for session in sessions] == [2, 3, 5]


def test_program_weeks_count_from_the_range() -> None:
    within = DateRange(date(2026, 3, 4), date(2026, 3, 18))
    found = [
        (window.start.day, len(sessions))
        for window, sessions in weekly().by_window(PROGRAM_WEEK, within)
    ]
    assert found == [(4, 3), (11, 3)]


def test_a_month_has_as_many_sessions_as_its_weekdays() -> None:
    # March 2026 has five Mondays, five Tuesdays and four Thursdays.
    ((_, sessions),) = weekly().by_window(CALENDAR_MONTH, MARCH)
    assert len(sessions) == 14


def test_windows_of_a_week_that_names_no_first_day_are_refused() -> None:
    said = message(lambda: list(weekly().by_window(WEEK, MARCH)), FieldValueError)
    assert said == "windows.per must be a week that names its first day, not None"


def test_weekly_totals_start_on_the_weekday_asked_for() -> None:
    sundays = weekly(extra=[SINGLE]).weekly_totals(FIRST_WEEK, starts_on=Weekday.SUNDAY)
    assert sundays == (
        (DateRange(date(2026, 3, 1), date(2026, 3, 8)), 585),
        (DateRange(date(2026, 3, 8), date(2026, 3, 15)), 540),
    )


def test_a_weekly_total_counts_what_is_asked_for_and_overlap_once() -> None:
    meals = Schedule.weekly("Mon 19:00-20:00", kind=ServiceKind.MEAL)
    twice = weekly() + weekly("Tue 17:30-20:30") + meals
    # Tuesday from 17:30 to 21:00 is 210 minutes; Monday and Thursday 180 each.
    assert twice.weekly_totals(FIRST_WEEK, of=CLINICAL) == ((FIRST_WEEK, 570),)
    meals_only = meals.weekly_totals(FIRST_WEEK, of=CLINICAL)
    assert meals_only == ((FIRST_WEEK, 0),)


def test_a_weekly_total_is_not_known_where_a_length_is_not() -> None:
    second = DateRange(date(2026, 3, 9), date(2026, 3, 16))
    schedule = weekly().with_extra(
        Session(day=date(2026, 3, 10), minutes=None, kind=COUNSELING)
    )
    within = DateRange(date(2026, 3, 2), date(2026, 3, 16))
    assert schedule.weekly_totals(within) == ((FIRST_WEEK, 540), (second, None))


def test_a_malformed_text_is_refused_before_anything_else_of_the_call() -> None:
    with pytest.raises(ParseError):
        weekly("Mon 18:00-21:00 nonsense", extra=[None])
