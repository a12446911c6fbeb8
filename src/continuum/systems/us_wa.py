"""Levels of Washington's rules that are no level of the ASAM Criteria.

Scope: outpatient care after driving under the influence (WAC 246-341-0815), and
long-term residential care as the repealed WAC 388-877B-0270 named it. Not covered: the
levels that Washington takes from the ASAM Criteria, which stand in
`continuum.systems.asam3`; deferred prosecution, which is a population at level 2.1, not
a level. No moves between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "DUI_OUTPATIENT", "LONG_TERM_RESIDENTIAL"]

_SYSTEM: Final = "us-wa"

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Washington Administrative Code"

# Intensity is this library's own rank.

DUI_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="dui-outpatient",
    name="Outpatient care after driving under the influence",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument=_CODE,
        provision="WAC 246-341-0815(1)",
        url=(
            "https://lawfilesext.leg.wa.gov/Law/WACArchive/2023/htm/"
            "WAC%20246%20%20TITLE/WAC%20246%20-341%20%20CHAPTER/"
            "WAC%20246%20-341%20-0815.htm"
        ),
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note="Read in the archive of 2023.",
    ),
)
# Supervision was not read in section 0270, so it is left open here. Section 0200(1), on
# residential services in general, says that it is around the clock.
LONG_TERM_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="long-term-residential",
    name="Long-term residential",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument=_CODE,
        provision="WAC 388-877B-0270(1)-(2)",
        url="http://warules.elaws.us/wac/388-877b-0270",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on warules.elaws.us",
        kind=AuthorityKind.REGULATION,
        note="Repealed with the chapter by WSR 18-06-043.",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Washington, levels of its own",
    levels=(DUI_OUTPATIENT, LONG_TERM_RESIDENTIAL),
)
