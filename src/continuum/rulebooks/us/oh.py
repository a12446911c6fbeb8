"""Ohio: hours of outpatient care that Medicaid pays for.

Scope: the most hours a week at level of care 1 (OAC 5160-27-09). It is Medicaid's rule,
and so about patients with the fact ``medicaid``.

Not covered, because no text was read: hours at level 2 and in residences, which the
rule and the license (OAC 5122-29-09) are said to take from the ASAM Criteria; when a
residential stay needs authorization before it begins.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.periods import WEEK, DateRange
from continuum.requirements import Below, Given, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL
from continuum.systems import asam3

__all__ = ["OUTPATIENT_HOURS", "RULEBOOK", "TREATMENT_SERVICES"]

_READ: Final = date(2026, 11, 21)

TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")

_ADOLESCENT: Final = Below(hours(6), of=TREATMENT_SERVICES, per=WEEK)
_ADULT: Final = Below(hours(9), of=TREATMENT_SERVICES, per=WEEK)

# The text sets adolescents apart from adults; up to which age a patient is one was not
# read. Under 18 and from 21 on there is no doubt; between, the caller must say, and
# where both figures agree nothing hangs on it.
OUTPATIENT_HOURS: Final = Rule(
    code="US-OH-001",
    name="outpatient-hours",
    level=asam3.LEVEL_1,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 1, 1)),
            requirement=Given(
                Age(below=18),
                then=_ADOLESCENT,
                otherwise=Given(
                    Age(at_least=21),
                    then=_ADULT,
                    otherwise=Given(
                        Fact("adolescent-as-the-chapter-defines-it"),
                        then=_ADOLESCENT,
                        otherwise=_ADULT,
                    ),
                ),
            ),
            citation=Citation(
                instrument="Ohio Administrative Code",
                provision="OAC 5160-27-09(B)(1)",
                url=(
                    "https://regulations.justia.com/states/ohio/title-5160/chapter-"
                    "5160-27/section-5160-27-09"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-09-16",
                kind=AuthorityKind.PAYMENT,
                note="The age up to which a patient is an adolescent was not read.",
            ),
            verified_through=date(2024, 9, 16),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-OH",
        name="Ohio",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(OUTPATIENT_HOURS,),
    revised=date(2026, 11, 22),
)
