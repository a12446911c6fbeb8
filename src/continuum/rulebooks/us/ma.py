"""Massachusetts: residential programs, case management in pregnancy, absent levels.

Scope: the plan that a resident makes in a social model recovery home and the nursing at
hand in transitional support services (105 CMR 164.423), the length of the residential
program for second offenders after driving under the influence (164.452), the case
management that is paid for in day treatment during pregnancy (101 CMR 346.02), a level
that is MassHealth's alone, and that the state's addiction bureau licenses neither
intensive outpatient programs nor partial hospitalization. Second offenders are a
population that a court sends, at no level of its own, so the rule about them is about
every level.

Not covered, because no text was read: plans of the other services that the state
licenses; hours of day treatment; the license that a clinic needs (105 CMR 140), under
which intensive outpatient programs and partial hospitalization for mental health fall.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind
from continuum.periods import CALENDAR_DAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Due,
    EachSession,
    Length,
    LevelAbsent,
    hours,
    minutes,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import ServiceFilter, ServiceKind
from continuum.systems import asam3, us_ma
from continuum.terms import calendar_days

__all__ = [
    "CASE_MANAGEMENT",
    "NO_INTENSIVE_OUTPATIENT",
    "NO_PARTIAL_HOSPITALIZATION",
    "NURSING",
    "PREGNANCY_CASE_MANAGEMENT",
    "RECOVERY_HOME_PLAN",
    "RULEBOOK",
    "SECOND_OFFENDER_LENGTH",
    "TRANSITIONAL_SUPPORT_NURSING",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Code of Massachusetts Regulations"

# What nurses give: care, medication and the watch over withdrawal. Hours at hand name a
# kind of service and nobody who gives it.
NURSING: Final = ServiceFilter.of(
    ServiceKind.MEDICAL,
    ServiceKind.MEDICATION_ADMINISTRATION,
    ServiceKind.WITHDRAWAL_MANAGEMENT,
    label="nursing",
)
CASE_MANAGEMENT: Final = ServiceFilter.of(
    ServiceKind.CASE_MANAGEMENT, label="case management"
)

# The first thirty days of residence are days 1 to 30: the day it begins is one of them.
RECOVERY_HOME_PLAN: Final = Rule(
    code="US-MA-001",
    name="recovery-home-plan",
    level=us_ma.SOCIAL_MODEL_RECOVERY_HOME,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 6)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(30, first_counts=True)
            ),
            citation=Citation(
                instrument=_CODE,
                provision="105 CMR 164.423(C)(1)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/code-of-"
                    "massachusetts-regulations/department-105-cmr-department-of-public-"
                    "health/title-105-cmr-164000-licensure-of-substance-abuse-"
                    "treatment-programs/part-two-requirements-for-service-provision/"
                    "section-164423-program-components"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-06",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 6),
        ),
    ),
)

# Available each day, whoever comes.
TRANSITIONAL_SUPPORT_NURSING: Final = Rule(
    code="US-MA-002",
    name="transitional-support-nursing",
    level=us_ma.TRANSITIONAL_SUPPORT,
    judges=Basis.AVAILABLE,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 6)),
            requirement=AtLeast(hours(4), of=NURSING, per=CALENDAR_DAY),
            citation=Citation(
                instrument=_CODE,
                provision="105 CMR 164.423(B)(1)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/code-of-"
                    "massachusetts-regulations/department-105-cmr-department-of-public-"
                    "health/title-105-cmr-164000-licensure-of-substance-abuse-"
                    "treatment-programs/part-two-requirements-for-service-provision/"
                    "section-164423-program-components"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-06",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 6),
        ),
    ),
)

# The days are consecutive, as those of one stay are.
SECOND_OFFENDER_LENGTH: Final = Rule(
    code="US-MA-003",
    name="second-offender-length",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("residential-second-offender-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 6)),
            requirement=Length(at_least=calendar_days(14)),
            citation=Citation(
                instrument=_CODE,
                provision="105 CMR 164.452(B)(1)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/code-of-"
                    "massachusetts-regulations/department-105-cmr-department-of-public-"
                    "health/title-105-cmr-164000-licensure-of-substance-abuse-"
                    "treatment-programs/part-two-requirements-for-service-provision/"
                    "section-164452-provision-of-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-06",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 6),
        ),
    ),
)

# An hour a week is paid for, in pieces of a quarter of an hour or more.
PREGNANCY_CASE_MANAGEMENT: Final = Rule(
    code="US-MA-004",
    name="pregnancy-case-management",
    level=us_ma.DAY_TREATMENT_IN_PREGNANCY,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 27)),
            requirement=AllOf(
                (
                    AtMost(hours(1), of=CASE_MANAGEMENT, per=WEEK),
                    EachSession(of=CASE_MANAGEMENT, at_least=minutes(15)),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="101 CMR 346.02, case management",
                url=(
                    "https://regulations.justia.com/states/massachusetts/101-cmr/"
                    "title-101-cmr-346-00/section-346-02"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Register 1531",
                kind=AuthorityKind.PAYMENT,
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 27),
        ),
    ),
)

# The state licenses day treatment instead, and no program of that name.
NO_INTENSIVE_OUTPATIENT: Final = Rule(
    code="US-MA-005",
    name="no-intensive-outpatient",
    level=asam3.LEVEL_2_1,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=LevelAbsent(),
            citation=Citation(
                instrument="105 CMR 164",
                provision="clarification of terminology, day treatment",
                url=(
                    "https://www.mass.gov/info-details/information-for-initial-sud-"
                    "program-licensure"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "mass.gov, page on the first license of a program, which refers to "
                    "it"
                ),
                kind=AuthorityKind.GUIDANCE,
                note=(
                    "The page bears no day, so the start is the day it was read. It "
                    "speaks of the licenses of the Bureau of Substance Addiction "
                    "Services alone, not of a clinic's license, and names no level of "
                    "the ASAM Criteria."
                ),
            ),
        ),
    ),
)

NO_PARTIAL_HOSPITALIZATION: Final = Rule(
    code="US-MA-006",
    name="no-partial-hospitalization",
    level=asam3.LEVEL_2_5,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=LevelAbsent(),
            citation=Citation(
                instrument="105 CMR 164",
                provision="clarification of terminology, day treatment",
                url=(
                    "https://www.mass.gov/info-details/information-for-initial-sud-"
                    "program-licensure"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "mass.gov, page on the first license of a program, which refers to "
                    "it"
                ),
                kind=AuthorityKind.GUIDANCE,
                note=(
                    "The page bears no day, so the start is the day it was read. It "
                    "speaks of the licenses of the Bureau of Substance Addiction "
                    "Services alone, not of a clinic's license, and names no level of "
                    "the ASAM Criteria."
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-MA",
        name="Massachusetts",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        RECOVERY_HOME_PLAN,
        TRANSITIONAL_SUPPORT_NURSING,
        SECOND_OFFENDER_LENGTH,
        PREGNANCY_CASE_MANAGEMENT,
        NO_INTENSIVE_OUTPATIENT,
        NO_PARTIAL_HOSPITALIZATION,
    ),
    revised=date(2026, 11, 22),
)
