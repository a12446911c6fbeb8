"""The text of weekly slots: what it says, and how it is refused."""

from __future__ import annotations

from datetime import date, time

import pytest

from continuum._weekly import read_weekly
from continuum.errors import FieldTypeError, ParseError
from continuum.periods import DateRange
from continuum.services import ServiceKind
from continuum.sessions import Schedule

FORM = "days, then times: Mon Wed Thu 18:00-21:00; Sat 09:00-12:00; Fri 180min"

DAY_ONE, DAY_EIGHT = date(2026, 3, 2), date(2026, 3, 9)  # two Mondays

Read = list[tuple[str, str, int | None]]


def read(text: str) -> Read:
    """Weekday, start and minutes of every slot, in words."""
    return [
        (day.name[:3].capitalize(), f"{starts:%H:%M}" if starts else "", elapsed)
        for day, starts, elapsed in read_weekly(text)
    ]


def evening(*days: str) -> Read:
    return [(day, "18:00", 180) for day in days]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Mon 18:00-21:00", evening("Mon")),
        ("Mon Wed Thu 18:00-21:00", evening("Mon", "Wed", "Thu")),
        ("Mon, Wed, Thu 18:00-21:00", evening("Mon", "Wed", "Thu")),
        ("Mon/Wed/Thu 18:00-21:00", evening("Mon", "Wed", "Thu")),
        ("mon WED Thursday 18:00-21:00", evening("Mon", "Wed", "Thu")),
        ("Tues Thur 18:00-21:00", evening("Tue", "Thu")),
        ("Tuesday Thurs 18:00-21:00", evening("Tue", "Thu")),
        ("Mon-Wed 18:00-21:00", evening("Mon", "Tue", "Wed")),
        ("Mon\u2013Wed 18:00\u201321:00", evening("Mon", "Tue", "Wed")),
        ("Monday-Tuesday 18:00-21:00", evening("Mon", "Tue")),
        ("Sat-Mon 18:00-21:00", evening("Sat", "Sun", "Mon")),
        ("Mon-Mon 18:00-21:00", evening("Mon")),
        ("Mon-Tue Fri 18:00-21:00", evening("Mon", "Tue", "Fri")),
        ("\n Mon\t18:00-21:00 ;\n", evening("Mon")),
        ("Mon 18:00-21:00; Tue 18:00-21:00", evening("Mon", "Tue")),
        ("Mon 18:00-21:00 Tue 18:00-21:00", evening("Mon", "Tue")),
        (
            "Sat 9:00-10:00, 13:00-14:30",
            [("Sat", "09:00", 60), ("Sat", "13:00", 90)],
        ),
        (
            "Mon Tue 9:00-10:00 60min",
            [
                ("Mon", "09:00", 60),
                ("Tue", "09:00", 60),
                ("Mon", "", 60),
                ("Tue", "", 60),
            ],
        ),
        ("Sun 00:00-24:00", [("Sun", "00:00", 1440)]),
        ("Sun 23:59-24:00", [("Sun", "23:59", 1)]),
        ("Fri 1min", [("Fri", "", 1)]),
        ("Fri 1440MIN", [("Fri", "", 1440)]),
        ("Fri ?", [("Fri", "", None)]),
        ("Mon ?; Wed 18:00-21:00", [("Mon", "", None), ("Wed", "18:00", 180)]),
    ],
)
def test_a_text_says_days_and_then_their_times(text: str, slots: Read) -> None:
    assert read(text) == slots


MALFORMED = [
    ("", "", "there is no slot"),
    (" ; ", ";", "there is no slot"),
    ("Mon", "Mon", "these days have no time"),
    ("Mon Tue", "Tue", "these days have no time"),
    ("Mon; Tue 9:00-10:00", ";", "these days have no time"),
    ("Mon 9:00-10:00 Tue", "Tue", "these days have no time"),
    ("Mon 9:00-10:00; Tue;", ";", "these days have no time"),
    ("9:00-10:00", "9:00-10:00", "a day must come first, and this is none"),
    ("Mon 9:00-10:00; 60min", "60min", "a day must come first, and this is none"),
    ("Funday 9:00-10:00", "Funday", "a day must come first, and this is none"),
    ("Mon-Funday 9:00-10:00", "Mon-Funday", "a day must come first, and this is none"),
    ("Mon- 9:00-10:00", "Mon-", "a day must come first, and this is none"),
    ("Mon-Wed-Fri 9:00-10:00", "Mon-Wed-Fri", "a day must come first, and this is"),
    ("Tue Funday", "Funday", "this is neither a day nor a time"),
    ("Mon 18-21", "18-21", "this is neither a day nor a time"),
    ("Mon 18:00", "18:00", "this is neither a day nor a time"),
    ("Mon 18:00 - 21:00", "18:00", "this is neither a day nor a time"),
    ("Mon 6pm-9pm", "6pm-9pm", "this is neither a day nor a time"),
    ("Mon 18:00-21:00-22:00", "18:00-21:00-22:00", "neither a day nor a time"),
    ("Mon 180", "180", "this is neither a day nor a time"),
    ("Mon -60min", "-60min", "this is neither a day nor a time"),
    ("Mon 1.5min", "1.5min", "this is neither a day nor a time"),
    ("Mon 10000000min", "10000000min", "this is neither a day nor a time"),
    ("Mon 0min", "0min", "a session has 1 to 1440 minutes"),
    ("Mon 1441min", "1441min", "a session has 1 to 1440 minutes"),
    ("Mon 24:00-24:00", "24:00-24:00", "there is no such time of day"),
    ("Mon 09:60-11:00", "09:60-11:00", "there is no such time of day"),
    ("Mon 09:00-09:60", "09:00-09:60", "there is no such time of day"),
    ("Mon 23:00-25:00", "23:00-25:00", "there is no such time of day"),
    ("Mon 23:00-24:01", "23:00-24:01", "a slot must end after it starts, on the same"),
    ("Mon 18:00-18:00", "18:00-18:00", "a slot must end after it starts, on the same"),
    ("Mon 22:00-06:00", "22:00-06:00", "a slot must end after it starts, on the same"),
    ("Mon 60min Mon 60min", "60min", "this slot is given twice on Monday"),
    ("Mon Tue-Mon 60min", "60min", "this slot is given twice on Monday"),
    # Digits that are none of a clock, and what no keyboard types.
    ("Mon ١٨:٠٠-٢١:٠٠", "١٨:٠٠-٢١:٠٠", "this is neither a day nor a time"),  # noqa: RUF001
    ("Mon ¹80min", "¹80min", "this is neither a day nor a time"),
    ("Mon \x0018:00-21:00", "\x0018:00-21:00", "this is neither a day nor a time"),
    ("Mon\x00 18:00-21:00", "Mon\x00", "a day must come first, and this is none"),
    ("\u202eMon 18:00-21:00", "\u202eMon", "a day must come first, and this is none"),
    ("Mon 18:00\u221221:00", "18:00\u221221:00", "this is neither a day nor a time"),
]


@pytest.mark.parametrize(("text", "token", "problem"), MALFORMED)
def test_the_token_at_fault_is_marked_and_the_form_is_shown(
    text: str, token: str, problem: str
) -> None:
    with pytest.raises(ParseError) as caught:
        Schedule.weekly(text, kind=ServiceKind.COUNSELING)
    error = caught.value
    assert text[error.start : error.end] == token
    assert error.text == text
    assert problem in error.problem
    assert str(error).endswith(f"\nexpected: {FORM}")


def test_the_second_of_two_equal_slots_is_the_one_at_fault() -> None:
    with pytest.raises(ParseError) as caught:
        list(read_weekly("Mon 60min; Tue 60min; Mon 60min"))
    assert caught.value.start == 26


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "Mon " * 25_000,
        "Mon 18:00-21:00; " + "\n" * 100_000 + "Tue",
        "Mon " + "1" * 100_000 + "min",
        "Mon 18:00-21:00 " + "9:00-10:00," * 9_000,
        "Mon\u2013" * 25_000,
        ";" * 100_000,
    ],
    ids=["word", "days", "lines", "digits", "times", "dashes", "ends"],
)
def test_a_long_text_is_refused_with_a_short_message(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        Schedule.weekly(text, kind=ServiceKind.COUNSELING)
    message = str(caught.value)
    assert len(message) < 400
    assert message.count("\n") == 3
    assert "^" in message


@pytest.mark.parametrize("text", [None, 5, b"Mon 60min", ["Mon 60min"]])
def test_only_a_text_is_read(text: object) -> None:
    with pytest.raises(FieldTypeError) as caught:
        Schedule.weekly(text, kind=ServiceKind.COUNSELING)
    found = type(text).__name__
    assert str(caught.value) == f"Schedule.weekly.text must be a str, not {found}"


def test_every_slot_takes_place_on_its_own_weekday_and_time() -> None:
    schedule = Schedule.weekly(
        "Sun 08:00-09:00; Mon Wed 18:00-21:00; Fri 45min",
        kind=ServiceKind.COUNSELING,
    )
    week = schedule.sessions(DateRange(DAY_ONE, DAY_EIGHT))
    assert [(f"{one.day:%a}", one.starts, one.minutes) for one in week] == [
        ("Mon", time(18), 180),
        ("Wed", time(18), 180),
        ("Fri", None, 45),
        ("Sun", time(8), 60),
    ]
