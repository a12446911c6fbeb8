"""Levels of care between the office and the ward that TRICARE covers.

Scope: partial hospitalization programs and intensive outpatient programs (32 CFR 199.2,
199.4; TRICARE Policy Manual, chapter 7). Not covered: inpatient and residential care,
opioid treatment programs, office visits. No moves between the levels were read, so none
are given.
"""

from __future__ import annotations

from typing import Final

from continuum.levels import Continuum, Level, Management, Setting

__all__ = ["CARE", "IOP", "PHP"]

_SYSTEM: Final = "tricare"

# Intensity is this library's own rank.

PHP: Final = Level(
    system=_SYSTEM,
    code="PHP",
    name="Partial hospitalization program",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    management=Management.MEDICALLY_MONITORED,
    abbreviations=("PHP",),
)
IOP: Final = Level(
    system=_SYSTEM,
    code="IOP",
    name="Intensive outpatient program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="TRICARE",
    levels=(PHP, IOP),
)
