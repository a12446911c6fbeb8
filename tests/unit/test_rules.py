"""Rules, their versions, and the rulebooks that hold them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import attrs
import pytest

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    NoTextError,
    UnknownRuleError,
    VersionsError,
)
from continuum.periods import WEEK, DateRange
from continuum.requirements import AtLeast, Due, hours
from continuum.rules import Basis, Rule, Rulebook
from continuum.terms import calendar_days
from tests.strategies_rules import OUTPATIENT, VERIFIED, book, rule, version

NINE = AtLeast(hours(9), per=WEEK)
SIX = AtLeast(hours(6), per=WEEK)
OLD = version(NINE, date(2015, 1, 1), date(2022, 7, 1))
NEW = version(SIX, date(2022, 7, 1))
RULE = rule(OLD, NEW)


# --- versions -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("in_force", date(2015, 1, 1), "a DateRange"),
        ("requirement", hours(9), "a requirement"),
        ("citation", "10.20", "a Citation"),
        ("verified_through", datetime(2026, 1, 1), "a datetime.date"),  # noqa: DTZ001
    ],
)
def test_a_version_with_a_field_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"RuleVersion\.{field} must be {expected}"
    ):
        attrs.evolve(OLD, **{field: value})


def test_practice_knowledge_makes_no_rule() -> None:
    citation = Citation(
        instrument="Habit",
        provision="as ever",
        retrieved=VERIFIED,
        evidence=Evidence.PRACTICE,
    )
    with pytest.raises(
        FieldValueError, match=r"RuleVersion\.citation must be primary or secondary"
    ):
        attrs.evolve(OLD, citation=citation)


def test_a_text_is_known_to_stand_on_the_day_it_was_read_unless_said() -> None:
    assert OLD.verified_through == VERIFIED


def test_a_text_is_not_verified_before_it_is_in_force() -> None:
    first_day = attrs.evolve(NEW, verified_through=date(2022, 7, 1))
    assert first_day.verified_through == date(2022, 7, 1)
    with pytest.raises(
        FieldValueError,
        match=r"RuleVersion\.verified_through must be on or after 2022-07-01, when",
    ):
        attrs.evolve(NEW, verified_through=date(2022, 6, 30))


# --- rules ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code", ["US-XX-1", "US-XX-0001", "us-xx-001", "XX001", "-001"]
)
def test_a_code_has_its_form(code: str) -> None:
    with pytest.raises(
        FieldValueError, match=r"Rule\.code must be of the form US-VA-001, not"
    ):
        attrs.evolve(RULE, code=code)


@pytest.mark.parametrize("name", ["Weekly hours", "weekly_hours", "weekly-", "w--h"])
def test_a_name_has_its_form(name: str) -> None:
    with pytest.raises(
        FieldValueError, match=r"Rule\.name must be of the form iop-weekly-hours, not"
    ):
        attrs.evolve(RULE, name=name)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("code", 1, "a str"),
        ("name", None, "a str"),
        ("level", "2.1", "a Level"),
        ("judges", "planned", "a Basis"),
        ("versions", [OLD], "a tuple of RuleVersion"),
        ("versions", (NINE,), "a RuleVersion"),
        ("population", [Age(below=18)], "a tuple of conditions"),
        ("population", ("adults",), "an Age, Elapsed, Phase, Fact or After"),
    ],
)
def test_a_rule_with_a_field_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"Rule\.{field}(\[0\])? must be {expected}, not"
    ):
        attrs.evolve(RULE, **{field: value})


def test_a_rule_without_a_version_is_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"Rule\.versions must be at least one version"
    ):
        attrs.evolve(RULE, versions=())


def test_versions_may_touch_and_must_not_share_a_day() -> None:
    touching = version(SIX, date(2022, 7, 1))
    overlapping = version(SIX, date(2022, 6, 30))
    assert rule(OLD, touching).versions == (OLD, touching)
    with pytest.raises(
        VersionsError, match=r"US-XX-001: .* from 2022-06-30 follows one in force 2015"
    ):
        rule(OLD, overlapping)


def test_versions_stand_in_order_and_an_open_one_is_the_last() -> None:
    with pytest.raises(VersionsError, match="must be in order and must not overlap"):
        rule(NEW, OLD)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2014, 12, 31), None),
        (date(2015, 1, 1), OLD),
        (date(2022, 6, 30), OLD),
        (date(2022, 7, 1), NEW),
    ],
)
def test_the_version_of_a_day_turns_on_the_effective_date(
    day: date, found: object
) -> None:
    assert RULE.on(day) == found


def test_between_two_versions_there_may_be_no_rule() -> None:
    gap = rule(OLD, version(SIX, date(2023, 1, 1)))
    assert gap.on(date(2022, 12, 31)) is None


def test_a_moment_is_not_a_day() -> None:
    with pytest.raises(FieldTypeError, match=r"Rule\.on\.day must be a datetime\.date"):
        RULE.on(datetime(2022, 7, 1))  # noqa: DTZ001  # on purpose


# --- rulebooks ------------------------------------------------------------------------

OTHER = rule(version(SIX, date(2010, 1, 1)), number=2, level=OUTPATIENT)
BOOK = book(RULE, OTHER)


def test_a_rulebook_is_asked_by_code_by_day_and_by_level() -> None:
    assert BOOK["US-XX-001"] is RULE
    assert "US-XX-001" in BOOK
    assert "US-XX-009" not in BOOK
    assert 1 not in BOOK
    assert list(BOOK) == [RULE, OTHER]
    assert len(BOOK) == 2
    assert BOOK.at(OUTPATIENT) == (OTHER,)
    assert BOOK.oldest == date(2010, 1, 1)


@pytest.mark.parametrize("code", ["US-XX-009", 1, []])
def test_an_unknown_code_is_answered_with_the_known_ones(code: Any) -> None:
    with pytest.raises(
        UnknownRuleError,
        match=r"in rulebook 'US-XX'; its rules are US-XX-001, US-XX-002",
    ):
        BOOK[code]


def test_a_rulebook_knows_nothing_of_the_day_before_its_oldest_text() -> None:
    assert BOOK.on(date(2010, 1, 1)) == ((OTHER, OTHER.versions[0]),)
    with pytest.raises(
        NoTextError,
        match="'US-XX' holds no text for 2009-12-31: its oldest is in force from 2010",
    ):
        BOOK.on(date(2009, 12, 31))


def test_a_rulebook_gives_each_rule_with_its_version_of_the_day() -> None:
    assert BOOK.on(date(2022, 7, 1)) == ((RULE, NEW), (OTHER, OTHER.versions[0]))


def test_a_rulebook_is_not_asked_about_moments_or_level_codes() -> None:
    with pytest.raises(FieldTypeError, match=r"Rulebook\.on\.day must be a datetime\."):
        BOOK.on(datetime(2022, 7, 1))  # noqa: DTZ001  # on purpose
    with pytest.raises(FieldTypeError, match=r"Rulebook\.at\.level must be a Level"):
        BOOK.at("2.1")


def test_two_rules_with_one_code_are_refused_and_a_retired_code_too() -> None:
    with pytest.raises(
        DuplicateCodeError,
        match="rulebook US-XX holds two rules with the code 'US-XX-0",
    ):
        book(RULE, RULE)
    with pytest.raises(DuplicateCodeError, match="US-XX-001"):
        attrs.evolve(BOOK, retired=("US-XX-001",))


def test_a_code_of_another_authority_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"Rulebook\.rules\[1\]\.code must be a code that begins with US-XX-, not "
        "'US-YY-001'",
    ):
        book(RULE, rule(NINE, code="US-YY"))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("authority", "US-XX", "an Authority"),
        ("rules", [RULE], "a tuple of Rule"),
        ("retired", ["US-XX-003"], "a tuple of str"),
    ],
)
def test_a_rulebook_with_a_field_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Rulebook\.{field} must be {expected}"):
        attrs.evolve(BOOK, **{field: value})


def test_a_rulebook_without_rules_is_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"Rulebook\.rules must be at least one rule, not None"
    ):
        book()


def test_a_text_of_another_kind_than_its_authority_says_so() -> None:
    guidance = version(NINE, kind=AuthorityKind.GUIDANCE)
    assert BOOK.kind_of(OLD) is AuthorityKind.REGULATION
    assert BOOK.kind_of(guidance) is AuthorityKind.GUIDANCE


def test_a_rulebook_in_a_notebook_lists_every_version_and_escapes_names() -> None:
    hostile = Authority(
        code="US-XX", name="<script>x</script>", kind=AuthorityKind.STATUTE
    )
    found = Rulebook(authority=hostile, rules=BOOK.rules)._repr_html_()
    assert "<script>" not in found
    assert "&lt;script&gt;" in found
    assert found.count("US-XX-001") == 2
    assert "2015-01-01 to 2022-06-30" in found
    assert "from 2022-07-01" in found


def test_equal_rulebooks_are_equal_whatever_was_worked_out_from_them() -> None:
    assert book(RULE) == book(RULE)
    assert hash(book(RULE)) == hash(book(RULE))
    assert book(RULE) != BOOK


def test_the_days_of_a_version_are_a_range() -> None:
    assert OLD.in_force == DateRange(date(2015, 1, 1), date(2022, 7, 1))


def test_what_a_rule_judges_is_said_in_one_word() -> None:
    assert [str(basis) for basis in Basis] == [
        "planned",
        "delivered",
        "offered",
        "available",
        "staffed",
        "documented",
    ]
    assert isinstance(RULE, Rule)


# --- every level ----------------------------------------------------------------------

EVERYWHERE = attrs.evolve(rule(NEW, judges=Basis.DOCUMENTED, number=3), level=None)


def test_a_rule_without_a_level_is_about_every_level() -> None:
    assert EVERYWHERE.is_about((OUTPATIENT,))
    assert EVERYWHERE.is_about(())
    assert not RULE.is_about((OUTPATIENT,))
    assert not RULE.is_about(())
    assert (EVERYWHERE.place, RULE.place) == ("every level", "2.1")


def test_a_rulebook_gives_it_at_each_level() -> None:
    both = Rulebook(authority=BOOK.authority, rules=(*BOOK.rules, EVERYWHERE))
    assert both.at(OUTPATIENT) == (OTHER, EVERYWHERE)
    assert "every level" in both._repr_html_()


def test_a_level_by_its_code_alone_is_none() -> None:
    with pytest.raises(FieldTypeError, match=r"^Rule\.level must be a Level, not str"):
        attrs.evolve(EVERYWHERE, level="2.1")


def test_a_requirement_about_documents_is_of_what_is_documented() -> None:
    due = Due("treatment-plan", within=calendar_days(7))
    paper = version(due, date(2015, 1, 1))
    assert rule(paper, judges=Basis.DOCUMENTED).judges is Basis.DOCUMENTED
    with pytest.raises(FieldValueError) as caught:
        rule(paper, judges=Basis.DELIVERED)
    assert str(caught.value) == (
        "Rule.versions[0].requirement must be about sessions, since the rule judges "
        "what is delivered, not None"
    )
