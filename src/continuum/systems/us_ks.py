"""Levels that Kansas' licensing standards name for substance use treatment.

Scope: intensive outpatient treatment (R03-704), and the kinds of treatment that the
standard on treatment plans tells apart (R03-606): residential, outpatient and opioid
treatment. None names a level of the ASAM Criteria, as far as they were read. Not
covered: the other modalities of the standards, which were not read. No moves between
the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = [
    "CARE",
    "INTENSIVE_OUTPATIENT",
    "OPIOID_TREATMENT",
    "OUTPATIENT",
    "RESIDENTIAL",
]

_SYSTEM: Final = "us-ks"
_READ: Final = date(2026, 11, 21)

_STANDARDS: Final = "Kansas standards for alcohol and other drug treatment services"
_TOOL: Final = "the agency's Standards Training Tool, aging.ks.gov"
_PLANS: Final = Citation(
    instrument=_STANDARDS,
    provision="R03-606",
    url=(
        "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/section_6/R03606.html"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=_TOOL,
    kind=AuthorityKind.REGULATION,
)

# Intensity is this library's own rank; equal ranks are not ordered: a bed ranks above a
# visit, and intensive outpatient treatment above outpatient.

# Whether staff are present around the clock was not read.
RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="residential",
    name="Residential treatment",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    source=_PLANS,
)
INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive outpatient treatment",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument=_STANDARDS,
        provision="R03-704",
        url=(
            "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/section_7/"
            "R03704.html"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_TOOL,
        kind=AuthorityKind.REGULATION,
    ),
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient treatment",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_PLANS,
)
OPIOID_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="opioid-treatment",
    name="Opioid treatment",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_PLANS,
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Kansas, licensed substance use treatment",
    levels=(RESIDENTIAL, INTENSIVE_OUTPATIENT, OUTPATIENT, OPIOID_TREATMENT),
)
