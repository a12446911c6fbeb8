"""The sessions of a schedule or a stay as a ledger: certain, possible, set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from continuum.ledger import Exclusion, ExclusionReason, Ledger
from continuum.periods import DateRange
from continuum.rules import Basis
from continuum.services import Format
from continuum.sessions import AttendanceStatus, Schedule, Session
from continuum.stay import Stay

__all__ = ["closed_sessions", "stay_ledger"]

_DAY = timedelta(days=1)

_MISSED = {
    AttendanceStatus.EXCUSED: ExclusionReason.EXCUSED,
    AttendanceStatus.UNEXCUSED: ExclusionReason.UNEXCUSED,
    AttendanceStatus.CANCELLED: ExclusionReason.CANCELLED,
}


def closed_sessions(schedule: Schedule, span: DateRange) -> tuple[Exclusion, ...]:
    reason = ExclusionReason.CLOSED
    return tuple(Exclusion(session, reason) for session, _ in schedule.cancelled(span))


def stay_ledger(stay: Stay, basis: Basis, span: DateRange, on: date) -> Ledger:
    if stay.attendance is None and stay.schedule is None:
        # Any session may have been given, and on any day.
        return Ledger(open_from=stay.period.start)
    scheduled: tuple[Session, ...] = ()
    closed: tuple[Exclusion, ...] = ()
    if stay.schedule is not None:
        within = span.intersection(stay.period) or span
        scheduled, closed = (
            stay.schedule.sessions(within),
            closed_sessions(stay.schedule, within),
        )
    lasting = stay.period.end is None
    if basis is not Basis.DELIVERED:
        return Ledger(
            recorded=scheduled, excluded=closed, open_from=span.end if lasting else None
        )
    if stay.attendance is None:
        open_from = span.end if lasting else None
        return Ledger(possible=scheduled, excluded=closed, open_from=open_from)
    recorded: list[Session] = []
    possible: list[Session] = []
    excluded: list[Exclusion] = []
    if stay.schedule is not None:
        records = [record.session for record in stay.attendance.records]
        # A record says more of a session than that the program was closed.
        told = set(_unrecorded([item.session for item in closed], records))
        excluded = [item for item in closed if item.session in told]
        scheduled = tuple(_unrecorded(scheduled, records))
    for record in stay.attendance.records:
        delivered = record.delivered
        if delivered is None:
            excluded.append(Exclusion(record.session, _MISSED[record.status]))
        elif record.session.day <= on:
            recorded.append(delivered)
        else:
            possible.append(delivered)
    possible += scheduled
    open_from = None
    if stay.schedule is None:
        tomorrow = on + _DAY
        if lasting or (stay.period.end is not None and tomorrow < stay.period.end):
            open_from = tomorrow
    elif lasting:
        open_from = span.end
    return Ledger(
        recorded=tuple(recorded),
        possible=tuple(possible),
        excluded=tuple(excluded),
        open_from=open_from,
    )


def _unrecorded(
    scheduled: Sequence[Session], recorded: Iterable[Session]
) -> Iterator[Session]:
    """Yield the sessions of *scheduled* that no record is about."""
    if not scheduled:
        return
    waiting: dict[object, list[Session]] = {}
    for session in recorded:
        slot = (session.day, session.starts, session.kind)
        waiting.setdefault(slot, []).append(session)
    # What a record tells exactly comes before what it may tell.
    left: list[tuple[Session, list[Session]]] = []
    for session in scheduled:
        records = waiting.get((session.day, session.starts, session.kind), [])
        if session in records:
            records.remove(session)
        else:
            left.append((session, records))
    for session, records in left:
        # A record may know the format of a session that the schedule leaves open.
        told = [one for one in records if _may_be(one.format, session.format)]
        if told:
            records.remove(told[0])
        else:
            yield session


def _may_be(one: Format | None, other: Format | None) -> bool:
    return one is None or other is None or one is other
