"""Laws of crosswalks: of what two steps lose, of the way back, and of both together."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from continuum.citations import Citation, Evidence
from continuum.crosswalks import Crosswalk, Image, Mapping, Relation, Term
from continuum.levels import Level

SIZE = 3

SOURCES = tuple(
    Citation(
        instrument="A leaflet",
        provision=f"page of {evidence}",
        retrieved=date(2026, 11, 21),
        evidence=evidence,
        read_in="a copy",
    )
    for evidence in (Evidence.PRIMARY, Evidence.SECONDARY)
)
WEAKEST_LAST = (Evidence.PRIMARY, Evidence.SECONDARY, Evidence.PRACTICE)

ALIKE = (Relation.SAME, Relation.RENAMED)
LOSSY = tuple(relation for relation in Relation if relation not in ALIKE)

# Few words, so that two steps often lose the same thing.
words = st.lists(
    st.sampled_from(["hours", "setting", "purpose", "name"]), unique=True, max_size=2
).map(tuple)
sources = st.lists(st.sampled_from(SOURCES), unique=True, max_size=2).map(tuple)


def terms(system: str) -> tuple[Level, ...]:
    return tuple(
        Level(system=system, code=f"{system}{index}", name="A level", intensity=index)
        for index in range(SIZE)
    )


@st.composite
def images(draw: st.DrawFn, target: Term | None, *, alone: bool) -> Image:
    if target is None:
        relation = Relation.NONE
    else:
        possible = [kind for kind in LOSSY if kind is not Relation.NONE]
        relation = draw(st.sampled_from([*ALIKE, *possible] if alone else possible))
    lost, assumed = draw(words), draw(words)
    if relation in LOSSY and not (lost or assumed):
        lost = ("something",)
    return Image(
        target=target,
        relation=relation,
        lost=lost,
        assumed=assumed,
        sources=draw(sources),
        unread=draw(st.booleans()),
    )


@st.composite
def crosswalks(
    draw: st.DrawFn, origin: str, target: str, *, total: bool = False
) -> Crosswalk:
    """Crosswalks that cover every origin, and if *total* know every target."""
    choices: list[Term | None] = [*terms(target), None]
    mappings: list[Mapping] = []
    for term in terms(origin):
        chosen = draw(st.lists(st.sampled_from(choices), unique=True, min_size=1))
        alone = len(chosen) == 1
        mappings.append(
            Mapping(
                origin=term,
                images=tuple(draw(images(found, alone=alone)) for found in chosen),
            )
        )
    reached = {image.target for row in mappings for image in row.images}
    unreached = [
        Mapping(origin=term, images=(draw(images(None, alone=True)),))
        for term in terms(target)
        if (total and term not in reached) or draw(st.booleans())
    ]
    return Crosswalk(
        name=f"{origin} to {target}",
        origin=origin,
        target=target,
        mappings=tuple(mappings),
        unreached=tuple(unreached),
    )


def pairs(crosswalk: Crosswalk) -> Counter[tuple[Term | None, Term | None]]:
    """Every pair of terms; None stands on the side where there is none."""
    found: Counter[tuple[Term | None, Term | None]] = Counter(
        (row.origin, image.target) for row in crosswalk.mappings for image in row.images
    )
    found.update((None, row.origin) for row in crosswalk.unreached)
    return found


def content(image: Image) -> tuple[object, ...]:
    """Everything an image says, in whatever order."""
    return (
        image.target,
        image.relation,
        frozenset(image.lost),
        frozenset(image.assumed),
        frozenset(image.sources),
        image.evidence,
    )


def contents(mappings: tuple[Mapping, ...]) -> dict[Term, set[tuple[object, ...]]]:
    return {row.origin: {content(image) for image in row.images} for row in mappings}


def weaker(first: Evidence, second: Evidence) -> bool:
    return WEAKEST_LAST.index(first) >= WEAKEST_LAST.index(second)


@given(crosswalks("a", "b"), crosswalks("b", "c"))
def test_two_steps_lose_nothing_of_what_either_says(
    first: Crosswalk, second: Crosswalk
) -> None:
    both = first.then(second)
    assert [row.origin for row in both.mappings] == [
        row.origin for row in first.mappings
    ]
    for row in first.mappings:
        found = {image.target: image for image in both.images(row.origin)}
        led_to: set[Term | None] = set()
        for step in row.images:
            ends = (step,) if step.target is None else second.images(step.target)
            for end in ends:
                led_to.add(end.target)
                image = found[end.target]
                for part in {step, end}:
                    assert set(part.lost) <= set(image.lost)
                    assert set(part.assumed) <= set(image.assumed)
                    assert set(part.sources) <= set(image.sources)
                    assert weaker(image.evidence, part.evidence)
        assert led_to == set(found)


@given(crosswalks("a", "b"), crosswalks("b", "c"))
def test_two_steps_add_no_word_of_their_own(
    first: Crosswalk, second: Crosswalk
) -> None:
    said = {
        line
        for crosswalk in (first, second)
        for row in (*crosswalk.mappings, *crosswalk.unreached)
        for image in row.images
        for line in (*image.lost, *image.assumed)
    }
    for row in first.then(second).mappings:
        for image in row.images:
            assert said.issuperset((*image.lost, *image.assumed))


@given(crosswalks("a", "b"), crosswalks("b", "c"), crosswalks("c", "d"))
def test_three_steps_say_the_same_however_they_are_grouped(
    first: Crosswalk, second: Crosswalk, third: Crosswalk
) -> None:
    left = first.then(second).then(third)
    right = first.then(second.then(third))
    assert contents(left.mappings) == contents(right.mappings)


@given(
    crosswalks("a", "b", total=True),
    crosswalks("b", "c", total=True),
    crosswalks("c", "d", total=True),
)
def test_three_steps_leave_the_same_unreached_however_they_are_grouped(
    first: Crosswalk, second: Crosswalk, third: Crosswalk
) -> None:
    """Where each knows all its terms; else one grouping knows more than the other."""
    left = first.then(second).then(third)
    right = first.then(second.then(third))
    assert contents(left.unreached) == contents(right.unreached)


@given(crosswalks("a", "b"))
def test_turned_round_twice_every_pair_and_every_loss_is_there(
    crosswalk: Crosswalk,
) -> None:
    again = crosswalk.reversed().reversed()
    assert pairs(again) == pairs(crosswalk)
    for row in crosswalk.mappings:
        back = {image.target: image for image in again.images(row.origin)}
        for image in row.images:
            assert set(image.lost) <= set(back[image.target].lost)
            assert image.assumed == back[image.target].assumed
            assert image.sources == back[image.target].sources
            assert image.evidence is back[image.target].evidence


@given(crosswalks("a", "b"))
def test_turned_round_every_pair_is_there_the_other_way(crosswalk: Crosswalk) -> None:
    turned = {(target, origin) for origin, target in pairs(crosswalk)}
    assert set(pairs(crosswalk.reversed())) == turned


@given(crosswalks("a", "b"))
def test_turned_round_a_term_that_was_shared_says_so(crosswalk: Crosswalk) -> None:
    for row in crosswalk.reversed().mappings:
        origins = [image for image in row.images if image.target is not None]
        for image in origins:
            if len(row.images) > 1:
                assert image.relation not in ALIKE
                assert any(line.endswith(" it was") for line in image.lost)


@given(crosswalks("a", "b", total=True), crosswalks("b", "c"))
def test_the_way_back_of_two_steps_is_the_second_back_and_then_the_first(
    first: Crosswalk, second: Crosswalk
) -> None:
    back = second.reversed().then(first.reversed())
    assert set(pairs(first.then(second).reversed())) == set(pairs(back))


@given(crosswalks("a", "b"))
def test_a_round_trip_is_exact_only_where_nothing_is_shared_lost_or_assumed(
    crosswalk: Crosswalk,
) -> None:
    reached = Counter(image for _, image in pairs(crosswalk).elements())
    for row in crosswalk.mappings:
        trip = crosswalk.round_trip(row.origin)
        first, *others = row.images
        exact = (
            not others
            and first.relation in ALIKE
            and not first.lost
            and not first.assumed
            and reached[first.target] == 1
        )
        assert trip.exact is exact
        if not exact:
            assert trip.lost or trip.assumed
        assert trip.term not in trip.others
        came_back = {image.target for image in trip.returned} - {None, trip.term}
        assert set(trip.others) == came_back


@given(crosswalks("a", "b"), crosswalks("b", "a"))
def test_a_round_trip_is_two_steps(there: Crosswalk, back: Crosswalk) -> None:
    both = there.then(back)
    for row in there.mappings:
        trip = there.round_trip(row.origin, back)
        assert trip.returned == both.images(row.origin)
