"""What is due again and again: since the last one, on fixed days, by milestones."""

from __future__ import annotations

from datetime import date

import pytest

from continuum.assess import Reading
from continuum.documents import Document, LandmarkKind, Party
from continuum.requirements import Completed, Happened, Repeats, Since
from continuum.terms import (
    Latest,
    Limit,
    Term,
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
    PLAN,
    REVIEW,
    at,
    day,
    filed,
    happened,
    held,
    judged,
    made,
    told,
)
from tests.strategies_rules import MONDAY

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
Rows = list[tuple[int | None, str]]


def reviews(*numbers: int) -> tuple[Document, ...]:
    return tuple(made(number, kind=REVIEW) for number in numbers)


# --- since the last one ---------------------------------------------------------------

MONTHLY = Repeats(REVIEW, every=calendar_days(30))


@pytest.mark.parametrize(
    ("numbers", "on", "rows"),
    [
        ((), 30, [(30, "unknown")]),
        ((), 31, [(30, "unmet")]),
        ((), 900, [(30, "unmet")]),  # one outstanding, not thirty
        ((30,), 60, [(30, "met"), (60, "unknown")]),
        ((30,), 61, [(30, "met"), (60, "unmet")]),
        ((31,), 61, [(30, "unmet"), (61, "unknown")]),  # from the late one
        ((10,), 40, [(30, "met"), (40, "unknown")]),  # from the early one
        ((10, 40, 71), 80, [(30, "met"), (40, "met"), (70, "unmet"), (101, "unknown")]),
        ((-1,), 30, [(30, "unknown")]),
        ((0,), 30, [(30, "met"), (30, "unknown")]),
        ((31,), 30, [(30, "unknown")]),  # not known yet
    ],
)
def test_the_next_limit_runs_from_the_last_document(
    numbers: tuple[int, ...], on: int, rows: Rows
) -> None:
    assert told(judged(MONTHLY, *reviews(*numbers), on=on)) == rows


def test_each_clock_starts_with_the_document_before() -> None:
    found = judged(MONTHLY, *reviews(12, 41), on=50)
    assert [filed(one).starts for one in found] == [MONDAY, day(12), day(41)]
    assert str(found[1].window) == "2026-03-14 to 2026-04-13"


@pytest.mark.parametrize(
    ("last_day", "rows"),
    [
        (29, []),
        (30, [(30, "unmet")]),
        (None, [(30, "unmet")]),
    ],
)
def test_a_stay_that_ended_before_the_limit_owes_nothing(
    last_day: int | None, rows: Rows
) -> None:
    assert told(judged(MONTHLY, on=90, last_day=last_day)) == rows


def test_what_was_made_in_time_stands_though_the_next_is_not_owed() -> None:
    found = told(judged(MONTHLY, *reviews(20), on=90, last_day=49))
    assert found == [(30, "met")]


def test_two_of_one_day_are_two() -> None:
    found = told(judged(MONTHLY, *reviews(10, 10), on=30))
    assert found == [(30, "met"), (40, "met"), (40, "unknown")]


def test_a_document_counts_once_it_is_signed() -> None:
    duty = Repeats(REVIEW, every=calendar_days(30), signed_by=(Party.PATIENT,))
    documents = (
        made(20, None, (Party.PATIENT, 33), kind=REVIEW),
        made(40, kind=REVIEW),
    )
    found = judged(duty, *documents, on=64)
    assert told(found) == [(30, "unmet"), (63, "unmet")]
    assert [filed(one).done for one in found] == [day(33), None]
    assert filed(found[1]).unsigned == (Party.PATIENT,)


@pytest.mark.parametrize(
    ("every", "due"),
    [
        (calendar_days(1), 1),
        (weeks(2), 14),
        (months(1), 31),
        (working_days(5), 7),
    ],
)
def test_the_limit_may_be_in_any_unit(every: Term, due: int) -> None:
    assert told(judged(Repeats(REVIEW, every=every), on=0)) == [(due, "unknown")]


def test_sixty_days_are_not_two_months() -> None:
    """From 1 July 60 days end on 30 August, two months on 1 September."""
    july = date(2026, 7, 1)
    for every, last in (
        (calendar_days(60), date(2026, 8, 30)),
        (months(2), date(2026, 9, 1)),
    ):
        (found,) = judged(Repeats(REVIEW, every=every), on=july, admitted=july)
        assert filed(found).due == last


def test_hours_run_from_the_hour_of_the_last_document() -> None:
    duty = Repeats(REVIEW, every=hours_after(24))
    landmarks = (happened(LandmarkKind.ADMISSION, 0, at(12)),)
    documents = (made(1, at(9), kind=REVIEW), made(2, at(9, 1), kind=REVIEW))
    found = judged(duty, *documents, on=2, landmarks=landmarks)
    assert told(found) == [(1, "met"), (2, "unmet"), (3, "unknown")]
    assert [filed(one).at for one in found] == [at(12), at(9), at(9, 1)]


# --- sessions -------------------------------------------------------------------------

LESS_OFTEN = Repeats(
    REVIEW,
    every=Latest((nth_session(4), weeks(4))),
    after=Completed(PLAN),
)
PLANNED = made(0)


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ((1, 2, 3, 4, 30), 28),  # the fourth on day 4, four weeks on day 28
        ((1, 2, 3, 27, 30), 28),
        ((1, 2, 3, 29, 30), 29),
        ((7, 21, 35, 49, 50), 49),
    ],
)
def test_four_sessions_or_four_weeks_whichever_is_less_often(
    days: tuple[int, ...], due: int
) -> None:
    recorded = tuple(held(number) for number in days)
    (found,) = judged(LESS_OFTEN, PLANNED, on=60, recorded=recorded)
    assert told([found]) == [(due, "unmet")]
    (first, _) = judged(
        LESS_OFTEN, PLANNED, *reviews(due), on=60, recorded=recorded, open_from=61
    )
    assert told([first]) == [(due, "met")]


def test_until_the_fourth_session_it_is_not_due() -> None:
    recorded = (held(1), held(2), held(3))
    (found,) = judged(LESS_OFTEN, PLANNED, on=60, recorded=recorded, open_from=61)
    assert found.verdict is UNKNOWN
    assert found.missing == ("plan review", "4 sessions to come")
    assert filed(found).not_before == day(61)


def test_where_care_ended_before_it_nothing_is_due() -> None:
    recorded = (held(1), held(2), held(3))
    assert judged(LESS_OFTEN, PLANNED, on=60, recorded=recorded, last_day=40) == []


def test_only_with_care_itself_does_its_first_day_count() -> None:
    """From admission the session of its day counts, from a later document none does."""
    duty = Repeats(REVIEW, every=service_days(2))
    recorded = tuple(held(number) for number in (0, 3, 5, 8))
    found = told(judged(duty, *reviews(3), on=30, recorded=recorded))
    assert found == [(3, "met"), (8, "unmet")]
    # Nor does it count anew for a review of the day of admission.
    found = told(judged(duty, *reviews(0), on=30, recorded=recorded))
    assert found == [(3, "met"), (5, "unmet")]


# --- fixed days -----------------------------------------------------------------------

FIXED = Repeats(REVIEW, every=calendar_days(30), since=Since.ANCHOR)


@pytest.mark.parametrize(
    ("numbers", "on", "rows"),
    [
        ((), 30, [(30, "unknown")]),
        ((), 31, [(30, "unmet"), (60, "unknown")]),
        ((10,), 31, [(30, "met"), (60, "unknown")]),  # an early one moves nothing
        ((30,), 30, [(30, "met"), (60, "unknown")]),
        ((31,), 61, [(30, "unmet"), (60, "met"), (90, "unknown")]),
        ((10, 20), 61, [(30, "met"), (60, "unmet"), (90, "unknown")]),
        ((60, 61), 61, [(30, "unmet"), (60, "met"), (90, "met"), (120, "unknown")]),
    ],
)
def test_one_document_is_due_in_each_fixed_span(
    numbers: tuple[int, ...], on: int, rows: Rows
) -> None:
    assert told(judged(FIXED, *reviews(*numbers), on=on)) == rows


def test_a_late_one_is_told_of_the_span_it_was_due_in() -> None:
    found = judged(FIXED, *reviews(33), on=40)
    assert [filed(one).done for one in found] == [day(33), day(33), None]
    assert [filed(one).late for one in found] == [3, None, None]
    assert [filed(one).starts for one in found] == [MONDAY, day(30), day(60)]


def test_months_are_clipped_from_the_anchor_and_not_from_one_another() -> None:
    january = date(2026, 1, 31)
    duty = Repeats(REVIEW, every=months(1), since=Since.ANCHOR)
    found = judged(duty, on=date(2026, 4, 30), admitted=january)
    assert [str(filed(one).due) for one in found] == [
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
    ]


@pytest.mark.parametrize(
    ("every", "dues"),
    [(calendar_days(30), [29, 59]), (weeks(4), [27, 55]), (months(1), [30, 60])],
)
def test_counting_the_first_day_shifts_the_days_and_not_the_spans(
    every: Term, dues: list[int]
) -> None:
    duty = Repeats(REVIEW, every=every, since=Since.ANCHOR)
    found = judged(duty, on=55, reading=Reading(first_day_counts=True))
    assert [due for due, _ in told(found)][:2] == dues


def test_fixed_days_end_with_the_stay() -> None:
    assert told(judged(FIXED, on=90, last_day=29)) == []
    assert told(judged(FIXED, on=90, last_day=30)) == [(30, "unmet")]
    assert told(judged(FIXED, on=90, last_day=59)) == [(30, "unmet")]
    found = told(judged(FIXED, *reviews(35), on=90, last_day=40))
    assert found == [(30, "unmet"), (60, "met")]


def test_what_starts_the_clock_is_not_the_first_that_is_due() -> None:
    """A certification of day 0 is to be renewed by day 30."""
    kind = "certification"
    duty = Repeats(
        kind, every=calendar_days(30), since=Since.ANCHOR, after=Completed(kind)
    )
    first = made(0, kind=kind)
    assert told(judged(duty, first, on=31)) == [(30, "unmet"), (60, "unknown")]
    second = made(30, kind=kind)
    assert told(judged(duty, second, first, on=31))[0] == (30, "met")


# --- milestones -----------------------------------------------------------------------

LISTED = Repeats(
    REVIEW, every=None, at=(calendar_days(0), calendar_days(10), calendar_days(20))
)


@pytest.mark.parametrize(
    ("numbers", "on", "rows"),
    [
        ((), 0, [(0, "unknown")]),
        ((), 1, [(0, "unmet"), (10, "unknown")]),
        ((0,), 0, [(0, "met"), (10, "unknown")]),
        ((0, 10, 20), 30, [(0, "met"), (10, "met"), (20, "met")]),
        ((5,), 30, [(0, "unmet"), (10, "met"), (20, "unmet")]),
        ((25,), 30, [(0, "unmet"), (10, "unmet"), (20, "unmet")]),
    ],
)
def test_milestones_are_due_one_after_the_other(
    numbers: tuple[int, ...], on: int, rows: Rows
) -> None:
    assert told(judged(LISTED, *reviews(*numbers), on=on)) == rows


RECERTIFIED = Repeats(REVIEW, at=(calendar_days(18),), every=calendar_days(30))


@pytest.mark.parametrize(
    ("numbers", "on", "rows"),
    [
        ((), 18, [(18, "unknown")]),
        ((), 19, [(18, "unmet")]),  # one outstanding
        ((18,), 48, [(18, "met"), (48, "unknown")]),
        ((18,), 49, [(18, "met"), (48, "unmet")]),
        ((10,), 12, [(18, "met"), (40, "unknown")]),
        ((10, 15), 16, [(18, "met"), (45, "unknown")]),  # the last of them
        ((19,), 49, [(18, "unmet"), (49, "unknown")]),  # from the late one
        ((19, 40), 49, [(18, "unmet"), (49, "met"), (70, "unknown")]),
        ((10, 50), 51, [(18, "met"), (40, "unmet"), (80, "unknown")]),
    ],
)
def test_after_the_milestone_each_runs_from_the_last(
    numbers: tuple[int, ...], on: int, rows: Rows
) -> None:
    assert told(judged(RECERTIFIED, *reviews(*numbers), on=on)) == rows


TWO_THEN_YEARLY = Repeats(REVIEW, at=(months(3), months(6)), every=months(12))


def test_a_missed_last_milestone_is_the_one_that_is_outstanding() -> None:
    """3 months on 2 June, 6 months on 2 September."""
    june = (date(2026, 6, 1) - MONDAY).days
    found = judged(TWO_THEN_YEARLY, *reviews(june), on=700)
    assert [(str(filed(one).due), str(one.verdict)) for one in found] == [
        ("2026-06-02", "met"),
        ("2026-09-02", "unmet"),
    ]
    late = (date(2026, 12, 1) - MONDAY).days
    found = judged(TWO_THEN_YEARLY, *reviews(june, late), on=700)
    assert [(str(filed(one).due), str(one.verdict)) for one in found] == [
        ("2026-06-02", "met"),
        ("2026-09-02", "unmet"),
        ("2027-12-01", "unmet"),
    ]


@pytest.mark.parametrize(
    ("at_first", "every", "reading", "dues"),
    [
        # On day 30, then every 30 days.
        (calendar_days(30), calendar_days(30), False, ["04-01", "05-01", "05-31"]),
        (calendar_days(30), calendar_days(30), True, ["03-31", "04-30", "05-30"]),
        (weeks(2), calendar_days(30), True, ["03-15", "04-14", "05-14"]),
        (calendar_days(18), months(1), False, ["03-20", "04-20", "05-20"]),
        (calendar_days(18), months(1), True, ["03-19", "04-19", "05-19"]),
    ],
)
def test_after_a_milestone_the_fixed_days_go_on_from_it(
    at_first: Limit,
    every: Term,
    reading: bool,  # noqa: FBT001  # a parameter
    dues: list[str],
) -> None:
    duty = Repeats(REVIEW, at=(at_first,), every=every, since=Since.ANCHOR)
    found = judged(duty, on=79, reading=Reading(first_day_counts=reading))
    assert [f"{filed(one).due:%m-%d}" for one in found][:3] == dues


def test_months_after_a_milestone_are_counted_from_the_anchor_too() -> None:
    """31 January and 1 month is 28 February, and 2 months are 31 March."""
    january = date(2026, 1, 31)
    duty = Repeats(REVIEW, at=(months(1),), every=months(1), since=Since.ANCHOR)
    found = judged(duty, on=date(2026, 5, 1), admitted=january)
    assert [str(filed(one).due) for one in found] == [
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ]


def test_a_milestone_whose_day_is_to_come_is_waited_for() -> None:
    duty = Repeats(REVIEW, at=(service_days(5),), every=service_days(20))
    found = judged(duty, on=9, recorded=(held(0), held(7)), open_from=10)
    assert told(found) == [(None, "unknown")]
    assert filed(found[0]).not_before == day(12)
    found = judged(duty, *reviews(3), on=9, recorded=(held(0), held(7)), open_from=10)
    assert told(found) == [(None, "met")]


def test_a_milestone_that_was_not_owed_is_the_last() -> None:
    assert told(judged(LISTED, on=30, last_day=5)) == [(0, "unmet")]
    assert told(judged(RECERTIFIED, on=30, last_day=17)) == []


def test_follow_up_after_discharge_is_due_though_the_stay_has_ended() -> None:
    duty = Repeats(
        "follow-up",
        at=(months(1),),
        every=months(3),
        after=Happened(LandmarkKind.DISCHARGE),
    )
    first = made(20, kind="follow-up")
    found = judged(duty, first, on=200, last_day=9)
    assert told(found) == [(40, "met"), (112, "unmet")]
    fixed = Repeats(
        "follow-up",
        every=months(1),
        since=Since.ANCHOR,
        after=Happened(LandmarkKind.DISCHARGE),
    )
    assert told(judged(fixed, first, on=80, last_day=9)) == [
        (40, "met"),
        (70, "unmet"),
        (101, "unknown"),
    ]


# --- what is not known ----------------------------------------------------------------


def test_without_what_starts_the_clock_nothing_is_known() -> None:
    (found,) = judged(FIXED, on=30, admitted=None)
    assert (found.verdict, found.missing) == (UNKNOWN, ("admission",))
    assert judged(LESS_OFTEN, on=30, last_day=9) == []
    (found,) = judged(MONTHLY, on=30, kinds=frozenset())
    assert found.missing == ("documents",)


def test_a_document_of_an_unknown_day_may_be_the_one() -> None:
    undated = (made(0, kind=REVIEW),)
    for duty in (MONTHLY, FIXED, LISTED, RECERTIFIED):
        found = judged(duty, on=45, undated=undated)
        assert {one.verdict for one in found} == {UNKNOWN}


def test_unknown_holidays_leave_the_next_one_open() -> None:
    duty = Repeats(REVIEW, every=working_days(5))
    found = judged(duty, *reviews(7, 15), on=90, holidays=None)
    assert [one.verdict for one in found] == [MET, UNKNOWN, UNKNOWN]
    assert found[1].missing == ("holidays",)
    assert found[2].missing == ("plan review", "holidays")


def test_spans_from_a_start_that_is_not_known_overlap() -> None:
    """Monday or Thursday was the first day of service: the span ends on 10 or on 13."""
    duty = Repeats(
        REVIEW,
        every=calendar_days(10),
        since=Since.ANCHOR,
        after=Happened(LandmarkKind.FIRST_SERVICE),
    )
    found = judged(duty, *reviews(12), on=19, recorded=(held(3),), possible=(held(0),))
    assert [one.verdict for one in found] == [UNKNOWN, UNKNOWN]
    assert found[0].missing == ("attendance",)
    # Of day 5 it is in the first span for certain, of day 16 in the second.
    found = judged(
        duty, *reviews(5, 16), on=19, recorded=(held(3),), possible=(held(0),)
    )
    assert [one.verdict for one in found] == [MET, MET, UNKNOWN]


# --- large ----------------------------------------------------------------------------

DAILY = Repeats(REVIEW, every=calendar_days(1), since=Since.ANCHOR)
CENTURY = 36_524


def test_a_century_of_days_is_judged_day_by_day() -> None:
    found = judged(DAILY, *reviews(*range(1, 501)), on=CENTURY)
    assert len(found) == CENTURY
    assert sum(one.verdict is MET for one in found) == 500
    assert found[-1].verdict is UNKNOWN


def test_a_century_of_documents_is_judged_one_by_one() -> None:
    found = judged(DAILY, *reviews(*range(0, CENTURY, 2)), on=CENTURY)
    assert sum(one.verdict is UNMET for one in found) == CENTURY // 2 - 1


def test_at_the_end_of_the_calendar_no_span_comes_after_it() -> None:
    last = date(2199, 12, 31)
    review = made((last - MONDAY).days, kind=REVIEW)
    for duty in (DAILY, FIXED, LISTED, RECERTIFIED, MONTHLY, TWO_THEN_YEARLY):
        found = judged(duty, review, on=last, admitted=last)
        assert found[0].verdict is MET
        assert all(one.window.end is None for one in found)
