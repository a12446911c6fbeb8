"""Obligations about documents: each one due, and what the record shows of it.

A document made in time is met. One that is not there is unmet from the day after it was
due, and unknown until then; where the stay ended before it was due, nothing is owed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import time
from typing import assert_never

import attrs

from continuum._fields import MINUTES_PER_DAY, spaced
from continuum.assess._assessment import Assessment, Filed
from continuum.assess._clocks import Clocks
from continuum.assess._moments import Moment, Start, begun, day_of, moment
from continuum.assess._record import (
    Doubtful,
    Record,
    Task,
    assessment_of,
    days_through,
    doubted,
    found_of,
    outcome_of,
    still_to_sign,
    who_signed,
)
from continuum.documents import Document
from continuum.periods import DAYS_PER_WEEK
from continuum.requirements import (
    Due,
    Happened,
    OnPaper,
    Repeats,
    SessionHeld,
    Signed,
    Since,
)
from continuum.terms import AnyTime, Limit, Term, TermUnit, months_later
from continuum.verdicts import Verdict

__all__ = ["obligations"]

_EVER = Moment(0, 0)


def obligations(requirement: OnPaper, clocks: Clocks) -> list[Assessment]:
    """Each obligation that *requirement* makes by the day of the judgment, in order."""
    match requirement:
        case Due():
            found = _due(requirement, clocks)
        case Repeats():
            found = _repeats(requirement, clocks)
        case Signed():
            found = _signed(requirement, clocks)
        case _:
            assert_never(requirement)
    judged = [item for item in found if item is not None]
    if clocks.knows(requirement.document) or _settled(requirement, judged):
        return judged
    return [_undecided(requirement, clocks, "documents")]


def _settled(requirement: OnPaper, judged: list[Assessment]) -> bool:
    """Whether documents that nobody gave would change nothing of what was *judged*.

    What was made in time is made, and each document is signed or not by itself.
    """
    if isinstance(requirement, Signed):
        return bool(judged)
    once = isinstance(requirement, Due)
    return once and all(item.verdict is Verdict.MET for item in judged)


# --- once -----------------------------------------------------------------------------


def _due(due: Due, clocks: Clocks) -> Iterator[Assessment | None]:
    if isinstance(due.after, SessionHeld):
        yield from _after_sessions(due, due.after, clocks)
        return
    starts = clocks.start(due.after)
    if isinstance(starts, str):
        yield _undecided(due, clocks, starts)
        return
    record = Record(due, clocks)
    for start in starts:
        yield record.judge(_task(due, clocks, start))


def _task(due: Due, clocks: Clocks, start: Start) -> Task:
    end = None if due.within is None else clocks.end(due.within, start)
    opens = _opens(due.before, start)
    comes_anyway = isinstance(due.after, Happened) and due.after.always
    if due.before is None and comes_anyway and clocks.chart.admitted is not None:
        # What was made earlier in the stay is only made sooner.
        opens = min(opens, moment(clocks.chart.admitted, time.min))
    return Task(start, opens, end)


def _after_sessions(
    due: Due, after: SessionHeld, clocks: Clocks
) -> Iterator[Assessment | None]:
    """Each session needs a document of its own.

    Nobody says which was made for which: each session in turn takes the first free one
    made in time, and what is left over was late for those that found none.
    """
    if not clocks.chart.sessions_known:
        yield _undecided(due, clocks, "attendance")
        return
    record = Record(due, clocks)
    free, left = deque(record.made), deque[Moment]()
    taken: list[tuple[Task, Moment | None]] = []
    for session in clocks.held(after.of):
        # What was held is to be noted, though the patient has left since.
        start = Start(begun(session), session=session, outlasts=True)
        task = _task(due, clocks, start)
        while free and free[0].late < task.opens.early:
            left.append(free.popleft())
        found = found_of(task, free)
        own = found.sure or found.perhaps
        if own is not None:
            free.remove(own)
        taken.append((task, own))
    left += free
    for task, own in taken:
        while left and left[0].late < task.opens.early:
            left.popleft()
        made = own or (left.popleft() if left else None)
        yield record.judge(task, () if made is None else (made,))


# --- again and again ------------------------------------------------------------------


def _repeats(repeats: Repeats, clocks: Clocks) -> Iterator[Assessment | None]:
    starts = clocks.start(repeats.after)
    if isinstance(starts, str):
        yield _undecided(repeats, clocks, starts)
        return
    record = Record(repeats, clocks)
    for start in starts:
        yield from _chain(repeats, record, start)


def _chain(
    repeats: Repeats, record: Record, start: Start
) -> Iterator[Assessment | None]:
    # What was made before the clock started serves nothing.
    span, found = (start, start.dawn), None
    for limit in repeats.at:
        end = record.clocks.end(limit, start)
        found = record.judge(Task(*span, end))
        yield found
        following = record.following(found, span[0], end)
        if following is None:
            return
        span = following
    every = repeats.every
    if repeats.since is Since.ANCHOR and isinstance(every, Term):
        yield from _fixed(repeats.at, every, record, start, span)
    elif every is not None:
        yield from _since_last(every, record, start, span[1], found)


def _fixed(
    at: tuple[Limit, ...],
    every: Term,
    record: Record,
    start: Start,
    span: tuple[Start, Moment],
) -> Iterator[Assessment | None]:
    """The days are fixed: one document between each of them and the next."""
    number = plus = 0
    last = at[-1] if at else None
    if isinstance(last, Term) and attrs.evolve(last, value=every.value) == every:
        # Months are counted from the anchor, whatever day a milestone falls on.
        plus = last.value
    elif last is not None:
        # The day of the last milestone belongs to the span that it ends.
        start, every = span[0], attrs.evolve(every, first_counts=False)
    while True:
        number += 1
        end = record.clocks.end(every, start, times=number, plus=plus)
        found = record.judge(Task(*span, end))
        yield found
        following = record.following(found, span[0], end)
        if following is None:
            return
        span = following


def _since_last(
    every: Limit, record: Record, start: Start, opens: Moment, last: Assessment | None
) -> Iterator[Assessment | None]:
    """Each limit runs from the document before, whenever that was made.

    Args:
        every: The limit.
        record: The documents.
        start: When the clock of the whole starts.
        opens: From when on a document serves, after the last milestone if there is one.
        last: What became of that milestone.
    """
    later = list(record.made_from(start.dawn))
    if last is not None:
        # The last of what was made by then starts the clock; if nothing was, the first
        # that is made too late.
        before = [when for when in later if when.late < opens.late]
        later = [when for when in later if when.late >= opens.late]
        if last.verdict is Verdict.UNMET or not before:
            before, later = later[:1], later[1:]
        if not before:
            return
        start = Start(before[-1], outlasts=start.outlasts)
    for when in later:
        end = record.clocks.end(every, start)
        yield record.judge(Task(start, start.dawn, end), (when,))
        start = Start(when, outlasts=start.outlasts)
    end = record.clocks.end(every, start)
    yield record.judge(Task(start, start.dawn, end), ())


# --- signatures -----------------------------------------------------------------------


def _signed(signed: Signed, clocks: Clocks) -> Iterator[Assessment | None]:
    for document in clocks.documents(signed.document):
        start = Start(moment(document.on, document.at))
        if signed.from_effective and document.effective is not None:
            start = Start(moment(document.effective, None))
        yield _signatures(signed, clocks, document, start)
    for document in clocks.undated(signed.document):
        if document.on > clocks.chart.on:
            continue
        if signed.within is None or signed.from_effective:
            start = Start(moment(document.on, None))
            yield _signatures(signed, clocks, document, start)
        else:
            yield _undecided(signed, clocks, f"day of the {spaced(signed.document)}")


def _signatures(
    signed: Signed, clocks: Clocks, document: Document, start: Start
) -> Assessment | None:
    when = document.signed(signed.by)
    made = None if when is None else moment(*when)
    perhaps = document.signed(signed.by, perhaps=True)
    unsigned = still_to_sign(document, signed.by)
    if signed.within is None:
        # No text says by when, so what is not signed is not signed.
        missing = who_signed(unsigned) if perhaps else ()
        verdict = Verdict.UNMET if made is None else Verdict.MET
        if missing:
            verdict = Verdict.UNKNOWN
        kind, done = signed.document, None if when is None else when[0]
        filed = Filed(kind=kind, starts=start.day, done=done, unsigned=unsigned)
        window = days_through(start.day, start.day)
        return Assessment(signed, verdict, window, filed, missing=missing)
    task = Task(start, _EVER, clocks.end(signed.within, start))
    found = found_of(task, () if made is None else (made,))
    outcome = outcome_of(task, found, clocks, signed.document)
    if made is None and perhaps is not None:
        outcome = doubted(outcome, task, (Doubtful(moment(*perhaps), unsigned),))
    return assessment_of(signed, task, outcome, unsigned)


def _opens(before: Term | AnyTime | None, start: Start) -> Moment:
    """From when on a document serves."""
    dawn = start.dawn
    if before is None:
        return dawn
    if isinstance(before, AnyTime):
        return _EVER
    match before.unit:
        case TermUnit.HOURS:
            back = before.value * 60
            return Moment(start.when.early - back, start.when.late - back)
        case TermUnit.MONTHS:
            return Moment(*(_months_before(minute, before.value) for minute in dawn))
        case TermUnit.WEEKS:
            back = before.value * DAYS_PER_WEEK * MINUTES_PER_DAY
        case _:
            back = before.value * MINUTES_PER_DAY
    return Moment(dawn.early - back, dawn.late - back)


def _months_before(minute: int, months: int) -> int:
    return months_later(day_of(minute), -months).toordinal() * MINUTES_PER_DAY


def _undecided(requirement: OnPaper, clocks: Clocks, missing: str) -> Assessment:
    on = clocks.chart.on
    window = days_through(clocks.chart.admitted or on, on)
    return Assessment(requirement, Verdict.UNKNOWN, window, missing=(missing,))
