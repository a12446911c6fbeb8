"""Tennessee: counseling and drug screens in licensed opioid treatment.

Scope: sessions of counseling by the days of treatment (Tenn. Comp. R. & Regs.
0940-05-42-.14), and drug screens in the first 30 days, after them, and after one that
shows abuse of drugs (0940-05-42-.17). The day of admission is the first day of
treatment. A week belongs to the stretch of days in which it begins, and so does a
month. A session is face to face; one of which the mode is not told may count or not.

Not covered, because no figure goes with it: counseling from day 211 on, which is as
needed or as the plan says; the caseload of clinical staff, which the rule describes
without a number. Not covered, because no session tells it: that a screen was random.
Not covered, because the text was cut: the refusal of a screen. Not covered, because
they are not encoded yet: office-based treatment with buprenorphine (chapter
0940-05-35), and the other chapters of the division.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import After, Elapsed
from continuum.periods import CALENDAR_MONTH, WEEK, DateRange
from continuum.requirements import AtLeast, minutes, sessions
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Mode, ServiceFilter, ServiceKind
from continuum.systems import us_tn
from continuum.terms import calendar_days

__all__ = [
    "COUNSELING",
    "COUNSELING_FIRST_STRETCH",
    "COUNSELING_SECOND_STRETCH",
    "COUNSELING_THIRD_STRETCH",
    "DRUG_SCREENS",
    "DRUG_SCREENS_AFTER_DAY_30",
    "DRUG_SCREENS_AFTER_POSITIVE",
    "DRUG_SCREENS_DAYS_1_TO_30",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Rules and Regulations of the State of Tennessee"

# A therapeutic discussion, face to face, between a counselor of the facility and one or
# several patients (.01(2)(e)): none by telephone, and no recording. Whether one by
# video is face to face is not said; it is read so.
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    modes=[Mode.IN_PERSON, Mode.VIDEO],
    label="counseling face to face",
)
DRUG_SCREENS: Final = ServiceFilter.of(ServiceKind.DRUG_TEST, label="drug screens")

# One schedule of four stretches. It is a rule for each of the first three, since they
# count by the week and by the month, and a month would hide the weeks it holds.
COUNSELING_FIRST_STRETCH: Final = Rule(
    code="US-TN-001",
    name="counseling-days-1-to-30",
    level=us_tn.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Elapsed(below=30),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(sessions(2, each=minutes(30)), of=COUNSELING, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="0940-05-42-.14(3)(a), with .01(2)(e)",
                url=(
                    "https://www.law.cornell.edu/regulations/tennessee/"
                    "Tenn-Comp-R-Regs-0940-05-42-.14"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "That a session has 30 minutes and is face to face stands in the "
                    "definitions of the chapter, read on law.cornell.edu; by video is "
                    "read as face to face."
                ),
            ),
        ),
    ),
)

COUNSELING_SECOND_STRETCH: Final = Rule(
    code="US-TN-002",
    name="counseling-days-31-to-120",
    level=us_tn.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Elapsed(at_least=30, below=120),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(sessions(1, each=minutes(30)), of=COUNSELING, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="0940-05-42-.14(3)(b), with .01(2)(e)",
                url=(
                    "https://www.law.cornell.edu/regulations/tennessee/"
                    "Tenn-Comp-R-Regs-0940-05-42-.14"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "That a session has 30 minutes and is face to face stands in the "
                    "definitions of the chapter, read on law.cornell.edu; by video is "
                    "read as face to face."
                ),
            ),
        ),
    ),
)

COUNSELING_THIRD_STRETCH: Final = Rule(
    code="US-TN-003",
    name="counseling-days-121-to-210",
    level=us_tn.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Elapsed(at_least=120, below=210),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(
                sessions(2, each=minutes(30)), of=COUNSELING, per=CALENDAR_MONTH
            ),
            citation=Citation(
                instrument=_CODE,
                provision="0940-05-42-.14(3)(c), with .01(2)(e)",
                url=(
                    "https://www.law.cornell.edu/regulations/tennessee/"
                    "Tenn-Comp-R-Regs-0940-05-42-.14"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "That a session has 30 minutes and is face to face stands in the "
                    "definitions of the chapter, read on law.cornell.edu; by video is "
                    "read as face to face."
                ),
            ),
        ),
    ),
)

DRUG_SCREENS_DAYS_1_TO_30: Final = Rule(
    code="US-TN-004",
    name="drug-screens-days-1-to-30",
    level=us_tn.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Elapsed(below=30),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 10)),
            requirement=AtLeast(sessions(1), of=DRUG_SCREENS, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="0940-05-42-.17(2)",
                url=(
                    "https://www.law.cornell.edu/regulations/tennessee/"
                    "Tenn-Comp-R-Regs-0940-05-42-.17"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies on law.cornell.edu and, through 2024-09-10, on casetext.com"
                ),
                note="The start is the day of the latter copy.",
            ),
            verified_through=date(2024, 9, 10),
        ),
    ),
)

DRUG_SCREENS_AFTER_DAY_30: Final = Rule(
    code="US-TN-005",
    name="drug-screens-after-day-30",
    level=us_tn.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Elapsed(at_least=30),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 10)),
            requirement=AtLeast(sessions(1), of=DRUG_SCREENS, per=CALENDAR_MONTH),
            citation=Citation(
                instrument=_CODE,
                provision="0940-05-42-.17(2)",
                url=(
                    "https://www.law.cornell.edu/regulations/tennessee/"
                    "Tenn-Comp-R-Regs-0940-05-42-.17"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies on law.cornell.edu and, through 2024-09-10, on casetext.com"
                ),
                note="The start is the day of the latter copy.",
            ),
            verified_through=date(2024, 9, 10),
        ),
    ),
)

# Two weeks at least: longer, if clinically indicated, which the caller may say with
# another landmark. It is asked of the weeks that begin in the 14 days, and the screens
# of the month stand beside it.
DRUG_SCREENS_AFTER_POSITIVE: Final = Rule(
    code="US-TN-006",
    name="drug-screens-after-positive",
    level=us_tn.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(
        Elapsed(at_least=30),
        After("positive-drug-test", lasts=calendar_days(14)),
    ),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 10)),
            requirement=AtLeast(sessions(1), of=DRUG_SCREENS, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="0940-05-42-.17(3)",
                url=(
                    "https://www.law.cornell.edu/regulations/tennessee/"
                    "Tenn-Comp-R-Regs-0940-05-42-.17"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies on law.cornell.edu and, through 2024-09-10, on casetext.com"
                ),
                note="The start is the day of the latter copy.",
            ),
            verified_through=date(2024, 9, 10),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-TN",
        name="Tennessee",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        COUNSELING_FIRST_STRETCH,
        COUNSELING_SECOND_STRETCH,
        COUNSELING_THIRD_STRETCH,
        DRUG_SCREENS_DAYS_1_TO_30,
        DRUG_SCREENS_AFTER_DAY_30,
        DRUG_SCREENS_AFTER_POSITIVE,
    ),
    revised=date(2026, 11, 22),
)
