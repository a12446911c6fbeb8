"""What a measure is taken of: one patient's stays, and dated services beside them."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Protocol, TypeVar, cast

import attrs

from continuum import _fields
from continuum.circumstances import Circumstances
from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    UnknownLevelError,
    Unquoted,
)
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.stay import Stay

__all__ = ["Contact", "ContactKind", "PatientRecord"]


class ContactKind(enum.StrEnum):
    """What a dated service was, for a substance use disorder or an overdose."""

    DIAGNOSIS = "diagnosis"
    """A disorder was diagnosed: an episode may begin here."""

    EMERGENCY = "emergency"
    """A visit to an emergency department."""

    OUTPATIENT = "outpatient"
    """A visit in person, intensive outpatient and partial hospitalization included."""

    TELEHEALTH = "telehealth"
    """A visit by video, by telephone or online."""

    MEDICATION = "medication"
    """Medication for the disorder, dispensed or given."""

    PEER_SUPPORT = "peer-support"
    ASSESSMENT = "assessment"


@attrs.frozen(kw_only=True)
class Contact:
    """One dated service, within a stay or outside every stay.

    Args:
        day: Calendar day of the service.
        kind: What it was. Two services of one day are two contacts.
    """

    day: date
    kind: ContactKind

    def __attrs_post_init__(self) -> None:
        _fields.day("Contact", "day", self.day)
        _fields.instance("Contact", "kind", self.kind, ContactKind)


@attrs.frozen(kw_only=True)
class PatientRecord:
    """What is on record of one patient: from claims, or from charts.

    Args:
        key: Tells this patient from the others of a population; it is never printed and
            its text means nothing here.
        stays: Stays, in any order.
        contacts: Services for a substance use disorder or an overdose, in any order;
            services for anything else are left out. Sessions that a stay's attendance
            holds need not be repeated.
        observed: Days whose services and stays would all be in this record, such as the
            days of enrollment; it has an end. What is found outside them counts, what
            is missing there is not known: neither the services that would follow, nor
            the end of a stay that has none. None where nobody says which days these
            are: then no day is observed.
        circumstances: Facts about the patient that no stay holds. An age in years, as
            opposed to a date of birth, is taken to hold on every day that is asked for.
    """

    key: str = attrs.field(repr=False)
    stays: tuple[Stay, ...]
    contacts: tuple[Contact, ...] = ()
    observed: DateRange | None
    circumstances: Circumstances = attrs.field(factory=Circumstances)

    def __attrs_post_init__(self) -> None:
        owner = "PatientRecord"
        _fields.text(owner, "key", self.key)
        _fields.all_of(owner, "stays", self.stays, Stay)
        _fields.all_of(owner, "contacts", self.contacts, Contact)
        if self.observed is not None:
            _fields.instance(owner, "observed", self.observed, DateRange)
            if self.observed.end is None:
                expected = "a range with an end, after the last day on record"
                raise FieldValueError(owner, "observed", str(self.observed), expected)
        _fields.instance(owner, "circumstances", self.circumstances, Circumstances)
        if self.circumstances.admitted is not None:
            field, value = "circumstances.admitted", self.circumstances.admitted
            expected = "left out: each stay has its own day of admission"
            raise FieldValueError(owner, field, value, expected)
        self._check_birth(owner)

    def _check_birth(self, owner: str) -> None:
        given = (self.circumstances, *(stay.circumstances for stay in self.stays))
        dates = {facts.born for facts in given if facts.born is not None}
        if len(dates) > 1:
            expected = "of one patient, who has one date of birth"
            raise FieldValueError(owner, "stays", Unquoted("date"), expected)
        if not dates:
            return
        (born,) = dates
        for field, days in (
            ("stays", [stay.admitted for stay in self.stays]),
            ("contacts", [contact.day for contact in self.contacts]),
        ):
            for index, day in enumerate(days):
                if day < born:
                    expected = "on or after the day of birth"
                    unquoted = Unquoted("date")
                    raise FieldValueError(
                        owner, f"{field}[{index}]", unquoted, expected
                    )

    def observes(self, first: int, last: int) -> bool:
        """Whether every day from *first* to *last*, as ordinals, was observed."""
        days = self.observed
        if days is None or days.end is None:
            return False
        return days.start.toordinal() <= first and last < days.end.toordinal()

    @property
    def born(self) -> date | None:
        """Date of birth, where the record or one of its stays has it."""
        given = (self.circumstances, *(stay.circumstances for stay in self.stays))
        return next((facts.born for facts in given if facts.born is not None), None)


def records_of(owner: str, records: Iterable[PatientRecord]) -> Iterator[PatientRecord]:
    """Yield *records*; a `FieldValueError` where two have the same key."""
    keys: set[str] = set()
    for record in _fields.several(owner, "records", records, PatientRecord):
        if record.key in keys:
            expected = "one for each patient; two have the same key"
            raise FieldValueError(owner, "records", Unquoted("str"), expected)
        keys.add(record.key)
        yield record


def stays_of(
    owner: str, subjects: Iterable[PatientRecord | Stay]
) -> Iterator[tuple[Stay, date | None]]:
    """Yield the stays among *subjects*, and those of the records among them.

    With each comes the first day on which nobody would know that it has ended: the day
    of admission at the earliest, and None for a stay that is given by itself, since
    whoever gives it vouches for it.
    """
    given: object = subjects
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        expected = "several of Stay or PatientRecord"
        raise FieldTypeError(owner, "stays", given, expected)
    for index, subject in enumerate(cast("Iterable[object]", given)):
        if isinstance(subject, Stay):
            yield subject, None
        elif isinstance(subject, PatientRecord):
            end = None if subject.observed is None else subject.observed.end
            for stay in subject.stays:
                yield stay, stay.admitted if end is None else max(stay.admitted, end)
        else:
            expected = "a Stay or a PatientRecord"
            raise FieldTypeError(owner, f"stays[{index}]", subject, expected)


class _OfLevel(Protocol):
    """What is told of one level."""

    @property
    def level(self) -> Level: ...


_ByLevel = TypeVar("_ByLevel", bound=_OfLevel)


def at_level(owner: str, level: Level, told: Sequence[_ByLevel]) -> _ByLevel:
    """What is *told* of *level*; an `UnknownLevelError` where nothing is."""
    _fields.instance(owner, "level", level, Level)
    for item in told:
        if item.level == level:
            return item
    known = tuple(item.level.code for item in told)
    raise UnknownLevelError(level.code, level.system, known, "no stay is there")


def level_order(level: Level) -> tuple[str, int, str]:
    """Sort levels by system, then from the most intensive down, then by code."""
    return level.system, -level.intensity, level.code


def tenths(value: Fraction) -> str:
    """*value* to one decimal place; a half is rounded up."""
    rounded = (20 * value.numerator + value.denominator) // (2 * value.denominator)
    return f"{rounded // 10}.{rounded % 10}"


def percent(share: Fraction) -> str:
    """*share* in percent, to one decimal place."""
    return f"{tenths(100 * share)} %"
