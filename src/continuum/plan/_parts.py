"""Interventions, criteria, participants, reviews and consents of a treatment plan."""

from __future__ import annotations

import enum
from datetime import date, time

import attrs

from continuum import _fields
from continuum.documents import (
    Document,
    DocumentKind,
    Signature,
    Signer,
    check_moment,
    checked_signer,
)
from continuum.errors import FieldValueError
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.plan._dose import Dose
from continuum.progress import Achievement
from continuum.services import Format, Mode, ServiceKind

__all__ = [
    "Consent",
    "ConsentScope",
    "Criterion",
    "CriterionKind",
    "GoalJudgment",
    "Intervention",
    "Participant",
    "Review",
]


@attrs.frozen(kw_only=True)
class Intervention:
    """A service the plan prescribes, and the goals or objectives it serves.

    Args:
        code: The caller's own, unique in the plan.
        kind: What is given.
        serves: Codes of the goals or objectives it serves.
        statement: More about it, such as its method; never printed.
        dose: How much and how often; None where the plan does not say.
        period: Days for which it is prescribed; those of the plan unless given.
        format: Individual, group or family.
        mode: How they meet.
        staff: In what role somebody is responsible.
    """

    code: str
    kind: ServiceKind
    serves: tuple[str, ...] = ()
    statement: str | None = attrs.field(default=None, repr=False)
    dose: Dose | None = None
    period: DateRange | None = None
    format: Format | None = None
    mode: Mode | None = None
    staff: Signer | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Intervention", "code", self.code)
        _fields.all_of("Intervention", "serves", self.serves, str)
        _fields.instance("Intervention", "kind", self.kind, ServiceKind)
        if self.statement is not None:
            _fields.text("Intervention", "statement", self.statement)
        if self.dose is not None:
            _fields.instance("Intervention", "dose", self.dose, Dose)
        if self.period is not None:
            _fields.instance("Intervention", "period", self.period, DateRange)
        if self.format is not None:
            _fields.instance("Intervention", "format", self.format, Format)
        if self.mode is not None:
            _fields.instance("Intervention", "mode", self.mode, Mode)
        if self.staff is not None:
            checked_signer("Intervention", "staff", self.staff)


class CriterionKind(enum.StrEnum):
    """What a criterion is for."""

    DISCHARGE = "discharge"
    STEP_DOWN = "step-down"
    TRANSFER = "transfer"


@attrs.frozen(kw_only=True)
class Criterion:
    """What must be so before the patient is discharged, stepped down or transferred.

    Args:
        code: The caller's own, unique in the plan.
        kind: What it is for.
        statement: The criterion; never printed.
        objectives: Codes of the objectives that show it.
        level: Level it leads to.
    """

    code: str
    kind: CriterionKind
    statement: str = attrs.field(repr=False)
    objectives: tuple[str, ...] = ()
    level: Level | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Criterion", "code", self.code)
        _fields.instance("Criterion", "kind", self.kind, CriterionKind)
        _fields.text("Criterion", "statement", self.statement)
        _fields.all_of("Criterion", "objectives", self.objectives, str)
        if self.level is not None:
            _fields.instance("Criterion", "level", self.level, Level)


@attrs.frozen(kw_only=True)
class Participant:
    """Somebody who takes part in the plan.

    Args:
        role: In what role.
        reference: The caller's own reference to the person; never printed.
        primary: Whether this is the one responsible for the plan.
    """

    role: Signer
    reference: str | None = attrs.field(default=None, repr=False)
    primary: bool = False

    def __attrs_post_init__(self) -> None:
        checked_signer("Participant", "role", self.role)
        if self.reference is not None:
            _fields.text("Participant", "reference", self.reference)
        _fields.instance("Participant", "primary", self.primary, bool)


@attrs.frozen(kw_only=True)
class GoalJudgment:
    """What a clinician said of a goal in a review; it stands beside what is derived.

    Args:
        goal: Code of the goal.
        achievement: What was said.
    """

    goal: str
    achievement: Achievement = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        _fields.text("GoalJudgment", "goal", self.goal)
        _fields.instance("GoalJudgment", "achievement", self.achievement, Achievement)


@attrs.frozen(kw_only=True)
class Review:
    """A review of the plan.

    Args:
        on: The day.
        at: Local time of day, where it is recorded.
        signatures: Who signed, and when.
        judgments: What was said of goals.
        next_by: Day by which the next one is to be.
    """

    on: date
    at: time | None = None
    signatures: tuple[Signature, ...] = ()
    judgments: tuple[GoalJudgment, ...] = ()
    next_by: date | None = None

    def __attrs_post_init__(self) -> None:
        check_moment("Review", self.on, self.at)
        _fields.all_of("Review", "signatures", self.signatures, Signature)
        _fields.all_of("Review", "judgments", self.judgments, GoalJudgment)
        if self.next_by is not None:
            _fields.day("Review", "next_by", self.next_by)

    @property
    def document(self) -> Document:
        """The review as a document with its signatures."""
        return Document(
            kind=DocumentKind.PLAN_REVIEW,
            on=self.on,
            at=self.at,
            signatures=self.signatures,
        )


class ConsentScope(enum.StrEnum):
    """What a consent under 42 CFR Part 2 is for.

    Source: the final rule of 2024: one consent may cover all treatment, payment and
    operations; counseling notes and legal proceedings each need their own.
    """

    TREATMENT_PAYMENT_OPERATIONS = "treatment-payment-operations"
    COUNSELING_NOTES = "counseling-notes"
    LEGAL_PROCEEDINGS = "legal-proceedings"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Consent:
    """A consent kept elsewhere. Nothing here decides whether to disclose anything.

    Args:
        reference: The caller's own reference to it; never printed.
        scope: What it is for.
        period: Days for which it was given.
        revoked: Day from which it no longer stands.
    """

    reference: str = attrs.field(repr=False)
    scope: ConsentScope
    period: DateRange
    revoked: date | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Consent", "reference", self.reference)
        _fields.instance("Consent", "scope", self.scope, ConsentScope)
        _fields.instance("Consent", "period", self.period, DateRange)
        if self.revoked is not None:
            _fields.day("Consent", "revoked", self.revoked)
            if self.revoked < self.period.start:
                expected = f"on or after {self.period.start}, when it was given"
                raise FieldValueError("Consent", "revoked", self.revoked, expected)
