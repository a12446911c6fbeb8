"""Florida: hours at three levels, when the treatment plan is due, who countersigns it.

Scope: hours of day or night treatment with and without community housing (Florida
Administrative Code 65D-30.009 and 30.0081) and of intensive inpatient treatment
(30.0061), and the treatment plan of licensed substance use treatment
(30.0044(1)(a)). Placement is read as admission. Of five of the six limits the rule says
that the plan may be complete before; of that of intensive inpatient treatment it does
not. How long before, it does not say, so a plan of any earlier day serves.

Not covered, because the figures were only recalled: hours of intensive outpatient
treatment (30.0091) and of residential treatment of levels 1 to 4 (30.007). Not covered,
because a session does not say where it is given: that no treatment takes place in the
community housing. Not covered, because contracts were not read: the hours of those whom
a department of the state sends. Not covered, because no text was read: reviews of the
plan and progress notes; the plan of intensive outpatient and outpatient treatment.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind, Party
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    Due,
    Excusable,
    Given,
    Signed,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import us_fl
from continuum.terms import ANY_TIME, calendar_days

__all__ = [
    "COUNSELING",
    "DAY_OR_NIGHT_HOURS",
    "DAY_OR_NIGHT_PLAN",
    "DAY_OR_NIGHT_SERVICES",
    "DAY_OR_NIGHT_WITH_HOUSING_HOURS",
    "DAY_OR_NIGHT_WITH_HOUSING_PLAN",
    "INTENSIVE_INPATIENT_HOURS",
    "INTENSIVE_INPATIENT_PLAN",
    "METHADONE_DETOXIFICATION_PLAN",
    "METHADONE_TREATMENT_PLAN",
    "PLAN_COUNTERSIGNATURE",
    "RESIDENTIAL_1_PLAN",
    "RESIDENTIAL_2_PLAN",
    "RESIDENTIAL_3_PLAN",
    "RESIDENTIAL_4_PLAN",
    "RULEBOOK",
    "TREATMENT",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Florida Administrative Code"

# Individually, in a group, or with families and those who support the patient.
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)
# What 65D-30.009(1) lists: counseling, education and information on health, life
# skills, expressive therapies, help with work and school, mental health services.
DAY_OR_NIGHT_SERVICES: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    ServiceKind.EDUCATION,
    ServiceKind.SKILLS,
    ServiceKind.ACTIVITY_THERAPY,
    ServiceKind.RECREATIONAL_THERAPY,
    ServiceKind.VOCATIONAL,
    ServiceKind.MEDICATION_MANAGEMENT,
    label="services of day or night treatment",
)
# 65D-30.0081(1) speaks of treatment and gives no list with the hours.
TREATMENT: Final = CLINICAL.called("treatment")

METHADONE_DETOXIFICATION_PLAN: Final = Rule(
    code="US-FL-001",
    name="methadone-detoxification-plan",
    level=us_fl.METHADONE_DETOXIFICATION,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(30), before=ANY_TIME
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)1",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

METHADONE_TREATMENT_PLAN: Final = Rule(
    code="US-FL-002",
    name="methadone-treatment-plan",
    level=us_fl.METHADONE_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(30), before=ANY_TIME
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)1",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

INTENSIVE_INPATIENT_PLAN: Final = Rule(
    code="US-FL-003",
    name="intensive-inpatient-plan",
    level=us_fl.INTENSIVE_INPATIENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(3)),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)2",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

RESIDENTIAL_1_PLAN: Final = Rule(
    code="US-FL-004",
    name="residential-1-plan",
    level=us_fl.RESIDENTIAL_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(7), before=ANY_TIME
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)3",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

RESIDENTIAL_2_PLAN: Final = Rule(
    code="US-FL-005",
    name="residential-2-plan",
    level=us_fl.RESIDENTIAL_2,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(15), before=ANY_TIME
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)4",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

RESIDENTIAL_3_PLAN: Final = Rule(
    code="US-FL-006",
    name="residential-3-plan",
    level=us_fl.RESIDENTIAL_3,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(15), before=ANY_TIME
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)4",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

RESIDENTIAL_4_PLAN: Final = Rule(
    code="US-FL-007",
    name="residential-4-plan",
    level=us_fl.RESIDENTIAL_4,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(15), before=ANY_TIME
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)4",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

DAY_OR_NIGHT_WITH_HOUSING_PLAN: Final = Rule(
    code="US-FL-008",
    name="day-or-night-with-housing-plan",
    level=us_fl.DAY_OR_NIGHT_WITH_HOUSING,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(15), before=ANY_TIME
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)4",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

DAY_OR_NIGHT_PLAN: Final = Rule(
    code="US-FL-009",
    name="day-or-night-plan",
    level=us_fl.DAY_OR_NIGHT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(10), before=ANY_TIME
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)5",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

# A plan that a qualified professional wrote needs no second one. Programs for inmates
# are those of the two departments that the rule names.
PLAN_COUNTERSIGNATURE: Final = Rule(
    code="US-FL-010",
    name="plan-countersignature",
    level=None,
    judges=Basis.DOCUMENTED,
    population=(Fact("plan-prepared-by-other-than-qualified-professional"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=Given(
                Fact("inmate-program"),
                then=Signed(
                    DocumentKind.TREATMENT_PLAN,
                    by=(Party.QUALIFIED_PROFESSIONAL,),
                    within=calendar_days(30),
                ),
                otherwise=Signed(
                    DocumentKind.TREATMENT_PLAN,
                    by=(Party.QUALIFIED_PROFESSIONAL,),
                    within=calendar_days(10),
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0044(1)(a)",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0044"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

# Each individual receives these hours, so they are judged on what was given. A provider
# that asks for less in the latter stages must describe and justify it; the counseling
# among the hours is not excused by that. One session in a week is counseling.
DAY_OR_NIGHT_HOURS: Final = Rule(
    code="US-FL-011",
    name="day-or-night-hours",
    level=us_fl.DAY_OR_NIGHT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2019, 8, 29)),
            requirement=AllOf(
                (
                    AtLeast(sessions(1), of=COUNSELING, per=WEEK),
                    Excusable(
                        AllOf(
                            (
                                AtLeast(
                                    hours(3), of=DAY_OR_NIGHT_SERVICES, per=SERVICE_DAY
                                ),
                                AtLeast(hours(12), of=DAY_OR_NIGHT_SERVICES, per=WEEK),
                            )
                        ),
                        unless=("fewer-hours-justified-in-latter-stages",),
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.009(2)",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-009"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies on regulations.justia.com, through Reg. 50, No. 187, and "
                    "on flrules.elaws.us"
                ),
                note=(
                    "The start was read in the second copy. That the counseling among "
                    "the hours is one session a week is a reading. For some whom the "
                    "Department of Corrections sends, its contract decides."
                ),
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

# The text describes what is provided, and not what each individual receives. Five hours
# on every day of the calendar would be 35 a week, so a day is one of service.
DAY_OR_NIGHT_WITH_HOUSING_HOURS: Final = Rule(
    code="US-FL-012",
    name="day-or-night-with-housing-hours",
    level=us_fl.DAY_OR_NIGHT_WITH_HOUSING,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 31)),
            requirement=AllOf(
                (
                    AtLeast(hours(5), of=TREATMENT, per=SERVICE_DAY),
                    AtLeast(hours(25), of=TREATMENT, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0081(1)",
                url=(
                    "https://www.law.cornell.edu/regulations/florida/"
                    "Fla-Admin-Code-Ann-R-65D-30-0081"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on law.cornell.edu and lawserver.com",
                note=(
                    "The second copy says 2024 and no day, so it counts from the last "
                    "day of that year. A text of 2005 had no hours in this paragraph."
                ),
            ),
            verified_through=date(2024, 12, 31),
        ),
    ),
)

INTENSIVE_INPATIENT_HOURS: Final = Rule(
    code="US-FL-013",
    name="intensive-inpatient-hours",
    level=us_fl.INTENSIVE_INPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 24)),
            requirement=AtLeast(hours(14), of=COUNSELING, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="65D-30.0061(4)",
                url=(
                    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-"
                    "30/section-65d-30-0061"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 50, No. 187",
                note=(
                    "The start is the day of the copy. It was cut after the figure; "
                    "that the hours are of counseling is said in the paragraph before, "
                    "which bears the same number."
                ),
            ),
            verified_through=date(2024, 9, 24),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-FL",
        name="Florida",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        METHADONE_DETOXIFICATION_PLAN,
        METHADONE_TREATMENT_PLAN,
        INTENSIVE_INPATIENT_PLAN,
        RESIDENTIAL_1_PLAN,
        RESIDENTIAL_2_PLAN,
        RESIDENTIAL_3_PLAN,
        RESIDENTIAL_4_PLAN,
        DAY_OR_NIGHT_WITH_HOUSING_PLAN,
        DAY_OR_NIGHT_PLAN,
        PLAN_COUNTERSIGNATURE,
        DAY_OR_NIGHT_HOURS,
        DAY_OR_NIGHT_WITH_HOUSING_HOURS,
        INTENSIVE_INPATIENT_HOURS,
    ),
    revised=date(2026, 11, 22),
)
