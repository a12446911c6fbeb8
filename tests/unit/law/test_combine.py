"""Everything that several authorities ask of one program."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from continuum.conditions import Age
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    NoTextError,
)
from continuum.law import Combination, Conflict, Quantity, combine
from continuum.periods import STAY, WEEK
from continuum.requirements import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Between,
    Due,
    Excusable,
    Gap,
    Given,
    PlanHas,
    PlanTrait,
    Requirement,
    days,
    hours,
)
from continuum.rulebooks import programs
from continuum.rulebooks.us import medicare, tricare, va
from continuum.rules import Basis, Rulebook
from continuum.systems import asam3, general
from continuum.systems import medicare as medicare_levels
from continuum.systems import tricare as tricare_levels
from continuum.terms import calendar_days
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
BAND = Between(hours(9), hours(19), per=WEEK)
TWENTY = AtLeast(hours(20), per=WEEK)


def asking(
    *asked: Requirement, code: str = "US-XX", judges: Basis = Basis.DELIVERED
) -> Rulebook:
    rules = (
        rule(each, code=code, number=number, judges=judges)
        for number, each in enumerate(asked, start=1)
    )
    return book(*rules, code=code)


def both(*asked: Requirement, judges: Basis = Basis.DELIVERED) -> Combination:
    """The first asked by one authority, the others by another."""
    one, *others = asked
    return combine(
        asking(one, judges=judges),
        asking(*others, code="US-YY", judges=judges),
        at=IOP,
        on=MONDAY,
    )


def binding(found: Combination) -> list[tuple[str, int | None, int | None]]:
    return [(each.code, each.low, each.high) for each in found.binding]


# --- what binds -----------------------------------------------------------------------


def test_the_highest_floor_and_the_lowest_ceiling_bind() -> None:
    found = both(BAND, Between(hours(6), hours(30), per=WEEK))
    assert binding(found) == [("US-XX-001", 540, None), ("US-XX-001", None, 1140)]
    assert [(each.low, each.high) for each in found.asked] == [
        (540, None),
        (360, None),
        (None, 1140),
        (None, 1800),
    ]
    assert found.conflicts == ()


def test_the_strictest_comes_first_whoever_asks() -> None:
    found = both(Between(hours(6), hours(30), per=WEEK), BAND)
    assert [(each.low, each.high) for each in found.asked] == [
        (540, None),
        (360, None),
        (None, 1140),
        (None, 1800),
    ]


def test_of_two_that_ask_alike_both_bind() -> None:
    assert [code for code, *_ in binding(both(NINE, NINE))] == [
        "US-XX-001",
        "US-YY-001",
    ]


def test_what_is_asked_of_other_services_binds_too() -> None:
    found = both(NINE, AtLeast(hours(3), of=EDUCATION, per=WEEK))
    assert [low for _, low, _ in binding(found)] == [540, 180]
    # Nine hours of education are nine hours of clinical services.
    found = both(NINE, AtLeast(hours(9), of=EDUCATION, per=WEEK))
    assert [code for code, *_ in binding(found)] == ["US-YY-001"]


def test_minors_have_a_floor_of_their_own() -> None:
    found = both(Given(Age(below=18), then=NINE, otherwise=SIX), SIX)
    assert [(each.code, each.clause.whom) for each in found.binding] == [
        ("US-XX-001", "under 18"),
        ("US-YY-001", ""),
    ]


def test_an_alternative_never_binds() -> None:
    found = both(AnyOf((TWENTY, Gap(days(2), per=STAY))), NINE)
    assert binding(found) == [("US-YY-001", 540, None)]
    assert len(found.asked) == 3


def test_days_of_a_length_bind_as_the_hours_they_take() -> None:
    found = both(AtLeast(days(4, each=hours(3)), per=WEEK), NINE)
    week = found.topics[0]
    assert [(each.code, each.low) for each in week.binding] == [("US-XX-001", 720)]


def test_the_earliest_deadline_binds() -> None:
    found = both(
        Due("treatment-plan", within=calendar_days(7)),
        Due("treatment-plan", within=calendar_days(8)),
        Due("assessment", within=calendar_days(9)),
        judges=Basis.DOCUMENTED,
    )
    assert binding(found) == [("US-YY-002", None, 9), ("US-XX-001", None, 7)]


def test_every_trait_of_the_plan_is_a_topic_of_its_own() -> None:
    found = both(
        PlanHas(PlanTrait.GOALS),
        AllOf((PlanHas(PlanTrait.GOALS), PlanHas(PlanTrait.NEEDS))),
        judges=Basis.DOCUMENTED,
    )
    assert [(topic.about, len(topic.asked)) for topic in found.topics] == [
        (PlanTrait.NEEDS.value, 1),
        (PlanTrait.GOALS.value, 2),
    ]
    assert len(found.binding) == 3


# --- what cannot both hold ------------------------------------------------------------


def test_a_floor_above_another_authoritys_ceiling_is_told() -> None:
    found = both(BAND, TWENTY)
    (conflict,) = found.conflicts
    assert (conflict.floor.code, conflict.ceiling.code) == ("US-YY-001", "US-XX-001")
    assert (conflict.who, conflict.unless) == (((),), ())
    assert both(BAND, AtLeast(hours(19), per=WEEK)).conflicts == ()


def test_a_floor_on_a_part_of_what_is_capped_is_told() -> None:
    part = AtLeast(hours(20), of=EDUCATION, per=WEEK)
    assert len(both(BAND, part).conflicts) == 1
    assert both(AtMost(hours(19), of=EDUCATION, per=WEEK), TWENTY).conflicts == ()


def test_a_conflict_says_for_whom_and_what_excuses() -> None:
    young = Given(Age(below=18), then=TWENTY, otherwise=NINE)
    soft = Excusable(AtMost(hours(19), per=WEEK), unless=("necessity",))
    (conflict,) = both(young, Excusable(soft, unless=("order",))).conflicts
    assert conflict.who == (((Age(below=18), True),),)
    assert conflict.unless == ("necessity", "order")
    assert str(conflict).startswith("Under 18: at least 20 hours")
    assert str(conflict).endswith(
        "may only both hold where necessity or order is on record."
    )


def test_a_rule_may_contradict_itself() -> None:
    (conflict,) = combine(
        asking(AllOf((TWENTY, AtMost(hours(19), per=WEEK)))), at=IOP, on=MONDAY
    ).conflicts
    assert conflict.floor.code == conflict.ceiling.code


# --- real authorities -----------------------------------------------------------------


def test_medicare_virginia_and_tricare_are_held_beside_each_other() -> None:
    found = combine(
        medicare.RULEBOOK,
        va.RULEBOOK,
        tricare.RULEBOOK,
        at=(medicare_levels.IOP, asam3.LEVEL_2_1, tricare_levels.IOP),
        on=date(2026, 11, 21),
    )
    week = next(
        topic for topic in found.topics if topic.quantity is Quantity.HOURS_A_WEEK
    )
    planned = [
        each for each in week.asked if each.clause.judges is Basis.PLANNED and each.low
    ]
    assert {each.code for each in planned} >= {"US-MEDICARE-002", "US-TRICARE-001"}
    # 9 h of therapeutic services are 6 h of treatment services.
    needless = {each.code for each in planned if each not in week.binding}
    assert "US-TRICARE-001" in needless
    assert {each.authority.code for each in found.asked} == {
        "US-MEDICARE",
        "US-VA",
        "US-TRICARE",
    }


def test_published_claims_contradict_each_other() -> None:
    found = combine(programs.RULEBOOK, at=general.IOP, on=date(2026, 11, 21))
    # At least 5 days a week, and 3 to 4.
    assert [(each.floor.low, each.ceiling.high) for each in found.conflicts] == [(5, 4)]


# --- the whole ------------------------------------------------------------------------


def sample() -> Combination:
    young = Given(Age(below=18), then=TWENTY, otherwise=SIX)
    return both(BAND, young, AtLeast(days(3), per=WEEK))


TABLE = """\
The state of US-XX and The state of US-YY at toy 2.1 on 2026-03-02

about             binds  asks                               rule
----------------  -----  ---------------------------------  --------------------
hours a week      yes    at least 20 h of clinical          US-YY-001, delivered
                         services per week
                         under 18
                  yes    at least 9 h of clinical services  US-XX-001, delivered
                         per week
                         at least 6 h of clinical services  US-YY-001, delivered
                         per week
                         18 or older
                  yes    at most 19 h of clinical services  US-XX-001, delivered
                         per week
days a week       yes    at least 3 days of clinical        US-YY-002, delivered
                         services per week

Under 18: at least 20 hours of clinical services per week (US-YY-001) and at
    most 19 hours of clinical services per week (US-XX-001) cannot both hold."""


def test_a_combination_reads_as_a_table() -> None:
    assert str(sample()) == TABLE


def test_where_nothing_contradicts_it_is_said() -> None:
    assert str(both(NINE, SIX)).endswith("No floor lies above a ceiling.")


def test_a_notebook_shows_the_same_table() -> None:
    html = sample()._repr_html_()
    for text in ("hours a week", "yes", "US-YY-001, delivered", "cannot both hold"):
        assert text in html
    assert html.count("<tr>") == 1 + len(sample().asked)


def test_only_what_is_in_force_at_the_level_is_put_together() -> None:
    young = version(TWENTY, date(2025, 1, 1))
    elsewhere = rule(TWENTY, number=3, level=OUTPATIENT)
    one = book(rule(NINE), rule(young, number=2), elsewhere)
    before = combine(one, at=IOP, on=date(2024, 12, 31))
    assert [each.code for each in before.asked] == ["US-XX-001"]
    after = combine(one, at=IOP, on=date(2025, 1, 1))
    assert [each.code for each in after.asked] == ["US-XX-002", "US-XX-001"]
    wider = combine(one, at=[IOP, OUTPATIENT], on=date(2024, 12, 31))
    assert [each.code for each in wider.asked] == ["US-XX-003", "US-XX-001"]
    with pytest.raises(NoTextError):
        combine(one, at=IOP, on=date(2019, 12, 31))


def test_of_whom_nothing_was_read_it_is_said() -> None:
    other = asking(NINE, code="US-YY")
    said = " no text about that level was read for that day."
    assert said in str(combine(asking(NINE), other, at=OUTPATIENT, on=MONDAY))
    assert said not in str(combine(asking(NINE), other, at=IOP, on=MONDAY))


def test_a_level_named_twice_is_one() -> None:
    assert combine(asking(NINE), at=[IOP, IOP], on=MONDAY).at == (IOP,)


def test_a_conflict_has_its_parts() -> None:
    (conflict,) = sample().conflicts
    assert conflict == Conflict(floor=conflict.floor, ceiling=conflict.ceiling)


@pytest.mark.parametrize(
    ("books", "arguments", "said"),
    [
        ((NINE,), {}, r"combine\.books\[0\] must be a Rulebook"),
        ((asking(NINE),), {"at": "2.1"}, r"combine\.at must be a Level or several"),
        (
            (asking(NINE),),
            {"on": "2026-03-02"},
            r"combine\.on must be a datetime\.date",
        ),
    ],
)
def test_a_wrong_argument_is_named(
    books: tuple[Any, ...], arguments: dict[str, Any], said: str
) -> None:
    given: dict[str, Any] = {"at": IOP, "on": MONDAY, **arguments}
    with pytest.raises(FieldTypeError, match=said):
        combine(*books, **given)


def test_no_rulebook_no_level_and_the_same_book_twice_are_refused() -> None:
    with pytest.raises(FieldValueError, match="at least one rulebook"):
        combine(at=IOP, on=MONDAY)
    with pytest.raises(FieldValueError, match="at least one level"):
        combine(asking(NINE), at=(), on=MONDAY)
    with pytest.raises(DuplicateCodeError):
        combine(asking(NINE), asking(NINE), at=IOP, on=MONDAY)
