"""Pairs of clauses that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import attrs

from continuum import _fields
from continuum.law._asked import Asked
from continuum.law._order import contradict
from continuum.law._people import Branch, meeting, words
from continuum.law._words import sentence

__all__ = ["Conflict", "conflicts"]


@attrs.frozen(kw_only=True)
class Conflict:
    """A floor that lies above a ceiling, so that nobody can meet both.

    Args:
        floor: The floor.
        ceiling: The ceiling, on the same services or on more.
    """

    floor: Asked
    ceiling: Asked

    @property
    def who(self) -> tuple[Branch, ...]:
        """Those of whom both are asked."""
        return meeting(self.floor.who, self.ceiling.who)

    @property
    def unless(self) -> tuple[str, ...]:
        """Facts of which each excuses from the one or the other."""
        return tuple(sorted({*self.floor.clause.unless, *self.ceiling.clause.unless}))

    def __str__(self) -> str:
        floor, ceiling = self.floor, self.ceiling
        least = f"{floor.clause.asks} ({floor.code})"
        most = f"{ceiling.clause.asks} ({ceiling.code})"
        whom = words(self.who)
        may = f" may only both hold where {_excuses(self.unless)} is on record"
        end = may if self.unless else " cannot both hold"
        return sentence(f"{f'{whom}: ' if whom else ''}{least} and {most}{end}")


def _excuses(unless: Iterable[str]) -> str:
    return " or ".join(map(_fields.spaced, unless))


def conflicts(asked: Iterable[Asked]) -> tuple[Conflict, ...]:
    """Every floor above a ceiling among clauses that have one end each."""
    several = tuple(asked)
    floors = [each for each in several if each.low is not None]
    ceilings = [each for each in several if each.high is not None]
    return tuple(
        Conflict(floor=floor, ceiling=ceiling)
        for floor, ceiling in product(floors, ceilings)
        if contradict(floor.clause, ceiling.clause)
    )
