"""Levels that Florida's licensing rules name for substance use treatment.

Scope: intensive inpatient, residential treatment of levels 1 to 4, day or night
treatment with and without community housing, and methadone treatment (Florida
Administrative Code, chapter 65D-30), as far as they were read. Not covered: intensive
outpatient treatment (65D-30.0091), of which no rule was read, so that it is not
confirmed; outpatient treatment, addictions receiving facilities, other detoxification
and aftercare. No moves between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.conditions import Fact, PatientFact
from continuum.levels import Continuum, Guard, Level, Setting

__all__ = [
    "CARE",
    "DAY_OR_NIGHT",
    "DAY_OR_NIGHT_WITH_HOUSING",
    "INTENSIVE_INPATIENT",
    "METHADONE_DETOXIFICATION",
    "METHADONE_TREATMENT",
    "RESIDENTIAL_1",
    "RESIDENTIAL_2",
    "RESIDENTIAL_3",
    "RESIDENTIAL_4",
]

_SYSTEM: Final = "us-fl"

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Florida Administrative Code"
_COPY: Final = "copy on regulations.justia.com, through Reg. 50, No. 187"

_PLANS_URL: Final = (
    "https://regulations.justia.com/states/florida/65/65d/chapter-65d-30/"
    "section-65d-30-0044"
)
_RESIDENTIAL_NOTE: Final = (
    "That there are four levels, supervised around the clock, is in 65D-30.007(1), "
    "read in a copy of the same day."
)

# Intensity is this library's own rank; equal ranks are not ordered. Residential level 1
# ranks above 2 to 4, since its plan is due sooner; what sets those three apart was not
# read. Day or night treatment with housing ranks with them: one has the roof and the
# other the hours, and their plans are due together.

INTENSIVE_INPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-inpatient",
    name="Intensive inpatient treatment",
    intensity=4,
    setting=Setting.INPATIENT,
    supervised=True,
    source=Citation(
        instrument=_CODE,
        provision="65D-30.0061(1)",
        url=(
            "https://regulations.justia.com/states/florida/65/65d/chapter-65d-30/"
            "section-65d-30-0061"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_COPY,
        kind=AuthorityKind.REGULATION,
    ),
)
RESIDENTIAL_1: Final = Level(
    system=_SYSTEM,
    code="residential-level-1",
    name="Residential treatment, level 1",
    intensity=3,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=Citation(
        instrument=_CODE,
        provision="65D-30.0044(1)(a)3",
        url=_PLANS_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_COPY,
        kind=AuthorityKind.REGULATION,
        note=_RESIDENTIAL_NOTE,
    ),
)

_LOWER_RESIDENTIAL: Final = Citation(
    instrument=_CODE,
    provision="65D-30.0044(1)(a)4",
    url=_PLANS_URL,
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=_COPY,
    kind=AuthorityKind.REGULATION,
    note=_RESIDENTIAL_NOTE,
)

RESIDENTIAL_2: Final = Level(
    system=_SYSTEM,
    code="residential-level-2",
    name="Residential treatment, level 2",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=_LOWER_RESIDENTIAL,
)
RESIDENTIAL_3: Final = Level(
    system=_SYSTEM,
    code="residential-level-3",
    name="Residential treatment, level 3",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=_LOWER_RESIDENTIAL,
)
RESIDENTIAL_4: Final = Level(
    system=_SYSTEM,
    code="residential-level-4",
    name="Residential treatment, level 4",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=_LOWER_RESIDENTIAL,
)
# The housing is the provider's own and no treatment takes place in it; so the level is
# ambulatory, whatever staff the housing has.
DAY_OR_NIGHT_WITH_HOUSING: Final = Level(
    system=_SYSTEM,
    code="day-or-night-with-community-housing",
    name="Day or night treatment with community housing",
    intensity=2,
    setting=Setting.AMBULATORY,
    supervised=False,
    guards=(
        Guard(
            condition=Fact(PatientFact.NEEDS_24_HOUR_SUPPORT),
            holds=False,
            rationale="for those who can live in housing of peers without such support",
        ),
    ),
    source=Citation(
        instrument=_CODE,
        provision="65D-30.0081(1)",
        url=(
            "https://www.law.cornell.edu/regulations/florida/"
            "Fla-Admin-Code-Ann-R-65D-30-0081"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on law.cornell.edu",
        kind=AuthorityKind.REGULATION,
    ),
)
DAY_OR_NIGHT: Final = Level(
    system=_SYSTEM,
    code="day-or-night",
    name="Day or night treatment",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument=_CODE,
        provision="65D-30.009(2)",
        url=(
            "https://regulations.justia.com/states/florida/65/65d/chapter-65d-30/"
            "section-65d-30-009"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_COPY,
        kind=AuthorityKind.REGULATION,
    ),
)

_METHADONE: Final = Citation(
    instrument=_CODE,
    provision="65D-30.0044(1)(a)1",
    url=_PLANS_URL,
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=_COPY,
    kind=AuthorityKind.REGULATION,
)

METHADONE_DETOXIFICATION: Final = Level(
    system=_SYSTEM,
    code="long-term-outpatient-methadone-detoxification",
    name="Long-term outpatient methadone detoxification",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    withdrawal_management=True,
    source=_METHADONE,
)
METHADONE_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="methadone-medication-assisted-treatment",
    name="Methadone medication-assisted treatment",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("MAT",),
    guards=(
        Guard(
            condition=Fact(PatientFact.OPIOID_USE_DISORDER),
            rationale="the rule names it as treatment of opioid addiction",
        ),
    ),
    source=_METHADONE,
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Florida, licensed substance use treatment",
    levels=(
        INTENSIVE_INPATIENT,
        RESIDENTIAL_1,
        RESIDENTIAL_2,
        RESIDENTIAL_3,
        RESIDENTIAL_4,
        DAY_OR_NIGHT_WITH_HOUSING,
        DAY_OR_NIGHT,
        METHADONE_DETOXIFICATION,
        METHADONE_TREATMENT,
    ),
)
