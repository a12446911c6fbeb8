"""West Virginia: tests, assessments, plans and reviews in opioid treatment programs.

Scope: the clocks of programs of medication-assisted treatment (W. Va. Code R. 69-11-25
and 69-11-29).

Not covered, because a document here is complete when it is in the record: the five days
in which a finished plan is put into the chart. Not covered, because no figure goes with
it: physical and biopsychosocial assessments before the first dose. Not covered, because
no text was read: caseloads and hours of counseling (69-11-8 and 69-11-26, whose first
words alone were read), drug tests (69-11-34). Not covered, because whether they still
stand beside 69-11 was not read: the older rules of series 69-07, which say the same of
the plan and its review.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import DateRange
from continuum.requirements import AllOf, Completed, Due, Repeats
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import us_wv
from continuum.terms import calendar_days

__all__ = [
    "ADMISSION_TESTS",
    "COMPREHENSIVE_PLAN",
    "PLAN_REVIEW",
    "POST_ADMISSION_WEEK",
    "REASSESSMENT",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 22)

_CODE: Final = "West Virginia Code of State Rules"

# Serology, drug screens and other tests: one document with the results of all.
ADMISSION_TESTS: Final = Rule(
    code="US-WV-001",
    name="admission-tests",
    level=us_wv.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Due("admission-test-results", within=calendar_days(14)),
            citation=Citation(
                instrument=_CODE,
                provision="69-11-25.2",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/west-virginia-"
                    "administrative-code/agency-69-health-and-human-resources/title-69-"
                    "legislative-rule-department-of-health-and-human-resources/series-"
                    "69-11-medication-assisted-treatment-opioid-treatment-programs/"
                    "section-69-11-25-required-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-13",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 13),
        ),
    ),
)

# Three documents for one week. The assessment after admission is a medical one, beside
# the biopsychosocial one before it.
POST_ADMISSION_WEEK: Final = Rule(
    code="US-WV-002",
    name="post-admission-week",
    level=us_wv.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=AllOf(
                (
                    Due("post-admission-assessment", within=calendar_days(7)),
                    Due(DocumentKind.INITIAL_PLAN, within=calendar_days(7)),
                    Due("coordination-of-care-agreement", within=calendar_days(7)),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="69-11-25.5",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/west-virginia-"
                    "administrative-code/agency-69-health-and-human-resources/title-69-"
                    "legislative-rule-department-of-health-and-human-resources/series-"
                    "69-11-medication-assisted-treatment-opioid-treatment-programs/"
                    "section-69-11-25-required-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-13",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 13),
        ),
    ),
)

# Which services suit the patient is assessed anew, counted from the first assessment.
REASSESSMENT: Final = Rule(
    code="US-WV-003",
    name="reassessment",
    level=us_wv.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Repeats(
                DocumentKind.ASSESSMENT_UPDATE,
                every=calendar_days(90),
                after=Completed(DocumentKind.ASSESSMENT),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="69-11-25.4",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/west-virginia-"
                    "administrative-code/agency-69-health-and-human-resources/title-69-"
                    "legislative-rule-department-of-health-and-human-resources/series-"
                    "69-11-medication-assisted-treatment-opioid-treatment-programs/"
                    "section-69-11-25-required-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-13",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 13),
        ),
    ),
)

# The fuller plan that follows the initial one.
COMPREHENSIVE_PLAN: Final = Rule(
    code="US-WV-004",
    name="comprehensive-plan",
    level=us_wv.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(30)),
            citation=Citation(
                instrument=_CODE,
                provision="69-11-29.2",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/west-virginia-"
                    "administrative-code/agency-69-health-and-human-resources/title-69-"
                    "legislative-rule-department-of-health-and-human-resources/series-"
                    "69-11-medication-assisted-treatment-opioid-treatment-programs/"
                    "section-69-11-29-individualized-treatment-plan-of-care"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-13",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 13),
        ),
    ),
)

# Physician, counselor and patient review it together; no text says that they sign.
PLAN_REVIEW: Final = Rule(
    code="US-WV-005",
    name="plan-review",
    level=us_wv.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(90),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="69-11-29.3",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/west-virginia-"
                    "administrative-code/agency-69-health-and-human-resources/title-69-"
                    "legislative-rule-department-of-health-and-human-resources/series-"
                    "69-11-medication-assisted-treatment-opioid-treatment-programs/"
                    "section-69-11-29-individualized-treatment-plan-of-care"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-13",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 13),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-WV",
        name="West Virginia",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        ADMISSION_TESTS,
        POST_ADMISSION_WEEK,
        REASSESSMENT,
        COMPREHENSIVE_PLAN,
        PLAN_REVIEW,
    ),
    revised=date(2026, 11, 22),
)
