"""Which version of a plan stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from continuum.plan._plan import TreatmentPlan

__all__ = ["latest_begun", "standing"]


def latest_begun(plans: Sequence[TreatmentPlan], on: date) -> TreatmentPlan | None:
    """The latest of *plans*, in order, that had taken force by a day, ended or not.

    Nobody follows what is not yet written.
    """
    for plan in reversed(plans):
        written = plan.written or plan.in_force.start
        if max(plan.in_force.start, written) <= on:
            return plan
    return None


def standing(plans: Sequence[TreatmentPlan], on: date) -> TreatmentPlan | None:
    """The version that stands on a day; none where the latest has run out by then."""
    plan = latest_begun(plans, on)
    return None if plan is None or on not in plan.in_force else plan
