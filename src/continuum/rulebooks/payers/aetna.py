"""Aetna: the hours of an intensive outpatient program, on a page for its members.

Scope: the weekly hours that Aetna's page posts for intensive outpatient services, for
adults and for adolescents, and the weeks in which a patient who moves on to outpatient
care may have fewer. The page takes them from the third edition (2013) of the ASAM
Criteria, which belongs to its owner; no more of it is told here than figures.

Not covered, because it is licensed text about who is placed where: the dimensions that
the page goes on with. Not covered, because a fact has no length of its own here: that
the fewer hours last one or two weeks, which the caller sees to, recording the fact for
those days alone.

The page bears no day, so it counts from the day on which it was read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.periods import WEEK, DateRange
from continuum.requirements import AllOf, AtLeast, AtMost, Excusable, Given, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL
from continuum.systems import asam3

__all__ = ["IOP_WEEKLY_HOURS", "PROGRAMMING", "RULEBOOK"]

_READ: Final = date(2026, 11, 21)

# Structured programming, mostly counseling and education: an open list, so that every
# clinical service counts.
PROGRAMMING: Final = CLINICAL.called("structured programming")

_STEPPING_DOWN: Final = ("stepping-down-to-outpatient-care",)
_CEILING: Final = AtMost(hours(19), of=PROGRAMMING, per=WEEK)

# What such programs generally provide, yet fewer hours are an exception for patients on
# the way to outpatient care: so the hours are a floor of what is planned. The exception
# lowers the floor and does not lift the ceiling. "Adolescents" without an age: read as
# under 18.
IOP_WEEKLY_HOURS: Final = Rule(
    code="PAYER-AETNA-001",
    name="iop-weekly-hours",
    level=asam3.LEVEL_2_1,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                Age(below=18),
                then=AllOf(
                    (
                        Excusable(
                            AtLeast(hours(6), of=PROGRAMMING, per=WEEK),
                            unless=_STEPPING_DOWN,
                        ),
                        _CEILING,
                    )
                ),
                otherwise=AllOf(
                    (
                        Excusable(
                            AtLeast(hours(9), of=PROGRAMMING, per=WEEK),
                            unless=_STEPPING_DOWN,
                        ),
                        _CEILING,
                    )
                ),
            ),
            citation=Citation(
                instrument="Aetna, ASAM criteria on a page for members",
                provision="intensive outpatient services, hours",
                url=(
                    "https://www.aetna.com/individuals-families/member-rights-resources/"
                    "rights/state-specific-information/asam-criteria-searchresults.html"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The page bears no day; the start is the day it was read. With "
                    "fewer hours the program goes on for one or two weeks, as a step "
                    "on the way to outpatient care."
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="PAYER-AETNA",
        name="Aetna",
        kind=AuthorityKind.PAYER_POLICY,
    ),
    rules=(IOP_WEEKLY_HOURS,),
    revised=date(2026, 11, 22),
)
