"""What is measured of a patient, what is to be measured in the end, and score scales.

Numbers are exact: whole numbers, or decimals that a number in JSON carries without
loss. A scale holds what it takes to read the score of a published instrument: its
range, which way is better, bands and cut-offs with their sources.

Not covered: the questions of an instrument and how a score is made of the answers,
norms, alerts on single answers, and what a score means for one patient.
"""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import attrs

from continuum import _fields
from continuum.citations import Citation
from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    MissingArgumentError,
    Unquoted,
)
from continuum.periods import Window

__all__ = [
    "Band",
    "Banding",
    "Cutoff",
    "Direction",
    "Measurement",
    "Metric",
    "Number",
    "Scale",
    "Target",
]

Number: TypeAlias = int | Decimal
"""A value that is measured; never a float, which holds no tenth exactly."""

_PLACES = 6
_LARGEST = 10**9
"""With the places, 15 digits at most: a double holds every decimal of 15 digits."""

_LONGEST_RECALL = 3660
"""Days; ten years, beyond what anybody is asked to recall."""


# --- numbers --------------------------------------------------------------------------


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


def _check_ends(
    owner: str, low: Number | None, high: Number | None
) -> tuple[Number | None, Number | None]:
    """Check ends of a range, one of which may be open, in the fields of that name."""
    low = None if low is None else check_number(owner, "at_least", low)
    high = None if high is None else check_number(owner, "at_most", high)
    if low is None and high is None:
        raise FieldValueError(owner, "at_least", None, "given, unless at_most is")
    return low, high


# --- what is to be reached ------------------------------------------------------------


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
        low, high = _check_ends("Target", self.at_least, self.at_most)
        if low is not None and high is not None and high < low:
            raise FieldValueError("Target", "at_most", high, f"{low} or more")
        object.__setattr__(self, "at_least", low)
        object.__setattr__(self, "at_most", high)

    def reached_by(self, value: Number) -> bool:
        """Whether *value* reaches the target."""
        return self.short(value) == 0

    def short(self, value: Number) -> Number:
        """How far *value* is from the nearest end; 0 where it reaches the target.

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


# --- scales ---------------------------------------------------------------------------


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
        low, high = _check_ends("Cutoff", self.at_least, self.at_most)
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
                "Scale", "recall_days", self.recall_days, least=1, most=_LONGEST_RECALL
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


# --- what is measured -----------------------------------------------------------------


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
                most=_LONGEST_RECALL,
            )
