"""Events in the text of RFC 5545, in local time. The only importer of dateutil."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple, TypeAlias

from continuum import _fields
from continuum.errors import FieldTypeError, ParseError, Unquoted
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

    excluded: tuple[Moment, ...] = ()
    """Starts that do not take place; without a time, all of the day's."""

    added: tuple[Moment, ...] = ()


class WeeklyRule(NamedTuple):
    """A rule that says no more than every so many weeks, on these weekdays."""

    every: int
    week_start: Weekday
    weekdays: tuple[Weekday, ...]


_FORM = "DTSTART, DURATION or DTEND, and RRULE, EXDATE or RDATE lines in local time"
_RULE_FORM = "FREQ=WEEKLY;BYDAY=MO,WE or another rule in days, weeks, months or years"
_LINE = re.compile(r"([A-Z-]+)((?:;[^:;=]+=[^:;]*)*):(.*)", re.IGNORECASE)
_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+-]+)", re.ASCII)
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?", re.ASCII)
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

_VALUES: Final = {
    "BYDAY": re.compile(r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)", re.ASCII),
    "BYMONTH": re.compile(r"0?[1-9]|1[0-2]", re.ASCII),
    "BYMONTHDAY": re.compile(r"[+-]?(?:0?[1-9]|[12]\d|3[01])", re.ASCII),
    "BYSETPOS": re.compile(r"[+-]?\d{1,3}", re.ASCII),
}
"""What the items of a list may be; dateutil lets others pass, and never finds a day."""

_ORDINAL = re.compile(r"\d", re.ASCII)

_READ: Final = {"DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE"}

_ANY_DAY: Final = date(2024, 1, 1)
_ANY_SPAN: Final = DateRange(_ANY_DAY, _ANY_DAY + timedelta(days=1))
_LARGEST = 9999

_Span: TypeAlias = tuple[int, int]


def checked_rule(rule: str) -> dict[str, str]:
    """Read an RRULE value without UNTIL into its parts.

    Raises:
        ParseError: It cannot be expanded by days, or makes no sense.
    """
    parts: dict[str, str] = {}
    where: dict[str, _Span] = {}
    start = 0
    for part in rule.split(";"):
        span = start, start + len(part)
        start = span[1] + 1
        found = _PART.fullmatch(part.upper())
        if not found or found[1] in parts:
            problem = "this is no part of a rule, or it comes twice"
            raise ParseError(rule, *span, problem, _RULE_FORM)
        parts[found[1]], where[found[1]] = found[2], span
    frequency = parts.get("FREQ", "")
    for key, value in parts.items():
        problem = _problem(frequency, key, value)
        if problem:
            raise ParseError(rule, *where[key], problem, _RULE_FORM)
    if not frequency:
        raise ParseError(rule, 0, len(rule), "there is no FREQ", _RULE_FORM)
    try:
        list(rule_days(rule, _ANY_DAY, _ANY_SPAN))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        problem = "the rule does not make sense as a whole"
        raise ParseError(rule, 0, len(rule), problem, _RULE_FORM) from error
    return parts


def _problem(frequency: str, key: str, value: str) -> str:
    """What is wrong with one part of a rule, or nothing."""
    allowed = _KEYS.get(frequency, frozenset({key}))
    if key == "FREQ" and value not in _KEYS:
        return f"FREQ must be one of {', '.join(_KEYS)}"
    if key not in allowed:
        return f"this part is not read with FREQ={frequency}"
    if key in {"INTERVAL", "COUNT"} and not _is_count(value):
        return f"{key} must be a number from 1 to {_LARGEST}"
    form = _VALUES.get(key)
    if form and not all(form.fullmatch(item) for item in value.split(",")):
        return f"{key} cannot have this value"
    if key == "BYDAY" and frequency in {"DAILY", "WEEKLY"} and _ORDINAL.search(value):
        return f"BYDAY takes no number with FREQ={frequency}"
    return ""


def _is_count(value: str) -> bool:
    digits = value.isascii() and value.isdecimal() and len(value) <= len(str(_LARGEST))
    return digits and int(value) >= 1


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
        unquoted = Unquoted(type(text).__name__)
        raise FieldTypeError("Schedule.from_rfc5545", "text", unquoted, "a str")
    try:
        return _read(text)
    except ParseError as error:
        raise _line_alone(text, error) from None


def _line_alone(text: str, error: ParseError) -> ParseError:
    """*error* about its own line: a calendar entry may name a patient in another.

    Of a line that is not read, no more than its name is kept.
    """
    if error.text != text or not text:
        return error
    first = text.rfind("\n", 0, error.start) + 1
    end = text.find("\n", first)
    line = text[first : end if end >= 0 else len(text)].rstrip()
    name = re.match(r"[A-Z-]{1,20}(?=[;:])", line, re.ASCII | re.IGNORECASE)
    if name and name[0].upper() in _READ:
        start, end = error.start - first, error.end - first
        return ParseError(line, start, end, error.problem, error.form)
    number = f"line {text.count(chr(10), 0, first) + 1}"
    shown = f"{name[0]}, {number}" if name else number
    return ParseError(shown, 0, len(shown), error.problem, error.form)


def _read(text: str) -> Event:
    single: dict[str, tuple[str, _Span]] = {}
    several: dict[str, list[tuple[Moment, _Span]]] = {"EXDATE": [], "RDATE": []}
    for line, where in _lines(text):
        found = _LINE.fullmatch(line)
        if not found:
            raise ParseError(text, *where, "this is no line of an event", _FORM)
        name, parameters, value = found[1].upper(), found[2].upper(), found[3].strip()
        if parameters not in {"", ";VALUE=DATE", ";VALUE=DATE-TIME"}:
            problem = "only VALUE=DATE is read here: times are local and have no zone"
            raise ParseError(text, *where, problem, _FORM)
        if name in several:
            several[name] += [
                (_moment(text, where, item), where) for item in value.split(",")
            ]
        elif name in {"DTSTART", "DTEND", "DURATION", "RRULE"} and name not in single:
            single[name] = (value, where)
        else:
            problem = "this line is not read, or comes twice"
            raise ParseError(text, *where, problem, _FORM)
    if "DTSTART" not in single:
        raise ParseError("", 0, 0, "there is no DTSTART", _FORM)
    value, where = single["DTSTART"]
    day, starts = _moment(text, where, value)
    rule, end = _rule(text, single.get("RRULE"), day, starts)
    starting = {starts, *(at for (_, at), _ in several["RDATE"])}
    for (_, at), where in several["EXDATE"]:
        if at is not None and at not in starting:
            problem = "no occurrence starts at this time"
            raise ParseError(text, *where, problem, _FORM)
    return Event(
        day,
        starts,
        _elapsed(text, single, day, starts),
        rule,
        end,
        tuple(moment for moment, _ in several["EXDATE"]),
        tuple((on, at or starts) for (on, at), _ in several["RDATE"]),
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
            at = None
            if found[4]:
                at = time(int(found[4]), int(found[5]), int(found[6]))
        except ValueError:
            pass  # a day or time that is none is refused like a malformed one
        else:
            if _fields.FIRST_DAY <= day <= _fields.LAST_DAY:
                return day, at
            years = f"{_fields.FIRST_DAY.year} to {_fields.LAST_DAY.year}"
            problem = f"this day lies outside the years {years}"
            raise ParseError(text, *where, problem, _FORM)
    raise ParseError(text, *where, "this is no local date or time", "20260302T180000")


def _elapsed(
    text: str,
    lines: dict[str, tuple[str, _Span]],
    day: date,
    starts: time | None,
) -> int | None:
    """Clock minutes that DURATION or DTEND gives, or None for an all-day event."""
    if "DURATION" in lines and "DTEND" in lines:
        where = lines["DTEND"][1]
        raise ParseError(text, *where, "DURATION and DTEND are both given", _FORM)
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
    text: str, line: tuple[str, _Span] | None, first: date, starts: time | None
) -> tuple[str | None, date | None]:
    """The rule without its UNTIL, and the first day on which nothing starts by it."""
    if line is None:
        return None, None
    value, where = line
    kept: list[str] = []
    end = None
    for part in value.upper().split(";"):
        if not part.startswith("UNTIL="):
            kept.append(part)
            continue
        if end is not None:
            raise ParseError(text, *where, "UNTIL comes twice", _FORM)
        end, at = _moment(text, where, part.removeprefix("UNTIL="))
        if at is None or starts is None or starts <= at:
            end += timedelta(days=1)
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
        days = ",".join(_stamp(day, starts) for day, _ in event.excluded)
        lines.append(f"EXDATE{whole_day}:{days}")
    return "\n".join(lines)


def write_weekly(every: int, weekday: int) -> str:
    """Write the rule of one weekday every so many weeks."""
    interval = f"INTERVAL={every};" if every > 1 else ""
    return f"FREQ=WEEKLY;{interval}BYDAY={Weekday(weekday).name[:2]}"


def _stamp(day: date, starts: time | None) -> str:
    return f"{day:%Y%m%d}" + (f"T{starts:%H%M}00" if starts is not None else "")
