"""The level of Mississippi's standards that is no level of the ASAM Criteria.

Scope: outpatient therapy, as the operational standards of the Department of Mental
Health describe it for mental health and addiction alike (24 Miss. Code R. 2-22.1). Not
covered: the levels that the standards take from the ASAM Criteria, which stand in
`continuum.systems.asam3`.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "OUTPATIENT_THERAPY"]

_SYSTEM: Final = "us-ms"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

OUTPATIENT_THERAPY: Final = Level(
    system=_SYSTEM,
    code="outpatient-therapy",
    name="Outpatient psychotherapeutic services",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="Mississippi Administrative Code",
        provision="24 Miss. Code R. 2-22.1",
        url=(
            "https://regulations.justia.com/states/mississippi/title-24/part-2/chapter-"
            "22/rule-24-2-22-1"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on regulations.justia.com, through 2024-09-24",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Mississippi, level of its own",
    levels=(OUTPATIENT_THERAPY,),
)
