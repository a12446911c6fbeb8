"""Louisiana: licensed programs from level 2.5 up, opioid treatment, Medicaid's young.

Scope: hours at levels 2.5 and 3.3, caseloads and reviews of the plan at 2.5, 3.3 and
3.5 (LAC 48:I.5698, 5705 and 5707), early stabilization in opioid treatment (5725), who
is an active client (5603), and the hours of the two outpatient programs that Medicaid
covers for the young (LAC 50:XV.9303), whose levels are Medicaid's alone. A review may
be needed sooner than its longest interval; each interval is read to run from the plan,
and then from one review to the next. Early stabilization is a phase, which the caller
names ``early-stabilization``.

Not covered, because no figure goes with it: individual counseling in the days before
that phase. Not covered: on which day it begins and how long it lasts, which the caller
says. Not covered, because the text was cut: the maintenance phase. Not covered, because
it is about mental health: the 180 days after which a client in such treatment alone is
no longer active. Not covered, because they are not encoded yet: staff on site, on call
and on duty.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Phase
from continuum.documents import DocumentKind
from continuum.periods import CALENDAR_MONTH, STAY, WEEK, DateRange, InPhase
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Completed,
    Due,
    Excusable,
    Gap,
    Given,
    Happened,
    Load,
    Ratio,
    Repeats,
    days,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import (
    CLINICAL,
    TREATMENT,
    Format,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.systems import asam3, us_la
from continuum.terms import calendar_days

__all__ = [
    "ACTIVE_CLIENT",
    "CLINICAL_AND_RECOVERY",
    "CONTACT",
    "DRUG_SCREENS",
    "EARLY_STABILIZATION_COUNSELING",
    "EARLY_STABILIZATION_DRUG_SCREENS",
    "EARLY_STABILIZATION_MONITORING",
    "EARLY_STABILIZATION_PLAN",
    "HIGH_INTENSITY_RESIDENTIAL_CASELOAD",
    "HIGH_INTENSITY_RESIDENTIAL_PLAN_REVIEW",
    "INDIVIDUAL_COUNSELING",
    "MEDICAID_IOP_HOURS",
    "MEDICAID_OUTPATIENT_HOURS",
    "MONITORING_BY_NURSE",
    "PHP_CASELOAD",
    "PHP_HOURS",
    "PHP_PLAN_REVIEW",
    "POPULATION_SPECIFIC_RESIDENTIAL_CASELOAD",
    "POPULATION_SPECIFIC_RESIDENTIAL_HOURS",
    "POPULATION_SPECIFIC_RESIDENTIAL_PLAN_REVIEW",
    "PROGRAM_SERVICES",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Louisiana Administrative Code"

# What a contact hour holds, 5698 does not say.
CONTACT: Final = CLINICAL.called("clinical services")
# Peers support recovery, and their service is a clinical one here; meetings of mutual
# help are none of the program's own.
CLINICAL_AND_RECOVERY: Final = CLINICAL.called("clinical and recovery-focused services")
# A nurse who no more than hands out the medication does not see how it works.
MONITORING_BY_NURSE: Final = ServiceFilter.of(
    ServiceKind.MEDICAL,
    ServiceKind.MEDICATION_MANAGEMENT,
    staff=[StaffRole.NURSE, StaffRole.NURSE_PRACTITIONER],
    label="monitoring by a nurse",
)
# Psychotherapy is counseling, too; a session with the family is not individual.
INDIVIDUAL_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL],
    label="individual counseling",
)
DRUG_SCREENS: Final = ServiceFilter.of(ServiceKind.DRUG_TEST, label="drug screens")
# Chapter 93 lists counseling, education and compliance with medication, and more that
# it does not name; it speaks of assessment as of a part of the program.
PROGRAM_SERVICES: Final = CLINICAL.called("program services")

# Those the code calls licensed mental health professionals, read as these professions,
# and unlicensed ones, who are counselors or not fully licensed yet (5693(B)(3)).
_LICENSED_OR_NOT: Final = (
    StaffRole.PSYCHOLOGIST,
    StaffRole.SOCIAL_WORKER,
    StaffRole.THERAPIST,
    StaffRole.COUNSELOR,
    StaffRole.ADDICTION_SPECIALIST,
)

PHP_PLAN_REVIEW: Final = Rule(
    code="US-LA-001",
    name="php-plan-review",
    level=asam3.LEVEL_2_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5698(A)(4)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-56/subchapter-m/section-i-5698"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

POPULATION_SPECIFIC_RESIDENTIAL_PLAN_REVIEW: Final = Rule(
    code="US-LA-002",
    name="population-specific-residential-plan-review",
    level=asam3.LEVEL_3_3,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(90),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5705(A)-(B)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/section-i-5705"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

HIGH_INTENSITY_RESIDENTIAL_PLAN_REVIEW: Final = Rule(
    code="US-LA-003",
    name="high-intensity-residential-plan-review",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5707(A)-(B)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/section-i-5707"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# Hours of contact are hours a patient was there for. On how many days the young come,
# their plans say. From which age on a client is an adult was not read in this chapter;
# it is taken to be 18, and no more than the three days hang on it.
PHP_HOURS: Final = Rule(
    code="US-LA-004",
    name="php-hours",
    level=asam3.LEVEL_2_5,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Given(
                Age(below=18),
                then=AtLeast(hours(20), of=CONTACT, per=WEEK),
                otherwise=AllOf(
                    (
                        AtLeast(hours(20), of=CONTACT, per=WEEK),
                        AtLeast(days(3), of=CONTACT, per=WEEK),
                    )
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5698(A)(2)-(3)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-56/subchapter-m/section-i-5698"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# Active clients count; who is one, ACTIVE_CLIENT says.
PHP_CASELOAD: Final = Rule(
    code="US-LA-005",
    name="php-caseload",
    level=asam3.LEVEL_2_5,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Ratio(25, of=_LICENSED_OR_NOT, load=Load.EACH),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5698(B)(4)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-56/subchapter-m/section-i-5698"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# The program offers the hours; what one client must attend is not said.
POPULATION_SPECIFIC_RESIDENTIAL_HOURS: Final = Rule(
    code="US-LA-006",
    name="population-specific-residential-hours",
    level=asam3.LEVEL_3_3,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AtLeast(hours(20), of=CLINICAL_AND_RECOVERY, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5705(A)(2)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/section-i-5705"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

POPULATION_SPECIFIC_RESIDENTIAL_CASELOAD: Final = Rule(
    code="US-LA-007",
    name="population-specific-residential-caseload",
    level=asam3.LEVEL_3_3,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Ratio(12, of=_LICENSED_OR_NOT, load=Load.EACH),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5705(B)(5)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/section-i-5705"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# The age is that of those the program is for.
HIGH_INTENSITY_RESIDENTIAL_CASELOAD: Final = Rule(
    code="US-LA-008",
    name="high-intensity-residential-caseload",
    level=asam3.LEVEL_3_5,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Given(
                Age(below=18),
                then=Ratio(8, of=_LICENSED_OR_NOT, load=Load.EACH),
                otherwise=Ratio(12, of=_LICENSED_OR_NOT, load=Load.EACH),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5707(B)(5)-(6)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/section-i-5707"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# A week belongs to the phase in which it begins, and so does a month.
EARLY_STABILIZATION_MONITORING: Final = Rule(
    code="US-LA-009",
    name="early-stabilization-monitoring",
    level=us_la.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Phase("early-stabilization"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AtLeast(sessions(1), of=MONITORING_BY_NURSE, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5725(B)(2)(a)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/subchapter-o/section-i-5725"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# Whether a screen was random, no record of it tells.
EARLY_STABILIZATION_DRUG_SCREENS: Final = Rule(
    code="US-LA-010",
    name="early-stabilization-drug-screens",
    level=us_la.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Phase("early-stabilization"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AtLeast(sessions(1), of=DRUG_SCREENS, per=CALENDAR_MONTH),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5725(B)(2)(d)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/subchapter-o/section-i-5725"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# The phase begins on a day that the caller records as a landmark of this name. Who is
# to have a say in the revision, other disciplines and the family among them, is prose.
EARLY_STABILIZATION_PLAN: Final = Rule(
    code="US-LA-011",
    name="early-stabilization-plan",
    level=us_la.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Due(
                DocumentKind.PLAN_REVIEW,
                within=calendar_days(30),
                after=Happened("early-stabilization"),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5725(B)(2)(c)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/subchapter-o/section-i-5725"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note=(
                    "The start is the day of the copy. From what the 30 days run is "
                    "not said; the sentence begins with the start of the phase, and "
                    "so they are read to run from it."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# The chapter is about screening, diagnosis and treatment of those under 21. Necessity
# lifts the ceiling, not the floor.
MEDICAID_OUTPATIENT_HOURS: Final = Rule(
    code="US-LA-012",
    name="medicaid-outpatient-hours",
    level=us_la.OUTPATIENT,
    judges=Basis.DELIVERED,
    population=(Age(below=21),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 20)),
            requirement=AllOf(
                (
                    AtLeast(hours(1), of=PROGRAM_SERVICES, per=WEEK),
                    Excusable(
                        AtMost(hours(9), of=PROGRAM_SERVICES, per=WEEK),
                        unless=("medical-necessity",),
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 50:XV.9303(B)(2)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/louisiana-"
                    "administrative-code/title-50-public-health-medical-assistance/"
                    "part-xv-services-for-special-populations/subpart-5-early-and-"
                    "periodic-screenings-diagnosis-and-treatments/chapter-93-substance-"
                    "abuse-services/section-xv-9303-covered-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-11-20",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 20),
        ),
    ),
)

# Said of adolescents, on no set number of days. Up to which age a patient is one was
# not read; under 18 there is no doubt.
MEDICAID_IOP_HOURS: Final = Rule(
    code="US-LA-013",
    name="medicaid-iop-hours",
    level=us_la.INTENSIVE_OUTPATIENT,
    judges=Basis.DELIVERED,
    population=(Age(below=18),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 20)),
            requirement=AllOf(
                (
                    AtLeast(hours(6), of=PROGRAM_SERVICES, per=WEEK),
                    Excusable(
                        AtMost(hours(20), of=PROGRAM_SERVICES, per=WEEK),
                        unless=("medical-necessity",),
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 50:XV.9303(C)(2)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/louisiana-"
                    "administrative-code/title-50-public-health-medical-assistance/"
                    "part-xv-services-for-special-populations/subpart-5-early-and-"
                    "periodic-screenings-diagnosis-and-treatments/chapter-93-substance-"
                    "abuse-services/section-xv-9303-covered-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-11-20",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 20),
        ),
    ),
)

# A definition, which asks nothing of anybody, and so is guidance here: a client of whom
# this does not hold is no longer an active one, and is in nobody's caseload. Treated on
# one day and again 90 days later, a client goes 89 whole days without treatment, and
# remains one.
ACTIVE_CLIENT: Final = Rule(
    code="US-LA-014",
    name="active-client",
    level=None,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Gap(days(89), of=TREATMENT, per=STAY),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5603",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-56/subchapter-a/section-i-5603"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                kind=AuthorityKind.GUIDANCE,
                note="A definition, and no duty. The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# The four belong to the phase as a whole, and are judged where its days are given.
EARLY_STABILIZATION_COUNSELING: Final = Rule(
    code="US-LA-015",
    name="early-stabilization-counseling",
    level=us_la.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AtLeast(
                sessions(4),
                of=INDIVIDUAL_COUNSELING,
                per=InPhase("early-stabilization"),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="LAC 48:I.5725(B)(2)(b)",
                url=(
                    "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                    "subpart-3/chapter-57/subchapter-o/section-i-5725"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 50, No. 9",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-LA",
        name="Louisiana",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PHP_PLAN_REVIEW,
        POPULATION_SPECIFIC_RESIDENTIAL_PLAN_REVIEW,
        HIGH_INTENSITY_RESIDENTIAL_PLAN_REVIEW,
        PHP_HOURS,
        PHP_CASELOAD,
        POPULATION_SPECIFIC_RESIDENTIAL_HOURS,
        POPULATION_SPECIFIC_RESIDENTIAL_CASELOAD,
        HIGH_INTENSITY_RESIDENTIAL_CASELOAD,
        EARLY_STABILIZATION_MONITORING,
        EARLY_STABILIZATION_DRUG_SCREENS,
        EARLY_STABILIZATION_PLAN,
        MEDICAID_OUTPATIENT_HOURS,
        MEDICAID_IOP_HOURS,
        ACTIVE_CLIENT,
        EARLY_STABILIZATION_COUNSELING,
    ),
    revised=date(2026, 11, 22),
)
