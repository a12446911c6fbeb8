"""Missouri: the size of a group of patients' families.

Scope: group counseling of those who depend on a patient (9 CSR 30-3.110), in programs
of every kind.

Not covered, because the text was cut where it says from when the time runs: the
treatment plan within 45 days in comprehensive substance treatment and rehabilitation
programs (CSTAR; 9 CSR 30-3.151(5)). Not covered, because no text was read: the sizes of
other groups, and hours.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.periods import DateRange
from continuum.requirements import EachSession
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Format, ServiceFilter, ServiceKind

__all__ = ["COLLATERAL_GROUPS", "COLLATERAL_GROUP_SIZE", "RULEBOOK"]

_READ: Final = date(2026, 11, 21)

# A group of family members, of one patient or of several; the patient takes no part.
COLLATERAL_GROUPS: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.MULTI_FAMILY],
    label="group counseling of family members",
)

COLLATERAL_GROUP_SIZE: Final = Rule(
    code="US-MO-001",
    name="collateral-group-size",
    level=None,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 1)),
            requirement=EachSession(of=COLLATERAL_GROUPS, most=12),
            citation=Citation(
                instrument="Missouri Code of State Regulations",
                provision="9 CSR 30-3.110(1)(B)",
                url=(
                    "https://casetext.com/regulation/missouri-administrative-code/"
                    "title-9-department-of-mental-health/division-30-certification-"
                    "standards/chapter-3-substance-use-disorder-prevention-and-"
                    "treatment-programs/section-9-csr-30-3110-service-definitions-"
                    "staff-qualifications-and-documentation-requirements-for-substance-"
                    "use-disorder-treatment-programs"
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
        code="US-MO",
        name="Missouri",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(COLLATERAL_GROUP_SIZE,),
    revised=date(2026, 11, 22),
)
