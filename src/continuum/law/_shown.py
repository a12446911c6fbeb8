"""Matches as rows of a table, in a terminal or a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from continuum import _fields
from continuum._fields import listed
from continuum.law._asked import Asked, codes
from continuum.law._matches import Aspect, Match
from continuum.law._people import words
from continuum.law._words import number, short
from continuum.services import ServiceFilter

__all__: list[str] = []

Row: TypeAlias = tuple[tuple[str, ...], ...]
"""Cells of several lines each."""


def row(match: Match, names: tuple[str, str]) -> Row:
    """What *match* is about, what both ask, and in what they differ."""
    a, b = names
    how = tuple(differences(match, b)) or ("alike",)
    if not match.a or not match.b:
        how = (f"only {a if match.a else b}",)
    return about(match.quantity, words(match.who)), cell(match.a), cell(match.b), how


def about(quantity: str, whom: str) -> tuple[str, ...]:
    """A quantity and those it is asked of, in lines."""
    return (quantity, whom) if whom else (quantity,)


def cell(asked: tuple[Asked, ...]) -> tuple[str, ...]:
    """What clauses ask that all ask the same, and by which rules."""
    if not asked:
        return ()
    clause = asked[0].clause
    return short(clause.asks), f"{', '.join(codes(asked))}, {clause.judges}"


def differences(match: Match, name: str = "") -> Iterator[str]:
    """Yield in what two clauses differ: by how much *name* asks more, then the rest."""
    for aspect in match.aspects:
        if aspect is Aspect.NUMBER and match.by:
            more = "more" if match.by > 0 else "less"
            by = f"{number(abs(match.by), match.b[0].unit)} {more}"
            yield f"{name}: {by}" if name else by
        else:
            yield aspect.value


def notes(matches: Iterable[Match]) -> Iterator[str]:
    """Yield which services only the one or the other counts, all alike once."""
    found: dict[tuple[str, str], list[Match]] = {}
    for match in matches:
        found.setdefault(services(match), []).append(match)
    for (first, second), several in found.items():
        parts: list[str] = []
        if first:
            a = listed(codes(each for match in several for each in match.a))
            parts.append(f"only counted by {a}: {first}")
        if second:
            b = listed(codes(each for match in several for each in match.b))
            parts.append(f"only counted by {b}: {second}")
        yield from ("; ".join(parts),) * bool(parts)


def services(match: Match) -> tuple[str, str]:
    """The services that only the one counts, and only the other, in words."""
    return _named(match.only_a, match.b), _named(match.only_b, match.a)


def _named(only: ServiceFilter | None, others: tuple[Asked, ...]) -> str:
    theirs = others[0].of if others else None
    if only is None or theirs is None or not only.boxes:
        return ""
    return listed(
        f"some {_fields.spaced(kind)}" if kind in theirs.kinds else _fields.spaced(kind)
        for kind in only.kinds
    )
