"""Matches as rows of a table, in a terminal or a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from continuum import _fields
from continuum.law._asked import Asked, codes
from continuum.law._matches import Aspect, Match
from continuum.law._people import words
from continuum.law._words import listed, number, short
from continuum.services import ServiceFilter

__all__: list[str] = []

Row = tuple[tuple[str, ...], ...]
"""Cells of several lines each."""


def row(match: Match, names: tuple[str, str]) -> Row:
    """What *match* is about, what both ask, and in what they differ."""
    whom = words(match.who)
    about = (match.quantity.value, *([whom] if whom else []))
    return about, _cell(match.a), _cell(match.b), tuple(_differences(match, names))


def notes(matches: Iterable[Match]) -> Iterator[str]:
    """Yield which services only the one or the other counts, each pair of lists once."""
    found: dict[tuple[str, str], list[Match]] = {}
    for match in matches:
        if Aspect.SERVICES in match.aspects:
            said = _counted(match.only_a, match.b), _counted(match.only_b, match.a)
            found.setdefault(said, []).append(match)
    for (first, second), several in found.items():
        a = listed(codes(each for match in several for each in match.a))
        b = listed(codes(each for match in several for each in match.b))
        parts = [f"only {a} counts {first}"] * bool(first)
        parts += [f"only {b} counts {second}"] * bool(second)
        yield f"services: {'; '.join(parts)}"


def _cell(asked: tuple[Asked, ...]) -> tuple[str, ...]:
    """What is asked, and by which rules."""
    if not asked:
        return ()
    clause = asked[0].clause
    return short(clause.asks), f"{', '.join(codes(asked))}, {clause.judges}"


def _differences(match: Match, names: tuple[str, str]) -> Iterator[str]:
    a, b = names
    if not match.a or not match.b:
        yield f"only {a if match.a else b}"
        return
    if not match.aspects:
        yield "alike"
    for aspect in match.aspects:
        if aspect is Aspect.NUMBER and match.by:
            more = "more" if match.by > 0 else "less"
            yield f"{b}: {number(abs(match.by), match.b[0].unit)} {more}"
        else:
            yield aspect.value


def _counted(only: ServiceFilter | None, others: tuple[Asked, ...]) -> str:
    """Kinds of service that only the one counts, whole or in part, in words."""
    if only is None or not only.boxes:
        return ""
    theirs = others[0].of
    in_part = () if theirs is None else theirs.kinds
    named = (
        f"some {_fields.spaced(kind)}" if kind in in_part else _fields.spaced(kind)
        for kind in only.kinds
    )
    return listed(named)
