"""Arithmetic and logic in forms that every engine does alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import narwhals.stable.v2 as nw

__all__ = [
    "YES",
    "all_hold",
    "any_holds",
    "flag",
    "greater",
    "lesser",
    "picked",
    "quotient",
    "remainder",
    "whole",
]

YES = nw.lit(value=True)


def whole(number: nw.Expr, nothing: int = 0) -> nw.Expr:
    """*number* as a whole number, *nothing* for null.

    Where an engine has no whole numbers with nulls, they come as floats.
    """
    return number.fill_null(nothing).cast(nw.Int64)


def lesser(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    """The lesser of two numbers; `min_horizontal` fails inside a choice on Dask."""
    return nw.when(one < other).then(one).otherwise(other)


def greater(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    """The greater of two numbers."""
    return nw.when(one > other).then(one).otherwise(other)


def quotient(number: nw.Expr, divisor: int) -> nw.Expr:
    """How many whole times *divisor* goes into *number*, of fewer than 53 bits.

    By way of a float, since narwhals divides whole numbers with ten mentions of the
    number where a query is text.
    """
    return (number / divisor).floor().cast(nw.Int64)


def remainder(number: nw.Expr, divisor: int) -> nw.Expr:
    """What is left of a number once it is divided."""
    return number - quotient(number, divisor) * divisor


def flag(condition: nw.Expr) -> nw.Expr:
    """1 where *condition* holds, else 0: truth is not summed on every engine."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def all_hold(conditions: Iterable[nw.Expr]) -> nw.Expr | None:
    """Whether all *conditions* hold; None where there are none."""
    found: nw.Expr | None = None
    for condition in conditions:
        found = condition if found is None else found & condition
    return found


def any_holds(conditions: Iterable[nw.Expr]) -> nw.Expr | None:
    """Whether any of *conditions* holds; None where there are none."""
    found: nw.Expr | None = None
    for condition in conditions:
        found = condition if found is None else found | condition
    return found


def picked(which: str | None, values: Sequence[nw.Expr], first: int = 0) -> nw.Expr:
    """That of *values* whose number is the column *which*; None where there is one.

    Numbers begin with *first*. By halves: a choice inside a choice for each of hundreds
    is deeper than calls may be.
    """
    if which is None or len(values) == 1:
        return values[0]
    half = len(values) // 2
    lower = picked(which, values[:half], first)
    upper = picked(which, values[half:], first + half)
    return nw.when(nw.col(which) < first + half).then(lower).otherwise(upper)
