"""Documents of a patient's record, who signed them, and the days that start clocks.

What a document says stays with the caller: a rule about deadlines asks what kind it is,
when it was complete and who signed.
"""

from __future__ import annotations

import enum
from datetime import date, time
from typing import Final, TypeAlias, cast

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError
from continuum.services import StaffRole

__all__ = [
    "Document",
    "DocumentKind",
    "Landmark",
    "LandmarkKind",
    "Party",
    "Signature",
    "Signer",
]


class DocumentKind(enum.StrEnum):
    """Kinds of documents that rules set deadlines for; a caller may add kinds."""

    ASSESSMENT = "assessment"
    """The comprehensive, biopsychosocial or diagnostic assessment."""

    ASSESSMENT_UPDATE = "assessment-update"
    PHYSICAL_EXAMINATION = "physical-examination"
    """Medical history and physical examination."""

    PSYCHIATRIC_EVALUATION = "psychiatric-evaluation"
    NURSING_ASSESSMENT = "nursing-assessment"
    INITIAL_PLAN = "initial-plan"
    """The first plan, where another, fuller one follows."""

    TREATMENT_PLAN = "treatment-plan"
    PLAN_REVIEW = "plan-review"
    """A review of the plan, or an update where the text asks for one."""

    CERTIFICATION = "certification"
    RECERTIFICATION = "recertification"
    PROGRESS_NOTE = "progress-note"
    DISCHARGE_PLAN = "discharge-plan"
    DISCHARGE_SUMMARY = "discharge-summary"
    CONTINUED_STAY_REVIEW = "continued-stay-review"


class Party(enum.StrEnum):
    """Those who sign beside, or under another name than, a `StaffRole`.

    The last four are roles that somebody of the staff has beside a profession. A
    signature that names the one alone does not tell the other: a counselor may be the
    author, and the author a counselor. One that names any of the four names all that
    its signer has.
    """

    PATIENT = "patient"
    GUARDIAN = "guardian"
    STAFF = "staff"
    """Somebody of the program's staff, whoever it is."""

    AUTHOR = "author"
    """Whoever wrote the document."""

    QUALIFIED_PROFESSIONAL = "qualified-professional"
    """Whom the jurisdiction that asks calls qualified."""

    SUPERVISING_COUNSELOR = "supervising-counselor"
    MEDICAL_DIRECTOR = "medical-director"


Signer: TypeAlias = StaffRole | Party
"""In what role somebody signs."""


_ROLES: Final = (StaffRole, Party)

_BESIDE: Final = frozenset[Signer](
    (
        Party.AUTHOR,
        Party.QUALIFIED_PROFESSIONAL,
        Party.SUPERVISING_COUNSELOR,
        Party.MEDICAL_DIRECTOR,
    )
)
"""Roles that somebody of the staff has beside the profession."""


def checked_signer(owner: str, field: str, value: object) -> Signer:
    """Check that *value* is a role to sign in."""
    if not isinstance(value, _ROLES):
        raise FieldTypeError(owner, field, value, "a StaffRole or a Party")
    return value


def checked_signers(owner: str, field: str, values: object) -> tuple[Signer, ...]:
    """Check that *values* is a tuple of roles to sign in."""
    if not isinstance(values, tuple):
        raise FieldTypeError(owner, field, values, "a tuple of StaffRole or Party")
    for index, value in enumerate(cast("tuple[object, ...]", values)):
        if not isinstance(value, _ROLES):
            checked_signer(owner, f"{field}[{index}]", value)
    return cast("tuple[Signer, ...]", values)


class LandmarkKind(enum.StrEnum):
    """Happenings that clocks run from; a caller may add kinds."""

    ADMISSION = "admission"
    """The day the stay begins; a landmark adds no more than the time of day."""

    FIRST_CONTACT = "first-contact"
    FIRST_SERVICE = "first-service"
    """The first session; taken from the attendance where no landmark says it."""

    FIRST_TREATMENT = "first-treatment-service"
    """The first session of treatment, which an assessment is not; taken likewise."""

    TRANSFER = "transfer"
    """The patient came from another program."""

    LEVEL_CHANGE = "level-change"
    DISCHARGE = "discharge"
    """The last day of the stay, once it has ended."""


@attrs.frozen(kw_only=True)
class Signature:
    """A signature: in which roles, and on which day.

    Args:
        roles: Every role in which the one person signs; at least one.
        on: Day of the signature.
        at: Local time of day, where it is recorded.
    """

    roles: tuple[Signer, ...]
    on: date
    at: time | None = None

    def __attrs_post_init__(self) -> None:
        if not checked_signers("Signature", "roles", self.roles):
            raise FieldValueError("Signature", "roles", None, "at least one role")
        check_moment("Signature", self.on, self.at)

    def is_by(self, role: Signer) -> bool | None:
        """Whether somebody signed in that role; None where the roles do not tell.

        Whoever works there is staff, and may have any role of which the roles at hand
        say nothing.

        >>> nurse = Signature(roles=(StaffRole.NURSE,), on=date(2026, 3, 10))
        >>> nurse.is_by(Party.STAFF), nurse.is_by(Party.PATIENT)
        (True, False)
        >>> nurse.is_by(Party.AUTHOR) is None
        True
        """
        if role in self.roles:
            return True
        profession = any(isinstance(one, StaffRole) for one in self.roles)
        beside = not _BESIDE.isdisjoint(self.roles)
        works_there = profession or beside or Party.STAFF in self.roles
        if role is Party.STAFF:
            return works_there
        told = profession if isinstance(role, StaffRole) else beside
        asked_of_staff = isinstance(role, StaffRole) or role in _BESIDE
        return None if works_there and asked_of_staff and not told else False


@attrs.frozen(kw_only=True)
class Document:
    """A document that was completed: what kind, when, and who signed.

    Args:
        kind: A `DocumentKind`, or a name of the caller's own in kebab-case.
        on: Day on which it was complete.
        at: Local time of day, where it is recorded.
        effective: First day it speaks for, where that is another day than *on*.
        signatures: Who signed, and when.

    >>> plan = Document(
    ...     kind=DocumentKind.TREATMENT_PLAN,
    ...     on=date(2026, 3, 9),
    ...     signatures=(Signature(roles=(Party.PATIENT,), on=date(2026, 3, 10)),),
    ... )
    >>> plan.signed((Party.PATIENT, StaffRole.COUNSELOR)) is None
    True
    """

    kind: str
    on: date
    at: time | None = None
    effective: date | None = None
    signatures: tuple[Signature, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.text("Document", "kind", self.kind)
        check_moment("Document", self.on, self.at)
        if self.effective is not None:
            _fields.day("Document", "effective", self.effective)
        _fields.all_of("Document", "signatures", self.signatures, Signature)

    def by(self, on: date) -> Document:
        """The document as it was on the day *on*: without signatures of later days."""
        _fields.day("Document.by", "on", on)
        if all(item.on <= on for item in self.signatures):
            return self
        kept = tuple(item for item in self.signatures if item.on <= on)
        return attrs.evolve(self, signatures=kept)

    def signed(
        self,
        by: tuple[Signer, ...],
        *,
        since: date | None = None,
        perhaps: bool = False,
    ) -> tuple[date, time | None] | None:
        """Day and, if recorded, time when all of *by* had signed; None before that.

        Of several signatures in one role the first counts, and of those of one day the
        first whose time is recorded. Where nobody is asked for, it is the moment when
        the document was complete.

        Args:
            by: The roles to sign in.
            since: First day whose signatures count, as of a document signed anew; any
                day unless given.
            perhaps: Whether a signature counts that may be in the role.
        """
        if since is not None:
            _fields.day("Document.signed", "since", since)
        _fields.instance("Document.signed", "perhaps", perhaps, bool)
        given = [item for item in self.signatures if item.on >= (since or item.on)]
        known = (True, None) if perhaps else (True,)
        moments: list[tuple[date, time | None]] = []
        for role in checked_signers("Document.signed", "by", by):
            signatures = [item for item in given if item.is_by(role) in known]
            if not signatures:
                return None
            first = min(signatures, key=lambda item: (item.on, item.at or time.max))
            moments.append((first.on, first.at))
        if not moments:
            return self.on, self.at
        last = max(day for day, _ in moments)
        times = [at for day, at in moments if day == last]
        told = [at for at in times if at is not None]
        return last, max(told) if len(told) == len(times) else None


@attrs.frozen(kw_only=True)
class Landmark:
    """Something that happened in a patient's care from which a clock runs.

    Args:
        kind: A `LandmarkKind`, or a name of the caller's own in kebab-case.
        on: The day.
        at: Local time of day, where it is recorded.
    """

    kind: str
    on: date
    at: time | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Landmark", "kind", self.kind)
        check_moment("Landmark", self.on, self.at)


def check_moment(owner: str, on: object, at: object) -> None:
    """Check a day, and a local time of it or None."""
    _fields.day(owner, "on", on)
    if at is not None:
        _fields.local_time(owner, "at", at)
