"""Events in the text of RFC 5545: what is read, what is refused, what is written."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from continuum.errors import (
    ContinuumError,
    FieldTypeError,
    FieldValueError,
    ParseError,
)
from continuum.periods import DateRange
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.sessions import (
    Closure,
    ClosureReason,
    Recurrence,
    Schedule,
    Session,
    Weekly,
)

COUNSELING = ServiceKind.COUNSELING
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
MARCH = DateRange(date(2026, 3, 1), date(2026, 4, 1))
START = "DTSTART:20260302T180000\nDURATION:PT3H\n"
SESSION = Session(day=MONDAY, minutes=180, kind=COUNSELING, starts=time(18))
SINGLE = Session(day=date(2026, 3, 3), minutes=45, kind=COUNSELING)


def read(text: str, **others: Any) -> Schedule:
    return Schedule.from_rfc5545(text, kind=COUNSELING, **others)


def days(schedule: Schedule, within: DateRange = MARCH) -> list[int]:
    return [session.day.day for session in schedule.sessions(within)]


def refused(text: str) -> ParseError:
    with pytest.raises(ParseError) as caught:
        read(text)
    assert "expected: " in str(caught.value)
    return caught.value


def rule_refused(rule: str) -> ParseError:
    with pytest.raises(ParseError) as caught:
        Recurrence(session=SESSION, rule=rule)
    assert "expected: FREQ=WEEKLY;BYDAY=MO,WE or another" in str(caught.value)
    return caught.value


# --- reading ---


def test_an_event_keeps_what_is_said_of_it() -> None:
    schedule = read(
        START,
        format=Format.GROUP,
        mode=Mode.VIDEO,
        staff=StaffRole.NURSE,
        breaks=30,
    )
    assert schedule.extra == (
        Session(
            day=MONDAY,
            minutes=150,
            kind=COUNSELING,
            format=Format.GROUP,
            mode=Mode.VIDEO,
            staff=StaffRole.NURSE,
            starts=time(18),
            elapsed=180,
        ),
    )


def test_a_weekly_rule_becomes_a_slot_for_each_weekday() -> None:
    schedule = read(START + "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,TH")
    assert [type(slot) for slot in schedule.slots] == [Weekly] * 3
    assert days(schedule)[:4] == [2, 4, 5, 9]


def test_any_other_rule_becomes_a_recurrence() -> None:
    schedule = read(START + "RRULE:FREQ=MONTHLY;BYDAY=1MO")
    (slot,) = schedule.slots
    assert slot == Recurrence(
        session=SESSION, rule="FREQ=MONTHLY;BYDAY=1MO", within=DateRange(MONDAY)
    )


@pytest.mark.parametrize(
    ("rule", "taking_place"),
    [
        ("FREQ=WEEKLY", [2, 9, 16, 23, 30]),
        ("FREQ=WEEKLY;BYDAY=MO,MO", [2, 9, 16, 23, 30]),
        ("FREQ=WEEKLY;BYDAY=SU", [8, 15, 22, 29]),
        ("FREQ=WEEKLY;INTERVAL=2", [2, 16, 30]),
        # 1 March is a Sunday: its week starts on it, or ends with it.
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=MO", [8, 22]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU", [15, 29]),
        ("FREQ=WEEKLY;COUNT=3", [2, 9, 16]),
        ("FREQ=WEEKLY;UNTIL=20260315", [2, 9]),
        ("FREQ=WEEKLY;UNTIL=20260316", [2, 9, 16]),
        ("FREQ=WEEKLY;UNTIL=20260316T175959", [2, 9]),
        ("FREQ=WEEKLY;UNTIL=20260316T180000", [2, 9, 16]),
        ("FREQ=WEEKLY;UNTIL=20260302", [2]),
        ("FREQ=DAILY;COUNT=2;UNTIL=20260302", [2]),
        ("freq=weekly;until=20260309", [2, 9]),
        ("FREQ=DAILY;BYDAY=SA,SU", [7, 8, 14, 15, 21, 22, 28, 29]),
        ("FREQ=MONTHLY;BYMONTHDAY=2,31,-2", [2, 30, 31]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", [31]),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=2TU", [10]),
    ],
)
def test_a_rule_falls_on_the_days_it_says(rule: str, taking_place: list[int]) -> None:
    assert days(read(f"{START}RRULE:{rule}")) == taking_place


def test_excluded_days_are_left_out_and_added_ones_extra_sessions() -> None:
    schedule = read(
        START + "RRULE:FREQ=WEEKLY\n"
        "EXDATE:20260309T180000,20260316T180000\n"
        "EXDATE;VALUE=DATE:20260323\n"
        "RDATE:20260310T090000\n"
        "RDATE;VALUE=DATE:20260311\n"
    )
    assert days(schedule) == [2, 10, 11, 30]
    assert [session.starts for session in schedule.extra] == [time(9), time(18)]
    assert [session.minutes for session in schedule.extra] == [180, 180]
    assert schedule.closures == ()
    (slot,) = schedule.slots
    assert slot.without == tuple(date(2026, 3, day) for day in (9, 16, 23))


def test_a_day_left_out_of_one_event_stands_in_another() -> None:
    first = read(START + "RRULE:FREQ=WEEKLY\nEXDATE:20260309T180000\n")
    second = read("DTSTART:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\n")
    assert days(first) == [2, 16, 23, 30]
    assert days(first + second) == [2, 2, 9, 16, 16, 23, 23, 30, 30]


def test_a_session_moved_within_its_day_takes_place_at_its_new_time() -> None:
    text = START + "RRULE:FREQ=WEEKLY\nEXDATE:20260309T180000\nRDATE:20260309T190000\n"
    schedule = read(text)
    assert days(schedule) == [2, 9, 16, 23, 30]
    assert [session.starts for session in schedule.extra] == [time(19)]
    assert days(read(text + "EXDATE;VALUE=DATE:20260309\n")) == [2, 16, 23, 30]


def test_an_added_session_may_be_left_out_by_its_own_time() -> None:
    text = START + "RRULE:FREQ=WEEKLY\nRDATE:20260310T190000\nEXDATE:20260310T190000\n"
    assert days(read(text)) == [2, 9, 16, 23, 30]


def test_a_single_event_that_is_left_out_does_not_take_place() -> None:
    text = START + "RDATE:20260310T180000\nEXDATE:20260302T180000\n"
    assert days(read(text)) == [10]


@pytest.mark.parametrize(
    ("length", "minutes"),
    [
        ("DURATION:PT1M", 1),
        ("DURATION:PT180M", 180),
        ("DURATION:PT3H", 180),
        ("DURATION:PT2H60M", 180),
        ("duration:pt3h", 180),
        ("DURATION:P1D", 1440),
        ("DURATION:PT24H", 1440),
        ("DTEND:20260302T210000", 180),
        ("DTEND:20260302T210059", 180),  # a started minute is not credited
        ("DTEND:20260303T020000", 480),
        ("DTEND:20260303", 360),
        ("DTEND:20260303T180000", 1440),
    ],
)
def test_an_event_has_the_minutes_to_its_end(length: str, minutes: int) -> None:
    (session,) = read(f"DTSTART:20260302T180000\n{length}").extra
    assert (session.minutes, session.elapsed) == (minutes, minutes)


@pytest.mark.parametrize(
    "text",
    [
        "DTSTART:20260302T180000",
        "DTSTART:20260302",
        "DTSTART;VALUE=DATE:20260302",
        "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303",
        "DTSTART;VALUE=DATE:20260302\nDURATION:P1D",
    ],
)
def test_an_event_without_hours_has_unknown_minutes(text: str) -> None:
    (session,) = read(text).extra
    assert (session.day, session.minutes, session.elapsed) == (MONDAY, None, None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n  \r\n"])
def test_lines_may_end_as_they_like_and_stand_in_any_order(end: str) -> None:
    lines = [
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "  duration:PT3H ",
        "dtstart;value=date-time:20260302T180000",
    ]
    assert days(read(end.join(lines))) == [2, 9]


# --- refused lines ---

MALFORMED = [
    ("", "", "there is no DTSTART"),
    ("DURATION:PT3H", "", "there is no DTSTART"),
    ("DTSTART", "DTSTART", "this is no line of an event"),
    (START + "Mon 18:00", "Mon 18:00", "this is no line of an event"),
    (START + "SUMMARY:Group", "SUMMARY:Group", "this line is not read, or comes twice"),
    (START + "BEGIN:VEVENT", "BEGIN:VEVENT", "this line is not read"),
    (START + START, "DTSTART:20260302T180000", "this line is not read, or comes twice"),
    ("DTSTART:20260302T180000Z", "DTSTART:20260302T180000Z", "no local date or time"),
    (
        "DTSTART;TZID=America/New_York:20260302T180000",
        "DTSTART;TZID=America/New_York:20260302T180000",
        "only VALUE=DATE is read here: times are local and have no zone",
    ),
    (
        "DTSTART;VALUE=PERIOD:20260302T180000",
        "DTSTART;VALUE=PERIOD:20260302T180000",
        "only VALUE=DATE is read here",
    ),
    ("DTSTART:", "DTSTART:", "this is no local date or time"),
    ("DTSTART:2026-03-02", "DTSTART:2026-03-02", "this is no local date or time"),
    ("DTSTART:20260229", "DTSTART:20260229", "this is no local date or time"),
    ("DTSTART:20260302T240000", "DTSTART:20260302T240000", "no local date or time"),
    ("DTSTART:20260302T186000", "DTSTART:20260302T186000", "no local date or time"),
    ("DTSTART:20260302T1800", "DTSTART:20260302T1800", "no local date or time"),
    ("DTSTART:٢٠٢٦٠٣٠٢", "DTSTART:٢٠٢٦٠٣٠٢", "no local date or time"),
    ("DTSTART:18991231", "DTSTART:18991231", "outside the years 1900 to 2199"),
    ("DTSTART:22000101", "DTSTART:22000101", "outside the years 1900 to 2199"),
    (
        START + "EXDATE:20260309T180000Z",
        "EXDATE:20260309T180000Z",
        "no local date or time",
    ),
    (START + "EXDATE:20260309,", "EXDATE:20260309,", "no local date or time"),
    (START + "EXDATE:99991231", "EXDATE:99991231", "outside the years 1900 to 2199"),
    (
        START + "RRULE:FREQ=DAILY\nEXDATE:20260309T180000,20260310T180100",
        "EXDATE:20260309T180000,20260310T180100",
        "no occurrence starts at this time",
    ),
    (
        "DTSTART:20260302\nEXDATE:20260309T180000",
        "EXDATE:20260309T180000",
        "no occurrence starts at this time",
    ),
    (
        START + "RDATE;TZID=Europe/Berlin:20260309T180000",
        "RDATE;TZID=Europe/Berlin:20260309T180000",
        "times are local and have no zone",
    ),
    (START + "DTEND:20260302T210000", "DTEND:20260302T210000", "are both given"),
    (
        "DTSTART:20260302T180000\nDTEND:20260302T180059",
        "DTEND:20260302T180059",
        "an event must have 1 minute to 24 hours",
    ),
    (
        "DTSTART:20260302T180000\nDTEND:20260302T170000",
        "DTEND:20260302T170000",
        "an event must have 1 minute to 24 hours",
    ),
    (
        "DTSTART:20260302T180000\nDTEND:20260303T180100",
        "DTEND:20260303T180100",
        "an event must have 1 minute to 24 hours",
    ),
    *(
        (
            f"DTSTART:20260302T180000\nDURATION:{length}",
            f"DURATION:{length}",
            "an event must have 1 minute to 24 hours",
        )
        for length in ("PT0M", "PT1441M", "PT25H", "P2D", "P", "PT")
    ),
    *(
        (
            f"DTSTART:20260302T180000\nDURATION:{length}",
            f"DURATION:{length}",
            "this is no duration in minutes",
        )
        for length in ("", "3H", "-PT3H", "PT90S", "P1W", "PT1.5H", "PT3M2H", "PT٣H")
    ),
    (
        START + "RRULE:FREQ=WEEKLY;UNTIL=20260301",
        "RRULE:FREQ=WEEKLY;UNTIL=20260301",
        "UNTIL lies before DTSTART",
    ),
    (
        START + "RRULE:FREQ=WEEKLY;UNTIL=20260302T175959",
        "RRULE:FREQ=WEEKLY;UNTIL=20260302T175959",
        "UNTIL lies before DTSTART",
    ),
    (
        START + "RRULE:FREQ=WEEKLY;UNTIL=20260501T000000Z",
        "RRULE:FREQ=WEEKLY;UNTIL=20260501T000000Z",
        "this is no local date or time",
    ),
    (
        START + "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959",
        "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959",
        "outside the years 1900 to 2199",
    ),
    (
        START + "RRULE:UNTIL=20260501;FREQ=WEEKLY;UNTIL=20260401",
        "RRULE:UNTIL=20260501;FREQ=WEEKLY;UNTIL=20260401",
        "UNTIL comes twice",
    ),
]


@pytest.mark.parametrize(("text", "line", "problem"), MALFORMED)
def test_the_line_at_fault_is_marked(text: str, line: str, problem: str) -> None:
    error = refused(text)
    shown = line.rstrip()
    if "not read" in problem or "no line" in problem:
        name = line.partition(":")[0] if ":" in line else ""
        number = f"line {text.split(chr(10)).index(line) + 1}"
        if name not in {"DTSTART", "DTEND", "DURATION", "RRULE"}:
            shown = f"{name}, {number}" if name.isalpha() else number
    assert error.text[error.start : error.end] == shown
    assert problem in error.problem


def test_no_other_line_of_the_text_is_in_an_error() -> None:
    """A calendar entry names its patient in lines this library does not read."""
    secret = "SUMMARY:John Roe individual"
    for text in (
        START + secret,
        f"{secret}\n{START}",
        f"DTSTART:20260302\nRRULE:FREQ=HOURLY\n{secret}",
    ):
        error = refused(text)
        assert "Roe" not in f"{error} {error.text} {error!r}"


@pytest.mark.parametrize("text", [None, 5, b"DTSTART:20260302"])
def test_only_a_text_is_read(text: Any) -> None:
    with pytest.raises(FieldTypeError) as caught:
        read(text)
    found = type(text).__name__
    assert str(caught.value) == (
        f"Schedule.from_rfc5545.text must be a str, not {found}"
    )


@pytest.mark.parametrize(
    ("breaks", "kind", "said"),
    [
        (-1, FieldValueError, "from 0 to 1440, not -1"),
        (180, FieldValueError, "less than the 180 minutes of an occurrence, not 180"),
        (1441, FieldValueError, "from 0 to 1440, not 1441"),
        ("30", FieldTypeError, "a whole number (int), not str"),
        (True, FieldTypeError, "a whole number (int), not bool"),
    ],
)
def test_breaks_that_cannot_be_are_refused(
    breaks: Any, kind: type[ContinuumError], said: str
) -> None:
    with pytest.raises(kind) as caught:
        read(START, breaks=breaks)
    assert str(caught.value) == f"Schedule.from_rfc5545.breaks must be {said}"


def test_a_break_may_leave_one_minute() -> None:
    assert [session.minutes for session in read(START, breaks=179).extra] == [1]


def test_seconds_of_a_start_are_refused_not_cut_off() -> None:
    with pytest.raises(FieldValueError) as caught:
        read("DTSTART:20260302T180030\nDURATION:PT3H")
    assert str(caught.value) == (
        "Session.starts must be in whole minutes, not datetime.time(18, 0, 30)"
    )


def test_a_slot_that_comes_less_than_once_a_year_is_refused() -> None:
    assert len(read(START + "RRULE:FREQ=WEEKLY;INTERVAL=52").slots) == 1
    with pytest.raises(FieldValueError) as caught:
        read(START + "RRULE:FREQ=WEEKLY;INTERVAL=53")
    assert str(caught.value) == "Weekly.every must be from 1 to 52, not 53"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "DTSTART:" + "2" * 100_000,
        START + "X" * 100_000 + ":1",
        START + "EXDATE:" + "20260309," * 10_000,
        START + "RRULE:" + "X" * 100_000 + "=1",
        START + "RRULE:FREQ=DAILY;" + "X" * 100_000 + "=1",
        START + "RRULE:FREQ=" + "X" * 100_000,
        START + "RRULE:FREQ=DAILY;INTERVAL=" + "9" * 100_000,
        "DTSTART" + ";A=B" * 20_000 + ":20260302",
        START + "\x00\x1b[31m",
    ],
    ids=range(10),
)
def test_a_hostile_text_is_refused_with_a_short_message(text: str) -> None:
    message = str(refused(text))
    assert len(message) < 400
    assert message.count("\n") == 3


# --- refused rules ---


@pytest.mark.parametrize(
    ("rule", "part", "problem"),
    [
        ("BYDAY=MO", "BYDAY=MO", "there is no FREQ"),
        ("FREQ", "FREQ", "this is no part of a rule, or it comes twice"),
        ("FREQ=", "FREQ=", "this is no part of a rule, or it comes twice"),
        ("=DAILY", "=DAILY", "this is no part of a rule, or it comes twice"),
        ("FREQ=DAILY;", "", "this is no part of a rule, or it comes twice"),
        ("FREQ=DAILY;;COUNT=1", "", "this is no part of a rule, or it comes twice"),
        ("RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY", "this is no part of a rule"),
        ("FREQ=DAILY;freq=DAILY", "freq=DAILY", "this is no part of a rule, or it"),
        ("FREQ=HOURLY", "FREQ=HOURLY", "FREQ must be one of DAILY, WEEKLY, MONTHLY,"),
        ("BYHOUR=9;FREQ=MINUTELY", "FREQ=MINUTELY", "FREQ must be one of DAILY"),
        ("FREQ=SECONDLY", "FREQ=SECONDLY", "FREQ must be one of DAILY, WEEKLY"),
        ("FREQ=DAILY;BYHOUR=9", "BYHOUR=9", "this part is not read with FREQ=DAILY"),
        ("FREQ=WEEKLY;EQ=1", "EQ=1", "this part is not read with FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYMONTH=3", "BYMONTH=3", "this part is not read with"),
        ("FREQ=YEARLY;BYWEEKNO=9", "BYWEEKNO=9", "this part is not read with"),
        ("FREQ=DAILY;UNTIL=20260401", "UNTIL=20260401", "this part is not read with"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0", "INTERVAL must be a number from 1 to"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL=-1", "INTERVAL must be a number from 1"),
        ("FREQ=DAILY;INTERVAL=10000", "INTERVAL=10000", "a number from 1 to 9999"),
        ("FREQ=DAILY;INTERVAL=X", "INTERVAL=X", "a number from 1 to 9999"),
        ("FREQ=DAILY;COUNT=0", "COUNT=0", "COUNT must be a number from 1 to 9999"),
        ("FREQ=DAILY;COUNT=10000", "COUNT=10000", "a number from 1 to 9999"),
        ("FREQ=DAILY;COUNT=٣", "COUNT=٣", "this is no part of a rule"),
        ("FREQ=DAILY;BYDAY=XX", "BYDAY=XX", "BYDAY cannot have this value"),
        ("FREQ=DAILY;BYDAY=MO,", "BYDAY=MO,", "BYDAY cannot have this value"),
        ("FREQ=DAILY;BYDAY=1MO", "BYDAY=1MO", "takes no number with FREQ=DAILY"),
        ("FREQ=WEEKLY;BYDAY=TU,2MO", "BYDAY=TU,2MO", "no number with FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYMONTH=0", "BYMONTH=0", "BYMONTH cannot have this value"),
        ("FREQ=MONTHLY;BYMONTH=13", "BYMONTH=13", "BYMONTH cannot have this value"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0", "cannot have this value"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32", "cannot have this value"),
        ("FREQ=YEARLY;BYSETPOS=1000", "BYSETPOS=1000", "cannot have this value"),
        (
            "FREQ=MONTHLY;BYDAY=0MO",
            "FREQ=MONTHLY;BYDAY=0MO",
            "the rule does not make sense as a whole",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367",
            "the rule does not make sense as a whole",
        ),
        ("FREQ=WEEKLY;WKST=XX", "FREQ=WEEKLY;WKST=XX", "does not make sense"),
    ],
)
def test_the_part_of_a_rule_at_fault_is_marked(
    rule: str, part: str, problem: str
) -> None:
    error = rule_refused(rule)
    assert rule[error.start : error.end] == part
    assert problem in error.problem


@pytest.mark.parametrize("gap", [" ", "\n", "\t", "\u2028", "\x1c"])
@pytest.mark.parametrize(
    "line", ["EXDATE:20260309T000000", "DTSTART:20200101", "RRULE:FREQ=HOURLY"]
)
def test_no_second_line_hides_in_a_rule(gap: str, line: str) -> None:
    rule = f"FREQ=WEEKLY;BYDAY=MO{gap}{line}"
    assert "no part of a rule" in rule_refused(rule).problem
    with pytest.raises(ContinuumError):
        read(f"{START}RRULE:{rule}")


@pytest.mark.parametrize("value", ["0", "00", "0000"])
def test_an_interval_of_nothing_is_refused_before_it_is_tried(value: str) -> None:
    error = refused(f"{START}RRULE:FREQ=DAILY;INTERVAL={value}")
    assert error.problem == "INTERVAL must be a number from 1 to 9999"


# --- writing ---


def test_a_slot_is_written_with_the_first_day_it_takes_place() -> None:
    schedule = Schedule.weekly("Wed 18:00-21:00", kind=COUNSELING)
    assert schedule.to_rfc5545(starting=MONDAY) == (
        "DTSTART:20260304T180000\nDURATION:PT180M\nRRULE:FREQ=WEEKLY;BYDAY=WE",
    )


def test_a_bounded_slot_is_written_with_its_last_day_and_its_interval() -> None:
    within = DateRange(MONDAY, date(2026, 4, 1))
    schedule = Schedule.weekly(
        "Mon 180min", kind=COUNSELING, every=2, within=within
    ).closed(Closure.on(date(2026, 3, 16), ClosureReason.HOLIDAY))
    assert schedule.to_rfc5545(starting=date(2020, 1, 1)) == (
        (
            "DTSTART;VALUE=DATE:20260302\n"
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20260331\n"
            "EXDATE;VALUE=DATE:20260316"
        ),
    )


def test_a_closed_day_before_the_first_is_not_written() -> None:
    schedule = Schedule.weekly(
        "Mon 18:00-21:00",
        kind=COUNSELING,
        closures=[
            Closure(DateRange(date(2026, 2, 1), date(2026, 3, 10)), ClosureReason.OTHER)
        ],
    )
    (text,) = schedule.to_rfc5545(starting=MONDAY)
    assert text.endswith("\nEXDATE:20260302T180000,20260309T180000")


def test_single_sessions_are_written_one_by_one() -> None:
    schedule = Schedule(extra=(SESSION, SINGLE))
    assert schedule.to_rfc5545(starting=date(2027, 1, 1)) == (
        "DTSTART:20260302T180000\nDURATION:PT180M",
        "DTSTART;VALUE=DATE:20260303",
    )


def test_a_recurrence_is_written_from_its_own_first_day() -> None:
    slot = Recurrence(session=SESSION, rule="FREQ=DAILY;INTERVAL=10;COUNT=9")
    (text,) = Schedule(slots=(slot,)).to_rfc5545(starting=date(2026, 3, 20))
    assert text == (
        "DTSTART:20260302T180000\nDURATION:PT180M\n"
        "RRULE:FREQ=DAILY;INTERVAL=10;COUNT=9\n"
        "EXDATE:20260302T180000,20260312T180000"
    )
    assert days(read(text), DateRange(MONDAY, date(2026, 4, 11))) == [22, 1]


@pytest.mark.parametrize(
    "slot",
    [
        Weekly(session=SESSION, within=DateRange(MONDAY + DAY, MONDAY + 7 * DAY)),
        Recurrence(
            session=SESSION,
            rule="FREQ=DAILY",
            within=DateRange(MONDAY - DAY, MONDAY),
        ),
    ],
)
def test_a_slot_that_never_takes_place_is_not_written(
    slot: Weekly | Recurrence,
) -> None:
    assert Schedule(slots=(slot,)).to_rfc5545(starting=MONDAY) == ()


def test_a_recurrence_that_takes_place_once_is_written() -> None:
    slot = Recurrence(
        session=SESSION, rule="FREQ=DAILY", within=DateRange(MONDAY, MONDAY + DAY)
    )
    (text,) = Schedule(slots=(slot,)).to_rfc5545(starting=MONDAY)
    assert days(read(text)) == [2]


def test_a_closure_without_an_end_is_not_written() -> None:
    schedule = Schedule.weekly("Mon 60min", kind=COUNSELING).closed(
        Closure.on(MONDAY, ClosureReason.OTHER),
        Closure(DateRange(date(2026, 6, 1)), ClosureReason.STAFFING),
    )
    with pytest.raises(FieldValueError) as caught:
        schedule.to_rfc5545(starting=MONDAY)
    assert str(caught.value) == (
        "Schedule.closures[1] must be a closure with an end, whose days can be listed, "
        "not 'from 2026-06-01'"
    )


def test_the_day_to_start_from_is_a_day() -> None:
    schedule = Schedule.weekly("Mon 60min", kind=COUNSELING)
    with pytest.raises(FieldTypeError) as caught:
        schedule.to_rfc5545(starting="2026-03-02")
    assert str(caught.value) == (
        "DateRange.start must be a datetime.date without a time, not str"
    )
