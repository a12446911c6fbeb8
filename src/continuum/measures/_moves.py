"""Moves between places, counted over a population."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import cast

import attrs

from continuum import _fields
from continuum.episode import LONGEST_GAP, steps_of
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels import Level, Outside, Place
from continuum.measures._records import (
    PatientRecord,
    at_level,
    level_order,
    records_of,
)
from continuum.measures._table import Table
from continuum.periods import DateRange
from continuum.stay import DischargeReason, Stay

__all__ = ["LevelStays", "MoveCount", "TransitionCounts", "transition_counts"]

_MOST = 10**12
_TWO = 2


@attrs.frozen(kw_only=True)
class MoveCount:
    """How often patients moved from one place to another.

    Args:
        origin: Where they came from: `Outside.BEFORE` for the first stay of a line of
            care, `Outside.AFTER` for a readmission.
        target: Where they went; `Outside.AFTER` for a discharge.
        count: How often, once at least.
    """

    origin: Place
    target: Place
    count: int

    def __attrs_post_init__(self) -> None:
        for field, value in (("origin", self.origin), ("target", self.target)):
            if not isinstance(value, Place):
                expected = "a Level or an Outside"
                raise FieldTypeError("MoveCount", field, value, expected)
        if self.target is Outside.BEFORE:
            expected = "a level, or Outside.AFTER"
            raise FieldValueError("MoveCount", "target", str(self.target), expected)
        if isinstance(self.origin, Outside) and isinstance(self.target, Outside):
            expected = "a level, since the origin is none"
            raise FieldValueError("MoveCount", "target", str(self.target), expected)
        _fields.whole("MoveCount", "count", self.count, least=1, most=_MOST)


@attrs.frozen(kw_only=True)
class LevelStays:
    """What became of the stays at one level, as known on one day.

    Args:
        level: The level.
        closed: Stays that have ended.
        nights: Nights of these, all together.
        endings: Why those ended that were followed by a discharge, and how many; None
            is a reason not known.
        open: Stays that are not known to have ended. They are censored: no discharges,
            and no moves.
        pending: Stays that have ended, of which it is not yet known whether another one
            follows.
    """

    level: Level
    closed: int
    nights: int
    endings: tuple[tuple[DischargeReason | None, int], ...] = ()
    open: int = 0
    pending: int = 0

    def __attrs_post_init__(self) -> None:
        _fields.instance("LevelStays", "level", self.level, Level)
        for field in ("closed", "nights", "open"):
            value = getattr(self, field)
            _fields.whole("LevelStays", field, value, least=0, most=_MOST)
        _fields.whole("LevelStays", "pending", self.pending, least=0, most=self.closed)
        if self.nights and not self.closed:
            expected = "0 where no stay has ended"
            raise FieldValueError("LevelStays", "nights", self.nights, expected)
        self._check_endings()

    def _check_endings(self) -> None:
        owner = "LevelStays"
        _fields.all_of(owner, "endings", self.endings, tuple)
        seen: set[object] = set()
        pairs = cast("tuple[tuple[object, ...], ...]", self.endings)
        for index, pair in enumerate(pairs):
            field = f"endings[{index}]"
            if len(pair) != _TWO:
                expected = "a reason, or None, and a number"
                raise FieldValueError(owner, field, None, expected)
            reason, count = pair
            if reason is not None:
                _fields.instance(owner, field, reason, DischargeReason)
            if reason in seen:
                expected = "of another reason than those before"
                raise FieldValueError(owner, field, reason, expected)
            seen.add(reason)
            _fields.whole(owner, field, count, least=1, most=_MOST)


@attrs.frozen(kw_only=True)
class TransitionCounts:
    """The moves of a population between places, as known on one day.

    Args:
        on: The day.
        gap: Most days wholly without care between two stays that make one move.
        moves: How often each move was made; one entry for two places.
        levels: What became of the stays at each level; one entry for each level that
            occurs.

    Raises:
        FieldValueError: The moves from a level and its pending stays are not its closed
            stays, or its endings are not its discharges.
    """

    on: date
    gap: int
    moves: tuple[MoveCount, ...]
    levels: tuple[LevelStays, ...]

    def __attrs_post_init__(self) -> None:
        owner = "TransitionCounts"
        _fields.day(owner, "on", self.on)
        _fields.whole(owner, "gap", self.gap, least=0, most=LONGEST_GAP)
        _fields.all_of(owner, "moves", self.moves, MoveCount)
        _fields.all_of(owner, "levels", self.levels, LevelStays)
        if len({(move.origin, move.target) for move in self.moves}) < len(self.moves):
            expected = "one entry for two places"
            raise FieldValueError(owner, "moves", None, expected)
        occurring = {
            place for move in self.moves for place in (move.origin, move.target)
        }
        levels = [found.level for found in self.levels]
        if len(set(levels)) < len(levels) or not occurring <= {*levels, *Outside}:
            expected = "one entry for each level that occurs"
            raise FieldValueError(owner, "levels", None, expected)
        departures: Counter[Place] = Counter()
        discharges: Counter[Place] = Counter()
        for move in self.moves:
            departures[move.origin] += move.count
            if move.target is Outside.AFTER:
                discharges[move.origin] += move.count
        for index, found in enumerate(self.levels):
            left = found.closed - found.pending
            if departures[found.level] != left:
                field = f"levels[{index}].closed"
                expected = f"{departures[found.level]} that moved, and those pending"
                raise FieldValueError(owner, field, found.closed, expected)
            ended = sum(count for _, count in found.endings)
            if ended != discharges[found.level]:
                field = f"levels[{index}].endings"
                expected = f"{discharges[found.level]} in all, one for each discharge"
                raise FieldValueError(owner, field, ended, expected)

    def count(self, origin: Place, target: Place) -> int:
        """How often patients moved from *origin* to *target*."""
        for move in self.moves:
            if (move.origin, move.target) == (origin, target):
                return move.count
        return 0

    def __getitem__(self, level: Level) -> LevelStays:
        """What became of the stays at *level*.

        Raises:
            UnknownLevelError: No stay is at that level.
        """
        return at_level("TransitionCounts", level, self.levels)

    def _table(self) -> Table:
        return Table(
            ("from", "to", "moves"),
            [
                (str(move.origin), str(move.target), str(move.count))
                for move in self.moves
            ],
            caption=f"Moves, as known on {self.on}",
            below=[
                f"{found.level}: {found.open} open, {found.pending} not yet known"
                for found in self.levels
                if found.open or found.pending
            ],
        )

    def __str__(self) -> str:
        return self._table().text()

    def _repr_html_(self) -> str:
        return self._table().html()


def transition_counts(
    records: Iterable[PatientRecord], *, on: date, gap: int
) -> TransitionCounts:
    """Count the moves between places, as they are known on day *on*.

    A stay follows the one of its line that ended last before it, at most *gap* days
    without care before, and so makes a move; one that follows later is a readmission.
    Each line is a path of its own. A stay that ends after *on* is open, one that begins
    after it is left out.

    A stay that nothing follows is discharged once a stay that would follow would be on
    record, so that its last day and all days on which one may begin were observed;
    until then it is pending, unless the patient died. In a record that does not say
    what was observed it stays pending. A stay without an end is open, observed or not.
    Moves are known at once, so the last *gap* days before *on*, or of what was
    observed, hold more of them than of discharges.

    Args:
        records: One for each patient, in any order.
        on: Day it is known on; for a patient, the last day observed if that is earlier.
        gap: Most days wholly without care between two stays that make one move: with 0
            the next begins on the last day of the one before, or on the day after.

    Raises:
        FieldTypeError: A record is no `PatientRecord`.
        FieldValueError: Two records have the same key.

    >>> from continuum.systems import asam3
    >>> def stay(level: Level, first: int, last: int) -> Stay:
    ...     days = DateRange(date(2026, 3, first), date(2026, 3, last + 1))
    ...     return Stay(level=level, period=days)
    >>> patient = PatientRecord(
    ...     key="a",
    ...     stays=(stay(asam3.LEVEL_3_7, 2, 8), stay(asam3.LEVEL_2_1, 10, 20)),
    ...     observed=None,
    ... )
    >>> ends = asam3.LEVEL_3_7, asam3.LEVEL_2_1
    >>> for gap in (0, 1):  # the 9th is without care
    ...     counts = transition_counts([patient], on=date(2026, 4, 1), gap=gap)
    ...     print(counts.count(*ends))
    0
    1
    """
    _fields.day("transition_counts", "on", on)
    _fields.whole("transition_counts", "gap", gap, least=0, most=LONGEST_GAP)
    moves: Counter[tuple[Place, Place]] = Counter()
    levels: defaultdict[Level, _Stays] = defaultdict(_Stays)
    for record in records_of("transition_counts", records):
        _count(record, on, gap, moves, levels)
    return TransitionCounts(
        on=on,
        gap=gap,
        moves=tuple(
            MoveCount(origin=origin, target=target, count=count)
            for (origin, target), count in sorted(moves.items(), key=_move_order)
        ),
        levels=tuple(
            LevelStays(
                level=level,
                closed=levels[level].closed,
                nights=levels[level].nights,
                endings=tuple(
                    (reason, levels[level].endings[reason])
                    for reason in (*DischargeReason, None)
                    if reason in levels[level].endings
                ),
                open=levels[level].open,
                pending=levels[level].pending,
            )
            for level in sorted(levels, key=level_order)
        ),
    )


class _Stays:
    """What becomes of the stays at a level, while they are counted."""

    __slots__ = ("closed", "endings", "nights", "open", "pending")

    def __init__(self) -> None:
        self.closed = self.nights = self.open = self.pending = 0
        self.endings: Counter[DischargeReason | None] = Counter()


def _count(
    record: PatientRecord,
    on: date,
    gap: int,
    moves: Counter[tuple[Place, Place]],
    levels: defaultdict[Level, _Stays],
) -> None:
    known: list[Stay] = []
    for stay in record.stays:
        if stay.admitted > on:
            continue
        found, last = levels[stay.level], stay.last_day
        if last is None:
            known.append(stay)
            found.open += 1
        elif last > on:
            known.append(_still_open(stay))
            found.open += 1
        else:
            known.append(stay)
            found.closed += 1
            found.nights += (last - stay.admitted).days
    ended: set[str] = set()
    for step in steps_of(known, longest_gap=gap):
        origin, target = step.origin, step.target
        if origin is not None:
            ended.add(origin.line)
        if target is not None:
            outside = Outside.AFTER if target.line in ended else Outside.BEFORE
            moves[outside if origin is None else origin.level, target.level] += 1
            continue
        # A step without a target is a discharge, and has an origin.
        left = cast(Stay, origin)
        if _is_over(left, record, on, gap):
            moves[left.level, Outside.AFTER] += 1
            levels[left.level].endings[left.ended] += 1
        else:
            levels[left.level].pending += 1


def _still_open(stay: Stay) -> Stay:
    """*stay* before its end is known, without what does not matter here."""
    return Stay(level=stay.level, period=DateRange(stay.admitted), line=stay.line)


def _is_over(stay: Stay, record: PatientRecord, on: date, gap: int) -> bool:
    """Whether a stay that follows would be on record; there is none."""
    if stay.ended is DischargeReason.DIED:
        return True
    if stay.last_day is None or (on - stay.last_day).days <= gap:
        return False
    first = stay.last_day.toordinal()
    return record.observes(first, first + gap + 1)


def place_order(place: Place) -> tuple[bool, tuple[str, int, str], str]:
    if isinstance(place, Level):
        return False, level_order(place), ""
    return True, ("", 0, ""), str(place)


def _move_order(
    item: tuple[tuple[Place, Place], int],
) -> tuple[object, ...]:
    origin, target = item[0]
    return origin is not Outside.BEFORE, place_order(origin), place_order(target)
