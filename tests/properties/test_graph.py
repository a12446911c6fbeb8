"""Laws of continua as graphs, for continua of any shape and any names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from continuum import graph
from continuum.circumstances import Circumstances
from continuum.levels import (
    Continuum,
    Expectation,
    Level,
    Outside,
    Place,
    Transition,
    TransitionKind,
)
from tests.strategies_levels import ON, circumstances, continua, may_hold

LONGEST = 6


@st.composite
def continua_and_ends(draw: st.DrawFn) -> tuple[Continuum, Level, Level]:
    care = draw(continua().filter(len))
    level = st.sampled_from(care.levels)
    return care, draw(level), draw(level)


def follow(
    care: Continuum, path: tuple[Level, ...], end: Level
) -> Iterator[tuple[Level, ...]]:
    """Every path that goes on from *path* to *end* and visits no level twice."""
    if path[-1] == end:
        yield path
        return
    for level in care:
        if level not in path and care.transition(path[-1], level) is not None:
            yield from follow(care, (*path, level), end)


def steps(care: Continuum, path: tuple[Level, ...]) -> list[Transition]:
    found = [
        care.transition(path[index], path[index + 1]) for index in range(len(path) - 1)
    ]
    return [move for move in found if move is not None]


def leads_down(move: Transition) -> bool:
    assert isinstance(move.origin, Level)
    assert isinstance(move.target, Level)
    return (
        move.kind in {TransitionKind.STEP_DOWN, TransitionKind.LATERAL}
        and move.target.intensity <= move.origin.intensity
    )


def codes(path: tuple[Level, ...]) -> list[str]:
    return [level.code for level in path]


# --- there and back -------------------------------------------------------------------


@given(continua())
def test_a_continuum_survives_the_way_to_networkx_and_back(care: Continuum) -> None:
    back = graph.from_networkx(graph.to_networkx(care, outside=True))
    assert (back.system, back.name) == (care.system, care.name)
    assert back.levels == care.levels
    assert len(back.transitions) == len(care.transitions)
    assert set(back.transitions) == set(care.transitions)
    assert (back.concurrency, back.absent) == (care.concurrency, care.absent)
    assert graph.from_networkx(graph.to_networkx(back, outside=True)) == back


@given(continua())
def test_without_the_outside_only_moves_between_levels_survive(
    care: Continuum,
) -> None:
    back = graph.from_networkx(graph.to_networkx(care))
    assert back.levels == care.levels
    assert (back.concurrency, back.absent) == (care.concurrency, care.absent)
    assert set(back.transitions) == {
        move
        for move in care.transitions
        if isinstance(move.origin, Level) and isinstance(move.target, Level)
    }


# --- ways -----------------------------------------------------------------------------


@given(continua_and_ends())
def test_the_way_down_never_raises_intensity(
    case: tuple[Continuum, Level, Level],
) -> None:
    care, start, end = case
    path = graph.step_down_path(care, start, end)
    if path is None:
        return
    assert (path[0], path[-1]) == (start, end)
    assert len(set(path)) == len(path)
    taken = steps(care, path)
    assert len(taken) == len(path) - 1
    assert all(leads_down(move) for move in taken)


@given(continua_and_ends())
def test_the_way_down_is_the_best_of_all_ways_down(
    case: tuple[Continuum, Level, Level],
) -> None:
    care, start, end = case

    def burden(path: tuple[Level, ...]) -> tuple[int, int, int, list[str]]:
        found = [move.expectation for move in steps(care, path)]
        return (
            found.count(Expectation.UNUSUAL),
            found.count(Expectation.ACCEPTABLE),
            len(found),
            codes(path),
        )

    down = [
        path
        for path in follow(care, (start,), end)
        if all(leads_down(move) for move in steps(care, path))
    ]
    assert graph.step_down_path(care, start, end) == min(down, key=burden, default=None)


def may_be_expected(move: Transition, told: Circumstances) -> bool:
    asked = (
        *move.guards,
        *(move.target.guards if isinstance(move.target, Level) else ()),
    )
    return (
        move.expectation is Expectation.EXPECTED
        and move.kind is not TransitionKind.CRISIS
        and all(may_hold(guard, told) for guard in asked)
    )


def ways(
    care: Continuum, path: tuple[Place, ...], end: Place, told: Circumstances
) -> Iterator[tuple[Place, ...]]:
    """Every way that goes on from *path* to *end* through expected moves."""
    here = path[-1]
    if here == end:
        yield path
        return
    if path[1:] and isinstance(here, Outside):
        return  # nobody goes on by a discharge and a readmission
    for place in (*care, *Outside):
        step = care.transition(here, place)
        if place not in path and step is not None and may_be_expected(step, told):
            yield from ways(care, (*path, place), end, told)


@st.composite
def continua_and_places(draw: st.DrawFn) -> tuple[Continuum, Place, Place]:
    care = draw(continua())
    place = st.sampled_from([*care.levels, *Outside])
    return care, draw(place), draw(place)


@settings(max_examples=200)
@given(continua_and_places(), circumstances())
def test_the_expected_path_is_the_first_of_the_shortest_ways_of_expected_moves(
    case: tuple[Continuum, Place, Place], told: Circumstances
) -> None:
    care, start, end = case
    every = [
        (len(way), [named(place) for place in way])
        for way in ways(care, (start,), end, told)
    ]
    found = graph.expected_path(care, start, end, on=ON, given=told)
    if found is None:
        assert every == []
        return
    way = [start, *(step.target for step in found)]
    assert (len(way), [named(place) for place in way]) == min(every)
    assert way[-1] == end
    assert [step.origin for step in found] == way[:-1]
    for step in found:
        assert step == care.explain_move(step.origin, step.target, on=ON, given=told)
        assert step.at_best is Expectation.EXPECTED
        assert step.kind is not TransitionKind.CRISIS


@given(continua_and_places(), circumstances())
def test_to_know_nothing_closes_no_path(
    case: tuple[Continuum, Place, Place], told: Circumstances
) -> None:
    care, start, end = case
    found = graph.expected_path(care, start, end, on=ON, given=told)
    unknown = graph.expected_path(care, start, end, on=ON)
    if found is not None:
        assert unknown is not None
        assert len(unknown) <= len(found)


def named(place: Place) -> str:
    return place.code if isinstance(place, Level) else str(place)


@given(continua_and_ends(), st.integers(1, LONGEST))
def test_routes_are_all_the_simple_paths_within_the_bound_and_in_order(
    case: tuple[Continuum, Level, Level], longest: int
) -> None:
    care, start, end = case
    found = graph.routes(care, start, end, longest=longest)
    every = list(follow(care, (start,), end))
    assert set(found) == {path for path in every if len(path) - 1 <= longest}
    assert list(found) == sorted(found, key=lambda path: (len(path), codes(path)))


@given(continua_and_ends())
def test_routes_begin_with_a_shortest_path(
    case: tuple[Continuum, Level, Level],
) -> None:
    care, start, end = case
    lengths = [len(path) for path in follow(care, (start,), end)]
    found = graph.routes(care, start, end, longest=LONGEST)
    assert [len(path) for path in found[:1]] == sorted(lengths)[:1]


@given(continua())
def test_reachability_is_the_transitive_closure_of_the_moves(care: Continuum) -> None:
    closure = {
        (move.origin, move.target)
        for move in care.transitions
        if isinstance(move.origin, Level) and isinstance(move.target, Level)
    }
    for middle in care:
        closure |= {
            (origin, target)
            for origin in care
            for target in care
            if (origin, middle) in closure and (middle, target) in closure
        }
    for level in care:
        assert graph.reachable(care, level) == {
            other for other in care if other != level and (level, other) in closure
        }


@given(continua())
def test_a_dead_end_is_a_level_that_reaches_nothing(care: Continuum) -> None:
    assert graph.dead_ends(care) == tuple(
        level for level in care if not graph.reachable(care, level)
    )


@given(continua())
def test_drawings_keep_one_statement_a_line_whatever_the_names(
    care: Continuum,
) -> None:
    text = r"(?:[\w .-]|#\d+;)*"
    ends = r"L\d+ (?:-->|<-->|==>|~~~|-->\|lateral\||-\.->\|unusual [a-z-]+\|) L\d+"
    header, *lines = care.to_mermaid().split("\n")[:-1]
    assert header == "flowchart TB"
    for line in lines:
        assert re.fullmatch(rf'    (?:L\d+\["{text}<br/>{text}"\]|{ends})', line)

    string = r'"(?:[^"\\\n]|\\.)*"'
    first, *body, last = care.to_dot().split("\n")[:-1]
    assert (first, last) == ("digraph continuum {", "}")
    for line in body[3:]:
        assert re.fullmatch(
            rf"    (?:L\d+ \[label={string}\];"
            r"|\{ rank=same; (?:L\d+; )+\}"
            rf"|L\d+ -> L\d+ \[style=\w+(?:, tooltip={string})?(?:, \w+=false)?\];)",
            line,
        )
