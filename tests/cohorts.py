"""Cohorts of stays as frames of each engine, and what `check` says of each stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from math import isnan
from typing import Any, NamedTuple

from continuum import frames as cohort
from continuum.assess import Observed, Reading
from continuum.assess._assessment import _limits_of
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.findings import Finding
from continuum.frames import Columns, Rows
from continuum.periods import DateRange
from continuum.requirements import Requirement
from continuum.rules import Basis, Rule, Rulebook
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    Session,
)
from continuum.stay import Stay
from tests.strategies_rules import IOP, MONDAY, book, recorded, rule

COLUMNS = Columns(
    format="format",
    mode="mode",
    staff="staff",
    status="status",
    credited="credited",
    starts="starts",
    elapsed="elapsed",
    participants="participants",
    staff_present="staff_present",
    born="born",
    facts={"employed": "employed", "refused": "refused"},
)
"""Every column there is but that of the stay."""


class Member(NamedTuple):
    """A stay of a cohort, and whose it is."""

    patient: str
    stay: Stay


def member(
    *found: AttendanceRecord | Session,
    patient: str = "a",
    admitted: date = MONDAY,
    days: int | None = 14,
    born: date | None = None,
    facts: Iterable[str] = (),
    denied: Iterable[str] = (),
) -> Member:
    """A stay of so many days; sessions without a record took place."""
    records = tuple(
        item if isinstance(item, AttendanceRecord) else recorded(item) for item in found
    )
    end = None if days is None else admitted + timedelta(days=days)
    circumstances = Circumstances(
        born=born, facts=frozenset(facts), denied=frozenset(denied)
    )
    stay = Stay(
        level=IOP,
        period=DateRange(admitted, end),
        attendance=Attendance(records),
        circumstances=circumstances,
    )
    return Member(patient, stay)


def session_row(patient: str, record: AttendanceRecord | Session) -> dict[str, Any]:
    session = record if isinstance(record, Session) else record.session
    status, credited = "attended", None
    if isinstance(record, AttendanceRecord):
        status, credited = record.status.value, record.minutes
    starts = session.starts
    return {
        "patient": patient,
        "day": session.day,
        "minutes": session.minutes,
        "kind": session.kind.value,
        "format": session.format.value if session.format else None,
        "mode": session.mode.value if session.mode else None,
        "staff": session.staff.value if session.staff else None,
        "status": status,
        "credited": credited,
        "starts": None if starts is None else starts.hour * 60 + starts.minute,
        "elapsed": session.elapsed,
        "participants": session.participants,
        "staff_present": session.staff_present,
    }


def stay_row(member: Member) -> dict[str, Any]:
    facts = member.stay.circumstances
    return {
        "patient": member.patient,
        "admitted": member.stay.admitted,
        "discharged": member.stay.last_day,
        "born": facts.born,
        **{
            name: True
            if name in facts.facts
            else False
            if name in facts.denied
            else None
            for name in ("employed", "refused")
        },
    }


TYPES = {
    "patient": "str",
    "day": "date",
    "minutes": "int",
    "kind": "str",
    "format": "str",
    "mode": "str",
    "staff": "str",
    "status": "str",
    "credited": "int",
    "starts": "int",
    "elapsed": "int",
    "participants": "int",
    "staff_present": "int",
    "admitted": "date",
    "discharged": "date",
    "born": "date",
    "employed": "bool",
    "refused": "bool",
    "stay": "str",
}


def frames(
    members: Sequence[Member], engine: str, rows: Rows = Rows.ATTENDANCE
) -> tuple[Any, Any]:
    """Sessions and stays of *members* as frames of *engine*."""
    sessions: list[dict[str, Any]] = []
    for member in members:
        found: Iterable[AttendanceRecord | Session]
        if rows is Rows.SCHEDULE:
            found = member.stay.schedule.extra if member.stay.schedule else ()
        else:
            found = member.stay.attendance.records if member.stay.attendance else ()
        sessions += [session_row(member.patient, record) for record in found]
    stays = [stay_row(member) for member in members]
    names = [
        name for name in TYPES if name not in stay_row(members[0]) or name == "patient"
    ]
    names.remove("stay")
    return (
        frame(sessions, names, engine),
        frame(stays, list(stay_row(members[0])), engine),
    )


def frame(rows: Sequence[dict[str, Any]], names: Sequence[str], engine: str) -> Any:
    data = {name: [row[name] for row in rows] for name in names}
    return MAKERS[engine](data)


def _polars(data: dict[str, list[Any]]) -> Any:
    import polars as pl

    types = {"str": pl.String, "date": pl.Date, "int": pl.Int64, "bool": pl.Boolean}
    return pl.DataFrame(data, schema={name: types[TYPES[name]] for name in data})


def _polars_lazy(data: dict[str, list[Any]]) -> Any:
    return _polars(data).lazy()


def _pandas(data: dict[str, list[Any]]) -> Any:
    pd: Any = import_module("pandas")
    types = {"str": "str", "date": "datetime64[us]", "int": "Int64", "bool": "boolean"}
    return pd.DataFrame(
        {name: pd.Series(data[name], dtype=types[TYPES[name]]) for name in data}
    )


def _pandas_floats(data: dict[str, list[Any]]) -> Any:
    """Whole numbers with nulls as they come from NumPy."""
    pd: Any = import_module("pandas")
    types = {
        "str": "str",
        "date": "datetime64[ns]",
        "int": "float64",
        "bool": "boolean",
    }
    return pd.DataFrame(
        {name: pd.Series(data[name], dtype=types[TYPES[name]]) for name in data}
    )


def _arrow(data: dict[str, list[Any]]) -> Any:
    pa: Any = import_module("pyarrow")
    types = {
        "str": pa.string(),
        "date": pa.date32(),
        "int": pa.int64(),
        "bool": pa.bool_(),
    }
    return pa.table({name: pa.array(data[name], types[TYPES[name]]) for name in data})


def _duckdb(data: dict[str, list[Any]]) -> Any:
    return connection().from_arrow(_arrow(data))


@cache
def connection() -> Any:
    """The one connection to DuckDB, since frames of two know nothing of each other."""
    duckdb: Any = import_module("duckdb")
    return duckdb.connect()


def _dask(data: dict[str, list[Any]]) -> Any:
    dd: Any = import_module("dask.dataframe")
    return dd.from_pandas(_pandas(data), npartitions=2)


SPARK: list[Any] = []


def _spark(data: dict[str, list[Any]]) -> Any:
    sql = import_module("pyspark.sql.types")  # installed for Spark's own test alone
    types = {
        "str": sql.StringType(),
        "date": sql.DateType(),
        "int": sql.LongType(),
        "bool": sql.BooleanType(),
    }
    fields = [sql.StructField(name, types[TYPES[name]]) for name in data]
    rows = list(zip(*data.values(), strict=True))
    return SPARK[0].createDataFrame(rows, sql.StructType(fields))


MAKERS: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "polars": _polars,
    "polars-lazy": _polars_lazy,
    "pandas": _pandas,
    "pandas-floats": _pandas_floats,
    "pyarrow": _arrow,
    "duckdb": _duckdb,
    "dask": _dask,
    "pyspark": _spark,
}


class Row(NamedTuple):
    """A row of a frame of findings."""

    patient: str
    admitted: date
    code: str
    window_start: date
    window_end: date
    verdict: str
    observed: int | None
    observed_most: int | None
    unit: str | None
    required: int | None
    shortfall: int | None
    excess: int | None
    notices: str


OUT = Row._fields


def rows_of(found: Any) -> Counter[tuple[object, ...]]:
    """The rows of a frame of findings, as plain values."""
    import narwhals.stable.v2 as nw

    frame = nw.from_native(found)
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    data = frame.to_dict(as_series=False)
    assert tuple(data) == OUT
    return Counter(
        tuple(map(plain, row))
        for row in zip(*(data[name] for name in OUT), strict=True)
    )


def plain(value: Any) -> object:
    if value is None or (isinstance(value, float) and isnan(value)):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        assert value == int(value)
        return int(value)
    return value


def expected(
    members: Sequence[Member],
    *,
    under: Rulebook,
    on: date,
    reading: Reading | None = None,
    within: DateRange | None = None,
) -> Counter[tuple[object, ...]]:
    """What `check` finds of each stay, as the rows of a frame."""
    found: Counter[tuple[object, ...]] = Counter()
    for patient, stay in members:
        if stay.admitted > on or (
            within is not None and not within.overlaps(stay.period)
        ):
            continue
        report = check(
            stay, under=under, at=stay.level, on=on, reading=reading, within=within
        )
        found.update(row_of(patient, stay, finding) for finding in report.findings)
    return found


def row_of(patient: str, stay: Stay, finding: Finding) -> tuple[object, ...]:
    observed = finding.observed
    deciding = finding.assessment.deciding
    end = finding.window.end
    assert end is not None
    head = (
        patient,
        stay.admitted,
        finding.code,
        finding.window.start,
        end,
        finding.verdict.value,
    )
    notices = "; ".join(notice.value for notice in finding.notices)
    if not isinstance(observed, Observed):
        return (*head, None, None, None, None, None, None, notices)
    low, high = _limits_of(deciding.requirement, observed)
    required: int | None = low
    if high is not None and (observed.least > high or low == 0):
        required = high
    if low == 0 and high is None:
        required = None
    return (
        *head,
        observed.least,
        observed.most,
        observed.unit.value,
        required,
        deciding.shortfall,
        deciding.excess,
        notices,
    )


def judged(
    members: Sequence[Member],
    *asked: Requirement | Rule,
    on: date,
    engine: str = "polars",
    columns: Columns = COLUMNS,
    reading: Reading | None = None,
    within: DateRange | None = None,
    rows: Rows = Rows.ATTENDANCE,
    given: Circumstances | None = None,
) -> list[Row]:
    """What `frames.check` finds, in order, once `check` of each stay has agreed.

    A requirement is asked of what was delivered.
    """
    rules = (
        item if isinstance(item, Rule) else rule(item, judges=DELIVERED, number=number)
        for number, item in enumerate(asked, start=1)
    )
    under = book(*rules)
    sessions, stays = frames(members, engine, rows)
    found = cohort.check(
        sessions,
        stays=stays,
        under=under,
        at=IOP,
        on=on,
        columns=columns,
        reading=reading,
        within=within,
        rows=rows,
        given=given,
    )
    told = rows_of(found)
    assert told == expected(members, under=under, on=on, reading=reading, within=within)
    return sorted((Row(*map(_as_is, row)) for row in told.elements()), key=_order)


DELIVERED = Basis.DELIVERED


def _as_is(value: object) -> Any:
    return value


def _order(row: Row) -> tuple[str, ...]:
    return tuple(map(str, row))
