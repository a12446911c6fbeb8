"""Oregon: education after driving under the influence of intoxicants.

Scope: the hours and sessions of DUII education, and how many of the hours a film or a
recording may fill (OAR 309-019-0195(5)-(6)). It is for those who have no substance use
disorder and meet level 0.5. It is a population there, and no level of its own.

Not covered, because the text leaves open whether it is the least or the most: the
period of four weeks that the sessions are spread over. Not covered, because no figure
was read: DUII rehabilitation, which the same section sets beside it, its tests of
urine, and hours of outpatient and residential treatment (309-019-0183 and -0184,
309-018).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import STAY, DateRange
from continuum.requirements import AllOf, AtLeast, Capped, hours, sessions
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Mode, ServiceFilter, ServiceKind
from continuum.systems import asam3

__all__ = ["DIDACTIC_EDUCATION", "DUII_EDUCATION", "FILM", "RULEBOOK"]

_READ: Final = date(2026, 11, 21)

# The assessment, the planning of services and of transfer are no hours of education.
DIDACTIC_EDUCATION: Final = ServiceFilter.of(
    ServiceKind.EDUCATION, label="didactic education"
)
# A film or a recording is education, too; of the hours it fills, only four count.
FILM: Final = ServiceFilter.of(
    ServiceKind.EDUCATION, modes=[Mode.RECORDED], label="films and recordings"
)

DUII_EDUCATION: Final = Rule(
    code="US-OR-001",
    name="duii-education",
    level=asam3.LEVEL_0_5,
    judges=Basis.DELIVERED,
    population=(Fact("duii-education"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 1)),
            requirement=AllOf(
                (
                    Capped(
                        AtLeast(hours(12), of=DIDACTIC_EDUCATION, per=STAY),
                        part=FILM,
                        at_most=hours(4),
                    ),
                    AtLeast(sessions(4), of=DIDACTIC_EDUCATION, per=STAY),
                )
            ),
            citation=Citation(
                instrument="Oregon Administrative Rules",
                provision="OAR 309-019-0195(5)-(6)",
                url=(
                    "https://regulations.justia.com/states/oregon/chapter-309/"
                    "division-19/section-309-019-0195"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 63, No. 9"
                ),
                note=(
                    "The start is the day of the copy. Level 0.5 is named in paragraph "
                    "(4) of an undated copy on oregonlaws.org. The period of four "
                    "weeks is left out."
                ),
            ),
            verified_through=date(2024, 9, 1),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-OR",
        name="Oregon",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(DUII_EDUCATION,),
    revised=date(2026, 11, 22),
)
