"""Time limits worked out: from when a clock starts to when it ends.

The fifth day of service lies where the sessions that count for certain, and those that
may, put it; a session without clock times lasts as long as its day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, assert_never

from continuum._fields import MINUTES_PER_DAY, spaced
from continuum.assess._assessment import Reading
from continuum.assess._chart import Chart
from continuum.assess._moments import (
    NEVER,
    End,
    Moment,
    Start,
    begun,
    end_of,
    moment,
)
from continuum.documents import Document, LandmarkKind
from continuum.ledger import Books, Credit
from continuum.periods import DAYS_PER_WEEK
from continuum.requirements import Completed, Happened
from continuum.services import ANY_SERVICE, TREATMENT, ServiceFilter
from continuum.sessions import Session
from continuum.terms import Earliest, Latest, Limit, Term, TermUnit, months_later

__all__ = ["FIRST_SESSIONS", "Clocks"]

_SATURDAY = 5

FIRST_SESSIONS: Final[Mapping[str, ServiceFilter]] = {
    LandmarkKind.FIRST_SERVICE: ANY_SERVICE,
    LandmarkKind.FIRST_TREATMENT: TREATMENT,
}
"""Happenings that are the first session of some services."""

_CARE = (LandmarkKind.ADMISSION, LandmarkKind.FIRST_SERVICE)
"""With these care begins: the sessions of that day come after them."""


class Clocks:
    """Where the clocks of one record start and end."""

    def __init__(
        self, chart: Chart, reading: Reading, books: Books, open_from: date | None
    ) -> None:
        self.chart = chart
        self._first_counts = reading.first_day_counts
        self._books = books
        self._open_from = open_from
        self._off = frozenset(day.toordinal() for day in chart.holidays or ())
        last = chart.last_day
        # A discharge of a later day is not known yet.
        self._last_day = last if last is not None and last <= chart.on else None

    @property
    def last_minute(self) -> int | None:
        """The last minute of the stay; None while it lasts."""
        return None if self._last_day is None else end_of(self._last_day.toordinal())

    def is_running(self, end: End | None) -> bool:
        """Whether a limit may still be running on the day of the judgment.

        Where no text says by when, it runs as long as the stay.
        """
        if end is None:
            return self._last_day is None or self._last_day == self.chart.on
        today = self.chart.on.toordinal() * MINUTES_PER_DAY
        return end.late is None or end.late >= today

    def start(self, anchor: Happened | Completed) -> list[Start] | str:
        """When a clock starts, each time it does; else the name of what would tell."""
        if isinstance(anchor, Completed):
            return self._completed(anchor.kind)
        kind = anchor.kind
        told = sorted(
            moment(item.on, item.at)
            for item in self.chart.landmarks or ()
            if item.kind == kind and item.on <= self.chart.on
        )
        if told:
            moments = told if anchor.each else [_first(told)]
        elif kind == LandmarkKind.DISCHARGE:
            # Without a last day the stay lasts.
            moments = _all_day(self._last_day)
        elif kind == LandmarkKind.ADMISSION and self.chart.admitted is not None:
            moments = _all_day(self.chart.admitted)
        elif kind in FIRST_SESSIONS:
            return self._first_session(kind, always=anchor.always)
        elif anchor.always or self.chart.landmarks is None:
            return spaced(kind)
        else:
            moments = []
        of_care, outlasts = kind in _CARE, kind == LandmarkKind.DISCHARGE
        return [Start(when, of_care=of_care, outlasts=outlasts) for when in moments]

    def knows(self, kind: str) -> bool:
        """Whether the record holds every document of a *kind*."""
        return self.chart.kinds is None or kind in self.chart.kinds

    def undated(self, kind: str) -> list[Document]:
        """The documents of a *kind* that were made on a day nobody knows."""
        on = self.chart.on
        return [item.by(on) for item in self.chart.undated if item.kind == kind]

    def _completed(self, kind: str) -> list[Start] | str:
        if self.undated(kind):
            return f"day of the {spaced(kind)}"
        made = [moment(item.on, item.at) for item in self.documents(kind)]
        if not self.knows(kind):
            return f"first {spaced(kind)}" if made else spaced(kind)
        if made:
            return [Start(_first(made))]
        # While the stay lasts it may still be made.
        return spaced(kind) if self.is_running(None) else []

    def documents(self, kind: str) -> list[Document]:
        """The documents of a *kind* by the day of the judgment, as signed by then."""
        on = self.chart.on
        return [
            item.by(on)
            for item in self.chart.documents
            if item.kind == kind and item.on <= on
        ]

    def _first_session(self, kind: str, *, always: bool) -> list[Start] | str:
        chart = self.chart
        rows = self._books.select(FIRST_SESSIONS[kind]).rows
        past = [credit for credit, *_ in rows if credit.session.day <= chart.on]
        sure = [begun(credit.session) for credit in past if credit.recorded]
        if sure and chart.sessions_known:
            first = min(begun(credit.session).early for credit in past)
            known = first == min(when.early for when in sure)
            when = Moment(first, min(when.late for when in sure))
            doubt = "time of day" if known else "attendance"
            return [Start(when, doubt, of_care=kind in _CARE)]
        if not chart.sessions_known:
            return spaced(kind)
        if past:
            return "attendance"
        return spaced(kind) if always or chart.landmarks is None else []

    def held(self, of: ServiceFilter) -> list[Session]:
        """The sessions of *of* that were held for certain, in order."""
        rows = self._books.select(of).rows
        return [credit.session for credit, *_ in rows if self._is_held(credit)]

    def _is_held(self, credit: Credit) -> bool:
        return credit.recorded and credit.session.day <= self.chart.on

    def end(self, limit: Limit, start: Start, *, times: int = 1, plus: int = 0) -> End:
        """When *limit* ends that runs from *start*.

        Args:
            limit: The limit.
            start: When its clock starts.
            times: How many times over a single term runs.
            plus: How much longer, in the unit of a single term.
        """
        match limit:
            case Term():
                return self._term(limit, start, limit.value * times + plus)
            case Earliest(terms):
                ends = [self._term(term, start, term.value) for term in terms]
                # What never ends is not the first to end.
                ends = [end for end in ends if end != NEVER] or [NEVER]
                early = min(end.early for end in ends)
                late = min((e.late for e in ends if e.late is not None), default=None)
                bear = [end for end in ends if late is None or end.early <= late]
            case Latest(terms):
                ends = [self._term(term, start, term.value) for term in terms]
                early = max(end.early for end in ends)
                lates = [end.late for end in ends if end.late is not None]
                late = max(lates) if len(lates) == len(ends) else None
                bear = [end for end in ends if end.late is None or end.late >= early]
            case _:
                assert_never(limit)
        return NEVER if early == NEVER.early else _between(early, late, bear)

    def _term(self, term: Term, start: Start, count: int) -> End:
        when = start.when
        counts = self._first_counts if term.first_counts is None else term.first_counts
        first, last = (minute // MINUTES_PER_DAY for minute in when)
        # Of no days at all there is no first one.
        back = 1 if counts and count else 0
        match term.unit:
            case TermUnit.HOURS:
                ends = (when.early + count * 60, when.late + count * 60)
            case TermUnit.CALENDAR_DAYS:
                ends = (end_of(first + count - back), end_of(last + count - back))
            case TermUnit.WEEKS:
                days = count * DAYS_PER_WEEK - back
                ends = (end_of(first + days), end_of(last + days))
            case TermUnit.MONTHS:
                early, late = (
                    _months(date.fromordinal(day), count, back=back)
                    for day in (first, last)
                )
                ends = (end_of(early), end_of(late))
            case TermUnit.WORKING_DAYS:
                early = _working_day(first, count, self._off, counts=counts)
                if self.chart.holidays is None and count:
                    return End(end_of(early), None, ("holidays",))
                late = _working_day(last, count, self._off, counts=counts)
                ends = (end_of(early), end_of(late))
            case TermUnit.SERVICE_DAYS | TermUnit.SESSIONS:
                return self._service(term, start)
            case _:
                assert_never(term.unit)
        return _between(*ends, [End(*ends, (start.doubt,))])

    def _service(self, term: Term, start: Start) -> End:
        """When the n-th session, or day with one, after *start* is over."""
        chosen = self._books.select(term.of)
        since = _since(term, start)
        sure: list[int] = []
        perhaps: list[int] = []
        doubts: list[tuple[int, str]] = []
        late: int | None = None
        first_row = bisect_left(chosen.days, since.early // MINUTES_PER_DAY)
        for index in range(first_row, len(chosen.rows)):
            credit, _, _, doubt = chosen.rows[index]
            session = credit.session
            first, last = begun(session)
            if late is not None and first > late:
                break
            if session is start.session or last < since.early:
                continue
            end = _over(term, session)
            _add(term, perhaps, end)
            if first >= since.late and self._is_held(credit):
                _add(term, sure, end)
                late = late if len(sure) < term.value else sorted(sure)[term.value - 1]
                continue
            if first < since.late:
                doubts.append((end, start.doubt))
            if not credit.recorded and session.day <= self.chart.on:
                doubts.append((end, doubt))
        early = self._earliest(term, start, sorted(perhaps))
        names = [doubt for end, doubt in doubts if late is None or end <= late]
        if late is not None:
            early = min(early, late)
        elif early == NEVER.early:
            return NEVER
        elif self.chart.sessions_known:
            names.append(f"{term} to come")
        else:
            names = ["attendance"]
        return _between(early, late, [End(early, late, tuple(names))])

    def _earliest(self, term: Term, start: Start, perhaps: list[int]) -> int:
        """When the n-th session, or day with one, is over at the earliest."""
        early = NEVER.early
        if term.value <= len(perhaps):
            early = perhaps[term.value - 1]
        if self._open_from is not None:
            opened = self._open_from.toordinal() * MINUTES_PER_DAY
            opened = max(opened, start.dawn.early)
        elif self.chart.sessions_known or early != NEVER.early:
            return early
        else:
            opened = start.when.early
        if term.unit is TermUnit.SERVICE_DAYS:
            # Further service may be given on every day from then on.
            before = bisect_left(perhaps, opened)
            ahead = max(0, term.value - before - 1)
            opened = end_of(opened // MINUTES_PER_DAY + ahead)
        return min(early, opened)


def _over(term: Term, session: Session) -> int:
    """When a session is over; its day where days count or it has no clock times."""
    if session.clock is None or term.unit is TermUnit.SERVICE_DAYS:
        return end_of(session.day.toordinal())
    return session.clock[1]


def _add(term: Term, ends: list[int], end: int) -> None:
    """Add an end, once for each day where days count."""
    if term.unit is TermUnit.SESSIONS or end not in ends[-1:]:
        ends.append(end)


def _since(term: Term, start: Start) -> Moment:
    """When a session must begin, or later, to count."""
    first = term.first_counts
    if start.of_care if first is None else first:
        return start.dawn
    if term.unit is TermUnit.SESSIONS:
        return start.when
    return Moment(*(minute + MINUTES_PER_DAY for minute in start.dawn))


def _all_day(day: date | None) -> list[Moment]:
    return [] if day is None else [moment(day, None)]


def _first(moments: Iterable[Moment]) -> Moment:
    """The moment of the first of several, which need not be known in order."""
    earlies, lates = zip(*moments, strict=True)
    return Moment(min(earlies), min(lates))


def _between(early: int, late: int | None, bearing: Iterable[End]) -> End:
    """An end between two minutes, on which the ends of some terms bear."""
    names = () if early == late else (name for end in bearing for name in end.missing)
    return End(early, late, tuple(dict.fromkeys(names)))


def _months(start: date, count: int, *, back: int) -> int:
    """The ordinal of the last day of some months.

    A month that lacks the day ends them, and there is no day before it to go back to.
    """
    last = months_later(start, count)
    return last.toordinal() - (back if last.day == start.day else 0)


def _working_day(start: int, count: int, off: frozenset[int], *, counts: bool) -> int:
    """The ordinal of the *count*-th working day; of none, the first day itself."""
    day = start - 1 if counts else start
    left = count
    while left:
        day += 1
        # Ordinal 1 was a Monday.
        if (day - 1) % DAYS_PER_WEEK < _SATURDAY and day not in off:
            left -= 1
    return max(day, start)
