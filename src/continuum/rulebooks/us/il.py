"""Illinois: hours at levels 1 and 2.1 and after driving under the influence, and plans.

Scope: hours of outpatient and intensive outpatient treatment (77 Ill. Adm. Code
2060.410); who signs the treatment plan of a licensed program, and what it has
(2060.440); and the hours that the risk found after driving under the influence asks for
(92 Ill. Adm. Code 1001.440, as a provider's page tells it).

An adolescent is 12 to 17 years old. Who is 16 or 17 may be admitted to the treatment of
adults and who is 18 to 22 to that of adolescents, where the assessment justifies it
(2060.120); which treatment the patient was admitted to is then a fact that the caller
gives.

Not covered, because a document is complete or not, never begun: that the plan is begun
on the first day at levels 3.1 and 3.5, and in the first service at levels 1, 2 and 2.5.
Not covered, because nobody says when such a document is called for: the signature of
whoever confirms the plan. Not covered, because it says when another license is needed
and not what is due: services away from the licensed place, of up to 15 hours of staff a
week on average (2060.205). Not covered, because no day was read on which it stood: the
older part 2060, by which outpatient treatment averages less than nine hours a week and
intensive outpatient treatment has nine or more, and whose continued stay review
(2060.423) is due every 60 days or ten hours of treatment at level 1, 30 days or 27
hours at level 2, 14 days at level 3, 24 hours at level 4, 30 and later 90 days in
opioid treatment; besides, no limit here counts hours of treatment. Not covered, because
no text was read: hours at levels 2.5 and 3.5.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.documents import DocumentKind, Party
from continuum.periods import STAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    Average,
    Below,
    Between,
    Given,
    PlanHas,
    PlanTrait,
    Signed,
    hours,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import asam3

__all__ = [
    "COUNSELING",
    "DUI_HOURS",
    "DUI_RISK_EDUCATION",
    "IOP_HOURS",
    "OUTPATIENT_HOURS",
    "PLAN_CONTENTS",
    "PLAN_SIGNATURES",
    "RULEBOOK",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Illinois Administrative Code"

TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")
DUI_RISK_EDUCATION: Final = ServiceFilter.of(
    ServiceKind.EDUCATION, label="risk education"
)
# The page says counseling of what is early intervention at moderate risk and treatment
# above it.
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)

_ADOLESCENT_TREATMENT: Final = Fact("admitted-to-adolescent-treatment")

PLAN_SIGNATURES: Final = Rule(
    code="US-IL-001",
    name="plan-signatures",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Signed(
                DocumentKind.TREATMENT_PLAN, by=(Party.PATIENT, Party.AUTHOR)
            ),
            citation=Citation(
                instrument=_CODE,
                provision="77 Ill. Adm. Code 2060.440",
                url="https://ilga.gov/ftp/JCAR/AdminCode/077/077020600D04400R.html",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "By when they sign was not noted."
                ),
            ),
        ),
    ),
)

# A need that was given a priority is read as a problem that is not deferred.
PLAN_CONTENTS: Final = Rule(
    code="US-IL-002",
    name="plan-contents",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    PlanHas(PlanTrait.PROBLEM_HAS_GOAL),
                    PlanHas(PlanTrait.GOAL_HAS_OBJECTIVE),
                    PlanHas(PlanTrait.OBJECTIVE_HAS_MEASURE),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="77 Ill. Adm. Code 2060.440",
                url="https://ilga.gov/ftp/JCAR/AdminCode/077/077020600D04400R.html",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "The objectives of a goal stand in paragraph (e); the paragraphs "
                    "of the rest were not noted."
                ),
            ),
        ),
    ),
)

_ADOLESCENT_OUTPATIENT: Final = Average(
    Below(hours(6), of=TREATMENT_SERVICES, per=WEEK)
)
_ADULT_OUTPATIENT: Final = Average(Below(hours(9), of=TREATMENT_SERVICES, per=WEEK))
_ADOLESCENT_IOP: Final = Average(
    Between(hours(6), hours(19), of=TREATMENT_SERVICES, per=WEEK)
)
_ADULT_IOP: Final = Average(
    Between(hours(9), hours(19), of=TREATMENT_SERVICES, per=WEEK)
)

# The text says what hours there generally are, which is read as a mean: one week tells
# nothing. The span is not named, so the reading decides.
OUTPATIENT_HOURS: Final = Rule(
    code="US-IL-003",
    name="outpatient-hours",
    level=asam3.LEVEL_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                Age(below=16),
                then=_ADOLESCENT_OUTPATIENT,
                otherwise=Given(
                    Age(at_least=23),
                    then=_ADULT_OUTPATIENT,
                    otherwise=Given(
                        _ADOLESCENT_TREATMENT,
                        then=_ADOLESCENT_OUTPATIENT,
                        otherwise=_ADULT_OUTPATIENT,
                    ),
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="77 Ill. Adm. Code 2060.410",
                url="https://ilga.gov/ftp/JCAR/AdminCode/077/077020600D04100R.html",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "The hours are those that there generally are, read as a mean. An "
                    "agency's page on the older part 2060 says that they average less "
                    "than nine."
                ),
            ),
        ),
    ),
)

IOP_HOURS: Final = Rule(
    code="US-IL-004",
    name="iop-hours",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                Age(below=16),
                then=_ADOLESCENT_IOP,
                otherwise=Given(
                    Age(at_least=23),
                    then=_ADULT_IOP,
                    otherwise=Given(
                        _ADOLESCENT_TREATMENT,
                        then=_ADOLESCENT_IOP,
                        otherwise=_ADULT_IOP,
                    ),
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="77 Ill. Adm. Code 2060.410",
                url="https://ilga.gov/ftp/JCAR/AdminCode/077/077020600D04100R.html",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "The hours are those that there generally are, read as a mean. An "
                    "agency's page on the older part 2060 names nine hours as the "
                    "least, and no most."
                ),
            ),
        ),
    ),
)

# Who was found to be at none of the first three risks is at high risk. The hours are
# those of one stay: what was given in another program is not seen.
DUI_HOURS: Final = Rule(
    code="US-IL-005",
    name="dui-hours",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("driving-under-the-influence"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                Fact("minimal-risk"),
                then=AtLeast(hours(10), of=DUI_RISK_EDUCATION, per=STAY),
                otherwise=Given(
                    Fact("moderate-risk"),
                    then=AllOf(
                        (
                            AtLeast(hours(10), of=DUI_RISK_EDUCATION, per=STAY),
                            AtLeast(hours(12), of=COUNSELING, per=STAY),
                        )
                    ),
                    otherwise=Given(
                        Fact("significant-risk"),
                        then=AllOf(
                            (
                                AtLeast(hours(10), of=DUI_RISK_EDUCATION, per=STAY),
                                AtLeast(hours(20), of=COUNSELING, per=STAY),
                            )
                        ),
                        otherwise=AtLeast(hours(75), of=COUNSELING, per=STAY),
                    ),
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="92 Ill. Adm. Code 1001.440",
                url="https://dui60613.com/?page_id=192",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="page of a provider, dui60613.com",
                note=(
                    "The section was not read, and the page bears no day, so the start "
                    "is the day it was read. The hours are read as the least; care "
                    "that continues after them is not told."
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-IL",
        name="Illinois",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PLAN_SIGNATURES,
        PLAN_CONTENTS,
        OUTPATIENT_HOURS,
        IOP_HOURS,
        DUI_HOURS,
    ),
    revised=date(2026, 11, 22),
)
