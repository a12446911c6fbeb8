"""What a program refuses, and what it says it offers."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from continuum.circumstances import Circumstances
from continuum.errors import FieldTypeError, FieldValueError
from continuum.program import Payment, Program, Track
from continuum.services import ServiceKind
from continuum.sessions import Schedule
from tests.strategies_rules import IOP, OUTPATIENT, served

COUNSELING, EDUCATION = ServiceKind.COUNSELING, ServiceKind.EDUCATION
EVENINGS = Schedule.weekly("Mon Wed Thu 18:00-21:00", kind=COUNSELING)
MORNINGS = Schedule.weekly("Mon Wed Thu 09:00-12:00", kind=COUNSELING)
EVENING = Track(name="evening", schedule=EVENINGS)
MORNING = Track(name="morning", schedule=MORNINGS)
PROGRAM = Program(name="A program", levels=(IOP,))


def test_a_program_that_says_no_more_than_its_level_leaves_the_rest_open() -> None:
    assert (PROGRAM.tracks, PROGRAM.available, PROGRAM.staffing) == ((), None, None)
    assert PROGRAM.patients == Circumstances()
    for field in (
        "services",
        "accreditations",
        "licenses",
        "philosophies",
        "modalities",
        "support",
        "payments",
        "specialties",
    ):
        assert getattr(PROGRAM, field) is None
        assert attrs.evolve(PROGRAM, **{field: frozenset()}) != PROGRAM


def test_a_program_may_be_run_as_several_levels_on_several_tracks() -> None:
    several = attrs.evolve(PROGRAM, levels=(IOP, OUTPATIENT), tracks=(EVENING, MORNING))
    assert [track.name for track in several.tracks] == ["evening", "morning"]


def test_a_program_without_a_level_is_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"^Program\.levels must be at least one level, not None$"
    ):
        attrs.evolve(PROGRAM, levels=())


def test_a_level_given_twice_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"^Program\.levels\[2\] must be a level not given before, not 'toy",
    ):
        attrs.evolve(PROGRAM, levels=(IOP, OUTPATIENT, IOP))


def test_two_tracks_of_one_name_are_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=(
            r"^Program\.tracks\[2\]\.name must be that of no other track, "
            r"not 'evening'$"
        ),
    ):
        attrs.evolve(PROGRAM, tracks=(EVENING, MORNING, EVENING))


@pytest.mark.parametrize("field", ["name"])
@pytest.mark.parametrize("value", [PROGRAM, EVENING])
def test_a_name_is_a_text_that_is_not_blank(value: Program | Track, field: str) -> None:
    owner = type(value).__name__
    with pytest.raises(FieldValueError, match=rf"^{owner}\.{field} must be a text"):
        attrs.evolve(value, **{field: " "})
    with pytest.raises(FieldTypeError, match=rf"^{owner}\.{field} must be a str"):
        attrs.evolve(value, **{field: None})


@pytest.mark.parametrize(
    ("field", "wrong", "expected"),
    [
        ("levels", IOP, "a tuple of Level, not Level"),
        ("levels", ("2.1",), "a Level, not str"),
        ("tracks", [EVENING], "a tuple of Track, not list"),
        ("tracks", (EVENINGS,), "a Track, not Schedule"),
        ("available", EVENING, "a Schedule, not Track"),
        ("available", False, "a Schedule, not bool"),
        ("staffing", (), "a Staffing, not tuple"),
        ("patients", None, "a Circumstances, not NoneType"),
        ("services", {COUNSELING}, "a frozenset of ServiceKind, or None, not set"),
        ("services", frozenset({"counseling"}), "a ServiceKind, not str"),
        ("payments", (Payment.MEDICAID,), "a frozenset of Payment, or None, not tuple"),
        ("payments", frozenset({"medicaid"}), "a Payment, not str"),
        ("accreditations", "somebody", "a frozenset of str, or None, not str"),
        ("licenses", ["state"], "a frozenset of str, or None, not list"),
        ("philosophies", False, "a frozenset of str, or None, not bool"),
        ("modalities", frozenset({1}), "a str, not int"),
        ("support", 0, "a frozenset of str, or None, not int"),
        ("specialties", ("women",), "a frozenset of str, or None, not tuple"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    field: str, wrong: Any, expected: str
) -> None:
    said = rf"^Program\.{field}(\[\d\])? must be {expected}$"
    with pytest.raises(FieldTypeError, match=said):
        attrs.evolve(PROGRAM, **{field: wrong})


@pytest.mark.parametrize(
    "field",
    [
        "accreditations",
        "licenses",
        "philosophies",
        "modalities",
        "support",
        "specialties",
    ],
)
def test_a_blank_name_of_something_is_refused(field: str) -> None:
    kept = attrs.evolve(PROGRAM, **{field: frozenset({"a"})})
    assert getattr(kept, field) == frozenset({"a"})
    with pytest.raises(FieldValueError, match=rf"^Program\.{field} must be a text"):
        attrs.evolve(PROGRAM, **{field: frozenset({""})})


def test_a_track_has_a_schedule() -> None:
    with pytest.raises(FieldTypeError, match=r"^Track\.schedule must be a Schedule"):
        Track(name="evening", schedule=(served(2),))


# --- what it offers -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("services", "offered"),
    [(None, None), (frozenset(), False), (frozenset({EDUCATION}), True)],
)
def test_what_no_schedule_has_is_offered_only_where_it_is_stated(
    *, services: frozenset[ServiceKind] | None, offered: bool | None
) -> None:
    program = attrs.evolve(PROGRAM, tracks=(EVENING,), services=services)
    assert program.offers(EDUCATION) is offered
    assert program.offers(COUNSELING) is True
    assert attrs.evolve(program, tracks=()).offers(EDUCATION) is offered


def test_a_session_on_any_track_is_an_offer_whether_it_recurs_or_not() -> None:
    taught = served(2, kind=EDUCATION)
    extra = Track(name="class", schedule=Schedule(extra=(taught,)))
    assert attrs.evolve(PROGRAM, tracks=(EVENING, extra)).offers(EDUCATION) is True
    # Those who are at hand give nothing by that.
    at_hand = attrs.evolve(PROGRAM, available=Schedule(extra=(taught,)))
    assert at_hand.offers(EDUCATION) is None


def test_a_kind_of_service_is_no_text() -> None:
    with pytest.raises(
        FieldTypeError, match=r"^Program\.offers\.kind must be a ServiceKind, not str$"
    ):
        PROGRAM.offers("counseling")
