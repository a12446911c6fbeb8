"""Setting aside the stays that cannot be judged, so that the others can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Generic, NamedTuple, cast

import attrs
import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from continuum import _fields
from continuum.errors import FrameError
from continuum.frames._cohort import INT, Cohort, read, session_fields, stay_fields
from continuum.frames._columns import Columns, Rows
from continuum.frames._engines import Frame
from continuum.frames._inspection import (
    Flag,
    Problem,
    allotted,
    doubled,
    outside,
    overlapping,
    session_flags,
    stay_flags,
    stays_at_once,
)

__all__ = ["Quarantine", "quarantine"]

REASON: Final = "reason"
"""The column that says why a row was set aside."""


class Quarantine(NamedTuple, Generic[IntoFrameT]):
    """A cohort in two: what can be judged, and what cannot.

    Every row of the sessions is in `sessions` or in `sessions_aside`, and every row of
    the stays in `stays` or in `stays_aside`.

    Args:
        sessions: Sessions of stays that can be judged.
        stays: Stays that can be judged.
        sessions_aside: All other sessions, with the column ``reason``.
        stays_aside: All other stays, with the column ``reason``.
    """

    sessions: IntoFrameT
    stays: IntoFrameT
    sessions_aside: IntoFrameT
    stays_aside: IntoFrameT


def quarantine(
    sessions: IntoFrameT,
    *,
    stays: IntoFrameT,
    on: date,
    columns: Columns | None = None,
    rows: Rows = Rows.ATTENDANCE,
) -> Quarantine[IntoFrameT]:
    """Set aside every stay with a row that cannot be judged, with all of its rows.

    Half a stay would be judged as if the other half had not been. Of lazy frames
    nothing is run: the four are lazy, too. Of DuckDB and PySpark, each is a query that
    `check` runs several times: write those it is to judge to tables, or cache them,
    before they are judged.

    Args:
        sessions: A row for each session.
        stays: A row for each stay.
        on: Day of the judgment.
        columns: What the columns are called.
        rows: What the rows of the sessions are.

    Raises:
        FieldTypeError: A frame of no engine that is known.
        FieldValueError: Clock times on Dask.
        FrameError: Columns that are missing or of the wrong type, or one that is called
            as that of the reasons is.
    """
    call = "frames.quarantine"
    _fields.day(call, "on", on)
    columns = Columns() if columns is None else columns
    _fields.instance(call, "columns", columns, Columns)
    _fields.instance(call, "rows", rows, Rows)
    cohort = read(sessions, stays, columns, rows, call)
    theirs, names = _beside(sessions, "sessions")
    told, stay_names = _beside(stays, "stays")
    own = theirs.with_columns(
        session_fields(theirs, renamed(columns, names), cohort.engine)
    )
    own = own.with_columns(own_code=_code(session_flags(cohort.every)))
    stay = told.with_columns(
        stay_fields(told, renamed(columns, stay_names), cohort.engine)
    )
    stay = stay.with_columns(own_code=_code(stay_flags(cohort.stays, on)))
    wrong = _wrong_keys(cohort, own, stay, on)
    halves = [
        half
        for frame, originals in ((own, names), (stay, stay_names))
        for half in _halves(frame.join(wrong, on="key", how="left"), originals)
    ]
    given = [
        cast("IntoFrameT", nw.to_native(half.collect() if cohort.eager else half))
        for half in halves
    ]
    return Quarantine(
        sessions=given[0], sessions_aside=given[1], stays=given[2], stays_aside=given[3]
    )


def _beside(native: IntoFrame, which: str) -> tuple[Frame, dict[str, str]]:
    """The frame as it came, its columns renamed to make room, and their new names."""
    frame = cast("Frame", nw.from_native(native).lazy())
    names = frame.collect_schema().names()
    if REASON in names:
        why = f"{which}: a column {REASON!r}, which is that of the reasons"
        raise FrameError((why,))
    new = {name: f"given {index}" for index, name in enumerate(names)}
    return frame.rename(new), new


def renamed(columns: Columns, names: Mapping[str, str]) -> Columns:
    """*columns* of a frame whose columns have got other names."""
    changed: dict[str, str] = {}
    for field in attrs.fields(Columns):
        name = getattr(columns, field.name)
        if field.name != "facts" and name in names:
            changed[field.name] = names[name]
    facts = {fact: names.get(column, column) for fact, column in columns.facts}
    return attrs.evolve(columns, facts=facts, **changed)


def _code(flags: Iterable[Flag]) -> nw.Expr:
    """The place of the first problem of a row among all; null where it has none."""
    order = list(Problem)
    found: nw.Expr | None = None
    for problem, flag in reversed(list(flags)):
        when = nw.when(flag).then(nw.lit(order.index(problem)))
        found = when if found is None else when.otherwise(found)
    assert found is not None  # noqa: S101  # there is always one
    return found


def _wrong_keys(cohort: Cohort, own: Frame, stay: Frame, on: date) -> Frame:
    """Whose stays cannot be judged, with the place of the first problem."""
    order = list(Problem)
    wrong = [
        frame.filter(~nw.col("own_code").is_null()).select(
            "key", code=nw.col("own_code").cast(INT)
        )
        for frame in (own, stay)
    ]

    def add(keys: Frame, problem: Problem) -> None:
        code = nw.lit(order.index(problem), INT)
        wrong.append(keys.select("key").with_columns(code=code))

    homes = cohort.stays.group_by("key").agg(nw.len().alias("homes"))
    found = cohort.every.select("key").join(homes, on="key", how="left")
    add(found.filter(nw.col("homes").is_null()), Problem.NO_STAY)
    add(outside(cohort), Problem.OUTSIDE)
    same = cohort.columns.stay is not None
    add(stays_at_once(cohort), Problem.SAME_STAY if same else Problem.STAYS_OVERLAP)
    if cohort.columns.starts is not None:
        add(doubled(cohort.every), Problem.DUPLICATE)
        alone = allotted(cohort, one_each=False)
        hard = overlapping(alone, on).filter(nw.col("hard") > 0)
        add(hard, Problem.ENTANGLED)
    return (
        nw.concat(wrong)
        .filter(~nw.col("key").is_null())
        .group_by("key")
        .agg(nw.col("code").min())
    )


def _halves(frame: Frame, names: Mapping[str, str]) -> tuple[Frame, Frame]:
    """The rows that can be judged, and the others with the reason."""
    own, code = nw.col("own_code"), nw.col("code")
    back = [nw.col(new).alias(name) for name, new in names.items()]
    texts: nw.Expr = nw.lit("")
    for index, problem in enumerate(Problem):
        beside = f"of a stay with {problem.value}"
        text = problem.value if problem is Problem.NO_STAY else beside
        texts = nw.when(code == index).then(nw.lit(text)).otherwise(texts)
    for index, problem in enumerate(Problem):
        texts = nw.when(own == index).then(nw.lit(problem.value)).otherwise(texts)
    good = own.is_null() & code.is_null()
    aside = frame.filter(~good).with_columns(texts.alias(REASON))
    return frame.filter(good).select(back), aside.select(*back, REASON)
