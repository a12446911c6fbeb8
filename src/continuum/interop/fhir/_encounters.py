"""Stays and contacts read from FHIR R4 encounters, given as plain dicts.

Scope: Encounter resources, alone, in a list or in a Bundle, without an EpisodeOfCare.
What an encounter means is the caller's to say, by the codes of its type: no code of
others is built in. Not covered: every other resource.

A day is the calendar day as the record writes it, in the offset it writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from continuum import _fields
from continuum.errors import DocumentError, FieldValueError
from continuum.interop.fhir._codes import (
    ENCOUNTER_STATUS,
    REASONS,
    Code,
    by_code,
)
from continuum.interop.fhir._found import Dropped, DroppedReason
from continuum.interop.fhir._reading import LAST_END, Node, Pass
from continuum.interop.fhir._resources import Entry, Resources
from continuum.levels import Level
from continuum.measures import Contact, ContactKind, PatientRecord
from continuum.periods import DateRange
from continuum.stay import DischargeReason, Stay

__all__ = ["EncounterReading", "read_encounters"]

_OPEN: Final = frozenset({"arrived", "triaged", "in-progress", "onleave"})
_HAPPENED: Final = _OPEN | {"finished"}


@attrs.frozen(kw_only=True)
class EncounterReading:
    """What a document's encounters tell.

    Args:
        records: One for each patient who has a stay or a contact, in the order of the
            document. The key is what tells the patient from others of the document:
            the address, in full where that is known; or of an identifier the system and
            the value, as ``system|value``; or the place of a contained patient. It is
            never printed.
        dropped: Encounters that were not read, and of those that were everything that
            was not used, in the order of the document.
    """

    records: tuple[PatientRecord, ...]
    dropped: tuple[Dropped, ...]

    def __str__(self) -> str:
        stays = sum(len(record.stays) for record in self.records)
        contacts = sum(len(record.contacts) for record in self.records)
        return (
            f"{len(self.records)} patients, {stays} stays, {contacts} contacts; "
            f"{len(self.dropped)} elements not read"
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

    Of encounters of one patient with one id the first is read, unless their full
    addresses differ. The status history tells the leaves of a stay. What else an
    encounter says is listed among what was dropped, such as why it took place. So is an
    encounter whose days are not all held here, which are those of 1900 to 2199.

    Args:
        document: A Bundle, a list of resources or of Bundles, or one Encounter, as
            ``json`` gives it.
        levels: What each code of ``type`` or ``serviceType`` is a stay at; the key is
            the address of the code system, and the code.
        observed: Days whose encounters would all be in the document, with an end; None
            where nobody says which days these are. It stands in every record.
        contacts: What each code is a contact of, for encounters that are no stays; one
            with codes of several kinds is several contacts.
        reasons: What each discharge disposition says of why a stay ended, beside this
            library's own; where two codes of one disagree, why is not known.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        FieldValueError: *observed* has no end.
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
    owner = "read_encounters"
    meanings = Meanings(
        levels=by_code(owner, "levels", levels, (Level,)),
        contacts=by_code(owner, "contacts", contacts, (ContactKind,), known={}),
        reasons=by_code(owner, "reasons", reasons, (DischargeReason,), known=REASONS),
    )
    if observed is not None:
        _fields.instance(owner, "observed", observed, DateRange)
        if observed.end is None:
            expected = "a range with an end, up to which it was observed"
            raise FieldValueError(owner, "observed", str(observed), expected)
    found = Pass()
    stays: dict[str, list[Stay]] = {}
    visits: dict[str, list[Contact]] = {}
    resources = Resources(document, owner, "an Encounter", found)
    for resource in resources.of_kind("Encounter"):
        told = read_encounter(resources, resource, meanings)
        if isinstance(told, DroppedReason):
            resource.node.drop(told)
        elif told is not None:
            subject, value = told
            mine, contacted = (
                stays.setdefault(subject, []),
                visits.setdefault(subject, []),
            )
            if isinstance(value, Stay):
                mine.append(value)
            else:
                contacted.extend(value)
    if found.problems:
        raise DocumentError(tuple(found.problems))
    resources.leave("Encounter")
    records = tuple(
        PatientRecord(
            key=subject,
            stays=tuple(stays[subject]),
            contacts=tuple(visits[subject]),
            observed=observed,
        )
        for subject in stays
    )
    read = {one.node.place for one in resources.resources if one.kind == "Encounter"}
    return EncounterReading(records=records, dropped=found.dropped(within=read))


@attrs.frozen(kw_only=True)
class Meanings:
    """What codes mean: as the caller says, and this library's own."""

    levels: Mapping[Code, Level]
    contacts: Mapping[Code, ContactKind]
    reasons: Mapping[Code, DischargeReason]


def read_encounter(
    resources: Resources, encounter: Entry, meanings: Meanings
) -> tuple[str, Stay | tuple[Contact, ...]] | DroppedReason | None:
    """A patient's stay or contacts, why there is none, or None for a problem."""
    encounter.take()
    node = encounter.node
    kinds = (*node.children("type"), node.child("serviceType"))
    codes = [code for kind in kinds for _, code in kind.codings()]
    levels = {meanings.levels[code] for code in codes if code in meanings.levels}
    contacts = dict.fromkeys(
        meanings.contacts[code] for code in codes if code in meanings.contacts
    )
    subject = resources.subject(encounter)
    status = node.code("status", ENCOUNTER_STATUS, required=True)
    days = _days(node.child("period"), stay=bool(levels), ended=status not in _OPEN)
    lasts = isinstance(days, DateRange) and days.end is None
    ended = _ended(node, meanings.reasons, lasts=lasts)
    leaves = _leaves(node)
    if node.spoilt():
        return None
    reason: DroppedReason | None = None
    if encounter.modified:
        reason = DroppedReason.MODIFIED
    elif not levels and not contacts:
        reason = DroppedReason.OTHER_CODE
    elif len(levels) > 1:
        reason = DroppedReason.SEVERAL_LEVELS
    elif status not in _HAPPENED:
        reason = DroppedReason.NOT_HAPPENED
    elif subject is None:
        reason = DroppedReason.NO_SUBJECT
    elif isinstance(days, DroppedReason):
        reason = days
    if reason is not None or subject is None or isinstance(days, DroppedReason):
        return reason
    for kind in kinds:
        kind.meant(meanings.levels if levels else meanings.contacts)
    if not levels:
        node.drop(DroppedReason.NO_PLACE, "statusHistory", "hospitalization")
        return subject, tuple(Contact(day=days.start, kind=kind) for kind in contacts)
    stay = Stay(level=levels.pop(), period=days, ended=ended)
    try:
        return subject, attrs.evolve(stay, leaves=leaves)
    except FieldValueError:
        # They overlap, or reach beyond the stay.
        node.drop(DroppedReason.OUT_OF_RANGE, "statusHistory")
        return subject, stay


def _days(period: Node, *, stay: bool, ended: bool) -> DateRange | DroppedReason:
    """The days of a stay; of a contact, which is on the first, whatever its end."""
    days = period.days(ended=stay and ended)
    start = period.day("start", latest=LAST_END)
    if stay or start is None or days is DroppedReason.ENDS_BEFORE:
        return days
    return DateRange(start)


def _ended(
    encounter: Node, reasons: Mapping[Code, DischargeReason], *, lasts: bool
) -> DischargeReason | None:
    """Why a stay ended, where one reason is told and it has ended."""
    hospitalization = encounter.child("hospitalization")
    if hospitalization.has("modifierExtension"):
        hospitalization.drop(DroppedReason.MODIFIED)
        return None
    said = hospitalization.child("dischargeDisposition").meant(reasons)
    if len(said) == 1 and not lasts:
        return said[0]
    if said:
        several = len(said) > 1
        reason = DroppedReason.SEVERAL_MEANINGS if several else DroppedReason.NO_PLACE
        hospitalization.drop(reason, "dischargeDisposition")
    return None


def _leaves(encounter: Node) -> tuple[DateRange, ...]:
    """The leaves that the status history of an encounter tells."""
    leaves: list[DateRange] = []
    for past in encounter.children("statusHistory"):
        status = past.code("status", ENCOUNTER_STATUS)
        days = past.child("period").part_days() if past.has("period") else None
        if past.has("modifierExtension"):
            past.drop(DroppedReason.MODIFIED)
        elif status == "onleave" and past.has("period"):
            leaves += [] if days is None else [days]
        elif status != "in-progress":
            past.drop(DroppedReason.NO_PLACE)
    return tuple(leaves)
