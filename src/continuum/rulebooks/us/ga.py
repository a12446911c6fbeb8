"""Georgia: hours of intensive residential care, and treatment after driving impaired.

Scope: therapeutic services in licensed residential intensive treatment (Ga. Comp. R. &
Regs. 111-8-19-.20), and weekly hours and the longest duration of the treatment that
those who drove under the influence are referred to (82-2-1-.07). The latter are a
population at levels of the ASAM Criteria from level I up, so their rules are about
every level.

Not covered, because no requirement says what part of a program's hours somebody is on
site: the supervisor of the intensive outpatient package for adolescents, on site for
half of its hours (provider manual, copy of 2015). Not covered, because no figure goes
with it: that days and hours follow the evaluator's recommendation. Not covered, because
no text was read: hours of short-term treatment, which the department's policy sets; the
hours of the provider manual; the other programs of subject 111-8-19.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import CALENDAR_DAY, WEEK, DateRange
from continuum.requirements import AtLeast, Excusable, Length, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import us_ga
from continuum.terms import months

__all__ = [
    "DUI_TREATMENT",
    "DUI_TREATMENT_DURATION",
    "DUI_WEEKLY_HOURS",
    "RESIDENTIAL_INTENSIVE_HOURS",
    "RULEBOOK",
    "THERAPEUTIC",
]

_READ: Final = date(2026, 11, 22)

_CODE: Final = "Rules and Regulations of the State of Georgia"

# Various therapeutic services, which the rule does not list.
THERAPEUTIC: Final = CLINICAL.called("therapeutic services")
# What the rule names: counseling, family therapy, vocational, occupational and
# recreational therapy, psychotherapy and other therapies. Self-help meetings may be
# asked for besides, and do not count.
DUI_TREATMENT: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    ServiceKind.OCCUPATIONAL_THERAPY,
    ServiceKind.ACTIVITY_THERAPY,
    ServiceKind.RECREATIONAL_THERAPY,
    ServiceKind.VOCATIONAL,
    label="treatment",
)

# The program provides the hours, day by day, weekends included; what one patient
# attends is not said.
RESIDENTIAL_INTENSIVE_HOURS: Final = Rule(
    code="US-GA-001",
    name="residential-intensive-hours",
    level=us_ga.RESIDENTIAL_INTENSIVE,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2013, 9, 29)),
            requirement=AtLeast(hours(8), of=THERAPEUTIC, per=CALENDAR_DAY),
            citation=Citation(
                instrument=_CODE,
                provision="111-8-19-.20(b)",
                url=(
                    "https://casetext.com/regulation/georgia-administrative-code/"
                    "department-111-rules-of-department-of-community-health/chapter-"
                    "111-8-healthcare-facility-regulation/subject-111-8-19-rules-and-"
                    "regulations-for-drug-abuse-treatment-and-education-programs/rule-"
                    "111-8-19-20-residential-intensive-treatment-programs"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on casetext.com and elsewhere, through 2024-09-23",
            ),
            verified_through=date(2024, 9, 23),
        ),
    ),
)

# Short-term treatment, which the evaluator may recommend instead, has no such floor.
DUI_WEEKLY_HOURS: Final = Rule(
    code="US-GA-002",
    name="dui-weekly-hours",
    level=None,
    judges=Basis.DELIVERED,
    population=(
        Fact("driving-under-the-influence"),
        Fact("longer-term-treatment-recommended"),
    ),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 20)),
            requirement=AtLeast(hours(3), of=DUI_TREATMENT, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="82-2-1-.07(2)",
                url=(
                    "https://regulations.justia.com/states/georgia/department-82/"
                    "chapter-82-2/subject-82-2-1/rule-82-2-1-07/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on regulations.justia.com, through 2024-09-23",
                note="The start is the day of the older copy.",
            ),
            verified_through=date(2024, 9, 23),
        ),
    ),
)

# The text forbids to require more of who has complied; whoever wants to stay, may.
DUI_TREATMENT_DURATION: Final = Rule(
    code="US-GA-003",
    name="dui-treatment-duration",
    level=None,
    judges=Basis.DELIVERED,
    population=(
        Fact("driving-under-the-influence"),
        Fact("complied-with-the-treatment-plan"),
    ),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 20)),
            requirement=Excusable(
                Length(at_most=months(12)), unless=("stays-by-own-choice",)
            ),
            citation=Citation(
                instrument=_CODE,
                provision="82-2-1-.07(1)",
                url=(
                    "https://regulations.justia.com/states/georgia/department-82/"
                    "chapter-82-2/subject-82-2-1/rule-82-2-1-07/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on regulations.justia.com, through 2024-09-23",
                note="The start is the day of the older copy.",
            ),
            verified_through=date(2024, 9, 23),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-GA",
        name="Georgia",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        RESIDENTIAL_INTENSIVE_HOURS,
        DUI_WEEKLY_HOURS,
        DUI_TREATMENT_DURATION,
    ),
)
