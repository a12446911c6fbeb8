"""New Jersey: counseling in licensed facilities and after driving under the influence.

Scope: weekly counseling in residential facilities (N.J.A.C. 8:111-10.1), sessions in
the first two phases of opioid treatment (10:161B-11.8), and the least treatment that
the Intoxicated Driving Program asks for (10:162-6.3). All say what each patient
receives. They were read in copies of the code, and the start of each is the day of its
copy.

Not covered, because the text was cut right after the number: the two hours of group
counseling in a halfway house. Not covered, because the algebra has no form for it yet:
caseloads; family sessions that may be refused or contraindicated (10:161B-10.1(d)); the
return to weekly counseling in phase II after a second positive screen within 90 days;
random drug screens; the change of phase itself. Not covered, because it cannot be said
exactly: one session a week for three months and then one every two weeks (Medicaid,
10:66-2.3(b)), since three months are not a number of days and conditions count days.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact, Phase
from continuum.periods import (
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    WEEK,
    DateRange,
    WholeStay,
)
from continuum.requirements import (
    AllOf,
    AtLeast,
    hours,
    occasions,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, Format, ServiceFilter, ServiceKind
from continuum.systems import us_nj

__all__ = [
    "COUNSELING",
    "EXTENDED_CARE_COUNSELING",
    "GROUP_COUNSELING",
    "HALFWAY_HOUSE_COUNSELING",
    "IDRC_WEEKLY_SESSIONS",
    "INDIVIDUAL_COUNSELING",
    "LONG_TERM_COUNSELING",
    "OTP_PHASE_II_SESSIONS",
    "OTP_PHASE_I_SESSIONS",
    "RULEBOOK",
    "SHORT_TERM_COUNSELING",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

# Education is a duty of its own in chapters 8:111 and 10:161B, and so is no counseling
# here.
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)
INDIVIDUAL_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL],
    label="individual counseling",
)
GROUP_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.GROUP],
    label="group counseling",
)
# Chapter 10:162 says sessions of outpatient treatment, without a list.
TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")

SHORT_TERM_COUNSELING: Final = Rule(
    code="US-NJ-001",
    name="short-term-counseling",
    level=us_nj.SHORT_TERM_RESIDENTIAL,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 4)),
            requirement=AllOf(
                (
                    AtLeast(hours(12), of=COUNSELING, per=WEEK),
                    AtLeast(occasions(6), of=COUNSELING, per=WEEK),
                    AtLeast(hours(1), of=INDIVIDUAL_COUNSELING, per=WEEK),
                    AtLeast(hours(10), of=GROUP_COUNSELING, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 8:111-10.1(b)2",
                url=(
                    "https://casetext.com/regulation/new-jersey-administrative-code/"
                    "title-8-health/chapter-111-food-and-drugs/"
                    "subchapter-10-substance-abuse-counseling-and-supportive-services/"
                    "section-8111-101-provision-of-substance-abuse-counseling"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 56 N.J.R. No. 21",
            ),
            verified_through=date(2024, 11, 4),
        ),
    ),
)

LONG_TERM_COUNSELING: Final = Rule(
    code="US-NJ-002",
    name="long-term-counseling",
    level=us_nj.LONG_TERM_RESIDENTIAL,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 4)),
            requirement=AllOf(
                (
                    AtLeast(hours(8), of=COUNSELING, per=WEEK),
                    AtLeast(occasions(5), of=COUNSELING, per=WEEK),
                    AtLeast(hours(1), of=INDIVIDUAL_COUNSELING, per=WEEK),
                    AtLeast(hours(7), of=GROUP_COUNSELING, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 8:111-10.1(b)3",
                url=(
                    "https://casetext.com/regulation/new-jersey-administrative-code/"
                    "title-8-health/chapter-111-food-and-drugs/"
                    "subchapter-10-substance-abuse-counseling-and-supportive-services/"
                    "section-8111-101-provision-of-substance-abuse-counseling"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 56 N.J.R. No. 21",
            ),
            verified_through=date(2024, 11, 4),
        ),
    ),
)

# For extended care the text says six hours without "at least". It is read as a floor,
# as its parts are: one hour individually and five in a group, which add up to six.
EXTENDED_CARE_COUNSELING: Final = Rule(
    code="US-NJ-003",
    name="extended-care-counseling",
    level=us_nj.EXTENDED_CARE,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 4)),
            requirement=AllOf(
                (
                    AtLeast(hours(6), of=COUNSELING, per=WEEK),
                    AtLeast(occasions(3), of=COUNSELING, per=WEEK),
                    AtLeast(hours(1), of=INDIVIDUAL_COUNSELING, per=WEEK),
                    AtLeast(hours(5), of=GROUP_COUNSELING, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 8:111-10.1(b)4",
                url=(
                    "https://casetext.com/regulation/new-jersey-administrative-code/"
                    "title-8-health/chapter-111-food-and-drugs/"
                    "subchapter-10-substance-abuse-counseling-and-supportive-services/"
                    "section-8111-101-provision-of-substance-abuse-counseling"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 56 N.J.R. No. 21",
                note="Six hours stand there without 'at least'; read as a floor.",
            ),
            verified_through=date(2024, 11, 4),
        ),
    ),
)

HALFWAY_HOUSE_COUNSELING: Final = Rule(
    code="US-NJ-004",
    name="halfway-house-counseling",
    level=us_nj.HALFWAY_HOUSE,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 4)),
            requirement=AllOf(
                (
                    AtLeast(hours(3), of=COUNSELING, per=WEEK),
                    AtLeast(hours(1), of=INDIVIDUAL_COUNSELING, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 8:111-10.1(b)5",
                url=(
                    "https://casetext.com/regulation/new-jersey-administrative-code/"
                    "title-8-health/chapter-111-food-and-drugs/"
                    "subchapter-10-substance-abuse-counseling-and-supportive-services/"
                    "section-8111-101-provision-of-substance-abuse-counseling"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 56 N.J.R. No. 21",
                note=(
                    "The sentence goes on to group counseling and was cut after its "
                    "number, so that part is left out."
                ),
            ),
            verified_through=date(2024, 11, 4),
        ),
    ),
)

# A month is read as a calendar month. A week belongs to the month in which it begins.
OTP_PHASE_I_SESSIONS: Final = Rule(
    code="US-NJ-005",
    name="otp-phase-i-sessions",
    level=us_nj.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Phase("I"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 16)),
            requirement=AllOf(
                (
                    AtLeast(sessions(1), of=COUNSELING, per=WEEK),
                    AtLeast(sessions(4), of=COUNSELING, per=CALENDAR_MONTH),
                    AtLeast(sessions(1), of=INDIVIDUAL_COUNSELING, per=CALENDAR_MONTH),
                )
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-11.8(b)1",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-11/section-10-161b-11-8"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 18",
            ),
            verified_through=date(2024, 9, 16),
        ),
    ),
)

OTP_PHASE_II_SESSIONS: Final = Rule(
    code="US-NJ-006",
    name="otp-phase-ii-sessions",
    level=us_nj.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Phase("II"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 16)),
            requirement=AllOf(
                (
                    AtLeast(sessions(2), of=COUNSELING, per=CALENDAR_MONTH),
                    AtLeast(sessions(1), of=INDIVIDUAL_COUNSELING, per=CALENDAR_MONTH),
                )
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-11.8(b)2",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-11/section-10-161b-11-8"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 18",
                note=(
                    "The return to weekly sessions after positive screens is left out."
                ),
            ),
            verified_through=date(2024, 9, 16),
        ),
    ),
)

# Outpatient care of a population, not a level of its own. Sixteen sessions, one a week:
# the first sixteen program weeks, since a longer stay is not asked to go on weekly. The
# director may waive the sixteen weeks for a patient, never the sixteen sessions
# (10:162-6.14(b)); a waiver is for the caller to weigh.
IDRC_WEEKLY_SESSIONS: Final = Rule(
    code="US-NJ-007",
    name="idrc-weekly-sessions",
    level=us_nj.OUTPATIENT,
    judges=Basis.DELIVERED,
    population=(Fact("driving-under-the-influence"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 8, 2)),
            requirement=AllOf(
                (
                    AtLeast(
                        sessions(16, each=hours(1)),
                        of=TREATMENT_SERVICES,
                        per=WholeStay(112),
                    ),
                    AtLeast(
                        sessions(1, each=hours(1)),
                        of=TREATMENT_SERVICES,
                        per=PROGRAM_WEEK,
                    ),
                )
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:162-6.3",
                url=(
                    "https://lawenforcementcaselaw.blogspot.com/2016/08/"
                    "10162-63-length-of-treatment-idrc.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on lawenforcementcaselaw.blogspot.com, 2016-08-02",
                note=(
                    "Parts of the chapter were rewritten after this copy; the present "
                    "words of the section were not read."
                ),
            ),
            verified_through=date(2016, 8, 2),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-NJ",
        name="New Jersey",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        SHORT_TERM_COUNSELING,
        LONG_TERM_COUNSELING,
        EXTENDED_CARE_COUNSELING,
        HALFWAY_HOUSE_COUNSELING,
        OTP_PHASE_I_SESSIONS,
        OTP_PHASE_II_SESSIONS,
        IDRC_WEEKLY_SESSIONS,
    ),
)
