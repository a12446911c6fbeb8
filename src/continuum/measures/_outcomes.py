"""What became of each index event of one record, under one measure."""

from __future__ import annotations

import enum
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple, TypeAlias, assert_never

import attrs

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
    ADMITTED = "admitted on the day"
    ADMITTED_OPEN = "whether the level admitted to on the day is meant is not known"
    NOT_NEW = "care within the look-back"
    LOOK_BACK_UNOBSERVED = "look-back not observed in full"

    @property
    def undecided(self) -> bool:
        """Whether more facts might yet bring the index event into the denominator."""
        return self in _UNDECIDED


_UNDECIDED = frozenset(
    {
        ExclusionReason.LEVEL_OPEN,
        ExclusionReason.AGE_UNKNOWN,
        ExclusionReason.POPULATION_UNKNOWN,
        ExclusionReason.ADMITTED_OPEN,
        ExclusionReason.LOOK_BACK_UNOBSERVED,
    }
)


class UnknownReason(enum.StrEnum):
    """Why it is not yet known what followed an index event."""

    WINDOW_OPEN = "window not observed in full"
    WINDOW_OPEN_MET = "window not observed in full, met so far"
    """Nothing that the rest of the window may hold can undo it."""

    LEVEL_OPEN = "hangs on a level whose setting is not known"
    SAME_DAY = "hangs on whether services of one day are several"


class Plan(NamedTuple):
    """A measure, and what is the same for every index event of it."""

    measure: Measure
    discharges: tuple[LevelFilter, ...]
    kinds: frozenset[ContactKind]
    steps: tuple[tuple[FollowUp, Offsets], ...]
    window: Offsets
    settled: int | None
    """Last day after an index event that may hold what undoes it or its follow-up."""

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
            settled=_settled(measure),
        )


def _settled(measure: Measure) -> int | None:
    # An earlier service than those known would be the one that the last step counts
    # from, and an admission on the day would exclude.
    *earlier, _ = measure.follow_ups
    if earlier:
        return sum(step.offsets.last for step in earlier)
    return None if measure.unless_admitted is None else 0


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
    if record.observes(event.day + window.first, event.day + window.last):
        return found
    if found is True and (
        plan.settled is None or record.observes(event.day, event.day + plan.settled)
    ):
        return UnknownReason.WINDOW_OPEN_MET
    return UnknownReason.WINDOW_OPEN


def _exclusion(
    record: PatientRecord, event: Event, measure: Measure, between: _Between
) -> ExclusionReason | None:
    # What is known to exclude is told before what is not known.
    not_known = None if event.sure else ExclusionReason.LEVEL_OPEN
    for wanted, conditions in ((True, measure.population), (False, measure.exclusions)):
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
    if measure.unless_admitted is not None:
        admitted = _any(
            measure.unless_admitted.matches(service.stay.level)
            for service in between(event.day, event.day)
            if service.kind is None
            and service.stay is not None
            and not _among(service.stay, event.stays)
        )
        if admitted is True:
            return ExclusionReason.ADMITTED
        if admitted is None:
            not_known = not_known or ExclusionReason.ADMITTED_OPEN
    if measure.look_back:
        first, last = event.start - measure.look_back, event.start - 1
        if _had_care(record, first, between(first, last)):
            return ExclusionReason.NOT_NEW
        if not record.observes(first, last):
            not_known = not_known or ExclusionReason.LOOK_BACK_UNOBSERVED
    return not_known


def _had_care(record: PatientRecord, first: int, found: Iterable[_Service]) -> bool:
    """Whether care lies within a look-back from *first* on, with the services *found*.

    An admission is one of these, unless to a level that does not treat; a stay may
    reach into the look-back, too.
    """
    return any(
        service.kind is not None or service.stay is None or service.stay.level.treatment
        for service in found
    ) or any(
        stay.level.treatment
        and stay.admitted.toordinal() < first
        and (stay.last_day is None or stay.last_day.toordinal() >= first)
        for stay in record.stays
    )


def _holds(condition: Condition, record: PatientRecord, event: Event) -> bool | None:
    day = date.fromordinal(event.day)
    if isinstance(condition, Age) and record.born is not None:
        return holds(condition, Circumstances(born=record.born), day)
    start = date.fromordinal(event.start)
    given = (
        *(attrs.evolve(stay.circumstances, admitted=start) for stay in event.stays),
        record.circumstances,
    )
    told = (holds(condition, facts, day) for facts in given)
    return next((found for found in told if found is not None), None)


def _followed(event: Event, plan: Plan, between: _Between) -> bool | UnknownReason:
    """Whether all that must follow *event* did; else why that cannot be told."""
    return _met(event.day, plan.steps, event, between)


def _met(
    anchor: int,
    steps: Sequence[tuple[FollowUp, Offsets]],
    event: Event,
    between: _Between,
) -> bool | UnknownReason:
    """Whether all *steps* were met, the first of them counted from day *anchor*."""
    (step, within), *further = steps
    found = tuple(_following(anchor, step, within, event, between))
    if further:
        # The first service is the one that the next step counts from. Where it is in
        # doubt, each one up to the first that is certain may be, or there is none.
        possible: set[bool | UnknownReason] = set()
        for day, certain in sorted(found, key=_certain_first):
            possible.add(_met(day, further, event, between))
            if certain:
                break
        else:
            possible |= {False}
        return possible.pop() if len(possible) == 1 else UnknownReason.LEVEL_OPEN
    days = [day for day, certain in found if certain]
    if len(set(days)) >= step.at_least:
        return True
    if len(days) >= step.at_least:
        return UnknownReason.SAME_DAY
    return UnknownReason.LEVEL_OPEN if len(found) >= step.at_least else False


def _certain_first(found: tuple[int, bool]) -> tuple[int, bool]:
    day, certain = found
    return day, not certain


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
