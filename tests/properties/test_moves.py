"""Laws of moves and of levels side by side, whatever is described and known."""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from continuum.circumstances import Circumstances
from continuum.levels import (
    Continuum,
    Expectation,
    Explanation,
    Level,
    Outside,
    Place,
    TransitionKind,
)
from continuum.verdicts import Verdict
from tests.strategies_levels import FACTS, ON, circumstances, continua, may_hold

USUALNESS = (Expectation.EXPECTED, Expectation.ACCEPTABLE, Expectation.UNUSUAL)


def rank(expectation: Expectation) -> int:
    return USUALNESS.index(expectation)


@st.composite
def moves(draw: st.DrawFn) -> tuple[Continuum, Place, Place]:
    """A continuum, and two places between which a patient can go."""
    care = draw(continua().filter(lambda care: len(care) > 1))
    level = draw(st.sampled_from(care.levels))
    others: list[Place] = [other for other in care if other != level]
    if draw(st.booleans()):
        return care, level, draw(st.sampled_from([*others, Outside.AFTER]))
    return care, draw(st.sampled_from([*others, *Outside])), level


@st.composite
def learned(draw: st.DrawFn) -> tuple[Circumstances, Circumstances]:
    """What is known of a patient, and the same with one thing more or the same."""
    more = draw(circumstances())
    fact = draw(st.sampled_from([*FACTS, "age"]))
    if fact == "age":
        return attrs.evolve(more, age_at_least=None, age_below=None), more
    less = attrs.evolve(more, facts=more.facts - {fact}, denied=more.denied - {fact})
    return less, more


def explained(case: tuple[Continuum, Place, Place], told: Circumstances) -> Explanation:
    care, origin, target = case
    return care.explain_move(origin, target, on=ON, given=told)


@given(moves(), circumstances())
def test_a_move_is_never_more_usual_at_worst_than_at_best(
    case: tuple[Continuum, Place, Place], told: Circumstances
) -> None:
    found = explained(case, told)
    assert rank(found.at_best) <= rank(found.at_worst)
    assert (found.expectation is None) is (found.at_best is not found.at_worst)
    assert found.expectation in {None, found.at_best}


@settings(max_examples=200)
@given(moves(), learned())
def test_to_learn_a_fact_never_widens_what_a_move_may_be(
    case: tuple[Continuum, Place, Place], known: tuple[Circumstances, Circumstances]
) -> None:
    before, after = (explained(case, told) for told in known)
    assert rank(before.at_best) <= rank(after.at_best)
    assert rank(after.at_worst) <= rank(before.at_worst)
    assert set(after.missing) <= set(before.missing)
    if before.verdict is not Verdict.UNKNOWN:
        assert after.verdict is before.verdict


@given(moves(), circumstances())
def test_a_move_is_as_usual_as_it_is_described_unless_a_guard_speaks_against_it(
    case: tuple[Continuum, Place, Place], told: Circumstances
) -> None:
    care, origin, target = case
    described = care.transition(origin, target)
    found = explained(case, told)
    if not care.transitions:
        # That nothing was read of moves says nothing against one.
        assert found.at_worst is Expectation.UNUSUAL
        assert f"moves of {care.system}" in found.missing
        return
    if described is None:
        assert found.at_best is found.at_worst is Expectation.UNUSUAL
        assert found.transition is None
        return
    guards = (*described.guards, *(target.guards if isinstance(target, Level) else ()))
    hold = all(may_hold(guard, told) for guard in guards)
    assert found.at_best is (described.expectation if hold else Expectation.UNUSUAL)
    assert found.kind is described.kind
    if found.at_worst is not found.at_best:
        assert found.missing


@given(moves(), circumstances())
def test_every_reason_is_given_at_once(
    case: tuple[Continuum, Place, Place], told: Circumstances
) -> None:
    care, origin, target = case
    described = care.transition(origin, target)
    found = explained(case, told)
    guards = target.guards if isinstance(target, Level) else ()
    if described is not None:
        guards = (*described.guards, *guards)
        assert found.reasons[0].statement == described.rationale
    assert [reason.statement for reason in found.reasons[1:]] == [
        guard.rationale for guard in guards
    ]
    counted = [found.verdict, *(reason.verdict for reason in found.reasons)]
    assert (found.verdict is Verdict.UNMET) is (found.at_best is Expectation.UNUSUAL)
    assert (found.verdict is Verdict.UNMET) is bool(found.asks)
    assert all(isinstance(verdict, Verdict) for verdict in counted)


@given(moves())
def test_a_move_that_nobody_described_has_the_kind_of_its_ranks(
    case: tuple[Continuum, Place, Place],
) -> None:
    care, origin, target = case
    found = care.explain_move(origin, target, on=ON)
    if found.transition is not None:
        return
    if origin is Outside.BEFORE:
        assert found.kind is TransitionKind.ADMISSION
    elif origin is Outside.AFTER:
        assert found.kind is TransitionKind.READMISSION
    elif target is Outside.AFTER:
        assert found.kind is TransitionKind.DISCHARGE
    else:
        assert isinstance(origin, Level)
        assert isinstance(target, Level)
        rise = target.intensity - origin.intensity
        assert (
            found.kind
            is {
                -1: TransitionKind.STEP_DOWN,
                0: TransitionKind.LATERAL,
                1: TransitionKind.STEP_UP,
            }[(rise > 0) - (rise < 0)]
        )


@given(continua(), circumstances(), st.data())
def test_the_moves_from_a_place_list_every_other_place_once_the_most_usual_first(
    care: Continuum, told: Circumstances, data: st.DataObject
) -> None:
    origin = data.draw(st.sampled_from([*care.levels, *Outside]))
    found = care.moves(origin, on=ON, given=told)
    places: set[Place] = {level for level in care if level != origin}
    if isinstance(origin, Level):
        places.add(Outside.AFTER)
    assert len(found) == len(places)
    assert {step.target for step in found} == places
    assert {step.origin for step in found} <= {origin}
    usual = [(rank(step.at_best), rank(step.at_worst)) for step in found]
    assert usual == sorted(usual)
    described = [step.transition is None for step in found]
    assert described == sorted(described)
    for step in found:
        assert step == care.explain_move(origin, step.target, on=ON, given=told)


@given(continua().filter(lambda care: len(care) > 1), st.data())
def test_what_is_said_of_two_levels_at_once_does_not_depend_on_their_order(
    care: Continuum, data: st.DataObject
) -> None:
    pair = data.draw(
        st.lists(st.sampled_from(care.levels), min_size=2, max_size=2, unique=True)
    )
    one, other = pair
    found, same = care.concurrent(one, other), care.concurrent(other, one)
    said = [
        beside for beside in care.concurrency if set(beside.pair) <= {one, other, None}
    ]
    exact = [beside for beside in said if None not in beside.pair]
    if said:
        assert found is same
        assert found is (exact or said)[0]
    elif one.supervised and other.supervised:
        assert found is not None
        assert same is not None
        assert found.expectation is same.expectation is Expectation.UNUSUAL
    else:
        assert found is same is None
