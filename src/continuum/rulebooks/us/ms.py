"""Mississippi: level of care assessed anew, and the medical assessment, in residences.

Scope: levels 3.1 and 3.5 (24 Miss. Code R. 2-31.4 and 2-31.6). A new assessment of the
level of care is read as a continued stay review.

Not covered, because no document shows it: the discharge of patients without therapeutic
contact, after 90 days and, in the later text, 180 (2-49.1). Not covered, because they
are not encoded yet: hours and group sizes.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import DateRange
from continuum.requirements import Due, Repeats
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import asam3
from continuum.terms import calendar_days, hours_after

__all__ = [
    "HIGH_INTENSITY_RESIDENTIAL_MEDICAL",
    "HIGH_INTENSITY_RESIDENTIAL_REVIEW",
    "LOW_INTENSITY_RESIDENTIAL_REVIEW",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Mississippi Administrative Code"

LOW_INTENSITY_RESIDENTIAL_REVIEW: Final = Rule(
    code="US-MS-001",
    name="low-intensity-residential-review",
    level=asam3.LEVEL_3_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 10)),
            requirement=Repeats(
                DocumentKind.CONTINUED_STAY_REVIEW, every=calendar_days(14)
            ),
            citation=Citation(
                instrument=_CODE,
                provision="24 Miss. Code R. 2-31.4(B)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/mississippi-"
                    "administrative-code/title-24-mental-health/part-2-mississippi-"
                    "department-of-mental-health-dmh-operational-standards-for-mental-"
                    "health-intellectualdevelopmental-disabilities-and-substance-use-"
                    "community-service-providers/chapter-31-community-living-services-"
                    "for-people-with-substance-use-disorders/rule-24-2-316-level-35-"
                    "clinically-managed-high-intensity-residential-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-10",
                note=(
                    "The start is the day of the copy. The address is that of 2-31.6, "
                    "which asks the same."
                ),
            ),
            verified_through=date(2024, 12, 10),
        ),
    ),
)

HIGH_INTENSITY_RESIDENTIAL_REVIEW: Final = Rule(
    code="US-MS-002",
    name="high-intensity-residential-review",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 10)),
            requirement=Repeats(
                DocumentKind.CONTINUED_STAY_REVIEW, every=calendar_days(14)
            ),
            citation=Citation(
                instrument=_CODE,
                provision="24 Miss. Code R. 2-31.6(A)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/mississippi-"
                    "administrative-code/title-24-mental-health/part-2-mississippi-"
                    "department-of-mental-health-dmh-operational-standards-for-mental-"
                    "health-intellectualdevelopmental-disabilities-and-substance-use-"
                    "community-service-providers/chapter-31-community-living-services-"
                    "for-people-with-substance-use-disorders/rule-24-2-316-level-35-"
                    "clinically-managed-high-intensity-residential-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-10",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 10),
        ),
    ),
)

HIGH_INTENSITY_RESIDENTIAL_MEDICAL: Final = Rule(
    code="US-MS-003",
    name="high-intensity-residential-medical",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 10)),
            requirement=Due("medical-assessment", within=hours_after(48)),
            citation=Citation(
                instrument=_CODE,
                provision="24 Miss. Code R. 2-31.6(B)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/mississippi-"
                    "administrative-code/title-24-mental-health/part-2-mississippi-"
                    "department-of-mental-health-dmh-operational-standards-for-mental-"
                    "health-intellectualdevelopmental-disabilities-and-substance-use-"
                    "community-service-providers/chapter-31-community-living-services-"
                    "for-people-with-substance-use-disorders/rule-24-2-316-level-35-"
                    "clinically-managed-high-intensity-residential-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-10",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 10),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-MS",
        name="Mississippi",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        LOW_INTENSITY_RESIDENTIAL_REVIEW,
        HIGH_INTENSITY_RESIDENTIAL_REVIEW,
        HIGH_INTENSITY_RESIDENTIAL_MEDICAL,
    ),
)
