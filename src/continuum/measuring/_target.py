"""What is to be reached."""

from __future__ import annotations

from fractions import Fraction

import attrs

from continuum.errors import (
    FieldValueError,
)
from continuum.measuring._numbers import Number, check_ends, check_number, number_of

__all__ = ["Target"]


@attrs.frozen(kw_only=True)
class Target:
    """What is to be measured in the end; both ends belong to it.

    "Up to three" is a ceiling and no floor: nothing done reaches it, too. See
    `met_by_nothing`.

    Args:
        at_least: The least value that reaches it.
        at_most: The most; with *at_least* a band, or one value where they are equal.

    >>> ceiling = Target(at_most=5)
    >>> ceiling.reached_by(5), ceiling.reached_by(6), ceiling.met_by_nothing
    (True, False, True)
    """

    at_least: Number | None = None
    at_most: Number | None = None

    def __attrs_post_init__(self) -> None:
        low, high = check_ends("Target", self.at_least, self.at_most)
        if low is not None and high is not None and high < low:
            raise FieldValueError("Target", "at_most", high, f"{low} or more")
        object.__setattr__(self, "at_least", low)
        object.__setattr__(self, "at_most", high)

    def reached_by(self, value: Number) -> bool:
        """Whether *value* reaches the target."""
        return self.short(value) == 0

    def short(self, value: Number) -> Number:
        """How far *value* is from the nearest end; 0 where it reaches the target.

        >>> from decimal import Decimal
        >>> band = Target(at_least=3, at_most=5)
        >>> band.short(2), band.short(4), band.short(Decimal("5.5"))
        (1, 0, Decimal('0.5'))
        """
        exact = Fraction(check_number("Target.short", "value", value))
        gaps = [Fraction(0)]
        if self.at_least is not None:
            gaps.append(Fraction(self.at_least) - exact)
        if self.at_most is not None:
            gaps.append(exact - Fraction(self.at_most))
        return number_of(max(gaps))

    @property
    def met_by_nothing(self) -> bool:
        """Whether 0 reaches it: what counts things done asks for nothing then."""
        return self.reached_by(0)

    def __str__(self) -> str:
        if self.at_least is None:
            return f"at most {self.at_most}"
        if self.at_most is None:
            return f"at least {self.at_least}"
        if self.at_least == self.at_most:
            return f"exactly {self.at_least}"
        return f"from {self.at_least} to {self.at_most}"
