"""What two texts ask about the same thing, and in what they differ."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

import attrs

from continuum.law._asked import Asked, one_sided
from continuum.law._clauses import Clause, Quantity, is_week, limits_of
from continuum.law._order import contained, same
from continuum.law._people import Branch, atoms, joined, meeting, within
from continuum.periods import SERVICE_DAY, WEEK, CalendarDay, ServiceDay, Window
from continuum.requirements import Length, OnPaper, Scaled
from continuum.services import ServiceFilter

__all__ = ["Aspect", "Match"]


class Aspect(enum.StrEnum):
    """In what two clauses about the same thing differ."""

    NUMBER = "number"
    """The amount or the time limit."""

    WINDOW = "window"
    SERVICES = "services"
    """What counts."""

    MANNER = "manner"
    """How it is counted, from what it runs, or what excuses from it."""

    BASIS = "basis"
    """Whether it speaks of what is planned, delivered, offered and so on."""


@attrs.frozen(kw_only=True)
class Match:
    """What two texts ask about the same thing; one of them may ask nothing.

    Args:
        a: Clauses of the first text, which all ask the same; none where it is silent.
        b: Clauses of the second.
        who: Those of whom both are asked, or of whom the one is alone.
        aspects: In what they differ; none where they ask alike, or only one asks.
    """

    a: tuple[Asked, ...]
    b: tuple[Asked, ...]
    who: tuple[Branch, ...]
    aspects: tuple[Aspect, ...] = ()

    @property
    def quantity(self) -> Quantity:
        """What both are about."""
        return (*self.a, *self.b)[0].quantity

    @property
    def alike(self) -> bool:
        """Whether both ask, and the same."""
        return bool(self.a and self.b) and not self.aspects

    @property
    def by(self) -> int | None:
        """How much more the number of the second is, in units of both.

        None where only one asks, and where the numbers do not compare.
        """
        if not self.a or not self.b:
            return None
        one, other = self.a[0].clause, self.b[0].clause
        if one.unit != other.unit or not one.unit:
            return None
        return _number(other) - _number(one)

    @property
    def only_a(self) -> ServiceFilter | None:
        """Services that only the first counts; None where it is not about services."""
        return _without(self.a, self.b)

    @property
    def only_b(self) -> ServiceFilter | None:
        """Services that only the second counts; None where it is not about services."""
        return _without(self.b, self.a)


def _number(clause: Clause) -> int:
    return (clause.low or 0) if clause.high is None else clause.high


def _without(
    some: tuple[Asked, ...], others: tuple[Asked, ...]
) -> ServiceFilter | None:
    one = some[0].of if some else None
    other = others[0].of if others else None
    return one if one is None or other is None else one - other


def matched(a: Iterable[Asked], b: Iterable[Asked]) -> tuple[Match, ...]:
    """Set what two texts ask beside each other; nothing of either is left out.

    What several clauses of one text ask alike stands once. A clause may stand beside
    another in several places where the other text tells patients apart.
    """
    groups: dict[_Subject, tuple[list[Asked], list[Asked]]] = {}
    for side, asked in ((0, a), (1, b)):
        for each in one_sided(asked):
            if not each.clause.implied:
                groups.setdefault(_subject(each.clause), ([], []))[side].append(each)
    order = tuple(Quantity)
    subjects = sorted(groups, key=lambda subject: (order.index(subject[0]), subject[1]))
    return tuple(match for subject in subjects for match in _matches(*groups[subject]))


_Subject: TypeAlias = tuple[Quantity, str, str, str]
"""What must be the same for two clauses to be about the same thing."""


def _subject(clause: Clause) -> _Subject:
    if isinstance(clause.asked, OnPaper | Length):
        # Two time limits may have different units.
        form = type(clause.asked).__name__
        end = "" if clause.low is None else "floor"
        return clause.quantity, clause.about, end, form
    end = "floor" if clause.high is None else "ceiling"
    return clause.quantity, clause.about, end, clause.unit


_Statement: TypeAlias = list[Asked]
"""Clauses of one text that ask the same, perhaps of different patients."""


def _matches(a: Iterable[Asked], b: Iterable[Asked]) -> Iterator[Match]:
    ours, theirs = _statements(a), _statements(b)
    found: dict[tuple[int | None, int | None], list[Branch]] = {}
    everyone = [branch for each in (*a, *b) for branch in each.who]
    for atom in atoms(everyone):
        mine = _about(ours, atom)
        yours = _about(theirs, atom)
        for pair in _pairs(mine, yours):
            found.setdefault(pair, []).append(atom)
    for (first, second), branches in found.items():
        left = _of(ours, first, branches)
        right = _of(theirs, second, branches)
        differing = _aspects(left[0].clause, right[0].clause) if left and right else ()
        yield Match(a=left, b=right, who=joined(branches), aspects=differing)


def _statements(asked: Iterable[Asked]) -> list[_Statement]:
    found: list[_Statement] = []
    for each in asked:
        for statement in found:
            if not _aspects(statement[0].clause, each.clause):
                statement.append(each)
                break
        else:
            found.append([each])
    return found


def _about(statements: Sequence[_Statement], atom: Branch) -> dict[int, Clause]:
    """The statements about the people of *atom*, by their places."""
    return {
        place: statement[0].clause
        for place, statement in enumerate(statements)
        if any(within((atom,), each.who) for each in statement)
    }


def _of(
    statements: Sequence[_Statement], place: int | None, branches: Sequence[Branch]
) -> tuple[Asked, ...]:
    """The clauses of one statement that are about some of *branches*."""
    if place is None:
        return ()
    return tuple(each for each in statements[place] if meeting(each.who, branches))


def _aspects(one: Clause, other: Clause) -> tuple[Aspect, ...]:
    """In what two clauses on the same subject differ, patients aside."""
    found = {
        Aspect.NUMBER: _figures(one) != _figures(other),
        Aspect.WINDOW: one.per != other.per,
        Aspect.SERVICES: not (same(one.of, other.of) and same(one.whole, other.whole)),
        Aspect.MANNER: _manner(one) != _manner(other),
        Aspect.BASIS: one.judges is not other.judges,
    }
    return tuple(aspect for aspect, differs in found.items() if differs)


def _figures(clause: Clause) -> object:
    return clause.low, clause.high, clause.unit, clause.each, limits_of(clause.asked)


def _manner(clause: Clause) -> object:
    return clause.manner, clause.unless, clause.ways


# --- which stands beside which --------------------------------------------------------

_Pair: TypeAlias = tuple[int | None, int | None]


def _pairs(ours: dict[int, Clause], theirs: dict[int, Clause]) -> Iterator[_Pair]:
    """Pair the nearest, each once; then what is left with the nearest, where it may."""
    near = [
        (first, second)
        for _, first, second in sorted(
            (_distance(mine, yours), first, second)
            for first, mine in ours.items()
            for second, yours in theirs.items()
            if _comparable(mine, yours)
            and (_total(mine, ours) is _total(yours, theirs) or same(mine.of, yours.of))
        )
    ]
    paired: dict[int, int] = {}
    for first, second in near:
        if first not in paired and second not in paired.values():
            paired[first] = second
    back = {second: first for first, second in paired.items()}
    yield from paired.items()
    yield from _left(ours, theirs, near, back)
    turned = [(second, first) for first, second in near]
    for place, beside in _left(theirs, ours, turned, paired):
        yield beside, place


def _left(
    ours: dict[int, Clause],
    theirs: dict[int, Clause],
    near: list[tuple[int, int]],
    mates: dict[int, int],
) -> Iterator[tuple[int, int | None]]:
    """Yield each of *ours* that has no mate, with the mate of another or alone."""
    for first, mine in ours.items():
        if first in mates.values():
            continue
        beside = (
            second
            for one, second in near
            if one == first
            and _may_share(mine, theirs[second], ours[mates[second]], ours)
        )
        yield first, next(beside, None)


def _may_share(
    mine: Clause, yours: Clause, mate: Clause, ours: dict[int, Clause]
) -> bool:
    """Whether *mine* stands beside *yours*, too, to which *mate* is nearer."""
    if mine.of is None:
        return mine.manner == yours.manner
    return _total(mine, ours) or same(mine.of, yours.of) or same(mine.of, mate.of)


def _comparable(one: Clause, other: Clause) -> bool:
    """Whether both can be about the same: some services, windows of one length."""
    if isinstance(one.asked, Scaled) is not isinstance(other.asked, Scaled):
        return False
    if same(one.of, other.of) and same(one.whole, other.whole):
        return True
    shared = _shared(one.of, other.of) and _shared(one.whole, other.whole)
    return shared and _length(one.per) == _length(other.per)


def _length(window: Window | None) -> object:
    """What makes two windows of one length the same."""
    if isinstance(window, ServiceDay | CalendarDay):
        return SERVICE_DAY
    return WEEK if window is not None and is_week(window) else window


def _total(clause: Clause, among: dict[int, Clause]) -> bool:
    """Whether none of the others counts all that *clause* counts, and more."""
    return all(
        contained(other.of, clause.of)
        for other in among.values()
        if contained(clause.of, other.of)
    )


def _shared(one: ServiceFilter | None, other: ServiceFilter | None) -> bool:
    """Whether any service counts for both."""
    if one is None or other is None:
        return one is other
    return bool((one & other).boxes)


def _distance(one: Clause, other: Clause) -> tuple[int | Fraction, ...]:
    """How unlike two clauses are: what counts weighs most, then when, then how much."""
    figures = 0 if one.unit != other.unit else abs(_number(other) - _number(one))
    return (
        *_unlike(one.of, other.of),
        one.per != other.per,
        one.judges is not other.judges,
        len({*one.manner} ^ {*other.manner}),
        figures,
    )


def _unlike(
    one: ServiceFilter | None, other: ServiceFilter | None
) -> tuple[int, Fraction]:
    if one is None or other is None or same(one, other):
        return 0, Fraction(0)
    kinds, others = set(one.kinds), set(other.kinds)
    share = Fraction(len(kinds & others), len(kinds | others))
    return 1 if contained(one, other) or contained(other, one) else 2, -share
