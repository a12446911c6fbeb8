"""Arizona: plans, examinations and assessments in licensed behavioral health care.

Scope: the treatment plan and the physical examination of a behavioral health
residential facility (A.A.C. R9-10-707 and R9-10-708), and the assessment of an
outpatient treatment center (R9-10-1011). The first service of a facility is the first
session of any kind where no landmark says it, and the first treatment in a center the
first that is no assessment.

Not covered, because no text was read: other classes of institution; Medicaid (AHCCCS);
hours of service, which the chapter does not set in what was read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind, LandmarkKind, Party
from continuum.periods import DateRange
from continuum.requirements import AllOf, AnyOf, Completed, Due, Happened, Signed
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import us_az
from continuum.terms import ANY_TIME, calendar_days, hours_after, months

__all__ = [
    "OUTPATIENT_ASSESSMENT",
    "RESIDENTIAL_EXAMINATION",
    "RESIDENTIAL_PLAN_DUE",
    "RESIDENTIAL_PLAN_RECORDED",
    "RESIDENTIAL_PLAN_SIGNATURE",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Arizona Administrative Code"
_FIRST_SERVICE: Final = Happened(LandmarkKind.FIRST_SERVICE, always=True)

# The first session may be the assessment, which is not the treatment that it comes
# before.
_FIRST_TREATMENT: Final = Happened(LandmarkKind.FIRST_TREATMENT, always=True)

# Either way will do: complete before the first service, however early, or within two
# days of the assessment. On the day of the first service only times of day tell which
# came first.
RESIDENTIAL_PLAN_DUE: Final = Rule(
    code="US-AZ-001",
    name="residential-plan-due",
    level=us_az.BEHAVIORAL_HEALTH_RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 5, 17)),
            requirement=AnyOf(
                (
                    Due(
                        DocumentKind.TREATMENT_PLAN,
                        within=hours_after(0),
                        after=_FIRST_SERVICE,
                        before=ANY_TIME,
                    ),
                    Due(
                        DocumentKind.TREATMENT_PLAN,
                        within=hours_after(48),
                        after=Completed(DocumentKind.ASSESSMENT),
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="R9-10-708(A)(2)",
                url=(
                    "https://casetext.com/regulation/arizona-administrative-code/title-"
                    "9-health-services/chapter-10-department-of-health-services-health-"
                    "care-institutions-licensing/article-7-behavioral-health-"
                    "residential-facilities/section-r9-10-708-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-05-17",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 5, 17),
        ),
    ),
)

# A document is complete here when it is in the record, so this is a second limit on the
# same document: it binds where the assessment came late.
RESIDENTIAL_PLAN_RECORDED: Final = Rule(
    code="US-AZ-002",
    name="residential-plan-recorded",
    level=us_az.BEHAVIORAL_HEALTH_RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 5, 17)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=hours_after(48),
                after=_FIRST_SERVICE,
                before=ANY_TIME,
            ),
            citation=Citation(
                instrument=_CODE,
                provision="R9-10-708(A)(3)",
                url=(
                    "https://casetext.com/regulation/arizona-administrative-code/title-"
                    "9-health-services/chapter-10-department-of-health-services-health-"
                    "care-institutions-licensing/article-7-behavioral-health-"
                    "residential-facilities/section-r9-10-708-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-05-17",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 5, 17),
        ),
    ),
)

# The qualified professional is the behavioral health professional, who signs what a
# behavioral health technician wrote.
RESIDENTIAL_PLAN_SIGNATURE: Final = Rule(
    code="US-AZ-003",
    name="residential-plan-signature",
    level=us_az.BEHAVIORAL_HEALTH_RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    population=(Fact("plan-prepared-by-behavioral-health-technician"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 5, 17)),
            requirement=Signed(
                DocumentKind.TREATMENT_PLAN,
                by=(Party.QUALIFIED_PROFESSIONAL,),
                within=hours_after(24),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="R9-10-708(A)(5)",
                url=(
                    "https://casetext.com/regulation/arizona-administrative-code/title-"
                    "9-health-services/chapter-10-department-of-health-services-health-"
                    "care-institutions-licensing/article-7-behavioral-health-"
                    "residential-facilities/section-r9-10-708-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-05-17",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 5, 17),
        ),
    ),
)

# A history with a physical examination, or an assessment by a nurse. One made before
# admission is good for thirty days and needs a note besides: an interval note, or a
# nurse's where the assessment was a nurse's.
RESIDENTIAL_EXAMINATION: Final = Rule(
    code="US-AZ-004",
    name="residential-examination",
    level=us_az.BEHAVIORAL_HEALTH_RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AnyOf(
                (
                    Due(DocumentKind.PHYSICAL_EXAMINATION, within=hours_after(72)),
                    Due(DocumentKind.NURSING_ASSESSMENT, within=hours_after(72)),
                    AllOf(
                        (
                            AnyOf(
                                (
                                    Due(
                                        DocumentKind.PHYSICAL_EXAMINATION,
                                        within=hours_after(72),
                                        before=calendar_days(30),
                                    ),
                                    Due(
                                        DocumentKind.NURSING_ASSESSMENT,
                                        within=hours_after(72),
                                        before=calendar_days(30),
                                    ),
                                )
                            ),
                            Due("interval-note", within=calendar_days(7)),
                        )
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="R9-10-707(A)(6)-(7)",
                url=(
                    "https://law.cornell.edu/regulations/arizona/Ariz-Admin-Code-SS-R9-"
                    "10-707"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "After a nurse's assessment the note is a nurse's progress note; "
                    "it is recorded as an interval note, since progress notes are "
                    "made of much else. The exception of (E)(1)(a) was not read."
                ),
            ),
        ),
    ),
)

# Made in the stay, the assessment comes before treatment; one of the twelve months
# before admission may serve instead, with an update. On the day of the first treatment
# only times of day tell which came first.
OUTPATIENT_ASSESSMENT: Final = Rule(
    code="US-AZ-005",
    name="outpatient-assessment",
    level=us_az.OUTPATIENT_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=AnyOf(
                (
                    Due(
                        DocumentKind.ASSESSMENT,
                        within=hours_after(0),
                        after=_FIRST_TREATMENT,
                    ),
                    AllOf(
                        (
                            Due(
                                DocumentKind.ASSESSMENT,
                                within=hours_after(0),
                                before=months(12),
                            ),
                            Due(
                                DocumentKind.ASSESSMENT_UPDATE,
                                within=hours_after(48),
                                after=_FIRST_TREATMENT,
                            ),
                        )
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="R9-10-1011(B)(1)-(2)",
                url=(
                    "https://casetext.com/regulation/arizona-administrative-code/title-"
                    "9-health-services/chapter-10-department-of-health-services-health-"
                    "care-institutions-licensing/article-10-outpatient-treatment-"
                    "centers/section-r9-10-1011-behavioral-health-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-11-01",
                note=(
                    "The start is the day of the copy. From what the 48 hours of the "
                    "update run was not noted: they are taken to run from the first "
                    "treatment. That the twelve months bind an assessment of another "
                    "provider, too, is a reading."
                ),
            ),
            verified_through=date(2024, 11, 1),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-AZ",
        name="Arizona",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        RESIDENTIAL_PLAN_DUE,
        RESIDENTIAL_PLAN_RECORDED,
        RESIDENTIAL_PLAN_SIGNATURE,
        RESIDENTIAL_EXAMINATION,
        OUTPATIENT_ASSESSMENT,
    ),
    revised=date(2026, 11, 22),
)
