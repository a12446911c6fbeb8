"""Levels that Wisconsin's substance use service standards name, and one beside them.

Scope: the outpatient services of the table in Wis. Admin. Code DHS 75.48(1), in force
since October 2022, and two services of the chapter it replaced: outpatient treatment,
whose bounds were others, and opioid treatment; and community-based day treatment of
youth (DHS 40), which is mental health care and no substance use service. What was read
of the table names no level of the ASAM Criteria. Not covered: the outpatient integrated
behavioral health service of the table; residential and inpatient services and today's
opioid treatment program (DHS 75.53 to 75.59), which were not read; day treatment of
youth in hospitals (DHS 40). No moves between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = [
    "CARE",
    "DAY_TREATMENT",
    "INTENSIVE_OUTPATIENT",
    "OPIOID_TREATMENT",
    "OUTPATIENT",
    "OUTPATIENT_UNTIL_2022",
    "YOUTH_MENTAL_HEALTH_DAY_TREATMENT",
]

_SYSTEM: Final = "us-wi"
_READ: Final = date(2026, 11, 21)

_TABLE: Final = Citation(
    instrument="Wisconsin Administrative Code",
    provision="DHS 75.48(1)",
    url=(
        "https://casetext.com/regulation/wisconsin-administrative-code/agency-"
        "department-of-health-services/community-services/chapter-dhs-75-community-"
        "substance-use-service-standards/subchapter-vi-additional-requirements-for-"
        "treatment-service-levels-of-care/section-dhs-7548-service-requirements-by-"
        "level-of-care-tables"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="copy on casetext.com, through 2024-12-30",
    kind=AuthorityKind.REGULATION,
    note="In force since 2022-10-01.",
)

# Intensity is this library's own rank; equal ranks are not ordered. The services of the
# table rank as their weekly hours do; those of the former chapter rank with outpatient
# treatment. Mental health care is not ranked against the others, and so shares the
# lowest rank.

DAY_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="day-treatment",
    name="Day treatment or partial hospitalization treatment service",
    intensity=2,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("PHP",),
    source=_TABLE,
)
INTENSIVE_OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="intensive-outpatient",
    name="Intensive outpatient treatment service",
    intensity=1,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("IOP",),
    source=_TABLE,
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient substance use treatment service",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=_TABLE,
)
# Another level than the present one: it ends at twelve hours of counseling a week.
OUTPATIENT_UNTIL_2022: Final = Level(
    system=_SYSTEM,
    code="outpatient-until-2022",
    name="Outpatient treatment service, before October 2022",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="Wisconsin Administrative Code",
        provision="DHS 75.13(1)",
        url="http://docs.legis.wisconsin.gov/code/admin_code/dhs/030/75/13/6",
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note=(
            "In force from 2000-08-01; that it ended where its successor began, on "
            "2022-10-01, is inferred."
        ),
    ),
)
OPIOID_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="opioid-treatment",
    name="Opioid treatment program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    abbreviations=("OTP",),
    source=Citation(
        instrument="Wisconsin Administrative Code",
        provision="DHS 75.15(13)(b)",
        url=(
            "https://monqcle.com/answers/wisconsin/laws/medication-assisted-treatment-"
            "licensure-and-operations-1580241579/are-otps-required-to-perform-routine-"
            "drug-screening"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="answer on monqcle.com",
        kind=AuthorityKind.REGULATION,
        note="Replaced by DHS 75.59 on 2022-10-01, which was not read.",
    ),
)
YOUTH_MENTAL_HEALTH_DAY_TREATMENT: Final = Level(
    system=_SYSTEM,
    code="youth-mental-health-day-treatment",
    name="Community-based mental health day treatment for youth",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument="Wisconsin Administrative Code",
        provision="DHS 40.10(3)(a)",
        url=(
            "https://docs-preview.legis.wisconsin.gov/scroll/up/387/code/admin_code/"
            "dhs/030/40"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="preview of the code on docs-preview.legis.wisconsin.gov",
        kind=AuthorityKind.REGULATION,
        note="In force since 2020-07-01.",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Wisconsin, certified substance use services",
    levels=(
        DAY_TREATMENT,
        INTENSIVE_OUTPATIENT,
        OUTPATIENT,
        OUTPATIENT_UNTIL_2022,
        OPIOID_TREATMENT,
        YOUTH_MENTAL_HEALTH_DAY_TREATMENT,
    ),
)
