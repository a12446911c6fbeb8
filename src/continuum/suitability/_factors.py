"""Factors that speak for a level, joined as the text that names them joins them."""

from __future__ import annotations

import attrs

from continuum import _fields
from continuum.citations import Citation
from continuum.errors import (
    DuplicateCodeError,
    FieldValueError,
    UnknownFactorError,
)
from continuum.levels import Level

__all__ = ["Factor", "FactorGroup", "FactorSet"]


@attrs.frozen(kw_only=True, cache_hash=True)
class Factor:
    """One thing to know of a patient, put so that met always favors the level.

    Args:
        code: Code, such as ``no-24-hour-care``.
        statement: What is asked, in one sentence of this library's or the caller's own.
        sources: The texts that name it; none where it is the caller's own.
    """

    code: str
    statement: str
    sources: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.text("Factor", "code", self.code)
        _fields.text("Factor", "statement", self.statement)
        _fields.all_of("Factor", "sources", self.sources, Citation)

    def __str__(self) -> str:
        return self.code


@attrs.frozen(kw_only=True)
class FactorGroup:
    """Factors of which a text asks all, or at least so many.

    Args:
        factors: The factors, one at least, none twice.
        at_least: How many must be met; None for all of them.
    """

    factors: tuple[Factor, ...]
    at_least: int | None = None

    def __attrs_post_init__(self) -> None:
        _fields.all_of("FactorGroup", "factors", self.factors, Factor)
        if not self.factors:
            expected = "one factor or more"
            raise FieldValueError("FactorGroup", "factors", None, expected)
        _refuse_twins(self.factors, "a FactorGroup")
        if self.at_least is not None:
            most = len(self.factors)
            _fields.whole("FactorGroup", "at_least", self.at_least, least=1, most=most)

    def __str__(self) -> str:
        codes = ", ".join(factor.code for factor in self.factors)
        amount = "all" if self.at_least is None else f"at least {self.at_least}"
        return f"{amount} of {codes}"


@attrs.frozen(kw_only=True)
class FactorSet:
    """The factors that one text names, joined as that text joins them.

    Args:
        name: The text, such as ``42 CFR 410.43(c)``.
        groups: Its factors; a text that joins them asks every group.
        level: The level the text speaks of; None where it is open.
        joined: Whether the text joins them, and all of it was read. A mere list has no
            verdict as a whole.
    """

    name: str
    groups: tuple[FactorGroup, ...]
    level: Level | None = None
    joined: bool = True

    def __attrs_post_init__(self) -> None:
        _fields.text("FactorSet", "name", self.name)
        _fields.all_of("FactorSet", "groups", self.groups, FactorGroup)
        if not self.groups:
            raise FieldValueError("FactorSet", "groups", None, "one group or more")
        if self.level is not None:
            _fields.instance("FactorSet", "level", self.level, Level)
        _fields.instance("FactorSet", "joined", self.joined, bool)
        _refuse_twins(self.factors, f"factor set {self.name!r}")

    @property
    def factors(self) -> tuple[Factor, ...]:
        """Every factor, once, in the order of the groups."""
        return tuple(
            dict.fromkeys(factor for group in self.groups for factor in group.factors)
        )

    def __getitem__(self, code: str) -> Factor:
        """The factor with that *code*.

        Raises:
            UnknownFactorError: No factor has it.
        """
        for factor in self.factors:
            if factor.code == code:
                return factor
        known = tuple(factor.code for factor in self.factors)
        raise UnknownFactorError(code, self.name, known)

    def __str__(self) -> str:
        return self.name


def _refuse_twins(factors: tuple[Factor, ...], where: str) -> None:
    seen: set[str] = set()
    for factor in factors:
        if factor.code in seen:
            raise DuplicateCodeError("factor", factor.code, where)
        seen.add(factor.code)
