"""Laws of verdicts over recorded and possible sessions, against brute force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from random import Random

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from continuum.assess import Observed, assess
from continuum.circumstances import Circumstances
from continuum.conditions import Condition
from continuum.ledger import Ledger
from continuum.periods import STAY, Week, Weekday
from continuum.requirements import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Bound,
    EachSession,
    Gap,
    Given,
    Requirement,
    Unit,
    minutes,
    scope,
    walk,
)
from continuum.services import ServiceKind
from continuum.sessions import Session
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    FORTNIGHT,
    additive_amounts,
    bounds,
    circumstances,
    conditions,
    gaps,
    ledgers,
    minute_amounts,
    requirements,
    served,
    session_lists,
    simple_requirements,
)


def verdict_on(
    requirement: Requirement, ledger: Ledger, given: Circumstances | None = None
) -> Verdict:
    return assess(requirement, ledger, FORTNIGHT, given=given).verdict


def outcomes(
    requirement: Requirement, ledger: Ledger, given: Circumstances | None = None
) -> set[Verdict]:
    """The verdicts over every set of possible sessions that may take place."""
    return {
        verdict_on(requirement, Ledger(recorded=ledger.recorded + taken), given)
        for taken in subsets(ledger.possible)
    }


def subsets(sessions: tuple[Session, ...]) -> Iterator[tuple[Session, ...]]:
    for size in range(len(sessions) + 1):
        yield from combinations(sessions, size)


# --- recorded and possible ------------------------------------------------------------


@given(requirements(), ledgers(), circumstances)
def test_a_decided_verdict_is_that_of_every_set_of_possible_sessions(
    requirement: Requirement, ledger: Ledger, facts: Circumstances
) -> None:
    verdict = verdict_on(requirement, ledger, facts)
    if verdict is not Verdict.UNKNOWN:
        assert outcomes(requirement, ledger, facts) == {verdict}


@given(requirements(), ledgers(timed=True))
def test_a_decided_verdict_on_timed_sessions_is_that_of_every_set_of_possible_ones(
    requirement: Requirement, ledger: Ledger
) -> None:
    verdict = verdict_on(requirement, ledger)
    if verdict is not Verdict.UNKNOWN:
        assert outcomes(requirement, ledger) == {verdict}


@given(
    simple_requirements(additive_amounts).filter(
        # Whom it overlaps decides whether a session is counted, and judged, at all.
        lambda requirement: not isinstance(requirement, EachSession)
    ),
    ledgers(overlapping=True),
)
def test_a_decided_verdict_on_overlapping_sessions_is_that_of_every_set(
    requirement: Requirement, ledger: Ledger
) -> None:
    verdict = verdict_on(requirement, ledger)
    if verdict is not Verdict.UNKNOWN:
        assert outcomes(requirement, ledger) == {verdict}


@given(bounds(per=st.just(STAY)), ledgers(timed=True))
def test_a_floor_or_a_ceiling_is_unknown_only_where_possible_sessions_decide(
    bound: Requirement, ledger: Ledger
) -> None:
    assume(isinstance(bound, AtLeast | AtMost | Above | Below))
    if verdict_on(bound, ledger) is Verdict.UNKNOWN:
        assert outcomes(bound, ledger) == {Verdict.MET, Verdict.UNMET}


@given(gaps(), ledgers(timed=True))
def test_a_gap_is_unknown_only_where_possible_sessions_decide(
    gap: Gap, ledger: Ledger
) -> None:
    if verdict_on(gap, ledger) is Verdict.UNKNOWN:
        assert outcomes(gap, ledger) == {Verdict.MET, Verdict.UNMET}


@given(requirements(), ledgers(), st.data())
def test_recording_a_possible_session_never_turns_a_decided_verdict(
    requirement: Requirement, ledger: Ledger, data: st.DataObject
) -> None:
    assume(ledger.possible)
    index = data.draw(st.integers(0, len(ledger.possible) - 1))
    later = attrs.evolve(
        ledger,
        recorded=(*ledger.recorded, ledger.possible[index]),
        possible=ledger.possible[:index] + ledger.possible[index + 1 :],
    )
    before, after = verdict_on(requirement, ledger), verdict_on(requirement, later)
    assert before is Verdict.UNKNOWN or after is before


@given(bounds(), session_lists())
def test_a_bound_is_decided_once_every_session_is_recorded(
    bound: Requirement, sessions: tuple[Session, ...]
) -> None:
    assert verdict_on(bound, Ledger(recorded=sessions)) is not Verdict.UNKNOWN


# --- more service ---------------------------------------------------------------------

one_more = session_lists(at_most=1, timed=True, overlapping=True)


@given(
    st.builds(AtLeast, additive_amounts, per=st.just(STAY)),
    session_lists(overlapping=True),
    one_more,
)
def test_more_service_never_unmeets_a_floor(
    floor: AtLeast, sessions: tuple[Session, ...], more: tuple[Session, ...]
) -> None:
    if verdict_on(floor, Ledger(recorded=sessions)) is Verdict.MET:
        assert verdict_on(floor, Ledger(recorded=sessions + more)) is Verdict.MET


@given(
    st.builds(AtMost, additive_amounts, per=st.just(STAY))
    | st.builds(Below, additive_amounts, per=st.just(STAY)),
    session_lists(overlapping=True),
    one_more,
)
def test_more_service_never_meets_a_broken_ceiling(
    ceiling: AtMost | Below, sessions: tuple[Session, ...], more: tuple[Session, ...]
) -> None:
    if verdict_on(ceiling, Ledger(recorded=sessions)) is Verdict.UNMET:
        assert verdict_on(ceiling, Ledger(recorded=sessions + more)) is Verdict.UNMET


@given(
    bounds(minute_amounts),
    session_lists(timed=True, overlapping=True),
    st.integers(1, 29),
)
def test_splitting_a_session_into_two_that_touch_changes_no_count_of_minutes(
    bound: Requirement, sessions: tuple[Session, ...], first: int
) -> None:
    assume(sessions)
    whole = sessions[0]
    assert whole.minutes is not None
    assert whole.clock is not None
    assert whole.starts is not None
    clock = whole.starts.hour * 60 + whole.starts.minute + first
    halves = (
        attrs.evolve(whole, minutes=first, elapsed=first),
        attrs.evolve(
            whole,
            starts=whole.starts.replace(hour=clock // 60, minute=clock % 60),
            minutes=whole.minutes - first,
            elapsed=whole.minutes - first,
        ),
    )
    before = assess(bound, sessions, FORTNIGHT)
    after = assess(bound, (*halves, *sessions[1:]), FORTNIGHT)
    assert after.verdict is before.verdict
    assert after.observed == before.observed


@given(requirements(), session_lists(overlapping=True), st.randoms())
def test_the_order_of_sessions_does_not_matter(
    requirement: Requirement, sessions: tuple[Session, ...], random: Random
) -> None:
    shuffled = list(sessions)
    random.shuffle(shuffled)
    assert verdict_on(requirement, Ledger(recorded=tuple(shuffled))) is verdict_on(
        requirement, Ledger(recorded=sessions)
    )


@given(requirements(), session_lists())
def test_sessions_that_no_filter_counts_change_nothing(
    requirement: Requirement, sessions: tuple[Session, ...]
) -> None:
    lunch = served(3, 30, kind=ServiceKind.MEAL)
    assert verdict_on(requirement, Ledger(recorded=(*sessions, lunch))) is verdict_on(
        requirement, Ledger(recorded=sessions)
    )


# --- connectives ----------------------------------------------------------------------

weekly = bounds(per=st.just(STAY)) | gaps()


@given(weekly, weekly, ledgers())
def test_connectives_commute(
    one: Requirement, other: Requirement, ledger: Ledger
) -> None:
    for join in (AllOf, AnyOf):
        assert verdict_on(join((one, other)), ledger) is verdict_on(
            join((other, one)), ledger
        )


@given(weekly, weekly, weekly, ledgers())
def test_connectives_associate(
    one: Requirement, two: Requirement, three: Requirement, ledger: Ledger
) -> None:
    for join in (AllOf, AnyOf):
        left = join((join((one, two)), three))
        right = join((one, join((two, three))))
        assert verdict_on(left, ledger) is verdict_on(right, ledger)


@given(requirements(), ledgers(), circumstances)
def test_connectives_are_idempotent(
    one: Requirement, ledger: Ledger, facts: Circumstances
) -> None:
    alone = verdict_on(one, ledger, facts)
    for join in (AllOf, AnyOf):
        assert verdict_on(join((one, one)), ledger, facts) is alone


@given(weekly, weekly, conditions, ledgers(), circumstances)
def test_a_condition_chooses_one_of_two_verdicts_or_leaves_both_open(
    then: Requirement,
    otherwise: Requirement,
    condition: Condition,
    ledger: Ledger,
    facts: Circumstances,
) -> None:
    found = verdict_on(Given(condition, then=then, otherwise=otherwise), ledger, facts)
    branches = {verdict_on(then, ledger), verdict_on(otherwise, ledger)}
    assert found in branches | {Verdict.UNKNOWN}
    assert len(branches) > 1 or {found} == branches


# --- windows and words ----------------------------------------------------------------


@given(bounds(per=st.just(Week(Weekday.MONDAY))), session_lists())
def test_a_weekly_bound_inside_a_longer_window_is_that_of_each_of_its_weeks(
    bound: Bound, sessions: tuple[Session, ...]
) -> None:
    outer = AllOf((bound, AtLeast(minutes(0), per=STAY)))
    weeks = [
        assess(bound, sessions, week).verdict
        for week in (
            attrs.evolve(FORTNIGHT, end=FORTNIGHT.start + timedelta(days=7)),
            attrs.evolve(FORTNIGHT, start=FORTNIGHT.start + timedelta(days=7)),
        )
    ]
    expected = Verdict.UNMET if Verdict.UNMET in weeks else Verdict.MET
    assert assess(outer, sessions, FORTNIGHT).verdict is expected


@given(requirements())
def test_a_requirement_prints_itself_and_all_it_is_made_of(
    requirement: Requirement,
) -> None:
    text = str(requirement)
    assert all(str(part) in text for part in walk(requirement))
    assert "object at 0x" not in text


@given(requirements())
def test_the_scope_is_one_of_the_windows_of_the_parts(
    requirement: Requirement,
) -> None:
    assert scope(requirement) in {scope(part) for part in walk(requirement)}


@given(bounds(), ledgers(overlapping=True))
def test_minutes_counted_make_up_what_is_observed(
    bound: Requirement, ledger: Ledger
) -> None:
    for leaf in assess(bound, ledger, FORTNIGHT).leaves():
        observed = leaf.observed
        if not isinstance(observed, Observed) or observed.unit is not Unit.MINUTES:
            continue
        sure = sum(credit.minutes or 0 for credit in leaf.counted if credit.recorded)
        every = sum(credit.minutes or 0 for credit in leaf.counted)
        assert observed.least <= sure
        assert (observed.most or 0) >= every
        if not ledger.possible:
            assert observed.least == sure == every == observed.most
