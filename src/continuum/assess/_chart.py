"""What stands in a patient's record beside sessions: documents, happenings, plans."""

from __future__ import annotations

from datetime import date
from typing import cast

import attrs

from continuum import _fields
from continuum.documents import Document, Landmark
from continuum.errors import FieldTypeError, FieldValueError
from continuum.plan import TreatmentPlan

__all__ = ["Chart"]


@attrs.frozen(kw_only=True)
class Chart:
    """What stands in a patient's record beside sessions.

    Args:
        admitted: Day of admission, from which most clocks run.
        on: Day of the judgment: what was made up to it is taken to be in the record,
            and what is due on it is not yet overdue.
        last_day: Day of discharge or transfer; None while the patient stays.
        documents: The documents made up to *on*.
        kinds: Kinds of which *documents* holds every one; None where it holds all.
        undated: Documents that were made on a day nobody knows; the *on* of each is the
            first day it speaks for.
        landmarks: Everything that happened up to *on*; None where nobody says.
        holidays: Days on which nobody works, beside Saturdays and Sundays; None where
            nobody says.
        plans: The versions of the treatment plan, in order.
        others: Plans of other patients; None where nobody gives them.
        sessions_known: Whether the ledger holds what was delivered.
    """

    admitted: date | None
    on: date
    last_day: date | None = None
    documents: tuple[Document, ...] = ()
    kinds: frozenset[str] | None = None
    undated: tuple[Document, ...] = ()
    landmarks: tuple[Landmark, ...] | None = None
    holidays: frozenset[date] | None = None
    plans: tuple[TreatmentPlan, ...] = ()
    others: tuple[TreatmentPlan, ...] | None = None
    sessions_known: bool = True

    def __attrs_post_init__(self) -> None:
        _fields.day("Chart", "on", self.on)
        for field in ("admitted", "last_day"):
            if getattr(self, field) is not None:
                _fields.day("Chart", field, getattr(self, field))
        if self.admitted is not None and self.on < self.admitted:
            expected = f"on or after the day of admission, {self.admitted}"
            raise FieldValueError("Chart", "on", self.on, expected)
        _fields.all_of("Chart", "documents", self.documents, Document)
        _fields.all_of("Chart", "undated", self.undated, Document)
        if self.kinds is not None:
            if not isinstance(self.kinds, frozenset):
                raise FieldTypeError("Chart", "kinds", self.kinds, "a frozenset of str")
            for kind in self.kinds:
                _fields.text("Chart", "kinds", kind)
        _fields.instance("Chart", "sessions_known", self.sessions_known, bool)
        if self.landmarks is not None:
            _fields.all_of("Chart", "landmarks", self.landmarks, Landmark)
        check_holidays("Chart", self.holidays)
        _fields.all_of("Chart", "plans", self.plans, TreatmentPlan)
        if self.others is not None:
            _fields.all_of("Chart", "others", self.others, TreatmentPlan)


def check_holidays(owner: str, holidays: object) -> None:
    """Check a frozenset of days, or None."""
    if holidays is None:
        return
    if not isinstance(holidays, frozenset):
        raise FieldTypeError(owner, "holidays", holidays, "a frozenset of days")
    for day in cast("frozenset[object]", holidays):
        _fields.day(owner, "holidays", day)
