"""Stays and episodes as an EpisodeOfCare with Encounters.

An episode is one EpisodeOfCare, typed by its levels. Each stay is one Encounter, as
long as the stay and typed by its level, which is what
`continuum.interop.fhir.read_encounters` takes for a stay. What was delivered or missed
is an Encounter of its own, a part of that of the stay and typed by the kind of service.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

import attrs

from continuum import _fields
from continuum.circumstances import Circumstances
from continuum.episode import Episode
from continuum.errors import FieldTypeError
from continuum.interop.fhir import _codes
from continuum.interop.fhir._codes import Code, code_of, codes_for
from continuum.interop.fhir._ids import joined
from continuum.interop.fhir._reading import ONE_DAY
from continuum.interop.fhir._timing import write_period
from continuum.interop.fhir._written import (
    Json,
    LossReason,
    Resource,
    Writing,
    Written,
    checked_code,
    checked_subject,
    concept,
    filled,
    identifier,
)
from continuum.levels import Level, Setting
from continuum.periods import DateRange
from continuum.services import Mode, ServiceKind
from continuum.sessions import Attendance, AttendanceRecord, AttendanceStatus, Session
from continuum.stay import Stay

__all__ = ["write_episode", "write_stay"]

_AMBULATORY: Final = (_codes.ACT_CODE, "AMB")
_INPATIENT: Final = (_codes.ACT_CODE, "IMP")
_VIRTUAL: Final = (_codes.ACT_CODE, "VR")
_OTHER: Final = (_codes.NULL_FLAVOR, "OTH")
_UNKNOWN: Final = (_codes.NULL_FLAVOR, "UNK")

_CLASSES: Final[Mapping[Setting | None, Code]] = {
    Setting.AMBULATORY: _AMBULATORY,
    Setting.INPATIENT: _INPATIENT,
    # Neither a visit nor a bed with continuous nursing: the value set has no such code.
    Setting.RESIDENTIAL: _OTHER,
    Setting.COMMUNITY: _OTHER,
    None: _UNKNOWN,
}

_ONE_MINUTE: Final = timedelta(minutes=1)

_MISSED: Final = frozenset(
    {
        AttendanceStatus.EXCUSED,
        AttendanceStatus.UNEXCUSED,
        AttendanceStatus.CANCELLED,
    }
)


def write_stay(
    stay: Stay,
    *,
    subject: str,
    code: str,
    zone: tzinfo | None = None,
    services: Mapping[ServiceKind, tuple[str, str]] | None = None,
    levels: Mapping[Level, tuple[str, str]] | None = None,
) -> Written:
    """Write *stay* as FHIR R4: an EpisodeOfCare, its Encounter, those of attendance.

    The treatment plan is not written: see `continuum.interop.fhir.write_plan`. Sessions
    are written and not read back: their Encounters are no stays.

    The status follows from the days alone, whatever day it is: a stay with an end is
    ``finished``, one without is ``in-progress``, or ``onleave`` where the last leave
    lasts. A stay that lies ahead is no exception: write it once it has begun.

    Args:
        stay: The stay.
        subject: Reference to the patient, such as ``Patient/1``.
        code: The caller's own code of the episode, such as its id in a record. Every id
            begins with it, so that each episode of a patient needs its own.
        zone: Time zone of the place of service. Without it times of day are lost: FHIR
            states none without a zone.
        services: The caller's code for a kind of service, beside this library's.
        levels: The caller's code for a level, beside this library's.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        FieldValueError: *subject* is no reference to a patient, or *code* holds control
            characters.

    >>> from continuum.interop.fhir import code_of, read_encounters
    >>> from continuum.systems import asam3
    >>> march = DateRange(date(2026, 3, 2), date(2026, 3, 28))
    >>> written = write_stay(
    ...     Stay(level=asam3.LEVEL_2_1, period=march), subject="Patient/1", code="E1"
    ... )
    >>> meant = {code_of(asam3.LEVEL_2_1): asam3.LEVEL_2_1}
    >>> found = read_encounters(written.resources, levels=meant, observed=None)
    >>> str(found.records[0].stays[0].period)
    '2026-03-02 to 2026-03-27'
    """
    owner = "write_stay"
    _fields.instance(owner, "stay", stay, Stay)
    writer = _writer(owner, subject, code, zone, services, levels)
    return writer.written(Episode((stay,)), [""])


def write_episode(
    episode: Episode,
    *,
    subject: str,
    code: str,
    zone: tzinfo | None = None,
    services: Mapping[ServiceKind, tuple[str, str]] | None = None,
    levels: Mapping[Level, tuple[str, str]] | None = None,
) -> Written:
    """Write *episode* as FHIR R4: an EpisodeOfCare, an Encounter for each stay.

    The arguments and the statuses are those of `write_stay`; treatment plans are not
    written. The EpisodeOfCare is ``active`` while a stay lasts, and else ``finished``.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        FieldValueError: *subject* is no reference to a patient, or *code* holds control
            characters.

    >>> from continuum.systems import asam3
    >>> first, second = date(2026, 3, 2), date(2026, 3, 9)
    >>> episode = Episode(
    ...     (
    ...         Stay(level=asam3.LEVEL_3_7, period=DateRange(first, second)),
    ...         Stay(level=asam3.LEVEL_2_1, period=DateRange(second)),
    ...     )
    ... )
    >>> written = write_episode(episode, subject="Patient/1", code="E1")
    >>> [f"{one['resourceType']} {one['status']}" for one in written.resources]
    ['EpisodeOfCare active', 'Encounter finished', 'Encounter in-progress']
    """
    owner = "write_episode"
    _fields.instance(owner, "episode", episode, Episode)
    writer = _writer(owner, subject, code, zone, services, levels)
    paths = [f"stays[{index}]." for index in range(len(episode.stays))]
    return writer.written(episode, paths)


def _writer(  # noqa: PLR0917  # the arguments of the two functions, in their order
    owner: str,
    subject: str,
    code: str,
    zone: tzinfo | None,
    services: Mapping[ServiceKind, Code] | None,
    levels: Mapping[Level, Code] | None,
) -> _Writer:
    patient = checked_subject(owner, subject)
    if zone is not None and not isinstance(zone, tzinfo):
        raise FieldTypeError(owner, "zone", zone, "a datetime.tzinfo")
    return _Writer(
        subject=patient,
        code=checked_code(owner, "code", code),
        zone=zone,
        services=codes_for(owner, "services", services, ServiceKind),
        levels=codes_for(owner, "levels", levels, Level),
    )


@attrs.frozen(kw_only=True)
class _Writer:
    """The writing of one episode."""

    subject: str
    code: str
    zone: tzinfo | None
    services: Mapping[ServiceKind, Code]
    levels: Mapping[Level, Code]
    writing: Writing = attrs.field(factory=Writing)

    def written(self, episode: Episode, paths: list[str]) -> Written:
        """The resources, and what is lost."""
        levels: list[Json] = [self._level(level) for level in episode.levels]
        care: dict[str, Json | None] = {
            "resourceType": "EpisodeOfCare",
            "id": joined(self.code),
            "identifier": identifier(self.code),
            "status": "active" if episode.period.end is None else "finished",
            "type": levels,
            "patient": {"reference": self.subject},
            "period": write_period(episode.period),
        }
        resources = self.writing.resources
        resources.append(filled(care))
        for number, (stay, path) in enumerate(zip(episode.stays, paths, strict=True)):
            own = joined(self.code, str(number + 1))
            resources.append(self._stay(stay, own, path))
            records = stay.attendance.records if stay.attendance else ()
            for index, record in enumerate(records):
                where = f"{path}attendance.records[{index}]"
                mine = joined(self.code, str(number + 1), str(index + 1))
                session = self._session(record, mine, own, where, stay.level)
                resources.append(session)
        return self.writing.written

    def _stay(self, stay: Stay, own: str, path: str) -> Resource:
        lost = self.writing
        fields = ("line", "recommended", "authorized", "denied", "landmarks")
        lost.lose_set(stay, path, LossReason.NO_ELEMENT, *fields)
        lost.lose_set(stay, path, LossReason.OWN_RESOURCE, "schedule", "documents")
        lost.lose_set(stay, path, LossReason.OTHER_CALL, "plan", "superseded")
        if stay.attendance == Attendance(()):
            # That nothing took place is more than that nobody recorded it.
            lost.lose(f"{path}attendance", LossReason.NO_ELEMENT)
        if stay.circumstances != Circumstances():
            lost.lose(f"{path}circumstances", LossReason.OWN_RESOURCE)
        why: Resource | None = None
        if stay.ended is not None:
            disposition = concept((_codes.DISCHARGE_REASON, stay.ended.value))
            why = {"dischargeDisposition": disposition}
        return filled(
            {
                "resourceType": "Encounter",
                "id": own,
                "status": _status(stay),
                "statusHistory": _history(stay) if stay.leaves else None,
                "class": _coding(_CLASSES[stay.level.setting]),
                "type": [self._level(stay.level)],
                "subject": {"reference": self.subject},
                "episodeOfCare": [{"reference": f"EpisodeOfCare/{joined(self.code)}"}],
                "period": write_period(stay.period),
                "hospitalization": why,
            }
        )

    def _level(self, level: Level) -> Resource:
        return concept(code_of(level), self.levels.get(level))

    # --- attendance ---

    def _session(
        self, record: AttendanceRecord, own: str, stay: str, path: str, level: Level
    ) -> Resource:
        session, status = record.session, record.status
        missed = status in _MISSED
        if missed or status in (AttendanceStatus.PARTIAL, AttendanceStatus.MADE_UP):
            self.writing.lose(f"{path}.status", LossReason.NO_ELEMENT)
        if record.makes_up is not None:
            self.writing.lose(f"{path}.makes_up", LossReason.NO_ELEMENT)
        fields = ["participants", "staff_present"]
        if missed or status is AttendanceStatus.PARTIAL:
            fields.append("minutes")
        self.writing.lose_set(
            session, f"{path}.session.", LossReason.NO_ELEMENT, *fields
        )
        how: list[Json] = [
            concept(
                (_codes.SERVICE_KIND, session.kind.value),
                self.services.get(session.kind),
            )
        ]
        if session.format is not None:
            how.append(concept((_codes.FORMAT, session.format.value)))
        if session.mode is not None:
            how.append(concept((_codes.MODE, session.mode.value)))
        staff: list[Json] = []
        if session.staff is not None:
            staff.append({"type": [concept((_codes.ROLE, session.staff.value))]})
        delivered = record.delivered
        minutes = None if delivered is None else delivered.minutes
        apart = session.mode in (Mode.VIDEO, Mode.AUDIO)
        return filled(
            {
                "resourceType": "Encounter",
                "id": own,
                "status": "cancelled" if missed else "finished",
                "class": _coding(_VIRTUAL if apart else _CLASSES[level.setting]),
                "type": how,
                "subject": {"reference": self.subject},
                "episodeOfCare": [{"reference": f"EpisodeOfCare/{joined(self.code)}"}],
                "participant": staff,
                "period": self._clock(session, record, f"{path}.session"),
                "length": None
                if minutes is None
                else {
                    "value": minutes,
                    "unit": "minutes",
                    "system": _codes.UCUM,
                    "code": "min",
                },
                "partOf": {"reference": f"Encounter/{stay}"},
            }
        )

    def _clock(self, session: Session, record: AttendanceRecord, path: str) -> Resource:
        """The times of a session; its day alone where they cannot be told."""
        day = write_period(DateRange(session.day, session.day + ONE_DAY))
        starts, elapsed = session.starts, session.elapsed
        if starts is None or elapsed is None:
            return day
        zone = self.zone
        partial = record.status is AttendanceStatus.PARTIAL
        if zone is None or partial:
            reason = LossReason.PARTIAL if partial else LossReason.NO_ZONE
            self.writing.lose_set(session, f"{path}.", reason, "starts", "elapsed")
            return day
        start = datetime.combine(session.day, starts, zone)
        # Elapsed minutes are real ones, also in a night when the clocks change.
        end = start.astimezone(UTC) + timedelta(minutes=elapsed)
        return {"start": _instant(start), "end": _instant(end.astimezone(zone))}


def _instant(moment: datetime) -> str:
    """*moment* as a FHIR dateTime, whose offset has whole minutes."""
    # Before zones were agreed on, local time was off by minutes and seconds.
    offset = moment.utcoffset() or timedelta()
    whole = offset // _ONE_MINUTE * _ONE_MINUTE
    return moment.astimezone(timezone(whole)).isoformat(timespec="seconds")


def _coding(code: Code) -> Resource:
    return {"system": code[0], "code": code[1]}


def _status(stay: Stay) -> str:
    if stay.period.end is not None:
        return "finished"
    away = bool(stay.leaves) and stay.leaves[-1].end is None
    return "onleave" if away else "in-progress"


def _history(stay: Stay) -> list[Json]:
    """The days in care and on leave, in turn."""
    spans: list[tuple[str, DateRange]] = []
    start: date | None = stay.period.start
    for leave in stay.leaves:
        if start is not None and start < leave.start:
            spans.append(("in-progress", DateRange(start, leave.start)))
        spans.append(("onleave", leave))
        start = leave.end
    end = stay.period.end
    if start is not None and (end is None or start < end):
        spans.append(("in-progress", DateRange(start, end)))
    return [{"status": status, "period": write_period(days)} for status, days in spans]
