"""Clauses: a requirement taken apart into its single bounds."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Final, assert_never

import attrs

from continuum import _fields
from continuum.conditions import Condition
from continuum.documents import DocumentKind
from continuum.law._people import EVERYONE, Branch, joined, settled, words
from continuum.law._words import number, per_words
from continuum.periods import (
    DAYS_PER_WEEK,
    Blocks,
    CalendarDay,
    Rolling,
    ServiceDay,
    Week,
    Window,
)
from continuum.requirements import (
    Above,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Length,
    LevelAbsent,
    OnPaper,
    PlanHas,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    Share,
    Signed,
    Since,
    Unit,
)
from continuum.requirements._union import Leaf
from continuum.rules import Basis
from continuum.services import ServiceFilter, ServiceKind, StaffRole
from continuum.terms import Limit, Term

__all__ = ["Clause", "Quantity", "clauses_of", "ends", "limits_of"]


class Quantity(enum.StrEnum):
    """What a clause is about; every clause is about one of these."""

    HOURS_A_WEEK = "hours a week"
    HOURS_A_DAY = "hours a day"
    HOURS_IN_SPAN = "hours in another span"
    DAYS_A_WEEK = "days a week"
    DAYS_IN_SPAN = "days in another span"
    SESSIONS = "sessions"
    """Sessions or occasions, in whatever window."""

    SESSION_LENGTH = "length of a session"
    GROUP_SIZE = "people in a session"
    SHARE = "share of the time"
    GAP = "time without service"
    APART = "services on separate days"
    DRUG_TESTS = "drug tests"
    AVAILABILITY = "availability of staff"
    CASELOAD = "patients for the staff"
    LENGTH_OF_STAY = "length of stay"
    ASSESSMENT_DUE = "assessment due"
    PLAN_DUE = "treatment plan due"
    REVIEW = "review of the plan"
    DOCUMENT_DUE = "other document due"
    SIGNATURE = "signatures"
    PLAN_CONTENT = "what a plan has"
    NO_SUCH_LEVEL = "no such level"


@attrs.frozen(kw_only=True)
class Clause:
    """One bound of a rule: on one quantity, of some services, for some patients.

    Args:
        quantity: What it is about.
        asked: The requirement it was taken from, which joins no others.
        judges: What it speaks of.
        low: Least that is enough, in whole units; None where it sets no floor.
        high: Most that is allowed, in whole units; None where it sets no ceiling. What
            must stay below 9 hours is at most 539 minutes.
        unit: What *low* and *high* count: a `continuum.requirements.Unit`, a
            `continuum.terms.TermUnit`, ``people``, ``patients`` or ``percent``; blank
            where there is no number, or a choice of time limits.
        per: Window the figure is for; None where it is for none.
        of: Services that count; None where it is not about services.
        whole: Services that *of* is a share of, or is kept apart from.
        each: Minutes that every session or day must reach to count.
        about: What else it is about: a document, a trait of the plan, which patients.
        manner: How it is counted, or from what it runs, in words.
        who: Those it is about: of one branch or another, each a conjunction of
            conditions with whether they hold. ``((),)`` is everyone.
        unless: Facts of which each excuses from it.
        ways: Where it is one alternative, which of how many, outermost first. An
            alternative by itself binds nobody.
        implied: Whether it is not asked in these words but follows: 3 days of 3 hours
            each take 9 hours.

    >>> from datetime import date
    >>> from continuum.law import clauses
    >>> from continuum.rulebooks.us import va
    >>> for clause in clauses(va.LICENSED_IOP_HOURS, on=date(2026, 3, 2)):
    ...     print(clause.low, clause.high, clause.unit, "|", clause)
    180 None minutes | at least 3 hours of programming per service day
    540 1140 minutes | from 9 hours to 19 hours of programming per week
    """

    quantity: Quantity
    asked: Leaf = attrs.field(repr=str)
    judges: Basis
    low: int | None = None
    high: int | None = None
    unit: str = ""
    per: Window | None = None
    of: ServiceFilter | None = attrs.field(default=None, repr=str)
    whole: ServiceFilter | None = attrs.field(default=None, repr=str)
    each: int | None = None
    about: str = ""
    manner: tuple[str, ...] = ()
    who: tuple[Branch, ...] = EVERYONE
    unless: tuple[str, ...] = ()
    ways: tuple[tuple[int, int], ...] = ()
    implied: bool = False

    @property
    def asks(self) -> str:
        """What it asks, in words, of whomever it is about."""
        asked = str(self.asked)
        if self.implied:
            least = number(self.low or 0, self.unit)
            window = per_words(self.per)
            asked = f"at least {least} of {self.of} {window}, since {asked}"
        if isinstance(self.asked, EachSession) and self.about:
            asked = f"{asked} {self.about}"
        if self.unless:
            reasons = " or ".join(map(_fields.spaced, self.unless))
            asked = f"{asked}, unless on record: {reasons}"
        for which, among in self.ways:
            asked = f"{asked} (way {which} of {among})"
        return asked

    @property
    def whom(self) -> str:
        """Those it is about, in words; blank where that is everyone."""
        return words(self.who)

    def __str__(self) -> str:
        return f"{self.whom}: {self.asks}" if self.whom else self.asks


def clauses_of(
    requirement: Requirement,
    *,
    judges: Basis,
    population: tuple[Condition, ...] = (),
) -> tuple[Clause, ...]:
    """The clauses of *requirement*, in its order; those about nobody are left out."""
    found: dict[Clause, list[Branch]] = {}
    branch = settled(tuple((condition, True) for condition in population))
    if branch is not None:
        for place, leaf in _leaves(requirement, _Place(branch=branch)):
            for clause in _read(leaf, judges):
                here = attrs.evolve(clause, unless=place.unless, ways=place.ways)
                found.setdefault(here, []).append(place.branch)
    return tuple(
        attrs.evolve(clause, who=joined(branches)) for clause, branches in found.items()
    )


def ends(clause: Clause) -> tuple[Clause, ...]:
    """*clause* as a floor and a ceiling, where it is both; otherwise itself."""
    asked = clause.asked
    found: list[Clause] = []
    if clause.low is not None:
        floor = _end(asked, floor=True)
        found.append(attrs.evolve(clause, asked=floor, high=None))
    if clause.high is not None:
        ceiling = _end(asked, floor=False)
        found.append(attrs.evolve(clause, asked=ceiling, low=None))
    return tuple(found) or (clause,)


def limits_of(asked: Leaf) -> tuple[Limit | None, ...]:
    """The time limits of a requirement about documents; none of any other."""
    match asked:
        case Due(within=within) | Signed(within=within):
            return (within,)
        case Repeats(every=every, at=at):
            return (*at, every)
        case _:
            return ()


# --- where a leaf stands --------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Place:
    branch: Branch
    unless: tuple[str, ...] = ()
    ways: tuple[tuple[int, int], ...] = ()


def _leaves(requirement: Requirement, place: _Place) -> Iterator[tuple[_Place, Leaf]]:
    match requirement:
        case AllOf(parts):
            for part in parts:
                yield from _leaves(part, place)
        case AnyOf(parts):
            for which, part in enumerate(parts, start=1):
                ways = (*place.ways, (which, len(parts)))
                # The only way there is leaves no choice.
                here = attrs.evolve(place, ways=ways if len(parts) > 1 else place.ways)
                yield from _leaves(part, here)
        case Given(condition, then=then, otherwise=otherwise):
            for holds, part in ((True, then), (False, otherwise)):
                branch = settled((*place.branch, (condition, holds)))
                if branch is not None:
                    yield from _leaves(part, attrs.evolve(place, branch=branch))
        case Excusable(inner, unless=unless):
            reasons = tuple(sorted({*place.unless, *unless}))
            yield from _leaves(inner, attrs.evolve(place, unless=reasons))
        case _:
            yield place, requirement


# --- what a leaf says -----------------------------------------------------------------

_DOCUMENTS: Final = {
    DocumentKind.ASSESSMENT.value: Quantity.ASSESSMENT_DUE,
    DocumentKind.ASSESSMENT_UPDATE.value: Quantity.ASSESSMENT_DUE,
    DocumentKind.INITIAL_PLAN.value: Quantity.PLAN_DUE,
    DocumentKind.TREATMENT_PLAN.value: Quantity.PLAN_DUE,
    DocumentKind.PLAN_REVIEW.value: Quantity.REVIEW,
    DocumentKind.CONTINUED_STAY_REVIEW.value: Quantity.REVIEW,
    ServiceKind.DRUG_TEST.value: Quantity.DRUG_TESTS,
}

_PEOPLE, _PATIENTS, _PERCENT = "people", "patients", "percent"


def _read(leaf: Leaf, judges: Basis) -> Iterator[Clause]:
    """Yield the clauses of *leaf*, for everyone."""
    match leaf:
        case Above() | AtLeast() | AtMost() | Below() | Between():
            yield from _counted(leaf, leaf, judges)
        case Average(bound, over=over):
            mean = "on average" if over is None else f"on average over the {over}"
            yield from _counted(bound, leaf, judges, mean)
        case Counting(bound):
            yield from _counted(bound, leaf, judges, _counting(leaf))
        case Capped(floor, part=part, at_most=most):
            capped = f"of which {most} of {part} count at most"
            yield from _counted(floor, leaf, judges, capped)
        case Scaled(floor, patients=patients):
            scale = f"for every {number(patients, _PATIENTS)} enrolled"
            yield from _counted(floor, leaf, judges, scale)
        case EachSession():
            yield from _each_session(leaf, judges)
        case Gap(amount, of=of, per=per):
            yield Clause(
                quantity=Quantity.GAP,
                asked=leaf,
                judges=judges,
                high=amount.value,
                unit=amount.unit,
                per=per,
                of=of,
                manner=("holidays apart",) * leaf.holidays_apart,
            )
        case Share(part, whole, at_least=low, at_most=high, per=per):
            yield Clause(
                quantity=Quantity.SHARE,
                asked=leaf,
                judges=judges,
                low=low,
                high=high,
                unit=_PERCENT,
                per=per,
                of=part,
                whole=whole,
            )
        case Apart(one, other):
            yield Clause(
                quantity=Quantity.APART, asked=leaf, judges=judges, of=one, whole=other
            )
        case Length():
            yield from _length(leaf, judges)
        case Ratio(most, of=roles, load=load):
            named = " or ".join(
                _fields.spaced(role) for role in StaffRole if role in roles
            )
            yield Clause(
                quantity=Quantity.CASELOAD,
                asked=leaf,
                judges=judges,
                high=most,
                unit=_PATIENTS,
                about=load,
                manner=(f"of {named}",),
            )
        case LevelAbsent():
            yield Clause(quantity=Quantity.NO_SUCH_LEVEL, asked=leaf, judges=judges)
        case PlanHas(trait):
            yield Clause(
                quantity=Quantity.PLAN_CONTENT, asked=leaf, judges=judges, about=trait
            )
        case Due() | Repeats() | Signed():
            yield _on_paper(leaf, judges)
        case _:
            assert_never(leaf)


def _counted(
    bound: Bound, asked: Leaf, judges: Basis, *manner: str
) -> Iterator[Clause]:
    low: int | None = None
    high: int | None = None
    match bound:
        case AtLeast(amount):
            low = amount.value
        case AtMost(amount):
            high = amount.value
        case Above(amount):
            low = amount.value + 1
        case Below(amount):
            high = amount.value - 1
        case Between(amount, most):
            low = amount.value + bound.low_open
            high = most.value - bound.high_open
        case _:
            assert_never(bound)
    each = None if amount.each is None else amount.each.value
    clause = Clause(
        quantity=_quantity(bound, amount.unit, judges),
        asked=asked,
        judges=judges,
        low=low,
        high=high,
        unit=amount.unit,
        per=bound.per,
        of=bound.of,
        each=each,
        manner=manner,
    )
    yield clause
    # Sessions may overlap, and then take less time together; days and occasions do not.
    if low and each and amount.unit in (Unit.DAYS, Unit.OCCASIONS):
        yield attrs.evolve(
            clause,
            quantity=_quantity(bound, Unit.MINUTES, judges),
            low=low * each,
            high=None,
            unit=Unit.MINUTES,
            each=None,
            implied=True,
        )


def _counting(leaf: Counting) -> str:
    only = leaf.only
    if isinstance(only, EachSession):
        return f"counting {only.of} only with {only.limits}"
    return f"only what is {only}"


def _quantity(bound: Bound, unit: Unit, judges: Basis) -> Quantity:
    if judges is Basis.AVAILABLE:
        return Quantity.AVAILABILITY
    if bound.of.kinds == (ServiceKind.DRUG_TEST,):
        return Quantity.DRUG_TESTS
    match unit:
        case Unit.SESSIONS | Unit.OCCASIONS:
            return Quantity.SESSIONS
        case Unit.DAYS:
            weekly = is_week(bound.per)
            return Quantity.DAYS_A_WEEK if weekly else Quantity.DAYS_IN_SPAN
        case Unit.MINUTES:
            if isinstance(bound.per, ServiceDay | CalendarDay):
                return Quantity.HOURS_A_DAY
            weekly = is_week(bound.per)
            return Quantity.HOURS_A_WEEK if weekly else Quantity.HOURS_IN_SPAN
        case _:
            assert_never(unit)


def is_week(window: Window) -> bool:
    """Whether *window* is a week, from whichever day it runs."""
    match window:
        case Week():
            return True
        case Blocks(length) | Rolling(length):
            return length == DAYS_PER_WEEK
        case _:
            return False


def _each_session(leaf: EachSession, judges: Basis) -> Iterator[Clause]:
    shortest, longest = leaf.at_least, leaf.at_most
    if shortest is not None or longest is not None:
        yield Clause(
            quantity=Quantity.SESSION_LENGTH,
            asked=EachSession(of=leaf.of, at_least=shortest, at_most=longest),
            judges=judges,
            low=None if shortest is None else shortest.value,
            high=None if longest is None else longest.value,
            unit=Unit.MINUTES,
            of=leaf.of,
        )
    sizes: list[tuple[int | None, int | None, str]] = [(leaf.fewest, leaf.most, "")]
    for staff, people in enumerate(leaf.by_staff, start=1):
        more = " or more" if staff == len(leaf.by_staff) else ""
        sizes.append((None, people, f"with {staff} staff{more}"))
    for fewest, most, about in sizes:
        if fewest is not None or most is not None:
            yield Clause(
                quantity=Quantity.GROUP_SIZE,
                asked=EachSession(of=leaf.of, fewest=fewest, most=most),
                judges=judges,
                low=fewest,
                high=most,
                unit=_PEOPLE,
                of=leaf.of,
                about=about,
            )


def _length(leaf: Length, judges: Basis) -> Iterator[Clause]:
    low, high = leaf.at_least, leaf.at_most
    if low is not None and high is not None and low.unit is not high.unit:
        yield from _length(Length(at_least=low), judges)
        yield from _length(Length(at_most=high), judges)
        return
    yield Clause(
        quantity=Quantity.LENGTH_OF_STAY,
        asked=leaf,
        judges=judges,
        low=None if low is None else low.value,
        high=None if high is None else high.value,
        unit=next(term.unit for term in (low, high) if term is not None),
    )


def _on_paper(leaf: OnPaper, judges: Basis) -> Clause:
    quantity = _DOCUMENTS.get(leaf.document, Quantity.DOCUMENT_DUE)
    signers: tuple[str, ...] = ()
    match leaf:
        case Due(after=after, before=before, signed_by=by):
            manner = [f"from {after}"]
            if before is not None:
                manner.append(f"or before: {before}")
            signers = by
        case Repeats(after=after, since=since, signed_by=by):
            manner = [f"again and again from {after}"]
            if since is Since.ANCHOR:
                manner.append("on fixed days")
            if quantity is Quantity.PLAN_DUE:
                quantity = Quantity.REVIEW
            signers = by
        case Signed(by=by, from_effective=effective):
            start = "taking effect" if effective else "being made"
            manner = [f"from {start}"]
            quantity = Quantity.SIGNATURE
            signers = by
        case _:
            assert_never(leaf)
    manner += [f"signed by {_fields.spaced(signer)}" for signer in sorted(signers)]
    *_, limit = limits_of(leaf)
    term = limit if isinstance(limit, Term) else None
    return Clause(
        quantity=quantity,
        asked=leaf,
        judges=judges,
        high=None if term is None else term.value,
        unit="" if term is None else term.unit,
        about=leaf.document,
        manner=tuple(manner),
    )


# --- a leaf with one of its ends ------------------------------------------------------


def _end(leaf: Leaf, *, floor: bool) -> Leaf:
    match leaf:
        case Between():
            return _end_of(leaf, floor=floor)
        case Average(bound) | Counting(bound):
            return attrs.evolve(leaf, bound=_end_of(bound, floor=floor))
        case EachSession() if floor:
            return attrs.evolve(leaf, at_most=None, most=None)
        case EachSession():
            return attrs.evolve(leaf, at_least=None, fewest=None)
        case Share() | Length() if floor:
            return attrs.evolve(leaf, at_most=None)
        case Share() | Length():
            return attrs.evolve(leaf, at_least=None)
        case _:
            return leaf


def _end_of(bound: Bound, *, floor: bool) -> Bound:
    if not isinstance(bound, Between):
        return bound
    if floor:
        floor_of = Above if bound.low_open else AtLeast
        return floor_of(bound.low, of=bound.of, per=bound.per)
    ceiling = Below if bound.high_open else AtMost
    return ceiling(bound.high, of=bound.of, per=bound.per)
