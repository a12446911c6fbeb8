"""A stay: one patient at one level of care, from a day to a day."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol, runtime_checkable

import attrs

from continuum import _fields
from continuum.circumstances import Circumstances
from continuum.documents import Document, Landmark, LandmarkKind
from continuum.errors import FieldValueError, Unquoted
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.plan import TreatmentPlan
from continuum.sessions import Attendance, Schedule
from continuum.verdicts import Verdict

__all__ = ["DischargeReason", "LevelSpan", "Marked", "Stay"]


class DischargeReason(enum.StrEnum):
    """Why a stay ended, as the Treatment Episode Data Set (TEDS) tells reasons apart.

    Source: the labels of the variable REASON, codes 1 to 7, of the public files.
    """

    COMPLETED = "completed"
    DROPPED_OUT = "dropped-out"
    TERMINATED = "terminated"
    TRANSFERRED = "transferred"
    INCARCERATED = "incarcerated"
    DIED = "died"
    OTHER = "other"

    @property
    def teds_code(self) -> int:
        """Code of the public files; states submit finer ones of two digits.

        >>> DischargeReason.DROPPED_OUT.teds_code
        2
        """
        return tuple(DischargeReason).index(self) + 1


@attrs.frozen(kw_only=True)
class LevelSpan:
    """A level that somebody recommended, authorized or denied, for some days.

    Args:
        level: The level.
        period: The days it was recommended, authorized or denied for.
    """

    level: Level
    period: DateRange

    def __attrs_post_init__(self) -> None:
        _fields.instance("LevelSpan", "level", self.level, Level)
        _fields.instance("LevelSpan", "period", self.period, DateRange)


@attrs.frozen(kw_only=True)
class Stay:
    """One patient at one level: what was planned, scheduled and delivered.

    Several stays of one patient may run at once.

    Args:
        level: Level of care that is delivered.
        period: From the day of admission through the day of discharge or transfer; its
            end, the first day after the stay, is open while the stay lasts.
        ended: Why it ended; None while it lasts, and where that is not known.
        leaves: Days away on leave, in order; the last is open while it lasts.
        line: Which of several lines of care it belongs to, where more than one runs.
        recommended: Levels that a clinician recommended.
        authorized: Levels that a payer authorized.
        denied: Levels that a payer was asked for and denied.
        schedule: What is scheduled.
        attendance: What was delivered or missed.
        plan: The treatment plan, in its latest version.
        superseded: Earlier versions of the plan, in order.
        documents: Documents made up to now, beside the plan and its reviews; None where
            nobody gives them.
        landmarks: What happened beside admission and discharge from which clocks run;
            None where nobody says. One of the kind ``admission`` adds its time of day.
        circumstances: Facts about the patient; the day of admission is taken from
            *period*.
    """

    level: Level
    period: DateRange
    ended: DischargeReason | None = None
    leaves: tuple[DateRange, ...] = ()
    line: str = "main"
    recommended: tuple[LevelSpan, ...] = ()
    authorized: tuple[LevelSpan, ...] = ()
    denied: tuple[LevelSpan, ...] = ()
    schedule: Schedule | None = None
    attendance: Attendance | None = None
    plan: TreatmentPlan | None = None
    superseded: tuple[TreatmentPlan, ...] = ()
    documents: tuple[Document, ...] | None = None
    landmarks: tuple[Landmark, ...] | None = None
    circumstances: Circumstances = attrs.field(factory=Circumstances)

    def __attrs_post_init__(self) -> None:
        _fields.instance("Stay", "level", self.level, Level)
        _fields.instance("Stay", "period", self.period, DateRange)
        for field, value, kind in (
            ("ended", self.ended, DischargeReason),
            ("schedule", self.schedule, Schedule),
            ("attendance", self.attendance, Attendance),
            ("plan", self.plan, TreatmentPlan),
        ):
            if value is not None:
                _fields.instance("Stay", field, value, kind)
        if self.ended is not None and self.period.end is None:
            expected = "left out while the period is open"
            raise FieldValueError("Stay", "ended", str(self.ended), expected)
        _fields.text("Stay", "line", self.line)
        for field in ("recommended", "authorized", "denied"):
            _fields.all_of("Stay", field, getattr(self, field), LevelSpan)
        _check_leaves(_fields.all_of("Stay", "leaves", self.leaves, DateRange), self)
        records = self.attendance.records if self.attendance else ()
        for index, record in enumerate(records):
            day = record.session.day
            if day not in self.period:
                field = f"attendance.records[{index}]"
                expected = f"of a day of the stay, {self.period}"
                raise FieldValueError("Stay", field, day, expected)
        self._check_record()
        check_circumstances("Stay", self.circumstances, self.period.start)

    def _check_record(self) -> None:
        if self.documents is not None:
            _fields.all_of("Stay", "documents", self.documents, Document)
        landmarks = () if self.landmarks is None else self.landmarks
        for index, item in enumerate(
            _fields.all_of("Stay", "landmarks", landmarks, Landmark)
        ):
            admitted = self.period.start
            if item.kind == LandmarkKind.ADMISSION and item.on != admitted:
                field, expected = (
                    f"landmarks[{index}].on",
                    f"{admitted}, as period says",
                )
                raise FieldValueError("Stay", field, item.on, expected)
            if item.kind == LandmarkKind.DISCHARGE and item.on != self.last_day:
                field = f"landmarks[{index}].on"
                expected = f"{self.last_day or 'left out'}, as period says"
                raise FieldValueError("Stay", field, item.on, expected)
        if not _fields.all_of("Stay", "superseded", self.superseded, TreatmentPlan):
            return
        if self.plan is None:
            expected = "left out where there is no plan"
            raise FieldValueError("Stay", "superseded", len(self.superseded), expected)
        versions = [plan.version for plan in self.plans]
        for index, (first, later) in enumerate(pairwise(versions)):
            if later <= first:
                field = f"superseded[{index}].version"
                expected = f"less than {later}, the version after it"
                raise FieldValueError("Stay", field, first, expected)

    @property
    def plans(self) -> tuple[TreatmentPlan, ...]:
        """Every version of the plan, in order."""
        return self.superseded if self.plan is None else (*self.superseded, self.plan)

    @property
    def admitted(self) -> date:
        """Day of admission."""
        return self.period.start

    @property
    def last_day(self) -> date | None:
        """Day of discharge or transfer; None while the stay lasts."""
        end = self.period.end
        return None if end is None else end - timedelta(days=1)

    @property
    def nights(self) -> int | None:
        """Length of stay: days from admission to discharge; None while it lasts.

        >>> from continuum.systems import asam3
        >>> march = DateRange(date(2026, 3, 1), date(2026, 3, 9))
        >>> Stay(level=asam3.LEVEL_3_7, period=march).nights, march.days
        (7, 8)
        """
        return None if self.last_day is None else (self.last_day - self.admitted).days

    def away(self, day: date) -> bool:
        """Whether *day* is a day of leave."""
        _fields.day("Stay", "day", day)
        return any(day in leave for leave in self.leaves)


@runtime_checkable
class Marked(Protocol):
    """Something to be marked in the picture, such as a finding about a path."""

    @property
    def days(self) -> DateRange:
        """The days concerned."""
        ...

    @property
    def verdict(self) -> Verdict:
        """Its outcome."""
        ...

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels concerned."""
        ...

    def __str__(self) -> str: ...


def check_circumstances(owner: str, given: object, admitted: date) -> None:
    """Check facts about a patient who was admitted on the day *admitted*."""
    known = _fields.instance(owner, "circumstances", given, Circumstances)
    if known.admitted is not None and known.admitted != admitted:
        field = "circumstances.admitted"
        expected = f"left out, or the day of admission, {admitted}"
        raise FieldValueError(owner, field, known.admitted, expected)
    if known.born is not None and known.born > admitted:
        expected = f"on or before the day of admission, {admitted}"
        unquoted = Unquoted("date")
        raise FieldValueError(owner, "circumstances.born", unquoted, expected)


def care_order(stay: Stay) -> tuple[date, bool, date, bool]:
    """What to sort stays by: the days of admission, then the days they end.

    Of two that begin and end on one day the one that ended in a transfer came first.
    """
    end = stay.period.end
    transferred = stay.ended is DischargeReason.TRANSFERRED
    return stay.admitted, end is None, end or stay.admitted, not transferred


def own_days(stay: Stay, others: Iterable[Stay]) -> DateRange | None:
    """The days of *stay*, save the one on which it hands over to another of its line.

    Args:
        stay: The stay.
        others: Stays of the same patient; *stay* itself may be among them.

    Returns:
        None where the patient went on to the next stay on the day of admission.
    """
    last = stay.last_day
    order = care_order(stay)
    handed_over = any(
        other.line == stay.line and other.admitted == last and care_order(other) > order
        for other in others
    )
    if last is None or not handed_over:
        return stay.period
    return DateRange(stay.admitted, last) if stay.admitted < last else None


def _check_leaves(leaves: Sequence[DateRange], stay: Stay) -> None:
    for index, leave in enumerate(leaves):
        if not stay.period.covers(leave):
            expected = f"within the stay, {stay.period}"
            raise FieldValueError("Stay", f"leaves[{index}]", str(leave), expected)
        if leave.start == stay.period.start:
            expected = "after the day of admission"
            raise FieldValueError("Stay", f"leaves[{index}]", str(leave), expected)
    for index, (first, second) in enumerate(pairwise(leaves), start=1):
        if first.end is None or second.start < first.end:
            expected = f"after the leave before it, {first}"
            raise FieldValueError("Stay", f"leaves[{index}]", str(second), expected)
