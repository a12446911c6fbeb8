"""The rate of a measure over a population, and what became of every index event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter
from typing import TypeVar

import attrs

from continuum import _fields, _html
from continuum.citations import Citation
from continuum.measures._measure import Measure
from continuum.measures._outcomes import (
    ExclusionReason,
    Plan,
    UnknownReason,
    outcomes,
)
from continuum.measures._records import PatientRecord, percent, records_of

__all__ = ["IndexEvent", "Rate", "rate"]


@attrs.frozen
class IndexEvent:
    """One index event: the key of the patient's record, never printed, and the day."""

    key: str = attrs.field(repr=False)
    day: date


@attrs.frozen(kw_only=True)
class Rate:
    """What a measure found in a population; every index event is in it once.

    An index event stands in the denominator, is excluded, or is unknown; those of the
    numerator stand in the denominator, too. All are sorted by key and day.

    Args:
        name: Name of the measure.
        numerator: Those followed by what the measure asks for.
        denominator: Those that count, and of which it is known.
        excluded: Those that do not count, and why.
        unknown: Those that count, and of which it is not yet known, and why.
        source: Where the measure is published.
    """

    name: str
    numerator: tuple[IndexEvent, ...] = attrs.field(repr=False)
    denominator: tuple[IndexEvent, ...] = attrs.field(repr=False)
    excluded: tuple[tuple[IndexEvent, ExclusionReason], ...] = attrs.field(repr=False)
    unknown: tuple[tuple[IndexEvent, UnknownReason], ...] = attrs.field(repr=False)
    source: Citation

    @property
    def value(self) -> Fraction | None:
        """Numerator over denominator; None where the denominator is empty."""
        if not self.denominator:
            return None
        return Fraction(len(self.numerator), len(self.denominator))

    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """The least and the most it may come to once all that is unknown is known.

        An index event that is excluded because a fact is not known may yet belong to
        the denominator, and to the numerator; see `ExclusionReason.undecided`. None
        where there is neither a denominator nor anything unknown.
        """
        undecided = self._undecided()
        total = len(self.denominator) + len(self.unknown) + undecided
        if not total:
            return None
        met_so_far = sum(
            reason is UnknownReason.WINDOW_OPEN_MET for _, reason in self.unknown
        )
        least = len(self.numerator) + met_so_far
        most = len(self.numerator) + len(self.unknown) + undecided
        return Fraction(least, total), Fraction(most, total)

    def _undecided(self) -> int:
        return sum(reason.undecided for _, reason in self.excluded)

    def __str__(self) -> str:
        share = "" if self.value is None else f" ({percent(self.value)})"
        return (
            f"{self.name}: {len(self.numerator)} of {len(self.denominator)}{share}; "
            f"{len(self.excluded)} excluded, {len(self.unknown)} not yet known"
        )

    def _repr_html_(self) -> str:
        rows = [
            ("numerator", "", len(self.numerator)),
            ("denominator", "", len(self.denominator)),
            *_counted("excluded", ExclusionReason, self.excluded),
            *_counted("not yet known", UnknownReason, self.unknown),
        ]
        below: list[str] = []
        if self.value is not None:
            below.append(f"{percent(self.value)} of those known")
        if self.bounds is not None and (self.unknown or self._undecided()):
            least, most = self.bounds
            below.append(f"{percent(least)} to {percent(most)} once all is known")
        return _html.table(
            ("", "why", "index events"),
            [(what, why, str(number)) for what, why, number in rows],
            caption=self.name,
            below=[*below, str(self.source)],
        )


_Reason = TypeVar("_Reason", bound=StrEnum)


def _counted(
    what: str,
    reasons: type[_Reason],
    events: Iterable[tuple[IndexEvent, _Reason]],
) -> Iterator[tuple[str, str, int]]:
    found = Counter(reason for _, reason in events)
    for reason in reasons:
        if found[reason]:
            yield what, str(reason), found[reason]


def rate(records: Iterable[PatientRecord], *, of: Measure) -> Rate:
    """Take the measure *of* over the index events of a population.

    An index event is unknown, and in neither numerator nor denominator, while a day
    that must be observed is not: where only what was met early were counted, the last
    days on record would raise the rate. So it is where the outcome hangs on a level
    whose setting is open, or on whether two services of one day are two.

    Ages are those on the day of the index event; a patient whose age is not known is
    excluded for that reason, and counts in the bounds alone. Where an index event could
    be excluded for several reasons, one that is known is told first.

    A death, in the stay of the index event or within the window, excludes nobody: no
    text that was read says that it does.

    A contact counts wherever it was given, so what the stay of the index event gave on
    its last day is left out of the contacts. Sessions of that stay do not count.

    Args:
        records: One for each patient, in any order.
        of: The measure.

    Raises:
        FieldTypeError: A record is no `PatientRecord`, or *of* is no `Measure`.
        FieldValueError: Two records have the same key.

    >>> from continuum.circumstances import Circumstances
    >>> from continuum.measures import Contact, ContactKind, follow_up_after_emergency
    >>> from continuum.periods import DateRange
    >>> def seen(days_later: int) -> PatientRecord:
    ...     visits = (
    ...         Contact(day=date(2026, 3, 2), kind=ContactKind.EMERGENCY),
    ...         Contact(day=date(2026, 3, 2 + days_later), kind=ContactKind.OUTPATIENT),
    ...     )
    ...     return PatientRecord(
    ...         key=f"patient {days_later}",
    ...         stays=(),
    ...         contacts=visits,
    ...         observed=DateRange(date(2026, 1, 1), date(2026, 4, 1)),
    ...         circumstances=Circumstances(age_at_least=18),
    ...     )
    >>> found = rate(map(seen, (0, 7, 8)), of=follow_up_after_emergency(within=7))
    >>> len(found.numerator), len(found.denominator), str(found.value)
    (2, 3, '2/3')
    """
    plan = Plan.of(_fields.instance("rate", "of", of, Measure))
    numerator: list[IndexEvent] = []
    denominator: list[IndexEvent] = []
    excluded: list[tuple[IndexEvent, ExclusionReason]] = []
    unknown: list[tuple[IndexEvent, UnknownReason]] = []
    for record in records_of("rate", records):
        for event, outcome in outcomes(record, plan):
            reference = IndexEvent(record.key, date.fromordinal(event.day))
            if isinstance(outcome, ExclusionReason):
                excluded.append((reference, outcome))
            elif isinstance(outcome, UnknownReason):
                unknown.append((reference, outcome))
            else:
                denominator.append(reference)
                if outcome:
                    numerator.append(reference)
    return Rate(
        name=of.name,
        numerator=tuple(sorted(numerator, key=_order)),
        denominator=tuple(sorted(denominator, key=_order)),
        excluded=tuple(sorted(excluded, key=lambda item: _order(item[0]))),
        unknown=tuple(sorted(unknown, key=lambda item: _order(item[0]))),
        source=of.source,
    )


_order: Callable[[IndexEvent], tuple[str, date]] = attrgetter("key", "day")
