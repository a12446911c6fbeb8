"""The checks of single fields: both sides of every edge."""

# ruff: noqa: DTZ001  # times without a zone are what is tried here

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from continuum import _fields
from continuum.errors import ContinuumError, FieldTypeError, FieldValueError
from continuum.periods import Weekday


def message(call: Callable[[], object], kind: type[ContinuumError]) -> str:
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    return str(caught.value)


@pytest.mark.parametrize("value", [1, 12])
def test_a_whole_number_may_be_either_of_its_bounds(value: int) -> None:
    assert _fields.whole("Owner", "field", value, least=1, most=12) == value


@pytest.mark.parametrize("value", [0, 13, -1, 10**7])
def test_a_whole_number_beyond_a_bound_is_refused(value: int) -> None:
    said = message(
        lambda: _fields.whole("Owner", "field", value, least=1, most=12),
        FieldValueError,
    )
    assert said == f"Owner.field must be from 1 to 12, not {value}"


@pytest.mark.parametrize("value", [True, False, 1.0, "1", None, 1j])
def test_what_only_resembles_a_whole_number_is_refused(value: object) -> None:
    said = message(
        lambda: _fields.whole("Owner", "field", value, least=1, most=12),
        FieldTypeError,
    )
    name = type(value).__name__
    assert said == f"Owner.field must be a whole number (int), not {name}"


def test_an_instance_is_of_the_kind_itself_not_of_what_equals_it() -> None:
    day = _fields.instance("Owner", "field", Weekday.MONDAY, Weekday)
    assert day is Weekday.MONDAY
    said = message(
        lambda: _fields.instance("Owner", "field", 0, Weekday), FieldTypeError
    )
    assert said == "Owner.field must be a Weekday, not int"


@pytest.mark.parametrize("value", [date(1900, 1, 1), date(2199, 12, 31)])
def test_the_first_and_the_last_day_of_record_are_days(value: date) -> None:
    assert _fields.day("Owner", "field", value) == value


@pytest.mark.parametrize(
    "value", [date(1899, 12, 31), date(2200, 1, 1), date.min, date.max]
)
def test_a_day_of_no_record_is_refused(value: date) -> None:
    said = message(lambda: _fields.day("Owner", "field", value), FieldValueError)
    assert said == (
        "Owner.field must be a day of the years 1900 to 2199; an open end is None, "
        f"not {value!r}"
    )


@pytest.mark.parametrize(
    "value", [datetime(2026, 3, 2), datetime(2026, 3, 2, tzinfo=UTC), "2026-03-02", 1]
)
def test_a_day_is_a_date_without_a_time(value: object) -> None:
    said = message(lambda: _fields.day("Owner", "field", value), FieldTypeError)
    name = type(value).__name__
    assert said == f"Owner.field must be a datetime.date without a time, not {name}"


@pytest.mark.parametrize("value", [time(0), time(23, 59)])
def test_a_local_time_is_in_whole_minutes(value: time) -> None:
    assert _fields.local_time("Owner", "field", value) == value


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (time(18, tzinfo=UTC), FieldValueError, "a local time without a time zone"),
        (time(18, 0, 1), FieldValueError, "in whole minutes"),
        (time(18, 0, 0, 1), FieldValueError, "in whole minutes"),
        ("18:00", FieldTypeError, "a datetime.time"),
        (1080, FieldTypeError, "a datetime.time"),
    ],
)
def test_any_other_time_is_refused(
    value: object, kind: type[ContinuumError], expected: str
) -> None:
    said = message(lambda: _fields.local_time("Owner", "field", value), kind)
    found = repr(value) if kind is FieldValueError else type(value).__name__
    assert said == f"Owner.field must be {expected}, not {found}"


def test_a_text_is_given_back_as_it_is() -> None:
    assert _fields.text("Owner", "field", " a ") == " a "


@pytest.mark.parametrize("value", ["", " ", "\n\t\u2003"])
def test_a_blank_text_is_refused(value: str) -> None:
    said = message(lambda: _fields.text("Owner", "field", value), FieldValueError)
    assert said == "Owner.field must be a text that is not blank, not ''"


@pytest.mark.parametrize("value", [None, 5, b"text"])
def test_a_text_is_a_str(value: object) -> None:
    said = message(lambda: _fields.text("Owner", "field", value), FieldTypeError)
    assert said == f"Owner.field must be a str, not {type(value).__name__}"


@pytest.mark.parametrize("values", [(), (Weekday.MONDAY, Weekday.SUNDAY)])
def test_a_tuple_of_one_kind_is_given_back(values: tuple[Weekday, ...]) -> None:
    assert _fields.all_of("Owner", "field", values, Weekday) == values


@pytest.mark.parametrize(
    "values",
    [
        Weekday.MONDAY,
        [Weekday.MONDAY],
        {Weekday.MONDAY},
        iter([Weekday.MONDAY]),
    ],
)
def test_one_or_several_become_a_tuple(values: object) -> None:
    found = _fields.several("Owner", "field", values, Weekday)
    assert found == (Weekday.MONDAY,)
    assert isinstance(found, tuple)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (5, "Owner.field must be a Weekday or several, not int"),
        (None, "Owner.field must be a Weekday or several, not NoneType"),
        ("MO", "Owner.field must be a Weekday or several, not str"),
        (b"MO", "Owner.field must be a Weekday or several, not bytes"),
        ([Weekday.MONDAY, "MO"], "Owner.field[1] must be a Weekday, not str"),
    ],
)
def test_what_is_neither_one_nor_several_is_refused(values: object, said: str) -> None:
    found = message(
        lambda: _fields.several("Owner", "field", values, Weekday), FieldTypeError
    )
    assert found == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([Weekday.MONDAY], "Owner.field must be a tuple of Weekday, not list"),
        (None, "Owner.field must be a tuple of Weekday, not NoneType"),
        ((Weekday.MONDAY, 1), "Owner.field[1] must be a Weekday, not int"),
    ],
)
def test_the_place_of_the_item_at_fault_is_named(values: Any, said: str) -> None:
    found = message(
        lambda: _fields.all_of("Owner", "field", values, Weekday), FieldTypeError
    )
    assert found == said


def test_a_text_of_the_wrong_type_is_not_kept_in_the_error() -> None:
    with pytest.raises(FieldTypeError) as caught:
        _fields.text("Goal", "statement", b"a secret")
    assert str(caught.value) == "Goal.statement must be a str, not bytes"
    assert "secret" not in repr(caught.value)
    assert "secret" not in str(pickle.loads(pickle.dumps(caught.value)).args)
