"""How many patients are at each level: on one day, and on every day of a range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate
from typing import cast

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels import Level
from continuum.measures._records import (
    PatientRecord,
    at_level,
    level_order,
    stays_of,
    tenths,
)
from continuum.measures._table import Table
from continuum.periods import DateRange
from continuum.stay import Stay

__all__ = [
    "Census",
    "CensusSeries",
    "LevelCensus",
    "LevelSeries",
    "census",
    "census_series",
]


@attrs.frozen(kw_only=True)
class LevelCensus:
    """Patients at one level at the end of one day.

    Args:
        level: The level.
        present: Patients there.
        on_leave: Patients who are away on leave, and not among those.
    """

    level: Level
    present: int
    on_leave: int


@attrs.frozen(kw_only=True)
class Census:
    """Patients at each level at the end of one day.

    Args:
        on: The day.
        levels: One for each level of a stay that was given, even with nobody there, by
            system, the most intensive first.
    """

    on: date
    levels: tuple[LevelCensus, ...]

    def __getitem__(self, level: Level) -> LevelCensus:
        """The patients at *level*.

        Raises:
            UnknownLevelError: No stay is at that level.
        """
        return at_level("Census", level, self.levels)

    def __iter__(self) -> Iterator[LevelCensus]:
        return iter(self.levels)

    def __len__(self) -> int:
        return len(self.levels)

    def _table(self) -> Table:
        return Table(
            ("level", "present", "on leave"),
            [
                (str(found.level), str(found.present), str(found.on_leave))
                for found in self.levels
            ],
            caption=f"Census at the end of {self.on}",
        )

    def __str__(self) -> str:
        return self._table().text()

    def _repr_html_(self) -> str:
        return self._table().html()


@attrs.frozen(kw_only=True)
class LevelSeries:
    """Patients at one level at the end of each day of a range.

    Args:
        level: The level.
        present: Patients there, day by day.
        on_leave: Patients away on leave, day by day, and not among those.
    """

    level: Level
    present: tuple[int, ...]
    on_leave: tuple[int, ...]


@attrs.frozen(kw_only=True)
class CensusSeries:
    """Patients at each level at the end of each day of a range.

    Args:
        within: The days.
        levels: One for each level of a stay that was given, by system, the most
            intensive first.

    Raises:
        FieldValueError: *within* is open, or a level has not one number for each day.
    """

    within: DateRange
    levels: tuple[LevelSeries, ...]

    def __attrs_post_init__(self) -> None:
        days = _fields.instance("CensusSeries", "within", self.within, DateRange).days
        if days is None:
            expected = "a range with an end"
            raise FieldValueError("CensusSeries", "within", None, expected)
        series = _fields.all_of("CensusSeries", "levels", self.levels, LevelSeries)
        for index, found in enumerate(series):
            for name in ("present", "on_leave"):
                field, counts = f"levels[{index}].{name}", getattr(found, name)
                if not isinstance(counts, tuple):
                    raise FieldTypeError("CensusSeries", field, counts, "a tuple")
                size = len(cast("tuple[object, ...]", counts))
                if size != days:
                    expected = f"of {days} numbers, one for each day"
                    raise FieldValueError("CensusSeries", field, size, expected)

    def on(self, day: date) -> Census:
        """The census of one day.

        Raises:
            FieldValueError: *day* is not within the range.
        """
        if day not in self.within:
            expected = f"within {self.within}"
            raise FieldValueError("CensusSeries", "day", day, expected)
        index = (day - self.within.start).days
        return _census(day, self.levels, index)

    def __iter__(self) -> Iterator[LevelSeries]:
        return iter(self.levels)

    def __len__(self) -> int:
        return len(self.levels)

    def _table(self) -> Table:
        return Table(
            ("level", "first day", "fewest", "mean", "most", "last day"),
            [
                (
                    str(found.level),
                    str(found.present[0]),
                    str(min(found.present)),
                    tenths(Fraction(sum(found.present), len(found.present))),
                    str(max(found.present)),
                    str(found.present[-1]),
                )
                for found in self.levels
            ],
            caption=f"Patients present at the end of the day, {self.within}",
        )

    def __str__(self) -> str:
        return self._table().text()

    def _repr_html_(self) -> str:
        return self._table().html()


def census(stays: Iterable[PatientRecord | Stay], *, on: date) -> Census:
    """Count the patients at each level at the end of day *on*.

    A patient is there from the day of admission up to, not including, the last day; who
    is admitted and discharged on one day is never counted, and who is transferred is
    counted where the day ends. A patient with two stays at one level counts twice.

    A stay without an end is counted through *on* where it is given by itself, since
    that vouches for it. Where it comes in a record it is counted through the last day
    observed, and on no day where the record does not say what was observed: who may
    have left unseen is not counted as present.

    Args:
        stays: Stays, or records whose stays are meant, in any order.
        on: The day.

    >>> from continuum.systems import asam3
    >>> week = DateRange(date(2026, 3, 2), date(2026, 3, 9))  # through 8 March
    >>> stay = Stay(level=asam3.LEVEL_3_7, period=week)
    >>> [census([stay], on=date(2026, 3, n))[stay.level].present for n in (1, 2, 7, 8)]
    [0, 1, 1, 0]
    """
    _fields.day("census", "on", on)
    return _census(on, _series("census", stays, on.toordinal(), 1), 0)


def _census(day: date, levels: Iterable[LevelSeries], index: int) -> Census:
    return Census(
        on=day,
        levels=tuple(
            LevelCensus(
                level=found.level,
                present=found.present[index],
                on_leave=found.on_leave[index],
            )
            for found in levels
        ),
    )


def census_series(
    stays: Iterable[PatientRecord | Stay], *, within: DateRange
) -> CensusSeries:
    """Count the patients at each level at the end of each day of *within*.

    Stays without an end are counted as `census` counts them: in a record through the
    last day observed, given by themselves on every day. The time it takes grows with
    the stays plus the days, not with their product.

    Args:
        stays: Stays, or records whose stays are meant, in any order.
        within: The days; a range with an end.

    Raises:
        FieldValueError: *within* is open.

    >>> from continuum.systems import asam3
    >>> week = DateRange(date(2026, 3, 2), date(2026, 3, 5))
    >>> days = DateRange(date(2026, 3, 1), date(2026, 3, 6))
    >>> stays = [Stay(level=asam3.LEVEL_3_7, period=week)]
    >>> [found.present for found in census_series(stays, within=days)]
    [(0, 1, 1, 0, 0)]
    """
    _fields.instance("census_series", "within", within, DateRange)
    if within.days is None:
        expected = "a range with an end"
        raise FieldValueError("census_series", "within", None, expected)
    first = within.start.toordinal()
    levels = _series("census_series", stays, first, within.days)
    return CensusSeries(within=within, levels=levels)


def _series(
    call: str, stays: Iterable[PatientRecord | Stay], first: int, size: int
) -> tuple[LevelSeries, ...]:
    """Count on each of *size* days from the one with the ordinal *first*."""
    # What changes at the start of each day; a running sum makes it the number there.
    changes: dict[Level, tuple[list[int], list[int]]] = {}
    for stay, unobserved in stays_of(call, stays):
        found = changes.get(stay.level)
        if found is None:
            found = changes[stay.level] = ([0] * (size + 1), [0] * (size + 1))
        present, on_leave = found
        last = unobserved if stay.last_day is None else stay.last_day
        end = size if last is None else min(size, last.toordinal() - first)
        start = max(0, stay.admitted.toordinal() - first)
        if start >= end:
            continue
        present[start] += 1
        present[end] -= 1
        for leave in stay.leaves:
            back = leave.end
            away_end = end if back is None else min(end, back.toordinal() - first)
            away = max(start, leave.start.toordinal() - first)
            if away < away_end:
                present[away] -= 1
                present[away_end] += 1
                on_leave[away] += 1
                on_leave[away_end] -= 1
    return tuple(
        LevelSeries(
            level=level,
            present=tuple(accumulate(present[:-1])),
            on_leave=tuple(accumulate(on_leave[:-1])),
        )
        for level, (present, on_leave) in sorted(
            changes.items(), key=lambda item: level_order(item[0])
        )
    )
