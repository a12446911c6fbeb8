"""Laws of episodes and of the steps of a path, for stays of any kind in any order."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from continuum.episode import Episode, by_admission, link, steps_of
from continuum.history import Event, History
from continuum.stay import Stay
from tests.strategies_paths import (
    can_be_told_apart,
    day,
    possible_events,
    stay_lists,
)

HORIZON = day(2) + timedelta(days=500)
"""Beyond every day that is drawn; an open stay is told through this day."""

gaps = st.integers(0, 40)


def days_of(stay: Stay) -> range:
    last = HORIZON if stay.last_day is None else stay.last_day
    return range(stay.admitted.toordinal(), last.toordinal() + 1)


def runs(stays: list[Stay], gap: int) -> list[tuple[int, int]]:
    """First and last days of care without a gap of more than *gap* days in between."""
    covered = sorted({number for stay in stays for number in days_of(stay)})
    cuts = [
        index
        for index, (one, other) in enumerate(pairwise(covered), start=1)
        if other - one - 1 > gap
    ]
    starts, ends = [0, *cuts], [*cuts, len(covered)]
    return [
        (covered[first], covered[after - 1])
        for first, after in zip(starts, ends, strict=True)
    ]


# --- episodes -------------------------------------------------------------------------


@given(stay_lists(), gaps)
def test_an_episode_is_a_run_of_days_with_no_longer_gap(
    stays: list[Stay], gap: int
) -> None:
    episodes = link(stays, gap=gap)
    if not stays:
        assert episodes == ()
        return
    assert [
        (
            episode.period.start.toordinal(),
            (episode.period.end or HORIZON + timedelta(days=1)).toordinal() - 1,
        )
        for episode in episodes
    ] == runs(stays, gap)


@given(stay_lists(), gaps)
def test_every_stay_is_in_one_episode(stays: list[Stay], gap: int) -> None:
    linked = [stay for episode in link(stays, gap=gap) for stay in episode]
    assert Counter(linked) == Counter(stays)


@given(stay_lists(), gaps, gaps)
def test_a_longer_gap_joins_episodes_and_parts_none(
    stays: list[Stay], one: int, other: int
) -> None:
    shorter, longer = sorted((one, other))
    few, many = link(stays, gap=longer), link(stays, gap=shorter)
    assert len(few) <= len(many)
    joined = [set(episode) for episode in few]
    assert all(any(set(episode) <= group for group in joined) for episode in many)


@given(stay_lists(), gaps, st.randoms(use_true_random=False))
def test_the_order_of_stays_changes_no_episode(
    stays: list[Stay], gap: int, random: Random
) -> None:
    shuffled = list(stays)
    random.shuffle(shuffled)
    spans = [episode.period for episode in link(stays, gap=gap)]
    assert [episode.period for episode in link(shuffled, gap=gap)] == spans


@given(possible_events(), st.randoms(use_true_random=False))
def test_the_order_of_the_stays_of_a_history_changes_nothing_at_all(
    events: tuple[Event, ...], random: Random
) -> None:
    stays = list(History(events).stays)
    assume(can_be_told_apart(stays))
    shuffled = list(stays)
    random.shuffle(shuffled)
    assert by_admission(shuffled) == tuple(stays)
    assert Episode(tuple(shuffled)) == Episode(tuple(stays))


@given(stay_lists().filter(bool), st.integers(0, 120))
def test_a_day_belongs_to_every_stay_that_runs_on_it(
    stays: list[Stay], number: int
) -> None:
    episode = Episode(tuple(stays))
    on = day(2) + timedelta(days=number)
    running = [stay for stay in stays if on.toordinal() in days_of(stay)]
    assert Counter(episode.during(on)) == Counter(running)
    assert not running or on in episode.period


@given(stay_lists().filter(bool))
def test_each_level_of_an_episode_is_named_once(stays: list[Stay]) -> None:
    levels = Episode(tuple(stays)).levels
    assert len(set(levels)) == len(levels)
    assert set(levels) == {stay.level for stay in stays}
    begun = [
        min(stay.admitted for stay in stays if stay.level == level) for level in levels
    ]
    assert begun == sorted(begun)


# --- steps ----------------------------------------------------------------------------


@given(stay_lists(), gaps)
def test_each_stay_is_entered_once_and_left_once_when_it_has_ended(
    stays: list[Stay], gap: int
) -> None:
    steps = steps_of(stays, longest_gap=gap)
    entered = [step.target for step in steps if step.target is not None]
    left = [step.origin for step in steps if step.origin is not None]
    assert Counter(entered) == Counter(stays)
    assert Counter(left) == Counter(stay for stay in stays if stay.period.end)


@given(stay_lists(), gaps)
def test_a_step_leads_forward_in_one_line_and_over_no_longer_gap(
    stays: list[Stay], gap: int
) -> None:
    for step in steps_of(stays, longest_gap=gap):
        if step.origin is None or step.target is None:
            assert step.gap == 0
            continue
        assert step.origin.line == step.target.line
        assert step.origin.last_day is not None
        apart = (step.target.admitted - step.origin.last_day).days
        assert apart >= 0
        assert step.gap == max(0, apart - 1) <= gap
        assert step.on == step.target.admitted


@given(stay_lists(), gaps)
def test_steps_come_by_day_and_who_arrives_comes_before_who_leaves(
    stays: list[Stay], gap: int
) -> None:
    order: list[tuple[date, bool]] = [
        (step.on, step.target is None) for step in steps_of(stays, longest_gap=gap)
    ]
    assert order == sorted(order)


@given(stay_lists(), gaps)
def test_nobody_is_discharged_whose_line_goes_on_within_the_gap(
    stays: list[Stay], gap: int
) -> None:
    """As many moves are made of stays as can be: none is left for want of trying."""
    steps = steps_of(stays, longest_gap=gap)
    arrived = [step.target for step in steps if step.target and step.origin is None]
    gone = [step.origin for step in steps if step.origin and step.target is None]
    for stay in arrived:
        for before in gone:
            if stay.line != before.line or before.last_day is None or stay is before:
                continue
            apart = (stay.admitted - before.last_day).days
            assert (
                apart < 0
                or apart - 1 > gap
                or (stay.admitted == before.admitted == before.last_day)
            )


@given(possible_events(), st.integers(0, 40), st.integers(0, 40))
def test_a_longer_gap_makes_moves_of_discharges_and_never_the_other_way(
    events: tuple[Event, ...], one: int, other: int
) -> None:
    stays = History(events).stays
    shorter, longer = sorted((one, other))
    few = steps_of(stays, longest_gap=longer)
    many = steps_of(stays, longest_gap=shorter)
    assert len(few) <= len(many)
    moves = [step for step in many if step.origin and step.target]
    assert all(step in few for step in moves)


@given(stay_lists().filter(bool), gaps)
def test_the_steps_of_an_episode_are_those_of_its_stays(
    stays: list[Stay], gap: int
) -> None:
    episode = Episode(tuple(stays))
    assert episode.steps(longest_gap=gap) == steps_of(episode, longest_gap=gap)
