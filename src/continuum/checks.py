"""The verb: judge a schedule, a plan or a stay by rulebooks, at a level, on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias

import attrs

from continuum import _fields
from continuum.assess import Assessment, Assessor, Reading
from continuum.circumstances import Circumstances, fact_name, holds
from continuum.episode import Episode
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    MissingArgumentError,
    NoTextError,
)
from continuum.findings import (
    Finding,
    NotApplicable,
    NotApplicableReason,
    Notice,
    Report,
)
from continuum.ledger import Exclusion, ExclusionReason, Ledger
from continuum.levels import Level
from continuum.periods import (
    STAY,
    CalendarDay,
    DateRange,
    ServiceDay,
    WholeStay,
    Window,
    windows,
)
from continuum.plan import TreatmentPlan
from continuum.requirements import (
    Bound,
    Gap,
    Requirement,
    Unit,
    longest_inside,
    scope,
    walk,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Format
from continuum.sessions import AttendanceStatus, Schedule, Session
from continuum.stay import Stay
from continuum.verdicts import Verdict

__all__ = ["Subject", "check"]

Subject: TypeAlias = Schedule | TreatmentPlan | Stay | Episode
"""What can be judged."""

_DAY = timedelta(days=1)

_MISSED = {
    AttendanceStatus.EXCUSED: ExclusionReason.EXCUSED,
    AttendanceStatus.UNEXCUSED: ExclusionReason.UNEXCUSED,
    AttendanceStatus.CANCELLED: ExclusionReason.CANCELLED,
}


def check(
    subject: Subject,
    *,
    under: Rulebook | Iterable[Rulebook],
    on: date,
    at: Level | Iterable[Level] | None = None,
    within: DateRange | None = None,
    given: Circumstances | None = None,
    reading: Reading | None = None,
) -> Report:
    """Judge *subject* by every rule of *under* at the level, as of the day *on*.

    A schedule or a plan is a standing pattern: unless *within* is given, it is judged
    over the window that holds *on*, by the rules in force on that day. A stay is judged
    over every window of its period that has begun by *on*, each by the rules in force
    on it. What is delivered after *on* is not known yet: it is still possible. An
    episode is judged stay by stay, each at its own level.

    Args:
        subject: What is judged.
        under: One rulebook or several.
        on: Day of the judgment.
        at: Level or levels, of any system. A stay has its own, which this overrides;
            the stays of an episode keep theirs.
        within: Days to which the judgment is confined; needs an end for a schedule or
            a plan.
        given: Facts about the patient or, for a schedule, about those it is for. A stay
            has its own, and so has an episode.
        reading: Choices of interpretation that the texts leave open.

    Raises:
        MissingArgumentError: *at* is left out and *subject* is no stay and no episode.
        NoTextError: *on* lies before the oldest text of a rulebook.
        FieldTypeError: An argument of the wrong type.
        FieldValueError: *given* is given beside a stay, or *at* beside an episode.

    >>> from continuum.rulebooks.us import medicare
    >>> from continuum.services import ServiceKind
    >>> from continuum.systems import medicare as levels
    >>> evenings = Schedule.weekly(
    ...     "Mon Tue Thu 18:00-21:00", kind=ServiceKind.COUNSELING, breaks=30
    ... )
    >>> report = check(
    ...     evenings, under=medicare.RULEBOOK, at=levels.IOP, on=date(2026, 3, 2)
    ... )
    >>> str(report["US-MEDICARE-002"][0].shortfall)
    '1 hour 30 minutes'
    """
    if not isinstance(subject, Subject):
        expected = "a Schedule, a TreatmentPlan, a Stay or an Episode"
        raise FieldTypeError("check", "subject", subject, expected)
    _fields.day("check", "on", on)
    books = _fields.several("check", "under", under, Rulebook)
    if isinstance(subject, Episode):
        if at is not None or given is not None:
            field = "given" if at is None else "at"
            expected = "left out: the stays of an episode have their own"
            raise FieldValueError("check", field, None, expected)
        return _by_stay(subject, books, on, within, reading)
    if not books:
        raise FieldValueError("check", "under", None, "at least one rulebook")
    codes = Counter(book.authority.code for book in books)
    for code, times in codes.items():
        if times > 1:
            raise DuplicateCodeError("rulebook", code, "check under=")
    levels = _levels(subject, at)
    if within is not None:
        _fields.instance("check", "within", within, DateRange)
    if isinstance(subject, Stay):
        if given is not None:
            expected = "left out: a stay has circumstances of its own"
            raise FieldValueError("check", "given", None, expected)
        given = attrs.evolve(subject.circumstances, admitted=subject.period.start)
    for field, value, kind in (
        ("given", given, Circumstances),
        ("reading", reading, Reading),
    ):
        if value is not None:
            _fields.instance("check", field, value, kind)
    case = _Case(subject, on, within, given or Circumstances(), reading or Reading())
    findings: list[Finding] = []
    not_applicable: list[NotApplicable] = []
    for book in books:
        if on < book.oldest:
            raise NoTextError(book.authority.code, on, book.oldest)
        for rule in book:
            if rule.level not in levels:
                reason = NotApplicableReason.OTHER_LEVEL
                not_applicable.append(NotApplicable(rule=rule, reason=reason))
                continue
            found, left_out = _judge(case, book, rule)
            findings += found
            not_applicable += left_out
    return Report(
        subject=type(subject).__name__,
        levels=levels,
        on=on,
        authorities=tuple(book.authority for book in books),
        reading=case.reading,
        findings=tuple(findings),
        not_applicable=tuple(not_applicable),
    )


def _by_stay(
    episode: Episode,
    books: tuple[Rulebook, ...],
    on: date,
    within: DateRange | None,
    reading: Reading | None,
) -> Report:
    """One report on every stay of *episode* that has begun, in the order of rules."""
    reports = [
        check(stay, under=books, on=on, within=within, reading=reading)
        for stay in episode.stays
        if stay.admitted <= on and (within is None or within.overlaps(stay.period))
    ]
    if not reports:
        days = f"a day of the episode, {episode.period}"
        field, value = ("on", on) if within is None else ("within", str(within))
        raise FieldValueError("check", field, value, days)
    rules = [rule.code for book in books for rule in book]
    order = {code: index for index, code in enumerate(rules)}
    findings = [finding for report in reports for finding in report.findings]
    findings.sort(key=lambda found: (order[found.code], found.window.start))
    # A rule that no stay is at the level of is told once, not for each stay.
    levels = {level for report in reports for level in report.levels}
    left_out = dict.fromkeys(
        item
        for report in reports
        for item in report.not_applicable
        if item.reason is not NotApplicableReason.OTHER_LEVEL
        or item.rule.level not in levels
    )
    return attrs.evolve(
        reports[0],
        subject="Episode",
        levels=tuple(dict.fromkeys(level for r in reports for level in r.levels)),
        findings=tuple(findings),
        not_applicable=tuple(sorted(left_out, key=lambda item: order[item.rule.code])),
    )


def _levels(
    subject: Schedule | TreatmentPlan | Stay, at: Level | Iterable[Level] | None
) -> tuple[Level, ...]:
    if at is None:
        if not isinstance(subject, Stay):
            why = f"a {type(subject).__name__} has no level of its own"
            raise MissingArgumentError("check", "at", why)
        return (subject.level,)
    levels = _fields.several("check", "at", at, Level)
    if not levels:
        raise FieldValueError("check", "at", None, "at least one level")
    return tuple(dict.fromkeys(levels))


def _judge(
    case: _Case, book: Rulebook, rule: Rule
) -> tuple[list[Finding], list[NotApplicable]]:
    """A finding for each window of *rule*, and what of it was not applicable."""
    versions = case.versions(rule)
    if not versions:
        return [], [NotApplicable(rule=rule, reason=NotApplicableReason.NO_TEXT)]
    authority, reading = book.authority, case.reading
    findings: list[Finding] = []
    outside: list[DateRange] = []
    cut: list[DateRange] = []
    idle = True
    for version, judged in versions:
        job = case.job(rule.judges, version.requirement, judged)
        idle = idle and not (job.windows or job.cut)
        whole, short = job.windows, job.cut
        if rule.population:
            outside += [
                window for window in (*whole, *short) if case.apart(rule, window)
            ]
            whole = [window for window in whole if window not in outside]
            short = [window for window in short if window not in outside]
        cut += short
        notices = case.notices(rule.judges, version, whole)
        assessments = job.assess(tuple(whole))
        if rule.population:
            assessments = (case.in_doubt(rule, found) for found in assessments)
        findings += [
            Finding(rule, version, authority, assessment, reading, noted)
            for assessment, noted in zip(assessments, notices, strict=True)
        ]
    not_applicable: list[NotApplicable] = []
    for reason, left_out in (
        (NotApplicableReason.OTHER_POPULATION, outside),
        (NotApplicableReason.CUT_WINDOW, cut),
    ):
        if left_out:
            # A change of the rule cuts one window for both of its versions.
            once = tuple(dict.fromkeys(left_out))
            not_applicable.append(NotApplicable(rule=rule, reason=reason, windows=once))
    if idle:
        daily = isinstance(scope(versions[0][0].requirement), ServiceDay)
        reason = NotApplicableReason.NO_SERVICE_DAY
        if not daily:
            reason = NotApplicableReason.NO_WINDOW
        not_applicable.append(NotApplicable(rule=rule, reason=reason))
    return findings, not_applicable


class _Job(NamedTuple):
    """The windows of one version: those to judge, those cut short, and how to judge."""

    windows: list[DateRange]
    cut: list[DateRange]
    assess: Callable[[tuple[DateRange, ...]], Iterable[Assessment]]


def _already(
    known: list[Assessment], windows: tuple[DateRange, ...]
) -> list[Assessment]:
    """Give what is known, unless its window was left out since."""
    return known if windows else []


class _Case:
    """One call of `check`: its subject, its choices, and what was worked out once."""

    def __init__(
        self,
        subject: Schedule | TreatmentPlan | Stay,
        on: date,
        within: DateRange | None,
        given: Circumstances,
        reading: Reading,
    ) -> None:
        self.subject = subject
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
        self._windows: dict[
            tuple[Window, DateRange, bool], tuple[list[DateRange], list[DateRange]]
        ] = {}

    def versions(self, rule: Rule) -> list[tuple[RuleVersion, DateRange | None]]:
        """The versions to judge by, each with the days it is judged on.

        A standing pattern is judged by the version of the day, uncut: None.
        """
        if self.base is None:
            version = rule.on(self.on)
            return [] if version is None else [(version, None)]
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
    ) -> _Job:
        """The windows of *requirement* in the days *judged*, and how to assess them."""
        kind = self.reading.scope(requirement)
        lacking = self._lacking(basis)
        if lacking:
            window = self._week() if judged is None else self._to_date(judged)
            unknown = Assessment(
                requirement, Verdict.UNKNOWN, window, missing=(lacking,)
            )
            return _Job([window], [], partial(_already, [unknown]))
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
            days = list(assessor.service_days(requirement, span))
            return _Job(days, [], partial(assessor.assess_each, requirement, kind))
        whole, cut = self._spans(kind, judged, total=_is_total(requirement))
        if plan is not None:
            assess = partial(self._by_plan, plan, requirement, kind)
            return _Job(whole, cut, partial(map, assess))
        if not whole:
            return _Job(whole, cut, partial(_already, []))
        assessor = self._assessor(basis, requirement, whole, judged)
        return _Job(whole, cut, partial(assessor.assess_each, requirement, kind))

    def _week(self) -> DateRange:
        """The week that holds the day of the judgment, as the reading has it."""
        return self._holding(self.reading.week)[0]

    def _holding(self, kind: Window) -> list[DateRange]:
        """The window of *kind* that holds the day of the judgment, if any does."""
        admitted = self.given.admitted
        if admitted is not None and self.on < admitted:
            expected = f"on or after the day of admission, {admitted}"
            raise FieldValueError("check", "on", self.on, expected)
        today = DateRange(self.on, self.on + _DAY)
        return list(windows(kind, today, admitted=admitted))

    def _to_date(self, judged: DateRange) -> DateRange:
        """*judged* with an end: for a stay, no later than the day of the judgment."""
        if not isinstance(self.subject, Stay):
            return judged
        return judged.intersection(DateRange(judged.start, self.on + _DAY)) or judged

    def _spans(
        self, kind: Window, judged: DateRange | None, *, total: bool
    ) -> tuple[list[DateRange], list[DateRange]]:
        """The windows of *kind* to judge, and those that *judged* cuts short.

        A *total* over a stay is of all its days, those to come included; anything else
        over a stay, such as a mean, is to date.
        """
        if judged is None:
            return self._standing(kind), []
        key = (kind, judged, total)
        if key not in self._windows:
            span = self._to_date(judged)
            if kind == STAY and isinstance(self.subject, Stay) and self.base:
                known = total and self.base.end is not None
                found = [self.base if known else self._to_date(self.base)]
            elif kind == STAY:
                found = [span]
            else:
                found = list(windows(kind, span, admitted=self.given.admitted))
            whole: list[DateRange] = []
            cut: list[DateRange] = []
            for window in found:
                (whole if self._whole(window, kind, judged) else cut).append(window)
            if self.reading.cut_windows:
                parts = (window.intersection(judged) for window in found)
                whole, cut = [part for part in parts if part is not None], []
            self._windows[key] = (whole, cut)
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

    def _lacking(self, basis: Basis) -> str:
        """Name of the fact that *basis* cannot be judged without; empty if none."""
        stay = self.subject
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

    def _by_plan(
        self,
        plan: TreatmentPlan,
        requirement: Requirement,
        kind: Window,
        window: DateRange,
    ) -> Assessment:
        standing = self.base is None
        covered = self.on in plan.in_force if standing else plan.in_force.covers(window)
        if not covered:
            missing = ("a plan in force",)
            return Assessment(requirement, Verdict.UNKNOWN, window, missing=missing)
        ledger = plan.prescribed(window, kind)
        if kind == STAY:
            ledger = attrs.evolve(ledger, open_from=window.end)
        return Assessor(ledger, self.given, self.reading).assess(
            requirement, window, kind
        )

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
            ledger = self._ledger(basis, reach)
            self._assessors[key] = Assessor(ledger, self.given, self.reading, judged)
        return self._assessors[key]

    def _ledger(self, basis: Basis, span: DateRange) -> Ledger:
        subject = self.subject
        if isinstance(subject, Schedule):
            closed = _closed(subject, span)
            # Beyond a standing week the pattern goes on, so no stay is ever complete.
            open_from = span.end if self.base is None else None
            recorded = subject.sessions(span)
            return Ledger(recorded=recorded, excluded=closed, open_from=open_from)
        assert isinstance(subject, Stay)  # noqa: S101  # plans never come here
        return _stay_ledger(subject, basis, span, self.on)

    def apart(self, rule: Rule, window: DateRange) -> bool:
        """Whether *rule* is known not to be about the patient in *window*."""
        start = window.start
        if self.base is not None:
            # A window cut by admission may begin before the patient was born.
            start = max(start, self.base.start)
        return any(
            holds(condition, self.given, start) is False
            for condition in rule.population
        )

    def in_doubt(self, rule: Rule, assessment: Assessment) -> Assessment:
        """*assessment*, but unknown where *rule* may not be about the patient."""
        window = assessment.window
        missing = tuple(
            fact_name(condition)
            for condition in rule.population
            if holds(condition, self.given, window.start) is None
        )
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
        self, basis: Basis, version: RuleVersion, spans: Sequence[DateRange]
    ) -> Iterator[tuple[Notice, ...]]:
        """What a reader must know beside the verdict, for each window of *spans*."""
        stay = isinstance(self.subject, Stay)
        always = () if stay or basis is not Basis.DELIVERED else (Notice.AS_PLANNED,)
        planned = basis is Basis.PLANNED
        unknown_from = version.verified_through + _DAY
        leaves = self.subject.leaves if isinstance(self.subject, Stay) else ()
        for window in spans:
            end = window.end or self.on
            stale = self.on >= unknown_from if self.base is None else end > unknown_from
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


def _is_total(requirement: Requirement) -> bool:
    """Whether *requirement* counts something over the whole stay, not a mean of it."""
    return any(
        isinstance(part, Bound) and isinstance(part.per, WholeStay)
        for part in walk(requirement)
    )


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
    return longest


def _closed(schedule: Schedule, span: DateRange) -> tuple[Exclusion, ...]:
    reason = ExclusionReason.CLOSED
    return tuple(Exclusion(session, reason) for session, _ in schedule.cancelled(span))


def _stay_ledger(stay: Stay, basis: Basis, span: DateRange, on: date) -> Ledger:
    scheduled: tuple[Session, ...] = ()
    closed: tuple[Exclusion, ...] = ()
    if stay.schedule is not None:
        within = span.intersection(stay.period) or span
        scheduled, closed = (
            stay.schedule.sessions(within),
            _closed(stay.schedule, within),
        )
    lasting = stay.period.end is None
    if basis is not Basis.DELIVERED:
        return Ledger(
            recorded=scheduled, excluded=closed, open_from=span.end if lasting else None
        )
    if stay.attendance is None:
        open_from = span.end if lasting else None
        return Ledger(possible=scheduled, excluded=closed, open_from=open_from)
    records = [record.session for record in stay.attendance.records]
    recorded: list[Session] = []
    possible: list[Session] = []
    # A record says more of a session than that the program was closed.
    told = set(_unrecorded([item.session for item in closed], records))
    excluded = [item for item in closed if item.session in told]
    for record in stay.attendance.records:
        delivered = record.delivered
        if delivered is None:
            excluded.append(Exclusion(record.session, _MISSED[record.status]))
        elif record.session.day <= on:
            recorded.append(delivered)
        else:
            possible.append(delivered)
    possible += _unrecorded(scheduled, records)
    open_from = None
    if stay.schedule is None:
        tomorrow = on + _DAY
        if lasting or (stay.period.end is not None and tomorrow < stay.period.end):
            open_from = tomorrow
    elif lasting:
        open_from = span.end
    return Ledger(
        recorded=tuple(recorded),
        possible=tuple(possible),
        excluded=tuple(excluded),
        open_from=open_from,
    )


def _unrecorded(
    scheduled: Sequence[Session], recorded: Iterable[Session]
) -> Iterator[Session]:
    """Yield the sessions of *scheduled* that no record is about."""
    if not scheduled:
        return
    waiting: dict[object, list[Session]] = {}
    for session in recorded:
        slot = (session.day, session.starts, session.kind)
        waiting.setdefault(slot, []).append(session)
    for session in scheduled:
        records = waiting.get((session.day, session.starts, session.kind), [])
        # A record may know the format of a session that the schedule leaves open.
        told = [one for one in records if _may_be(one.format, session.format)]
        if told:
            records.remove(told[0])
        else:
            yield session


def _may_be(one: Format | None, other: Format | None) -> bool:
    return one is None or other is None or one is other
