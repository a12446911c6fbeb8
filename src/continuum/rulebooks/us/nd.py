"""North Dakota: treatment plans, their reviews, and hours in a home for adolescents.

Scope: when the plan is due and how often progress toward it is analyzed, level by level
(N.D. Admin. Code 75-09.1-01-15), and the treatment that low-intensity residential care
for adolescents offers (75-09.1-02.1-02). The article takes its levels from the third
edition of the ASAM Criteria: its chapters head day treatment with level II.5,
low-intensity residential care with III.1, high-intensity with III.5 and social
detoxification with III.2-D, and call outpatient services level I. Intensive outpatient
and medically monitored intensive inpatient treatment are placed by their names.

Not covered, because the text was cut in its midst: how often progress is analyzed in
day treatment. Not covered, because it was not read what a support session is: the two
support or group sessions a week in low-intensity care for adolescents. Not covered,
because no text was read: hours of the other levels, staff, and opioid treatment.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind
from continuum.periods import WEEK, DateRange
from continuum.requirements import AtLeast, Completed, Due, Repeats, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import asam3
from continuum.terms import (
    Earliest,
    calendar_days,
    months,
    nth_session,
    weeks,
    working_days,
)

__all__ = [
    "ADOLESCENT_RESIDENTIAL_HOURS",
    "DAY_TREATMENT_PLAN",
    "DETOXIFICATION_PLAN",
    "HIGH_INTENSITY_PLAN",
    "HIGH_INTENSITY_PLAN_REVIEW",
    "INPATIENT_PLAN",
    "INPATIENT_PLAN_REVIEW",
    "IOP_PLAN",
    "IOP_PLAN_REVIEW",
    "LOW_INTENSITY_PLAN",
    "LOW_INTENSITY_PLAN_REVIEW",
    "OUTPATIENT_PLAN",
    "OUTPATIENT_PLAN_REVIEW",
    "PROFESSIONALLY_DIRECTED",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 22)

_CODE: Final = "North Dakota Administrative Code"

# Every clinical service but that of peers, who support treatment and do not direct it.
PROFESSIONALLY_DIRECTED: Final = (
    CLINICAL - ServiceFilter.of(ServiceKind.PEER_SUPPORT)
).called("professionally directed treatment")

# The first day is the day of admission.
DETOXIFICATION_PLAN: Final = Rule(
    code="US-ND-001",
    name="detoxification-plan",
    level=asam3.LEVEL_3_2_WM,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(1, first_counts=True)
            ),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(3)(a)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

# Every session since admission counts, that of the assessment, too.
OUTPATIENT_PLAN: Final = Rule(
    code="US-ND-002",
    name="outpatient-plan",
    level=asam3.LEVEL_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=nth_session(3)),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(3)(b)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

IOP_PLAN: Final = Rule(
    code="US-ND-003",
    name="iop-plan",
    level=asam3.LEVEL_2_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=nth_session(3)),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(3)(b)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

DAY_TREATMENT_PLAN: Final = Rule(
    code="US-ND-004",
    name="day-treatment-plan",
    level=asam3.LEVEL_2_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=working_days(5)),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(3)(c)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

LOW_INTENSITY_PLAN: Final = Rule(
    code="US-ND-005",
    name="low-intensity-plan",
    level=asam3.LEVEL_3_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=working_days(5)),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(3)(c)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

HIGH_INTENSITY_PLAN: Final = Rule(
    code="US-ND-006",
    name="high-intensity-plan",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=working_days(5)),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(3)(c)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

INPATIENT_PLAN: Final = Rule(
    code="US-ND-007",
    name="inpatient-plan",
    level=asam3.LEVEL_3_7,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=working_days(5)),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(3)(c)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

# Progress toward the goals of the plan is analyzed, and the goals changed, so it is a
# review that the plan starts.
OUTPATIENT_PLAN_REVIEW: Final = Rule(
    code="US-ND-008",
    name="outpatient-plan-review",
    level=asam3.LEVEL_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=Earliest((months(2), nth_session(8))),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(5)(a)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

# Once a month is read as no more than a month after the last.
LOW_INTENSITY_PLAN_REVIEW: Final = Rule(
    code="US-ND-009",
    name="low-intensity-plan-review",
    level=asam3.LEVEL_3_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=months(1),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(5)(b)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

IOP_PLAN_REVIEW: Final = Rule(
    code="US-ND-010",
    name="iop-plan-review",
    level=asam3.LEVEL_2_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=weeks(2),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(5)(c)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

HIGH_INTENSITY_PLAN_REVIEW: Final = Rule(
    code="US-ND-011",
    name="high-intensity-plan-review",
    level=asam3.LEVEL_3_5,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=weeks(1),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(5)(d)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

INPATIENT_PLAN_REVIEW: Final = Rule(
    code="US-ND-012",
    name="inpatient-plan-review",
    level=asam3.LEVEL_3_7,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=weeks(1),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-01-15(5)(d)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-01-general-standards-for-"
                    "substance-abuse-treatment-programs/section-75-091-01-15-"
                    "individual-treatment-plan"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

# The program offers them beside whatever day treatment or intensive outpatient care the
# patient receives elsewhere. Whether it is one for adolescents, its license says.
ADOLESCENT_RESIDENTIAL_HOURS: Final = Rule(
    code="US-ND-013",
    name="adolescent-residential-hours",
    level=asam3.LEVEL_3_1,
    judges=Basis.OFFERED,
    population=(Fact("adolescent-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 31)),
            requirement=AtLeast(hours(5), of=PROFESSIONALLY_DIRECTED, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="N.D. Admin. Code 75-09.1-02.1-02(6)",
                url=(
                    "https://casetext.com/regulation/north-dakota-administrative-code/"
                    "title-75-department-of-human-services/article-75-091-substance-"
                    "abuse-treatment-programs/chapter-75-091-021-clinically-managed-"
                    "low-intensity-residential-care-adolescent-asam-level-iii1/section-"
                    "75-091-021-02-provider-criteria"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Supplement 394",
                note="The copy says October 2024; it counts from the last day of it.",
            ),
            verified_through=date(2024, 10, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-ND",
        name="North Dakota",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        DETOXIFICATION_PLAN,
        OUTPATIENT_PLAN,
        IOP_PLAN,
        DAY_TREATMENT_PLAN,
        LOW_INTENSITY_PLAN,
        HIGH_INTENSITY_PLAN,
        INPATIENT_PLAN,
        OUTPATIENT_PLAN_REVIEW,
        LOW_INTENSITY_PLAN_REVIEW,
        IOP_PLAN_REVIEW,
        HIGH_INTENSITY_PLAN_REVIEW,
        INPATIENT_PLAN_REVIEW,
        ADOLESCENT_RESIDENTIAL_HOURS,
    ),
    revised=date(2026, 11, 22),
)
