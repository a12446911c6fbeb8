"""Laws of deadlines, against a calendar that is walked day by day."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import chain, combinations, product

from hypothesis import assume, given
from hypothesis import strategies as st

from continuum.assess import Assessment, Filed, Reading
from continuum.checks import check
from continuum.documents import Document, LandmarkKind
from continuum.periods import DateRange
from continuum.requirements import (
    Completed,
    Due,
    Happened,
    Repeats,
    SessionHeld,
    Since,
)
from continuum.rules import Basis
from continuum.sessions import Session
from continuum.stay import Stay
from continuum.terms import (
    ANY_TIME,
    AnyTime,
    Earliest,
    Latest,
    Limit,
    Term,
    TermUnit,
    calendar_days,
    hours_after,
    months,
    nth_session,
    service_days,
    weeks,
    working_days,
)
from continuum.verdicts import Verdict
from tests.strategies_documents import (
    REVIEW,
    day,
    day_limits,
    day_terms,
    filed,
    happened,
    held,
    judged,
    made,
    told,
)
from tests.strategies_rules import IOP, MONDAY, book, rule, version

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
LONG_AFTER = 1500

# --- the calendar, walked -------------------------------------------------------------


def walked(term: Term, start: date, holidays: set[date], *, counts: bool) -> date:
    """The last day of *term*, found by walking from *start* day by day."""
    if term.first_counts is not None:
        counts = term.first_counts
    if term.value == 0:
        return start
    if term.unit is TermUnit.MONTHS:
        year, month = start.year, start.month
        for _ in range(term.value):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        last = calendar.monthrange(year, month)[1]
        end = date(year, month, min(start.day, last))
        lacks_the_day = end.day != start.day
        return end - timedelta(days=1) if counts and not lacks_the_day else end
    left = term.value * (7 if term.unit is TermUnit.WEEKS else 1)
    working = term.unit is TermUnit.WORKING_DAYS
    today = start
    if not counts:
        today += timedelta(days=1)
    while True:
        if not working or (today.weekday() < 5 and today not in holidays):
            left -= 1
        if left == 0:
            return today
        today += timedelta(days=1)


def walked_limit(
    limit: Limit, start: date, holidays: set[date], *, counts: bool
) -> date:
    if isinstance(limit, Term):
        return walked(limit, start, holidays, counts=counts)
    ends = [walked(term, start, holidays, counts=counts) for term in limit.terms]
    return min(ends) if isinstance(limit, Earliest) else max(ends)


def verdict_on(due: date, opens: date, documents: list[date], on: date) -> Verdict:
    if any(opens <= one <= due for one in documents):
        return MET
    return UNKNOWN if on <= due else UNMET


Rows = list[tuple[int | None, str]]


def row(due: date, verdict: Verdict) -> tuple[int | None, str]:
    return (due - MONDAY).days, str(verdict)


holiday_sets = st.sets(st.integers(-5, 60), max_size=8)
document_days = st.lists(st.integers(-10, 70), max_size=6)
judgment_days = st.integers(0, 80)
last_days = st.none() | st.integers(0, 60)


@given(
    day_limits(),
    st.none() | st.integers(0, 15),
    holiday_sets,
    document_days,
    judgment_days,
    last_days,
    st.booleans(),
)
def test_a_deadline_is_where_a_calendar_walked_by_hand_has_it(  # noqa: PLR0917  # drawn in order
    limit: Limit,
    early: int | None,
    free: set[int],
    numbers: list[int],
    on: int,
    last_day: int | None,
    counts: bool,  # noqa: FBT001  # drawn
) -> None:
    before = None if early is None else calendar_days(early)
    found = judged(
        Due(REVIEW, within=limit, before=before),
        *(made(number, kind=REVIEW) for number in numbers),
        on=on,
        holidays=free,
        last_day=last_day,
        reading=Reading(first_day_counts=counts),
    )
    due = walked_limit(limit, MONDAY, {day(one) for one in free}, counts=counts)
    known = [day(number) for number in numbers if number <= on]
    opens = MONDAY - timedelta(days=early or 0)
    verdict = verdict_on(due, opens, known, day(on))
    ended = last_day is not None and last_day <= on
    if ended and verdict is not MET and due > day(last_day or 0):
        assert found == []
    else:
        assert told(found) == [row(due, verdict)]


@given(
    day_limits(1),
    holiday_sets,
    document_days,
    judgment_days,
    last_days,
    st.booleans(),
)
def test_a_recurrence_since_the_last_is_where_a_walked_calendar_has_it(  # noqa: PLR0917  # drawn in order
    every: Limit,
    free: set[int],
    numbers: list[int],
    on: int,
    last_day: int | None,
    counts: bool,  # noqa: FBT001  # drawn
) -> None:
    found = judged(
        Repeats(REVIEW, every=every),
        *(made(number, kind=REVIEW) for number in numbers),
        on=on,
        holidays=free,
        last_day=last_day,
        reading=Reading(first_day_counts=counts),
    )
    holidays = {day(one) for one in free}
    end = day(last_day) if last_day is not None and last_day <= on else None
    expected: Rows = []
    clock = MONDAY
    for one in sorted(day(number) for number in numbers if 0 <= number <= on):
        due = walked_limit(every, clock, holidays, counts=counts)
        if one <= due or end is None or due <= end:
            expected.append(row(due, MET if one <= due else UNMET))
        clock = one
    due = walked_limit(every, clock, holidays, counts=counts)
    if end is None or due <= end:
        expected.append(row(due, UNKNOWN if day(on) <= due else UNMET))
    assert told(found) == expected


@given(
    st.one_of(
        st.builds(calendar_days, st.integers(1, 40)),
        st.builds(weeks, st.integers(1, 5)),
        st.builds(months, st.integers(1, 2)),
    ),
    st.integers(0, 364),
    st.lists(st.integers(-10, 120), max_size=8),
    st.integers(0, 130),
    st.booleans(),
)
def test_a_recurrence_on_fixed_days_is_where_a_walked_calendar_has_it(
    every: Term,
    shift: int,
    numbers: list[int],
    on: int,
    counts: bool,  # noqa: FBT001  # drawn
) -> None:
    admitted = MONDAY + timedelta(days=shift)
    found = judged(
        Repeats(REVIEW, every=every, since=Since.ANCHOR),
        *(made(number + shift, kind=REVIEW) for number in numbers),
        on=on + shift,
        admitted=admitted,
        reading=Reading(first_day_counts=counts),
    )
    today = day(on + shift)
    known = [day(number + shift) for number in numbers if number <= on]
    expected: Rows = []
    opens, number = admitted, 0
    while True:
        number += 1
        longer = Term(every.value * number, every.unit)
        due = walked(longer, admitted, set(), counts=counts)
        verdict = verdict_on(due, opens, known, today)
        expected.append(row(due, verdict))
        if due >= today and verdict is not MET:
            break
        opens = due + timedelta(days=1)
    assert told(found) == expected


# --- laws -----------------------------------------------------------------------------

milestones = st.lists(st.integers(0, 40), max_size=3).map(
    lambda days: tuple(calendar_days(one) for one in sorted(days))
)


@st.composite
def duties(draw: st.DrawFn) -> Due | Repeats:
    """A deadline, or a recurrence of any form, in terms that end with a day."""
    form = draw(st.sampled_from(["due", "last", "anchor", "list"]))
    after = draw(st.sampled_from([Happened("admission"), Completed("assessment")]))
    if form == "due":
        early = st.none() | st.builds(calendar_days, st.integers(0, 9))
        before = draw(early | st.just(ANY_TIME))
        return Due(REVIEW, within=draw(day_limits()), before=before, after=after)
    at = draw(milestones)
    if form == "last":
        return Repeats(REVIEW, every=draw(day_limits(1)), at=at, after=after)
    if form == "anchor":
        every = draw(day_terms(1).filter(lambda t: t.unit is not TermUnit.WORKING_DAYS))
        return Repeats(REVIEW, every=every, at=at, since=Since.ANCHOR, after=after)
    at = at or (calendar_days(9),)
    return Repeats(REVIEW, every=None, at=at, after=after)


def of(numbers: Sequence[int], assessed: int | None) -> list[Document]:
    documents = [made(number, kind=REVIEW) for number in numbers]
    if assessed is not None:
        documents.append(made(assessed, kind="assessment"))
    return documents


@given(
    duties(),
    document_days,
    st.none() | st.integers(0, 10),
    judgment_days,
    st.integers(0, 60),
)
def test_judged_later_what_was_met_or_unmet_stays_so(
    duty: Due | Repeats,
    numbers: list[int],
    assessed: int | None,
    on: int,
    later: int,
) -> None:
    """What was made after the first judgment changes nothing that was settled."""
    documents = of(numbers, assessed)
    first = judged(duty, *documents, on=on)
    settled = [found for found in told(first) if found[1] != "unknown"]
    then = told(judged(duty, *documents, on=on + later))
    assert [found for found in then if found in settled][: len(settled)] == settled


@given(
    duties(),
    document_days,
    st.none() | st.integers(0, 10),
    judgment_days,
    st.integers(-10, 70),
)
def test_one_more_document_never_makes_a_deadline_worse(
    duty: Due | Repeats,
    numbers: list[int],
    assessed: int | None,
    on: int,
    more: int,
) -> None:
    """Where the next limit runs from the last document, an early one does move it."""
    assume(isinstance(duty, Due) or duty.since is Since.ANCHOR or duty.every is None)
    before = told(judged(duty, *of(numbers, assessed), on=on))
    after = told(judged(duty, *of([*numbers, more], assessed), on=on))
    order = ["unmet", "unknown", "met"]
    for (due, was), (same, now) in zip(before, after, strict=False):
        assert due == same
        assert order.index(now) >= order.index(was)
    assert len(after) >= len(before)


@given(
    duties().filter(lambda duty: "month" not in str(duty)),
    document_days,
    st.none() | st.integers(0, 10),
    holiday_sets,
    judgment_days,
    last_days,
    st.integers(-52, 52),
)
def test_weeks_earlier_or_later_all_is_the_same(  # noqa: PLR0917  # drawn in order
    duty: Due | Repeats,
    numbers: list[int],
    assessed: int | None,
    free: set[int],
    on: int,
    last_day: int | None,
    weeks_on: int,
) -> None:
    moved = 7 * weeks_on
    here = judged(duty, *of(numbers, assessed), on=on, holidays=free, last_day=last_day)
    there = judged(
        duty,
        *of(
            [number + moved for number in numbers],
            None if assessed is None else assessed + moved,
        ),
        on=on + moved,
        admitted=day(moved),
        holidays=[one + moved for one in free],
        last_day=None if last_day is None else last_day + moved,
    )
    assert [(due and due - moved, verdict) for due, verdict in told(there)] == [
        (due, verdict) for due, verdict in told(here)
    ] or 0 in {due for due, _ in [*told(here), *told(there)]}


@given(
    duties(),
    document_days,
    st.integers(0, 10),
    holiday_sets,
    st.lists(st.integers(0, 70), max_size=6),
)
def test_with_everything_known_nothing_past_is_unknown(
    duty: Due | Repeats,
    numbers: list[int],
    assessed: int,
    free: set[int],
    attended: list[int],
) -> None:
    found = judged(
        duty,
        *of(numbers, assessed),
        on=LONG_AFTER,
        holidays=free,
        recorded=tuple(held(number) for number in sorted(attended)),
    )
    for one in found:
        due = filed(one).due
        if one.verdict is UNKNOWN:
            assert due is not None
            assert due >= day(LONG_AFTER)


# --- what is not known ----------------------------------------------------------------

QUARTERS = (time(0), time(6), time(12), time(18), time(23, 59))
MINUTES = tuple(
    time(minute // 60, minute % 60)
    for minute in sorted(
        {
            min(max(quarter * 360 + beside, 0), 1439)
            for quarter in range(5)
            for beside in (-1, 0, 1)
        }
    )
)
"""Every quarter of a day and the minutes beside it: one of them tells each outcome."""

times = st.none() | st.sampled_from(QUARTERS)
quarter_days = st.integers(0, 12).map(lambda quarters: hours_after(6 * quarters))


def verdicts(found: Sequence[Assessment]) -> set[Verdict | None]:
    """The verdict on the one obligation there is; None where there is none."""
    assert len(found) <= 1
    return {found[0].verdict if found else None}


def agrees(
    found: set[Verdict | None],
    completions: set[Verdict | None],
    *,
    exact: bool = True,
) -> None:
    """A verdict is that of every completion; unknown only where they differ.

    Nothing is owed, too, where it is owed in no completion, though met in some. Where
    one unknown moves both ends of the time allowed, it may be unknown though all
    completions agree; then it is not *exact*.
    """
    (verdict,) = found
    if verdict is UNKNOWN:
        assert len(completions) > 1 or not exact
    elif verdict is None:
        assert completions <= {None, MET}
        assert None in completions
    else:
        assert completions == {verdict}


def completed(at: time | None) -> tuple[time, ...]:
    return MINUTES if at is None else (at,)


@given(
    st.one_of(quarter_days, day_terms(), st.none()),
    st.one_of(
        st.none(),
        st.just(ANY_TIME),
        st.integers(0, 8).map(lambda quarters: hours_after(6 * quarters)),
        st.integers(0, 2).map(calendar_days),
    ),
    st.integers(-3, 4),
    times,
    times,
    last_days,
)
def test_a_missing_time_of_day_is_unknown_only_where_it_decides(  # noqa: PLR0917  # drawn in order
    within: Term | None,
    before: Term | AnyTime | None,
    number: int,
    written: time | None,
    admitted: time | None,
    last_day: int | None,
) -> None:
    # Where no text says by when, it is not overdue while the stay lasts.
    assume(within is not None or last_day is not None)
    duty = Due(REVIEW, within=within, before=before)

    def verdict(written: time | None, admitted: time | None) -> set[Verdict | None]:
        return verdicts(
            judged(
                duty,
                made(number, written, kind=REVIEW),
                on=LONG_AFTER,
                last_day=last_day,
                landmarks=(happened("admission", 0, admitted),),
            )
        )

    completions = set[Verdict | None]().union(
        *(verdict(*pair) for pair in product(completed(written), completed(admitted)))
    )
    agrees(verdict(written, admitted), completions)


@given(
    st.one_of(st.integers(0, 6).map(working_days), day_limits()),
    st.integers(0, 14),
    st.integers(0, 14),
)
def test_unknown_holidays_leave_only_that_unknown_which_they_decide(
    within: Limit, start: int, number: int
) -> None:
    duty = Due(REVIEW, within=within, after=Happened("start"))

    def verdict(holidays: Sequence[int] | None) -> set[Verdict | None]:
        return verdicts(
            judged(
                duty,
                made(start + number, kind=REVIEW),
                on=LONG_AFTER,
                landmarks=(happened("start", start),),
                holidays=holidays,
            )
        )

    # None, or so many that the limit outlasts whatever was made.
    completions = verdict(()) | verdict(range(300))
    agrees(verdict(None), completions)


def subsets(sessions: Sequence[Session]) -> Iterator[tuple[Session, ...]]:
    sizes = range(len(sessions) + 1)
    return chain.from_iterable(combinations(sessions, size) for size in sizes)


counted_terms: st.SearchStrategy[Term] = st.one_of(
    st.builds(nth_session, st.integers(1, 3)),
    st.builds(
        service_days, st.integers(1, 3), first_counts=st.sampled_from([None, False])
    ),
)
counted_limits: st.SearchStrategy[Limit] = st.one_of(
    counted_terms,
    st.builds(
        lambda kind, term, days: kind((term, calendar_days(days))),
        st.sampled_from([Earliest, Latest]),
        counted_terms,
        st.integers(0, 14),
    ),
)
anchors = st.sampled_from(
    [Happened("admission"), Happened("first-service", always=True)]
)


@given(
    counted_limits,
    anchors,
    st.lists(st.integers(0, 9), min_size=1, max_size=5).map(sorted),
    st.sets(st.integers(0, 4)),
    st.integers(0, 12),
    st.booleans(),
)
def test_a_missing_record_is_unknown_only_where_it_decides(  # noqa: PLR0917  # drawn in order
    within: Limit,
    after: Happened,
    days: list[int],
    doubtful: set[int],
    number: int,
    ended: bool,  # noqa: FBT001  # drawn
) -> None:
    duty = Due(REVIEW, within=within, after=after)
    sessions = [held(one) for one in days]
    sure = tuple(one for i, one in enumerate(sessions) if i not in doubtful)
    possible = tuple(one for i, one in enumerate(sessions) if i in doubtful)
    # Without any session there is no first service, which is another question.
    assume(sure or after.kind != LandmarkKind.FIRST_SERVICE)

    def verdict(
        recorded: tuple[Session, ...], possible: tuple[Session, ...]
    ) -> set[Verdict | None]:
        return verdicts(
            judged(
                duty,
                made(number, kind=REVIEW),
                on=LONG_AFTER,
                recorded=recorded,
                possible=possible,
                last_day=20 if ended else None,
            )
        )

    completions = set[Verdict | None]().union(
        *(verdict((*sure, *taken), ()) for taken in subsets(possible))
    )
    exact = after.kind != LandmarkKind.FIRST_SERVICE
    agrees(verdict(sure, possible), completions, exact=exact)


moments = st.tuples(st.integers(0, 3), st.sampled_from(QUARTERS[:4]))


@given(
    st.integers(1, 3),
    moments,
    st.booleans(),
    st.lists(moments, min_size=1, max_size=5, unique=True).map(sorted),
    st.integers(0, 4),
    times,
)
def test_which_came_first_on_one_day_is_unknown_only_where_it_decides(  # noqa: PLR0917  # drawn in order
    count: int,
    assessed: tuple[int, time],
    timed: bool,  # noqa: FBT001  # drawn
    sessions: list[tuple[int, time]],
    number: int,
    written: time | None,
) -> None:
    """Sessions have their times; documents may not."""
    duty = Due(REVIEW, within=nth_session(count), after=Completed("assessment"))

    def verdict(first: time | None, written: time | None) -> set[Verdict | None]:
        return verdicts(
            judged(
                duty,
                made(assessed[0], first, kind="assessment"),
                made(number, written, kind=REVIEW),
                on=LONG_AFTER,
                recorded=tuple(held(*one) for one in sessions),
            )
        )

    first = assessed[1] if timed else None
    minutes = (
        {
            time(one.hour + beside, 59 if beside < 0 else 0)
            for one in QUARTERS[:4]
            for beside in (0, 1)
        }
        | set(MINUTES)
        | {time(one.hour + 1, 1) for one in QUARTERS[:4]}
    )

    def options(at: time | None) -> set[time]:
        return minutes if at is None else {at}

    completions = set[Verdict | None]().union(
        *(verdict(*pair) for pair in product(options(first), options(written)))
    )
    agrees(verdict(first, written), completions)


@given(
    st.lists(st.integers(0, 9), max_size=5).map(sorted),
    st.lists(st.integers(0, 9), max_size=5),
    st.integers(0, 3),
)
def test_as_many_notes_are_in_time_as_can_be(
    days: list[int], notes: list[int], within: int
) -> None:
    """No way to share them among the sessions would serve more of them."""
    duty = Due(REVIEW, within=calendar_days(within), after=SessionHeld())
    found = judged(
        duty,
        *(made(number, kind=REVIEW) for number in notes),
        on=LONG_AFTER,
        recorded=tuple(held(one) for one in days),
    )
    served = sum(one.verdict is MET for one in found)

    def best(sessions: list[int], left: tuple[int, ...]) -> int:
        if not sessions:
            return 0
        most = best(sessions[1:], left)
        for index, note in enumerate(left):
            if sessions[0] <= note <= sessions[0] + within:
                rest = left[:index] + left[index + 1 :]
                most = max(most, 1 + best(sessions[1:], rest))
        return most

    assert len(found) == len(days)
    assert served == best(days, tuple(notes))


# --- texts that change ----------------------------------------------------------------


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=4, unique=True).map(sorted),
    st.lists(st.integers(0, 40), min_size=5, max_size=5),
    st.lists(st.integers(0, 60), max_size=6, unique=True),
    document_days,
)
def test_every_clock_has_one_text_that_of_the_day_it_started(
    changes: list[int], limits: list[int], starts: list[int], documents: list[int]
) -> None:
    each = Happened(LandmarkKind.LEVEL_CHANGE, each=True)
    ends = [day(change) for change in changes]
    begins = [MONDAY - timedelta(days=400), *ends]
    texts = [
        version(Due(REVIEW, within=calendar_days(limit), after=each), first, end)
        for limit, first, end in zip(limits, begins, [*ends, None], strict=False)
    ]
    stay = Stay(
        level=IOP,
        period=DateRange(MONDAY),
        documents=tuple(made(when, kind=REVIEW) for when in documents if when >= 0),
        landmarks=tuple(happened(LandmarkKind.LEVEL_CHANGE, when) for when in starts),
    )
    one = rule(*texts, judges=Basis.DOCUMENTED)
    report = check(stay, under=book(one), on=day(200))
    found: list[tuple[date, date | None]] = []
    for finding in report:
        assert isinstance(finding.observed, Filed)
        assert finding.observed.starts in finding.version.in_force
        found.append((finding.observed.starts, finding.observed.due))
    limit_of = {
        start: limits[sum(change <= start for change in changes)] for start in starts
    }
    assert sorted(found) == [
        (day(start), day(start + limit_of[start])) for start in sorted(starts)
    ]
