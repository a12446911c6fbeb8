"""An agenda as the text of an iCalendar file (RFC 5545).

What is due on a day is a to-do with a due day, or an event of that day; what is due at
a time of day has a local time without a zone: that of the place where care is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Final

from continuum.agenda._agenda import Agenda, AgendaItem, AgendaStatus
from continuum.errors import printable

__all__ = ["calendar"]

_MOST_OCTETS: Final = 75
"""Longest line; a longer one goes on in the next, after a space."""

_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})

_MOST_URGENT: Final = 1
"""Of 9."""

_UID_OCTETS: Final = 16

_NOTHING: Final = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The format knows no calendar without any component; this one enters nothing."""


def calendar(agenda: Agenda, *, owner: str, events: bool) -> str:
    """Write *agenda* as to-dos, or as events."""
    kind = "VEVENT" if events else "VTODO"
    apart = len(agenda.stays) > 1
    entries: list[str] = []
    uids: set[str] = set()
    for item in agenda.items:
        if item.due is not None:
            uid = _uid(item, kind, owner)
            while uid in uids:
                # Two stays may begin on one day at one level.
                uid = _digest(uid)
            uids.add(uid)
            entries += _entry(item, item.due, agenda.on, kind, uid, apart=apart)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//continuum-of-care//agenda//EN",
        *(entries or _NOTHING),
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _entry(
    item: AgendaItem, due: date, on: date, kind: str, uid: str, *, apart: bool
) -> Iterator[str]:
    yield f"BEGIN:{kind}"
    yield f"UID:{uid}"
    # The file tells what was known on the day of the agenda; nobody reads a clock.
    yield f"DTSTAMP:{_date(on)}T000000Z"
    # An event without an end lasts its day; one at a time, no time: it is a limit.
    name = "DUE" if kind == "VTODO" else "DTSTART"
    if item.at is None:
        yield f"{name};VALUE=DATE:{_date(due)}"
    else:
        yield f"{name}:{_date(due)}T{item.at:%H%M}00"
    certain = item.status is AgendaStatus.DUE
    yield f"SUMMARY:{_text(item.doing if certain else f'{item.doing} ({item.status})')}"
    yield f"DESCRIPTION:{_text('; '.join(_told(item, apart=apart)))}"
    if item.status is AgendaStatus.OVERDUE:
        yield f"PRIORITY:{_MOST_URGENT}"
    if kind == "VTODO":
        yield "STATUS:NEEDS-ACTION"
    else:
        in_doubt = item.status is AgendaStatus.UNDATED
        yield f"STATUS:{'TENTATIVE' if in_doubt else 'CONFIRMED'}"
        yield "TRANSP:TRANSPARENT"
    yield f"END:{kind}"


def _uid(item: AgendaItem, kind: str, owner: str) -> str:
    """What stays the same when the same obligation is judged on a later day.

    The day it is due may move, and so is no part of it.
    """
    return _digest(
        owner,
        kind,
        item.level.system,
        item.level.code,
        item.admitted.isoformat(),
        item.code,
        item.what,
        "" if item.since is None else item.since.isoformat(),
        str(item.number),
    )


def _digest(*parts: str) -> str:
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        # Its length keeps each part apart from the next.
        digest.update(b"%d:%b" % (len(data), data))
    return digest.digest()[:_UID_OCTETS].hex()


def _told(item: AgendaItem, *, apart: bool) -> Iterator[str]:
    if item.why is not None:
        yield f"{item.code}: {item.reason}"
    else:
        yield item.reason
    if item.missing:
        yield f"not known: {', '.join(item.missing)}"
    if apart:
        yield item.stay


def _date(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    return printable(words).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Break a line where its octets say, never within a character."""
    part, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > _MOST_OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + char, octets + size
    yield part
