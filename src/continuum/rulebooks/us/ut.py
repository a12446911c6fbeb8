"""Utah: licensed outpatient treatment, and medication for opioid use disorder.

Scope: the hours up to which a program is licensed as outpatient treatment (Utah Admin.
Code R501-21-4), the counselors of a program that provides medication for opioid use
disorder, and, where it provides methadone, drug tests and the time of prescribers
(R501-21-5). The rules on methadone are about who is treated in such a program, which
the caller says.

Not covered, because they are not encoded yet: that every client of such a program sees
a prescriber once a year (R501-21-5(2)(b)), and what R501-21-6 asked in 2019. Not
covered, because no session tells it: that a test was random. Not covered, because no
text was read: day treatment, residential treatment and social detoxification.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import CALENDAR_MONTH, CALENDAR_YEAR, WEEK, DateRange
from continuum.requirements import (
    AtLeast,
    AtMost,
    Load,
    Ratio,
    Scaled,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import TREATMENT, ServiceFilter, ServiceKind, StaffRole
from continuum.systems import us_ut

__all__ = [
    "COUNSELOR_RATIO",
    "DRUG_TESTS",
    "METHADONE_DRUG_TESTS",
    "METHADONE_PRESCRIBER_TIME",
    "OUTPATIENT_HOURS",
    "PRESCRIBER",
    "RULEBOOK",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Utah Administrative Code"

TREATMENT_SERVICES: Final = TREATMENT.called("treatment services")
DRUG_TESTS: Final = ServiceFilter.of(ServiceKind.DRUG_TEST, label="drug tests")
# The hours at which somebody is on site who may prescribe controlled substances; the
# program calls them hours for the management of medication.
PRESCRIBER: Final = ServiceFilter.of(
    ServiceKind.MEDICATION_MANAGEMENT, label="a prescriber's time"
)

_METHADONE: Final = Fact("program-provides-methadone")

# More hours take a license for day treatment, so no client of an outpatient program is
# offered more.
OUTPATIENT_HOURS: Final = Rule(
    code="US-UT-001",
    name="outpatient-hours",
    level=us_ut.OUTPATIENT_TREATMENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtMost(hours(19), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="R501-21-4(3)",
                url="https://dlbc.utah.gov/providers/license-types",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="license types on dlbc.utah.gov",
                note=(
                    "The page bears no day, so the start is the day it was read. It "
                    "cites definitions by numbers that the code of 2024 no longer has; "
                    "the subsection itself was not read."
                ),
            ),
        ),
    ),
)

# Over the whole program: no counselor's own caseload is limited.
COUNSELOR_RATIO: Final = Rule(
    code="US-UT-002",
    name="counselor-ratio",
    level=us_ut.MEDICATION_TREATMENT,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 15)),
            requirement=Ratio(65, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument=_CODE,
                provision="R501-21-5(2)(a)",
                url=(
                    "https://regulations.justia.com/states/utah/human-services/"
                    "title-r501/rule-r501-21/section-r501-21-5/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Bulletin 2024-06",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 3, 15),
        ),
    ),
)

# A year is read as a calendar year, so that nobody owes eight tests in less than one.
METHADONE_DRUG_TESTS: Final = Rule(
    code="US-UT-003",
    name="methadone-drug-tests",
    level=us_ut.MEDICATION_TREATMENT,
    judges=Basis.DELIVERED,
    population=(_METHADONE, Fact("maintenance-treatment")),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 15)),
            requirement=AtLeast(sessions(8), of=DRUG_TESTS, per=CALENDAR_YEAR),
            citation=Citation(
                instrument=_CODE,
                provision="R501-21-5(3)(c)",
                url=(
                    "https://regulations.justia.com/states/utah/human-services/"
                    "title-r501/rule-r501-21/section-r501-21-5/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Bulletin 2024-06",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 3, 15),
        ),
    ),
)

# Time at the program's site, whoever comes. An hour for every ten clients is read in
# proportion: fifteen clients take an hour and a half.
METHADONE_PRESCRIBER_TIME: Final = Rule(
    code="US-UT-004",
    name="methadone-prescriber-time",
    level=us_ut.MEDICATION_TREATMENT,
    judges=Basis.AVAILABLE,
    population=(_METHADONE,),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 3, 15)),
            requirement=Scaled(
                AtLeast(hours(1), of=PRESCRIBER, per=CALENDAR_MONTH), patients=10
            ),
            citation=Citation(
                instrument=_CODE,
                provision="R501-21-5(3)(d)",
                url=(
                    "https://regulations.justia.com/states/utah/human-services/"
                    "title-r501/rule-r501-21/section-r501-21-5/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Bulletin 2024-06",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 3, 15),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-UT",
        name="Utah",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        OUTPATIENT_HOURS,
        COUNSELOR_RATIO,
        METHADONE_DRUG_TESTS,
        METHADONE_PRESCRIBER_TIME,
    ),
    revised=date(2026, 11, 22),
)
