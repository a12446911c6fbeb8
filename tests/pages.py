"""Rules that one page of the corpus states, and no bundled rulebook holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Condition
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.requirements import Requirement
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import general


def page_rule(
    code: str,
    name: str,
    requirement: Requirement,
    *population: Condition,
    level: Level = general.OUTPATIENT,
    judges: Basis = Basis.DELIVERED,
) -> Rule:
    """A rule of a page; the last part of its code is the page's own."""
    return Rule(
        code=code,
        name=name,
        level=level,
        judges=judges,
        population=population,
        versions=(
            RuleVersion(
                in_force=DateRange(date(2015, 1, 1)),
                requirement=requirement,
                citation=Citation(
                    instrument="a page of the corpus",
                    provision=name,
                    retrieved=date(2026, 11, 21),
                    evidence=Evidence.SECONDARY,
                    read_in="an excerpt of the page",
                ),
            ),
        ),
    )


def page_books(rules: Iterable[Rule]) -> dict[str, Rulebook]:
    """For the code of each of *rules*, a rulebook that holds it alone."""
    return {
        rule.code: Rulebook(
            authority=Authority(
                code=rule.code.rpartition("-")[0],
                name="a page of the corpus",
                kind=AuthorityKind.PROGRAM_CLAIM,
            ),
            rules=(rule,),
        )
        for rule in rules
    }
