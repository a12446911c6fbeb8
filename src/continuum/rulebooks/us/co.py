"""Colorado: how many are in a treatment group of an intensive outpatient program.

Scope: treatment groups of agencies endorsed for intensive outpatient programs, which
include services of level 2.1 (2 CCR 502-1, 4.6).

Not covered, because no text was read: hours of intensive outpatient care, staff and
plans (4.6.2 and on), the other chapters of the rule, and Medicaid.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.periods import DateRange
from continuum.requirements import EachSession
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, GROUP
from continuum.systems import asam3

__all__ = ["IOP_GROUP_SIZE", "RULEBOOK", "TREATMENT_GROUPS"]

_READ: Final = date(2026, 11, 21)

# Groups for treatment, not those for recreation or mutual help.
TREATMENT_GROUPS: Final = (CLINICAL & GROUP).called("treatment groups")

# Those who receive services count; who leads the group does not.
IOP_GROUP_SIZE: Final = Rule(
    code="US-CO-001",
    name="iop-group-size",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2025, 3, 25)),
            requirement=EachSession(of=TREATMENT_GROUPS, most=12),
            citation=Citation(
                instrument="Code of Colorado Regulations",
                provision="2 CCR 502-1, 4.6.1(E)",
                url=(
                    "https://regulations.justia.com/states/colorado/500/502/rule-2-ccr-"
                    "502-1/chapter-4/section-2-ccr-502-1-4-6"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Vol. 48, No. 6",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2025, 3, 25),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-CO",
        name="Colorado",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(IOP_GROUP_SIZE,),
    revised=date(2026, 11, 22),
)
