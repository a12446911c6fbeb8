"""Levels that Massachusetts names for substance use treatment, and two that it has not.

Scope: transitional support services and social model recovery homes (105 CMR 164.423),
day treatment as a licensed service, and the day treatment program that MassHealth pays
for during pregnancy (101 CMR 346.02), as far as they were read. The state says that
partial hospitalization and intensive outpatient programs are no types of service that
its Bureau of Substance Addiction Services licenses: they are absent here. The
residential program for second offenders after driving under the influence (105 CMR
164.452) takes in whom a court sends, and is a population. Not covered: withdrawal
management and stabilization (164.100), outpatient counseling, opioid treatment programs
and the other models of residential rehabilitation, of which no rule was read. No moves
between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.conditions import Fact, PatientFact
from continuum.levels import Continuum, Guard, Level, NoSuchLevel, Setting

__all__ = [
    "CARE",
    "DAY_TREATMENT",
    "DAY_TREATMENT_IN_PREGNANCY",
    "SOCIAL_MODEL_RECOVERY_HOME",
    "TRANSITIONAL_SUPPORT",
]

_SYSTEM: Final = "us-ma"

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Code of Massachusetts Regulations"

_RESIDENTIAL_URL: Final = (
    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/code-of-massachusetts-"
    "regulations/department-105-cmr-department-of-public-health/title-105-cmr-164000-"
    "licensure-of-substance-abuse-treatment-programs/part-two-requirements-for-service-"
    "provision/section-164423-program-components"
)
_RESIDENTIAL_COPY: Final = "copy on cloudfront.net, through Register 1536"
_RESIDENTIAL_NOTE: Final = (
    "A model of residential rehabilitation; that staff are there around the clock "
    "stands on mass.gov, Substance Addiction Services Descriptions."
)

_LICENSE_PAGE: Final = Citation(
    instrument="105 CMR 164",
    provision="clarification of terminology, day treatment",
    url="https://www.mass.gov/info-details/information-for-initial-sud-program-licensure",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="mass.gov, page on the first license of a program, which refers to it",
    kind=AuthorityKind.GUIDANCE,
    note="It speaks of this bureau's licenses alone, not of a clinic's license.",
)

# Intensity is this library's own rank; equal ranks are not ordered. Transitional
# support ranks above the social model, since it has nursing at hand every day; day
# treatment ranks with the social model: one has the roof and the other the hours.

TRANSITIONAL_SUPPORT: Final = Level(
    system=_SYSTEM,
    code="transitional-support-services",
    name="Transitional support services",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    abbreviations=("TSS",),
    source=Citation(
        instrument=_CODE,
        provision="105 CMR 164.423(B)",
        url=_RESIDENTIAL_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_RESIDENTIAL_COPY,
        kind=AuthorityKind.REGULATION,
        note=_RESIDENTIAL_NOTE,
    ),
)
SOCIAL_MODEL_RECOVERY_HOME: Final = Level(
    system=_SYSTEM,
    code="social-model-recovery-home",
    name="Social model recovery home",
    intensity=0,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    source=Citation(
        instrument=_CODE,
        provision="105 CMR 164.423(C)",
        url=_RESIDENTIAL_URL,
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in=_RESIDENTIAL_COPY,
        kind=AuthorityKind.REGULATION,
        note=_RESIDENTIAL_NOTE,
    ),
)
DAY_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="day-treatment",
    name="Day treatment",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_LICENSE_PAGE,
)
DAY_TREATMENT_IN_PREGNANCY: Final = Level(
    system=_SYSTEM,
    code="day-treatment-in-pregnancy",
    name="Day treatment program for pregnant women",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    guards=(
        Guard(
            condition=Fact(PatientFact.PREGNANT),
            rationale="the program joins treatment with care for the pregnancy",
        ),
    ),
    source=Citation(
        instrument=_CODE,
        provision="101 CMR 346.02, case management",
        url=(
            "https://regulations.justia.com/states/massachusetts/101-cmr/"
            "title-101-cmr-346-00/section-346-02"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on regulations.justia.com, through Register 1531",
        kind=AuthorityKind.REGULATION,
        note=(
            "Case management for pregnant women is paid in this program alone. The "
            "definition of the program itself was not read."
        ),
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Massachusetts, substance use treatment",
    levels=(
        TRANSITIONAL_SUPPORT,
        SOCIAL_MODEL_RECOVERY_HOME,
        DAY_TREATMENT,
        DAY_TREATMENT_IN_PREGNANCY,
    ),
    absent=(
        NoSuchLevel(
            name="Partial hospitalization program",
            abbreviations=("PHP",),
            statement="no type of service that its addiction bureau licenses",
            source=_LICENSE_PAGE,
        ),
        NoSuchLevel(
            name="Intensive outpatient program",
            abbreviations=("IOP",),
            statement="no type of service that its addiction bureau licenses",
            source=_LICENSE_PAGE,
        ),
    ),
)
