"""Where clocks end: calendar and working days, months, hours, days of service."""

from __future__ import annotations

from datetime import date, datetime, time

import attrs
import pytest

from continuum.assess import Assessor, Chart, Reading
from continuum.assess._moments import NEVER, End, Start, moment
from continuum.circumstances import Circumstances
from continuum.errors import FieldTypeError, FieldValueError
from continuum.ledger import Ledger
from continuum.periods import DateRange
from continuum.requirements import Completed, Due, Happened
from continuum.services import GROUP, Format, ServiceFilter, ServiceKind
from continuum.sessions import Session
from continuum.terms import (
    Earliest,
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
    at,
    day,
    filed,
    happened,
    held,
    judged,
    made,
)
from tests.strategies_rules import MONDAY

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
FIRST_SERVICE = Happened("first-service", always=True)
ASSESSED = Completed("assessment")


def due_of(limit: Limit, start: date = MONDAY, *, counts: bool = False) -> date | None:
    """The day *limit* ends on that runs from *start*."""
    (found,) = judged(
        Due(PLAN, within=limit),
        on=start,
        admitted=start,
        reading=Reading(first_day_counts=counts),
    )
    return filed(found).due


# --- days, weeks, months --------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "last", "counted"),
    [
        (calendar_days(0), (2026, 3, 2), (2026, 3, 2)),
        (calendar_days(1), (2026, 3, 3), (2026, 3, 2)),
        (calendar_days(30), (2026, 4, 1), (2026, 3, 31)),
        (weeks(0), (2026, 3, 2), (2026, 3, 2)),
        (weeks(2), (2026, 3, 16), (2026, 3, 15)),
        (months(0), (2026, 3, 2), (2026, 3, 2)),
        (months(1), (2026, 4, 2), (2026, 4, 1)),
        (months(12), (2027, 3, 2), (2027, 3, 1)),
        (working_days(0), (2026, 3, 2), (2026, 3, 2)),
        (working_days(1), (2026, 3, 3), (2026, 3, 2)),
        (working_days(5), (2026, 3, 9), (2026, 3, 6)),
        (hours_after(0), (2026, 3, 2), (2026, 3, 2)),
    ],
)
def test_the_day_a_limit_ends_on(
    limit: Term, last: tuple[int, int, int], counted: tuple[int, int, int]
) -> None:
    assert due_of(limit) == date(*last)
    assert due_of(limit, counts=True) == date(*counted)


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2026, 1, 31), 2, (2026, 3, 31)),
        ((2026, 1, 31), 3, (2026, 4, 30)),
        ((2028, 1, 31), 1, (2028, 2, 29)),
        ((2028, 2, 29), 12, (2029, 2, 28)),
        ((2026, 12, 31), 2, (2027, 2, 28)),
    ],
)
def test_a_month_keeps_the_day_or_clips_it(
    start: tuple[int, int, int], count: int, last: tuple[int, int, int]
) -> None:
    assert due_of(months(count), date(*start)) == date(*last)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ((2026, 1, 28), (2026, 2, 27)),
        ((2026, 1, 29), (2026, 2, 28)),  # which has no 29th to go back from
        ((2026, 1, 31), (2026, 2, 28)),
        ((2026, 2, 1), (2026, 2, 28)),
    ],
)
def test_a_month_that_lacks_the_day_ends_with_its_last_whatever_day_counts(
    start: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert due_of(months(1), date(*start), counts=True) == date(*last)


def test_a_leap_day_is_a_day() -> None:
    assert due_of(calendar_days(2), date(2028, 2, 28)) == date(2028, 3, 1)
    assert due_of(calendar_days(1), date(2028, 2, 28)) == date(2028, 2, 29)


# --- working days ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "count", "holidays", "due"),
    [
        (4, 1, (), 7),  # Friday, Monday
        (5, 1, (), 7),  # Saturday, Monday
        (6, 1, (), 7),
        (0, 7, (), 9),
        (0, 7, (1, 3), 11),
        (0, 7, (5, 6), 9),  # a holiday on a Saturday takes nothing away
        (0, 1, (1, 2, 3, 4), 7),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(
    start: int, count: int, holidays: tuple[int, ...], due: int
) -> None:
    duty = Due(PLAN, within=working_days(count), after=Happened("start"))
    landmarks = (happened("start", start),)
    (found,) = judged(duty, on=30, landmarks=landmarks, holidays=holidays)
    assert (filed(found).due, found.verdict) == (day(due), UNMET)


@pytest.mark.parametrize(
    ("start", "count", "due"), [(4, 2, 7), (5, 1, 7), (5, 0, 5), (0, 5, 4)]
)
def test_the_first_day_counts_only_if_somebody_works_on_it(
    start: int, count: int, due: int
) -> None:
    limit = working_days(count, first_counts=True)
    duty = Due(PLAN, within=limit, after=Happened("start"))
    (found,) = judged(duty, on=30, landmarks=(happened("start", start),))
    assert filed(found).due == day(due)


@pytest.mark.parametrize(
    ("number", "verdict"), [(9, MET), (10, UNKNOWN), (29, UNKNOWN)]
)
def test_what_is_met_without_any_holiday_is_met(number: int, verdict: Verdict) -> None:
    duty = Due(PLAN, within=working_days(7))
    (found,) = judged(duty, made(number), on=30, holidays=None)
    assert found.verdict is verdict
    assert found.missing == (("holidays",) if verdict is UNKNOWN else ())
    assert (filed(found).due, filed(found).not_before) == (None, day(9))


def test_of_no_working_days_holidays_say_nothing() -> None:
    (found,) = judged(Due(PLAN, within=working_days(0)), on=30, holidays=None)
    assert (found.verdict, filed(found).due) == (UNMET, MONDAY)


def test_nothing_is_overdue_while_holidays_are_not_known() -> None:
    (found,) = judged(Due(PLAN, within=working_days(7)), on=30, holidays=None)
    assert (found.verdict, found.missing) == (UNKNOWN, ("treatment plan", "holidays"))


# --- days of service and sessions -----------------------------------------------------


def service_due(
    limit: Limit, *numbers: int, on: int = 30, after: Happened | Completed | None = None
) -> int | None:
    """The number of the day it is due on."""
    duty = Due(PLAN, within=limit, after=after or Happened("admission", always=True))
    (found,) = judged(
        duty,
        made(0, kind="assessment"),
        on=on,
        recorded=tuple(held(number) for number in numbers),
        open_from=on + 1,
    )
    due = filed(found).due
    return None if due is None else (due - MONDAY).days


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (service_days(1), 0),
        (service_days(2), 3),
        (service_days(3), 5),
        (service_days(1, first_counts=True), 0),
        (service_days(1, first_counts=False), 3),
        (service_days(2, first_counts=False), 5),
        (nth_session(1), 0),
        (nth_session(2), 3),
        (nth_session(3), 3),
        (nth_session(4), 5),
        (nth_session(5), None),
    ],
)
@pytest.mark.parametrize("after", [None, FIRST_SERVICE])
def test_with_care_itself_its_first_day_counts(
    limit: Term, due: int | None, after: Happened | None
) -> None:
    """Sessions on day 0, twice on day 3, and on day 5."""
    assert service_due(limit, 0, 3, 3, 5, after=after) == due


def test_the_reading_of_the_first_day_is_not_about_service() -> None:
    duty = Due(PLAN, within=service_days(2))
    recorded = (held(0), held(3))
    for counts in (True, False):
        reading = Reading(first_day_counts=counts)
        (found,) = judged(duty, on=30, recorded=recorded, reading=reading)
        assert filed(found).due == day(3)


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (service_days(1), 3),
        (service_days(2), 5),
        (service_days(1, first_counts=False), 3),
        (service_days(1, first_counts=True), 0),
        (service_days(2, first_counts=True), 3),
    ],
)
def test_from_another_happening_only_later_days_count(limit: Term, due: int) -> None:
    assert service_due(limit, 0, 3, 3, 5, after=ASSESSED) == due


@pytest.mark.parametrize(
    ("assessed", "when", "due"),
    [
        (at(8), at(9), (0, at(10))),
        (at(9), at(9), (0, at(10))),  # begins in the minute it was complete
        (at(9, 1), at(9), (7, None)),
        (None, at(9), None),
        (at(9), None, None),
        (at(0), None, (0, None)),
    ],
)
def test_on_the_day_itself_the_hours_tell_which_came_first(
    assessed: time | None, when: time | None, due: tuple[int, time | None] | None
) -> None:
    duty = Due(PLAN, within=nth_session(1), after=ASSESSED)
    (found,) = judged(
        duty,
        made(0, assessed, kind="assessment"),
        on=30,
        recorded=(held(0, when), held(7)),
    )
    seen = filed(found)
    if due is None:
        assert (seen.due, seen.not_before) == (None, MONDAY)
    else:
        assert (seen.due, seen.at) == (day(due[0]), due[1])


@pytest.mark.parametrize(
    ("number", "verdict", "missing"),
    [(0, MET, ()), (5, UNKNOWN, ("time of day",)), (8, UNMET, ())],
)
def test_where_nobody_knows_which_came_first_both_days_are_possible(
    number: int, verdict: Verdict, missing: tuple[str, ...]
) -> None:
    duty = Due(PLAN, within=nth_session(1), after=ASSESSED)
    (found,) = judged(
        duty,
        made(0, kind="assessment"),
        made(number),
        on=30,
        recorded=(held(0), held(7)),
    )
    assert (found.verdict, found.missing) == (verdict, missing)


@pytest.mark.parametrize(
    ("written", "verdict"), [(at(10), MET), (at(10, 1), UNMET), (None, UNKNOWN)]
)
def test_a_session_with_an_hour_ends_at_its_end(
    written: time | None, verdict: Verdict
) -> None:
    duty = Due(PLAN, within=nth_session(1))
    (found,) = judged(duty, made(3, written), on=30, recorded=(held(3, at(9)),))
    assert found.verdict is verdict
    assert filed(found).at == at(10)


@pytest.mark.parametrize("written", [at(0), at(23, 59), None])
def test_a_session_without_one_lasts_as_long_as_its_day(written: time | None) -> None:
    duty = Due(PLAN, within=nth_session(1))
    (found,) = judged(duty, made(3, written), on=30, recorded=(held(3),))
    assert (found.verdict, filed(found).at) == (MET, None)
    (found,) = judged(duty, made(4), on=30, recorded=(held(3),))
    assert found.verdict is UNMET


def test_a_session_past_midnight_makes_its_own_day_a_service_day() -> None:
    late = Session(
        day=day(3), minutes=60, kind=ServiceKind.COUNSELING, starts=at(23, 30)
    )
    (found,) = judged(Due(PLAN, within=service_days(1)), on=30, recorded=(late,))
    assert filed(found).due == day(3)
    (found,) = judged(Due(PLAN, within=nth_session(1)), on=30, recorded=(late,))
    assert (filed(found).due, filed(found).at) == (day(4), at(0, 30))


def test_sessions_are_counted_by_when_they_end() -> None:
    long = Session(day=day(3), minutes=300, kind=ServiceKind.COUNSELING, starts=at(9))
    short = Session(day=day(3), minutes=60, kind=ServiceKind.EDUCATION, starts=at(15))
    # Of a session that lies within another nothing is counted.
    inside = attrs.evolve(short, starts=at(10))
    for other, ends in ((short, at(16)), (inside, None)):
        duty = Due(PLAN, within=nth_session(2))
        (found,) = judged(duty, on=30, recorded=(long, other), open_from=31)
        assert filed(found).at == ends


def test_what_was_before_the_clock_does_not_count() -> None:
    assert service_due(service_days(2), -1, 0, 4) == 4
    assert service_due(nth_session(2), -1, 0, 4) == 4


def test_only_the_service_that_is_meant_counts() -> None:
    education = ServiceFilter.of(ServiceKind.EDUCATION)
    for limit in (service_days(1, of=education), nth_session(1, of=education)):
        recorded = (held(0), held(6, kind=ServiceKind.EDUCATION))
        (found,) = judged(Due(PLAN, within=limit), on=30, recorded=recorded)
        assert filed(found).due == day(6)


@pytest.mark.parametrize(
    ("number", "verdict", "missing"),
    [
        (4, MET, ()),
        (5, UNKNOWN, ("attendance",)),
        (8, UNKNOWN, ("attendance",)),
        (9, UNMET, ()),
    ],
)
def test_recorded_and_possible_sessions_bound_the_limit(
    number: int, verdict: Verdict, missing: tuple[str, ...]
) -> None:
    """The third is on day 4 if the doubtful one took place, and else on day 8."""
    for limit in (service_days(3), nth_session(3)):
        (found,) = judged(
            Due(PLAN, within=limit),
            made(number),
            on=30,
            recorded=(held(0), held(4), held(8), held(9)),
            possible=(held(2), held(10)),
        )
        assert (found.verdict, found.missing) == (verdict, missing)
        assert (filed(found).due, filed(found).not_before) == (None, day(4))


def test_a_session_of_an_unknown_trait_is_possible() -> None:
    """Nobody recorded whether it was a group."""
    group = attrs.evolve(held(5), format=Format.GROUP)
    duty = Due(PLAN, within=nth_session(1, of=GROUP))
    (found,) = judged(duty, made(3), on=30, recorded=(held(2), group))
    assert (found.verdict, found.missing) == (UNKNOWN, ("format",))


def test_what_is_scheduled_may_yet_come() -> None:
    duty = Due(PLAN, within=nth_session(3))
    (found,) = judged(
        duty, on=2, recorded=(held(0),), possible=(held(4), held(6), held(8))
    )
    assert found.verdict is UNKNOWN
    assert found.missing == ("treatment plan", "3 sessions to come")
    assert filed(found).not_before == day(6)


def test_a_session_of_a_later_day_is_not_known_yet() -> None:
    """It is told beforehand, and so is no more than possible."""
    duty = Due(PLAN, within=nth_session(2))
    (found,) = judged(duty, made(1), on=2, recorded=(held(0), held(4)))
    assert found.verdict is MET
    (found,) = judged(duty, on=2, recorded=(held(0), held(4)))
    assert (filed(found).due, filed(found).not_before) == (None, day(4))


@pytest.mark.parametrize(
    ("limit", "early"),
    [
        (nth_session(2), 5),
        (nth_session(9), 10),
        (service_days(2), 5),
        (service_days(3), 10),
        (service_days(4), 11),
        (service_days(9), 16),
    ],
)
def test_further_service_may_come_from_a_day_on(limit: Term, early: int) -> None:
    """Listed are day 0, day 5 and, as possible, day 12; more may come from day 10."""
    (found,) = judged(
        Due(PLAN, within=limit),
        on=9,
        recorded=(held(0),),
        possible=(held(5), held(12)),
        open_from=10,
    )
    assert filed(found).not_before == day(early)


def test_where_care_was_over_before_the_nth_nothing_is_due() -> None:
    duty = Due(PLAN, within=nth_session(3))
    recorded = (held(0), held(4))
    assert judged(duty, on=30, recorded=recorded, last_day=9) == []
    (found,) = judged(duty, made(28), on=30, recorded=recorded, last_day=9)
    assert found.verdict is MET
    assert str(filed(found)) == "made 2026-03-30"


@pytest.mark.parametrize("open_from", [None, 0])
def test_without_attendance_any_day_may_have_been_the_nth(
    open_from: int | None,
) -> None:
    duty = Due(PLAN, within=service_days(3))
    (found,) = judged(duty, made(20), on=30, sessions_known=False, open_from=open_from)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    (found,) = judged(
        duty, made(1), on=30, sessions_known=False, possible=(held(2), held(3), held(4))
    )
    assert found.verdict is MET


# --- the first and the last of several ------------------------------------------------

TENTH_OR_THIRTY = Earliest((service_days(10), calendar_days(30)))


def test_the_cap_ends_it_where_service_is_rare() -> None:
    assert service_due(TENTH_OR_THIRTY, *range(0, 40, 4), on=60) == 30
    assert service_due(TENTH_OR_THIRTY, *range(0, 30, 3), on=60) == 27
    assert service_due(TENTH_OR_THIRTY, 0, on=60) == 30


@pytest.mark.parametrize(
    ("number", "verdict"), [(9, MET), (10, UNKNOWN), (30, UNKNOWN), (31, UNMET)]
)
def test_the_cap_holds_whatever_the_attendance(number: int, verdict: Verdict) -> None:
    (found,) = judged(
        Due(PLAN, within=TENTH_OR_THIRTY),
        made(number),
        on=60,
        possible=tuple(held(one) for one in range(10)),
    )
    assert found.verdict is verdict
    expected = ("attendance", "10 service days to come")
    assert found.missing == (expected if verdict is UNKNOWN else ())


def test_what_never_ends_is_neither_first_nor_does_it_ever_end_last() -> None:
    never = nth_session(9)
    for limit, rows in (
        (Earliest((never, calendar_days(7))), [day(7)]),
        (Earliest((calendar_days(7), never)), [day(7)]),
        (Earliest((never, nth_session(8))), []),
        (Latest((never, calendar_days(7))), []),
        (Latest((calendar_days(7), never)), []),
    ):
        found = judged(Due(PLAN, within=limit), on=30, recorded=(held(0),))
        assert [filed(one).due for one in found] == rows


def test_beside_unknown_holidays_what_never_ends_is_no_limit() -> None:
    never = nth_session(9)
    duty = Due(PLAN, within=Earliest((never, working_days(5))))
    (found,) = judged(duty, made(20), on=30, holidays=None)
    assert (found.verdict, found.missing) == (UNKNOWN, ("holidays",))
    duty = Due(PLAN, within=Latest((never, working_days(5))))
    assert judged(duty, on=30, holidays=None) == []


@pytest.mark.parametrize(
    ("limit", "number", "verdict", "missing"),
    [
        # 2 March at an unknown hour + 24 hours is on 3 March, before 5 working days.
        (Earliest((hours_after(24), working_days(5))), 1, UNKNOWN, ("time of day",)),
        (Earliest((hours_after(24), working_days(5))), 2, UNMET, ()),
        (Latest((hours_after(24), working_days(5))), 8, UNKNOWN, ("holidays",)),
        (Latest((hours_after(24), working_days(5))), 7, MET, ()),
        (Latest((hours_after(24), calendar_days(5))), 5, MET, ()),
        (Latest((hours_after(24), calendar_days(5))), 6, UNMET, ()),
    ],
)
def test_only_what_bears_on_the_end_is_missing(
    limit: Limit, number: int, verdict: Verdict, missing: tuple[str, ...]
) -> None:
    (found,) = judged(Due(PLAN, within=limit), made(number), on=30, holidays=None)
    assert (found.verdict, found.missing) == (verdict, missing)


def test_the_hour_is_told_only_where_hours_end_it() -> None:
    landmarks = (happened("admission", 0, at(12)),)
    for limit, ends in (
        (Earliest((hours_after(24), calendar_days(5))), at(12)),
        (Earliest((hours_after(240), calendar_days(5))), None),
    ):
        (found,) = judged(Due(PLAN, within=limit), on=30, landmarks=landmarks)
        assert filed(found).at == ends


# --- moments --------------------------------------------------------------------------


def test_the_first_and_the_last_minute_of_a_day_are_of_that_day() -> None:
    for when in (time(0), time(23, 59)):
        start = Start(moment(MONDAY, when))
        assert start.day == MONDAY
        assert start.dawn == moment(MONDAY, time(0))


def test_an_end_has_a_day_where_it_is_one_for_certain() -> None:
    whole = moment(MONDAY, None)
    assert End(*whole).day == MONDAY
    assert End(whole.early, whole.late + 1).day is None
    assert End(whole.early, None).day is None
    assert (NEVER.day, NEVER.first, NEVER.at) == (None, None, None)


def test_an_end_has_an_hour_where_it_does_not_end_with_its_day() -> None:
    noon = moment(MONDAY, time(12))
    assert End(*noon).at == time(12)
    assert End(noon.early, noon.late + 1).at is None
    assert End(noon.early, None).at is None
    assert End(*moment(MONDAY, time(23, 59))).at is None


# --- the chart ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("on", None, "a datetime.date"),
        ("on", datetime(2026, 3, 2), "a datetime.date"),  # noqa: DTZ001  # on purpose
        ("admitted", "2026-03-02", "a datetime.date"),
        ("last_day", 7, "a datetime.date"),
        ("documents", [], "a tuple of Document"),
        ("documents", (PLAN,), "a Document"),
        ("undated", frozenset({PLAN}), "a tuple of Document"),
        ("kinds", {PLAN}, "a frozenset of str"),
        ("kinds", frozenset({1}), "a str"),
        ("landmarks", [], "a tuple of Landmark"),
        ("landmarks", (MONDAY,), "a Landmark"),
        ("holidays", (MONDAY,), "a frozenset of days"),
        ("holidays", frozenset({"2026-03-02"}), "a datetime.date"),
        ("plans", [], "a tuple of TreatmentPlan"),
        ("others", {}, "a tuple of TreatmentPlan"),
        ("sessions_known", None, "a bool"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    chart = Chart(admitted=MONDAY, on=day(7))
    with pytest.raises(FieldTypeError, match=rf"^Chart\.{field}\S* must be {expected}"):
        attrs.evolve(chart, **{field: value})


def test_a_record_is_judged_on_the_day_of_admission_or_later() -> None:
    assert Chart(admitted=MONDAY, on=MONDAY).on == MONDAY
    with pytest.raises(
        FieldValueError,
        match=r"^Chart\.on must be on or after the day of admission, 2026-03-02, not",
    ):
        Chart(admitted=MONDAY, on=day(-1))


def test_without_a_chart_nothing_is_known_of_documents() -> None:
    assessor = Assessor(Ledger(), Circumstances(), Reading())
    window = DateRange(MONDAY)
    (found,) = assessor.obligations(Due(PLAN, within=weeks(1)), window)
    assert (found.verdict, found.missing) == (UNKNOWN, ("documents",))
