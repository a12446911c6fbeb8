"""The pages about rules are those that the rules, as they are, would give."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from docs.generate_rules import DOCS, RULES, pages
from tests.discovery import rulebooks

WRITE = "run `python -m docs.generate_rules` in the root of the repository"

CODES = tuple(rule.code for book in rulebooks() for rule in book.rules)


@cache
def wanted() -> dict[str, str]:
    return pages()


def on_disk() -> set[str]:
    return {f"{RULES}/{file.name}" for file in (DOCS / RULES).glob("*")}


def test_the_pages_are_the_same_each_time() -> None:
    assert pages() == wanted()


@pytest.mark.parametrize("name", sorted(wanted()))
def test_a_page_says_what_the_rules_say(name: str) -> None:
    file = DOCS / name
    assert file.exists(), f"{name} is missing: {WRITE}"
    assert file.read_text(encoding="utf-8") == wanted()[name], f"{name}: {WRITE}"


def test_no_page_is_of_a_rule_that_is_gone() -> None:
    assert on_disk() <= set(wanted()), WRITE


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_page_with_a_case_on_each_side(code: str) -> None:
    page = wanted()[f"{RULES}/{code.lower()}.md"]
    missing = [side for side in ("met", "unmet") if f" | {side} | " not in page]
    assert not missing, f"{code} lacks a golden case: {', '.join(missing)}"


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_a_rule_cites_each_of_its_texts(code: str) -> None:
    page = wanted()[f"{RULES}/{code.lower()}.md"]
    book = next(book for book in rulebooks() if code in book)
    for version in book[code].versions:
        assert str(version.in_force) in page
        assert version.citation.url is None or f"(<{version.citation.url}>)" in page
        assert str(version.verified_through) in page


def test_every_rule_is_in_the_index() -> None:
    index = wanted()[f"{RULES}/index.md"]
    assert [code for code in CODES if f"`{code} <" not in index] == []


def test_every_authority_is_on_the_page_of_coverage() -> None:
    page = Path(DOCS / "reference" / "coverage.md").read_text(encoding="utf-8")
    codes = [book.authority.code for book in rulebooks()]
    assert [code for code in codes if f"({code})" not in page] == []
