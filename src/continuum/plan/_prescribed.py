"""The sessions that the interventions of a plan prescribe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from continuum.ledger import Ledger
from continuum.periods import DateRange, Window
from continuum.plan._parts import Intervention
from continuum.services import StaffRole
from continuum.sessions import Session

__all__ = ["prescribed"]


def prescribed(
    interventions: Iterable[Intervention], window: DateRange, kind: Window
) -> Ledger:
    """The sessions of one *window* of a *kind*, see `TreatmentPlan.prescribed`."""
    certain: list[Session] = []
    possible: list[Session] = []
    unstated: list[Session] = []
    for item in interventions:
        days = window if item.period is None else window.intersection(item.period)
        if days is None:
            continue
        if item.dose is None:
            unstated += _sessions(item, None, days, range(1))
            continue
        fewest, most = item.dose.bounds(days, kind)
        certain += _sessions(item, item.dose.minutes, days, range(fewest))
        possible += _sessions(item, item.dose.minutes, days, range(fewest, most))
    return Ledger(
        recorded=tuple(certain),
        possible=tuple(possible),
        unstated=tuple(unstated),
        dated=False,
    )


def _sessions(
    item: Intervention, minutes: int | None, window: DateRange, numbers: range
) -> Iterator[Session]:
    # Spread evenly, so that each week of a longer window holds the weekly dose.
    days = window.days or 1
    for number in numbers:
        yield Session(
            day=window.start + timedelta(days=number * days // numbers.stop),
            minutes=minutes,
            kind=item.kind,
            format=item.format,
            mode=item.mode,
            staff=item.staff if isinstance(item.staff, StaffRole) else None,
        )
