"""Who asks for how much of one thing."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from continuum.conditions import Age
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    UnknownLevelError,
)
from continuum.law import Quantity, Survey, who_requires
from continuum.levels import Level
from continuum.periods import WEEK
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Between,
    Due,
    Given,
    Length,
    Requirement,
    days,
    hours,
    sessions,
)
from continuum.rulebooks import programs
from continuum.rulebooks.us import medicare, samhsa, tricare, va
from continuum.rules import Basis, Rulebook
from continuum.terms import (
    Earliest,
    Limit,
    calendar_days,
    hours_after,
    months,
    nth_session,
    service_days,
    weeks,
    working_days,
)
from tests.strategies_rules import IOP, MONDAY, OUTPATIENT, book, rule, version

NINE = AtLeast(hours(9), per=WEEK)
SHORT_NAMED = attrs.evolve(IOP, abbreviations=("IOP",))
OTHER = Level(
    system="other", code="iop", name="Intensive", intensity=1, abbreviations=("I-O-P",)
)


def asking(*asked: Requirement, code: str = "US-XX", **fields: Any) -> Rulebook:
    rules = (
        rule(each, code=code, number=number, **fields)
        for number, each in enumerate(asked, start=1)
    )
    return book(*rules, code=code)


def weekly(books: Rulebook | list[Rulebook], **arguments: Any) -> Survey:
    given: dict[str, Any] = {
        "quantity": Quantity.HOURS_A_WEEK,
        "on": MONDAY,
        **arguments,
    }
    return who_requires(books, **given)


def test_the_lowest_floor_comes_first_and_ceilings_alone_last() -> None:
    found = weekly(
        asking(
            AtMost(hours(30), per=WEEK),
            NINE,
            Between(hours(6), hours(19), per=WEEK),
            AtLeast(hours(6), per=WEEK),
            AtMost(hours(19), per=WEEK),
        )
    )
    assert [(each.low, each.high) for each in found] == [
        (360, 1140),
        (360, None),
        (540, None),
        (None, 1140),
        (None, 1800),
    ]
    assert len(found) == 5


def test_other_quantities_are_left_out() -> None:
    several = AllOf((NINE, AtLeast(days(3), per=WEEK), AtLeast(sessions(3), per=WEEK)))
    assert [each.quantity for each in weekly(asking(several))] == [
        Quantity.HOURS_A_WEEK
    ]


def test_hours_that_days_of_a_length_take_are_told() -> None:
    (found,) = weekly(asking(AtLeast(days(3, each=hours(3)), per=WEEK)))
    assert (found.low, found.clause.implied) == (540, True)


def test_what_is_asked_says_who_asks_it_where() -> None:
    (found,) = weekly(asking(NINE))
    assert (found.per, found.unit, found.who) == (WEEK, "minutes", ((),))
    assert str(found) == (
        "The state of US-XX asks for at least 9 hours of clinical services per week "
        "(US-XX-001, XX Code 10.20)"
    )


def test_each_clause_says_of_whom() -> None:
    young = Given(Age(below=18), then=AtLeast(hours(6), per=WEEK), otherwise=NINE)
    assert [each.clause.whom for each in weekly(asking(young))] == [
        "under 18",
        "18 or older",
    ]


@pytest.mark.parametrize(
    ("level", "codes"),
    [
        (None, ["US-WW-001", "US-XX-001", "US-YY-001", "US-ZZ-001"]),
        (SHORT_NAMED, ["US-XX-001", "US-ZZ-001"]),
        (OUTPATIENT, ["US-WW-001", "US-ZZ-001"]),
        ("IOP", ["US-XX-001", "US-YY-001", "US-ZZ-001"]),
        ("iop", ["US-XX-001", "US-YY-001", "US-ZZ-001"]),
        ("i-o-p", ["US-YY-001", "US-ZZ-001"]),
        ("1", ["US-WW-001", "US-ZZ-001"]),
    ],
)
def test_a_level_is_one_or_those_that_share_a_short_name(
    level: Level | str | None, codes: list[str]
) -> None:
    books = [
        asking(NINE, level=SHORT_NAMED),
        asking(NINE, code="US-YY", level=OTHER),
        asking(NINE, code="US-ZZ", level=None),
        asking(NINE, code="US-WW", level=OUTPATIENT),
    ]
    assert [each.code for each in weekly(books, level=level)] == codes


def test_a_name_that_no_level_has_is_refused_with_those_there_are() -> None:
    books = [asking(NINE, level=SHORT_NAMED), asking(NINE, code="US-ZZ", level=None)]
    with pytest.raises(UnknownLevelError) as caught:
        weekly(books, level="PHP")
    assert caught.value.known == ("IOP",)


def test_an_authority_without_so_old_a_text_is_told() -> None:
    young = book(rule(version(NINE, date(2025, 1, 1)), code="US-YY"), code="US-YY")
    before = weekly([asking(NINE), young], on=date(2024, 12, 31))
    assert [each.code for each in before] == ["US-XX-001"]
    assert [authority.code for authority in before.silent] == ["US-YY"]
    assert str(before).endswith("no text read that is so old: US-YY")
    assert weekly([asking(NINE), young], on=date(2025, 1, 1)).silent == ()


LIMITS: list[Limit | None] = [
    hours_after(24),
    calendar_days(3),
    working_days(3),  # about 4 calendar days
    nth_session(2),  # about 5, with three a week
    service_days(3),  # about 7
    calendar_days(8),
    weeks(2),
    calendar_days(29),
    months(1),
    Earliest((service_days(10), calendar_days(30))),
    None,
]


def test_time_limits_come_about_in_the_order_in_which_they_end() -> None:
    due = [Due("treatment-plan", within=limit) for limit in LIMITS]
    found = weekly(asking(*due, judges=Basis.DOCUMENTED), quantity=Quantity.PLAN_DUE)
    asked = [each.clause.asked for each in found]
    assert asked == due
    turned = asking(*due[:9][::-1], judges=Basis.DOCUMENTED)
    found = weekly(turned, quantity=Quantity.PLAN_DUE)
    assert [each.clause.asked for each in found] == due[:9]


def test_lengths_of_stay_come_in_order_whatever_their_unit() -> None:
    lengths = [
        Length(at_least=calendar_days(14)),
        Length(at_least=weeks(3)),
        Length(at_least=months(1)),
    ]
    found = weekly(
        asking(*lengths[::-1], judges=Basis.DELIVERED), quantity=Quantity.LENGTH_OF_STAY
    )
    assert [each.clause.asked for each in found] == lengths


def test_sessions_are_numbers_and_no_time_limits() -> None:
    found = weekly(
        asking(AtLeast(sessions(3), per=WEEK), AtLeast(sessions(2), per=WEEK)),
        quantity=Quantity.SESSIONS,
    )
    assert [each.low for each in found] == [2, 3]


def test_an_iop_has_six_hours_or_nine() -> None:
    found = weekly(
        [
            programs.RULEBOOK,
            medicare.RULEBOOK,
            samhsa.RULEBOOK,
            tricare.RULEBOOK,
            va.RULEBOOK,
        ],
        level="IOP",
        on=date(2026, 11, 21),
    )
    least = {each.code: each.low for each in found if each.low is not None}
    assert least["US-TRICARE-001"] == 360
    assert least["US-SAMHSA-002"] == 360  # 3 days of 2 h
    assert least["US-MEDICARE-002"] == 540
    assert least["US-MEDICARE-005"] == 540  # 3 days of 3 h
    assert least["PROGRAMS-002"] == 900


def sample() -> Survey:
    young = Given(Age(below=18), then=AtLeast(hours(6), per=WEEK), otherwise=NINE)
    return weekly(
        [
            asking(young),
            asking(AtMost(hours(30), per=WEEK), code="US-YY", level=None),
        ]
    )


TABLE = """\
hours a week on 2026-03-02: who asks for how much

at least   at most    asks                                who
---------  ---------  ----------------------------------  ----------------------
6 h                   at least 6 h of clinical services   The state of US-XX
                      per week                            US-XX-001, planned
                      under 18                            toy 2.1
                      XX Code 10.20
9 h                   at least 9 h of clinical services   The state of US-XX
                      per week                            US-XX-001, planned
                      18 or older                         toy 2.1
                      XX Code 10.20
           30 h       at most 30 h of clinical services   The state of US-YY
                      per week                            US-YY-001, planned
                      XX Code 10.20                       every level"""


def test_a_survey_reads_as_a_table() -> None:
    assert str(sample()) == TABLE


def test_the_heading_names_the_level() -> None:
    named = weekly(asking(NINE, level=SHORT_NAMED), level="iop")
    assert str(named).startswith("hours a week at iop on 2026-03-02")
    assert str(weekly(asking(NINE), level=IOP)).startswith("hours a week at toy 2.1 on")


def test_a_notebook_shows_the_same_table() -> None:
    html = sample()._repr_html_()
    for text in ("6 h", "18 or older", "every level", "XX Code 10.20"):
        assert text in html


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"books": NINE}, r"who_requires\.books must be a Rulebook or several"),
        ({"books": [NINE]}, r"who_requires\.books\[0\] must be a Rulebook"),
        ({"quantity": "hours a week"}, r"who_requires\.quantity must be a Quantity"),
        ({"on": "2026-03-02"}, r"who_requires\.on must be a datetime\.date"),
        ({"level": 2}, r"who_requires\.level must be a Level or the short name of one"),
    ],
)
def test_a_wrong_argument_is_named(arguments: dict[str, Any], said: str) -> None:
    given = {"books": asking(NINE), **arguments}
    with pytest.raises(FieldTypeError, match=said):
        weekly(given.pop("books"), **given)


def test_no_rulebook_and_the_same_one_twice_are_refused() -> None:
    with pytest.raises(FieldValueError, match="at least one rulebook"):
        weekly([])
    with pytest.raises(DuplicateCodeError):
        weekly([asking(NINE), asking(NINE)])
