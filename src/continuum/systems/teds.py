"""Service types of the Treatment Episode Data Set (TEDS), as public files code them.

Scope: the eight codes of the variables SERVICES and SERVICES_D. Names follow the data
set's own labels, its word "detox" included. Not covered: the finer two-digit codes that
states submit, and medication for opioid use disorder, which is another variable. The
code of intensive outpatient also holds partial hospitalization, and is no proof of nine
hours a week. No moves between service types are given: records are stays, not pathways.
"""

from __future__ import annotations

from typing import Final

from continuum.levels import Continuum, Level, Setting

__all__ = [
    "AMBULATORY_DETOX",
    "CARE",
    "HOSPITAL_DETOX",
    "HOSPITAL_REHABILITATION",
    "INTENSIVE_OUTPATIENT",
    "LONG_TERM_RESIDENTIAL",
    "OUTPATIENT",
    "RESIDENTIAL_DETOX",
    "SHORT_TERM_RESIDENTIAL",
]

_SYSTEM: Final = "teds"

# Intensity is this library's own rank; equal ranks are not ordered. Short-term and
# long-term differ in the length of stay, which is no intensity. Ambulatory detox may be
# less or more than intensive outpatient, so it ranks with it.

HOSPITAL_DETOX: Final = Level(
    system=_SYSTEM,
    code="1",
    name="Detox, 24-hour, hospital inpatient",
    intensity=3,
    setting=Setting.INPATIENT,
    supervised=True,
)
RESIDENTIAL_DETOX: Final = Level(
    system=_SYSTEM,
    code="2",
    name="Detox, 24-hour, free-standing residential",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    supervised=True,
)
HOSPITAL_REHABILITATION: Final = Level(
    system=_SYSTEM,
    code="3",
    name="Rehab/residential, hospital (non-detox)",
    intensity=3,
    setting=Setting.INPATIENT,
)
SHORT_TERM_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="4",
    name="Rehab/residential, short term (30 days or fewer)",
    intensity=2,
    setting=Setting.RESIDENTIAL,
)
LONG_TERM_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="5",
    name="Rehab/residential, long term (more than 30 days)",
    intensity=2,
    setting=Setting.RESIDENTIAL,
)
INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="6",
    name="Ambulatory, intensive outpatient",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="7",
    name="Ambulatory, non-intensive outpatient",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
)
AMBULATORY_DETOX: Final = Level(
    system=_SYSTEM,
    code="8",
    name="Ambulatory, detoxification",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Treatment Episode Data Set, types of service",
    levels=(
        HOSPITAL_DETOX,
        RESIDENTIAL_DETOX,
        HOSPITAL_REHABILITATION,
        SHORT_TERM_RESIDENTIAL,
        LONG_TERM_RESIDENTIAL,
        INTENSIVE_OUTPATIENT,
        OUTPATIENT,
        AMBULATORY_DETOX,
    ),
)
