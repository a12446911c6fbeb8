"""Facts about a patient, and whether a condition of a rule holds of them."""

from __future__ import annotations

from datetime import date
from typing import assert_never, cast

import attrs

from continuum import _fields
from continuum.conditions import OLDEST, Age, Condition, Elapsed, Fact, Phase
from continuum.errors import FieldTypeError, FieldValueError

__all__ = ["Circumstances", "fact_name", "holds"]


@attrs.frozen(kw_only=True)
class Circumstances:
    """Facts about the patient that a requirement may depend on; None means unknown.

    Prints no more than bounds of the age and the day of admission.

    Args:
        born: Date of birth, for an exact age on every day.
        age_at_least: Youngest possible age, where the date of birth is not given:
            18 for a program for adults.
        age_below: Age the patient has not reached, for the same purpose.
        admitted: Day of admission, which program weeks count from.
        phase: Named phase of treatment.
        facts: Names of other facts known to hold.
        denied: Names of other facts known not to hold.
    """

    born: date | None = attrs.field(default=None, repr=False)
    age_at_least: int | None = None
    age_below: int | None = None
    admitted: date | None = None
    phase: str | None = attrs.field(default=None, repr=False)
    facts: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    denied: frozenset[str] = attrs.field(default=frozenset(), repr=False)

    @classmethod
    def aged(cls, years: int) -> Circumstances:
        """Circumstances of a patient of whom no more than the age in years is known.

        >>> Circumstances.aged(17)
        Circumstances(age_at_least=17, age_below=18, admitted=None)
        """
        _fields.whole("Circumstances", "age", years, least=0, most=OLDEST - 1)
        return cls(age_at_least=years, age_below=years + 1)

    def __attrs_post_init__(self) -> None:
        for field in ("born", "admitted"):
            if getattr(self, field) is not None:
                _fields.day("Circumstances", field, getattr(self, field))
        for field in ("age_at_least", "age_below"):
            age = getattr(self, field)
            if age is not None:
                _fields.whole("Circumstances", field, age, least=0, most=OLDEST)
                if self.born is not None:
                    expected = "left out where born is given"
                    raise FieldValueError("Circumstances", field, age, expected)
        if self.age_at_least is not None and self.age_below is not None:
            _fields.whole(
                "Circumstances",
                "age_below",
                self.age_below,
                least=self.age_at_least + 1,
                most=OLDEST,
            )
        if self.phase is not None:
            _fields.text("Circumstances", "phase", self.phase)
        for field in ("facts", "denied"):
            names = getattr(self, field)
            if not isinstance(names, frozenset):
                expected = "a frozenset of names"
                raise FieldTypeError("Circumstances", field, names, expected)
            for name in cast("frozenset[object]", names):
                _fields.text("Circumstances", field, name)
        if self.facts & self.denied:
            expected = "names that facts does not hold"
            raise FieldValueError("Circumstances", "denied", None, expected)


def _age(born: date, day: date) -> int:
    """Whole years on *day*; who was born on 29 February has a birthday on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def holds(condition: Condition, given: Circumstances, on: date) -> bool | None:
    """Whether *condition* holds on day *on*; None when that is not known.

    >>> holds(Age(below=18), Circumstances(born=date(2008, 3, 2)), date(2026, 3, 1))
    True
    >>> holds(Age(below=21), Circumstances(age_at_least=18), date(2026, 3, 1)) is None
    True
    """
    match condition:
        case Age(at_least=low, below=high):
            if given.born is not None:
                if on < given.born:
                    expected = "on or after the date of birth"
                    raise FieldValueError("holds", "on", on, expected)
                youngest = oldest = _age(given.born, on)
            else:
                youngest = given.age_at_least or 0
                oldest = OLDEST if given.age_below is None else given.age_below - 1
            return _within(youngest, oldest, low, high)
        case Elapsed(at_least=low, below=high):
            if given.admitted is None:
                return None
            elapsed = (on - given.admitted).days
            return _within(elapsed, elapsed, low, high)
        case Phase(name):
            return None if given.phase is None else given.phase == name
        case Fact(name):
            if name in given.facts:
                return True
            return False if name in given.denied else None
        case _:
            assert_never(condition)


def _within(least: int, most: int, low: int | None, high: int | None) -> bool | None:
    """Whether a number from *least* to *most* lies in ``[low, high)``."""
    low = 0 if low is None else low
    if most < low or (high is not None and least >= high):
        return False
    return True if least >= low and (high is None or most < high) else None


def fact_name(condition: Condition) -> str:
    """Name of the fact that would tell whether *condition* holds."""
    match condition:
        case Age():
            return "age"
        case Elapsed():
            return "day of admission"
        case Phase():
            return "phase"
        case Fact(name):
            return str(name)  # of an enum of names, the name alone
        case _:
            assert_never(condition)
