"""Clauses with their origin: who asks, by which rule, in which of its texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from operator import attrgetter

import attrs

from continuum import _fields
from continuum.citations import Authority, Citation
from continuum.law._clauses import Clause, Quantity, clauses_of, ends
from continuum.law._people import Branch
from continuum.levels import Level
from continuum.periods import Window
from continuum.rules import Rule, Rulebook, RuleVersion, several_rulebooks
from continuum.services import ServiceFilter

__all__ = ["Asked", "clauses"]


@attrs.frozen(kw_only=True)
class Asked:
    """One clause, and who asks it.

    Args:
        authority: Who asks.
        rule: The rule it is a clause of.
        version: The text of the rule.
        clause: What is asked.
    """

    authority: Authority = attrs.field(repr=str)
    rule: Rule = attrs.field(repr=attrgetter("code"))
    version: RuleVersion = attrs.field(repr=lambda version: str(version.in_force))
    clause: Clause

    @property
    def code(self) -> str:
        """Permanent code of the rule."""
        return self.rule.code

    @property
    def citation(self) -> Citation:
        """Where the authority says so."""
        return self.version.citation

    @property
    def quantity(self) -> Quantity:
        """What the clause is about."""
        return self.clause.quantity

    @property
    def low(self) -> int | None:
        """Least that is enough, in units of the clause."""
        return self.clause.low

    @property
    def high(self) -> int | None:
        """Most that is allowed, in units of the clause."""
        return self.clause.high

    @property
    def unit(self) -> str:
        """What *low* and *high* count."""
        return self.clause.unit

    @property
    def per(self) -> Window | None:
        """Window the figure is for."""
        return self.clause.per

    @property
    def of(self) -> ServiceFilter | None:
        """Services that count."""
        return self.clause.of

    @property
    def who(self) -> tuple[Branch, ...]:
        """Those it is about."""
        return self.clause.who

    def __str__(self) -> str:
        clause, whom = self.clause, f", {self.clause.whom}," if self.clause.whom else ""
        where = f"({self.code}, {self.citation})"
        return f"{self.authority}{whom} asks for {clause.asks} {where}"


def clauses(rule: Rule, *, on: date) -> tuple[Clause, ...]:
    """What *rule* asks on a day, bound by bound; nothing where no text was read for it.

    >>> from continuum.rulebooks.us import dc
    >>> iop = dc.RULEBOOK["US-DC-002"]
    >>> [(each.whom, each.low) for each in clauses(iop, on=date(2024, 6, 20))]
    [('under 21', 360), ('21 or older', 540)]
    >>> clauses(iop, on=date(2024, 6, 21))
    ()
    """
    _fields.instance("clauses", "rule", rule, Rule)
    version = rule.on(_fields.day("clauses", "on", on))
    return () if version is None else _clauses(rule, version)


def _clauses(rule: Rule, version: RuleVersion) -> tuple[Clause, ...]:
    return clauses_of(
        version.requirement, judges=rule.judges, population=rule.population
    )


def asked_by(authority: Authority, rule: Rule, version: RuleVersion) -> Iterator[Asked]:
    """Yield every clause of one text of a rule."""
    for clause in _clauses(rule, version):
        yield Asked(authority=authority, rule=rule, version=version, clause=clause)


def asked_on(
    book: Rulebook, on: date, levels: Collection[Level] | None = None
) -> tuple[Asked, ...]:
    """Every clause of *book* in force on a day, at *levels* or at any.

    Raises:
        NoTextError: The day lies before the oldest text of the book.
    """
    return tuple(
        asked
        for rule, version in book.on(on)
        if levels is None or rule.is_about(levels)
        for asked in asked_by(book.authority, rule, version)
    )


def one_sided(several: Iterable[Asked]) -> tuple[Asked, ...]:
    """The same with each band as a floor and a ceiling."""
    return tuple(
        attrs.evolve(asked, clause=clause)
        for asked in several
        for clause in ends(asked.clause)
    )


def rulebooks(owner: str, books: object) -> tuple[Rulebook, ...]:
    """Check for rulebooks, one or more, of as many authorities."""
    return several_rulebooks(owner, "books", books, owner)


def silent(authority: Authority) -> str:
    """Say that *authority* asks nothing: an empty table is no law without limits."""
    return f"Of {authority} no text about that level was read for that day."


def codes(several: Iterable[Asked]) -> tuple[str, ...]:
    """The codes of their rules, each once, in order."""
    return tuple(dict.fromkeys(asked.code for asked in several))
