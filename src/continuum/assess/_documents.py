"""Obligations about documents: each one due, and what the record shows of it.

A document made in time is met. One that is not there is unmet from the day after it was
due, and unknown until then; where the stay ended before it was due, nothing is owed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, assert_never

from continuum._fields import LAST_YEAR, MINUTES_PER_DAY
from continuum.assess._assessment import Assessment, Filed
from continuum.assess._clocks import Clocks, End, Moment, moment
from continuum.documents import Document, LandmarkKind, Signer
from continuum.periods import DateRange
from continuum.requirements import (
    Due,
    Happened,
    OnPaper,
    Repeats,
    SessionHeld,
    Signed,
    Since,
)
from continuum.terms import AnyTime, Term, TermUnit, months_later
from continuum.verdicts import Verdict

__all__ = ["obligations"]

_DAY = timedelta(days=1)

_STARTS_CARE = (LandmarkKind.ADMISSION, LandmarkKind.FIRST_SERVICE)


def obligations(requirement: OnPaper, clocks: Clocks) -> list[Assessment]:
    """Each obligation that *requirement* makes by the day of the judgment, in order."""
    if not clocks.knows(requirement.document):
        return [_undecided(requirement, clocks, ("documents",))]
    match requirement:
        case Due():
            found = _due(requirement, clocks)
        case Repeats():
            found = _repeats(requirement, clocks)
        case Signed():
            found = _signed(requirement, clocks)
        case _:
            assert_never(requirement)
    return list(found)


class _Made(NamedTuple):
    """A document that is made, and signed by those who must."""

    when: Moment
    document: Document


def _due(due: Due, clocks: Clocks) -> Iterator[Assessment]:
    if isinstance(due.after, SessionHeld):
        yield from _after_sessions(due, due.after, clocks)
        return
    starts = clocks.start(due.after)
    if isinstance(starts, str):
        yield _undecided(due, clocks, (starts,))
        return
    made = _made(due.document, due.signed_by, clocks)
    for start in starts:
        end = None
        if due.within is not None:
            end = clocks.end(due.within, start, fresh=_starts_care(due.after))
        opens = _opens(due.before, start)
        found = _judge(due, due.signed_by, clocks, start, opens, end, made)
        if found is not None:
            yield found


def _after_sessions(
    due: Due, after: SessionHeld, clocks: Clocks
) -> Iterator[Assessment]:
    """Each session needs a document of its own: the first free one made from it on."""
    if not clocks.chart.sessions_known:
        yield _undecided(due, clocks, ("attendance",))
        return
    free = _made(due.document, due.signed_by, clocks)
    for credit in clocks.held(after.of):
        clock = credit.session.clock
        start = moment(credit.session.day, None)
        if clock is not None:
            start = Moment(clock[0], clock[0])
        own = next((item for item in free if item.when.late >= start.early), None)
        if own is not None:
            free.remove(own)
        end = None if due.within is None else clocks.end(due.within, start)
        opens = _opens(due.before, start)
        mine = [] if own is None else [own]
        found = _judge(due, due.signed_by, clocks, start, opens, end, mine)
        if found is not None:
            yield found


def _repeats(repeats: Repeats, clocks: Clocks) -> Iterator[Assessment]:
    starts = clocks.start(repeats.after)
    if isinstance(starts, str):
        yield _undecided(repeats, clocks, (starts,))
        return
    made = _made(repeats.document, repeats.signed_by, clocks)
    for start in starts:
        yield from _chain(repeats, clocks, start, made)


def _chain(
    repeats: Repeats, clocks: Clocks, start: Moment, made: Sequence[_Made]
) -> Iterator[Assessment]:
    fresh = _starts_care(repeats.after)
    signers = repeats.signed_by
    begun = start
    # What was made before the clock started serves nothing.
    opens = _midnight(start)
    for limit in repeats.at:
        end = clocks.end(limit, start, fresh=fresh)
        found = _judge(repeats, signers, clocks, begun, opens, end, made)
        if found is None:
            return
        yield found
        if end.late is None or _is_pending(end, clocks):
            return
        begun = Moment(end.late, end.late)
        opens = end.late + 1
    if repeats.every is None:
        return
    if repeats.since is Since.ANCHOR:
        origin = begun if repeats.at else start
        yield from _fixed(repeats, clocks, origin, opens, made)
        return
    # Whatever was made in the milestones' time, the last of it starts the next clock.
    before = [item for item in made if _midnight(start) <= item.when.late < opens]
    later = [item for item in made if item.when.late >= opens]
    if repeats.at and before:
        begun = before[-1].when
    elif repeats.at:
        if not later:
            return
        begun = later.pop(0).when
        fresh = False
    for item in (*later, None):
        end = clocks.end(repeats.every, begun, fresh=fresh and begun == start)
        mine = [] if item is None else [item]
        opened = _midnight(begun)
        found = _judge(repeats, signers, clocks, begun, opened, end, mine)
        if found is not None:
            yield found
        if item is not None:
            begun = item.when


def _fixed(
    repeats: Repeats,
    clocks: Clocks,
    origin: Moment,
    opens: int,
    made: Sequence[_Made],
) -> Iterator[Assessment]:
    """The days are fixed: one document between each of them and the next."""
    assert repeats.every is not None  # noqa: S101  # its caller looked
    number, begun = 1, origin
    while True:
        end = clocks.end(repeats.every, origin, times=number)
        found = _judge(repeats, repeats.signed_by, clocks, begun, opens, end, made)
        if found is None:
            return
        yield found
        if end.late is None or _is_pending(end, clocks):
            return
        number, begun, opens = number + 1, Moment(end.late, end.late), end.late + 1


def _signed(signed: Signed, clocks: Clocks) -> Iterator[Assessment]:
    for document in clocks.documents(signed.document):
        start = moment(document.on, document.at)
        if signed.from_effective and document.effective is not None:
            start = moment(document.effective, None)
        when = document.signed(signed.by)
        roles = {role for item in document.signatures for role in item.roles}
        unsigned = tuple(role for role in signed.by if role not in roles)
        if signed.within is None:
            # No text says by when, so what is not signed is not signed.
            filed = Filed(
                kind=signed.document,
                starts=start.day,
                done=None if when is None else when[0],
                unsigned=unsigned,
            )
            verdict = Verdict.MET if when else Verdict.UNMET
            day = DateRange(start.day, start.day + _DAY)
            yield Assessment(signed, verdict, day, filed)
            continue
        end = clocks.end(signed.within, start)
        made = [] if when is None else [_Made(moment(*when), document)]
        found = _judge(
            signed, signed.by, clocks, start, 0, end, made, unsigned=unsigned
        )
        if found is not None:
            yield found


def _made(kind: str, signers: tuple[Signer, ...], clocks: Clocks) -> list[_Made]:
    """The documents of a kind that are made and signed, in order of that moment."""
    found: list[_Made] = []
    for document in clocks.documents(kind):
        signed = document.signed(signers)
        if signed is not None:
            written = moment(document.on, document.at)
            when = moment(*signed)
            both = Moment(max(written.early, when.early), max(written.late, when.late))
            found.append(_Made(both, document))
    return sorted(found, key=lambda item: item.when)


def _judge(  # noqa: PLR0917  # private, and every caller gives them all
    requirement: OnPaper,
    signers: tuple[Signer, ...],
    clocks: Clocks,
    start: Moment,
    opens: int,
    end: End | None,
    made: Sequence[_Made],
    *,
    unsigned: tuple[Signer, ...] | None = None,
) -> Assessment | None:
    """Judge one obligation; None where it fell away because the stay ended before.

    Args:
        requirement: What makes the obligation.
        signers: Who must have signed.
        clocks: The record.
        start: When its clock starts.
        opens: First minute from which a document serves.
        end: When its clock ends; None if no text says.
        made: The documents that may serve, in order.
        unsigned: Who has still to sign, where that is known already.
    """
    kind = requirement.document
    served = [item for item in made if item.when.late >= opens]
    done = next((item for item in served if _in_time(item.when, opens, end)), None)
    missing: tuple[str, ...] = ()
    verdict = Verdict.MET
    if done is None:
        perhaps = [item for item in served if _may_be_in_time(item.when, end)]
        if perhaps:
            verdict, done = Verdict.UNKNOWN, perhaps[0]
            missing = (end.missing if end else ()) or ("time of day",)
        elif kind in clocks.chart.undated:
            verdict, missing = Verdict.UNKNOWN, (f"day of the {_words(kind)}",)
        elif end is not None and _fell_away(end, clocks):
            return None
        elif _is_pending(end, clocks):
            by = f" by {end.day}" if end and end.day else ""
            verdict = Verdict.UNKNOWN
            missing = (f"{_words(kind)}{by}", *(end.missing if end else ()))
        else:
            verdict = Verdict.UNMET
            done = served[0] if served else None
    if unsigned is None:
        unsigned = () if done else _lacking(kind, signers, opens, clocks)
    due = None if end is None else end.day
    filed = Filed(
        kind=kind,
        starts=start.day,
        due=due,
        at=None if end is None else end.at,
        not_before=None if end is None or due else end.first,
        done=None if done is None else _day(done.when),
        unsigned=unsigned,
    )
    window = _window(start, due)
    return Assessment(requirement, verdict, window, filed, missing=missing)


def _in_time(when: Moment, opens: int, end: End | None) -> bool:
    """Whether something was made in time for certain."""
    if when.early < opens:
        return False
    return end is None or end.early is None or when.late <= end.early


def _may_be_in_time(when: Moment, end: End | None) -> bool:
    """Whether it may have been made in time: its time, or the limit's, is not known."""
    return end is None or end.late is None or when.early <= end.late


def _lacking(
    kind: str, signers: tuple[Signer, ...], opens: int, clocks: Clocks
) -> tuple[Signer, ...]:
    """Who has still to sign the first document that is made but not signed."""
    for document in clocks.documents(kind):
        if moment(document.on, document.at).late >= opens:
            signed = {role for item in document.signatures for role in item.roles}
            return tuple(role for role in signers if role not in signed)
    return ()


def _is_pending(end: End | None, clocks: Clocks) -> bool:
    """Whether the limit may still be running on the day of the judgment."""
    if end is None:
        return clocks.chart.last_day is None or clocks.chart.on <= clocks.chart.last_day
    today = clocks.chart.on.toordinal() * MINUTES_PER_DAY
    return end.late is None or end.late >= today


def _fell_away(end: End, clocks: Clocks) -> bool:
    """Whether the stay ended before the limit did."""
    last = clocks.chart.last_day
    if end.early is None:
        return True
    if last is None:
        return False
    return end.early >= (last.toordinal() + 1) * MINUTES_PER_DAY


_LAST_DAY = date(LAST_YEAR, 12, 31)


def _window(start: Moment, due: date | None) -> DateRange:
    """From the day the clock starts through the day it ends, where that is known."""
    if due is None or due >= _LAST_DAY:
        return DateRange(start.day)
    return DateRange(start.day, max(start.day, due) + _DAY)


def _opens(before: Term | AnyTime | None, start: Moment) -> int:
    """The first minute from which a document serves."""
    if before is None:
        return _midnight(start)
    if isinstance(before, AnyTime):
        return 0
    match before.unit:
        case TermUnit.HOURS:
            return start.early - before.value * 60
        case TermUnit.MONTHS:
            day = months_later(start.day, -before.value).toordinal()
            return day * MINUTES_PER_DAY
        case TermUnit.WEEKS:
            return _midnight(start) - before.value * 7 * MINUTES_PER_DAY
        case _:
            return _midnight(start) - before.value * MINUTES_PER_DAY


def _midnight(start: Moment) -> int:
    return start.early // MINUTES_PER_DAY * MINUTES_PER_DAY


def _starts_care(anchor: object) -> bool:
    return isinstance(anchor, Happened) and anchor.kind in _STARTS_CARE


def _undecided(
    requirement: OnPaper, clocks: Clocks, missing: tuple[str, ...]
) -> Assessment:
    first = clocks.chart.admitted or clocks.chart.on
    window = DateRange(first, clocks.chart.on + _DAY)
    return Assessment(requirement, Verdict.UNKNOWN, window, missing=missing)


def _day(when: Moment) -> date:
    return date.fromordinal(when.late // MINUTES_PER_DAY)


def _words(kind: str) -> str:
    return kind.replace("-", " ")
