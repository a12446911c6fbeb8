"""The level of Oklahoma's rules that is no level of the ASAM Criteria.

Scope: intensive residential treatment for adults (OAC 450:18-13-101.1), in a copy that
names no level of the ASAM Criteria; a later copy heads the part of the neighboring
section 101 with level 3.5. Not covered: the levels that Oklahoma takes from the
Criteria, among them the halfway house, which Medicaid places at 3.1 (OAC
317:30-5-95.46), and residential treatment for adolescents at 3.5; they stand in
`continuum.systems.asam3`.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "INTENSIVE_RESIDENTIAL"]

_SYSTEM: Final = "us-ok"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank; a single level has nothing to be ranked against.

# Staff are on site around the clock on every day of the week.
INTENSIVE_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="intensive-residential",
    name="Intensive residential treatment",
    intensity=0,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=Citation(
        instrument="Oklahoma Administrative Code",
        provision="OAC 450:18-13-101.1",
        url="http://okrules.elaws.us/oac/450:18-13-101.1",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on okrules.elaws.us",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Oklahoma, level of its own",
    levels=(INTENSIVE_RESIDENTIAL,),
)
