"""New Jersey: counseling and counselors in licensed facilities, drug tests, driving.

Scope: weekly counseling in residential facilities (N.J.A.C. 8:111-10.1); sessions in
the first two phases of opioid treatment, with the return to weekly ones after positive
drug tests (10:161B-11.8); drug tests in opioid treatment (10:161B-11.9); family
sessions of outpatient facilities (10:161B-10.1(d)); sessions that Medicaid asks for in
independent clinics (10:66-2.3(b)); the least treatment that the Intoxicated Driving
Program asks for (10:162-6.3). All these say what each patient receives. Besides, how
many patients there may be for each counselor (8:111-10.1(b), 10:161B-10.1(b)), which
says how a facility is staffed. They were read in copies of the code, and the start of
each is the day of its copy.

Not covered, because they change no amount of service: when a patient moves from one
phase of opioid treatment to the next, the least length of phase I, and what the team
decides once an escalation is over. Not covered, because it cannot be judged from what
is given: whether a drug test is random. Not covered, because no text was read: the
hours of intensive outpatient and partial care.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import After, Elapsed, Fact, Phase
from continuum.documents import LandmarkKind
from continuum.periods import (
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    WEEK,
    Blocks,
    DateRange,
    WholeStay,
)
from continuum.requirements import (
    AllOf,
    AtLeast,
    Excusable,
    Given,
    Load,
    Ratio,
    hours,
    occasions,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import (
    CLINICAL,
    Format,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.systems import us_nj
from continuum.terms import calendar_days, months

__all__ = [
    "COUNSELING",
    "DRUG_TESTS",
    "EXTENDED_CARE_COUNSELING",
    "EXTENDED_CARE_COUNSELOR_RATIO",
    "FAMILY_COUNSELING",
    "GROUP_COUNSELING",
    "HALFWAY_HOUSE_COUNSELING",
    "HALFWAY_HOUSE_COUNSELOR_RATIO",
    "IDRC_WEEKLY_SESSIONS",
    "INDIVIDUAL_COUNSELING",
    "IOP_COUNSELOR_RATIO",
    "IOP_FAMILY_SESSIONS",
    "LONG_TERM_COUNSELING",
    "LONG_TERM_COUNSELOR_RATIO",
    "MEDICAID_SESSIONS_EVERY_TWO_WEEKS",
    "MEDICAID_WEEKLY_SESSIONS",
    "OTP_COUNSELOR_RATIO",
    "OTP_DRUG_TESTS_EVERY_TWO_WEEKS",
    "OTP_MONTHLY_DRUG_TESTS",
    "OTP_PHASE_II_SESSIONS",
    "OTP_PHASE_II_WEEKLY_SESSIONS",
    "OTP_PHASE_I_SESSIONS",
    "OUTPATIENT_COUNSELOR_RATIO",
    "OUTPATIENT_DETOXIFICATION_COUNSELOR_RATIO",
    "OUTPATIENT_FAMILY_SESSIONS",
    "PARTIAL_CARE_COUNSELOR_RATIO",
    "PARTIAL_CARE_FAMILY_SESSIONS",
    "RULEBOOK",
    "SHORT_TERM_COUNSELING",
    "SHORT_TERM_COUNSELOR_RATIO",
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
# Whether the families of several patients may meet together, the text does not say.
FAMILY_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.FAMILY, Format.MULTI_FAMILY],
    label="family counseling",
)
DRUG_TESTS: Final = ServiceFilter.of(ServiceKind.DRUG_TEST, label="drug tests")
# Chapter 10:162 says sessions of outpatient treatment, without a list.
TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")

_TEST_IN_TWO_WEEKS: Final = AtLeast(sessions(1), of=DRUG_TESTS, per=Blocks(14))
# A refusal of either the patient or the family is reason enough.
_NO_FAMILY_COUNSELING: Final = (
    "family-counseling-contraindicated",
    "family-counseling-refused",
)

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
                    AtLeast(hours(2), of=GROUP_COUNSELING, per=WEEK),
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
                    "One copy was cut after the number of group hours; that these are "
                    "hours in groups was read in another excerpt of the same page."
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
                    "The return to weekly sessions after positive tests is a rule of "
                    "its own."
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

# The four residential ratios are kept on the day's census of the facility, and read as
# patients for each full-time equivalent: who works half the hours has half of them.
SHORT_TERM_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-008",
    name="short-term-counselor-ratio",
    level=us_nj.SHORT_TERM_RESIDENTIAL,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 4)),
            requirement=Ratio(8, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
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

LONG_TERM_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-009",
    name="long-term-counselor-ratio",
    level=us_nj.LONG_TERM_RESIDENTIAL,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 4)),
            requirement=Ratio(12, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
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

EXTENDED_CARE_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-010",
    name="extended-care-counselor-ratio",
    level=us_nj.EXTENDED_CARE,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 4)),
            requirement=Ratio(15, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
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
            ),
            verified_through=date(2024, 11, 4),
        ),
    ),
)

HALFWAY_HOUSE_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-011",
    name="halfway-house-counselor-ratio",
    level=us_nj.HALFWAY_HOUSE,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 4)),
            requirement=Ratio(20, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
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
            ),
            verified_through=date(2024, 11, 4),
        ),
    ),
)

# The five outpatient ratios are averages of the program, on the day's census.
OUTPATIENT_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-012",
    name="outpatient-counselor-ratio",
    level=us_nj.OUTPATIENT,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 18)),
            requirement=Ratio(35, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-10.1(b)1",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-10/section-10-161b-10-1/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 6",
            ),
            verified_through=date(2024, 3, 18),
        ),
    ),
)

IOP_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-013",
    name="iop-counselor-ratio",
    level=us_nj.INTENSIVE_OUTPATIENT,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 18)),
            requirement=Ratio(24, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-10.1(b)2",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-10/section-10-161b-10-1/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 6",
            ),
            verified_through=date(2024, 3, 18),
        ),
    ),
)

PARTIAL_CARE_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-014",
    name="partial-care-counselor-ratio",
    level=us_nj.PARTIAL_CARE,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 18)),
            requirement=Ratio(12, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-10.1(b)3",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-10/section-10-161b-10-1/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 6",
            ),
            verified_through=date(2024, 3, 18),
        ),
    ),
)

OUTPATIENT_DETOXIFICATION_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-015",
    name="outpatient-detoxification-counselor-ratio",
    level=us_nj.OUTPATIENT_DETOXIFICATION,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 18)),
            requirement=Ratio(24, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-10.1(b)4",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-10/section-10-161b-10-1/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 6",
            ),
            verified_through=date(2024, 3, 18),
        ),
    ),
)

# The average is higher than the most that one counselor may have, and still says
# something of those who work part-time. For phases IV to VI the text sets the same
# average and no ceiling, so the caseloads are those of the earlier phases alone.
OTP_COUNSELOR_RATIO: Final = Rule(
    code="US-NJ-016",
    name="otp-counselor-ratio",
    level=us_nj.OPIOID_TREATMENT,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 18)),
            requirement=AllOf(
                (
                    Ratio(50, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
                    Ratio(35, of=(StaffRole.COUNSELOR,), load=Load.EACH),
                )
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-10.1(b)5",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-10/section-10-161b-10-1/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 6",
                note=(
                    "Of patients in phases I to III. The ceiling of 35 is read as the "
                    "caseload of any one counselor, full-time or not."
                ),
            ),
            verified_through=date(2024, 3, 18),
        ),
    ),
)

PARTIAL_CARE_FAMILY_SESSIONS: Final = Rule(
    code="US-NJ-017",
    name="partial-care-family-sessions",
    level=us_nj.PARTIAL_CARE,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 18)),
            requirement=Excusable(
                AtLeast(sessions(1), of=FAMILY_COUNSELING, per=WEEK),
                unless=_NO_FAMILY_COUNSELING,
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-10.1(d)",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-10/section-10-161b-10-1/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 6",
            ),
            verified_through=date(2024, 3, 18),
        ),
    ),
)

IOP_FAMILY_SESSIONS: Final = Rule(
    code="US-NJ-018",
    name="iop-family-sessions",
    level=us_nj.INTENSIVE_OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 18)),
            requirement=Excusable(
                AtLeast(sessions(1), of=FAMILY_COUNSELING, per=CALENDAR_MONTH),
                unless=_NO_FAMILY_COUNSELING,
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-10.1(d)",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-10/section-10-161b-10-1/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 6",
            ),
            verified_through=date(2024, 3, 18),
        ),
    ),
)

OUTPATIENT_FAMILY_SESSIONS: Final = Rule(
    code="US-NJ-019",
    name="outpatient-family-sessions",
    level=us_nj.OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 18)),
            requirement=Excusable(
                AtLeast(sessions(1), of=FAMILY_COUNSELING, per=CALENDAR_MONTH),
                unless=_NO_FAMILY_COUNSELING,
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-10.1(d)",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-10/section-10-161b-10-1/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 6",
            ),
            verified_through=date(2024, 3, 18),
        ),
    ),
)

# It is asked of the weeks that begin while the escalation lasts, and of nobody else, so
# that the two sessions a month of phase II stand beside it. What ends it is a month in
# which no test was positive; how often counseling is given then, the team says, but not
# less than the phase asks. A third positive test begins the month anew.
OTP_PHASE_II_WEEKLY_SESSIONS: Final = Rule(
    code="US-NJ-020",
    name="otp-phase-ii-weekly-sessions",
    level=us_nj.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(
        Phase("II"),
        After(
            "positive-drug-test",
            lasts=months(1),
            times=2,
            among=calendar_days(90),
        ),
    ),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 16)),
            requirement=AtLeast(sessions(1), of=COUNSELING, per=WEEK),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-11.8(b)2iii",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-11/section-10-161b-11-8"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 18",
                note=(
                    "A second positive test within a 90-day period is read as one on "
                    "the 90th day after another at the latest. One month of negative "
                    "tests is read as a month since the last positive one, without "
                    "asking how many tests it held."
                ),
            ),
            verified_through=date(2024, 9, 16),
        ),
    ),
)

# Two weeks are fourteen days from admission on and so forth, not the time between two
# tests, whose days are to vary. Drug-free for three months is whoever had no positive
# test for so long since the last one, or since admission. After a positive test that
# comes later the text leaves the schedule to the team; where the team has set one anew,
# the two weeks are not asked for. In the first 89 days, the fewest that three months
# have, no test can be later than that.
OTP_DRUG_TESTS_EVERY_TWO_WEEKS: Final = Rule(
    code="US-NJ-021",
    name="otp-drug-tests-every-two-weeks",
    level=us_nj.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(After("positive-drug-test", lasts=months(3), from_admission=True),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 16)),
            requirement=Given(
                Elapsed(below=89),
                then=_TEST_IN_TWO_WEEKS,
                otherwise=Excusable(
                    _TEST_IN_TWO_WEEKS,
                    unless=("drug-test-schedule-set-anew-by-the-team",),
                ),
            ),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-11.9(b)",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-11/section-10-161b-11-9"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 18",
                note=(
                    "Three consecutive drug-free months are read as three months "
                    "since admission or the last positive test, whichever is later. "
                    "After a positive test that follows them the text leaves the "
                    "schedule to the team; without a word of it, the two weeks are "
                    "read as resumed."
                ),
            ),
            verified_through=date(2024, 9, 16),
        ),
    ),
)

# Once the drug-free months are over; before that, who is tested every two weeks is
# tested every month, so that it may be asked of everyone.
OTP_MONTHLY_DRUG_TESTS: Final = Rule(
    code="US-NJ-022",
    name="otp-monthly-drug-tests",
    level=us_nj.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 16)),
            requirement=AtLeast(sessions(1), of=DRUG_TESTS, per=CALENDAR_MONTH),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:161B-11.9(b), after three drug-free months",
                url=(
                    "https://regulations.justia.com/states/new-jersey/title-10/"
                    "chapter-161b/subchapter-11/section-10-161b-11-9"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 56 N.J.R. No. 18",
            ),
            verified_through=date(2024, 9, 16),
        ),
    ),
)

# Medicaid asks the same at every level that its independent clinics offer. The three
# months run from the initiation of treatment: from admission, or from the first service
# of treatment where that is recorded and later.
MEDICAID_WEEKLY_SESSIONS: Final = Rule(
    code="US-NJ-023",
    name="medicaid-weekly-sessions",
    level=None,
    judges=Basis.DELIVERED,
    population=(
        Fact("medicaid-independent-clinic"),
        After(
            LandmarkKind.FIRST_TREATMENT,
            lasts=months(3),
            from_admission=True,
        ),
    ),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 5, 6)),
            requirement=AtLeast(sessions(1), of=COUNSELING, per=WEEK),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:66-2.3(b), first three months",
                url=(
                    "https://casetext.com/regulation/new-jersey-administrative-code/"
                    "title-10-human-services/chapter-66-independent-clinic-services/"
                    "subchapter-2-provision-of-services/"
                    "section-1066-23-substance-use-disorder-treatment-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 56 N.J.R. No. 9",
                note=(
                    "The initiation of treatment is read as admission, or as the first "
                    "service of treatment where that is recorded and later."
                ),
            ),
            verified_through=date(2024, 5, 6),
        ),
    ),
)

# After the three months; before that it follows from the weekly sessions, so that it
# may be asked of the whole stay. Two weeks are fourteen days from admission on.
MEDICAID_SESSIONS_EVERY_TWO_WEEKS: Final = Rule(
    code="US-NJ-024",
    name="medicaid-sessions-every-two-weeks",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid-independent-clinic"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 5, 6)),
            requirement=AtLeast(sessions(1), of=COUNSELING, per=Blocks(14)),
            citation=Citation(
                instrument="New Jersey Administrative Code",
                provision="N.J.A.C. 10:66-2.3(b), after three months",
                url=(
                    "https://casetext.com/regulation/new-jersey-administrative-code/"
                    "title-10-human-services/chapter-66-independent-clinic-services/"
                    "subchapter-2-provision-of-services/"
                    "section-1066-23-substance-use-disorder-treatment-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 56 N.J.R. No. 9",
            ),
            verified_through=date(2024, 5, 6),
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
        SHORT_TERM_COUNSELOR_RATIO,
        LONG_TERM_COUNSELOR_RATIO,
        EXTENDED_CARE_COUNSELOR_RATIO,
        HALFWAY_HOUSE_COUNSELOR_RATIO,
        OUTPATIENT_COUNSELOR_RATIO,
        IOP_COUNSELOR_RATIO,
        PARTIAL_CARE_COUNSELOR_RATIO,
        OUTPATIENT_DETOXIFICATION_COUNSELOR_RATIO,
        OTP_COUNSELOR_RATIO,
        PARTIAL_CARE_FAMILY_SESSIONS,
        IOP_FAMILY_SESSIONS,
        OUTPATIENT_FAMILY_SESSIONS,
        OTP_PHASE_II_WEEKLY_SESSIONS,
        OTP_DRUG_TESTS_EVERY_TWO_WEEKS,
        OTP_MONTHLY_DRUG_TESTS,
        MEDICAID_WEEKLY_SESSIONS,
        MEDICAID_SESSIONS_EVERY_TWO_WEEKS,
    ),
    revised=date(2026, 11, 22),
)
