"""Published measures of initiation, engagement, follow-up and continuity, as data.

Two figures were not read in a text and are the caller's: how far the look-back of a new
episode reaches, and, where a text says no more than "within so many days", whether the
day of discharge itself counts. Not covered: value sets of codes, the measurement year,
continuous enrollment, hospice and other exclusions that no text read here names, and
pharmacotherapy that must last. A patient who dies within the window stays in the
denominator, since no text that was read takes that patient out.
"""

from __future__ import annotations

from typing import Final

from continuum import _fields
from continuum.conditions import Age, Fact
from continuum.errors import FieldValueError
from continuum.levels import Setting
from continuum.measures._measure import (
    LONGEST,
    AdmissionWithin,
    ContactIndex,
    ContactWithin,
    DischargeIndex,
    FollowUp,
    IndexStay,
    LevelFilter,
    Measure,
    Offsets,
)
from continuum.measures._records import ContactKind
from continuum.measures._sources import (
    EMERGENCY_SOURCE,
    ENGAGEMENT_SOURCE,
    HIGH_INTENSITY_SOURCE,
    INITIATION_SOURCE,
    INPATIENT_SOURCE,
    PROVIDER_SOURCE,
    WITHDRAWAL_SOURCE,
)

__all__ = [
    "continuity_after_inpatient",
    "continuity_after_withdrawal",
    "continuity_by_provider",
    "engagement",
    "follow_up_after_emergency",
    "follow_up_after_high_intensity",
    "initiation",
]

_TEENS_AND_ADULTS: Final = Age(at_least=13)
_ADULTS: Final = Age(at_least=18)
_ADULTS_TO_64: Final = Age(at_least=18, below=65)

_VISIT: Final = (ContactKind.OUTPATIENT, ContactKind.TELEHEALTH)
_SERVICE: Final = (*_VISIT, ContactKind.MEDICATION)

_ANY_TREATMENT: Final = LevelFilter()
_WITHDRAWAL: Final = LevelFilter(withdrawal_management=True)
_BEYOND_WITHDRAWAL: Final = LevelFilter(withdrawal_management=False)
_LESS_INTENSIVE: Final = LevelFilter(
    settings=(Setting.COMMUNITY, Setting.AMBULATORY, Setting.RESIDENTIAL),
    withdrawal_management=False,
)
_OUTPATIENT: Final = LevelFilter(settings=(Setting.COMMUNITY, Setting.AMBULATORY))
_RESIDENTIAL: Final = LevelFilter(settings=(Setting.RESIDENTIAL,))
_INPATIENT: Final = LevelFilter(settings=(Setting.INPATIENT,))
_INPATIENT_OR_RESIDENTIAL: Final = LevelFilter(
    settings=(Setting.RESIDENTIAL, Setting.INPATIENT)
)

_NEW_EPISODE: Final = (
    ContactIndex((ContactKind.DIAGNOSIS,)),
    DischargeIndex(_INPATIENT),
)
_FIRST_SERVICE: Final = FollowUp(
    qualifying=(
        ContactWithin(kinds=_SERVICE, offsets=Offsets(first=0, last=13)),
        AdmissionWithin(levels=_ANY_TREATMENT, offsets=Offsets(first=0, last=13)),
        IndexStay(_INPATIENT),
    )
)
_FURTHER_SERVICES: Final = FollowUp(
    qualifying=(
        ContactWithin(kinds=_SERVICE, offsets=Offsets(first=1, last=34)),
        AdmissionWithin(levels=_ANY_TREATMENT, offsets=Offsets(first=1, last=34)),
    ),
    at_least=2,
)


def initiation(*, look_back: int) -> Measure:
    """Initiation of treatment (IET): a service on the day of the episode or 13 after.

    A new episode begins with a diagnosis, or ends an inpatient stay, which is itself
    the first service; a diagnosis within that stay is no episode of its own.

    Args:
        look_back: Days before an episode in which no care may lie, so that it is new.
            The figure could not be confirmed, so there is no default.

    Source: HEDIS, IET; see the citation of the measure.

    >>> initiation(look_back=60).offsets
    Offsets(first=0, last=13)
    """
    return Measure(
        name="initiation of treatment within 14 days",
        index=_NEW_EPISODE,
        follow_ups=(_FIRST_SERVICE,),
        population=(_TEENS_AND_ADULTS,),
        look_back=_fields.whole(
            "initiation", "look_back", look_back, least=0, most=LONGEST
        ),
        source=INITIATION_SOURCE,
    )


def engagement(*, look_back: int) -> Measure:
    """Engagement in treatment (IET): two more services in the 34 days after initiation.

    The denominator is that of initiation: an episode without initiation is not met.
    The 34 days count from the first service that initiates. Where an earlier one is in
    doubt, it may be either, and engagement is known where both come to the same. So a
    further service may move the 34 days forward, and undo engagement.

    Args:
        look_back: As for `initiation`.

    Source: HEDIS, IET; see the citation of the measure.

    >>> engagement(look_back=60).offsets  # 13 and 34 days
    Offsets(first=0, last=47)
    """
    return Measure(
        name="engagement in treatment within 34 days of initiation",
        index=_NEW_EPISODE,
        follow_ups=(_FIRST_SERVICE, _FURTHER_SERVICES),
        population=(_TEENS_AND_ADULTS,),
        look_back=_fields.whole(
            "engagement", "look_back", look_back, least=0, most=LONGEST
        ),
        source=ENGAGEMENT_SOURCE,
    )


def follow_up_after_emergency(*, within: int) -> Measure:
    """Follow-up after an emergency visit (FUA), on its day or the 7 or 30 days after.

    A visit with an admission to inpatient or residential care on its day is excluded.
    How many days after the visit an admission still excludes was not read; a later one
    does not here.

    Args:
        within: 7 or 30, the two rates of the measure.

    Source: HEDIS, FUA; see the citation of the measure.

    >>> follow_up_after_emergency(within=7).offsets
    Offsets(first=0, last=7)
    """
    call = "follow_up_after_emergency"
    offsets = _window(call, (7, 30), within=within, first=0)
    kinds = (*_SERVICE, ContactKind.PEER_SUPPORT, ContactKind.ASSESSMENT)
    return Measure(
        name=f"follow-up after an emergency visit within {within} days",
        index=(ContactIndex((ContactKind.EMERGENCY,)),),
        follow_ups=(
            FollowUp(
                qualifying=(
                    ContactWithin(kinds=kinds, offsets=offsets),
                    AdmissionWithin(levels=_OUTPATIENT, offsets=offsets),
                )
            ),
        ),
        population=(_TEENS_AND_ADULTS,),
        unless_admitted=_INPATIENT_OR_RESIDENTIAL,
        source=EMERGENCY_SOURCE,
    )


def follow_up_after_high_intensity(*, within: int) -> Measure:
    """Follow-up after high-intensity care (FUI), in the 7 or 30 days after its end.

    High-intensity care is inpatient or residential care and withdrawal management.

    Args:
        within: 7 or 30, the two rates of the measure.

    Source: HEDIS, FUI; see the citation of the measure.

    >>> follow_up_after_high_intensity(within=7).offsets  # never the day it ended
    Offsets(first=1, last=7)
    """
    call = "follow_up_after_high_intensity"
    offsets = _window(call, (7, 30), within=within, first=1)
    kinds = (*_SERVICE, ContactKind.PEER_SUPPORT)
    return Measure(
        name=f"follow-up after high-intensity care within {within} days",
        index=(
            DischargeIndex(_INPATIENT_OR_RESIDENTIAL),
            DischargeIndex(_WITHDRAWAL),
        ),
        follow_ups=(
            FollowUp(
                qualifying=(
                    ContactWithin(kinds=kinds, offsets=offsets),
                    AdmissionWithin(levels=_LESS_INTENSIVE, offsets=offsets),
                )
            ),
        ),
        population=(_TEENS_AND_ADULTS,),
        source=HIGH_INTENSITY_SOURCE,
    )


def continuity_after_inpatient(*, within: int) -> Measure:
    """Continuity after inpatient or residential care (CBE 3453), through day 7 or 14.

    Visits count from day 1, medication from day 0, and residential admissions from day
    3, these after inpatient care alone.

    Args:
        within: 7 or 14, the two rates of the measure.

    Source: CBE 3453; see the citation of the measure.

    >>> measure = continuity_after_inpatient(within=14)
    >>> [str(item.offsets) for item in measure.follow_ups[0].qualifying]
    ['days 1 to 14', 'days 1 to 14', 'days 0 to 14', 'days 3 to 14']
    """
    call = "continuity_after_inpatient"
    visits = _window(call, (7, 14), within=within, first=1)
    medication = Offsets(first=0, last=within)
    residential = Offsets(first=3, last=within)
    return Measure(
        name=f"continuity after inpatient or residential care within {within} days",
        index=(DischargeIndex(_INPATIENT_OR_RESIDENTIAL),),
        follow_ups=(
            FollowUp(
                qualifying=(
                    ContactWithin(kinds=_VISIT, offsets=visits),
                    AdmissionWithin(levels=_OUTPATIENT, offsets=visits),
                    ContactWithin(kinds=(ContactKind.MEDICATION,), offsets=medication),
                    AdmissionWithin(
                        levels=_RESIDENTIAL, offsets=residential, after=_INPATIENT
                    ),
                )
            ),
        ),
        population=(_ADULTS,),
        source=INPATIENT_SOURCE,
    )


def continuity_after_withdrawal(*, within: int, first: int) -> Measure:
    """Continuity after withdrawal management (CBE 3312), within 7 or 14 days.

    Args:
        within: 7 or 14, the two rates of the measure.
        first: 0 where a service on the day of discharge counts, 1 where it does not;
            the text does not say.

    Source: CBE 3312; see the citation of the measure.

    >>> continuity_after_withdrawal(within=14, first=0).offsets
    Offsets(first=0, last=14)
    """
    call = "continuity_after_withdrawal"
    offsets = _window(call, (7, 14), within=within, first=first)
    return Measure(
        name=f"continuity after withdrawal management within {within} days",
        index=(DischargeIndex(_WITHDRAWAL),),
        follow_ups=(
            FollowUp(
                qualifying=(
                    ContactWithin(kinds=_SERVICE, offsets=offsets),
                    AdmissionWithin(levels=_BEYOND_WITHDRAWAL, offsets=offsets),
                )
            ),
        ),
        population=(_ADULTS_TO_64,),
        source=WITHDRAWAL_SOURCE,
    )


def continuity_by_provider(*, within: int, first: int) -> Measure:
    """Continuity after inpatient or residential care, by provider (CBE 3590).

    Patients covered by both Medicaid and Medicare are excluded: record the fact
    ``dual-eligible``, or deny it, among the circumstances.

    Args:
        within: 7 or 30, the two rates of the measure.
        first: 0 where a service on the day of discharge counts, 1 where it does not;
            the text does not say.

    Source: CBE 3590; see the citation of the measure.

    >>> [
    ...     str(condition)
    ...     for condition in continuity_by_provider(within=7, first=1).exclusions
    ... ]
    ['dual eligible']
    """
    call = "continuity_by_provider"
    offsets = _window(call, (7, 30), within=within, first=first)
    return Measure(
        name=f"continuity by provider within {within} days",
        index=(DischargeIndex(_INPATIENT_OR_RESIDENTIAL),),
        follow_ups=(
            FollowUp(
                qualifying=(
                    ContactWithin(kinds=_SERVICE, offsets=offsets),
                    AdmissionWithin(levels=_OUTPATIENT, offsets=offsets),
                    AdmissionWithin(
                        levels=_RESIDENTIAL, offsets=offsets, after=_INPATIENT
                    ),
                )
            ),
        ),
        population=(_ADULTS_TO_64,),
        exclusions=(Fact("dual-eligible"),),
        source=PROVIDER_SOURCE,
    )


def _window(call: str, rates: tuple[int, int], *, within: int, first: int) -> Offsets:
    shorter, longer = rates
    _fields.whole(call, "within", within, least=shorter, most=longer)
    if within not in rates:
        expected = f"{shorter} or {longer}"
        raise FieldValueError(call, "within", within, expected)
    _fields.whole(call, "first", first, least=0, most=1)
    return Offsets(first=first, last=within)
