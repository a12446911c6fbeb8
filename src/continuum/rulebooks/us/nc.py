"""North Carolina: Medicaid's coverage policies, the license, impaired drivers.

Scope: the intensive outpatient program (SAIOP) of Medicaid, before 2025 and from 2026
on; comprehensive outpatient treatment (SACOT) of Medicaid from 2026 on; the license of
SACOT (10A NCAC 27G .4503). They say what the service provides or how the program is
offered, and are judged on that, not on what one patient attended; the one exception is
the day of SAIOP that could be billed. Besides, the outpatient categories for patients
assessed after driving while impaired (10A NCAC 27G .3813), which say what a patient is
to have been given, over how long.

For 2025 there is no rule of SAIOP here: the policy was revised on 2025-01-01 to remove
limits of units, hours and days, as a bulletin says, and the definition as it stood
after that day was not read.

Medicaid's policies bind whoever gives a service that it pays for, and stand at levels
that the license has, too: their rules are about patients with the fact ``medicaid``.

Not covered, because no text was read: SACOT of Medicaid before 2026; the more intensive
categories after driving while impaired. Not covered, because it is education and no
treatment: the traffic schools.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.periods import SERVICE_DAY, STAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Between,
    Gap,
    Given,
    Length,
    days,
    hours,
    minutes,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import (
    CLINICAL,
    TREATMENT,
    Format,
    ServiceFilter,
    ServiceKind,
)
from continuum.systems import asam3, us_nc
from continuum.terms import calendar_days

__all__ = [
    "CONTACT",
    "DWI_LONGER_TERM_HOURS",
    "DWI_SHORT_TERM_HOURS",
    "DWI_SHORT_TERM_WEEKLY",
    "GROUP_COUNSELING",
    "OFFERED_SERVICES",
    "PROGRAMMING",
    "RULEBOOK",
    "SACOT_DAILY_GROUP",
    "SACOT_LICENSED_HOURS",
    "SACOT_WEEKLY_HOURS",
    "SAIOP_BILLED_DAY",
    "SAIOP_DAILY_GROUP",
    "SAIOP_HOURS",
    "SKILLED_TREATMENT",
    "STRUCTURED_SERVICES",
]

_READ: Final = date(2026, 11, 21)

# The list of the old definition is open: every clinical service counts. It names drug
# tests too, which take no time of a program and count nowhere as hours.
STRUCTURED_SERVICES: Final = CLINICAL.called("structured services")
# The bulletin's list: individual, group and family counseling, medication management,
# educational groups, service coordination.
SKILLED_TREATMENT: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    ServiceKind.MEDICATION_MANAGEMENT,
    ServiceKind.EDUCATION,
    ServiceKind.CASE_MANAGEMENT,
    label="skilled treatment services",
)
PROGRAMMING: Final = CLINICAL.called("clinically intensive programming")
OFFERED_SERVICES: Final = CLINICAL.called("services")
# Hours of contact are left open. Education belongs to every category (.3817); the
# assessment comes before a patient is placed in one, and so is none of its hours.
CONTACT: Final = TREATMENT.called("contact with the patient")
GROUP_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.GROUP],
    label="group counseling",
)

# Until 2025: three hours a day on three days a week is read as three days that reach
# three hours, so that a further short day does no harm. The text speaks of patients who
# need no more than 19 hours, which tells the level from 2.5; that the program offers no
# more is this library's reading of it, and an offer of more is found unmet.
#
# From 2026: adolescents without an age, read as under 18, since the bulletin's next
# entry opens the adult service at 18.
SAIOP_HOURS: Final = Rule(
    code="US-NC-001",
    name="saiop-hours",
    level=asam3.LEVEL_2_1,
    judges=Basis.OFFERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 4, 27), date(2025, 1, 1)),
            requirement=AllOf(
                (
                    AtLeast(days(3, each=hours(3)), of=STRUCTURED_SERVICES, per=WEEK),
                    AtMost(hours(19), of=STRUCTURED_SERVICES, per=WEEK),
                    Gap(days(2), of=STRUCTURED_SERVICES, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="NC Medicaid Clinical Coverage Policy 8A",
                provision="SAIOP, service definition before 2025",
                url=(
                    "https://theshipgroup.freshdesk.com/support/solutions/articles/"
                    "73000610063-substance-abuse-intensive-outpatient-program"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies of the definition on theshipgroup.freshdesk.com and "
                    "sandhillsbc.com"
                ),
                kind=AuthorityKind.PAYER_POLICY,
                note=(
                    "The start is the day of a provider's copy. It ends where the "
                    "policy was revised to remove limits, by the bulletin of "
                    "2025-01-24; the definition that was then in force was not read. "
                    "The ceiling is a reading: the text tells apart patients who need "
                    "no more than 19 hours."
                ),
            ),
            verified_through=date(2023, 4, 27),
        ),
        RuleVersion(
            in_force=DateRange(date(2026, 1, 1)),
            requirement=Given(
                Age(below=18),
                then=Between(hours(6), hours(19), of=SKILLED_TREATMENT, per=WEEK),
                otherwise=Between(hours(9), hours(19), of=SKILLED_TREATMENT, per=WEEK),
            ),
            citation=Citation(
                instrument="NC Medicaid Clinical Coverage Policy 8A-12",
                provision="(SAIOP)",
                url=(
                    "https://medicaid.ncdhhs.gov/blog/2026/01/07/"
                    "behavioral-health-clinical-coverage-policy-updates"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="bulletin of NC Medicaid, 2026-01-07",
                kind=AuthorityKind.PAYER_POLICY,
                note="That adolescents are under 18 is a reading.",
            ),
            verified_through=date(2026, 1, 7),
        ),
    ),
)

SACOT_WEEKLY_HOURS: Final = Rule(
    code="US-NC-002",
    name="sacot-weekly-hours",
    level=asam3.LEVEL_2_5,
    judges=Basis.OFFERED,
    population=(Fact("medicaid"), Age(at_least=18)),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 1, 1)),
            requirement=AtLeast(hours(20), of=PROGRAMMING, per=WEEK),
            citation=Citation(
                instrument="NC Medicaid Clinical Coverage Policy 8A-13",
                provision="(SACOT)",
                url=(
                    "https://medicaid.ncdhhs.gov/blog/2026/01/07/"
                    "behavioral-health-clinical-coverage-policy-updates"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="bulletin of NC Medicaid, 2026-01-07",
                kind=AuthorityKind.PAYER_POLICY,
            ),
            verified_through=date(2026, 1, 7),
        ),
    ),
)

# The code names no ASAM level; Medicaid's later policy places SACOT at 2.5. The service
# is for adults (10A NCAC 27G .4501(a)), read as 18 or older. Twenty
# hours and five days of four hours are two duties of one section, and neither follows
# from a lesser form of the other.
SACOT_LICENSED_HOURS: Final = Rule(
    code="US-NC-003",
    name="sacot-licensed-hours",
    level=asam3.LEVEL_2_5,
    judges=Basis.OFFERED,
    population=(Age(at_least=18),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2006, 4, 1)),
            requirement=AllOf(
                (
                    AtLeast(hours(20), of=OFFERED_SERVICES, per=WEEK),
                    AtLeast(days(5, each=hours(4)), of=OFFERED_SERVICES, per=WEEK),
                    Gap(days(2), of=OFFERED_SERVICES, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="North Carolina Administrative Code",
                provision="10A NCAC 27G .4503(b)-(c)",
                url=(
                    "http://ncrules.state.nc.us/ncac/title%2010a%20-%20health%20and"
                    "%20human%20services/chapter%2027%20-%20mental%20health,%20community"
                    "%20facilities%20and%20services/subchapter%20g/"
                    "10a%20ncac%2027g%20.4503.html"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy bears no day, so the text is only known to stand on the "
                    "day it took force; its note lists no amendment."
                ),
            ),
            verified_through=date(2006, 4, 1),
        ),
    ),
)

# Group counseling on each day on which services are offered. The second part asks for
# nothing more: it says which days are meant, those with any service at all.
SACOT_DAILY_GROUP: Final = Rule(
    code="US-NC-004",
    name="sacot-daily-group",
    level=asam3.LEVEL_2_5,
    judges=Basis.OFFERED,
    population=(Age(at_least=18),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2006, 4, 1)),
            requirement=AllOf(
                (
                    AtLeast(sessions(1), of=GROUP_COUNSELING, per=SERVICE_DAY),
                    AtLeast(minutes(1), of=OFFERED_SERVICES, per=SERVICE_DAY),
                )
            ),
            citation=Citation(
                instrument="North Carolina Administrative Code",
                provision="10A NCAC 27G .4503(e)",
                url=(
                    "http://ncrules.state.nc.us/ncac/title%2010a%20-%20health%20and"
                    "%20human%20services/chapter%2027%20-%20mental%20health,%20community"
                    "%20facilities%20and%20services/subchapter%20g/"
                    "10a%20ncac%2027g%20.4503.html"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy bears no day, so the text is only known to stand on the "
                    "day it took force; its note lists no amendment."
                ),
            ),
            verified_through=date(2006, 4, 1),
        ),
    ),
)

# Group counseling on each day on which the program is offered; the second part says
# which days are meant, as in the license.
SAIOP_DAILY_GROUP: Final = Rule(
    code="US-NC-005",
    name="saiop-daily-group",
    level=asam3.LEVEL_2_1,
    judges=Basis.OFFERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 4, 27), date(2025, 1, 1)),
            requirement=AllOf(
                (
                    AtLeast(sessions(1), of=GROUP_COUNSELING, per=SERVICE_DAY),
                    AtLeast(minutes(1), of=STRUCTURED_SERVICES, per=SERVICE_DAY),
                )
            ),
            citation=Citation(
                instrument="NC Medicaid Clinical Coverage Policy 8A",
                provision="SAIOP, service definition before 2025, group counseling",
                url=(
                    "https://theshipgroup.freshdesk.com/support/solutions/articles/"
                    "73000610063-substance-abuse-intensive-outpatient-program"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies of the definition on theshipgroup.freshdesk.com and "
                    "sandhillsbc.com"
                ),
                kind=AuthorityKind.PAYER_POLICY,
                note=(
                    "The start is the day of a provider's copy. It ends where the "
                    "policy was revised to remove limits, by the bulletin of "
                    "2025-01-24; whether the daily group stood after that was not "
                    "read."
                ),
            ),
            verified_through=date(2023, 4, 27),
        ),
    ),
)

# A day is billed from three hours of attendance on. A shorter day is a matter of
# payment, not of the patient's due. Attendance is read as time in structured services.
SAIOP_BILLED_DAY: Final = Rule(
    code="US-NC-006",
    name="saiop-billed-day",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 4, 27), date(2025, 1, 1)),
            requirement=AtLeast(hours(3), of=STRUCTURED_SERVICES, per=SERVICE_DAY),
            citation=Citation(
                instrument="NC Medicaid Clinical Coverage Policy 8A",
                provision="SAIOP, service definition before 2025, attendance",
                url=(
                    "https://theshipgroup.freshdesk.com/support/solutions/articles/"
                    "73000610063-substance-abuse-intensive-outpatient-program"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies of the definition on theshipgroup.freshdesk.com and "
                    "sandhillsbc.com"
                ),
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The start is the day of a provider's copy. It ends where the "
                    "policy was revised to remove limits, by the bulletin of "
                    "2025-01-24; whether a billed day needed the hours after that was "
                    "not read."
                ),
            ),
            verified_through=date(2023, 4, 27),
        ),
    ),
)

# A minimum of hours over a minimum of days: both floors, of one stay. Of its days the
# first and the last count.
DWI_SHORT_TERM_HOURS: Final = Rule(
    code="US-NC-007",
    name="dwi-short-term-hours",
    level=us_nc.DWI_SHORT_TERM_OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    AtLeast(hours(20), of=CONTACT, per=STAY),
                    Length(at_least=calendar_days(30)),
                )
            ),
            citation=Citation(
                instrument="North Carolina Administrative Code",
                provision="10A NCAC 27G .3813(c)(2)(C)",
                url=(
                    "https://www.law.cornell.edu/regulations/north-carolina/"
                    "10A-N-C-Admin-Code-27G-3813"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note=(
                    "The copy was undated; the start is the day it was read. Other "
                    "rules of the section took force on 2001-04-01."
                ),
            ),
        ),
    ),
)

# Scheduled, not attended: what a patient misses breaks the schedule of nobody.
DWI_SHORT_TERM_WEEKLY: Final = Rule(
    code="US-NC-008",
    name="dwi-short-term-weekly",
    level=us_nc.DWI_SHORT_TERM_OUTPATIENT,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(sessions(1), of=CONTACT, per=WEEK),
            citation=Citation(
                instrument="North Carolina Administrative Code",
                provision="10A NCAC 27G .3813(c)(2)(C), weekly services",
                url=(
                    "https://www.law.cornell.edu/regulations/north-carolina/"
                    "10A-N-C-Admin-Code-27G-3813"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note=(
                    "The copy was undated; the start is the day it was read. Other "
                    "rules of the section took force on 2001-04-01."
                ),
            ),
        ),
    ),
)

DWI_LONGER_TERM_HOURS: Final = Rule(
    code="US-NC-009",
    name="dwi-longer-term-hours",
    level=us_nc.DWI_LONGER_TERM_OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    AtLeast(hours(40), of=CONTACT, per=STAY),
                    Length(at_least=calendar_days(60)),
                )
            ),
            citation=Citation(
                instrument="North Carolina Administrative Code",
                provision="10A NCAC 27G .3813(c)(3)",
                url="https://twincitycounseling.org/placement-criteria",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="page of a provider, twincitycounseling.org",
                note=(
                    "The page was undated; the start is the day it was read. A copy "
                    "of the code names the category, but was cut before its hours, "
                    "and so whether services are to be weekly was not read."
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-NC",
        name="North Carolina",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        SAIOP_HOURS,
        SACOT_WEEKLY_HOURS,
        SACOT_LICENSED_HOURS,
        SACOT_DAILY_GROUP,
        SAIOP_DAILY_GROUP,
        SAIOP_BILLED_DAY,
        DWI_SHORT_TERM_HOURS,
        DWI_SHORT_TERM_WEEKLY,
        DWI_LONGER_TERM_HOURS,
    ),
    revised=date(2026, 11, 22),
)
