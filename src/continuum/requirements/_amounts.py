"""Amounts: whole numbers of minutes, sessions, days or occasions."""

from __future__ import annotations

import enum

import attrs

from continuum import _fields
from continuum.errors import FieldValueError

__all__ = [
    "LARGEST_AMOUNT",
    "Amount",
    "Unit",
    "days",
    "hours",
    "minutes",
    "occasions",
    "sessions",
]

_MINUTES_PER_HOUR = 60
LARGEST_AMOUNT = 10_000_000


class Unit(enum.StrEnum):
    """What an amount counts."""

    MINUTES = "minutes"
    SESSIONS = "sessions"
    DAYS = "days"
    OCCASIONS = "occasions"


@attrs.frozen
class Amount:
    """A whole number of minutes, sessions, days or occasions.

    Args:
        value: How many; never negative.
        unit: Of what.
        each: Minutes that every one of the sessions, days or occasions must reach to
            count; of minutes, those that a session must reach for its minutes to.
    """

    value: int
    unit: Unit
    each: Amount | None = None

    def __attrs_post_init__(self) -> None:
        _fields.whole("Amount", "value", self.value, least=0, most=LARGEST_AMOUNT)
        _fields.instance("Amount", "unit", self.unit, Unit)
        if self.each is not None:
            _fields.instance("Amount", "each", self.each, Amount)
            if self.each.unit is not Unit.MINUTES or self.each.each is not None:
                expected = "an amount of minutes"
                raise FieldValueError("Amount", "each", str(self.each), expected)

    def __str__(self) -> str:
        if self.unit is Unit.MINUTES:
            pieces = f" in pieces of at least {self.each}" if self.each else ""
            return f"{_duration(self.value)}{pieces}"
        noun = self.unit.value.removesuffix("s") if self.value == 1 else self.unit.value
        tail = f" of at least {self.each}" if self.each else ""
        return f"{self.value} {noun}{tail}{' each' if tail and self.value != 1 else ''}"


def _duration(value: int) -> str:
    hour, minute = divmod(value, _MINUTES_PER_HOUR)
    parts: list[str] = []
    if hour:
        parts.append(f"{hour} hour" + ("s" if hour != 1 else ""))
    if minute or not hour:
        parts.append(f"{minute} minute" + ("s" if minute != 1 else ""))
    return " ".join(parts)


def hours(value: int, *, each: Amount | None = None) -> Amount:
    """An amount of whole hours, in sessions of *each* or more; see `minutes`.

    >>> hours(9) == minutes(540)
    True
    """
    _fields.whole(
        "hours", "value", value, least=0, most=LARGEST_AMOUNT // _MINUTES_PER_HOUR
    )
    return Amount(value * _MINUTES_PER_HOUR, Unit.MINUTES, each)


def minutes(value: int, *, each: Amount | None = None) -> Amount:
    """An amount of minutes; shorter sessions than *each* add none.

    >>> str(minutes(60, each=minutes(15)))
    '1 hour in pieces of at least 15 minutes'
    """
    return Amount(value, Unit.MINUTES, each)


def sessions(value: int, *, each: Amount | None = None) -> Amount:
    """A number of sessions, of at least *each* where that is given."""
    return Amount(value, Unit.SESSIONS, each)


def days(value: int, *, each: Amount | None = None) -> Amount:
    """A number of distinct days, each with at least *each* minutes in all.

    >>> str(days(3, each=hours(3)))
    '3 days of at least 3 hours each'
    """
    return Amount(value, Unit.DAYS, each)


def occasions(value: int, *, each: Amount | None = None) -> Amount:
    """A number of separate occasions: sessions that touch or overlap are one.

    >>> str(occasions(1, each=minutes(50)))
    '1 occasion of at least 50 minutes'
    """
    return Amount(value, Unit.OCCASIONS, each)
