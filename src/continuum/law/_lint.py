"""What is odd about a rulebook as it is written."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Final, assert_never

import attrs

from continuum import _fields
from continuum._fields import listed
from continuum.law._asked import Asked, asked_on, codes, one_sided
from continuum.law._clauses import Quantity
from continuum.law._conflicts import Conflict, conflicts
from continuum.law._order import related, total
from continuum.law._people import EVERYONE, Branch, atoms, joined, within, words
from continuum.law._words import number, per_words, sentence
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.requirements import Average, Bound, Unit
from continuum.rules import Rule, Rulebook

__all__ = ["Lint", "LintKind", "lint"]

_DAY: Final = timedelta(days=1)


class LintKind(enum.StrEnum):
    """What is odd."""

    BAND_GAP = "amounts that belong to no level"
    BAND_OVERLAP = "amounts that belong to two levels"
    FLOOR_ABOVE_CEILING = "a floor above a ceiling"
    UNREACHABLE = "a level that nobody can reach"
    TEXT_GAP = "days between two texts"
    EXPIRED = "no text any more"
    STALE = "a text that is not known to stand"
    NO_CASE = "no case"


def _named(levels: Iterable[Level]) -> str:
    return f"({', '.join(map(str, levels))})"


@attrs.frozen(kw_only=True)
class Lint:
    """One thing that is odd about the law as it is written; it may well be in force.

    Args:
        kind: What is odd.
        codes: Rules concerned.
        where: Levels concerned: one, or two neighbours, the less intensive first; none
            where it hangs on no level.
        asked: Bounds concerned: ceilings of the lower level and floors of the higher,
            or a floor and the ceiling below it.
        low: Least amount that belongs to no level, or to two, in units of the bounds.
        high: Greatest of these amounts.
        who: Those for whom it is so.
        days: Days between two texts, after the last, or on which a text is not known to
            stand, up to the day of asking.
    """

    kind: LintKind
    codes: tuple[str, ...]
    where: tuple[Level, ...] = attrs.field(default=(), repr=_named)
    asked: tuple[Asked, ...] = attrs.field(default=(), repr=False)
    low: int | None = None
    high: int | None = None
    who: tuple[Branch, ...] = EVERYONE
    days: DateRange | None = None

    def __str__(self) -> str:
        return sentence(_said(self))


def lint(
    book: Rulebook,
    *,
    on: date,
    cases: Collection[str] | None = None,
    reachable: Collection[Level] | None = None,
) -> tuple[Lint, ...]:
    """Tell what is odd about *book* as it stands on a day; it may be meant so.

    Amounts are compared between neighbouring levels of one setting: of the same
    patients, in the same unit and window, judged alike, and where one counts all that
    the other does. Alternatives are left out, and a mean is compared as if it bounded
    every window. What three rules together rule out is not looked for, and any two
    facts about a patient are taken to be possible at once.

    Args:
        book: The rulebook.
        on: The day.
        cases: Codes of the rules that have a worked case, if each should have one.
        reachable: Levels that can be reached, if each that has a rule should be among
            them; see `continuum.graph.reachable`.

    Raises:
        NoTextError: *on* lies before the oldest text of the book.

    >>> from continuum.rulebooks.us import dc
    >>> odd, *_ = lint(dc.RULEBOOK, on=date(2024, 6, 20))
    >>> odd.low, odd.high, [str(level) for level in odd.where]
    (481, 539, ['asam3 1', 'asam3 2.1'])
    >>> str(odd).partition(", ")[0]
    '8 h 1 min to 8 h 59 min a week belong to no level'
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
        named = _fields.several("lint", "cases", cases, str)
        found += (
            Lint(kind=LintKind.NO_CASE, codes=(rule.code,))
            for rule in book
            if rule.code not in named
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
            place = (level.system, level.setting, level.withdrawal_management)
            alike = (clause.judges, clause.unit, clause.each, clause.per)
            families.setdefault((place, alike), []).append(each)
    for family in families.values():
        if not _with_high(family) or not _with_low(family):
            continue
        found: dict[Lint, tuple[list[Branch], list[Asked]]] = {}
        for atom in atoms(branch for each in family for branch in each.who):
            about = [each for each in family if within((atom,), each.who)]
            for lower, upper in _neighbours(about):
                odd = _between(_totals(lower), _totals(upper))
                if odd is not None:
                    # The same numbers may be asked of others in a clause of its own.
                    key = attrs.evolve(odd, asked=())
                    branches, bounds = found.setdefault(key, ([], []))
                    branches.append(atom)
                    bounds += odd.asked
        for odd, (branches, bounds) in found.items():
            concerned = tuple(dict.fromkeys(bounds))
            yield attrs.evolve(odd, asked=concerned, who=joined(branches))


def _neighbours(
    asked: Iterable[Asked],
) -> Iterator[tuple[list[Asked], list[Asked]]]:
    """Yield what is asked at each two levels between which no other lies."""
    ranks: dict[int, dict[Level, list[Asked]]] = {}
    for each in asked:
        for level in _levels(each):
            rank = ranks.setdefault(level.intensity, {})
            rank.setdefault(level, []).append(each)
    for lower, upper in pairwise(ranks[rank] for rank in sorted(ranks)):
        yield from product(lower.values(), upper.values())


def _between(lower: list[Asked], upper: list[Asked]) -> Lint | None:
    """What is odd between the band of one level and that of the next one up."""
    ceiling = min(_with_high(lower), key=_number, default=None)
    if ceiling is None:
        return None
    below = [each for each in lower if related(each.of, ceiling.of)]
    above = [each for each in upper if related(each.of, ceiling.of)]
    floor = max(_with_low(above), key=_number, default=None)
    if floor is None:
        return None
    begins, ends = _number(floor), _number(ceiling)
    first = max([begins, *map(_number, _with_low(below))])
    last = min([ends, *map(_number, _with_high(above))])
    if first <= last:
        kind, low, high = LintKind.BAND_OVERLAP, first, last
    elif begins > ends + 1:
        kind, low, high = LintKind.BAND_GAP, ends + 1, begins - 1
    else:
        return None
    return Lint(
        kind=kind,
        codes=(ceiling.code, floor.code),
        where=_levels(ceiling, floor),
        asked=(ceiling, floor),
        low=low,
        high=high,
    )


def _with_low(asked: Iterable[Asked]) -> list[Asked]:
    return [each for each in asked if each.low is not None]


def _with_high(asked: Iterable[Asked]) -> list[Asked]:
    return [each for each in asked if each.high is not None]


def _number(asked: Asked) -> int:
    """The one number of a clause with one end."""
    return (asked.low or 0) if asked.high is None else asked.high


def _totals(asked: Iterable[Asked]) -> list[Asked]:
    several = list(asked)
    clauses = [each.clause for each in several]
    return [each for each in several if total(each.clause, clauses)]


def _levels(*several: Asked) -> tuple[Level, ...]:
    levels = (each.rule.level for each in several)
    return tuple(dict.fromkeys(level for level in levels if level is not None))


# --- single rules ---------------------------------------------------------------------


def _contradictions(asked: Iterable[Asked]) -> Iterator[Lint]:
    """Yield floors above ceilings at one level, or of rules about every level."""
    for conflict in conflicts(asked):
        pair = (conflict.floor, conflict.ceiling)
        where = _levels(*pair)
        if len(where) <= 1:
            yield Lint(
                kind=LintKind.FLOOR_ABOVE_CEILING,
                codes=codes(pair),
                where=where,
                asked=pair,
                who=conflict.who,
            )


def _unreachable(book: Rulebook, reachable: Collection[Level]) -> Iterator[Lint]:
    levels = dict.fromkeys(rule.level for rule in book)
    for level in levels:
        if level is not None and level not in reachable:
            named = tuple(rule.code for rule in book if rule.level == level)
            yield Lint(kind=LintKind.UNREACHABLE, codes=named, where=(level,))


def _texts(rule: Rule, on: date) -> Iterator[Lint]:
    """Yield what is odd about when a rule has a text."""
    named = (rule.code,)
    for first, second in pairwise(rule.versions):
        end, start = first.in_force.end, second.in_force.start
        if end is not None and end < start:
            days = DateRange(end, start)
            yield Lint(kind=LintKind.TEXT_GAP, codes=named, days=days)
    last = rule.versions[-1].in_force.end
    if last is not None and last <= on:
        yield Lint(kind=LintKind.EXPIRED, codes=named, days=DateRange(last))
    version = rule.on(on)
    if version is not None and version.verified_through < on:
        # No range ends after the last day of all.
        last_day = min(on, _fields.LAST_DAY - _DAY)
        days = DateRange.through(version.verified_through + _DAY, last_day)
        yield Lint(kind=LintKind.STALE, codes=named, days=days)


# --- in words -------------------------------------------------------------------------


def _said(item: Lint) -> str:
    named = listed(item.codes)
    match item.kind:
        case LintKind.BAND_GAP | LintKind.BAND_OVERLAP:
            return _band_said(item)
        case LintKind.FLOOR_ABOVE_CEILING:
            floor, ceiling = item.asked
            return str(Conflict(floor=floor, ceiling=ceiling)).removesuffix(".")
        case LintKind.UNREACHABLE:
            return f"nobody can reach {item.where[0]}, which has rules: {named}"
        case LintKind.TEXT_GAP:
            return f"{named} has no text {item.days}, between two that it has"
        case LintKind.EXPIRED:
            return f"{named} has no text any more, {item.days}"
        case LintKind.STALE:
            return f"{named} is not known to stand {item.days}"
        case LintKind.NO_CASE:
            return f"{named} has no case"
        case _:
            assert_never(item.kind)


def _band_said(item: Lint) -> str:
    low, high = item.low or 0, item.high or 0
    clause = item.asked[0].clause
    span = number(high, clause.unit)
    if low != high:
        span = f"{number(low, clause.unit)} to {span}"
    if clause.each is not None:
        span += f" of at least {number(clause.each, Unit.MINUTES)} each"
    span += f" {per_words(clause.per)}"
    lower, upper = map(str, item.where)
    (first, last), whom = item.codes, words(item.who)
    lower, upper = f"{lower} ({first})", f"{upper} ({last})"
    said = f"to no level, between {lower} and {upper}"
    if item.kind is LintKind.BAND_OVERLAP:
        said = f"to two levels, {lower} and {upper}"
    return f"{span} belong {said}{f', of those {whom}' if whom else ''}"
