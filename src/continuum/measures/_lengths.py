"""How long stays last, and how many last so long: closed stays, and open ones apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

import attrs

from continuum import _fields
from continuum.errors import FieldValueError
from continuum.levels import Level
from continuum.measures._measure import LONGEST
from continuum.measures._records import (
    PatientRecord,
    at_level,
    level_order,
    percent,
    stays_of,
    tenths,
)
from continuum.measures._table import Table
from continuum.stay import DischargeReason, Stay

__all__ = [
    "LengthsOfStay",
    "LevelLengths",
    "Nights",
    "Retention",
    "lengths_of_stay",
    "retention",
]

_MOST_NIGHTS = 200_000
"""More nights than the years hold that a day may fall in."""


@attrs.frozen(kw_only=True)
class Nights:
    """How some numbers of nights are distributed, exactly.

    A quantile lies at its share of the way from the least to the most, by rank, and
    between two ranks in proportion: the median of two is their mean. This is method 7
    of Hyndman and Fan, the usual one of spreadsheets and of R.

    Args:
        count: How many there are.
        least: The fewest nights.
        lower_quartile: A quarter of the way.
        median: Half of the way.
        upper_quartile: Three quarters of the way.
        most: The most nights.
        mean: Their mean.

    >>> found = Nights.of([3, 4, 7, 28])
    >>> print(found.lower_quartile, found.median, found.upper_quartile, found.mean)
    15/4 11/2 49/4 21/2
    """

    count: int
    least: int
    lower_quartile: Fraction
    median: Fraction
    upper_quartile: Fraction
    most: int
    mean: Fraction

    @classmethod
    def of(cls, nights: Iterable[int]) -> Nights:
        """The distribution of *nights*, in any order; one at least."""
        found = [
            _fields.whole("Nights", "nights", night, least=0, most=_MOST_NIGHTS)
            for night in _fields.several("Nights", "nights", nights, int)
        ]
        if not found:
            raise FieldValueError("Nights", "nights", None, "one number or more")
        return _distribution(found)


def _distribution(nights: Iterable[int]) -> Nights:
    ranked = sorted(nights)
    return Nights(
        count=len(ranked),
        least=ranked[0],
        lower_quartile=_quantile(ranked, 1),
        median=_quantile(ranked, 2),
        upper_quartile=_quantile(ranked, 3),
        most=ranked[-1],
        mean=Fraction(sum(ranked), len(ranked)),
    )


def _quantile(ranked: Sequence[int], quarters: int) -> Fraction:
    below, rest = divmod(quarters * (len(ranked) - 1), 4)
    if not rest:
        return Fraction(ranked[below])
    return ranked[below] + Fraction(rest, 4) * (ranked[below + 1] - ranked[below])


@attrs.frozen(kw_only=True)
class LevelLengths:
    """The lengths of the stays at one level.

    Args:
        level: The level.
        closed: Nights of the stays that have ended; None where none has.
        by_reason: The same for each reason for which one ended, in the order of
            `DischargeReason`; None, the last, is a reason not known.
        open: Nights so far, as far as observed, of the stays that are not known to have
            ended; None where there is none. They are censored: the stays go on, so
            these are no lengths of stay.
    """

    level: Level
    closed: Nights | None
    by_reason: tuple[tuple[DischargeReason | None, Nights], ...]
    open: Nights | None


@attrs.frozen(kw_only=True)
class LengthsOfStay:
    """Lengths of stay by level, as they are known on one day.

    Args:
        on: The day.
        levels: One for each level with a stay, by system, the most intensive first.
    """

    on: date
    levels: tuple[LevelLengths, ...]

    def __getitem__(self, level: Level) -> LevelLengths:
        """The lengths at *level*.

        Raises:
            UnknownLevelError: No stay is at that level.
        """
        return at_level("LengthsOfStay", level, self.levels)

    def __iter__(self) -> Iterator[LevelLengths]:
        return iter(self.levels)

    def __len__(self) -> int:
        return len(self.levels)

    def _table(self) -> Table:
        rows: list[tuple[str, ...]] = []
        for found in self.levels:
            rows.append((str(found.level), "closed", *_cells(found.closed)))
            rows += [
                ("", "reason not known" if reason is None else reason, *_cells(nights))
                for reason, nights in found.by_reason
            ]
            rows.append(("", "open, so far", *_cells(found.open)))
        return Table(
            ("level", "", "stays", "median", "quartiles", "mean", "range"),
            rows,
            caption=f"Nights, on {self.on}",
        )

    def __str__(self) -> str:
        return self._table().text()

    def _repr_html_(self) -> str:
        return self._table().html()


def _cells(nights: Nights | None) -> tuple[str, str, str, str, str]:
    if nights is None:
        return "0", "", "", "", ""
    return (
        str(nights.count),
        tenths(nights.median),
        f"{tenths(nights.lower_quartile)} to {tenths(nights.upper_quartile)}",
        tenths(nights.mean),
        f"{nights.least} to {nights.most}",
    )


def lengths_of_stay(
    stays: Iterable[PatientRecord | Stay], *, on: date
) -> LengthsOfStay:
    """Describe the lengths of stay by level, as they are known on day *on*.

    A stay that ends after *on* is open, one that begins after it is left out. Prefer
    medians: a mean is inflated by records that are closed long after the patient left.
    A stay is what a provider recorded at one level; it is no episode.

    A stay without an end is measured on *on* where it is given by itself, since that
    vouches for it; in a record on the last day observed, if that is earlier. Where a
    record was not observed since admission it has 0 nights so far.

    Args:
        stays: Stays, or records whose stays are meant, in any order.
        on: Day on which the open stays are measured, at the latest.

    Source: tables of the Treatment Episode Data Set of discharges, which give medians
    by level and reason; the warning about means is theirs, too.

    >>> from continuum.periods import DateRange
    >>> from continuum.systems import asam3
    >>> def through(last: int) -> Stay:
    ...     days = DateRange(date(2026, 3, 1), date(2026, 3, last + 1))
    ...     return Stay(level=asam3.LEVEL_3_7, period=days)
    >>> found = lengths_of_stay([through(8), through(10)], on=date(2026, 3, 9))
    >>> found[asam3.LEVEL_3_7].closed.median, found[asam3.LEVEL_3_7].open.median
    (Fraction(7, 1), Fraction(8, 1))
    """
    _fields.day("lengths_of_stay", "on", on)
    closed: dict[Level, dict[DischargeReason | None, list[int]]] = {}
    ongoing: dict[Level, list[int]] = {}
    for stay, unobserved in stays_of("lengths_of_stay", stays):
        if stay.admitted > on:
            continue
        reasons = closed.setdefault(stay.level, {})
        so_far = ongoing.setdefault(stay.level, [])
        last = stay.last_day
        if last is None:
            so_far.append(_nights_known(stay, unobserved, on))
        elif last > on:
            so_far.append((on - stay.admitted).days)
        else:
            nights = (last - stay.admitted).days
            reasons.setdefault(stay.ended, []).append(nights)
    return LengthsOfStay(
        on=on,
        levels=tuple(
            LevelLengths(
                level=level,
                closed=_nights(night for found in reasons.values() for night in found),
                by_reason=tuple(
                    (reason, _distribution(reasons[reason]))
                    for reason in (*DischargeReason, None)
                    if reason in reasons
                ),
                open=_nights(ongoing[level]),
            )
            for level, reasons in sorted(
                closed.items(), key=lambda item: level_order(item[0])
            )
        ),
    )


def _nights_known(stay: Stay, unobserved: date | None, on: date) -> int:
    """Nights after admission, through *on*, in which an end would be on record."""
    nights = (on - stay.admitted).days
    if unobserved is None:
        return nights
    return max(0, min(nights, (unobserved - stay.admitted).days - 1))


def _nights(nights: Iterable[int]) -> Nights | None:
    found = tuple(nights)
    return _distribution(found) if found else None


@attrs.frozen(kw_only=True)
class Retention:
    """How many stays lasted so many days after admission, as known on one day.

    Args:
        days: Days after admission.
        on: The day it is known on.
        retained: Stays that lasted so long or longer.
        left: Stays that ended before, and whose day has come.
        unknown: Stays that are not known to have ended before, and whose day has not
            come, or was not observed.
        left_early: Stays that ended before, though their day has not come, or was not
            observed. They are apart,
            since their like that still last are unknown: to count only those that left
            would lower the share.
    """

    days: int
    on: date
    retained: int
    left: int
    unknown: int
    left_early: int

    @property
    def value(self) -> Fraction | None:
        """Share retained of the stays whose day has come; None where there is none."""
        total = self.retained + self.left
        return Fraction(self.retained, total) if total else None

    def __str__(self) -> str:
        share = "" if self.value is None else f" ({percent(self.value)})"
        return (
            f"in care {self.days} days after admission: {self.retained} of "
            f"{self.retained + self.left}{share}; {self.unknown} not yet known"
        )

    def _table(self) -> Table:
        rows = (
            ("retained", self.retained),
            ("left", self.left),
            ("not yet known", self.unknown),
            ("left, day not come or not observed", self.left_early),
        )
        return Table(
            ("", "stays"),
            [(what, str(number)) for what, number in rows],
            caption=f"In care {self.days} days after admission, on {self.on}",
            below=[] if self.value is None else [f"{percent(self.value)} retained"],
        )

    def _repr_html_(self) -> str:
        return self._table().html()


def retention(
    stays: Iterable[PatientRecord | Stay], *, days: int, on: date
) -> Retention:
    """Count the stays that last *days* days after admission or longer.

    A stay of exactly so many nights is retained. A stay that ends after *on* is open,
    one that begins after it is left out.

    The day of a stay has come by *on* where the stay is given by itself, since that
    vouches for it. Where it comes in a record, its day must have been observed, too,
    whether the stay has ended or not: else those that left would be counted and their
    like that last would not. In a record that does not say what was observed, no day
    has come.

    Args:
        stays: Stays, or records whose stays are meant, in any order. A stay at another
            level is another stay: to follow patients across levels, link stays first.
        days: Days after admission, from 1.
        on: Day it is known on.

    >>> from continuum.periods import DateRange
    >>> from continuum.systems import asam3
    >>> month = DateRange(date(2026, 3, 1), date(2026, 4, 1))  # 30 nights
    >>> stay = Stay(level=asam3.LEVEL_2_1, period=month)
    >>> [str(retention([stay], days=n, on=date(2026, 5, 1)).value) for n in (30, 31)]
    ['1', '0']
    """
    _fields.whole("retention", "days", days, least=1, most=LONGEST)
    _fields.day("retention", "on", on)
    retained = left = unknown = left_early = 0
    for stay, unobserved in stays_of("retention", stays):
        if stay.admitted > on:
            continue
        last = stay.last_day
        if _nights_known(stay, unobserved, on) < days:
            if last is not None and last <= on and (last - stay.admitted).days < days:
                left_early += 1
            else:
                unknown += 1
        elif last is None or (last - stay.admitted).days >= days:
            retained += 1
        else:
            left += 1
    return Retention(
        days=days,
        on=on,
        retained=retained,
        left=left,
        unknown=unknown,
        left_early=left_early,
    )
