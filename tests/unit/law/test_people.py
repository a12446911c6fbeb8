"""Who a clause is about: branches in normal form, in words, and as sets."""

from __future__ import annotations

import pytest

from continuum.conditions import After, Age, Condition, Elapsed, Fact, Phase
from continuum.law._people import (
    Branch,
    apart,
    atoms,
    common,
    joined,
    meeting,
    settled,
    within,
    without,
    words,
)
from continuum.terms import months

MINOR, ADULT = Age(below=18), Age(at_least=18)
TESTED = After("positive-drug-test", lasts=months(1))


def branch(*conditions: Condition, but: tuple[Condition, ...] = ()) -> Branch:
    """Those of whom *conditions* hold, *but* some that do not, in normal form."""
    told = [(condition, True) for condition in conditions]
    found = settled((*told, *((condition, False) for condition in but)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), ""),
        (((MINOR, True),), "under 18"),
        (((MINOR, False),), "18 or older"),
        (((ADULT, False),), "under 18"),
        (((ADULT, True), (MINOR, False)), "18 or older"),
        (((MINOR, False), (Age(at_least=21), False)), "18 to 20 years old"),
        (((Age(at_least=0), True),), ""),
        (
            ((Age(at_least=12, below=18), False),),
            "not 12 to 17 years old",
        ),
        (
            ((Age(at_least=12, below=18), False), (Age(below=65), True)),
            "under 65 and not 12 to 17 years old",
        ),
        (((Elapsed(below=28), False),), "after 28 days"),
        (((Fact("court-ordered"), False),), "not court ordered"),
        (((Phase("I"), True), (Phase("II"), False)), "in phase I"),
        (
            ((Phase("I"), False), (Phase("II"), False)),
            "not in phase I and not in phase II",
        ),
        (((TESTED, True),), "within 1 month of the positive drug test"),
        (
            ((Fact("b"), True), (Fact("a"), False), (MINOR, True), (Fact("b"), True)),
            "under 18 and not a and b",
        ),
    ],
)
def test_a_branch_reads_as_what_it_comes_to(told: Branch, expected: str) -> None:
    found = settled(told)
    assert found is not None
    assert words((found,)) == expected


@pytest.mark.parametrize(
    "told",
    [
        ((MINOR, True), (ADULT, True)),
        ((Age(at_least=0), False),),
        ((Elapsed(below=28), True), (Elapsed(at_least=28), True)),
        ((Phase("I"), True), (Phase("II"), True)),
        ((Phase("I"), True), (Phase("I"), False)),
        ((Fact("a"), True), (Fact("a"), False)),
        ((TESTED, False), (TESTED, True)),
    ],
)
def test_a_branch_that_contradicts_itself_is_about_nobody(told: Branch) -> None:
    assert settled(told) is None


def test_ages_that_touch_share_nobody() -> None:
    minors, adults = branch(MINOR), branch(ADULT)
    assert common(minors, adults) is None
    assert apart((minors,), (adults,))
    assert not apart((minors,), (branch(Age(below=19)),))
    assert common(branch(Age(below=19)), adults) == branch(Age(at_least=18, below=19))


def test_those_in_one_phase_are_in_no_other() -> None:
    assert apart((branch(Phase("I")),), (branch(Phase("II")),))
    assert within((branch(Phase("I")),), (branch(but=(Phase("II"),)),))


def test_everyone_is_in_the_minors_and_the_adults_together() -> None:
    assert within(((),), (branch(MINOR), branch(ADULT)))
    assert not within(((),), (branch(MINOR), branch(Age(at_least=19))))


def test_who_is_left_without_others_is_in_neither_branch_of_them() -> None:
    young_or_tested = (branch(MINOR, Fact("a")),)
    assert without(((),), young_or_tested) == [
        branch(ADULT),
        branch(MINOR, but=(Fact("a"),)),
    ]
    assert without((branch(ADULT),), young_or_tested) == [branch(ADULT)]
    assert without((branch(MINOR),), ((),)) == []


def test_two_branches_join_where_one_can_say_it() -> None:
    one, other = branch(MINOR, Fact("a")), branch(MINOR, but=(Fact("a"),))
    assert joined((one, other)) == (branch(MINOR),)
    assert joined((branch(MINOR), branch(Age(at_least=18, below=21)))) == (
        branch(Age(below=21)),
    )
    assert joined((branch(Elapsed(below=28)), branch(Elapsed(at_least=28)))) == ((),)
    young, old = branch(MINOR, Fact("a")), branch(ADULT, Fact("a"))
    assert joined((young, old)) == (branch(Fact("a")),)
    assert joined((branch(MINOR), one)) == (branch(MINOR),)
    assert joined((one, branch(MINOR))) == (branch(MINOR),)


def test_ages_with_a_gap_between_them_join_to_one_branch() -> None:
    found = joined((branch(MINOR), branch(Age(at_least=65))))
    assert found == (branch(but=(Age(at_least=18, below=65),)),)


def test_what_differs_in_two_ways_is_not_joined() -> None:
    several = (branch(MINOR, Fact("a")), branch(ADULT, but=(Fact("a"),)))
    assert joined(several) == several
    assert joined((branch(Phase("II")), branch(Phase("I")))) == (
        branch(Phase("I")),
        branch(Phase("II")),
    )


def test_those_of_both_are_told_once() -> None:
    minors = (branch(MINOR),)
    assert meeting(minors, (branch(Fact("a")), branch(but=(Fact("a"),)))) == minors
    assert meeting(minors, (branch(ADULT),)) == ()


def test_atoms_of_the_same_branch_twice_are_one() -> None:
    assert atoms((branch(MINOR), branch(MINOR))) == (branch(MINOR),)
    assert atoms(()) == ()


def test_several_branches_read_as_alternatives() -> None:
    assert words((branch(MINOR), branch(Fact("a")))) == "under 18; or a"
