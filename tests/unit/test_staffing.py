"""What the staff of a program refuses, and what is left open."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from continuum.errors import FieldTypeError, FieldValueError
from continuum.services import StaffRole
from continuum.staffing import Shift, Staffing, StaffMember

MEMBER = StaffMember(role=StaffRole.COUNSELOR)
SHIFT = Shift(role=StaffRole.NURSE, on_duty=1, patients=16)


def test_whoever_says_no_more_than_a_role_works_full_time_with_nobody_said() -> None:
    assert (MEMBER.percent, MEMBER.caseload) == (100, None)
    assert MEMBER.qualifications is None
    assert SHIFT.asleep is False
    nothing = Staffing()
    assert (nothing.enrolled, nothing.seen_weekly) == (None, None)
    assert (nothing.members, nothing.shifts) == (None, None)


def test_nobody_and_not_stated_are_two_things() -> None:
    assert Staffing(members=(), shifts=()) != Staffing()
    assert Staffing(enrolled=0) != Staffing()
    assert attrs.evolve(MEMBER, caseload=0) != MEMBER
    assert attrs.evolve(MEMBER, qualifications=frozenset()) != MEMBER


@pytest.mark.parametrize(
    ("value", "field", "least", "most"),
    [
        (MEMBER, "percent", 1, 100),
        (MEMBER, "caseload", 0, 10_000),
        (SHIFT, "on_duty", 0, 10_000),
        (SHIFT, "patients", 0, 10_000),
        (Staffing(), "enrolled", 0, 10_000),
        (Staffing(), "seen_weekly", 0, 10_000),
    ],
)
def test_a_number_lies_between_its_ends(
    value: StaffMember | Shift | Staffing, field: str, least: int, most: int
) -> None:
    owner = type(value).__name__
    for end in (least, most):
        assert getattr(attrs.evolve(value, **{field: end}), field) == end
    for beyond in (least - 1, most + 1):
        said = rf"^{owner}\.{field} must be from {least} to {most}, not {beyond}$"
        with pytest.raises(FieldValueError, match=said):
            attrs.evolve(value, **{field: beyond})
    for wrong in ("1", 1.0, True):
        said = rf"^{owner}\.{field} must be a whole number \(int\), not"
        with pytest.raises(FieldTypeError, match=said):
            attrs.evolve(value, **{field: wrong})


@pytest.mark.parametrize(
    ("value", "field", "wrong", "expected"),
    [
        (MEMBER, "role", "counselor", "a StaffRole, not str"),
        (MEMBER, "role", None, "a StaffRole, not NoneType"),
        (MEMBER, "percent", None, r"a whole number \(int\), not NoneType"),
        (MEMBER, "qualifications", "RN", "a frozenset of str, or None, not str"),
        (MEMBER, "qualifications", {"RN"}, "a frozenset of str, or None, not set"),
        (MEMBER, "qualifications", frozenset({1}), "a str, not int"),
        (SHIFT, "role", "nurse", "a StaffRole, not str"),
        (SHIFT, "on_duty", None, r"a whole number \(int\), not NoneType"),
        (SHIFT, "patients", None, r"a whole number \(int\), not NoneType"),
        (SHIFT, "asleep", 0, "a bool, not int"),
        (Staffing(), "members", [MEMBER], "a tuple of StaffMember, not list"),
        (Staffing(), "members", MEMBER, "a tuple of StaffMember, not StaffMember"),
        (Staffing(), "shifts", {SHIFT}, "a tuple of Shift, not set"),
        (Staffing(), "shifts", False, "a tuple of Shift, not bool"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    value: StaffMember | Shift | Staffing, field: str, wrong: Any, expected: str
) -> None:
    said = rf"^{type(value).__name__}\.{field} must be {expected}$"
    with pytest.raises(FieldTypeError, match=said):
        attrs.evolve(value, **{field: wrong})


def test_a_qualification_has_a_name() -> None:
    nurse = attrs.evolve(MEMBER, qualifications=frozenset({"RN"}))
    assert nurse.qualifications == frozenset({"RN"})
    with pytest.raises(
        FieldValueError, match=r"^StaffMember\.qualifications must be a text"
    ):
        attrs.evolve(MEMBER, qualifications=frozenset({" "}))


def test_the_one_of_several_that_is_wrong_is_named() -> None:
    with pytest.raises(
        FieldTypeError, match=r"^Staffing\.members\[1\] must be a StaffMember"
    ):
        Staffing(members=(MEMBER, SHIFT))
    with pytest.raises(FieldTypeError, match=r"^Staffing\.shifts\[0\] must be a Shift"):
        Staffing(shifts=(MEMBER,))
