"""Levels that New Jersey's licensing rules name for substance use treatment.

Scope: residential facilities (N.J.A.C. 8:111) and outpatient facilities (N.J.A.C.
10:161B), as far as their counseling rules were read. Opioid treatment has phases; they
are phases of one level, not levels. Not covered: residential withdrawal management,
hospitals, Medicaid's independent clinics and the driving-under-the-influence program,
which set rules for outpatient care and are no levels. No moves between the levels were
read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = [
    "CARE",
    "EXTENDED_CARE",
    "HALFWAY_HOUSE",
    "INTENSIVE_OUTPATIENT",
    "LONG_TERM_RESIDENTIAL",
    "OPIOID_TREATMENT",
    "OUTPATIENT",
    "OUTPATIENT_DETOXIFICATION",
    "PARTIAL_CARE",
    "SHORT_TERM_RESIDENTIAL",
]

_SYSTEM: Final = "us-nj"

_READ: Final = date(2026, 11, 21)

_CODE: Final = "New Jersey Administrative Code"

_RESIDENTIAL_URL: Final = (
    "https://casetext.com/regulation/new-jersey-administrative-code/title-8-health/"
    "chapter-111-food-and-drugs/subchapter-10-substance-abuse-counseling-and-"
    "supportive-services/section-8111-101-provision-of-substance-abuse-counseling"
)
_RESIDENTIAL_COPY: Final = "copy on casetext.com, through 56 N.J.R. No. 21"

_OUTPATIENT_URL: Final = (
    "https://regulations.justia.com/states/new-jersey/title-10/chapter-161b/"
    "subchapter-10/section-10-161b-10-1/"
)
_OUTPATIENT_COPY: Final = "copy on regulations.justia.com, through 56 N.J.R. No. 6"

_OUTPATIENT_COUNSELING: Final = Citation(
    instrument=_CODE,
    provision="N.J.A.C. 10:161B-10.1(b)",
    url=_OUTPATIENT_URL,
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=_OUTPATIENT_COPY,
    kind=AuthorityKind.REGULATION,
)

# Intensity is this library's own rank; equal ranks are not ordered. The residential
# levels rank as their weekly counseling does; a halfway house ranks with partial care,
# since one has the roof and the other the hours.

SHORT_TERM_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="short-term-residential",
    name="Short-term residential",
    intensity=5,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument=_CODE,
        provision="N.J.A.C. 8:111-10.1(b)2",
        url=_RESIDENTIAL_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_RESIDENTIAL_COPY,
        kind=AuthorityKind.REGULATION,
    ),
)
LONG_TERM_RESIDENTIAL: Final = Level(
    system=_SYSTEM,
    code="long-term-residential",
    name="Long-term residential",
    intensity=4,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument=_CODE,
        provision="N.J.A.C. 8:111-10.1(b)3",
        url=_RESIDENTIAL_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_RESIDENTIAL_COPY,
        kind=AuthorityKind.REGULATION,
    ),
)
EXTENDED_CARE: Final = Level(
    system=_SYSTEM,
    code="extended-care",
    name="Extended care",
    intensity=3,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument=_CODE,
        provision="N.J.A.C. 8:111-10.1(b)4",
        url=_RESIDENTIAL_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_RESIDENTIAL_COPY,
        kind=AuthorityKind.REGULATION,
    ),
)
HALFWAY_HOUSE: Final = Level(
    system=_SYSTEM,
    code="halfway-house",
    name="Halfway house",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument=_CODE,
        provision="N.J.A.C. 8:111-10.1(b)5",
        url=_RESIDENTIAL_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_RESIDENTIAL_COPY,
        kind=AuthorityKind.REGULATION,
    ),
)
PARTIAL_CARE: Final = Level(
    system=_SYSTEM,
    code="partial-care",
    name="Partial care",
    intensity=2,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_OUTPATIENT_COUNSELING,
)
INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive outpatient",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=_OUTPATIENT_COUNSELING,
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_OUTPATIENT_COUNSELING,
)
OUTPATIENT_DETOXIFICATION: Final = Level(
    system=_SYSTEM,
    code="outpatient-detoxification",
    name="Outpatient detoxification",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    withdrawal_management=True,
    source=_OUTPATIENT_COUNSELING,
)
OPIOID_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="opioid-treatment",
    name="Opioid treatment",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP",),
    source=Citation(
        instrument=_CODE,
        provision="N.J.A.C. 10:161B-10.1(b)5",
        url=_OUTPATIENT_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_OUTPATIENT_COPY,
        kind=AuthorityKind.REGULATION,
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="New Jersey, licensed substance use treatment",
    levels=(
        SHORT_TERM_RESIDENTIAL,
        LONG_TERM_RESIDENTIAL,
        EXTENDED_CARE,
        HALFWAY_HOUSE,
        PARTIAL_CARE,
        INTENSIVE_OUTPATIENT,
        OUTPATIENT,
        OUTPATIENT_DETOXIFICATION,
        OPIOID_TREATMENT,
    ),
)
