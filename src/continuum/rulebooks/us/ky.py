"""Kentucky: how long the treatment after a first offense of driving impaired lasts.

Scope: the education or treatment program that a court sends a first offender to (KRS
189A.040(1)). Such offenders are a population and no level, so the rule is about every
level.

Not covered: drivers under 21 with 0.02 or more in their blood, to whom 189A.040(1) says
the same; the rule takes the word of the record for who is a first offender. Not
covered, because the text was cut: the year of treatment of second and later
offenders (189A.040(2)-(3)), whose exceptions were not read. Not covered, because no
figure goes with it: the assessment at the start of the program. Not covered, because
nobody read the provisions: the schedule of intensive outpatient programs in Medicaid
(907 KAR 15:020 and 15:080), and licensing (908 KAR 1).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import DateRange
from continuum.requirements import Excusable, Length
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.terms import calendar_days

__all__ = ["FIRST_OFFENDER_LENGTH", "RULEBOOK"]

_READ: Final = date(2026, 11, 22)

# Ninety days are the period; who is reported to have completed what the program
# recommended is released before they are over.
FIRST_OFFENDER_LENGTH: Final = Rule(
    code="US-KY-001",
    name="first-offender-length",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("first-offense-of-driving-under-the-influence"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 31)),
            requirement=Excusable(
                Length(at_least=calendar_days(90)),
                unless=("completed-the-recommended-program",),
            ),
            citation=Citation(
                instrument="Kentucky Revised Statutes",
                provision="189A.040(1)(a), (c)",
                url="https://lawserver.com/?p=28964388",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on lawserver.com, of 2024, and self-law.org",
                kind=AuthorityKind.STATUTE,
                note=(
                    "The dated copy says 2024 and no day, so it counts from the last "
                    "day of that year."
                ),
            ),
            verified_through=date(2024, 12, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-KY",
        name="Kentucky",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(FIRST_OFFENDER_LENGTH,),
    revised=date(2026, 11, 22),
)
