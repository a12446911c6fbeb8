"""Continua as networkx graphs: paths, reachability, and continua built from graphs.

The only module that imports networkx. It is not loaded by ``import continuum``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Final, Literal, cast, overload

import networkx as nx

from continuum import _fields
from continuum.circumstances import Circumstances
from continuum.citations import Citation
from continuum.errors import (
    ContinuumError,
    FieldTypeError,
    GraphError,
    MissingArgumentError,
    UnknownLevelError,
    shown,
)
from continuum.levels import (
    Concurrency,
    Continuum,
    Expectation,
    Explanation,
    Guard,
    Level,
    NoSuchLevel,
    Outside,
    Place,
    Transition,
    TransitionKind,
)

__all__ = [
    "dead_ends",
    "expected_path",
    "from_networkx",
    "leading_to",
    "reachable",
    "routes",
    "step_down_path",
    "to_networkx",
]

LONGEST_ROUTE = 10
"""Most moves that a route may have: each one more multiplies the number of routes."""

_STATED: Final = ("kind", "expectation", "rationale", "evidence")
"""The edge attributes that repeat a field of the edge's transition."""

_NEEDED: Final = ("kind", "expectation", "rationale")
"""The edge attributes without which an edge is no transition."""


@overload
def to_networkx(
    care: Continuum, *, outside: Literal[False] = False
) -> nx.DiGraph[Level]: ...
@overload
def to_networkx(care: Continuum, *, outside: Literal[True]) -> nx.DiGraph[Place]: ...
@overload
def to_networkx(
    care: Continuum, *, outside: bool
) -> nx.DiGraph[Level] | nx.DiGraph[Place]: ...
def to_networkx(
    care: Continuum, *, outside: bool = False
) -> nx.DiGraph[Level] | nx.DiGraph[Place]:
    """Build a new directed graph whose nodes are the levels themselves, not codes.

    Each edge has the attributes ``transition``, ``kind``, ``expectation``,
    ``rationale`` and ``evidence``; the graph has ``system``, ``name``, ``concurrency``
    and ``absent``. Changing the graph changes nothing here.

    Args:
        care: The continuum.
        outside: Whether to add the two places outside care, and with them admissions,
            readmissions and discharges.

    >>> from continuum.systems import asam3
    >>> graph = to_networkx(asam3.CARE)
    >>> graph.edges[asam3.LEVEL_2_1, asam3.LEVEL_1]["kind"]
    <TransitionKind.STEP_DOWN: 'step-down'>
    >>> len(graph), len(to_networkx(asam3.CARE, outside=True))
    (15, 17)
    """
    _fields.instance("to_networkx", "care", care, Continuum)
    if not outside:
        return _between_levels(care)
    graph: nx.DiGraph[Place] = nx.DiGraph(None, **_own_attributes(care))
    graph.add_nodes_from(care.levels)
    graph.add_nodes_from(Outside)
    for move in care.transitions:
        graph.add_edge(move.origin, move.target, **_attributes(move))
    return graph


def from_networkx(
    graph: nx.DiGraph[Level] | nx.DiGraph[Place],
    *,
    system: str | None = None,
    name: str | None = None,
) -> Continuum:
    """Build a continuum from a graph of levels; nothing is guessed from node names.

    Levels come in the order of the nodes, transitions in the order of the edges. Node
    attributes are ignored.

    Args:
        graph: Directed, with `Level` nodes and, where it shows admissions and
            discharges, `Outside` nodes. Each edge has either a ``transition``, or a
            ``kind``, an ``expectation`` and a ``rationale``, and maybe ``guards`` and a
            ``source``; without a source such an edge is practice knowledge.
        system: Name that every level of it carries; None where the graph has it as an
            attribute, as one from `to_networkx` does.
        name: Name in plain words; None where the graph has it.

    Raises:
        FieldTypeError: *graph* is no networkx graph, undirected, or a multigraph.
        MissingArgumentError: Neither the call nor the graph names system and name.
        GraphError: A node is no level, an edge is no transition, or the levels and
            transitions make no continuum. Every problem of a kind is listed.

    >>> iop = Level(system="ours", code="iop", name="Evening program", intensity=1)
    >>> from_networkx(nx.DiGraph([(iop, "home")]), system="ours", name="Ours")
    Traceback (most recent call last):
    ...
    continuum.errors.GraphError: 'ours' is no continuum: node 'home' is no Level
    """
    wanted = _right_graph(graph)
    if wanted is not None:
        raise FieldTypeError("from_networkx", "graph", graph, wanted)
    system = _own(graph.graph, "system") if system is None else system
    name = _own(graph.graph, "name") if name is None else name
    nodes: list[object] = list(graph.nodes)
    problems = [
        f"node {shown(node)} is no Level"
        for node in nodes
        if not isinstance(node, (Level, Outside))
    ]
    if problems:
        raise GraphError(system, tuple(problems))
    moves: list[Transition] = []
    for origin, target, attributes in graph.edges(data=True):
        found = _transition(origin, target, attributes)
        if isinstance(found, Transition):
            moves.append(found)
        else:
            problems.append(f"edge from {_named(origin)} to {_named(target)}: {found}")
    if problems:
        raise GraphError(system, tuple(problems))
    levels = tuple(node for node in nodes if isinstance(node, Level))
    # The constructor checks what an untyped graph may hold.
    return Continuum(
        system,
        name,
        levels,
        tuple(moves),
        cast("tuple[Concurrency, ...]", graph.graph.get("concurrency", ())),
        cast("tuple[NoSuchLevel, ...]", graph.graph.get("absent", ())),
    )


def step_down_path(care: Continuum, a: Level, b: Level) -> tuple[Level, ...] | None:
    """Find the plainest way down from *a* to *b*; it never rises in intensity.

    Only step-downs count, and laterals that do not raise intensity. Of all such ways
    the one with the fewest unusual moves is taken, then the fewest that are merely
    acceptable, then the fewest moves, then the first by the codes of its levels. So an
    unusual short cut is no plain way, unless there is no other.

    Returns:
        The levels on the way, both ends included, or None where there is no way down.

    Raises:
        FieldTypeError: *a* or *b* is no `Level`, such as a code.
        UnknownLevelError: *a* or *b* is no level of *care*.

    >>> from continuum.systems import asam3
    >>> path = step_down_path(asam3.CARE, asam3.LEVEL_3_7, asam3.LEVEL_1)
    >>> [level.code for level in path or ()]
    ['3.7', '2.5', '2.1', '1']
    >>> step_down_path(asam3.CARE, asam3.LEVEL_1, asam3.LEVEL_2_1) is None
    True
    """
    _check_levels("step_down_path", care, a, b)
    # A path has fewer moves than there are levels, so no number of moves of one weight
    # adds up to one move of the next. The edges point backwards, from *b*, so that each
    # level's predecessors are the next levels on the best ways to *b*.
    weights = {
        Expectation.EXPECTED: 1,
        Expectation.ACCEPTABLE: 1 + len(care),
        Expectation.UNUSUAL: 1 + len(care) ** 2,
    }
    backwards: nx.DiGraph[Level] = nx.DiGraph()
    backwards.add_nodes_from(care.levels)
    for move in care.transitions:
        origin, target = move.origin, move.target
        if (
            isinstance(origin, Level)
            and isinstance(target, Level)
            and move.kind in _DOWNWARD
            and target.intensity <= origin.intensity
        ):
            backwards.add_edge(target, origin, weight=weights[move.expectation])
    following, _ = nx.dijkstra_predecessor_and_distance(backwards, b)
    if a not in following:
        return None
    path = [a]
    while path[-1] != b:
        path.append(min(following[path[-1]], key=_by_code))
    return tuple(path)


def expected_path(
    care: Continuum,
    a: Place,
    b: Place,
    *,
    on: date,
    given: Circumstances | None = None,
) -> tuple[Explanation, ...] | None:
    """Find the nearest way from *a* to *b* through expected moves alone.

    A move counts that would be expected if every fact that is not known spoke for it;
    what each of them presumes stands in its explanation. A crisis is no path, and a
    discharge with a readmission is none either. Of ways of equal length the first by
    the codes of its levels is taken.

    Args:
        care: The continuum.
        a: Where the patient is: a level, or a place outside care.
        b: Where the way ends.
        on: Day of the moves, which ages are counted to.
        given: What is known of the patient; nothing, unless given.

    Returns:
        One explanation for each move, none where *a* is *b*, or None where there is no
        such way.

    Raises:
        FieldTypeError: *a* or *b* is no place, *on* is no day.
        UnknownLevelError: *a* or *b* is no level of *care*.

    >>> from continuum.systems import asam3
    >>> path = expected_path(
    ...     asam3.CARE, asam3.LEVEL_4, asam3.LEVEL_1, on=date(2026, 3, 2)
    ... )
    >>> [move.target.code for move in path or ()]
    ['3.7', '2.5', '2.1', '1']
    """
    _fields.instance("expected_path", "care", care, Continuum)
    _fields.day("expected_path", "on", on)
    if given is not None:
        _fields.instance("expected_path", "given", given, Circumstances)
    care.transition(a, b)  # refuses what is no place of *care*
    graph: nx.DiGraph[Place] = nx.DiGraph()
    graph.add_nodes_from((a, b))
    for move in care.transitions:
        through = (move.origin in (a, b) or isinstance(move.origin, Level)) and (
            move.target in (a, b) or isinstance(move.target, Level)
        )
        still = move.origin == move.target
        if not through or still or move.kind is TransitionKind.CRISIS:
            continue
        found = care.explain_move(move.origin, move.target, on=on, given=given)
        if found.at_best is Expectation.EXPECTED:
            graph.add_edge(move.origin, move.target, explanation=found)
    # Shortest ways may be without number; so the moves that are left are counted once.
    left = nx.single_source_shortest_path_length(graph.reverse(copy=False), b)
    if a not in left:
        return None
    path = [a]
    while path[-1] != b:
        nearer = left[path[-1]] - 1
        following = [
            place for place in graph[path[-1]] if left.get(place, -1) == nearer
        ]
        path.append(min(following, key=_named))
    return tuple(graph.edges[ends]["explanation"] for ends in pairwise(path))


def routes(
    care: Continuum, a: Level, b: Level, *, longest: int = 6
) -> tuple[tuple[Level, ...], ...]:
    """List the ways from *a* to *b* through any kind of move, no level twice.

    Crises count; a discharge followed by a readmission is not a move between levels.

    Args:
        care: The continuum.
        a: Where the routes start.
        b: Where they end. From a level to itself there is one route, of no moves.
        longest: Most moves in a route, from 1 to 10. The number of routes may grow
            manyfold with each move.

    Returns:
        Shortest first, then by the codes of their levels; empty where there is none.

    Raises:
        FieldTypeError: *longest* is no int, or *a* or *b* is no `Level`.
        FieldValueError: *longest* is below 1 or above 10.
        UnknownLevelError: *a* or *b* is no level of *care*.

    >>> from continuum.systems import asam3
    >>> for route in routes(asam3.CARE, asam3.LEVEL_2_5, asam3.LEVEL_1, longest=2):
    ...     print(*(level.code for level in route))
    2.5 1
    2.5 2.1 1
    2.5 3.5 1
    """
    _fields.whole("routes", "longest", longest, least=1, most=LONGEST_ROUTE)
    _check_levels("routes", care, a, b)
    if a == b:
        return ((a,),)
    graph = _between_levels(care)
    found = [tuple(path) for path in nx.all_simple_paths(graph, a, b, cutoff=longest)]
    return tuple(sorted(found, key=_by_length_and_codes))


def reachable(care: Continuum, level: Level) -> frozenset[Level]:
    """Collect the levels that some chain of moves leads to, without *level* itself.

    Every kind of move between levels counts, crises included. A missing move is allowed
    and unusual, so a level that is not reachable is undescribed, not forbidden.

    Raises:
        FieldTypeError: *level* is no `Level`, such as a code.
        UnknownLevelError: *level* is no level of *care*.

    >>> from continuum.systems import asam3
    >>> asam3.LEVEL_OTP in reachable(asam3.CARE, asam3.LEVEL_1)
    False
    """
    _check_levels("reachable", care, level)
    found = nx.dfs_preorder_nodes(_between_levels(care), level)
    return frozenset(found) - {level}


def dead_ends(care: Continuum) -> tuple[Level, ...]:
    """List the levels that no move leaves for another level, in the order of *care*.

    A discharge does not lead to another level, nor does a move from a level to itself.

    >>> from continuum.systems import asam3, tricare
    >>> dead_ends(asam3.CARE)
    ()
    >>> [level.code for level in dead_ends(tricare.CARE)]
    ['PHP', 'IOP']
    """
    _fields.instance("dead_ends", "care", care, Continuum)
    graph = _between_levels(care)
    return tuple(
        level
        for level in care.levels
        if all(target == level for target in graph.successors(level))
    )


def leading_to(
    moves: Iterable[tuple[Place, Place]], *targets: Place
) -> frozenset[Place]:
    """Collect the places from which some chain of *moves* leads to one of *targets*.

    Args:
        moves: From a place to a place, such as patients made them; in any order.
        targets: Where a chain ends. Each leads to itself, even where no move does.

    Raises:
        FieldTypeError: An end of a move, or a target, is no place.

    >>> from continuum.systems import general
    >>> moves = [(general.PHP, general.IOP), (general.IOP, Outside.AFTER)]
    >>> len(leading_to(moves, Outside.AFTER)), len(leading_to(moves, general.PHP))
    (3, 1)
    """
    backwards: nx.DiGraph[Place] = nx.DiGraph()
    for origin, target in moves:
        backwards.add_edge(_place("moves", target), _place("moves", origin))
    found: set[Place] = set()
    for place in targets:
        backwards.add_node(_place("targets", place))
        found.update(nx.dfs_preorder_nodes(backwards, place))
    return frozenset(found)


_DOWNWARD: Final = frozenset({TransitionKind.STEP_DOWN, TransitionKind.LATERAL})


def _between_levels(care: Continuum) -> nx.DiGraph[Level]:
    graph: nx.DiGraph[Level] = nx.DiGraph(None, **_own_attributes(care))
    graph.add_nodes_from(care.levels)
    for move in care.transitions:
        if isinstance(move.origin, Level) and isinstance(move.target, Level):
            graph.add_edge(move.origin, move.target, **_attributes(move))
    return graph


def _own_attributes(care: Continuum) -> dict[str, object]:
    return {
        "system": care.system,
        "name": care.name,
        "concurrency": care.concurrency,
        "absent": care.absent,
    }


def _attributes(move: Transition) -> dict[str, object]:
    stated: dict[str, object] = {field: getattr(move, field) for field in _STATED}
    return {"transition": move, **stated}


def _right_graph(graph: object) -> str | None:
    # What would be right, or None where *graph* is right.
    if isinstance(graph, nx.MultiGraph):
        return "a networkx.DiGraph: one transition at most leads from place to place"
    if isinstance(graph, nx.DiGraph):
        return None
    if isinstance(graph, nx.Graph):
        return "a networkx.DiGraph: a transition has a direction"
    return "a networkx.DiGraph"


def _own(attributes: Mapping[str, object], field: str) -> str:
    if field not in attributes:
        why = f"the graph has no attribute {field!r} of its own"
        raise MissingArgumentError("from_networkx", field, why)
    return _fields.text("from_networkx", field, attributes[field])


def _transition(
    origin: Place, target: Place, attributes: Mapping[str, object]
) -> Transition | str:
    # Either the transition of an edge, or what is wrong with it.
    move = attributes.get("transition")
    if move is None:
        return _stated_transition(origin, target, attributes)
    if not isinstance(move, Transition):
        return f"its transition is {shown(move)}, not a Transition"
    if (move.origin, move.target) != (origin, target):
        return f"its transition is another one, {move}"
    for field in _STATED:
        if attributes.get(field, getattr(move, field)) != getattr(move, field):
            return f"its {field} is not the one of its transition"
    return move


def _stated_transition(
    origin: Place, target: Place, attributes: Mapping[str, object]
) -> Transition | str:
    missing = [field for field in _NEEDED if field not in attributes]
    if missing:
        return f"it has no transition, and no {' and no '.join(missing)}"
    try:
        # The constructor checks what an untyped graph may hold.
        stated = Transition(
            origin=origin,
            target=target,
            kind=cast(TransitionKind, attributes["kind"]),
            expectation=cast(Expectation, attributes["expectation"]),
            rationale=cast(str, attributes["rationale"]),
            guards=cast("tuple[Guard, ...]", attributes.get("guards", ())),
            source=cast(Citation | None, attributes.get("source")),
        )
    except ContinuumError as problem:
        return str(problem)
    if attributes.get("evidence", stated.evidence) != stated.evidence:
        return "its evidence is not the one of its source"
    return stated


def _place(field: str, value: Place) -> Place:
    if not isinstance(value, (Level, Outside)):
        raise FieldTypeError("leading_to", field, value, "a Level or an Outside")
    return value


def _named(place: Place) -> str:
    return place.code if isinstance(place, Level) else str(place)


def _check_levels(call: str, care: Continuum, *levels: Level) -> None:
    _fields.instance(call, "care", care, Continuum)
    for level in levels:
        # A code is in a continuum, too; it is no level.
        _fields.instance(call, "level", level, Level)
        if level not in care:
            known = tuple(known.code for known in care)
            raise UnknownLevelError(level.code, care.system, known)


def _by_code(level: Level) -> str:
    return level.code


def _by_length_and_codes(path: tuple[Level, ...]) -> tuple[int, tuple[str, ...]]:
    return len(path), tuple(level.code for level in path)
