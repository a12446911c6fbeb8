"""Montana: licensed facilities at levels 3.1 and 3.7.

Scope: hours of skilled treatment at level 3.1 (ARM 37.106.1471); at level 3.7, how long
a counselor is at hand and when the patient is examined (same subchapter 37.106, 14; the
page read does not show the number of the rule).

Not covered, because no figure goes with them: psychosocial rehabilitation beside the
skilled treatment, and staff in sufficient numbers. Not covered, because nothing here
tells a nurse on call from one who is there: medical staff around the clock at level
3.7. Not covered: levels 3.3 and 3.2-WM, at which skilled treatment is daily and of no
length.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import CALENDAR_DAY, WEEK, DateRange
from continuum.requirements import AtLeast, Due, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import asam3
from continuum.terms import hours_after

__all__ = [
    "COUNSELING",
    "INTENSIVE_INPATIENT_COUNSELORS",
    "INTENSIVE_INPATIENT_EXAMINATION",
    "LOW_INTENSITY_RESIDENTIAL_HOURS",
    "RULEBOOK",
    "SKILLED_TREATMENT",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Administrative Rules of Montana"

# The five hours are in addition to psychosocial rehabilitation, which is training in
# skills for daily life and work and what aides, care managers and peers give.
SKILLED_TREATMENT: Final = (
    CLINICAL
    - ServiceFilter.of(
        ServiceKind.SKILLS,
        ServiceKind.VOCATIONAL,
        ServiceKind.CASE_MANAGEMENT,
        ServiceKind.PEER_SUPPORT,
    )
).called("skilled treatment")
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)

# On site or elsewhere, alike.
LOW_INTENSITY_RESIDENTIAL_HOURS: Final = Rule(
    code="US-MT-001",
    name="low-intensity-residential-hours",
    level=asam3.LEVEL_3_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 9, 24)),
            requirement=AtLeast(hours(5), of=SKILLED_TREATMENT, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="ARM 37.106.1471(2)",
                url="https://rules.mt.gov/gateway/RuleNo.asp?RN=37.106.1471",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="a mirror of rules.mt.gov, 39276.bndtmqurk.asia",
                note="What psychosocial rehabilitation is was not read.",
            ),
        ),
    ),
)

# A licensed addiction counselor or a mental health professional, on site or on call, on
# each day of the week. The hours need not follow each other.
INTENSIVE_INPATIENT_COUNSELORS: Final = Rule(
    code="US-MT-002",
    name="intensive-inpatient-counselors",
    level=asam3.LEVEL_3_7,
    judges=Basis.AVAILABLE,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AtLeast(hours(16), of=COUNSELING, per=CALENDAR_DAY),
            citation=Citation(
                instrument=_CODE,
                provision="ARM 37.106, subchapter 14, rule on ASAM 3.7, (1)(g)",
                url="https://rules.mt.gov/gateWay/Print_RV.Asp?RV=54347",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The page shows neither the number of the rule nor a day, so the "
                    "start is the day it was read."
                ),
            ),
        ),
    ),
)

INTENSIVE_INPATIENT_EXAMINATION: Final = Rule(
    code="US-MT-003",
    name="intensive-inpatient-examination",
    level=asam3.LEVEL_3_7,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(DocumentKind.PHYSICAL_EXAMINATION, within=hours_after(24)),
            citation=Citation(
                instrument=_CODE,
                provision="ARM 37.106, subchapter 14, rule on ASAM 3.7, (2)(a)",
                url="https://rules.mt.gov/gateWay/Print_RV.Asp?RV=54347",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The page shows neither the number of the rule nor a day, so the "
                    "start is the day it was read. A physician, nurse practitioner or "
                    "physician assistant examines; who signs was not read."
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-MT",
        name="Montana",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        LOW_INTENSITY_RESIDENTIAL_HOURS,
        INTENSIVE_INPATIENT_COUNSELORS,
        INTENSIVE_INPATIENT_EXAMINATION,
    ),
    revised=date(2026, 11, 22),
)
