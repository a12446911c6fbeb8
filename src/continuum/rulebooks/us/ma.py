"""Massachusetts: the plan of a social model recovery home.

Scope: the plan that a resident makes in a social model recovery home (105 CMR
164.423(C)).

Not covered, because no text was read: plans of the other services that the state
licenses. Not covered, because they are not encoded yet: hours.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import DateRange
from continuum.requirements import Due
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import us_ma
from continuum.terms import calendar_days

__all__ = [
    "RECOVERY_HOME_PLAN",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)


# The first thirty days of residence are days 1 to 30: the day it begins is one of them.
RECOVERY_HOME_PLAN: Final = Rule(
    code="US-MA-001",
    name="recovery-home-plan",
    level=us_ma.SOCIAL_MODEL_RECOVERY_HOME,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 6)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=calendar_days(30, first_counts=True)
            ),
            citation=Citation(
                instrument="Code of Massachusetts Regulations",
                provision="105 CMR 164.423(C)(1)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/code-of-"
                    "massachusetts-regulations/department-105-cmr-department-of-public-"
                    "health/title-105-cmr-164000-licensure-of-substance-abuse-"
                    "treatment-programs/part-two-requirements-for-service-provision/"
                    "section-164423-program-components"
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

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-MA",
        name="Massachusetts",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(RECOVERY_HOME_PLAN,),
)
