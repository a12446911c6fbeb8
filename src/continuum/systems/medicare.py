"""Levels of care that Medicare Part B pays for by the day or by the week.

Scope: partial hospitalization (42 CFR 410.43), intensive outpatient services (42 CFR
410.44), and intensive outpatient services of an opioid treatment program (42 CFR
410.67), which are counted in services, not hours, and paid by the week. Not covered:
inpatient care, office visits, and the weekly bundle of an opioid treatment program.
Residential treatment is no Medicare level. No moves between the levels were read, so
none are given.
"""

from __future__ import annotations

from typing import Final

from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "IOP", "OTP_IOP", "PHP"]

_SYSTEM: Final = "medicare"

# Intensity is this library's own rank; equal ranks are not ordered.

PHP: Final = Level(
    system=_SYSTEM,
    code="PHP",
    name="Partial hospitalization services",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("PHP",),
)
IOP: Final = Level(
    system=_SYSTEM,
    code="IOP",
    name="Intensive outpatient services",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
)
OTP_IOP: Final = Level(
    system=_SYSTEM,
    code="OTP-IOP",
    name="Opioid treatment program intensive outpatient services",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP IOP",),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Medicare",
    levels=(PHP, IOP, OTP_IOP),
)
