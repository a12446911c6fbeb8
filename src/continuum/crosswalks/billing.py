"""From levels of care to billing codes, HCPCS and revenue codes.

Scope: the third edition of the ASAM Criteria and the continuum in plain language, and
those codes whose meaning, as it was read, names the kind of care: intensive outpatient,
partial hospitalization, residential care, withdrawal management, halfway house. Not
covered: what a payer takes a code for, which only its own rules say; codes of single
services, which are listed as unreached; modifiers, units, rates. No text draws these
crosswalks: the sources say what a code means, and that a level may be billed by it is
this library's reading, hence ``PRACTICE``.

**A code is no proof of hours**, and none of a level: one names a program that runs
three hours a day, another a day, others nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.billing import BillingCode, BillingSystem
from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.crosswalks import Crosswalk, Image, Mapping, Relation
from continuum.levels import Level
from continuum.systems import asam3, general, hcpcs, revenue

__all__ = [
    "ASAM3_TO_HCPCS",
    "ASAM3_TO_REVENUE",
    "GENERAL_TO_HCPCS",
    "GENERAL_TO_REVENUE",
]

_RURAL: Final = Citation(
    instrument="Medicare, intensive outpatient program",
    provision="claims of rural health clinics and federally qualified health centers",
    url="https://nahri.org/articles/cms-releases-iop-requirements-fqhcs-and-rhcs",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.SECONDARY,
    read_in="article of the National Association of Healthcare Revenue Integrity",
    kind=AuthorityKind.PAYMENT,
)

_HOURS: Final = "how many hours were given: a code is no proof of them"
_PAYER: Final = "the payer takes the code for this level"
_PSYCHIATRIC: Final = "the program is psychiatric"
_LENGTH: Final = "how intensive the care was: the code tells a length of stay, if that"
_ACUTE: Final = "who managed care: the codes tell acute and sub-acute apart"

_INTENSIVE: Final = tuple(
    Image(
        target=code,
        relation=Relation.OVERLAPPING,
        lost=lost,
        assumed=assumed,
        sources=(code.source,),
        unread=True,
    )
    for code, lost, assumed in (
        (
            hcpcs.H0015,
            (
                _HOURS,
                "a patient's own week: three hours on three days are the program's",
            ),
            (_PAYER,),
        ),
        (hcpcs.S9480, (_HOURS,), (_PAYER, _PSYCHIATRIC)),
        (
            hcpcs.G0137,
            (_HOURS, "a measure in hours: nine services are what it counts"),
            (_PAYER, "an opioid treatment program gives it"),
        ),
    )
)
_PARTIAL: Final = tuple(
    Image(
        target=code,
        relation=Relation.OVERLAPPING,
        lost=(_HOURS,),
        assumed=assumed,
        sources=(code.source,),
        unread=True,
    )
    for code, assumed in (
        (hcpcs.H0035, (_PAYER, "the program is one of mental health")),
        (hcpcs.S0201, (_PAYER,)),
    )
)
_IN_HOSPITAL: Final = Image(
    target=hcpcs.H0017,
    relation=Relation.OVERLAPPING,
    lost=("how intensive the care was",),
    assumed=(_PAYER, "given in a hospital"),
    sources=(hcpcs.H0017.source,),
    unread=True,
)
_IN_HOUSE: Final = tuple(
    Image(
        target=code,
        relation=Relation.OVERLAPPING,
        lost=(_LENGTH,),
        assumed=(_PAYER, "given outside a hospital", *assumed),
        sources=(code.source,),
        unread=True,
    )
    for code, assumed in (
        (hcpcs.H0018, ("a short stay, of which no length is named",)),
        (hcpcs.H0019, ("a stay that is usually of more than 30 days",)),
        (
            hcpcs.T2048,
            (
                "a stay that is usually of more than 30 days",
                "room and board are billed with it",
            ),
        ),
    )
)


_HALFWAY: Final = Image(
    target=hcpcs.H2034,
    relation=Relation.OVERLAPPING,
    lost=("which kind of recovery housing it was",),
    assumed=(_PAYER, "the house is a halfway house"),
    sources=(hcpcs.H2034.source,),
    unread=True,
)
_AMBULATORY_WITHDRAWAL: Final = tuple(
    Image(
        target=code,
        relation=Relation.OVERLAPPING,
        lost=("whether monitoring on site was extended", *lost),
        assumed=(_PAYER, *assumed),
        sources=(code.source,),
        unread=True,
    )
    for code, lost, assumed in (
        (hcpcs.H0014, (), ()),
        (hcpcs.H0012, (), ("a residential program gives it, to outpatients",)),
        (hcpcs.H0013, (), ("a residential program gives it, to outpatients",)),
        (hcpcs.S9475, ("that it was withdrawal management and no treatment",), ()),
    )
)
_RESIDENTIAL_WITHDRAWAL: Final = tuple(
    Image(
        target=code,
        relation=Relation.OVERLAPPING,
        lost=(_ACUTE,),
        assumed=(_PAYER, "a residential program gives it"),
        sources=(code.source,),
        unread=True,
    )
    for code in (hcpcs.H0010, hcpcs.H0011)
)
_HOSPITAL_WITHDRAWAL: Final = tuple(
    Image(
        target=code,
        relation=Relation.OVERLAPPING,
        lost=(_ACUTE,),
        assumed=(_PAYER, "given in a hospital"),
        sources=(code.source,),
        unread=True,
    )
    for code in (hcpcs.H0008, hcpcs.H0009)
)

_REVENUE_INTENSIVE: Final = (
    Image(
        target=revenue.REVENUE_0905,
        relation=Relation.OVERLAPPING,
        lost=(_HOURS,),
        assumed=(
            (
                "the program is psychiatric, or the payer takes the code for substance "
                "use, as Medicare does from rural health clinics"
            ),
        ),
        sources=(revenue.REVENUE_0905.source, _RURAL),
        unread=True,
    ),
)
_REVENUE_PARTIAL: Final = tuple(
    Image(
        target=code,
        relation=Relation.NARROWER,
        lost=(_HOURS, "where the less intensive kind ends and the other begins"),
        assumed=("the payer is not Medicare, which does not take it for this",),
        sources=(code.source,),
        unread=True,
    )
    for code in (revenue.REVENUE_0912, revenue.REVENUE_0913)
)

_BY_SERVICE: Final = (
    Image(
        target=None,
        relation=Relation.NONE,
        lost=("the level: codes name its services one by one",),
    ),
)
_NO_CODE: Final = (
    Image(
        target=None,
        relation=Relation.NONE,
        lost=("the level: no code whose meaning was read names it",),
    ),
)
_NO_LEVEL: Final = (
    Image(
        target=None,
        relation=Relation.NONE,
        lost=("what it is billed for: its meaning names no level of this system",),
    ),
)

_ASAM3_HCPCS: Final[dict[Level, tuple[Image, ...]]] = {
    asam3.LEVEL_0_5: _BY_SERVICE,
    asam3.LEVEL_1: _BY_SERVICE,
    asam3.LEVEL_OTP: _BY_SERVICE,
    asam3.LEVEL_2_1: _INTENSIVE,
    asam3.LEVEL_2_5: _PARTIAL,
    asam3.LEVEL_3_1: _IN_HOUSE,
    asam3.LEVEL_3_3: _IN_HOUSE,
    asam3.LEVEL_3_5: _IN_HOUSE,
    asam3.LEVEL_3_7: (_IN_HOSPITAL, *_IN_HOUSE),
    asam3.LEVEL_4: _NO_CODE,
    asam3.LEVEL_1_WM: _AMBULATORY_WITHDRAWAL,
    asam3.LEVEL_2_WM: _AMBULATORY_WITHDRAWAL,
    asam3.LEVEL_3_2_WM: _RESIDENTIAL_WITHDRAWAL,
    asam3.LEVEL_3_7_WM: (*_RESIDENTIAL_WITHDRAWAL, *_HOSPITAL_WITHDRAWAL),
    asam3.LEVEL_4_WM: _HOSPITAL_WITHDRAWAL,
}
_GENERAL_HCPCS: Final[dict[Level, tuple[Image, ...]]] = {
    general.WITHDRAWAL_MANAGEMENT: (
        *_HOSPITAL_WITHDRAWAL,
        *_RESIDENTIAL_WITHDRAWAL,
        *_AMBULATORY_WITHDRAWAL,
    ),
    general.INPATIENT: _NO_CODE,
    general.RESIDENTIAL: (_IN_HOSPITAL, *_IN_HOUSE),
    general.PHP: _PARTIAL,
    general.IOP: _INTENSIVE,
    general.OUTPATIENT: _BY_SERVICE,
    general.AFTERCARE: _NO_CODE,
    general.RECOVERY_HOUSING: (_HALFWAY,),
}
_ASAM3_REVENUE: Final[dict[Level, tuple[Image, ...]]] = {
    **dict.fromkeys(asam3.CARE, _NO_CODE),
    asam3.LEVEL_2_1: _REVENUE_INTENSIVE,
    asam3.LEVEL_2_5: _REVENUE_PARTIAL,
}
_GENERAL_REVENUE: Final[dict[Level, tuple[Image, ...]]] = {
    **dict.fromkeys(general.CARE, _NO_CODE),
    general.IOP: _REVENUE_INTENSIVE,
    general.PHP: _REVENUE_PARTIAL,
}


def _mappings(rows: dict[Level, tuple[Image, ...]]) -> tuple[Mapping, ...]:
    return tuple(Mapping(origin=level, images=rows[level]) for level in rows)


def _left(
    codes: tuple[BillingCode, ...], rows: dict[Level, tuple[Image, ...]]
) -> tuple[Mapping, ...]:
    named = {image.target for images in rows.values() for image in images}
    return tuple(
        Mapping(origin=code, images=_NO_LEVEL) for code in codes if code not in named
    )


ASAM3_TO_HCPCS: Final = Crosswalk(
    name="ASAM Criteria, third edition, to HCPCS",
    origin=asam3.CARE.system,
    target=BillingSystem.HCPCS,
    mappings=_mappings(_ASAM3_HCPCS),
    unreached=_left(hcpcs.CODES, _ASAM3_HCPCS),
)
GENERAL_TO_HCPCS: Final = Crosswalk(
    name="Plain language to HCPCS",
    origin=general.CARE.system,
    target=BillingSystem.HCPCS,
    mappings=_mappings(_GENERAL_HCPCS),
    unreached=_left(hcpcs.CODES, _GENERAL_HCPCS),
)
ASAM3_TO_REVENUE: Final = Crosswalk(
    name="ASAM Criteria, third edition, to revenue codes",
    origin=asam3.CARE.system,
    target=BillingSystem.REVENUE,
    mappings=_mappings(_ASAM3_REVENUE),
    unreached=_left(revenue.CODES, _ASAM3_REVENUE),
)
GENERAL_TO_REVENUE: Final = Crosswalk(
    name="Plain language to revenue codes",
    origin=general.CARE.system,
    target=BillingSystem.REVENUE,
    mappings=_mappings(_GENERAL_REVENUE),
    unreached=_left(revenue.CODES, _GENERAL_REVENUE),
)
