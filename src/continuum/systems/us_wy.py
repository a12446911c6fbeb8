"""Levels that Wyoming's standards for substance use services name.

Scope: intensive outpatient and day treatment services (Department of Health, agency
048, rules 0054, chapter 4). The standards refer to the ASAM Criteria but name no level
of them in what was read, and day treatment follows a definition of the state's own.
Not covered: outpatient and residential services, of which no figure was read that could
be a rule. No moves between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "DAY_TREATMENT", "INTENSIVE_OUTPATIENT"]

_SYSTEM: Final = "us-wy"
_READ: Final = date(2026, 11, 22)

# Intensity is this library's own rank: day treatment has the more hours.

DAY_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="day-treatment",
    name="Day treatment services",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="Wyoming Administrative Rules",
        provision="048-0054, chapter 4, section 13",
        url=(
            "https://casetext.com/regulation/wyoming-administrative-code/agency-048-"
            "health-department-of/subagency-0054-substance-abuse/chapter-4-description-"
            "of-services-and-requirements-for-substance-abuse-services/section-4-13-"
            "day-treatment-services"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on casetext.com",
        kind=AuthorityKind.REGULATION,
    ),
)
INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive outpatient treatment services",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument="Wyoming Administrative Rules",
        provision="048-0054, chapter 4, section 12",
        url=(
            "https://regulations.justia.com/states/wyoming/agency-048/sub-agency-0054/"
            "chapter-4/section-4-12"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on regulations.justia.com, through 2024-12-21",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Wyoming, substance use services",
    levels=(DAY_TREATMENT, INTENSIVE_OUTPATIENT),
)
