"""The one evaluator: a requirement and the facts give a verdict with its evidence.

Verdicts are arithmetic. What is *recorded* counts for certain; what is only *possible*,
a session still to come or one whose record is missing, may yet count. A floor is met
when the recorded amount reaches it, unmet when recorded and possible together cannot,
and unknown in between; a ceiling the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias, assert_never

import attrs

from continuum import _fields
from continuum.assess._arithmetic import (
    compare,
    filters,
    inside_limits,
    joined,
    long_enough,
    occasions,
    only_possible,
    piece,
    session_verdict,
    sessions_from,
)
from continuum.assess._assessment import (
    Assessment,
    Excused,
    NothingDue,
    Observed,
    Portion,
    Reading,
    amount_of,
    limits,
)
from continuum.assess._chart import Chart
from continuum.assess._clocks import Clocks
from continuum.assess._documents import obligations
from continuum.assess._gaps import Stretches
from continuum.assess._parts import Sifted, share_verdict, sifted, staffed
from continuum.assess._traits import trait
from continuum.circumstances import (
    Circumstances,
    days_later,
    excuse,
    fact_name,
    first_day,
    holds,
    windows_of,
)
from continuum.errors import FieldTypeError, FieldValueError
from continuum.ledger import (
    Books,
    Cut,
    ExclusionReason,
    Ledger,
    Row,
    Selection,
    Sums,
)
from continuum.periods import (
    SERVICE_DAY,
    STAY,
    CalendarDay,
    DateRange,
    InPhase,
    ServiceDay,
    WholeStay,
    Window,
)
from continuum.requirements import (
    Above,
    AllOf,
    Amount,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Happened,
    Length,
    LevelAbsent,
    OnPaper,
    PlanHas,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    Share,
    Signed,
    Times,
    Unit,
)
from continuum.requirements._union import windows_inside
from continuum.services import ANY_SERVICE, ServiceFilter
from continuum.sessions import Session
from continuum.staffing import Staffing
from continuum.verdicts import Verdict, all_met, any_met

__all__ = ["Assessor", "assess"]

Count: TypeAlias = tuple[int, int | None]
"""The least and the most of something; no most where it is not known."""

_DAY = timedelta(days=1)
_MINUTE = Amount(1, Unit.MINUTES)


def _nothing_due(requirement: Requirement, window: DateRange) -> Assessment:
    return Assessment(requirement, Verdict.MET, window, NothingDue())


def assess(
    requirement: Requirement,
    facts: Ledger | Iterable[Session],
    within: DateRange,
    *,
    given: Circumstances | None = None,
    reading: Reading | None = None,
    chart: Chart | None = None,
) -> Assessment:
    """Judge *requirement* over one window, or over every whole window of a range.

    Args:
        requirement: What must hold.
        facts: A ledger, or sessions in any order that all took place; overlap counts
            once.
        within: The window: one week for a weekly requirement. In a longer range every
            whole window must hold, and what lies in none is left out.
        given: Facts about the patient.
        reading: Choices of interpretation.
        chart: Documents, happenings and plans, for requirements about these.

    Raises:
        FieldValueError: *within* has no end, or holds no whole window.

    >>> from continuum.periods import WEEK
    >>> from continuum.requirements import hours
    >>> from continuum.services import ServiceKind
    >>> week = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    >>> day = Session(day=date(2026, 3, 2), minutes=539, kind=ServiceKind.COUNSELING)
    >>> assess(AtLeast(hours(9), per=WEEK), [day], week).shortfall
    1
    """
    if not isinstance(requirement, Requirement):
        raise FieldTypeError("assess", "requirement", requirement, "a requirement")
    if not isinstance(facts, Ledger):
        facts = Ledger(recorded=_fields.several("assess", "facts", facts, Session))
    _fields.instance("assess", "within", within, DateRange)
    if within.end is None:
        raise FieldValueError("assess", "within", None, "a range with an end")
    given = Circumstances() if given is None else given
    reading = Reading() if reading is None else reading
    _fields.instance("assess", "given", given, Circumstances)
    _fields.instance("assess", "reading", reading, Reading)
    if chart is not None:
        _fields.instance("assess", "chart", chart, Chart)
    kind = reading.scope(requirement)
    if isinstance(kind, InPhase):
        lacking = tuple(open_phases(requirement, within, given, reading))
        if lacking:
            return Assessment(requirement, Verdict.UNKNOWN, within, missing=lacking)
    found = list(windows_of(kind, within, given))
    holidays = None if chart is None else chart.holidays
    if found == [within] or isinstance(kind, WholeStay):
        judge = Assessor(facts, given, reading, chart=chart, holidays=holidays)
        return judge.assess(requirement, within, kind)
    if not any(within.covers(window) for window in found):
        raise FieldValueError("assess", "within", str(within), f"one {kind} or more")
    judge = Assessor(
        facts, given, reading, judged=within, chart=chart, holidays=holidays
    )
    return judge.assess(requirement, within, STAY)


def open_phases(
    requirement: Requirement, window: DateRange, given: Circumstances, reading: Reading
) -> Iterator[str]:
    """Yield what would tell of phases that begin in *window* and do not end in it."""
    names = {
        per.name
        for per in windows_inside(requirement, reading.average_over)
        if isinstance(per, InPhase)
    }
    if names and not given.phases:
        yield "days of the phases"
    for spell in given.phases:
        begun = spell.name in names and spell.days.overlaps(window)
        if begun and not window.covers(DateRange(window.start, spell.days.end)):
            yield f"end of the {spell.name} phase"


def _undated_days(rows: Sequence[Row], each: int) -> tuple[int, int]:
    """The fewest and the most days of *each* minutes that *rows* may fall on.

    Each session may fall on a day of its own, or all of them on one day.
    """
    alone = any(credit.recorded and low >= each for credit, low, _, _ in rows)
    apart = sum(high >= each for _, _, high, _ in rows)
    total = sum(high for _, _, high, _ in rows)
    together = min(len(rows), total // each) if each else len(rows)
    return int(alone), max(apart, together)


class Lasting(NamedTuple):
    """How far a stay has come: its first day, the day after its last, or after today.

    Over once it has ended; before that it may go on.
    """

    start: date
    end: date
    over: bool


class Assessor:
    """Judges any number of requirements and windows on one ledger.

    It keeps what it has worked out, and so is made anew for each call of `assess` or
    `continuum.checks.check` and shared with nobody.

    Args:
        ledger: The facts.
        given: Facts about the patient.
        reading: Choices of interpretation.
        judged: Days that can be judged; narrower windows cut by its ends are left out.
        chart: Documents, happenings and plans; None where nobody gave them.
        staffing: Staff and patients of a program; None where nobody gave them.
        holidays: Days on which nobody works; None where nobody says.
        stay: The days of the stay, as far as they are known; a window of a whole stay
            is one that has ended unless given.
    """

    def __init__(
        self,
        ledger: Ledger,
        given: Circumstances,
        reading: Reading,
        judged: DateRange | None = None,
        *,
        chart: Chart | None = None,
        staffing: Staffing | None = None,
        holidays: frozenset[date] | None = None,
        stay: Lasting | None = None,
    ) -> None:
        self.ledger = ledger
        self.given = given
        self.reading = reading
        self.judged = judged
        self.chart = chart
        self.staffing = staffing
        self.holidays = holidays
        self.stay = stay
        self._books = Books(ledger)
        self._sifted: dict[Times | EachSession, tuple[Sifted, Assessor]] = {}

    def assess(
        self, requirement: Requirement, window: DateRange, kind: Window
    ) -> Assessment:
        """Judge *requirement* over *window*, which is one whole *kind*."""
        return next(iter(self.assess_each(requirement, kind, (window,))))

    def assess_each(
        self, requirement: Requirement, kind: Window, windows: tuple[DateRange, ...]
    ) -> Iterable[Assessment]:
        """Judge *requirement* over each of *windows*, every one a whole *kind*.

        All windows of a part are judged together, so that what they share is worked out
        once.
        """
        match requirement:
            case Above() | AtLeast() | AtMost() | Below() | Between():
                per = self.reading.resolve(requirement.per)
                dated = self.ledger.dated
                if (per is kind or per == kind) and (
                    dated or not isinstance(per, ServiceDay)
                ):
                    return self._bounds(requirement, windows)
                if dated or not isinstance(per, ServiceDay | CalendarDay):
                    judge = partial(self._bound_inside, requirement, kind)
                else:
                    judge = partial(self._undated_day, requirement)
            case Average(bound):
                judge = partial(self._average_inside, requirement, bound, kind)
            case EachSession():
                return self._each_session(requirement, windows)
            case Gap():
                judge = partial(self._gap, requirement)
            case Share(whole=of, per=per) | Capped(AtLeast(of=of, per=per)):
                judge = partial(self._each, requirement, kind, per, of)
            case Counting():
                return self._counting(requirement, kind, windows)
            case Scaled():
                judge = partial(self._scaled, requirement, kind)
            case Apart():
                judge = partial(self._apart, requirement, kind)
            case Length():
                judge = partial(self._length, requirement)
            case Ratio():
                judge = partial(self._ratio, requirement)
            case LevelAbsent():
                judge = partial(_nothing_due, requirement)
            case Due() | Repeats() | Signed():
                judge = partial(self._on_paper, requirement)
            case PlanHas():
                judge = partial(self._plan_has, requirement)
            case AllOf(members):
                return self._joined(requirement, members, kind, windows)
            case AnyOf(members):
                return self._joined(requirement, members, kind, windows)
            case Given():
                return self._given(requirement, kind, windows)
            case Excusable(inner):
                own = self.reading.scope(inner)
                if own == kind or not self.ledger.dated:
                    parts = self.assess_each(inner, kind, windows)
                    judged = zip(windows, parts, strict=True)
                    return (self._excused(requirement, *pair) for pair in judged)
                judge = partial(self._excusable_inside, requirement, own, kind)
            case _:
                assert_never(requirement)
        return map(judge, windows)

    def _joined(
        self,
        requirement: AllOf | AnyOf,
        members: Sequence[Requirement],
        kind: Window,
        windows: tuple[DateRange, ...],
    ) -> Iterator[Assessment]:
        """Join what is found of *members*, in each of *windows*."""
        columns = [self.assess_each(member, kind, windows) for member in members]
        every = isinstance(requirement, AllOf)
        # An amount is always owed, and need not be asked.
        amounts = all(isinstance(member, Bound) for member in members)
        for window, *parts in zip(windows, *columns, strict=True):
            if every:
                owed = tuple(parts)
                if not amounts:
                    # Documents that are not owed are left out.
                    owed = tuple(part for part in parts if not part.owes_nothing)
                verdict = all_met([part.verdict for part in owed])
            else:
                owed = self._ways(members, parts)
                verdict = any_met([part.verdict for part in owed])
            if owed:
                yield joined(requirement, window, owed, verdict)
            else:
                yield _nothing_due(requirement, window)

    def _given(
        self, requirement: Given, kind: Window, windows: tuple[DateRange, ...]
    ) -> Iterator[Assessment]:
        """Judge the branch that applies in each of *windows*; both if that is open."""
        condition, given = requirement.condition, self.given
        known = [
            holds(condition, given, first_day(window, given)) for window in windows
        ]
        branches = ((True, requirement.then), (False, requirement.otherwise))
        found: dict[bool, Iterator[Assessment]] = {}
        for held, branch in branches:
            mine = tuple(
                window
                for window, each in zip(windows, known, strict=True)
                if each is held or each is None
            )
            found[held] = iter(self.assess_each(branch, kind, mine) if mine else ())
        for window, applies in zip(windows, known, strict=True):
            if applies is None:
                parts = (next(found[True]), next(found[False]))
                fact = fact_name(condition)
                yield self.undecided(requirement, window, parts, fact)
            else:
                part = next(found[applies])
                yield joined(requirement, window, (part,), part.verdict)

    def _bound_inside(
        self, bound: Bound, kind: Window, window: DateRange
    ) -> Assessment:
        """Judge *bound* in every window of its own inside *window*."""
        per = self.reading.resolve(bound.per)
        inside = self._whole_inside(per, bound.of, window, kind)
        return self._all(bound, window, tuple(self._bounds(bound, inside)))

    def _average_inside(
        self, average: Average, bound: Bound, kind: Window, window: DateRange
    ) -> Assessment:
        """Judge a mean over *window*, or over every span of its own inside it."""
        over = self.reading.resolve(average.over or self.reading.average_over)
        if over == kind or not self.ledger.dated:
            return self._average(average, bound, window)
        spans = self._inside(over, bound.of, window)
        parts = tuple(self._average(average, bound, span) for span in spans)
        return self._all(average, window, parts)

    def _plan_has(self, requirement: PlanHas, window: DateRange) -> Assessment:
        delivered = self.chart is not None and self.chart.sessions_known
        ledger = self.ledger if delivered else None
        return trait(requirement, self.chart, window, ledger)

    def _ratio(self, ratio: Ratio, window: DateRange) -> Assessment:
        verdict, seen, missing = staffed(ratio, self.staffing)
        if seen is not None and not seen.patients and not missing:
            return _nothing_due(ratio, window)
        return Assessment(ratio, verdict, window, seen, missing=missing)

    def _ways(
        self, members: Iterable[Requirement], parts: Iterable[Assessment]
    ) -> tuple[Assessment, ...]:
        """The ways that are open to meet one of *members*; none where nothing is owed.

        A way whose clock never started is not open: who was never transferred has no
        plan to carry on, however old the plan at hand. Nor is a share of no sessions. A
        document still open when the stay ended leaves nothing owed, unless another way
        is met.
        """
        ways: list[Assessment] = []
        left_open = False
        for member, part in zip(members, parts, strict=True):
            if self._never_began(member):
                continue
            if not part.owes_nothing:
                ways.append(part)
            elif not any(filters(member)):
                left_open = True
        met = any(way.verdict is Verdict.MET for way in ways)
        return () if left_open and not met else tuple(ways)

    def _never_began(self, requirement: Requirement) -> bool:
        """Whether a document is asked for from something that did not happen."""
        match requirement:
            case AllOf(parts):
                return any(self._never_began(part) for part in parts)
            case Due(after=Happened() as after) | Repeats(after=Happened() as after):
                return not (self.chart is None or self._clocks(self.chart).start(after))
            case _:
                return False

    def _clocks(self, chart: Chart) -> Clocks:
        return Clocks(chart, self.reading, self._books, self.ledger.open_from)

    def obligations(
        self, requirement: Requirement, window: DateRange
    ) -> list[Assessment]:
        """Judge each obligation that a requirement about documents makes, by itself.

        A requirement made of several is one obligation; so is one that hangs on a
        condition nobody knows.
        """
        match requirement:
            case Due() | Repeats() | Signed():
                return self._each_on_paper(requirement, window)
            case Given(condition, then=then, otherwise=otherwise):
                known = holds(condition, self.given, first_day(window, self.given))
                if known is None:
                    return [self.assess(requirement, window, STAY)]
                found = self.obligations(then if known else otherwise, window)
                return [
                    joined(requirement, part.window, (part,), part.verdict)
                    for part in found
                ]
            case _:
                return [self.assess(requirement, window, STAY)]

    def _each_on_paper(
        self, requirement: OnPaper, window: DateRange
    ) -> list[Assessment]:
        if self.chart is None:
            lacking = ("documents",)
            verdict = Verdict.UNKNOWN
            return [Assessment(requirement, verdict, window, missing=lacking)]
        return obligations(requirement, self._clocks(self.chart))

    def _on_paper(self, requirement: OnPaper, window: DateRange) -> Assessment:
        parts = tuple(self._each_on_paper(requirement, window))
        if not parts:
            return _nothing_due(requirement, window)
        if len(parts) == 1:
            return parts[0]
        return joined(
            requirement, window, parts, all_met(part.verdict for part in parts)
        )

    def undecided(
        self,
        requirement: Requirement,
        window: DateRange,
        parts: tuple[Assessment, ...],
        fact: str,
    ) -> Assessment:
        """Join *parts* of which one applies, without knowing which: all must agree."""
        verdicts = {part.verdict for part in parts}
        if len(verdicts) == 1 and Verdict.UNKNOWN not in verdicts:
            return joined(requirement, window, parts, verdicts.pop())
        missing = dict.fromkeys(
            (fact, *(name for part in parts for name in part.missing))
        )
        verdict = Verdict.UNKNOWN
        return Assessment(
            requirement, verdict, window, parts=parts, missing=tuple(missing)
        )

    def service_days(
        self, requirement: Requirement, window: DateRange
    ) -> Iterator[DateRange]:
        """Yield the days of *window* with a session that *requirement* counts."""
        days: set[int] = set()
        for of in dict.fromkeys(filters(requirement)):
            chosen = self._books.select(of)
            first, last, _, _ = chosen.cut(window)
            days.update(chosen.days[first:last])
        for day in sorted(days):
            start = date.fromordinal(day)
            yield DateRange(start, start + _DAY)

    def _each(
        self,
        requirement: Share | Capped,
        kind: Window,
        per: Window,
        of: ServiceFilter,
        window: DateRange,
    ) -> Assessment:
        """Judge one window of *per*, or every one inside *window*."""
        per = self.reading.resolve(per)
        if per == kind:
            return self._share_or_cap(requirement, window)
        if not self.ledger.dated:
            lacking = ("days of the prescribed sessions",)
            return Assessment(requirement, Verdict.UNKNOWN, window, missing=lacking)
        inside = self._whole_inside(per, of, window, kind)
        parts = tuple(self._share_or_cap(requirement, part) for part in inside)
        return self._all(requirement, window, parts)

    def _share_or_cap(
        self, requirement: Share | Capped, window: DateRange
    ) -> Assessment:
        if isinstance(requirement, Share):
            return self._share(requirement, window)
        return self._capped(requirement, window)

    def _whole_inside(
        self, per: Window, of: ServiceFilter, window: DateRange, kind: Window
    ) -> tuple[DateRange, ...]:
        """The whole windows of *per* in *window*, which is a whole *kind*."""
        inside = self._inside(per, of, window)
        if isinstance(kind, WholeStay):
            # The first days of a stay are no longer than they are.
            inside = (part for part in inside if window.covers(part))
        return tuple(inside)

    def _excusable_inside(
        self, excusable: Excusable, own: Window, kind: Window, window: DateRange
    ) -> Assessment:
        """Judge *excusable* in every window of its *own* inside *window*."""
        inner = excusable.requirement
        if isinstance(own, ServiceDay):
            spans = tuple(self.service_days(inner, window))
        else:
            spans = self._whole_inside(own, ANY_SERVICE, window, kind)
        found = self.assess_each(inner, own, spans)
        parts = tuple(
            self._excused(excusable, span, part)
            for span, part in zip(spans, found, strict=True)
        )
        return self._all(excusable, window, parts)

    def _share(self, share: Share, window: DateRange) -> Assessment:
        """Judge what part of the minutes of *window* is of which services."""
        every = self._books.select(share.whole)
        first, last, credited, excluded = every.cut(window)
        whole = self._count(_MINUTE, every, first, last)
        part = self._minutes(share.part & share.whole, window)
        rest = self._minutes(share.whole - share.part, window)
        span = range(window.start.toordinal(), (window.end or window.start).toordinal())
        if not every.overlapping.isdisjoint(span):
            # What overlaps is counted once, and then with the part; what a session of
            # the day before covers is not counted here at all.
            part = min(part[0], whole[0]), min(part[1], whole[1])
            rest = max(0, whole[0] - part[1]), min(rest[1], whole[1] - part[0])
        open_ended = self._ceiling(every, window, share.per, 0) is None
        if not open_ended and not rest[1] and not part[1]:
            return _nothing_due(share, window)
        verdict, missing = share_verdict(share, part, rest), tuple[str, ...]()
        if open_ended or only_possible(credited):
            # More of either may come, and then any share is possible; or nothing at
            # all, and then no share is asked.
            verdict = Verdict.UNKNOWN
        if verdict is Verdict.UNKNOWN:
            most = None if open_ended else whole[1]
            doubts = self._doubts(every, first, last, Unit.MINUTES, most)
            missing = self._also(doubts, share.part & share.whole, window)
        portion = None
        if part[0] + rest[0]:
            found = [
                Observed(least, None if open_ended else most, Unit.MINUTES)
                for least, most in (part, rest)
            ]
            portion = Portion(*found)
        return Assessment(
            share, verdict, window, portion, credited, excluded, (), missing
        )

    def _also(
        self, doubts: Iterable[str], of: ServiceFilter, window: DateRange
    ) -> tuple[str, ...]:
        """*doubts*, and what is not known of the sessions that *of* may count."""
        names: list[str] = []
        if of.boxes:
            chosen = self._books.select(of)
            first, last, _, _ = chosen.cut(window)
            names = [row[3] for row in chosen.rows[first:last] if row[3]]
        return tuple(dict.fromkeys((*doubts, *names)))

    def _capped(self, capped: Capped, window: DateRange) -> Assessment:
        """Compare what counts toward a floor, of which some counts to a cap."""
        floor = capped.floor
        every = self._books.select(floor.of)
        first, last, credited, excluded = every.cut(window)
        least, most = self._count(_MINUTE, every, first, last)
        rest = self._minutes(floor.of - capped.part, window)
        cap = capped.at_most.value
        # What overlaps is counted once, and then not as capped.
        least, most = min(least, rest[0] + cap), min(most, rest[1] + cap)
        limit = self._ceiling(every, window, floor.per, max(least, most))
        verdict = inside_limits(least, limit, floor.amount.value, None)
        daily = isinstance(floor.per, ServiceDay)
        if daily and only_possible(credited):
            # It may not be a service day at all, and then nothing is asked.
            verdict = Verdict.UNKNOWN
        missing: tuple[str, ...] = ()
        if verdict is Verdict.UNKNOWN:
            doubts = self._doubts(every, first, last, Unit.MINUTES, limit)
            missing = self._also(doubts, floor.of & capped.part, window)
        observed = Observed(least, limit, Unit.MINUTES)
        return Assessment(
            capped, verdict, window, observed, credited, excluded, (), missing
        )

    def _minutes(self, of: ServiceFilter, window: DateRange) -> tuple[int, int]:
        """The least and the most minutes of *of* in *window*."""
        if not of.boxes:
            return 0, 0
        chosen = self._books.select(of)
        first, last, _, _ = chosen.cut(window)
        return self._count(_MINUTE, chosen, first, last)

    def _counting(
        self, counting: Counting, kind: Window, windows: tuple[DateRange, ...]
    ) -> Iterator[Assessment]:
        """Judge a bound toward which only some of the sessions count."""
        only = counting.only
        if only not in self._sifted:
            found = sifted(self.ledger, only, self.reading.evening)
            judge = Assessor(found.ledger, self.given, self.reading, self.judged)
            self._sifted[only] = found, judge
        found, judge = self._sifted[only]
        for part in judge.assess_each(counting.bound, kind, windows):
            missing: tuple[str, ...] = ()
            if part.verdict is Verdict.UNKNOWN:
                named = part.missing
                # One of the night before may last into the window.
                nights = DateRange(part.window.start - _DAY, part.window.end)
                if not any(one.day in nights for one in self.ledger.possible):
                    named = tuple(name for name in named if name != "attendance")
                missing = tuple(dict.fromkeys((*named, *found.within(part.window))))
            yield Assessment(
                counting, part.verdict, part.window, parts=(part,), missing=missing
            )

    def _scaled(self, scaled: Scaled, kind: Window, window: DateRange) -> Assessment:
        """Judge a floor for as many patients as are enrolled."""
        enrolled = self.staffing.enrolled if self.staffing else None
        if enrolled is None:
            missing = ("census",)
            return Assessment(scaled, Verdict.UNKNOWN, window, missing=missing)
        floor = scaled.floor
        # Amounts are whole: what is not less than a fraction is not less than the next
        # whole number.
        asked = -(-floor.amount.value * enrolled // scaled.patients)
        if not asked:
            return _nothing_due(scaled, window)
        amount = attrs.evolve(floor.amount, value=asked)
        part = self.assess(attrs.evolve(floor, amount=amount), window, kind)
        return joined(scaled, window, (part,), part.verdict)

    def _apart(self, apart: Apart, kind: Window, window: DateRange) -> Assessment:
        """Judge one day, or every day of *window* that has either service."""
        one, other = self._books.select(apart.one), self._books.select(apart.other)
        if not isinstance(kind, ServiceDay | CalendarDay) and self.ledger.dated:
            days = self.service_days(apart, window)
            parts = tuple(self._apart(apart, SERVICE_DAY, day) for day in days)
            return self._all(apart, window, parts)
        cuts = one.cut(window), other.cut(window)
        more = self._may_come(window)
        sure = self.ledger.dated and all(
            any(credit.recorded for credit in cut[2]) for cut in cuts
        )
        perhaps = all(
            cut[2] or chosen.is_open or more
            for cut, chosen in zip(cuts, (one, other), strict=True)
        )
        mine, others = cuts[0][2], cuts[1][2]
        # Two sessions may be equal, and are two all the same.
        credited = (*mine, *(credit for credit in others if credit not in mine))
        alone = len(mine) == len(others) == 1 == len(credited)
        if alone and not (one.is_open or other.is_open or more):
            # Whichever of the two it is, it is not both.
            perhaps = False
        if not perhaps:
            none = Observed(0, 0, Unit.DAYS)
            return Assessment(apart, Verdict.MET, window, none, credited)
        observed = Observed(int(sure), 1 if self.ledger.dated else None, Unit.DAYS)
        if sure:
            return Assessment(apart, Verdict.UNMET, window, observed, credited)
        names = [
            name
            for chosen, cut in zip((one, other), cuts, strict=True)
            for name in self._doubts(chosen, cut[0], cut[1], Unit.DAYS, 1)
        ]
        if more:
            names = list(self._coming())
        missing = tuple(dict.fromkeys(names))
        return Assessment(
            apart, Verdict.UNKNOWN, window, observed, credited, (), (), missing
        )

    def _length(self, length: Length, window: DateRange) -> Assessment:
        """Judge how long the stay lasts, or has lasted."""
        stay = self.stay
        if stay is None:
            stay = Lasting(window.start, window.end or window.start, over=True)
        verdicts: list[Verdict] = []
        if length.at_least is not None:
            reached = stay.end >= days_later(stay.start, length.at_least)
            short = Verdict.UNMET if stay.over else Verdict.UNKNOWN
            verdicts.append(Verdict.MET if reached else short)
        if length.at_most is not None:
            inside = stay.end <= days_later(stay.start, length.at_most)
            within = Verdict.MET if stay.over else Verdict.UNKNOWN
            verdicts.append(within if inside else Verdict.UNMET)
        verdict = all_met(verdicts)
        missing = ("day of discharge",) if verdict is Verdict.UNKNOWN else ()
        lasted = (stay.end - stay.start).days
        observed = Observed(lasted, lasted if stay.over else None, Unit.DAYS)
        return Assessment(length, verdict, window, observed, missing=missing)

    def _excused(
        self, excusable: Excusable, window: DateRange, part: Assessment
    ) -> Assessment:
        """*part*, of what need not hold where a reason is on record."""
        parts = (part,)
        if part.verdict is Verdict.MET:
            return joined(excusable, window, parts, Verdict.MET)
        reason, unknown = excuse(excusable.unless, self.given, window)
        if reason is not None:
            return Assessment(
                excusable, Verdict.MET, window, Excused(reason), parts=parts
            )
        if not unknown:
            return joined(excusable, window, parts, part.verdict)
        missing = tuple(dict.fromkeys((*part.missing, *unknown)))
        return Assessment(
            excusable, Verdict.UNKNOWN, window, parts=parts, missing=missing
        )

    def _bounds(
        self, bound: Bound, windows: tuple[DateRange, ...]
    ) -> Iterator[Assessment]:
        """Compare one amount in each of *windows*."""
        chosen = self._books.select(bound.of)
        amount = amount_of(bound)
        low, high = limits(bound)
        unit, unknown = amount.unit, Verdict.UNKNOWN
        daily = isinstance(bound.per, ServiceDay)
        pieces = amount.each is not None and unit in (Unit.MINUTES, Unit.SESSIONS)
        alike: dict[Count, tuple[Verdict, Observed]] = {}
        cuts = chosen.cuts(windows)
        listed = self._counts(amount, chosen, cuts)
        counts: Sequence[Count] = listed
        if self.ledger.open_from is not None or chosen.is_open:
            counts = [
                (least, self._ceiling(chosen, window, bound.per, most))
                for window, (least, most) in zip(windows, listed, strict=True)
            ]
        for window, cut, count in zip(windows, cuts, counts, strict=True):
            found = alike.get(count)
            if found is None:
                verdict = inside_limits(*count, low, high)
                found = alike[count] = verdict, Observed(*count, unit)
            verdict, observed = found
            first, last, counted, excluded = cut
            if daily and only_possible(counted):
                # It may not be a service day at all, and then nothing is asked.
                verdict = unknown
            missing: tuple[str, ...] = ()
            if verdict is unknown:
                missing = self._doubts(chosen, first, last, unit, count[1])
            if pieces:
                counted, excluded = long_enough(amount, chosen, cut)
            yield Assessment(
                bound, verdict, window, observed, counted, excluded, (), missing
            )

    def _ceiling(
        self, chosen: Selection, window: DateRange, per: Window, most: int
    ) -> int | None:
        """*most*, or None where more may come that nobody has listed."""
        if chosen.is_open or self._may_come(window):
            return None
        lasting = isinstance(per, WholeStay) and per.days is None
        return None if lasting and self.ledger.open_from is not None else most

    def _counts(
        self, amount: Amount, chosen: Selection, cuts: Iterable[Cut]
    ) -> list[tuple[int, int]]:
        """The least and the most of *amount*'s unit in each of *cuts*."""
        sums = self._sums(amount, chosen)
        if sums is None:
            return [self._count(amount, chosen, i, j) for i, j, _, _ in cuts]
        low, high = sums
        return [(low[j] - low[i], high[j] - high[i]) for i, j, _, _ in cuts]

    def _sums(self, amount: Amount, chosen: Selection) -> Sums | None:
        """Running sums of *amount*'s unit; None where it is no sum over sessions."""
        each = amount.each.value if amount.each else 0
        match amount.unit:
            case Unit.MINUTES if not each:
                return chosen.minutes
            case Unit.SESSIONS:
                return chosen.sessions(each)
            case Unit.DAYS if self.ledger.dated:
                return chosen.full_days(each)
            case _:
                return None

    def _count(
        self, amount: Amount, chosen: Selection, first: int, last: int
    ) -> tuple[int, int]:
        """The least and the most of *amount*'s unit in a slice of *chosen*."""
        sums = self._sums(amount, chosen)
        if sums is not None:
            low, high = sums
            return low[last] - low[first], high[last] - high[first]
        each = amount.each.value if amount.each else 0
        if amount.unit is Unit.MINUTES:
            pieces = [(row, *piece(row)) for row in chosen.rows[first:last]]
            least = sum(row[1] for row, shortest, _ in pieces if shortest >= each)
            return least, sum(row[2] for row, _, most in pieces if most >= each)
        if amount.unit is Unit.DAYS:
            return _undated_days(chosen.rows[first:last], each)
        return self._count_occasions(chosen, first, last, each)

    def _count_occasions(
        self, chosen: Selection, first: int, last: int, each: int
    ) -> tuple[int, int]:
        rows = chosen.rows[first:last]
        if not self.ledger.dated:
            sure = any(credit.recorded and low >= each for credit, low, _, _ in rows)
            most = len(rows)
            if each:
                most = min(most, sum(row[2] for row in rows) // each)
            return int(sure), most
        return occasions(rows, each)

    def _doubts(
        self,
        chosen: Selection,
        first: int,
        last: int,
        unit: Unit,
        most: int | None,
    ) -> tuple[str, ...]:
        """Names of the facts that would settle the unknown count of a slice."""
        names = [row[3] for row in chosen.rows[first:last] if row[3]]
        timeless = (row[0].session.clock is None for row in chosen.rows[first:last])
        if unit is Unit.OCCASIONS and any(timeless):
            names.append("clock times of sessions")
        if chosen.is_open:
            names.append("dose")
        if most is None:
            names += self._coming()
        if not self.ledger.dated and unit is not Unit.MINUTES:
            names.append("days of the prescribed sessions")
        return tuple(dict.fromkeys(names))

    def _inside(
        self, per: Window, of: ServiceFilter, window: DateRange
    ) -> Iterator[DateRange]:
        """Yield the whole windows of kind *per* that begin in *window*."""
        if isinstance(per, ServiceDay):
            chosen = self._books.select(of)
            first, last, _, _ = chosen.cut(window)
            for day in dict.fromkeys(chosen.days[first:last]):
                start = date.fromordinal(day)
                yield DateRange(start, start + _DAY)
            return
        for part in windows_of(per, window, self.given):
            if part.start < window.start:
                continue
            if self.judged is None or self.judged.covers(part):
                yield part

    def _all(
        self, requirement: Requirement, window: DateRange, parts: tuple[Assessment, ...]
    ) -> Assessment:
        """Join *parts*, one for each narrower window; none at all asks nothing."""
        verdict = all_met(part.verdict for part in parts)
        missing = tuple(open_phases(requirement, window, self.given, self.reading))
        if self._may_come(window):
            missing += tuple(self._coming())
        if not parts and not missing:
            return _nothing_due(requirement, window)
        if verdict is Verdict.MET and missing:
            # What is still to come may bring a window that breaks it.
            return Assessment(
                requirement, Verdict.UNKNOWN, window, parts=parts, missing=missing
            )
        return joined(requirement, window, parts, verdict)

    def _may_come(self, window: DateRange) -> bool:
        """Whether sessions that nobody has listed may still come within *window*."""
        start = self.ledger.open_from
        return start is not None and window.end is not None and window.end > start

    def _coming(self) -> Iterator[str]:
        """Yield the name of the sessions that may still come, if any may."""
        if self.ledger.open_from is not None:
            yield sessions_from(self.ledger.open_from)

    def _undated_day(self, bound: Bound, window: DateRange) -> Assessment:
        """Judge a daily bound on sessions whose days are not known.

        On any one service day falls at least the shortest session and at most all of
        them.
        """
        chosen = self._books.select(bound.of)
        first, last, credited, excluded = chosen.cut(window)
        amount = amount_of(bound)
        service_days = isinstance(bound.per, ServiceDay)
        if first == last and service_days and not chosen.is_open:
            return _nothing_due(bound, window)
        alone = [
            self._count(amount, chosen, index, index + 1)
            for index in range(first, last)
        ]
        _, together = self._count(amount, chosen, first, last)
        most = None if chosen.is_open else together
        # A day without sessions is no service day, but it is a calendar day.
        sure = service_days and not chosen.is_open
        least = min(low for low, _ in alone) if sure else 0
        verdict = compare(bound, least, most)
        # One session too long breaks a ceiling on whichever day it falls.
        longest = max((low for low, _ in alone), default=0)
        _, high = limits(bound)
        if high is not None and longest > high:
            least, verdict = longest, Verdict.UNMET
        missing: tuple[str, ...] = ()
        if verdict is Verdict.UNKNOWN:
            names = ("dose",) if chosen.is_open else ()
            missing = (*names, "days of the prescribed sessions")
        observed = Observed(least, most, amount.unit)
        return Assessment(
            bound, verdict, window, observed, credited, excluded, (), missing
        )

    def _average(self, average: Average, bound: Bound, window: DateRange) -> Assessment:
        chosen = self._books.select(bound.of)
        amount = amount_of(bound)
        per = self.reading.resolve(bound.per)
        if not self.ledger.dated and isinstance(per, ServiceDay | CalendarDay):
            lacking = "days of the prescribed sessions"
            return Assessment(average, Verdict.UNKNOWN, window, missing=(lacking,))
        whole = [
            part for part in self._inside(per, bound.of, window) if window.covers(part)
        ]
        if not whole:
            lacking = f"a whole {per} in the span"
            return Assessment(average, Verdict.UNKNOWN, window, missing=(lacking,))
        least = most = 0
        for part in whole:
            first, last, _, _ = chosen.cut(part)
            low, high = self._count(amount, chosen, first, last)
            least, most = least + low, most + high
        limit = self._ceiling(chosen, whole[-1], bound.per, most)
        low_limit, high_limit = limits(bound, len(whole))
        verdict = inside_limits(least, limit, low_limit, high_limit)
        if isinstance(per, ServiceDay) and any(
            only_possible(chosen.cut(part)[2]) for part in whole
        ):
            # How many days the mean is of is not known.
            verdict = Verdict.UNKNOWN
        span = DateRange(whole[0].start, whole[-1].end)
        cut = chosen.cut(span)
        observed = Observed(least, limit, amount.unit, len(whole))
        first, last, credited, excluded = cut
        missing = self._doubts(chosen, first, last, amount.unit, limit)
        if verdict is not Verdict.UNKNOWN:
            missing = ()
        return Assessment(
            average, verdict, window, observed, credited, excluded, (), missing
        )

    def _each_session(
        self, each: EachSession, windows: tuple[DateRange, ...]
    ) -> Iterator[Assessment]:
        """Judge every session of each of *windows* by itself."""
        chosen = self._books.select(each.of)
        alike: dict[tuple[int | None, ...], tuple[Verdict, list[str]]] = {}
        for window, cut in zip(windows, chosen.cuts(windows), strict=True):
            first, last, credited, excluded = cut
            verdicts: list[Verdict] = []
            missing: list[str] = []
            for credit, _, _, doubt in chosen.rows[first:last]:
                session = credit.session
                key = session.minutes, session.participants, session.staff_present
                if key not in alike:
                    alike[key] = session_verdict(each, session)
                verdict, doubts = alike[key]
                if verdict is Verdict.UNMET and not credit.recorded:
                    # It may not count at all, and then it breaks nothing.
                    verdict, doubts = Verdict.UNKNOWN, [doubt]
                verdicts.append(verdict)
                missing += doubts
            for left_out in excluded:
                # Another counts in its stead, and it is what it is all the same.
                if left_out.reason is ExclusionReason.OVERLAP:
                    verdict, doubts = session_verdict(each, left_out.session)
                    verdicts.append(verdict)
                    missing += doubts
            if chosen.is_open:
                verdicts.append(Verdict.UNKNOWN)
                missing.append("dose")
            if self._may_come(window):
                verdicts.append(Verdict.UNKNOWN)
                missing += self._coming()
            if only_possible(credited):
                # None of them may take place, and then nothing is asked.
                verdicts.append(Verdict.UNKNOWN)
                missing += [row[3] for row in chosen.rows[first:last]]
            verdict = all_met(verdicts)
            names = tuple(dict.fromkeys(missing)) if verdict is Verdict.UNKNOWN else ()
            found = None if verdicts else NothingDue()
            yield Assessment(
                each, verdict, window, found, credited, excluded, (), names
            )

    def _gap(self, gap: Gap, window: DateRange) -> Assessment:
        chosen = self._books.select(gap.of)
        first, last, credited, excluded = chosen.cut(window)
        unit = gap.at_most.unit
        lacking = "days of the prescribed sessions"
        longest = None
        if self.ledger.dated:
            lacking = "clock times of sessions"
            longest = self._stretches(gap, chosen, window).longest()
        if longest is None:
            verdict = Verdict.UNKNOWN
            return Assessment(
                gap, verdict, window, None, credited, excluded, (), (lacking,)
            )
        least, most = longest
        verdict = inside_limits(least, most, 0, gap.at_most.value)
        observed = Observed(least, most, unit)
        missing: tuple[str, ...] = ()
        if verdict is Verdict.UNKNOWN:
            # The next session after the window would end its last stretch; one before
            # it, of which nobody knows whether it took place, begin its first.
            before = first > 0 and not chosen.credits[first - 1].recorded
            missing = self._doubts(chosen, first - before, last + 1, unit, most)
        elif verdict is Verdict.UNMET and gap.holidays_apart and self.holidays is None:
            # Some of its days may be holidays.
            verdict, missing = Verdict.UNKNOWN, ("holidays",)
        return Assessment(
            gap, verdict, window, observed, credited, excluded, (), missing
        )

    def _stretches(self, gap: Gap, chosen: Selection, window: DateRange) -> Stretches:
        """What is known of the stretches without service that begin in *window*."""
        off: list[int] = []
        if gap.holidays_apart and self.holidays is not None:
            off = sorted(day.toordinal() for day in self.holidays)
        days = DateRange(first_day(window, self.given), window.end)
        judged, begins = self.judged, None
        if judged is not None:
            begins = judged.start == window.start
        elif days.start > window.start:
            # What there was before admission, the patient had no part in.
            begins = True
        return Stretches(
            chosen,
            days,
            judged=judged or window,
            begins=begins,
            open_from=self.ledger.open_from,
            unit=gap.at_most.unit,
            off=off,
        )
