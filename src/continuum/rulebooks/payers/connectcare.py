"""ConnectCare: partial hospitalization for mental health and substance abuse.

Scope: the payer's criteria of medical necessity for partial hospitalization, as revised
in January 2017: hours and days of therapy, hours of a scheduled day in the plan, and
evaluations by a psychiatrist. ConnectCare is not ConnectiCare, a payer with a name much
like it.

Not covered, because they are about whom the level fits: severity of illness, danger,
motivation. Not covered, because what counts as one was not said: the assessment on each
day by a licensed provider. Not covered, because the copy that was read ends before
them: criteria of continued stay.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import AllOf, AtLeast, Between, Repeats, days, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind, StaffRole
from continuum.systems import general
from continuum.terms import hours_after, weeks

__all__ = [
    "PHP_HOURS_PER_SCHEDULED_DAY",
    "PHP_PSYCHIATRIC_EVALUATIONS",
    "PHP_THERAPY",
    "RULEBOOK",
    "STRUCTURED_PROGRAM",
    "THERAPY",
]

_READ: Final = date(2026, 11, 21)

_CRITERIA: Final = "ConnectCare, criteria for partial hospitalization"
_URL: Final = (
    "https://connectcare.com/for-providers/medical-necessity-criteria/"
    "mental-health-partial-hospitalization"
)
_REVISED: Final = (
    "Approved in November 2009 and revised last in January 2017, of which no day was "
    "read; it counts from the last day of that month."
)

# Therapy of one patient, in a group or with the family, whatever the format.
THERAPY: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    label="individual, group or family therapy",
)
# Evaluation, nursing and medical supervision, intervention and treatment: an open list.
STRUCTURED_PROGRAM: Final = CLINICAL.called("the structured program")

# What the patient receives: so many hours on each day of therapy, and so many days.
PHP_THERAPY: Final = Rule(
    code="PAYER-CONNECTCARE-001",
    name="php-therapy",
    level=general.PHP,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 1, 31)),
            requirement=AllOf(
                (
                    AtLeast(hours(4), of=THERAPY, per=SERVICE_DAY),
                    Between(days(3), days(5), of=THERAPY, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=_CRITERIA,
                provision="severity of illness, therapy",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_REVISED,
            ),
            verified_through=date(2017, 1, 31),
        ),
    ),
)

PHP_HOURS_PER_SCHEDULED_DAY: Final = Rule(
    code="PAYER-CONNECTCARE-002",
    name="php-hours-per-scheduled-day",
    level=general.PHP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 1, 31)),
            requirement=AtLeast(hours(4), of=STRUCTURED_PROGRAM, per=SERVICE_DAY),
            citation=Citation(
                instrument=_CRITERIA,
                provision="intensity of service, plan of treatment",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_REVISED,
            ),
            verified_through=date(2017, 1, 31),
        ),
    ),
)

# The first within 48 hours, then one at least in each week after the last.
PHP_PSYCHIATRIC_EVALUATIONS: Final = Rule(
    code="PAYER-CONNECTCARE-003",
    name="php-psychiatric-evaluations",
    level=general.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 1, 31)),
            requirement=Repeats(
                DocumentKind.PSYCHIATRIC_EVALUATION,
                at=(hours_after(48),),
                every=weeks(1),
                signed_by=(StaffRole.PSYCHIATRIST,),
            ),
            citation=Citation(
                instrument=_CRITERIA,
                provision="severity of illness, evaluation by a psychiatrist",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_REVISED,
            ),
            verified_through=date(2017, 1, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="PAYER-CONNECTCARE",
        name="ConnectCare",
        kind=AuthorityKind.PAYER_POLICY,
    ),
    rules=(
        PHP_THERAPY,
        PHP_HOURS_PER_SCHEDULED_DAY,
        PHP_PSYCHIATRIC_EVALUATIONS,
    ),
    revised=date(2026, 11, 22),
)
