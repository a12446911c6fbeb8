"""Maryland: hours, caseloads, and assessments, plans, updates and notes by level.

Scope: the program requirements of COMAR 10.47.02.04 (level I), .06 (level III.1), .07
(level III.3) and .08 (level III.5); the hours of intensive outpatient treatment under
an accreditation-based license (10.63.03.03); and the hours that Medicaid asks of
residential services for adults (10.09.06.06), which are about patients with the fact
``medicaid``. Of the five hours at level 3.1 the license says that they are offered, and
Medicaid that they are given.

The plan is due so many working days after the assessment, so that an assessment made
early brings the plan forward; which days are holidays, the caller says. Updates are
counted in calendar days, from the plan and then from one update to the next.

An adolescent is 12 to 17 years old in subtitle 10.47, and a child is younger
(10.47.01.02). The hours of level I are set for adults and for adolescents; those of
adolescents are taken for children, too.

Not covered: who writes the note after a session, which is to be whoever gave it, since
a signature does not say who gave a session. Not covered, because no figure goes with
them: group counseling at level III.1, which is periodic, and family services. Not
covered, because it is no ratio: the one staff member on duty at night. Not covered,
because no text was read: what 10.47.02 asks at levels II.1, II.5 and III.7, and
10.63.03 at levels other than 2.1.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.documents import DocumentKind, Party
from continuum.periods import CALENDAR_MONTH, WEEK, DateRange
from continuum.requirements import (
    AtLeast,
    Below,
    Between,
    Completed,
    Due,
    Given,
    Load,
    Ratio,
    Repeats,
    SessionHeld,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, Format, ServiceFilter, ServiceKind, StaffRole
from continuum.systems import asam3
from continuum.terms import calendar_days, hours_after, weeks, working_days

__all__ = [
    "COUNSELING",
    "HIGH_INTENSITY_RESIDENTIAL_ASSESSMENT",
    "HIGH_INTENSITY_RESIDENTIAL_CASELOAD",
    "HIGH_INTENSITY_RESIDENTIAL_EXAMINATION",
    "HIGH_INTENSITY_RESIDENTIAL_MEDICAL",
    "HIGH_INTENSITY_RESIDENTIAL_PLAN",
    "HIGH_INTENSITY_RESIDENTIAL_PLAN_UPDATE",
    "INDIVIDUAL_COUNSELING",
    "IOP_HOURS",
    "LOW_INTENSITY_RESIDENTIAL_ASSESSMENT",
    "LOW_INTENSITY_RESIDENTIAL_CASELOAD",
    "LOW_INTENSITY_RESIDENTIAL_HOURS_OFFERED",
    "LOW_INTENSITY_RESIDENTIAL_INDIVIDUAL_COUNSELING",
    "LOW_INTENSITY_RESIDENTIAL_PLAN",
    "LOW_INTENSITY_RESIDENTIAL_PLAN_UPDATE",
    "MEDICAID_HIGH_INTENSITY_RESIDENTIAL_HOURS",
    "MEDICAID_INTENSIVE_INPATIENT_HOURS",
    "MEDICAID_LOW_INTENSITY_RESIDENTIAL_HOURS",
    "MEDICAID_MEDIUM_INTENSITY_RESIDENTIAL_HOURS",
    "MEDIUM_INTENSITY_RESIDENTIAL_ASSESSMENT",
    "MEDIUM_INTENSITY_RESIDENTIAL_CASELOAD",
    "MEDIUM_INTENSITY_RESIDENTIAL_PLAN",
    "MEDIUM_INTENSITY_RESIDENTIAL_PLAN_UPDATE",
    "OUTPATIENT_ASSESSMENT",
    "OUTPATIENT_CASELOAD",
    "OUTPATIENT_HOURS",
    "OUTPATIENT_PLAN",
    "OUTPATIENT_PLAN_UPDATE",
    "OUTPATIENT_PROGRESS_NOTE",
    "RULEBOOK",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Code of Maryland Regulations"

COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)
INDIVIDUAL_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL],
    label="individual counseling",
)
# Treatment of substance use disorders, therapeutic services, or services: no list.
TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")

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

# The plan is complete once counselor and patient have signed.
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
                signed_by=(StaffRole.COUNSELOR, Party.PATIENT),
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

# The level is for patients who require fewer hours than these, which is for the plan to
# say; more hours in some week do not break it.
OUTPATIENT_HOURS: Final = Rule(
    code="US-MD-013",
    name="outpatient-hours",
    level=asam3.LEVEL_1,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Given(
                Age(below=18),
                then=Below(hours(6), of=TREATMENT_SERVICES, per=WEEK),
                otherwise=Below(hours(9), of=TREATMENT_SERVICES, per=WEEK),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.04(A)",
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

# The age is that of the patients whom the counselors see: where one program sees adults
# and minors, each are judged with their own counselors.
OUTPATIENT_CASELOAD: Final = Rule(
    code="US-MD-014",
    name="outpatient-caseload",
    level=asam3.LEVEL_1,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Given(
                Age(below=18),
                then=Ratio(25, of=(StaffRole.COUNSELOR,), load=Load.WEEKLY),
                otherwise=Ratio(30, of=(StaffRole.COUNSELOR,), load=Load.WEEKLY),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.04(C)",
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

LOW_INTENSITY_RESIDENTIAL_HOURS_OFFERED: Final = Rule(
    code="US-MD-015",
    name="low-intensity-residential-hours-offered",
    level=asam3.LEVEL_3_1,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=AtLeast(hours(5), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.06(A)",
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

LOW_INTENSITY_RESIDENTIAL_INDIVIDUAL_COUNSELING: Final = Rule(
    code="US-MD-016",
    name="low-intensity-residential-individual-counseling",
    level=asam3.LEVEL_3_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=AtLeast(
                sessions(1), of=INDIVIDUAL_COUNSELING, per=CALENDAR_MONTH
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.06(D)(5)",
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
                note=(
                    "The start is the day of the copy. Monthly is read as once in each "
                    "calendar month."
                ),
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

LOW_INTENSITY_RESIDENTIAL_CASELOAD: Final = Rule(
    code="US-MD-017",
    name="low-intensity-residential-caseload",
    level=asam3.LEVEL_3_1,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Ratio(15, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.06(C)(3)",
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

MEDIUM_INTENSITY_RESIDENTIAL_CASELOAD: Final = Rule(
    code="US-MD-018",
    name="medium-intensity-residential-caseload",
    level=asam3.LEVEL_3_3,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Ratio(15, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.07(C)(2)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470207-residential-services-clinically-"
                    "managed-medium-intensity-treatment-level-iii3"
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

HIGH_INTENSITY_RESIDENTIAL_CASELOAD: Final = Rule(
    code="US-MD-019",
    name="high-intensity-residential-caseload",
    level=asam3.LEVEL_3_5,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 13)),
            requirement=Ratio(15, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.08(C)(3)",
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

# The band ends at 20 hours, not at 19.
IOP_HOURS: Final = Rule(
    code="US-MD-020",
    name="iop-hours",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                Age(below=18),
                then=Between(hours(6), hours(20), of=TREATMENT_SERVICES, per=WEEK),
                otherwise=Between(hours(9), hours(20), of=TREATMENT_SERVICES, per=WEEK),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.63.03.03(A)(2)",
                url=(
                    "http://www.dsd.state.md.us/comar/SubtitleSearch.aspx?"
                    "search=10.63.03.*"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Read in the register's own list of the chapter, which bears no "
                    "day, so the start is the day it was read."
                ),
            ),
        ),
    ),
)

# The chapter is Medicaid's, on residential services for adults.
MEDICAID_LOW_INTENSITY_RESIDENTIAL_HOURS: Final = Rule(
    code="US-MD-021",
    name="medicaid-low-intensity-residential-hours",
    level=asam3.LEVEL_3_1,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"), Age(at_least=18)),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AtLeast(hours(5), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.09.06.06(A)(1)",
                url=(
                    "https://regulations.justia.com/states/maryland/title-10/part-2/"
                    "subtitle-09/chapter-10-09-06/section-10-09-06-06"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 51, No. 19"
                ),
                note=(
                    "The start is the day of the copy. The chapter is on services for "
                    "adults; from which age was not read, and it is read as 18."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

MEDICAID_MEDIUM_INTENSITY_RESIDENTIAL_HOURS: Final = Rule(
    code="US-MD-022",
    name="medicaid-medium-intensity-residential-hours",
    level=asam3.LEVEL_3_3,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"), Age(at_least=18)),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Between(hours(20), hours(35), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.09.06.06(B)(1)",
                url=(
                    "https://regulations.justia.com/states/maryland/title-10/part-2/"
                    "subtitle-09/chapter-10-09-06/section-10-09-06-06"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 51, No. 19"
                ),
                note=(
                    "The start is the day of the copy. The chapter is on services for "
                    "adults; from which age was not read, and it is read as 18."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

MEDICAID_HIGH_INTENSITY_RESIDENTIAL_HOURS: Final = Rule(
    code="US-MD-023",
    name="medicaid-high-intensity-residential-hours",
    level=asam3.LEVEL_3_5,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"), Age(at_least=18)),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AtLeast(hours(36), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.09.06.06(C)(1)",
                url=(
                    "https://regulations.justia.com/states/maryland/title-10/part-2/"
                    "subtitle-09/chapter-10-09-06/section-10-09-06-06"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 51, No. 19"
                ),
                note=(
                    "The start is the day of the copy. The chapter is on services for "
                    "adults; from which age was not read, and it is read as 18."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

MEDICAID_INTENSIVE_INPATIENT_HOURS: Final = Rule(
    code="US-MD-024",
    name="medicaid-intensive-inpatient-hours",
    level=asam3.LEVEL_3_7,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"), Age(at_least=18)),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AtLeast(hours(36), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.09.06.06(D)(1)",
                url=(
                    "https://regulations.justia.com/states/maryland/title-10/part-2/"
                    "subtitle-09/chapter-10-09-06/section-10-09-06-06"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 51, No. 19"
                ),
                note=(
                    "The start is the day of the copy. The chapter is on services for "
                    "adults; from which age was not read, and it is read as 18."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

MEDIUM_INTENSITY_RESIDENTIAL_ASSESSMENT: Final = Rule(
    code="US-MD-025",
    name="medium-intensity-residential-assessment",
    level=asam3.LEVEL_3_3,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Due(DocumentKind.ASSESSMENT, within=weeks(1)),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.07(D)(1)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470207-residential-services-clinically-"
                    "managed-medium-intensity-treatment-level-iii3"
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

MEDIUM_INTENSITY_RESIDENTIAL_PLAN: Final = Rule(
    code="US-MD-026",
    name="medium-intensity-residential-plan",
    level=asam3.LEVEL_3_3,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=working_days(3),
                after=Completed(DocumentKind.ASSESSMENT),
                signed_by=(StaffRole.COUNSELOR, Party.PATIENT),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.07(D)(2)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470207-residential-services-clinically-"
                    "managed-medium-intensity-treatment-level-iii3"
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

MEDIUM_INTENSITY_RESIDENTIAL_PLAN_UPDATE: Final = Rule(
    code="US-MD-027",
    name="medium-intensity-residential-plan-update",
    level=asam3.LEVEL_3_3,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="COMAR 10.47.02.07(D)(2)",
                url=(
                    "https://casetext.com/regulation/maryland-administrative-code/"
                    "title-10-maryland-department-of-health/part-5/subtitle-47-alcohol-"
                    "and-drug-abuse-administration/chapter-104702-specific-program-"
                    "requirements/section-10470207-residential-services-clinically-"
                    "managed-medium-intensity-treatment-level-iii3"
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
        OUTPATIENT_HOURS,
        OUTPATIENT_CASELOAD,
        LOW_INTENSITY_RESIDENTIAL_HOURS_OFFERED,
        LOW_INTENSITY_RESIDENTIAL_INDIVIDUAL_COUNSELING,
        LOW_INTENSITY_RESIDENTIAL_CASELOAD,
        MEDIUM_INTENSITY_RESIDENTIAL_CASELOAD,
        HIGH_INTENSITY_RESIDENTIAL_CASELOAD,
        IOP_HOURS,
        MEDICAID_LOW_INTENSITY_RESIDENTIAL_HOURS,
        MEDICAID_MEDIUM_INTENSITY_RESIDENTIAL_HOURS,
        MEDICAID_HIGH_INTENSITY_RESIDENTIAL_HOURS,
        MEDICAID_INTENSIVE_INPATIENT_HOURS,
        MEDIUM_INTENSITY_RESIDENTIAL_ASSESSMENT,
        MEDIUM_INTENSITY_RESIDENTIAL_PLAN,
        MEDIUM_INTENSITY_RESIDENTIAL_PLAN_UPDATE,
    ),
    revised=date(2026, 11, 22),
)
