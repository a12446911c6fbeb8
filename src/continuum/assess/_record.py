"""One obligation about a document: how it stands, and what the record shows of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import NamedTuple

from continuum._fields import LAST_DAY, MINUTES_PER_DAY, spaced, time_of
from continuum.assess._assessment import Assessment, Filed
from continuum.assess._clocks import Clocks
from continuum.assess._moments import (
    NEVER,
    End,
    Moment,
    Start,
    day_of,
    end_of,
    moment,
)
from continuum.documents import Document, Signer
from continuum.periods import DateRange
from continuum.requirements import Completed, Due, OnPaper, Repeats, SessionHeld
from continuum.verdicts import Verdict

__all__ = [
    "Doubtful",
    "Record",
    "Task",
    "assessment_of",
    "days_through",
    "doubted",
    "found_of",
    "outcome_of",
    "still_to_sign",
    "who_signed",
]

_LAST_MINUTE = end_of(LAST_DAY.toordinal())


class Task(NamedTuple):
    """One obligation.

    Args:
        start: When its clock starts.
        opens: From when on a document serves.
        end: When its clock ends; None if no text says.
    """

    start: Start
    opens: Moment
    end: End | None


class Found(NamedTuple):
    """Of several documents, the first in time for certain, perhaps, or not at all."""

    sure: Moment | None = None
    perhaps: Moment | None = None
    late: Moment | None = None


class Outcome(NamedTuple):
    """How an obligation stands, and when its document was made."""

    verdict: Verdict
    done: Moment | None = None
    missing: tuple[str, ...] = ()


class Doubtful(NamedTuple):
    """When a document was made, if those who signed are those who are asked for."""

    when: Moment
    roles: tuple[Signer, ...]


class Record:
    """The documents that one requirement is about, in order, and what they show."""

    def __init__(self, requirement: Due | Repeats, clocks: Clocks) -> None:
        self.clocks = clocks
        self.made: list[Moment] = []
        self._requirement = requirement
        self._waiting: list[tuple[Moment, tuple[Signer, ...]]] = []
        self._doubtful: list[Doubtful] = []
        kind, signers = requirement.document, requirement.signed_by
        documents = clocks.documents(kind)
        documents.sort(key=lambda item: moment(item.on, item.at))
        if requirement.after == Completed(kind):
            # The one that starts the clock is not the one that is due by it.
            del documents[:1]
        for document in documents:
            written = moment(document.on, document.at)
            signed = self._signed(document, signers)
            for one in signed:
                self.made.append(Moment(*map(max, written, moment(*one))))
            if signed:
                continue
            unsigned = still_to_sign(document, signers)
            self._waiting.append((written, unsigned))
            perhaps = document.signed(signers, perhaps=True)
            if perhaps is not None:
                when = Moment(*map(max, written, moment(*perhaps)))
                self._doubtful.append(Doubtful(when, unsigned))
        self.made.sort()
        self._doubtful.sort()

    def _signed(
        self, document: Document, signers: tuple[Signer, ...]
    ) -> dict[tuple[date, time | None], None]:
        """When a document was signed, and when anew, where it is due but once."""
        asked = self._requirement
        once = isinstance(asked, Due) and not isinstance(asked.after, SessionHeld)
        days: list[date | None] = [None]
        if once and signers:
            days += sorted({item.on for item in document.signatures})
        found = (document.signed(signers, since=since) for since in days)
        return dict.fromkeys(one for one in found if one is not None)

    def made_from(self, opens: Moment) -> Iterator[Moment]:
        """When each document was made that may be of *opens* or later, in order."""
        # No document's moment is longer than a day.
        first = bisect_left(self.made, Moment(opens.early - MINUTES_PER_DAY, 0))
        for index in range(first, len(self.made)):
            if self.made[index].late >= opens.early:
                yield self.made[index]

    def judge(
        self, task: Task, made: Iterable[Moment] | None = None
    ) -> Assessment | None:
        """Judge one obligation; None where it fell away because the stay ended before.

        Args:
            task: The obligation.
            made: When the documents that may serve it were made; all unless given.
        """
        kind = self._requirement.document
        found = found_of(task, self.made_from(task.opens) if made is None else made)
        undated = bool(self.clocks.undated(kind))
        outcome = outcome_of(task, found, self.clocks, kind, undated=undated)
        outcome = doubted(outcome, task, self._doubtful)
        unsigned: tuple[Signer, ...] = ()
        if outcome is not None and outcome.done is None:
            early = task.opens.early
            waiting = (who for when, who in self._waiting if when.late >= early)
            unsigned = next(waiting, ())
        return assessment_of(self._requirement, task, outcome, unsigned)

    def following(
        self, found: Assessment | None, start: Start, end: End
    ) -> tuple[Start, Moment] | None:
        """The next span's start, and from when on a document serves it.

        None where no other comes: the one before fell away, or is still open.
        """
        if found is None or end.late is None or end.late > _LAST_MINUTE:
            return None
        if found.verdict is Verdict.UNKNOWN and self.clocks.is_running(end):
            return None
        since = start._replace(when=Moment(end.early, end.late), of_care=False)
        return since, Moment(end.early + 1, end.late + 1)


def found_of(task: Task, made: Iterable[Moment]) -> Found:
    """Look through *made*, which is in order."""
    opens, end = task.opens, task.end
    perhaps = None
    for when in made:
        if when.late < opens.early:
            continue
        if end is not None and end.late is not None and when.early > end.late:
            return Found(perhaps=perhaps, late=when)
        if when.early >= opens.late and (end is None or when.late <= end.early):
            return Found(sure=when)
        perhaps = perhaps or when
    return Found(perhaps=perhaps)


def outcome_of(
    task: Task, found: Found, clocks: Clocks, kind: str, *, undated: bool = False
) -> Outcome | None:
    """How an obligation stands; None where it fell away because the stay ended."""
    end = task.end
    last = None if task.start.outlasts else clocks.last_minute
    missing = () if end is None else end.missing
    verdict, done = Verdict.UNKNOWN, None
    if found.sure is not None:
        verdict, done, missing = Verdict.MET, found.sure, ()
    elif end == NEVER or (end and last and end.early > last):
        return None
    elif found.perhaps is not None:
        done, missing = found.perhaps, _doubts(task, found.perhaps)
    elif undated:
        missing = (f"day of the {spaced(kind)}",)
    elif found.late is None and clocks.is_running(end):
        by = f" by {end.day}" if end and end.day else ""
        missing = (f"{spaced(kind)}{by}", *missing)
    elif last is None or end is None or end.late is None or end.late <= last:
        verdict, done, missing = Verdict.UNMET, found.late, ()
    # Else nobody can say whether the stay ended before the limit did.
    return Outcome(verdict, done, missing)


def _doubts(task: Task, when: Moment) -> tuple[str, ...]:
    """What would tell whether a document of *when* was made in time."""
    opens, end = task.opens, task.end
    names: list[str] = []
    if when.early < opens.late:
        names.append("time of day" if opens.early == opens.late else task.start.doubt)
    if end is not None and when.late > end.early:
        names += end.missing or ("time of day",)
    return tuple(dict.fromkeys(names))


def still_to_sign(
    document: Document, signers: tuple[Signer, ...]
) -> tuple[Signer, ...]:
    """Who of *signers* has still to sign."""
    return tuple(
        role
        for role in signers
        if not any(item.is_by(role) for item in document.signatures)
    )


def doubted(
    outcome: Outcome | None, task: Task, doubtful: Iterable[Doubtful]
) -> Outcome | None:
    """*outcome*, but unknown where a signature in time may be the one asked for."""
    if outcome is None or outcome.verdict is Verdict.MET:
        return outcome
    for when, roles in doubtful:
        found = found_of(task, (when,))
        if found.sure or found.perhaps:
            names = who_signed(roles)
            # What would tell about another document, if one was found.
            names += outcome.missing if outcome.done else ()
            return Outcome(Verdict.UNKNOWN, outcome.done, names)
    return outcome


def who_signed(roles: tuple[Signer, ...]) -> tuple[str, ...]:
    """Names of the facts that would tell whether a signature is the one asked for."""
    return tuple(f"who signed as {spaced(role)}" for role in roles)


def assessment_of(
    requirement: OnPaper,
    task: Task,
    outcome: Outcome | None,
    unsigned: tuple[Signer, ...],
) -> Assessment | None:
    """What is told of an obligation; None where it fell away."""
    if outcome is None:
        return None
    end, done = task.end, outcome.done
    due = None if end is None else end.day
    at = None if end is None else end.at
    done_at = None
    if at is not None and done is not None and done.early == done.late:
        done_at = time_of(done.late)
    filed = Filed(
        kind=requirement.document,
        starts=task.start.day,
        due=due,
        at=at,
        not_before=None if end is None or due else end.first,
        done=None if done is None else day_of(done.late),
        done_at=done_at,
        unsigned=unsigned,
    )
    window = days_through(task.start.day, due)
    verdict, missing = outcome.verdict, outcome.missing
    return Assessment(requirement, verdict, window, filed, missing=missing)


def days_through(first: date, last: date | None) -> DateRange:
    """The days from *first* to *last*; open where that is not known or in no range."""
    if last is None or last >= LAST_DAY:
        return DateRange(first)
    return DateRange.through(first, max(first, last))
