"""What every bundled rulebook must satisfy, whoever wrote it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from continuum.citations import AuthorityKind, Evidence
from continuum.requirements import Excusable, LevelAbsent
from tests.cases import golden_cases
from tests.discovery import rulebooks

CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*-\d{3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

BOOKS = rulebooks()
RULES = tuple(rule for book in BOOKS for rule in book.rules)
VERSIONS = tuple((rule, version) for rule in RULES for version in rule.versions)

every_book = pytest.mark.parametrize("book", BOOKS, ids=lambda b: b.authority.code)
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
every_version = pytest.mark.parametrize(
    ("rule", "version"),
    VERSIONS,
    ids=[f"{r.code}-{v.in_force.start}" for r, v in VERSIONS],
)


def test_there_are_rulebooks() -> None:
    assert RULES


def test_no_code_is_used_twice_or_again() -> None:
    used = Counter(rule.code for rule in RULES)
    used.update(code for book in BOOKS for code in book.retired)
    assert [code for code, times in used.items() if times > 1] == []


def test_no_two_rulebooks_share_an_authority() -> None:
    used = Counter(book.authority.code for book in BOOKS)
    assert [code for code, times in used.items() if times > 1] == []


@every_book
def test_the_rules_of_a_book_stand_in_the_order_of_their_codes(book: Any) -> None:
    codes = [rule.code for rule in book.rules]
    assert codes == sorted(codes)


@every_book
def test_every_code_starts_with_that_of_its_authority(book: Any) -> None:
    for code in (*(rule.code for rule in book.rules), *book.retired):
        assert CODE.fullmatch(code)
        assert code.rpartition("-")[0] == book.authority.code


@every_book
def test_a_book_says_on_which_day_it_last_changed(book: Any) -> None:
    read = (v.citation.retrieved for rule in book.rules for v in rule.versions)
    assert book.revised is not None
    assert book.revised >= max(read)


@every_rule
def test_the_name_of_a_rule_is_a_duty_in_kebab_case(rule: Any) -> None:
    assert NAME.fullmatch(rule.name)


@every_rule
def test_the_versions_of_a_rule_are_in_order_and_never_overlap(rule: Any) -> None:
    assert rule.versions
    for earlier, later in pairwise(rule.versions):
        assert earlier.in_force.end is not None
        assert earlier.in_force.end <= later.in_force.start


@every_version
def test_a_citation_names_a_provision_and_where_to_look_it_up(
    rule: Any, version: Any
) -> None:
    citation = version.citation
    assert citation.instrument.strip()
    assert citation.provision.strip()
    assert citation.url is not None or citation.note or citation.read_in, rule.code


@every_version
def test_no_rule_rests_on_practice_knowledge(rule: Any, version: Any) -> None:
    assert version.citation.evidence is not Evidence.PRACTICE, rule.code


@every_version
def test_secondary_evidence_names_what_was_read(rule: Any, version: Any) -> None:
    if version.citation.evidence is Evidence.SECONDARY:
        assert version.citation.read_in, rule.code


@every_version
def test_a_version_says_up_to_which_day_it_is_known_to_stand(
    rule: Any, version: Any
) -> None:
    assert version.verified_through is not None, rule.code
    assert version.verified_through >= version.in_force.start


@every_version
def test_no_text_was_verified_after_the_day_it_was_read(
    rule: Any, version: Any
) -> None:
    assert version.verified_through <= version.citation.retrieved, rule.code


@every_version
def test_a_requirement_prints_itself_as_a_phrase(rule: Any, version: Any) -> None:
    text = str(version.requirement)
    assert text, rule.code
    first = text.partition(" ")[0]
    if isinstance(version.requirement, Excusable):
        # What is excused as a whole stands in brackets.
        first = first.removeprefix("(")
    assert "(" not in first, f"{rule.code} prints as code: {text}"


@every_book
def test_a_regulation_is_cited_by_its_provision(book: Any) -> None:
    law = {AuthorityKind.STATUTE, AuthorityKind.REGULATION}
    for rule in book.rules:
        for version in rule.versions:
            if book.kind_of(version) in law:
                assert any(map(str.isdigit, version.citation.provision)), rule.code


@every_rule
def test_a_rule_has_golden_cases_on_both_sides_and_at_its_boundary(rule: Any) -> None:
    cases = [case for case in golden_cases() if case.rule == rule.code]
    # A level that does not exist is never met, and never unmet.
    absent = all(isinstance(each.requirement, LevelAbsent) for each in rule.versions)
    wanted = {"not-applicable", "no-text"} if absent else {"met", "unmet"}
    missing = wanted - {case.verdict for case in cases}
    if not any(case.boundary for case in cases):
        missing.add("boundary")
    authority = rule.code.lower().rpartition("-")[0]
    file = f"tests/golden/{authority}/{rule.code.lower()}.toml"
    assert not missing, f"{file} lacks a case: {', '.join(sorted(missing))}"


def test_every_golden_case_is_of_a_rule_that_exists() -> None:
    codes = {rule.code for rule in RULES}
    assert [case.name for case in golden_cases() if case.rule not in codes] == []
