"""What a crosswalk joins: terms, the relation of two, and images."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import TypeAlias

import attrs

from continuum import _fields
from continuum.billing import BillingCode
from continuum.citations import Citation, Evidence
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels import Level

__all__ = ["Image", "Mapping", "Relation", "Term"]

Term: TypeAlias = Level | BillingCode
"""What a crosswalk joins: a level of care, or a billing code."""


class Relation(enum.StrEnum):
    """What the target of an image is to its origin."""

    SAME = "same"
    """The target is the origin, under its own name."""

    RENAMED = "renamed"
    """The target is the origin, under another name."""

    SPLIT = "split"
    """The origin was divided, and the target is one of its parts."""

    FOLDED = "folded"
    """The origin was taken into the target, which holds others, too."""

    NARROWER = "narrower"
    """The target holds only a part of the origin."""

    WIDER = "wider"
    """The target holds the origin, and more."""

    OVERLAPPING = "overlapping"
    """The two may share something; neither is known to hold the other."""

    NONE = "none"
    """Nothing stands for the origin."""

    def then(self, other: Relation) -> Relation:
        """What is known of two steps together, the second of them *other*.

        The looser of the two relations. Of a part of something larger, or of something
        larger than a part, no more is known than that they overlap.

        >>> Relation.RENAMED.then(Relation.FOLDED)
        <Relation.FOLDED: 'folded'>
        >>> Relation.FOLDED.then(Relation.SPLIT)
        <Relation.OVERLAPPING: 'overlapping'>
        """
        _fields.instance("Relation", "other", other, Relation)
        if Relation.NONE in {self, other}:
            return Relation.NONE
        for ladder in _LADDERS:
            if self in ladder and other in ladder:
                return max(self, other, key=ladder.index)
        return Relation.OVERLAPPING

    def reversed(self) -> Relation:
        """What the origin is to the target.

        >>> Relation.FOLDED.reversed()
        <Relation.SPLIT: 'split'>
        """
        return _TURNED.get(self, self)


ALIKE = frozenset({Relation.SAME, Relation.RENAMED})

_LADDERS = (
    (Relation.SAME, Relation.RENAMED, Relation.SPLIT, Relation.NARROWER),
    (Relation.SAME, Relation.RENAMED, Relation.FOLDED, Relation.WIDER),
)
"""Relations from the closest to the loosest, as far as they can be ordered."""

_TURNED = {
    Relation.SPLIT: Relation.FOLDED,
    Relation.FOLDED: Relation.SPLIT,
    Relation.NARROWER: Relation.WIDER,
    Relation.WIDER: Relation.NARROWER,
}

_STRONGEST_FIRST = (Evidence.PRIMARY, Evidence.SECONDARY, Evidence.PRACTICE)


@attrs.frozen(kw_only=True)
class Image:
    """One term that may stand for another.

    Args:
        target: The term that may stand for the origin; None where nothing does.
        relation: What the target is to the origin; ``NONE`` exactly where there is
            none.
        lost: What the target no longer tells; why there is none, where there is none.
        assumed: What must be true for the image to hold.
        sources: The texts that were read of either term, or of both.
        unread: Whether no text was read that says that the one stands for the other,
            whatever the sources say of each; the image is practice knowledge then.
    """

    target: Term | None
    relation: Relation
    lost: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    unread: bool = False

    def __attrs_post_init__(self) -> None:
        if self.target is not None:
            check_term("Image", "target", self.target)
        _fields.instance("Image", "relation", self.relation, Relation)
        if (self.target is None) is not (self.relation is Relation.NONE):
            target = None if self.target is None else str(self.target)
            expected = "None for the relation none, and a term for every other"
            raise FieldValueError("Image", "target", target, expected)
        for field in ("lost", "assumed"):
            lines = _fields.all_of("Image", field, getattr(self, field), str)
            for index, line in enumerate(lines):
                _fields.text("Image", f"{field}[{index}]", line)
        _fields.all_of("Image", "sources", self.sources, Citation)
        _fields.instance("Image", "unread", self.unread, bool)

    @property
    def evidence(self) -> Evidence:
        """How well the image is known: as its weakest source.

        `Evidence.PRACTICE` where no text was read that says it.
        """
        if self.unread or not self.sources:
            return Evidence.PRACTICE
        known = (source.evidence for source in self.sources)
        return max(known, key=_STRONGEST_FIRST.index)

    def __str__(self) -> str:
        return "none" if self.target is None else f"{self.target} ({self.relation})"


@attrs.frozen(kw_only=True)
class Mapping:
    """A term, and everything that may stand for it.

    Args:
        origin: The term.
        images: At least one; a term without counterpart has one of relation ``NONE``.
            Beside others, such an image says that in part nothing stands for the term.
    """

    origin: Term
    images: tuple[Image, ...]

    def __attrs_post_init__(self) -> None:
        check_term("Mapping", "origin", self.origin)
        if not _fields.all_of("Mapping", "images", self.images, Image):
            expected = (
                "one image at least, of relation none where nothing stands for it"
            )
            raise FieldValueError("Mapping", "images", None, expected)


def check_term(owner: str, field: str, value: object) -> None:
    if not isinstance(value, Term):
        raise FieldTypeError(owner, field, value, "a Level or a BillingCode")


def joined(first: Image, second: Image) -> Image:
    # Of two steps of a path, and of two paths to one term alike, the looser relation
    # and the weaker evidence hold, and every word of both is kept.
    return Image(
        target=second.target,
        relation=first.relation.then(second.relation),
        lost=union((*first.lost, *second.lost)),
        assumed=union((*first.assumed, *second.assumed)),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        unread=Evidence.PRACTICE in {first.evidence, second.evidence},
    )


def union(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
