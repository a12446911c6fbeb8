"""The requirement about how long a stay lasts."""

from __future__ import annotations

from typing import Final

import attrs

from continuum import _fields
from continuum.errors import FieldValueError
from continuum.terms import Term, TermUnit

__all__ = ["Length"]

_UNITS: Final = (TermUnit.CALENDAR_DAYS, TermUnit.WEEKS, TermUnit.MONTHS)


@attrs.frozen(kw_only=True)
class Length:
    """How long the stay lasts, from its first day through its last, inclusive.

    Args:
        at_least: The least; 14 days from 2 March are over with 15 March.
        at_most: The most.

    >>> from continuum.terms import calendar_days, months
    >>> str(Length(at_least=calendar_days(14)))
    'a stay of at least 14 calendar days'
    >>> str(Length(at_least=calendar_days(30), at_most=calendar_days(60)))
    'a stay of at least 30 calendar days and at most 60 calendar days'
    """

    at_least: Term | None = None
    at_most: Term | None = None

    def __attrs_post_init__(self) -> None:
        if self.at_least is None and self.at_most is None:
            raise FieldValueError(
                "Length", "at_least", None, "given, unless at_most is"
            )
        for field, term in (("at_least", self.at_least), ("at_most", self.at_most)):
            if term is None:
                continue
            _fields.instance("Length", field, term, Term)
            if term.unit not in _UNITS or term.first_counts is not None:
                expected = "calendar days, weeks or months: the first day counts"
                raise FieldValueError("Length", field, str(term), expected)
            if not term.value:
                raise FieldValueError("Length", field, str(term), "longer than no time")

    def __str__(self) -> str:
        least = f"at least {self.at_least}" if self.at_least else ""
        most = f"at most {self.at_most}" if self.at_most else ""
        return f"a stay of {' and '.join(part for part in (least, most) if part)}"
