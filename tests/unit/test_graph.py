"""Continua as networkx graphs, and back; paths, routes, reachability, dead ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import cast

import attrs
import networkx as nx
import pytest

from continuum import graph
from continuum.circumstances import Circumstances
from continuum.citations import Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.errors import (
    ContinuumError,
    FieldTypeError,
    FieldValueError,
    GraphError,
    MissingArgumentError,
    UnknownLevelError,
)
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
from continuum.systems import asam3, general, tricare

TOP, UPPER, LOWER, BASE, ASIDE = (
    Level(system="toy", code=code, name=code.capitalize(), intensity=intensity)
    for code, intensity in (
        ("top", 3),
        ("upper", 2),
        ("lower", 2),
        ("base", 1),
        ("aside", 1),
    )
)
SOURCE = Citation(
    instrument="A leaflet",
    provision="page 1",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
)
GUARD = Guard(condition=Fact("stable"), rationale="for the stable")
STRANGER = Level(system="other", code="top", name="Top", intensity=3)


def move(
    origin: Place,
    target: Place,
    kind: TransitionKind = TransitionKind.STEP_DOWN,
    expectation: Expectation = Expectation.EXPECTED,
    *guards: Guard,
) -> Transition:
    return Transition(
        origin=origin,
        target=target,
        kind=kind,
        expectation=expectation,
        rationale="because",
        guards=guards,
    )


def toy(*moves: Transition) -> Continuum:
    return Continuum("toy", "Toy", (TOP, UPPER, LOWER, BASE, ASIDE), moves)


def full(*moves: Transition) -> Continuum:
    """With pairs, and with a level that is not there."""
    beside = Concurrency(
        pair=(TOP, None), expectation=Expectation.UNUSUAL, rationale="because"
    )
    absent = NoSuchLevel(name="Cellar", statement="closed for good", source=SOURCE)
    return attrs.evolve(toy(*moves), concurrency=(beside,), absent=(absent,))


def codes(path: tuple[Level, ...] | None) -> str:
    return " ".join(level.code for level in path or ())


# --- to networkx ----------------------------------------------------------------------


def test_the_graph_has_levels_as_nodes_and_transitions_on_its_edges() -> None:
    down = attrs.evolve(move(TOP, BASE), source=SOURCE)
    care = full(down, move(BASE, TOP, TransitionKind.STEP_UP))
    drawn = graph.to_networkx(care)
    assert type(drawn) is nx.DiGraph
    assert list(drawn) == list(care)
    assert drawn.edges[TOP, BASE] == {
        "transition": down,
        "kind": TransitionKind.STEP_DOWN,
        "expectation": Expectation.EXPECTED,
        "rationale": "because",
        "evidence": Evidence.PRIMARY,
    }
    assert drawn.edges[BASE, TOP]["evidence"] is Evidence.PRACTICE
    assert drawn.graph == {
        "system": "toy",
        "name": "Toy",
        "concurrency": care.concurrency,
        "absent": care.absent,
    }
    assert graph.to_networkx(care, outside=True).graph == drawn.graph


def test_the_places_outside_care_are_shown_only_when_asked_for() -> None:
    care = toy(
        move(Outside.BEFORE, TOP, TransitionKind.ADMISSION),
        move(TOP, BASE),
        move(BASE, Outside.AFTER, TransitionKind.DISCHARGE),
    )
    inside = graph.to_networkx(care)
    assert list(inside.edges) == [(TOP, BASE)]
    whole = graph.to_networkx(care, outside=True)
    assert set(whole) - set(inside) == set(Outside)
    assert set(whole.edges) == {
        (Outside.BEFORE, TOP),
        (TOP, BASE),
        (BASE, Outside.AFTER),
    }
    assert set(graph.to_networkx(toy(), outside=True)) >= set(Outside)


def test_changing_the_graph_changes_nothing_in_the_continuum() -> None:
    care = toy(move(TOP, BASE))
    drawn = graph.to_networkx(care)
    drawn.remove_node(TOP)
    assert care.transition(TOP, BASE) is not None
    assert TOP in graph.to_networkx(care)


# --- from networkx --------------------------------------------------------------------


@pytest.mark.parametrize(
    "care", [asam3.CARE, general.CARE, tricare.CARE, toy(), full(move(TOP, BASE))]
)
def test_a_continuum_comes_back_whole_from_its_graph(care: Continuum) -> None:
    back = graph.from_networkx(graph.to_networkx(care, outside=True))
    assert attrs.evolve(back, transitions=()) == attrs.evolve(care, transitions=())
    assert len(back.transitions) == len(care.transitions)
    assert set(back.transitions) == set(care.transitions)


def test_a_users_own_graph_becomes_a_continuum() -> None:
    own: nx.DiGraph[Level] = nx.DiGraph()
    own.add_edge(
        TOP,
        BASE,
        kind=TransitionKind.STEP_DOWN,
        expectation=Expectation.EXPECTED,
        rationale="stable",
        weight=3,
    )
    own.add_edge(
        BASE,
        TOP,
        kind=TransitionKind.STEP_UP,
        expectation=Expectation.ACCEPTABLE,
        rationale="worse",
        evidence=Evidence.PRIMARY,
        source=SOURCE,
        guards=(GUARD,),
    )
    care = graph.from_networkx(own, system="toy", name="Toy")
    down, up = care.transitions
    assert (down.evidence, down.source) == (Evidence.PRACTICE, None)
    assert (up.evidence, up.source) == (Evidence.PRIMARY, SOURCE)
    assert (down.guards, up.guards) == ((), (GUARD,))
    assert (care.concurrency, care.absent) == ((), ())
    assert care.step_ups(BASE) == (up,)


def test_names_in_the_call_win_over_names_in_the_graph() -> None:
    care = graph.from_networkx(graph.to_networkx(toy()), name="Another name")
    assert (care.system, care.name) == ("toy", "Another name")


@pytest.mark.parametrize("field", ["system", "name"])
def test_a_continuum_without_a_name_is_not_guessed(field: str) -> None:
    drawn = graph.to_networkx(toy())
    del drawn.graph[field]
    with pytest.raises(MissingArgumentError, match=f"from_networkx needs {field}="):
        graph.from_networkx(drawn)
    drawn.graph[field] = 7
    with pytest.raises(FieldTypeError, match=rf"from_networkx\.{field} must be a str"):
        graph.from_networkx(drawn)


@pytest.mark.parametrize(
    ("kind", "right"),
    [
        (nx.Graph, "a transition has a direction"),
        (nx.MultiGraph, "one transition at most"),
        (nx.MultiDiGraph, "one transition at most"),
        (dict, r"must be a networkx\.DiGraph, not dict"),
    ],
)
def test_another_kind_of_graph_is_refused_saying_what_is_right(
    kind: Callable[[], nx.DiGraph[Level]], right: str
) -> None:
    with pytest.raises(FieldTypeError, match=right):
        graph.from_networkx(kind(), system="toy", name="Toy")


def test_every_node_that_is_no_level_is_named() -> None:
    own: nx.DiGraph[Level] = nx.DiGraph()
    own.add_nodes_from([TOP, "IOP", 2.1, ("a", "b")])  # type: ignore[list-item]
    with pytest.raises(GraphError) as caught:
        graph.from_networkx(own, system="toy", name="Toy")
    assert caught.value.problems == (
        "node 'IOP' is no Level",
        "node 2.1 is no Level",
        "node a value of type tuple is no Level",
    )


def with_edge(origin: Place = TOP, target: Place = BASE, **attributes: object) -> str:
    own: nx.DiGraph[Place] = nx.DiGraph()
    own.add_edge(origin, target, **attributes)
    with pytest.raises(GraphError) as caught:
        graph.from_networkx(own, system="toy", name="Toy")
    (problem,) = caught.value.problems
    return problem


def test_an_edge_without_a_transition_says_what_it_lacks() -> None:
    assert with_edge() == (
        "edge from top to base: it has no transition, "
        "and no kind and no expectation and no rationale"
    )
    assert with_edge(kind=TransitionKind.STEP_DOWN, rationale="because").endswith(
        "it has no transition, and no expectation"
    )


def test_an_edge_whose_attributes_make_no_transition_says_why() -> None:
    problem = with_edge(
        kind="step-down", expectation=Expectation.EXPECTED, rationale="because"
    )
    assert problem == (
        "edge from top to base: Transition.kind must be a TransitionKind, not str"
    )


STATED = {
    "kind": TransitionKind.STEP_DOWN,
    "expectation": Expectation.EXPECTED,
    "rationale": "because",
}


def test_an_edge_cannot_claim_evidence_that_its_source_does_not_have() -> None:
    said = "its evidence is not the one of its source"
    assert with_edge(**STATED, evidence=Evidence.PRIMARY).endswith(said)
    assert with_edge(**STATED, source=SOURCE, evidence="secondary").endswith(said)
    assert with_edge(**STATED, source=SOURCE, evidence=Evidence.PRACTICE).endswith(said)


def test_guards_and_a_source_of_an_edge_are_held_to_their_types() -> None:
    assert "Transition.guards must be a tuple of Guard, not list" in with_edge(
        **STATED, guards=[GUARD]
    )
    assert "Transition.source must be a Citation, not str" in with_edge(
        **STATED, source="a leaflet"
    )


@pytest.mark.parametrize("field", ["concurrency", "absent"])
def test_what_an_untyped_graph_holds_is_held_to_the_same_types(field: str) -> None:
    drawn = graph.to_networkx(full())
    drawn.graph[field] = ["cellar"]
    with pytest.raises(FieldTypeError, match=rf"^Continuum\.{field} must be a tuple"):
        graph.from_networkx(drawn)
    drawn.graph[field] = ("cellar",)
    with pytest.raises(FieldTypeError, match=rf"^Continuum\.{field}\[0\] must be a"):
        graph.from_networkx(drawn)
    del drawn.graph[field]
    assert getattr(graph.from_networkx(drawn), field) == ()


def test_an_edge_that_carries_something_else_as_its_transition_is_refused() -> None:
    assert with_edge(transition="down").endswith(
        "its transition is 'down', not a Transition"
    )


def test_an_edge_that_carries_the_transition_of_another_edge_is_refused() -> None:
    assert with_edge(transition=move(TOP, LOWER)).endswith(
        "its transition is another one, top to lower: step-down, expected"
    )
    assert with_edge(
        TOP,
        Outside.AFTER,
        transition=move(LOWER, Outside.AFTER, TransitionKind.DISCHARGE),
    ).startswith("edge from top to after: its transition is another one")


def test_an_edge_that_contradicts_its_own_transition_is_refused() -> None:
    drawn = graph.to_networkx(toy(move(TOP, BASE)))
    drawn.edges[TOP, BASE]["expectation"] = Expectation.UNUSUAL
    with pytest.raises(GraphError, match="its expectation is not the one of"):
        graph.from_networkx(drawn)


def test_a_transition_alone_is_enough_for_an_edge() -> None:
    own: nx.DiGraph[Level] = nx.DiGraph()
    own.add_edge(TOP, BASE, transition=move(TOP, BASE))
    assert len(graph.from_networkx(own, system="toy", name="Toy").transitions) == 1


def test_a_graph_is_held_to_the_same_rules_as_a_continuum() -> None:
    rises = attrs.evolve(BASE, intensity=9)
    own: nx.DiGraph[Level] = nx.DiGraph()
    own.add_edge(TOP, rises, transition=move(TOP, rises))
    with pytest.raises(GraphError, match="step-down from top to base raises intensity"):
        graph.from_networkx(own, system="toy", name="Toy")
    with pytest.raises(GraphError, match="belongs to another system"):
        graph.from_networkx(graph.to_networkx(toy()), system="ours")


# --- the way down ---------------------------------------------------------------------


def test_the_way_down_avoids_unusual_moves_even_where_it_is_longer() -> None:
    care = toy(
        move(TOP, BASE, expectation=Expectation.UNUSUAL),
        move(TOP, UPPER),
        move(UPPER, LOWER, TransitionKind.LATERAL),
        move(LOWER, ASIDE),
        move(ASIDE, BASE, TransitionKind.LATERAL),
    )
    assert codes(graph.step_down_path(care, TOP, BASE)) == "top upper lower aside base"


def test_the_way_down_takes_an_unusual_move_where_there_is_no_other() -> None:
    care = toy(move(TOP, BASE, expectation=Expectation.UNUSUAL))
    assert codes(graph.step_down_path(care, TOP, BASE)) == "top base"


def test_one_unusual_move_weighs_more_than_any_number_of_acceptable_ones() -> None:
    fair = Expectation.ACCEPTABLE
    care = toy(
        move(TOP, UPPER, expectation=fair),
        move(UPPER, LOWER, TransitionKind.LATERAL, fair),
        move(LOWER, ASIDE, expectation=fair),
        move(ASIDE, BASE, TransitionKind.LATERAL, fair),
        move(TOP, BASE, expectation=Expectation.UNUSUAL),
    )
    assert codes(graph.step_down_path(care, TOP, BASE)) == "top upper lower aside base"


def test_an_acceptable_short_cut_gives_way_to_expected_moves() -> None:
    care = toy(
        move(TOP, BASE, expectation=Expectation.ACCEPTABLE),
        move(TOP, UPPER),
        move(UPPER, BASE),
    )
    assert codes(graph.step_down_path(care, TOP, BASE)) == "top upper base"


def test_of_two_equal_ways_down_the_first_by_code_is_taken() -> None:
    moves = (move(TOP, UPPER), move(UPPER, BASE), move(TOP, LOWER), move(LOWER, BASE))
    assert codes(graph.step_down_path(toy(*moves), TOP, BASE)) == "top lower base"
    assert codes(graph.step_down_path(toy(*moves[::-1]), TOP, BASE)) == "top lower base"


def test_the_way_down_does_not_climb_by_a_lateral_move_or_a_crisis() -> None:
    care = toy(
        move(BASE, TOP, TransitionKind.LATERAL),
        move(ASIDE, TOP, TransitionKind.CRISIS),
        move(TOP, UPPER),
    )
    assert graph.step_down_path(care, BASE, UPPER) is None
    assert graph.step_down_path(care, ASIDE, UPPER) is None


def test_the_way_down_from_a_level_to_itself_is_that_level() -> None:
    assert graph.step_down_path(toy(), TOP, TOP) == (TOP,)


def test_there_is_no_way_down_by_discharge_and_readmission() -> None:
    care = toy(
        move(TOP, Outside.AFTER, TransitionKind.DISCHARGE),
        move(Outside.AFTER, BASE, TransitionKind.READMISSION),
    )
    assert graph.step_down_path(care, TOP, BASE) is None
    assert graph.routes(care, TOP, BASE) == ()


@pytest.mark.parametrize(
    ("origin", "target", "path"),
    [
        ("4", "1", "4 3.7 2.5 2.1 1"),
        ("3.7", "2.1", "3.7 2.5 2.1"),
        ("3.5", "1", "3.5 2.1 1"),
        ("3.7-WM", "1", "3.7-WM 3.5 2.1 1"),
        ("2-WM", "2.1", "2-WM 2.5 2.1"),
        ("3.3", "1", "3.3 3.1 2.1 1"),
        ("1", "2.1", ""),
        ("1-OTP", "1", ""),
    ],
)
def test_ways_down_the_third_edition(origin: str, target: str, path: str) -> None:
    care = asam3.CARE
    assert codes(graph.step_down_path(care, care[origin], care[target])) == path


# --- expected paths -------------------------------------------------------------------

ON = date(2026, 3, 2)


def expected(care: Continuum, a: Place, b: Place, **told: object) -> str | None:
    """The places on the way, by their codes; None where there is none."""
    found = graph.expected_path(care, a, b, on=ON, **told)
    if found is None:
        return None
    places = [*(step.origin for step in found), b]
    return " ".join(
        place.code if isinstance(place, Level) else str(place) for place in places
    )


def test_an_expected_path_is_the_shortest_and_then_the_first_by_code() -> None:
    moves = (
        move(TOP, UPPER),
        move(UPPER, BASE),
        move(TOP, LOWER),
        move(LOWER, BASE),
        move(BASE, ASIDE, TransitionKind.LATERAL),
        move(UPPER, ASIDE, expectation=Expectation.ACCEPTABLE),
        move(TOP, ASIDE, expectation=Expectation.UNUSUAL),
    )
    for order in (moves, moves[::-1]):
        assert expected(toy(*order), TOP, BASE) == "top lower base"
        assert expected(toy(*order), TOP, ASIDE) == "top lower base aside"


def test_an_expected_path_may_climb_but_not_by_a_crisis() -> None:
    up = move(BASE, TOP, TransitionKind.STEP_UP)
    assert expected(toy(up), BASE, TOP) == "base top"
    crisis = attrs.evolve(up, kind=TransitionKind.CRISIS)
    assert expected(toy(crisis), BASE, TOP) is None


def test_an_expected_path_from_a_place_to_itself_has_no_moves() -> None:
    care = toy(move(TOP, TOP, TransitionKind.LATERAL))
    for place in (TOP, *Outside):
        assert graph.expected_path(care, place, place, on=ON) == ()


def test_an_expected_path_leads_into_care_and_out_but_never_through_outside() -> None:
    care = toy(
        move(Outside.BEFORE, TOP, TransitionKind.ADMISSION),
        move(TOP, Outside.AFTER, TransitionKind.DISCHARGE),
        move(Outside.AFTER, BASE, TransitionKind.READMISSION),
    )
    assert expected(care, Outside.BEFORE, TOP) == "before top"
    assert expected(care, Outside.BEFORE, Outside.AFTER) == "before top after"
    assert expected(care, Outside.AFTER, BASE) == "after base"
    assert expected(care, TOP, BASE) is None
    assert expected(care, Outside.BEFORE, BASE) is None
    assert expected(care, TOP, Outside.BEFORE) is None


def test_a_guard_closes_a_path_only_where_it_is_known_not_to_hold() -> None:
    young = Guard(condition=Age(below=18), rationale="for the young")
    care = toy(
        move(TOP, BASE, TransitionKind.STEP_DOWN, Expectation.EXPECTED, young),
        move(TOP, UPPER),
        move(UPPER, BASE),
    )
    assert expected(care, TOP, BASE) == "top base"
    assert expected(care, TOP, BASE, given=Circumstances.aged(17)) == "top base"
    assert expected(care, TOP, BASE, given=Circumstances.aged(18)) == "top upper base"
    steps = graph.expected_path(care, TOP, BASE, on=ON)
    assert [step.missing for step in steps or ()] == [("age",)]
    birthday = Circumstances(born=date(2008, 3, 3))
    assert expected(care, TOP, BASE, given=birthday) == "top base"
    birthday = Circumstances(born=date(2008, 3, 2))
    assert expected(care, TOP, BASE, given=birthday) == "top upper base"


def test_paths_without_number_are_no_matter() -> None:
    """Each of twenty ranks has four levels, each with a move to all of the next."""
    ranks = [
        [
            Level(system="toy", code=f"{rank:02}{name}", name="-", intensity=100 - rank)
            for name in "abcd"
        ]
        for rank in range(20)
    ]
    moves = [
        move(origin, target)
        for upper, lower in pairwise(ranks)
        for origin in upper
        for target in lower
    ]
    levels = tuple(level for rank in ranks for level in rank)
    care = Continuum("toy", "Toy", levels, tuple(moves))
    way = expected(care, levels[1], levels[-1])
    assert way == " ".join(["00b", *(f"{rank:02}a" for rank in range(1, 19)), "19d"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"care": "toy"}, "expected_path.care must be a Continuum, not str"),
        ({"a": "top"}, "Continuum.origin must be a Level, not str"),
        ({"b": None}, "Continuum.target must be a Level, not NoneType"),
        ({"on": "2026-03-02"}, "expected_path.on must be a datetime.date without"),
        ({"on": None}, "expected_path.on must be a datetime.date without"),
        ({"given": "stable"}, "expected_path.given must be a Circumstances, not str"),
    ],
)
def test_an_expected_path_refuses_arguments_of_the_wrong_type(
    change: dict[str, object], said: str
) -> None:
    """Also where no move is described that would have asked for them."""
    arguments: dict[str, object] = {"care": toy(), "a": TOP, "b": BASE, "on": ON}
    with pytest.raises(FieldTypeError) as caught:
        graph.expected_path(**(arguments | change))  # type: ignore[arg-type]
    assert str(caught.value).startswith(said)


def test_an_expected_path_joins_levels_of_one_continuum() -> None:
    for a, b in ((STRANGER, BASE), (BASE, STRANGER)):
        with pytest.raises(UnknownLevelError, match="its levels are top, upper"):
            graph.expected_path(toy(), a, b, on=ON)


# --- routes ---------------------------------------------------------------------------


def test_routes_come_shortest_first_then_by_code() -> None:
    care = toy(
        move(TOP, UPPER),
        move(UPPER, BASE),
        move(TOP, LOWER),
        move(LOWER, BASE),
        move(TOP, BASE),
    )
    assert [codes(route) for route in graph.routes(care, TOP, BASE)] == [
        "top base",
        "top lower base",
        "top upper base",
    ]


def test_a_route_has_at_most_as_many_moves_as_asked_for() -> None:
    care = toy(move(TOP, UPPER), move(UPPER, BASE))
    assert graph.routes(care, TOP, BASE, longest=1) == ()
    assert [codes(route) for route in graph.routes(care, TOP, BASE, longest=2)] == [
        "top upper base"
    ]


def test_a_route_may_pass_through_a_crisis() -> None:
    care = toy(move(BASE, TOP, TransitionKind.CRISIS), move(TOP, ASIDE))
    assert [codes(route) for route in graph.routes(care, BASE, ASIDE)] == [
        "base top aside"
    ]


def test_the_only_route_from_a_level_to_itself_has_no_moves() -> None:
    care = toy(move(TOP, BASE), move(BASE, TOP, TransitionKind.STEP_UP))
    assert graph.routes(care, TOP, TOP) == ((TOP,),)


@pytest.mark.parametrize("longest", [0, 11, -1, 10**30])
def test_a_silly_bound_on_routes_is_refused(longest: int) -> None:
    with pytest.raises(FieldValueError, match=r"routes\.longest must be from 1 to 10"):
        graph.routes(toy(), TOP, BASE, longest=longest)


@pytest.mark.parametrize("longest", [2.0, True, "3", None])
def test_a_bound_on_routes_that_is_no_number_is_refused(longest: int) -> None:
    with pytest.raises(FieldTypeError, match=r"routes\.longest"):
        graph.routes(toy(), TOP, BASE, longest=longest)


# --- reachability ---------------------------------------------------------------------


def test_a_level_does_not_reach_itself_even_in_a_circle() -> None:
    care = toy(
        move(TOP, BASE),
        move(BASE, TOP, TransitionKind.STEP_UP),
        move(BASE, ASIDE, TransitionKind.LATERAL),
    )
    assert graph.reachable(care, TOP) == {BASE, ASIDE}
    assert graph.reachable(care, ASIDE) == frozenset()


def test_every_treatment_level_of_the_third_edition_reaches_the_hospital() -> None:
    for level in asam3.CARE:
        if level != asam3.LEVEL_4:
            assert asam3.LEVEL_4 in graph.reachable(asam3.CARE, level)


def test_a_dead_end_has_no_move_to_another_level() -> None:
    care = toy(
        move(TOP, UPPER),
        move(UPPER, UPPER, TransitionKind.LATERAL),
        move(LOWER, Outside.AFTER, TransitionKind.DISCHARGE),
        move(BASE, ASIDE, TransitionKind.LATERAL),
    )
    assert graph.dead_ends(care) == (UPPER, LOWER, ASIDE)


def test_the_general_continuum_has_no_dead_end() -> None:
    assert graph.dead_ends(general.CARE) == ()


# --- levels that are not there --------------------------------------------------------

CALLS: tuple[Callable[[Level], object], ...] = (
    lambda level: graph.step_down_path(toy(), level, BASE),
    lambda level: graph.step_down_path(toy(), BASE, level),
    lambda level: graph.routes(toy(), level, BASE),
    lambda level: graph.routes(toy(), BASE, level),
    lambda level: graph.reachable(toy(), level),
)


@pytest.mark.parametrize("call", CALLS)
def test_a_level_of_another_continuum_is_an_error(
    call: Callable[[Level], object],
) -> None:
    with pytest.raises(UnknownLevelError, match="its levels are top, upper") as caught:
        call(STRANGER)
    assert isinstance(caught.value, ContinuumError)


@pytest.mark.parametrize("call", CALLS)
def test_a_code_is_no_level_even_where_the_continuum_has_it(
    call: Callable[[Level], object],
) -> None:
    with pytest.raises(FieldTypeError, match=r"\.level must be a Level, not str"):
        call(cast(Level, "top"))
