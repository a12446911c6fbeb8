"""Documents, charts and requirements about them: makers, and hypothesis strategies.

Days are told as their number from `MONDAY`, 2 March 2026, which is day 0 and the day of
admission.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from hypothesis import strategies as st

from continuum.assess import Assessment, Assessor, Chart, Filed, Reading
from continuum.circumstances import Circumstances
from continuum.documents import Document, Landmark, Party, Signature, Signer
from continuum.ledger import Ledger
from continuum.periods import DateRange
from continuum.requirements import Requirement
from continuum.services import ServiceKind
from continuum.sessions import Session
from continuum.terms import (
    Earliest,
    Latest,
    Limit,
    Term,
    calendar_days,
    months,
    weeks,
    working_days,
)
from tests.strategies_rules import MONDAY

PLAN, REVIEW, NOTE = "treatment-plan", "plan-review", "progress-note"


def day(number: int) -> date:
    """The day with that number; negative before admission."""
    return MONDAY + timedelta(days=number)


def at(hour: int, minute: int = 0) -> time:
    return time(hour, minute)


def made(
    number: int,
    when: time | None = None,
    *signed: tuple[Signer, int] | tuple[Signer, int, time],
    kind: str = PLAN,
    effective: int | None = None,
) -> Document:
    """A document of a day, with the roles that signed and the days they did."""
    return Document(
        kind=kind,
        on=day(number),
        at=when,
        effective=None if effective is None else day(effective),
        signatures=tuple(
            Signature(
                roles=(one[0],),
                on=day(one[1]),
                at=one[2] if len(one) > 2 else None,
            )
            for one in signed
        ),
    )


def happened(kind: str, number: int, when: time | None = None) -> Landmark:
    return Landmark(kind=kind, on=day(number), at=when)


def held(
    number: int, when: time | None = None, kind: ServiceKind = ServiceKind.COUNSELING
) -> Session:
    """One hour of service."""
    return Session(day=day(number), minutes=60, kind=kind, starts=when)


def judged(
    requirement: Requirement,
    *documents: Document,
    on: int | date,
    admitted: date | None = MONDAY,
    last_day: int | None = None,
    kinds: frozenset[str] | None = None,
    undated: tuple[Document, ...] = (),
    landmarks: tuple[Landmark, ...] | None = (),
    holidays: Iterable[int] | None = (),
    recorded: tuple[Session, ...] = (),
    possible: tuple[Session, ...] = (),
    open_from: int | None = None,
    sessions_known: bool = True,
    reading: Reading | None = None,
    given: Circumstances | None = None,
) -> list[Assessment]:
    """Each obligation of a stay that begins on day 0, judged on the day *on*."""
    today = day(on) if isinstance(on, int) else on
    chart = Chart(
        admitted=admitted,
        on=today,
        last_day=None if last_day is None else day(last_day),
        documents=documents,
        kinds=kinds,
        undated=undated,
        landmarks=landmarks,
        holidays=None if holidays is None else frozenset(day(one) for one in holidays),
        sessions_known=sessions_known,
    )
    ledger = Ledger(
        recorded=recorded,
        possible=possible,
        open_from=None if open_from is None else day(open_from),
    )
    assessor = Assessor(
        ledger, given or Circumstances(), reading or Reading(), chart=chart
    )
    last = min(today, date(2199, 12, 30))
    window = DateRange.through(min(admitted or last, last), last)
    return assessor.obligations(requirement, window)


def filed(assessment: Assessment) -> Filed:
    """What the record shows of an obligation that was looked at."""
    assert isinstance(assessment.observed, Filed)
    return assessment.observed


def told(found: Iterable[Assessment]) -> list[tuple[int | None, str]]:
    """Of each obligation the number of the day it is due on, and the verdict."""
    rows: list[tuple[int | None, str]] = []
    for one in found:
        seen = one.observed
        due = seen.due if isinstance(seen, Filed) else None
        rows.append((None if due is None else (due - MONDAY).days, str(one.verdict)))
    return rows


# --- strategies -----------------------------------------------------------------------

numbers = st.integers(0, 12)
first_day = st.sampled_from([None, True, False])


def day_terms(least: int = 0) -> st.SearchStrategy[Term]:
    """Terms that end with a day, whatever the service."""
    return st.one_of(
        st.builds(calendar_days, st.integers(least, 40), first_counts=first_day),
        st.builds(working_days, st.integers(least, 20), first_counts=first_day),
        st.builds(weeks, st.integers(least, 6)),
        st.builds(months, st.integers(least, 3)),
    )


def day_limits(least: int = 0) -> st.SearchStrategy[Limit]:
    several = st.lists(day_terms(least), min_size=2, max_size=3).map(tuple)
    return st.one_of(
        day_terms(least), st.builds(Earliest, several), st.builds(Latest, several)
    )


signers: st.SearchStrategy[Signer] = st.sampled_from([Party.PATIENT, Party.AUTHOR])
