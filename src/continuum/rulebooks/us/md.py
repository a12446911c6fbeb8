"""Maryland: assessments, plans, updates and notes at levels 1, 3.1 and 3.5.

Scope: the clocks of COMAR 10.47.02.04 (level I), .06 (level III.1) and .08 (level
III.5). The plan is due so many working days after the assessment, so that an assessment
made early brings the plan forward; which days are holidays, the caller says. Updates
are counted in calendar days, from the plan and then from one update to the next.

Not covered: who writes the note after a session, which is to be whoever gave it, since
a signature does not say who gave a session. Not covered, because no text was read: the
clocks of the other levels. Not covered, because they are not encoded yet: hours (COMAR
10.63.03, 10.09.06).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind, Party
from continuum.periods import DateRange
from continuum.requirements import Completed, Due, Repeats, SessionHeld
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import ServiceFilter, ServiceKind, StaffRole
from continuum.systems import asam3
from continuum.terms import calendar_days, hours_after, weeks, working_days

__all__ = [
    "COUNSELING",
    "HIGH_INTENSITY_RESIDENTIAL_ASSESSMENT",
    "HIGH_INTENSITY_RESIDENTIAL_EXAMINATION",
    "HIGH_INTENSITY_RESIDENTIAL_MEDICAL",
    "HIGH_INTENSITY_RESIDENTIAL_PLAN",
    "HIGH_INTENSITY_RESIDENTIAL_PLAN_UPDATE",
    "LOW_INTENSITY_RESIDENTIAL_ASSESSMENT",
    "LOW_INTENSITY_RESIDENTIAL_PLAN",
    "LOW_INTENSITY_RESIDENTIAL_PLAN_UPDATE",
    "OUTPATIENT_ASSESSMENT",
    "OUTPATIENT_PLAN",
    "OUTPATIENT_PLAN_UPDATE",
    "OUTPATIENT_PROGRESS_NOTE",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Code of Maryland Regulations"

COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)

OUTPATIENT_ASSESSMENT: Final = Rule(
    code="US-MD-001",
    name="outpatient-assessment",
    level=asam3.LEVEL_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Due(DocumentKind.ASSESSMENT, within=weeks(2)),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.04(D)(1)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470204-outpatient-services-level-i"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-11-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

# The plan is complete once counselor and patient have signed.
OUTPATIENT_PLAN: Final = Rule(
    code="US-MD-002",
    name="outpatient-plan",
    level=asam3.LEVEL_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=working_days(7),
                after=Completed(DocumentKind.ASSESSMENT),
                signed_by=(StaffRole.COUNSELOR, Party.PATIENT),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.04(D)(2)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470204-outpatient-services-level-i"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-11-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

OUTPATIENT_PLAN_UPDATE: Final = Rule(
    code="US-MD-003",
    name="outpatient-plan-update",
    level=asam3.LEVEL_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(90),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.04(D)(2)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470204-outpatient-services-level-i"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-11-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

OUTPATIENT_PROGRESS_NOTE: Final = Rule(
    code="US-MD-004",
    name="outpatient-progress-note",
    level=asam3.LEVEL_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Due(
                DocumentKind.PROGRESS_NOTE, within=None, after=SessionHeld(COUNSELING)
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.04(E)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470204-outpatient-services-level-i"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-11-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

LOW_INTENSITY_RESIDENTIAL_ASSESSMENT: Final = Rule(
    code="US-MD-005",
    name="low-intensity-residential-assessment",
    level=asam3.LEVEL_3_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Due(DocumentKind.ASSESSMENT, within=weeks(2)),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.06(D)(1)-(2)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470206-residential-service-clinically-"
                    "managed-low-intensity-treatment-level-iii1"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-11-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

# What was noted of this level names no signer.
LOW_INTENSITY_RESIDENTIAL_PLAN: Final = Rule(
    code="US-MD-006",
    name="low-intensity-residential-plan",
    level=asam3.LEVEL_3_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=working_days(7),
                after=Completed(DocumentKind.ASSESSMENT),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.06(D)(1)-(2)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470206-residential-service-clinically-"
                    "managed-low-intensity-treatment-level-iii1"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-11-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

LOW_INTENSITY_RESIDENTIAL_PLAN_UPDATE: Final = Rule(
    code="US-MD-007",
    name="low-intensity-residential-plan-update",
    level=asam3.LEVEL_3_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(60),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.06(D)(1)-(2)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470206-residential-service-clinically-"
                    "managed-low-intensity-treatment-level-iii1"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-11-01",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

HIGH_INTENSITY_RESIDENTIAL_ASSESSMENT: Final = Rule(
    code="US-MD-008",
    name="high-intensity-residential-assessment",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Due(DocumentKind.ASSESSMENT, within=calendar_days(2)),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.08(D)(1)-(3)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/maryland-"
                    "administrative-code/title-10-maryland-department-of-health/part-5/"
                    "subtitle-47-alcohol-and-drug-abuse-administration/chapter-104702-"
                    "specific-program-requirements/section-10470208-residential-"
                    "services-clinically-managed-high-intensity-treatment-level-iii5"
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

HIGH_INTENSITY_RESIDENTIAL_MEDICAL: Final = Rule(
    code="US-MD-009",
    name="high-intensity-residential-medical",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Due("preliminary-medical-assessment", within=hours_after(36)),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.08(D)(1)-(3)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/maryland-"
                    "administrative-code/title-10-maryland-department-of-health/part-5/"
                    "subtitle-47-alcohol-and-drug-abuse-administration/chapter-104702-"
                    "specific-program-requirements/section-10470208-residential-"
                    "services-clinically-managed-high-intensity-treatment-level-iii5"
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

# The first week is days 1 to 7: the day of admission is one of them.
HIGH_INTENSITY_RESIDENTIAL_EXAMINATION: Final = Rule(
    code="US-MD-010",
    name="high-intensity-residential-examination",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Due(
                DocumentKind.PHYSICAL_EXAMINATION,
                within=calendar_days(7, first_counts=True),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.08(D)(1)-(3)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/maryland-"
                    "administrative-code/title-10-maryland-department-of-health/part-5/"
                    "subtitle-47-alcohol-and-drug-abuse-administration/chapter-104702-"
                    "specific-program-requirements/section-10470208-residential-"
                    "services-clinically-managed-high-intensity-treatment-level-iii5"
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

HIGH_INTENSITY_RESIDENTIAL_PLAN: Final = Rule(
    code="US-MD-011",
    name="high-intensity-residential-plan",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=working_days(2),
                after=Completed(DocumentKind.ASSESSMENT),
                signed_by=(StaffRole.COUNSELOR, Party.PATIENT),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.08(D)(4)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/maryland-"
                    "administrative-code/title-10-maryland-department-of-health/part-5/"
                    "subtitle-47-alcohol-and-drug-abuse-administration/chapter-104702-"
                    "specific-program-requirements/section-10470208-residential-"
                    "services-clinically-managed-high-intensity-treatment-level-iii5"
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

HIGH_INTENSITY_RESIDENTIAL_PLAN_UPDATE: Final = Rule(
    code="US-MD-012",
    name="high-intensity-residential-plan-update",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.08(D)(4)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/maryland-"
                    "administrative-code/title-10-maryland-department-of-health/part-5/"
                    "subtitle-47-alcohol-and-drug-abuse-administration/chapter-104702-"
                    "specific-program-requirements/section-10470208-residential-"
                    "services-clinically-managed-high-intensity-treatment-level-iii5"
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
        code="US-MD",
        name="Maryland",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        OUTPATIENT_ASSESSMENT,
        OUTPATIENT_PLAN,
        OUTPATIENT_PLAN_UPDATE,
        OUTPATIENT_PROGRESS_NOTE,
        LOW_INTENSITY_RESIDENTIAL_ASSESSMENT,
        LOW_INTENSITY_RESIDENTIAL_PLAN,
        LOW_INTENSITY_RESIDENTIAL_PLAN_UPDATE,
        HIGH_INTENSITY_RESIDENTIAL_ASSESSMENT,
        HIGH_INTENSITY_RESIDENTIAL_MEDICAL,
        HIGH_INTENSITY_RESIDENTIAL_EXAMINATION,
        HIGH_INTENSITY_RESIDENTIAL_PLAN,
        HIGH_INTENSITY_RESIDENTIAL_PLAN_UPDATE,
    ),
)
