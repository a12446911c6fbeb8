"""Laws of clauses: they say what the rule says, and their order is that of verdicts."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from itertools import product

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from continuum.assess import assess
from continuum.circumstances import Circumstances, holds
from continuum.conditions import Age, Condition, Elapsed, Fact, Phase
from continuum.law import (
    Asked,
    Quantity,
    combine,
    compare,
    lint,
    who_requires,
)
from continuum.law._asked import asked_on, one_sided
from continuum.law._clauses import Clause, clauses_of, ends
from continuum.law._order import contradict, implies
from continuum.law._people import (
    Branch,
    atoms,
    common,
    joined,
    meeting,
    settled,
    within,
    without,
)
from continuum.ledger import Ledger
from continuum.periods import (
    CALENDAR_DAY,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    WEEK,
    Window,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    Amount,
    AnyOf,
    Average,
    Between,
    Counting,
    Requirement,
    Share,
    days,
    minutes,
    occasions,
    sessions,
    walk,
)
from continuum.rules import Basis, Rulebook
from continuum.services import CLINICAL
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    EDUCATION,
    FORTNIGHT,
    GROUPS,
    IOP,
    MONDAY,
    bounds,
    counts,
    gaps,
    ledgers,
    requirements,
    rulebooks,
    session_limits,
)

# --- those a clause is about ----------------------------------------------------------

PATIENTS = [
    (age, day, phase, frozenset(facts))
    for age, day, phase, facts in product(
        (0, 11, 12, 17, 18, 20, 21, 149),
        (0, 27, 28, 60),
        (None, "I", "II"),
        ((), ("a",), ("b",), ("a", "b")),
    )
]

told = st.sampled_from(
    [
        Age(below=18),
        Age(at_least=21),
        Age(at_least=12, below=18),
        Age(at_least=12),
        Elapsed(below=28),
        Elapsed(at_least=28, below=60),
        Phase("I"),
        Phase("II"),
        Fact("a"),
        Fact("b"),
    ]
)
branches = (
    st.lists(st.tuples(told, st.booleans()), max_size=4)
    .map(tuple)
    .map(settled)
    .filter(lambda branch: branch is not None)
)
unions = st.lists(branches, max_size=4)


def is_one(
    branch: Branch, patient: tuple[int, int, str | None, frozenset[str]]
) -> bool:
    age, day, phase, facts = patient

    def true(condition: Condition) -> bool:
        match condition:
            case Age():
                number = age
            case Elapsed():
                number = day
            case Phase(name):
                return phase == name
            case Fact(name):
                return name in facts
            case _:
                raise AssertionError
        low, below = condition.at_least or 0, condition.below
        return low <= number and (below is None or number < below)

    return all(true(condition) is said for condition, said in branch)


def people(some: Sequence[Branch]) -> set[object]:
    return {
        patient
        for patient in PATIENTS
        if any(is_one(branch, patient) for branch in some)
    }


@given(st.lists(st.tuples(told, st.booleans()), max_size=5).map(tuple))
def test_the_normal_form_of_a_branch_is_about_the_same_people(branch: Branch) -> None:
    found = settled(branch)
    assert people([branch]) == (set() if found is None else people([found]))
    if found is not None:
        assert settled(found) == found


@given(unions, unions)
def test_branches_meet_part_and_hold_each_other_as_sets_do(
    some: list[Branch], others: list[Branch]
) -> None:
    assert people(meeting(some, others)) == people(some) & people(others)
    assert people(without(some, others)) == people(some) - people(others)
    assert people(joined(some)) == people(some)
    if within(some, others):
        assert people(some) <= people(others)


@given(unions)
def test_atoms_are_disjoint_and_cut_by_no_branch(some: list[Branch]) -> None:
    found = atoms(some)
    assert people(found) == people(some)
    assert all(
        one is other or common(one, other) is None
        for one, other in product(found, found)
    )
    assert all(
        within((atom,), (branch,)) or common(atom, branch) is None
        for atom, branch in product(found, some)
    )


@given(unions)
def test_joined_branches_do_not_depend_on_their_order(some: list[Branch]) -> None:
    assert people(joined(some)) == people(joined(some[::-1]))
    assert joined(joined(some)) == joined(some)


# --- clauses say what the rule says ---------------------------------------------------


def verdict(requirement: Requirement, ledger: Ledger, about: Circumstances) -> Verdict:
    return assess(requirement, ledger, FORTNIGHT, given=about).verdict


known = st.builds(
    Circumstances,
    age_at_least=st.just(17) | st.just(19) | st.just(30),
    phase=st.sampled_from(["intensive", "aftercare"]),
    facts=st.sampled_from([frozenset[str](), frozenset({"employed"})]),
).map(lambda about: attrs.evolve(about, age_below=(about.age_at_least or 0) + 1))


def known_fully(about: Circumstances) -> Circumstances:
    return attrs.evolve(about, denied=frozenset({"employed", "refused"}) - about.facts)


@given(requirements(), ledgers(most_possible=0, timed=True), known.map(known_fully))
def test_a_rule_without_alternatives_is_met_where_every_clause_is(
    requirement: Requirement, ledger: Ledger, about: Circumstances
) -> None:
    assume(not any(isinstance(part, AnyOf) for part in walk(requirement)))
    every = tuple(clauses_of(requirement, judges=Basis.DELIVERED))
    # Where a condition is not known, both branches may be unmet, and bind nobody.
    asked = {one for clause in every for branch in clause.who for one, _ in branch}
    assume(all(holds(condition, about, MONDAY) is not None for condition in asked))
    clauses = [
        clause
        for clause in every
        if any(
            all(holds(condition, about, MONDAY) is said for condition, said in branch)
            for branch in clause.who
        )
    ]
    bound = [clause for clause in clauses if not about.facts & {*clause.unless}]
    found = verdict(requirement, ledger, about)
    parts = [verdict(clause.asked, ledger, about) for clause in bound]
    cut = [
        verdict(end.asked, ledger, about) for clause in bound for end in ends(clause)
    ]
    if found is Verdict.MET:
        assert {*parts, *cut} <= {Verdict.MET}
    if found is Verdict.UNMET:
        assert Verdict.UNMET in parts
        assert Verdict.UNMET in cut


# --- the order of clauses is that of verdicts -----------------------------------------

_UNITS = [
    st.sampled_from([0, 1, 30, 31, 60, 61, 120, 180]).map(minutes),
    st.builds(sessions, counts, each=st.none() | st.just(minutes(60))),
    st.builds(days, counts, each=st.none() | st.sampled_from([30, 60]).map(minutes)),
    st.builds(occasions, counts, each=st.none() | st.just(minutes(60))),
]
_WINDOWS: list[Window] = [
    SERVICE_DAY,
    SERVICE_DAY,
    CALENDAR_DAY,
    WEEK,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
]


@st.composite
def leaves(draw: st.DrawFn, amounts: st.SearchStrategy[Amount]) -> Requirement:
    """A bound in one unit, as it is, on average, or on what is given in the evening."""
    bound = draw(bounds(amounts, st.sampled_from(_WINDOWS)))
    form = draw(st.sampled_from(["plain", "mean", "evening"]))
    if form == "mean":
        return Average(bound, over=draw(st.none() | st.just(WEEK)))
    return Counting(bound, only=EVENINGS_AND_WEEKENDS) if form == "evening" else bound


@st.composite
def shares(draw: st.DrawFn) -> Requirement:
    low, per = draw(st.integers(0, 60)), draw(st.sampled_from(_WINDOWS))
    part = draw(st.sampled_from([EDUCATION, GROUPS]))
    high = draw(st.none() | st.integers(60, 100))
    return Share(part, CLINICAL, at_least=low, at_most=high, per=per)


several = st.sampled_from(
    [*map(leaves, _UNITS), *map(leaves, _UNITS), gaps(), session_limits(), shares()]
)
pairs = several.flatmap(lambda strategy: st.tuples(strategy, strategy))
"""Two requirements about amounts of one kind."""


def sides(requirement: Requirement) -> list[Clause]:
    """Its floors and ceilings, without a mean above a number, which no leaf says."""
    return [
        end
        for clause in clauses_of(requirement, judges=Basis.DELIVERED)
        for end in ends(clause)
        if not (isinstance(end.asked, Average) and isinstance(end.asked.bound, Between))
    ]


@settings(max_examples=300)
@given(pairs, ledgers(most_possible=0, timed=True))
def test_what_a_clause_implies_is_met_where_it_is(
    pair: tuple[Requirement, Requirement], ledger: Ledger
) -> None:
    one, other = pair
    for mine, theirs in product(sides(one), sides(other)):
        met = verdict(mine.asked, ledger, NOBODY) is Verdict.MET
        if met and implies(mine, theirs):
            assert verdict(theirs.asked, ledger, NOBODY) is not Verdict.UNMET


@settings(max_examples=300)
@given(pairs, ledgers(most_possible=0, timed=True))
def test_clauses_that_contradict_each_other_are_never_both_met(
    pair: tuple[Requirement, Requirement], ledger: Ledger
) -> None:
    one, other = pair
    for floor, ceiling in product(sides(one), sides(other)):
        if contradict(floor, ceiling) and counts_somewhere(floor, ledger):
            both = {verdict(side.asked, ledger, NOBODY) for side in (floor, ceiling)}
            assert both != {Verdict.MET}


NOBODY = Circumstances()


def counts_somewhere(clause: Clause, ledger: Ledger) -> bool:
    """Whether anything given surely counts: else no day, no session breaks a floor."""
    if clause.per == SERVICE_DAY and isinstance(clause.asked, Counting):
        return False
    return any(
        clause.of is not None and clause.of.matches(session.kind, format=session.format)
        for session in ledger.recorded
    )


# --- rulebooks beside each other ------------------------------------------------------


def renamed(book: Rulebook) -> Rulebook:
    """The same rules of another authority."""
    authority = attrs.evolve(book.authority, code="US-YY")
    rules = tuple(
        attrs.evolve(rule, code=rule.code.replace("XX", "YY")) for rule in book
    )
    return Rulebook(authority=authority, rules=rules)


def told_in(book: Rulebook) -> set[Asked]:
    """Every floor and every ceiling that a book asks."""
    return {
        each for each in one_sided(asked_on(book, MONDAY)) if not each.clause.implied
    }


@given(rulebooks())
def test_a_rulebook_beside_itself_asks_everything_alike(book: Rulebook) -> None:
    found = compare(book, book, at=IOP, on=MONDAY)
    assert found.matches == found.alike
    assert {match.a == match.b for match in found.matches} <= {True}


@given(rulebooks(), rulebooks().map(renamed))
def test_nothing_is_left_out_of_a_comparison(one: Rulebook, other: Rulebook) -> None:
    found = compare(one, other, at=IOP, on=MONDAY)
    assert {each for match in found.matches for each in match.a} == told_in(one)
    assert {each for match in found.matches for each in match.b} == told_in(other)
    for place in ("a", "b"):
        for each in {each for match in found.matches for each in getattr(match, place)}:
            beside = [match for match in found.matches if each in getattr(match, place)]
            told = [branch for match in beside for branch in match.who]
            assert within(each.who, told)
    assert pickle.loads(pickle.dumps(found)) == found
    assert str(found)
    assert found._repr_html_()


@given(rulebooks(), rulebooks().map(renamed))
def test_what_binds_asks_for_everything_that_is_asked(
    one: Rulebook, other: Rulebook
) -> None:
    found = combine(one, other, at=IOP, on=MONDAY)
    assert len(found.asked) == sum(
        len(one_sided(asked_on(book, MONDAY))) for book in (one, other)
    )
    for topic in found.topics:
        for each in topic.asked:
            assert each.clause.ways or any(
                implies(binding.clause, each.clause) for binding in topic.binding
            )
    assert str(found)


@given(rulebooks())
def test_who_asks_is_told_in_order_and_in_full(book: Rulebook) -> None:
    found = [who_requires(book, quantity=quantity, on=MONDAY) for quantity in Quantity]
    assert sum(map(len, found)) == len(asked_on(book, MONDAY))
    for survey in found:
        floors = [each.low for each in survey if each.low is not None]
        assert floors == sorted(floors)


@given(rulebooks())
def test_a_rulebook_is_found_odd_in_the_same_way_each_time(book: Rulebook) -> None:
    found = lint(book, on=MONDAY)
    assert found == lint(book, on=MONDAY)
    assert all(str(odd).endswith(".") for odd in found)
