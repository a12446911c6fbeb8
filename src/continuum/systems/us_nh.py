"""Levels that New Hampshire's texts name for substance use treatment.

Scope: the opioid treatment program, as it is certified (N.H. Admin. Rules He-A 304),
and intensive outpatient care, as the department describes it. What was read of the
description names no level of the ASAM Criteria. Not covered: the other services that
the department lists; the hours of Medicaid (He-W 513.05), which were not read. No moves
between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "INTENSIVE_OUTPATIENT", "OPIOID_TREATMENT"]

_SYSTEM: Final = "us-nh"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank: intensive outpatient care ranks above the opioid
# treatment program, for which no hours were read.

INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive outpatient",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument="New Hampshire DHHS, Substance Misuse Treatment Services",
        provision="intensive outpatient",
        url=(
            "https://www.dhhs.nh.gov/programs-services/health-care/substance-misuse-"
            "treatment-services"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="the department's own page",
        kind=AuthorityKind.GUIDANCE,
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
        instrument="New Hampshire Code of Administrative Rules",
        provision="He-A 304.23",
        url=(
            "https://regulations.justia.com/states/new-hampshire/he/subtitle-he-a/"
            "chapter-he-a-300/part-he-a-304/section-he-a-304-23"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on regulations.justia.com, through 2024-10-03",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="New Hampshire, levels of its own",
    levels=(INTENSIVE_OUTPATIENT, OPIOID_TREATMENT),
)
