"""The union of all requirements: connectives, conditions, and walks over them."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
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
    InPhase,
    Rolling,
    ServiceDay,
    Week,
    WholeStay,
    Window,
    Year,
)
from continuum.requirements._amounts import LARGEST_AMOUNT
from continuum.requirements._documents import Due, OnPaper, Repeats, Signed
from continuum.requirements._hours import (
    Above,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    EachSession,
    Gap,
)
from continuum.requirements._length import Length
from continuum.requirements._parts import Apart, Capped, Counting, Share
from continuum.requirements._plans import PlanHas
from continuum.requirements._program import (
    LevelAbsent,
    Ratio,
    Scaled,
    checked_standing,
)

__all__ = [
    "AllOf",
    "AnyOf",
    "Excusable",
    "Given",
    "Requirement",
    "longest_inside",
    "on_record",
    "scope",
    "walk",
]


@attrs.frozen
class AllOf:
    """Every part must hold."""

    parts: tuple[Requirement, ...]

    def __attrs_post_init__(self) -> None:
        _parts("AllOf", self.parts)

    def __str__(self) -> str:
        return "; and ".join(_nested(part, (AnyOf,)) for part in self.parts)


@attrs.frozen
class AnyOf:
    """One part must hold."""

    parts: tuple[Requirement, ...]

    def __attrs_post_init__(self) -> None:
        _parts("AnyOf", self.parts)

    def __str__(self) -> str:
        return "; or ".join(_nested(part, (AllOf,)) for part in self.parts)


@attrs.frozen
class Given:
    """One requirement where a condition holds, another where it does not."""

    condition: Condition
    then: Requirement = attrs.field(kw_only=True)
    otherwise: Requirement = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.condition, Condition):
            expected = "an Age, Elapsed, Phase, Fact or After"
            raise FieldTypeError("Given", "condition", self.condition, expected)
        _part("Given", "then", self.then)
        _part("Given", "otherwise", self.otherwise)

    def __str__(self) -> str:
        # A chain of conditions reads as a list: the first that holds decides.
        chain, last = "", self
        while isinstance(last.otherwise, Given):
            chain += f"{last.condition}: {last.then}; or else "
            last = last.otherwise
        return f"{chain}{last.condition}: {last.then}; otherwise: {last.otherwise}"


@attrs.frozen
class Excusable:
    """A requirement that need not hold where a reason is on record.

    A ceiling that necessity may exceed is one, and a floor that an order may waive.

    Args:
        requirement: What must hold otherwise.
        unless: Names of the facts of which each is reason enough, in kebab-case. One
            that holds for a part of the days of a window excuses the window.

    >>> from continuum.periods import WEEK
    >>> from continuum.requirements import hours
    >>> str(Excusable(AtMost(hours(9), per=WEEK), unless=("medical-necessity",)))
    'at most 9 hours of clinical services per week, unless on record: medical necessity'
    """

    requirement: Requirement
    unless: tuple[str, ...] = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _part("Excusable", "requirement", self.requirement)
        if not isinstance(self.unless, tuple):
            expected = "a tuple of names of facts"
            raise FieldTypeError("Excusable", "unless", self.unless, expected)
        if not self.unless:
            raise FieldValueError("Excusable", "unless", None, "at least one reason")
        for index, name in enumerate(cast("tuple[object, ...]", self.unless)):
            _fields.text("Excusable", f"unless[{index}]", name)

    def __str__(self) -> str:
        reasons = " or ".join(map(_fields.spaced, self.unless))
        whole = _nested(self.requirement, (AllOf, AnyOf, Given))
        return f"{whole}, unless on record: {reasons}"


Leaf: TypeAlias = (
    AtLeast
    | AtMost
    | Above
    | Below
    | Between
    | Average
    | EachSession
    | Gap
    | Share
    | Capped
    | Counting
    | Apart
    | Length
    | Ratio
    | Scaled
    | LevelAbsent
    | Due
    | Repeats
    | Signed
    | PlanHas
)
"""A requirement that joins no others."""

Requirement: TypeAlias = Leaf | AllOf | AnyOf | Given | Excusable
"""Everything a rule can ask. `continuum.assess.assess` must handle each."""


def _nested(part: Requirement, others: tuple[type[Requirement], ...]) -> str:
    """A part as it stands in a sentence; one that is joined otherwise, in brackets."""
    return f"({part})" if isinstance(part, others) else str(part)


def _parts(owner: str, parts: object) -> None:
    if not isinstance(parts, tuple):
        raise FieldTypeError(owner, "parts", parts, "a tuple of requirements")
    members = cast("tuple[object, ...]", parts)
    if not members:
        raise FieldValueError(owner, "parts", None, "at least one requirement")
    for index, part in enumerate(members):
        _part(owner, f"parts[{index}]", part)


def _part(owner: str, field: str, part: object) -> None:
    if not isinstance(part, Requirement):
        raise FieldTypeError(owner, field, part, "a requirement")
    checked_standing(owner, field, part)


def scope(requirement: Requirement, *, average_over: Window = STAY) -> Window:
    """The widest window a requirement counts in: the window its findings are for.

    Narrower windows of its parts are judged inside it.

    Args:
        requirement: The requirement.
        average_over: Span of an average that names none.

    >>> from continuum.requirements import AtLeast, hours
    >>> day, week = ServiceDay(), Week()
    >>> floor = AllOf((AtLeast(hours(5), per=day), AtLeast(hours(20), per=week)))
    >>> scope(floor) == week
    True
    """
    if isinstance(requirement, Bound):
        return requirement.per
    if not isinstance(requirement, Requirement):
        raise FieldTypeError("scope", "requirement", requirement, "a requirement")
    return max(windows_inside(requirement, average_over), key=window_length)


def longest_inside(requirement: Requirement) -> int:
    """Days of the longest window of its parts beside its scope; 0 if none."""
    inner = set(windows_inside(requirement, STAY)) - {scope(requirement)}
    return max(map(window_length, inner), default=0)


def windows_inside(requirement: Requirement, average_over: Window) -> list[Window]:
    """The windows that the parts of *requirement* count in."""
    match requirement:
        case Above(per=per) | AtLeast(per=per) | AtMost(per=per) | Below(per=per):
            return [per]
        case Between(per=per) | Gap(per=per) | Share(per=per):
            return [per]
        case Counting(bound) | Capped(bound) | Scaled(bound):
            return [bound.per]
        case Due() | Repeats() | Signed() | PlanHas():
            return [STAY]
        case Length() | Ratio() | LevelAbsent():
            return [STAY]
        case Average(over=over):
            return [average_over if over is None else over]
        case EachSession() | Apart():
            return [ServiceDay()]
        case Excusable(inner):
            return windows_inside(inner, average_over)
        case AllOf(parts) | AnyOf(parts):
            return [
                window
                for part in parts
                for window in windows_inside(part, average_over)
            ]
        case Given(then=then, otherwise=otherwise):
            return [
                *windows_inside(then, average_over),
                *windows_inside(otherwise, average_over),
            ]
        case _:
            assert_never(requirement)


def window_length(window: Window) -> int:
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
        case InPhase():
            # Shorter than the stay, and longer than any window of the calendar.
            return LARGEST_AMOUNT - 1
        case WholeStay(days):
            return LARGEST_AMOUNT + (days is None)
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
        case Average(bound) | Counting(bound) | Capped(bound) | Scaled(bound):
            yield bound
        case Excusable(inner):
            yield from walk(inner)
        case Above() | AtLeast() | AtMost() | Below() | Between():
            return
        case EachSession() | Gap():
            return
        case Share() | Apart() | Length() | Ratio() | LevelAbsent():
            return
        case Due() | Repeats() | Signed() | PlanHas():
            return
        case _:
            assert_never(requirement)


def on_record(requirement: Requirement) -> bool:
    """Whether *requirement*, or a part of it, is about documents or what a plan has."""
    return has_part(requirement, OnPaper | PlanHas)


def has_part(requirement: Requirement, kinds: type[object] | UnionType) -> bool:
    """Whether *requirement*, or a part of it, is one of *kinds*."""
    if isinstance(requirement, Bound):
        # The most usual, without parts: asked of every rule, in every check.
        return isinstance(requirement, kinds)
    return any(isinstance(part, kinds) for part in walk(requirement))
