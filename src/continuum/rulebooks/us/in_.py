"""Indiana: intensive outpatient hours, outpatient intake, and positive drug tests.

Scope: the intake of certified outpatient programs (440 IAC 4.4-2-4.5), the clinical
evaluation after a positive drug test in opioid treatment (Indiana Code 12-23-18-2.5),
and the schedule of intensive outpatient treatment that Medicaid pays for (405 IAC
5-21.5-11), whose level is Medicaid's alone.

Not covered, because no document shows it: that no doses are taken home until the
evaluation is passed. Not covered, because no text was read: counseling hours of opioid
treatment (440 IAC 10).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind, LandmarkKind
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import AllOf, AtLeast, Due, Happened, days, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import ServiceFilter, ServiceKind
from continuum.systems import us_in
from continuum.terms import calendar_days, weeks

__all__ = [
    "IOP_SCHEDULE",
    "OTP_CLINICAL_EVALUATION",
    "OUTPATIENT_INTAKE",
    "PROGRAM_SESSIONS",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

# What the program is made of: counseling, education on the disorder and training in
# skills. Referral to mutual help is part of it, the meetings are not.
PROGRAM_SESSIONS: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    ServiceKind.EDUCATION,
    ServiceKind.SKILLS,
    label="sessions of the program",
)

# The first contact starts the clock, and nobody can read it off the day of admission.
OUTPATIENT_INTAKE: Final = Rule(
    code="US-IN-001",
    name="outpatient-intake",
    level=us_in.OUTPATIENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 23)),
            requirement=Due(
                DocumentKind.ASSESSMENT,
                within=weeks(2),
                after=Happened(LandmarkKind.FIRST_CONTACT, always=True),
            ),
            citation=Citation(
                instrument="Indiana Administrative Code",
                provision="440 IAC 4.4-2-4.5(d)(1)",
                url=(
                    "https://casetext.com/regulation/indiana-administrative-code/title-"
                    "440-division-of-mental-health-and-addiction/article-44-addiction-"
                    "treatment-services-provider-certification/rule-440-iac-44-2-"
                    "certification-of-addiction-service-providers/section-440-iac-44-2-"
                    "45-uniform-criteria-for-programs-that-are-certified-as-outpatient-"
                    "under-section-4-of-this-rule"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through 2024-10-23",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 10, 23),
        ),
    ),
)

# Which results are not allowed is for the caller to say, by the landmark.
OTP_CLINICAL_EVALUATION: Final = Rule(
    code="US-IN-002",
    name="otp-clinical-evaluation",
    level=us_in.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                "clinical-evaluation",
                within=calendar_days(10),
                after=Happened("disallowed-positive-drug-test", each=True),
            ),
            citation=Citation(
                instrument="Indiana Code",
                provision="12-23-18-2.5(c)",
                url="https://instalawyer.io/laws/indiana-code/12-23-18-25-drug-testing",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on instalawyer.io",
                kind=AuthorityKind.STATUTE,
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "It names the physician as who evaluates; another copy adds other "
                    "providers, so nobody's signature is asked for."
                ),
            ),
        ),
    ),
)

# The sessions are those that the program schedules; what one patient attends is not
# said.
IOP_SCHEDULE: Final = Rule(
    code="US-IN-003",
    name="iop-schedule",
    level=us_in.INTENSIVE_OUTPATIENT,
    judges=Basis.OFFERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    AtLeast(hours(3), of=PROGRAM_SESSIONS, per=SERVICE_DAY),
                    AtLeast(days(3), of=PROGRAM_SESSIONS, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="Indiana Administrative Code",
                provision="405 IAC 5-21.5-11(d)(1)",
                url="https://law.cornell.edu/regulations/indiana/405-IAC-5-21.5-11",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-IN",
        name="Indiana",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        OUTPATIENT_INTAKE,
        OTP_CLINICAL_EVALUATION,
        IOP_SCHEDULE,
    ),
    revised=date(2026, 11, 22),
)
