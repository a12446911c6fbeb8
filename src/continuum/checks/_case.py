"""One call of `check`: its subject, its choices, and what was worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias

import attrs

from continuum import _fields
from continuum.assess import (
    Assessment,
    Assessor,
    Excused,
    Lasting,
    NothingDue,
    Reading,
)
from continuum.assess._arithmetic import filters
from continuum.checks._ledgers import closed_sessions, stay_ledger
from continuum.circumstances import (
    Circumstances,
    fact_name,
    first_day,
    holds,
    is_steady,
    windows_of,
)
from continuum.errors import FieldValueError
from continuum.findings import Notice
from continuum.ledger import Ledger
from continuum.periods import (
    STAY,
    CalendarDay,
    DateRange,
    InPhase,
    ServiceDay,
    WholeStay,
    Window,
)
from continuum.plan import TreatmentPlan
from continuum.plan._standing import days_standing, standing
from continuum.requirements import (
    AllOf,
    AnyOf,
    Bound,
    Excusable,
    Gap,
    Given,
    Length,
    Ratio,
    Requirement,
    Unit,
    longest_inside,
    walk,
)
from continuum.requirements._union import has_part
from continuum.rules import Basis, Rule, RuleVersion
from continuum.sessions import Schedule
from continuum.staffing import Staffing
from continuum.stay import Stay
from continuum.verdicts import Verdict

__all__ = ["Case", "House", "Job", "lasts"]

_DAY = timedelta(days=1)


_Windows: TypeAlias = tuple[DateRange, ...]

Judge: TypeAlias = Callable[[_Windows], Iterable[Assessment]]
"""Judges a requirement over each of the windows given."""


class Job(NamedTuple):
    """The windows of one version: those to judge, those cut short, and how to judge."""

    windows: _Windows
    cut: _Windows
    assess: Judge


def _already(
    known: list[Assessment], windows: tuple[DateRange, ...]
) -> list[Assessment]:
    """Give what is known, unless its window was left out since."""
    return known if windows else []


class Concern(NamedTuple):
    """Whether a rule is about the patient.

    Args:
        apart: Whether it is known not to be.
        lacking: Names of the facts that would tell, of those not known.
    """

    apart: bool
    lacking: tuple[str, ...]


class House(NamedTuple):
    """What of a program one case is about: a track, or the hours and the staff at hand.

    Args:
        track: Name of the track; empty where it is about the program as a whole.
        staffing: Staff and patients; None where nobody gave them.
        lacking: What nobody gave of what is judged; empty if nothing.
    """

    track: str
    staffing: Staffing | None
    lacking: str = ""


class Case:
    """One call of `check`: its subject, its choices, and what was worked out once."""

    def __init__(
        self,
        subject: Schedule | TreatmentPlan | Stay,
        on: date,
        within: DateRange | None,
        given: Circumstances,
        reading: Reading,
        *,
        house: House | None = None,
        holidays: frozenset[date] | None = None,
    ) -> None:
        self.subject = subject
        self.house = house
        self.holidays = holidays
        self.on = on
        self.within = within
        self.given = given
        self.reading = reading
        self.base = within
        if isinstance(subject, Stay):
            period = subject.period
            self.base = period if within is None else period.intersection(within)
            if self.base is None:
                expected = f"days of the stay, {period}"
                raise FieldValueError("check", "within", str(within), expected)
            if on < period.start:
                expected = f"on or after the day of admission, {period.start}"
                raise FieldValueError("check", "on", on, expected)
        elif within is not None and within.end is None:
            raise FieldValueError("check", "within", None, "a range with an end")
        self._assessors: dict[tuple[Basis, DateRange, DateRange | None], Assessor] = {}
        self._steady: dict[str, Concern | None] = {}
        self._windows: dict[
            tuple[Window, DateRange, bool], tuple[_Windows, _Windows]
        ] = {}

    def versions(self, rule: Rule) -> list[tuple[RuleVersion, DateRange | None]]:
        """The versions to judge by, each with the days it is judged on.

        A standing pattern is judged by the version of the day, uncut: None.
        """
        if self.base is None:
            version = rule.on(self.on)
            return [] if version is None else [(version, None)]
        if isinstance(self.subject, Stay) and any(
            lasts(version.requirement) for version in rule.versions
        ):
            # How long a stay may last is a clock, and runs by the text it began under.
            version = rule.on(self.subject.period.start)
            if version is None or self.on < self.base.start:
                return []
            return [(version, self.base)]
        found: list[tuple[RuleVersion, DateRange | None]] = []
        for version in rule.versions:
            judged = self.base.intersection(version.in_force)
            # Days that have not begun have no windows to judge yet.
            begun = (
                not isinstance(self.subject, Stay)
                or judged is None
                or judged.start <= self.on
            )
            if judged is not None and begun:
                found.append((version, judged))
        return found

    def job(
        self, basis: Basis, requirement: Requirement, judged: DateRange | None
    ) -> Job:
        """The windows of *requirement* in the days *judged*, and how to assess them."""
        kind = self.reading.scope(requirement)
        lacking = self._lacking(basis, requirement)
        if isinstance(kind, InPhase) and not self.given.phases:
            lacking = "days of the phases"
        if lacking and not lasts(requirement):
            window = self._week() if judged is None else self._to_date(judged)
            unknown = Assessment(
                requirement, Verdict.UNKNOWN, window, missing=(lacking,)
            )
            return Job((window,), (), partial(_already, [unknown]))
        plan = self._plan(basis)
        standing_days = judged is None and isinstance(kind, CalendarDay)
        if standing_days or (
            plan is not None and isinstance(kind, ServiceDay | CalendarDay)
        ):
            # A pattern repeats by the week, and a plan does not say on which days.
            kind = self.reading.week
        if isinstance(kind, ServiceDay):
            span = self._week() if judged is None else self._to_date(judged)
            assessor = self._assessor(basis, requirement, [span], judged)
            days = tuple(assessor.service_days(requirement, span))
            judge = partial(assessor.assess_each, requirement, kind)
            return Job(days, (), self._unrecorded(judge, basis, requirement))
        total = isinstance(kind, WholeStay) and _is_total(requirement)
        whole, cut = self._spans(kind, judged, total=total)
        if plan is not None:
            assess = partial(self._by_plan, plan, requirement, kind)
            return Job(whole, cut, partial(map, assess))
        if not whole and not cut:
            return Job(whole, cut, partial(_already, []))
        assessor = self._assessor(basis, requirement, whole or cut, judged)
        judge = partial(assessor.assess_each, requirement, kind)
        return Job(whole, cut, self._unrecorded(judge, basis, requirement))

    def _unrecorded(
        self, judge: Judge, basis: Basis, requirement: Requirement
    ) -> Judge:
        """*judge*, but of what was delivered nothing is met that nobody recorded."""
        if (
            basis is not Basis.DELIVERED
            or not isinstance(self.subject, Stay)
            or self.subject.attendance is not None
            or not any(filters(requirement))
        ):
            return judge
        return lambda windows: map(_not_met, judge(windows))

    def admitted(self) -> date | None:
        """The day of admission, where it is known; never after that of the judgment."""
        admitted = self.given.admitted
        if admitted is not None and self.on < admitted:
            expected = f"on or after the day of admission, {admitted}"
            raise FieldValueError("check", "on", self.on, expected)
        return admitted

    def _week(self) -> DateRange:
        """The week that holds the day of the judgment, as the reading has it."""
        return self._holding(self.reading.week)[0]

    def _holding(self, kind: Window) -> list[DateRange]:
        """The window of *kind* that holds the day of the judgment, if any does."""
        self.admitted()
        today = DateRange(self.on, self.on + _DAY)
        return list(windows_of(kind, today, self.given))

    def _to_date(self, judged: DateRange) -> DateRange:
        """*judged* with an end: for a stay, no later than the day of the judgment."""
        if not isinstance(self.subject, Stay):
            return judged
        return judged.intersection(DateRange(judged.start, self.on + _DAY)) or judged

    def _spans(
        self, kind: Window, judged: DateRange | None, *, total: bool
    ) -> tuple[_Windows, _Windows]:
        """The windows of *kind* to judge, and those that *judged* cuts short.

        A *total* over a stay is of all its days, those to come included; anything else
        over a stay, such as a mean, is to date.
        """
        if judged is None:
            return tuple(self._standing(kind)), ()
        key = (kind, judged, total)
        if key not in self._windows:
            span = self._to_date(judged)
            if kind == STAY and isinstance(self.subject, Stay) and self.base:
                known = total and self.base.end is not None
                found = [self.base if known else self._to_date(self.base)]
            elif kind == STAY:
                found = [span]
            else:
                found = list(windows_of(kind, span, self.given))
            whole: list[DateRange] = []
            cut: list[DateRange] = []
            for window in found:
                (whole if self._whole(window, kind, judged) else cut).append(window)
            if self.reading.cut_windows:
                parts = (window.intersection(judged) for window in found)
                whole, cut = [part for part in parts if part is not None], []
            self._windows[key] = (tuple(whole), tuple(cut))
        return self._windows[key]

    def _whole(self, window: DateRange, kind: Window, judged: DateRange) -> bool:
        """Whether *judged* cuts nothing off; a discharge does not cut a whole stay."""
        if isinstance(kind, WholeStay) and isinstance(self.subject, Stay):
            part = window.intersection(self.subject.period)
            return part is not None and judged.covers(part)
        return judged.covers(window)

    def _standing(self, kind: Window) -> list[DateRange]:
        """The window that stands for a standing pattern; none where it is past.

        A whole stay is judged over a week: the pattern repeats, and its mean is that of
        its week.
        """
        if kind == STAY:
            return [self._week()]
        return self._holding(kind)

    def _lacking(self, basis: Basis, requirement: Requirement) -> str:
        """Name of the fact that *basis* cannot be judged without; empty if none."""
        stay = self.subject
        if self.house is not None:
            # How many patients there are for the staff, no hours tell.
            hours = any(
                not isinstance(part, AllOf | AnyOf | Given | Excusable | Ratio)
                for part in walk(requirement)
            )
            return self.house.lacking if hours else ""
        if not isinstance(stay, Stay):
            return ""
        if basis is Basis.OFFERED and stay.schedule is None:
            return "schedule"
        if basis is Basis.PLANNED and stay.plan is None and stay.schedule is None:
            return "plan or schedule"
        if (
            basis is Basis.DELIVERED
            and stay.attendance is None
            and stay.schedule is None
        ):
            return "attendance"
        return ""

    def _plan(self, basis: Basis) -> TreatmentPlan | None:
        """The plan that *basis* is judged on, if it is."""
        if isinstance(self.subject, TreatmentPlan):
            return self.subject
        if isinstance(self.subject, Stay) and basis is Basis.PLANNED:
            return self.subject.plan
        return None

    def _version_for(
        self, plan: TreatmentPlan, window: DateRange
    ) -> TreatmentPlan | None:
        """The version of *plan* that stands for all of *window*; None if none does."""
        if self.base is None:
            return standing((plan,), self.on)
        versions = self.subject.plans if isinstance(self.subject, Stay) else (plan,)
        stands = (one for one, days in days_standing(versions) if days.covers(window))
        return next(stands, None)

    def _by_plan(
        self,
        plan: TreatmentPlan,
        requirement: Requirement,
        kind: Window,
        window: DateRange,
    ) -> Assessment:
        version = self._version_for(plan, window)
        if version is None:
            missing = ("a plan in force",)
            return Assessment(requirement, Verdict.UNKNOWN, window, missing=missing)
        ledger = version.prescribed(window, kind)
        if kind == STAY:
            ledger = attrs.evolve(ledger, open_from=window.end)
        judge = Assessor(
            ledger,
            self.given,
            self.reading,
            holidays=self.holidays,
            stay=self._lasting(),
        )
        return judge.assess(requirement, window, kind)

    def _assessor(
        self,
        basis: Basis,
        requirement: Requirement,
        spans: Sequence[DateRange],
        judged: DateRange | None,
    ) -> Assessor:
        """The assessor of a dated subject, made once for a basis and its days."""
        subject = self.subject
        if isinstance(subject, Stay) and subject.period.end is not None:
            reach = subject.period
        else:
            last = spans[-1].end or spans[-1].start
            ahead = timedelta(days=_lookahead(requirement))
            reach = DateRange(spans[0].start, last + ahead)
        # A schedule is judged alike whatever the rule speaks of.
        key = (basis if isinstance(subject, Stay) else Basis.PLANNED, reach, judged)
        if key not in self._assessors:
            self._assessors[key] = Assessor(
                self._ledger(basis, reach),
                self.given,
                self.reading,
                judged,
                staffing=self.house.staffing if self.house else None,
                holidays=self.holidays,
                stay=self._lasting(),
            )
        return self._assessors[key]

    def _lasting(self) -> Lasting | None:
        """How long the stay has lasted by the day of the judgment."""
        if not isinstance(self.subject, Stay):
            return None
        period, tomorrow = self.subject.period, self.on + _DAY
        if period.end is not None and period.end <= tomorrow:
            return Lasting(period.start, period.end, over=True)
        return Lasting(period.start, tomorrow, over=False)

    def _ledger(self, basis: Basis, span: DateRange) -> Ledger:
        subject = self.subject
        if isinstance(subject, Schedule):
            closed = closed_sessions(subject, span)
            # Beyond a standing week the pattern goes on, so no stay is ever complete.
            open_from = span.end if self.base is None else None
            recorded = subject.sessions(span)
            return Ledger(recorded=recorded, excluded=closed, open_from=open_from)
        assert isinstance(subject, Stay)  # noqa: S101  # plans never come here
        return stay_ledger(subject, basis, span, self.on)

    def apart(self, rule: Rule, window: DateRange) -> bool:
        """Whether *rule* is known not to be about the patient in *window*."""
        return self._concern(rule, window).apart

    def _concern(self, rule: Rule, window: DateRange) -> Concern:
        """Whether *rule* is about the patient in *window*.

        What does not change with the days is looked up once.
        """
        if rule.code not in self._steady:
            steady = all(is_steady(each, self.given) for each in rule.population)
            self._steady[rule.code] = self._told(rule, window) if steady else None
        return self._steady[rule.code] or self._told(rule, window)

    def _told(self, rule: Rule, window: DateRange) -> Concern:
        start = self._first_day(window)
        told = [holds(each, self.given, start) for each in rule.population]
        lacking = tuple(
            fact_name(condition)
            for condition, known in zip(rule.population, told, strict=True)
            if known is None
        )
        return Concern(False in told, lacking)

    def _first_day(self, window: DateRange) -> date:
        """The first day of *window* that is judged.

        A window cut by admission may begin before the patient was born.
        """
        start = first_day(window, self.given)
        return start if self.base is None else max(start, self.base.start)

    def in_doubt(self, rule: Rule, assessment: Assessment) -> Assessment:
        """*assessment*, but unknown where *rule* may not be about the patient."""
        window = assessment.window
        missing = self._concern(rule, window).lacking
        if not missing:
            return assessment
        parts = (assessment,)
        return Assessment(
            assessment.requirement,
            Verdict.UNKNOWN,
            window,
            parts=parts,
            missing=missing,
        )

    def notices(
        self,
        basis: Basis,
        version: RuleVersion,
        spans: Sequence[DateRange],
        *,
        asked: date | None = None,
    ) -> Iterator[tuple[Notice, ...]]:
        """What a reader must know beside the verdict, for each window of *spans*.

        Args:
            basis: What was judged.
            version: The text it was judged by.
            spans: The windows.
            asked: The day that *version* is the text of, where it is not the window's.
        """
        stay = isinstance(self.subject, Stay)
        given = not stay and not (self.house and self.house.lacking)
        planned_only = given and basis is Basis.DELIVERED
        always = (Notice.AS_PLANNED,) if planned_only else ()
        planned = basis is Basis.PLANNED
        unknown_from = version.verified_through + _DAY
        leaves = self.subject.leaves if isinstance(self.subject, Stay) else ()
        for window in spans:
            end = window.end or self.on
            stale = self.on >= unknown_from if self.base is None else end > unknown_from
            if asked is not None:
                stale = asked >= unknown_from
            noted = (Notice.STALE, *always) if stale else always
            if planned and self._delivered_short(version, window):
                noted = (*noted, Notice.DELIVERED_SHORT)
            if leaves and any(leave.overlaps(window) for leave in leaves):
                noted = (*noted, Notice.ON_LEAVE)
            yield noted

    def _delivered_short(self, version: RuleVersion, window: DateRange) -> bool:
        """Whether attendance falls short of what *version* asks of the plan."""
        stay = self.subject
        if not isinstance(stay, Stay) or stay.attendance is None:
            return False
        if self._lacking(Basis.PLANNED, version.requirement):
            # Nothing was planned that more or less could be delivered of.
            return False
        kind = self.reading.scope(version.requirement)
        if self._plan(Basis.PLANNED) is not None and isinstance(
            kind, ServiceDay | CalendarDay
        ):
            # The plan was judged by the week, and so is what was delivered.
            kind = self.reading.week
        assessor = self._assessor(Basis.DELIVERED, version.requirement, [window], None)
        delivered = assessor.assess(version.requirement, window, kind)
        if delivered.verdict is not Verdict.UNMET:
            return False
        # What exceeds a ceiling is not short of anything.
        return any(
            leaf.verdict is Verdict.UNMET
            and (leaf.excess is None or isinstance(leaf.requirement, Gap))
            for leaf in delivered.leaves()
        )


def _not_met(found: Assessment) -> Assessment:
    """*found*, unless it is met by a schedule of which nobody says what came of it."""
    if found.verdict is not Verdict.MET or _holds_anyway(found):
        return found
    return Assessment(
        found.requirement,
        Verdict.UNKNOWN,
        found.window,
        parts=(found,),
        missing=("attendance",),
    )


def _holds_anyway(found: Assessment) -> bool:
    """Whether something is met, or asks nothing, whatever was delivered."""
    if found.verdict is not Verdict.MET:
        return False
    if isinstance(found.observed, Excused | NothingDue):
        return True
    if not found.parts:
        return not any(filters(found.requirement))
    enough = any if isinstance(found.requirement, AnyOf) else all
    return enough(map(_holds_anyway, found.parts))


def lasts(requirement: Requirement) -> bool:
    """Whether *requirement* asks how long a stay lasts, which needs no sessions."""
    return has_part(requirement, Length)


def _is_total(requirement: Requirement) -> bool:
    """Whether *requirement* counts something over the whole stay, not a mean of it."""
    return any(
        isinstance(part, Bound) and isinstance(part.per, WholeStay)
        for part in walk(requirement)
    )


_MOST_AHEAD = 2 * 366
"""Days beyond a window that are looked at, however long what begins in it may last."""


def _lookahead(requirement: Requirement) -> int:
    """Days beyond a window that may bear on it.

    A narrower window that begins in it may end after it, and so may a stretch without
    service.
    """
    longest = longest_inside(requirement)
    for part in walk(requirement):
        if isinstance(part, Gap):
            per_day = 1 if part.at_most.unit is Unit.DAYS else _fields.MINUTES_PER_DAY
            longest = max(longest, part.at_most.value // per_day + 2)
    return min(longest, _MOST_AHEAD)
