"""From the third edition of the ASAM Criteria to Medicare's levels of care.

Scope: 2.1 and 2.5, which Medicare pays for under like names and other definitions;
every other level, which has no counterpart among partial hospitalization and intensive
outpatient services. No text draws this crosswalk: the sources are what was read of each
definition, and that one level may stand for another is this library's reading, hence
``PRACTICE``. Not covered: whether a patient or a provider is eligible, and what else
Medicare pays for.

A difference of definition is a loss. The third edition's hours, as Virginia's rules
state them, are hours of service; Medicare's are hours that the plan of care shows to be
needed, with no ceiling. And partial hospitalization is not merely more hours: it needs
a physician's certification.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.crosswalks import Crosswalk, Image, Mapping, Relation
from continuum.systems import asam3, medicare

__all__ = ["ASAM3_TO_MEDICARE"]

_READ: Final = date(2026, 11, 21)

_VIRGINIA_IOP: Final = Citation(
    instrument="Virginia Administrative Code",
    provision="12VAC30-130-5090",
    url=(
        "https://law.lis.virginia.gov/admincode/title12/agency30/"
        "chapter130/section5090/"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_VIRGINIA_PHP: Final = Citation(
    instrument="Virginia Administrative Code",
    provision="12VAC30-130-5100",
    url=(
        "https://law.lis.virginia.gov/admincode/title12/agency30/"
        "chapter130/section5100/"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.REGULATION,
)
_IOP: Final = Citation(
    instrument="42 CFR",
    provision="410.44",
    url="https://www.ecfr.gov/current/title-42/section-410.44",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="medicare.gov, coverage page on intensive outpatient program services",
    kind=AuthorityKind.REGULATION,
)
_IOP_PROVIDERS: Final = Citation(
    instrument="Medicare, intensive outpatient program",
    provision="providers that may bill it",
    url="https://cgsmedicare.com/parta/pubs/news/2024/01/cope148965.html",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="news of CGS, a contractor of Medicare",
    kind=AuthorityKind.PAYMENT,
)
_OTP_IOP: Final = Citation(
    instrument="42 CFR",
    provision="410.67",
    url="https://www.ecfr.gov/current/title-42/section-410.67",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="page of National Government Services on opioid treatment programs",
    kind=AuthorityKind.PAYMENT,
    note="Nine services in a week are what is paid for; the section was not read.",
)
_PHP: Final = Citation(
    instrument="42 CFR",
    provision="410.43(c)(1)",
    url="https://www.ecfr.gov/current/title-42/section-410.43",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=(
        "revenuecycleadvisor.com, Q&A on partial hospitalization program "
        "requirements, 2017-06-09"
    ),
    kind=AuthorityKind.REGULATION,
)
_PHP_CERTIFICATION: Final = Citation(
    instrument="42 CFR",
    provision="424.24(e)",
    url="https://www.ecfr.gov/current/title-42/section-424.24",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="a copy of article A57053 of Medicare's contractors",
    kind=AuthorityKind.REGULATION,
    note="The paragraph was not read; the article says what a physician certifies.",
)

_INTENSIVE: Final = Mapping(
    origin=asam3.LEVEL_2_1,
    images=(
        Image(
            target=medicare.IOP,
            relation=Relation.OVERLAPPING,
            lost=(
                (
                    "hours of service, from 9 to 19 a week: here they are 9 hours or "
                    "more that the plan of care shows to be needed"
                ),
                "the lower floor for adolescents",
            ),
            assumed=(
                (
                    "the plan of care shows a need of 9 hours a week of what Medicare "
                    "counts as therapeutic services"
                ),
                (
                    "the provider is one that Medicare pays for it: a freestanding "
                    "addiction clinic is none"
                ),
            ),
            sources=(_VIRGINIA_IOP, _IOP, _IOP_PROVIDERS),
            unread=True,
        ),
        Image(
            target=medicare.OTP_IOP,
            relation=Relation.OVERLAPPING,
            lost=(
                (
                    "hours: what is paid for is nine services in a week, which are not "
                    "nine hours"
                ),
                "the lower floor for adolescents",
            ),
            assumed=(
                (
                    "an opioid treatment program gives it for opioid use disorder, "
                    "beside what its weekly bundle pays for"
                ),
            ),
            sources=(_VIRGINIA_IOP, _OTP_IOP),
            unread=True,
        ),
    ),
)
_PARTIAL: Final = Mapping(
    origin=asam3.LEVEL_2_5,
    images=(
        Image(
            target=medicare.PHP,
            relation=Relation.OVERLAPPING,
            lost=(
                (
                    "hours of service, 20 a week or more: here they are hours that the "
                    "plan of care shows to be needed"
                ),
            ),
            assumed=(
                (
                    "the plan of care shows a need of 20 hours a week of what Medicare "
                    "counts as therapeutic services"
                ),
                (
                    "a physician certifies that the patient would otherwise need "
                    "inpatient psychiatric care"
                ),
            ),
            sources=(_VIRGINIA_PHP, _PHP, _PHP_CERTIFICATION),
            unread=True,
        ),
    ),
)

_LESS: Final = "the level: it is less than intensive outpatient services"
_PROGRAM: Final = "the level: its weekly bundle is no level of Medicare's"
_BEDS: Final = "the level: it is care around the clock"
_WITHDRAWAL: Final = "the level: it is withdrawal management"

_OTHERS: Final = tuple(
    Mapping(
        origin=level,
        images=(Image(target=None, relation=Relation.NONE, lost=(why,)),),
    )
    for level, why in (
        (asam3.LEVEL_0_5, _LESS),
        (asam3.LEVEL_1, _LESS),
        (asam3.LEVEL_OTP, _PROGRAM),
        (asam3.LEVEL_3_1, _BEDS),
        (asam3.LEVEL_3_3, _BEDS),
        (asam3.LEVEL_3_5, _BEDS),
        (asam3.LEVEL_3_7, _BEDS),
        (asam3.LEVEL_4, _BEDS),
        (asam3.LEVEL_1_WM, _WITHDRAWAL),
        (asam3.LEVEL_2_WM, _WITHDRAWAL),
        (asam3.LEVEL_3_2_WM, _WITHDRAWAL),
        (asam3.LEVEL_3_7_WM, _WITHDRAWAL),
        (asam3.LEVEL_4_WM, _WITHDRAWAL),
    )
)

ASAM3_TO_MEDICARE: Final = Crosswalk(
    name="ASAM Criteria, third edition, to Medicare",
    origin=asam3.CARE.system,
    target=medicare.CARE.system,
    mappings=(_INTENSIVE, _PARTIAL, *_OTHERS),
)
