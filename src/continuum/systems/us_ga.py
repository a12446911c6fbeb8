"""Levels that Georgia's texts name for substance use treatment.

Scope: residential intensive treatment, as it is licensed (Ga. Comp. R. & Regs.
111-8-19-.20), and the intensive outpatient package of the state's provider manual,
which was read for adolescents. Not covered: treatment after driving under the influence
(82-2-1-.07), which is a population, placed at levels of the ASAM Criteria; the other
programs of subject 111-8-19, which were not read. No moves between the levels were
read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["CARE", "INTENSIVE_OUTPATIENT", "RESIDENTIAL_INTENSIVE"]

_SYSTEM: Final = "us-ga"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank: a bed ranks above a visit.

# Staff are on duty whenever patients are in the house, which is not said to be always.
RESIDENTIAL_INTENSIVE: Final = Level(
    system=_SYSTEM,
    code="residential-intensive",
    name="Residential intensive treatment",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument="Rules and Regulations of the State of Georgia",
        provision="111-8-19-.20",
        url=(
            "https://casetext.com/regulation/georgia-administrative-code/department-"
            "111-rules-of-department-of-community-health/chapter-111-8-healthcare-"
            "facility-regulation/subject-111-8-19-rules-and-regulations-for-drug-abuse-"
            "treatment-and-education-programs/rule-111-8-19-20-residential-intensive-"
            "treatment-programs"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on casetext.com, 2024-09-23",
        kind=AuthorityKind.REGULATION,
        note="In force since 2013-09-29.",
    ),
)
INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive outpatient package",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=Citation(
        instrument="Georgia DBHDD Provider Manual",
        provision="intensive outpatient package for children and adolescents",
        url=(
            "https://www.yumpu.com/en/document/view/50625060/part-i-department-of-"
            "behavioral-health-and-developmental-/57"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on yumpu.com, of 2015",
        kind=AuthorityKind.PAYER_POLICY,
        note=(
            "The manual also calls it adolescent day treatment. Whether it stands so "
            "today was not read."
        ),
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Georgia, levels of its own",
    levels=(RESIDENTIAL_INTENSIVE, INTENSIVE_OUTPATIENT),
)
