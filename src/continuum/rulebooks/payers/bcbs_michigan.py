"""Blue Cross Blue Shield of Michigan: hours and services of PHP and IOP.

Scope: the standards for partial hospitalization and intensive outpatient programs of
Blue Cross Blue Shield of Michigan and Blue Care Network: the hours of the two kinds of
partial hospitalization, which two revenue codes tell apart, their days, a psychiatric
evaluation there, and the days, hours and weekly services of intensive outpatient
programs. Which code it is says one fact, ``revenue-code-0913``: it holds of the
intensive kind, and is denied of the other, code 0912.

Not covered, because the summary gives no exact figure: the hours of a day of the less
intensive kind (about four). Not covered, because no amount is given: what is given as
needed. Not covered, because the algebra has no form for it yet: sessions of one kind on
each day of the program (one of individual therapy, two in a group, one of activities).
Not covered: the other documents that are due on the first days and visits, and who may
offer a program.

The standards themselves were not read, but a summary of them by another publisher. It
bears no day, so it counts from the day on which it was read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Between,
    Due,
    Given,
    days,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import (
    CLINICAL,
    FAMILY,
    GROUP,
    INDIVIDUAL,
    ServiceFilter,
    ServiceKind,
)
from continuum.systems import general
from continuum.terms import hours_after

__all__ = [
    "EXPRESSIVE_THERAPY",
    "FAMILY_THERAPY",
    "GROUP_THERAPY",
    "INDIVIDUAL_THERAPY",
    "IOP_DAYS_OF_THREE_HOURS",
    "IOP_WEEKLY_SERVICES",
    "PHP_DAYS",
    "PHP_HOURS",
    "PHP_PSYCHIATRIC_EVALUATION",
    "PSYCHOEDUCATION",
    "RULEBOOK",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

_STANDARDS: Final = (
    "Blue Cross Blue Shield of Michigan and Blue Care Network, "
    "standards for PHP and IOP"
)
_URL: Final = (
    "https://www.openpayer.com/policy-updates/blue-cross-blue-shield-michigan/"
    "clinical-medical/psychiatry-behavioral-health/"
    "blue-cross-blue-shield-michigan-0d5603be-586"
)
_SUMMARY: Final = "summary on openpayer.com"
_UNDATED: Final = "The summary bears no day; the start is the day it was read."

# "Services" without a list of what counts: every clinical service.
TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")
# Therapy is counseling or psychotherapy; education is a service of its own.
_THERAPY: Final = ServiceFilter.of(ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY)
INDIVIDUAL_THERAPY: Final = (_THERAPY & INDIVIDUAL).called("individual therapy")
GROUP_THERAPY: Final = (_THERAPY & GROUP).called("group therapy")
FAMILY_THERAPY: Final = (_THERAPY & FAMILY).called("family therapy")
PSYCHOEDUCATION: Final = ServiceFilter.of(
    ServiceKind.EDUCATION, label="psychoeducation"
)
# Expressive therapies and mindfulness.
EXPRESSIVE_THERAPY: Final = ServiceFilter.of(
    ServiceKind.ACTIVITY_THERAPY,
    ServiceKind.HOLISTIC,
    label="expressive therapies and mindfulness",
)

# One revenue code of two: a program that does not bill 0913 bills 0912. From five to
# six hours on each day of the intensive kind, and at least 21 a week; at most 20 of the
# other, whose days of about four hours are no figure to hold anybody to.
PHP_HOURS: Final = Rule(
    code="PAYER-BCBSM-001",
    name="php-hours",
    level=general.PHP,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                Fact("revenue-code-0913"),
                then=AllOf(
                    (
                        AtLeast(hours(21), of=TREATMENT_SERVICES, per=WEEK),
                        Between(
                            hours(5), hours(6), of=TREATMENT_SERVICES, per=SERVICE_DAY
                        ),
                    )
                ),
                otherwise=AtMost(hours(20), of=TREATMENT_SERVICES, per=WEEK),
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="levels of PHP, codes 0913 and 0912, hours",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_SUMMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

PHP_DAYS: Final = Rule(
    code="PAYER-BCBSM-002",
    name="php-days",
    level=general.PHP,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(days(5), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_STANDARDS,
                provision="levels of PHP, codes 0913 and 0912, days",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_SUMMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

# What such a program typically provides, which describes and does not demand.
IOP_DAYS_OF_THREE_HOURS: Final = Rule(
    code="PAYER-BCBSM-003",
    name="iop-days-of-three-hours",
    level=general.IOP,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(
                days(3, each=hours(3)), of=TREATMENT_SERVICES, per=WEEK
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="hours and days of IOP",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_SUMMARY,
                kind=AuthorityKind.GUIDANCE,
                note=f"What is typical. {_UNDATED}",
            ),
        ),
    ),
)

# Elements that are required, and so what is planned for a patient: a session missed is
# not one that was left out.
IOP_WEEKLY_SERVICES: Final = Rule(
    code="PAYER-BCBSM-004",
    name="iop-weekly-services",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    AtLeast(sessions(1), of=INDIVIDUAL_THERAPY, per=WEEK),
                    AtLeast(sessions(3), of=GROUP_THERAPY, per=WEEK),
                    AtLeast(sessions(1), of=FAMILY_THERAPY, per=WEEK),
                    AtLeast(sessions(3), of=PSYCHOEDUCATION, per=WEEK),
                    AtLeast(sessions(1), of=EXPRESSIVE_THERAPY, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="required elements of IOP",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_SUMMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

PHP_PSYCHIATRIC_EVALUATION: Final = Rule(
    code="PAYER-BCBSM-005",
    name="php-psychiatric-evaluation",
    level=general.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.PSYCHIATRIC_EVALUATION, within=hours_after(24)
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="psychiatric evaluation in PHP",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_SUMMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="PAYER-BCBSM",
        name="Blue Cross Blue Shield of Michigan",
        kind=AuthorityKind.PAYER_POLICY,
    ),
    rules=(
        PHP_HOURS,
        PHP_DAYS,
        IOP_DAYS_OF_THREE_HOURS,
        IOP_WEEKLY_SERVICES,
        PHP_PSYCHIATRIC_EVALUATION,
    ),
    revised=date(2026, 11, 22),
)
