"""Service types of the Treatment Episode Data Set (TEDS), as public files code them.

Scope: the eight codes of the variables SERVICES and SERVICES_D. Names follow the data
set's own labels, its word "detox" included. Not covered: the finer two-digit codes that
states submit, and medication for opioid use disorder, which is another variable. The
code of intensive outpatient also holds partial hospitalization, and is no proof of nine
hours a week. No moves between service types are given: records are stays, not pathways.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
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

_READ: Final = date(2026, 11, 21)

_CODEBOOK: Final = "Treatment Episode Data Set, codebook"
_DEFINITIONS_URL: Final = (
    "https://www.samhsa.gov/data/sites/default/files/TEDS2012N_Web/TEDS2012NChp4.htm"
)
# The codes stand in source code that reads the public files, the definitions in the
# report; the codebook itself was not read.
_CODES_READ_IN: Final = "source code of public projects that list the codes"
_READ_IN: Final = f"{_CODES_READ_IN}; SAMHSA's report on 2012, chapter 4"

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
    withdrawal_management=True,
    source=Citation(
        instrument=_CODEBOOK,
        provision="variables SERVICES and SERVICES_D, code 1",
        url=_DEFINITIONS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_READ_IN,
        kind=AuthorityKind.STANDARD,
    ),
)
RESIDENTIAL_DETOX: Final = Level(
    system=_SYSTEM,
    code="2",
    name="Detox, 24-hour, free-standing residential",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    withdrawal_management=True,
    source=Citation(
        instrument=_CODEBOOK,
        provision="variables SERVICES and SERVICES_D, code 2",
        url=_DEFINITIONS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_READ_IN,
        kind=AuthorityKind.STANDARD,
    ),
)
HOSPITAL_REHABILITATION: Final = Level(
    system=_SYSTEM,
    code="3",
    name="Rehab/residential, hospital (non-detox)",
    intensity=3,
    setting=Setting.INPATIENT,
    source=Citation(
        instrument=_CODEBOOK,
        provision="variables SERVICES and SERVICES_D, code 3",
        url=_DEFINITIONS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_CODES_READ_IN,
        kind=AuthorityKind.STANDARD,
        note="The definition of this type was not read.",
    ),
)
SHORT_TERM_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="4",
    name="Rehab/residential, short term (30 days or fewer)",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument=_CODEBOOK,
        provision="variables SERVICES and SERVICES_D, code 4",
        url=_DEFINITIONS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_READ_IN,
        kind=AuthorityKind.STANDARD,
    ),
)
LONG_TERM_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="5",
    name="Rehab/residential, long term (more than 30 days)",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument=_CODEBOOK,
        provision="variables SERVICES and SERVICES_D, code 5",
        url=_DEFINITIONS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_READ_IN,
        kind=AuthorityKind.STANDARD,
    ),
)
INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="6",
    name="Ambulatory, intensive outpatient",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument=_CODEBOOK,
        provision="variables SERVICES and SERVICES_D, code 6",
        url=_DEFINITIONS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_READ_IN,
        kind=AuthorityKind.STANDARD,
    ),
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="7",
    name="Ambulatory, non-intensive outpatient",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument=_CODEBOOK,
        provision="variables SERVICES and SERVICES_D, code 7",
        url=_DEFINITIONS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_READ_IN,
        kind=AuthorityKind.STANDARD,
    ),
)
AMBULATORY_DETOX: Final = Level(
    system=_SYSTEM,
    code="8",
    name="Ambulatory, detoxification",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    withdrawal_management=True,
    source=Citation(
        instrument=_CODEBOOK,
        provision="variables SERVICES and SERVICES_D, code 8",
        url=_DEFINITIONS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_READ_IN,
        kind=AuthorityKind.STANDARD,
    ),
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
