"""An agenda as the text of an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from continuum.agenda._agenda import Agenda, AgendaItem
from continuum.errors import printable

__all__: list[str] = []

_MOST_OCTETS = 75
"""Longest line; a longer one goes on in the next, after a space."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})

_OVERDUE_PRIORITY = 1
"""Of 9, the most urgent."""


def calendar(agenda: Agenda, *, owner: str, events: bool) -> str:
    """Write *agenda* as to-dos, or as events of a day."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//continuum-of-care//agenda//EN",
    ]
    seen: dict[str, int] = {}
    for item in (*agenda.overdue, *agenda.due):
        if item.due is None:
            continue
        name = f"{item.code}-{_slug(item.doing)}-{item.due:%Y%m%d}"
        seen[name] = seen.get(name, 0) + 1
        number = f"-{seen[name]}" if seen[name] > 1 else ""
        lines += _entry(
            item,
            item.due,
            uid=f"{name}{number}@{_slug(owner)}",
            stamp=agenda.on,
            overdue=item in agenda.overdue,
            events=events,
        )
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _entry(
    item: AgendaItem, due: date, *, uid: str, stamp: date, overdue: bool, events: bool
) -> Iterator[str]:
    kind = "VEVENT" if events else "VTODO"
    yield f"BEGIN:{kind}"
    yield f"UID:{uid}"
    # The file tells what was known on the day of the agenda; nobody reads a clock.
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    name = "DTSTART" if events else "DUE"
    if item.at is None:
        yield f"{name};VALUE=DATE:{due:%Y%m%d}"
    else:
        # A local time without a zone: where care is given.
        yield f"{name}:{due:%Y%m%d}T{item.at:%H%M}00"
    yield f"SUMMARY:{_text(item.doing)}{' (overdue)' if overdue else ''}"
    yield f"DESCRIPTION:{_text(item.reason)}"
    if overdue:
        yield f"PRIORITY:{_OVERDUE_PRIORITY}"
    yield "TRANSP:TRANSPARENT" if events else "STATUS:NEEDS-ACTION"
    yield f"END:{kind}"


def _text(words: str) -> str:
    return printable(words).translate(_ESCAPED)


def _slug(words: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in words)


def _folded(line: str) -> Iterator[str]:
    """Break a line where its octets say, never within a character."""
    part, octets = "", 0
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if octets + size > _MOST_OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + char, octets + size
    yield part
