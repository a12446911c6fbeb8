"""Florida: when the treatment plan is due at each level, and who countersigns it.

Scope: the treatment plan of licensed substance use treatment (Florida Administrative
Code 65D-30.0044(1)(a)). Placement is read as admission. Of five of the six limits the
rule says that the plan may be complete before; of that of intensive inpatient treatment
it does not. How long before, it does not say, so a plan of any earlier day serves.

Not covered, because no text was read: reviews of the plan and progress notes; the plan
of intensive outpatient and outpatient treatment. Not covered, because they are not
encoded yet: hours of day or night treatment (65D-30.009), which may fall in its latter
stages where the record says why.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind, Party
from continuum.periods import DateRange
from continuum.requirements import Due, Given, Signed
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import us_fl
from continuum.terms import ANY_TIME, calendar_days

__all__ = [
    "DAY_OR_NIGHT_PLAN",
    "DAY_OR_NIGHT_WITH_HOUSING_PLAN",
    "INTENSIVE_INPATIENT_PLAN",
    "METHADONE_DETOXIFICATION_PLAN",
    "METHADONE_TREATMENT_PLAN",
    "PLAN_COUNTERSIGNATURE",
    "RESIDENTIAL_1_PLAN",
    "RESIDENTIAL_2_PLAN",
    "RESIDENTIAL_3_PLAN",
    "RESIDENTIAL_4_PLAN",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Florida Administrative Code"

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
    ),
)
