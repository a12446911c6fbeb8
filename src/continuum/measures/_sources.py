"""Where the measures are published, and what of them could not be confirmed."""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence

__all__ = [
    "EMERGENCY_SOURCE",
    "ENGAGEMENT_SOURCE",
    "HIGH_INTENSITY_SOURCE",
    "INITIATION_SOURCE",
    "INPATIENT_SOURCE",
    "PROVIDER_SOURCE",
    "WITHDRAWAL_SOURCE",
]

_READ: Final = date(2026, 11, 21)

_HEDIS: Final = "HEDIS, National Committee for Quality Assurance"
_REGISTER: Final = "Consensus-based entity (CBE) register of measures"
_HEALTH_CARE_QUALITY: Final = "https://www.ncqa.org/report-cards/health-plans/state-of-health-care-quality-report/"

INITIATION_SOURCE: Final = Citation(
    instrument=_HEDIS,
    provision="IET, initiation",
    url=(
        f"{_HEALTH_CARE_QUALITY}measures-list/"
        "initiation-and-engagement-of-substance-use-disorder-treatment-iet"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="NCQA, State of Health Care Quality Report; BCBSND tip sheet IET",
    kind=AuthorityKind.STANDARD,
    note=(
        "The specification itself was not read. The length of the look-back could not "
        "be confirmed. Admission to withdrawal management counts as any other, since "
        "the texts that were read do not set it apart."
    ),
)
ENGAGEMENT_SOURCE: Final = Citation(
    instrument=_HEDIS,
    provision="IET, engagement",
    url=INITIATION_SOURCE.url,
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="NCQA, State of Health Care Quality Report",
    kind=AuthorityKind.STANDARD,
    note=(
        "The specification itself was not read. One payer's sheet also counts the days "
        "from the episode, and an older one says 30. Whether a single long-acting "
        "medication is enough, and how many of the services may be medication, could "
        "not be confirmed."
    ),
)
EMERGENCY_SOURCE: Final = Citation(
    instrument=_HEDIS,
    provision="FUA",
    url="https://www.ncqa.org",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=(
        "BCBSND tip sheet FUA; Lucet Health, ED follow-up (FUA), "
        "https://lucethealth.com/providers/resources/pcp/ed-follow-up-fua/"
    ),
    kind=AuthorityKind.STANDARD,
    note=(
        "The specification itself was not read. Each visit is an index event here: "
        "which of several within a month is kept could not be confirmed. By Lucet's "
        "page the measure does not apply to members admitted to inpatient or "
        "residential care; beyond the day of the visit the window was not read."
    ),
)
HIGH_INTENSITY_SOURCE: Final = Citation(
    instrument=_HEDIS,
    provision="FUI",
    url=(
        f"{_HEALTH_CARE_QUALITY}"
        "follow-up-after-high-intensity-care-for-substance-use-disorder-fui"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=(
        "NCQA, State of Health Care Quality Report; BCBSNM, Caring for Substance Use "
        "Disorders, 5 March 2024"
    ),
    kind=AuthorityKind.STANDARD,
    note=(
        "The specification itself was not read, and the texts that were do not list "
        "what counts as a visit or service. Admission to withdrawal management or to "
        "inpatient care, which are followed up themselves, does not count here."
    ),
)
INPATIENT_SOURCE: Final = Citation(
    instrument=_REGISTER,
    provision="3453, numerator",
    url="https://p4qm.org/measures/3453",
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.STANDARD,
    note=(
        "For beneficiaries of Medicaid, and of both Medicaid and Medicare: bring their "
        "records. The setting alone decides what is inpatient or residential."
    ),
)
WITHDRAWAL_SOURCE: Final = Citation(
    instrument=_REGISTER,
    provision="3312, numerator",
    url="https://p4qm.org/measures/3312",
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.STANDARD,
    note=(
        "For beneficiaries of Medicaid: bring their records. Whether the day of "
        "discharge counts is not said. Visits by telehealth count as visits."
    ),
)
PROVIDER_SOURCE: Final = Citation(
    instrument=_REGISTER,
    provision="3590, numerator",
    url="https://p4qm.org/measures/3590",
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.STANDARD,
    note=(
        "For beneficiaries of Medicaid: bring their records, by provider. Whether the "
        "day of discharge counts is not said."
    ),
)
