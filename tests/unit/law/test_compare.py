"""Two rulebooks side by side: what stands beside what, and in what it differs."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from continuum.conditions import Age
from continuum.documents import Party
from continuum.errors import FieldTypeError, FieldValueError, NoTextError
from continuum.law import Aspect, Comparison, Match, Quantity, compare
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    SERVICE_DAY,
    WEEK,
)
from continuum.requirements import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Average,
    Between,
    Completed,
    Due,
    Excusable,
    Gap,
    Given,
    Length,
    PlanHas,
    PlanTrait,
    Repeats,
    Requirement,
    Scaled,
    Share,
    days,
    hours,
    minutes,
    sessions,
)
from continuum.rulebooks.us import medicare, va
from continuum.rules import Basis, Rule, Rulebook
from continuum.services import CLINICAL, GROUP, INDIVIDUAL, ServiceFilter, ServiceKind
from continuum.services import StaffRole as Role
from continuum.systems import asam3
from continuum.systems import medicare as medicare_levels
from continuum.terms import (
    Earliest,
    calendar_days,
    months,
    service_days,
    working_days,
)
from tests.strategies_rules import (
    EDUCATION,
    IOP,
    MONDAY,
    OUTPATIENT,
    book,
    rule,
    version,
)

NINE = AtLeast(hours(9), per=WEEK)
SIX = AtLeast(hours(6), per=WEEK)
MINOR = Age(below=18)
THERAPY = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="therapy"
)


def asking(
    *asked: Requirement | Rule,
    code: str = "US-XX",
    judges: Basis = Basis.DELIVERED,
) -> Rulebook:
    """A rulebook with a rule for each of *asked*."""
    rules = [
        attrs.evolve(
            item
            if isinstance(item, Rule)
            else rule(item, judges=judges, code=code, number=number),
            code=f"{code}-{number:03}",
        )
        for number, item in enumerate(asked, start=1)
    ]
    return book(*rules, code=code)


def beside(
    one: Requirement | Rulebook, other: Requirement | Rulebook
) -> tuple[Match, ...]:
    a = one if isinstance(one, Rulebook) else asking(one)
    b = other if isinstance(other, Rulebook) else asking(other, code="US-YY")
    return compare(a, b, at=IOP, on=MONDAY).matches


def only(one: Requirement | Rulebook, other: Requirement | Rulebook) -> Match:
    (match,) = beside(one, other)
    return match


def due(value: int, *by: Role | Party, **fields: Any) -> Due:
    within = calendar_days(value)
    return Due("treatment-plan", within=within, signed_by=by, **fields)


# --- one clause beside another --------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "aspects", "by"),
    [
        (NINE, NINE, (), 0),
        (NINE, AtLeast(minutes(541), per=WEEK), (Aspect.NUMBER,), 1),
        (NINE, AtLeast(minutes(539), per=WEEK), (Aspect.NUMBER,), -1),
        (AtMost(hours(9), per=WEEK), AtMost(hours(8), per=WEEK), (Aspect.NUMBER,), -60),
        (NINE, AtLeast(hours(9), per=PROGRAM_WEEK), (Aspect.WINDOW,), 0),
        (
            AtLeast(hours(1), per=SERVICE_DAY),
            AtLeast(hours(1), per=CALENDAR_DAY),
            (Aspect.WINDOW,),
            0,
        ),
        (
            AtLeast(hours(1), of=THERAPY, per=SERVICE_DAY),
            AtLeast(hours(1), per=CALENDAR_DAY),
            (Aspect.WINDOW, Aspect.SERVICES),
            0,
        ),
        (
            AtLeast(sessions(1), per=WEEK),
            AtLeast(sessions(4), per=CALENDAR_MONTH),
            (Aspect.NUMBER, Aspect.WINDOW),
            3,
        ),
        (NINE, AtLeast(hours(9), of=THERAPY, per=WEEK), (Aspect.SERVICES,), 0),
        (
            NINE,
            AtLeast(hours(8), of=THERAPY, per=PROGRAM_WEEK),
            (Aspect.NUMBER, Aspect.WINDOW, Aspect.SERVICES),
            -60,
        ),
        (NINE, Average(NINE), (Aspect.MANNER,), 0),
        (NINE, Excusable(NINE, unless=("refused",)), (Aspect.MANNER,), 0),
        (
            AtLeast(days(3, each=hours(3)), per=WEEK),
            AtLeast(days(3, each=hours(2)), per=WEEK),
            (Aspect.NUMBER,),
            0,
        ),
        (Scaled(NINE, patients=4), Scaled(NINE, patients=5), (Aspect.MANNER,), 0),
        (
            Share(GROUP, CLINICAL, at_most=50, per=WEEK),
            Share(GROUP, EDUCATION, at_most=40, per=WEEK),
            (Aspect.NUMBER, Aspect.SERVICES),
            -10,
        ),
        (Gap(days(2), per=WEEK), Gap(days(3), per=WEEK), (Aspect.NUMBER,), 1),
        (
            Length(at_least=calendar_days(14)),
            Length(at_least=months(1)),
            (Aspect.NUMBER,),
            None,
        ),
    ],
)
def test_two_clauses_about_the_same_thing_differ_in_so_much(
    one: Requirement, other: Requirement, aspects: tuple[Aspect, ...], by: int | None
) -> None:
    match = only(one, other)
    assert (match.aspects, match.by) == (aspects, by)
    assert match.alike is not bool(aspects)
    assert match.who == ((),)


@pytest.mark.parametrize(
    ("one", "other", "aspects", "by"),
    [
        (due(7), due(7), (), 0),
        (due(7), due(10), (Aspect.NUMBER,), 3),
        (
            due(7),
            Due("treatment-plan", within=working_days(7)),
            (Aspect.NUMBER,),
            None,
        ),
        (
            due(7),
            Due("treatment-plan", within=Earliest((service_days(3), calendar_days(7)))),
            (Aspect.NUMBER,),
            None,
        ),
        (
            Due("treatment-plan", within=None),
            Due("treatment-plan", within=None),
            (),
            None,
        ),
        (due(7), due(7, Role.COUNSELOR), (Aspect.MANNER,), 0),
        (due(7), due(7, after=Completed("assessment")), (Aspect.MANNER,), 0),
        (
            PlanHas(PlanTrait.GOALS),
            PlanHas(PlanTrait.GOALS),
            (),
            None,
        ),
    ],
)
def test_two_deadlines_for_one_document_differ_in_so_much(
    one: Requirement, other: Requirement, aspects: tuple[Aspect, ...], by: int | None
) -> None:
    a = asking(one, judges=Basis.DOCUMENTED)
    match = only(a, asking(other, code="US-YY", judges=Basis.DOCUMENTED))
    assert (match.aspects, match.by) == (aspects, by)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NINE, AtMost(hours(9), per=WEEK)),
        (NINE, AtLeast(days(3), per=WEEK)),
        (NINE, Scaled(NINE, patients=4)),
        (
            AtLeast(hours(9), of=GROUP, per=WEEK),
            AtLeast(hours(9), of=INDIVIDUAL, per=WEEK),
        ),
        (
            AtLeast(sessions(1), of=EDUCATION, per=WEEK),
            AtLeast(sessions(4), per=CALENDAR_MONTH),
        ),
        (
            Given(MINOR, then=NINE, otherwise=AtLeast(days(1), per=WEEK)),
            Given(MINOR, then=AtLeast(days(1), per=WEEK), otherwise=NINE),
        ),
    ],
)
def test_what_is_not_about_the_same_thing_stands_alone(
    one: Requirement, other: Requirement
) -> None:
    matches = beside(one, other)
    assert {bool(match.a) for match in matches} == {True, False}
    for match in matches:
        assert bool(match.a) is not bool(match.b)
        assert (match.aspects, match.by, match.alike) == ((), None, False)


def test_of_whom_nothing_was_read_it_is_said() -> None:
    said = " no text about that level was read for that day."
    one, other = asking(NINE), asking(NINE, code="US-YY")
    assert said not in str(compare(one, other, at=IOP, on=MONDAY))
    for at in ((IOP, OUTPATIENT), (OUTPATIENT, IOP)):
        found = compare(one, other, at=at, on=MONDAY)
        assert str(found).count(said) == 1
        assert found._repr_html_().count(said) == 1
    assert str(compare(one, other, at=OUTPATIENT, on=MONDAY)).count(said) == 2


def test_the_basis_is_told_where_it_differs() -> None:
    planned = asking(NINE, judges=Basis.PLANNED)
    assert only(planned, NINE).aspects == (Aspect.BASIS,)


def test_the_services_that_only_one_counts_are_told() -> None:
    wider = THERAPY | EDUCATION
    match = only(
        AtLeast(hours(9), of=wider, per=WEEK), AtLeast(hours(9), of=THERAPY, per=WEEK)
    )
    assert match.only_a is not None
    assert match.only_a.kinds == (ServiceKind.EDUCATION,)
    assert match.only_b is not None
    assert match.only_b.boxes == ()
    alone, *_ = beside(NINE, AtMost(hours(9), per=WEEK))
    assert alone.only_a == CLINICAL
    assert alone.only_b is None


# --- which beside which ---------------------------------------------------------------


def test_a_whole_stands_beside_a_whole_and_a_part_beside_a_part() -> None:
    one = AllOf((NINE, AtLeast(hours(1), of=THERAPY & INDIVIDUAL, per=WEEK)))
    other = AllOf(
        (
            AtLeast(hours(2), of=THERAPY & INDIVIDUAL, per=WEEK),
            AtLeast(hours(8), of=THERAPY, per=WEEK),
        )
    )
    found = [(match.a[0].low, match.b[0].low) for match in beside(one, other)]
    assert found == [(540, 480), (60, 120)]


def test_a_part_without_its_like_stands_alone() -> None:
    one = AllOf((NINE, AtLeast(hours(1), of=THERAPY, per=WEEK)))
    total, part = beside(one, NINE)
    assert total.alike
    assert [each.low for each in part.a] == [60]
    assert part.b == ()


def test_a_part_stands_beside_a_whole_that_counts_the_same() -> None:
    one = AllOf((NINE, AtLeast(hours(1), of=THERAPY, per=WEEK)))
    found = beside(one, AtLeast(hours(3), of=THERAPY, per=WEEK))
    assert [(match.a[0].low, bool(match.b)) for match in found] == [
        (540, False),
        (60, True),
    ]


def judged(asked: Requirement, judges: Basis) -> Rule:
    return rule(asked, judges=judges)


def pairs(one: tuple[Rule, Rule], other: tuple[Rule, Rule]) -> list[tuple[str, str]]:
    """Which rule of the one stands beside which of the other, by their last digit."""
    matches = beside(asking(*one), asking(*other, code="US-YY"))
    return [(match.a[0].code[-1], match.b[0].code[-1]) for match in matches]


OFFERED, DELIVERED = Basis.OFFERED, Basis.DELIVERED
WIDER = THERAPY | EDUCATION
SKILLS = ServiceFilter.of(ServiceKind.SKILLS, label="skills")


@pytest.mark.parametrize(
    ("one", "other", "nearest"),
    [
        # The same services, though judged otherwise.
        (
            (
                judged(AtLeast(hours(9), of=THERAPY, per=WEEK), DELIVERED),
                judged(AtLeast(hours(9), of=WIDER, per=WEEK), OFFERED),
            ),
            (
                judged(AtLeast(hours(9), of=THERAPY, per=WEEK), OFFERED),
                judged(AtLeast(hours(9), of=WIDER, per=WEEK), DELIVERED),
            ),
            [("1", "1"), ("2", "2")],
        ),
        # More of the services: 3 kinds of 4 beside 2 of 3, not 2 of 4 beside 2 of 3.
        (
            (
                judged(AtLeast(hours(9), of=EDUCATION, per=WEEK), DELIVERED),
                judged(AtLeast(hours(9), of=WIDER | SKILLS, per=WEEK), OFFERED),
            ),
            (
                judged(AtLeast(hours(9), of=EDUCATION | SKILLS, per=WEEK), OFFERED),
                judged(AtLeast(hours(9), of=WIDER, per=WEEK), DELIVERED),
            ),
            [("1", "1"), ("2", "2")],
        ),
        # One that counts all that the other does, before one that shares as many kinds.
        (
            (
                judged(AtLeast(hours(9), of=WIDER, per=WEEK), DELIVERED),
                judged(AtLeast(hours(9), of=THERAPY, per=WEEK), OFFERED),
            ),
            (
                judged(AtLeast(hours(9), of=THERAPY | SKILLS, per=WEEK), DELIVERED),
                judged(AtLeast(hours(9), of=EDUCATION, per=WEEK), OFFERED),
            ),
            [("1", "2"), ("2", "1")],
        ),
        # The same window, though judged otherwise.
        (
            (
                judged(NINE, DELIVERED),
                judged(AtLeast(hours(9), per=PROGRAM_WEEK), OFFERED),
            ),
            (
                judged(NINE, OFFERED),
                judged(AtLeast(hours(9), per=PROGRAM_WEEK), DELIVERED),
            ),
            [("1", "1"), ("2", "2")],
        ),
        # What is judged alike, though the number differs.
        (
            (judged(NINE, DELIVERED), judged(SIX, OFFERED)),
            (judged(NINE, OFFERED), judged(SIX, DELIVERED)),
            [("1", "2"), ("2", "1")],
        ),
        # The nearer number.
        (
            (judged(NINE, DELIVERED), judged(SIX, DELIVERED)),
            (
                judged(AtLeast(hours(5), per=WEEK), DELIVERED),
                judged(AtLeast(hours(10), per=WEEK), DELIVERED),
            ),
            [("1", "2"), ("2", "1")],
        ),
    ],
)
def test_the_nearest_stand_beside_each_other(
    one: tuple[Rule, Rule], other: tuple[Rule, Rule], nearest: list[tuple[str, str]]
) -> None:
    assert pairs(one, other) == nearest


def test_a_part_stands_where_its_like_does() -> None:
    of = EDUCATION | SKILLS
    parts = AllOf(
        (
            NINE,
            AtLeast(hours(1), of=of, per=WEEK),
            AtLeast(hours(2), of=of, per=WEEK),
        )
    )
    other = AllOf((NINE, AtLeast(hours(1), of=EDUCATION, per=WEEK)))
    found = [(match.a[0].low, match.b[0].low) for match in beside(parts, other)]
    assert found == [(540, 540), (60, 60), (120, 60)]
    found = [(match.a[0].low, match.b[0].low) for match in beside(other, parts)]
    assert found == [(540, 540), (60, 60), (60, 120)]


def test_what_two_rules_ask_alike_stands_once() -> None:
    match = only(asking(NINE, NINE), NINE)
    assert [each.code for each in match.a] == ["US-XX-001", "US-XX-002"]


def test_what_two_rules_ask_otherwise_stands_beside_the_same() -> None:
    near, far = beside(asking(NINE, SIX), AtLeast(hours(8), per=WEEK))
    assert (near.by, far.by) == (-60, 120)
    near, far = beside(AtLeast(hours(8), per=WEEK), asking(NINE, SIX, code="US-YY"))
    assert (near.by, far.by) == (60, -120)


def test_of_two_deadlines_one_stands_alone_where_it_runs_from_elsewhere() -> None:
    again = Due(
        "treatment-plan", within=calendar_days(1), after=Completed("assessment")
    )
    one = asking(due(7), again, due(10), judges=Basis.DOCUMENTED)
    found = beside(one, asking(due(7), code="US-YY", judges=Basis.DOCUMENTED))
    assert [(match.alike, match.by) for match in found] == [
        (True, 0),
        (False, None),
        (False, -3),
    ]


def test_a_due_document_is_no_document_due_again() -> None:
    one = asking(Due("plan-review", within=months(1)), judges=Basis.DOCUMENTED)
    other = asking(
        Repeats("plan-review", every=months(1)), code="US-YY", judges=Basis.DOCUMENTED
    )
    assert len(beside(one, other)) == 2


# --- for whom -------------------------------------------------------------------------


def test_what_everyone_is_asked_stands_beside_each_that_is_told_apart() -> None:
    minors, adults = beside(NINE, Given(MINOR, then=SIX, otherwise=NINE))
    assert (minors.by, minors.b[0].clause.whom) == (-180, "under 18")
    assert adults.alike
    assert adults.who == (((Age(at_least=18), True),),)


def test_those_of_whom_only_one_asks_are_told() -> None:
    adults = asking(rule(NINE, population=(Age(at_least=18),)), code="US-YY")
    both, minors = beside(NINE, adults)
    assert both.who == (((Age(at_least=18), True),),)
    assert (minors.who, minors.b) == ((((MINOR, True),),), ())


def test_an_alternative_differs_in_its_manner_from_what_is_asked_alone() -> None:
    either = AnyOf((NINE, Gap(days(2), per=WEEK)))
    assert beside(NINE, either)[0].aspects == (Aspect.MANNER,)


# --- the whole ------------------------------------------------------------------------


def test_virginia_asks_minors_for_three_hours_less_than_medicare() -> None:
    found = compare(
        medicare.RULEBOOK,
        va.RULEBOOK,
        at=(medicare_levels.IOP, asam3.LEVEL_2_1),
        on=date(2026, 11, 21),
    )
    # 9 h for everyone beside 6 h for the young: 180 minutes less.
    young = next(match for match in found.different if match.by == -180)
    assert young.quantity is Quantity.HOURS_A_WEEK
    assert {each.code for each in young.a} >= {"US-MEDICARE-002", "US-MEDICARE-008"}
    assert [each.code for each in young.b] == ["US-VA-001"]
    assert Aspect.MANNER in young.aspects  # Virginia takes the mean


def sample() -> Comparison:
    three_days = AtLeast(days(3), per=WEEK)
    first = AllOf(
        (
            AtLeast(hours(9), of=THERAPY | EDUCATION, per=WEEK),
            three_days,
            AtMost(sessions(4), of=THERAPY, per=SERVICE_DAY),
        )
    )
    six, nine = (AtLeast(hours(low), of=THERAPY, per=WEEK) for low in (6, 9))
    second = Given(
        MINOR,
        then=AllOf((six, three_days)),
        otherwise=AllOf((nine, three_days, Gap(days(2), per=WEEK))),
    )
    return compare(asking(first), asking(second, code="US-YY"), at=IOP, on=MONDAY)


def test_every_clause_is_different_alike_or_only_in_one() -> None:
    found = sample()
    parts = (found.different, found.alike, found.only_a, found.only_b)
    assert [len(part) for part in parts] == [2, 1, 1, 1]
    assert sum(map(len, parts)) == len(found.matches)


TABLE = """\
The state of US-XX at toy 2.1 beside The state of US-YY at toy 2.1 on 2026-03-02

about           US-XX                     US-YY                     differs
--------------  ------------------------  ------------------------  ------------
hours a week    at least 9 h of therapy   at least 6 h of therapy   US-YY: 3 h
under 18        or education per week     per week                  less
                US-XX-001, delivered      US-YY-001, delivered      services
hours a week    at least 9 h of therapy   at least 9 h of therapy   services
18 or older     or education per week     per week
                US-XX-001, delivered      US-YY-001, delivered
days a week     at least 3 days of        at least 3 days of        alike
                clinical services per     clinical services per
                week                      week
                US-XX-001, delivered      US-YY-001, delivered
sessions        at most 4 sessions of                               only US-XX
                therapy per service day
                US-XX-001, delivered
time without                              at most 2 consecutive     only US-YY
service                                   days without clinical
18 or older                               services
                                          US-YY-001, delivered

only counted by US-XX-001: education
2 differ, 1 alike, 1 only US-XX, 1 only US-YY"""


def test_a_comparison_reads_as_a_table() -> None:
    assert str(sample()) == TABLE


def test_a_notebook_shows_the_same_table() -> None:
    html = sample()._repr_html_()
    for text in (
        "US-XX-001, delivered",
        "US-YY: 3 h less",
        "alike",
        "only US-XX",
        "2 differ, 1 alike, 1 only US-XX, 1 only US-YY",
    ):
        assert text in html
    assert html.count("<tr>") == 1 + len(sample().matches)


def test_services_that_both_count_in_part_are_told_so() -> None:
    one = AtLeast(hours(9), of=THERAPY & GROUP, per=WEEK)
    other = AtLeast(hours(9), of=THERAPY, per=WEEK)
    found = compare(asking(one), asking(other, code="US-YY"), at=IOP, on=MONDAY)
    assert "only counted by US-YY-001: some counseling and some psychotherapy" in str(
        found
    )
    turned = compare(asking(other), asking(one, code="US-YY"), at=IOP, on=MONDAY)
    assert "only counted by US-XX-001: some counseling" in str(turned)


def test_one_authority_is_compared_with_itself_at_two_levels() -> None:
    outpatient = rule(Between(hours(1), hours(8), per=WEEK), level=OUTPATIENT)
    both = asking(rule(NINE), outpatient)
    found = compare(both, both, at=(OUTPATIENT, IOP), on=MONDAY)
    lines = str(found).splitlines()
    assert lines[2].split() == ["about", "toy", "1", "toy", "2.1", "differs"]
    assert found.matches[0].by == 480


def test_where_neither_asks_anything_the_table_is_empty() -> None:
    silent = asking(NINE)
    found = compare(silent, silent, at=OUTPATIENT, on=MONDAY)
    assert found.matches == ()
    assert str(found).endswith("0 differ, 0 alike, 0 only US-XX, 0 only US-XX")


def test_only_what_is_in_force_on_the_day_is_compared() -> None:
    young = version(NINE, date(2025, 1, 1))
    one = book(rule(SIX), rule(young, number=2))
    assert len(compare(one, one, at=IOP, on=date(2024, 12, 31)).matches) == 1
    assert len(compare(one, one, at=IOP, on=date(2025, 1, 1)).matches) == 2
    with pytest.raises(NoTextError):
        compare(one, one, at=IOP, on=date(2019, 12, 31))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"a": NINE}, r"compare\.a must be a Rulebook"),
        ({"b": NINE}, r"compare\.b must be a Rulebook"),
        ({"on": "2026-03-02"}, r"compare\.on must be a datetime\.date"),
        ({"at": "2.1"}, r"compare\.at must be a Level or several"),
        ({"at": ["2.1"]}, r"compare\.at\[0\] must be a Level"),
    ],
)
def test_a_wrong_argument_is_named(arguments: dict[str, Any], said: str) -> None:
    given = {"a": asking(NINE), "b": asking(NINE), "on": MONDAY, "at": IOP, **arguments}
    with pytest.raises(FieldTypeError, match=said):
        compare(given.pop("a"), given.pop("b"), **given)


@pytest.mark.parametrize("at", [(), (IOP, IOP, IOP)])
def test_more_or_fewer_than_two_levels_are_refused(at: tuple[object, ...]) -> None:
    with pytest.raises(FieldValueError, match=r"compare\.at must be one level, or two"):
        compare(asking(NINE), asking(NINE), at=at, on=MONDAY)  # type: ignore[arg-type]
