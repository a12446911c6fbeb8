"""Georgia: intensive residential care, treatment after driving impaired, supervisors.

Scope: therapeutic services in licensed residential intensive treatment (Ga. Comp. R. &
Regs. 111-8-19-.20); weekly hours and the longest duration of the treatment that those
who drove under the influence are referred to (82-2-1-.07); and for what part of its
hours the intensive outpatient package for adolescents has its supervisor on site
(provider manual, copy of 2015). Those who drove are a population at levels of the ASAM
Criteria from level I up, so their rules are about every level.

Not covered, because no figure goes with it: that days and hours follow the evaluator's
recommendation. Not covered, because no text was read: hours of short-term treatment,
which the department's policy sets; the hours of the provider manual, and its package
for adults; the other programs of subject 111-8-19.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import CALENDAR_DAY, WEEK, DateRange
from continuum.requirements import AtLeast, Excusable, Length, Share, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import (
    ANY_SERVICE,
    CLINICAL,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.systems import us_ga
from continuum.terms import months

__all__ = [
    "DUI_TREATMENT",
    "DUI_TREATMENT_DURATION",
    "DUI_WEEKLY_HOURS",
    "IOP_SUPERVISOR_ON_SITE",
    "OPERATION",
    "RESIDENTIAL_INTENSIVE_HOURS",
    "RULEBOOK",
    "SUPERVISION",
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
# The hours in which the service runs, whatever is given in them.
OPERATION: Final = ANY_SERVICE.called("the hours of operation")
SUPERVISION: Final = ServiceFilter.of(
    staff=[StaffRole.SUPERVISOR], label="the presence of the clinical supervisor"
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

# The hours at which staff are at hand are those of operation, and among them those of
# the supervisor. Which professions may supervise, the manual's levels of practitioners
# say. The manual has another package for adults.
IOP_SUPERVISOR_ON_SITE: Final = Rule(
    code="US-GA-004",
    name="iop-supervisor-on-site",
    level=us_ga.INTENSIVE_OUTPATIENT,
    judges=Basis.AVAILABLE,
    population=(Fact("adolescent-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 7, 13)),
            requirement=Share(SUPERVISION, OPERATION, at_least=50, per=WEEK),
            citation=Citation(
                instrument="Georgia DBHDD Provider Manual",
                provision=(
                    "intensive outpatient package for children and adolescents, "
                    "staffing requirements"
                ),
                url=(
                    "https://www.yumpu.com/en/document/view/50625060/part-i-department-"
                    "of-behavioral-health-and-developmental-/57"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on yumpu.com, of 2015-07-13",
                kind=AuthorityKind.PAYER_POLICY,
                note=(
                    "The start is the day of the copy, which is of the manual for the "
                    "fiscal year 2013. Whether it stands so today was not read. Over "
                    "which time the hours are counted is not said; a week is a "
                    "reading."
                ),
            ),
            verified_through=date(2015, 7, 13),
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
        IOP_SUPERVISOR_ON_SITE,
    ),
    revised=date(2026, 11, 22),
)
