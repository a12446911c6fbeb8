"""Who works in a program, for how many patients: what ratios are judged on."""

from __future__ import annotations

from typing import cast

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError
from continuum.services import StaffRole

__all__ = ["Shift", "StaffMember", "Staffing"]

MOST_PEOPLE = 10_000
"""More than any program has, of patients or of staff."""

FULL_TIME = 100


@attrs.frozen(kw_only=True)
class StaffMember:
    """One position in a program.

    Args:
        role: What the person does there.
        percent: Of full time, 1 to 100.
        caseload: Patients in this person's own care; None where nobody says.
        qualifications: Degrees, licenses and certificates the person holds; None where
            nobody says.

    >>> StaffMember(role=StaffRole.COUNSELOR, percent=50, caseload=12).caseload
    12
    """

    role: StaffRole
    percent: int = FULL_TIME
    caseload: int | None = None
    qualifications: frozenset[str] | None = None

    def __attrs_post_init__(self) -> None:
        _fields.instance("StaffMember", "role", self.role, StaffRole)
        _fields.whole("StaffMember", "percent", self.percent, least=1, most=FULL_TIME)
        _people("StaffMember", "caseload", self.caseload)
        check_members("StaffMember", "qualifications", self.qualifications, str)


@attrs.frozen(kw_only=True)
class Shift:
    """Staff of one role on duty together, and the patients they look after.

    Args:
        role: What they do.
        on_duty: How many of them.
        patients: How many patients are present.
        asleep: Whether these are asleep.
    """

    role: StaffRole
    on_duty: int
    patients: int
    asleep: bool = False

    def __attrs_post_init__(self) -> None:
        _fields.instance("Shift", "role", self.role, StaffRole)
        _fields.whole("Shift", "on_duty", self.on_duty, least=0, most=MOST_PEOPLE)
        _fields.whole("Shift", "patients", self.patients, least=0, most=MOST_PEOPLE)
        _fields.instance("Shift", "asleep", self.asleep, bool)


@attrs.frozen(kw_only=True)
class Staffing:
    """The staff of a program and the patients it has; None where nobody says.

    Args:
        enrolled: Patients enrolled: the census of the day.
        seen_weekly: Patients seen in a week.
        members: Every position that is filled.
        shifts: Every shift of those who look after patients around the clock.
    """

    enrolled: int | None = None
    seen_weekly: int | None = None
    members: tuple[StaffMember, ...] | None = None
    shifts: tuple[Shift, ...] | None = None

    def __attrs_post_init__(self) -> None:
        _people("Staffing", "enrolled", self.enrolled)
        _people("Staffing", "seen_weekly", self.seen_weekly)
        for field, members, kind in (
            ("members", self.members, StaffMember),
            ("shifts", self.shifts, Shift),
        ):
            if members is not None:
                _fields.all_of("Staffing", field, members, kind)


def _people(owner: str, field: str, value: int | None) -> None:
    if value is not None:
        _fields.whole(owner, field, value, least=0, most=MOST_PEOPLE)


def check_members(owner: str, field: str, values: object, kind: type[str]) -> None:
    """Check for None, or a frozenset of *kind*: names that are not blank, or members.

    Raises:
        FieldTypeError: Another collection, or one that holds something else.
        FieldValueError: A blank name.
    """
    if values is None:
        return
    if not isinstance(values, frozenset):
        expected = f"a frozenset of {kind.__name__}, or None"
        raise FieldTypeError(owner, field, values, expected)
    for value in cast("frozenset[object]", values):
        if kind is str:
            _fields.text(owner, field, value)
        else:
            _fields.instance(owner, field, value, kind)
