"""Who a clause is about: branches of conditions, and what two of them have in common.

A branch is a conjunction: every condition holds, or does not, as said. Several branches
are a union. All functions take and return branches in normal form, as `settled` gives
it: ages and days since admission as few ranges, nothing said twice, in one order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import Final, TypeAlias, TypeVar

from continuum.conditions import Age, Condition, Elapsed, Phase

__all__ = [
    "EVERYONE",
    "Branch",
    "apart",
    "atoms",
    "common",
    "joined",
    "meeting",
    "settled",
    "within",
    "without",
    "words",
]

Branch: TypeAlias = tuple[tuple[Condition, bool], ...]
"""Conditions of which each holds, or does not, of those a clause is about."""

EVERYONE: Final[tuple[Branch, ...]] = ((),)

_Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Whole numbers, as disjoint half-open ranges in order."""

_Band = TypeVar("_Band", Age, Elapsed)

_NO_END: Final = 10**9
_ALL: Final[_Spans] = ((0, _NO_END),)


def settled(branch: Branch) -> Branch | None:
    """*branch* in normal form, or None where it is about nobody.

    >>> settled(((Age(below=18), False), (Age(at_least=21), False)))
    ((Age(at_least=18, below=21), True),)
    """
    ages = days = _ALL
    told: dict[Condition, bool] = {}
    for condition, holds in branch:
        if isinstance(condition, Age):
            ages = _shared(ages, _span(condition, holds=holds))
        elif isinstance(condition, Elapsed):
            days = _shared(days, _span(condition, holds=holds))
        elif told.setdefault(condition, holds) is not holds:
            return None
    phases = [
        phase for phase, holds in told.items() if isinstance(phase, Phase) and holds
    ]
    if not ages or not days or len(phases) > 1:
        return None
    if phases:
        # Who is in one phase is in no other: that need not be said.
        told = {
            condition: holds
            for condition, holds in told.items()
            if holds or not isinstance(condition, Phase)
        }
    rest = sorted(told.items(), key=lambda item: (type(item[0]).__name__, str(item[0])))
    return (*_told(Age, ages), *_told(Elapsed, days), *rest)


def common(one: Branch, other: Branch) -> Branch | None:
    """Those of whom both speak, or None where that is nobody."""
    return settled((*one, *other))


def apart(some: Iterable[Branch], others: Sequence[Branch]) -> bool:
    """Whether nobody is both one of *some* and one of *others*."""
    return all(common(one, other) is None for one in some for other in others)


def meeting(some: Iterable[Branch], others: Sequence[Branch]) -> tuple[Branch, ...]:
    """Those who are both one of *some* and one of *others*."""
    both = (common(one, other) for one in some for other in others)
    return joined(branch for branch in both if branch is not None)


def without(some: Iterable[Branch], others: Iterable[Branch]) -> list[Branch]:
    """Those of *some* who are none of *others*; disjoint if *some* are."""
    left = list(some)
    for other in others:
        left = [piece for branch in left for piece in _minus(branch, other)]
    return left


def within(some: Iterable[Branch], others: Sequence[Branch]) -> bool:
    """Whether every one of *some* is one of *others*."""
    return not without(some, others)


def atoms(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """Disjoint branches, each wholly inside or wholly outside every one of *branches*.

    >>> [words((atom,)) for atom in atoms([(), ((Age(below=18), True),)])]
    ['under 18', '18 or older']
    """
    found: list[Branch] = []
    for branch in dict.fromkeys(branches):
        new = without((branch,), found)
        inner = (common(atom, branch) for atom in found)
        outer = without(found, (branch,))
        found = [*(atom for atom in inner if atom is not None), *outer, *new]
    return tuple(found)


def joined(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """The same people in as few branches as joining them two by two can give.

    >>> minors, adults = ((Age(below=18), True),), ((Age(below=18), False),)
    >>> joined(filter(None, map(settled, (minors, adults))))
    ((),)
    """
    found = list(dict.fromkeys(branches))
    merged = True
    while merged:
        merged = False
        for one, other in combinations(found, 2):
            union = _union(one, other)
            if union is not None:
                found = [union, *(part for part in found if part not in (one, other))]
                merged = True
                break
    return tuple(sorted(found, key=_order))


def words(branches: Iterable[Branch]) -> str:
    """Those of *branches* in words; nothing where that is everyone."""
    return "; or ".join(
        " and ".join(_words(*told) for told in each) for each in branches
    )


def _words(condition: Condition, holds: bool) -> str:  # noqa: FBT001  # a pair, unpacked
    return str(condition) if holds else f"not {condition}"


def _order(branch: Branch) -> tuple[tuple[str, int, int, str, bool], ...]:
    """Ages and days by number, conditions without one by name."""
    keys: list[tuple[str, int, int, str, bool]] = []
    for condition, holds in branch:
        first, last = 0, 0
        if isinstance(condition, Age | Elapsed):
            ((first, last), *_) = _span(condition, holds=True)
        name = type(condition).__name__
        keys.append((name, first, last, str(condition), holds))
    return tuple(keys)


# --- what is left of branches, and two that are one -----------------------------------


def _minus(branch: Branch, other: Branch) -> list[Branch]:
    if common(branch, other) is None:
        return [branch]
    pieces: list[Branch] = []
    kept = branch
    for condition, holds in other:
        piece = settled((*kept, (condition, not holds)))
        if piece is not None:
            pieces.append(piece)
        kept = (*kept, (condition, holds))
    return pieces


def _union(one: Branch, other: Branch) -> Branch | None:
    """One branch about those of both, or None where it takes two to say it."""
    if within((one,), (other,)):
        return other
    if within((other,), (one,)):
        return one
    for union in (_spanned(one, other, Age), _spanned(one, other, Elapsed)):
        # Everyone is a branch that says nothing: not None, and not true either.
        if union is not None:
            return union
    mine, theirs = dict(one), dict(other)
    if mine.keys() != theirs.keys():
        return None
    same = tuple(told for told in one if theirs[told[0]] is told[1])
    return same if len(same) == len(one) - 1 else None


def _spanned(one: Branch, other: Branch, kind: type[_Band]) -> Branch | None:
    """The union of two branches that differ in ages alone, or in days."""
    rest: Branch = tuple(told for told in one if not isinstance(told[0], kind))
    others: Branch = tuple(told for told in other if not isinstance(told[0], kind))
    if rest != others:
        return None
    spans: _Spans = _added(_spans_of(one, kind), _spans_of(other, kind))
    return settled((*_told(kind, spans), *rest))


# --- ranges of whole numbers ----------------------------------------------------------


def _span(condition: Age | Elapsed, *, holds: bool) -> _Spans:
    first = condition.at_least or 0
    end = _NO_END if condition.below is None else condition.below
    return ((first, end),) if holds else _outside(((first, end),))


def _spans_of(branch: Branch, kind: type[_Band]) -> _Spans:
    spans = _ALL
    for condition, holds in branch:
        if isinstance(condition, kind):
            spans = _shared(spans, _span(condition, holds=holds))
    return spans


def _outside(spans: _Spans) -> _Spans:
    ends = (0, *(end for span in spans for end in span), _NO_END)
    gaps = zip(ends[::2], ends[1::2], strict=True)
    return tuple((first, end) for first, end in gaps if first < end)


def _shared(some: _Spans, others: _Spans) -> _Spans:
    return tuple(
        (max(first, start), min(end, stop))
        for first, end in some
        for start, stop in others
        if max(first, start) < min(end, stop)
    )


def _added(some: _Spans, others: _Spans) -> _Spans:
    return _outside(_shared(_outside(some), _outside(others)))


def _told(kind: type[_Band], spans: _Spans) -> tuple[tuple[_Band, bool], ...]:
    """The fewest conditions that say *spans*: their outer ends, and the gaps."""
    first, end = spans[0][0], spans[-1][1]
    told: list[tuple[_Band, bool]] = []
    if first or end < _NO_END:
        at_least, below = first or None, None if end == _NO_END else end
        told.append((kind(at_least=at_least, below=below), True))
    for (_, stop), (start, _) in pairwise(spans):
        told.append((kind(at_least=stop, below=start), False))
    return tuple(told)
