"""Laws of the connectives, tried on every combination of verdicts there is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from continuum.verdicts import Verdict, all_met, any_met

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
DECIDED = (MET, UNMET)

PAIRS = list(itertools.product(Verdict, repeat=2))
TRIPLES = list(itertools.product(Verdict, repeat=3))
SEQUENCES = [
    combination
    for length in range(5)
    for combination in itertools.product(Verdict, repeat=length)
]

connectives = pytest.mark.parametrize("join", [all_met, any_met])


def opposite(verdict: Verdict) -> Verdict:
    return {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN}[verdict]


def completions(verdicts: tuple[Verdict, ...]) -> Iterator[tuple[Verdict, ...]]:
    """What *verdicts* may turn out to be once nothing is unknown."""
    return itertools.product(
        *(DECIDED if verdict is UNKNOWN else (verdict,) for verdict in verdicts)
    )


@connectives
def test_a_connective_does_not_mind_the_order(join: type[Verdict]) -> None:
    for first, second in PAIRS:
        assert join([first, second]) is join([second, first])


@connectives
def test_a_connective_does_not_mind_the_grouping(join: type[Verdict]) -> None:
    for first, second, third in TRIPLES:
        left = join([join([first, second]), third])
        right = join([first, join([second, third])])
        assert left is right is join([first, second, third])


@connectives
def test_a_verdict_joined_with_itself_stays(join: type[Verdict]) -> None:
    for verdict in Verdict:
        assert join([verdict]) is join([verdict, verdict]) is verdict


def test_met_is_neutral_to_all_and_decides_any() -> None:
    for verdict in Verdict:
        assert all_met([verdict, MET]) is verdict
        assert any_met([verdict, MET]) is MET


def test_unmet_is_neutral_to_any_and_decides_all() -> None:
    for verdict in Verdict:
        assert any_met([verdict, UNMET]) is verdict
        assert all_met([verdict, UNMET]) is UNMET


def test_the_opposite_of_all_is_any_of_the_opposites() -> None:
    for verdicts in SEQUENCES:
        turned = [opposite(verdict) for verdict in verdicts]
        assert opposite(all_met(verdicts)) is any_met(turned)
        assert opposite(any_met(verdicts)) is all_met(turned)


def test_each_connective_distributes_over_the_other_and_is_absorbed_by_it() -> None:
    for first, second, third in TRIPLES:
        assert all_met([first, any_met([second, third])]) is any_met(
            [all_met([first, second]), all_met([first, third])]
        )
        assert any_met([first, all_met([second, third])]) is all_met(
            [any_met([first, second]), any_met([first, third])]
        )
        assert all_met([first, any_met([first, second])]) is first
        assert any_met([first, all_met([first, second])]) is first


@connectives
def test_the_outcome_is_unknown_exactly_when_it_can_still_fall_both_ways(
    join: type[Verdict],
) -> None:
    for verdicts in SEQUENCES:
        possible = {join(completed) for completed in completions(verdicts)}
        expected = possible.pop() if len(possible) == 1 else UNKNOWN
        assert join(verdicts) is expected


@connectives
def test_a_connective_reads_an_iterator_once(join: type[Verdict]) -> None:
    assert join(iter([UNKNOWN])) is UNKNOWN
