"""Score scales: the range of an instrument, which way is better, bands, cut-offs."""

from __future__ import annotations

import enum
from itertools import pairwise

import attrs

from continuum import _fields
from continuum.citations import Citation
from continuum.errors import (
    FieldValueError,
    MissingArgumentError,
    Unquoted,
)
from continuum.measuring._numbers import Number, check_ends, check_number
from continuum.measuring._target import Target

__all__ = ["LONGEST_RECALL", "Band", "Banding", "Cutoff", "Direction", "Scale"]

LONGEST_RECALL = 3660
"""Days; ten years, beyond what anybody is asked to recall."""


class Direction(enum.StrEnum):
    """Which way a score is better."""

    HIGHER_IS_BETTER = "higher-is-better"
    LOWER_IS_BETTER = "lower-is-better"


@attrs.frozen(kw_only=True)
class Band:
    """Scores that a source calls by one name; both ends belong to it."""

    low: Number
    high: Number
    name: str

    def __attrs_post_init__(self) -> None:
        for field in ("low", "high"):
            value = check_number("Band", field, getattr(self, field))
            object.__setattr__(self, field, value)
        if self.high < self.low:
            raise FieldValueError("Band", "high", self.high, f"{self.low} or more")
        _fields.text("Band", "name", self.name)

    def holds(self, value: Number) -> bool:
        """Whether *value* lies in the band."""
        return self.low <= check_number("Band.holds", "value", value) <= self.high

    def __str__(self) -> str:
        span = f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"
        return f"{self.name} ({span})"


@attrs.frozen(kw_only=True)
class Banding:
    """The bands of one source, from the lowest to the highest.

    Args:
        bands: One or more. A value between two bands lies in none.
        source: Who bands the scores so.
    """

    bands: tuple[Band, ...]
    source: Citation

    def __attrs_post_init__(self) -> None:
        if not _fields.all_of("Banding", "bands", self.bands, Band):
            raise FieldValueError("Banding", "bands", None, "one band or more")
        for index, (lower, upper) in enumerate(pairwise(self.bands), start=1):
            if upper.low <= lower.high:
                expected = f"above {lower}, the band before it"
                field = f"bands[{index}]"
                raise FieldValueError("Banding", field, str(upper), expected)
        _fields.instance("Banding", "source", self.source, Citation)


@attrs.frozen(kw_only=True)
class Cutoff:
    """Scores from which, or up to which, a source says something; the end belongs.

    Args:
        at_least: The score from which it holds.
        at_most: The score up to which it holds; one of the two is given.
        meaning: What holds there, in the library's words.
        source: Who says so.
    """

    at_least: Number | None = None
    at_most: Number | None = None
    meaning: str
    source: Citation

    def __attrs_post_init__(self) -> None:
        low, high = check_ends("Cutoff", self.at_least, self.at_most)
        if low is not None and high is not None:
            expected = "left out where at_least is given"
            raise FieldValueError("Cutoff", "at_most", high, expected)
        object.__setattr__(self, "at_least", low)
        object.__setattr__(self, "at_most", high)
        _fields.text("Cutoff", "meaning", self.meaning)
        _fields.instance("Cutoff", "source", self.source, Citation)

    def holds(self, value: Number) -> bool:
        """Whether *value* is on the side of the cut-off that it tells of."""
        return self._range.reached_by(value)

    @property
    def _range(self) -> Target:
        return Target(at_least=self.at_least, at_most=self.at_most)

    def __str__(self) -> str:
        return f"{self._range}: {self.meaning}"


@attrs.frozen(kw_only=True)
class Scale:
    """The scale of one published score: what it takes to read it.

    What was not found in a text is None or empty, and never filled in.

    Args:
        code: Short name of the instrument or subscale: ``PHQ-9``.
        name: Its name in plain words.
        direction: Which way a score is better.
        source: Where the range and the direction stand.
        low: Least score there is.
        high: Most; both are given or neither is.
        bandings: Bands, once for each source that bands the scores in its own way.
        cutoffs: Single cut-offs.
        recall_days: How many days back the questions ask.
        reliable_change: Least change that is taken for more than chance.
        change_source: Who says so.
        notes: What a careful reader must know.
    """

    code: str
    name: str
    direction: Direction
    source: Citation
    low: Number | None = None
    high: Number | None = None
    bandings: tuple[Banding, ...] = ()
    cutoffs: tuple[Cutoff, ...] = ()
    recall_days: int | None = None
    reliable_change: Number | None = None
    change_source: Citation | None = None
    notes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.text("Scale", "code", self.code)
        _fields.text("Scale", "name", self.name)
        _fields.instance("Scale", "direction", self.direction, Direction)
        _fields.instance("Scale", "source", self.source, Citation)
        self._check_range()
        for index, banding in enumerate(
            _fields.all_of("Scale", "bandings", self.bandings, Banding)
        ):
            for place, band in enumerate(banding.bands):
                for field in ("low", "high"):
                    where = f"bandings[{index}].bands[{place}].{field}"
                    self._check_held(where, getattr(band, field))
        for index, cutoff in enumerate(
            _fields.all_of("Scale", "cutoffs", self.cutoffs, Cutoff)
        ):
            for field in ("at_least", "at_most"):
                value = getattr(cutoff, field)
                if value is not None:
                    self._check_held(f"cutoffs[{index}].{field}", value)
        if self.recall_days is not None:
            _fields.whole(
                "Scale", "recall_days", self.recall_days, least=1, most=LONGEST_RECALL
            )
        self._check_change()
        for index, note in enumerate(_fields.all_of("Scale", "notes", self.notes, str)):
            _fields.text("Scale", f"notes[{index}]", note)

    def _check_range(self) -> None:
        if (self.low is None) is not (self.high is None):
            absent = "low" if self.low is None else "high"
            expected = "given where the other end of the range is"
            raise FieldValueError("Scale", absent, None, expected)
        if self.low is None or self.high is None:
            return
        low = check_number("Scale", "low", self.low)
        high = check_number("Scale", "high", self.high)
        if high <= low:
            raise FieldValueError("Scale", "high", high, f"more than {low}")
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)

    def _check_held(self, field: str, value: Number) -> None:
        if not self.holds(value):
            expected = f"from {self.low} to {self.high}"
            raise FieldValueError("Scale", field, value, expected)

    def _check_change(self) -> None:
        if (self.reliable_change is None) is not (self.change_source is None):
            absent = (
                "change_source" if self.change_source is None else "reliable_change"
            )
            expected = "given where a change is called reliable, and only there"
            raise FieldValueError("Scale", absent, None, expected)
        if self.reliable_change is None:
            return
        change = check_number("Scale", "reliable_change", self.reliable_change)
        if change <= 0:
            raise FieldValueError("Scale", "reliable_change", change, "more than 0")
        object.__setattr__(self, "reliable_change", change)
        _fields.instance("Scale", "change_source", self.change_source, Citation)

    def holds(self, value: Number) -> bool:
        """Whether *value* is a score there can be; any is, where no range is known."""
        number = check_number("Scale.holds", "value", value)
        if self.low is None or self.high is None:
            return True
        return self.low <= number <= self.high

    def band(self, value: Number, *, banding: Banding | None = None) -> Band | None:
        """The band that holds *value*; None where none does.

        Args:
            value: A score.
            banding: Which of the bandings to read; needed where sources differ.

        Raises:
            FieldValueError: *value* is no score of this scale, or *banding* is none of
                its bandings.
            MissingArgumentError: Sources band the scores differently, and *banding*
                does not say which to read.

        >>> from continuum.instruments import AUDIT, PHQ_9
        >>> str(PHQ_9.band(9)), str(PHQ_9.band(10))
        ('mild (5 to 9)', 'moderate (10 to 14)')
        >>> [str(AUDIT.band(15, banding=each)) for each in AUDIT.bandings]
        ['zone II, hazardous (8 to 15)', 'dependence likely (15 to 40)']
        """
        number = check_number("Scale.band", "value", value)
        if not self.holds(number):
            expected = f"from {self.low} to {self.high}, the range of {self.code}"
            unquoted = Unquoted(type(value).__name__)
            raise FieldValueError("Scale.band", "value", unquoted, expected)
        if banding is not None:
            _fields.instance("Scale.band", "banding", banding, Banding)
            if banding not in self.bandings:
                expected = f"a banding of {self.code}"
                raise FieldValueError(
                    "Scale.band", "banding", str(banding.source), expected
                )
        elif len(self.bandings) > 1:
            why = f"sources band {self.code} differently"
            raise MissingArgumentError("Scale.band", "banding", why)
        read = self.bandings if banding is None else (banding,)
        bands = (band for each in read for band in each.bands)
        return next((band for band in bands if band.holds(number)), None)

    def __str__(self) -> str:
        return self.code
