"""100,000 questions of the kind: how does one get from this level to that one?

The same pairs of levels are asked of `Continuum.transition`, of a bare dict, of a
networkx graph and of a machine of the `transitions` package.
"""

from __future__ import annotations

import random

from transitions import Machine

from benchmarks._pairs import Row, compare, show
from continuum.graph import to_networkx
from continuum.levels import Level
from continuum.systems import asam3

CHECKS = 100_000
CARE = asam3.CARE
MOVES = [
    (move.origin, move.target, move)
    for move in CARE.transitions
    if isinstance(move.origin, Level) and isinstance(move.target, Level)
]

_random = random.Random(2026)
PAIRS = [tuple(_random.choices(CARE.levels, k=2)) for _ in range(CHECKS)]
CODES = [(origin.code, target.code) for origin, target in PAIRS]

BY_CODES = {(origin.code, target.code): move for origin, target, move in MOVES}
GRAPH = to_networkx(CARE)


class Patient:
    """What a machine of the `transitions` package moves; it sets this field."""

    state: str


PATIENT = Patient()
MACHINE = Machine(
    model=PATIENT,
    states=[level.code for level in CARE],
    initial=CARE.levels[0].code,
    transitions=[
        {"trigger": f"to {target.code}", "source": origin.code, "dest": target.code}
        for origin, target, _ in MOVES
    ],
    auto_transitions=False,
    ignore_invalid_triggers=True,
)
TRIGGERS = [(origin, f"to {target}") for origin, target in CODES]


def ours() -> int:
    transition = CARE.transition
    allowed = 0
    for origin, target in PAIRS:
        allowed += transition(origin, target) is not None
    return allowed


def bare_dict() -> int:
    get = BY_CODES.get
    allowed = 0
    for origin, target in CODES:
        allowed += get((origin, target)) is not None
    return allowed


def networkx() -> int:
    has_edge, edges = GRAPH.has_edge, GRAPH.edges
    allowed = 0
    for origin, target in PAIRS:
        if has_edge(origin, target):
            allowed += edges[origin, target]["transition"] is not None
    return allowed


def may_trigger() -> int:
    may = PATIENT.may_trigger  # type: ignore[attr-defined]  # the machine adds it
    allowed = 0
    for origin, name in TRIGGERS:
        PATIENT.state = origin
        allowed += may(name)
    return allowed


def trigger() -> int:
    move = PATIENT.trigger  # type: ignore[attr-defined]  # the machine adds it
    allowed = 0
    for origin, name in TRIGGERS:
        PATIENT.state = origin
        allowed += move(name)
    return allowed


def main() -> None:
    allowed = ours()
    for other in (bare_dict, networkx, may_trigger, trigger):
        assert other() == allowed, other.__name__
    title = f"{CHECKS:,} transition checks on {len(CARE)} levels, {allowed:,} described"
    show(
        title,
        (
            Row("transition / dict of codes", compare(ours, bare_dict), 6),
            Row("transition / networkx", compare(ours, networkx)),
            Row("transition / may_trigger", compare(ours, may_trigger, pairs=15), 0.1),
            Row("transition / trigger", compare(ours, trigger, pairs=15), 0.1),
        ),
        calls=CHECKS,
    )


if __name__ == "__main__":
    main()
