"""South Dakota: work therapy at level 3.1.

Scope: how much work therapy a program of low-intensity residential treatment may
require (ARSD 67:61:16:02).

Not covered, because no figure was noted: the intensity of services at this level
(67:61:16:03) and at the others of article 67:61.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.periods import WEEK, DateRange
from continuum.requirements import AtMost, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import ServiceFilter, ServiceKind
from continuum.systems import asam3

__all__ = ["RULEBOOK", "WORK_THERAPY", "WORK_THERAPY_HOURS"]

_READ: Final = date(2026, 11, 21)

WORK_THERAPY: Final = ServiceFilter.of(ServiceKind.WORK, label="work therapy")

# What clients may be required to do is what is planned for them: whoever works longer
# of his own accord breaks nothing.
WORK_THERAPY_HOURS: Final = Rule(
    code="US-SD-001",
    name="work-therapy-hours",
    level=asam3.LEVEL_3_1,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 11, 27)),
            requirement=AtMost(hours(40), of=WORK_THERAPY, per=WEEK),
            citation=Citation(
                instrument="Administrative Rules of South Dakota",
                provision="ARSD 67:61:16:02(3)",
                url="https://sdlegislature.gov/Rules?Rule=67%3A61%3A16%3A02",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The section is of 2016-12-05; the start is the day of its last "
                    "amendment, since the words before it were not read."
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-SD",
        name="South Dakota",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(WORK_THERAPY_HOURS,),
    revised=date(2026, 11, 22),
)
