"""What the columns of a cohort's frames are called, and what they may hold."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from typing import Final, assert_never

import attrs
import narwhals.stable.v2 as nw

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError

__all__ = [
    "FINDING_COLUMNS",
    "Columns",
    "Holds",
    "Rows",
    "of_sessions",
    "of_stays",
    "told_traits",
]


class Rows(enum.StrEnum):
    """What the rows of the sessions are."""

    ATTENDANCE = "attendance"
    """What became of each session: the record of who was there."""

    SCHEDULE = "schedule"
    """What is planned. Of what was delivered they say nothing."""


def _pairs(
    facts: Mapping[str, str] | tuple[tuple[str, str], ...],
) -> tuple[tuple[str, str], ...]:
    """The names of facts and their columns, in order; anything else as it is."""
    if isinstance(facts, Mapping):
        return tuple(sorted(facts.items(), key=str))
    return facts


@attrs.frozen(kw_only=True)
class Columns:
    """Names of the columns of the two frames; None for what a frame does not hold.

    Days are dates or local times without a zone, of which the day counts. Names of
    kinds, formats, modes, roles and statuses are the values of `ServiceKind`, `Format`,
    `Mode`, `StaffRole` and `AttendanceStatus`. A column that is named must be there,
    and other columns are left alone.

    Args:
        patient: Whose row it is, in both frames.
        stay: Which stay a row belongs to, in both frames, where one patient's stays
            overlap; else a session belongs to the stay that holds its day.
        day: Day of the session.
        minutes: Minutes credited, 1 to 1440; null where they are not known.
        kind: What was given.
        format: Individual, group or family; null where it is not known.
        mode: How they met; null where it is not known.
        staff: Who gave it; null where it is not known.
        status: What became of the session. Without the column all took place.
        credited: Minutes of a partial attendance; those of other rows are null.
        starts: When it began: a local time, which may be the column of the day, or
            minutes after midnight. Null where it is not known. Without the column no
            session overlaps another.
        elapsed: Minutes on the clock; *minutes* where null, or without the column.
        participants: Patients present.
        staff_present: Staff members present.
        admitted: Day of admission.
        discharged: Last day of the stay; null while it lasts.
        born: Date of birth; null where it is not known.
        facts: A mapping from names of facts that rules ask for to the columns of true,
            false or null that tell them.

    >>> Columns(patient="member_id", minutes="units")
    ... # doctest: +ELLIPSIS
    Columns(patient='member_id', stay=None, day='day', minutes='units', ...)
    """

    patient: str = "patient"
    stay: str | None = None
    day: str = "day"
    minutes: str = "minutes"
    kind: str = "kind"
    format: str | None = None
    mode: str | None = None
    staff: str | None = None
    status: str | None = None
    credited: str | None = None
    starts: str | None = None
    elapsed: str | None = None
    participants: str | None = None
    staff_present: str | None = None
    admitted: str = "admitted"
    discharged: str = "discharged"
    born: str | None = None
    facts: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)

    def __attrs_post_init__(self) -> None:
        for field in attrs.fields(Columns):
            value = getattr(self, field.name)
            if field.name == "facts":
                self._check_facts()
            elif value is not None or field.default is not None:
                _fields.text("Columns", field.name, value)
        if self.credited is not None and self.status is None:
            expected = "left out where status is"
            raise FieldValueError("Columns", "credited", self.credited, expected)
        taken: set[str | None] = set(FINDING_COLUMNS)
        for whose, name in (("patient", self.patient), ("stay", self.stay)):
            if name in taken:
                expected = "a name that no other column of the findings has"
                raise FieldValueError("Columns", whose, name, expected)
            taken.add(name)
        if self.elapsed is not None and self.starts is None:
            expected = "left out where starts is"
            raise FieldValueError("Columns", "elapsed", self.elapsed, expected)

    def _check_facts(self) -> None:
        if not isinstance(self.facts, tuple):
            expected = "a mapping of names of facts to columns"
            raise FieldTypeError("Columns", "facts", self.facts, expected)
        for index, (fact, column) in enumerate(self.facts):
            _fields.text("Columns", f"facts[{index}]", fact)
            _fields.text("Columns", f"facts[{index}]", column)


FINDING_COLUMNS: Final = (
    "admitted",
    "code",
    "window_start",
    "window_end",
    "verdict",
    "observed",
    "observed_most",
    "unit",
    "required",
    "shortfall",
    "excess",
    "notices",
)
"""Columns of the findings, beside those of patient and stay."""


class Holds(enum.StrEnum):
    """What a column may hold, in the words of an error."""

    KEY = "identifiers: text or whole numbers"
    DAY = "dates, or local times without a zone"
    NUMBER = "whole numbers"
    CLOCK = "local times without a zone, or whole minutes after midnight"
    NAME = "text"
    TRUTH = "true, false or null"

    def allows(self, dtype: nw.dtypes.DType) -> bool:
        """Whether a column of that type may hold it."""
        match self:
            case Holds.KEY:
                return dtype.is_integer() or _is_text(dtype)
            case Holds.DAY:
                return _is_local(dtype) or dtype == nw.Date
            case Holds.NUMBER:
                # Where an engine has no whole numbers with nulls, they come as floats.
                return dtype.is_integer() or dtype.is_float()
            case Holds.CLOCK:
                number = dtype.is_integer() or dtype.is_float()
                return number or _is_local(dtype)
            case Holds.NAME:
                return _is_text(dtype)
            case Holds.TRUTH:
                return dtype == nw.Boolean
            case _:
                assert_never(self)


def _is_text(dtype: nw.dtypes.DType) -> bool:
    return isinstance(dtype, nw.String | nw.Categorical | nw.Enum)


def _is_local(dtype: nw.dtypes.DType) -> bool:
    return isinstance(dtype, nw.Datetime) and dtype.time_zone is None


_OF_SESSIONS: Mapping[str, Holds] = {
    "patient": Holds.KEY,
    "stay": Holds.KEY,
    "day": Holds.DAY,
    "minutes": Holds.NUMBER,
    "kind": Holds.NAME,
    "format": Holds.NAME,
    "mode": Holds.NAME,
    "staff": Holds.NAME,
    "status": Holds.NAME,
    "credited": Holds.NUMBER,
    "starts": Holds.CLOCK,
    "elapsed": Holds.NUMBER,
    "participants": Holds.NUMBER,
    "staff_present": Holds.NUMBER,
}

_OF_STAYS: Mapping[str, Holds] = {
    "patient": Holds.KEY,
    "stay": Holds.KEY,
    "admitted": Holds.DAY,
    "discharged": Holds.DAY,
    "born": Holds.DAY,
}


def told_traits(columns: Columns) -> list[str]:
    """Which traits of a service a column tells."""
    traits = ("format", "mode", "staff")
    return [trait for trait in traits if getattr(columns, trait) is not None]


def of_sessions(columns: Columns) -> Iterator[tuple[str, str, Holds]]:
    """Yield each field of the sessions, its column, and what that may hold."""
    yield from _named(columns, _OF_SESSIONS)


def of_stays(columns: Columns) -> Iterator[tuple[str, str, Holds]]:
    """Yield each field of the stays, its column, and what that may hold."""
    yield from _named(columns, _OF_STAYS)
    for fact, column in columns.facts:
        yield f"facts[{fact!r}]", column, Holds.TRUTH


def _named(
    columns: Columns, fields: Mapping[str, Holds]
) -> Iterator[tuple[str, str, Holds]]:
    for field, holds in fields.items():
        column = getattr(columns, field)
        if column is not None:
            yield field, column, holds
