"""Levels that New York names for substance use treatment.

Scope: inpatient rehabilitation (14 NYCRR 818), intensive residential rehabilitation
(819), residential rehabilitation for youth (817), rehabilitation in a residential
setting (820) and outpatient programs (822), as far as they were read. The service for
youth has a part of its own, and is a level rather than a population of another.
Not covered: crisis and withdrawal services (816), community residential and supportive
living services (819), the other services of part 820, and what part 822 tells apart
within outpatient care, intensive outpatient services included. No moves between the
levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.levels import Continuum, Guard, Level, Setting

__all__ = [
    "CARE",
    "INPATIENT_REHABILITATION",
    "INTENSIVE_RESIDENTIAL_REHABILITATION",
    "OUTPATIENT",
    "RESIDENTIAL_REHABILITATION",
    "RESIDENTIAL_REHABILITATION_FOR_YOUTH",
]

_SYSTEM: Final = "us-ny"

_READ: Final = date(2026, 11, 21)

_CODE: Final = "New York Codes, Rules and Regulations"
_COPY: Final = "copy on regulations.justia.com, through Register Vol. 46, No. 39"

# Intensity is this library's own rank; equal ranks are not ordered. The residential
# levels share one, since hours were read of only one of them.

INPATIENT_REHABILITATION: Final = Level(
    system=_SYSTEM,
    code="inpatient-rehabilitation",
    name="Inpatient rehabilitation",
    intensity=2,
    setting=Setting.INPATIENT,
    supervised=True,
    source=Citation(
        instrument=_CODE,
        provision="14 NYCRR 818.5(a)(1)",
        url=(
            "https://regulations.justia.com/states/new-york/title-14/chapter-xxi/"
            "part-818/section-818-5"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_COPY,
        kind=AuthorityKind.REGULATION,
    ),
)
INTENSIVE_RESIDENTIAL_REHABILITATION: Final = Level(
    system=_SYSTEM,
    code="intensive-residential-rehabilitation",
    name="Intensive residential rehabilitation",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=Citation(
        instrument=_CODE,
        provision="14 NYCRR 819.9(b)",
        url=(
            "https://regulations.justia.com/states/new-york/title-14/chapter-xxi/"
            "part-819/section-819-9"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_COPY,
        kind=AuthorityKind.REGULATION,
        note="That it is a setting of 24 hours is in (a)(1). Section 819.8 before.",
    ),
)
RESIDENTIAL_REHABILITATION_FOR_YOUTH: Final = Level(
    system=_SYSTEM,
    code="residential-rehabilitation-for-youth",
    name="Residential rehabilitation services for youth",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    abbreviations=("RRSY",),
    guards=(
        Guard(
            condition=Age(below=21),
            rationale="for those who are younger than 21 on the day of admission",
        ),
    ),
    source=Citation(
        instrument=_CODE,
        provision="14 NYCRR 817.5(a)",
        url=(
            "https://regulations.justia.com/states/new-york/title-14/chapter-xxi/"
            "part-817/section-817-5"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_COPY,
        kind=AuthorityKind.REGULATION,
        note="The age stands in 817.3(a)(1)(i), in a copy on govt.westlaw.com.",
    ),
)
RESIDENTIAL_REHABILITATION: Final = Level(
    system=_SYSTEM,
    code="residential-rehabilitation",
    name="Rehabilitation services in a residential setting",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    source=Citation(
        instrument=_CODE,
        provision="14 NYCRR 820.11",
        url="https://anchorhouseinc.com/programs/rehabilitation-services/",
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="page of Anchor House, a provider, which repeats the section",
        kind=AuthorityKind.REGULATION,
    ),
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument=_CODE,
        provision="14 NYCRR 822.6(e)",
        url=(
            "https://casetext.com/regulation/new-york-codes-rules-and-regulations/"
            "title-14-department-of-mental-hygiene/chapter-xxi-office-of-alcoholism-"
            "and-substance-abuse-services/part-822-general-service-standards-for-"
            "substance-use-disorder-outpatient-programs/section-8226-standards-"
            "pertaining-to-medicaid-reimbursement"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on casetext.com, 2024-05-08",
        kind=AuthorityKind.REGULATION,
        note="The section is on what Medicaid pays for in these programs.",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="New York, certified substance use treatment",
    levels=(
        INPATIENT_REHABILITATION,
        INTENSIVE_RESIDENTIAL_REHABILITATION,
        RESIDENTIAL_REHABILITATION_FOR_YOUTH,
        RESIDENTIAL_REHABILITATION,
        OUTPATIENT,
    ),
)
