"""Illinois: who signs the treatment plan, and what it has.

Scope: treatment plans of licensed programs (77 Ill. Adm. Code 2060.440), at every
level.

Not covered, because a document is complete or not, never begun: that the plan is begun
on the first day at levels 3.1 and 3.5, and in the first service at levels 1, 2 and 2.5.
Not covered, because nobody says when such a document is called for: the signature of
whoever confirms the plan. Not covered, because no day was read on which it stood: the
continued stay review of an older part 2060 (2060.423), every 60 days or ten hours of
treatment at level 1, 30 days or 27 hours at level 2, 14 days at level 3, 24 hours at
level 4, 30 and later 90 days in opioid treatment; besides, no limit here counts hours
of treatment. Not covered, because they are not encoded yet: hours (2060.410).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind, Party
from continuum.periods import DateRange
from continuum.requirements import AllOf, PlanHas, PlanTrait, Signed
from continuum.rules import Basis, Rule, Rulebook, RuleVersion

__all__ = [
    "PLAN_CONTENTS",
    "PLAN_SIGNATURES",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Illinois Administrative Code"

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

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-IL",
        name="Illinois",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PLAN_SIGNATURES,
        PLAN_CONTENTS,
    ),
)
