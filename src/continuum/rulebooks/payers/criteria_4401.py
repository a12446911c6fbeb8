"""Criteria 4.401: partial hospitalization for substance use.

Scope: the description of services in a document that calls itself 4.401, Substance Use
Partial Hospitalization Program (Adults and Adolescents): the hours of a week and of a
day, the psychiatric evaluation and what follows it.

Whose criteria these are could not be confirmed, so they are known by the document
alone.

Not covered, because it says nothing of any amount: the staff that is sufficient. Not
covered, because it is about whom a program can reach: consultation within 8 hours by
telephone and 48 hours in person. Not covered, because the copy that was read ends
before them: criteria of admission and continued stay.

The copy bears no day, so it counts from the day on which it was read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import Above, AtLeast, Due, hours, sessions
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, StaffRole
from continuum.systems import general
from continuum.terms import calendar_days

__all__ = [
    "PHP_HOURS_PER_DAY",
    "PHP_PSYCHIATRIC_EVALUATION",
    "PHP_WEEKLY_HOURS",
    "PHP_WEEKLY_MONITORING",
    "PROGRAM_SERVICES",
    "RULEBOOK",
    "SEEN_BY_A_PHYSICIAN",
]

_READ: Final = date(2026, 11, 21)

_CRITERIA: Final = "4.401 Substance Use Partial Hospitalization Program"
_URL: Final = (
    "https://docplayer.net/amp/"
    "7058758-4-401-substance-use-partial-hospitalization-program-adults-and-"
    "adolescents.html"
)
_COPY: Final = "copy on docplayer.net"
_UNDATED: Final = "The copy bears no day; the start is the day it was read."

# A long list, from the milieu and nursing to vocational counseling: every clinical
# service.
PROGRAM_SERVICES: Final = CLINICAL.called("services of the program")
# A psychiatrist or a physician who specializes in addiction.
SEEN_BY_A_PHYSICIAN: Final = (
    CLINICAL & ServiceFilter.of(staff=[StaffRole.PSYCHIATRIST, StaffRole.PHYSICIAN])
).called("services of a psychiatrist or addiction physician")

# Typically more than 20 hours: what describes and does not demand.
PHP_WEEKLY_HOURS: Final = Rule(
    code="PAYER-4401-001",
    name="php-weekly-hours",
    level=general.PHP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Above(hours(20), of=PROGRAM_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CRITERIA,
                provision="description of services, hours of a week",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COPY,
                kind=AuthorityKind.GUIDANCE,
                note=f"What is typical. {_UNDATED}",
            ),
        ),
    ),
)

# Each scheduled day, and so what is planned.
PHP_HOURS_PER_DAY: Final = Rule(
    code="PAYER-4401-002",
    name="php-hours-per-day",
    level=general.PHP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(hours(6), of=PROGRAM_SERVICES, per=SERVICE_DAY),
            citation=Citation(
                instrument=_CRITERIA,
                provision="description of services, hours of a scheduled day",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COPY,
                note=_UNDATED,
            ),
        ),
    ),
)

# By the end of the second day in the program: the day of admission is the first.
PHP_PSYCHIATRIC_EVALUATION: Final = Rule(
    code="PAYER-4401-003",
    name="php-psychiatric-evaluation",
    level=general.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.PSYCHIATRIC_EVALUATION,
                within=calendar_days(2, first_counts=True),
            ),
            citation=Citation(
                instrument=_CRITERIA,
                provision="description of services, evaluation",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COPY,
                note=(
                    "By a psychiatrist or a physician who specializes in addiction, "
                    f"either of whom may sign. {_UNDATED}"
                ),
            ),
        ),
    ),
)

# Monitored at least once a week after the evaluation: read as a session with a
# psychiatrist or an addiction physician in each week, of which the evaluation is one.
PHP_WEEKLY_MONITORING: Final = Rule(
    code="PAYER-4401-004",
    name="php-weekly-monitoring",
    level=general.PHP,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(sessions(1), of=SEEN_BY_A_PHYSICIAN, per=WEEK),
            citation=Citation(
                instrument=_CRITERIA,
                provision="description of services, monitoring",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COPY,
                note=_UNDATED,
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="PAYER-4401",
        name="Criteria 4.401, of a payer not named",
        kind=AuthorityKind.PAYER_POLICY,
    ),
    rules=(
        PHP_WEEKLY_HOURS,
        PHP_HOURS_PER_DAY,
        PHP_PSYCHIATRIC_EVALUATION,
        PHP_WEEKLY_MONITORING,
    ),
    revised=date(2026, 11, 22),
)
