"""What became of each index event of one record, under one measure."""

from __future__ import annotations

import enum
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple, TypeAlias, assert_never

from continuum.circumstances import Circumstances, holds
from continuum.conditions import Age, Condition
from continuum.levels import Setting
from continuum.measures._measure import (
    AdmissionWithin,
    ContactIndex,
    ContactWithin,
    DischargeIndex,
    FollowUp,
    IndexStay,
    LevelFilter,
    Measure,
    Offsets,
    Qualifying,
)
from continuum.measures._records import ContactKind, PatientRecord
from continuum.periods import DateRange
from continuum.services import CLINICAL, Mode, ServiceKind
from continuum.sessions import Session
from continuum.stay import Stay

__all__ = ["ExclusionReason", "UnknownReason"]


class ExclusionReason(enum.StrEnum):
    """Why an index event is not counted at all."""

    LEVEL_OPEN = "whether its level is meant is not known"
    AGE = "of another age"
    AGE_UNKNOWN = "age not known"
    POPULATION = "of another population"
    POPULATION_UNKNOWN = "population not known"
    NOT_NEW = "care within the look-back"
    LOOK_BACK_UNOBSERVED = "look-back not observed in full"


class UnknownReason(enum.StrEnum):
    """Why it is not yet known what followed an index event."""

    WINDOW_OPEN = "window not observed in full"
    WINDOW_OPEN_MET = "window not observed in full, met so far"
    LEVEL_OPEN = "hangs on a level whose setting is not known"
    SAME_DAY = "hangs on whether services of one day are several"


class Plan(NamedTuple):
    """A measure, and what is the same for every index event of it."""

    measure: Measure
    discharges: tuple[LevelFilter, ...]
    kinds: frozenset[ContactKind]
    steps: tuple[tuple[FollowUp, Offsets], ...]
    window: Offsets

    @classmethod
    def of(cls, measure: Measure) -> Plan:
        index = measure.index
        return cls(
            measure=measure,
            discharges=tuple(
                item.levels for item in index if isinstance(item, DischargeIndex)
            ),
            kinds=frozenset(
                kind
                for item in index
                if isinstance(item, ContactIndex)
                for kind in item.kinds
            ),
            steps=tuple((step, step.offsets) for step in measure.follow_ups),
            window=measure.offsets,
        )


class Event(NamedTuple):
    """An index event. Days are ordinals; *start* is the admission of its stays."""

    day: int
    start: int
    stays: tuple[Stay, ...]
    sure: bool


class _Service(NamedTuple):
    """A contact, a session of *stay*, or, without a kind, the admission to *stay*."""

    day: int
    kind: ContactKind | None
    stay: Stay | None
    sure: bool


Outcome: TypeAlias = bool | ExclusionReason | UnknownReason


def outcomes(record: PatientRecord, plan: Plan) -> Iterator[tuple[Event, Outcome]]:
    events = tuple(_events(record, plan))
    if not events:
        return
    services = sorted(_services(record), key=itemgetter(0))
    days = [service.day for service in services]

    def between(first: int, last: int) -> Sequence[_Service]:
        return services[bisect_left(days, first) : bisect_right(days, last)]

    for event in events:
        yield event, _outcome(record, event, plan, between)


def _events(record: PatientRecord, plan: Plan) -> Iterator[Event]:
    by_day: dict[int, list[Event]] = {}
    spans: list[DateRange] = []
    for stay in record.stays:
        matched = _any(levels.matches(stay.level) for levels in plan.discharges)
        if matched is True:
            spans.append(stay.period)
        if matched is not False and stay.last_day is not None:
            day, start = stay.last_day.toordinal(), stay.admitted.toordinal()
            event = Event(day, start, (stay,), matched is True)
            by_day.setdefault(day, []).append(event)
    for contact in record.contacts:
        # What is found within such a stay belongs to it, and to its last day.
        if contact.kind in plan.kinds and not any(
            contact.day in span for span in spans
        ):
            day = contact.day.toordinal()
            by_day.setdefault(day, []).append(Event(day, day, (), sure=True))
    for day, found in by_day.items():
        certain = [event for event in found if event.sure]
        events = certain or found
        yield Event(
            day,
            min(event.start for event in events),
            tuple(stay for event in events for stay in event.stays),
            bool(certain),
        )


_AMBULATORY = LevelFilter(
    settings=(Setting.COMMUNITY, Setting.AMBULATORY), treatment=None
)

_CLINICAL = frozenset(CLINICAL.kinds)
_AT_A_DISTANCE = (Mode.VIDEO, Mode.AUDIO)


def _services(record: PatientRecord) -> Iterator[_Service]:
    for contact in record.contacts:
        yield _Service(contact.day.toordinal(), contact.kind, None, sure=True)
    for stay in record.stays:
        yield _Service(stay.admitted.toordinal(), None, stay, sure=True)
        if stay.attendance is None:
            continue
        is_visit = _AMBULATORY.matches(stay.level)
        if is_visit is False:
            continue
        for session in stay.attendance.sessions():
            kind = _contact_kind(session)
            if kind is not None:
                day = session.day.toordinal()
                yield _Service(day, kind, stay, is_visit is True)


def _contact_kind(session: Session) -> ContactKind | None:
    if session.kind is ServiceKind.MEDICATION_ADMINISTRATION:
        return ContactKind.MEDICATION
    if session.kind is ServiceKind.PEER_SUPPORT:
        return ContactKind.PEER_SUPPORT
    if session.kind not in _CLINICAL:
        return None
    if session.mode in _AT_A_DISTANCE:
        return ContactKind.TELEHEALTH
    return ContactKind.OUTPATIENT


_Between: TypeAlias = Callable[[int, int], Sequence[_Service]]


def _outcome(
    record: PatientRecord, event: Event, plan: Plan, between: _Between
) -> Outcome:
    excluded = _exclusion(record, event, plan.measure, between)
    if excluded is not None:
        return excluded
    found = _followed(event, plan, between)
    window = plan.window
    if _is_observed(record, event.day + window.first, event.day + window.last):
        return found
    if found is True:
        return UnknownReason.WINDOW_OPEN_MET
    return UnknownReason.WINDOW_OPEN


def _exclusion(
    record: PatientRecord, event: Event, measure: Measure, between: _Between
) -> ExclusionReason | None:
    if not event.sure:
        return ExclusionReason.LEVEL_OPEN
    not_known: ExclusionReason | None = None
    for wanted, conditions in ((True, measure.population), (False, measure.barred)):
        for condition in conditions:
            of_age = isinstance(condition, Age)
            found = _holds(condition, record, event)
            if found is None:
                not_known = not_known or (
                    ExclusionReason.AGE_UNKNOWN
                    if of_age
                    else ExclusionReason.POPULATION_UNKNOWN
                )
            elif found is not wanted:
                return ExclusionReason.AGE if of_age else ExclusionReason.POPULATION
    if not_known is not None or not measure.look_back:
        return not_known
    first, last = event.start - measure.look_back, event.start - 1
    # An admission within the look-back is a service; a stay may reach into it, too.
    if between(first, last) or any(
        stay.admitted.toordinal() < first
        and (stay.last_day is None or stay.last_day.toordinal() >= first)
        for stay in record.stays
    ):
        return ExclusionReason.NOT_NEW
    if not _is_observed(record, first, last):
        return ExclusionReason.LOOK_BACK_UNOBSERVED
    return None


def _holds(condition: Condition, record: PatientRecord, event: Event) -> bool | None:
    day = date.fromordinal(event.day)
    if isinstance(condition, Age) and record.born is not None:
        return holds(condition, Circumstances(born=record.born), day)
    given = (*(stay.circumstances for stay in event.stays), record.circumstances)
    told = (holds(condition, facts, day) for facts in given)
    return next((found for found in told if found is not None), None)


def _followed(event: Event, plan: Plan, between: _Between) -> bool | UnknownReason:
    """Whether all that must follow *event* did; else why that cannot be told."""
    *earlier, (last, offsets) = plan.steps
    anchors = {event.day: True}
    for step, within in earlier:
        reached: dict[int, bool] = {}
        for anchor, sure in anchors.items():
            for day, certain in _following(anchor, step, within, event, between):
                reached[day] = reached.get(day, False) or (sure and certain)
        anchors = reached
    doubts: set[UnknownReason] = set()
    for anchor, sure in anchors.items():
        found = tuple(_following(anchor, last, offsets, event, between))
        days = [day for day, certain in found if certain and sure]
        if len(set(days)) >= last.at_least:
            return True
        if len(days) >= last.at_least:
            doubts.add(UnknownReason.SAME_DAY)
        elif len(found) >= last.at_least:
            doubts.add(UnknownReason.LEVEL_OPEN)
    return min(doubts, default=False)


def _following(
    anchor: int, step: FollowUp, within: Offsets, event: Event, between: _Between
) -> Iterator[tuple[int, bool]]:
    """Yield the day of each service that qualifies, and whether it surely does."""
    for item in step.qualifying:
        if isinstance(item, IndexStay) and anchor == event.day:
            matched = _any(item.levels.matches(stay.level) for stay in event.stays)
            if matched is not False:
                yield event.day, matched is True
    for service in between(anchor + within.first, anchor + within.last):
        matched = _any(
            _fits(service, item, event)
            for item in step.qualifying
            if service.day - anchor in item.offsets
        )
        if matched is not False:
            yield service.day, matched is True


def _fits(service: _Service, item: Qualifying, event: Event) -> bool | None:
    stay = service.stay
    if stay is not None and _among(stay, event.stays):
        return False
    match item:
        case ContactWithin(kinds=kinds):
            if service.kind not in kinds:
                return False
            return True if service.sure else None
        case AdmissionWithin(levels=levels, after=after):
            if service.kind is not None or stay is None:
                return False
            matched = levels.matches(stay.level)
            if matched is False or after is None:
                return matched
            came_from = _any(after.matches(before.level) for before in event.stays)
            return False if came_from is False else (matched and came_from) or None
        case IndexStay():
            return False
        case _:
            assert_never(item)


def _among(stay: Stay, stays: Iterable[Stay]) -> bool:
    return any(stay is known for known in stays)


def _any(found: Iterable[bool | None]) -> bool | None:
    """True where one is, else None where one is, else False."""
    seen = set(found)
    return True if True in seen else None if None in seen else False


def _is_observed(record: PatientRecord, first: int, last: int) -> bool:
    days = record.observed
    if days is None or days.end is None:
        return False
    return days.start.toordinal() <= first and last < days.end.toordinal()
