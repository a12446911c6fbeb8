"""Every fact that the rules were made from is accounted for, and every form shown."""

from __future__ import annotations

from collections import Counter

import pytest

from continuum import conditions, documents, periods, requirements, services, terms
from continuum.requirements import PlanHas, walk
from continuum.rulebooks.national import RULEBOOKS
from docs._expressions import expression, filters_of
from docs._facts import Outcome, fact_files, facts
from docs._structural import FORMS, forms_of, has
from docs.generate_rules import pages
from tests.discovery import rulebooks

NOTED = 446
"""Facts that were noted about what federal texts, states and payers ask."""

RULES = {rule.code: rule for book in rulebooks() for rule in book}


def test_every_noted_fact_is_accounted_for_once() -> None:
    names = [fact.id for fact in facts()]
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert sum(not fact.found for fact in facts()) == NOTED


def test_a_fact_names_rules_that_there_are() -> None:
    unknown = {
        fact.id: code for fact in facts() for code in fact.rules if code not in RULES
    }
    assert unknown == {}


def test_a_fact_without_a_rule_says_why_in_a_few_words() -> None:
    silent = (Outcome.ENCODED, Outcome.RECALLED)
    lacking = [
        fact.id for fact in facts() if fact.outcome not in silent and not fact.note
    ]
    assert lacking == []


def test_every_rule_of_a_jurisdiction_or_payer_rests_on_a_fact() -> None:
    held = {code for fact in facts() for code in fact.rules}
    # An authority without a file of facts is new, and rests on its citations.
    files = {file.name.upper() for file in fact_files()}
    told = [
        book
        for book in RULEBOOKS
        if book.authority.code in files or book.authority.code.startswith("PAYER-")
    ]
    lacking = [rule.code for book in told for rule in book if rule.code not in held]
    assert len(told) >= 49
    assert lacking == []


def test_the_national_rulebook_reaches_far_enough() -> None:
    states = {
        book.authority.code
        for book in RULEBOOKS
        if len(book.authority.code) == len("US-VA")
    }
    assert len(states) >= 36
    assert sum(len(rule.versions) for book in RULEBOOKS for rule in book) >= 280


def test_the_forms_are_all_there_and_each_has_a_rule_that_shows_it() -> None:
    assert len(FORMS) == len({form.name for form in FORMS}) == 47
    astray = [form.name for form in FORMS if not has(form, RULES[form.example])]
    assert astray == []


@pytest.mark.parametrize("code", sorted({form.example for form in FORMS}))
def test_what_the_page_of_forms_says_in_python_is_the_requirement(code: str) -> None:
    names = {
        name: value
        for module in (requirements, periods, conditions, terms, services, documents)
        for name, value in vars(module).items()
    }
    for version in RULES[code].versions:
        asked = version.requirement
        # The page leaves out what goes without saying, and so do the names.
        made = eval(expression(asked), {**names, **filters_of(asked)})
        assert made == asked


def test_every_rule_of_a_jurisdiction_or_payer_has_a_form() -> None:
    # What a plan holds is none of the forms of hours, deadlines and staff.
    formless = [
        rule.code
        for book in RULEBOOKS
        for rule in book
        if not forms_of(rule)
        and not any(
            isinstance(part, PlanHas)
            for version in rule.versions
            for part in walk(version.requirement)
        )
    ]
    assert formless == []


def test_the_page_of_coverage_lists_every_fact() -> None:
    page = pages()["reference/coverage.md"]
    assert [fact.id for fact in facts() if not fact.found and fact.id not in page] == []
    assert [file.title for file in fact_files() if file.title not in page] == []
