"""What of a rule cannot be judged over frames, decided by what its requirement is."""

from __future__ import annotations

from collections.abc import Iterator

from continuum import _fields
from continuum.assess import Reading
from continuum.assess._arithmetic import filters
from continuum.assess._assessment import amount_of
from continuum.errors import FieldTypeError
from continuum.frames._columns import Columns, Rows, told_traits
from continuum.frames._engines import Engine
from continuum.frames._inspection import Inspection
from continuum.frames._services import match
from continuum.periods import InPhase, Rolling, WholeStay
from continuum.requirements import (
    Average,
    Bound,
    Capped,
    Counting,
    Due,
    Gap,
    Length,
    LevelAbsent,
    PlanHas,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    Share,
    Signed,
    Unit,
    walk,
)
from continuum.requirements._union import window_length, windows_inside
from continuum.rules import Basis

__all__ = ["obstacles"]

_LONGEST_ROLLING = 366

_MOST_PARTS = 32
"""Parts that are told apart where several windows lie inside another.

Each has at most two leaves, and three times as many where windows of two kinds lie one
inside the other; `_nodes` numbers 64 of them.
"""


def obstacles(
    requirement: Requirement,
    engine: Engine,
    *,
    judges: Basis = Basis.DELIVERED,
    rows: Rows = Rows.ATTENDANCE,
    columns: Columns | None = None,
    inspection: Inspection | None = None,
    reading: Reading | None = None,
) -> tuple[str, ...]:
    """Why *requirement* cannot be judged over frames; nothing where it can be.

    What it is decides, and what the columns tell; `check` asks this of every rule
    before anything is run, and where sessions overlap once more with *inspection*.

    Args:
        requirement: What is asked.
        engine: Whose frames they are.
        judges: What the rule speaks of.
        rows: What the rows of the sessions are.
        columns: What the columns are called.
        inspection: What is known of the rows.
        reading: Choices of interpretation.

    >>> from continuum.periods import WEEK
    >>> from continuum.requirements import AtLeast, hours
    >>> obstacles(AtLeast(hours(9), per=WEEK), Engine.POLARS)
    ()
    """
    call = "frames.obstacles"
    if not isinstance(requirement, Requirement):
        expected = "a requirement"
        raise FieldTypeError(call, "requirement", requirement, expected)
    _fields.instance(call, "engine", engine, Engine)
    columns = Columns() if columns is None else columns
    reading = Reading() if reading is None else reading
    for field, value, kind in (
        ("judges", judges, Basis),
        ("rows", rows, Rows),
        ("columns", columns, Columns),
        ("reading", reading, Reading),
    ):
        _fields.instance(call, field, value, kind)
    if inspection is not None:
        _fields.instance(call, "inspection", inspection, Inspection)
    found = _obstacles(requirement, engine, judges, rows, columns, inspection, reading)
    return tuple(dict.fromkeys(found))


def _obstacles(  # noqa: PLR0917  # as they come
    requirement: Requirement,
    engine: Engine,
    judges: Basis,
    rows: Rows,
    columns: Columns,
    inspection: Inspection | None,
    reading: Reading,
) -> Iterator[str]:
    if judges is Basis.DOCUMENTED:
        yield "documents are not in the frames"
    for part in walk(requirement):
        yield from _form(part, columns, reading)
    yield from _nested(requirement, reading)
    if columns.starts is not None and not engine.tells_overlap:
        yield f"{engine} cannot put sessions with clock times side by side"
    if rows is Rows.SCHEDULE and judges is Basis.DELIVERED:
        yield "a schedule does not tell what was delivered"
    of_length = any(isinstance(part, Length) for part in walk(requirement))
    if of_length and judges is not Basis.DELIVERED and any(filters(requirement)):
        yield "a length of stay beside what is planned"
    if inspection is not None and inspection.overlapping:
        yield from _overlapping(requirement, columns, inspection)


def _form(part: Requirement, columns: Columns, reading: Reading) -> Iterator[str]:
    match part:
        case Due() | Repeats() | Signed():
            yield "documents are not in the frames"
        case PlanHas():
            yield "plans are not in the frames"
        case Ratio() | Scaled():
            yield "the staff of a program is not in the frames"
        case LevelAbsent():
            yield "that there is no such level is no matter of a stay"
        case Gap():
            yield "stretches without service are not compiled"
        case Average(bound, over=over):
            span = reading.resolve(over or reading.average_over)
            inner = reading.resolve(bound.per)
            wider = window_length(inner) > window_length(span)
            if wider or isinstance(inner, InPhase | Rolling | WholeStay):
                yield f"a mean of each {inner} over the {span}"
        case _ if isinstance(part, Bound):
            if amount_of(part).unit is Unit.OCCASIONS and columns.starts is not None:
                yield "separate occasions are not told apart by clock times"
        case _:
            return


def _nested(requirement: Requirement, reading: Reading) -> Iterator[str]:
    """Yield why windows inside others cannot be judged."""
    kind = reading.scope(requirement)
    kinds = [
        reading.resolve(per)
        for per in windows_inside(requirement, reading.average_over)
    ]
    inner = [per for per in kinds if per != kind]
    if any(isinstance(per, InPhase) for per in inner):
        yield "phases of treatment are not in the frames"
    if isinstance(kind, Rolling) and inner:
        yield f"shorter windows inside {kind}"
    levels = 3 if len(set(inner)) > 1 else 1
    if inner and len(list(walk(requirement))) * levels > _MOST_PARTS:
        yield f"more parts than are told apart in windows inside a {kind}"
    for per in dict.fromkeys(kinds):
        if isinstance(per, Rolling) and per != kind:
            yield f"{per} inside a {kind}"
        if isinstance(per, Rolling) and per.days > _LONGEST_ROLLING:
            yield f"{per}, which is more than {_LONGEST_ROLLING}"
    for part in walk(requirement):
        if isinstance(part, Average):
            span = reading.resolve(part.over or reading.average_over)
            if span != kind:
                yield f"a mean over each {span} of a {kind}"


def _overlapping(
    requirement: Requirement, columns: Columns, inspection: Inspection
) -> Iterator[str]:
    """Yield why sessions that overlap cannot be counted."""
    known = told_traits(columns)
    unknown = inspection.unknown
    if any(isinstance(part, Counting) for part in walk(requirement)):
        yield "overlapping sessions of which only a part counts"
    parts = [part for part in walk(requirement) if isinstance(part, Share | Capped)]
    asked = [*filters(requirement), *(part.part for part in parts)]
    if not all(match(of, known, unknown).decided for of in asked):
        yield "overlapping sessions of which it is not known whether they count"
