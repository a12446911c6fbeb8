"""What happened to one patient, event by event, and the stays that follow from it.

Events may come in any order; a day and the state of care decide what follows what. A
correction makes a new history and leaves the old one as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby, permutations
from typing import TypeAlias, assert_never, cast

import attrs

from continuum import _fields
from continuum.circumstances import Circumstances
from continuum.errors import FieldTypeError, FieldValueError, HistoryError
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.stay import (
    DischargeReason,
    LevelSpan,
    Marked,
    Stay,
    care_order,
    check_circumstances,
    own_days,
)

__all__ = [
    "Admission",
    "Discharge",
    "Event",
    "History",
    "Leave",
    "LevelAuthorized",
    "LevelDenied",
    "LevelRecommended",
    "Return",
    "Transfer",
]

_ONE_DAY = timedelta(days=1)

_MOST_ON_A_DAY = 6
"""Most events of one line on one day whose order is found; more are no day's care."""


@attrs.frozen(kw_only=True)
class Admission:
    """The patient is admitted to a level.

    Args:
        on: Day of admission, the first day of the stay.
        level: Level of care.
        line: Which of several lines of care, where more than one runs at once.
        circumstances: What is known of the patient on that day.
    """

    on: date
    level: Level
    line: str = "main"
    circumstances: Circumstances = attrs.field(factory=Circumstances)

    def __attrs_post_init__(self) -> None:
        _check_event(self)
        _fields.instance("Admission", "level", self.level, Level)
        check_circumstances("Admission", self.circumstances, self.on)

    def __str__(self) -> str:
        return f"an admission to {self.level}"


@attrs.frozen(kw_only=True)
class Transfer:
    """The patient goes from a level to another, or to another place at the same.

    Args:
        on: Day of the transfer: the last day of one stay and the first of the next.
        level: Level the patient goes to.
        line: Which of several lines of care.
        circumstances: What is known of the patient on that day.
    """

    on: date
    level: Level
    line: str = "main"
    circumstances: Circumstances = attrs.field(factory=Circumstances)

    def __attrs_post_init__(self) -> None:
        _check_event(self)
        _fields.instance("Transfer", "level", self.level, Level)
        check_circumstances("Transfer", self.circumstances, self.on)

    def __str__(self) -> str:
        return f"a transfer to {self.level}"


@attrs.frozen(kw_only=True)
class Leave:
    """The patient goes on leave of absence; *on* is the first day away."""

    on: date
    line: str = "main"

    def __attrs_post_init__(self) -> None:
        _check_event(self)

    def __str__(self) -> str:
        return "a leave"


@attrs.frozen(kw_only=True)
class Return:
    """The patient comes back from leave; *on* is the first day back."""

    on: date
    line: str = "main"

    def __attrs_post_init__(self) -> None:
        _check_event(self)

    def __str__(self) -> str:
        return "a return"


@attrs.frozen(kw_only=True)
class Discharge:
    """The patient leaves care.

    Args:
        on: Day of discharge, the last day of the stay.
        reason: Why; None where that is not known.
        line: Which of several lines of care.
    """

    on: date
    reason: DischargeReason | None = None
    line: str = "main"

    def __attrs_post_init__(self) -> None:
        _check_event(self)
        if self.reason is not None:
            _fields.instance("Discharge", "reason", self.reason, DischargeReason)

    def __str__(self) -> str:
        return f"a discharge ({self.reason})" if self.reason else "a discharge"


@attrs.frozen(kw_only=True)
class LevelRecommended:
    """A clinician recommends a level for some days; where the patient is stays open."""

    level: Level
    period: DateRange
    line: str = "main"

    def __attrs_post_init__(self) -> None:
        _check_span(self)


@attrs.frozen(kw_only=True)
class LevelAuthorized:
    """A payer authorizes a level for some days; where the patient is stays open."""

    level: Level
    period: DateRange
    line: str = "main"

    def __attrs_post_init__(self) -> None:
        _check_span(self)


@attrs.frozen(kw_only=True)
class LevelDenied:
    """A payer is asked for a level for some days and denies it."""

    level: Level
    period: DateRange
    line: str = "main"

    def __attrs_post_init__(self) -> None:
        _check_span(self)


_Move: TypeAlias = Admission | Transfer | Leave | Return | Discharge

_Decision: TypeAlias = LevelRecommended | LevelAuthorized | LevelDenied

Event: TypeAlias = _Move | _Decision
"""Anything a history is made of."""


@attrs.frozen(repr=False)
class History:
    """The events of one patient, which make stays.

    A day that ends a stay is its last day: a transfer's day belongs to both stays, and
    a service on the day of discharge to the stay. Events of one day and line are put
    into the one order in which all of them can be. Iterated, it gives its stays.

    Args:
        events: In any order.

    Raises:
        HistoryError: The events cannot all have happened: a discharge of a patient who
            was not admitted, an event after death, two transfers of one day and line
            whose order nobody can tell. Every problem is listed.

    >>> from continuum.systems import asam3
    >>> out = Discharge(on=date(2026, 3, 20), reason=DischargeReason.COMPLETED)
    >>> history = History((out, Admission(on=date(2026, 3, 2), level=asam3.LEVEL_2_1)))
    >>> [(str(stay.level), stay.nights) for stay in history.stays]
    [('asam3 2.1', 18)]
    >>> History((out,))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    continuum.errors.HistoryError: this cannot have happened: on 2026-03-20, a ...
    """

    events: tuple[Event, ...]
    stays: tuple[Stay, ...] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        events: object = self.events
        if not isinstance(events, tuple):
            raise FieldTypeError("History", "events", events, "a tuple of events")
        for index, event in enumerate(cast("tuple[object, ...]", events)):
            if not isinstance(event, Event):
                field = f"events[{index}]"
                raise FieldTypeError("History", field, event, "an event")
        ordered = tuple(sorted(self.events, key=_order))
        object.__setattr__(self, "events", ordered)
        object.__setattr__(self, "stays", _stays(ordered))

    @property
    def unplaced(self) -> tuple[LevelRecommended | LevelAuthorized | LevelDenied, ...]:
        """Levels decided on for days on which no stay of the line runs.

        They stand in no stay: a level was decided on, and the patient was not admitted.
        """
        return tuple(
            event
            for event in self.events
            if not isinstance(event, _Move)
            and not any(
                stay.line == event.line and stay.period.overlaps(event.period)
                for stay in self.stays
            )
        )

    def adding(self, *events: Event) -> History:
        """This history and *events*."""
        return History((*self.events, *events))

    def replacing(self, wrong: Event, *right: Event) -> History:
        """This history with *right* in place of *wrong*; without it, where none is.

        Raises:
            FieldValueError: *wrong* is no event of this history.
            HistoryError: What is left cannot have happened.
        """
        if wrong not in self.events:
            found = type(wrong).__name__
            expected = "an event of this history"
            raise FieldValueError("replacing", "wrong", found, expected)
        rest = list(self.events)
        rest.remove(wrong)
        return History((*rest, *right))

    def to_svg(self, *, on: date | None = None, findings: Iterable[Marked] = ()) -> str:
        """Draw the stays as SVG; see `continuum.episode.Episode.to_svg`.

        Raises:
            FieldTypeError: An argument is of the wrong type.
            FieldValueError: No stay follows from the events.
        """
        from continuum import _timeline  # noqa: PLC0415  # long to load, seldom asked

        return _timeline.svg(self.stays, on=on, findings=findings)

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        from continuum import _timeline  # noqa: PLC0415  # long to load, seldom asked

        return _timeline.bundle(self.stays)

    def __str__(self) -> str:
        from continuum import _timeline  # noqa: PLC0415  # long to load, seldom asked

        return _timeline.lines(self.stays)

    def __iter__(self) -> Iterator[Stay]:
        return iter(self.stays)

    def __len__(self) -> int:
        return len(self.stays)

    def __repr__(self) -> str:
        return f"History({len(self.events)} events, {len(self.stays)} stays)"


@attrs.frozen(kw_only=True)
class _Open:
    """A stay that has not ended, in the making."""

    level: Level
    since: date
    circumstances: Circumstances
    leaves: tuple[DateRange, ...] = ()
    away_since: date | None = None


@attrs.frozen
class _Line:
    """One line of care in the making: the stays so far, and the open one."""

    closed: tuple[Stay, ...] = ()
    current: _Open | None = None
    died: bool = False


def _stays(events: tuple[Event, ...]) -> tuple[Stay, ...]:
    problems: list[str] = []
    found: list[Stay] = []
    moves = [event for event in events if isinstance(event, _Move)]
    spans = [event for event in events if not isinstance(event, _Move)]
    moves.sort(key=lambda event: event.line)  # stable: the days stay in order
    for name, of_line in groupby(moves, key=lambda event: event.line):
        line = _Line()
        for day, of_day in groupby(of_line, key=lambda event: event.on):
            line = _after_day(line, day, tuple(of_day), problems)
        found += _with_line(line, name, spans)
    problems += _after_death(moves, found)
    if problems:
        raise HistoryError(tuple(problems))
    return tuple(sorted(found, key=_stay_order))


def _after_day(
    line: _Line, day: date, events: tuple[_Move, ...], problems: list[str]
) -> _Line:
    """The line after the events of one day, in the one order in which they can be."""
    if len(events) == 1:
        after = _after(line, events[0])
        if isinstance(after, _Line):
            return after
        problems.append(f"on {day}, {after}")
        return line
    if len(events) > _MOST_ON_A_DAY:
        problems.append(f"on {day}, {len(events)} events of one line")
        return line
    outcomes: dict[_Line, None] = {}
    for order in permutations(events):
        outcome = _after_all(line, order)
        if outcome is not None:
            outcomes[outcome] = None
    if len(outcomes) == 1:
        return next(iter(outcomes))
    named = ", ".join(sorted(str(event) for event in events))
    why = "cannot all have happened" if not outcomes else "may have come in any order"
    problems.append(f"on {day}, {named} {why}")
    return line


def _after_all(line: _Line, events: Iterable[_Move]) -> _Line | None:
    for event in events:
        after = _after(line, event)
        if not isinstance(after, _Line):
            return None
        line = after
    return line


def _after(line: _Line, event: _Move) -> _Line | str:
    """The line after *event*, or why it cannot have happened."""
    current = line.current
    if line.died:
        return f"{event} of a patient who has died"
    if current is None:
        if isinstance(event, Admission):
            return attrs.evolve(line, current=_opened(event))
        return f"{event} of a patient who is not admitted"
    match event:
        case Admission():
            return f"{event} of a patient who is admitted to {current.level}"
        case Leave(on=on):
            if current.away_since is not None:
                return f"{event} of a patient who is on leave"
            if on == current.since:
                return f"{event} of a patient who is admitted on that day"
            return attrs.evolve(line, current=attrs.evolve(current, away_since=on))
        case Return(on=on):
            since = current.away_since
            if since is None:
                return f"{event} of a patient who is not on leave"
            if on == since:
                return f"{event} of a patient who goes on leave on that day"
            leaves = (*current.leaves, DateRange(since, on))
            back = attrs.evolve(current, leaves=leaves, away_since=None)
            return attrs.evolve(line, current=back)
        case Transfer(on=on):
            closed = _stay(current, on, DischargeReason.TRANSFERRED)
            return _Line((*line.closed, closed), _opened(event))
        case Discharge(on=on, reason=reason):
            closed = _stay(current, on, reason)
            died = reason is DischargeReason.DIED
            return _Line((*line.closed, closed), None, died)
        case _:
            assert_never(event)


def _opened(event: Admission | Transfer) -> _Open:
    return _Open(level=event.level, since=event.on, circumstances=event.circumstances)


def _stay(
    current: _Open, last: date | None = None, reason: DischargeReason | None = None
) -> Stay:
    """The stay that *current* makes, through its *last* day; without one it lasts."""
    end = None if last is None else last + _ONE_DAY
    leaves = current.leaves
    if current.away_since is not None:
        leaves = (*leaves, DateRange(current.away_since, end))
    return Stay(
        level=current.level,
        period=DateRange(current.since, end),
        ended=reason,
        leaves=leaves,
        circumstances=current.circumstances,
    )


def _with_line(
    line: _Line, name: str, decisions: Iterable[_Decision]
) -> Iterator[Stay]:
    """Yield the stays of a line, each with the levels that were decided on for it."""
    stays = line.closed
    if line.current is not None:
        stays = (*stays, _stay(line.current))
    own = [decision for decision in decisions if decision.line == name]
    stays = tuple(attrs.evolve(stay, line=name) for stay in stays)
    for stay in stays:
        days = own_days(stay, stays)
        near = [each for each in own if days is not None and days.overlaps(each.period)]
        yield attrs.evolve(
            stay,
            recommended=_spans(near, LevelRecommended),
            authorized=_spans(near, LevelAuthorized),
            denied=_spans(near, LevelDenied),
        )


def _spans(
    decisions: Iterable[_Decision], kind: type[_Decision]
) -> tuple[LevelSpan, ...]:
    return tuple(
        LevelSpan(level=decision.level, period=decision.period)
        for decision in decisions
        if isinstance(decision, kind)
    )


def _after_death(moves: Iterable[_Move], stays: Iterable[Stay]) -> Iterator[str]:
    """Yield what happens after a death in another line of care."""
    deaths = {
        stay.line: stay.last_day
        for stay in stays
        if stay.ended is DischargeReason.DIED and stay.last_day is not None
    }
    if not deaths:
        return
    death = min(deaths.values())
    for event in moves:
        if event.on > death and deaths.get(event.line) != death:
            yield f"on {event.on}, {event} of a patient who died on {death}"


def _check_event(event: _Move) -> None:
    owner = type(event).__name__
    _fields.day(owner, "on", event.on)
    _fields.text(owner, "line", event.line)


def _check_span(span: _Decision) -> None:
    owner = type(span).__name__
    _fields.instance(owner, "level", span.level, Level)
    _fields.instance(owner, "period", span.period, DateRange)
    _fields.text(owner, "line", span.line)


def _order(event: Event) -> tuple[date, str, str, str, str]:
    # Any fixed order will do: it makes equal the histories of equal events.
    if isinstance(event, _Move):
        level = event.level if isinstance(event, Admission | Transfer) else ""
        return event.on, event.line, type(event).__name__, str(level), str(event)
    end = str(event.period.end)
    return event.period.start, event.line, type(event).__name__, str(event.level), end


def _stay_order(stay: Stay) -> tuple[tuple[date, bool, date, bool], str]:
    return care_order(stay), stay.line
