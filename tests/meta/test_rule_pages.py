"""The pages about rules and levels are those that the data, as they are, would give."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_type_hints

import attrs
import pytest

from continuum import measures, suitability_factors
from continuum.adoptions import ADOPTIONS
from continuum.conditions import Fact
from continuum.crosswalks import Crosswalk
from continuum.levels import Continuum
from continuum.measures import Measure
from continuum.requirements import AllOf
from continuum.rulebooks.us import in_, ks
from docs import generate_hours
from docs._forms import DOCS, RULES, days_unbroken
from docs.generate_levels import LEVELS
from docs.generate_rules import FOLDERS, pages
from tests.discovery import exported, rulebooks

WRITE = "run `python -m docs.generate_rules` in the root of the repository"

CODES = tuple(rule.code for book in rulebooks() for rule in book.rules)
SYSTEMS = tuple(value for value in exported().values() if isinstance(value, Continuum))


@cache
def wanted() -> dict[str, str]:
    return pages()


def on_disk() -> set[str]:
    return {
        f"{folder}/{file.name}"
        for folder in FOLDERS
        for file in (DOCS / folder).glob("*")
    }


def test_the_pages_are_the_same_each_time() -> None:
    assert pages() == wanted()


@pytest.mark.parametrize("name", sorted(wanted()))
def test_a_page_says_what_the_data_say(name: str) -> None:
    file = DOCS / name
    assert file.exists(), f"{name} is missing: {WRITE}"
    assert file.read_text(encoding="utf-8") == wanted()[name], f"{name}: {WRITE}"


def test_no_page_or_drawing_is_of_a_rule_or_a_system_that_is_gone() -> None:
    assert on_disk() <= set(wanted()), WRITE


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_page_with_a_case_on_each_side(code: str) -> None:
    page = wanted()[f"{RULES}/{code.lower()}.md"]
    sides = ("met", "unmet")
    if "\n> No such level" in page:
        sides = ("not applicable", "no text")
    missing = [side for side in sides if f" | {side} | " not in page]
    assert not missing, f"{code} lacks a golden case: {', '.join(missing)}"


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_a_rule_cites_each_of_its_texts(code: str) -> None:
    page = wanted()[f"{RULES}/{code.lower()}.md"]
    book = next(book for book in rulebooks() if code in book)
    for version in book[code].versions:
        assert f"**In force**: {days_unbroken(str(version.in_force))}" in page
        assert version.citation.url is None or f"(<{version.citation.url}>)" in page
        assert str(version.verified_through) in page


def test_no_section_of_a_page_about_rules_is_empty() -> None:
    empty = re.compile(r"^## .*\n+(?=## |\Z)", re.MULTILINE)
    rules = {name: text for name, text in wanted().items() if name.startswith(RULES)}
    assert [name for name, text in rules.items() if empty.search(text)] == []


def test_the_chart_of_hours_names_every_authority_in_full() -> None:
    chart = wanted()["reference/how-many-hours.svg"]
    assert "…" not in chart
    assert ">Substance Abuse and Mental Health<" not in chart  # wrapped where it fits
    assert ">Health Services Administration<" in chart


def in_chart(code: str) -> list[str]:
    """What the chart of hours says beside each bar of a rule."""
    chart = wanted()["reference/how-many-hours.svg"]
    words = re.findall(r"<text [^>]*>([^<]*)</text>", chart)
    return [words[index + 1] for index, word in enumerate(words) if word == code]


def test_hours_that_no_text_names_are_marked_as_worked_out() -> None:
    assert in_chart("US-IN-003") == ["9 or more: 3 days of 3 h"]  # asked apart
    assert in_chart("PAYER-BCBSM-003") == ["9 or more: 3 days of 3 h"]  # in one
    assert in_chart("PROGRAMS-003") == ["15 or more: 5 days of 3 h"]  # on average
    assert in_chart("US-MEDICARE-002") == ["9 or more"]
    # Hours of a day, and no days: nothing follows. Nor from another program's days.
    assert in_chart("PAYER-BCBSND-001") == in_chart("PROGRAMS-004") == []


PATIENTS = (Fact("one"), Fact("other"))


@pytest.mark.parametrize(
    ("days_of", "hours_of", "figures"),
    [
        ((), (), ["9 or more: 3 days of 3 h"]),
        ((PATIENTS[0],), (), ["9 or more: 3 days of 3 h"]),
        (PATIENTS[:1], PATIENTS[:1], ["9 or more: 3 days of 3 h"]),
        (PATIENTS[:1], PATIENTS[1:], []),
    ],
)
def test_days_and_hours_of_two_rules_make_hours_of_the_same_patients(
    days_of: tuple[Fact, ...], hours_of: tuple[Fact, ...], figures: list[str]
) -> None:
    rule = in_.RULEBOOK["US-IN-003"]
    assert isinstance(rule.versions[0].requirement, AllOf)
    hours, days = (
        attrs.evolve(rule.versions[0], requirement=part)
        for part in rule.versions[0].requirement.parts
    )
    rules = (
        attrs.evolve(rule, versions=(hours,), population=hours_of),
        attrs.evolve(rule, code="US-IN-004", versions=(days,), population=days_of),
        # It names hours of the young and of adults: the page speaks of both.
        attrs.evolve(ks.RULEBOOK["US-KS-008"], code="US-IN-005"),
    )
    made = attrs.evolve(in_.RULEBOOK, rules=rules, retired=())
    written = generate_hours.pages([(made, each) for each in rules])
    chart = written["reference/how-many-hours.svg"]
    assert re.findall(r">(9 or more: [^<]*)<", chart) == figures


def test_every_rule_is_in_the_index() -> None:
    index = wanted()[f"{RULES}/index.md"]
    assert [code for code in CODES if f"`{code} <" not in index] == []


def test_every_authority_is_on_the_page_of_coverage() -> None:
    page = Path(DOCS / "reference" / "coverage.md").read_text(encoding="utf-8")
    codes = [book.authority.code for book in rulebooks()]
    assert [code for code in codes if f"({code})" not in page] == []


@pytest.mark.parametrize("care", SYSTEMS, ids=lambda care: care.system)
def test_the_page_of_a_system_has_each_of_its_levels_and_moves(care: Continuum) -> None:
    page = wanted()[f"{LEVELS}/{care.system}.md"]
    assert f"levels/{care.system}>`" in wanted()["reference/levels.md"]
    assert [level for level in care if f"| `{level.code}`<br>" not in page] == []
    assert [gap for gap in care.absent if gap.statement not in page] == []
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    for move in care.transitions:
        words = f" | {move.kind} | {move.expectation} | {move.rationale} | "
        assert sum(words in row for row in rows) >= 1, str(move)


@pytest.mark.parametrize("care", SYSTEMS, ids=lambda care: care.system)
def test_a_system_with_moves_is_drawn(care: Continuum) -> None:
    drawing = wanted().get(f"{LEVELS}/{care.system}.svg")
    assert (drawing is not None) is bool(care.transitions)
    page = wanted()[f"{LEVELS}/{care.system}.md"]
    assert (f"```{{image}} {care.system}.svg" in page) is bool(care.transitions)


def test_every_crosswalk_measure_and_set_of_factors_is_on_its_page() -> None:
    found = {
        "crosswalks": [
            name for name, value in exported().items() if isinstance(value, Crosswalk)
        ],
        "measures": [
            f"continuum.measures.{name}("
            for name in measures.__all__
            if returned_by(getattr(measures, name)) is Measure
        ],
        "suitability": [
            f"continuum.suitability_factors.{name}"
            for name in suitability_factors.__all__
        ],
    }
    for page, names in found.items():
        assert names, page
        text = wanted()[f"reference/{page}.md"]
        assert [name for name in names if f"`{name}" not in text] == []


def returned_by(value: object) -> object:
    """What a function says that it returns; None of anything else."""
    plain = callable(value) and not isinstance(value, type)
    return get_type_hints(value).get("return") if plain else None


def test_every_text_that_adopts_an_edition_is_on_the_page_of_editions() -> None:
    page = wanted()["reference/editions.md"]
    missing = [
        text.name for text in ADOPTIONS if text.name.split(", ", 1)[1] not in page
    ]
    assert missing == []


def test_what_is_unconfirmed_is_on_the_page_of_coverage() -> None:
    page = wanted()["reference/coverage.md"]
    for care in SYSTEMS:
        for item in care.unconfirmed:
            assert getattr(item, "code", str(item).partition(":")[0]) in page
