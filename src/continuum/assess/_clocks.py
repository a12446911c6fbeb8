"""Time limits worked out: from when a clock starts to when it ends.

A moment is known to lie between two minutes, counted from midnight of day 0. A document
without a time of day may have been made at any minute of its day; the fifth day of
service lies where the sessions that count for certain, and those that may, put it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import NamedTuple, assert_never

from continuum._fields import MINUTES_PER_DAY
from continuum.assess._assessment import Reading
from continuum.assess._chart import Chart
from continuum.documents import Document, LandmarkKind
from continuum.ledger import Books, Credit
from continuum.requirements import Completed, Happened
from continuum.services import ANY_SERVICE, ServiceFilter
from continuum.terms import Earliest, Latest, Limit, Term, TermUnit, months_later

__all__ = ["Clocks", "End", "Moment", "moment"]

_LAST_MINUTE = MINUTES_PER_DAY - 1
_SATURDAY = 5


class Moment(NamedTuple):
    """A moment that lies from one minute to another, both included."""

    early: int
    late: int

    @property
    def day(self) -> date:
        """The day it cannot be before."""
        return date.fromordinal(self.early // MINUTES_PER_DAY)


class End(NamedTuple):
    """When a time limit ends: not before, and not after; None where nobody can say.

    Neither is known of a limit that never ended: care was over before the n-th session.
    """

    early: int | None
    late: int | None
    missing: tuple[str, ...] = ()
    in_hours: bool = False

    @property
    def day(self) -> date | None:
        """The day it ends on, where that is one day for certain."""
        if self.early is None or self.late is None:
            return None
        first, last = self.early // MINUTES_PER_DAY, self.late // MINUTES_PER_DAY
        return date.fromordinal(last) if first == last else None

    @property
    def first(self) -> date | None:
        """The earliest day it may end on."""
        if self.early is None:
            return None
        return date.fromordinal(self.early // MINUTES_PER_DAY)

    @property
    def at(self) -> time | None:
        """The time of day it ends at, where it was counted in hours."""
        if not self.in_hours or self.late is None or self.early != self.late:
            return None
        hour, minute = divmod(self.late % MINUTES_PER_DAY, 60)
        return time(hour, minute)


NEVER = End(None, None)


def moment(on: date, at: time | None) -> Moment:
    """The moment of something on a day, at a time that may not be known."""
    midnight = on.toordinal() * MINUTES_PER_DAY
    if at is None:
        return Moment(midnight, midnight + _LAST_MINUTE)
    minute = midnight + at.hour * 60 + at.minute
    return Moment(minute, minute)


def _end_of(day: int) -> int:
    return day * MINUTES_PER_DAY + _LAST_MINUTE


class Clocks:
    """Where the clocks of one record start and end."""

    def __init__(
        self, chart: Chart, reading: Reading, books: Books, open_from: date | None
    ) -> None:
        self.chart = chart
        self._first_counts = reading.first_day_counts
        self._books = books
        self._open_from = open_from

    def start(self, anchor: Happened | Completed) -> list[Moment] | str:
        """When a clock starts, each time it does; else the name of what would tell."""
        if isinstance(anchor, Completed):
            return self._completed(anchor)
        found = sorted(self._happened(anchor.kind))
        if found:
            return found if anchor.each else found[:1]
        if anchor.always or self.chart.landmarks is None:
            return _name(anchor.kind)
        return []

    def knows(self, kind: str) -> bool:
        """Whether the record holds every document of a *kind*."""
        return self.chart.kinds is None or kind in self.chart.kinds

    def _completed(self, anchor: Completed) -> list[Moment] | str:
        made = self.documents(anchor.kind)
        if not made:
            return _name(anchor.kind)
        return [min(moment(item.on, item.at) for item in made)]

    def documents(self, kind: str) -> list[Document]:
        """The documents of a *kind* by the day of the judgment, as signed by then."""
        on = self.chart.on
        return [
            item.by(on)
            for item in self.chart.documents
            if item.kind == kind and item.on <= on
        ]

    def _happened(self, kind: str) -> Iterator[Moment]:
        told = [
            moment(item.on, item.at)
            for item in self.chart.landmarks or ()
            if item.kind == kind and item.on <= self.chart.on
        ]
        yield from told
        if told:
            return
        if kind == LandmarkKind.ADMISSION and self.chart.admitted is not None:
            yield moment(self.chart.admitted, None)
        elif kind == LandmarkKind.DISCHARGE and self.chart.last_day is not None:
            yield moment(self.chart.last_day, None)
        elif kind == LandmarkKind.FIRST_SERVICE and self.chart.sessions_known:
            for credit in self.held(ANY_SERVICE)[:1]:
                clock = credit.session.clock
                day = moment(credit.session.day, None)
                yield Moment(clock[0], clock[0]) if clock else day

    def held(self, of: ServiceFilter) -> list[Credit]:
        """The sessions of *of* that were held for certain, in order."""
        rows = self._books.select(of).rows
        return [credit for credit, _, _, _ in rows if credit.recorded]

    def end(
        self, limit: Limit, start: Moment, *, fresh: bool = False, times: int = 1
    ) -> End:
        """When *limit* ends that runs from *start*.

        Args:
            limit: The limit.
            start: When its clock starts.
            fresh: Whether care itself starts there, so that the first session is one
                of that day.
            times: How many times over a single term runs.
        """
        match limit:
            case Term():
                return self._term(limit, start, fresh=fresh, times=times)
            case Earliest(terms):
                ends = [self._term(term, start, fresh=fresh) for term in terms]
                some = [end for end in ends if end.early is not None]
                if not some:
                    return NEVER
                early = min(end.early for end in some if end.early is not None)
                late = min((e.late for e in some if e.late is not None), default=None)
                return _joined(early, late, some)
            case Latest(terms):
                ends = [self._term(term, start, fresh=fresh) for term in terms]
                if any(end.early is None for end in ends):
                    return NEVER
                early = max(end.early for end in ends if end.early is not None)
                lates = [end.late for end in ends]
                known = [late for late in lates if late is not None]
                return _joined(
                    early, max(known) if len(known) == len(lates) else None, ends
                )
            case _:
                assert_never(limit)

    def _term(self, term: Term, start: Moment, *, fresh: bool, times: int = 1) -> End:
        count = term.value * times
        first, last = start.early // MINUTES_PER_DAY, start.late // MINUTES_PER_DAY
        counts = self._first_counts if term.first_counts is None else term.first_counts
        match term.unit:
            case TermUnit.HOURS:
                minutes = count * 60
                early, late = start.early + minutes, start.late + minutes
                lacking = () if early == late else ("time of day",)
                return End(early, late, lacking, in_hours=True)
            case TermUnit.CALENDAR_DAYS | TermUnit.WEEKS:
                days = count * 7 if term.unit is TermUnit.WEEKS else count
                ahead = days - 1 if counts and days else days
                return End(_end_of(first + ahead), _end_of(last + ahead))
            case TermUnit.MONTHS:
                early, late = (
                    months_later(date.fromordinal(day), count).toordinal()
                    for day in (first, last)
                )
                return End(_end_of(early - counts), _end_of(late - counts))
            case TermUnit.WORKING_DAYS:
                return self._working(count, first, last, counts=counts)
            case TermUnit.SERVICE_DAYS:
                with_first = fresh and term.first_counts is not False
                return self._service(term, start, with_first=with_first)
            case TermUnit.SESSIONS:
                return self._service(term, start, with_first=fresh)
            case _:
                assert_never(term.unit)

    def _working(self, count: int, first: int, last: int, *, counts: bool) -> End:
        holidays = self.chart.holidays
        off = frozenset(day.toordinal() for day in holidays or ())
        early = _working_day(first, count, off, counts=counts)
        if holidays is None:
            return End(_end_of(early), None, ("holidays",))
        late = _working_day(last, count, off, counts=counts)
        return End(_end_of(early), _end_of(late))

    def _service(self, term: Term, start: Moment, *, with_first: bool) -> End:
        """When the n-th session, or day with one, after *start* is over."""
        by_session = term.unit is TermUnit.SESSIONS
        after = _end_of(start.late // MINUTES_PER_DAY)
        midnight = start.early // MINUTES_PER_DAY * MINUTES_PER_DAY
        sure: list[int] = []
        perhaps: list[int] = []
        for credit, _, _, _ in self._books.select(term.of).rows:
            begins, ends = _span(credit)
            if begins < midnight:
                continue
            # On the day a clock starts, the times of day tell which came first.
            timed = by_session and credit.session.clock is not None
            if with_first or begins > after or (timed and begins >= start.late):
                perhaps.append(ends)
                if credit.recorded:
                    sure.append(ends)
            elif by_session and ends >= start.early:
                perhaps.append(ends)
        if not by_session:
            sure, perhaps = _days_of(sure), _days_of(perhaps)
        early, late = _nth(perhaps, term.value), _nth(sure, term.value)
        if self._open_from is not None:
            opened = max(self._open_from.toordinal() * MINUTES_PER_DAY, midnight)
            early = opened if early is None else min(early, opened)
        if early is None and not self.chart.sessions_known:
            early = start.early
        if early is None:
            return NEVER
        if late is None:
            lacking = f"{term} to come" if self.chart.sessions_known else "attendance"
            return End(early, None, (lacking,))
        early = min(early, late)
        return End(early, late, () if early == late else ("attendance",))


def _nth(moments: Iterable[int], number: int) -> int | None:
    return next(iter(sorted(moments)[number - 1 : number]), None)


def _joined(early: int, late: int | None, ends: Iterable[End]) -> End:
    ends = tuple(ends)
    missing = tuple(dict.fromkeys(name for end in ends for name in end.missing))
    return End(
        early,
        late,
        () if early == late else missing,
        in_hours=any(end.in_hours for end in ends),
    )


def _working_day(start: int, count: int, off: frozenset[int], *, counts: bool) -> int:
    """The ordinal of the *count*-th working day; of none, the first day itself."""
    day = start - 1 if counts else start
    left = count
    while left:
        day += 1
        # Ordinal 1 was a Monday.
        if (day - 1) % 7 < _SATURDAY and day not in off:
            left -= 1
    return max(day, start)


def _span(credit: Credit) -> tuple[int, int]:
    """First and last minute of a session; those of its day without clock times."""
    clock = credit.session.clock
    if clock is not None:
        return clock
    midnight = credit.session.day.toordinal() * MINUTES_PER_DAY
    return midnight, midnight + _LAST_MINUTE


def _days_of(minutes: Iterable[int]) -> list[int]:
    return sorted({_end_of(minute // MINUTES_PER_DAY) for minute in minutes})


def _name(kind: str) -> str:
    return kind.replace("-", " ")
