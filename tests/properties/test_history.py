"""Laws of histories: what events make of stays, whatever happened, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, groupby, pairwise, permutations
from random import Random
from typing import NamedTuple

import attrs
import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from continuum.episode import by_admission, steps_of
from continuum.errors import HistoryError
from continuum.history import (
    Admission,
    Discharge,
    Event,
    History,
    Leave,
    LevelAuthorized,
    LevelDenied,
    LevelRecommended,
    Return,
    Transfer,
)
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.stay import DischargeReason, LevelSpan, Stay
from tests.strategies_paths import (
    CLINIC,
    EVENING,
    LINES,
    can_be_told_apart,
    day,
    levels,
    possible_events,
    ranges,
)

# --- the oracle: one line of care, told by plain loops --------------------------------


class Told(NamedTuple):
    """One stay as plain days: from, through, and the days away."""

    line: str
    level: Level
    first: date
    last: date | None
    reason: DischargeReason | None
    away: frozenset[date]


HORIZON = date(2026, 3, 2) + timedelta(days=400)
"""Beyond every event; an open leave is told through this day."""


def days_between(first: date, last: date) -> frozenset[date]:
    return frozenset(
        first + timedelta(days=number) for number in range((last - first).days + 1)
    )


@attrs.define
class Here:
    """Where the patient is while the events of one line are told."""

    level: Level
    first: date
    away: frozenset[date] = frozenset()
    since: date | None = None

    def left(
        self, line: str, last: date | None, reason: DischargeReason | None
    ) -> Told:
        away = self.away
        if self.since is not None:
            away |= days_between(self.since, last or HORIZON)
        return Told(line, self.level, self.first, last, reason, away)


def told(events: Iterable[Event]) -> tuple[Told, ...] | None:
    """The stays of one line, or None where the events in this order cannot be."""
    found: list[Told] = []
    here: Here | None = None
    dead = False
    line = ""
    for event in events:
        line = event.line
        if dead or isinstance(event, Admission) is not (here is None):
            return None
        if isinstance(event, Admission):
            here = Here(event.level, event.on)
            continue
        assert here is not None
        if isinstance(event, Leave):
            if here.since is not None or event.on == here.first:
                return None
            here.since = event.on
        elif isinstance(event, Return):
            if here.since is None or event.on == here.since:
                return None
            here.away |= days_between(here.since, event.on - timedelta(days=1))
            here.since = None
        elif isinstance(event, Transfer):
            found.append(here.left(line, event.on, DischargeReason.TRANSFERRED))
            here = Here(event.level, event.on)
        elif isinstance(event, Discharge):
            found.append(here.left(line, event.on, event.reason))
            dead = event.reason is DischargeReason.DIED
            here = None
    if here is not None:
        found.append(here.left(line, None, None))
    return tuple(found)


def orders(events: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    """Every order of *events* in which the days are in order."""
    by_day = [tuple(of_day) for _, of_day in groupby(sorted(events, key=_on), key=_on)]

    def following(index: int) -> Iterator[tuple[Event, ...]]:
        if index == len(by_day):
            yield ()
            return
        for rest in following(index + 1):
            for order in permutations(by_day[index]):
                yield (*order, *rest)

    return following(0)


def _on(event: Event) -> date:
    assert not isinstance(event, LevelRecommended | LevelAuthorized | LevelDenied)
    return event.on


def described(stay: Stay) -> Told:
    away = frozenset(
        one
        for leave in stay.leaves
        for one in days_between(
            leave.start,
            HORIZON if leave.end is None else leave.end - timedelta(days=1),
        )
    )
    return Told(stay.line, stay.level, stay.admitted, stay.last_day, stay.ended, away)


@st.composite
def any_events(draw: st.DrawFn) -> list[Event]:
    """Up to six events of one line on a few days; many cannot all have happened."""
    few = st.sampled_from([CLINIC, EVENING])
    on = st.integers(2, 5).map(day)
    found: list[Event] = [Admission(on=day(2), level=draw(few))]
    kinds = [Admission, Transfer, Discharge, Leave, Return]
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=5)):
        if kind is Admission:
            found.append(Admission(on=draw(on), level=draw(few)))
        elif kind is Transfer:
            found.append(Transfer(on=draw(on), level=draw(few)))
        elif kind is Discharge:
            reasons = [None, DischargeReason.COMPLETED, DischargeReason.DIED]
            reason = draw(st.sampled_from(reasons))
            found.append(Discharge(on=draw(on), reason=reason))
        elif kind is Leave:
            found.append(Leave(on=draw(on)))
        else:
            found.append(Return(on=draw(on)))
    return found


@settings(max_examples=300)
@given(any_events())
def test_events_make_a_history_where_one_outcome_can_be_and_no_other(
    events: list[Event],
) -> None:
    outcomes = {found for order in orders(events) if (found := told(order)) is not None}
    if len(outcomes) == 1:
        history = History(tuple(events))
        assert tuple(described(stay) for stay in history.stays) in outcomes
        return
    with pytest.raises(HistoryError) as caught:
        History(tuple(events))
    assert all(problem.startswith("on 2026-03-0") for problem in caught.value.problems)


# --- laws of every possible history ---------------------------------------------------


@given(possible_events(), st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_given_changes_nothing(
    events: tuple[Event, ...], random: Random
) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    one, other = History(events), History(tuple(shuffled))
    assert one == other
    assert hash(one) == hash(other)
    assert one.events == other.events
    assert one.stays == other.stays
    assert one.unplaced == other.unplaced


@given(possible_events())
def test_events_go_in_and_come_out_unchanged(events: tuple[Event, ...]) -> None:
    history = History(events)
    assert Counter(history.events) == Counter(events)
    assert (len(history), list(history)) == (len(history.stays), [*history.stays])
    assert History(history.events) == history


@given(possible_events())
def test_every_admission_and_transfer_makes_one_stay_and_nothing_else_does(
    events: tuple[Event, ...],
) -> None:
    begun = Counter(
        (found.line, found.level, found.on)
        for found in events
        if isinstance(found, Admission | Transfer)
    )
    history = History(events)
    assert begun == Counter(
        (stay.line, stay.level, stay.admitted) for stay in history.stays
    )


@given(possible_events())
def test_every_transfer_and_discharge_ends_one_stay_and_nothing_else_does(
    events: tuple[Event, ...],
) -> None:
    ended: Counter[tuple[str, date, DischargeReason | None]] = Counter()
    for found in events:
        if isinstance(found, Transfer):
            ended[found.line, found.on, DischargeReason.TRANSFERRED] += 1
        if isinstance(found, Discharge):
            ended[found.line, found.on, found.reason] += 1
    stays = History(events).stays
    assert ended == Counter(
        (stay.line, stay.last_day, stay.ended)
        for stay in stays
        if stay.last_day is not None
    )
    assert len(stays) - ended.total() <= len({stay.line for stay in stays})


@given(possible_events())
def test_no_day_of_a_line_belongs_to_two_stays_but_the_day_of_a_move(
    events: tuple[Event, ...],
) -> None:
    stays = History(events).stays
    for one, other in combinations(stays, 2):
        if one.line != other.line:
            continue
        shared = one.period.intersection(other.period)
        if shared is not None:
            assert shared.days == 1
            moved = {found.on for found in events if isinstance(found, Transfer)}
            again = {found.on for found in events if isinstance(found, Admission)}
            assert shared.start in moved | again
            assert shared.start in {one.last_day, other.last_day}


@given(possible_events())
def test_days_away_are_those_from_a_leave_to_a_return_or_to_the_end(
    events: tuple[Event, ...],
) -> None:
    stays = History(events).stays
    starts = Counter(found.on for found in events if isinstance(found, Leave))
    assert starts == Counter(leave.start for stay in stays for leave in stay.leaves)
    back = {(found.line, found.on) for found in events if isinstance(found, Return)}
    for stay in stays:
        for leave in stay.leaves:
            assert leave.end == stay.period.end or (stay.line, leave.end) in back
            assert stay.away(leave.start)
            assert not stay.away(leave.start - timedelta(days=1)) or any(
                other.end == leave.start for other in stay.leaves
            )


@given(possible_events())
def test_each_stay_of_a_line_follows_the_one_before_it(
    events: tuple[Event, ...],
) -> None:
    """Also on a day on which the patient was admitted, transferred and discharged."""
    history = History(events)
    assume(can_be_told_apart(history.stays))
    steps = steps_of(history.stays, longest_gap=3660)
    for line in {stay.line for stay in history.stays}:
        own = [stay for stay in history.stays if stay.line == line]
        expected = [(None, own[0]), *pairwise(own)]
        if own[-1].last_day is not None:
            expected.append((own[-1], None))
        found = [
            (step.origin, step.target)
            for step in steps
            if line in {part.line for part in (step.origin, step.target) if part}
        ]
        assert found == expected


@given(possible_events())
def test_stays_come_in_the_order_of_every_other_part_of_the_library(
    events: tuple[Event, ...],
) -> None:
    stays = History(events).stays
    assume(can_be_told_apart(stays))
    assert by_admission(stays) == stays


@given(possible_events())
def test_a_level_that_was_decided_on_stands_in_the_stay_of_each_of_its_days(
    events: tuple[Event, ...],
) -> None:
    """The day of a move is a day of the stay that the patient goes to."""
    history = History(events)
    for found in events:
        if not isinstance(found, LevelRecommended | LevelAuthorized | LevelDenied):
            continue
        own = [stay for stay in history.stays if stay.line == found.line]
        holders: set[int] = set()
        for number in range(500):
            on = found.period.start + timedelta(days=number)
            if on in found.period:
                here = [index for index, stay in enumerate(own) if on in stay.period]
                holders.update(here[-1:])
        for stay in own:
            spans = {
                LevelRecommended: stay.recommended,
                LevelAuthorized: stay.authorized,
                LevelDenied: stay.denied,
            }[type(found)]
            span = LevelSpan(level=found.level, period=found.period)
            held = any(stay == own[holder] for holder in holders)
            assert (span in spans) is held
        assert (found in history.unplaced) is not bool(holders)


@given(possible_events(), possible_events())
def test_lines_do_not_know_each_other(
    mine: tuple[Event, ...], theirs: tuple[Event, ...]
) -> None:
    """Save for a death, which ends them all."""
    living = [
        attrs.evolve(found, line=f"{name} {found.line}")
        for name, events in (("mine", mine), ("theirs", theirs))
        for found in events
    ]
    assume(not any(_death(found) for found in living))
    history = History(tuple(living))
    for name, events in (("mine", mine), ("theirs", theirs)):
        alone = History(
            tuple(attrs.evolve(found, line=f"{name} {found.line}") for found in events)
        )
        own = [stay for stay in history.stays if stay.line.startswith(name)]
        assert own == list(alone.stays)


# --- corrections ----------------------------------------------------------------------


@given(possible_events(), st.data())
def test_to_replace_and_to_put_back_is_to_do_nothing(
    events: tuple[Event, ...], data: st.DataObject
) -> None:
    history = History(events)
    wrong = data.draw(st.sampled_from(events))
    right = data.draw(replacements(wrong))
    try:
        corrected = history.replacing(wrong, right)
    except HistoryError:
        reject()
    assert corrected.replacing(right, wrong) == history
    assert corrected.replacing(right, wrong).stays == history.stays
    assert len(corrected) == len(history)


@given(possible_events(), levels(), ranges(), st.sampled_from(LINES))
def test_to_add_and_to_take_away_is_to_do_nothing(
    events: tuple[Event, ...], level: Level, period: DateRange, line: str
) -> None:
    history = History(events)
    more = (
        LevelRecommended(level=level, period=period, line=line),
        Admission(on=day(2), level=level, line="a line of its own"),
    )
    for event in more:
        assume(not any(_death(found) for found in events))
        assert history.adding(event).replacing(event) == history
    assert history.adding(*more).replacing(more[0]).replacing(more[1]) == history
    assert history.adding() == history


@given(possible_events())
def test_a_correction_leaves_the_old_history_as_it_is(
    events: tuple[Event, ...],
) -> None:
    history = History(events)
    before = (history.events, history.stays)
    history.adding(LevelRecommended(level=CLINIC, period=DateRange(day(2))))
    assert (history.events, history.stays) == before


def _death(found: Event) -> bool:
    return isinstance(found, Discharge) and found.reason is DischargeReason.DIED


def replacements(wrong: Event) -> st.SearchStrategy[Event]:
    """Events that might have been meant: another day, or another level."""
    if isinstance(wrong, LevelRecommended | LevelAuthorized | LevelDenied):
        return levels().map(lambda level: attrs.evolve(wrong, level=level))
    moved = st.integers(-3, 3).map(
        lambda days: attrs.evolve(wrong, on=wrong.on + timedelta(days=days))
    )
    if isinstance(wrong, Admission | Transfer):
        return moved | levels().map(lambda level: attrs.evolve(wrong, level=level))
    return moved
