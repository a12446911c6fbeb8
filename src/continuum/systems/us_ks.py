"""The level that Kansas' licensing standards name, as far as they were read.

Scope: intensive outpatient treatment (R03-704), which names no level of the ASAM
Criteria as far as it was read. Not covered: the other modalities of the standards,
which were not read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "INTENSIVE_OUTPATIENT"]

_SYSTEM: Final = "us-ks"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive outpatient treatment",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument="Kansas standards for alcohol and other drug treatment services",
        provision="R03-704",
        url=(
            "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/section_7/"
            "R03704.html"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="the agency's Standards Training Tool, aging.ks.gov",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Kansas, licensed substance use treatment",
    levels=(INTENSIVE_OUTPATIENT,),
)
