"""New York: plans, hours and groups of rehabilitation, and what Medicaid pays for.

Scope: in inpatient rehabilitation and in residences for youth, when the plan is due,
when a physician has signed it, and when the plan of a program that the patient came
from may serve (14 NYCRR 818.5 and 817.5); hours of intensive residential rehabilitation
(819.9); the size of a group in residential rehabilitation (820.11); and services that
Medicaid pays for only with others (822.6).

Whether the patient was transferred is a fact that the caller gives, and the hour of it
a landmark; without a transfer, a plan from before admission is no plan of this program.
A plan that is carried over is signed anew by a physician of this program, on or after
admission.

Not covered, because no text was read: plans, caseloads and hours of outpatient programs
(part 822), whose plans are said to be kept up to date in progress notes, and hours and
plans of part 820.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind, LandmarkKind
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Due,
    EachSession,
    Given,
    Happened,
    Requirement,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, Format, ServiceFilter, ServiceKind, StaffRole
from continuum.systems import us_ny
from continuum.terms import ANY_TIME, Limit, calendar_days, hours_after

__all__ = [
    "GROUP_THERAPY",
    "INPATIENT_PHYSICIAN",
    "INPATIENT_PLAN",
    "INTENSIVE_RESIDENTIAL_HOURS",
    "NOT_PAID_ALONE",
    "OUTPATIENT_PAID_SERVICES",
    "PAID_SERVICES",
    "RESIDENTIAL_GROUP_SIZE",
    "RULEBOOK",
    "STRUCTURED_SERVICES",
    "YOUTH_RESIDENTIAL_PHYSICIAN",
    "YOUTH_RESIDENTIAL_PLAN",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "New York Codes, Rules and Regulations"

# 14 NYCRR 819.9(b): what section 819.4 lists, and rehabilitation, of which it names
# vocational services, remedial education and training in life, parenting and social
# skills.
STRUCTURED_SERVICES: Final = (
    CLINICAL | ServiceFilter.of(ServiceKind.SCHOOLING)
).called("structured services")
GROUP_THERAPY: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.GROUP],
    label="group therapy",
)
# 14 NYCRR 822.6(e) names nutrition, educational and vocational, recreational and social
# activity services, meetings that mostly inform, and acupuncture. Acupuncture is
# recorded as holistic; nutrition, which has no kind of its own, as education.
NOT_PAID_ALONE: Final = ServiceFilter.of(
    ServiceKind.EDUCATION,
    ServiceKind.SCHOOLING,
    ServiceKind.VOCATIONAL,
    ServiceKind.RECREATION,
    ServiceKind.RECREATIONAL_THERAPY,
    ServiceKind.HOLISTIC,
    label="services that are not paid for alone",
)
PAID_SERVICES: Final = (CLINICAL - NOT_PAID_ALONE).called(
    "services that may be paid for"
)

# Where the patient was transferred at all, a record without the transfer lacks a fact.
_TRANSFER: Final = Happened(LandmarkKind.TRANSFER, always=True)


def _made_or_carried(within: Limit, *, reviewed: Limit) -> Requirement:
    """A new plan, or that of the program before, *reviewed* within a limit."""
    new = Due(DocumentKind.TREATMENT_PLAN, within=within)
    carried = attrs.evolve(new, before=ANY_TIME)
    review = Due(DocumentKind.PLAN_REVIEW, within=reviewed, after=_TRANSFER)
    return AnyOf((new, AllOf((carried, review))))


INPATIENT_PLAN: Final = Rule(
    code="US-NY-001",
    name="inpatient-plan",
    level=us_ny.INPATIENT_REHABILITATION,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=Given(
                Fact("transferred"),
                then=_made_or_carried(calendar_days(7), reviewed=hours_after(24)),
                otherwise=Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(7)),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 818.5(a)(1) and (3)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-818/section-818-5"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

# The limit runs from admission, not from the plan: a plan made in time and signed on
# day 11 is late.
INPATIENT_PHYSICIAN: Final = Rule(
    code="US-NY-002",
    name="inpatient-physician",
    level=us_ny.INPATIENT_REHABILITATION,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(10),
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 818.5(b)(4)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-818/section-818-5"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

YOUTH_RESIDENTIAL_PLAN: Final = Rule(
    code="US-NY-003",
    name="youth-residential-plan",
    level=us_ny.RESIDENTIAL_REHABILITATION_FOR_YOUTH,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=Given(
                Fact("transferred"),
                then=_made_or_carried(calendar_days(10), reviewed=calendar_days(10)),
                otherwise=Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(10)),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 817.5(a)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-817/section-817-5"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

YOUTH_RESIDENTIAL_PHYSICIAN: Final = Rule(
    code="US-NY-004",
    name="youth-residential-physician",
    level=us_ny.RESIDENTIAL_REHABILITATION_FOR_YOUTH,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(14),
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 817.5(b)(4)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-817/section-817-5"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note=("The start is the day of the copy."),
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

# The section is on what the service is required to provide, in part by referral.
INTENSIVE_RESIDENTIAL_HOURS: Final = Rule(
    code="US-NY-005",
    name="intensive-residential-hours",
    level=us_ny.INTENSIVE_RESIDENTIAL_REHABILITATION,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=AtLeast(hours(40), of=STRUCTURED_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 819.9(b)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-819/section-819-9"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note=(
                    "The start is the day of the copy. Section 819.8(b) before; when "
                    "it was renumbered was not read."
                ),
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

RESIDENTIAL_GROUP_SIZE: Final = Rule(
    code="US-NY-006",
    name="residential-group-size",
    level=us_ny.RESIDENTIAL_REHABILITATION,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=EachSession(of=GROUP_THERAPY, most=15),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 820.11",
                url="https://anchorhouseinc.com/programs/rehabilitation-services/",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="page of Anchor House, a provider, which repeats the section",
                note="The page bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

# What is not paid for alone may be given, and counts for nothing by itself: on a day
# with one of these services there is another. That alone means on a day is a reading.
OUTPATIENT_PAID_SERVICES: Final = Rule(
    code="US-NY-007",
    name="outpatient-paid-services",
    level=us_ny.OUTPATIENT,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 10, 1)),
            requirement=AnyOf(
                (
                    AtMost(sessions(0), of=NOT_PAID_ALONE, per=SERVICE_DAY),
                    AtLeast(sessions(1), of=PAID_SERVICES, per=SERVICE_DAY),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 822.6(e)",
                url=(
                    "https://casetext.com/regulation/new-york-codes-rules-and-"
                    "regulations/title-14-department-of-mental-hygiene/chapter-xxi-"
                    "office-of-alcoholism-and-substance-abuse-services/part-822-general-"
                    "service-standards-for-substance-use-disorder-outpatient-programs/"
                    "section-8226-standards-pertaining-to-medicaid-reimbursement"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-05-08",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "In force since 2015-11-20 and last amended on 2022-10-01; what an "
                    "amendment changed was not read, so the start is the last."
                ),
            ),
            verified_through=date(2024, 5, 8),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-NY",
        name="New York",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        INPATIENT_PLAN,
        INPATIENT_PHYSICIAN,
        YOUTH_RESIDENTIAL_PLAN,
        YOUTH_RESIDENTIAL_PHYSICIAN,
        INTENSIVE_RESIDENTIAL_HOURS,
        RESIDENTIAL_GROUP_SIZE,
        OUTPATIENT_PAID_SERVICES,
    ),
    revised=date(2026, 11, 22),
)
