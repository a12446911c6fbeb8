"""Pennsylvania: reviews of the plan in psychiatric hospitals.

Scope: inpatient hospital activities in psychiatric hospitals (28 Pa. Code 709.123), in
detoxification and in rehabilitation. The regimen is the project's: how long it is meant
to be is a fact that the caller gives.

Not covered, because the figure was only recalled: reviews of outpatient
plans (709.92). Not covered, because it is mental health care: the plan of partial
hospitalization of children, which is due and reviewed by days of service (55 Pa. Code
5210.35). Not covered, because the algebra has no form for it yet: staff to patients.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind
from continuum.periods import DateRange
from continuum.requirements import Completed, Given, Repeats
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import us_pa
from continuum.terms import calendar_days

__all__ = [
    "PSYCHIATRIC_DETOXIFICATION_REVIEW",
    "PSYCHIATRIC_REHABILITATION_REVIEW",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Pennsylvania Code"

PSYCHIATRIC_DETOXIFICATION_REVIEW: Final = Rule(
    code="US-PA-001",
    name="psychiatric-detoxification-review",
    level=us_pa.HOSPITAL_DETOXIFICATION,
    judges=Basis.DOCUMENTED,
    population=(Fact("psychiatric-hospital"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 2)),
            requirement=Given(
                Fact("regimen-shorter-than-30-days"),
                then=Repeats(
                    DocumentKind.PLAN_REVIEW,
                    every=calendar_days(15),
                    after=Completed(DocumentKind.TREATMENT_PLAN),
                ),
                otherwise=Repeats(
                    DocumentKind.PLAN_REVIEW,
                    every=calendar_days(30),
                    after=Completed(DocumentKind.TREATMENT_PLAN),
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="28 Pa. Code 709.123(b)(2)",
                url=(
                    "https://regulations.justia.com/states/pennsylvania/title-28/part-"
                    "v/chapter-709/subchapter-k/section-709-123"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-11-02",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 2),
        ),
    ),
)

PSYCHIATRIC_REHABILITATION_REVIEW: Final = Rule(
    code="US-PA-002",
    name="psychiatric-rehabilitation-review",
    level=us_pa.HOSPITAL_REHABILITATION,
    judges=Basis.DOCUMENTED,
    population=(Fact("psychiatric-hospital"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 2)),
            requirement=Given(
                Fact("regimen-shorter-than-30-days"),
                then=Repeats(
                    DocumentKind.PLAN_REVIEW,
                    every=calendar_days(15),
                    after=Completed(DocumentKind.TREATMENT_PLAN),
                ),
                otherwise=Repeats(
                    DocumentKind.PLAN_REVIEW,
                    every=calendar_days(30),
                    after=Completed(DocumentKind.TREATMENT_PLAN),
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="28 Pa. Code 709.123(b)(2)",
                url=(
                    "https://regulations.justia.com/states/pennsylvania/title-28/part-"
                    "v/chapter-709/subchapter-k/section-709-123"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-11-02",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 2),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-PA",
        name="Pennsylvania",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PSYCHIATRIC_DETOXIFICATION_REVIEW,
        PSYCHIATRIC_REHABILITATION_REVIEW,
    ),
)
