"""Numbers, windows, lists and tables in words."""

from __future__ import annotations

import pytest

from continuum._fields import listed
from continuum.law._words import (
    number,
    per_words,
    sentence,
    short,
    table,
    wrapped,
)
from continuum.periods import (
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    InPhase,
    Rolling,
    WholeStay,
    Window,
)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (0, "minutes", "0 min"),
        (59, "minutes", "59 min"),
        (60, "minutes", "1 h"),
        (61, "minutes", "1 h 1 min"),
        (-1, "minutes", "-1 min"),
        (1, "sessions", "1 session"),
        (2, "sessions", "2 sessions"),
        (1, "people", "1 person"),
        (12, "people", "12 people"),
        (1, "calendar days", "1 calendar day"),
        (1, "percent", "1 percent"),
    ],
)
def test_a_number_reads_with_its_unit(value: int, unit: str, expected: str) -> None:
    assert number(value, unit) == expected


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (WEEK, "a week"),
        (PROGRAM_WEEK, "a program week"),
        (SERVICE_DAY, "a service day"),
        (CALENDAR_MONTH, "a calendar month"),
        (Blocks(60), "in each 60 days of the stay"),
        (Rolling(7), "in any 7 days"),
        (STAY, "in the stay"),
        (WholeStay(84), "in the first 84 days of the stay"),
        (InPhase("early-recovery"), "in phase early recovery"),
        (None, ""),
    ],
)
def test_a_window_reads_as_how_often(window: Window | None, expected: str) -> None:
    assert per_words(window) == expected


def test_hours_and_minutes_are_shortened_and_nothing_else() -> None:
    assert short("2 hours 1 minute of the last hour") == ("2 h 1 min of the last h")
    assert short("1 hour of minutest care") == "1 h of minutest care"


def test_a_list_has_one_and_before_the_last() -> None:
    assert [listed("a"), listed("ab"), listed("abc")] == ["a", "a and b", "a, b and c"]


def test_a_sentence_begins_large_and_ends_with_a_stop() -> None:
    assert sentence("aB") == "AB."


def test_a_table_wraps_every_cell_in_its_column() -> None:
    rows = [(("one two",), ("x", "y")), ((), ("z",))]
    assert list(table(("a", "b"), rows, (3, 2))) == [
        "a    b",
        "---  --",
        "one  x",
        "two  y",
        "     z",
    ]


def test_what_a_terminal_would_obey_is_a_space() -> None:
    assert wrapped("a\x1bb\tc") == ["a b c"]
