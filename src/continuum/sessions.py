"""Sessions, and their three makers: single ones, a `Schedule`, an `Attendance`.

A session belongs to one day, the calendar day at the place of service, and has a number
of credited minutes. Clock times are optional; they serve overlap and gaps.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from operator import attrgetter
from typing import Final, TypeAlias

import attrs

from continuum import _fields
from continuum._rfc5545 import (
    Event,
    checked_rule,
    read_event,
    rule_days,
    weekly_rule,
    write_event,
    write_weekly,
)
from continuum._weekly import read_weekly
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import DAYS_PER_WEEK, DateRange, Week, Weekday, Window, windows
from continuum.services import (
    ANY_SERVICE,
    Format,
    Mode,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)

__all__ = [
    "Attendance",
    "AttendanceRecord",
    "AttendanceStatus",
    "Closure",
    "ClosureReason",
    "Recurrence",
    "Schedule",
    "Session",
    "Weekly",
    "credited",
    "total",
]

MINUTES_PER_DAY = _fields.MINUTES_PER_DAY

MOST_PARTICIPANTS = 1000


@attrs.frozen(kw_only=True)
class Session:
    """One block of service to one patient on one day, planned or delivered.

    Args:
        day: Calendar day at the place of service.
        minutes: Time credited, 1 to 1440; breaks are not credit. None when it is not
            known, which makes sums over it unknown, never zero.
        kind: What is given.
        format: Individual, group or family; None when not known.
        mode: In person, by video, by audio; None when not known.
        staff: Who gives it; None when not known.
        starts: Wall-clock start at the place of service, in whole minutes.
        elapsed: Clock minutes from start to end; defaults to *minutes* where *starts*
            is given. Credit never exceeds it.
        participants: Patients present; None when not known.
        staff_present: Staff members present; None when not known.

    Raises:
        FieldTypeError: A value of the wrong type, such as fractional minutes.
        FieldValueError: A value that cannot be, such as more credit than clock time.

    >>> Session(day=date(2026, 3, 2), minutes=-10, kind=ServiceKind.COUNSELING)
    Traceback (most recent call last):
        ...
    continuum.errors.FieldValueError: Session.minutes must be from 1 to 1440, not -10
    """

    day: date
    minutes: int | None
    kind: ServiceKind
    format: Format | None = None
    mode: Mode | None = None
    staff: StaffRole | None = None
    starts: time | None = None
    elapsed: int | None = attrs.field(
        default=attrs.Factory(
            lambda self: self.minutes if self.starts else None, takes_self=True
        )
    )
    participants: int | None = None
    staff_present: int | None = None

    def __attrs_post_init__(self) -> None:
        _fields.day("Session", "day", self.day)
        if self.minutes is not None:
            _fields.whole(
                "Session", "minutes", self.minutes, least=1, most=MINUTES_PER_DAY
            )
        _fields.instance("Session", "kind", self.kind, ServiceKind)
        for field, value, kind in (
            ("format", self.format, Format),
            ("mode", self.mode, Mode),
            ("staff", self.staff, StaffRole),
        ):
            if value is not None:
                _fields.instance("Session", field, value, kind)
        if self.starts is not None:
            _fields.local_time("Session", "starts", self.starts)
        if self.elapsed is not None:
            _fields.whole(
                "Session", "elapsed", self.elapsed, least=1, most=MINUTES_PER_DAY
            )
            if self.starts is None:
                expected = "left out where starts is"
                raise FieldValueError("Session", "elapsed", self.elapsed, expected)
            if self.minutes is not None and self.minutes > self.elapsed:
                expected = f"at most the {self.elapsed} minutes on the clock"
                raise FieldValueError("Session", "minutes", self.minutes, expected)
        for field, people in (
            ("participants", self.participants),
            ("staff_present", self.staff_present),
        ):
            if people is not None:
                _fields.whole("Session", field, people, least=1, most=MOST_PARTICIPANTS)

    @classmethod
    def between(
        cls,
        start: datetime,
        end: datetime,
        *,
        kind: ServiceKind,
        breaks: int = 0,
        format: Format | None = None,  # noqa: A002  # the word of the field
        mode: Mode | None = None,
        staff: StaffRole | None = None,
        participants: int | None = None,
    ) -> Session:
        """Credit the minutes from *start* to *end*, on the local day of *start*.

        A started minute is not credited. Aware times are compared in UTC, so that a
        night when the clocks change has the minutes it really had. Its clock reads one
        hour twice: sessions on either side of the change then seem to overlap.

        Args:
            start: First moment; aware, or naive if *end* is.
            end: Last moment, at most 24 hours later.
            kind: What is given.
            breaks: Minutes in between that are no credit.
            format: Individual, group or family.
            mode: How they met.
            staff: Who gives it.
            participants: Patients present.

        Raises:
            FieldValueError: One time is aware and the other naive, the end is not after
                the start, or nothing is left once breaks are taken out.
        """
        for field, value in (("start", start), ("end", end)):
            _fields.instance("Session.between", field, value, datetime)
            _fields.day("Session.between", field, value.date())
        if (start.utcoffset() is None) is not (end.utcoffset() is None):
            expected = (
                "aware like start"
                if start.utcoffset() is not None
                else "naive like start"
            )
            raise FieldValueError("Session.between", "end", end, expected)
        if start.utcoffset() is not None:
            span = end.astimezone(UTC) - start.astimezone(UTC)
        else:
            span = end - start
        elapsed = span // timedelta(minutes=1)
        if not 1 <= elapsed <= MINUTES_PER_DAY:
            expected = f"a minute to 24 hours after {start}"
            raise FieldValueError("Session.between", "end", end, expected)
        _fields.whole("Session.between", "breaks", breaks, least=0, most=elapsed - 1)
        return cls(
            day=start.date(),
            minutes=elapsed - breaks,
            kind=kind,
            format=format,
            mode=mode,
            staff=staff,
            starts=start.time().replace(second=0, microsecond=0, tzinfo=None, fold=0),
            elapsed=elapsed,
            participants=participants,
        )

    @property
    def clock(self) -> tuple[int, int] | None:
        """Start and end in minutes on one scale for all days, or None without times."""
        if self.starts is None or self.elapsed is None:
            return None
        start = self.starts.hour * 60 + self.starts.minute
        first = self.day.toordinal() * MINUTES_PER_DAY + start
        return first, first + self.elapsed

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorting key: the day, then the clock; untimed sessions come first."""
        if self.starts is None or self.elapsed is None:
            return (self.day.toordinal() * MINUTES_PER_DAY - 1, 0, 0)
        start = self.starts.hour * 60 + self.starts.minute
        first = self.day.toordinal() * MINUTES_PER_DAY + start
        # Unknown minutes may be all of them, and come first: more than a day has.
        unknown = MINUTES_PER_DAY + 1
        return (first, -self.elapsed, -(self.minutes or unknown))


_by_clock = attrgetter("order")


def credited(sessions: Iterable[Session]) -> Iterator[tuple[Session, int | None]]:
    """Yield each session with the minutes it adds to a sum, by day and clock.

    Overlapping sessions of one patient are counted once: a session adds at most the
    clock minutes that no other covers, and 0 when it adds none. Where breaks leave less
    credit than clock time, it matters which is counted first; the order that gives the
    most is taken, so that one more session never lowers a sum. Of more than six
    sessions that overlap one another, only three orders are tried. Sessions without
    clock times never overlap. None means minutes not known.

    >>> evening = date(2026, 3, 3), ServiceKind.COUNSELING
    >>> group = Session(
    ...     day=evening[0], minutes=180, kind=evening[1], starts=time(17, 30)
    ... )
    >>> [minutes for _, minutes in credited([group, group])]
    [180, 0]
    """
    ordered = sorted(sessions, key=_by_clock)
    added: list[int | None] = [session.minutes for session in ordered]
    for cluster in clusters(ordered):
        minutes = _added([ordered[index] for index in cluster])
        for index, each in zip(cluster, minutes, strict=True):
            added[index] = each
    yield from zip(ordered, added, strict=True)


def clusters(ordered: Iterable[Session]) -> Iterator[list[int]]:
    """Yield the places of sessions that overlap, directly or by way of others.

    One that overlaps none is a cluster of its own; one without a clock is in none.
    """
    cluster: list[int] = []
    reached = 0
    for index, session in enumerate(ordered):
        clock = session.clock
        if clock is None:
            # It may stand between two that overlap across midnight.
            continue
        start, end = clock
        if cluster and start >= reached:
            yield cluster
            cluster = []
        cluster.append(index)
        reached = max(reached, end)
    if cluster:
        yield cluster


_MOST_TRIED = 6
"""Overlapping sessions of which every order is tried; of more, three orders are."""


def _added(cluster: Sequence[Session]) -> list[int | None]:
    """Minutes that each session of *cluster* adds, in the order that adds the most."""
    if len(cluster) == 1:
        return [cluster[0].minutes]
    known = [index for index, one in enumerate(cluster) if one.minutes is not None]
    orders: Iterable[Sequence[int]] = (known,)
    if any(cluster[index].minutes != cluster[index].elapsed for index in known):
        if len(known) <= _MOST_TRIED:
            orders = permutations(known)
        else:
            orders = (
                known,
                sorted(known, key=lambda index: -(cluster[index].minutes or 0)),
                sorted(known, key=lambda index: cluster[index].elapsed or 0),
            )
    best = max((_in_turn(cluster, order) for order in orders), key=sum)
    # Of a session of unknown length no more is known than whether it adds anything. It
    # adds nothing for certain where sessions cover it that count from end to end.
    whole = [index for index in known if _counts_whole(cluster[index])]
    return [
        minutes
        if cluster[index].minutes is not None
        else (None if _in_turn(cluster, [*whole, index])[index] else 0)
        for index, minutes in enumerate(best)
    ]


def _counts_whole(session: Session) -> bool:
    """Whether every minute from its start to its end counts."""
    start, end = session.clock or (0, 0)
    return session.minutes == end - start


def _in_turn(cluster: Sequence[Session], order: Iterable[int]) -> list[int]:
    """Minutes that each session adds when they are counted in *order*."""
    added = [0] * len(cluster)
    covered: list[tuple[int, int]] = []
    for index in order:
        session = cluster[index]
        free = [session.clock] if session.clock else []
        for start, end in covered:
            free = [piece for one in free for piece in _minus(one, start, end)]
        covered += free
        clock = sum(end - start for start, end in free)
        added[index] = clock if session.minutes is None else min(session.minutes, clock)
    return added


def _minus(piece: tuple[int, int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is left of *piece* without the minutes from *start* to *end*."""
    if piece[0] < min(piece[1], start):
        yield piece[0], min(piece[1], start)
    if max(piece[0], end) < piece[1]:
        yield max(piece[0], end), piece[1]


@attrs.frozen(kw_only=True)
class Weekly:
    """A session that comes again every week, or every few weeks, on the same weekday.

    Args:
        session: Any one occurrence; it fixes the weekday, and the week where *every* is
            more than 1.
        every: Weeks from one occurrence to the next.
        within: Days on which it takes place; None for a standing slot without an end.
        without: Days in *within* on which it does not.
    """

    session: Session
    every: int = 1
    within: DateRange | None = None
    without: tuple[date, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.instance("Weekly", "session", self.session, Session)
        _fields.whole("Weekly", "every", self.every, least=1, most=52)
        if self.within is not None:
            _fields.instance("Weekly", "within", self.within, DateRange)
        for day in _fields.all_of("Weekly", "without", self.without, date):
            _fields.day("Weekly", "without", day)

    def days(self, within: DateRange) -> Iterator[date]:
        """Yield the days of occurrences in *within*, which must have an end."""
        _fields.instance("Weekly", "within", within, DateRange)
        span = within if self.within is None else within.intersection(self.within)
        if span is None or span.end is None:
            return
        step = DAYS_PER_WEEK * self.every
        first, last = span.start.toordinal(), span.end.toordinal()
        first += (self.session.day.toordinal() - first) % step
        for ordinal in range(first, last, step):
            day = date.fromordinal(ordinal)
            if day not in self.without:
                yield day


@attrs.frozen(kw_only=True)
class Recurrence:
    """A session that comes again by an RFC 5545 rule that is not simply weekly.

    Args:
        session: The first occurrence: the rule counts from its day.
        rule: The value of an RRULE, with FREQ of DAILY or longer and without UNTIL.
        within: Days on which it takes place; its end stands for UNTIL.
        without: Days in *within* on which it does not.
    """

    session: Session
    rule: str
    within: DateRange | None = None
    without: tuple[date, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.instance("Recurrence", "session", self.session, Session)
        _fields.text("Recurrence", "rule", self.rule)
        if self.within is not None:
            _fields.instance("Recurrence", "within", self.within, DateRange)
        for day in _fields.all_of("Recurrence", "without", self.without, date):
            _fields.day("Recurrence", "without", day)
        checked_rule(self.rule)

    def days(self, within: DateRange) -> Iterator[date]:
        """Yield the days of occurrences in *within*, which must have an end."""
        _fields.instance("Recurrence", "within", within, DateRange)
        span = within if self.within is None else within.intersection(self.within)
        if span is None or span.end is None:
            return
        for day in rule_days(self.rule, self.session.day, span):
            if day not in self.without:
                yield day


Slot: TypeAlias = Weekly | Recurrence


class ClosureReason(enum.StrEnum):
    """Why a program is closed on a day its schedule names."""

    HOLIDAY = "holiday"
    WEATHER = "weather"
    STAFFING = "staffing"
    FACILITY = "facility"
    OTHER = "other"


@attrs.frozen
class Closure:
    """Days on which no recurring session takes place, and why."""

    days: DateRange
    reason: ClosureReason

    def __attrs_post_init__(self) -> None:
        _fields.instance("Closure", "days", self.days, DateRange)
        _fields.instance("Closure", "reason", self.reason, ClosureReason)

    @classmethod
    def on(cls, day: date, reason: ClosureReason) -> Closure:
        """Close a single day."""
        _fields.day("Closure", "days", day)
        return cls(DateRange(day, day + timedelta(days=1)), reason)


_REFERENCE_MONDAY: Final = date(2024, 1, 1)
"""Any Monday: the week of a slot that repeats every week does not matter."""


@attrs.frozen(kw_only=True)
class Schedule:
    """Sessions that recur: weekly slots, recurrences, closures and extra sessions.

    Extra sessions take place whatever is closed. Schedules add up with ``+``.

    >>> evenings = Schedule.weekly(
    ...     "Mon Tue Thu 18:00-21:00", kind=ServiceKind.COUNSELING, breaks=30
    ... )
    >>> week = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    >>> [session.minutes for session in evenings.sessions(week)]
    [150, 150, 150]
    """

    slots: tuple[Slot, ...] = ()
    extra: tuple[Session, ...] = ()
    closures: tuple[Closure, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.slots, tuple):
            raise FieldTypeError("Schedule", "slots", self.slots, "a tuple of slots")
        for index, slot in enumerate(self.slots):
            if not isinstance(slot, Slot):
                expected = "a Weekly or a Recurrence"
                raise FieldTypeError("Schedule", f"slots[{index}]", slot, expected)
        _fields.all_of("Schedule", "extra", self.extra, Session)
        _fields.all_of("Schedule", "closures", self.closures, Closure)

    @classmethod
    def weekly(
        cls,
        text: str,
        *,
        kind: ServiceKind,
        format: Format | None = None,  # noqa: A002  # the word of the field
        mode: Mode | None = None,
        staff: StaffRole | None = None,
        participants: int | None = None,
        breaks: int = 0,
        within: DateRange | None = None,
        every: int = 1,
        closures: Iterable[Closure] = (),
        extra: Iterable[Session] = (),
    ) -> Schedule:
        """Read weekly slots from text such as ``Mon Wed Thu 18:00-21:00``.

        Groups of slots are separated by ``;``. In a group, days come before times; a
        span of days is ``Mon-Fri``; several times may follow one another. A length
        without a clock time is ``180min``; ``?`` is a session whose length is not
        stated.

        Args:
            text: The slots.
            kind: What every slot gives.
            format: Individual, group or family.
            mode: How they meet.
            staff: Who gives it.
            participants: Patients present.
            breaks: Minutes of every slot that are no credit.
            within: Days on which the slots take place; None for a standing schedule.
            every: Weeks from one occurrence to the next, counted from the week, Monday
                to Sunday, that *within* starts in; *within* is then needed.
            closures: Days without sessions.
            extra: Further sessions.

        Raises:
            ParseError: The text has another form; the token at fault is marked.
            FieldValueError: *every* is more than 1 and *within* is not given, or a
                break leaves nothing of a slot.
        """
        if not isinstance(text, str):
            raise FieldTypeError("Schedule.weekly", "text", text, "a str")
        if within is not None:
            _fields.instance("Schedule.weekly", "within", within, DateRange)
        _fields.whole(
            "Schedule.weekly", "breaks", breaks, least=0, most=MINUTES_PER_DAY
        )
        if every != 1 and within is None:
            expected = "given, since every other week counts from its first"
            raise FieldValueError("Schedule.weekly", "within", None, expected)
        monday = _REFERENCE_MONDAY
        if within is not None:
            monday = within.start - timedelta(days=within.start.weekday())
        slots: list[Weekly] = []
        for weekday, starts, elapsed in read_weekly(text):
            if elapsed is not None and elapsed <= breaks:
                expected = f"less than the {elapsed} minutes of a slot"
                raise FieldValueError("Schedule.weekly", "breaks", breaks, expected)
            session = Session(
                day=monday + timedelta(days=weekday),
                minutes=None if elapsed is None else elapsed - breaks,
                kind=kind,
                format=format,
                mode=mode,
                staff=staff,
                starts=starts,
                elapsed=elapsed if starts is not None else None,
                participants=participants,
            )
            slots.append(Weekly(session=session, every=every, within=within))
        return cls(
            slots=tuple(slots),
            extra=_fields.several("Schedule.weekly", "extra", extra, Session),
            closures=_fields.several("Schedule.weekly", "closures", closures, Closure),
        )

    @classmethod
    def from_rfc5545(
        cls,
        text: str,
        *,
        kind: ServiceKind,
        format: Format | None = None,  # noqa: A002  # the word of the field
        mode: Mode | None = None,
        staff: StaffRole | None = None,
        breaks: int = 0,
    ) -> Schedule:
        """Read one event: DTSTART, DURATION or DTEND, RRULE, EXDATE and RDATE lines.

        Times are local and without zone. An ``EXDATE`` is left out of the slot, since
        it gives no reason as a `Closure` does; an ``RDATE`` is an extra session. A
        plain weekly rule becomes `Weekly` slots, any other a `Recurrence`.

        Args:
            text: The lines, unfolded.
            kind: What every occurrence gives.
            format: Individual, group or family.
            mode: How they meet.
            staff: Who gives it.
            breaks: Minutes of every occurrence that are no credit.

        Raises:
            ParseError: A line is missing, unknown or malformed, or names a time zone.
            FieldValueError: A time is not in whole minutes, a slot recurs too seldom,
                or a break leaves nothing of an occurrence.
        """
        where = "Schedule.from_rfc5545"
        _fields.whole(where, "breaks", breaks, least=0, most=MINUTES_PER_DAY)
        event = read_event(text)
        if event.elapsed is not None and event.elapsed <= breaks:
            expected = f"less than the {event.elapsed} minutes of an occurrence"
            raise FieldValueError(where, "breaks", breaks, expected)

        def build(day: date, starts: time | None) -> Session:
            elapsed = event.elapsed if starts is not None else None
            return Session(
                day=day,
                minutes=None if elapsed is None else elapsed - breaks,
                kind=kind,
                format=format,
                mode=mode,
                staff=staff,
                starts=starts,
                elapsed=elapsed,
            )

        first = build(event.day, event.starts)
        added = event.added
        if event.rule is None:
            added = ((event.day, event.starts), *added)
        left_out = set(event.excluded)
        extra = tuple(
            build(day, starts)
            for day, starts in added
            if not {(day, starts), (day, None)} & left_out
        )
        return cls(slots=tuple(_slots(first, event)), extra=extra)

    def to_rfc5545(self, *, starting: date) -> tuple[str, ...]:
        """Write the schedule as RFC 5545 event lines, a text for each slot or session.

        Credit, kind, format, mode, staff and participants have no place in RFC 5545 and
        are left out; a session without clock times is written as an all-day event.

        Args:
            starting: First day written of slots that stand without a beginning.

        Raises:
            FieldValueError: A closure has no end, and its days cannot be listed.
        """
        for index, closure in enumerate(self.closures):
            if closure.days.end is None:
                field = f"closures[{index}]"
                expected = "a closure with an end, whose days can be listed"
                raise FieldValueError("Schedule", field, str(closure.days), expected)
        events = (_event(slot, self.closures, starting) for slot in self.slots)
        singles = (Event(item.day, item.starts, item.elapsed) for item in self.extra)
        return tuple(
            write_event(event) for event in (*events, *singles) if event is not None
        )

    def __add__(self, other: Schedule) -> Schedule:
        if not isinstance(other, Schedule):
            return NotImplemented
        return Schedule(
            slots=self.slots + other.slots,
            extra=self.extra + other.extra,
            closures=self.closures + other.closures,
        )

    def closed(self, *closures: Closure) -> Schedule:
        """The same schedule with further closures."""
        return attrs.evolve(self, closures=self.closures + closures)

    def with_extra(self, *sessions: Session) -> Schedule:
        """The same schedule with further single sessions."""
        return attrs.evolve(self, extra=self.extra + sessions)

    def sessions(self, within: DateRange) -> tuple[Session, ...]:
        """The sessions that take place in *within*, by day and clock.

        Raises:
            FieldValueError: *within* is open, and a schedule may never end.
        """
        recurring = self._recurring(within)
        if self.closures:
            recurring = (item for item in recurring if not self._closure(item.day))
        extra = (session for session in self.extra if session.day in within)
        return tuple(sorted((*recurring, *extra), key=_by_clock))

    def cancelled(self, within: DateRange) -> tuple[tuple[Session, Closure], ...]:
        """The recurring sessions of *within* that a closure cancels, and which."""
        recurring = sorted(self._recurring(within), key=_by_clock)
        found = ((session, self._closure(session.day)) for session in recurring)
        return tuple(
            (session, closure) for session, closure in found if closure is not None
        )

    def by_window(
        self, per: Window, within: DateRange
    ) -> Iterator[tuple[DateRange, tuple[Session, ...]]]:
        """Yield each whole window that meets *within*, with all of its sessions."""
        for window in windows(per, within):
            yield window, self.sessions(window)

    def weekly_totals(
        self,
        within: DateRange,
        *,
        of: ServiceFilter = ANY_SERVICE,
        starts_on: Weekday = Weekday.MONDAY,
    ) -> tuple[tuple[DateRange, int | None], ...]:
        """Credited minutes of each week that meets *within*, overlap counted once.

        A total is None where a session's minutes, or whether it counts, is not known.
        """
        return tuple(
            (week, total(sessions, of=of))
            for week, sessions in self.by_window(Week(starts_on), within)
        )

    def _recurring(self, within: DateRange) -> Iterator[Session]:
        _fields.instance("Schedule", "within", within, DateRange)
        if within.end is None:
            raise FieldValueError("Schedule", "within", None, "a range with an end")
        for slot in self.slots:
            yield from _copies(slot.session, slot.days(within))

    def _closure(self, day: date) -> Closure | None:
        return next((item for item in self.closures if day in item.days), None)


def total(
    sessions: Iterable[Session], *, of: ServiceFilter = ANY_SERVICE
) -> int | None:
    """Credited minutes that *of* counts, overlap once; None when not known."""
    _fields.instance("total", "of", of, ServiceFilter)
    counted: list[Session] = []
    for session in _fields.several("total", "sessions", sessions, Session):
        matched = of.matches(
            session.kind, format=session.format, mode=session.mode, staff=session.staff
        )
        if matched is None:
            return None
        if matched:
            counted.append(session)
    added = [minutes for _, minutes in credited(counted)]
    return None if None in added else sum(minutes or 0 for minutes in added)


def _copies(session: Session, days: Iterable[date]) -> Iterator[Session]:
    """Yield *session* on each of *days*, without checking again what is unchanged.

    Over twice as fast as building each anew (benchmarks/expansion.py): every slot but
    the day is set from the session that was checked.
    """
    new = object.__new__
    setters = {
        field.name: getattr(Session, field.name) for field in attrs.fields(Session)
    }
    put_day = setters.pop("day").__set__
    kept = [(slot.__set__, getattr(session, name)) for name, slot in setters.items()]
    for day in days:
        copy = new(Session)
        put_day(copy, day)
        for put, value in kept:
            put(copy, value)
        yield copy


def _slots(first: Session, event: Event) -> Iterator[Slot]:
    """Yield the slots of *event*; its rule, if it has one, counts from *first*."""
    if event.rule is None:
        return
    within = DateRange(event.day, event.end)
    without = tuple(day for day, at in event.excluded if at in {None, event.starts})
    weekly = weekly_rule(event.rule, first.day)
    if weekly is None:
        yield Recurrence(session=first, rule=event.rule, within=within, without=without)
        return
    back = (first.day.weekday() - weekly.week_start) % DAYS_PER_WEEK
    week = first.day - timedelta(days=back)
    for weekday in weekly.weekdays:
        day = week + timedelta(days=(weekday - weekly.week_start) % DAYS_PER_WEEK)
        yield Weekly(
            session=attrs.evolve(first, day=day),
            every=weekly.every,
            within=within,
            without=tuple(day for day in without if day.weekday() == weekday),
        )


def _event(slot: Slot, closures: Iterable[Closure], starting: date) -> Event | None:
    """*slot* as an event, or None where it never takes place."""
    within = slot.within or DateRange(starting)
    closed = [day for closure in closures for day in slot.days(closure.days)]
    closed += slot.without
    every = attrs.evolve(slot, without=())
    if isinstance(slot, Recurrence):
        rule, first = slot.rule, slot.session.day
        if within.end is not None and within.end <= first:
            return None
        if first < within.start:
            early = attrs.evolve(every, within=None)
            closed = [*early.days(DateRange(first, within.start)), *closed]
    else:
        rule = write_weekly(slot.every, slot.session.day.weekday())
        ahead = timedelta(days=DAYS_PER_WEEK * slot.every)
        found = next(every.days(DateRange(within.start, within.start + ahead)), None)
        if found is None:
            return None
        first = found
    session = slot.session
    left_out = sorted({day for day in closed if day >= first})
    excluded = tuple((day, session.starts) for day in left_out)
    return Event(first, session.starts, session.elapsed, rule, within.end, excluded)


class AttendanceStatus(enum.StrEnum):
    """What became of a session."""

    ATTENDED = "attended"
    PARTIAL = "partial"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    CANCELLED = "cancelled"
    """Cancelled by the program."""

    MADE_UP = "made-up"
    """Attended in place of another session, which was missed."""


GIVEN = frozenset(
    {AttendanceStatus.ATTENDED, AttendanceStatus.PARTIAL, AttendanceStatus.MADE_UP}
)


@attrs.frozen(kw_only=True)
class AttendanceRecord:
    """What became of one session.

    Args:
        session: The session as it was planned or, if made up, as it was given.
        status: What became of it.
        minutes: Credited minutes of a partial attendance, fewer than the session's;
            None when they were not recorded.
        makes_up: The missed session that a made-up one stands for.
    """

    session: Session
    status: AttendanceStatus
    minutes: int | None = None
    makes_up: Session | None = None

    def __attrs_post_init__(self) -> None:
        _fields.instance("AttendanceRecord", "session", self.session, Session)
        _fields.instance("AttendanceRecord", "status", self.status, AttendanceStatus)
        if self.minutes is not None:
            if self.status is not AttendanceStatus.PARTIAL:
                expected = "left out unless the status is partial"
                raise FieldValueError(
                    "AttendanceRecord", "minutes", self.minutes, expected
                )
            most = (self.session.minutes or MINUTES_PER_DAY) - 1
            _fields.whole(
                "AttendanceRecord", "minutes", self.minutes, least=1, most=most
            )
        if self.makes_up is not None:
            _fields.instance("AttendanceRecord", "makes_up", self.makes_up, Session)
        if (self.status is AttendanceStatus.MADE_UP) is not (self.makes_up is not None):
            expected = "the missed session where the status is made-up, and only there"
            raise FieldValueError(
                "AttendanceRecord", "makes_up", self.makes_up, expected
            )

    @property
    def delivered(self) -> Session | None:
        """The session with the minutes it was credited, or None where it was missed."""
        if self.status not in GIVEN:
            return None
        if self.status is AttendanceStatus.PARTIAL:
            return attrs.evolve(self.session, minutes=self.minutes)
        return self.session


@attrs.frozen
class Attendance:
    """The attendance record of one patient.

    Raises:
        FieldValueError: Two records of one session, or a made-up session that stands
            for one without a record of being missed.

    >>> group = Session(day=date(2026, 3, 2), minutes=180, kind=ServiceKind.COUNSELING)
    >>> left = AttendanceRecord(
    ...     session=group, status=AttendanceStatus.PARTIAL, minutes=179
    ... )
    >>> [session.minutes for session in Attendance((left,)).sessions()]
    [179]
    """

    records: tuple[AttendanceRecord, ...]

    def __attrs_post_init__(self) -> None:
        _fields.all_of("Attendance", "records", self.records, AttendanceRecord)
        seen: set[Session] = set()
        missed = {record.session for record in self.records if record.delivered is None}
        for index, record in enumerate(self.records):
            where = f"records[{index}]"
            if record.session.starts is not None and record.session in seen:
                expected = "the only record of its session"
                raise FieldValueError("Attendance", where, record.session.day, expected)
            seen.add(record.session)
            if record.makes_up is not None and record.makes_up not in missed:
                expected = "made up for a session with a record of being missed"
                raise FieldValueError(
                    "Attendance", where, record.makes_up.day, expected
                )

    @classmethod
    def attended(cls, sessions: Iterable[Session]) -> Attendance:
        """Perfect attendance of *sessions*."""
        status = AttendanceStatus.ATTENDED
        attended = _fields.several("Attendance", "sessions", sessions, Session)
        return cls(
            tuple(AttendanceRecord(session=item, status=status) for item in attended)
        )

    def marked(
        self,
        day: date,
        status: AttendanceStatus,
        *,
        starts: time | None = None,
        minutes: int | None = None,
    ) -> Attendance:
        """The same record, but for what became of one session.

        Args:
            day: Day of the session.
            status: What became of it.
            starts: Its start, where the day has several sessions.
            minutes: Credited minutes of a partial attendance.

        Raises:
            FieldValueError: No session, or more than one, fits *day* and *starts*.

        >>> group = Session(
        ...     day=date(2026, 3, 2), minutes=180, kind=ServiceKind.COUNSELING
        ... )
        >>> perfect = Attendance.attended([group])
        >>> perfect.marked(date(2026, 3, 2), AttendanceStatus.EXCUSED).sessions()
        ()
        """
        _fields.day("Attendance.marked", "day", day)
        fitting = [
            index
            for index, record in enumerate(self.records)
            if record.session.day == day
            and (starts is None or record.session.starts == starts)
        ]
        if len(fitting) != 1:
            expected = (
                f"a day of one session, or starts= must tell it; {len(fitting)} fit"
            )
            raise FieldValueError("Attendance.marked", "day", day, expected)
        index = fitting[0]
        record = AttendanceRecord(
            session=self.records[index].session, status=status, minutes=minutes
        )
        return Attendance((*self.records[:index], record, *self.records[index + 1 :]))

    def sessions(self, within: DateRange | None = None) -> tuple[Session, ...]:
        """The sessions delivered, with the minutes credited, by day and clock."""
        if within is not None:
            _fields.instance("Attendance", "within", within, DateRange)
        delivered = (record.delivered for record in self.records)
        return tuple(
            sorted(
                (
                    session
                    for session in delivered
                    if session is not None and (within is None or session.day in within)
                ),
                key=_by_clock,
            )
        )

    def missed(self, within: DateRange | None = None) -> tuple[AttendanceRecord, ...]:
        """The records of sessions that were not delivered, by day and clock."""
        if within is not None:
            _fields.instance("Attendance", "within", within, DateRange)
        return tuple(
            sorted(
                (
                    record
                    for record in self.records
                    if record.delivered is None
                    and (within is None or record.session.day in within)
                ),
                key=lambda record: record.session.order,
            )
        )
