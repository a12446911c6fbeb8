"""What became of a rule: its texts in order, and what each changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from continuum.conditions import Age
from continuum.errors import FieldTypeError, UnknownRuleError
from continuum.law import Aspect, Changes, changes
from continuum.periods import WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Gap,
    Given,
    Requirement,
    days,
    hours,
)
from continuum.rulebooks.us import mn, wa
from continuum.rules import Rulebook
from continuum.services import ServiceFilter, ServiceKind
from tests.strategies_rules import EDUCATION, book, rule, version

THERAPY = ServiceFilter.of(ServiceKind.COUNSELING, label="therapy")
NINE = AtLeast(hours(9), of=THERAPY, per=WEEK)
TEN = AtLeast(hours(10), of=THERAPY, per=WEEK)


def texts(*asked: Requirement, ends: date | None = None) -> Rulebook:
    """A rule with one text a year from 2020 on, and one that never changed."""
    starts = [date(2020 + place, 1, 1) for place in range(len(asked))]
    versions = [
        version(each, start, end)
        for each, start, end in zip(asked, starts, [*starts[1:], ends], strict=True)
    ]
    return book(rule(*versions), rule(NINE, number=2))


def test_the_first_text_changes_nothing() -> None:
    (step,) = changes(texts(NINE), "US-XX-001").steps
    assert (step.matches, step.changed) == ((), ())
    assert step.days == DateRange(date(2020, 1, 1))


def test_a_number_that_rose_is_told_with_what_it_was() -> None:
    _, step = changes(texts(NINE, TEN), "US-XX-001").steps
    (match,) = step.changed
    assert (match.aspects, match.by) == ((Aspect.NUMBER,), 60)
    assert [each.version.in_force.start.year for each in (*match.a, *match.b)] == [
        2020,
        2021,
    ]


def test_a_text_that_asks_the_same_changed_nothing() -> None:
    _, step = changes(texts(NINE, NINE), "US-XX-001").steps
    assert step.changed == ()
    assert len(step.matches) == 1


def test_days_without_a_text_are_a_step_of_their_own() -> None:
    first = version(NINE, date(2015, 1, 1), date(2018, 4, 1))
    second = version(TEN, date(2021, 7, 1), date(2023, 5, 1))
    found = changes(book(rule(first, second)), "US-XX-001")
    assert [(str(step.days), step.version) for step in found.steps] == [
        ("2015-01-01 to 2018-03-31", first),
        ("2018-04-01 to 2021-06-30", None),
        ("2021-07-01 to 2023-04-30", second),
        ("from 2023-05-01", None),
    ]
    # What changed is told across the gap.
    assert found.steps[2].changed[0].by == 60


def test_texts_that_touch_leave_no_days_between() -> None:
    assert len(changes(texts(NINE, TEN, NINE), "US-XX-001").steps) == 3


def test_of_a_rulebook_every_rule_that_changed_is_told() -> None:
    assert {step.rule.code for step in changes(texts(NINE, TEN)).steps} == {"US-XX-001"}
    assert changes(texts(NINE)).steps == ()
    ended = changes(texts(NINE, ends=date(2021, 1, 1)))
    assert [step.version is None for step in ended.steps] == [False, True]


def test_washington_had_no_text_for_three_years() -> None:
    found = changes(wa.RULEBOOK, "US-WA-001")
    gap = next(step for step in found.steps if step.version is None)
    assert gap.days == DateRange(date(2018, 4, 1), date(2021, 7, 1))


def test_minnesota_gave_three_days_more_and_asks_for_a_signature() -> None:
    # Within 7 calendar days, then within 10, signed by the counselor.
    *_, step = changes(mn.RULEBOOK, "US-MN-001").steps
    (match,) = step.changed
    assert match.by == 3
    assert match.aspects == (Aspect.NUMBER, Aspect.MANNER)


def sample() -> Changes:
    first = AllOf((AtMost(hours(19), of=THERAPY, per=WEEK), Gap(days(2), per=WEEK)))
    ceiling = AtMost(hours(20), of=EDUCATION | THERAPY, per=WEEK)
    second = Given(Age(below=18), then=ceiling, otherwise=AllOf((ceiling, NINE)))
    third = AtMost(hours(19), of=EDUCATION, per=WEEK)
    rules = (
        rule(
            version(first, date(2020, 1, 1), date(2021, 1, 1)),
            version(second, date(2022, 1, 1), date(2023, 1, 1)),
            version(second, date(2023, 1, 1), date(2024, 1, 1)),
            version(third, date(2024, 1, 1), date(2025, 1, 1)),
        ),
        rule(NINE, number=2),
    )
    return changes(book(*rules))


TABLE = """\
The state of US-XX: texts in order, and what each changed

rule             in force    asks                        changed
---------------  ----------  --------------------------  -----------------------
US-XX-001        2020-01-01  at most 19 h of therapy
2.1              2020-12-31  per week; and at most 2
                             consecutive days without
                             clinical services
                             XX Code 10.20
US-XX-001        2021-01-01  no text
                 2021-12-31
US-XX-001        2022-01-01  under 18: at most 20 h of   18 or older, new: at
2.1              2022-12-31  education or therapy per    least 9 h of therapy
                             week; otherwise: at most    per week
                             20 h of education or        1 h more, services: at
                             therapy per week; and at    most 20 h of education
                             least 9 h of therapy per    or therapy per week;
                             week                        before: at most 19 h of
                             XX Code 10.20               therapy per week
                                                         no more: at most 2
                                                         consecutive days
                                                         without clinical
                                                         services
US-XX-001        2023-01-01  under 18: at most 20 h of   asks the same
2.1              2023-12-31  education or therapy per
                             week; otherwise: at most
                             20 h of education or
                             therapy per week; and at
                             least 9 h of therapy per
                             week
                             XX Code 10.20
US-XX-001        2024-01-01  at most 19 h of education   18 or older, no more:
2.1              2024-12-31  per week                    at least 9 h of therapy
                             XX Code 10.20               per week
                                                         1 h less, services: at
                                                         most 19 h of education
                                                         per week; before: at
                                                         most 20 h of education
                                                         or therapy per week
US-XX-001        from        no text any more
                 2025-01-01
US-XX-001 counts now education, 2022-01-01 to 2022-12-31
US-XX-001 counts no more counseling, 2024-01-01 to 2024-12-31"""


def test_changes_read_as_a_table() -> None:
    assert str(sample()) == TABLE


def test_a_notebook_shows_the_same_table() -> None:
    html = sample()._repr_html_()
    for text in ("no text any more", "asks the same", "18 or older, new:"):
        assert text in html
    assert html.count("<tr>") == 1 + len(sample().steps)


def test_what_counts_no_more_and_what_counts_now_are_told_together() -> None:
    both = EDUCATION | ServiceFilter.of(ServiceKind.SKILLS)
    first = AtLeast(hours(9), of=THERAPY | EDUCATION, per=WEEK)
    second = AtLeast(hours(9), of=both, per=WEEK)
    assert str(changes(texts(first, second))).endswith(
        "US-XX-001 counts no more counseling, and now skills, from 2021-01-01"
    )


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownRuleError):
        changes(texts(NINE), "US-XX-999")


@pytest.mark.parametrize("wrong", [NINE, "US-XX", None])
def test_a_wrong_rulebook_is_named(wrong: Any) -> None:
    with pytest.raises(FieldTypeError, match=r"changes\.book must be a Rulebook"):
        changes(wrong)


@pytest.mark.parametrize("code", [5, ["US-XX-001"], b"US-XX-001"])
def test_a_code_that_is_no_text_is_refused(code: Any) -> None:
    with pytest.raises(FieldTypeError, match=r"changes\.code must be a str"):
        changes(mn.RULEBOOK, code)
