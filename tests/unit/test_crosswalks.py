"""Crosswalks: what they refuse, answer and lose, and the facts they come from."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
from datetime import date

import attrs
import pytest

from continuum import crosswalks
from continuum.billing import BillingCode, BillingSystem
from continuum.citations import Citation, Evidence
from continuum.crosswalks import (
    Crosswalk,
    Image,
    Mapping,
    Relation,
    RoundTrip,
    Term,
    asam,
)
from continuum.crosswalks.asam import THIRD_TO_FOURTH
from continuum.crosswalks.general import ASAM3_TO_GENERAL
from continuum.crosswalks.medicare import ASAM3_TO_MEDICARE
from continuum.crosswalks.teds import ASAM3_TO_TEDS, GENERAL_TO_TEDS
from continuum.errors import CrosswalkError, FieldTypeError, FieldValueError
from continuum.levels import Level
from continuum.systems import asam3, asam4, general, medicare, teds

# --- toy systems: a and b of "old", x and y of "new", q of "newest" ---


def level(system: str, code: str) -> Level:
    return Level(system=system, code=code, name=f"Level {code}", intensity=1)


A, B = level("old", "a"), level("old", "b")
X, Y = level("new", "x"), level("new", "y")
Q = level("newest", "q")


def source(evidence: Evidence) -> Citation:
    return Citation(
        instrument="A leaflet",
        provision=f"page of {evidence}",
        retrieved=date(2026, 11, 21),
        evidence=evidence,
        read_in="a copy",
    )


PRIMARY, SECONDARY, PRACTICE = (source(evidence) for evidence in Evidence)
CODE = BillingCode(
    system=BillingSystem.HCPCS, code="H1", meaning="a day of care", source=PRIMARY
)

SAME = Image(target=X, relation=Relation.SAME)
FOLDED = Image(target=X, relation=Relation.FOLDED, lost=("the purpose",))
NOTHING = Image(target=None, relation=Relation.NONE, lost=("a new thing",))


def mapping(origin: Term, *images: Image) -> Mapping:
    return Mapping(origin=origin, images=images)


def crosswalk(*mappings: Mapping, unreached: tuple[Mapping, ...] = ()) -> Crosswalk:
    return Crosswalk(
        name="old to new",
        origin="old",
        target="new",
        mappings=mappings,
        unreached=unreached,
    )


def onward(*images: Image, origin: Term = X) -> Crosswalk:
    return Crosswalk(
        name="new to newest",
        origin="new",
        target="newest",
        mappings=(mapping(origin, *images),),
    )


def targets(images: tuple[Image, ...]) -> list[str]:
    return ["none" if image.target is None else image.target.code for image in images]


# --- relations ---

# Rows: the first step; columns: the second, in the same order.
COMPOSED = """
            same renamed split narrower folded wider overlapping none
same        same renamed split narrower folded wider overlapping none
renamed     renamed renamed split narrower folded wider overlapping none
split       split split split narrower overlapping overlapping overlapping none
narrower    narrower narrower narrower narrower overlapping overlapping overlapping none
folded      folded folded overlapping overlapping folded wider overlapping none
wider       wider wider overlapping overlapping wider wider overlapping none
overlapping overlapping overlapping overlapping overlapping overlapping overlapping overlapping none
none        none none none none none none none none
"""  # noqa: E501  # a table


def composed() -> list[tuple[Relation, Relation, Relation]]:
    header, *rows = (line.split() for line in COMPOSED.strip().split("\n"))
    return [
        (Relation(row[0]), Relation(second), Relation(result))
        for row in rows
        for second, result in zip(header, row[1:], strict=True)
    ]


def test_the_table_of_two_steps_is_complete() -> None:
    pairs = {(first, second) for first, second, _ in composed()}
    assert pairs == set(itertools.product(Relation, Relation))


@pytest.mark.parametrize(("first", "second", "expected"), composed())
def test_two_steps_relate_as_the_table_says(
    first: Relation, second: Relation, expected: Relation
) -> None:
    assert first.then(second) is expected


def test_three_steps_relate_the_same_however_they_are_grouped() -> None:
    for first, second, third in itertools.product(Relation, repeat=3):
        grouped = first.then(second).then(third)
        assert grouped is first.then(second.then(third))


def test_two_steps_back_relate_as_the_two_steps_there_turned_round() -> None:
    for first, second in itertools.product(Relation, repeat=2):
        back = second.reversed().then(first.reversed())
        assert back is first.then(second).reversed()


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (Relation.SAME, Relation.SAME),
        (Relation.RENAMED, Relation.RENAMED),
        (Relation.SPLIT, Relation.FOLDED),
        (Relation.FOLDED, Relation.SPLIT),
        (Relation.NARROWER, Relation.WIDER),
        (Relation.WIDER, Relation.NARROWER),
        (Relation.OVERLAPPING, Relation.OVERLAPPING),
        (Relation.NONE, Relation.NONE),
    ],
)
def test_a_relation_is_turned_round(there: Relation, back: Relation) -> None:
    assert there.reversed() is back


def test_a_step_that_is_no_relation_is_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"Relation\.other must be a Relation"):
        Relation.SAME.then("same")


# --- images ---


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("target", "2.1", "a Level or a BillingCode, not str"),
        ("relation", "folded", "a Relation, not str"),
        ("lost", "the purpose", "a tuple of str, not str"),
        ("lost", (7,), "a str, not int"),
        ("assumed", ["a thing"], "a tuple of str, not list"),
        ("assumed", (None,), "a str, not NoneType"),
        ("sources", PRIMARY, "a tuple of Citation, not Citation"),
        ("sources", ("a leaflet",), "a Citation, not str"),
        ("unread", 1, "a bool, not int"),
    ],
)
def test_a_field_of_an_image_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Image\.{field}.* must be {expected}"):
        attrs.evolve(FOLDED, **{field: value})


@pytest.mark.parametrize("field", ["lost", "assumed"])
def test_a_blank_line_in_an_image_is_refused(field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"Image\.{field}\[1\] must be a text"):
        attrs.evolve(FOLDED, **{field: ("a thing", " ")})


def test_an_image_has_no_target_exactly_where_its_relation_is_none() -> None:
    expected = "must be None for the relation none, and a term for every other, not "
    with pytest.raises(FieldValueError, match=f"{expected}None"):
        attrs.evolve(FOLDED, target=None)
    with pytest.raises(FieldValueError, match=f"{expected}'new x'"):
        attrs.evolve(NOTHING, target=X)


@pytest.mark.parametrize(
    ("sources", "unread", "expected"),
    [
        ((), False, Evidence.PRACTICE),
        ((), True, Evidence.PRACTICE),
        ((PRIMARY,), False, Evidence.PRIMARY),
        ((PRIMARY,), True, Evidence.PRACTICE),
        ((PRIMARY, SECONDARY), False, Evidence.SECONDARY),
        ((SECONDARY, PRIMARY), False, Evidence.SECONDARY),
        ((PRIMARY, PRACTICE, SECONDARY), False, Evidence.PRACTICE),
    ],
)
def test_an_image_is_known_as_its_weakest_source(
    sources: tuple[Citation, ...], *, unread: bool, expected: Evidence
) -> None:
    image = attrs.evolve(FOLDED, sources=sources, unread=unread)
    assert image.evidence is expected


def test_an_image_prints_its_target_and_relation() -> None:
    assert str(FOLDED) == "new x (folded)"
    assert str(attrs.evolve(FOLDED, target=CODE)) == "hcpcs H1 (folded)"
    assert str(NOTHING) == "none"


# --- mappings ---


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("origin", "2.1", "a Level or a BillingCode, not str"),
        ("origin", None, "a Level or a BillingCode, not NoneType"),
        ("images", [SAME], "a tuple of Image, not list"),
        ("images", (X,), "an Image, not Level"),
    ],
)
def test_a_field_of_a_mapping_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Mapping\.{field}.* must be {expected}"):
        attrs.evolve(mapping(A, SAME), **{field: value})


def test_a_term_without_any_image_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"Mapping\.images must be one image at least, of relation none where",
    ):
        mapping(A)


# --- what a crosswalk refuses ---


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("name", 7, "a str, not int"),
        ("origin", None, "a str, not NoneType"),
        ("target", X, "a str, not Level"),
        ("mappings", [mapping(A, SAME)], "a tuple of Mapping, not list"),
        ("mappings", (SAME,), "a Mapping, not Image"),
        ("unreached", mapping(A, SAME), "a tuple of Mapping, not Mapping"),
        ("unreached", (NOTHING,), "a Mapping, not Image"),
    ],
)
def test_a_field_of_a_crosswalk_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"Crosswalk\.{field}.* must be {expected}"
    ):
        attrs.evolve(crosswalk(mapping(A, SAME)), **{field: value})


@pytest.mark.parametrize("field", ["name", "origin", "target"])
def test_a_blank_name_is_refused(field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"Crosswalk\.{field} must be a text"):
        attrs.evolve(crosswalk(), **{field: " "})


X_AGAIN = attrs.evolve(X, intensity=2)
LOOSE = Image(target=Y, relation=Relation.WIDER)

REFUSED = [
    ((mapping(X, SAME),), (), "new x is not of old"),
    ((mapping(A, attrs.evolve(SAME, target=B)),), (), "old b, an image of old a, is"),
    ((mapping(A, SAME), mapping(A, FOLDED)), (), "old a has two mappings"),
    ((mapping(A, FOLDED, FOLDED),), (), "old a has two images x"),
    ((mapping(A, NOTHING, NOTHING),), (), "old a has two images none"),
    ((mapping(A, SAME, NOTHING),), (), "old a and its image x are same, and there are"),
    (
        (mapping(A, FOLDED, Image(target=Y, relation=Relation.RENAMED)),),
        (),
        "old a and its image y are renamed, and there are other images",
    ),
    ((mapping(A, LOOSE),), (), r"old a and its image y \(wider\) need a word of what"),
    (
        (mapping(A, Image(target=None, relation=Relation.NONE)),),
        (),
        r"old a and its image none \(none\) need a word of what is lost or assumed",
    ),
    ((), (mapping(A, NOTHING),), "old a is not of new"),
    ((), (mapping(X, NOTHING), mapping(X, NOTHING)), "new x has two mappings"),
    (
        (),
        (mapping(X, attrs.evolve(FOLDED, target=A)),),
        "new x is unreached, and stands for old a",
    ),
    (
        (mapping(A, SAME), mapping(B, attrs.evolve(SAME, target=X_AGAIN))),
        (),
        "new x is given in 2 versions",
    ),
    (
        (mapping(A, SAME),),
        (mapping(X_AGAIN, NOTHING),),
        "new x is given in 2 versions",
    ),
]


def test_a_level_may_have_the_code_none() -> None:
    none = level("new", "none")
    images = (attrs.evolve(FOLDED, target=none), NOTHING)
    assert crosswalk(mapping(A, *images)).images(A) == images


@pytest.mark.parametrize(("mappings", "unreached", "problem"), REFUSED)
def test_mappings_that_make_no_crosswalk_are_refused(
    mappings: tuple[Mapping, ...], unreached: tuple[Mapping, ...], problem: str
) -> None:
    with pytest.raises(
        CrosswalkError, match=f"'old to new' is no crosswalk: {problem}"
    ) as caught:
        crosswalk(*mappings, unreached=unreached)
    assert caught.value.name == "old to new"
    assert len(caught.value.problems) == 1


def test_every_problem_of_a_crosswalk_is_listed_at_once() -> None:
    with pytest.raises(CrosswalkError) as caught:
        crosswalk(
            mapping(A, SAME, LOOSE),
            mapping(Q, NOTHING),
            unreached=(mapping(A, NOTHING), mapping(X, LOOSE)),
        )
    assert caught.value.problems == (
        "old a and its image x are same, and there are other images",
        "old a and its image y (wider) need a word of what is lost or assumed",
        "newest q is not of old",
        "old a is not of new",
        "new x and its image y (wider) need a word of what is lost or assumed",
        "new x is unreached, and stands for new y",
    )


@pytest.mark.parametrize("relation", Relation)
def test_a_relation_that_loses_something_says_what_is_lost_or_assumed(
    relation: Relation,
) -> None:
    target = None if relation is Relation.NONE else X
    silent = Image(target=target, relation=relation)
    if relation in {Relation.SAME, Relation.RENAMED}:
        crosswalk(mapping(A, silent))
    else:
        with pytest.raises(CrosswalkError):
            crosswalk(mapping(A, silent))
    crosswalk(mapping(A, attrs.evolve(silent, lost=("a thing",))))
    crosswalk(mapping(A, attrs.evolve(silent, assumed=("a thing",))))


def test_a_crosswalk_without_mappings_covers_nothing() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"Crosswalk\.term must be one of those that 'old to new' covers "
        r"\(none\), not 'old a'",
    ):
        crosswalk().images(A)


# --- images of a term ---


def test_every_image_of_a_term_is_returned_in_order() -> None:
    images = (attrs.evolve(FOLDED, target=Y), FOLDED, NOTHING)
    assert crosswalk(mapping(A, *images)).images(A) == images


@pytest.mark.parametrize("term", [B, X, CODE, attrs.evolve(A, intensity=2)])
def test_a_term_that_is_not_covered_is_refused(term: Term) -> None:
    """B is of the system, and still an error: nothing was said about it."""
    with pytest.raises(
        FieldValueError, match=rf"covers \(old a\), not '{term.system} {term.code}'"
    ):
        crosswalk(mapping(A, SAME)).images(term)


@pytest.mark.parametrize("term", ["a", None, 1, [A]])
def test_a_term_that_is_none_is_refused(term: object) -> None:
    with pytest.raises(
        FieldTypeError, match=r"Crosswalk\.term must be a Level or a BillingCode, not"
    ):
        crosswalk(mapping(A, SAME)).images(term)


# --- the other way ---


def test_one_renamed_term_is_renamed_back() -> None:
    renamed = Image(target=X, relation=Relation.RENAMED, sources=(PRIMARY,))
    back = crosswalk(mapping(A, renamed)).reversed()
    assert (back.name, back.origin, back.target) == (
        "old to new, reversed",
        "new",
        "old",
    )
    assert back.images(X) == (attrs.evolve(renamed, target=A),)


def test_of_several_terms_with_one_image_it_is_lost_which_it_was() -> None:
    back = crosswalk(mapping(A, SAME), mapping(B, FOLDED)).reversed()
    assert back.images(X) == (
        Image(
            target=A, relation=Relation.SPLIT, lost=("which of old a, old b it was",)
        ),
        Image(
            target=B,
            relation=Relation.SPLIT,
            lost=("the purpose", "which of old a, old b it was"),
        ),
    )


def test_a_term_without_counterpart_is_unreached_the_other_way() -> None:
    there = crosswalk(mapping(A, NOTHING), unreached=(mapping(X, NOTHING),))
    back = there.reversed()
    assert back.images(X) == (NOTHING,)
    assert back.unreached == (mapping(A, NOTHING),)
    assert back.mappings == (mapping(X, NOTHING),)


def test_a_term_that_is_reached_in_part_is_not_the_same_the_other_way() -> None:
    back = crosswalk(mapping(A, SAME), unreached=(mapping(X, NOTHING),)).reversed()
    assert back.images(X) == (
        Image(target=A, relation=Relation.SPLIT, lost=("whether old a it was",)),
        NOTHING,
    )


def test_a_term_that_is_in_part_without_counterpart_keeps_the_rest() -> None:
    there = crosswalk(mapping(A, FOLDED, NOTHING))
    assert targets(there.reversed().images(X)) == ["a"]
    assert there.reversed().unreached == (mapping(A, NOTHING),)


# --- two crosswalks, one after the other ---


def test_two_steps_keep_every_loss_assumption_and_source() -> None:
    first = crosswalk(
        mapping(
            A,
            attrs.evolve(
                FOLDED,
                lost=("first", "both"),
                assumed=("early",),
                sources=(SECONDARY,),
            ),
        )
    )
    second = onward(
        Image(
            target=Q,
            relation=Relation.RENAMED,
            lost=("both", "second"),
            assumed=("late",),
            sources=(PRIMARY, SECONDARY),
        )
    )
    both = first.then(second)
    assert (both.name, both.origin, both.target) == (
        "old to new, then new to newest",
        "old",
        "newest",
    )
    assert both.images(A) == (
        Image(
            target=Q,
            relation=Relation.FOLDED,
            lost=("first", "both", "second"),
            assumed=("early", "late"),
            sources=(SECONDARY, PRIMARY),
        ),
    )
    assert both.images(A)[0].evidence is Evidence.SECONDARY


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((PRIMARY,), (PRIMARY,), Evidence.PRIMARY),
        ((PRIMARY,), (SECONDARY,), Evidence.SECONDARY),
        ((), (PRIMARY,), Evidence.PRACTICE),
        ((PRIMARY,), (), Evidence.PRACTICE),
    ],
)
def test_two_steps_are_known_as_the_weaker_of_them(
    first: tuple[Citation, ...], second: tuple[Citation, ...], expected: Evidence
) -> None:
    """A step without a source leaves none behind, and must not be forgotten."""
    both = crosswalk(mapping(A, attrs.evolve(SAME, sources=first))).then(
        onward(Image(target=Q, relation=Relation.SAME, sources=second))
    )
    (image,) = both.images(A)
    assert image.evidence is expected
    assert image.sources == tuple(dict.fromkeys((*first, *second)))


def test_several_paths_to_one_term_are_one_image_with_the_losses_of_each() -> None:
    first = crosswalk(
        mapping(A, FOLDED, attrs.evolve(FOLDED, target=Y, lost=("another",)))
    )
    second = Crosswalk(
        name="new to newest",
        origin="new",
        target="newest",
        mappings=(
            mapping(X, Image(target=Q, relation=Relation.SAME, lost=("by x",))),
            mapping(Y, Image(target=Q, relation=Relation.SPLIT, lost=("by y",))),
        ),
    )
    (image,) = first.then(second).images(A)
    assert image.target == Q
    assert image.relation is Relation.OVERLAPPING
    assert image.lost == ("the purpose", "by x", "another", "by y")


def test_a_term_that_is_lost_on_the_way_says_so() -> None:
    gone = Image(target=None, relation=Relation.NONE, lost=("later",))
    assert crosswalk(mapping(A, NOTHING)).then(onward(gone)).images(A) == (NOTHING,)
    (image,) = crosswalk(mapping(A, FOLDED)).then(onward(gone)).images(A)
    assert image == attrs.evolve(gone, lost=("the purpose", "later"), unread=True)


def test_a_crosswalk_that_begins_elsewhere_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"Crosswalk\.other must be a crosswalk from 'new', not 'old'",
    ):
        crosswalk(mapping(A, SAME)).then(crosswalk())


def test_a_crosswalk_that_does_not_cover_an_image_is_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"'new to newest' covers \(new y\), not 'new x'"
    ):
        crosswalk(mapping(A, SAME)).then(onward(NOTHING, origin=Y))


def test_what_is_no_crosswalk_is_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"Crosswalk\.other must be a Crosswalk"):
        crosswalk(mapping(A, SAME)).then(mapping(A, SAME))


def test_what_the_first_step_does_not_reach_the_second_does_not_either() -> None:
    first = crosswalk(mapping(A, NOTHING), unreached=(mapping(X, NOTHING),))
    both = first.then(onward(Image(target=Q, relation=Relation.SAME)))
    (row,) = both.unreached
    assert row.origin == Q
    assert row.images == (attrs.evolve(NOTHING, unread=True),)


def test_what_leads_back_to_an_unknown_term_is_not_called_unreached() -> None:
    first = crosswalk(mapping(A, NOTHING))
    both = first.then(onward(Image(target=Q, relation=Relation.SAME)))
    assert both.unreached == ()
    with pytest.raises(FieldValueError, match=r"covers \(none\), not 'newest q'"):
        both.reversed().images(Q)


# --- there and back ---


def test_one_renamed_term_comes_back_exactly() -> None:
    trip = crosswalk(mapping(A, Image(target=X, relation=Relation.RENAMED))).round_trip(
        A
    )
    assert trip.exact
    assert trip.others == ()
    assert trip.lost == trip.assumed == ()
    assert str(trip) == "old a comes back exactly"


def test_a_term_that_shares_its_image_comes_back_with_others() -> None:
    there = crosswalk(mapping(A, SAME), mapping(B, FOLDED))
    trip = there.round_trip(B)
    assert not trip.exact
    assert trip.others == (A,)
    assert trip.lost == ("the purpose", "which of old a, old b it was")
    assert str(trip) == "old b comes back as old a or old b, not exactly"


@pytest.mark.parametrize("field", ["lost", "assumed"])
def test_a_term_that_comes_back_alone_but_changed_is_not_exact(field: str) -> None:
    changed = attrs.evolve(SAME, **{field: ("a thing",)})
    trip = crosswalk(mapping(A, changed)).round_trip(A)
    assert targets(trip.returned) == ["a"]
    assert not trip.exact
    assert getattr(trip, field) == ("a thing",)


def test_a_term_without_counterpart_comes_back_as_nothing() -> None:
    trip = crosswalk(mapping(A, NOTHING)).round_trip(A)
    assert not trip.exact
    assert trip.others == ()
    assert trip.lost == ("a new thing",)
    assert str(trip) == "old a comes back as nothing, not exactly"


def test_the_way_back_may_be_another_crosswalk() -> None:
    back = Crosswalk(
        name="new to old",
        origin="new",
        target="old",
        mappings=(mapping(X, Image(target=B, relation=Relation.SAME)),),
    )
    trip = crosswalk(mapping(A, SAME)).round_trip(A, back)
    assert not trip.exact
    assert trip.others == (B,)
    assert str(trip) == "old a comes back as old b, not exactly"


def test_a_way_back_that_leads_elsewhere_is_refused() -> None:
    there = crosswalk(mapping(A, SAME))
    expected = "must be a crosswalk from 'new' to 'old', not '{}'"
    for back, found in (
        (there, "old to new"),
        (onward(NOTHING), "new to newest"),
        (attrs.evolve(crosswalk(), origin="newest", target="old"), "newest to old"),
    ):
        with pytest.raises(FieldValueError, match=expected.format(found)):
            there.round_trip(A, back)
    with pytest.raises(FieldTypeError, match=r"Crosswalk\.back must be a Crosswalk"):
        there.round_trip(A, "back")


def test_a_round_trip_of_a_term_that_is_not_covered_is_refused() -> None:
    with pytest.raises(FieldValueError, match="not 'old b'"):
        crosswalk(mapping(A, SAME)).round_trip(B)
    with pytest.raises(FieldTypeError, match="must be a Level or a BillingCode"):
        crosswalk(mapping(A, SAME)).round_trip("a")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("term", "a", "a Level or a BillingCode, not str"),
        ("returned", [SAME], "a tuple of Image, not list"),
        ("returned", (A,), "an Image, not Level"),
    ],
)
def test_a_field_of_a_round_trip_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    trip = RoundTrip(term=A, returned=(attrs.evolve(SAME, target=A),))
    assert trip.exact
    with pytest.raises(
        FieldTypeError, match=rf"RoundTrip\.{field}.* must be {expected}"
    ):
        attrs.evolve(trip, **{field: value})


# --- how it shows itself ---

SHOWN = crosswalk(
    mapping(A, attrs.evolve(FOLDED, assumed=("a payer agrees",), sources=(PRIMARY,))),
    mapping(B, NOTHING),
    unreached=(mapping(Y, NOTHING),),
)


def test_a_crosswalk_prints_every_pair_with_what_is_lost() -> None:
    assert str(SHOWN) == (
        "old to new: old to new\n"
        "  a -> x: folded\n"
        "      lost: the purpose\n"
        "      assumed: a payer agrees\n"
        "  b -> none: none\n"
        "      lost: a new thing\n"
        "  none -> y: none\n"
        "      lost: a new thing"
    )


def test_a_crosswalk_shows_itself_as_a_table() -> None:
    html = SHOWN._repr_html_()
    assert "old to new</caption>" in html
    assert html.count("<tr>") == 4
    for text in ("a<br>Level a", "folded", "x<br>Level x", "the purpose", "primary"):
        assert f">{text}</td>" in html
    assert ">none</td>" in html


def test_a_code_shows_its_meaning_and_markup_is_escaped() -> None:
    html = Crosswalk(
        name="<b>",
        origin="old",
        target="hcpcs",
        mappings=(mapping(A, attrs.evolve(FOLDED, target=CODE, lost=("<i>",))),),
    )._repr_html_()
    assert "H1<br>a day of care" in html
    assert "&lt;i&gt;" in html
    assert "<b>" not in html


# --- the data ---

SHIPPED = [
    (THIRD_TO_FOURTH, asam3.CARE, asam4.CARE),
    (ASAM3_TO_GENERAL, asam3.CARE, general.CARE),
    (ASAM3_TO_TEDS, asam3.CARE, teds.CARE),
    (ASAM3_TO_MEDICARE, asam3.CARE, medicare.CARE),
    (GENERAL_TO_TEDS, general.CARE, teds.CARE),
]


@pytest.mark.parametrize(("shipped", "origin", "target"), SHIPPED)
def test_a_shipped_crosswalk_answers_for_every_level_on_both_sides(
    shipped: Crosswalk, origin: list[Level], target: list[Level]
) -> None:
    for known in origin:
        assert shipped.images(known)
    back = shipped.reversed()
    for known in target:
        assert back.images(known)


# Every row of the facts: the level of the third edition (- for none), the levels of the
# fourth (- for none), the relation, and whether the image was read (seen) or not. 3.7
# BIO, the second target of 3.7-WM in the facts, is a variant of 3.7 and no level.
EDITIONS = """
0.5     -       none         recalled
1       1.5     split        recalled
1-OTP   1.7     folded       recalled
1-WM    1.7     folded       seen
2.1     2.1     same         seen
2.5     2.5     renamed      seen
2-WM    2.7     folded       seen
3.1     3.1     same         seen
3.3     3.5     folded       recalled
3.2-WM  3.5,3.7 overlapping  recalled
3.5     3.5     same         seen
3.7     3.7     renamed      seen
3.7-WM  3.7     folded       seen
4       4       renamed      seen
4-WM    4       folded       recalled
-       1.0     none         recalled
-       RR      none         seen
"""


@pytest.mark.parametrize("line", EDITIONS.strip().split("\n"))
def test_every_row_between_the_editions_is_answered(line: str) -> None:
    third, fourth, relation, how = line.split()
    if third == "-":
        images = THIRD_TO_FOURTH.reversed().images(asam4.CARE[fourth])
        assert targets(images) == ["none"]
    else:
        images = THIRD_TO_FOURTH.images(asam3.CARE[third])
        assert targets(images) == fourth.replace("-", "none").split(",")
    evidence = Evidence.SECONDARY if how == "seen" else Evidence.PRACTICE
    for image in images:
        assert image.relation == relation
        assert image.evidence is evidence


def test_what_was_not_read_says_so() -> None:
    for row in (*THIRD_TO_FOURTH.mappings, *THIRD_TO_FOURTH.unreached):
        for image in row.images:
            said = any("no text was read" in line for line in image.assumed)
            assert said or image.evidence is not Evidence.PRACTICE


def test_a_removal_that_was_read_keeps_its_citation() -> None:
    for code in ("3.2-WM", "3.3"):
        for image in THIRD_TO_FOURTH.images(asam3.CARE[code]):
            assert "3.2-WM, 3.3" in image.sources[0].provision
            assert image.unread


def test_the_biomedical_variant_is_left_to_a_person() -> None:
    (image,) = THIRD_TO_FOURTH.images(asam3.LEVEL_3_7_WM)
    assert any("3.7 BIO" in line for line in image.assumed)
    assert "3.7 BIO" in asam4.LEVEL_3_7.variants


@pytest.mark.parametrize("code", ["1", "1-OTP", "3.2-WM", "3.7-WM"])
def test_a_level_that_must_not_be_migrated_asks_for_a_person(code: str) -> None:
    for image in THIRD_TO_FOURTH.images(asam3.CARE[code]):
        assert any("a person has decided" in line for line in image.assumed)
        assert code in (asam.__doc__ or "")


def test_only_two_levels_survive_the_editions_and_back_exactly() -> None:
    exact = [
        known.code for known in asam3.CARE if THIRD_TO_FOURTH.round_trip(known).exact
    ]
    assert exact == ["2.1", "2.5"]


# What each level of the third edition is in the data set's codes.
SERVICE_TYPES = """
0.5     none
1       7 6
1-OTP   7
2.1     6
2.5     6
3.1     4 5
3.3     4 5
3.5     4 5
3.7     3 4 5
4       3
1-WM    8
2-WM    8
3.2-WM  2
3.7-WM  1 2
4-WM    1
"""


@pytest.mark.parametrize("line", SERVICE_TYPES.strip().split("\n"))
def test_the_service_types_of_a_level(line: str) -> None:
    code, *expected = line.split()
    assert targets(ASAM3_TO_TEDS.images(asam3.CARE[code])) == expected


@pytest.mark.parametrize(
    ("station", "expected"),
    [
        (general.OUTPATIENT, ["7", "6"]),
        (general.IOP, ["6"]),
        (general.PHP, ["6"]),
        (general.RESIDENTIAL, ["4", "5"]),
        (general.INPATIENT, ["3"]),
        (general.WITHDRAWAL_MANAGEMENT, ["8", "2", "1"]),
        (general.AFTERCARE, ["none"]),
        (general.RECOVERY_HOUSING, ["5"]),
    ],
)
def test_the_service_types_of_a_plain_word(station: Level, expected: list[str]) -> None:
    assert targets(GENERAL_TO_TEDS.images(station)) == expected


def test_what_follows_for_plain_words_follows_from_the_third_edition() -> None:
    followed = ASAM3_TO_GENERAL.reversed().then(ASAM3_TO_TEDS)
    assert GENERAL_TO_TEDS.images(general.IOP) == followed.images(general.IOP)
    assert GENERAL_TO_TEDS.unreached == followed.unreached == ()
    # A path that assumes a hospital and none is none.
    assert targets(followed.images(general.INPATIENT)) == ["3", "4", "5"]
    assert "4" not in targets(GENERAL_TO_TEDS.images(general.INPATIENT))
    # The third edition numbers no house; the data set's definition names one.
    assert targets(followed.images(general.RECOVERY_HOUSING)) == ["none"]


def test_the_data_set_cannot_tell_partial_hospitalization() -> None:
    (partial,) = ASAM3_TO_TEDS.images(asam3.LEVEL_2_5)
    assert "that it was partial hospitalization, which has no code" in partial.lost
    assert any("proof of nine hours" in line for line in partial.lost)
    trip = ASAM3_TO_TEDS.round_trip(asam3.LEVEL_2_5)
    assert [term.code for term in trip.others] == ["1", "2.1"]


def test_residential_service_types_tell_a_length_of_stay() -> None:
    for code in ("3.1", "3.3", "3.5"):
        short, long = ASAM3_TO_TEDS.images(asam3.CARE[code])
        for image in (short, long):
            assert any("how intensive" in line for line in image.lost)
        assert short.assumed == ("a stay that is typically of 30 days or fewer",)
        assert long.assumed == ("a stay that is typically of more than 30 days",)
        assert any("halfway house" in line for line in long.lost)


def test_medicare_has_two_of_the_levels_under_other_definitions() -> None:
    found = {
        known.code: targets(ASAM3_TO_MEDICARE.images(known)) for known in asam3.CARE
    }
    assert found.pop("2.1") == ["IOP", "OTP-IOP"]
    assert found.pop("2.5") == ["PHP"]
    assert set(map(tuple, found.values())) == {("none",)}
    for known in (asam3.LEVEL_2_1, asam3.LEVEL_2_5):
        for image in ASAM3_TO_MEDICARE.images(known):
            assert image.relation is Relation.OVERLAPPING
            assert any(line.startswith("hours") for line in image.lost)


@pytest.mark.parametrize(
    "shipped", [ASAM3_TO_GENERAL, ASAM3_TO_TEDS, ASAM3_TO_MEDICARE, GENERAL_TO_TEDS]
)
def test_a_crosswalk_that_no_text_draws_is_practice(shipped: Crosswalk) -> None:
    for row in (*shipped.mappings, *shipped.unreached):
        for image in row.images:
            assert image.evidence is Evidence.PRACTICE


@pytest.mark.parametrize(
    "name",
    [
        info.name
        for info in pkgutil.iter_modules(crosswalks.__path__)
        if not info.name.startswith("_")
    ],
)
def test_a_crosswalk_says_what_it_does_not_cover(name: str) -> None:
    module = importlib.import_module(f"continuum.crosswalks.{name}")
    text = " ".join((module.__doc__ or "").split())
    assert "Scope:" in text
    assert "Not covered:" in text


def test_the_editions_disclaim_affiliation() -> None:
    text = " ".join((asam.__doc__ or "").split())
    assert "belong to its owner" in text
    assert "neither affiliated with nor endorsed by" in text
    assert "Nothing here migrates a record" in text
