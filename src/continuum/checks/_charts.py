"""What a subject's record shows beside its sessions, gathered for the evaluator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from continuum._fields import LAST_DAY
from continuum.assess import FIRST_SESSIONS, Chart
from continuum.checks._ledgers import stay_ledger
from continuum.circumstances import Circumstances
from continuum.documents import Document, DocumentKind
from continuum.ledger import Ledger
from continuum.periods import DateRange
from continuum.plan import TreatmentPlan
from continuum.requirements import (
    AllOf,
    AnyOf,
    Due,
    Given,
    Happened,
    Repeats,
    Requirement,
    SessionHeld,
    Signed,
    terms_of,
    walk,
)
from continuum.rules import Basis
from continuum.stay import Stay

__all__ = ["chart_of", "needs_sessions", "sessions_of"]

_DAY = timedelta(days=1)
_LOOKAHEAD = timedelta(days=120)


def chart_of(
    subject: TreatmentPlan | Stay,
    on: date,
    given: Circumstances,
    *,
    holidays: frozenset[date] | None,
    others: tuple[TreatmentPlan, ...] | None,
) -> Chart:
    """The record of *subject* on the day *on*.

    A plan and its reviews are documents, too; of one that the record also lists by
    itself, both tell who signed. Where the record lists none by itself, and versions of
    the plan are not given, nobody knows every plan that was made.
    """
    stay = subject if isinstance(subject, Stay) else None
    listed = None if stay is None else stay.documents
    plans = (subject,) if isinstance(subject, TreatmentPlan) else subject.plans
    kinds = None
    if listed is None:
        every = [plan.version for plan in plans] == [*range(1, len(plans) + 1)]
        made = (DocumentKind.PLAN_REVIEW, DocumentKind.TREATMENT_PLAN)
        kinds = frozenset[str]((made if every else made[:1]) if plans else ())
    return Chart(
        admitted=given.admitted,
        on=on,
        last_day=None if stay is None else stay.last_day,
        documents=tuple(_joined(listed or (), _told(plans))),
        kinds=kinds,
        undated=tuple(_undated(plan) for plan in plans if plan.written is None),
        landmarks=None if stay is None else stay.landmarks,
        holidays=holidays,
        plans=plans,
        others=others,
        sessions_known=stay is not None and stay.attendance is not None,
    )


def _told(plans: Iterable[TreatmentPlan]) -> list[Document]:
    """Every version, and every review as the last version that knows of it has it."""
    versions: dict[Document, None] = {}
    reviews: dict[date, list[Document]] = {}
    for plan in plans:
        held: dict[date, list[Document]] = {}
        for document in plan.documents:
            if document.kind == DocumentKind.PLAN_REVIEW:
                held.setdefault(document.on, []).append(document)
            else:
                versions[document] = None
        reviews |= held
    return [*versions, *(review for day in sorted(reviews) for review in reviews[day])]


def _joined(listed: Iterable[Document], told: Iterable[Document]) -> Iterator[Document]:
    """Yield every document once: of one kind and day, one listed is one told."""
    waiting: dict[tuple[str, date], list[Document]] = {}
    for document in told:
        waiting.setdefault((document.kind, document.on), []).append(document)
    for document in listed:
        same = waiting.get((document.kind, document.on))
        yield _both(document, same.pop(0)) if same else document
    for left in waiting.values():
        yield from left


def _both(one: Document, other: Document) -> Document:
    """One document that is told twice."""
    return attrs.evolve(
        one,
        at=other.at if one.at is None else one.at,
        effective=other.effective if one.effective is None else one.effective,
        signatures=tuple(dict.fromkeys((*one.signatures, *other.signatures))),
    )


def _undated(plan: TreatmentPlan) -> Document:
    """A plan of which nobody knows on which day it was complete."""
    return Document(
        kind=DocumentKind.TREATMENT_PLAN,
        on=plan.in_force.start,
        signatures=plan.signatures,
    )


def sessions_of(stay: Stay, on: date) -> Ledger:
    """What was given by the day *on*, and what is scheduled for the months ahead."""
    first, span = stay.period.start, stay.period
    # No range ends after the last day of all.
    on = min(on, LAST_DAY - _DAY)
    if span.end is None:
        # Far enough ahead to tell when the next few sessions fall due.
        ahead = min(on + _LOOKAHEAD, LAST_DAY)
        span = DateRange(min(first, LAST_DAY - _DAY), ahead)
    return stay_ledger(stay, Basis.DELIVERED, span, on)


def needs_sessions(requirement: Requirement) -> bool:
    """Whether documents alone do not tell: sessions are counted, or looked at."""
    return any(_looks_at_sessions(part) for part in walk(requirement))


def _looks_at_sessions(part: Requirement) -> bool:
    match part:
        case AllOf() | AnyOf() | Given():
            # Their parts are asked by themselves.
            return False
        case Due(after=SessionHeld()):
            return True
        case Due(after=Happened(kind)) | Repeats(after=Happened(kind)) if (
            kind in FIRST_SESSIONS
        ):
            return True
        case Due() | Repeats() | Signed():
            return any(term.counts_service for term in terms_of(part))
        case _:
            return True
