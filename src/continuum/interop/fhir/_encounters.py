"""Stays and contacts read from FHIR R4 encounters, given as plain dicts.

Scope: Encounter resources, alone, in a list or in a Bundle, without an EpisodeOfCare.
What an encounter means is the caller's to say, by the codes of its type: no code of
others is built in. Not covered: every other resource.

A day is the calendar day as the record writes it, in the offset it writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from continuum import _fields
from continuum.errors import DocumentError
from continuum.interop.fhir._codes import REASONS, Code, by_code, given
from continuum.interop.fhir._found import Dropped, DroppedReason
from continuum.interop.fhir._reading import LAST_END, ONE_DAY, Node, Pass
from continuum.interop.fhir._resources import Entry, Resources
from continuum.levels import Level
from continuum.measures import Contact, ContactKind, PatientRecord
from continuum.periods import DateRange
from continuum.stay import DischargeReason, Stay

__all__ = ["EncounterReading", "read_encounters"]

HAPPENED = frozenset({"arrived", "triaged", "in-progress", "onleave", "finished"})
OPEN = HAPPENED - {"finished"}

_WHY = ("reasonCode", "reasonReference")
"""Elements that say why an encounter took place; nothing here holds them."""

_OF_A_PART = frozenset(
    {DroppedReason.NO_PLACE, DroppedReason.NO_DAY, DroppedReason.DAY_NOT_HELD}
)
"""Why a part of an encounter was not read, while the encounter was."""


@attrs.frozen(kw_only=True)
class EncounterReading:
    """What a document's encounters tell.

    Args:
        records: One for each patient who has a stay or a contact, in the order of the
            document; the key is the reference to the patient, and never printed.
        dropped: Encounters that were not read, and of those that were the reasons for
            which they took place, in the order of the document.
    """

    records: tuple[PatientRecord, ...]
    dropped: tuple[Dropped, ...]

    def __str__(self) -> str:
        stays = sum(len(record.stays) for record in self.records)
        contacts = sum(len(record.contacts) for record in self.records)
        unread = sum(item.reason not in _OF_A_PART for item in self.dropped)
        return (
            f"{len(self.records)} patients, {stays} stays, {contacts} contacts; "
            f"{unread} encounters not read"
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

    Of encounters of one patient with one id the first is read. Why an encounter took
    place, ``reasonCode``, is listed among what was dropped. So is an encounter whose
    days are not all held here, which are those of 1900 to 2199.

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
        contacts=by_code(owner, "contacts", given(contacts), (ContactKind,)),
        reasons={
            **REASONS,
            **by_code(owner, "reasons", given(reasons), (DischargeReason,)),
        },
    )
    if observed is not None:
        _fields.instance(owner, "observed", observed, DateRange)
    found = Pass()
    stays: dict[str, list[Stay]] = {}
    visits: dict[str, list[Contact]] = {}
    resources = Resources(document, owner, "an Encounter", found)
    for resource in resources.of_kind("Encounter"):
        told = read_encounter(resources, resource, meanings)
        if isinstance(told, DroppedReason):
            resource.node.drop(told)
        elif told is not None:
            resource.node.drop(DroppedReason.NO_PLACE, *_WHY)
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
    records = tuple(
        PatientRecord(
            key=subject,
            stays=tuple(stays[subject]),
            contacts=tuple(visits[subject]),
            observed=observed,
        )
        for subject in stays
    )
    return EncounterReading(records=records, dropped=found.dropped(unused=False))


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
    node = encounter.node
    codes = [
        *(code for kind in node.children("type") for _, code in kind.codings()),
        *(code for _, code in node.child("serviceType").codings()),
    ]
    said = _reasons(node, meanings)
    patient = node.child("subject")
    subject = patient.text("reference")
    status = node.text("status")
    period = node.child("period")
    start, end = _ends(period)
    if node.spoilt():
        return None
    if end is None and period.has("end") and status in OPEN:
        # It has ended, and the record gives no day: it is not open.
        status = "finished"
    if resources.kind_of(patient, encounter) == "Group":
        subject = None
    levels = {meanings.levels[code] for code in codes if code in meanings.levels}
    kinds = dict.fromkeys(
        meanings.contacts[code] for code in codes if code in meanings.contacts
    )
    lacking = _lacking(status, subject, period, stay=bool(levels))
    if not levels and not kinds:
        return DroppedReason.OTHER_CODE
    if len(levels) > 1:
        return DroppedReason.SEVERAL_LEVELS
    if lacking is not None or subject is None or start is None:
        return lacking
    if not levels:
        return subject, tuple(Contact(day=start, kind=kind) for kind in kinds)
    stay = Stay(
        level=levels.pop(),
        period=DateRange(start, None if end is None else end + ONE_DAY),
        ended=said.pop() if len(said) == 1 and end is not None else None,
    )
    return subject, stay


def _ends(period: Node) -> tuple[date | None, date | None]:
    return period.day("start", latest=LAST_END), period.day("end", latest=LAST_END)


def _reasons(encounter: Node, meanings: Meanings) -> set[DischargeReason]:
    disposition = encounter.child("hospitalization").child("dischargeDisposition")
    codes = (code for _, code in disposition.codings())
    return {meanings.reasons[code] for code in codes if code in meanings.reasons}


def _lacking(
    status: str | None, subject: str | None, period: Node, *, stay: bool
) -> DroppedReason | None:
    start, end = _ends(period)
    if status not in HAPPENED:
        return DroppedReason.NOT_HAPPENED
    if subject is None:
        return DroppedReason.NO_SUBJECT
    if start is None:
        return period.no_day("start", DroppedReason.NO_START)
    if end is None and stay and status not in OPEN:
        return period.no_day("end", DroppedReason.NO_END)
    if end is not None and end < start:
        return DroppedReason.ENDS_BEFORE
    return None
