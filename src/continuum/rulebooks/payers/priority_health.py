"""Priority Health: the hours of partial hospitalization and of an IOP.

Scope: what the payer's manual calls partial hospital and intensive outpatient care,
among its levels of care for psychiatric disorders.

Not covered, because the copy that was read ends before them: the levels that the same
page lists for substance use disorders, whose hours may be others. So these rules are
about patients who are treated for a psychiatric disorder, of which the caller must say
that it is so.

The page bears no day, so it counts from the day on which it was read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import AllOf, AtMost, Between, days, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL
from continuum.systems import general

__all__ = ["IOP_HOURS", "PHP_HOURS_PER_DAY", "RULEBOOK", "TREATMENT_SERVICES"]

_READ: Final = date(2026, 11, 21)

_MANUAL: Final = "Priority Health, provider manual, definitions for levels of care"
_URL: Final = (
    "http://www.priorityhealth.com/provider/manual/auths/bh/medical-necessity/"
    "definitions"
)
_UNDATED: Final = "The page bears no day; the start is the day it was read."
_PSYCHIATRIC: Final = (Fact("treated-for-a-psychiatric-disorder"),)

# Structured services without a list of what counts: every clinical service.
TREATMENT_SERVICES: Final = CLINICAL.called("structured services")

# It meets for more than four hours and, generally, for less than eight: neither end
# belongs to it. The upper one is softer than the lower; the rule holds both.
PHP_HOURS_PER_DAY: Final = Rule(
    code="PAYER-PRIORITY-001",
    name="php-hours-per-day",
    level=general.PHP,
    judges=Basis.PLANNED,
    population=_PSYCHIATRIC,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Between(
                hours(4),
                hours(8),
                of=TREATMENT_SERVICES,
                per=SERVICE_DAY,
                low_open=True,
                high_open=True,
            ),
            citation=Citation(
                instrument=_MANUAL,
                provision="psychiatric disorder, partial hospital",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=f"Less than eight hours is said to be general. {_UNDATED}",
            ),
        ),
    ),
)

# A ceiling without a floor, and only what is general.
IOP_HOURS: Final = Rule(
    code="PAYER-PRIORITY-002",
    name="iop-hours",
    level=general.IOP,
    judges=Basis.PLANNED,
    population=_PSYCHIATRIC,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    AtMost(hours(4), of=TREATMENT_SERVICES, per=SERVICE_DAY),
                    AtMost(days(5), of=TREATMENT_SERVICES, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=_MANUAL,
                provision="psychiatric disorder, intensive outpatient",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.GUIDANCE,
                note=f"What is general. {_UNDATED}",
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="PAYER-PRIORITY",
        name="Priority Health",
        kind=AuthorityKind.PAYER_POLICY,
    ),
    rules=(PHP_HOURS_PER_DAY, IOP_HOURS),
    revised=date(2026, 11, 22),
)
