"""Time limits: hours, calendar, working and service days, weeks, months, sessions.

A term says how long something may take; from what it runs, and which days are holidays,
the facts say. `continuum.assess` works out the day it ends on.
"""

from __future__ import annotations

import calendar
import enum
from datetime import date
from typing import Final, TypeAlias

import attrs

from continuum import _fields
from continuum.errors import FieldValueError
from continuum.services import CLINICAL, ServiceFilter

__all__ = [
    "ANY_TIME",
    "AnyTime",
    "Earliest",
    "Latest",
    "Limit",
    "Term",
    "TermUnit",
    "calendar_days",
    "hours_after",
    "months",
    "months_later",
    "nth_session",
    "service_days",
    "weeks",
    "working_days",
]

_YEARS = 100
"""No limit is longer."""

_MONTHS_PER_YEAR = 12

_MOST_MONTHS = 1000 * _MONTHS_PER_YEAR
"""Months to reckon on or back, so that what is found is a day in the calendar."""


class TermUnit(enum.StrEnum):
    """What a time limit counts."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    """Monday to Friday, without the holidays that the caller names."""

    SERVICE_DAYS = "service days"
    """Days on which the patient was given a service that counts."""

    SESSIONS = "sessions"
    """Sessions of a service that counts."""

    WEEKS = "weeks"
    MONTHS = "months"
    """Calendar months; the 31st becomes the last day of a shorter month."""


_COUNTS_SERVICE = (TermUnit.SERVICE_DAYS, TermUnit.SESSIONS)

_PER_YEAR = {TermUnit.HOURS: 366 * 24, TermUnit.WEEKS: 53, TermUnit.MONTHS: 12}


@attrs.frozen
class Term:
    """A time limit in one unit.

    Args:
        value: How many; 0 is the same day, or for service the first day or session.
        unit: Of what.
        first_counts: Whether the day it runs from is day 1 rather than day 0; None
            where the text does not say and the reading decides. For service days, the
            first day of service is day 1 unless this is False. A month that lacks the
            day ends them either way. Hours and sessions have no such choice.
        of: Services that make a service day or a session.
    """

    value: int
    unit: TermUnit
    first_counts: bool | None = attrs.field(default=None, kw_only=True)
    of: ServiceFilter = attrs.field(default=CLINICAL, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.instance("Term", "unit", self.unit, TermUnit)
        _fields.instance("Term", "of", self.of, ServiceFilter)
        least = 1 if self.unit in _COUNTS_SERVICE else 0
        most = _YEARS * _PER_YEAR.get(self.unit, 366)
        _fields.whole("Term", "value", self.value, least=least, most=most)
        if self.first_counts is not None:
            _fields.instance("Term", "first_counts", self.first_counts, bool)
            if self.unit in (TermUnit.HOURS, TermUnit.SESSIONS):
                expected = f"left out: {self.unit} have no first day"
                raise FieldValueError(
                    "Term", "first_counts", self.first_counts, expected
                )

    @property
    def counts_service(self) -> bool:
        """Whether it counts sessions, or days with one."""
        return self.unit in _COUNTS_SERVICE

    def __str__(self) -> str:
        noun = self.unit.value.removesuffix("s") if self.value == 1 else self.unit.value
        of = ""
        if self.counts_service and self.of != CLINICAL:
            of = f" of {self.of}"
        first = ""
        if self.first_counts is not None:
            first = ", the first day " + ("counted" if self.first_counts else "apart")
        return f"{self.value} {noun}{of}{first}"


def hours_after(value: int) -> Term:
    """A limit of clock hours: 24 hours after noon end at noon."""
    return Term(value, TermUnit.HOURS)


def calendar_days(value: int, *, first_counts: bool | None = None) -> Term:
    """A limit of calendar days: it ends with the last of them.

    >>> str(calendar_days(7))
    '7 calendar days'
    """
    return Term(value, TermUnit.CALENDAR_DAYS, first_counts=first_counts)


def working_days(value: int, *, first_counts: bool | None = None) -> Term:
    """A limit of working days; which days are holidays, the caller says."""
    return Term(value, TermUnit.WORKING_DAYS, first_counts=first_counts)


def service_days(
    value: int, *, of: ServiceFilter = CLINICAL, first_counts: bool | None = None
) -> Term:
    """The *value*-th day on which the patient was given a service of *of*."""
    return Term(value, TermUnit.SERVICE_DAYS, of=of, first_counts=first_counts)


def nth_session(value: int, *, of: ServiceFilter = CLINICAL) -> Term:
    """The *value*-th session of a service of *of*."""
    return Term(value, TermUnit.SESSIONS, of=of)


def weeks(value: int) -> Term:
    """A limit of weeks of 7 calendar days."""
    return Term(value, TermUnit.WEEKS)


def months(value: int) -> Term:
    """A limit of calendar months, the day kept or clipped; never 30 days each."""
    return Term(value, TermUnit.MONTHS)


@attrs.frozen
class Earliest:
    """Whichever of several terms ends first: the 10th service day, but day 30 at last.

    >>> str(Earliest((service_days(10), calendar_days(30))))
    '10 service days or 30 calendar days, whichever ends first'
    """

    terms: tuple[Term, ...]

    def __attrs_post_init__(self) -> None:
        _several("Earliest", self.terms)

    @property
    def which(self) -> str:
        """Which of the terms counts, in words."""
        return "whichever ends first"

    def __str__(self) -> str:
        return f"{' or '.join(map(str, self.terms))}, {self.which}"


@attrs.frozen
class Latest:
    """Whichever of several terms ends last: every 4 sessions or 4 weeks, if less often.

    >>> str(Latest((nth_session(4), weeks(4))))
    '4 sessions or 4 weeks, whichever ends last'
    """

    terms: tuple[Term, ...]

    def __attrs_post_init__(self) -> None:
        _several("Latest", self.terms)

    @property
    def which(self) -> str:
        """Which of the terms counts, in words."""
        return "whichever ends last"

    def __str__(self) -> str:
        return f"{' or '.join(map(str, self.terms))}, {self.which}"


def _several(owner: str, terms: tuple[Term, ...]) -> None:
    if len(_fields.all_of(owner, "terms", terms, Term)) < 2:  # noqa: PLR2004  # one is itself
        raise FieldValueError(owner, "terms", len(terms), "two terms or more")


Limit: TypeAlias = Term | Earliest | Latest
"""A time limit."""


class AnyTime(enum.Enum):
    """No limit on how long before."""

    ANY_TIME = "any time"

    def __str__(self) -> str:
        return self.value


ANY_TIME: Final = AnyTime.ANY_TIME


def months_later(day: date, count: int) -> date:
    """The day *count* months after *day*, earlier where *count* is negative.

    It is the same day of the month, or the last one of a shorter month.

    >>> months_later(date(2026, 1, 31), 1), months_later(date(2026, 1, 31), 2)
    (datetime.date(2026, 2, 28), datetime.date(2026, 3, 31))
    """
    _fields.day("months_later", "day", day)
    _fields.whole(
        "months_later", "count", count, least=-_MOST_MONTHS, most=_MOST_MONTHS
    )
    year, month = divmod(
        day.year * _MONTHS_PER_YEAR + day.month - 1 + count, _MONTHS_PER_YEAR
    )
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
