"""Virginia: Medicaid's addiction and recovery treatment services, and the license.

Scope: hours at levels 2.1, 2.5 and 3.1 in 12VAC30-130, part XX, which binds Medicaid's
providers and so is about patients with the fact ``medicaid``; from the license,
12VAC35-105, hours at level 2.1 and counseling at hand at level 4 (part VII), and drug
tests in opioid treatment until an amendment of 2025-12-01 (part VI). On level 2.1 the
two disagree: Medicaid averages the hours of a week and sets others for the young, the
license does neither.

Not covered, because it was not read: what was amended on 2025-12-01. Not covered,
because it cannot be judged from what is given: whether a drug test is random. Not
covered, because of which levels it speaks was not noted: the plan that is due at
admission (12VAC30-60-181). Not covered, because no figure was read: reviews of the
plan, the other levels of both chapters. Physicians and nurses, who must be there around
the clock at level 4, are left out.

The sections of part XX were undated in what could be read. They are taken to stand from
the day of a dated contents page of the chapter that lists the part; that page was read
up to section 5050, so it does not show these sections themselves.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import After, Age, Fact
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    SERVICE_DAY,
    WEEK,
    DateRange,
)
from continuum.requirements import (
    AllOf,
    AtLeast,
    Average,
    Between,
    Given,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import asam3, us_va
from continuum.terms import calendar_days

__all__ = [
    "ARTS_IOP_HOURS",
    "ARTS_PHP_HOURS",
    "ARTS_RESIDENTIAL_HOURS",
    "COUNSELING",
    "DRUG_TESTS",
    "INPATIENT_COUNSELING_AT_HAND",
    "LICENSED_IOP_HOURS",
    "OTP_MONTHLY_DRUG_TESTS",
    "OTP_WEEKLY_DRUG_TESTS_AFTER_USE",
    "OTP_WEEKLY_DRUG_TESTS_WHERE_INDICATED",
    "PROFESSIONALLY_DIRECTED",
    "PROGRAMMING",
    "RULEBOOK",
    "SKILLED_TREATMENT",
    "SKILLED_TREATMENT_PHP",
]

_READ: Final = date(2026, 11, 21)

# What 12VAC30-130-5090(A) lists as treatment: psychotherapy, counseling, medication
# management, psychoeducation, occupational and recreational therapies. It lists besides
# what is to be available or given as needed (consultation, laboratory, crisis services,
# withdrawal management), which is no hour of the structured program.
SKILLED_TREATMENT: Final = ServiceFilter.of(
    ServiceKind.PSYCHOTHERAPY,
    ServiceKind.COUNSELING,
    ServiceKind.MEDICATION_MANAGEMENT,
    ServiceKind.EDUCATION,
    ServiceKind.OCCUPATIONAL_THERAPY,
    ServiceKind.RECREATIONAL_THERAPY,
    label="skilled treatment services",
)
# 12VAC30-130-5100(A)(2) lists the same and adds other therapies.
SKILLED_TREATMENT_PHP: Final = (
    SKILLED_TREATMENT | ServiceFilter.of(ServiceKind.ACTIVITY_THERAPY)
).called("skilled treatment services")
# Every clinical service but that of peers, who support treatment and do not direct it.
PROFESSIONALLY_DIRECTED: Final = (
    CLINICAL - ServiceFilter.of(ServiceKind.PEER_SUPPORT)
).called("professionally directed treatment")
PROGRAMMING: Final = CLINICAL.called("programming")
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="professional counseling"
)
DRUG_TESTS: Final = ServiceFilter.of(ServiceKind.DRUG_TEST, label="drug tests")

_MINOR: Final = AllOf(
    (
        AtLeast(hours(2), of=SKILLED_TREATMENT, per=SERVICE_DAY),
        Average(Between(hours(6), hours(19), of=SKILLED_TREATMENT, per=WEEK)),
    )
)
_ADULT: Final = AllOf(
    (
        AtLeast(hours(3), of=SKILLED_TREATMENT, per=SERVICE_DAY),
        Average(Between(hours(9), hours(19), of=SKILLED_TREATMENT, per=WEEK)),
    )
)

# The text sets children and adolescents apart from adults. Its part defines an
# adolescent as someone from twelve years on (12VAC30-130-5020); up to which age was cut
# from what could be read. Under 18 and from 21 on there is no doubt; between, the
# caller must say, and where both figures agree nothing hangs on it. The span of the
# average is not named, so the reading decides.
ARTS_IOP_HOURS: Final = Rule(
    code="US-VA-001",
    name="arts-iop-hours",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 8)),
            requirement=Given(
                Age(below=18),
                then=_MINOR,
                otherwise=Given(
                    Age(at_least=21),
                    then=_ADULT,
                    otherwise=Given(
                        Fact("adolescent-as-the-chapter-defines-it"),
                        then=_MINOR,
                        otherwise=_ADULT,
                    ),
                ),
            ),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC30-130-5090(A)",
                url=(
                    "https://law.lis.virginia.gov/admincode/title12/agency30/"
                    "chapter130/section5090/"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The section's own note was not reached. The start is the day of a "
                    "dated copy of the chapter's contents that lists its part XX. The "
                    "age up to which a patient is an adolescent was not read."
                ),
            ),
            verified_through=date(2024, 12, 8),
        ),
    ),
)

ARTS_PHP_HOURS: Final = Rule(
    code="US-VA-002",
    name="arts-php-hours",
    level=asam3.LEVEL_2_5,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 8)),
            requirement=AllOf(
                (
                    AtLeast(hours(20), of=SKILLED_TREATMENT_PHP, per=WEEK),
                    AtLeast(hours(5), of=SKILLED_TREATMENT_PHP, per=SERVICE_DAY),
                )
            ),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC30-130-5100(A)(2)",
                url=(
                    "https://law.lis.virginia.gov/admincode/title12/agency30/"
                    "chapter130/section5100/"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The section's own note was not reached. The start is the day of a "
                    "dated copy of the chapter's contents that lists its part XX."
                ),
            ),
            verified_through=date(2024, 12, 8),
        ),
    ),
)

ARTS_RESIDENTIAL_HOURS: Final = Rule(
    code="US-VA-003",
    name="arts-residential-hours",
    level=asam3.LEVEL_3_1,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 8)),
            requirement=AtLeast(hours(5), of=PROFESSIONALLY_DIRECTED, per=WEEK),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC30-130-5110(A)",
                url=(
                    "https://law.lis.virginia.gov/admincode/title12/agency30/"
                    "chapter130/section5110"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The section's own note was not reached. The start is the day of a "
                    "dated copy of the chapter's contents that lists its part XX."
                ),
            ),
            verified_through=date(2024, 12, 8),
        ),
    ),
)

# The license obliges the program to offer these hours; nothing in it speaks of what one
# patient must attend, so it is judged on what the program offers. The band holds for
# every week, without an average, and for every age.
LICENSED_IOP_HOURS: Final = Rule(
    code="US-VA-004",
    name="licensed-iop-hours",
    level=asam3.LEVEL_2_1,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 2, 17)),
            requirement=AllOf(
                (
                    AtLeast(hours(3), of=PROGRAMMING, per=SERVICE_DAY),
                    Between(hours(9), hours(19), of=PROGRAMMING, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC35-105-1740(1)",
                url=(
                    "https://law.lis.virginia.gov/admincodefull/title12/agency35/"
                    "chapter105/partVII/article7"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The start was read in the note of the section before it, 1730, on "
                    "the same page. No later day was read on which this section is "
                    "seen to stand."
                ),
            ),
            verified_through=date(2023, 2, 17),
        ),
    ),
)

# The team must have counseling to give for sixteen hours of the day; no patient need
# receive it, so it is judged on the hours at which it is at hand.
INPATIENT_COUNSELING_AT_HAND: Final = Rule(
    code="US-VA-005",
    name="inpatient-counseling-at-hand",
    level=asam3.LEVEL_4,
    judges=Basis.AVAILABLE,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 2, 17)),
            requirement=AtLeast(hours(16), of=COUNSELING, per=CALENDAR_DAY),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC35-105-1430(1)",
                url=(
                    "https://law.lis.virginia.gov/admincodefull/title12/agency35/"
                    "chapter105/partVII/article1"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The start was read in the section's own note. No later day was "
                    "read on which it is seen to stand."
                ),
            ),
            verified_through=date(2023, 2, 17),
        ),
    ),
)

# Of everyone: who is tested every week is tested every month.
OTP_MONTHLY_DRUG_TESTS: Final = Rule(
    code="US-VA-006",
    name="otp-monthly-drug-tests",
    level=us_va.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 2, 17), date(2025, 12, 1)),
            requirement=AtLeast(sessions(1), of=DRUG_TESTS, per=CALENDAR_MONTH),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC35-105-980(A)",
                url=(
                    "https://law.lis.virginia.gov/admincode/title12/agency35/"
                    "chapter105/section980"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The start is that of the last amendment the section lists. It "
                    "ends where an amendment of 2025 was to take force, whose text was "
                    "not read."
                ),
            ),
            verified_through=date(2024, 11, 5),
        ),
    ),
)

# The text names nothing that ends the weekly tests: they last while a test shows
# continued use. One week's test therefore decides on the next, and a week is asked for
# one where it begins on the day of a positive test or on one of the seven days after
# it. A test that is left out leaves that week unmet and asks nothing of the next.
OTP_WEEKLY_DRUG_TESTS_AFTER_USE: Final = Rule(
    code="US-VA-007",
    name="otp-weekly-drug-tests-after-use",
    level=us_va.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(After("positive-drug-test", lasts=calendar_days(8)),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 2, 17), date(2025, 12, 1)),
            requirement=AtLeast(sessions(1), of=DRUG_TESTS, per=WEEK),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC35-105-980(B), after continued illicit use",
                url=(
                    "https://law.lis.virginia.gov/admincode/title12/agency35/"
                    "chapter105/section980"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Every test positive for an illicit drug is read as one that "
                    "shows continued use, and a next weekly test that is not as its "
                    "end. The start is that of the last amendment the section lists. "
                    "It ends where an amendment of 2025 was to take force, whose text "
                    "was not read."
                ),
            ),
            verified_through=date(2024, 11, 5),
        ),
    ),
)

OTP_WEEKLY_DRUG_TESTS_WHERE_INDICATED: Final = Rule(
    code="US-VA-008",
    name="otp-weekly-drug-tests-where-indicated",
    level=us_va.OPIOID_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Fact("weekly-drug-tests-indicated"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 2, 17), date(2025, 12, 1)),
            requirement=AtLeast(sessions(1), of=DRUG_TESTS, per=WEEK),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC35-105-980(B), where otherwise indicated",
                url=(
                    "https://law.lis.virginia.gov/admincode/title12/agency35/"
                    "chapter105/section980"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "By the clinical picture or the patient's surroundings. The start "
                    "is that of the last amendment the section lists. It ends where "
                    "an amendment of 2025 was to take force, whose text was not read."
                ),
            ),
            verified_through=date(2024, 11, 5),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-VA",
        name="Virginia",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        ARTS_IOP_HOURS,
        ARTS_PHP_HOURS,
        ARTS_RESIDENTIAL_HOURS,
        LICENSED_IOP_HOURS,
        INPATIENT_COUNSELING_AT_HAND,
        OTP_MONTHLY_DRUG_TESTS,
        OTP_WEEKLY_DRUG_TESTS_AFTER_USE,
        OTP_WEEKLY_DRUG_TESTS_WHERE_INDICATED,
    ),
    revised=date(2026, 11, 22),
)
