"""Levels that Indiana's texts name for substance use treatment.

Scope: intensive outpatient treatment, as Medicaid pays it (405 IAC 5-21.5-11),
outpatient treatment, as it is certified (440 IAC 4.4-2-4.5), and the opioid treatment
program (Ind. Code 12-23-18-2.5). None of the three names a level of the ASAM Criteria,
as far as they were read. Not covered: counseling hours of opioid treatment (440 IAC 10)
and residential care, which were not read. No moves between the levels were read, so
none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "INTENSIVE_OUTPATIENT", "OPIOID_TREATMENT", "OUTPATIENT"]

_SYSTEM: Final = "us-in"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; equal ranks are not ordered. Intensive
# outpatient treatment ranks above outpatient treatment, and so above the opioid
# treatment program, which is outpatient too.

INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive alcohol or drug outpatient treatment",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOT",),
    source=Citation(
        instrument="Indiana Administrative Code",
        provision="405 IAC 5-21.5-11",
        url="https://law.cornell.edu/regulations/indiana/405-IAC-5-21.5-11",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on law.cornell.edu",
        kind=AuthorityKind.REGULATION,
    ),
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient treatment",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="Indiana Administrative Code",
        provision="440 IAC 4.4-2-4.5",
        url=(
            "https://casetext.com/regulation/indiana-administrative-code/title-440-"
            "division-of-mental-health-and-addiction/article-44-addiction-treatment-"
            "services-provider-certification/rule-440-iac-44-2-certification-of-"
            "addiction-service-providers/section-440-iac-44-2-45-uniform-criteria-for-"
            "programs-that-are-certified-as-outpatient-under-section-4-of-this-rule"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on casetext.com, through 2024-10-23",
        kind=AuthorityKind.REGULATION,
    ),
)
OPIOID_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="opioid-treatment",
    name="Opioid treatment program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP",),
    source=Citation(
        instrument="Indiana Code",
        provision="12-23-18-2.5",
        url="https://instalawyer.io/laws/indiana-code/12-23-18-25-drug-testing",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on instalawyer.io",
        kind=AuthorityKind.STATUTE,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Indiana, levels of its own",
    levels=(INTENSIVE_OUTPATIENT, OUTPATIENT, OPIOID_TREATMENT),
)
