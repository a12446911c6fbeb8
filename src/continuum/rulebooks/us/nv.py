"""Nevada: when the treatment plan of a certified program is due.

Scope: the plan of treatment in certified treatment programs (NAC 458.246), whatever the
level. Contacts are sessions of clinical services, and those for medication alone are
none.

Not covered, because no figure goes with it: the assessment, and reviews of the plan,
which follow the criteria of the division. Not covered, because no text was read: the
criteria themselves, the rest of chapter 458, and residential facilities (NAC 449).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import DateRange
from continuum.requirements import Due, Excusable
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.terms import Earliest, nth_session, service_days

__all__ = ["CONTACTS", "RULEBOOK", "TREATMENT_PLAN"]

_READ: Final = date(2026, 11, 22)

# A contact for the sole purpose of receiving medication is none.
CONTACTS: Final = (
    CLINICAL - ServiceFilter.of(ServiceKind.MEDICATION_ADMINISTRATION)
).called("services other than medication")

# The third contact, or the third day with services. Detoxification needs no such plan.
TREATMENT_PLAN: Final = Rule(
    code="US-NV-001",
    name="treatment-plan",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 11)),
            requirement=Excusable(
                Due(
                    DocumentKind.TREATMENT_PLAN,
                    within=Earliest(
                        (nth_session(3, of=CONTACTS), service_days(3, of=CONTACTS))
                    ),
                ),
                unless=("detoxification",),
            ),
            citation=Citation(
                instrument="Nevada Administrative Code",
                provision="NAC 458.246(2)",
                url=(
                    "https://casetext.com/regulation/nevada-administrative-code/"
                    "chapter-458-abuse-of-alcohol-and-drugs/alcohol-and-drug-abuse-"
                    "programs/treatment-programs/section-458246-provision-of-services-"
                    "to-clients"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-10-11",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 10, 11),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-NV",
        name="Nevada",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(TREATMENT_PLAN,),
    revised=date(2026, 11, 22),
)
