"""Blue Cross Blue Shield of North Dakota: the hours of an intensive outpatient program.

Scope: the hours of a treatment day and of a week, as the payer defined them anew for
psychiatric and substance use programs alike. Three hours a week are enough: a third of
what most others ask.

Not covered, because it is no dose of service: that no length of stay is set beforehand
and no authorization is asked.

The notice bears no day, so it counts from the day on which it was read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import AtLeast, Between, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL
from continuum.systems import general

__all__ = [
    "IOP_HOURS_PER_DAY",
    "IOP_WEEKLY_HOURS",
    "RULEBOOK",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

_NOTICE: Final = (
    "Blue Cross Blue Shield of North Dakota, notice on IOP programming hours"
)
_URL: Final = (
    "https://www.bcbsnd.com/providers/news-resources/healthcare-news/"
    "intensive-outpatient-program-iop-clarification-on-programming-hours"
)
_UNDATED: Final = "The notice bears no day; the start is the day it was read."

# Treatment hours, without a list of what counts: every clinical service.
TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")

# A program with an individual plan that delivers so much a day: about the planned day.
IOP_HOURS_PER_DAY: Final = Rule(
    code="PAYER-BCBSND-001",
    name="iop-hours-per-day",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(hours(3), of=TREATMENT_SERVICES, per=SERVICE_DAY),
            citation=Citation(
                instrument=_NOTICE,
                provision="hours of a treatment day",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

# Both ends belong to it: it says up to a maximum of 19.
IOP_WEEKLY_HOURS: Final = Rule(
    code="PAYER-BCBSND-002",
    name="iop-weekly-hours",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Between(hours(3), hours(19), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_NOTICE,
                provision="hours of a week",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="PAYER-BCBSND",
        name="Blue Cross Blue Shield of North Dakota",
        kind=AuthorityKind.PAYER_POLICY,
    ),
    rules=(IOP_HOURS_PER_DAY, IOP_WEEKLY_HOURS),
    revised=date(2026, 11, 22),
)
