"""What an agenda is: items, each with its day, its rule and its stay."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, time

import attrs

from continuum import _fields, _html
from continuum.errors import printable
from continuum.findings import Finding
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.requirements import Requirement

__all__ = ["Agenda", "AgendaItem", "AgendaStatus"]


class AgendaStatus(enum.StrEnum):
    """Where something that is due stands on the day of the agenda."""

    OVERDUE = "overdue"
    """What asks for it is not met: its time is over, or no text gives it any."""

    DUE = "due"
    """On a known day, the day of the agenda or a later one."""

    UNDATED = "unsettled"
    """No text says by when, or a fact is missing.

    It would tell the day, whether it is due at all, or whether it is done.
    """


@attrs.frozen(kw_only=True)
class AgendaItem:
    """Something that is due.

    Args:
        what: What is due, in a few words: ``treatment plan``.
        status: Whether it is overdue, due, or neither for certain.
        level: Level of the stay it is about.
        admitted: First day of that stay.
        due: Day by which it is due, if it is due at all.
        at: Local time of that day, where it is due in hours.
        not_before: Day it is due at the earliest, where the day is not known.
        since: Day its clock started; None where that is not known, or none runs.
        missing: Names of the facts that would settle it.
        unsigned: Who has still to sign what is made already.
        instead: What else would do, where one of several ways is enough: the others
            that are open, each with its day where that is known.
        asked: The part of the rule that asks for it; None for what the plan asks.
        why: The rule with its citation; None for what the plan asks.
        in_force: Days of the version of the plan that asks for it, where one does.
        number: Which of those alike, of one rule, document and start of the clock.
    """

    what: str
    status: AgendaStatus
    level: Level
    admitted: date
    due: date | None = None
    at: time | None = None
    not_before: date | None = None
    since: date | None = None
    missing: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    asked: Requirement | None = None
    why: Finding | None = None
    in_force: DateRange | None = None
    number: int = 1

    @property
    def code(self) -> str:
        """Code of the rule, or ``plan``."""
        return "plan" if self.why is None else self.why.code

    @property
    def reason(self) -> str:
        """What asks for it: the requirement, its citation, and what must be known."""
        if self.why is None:
            days = "" if self.in_force is None else f", in force {self.in_force}"
            return f"the treatment plan{days}"
        asked = self.asked or self.why.assessment.asked
        cited = f"{self.why.citation}, in force {self.why.version.in_force}"
        notes = "".join(f"; note: {notice}" for notice in self.why.notices)
        return f"{asked} ({cited}){notes}"

    @property
    def when(self) -> str:
        """The day by which it is due, or what is known of it."""
        parts: list[str] = []
        if self.due is not None:
            at = "" if self.at is None else f" {self.at:%H:%M}"
            parts.append(f"{self.due}{at}")
        elif self.not_before is not None:
            parts.append(f"{self.not_before} or later")
        if self.missing:
            parts.append(f"not known: {', '.join(self.missing)}")
        return "; ".join(parts) or "no text says by when"

    @property
    def doing(self) -> str:
        """What is to be done: to make it, or who has still to sign it; or what else."""
        words = self.what
        if self.unsigned:
            noun = "signature" if len(self.unsigned) == 1 else "signatures"
            words += f": {noun} of {_fields.listed(self.unsigned)}"
        return f"{words} (or {'; or '.join(self.instead)})" if self.instead else words

    @property
    def stay(self) -> str:
        """The stay it is about: its level and its first day."""
        return f"{self.level} from {self.admitted}"

    def __str__(self) -> str:
        clock = "" if self.since is None else f", clock from {self.since}"
        return printable(
            f"{self.status}: {self.doing}, {self.when} ({self.code}{clock})"
        )


@attrs.frozen(kw_only=True)
class Agenda:
    """What is due of one stay or episode; made by `agenda`.

    Args:
        on: Day of the agenda.
        items: What is overdue, then what is due, each by its day, then the rest.
        about: The stays looked at, each by its level and its first day; those of the
            items need not be among them.
    """

    on: date
    items: tuple[AgendaItem, ...]
    about: tuple[str, ...] = ()

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
        """What has no certain day, or may not be due at all."""
        return self._with(AgendaStatus.UNDATED)

    def _with(self, status: AgendaStatus) -> tuple[AgendaItem, ...]:
        return tuple(item for item in self.items if item.status is status)

    def within(self, days: DateRange) -> Agenda:
        """The same agenda with what there is to do on *days*: this week, say.

        What is overdue from before them stays: it is still to be done. So does what may
        be overdue, and what has no day, unless it cannot be due before their end. What
        falls due on them alone is in `due`.

        Args:
            days: The days.

        Raises:
            FieldTypeError: *days* is no range.
        """
        _fields.instance("Agenda.within", "days", days, DateRange)

        def to_be_done(item: AgendaItem) -> bool:
            if item.due is not None and self.on <= item.due < days.start:
                return False
            first = item.due or item.not_before
            return first is None or days.end is None or first < days.end

        return attrs.evolve(self, items=tuple(filter(to_be_done, self.items)))

    @property
    def stays(self) -> tuple[str, ...]:
        """The stays that it is about, each by its level and its first day."""
        return tuple(dict.fromkeys((*self.about, *(item.stay for item in self.items))))

    def __iter__(self) -> Iterator[AgendaItem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __str__(self) -> str:
        apart = len(self.stays) > 1
        lines = (f"{item}, {item.stay}" if apart else f"{item}" for item in self.items)
        return "\n".join(printable(line) for line in (self.heading, *lines))

    @property
    def heading(self) -> str:
        """The day, the stay or how many there are, and how much is due, on one line."""
        stays = self.stays
        stay = f", {stays[0]}" if len(stays) == 1 else ""
        stay = f", {len(stays)} stays" if len(stays) > 1 else stay
        counts = (f"{len(self._with(status))} {status}" for status in AgendaStatus)
        return f"Agenda on {self.on}{stay}: {', '.join(counts)}"

    def _repr_html_(self) -> str:
        apart = len(self.stays) > 1
        rows = [
            (
                item.when,
                item.status.value,
                item.doing,
                *(((f"{item.level}", f"from {item.admitted}"),) if apart else ()),
                "" if item.since is None else f"{item.since}",
                item.code,
                item.reason,
            )
            for item in self.items
        ]
        stay = ("stay",) if apart else ()
        headers = ("by", "status", "what", *stay, "clock from", "rule", "why")
        table = _html.table(headers, rows, caption=self.heading) if rows else ""
        return f"<div>{self.to_svg()}{table}</div>"

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        return {
            "image/svg+xml": self.to_svg(),
            "text/html": self._repr_html_(),
            "text/plain": str(self),
        }

    def to_svg(self) -> str:
        """Draw the agenda as a timeline around its day, as SVG."""
        from continuum.agenda._drawing import timeline  # noqa: PLC0415  # seldom asked

        return timeline(self)

    def to_ical(self, *, owner: str, events: bool = False) -> str:
        r"""Write what has a day as the text of an iCalendar file (RFC 5545).

        Lines end in CRLF. The same obligation has the same identifier in every file, so
        that a later file replaces its entry, even where its day has moved.

        Args:
            owner: The caller's own reference to the stay or episode, which keeps the
                entries of one apart from those of another. The file holds no more of it
                than a digest; who can guess it, can confirm the guess.
            events: Whether to write events, which every calendar shows, in place of
                to-dos.

        Raises:
            FieldTypeError: An argument of the wrong type.
            FieldValueError: *owner* is blank.

        >>> Agenda(on=date(2026, 3, 2), items=()).to_ical(owner="7").splitlines()[1]
        'VERSION:2.0'
        """
        from continuum.agenda._ical import calendar  # noqa: PLC0415  # seldom asked

        _fields.text("Agenda.to_ical", "owner", owner)
        _fields.instance("Agenda.to_ical", "events", events, bool)
        return calendar(self, owner=owner, events=events)
