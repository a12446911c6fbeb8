"""The page of coverage: what is encoded, what is not, and why.

`docs.generate_rules` writes this page together with those about rules.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import ModuleType

from continuum.citations import Evidence
from continuum.requirements import LevelAbsent
from continuum.rules import Rule, Rulebook
from docs import generate_levels
from docs._facts import WORDS, Fact, FactFile, Outcome, fact_files
from docs._forms import (
    docstring,
    escaped,
    header,
    is_state,
    named,
    page,
    rule_link,
    table_of_markdown,
    unbroken,
)

_HEADER = header("the rules or docs/facts")

_SHOWN = {
    Outcome.ENCODED: "encoded",
    Outcome.RECALLED: "unconfirmed",
    Outcome.CUT_OFF: "cut off",
    Outcome.DOUBTFUL: "doubtful",
    Outcome.NOT_A_REQUIREMENT: "no requirement",
    Outcome.ELSEWHERE: "elsewhere",
    Outcome.DUPLICATE: "duplicate",
}
"""Columns of the table of facts; one that would be empty is left out."""


def pages(books: Sequence[tuple[ModuleType, Rulebook]]) -> dict[str, str]:
    """The page of coverage, by its path under ``docs``."""
    return {"reference/coverage.md": _page(books)}


def _page(books: Sequence[tuple[ModuleType, Rulebook]]) -> str:
    rules = {rule.code: rule for _, book in books for rule in book}
    noted = [fact for file in fact_files() for fact in file.facts if not fact.found]
    found = [fact for file in fact_files() for fact in file.facts if fact.found]
    states = [book for _, book in books if is_state(book.authority.code)]
    parts = [
        _HEADER,
        "# Coverage",
        (
            "What is encoded, what was left out, and why. No figure is encoded from "
            "memory: what nobody read has no rule. Moves between levels may be "
            "practice knowledge, and say so."
        ),
        (
            f"{sum(len(book) for _, book in books)} rules of {len(books)} authorities, "
            f"{len(states)} jurisdictions among them, with "
            f"{sum(len(rule.versions) for rule in rules.values())} texts. They hold "
            f"{_encoded(noted)} of the {len(noted)} facts that were noted about what "
            f"federal texts, states and payers ask, and {_encoded(found)} found while "
            "they were written. Every fact is listed below, with the rules that hold "
            "it or the reason why none does."
        ),
        "## Facts",
        (
            "*Unconfirmed*: remembered, and nobody read it. *Cut off*: the copy that "
            "was read breaks off. *No requirement*: a fact that asks nothing. "
            "*Elsewhere*: another part of the library holds it, such as a crosswalk; "
            "the note says which."
        ),
        _tally(fact_files()),
        "## No such level",
        (
            "That a jurisdiction has no license or category for a level is a rule, "
            "too: judging by it says so, and nothing is met."
        ),
        "\n".join(_absent(rules.values())),
        "## Rules",
        (
            "*Read* counts the texts of which the provision itself was read, and those "
            "known from another publication. *Verified through* is the first and the "
            "last day to which any of them is known to stand; judging a later day adds "
            "a notice."
        ),
        table_of_markdown(
            ("authority", "rules", "texts", "read", "verified through"),
            [_row(book) for _, book in books],
        ),
        *generate_levels.coverage(),
        "## Fact by fact",
    ]
    for file in fact_files():
        parts.append(f"### Facts about {escaped(file.title)}")
        parts.append(_facts(file, rules))
    parts.append("## What each rulebook covers")
    for module, book in books:
        parts.append(f"### {escaped(book.authority.name)} ({book.authority.code})")
        parts += docstring(module)
        if book.retired:
            parts.append(f"Codes no longer in use: {', '.join(book.retired)}.")
    return page(parts)


def _encoded(facts: Iterable[Fact]) -> int:
    return sum(fact.outcome is Outcome.ENCODED for fact in facts)


def _tally(files: Sequence[FactFile]) -> str:
    tallies = [Counter(fact.outcome for fact in file.facts) for file in files]
    sums = sum(tallies, Counter[Outcome]())
    shown = [outcome for outcome in _SHOWN if sums[outcome]]
    headers = ("about", *(_SHOWN[outcome] for outcome in shown), "all")
    rows = [
        [_link(file), *_cells(counts, shown)]
        for file, counts in zip(files, tallies, strict=True)
    ]
    return table_of_markdown(headers, [*rows, ["all", *_cells(sums, shown)]])


def _link(file: FactFile) -> str:
    return f"[{escaped(file.title)}](#{_anchor(f'Facts about {file.title}')})"


def _cells(counts: Counter[Outcome], shown: Iterable[Outcome]) -> Iterator[str]:
    for outcome in shown:
        yield str(counts[outcome] or "")
    yield str(counts.total())


def _facts(file: FactFile, rules: Mapping[str, Rule]) -> str:
    rows = [
        (
            escaped(fact.asks),
            escaped(fact.where),
            _outcome(fact, rules),
            "found" if fact.found else unbroken(fact.id),
        )
        for fact in file.facts
    ]
    return table_of_markdown(("asks", "where", "what became of it", "fact"), rows)


def _outcome(fact: Fact, rules: Mapping[str, Rule]) -> str:
    note = f"<br>{escaped(fact.note)}" if fact.note else ""
    if fact.rules:
        return f"{', '.join(rule_link(rules[code]) for code in fact.rules)}{note}"
    return f"{WORDS[fact.outcome]}{note}"


def _absent(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        for version in rule.versions:
            if isinstance(version.requirement, LevelAbsent) and rule.level:
                yield (
                    f"- {rule_link(rule)}, {named(rule.level)}: "
                    f"{escaped(str(version.citation))}, {version.in_force}"
                )


def _row(book: Rulebook) -> tuple[str, ...]:
    versions = [version for rule in book for version in rule.versions]
    seen = Counter(version.citation.evidence for version in versions)
    read = [
        f"{seen[evidence]} {words}"
        for evidence, words in (
            (Evidence.PRIMARY, "directly"),
            (Evidence.SECONDARY, "elsewhere"),
        )
        if seen[evidence]
    ]
    days = sorted({version.verified_through for version in versions})
    name, code = book.authority.name, book.authority.code
    return (
        f"[{escaped(name)}](#{_anchor(f'{name} ({code})')})",
        str(len(book)),
        str(len(versions)),
        ", ".join(read),
        _span(days),
    )


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _span(days: Sequence[date]) -> str:
    first, last = unbroken(f"{days[0]}"), unbroken(f"{days[-1]}")
    return first if first == last else f"{first} to {last}"
