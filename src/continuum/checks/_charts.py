"""What a subject's record shows beside its sessions, gathered for the evaluator."""

from __future__ import annotations

from datetime import date

from continuum.assess import Chart
from continuum.circumstances import Circumstances
from continuum.documents import Document, DocumentKind
from continuum.plan import TreatmentPlan
from continuum.stay import Stay

__all__ = ["chart_of"]

_OF_THE_PLAN = frozenset[str]({DocumentKind.TREATMENT_PLAN, DocumentKind.PLAN_REVIEW})


def chart_of(
    subject: TreatmentPlan | Stay,
    on: date,
    given: Circumstances,
    *,
    holidays: frozenset[date] | None,
    others: tuple[TreatmentPlan, ...] | None,
) -> Chart:
    """The record of *subject* on the day *on*.

    A plan and its reviews are documents, too; one that the record also lists by itself
    is not told twice.
    """
    if isinstance(subject, TreatmentPlan):
        plans: tuple[TreatmentPlan, ...] = (subject,)
        listed: tuple[Document, ...] | None = None
    else:
        plans, listed = subject.plans, subject.documents
    known = {(item.kind, item.on) for item in listed or ()}
    own = [
        document
        for plan in plans
        for document in plan.documents
        if (document.kind, document.on) not in known
    ]
    # Versions repeat the reviews of the one before.
    documents = (*(listed or ()), *dict.fromkeys(own))
    kinds = None
    if listed is None:
        kinds = _OF_THE_PLAN if plans else frozenset[str]()
    undated = any(plan.written is None for plan in plans)
    stay = subject if isinstance(subject, Stay) else None
    return Chart(
        admitted=given.admitted,
        on=on,
        last_day=None if stay is None else stay.last_day,
        documents=documents,
        kinds=kinds,
        undated=frozenset({DocumentKind.TREATMENT_PLAN}) if undated else frozenset(),
        landmarks=None if stay is None else stay.landmarks,
        holidays=holidays,
        plans=plans,
        others=others,
        sessions_known=stay is not None and stay.attendance is not None,
    )
