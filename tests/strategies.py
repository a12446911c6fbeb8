"""Values drawn at random, shared by the laws in `tests/properties`.

Days lie in a few years unless a law asks for all of them: sums, weeks and leap days all
occur there, and what fails is easy to read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import NamedTuple, TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st

from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    SERVICE_DAY,
    STAY,
    Blocks,
    DateRange,
    Rolling,
    Week,
    Weekday,
    WholeStay,
    Window,
    Year,
)
from continuum.services import (
    ANY_SERVICE,
    Format,
    Mode,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Closure,
    ClosureReason,
    Recurrence,
    Schedule,
    Session,
    Slot,
    Weekly,
)

_Any = TypeVar("_Any")

MINUTES_PER_DAY = 1440

# --- days, ranges, windows ---

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""The first and the last day that a value may hold."""


def days(
    first: date = date(2023, 1, 1), last: date = date(2028, 12, 31)
) -> st.SearchStrategy[date]:
    """Days of a few years, a leap day among them."""
    return st.dates(first, last)


@st.composite
def closed_ranges(draw: st.DrawFn, longest: int = 120) -> DateRange:
    """Ranges with an end, of *longest* days at most."""
    start = draw(days())
    return DateRange(start, start + timedelta(days=draw(st.integers(1, longest))))


def ranges() -> st.SearchStrategy[DateRange]:
    """Ranges with an end and without, near enough to meet often."""
    return closed_ranges(longest=2000) | st.builds(DateRange, days())


def tiles() -> st.SearchStrategy[Window]:
    """The windows that divide days without gap or overlap."""
    return st.one_of(
        st.just(CALENDAR_DAY),
        st.just(SERVICE_DAY),
        st.builds(Week, st.sampled_from(Weekday)),
        st.builds(Blocks, st.integers(1, 90)),
        st.just(CALENDAR_MONTH),
        st.builds(Year, st.integers(1, 12)),
    )


def window_kinds() -> st.SearchStrategy[Window]:
    """Every window that can be laid out."""
    return st.one_of(
        tiles(),
        st.builds(Rolling, st.integers(2, 90)),
        st.just(STAY),
        st.builds(WholeStay, st.integers(1, 400)),
    )


# --- filters of services ---

Service: TypeAlias = tuple[ServiceKind, Format, Mode, StaffRole]

EVERY_SERVICE: frozenset[Service] = frozenset(
    itertools.product(ServiceKind, Format, Mode, StaffRole)
)


class Described(NamedTuple):
    """A filter, and every service it counts by plain sets."""

    filter: ServiceFilter
    services: frozenset[Service]


def _some(values: Iterable[_Any]) -> st.SearchStrategy[frozenset[_Any]]:
    return st.frozensets(st.sampled_from(tuple(values)), min_size=1)


@st.composite
def _simple_filters(draw: st.DrawFn) -> Described:
    # Few kinds, so that two filters often share one.
    kinds = draw(st.none() | _some(tuple(ServiceKind)[:4]))
    formats = draw(st.none() | _some(Format))
    modes = draw(st.none() | _some(Mode))
    staff = draw(st.none() | _some(tuple(StaffRole)[:3]))
    counted = ServiceFilter.of(
        *(kinds or ()), formats=formats, modes=modes, staff=staff
    )
    services = itertools.product(
        kinds or ServiceKind, formats or Format, modes or Mode, staff or StaffRole
    )
    return Described(counted, frozenset(services))


def _joined(pair: tuple[Described, Described, str]) -> Described:
    (mine, my_services), (theirs, their_services), sign = pair
    if sign == "&":
        return Described(mine & theirs, my_services & their_services)
    if sign == "|":
        return Described(mine | theirs, my_services | their_services)
    return Described(mine - theirs, my_services - their_services)


def described_filters() -> st.SearchStrategy[Described]:
    """Filters joined from simple ones, with the services that plain sets count."""
    simple = st.just(Described(ANY_SERVICE, EVERY_SERVICE)) | _simple_filters()
    return st.recursive(
        simple,
        lambda part: st.tuples(part, part, st.sampled_from("&|-")).map(_joined),
        max_leaves=4,
    )


def service_filters() -> st.SearchStrategy[ServiceFilter]:
    """Filters joined from simple ones."""
    return described_filters().map(lambda described: described.filter)


# --- sessions ---


@st.composite
def timed_sessions(
    draw: st.DrawFn,
    *,
    on: st.SearchStrategy[date] | None = None,
    full: bool = False,
) -> Session:
    """Sessions with clock times; with *full*, every clock minute is credited."""
    elapsed = draw(st.integers(1, 240) | st.integers(1, MINUTES_PER_DAY))
    credit = draw(st.just(elapsed) | st.integers(1, elapsed))
    return Session(
        day=draw(days() if on is None else on),
        minutes=elapsed if full else credit,
        kind=draw(st.sampled_from(tuple(ServiceKind)[:4])),
        format=draw(st.none() | st.sampled_from(Format)),
        mode=draw(st.none() | st.sampled_from(Mode)),
        staff=draw(st.none() | st.sampled_from(StaffRole)),
        starts=draw(clock_times()),
        elapsed=elapsed,
        participants=draw(st.none() | st.integers(1, 12)),
    )


def clock_times() -> st.SearchStrategy[time]:
    """Times of day in whole minutes."""
    return st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def sessions(draw: st.DrawFn, *, on: st.SearchStrategy[date] | None = None) -> Session:
    """Sessions of every sort: timed, untimed, with minutes not known."""
    session = draw(timed_sessions(on=on))
    sort = draw(st.sampled_from(["timed", "untimed", "unknown", "timed, unknown"]))
    if sort == "timed":
        return session
    minutes = session.minutes if sort == "untimed" else None
    if sort == "timed, unknown":
        return attrs.evolve(session, minutes=minutes)
    return attrs.evolve(session, minutes=minutes, starts=None, elapsed=None)


def crowded(
    *, full: bool = False, known: bool = True
) -> st.SearchStrategy[list[Session]]:
    """Sessions of three days, so that many overlap."""
    on = days(date(2026, 3, 2), date(2026, 3, 4))
    one = timed_sessions(on=on, full=full) if known else sessions(on=on)
    return st.lists(one, max_size=6)


# --- schedules ---


def closures() -> st.SearchStrategy[Closure]:
    """Closures with an end."""
    return st.builds(Closure, closed_ranges(longest=20), st.sampled_from(ClosureReason))


def weekly_slots() -> st.SearchStrategy[Weekly]:
    """Weekly slots, standing and bounded."""
    return st.builds(
        Weekly,
        session=sessions(),
        every=st.integers(1, 5),
        within=st.none() | ranges(),
    )


RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;COUNT=10",
    "FREQ=DAILY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;COUNT=9;BYDAY=TU,TH",
    "FREQ=MONTHLY;BYDAY=1MO,-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYDAY=10TH;COUNT=3",
)


def recurrences() -> st.SearchStrategy[Recurrence]:
    """Recurrences that are more than weekly."""
    return st.builds(
        Recurrence,
        session=sessions(),
        rule=st.sampled_from(RULES),
        within=st.none() | ranges(),
    )


def slots() -> st.SearchStrategy[Slot]:
    """Slots of both sorts."""
    return weekly_slots() | recurrences()


def schedules(
    slot: st.SearchStrategy[Slot] | None = None,
) -> st.SearchStrategy[Schedule]:
    """Schedules with slots, extra sessions and closures."""
    return st.builds(
        Schedule,
        slots=st.lists(slots() if slot is None else slot, max_size=3).map(tuple),
        extra=st.lists(sessions(), max_size=3).map(tuple),
        closures=st.lists(closures(), max_size=3).map(tuple),
    )


# --- attendance ---


@st.composite
def _records(draw: st.DrawFn, session: Session) -> list[AttendanceRecord]:
    """What became of *session*: one record, or two where it was made up."""
    status = draw(st.sampled_from(AttendanceStatus))
    if status is AttendanceStatus.MADE_UP:
        missed = draw(
            st.sampled_from(
                [
                    AttendanceStatus.EXCUSED,
                    AttendanceStatus.UNEXCUSED,
                    AttendanceStatus.CANCELLED,
                ]
            )
        )
        later = session.day + timedelta(days=draw(st.integers(10_000, 10_007)))
        return [
            AttendanceRecord(session=session, status=missed),
            AttendanceRecord(
                session=attrs.evolve(session, day=later),
                status=status,
                makes_up=session,
            ),
        ]
    minutes = None
    if status is AttendanceStatus.PARTIAL and session.minutes and session.minutes > 1:
        minutes = draw(st.none() | st.integers(1, session.minutes - 1))
    return [AttendanceRecord(session=session, status=status, minutes=minutes)]


@st.composite
def attendances(draw: st.DrawFn) -> Attendance:
    """Attendance of single sessions, some of them missed, some made up."""
    planned = draw(st.lists(sessions(), max_size=5, unique=True))
    records = [record for one in planned for record in draw(_records(one))]
    return Attendance(tuple(draw(st.permutations(records))))
