"""Everything that several authorities ask of one program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from continuum import _fields, _html
from continuum._fields import listed
from continuum.citations import Authority
from continuum.errors import FieldValueError
from continuum.law._asked import Asked, asked_on, one_sided, rulebooks, silent
from continuum.law._clauses import Quantity
from continuum.law._conflicts import Conflict, conflicts
from continuum.law._order import implies
from continuum.law._shown import Row
from continuum.law._words import short, table, wrapped
from continuum.levels import Level
from continuum.rules import Rulebook

__all__ = ["Combination", "Topic", "combine"]

_WIDTHS: Final = (16, 5, 33, 20)
"""Columns of the table; with the gaps between them, 80."""

_HEADERS: Final = ("about", "binds", "asks", "rule")


@attrs.frozen(kw_only=True)
class Topic:
    """What is asked about one quantity.

    Args:
        quantity: The quantity.
        about: Which of its kind: a document, a trait of the plan; blank where there is
            but one.
        asked: The clauses, each a floor or a ceiling, floors first.
        binding: Those that no other makes needless: meeting them meets all of *asked*,
            alternatives aside, of which none binds.
    """

    quantity: Quantity
    about: str
    asked: tuple[Asked, ...]
    binding: tuple[Asked, ...]


@attrs.frozen(kw_only=True)
class Combination:
    """All clauses of several rulebooks in force at once, each with its origin.

    Args:
        authorities: Who asks.
        at: Levels they are asked at.
        on: The day.
        topics: Every clause, by what it is about.
        conflicts: Floors above ceilings: pairs that cannot both hold.
    """

    authorities: tuple[Authority, ...]
    at: tuple[Level, ...]
    on: date
    topics: tuple[Topic, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every clause."""
        return tuple(each for topic in self.topics for each in topic.asked)

    @property
    def binding(self) -> tuple[Asked, ...]:
        """Every clause that no other makes needless."""
        return tuple(each for topic in self.topics for each in topic.binding)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from wrapped(self._heading())
        yield ""
        yield from table(_HEADERS, self._rows(), _WIDTHS)
        yield ""
        for note in self._notes():
            yield from wrapped(note, indent="    ")

    def _repr_html_(self) -> str:
        heading, below = self._heading(), self._notes()
        return _html.table(_HEADERS, self._rows(), caption=heading, below=below)

    def _heading(self) -> str:
        named = listed(str(authority) for authority in self.authorities)
        return f"{named} at {listed(map(str, self.at))} on {self.on}"

    def _rows(self) -> Iterator[Row]:
        for topic in self.topics:
            about: tuple[str, ...] = (topic.quantity.value,)
            for each in topic.asked:
                clause = each.clause
                binds = ("yes",) * (each in topic.binding)
                whom = (clause.whom,) if clause.whom else ()
                rule = (f"{each.code}, {clause.judges}",)
                yield about, binds, (short(clause.asks), *whom), rule
                about = ()

    def _notes(self) -> Iterator[str]:
        yield from map(str, self.conflicts)
        if not self.conflicts:
            yield "No floor lies above a ceiling."
        asking = {each.authority.code for each in self.asked}
        for authority in self.authorities:
            if authority.code not in asking:
                yield silent(authority)


def combine(*books: Rulebook, at: Level | Iterable[Level], on: date) -> Combination:
    """Put together what several authorities ask of one program, as of a day.

    Nothing is merged, averaged or left out. A clause binds unless another that is
    judged alike asks as much of the same patients, or more, in the same windows.
    What three clauses together rule out is not looked for, and any two facts are taken
    to be possible at once.

    Args:
        books: The rulebooks.
        at: The level, or the levels it goes by in several systems.
        on: The day.

    Raises:
        DuplicateCodeError: Two books are of one authority.
        FieldValueError: No book or no level is given.
        NoTextError: *on* lies before the oldest text of one of the books.

    >>> from continuum.rulebooks import programs
    >>> from continuum.systems import general
    >>> claims = combine(programs.RULEBOOK, at=general.IOP, on=date(2026, 11, 21))
    >>> [(pair.floor.code, pair.ceiling.code) for pair in claims.conflicts]
    [('PROGRAMS-003', 'PROGRAMS-004')]
    >>> [each.code for each in claims.topics[0].binding]
    ['PROGRAMS-002', 'PROGRAMS-006', 'PROGRAMS-007']
    """
    chosen = rulebooks("combine", books)
    levels = tuple(dict.fromkeys(_fields.several("combine", "at", at, Level)))
    if not levels:
        raise FieldValueError("combine", "at", None, "at least one level")
    _fields.day("combine", "on", on)
    asked = one_sided(each for book in chosen for each in asked_on(book, on, levels))
    return Combination(
        authorities=tuple(book.authority for book in chosen),
        at=levels,
        on=on,
        topics=tuple(_topics(asked)),
        conflicts=conflicts(asked),
    )


def _topics(asked: Iterable[Asked]) -> Iterator[Topic]:
    groups: dict[tuple[Quantity, str], list[Asked]] = {}
    for each in asked:
        groups.setdefault((each.quantity, each.clause.about), []).append(each)
    order = tuple(Quantity)
    for quantity, about in sorted(
        groups, key=lambda group: (order.index(group[0]), group[1])
    ):
        several = sorted(groups[quantity, about], key=_strictest)
        yield Topic(
            quantity=quantity,
            about=about,
            asked=tuple(several),
            binding=tuple(each for each in several if _binds(each, several)),
        )


def _strictest(asked: Asked) -> tuple[bool, int]:
    """Floors before ceilings, the highest floor and the lowest ceiling first."""
    return asked.low is None, asked.high or 0 if asked.low is None else -asked.low


def _binds(one: Asked, several: Iterable[Asked]) -> bool:
    """Whether nothing else makes *one* needless; of several alike, all bind."""
    return not one.clause.ways and not any(
        implies(other.clause, one.clause) and not implies(one.clause, other.clause)
        for other in several
    )
