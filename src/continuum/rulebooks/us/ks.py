"""Kansas: hours of intensive outpatient treatment, and the treatment plan.

Scope: weekly hours of intensive outpatient treatment (R03-704), and treatment plans of
licensed programs (R03-606). The clock of a plan starts with the first service of
treatment itself, which an assessment is not: a landmark of the kind
`LandmarkKind.FIRST_TREATMENT`, taken from the attendance where no landmark says it.

Not covered, because a plan does not say it here: that its problems are those of the
assessment, what it says of tasks, and which goals are long-term. Not covered, because
no figure was read: how long intensive outpatient treatment lasts, and its staff.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.documents import DocumentKind, LandmarkKind, Party
from continuum.periods import WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    Completed,
    Due,
    Given,
    Happened,
    PlanHas,
    PlanTrait,
    Repeats,
    Signed,
    hours,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import ServiceFilter, ServiceKind
from continuum.systems import us_ks
from continuum.terms import calendar_days

__all__ = [
    "COUNSELING",
    "IOP_HOURS",
    "IOP_PLAN",
    "OPIOID_PLAN",
    "OUTPATIENT_PLAN",
    "OUTPATIENT_PLAN_UPDATE",
    "PLAN_CONTENTS",
    "PLAN_SIGNATURE",
    "RESIDENTIAL_PLAN",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_STANDARDS: Final = "Kansas standards for alcohol and other drug treatment services"

# In a group, individually or with the family. Education is given besides, and is no
# hour of counseling.
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)

# The standards count from admission and say that this is the first service of treatment
# itself, on day 0.
_FIRST_TREATMENT: Final = Happened(LandmarkKind.FIRST_TREATMENT, always=True)

RESIDENTIAL_PLAN: Final = Rule(
    code="US-KS-001",
    name="residential-plan",
    level=us_ks.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(7, first_counts=False),
                after=_FIRST_TREATMENT,
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="R03-606 A.1",
                url=(
                    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/"
                    "section_6/R03606.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's Standards Training Tool, aging.ks.gov",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

IOP_PLAN: Final = Rule(
    code="US-KS-002",
    name="iop-plan",
    level=us_ks.INTENSIVE_OUTPATIENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(7, first_counts=False),
                after=_FIRST_TREATMENT,
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="R03-606 A.1",
                url=(
                    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/"
                    "section_6/R03606.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's Standards Training Tool, aging.ks.gov",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

OUTPATIENT_PLAN: Final = Rule(
    code="US-KS-003",
    name="outpatient-plan",
    level=us_ks.OUTPATIENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(45, first_counts=False),
                after=_FIRST_TREATMENT,
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="R03-606 A.2",
                url=(
                    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/"
                    "section_6/R03606.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's Standards Training Tool, aging.ks.gov",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

OPIOID_PLAN: Final = Rule(
    code="US-KS-004",
    name="opioid-plan",
    level=us_ks.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(30, first_counts=False),
                after=_FIRST_TREATMENT,
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="R03-606 A.3",
                url=(
                    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/"
                    "section_6/R03606.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's Standards Training Tool, aging.ks.gov",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

# The first ninety days run from the plan that is to be updated.
OUTPATIENT_PLAN_UPDATE: Final = Rule(
    code="US-KS-005",
    name="outpatient-plan-update",
    level=us_ks.OUTPATIENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(90),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="R03-606 C.1",
                url=(
                    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/"
                    "section_6/R03606.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's Standards Training Tool, aging.ks.gov",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

PLAN_SIGNATURE: Final = Rule(
    code="US-KS-006",
    name="plan-signature",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Signed(
                DocumentKind.TREATMENT_PLAN, by=(Party.PATIENT, Party.STAFF)
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="R03-606 B.12-13",
                url=(
                    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/"
                    "section_6/R03606.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's Standards Training Tool, aging.ks.gov",
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "Which of the staff sign, and by when, was not noted."
                ),
            ),
        ),
    ),
)

PLAN_CONTENTS: Final = Rule(
    code="US-KS-007",
    name="plan-contents",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    PlanHas(PlanTrait.GOALS),
                    PlanHas(PlanTrait.INTERVENTIONS),
                    PlanHas(PlanTrait.INTERVENTION_HAS_FREQUENCY),
                    PlanHas(PlanTrait.RESPONSIBLE),
                    PlanHas(PlanTrait.REVIEW_DAY),
                )
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="R03-606 B.3-6, B.9, B.11",
                url=(
                    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/"
                    "section_6/R03606.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's Standards Training Tool, aging.ks.gov",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

# The agency checks it in the notes of what was given, so it is judged on that.
IOP_HOURS: Final = Rule(
    code="US-KS-008",
    name="iop-hours",
    level=us_ks.INTENSIVE_OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                Age(below=18),
                then=AtLeast(hours(6), of=COUNSELING, per=WEEK),
                otherwise=AtLeast(hours(9), of=COUNSELING, per=WEEK),
            ),
            citation=Citation(
                instrument=_STANDARDS,
                provision="R03-704 C",
                url=(
                    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/"
                    "section_7/R03704.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's Standards Training Tool, aging.ks.gov",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-KS",
        name="Kansas",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        RESIDENTIAL_PLAN,
        IOP_PLAN,
        OUTPATIENT_PLAN,
        OPIOID_PLAN,
        OUTPATIENT_PLAN_UPDATE,
        PLAN_SIGNATURE,
        PLAN_CONTENTS,
        IOP_HOURS,
    ),
    revised=date(2026, 11, 22),
)
