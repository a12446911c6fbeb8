"""What five published program descriptions claim about the hours of an IOP.

Scope: each figure for hours or days that the descriptions state, taken at its word.
They bind nobody and they disagree: one page alone gives four figures. None of them says
what counts as an hour, so clinical services count; meetings of mutual-help groups,
which two of them urge beside the program, do not.

Not covered: the two descriptions that give no number, since a rule without a figure
could only ever be unknown; that a standard IOP includes group therapy (Magnified), for
which no amount is given; lengths of stay (the 90 days that one of them takes from
NIDA), for which the algebra has no form yet; who an IOP fits; and what it costs.

The descriptions are known by their titles alone and bear no date, so each counts from
the day on which it was read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Average,
    Between,
    days,
    hours,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL
from continuum.systems import general

__all__ = [
    "DAYS_A_WEEK",
    "FIFTEEN_HOURS_OVER_DAYS",
    "PROGRAMMING",
    "RULEBOOK",
    "THREE_HOURS_ON_AVERAGE",
    "THREE_HOURS_THREE_DAYS",
    "UP_TO_THIRTY_HOURS",
    "WEEKLY_FLOOR",
    "WEEKLY_HOURS",
]

_READ: Final = date(2026, 11, 21)
_UNDATED: Final = (
    "Known by its title alone; undated, so it counts from the day of reading."
)

PROGRAMMING: Final = CLINICAL.called("programming")

WEEKLY_FLOOR: Final = Rule(
    code="PROGRAMS-001",
    name="weekly-floor",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(hours(9), of=PROGRAMMING, per=WEEK),
            citation=Citation(
                instrument=(
                    "AspenRidge, What is IOP and is it Effective Addiction Treatment?"
                ),
                provision="industry standard for weekly hours",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

# The page says that many facilities offer fifteen hours, spread over three to five
# days. "Offer 15" is read as a floor: who offers sixteen offers fifteen.
FIFTEEN_HOURS_OVER_DAYS: Final = Rule(
    code="PROGRAMS-002",
    name="fifteen-hours-over-days",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    AtLeast(hours(15), of=PROGRAMMING, per=WEEK),
                    Between(days(3), days(5), of=PROGRAMMING, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=(
                    "AspenRidge, What is IOP and is it Effective Addiction Treatment?"
                ),
                provision="hours and days that many facilities offer",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

# On average three hours a day, five days a week: the mean is taken over the days with
# service, so that one short day may be made up by a long one, and the days are counted
# apart, so that two long days do not pass for five.
THREE_HOURS_ON_AVERAGE: Final = Rule(
    code="PROGRAMS-003",
    name="three-hours-on-average",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    AtLeast(days(5), of=PROGRAMMING, per=WEEK),
                    Average(
                        AtLeast(hours(3), of=PROGRAMMING, per=SERVICE_DAY), over=WEEK
                    ),
                )
            ),
            citation=Citation(
                instrument=("Daylight Recovery Services, Intensive Outpatient Program"),
                provision="average hours a day",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

# The same sentence says several hours a day, which is no figure.
DAYS_A_WEEK: Final = Rule(
    code="PROGRAMS-004",
    name="days-a-week",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Between(days(3), days(4), of=PROGRAMMING, per=WEEK),
            citation=Citation(
                instrument=("Daylight Recovery Services, Intensive Outpatient Program"),
                provision="days a week",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

THREE_HOURS_THREE_DAYS: Final = Rule(
    code="PROGRAMS-005",
    name="three-hours-three-days",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(days(3, each=hours(3)), of=PROGRAMMING, per=WEEK),
            citation=Citation(
                instrument=("Daylight Recovery Services, Intensive Outpatient Program"),
                provision="hours and days that may have to be attended",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

UP_TO_THIRTY_HOURS: Final = Rule(
    code="PROGRAMS-006",
    name="up-to-thirty-hours",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    AtMost(hours(30), of=PROGRAMMING, per=WEEK),
                    AtMost(days(5), of=PROGRAMMING, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=("Daylight Recovery Services, Intensive Outpatient Program"),
                provision="largest weekly hours, over five days",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

# The page says "typically"; its six hours lie below every other weekly floor of these
# descriptions.
WEEKLY_HOURS: Final = Rule(
    code="PROGRAMS-007",
    name="weekly-hours",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Between(hours(6), hours(30), of=PROGRAMMING, per=WEEK),
            citation=Citation(
                instrument=(
                    "Magnified Health Systems, "
                    "6 Benefits Of Intensive Outpatient Treatment"
                ),
                provision="typical weekly hours",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="PROGRAMS",
        name="Published program descriptions",
        kind=AuthorityKind.PROGRAM_CLAIM,
    ),
    rules=(
        WEEKLY_FLOOR,
        FIFTEEN_HOURS_OVER_DAYS,
        THREE_HOURS_ON_AVERAGE,
        DAYS_A_WEEK,
        THREE_HOURS_THREE_DAYS,
        UP_TO_THIRTY_HOURS,
        WEEKLY_HOURS,
    ),
    revised=date(2026, 11, 21),
)
