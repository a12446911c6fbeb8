"""New Hampshire: plans in opioid treatment, and hours of intensive outpatient care.

Scope: treatment plans in certified opioid treatment programs (He-A 304.23), whose
sessions are those of clinical services, and the hours of intensive outpatient programs
as the department describes them.

Not covered, because no text was read: hours of intensive outpatient care in Medicaid
(He-W 513.05), the hours of clinical services in opioid treatment (table 304.01), and
clocks of the other services.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.documents import DocumentKind
from continuum.periods import WEEK, DateRange
from continuum.requirements import AtLeast, Completed, Due, Given, Repeats, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import us_nh
from continuum.terms import Latest, nth_session, weeks

__all__ = [
    "IOP_HOURS",
    "OTP_PLAN",
    "OTP_PLAN_REVIEW",
    "RULEBOOK",
    "SERVICES_AND_ACTIVITIES",
    "TREATMENT",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "New Hampshire Administrative Rules"

# The session in which the assessment is made is not the next one.
TREATMENT: Final = (CLINICAL - ServiceFilter.of(ServiceKind.ASSESSMENT)).called(
    "treatment"
)
# Individual and group services and activities by the plan, which nothing lists.
SERVICES_AND_ACTIVITIES: Final = CLINICAL.called("services and activities")

# The evaluation is read as the assessment.
OTP_PLAN: Final = Rule(
    code="US-NH-001",
    name="otp-plan",
    level=us_nh.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 3)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=nth_session(1, of=TREATMENT),
                after=Completed(DocumentKind.ASSESSMENT),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="He-A 304.23(f)",
                url=(
                    "https://regulations.justia.com/states/new-hampshire/he/subtitle-"
                    "he-a/chapter-he-a-300/part-he-a-304/section-he-a-304-23"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-10-03",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 10, 3),
        ),
    ),
)

# Whichever is less frequent: the later of the two ends.
OTP_PLAN_REVIEW: Final = Rule(
    code="US-NH-002",
    name="otp-plan-review",
    level=us_nh.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 3)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=Latest((nth_session(4), weeks(4))),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="He-A 304.23(h)",
                url=(
                    "https://regulations.justia.com/states/new-hampshire/he/subtitle-"
                    "he-a/chapter-he-a-300/part-he-a-304/section-he-a-304-23"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-10-03",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 10, 3),
        ),
    ),
)

# What programs typically provide, for adults and for adolescents.
IOP_HOURS: Final = Rule(
    code="US-NH-003",
    name="iop-hours",
    level=us_nh.INTENSIVE_OUTPATIENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                Age(below=18),
                then=AtLeast(hours(6), of=SERVICES_AND_ACTIVITIES, per=WEEK),
                otherwise=AtLeast(hours(9), of=SERVICES_AND_ACTIVITIES, per=WEEK),
            ),
            citation=Citation(
                instrument="New Hampshire DHHS, Substance Misuse Treatment Services",
                provision="intensive outpatient",
                url=(
                    "https://www.dhhs.nh.gov/programs-services/health-care/substance-"
                    "misuse-treatment-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the department's own page",
                kind=AuthorityKind.GUIDANCE,
                note=(
                    "The page bears no day, so the start is the day it was read. It "
                    "calls the hours typical and names neither a week nor an age: that "
                    "they are those of a week, and that adolescents are under 18, are "
                    "readings."
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-NH",
        name="New Hampshire",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        OTP_PLAN,
        OTP_PLAN_REVIEW,
        IOP_HOURS,
    ),
    revised=date(2026, 11, 22),
)
