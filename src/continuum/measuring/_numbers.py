"""Numbers that are measured: whole, or decimals that JSON carries exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    Unquoted,
)

__all__ = ["Number", "check_ends", "check_number", "number_of"]

Number: TypeAlias = int | Decimal
"""A value that is measured; never a float, which holds no tenth exactly."""

_PLACES = 6
_LARGEST = 10**9
"""With the places, 15 digits at most: a double holds every decimal of 15 digits."""


def number_of(value: Fraction) -> Number:
    """*value*, which has six decimal places at most, in its one form.

    >>> number_of(Fraction(5, 2)), number_of(Fraction(-10, 2))
    (Decimal('2.5'), -5)
    """
    if value.denominator == 1:
        return value.numerator
    # Written out: arithmetic with decimals would obey the caller's decimal context.
    whole, rest = divmod(abs(value) * 10**_PLACES // 1, 10**_PLACES)
    sign = "-" if value < 0 else ""
    return Decimal(f"{sign}{whole}.{rest:0{_PLACES}d}".rstrip("0"))


def check_number(owner: str, field: str, value: object) -> Number:
    """Check for an exact number and put it in its one form: an int where it is whole.

    The number is never quoted, since it may be a patient's.

    >>> check_number("Measurement", "value", Decimal("5.00"))
    5
    >>> check_number("Measurement", "value", 0.1)
    Traceback (most recent call last):
        ...
    continuum.errors.FieldTypeError: Measurement.value must be an int or a Decimal, ...
    """
    # Most numbers are plain: without this line a plan takes a quarter longer to build.
    if type(value) is int and -_LARGEST <= value <= _LARGEST:
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise FieldTypeError(owner, field, value, "an int or a Decimal")
    exact = _exact(value)
    if exact is None:
        expected = f"from -{_LARGEST} to {_LARGEST}, of {_PLACES} decimal places"
        unquoted = Unquoted(type(value).__name__)
        raise FieldValueError(owner, field, unquoted, f"{expected} at most")
    return number_of(exact)


def _exact(value: Number) -> Fraction | None:
    # The exponent is looked at first: 10 to a huge power would take for ever.
    if isinstance(value, Decimal):
        if not value.is_finite():
            return None
        if not value:
            return Fraction(0)
        if not -_PLACES <= value.adjusted() < len(str(_LARGEST)):
            return None
    if not -_LARGEST <= value <= _LARGEST:
        return None
    exact = Fraction(value)
    return exact if 10**_PLACES % exact.denominator == 0 else None


def check_ends(
    owner: str, low: Number | None, high: Number | None
) -> tuple[Number | None, Number | None]:
    """Check ends of a range, one of which may be open, in the fields of that name."""
    low = None if low is None else check_number(owner, "at_least", low)
    high = None if high is None else check_number(owner, "at_most", high)
    if low is None and high is None:
        raise FieldValueError(owner, "at_least", None, "given, unless at_most is")
    return low, high
