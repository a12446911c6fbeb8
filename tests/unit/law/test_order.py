"""Which clause asks more than another, and which two contradict each other."""

from __future__ import annotations

import pytest

from continuum.conditions import Age, Condition
from continuum.documents import Party
from continuum.law import Clause
from continuum.law._clauses import clauses_of
from continuum.law._order import contradict, implies, total
from continuum.periods import (
    CALENDAR_DAY,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    Rolling,
    Window,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    Above,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Capped,
    Completed,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Length,
    Load,
    PlanHas,
    PlanTrait,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    Share,
    Signed,
    days,
    hours,
    minutes,
    sessions,
)
from continuum.rules import Basis
from continuum.services import CLINICAL, GROUP, INDIVIDUAL
from continuum.services import StaffRole as Role
from continuum.terms import (
    Earliest,
    Limit,
    Term,
    calendar_days,
    hours_after,
    months,
    service_days,
    weeks,
    working_days,
)
from tests.strategies_rules import EDUCATION


def clause(
    requirement: Requirement,
    judges: Basis = Basis.DELIVERED,
    population: tuple[Condition, ...] = (),
) -> Clause:
    first, *_ = clauses_of(requirement, judges=judges, population=population)
    return first


def floor(value: int, per: Window = WEEK) -> AtLeast:
    return AtLeast(hours(value), per=per)


def ceiling(value: int, per: Window = WEEK) -> AtMost:
    return AtMost(hours(value), per=per)


NINE = floor(9)
IN_THE_EVENING = Counting(NINE, only=EVENINGS_AND_WEEKENDS)
CAPPED = Capped(NINE, part=EDUCATION, at_most=hours(4))
SCALED = Scaled(NINE, patients=4)


def due(within: Limit | None, document: str = "treatment-plan") -> Due:
    return Due(document, within=within)


def again(every: Term, first: Term | None = None) -> Repeats:
    return Repeats("plan-review", every=every, at=(first,) if first else ())


def seen(by: Role | Party, within: Term | None = None) -> Signed:
    return Signed("treatment-plan", by=(by,), within=within)


def ratio(most: int, role: Role = Role.COUNSELOR, load: Load = Load.EACH) -> Ratio:
    return Ratio(most, of=(role,), load=load)


CHOICE = Earliest((service_days(10), calendar_days(30)))

STRICTER: list[tuple[Requirement, Requirement]] = [
    (floor(10), NINE),
    (ceiling(19), ceiling(20)),
    (Below(hours(19), per=WEEK), ceiling(19)),
    (floor(9, ROLLING_7_DAYS), NINE),
    (floor(9, ROLLING_7_DAYS), floor(9, PROGRAM_WEEK)),
    (floor(9, Rolling(30)), floor(9, Blocks(30))),
    (floor(1, CALENDAR_DAY), floor(1, SERVICE_DAY)),
    (ceiling(1, CALENDAR_DAY), ceiling(1, SERVICE_DAY)),
    (AtLeast(hours(9), of=EDUCATION, per=WEEK), NINE),
    (ceiling(9), AtMost(hours(9), of=EDUCATION, per=WEEK)),
    (floor(2, SERVICE_DAY), floor(1, SERVICE_DAY)),
    (NINE, Average(NINE)),
    (NINE, Average(NINE, over=STAY)),
    (NINE, Average(Between(minutes(539), hours(19), per=WEEK, low_open=True))),
    (IN_THE_EVENING, NINE),
    (ceiling(9), Counting(ceiling(9), only=EVENINGS_AND_WEEKENDS)),
    (CAPPED, NINE),
    (NINE, Excusable(NINE, unless=("refused",))),
    (
        Excusable(NINE, unless=("refused",)),
        Excusable(NINE, unless=("refused", "ill")),
    ),
    (AtLeast(days(3, each=hours(3)), per=WEEK), AtLeast(days(3), per=WEEK)),
    (AtMost(days(3), per=WEEK), AtMost(days(3, each=hours(3)), per=WEEK)),
    (AtLeast(hours(9, each=minutes(15)), per=WEEK), NINE),
    (Gap(days(2), per=STAY), Gap(days(3), per=STAY)),
    (Gap(days(2), per=STAY), Gap(days(2), per=STAY, holidays_apart=True)),
    (EachSession(at_least=hours(1)), EachSession(of=EDUCATION, at_least=hours(1))),
    (EachSession(most=10), EachSession(of=EDUCATION, most=12)),
    (
        Share(GROUP, CLINICAL, at_least=50, per=WEEK),
        Share(GROUP, CLINICAL, at_least=40, per=WEEK),
    ),
    (ratio(24), ratio(25)),
    (Length(at_least=calendar_days(15)), Length(at_least=weeks(2))),
    (Length(at_least=calendar_days(31)), Length(at_least=months(1))),
    (Length(at_most=calendar_days(28)), Length(at_most=months(1))),
    (due(calendar_days(7)), due(calendar_days(8))),
    (due(weeks(1)), due(calendar_days(8))),
    (due(calendar_days(7)), due(working_days(7))),
    (due(calendar_days(28)), due(months(1))),
    (due(hours_after(24)), due(hours_after(48))),
    (due(service_days(3)), due(service_days(4))),
    (again(months(1)), again(months(2))),
    (seen(Role.NURSE, calendar_days(3)), seen(Role.NURSE, calendar_days(4))),
]
"""Pairs of which the first asks more."""

UNRELATED: list[tuple[Requirement, Requirement]] = [
    (NINE, ceiling(9)),
    (NINE, AtLeast(days(3), per=WEEK)),
    (NINE, floor(9, PROGRAM_WEEK)),
    (floor(9, Rolling(8)), NINE),
    (floor(9, STAY), floor(9, CALENDAR_DAY)),
    (Average(NINE, over=STAY), Average(NINE)),
    (IN_THE_EVENING, CAPPED),
    (
        Counting(floor(2, SERVICE_DAY), only=EVENINGS_AND_WEEKENDS),
        floor(1, SERVICE_DAY),
    ),
    (SCALED, NINE),
    (SCALED, Scaled(NINE, patients=5)),
    (CAPPED, Capped(NINE, part=EDUCATION, at_most=hours(3))),
    (AtLeast(hours(9), of=EDUCATION, per=SERVICE_DAY), floor(8, SERVICE_DAY)),
    (
        Average(AtMost(hours(9), per=SERVICE_DAY)),
        Average(AtMost(hours(9), of=EDUCATION, per=SERVICE_DAY)),
    ),
    (Gap(days(2), of=EDUCATION, per=STAY), Gap(days(2), per=STAY)),
    (Gap(days(2), per=STAY), Gap(minutes(2), per=STAY)),
    (
        Share(GROUP, CLINICAL, at_least=50, per=WEEK),
        Share(GROUP, EDUCATION, at_least=50, per=WEEK),
    ),
    (ratio(24), ratio(24, Role.NURSE)),
    (ratio(24), ratio(24, load=Load.AVERAGE)),
    (EachSession(by_staff=(10,)), EachSession(most=10)),
    (due(calendar_days(7)), due(calendar_days(7), "initial-plan")),
    (due(calendar_days(7)), due(hours_after(168))),
    (due(calendar_days(29)), due(months(1))),
    (due(calendar_days(8)), due(working_days(7))),
    (due(calendar_days(7)), due(CHOICE)),
    (due(calendar_days(7)), due(None)),
    (due(calendar_days(7, first_counts=True)), due(calendar_days(7))),
    (
        due(calendar_days(7)),
        Due("treatment-plan", within=calendar_days(8), after=Completed("assessment")),
    ),
    (due(calendar_days(30), "plan-review"), again(calendar_days(30))),
    (again(months(1)), again(months(1), calendar_days(18))),
    (seen(Role.NURSE), seen(Party.PATIENT)),
    (PlanHas(PlanTrait.GOALS), PlanHas(PlanTrait.NEEDS)),
    (Apart(GROUP, INDIVIDUAL), Apart(EDUCATION & GROUP, INDIVIDUAL)),
    (due(service_days(3)), due(service_days(3, of=EDUCATION))),
    (Length(at_most=months(1)), Length(at_most=calendar_days(30))),
]
"""Pairs of which neither asks more."""


@pytest.mark.parametrize(("more", "less"), STRICTER, ids=str)
def test_who_meets_the_stricter_meets_the_other_and_not_the_other_way(
    more: Requirement, less: Requirement
) -> None:
    assert implies(clause(more), clause(less))
    assert not implies(clause(less), clause(more))


@pytest.mark.parametrize(("one", "other"), UNRELATED, ids=str)
def test_what_does_not_compare_is_not_compared(
    one: Requirement, other: Requirement
) -> None:
    assert not implies(clause(one), clause(other))
    assert not implies(clause(other), clause(one))


@pytest.mark.parametrize(
    "asked",
    [NINE, SCALED, CAPPED, due(CHOICE), due(None), PlanHas(PlanTrait.GOALS), ratio(24)],
)
def test_a_clause_implies_itself(asked: Requirement) -> None:
    assert implies(clause(asked), clause(asked))


def test_what_is_asked_of_everyone_is_asked_of_minors() -> None:
    everyone, minors = clause(NINE), clause(NINE, population=(Age(below=18),))
    assert implies(everyone, minors)
    assert not implies(minors, everyone)


def test_what_is_planned_is_not_thereby_delivered() -> None:
    assert not implies(clause(NINE, Basis.PLANNED), clause(NINE, Basis.DELIVERED))


def test_an_alternative_neither_implies_nor_is_implied() -> None:
    way = clause(AnyOf((NINE, Gap(days(2), per=STAY))))
    assert not implies(way, clause(NINE))
    assert not implies(clause(NINE), way)


def test_days_of_a_length_imply_the_hours_they_take() -> None:
    _, implied = clauses_of(
        AtLeast(days(3, each=hours(3)), per=WEEK), judges=Basis.DELIVERED
    )
    assert implies(implied, clause(NINE))


@pytest.mark.parametrize(
    ("high", "low", "expected"),
    [
        # Below 9 h on average is never 9 h, but any number short of it.
        (Below(hours(9), per=WEEK), AtMost(minutes(540), per=WEEK), True),
        (Below(hours(9), per=WEEK), AtMost(minutes(539), per=WEEK), False),
        (Below(hours(9), per=WEEK), Below(hours(9), per=WEEK), True),
        (AtMost(minutes(539), per=WEEK), Below(hours(9), per=WEEK), True),
        (AtMost(minutes(540), per=WEEK), Below(hours(9), per=WEEK), False),
    ],
)
def test_a_mean_may_come_as_near_as_it_likes(
    high: AtMost | Below, low: AtMost | Below, *, expected: bool
) -> None:
    assert implies(clause(Average(high)), clause(Average(low))) is expected


def test_a_mean_above_a_number_is_not_a_unit_more() -> None:
    above = Average(Between(hours(9), hours(19), per=WEEK, low_open=True))
    (band,) = clauses_of(above, judges=Basis.DELIVERED)
    alone = clause(Average(Above(hours(9), per=WEEK)))
    for one in (band, alone):
        assert not implies(one, clause(Average(AtLeast(minutes(541), per=WEEK))))
        assert implies(one, clause(Average(AtLeast(minutes(540), per=WEEK))))
    least = Average(Between(minutes(541), hours(19), per=WEEK))
    (closed,) = clauses_of(least, judges=Basis.DELIVERED)
    assert implies(closed, clause(Average(AtLeast(minutes(541), per=WEEK))))


# --- contradictions -------------------------------------------------------------------

CONTRADICTING: list[tuple[Requirement, Requirement]] = [
    (floor(20), ceiling(19)),
    (floor(20), Below(hours(20), per=WEEK)),
    (floor(20, ROLLING_7_DAYS), ceiling(19)),
    (floor(20), ceiling(19, ROLLING_7_DAYS)),
    (floor(20), Average(ceiling(19))),
    (Average(floor(20)), ceiling(19)),
    (Average(floor(20)), Average(ceiling(19))),
    (AtLeast(hours(20), of=EDUCATION, per=WEEK), ceiling(19)),
    (Counting(floor(20), only=EVENINGS_AND_WEEKENDS), ceiling(19)),
    (Capped(floor(20), part=EDUCATION, at_most=hours(1)), ceiling(19)),
    (Excusable(floor(20), unless=("refused",)), ceiling(19)),
    (AtLeast(days(4, each=hours(3)), per=WEEK), AtMost(days(3), per=WEEK)),
    (
        AtLeast(days(4, each=hours(3)), per=WEEK),
        AtMost(days(3, each=hours(2)), per=WEEK),
    ),
    (EachSession(at_least=hours(2)), EachSession(of=EDUCATION, at_most=hours(1))),
    (EachSession(of=EDUCATION, at_least=hours(2)), EachSession(at_most=hours(1))),
    (EachSession(fewest=3), EachSession(most=2)),
    (
        Share(GROUP, CLINICAL, at_least=51, per=WEEK),
        Share(GROUP, CLINICAL, at_most=50, per=WEEK),
    ),
    (Length(at_least=calendar_days(15)), Length(at_most=weeks(2))),
    (Length(at_least=calendar_days(32)), Length(at_most=months(1))),
    (AtLeast(hours(3), of=EDUCATION, per=SERVICE_DAY), ceiling(2, SERVICE_DAY)),
    (floor(3, CALENDAR_DAY), Average(ceiling(2, SERVICE_DAY))),
]

COMPATIBLE: list[tuple[Requirement, Requirement]] = [
    (floor(19), ceiling(19)),
    (floor(20), ceiling(19, PROGRAM_WEEK)),
    (floor(20), AtMost(hours(19), of=EDUCATION, per=WEEK)),
    (floor(20), Counting(ceiling(19), only=EVENINGS_AND_WEEKENDS)),
    (floor(20), ceiling(10, CALENDAR_DAY)),
    (Scaled(floor(20), patients=4), ceiling(19)),
    (Average(floor(20)), Average(ceiling(19), over=STAY)),
    (AtLeast(days(4), per=WEEK), AtMost(days(3, each=hours(2)), per=WEEK)),
    (AtLeast(days(4), per=WEEK), AtMost(sessions(3), per=WEEK)),
    (EachSession(of=EDUCATION, at_least=hours(2)), EachSession(of=GROUP, most=2)),
    (
        EachSession(of=GROUP, at_least=hours(2)),
        EachSession(of=INDIVIDUAL, at_most=hours(1)),
    ),
    (Length(at_least=calendar_days(14)), Length(at_most=weeks(2))),
    (Length(at_least=calendar_days(31)), Length(at_most=months(1))),
    (
        AtLeast(hours(3), of=EDUCATION, per=SERVICE_DAY),
        Average(ceiling(2, SERVICE_DAY)),
    ),
    (AnyOf((floor(20), Gap(days(2), per=STAY))), ceiling(19)),
    (floor(20), AnyOf((ceiling(19), Gap(days(2), per=STAY)))),
    (ceiling(19), floor(20)),
    (floor(20), due(calendar_days(7))),
]


@pytest.mark.parametrize(("least", "most"), CONTRADICTING, ids=str)
def test_a_floor_above_a_ceiling_contradicts_it(
    least: Requirement, most: Requirement
) -> None:
    assert contradict(clause(least), clause(most))


@pytest.mark.parametrize(("least", "most"), COMPATIBLE, ids=str)
def test_what_may_both_hold_contradicts_nothing(
    least: Requirement, most: Requirement
) -> None:
    assert not contradict(clause(least), clause(most))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Basis.PLANNED, Basis.DELIVERED, True),
        (Basis.OFFERED, Basis.PLANNED, True),
        (Basis.AVAILABLE, Basis.AVAILABLE, True),
        (Basis.STAFFED, Basis.PLANNED, False),
        (Basis.PLANNED, Basis.STAFFED, False),
    ],
)
def test_one_schedule_kept_as_planned_is_judged_by_all_three(
    one: Basis, other: Basis, *, expected: bool
) -> None:
    assert contradict(clause(floor(20), one), clause(ceiling(19), other)) is expected


def test_of_different_patients_both_may_be_asked() -> None:
    minors = clause(floor(20), population=(Age(below=18),))
    assert not contradict(minors, clause(ceiling(19), population=(Age(at_least=18),)))
    assert contradict(minors, clause(ceiling(19), population=(Age(at_least=17),)))


def test_two_means_that_never_reach_the_number_may_lie_between() -> None:
    above = Average(Between(minutes(540), hours(19), per=WEEK, low_open=True))
    least, *_ = clauses_of(above, judges=Basis.DELIVERED)
    assert not contradict(least, clause(Average(Below(minutes(541), per=WEEK))))
    assert contradict(least, clause(Average(Below(minutes(540), per=WEEK))))
    assert contradict(least, clause(Average(AtMost(minutes(540), per=WEEK))))


def test_a_part_beside_its_whole_is_no_total() -> None:
    whole, part = clauses_of(
        AllOf((NINE, AtLeast(hours(1), of=EDUCATION, per=WEEK))),
        judges=Basis.DELIVERED,
    )
    assert total(whole, (whole, part))
    assert not total(part, (whole, part))
    assert total(part, (part,))
    assert total(part, (clause(NINE, Basis.OFFERED), part))
