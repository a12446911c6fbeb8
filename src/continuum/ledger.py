"""The facts a requirement is judged on, and how filters and windows cut them."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import TypeAlias

import attrs

from continuum import _fields
from continuum.periods import DateRange
from continuum.services import Format, Mode, ServiceFilter, ServiceKind, StaffRole
from continuum.sessions import Session, clusters, credited

__all__ = ["Credit", "Exclusion", "ExclusionReason", "Ledger"]


class ExclusionReason(enum.StrEnum):
    """Why a session in the window was not counted."""

    OTHER_SERVICE = "not a service that counts"
    OVERLAP = "overlaps a session already counted"
    EXCUSED = "missed, excused"
    UNEXCUSED = "missed, unexcused"
    CANCELLED = "cancelled by the program"
    CLOSED = "program closed"
    OTHER_TIME = "at another time of the week"
    TOO_SHORT = "too short to count"
    OTHER_SESSION = "not as a session must be to count"


@attrs.frozen
class Exclusion:
    """A session in the window that was not counted, and why."""

    session: Session
    reason: ExclusionReason


@attrs.frozen(slots=False)  # built by the dozen; see `continuum.assess.Assessment`
class Credit:
    """A session that was counted, with the minutes it added.

    Args:
        session: The session.
        minutes: Minutes added, less than the session's where it overlaps another; None
            when not known.
        recorded: Whether it counts for certain; False for one that is only possible.
    """

    session: Session
    minutes: int | None
    recorded: bool


@attrs.frozen(kw_only=True)
class Ledger:
    """The facts a requirement is judged on.

    Args:
        recorded: Sessions that count for certain.
        possible: Sessions that may yet count: still to come, or without a record.
        excluded: Sessions set aside beforehand, and why.
        unstated: Services that are given, though nobody states how often or how long;
            their days and minutes mean nothing.
        open_from: First day on which further sessions may take place that nobody
            listed; None when nothing more can come.
        dated: Whether the days of sessions are known. A plan of care says how often,
            not on which days.
    """

    recorded: tuple[Session, ...] = ()
    possible: tuple[Session, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    unstated: tuple[Session, ...] = ()
    open_from: date | None = None
    dated: bool = True

    def __attrs_post_init__(self) -> None:
        _fields.all_of("Ledger", "recorded", self.recorded, Session)
        _fields.all_of("Ledger", "possible", self.possible, Session)
        _fields.all_of("Ledger", "excluded", self.excluded, Exclusion)
        _fields.all_of("Ledger", "unstated", self.unstated, Session)
        if self.open_from is not None:
            _fields.day("Ledger", "open_from", self.open_from)
        _fields.instance("Ledger", "dated", self.dated, bool)


_LATE = 22 * 60
"""Minutes from midnight to the end of a session, less those of its first hour."""

Row: TypeAlias = tuple[Credit, int, int, str]
"""A counted session, the least and the most minutes it adds, and why these differ."""

Sums: TypeAlias = tuple[list[int], list[int]]
"""Of the sessions before each index, the least and the most."""

Cut: TypeAlias = tuple[int, int, tuple[Credit, ...], tuple[Exclusion, ...]]
"""First and last index of a window, what is counted in it, and what is not."""


class Selection:
    """The sessions of a ledger that one filter counts, by day, ready to be cut.

    Running sums make the minutes, the sessions and the full days of any window two
    subtractions. A selection is open when the filter counts, or may count, a service
    whose dose nobody states. Days of sessions that overlap others are its overlapping
    days.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        excluded: Sequence[Exclusion],
        *,
        is_open: bool = False,
        overlapping: Iterable[int] = (),
    ) -> None:
        self.rows = rows
        self.overlapping: frozenset[int] = frozenset(overlapping)
        self.is_open = is_open
        self.credits: tuple[Credit, ...] = tuple([row[0] for row in rows])
        self.days: list[int] = [
            credit.session.day.toordinal() for credit in self.credits
        ]
        self.minutes: Sums = (
            [0, *accumulate([row[1] for row in rows])],
            [0, *accumulate([row[2] for row in rows])],
        )
        self.excluded: tuple[Exclusion, ...] = tuple(
            sorted(excluded, key=lambda item: item.session.day)
        )
        self._excluded_days = [item.session.day.toordinal() for item in self.excluded]
        self._cuts: dict[int, tuple[tuple[DateRange, ...], list[Cut]]] = {}
        self._full_days: dict[int, Sums] = {}
        self._sessions: dict[int, Sums] = {}

    def full_days(self, each: int) -> Sums:
        """Running sums of the days that reach *each* minutes: for certain, and perhaps.

        A day is added with its last session.
        """
        found = self._full_days.get(each)
        if found is None:
            sure, most, recorded = 0, 0, False
            low_sums, high_sums = [0], [0]
            low_days = high_days = 0
            following = pairwise([*self.days, 0])
            for row, (day, after) in zip(self.rows, following, strict=True):
                most += row[2]
                if row[0].recorded:
                    sure += row[1]
                    recorded = True
                if day != after:
                    low_days += recorded and sure >= each
                    high_days += most >= each
                    sure, most, recorded = 0, 0, False
                low_sums.append(low_days)
                high_sums.append(high_days)
            found = self._full_days[each] = low_sums, high_sums
        return found

    def sessions(self, each: int) -> Sums:
        """Running sums of the sessions of *each* minutes: for certain, and perhaps."""
        found = self._sessions.get(each)
        if found is None:
            sure = (row[0].recorded and row[1] >= each for row in self.rows)
            most = (row[2] >= each for row in self.rows)
            found = [0, *accumulate(sure)], [0, *accumulate(most)]
            self._sessions[each] = found
        return found

    def cuts(self, windows: tuple[DateRange, ...]) -> list[Cut]:
        """The cut of each of *windows*, made once for all rules that share them."""
        # By identity, which what is kept keeps alive: to hash them costs as much again.
        found = self._cuts.get(id(windows))
        if found is None:
            cuts = [self.cut(window) for window in windows]
            found = self._cuts[id(windows)] = (windows, cuts)
        return found[1]

    def cut(self, window: DateRange) -> Cut:
        """What lies in *window*, which has an end."""
        first = window.start.toordinal()
        end = first if window.end is None else window.end.toordinal()
        days, others, excluded = self.days, self._excluded_days, self.excluded
        if excluded:
            excluded = excluded[bisect_left(others, first) : bisect_left(others, end)]
        begin, stop = bisect_left(days, first), bisect_left(days, end)
        return begin, stop, self.credits[begin:stop], excluded


class Books:
    """A ledger in order, from which selections are made, each once.

    Filters that count the same sessions of this ledger share one selection.
    """

    def __init__(self, ledger: Ledger) -> None:
        sessions = (*ledger.recorded, *ledger.possible)
        rows = [_row(session, "") for session in ledger.recorded]
        rows += [_row(session, "attendance") for session in ledger.possible]
        self._excluded = ledger.excluded
        self._overlapping = False
        if not _one_a_day(sessions):
            rows.sort(key=lambda row: row[0].session.order)
            sessions = tuple([row[0].session for row in rows])
            clocks = [session.clock for session in sessions if session.clock]
            self._overlapping = any(
                start < end for (_, end), (start, _) in pairwise(clocks)
            )
        self._rows = rows
        self._traits = [_traits_of(session) for session in sessions]
        self._distinct = tuple(dict.fromkeys(self._traits))
        self._unstated = tuple(_traits_of(session) for session in ledger.unstated)
        self._by_filter: dict[ServiceFilter, Selection] = {}
        self._by_outcome: dict[tuple[bool | str, ...], Selection] = {}

    def select(self, of: ServiceFilter) -> Selection:
        """What *of* counts."""
        found = self._by_filter.get(of)
        if found is None:
            known = (*self._distinct, *self._unstated)
            outcomes = tuple(_outcome(of, traits) for traits in known)
            found = self._by_outcome.get(outcomes)
            if found is None:
                found = self._by_outcome[outcomes] = self._select(outcomes)
            self._by_filter[of] = found
        return found

    def _select(self, outcomes: Sequence[bool | str]) -> Selection:
        excluded = list(self._excluded)
        stated = len(self._distinct)
        unstated = outcomes[stated:]
        by_traits = dict(zip(self._distinct, outcomes[:stated], strict=True))
        rows: list[Row]
        if all(outcome is True for outcome in by_traits.values()):
            rows = self._rows
        else:
            rows = []
            for row, traits in zip(self._rows, self._traits, strict=True):
                outcome = by_traits[traits]
                if outcome is True:
                    rows.append(row)
                elif outcome is False:
                    reason = ExclusionReason.OTHER_SERVICE
                    excluded.append(Exclusion(row[0].session, reason))
                else:
                    # Whether it counts hangs on a trait that nobody recorded.
                    credit = attrs.evolve(row[0], recorded=False)
                    rows.append((credit, 0, row[2], row[3] or str(outcome)))
        overlapping: set[int] = set()
        if self._overlapping:
            rows = _without_overlap(rows, excluded, overlapping)
        is_open = any(outcome is not False for outcome in unstated)
        return Selection(rows, excluded, is_open=is_open, overlapping=overlapping)


def _one_a_day(sessions: Iterable[Session]) -> bool:
    """Whether every session has a day of its own, in order, and ends before 23:00.

    Then none overlaps another, and a twentieth of a check need not be spent on sorting.
    """
    last = date.min
    for session in sessions:
        if session.day <= last:
            return False
        last = session.day
        if session.starts is not None and session.elapsed is not None:
            if session.starts.hour * 60 + session.elapsed > _LATE:
                return False
        elif session.starts is not None:
            return False
    return True


_Traits: TypeAlias = tuple[ServiceKind, Format | None, Mode | None, StaffRole | None]

_traits_of: Callable[[Session], _Traits] = attrgetter("kind", "format", "mode", "staff")


def _outcome(of: ServiceFilter, traits: _Traits) -> bool | str:
    """Whether *of* counts such a service; the names of the traits that would tell."""
    kind, form, mode, staff = traits
    matched = of.matches(kind, format=form, mode=mode, staff=staff)
    return of.undecided_by(form, mode, staff) if matched is None else matched


def _row(session: Session, doubt: str) -> Row:
    minutes, recorded = session.minutes, not doubt
    credit = Credit(session, minutes, recorded)
    if minutes is None:
        most = session.elapsed or _fields.MINUTES_PER_DAY
        return credit, 0, most, doubt or "minutes"
    return credit, minutes if recorded else 0, minutes, doubt


def _without_overlap(
    rows: Sequence[Row], excluded: list[Exclusion], overlapping: set[int]
) -> list[Row]:
    """*rows* with each minute counted once; what adds none goes to *excluded*.

    A possible session stays: those that cover it may not take place. It adds no more
    than it does beside what is certain and the possible ones of its own day; those of
    other days may lie in other windows. What it takes from a session of the next day is
    no longer certain.
    """
    found: list[Row | None] = [*rows]
    for cluster in clusters([row[0].session for row in rows]):
        if len(cluster) == 1:
            continue
        dates = {index: rows[index][0].session.day for index in cluster}
        overlapping.update(day.toordinal() for day in dates.values())
        certain = [index for index in cluster if rows[index][0].recorded]
        perhaps = [index for index in cluster if not rows[index][0].recorded]
        sure = _added(rows, certain)
        for index in cluster:
            credit, _, high, doubt = rows[index]
            if not credit.recorded:
                beside = [other for other in perhaps if dates[other] == dates[index]]
                minutes = _added(rows, [*certain, *beside])[index]
                found[index] = _taken(credit, minutes, 0, high, doubt)
                continue
            minutes = least = sure[index]
            if minutes == 0:
                excluded.append(Exclusion(credit.session, ExclusionReason.OVERLAP))
                found[index] = None
                continue
            doubtful = [other for other in cluster if rows[other][3] and other != index]
            earlier = [other for other in doubtful if dates[other] < dates[index]]
            # All of these may take place, and count from end to end. One that is sure
            # takes its place on its own day, which has no less for it.
            over = {*earlier, *(other for other in doubtful if other in certain)}
            if earlier:
                least = _added(rows, {*certain, *earlier}, earlier)[index]
            if over:
                left = _added(rows, {*certain, *over}, over)[index]
                credit = attrs.evolve(credit, recorded=left != 0)
                doubt = doubt or rows[min(over)][3]
            found[index] = _taken(credit, minutes, least, high, doubt)
    return [row for row in found if row is not None]


def _added(
    rows: Sequence[Row], kept: Iterable[int], whole: Collection[int] = ()
) -> dict[int, int | None]:
    """Minutes that each of the rows *kept* adds beside the others.

    Those of *whole* count from end to end, whatever is known of their minutes.
    """
    ordered = sorted(kept)
    sessions = [rows[index][0].session for index in ordered]
    for place, index in enumerate(ordered):
        if index in whole:
            length = sessions[place].elapsed
            sessions[place] = attrs.evolve(sessions[place], minutes=length)
    found = credited(sessions)
    return {index: minutes for index, (_, minutes) in zip(ordered, found, strict=True)}


def _taken(
    credit: Credit, minutes: int | None, least: int | None, high: int, doubt: str
) -> Row:
    """The row of a session of which *least* to *minutes* count; *high* if unknown."""
    if credit.minutes is None:
        return credit, 0, high, doubt
    most = minutes or 0
    low = min(least or 0, most)
    if credit.recorded and low == most:
        doubt = ""
    return attrs.evolve(credit, minutes=most), low, most, doubt
