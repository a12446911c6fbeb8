"""District of Columbia: hours that certified providers must be able to give.

Scope: chapter 63 of title 22-A DCMR, levels 1, 2.1, 2.5, 3.1, 3.3 and 3.5. Most texts
speak of what a provider is able to provide or has the capacity to provide; the old ones
on levels 3.1, 3.3 and 3.5 say what the program or its provider shall provide. None says
what a patient attends, so all are judged on what is offered. More texts on level 2.1
are about the patient: the assessment within seven days, how often assessment in the
course of treatment is paid and beside what it is not given, and how long treatment
lasts. Besides, intensive day treatment of mental illness as Medicaid pays for it (29
DCMR 5208), a level that is Medicaid's alone.

Chapter 63 was rewritten and renumbered: the old sections were read in copies of 2017,
the new ones in copies of 2024. The day of the change was not read; it lies on
2024-06-21 at the latest, and the old texts end there. The new sections on levels 2.1
and 2.5 were not found, so those rules have no text after that day.

Not covered, because they say how long care generally lasts: the days of levels 2.5,
3.1, 3.3 and 3.5. Not covered: the exception where a patient does not consent, brief
assessments, and the other services that may not be billed on a day of intensive day
treatment.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.documents import DocumentKind
from continuum.periods import SERVICE_DAY, STAY, WEEK, DateRange, Rolling
from continuum.requirements import (
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Between,
    Due,
    Excusable,
    Given,
    Length,
    days,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import asam3, us_dc
from continuum.terms import calendar_days

__all__ = [
    "COMPREHENSIVE_ASSESSMENT",
    "DAY_TREATMENT_HOURS",
    "HIGH_INTENSITY_RESIDENTIAL_HOURS",
    "INTENSIVE_DAY_BILLED",
    "INTENSIVE_DAY_PREAUTHORIZED",
    "INTENSIVE_DAY_TREATMENT",
    "IOP_ASSESSMENTS_APART",
    "IOP_HOURS",
    "IOP_LENGTH",
    "IOP_ONGOING_ASSESSMENT",
    "IOP_ONGOING_ASSESSMENTS_BILLED",
    "LOW_INTENSITY_RESIDENTIAL_HOURS",
    "ONGOING_ASSESSMENT",
    "OUTPATIENT_HOURS",
    "POPULATION_SPECIFIC_RESIDENTIAL_HOURS",
    "RULEBOOK",
    "TREATMENT_SERVICES",
    "TREATMENT_WITHOUT_CASE_MANAGEMENT",
]

_READ: Final = date(2026, 11, 21)

TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")
INTENSIVE_DAY_TREATMENT: Final = CLINICAL.called("intensive day treatment")
# The old sections on levels 3.3 and 3.5 keep case management out of the hours they ask
# for (6332.4, 6333.4). Nothing of the kind was read in the others.
TREATMENT_WITHOUT_CASE_MANAGEMENT: Final = (
    CLINICAL - ServiceFilter.of(ServiceKind.CASE_MANAGEMENT)
).called("treatment services except case management")
# A brief assessment is neither; recorded as an assessment, it would be taken for a
# comprehensive one.
COMPREHENSIVE_ASSESSMENT: Final = ServiceFilter.of(
    ServiceKind.ASSESSMENT, label="comprehensive assessment"
)
ONGOING_ASSESSMENT: Final = ServiceFilter.of(
    ServiceKind.REASSESSMENT, label="ongoing assessment"
)

# That a provider is able to give one to eight hours is read as the band in which the
# hours on offer lie. The present text speaks of a capacity of up to eight hours and has
# no floor. Strictly, no capacity forbids more; the eight hours are read as the end of
# the level, so that nine on offer are found unmet and none at all are found met.
OUTPATIENT_HOURS: Final = Rule(
    code="US-DC-001",
    name="outpatient-hours",
    level=asam3.LEVEL_1,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=Between(hours(1), hours(8), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6328.1",
                url="http://dcrules.elaws.us/dcmr/22-a6328",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us",
                note=(
                    "The day is that of section 6329 in the same copy. Renumbered on "
                    "2024-06-21 at the latest."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
        RuleVersion(
            in_force=DateRange(date(2024, 12, 6)),
            requirement=AtMost(hours(8), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6331.1",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/"
                    "district-of-columbia-administrative-code/title-22-health/"
                    "subtitle-22-a-mental-health/chapter-22-a63-certification-standards-"
                    "for-substance-use-disorder-treatment-and-recovery-providers/"
                    "rule-22-a6331-level-of-care-1-outpatient"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 71 DCR No. 49",
                note=(
                    "The start is the day of the copy. The text speaks of a capacity "
                    "of up to eight hours; that these are a ceiling is a reading."
                ),
            ),
            verified_through=date(2024, 12, 6),
        ),
    ),
)

# Youth ends at 21 here, not at 18.
IOP_HOURS: Final = Rule(
    code="US-DC-002",
    name="iop-hours",
    level=asam3.LEVEL_2_1,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=Given(
                Age(below=21),
                then=Between(hours(6), hours(19), of=TREATMENT_SERVICES, per=WEEK),
                otherwise=Between(hours(9), hours(19), of=TREATMENT_SERVICES, per=WEEK),
            ),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6329.1",
                url="http://dcrules.elaws.us/dcmr/22-a6329",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us, last updated 2017-09-13",
                note=(
                    "Renumbered on 2024-06-21 at the latest; the new section was not "
                    "found."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
    ),
)

DAY_TREATMENT_HOURS: Final = Rule(
    code="US-DC-003",
    name="day-treatment-hours",
    level=asam3.LEVEL_2_5,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=AtLeast(hours(20), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6330.1",
                url="http://dcrules.elaws.us/dcmr/22-A6330",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us",
                note=(
                    "The day is that of section 6329 in the same copy. Renumbered on "
                    "2024-06-21 at the latest; the new section was not found."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
    ),
)

LOW_INTENSITY_RESIDENTIAL_HOURS: Final = Rule(
    code="US-DC-004",
    name="low-intensity-residential-hours",
    level=asam3.LEVEL_3_1,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=AtLeast(hours(5), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6331.1",
                url="http://dcrules.elaws.us/dcmr/22-a6331",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us",
                note=(
                    "The day is that of section 6329 in the same copy. Renumbered on "
                    "2024-06-21 at the latest."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
        RuleVersion(
            in_force=DateRange(date(2024, 6, 21)),
            requirement=AtLeast(hours(5), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6334.1",
                url=(
                    "https://casetext.com/regulation/"
                    "district-of-columbia-administrative-code/title-22-health/"
                    "subtitle-22-a-mental-health/chapter-22-a63-certification-standards-"
                    "for-substance-use-disorder-treatment-and-recovery-providers/"
                    "rule-22-a6334-level-of-care-31-clinically-managed-low-intensity-"
                    "residential"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 71 DCR No. 25",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 6, 21),
        ),
    ),
)

POPULATION_SPECIFIC_RESIDENTIAL_HOURS: Final = Rule(
    code="US-DC-005",
    name="population-specific-residential-hours",
    level=asam3.LEVEL_3_3,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=AtLeast(
                hours(20), of=TREATMENT_WITHOUT_CASE_MANAGEMENT, per=WEEK
            ),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6332.1",
                url="http://dcrules.elaws.us/dcmr/22-a6332",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us",
                note=(
                    "The day is that of section 6329 in the same copy. Renumbered on "
                    "2024-06-21 at the latest."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
        RuleVersion(
            in_force=DateRange(date(2024, 6, 21)),
            requirement=AtLeast(hours(20), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6335.1",
                url=(
                    "https://casetext.com/regulation/"
                    "district-of-columbia-administrative-code/title-22-health/"
                    "subtitle-22-a-mental-health/chapter-22-a63-certification-standards-"
                    "for-substance-use-disorder-treatment-and-recovery-providers/"
                    "rule-22-a6335-level-of-care-33-clinically-managed-population-"
                    "specific-high-intensity-residential"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 71 DCR No. 25",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 6, 21),
        ),
    ),
)

# The old text names two figures: 25 hours as the usual week and 20 as the least. The
# duty is the 20. It binds the provider, not the patient, as the new one does.
HIGH_INTENSITY_RESIDENTIAL_HOURS: Final = Rule(
    code="US-DC-006",
    name="high-intensity-residential-hours",
    level=asam3.LEVEL_3_5,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=AtLeast(
                hours(20), of=TREATMENT_WITHOUT_CASE_MANAGEMENT, per=WEEK
            ),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6333.1",
                url="http://dcrules.elaws.us/dcmr/22-a6333",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us",
                note=(
                    "The day is that of section 6329 in the same copy. Renumbered on "
                    "2024-06-21 at the latest."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
        RuleVersion(
            in_force=DateRange(date(2024, 6, 21)),
            requirement=AtLeast(hours(25), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6336.1",
                url=(
                    "https://casetext.com/regulation/"
                    "district-of-columbia-administrative-code/title-22-health/"
                    "subtitle-22-a-mental-health/chapter-22-a63-certification-standards-"
                    "for-substance-use-disorder-treatment-and-recovery-providers/"
                    "rule-22-a6336-level-of-care-35-clinically-managed-high-intensity-"
                    "residential-adult-clinically-managed-medium-intensity-residential-"
                    "youth"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 71 DCR No. 25",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 6, 21),
        ),
    ),
)

# Where a comprehensive assessment was done at intake no other is due. An ongoing
# assessment is read as an update.
IOP_ONGOING_ASSESSMENT: Final = Rule(
    code="US-DC-007",
    name="iop-ongoing-assessment",
    level=asam3.LEVEL_2_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=AnyOf(
                (
                    Due(DocumentKind.ASSESSMENT, within=calendar_days(0)),
                    Due(DocumentKind.ASSESSMENT_UPDATE, within=calendar_days(7)),
                )
            ),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6329.5(a)(2)",
                url="http://dcrules.elaws.us/dcmr/22-a6329",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us, last updated 2017-09-13",
                note=(
                    "Renumbered on 2024-06-21 at the latest; the new section was not "
                    "found. A comprehensive assessment at intake is read as one of "
                    "the day of admission."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
    ),
)

# The text says between which lengths treatment varies; that both are limits is a
# reading.
IOP_LENGTH: Final = Rule(
    code="US-DC-008",
    name="iop-length",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=Length(at_least=calendar_days(30), at_most=calendar_days(60)),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6329.2",
                url="http://dcrules.elaws.us/dcmr/22-a6329",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us, last updated 2017-09-13",
                note=(
                    "The text says that treatment varies from 30 to 60 days; that "
                    "these are limits is a reading. Renumbered on 2024-06-21 at the "
                    "latest; the new section was not found."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
    ),
)

# A day is billed from five hours of participation on; a shorter one is a matter of
# payment.
INTENSIVE_DAY_BILLED: Final = Rule(
    code="US-DC-009",
    name="intensive-day-billed",
    level=us_dc.INTENSIVE_DAY_TREATMENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13)),
            requirement=AtLeast(hours(5), of=INTENSIVE_DAY_TREATMENT, per=SERVICE_DAY),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="29 DCMR 5208.1(a)",
                url="http://dcrules.elaws.us/dcmr/29-5208",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us, last updated 2017-09-13",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The start is the day of the copy, which gives a final rule of "
                    "2002-05-24 as its source."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
    ),
)

# Seven days are read as days of treatment, since a day is what is billed. Whether an
# earlier episode lies within twelve months, the caller says.
INTENSIVE_DAY_PREAUTHORIZED: Final = Rule(
    code="US-DC-010",
    name="intensive-day-preauthorized",
    level=us_dc.INTENSIVE_DAY_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Fact("earlier-episode-within-12-months"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13)),
            requirement=Excusable(
                AtMost(days(7), of=INTENSIVE_DAY_TREATMENT, per=STAY),
                unless=("preauthorized",),
            ),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="29 DCMR 5208.1(b)",
                url="http://dcrules.elaws.us/dcmr/29-5208",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us, last updated 2017-09-13",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The start is the day of the copy, which gives a final rule of "
                    "2002-05-24 as its source. Seven days are read as days of "
                    "treatment."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
    ),
)

# What may be billed is counted in what was given: a third one is a matter of payment.
IOP_ONGOING_ASSESSMENTS_BILLED: Final = Rule(
    code="US-DC-011",
    name="iop-ongoing-assessments-billed",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=AtMost(sessions(2), of=ONGOING_ASSESSMENT, per=Rolling(60)),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6329.5(a)(2)",
                url="http://dcrules.elaws.us/dcmr/22-a6329",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us, last updated 2017-09-13",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "From when the 60 days run is not said; any 60 days in a row are a "
                    "reading. Renumbered on 2024-06-21 at the latest; the new section "
                    "was not found."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
    ),
)

# The cap is one of payment; this half of the sentence is about what takes place.
IOP_ASSESSMENTS_APART: Final = Rule(
    code="US-DC-012",
    name="iop-assessments-apart",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 9, 13), date(2024, 6, 21)),
            requirement=Apart(ONGOING_ASSESSMENT, COMPREHENSIVE_ASSESSMENT),
            citation=Citation(
                instrument="D.C. Municipal Regulations",
                provision="22-A DCMR 6329.5(a)(2)",
                url="http://dcrules.elaws.us/dcmr/22-a6329",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on dcrules.elaws.us, last updated 2017-09-13",
                note=(
                    "Renumbered on 2024-06-21 at the latest; the new section was not "
                    "found."
                ),
            ),
            verified_through=date(2017, 9, 13),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-DC",
        name="District of Columbia",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        OUTPATIENT_HOURS,
        IOP_HOURS,
        DAY_TREATMENT_HOURS,
        LOW_INTENSITY_RESIDENTIAL_HOURS,
        POPULATION_SPECIFIC_RESIDENTIAL_HOURS,
        HIGH_INTENSITY_RESIDENTIAL_HOURS,
        IOP_ONGOING_ASSESSMENT,
        IOP_LENGTH,
        INTENSIVE_DAY_BILLED,
        INTENSIVE_DAY_PREAUTHORIZED,
        IOP_ONGOING_ASSESSMENTS_BILLED,
        IOP_ASSESSMENTS_APART,
    ),
    revised=date(2026, 11, 22),
)
