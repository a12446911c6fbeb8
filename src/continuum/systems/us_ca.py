"""The level that California's rules name, as far as they were read.

Scope: the narcotic treatment program (9 CCR, division 4, chapter 4). It gives
maintenance and detoxification treatment; only rules of maintenance were read. Drug
Medi-Cal pays for care and is no level. Not covered: levels 2.1 and 2.5 of the Drug
Medi-Cal organized delivery system, and the intensive outpatient treatment and
outpatient services of Drug Medi-Cal (22 CCR 51341.1), of which no text was read, so
that they are not confirmed; residential programs. No moves were read, so none are
given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "NARCOTIC_TREATMENT_PROGRAM"]

_SYSTEM: Final = "us-ca"

_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has none to compare with.

NARCOTIC_TREATMENT_PROGRAM: Final = Level(
    system=_SYSTEM,
    code="narcotic-treatment-program",
    name="Narcotic treatment program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("NTP", "OTP"),
    source=Citation(
        instrument="California Code of Regulations",
        provision="9 CCR 10345(a)",
        url=(
            "https://regulations.justia.com/states/california/title-9/division-4/"
            "chapter-4/subchapter-5/article-3/section-10345"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on regulations.justia.com, through Register 2024, No. 38",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="California, licensed narcotic treatment",
    levels=(NARCOTIC_TREATMENT_PROGRAM,),
)
