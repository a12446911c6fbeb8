"""Kinds of service, how they are given and by whom, and filters over them.

The kinds are this library's own short list: each authority's list of what counts is a
filter over it, so that no two authorities need to share a definition.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar, cast

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError

__all__ = [
    "ANY_SERVICE",
    "CLINICAL",
    "FAMILY",
    "GROUP",
    "INDIVIDUAL",
    "TREATMENT",
    "Format",
    "Mode",
    "ServiceFilter",
    "ServiceKind",
    "StaffRole",
]


class ServiceKind(enum.StrEnum):
    """What is given."""

    ASSESSMENT = "assessment"
    REASSESSMENT = "reassessment"
    """Assessment in the course of treatment, where a text tells it from the first."""

    COUNSELING = "counseling"
    PSYCHOTHERAPY = "psychotherapy"
    EDUCATION = "education"
    SKILLS = "skills"
    OCCUPATIONAL_THERAPY = "occupational-therapy"
    ACTIVITY_THERAPY = "activity-therapy"
    RECREATIONAL_THERAPY = "recreational-therapy"
    HOLISTIC = "holistic"
    MEDICATION_MANAGEMENT = "medication-management"
    MEDICATION_ADMINISTRATION = "medication-administration"
    MEDICAL = "medical"
    WITHDRAWAL_MANAGEMENT = "withdrawal-management"
    CRISIS_INTERVENTION = "crisis-intervention"
    CASE_MANAGEMENT = "case-management"
    PEER_SUPPORT = "peer-support"
    CONTINGENCY_MANAGEMENT = "contingency-management"
    VOCATIONAL = "vocational"
    DRUG_TEST = "drug-test"
    MUTUAL_HELP = "mutual-help"
    RECREATION = "recreation"
    SCHOOLING = "schooling"
    WORK = "work"
    COURT = "court"
    ADMINISTRATION = "administration"
    BREAK = "break"
    MEAL = "meal"
    TRANSPORT = "transport"


class Format(enum.StrEnum):
    """Who is in the room."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    FAMILY = "family"
    MULTI_FAMILY = "multi-family"


class Mode(enum.StrEnum):
    """How patient and staff meet."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    AUDIO = "audio"
    RECORDED = "recorded"
    """A film or a recording: the patient meets nobody."""


class StaffRole(enum.StrEnum):
    """Who gives the service."""

    PSYCHIATRIST = "psychiatrist"
    PHYSICIAN = "physician"
    NURSE_PRACTITIONER = "nurse-practitioner"
    NURSE = "nurse"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social-worker"
    THERAPIST = "therapist"
    COUNSELOR = "counselor"
    ADDICTION_SPECIALIST = "addiction-specialist"
    OCCUPATIONAL_THERAPIST = "occupational-therapist"
    ART_THERAPIST = "art-therapist"
    RECREATIONAL_THERAPIST = "recreational-therapist"
    CASE_MANAGER = "case-manager"
    PEER_SPECIALIST = "peer-specialist"
    SUPERVISOR = "supervisor"
    """Supervises those who give treatment, whatever the profession."""

    DIRECT_CARE = "direct-care-worker"
    """Looks after patients around the clock; gives no treatment by that."""


_E = TypeVar("_E", bound=enum.StrEnum)

_KINDS = frozenset(ServiceKind)
_FORMATS = frozenset(Format)
_MODES = frozenset(Mode)
_STAFF = frozenset(StaffRole)


def _sorted(values: frozenset[_E]) -> str:
    """Print a set in one order, whatever the order it is kept in."""
    return f"{{{', '.join(sorted(values))}}}"


@attrs.frozen(cache_hash=True)
class _Box:
    """Every combination of some kinds, some formats, some modes and some roles."""

    kinds: frozenset[ServiceKind] = attrs.field(default=_KINDS, repr=_sorted)
    formats: frozenset[Format] = attrs.field(default=_FORMATS, repr=_sorted)
    modes: frozenset[Mode] = attrs.field(default=_MODES, repr=_sorted)
    staff: frozenset[StaffRole] = attrs.field(default=_STAFF, repr=_sorted)

    def __bool__(self) -> bool:
        return bool(self.kinds and self.formats and self.modes and self.staff)

    def __and__(self, other: _Box) -> _Box:
        return _Box(
            self.kinds & other.kinds,
            self.formats & other.formats,
            self.modes & other.modes,
            self.staff & other.staff,
        )

    def minus(self, other: _Box) -> Iterator[_Box]:
        """Yield disjoint boxes that together are this box without *other*."""
        common = self & other
        if not common:
            yield self
            return
        pieces = (
            _Box(self.kinds - common.kinds, self.formats, self.modes, self.staff),
            _Box(common.kinds, self.formats - common.formats, self.modes, self.staff),
            _Box(common.kinds, common.formats, self.modes - common.modes, self.staff),
            _Box(common.kinds, common.formats, common.modes, self.staff - common.staff),
        )
        yield from (piece for piece in pieces if piece)

    def __str__(self) -> str:
        def words(values: frozenset[_E], whole: frozenset[_E]) -> str:
            if values == whole:
                return ""
            # Members print in the order of their enum, whatever the order of the set.
            return " or ".join(
                member for member in type(next(iter(values))) if member in values
            )

        parts = (
            words(self.modes, _MODES),
            words(self.formats, _FORMATS),
            _fields.spaced(words(self.kinds, _KINDS)) or "services",
        )
        named = " ".join(part for part in parts if part)
        by = words(self.staff, _STAFF)
        return f"{named} by a {by}" if by else named


@attrs.frozen(cache_hash=True)
class ServiceFilter:
    """Which services a requirement counts: a set of kinds, formats, modes and roles.

    Combine filters as sets: ``a & b`` both, ``a | b`` either, ``a - b`` the first
    without the second. Equality is of form, not of meaning; ask `same_as` for the
    latter.

    >>> groups = (
    ...     ServiceFilter.of(ServiceKind.COUNSELING, ServiceKind.MUTUAL_HELP) & GROUP
    ... )
    >>> counted = groups - ServiceFilter.of(ServiceKind.MUTUAL_HELP)
    >>> counted.matches(ServiceKind.COUNSELING, format=Format.GROUP)
    True
    >>> counted.matches(ServiceKind.COUNSELING) is None  # the format is not known
    True
    """

    boxes: tuple[_Box, ...]
    label: str | None = attrs.field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        boxes = _fields.all_of("ServiceFilter", "boxes", self.boxes, _Box)
        for index, box in enumerate(boxes):
            for name, kind, whole in _TRAITS:
                members = getattr(box, name)
                if members is not whole:
                    _check_members(f"boxes[{index}].{name}", members, kind)
        if self.label is not None:
            _fields.text("ServiceFilter", "label", self.label)

    @classmethod
    def of(
        cls,
        *kinds: ServiceKind,
        formats: Iterable[Format] | None = None,
        modes: Iterable[Mode] | None = None,
        staff: Iterable[StaffRole] | None = None,
        label: str | None = None,
    ) -> ServiceFilter:
        """Build a filter; whatever is left out is unrestricted.

        Args:
            kinds: Kinds that count; none named means every kind.
            formats: Formats that count.
            modes: Modes that count.
            staff: Roles that count.
            label: What a sentence calls it: "therapeutic services".

        Raises:
            FieldTypeError: A member of another enum.
            FieldValueError: An empty collection, which would count nothing, or a blank
                label.
        """
        box = _Box(
            _members("kinds", kinds or None, ServiceKind, _KINDS),
            _members("formats", formats, Format, _FORMATS),
            _members("modes", modes, Mode, _MODES),
            _members("staff", staff, StaffRole, _STAFF),
        )
        return cls((box,), label)

    def called(self, label: str) -> ServiceFilter:
        """The same filter under another *label*."""
        return attrs.evolve(self, label=_fields.text("ServiceFilter", "label", label))

    @property
    def kinds(self) -> tuple[ServiceKind, ...]:
        """The kinds of which any service counts, in the order of `ServiceKind`."""
        counted = frozenset[ServiceKind]().union(*(box.kinds for box in self.boxes))
        return tuple(kind for kind in ServiceKind if kind in counted)

    def __and__(self, other: ServiceFilter) -> ServiceFilter:
        if not isinstance(other, ServiceFilter):
            return NotImplemented
        boxes = (mine & theirs for mine in self.boxes for theirs in other.boxes)
        label = f"{self} that are {other}" if self.label and other.label else None
        return ServiceFilter(tuple(dict.fromkeys(box for box in boxes if box)), label)

    def __or__(self, other: ServiceFilter) -> ServiceFilter:
        if not isinstance(other, ServiceFilter):
            return NotImplemented
        label = f"{self} or {other}" if self.label and other.label else None
        return ServiceFilter(tuple(dict.fromkeys((*self.boxes, *other.boxes))), label)

    def __sub__(self, other: ServiceFilter) -> ServiceFilter:
        if not isinstance(other, ServiceFilter):
            return NotImplemented
        label = f"{self} except {other}" if self.label and other.label else None
        return ServiceFilter(tuple(_without(self.boxes, other.boxes)), label)

    def same_as(self, other: ServiceFilter) -> bool:
        """Whether both count the same services, however they were put together."""
        return not (self - other).boxes and not (other - self).boxes

    def matches(
        self,
        kind: ServiceKind,
        *,
        format: Format | None = None,  # noqa: A002  # the word of the field
        mode: Mode | None = None,
        staff: StaffRole | None = None,
    ) -> bool | None:
        """Whether a service counts; None when that hangs on something not known.

        Args:
            kind: What was given.
            format: Who was in the room; None when not known.
            mode: How they met; None when not known.
            staff: Who gave it; None when not known.
        """
        _fields.instance("ServiceFilter", "kind", kind, ServiceKind)
        # Most services lie wholly in one box, and most boxes are told apart by kind.
        near = [box for box in self.boxes if kind in box.kinds]
        for box in near:
            if (
                (format in box.formats or box.formats == _FORMATS)
                and (mode in box.modes or box.modes == _MODES)
                and (staff in box.staff or box.staff == _STAFF)
            ):
                return True
        service = _Box(
            frozenset({kind}),
            frozenset({format}) if format else _FORMATS,
            frozenset({mode}) if mode else _MODES,
            frozenset({staff}) if staff else _STAFF,
        )
        if not any(service & box for box in near):
            return False
        return None if any(_without((service,), near)) else True

    def undecided_by(
        self,
        format: Format | None,  # noqa: A002  # the word of the field
        mode: Mode | None,
        staff: StaffRole | None,
    ) -> str:
        """Names of the unknown traits that this filter asks for, joined by commas."""
        asked = {
            "format": format is None
            and any(box.formats != _FORMATS for box in self.boxes),
            "mode": mode is None and any(box.modes != _MODES for box in self.boxes),
            "staff": staff is None and any(box.staff != _STAFF for box in self.boxes),
        }
        return ", ".join(name for name, unknown in asked.items() if unknown)

    def asked(self) -> Iterator[tuple[tuple[str, frozenset[str]], ...]]:
        """Yield ways to count: each a choice of members of every trait it asks for.

        A service counts if all its traits are among those of one way.
        """
        for box in self.boxes:
            yield tuple(
                (trait, frozenset(member.value for member in members))
                for trait, members, whole in (
                    ("kind", box.kinds, _KINDS),
                    ("format", box.formats, _FORMATS),
                    ("mode", box.modes, _MODES),
                    ("staff", box.staff, _STAFF),
                )
                if members != whole
            )

    def __str__(self) -> str:
        return self.label or " or ".join(str(box) for box in self.boxes) or "no service"


def _without(boxes: Iterable[_Box], others: Iterable[_Box]) -> Iterable[_Box]:
    left = boxes
    for other in others:
        left = [piece for box in left for piece in box.minus(other)]
    return left


_TRAITS: Final[tuple[tuple[str, type[enum.StrEnum], frozenset[enum.StrEnum]], ...]] = (
    ("kinds", ServiceKind, _KINDS),
    ("formats", Format, _FORMATS),
    ("modes", Mode, _MODES),
    ("staff", StaffRole, _STAFF),
)
"""Fields of a box, with the members they are made of and all of these."""


def _check_members(field: str, members: object, kind: type[enum.StrEnum]) -> None:
    """Check for a set that counts something, and that holds members of *kind* alone."""
    if not isinstance(members, frozenset):
        expected = f"a frozenset of {kind.__name__}"
        raise FieldTypeError("ServiceFilter", field, members, expected)
    if not members:
        raise FieldValueError("ServiceFilter", field, None, "at least one")
    for member in cast("frozenset[object]", members):
        _fields.instance("ServiceFilter", field, member, kind)


def _members(
    field: str, values: Iterable[_E] | None, kind: type[_E], whole: frozenset[_E]
) -> frozenset[_E]:
    if values is None:
        return whole
    members = _fields.several("ServiceFilter", field, values, kind)
    if not members:
        raise FieldValueError("ServiceFilter", field, None, "at least one, or left out")
    return frozenset(members)


ANY_SERVICE = ServiceFilter((_Box(),), "services")
"""Everything, breaks and meals included."""

_NOT_CLINICAL = ServiceFilter.of(
    ServiceKind.DRUG_TEST,
    ServiceKind.MUTUAL_HELP,
    ServiceKind.RECREATION,
    ServiceKind.SCHOOLING,
    ServiceKind.WORK,
    ServiceKind.COURT,
    ServiceKind.ADMINISTRATION,
    ServiceKind.BREAK,
    ServiceKind.MEAL,
    ServiceKind.TRANSPORT,
)
CLINICAL = (ANY_SERVICE - _NOT_CLINICAL).called("clinical services")
"""Treatment in the widest sense: what a text without a list calls services."""

_ASSESSMENTS = ServiceFilter.of(ServiceKind.ASSESSMENT, ServiceKind.REASSESSMENT)
TREATMENT = (CLINICAL - _ASSESSMENTS).called("treatment")
"""Clinical services but for assessments, from which treatment is planned."""

INDIVIDUAL = ServiceFilter.of(formats=[Format.INDIVIDUAL], label="individual services")
"""Every kind of service, one patient at a time."""

GROUP = ServiceFilter.of(formats=[Format.GROUP], label="group services")
"""Every kind of service in a group, families aside."""

FAMILY = ServiceFilter.of(
    formats=[Format.FAMILY, Format.MULTI_FAMILY], label="family services"
)
"""Every kind of service to one family or several."""
