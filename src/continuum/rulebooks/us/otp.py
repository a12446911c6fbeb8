"""Opioid treatment programs: the federal standards as they stood until April 2024.

Scope: of 42 CFR 8.12, in the text of 2001 as the annual edition of 2015 has it, what a
record or a schedule can show: the full medical examination, consent, random drug tests
and the length of interim maintenance. They hold at whatever level of care a patient is
beside the program, so no rule names one; take this rulebook for patients of such a
program.

A new text took force on 2024-04-02 (89 FR 7528), with a compliance date of 2024-10-02.
What it asks in these matters could not be read: the rules end with the old one.

Not covered, because they say who is admitted, which is no dose of service and no
document: the year of addiction before admission and, below 18, two failed attempts
without medication (until 2024), and the professional judgment that took their place.
Not covered, because a plan has no day there: the first assessment and its plan. Not
covered, because a session does not hold it: doses to take home. Not covered, because no
amount is given: counseling as clinically necessary, on which medication does not hang
any more since 2024. Not covered, because they are about detoxification treatment: its
one or monthly drug tests. Not encoded: the three urine screens of interim maintenance
(8.12(j)(1)).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.documents import DocumentKind, Party
from continuum.periods import CALENDAR_YEAR, DateRange
from continuum.requirements import AtLeast, Due, Given, Length, sessions
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import ServiceFilter, ServiceKind
from continuum.terms import ANY_TIME, calendar_days

__all__ = [
    "DRUG_TESTS",
    "FULL_MEDICAL_EXAMINATION",
    "INFORMED_CONSENT",
    "INTERIM_MAINTENANCE",
    "RANDOM_DRUG_TESTS",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_URL: Final = "https://www.ecfr.gov/current/title-42/section-8.12"
_COPY: Final = "copy of the annual edition of 2015 of the CFR, on GitHub (18F/allregs)"
_EDITION: Final = (
    "Editions of this title are as of 1 October. The section was last amended on "
    "2015-06-18 then; a new text is in force from 2024-04-02."
)
_IN_FORCE: Final = DateRange(date(2015, 10, 1), date(2024, 4, 2))

DRUG_TESTS: Final = ServiceFilter.of(ServiceKind.DRUG_TEST, label="drug tests")

# A physical evaluation comes before admission; the full examination, with the results
# of serology and other tests, may be complete until 14 days after it, or earlier.
FULL_MEDICAL_EXAMINATION: Final = Rule(
    code="US-OTP-001",
    name="full-medical-examination",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=_IN_FORCE,
            requirement=Due(
                DocumentKind.PHYSICAL_EXAMINATION,
                within=calendar_days(14),
                before=ANY_TIME,
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="8.12(f)(2)",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COPY,
                note=_EDITION,
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

# A patient consents in writing; for one below 18 a parent or guardian does so, too, or
# an adult whom the state designates, who signs as the guardian here.
INFORMED_CONSENT: Final = Rule(
    code="US-OTP-002",
    name="informed-consent",
    level=None,
    judges=Basis.DOCUMENTED,
    population=(Fact("maintenance-treatment"),),
    versions=(
        RuleVersion(
            in_force=_IN_FORCE,
            requirement=Given(
                Age(below=18),
                then=Due(
                    "informed-consent",
                    within=calendar_days(0),
                    before=ANY_TIME,
                    signed_by=(Party.PATIENT, Party.GUARDIAN),
                ),
                otherwise=Due(
                    "informed-consent",
                    within=calendar_days(0),
                    before=ANY_TIME,
                    signed_by=(Party.PATIENT,),
                ),
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="8.12(e)(1) and (2)",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COPY,
                note=_EDITION,
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

# Per year, per patient: which year is not said, so it is that of the calendar. That a
# test is random, nothing here shows.
RANDOM_DRUG_TESTS: Final = Rule(
    code="US-OTP-003",
    name="random-drug-tests",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("maintenance-treatment"),),
    versions=(
        RuleVersion(
            in_force=_IN_FORCE,
            requirement=AtLeast(sessions(8), of=DRUG_TESTS, per=CALENDAR_YEAR),
            citation=Citation(
                instrument="42 CFR",
                provision="8.12(f)(6)",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COPY,
                note=_EDITION,
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

# No more than 120 days in any twelve months: one stay of more breaks it; several that
# add up to more, a stay does not show.
INTERIM_MAINTENANCE: Final = Rule(
    code="US-OTP-004",
    name="interim-maintenance",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("interim-maintenance-treatment"),),
    versions=(
        RuleVersion(
            in_force=_IN_FORCE,
            requirement=Length(at_most=calendar_days(120)),
            citation=Citation(
                instrument="42 CFR",
                provision="8.12(j)(1) and (4)(v)",
                url=_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COPY,
                note=_EDITION,
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-OTP",
        name="Opioid treatment programs (42 CFR part 8)",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        FULL_MEDICAL_EXAMINATION,
        INFORMED_CONSENT,
        RANDOM_DRUG_TESTS,
        INTERIM_MAINTENANCE,
    ),
    revised=date(2026, 11, 22),
)
