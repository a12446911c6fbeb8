"""Levels that Pennsylvania names for drug and alcohol treatment, and one beside them.

Scope: detoxification, and treatment and rehabilitation, in hospitals and outside them
(28 Pa. Code 704.12), and the outpatient clinics of Medical Assistance (55 Pa. Code
1223), as far as they were read; and psychiatric partial hospitalization (1153 and
5210), which is mental health care and no drug and alcohol treatment. Adults and
adolescents are populations of one level, and so are the children and youth whom some
programs of partial hospitalization are for. A psychiatric hospital (28 Pa. Code
709.123) is one of the hospitals of these levels. The visits that Medical Assistance
tells apart, such as for methadone maintenance or opiate detoxification, are categories
of payment. Not covered: partial hospitalization and licensed outpatient care
(704.12(a)(5)-(6), 709.92) and narcotic treatment (715.19), which are not confirmed. No
moves between the levels were read, so none are given.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.levels import Continuum, Level, Setting

__all__ = [
    "CARE",
    "HOSPITAL_DETOXIFICATION",
    "HOSPITAL_REHABILITATION",
    "MENTAL_HEALTH_PARTIAL_HOSPITALIZATION",
    "NONHOSPITAL_DETOXIFICATION",
    "NONHOSPITAL_REHABILITATION",
    "OUTPATIENT",
]

_SYSTEM: Final = "us-pa"

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Pennsylvania Code"
_RATIOS_URL: Final = (
    "https://pacodeandbulletin.gov/Display/pacode?file=%2Fsecure%2Fpacode%2Fdata%2F028"
    "%2Fchapter704%2Fs704.12.html"
)
_RATIOS_NOTE: Final = "Read with the changes through 54 Pa.B. 5598 of 2024-08-31."

# Intensity is this library's own rank; equal ranks are not ordered. Hospitals rank
# above what is outside them, as their staffing does; detoxification ranks with the
# rehabilitation at the same place, which it passes into without a step. Mental health
# care is not ranked against outpatient clinics, and so shares their rank.

HOSPITAL_DETOXIFICATION: Final = Level(
    system=_SYSTEM,
    code="inpatient-hospital-detoxification",
    name="Inpatient hospital detoxification",
    intensity=2,
    setting=Setting.INPATIENT,
    supervised=True,
    withdrawal_management=True,
    source=Citation(
        instrument=_CODE,
        provision="28 Pa. Code 704.12(a)(2)",
        url=_RATIOS_URL,
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note=_RATIOS_NOTE,
    ),
)
HOSPITAL_REHABILITATION: Final = Level(
    system=_SYSTEM,
    code="inpatient-hospital-rehabilitation",
    name="Inpatient hospital treatment and rehabilitation",
    intensity=2,
    setting=Setting.INPATIENT,
    supervised=True,
    source=Citation(
        instrument=_CODE,
        provision="28 Pa. Code 704.12(a)(4)",
        url=_RATIOS_URL,
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note=_RATIOS_NOTE,
    ),
)
NONHOSPITAL_DETOXIFICATION: Final = Level(
    system=_SYSTEM,
    code="inpatient-nonhospital-detoxification",
    name="Inpatient nonhospital detoxification",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    other_names=("Residential detoxification",),
    withdrawal_management=True,
    source=Citation(
        instrument=_CODE,
        provision="28 Pa. Code 704.12(a)(1)",
        url=_RATIOS_URL,
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note=_RATIOS_NOTE,
    ),
)
NONHOSPITAL_REHABILITATION: Final = Level(
    system=_SYSTEM,
    code="inpatient-nonhospital-rehabilitation",
    name="Inpatient nonhospital treatment and rehabilitation",
    intensity=1,
    setting=Setting.RESIDENTIAL,
    other_names=("Residential treatment and rehabilitation",),
    source=Citation(
        instrument=_CODE,
        provision="28 Pa. Code 704.12(a)(3)",
        url=_RATIOS_URL,
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note=_RATIOS_NOTE,
    ),
)
OUTPATIENT: Final = Level(
    system=_SYSTEM,
    code="outpatient",
    name="Outpatient drug and alcohol clinic services",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument=_CODE,
        provision="55 Pa. Code 1223.53(5)",
        url=(
            "https://casetext.com/regulation/pennsylvania-code-rules-and-regulations/"
            "title-55-human-services/part-iii-medical-assistance-manual/chapter-1223-"
            "outpatient-drug-and-alcohol-clinic-services/payment-for-outpatient-"
            "drugalcohol-clinic-services/section-122353-limitations-on-payment"
        ),
        retrieved=_READ,
        evidence=Evidence.SECONDARY,
        read_in="copy on casetext.com, through Register Vol. 54, No. 24",
        kind=AuthorityKind.REGULATION,
        note="A rule of Medical Assistance, the state's Medicaid, not of the license.",
    ),
)
MENTAL_HEALTH_PARTIAL_HOSPITALIZATION: Final = Level(
    system=_SYSTEM,
    code="mental-health-partial-hospitalization",
    name="Psychiatric partial hospitalization, a mental health program",
    intensity=0,
    setting=Setting.AMBULATORY,
    supervised=False,
    source=Citation(
        instrument=_CODE,
        provision="55 Pa. Code 1153.53(1)",
        url=(
            "https://pacodeandbulletin.gov/Display/pacode?d=reduce&file=%2Fsecure%2F"
            "pacode%2Fdata%2F055%2Fchapter1153%2Fs1153.53.html"
        ),
        retrieved=_READ,
        evidence=Evidence.PRIMARY,
        kind=AuthorityKind.REGULATION,
        note="A rule of Medical Assistance, the state's Medicaid, not of the license.",
    ),
)

CARE: Final = Continuum(
    system=_SYSTEM,
    name="Pennsylvania, drug and alcohol treatment",
    levels=(
        HOSPITAL_DETOXIFICATION,
        HOSPITAL_REHABILITATION,
        NONHOSPITAL_DETOXIFICATION,
        NONHOSPITAL_REHABILITATION,
        OUTPATIENT,
        MENTAL_HEALTH_PARTIAL_HOSPITALIZATION,
    ),
)
