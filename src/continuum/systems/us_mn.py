"""Levels of Minnesota's licensing law that are no level of the ASAM Criteria.

Scope: residential and nonresidential programs and opioid treatment programs (Minnesota
Statutes, chapter 245G). Not covered: the levels that Minnesota takes from the ASAM
Criteria, which stand in `continuum.systems.asam3`; integrated treatment of two
disorders (Minnesota Rules, chapter 9533), which is a population in residential or
outpatient care; and the high, medium and low intensity that the rates for residential
programs told apart before (254B.05), which are not confirmed. No moves between the
levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "NONRESIDENTIAL", "OPIOID_TREATMENT", "RESIDENTIAL"]

_SYSTEM: Final = "us-mn"

_TREATMENT_PLAN: Final = Citation(
    instrument="Minnesota Statutes",
    provision="section 245G.06, subdivision 1",
    url="https://www.revisor.mn.gov/statutes/cite/245G.06",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.STATUTE,
)

# Intensity is this library's own rank; equal ranks are not ordered.

RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="residential",
    name="Residential program",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    source=_TREATMENT_PLAN,
)
NONRESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="nonresidential",
    name="Nonresidential program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_TREATMENT_PLAN,
)
OPIOID_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="opioid-treatment-program",
    name="Opioid treatment program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP",),
    source=_TREATMENT_PLAN,
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Minnesota, levels of its own",
    levels=(RESIDENTIAL, NONRESIDENTIAL, OPIOID_TREATMENT),
)
