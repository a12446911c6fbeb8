"""To the service types of the Treatment Episode Data Set (TEDS).

Scope: every level of the third edition of the ASAM Criteria, and what follows for the
continuum in plain language. The data set holds no level of the Criteria, so no text
draws this crosswalk: the sources are what was read of the service types, and that a
level falls under one is this library's reading, hence ``PRACTICE``. Not covered: the
finer codes that states submit, and medication for opioid use disorder, which is another
variable.

Much is lost. There is no code of partial hospitalization, which falls under intensive
outpatient. That begins at two hours on three days, so that it may be level 1, and is no
proof of nine hours. Residential care is divided by length of stay, not by intensity,
and the long stay may be a halfway house.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.crosswalks import Crosswalk, Image, Mapping, Relation
from continuum.crosswalks.general import (
    ASAM3_TO_GENERAL,
    IN_HOSPITAL,
    OUTSIDE_HOSPITAL,
)
from continuum.systems import asam3, general, teds

__all__ = ["ASAM3_TO_TEDS", "GENERAL_TO_TEDS"]

_READ: Final = date(2026, 11, 21)

_CODES: Final = Citation(
    instrument="TEDS codebook",
    provision="variable SERVICES, codes 1 to 8",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="source code of public projects that list the codes",
    kind=AuthorityKind.STANDARD,
)
_TYPES: Final = Citation(
    instrument="Treatment Episode Data Set, report on 2012",
    provision="chapter 4, types of service",
    url=(
        "https://www.samhsa.gov/data/sites/default/files/TEDS2012N_Web/"
        "TEDS2012NChp4.htm"
    ),
    retrieved=_READ,
    evidence=Evidence.PRIMARY,
    kind=AuthorityKind.STANDARD,
    note="The page defines the services and does not show their codes.",
)
_BOTH: Final = (_TYPES, _CODES)

_INTENSITY: Final = "how intensive the care was: the code tells a length of stay"
_HALFWAY: Final = "that it was no halfway house, which the code may hold, too"
_SHORT: Final = "a stay that is typically of 30 days or fewer"
_LONG: Final = "a stay that is typically of more than 30 days"
_LABEL: Final = "the code is read by its label, since its definition was not read"
_MONITORED: Final = "that care was medically monitored"
_MANAGED: Final = "that care was medically managed"
_ON_SITE: Final = "whether monitoring on site was extended"
_THREE_DAYS: Final = "on three days a week or more, of two hours or more each"
_NINE: Final = "proof of nine hours a week: the code begins at two hours on three days"

_EARLY: Final = Mapping(
    origin=asam3.LEVEL_0_5,
    images=(
        Image(
            target=None,
            relation=Relation.NONE,
            lost=("early intervention: no type of service names it",),
            sources=(_CODES,),
            unread=True,
        ),
    ),
)
_OUTPATIENT: Final = Mapping(
    origin=asam3.LEVEL_1,
    images=(
        Image(
            target=teds.OUTPATIENT,
            relation=Relation.OVERLAPPING,
            lost=("that it was not an opioid treatment program",),
            assumed=(
                "on fewer than three days a week, or of less than two hours each",
            ),
            sources=_BOTH,
            unread=True,
        ),
        Image(
            target=teds.INTENSIVE_OUTPATIENT,
            relation=Relation.OVERLAPPING,
            lost=("that it was less than nine hours a week",),
            assumed=(_THREE_DAYS,),
            sources=_BOTH,
            unread=True,
        ),
    ),
)
_OPIOID_TREATMENT: Final = Mapping(
    origin=asam3.LEVEL_OTP,
    images=(
        Image(
            target=teds.OUTPATIENT,
            relation=Relation.WIDER,
            lost=(
                (
                    "that it was an opioid treatment program: medication is another "
                    "variable"
                ),
            ),
            sources=_BOTH,
            unread=True,
        ),
    ),
)
_INTENSIVE: Final = Mapping(
    origin=asam3.LEVEL_2_1,
    images=(
        Image(
            target=teds.INTENSIVE_OUTPATIENT,
            relation=Relation.WIDER,
            lost=(_NINE, "that it was not partial hospitalization, which has no code"),
            assumed=(_THREE_DAYS,),
            sources=_BOTH,
            unread=True,
        ),
    ),
)
_PARTIAL: Final = Mapping(
    origin=asam3.LEVEL_2_5,
    images=(
        Image(
            target=teds.INTENSIVE_OUTPATIENT,
            relation=Relation.WIDER,
            lost=(_NINE, "that it was partial hospitalization, which has no code"),
            assumed=(_THREE_DAYS,),
            sources=_BOTH,
            unread=True,
        ),
    ),
)

_RESIDENTIAL: Final = tuple(
    Mapping(
        origin=level,
        images=(
            Image(
                target=teds.SHORT_TERM_RESIDENTIAL,
                relation=Relation.OVERLAPPING,
                lost=lost,
                assumed=(_SHORT,),
                sources=_BOTH,
                unread=True,
            ),
            Image(
                target=teds.LONG_TERM_RESIDENTIAL,
                relation=Relation.OVERLAPPING,
                lost=(*lost, _HALFWAY),
                assumed=(_LONG,),
                sources=_BOTH,
                unread=True,
            ),
        ),
    )
    for level, lost in (
        (asam3.LEVEL_3_1, (_INTENSITY,)),
        (asam3.LEVEL_3_3, (_INTENSITY, "the population that the level was for")),
        (asam3.LEVEL_3_5, (_INTENSITY,)),
    )
)
_MONITORED_CARE: Final = Mapping(
    origin=asam3.LEVEL_3_7,
    images=(
        Image(
            target=teds.HOSPITAL_REHABILITATION,
            relation=Relation.OVERLAPPING,
            lost=(_MONITORED,),
            assumed=(IN_HOSPITAL, _LABEL),
            sources=(_CODES,),
            unread=True,
        ),
        Image(
            target=teds.SHORT_TERM_RESIDENTIAL,
            relation=Relation.OVERLAPPING,
            lost=(_INTENSITY, _MONITORED),
            assumed=(OUTSIDE_HOSPITAL, _SHORT),
            sources=_BOTH,
            unread=True,
        ),
        Image(
            target=teds.LONG_TERM_RESIDENTIAL,
            relation=Relation.OVERLAPPING,
            lost=(_INTENSITY, _MONITORED, _HALFWAY),
            assumed=(OUTSIDE_HOSPITAL, _LONG),
            sources=_BOTH,
            unread=True,
        ),
    ),
)
_HOSPITAL_CARE: Final = Mapping(
    origin=asam3.LEVEL_4,
    images=(
        Image(
            target=teds.HOSPITAL_REHABILITATION,
            relation=Relation.WIDER,
            lost=(_MANAGED,),
            assumed=(_LABEL,),
            sources=(_CODES,),
            unread=True,
        ),
    ),
)

_AMBULATORY_WITHDRAWAL: Final = tuple(
    Mapping(
        origin=level,
        images=(
            Image(
                target=teds.AMBULATORY_DETOX,
                relation=Relation.WIDER,
                lost=(_ON_SITE,),
                sources=_BOTH,
                unread=True,
            ),
        ),
    )
    for level in (asam3.LEVEL_1_WM, asam3.LEVEL_2_WM)
)
_RESIDENTIAL_WITHDRAWAL: Final = Mapping(
    origin=asam3.LEVEL_3_2_WM,
    images=(
        Image(
            target=teds.RESIDENTIAL_DETOX,
            relation=Relation.WIDER,
            lost=("that care was clinically managed",),
            sources=_BOTH,
            unread=True,
        ),
    ),
)
_MONITORED_WITHDRAWAL: Final = Mapping(
    origin=asam3.LEVEL_3_7_WM,
    images=(
        Image(
            target=teds.HOSPITAL_DETOX,
            relation=Relation.OVERLAPPING,
            lost=(_MONITORED,),
            assumed=(IN_HOSPITAL,),
            sources=_BOTH,
            unread=True,
        ),
        Image(
            target=teds.RESIDENTIAL_DETOX,
            relation=Relation.OVERLAPPING,
            lost=(_MONITORED,),
            assumed=(OUTSIDE_HOSPITAL,),
            sources=_BOTH,
            unread=True,
        ),
    ),
)
_HOSPITAL_WITHDRAWAL: Final = Mapping(
    origin=asam3.LEVEL_4_WM,
    images=(
        Image(
            target=teds.HOSPITAL_DETOX,
            relation=Relation.WIDER,
            lost=(_MANAGED,),
            sources=_BOTH,
            unread=True,
        ),
    ),
)

ASAM3_TO_TEDS: Final = Crosswalk(
    name="ASAM Criteria, third edition, to TEDS",
    origin=asam3.CARE.system,
    target=teds.CARE.system,
    mappings=(
        _EARLY,
        _OUTPATIENT,
        _OPIOID_TREATMENT,
        _INTENSIVE,
        _PARTIAL,
        *_RESIDENTIAL,
        _MONITORED_CARE,
        _HOSPITAL_CARE,
        *_AMBULATORY_WITHDRAWAL,
        _RESIDENTIAL_WITHDRAWAL,
        _MONITORED_WITHDRAWAL,
        _HOSPITAL_WITHDRAWAL,
    ),
)

# A house beside treatment is no level of the third edition, but the data set's
# definition of the long stay names one kind of it.
_HOUSING: Final = Mapping(
    origin=general.RECOVERY_HOUSING,
    images=(
        Image(
            target=teds.LONG_TERM_RESIDENTIAL,
            relation=Relation.OVERLAPPING,
            lost=("that it was a house and no residential treatment",),
            assumed=("transitional living, such as a halfway house", _LONG),
            sources=_BOTH,
            unread=True,
        ),
    ),
)
_BY_THIRD_EDITION: Final = ASAM3_TO_GENERAL.reversed().then(ASAM3_TO_TEDS)

GENERAL_TO_TEDS: Final = attrs.evolve(
    _BY_THIRD_EDITION,
    name="Plain language to TEDS, by way of the third edition",
    mappings=(
        *(
            Mapping(
                origin=row.origin,
                images=tuple(
                    image
                    for image in row.images
                    if not {IN_HOSPITAL, OUTSIDE_HOSPITAL} <= {*image.assumed}
                ),
            )
            for row in _BY_THIRD_EDITION.mappings
            if row.origin != general.RECOVERY_HOUSING
        ),
        _HOUSING,
    ),
)
