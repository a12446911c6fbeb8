"""Moves between levels, what they presume, and levels that run side by side."""

from __future__ import annotations

import enum
from typing import cast

import attrs

from continuum import _fields
from continuum.citations import Citation, Evidence, evidence_of
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels._level import Guard, Level, Outside, Place

__all__ = ["Concurrency", "Expectation", "Transition", "TransitionKind"]


class TransitionKind(enum.StrEnum):
    """What kind of move a transition is."""

    ADMISSION = "admission"
    STEP_UP = "step-up"
    STEP_DOWN = "step-down"
    LATERAL = "lateral"
    CRISIS = "crisis"
    READMISSION = "readmission"
    DISCHARGE = "discharge"


class Expectation(enum.StrEnum):
    """How usual a transition is; an unusual one asks for a documented reason."""

    EXPECTED = "expected"
    ACCEPTABLE = "acceptable"
    UNUSUAL = "unusual"


_ENDS: dict[TransitionKind, tuple[type | Outside, type | Outside]] = {
    TransitionKind.ADMISSION: (Outside.BEFORE, Level),
    TransitionKind.READMISSION: (Outside.AFTER, Level),
    TransitionKind.DISCHARGE: (Level, Outside.AFTER),
}
"""What the two ends of a transition must be; every other kind joins two levels."""


@attrs.frozen(kw_only=True)
class Transition:
    """One move between two levels, into care or out of it.

    Almost nothing is forbidden: need decides, not prior failure at a lower level. A
    move without a transition is allowed, and unusual.

    Args:
        origin: Where the patient is.
        target: Where the patient goes.
        kind: What kind of move it is.
        expectation: How usual it is, where its guards hold.
        rationale: Why, in one clause.
        guards: What it presumes of the patient, beyond what the target does.
        source: The text that was read; None where none was, and the move is practice
            knowledge.
    """

    origin: Place
    target: Place
    kind: TransitionKind
    expectation: Expectation
    rationale: str
    guards: tuple[Guard, ...] = ()
    source: Citation | None = None

    def __attrs_post_init__(self) -> None:
        _fields.instance("Transition", "kind", self.kind, TransitionKind)
        _fields.instance("Transition", "expectation", self.expectation, Expectation)
        _fields.text("Transition", "rationale", self.rationale)
        _fields.all_of("Transition", "guards", self.guards, Guard)
        ends = _ENDS.get(self.kind, (Level, Level))
        for field, value, expected in zip(
            ("origin", "target"), (self.origin, self.target), ends, strict=True
        ):
            if isinstance(expected, Outside):
                if value is not expected:
                    wanted = (
                        f"Outside.{expected.name} for a transition of kind {self.kind}"
                    )
                    raise FieldValueError("Transition", field, value, wanted)
            else:
                _fields.instance("Transition", field, value, Level)
        if self.source is not None:
            _fields.instance("Transition", "source", self.source, Citation)

    @property
    def evidence(self) -> Evidence:
        """How this move is known; `Evidence.PRACTICE` where no text was read."""
        return evidence_of(self.source)

    def __str__(self) -> str:
        ends = f"{place_code(self.origin)} to {place_code(self.target)}"
        return f"{ends}: {self.kind}, {self.expectation}"


_TWO = 2


@attrs.frozen(kw_only=True)
class Concurrency:
    """How usual it is that one patient has two levels at once.

    Args:
        pair: The two levels, in either order; None as the second stands for any other.
        expectation: How usual it is; an unusual one asks for a documented reason.
        rationale: Why, in one clause.
        source: The text that was read; None where none was, and it is practice
            knowledge.
    """

    pair: tuple[Level, Level | None]
    expectation: Expectation
    rationale: str
    source: Citation | None = None

    def __attrs_post_init__(self) -> None:
        expected = "a Level, and another one of its system or None"
        pair: object = self.pair
        if not isinstance(pair, tuple):
            raise FieldTypeError("Concurrency", "pair", pair, "a tuple")
        if len(cast("tuple[object, ...]", pair)) != _TWO:
            raise FieldValueError("Concurrency", "pair", None, expected)
        first, second = self.pair
        _fields.instance("Concurrency", "pair[0]", first, Level)
        if second is not None:
            _fields.instance("Concurrency", "pair[1]", second, Level)
            if second == first or second.system != first.system:
                raise FieldValueError("Concurrency", "pair", str(second), expected)
        _fields.instance("Concurrency", "expectation", self.expectation, Expectation)
        _fields.text("Concurrency", "rationale", self.rationale)
        if self.source is not None:
            _fields.instance("Concurrency", "source", self.source, Citation)

    @property
    def evidence(self) -> Evidence:
        """How it is known; `Evidence.PRACTICE` where no text was read."""
        return evidence_of(self.source)

    def __str__(self) -> str:
        first, second = self.pair
        other = "any other level" if second is None else second.code
        return f"{first.code} beside {other}: {self.expectation}"


def kind_by_rank(origin: Level, target: Level) -> TransitionKind:
    """The kind of a move between two levels of one system, as their ranks tell it."""
    if target.intensity == origin.intensity:
        return TransitionKind.LATERAL
    higher = target.intensity > origin.intensity
    return TransitionKind.STEP_UP if higher else TransitionKind.STEP_DOWN


def place_code(place: Place) -> str:
    """The code of a level, or the name of a place outside care."""
    return place.code if isinstance(place, Level) else str(place)
