"""What the exceptions say, carry and survive."""

from __future__ import annotations

import copy
import itertools
import pickle
from datetime import date, time
from typing import NoReturn

import pytest

from continuum import errors
from continuum.errors import (
    ContinuumError,
    CrosswalkError,
    DocumentError,
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    FrameError,
    GraphError,
    HistoryError,
    MissingArgumentError,
    NotCompiledError,
    NoTextError,
    ParseError,
    UndecidedError,
    UnknownFactorError,
    UnknownLevelError,
    UnknownRuleError,
    Unquoted,
    VersionsError,
    shown,
)
from continuum.periods import DateRange

FIRST = DateRange(date(2015, 1, 1), date(2022, 7, 1))
SECOND = DateRange(date(2022, 6, 1))

MESSAGES = [
    (
        CrosswalkError("old to new", ("level x is missing", "level y has no image")),
        ValueError,
        "'old to new' is no crosswalk: level x is missing; level y has no image",
    ),
    (
        DocumentError(("$.level: missing", "$.period.end: not a day")),
        ValueError,
        "$.level: missing; $.period.end: not a day",
    ),
    (
        DuplicateCodeError("level", "2.1", "asam3"),
        ValueError,
        "asam3 holds two levels with the code '2.1'",
    ),
    (
        FieldTypeError("Session", "minutes", 1.5, "a whole number (int)"),
        TypeError,
        "Session.minutes must be a whole number (int), not float",
    ),
    (
        FieldValueError("Session", "minutes", -5, "from 1 to 1440"),
        ValueError,
        "Session.minutes must be from 1 to 1440, not -5",
    ),
    (
        FrameError(("sessions: 1 row with no stay", "stays: 2 rows with the same")),
        ValueError,
        "sessions: 1 row with no stay; stays: 2 rows with the same",
    ),
    (
        NotCompiledError("duckdb", (("US-XX-001", "no documents"), ("US-XX-002", "x"))),
        NotImplementedError,
        "not judged over frames of duckdb: US-XX-001: no documents; US-XX-002: x",
    ),
    (
        GraphError("toy", ("level x is missing", "level y is missing")),
        ValueError,
        "'toy' is no continuum: level x is missing; level y is missing",
    ),
    (
        HistoryError(
            (
                "on 2026-03-02, a leave of a patient who is not admitted",
                "on 2026-03-03, a return of a patient who is not admitted",
            )
        ),
        ValueError,
        (
            "this cannot have happened: "
            "on 2026-03-02, a leave of a patient who is not admitted; "
            "on 2026-03-03, a return of a patient who is not admitted"
        ),
    ),
    (
        MissingArgumentError("check", "at", "a schedule does not say its level"),
        TypeError,
        "check needs at=: a schedule does not say its level",
    ),
    (
        NoTextError("US-XX", date(1999, 1, 1), date(2015, 1, 1)),
        LookupError,
        (
            "rulebook 'US-XX' holds no text for 1999-01-01: "
            "its oldest is in force from 2015-01-01"
        ),
    ),
    (
        ParseError("Mon 18-21", 4, 9, "no minutes", "Mon 18:00-21:00"),
        ValueError,
        "no minutes\n  Mon 18-21\n      ^^^^^\nexpected: Mon 18:00-21:00",
    ),
    (
        UndecidedError("Verdict"),
        TypeError,
        "a Verdict has no truth value: compare it with `is`",
    ),
    (
        UndecidedError("Report"),
        TypeError,
        "a Report has no truth value: look at its verdicts",
    ),
    (
        UnknownFactorError("z", "Text", ("a", "b")),
        LookupError,
        "no factor 'z' in 'Text'; it holds a, b",
    ),
    (
        UnknownLevelError("9.9", "asam3", ("1", "2.1")),
        LookupError,
        "no level '9.9' in 'asam3'; its levels are 1, 2.1",
    ),
    (UnknownLevelError("9.9", "asam3"), LookupError, "no level '9.9' in 'asam3'"),
    (
        UnknownLevelError("IOP", "us-ny", ("822",), "folded into outpatient care"),
        LookupError,
        "no level 'IOP' in 'us-ny' (folded into outpatient care); its levels are 822",
    ),
    (
        UnknownLevelError("IOP", "us-ny", why="folded into outpatient care"),
        LookupError,
        "no level 'IOP' in 'us-ny' (folded into outpatient care)",
    ),
    (
        UnknownRuleError("US-XX-999", "rulebook 'US-XX'", ("US-XX-001",)),
        LookupError,
        "no rule 'US-XX-999' in rulebook 'US-XX'; its rules are US-XX-001",
    ),
    (
        UnknownRuleError(7, "rulebook 'US-XX'"),
        LookupError,
        "no rule 7 in rulebook 'US-XX'",
    ),
    (
        VersionsError("US-XX-001", FIRST, SECOND),
        ValueError,
        (
            "rule US-XX-001: a version in force from 2022-06-01 follows one in force "
            "2015-01-01 to 2022-06-30; versions must be in order and must not overlap"
        ),
    ),
]


@pytest.mark.parametrize(("error", "builtin", "message"), MESSAGES)
def test_an_error_says_what_is_wrong_and_what_would_be_right(
    error: ContinuumError, builtin: type[Exception], message: str
) -> None:
    assert str(error) == message
    assert isinstance(error, builtin)


@pytest.mark.parametrize("error", [error for error, _, _ in MESSAGES])
@pytest.mark.parametrize("send", [copy.copy, lambda it: pickle.loads(pickle.dumps(it))])
def test_an_error_keeps_its_fields_when_it_travels(
    error: ContinuumError, send: type[ContinuumError]
) -> None:
    again = send(error)
    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert str(again) == str(error)


def test_every_exception_of_the_module_has_a_message_above() -> None:
    tried = {type(error).__name__ for error, _, _ in MESSAGES}
    assert tried | {"ContinuumError"} == set(errors.__all__)


# --- what a message quotes ---


class Loud:
    """An object that must not be printed."""

    def __repr__(self) -> NoReturn:
        raise RuntimeError("printed")


class LoudInt(int):
    """A number that must not print itself."""

    def __repr__(self) -> NoReturn:
        raise RuntimeError("printed")


class LoudStr(str):
    """A text that must not print itself."""

    __slots__ = ()

    def __repr__(self) -> NoReturn:
        raise RuntimeError("printed")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10**15, "1000000000000000"),
        (-(10**15), "-1000000000000000"),
        (10**15 + 1, "an int of 50 bits"),
        (-(10**15) - 1, "an int of 50 bits"),
        (10**100_000, "an int of 332193 bits"),
        (True, "True"),
        (None, "None"),
        (1.5, "1.5"),
        (float("nan"), "nan"),
        (date(2026, 3, 2), "datetime.date(2026, 3, 2)"),
        (time(18), "datetime.time(18, 0)"),
        ("x" * 58, repr("x" * 58)),
        ("x" * 59, "a str of 59 characters"),
        ("\n" * 29, repr("\n" * 29)),
        ("\n" * 30, "a str of 30 characters"),
        (Loud(), "a value of type Loud"),
        (LoudInt(7), "7"),
        (LoudStr("seven"), "'seven'"),
        ([Loud()], "a value of type list"),
    ],
    ids=itertools.count(),
)
def test_a_value_is_quoted_short_and_never_by_its_own_code(
    value: object, text: str
) -> None:
    assert shown(value) == text


def test_what_may_be_a_patients_is_never_quoted() -> None:
    unquoted = Unquoted("date")
    assert repr(unquoted) == "<date, not kept>"
    for error in (
        FieldTypeError("Stay", "born", unquoted, "a day"),
        FieldValueError("Stay", "born", unquoted, "a day"),
    ):
        assert "not kept" in repr(error)
        assert str(error) in {
            "Stay.born must be a day, not date",
            "Stay.born must be a day; what it is stays out of this message",
        }


# --- the marker ---


def marked(error: ParseError) -> str:
    """What the marker of *error* stands under."""
    _, quoted, marker, _ = str(error).split("\n")
    start = marker.index("^")
    return quoted[start : start + marker.count("^")]


@pytest.mark.parametrize("padding", [0, 1, 29, 30, 31, 59, 60, 61, 100_000])
def test_the_marker_stands_under_the_token_wherever_it_is(padding: int) -> None:
    text = "." * padding + "wrong" + "." * padding
    assert marked(ParseError(text, padding, padding + 5, "no", "yes")) == "wrong"


@pytest.mark.parametrize(
    "control", ["\n", "\r", "\t", "\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u2029"]
)
def test_control_characters_do_not_move_the_marker(control: str) -> None:
    error = ParseError(f"{control}Mon{control} wrong", 6, 11, "no", "yes")
    assert marked(error) == "wrong"
    assert control not in str(error).replace("\n", "") or control == "\n"


def test_a_token_longer_than_the_quotation_is_marked_as_far_as_it_is_shown() -> None:
    error = ParseError("x" * 100_000, 0, 100_000, "no", "yes")
    assert marked(error) == "x" * 60
    assert len(str(error)) < 200


def test_an_empty_token_is_marked_by_one_sign() -> None:
    assert str(ParseError("", 0, 0, "no", "yes")) == "no\n  \n  ^\nexpected: yes"


def test_of_a_value_of_the_wrong_type_only_the_type_is_kept() -> None:
    """A name in the place of a day must not reach a log through the error."""
    error = errors.FieldTypeError("Contact", "day", "Jane Roe", "a datetime.date")
    assert "Roe" not in f"{error!r} {error.args} {error}"
    assert {error.value, errors.Unquoted("str")} == {errors.Unquoted("str")}
    assert error.value != errors.Unquoted("int")
    assert error.value != "str"
