"""What is odd about a rulebook as it is written."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Final

import attrs

from continuum import _fields
from continuum.law._asked import Asked, asked_on, codes, one_sided, places
from continuum.law._clauses import Quantity
from continuum.law._order import contained, contradict
from continuum.law._people import EVERYONE, Branch, atoms, joined, meeting, within, words
from continuum.law._words import listed, number, per_words, sentence
from continuum.levels import Level
from continuum.periods import DateRange, Window
from continuum.requirements import Average, Bound
from continuum.rules import Rule, Rulebook

__all__ = ["Lint", "LintKind", "lint"]

_DAY: Final = timedelta(days=1)


class LintKind(enum.StrEnum):
    """What is odd."""

    BAND_GAP = "amounts that belong to no level"
    BAND_OVERLAP = "amounts that belong to two levels"
    FLOOR_ABOVE_CEILING = "a floor above a ceiling"
    UNREACHABLE = "rules of a level that nobody can reach"
    TEXT_GAP = "days between two texts"
    EXPIRED = "no text any more"
    STALE = "a text that is not known to stand"
    NO_CASE = "no case"


@attrs.frozen(kw_only=True)
class Lint:
    """One thing that is odd about the law as it is written.

    It may be odd and right: rules that leave amounts to no level, or contradict each
    other, are found in force.

    Args:
        kind: What is odd.
        codes: Rules concerned; of two bounds, the lower one's first.
        where: Levels concerned: two neighbours, the less intensive first, or one; none
            where it is about every level, or not about levels.
        low: Least amount that belongs to no level, or to two; or the floor.
        high: Greatest of these amounts; or the ceiling below the floor.
        unit: What *low* and *high* count.
        each: Minutes that every session or day must reach to count.
        per: Window of the amounts.
        who: Those for whom it is so.
        unless: Facts each of which excuses from the floor or the ceiling.
        days: Days without a text, or on which the text is not known to stand.
    """

    kind: LintKind
    codes: tuple[str, ...]
    where: tuple[Level, ...] = ()
    low: int | None = None
    high: int | None = None
    unit: str = ""
    each: int | None = None
    per: Window | None = None
    who: tuple[Branch, ...] = EVERYONE
    unless: tuple[str, ...] = ()
    days: DateRange | None = None

    def __str__(self) -> str:
        whom = words(self.who)
        return sentence(f"{_SAID[self.kind](self)}{f', for {whom}' if whom else ''}")


def lint(
    book: Rulebook,
    *,
    on: date,
    cases: Collection[str] | None = None,
    reachable: Collection[Level] | None = None,
) -> tuple[Lint, ...]:
    """Tell what is odd about *book* as it stands on a day.

    Amounts are compared between neighbouring levels of one setting, for the same
    patients, in the same unit and window, judged alike, and where what the one counts
    is a part of what the other does; alternatives are left out. A mean is compared as
    if it bounded every window. That three rules together cannot hold is not looked for.

    Args:
        book: The rulebook.
        on: The day.
        cases: Codes of the rules that have a case, if every rule should.
        reachable: Levels that can be reached, if every level with a rule should be; see
            `continuum.graph.reachable`.

    Raises:
        NoTextError: *on* lies before the oldest text of the book.

    >>> from continuum.rulebooks.us import dc
    >>> for found in lint(dc.RULEBOOK, on=date(2024, 6, 20))[:2]:
    ...     print(found)
    """
    _fields.instance("lint", "book", book, Rulebook)
    _fields.day("lint", "on", on)
    asked = one_sided(asked_on(book, on))
    found = [*_bands(asked), *_contradictions(asked)]
    if reachable is not None:
        known = _fields.several("lint", "reachable", reachable, Level)
        found += _unreachable(book, known)
    for rule in book:
        found += _texts(rule, on)
    if cases is not None:
        known_codes = _fields.several("lint", "cases", cases, str)
        found += (
            Lint(kind=LintKind.NO_CASE, codes=(rule.code,))
            for rule in book
            if rule.code not in known_codes
        )
    order = tuple(LintKind)
    return tuple(sorted(found, key=lambda item: order.index(item.kind)))


# --- bands of neighbouring levels -----------------------------------------------------

_AMOUNTS: Final = (
    Quantity.HOURS_A_WEEK,
    Quantity.HOURS_A_DAY,
    Quantity.HOURS_IN_SPAN,
    Quantity.DAYS_A_WEEK,
    Quantity.DAYS_IN_SPAN,
    Quantity.SESSIONS,
)


def _bands(asked: Iterable[Asked]) -> Iterator[Lint]:
    """Yield gaps and overlaps between the bands of neighbouring levels."""
    families: dict[object, list[Asked]] = {}
    for each in asked:
        level, clause = each.rule.level, each.clause
        if level is None or clause.ways or clause.quantity not in _AMOUNTS:
            continue
        if isinstance(clause.asked, Bound | Average):
            setting = (level.system, level.setting, level.withdrawal_management)
            alike = (clause.judges, clause.unit, clause.each, clause.per)
            families.setdefault((setting, alike), []).append(each)
    for family in families.values():
        found: dict[Lint, list[Branch]] = {}
        for atom in atoms(branch for each in family for branch in each.who):
            about = [each for each in family if within((atom,), each.who)]
            for lower, upper in _neighbours(about):
                oddity = _between(lower, upper)
                if oddity is not None:
                    found.setdefault(oddity, []).append(atom)
        for oddity, branches in found.items():
            yield attrs.evolve(oddity, who=joined(branches))


def _neighbours(
    asked: Iterable[Asked],
) -> Iterator[tuple[list[Asked], list[Asked]]]:
    """Yield what is asked at each two levels between which no other lies."""
    ranks: dict[int, dict[Level, list[Asked]]] = {}
    for each in asked:
        if each.rule.level is not None:
            rank = ranks.setdefault(each.rule.level.intensity, {})
            rank.setdefault(each.rule.level, []).append(each)
    for lower, upper in pairwise(ranks[rank] for rank in sorted(ranks)):
        yield from product(lower.values(), upper.values())


def _between(lower: Iterable[Asked], upper: Iterable[Asked]) -> Lint | None:
    """What is odd between the band of one level and that of the next one up."""
    ceilings = [each for each in _totals(lower) if each.high is not None]
    if not ceilings:
        return None
    ceiling = min(ceilings, key=_end)
    below = [each for each in _totals(lower) if _related(each, ceiling)]
    above = [each for each in _totals(upper) if _related(each, ceiling)]
    floors = [each for each in above if each.low is not None]
    if not floors:
        return None
    floor = max(floors, key=_end)
    ends_at, begins_at = _end(ceiling), _end(floor)
    first = max(begins_at, *(_end(each) for each in below if each.low is not None), 0)
    last = min(ends_at, *(_end(each) for each in above if each.high is not None), ends_at)
    if first <= last:
        kind, low, high = LintKind.BAND_OVERLAP, first, last
    elif begins_at > ends_at + 1:
        kind, low, high = LintKind.BAND_GAP, ends_at + 1, begins_at - 1
    else:
        return None
    return Lint(
        kind=kind,
        codes=(ceiling.code, floor.code),
        where=_levels(ceiling, floor),
        low=low,
        high=high,
        unit=floor.unit,
        each=floor.clause.each,
        per=floor.per,
    )


def _end(asked: Asked) -> int:
    """The one number of a clause with one end."""
    return (asked.low or 0) if asked.high is None else asked.high


def _totals(asked: Iterable[Asked]) -> list[Asked]:
    """Those of which no other counts all that they count, and more."""
    several = list(asked)
    return [
        each
        for each in several
        if all(
            contained(other.of, each.of)
            for other in several
            if contained(each.of, other.of)
        )
    ]


def _related(one: Asked, other: Asked) -> bool:
    """Whether what the one counts is a part of what the other does, or all of it."""
    return contained(one.of, other.of) or contained(other.of, one.of)


def _levels(*several: Asked) -> tuple[Level, ...]:
    levels = (each.rule.level for each in several)
    return tuple(dict.fromkeys(level for level in levels if level is not None))


# --- floors above ceilings ------------------------------------------------------------


def _contradictions(asked: Iterable[Asked]) -> Iterator[Lint]:
    """Yield floors above ceilings at one level, or of rules about every level."""
    several = tuple(asked)
    for floor, ceiling in product(several, several):
        where = _levels(floor, ceiling)
        if len(where) < 2 and contradict(floor.clause, ceiling.clause):  # noqa: PLR2004  # two levels
            yield Lint(
                kind=LintKind.FLOOR_ABOVE_CEILING,
                codes=codes((floor, ceiling)),
                where=where,
                low=floor.low,
                high=ceiling.high,
                unit=floor.unit,
                each=floor.clause.each,
                per=floor.per,
                who=meeting(floor.who, ceiling.who),
                unless=excuses(floor, ceiling),
            )
