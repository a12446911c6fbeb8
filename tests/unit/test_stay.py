"""What a stay refuses."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from continuum.circumstances import Circumstances
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import DateRange
from continuum.sessions import Attendance
from continuum.stay import Stay
from tests.strategies_rules import IOP, MONDAY, WHOLE_WEEK, march, served

STAY = Stay(level=IOP, period=DateRange(MONDAY))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("level", "2.1", "a Level"),
        ("period", MONDAY, "a DateRange"),
        ("schedule", (), "a Schedule"),
        ("attendance", (), "an Attendance"),
        ("plan", {}, "a TreatmentPlan"),
        ("circumstances", None, "a Circumstances"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Stay\.{field} must be {expected}, not"):
        attrs.evolve(STAY, **{field: value})


def test_the_day_of_admission_is_the_first_of_the_period() -> None:
    same = attrs.evolve(STAY, circumstances=Circumstances(admitted=MONDAY))
    assert same.circumstances.admitted == MONDAY
    with pytest.raises(
        FieldValueError,
        match=r"Stay\.circumstances\.admitted must be left out, or the first day of "
        r"the period, 2026-03-02, not datetime.date\(2026, 3, 1\)",
    ):
        attrs.evolve(STAY, circumstances=Circumstances(admitted=date(2026, 3, 1)))


def test_nobody_is_admitted_before_birth() -> None:
    newborn = attrs.evolve(STAY, circumstances=Circumstances(born=MONDAY))
    assert newborn.circumstances.born == MONDAY
    with pytest.raises(
        FieldValueError,
        match=r"Stay\.circumstances\.born must be on or before the day of admission, "
        r"2026-03-02; what it is stays out of this message",
    ):
        attrs.evolve(STAY, circumstances=Circumstances(born=date(2026, 3, 3)))


@pytest.mark.parametrize("day", [1, 9])
def test_attendance_on_a_day_outside_the_stay_is_refused(day: int) -> None:
    """It would count nowhere, and nobody would see that it was lost."""
    kept = attrs.evolve(
        STAY, period=WHOLE_WEEK, attendance=Attendance.attended([served(2), served(8)])
    )
    assert kept.attendance is not None
    with pytest.raises(
        FieldValueError,
        match=r"Stay\.attendance\.records\[1\] must be of a day of the stay, "
        r"2026-03-02 to 2026-03-08, not",
    ):
        attrs.evolve(
            kept,
            attendance=Attendance.attended(
                [served(2), attrs.evolve(served(2), day=march(day))]
            ),
        )
