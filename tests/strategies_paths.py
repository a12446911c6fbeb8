"""Levels, events and stays of one patient: makers, and hypothesis strategies.

All days lie in the months from March 2026 on, whose second day is a Monday.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import attrs
from hypothesis import strategies as st

from continuum.circumstances import Circumstances
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
from continuum.levels import (
    Concurrency,
    Continuum,
    Expectation,
    Level,
    Outside,
    Place,
    Transition,
    TransitionKind,
)
from continuum.periods import DateRange
from continuum.stay import DischargeReason, LevelSpan, Stay
from tests.strategies_rules import MONDAY

WITHDRAWAL = Level(
    system="path",
    code="wm",
    name="Withdrawal management",
    intensity=4,
    supervised=True,
    withdrawal_management=True,
)
HOSPITAL = Level(
    system="path", code="hospital", name="Hospital", intensity=5, supervised=True
)
RESIDENTIAL = Level(
    system="path", code="residential", name="Residential", intensity=4, supervised=True
)
LODGING = Level(
    system="path", code="lodging", name="Day care, maybe with beds", intensity=3
)
EVENING = Level(
    system="path", code="evening", name="Evenings", intensity=2, supervised=False
)
CLINIC = Level(
    system="path", code="clinic", name="Clinic", intensity=1, supervised=False
)
HOUSE = Level(
    system="path",
    code="house",
    name="Recovery residence",
    intensity=0,
    supervised=False,
    treatment=False,
)

LEVELS = (HOSPITAL, WITHDRAWAL, RESIDENTIAL, LODGING, EVENING, CLINIC, HOUSE)

LINES = ("main", "medication", "house")

GAPS = (0, 0, 0, 1, 1, 2, 3, 7, 14, 15, 16, 30)


def day(number: int) -> date:
    """A day by its number in March 2026; 32 is the first of April."""
    return MONDAY + timedelta(days=number - 2)


def through(first: int, last: int | None = None) -> DateRange:
    """From one day through another, both by their number in March 2026."""
    return DateRange(day(first), None if last is None else day(last + 1))


def stay(
    level: Level,
    first: int,
    last: int | None = None,
    ended: DischargeReason | None = None,
    *leaves: DateRange,
    line: str = "main",
    recommended: Sequence[LevelSpan] = (),
    authorized: Sequence[LevelSpan] = (),
    denied: Sequence[LevelSpan] = (),
) -> Stay:
    """A stay from one day through another of March 2026."""
    return Stay(
        level=level,
        period=through(first, last),
        ended=ended,
        leaves=leaves,
        line=line,
        recommended=tuple(recommended),
        authorized=tuple(authorized),
        denied=tuple(denied),
    )


def decided(level: Level, first: int, last: int | None = None) -> LevelSpan:
    """A level that was decided on from one day through another."""
    return LevelSpan(level=level, period=through(first, last))


def move(
    origin: Place,
    target: Place,
    kind: TransitionKind = TransitionKind.STEP_DOWN,
    expectation: Expectation = Expectation.EXPECTED,
) -> Transition:
    return Transition(
        origin=origin,
        target=target,
        kind=kind,
        expectation=expectation,
        rationale=f"{kind}, as a rule",
    )


def every_move(levels: Sequence[Level]) -> tuple[Transition, ...]:
    """A move, expected, between any two places."""
    found = [move(Outside.BEFORE, level, TransitionKind.ADMISSION) for level in levels]
    found += [
        move(Outside.AFTER, level, TransitionKind.READMISSION) for level in levels
    ]
    found += [move(level, Outside.AFTER, TransitionKind.DISCHARGE) for level in levels]
    found += [
        move(one, other, TransitionKind.LATERAL)
        for one in levels
        for other in levels
        if one != other
    ]
    return tuple(found)


def beside(
    one: Level,
    other: Level | None = None,
    expectation: Expectation = Expectation.EXPECTED,
) -> Concurrency:
    return Concurrency(
        pair=(one, other), expectation=expectation, rationale="side by side"
    )


PERMISSIVE = Continuum("path", "All is usual", LEVELS, every_move(LEVELS))
"""Every move is expected, and nothing is said of what runs side by side."""


# --- strategies -----------------------------------------------------------------------


def levels() -> st.SearchStrategy[Level]:
    """The levels above."""
    return st.sampled_from(LEVELS)


def known() -> st.SearchStrategy[Circumstances]:
    """What is known of a patient; nothing, as a rule."""
    return st.sampled_from([Circumstances(), Circumstances(), Circumstances.aged(17)])


def _possible(events: Sequence[Event]) -> bool:
    try:
        History(tuple(events))
    except HistoryError:
        return False
    return True


@st.composite
def line_events(
    draw: st.DrawFn, line: str, *, most: int = 8, death: bool = True
) -> list[Event]:
    """What may have happened in one line: often several events on a day."""
    events: list[Event] = []
    on = since = day(2) + timedelta(days=draw(st.integers(0, 40)))
    inside = away = False
    reasons = [None, *DischargeReason]
    for _ in range(draw(st.integers(1, most))):
        on += timedelta(days=draw(st.sampled_from(GAPS)))
        kind: type[Event] = Admission
        if inside:
            kind = draw(
                st.sampled_from([Transfer, Discharge, Return if away else Leave])
            )
        event: Event
        if kind is Admission or kind is Transfer:
            event = kind(
                on=on, level=draw(levels()), line=line, circumstances=draw(known())
            )
        elif kind is Discharge:
            reason = draw(st.sampled_from(reasons))
            if reason is DischargeReason.DIED and not death:
                reason = DischargeReason.OTHER
            event = Discharge(on=on, reason=reason, line=line)
        elif kind is Return:
            event = Return(on=on, line=line)
        else:
            event = Leave(on=on, line=line)
        if kind in {Admission, Transfer}:
            since = on
        if (kind is Leave and on == since) or not _possible([*events, event]):
            # Two events of one day whose order nobody could tell, or no day away.
            on += timedelta(days=1)
            event = attrs.evolve(event, on=on)
            since = on if kind in {Admission, Transfer} else since
        events.append(event)
        inside = kind is not Discharge
        away = kind is Leave
        if isinstance(event, Discharge) and event.reason is DischargeReason.DIED:
            break
    return events


@st.composite
def ranges(draw: st.DrawFn) -> DateRange:
    """Ranges of days near those of the events, some of them open."""
    start = day(2) + timedelta(days=draw(st.integers(0, 90)))
    length = draw(st.none() | st.integers(1, 40))
    return DateRange(start, None if length is None else start + timedelta(days=length))


def spans_of(line: str) -> st.SearchStrategy[list[Event]]:
    """Levels that were recommended, authorized or denied."""
    fields = {"level": levels(), "period": ranges(), "line": st.just(line)}
    one: st.SearchStrategy[Event] = st.one_of(
        st.builds(LevelRecommended, **fields),
        st.builds(LevelAuthorized, **fields),
        st.builds(LevelDenied, **fields),
    )
    return st.lists(one, max_size=3)


@st.composite
def possible_events(
    draw: st.DrawFn, *, lines: Sequence[str] = LINES, death: bool = True
) -> tuple[Event, ...]:
    """Events of one patient that can all have happened, line by line."""
    events: list[Event] = []
    for line in lines[: draw(st.integers(1, len(lines)))]:
        found = draw(line_events(line, death=death))
        if _possible([*events, *found]):  # nobody died, or not before this line ended
            events += found
        events += draw(spans_of(line))
    return tuple(events)


def can_be_told_apart(stays: Sequence[Stay]) -> bool:
    """Whether the stays alone tell in which order the levels of each line came.

    They do not where a line led through two levels or more on one day and went on: each
    of those stays began and ended in a transfer on that day.
    """
    passed = [
        (stay.line, stay.admitted)
        for stay in stays
        if stay.nights == 0 and stay.ended is DischargeReason.TRANSFERRED
    ]
    return len(set(passed)) == len(passed)


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    """Stays of any line and level, some of them open; they need make no history."""
    start = day(2) + timedelta(days=draw(st.integers(0, 60)))
    length = draw(st.none() | st.integers(1, 25))
    end = None if length is None else start + timedelta(days=length)
    ended = None if end is None else draw(st.none() | st.sampled_from(DischargeReason))
    leaves: list[DateRange] = []
    if length is not None:
        cuts = sorted(
            draw(st.lists(st.integers(1, length), unique=True, max_size=4)),
        )
        for first, after in zip(cuts[::2], cuts[1::2], strict=False):
            days = (start + timedelta(days=first), start + timedelta(days=after))
            leaves.append(DateRange(*days))
    spans = st.lists(st.builds(LevelSpan, level=levels(), period=ranges()), max_size=2)
    return Stay(
        level=draw(levels()),
        period=DateRange(start, end),
        ended=ended,
        leaves=tuple(leaves),
        line=draw(st.sampled_from(LINES)),
        recommended=tuple(draw(spans)),
        authorized=tuple(draw(spans)),
        denied=tuple(draw(spans)),
        circumstances=draw(known()),
    )


def stay_lists(most: int = 6) -> st.SearchStrategy[list[Stay]]:
    """Stays of one patient, in any order."""
    return st.lists(stays(), max_size=most)
