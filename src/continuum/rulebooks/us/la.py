"""Louisiana: reviews of the treatment plan at levels 2.5, 3.3 and 3.5.

Scope: how often licensed programs review the plan (LAC 48:I.5698, 5705 and 5707). A
review may be needed sooner; these are the longest intervals. Each is read to run from
the plan, and then from one review to the next.

Not covered, because from what its limit runs was not noted: the revision of the plan
within 30 days early in opioid treatment (5725). Not covered, because the algebra has no
form for it yet: caseloads. Not covered, because they are not encoded yet: hours.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import DateRange
from continuum.requirements import Completed, Repeats
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import asam3
from continuum.terms import calendar_days

__all__ = [
    "HIGH_INTENSITY_RESIDENTIAL_PLAN_REVIEW",
    "PHP_PLAN_REVIEW",
    "POPULATION_SPECIFIC_RESIDENTIAL_PLAN_REVIEW",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Louisiana Administrative Code"

PHP_PLAN_REVIEW: Final = Rule(
    code="US-LA-001",
    name="php-plan-review",
    level=asam3.LEVEL_2_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5698(A)(4)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-56/subchapter-m/section-i-5698"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

POPULATION_SPECIFIC_RESIDENTIAL_PLAN_REVIEW: Final = Rule(
    code="US-LA-002",
    name="population-specific-residential-plan-review",
    level=asam3.LEVEL_3_3,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(90),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5705(A)-(B)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/section-i-5705"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

HIGH_INTENSITY_RESIDENTIAL_PLAN_REVIEW: Final = Rule(
    code="US-LA-003",
    name="high-intensity-residential-plan-review",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5707(A)-(B)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/section-i-5707"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-LA",
        name="Louisiana",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PHP_PLAN_REVIEW,
        POPULATION_SPECIFIC_RESIDENTIAL_PLAN_REVIEW,
        HIGH_INTENSITY_RESIDENTIAL_PLAN_REVIEW,
    ),
)
