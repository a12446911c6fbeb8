"""Levels that Michigan's rules for substance use disorder programs name.

Scope: the kinds of program that the rule on service plans tells apart (Mich. Admin.
Code R 325.1363). Not covered: intensive outpatient care, which that rule does not set
apart; the state's treatment policies, which were not read. No moves between the levels
were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = [
    "CARE",
    "METHADONE",
    "OUTPATIENT_COUNSELING",
    "RESIDENTIAL",
    "RESIDENTIAL_WITHDRAWAL_MANAGEMENT",
]

_SYSTEM: Final = "us-mi"
_READ: Final = date(2026, 11, 21)

_PLAN_DUE_IN_A_DAY: Final = Citation(
    instrument="Michigan Administrative Code",
    provision="R 325.1363(1)(b)",
    url=(
        "https://regulations.justia.com/states/michigan/licensing-and-regulatory-"
        "affairs/bureau-of-community-and-health-systems/substance-use-disorder-"
        "programs/substance-use-disorder-programs/part-3/subpart-d/section-r-325-"
        "1363"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="copy on regulations.justia.com, through 2025-03-15",
    kind=AuthorityKind.REGULATION,
)

# Intensity is this library's own rank; equal ranks are not ordered: a bed ranks above a
# visit, and nothing read ranks one bed or one visit above another.

# Whether staff are present around the clock was not read for either residential level.
RESIDENTIAL_WITHDRAWAL_MANAGEMENT: Final = Level(
    system=_SYSTEM,
    code="residential-withdrawal-management",
    name="Residential withdrawal management program",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    withdrawal_management=True,
    source=_PLAN_DUE_IN_A_DAY,
)
RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="residential",
    name="Residential program",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    source=_PLAN_DUE_IN_A_DAY,
)
METHADONE: Final = Level(
    system=_SYSTEM,
    code="methadone",
    name="Methadone program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_PLAN_DUE_IN_A_DAY,
)
OUTPATIENT_COUNSELING: Final = Level(
    system=_SYSTEM,
    code="outpatient-counseling",
    name="Outpatient counseling program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="Michigan Administrative Code",
        provision="R 325.1363(1)(a)",
        url=(
            "https://regulations.justia.com/states/michigan/licensing-and-regulatory-"
            "affairs/bureau-of-community-and-health-systems/substance-use-disorder-"
            "programs/substance-use-disorder-programs/part-3/subpart-d/section-r-325-"
            "1363"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on regulations.justia.com, through 2025-03-15",
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Michigan, licensed substance use disorder programs",
    levels=(
        RESIDENTIAL_WITHDRAWAL_MANAGEMENT,
        RESIDENTIAL,
        METHADONE,
        OUTPATIENT_COUNSELING,
    ),
)
