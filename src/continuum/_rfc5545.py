"""Events in the text of RFC 5545, in local time. The only importer of dateutil."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple, TypeAlias

from continuum import _fields
from continuum.errors import FieldTypeError, ParseError
from continuum.periods import DateRange, Weekday

__all__: list[str] = []

Moment: TypeAlias = tuple[date, time | None]
"""A day, with its time of day unless the event lasts all day."""


class Event(NamedTuple):
    """One event, with the days on which it comes again."""

    day: date
    starts: time | None
    elapsed: int | None
    rule: str | None = None
    end: date | None = None
    """First day on which *rule* no longer holds; None where it has no end."""

    excluded: tuple[date, ...] = ()
    added: tuple[Moment, ...] = ()


class WeeklyRule(NamedTuple):
    """A rule that says no more than every so many weeks, on these weekdays."""

    every: int
    week_start: Weekday
    weekdays: tuple[Weekday, ...]


_FORM = "DTSTART, DURATION or DTEND, and RRULE, EXDATE or RDATE lines in local time"
_RULE_FORM = "FREQ=WEEKLY;BYDAY=MO,WE or another rule in days, weeks, months or years"
_LINE = re.compile(r"([A-Z-]+)((?:;[^:;=]+=[^:;]*)*):(.*)", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2})?", re.ASCII)
_DURATION = re.compile(
    r"P(?:(\d{1,2})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,5})M)?)?", re.ASCII
)
_WEEKDAYS: Final = {day.name[:2]: day for day in Weekday}
_DAILY = frozenset({"FREQ", "INTERVAL", "COUNT", "BYDAY", "WKST"})
_KEYS: Final = {
    "DAILY": _DAILY,
    "WEEKLY": _DAILY,
    "MONTHLY": _DAILY | {"BYMONTHDAY", "BYMONTH", "BYSETPOS"},
    "YEARLY": _DAILY | {"BYMONTHDAY", "BYMONTH", "BYSETPOS"},
}
"""Parts of a rule that are read, for each frequency; finer ones would split a day."""

_ANY_DAY: Final = date(2024, 1, 1)
_LARGEST = 9999

_Span: TypeAlias = tuple[int, int]


def checked_rule(rule: str) -> dict[str, str]:
    """Read an RRULE value without UNTIL into its parts.

    Raises:
        ParseError: It cannot be expanded by days, or makes no sense.
    """
    parts: dict[str, str] = {}
    for part in rule.upper().split(";"):
        key, equals, value = part.partition("=")
        if not equals or not value or key in parts:
            raise _refused(rule, part, "this is no part of a rule, or it comes twice")
        parts[key] = value
    allowed = _KEYS.get(parts.get("FREQ", ""))
    if allowed is None:
        raise _refused(rule, "FREQ", f"FREQ must be one of {', '.join(_KEYS)}")
    for key in parts:
        if key not in allowed:
            raise _refused(rule, key, f"{key} is not read with FREQ={parts['FREQ']}")
    for key in ("INTERVAL", "COUNT"):
        if key in parts and not _is_count(parts[key]):
            raise _refused(rule, key, f"{key} must be a number from 1 to {_LARGEST}")
    span = DateRange(_ANY_DAY, _ANY_DAY + timedelta(days=1))
    try:
        list(rule_days(rule, _ANY_DAY, span))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        problem = "the rule does not make sense as a whole"
        raise _refused(rule, rule, problem) from error
    return parts


def _is_count(value: str) -> bool:
    digits = value.isascii() and value.isdecimal() and len(value) <= len(str(_LARGEST))
    return digits and int(value) >= 1


def _refused(rule: str, part: str, problem: str) -> ParseError:
    start = max(0, rule.upper().find(part.upper()))
    return ParseError(rule, start, start + len(part), problem, _RULE_FORM)


def rule_days(rule: str, first: date, span: DateRange) -> Iterator[date]:
    """Yield the days of *span*, which has an end, that *rule* falls on from *first*."""
    # Loaded here, since it costs 2 ms. Without UNTIL and zones it opens no file and
    # reads no clock.
    from dateutil.rrule import rrulestr  # noqa: PLC0415, TID251

    end = span.end or span.start
    moments = rrulestr(rule, dtstart=datetime.combine(first, time())).between(
        datetime.combine(span.start, time()),
        datetime.combine(end - timedelta(days=1), time()),
        inc=True,
    )
    for moment in moments:
        yield moment.date()


def weekly_rule(rule: str, first: date) -> WeeklyRule | None:
    """*rule* as weeks and weekdays, or None where it says something else."""
    parts = checked_rule(rule)
    days = parts["BYDAY"].split(",") if "BYDAY" in parts else []
    plain = parts["FREQ"] == "WEEKLY" and "COUNT" not in parts
    if not plain or any(day not in _WEEKDAYS for day in days):
        return None
    named = dict.fromkeys(_WEEKDAYS[day] for day in days)
    return WeeklyRule(
        every=int(parts.get("INTERVAL", "1")),
        week_start=_WEEKDAYS[parts.get("WKST", "MO")],
        weekdays=tuple(named) or (Weekday(first.weekday()),),
    )


def read_event(text: str) -> Event:
    """Read the lines of one event.

    Raises:
        FieldTypeError: *text* is no text.
        ParseError: A line is missing, unknown or malformed, or names a time zone.
    """
    if not isinstance(text, str):
        raise FieldTypeError("Schedule.from_rfc5545", "text", text, "a str")
    single: dict[str, tuple[str, _Span]] = {}
    several: dict[str, list[Moment]] = {"EXDATE": [], "RDATE": []}
    for line, where in _lines(text):
        found = _LINE.fullmatch(line)
        if not found:
            raise ParseError(text, *where, "this is no line of an event", _FORM)
        name, parameters, value = found[1].upper(), found[2].upper(), found[3].strip()
        if parameters not in {"", ";VALUE=DATE", ";VALUE=DATE-TIME"}:
            problem = "only VALUE=DATE is read here: times are local and have no zone"
            raise ParseError(text, *where, problem, _FORM)
        if name in several:
            several[name] += [_moment(text, where, item) for item in value.split(",")]
        elif name in {"DTSTART", "DTEND", "DURATION", "RRULE"} and name not in single:
            single[name] = (value, where)
        else:
            problem = f"{name} is not read, or comes twice"
            raise ParseError(text, *where, problem, _FORM)
    if "DTSTART" not in single:
        raise ParseError(text, 0, len(text), "there is no DTSTART", _FORM)
    value, where = single["DTSTART"]
    day, starts = _moment(text, where, value)
    rule, end = _rule(text, single.get("RRULE"), day)
    return Event(
        day,
        starts,
        _elapsed(text, single, day, starts),
        rule,
        end,
        tuple(on for on, _ in several["EXDATE"]),
        tuple((on, at or starts) for on, at in several["RDATE"]),
    )


def _lines(text: str) -> Iterator[tuple[str, _Span]]:
    position = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield line.strip(), (position, position + len(line.rstrip()))
        position += len(line)


def _moment(text: str, where: _Span, value: str) -> Moment:
    found = _MOMENT.fullmatch(value)
    if found:
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, time(int(found[4]), int(found[5])) if found[4] else None
        except ValueError:
            pass  # a day or time that is none is refused like a malformed one
    raise ParseError(text, *where, "this is no local date or time", "20260302T180000")


def _elapsed(
    text: str,
    lines: dict[str, tuple[str, _Span]],
    day: date,
    starts: time | None,
) -> int | None:
    """Clock minutes that DURATION or DTEND gives, or None for an all-day event."""
    if starts is None:
        return None
    if "DURATION" in lines:
        value, where = lines["DURATION"]
        found = _DURATION.fullmatch(value.upper())
        if not found:
            problem = "this is no duration in minutes"
            raise ParseError(text, *where, problem, "PT180M or PT3H")
        in_days, in_hours, in_minutes = (int(group or 0) for group in found.groups())
        elapsed = (in_days * 24 + in_hours) * 60 + in_minutes
    elif "DTEND" in lines:
        value, where = lines["DTEND"]
        last, at = _moment(text, where, value)
        span = datetime.combine(last, at or time()) - datetime.combine(day, starts)
        elapsed = span // timedelta(minutes=1)
    else:
        return None
    if not 1 <= elapsed <= _fields.MINUTES_PER_DAY:
        raise ParseError(text, *where, "an event must have 1 minute to 24 hours", _FORM)
    return elapsed


def _rule(
    text: str, line: tuple[str, _Span] | None, first: date
) -> tuple[str | None, date | None]:
    """The rule without its UNTIL, and the first day after UNTIL."""
    if line is None:
        return None, None
    value, where = line
    kept: list[str] = []
    end = None
    for part in value.upper().split(";"):
        if not part.startswith("UNTIL="):
            kept.append(part)
            continue
        last, _ = _moment(text, where, part.removeprefix("UNTIL="))
        end = last + timedelta(days=1)
        if end <= first:
            raise ParseError(text, *where, "UNTIL lies before DTSTART", _FORM)
    rule = ";".join(kept)
    checked_rule(rule)
    return rule, end


def write_event(event: Event) -> str:
    """Write *event* as lines."""
    starts = event.starts
    whole_day = ";VALUE=DATE" if starts is None else ""
    lines = [f"DTSTART{whole_day}:{_stamp(event.day, starts)}"]
    if event.elapsed is not None:
        lines.append(f"DURATION:PT{event.elapsed}M")
    if event.rule is not None:
        until = ""
        if event.end is not None:
            until = f";UNTIL={_stamp(event.end - timedelta(days=1), starts)}"
        lines.append(f"RRULE:{event.rule}{until}")
    if event.excluded:
        days = ",".join(_stamp(day, starts) for day in event.excluded)
        lines.append(f"EXDATE{whole_day}:{days}")
    return "\n".join(lines)


def write_weekly(every: int, weekday: int) -> str:
    """Write the rule of one weekday every so many weeks."""
    interval = f"INTERVAL={every};" if every > 1 else ""
    return f"FREQ=WEEKLY;{interval}BYDAY={Weekday(weekday).name[:2]}"


def _stamp(day: date, starts: time | None) -> str:
    return f"{day:%Y%m%d}" + (f"T{starts:%H%M}00" if starts is not None else "")
