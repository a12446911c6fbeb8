"""Levels that Arizona's licensing of health care institutions names.

Scope: the behavioral health residential facility and the outpatient treatment center
(A.A.C. title 9, chapter 10, articles 7 and 10), as far as their rules on assessments
and plans were read. Both serve mental disorders as well as substance use. Not covered:
the other classes of institution of the chapter; Medicaid (AHCCCS), whose policy was not
read. No moves between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = ["BEHAVIORAL_HEALTH_RESIDENTIAL", "CARE", "OUTPATIENT_TREATMENT"]

_SYSTEM: Final = "us-az"
_READ: Final = date(2026, 11, 21)

# Intensity is this library's own rank: a bed ranks above a visit.

# Whether staff are present around the clock was not read.
BEHAVIORAL_HEALTH_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="behavioral-health-residential",
    name="Behavioral health residential facility",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument="Arizona Administrative Code",
        provision="R9-10-708(A)",
        url=(
            "https://casetext.com/regulation/arizona-administrative-code/title-9-"
            "health-services/chapter-10-department-of-health-services-health-care-"
            "institutions-licensing/article-7-behavioral-health-residential-facilities/"
            "section-r9-10-708-treatment-plan"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on casetext.com, 2024-05-17",
        kind=AuthorityKind.REGULATION,
    ),
)
OUTPATIENT_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="outpatient-treatment",
    name="Behavioral health services of an outpatient treatment center",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="Arizona Administrative Code",
        provision="R9-10-1011(B)",
        url=(
            "https://casetext.com/regulation/arizona-administrative-code/title-9-"
            "health-services/chapter-10-department-of-health-services-health-care-"
            "institutions-licensing/article-10-outpatient-treatment-centers/section-r9-"
            "10-1011-behavioral-health-services"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on casetext.com, 2024-11-01",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Arizona, licensed behavioral health care",
    levels=(BEHAVIORAL_HEALTH_RESIDENTIAL, OUTPATIENT_TREATMENT),
)
