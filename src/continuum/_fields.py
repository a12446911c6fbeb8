"""Checks of single fields that two modules or more share.

Each takes the owner's name, the field's name and the value; each raises
`FieldTypeError` or `FieldValueError`. Values are checked once, when they are built.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TypeVar, cast

from continuum.errors import FieldTypeError, FieldValueError, Unquoted

__all__: list[str] = []

MINUTES_PER_DAY = 24 * 60

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Days a day may lie between; no record is older, and no sentinel date passes."""

_T = TypeVar("_T")


def spaced(name: str) -> str:
    """A name of several words, such as ``treatment-plan``, as a sentence has it."""
    return name.replace("-", " ")


def listed(words: Iterable[str]) -> str:
    """Several words as a sentence lists them.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def minute_of(at: time) -> int:
    """The minute of its day at which a clock shows a time."""
    return at.hour * 60 + at.minute


def time_of(minute: int) -> time:
    """The time of day of a minute, counted from any midnight."""
    return time(*divmod(minute % MINUTES_PER_DAY, 60))


def ordinal(number: int) -> str:
    """A number as a place in a row: ``2nd``."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else endings.get(number % 10, 'th')}"


def _a(kind: type[object]) -> str:
    """The name of *kind* with its article."""
    return f"{'an' if kind.__name__[0] in 'AEIOaeio' else 'a'} {kind.__name__}"


def instance(owner: str, field: str, value: object, kind: type[_T]) -> _T:
    """Check that *value* is a *kind*."""
    if not isinstance(value, kind):
        raise FieldTypeError(owner, field, value, _a(kind))
    return value


def whole(owner: str, field: str, value: object, *, least: int, most: int) -> int:
    """Check for an int, never a bool or a float, from *least* to *most* inclusive."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise FieldTypeError(owner, field, value, "a whole number (int)")
    if not least <= value <= most:
        raise FieldValueError(owner, field, value, f"from {least} to {most}")
    return value


def day(owner: str, field: str, value: object) -> date:
    """Check for a plain calendar day; a datetime is refused: it hides a choice."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise FieldTypeError(owner, field, value, "a datetime.date without a time")
    if not FIRST_DAY <= value <= LAST_DAY:
        years = f"{FIRST_DAY.year} to {LAST_DAY.year}"
        expected = f"a day of the years {years}; an open end is None"
        raise FieldValueError(owner, field, value, expected)
    return value


def local_time(owner: str, field: str, value: object) -> time:
    """Check for a wall-clock time without a zone, in whole minutes."""
    if not isinstance(value, time):
        raise FieldTypeError(owner, field, value, "a datetime.time")
    if value.tzinfo is not None:
        raise FieldValueError(owner, field, value, "a local time without a time zone")
    if value.second or value.microsecond:
        raise FieldValueError(owner, field, value, "in whole minutes")
    return value


def text(owner: str, field: str, value: object) -> str:
    """Check for a text that is not blank; the text itself is never quoted."""
    if not isinstance(value, str):
        unquoted = Unquoted(type(value).__name__)
        raise FieldTypeError(owner, field, unquoted, "a str")
    if not value.strip():
        raise FieldValueError(owner, field, "", "a text that is not blank")
    return value


def several(owner: str, field: str, values: object, kind: type[_T]) -> tuple[_T, ...]:
    """Check for one *kind* or an iterable of them; a text is neither."""
    if isinstance(values, kind):
        return (values,)
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        expected = f"{_a(kind)} or several"
        raise FieldTypeError(owner, field, values, expected)
    return all_of(owner, field, tuple(cast("Iterable[object]", values)), kind)


def all_of(
    owner: str, field: str, values: Iterable[object], kind: type[_T]
) -> tuple[_T, ...]:
    """Check that *values* is a tuple and that every item is a *kind*."""
    if not isinstance(values, tuple):
        raise FieldTypeError(owner, field, values, f"a tuple of {kind.__name__}")
    for index, value in enumerate(values):
        if not isinstance(value, kind):
            raise FieldTypeError(owner, f"{field}[{index}]", value, _a(kind))
    return cast("tuple[_T, ...]", values)
