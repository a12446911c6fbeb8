"""Requirements about hours: floors, ceilings, bands, means, single sessions, gaps."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import DAYS_PER_WEEK, Blocks, InPhase, Rolling, WholeStay, Window
from continuum.requirements._amounts import Amount, Unit
from continuum.services import CLINICAL, ServiceFilter

__all__ = [
    "Above",
    "AtLeast",
    "AtMost",
    "Average",
    "Below",
    "Between",
    "Bound",
    "EachSession",
    "Gap",
]


def _counted(
    owner: str, amount: object, of: object, per: object, *, field: str = "amount"
) -> None:
    _fields.instance(owner, field, amount, Amount)
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
        return f"at least {self.amount} of {self.of} {per_words(self.per)}"


@attrs.frozen
class AtMost:
    """A ceiling, inclusive: exactly the amount is allowed."""

    amount: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("AtMost", self.amount, self.of, self.per)

    def __str__(self) -> str:
        return f"at most {self.amount} of {self.of} {per_words(self.per)}"


@attrs.frozen
class Above:
    """A floor, strict: exactly the amount is not enough."""

    amount: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("Above", self.amount, self.of, self.per)

    def __str__(self) -> str:
        return f"more than {self.amount} of {self.of} {per_words(self.per)}"


@attrs.frozen
class Below:
    """A ceiling, strict: exactly the amount is too much."""

    amount: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("Below", self.amount, self.of, self.per)

    def __str__(self) -> str:
        return f"less than {self.amount} of {self.of} {per_words(self.per)}"


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
        _counted("Between", self.low, self.of, self.per, field="low")
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
        return f"{low} {self.low} {high} {self.high} of {self.of} {per_words(self.per)}"


Bound: TypeAlias = AtLeast | AtMost | Above | Below | Between
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
            expected = "an AtLeast, AtMost, Above, Below or Between"
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
    """Limits on every counted session by itself.

    Args:
        of: Services it is about.
        at_least: Shortest session.
        at_most: Longest session.
        fewest: Fewest participants.
        most: Most participants.
        by_staff: Most participants where they hang on the staff present: with one, with
            two, and so on; the last holds for more, too.

    >>> str(EachSession(by_staff=(10, 12)))
    'each session of clinical services: at most 10 participants with 1 staff, 12 with 2'
    """

    of: ServiceFilter = CLINICAL
    at_least: Amount | None = None
    at_most: Amount | None = None
    fewest: int | None = None
    most: int | None = None
    by_staff: tuple[int, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.instance("EachSession", "of", self.of, ServiceFilter)
        _fields.all_of("EachSession", "by_staff", self.by_staff, int)
        limits = (self.at_least, self.at_most, self.fewest, self.most)
        if all(limit is None for limit in limits) and not self.by_staff:
            expected = "given, or at_most, fewest, most or by_staff"
            raise FieldValueError("EachSession", "at_least", None, expected)
        for field, amount in (("at_least", self.at_least), ("at_most", self.at_most)):
            if amount is not None:
                _fields.instance("EachSession", field, amount, Amount)
                if amount.unit is not Unit.MINUTES:
                    raise FieldValueError(
                        "EachSession", field, str(amount), "in minutes"
                    )
        staffed = ((f"by_staff[{n}]", most) for n, most in enumerate(self.by_staff))
        for field, people in (
            ("fewest", self.fewest),
            ("most", self.most),
            *staffed,
        ):
            if people is not None:
                _fields.whole("EachSession", field, people, least=1, most=1000)

    @property
    def limits(self) -> str:
        """What it asks of a session, in words."""
        parts: list[str] = []
        if self.at_least:
            parts.append(f"at least {self.at_least}")
        if self.at_most:
            parts.append(f"at most {self.at_most}")
        if self.fewest is not None:
            parts.append(f"at least {self.fewest} participants")
        if self.most is not None:
            parts.append(f"at most {self.most} participants")
        if self.by_staff:
            first, *more = self.by_staff
            rest = "".join(f", {most} with {n}" for n, most in enumerate(more, 2))
            parts.append(f"at most {first} participants with 1 staff{rest}")
        return " and ".join(parts)

    def __str__(self) -> str:
        return f"each session of {self.of}: {self.limits}"


@attrs.frozen
class Gap:
    """The longest stretch without service, inclusive.

    It runs from one session to the next. The days before the first session are a
    stretch where care, or what is judged, begins with them; those after the last, up to
    the end of what is judged.

    Args:
        at_most: Days wholly without service, or minutes from the end of one session to
            the start of the next.
        of: Services that end a stretch.
        per: Window in which a stretch must begin to be judged there.
        holidays_apart: Whether holidays are left out where days are counted.

    >>> from continuum.periods import WEEK
    >>> from continuum.requirements import days
    >>> str(Gap(days(3), per=WEEK, holidays_apart=True))
    'at most 3 consecutive days, holidays apart, without clinical services'
    """

    at_most: Amount
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)
    per: Window = attrs.field(kw_only=True)
    holidays_apart: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _counted("Gap", self.at_most, self.of, self.per, field="at_most")
        _fields.instance("Gap", "holidays_apart", self.holidays_apart, bool)
        if self.holidays_apart and self.at_most.unit is not Unit.DAYS:
            expected = "False where minutes are counted"
            raise FieldValueError(
                "Gap", "holidays_apart", self.holidays_apart, expected
            )
        if self.at_most.unit not in (Unit.DAYS, Unit.MINUTES) or self.at_most.each:
            raise FieldValueError(
                "Gap", "at_most", str(self.at_most), "in days or minutes"
            )

    def __str__(self) -> str:
        unit = "consecutive days" if self.at_most.unit is Unit.DAYS else ""
        amount = f"{self.at_most.value} {unit}" if unit else str(self.at_most)
        apart = ", holidays apart," if self.holidays_apart else ""
        return f"at most {amount}{apart} without {self.of}"


def per_words(window: Window, each: str = "per") -> str:
    """How often a window comes, as a sentence ends with it: "per week", or "a week"."""
    match window:
        case Rolling():
            return f"in {window}"
        case WholeStay():
            return f"in the {window}"
        case InPhase():
            return f"in {window}"
        case Blocks(length) if length != DAYS_PER_WEEK:
            return f"in each {window}"
        case _:
            return f"{each} {window}"
