"""Levels of care that Medicare Part B pays for by the day or by the week.

Scope: partial hospitalization (42 CFR 410.43), intensive outpatient services (42 CFR
410.44), and intensive outpatient services of an opioid treatment program (42 CFR
410.67), which are counted in services, not hours, and paid by the week. Not covered:
inpatient care, office visits, and the weekly bundle of an opioid treatment program.
Residential treatment is no Medicare level. No moves between the levels were read, so
none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "IOP", "OTP_IOP", "PHP"]

_SYSTEM: Final = "medicare"

_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; equal ranks are not ordered.

PHP: Final = Level(
    system=_SYSTEM,
    code="PHP",
    name="Partial hospitalization services",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("PHP",),
    source=Citation(
        instrument="42 CFR",
        provision="410.43(a)(4)",
        url="https://www.ecfr.gov/current/title-42/section-410.43",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on law.lawstack.com",
        kind=AuthorityKind.REGULATION,
    ),
)
IOP: Final = Level(
    system=_SYSTEM,
    code="IOP",
    name="Intensive outpatient services",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument="42 CFR",
        provision="410.44",
        url="https://www.ecfr.gov/current/title-42/section-410.44",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=(
            "medicare.gov, coverage page on intensive outpatient program services"
        ),
        kind=AuthorityKind.REGULATION,
        note="The section was not read, so no paragraph is cited.",
    ),
)
OTP_IOP: Final = Level(
    system=_SYSTEM,
    code="OTP-IOP",
    name="Opioid treatment program intensive outpatient services",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP IOP",),
    source=Citation(
        instrument="42 CFR",
        provision="410.67",
        url="https://www.ecfr.gov/current/title-42/section-410.67",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="National Government Services, page on opioid treatment",
        kind=AuthorityKind.REGULATION,
        note="The section was not read, so no paragraph is cited.",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Medicare",
    levels=(PHP, IOP, OTP_IOP),
)
