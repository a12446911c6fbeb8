"""Indiana: the intake in outpatient care, and the evaluation after a positive test.

Scope: the intake of certified outpatient programs (440 IAC 4.4-2-4.5), and the clinical
evaluation after a positive drug test in opioid treatment (Indiana Code 12-23-18-2.5).

Not covered, because they are not encoded yet: hours of intensive outpatient treatment
(405 IAC 5-21.5-11). Not covered, because no document shows it: that no doses are taken
home until the evaluation is passed.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind, LandmarkKind
from continuum.periods import DateRange
from continuum.requirements import Due, Happened
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.systems import us_in
from continuum.terms import calendar_days, weeks

__all__ = [
    "OTP_CLINICAL_EVALUATION",
    "OUTPATIENT_INTAKE",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)


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

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-IN",
        name="Indiana",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        OUTPATIENT_INTAKE,
        OTP_CLINICAL_EVALUATION,
    ),
)
