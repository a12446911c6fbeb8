"""Texas: who signs the treatment plan, and the plan in juvenile justice programs.

Scope: signatures on the plan of chemical dependency treatment (26 TAC 564.804), and the
plan of programs of the juvenile justice department (37 TAC 353.308), at every level.

Not covered, because the figure was only recalled: by when the plan is due
(564.804(f)). Not covered, because no text was read: reviews of the plan and the
discharge summary. Not covered, because they are not encoded yet: hours.
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
from continuum.services import StaffRole
from continuum.terms import calendar_days

__all__ = [
    "JUVENILE_JUSTICE_PLAN",
    "PLAN_SIGNATURES",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Texas Administrative Code"

# The qualified professional is the qualified credentialed counselor, who signs what an
# intern or a graduate wrote.
PLAN_SIGNATURES: Final = Rule(
    code="US-TX-001",
    name="plan-signatures",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 6)),
            requirement=Given(
                Fact("plan-prepared-by-intern-or-graduate"),
                then=Signed(
                    DocumentKind.TREATMENT_PLAN,
                    by=(
                        Party.PATIENT,
                        StaffRole.COUNSELOR,
                        Party.QUALIFIED_PROFESSIONAL,
                    ),
                ),
                otherwise=Signed(
                    DocumentKind.TREATMENT_PLAN, by=(Party.PATIENT, StaffRole.COUNSELOR)
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.804(e)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/texas-"
                    "administrative-code/title-26-health-and-human-services/part-1-"
                    "health-and-human-services-commission/chapter-564-chemical-"
                    "dependency-treatment-facilities/subchapter-h-screening-and-"
                    "assessment/section-564804-treatment-planning-implementation-and-"
                    "review"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-06",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 6),
        ),
    ),
)

# Complete and in the file: one day for both.
JUVENILE_JUSTICE_PLAN: Final = Rule(
    code="US-TX-002",
    name="juvenile-justice-plan",
    level=None,
    judges=Basis.DOCUMENTED,
    population=(Fact("juvenile-justice-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(7)),
            citation=Citation(
                instrument=_CODE,
                provision="37 TAC 353.308(f)",
                url=(
                    "https://www.law.cornell.edu/regulations/texas/37-Tex-Admin-Code-"
                    "SS-353-308"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-TX",
        name="Texas",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PLAN_SIGNATURES,
        JUVENILE_JUSTICE_PLAN,
    ),
)
