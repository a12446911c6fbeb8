"""TRICARE: the hours of an intensive outpatient program and of partial hospitalization.

Scope: TRICARE Policy Manual 6010.60-M, chapter 7, section 3.16, on intensive outpatient
programs. The regulation behind it (32 CFR 199.4, in force since 2016-10-03) names no
hours, so these two count from the revision of the manual that was read, not from the
regulation. Of partial hospitalization, the full day and the shortest day that is paid
(32 CFR 199.14, in the annual edition of 2015).

Not covered, because it is no dose of service: what each program is, accreditation,
agreements, revenue codes. Not covered, because it is about what others bill besides:
psychotherapy by providers outside the program.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import AtLeast, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL
from continuum.systems import tricare

__all__ = [
    "IOP_HOURS_PER_DAY",
    "IOP_WEEKLY_HOURS",
    "PHP_FULL_DAY",
    "PHP_PAID_DAY",
    "PROGRAM_SERVICES",
    "RULEBOOK",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

# Assessment, treatment and rehabilitation, therapies as indicated, and case management:
# an open list, so that every clinical service counts.
TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")
# The duration of the program's services, music, dance and occupational therapy and
# testing among them: every clinical service.
PROGRAM_SERVICES: Final = CLINICAL.called("services of the program")

# The manual says what is typical, six to nine hours or more, which describes and does
# not demand: guidance, with six as its lower end and no upper one.
IOP_WEEKLY_HOURS: Final = Rule(
    code="US-TRICARE-001",
    name="iop-weekly-hours",
    level=tricare.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 6, 15)),
            requirement=AtLeast(hours(6), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument="TRICARE Policy Manual 6010.60-M",
                provision="chapter 7, section 3.16, 2.0",
                url=(
                    "https://manuals.health.mil/pages/DisplayManualHtmlFile/"
                    "2023-04-27/AsOf/TP15/C7S3_16.html"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.GUIDANCE,
                note=(
                    "Issued on 2017-06-13; read in revision C-25 of 2018-06-15, in a "
                    "copy as of 2023-04-27."
                ),
            ),
            verified_through=date(2023, 4, 27),
        ),
    ),
)

# The minimum stands in a description of the program, not of what one patient attended:
# it is about the planned day.
IOP_HOURS_PER_DAY: Final = Rule(
    code="US-TRICARE-002",
    name="iop-hours-per-day",
    level=tricare.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 6, 15)),
            requirement=AtLeast(hours(2), of=TREATMENT_SERVICES, per=SERVICE_DAY),
            citation=Citation(
                instrument="TRICARE Policy Manual 6010.60-M",
                provision="chapter 7, section 3.16, 2.0",
                url=(
                    "https://manuals.health.mil/pages/DisplayManualHtmlFile/"
                    "2023-04-27/AsOf/TP15/C7S3_16.html"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Issued on 2017-06-13; read in revision C-25 of 2018-06-15, in a "
                    "copy as of 2023-04-27."
                ),
            ),
            verified_through=date(2023, 4, 27),
        ),
    ),
)

# A program that is no hospital's is paid by the day, a day of less than six hours as a
# part of a full one.
PHP_FULL_DAY: Final = Rule(
    code="US-TRICARE-003",
    name="php-full-day",
    level=tricare.PHP,
    judges=Basis.DELIVERED,
    population=(Fact("freestanding-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 12, 31)),
            requirement=AtLeast(hours(6), of=PROGRAM_SERVICES, per=SERVICE_DAY),
            citation=Citation(
                instrument="32 CFR",
                provision="199.14(a)(2)(ix)(C), full day",
                url="https://www.ecfr.gov/current/title-32/section-199.14",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy of the annual edition of 2015 of the CFR, on GitHub "
                    "(18F/allregs)"
                ),
                kind=AuthorityKind.PAYMENT,
                note=(
                    "Only the year of the edition was read, so it counts from the last "
                    "day of that year. A day below it and of three hours or more is "
                    "paid at 75 percent."
                ),
            ),
            verified_through=date(2015, 12, 31),
        ),
    ),
)

# No payment is due for a day with less.
PHP_PAID_DAY: Final = Rule(
    code="US-TRICARE-004",
    name="php-paid-day",
    level=tricare.PHP,
    judges=Basis.DELIVERED,
    population=(Fact("freestanding-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 12, 31)),
            requirement=AtLeast(hours(3), of=PROGRAM_SERVICES, per=SERVICE_DAY),
            citation=Citation(
                instrument="32 CFR",
                provision="199.14(a)(2)(ix)(C) and (D), days of three hours",
                url="https://www.ecfr.gov/current/title-32/section-199.14",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy of the annual edition of 2015 of the CFR, on GitHub "
                    "(18F/allregs)"
                ),
                kind=AuthorityKind.PAYMENT,
                note=(
                    "Only the year of the edition was read, so it counts from the last "
                    "day of that year."
                ),
            ),
            verified_through=date(2015, 12, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-TRICARE",
        name="TRICARE",
        kind=AuthorityKind.PAYER_POLICY,
    ),
    rules=(IOP_WEEKLY_HOURS, IOP_HOURS_PER_DAY, PHP_FULL_DAY, PHP_PAID_DAY),
    revised=date(2026, 11, 22),
)
