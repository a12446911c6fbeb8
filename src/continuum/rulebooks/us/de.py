"""Delaware: assessment, plan, reviews and examination in residential treatment.

Scope: the clocks of residential treatment in the licensing standards (16 Del. Admin.
Code 6001, part III, 12.1.1).

Not covered, because from what its limit runs was not noted: a test for tuberculosis
within a year. Not covered, because no text was read: the other modalities of part III.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import DateRange
from continuum.requirements import Due, Repeats, Since
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import us_de
from continuum.terms import calendar_days, hours_after

__all__ = [
    "RESIDENTIAL_ASSESSMENT",
    "RESIDENTIAL_EXAMINATION",
    "RESIDENTIAL_PLAN",
    "RESIDENTIAL_PLAN_REVIEW",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Delaware Administrative Code"

RESIDENTIAL_ASSESSMENT: Final = Rule(
    code="US-DE-001",
    name="residential-assessment",
    level=us_de.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2025, 1, 1)),
            requirement=Due(DocumentKind.ASSESSMENT, within=hours_after(48)),
            citation=Citation(
                instrument=_CODE,
                provision="16 Del. Admin. Code 6001-III-12.1.1.5",
                url=(
                    "https://casetext.com/regulation/delaware-administrative-code/"
                    "title-16-health-and-safety/department-of-health-and-social-"
                    "services/division-of-substance-abuse-and-mental-health/substance-"
                    "abuse-facility-licensing-standards/part-iii-provisions-regarding-"
                    "modalities/section-6001-iii-120-residential-treatment"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2025-01-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2025, 1, 1),
        ),
    ),
)

# The code calls it a recovery plan.
RESIDENTIAL_PLAN: Final = Rule(
    code="US-DE-002",
    name="residential-plan",
    level=us_de.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2025, 1, 1)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=hours_after(72)),
            citation=Citation(
                instrument=_CODE,
                provision="16 Del. Admin. Code 6001-III-12.1.1.6",
                url=(
                    "https://casetext.com/regulation/delaware-administrative-code/"
                    "title-16-health-and-safety/department-of-health-and-social-"
                    "services/division-of-substance-abuse-and-mental-health/substance-"
                    "abuse-facility-licensing-standards/part-iii-provisions-regarding-"
                    "modalities/section-6001-iii-120-residential-treatment"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2025-01-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2025, 1, 1),
        ),
    ),
)

# The thirtieth day and every thirty after it are days, not intervals: a review made
# early moves none of them. One made before its day is in time.
RESIDENTIAL_PLAN_REVIEW: Final = Rule(
    code="US-DE-003",
    name="residential-plan-review",
    level=us_de.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2025, 1, 1)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW, every=calendar_days(30), since=Since.ANCHOR
            ),
            citation=Citation(
                instrument=_CODE,
                provision="16 Del. Admin. Code 6001-III-12.1.1.7",
                url=(
                    "https://casetext.com/regulation/delaware-administrative-code/"
                    "title-16-health-and-safety/department-of-health-and-social-"
                    "services/division-of-substance-abuse-and-mental-health/substance-"
                    "abuse-facility-licensing-standards/part-iii-provisions-regarding-"
                    "modalities/section-6001-iii-120-residential-treatment"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2025-01-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2025, 1, 1),
        ),
    ),
)

RESIDENTIAL_EXAMINATION: Final = Rule(
    code="US-DE-004",
    name="residential-examination",
    level=us_de.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2025, 1, 1)),
            requirement=Due(
                DocumentKind.PHYSICAL_EXAMINATION,
                within=hours_after(72),
                before=calendar_days(90),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="16 Del. Admin. Code 6001-III-12.1.1.2-3",
                url=(
                    "https://casetext.com/regulation/delaware-administrative-code/"
                    "title-16-health-and-safety/department-of-health-and-social-"
                    "services/division-of-substance-abuse-and-mental-health/substance-"
                    "abuse-facility-licensing-standards/part-iii-provisions-regarding-"
                    "modalities/section-6001-iii-120-residential-treatment"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2025-01-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2025, 1, 1),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-DE",
        name="Delaware",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        RESIDENTIAL_ASSESSMENT,
        RESIDENTIAL_PLAN,
        RESIDENTIAL_PLAN_REVIEW,
        RESIDENTIAL_EXAMINATION,
    ),
    revised=date(2026, 11, 21),
)
