"""Laws of sums, schedules and attendance, with dateutil as the oracle of days."""

# ruff: noqa: DTZ001  # times without a zone are what is tried here

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

import attrs
from dateutil import rrule
from hypothesis import assume, given
from hypothesis import strategies as st

from continuum.periods import DateRange, Week, Weekday
from continuum.services import ANY_SERVICE, ServiceFilter, ServiceKind
from continuum.sessions import (
    Attendance,
    AttendanceStatus,
    Closure,
    ClosureReason,
    Recurrence,
    Schedule,
    Session,
    Weekly,
    credited,
    total,
)
from tests import strategies as draw

DAY = timedelta(days=1)
DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Held = tuple[date, time | None, int | None]


def clock_minutes(sessions: list[Session]) -> set[int]:
    """Every minute of the clock that a session covers."""
    clocks = [session.clock for session in sessions]
    return {minute for clock in clocks if clock for minute in range(*clock)}


def held(sessions: tuple[Session, ...]) -> list[Held]:
    """Day, start and clock minutes of each session: what RFC 5545 can say."""
    found = [(one.day, one.starts, one.elapsed) for one in sessions]
    return sorted(found, key=str)


# --- sums ---


@given(draw.crowded(full=True))
def test_the_sum_of_full_credit_is_the_union_of_the_clock(
    sessions: list[Session],
) -> None:
    assert total(sessions) == len(clock_minutes(sessions))


@given(draw.crowded())
def test_a_sum_exceeds_neither_all_credit_nor_the_clock(
    sessions: list[Session],
) -> None:
    found = total(sessions)
    assert found is not None
    assert found <= sum(session.minutes or 0 for session in sessions)
    assert found <= len(clock_minutes(sessions))
    assert found > 0 or not sessions


MONDAY_AND_TUESDAY = draw.days(date(2026, 3, 2), date(2026, 3, 3))


@given(
    st.lists(draw.timed_sessions(on=MONDAY_AND_TUESDAY), max_size=5),
    draw.timed_sessions(on=MONDAY_AND_TUESDAY),
)
def test_one_more_session_never_lowers_a_sum(
    sessions: list[Session], another: Session
) -> None:
    before, after = total(sessions), total([*sessions, another])
    assert before is not None
    assert after is not None
    assert after >= before


@given(draw.crowded(known=False), st.data())
def test_a_sum_does_not_mind_the_order(
    sessions: list[Session], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(sessions))
    assert total(shuffled) == total(sessions)
    # Of two sessions with one clock and one credit, either may be the one counted.
    assert Counter((one.order, added) for one, added in credited(shuffled)) == Counter(
        (one.order, added) for one, added in credited(sessions)
    )


@given(draw.crowded(full=True), draw.timed_sessions(full=True), st.data())
def test_a_session_in_two_adjacent_parts_changes_no_sum(
    others: list[Session], session: Session, data: st.DataObject
) -> None:
    assert session.starts is not None
    assert session.minutes is not None
    starts = session.starts.hour * 60 + session.starts.minute
    longest = min(session.minutes, 1440 - starts) - 1
    assume(longest >= 1)
    cut = data.draw(st.integers(1, longest))
    later = time(*divmod(starts + cut, 60))
    rest = session.minutes - cut
    parts = [
        attrs.evolve(session, minutes=cut, elapsed=cut),
        attrs.evolve(session, minutes=rest, elapsed=rest, starts=later),
    ]
    assert total([*others, *parts]) == total([*others, session])


@given(draw.crowded(full=True), draw.timed_sessions(full=True))
def test_more_full_credit_never_lowers_a_sum(
    sessions: list[Session], another: Session
) -> None:
    before, after = total(sessions), total([*sessions, another])
    assert before is not None
    assert after is not None
    assert before <= after <= before + (another.minutes or 0)


@given(draw.crowded(known=False))
def test_a_sum_is_unknown_only_where_minutes_are(sessions: list[Session]) -> None:
    if total(sessions) is None:
        assert any(session.minutes is None for session in sessions)
    for session, added in credited(sessions):
        assert added is None or session.minutes is None or added <= session.minutes


@given(draw.crowded(), draw.service_filters())
def test_a_filter_and_the_rest_share_a_sum_of_sessions_apart(
    sessions: list[Session], counted: ServiceFilter
) -> None:
    apart = [
        attrs.evolve(one, day=one.day + 7 * shift * DAY)
        for shift, one in enumerate(sessions)
    ]
    inside = total(apart, of=counted)
    outside = total(apart, of=ANY_SERVICE - counted)
    assert (inside is None) is (outside is None)
    if inside is not None and outside is not None:
        assert inside + outside == total(apart)


# --- expansion against dateutil ---


@given(
    st.lists(st.sampled_from(Weekday), min_size=1, unique=True),
    st.integers(1, 6),
    draw.closed_ranges(longest=400),
    draw.closed_ranges(longest=400),
    st.lists(draw.closures(), max_size=2),
)
def test_weekly_slots_fall_on_the_days_dateutil_finds(
    weekdays: list[Weekday],
    every: int,
    bounds: DateRange,
    asked: DateRange,
    closures: list[Closure],
) -> None:
    schedule = Schedule.weekly(
        " ".join(day.name for day in weekdays) + " 18:00-21:00",
        kind=ServiceKind.COUNSELING,
        every=every,
        within=bounds,
        closures=closures,
    )
    monday = bounds.start - timedelta(days=bounds.start.weekday())
    oracle = rrule.rrule(
        rrule.WEEKLY,
        interval=every,
        byweekday=[int(day) for day in weekdays],
        wkst=rrule.MO,
        dtstart=datetime.combine(monday, time(18)),
        until=datetime.combine(date(2031, 1, 1), time()),
    )
    expected = [
        moment.date()
        for moment in oracle
        if moment.date() in bounds and moment.date() in asked
    ]
    closed = {day for day in expected for closure in closures if day in closure.days}
    found = [session.day for session in schedule.sessions(asked)]
    assert found == [day for day in expected if day not in closed]
    cancelled = schedule.cancelled(asked)
    assert [one.day for one, _ in cancelled] == sorted(closed)
    assert all(one.day in closure.days for one, closure in cancelled)


@given(draw.weekly_slots(), draw.closed_ranges(longest=400))
def test_a_weekly_slot_and_the_rule_that_says_the_same_share_their_days(
    slot: Weekly, asked: DateRange
) -> None:
    # A rule counts from its first day, so that day must come before all days asked for.
    step = 7 * slot.every
    weeks = (slot.session.day - date(2022, 1, 1)).days // step + 1
    first = slot.session.day - timedelta(days=weeks * step)
    rule = Recurrence(
        session=attrs.evolve(slot.session, day=first),
        rule=f"FREQ=WEEKLY;INTERVAL={slot.every}",
        within=slot.within,
    )
    assert list(slot.days(asked)) == list(rule.days(asked))


@given(draw.schedules(), draw.closed_ranges(), draw.closed_ranges())
def test_what_takes_place_does_not_depend_on_the_range_asked_for(
    schedule: Schedule, asked: DateRange, part: DateRange
) -> None:
    both = asked.intersection(part)
    within = [one for one in schedule.sessions(asked) if both and one.day in both]
    assert within == (list(schedule.sessions(both)) if both else [])


@given(draw.schedules(), draw.closed_ranges())
def test_sessions_take_place_in_order_in_range_and_never_closed(
    schedule: Schedule, asked: DateRange
) -> None:
    found = schedule.sessions(asked)
    assert all(one.day in asked for one in found)
    assert [one.order for one in found] == sorted(one.order for one in found)
    for one in found:
        open_day = not any(one.day in closure.days for closure in schedule.closures)
        assert open_day or one in schedule.extra
    kept = len(found) - sum(one.day in asked for one in schedule.extra)
    everything = attrs.evolve(schedule, closures=(), extra=())
    planned = len(everything.sessions(asked))
    assert planned == kept + len(schedule.cancelled(asked))


@given(draw.schedules(), draw.schedules(), draw.closed_ranges())
def test_schedules_without_closures_add_up_to_all_their_sessions(
    first: Schedule, second: Schedule, asked: DateRange
) -> None:
    first, second = (attrs.evolve(one, closures=()) for one in (first, second))
    both = (*first.sessions(asked), *second.sessions(asked))
    assert sorted(map(str, (first + second).sessions(asked))) == sorted(map(str, both))


@given(draw.schedules(), draw.closed_ranges(), st.sampled_from(Weekday))
def test_weekly_totals_are_the_totals_of_whole_weeks(
    schedule: Schedule, asked: DateRange, starts_on: Weekday
) -> None:
    totals = schedule.weekly_totals(asked, starts_on=starts_on)
    weeks = [week for week, _ in schedule.by_window(Week(starts_on), asked)]
    assert [week for week, _ in totals] == weeks
    for week, minutes in totals:
        assert week.start.weekday() == starts_on
        assert minutes == total(schedule.sessions(week))


# --- RFC 5545 ---


@given(draw.schedules(), draw.days(), st.integers(1, 400))
def test_what_is_written_is_read_back_with_the_same_days_starts_and_lengths(
    schedule: Schedule, starting: date, length: int
) -> None:
    again = Schedule()
    for text in schedule.to_rfc5545(starting=starting):
        again += Schedule.from_rfc5545(text, kind=ServiceKind.COUNSELING)
    asked = DateRange(starting, starting + timedelta(days=length))
    assert held(again.sessions(asked)) == held(schedule.sessions(asked))


@given(draw.schedules(), draw.days())
def test_writing_what_was_read_changes_nothing(
    schedule: Schedule, starting: date
) -> None:
    for text in schedule.to_rfc5545(starting=starting):
        once = Schedule.from_rfc5545(text, kind=ServiceKind.COUNSELING)
        again = Schedule()
        for part in once.to_rfc5545(starting=starting):
            again += Schedule.from_rfc5545(part, kind=ServiceKind.COUNSELING)
        asked = DateRange(date(2023, 1, 1), date(2026, 1, 1))
        assert held(again.sessions(asked)) == held(once.sessions(asked))


@st.composite
def rules(data: st.DrawFn) -> str:
    frequency = data(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    if data(st.booleans()):
        parts.append(f"INTERVAL={data(st.integers(1, 5))}")
    if data(st.booleans()):
        named = data(st.lists(st.sampled_from(DAY_NAMES), min_size=1, unique=True))
        if frequency in {"MONTHLY", "YEARLY"}:
            number = data(st.sampled_from(["", "1", "+2", "-1"]))
            named = [number + day for day in named]
        parts.append(f"BYDAY={','.join(named)}")
    if data(st.booleans()):
        parts.append(f"WKST={data(st.sampled_from(DAY_NAMES))}")
    return ";".join(data(st.permutations(parts)))


@given(
    rules(),
    draw.days(date(2025, 1, 1), date(2026, 12, 31)),
    draw.clock_times(),
    st.none() | st.integers(1, 30) | st.datetimes(datetime(2026, 12, 31)),
    st.lists(st.integers(0, 60), max_size=3),
    st.lists(st.integers(61, 90), max_size=3, unique=True),
)
def test_an_event_falls_on_the_days_dateutil_finds(  # noqa: PLR0917  # drawn in order
    rule: str,
    day: date,
    starts: time,
    end: int | datetime | None,
    excluded: list[int],
    added: list[int],
) -> None:
    first = datetime.combine(day, starts)
    if isinstance(end, int):
        rule += f";COUNT={end}"
    elif end is not None:
        end = min(end, datetime(2100, 1, 1)).replace(microsecond=0)
        rule += f";UNTIL={end:%Y%m%dT%H%M%S}"
        assume(end >= first)
    removed = [first + shift * DAY for shift in excluded]
    further = [first.replace(hour=(starts.hour + 1) % 24) + it * DAY for it in added]
    lines = [f"DTSTART:{first:%Y%m%dT%H%M%S}", f"RRULE:{rule}"]
    for name, moments in (("EXDATE", removed), ("RDATE", further)):
        if moments:
            stamps = ",".join(f"{moment:%Y%m%dT%H%M%S}" for moment in moments)
            lines.append(f"{name}:{stamps}")
    text = "\n".join(lines)

    schedule = Schedule.from_rfc5545(text, kind=ServiceKind.COUNSELING)
    asked = DateRange(date(2024, 12, 1), date(2028, 6, 1))
    found = [
        datetime.combine(one.day, one.starts)
        for one in schedule.sessions(asked)
        if one.starts is not None
    ]
    oracle = rrule.rrulestr(text, forceset=True).between(
        datetime(2024, 12, 1), datetime(2028, 5, 31, 23, 59), inc=True
    )
    assert sorted(found) == oracle


# --- attendance ---


@given(draw.attendances())
def test_every_record_is_delivered_or_missed(attendance: Attendance) -> None:
    delivered, missed = attendance.sessions(), attendance.missed()
    assert len(delivered) + len(missed) == len(attendance.records)
    assert [one.order for one in delivered] == sorted(one.order for one in delivered)
    orders = [record.session.order for record in missed]
    assert orders == sorted(orders)


@given(draw.attendances(), draw.closed_ranges(longest=2000))
def test_a_range_gives_the_records_of_its_days(
    attendance: Attendance, asked: DateRange
) -> None:
    within = [one for one in attendance.sessions() if one.day in asked]
    assert list(attendance.sessions(asked)) == within
    missed = [one for one in attendance.missed() if one.session.day in asked]
    assert list(attendance.missed(asked)) == missed


@given(draw.attendances())
def test_nobody_is_credited_more_than_the_session_had(attendance: Attendance) -> None:
    for record in attendance.records:
        given_minutes = record.delivered.minutes if record.delivered else 0
        planned = record.session.minutes
        if given_minutes is not None and planned is not None:
            assert given_minutes <= planned
            assert (given_minutes < planned) is (
                record.delivered is None or record.status is AttendanceStatus.PARTIAL
            )


@given(draw.schedules(), draw.closed_ranges())
def test_perfect_attendance_delivers_what_was_planned(
    schedule: Schedule, asked: DateRange
) -> None:
    planned = tuple(dict.fromkeys(schedule.sessions(asked)))
    assert Attendance.attended(planned).sessions() == planned


@given(st.integers(0, 6), draw.days())
def test_a_closed_day_is_one_day(shift: int, day: date) -> None:
    closure = Closure.on(day, ClosureReason.OTHER)
    near = [day + offset * DAY for offset in range(-shift, shift + 1)]
    assert [other for other in near if other in closure.days] == [day]


def test_the_oracle_knows_the_days_of_the_week_by_the_same_names() -> None:
    for number, (mine, theirs) in enumerate(zip(DAY_NAMES, Weekday, strict=True)):
        assert theirs.name.startswith(mine)
        assert rrule.weekday(number) == getattr(rrule, mine)
