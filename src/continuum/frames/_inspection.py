"""One look at a cohort: what of it cannot be judged, and what its plan may count on."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from math import isnan
from typing import Final, NamedTuple, TypeAlias

import attrs
import narwhals.stable.v2 as nw

from continuum.errors import FrameError
from continuum.frames._cohort import FAR, INT, Cohort, with_credit
from continuum.frames._columns import Rows
from continuum.frames._engines import Frame, settled
from continuum.frames._numbers import YES, flag, greater
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.sessions import (
    MINUTES_PER_DAY,
    MOST_PARTICIPANTS,
    AttendanceStatus,
)

__all__ = ["Found", "Inspection", "Problem"]

_FIRST = date(1900, 1, 1).toordinal()
_LAST = date(2200, 1, 1).toordinal()
LONGEST_STAY = 10_000
"""Days, of which four digits number the windows."""


class Problem(enum.StrEnum):
    """Why a row, and the stay it belongs to, cannot be judged."""

    NO_KEY = "no patient or stay"
    NO_DAY = "no day, or none from 1900 to 2199"
    MINUTES = "minutes that are not a whole number from 1 to 1440"
    KIND = "a kind of service that is none of ServiceKind"
    FORMAT = "a format that is none of Format"
    MODE = "a mode that is none of Mode"
    STAFF = "a role that is none of StaffRole"
    STATUS = "a status that is none of AttendanceStatus"
    CREDITED = "credited minutes that are not fewer than the session's, or not partial"
    CLOCK = "a start that is no whole minute of a day"
    ELAPSED = "clock minutes that are fewer than the minutes, or more than a day's"
    PEOPLE = "participants or staff that are no number from 1 to 1000"
    DUPLICATE = "the same session twice"
    NO_STAY = "no stay"
    OUTSIDE = "a day outside the stay"
    ENTANGLED = "overlapping sessions that only one patient at a time can untangle"
    NO_ADMISSION = "no day of admission, or none from 1900 to 2199"
    DISCHARGE = "discharged before admission, or over 10000 days after it"
    BORN = "born after admission"
    SAME_STAY = "the same stay twice"
    STAYS_OVERLAP = "stays of one patient that overlap, and no column that tells them"


class Found(NamedTuple):
    """One problem of the sessions or of the stays, and how many rows have it."""

    frame: str
    problem: Problem
    rows: int

    def __str__(self) -> str:
        noun = "row" if self.rows == 1 else "rows"
        return f"{self.frame}: {self.rows} {noun} with {self.problem}"


@attrs.frozen(kw_only=True)
class Inspection:
    """What one look at the rows of a cohort found.

    A check that is given one looks at nothing by itself, and a lazy frame stays lazy.
    It holds for the frames that were inspected, and for any part of them that keeps
    every row of the stays it has; on others a check may be wrong.

    Args:
        sessions: Rows of sessions.
        stays: Rows of stays.
        problems: What cannot be judged; nothing where all is well.
        first: First day of admission; None without stays.
        last: Last day of a session; None without sessions.
        longest: Days of the longest stay; of one that lasts, to the day of judgment.
        stays_each: Most stays of one patient.
        lasting: Whether a stay goes on after the day of the judgment.
        partial: Whether a session was attended in part.
        unknown: Fields of sessions that are null somewhere.
        overlapping: Whether any two sessions of a stay overlap.
    """

    sessions: int
    stays: int
    problems: tuple[Found, ...] = ()
    first: date | None = None
    last: date | None = None
    longest: int = 0
    stays_each: int = 0
    lasting: bool = False
    partial: bool = False
    unknown: frozenset[str] = frozenset()
    overlapping: bool = False

    def raise_problems(self) -> None:
        """Raise a `FrameError` that lists the problems, if there are any."""
        if self.problems:
            raise FrameError(tuple(map(str, self.problems)))

    def __str__(self) -> str:
        found = "; ".join(map(str, self.problems)) or "nothing amiss"
        return f"{self.sessions} sessions of {self.stays} stays: {found}"


Types: TypeAlias = Mapping[str, nw.dtypes.DType]
"""The types of columns."""

Flag: TypeAlias = tuple[Problem, nw.Expr]
"""A problem, and whether a row has it; a null is no."""

_NAMES: Final = (
    ("kind", Problem.KIND, ServiceKind),
    ("format", Problem.FORMAT, Format),
    ("mode", Problem.MODE, Mode),
    ("staff", Problem.STAFF, StaffRole),
    ("status", Problem.STATUS, AttendanceStatus),
)
_ALWAYS_NAMED: Final = ("kind", "status")


def session_flags(frame: Frame) -> Iterator[Flag]:
    """Yield what may be wrong with a row of sessions by itself."""
    schema = frame.collect_schema()
    yield Problem.NO_KEY, nw.col("key").is_null()
    yield Problem.NO_DAY, _no_day("day")
    minutes = nw.col("minutes")
    yield Problem.MINUTES, _no_whole(schema, "minutes", MINUTES_PER_DAY)
    for field, problem, names in _NAMES:
        if field in schema:
            column = nw.col(field)
            other = ~column.is_in([name.value for name in names]) & ~column.is_null()
            yield problem, other | column.is_null() if field in _ALWAYS_NAMED else other
    if "credited" in schema:
        credited = nw.col("credited")
        partial = nw.col("status") == AttendanceStatus.PARTIAL.value
        known = ~credited.is_null()
        wrong = _no_whole(schema, "credited", MINUTES_PER_DAY - 1)
        yield Problem.CREDITED, known & (wrong | ~partial | (credited >= minutes))
    if "begins" in schema:
        begins = nw.col("begins")
        outside = (begins < 0) | (begins >= MINUTES_PER_DAY)
        if "seconds" in schema:
            outside = outside | (nw.col("seconds") > 0)
        yield Problem.CLOCK, outside | _fraction(schema, "begins")
    if "elapsed" in schema:
        elapsed = nw.col("elapsed")
        wrong = _no_whole(schema, "elapsed", MINUTES_PER_DAY)
        loose = nw.col("begins").is_null() & ~elapsed.is_null()
        yield Problem.ELAPSED, wrong | (elapsed < minutes) | loose
    for field in ("participants", "staff_present"):
        if field in schema:
            yield Problem.PEOPLE, _no_whole(schema, field, MOST_PARTICIPANTS)


def stay_flags(frame: Frame, on: date) -> Iterator[Flag]:
    """Yield what may be wrong with a row of stays by itself."""
    admitted, end = nw.col("admitted"), nw.col("end")
    yield Problem.NO_KEY, nw.col("key").is_null() | nw.col("patient").is_null()
    yield Problem.NO_ADMISSION, _no_day("admitted")
    late = (end > _LAST) & (end < FAR)
    wrong = (end <= admitted) | (_until(on) - admitted > LONGEST_STAY) | late
    yield Problem.DISCHARGE, wrong
    if "born" in frame.collect_schema():
        yield Problem.BORN, nw.col("birth") > admitted


def _until(on: date) -> nw.Expr:
    """The day after a stay; of one that lasts, that after the judgment."""
    end = nw.col("end")
    return nw.when(end < FAR).then(end).otherwise(nw.lit(on.toordinal() + 1))


def _no_day(column: str) -> nw.Expr:
    day = nw.col(column)
    return day.is_null() | (day < _FIRST) | (day >= _LAST)


def _no_whole(schema: Types, column: str, most: int) -> nw.Expr:
    """Whether a number is none from 1 to *most*; null is none of either."""
    number = nw.col(column)
    return (number < 1) | (number > most) | _fraction(schema, column)


def _fraction(schema: Types, column: str) -> nw.Expr:
    number = nw.col(column)
    if schema[column].is_float():
        return ~number.is_null() & (number != number.round(0))
    return ~YES


def flagged(flags: Iterable[nw.Expr]) -> list[nw.Expr]:
    """Counts of the rows that have each of *flags*."""
    return [flag(each).sum().alias(f"flag {index}") for index, each in enumerate(flags)]


def inspect_cohort(cohort: Cohort, on: date) -> Inspection:
    """Look at the rows of *cohort*, on the day *on*."""
    problems: list[Found] = []
    sessions, stays = cohort.every, cohort.stays
    flags = list(session_flags(sessions))
    schema = sessions.collect_schema()
    nullable = [
        field
        for field in ("minutes", "format", "mode", "staff", "begins", *_PEOPLE)
        if field in schema
    ]
    seen = _one_row(
        sessions.select(
            nw.len().alias("rows"),
            nw.col("day").max().alias("last"),
            *flagged(flag for _, flag in flags),
            *(nw.col(field).null_count().alias(f"no {field}") for field in nullable),
            *_partly(schema),
        )
    )
    problems += _counted("sessions", flags, seen)
    stay_problems = list(stay_flags(stays, on))
    kept = _one_row(
        stays.with_columns(days=_until(on) - nw.col("admitted")).select(
            nw.len().alias("rows"),
            nw.col("admitted").min().alias("first"),
            nw.col("days").max().alias("longest"),
            nw.col("end").max().alias("latest"),
            *flagged(flag for _, flag in stay_problems),
        )
    )
    problems += _counted("stays", stay_problems, kept)
    each = _one_row(
        stays.group_by("key")
        .agg(nw.len().alias("rows"))
        .select(nw.col("rows").max().alias("most"))
    )["most"]
    one_each = each <= 1
    if not one_each:
        same = cohort.columns.stay is not None
        problem = Problem.SAME_STAY if same else Problem.STAYS_OVERLAP
        twice = _one_row(stays_at_once(cohort).select(nw.col("rows").sum()))["rows"]
        if twice:
            problems.append(Found("stays", problem, twice))
    problems += _strays(cohort, one_each=one_each)
    unknown = {field for field in nullable if seen[f"no {field}"]}
    overlaps = False
    if "begins" in schema:
        twins = _one_row(doubled(sessions).select(nw.col("more").sum()))["more"]
        if twins:
            problems.append(Found("sessions", Problem.DUPLICATE, twins))
        alone = allotted(cohort, one_each=one_each)
        both = overlapping(alone, on)
        told = _one_row(both.select(nw.len().alias("rows"), nw.col("hard").sum()))
        overlaps = told["rows"] > 0
        if told["hard"]:
            problems.append(Found("sessions", Problem.ENTANGLED, told["hard"]))
    if seen.get("uncredited"):
        unknown.add("minutes")
    return Inspection(
        sessions=seen["rows"],
        stays=kept["rows"],
        problems=tuple(problems),
        first=date.fromordinal(kept["first"]) if kept["first"] >= _FIRST else None,
        last=date.fromordinal(seen["last"]) if seen["last"] >= _FIRST else None,
        longest=max(0, kept["longest"]),
        stays_each=each,
        lasting=kept["latest"] > on.toordinal() + 1,
        partial=seen.get("partial", 0) > 0,
        unknown=frozenset(unknown),
        overlapping=overlaps,
    )


def _partly(schema: Types) -> Iterator[nw.Expr]:
    """Yield how many sessions were attended in part, and how many without credit."""
    if "status" in schema:
        partial = nw.col("status") == AttendanceStatus.PARTIAL.value
        yield flag(partial).sum().alias("partial")
        # Without the column nobody says what was credited.
        unknown = partial
        if "credited" in schema:
            unknown = partial & nw.col("credited").is_null()
        yield flag(unknown).sum().alias("uncredited")


_PEOPLE: Final = ("participants", "staff_present")


def _one_row(frame: Frame) -> dict[str, int]:
    """The numbers of the one row of *frame*, 0 where there is none."""
    found = frame.collect()
    return {
        name: _number(values[0])
        for name, values in found.to_dict(as_series=False).items()
    }


def _number(value: object) -> int:
    # Engines without whole numbers that are null, or too short ones, count otherwise.
    if isinstance(value, float) and isnan(value):
        return 0
    return int(value) if isinstance(value, int | float | Decimal) else 0


def _counted(
    frame: str, flags: Iterable[Flag], seen: dict[str, int]
) -> Iterator[Found]:
    for index, (problem, _) in enumerate(flags):
        rows = seen[f"flag {index}"]
        if rows:
            yield Found(frame, problem, rows)


def stays_at_once(cohort: Cohort) -> Frame:
    """Whose stays are there twice, or overlap where nothing tells them apart.

    With the column ``rows``, how many they are.
    """
    stays = cohort.stays
    if cohort.columns.stay is not None:
        twice = stays.group_by("key").agg(nw.len().alias("rows"))
        return twice.filter(nw.col("rows") > 1)
    span = ["key", "admitted", "end"]
    alike = stays.group_by(*span).agg(nw.len().alias("rows"))
    others = alike.select(
        "key",
        nw.col("admitted").alias("first"),
        nw.col("end").alias("after"),
        nw.col("rows").alias("others"),
    )
    admitted, end = nw.col("admitted"), nw.col("end")
    return (
        alike.join(others, on="key", how="inner")
        .filter((nw.col("first") < end) & (admitted < nw.col("after")))
        .group_by(*span)
        .agg(nw.col("rows").max(), nw.col("others").sum())
        .filter(nw.col("others") > 1)
    )


def outside(cohort: Cohort) -> Frame:
    """The days with sessions that lie in no stay of their patient, and how many.

    Sessions of nobody with a stay are not among them.
    """
    spans = cohort.stays.select("key", "admitted", "end")
    days = (
        cohort.every.filter(~nw.col("key").is_null())
        .group_by("key", "day")
        .agg(nw.len().alias("rows"))
    )
    day = nw.col("day")
    held = (day >= nw.col("admitted")) & (day < nw.col("end"))
    return (
        days.join(spans, on="key", how="inner")
        .with_columns(inside=flag(held))
        .group_by("key", "day")
        .agg(nw.col("inside").max(), nw.col("rows").max())
        .filter(nw.col("inside") == 0)
    )


def _strays(cohort: Cohort, *, one_each: bool) -> Iterator[Found]:
    """Yield sessions without a stay, and those of days outside it."""
    days = cohort.every.filter(~nw.col("key").is_null()).select("key", "day")
    spans = cohort.stays.select("key", "admitted", "end")
    homes = spans.group_by("key").agg(nw.len().alias("homes"))
    known = days.group_by("key").agg(
        nw.len().alias("rows"),
        nw.col("day").min().alias("day"),
        nw.col("day").max().alias("to"),
    )
    total = nw.col("rows").sum()
    lost = known.join(homes, on="key", how="left").filter(nw.col("homes").is_null())
    count = _one_row(lost.select(total))["rows"]
    if count:
        yield Found("sessions", Problem.NO_STAY, count)
    if one_each:
        # The first and the last day of each tell whether any need be looked at.
        astray = known.join(spans, on="key", how="inner").filter(
            (nw.col("day") < nw.col("admitted")) | (nw.col("to") >= nw.col("end"))
        )
        if not _one_row(astray.select(total))["rows"]:
            return
    count = _one_row(outside(cohort).select(total))["rows"]
    if count:
        yield Found("sessions", Problem.OUTSIDE, count)


def doubled(sessions: Frame) -> Frame:
    """Sessions with a start that are alike in everything, and how many are too many."""
    begun = sessions.filter(~nw.col("begins").is_null())
    alike = begun.collect_schema().names()
    twins = begun.group_by(*alike).agg(nw.len().alias("rows"))
    return twins.filter(nw.col("rows") > 1).with_columns(more=nw.col("rows") - 1)


def allotted(cohort: Cohort, *, one_each: bool, partial: bool = True) -> Frame:
    """The sessions that took place, with their credit and the admission of their stay.

    Args:
        cohort: The cohort.
        one_each: Whether nobody has two stays, so that none need be told apart.
        partial: Whether some were attended in part.
    """
    sessions = cohort.sessions
    if partial and cohort.columns.status is not None and cohort.rows is Rows.ATTENDANCE:
        sessions = with_credit(sessions)
    if one_each:
        return sessions
    spans = cohort.stays.select("key", "admitted", "end")
    return (
        sessions.join(spans, on="key", how="inner")
        .filter(nw.col("day") >= nw.col("admitted"), nw.col("day") < nw.col("end"))
        .drop("end")
    )


def overlapping(sessions: Frame, on: date) -> Frame:
    """Each session that overlaps others, and whether only `check` can tell what counts.

    Of two that overlap, breaks may be taken from one or the other; of more, their order
    matters. A session of which something is not known may not count at all.
    """
    names = sessions.collect_schema().names()
    keys: list[str] = [name for name in ("key", "admitted") if name in names]
    unknown = nw.col("minutes").is_null()
    for name in ("format", "mode", "staff"):
        if name in names:
            unknown = unknown | nw.col(name).is_null()
    rows = (
        with_clock(sessions)
        .filter(~nw.col("start").is_null())
        .with_columns(
            doubt=flag(unknown),
            broken=flag(nw.col("minutes") != nw.col("end") - nw.col("start")),
        )
        .with_columns(minutes=nw.col("minutes").fill_null(0).cast(INT))
        .group_by(*keys, "day", "start", "end", "minutes")
        .agg(nw.len().alias("alike"), nw.col("doubt").max(), nw.col("broken").max())
    )
    split = nw.col("day") != nw.col("day_other")
    later = greater(nw.col("day"), nw.col("day_other")) > on.toordinal()
    row = [*keys, "start", "end", "minutes"]
    others = (
        beside(rows, keys)
        .with_columns(split=flag(split & later))
        .group_by(*row)
        .agg(
            nw.col("alike_other").sum(),
            nw.col("broken_other").max(),
            nw.col("doubt_other").max(),
            nw.col("split").max(),
        )
    )
    told = ("alike_other", "broken_other", "doubt_other", "split")
    found = (
        rows.join(others, on=row, how="left")
        .with_columns(*(nw.col(name).fill_null(0).cast(INT) for name in told))
        .filter(nw.col("alike") + nw.col("alike_other") > 1)
    )
    several = nw.col("alike") + nw.col("alike_other") > 2  # noqa: PLR2004  # itself and one
    breaks = nw.col("broken") + nw.col("broken_other") > 0
    doubts = nw.col("doubt") + nw.col("doubt_other") + nw.col("split") > 0
    return found.with_columns(hard=flag((several & breaks) | doubts))


def with_clock(sessions: Frame) -> Frame:
    """*sessions* with ``clock``, ``start`` and ``end``; null where there is no clock.

    Start and end are minutes on one scale for all days.
    """
    names = sessions.collect_schema().names()
    length = nw.col("minutes")
    if "elapsed" in names:
        length = nw.coalesce("elapsed", "minutes")
    if "begins" not in names:
        never = nw.col("day") < 0
        sessions = sessions.with_columns(begins=nw.when(never).then(nw.lit(0)))
    begun = ~nw.col("begins").is_null()
    start = nw.col("day") * MINUTES_PER_DAY + nw.col("begins")
    timed = sessions.with_columns(clock=nw.when(begun).then(length)).with_columns(
        start=nw.when(~nw.col("clock").is_null()).then(start),
        end=start + nw.col("clock"),
    )
    return settled(timed)


def beside(rows: Frame, keys: list[str]) -> Frame:
    """Each of *rows* with every other that overlaps it, whose columns end in `_other`.

    Rows with the same start, end and minutes are one.
    """
    on_day = ["start", "end"]
    columns = [name for name in rows.collect_schema().names() if name not in keys]
    others = rows.rename({name: f"{name}_other" for name in columns})
    tomorrow = nw.col("day_other") + 1
    spilled = others.filter(nw.col("end_other") > tomorrow * MINUTES_PER_DAY)
    near = nw.concat(
        [
            others.with_columns(day=nw.col("day_other")),
            spilled.with_columns(day=tomorrow),
        ]
    )
    itself = nw.col("minutes") == nw.col("minutes_other")
    for name in on_day:
        itself = itself & (nw.col(name) == nw.col(f"{name}_other"))
    found = rows.join(near, on=[*keys, "day"], how="inner").filter(
        nw.col("start_other") < nw.col("end"),
        nw.col("start") < nw.col("end_other"),
        ~itself,
    )
    # Of two days, the one before has been found beside the one after.
    swapped = found.filter(nw.col("day") != nw.col("day_other")).select(
        *keys,
        *(nw.col(f"{name}_other").alias(name) for name in columns),
        *(nw.col(name).alias(f"{name}_other") for name in columns),
    )
    order = [*keys, *columns, *(f"{name}_other" for name in columns)]
    return nw.concat([found.select(order), swapped.select(order)])
