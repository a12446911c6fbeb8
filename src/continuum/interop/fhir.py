"""Stays and contacts read from FHIR R4 encounters, given as plain dicts.

Scope: reading Encounter resources, alone, in a list or in a Bundle, without an
EpisodeOfCare. What an encounter means is the caller's to say, by the codes of its type:
no code is built in. Not covered: every other resource, and writing.

A day is the calendar day as the record writes it, in the offset it writes.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeAlias, TypeVar, cast

import attrs

from continuum import _fields
from continuum.errors import DocumentError, FieldTypeError, Unquoted
from continuum.levels import Level
from continuum.measures import Contact, ContactKind, PatientRecord
from continuum.periods import DateRange
from continuum.stay import DischargeReason, Stay

__all__ = ["Dropped", "DroppedReason", "EncounterReading", "read_encounters"]

_Code: TypeAlias = tuple[str, str]
"""A code system's address, and a code in it."""

_ONE_DAY = timedelta(days=1)

_HAPPENED = frozenset({"arrived", "triaged", "in-progress", "onleave", "finished"})
_OPEN = _HAPPENED - {"finished"}

_DATE = len("2026-03-02")
_FIRST_DAY = date(_fields.FIRST_YEAR, 1, 1)
_LAST_DAY = date(_fields.LAST_YEAR, 12, 30)
"""A stay ends on the day after its last, which must still be a day."""

_TIME = r"([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-][01]\d:[0-5]\d)?"
_DATE_TIME = re.compile(rf"\d{{4}}(-\d\d(-\d\d(T{_TIME})?)?)?", re.ASCII)
"""A FHIR dateTime, or one without seconds or offset: both tell the day."""


class DroppedReason(enum.StrEnum):
    """Why an encounter made neither a stay nor a contact."""

    OTHER_CODE = "none of its codes was given a meaning"
    SEVERAL_LEVELS = "its codes stand for more than one level"
    NOT_HAPPENED = "its status does not say that it happened"
    NO_SUBJECT = "it names no patient, or a group of them"
    NO_START = "it has no start with a day"
    NO_END = "it is finished, and has no end with a day"
    ENDS_BEFORE = "it ends before it starts"


@attrs.frozen(kw_only=True)
class Dropped:
    """An encounter that was not read, and why.

    Args:
        path: Where it stands in the document, such as ``$.entry[3].resource``.
        reason: Why it was not read.
    """

    path: str
    reason: DroppedReason


@attrs.frozen(kw_only=True)
class EncounterReading:
    """What a document's encounters tell.

    Args:
        records: One for each patient who has a stay or a contact, in the order of the
            document; the key is the reference to the patient, and never printed.
        dropped: Encounters that were not read, in the order of the document.
    """

    records: tuple[PatientRecord, ...]
    dropped: tuple[Dropped, ...]

    def __str__(self) -> str:
        stays = sum(len(record.stays) for record in self.records)
        contacts = sum(len(record.contacts) for record in self.records)
        return (
            f"{len(self.records)} patients, {stays} stays, {contacts} contacts; "
            f"{len(self.dropped)} encounters not read"
        )


def read_encounters(
    document: Mapping[str, object] | Sequence[object],
    *,
    levels: Mapping[tuple[str, str], Level],
    observed: DateRange | None,
    contacts: Mapping[tuple[str, str], ContactKind] | None = None,
    reasons: Mapping[tuple[str, str], DischargeReason] | None = None,
) -> EncounterReading:
    """Read the stays and the contacts of a document's encounters.

    Args:
        document: A Bundle, a list of resources or of Bundles, or one Encounter, as
            ``json`` gives it.
        levels: What each code of ``type`` or ``serviceType`` is a stay at; the key is
            the address of the code system, and the code.
        observed: Days whose encounters would all be in the document, with an end; None
            where nobody says which days these are. It stands in every record.
        contacts: What each code is a contact of, for encounters that are no stays; one
            with codes of several kinds is several contacts.
        reasons: What each discharge disposition says of why a stay ended; without it,
            or where two codes of one disagree, why is not known.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        DocumentError: The document is malformed. Every problem is listed with its path;
            values are never quoted.

    >>> from continuum.systems import general
    >>> rehabilitation = ("http://snomed.info/sct", "56876005")
    >>> encounter = {
    ...     "resourceType": "Encounter",
    ...     "status": "finished",
    ...     "type": [{"coding": [{"system": rehabilitation[0], "code": "56876005"}]}],
    ...     "subject": {"reference": "Patient/1"},
    ...     "period": {"start": "2006-06-30T19:20:06Z", "end": "2006-07-01T19:20:06Z"},
    ... }
    >>> meant = {rehabilitation: general.RESIDENTIAL}
    >>> found = read_encounters(encounter, levels=meant, observed=None)
    >>> str(found.records[0].stays[0].period)
    '2006-06-30 to 2006-07-01'
    """
    meanings = _Meanings(
        _checked("levels", levels, Level),
        _checked("contacts", {} if contacts is None else contacts, ContactKind),
        _checked("reasons", {} if reasons is None else reasons, DischargeReason),
    )
    if observed is not None:
        _fields.instance("read_encounters", "observed", observed, DateRange)
    problems: list[str] = []
    dropped: list[Dropped] = []
    stays: dict[str, list[Stay]] = {}
    visits: dict[str, list[Contact]] = {}
    for path, resource in _encounters(document, problems):
        found = _read(resource, path, meanings, problems)
        if isinstance(found, DroppedReason):
            dropped.append(Dropped(path=path, reason=found))
        elif found is not None:
            subject, value = found
            mine, contacted = (
                stays.setdefault(subject, []),
                visits.setdefault(subject, []),
            )
            if isinstance(value, Stay):
                mine.append(value)
            else:
                contacted.extend(value)
    if problems:
        raise DocumentError(tuple(problems))
    records = tuple(
        PatientRecord(
            key=subject,
            stays=tuple(stays[subject]),
            contacts=tuple(visits[subject]),
            observed=observed,
        )
        for subject in stays
    )
    return EncounterReading(records=records, dropped=tuple(dropped))


@attrs.frozen
class _Meanings:
    levels: Mapping[_Code, Level]
    contacts: Mapping[_Code, ContactKind]
    reasons: Mapping[_Code, DischargeReason]


_T = TypeVar("_T")


def _checked(field: str, given: object, kind: type[_T]) -> Mapping[_Code, _T]:
    owner = "read_encounters"
    if not isinstance(given, Mapping):
        raise FieldTypeError(owner, field, given, "a mapping from codes")
    for code, meaning in cast("Mapping[object, object]", given).items():
        if not _is_code(code):
            expected = "keyed by pairs of a code system and a code"
            raise FieldTypeError(owner, field, code, expected)
        _fields.instance(owner, f"{field}[...]", meaning, kind)
    return cast("Mapping[_Code, _T]", given)


def _is_code(key: object) -> bool:
    if not isinstance(key, tuple):
        return False
    return [type(part) for part in cast("tuple[object, ...]", key)] == [str, str]


def _encounters(
    document: object, problems: list[str]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield each Encounter of the document with its path."""
    if isinstance(document, Mapping):
        yield from _resource(cast("Mapping[str, object]", document), "$", problems)
    elif isinstance(document, Sequence) and not isinstance(document, str | bytes):
        for index, resource in enumerate(cast("Sequence[object]", document)):
            yield from _resource(resource, f"$[{index}]", problems)
    else:
        expected = "a Bundle, a list of resources, or an Encounter"
        unquoted = Unquoted(type(document).__name__)
        raise FieldTypeError("read_encounters", "document", unquoted, expected)


def _resource(
    value: object, path: str, problems: list[str], *, bundled: bool = False
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield a resource that is an Encounter, or the Encounters of a Bundle."""
    if not isinstance(value, Mapping):
        problems.append(f"{path} must be an object")
        return
    resource = cast("Mapping[str, object]", value)
    kind = resource.get("resourceType")
    if kind == "Encounter":
        yield path, resource
    elif kind == "Bundle" and bundled:
        problems.append(f"{path} must not be a Bundle: it stands in one")
    elif kind == "Bundle":
        for index, entry in enumerate(_items(resource, "entry", path, problems)):
            where = f"{path}.entry[{index}]"
            inner = _object(entry, where, problems).get("resource")
            if inner is not None:
                where = f"{where}.resource"
                yield from _resource(inner, where, problems, bundled=True)
    elif not isinstance(kind, str):
        problems.append(f"{path}.resourceType must be a text")


def _read(
    encounter: Mapping[str, object],
    path: str,
    meanings: _Meanings,
    problems: list[str],
) -> tuple[str, Stay | tuple[Contact, ...]] | DroppedReason | None:
    """A patient's stay or contacts, why there is none, or None for a problem."""
    before = len(problems)
    codes = [
        *_codes(_items(encounter, "type", path, problems), f"{path}.type", problems),
        *_concept(encounter, "serviceType", path, problems),
    ]
    disposition = _concept(
        _within(encounter, "hospitalization", path, problems),
        "dischargeDisposition",
        f"{path}.hospitalization",
        problems,
    )
    subject = _text(
        _within(encounter, "subject", path, problems),
        "reference",
        f"{path}.subject",
        problems,
    )
    status = _text(encounter, "status", path, problems)
    period = _within(encounter, "period", path, problems)
    start = _day(period, "start", f"{path}.period", problems)
    end = _day(period, "end", f"{path}.period", problems)
    if len(problems) > before:
        return None
    if end is None and period.get("end") is not None and status in _OPEN:
        # It has ended, and the record gives no day: it is not open.
        status = "finished"
    if subject is not None and "Group" in subject.split("/"):
        subject = None
    levels = {meanings.levels[code] for code in codes if code in meanings.levels}
    kinds = dict.fromkeys(
        meanings.contacts[code] for code in codes if code in meanings.contacts
    )
    lacking = _lacking(status, subject, start, end, stay=bool(levels))
    if not levels and not kinds:
        return DroppedReason.OTHER_CODE
    if len(levels) > 1:
        return DroppedReason.SEVERAL_LEVELS
    if lacking is not None or subject is None or start is None:
        return lacking
    if not levels:
        return subject, tuple(Contact(day=start, kind=kind) for kind in kinds)
    said = {meanings.reasons[code] for code in disposition if code in meanings.reasons}
    stay = Stay(
        level=levels.pop(),
        period=DateRange(start, None if end is None else end + _ONE_DAY),
        ended=said.pop() if len(said) == 1 and end is not None else None,
    )
    return subject, stay


def _lacking(
    status: str | None,
    subject: str | None,
    start: date | None,
    end: date | None,
    *,
    stay: bool,
) -> DroppedReason | None:
    if status not in _HAPPENED:
        return DroppedReason.NOT_HAPPENED
    if subject is None:
        return DroppedReason.NO_SUBJECT
    if start is None:
        return DroppedReason.NO_START
    if end is None and stay and status not in _OPEN:
        return DroppedReason.NO_END
    if end is not None and end < start:
        return DroppedReason.ENDS_BEFORE
    return None


def _codes(
    concepts: Sequence[object], path: str, problems: list[str]
) -> Iterator[_Code]:
    for index, concept in enumerate(concepts):
        where = f"{path}[{index}]"
        yield from _codings(_object(concept, where, problems), where, problems)


def _concept(
    owner: Mapping[str, object], field: str, path: str, problems: list[str]
) -> list[_Code]:
    concept = _within(owner, field, path, problems)
    return list(_codings(concept, f"{path}.{field}", problems))


def _codings(
    concept: Mapping[str, object], path: str, problems: list[str]
) -> Iterator[_Code]:
    for index, value in enumerate(_items(concept, "coding", path, problems)):
        where = f"{path}.coding[{index}]"
        coding = _object(value, where, problems)
        system = _text(coding, "system", where, problems)
        code = _text(coding, "code", where, problems)
        if system is not None and code is not None:
            yield system, code


def _object(value: object, path: str, problems: list[str]) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    problems.append(f"{path} must be an object")
    return {}


def _within(
    owner: Mapping[str, object], field: str, path: str, problems: list[str]
) -> Mapping[str, object]:
    value = owner.get(field)
    return {} if value is None else _object(value, f"{path}.{field}", problems)


def _items(
    owner: Mapping[str, object], field: str, path: str, problems: list[str]
) -> Sequence[object]:
    value = owner.get(field)
    if value is None:
        return ()
    if isinstance(value, list):
        return cast("list[object]", value)
    problems.append(f"{path}.{field} must be a list")
    return ()


def _text(
    owner: Mapping[str, object], field: str, path: str, problems: list[str]
) -> str | None:
    value = owner.get(field)
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    problems.append(f"{path}.{field} must be a text that is not blank")
    return None


def _day(
    owner: Mapping[str, object], field: str, path: str, problems: list[str]
) -> date | None:
    """The day of a FHIR dateTime; None for one of a month or a year alone."""
    text = _text(owner, field, path, problems)
    if text is None:
        return None
    try:
        # A year or a month is a dateTime, and no day; it must exist all the same.
        day = date.fromisoformat(f"{text}-01-01"[:_DATE])
    except ValueError:
        day = None
    if day is None or not _DATE_TIME.fullmatch(text):
        problems.append(f"{path}.{field} must be a FHIR dateTime")
        return None
    if len(text) < _DATE:
        return None
    if not _FIRST_DAY <= day <= _LAST_DAY:
        problems.append(f"{path}.{field} must be from {_FIRST_DAY} to {_LAST_DAY}")
        return None
    return day
