"""Which version of a plan stands on which days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from continuum.periods import DateRange
from continuum.plan._plan import TreatmentPlan

__all__ = ["days_standing", "latest_begun", "standing"]


def days_standing(
    plans: Sequence[TreatmentPlan],
) -> list[tuple[TreatmentPlan, DateRange]]:
    """Each of *plans*, in order, with the days it stands; left out where none are.

    A version stands from the day it was written at the earliest, until the next one
    takes its place.
    """
    found: list[tuple[TreatmentPlan, DateRange]] = []
    later: date | None = None
    for plan in reversed(plans):
        start, end = _begins(plan), plan.in_force.end
        if later is not None:
            end = later if end is None else min(end, later)
        if end is None or start < end:
            found.append((plan, DateRange(start, end)))
        later = start if later is None else min(start, later)
    found.reverse()
    return found


def standing(plans: Sequence[TreatmentPlan], on: date) -> TreatmentPlan | None:
    """The version that stands on a day."""
    stands = (plan for plan, days in days_standing(plans) if on in days)
    return next(stands, None)


def latest_begun(plans: Sequence[TreatmentPlan], on: date) -> TreatmentPlan | None:
    """The latest of *plans*, in order, that had begun to stand, ended or not."""
    begun = (plan for plan in reversed(plans) if _begins(plan) <= on)
    return next(begun, None)


def _begins(plan: TreatmentPlan) -> date:
    """The first day it may stand: nobody follows what is not yet written."""
    first = plan.in_force.start
    return first if plan.written is None else max(first, plan.written)
