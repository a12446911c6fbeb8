"""The verb: judge a schedule, plan, stay or program by rulebooks, on a day."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TypeAlias

import attrs

from continuum import _fields
from continuum.assess import (
    Assessment,
    Excused,
    Lacking,
    NothingDue,
    Reading,
    check_holidays,
)
from continuum.checks._case import Case, House, Job, lasts
from continuum.checks._obligations import Obligations
from continuum.circumstances import Circumstances, is_steady
from continuum.episode import Episode
from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    MissingArgumentError,
)
from continuum.findings import (
    Finding,
    NotApplicable,
    NotApplicableReason,
    Report,
)
from continuum.levels import Level
from continuum.periods import (
    DateRange,
    ServiceDay,
)
from continuum.plan import TreatmentPlan
from continuum.program import Program
from continuum.requirements import (
    AllOf,
    AtMost,
    Below,
    Between,
    Counting,
    Excusable,
    Given,
    LevelAbsent,
    Ratio,
    Requirement,
    Scaled,
    scope,
)
from continuum.requirements._union import has_part
from continuum.rules import Basis, Rule, Rulebook, RuleVersion, several_rulebooks
from continuum.sessions import Schedule
from continuum.stay import Stay
from continuum.verdicts import Verdict

__all__ = ["Subject", "check"]

Subject: TypeAlias = Schedule | TreatmentPlan | Stay | Program | Episode
"""What can be judged."""

_DAY = timedelta(days=1)


def check(
    subject: Subject,
    *,
    under: Rulebook | Iterable[Rulebook],
    on: date,
    at: Level | Iterable[Level] | None = None,
    within: DateRange | None = None,
    given: Circumstances | None = None,
    reading: Reading | None = None,
    holidays: frozenset[date] | None = None,
    others: Iterable[TreatmentPlan] | None = None,
) -> Report:
    """Judge *subject* by every rule of *under* at the level, as of the day *on*.

    A schedule or a plan is a standing pattern: unless *within* is given, it is judged
    over the window that holds *on*, by the rules in force on that day. A stay is judged
    over every window of its period that has begun by *on*, each by the rules in force
    on it. What is delivered after *on* is not known yet: it is still possible. An
    episode is judged stay by stay, each at its own level.

    A program is judged track by track, each a standing pattern, on its staff, and on
    the hours at which staff are at hand. No other subject tells of these.

    A day for which no text of a rule was read makes the rule not applicable, and says
    so. A rule about documents gives a finding for each one due. Where a rule changes,
    the text that stood when a clock started says by when; of days that are fixed in a
    row, the text of each. What is due on the day *on* is not yet overdue.

    Args:
        subject: What is judged.
        under: One rulebook or several.
        on: Day of the judgment.
        at: Level or levels, of any system. A stay and a program have their own, which
            this overrides; the stays of an episode keep theirs. Rules about every level
            need none.
        within: Days to which the judgment is confined; needs an end for a schedule or
            a plan.
        given: Facts about the patient or, for a schedule, about those it is for. A stay
            has its own, and so have an episode and a program.
        reading: Choices of interpretation that the texts leave open.
        holidays: Days on which nobody works beside Saturdays and Sundays, for limits in
            working days; None where nobody says.
        others: Plans of other patients, for rules about texts that plans share; None
            where nobody gives them.

    Raises:
        MissingArgumentError: *at* is left out, *subject* is a schedule or a plan, and a
            rule is about one level.
        FieldTypeError: An argument of the wrong type.
        FieldValueError: *given* is given beside a stay or a program, or *at* beside an
            episode.

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
        expected = "a Schedule, a TreatmentPlan, a Stay, a Program or an Episode"
        raise FieldTypeError("check", "subject", subject, expected)
    _fields.day("check", "on", on)
    books = _fields.several("check", "under", under, Rulebook)
    if isinstance(subject, Episode):
        if at is not None or given is not None:
            field = "given" if at is None else "at"
            expected = "left out: the stays of an episode have their own"
            raise FieldValueError("check", field, None, expected)
        judge = partial(
            check,
            under=books,
            on=on,
            within=within,
            reading=reading,
            holidays=holidays,
            others=others,
        )
        return _by_stay(subject, books, on, within, judge)
    several_rulebooks("check", "under", books, "check under=")
    levels = _levels(subject, at, books)
    if within is not None:
        _fields.instance("check", "within", within, DateRange)
    if isinstance(subject, Stay | Program):
        if given is not None:
            what = "stay" if isinstance(subject, Stay) else "program"
            expected = f"left out: a {what} has circumstances of its own"
            raise FieldValueError("check", "given", None, expected)
        given = _given(subject)
    for field, value, kind in (
        ("given", given, Circumstances),
        ("reading", reading, Reading),
    ):
        if value is not None:
            _fields.instance("check", field, value, kind)
    check_holidays("check", holidays)
    if others is not None:
        others = _fields.several("check", "others", others, TreatmentPlan)
    make = partial(
        Case,
        on=on,
        within=within,
        given=given or Circumstances(),
        reading=reading or Reading(),
        holidays=holidays,
    )
    cases = list(_cases(subject, make))
    obligations = Obligations(cases[0], holidays=holidays, others=others)
    findings: list[Finding] = []
    not_applicable: list[NotApplicable] = []
    places = frozenset(levels)
    for book in books:
        for rule in book:
            if not rule.is_about(places):
                reason = NotApplicableReason.OTHER_LEVEL
                not_applicable.append(NotApplicable(rule=rule, reason=reason))
                continue
            if rule.judges is Basis.DOCUMENTED:
                found, left_out = _judge_record(cases[0], obligations, book, rule)
            else:
                found, left_out = _judge_all(cases, book, rule)
            findings += found
            not_applicable += left_out
    return Report(
        subject=type(subject).__name__,
        levels=levels,
        on=on,
        authorities=tuple(book.authority for book in books),
        revised=tuple(book.revised for book in books),
        reading=cases[0].reading,
        findings=tuple(findings),
        not_applicable=tuple(not_applicable),
    )


def _given(subject: Stay | Program) -> Circumstances:
    """The facts about those whom *subject* is about."""
    if isinstance(subject, Program):
        return subject.patients
    facts, landmarks = subject.circumstances, subject.landmarks
    return attrs.evolve(
        facts,
        admitted=subject.period.start,
        landmarks=facts.landmarks if landmarks is None else landmarks,
    )


def _cases(
    subject: Schedule | TreatmentPlan | Stay | Program, make: Callable[..., Case]
) -> Iterator[Case]:
    """Yield a case for *subject*; of a program, for the whole and for each track."""
    if not isinstance(subject, Program):
        yield make(subject)
        return
    staffing = subject.staffing
    lacking = "hours at which staff are at hand" if subject.available is None else ""
    whole = subject.available or Schedule()
    yield make(whole, house=House("", staffing, lacking))
    for track in subject.tracks:
        yield make(track.schedule, house=House(track.name, staffing))
    if not subject.tracks:
        yield make(Schedule(), house=House("", staffing, "schedule"))


def _broken(
    job: Job,
    version: RuleVersion,
    short: Sequence[DateRange],
    judged: DateRange | None,
    given: Circumstances,
) -> dict[DateRange, DateRange]:
    """The windows of *short*, each cut, whose days *judged* exceed a ceiling already.

    What is missing of such a window can only add to it.
    """
    if judged is None or not short:
        return {}
    if not has_part(version.requirement, AtMost | Below | Between):
        return {}
    left = {window: window.intersection(judged) for window in short}
    days = tuple(part for part in left.values() if part is not None)
    over = {
        found.window
        for found in job.assess(days)
        if _exceeds(found, found.window, given)
    }
    return {window: part for window, part in left.items() if part and part in over}


def _exceeds(found: Assessment, days: DateRange, given: Circumstances) -> bool:
    """Whether a ceiling over all of *days* is exceeded, whatever else is or will be."""
    if found.verdict is not Verdict.UNMET or found.window != days:
        return False
    match found.requirement:
        case AtMost() | Below() | Between():
            return found.excess is not None
        case AllOf():
            return any(_exceeds(part, days, given) for part in found.parts)
        case Given(condition) if len(found.parts) == 1:
            # The whole window may begin on a day on which the other branch applies.
            steady = is_steady(condition, given)
            return steady and _exceeds(found.parts[0], days, given)
        case Given() | Excusable() | Counting():
            return all(_exceeds(part, days, given) for part in found.parts)
        case _:
            return False


def _exceeding(
    assessments: Iterable[Assessment], cut: Container[DateRange], given: Circumstances
) -> Iterator[Assessment]:
    """Yield *assessments*, those of *cut* windows with what is exceeded alone."""
    for found in assessments:
        yield _excess(found, given) if found.window in cut else found


def _excess(found: Assessment, given: Circumstances) -> Assessment:
    """*found* without what cannot be judged in a cut window, such as a floor."""
    if not isinstance(found.requirement, AllOf):
        return found
    exceeding = (
        _excess(part, given)
        for part in found.parts
        if _exceeds(part, found.window, given)
    )
    return attrs.evolve(found, parts=tuple(exceeding))


_OF_THE_HOUSE = (Basis.AVAILABLE, Basis.STAFFED)


def _judge_all(
    cases: Sequence[Case], book: Rulebook, rule: Rule
) -> tuple[list[Finding], list[NotApplicable]]:
    """What *rule* finds in each case that it speaks of."""
    if cases[0].house is None:
        concerned = cases
    elif rule.judges in _OF_THE_HOUSE:
        concerned = cases[:1]
    else:
        concerned = cases[1:]
    if len(concerned) == 1:
        return _judge(concerned[0], book, rule)
    findings: list[Finding] = []
    not_applicable: list[NotApplicable] = []
    for case in concerned:
        found, left_out = _judge(case, book, rule)
        findings += found
        not_applicable += left_out
    # What is so of several tracks is told once.
    return findings, list(dict.fromkeys(not_applicable))


def _other_subject(case: Case, rule: Rule, requirement: Requirement) -> bool:
    """Whether the subject of *case* cannot tell what *requirement* asks.

    How long a stay lasts, a stay tells; of its staff, its patients and the hours at
    which it is open, a program.
    """
    if not isinstance(case.subject, Stay) and lasts(requirement):
        return True
    return case.house is None and (
        rule.judges in _OF_THE_HOUSE or has_part(requirement, Ratio | Scaled)
    )


def _by_stay(
    episode: Episode,
    books: tuple[Rulebook, ...],
    on: date,
    within: DateRange | None,
    judge: Callable[[Stay], Report],
) -> Report:
    """One report on every stay of *episode* that has begun, in the order of rules."""
    reports = [
        judge(stay)
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
        or not item.rule.is_about(levels)
    )
    return attrs.evolve(
        reports[0],
        subject="Episode",
        levels=tuple(dict.fromkeys(level for r in reports for level in r.levels)),
        findings=tuple(findings),
        not_applicable=tuple(sorted(left_out, key=lambda item: order[item.rule.code])),
    )


def _levels(
    subject: Schedule | TreatmentPlan | Stay | Program,
    at: Level | Iterable[Level] | None,
    books: Iterable[Rulebook],
) -> tuple[Level, ...]:
    if at is None and isinstance(subject, Program):
        return subject.levels
    if at is None:
        if all(rule.level is None for book in books for rule in book):
            return (subject.level,) if isinstance(subject, Stay) else ()
        if not isinstance(subject, Stay):
            why = f"a {type(subject).__name__} has no level of its own"
            raise MissingArgumentError("check", "at", why)
        return (subject.level,)
    levels = _fields.several("check", "at", at, Level)
    if not levels:
        raise FieldValueError("check", "at", None, "at least one level")
    return tuple(dict.fromkeys(levels))


def _judge(
    case: Case, book: Rulebook, rule: Rule
) -> tuple[list[Finding], list[NotApplicable]]:
    """A finding for each window of *rule*, and what of it was not applicable."""
    versions = case.versions(rule)
    if not versions:
        return [], [NotApplicable(rule=rule, reason=NotApplicableReason.NO_TEXT)]
    not_applicable: list[NotApplicable] = []
    if any(isinstance(version.requirement, LevelAbsent) for version, _ in versions):
        reason = NotApplicableReason.NO_SUCH_LEVEL
        not_applicable.append(NotApplicable(rule=rule, reason=reason))
        versions = [
            (version, judged)
            for version, judged in versions
            if not isinstance(version.requirement, LevelAbsent)
        ]
    if not versions:
        return [], not_applicable
    if any(_other_subject(case, rule, version.requirement) for version, _ in versions):
        reason = NotApplicableReason.OTHER_SUBJECT
        return [], [NotApplicable(rule=rule, reason=reason)]
    authority, reading = book.authority, case.reading
    track = case.house.track if case.house else ""
    findings: list[Finding] = []
    outside: list[DateRange] = []
    cut: list[DateRange] = []
    nothing: list[DateRange] = []
    idle = True
    for version, judged in versions:
        job = case.job(rule.judges, version.requirement, judged)
        idle = idle and not (job.windows or job.cut)
        whole, short = job.windows, job.cut
        if rule.population:
            others = [window for window in (*whole, *short) if case.apart(rule, window)]
            if others:
                outside += others
                whole = tuple(window for window in whole if window not in others)
                short = tuple(window for window in short if window not in others)
        broken = _broken(job, version, short, judged, case.given)
        if broken:
            every = (*whole, *broken.values())
            whole = tuple(sorted(every, key=lambda days: days.start))
        cut += [window for window in short if window not in broken]
        notices = case.notices(rule.judges, version, whole)
        assessments = job.assess(whole)
        if broken:
            assessments = _exceeding(assessments, set(broken.values()), case.given)
        if rule.population:
            assessments = (case.in_doubt(rule, found) for found in assessments)
        for assessment, noted in zip(assessments, notices, strict=True):
            if _nothing_due(assessment):
                nothing.append(assessment.window)
                continue
            findings.append(
                Finding(rule, version, authority, assessment, reading, noted, track)
            )
    if outside or cut or nothing:
        not_applicable += _left_out(rule, outside, cut, nothing)
    if idle:
        daily = isinstance(scope(versions[0][0].requirement), ServiceDay)
        reason = NotApplicableReason.NO_SERVICE_DAY
        if not daily:
            reason = NotApplicableReason.NO_WINDOW
        not_applicable.append(NotApplicable(rule=rule, reason=reason))
    return findings, not_applicable


def _left_out(
    rule: Rule,
    outside: Sequence[DateRange],
    cut: Sequence[DateRange],
    nothing: Sequence[DateRange],
) -> Iterator[NotApplicable]:
    """Yield which windows of *rule* were not judged, and why."""
    for reason, left_out in (
        (NotApplicableReason.OTHER_POPULATION, outside),
        (NotApplicableReason.CUT_WINDOW, cut),
        (NotApplicableReason.NOTHING_DUE, nothing),
    ):
        if left_out:
            # A change of the rule cuts one window for both of its versions.
            once = sorted(dict.fromkeys(left_out), key=lambda days: days.start)
            yield NotApplicable(rule=rule, reason=reason, windows=tuple(once))


def _nothing_due(found: Assessment) -> bool:
    """Whether nothing that was judged asked for anything."""
    if found.parts and not isinstance(found.observed, Excused):
        return all(map(_nothing_due, found.parts))
    return isinstance(found.observed, NothingDue)


def _judge_record(
    case: Case, obligations: Obligations, book: Rulebook, rule: Rule
) -> tuple[list[Finding], list[NotApplicable]]:
    """A finding for each document that *rule* made due, or for the plan as it is."""
    if isinstance(case.subject, Schedule):  # a program's, too
        reason = NotApplicableReason.OTHER_SUBJECT
        return [], [NotApplicable(rule=rule, reason=reason)]
    begun = rule.versions[0].in_force.start <= case.on
    due = obligations.of(rule) if begun else None
    if due is None:
        return [], [NotApplicable(rule=rule, reason=NotApplicableReason.NO_TEXT)]
    findings: list[Finding] = []
    outside: list[DateRange] = []
    reason = NotApplicableReason.NOTHING_DUE
    for version, asked, found in due:
        if found.owes_nothing:
            if isinstance(found.observed, Lacking):
                reason = NotApplicableReason.NO_PART
            continue
        if case.apart(rule, found.window):
            outside.append(found.window)
            continue
        assessment = case.in_doubt(rule, found)
        window = (found.window,)
        noted = next(case.notices(rule.judges, version, window, asked=asked))
        findings.append(
            Finding(rule, version, book.authority, assessment, case.reading, noted)
        )
    not_applicable: list[NotApplicable] = []
    if outside:
        other = NotApplicableReason.OTHER_POPULATION
        windows = tuple(dict.fromkeys(outside))
        not_applicable.append(NotApplicable(rule=rule, reason=other, windows=windows))
    elif not findings:
        not_applicable.append(NotApplicable(rule=rule, reason=reason))
    return findings, not_applicable
