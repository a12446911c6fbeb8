"""Laws of continua as graphs, for continua of any shape and any names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from continuum import graph
from continuum.citations import Citation, Evidence
from continuum.levels import (
    Continuum,
    Expectation,
    Level,
    Outside,
    Place,
    Transition,
    TransitionKind,
)

SOURCE = Citation(
    instrument="A leaflet",
    provision="page 1",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
)

LONGEST = 6
MOST_LEVELS = 6
"""Few enough for the oracle below, which lists every path."""

names = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))


def kinds(origin: Place, target: Place) -> tuple[TransitionKind, ...]:
    """The kinds of move that may lead from *origin* to *target*."""
    if isinstance(origin, Level) and isinstance(target, Level):
        found = [TransitionKind.LATERAL, TransitionKind.CRISIS]
        if target.intensity <= origin.intensity:
            found.append(TransitionKind.STEP_DOWN)
        if target.intensity >= origin.intensity:
            found.append(TransitionKind.STEP_UP)
        return tuple(found)
    if isinstance(origin, Level):
        return (TransitionKind.DISCHARGE,) if target is Outside.AFTER else ()
    if isinstance(target, Level):
        if origin is Outside.BEFORE:
            return (TransitionKind.ADMISSION,)
        return (TransitionKind.READMISSION,)
    return ()


@st.composite
def continua(draw: st.DrawFn) -> Continuum:
    codes = draw(st.lists(names, unique=True, max_size=MOST_LEVELS))
    levels = tuple(
        Level(
            system="any",
            code=code,
            name=draw(names),
            intensity=draw(st.integers(0, 3)),
        )
        for code in codes
    )
    places: list[Place] = [*levels, *Outside]
    ends = [
        (origin, target)
        for origin in places
        for target in places
        if kinds(origin, target)
    ]
    chosen = draw(st.lists(st.sampled_from(ends), unique=True)) if ends else []
    moves: list[Transition] = []
    for origin, target in chosen:
        cited = draw(st.booleans())
        moves.append(
            Transition(
                origin=origin,
                target=target,
                kind=draw(st.sampled_from(kinds(origin, target))),
                expectation=draw(st.sampled_from(Expectation)),
                rationale=draw(names),
                evidence=Evidence.PRIMARY if cited else Evidence.PRACTICE,
                source=SOURCE if cited else None,
            )
        )
    return Continuum("any", draw(names), levels, tuple(moves))


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


@given(continua())
def test_a_continuum_survives_the_way_to_networkx_and_back(care: Continuum) -> None:
    back = graph.from_networkx(graph.to_networkx(care, outside=True))
    assert (back.system, back.name) == (care.system, care.name)
    assert back.levels == care.levels
    assert len(back.transitions) == len(care.transitions)
    assert set(back.transitions) == set(care.transitions)
    assert graph.from_networkx(graph.to_networkx(back, outside=True)) == back


@given(continua())
def test_without_the_outside_only_moves_between_levels_survive(
    care: Continuum,
) -> None:
    back = graph.from_networkx(graph.to_networkx(care))
    assert back.levels == care.levels
    assert set(back.transitions) == {
        move
        for move in care.transitions
        if isinstance(move.origin, Level) and isinstance(move.target, Level)
    }


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

    ways = [
        path
        for path in follow(care, (start,), end)
        if all(leads_down(move) for move in steps(care, path))
    ]
    assert graph.step_down_path(care, start, end) == min(ways, key=burden, default=None)


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
