"""The level that Connecticut's standards for funded programs name.

Scope: residential medical detoxification (Regulations of Connecticut State Agencies,
section 17-226d-7), as far as its limits of stay were read. Not covered: the other
modalities of the section, which were not read; the behavioral health clinic of Medicaid
(17b-262-822), which is a category of payment, and the intermediate care program that it
mentions, which is not described there.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "RESIDENTIAL_MEDICAL_DETOXIFICATION"]

_SYSTEM: Final = "us-ct"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

# The program runs around the clock on every day of the week.
RESIDENTIAL_MEDICAL_DETOXIFICATION: Final = Level(
    system=_SYSTEM,
    code="residential-medical-detoxification",
    name="Residential medical detoxification",
    intensity=0,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    withdrawal_management=True,
    source=Citation(
        instrument="Regulations of Connecticut State Agencies",
        provision="17-226d-7(a)",
        url=(
            "https://d1tvxue8o4w0fl.cloudfront.net/regulation/connecticut-"
            "administrative-code/title-17-public-assistance-and-welfare-services/"
            "minimum-standards-of-eligibility-for-commission-funding-for-private-"
            "nonprofit-organizations-and-municipalities/section-17-226d-7-treatment-"
            "and-rehabilitation-program-requirements-for-specific-modalities"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on cloudfront.net, through 2024-10-16",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Connecticut, level of its own",
    levels=(RESIDENTIAL_MEDICAL_DETOXIFICATION,),
)
