"""The level of the District of Columbia's rules that is none of the ASAM Criteria.

Scope: intensive day treatment, a mental health rehabilitative service of Medicaid (29
DCMR 5208). Not covered: the levels that the District takes from the Criteria for
substance use (22-A DCMR 63), which stand in `continuum.systems.asam3`.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "INTENSIVE_DAY_TREATMENT"]

_SYSTEM: Final = "us-dc"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

INTENSIVE_DAY_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="intensive-day-treatment",
    name="Intensive day treatment (mental health)",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="D.C. Municipal Regulations",
        provision="29 DCMR 5208",
        url="http://dcrules.elaws.us/dcmr/29-5208",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on dcrules.elaws.us, last updated 2017-09-13",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="District of Columbia, level of its own",
    levels=(INTENSIVE_DAY_TREATMENT,),
)
