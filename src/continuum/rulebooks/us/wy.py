"""Wyoming: hours, frequency and length of intensive outpatient and day treatment.

Scope: what intensive outpatient and day treatment services provide (Department of
Health, agency 048, rules 0054, chapter 4, sections 12 and 13).

Not covered, because the text says usually: fewer than nine hours a week in outpatient
services, or six for adolescents (section 11). Not covered, because no window goes with
the figure: thirty hours of structured services in residential treatment, which progress
and work may lower (section 16). Not covered, because no requirement says by when the
first service is due: services within two weeks of the assessment, where there is room.
Not covered, because no text was read: plans and staff; the rules 0077 of the same
agency, which may replace these.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.periods import WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    Gap,
    Given,
    Length,
    days,
    hours,
    occasions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL
from continuum.systems import us_wy
from continuum.terms import weeks

__all__ = [
    "DAY_TREATMENT_HOURS",
    "IOP_FREQUENCY",
    "IOP_HOURS",
    "IOP_LENGTH",
    "RULEBOOK",
    "STRUCTURED_PROGRAMMING",
]

_READ: Final = date(2026, 11, 22)

_CODE: Final = "Wyoming Administrative Rules"

# Counseling and education above all: an open list.
STRUCTURED_PROGRAMMING: Final = CLINICAL.called("structured programming")

# What programs provide, for adults and for adolescents.
IOP_HOURS: Final = Rule(
    code="US-WY-001",
    name="iop-hours",
    level=us_wy.INTENSIVE_OUTPATIENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 21)),
            requirement=Given(
                Age(below=18),
                then=AtLeast(hours(6), of=STRUCTURED_PROGRAMMING, per=WEEK),
                otherwise=AtLeast(hours(9), of=STRUCTURED_PROGRAMMING, per=WEEK),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="048-0054, chapter 4, section 12(a)",
                url=(
                    "https://regulations.justia.com/states/wyoming/agency-048/sub-"
                    "agency-0054/chapter-4/section-4-12"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-12-21",
                note=(
                    "The start is the day of the copy. That adolescents are under 18 "
                    "is a reading."
                ),
            ),
            verified_through=date(2024, 12, 21),
        ),
    ),
)

# Three days between services are days wholly without one. Holidays do not count among
# them; which days are holidays, the caller says.
IOP_FREQUENCY: Final = Rule(
    code="US-WY-002",
    name="iop-frequency",
    level=us_wy.INTENSIVE_OUTPATIENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 21)),
            requirement=AllOf(
                (
                    AtLeast(occasions(3), of=CLINICAL, per=WEEK),
                    Gap(days(3), of=CLINICAL, per=WEEK, holidays_apart=True),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="048-0054, chapter 4, section 12(a)",
                url=(
                    "https://regulations.justia.com/states/wyoming/agency-048/sub-"
                    "agency-0054/chapter-4/section-4-12"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-12-21",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 21),
        ),
    ),
)

# The text speaks of programming, which is read as the stay of each patient.
IOP_LENGTH: Final = Rule(
    code="US-WY-003",
    name="iop-length",
    level=us_wy.INTENSIVE_OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 21)),
            requirement=Length(at_least=weeks(8)),
            citation=Citation(
                instrument=_CODE,
                provision="048-0054, chapter 4, section 12(a)",
                url=(
                    "https://regulations.justia.com/states/wyoming/agency-048/sub-"
                    "agency-0054/chapter-4/section-4-12"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-12-21",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 21),
        ),
    ),
)

# Twelve hours are the state's own definition. Individual, group and family therapy,
# medication, educational and occupational groups and recreational therapy are an open
# list of clinical services.
DAY_TREATMENT_HOURS: Final = Rule(
    code="US-WY-004",
    name="day-treatment-hours",
    level=us_wy.DAY_TREATMENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 22)),
            requirement=AllOf(
                (
                    AtLeast(hours(12), of=CLINICAL, per=WEEK),
                    Gap(days(3), of=CLINICAL, per=WEEK, holidays_apart=True),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="048-0054, chapter 4, section 13(b)",
                url=(
                    "https://casetext.com/regulation/wyoming-administrative-code/"
                    "agency-048-health-department-of/subagency-0054-substance-abuse/"
                    "chapter-4-description-of-services-and-requirements-for-substance-"
                    "abuse-services/section-4-13-day-treatment-services"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-WY",
        name="Wyoming",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        IOP_HOURS,
        IOP_FREQUENCY,
        IOP_LENGTH,
        DAY_TREATMENT_HOURS,
    ),
    revised=date(2026, 11, 22),
)
