"""Who asks for how much of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from continuum import _fields, _html
from continuum.citations import Authority
from continuum.errors import FieldTypeError, UnknownLevelError
from continuum.law._asked import Asked, asked_on, rulebooks
from continuum.law._clauses import Quantity
from continuum.law._shown import Row
from continuum.law._words import number, short, table, wrapped
from continuum.levels import Level
from continuum.requirements import Length, OnPaper
from continuum.rules import Rulebook
from continuum.terms import TermUnit

__all__ = ["Survey", "who_requires"]

_WIDTHS: Final = (9, 9, 34, 22)
"""Columns of the table; with the gaps between them, 80."""

_HEADERS: Final = ("at least", "at most", "asks", "who")


@attrs.frozen(kw_only=True)
class Survey:
    """Every clause of some rulebooks about one quantity; see `who_requires`.

    Args:
        quantity: The quantity.
        level: The level, or the short name of one; None for any.
        on: Day on which the clauses are in force.
        asked: The clauses, the lowest floor first, then those that set none.
        silent: Authorities no text of which is as old as the day.
    """

    quantity: Quantity
    level: Level | str | None
    on: date
    asked: tuple[Asked, ...]
    silent: tuple[Authority, ...] = ()

    def __iter__(self) -> Iterator[Asked]:
        return iter(self.asked)

    def __len__(self) -> int:
        return len(self.asked)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from wrapped(self._heading())
        yield ""
        yield from table(_HEADERS, map(_row, self.asked), _WIDTHS)
        for note in self._notes():
            yield from wrapped(note, indent="    ")

    def _repr_html_(self) -> str:
        rows = map(_row, self.asked)
        heading, below = self._heading(), self._notes()
        return _html.table(_HEADERS, rows, caption=heading, below=below)

    def _heading(self) -> str:
        place = f" at {self.level}" if self.level else ""
        return f"{self.quantity}{place} on {self.on}: who asks for how much"

    def _notes(self) -> Iterator[str]:
        if self.silent:
            named = ", ".join(authority.code for authority in self.silent)
            yield f"no text read that is so old: {named}"


def who_requires(
    books: Rulebook | Iterable[Rulebook],
    *,
    quantity: Quantity,
    on: date,
    level: Level | str | None = None,
) -> Survey:
    """Tell who asks for how much of *quantity*, as of a day.

    What is implied is told, too: who asks for 3 days of 3 hours each asks for 9 hours.

    Args:
        books: The rulebooks.
        quantity: What to ask for.
        on: The day.
        level: A level, or the short name that levels of several systems share, such as
            ``IOP``, in capitals or not; any level unless given. Rules about every level
            are about this one, too.

    Raises:
        DuplicateCodeError: Two books are of one authority.
        FieldValueError: No book is given.
        UnknownLevelError: No rule of any of the books is about a level of that name.

    >>> from continuum.rulebooks.us import samhsa, tricare
    >>> found = who_requires(
    ...     (samhsa.RULEBOOK, tricare.RULEBOOK),
    ...     quantity=Quantity.HOURS_A_WEEK,
    ...     level="IOP",
    ...     on=date(2026, 3, 2),
    ... )
    >>> for asked in found:
    ...     print(asked.code, asked.low, asked.clause.whom or "everyone")
    US-SAMHSA-001 360 under 18
    US-SAMHSA-002 360 everyone
    US-TRICARE-001 360 everyone
    US-SAMHSA-001 540 18 or older
    """
    chosen = rulebooks("who_requires", books)
    _fields.instance("who_requires", "quantity", quantity, Quantity)
    _fields.day("who_requires", "on", on)
    levels = None if level is None else _levels(chosen, level)
    silent = tuple(book.authority for book in chosen if on < book.oldest)
    asked = (
        each
        for book in chosen
        if on >= book.oldest
        for each in asked_on(book, on, levels)
        if each.quantity is quantity
    )
    return Survey(
        quantity=quantity,
        level=level,
        on=on,
        asked=tuple(sorted(asked, key=_order)),
        silent=silent,
    )


def _levels(books: Iterable[Rulebook], level: Level | str) -> tuple[Level, ...]:
    if isinstance(level, Level):
        return (level,)
    if not isinstance(level, str):
        expected = "a Level or the short name of one"
        raise FieldTypeError("who_requires", "level", level, expected)
    known: dict[Level, None] = {}
    for book in books:
        for rule in book:
            if rule.level is not None:
                known[rule.level] = None
    named = tuple(each for each in known if level.casefold() in _names(each))
    if not named:
        names = sorted({name for each in known for name in each.abbreviations})
        raise UnknownLevelError(level, "the rulebooks", tuple(names))
    return named


def _names(level: Level) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (*level.abbreviations, level.code))


_LENGTHS: Final = {
    TermUnit.HOURS: 60,
    TermUnit.CALENDAR_DAYS: 24 * 60,
    TermUnit.WORKING_DAYS: 24 * 60 * 7 // 5,
    TermUnit.SERVICE_DAYS: 24 * 60 * 7 // 3,
    TermUnit.SESSIONS: 24 * 60 * 7 // 3,
    TermUnit.WEEKS: 24 * 60 * 7,
    TermUnit.MONTHS: 24 * 60 * 30,
}
"""About how many minutes a time limit takes, with 3 sessions a week; only to sort."""

_LAST: Final = 10**12


def _order(asked: Asked) -> tuple[int, int, str]:
    unit = 1
    if isinstance(asked.clause.asked, OnPaper | Length) and asked.unit:
        unit = _LENGTHS[TermUnit(asked.unit)]
    low, high = (
        _LAST if value is None else value * unit for value in (asked.low, asked.high)
    )
    return low, high, asked.code


def _row(asked: Asked) -> Row:
    clause = asked.clause
    low, high = (
        () if value is None else (number(value, clause.unit),)
        for value in (clause.low, clause.high)
    )
    whom = (clause.whom,) if clause.whom else ()
    level = asked.rule.level
    place = "every level" if level is None else str(level)
    return (
        low,
        high,
        (short(clause.asks), *whom, str(asked.citation)),
        (str(asked.authority), f"{asked.code}, {clause.judges}", place),
    )
