"""A stay: one patient at one level of care, from a day to a day."""

from __future__ import annotations

import attrs

from continuum import _fields
from continuum.circumstances import Circumstances
from continuum.errors import FieldValueError, Unquoted
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.plan import TreatmentPlan
from continuum.sessions import Attendance, Schedule

__all__ = ["Stay"]


@attrs.frozen(kw_only=True)
class Stay:
    """One patient at one level: what was planned, scheduled and delivered.

    Several stays of one patient may run at once.

    Args:
        level: Level of care.
        period: From the day of admission; its end, the first day after the stay, is
            open while the stay lasts.
        schedule: What is scheduled.
        attendance: What was delivered or missed.
        plan: What the treatment plan prescribes.
        circumstances: Facts about the patient; the day of admission is taken from
            *period*.
    """

    level: Level
    period: DateRange
    schedule: Schedule | None = None
    attendance: Attendance | None = None
    plan: TreatmentPlan | None = None
    circumstances: Circumstances = attrs.field(factory=Circumstances)

    def __attrs_post_init__(self) -> None:
        _fields.instance("Stay", "level", self.level, Level)
        _fields.instance("Stay", "period", self.period, DateRange)
        for field, value, kind in (
            ("schedule", self.schedule, Schedule),
            ("attendance", self.attendance, Attendance),
            ("plan", self.plan, TreatmentPlan),
        ):
            if value is not None:
                _fields.instance("Stay", field, value, kind)
        records = self.attendance.records if self.attendance else ()
        for index, record in enumerate(records):
            day = record.session.day
            if day not in self.period:
                field = f"attendance.records[{index}]"
                expected = f"of a day of the stay, {self.period}"
                raise FieldValueError("Stay", field, day, expected)
        _fields.instance("Stay", "circumstances", self.circumstances, Circumstances)
        admitted = self.circumstances.admitted
        if admitted is not None and admitted != self.period.start:
            expected = f"left out, or the first day of the period, {self.period.start}"
            raise FieldValueError("Stay", "circumstances.admitted", admitted, expected)
        born = self.circumstances.born
        if born is not None and born > self.period.start:
            expected = f"on or before the day of admission, {self.period.start}"
            unquoted = Unquoted("date")
            raise FieldValueError("Stay", "circumstances.born", unquoted, expected)
