"""Two rulebooks side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from continuum import _fields, _html
from continuum.citations import Authority
from continuum.errors import FieldValueError
from continuum.law._asked import asked_on, silent
from continuum.law._matches import Match, matched
from continuum.law._shown import Row, notes, row
from continuum.law._words import table, wrapped
from continuum.levels import Level
from continuum.rules import Rulebook

__all__ = ["Comparison", "compare"]

_WIDTHS = (14, 24, 24, 12)
"""Columns of the table; with the gaps between them, 80."""


@attrs.frozen(kw_only=True)
class Comparison:
    """What two authorities ask at a level, clause by clause; nothing is left out.

    Args:
        authorities: The two.
        at: The level, as each of them has it.
        on: Day on which both stand as compared.
        matches: Every clause of both, in the order of `Quantity`, floors first.
    """

    authorities: tuple[Authority, Authority]
    at: tuple[Level, Level]
    on: date
    matches: tuple[Match, ...]

    @property
    def different(self) -> tuple[Match, ...]:
        """What both ask, and not alike."""
        return tuple(match for match in self.matches if match.aspects)

    @property
    def alike(self) -> tuple[Match, ...]:
        """What both ask alike."""
        return tuple(match for match in self.matches if match.alike)

    @property
    def only_a(self) -> tuple[Match, ...]:
        """What only the first asks."""
        return tuple(match for match in self.matches if not match.b)

    @property
    def only_b(self) -> tuple[Match, ...]:
        """What only the second asks."""
        return tuple(match for match in self.matches if not match.a)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from wrapped(self._heading())
        yield ""
        yield from table(("about", *self._names(), "differs"), self._rows(), _WIDTHS)
        yield ""
        for note in self._notes():
            yield from wrapped(note, indent="    ")

    def _repr_html_(self) -> str:
        return _html.table(
            ("about", *self._names(), "differs"),
            self._rows(),
            caption=self._heading(),
            below=self._notes(),
        )

    def _notes(self) -> Iterator[str]:
        yield from notes(self.matches)
        sides = any(match.a for match in self.matches), any(m.b for m in self.matches)
        for authority, asks in zip(self.authorities, sides, strict=True):
            if not asks:
                yield silent(authority)
        yield self._counts()

    def _heading(self) -> str:
        a, b = (
            f"{authority} at {level}"
            for authority, level in zip(self.authorities, self.at, strict=True)
        )
        return f"{a} beside {b} on {self.on}"

    def _names(self) -> tuple[str, str]:
        """What tells the two apart: the authorities, or of one authority the levels."""
        (a, b), (first, second) = self.authorities, self.at
        apart = a != b or first == second
        return (a.code, b.code) if apart else (str(first), str(second))

    def _rows(self) -> Iterator[Row]:
        for match in self.matches:
            yield row(match, self._names())

    def _counts(self) -> str:
        a, b = self._names()
        return (
            f"{len(self.different)} differ, {len(self.alike)} alike, "
            f"{len(self.only_a)} only {a}, {len(self.only_b)} only {b}"
        )


def compare(
    a: Rulebook,
    b: Rulebook,
    *,
    at: Level | Iterable[Level],
    on: date,
) -> Comparison:
    """Set what two rulebooks ask at a level beside each other, as of a day.

    Each floor and each ceiling stands beside the nearest one on the same quantity, for
    the same patients; where the other tells patients apart, it stands beside each. What
    only one asks stands alone.

    Args:
        a: The one rulebook.
        b: The other.
        at: The level; where the two name it in systems of their own, the level of the
            one and that of the other.
        on: The day.

    Raises:
        FieldValueError: *at* is more or fewer than one level or two.
        NoTextError: *on* lies before the oldest text of either.

    >>> from continuum.rulebooks.us import samhsa, tricare
    >>> from continuum.systems import general
    >>> from continuum.systems import tricare as plan
    >>> at, day = (general.IOP, plan.IOP), date(2026, 3, 2)
    >>> found = compare(samhsa.RULEBOOK, tricare.RULEBOOK, at=at, on=day)
    >>> [(match.by, match.aspects[0].value) for match in found.different[:2]]
    [(0, 'services'), (-180, 'number')]
    """
    _fields.instance("compare", "a", a, Rulebook)
    _fields.instance("compare", "b", b, Rulebook)
    _fields.day("compare", "on", on)
    levels = _fields.several("compare", "at", at, Level)
    if len(levels) not in (1, 2):
        raise FieldValueError("compare", "at", len(levels), "one level, or two")
    first, second = levels[0], levels[-1]
    return Comparison(
        authorities=(a.authority, b.authority),
        at=(first, second),
        on=on,
        matches=matched(asked_on(a, on, (first,)), asked_on(b, on, (second,))),
    )
