"""Requirements about a part of what is given: shares, caps, times, days apart."""

from __future__ import annotations

from typing import Final

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import Window
from continuum.requirements._amounts import Amount, Unit
from continuum.requirements._hours import AtLeast, Bound, EachSession, per_words
from continuum.services import ServiceFilter

__all__ = [
    "EVENINGS_AND_WEEKENDS",
    "Apart",
    "Capped",
    "Counting",
    "Share",
    "Times",
]

_WHOLE = 100


@attrs.frozen
class Share:
    """What part of the minutes of some services is of others, in percent.

    A window without any such service has no share, and asks nothing.

    Args:
        part: Services whose minutes are the part; those outside *whole* add nothing.
        whole: Services whose minutes are the whole.
        at_least: Least percent, inclusive.
        at_most: Greatest percent, inclusive.
        per: Window.

    >>> from continuum.periods import WEEK
    >>> from continuum.services import CLINICAL, GROUP
    >>> str(Share(GROUP, CLINICAL, at_most=50, per=WEEK))
    'at most 50 percent of clinical services in group services per week'
    """

    part: ServiceFilter
    whole: ServiceFilter
    at_least: int | None = attrs.field(default=None, kw_only=True)
    at_most: int | None = attrs.field(default=None, kw_only=True)
    per: Window = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.instance("Share", "part", self.part, ServiceFilter)
        _fields.instance("Share", "whole", self.whole, ServiceFilter)
        if self.at_least is None and self.at_most is None:
            raise FieldValueError("Share", "at_least", None, "given, unless at_most is")
        for field, percent in (("at_least", self.at_least), ("at_most", self.at_most)):
            if percent is not None:
                _fields.whole("Share", field, percent, least=0, most=_WHOLE)
        if (
            self.at_least is not None
            and self.at_most is not None
            and self.at_most < self.at_least
        ):
            expected = f"at_least, {self.at_least}, or more"
            raise FieldValueError("Share", "at_most", self.at_most, expected)
        if not isinstance(self.per, Window):
            expected = "a window of continuum.periods"
            raise FieldTypeError("Share", "per", self.per, expected)

    def __str__(self) -> str:
        limits = [
            f"{words} {percent} percent"
            for words, percent in (
                ("at least", self.at_least),
                ("at most", self.at_most),
            )
            if percent is not None
        ]
        words = " and ".join(limits)
        return f"{words} of {self.whole} in {self.part} {per_words(self.per)}"


@attrs.frozen
class Capped:
    """A floor toward which only so much of some services counts.

    Args:
        floor: The floor, in minutes.
        part: Services of which no more than *at_most* counts toward it.
        at_most: How much of them counts, in minutes.

    >>> from continuum.periods import STAY
    >>> from continuum.requirements import hours
    >>> from continuum.services import CLINICAL, GROUP
    >>> floor = AtLeast(hours(12), per=STAY)
    >>> str(Capped(floor, part=GROUP, at_most=hours(4))).removeprefix(f"{floor}, ")
    'of which 4 hours of group services count at most'
    """

    floor: AtLeast
    part: ServiceFilter = attrs.field(kw_only=True)
    at_most: Amount = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.instance("Capped", "floor", self.floor, AtLeast)
        _fields.instance("Capped", "part", self.part, ServiceFilter)
        _fields.instance("Capped", "at_most", self.at_most, Amount)
        for field, amount in (("floor", self.floor.amount), ("at_most", self.at_most)):
            if amount.unit is not Unit.MINUTES or amount.each is not None:
                expected = "in minutes, without a least piece"
                raise FieldValueError("Capped", field, str(amount), expected)

    def __str__(self) -> str:
        return f"{self.floor}, of which {self.at_most} of {self.part} count at most"


@attrs.frozen(kw_only=True)
class Times:
    """Times of the week: evenings, from when the reading says, and weekends.

    Args:
        evenings: Whether the evenings of every day belong to it.
        weekends: Whether Saturdays and Sundays do, all day.
    """

    evenings: bool = False
    weekends: bool = False

    def __attrs_post_init__(self) -> None:
        _fields.instance("Times", "evenings", self.evenings, bool)
        _fields.instance("Times", "weekends", self.weekends, bool)
        if not self.evenings and not self.weekends:
            expected = "True, unless weekends is"
            raise FieldValueError("Times", "evenings", self.evenings, expected)

    def __str__(self) -> str:
        words = ("in the evening",) * self.evenings + ("on weekends",) * self.weekends
        return " or ".join(words)


EVENINGS_AND_WEEKENDS: Final = Times(evenings=True, weekends=True)


@attrs.frozen
class Counting:
    """A bound toward which only some of the sessions count.

    Args:
        bound: The bound.
        only: Times of the week, of which what lies in them counts: of a session that
            begins before the evening and reaches into it, the later part. Or limits on
            each session by itself: of those it is about, one that breaks them does not
            count; others do.

    >>> from continuum.periods import WEEK
    >>> from continuum.requirements import hours
    >>> from continuum.services import GROUP
    >>> floor = AtLeast(hours(5), per=WEEK)
    >>> str(Counting(floor, only=EVENINGS_AND_WEEKENDS))
    'in the evening or on weekends, at least 5 hours of clinical services per week'
    >>> str(Counting(floor, only=EachSession(of=GROUP, most=12))).removeprefix(
    ...     f"{floor}"
    ... )
    ', counting group services only with at most 12 participants'
    """

    bound: Bound
    only: Times | EachSession = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.bound, Bound):
            expected = "an AtLeast, AtMost, Above, Below or Between"
            raise FieldTypeError("Counting", "bound", self.bound, expected)
        if not isinstance(self.only, Times | EachSession):
            expected = "a Times or an EachSession"
            raise FieldTypeError("Counting", "only", self.only, expected)

    def __str__(self) -> str:
        if isinstance(self.only, Times):
            return f"{self.only}, {self.bound}"
        limits = self.only.limits
        return f"{self.bound}, counting {self.only.of} only with {limits}"


@attrs.frozen
class Apart:
    """No day with the one kind of service and the other.

    >>> from continuum.services import GROUP, INDIVIDUAL
    >>> str(Apart(GROUP, INDIVIDUAL))
    'no group services on a day with individual services'
    """

    one: ServiceFilter
    other: ServiceFilter

    def __attrs_post_init__(self) -> None:
        _fields.instance("Apart", "one", self.one, ServiceFilter)
        _fields.instance("Apart", "other", self.other, ServiceFilter)
        if (self.one & self.other).boxes:
            expected = "of services that the other does not count"
            raise FieldValueError("Apart", "one", str(self.one), expected)

    def __str__(self) -> str:
        return f"no {self.one} on a day with {self.other}"
