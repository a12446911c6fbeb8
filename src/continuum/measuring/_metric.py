"""What is measured, and one value of it."""

from __future__ import annotations

from datetime import date

import attrs

from continuum import _fields
from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    Unquoted,
)
from continuum.measuring._numbers import Number, check_number
from continuum.measuring._scale import LONGEST_RECALL, Scale
from continuum.periods import Window

__all__ = ["Measurement", "Metric"]


@attrs.frozen(kw_only=True)
class Metric:
    """What is measured.

    Args:
        name: What it is; never printed.
        unit: What is counted: ``meetings``, ``days``.
        scale: The scale of the score, where it is one.
        per: Window of a rate: three meetings a week are 3, per week.
        sources: Kinds of evidence, all of which must show it: ``self-report``,
            ``urine-screen``. Pictures and tables name them.

    >>> from continuum.periods import WEEK
    >>> str(Metric(name="recovery support", unit="meetings", per=WEEK))
    'meetings per week'
    """

    name: str = attrs.field(repr=False)
    unit: str | None = None
    scale: Scale | None = None
    per: Window | None = None
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.text("Metric", "name", self.name)
        if self.unit is not None:
            _fields.text("Metric", "unit", self.unit)
        if self.scale is not None:
            _fields.instance("Metric", "scale", self.scale, Scale)
        if self.per is not None and not isinstance(self.per, Window):
            raise FieldTypeError("Metric", "per", self.per, "a window, such as WEEK")
        seen: set[str] = set()
        for index, source in enumerate(
            _fields.all_of("Metric", "sources", self.sources, str)
        ):
            _fields.text("Metric", f"sources[{index}]", source)
            if source in seen:
                unquoted = Unquoted("str")
                expected = "another source than those before it"
                field = f"sources[{index}]"
                raise FieldValueError("Metric", field, unquoted, expected)
            seen.add(source)

    def __str__(self) -> str:
        measured = self.unit or (str(self.scale) if self.scale else "values")
        return measured if self.per is None else f"{measured} per {self.per}"


@attrs.frozen(kw_only=True)
class Measurement:
    """One value measured; it prints no more than its day and how far back it asked.

    Args:
        on: Day on which it was measured; of a rate, the last day of its window.
        value: What was measured; never printed.
        source: Kind of evidence it rests on; never printed here.
        recall_days: How many days back the patient was asked about.
    """

    on: date
    value: Number = attrs.field(repr=False)
    source: str | None = attrs.field(default=None, repr=False)
    recall_days: int | None = None

    def __attrs_post_init__(self) -> None:
        _fields.day("Measurement", "on", self.on)
        value = check_number("Measurement", "value", self.value)
        object.__setattr__(self, "value", value)
        if self.source is not None:
            _fields.text("Measurement", "source", self.source)
        if self.recall_days is not None:
            _fields.whole(
                "Measurement",
                "recall_days",
                self.recall_days,
                least=1,
                most=LONGEST_RECALL,
            )
