"""Which rows a filter of services counts, and which it may."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import narwhals.stable.v2 as nw

from continuum.frames._numbers import YES, all_hold, any_holds
from continuum.services import ANY_SERVICE, ServiceFilter, ServiceKind

__all__ = ["Match", "match"]


class Match(NamedTuple):
    """Whether a row counts for certain, and whether it may.

    Args:
        sure: Whether it counts.
        perhaps: Whether it does, or does for all that is known of it.
        decided: Whether both are one, of every row.
        always: Whether every row may count, since nothing is asked that rows tell.
    """

    sure: nw.Expr
    perhaps: nw.Expr
    decided: bool
    always: bool = False


def match(of: ServiceFilter, known: Collection[str], unknown: Collection[str]) -> Match:
    """How rows match *of*.

    Args:
        of: The filter.
        known: Traits that the rows tell: format, mode, staff.
        unknown: Those of them that are null somewhere.
    """
    perhaps = _any_of(of, known, unknown)
    told = {"kind", *known} - set(unknown)
    always = any(
        all(trait not in {"kind", *known} for trait, _ in way) for way in of.asked()
    )
    if all(trait in told for way in of.asked() for trait, _ in way):
        return Match(perhaps, perhaps, decided=True, always=always)
    # What may be any of the others does not count for certain.
    sure = ~_any_of(ANY_SERVICE - of, known, unknown)
    return Match(sure, perhaps, decided=False, always=always)


def _any_of(
    of: ServiceFilter, known: Collection[str], unknown: Collection[str]
) -> nw.Expr:
    found = any_holds(_all_of(way, known, unknown) for way in of.asked())
    # A column, since some engines filter by no bare truth.
    return nw.col("kind").is_in([""]) if found is None else found


def _all_of(
    way: Iterable[tuple[str, frozenset[str]]],
    known: Collection[str],
    unknown: Collection[str],
) -> nw.Expr:
    parts: list[nw.Expr] = []
    for trait, values in way:
        if trait == "kind":
            parts.append(_kind(values))
        elif trait in known:
            column = nw.col(trait)
            among = column.is_in(sorted(values))
            parts.append(among | column.is_null() if trait in unknown else among)
    found = all_hold(parts)
    return YES if found is None else found


def _kind(values: frozenset[str]) -> nw.Expr:
    """Whether the kind is one of *values*: asked of the fewer of these and the rest."""
    rest = frozenset(kind.value for kind in ServiceKind) - values
    column = nw.col("kind")
    if len(rest) < len(values):
        return ~column.is_in(sorted(rest))
    return column.is_in(sorted(values))
