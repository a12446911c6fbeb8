"""Arithmetic on sessions: limits, occasions, gaps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias, assert_never

from continuum import _fields
from continuum.assess._assessment import Assessment, limits
from continuum.ledger import (
    Credit,
    Cut,
    Exclusion,
    ExclusionReason,
    Row,
    Selection,
)
from continuum.periods import DateRange
from continuum.requirements import (
    Above,
    AllOf,
    Amount,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Length,
    LevelAbsent,
    PlanHas,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    Share,
    Signed,
    Unit,
)
from continuum.services import ServiceFilter
from continuum.sessions import Session
from continuum.verdicts import Verdict, all_met

__all__: list[str] = []


def length_of_day(unit: Unit) -> int:
    return _fields.MINUTES_PER_DAY if unit is Unit.MINUTES else 1


def days_between(first: int, end: int, off: Sequence[int] = ()) -> int:
    """Days from *first* up to *end*, without those of *off*, which is in order."""
    return end - first - (bisect_left(off, end) - bisect_left(off, first))


def from_start(
    session: Session, window: DateRange, unit: Unit, off: Sequence[int]
) -> int:
    """Days without those of *off*, or minutes, from *window*'s start to *session*."""
    if unit is Unit.DAYS or session.clock is None:
        days = days_between(window.start.toordinal(), session.day.toordinal(), off)
        return days * length_of_day(unit)
    midnight = window.start.toordinal() * _fields.MINUTES_PER_DAY
    return session.clock[0] - midnight


def sessions_from(start: date) -> str:
    return f"sessions from {start} on"


def filters(requirement: Requirement) -> Iterator[ServiceFilter]:
    match requirement:
        case Above(of=of) | AtLeast(of=of) | AtMost(of=of) | Below(of=of):
            yield of
        case Between(of=of):
            yield of
        case EachSession(of=of) | Gap(of=of):
            yield of
        case Average(bound) | Counting(bound) | Capped(bound) | Scaled(bound):
            yield bound.of
        case Share(whole=whole):
            yield whole
        case Apart(one, other):
            yield one
            yield other
        case Excusable(inner):
            yield from filters(inner)
        case Due() | Repeats() | Signed() | PlanHas():
            return
        case Length() | Ratio() | LevelAbsent():
            return
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from filters(part)
        case Given(then=then, otherwise=otherwise):
            yield from filters(then)
            yield from filters(otherwise)
        case _:
            assert_never(requirement)


def joined(
    requirement: Requirement,
    window: DateRange,
    parts: tuple[Assessment, ...],
    verdict: Verdict,
) -> Assessment:
    missing: tuple[str, ...] = ()
    if verdict is Verdict.UNKNOWN:
        names = (name for part in parts for name in part.missing)
        missing = tuple(dict.fromkeys(names))
    return Assessment(requirement, verdict, window, None, (), (), parts, missing)


def compare(bound: Bound, least: int, most: int | None) -> Verdict:
    return inside_limits(least, most, *limits(bound))


def inside_limits(least: int, most: int | None, low: int, high: int | None) -> Verdict:
    """Whether a number from *least* to *most* lies in *low* to *high*, inclusive."""
    if most is not None and most < low:
        return Verdict.UNMET
    if high is not None and least > high:
        return Verdict.UNMET
    if least < low or (high is not None and (most is None or most > high)):
        return Verdict.UNKNOWN
    return Verdict.MET


def session_verdict(each: EachSession, session: Session) -> tuple[Verdict, list[str]]:
    """The verdict on one session by itself, and the facts it lacks."""
    verdicts: list[Verdict] = []
    missing: list[str] = []
    for name, value, low, high in (
        ("minutes", session.minutes, each.at_least, each.at_most),
        ("participants", session.participants, each.fewest, each.most),
    ):
        if low is None and high is None:
            continue
        if value is None:
            missing.append(name)
            verdicts.append(Verdict.UNKNOWN)
            continue
        least = low.value if isinstance(low, Amount) else low or 0
        most = high.value if isinstance(high, Amount) else high
        verdicts.append(inside_limits(value, value, least, most))
    if each.by_staff:
        verdict, lacking = _by_staff(each.by_staff, session)
        verdicts.append(verdict)
        missing += lacking
    return all_met(verdicts), missing


def _by_staff(most: Sequence[int], session: Session) -> tuple[Verdict, list[str]]:
    """Whether a group is small enough for the staff present."""
    people, staff = session.participants, session.staff_present
    if people is None:
        return Verdict.UNKNOWN, ["participants"]
    if staff is not None:
        allowed = most[min(staff, len(most)) - 1]
        return inside_limits(people, people, 0, allowed), []
    if people <= min(most):
        return Verdict.MET, []
    if people > max(most):
        return Verdict.UNMET, []
    return Verdict.UNKNOWN, ["staff present"]


def piece(row: Row) -> tuple[int, int]:
    """The least and the most minutes that a session has itself, overlap or not."""
    session = row[0].session
    if session.minutes is not None:
        return session.minutes, session.minutes
    return 0, session.elapsed or _fields.MINUTES_PER_DAY


def long_enough(
    amount: Amount, chosen: Selection, cut: Cut
) -> tuple[tuple[Credit, ...], tuple[Exclusion, ...]]:
    """What of *cut* is counted, and what is not, where short pieces are not.

    Such are the sessions, or their minutes, of an *amount* that says how long each is.
    """
    first, last, _, excluded = cut
    least, reason = amount.each.value if amount.each else 0, ExclusionReason.TOO_SHORT
    rows = chosen.rows[first:last]
    longest = piece if amount.unit is Unit.MINUTES else _added
    short = [row[0].session for row in rows if longest(row)[1] < least]
    return (
        tuple(row[0] for row in rows if longest(row)[1] >= least),
        (*excluded, *(Exclusion(session, reason) for session in short)),
    )


def _added(row: Row) -> tuple[int, int]:
    return row[1], row[2]


def only_possible(counted: Sequence[Credit]) -> bool:
    """Whether there is a session, and none that counts for certain."""
    for credit in counted:
        if credit.recorded:
            return False
    return bool(counted)


def ending(credit: Credit) -> tuple[int, int]:
    """The day and, where there are clock times, the end of a session."""
    clock = credit.session.clock
    return credit.session.day.toordinal(), clock[1] if clock else 0


def occasions(rows: Sequence[Row], each: int = 0) -> tuple[int, int]:
    """The fewest and the most separate occasions among *rows*, in order.

    Sessions that touch are one. Of a day's sessions without clock times no more is
    sure than that they are one occasion, at another's time perhaps. A possible session
    may join two others, or be an occasion itself. Occasions of less than *each* minutes
    are none.
    """
    runs: list[list[_Timed]] = []
    loose: dict[int, list[Row]] = {}
    reached = 0
    for row in rows:
        clock = row[0].session.clock
        if clock is None:
            loose.setdefault(row[0].session.day.toordinal(), []).append(row)
            continue
        if not runs or clock[0] > reached:
            runs.append([])
        runs[-1].append((*clock, row[0].recorded, row[1], row[2]))
        reached = max(reached, clock[1])
    fewest, sure = 0, set[int]()
    spans: list[_Span] = []
    joint: list[_Span] = []
    for run in runs:
        first = run[0][0] // _fields.MINUTES_PER_DAY
        last = (max(item[1] for item in run) - 1) // _fields.MINUTES_PER_DAY
        if any(minutes >= each for _, _, minutes in _blocks(run)):
            fewest += 1
            sure.update(range(first, last + 1))
        spans.append((first, last, _most_apart(run), sum(item[4] for item in run)))
    for day, found in loose.items():
        alone = any(credit.recorded and low >= each for credit, low, _, _ in found)
        fewest += alone and day not in sure
        joint.append((day, day, len(found), sum(row[2] for row in found)))
    apart: list[_Span] = []
    for span in spans:
        # An untimed session may touch what is timed of its day.
        touched = any(day in loose for day in range(span[0], span[1] + 1))
        (joint if touched else apart).append(span)
    groups = [*((count, minutes) for _, _, count, minutes in apart), *_grouped(joint)]
    return fewest, sum(_at_most(count, minutes, each) for count, minutes in groups)


_Span: TypeAlias = tuple[int, int, int, int]
"""First and last day, how many occasions there may be, and of how many minutes."""


def _grouped(spans: Iterable[_Span]) -> Iterator[tuple[int, int]]:
    """Yield the occasions and minutes of spans that share days, put together."""
    reached, count, minutes = -1, 0, 0
    for first, last, occasions_of, minutes_of in sorted(spans):
        if first > reached and count:
            yield count, minutes
            count, minutes = 0, 0
        count, minutes = count + occasions_of, minutes + minutes_of
        reached = max(reached, last)
    if count:
        yield count, minutes


_Timed: TypeAlias = tuple[int, int, bool, int, int]
"""Start, end, whether it is recorded, and the least and most minutes of a session."""


def _at_most(count: int, minutes: int, each: int) -> int:
    """The most occasions of *each* minutes that so many sessions can be."""
    return min(count, minutes // each) if each else count


def _blocks(run: Sequence[_Timed]) -> list[tuple[int, int, int]]:
    """Start, end and minutes of what the recorded sessions of a run join to."""
    blocks: list[tuple[int, int, int]] = []
    for start, end, recorded, low, _ in run:
        if recorded and blocks and start <= blocks[-1][1]:
            first, last, minutes = blocks.pop()
            blocks.append((first, max(last, end), minutes + low))
        elif recorded:
            blocks.append((start, end, low))
    return blocks


def _most_apart(run: Sequence[_Timed]) -> int:
    """The most occasions that one run of touching sessions may fall into."""
    blocks = _blocks(run)
    # As many more as can lie apart: the one that ends first leaves the most room.
    count, reached = len(blocks), -1
    possible = (item[:2] for item in run if not item[2])
    for start, end in sorted(possible, key=lambda item: item[1]):
        apart = all(end < first or start > last for first, last, _ in blocks)
        if start > reached and apart:
            count, reached = count + 1, end
    return count


def longest_gap(
    sessions: Sequence[Session], unit: Unit, until: date | None, off: Sequence[int]
) -> int:
    """Longest stretch between *sessions* and up to *until*; for minutes, with times.

    Days of *off* are left out.
    """
    if not sessions:
        return 0
    if unit is Unit.DAYS:
        days = [session.day.toordinal() for session in sessions]
        if until is not None:
            days.append(max(until.toordinal(), days[-1]))
        stretches = (
            days_between(day + 1, max(later, day + 1), off)
            for day, later in pairwise(days)
        )
        return max((0, *stretches))
    longest, reached = 0, None
    for session in sessions:
        start, end = session.clock or (0, 0)
        if reached is not None:
            longest = max(longest, start - reached)
        reached = end if reached is None else max(reached, end)
    if until is not None and reached is not None:
        longest = max(longest, until.toordinal() * _fields.MINUTES_PER_DAY - reached)
    return longest
