"""What the tables of moves share: short names, guards, and what every level has.

Scope: the tables of the general continuum and of both editions of the ASAM Criteria. A
table has one row for each move that is its own; emergencies, discharges and
readmissions, which every level has, follow from the levels. Not covered: guards and
sources that one table alone uses, which stand beside that table.
"""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

from continuum.citations import Citation, Evidence
from continuum.conditions import Age, Fact, PatientFact
from continuum.levels import (
    Expectation,
    Guard,
    Level,
    Outside,
    Place,
    Transition,
    TransitionKind,
)

__all__ = [
    "ACCEPTABLE",
    "ADULTS",
    "AFTER",
    "ASIDE",
    "BEFORE",
    "CYCLES",
    "DOWN",
    "EXPECTED",
    "HOME",
    "IMMINENT",
    "IN",
    "NO_HOME",
    "NO_NURSING",
    "NURSING",
    "OUT",
    "OVER",
    "REASONS",
    "SEVERE",
    "STABLE",
    "SUPPORT",
    "UNSTABLE",
    "UNUSUAL",
    "UP",
    "WITHDRAWAL",
    "Row",
    "moves",
]

IN: Final = TransitionKind.ADMISSION
UP: Final = TransitionKind.STEP_UP
DOWN: Final = TransitionKind.STEP_DOWN
ASIDE: Final = TransitionKind.LATERAL
OUT: Final = TransitionKind.DISCHARGE

EXPECTED: Final = Expectation.EXPECTED
ACCEPTABLE: Final = Expectation.ACCEPTABLE
UNUSUAL: Final = Expectation.UNUSUAL

BEFORE: Final = Outside.BEFORE
AFTER: Final = Outside.AFTER

# No text that was read says at what age the line is, and others draw it at different
# ages. A fact of its own would leave open every move of a patient whose age is known;
# so the line is this library's, and the guard says so wherever it is asked.
ADULTS: Final = Guard(
    condition=Age(at_least=18),
    rationale="for adults, taken as 18 or older: no age was read",
)
REASONS: Final = Citation(
    instrument="TEDS-D codebook",
    provision="variable REASON, codes 1 to 7",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.SECONDARY,
    read_in="source code of a public project that lists the codes",
)
CYCLES: Final = Citation(
    instrument="Scott et al. (2005), PubMed 15893164",
    provision="moves between use, treatment and recovery over two years",
    url="http://www.ncbi.nlm.nih.gov/pubmed/15893164",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.SECONDARY,
    read_in="the PubMed record",
    note="Scott and Dennis (2009), PMC2695999: check-ups bring patients back sooner.",
)

SUPPORT: Final = Guard(
    condition=Fact(PatientFact.NEEDS_24_HOUR_SUPPORT),
    rationale="structure around the clock is needed",
)
NURSING: Final = Guard(
    condition=Fact(PatientFact.NEEDS_24_HOUR_NURSING),
    rationale="nursing around the clock is needed",
)
NO_NURSING: Final = Guard(
    condition=Fact(PatientFact.NEEDS_24_HOUR_NURSING),
    holds=False,
    rationale="nursing around the clock is not needed",
)
UNSTABLE: Final = Guard(
    condition=Fact(PatientFact.UNSTABLE), rationale="unstable beyond what nursing holds"
)
STABLE: Final = Guard(
    condition=Fact(PatientFact.UNSTABLE), holds=False, rationale="stable"
)
WITHDRAWAL: Final = Guard(
    condition=Fact(PatientFact.WITHDRAWAL_RISK),
    rationale="withdrawal is present or likely",
)
SEVERE: Final = Guard(
    condition=Fact(PatientFact.SEVERE_WITHDRAWAL),
    rationale="withdrawal that nursing or a hospital must manage",
)
OVER: Final = Guard(
    condition=Fact(PatientFact.WITHDRAWAL_RISK),
    holds=False,
    rationale="withdrawal is over",
)
HOME: Final = Guard(
    condition=Fact(PatientFact.SAFE_HOME), rationale="a safe place to live"
)
NO_HOME: Final = Guard(
    condition=Fact(PatientFact.SAFE_HOME),
    holds=False,
    rationale="no safe place to live",
)
IMMINENT: Final = Guard(
    condition=Fact(PatientFact.IMMINENT_RISK), rationale="risk is imminent"
)
_ASSESSED: Final = Guard(
    condition=Fact(PatientFact.NEW_ASSESSMENT), rationale="assessed anew"
)

Row: TypeAlias = tuple[
    Place,
    Place,
    TransitionKind,
    Expectation,
    str,
    Citation | None,
    *tuple[Guard, ...],
]
"""From, to, kind, how usual, why, source, and what the move presumes."""


def moves(
    levels: tuple[Level, ...],
    rows: tuple[Row, ...],
    *,
    crisis_to: Level,
    discharge: tuple[str, Citation | None],
    readmission: tuple[str, Citation | None],
) -> tuple[Transition, ...]:
    """Moves of the rows, then those of every level, where no row has the same ends.

    Args:
        levels: Every level of the continuum.
        rows: Moves of their own.
        crisis_to: Level that an emergency leads to, from every other one.
        discharge: Why a discharge is expected from every level, and who says so.
        readmission: Why a return is expected to every level, and who says so.

    A level with a row of its own to the hospital has no emergency beside it:

    >>> from continuum.systems import asam4
    >>> str(asam4.CARE.transition(asam4.LEVEL_3_7, asam4.LEVEL_4).kind)
    'step-up'
    >>> str(asam4.CARE.transition(asam4.LEVEL_3_5, asam4.LEVEL_4).kind)
    'crisis'
    """
    own = tuple(
        Transition(
            origin=origin,
            target=target,
            kind=kind,
            expectation=expectation,
            rationale=rationale,
            guards=tuple(guards),
            source=source,
        )
        for origin, target, kind, expectation, rationale, source, *guards in rows
    )
    # An emergency presumes nothing, so no row that stands for one does.
    crises = tuple(
        Transition(
            origin=level,
            target=crisis_to,
            kind=TransitionKind.CRISIS,
            expectation=EXPECTED,
            rationale="an emergency transfer is open from every level",
        )
        for level in levels
        if level != crisis_to
    )
    discharges = tuple(
        Transition(
            origin=level,
            target=AFTER,
            kind=OUT,
            expectation=EXPECTED,
            rationale=discharge[0],
            source=discharge[1],
        )
        for level in levels
    )
    readmissions = tuple(
        Transition(
            origin=AFTER,
            target=level,
            kind=TransitionKind.READMISSION,
            expectation=EXPECTED,
            rationale=readmission[0],
            guards=(_ASSESSED,),
            source=readmission[1],
        )
        for level in levels
    )
    ends = {(move.origin, move.target) for move in own}
    every_level = (*crises, *discharges, *readmissions)
    return own + tuple(
        move for move in every_level if (move.origin, move.target) not in ends
    )
