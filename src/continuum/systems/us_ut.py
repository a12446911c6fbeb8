"""Levels that Utah's licensing of human services names.

Scope: outpatient treatment and the day treatment it ends at (Utah Admin. Code R501-21),
and programs that provide medication for opioid use disorder (R501-21-5). A program that
provides methadone is one of the latter with further duties, and no level. Not covered:
residential treatment and social detoxification, which were not read. No moves between
the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "DAY_TREATMENT", "MEDICATION_TREATMENT", "OUTPATIENT_TREATMENT"]

_SYSTEM: Final = "us-ut"
_READ: Final = date(2026, 11, 21)

_OUTPATIENT_LICENSE: Final = Citation(
    instrument="Utah Administrative Code",
    provision="R501-21-4(3)",
    url="https://dlbc.utah.gov/providers/license-types",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="license types on dlbc.utah.gov",
    kind=AuthorityKind.REGULATION,
)

# Intensity is this library's own rank; equal ranks are not ordered. Day treatment is
# what more than the weekly hours of outpatient treatment take; medication ranks with
# outpatient treatment, whose rule it stands in.

DAY_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="day-treatment",
    name="Day treatment",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_OUTPATIENT_LICENSE,
)
OUTPATIENT_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="outpatient-treatment",
    name="Outpatient treatment",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_OUTPATIENT_LICENSE,
)
MEDICATION_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="medication-for-opioid-use-disorder",
    name="Medication for opioid use disorder",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("MOUD",),
    source=Citation(
        instrument="Utah Administrative Code",
        provision="R501-21-5(2)",
        url=(
            "https://regulations.justia.com/states/utah/human-services/title-r501/rule-"
            "r501-21/section-r501-21-5/"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on regulations.justia.com, through 2024-03-15",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Utah, licensed human services",
    levels=(DAY_TREATMENT, OUTPATIENT_TREATMENT, MEDICATION_TREATMENT),
)
