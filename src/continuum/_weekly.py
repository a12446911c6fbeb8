"""The text of weekly slots: ``Mon Wed Thu 18:00-21:00``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from typing import Final, TypeAlias

from continuum import _fields
from continuum.errors import ParseError
from continuum.periods import DAYS_PER_WEEK, Weekday

__all__: list[str] = []

_WEEKLY_FORM = "days, then times: Mon Wed Thu 18:00-21:00; Sat 09:00-12:00; Fri 180min"
_TOKEN = re.compile(r"[^\s,;/]+|;")
_TIMES = re.compile(r"(\d{1,2}):(\d{2})[-\u2013](\d{1,2}):(\d{2})", re.ASCII)
_LENGTH = re.compile(r"(\d{1,4})min", re.ASCII)
_UNKNOWN_LENGTH = "?"
_WEEKDAYS: Final = {
    name: day for day in Weekday for name in (day.name.lower(), day.name.lower()[:3])
}
_WEEKDAYS.update(tues=Weekday.TUESDAY, thur=Weekday.THURSDAY, thurs=Weekday.THURSDAY)

Slot: TypeAlias = tuple[Weekday, time | None, int | None]


def read_weekly(text: str) -> Iterator[Slot]:
    """Yield weekday, start and clock minutes of every slot of a weekly text."""
    days: list[Weekday] = []
    timed = True  # whether the days read so far have been given a time
    seen: set[Slot] = set()
    last = (0, len(text))

    def refuse(where: tuple[int, int], problem: str) -> ParseError:
        return ParseError(text, *where, problem, _WEEKLY_FORM)

    for token in _TOKEN.finditer(text):
        word, last = token.group().lower(), token.span()
        if word == ";":
            if not timed:
                raise refuse(last, "these days have no time")
            days = []
            continue
        named = _days_of(word)
        if named:
            if timed:
                days, timed = [], False
            days.extend(named)
            continue
        if not days:
            raise refuse(last, "a day must come first, and this is none")
        timed = True
        starts, elapsed, problem = _time_of(word)
        if problem:
            raise refuse(last, problem)
        for day in days:
            slot = (day, starts, elapsed)
            if slot in seen:
                raise refuse(
                    last, f"this slot is given twice on {day.name.capitalize()}"
                )
            seen.add(slot)
            yield slot
    if not timed:
        raise refuse(last, "these days have no time")
    if not seen:
        raise refuse(last, "there is no slot")


def _days_of(word: str) -> list[Weekday]:
    """The weekdays a token names, in order; none when it is no name or span of days."""
    first, dash, last = word.replace("\u2013", "-").partition("-")
    if first not in _WEEKDAYS or (dash and last not in _WEEKDAYS):
        return []
    start = _WEEKDAYS[first]
    span = (_WEEKDAYS[last] - start) % DAYS_PER_WEEK if dash else 0
    return [Weekday((start + step) % DAYS_PER_WEEK) for step in range(span + 1)]


def _time_of(word: str) -> tuple[time | None, int | None, str]:
    """Start, clock minutes and problem of a token that stands where a time must."""
    if word == _UNKNOWN_LENGTH:
        return None, None, ""
    if found := _LENGTH.fullmatch(word):
        length = int(found[1])
        if not 1 <= length <= _fields.MINUTES_PER_DAY:
            return None, None, f"a session has 1 to {_fields.MINUTES_PER_DAY} minutes"
        return None, length, ""
    found = _TIMES.fullmatch(word)
    if not found:
        return None, None, "this is neither a day nor a time"
    start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
    if start_hour > 23 or max(start_minute, end_minute) > 59 or end_hour > 24:  # noqa: PLR2004  # a clock
        return None, None, "there is no such time of day"
    start = start_hour * 60 + start_minute
    elapsed = end_hour * 60 + end_minute - start
    if elapsed <= 0 or end_hour * 60 + end_minute > _fields.MINUTES_PER_DAY:
        return None, None, "a slot must end after it starts, on the same day"
    return time(start_hour, start_minute), elapsed, ""
