"""Continua of any shape and any names, and what is known of a patient."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import strategies as st

from continuum.circumstances import Circumstances
from continuum.citations import Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.levels import (
    Concurrency,
    Continuum,
    Expectation,
    Guard,
    Level,
    NoSuchLevel,
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

MOST_LEVELS = 6
"""Few enough for the oracles, which list every path."""

names = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
sources = st.sampled_from([None, SOURCE])


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


FACTS = ("stable", "housed", "pregnant")
ON = date(2026, 3, 2)

guards = st.lists(
    st.builds(
        Guard,
        condition=st.sampled_from(FACTS).map(Fact)
        | st.integers(1, 30).map(lambda years: Age(below=years)),
        holds=st.booleans(),
        rationale=names,
    ),
    max_size=2,
).map(tuple)


@st.composite
def circumstances(draw: st.DrawFn) -> Circumstances:
    told = {fact: draw(st.none() | st.booleans()) for fact in FACTS}
    age = draw(st.none() | st.integers(0, 30))
    return Circumstances(
        age_at_least=age,
        age_below=None if age is None else age + 1,
        facts=frozenset(fact for fact in FACTS if told[fact] is True),
        denied=frozenset(fact for fact in FACTS if told[fact] is False),
    )


def may_hold(guard: Guard, told: Circumstances) -> bool:
    """Whether nothing that is known speaks against *guard*."""
    match guard.condition:
        case Fact(name):
            return name not in (told.denied if guard.holds else told.facts)
        case Age(below=int(years)):
            if told.age_at_least is None:
                return True
            return (told.age_at_least < years) is guard.holds
        case _:
            raise AssertionError(guard)


@st.composite
def continua(draw: st.DrawFn) -> Continuum:
    codes = draw(st.lists(names, unique=True, max_size=MOST_LEVELS))
    levels = tuple(
        Level(
            system="any",
            code=code,
            name=draw(names),
            intensity=draw(st.integers(0, 3)),
            supervised=draw(st.none() | st.booleans()),
            guards=draw(guards),
            source=draw(sources),
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
        moves.append(
            Transition(
                origin=origin,
                target=target,
                kind=draw(st.sampled_from(kinds(origin, target))),
                expectation=draw(st.sampled_from(Expectation)),
                rationale=draw(names),
                guards=draw(guards),
                source=draw(sources),
            )
        )
    return Continuum(
        "any",
        draw(names),
        levels,
        tuple(moves),
        draw(concurrencies(levels)),
        draw(absences(levels)),
    )


@st.composite
def concurrencies(
    draw: st.DrawFn, levels: tuple[Level, ...]
) -> tuple[Concurrency, ...]:
    pairs: list[tuple[Level, Level | None]] = [
        *combinations(levels, 2),
        *((level, None) for level in levels),
    ]
    if not pairs:
        return ()
    return tuple(
        Concurrency(
            pair=pair,
            expectation=draw(st.sampled_from(Expectation)),
            rationale=draw(names),
            source=draw(sources),
        )
        for pair in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4))
    )


@st.composite
def absences(draw: st.DrawFn, levels: tuple[Level, ...]) -> tuple[NoSuchLevel, ...]:
    there = {name.casefold() for level in levels for name in (level.code, level.name)}
    return tuple(
        NoSuchLevel(name=name, statement=draw(names), source=SOURCE)
        for name in draw(st.lists(names, unique=True, max_size=2))
        if name.casefold() not in there
    )
