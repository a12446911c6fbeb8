"""The level of Virginia's rules that is no level of the ASAM Criteria.

Scope: medication assisted treatment, also called opioid treatment services, as it is
licensed (12VAC35-105, part VI). Not covered: the levels that Medicaid and the license
take from the ASAM Criteria, which stand in `continuum.systems.asam3`.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "OPIOID_TREATMENT"]

_SYSTEM: Final = "us-va"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

OPIOID_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="opioid-treatment",
    name="Medication assisted treatment (opioid treatment services)",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=(
        "OTP",
        "OTS",
    ),
    source=Citation(
        instrument="Virginia Administrative Code",
        provision="12VAC35-105-980",
        url=(
            "https://law.lis.virginia.gov/admincode/title12/agency35/chapter105/"
            "section980"
        ),
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note=(
            "Read as it stood on 2024-11-05; an amendment was announced for 2025-12-01."
        ),
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Virginia, level of its own",
    levels=(OPIOID_TREATMENT,),
)
