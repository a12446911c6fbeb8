"""Wisconsin: weekly hours of outpatient services, and day treatment of youth.

Scope: hours of outpatient, intensive outpatient and day treatment by the table of
community substance use services (Wis. Admin. Code DHS 75.48(1)), in force since October
2022; two rules of the chapter that it replaced, the bound of outpatient treatment
(75.13(1)) and the determinations of serum levels in opioid treatment (75.15(13)(b));
and, as mental health care, what a community-based program of day treatment for youth
makes available (DHS 40.10(3)(a)).

The table's outpatient integrated behavioral health service has the bounds of outpatient
treatment and is no level of its own here.

Not covered, because the text was cut off: two hours a week of individual or family
psychotherapy for each youth, of which something else may stand for one
(40.10(3)(a)5.); programs of hospitals (40.10(3)(b)). Not encoded: the hour of
consultation by a psychiatrist (40.10(3)(a)1.) and the staff who are present (40.10(2));
the text that DHS 40 replaced in July 2020, with other figures; peak and trough levels
above 100 milligrams (75.15(13)(b)). Not covered, because no text was read: residential
services and today's opioid treatment program (75.53 to 75.59).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.periods import ROLLING_7_DAYS, WEEK, DateRange
from continuum.requirements import (
    AtLeast,
    Below,
    EachSession,
    Gap,
    Given,
    Repeats,
    Scaled,
    hours,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, GROUP, Format, ServiceFilter, ServiceKind
from continuum.systems import us_wi
from continuum.terms import calendar_days, months

__all__ = [
    "CARE_COORDINATION",
    "COUNSELING",
    "DAY_TREATMENT_GAP",
    "DAY_TREATMENT_HOURS",
    "DAY_TREATMENT_INDIVIDUAL_HOUR",
    "GROUP_SESSIONS",
    "HEALTH_SERVICES",
    "INDIVIDUAL_COUNSELING",
    "INTENSIVE_OUTPATIENT_HOURS",
    "OUTPATIENT_HOURS",
    "OUTPATIENT_HOURS_UNTIL_2022",
    "RULEBOOK",
    "SERUM_LEVELS",
    "TREATMENT_SERVICES",
    "YOUTH_CARE_COORDINATION",
    "YOUTH_GROUP_HOURS",
    "YOUTH_GROUP_SIZE",
    "YOUTH_HEALTH_SERVICES",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Wisconsin Administrative Code"

_TABLE_URL: Final = (
    "https://casetext.com/regulation/wisconsin-administrative-code/agency-department-of-"
    "health-services/community-services/chapter-dhs-75-community-substance-use-service-"
    "standards/subchapter-vi-additional-requirements-for-treatment-service-levels-of-"
    "care/section-dhs-7548-service-requirements-by-level-of-care-tables"
)
_YOUTH_URL: Final = (
    "https://docs-preview.legis.wisconsin.gov/scroll/up/387/code/admin_code/dhs/030/40"
)
_YOUTH_READ_IN: Final = "preview of the code on docs-preview.legis.wisconsin.gov"
_YOUTH_NOTE: Final = (
    "The start is the day on which the chapter was created anew. The copy bears no "
    "day, and the history of this section was not read."
)
_FULL_TIME_NOTE: Final = f"{_YOUTH_NOTE} Patients are the youth who attend full-time."

# The table names no list of what counts.
TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)
INDIVIDUAL_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL],
    label="individual counseling",
)
# By a physician, a physician assistant or a nurse: of these, the roles of this library
# lack the second, so that the kind of service decides.
HEALTH_SERVICES: Final = ServiceFilter.of(
    ServiceKind.MEDICAL,
    ServiceKind.MEDICATION_MANAGEMENT,
    ServiceKind.MEDICATION_ADMINISTRATION,
    label="health-related services",
)
# Psychotherapy and other groups alike.
GROUP_SESSIONS: Final = (CLINICAL & GROUP).called("group sessions")
CARE_COORDINATION: Final = ServiceFilter.of(
    ServiceKind.CASE_MANAGEMENT, label="care coordination"
)

# A minor is read as a patient under 18.
OUTPATIENT_HOURS: Final = Rule(
    code="US-WI-001",
    name="outpatient-hours",
    level=us_wi.OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 10, 1)),
            requirement=Given(
                Age(below=18),
                then=Below(hours(6), of=TREATMENT_SERVICES, per=WEEK),
                otherwise=Below(hours(9), of=TREATMENT_SERVICES, per=WEEK),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 75.48(1)(a)-(b)",
                url=_TABLE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-12-30",
            ),
            verified_through=date(2024, 12, 30),
        ),
    ),
)

INTENSIVE_OUTPATIENT_HOURS: Final = Rule(
    code="US-WI-002",
    name="intensive-outpatient-hours",
    level=us_wi.INTENSIVE_OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 10, 1)),
            requirement=Given(
                Age(below=18),
                then=AtLeast(hours(6), of=TREATMENT_SERVICES, per=WEEK),
                otherwise=AtLeast(hours(9), of=TREATMENT_SERVICES, per=WEEK),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 75.48(1)(a)-(b)",
                url=_TABLE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-12-30",
            ),
            verified_through=date(2024, 12, 30),
        ),
    ),
)

DAY_TREATMENT_HOURS: Final = Rule(
    code="US-WI-003",
    name="day-treatment-hours",
    level=us_wi.DAY_TREATMENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 10, 1)),
            requirement=Given(
                Age(below=18),
                then=AtLeast(hours(12), of=TREATMENT_SERVICES, per=WEEK),
                otherwise=AtLeast(hours(15), of=TREATMENT_SERVICES, per=WEEK),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 75.48(1)(a)1., (b)1.",
                url=_TABLE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-12-30",
            ),
            verified_through=date(2024, 12, 30),
        ),
    ),
)

DAY_TREATMENT_INDIVIDUAL_HOUR: Final = Rule(
    code="US-WI-004",
    name="day-treatment-individual-hour",
    level=us_wi.DAY_TREATMENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 10, 1)),
            requirement=AtLeast(hours(1), of=INDIVIDUAL_COUNSELING, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 75.48(1)(a)2., (b)2.",
                url=_TABLE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-12-30",
            ),
            verified_through=date(2024, 12, 30),
        ),
    ),
)

# From the end of one service to the start of the next.
DAY_TREATMENT_GAP: Final = Rule(
    code="US-WI-005",
    name="day-treatment-gap",
    level=us_wi.DAY_TREATMENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 10, 1)),
            requirement=Gap(hours(72), of=CLINICAL, per=ROLLING_7_DAYS),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 75.48(1)(a)3., (b)3.",
                url=_TABLE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-12-30",
            ),
            verified_through=date(2024, 12, 30),
        ),
    ),
)

OUTPATIENT_HOURS_UNTIL_2022: Final = Rule(
    code="US-WI-006",
    name="outpatient-hours-until-2022",
    level=us_wi.OUTPATIENT_UNTIL_2022,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2000, 8, 1), date(2022, 10, 1)),
            requirement=Below(hours(12), of=COUNSELING, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 75.13(1)",
                url="http://docs.legis.wisconsin.gov/code/admin_code/dhs/030/75/13/6",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "That it ended where its successor began, on 2022-10-01, is "
                    "inferred."
                ),
            ),
            verified_through=date(2022, 9, 30),
        ),
    ),
)

# A level that was determined is a document of the kind "serum-level". That each year
# runs from the last level is a reading: the text may mean the years since admission.
SERUM_LEVELS: Final = Rule(
    code="US-WI-007",
    name="serum-levels",
    level=us_wi.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2020, 1, 28), date(2022, 10, 1)),
            requirement=Repeats(
                "serum-level",
                at=(calendar_days(0), months(3), months(6)),
                every=months(12),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 75.15(13)(b)",
                url=(
                    "https://monqcle.com/answers/wisconsin/laws/medication-assisted-"
                    "treatment-licensure-and-operations-1580241579/are-otps-required-to-"
                    "perform-routine-drug-screening"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="answer on monqcle.com",
                note=(
                    "The answer bears no day; it counts from that of the time stamp in "
                    "its address. Replaced by DHS 75.59 on 2022-10-01."
                ),
            ),
            verified_through=date(2020, 1, 28),
        ),
    ),
)

# Youth are those who attend full-time.
YOUTH_HEALTH_SERVICES: Final = Rule(
    code="US-WI-008",
    name="youth-health-services",
    level=us_wi.YOUTH_MENTAL_HEALTH_DAY_TREATMENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2020, 7, 1)),
            requirement=Scaled(
                AtLeast(hours(1), of=HEALTH_SERVICES, per=WEEK), patients=4
            ),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 40.10(3)(a)2.",
                url=_YOUTH_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_YOUTH_READ_IN,
                note=_FULL_TIME_NOTE,
            ),
        ),
    ),
)

YOUTH_GROUP_HOURS: Final = Rule(
    code="US-WI-009",
    name="youth-group-hours",
    level=us_wi.YOUTH_MENTAL_HEALTH_DAY_TREATMENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2020, 7, 1)),
            requirement=AtLeast(hours(6), of=GROUP_SESSIONS, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 40.10(3)(a)3.",
                url=_YOUTH_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_YOUTH_READ_IN,
                note=_YOUTH_NOTE,
            ),
        ),
    ),
)

YOUTH_GROUP_SIZE: Final = Rule(
    code="US-WI-010",
    name="youth-group-size",
    level=us_wi.YOUTH_MENTAL_HEALTH_DAY_TREATMENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2020, 7, 1)),
            requirement=EachSession(of=GROUP_SESSIONS, by_staff=(10, 12)),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 40.10(3)(a)3.",
                url=_YOUTH_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_YOUTH_READ_IN,
                note=_YOUTH_NOTE,
            ),
        ),
    ),
)

YOUTH_CARE_COORDINATION: Final = Rule(
    code="US-WI-011",
    name="youth-care-coordination",
    level=us_wi.YOUTH_MENTAL_HEALTH_DAY_TREATMENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2020, 7, 1)),
            requirement=Scaled(
                AtLeast(hours(1), of=CARE_COORDINATION, per=WEEK), patients=2
            ),
            citation=Citation(
                instrument=_CODE,
                provision="DHS 40.10(3)(a)4.",
                url=_YOUTH_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_YOUTH_READ_IN,
                note=_FULL_TIME_NOTE,
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-WI",
        name="Wisconsin",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        OUTPATIENT_HOURS,
        INTENSIVE_OUTPATIENT_HOURS,
        DAY_TREATMENT_HOURS,
        DAY_TREATMENT_INDIVIDUAL_HOUR,
        DAY_TREATMENT_GAP,
        OUTPATIENT_HOURS_UNTIL_2022,
        SERUM_LEVELS,
        YOUTH_HEALTH_SERVICES,
        YOUTH_GROUP_HOURS,
        YOUTH_GROUP_SIZE,
        YOUTH_CARE_COORDINATION,
    ),
    revised=date(2026, 11, 22),
)
