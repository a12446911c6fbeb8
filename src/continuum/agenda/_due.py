"""The verb: list what is due of a stay or an episode, from the findings of a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from functools import partial
from itertools import chain
from typing import Final, TypeAlias

import attrs

from continuum import _fields
from continuum.agenda._agenda import Agenda, AgendaItem, AgendaStatus
from continuum.assess import Assessment, Filed, Reading
from continuum.checks import check
from continuum.circumstances import fact_name
from continuum.documents import DocumentKind
from continuum.episode import Episode
from continuum.errors import FieldTypeError, FieldValueError
from continuum.findings import Finding
from continuum.levels import Level
from continuum.plan._standing import latest_begun, standing
from continuum.requirements import AnyOf, Given, OnPaper, PlanHas, PlanTrait
from continuum.rules import Basis, Rulebook
from continuum.stay import Stay
from continuum.verdicts import Verdict

__all__ = ["agenda"]

_DAY = timedelta(days=1)


def agenda(
    subject: Stay | Episode,
    *,
    under: Rulebook | Iterable[Rulebook],
    on: date,
    at: Level | Iterable[Level] | None = None,
    reading: Reading | None = None,
    holidays: frozenset[date] | None = None,
) -> Agenda:
    """List what is due of *subject* by the rules about documents, as of the day *on*.

    What is due on the day *on* is not yet overdue. What a rule asks for stays overdue
    after the stay; what the plan itself asks for is due while the stay lasts. A plan
    that runs out goes on asking, and asks for a new version by its last day.

    Of several ways of which one is enough, the one that stays open longest is told: by
    its day what is asked is due, and it is not missed before. The others that are open
    are named beside it, save those that ask for the same and more.

    A limit in sessions or days of service has a day once these were given. Until then
    the schedule tells the earliest one. Of a stay without an end it is looked at for
    120 days, *on* the first of them: after these, any day may bring service.

    Args:
        subject: A stay, or an episode of several; stays that begin later are left out.
        under: One rulebook or several.
        on: Day of the agenda.
        at: Level or levels of the rules; that of the stay unless given. The stays of an
            episode have their own.
        reading: Choices of interpretation that the texts leave open.
        holidays: Days on which nobody works beside Saturdays and Sundays.

    Raises:
        FieldTypeError: An argument of the wrong type.
        FieldValueError: *on* lies before the day of admission, or *at* is given beside
            an episode.

    >>> from continuum.periods import DateRange
    >>> from continuum.rulebooks.us import de
    >>> from continuum.systems import us_de
    >>> stay = Stay(
    ...     level=us_de.RESIDENTIAL, period=DateRange(date(2026, 3, 2)), documents=()
    ... )
    >>> for on in (date(2026, 4, 1), date(2026, 4, 2)):
    ...     print(agenda(stay, under=de.RULEBOOK, on=on).items[3])
    due: plan review, 2026-04-01 (US-DE-003, clock from 2026-03-02)
    overdue: plan review, 2026-04-01 (US-DE-003, clock from 2026-03-02)
    """
    if not isinstance(subject, Stay | Episode):
        raise FieldTypeError("agenda", "subject", subject, "a Stay or an Episode")
    _fields.day("agenda", "on", on)
    books = _fields.several("agenda", "under", under, Rulebook)
    stays = subject.stays if isinstance(subject, Episode) else (subject,)
    if isinstance(subject, Episode) and at is not None:
        expected = "left out: the stays of an episode have their own"
        raise FieldValueError("agenda", "at", None, expected)
    if on < stays[0].admitted:
        expected = f"on or after the day of admission, {stays[0].admitted}"
        raise FieldValueError("agenda", "on", on, expected)
    levels = at if at is None else _fields.several("agenda", "at", at, Level)
    items: list[AgendaItem] = []
    begun = [stay for stay in stays if stay.admitted <= on]
    for stay in begun:
        report = check(
            stay, under=books, on=on, at=levels, reading=reading, holidays=holidays
        )
        items += _of_rules(stay, report.findings, on)
        items += _of_plan(stay, on)
    about = tuple(f"{stay.level} from {stay.admitted}" for stay in begun)
    return Agenda(on=on, items=tuple(sorted(items, key=_order)), about=about)


def _order(item: AgendaItem) -> tuple[int, date, time, str, str, str]:
    return (
        _STATUSES.index(item.status),
        item.due or item.not_before or date.max,
        item.at or time.max,
        item.code,
        item.stay,
        item.doing,
    )


_STATUSES: Final = tuple(AgendaStatus)


# --- what rules ask for ---------------------------------------------------------------

_Make: TypeAlias = Callable[[Assessment], AgendaItem | None]


def _of_rules(
    stay: Stay, findings: Iterable[Finding], on: date
) -> Iterator[AgendaItem]:
    documented = [found for found in findings if found.rule.judges is Basis.DOCUMENTED]
    numbers = _numbers(documented)
    for finding in documented:
        make = partial(_item, stay=stay, finding=finding, numbers=numbers, on=on)
        yield from _open(finding.assessment, make)


def _numbers(findings: Iterable[Finding]) -> dict[int, int]:
    """Which of those alike each leaf is, by its identity.

    What is done counts as well: it keeps its number when another one is made.
    """
    numbers: dict[int, int] = {}
    alike: Counter[tuple[str, str, date]] = Counter()
    for finding in findings:
        for leaf in finding.assessment.leaves():
            if isinstance(leaf.observed, Filed):
                key = (finding.code, leaf.observed.kind, leaf.observed.starts)
                alike[key] += 1
                numbers[id(leaf)] = alike[key]
    return numbers


def _open(node: Assessment, make: _Make) -> list[AgendaItem]:
    """The items of a tree: of each leaf that something is still to be done about."""
    if node.verdict is Verdict.MET:
        return []
    if not node.parts:
        item = make(node)
        return [] if item is None else [item]
    parts = [_open(part, make) for part in node.parts]
    match node.requirement:
        case asked if len(parts) == 1 and node.parts[0].requirement is asked:
            # It is not known whether the rule is about the patient.
            return [_doubted(item, node.missing) for item in parts[0]]
        case AnyOf() as asked:
            ways = zip(node.parts, parts, strict=True)
            alike = [(part, way) for part, way in ways if part.verdict is node.verdict]
            left = [way for _, way in alike if way]
            taken = [part for part, way in alike if not way]
            if taken and node.verdict is Verdict.UNMET:
                # One was done too late, so nobody need do another.
                return []
            way = max(left, key=_lasting, default=list[AgendaItem]())
            others = _others(way, left) if node.verdict is Verdict.UNKNOWN else ()
            told = [
                attrs.evolve(item, asked=asked, instead=(*item.instead, *others))
                for item in way
            ]
            # One that was done may have been in time.
            doubts = [name for part in taken for name in part.missing]
            return [_doubted(item, doubts) for item in told] if taken else told
        case Given(condition) as asked if len(parts) > 1:
            found = _either(parts[0], parts[1], fact_name(condition))
            return [attrs.evolve(item, asked=asked) for item in found]
        case _:
            return [*chain(*parts)]


def _lasting(way: Sequence[AgendaItem]) -> tuple[bool, tuple[date, time], int]:
    """How long *way* stays open, as far as that is certain; and how little it asks."""
    certain = all(
        item.due is not None and item.status is not AgendaStatus.UNDATED for item in way
    )
    # It is closed once the first of its parts is missed.
    closes = min(
        (item.due or item.not_before or date.min, item.at or time.max) for item in way
    )
    return certain, closes, -len(way)


def _others(
    way: Iterable[AgendaItem], ways: Iterable[Sequence[AgendaItem]]
) -> tuple[str, ...]:
    """What each of *ways* asks for, in words, but for those that ask for all of *way*.

    Who does the one that is told is not helped by another that takes as much or more.
    """
    told = {_task(item) for item in way}
    others = (other for other in ways if not told.issubset(map(_task, other)))
    words = (" and ".join(map(_in_short, other)) for other in others)
    return tuple(dict.fromkeys(words))


def _task(item: AgendaItem) -> tuple[str, tuple[str, ...]]:
    return item.what, item.unsigned


def _in_short(item: AgendaItem) -> str:
    if item.due is None:
        return item.doing
    at = "" if item.at is None else f" {item.at:%H:%M}"
    return f"{item.doing} by {item.due}{at}"


def _doubted(item: AgendaItem, facts: Iterable[str]) -> AgendaItem:
    missing = tuple(dict.fromkeys((*facts, *item.missing)))
    return attrs.evolve(item, status=AgendaStatus.UNDATED, missing=missing)


def _either(
    one: Iterable[AgendaItem], other: Iterable[AgendaItem], fact: str
) -> Iterator[AgendaItem]:
    """Yield what is due where a fact that nobody knows decides between two lists.

    What both ask for is one thing, due on one of two days.
    """
    rest = [*other]
    for item in one:
        twin = next((each for each in rest if _task(each) == _task(item)), None)
        if twin is None:
            yield _doubted(item, (fact,))
            continue
        rest.remove(twin)
        yield _joined(item, twin, fact)
    yield from (_doubted(item, (fact,)) for item in rest)


def _joined(one: AgendaItem, other: AgendaItem, fact: str) -> AgendaItem:
    # Another way is one for certain only if it is open whatever the fact.
    instead = tuple(way for way in one.instead if way in other.instead)
    one = attrs.evolve(one, instead=instead)
    if all(getattr(one, field) == getattr(other, field) for field in _SETTLED_BY):
        return one
    days = [item.due or item.not_before for item in (one, other)]
    known = [day for day in days if day is not None]
    overdue = one.status is other.status is AgendaStatus.OVERDUE
    return attrs.evolve(
        _doubted(one, (fact, *one.missing, *other.missing)),
        status=AgendaStatus.OVERDUE if overdue else AgendaStatus.UNDATED,
        due=None,
        at=None,
        not_before=min(known) if len(known) == len(days) else None,
    )


_SETTLED_BY: Final = ("status", "due", "at", "not_before", "missing")


def _item(
    leaf: Assessment,
    *,
    stay: Stay,
    finding: Finding,
    numbers: Mapping[int, int],
    on: date,
) -> AgendaItem | None:
    """The item of one leaf; None where nothing can be done about it, or here."""
    asked, seen = leaf.requirement, leaf.observed
    bare = partial(
        AgendaItem,
        level=stay.level,
        admitted=stay.admitted,
        asked=asked,
        why=finding,
    )
    if isinstance(asked, PlanHas):
        # Nobody mends the plan of a stay that is over, and a plan that is still to be
        # made lacks nothing by itself.
        mended = on in stay.period and asked.trait not in _PAST_MENDING
        if leaf.verdict is not Verdict.UNMET or not mended:
            return None
        what = f"treatment plan in which {asked}"
        return bare(what=what, status=AgendaStatus.UNDATED)
    if not isinstance(asked, OnPaper):
        return None
    what = _fields.spaced(asked.document)
    if not isinstance(seen, Filed):
        return bare(what=what, status=AgendaStatus.UNDATED, missing=leaf.missing)
    if seen.done is not None:
        return None
    status = AgendaStatus.UNDATED
    if leaf.verdict is Verdict.UNMET:
        status = AgendaStatus.OVERDUE
    elif seen.due is not None and seen.due >= on:
        status = AgendaStatus.DUE
    by = "" if seen.due is None else f" by {seen.due}"
    return bare(
        what=what,
        status=status,
        due=seen.due,
        at=seen.at,
        not_before=seen.not_before,
        since=seen.starts,
        # That the document itself is not there, is what makes it due.
        missing=tuple(name for name in leaf.missing if name != f"{what}{by}"),
        unsigned=tuple(_fields.spaced(role) for role in seen.unsigned),
        number=numbers[id(leaf)],
    )


_PAST_MENDING: Final = (
    PlanTrait.IN_FORCE,
    PlanTrait.SESSIONS_PRESCRIBED,
    PlanTrait.INTERVENTIONS_GIVEN,
    PlanTrait.REVIEWED,
)
"""What no change of the plan mends: past sessions, services to be given, reviews."""


# --- what the plan asks for -----------------------------------------------------------


def _of_plan(stay: Stay, on: date) -> Iterator[AgendaItem]:
    """Yield what the plan asks for; nothing once the stay is over."""
    # What the latest version asked for is still to be done, though it has run out.
    plan = latest_begun(stay.plans, on)
    if plan is None or on not in stay.period:
        return
    bare = partial(
        AgendaItem, level=stay.level, admitted=stay.admitted, in_force=plan.in_force
    )
    # A discharge of a later day is not known yet.
    last = on if stay.last_day == on else date.max
    end = plan.in_force.end
    if end is not None and end <= last and not _followed(stay, end, on):
        yield bare(
            what="new version of the treatment plan",
            status=_status(end - _DAY, on),
            due=end - _DAY,
            since=plan.in_force.start,
        )
    first = stay.plans[0].in_force.start
    # A review that the record lists by itself does not say when the next one is.
    reviews = {
        document.on: None
        for document in stay.documents or ()
        if document.kind == DocumentKind.PLAN_REVIEW and first <= document.on <= on
    } | {review.on: review.next_by for review in plan.reviews if review.on <= on}
    reviewed = max(reviews, default=None)
    by = plan.review_by if reviewed is None else reviews[reviewed]
    if by is not None and by <= last:
        status, since = _status(by, on), reviewed or first
        yield bare(what="plan review", status=status, due=by, since=since)
    ended = {goal.code for goal in plan.goals if not goal.lifecycle.is_open}
    for objective in plan.objectives:
        by = objective.due
        if by is None or by > last or objective.goal in ended:
            continue
        if reviewed is not None and by <= reviewed:
            # The review told whether it was reached.
            continue
        item = bare(
            what=f"objective {objective.code}",
            status=AgendaStatus.DUE,
            due=by,
            since=objective.starts or first,
        )
        yield item if by >= on else _doubted(item, ("whether it is reached",))


def _status(due: date, on: date) -> AgendaStatus:
    return AgendaStatus.OVERDUE if due < on else AgendaStatus.DUE


def _followed(stay: Stay, end: date, on: date) -> bool:
    """Whether a version written by the day *on* stands from the day *end*."""
    written = [plan for plan in stay.plans if (plan.written or on) <= on]
    return standing(written, end) is not None
