"""The levels of North Carolina's rules that are no levels of the ASAM Criteria.

Scope: the outpatient categories in which patients are placed who were assessed after
driving while impaired (10A NCAC 27G .3813). Their text sends to an edition of the
Criteria before the third, which this library does not hold. Not covered: the categories
above them, whose text was not read; the traffic schools, which are education; the
levels that Medicaid takes from the Criteria, which stand in `continuum.systems.asam3`.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "DWI_LONGER_TERM_OUTPATIENT", "DWI_SHORT_TERM_OUTPATIENT"]

_SYSTEM: Final = "us-nc"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank: the text calls its categories progressive.

DWI_SHORT_TERM_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="dwi-short-term-outpatient",
    name="Short-term outpatient treatment after driving while impaired",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="North Carolina Administrative Code",
        provision="10A NCAC 27G .3813(c)(2)",
        url=(
            "https://www.law.cornell.edu/regulations/north-carolina/"
            "10A-N-C-Admin-Code-27G-3813"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on law.cornell.edu",
        kind=AuthorityKind.REGULATION,
    ),
)
DWI_LONGER_TERM_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="dwi-longer-term-outpatient",
    name="Longer-term outpatient treatment after driving while impaired",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="North Carolina Administrative Code",
        provision="10A NCAC 27G .3813(c)(3)",
        url=(
            "https://www.law.cornell.edu/regulations/north-carolina/"
            "10A-N-C-Admin-Code-27G-3813"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on law.cornell.edu",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="North Carolina, treatment after driving while impaired",
    levels=(DWI_SHORT_TERM_OUTPATIENT, DWI_LONGER_TERM_OUTPATIENT),
)
