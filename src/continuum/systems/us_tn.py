"""The level that Tennessee's licensing rules name, as far as they were read.

Scope: the non-residential opioid treatment program (Tenn. Comp. R. & Regs. 0940-05-42).
The stretches of days that its counseling is counted by are phases of one level, not
levels. Not covered: the other categories of alcohol and drug services of division
0940-05, whose chapters were not read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "OPIOID_TREATMENT"]

_SYSTEM: Final = "us-tn"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

OPIOID_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="opioid-treatment",
    name="Non-residential opioid treatment program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP",),
    source=Citation(
        instrument="Rules and Regulations of the State of Tennessee",
        provision="0940-05-42-.14(3)",
        url=(
            "https://www.law.cornell.edu/regulations/tennessee/Tenn-Comp-R-Regs-0940-"
            "05-42-.14"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on law.cornell.edu",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Tennessee, level of its own",
    levels=(OPIOID_TREATMENT,),
)
