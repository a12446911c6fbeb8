"""Levels, the two places outside care, and levels that a jurisdiction has not."""

from __future__ import annotations

import enum
from typing import TypeAlias

import attrs

from continuum import _fields
from continuum.citations import Citation, Evidence, evidence_of
from continuum.conditions import Condition
from continuum.errors import FieldTypeError

__all__ = ["Guard", "Level", "Management", "NoSuchLevel", "Outside", "Place", "Setting"]

_HIGHEST_INTENSITY = 100


class Setting(enum.StrEnum):
    """Where a level is delivered."""

    COMMUNITY = "community"
    AMBULATORY = "ambulatory"
    RESIDENTIAL = "residential"
    INPATIENT = "inpatient"


class Management(enum.StrEnum):
    """Who manages the care at a level."""

    CLINICAL = "clinically-managed"
    MEDICALLY_MONITORED = "medically-monitored"
    MEDICALLY_MANAGED = "medically-managed"


@attrs.frozen(kw_only=True)
class Guard:
    """What a level, or a move to it, presumes of the patient.

    A guard forbids nothing: need decides. A patient of whom it is not true may be
    moved, and the move is unusual.

    Args:
        condition: What is asked: an age, or a fact such as those of `PatientFact`.
        holds: Whether the condition must hold, or must not.
        rationale: Why, in one clause.
    """

    condition: Condition
    holds: bool = True
    rationale: str

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.condition, Condition):
            expected = "an Age, Elapsed, Phase or Fact"
            raise FieldTypeError("Guard", "condition", self.condition, expected)
        _fields.instance("Guard", "holds", self.holds, bool)
        _fields.text("Guard", "rationale", self.rationale)

    def __str__(self) -> str:
        return str(self.condition) if self.holds else f"not {self.condition}"


@attrs.frozen(kw_only=True, cache_hash=True)
class Level:
    """A named intensity of care in one system.

    Args:
        system: Name of the system, such as ``asam3``.
        code: Code in that system, such as ``2.1``.
        name: Name in plain words.
        intensity: Rank within the system, from 0; equal ranks are not ordered. Only its
            order has a meaning.
        setting: Where it is delivered; None when the system leaves that open.
        supervised: Whether staff are present 24 hours a day; None where that was not
            read.
        management: Who manages the care; None where that was not read.
        abbreviations: Usual short names, such as ``IOP``.
        other_names: Names it also carries, such as for adolescents.
        variants: Codes of its variants, which are no levels of their own.
        withdrawal_management: Whether it exists to manage withdrawal.
        treatment: Whether it treats; a recovery residence does not.
        guards: What entering it presumes of the patient, from wherever.
        source: The text its name was read in; None where none was, and the level is
            practice knowledge.
    """

    system: str
    code: str
    name: str
    intensity: int
    setting: Setting | None = None
    supervised: bool | None = None
    management: Management | None = None
    abbreviations: tuple[str, ...] = ()
    other_names: tuple[str, ...] = attrs.field(default=(), repr=False)
    variants: tuple[str, ...] = attrs.field(default=(), repr=False)
    withdrawal_management: bool = False
    treatment: bool = True
    guards: tuple[Guard, ...] = attrs.field(default=(), repr=False)
    source: Citation | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        for field in ("system", "code", "name"):
            _fields.text("Level", field, getattr(self, field))
        _fields.whole(
            "Level", "intensity", self.intensity, least=0, most=_HIGHEST_INTENSITY
        )
        for field, kind in (
            ("setting", Setting),
            ("supervised", bool),
            ("management", Management),
            ("source", Citation),
        ):
            value: object = getattr(self, field)
            if value is not None:
                _fields.instance("Level", field, value, kind)
        for field in ("withdrawal_management", "treatment"):
            _fields.instance("Level", field, getattr(self, field), bool)
        for field in ("abbreviations", "other_names", "variants"):
            _fields.all_of("Level", field, getattr(self, field), str)
        _fields.all_of("Level", "guards", self.guards, Guard)

    @property
    def evidence(self) -> Evidence:
        """How this level is known; `Evidence.PRACTICE` where no text was read."""
        return evidence_of(self.source)

    def __str__(self) -> str:
        return f"{self.system} {self.code}"


@attrs.frozen(kw_only=True)
class NoSuchLevel:
    """A level of care that a jurisdiction says it does not have.

    No rule of it can be broken there: its rules are not applicable, and never met.

    Args:
        name: What others call the level.
        abbreviations: Usual short names, such as ``IOP``.
        statement: What the jurisdiction says, in one clause.
        source: Where it says so.
    """

    name: str
    abbreviations: tuple[str, ...] = ()
    statement: str
    source: Citation

    def __attrs_post_init__(self) -> None:
        _fields.text("NoSuchLevel", "name", self.name)
        _fields.all_of("NoSuchLevel", "abbreviations", self.abbreviations, str)
        _fields.text("NoSuchLevel", "statement", self.statement)
        _fields.instance("NoSuchLevel", "source", self.source, Citation)

    def called(self, name: str) -> bool:
        """Whether *name* is its name or a short name, in capitals or not."""
        _fields.instance("NoSuchLevel", "name", name, str)
        names = (self.name, *self.abbreviations)
        return name.casefold() in {known.casefold() for known in names}


class Outside(enum.StrEnum):
    """The two places outside care: before a first admission, and after a discharge."""

    BEFORE = "before"
    AFTER = "after"


Place: TypeAlias = Level | Outside
"""Where a transition starts or ends."""
