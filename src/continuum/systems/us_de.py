"""The level that Delaware's licensing standards name, as far as they were read.

Scope: residential treatment (16 Del. Admin. Code 6001, part III, 12.0). Not covered:
the other modalities of part III, whose sections were not read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "RESIDENTIAL"]

_SYSTEM: Final = "us-de"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

# Staff are on duty and awake at all times.
RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="residential",
    name="Residential treatment",
    intensity=0,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=Citation(
        instrument="Delaware Administrative Code",
        provision="16 Del. Admin. Code 6001-III-12.0",
        url=(
            "https://casetext.com/regulation/delaware-administrative-code/title-16-"
            "health-and-safety/department-of-health-and-social-services/division-of-"
            "substance-abuse-and-mental-health/substance-abuse-facility-licensing-"
            "standards/part-iii-provisions-regarding-modalities/section-6001-iii-120-"
            "residential-treatment"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on casetext.com, through 2025-01-01",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Delaware, licensed substance use treatment",
    levels=(RESIDENTIAL,),
)
