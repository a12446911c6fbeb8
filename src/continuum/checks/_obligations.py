"""What rules about documents make due of one subject, and by which text of each rule.

A rule may change while a time limit runs. The text that stood when the clock started
says by when: nobody's deadline moves once it runs. Days that are fixed in a row are
asked for by the text of each day. Where two texts start their clocks with different
things, that of the day of admission asks.

Not covered: which of several notes was made for which session, across a change of the
text; each text matches them by itself.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from continuum._fields import LAST_DAY
from continuum.assess import Assessment, Assessor, Chart, Filed
from continuum.checks._case import Case
from continuum.checks._charts import chart_of, needs_sessions, sessions_of
from continuum.ledger import Ledger
from continuum.periods import DateRange
from continuum.plan import TreatmentPlan
from continuum.requirements import (
    Anchor,
    Due,
    Happened,
    Repeats,
    Requirement,
    SessionHeld,
    Signed,
    Since,
    walk,
)
from continuum.rules import Rule, RuleVersion
from continuum.sessions import Schedule
from continuum.stay import Stay

__all__ = ["Obligation", "Obligations"]

_DAY = timedelta(days=1)


class Obligation(NamedTuple):
    """Something due: the text that asks for it, the day of that text, and how it is."""

    version: RuleVersion
    asked: date
    assessment: Assessment


class Obligations:
    """What rules about documents make due of the subject of one call of `check`."""

    def __init__(
        self,
        case: Case,
        *,
        holidays: frozenset[date] | None,
        others: tuple[TreatmentPlan, ...] | None,
    ) -> None:
        self._case = case
        self._holidays = holidays
        self._others = others
        self._chart: Chart | None = None
        self._assessors: dict[bool, Assessor] = {}

    def of(self, rule: Rule) -> list[Obligation] | None:
        """What *rule* makes due, each with the version that asks; None without a text.

        What is due on a day nobody knows belongs to the day of the judgment, and so
        does what is asked of the plan as it stands.
        """
        case = self._case
        texts = [version.in_force for version in rule.versions]
        if not any(
            case.on in days if case.base is None else case.base.overlaps(days)
            for days in texts
        ):
            return None
        # The last day judged, where the stay or the days judged ended before.
        today = case.on
        last = case.base.end if case.base else None
        if last is not None and today >= last:
            today = last - _DAY
        # Clocks that start with different things have no other day in common.
        apart = len(texts) > 1 and _start_apart(rule)
        common = (case.admitted() or today) if apart else None
        found: list[Obligation] = []
        for version in rule.versions:
            first: date | None = None
            for number, item in enumerate(self._all(version.requirement)):
                asked = _asked_on(item)
                first = first or asked
                if number < _milestones(item):
                    # Each runs from the anchor, like the first.
                    asked = first
                asked = common or asked or today
                due = _due_day(item) or max(today, asked)
                if not any(due in days for days in texts):
                    continue
                # Where no text stood when the clock started, the next one asks.
                asking = (days for days in texts if asked < (days.end or date.max))
                judged = case.within is None or due in case.within
                if judged and next(asking, None) == version.in_force:
                    found.append(Obligation(version, asked, item))
        return found

    def _all(self, requirement: Requirement) -> list[Assessment]:
        """Each obligation that *requirement* makes, whatever the days judged."""
        case = self._case
        # No range ends after the last day of all.
        on = min(case.on, LAST_DAY - _DAY)
        window = DateRange(min(case.admitted() or on, on), on + _DAY)
        assessor = self._assessor(with_sessions=needs_sessions(requirement))
        return assessor.obligations(requirement, window)

    def _assessor(self, *, with_sessions: bool) -> Assessor:
        """The assessor of the record, with the sessions of the stay or without."""
        if with_sessions not in self._assessors:
            case, subject = self._case, self._case.subject
            assert not isinstance(subject, Schedule)  # noqa: S101  # never comes here
            if self._chart is None:
                self._chart = chart_of(
                    subject,
                    case.on,
                    case.given,
                    holidays=self._holidays,
                    others=self._others,
                )
            ledger = Ledger()
            if with_sessions and isinstance(subject, Stay):
                ledger = sessions_of(subject, case.on)
            self._assessors[with_sessions] = Assessor(
                ledger, case.given, case.reading, chart=self._chart
            )
        return self._assessors[with_sessions]


def _due_day(assessment: Assessment) -> date | None:
    """The day something was due, where it is one thing and its day is known."""
    leaf = assessment.deciding
    if not isinstance(leaf.observed, Filed):
        return None
    due = leaf.observed.due
    if isinstance(leaf.requirement, Signed) and leaf.requirement.within is None:
        due = leaf.observed.starts
    # What is due after the last day of all is due by the text of that day.
    return None if due is None else min(due, LAST_DAY)


def _start_apart(rule: Rule) -> bool:
    """Whether the texts of *rule* start their one clock with different things."""
    anchors = [
        frozenset(
            part.after
            for part in walk(version.requirement)
            if isinstance(part, Due | Repeats)
        )
        for version in rule.versions
    ]
    return len(set(anchors)) > 1 and not any(_comes_again(a) for a in chain(*anchors))


def _comes_again(anchor: Anchor) -> bool:
    return isinstance(anchor, SessionHeld) or (
        isinstance(anchor, Happened) and anchor.each
    )


def _milestones(assessment: Assessment) -> int:
    """How many of the first obligations have limits that all run from the anchor."""
    asked = assessment.asked
    if not isinstance(asked, Repeats) or asked.since is Since.ANCHOR:
        return 0
    return len(asked.at)


def _asked_on(assessment: Assessment) -> date | None:
    """The day whose text asks for something; None where no clock has started."""
    asked = assessment.asked
    if isinstance(asked, Repeats) and asked.since is Since.ANCHOR:
        return _due_day(assessment)
    filed = (leaf.observed for leaf in assessment.leaves())
    starts = [seen.starts for seen in filed if isinstance(seen, Filed)]
    return min(starts, default=None)
