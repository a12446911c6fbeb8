"""Days and windows as whole numbers, which every engine computes alike.

A day is its ordinal, as `datetime.date.toordinal` counts, and a window the number of
its kind that holds a day: dates themselves are subtracted, cut and added otherwise by
each engine.
"""

from __future__ import annotations

from datetime import date
from typing import assert_never

import narwhals.stable.v2 as nw

from continuum.frames._engines import Engine, Frame
from continuum.frames._numbers import lesser, quotient, whole
from continuum.periods import (
    DAYS_PER_WEEK,
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

__all__ = [
    "birthday",
    "day_of",
    "ends",
    "first_day",
    "months_after",
    "numbered",
    "ordinal",
    "ordinal_of_month",
    "starts",
    "with_months",
]

_EPOCH = 305
"""Days from 1 March of the year 0 to the day before 1 January of the year 1."""

_MONTHS = 12

_FIRST = date(1970, 1, 1)
_UNIX = _FIRST.toordinal()
_MICROSECONDS = 86_400_000_000


def ordinal(column: str, dtype: nw.dtypes.DType, engine: Engine) -> nw.Expr:
    """The ordinal of each date, or day of a local time, of *column*; none for null."""
    if engine is Engine.POLARS and dtype == nw.Date:
        # A date of polars is a number of days already, and half as long as others.
        return nw.col(column).cast(nw.Int32) + _UNIX
    if engine in (Engine.DUCKDB, Engine.PYSPARK):
        days = nw.col(column).cast(nw.Date) - nw.lit(_FIRST)
        return days.cast(nw.Int64) + _UNIX
    day = nw.col(column).dt
    year = whole(day.year()) - 1
    return whole(year * 365 + _leaps(year) + day.ordinal_day())


def _leaps(year: nw.Expr) -> nw.Expr:
    """Leap days of so many years."""
    return quotient(year, 4) - quotient(year, 100) + quotient(year, 400)


def with_months(frame: Frame, column: str) -> Frame:
    """*frame* with the number of the month of each date of *column*, and its day in it.

    January of the year 0 is the first. They are columns of their own, since engines
    that write queries as text would repeat what they are made of in all made of them.
    """
    day = nw.col(column).dt
    month = whole(day.year() * _MONTHS + day.month() - 1)
    names = {f"{column} month": month, f"{column} day": whole(day.day())}
    return frame.with_columns(**names)


def ordinal_of_month(month: nw.Expr) -> nw.Expr:
    """The ordinal of the first day of a month of that number."""
    # From March on, the days before a month follow one formula, and a leap day is last.
    since = month - 2
    year = quotient(since, _MONTHS)
    before = quotient(153 * (since - year * _MONTHS) + 2, 5)
    return 365 * year + _leaps(year) + before - _EPOCH


def months_after(column: str, count: int) -> nw.Expr:
    """The ordinal of the day *count* months after each date of *column*.

    It is the same day of the month, or the last one of a shorter month, as
    `continuum.terms.months_later` has it. See `with_months`.
    """
    month = nw.col(f"{column} month") + count
    first, following = ordinal_of_month(month), ordinal_of_month(month + 1)
    return lesser(first + nw.col(f"{column} day") - 1, following - 1)


def birthday(column: str, age: int) -> nw.Expr:
    """The ordinal of the day on which who was born on a date of *column* is *age*.

    Who was born on 29 February has a birthday on 1 March. See `with_months`.
    """
    first = ordinal_of_month(nw.col(f"{column} month") + age * _MONTHS)
    return first + nw.col(f"{column} day") - 1


def numbered(frame: Frame, kind: Window, day: nw.Expr, name: str) -> Frame:
    """*frame* with the number of the window of *kind* that holds *day*, as *name*.

    Blocks are counted from the column ``admitted``. A day is in as many runs of days as
    they have: their number is that of a block of so many. The number of a month is made
    in steps: engines that write queries as text repeat what a division divides. What is
    divided once is divided as it is, which leaves numbers of polars half as long.
    """
    match kind:
        case ServiceDay() | CalendarDay():
            return frame.with_columns(day.alias(name))
        case Rolling(length):
            return frame.with_columns((day // length).alias(name))
        case Week(starts_on):
            weeks = (day - 1 - int(starts_on or 0)) // DAYS_PER_WEEK
            return frame.with_columns(weeks.alias(name))
        case Blocks(length):
            blocks = (day - nw.col("admitted")) // length
            return frame.with_columns(blocks.alias(name))
        case WholeStay():
            return frame.with_columns((day * 0).alias(name))
        case CalendarMonth() | Year():
            first = kind.first_month - 1 if isinstance(kind, Year) else 0
            found = _with_month(frame, day, name)
            if isinstance(kind, Year):
                year = quotient(nw.col(name) - first, _MONTHS)
                found = found.with_columns(year.alias(name))
            return found
        case InPhase():
            raise AssertionError(kind)  # refused before anything is compiled
        case _:
            assert_never(kind)


def _with_month(frame: Frame, day: nw.Expr, name: str) -> Frame:
    """*frame* with the number of the month that holds *day*."""
    since, within, era, spent, year, rest = (
        nw.col(f"{name} {step}") for step in range(6)
    )
    return (
        frame.with_columns((day + _EPOCH).alias(f"{name} 0"))
        .with_columns(quotient(since, 146_097).alias(f"{name} 2"))
        .with_columns((since - era * 146_097).alias(f"{name} 1"))
        .with_columns(
            (
                within
                - quotient(within, 1460)
                + quotient(within, 36_524)
                - quotient(within, 146_096)
            ).alias(f"{name} 3")
        )
        .with_columns(quotient(spent, 365).alias(f"{name} 4"))
        .with_columns(
            (within - year * 365 - quotient(year, 4) + quotient(year, 100)).alias(
                f"{name} 5"
            )
        )
        .with_columns(
            ((era * 400 + year) * _MONTHS + quotient(rest * 5 + 2, 153) + 2).alias(name)
        )
        .drop(*(f"{name} {step}" for step in range(6)))
    )


def starts(kind: Window, number: nw.Expr, admitted: nw.Expr) -> nw.Expr:
    """The ordinal of the first day of the window of that *number*."""
    match kind:
        case ServiceDay() | CalendarDay() | Rolling():
            return number
        case Week(starts_on):
            return number * DAYS_PER_WEEK + 1 + int(starts_on or 0)
        case Blocks(length):
            return admitted + number * length
        case CalendarMonth():
            return ordinal_of_month(number)
        case Year(first_month):
            return ordinal_of_month(number * _MONTHS + (first_month - 1))
        case WholeStay():
            return admitted
        case InPhase():
            raise AssertionError(kind)  # refused before anything is compiled
        case _:
            assert_never(kind)


def ends(kind: Window, number: nw.Expr, admitted: nw.Expr, end: nw.Expr) -> nw.Expr:
    """The ordinal of the day after the window of that *number*.

    A whole stay ends with *end*.
    """
    match kind:
        case Rolling(length):
            return number + length
        case Week():
            return starts(kind, number, admitted) + DAYS_PER_WEEK
        case Blocks(length):
            return starts(kind, number, admitted) + length
        case WholeStay(days):
            return end if days is None else admitted + days
        case _:
            return starts(kind, number + 1, admitted)


def day_of(number: nw.Expr, engine: Engine) -> nw.Expr:
    """The day of an ordinal: a date, or its midnight where an engine has no dates."""
    match engine:
        case Engine.PANDAS | Engine.DASK:
            since = (number - _UNIX) * _MICROSECONDS
            return since.cast(nw.Datetime("us"))
        case Engine.POLARS | Engine.PYARROW:
            return (number - _UNIX).cast(nw.Int32).cast(nw.Date)
        case Engine.DUCKDB | Engine.PYSPARK:
            return nw.lit(_FIRST) + (number - _UNIX).cast(nw.Int32)
        case _:
            assert_never(engine)


def first_day(start: nw.Expr, end: nw.Expr, admitted: nw.Expr) -> nw.Expr:
    """The first day of a window on which the patient was there."""
    inside = (admitted >= start) & (admitted < end)
    return nw.when(inside).then(admitted).otherwise(start)
