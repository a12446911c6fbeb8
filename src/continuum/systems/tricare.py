"""Levels of care between the office and the ward that TRICARE covers.

Scope: partial hospitalization programs and intensive outpatient programs (32 CFR 199.2,
199.4; TRICARE Policy Manual, chapter 7). Not covered: inpatient and residential care,
opioid treatment programs, office visits. No moves between the levels were read, so none
are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Management, Setting

__all__ = ["CARE", "IOP", "PHP"]

_SYSTEM: Final = "tricare"

_READ: Final = date(2026, 11, 21)

_MANUAL: Final = "TRICARE Policy Manual 6010.60-M"

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
    source=Citation(
        instrument=_MANUAL,
        provision="chapter 7, section 3.4",
        url=(
            "https://manuals.health.mil/pages/DisplayManualHtmlFile/2021-03-26/AsOf/TP15/"
            "C7S3_4.html"
        ),
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.PAYER_POLICY,
        note="Read in a copy as of 2021-03-26.",
    ),
)
IOP: Final = Level(
    system=_SYSTEM,
    code="IOP",
    name="Intensive outpatient program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument=_MANUAL,
        provision="chapter 7, section 3.16",
        url=(
            "https://manuals.health.mil/pages/DisplayManualHtmlFile/2023-04-27/AsOf/TP15/"
            "C7S3_16.html"
        ),
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.PAYER_POLICY,
        note="Read in revision C-25 of 2018-06-15, in a copy as of 2023-04-27.",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="TRICARE",
    levels=(PHP, IOP),
)
