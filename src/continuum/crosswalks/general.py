"""From the third edition of the ASAM Criteria to the continuum in plain language.

Scope: every level of the third edition. No text draws this crosswalk: plain words such
as *residential* have no definition, so every image is this library's reading of the
names, and ``PRACTICE``. What a plain word loses is most of what a level says. Not
covered: which plain word a provider uses for its own program.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.crosswalks import Crosswalk, Image, Mapping, Relation
from continuum.systems import asam3, general

__all__ = ["ASAM3_TO_GENERAL"]

_HOURS: Final = Citation(
    instrument=(
        'Magnified Health Systems, "6 Benefits Of Intensive Outpatient Treatment"'
    ),
    provision="typical weekly hours",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.PROGRAM_CLAIM,
    note="From 6 to 30 hours, less and more than the third edition's band.",
)

# Shared with the crosswalks that go on from here: no path can assume both.
IN_HOSPITAL: Final = "given in a hospital"
OUTSIDE_HOSPITAL: Final = "given outside a hospital"

_INTENSITY: Final = "how intensive the residential care was"

_OUTPATIENT: Final = Mapping(
    origin=asam3.LEVEL_1,
    images=(
        Image(
            target=general.OUTPATIENT,
            relation=Relation.WIDER,
            lost=("that it was not an opioid treatment program",),
        ),
    ),
)
_OPIOID_TREATMENT: Final = Mapping(
    origin=asam3.LEVEL_OTP,
    images=(
        Image(
            target=general.OUTPATIENT,
            relation=Relation.WIDER,
            lost=("that it was an opioid treatment program",),
        ),
    ),
)
_INTENSIVE: Final = Mapping(
    origin=asam3.LEVEL_2_1,
    images=(
        Image(
            target=general.IOP,
            relation=Relation.WIDER,
            lost=("its band of hours: published descriptions of an IOP disagree",),
            sources=(_HOURS,),
            unread=True,
        ),
    ),
)
_PARTIAL: Final = Mapping(
    origin=asam3.LEVEL_2_5,
    images=(
        Image(
            target=general.PHP,
            relation=Relation.WIDER,
            lost=("its weekly hours, which the plain word does not name",),
        ),
    ),
)

_RESIDENTIAL: Final = tuple(
    Mapping(
        origin=level,
        images=(
            Image(
                target=general.RESIDENTIAL,
                relation=Relation.WIDER,
                lost=(_INTENSITY, *more),
            ),
        ),
    )
    for level, more in (
        (asam3.LEVEL_3_1, ()),
        (asam3.LEVEL_3_3, ("the population that the level was for",)),
        (asam3.LEVEL_3_5, ()),
    )
)

# Its name says inpatient; it is given in hospitals and in freestanding units alike.
_MONITORED: Final = Mapping(
    origin=asam3.LEVEL_3_7,
    images=(
        Image(
            target=general.INPATIENT,
            relation=Relation.OVERLAPPING,
            lost=("that care was medically monitored",),
            assumed=(IN_HOSPITAL,),
        ),
        Image(
            target=general.RESIDENTIAL,
            relation=Relation.OVERLAPPING,
            lost=(_INTENSITY, "that care was medically monitored"),
            assumed=(OUTSIDE_HOSPITAL,),
        ),
    ),
)
_MANAGED: Final = Mapping(
    origin=asam3.LEVEL_4,
    images=(
        Image(
            target=general.INPATIENT,
            relation=Relation.WIDER,
            lost=("that care was medically managed",),
        ),
    ),
)

_WITHDRAWAL: Final = tuple(
    Mapping(
        origin=level,
        images=(
            Image(
                target=general.WITHDRAWAL_MANAGEMENT,
                relation=Relation.WIDER,
                lost=("where withdrawal was managed, and by whom",),
            ),
        ),
    )
    for level in (
        asam3.LEVEL_1_WM,
        asam3.LEVEL_2_WM,
        asam3.LEVEL_3_2_WM,
        asam3.LEVEL_3_7_WM,
        asam3.LEVEL_4_WM,
    )
)

_EARLY: Final = Mapping(
    origin=asam3.LEVEL_0_5,
    images=(
        Image(
            target=None,
            relation=Relation.NONE,
            lost=("early intervention: plain words for treatment begin after it",),
        ),
    ),
)

_SUPPORT: Final = tuple(
    Mapping(
        origin=level,
        images=(Image(target=None, relation=Relation.NONE, lost=(why,)),),
    )
    for level, why in (
        (general.AFTERCARE, "support after treatment: no level of the third edition"),
        (
            general.RECOVERY_HOUSING,
            "a house beside treatment: no level of the third edition",
        ),
    )
)

ASAM3_TO_GENERAL: Final = Crosswalk(
    name="ASAM Criteria, third edition, to plain language",
    origin=asam3.CARE.system,
    target=general.CARE.system,
    mappings=(
        _EARLY,
        _OUTPATIENT,
        _OPIOID_TREATMENT,
        _INTENSIVE,
        _PARTIAL,
        *_RESIDENTIAL,
        _MONITORED,
        _MANAGED,
        *_WITHDRAWAL,
    ),
    unreached=_SUPPORT,
)
