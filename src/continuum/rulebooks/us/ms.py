"""Mississippi: residences, groups of outpatient therapy, and stays without contact.

Scope: level of care assessed anew in residences at levels 3.1 and 3.5, hours at the
former and the medical assessment at the latter (24 Miss. Code R. 2-31.4 and 2-31.6),
how large a group of outpatient therapy is (2-22.1), and the discharge of patients
without therapeutic contact, in two texts (2-49.1). A new assessment of the level of
care is read as a continued stay review.

Not covered, because the text was cut: what else group therapy at level 3.1 asks, and
groups of several families (2-22.1(E)). Not covered, because no text was read: the other
levels of chapter 31, intensive outpatient and partial hospitalization programs, and
opioid treatment.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.documents import DocumentKind
from continuum.periods import STAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    Due,
    EachSession,
    Gap,
    Given,
    Repeats,
    days,
    hours,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, TREATMENT, Format, ServiceFilter, ServiceKind
from continuum.systems import asam3, us_ms
from continuum.terms import calendar_days, hours_after

__all__ = [
    "DISCHARGE_WITHOUT_CONTACT",
    "GROUP_THERAPY",
    "HIGH_INTENSITY_RESIDENTIAL_MEDICAL",
    "HIGH_INTENSITY_RESIDENTIAL_REVIEW",
    "INDIVIDUAL_THERAPY",
    "LOW_INTENSITY_RESIDENTIAL_HOURS",
    "LOW_INTENSITY_RESIDENTIAL_REVIEW",
    "OUTPATIENT_GROUP_SIZE",
    "RULEBOOK",
    "THERAPEUTIC_CONTACT",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Mississippi Administrative Code"

# The text says therapy. In treatment of addiction it is recorded as counseling as often
# as not, so both count; education is neither.
INDIVIDUAL_THERAPY: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL],
    label="individual therapy",
)
GROUP_THERAPY: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.GROUP],
    label="group therapy",
)
# Which contact is therapeutic, the text does not say.
THERAPEUTIC_CONTACT: Final = CLINICAL.called("therapeutic contact")

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
                    "for-people-with-substance-use-disorders/rule-24-2-314-level-31-"
                    "clinically-managed-low-intensity-residential-services"
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

LOW_INTENSITY_RESIDENTIAL_HOURS: Final = Rule(
    code="US-MS-004",
    name="low-intensity-residential-hours",
    level=asam3.LEVEL_3_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 10)),
            requirement=AllOf(
                (
                    AtLeast(hours(5), of=TREATMENT, per=WEEK),
                    AtLeast(hours(1), of=INDIVIDUAL_THERAPY, per=WEEK),
                    AtLeast(hours(2), of=GROUP_THERAPY, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="24 Miss. Code R. 2-31.4(C)(1)-(3)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/mississippi-"
                    "administrative-code/title-24-mental-health/part-2-mississippi-"
                    "department-of-mental-health-dmh-operational-standards-for-mental-"
                    "health-intellectualdevelopmental-disabilities-and-substance-use-"
                    "community-service-providers/chapter-31-community-living-services-"
                    "for-people-with-substance-use-disorders/rule-24-2-314-level-31-"
                    "clinically-managed-low-intensity-residential-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-10",
                note=(
                    "The start is the day of the copy. The paragraph on group therapy "
                    "goes on, and was cut there."
                ),
            ),
            verified_through=date(2024, 12, 10),
        ),
    ),
)

# The patient's own age stands for that of the group. From which age on a person is an
# adult was not read; it is taken to be 18.
OUTPATIENT_GROUP_SIZE: Final = Rule(
    code="US-MS-005",
    name="outpatient-group-size",
    level=us_ms.OUTPATIENT_THERAPY,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Given(
                Age(below=18),
                then=EachSession(of=GROUP_THERAPY, fewest=2, most=10),
                otherwise=EachSession(of=GROUP_THERAPY, fewest=2, most=12),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="24 Miss. Code R. 2-22.1(D)",
                url=(
                    "https://regulations.justia.com/states/mississippi/title-24/part-2/"
                    "chapter-22/rule-24-2-22-1"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-09-24",
                note=(
                    "The start is the day of the copy. The age at which the text ends "
                    "childhood was not read."
                ),
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

# What the text asks for is a policy, and this is what the policy does: once so many
# days have passed without contact, the patient is discharged, so a stay holds no more
# of them. The older text is known for fewer days than it counts; no stay within them
# can break it.
DISCHARGE_WITHOUT_CONTACT: Final = Rule(
    code="US-MS-006",
    name="discharge-without-contact",
    level=None,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24), date(2024, 12, 10)),
            requirement=Gap(days(90), of=THERAPEUTIC_CONTACT, per=STAY),
            citation=Citation(
                instrument=_CODE,
                provision="24 Miss. Code R. 2-49.1(B)(7)",
                url=(
                    "https://regulations.justia.com/states/mississippi/title-24/part-2/"
                    "chapter-49/rule-24-2-49-1"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-09-24",
                note=(
                    "The start is the day of the copy. The day it was superseded was "
                    "not read: at the latest that of the copy of the next text."
                ),
            ),
            verified_through=date(2024, 9, 24),
        ),
        RuleVersion(
            in_force=DateRange(date(2024, 12, 10)),
            requirement=Gap(days(180), of=THERAPEUTIC_CONTACT, per=STAY),
            citation=Citation(
                instrument=_CODE,
                provision="24 Miss. Code R. 2-49.1(B)(7)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/mississippi-"
                    "administrative-code/title-24-mental-health/part-2-mississippi-"
                    "department-of-mental-health-dmh-operational-standards-for-mental-"
                    "health-intellectualdevelopmental-disabilities-and-substance-use-"
                    "community-service-providers/chapter-49-all-substance-use-"
                    "prevention-and-treatment-services/rule-24-2-491-general"
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
        LOW_INTENSITY_RESIDENTIAL_HOURS,
        OUTPATIENT_GROUP_SIZE,
        DISCHARGE_WITHOUT_CONTACT,
    ),
    revised=date(2026, 11, 22),
)
