"""Levels of Louisiana's rules that are no level of the ASAM Criteria.

Scope: the opioid treatment program, as it is licensed (LAC 48:I.5725), and the two
outpatient programs that Medicaid covers for the young (LAC 50:XV.9303). Opioid
treatment has phases; they are phases of one level, not levels. Not covered: the levels
that the license takes from the ASAM Criteria, which stand in `continuum.systems.asam3`.
No moves between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "INTENSIVE_OUTPATIENT", "OPIOID_TREATMENT", "OUTPATIENT"]

_SYSTEM: Final = "us-la"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; equal ranks are not ordered. The outpatient
# programs rank as their weekly hours do, and opioid treatment with the lesser, since it
# is outpatient too.

INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive outpatient treatment program",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument="Louisiana Administrative Code",
        provision="LAC 50:XV.9303(C)",
        url=(
            "https://d1tvxue8o4w0fl.cloudfront.net/regulation/louisiana-administrative-"
            "code/title-50-public-health-medical-assistance/part-xv-services-for-"
            "special-populations/subpart-5-early-and-periodic-screenings-diagnosis-and-"
            "treatments/chapter-93-substance-abuse-services/section-xv-9303-covered-"
            "services"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on cloudfront.net, through 2024-11-20",
        kind=AuthorityKind.REGULATION,
    ),
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient treatment program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="Louisiana Administrative Code",
        provision="LAC 50:XV.9303(B)",
        url=(
            "https://d1tvxue8o4w0fl.cloudfront.net/regulation/louisiana-administrative-"
            "code/title-50-public-health-medical-assistance/part-xv-services-for-"
            "special-populations/subpart-5-early-and-periodic-screenings-diagnosis-and-"
            "treatments/chapter-93-substance-abuse-services/section-xv-9303-covered-"
            "services"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on cloudfront.net, through 2024-11-20",
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
        instrument="Louisiana Administrative Code",
        provision="LAC 48:I.5725",
        url=(
            "https://regulations.justia.com/states/louisiana/title-48/part-i/subpart-3/"
            "chapter-57/subchapter-o/section-i-5725"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on regulations.justia.com, through 2024-09-20",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Louisiana, levels of its own",
    levels=(INTENSIVE_OUTPATIENT, OUTPATIENT, OPIOID_TREATMENT),
)
