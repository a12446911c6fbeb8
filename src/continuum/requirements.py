"""The requirement algebra: what must hold, as values that print themselves.

A requirement is one of a closed union of small frozen classes. `continuum.assess` gives
it a verdict; nothing here computes one.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import TypeAlias, assert_never, cast

import attrs

from continuum import _fields
from continuum.conditions import Condition
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import (
    DAYS_PER_WEEK,
    STAY,
    Blocks,
    CalendarDay,
    CalendarMonth,
    Rolling,
    ServiceDay,
    Week,
    WholeStay,
    Window,
    Year,
)
from continuum.services import CLINICAL, ServiceFilter

__all__ = [
    "AllOf",
    "Amount",
    "AnyOf",
    "AtLeast",
    "AtMost",
    "Average",
    "Below",
    "Between",
    "Bound",
    "EachSession",
    "Gap",
    "Given",
    "Requirement",
    "Unit",
    "days",
    "hours",
    "longest_inside",
    "minutes",
    "occasions",
    "scope",
    "sessions",
    "walk",
]

_MINUTES_PER_HOUR = 60
_LARGEST_AMOUNT = 10_000_000


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
        each: Minutes that every one of the sessions or days must reach to count.
    """

    value: int
    unit: Unit
    each: Amount | None = None

    def __attrs_post_init__(self) -> None:
        _fields.whole("Amount", "value", self.value, least=0, most=_LARGEST_AMOUNT)
        _fields.instance("Amount", "unit", self.unit, Unit)
        if self.each is not None:
            _fields.instance("Amount", "each", self.each, Amount)
            counted = self.unit in (Unit.SESSIONS, Unit.DAYS)
            if self.each.unit is not Unit.MINUTES or not counted:
                expected = "an amount of minutes, on sessions or days only"
                raise FieldValueError("Amount", "each", str(self.each), expected)

    def __str__(self) -> str:
        if self.unit is Unit.MINUTES:
            return _duration(self.value)
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


def hours(value: int) -> Amount:
    """An amount of whole hours; half an hour is `minutes`.

    >>> hours(9) == minutes(540)
    True
    """
    _fields.whole(
        "hours", "value", value, least=0, most=_LARGEST_AMOUNT // _MINUTES_PER_HOUR
    )
    return Amount(value * _MINUTES_PER_HOUR, Unit.MINUTES)


def minutes(value: int) -> Amount:
    """An amount of minutes."""
    return Amount(value, Unit.MINUTES)


def sessions(value: int, *, each: Amount | None = None) -> Amount:
    """A number of sessions, of at least *each* where that is given."""
    return Amount(value, Unit.SESSIONS, each)


def days(value: int, *, each: Amount | None = None) -> Amount:
    """A number of distinct days, each with at least *each* minutes in all.

    >>> str(days(3, each=hours(3)))
    '3 days of at least 3 hours each'
    """
    return Amount(value, Unit.DAYS, each)


def occasions(value: int) -> Amount:
    """A number of separate occasions: sessions that touch or overlap are one."""
    return Amount(value, Unit.OCCASIONS)


def _counted(owner: str, amount: object, of: object, per: object) -> None:
    _fields.instance(owner, "amount", amount, Amount)
    _fields.instance(owner, "of", of, ServiceFilter)
    if not isinstance(per, Window):
        raise FieldTypeError(owner, "per", per, "a window of continuum.periods")


@attrs.frozen
class AtLeast:
    """A floor, inclusive: exactly the amount is enough."""

    amount: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("AtLeast", self.amount, self.of, self.per)

    def __str__(self) -> str:
        return f"at least {self.amount} of {self.of} {_per(self.per)}"


@attrs.frozen
class AtMost:
    """A ceiling, inclusive: exactly the amount is allowed."""

    amount: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("AtMost", self.amount, self.of, self.per)

    def __str__(self) -> str:
        return f"at most {self.amount} of {self.of} {_per(self.per)}"


@attrs.frozen
class Below:
    """A ceiling, strict: exactly the amount is too much."""

    amount: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("Below", self.amount, self.of, self.per)

    def __str__(self) -> str:
        return f"less than {self.amount} of {self.of} {_per(self.per)}"


@attrs.frozen
class Between:
    """A band; each end belongs to it unless it is said to be open.

    A printed band of 9 to 19 hours is read as it stands: 19 hours 30 minutes is
    outside.
    """

    low: Amount
    high: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)
    low_open: bool = attrs.field(default=False, kw_only=True)
    high_open: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("Between", self.low, self.of, self.per)
        _fields.instance("Between", "high", self.high, Amount)
        _fields.instance("Between", "low_open", self.low_open, bool)
        _fields.instance("Between", "high_open", self.high_open, bool)
        if (self.low.unit, self.low.each) != (self.high.unit, self.high.each):
            expected = f"in the unit of low, {self.low.unit}"
            raise FieldValueError("Between", "high", str(self.high), expected)
        if self.high.value <= self.low.value:
            raise FieldValueError(
                "Between", "high", str(self.high), f"more than {self.low}"
            )

    def __str__(self) -> str:
        low = "more than" if self.low_open else "from"
        high = "to less than" if self.high_open else "to"
        return f"{low} {self.low} {high} {self.high} of {self.of} {_per(self.per)}"


Bound: TypeAlias = AtLeast | AtMost | Below | Between
"""A requirement that compares one counted amount."""


@attrs.frozen
class Average:
    """A bound on the mean over a longer span, not on each window.

    Windows that the span cuts are left out of the mean.

    Args:
        bound: The bound, with the window its figure is for.
        over: The span, or None where the text does not say; the reading then decides.
    """

    bound: Bound
    over: Window | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.bound, Bound):
            expected = "an AtLeast, AtMost, Below or Between"
            raise FieldTypeError("Average", "bound", self.bound, expected)
        if self.over is not None and not isinstance(self.over, Window):
            raise FieldTypeError(
                "Average", "over", self.over, "a window of continuum.periods"
            )

    def __str__(self) -> str:
        over = f", over the {self.over}" if self.over else ""
        return f"on average {self.bound}{over}"


@attrs.frozen(kw_only=True)
class EachSession:
    """Limits on every counted session by itself."""

    of: ServiceFilter = CLINICAL
    at_least: Amount | None = None
    at_most: Amount | None = None
    fewest: int | None = None
    most: int | None = None

    def __attrs_post_init__(self) -> None:
        _fields.instance("EachSession", "of", self.of, ServiceFilter)
        limits = (self.at_least, self.at_most, self.fewest, self.most)
        if all(limit is None for limit in limits):
            expected = "given, or at_most, fewest or most"
            raise FieldValueError("EachSession", "at_least", None, expected)
        for field, amount in (("at_least", self.at_least), ("at_most", self.at_most)):
            if amount is not None:
                _fields.instance("EachSession", field, amount, Amount)
                if amount.unit is not Unit.MINUTES:
                    raise FieldValueError(
                        "EachSession", field, str(amount), "in minutes"
                    )
        for field, people in (("fewest", self.fewest), ("most", self.most)):
            if people is not None:
                _fields.whole("EachSession", field, people, least=1, most=1000)

    def __str__(self) -> str:
        parts: list[str] = []
        if self.at_least:
            parts.append(f"at least {self.at_least}")
        if self.at_most:
            parts.append(f"at most {self.at_most}")
        if self.fewest is not None:
            parts.append(f"at least {self.fewest} participants")
        if self.most is not None:
            parts.append(f"at most {self.most} participants")
        return f"each session of {self.of}: {' and '.join(parts)}"


@attrs.frozen
class Gap:
    """The longest stretch without service between two sessions, inclusive.

    Args:
        at_most: Days wholly without service, or minutes from the end of one session to
            the start of the next.
        of: Services that end a stretch.
        per: Window in which a stretch must begin to be judged there.
    """

    at_most: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("Gap", self.at_most, self.of, self.per)
        if self.at_most.unit not in (Unit.DAYS, Unit.MINUTES) or self.at_most.each:
            raise FieldValueError(
                "Gap", "at_most", str(self.at_most), "in days or minutes"
            )

    def __str__(self) -> str:
        unit = "consecutive days" if self.at_most.unit is Unit.DAYS else ""
        amount = f"{self.at_most.value} {unit}" if unit else str(self.at_most)
        return f"at most {amount} without {self.of}"


@attrs.frozen
class AllOf:
    """Every part must hold."""

    parts: tuple[Requirement, ...]

    def __attrs_post_init__(self) -> None:
        _parts("AllOf", self.parts)

    def __str__(self) -> str:
        return "; and ".join(str(part) for part in self.parts)


@attrs.frozen
class AnyOf:
    """One part must hold."""

    parts: tuple[Requirement, ...]

    def __attrs_post_init__(self) -> None:
        _parts("AnyOf", self.parts)

    def __str__(self) -> str:
        return "; or ".join(str(part) for part in self.parts)


@attrs.frozen
class Given:
    """One requirement where a condition holds, another where it does not."""

    condition: Condition
    then: Requirement = attrs.field(kw_only=True)
    otherwise: Requirement = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.condition, Condition):
            expected = "an Age, Elapsed, Phase or Fact"
            raise FieldTypeError("Given", "condition", self.condition, expected)
        _parts("Given", (self.then, self.otherwise))

    def __str__(self) -> str:
        # A chain of conditions reads as a list: the first that holds decides.
        chain, last = "", self
        while isinstance(last.otherwise, Given):
            chain += f"{last.condition}: {last.then}; or else "
            last = last.otherwise
        return f"{chain}{last.condition}: {last.then}; otherwise: {last.otherwise}"


Requirement: TypeAlias = (
    AtLeast
    | AtMost
    | Below
    | Between
    | Average
    | EachSession
    | Gap
    | AllOf
    | AnyOf
    | Given
)
"""Everything a rule can ask. `continuum.assess.assess` must handle each."""


def _parts(owner: str, parts: object) -> None:
    if not isinstance(parts, tuple):
        raise FieldTypeError(owner, "parts", parts, "a tuple of requirements")
    members = cast("tuple[object, ...]", parts)
    if not members:
        raise FieldValueError(owner, "parts", None, "at least one requirement")
    for index, part in enumerate(members):
        if not isinstance(part, Requirement):
            raise FieldTypeError(owner, f"parts[{index}]", part, "a requirement")


def _per(window: Window) -> str:
    match window:
        case Rolling():
            return f"in {window}"
        case WholeStay():
            return f"in the {window}"
        case Blocks(length) if length != DAYS_PER_WEEK:
            return f"in each {window}"
        case _:
            return f"per {window}"


def scope(requirement: Requirement, *, average_over: Window = STAY) -> Window:
    """The widest window a requirement counts in: the window its findings are for.

    Narrower windows of its parts are judged inside it.

    Args:
        requirement: The requirement.
        average_over: Span of an average that names none.

    >>> day, week = ServiceDay(), Week()
    >>> floor = AllOf((AtLeast(hours(5), per=day), AtLeast(hours(20), per=week)))
    >>> scope(floor) == week
    True
    """
    if isinstance(requirement, Bound):
        return requirement.per
    if not isinstance(requirement, Requirement):
        raise FieldTypeError("scope", "requirement", requirement, "a requirement")
    return max(_windows(requirement, average_over), key=_length)


def longest_inside(requirement: Requirement) -> int:
    """Days of the longest window of its parts narrower than its scope; 0 if none."""
    widest = _length(scope(requirement))
    inner = (_length(window) for window in _windows(requirement, STAY))
    return max((days for days in inner if days < widest), default=0)


def _windows(requirement: Requirement, average_over: Window) -> list[Window]:
    match requirement:
        case AtLeast(per=per) | AtMost(per=per) | Below(per=per) | Between(per=per):
            return [per]
        case Gap(per=per):
            return [per]
        case Average(over=over):
            return [average_over if over is None else over]
        case EachSession():
            return [ServiceDay()]
        case AllOf(parts) | AnyOf(parts):
            return [window for part in parts for window in _windows(part, average_over)]
        case Given(then=then, otherwise=otherwise):
            return [
                *_windows(then, average_over),
                *_windows(otherwise, average_over),
            ]
        case _:
            assert_never(requirement)


def _length(window: Window) -> int:
    match window:
        case ServiceDay():
            return 0
        case CalendarDay():
            return 1
        case Week():
            return DAYS_PER_WEEK
        case Blocks(length) | Rolling(length):
            return length
        case CalendarMonth():
            return 30
        case Year():
            return 365
        case WholeStay():
            return _LARGEST_AMOUNT
        case _:
            assert_never(window)


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """Yield *requirement* and every requirement inside it, outermost first."""
    yield requirement
    match requirement:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from walk(part)
        case Given(then=then, otherwise=otherwise):
            yield from walk(then)
            yield from walk(otherwise)
        case Average(bound):
            yield bound
        case AtLeast() | AtMost() | Below() | Between() | EachSession() | Gap():
            return
        case _:
            assert_never(requirement)
