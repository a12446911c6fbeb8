"""Requirements about a program: how it is staffed, what grows with its patients."""

from __future__ import annotations

import enum

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError
from continuum.requirements._amounts import LARGEST_AMOUNT, Unit
from continuum.requirements._hours import AtLeast
from continuum.services import StaffRole

__all__ = ["LevelAbsent", "Load", "Ratio", "Scaled"]

_MOST_PATIENTS = 10_000


class Load(enum.StrEnum):
    """Of which patients a ratio speaks, and for how many of the staff."""

    AVERAGE = "average"
    """Patients enrolled, for each full-time equivalent."""

    EACH = "each"
    """Patients in the care of any one; where nobody has the role, all of them."""

    WEEKLY = "weekly"
    """Patients seen in a week, for each full-time equivalent."""

    AWAKE = "awake"
    """Patients present and awake, for each on duty."""

    ASLEEP = "asleep"
    """Patients present and asleep, for each on duty."""


_WORDS = {
    Load.AVERAGE: "enrolled for each full-time {}",
    Load.EACH: "in the care of any one {}",
    Load.WEEKLY: "a week for each full-time {}",
    Load.AWAKE: "awake for each {} on duty",
    Load.ASLEEP: "asleep for each {} on duty",
}


@attrs.frozen
class Ratio:
    """The most patients for the staff there is, inclusive.

    Args:
        at_most: Patients.
        of: Roles, of which any counts.
        load: Which patients, for each of whom.

    >>> str(Ratio(24, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE))
    'at most 24 patients enrolled for each full-time counselor'
    """

    at_most: int
    of: tuple[StaffRole, ...] = attrs.field(kw_only=True)
    load: Load = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.whole("Ratio", "at_most", self.at_most, least=1, most=_MOST_PATIENTS)
        _fields.all_of("Ratio", "of", self.of, StaffRole)
        if not self.of:
            raise FieldValueError("Ratio", "of", None, "at least one role")
        _fields.instance("Ratio", "load", self.load, Load)

    def __str__(self) -> str:
        roles = " or ".join(_fields.spaced(role) for role in self.of)
        noun = "patient" if self.at_most == 1 else "patients"
        return f"at most {self.at_most} {noun} {_WORDS[self.load].format(roles)}"


@attrs.frozen
class Scaled:
    """A floor that grows with the patients enrolled, in exact proportion.

    Args:
        floor: What is asked for every *patients* patients.
        patients: For how many patients it is asked once.

    >>> from continuum.periods import CALENDAR_MONTH
    >>> from continuum.requirements import hours
    >>> floor = AtLeast(hours(1), per=CALENDAR_MONTH)
    >>> str(Scaled(floor, patients=10)).removesuffix(f"{floor}")
    'for every 10 patients enrolled, '
    """

    floor: AtLeast
    patients: int = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.instance("Scaled", "floor", self.floor, AtLeast)
        if self.floor.amount.unit is Unit.DAYS:
            expected = "of minutes, sessions or occasions: days do not add up"
            raise FieldValueError("Scaled", "floor", str(self.floor.amount), expected)
        _fields.whole("Scaled", "patients", self.patients, least=1, most=_MOST_PATIENTS)
        if self.floor.amount.value * _MOST_PATIENTS > LARGEST_AMOUNT * self.patients:
            unit = self.floor.amount.unit
            expected = f"at most {LARGEST_AMOUNT // _MOST_PATIENTS} {unit} a patient"
            raise FieldValueError("Scaled", "floor", str(self.floor.amount), expected)

    def __str__(self) -> str:
        noun = "patient" if self.patients == 1 else f"{self.patients} patients"
        return f"for every {noun} enrolled, {self.floor}"


@attrs.frozen
class LevelAbsent:
    """The authority has no such level: its silence is no duty, and none that is met.

    Judging by it gives no finding; the report says that there is no such level.

    >>> str(LevelAbsent())
    'no such level: no license or category for it'
    """

    def __str__(self) -> str:
        return "no such level: no license or category for it"


def checked_standing(owner: str, field: str, value: object) -> None:
    """Check that *value* may stand beside others: an absence is a whole rule."""
    if isinstance(value, LevelAbsent):
        expected = "a requirement that asks something"
        raise FieldTypeError(owner, field, value, expected)
