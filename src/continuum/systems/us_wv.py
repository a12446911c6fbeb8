"""The level that West Virginia's rule on opioid treatment programs is about.

Scope: opioid treatment programs that give medication-assisted treatment (W. Va. Code R.
69-11), as far as their clocks were read. Not covered: office-based treatment and the
licensing of behavioral health centers, which were not read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "OPIOID_TREATMENT"]

_SYSTEM: Final = "us-wv"
_READ: Final = date(2026, 11, 22)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

OPIOID_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="opioid-treatment",
    name="Opioid treatment program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP", "MAT program"),
    source=Citation(
        instrument="West Virginia Code of State Rules",
        provision="69-11-25",
        url=(
            "https://d1tvxue8o4w0fl.cloudfront.net/regulation/west-virginia-"
            "administrative-code/agency-69-health-and-human-resources/title-69-"
            "legislative-rule-department-of-health-and-human-resources/series-69-11-"
            "medication-assisted-treatment-opioid-treatment-programs/section-69-11-25-"
            "required-services"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on cloudfront.net, through 2024-12-13",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="West Virginia, opioid treatment",
    levels=(OPIOID_TREATMENT,),
)
