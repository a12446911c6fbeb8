"""Crosswalks: the images of a term, composition, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

import attrs

from continuum import _fields, _html
from continuum.billing import BillingCode
from continuum.crosswalks._terms import (
    ALIKE,
    Image,
    Mapping,
    Relation,
    Term,
    check_term,
    joined,
    union,
)
from continuum.errors import CrosswalkError, FieldValueError
from continuum.levels import Level

__all__ = ["Crosswalk", "RoundTrip"]


@attrs.frozen(kw_only=True)
class RoundTrip:
    """What comes back of a term that went to another system.

    Args:
        term: The term that went.
        returned: What may stand for it on its return, with what was lost on both ways.
    """

    term: Term
    returned: tuple[Image, ...]

    def __attrs_post_init__(self) -> None:
        check_term("RoundTrip", "term", self.term)
        _fields.all_of("RoundTrip", "returned", self.returned, Image)

    @property
    def exact(self) -> bool:
        """Whether the term comes back as itself, alone, nothing lost or assumed."""
        # Two images on the way there leave a trace: each has lost or assumed something.
        return (
            [image.target for image in self.returned] == [self.term]
            and not self.lost
            and not self.assumed
        )

    @property
    def others(self) -> tuple[Term, ...]:
        """Other terms that come back."""
        targets = [image.target for image in self.returned]
        return tuple(term for term in targets if term is not None and term != self.term)

    @property
    def lost(self) -> tuple[str, ...]:
        """Everything that was lost on either way."""
        return union(line for image in self.returned for line in image.lost)

    @property
    def assumed(self) -> tuple[str, ...]:
        """Everything that was assumed on either way."""
        return union(line for image in self.returned for line in image.assumed)

    def __str__(self) -> str:
        if self.exact:
            return f"{self.term} comes back exactly"
        found = [image.target for image in self.returned if image.target is not None]
        back = " or ".join(str(term) for term in found) or "nothing"
        return f"{self.term} comes back as {back}, not exactly"


@attrs.frozen(kw_only=True)
class Crosswalk:
    """How the terms of one system stand for those of another.

    Nothing is migrated: a crosswalk lists what may stand for a term, with what is lost
    and assumed. A term that it does not cover is refused; one without a counterpart is
    covered, and says so.

    Args:
        name: Name in plain words.
        origin: Name of the system that terms are taken from.
        target: Name of the system that their images belong to.
        mappings: One for each term of the origin that is covered.
        unreached: For terms of the target that nothing stands for, or in part nothing:
            each with one image of relation ``NONE``, which says why.

    Raises:
        CrosswalkError: A term of another system, two mappings of one term, two images
            of one target, a relation same or renamed beside another image, a relation
            that loses something without a word of what is lost or assumed, a term that
            is unreached and has an image, or two terms of the target that share a code.
            Every problem is listed.

    >>> from continuum.crosswalks.teds import ASAM3_TO_TEDS
    >>> from continuum.systems import asam3, teds
    >>> [image.target.code for image in ASAM3_TO_TEDS.images(asam3.LEVEL_2_5)]
    ['6']
    >>> back = ASAM3_TO_TEDS.reversed().images(teds.INTENSIVE_OUTPATIENT)
    >>> [image.target.code for image in back]
    ['1', '2.1', '2.5']
    """

    name: str
    origin: str
    target: str
    mappings: tuple[Mapping, ...]
    unreached: tuple[Mapping, ...] = ()
    _by_origin: dict[Term, tuple[Image, ...]] = attrs.field(
        init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        for field in ("name", "origin", "target"):
            _fields.text("Crosswalk", field, getattr(self, field))
        _fields.all_of("Crosswalk", "mappings", self.mappings, Mapping)
        _fields.all_of("Crosswalk", "unreached", self.unreached, Mapping)
        problems = (
            *_mapping_problems(self.mappings, self.origin),
            *(
                f"{image.target}, an image of {mapping.origin}, is not of {self.target}"
                for mapping in self.mappings
                for image in mapping.images
                if image.target is not None and image.target.system != self.target
            ),
            *_mapping_problems(self.unreached, self.target),
            *(
                f"{mapping.origin} is unreached, and stands for {image.target}"
                for mapping in self.unreached
                for image in mapping.images
                if image.target is not None
            ),
            *self._version_problems(),
        )
        if problems:
            raise CrosswalkError(self.name, problems)
        images = {mapping.origin: mapping.images for mapping in self.mappings}
        object.__setattr__(self, "_by_origin", images)

    def _version_problems(self) -> Iterator[str]:
        # Two levels of one code would be two terms, and the way back ambiguous.
        versions: dict[str, set[Term]] = {}
        for _, target, _ in self._rows():
            if target is not None:
                versions.setdefault(str(target), set()).add(target)
        for code, terms in versions.items():
            if len(terms) > 1:
                yield f"{code} is given in {len(terms)} versions"

    def images(self, term: Term) -> tuple[Image, ...]:
        """Everything that may stand for *term*, in the order of the data.

        Raises:
            FieldTypeError: *term* is no term; a code is none either.
            FieldValueError: The crosswalk does not cover *term*.
        """
        check_term("Crosswalk", "term", term)
        if term not in self._by_origin:
            known = ", ".join(str(known) for known in self._by_origin) or "none"
            expected = f"one of those that {self.name!r} covers ({known})"
            raise FieldValueError("Crosswalk", "term", str(term), expected)
        return self._by_origin[term]

    def reversed(self) -> Crosswalk:
        """The crosswalk the other way.

        Every loss is kept. Where several terms share one image, it is lost which of
        them it was, and none of them is the same as the image any more.
        """
        return Crosswalk(
            name=f"{self.name}, reversed",
            origin=self.target,
            target=self.origin,
            mappings=tuple(
                Mapping(origin=target, images=_shared(images))
                for target, images in _backward(self).items()
            ),
            unreached=tuple(_in_part_unreached(self._by_origin)),
        )

    def then(self, other: Crosswalk) -> Crosswalk:
        """This crosswalk and then *other*, through the system they share.

        Nothing that a step loses, assumes or cites is dropped, and an image is known as
        well as the weakest step that leads to it. Where several paths lead to one term,
        its image gathers what each of them loses and assumes.

        Raises:
            FieldTypeError: *other* is no crosswalk.
            FieldValueError: *other* does not begin where this one ends, or does not
                cover an image of it.

        >>> from continuum.crosswalks.asam import THIRD_TO_FOURTH
        >>> from continuum.crosswalks.teds import ASAM3_TO_TEDS
        >>> from continuum.systems import asam4
        >>> teds = THIRD_TO_FOURTH.reversed().then(ASAM3_TO_TEDS)
        >>> [image.target.code for image in teds.images(asam4.LEVEL_1_7)]
        ['7', '8']
        """
        _fields.instance("Crosswalk", "other", other, Crosswalk)
        if other.origin != self.target:
            expected = f"a crosswalk from {self.target!r}"
            raise FieldValueError("Crosswalk", "other", other.origin, expected)
        return Crosswalk(
            name=f"{self.name}, then {other.name}",
            origin=self.origin,
            target=other.target,
            mappings=tuple(
                Mapping(
                    origin=mapping.origin,
                    images=_onward(mapping.images, other.images),
                )
                for mapping in self.mappings
            ),
            unreached=tuple(_unreached(_backward(self), _backward(other))),
        )

    def round_trip(self, term: Term, back: Crosswalk | None = None) -> RoundTrip:
        """What comes back of *term*, there by this crosswalk and back by *back*.

        Args:
            term: A term that this crosswalk covers.
            back: A crosswalk the other way; this one reversed, unless another is given.

        Raises:
            FieldTypeError: *term* is no term, or *back* no crosswalk.
            FieldValueError: This crosswalk does not cover *term*, or *back* does not
                lead back, or does not cover an image of *term*.

        >>> from continuum.crosswalks.asam import THIRD_TO_FOURTH
        >>> from continuum.systems import asam3
        >>> print(THIRD_TO_FOURTH.round_trip(asam3.LEVEL_2_5))
        asam3 2.5 comes back exactly
        >>> print(THIRD_TO_FOURTH.round_trip(asam3.LEVEL_3_3))
        asam3 3.3 comes back as asam3 3.2-WM or asam3 3.3 or asam3 3.5, not exactly
        """
        images = self.images(term)
        if back is None:
            back = self.reversed()
        _fields.instance("Crosswalk", "back", back, Crosswalk)
        if (back.origin, back.target) != (self.target, self.origin):
            expected = f"a crosswalk from {self.target!r} to {self.origin!r}"
            found = f"{back.origin} to {back.target}"
            raise FieldValueError("Crosswalk", "back", found, expected)
        return RoundTrip(term=term, returned=_onward(images, back.images))

    def __str__(self) -> str:
        lines = [f"{self.name}: {self.origin} to {self.target}"]
        for origin, target, image in self._rows():
            lines.append(f"  {_code(origin)} -> {_code(target)}: {image.relation}")
            lines += [f"      lost: {line}" for line in image.lost]
            lines += [f"      assumed: {line}" for line in image.assumed]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = [
            (
                _described(origin),
                str(image.relation),
                _described(target),
                image.lost,
                image.assumed,
                str(image.evidence),
            )
            for origin, target, image in self._rows()
        ]
        headers = (self.origin, "relation", self.target, "lost", "assumed", "evidence")
        return _html.table(headers, rows, caption=self.name)

    def _rows(self) -> Iterator[tuple[Term | None, Term | None, Image]]:
        for mapping in self.mappings:
            for image in mapping.images:
                yield mapping.origin, image.target, image
        for mapping in self.unreached:
            for image in mapping.images:
                yield None, mapping.origin, image


def _mapping_problems(mappings: tuple[Mapping, ...], system: str) -> Iterator[str]:
    seen: set[str] = set()
    for mapping in mappings:
        origin, images = mapping.origin, mapping.images
        if origin.system != system:
            yield f"{origin} is not of {system}"
        if str(origin) in seen:
            yield f"{origin} has two mappings"
        seen.add(str(origin))
        targets = [image.target and image.target.code for image in images]
        for index, image in enumerate(images):
            pair = f"{origin} and its image {_code(image.target)}"
            if targets[index] in targets[:index]:
                yield f"{origin} has two images {_code(image.target)}"
            if image.relation in ALIKE and len(images) > 1:
                yield f"{pair} are {image.relation}, and there are other images"
            if image.relation not in ALIKE and not (image.lost or image.assumed):
                yield (
                    f"{pair} ({image.relation}) need a word of what is lost or assumed"
                )


def _onward(
    images: tuple[Image, ...], by: Callable[[Term], tuple[Image, ...]]
) -> tuple[Image, ...]:
    """The images of *images*: one for each term that some path leads to."""
    found: dict[Term | None, Image] = {}
    for image in images:
        steps: tuple[Image, ...] = (image,)
        if image.target is not None:
            steps = tuple(joined(image, step) for step in by(image.target))
        for step in steps:
            known = found.get(step.target)
            found[step.target] = step if known is None else joined(known, step)
    return tuple(found.values())


def _backward(crosswalk: Crosswalk) -> dict[Term, tuple[Image, ...]]:
    """Each target with the terms it stands for, turned round and nothing added."""
    found: dict[Term, tuple[Image, ...]] = {}
    for mapping in crosswalk.mappings:
        for image in mapping.images:
            if image.target is not None:
                relation = image.relation.reversed()
                turned = attrs.evolve(image, target=mapping.origin, relation=relation)
                found[image.target] = (*found.get(image.target, ()), turned)
    for mapping in crosswalk.unreached:
        found[mapping.origin] = (*found.get(mapping.origin, ()), *mapping.images)
    return found


def _shared(images: tuple[Image, ...]) -> tuple[Image, ...]:
    """Images of a term that went to several; which of them it was is lost."""
    if len(images) == 1:
        return images
    terms = [str(image.target) for image in images if image.target is not None]
    which = "which of" if len(terms) > 1 else "whether"
    lost = f"{which} {', '.join(terms)} it was"
    return tuple(
        image
        if image.target is None
        else attrs.evolve(
            image,
            relation=Relation.SPLIT if image.relation in ALIKE else image.relation,
            lost=union((*image.lost, lost)),
        )
        for image in images
    )


def _in_part_unreached(images: dict[Term, tuple[Image, ...]]) -> Iterator[Mapping]:
    """The terms with an image of relation none, and that image alone."""
    for term, found in images.items():
        none = tuple(image for image in found if image.target is None)
        if none:
            yield Mapping(origin=term, images=none)


def _unreached(
    first: dict[Term, tuple[Image, ...]], second: dict[Term, tuple[Image, ...]]
) -> Iterator[Mapping]:
    """The terms that two steps leave unreached, from the way back of each.

    A term that leads back to one of which the first step says nothing is left out:
    whether something stands for it is not known.
    """
    yield from _in_part_unreached(
        {
            term: _onward(images, first.__getitem__)
            for term, images in second.items()
            if all(image.target is None or image.target in first for image in images)
        }
    )


def _code(term: Term | None) -> str:
    return "none" if term is None else term.code


def _described(term: Term | None) -> tuple[str, ...]:
    match term:
        case None:
            return ("none",)
        case Level():
            return (term.code, term.name)
        case BillingCode():
            return (term.code, term.meaning)
        case _:
            assert_never(term)
