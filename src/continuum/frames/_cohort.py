"""The two frames of a cohort under names and types of our own, whatever the engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

import attrs
import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrame

from continuum.errors import FieldTypeError, FieldValueError, FrameError
from continuum.frames._calendar import ordinal
from continuum.frames._columns import Columns, Holds, Rows, of_sessions, of_stays
from continuum.frames._engines import Engine, Frame
from continuum.sessions import GIVEN, AttendanceStatus

__all__ = ["FAR", "INT", "Cohort", "read", "with_credit"]

INT = nw.Int64

FAR = date.max.toordinal() + 1
"""End of a stay that lasts, where a number must stand for it."""


_ENGINES = {
    nw.Implementation.POLARS: Engine.POLARS,
    nw.Implementation.PANDAS: Engine.PANDAS,
    nw.Implementation.PYARROW: Engine.PYARROW,
    nw.Implementation.DUCKDB: Engine.DUCKDB,
    nw.Implementation.DASK: Engine.DASK,
    nw.Implementation.PYSPARK: Engine.PYSPARK,
    nw.Implementation.PYSPARK_CONNECT: Engine.PYSPARK,
}


@attrs.frozen(kw_only=True)
class Cohort:
    """Sessions and stays, renamed; nothing of them has been looked at yet.

    Sessions have the columns ``key`` and ``day``, the ordinal of the day, beside those
    of `Columns` that are named, under the names of its fields; ``begins`` is the minute
    of the day of *starts*, and ``seconds`` what a local time has beyond it. Stays have
    ``key``, ``patient``, ``admitted`` and ``end``, the ordinals of the first day and of
    the day after the last, beside ``born`` and ``fact 0``, ``fact 1`` and so on;
    ``admitted on`` is the date itself.

    Args:
        engine: Whose frames they are.
        eager: Whether the sessions came as an eager frame.
        rows: What the rows of the sessions are.
        columns: What the columns are called.
        sessions: The sessions; of attendance, those that took place.
        stays: The stays.
        every: The sessions with those that did not take place.
    """

    engine: Engine
    eager: bool
    rows: Rows
    columns: Columns
    sessions: Frame
    stays: Frame
    every: Frame


def read(
    sessions: IntoFrame, stays: IntoFrame, columns: Columns, rows: Rows, call: str
) -> Cohort:
    """Rename what *columns* names.

    Raises:
        FieldTypeError: A frame of no engine that is known, or of two.
        FieldValueError: Clock times on an engine that cannot use them.
        FrameError: Columns that are missing or of the wrong type.
    """
    given, engine, eager = _frame(call, "sessions", sessions)
    theirs, other, _ = _frame(call, "stays", stays)
    if other is not engine:
        raise FieldTypeError(call, "stays", stays, f"a frame of {engine}, as sessions")
    if columns.starts is not None and not engine.tells_overlap:
        expected = f"left out: {engine} cannot put sessions that overlap side by side"
        raise FieldValueError("Columns", "starts", columns.starts, expected)
    problems = [
        *_misfits("sessions", given, of_sessions(columns)),
        *_misfits("stays", theirs, of_stays(columns)),
    ]
    problems += _mismatched(given, theirs, columns) if not problems else ()
    if problems:
        raise FrameError(tuple(problems))
    every = given.select(session_fields(given, columns, engine))
    return Cohort(
        engine=engine,
        eager=eager,
        rows=rows,
        columns=columns,
        sessions=_took_place(every, columns, rows),
        stays=theirs.select(stay_fields(theirs, columns, engine)),
        every=every,
    )


def _frame(call: str, field: str, native: object) -> tuple[Frame, Engine, bool]:
    """A frame that is computed late, whose it is, and whether it came computed."""
    found = nw.from_native(native, pass_through=True)
    if isinstance(found, nw.DataFrame | nw.LazyFrame):
        engine = _ENGINES.get(found.implementation)
        if engine is not None:
            eager = isinstance(found, nw.DataFrame)
            return cast("Frame", found.lazy()), engine, eager
    expected = f"a frame of {', '.join(Engine)}"
    raise FieldTypeError(call, field, native, expected)


def _mismatched(given: Frame, theirs: Frame, columns: Columns) -> Iterator[str]:
    """Yield what keeps the rows of one stay from being found in both frames."""
    key = columns.stay or columns.patient
    mine, other = given.collect_schema()[key], theirs.collect_schema()[key]
    if mine.is_integer() is not other.is_integer():
        yield f"{key!r} must hold one type in both frames, not {mine} and {other}"


def _misfits(
    which: str, frame: Frame, fields: Iterator[tuple[str, str, Holds]]
) -> Iterator[str]:
    """Yield what is wrong with the columns themselves."""
    schema = frame.collect_schema()
    for field, column, holds in fields:
        if column not in schema:
            known = ", ".join(repr(name) for name in schema)
            yield f"{which}: no column {column!r} for {field}; there are {known}"
        elif not holds.allows(schema[column]):
            found = schema[column]
            zone = isinstance(found, nw.Datetime) and found.time_zone is not None
            why = " (convert to the local time of the place first)" if zone else ""
            yield f"{which}.{column} must hold {holds}, not {found}{why}"


def session_fields(frame: Frame, columns: Columns, engine: Engine) -> list[nw.Expr]:
    """The sessions' columns under names of our own."""
    schema = frame.collect_schema()
    wanted = [_key(columns.stay or columns.patient, frame)]
    for field, column, holds in of_sessions(columns):
        found = nw.col(column)
        if field in ("patient", "stay"):
            continue
        if field == "day":
            wanted.append(ordinal(column, schema[column], engine).alias("day"))
        elif field == "starts" and isinstance(schema[column], nw.Datetime):
            # An hour of polars is a number of eight bits.
            clock = nw.lit(60, nw.Int32) * found.dt.hour() + found.dt.minute()
            wanted += [clock.alias("begins"), found.dt.second().alias("seconds")]
        elif field == "starts":
            wanted.append(found.alias("begins"))
        elif holds is Holds.NAME and schema[column] != nw.String:
            wanted.append(found.cast(nw.String).alias(field))
        else:
            wanted.append(found.alias(field))
    return wanted


def _key(column: str, frame: Frame) -> nw.Expr:
    """Whose a row is, in the one type of texts or of whole numbers."""
    key, dtype = nw.col(column), frame.collect_schema()[column]
    if dtype.is_integer():
        return (key if dtype == nw.Int64 else key.cast(nw.Int64)).alias("key")
    plain = dtype == nw.String and not frame.implementation.is_pyarrow()
    return (key if plain else key.cast(nw.String)).alias("key")


def _took_place(sessions: Frame, columns: Columns, rows: Rows) -> Frame:
    """The sessions that took place."""
    if columns.status is None or rows is Rows.SCHEDULE:
        return sessions
    return sessions.filter(nw.col("status").is_in([status.value for status in GIVEN]))


def with_credit(sessions: Frame) -> Frame:
    """Sessions with the minutes that were credited, and the clock of those planned."""
    names = sessions.collect_schema().names()
    partial = nw.col("status") == AttendanceStatus.PARTIAL.value
    minutes = nw.col("minutes")
    credited: nw.Expr = nw.when(~partial).then(minutes)
    if "credited" in names:
        credited = nw.when(partial).then(nw.col("credited")).otherwise(minutes)
    if "begins" in names:
        elapsed = nw.coalesce("elapsed", "minutes") if "elapsed" in names else minutes
        sessions = sessions.with_columns(elapsed=elapsed)
    return sessions.with_columns(minutes=credited)


def stay_fields(frame: Frame, columns: Columns, engine: Engine) -> list[nw.Expr]:
    """The stays' columns under names of our own."""
    schema = frame.collect_schema()
    admitted, discharged = (
        ordinal(column, schema[column], engine)
        for column in (columns.admitted, columns.discharged)
    )
    lasts = nw.col(columns.discharged).is_null()
    end = nw.when(lasts).then(nw.lit(FAR)).otherwise(discharged + 1)
    fields = [
        _key(columns.stay or columns.patient, frame),
        nw.col(columns.patient).alias("patient"),
        admitted.alias("admitted"),
        nw.col(columns.admitted).alias("admitted on"),
        end.cast(INT).alias("end"),
    ]
    if columns.born:
        born = ordinal(columns.born, schema[columns.born], engine)
        fields += [nw.col(columns.born).alias("born"), born.alias("birth")]
    fields += [
        nw.col(column).alias(f"fact {index}")
        for index, (_, column) in enumerate(columns.facts)
    ]
    return fields
