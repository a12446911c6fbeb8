"""What two texts ask about the same thing, and in what they differ."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

import attrs

from continuum.law._asked import Asked, one_sided
from continuum.law._clauses import Clause, Quantity, is_week, limits_of
from continuum.law._order import related, same, total
from continuum.law._people import Branch, apart, joined, meeting, without
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
    return tuple(
        match
        for subject in sorted(groups, key=_order)
        for match in _matches(*groups[subject])
    )


_Subject: TypeAlias = tuple[Quantity, str, str, str]
"""What must be the same for two clauses to be about the same thing."""


def _order(subject: _Subject) -> tuple[int, str, bool]:
    quantity, about, end, _ = subject
    return tuple(Quantity).index(quantity), about, end != _FLOOR


_FLOOR, _CEILING = "floor", "ceiling"


def _subject(clause: Clause) -> _Subject:
    if isinstance(clause.asked, OnPaper | Length):
        # Two time limits may have different units.
        form = type(clause.asked).__name__
        end = _CEILING if clause.low is None else _FLOOR
        return clause.quantity, clause.about, end, form
    end = _FLOOR if clause.high is None else _CEILING
    return clause.quantity, clause.about, end, clause.unit


_Statement: TypeAlias = list[Asked]
"""Clauses of one text that ask the same, perhaps of different patients."""


def _matches(a: Iterable[Asked], b: Iterable[Asked]) -> Iterator[Match]:
    ours, theirs = _statements(a), _statements(b)
    for first, second, who in _paired(ours, theirs):
        left, right = _of(first, who), _of(second, who)
        differing = _aspects(left[0].clause, right[0].clause) if left and right else ()
        yield Match(a=left, b=right, who=joined(who), aspects=differing)


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


def _of(statement: _Statement | None, who: Sequence[Branch]) -> tuple[Asked, ...]:
    """The clauses of a statement that are about some of *who*."""
    if statement is None:
        return ()
    return tuple(each for each in statement if not apart(each.who, who))


def _who(statement: _Statement) -> list[Branch]:
    return [branch for each in statement for branch in each.who]


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


def _paired(
    ours: list[_Statement], theirs: list[_Statement]
) -> Iterator[tuple[_Statement | None, _Statement | None, list[Branch]]]:
    """Yield what stands beside what, and for whom.

    The nearest are paired first, and for each patient once. What is then left stands
    beside the nearest, too, where it is about the same thing as what stands there.
    """
    near = [
        (first, second)
        for _, first, second in sorted(
            (_distance(one[0].clause, other[0].clause), first, second)
            for first, one in enumerate(ours)
            for second, other in enumerate(theirs)
            if _comparable(one[0].clause, other[0].clause)
            and _parts_alike(one, ours, other, theirs)
        )
    ]
    left, right = [*map(_who, ours)], [*map(_who, theirs)]
    found: dict[tuple[int, int], list[Branch]] = {}
    for first, second in near:
        shared = meeting(left[first], right[second])
        if shared:
            found[first, second] = [*shared]
            left[first] = without(left[first], shared)
            right[second] = without(right[second], shared)
    nearer = tuple(found)
    for first, second in near:
        mates = [ours[one] for one, other in nearer if other == second]
        if _restates(ours[first], ours, theirs[second], mates):
            shared = meeting(left[first], _who(theirs[second]))
            found.setdefault((first, second), []).extend(shared)
            left[first] = without(left[first], shared)
        mates = [theirs[other] for one, other in nearer if one == first]
        if _restates(theirs[second], theirs, ours[first], mates):
            shared = meeting(right[second], _who(ours[first]))
            found.setdefault((first, second), []).extend(shared)
            right[second] = without(right[second], shared)
    for place, one in enumerate(ours):
        for (first, second), who in sorted(found.items()):
            if first == place and who:
                yield one, theirs[second], who
        if left[place]:
            yield one, None, left[place]
    for place, other in enumerate(theirs):
        if right[place]:
            yield None, other, right[place]


def _parts_alike(
    one: _Statement, ours: list[_Statement], other: _Statement, theirs: list[_Statement]
) -> bool:
    """Whether both are a whole or both a part; what counts the same is either way."""
    if same(one[0].of, other[0].of):
        return True
    return _total(one, ours) is _total(other, theirs)


def _total(statement: _Statement, among: list[_Statement]) -> bool:
    """Whether it counts a whole, beside what is asked of the same patients."""
    who = _who(statement)
    clauses = (each.clause for other in among for each in other)
    return total(
        statement[0].clause, [each for each in clauses if not apart(each.who, who)]
    )


def _restates(
    statement: _Statement,
    among: list[_Statement],
    beside: _Statement,
    mates: list[_Statement],
) -> bool:
    """Whether it may stand beside what *mates*, of the same text, were nearer to."""
    clause = statement[0].clause
    if clause.of is None:
        return clause.manner == beside[0].clause.manner
    if any(same(clause.of, each[0].of) for each in (beside, *mates)):
        return True
    return all(_total(each, among) for each in (statement, *mates))


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
    return 1 if related(one, other) else 2, -share
