"""What is due of a stay's documents, by when, why, and what is overdue.

Scope: documents that rules ask for, the next review the plan asks for, and the days by
which its objectives are to be done. Hours still to be given are not here.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date, time

import attrs

from continuum import _fields, _html
from continuum.assess import Assessment, Filed, Reading
from continuum.checks import check
from continuum.episode import Episode
from continuum.errors import FieldTypeError
from continuum.findings import Finding
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.requirements import AnyOf
from continuum.rules import Basis, Rulebook
from continuum.stay import Stay
from continuum.verdicts import Verdict

__all__ = ["Agenda", "AgendaItem", "AgendaStatus", "agenda"]


class AgendaStatus(enum.StrEnum):
    """Where something that is due stands on the day of the agenda."""

    OVERDUE = "overdue"
    DUE = "due"
    """On a known day, the day of the agenda or a later one."""

    UNDATED = "day not known"
    """A fact is missing that would tell the day, or whether it is due at all."""


@attrs.frozen(kw_only=True)
class AgendaItem:
    """Something that is due.

    Args:
        what: What is due, in a word or two: ``treatment plan``.
        status: Whether it is overdue, due, or due on a day nobody knows.
        due: Day by which it is due.
        at: Local time of that day, where it is due in hours.
        not_before: Day it is due at the earliest, where the day is not known.
        missing: Names of the facts that would tell the day.
        unsigned: Who has still to sign what is made already.
        why: The rule with its citation; None for what the plan itself asks.
    """

    what: str
    status: AgendaStatus
    due: date | None = None
    at: time | None = None
    not_before: date | None = None
    missing: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    why: Finding | None = None

    @property
    def code(self) -> str:
        """Code of the rule, or ``plan``."""
        return "plan" if self.why is None else self.why.code

    @property
    def reason(self) -> str:
        """What asks for it: the requirement and its citation."""
        if self.why is None:
            return "the treatment plan"
        return f"{self.why.assessment.asked} ({self.why.citation})"

    @property
    def when(self) -> str:
        """The day it is due, or what is known of it."""
        if self.due is not None:
            return f"{self.due}" if self.at is None else f"{self.due} {self.at:%H:%M}"
        early = "" if self.not_before is None else f"not before {self.not_before}; "
        return f"{early}not known: {', '.join(self.missing)}"

    @property
    def doing(self) -> str:
        """What is to be done: to make it, or who has still to sign it."""
        if not self.unsigned:
            return self.what
        return f"{self.what}: signature of {' and '.join(self.unsigned)}"

    def __str__(self) -> str:
        return f"{self.status}: {self.doing}, {self.when} ({self.code})"


@attrs.frozen(kw_only=True)
class Agenda:
    """What is due of one stay or episode.

    Args:
        on: Day of the agenda.
        items: What is overdue, then what is due, each by its day, then the rest.
    """

    on: date
    items: tuple[AgendaItem, ...]

    @property
    def overdue(self) -> tuple[AgendaItem, ...]:
        """What is overdue."""
        return self._with(AgendaStatus.OVERDUE)

    @property
    def due(self) -> tuple[AgendaItem, ...]:
        """What is due on a known day, the day of the agenda or a later one."""
        return self._with(AgendaStatus.DUE)

    @property
    def undated(self) -> tuple[AgendaItem, ...]:
        """What is due on a day nobody knows."""
        return self._with(AgendaStatus.UNDATED)

    def _with(self, status: AgendaStatus) -> tuple[AgendaItem, ...]:
        return tuple(item for item in self.items if item.status is status)

    def within(self, days: DateRange) -> Agenda:
        """The same agenda with no more than what is due on *days*.

        What is due on a day nobody knows stays, unless it cannot be due by then.
        """
        _fields.instance("Agenda.within", "days", days, DateRange)

        def concerns(item: AgendaItem) -> bool:
            if item.due is not None:
                return item.due in days
            early = item.not_before
            return early is None or days.end is None or early < days.end

        return attrs.evolve(self, items=tuple(filter(concerns, self.items)))

    def __iter__(self) -> Iterator[AgendaItem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __str__(self) -> str:
        lines = [f"agenda on {self.on}: {self._counts()}", *map(str, self.items)]
        return "\n".join(lines)

    def _counts(self) -> str:
        return (
            f"{len(self.overdue)} overdue, {len(self.due)} due, "
            f"{len(self.undated)} on a day not known"
        )

    def _repr_html_(self) -> str:
        rows = [
            (item.when, item.status.value, item.doing, item.code, item.reason)
            for item in self.items
        ]
        headers = ("by", "status", "what", "rule", "why")
        caption = f"Agenda on {self.on}"
        return _html.table(headers, rows, caption=caption, below=(self._counts(),))

    def to_svg(self) -> str:
        """The agenda as a timeline around its day, as inline SVG."""
        # Drawing is loaded only when somebody looks.
        from continuum.agenda._drawing import timeline  # noqa: PLC0415

        return timeline(self)

    def to_ical(self, *, owner: str, events: bool = False) -> str:
        r"""The agenda as the text of an iCalendar file (RFC 5545), lines ended by CRLF.

        What is due on a day nobody knows has no place in it.

        Args:
            owner: The caller's own reference to the stay, in the identifiers of the
                entries, so that a later file replaces them; it leaves with the file.
            events: Whether to write events of a day, which every calendar shows, in
                place of to-dos.

        >>> Agenda(on=date(2026, 3, 2), items=()).to_ical(owner="7").splitlines()[1]
        'VERSION:2.0'
        """
        from continuum.agenda._ical import calendar  # noqa: PLC0415  # few ever ask

        _fields.text("Agenda.to_ical", "owner", owner)
        _fields.instance("Agenda.to_ical", "events", events, bool)
        return calendar(self, owner=owner, events=events)


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

    Args:
        subject: A stay, or an episode of several.
        under: One rulebook or several.
        on: Day of the agenda; what is due on it is not yet overdue.
        at: Level or levels of the rules; that of the stay unless given.
        reading: Choices of interpretation that the texts leave open.
        holidays: Days on which nobody works beside Saturdays and Sundays.

    Raises:
        FieldTypeError: An argument of the wrong type.
        FieldValueError: *on* lies before the day of admission.
        NoTextError: *on* lies before the oldest text of a rulebook.
    """
    if not isinstance(subject, Stay | Episode):
        raise FieldTypeError("agenda", "subject", subject, "a Stay or an Episode")
    report = check(
        subject, under=under, on=on, at=at, reading=reading, holidays=holidays
    )
    items = [
        item
        for finding in report.findings
        if finding.rule.judges is Basis.DOCUMENTED
        for item in _items(finding)
    ]
    stays = subject.stays if isinstance(subject, Episode) else (subject,)
    for stay in stays:
        items += _of_plan(stay, on)
    order = list(AgendaStatus)
    items.sort(
        key=lambda item: (
            order.index(item.status),
            item.due or item.not_before or date.max,
            item.at or time.max,
            item.code,
        )
    )
    return Agenda(on=on, items=tuple(items))


def _items(finding: Finding) -> Iterator[AgendaItem]:
    for leaf in _open(finding.assessment):
        seen = leaf.observed
        if not isinstance(seen, Filed):
            if leaf.missing:
                what = getattr(leaf.requirement, "document", str(leaf.requirement))
                yield AgendaItem(
                    what=_words(what),
                    status=AgendaStatus.UNDATED,
                    missing=leaf.missing,
                    why=finding,
                )
            continue
        what = _words(seen.kind)
        status = AgendaStatus.DUE if seen.due else AgendaStatus.UNDATED
        if leaf.verdict is Verdict.UNMET:
            status = AgendaStatus.OVERDUE
        yield AgendaItem(
            what=what,
            status=status,
            due=seen.due,
            at=seen.at,
            not_before=seen.not_before,
            missing=()
            if seen.due
            else tuple(name for name in leaf.missing if name != what),
            unsigned=tuple(_words(role) for role in seen.unsigned),
            why=finding,
        )


def _open(assessment: Assessment) -> Iterator[Assessment]:
    """Yield the leaves that something is still to be done about."""
    if assessment.verdict is Verdict.MET:
        return
    if isinstance(assessment.requirement, AnyOf):
        # One of the ways is enough; the first that is still open is told.
        yield from _open(
            next(p for p in assessment.parts if p.verdict is assessment.verdict)
        )
    elif assessment.parts:
        for part in assessment.parts:
            yield from _open(part)
    elif not isinstance(assessment.observed, Filed) or assessment.observed.done is None:
        yield assessment


def _of_plan(stay: Stay, on: date) -> Iterator[AgendaItem]:
    """Yield what the plan in force itself asks for; nothing once the stay is over."""
    plan = next((plan for plan in reversed(stay.plans) if on in plan.in_force), None)
    if plan is None or on not in stay.period:
        return
    past = [review for review in plan.reviews if review.on <= on]
    by = past[-1].next_by if past else plan.review_by
    if by is not None:
        status = AgendaStatus.OVERDUE if by < on else AgendaStatus.DUE
        yield AgendaItem(what="plan review", status=status, due=by)
    for objective in plan.objectives:
        if objective.due is not None and objective.due >= on:
            what = f"objective {objective.code}"
            yield AgendaItem(what=what, status=AgendaStatus.DUE, due=objective.due)


def _words(kind: str) -> str:
    return kind.replace("-", " ")
