"""Laws of programs side by side: what one states hangs on no other, nor on an order."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from continuum.choosing import SideBySide, Stated, side_by_side
from continuum.program import Program, Track
from continuum.requirements import minutes
from continuum.services import CLINICAL, Format, StaffRole
from continuum.sessions import Schedule, Session, total
from continuum.staffing import Staffing, StaffMember
from tests.strategies_rules import IOP, MONDAY, WHOLE_WEEK, timed_sessions

TIMED = st.lists(timed_sessions(), max_size=5).map(tuple)
MEMBERS = st.builds(
    StaffMember,
    role=st.sampled_from([StaffRole.COUNSELOR, StaffRole.NURSE]),
    percent=st.integers(1, 100),
    caseload=st.none() | st.integers(0, 99),
    qualifications=st.none() | st.frozensets(st.sampled_from("ab")),
)
STAFFINGS = st.builds(
    Staffing,
    enrolled=st.none() | st.integers(0, 99),
    members=st.none() | st.lists(MEMBERS, max_size=4).map(tuple),
)


def offering(*tracks: tuple[Session, ...]) -> Program:
    return Program(
        name="A program",
        levels=(IOP,),
        tracks=tuple(
            Track(name=f"track {number}", schedule=Schedule(extra=sessions))
            for number, sessions in enumerate(tracks)
        ),
    )


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """A program of up to three tracks, with some staff, or of neither."""
    tracks = draw(st.lists(TIMED, max_size=3))
    staffing = draw(st.none() | STAFFINGS)
    return attrs.evolve(offering(*tracks), staffing=staffing)


def column(table: SideBySide, place: int) -> dict[str, Stated]:
    return {row.name: row.cells[place] for row in table}


@given(st.lists(programs(), min_size=1, max_size=4))
def test_what_a_program_states_hangs_on_no_other_program(
    several: list[Program],
) -> None:
    together = side_by_side(several, on=MONDAY)
    for place, program in enumerate(several):
        alone = column(side_by_side(program, on=MONDAY), 0)
        beside = column(together, place)
        assert {name: beside[name] for name in alone} == alone
        # A service that another offers has a row, and this one does not say it does.
        assert all(beside[name] is None for name in beside.keys() - alone.keys())


@given(TIMED, st.data())
def test_the_order_of_sessions_changes_nothing(
    sessions: tuple[Session, ...], data: st.DataObject
) -> None:
    shuffled = tuple(data.draw(st.permutations(sessions)))
    one, other = (
        side_by_side(offering(some), on=MONDAY) for some in (sessions, shuffled)
    )
    assert one.factors == other.factors
    assert str(one) == str(other)
    assert one._repr_html_() == other._repr_html_()


@given(TIMED)
def test_hours_are_the_total_of_what_is_clinical(sessions: tuple[Session, ...]) -> None:
    table = side_by_side(offering(sessions), on=MONDAY)
    week = Schedule(extra=sessions).sessions(WHOLE_WEEK)
    credit = total(week, of=CLINICAL)
    assert credit is not None
    assert table["hours a week"].cells == ((str(minutes(credit)),),)
    days = len({each.day for each in week if CLINICAL.matches(each.kind)})
    assert table["days a week"].cells == ((f"{days} day{'' if days == 1 else 's'}",),)


@given(TIMED, st.sampled_from(Format))
def test_in_one_format_all_hours_are_of_that_format(
    sessions: tuple[Session, ...], form: Format
) -> None:
    alike = tuple(attrs.evolve(each, format=form) for each in sessions)
    table = side_by_side(offering(alike), on=MONDAY)
    (hours,) = table["hours a week"].cells
    assert hours is not None
    expected = () if hours == ("0 minutes",) else (f"{form} {hours[0]}",)
    assert table["formats"].cells == (expected,)


@given(TIMED)
def test_a_track_beside_one_that_is_alike_adds_no_more_than_its_name(
    sessions: tuple[Session, ...],
) -> None:
    one = side_by_side(offering(sessions), on=MONDAY)
    two = side_by_side(offering(sessions, sessions), on=MONDAY)
    changed = [a.name for a, b in zip(one, two, strict=True) if a != b]
    assert changed == ["tracks"]
