"""A program: what a facility offers at a level, by whom, on what terms.

What a program says of itself is recorded, never judged by a score: rules judge its
schedule, its staff and the hours at which staff are at hand, and whoever chooses
compares the rest.
"""

from __future__ import annotations

import enum

import attrs

from continuum import _fields
from continuum.circumstances import Circumstances
from continuum.errors import FieldValueError
from continuum.levels import Level
from continuum.services import ServiceKind
from continuum.sessions import Schedule
from continuum.staffing import Staffing, check_members

__all__ = ["Payment", "Program", "Track"]


class Payment(enum.StrEnum):
    """Ways to pay for treatment."""

    INSURANCE = "insurance"
    MEDICAID = "medicaid"
    MEDICARE = "medicare"
    TRICARE = "tricare"
    SLIDING_SCALE = "sliding-scale"
    """A charge that depends on what the patient earns."""

    FINANCING = "financing"
    """Payment in installments."""

    SELF_PAY = "self-pay"


@attrs.frozen(kw_only=True)
class Track:
    """One of several schedules that a program offers; a patient follows one.

    Args:
        name: What the program calls it: ``evening``.
        schedule: The sessions a patient on it is offered, with the participants of each
            group where they are known.
    """

    name: str
    schedule: Schedule

    def __attrs_post_init__(self) -> None:
        _fields.text("Track", "name", self.name)
        _fields.instance("Track", "schedule", self.schedule, Schedule)


@attrs.frozen(kw_only=True)
class Program:
    """What a facility offers at a level. None is what nobody states.

    Args:
        name: What the program calls itself.
        levels: The levels it is run as, of one system or several; none stands twice.
        tracks: Its schedules, by names that differ.
        available: Hours at which staff are on site or on call, with the kind of service
            they can give then; who comes in them is another matter.
        services: Kinds of service it offers beside those of its schedules.
        staffing: Its staff and its patients.
        patients: Facts about those it is for, such as their ages.
        accreditations: Who has accredited it.
        licenses: Licenses it holds.
        philosophies: What it believes in: ``twelve-step``, ``harm-reduction``.
        modalities: Therapies it uses: ``cognitive behavioral therapy``.
        support: What it does beside treatment: ``child care``, ``aftercare``.
        payments: Ways to pay for it.
        specialties: Those it has groups of their own for: ``veterans``, ``women``.

    >>> from continuum.systems import general
    >>> evening = Schedule.weekly(
    ...     "Mon Wed Thu 18:00-21:00", kind=ServiceKind.COUNSELING
    ... )
    >>> program = Program(
    ...     name="IOP",
    ...     levels=(general.IOP,),
    ...     tracks=(Track(name="evening", schedule=evening),),
    ... )
    >>> program.offers(ServiceKind.COUNSELING), program.offers(ServiceKind.VOCATIONAL)
    (True, None)
    """

    name: str
    levels: tuple[Level, ...]
    tracks: tuple[Track, ...] = ()
    available: Schedule | None = None
    services: frozenset[ServiceKind] | None = None
    staffing: Staffing | None = None
    patients: Circumstances = attrs.field(factory=Circumstances)
    accreditations: frozenset[str] | None = None
    licenses: frozenset[str] | None = None
    philosophies: frozenset[str] | None = None
    modalities: frozenset[str] | None = None
    support: frozenset[str] | None = None
    payments: frozenset[Payment] | None = None
    specialties: frozenset[str] | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Program", "name", self.name)
        _fields.all_of("Program", "levels", self.levels, Level)
        if not self.levels:
            raise FieldValueError("Program", "levels", None, "at least one level")
        for index, level in enumerate(self.levels):
            if level in self.levels[:index]:
                field, expected = f"levels[{index}]", "a level not given before"
                raise FieldValueError("Program", field, str(level), expected)
        _fields.all_of("Program", "tracks", self.tracks, Track)
        names = [track.name for track in self.tracks]
        for index, name in enumerate(names):
            if name in names[:index]:
                field, expected = f"tracks[{index}].name", "that of no other track"
                raise FieldValueError("Program", field, name, expected)
        for field, value, kind in (
            ("available", self.available, Schedule),
            ("staffing", self.staffing, Staffing),
        ):
            if value is not None:
                _fields.instance("Program", field, value, kind)
        _fields.instance("Program", "patients", self.patients, Circumstances)
        check_members("Program", "services", self.services, ServiceKind)
        check_members("Program", "payments", self.payments, Payment)
        for field in (
            "accreditations",
            "licenses",
            "philosophies",
            "modalities",
            "support",
            "specialties",
        ):
            check_members("Program", field, getattr(self, field), str)

    def offers(self, kind: ServiceKind) -> bool | None:
        """Whether it offers services of that *kind*; None where nobody states it."""
        _fields.instance("Program.offers", "kind", kind, ServiceKind)
        if any(kind in _kinds(track.schedule) for track in self.tracks):
            return True
        return None if self.services is None else kind in self.services


def _kinds(schedule: Schedule) -> frozenset[ServiceKind]:
    slots = (slot.session for slot in schedule.slots)
    return frozenset(session.kind for session in (*slots, *schedule.extra))
