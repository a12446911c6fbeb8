"""What is due once: deadlines, windows around them, prior documents, each session."""

from __future__ import annotations

from datetime import date, time

import pytest

from continuum.assess import NothingDue, Reading
from continuum.documents import Document, Landmark, LandmarkKind, Party
from continuum.requirements import (
    AllOf,
    AnyOf,
    Completed,
    Due,
    Happened,
    SessionHeld,
)
from continuum.services import GROUP, Format, ServiceFilter, ServiceKind, StaffRole
from continuum.sessions import Session
from continuum.terms import (
    ANY_TIME,
    AnyTime,
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
    NOTE,
    PLAN,
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
IN_A_WEEK = Due(PLAN, within=calendar_days(7))
IN_A_DAY = Due(PLAN, within=hours_after(24))
FIRST_SERVICE = Happened(LandmarkKind.FIRST_SERVICE, always=True)
DISCHARGE = Happened(LandmarkKind.DISCHARGE)
NOON = (happened(LandmarkKind.ADMISSION, 0, at(12)),)


# --- the day it is due ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "verdict", "late"), [(7, MET, None), (8, UNMET, 1), (9, UNMET, 2)]
)
def test_the_last_day_is_in_time_and_the_next_is_late(
    number: int, verdict: Verdict, late: int | None
) -> None:
    (found,) = judged(IN_A_WEEK, made(number), on=30)
    assert found.verdict is verdict
    assert filed(found).due == day(7)
    assert filed(found).done == day(number)
    assert filed(found).late == late
    assert found.missing == ()


@pytest.mark.parametrize(("number", "verdict"), [(6, MET), (7, UNMET)])
def test_under_a_reading_that_counts_it_the_first_day_is_day_1(
    number: int, verdict: Verdict
) -> None:
    reading = Reading(first_day_counts=True)
    (found,) = judged(IN_A_WEEK, made(number), on=30, reading=reading)
    assert (filed(found).due, found.verdict) == (day(6), verdict)


@pytest.mark.parametrize(("counts", "last"), [(True, 6), (False, 7)])
def test_what_the_term_says_of_the_first_day_goes_before_the_reading(
    counts: bool,  # noqa: FBT001  # a parameter
    last: int,
) -> None:
    duty = Due(PLAN, within=calendar_days(7, first_counts=counts))
    for reading in (Reading(), Reading(first_day_counts=True)):
        (found,) = judged(duty, on=30, reading=reading)
        assert filed(found).due == day(last)


@pytest.mark.parametrize(("on", "verdict"), [(6, UNKNOWN), (7, UNKNOWN), (8, UNMET)])
def test_what_is_due_today_is_not_yet_overdue(on: int, verdict: Verdict) -> None:
    (found,) = judged(IN_A_WEEK, on=on)
    assert found.verdict is verdict
    waiting = ("treatment plan by 2026-03-09",)
    assert found.missing == (waiting if verdict is UNKNOWN else ())


@pytest.mark.parametrize(("on", "verdict"), [(4, UNKNOWN), (5, MET)])
def test_a_document_of_a_later_day_is_not_known_yet(on: int, verdict: Verdict) -> None:
    (found,) = judged(IN_A_WEEK, made(5), on=on)
    assert found.verdict is verdict


@pytest.mark.parametrize(("number", "verdict"), [(-1, UNMET), (0, MET)])
def test_what_was_made_the_day_before_does_not_serve(
    number: int, verdict: Verdict
) -> None:
    (found,) = judged(IN_A_WEEK, made(number), on=30)
    assert found.verdict is verdict
    assert filed(found).done == (None if verdict is UNMET else MONDAY)


def test_what_was_made_on_the_day_serves_though_its_hour_came_first() -> None:
    (found,) = judged(IN_A_WEEK, made(0, at(8)), on=30, landmarks=NOON)
    assert found.verdict is MET


def test_of_several_documents_the_first_in_time_counts() -> None:
    documents = (made(9), made(5), made(3), made(-4))
    (found,) = judged(IN_A_WEEK, *documents, on=30)
    assert (found.verdict, filed(found).done) == (MET, day(3))


def test_of_several_that_are_late_the_first_is_told() -> None:
    (found,) = judged(IN_A_WEEK, made(20), made(9), on=30)
    assert (found.verdict, filed(found).done) == (UNMET, day(9))


def test_the_window_runs_from_the_clock_through_the_day_it_is_due() -> None:
    (found,) = judged(IN_A_WEEK, on=30)
    assert str(found.window) == "2026-03-02 to 2026-03-09"
    assert filed(found).starts == MONDAY


def test_a_document_of_another_kind_does_not_serve() -> None:
    (found,) = judged(IN_A_WEEK, made(3, kind="plan-review"), on=30)
    assert found.verdict is UNMET


# --- no limit -------------------------------------------------------------------------

SOME_DAY = Due(PLAN, within=None)


@pytest.mark.parametrize(
    ("last_day", "on", "verdict"),
    [(None, 900, UNKNOWN), (20, 20, UNKNOWN), (20, 21, UNMET)],
)
def test_what_has_no_limit_is_owed_as_long_as_the_stay_lasts(
    last_day: int | None, on: int, verdict: Verdict
) -> None:
    (found,) = judged(SOME_DAY, on=on, last_day=last_day)
    assert found.verdict is verdict
    assert found.missing == (("treatment plan",) if verdict is UNKNOWN else ())
    assert filed(found).due is None


def test_what_has_no_limit_is_met_whenever_it_is_made() -> None:
    (found,) = judged(SOME_DAY, made(800), on=900, last_day=20)
    assert found.verdict is MET
    assert str(found.window) == "from 2026-03-02"


# --- hours ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "when", "verdict"),
    [
        (1, at(12), MET),
        (1, at(12, 1), UNMET),
        (1, None, UNKNOWN),
        (0, None, MET),
        (2, None, UNMET),
    ],
)
def test_twenty_four_hours_after_noon_end_at_noon(
    number: int, when: time | None, verdict: Verdict
) -> None:
    (found,) = judged(IN_A_DAY, made(number, when), on=30, landmarks=NOON)
    assert found.verdict is verdict
    assert (filed(found).due, filed(found).at) == (day(1), at(12))
    assert found.missing == (("time of day",) if verdict is UNKNOWN else ())


@pytest.mark.parametrize(
    ("number", "when", "verdict"),
    [
        (0, at(23, 59), MET),
        (1, at(0), MET),  # admitted at 00:00 or later: 24 hours are not over
        (1, at(0, 1), UNKNOWN),
        (1, at(23, 59), UNKNOWN),  # admitted at 23:59, in time; a minute before, late
        (2, at(0), UNMET),
    ],
)
def test_from_an_hour_nobody_recorded_a_day_is_in_doubt(
    number: int, when: time, verdict: Verdict
) -> None:
    (found,) = judged(IN_A_DAY, made(number, when), on=30)
    assert found.verdict is verdict
    assert filed(found).at is None
    assert filed(found).due == day(1)
    assert found.missing == (("time of day",) if verdict is UNKNOWN else ())


@pytest.mark.parametrize(("on", "verdict"), [(1, UNKNOWN), (2, UNMET)])
def test_a_limit_in_hours_is_overdue_the_day_after(on: int, verdict: Verdict) -> None:
    """The day of the judgment is known, its hour is not."""
    (found,) = judged(IN_A_DAY, on=on, landmarks=NOON)
    assert found.verdict is verdict


def test_late_by_hours_alone_the_times_are_told() -> None:
    (found,) = judged(IN_A_DAY, made(1, at(13)), on=30, landmarks=NOON)
    assert filed(found).late == 0
    assert str(filed(found)) == "due 2026-03-03 12:00; made 2026-03-03 13:00"


def test_thirty_six_hours_from_an_unknown_hour_end_on_one_of_two_days() -> None:
    (found,) = judged(Due(PLAN, within=hours_after(36)), on=30)
    assert found.verdict is UNMET
    assert (filed(found).due, filed(found).not_before) == (None, day(1))
    assert str(filed(found)) == "due 2026-03-03 or later; not made"
    assert str(found.window) == "from 2026-03-02"


# --- before ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "first"),
    [
        (None, 0),
        (calendar_days(0), 0),
        (calendar_days(30), -30),
        (weeks(2), -14),
        (months(1), -28),  # 2 February
        (months(12), -365),  # 2 March 2025
    ],
)
def test_an_earlier_document_serves_from_its_first_day_on(
    before: Term | None, first: int
) -> None:
    duty = Due(PLAN, within=hours_after(72), before=before)
    (found,) = judged(duty, made(first), on=30)
    assert (found.verdict, filed(found).done) == (MET, day(first))
    (found,) = judged(duty, made(first - 1), on=30)
    assert (found.verdict, filed(found).done) == (UNMET, None)


def test_twelve_months_before_29_february_is_28_february() -> None:
    duty = Due(PLAN, within=calendar_days(7), before=months(12))
    leap = date(2028, 2, 29)
    earliest = (date(2027, 2, 28) - MONDAY).days
    for number, verdict in ((earliest, MET), (earliest - 1, UNMET)):
        (found,) = judged(duty, made(number), on=leap.replace(month=4), admitted=leap)
        assert found.verdict is verdict


def test_at_any_time_before_is_long_before() -> None:
    duty = Due(PLAN, within=calendar_days(7), before=ANY_TIME)
    ancient = (date(1900, 1, 1) - MONDAY).days
    (found,) = judged(duty, made(ancient), on=30)
    assert found.verdict is MET
    (found,) = judged(duty, made(8), on=30)
    assert found.verdict is UNMET


@pytest.mark.parametrize(
    ("when", "verdict"), [(at(12), MET), (at(11, 59), UNMET), (None, UNKNOWN)]
)
def test_a_window_may_open_by_the_hour(when: time | None, verdict: Verdict) -> None:
    duty = Due(PLAN, within=hours_after(24), before=hours_after(24))
    (found,) = judged(duty, made(-1, when), on=30, landmarks=NOON)
    assert found.verdict is verdict
    assert found.missing == (("time of day",) if verdict is UNKNOWN else ())


@pytest.mark.parametrize(
    ("when", "verdict"), [(at(6), UNKNOWN), (at(23, 59), MET), (at(0), UNKNOWN)]
)
def test_from_an_hour_nobody_recorded_the_opening_is_in_doubt(
    when: time, verdict: Verdict
) -> None:
    """Admitted at 05:00, what was made at 06:00 the day before is 23 hours old."""
    duty = Due(PLAN, within=calendar_days(3), before=hours_after(24))
    (found,) = judged(duty, made(-1, when), on=30)
    assert found.verdict is verdict
    assert found.missing == (("time of day",) if verdict is UNKNOWN else ())


# --- signatures -----------------------------------------------------------------------

BOTH = Due(
    PLAN, within=calendar_days(7), signed_by=(Party.PATIENT, StaffRole.COUNSELOR)
)


@pytest.mark.parametrize(("number", "verdict"), [(7, MET), (8, UNMET)])
def test_a_document_counts_from_its_last_signature(
    number: int, verdict: Verdict
) -> None:
    plan = made(2, None, (Party.PATIENT, 3), (StaffRole.COUNSELOR, number))
    (found,) = judged(BOTH, plan, on=30)
    assert (found.verdict, filed(found).done) == (verdict, day(number))
    assert filed(found).unsigned == ()


def test_a_signature_before_the_document_makes_it_no_earlier() -> None:
    plan = made(5, None, (Party.PATIENT, 3), (StaffRole.COUNSELOR, 4))
    (found,) = judged(BOTH, plan, on=30)
    assert filed(found).done == day(5)


@pytest.mark.parametrize(("on", "verdict"), [(7, UNKNOWN), (8, UNMET)])
def test_who_has_still_to_sign_is_told(on: int, verdict: Verdict) -> None:
    plan = made(2, None, (Party.PATIENT, 3), (StaffRole.COUNSELOR, 20))
    (found,) = judged(BOTH, plan, on=on)
    assert (found.verdict, filed(found).done) == (verdict, None)
    assert filed(found).unsigned == (StaffRole.COUNSELOR,)
    assert str(filed(found)) == "due 2026-03-09; not signed by counselor"


def test_an_earlier_document_that_does_not_serve_awaits_no_signature() -> None:
    (found,) = judged(BOTH, made(-5), on=30)
    assert filed(found).unsigned == ()
    assert str(filed(found)) == "due 2026-03-09; not made"


def test_a_second_document_that_is_signed_serves_beside_one_that_is_not() -> None:
    signed = made(4, None, (Party.PATIENT, 4), (StaffRole.COUNSELOR, 4))
    (found,) = judged(BOTH, made(2), signed, on=30)
    assert (found.verdict, filed(found).unsigned) == (MET, ())


@pytest.mark.parametrize(
    ("signed", "verdict"), [(at(12), MET), (at(12, 1), UNMET), (None, UNKNOWN)]
)
def test_the_hour_of_a_signature_counts_too(
    signed: time | None, verdict: Verdict
) -> None:
    duty = Due(PLAN, within=hours_after(24), signed_by=(Party.PATIENT,))
    one = (Party.PATIENT, 1) if signed is None else (Party.PATIENT, 1, signed)
    (found,) = judged(duty, made(0, at(13), one), on=30, landmarks=NOON)
    assert found.verdict is verdict


# --- the end of the stay --------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_day", "rows"),
    [(6, []), (7, [(7, "unmet")]), (8, [(7, "unmet")]), (None, [(7, "unmet")])],
)
def test_a_stay_that_ended_before_the_limit_owes_nothing(
    last_day: int | None, rows: list[tuple[int, str]]
) -> None:
    assert told(judged(IN_A_WEEK, on=30, last_day=last_day)) == rows


def test_what_was_made_in_time_after_the_stay_is_met_all_the_same() -> None:
    assert told(judged(IN_A_WEEK, made(7), on=30, last_day=3)) == [(7, "met")]


def test_what_was_made_too_late_after_the_stay_is_not_owed() -> None:
    assert told(judged(IN_A_WEEK, made(8), on=30, last_day=3)) == []


@pytest.mark.parametrize(("on", "rows"), [(2, [(7, "unknown")]), (3, [])])
def test_a_discharge_of_a_later_day_is_not_known_yet(
    on: int, rows: list[tuple[int, str]]
) -> None:
    assert told(judged(IN_A_WEEK, on=on, last_day=3)) == rows


@pytest.mark.parametrize(
    ("on", "number", "rows"),
    [
        (3, None, []),  # the stay lasts
        (4, None, [(34, "unknown")]),
        (34, None, [(34, "unknown")]),
        (35, None, [(34, "unmet")]),
        (60, 34, [(34, "met")]),
        (60, 35, [(34, "unmet")]),
    ],
)
def test_what_is_due_after_discharge_is_due_though_the_stay_has_ended(
    on: int, number: int | None, rows: list[tuple[int, str]]
) -> None:
    duty = Due(PLAN, within=calendar_days(30), after=DISCHARGE)
    documents = () if number is None else (made(number),)
    for landmarks in ((), None, (happened("discharge", 4, at(9)),)):
        found = judged(duty, *documents, on=on, last_day=4, landmarks=landmarks)
        assert told(found) == rows


@pytest.mark.parametrize(
    ("landmarks", "last_day", "verdict"),
    [
        (NOON, 0, None),  # ends at noon of day 1, which has no patient
        (NOON, 1, UNMET),
        ((), 0, None),
        ((), 1, UNMET),
    ],
)
def test_hours_that_end_after_the_last_day_are_not_owed(
    landmarks: tuple[Landmark, ...], last_day: int, verdict: Verdict | None
) -> None:
    found = judged(IN_A_DAY, on=30, last_day=last_day, landmarks=landmarks)
    assert [one.verdict for one in found] == [
        one for one in (verdict,) if one is not None
    ]


@pytest.mark.parametrize("number", [None, 5])
def test_whether_the_stay_outlasted_the_limit_may_not_be_known(
    number: int | None,
) -> None:
    """36 hours after an unknown hour of Monday end on Tuesday or on Wednesday."""
    duty = Due(PLAN, within=hours_after(36))
    documents = () if number is None else (made(number),)
    (found,) = judged(duty, *documents, on=30, last_day=1)
    assert (found.verdict, found.missing) == (UNKNOWN, ("time of day",))
    (found,) = judged(duty, *documents, on=30, last_day=2)
    assert found.verdict is UNMET
    assert judged(duty, *documents, on=30, last_day=0) == []


# --- what is not known ----------------------------------------------------------------


def test_without_a_record_of_the_kind_nothing_is_known() -> None:
    (found,) = judged(IN_A_WEEK, on=30, kinds=frozenset({"plan-review"}))
    assert (found.verdict, found.missing) == (UNKNOWN, ("documents",))
    assert found.observed is None
    (found,) = judged(IN_A_WEEK, on=30, kinds=frozenset({PLAN}))
    assert found.verdict is UNMET


@pytest.mark.parametrize(
    ("documents", "last_day", "verdict"),
    [
        ((), None, UNKNOWN),
        ((made(9),), None, UNKNOWN),
        ((made(5),), None, MET),
        ((), 3, None),
    ],
)
def test_a_document_of_an_unknown_day_may_have_been_in_time(
    documents: tuple[Document, ...], last_day: int | None, verdict: Verdict | None
) -> None:
    found = judged(IN_A_WEEK, *documents, on=30, undated=(made(0),), last_day=last_day)
    assert [one.verdict for one in found] == [
        one for one in (verdict,) if one is not None
    ]
    missing = ("day of the treatment plan",) if verdict is UNKNOWN else ()
    assert all(one.missing == missing for one in found)


def test_of_another_kind_it_makes_no_doubt() -> None:
    (found,) = judged(IN_A_WEEK, on=30, undated=(made(0, kind="plan-review"),))
    assert found.verdict is UNMET


def test_without_the_day_of_admission_the_limit_is_not_known() -> None:
    (found,) = judged(IN_A_WEEK, made(3), on=30, admitted=None)
    assert (found.verdict, found.missing) == (UNKNOWN, ("admission",))
    assert str(found.window) == "2026-04-01"


@pytest.mark.parametrize(
    ("landmarks", "always", "missing"),
    [
        (None, False, ("first contact",)),
        (None, True, ("first contact",)),
        ((), False, None),
        ((), True, ("first contact",)),
        ((happened("first-contact", 31),), False, None),  # not known on day 30
        ((happened("transfer", 3),), False, None),
    ],
)
def test_without_what_starts_the_clock_it_is_unknown_or_not_due(
    landmarks: tuple[Landmark, ...] | None,
    always: bool,  # noqa: FBT001  # a parameter
    missing: tuple[str, ...] | None,
) -> None:
    duty = Due(
        PLAN,
        within=weeks(2),
        after=Happened(LandmarkKind.FIRST_CONTACT, always=always),
    )
    found = judged(duty, on=30, landmarks=landmarks)
    assert [one.missing for one in found] == ([] if missing is None else [missing])
    assert all(one.verdict is UNKNOWN for one in found)


# --- what starts the clock ------------------------------------------------------------

SCREEN = "positive-screen"


def test_a_clock_may_start_anew_each_time_or_the_first_time_alone() -> None:
    landmarks = tuple(happened(SCREEN, number) for number in (20, 3, 10))
    every = Due(PLAN, within=calendar_days(5), after=Happened(SCREEN, each=True))
    first = Due(PLAN, within=calendar_days(5), after=Happened(SCREEN))
    documents = (made(8), made(16))
    found = told(judged(every, *documents, on=22, landmarks=landmarks))
    assert found == [(8, "met"), (15, "unmet"), (25, "unknown")]
    found = told(judged(first, *documents, on=22, landmarks=landmarks))
    assert found == [(8, "met")]


def test_which_of_two_on_one_day_was_first_may_not_be_known() -> None:
    """One at noon and one at an unknown hour: the first was by noon."""
    duty = Due(PLAN, within=hours_after(24), after=Happened(SCREEN))
    landmarks = (happened(SCREEN, 3, at(12)), happened(SCREEN, 3))
    for when, verdict in ((at(12), UNKNOWN), (at(12, 1), UNMET), (at(0), MET)):
        (found,) = judged(duty, made(4, when), on=30, landmarks=landmarks)
        assert found.verdict is verdict


@pytest.mark.parametrize(("number", "verdict"), [(9, MET), (10, UNMET)])
def test_a_clock_may_start_with_the_first_document_of_a_kind(
    number: int, verdict: Verdict
) -> None:
    duty = Due(PLAN, within=calendar_days(7), after=Completed("assessment"))
    assessments = (made(8, kind="assessment"), made(2, kind="assessment"))
    (found,) = judged(duty, *assessments, made(number), on=30)
    assert (found.verdict, filed(found).starts) == (verdict, day(2))


AFTER_ASSESSMENT = Due(PLAN, within=working_days(7), after=Completed("assessment"))


def test_until_that_document_is_made_the_day_is_not_known() -> None:
    (found,) = judged(AFTER_ASSESSMENT, on=30)
    assert (found.verdict, found.missing) == (UNKNOWN, ("assessment",))
    (found,) = judged(AFTER_ASSESSMENT, on=30, last_day=30)
    assert found.verdict is UNKNOWN


def test_once_the_stay_is_over_without_it_nothing_was_due() -> None:
    assert judged(AFTER_ASSESSMENT, on=30, last_day=29) == []
    # Unless nobody says whether there was one.
    known = frozenset({PLAN})
    (found,) = judged(AFTER_ASSESSMENT, on=30, last_day=29, kinds=known)
    assert found.missing == ("assessment",)


def test_made_on_a_day_nobody_knows_it_starts_no_clock() -> None:
    undated = (made(0, kind="assessment"),)
    dated = made(3, kind="assessment")
    (found,) = judged(AFTER_ASSESSMENT, dated, on=30, undated=undated)
    assert found.missing == ("day of the assessment",)


def test_a_document_does_not_fall_due_by_itself() -> None:
    """Of the kind that starts the clock, a second one is asked for."""
    duty = Due(PLAN, within=calendar_days(30), after=Completed(PLAN))
    (found,) = judged(duty, made(0), on=31)
    assert found.verdict is UNMET
    (found,) = judged(duty, made(0), made(30), on=31)
    assert (found.verdict, filed(found).done) == (MET, day(30))


# --- the first service ----------------------------------------------------------------

AFTER_SERVICE = Due(PLAN, within=calendar_days(7), after=FIRST_SERVICE)


def test_the_first_service_is_the_first_session_unless_a_landmark_tells() -> None:
    sessions = (held(2), held(4))
    (found,) = judged(AFTER_SERVICE, on=30, recorded=sessions)
    assert filed(found).due == day(9)
    landmarks = (happened(LandmarkKind.FIRST_SERVICE, 3),)
    (found,) = judged(AFTER_SERVICE, on=30, recorded=sessions, landmarks=landmarks)
    assert filed(found).due == day(10)


def test_treatment_begins_with_the_first_session_that_is_no_assessment() -> None:
    first = Happened(LandmarkKind.FIRST_TREATMENT, always=True)
    duty = Due(PLAN, within=calendar_days(7), after=first)
    sessions = (held(2, kind=ServiceKind.ASSESSMENT), held(4), held(6))
    (found,) = judged(duty, on=30, recorded=sessions)
    assert filed(found).due == day(11)
    (found,) = judged(duty, on=30, recorded=sessions[:1])
    assert (found.verdict, found.missing) == (UNKNOWN, ("first treatment service",))
    landmarks = (happened(LandmarkKind.FIRST_TREATMENT, 3),)
    (found,) = judged(duty, on=30, recorded=sessions, landmarks=landmarks)
    assert filed(found).due == day(10)


def test_the_hour_of_the_first_session_starts_the_clock() -> None:
    duty = Due(PLAN, within=hours_after(48), after=FIRST_SERVICE, before=ANY_TIME)
    recorded = (held(1, at(10)),)
    (found,) = judged(duty, made(3, at(10)), on=30, recorded=recorded)
    assert (found.verdict, filed(found).at) == (MET, at(10))
    (found,) = judged(duty, made(3, at(10, 1)), on=30, recorded=recorded)
    assert found.verdict is UNMET


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        (0, MET),  # earlier in the stay than the first service, whenever that was
        (2, MET),
        (3, MET),
        (7, MET),
        (8, UNKNOWN),  # due on day 7, or on day 10
        (10, UNKNOWN),
        (11, UNMET),
    ],
)
def test_a_session_without_a_record_may_have_been_the_first(
    number: int, verdict: Verdict
) -> None:
    """Of Monday nobody knows; on Thursday one was held."""
    recorded, possible = (held(3),), (held(0),)
    documents = made(number)
    (found,) = judged(
        AFTER_SERVICE, documents, on=30, recorded=recorded, possible=possible
    )
    assert found.verdict is verdict
    assert found.missing == (("attendance",) if verdict is UNKNOWN else ())


@pytest.mark.parametrize(
    ("recorded", "possible", "known", "missing"),
    [
        ((), (held(3),), True, "attendance"),
        ((), (), True, "first service"),
        ((), (), False, "first service"),
        ((), (held(31),), True, "first service"),
        ((held(31),), (), True, "first service"),
    ],
)
def test_without_a_session_held_the_first_service_is_not_known(
    recorded: tuple[Session, ...],
    possible: tuple[Session, ...],
    known: bool,  # noqa: FBT001  # a parameter
    missing: str,
) -> None:
    (found,) = judged(
        AFTER_SERVICE,
        on=30,
        recorded=recorded,
        possible=possible,
        sessions_known=known,
    )
    assert (found.verdict, found.missing) == (UNKNOWN, (missing,))


def test_where_service_need_not_come_nothing_is_due_before_it_does() -> None:
    duty = Due(PLAN, within=weeks(1), after=Happened(LandmarkKind.FIRST_SERVICE))
    assert judged(duty, on=30) == []
    (found,) = judged(duty, on=30, landmarks=None)
    assert found.missing == ("first service",)
    (found,) = judged(duty, on=30, sessions_known=False)
    assert found.missing == ("first service",)


# --- either way -----------------------------------------------------------------------

FRESH = Due("assessment", within=hours_after(72))
CREDIT = AnyOf(
    (
        FRESH,
        AllOf(
            (
                Due("assessment", within=hours_after(72), before=months(12)),
                Due("assessment-update", within=hours_after(48)),
            )
        ),
    )
)
"""Made anew, or one of the last twelve months with an update."""


@pytest.mark.parametrize(
    ("assessed", "updated", "verdict"),
    [
        (3, None, UNKNOWN),  # 72 hours after an unknown hour of Monday
        (2, None, MET),
        (-365, 1, MET),
        (-366, 1, UNMET),
        (-365, 3, UNMET),
        (-365, None, UNMET),
        (None, 1, UNMET),
    ],
)
def test_a_prior_document_serves_with_an_update(
    assessed: int | None, updated: int | None, verdict: Verdict
) -> None:
    documents = []
    if assessed is not None:
        documents.append(made(assessed, kind="assessment"))
    if updated is not None:
        documents.append(made(updated, kind="assessment-update"))
    (found,) = judged(CREDIT, *documents, on=30)
    assert found.verdict is verdict


def test_several_that_make_one_requirement_are_one_obligation() -> None:
    (found,) = judged(CREDIT, on=1)
    assert found.verdict is UNKNOWN
    assert len(list(found.leaves())) == 3


def test_of_several_ways_none_is_owed_once_the_stay_is_over() -> None:
    (found,) = judged(CREDIT, on=30, last_day=0)
    assert found.owes_nothing
    assert (found.observed, str(found.observed)) == (NothingDue(), "nothing due")


# --- each session ---------------------------------------------------------------------

EACH = Due(NOTE, within=calendar_days(1), after=SessionHeld())


def notes(*numbers: int) -> tuple[Document, ...]:
    return tuple(made(number, kind=NOTE) for number in numbers)


def test_each_session_needs_a_note_of_its_own() -> None:
    recorded = (held(0), held(2), held(4))
    found = told(judged(EACH, *notes(1, 2), on=5, recorded=recorded))
    assert found == [(1, "met"), (3, "met"), (5, "unknown")]
    found = told(judged(EACH, *notes(1, 2), on=6, recorded=recorded))
    assert found == [(1, "met"), (3, "met"), (5, "unmet")]


def test_a_note_that_is_missing_makes_no_other_one_late() -> None:
    recorded = tuple(held(number) for number in range(0, 10, 2))
    found = judged(EACH, *notes(2, 4, 6, 8), on=30, recorded=recorded)
    assert told(found) == [
        (1, "unmet"),
        (3, "met"),
        (5, "met"),
        (7, "met"),
        (9, "met"),
    ]
    assert filed(found[0]).done is None


def test_a_note_nobody_else_needs_is_the_late_one_of_an_earlier_session() -> None:
    recorded = (held(0), held(10))
    found = judged(EACH, *notes(5, 10), on=30, recorded=recorded)
    assert [filed(one).done for one in found] == [day(5), day(10)]
    assert told(found) == [(1, "unmet"), (11, "met")]


def test_a_note_of_before_any_session_is_nobodys() -> None:
    found = judged(EACH, *notes(0), on=30, recorded=(held(1),))
    assert (told(found), filed(found[0]).done) == ([(2, "unmet")], None)


def test_a_note_may_be_started_before_the_session_where_the_rule_says_so() -> None:
    duty = Due(NOTE, within=calendar_days(1), after=SessionHeld(), before=ANY_TIME)
    found = told(judged(duty, *notes(0), on=30, recorded=(held(3), held(4))))
    assert found == [(4, "met"), (5, "unmet")]


def test_two_notes_of_one_day_serve_two_sessions_of_it() -> None:
    recorded = (held(0, at(9)), held(0, at(15)))
    assert told(judged(EACH, *notes(0, 0), on=30, recorded=recorded)) == [
        (1, "met"),
        (1, "met"),
    ]


def test_a_note_of_an_unknown_hour_may_be_of_the_session_though_others_are_not() -> (
    None
):
    """The session is at noon; one note is of 08:00, the other of an unknown hour."""
    duty = Due(
        NOTE,
        within=calendar_days(0),
        after=SessionHeld(),
        before=hours_after(2),
    )
    early, unknown = made(0, at(8), kind=NOTE), made(0, kind=NOTE)
    (found,) = judged(duty, early, unknown, on=30, recorded=(held(0, at(12)),))
    assert (found.verdict, found.missing) == (UNKNOWN, ("time of day",))
    (found,) = judged(duty, early, on=30, recorded=(held(0, at(12)),))
    assert found.verdict is UNMET


def test_only_sessions_of_the_service_need_one() -> None:
    duty = Due(NOTE, within=calendar_days(1), after=SessionHeld(GROUP))
    group = Session(
        day=day(0), minutes=60, kind=ServiceKind.COUNSELING, format=Format.GROUP
    )
    assert len(judged(duty, on=30, recorded=(group,))) == 1
    # Of a session whose format nobody recorded it is not certain.
    assert judged(duty, on=30, recorded=(held(0),)) == []


def test_what_was_not_held_for_certain_needs_none() -> None:
    assert judged(EACH, on=30, possible=(held(0),)) == []
    assert judged(EACH, on=30, recorded=(held(31),)) == []


def test_without_attendance_nobody_knows_what_was_held() -> None:
    (found,) = judged(EACH, on=30, sessions_known=False)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))


@pytest.mark.parametrize(
    ("when", "verdict"), [(at(18), MET), (at(18, 1), UNMET), (None, UNKNOWN)]
)
def test_hours_run_from_the_start_of_the_session(
    when: time | None, verdict: Verdict
) -> None:
    duty = Due(NOTE, within=hours_after(24), after=SessionHeld())
    (found,) = judged(
        duty, made(1, when, kind=NOTE), on=30, recorded=(held(0, at(18)),)
    )
    assert found.verdict is verdict


def test_where_no_text_says_by_when_a_note_is_owed_while_the_stay_lasts() -> None:
    duty = Due(NOTE, within=None, after=SessionHeld())
    recorded = (held(0), held(2))
    found = told(judged(duty, *notes(9), on=30, recorded=recorded))
    assert found == [(None, "met"), (None, "unknown")]
    found = told(judged(duty, *notes(9), on=30, recorded=recorded, last_day=29))
    assert found == [(None, "met"), (None, "unmet")]


# --- until the next session -----------------------------------------------------------

BEFORE_THE_NEXT = Due(NOTE, within=nth_session(1), after=SessionHeld())


def test_a_session_is_not_the_next_one_after_itself() -> None:
    recorded = (held(0), held(4), held(4), held(9))
    found = judged(BEFORE_THE_NEXT, on=30, recorded=recorded)
    # Which of two on one day came first, nobody knows.
    assert told(found) == [(4, "unmet"), (None, "unmet"), (None, "unmet")]
    found = judged(BEFORE_THE_NEXT, on=30, recorded=(held(0), held(4), held(9)))
    assert told(found) == [(4, "unmet"), (9, "unmet")]


@pytest.mark.parametrize(
    ("when", "verdict"), [(at(16), MET), (at(16, 1), UNMET), (None, UNKNOWN)]
)
def test_the_next_session_of_the_same_day_counts_by_its_hour(
    when: time | None, verdict: Verdict
) -> None:
    recorded = (held(0, at(9)), held(0, at(15)), held(7, at(9)))
    found = judged(BEFORE_THE_NEXT, made(0, when, kind=NOTE), on=30, recorded=recorded)
    assert found[0].verdict is verdict
    assert (filed(found[0]).due, filed(found[0]).at) == (MONDAY, at(16))


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    "limit",
    [
        calendar_days(36_600),
        working_days(36_600),
        hours_after(878_400),
        weeks(5_300),
        months(1_200),
        service_days(36_600),
        nth_session(36_600),
    ],
)
@pytest.mark.parametrize("first", [date(1900, 1, 1), date(2199, 12, 31)])
def test_a_hundred_years_from_either_end_of_the_calendar(
    limit: Term, first: date
) -> None:
    backward = TermUnit.WORKING_DAYS, TermUnit.SERVICE_DAYS, TermUnit.SESSIONS
    earlier: list[Term | AnyTime | None] = [None, ANY_TIME]
    earlier += [] if limit.unit in backward else [limit]
    for before in earlier:
        duty = Due(PLAN, within=limit, before=before)
        number = (first - MONDAY).days
        (found,) = judged(
            duty, on=first, admitted=first, recorded=(held(number),), open_from=number
        )
        assert found.verdict is UNKNOWN
        assert str(filed(found)).endswith("not made")


def test_a_filter_of_services_narrows_what_a_session_is() -> None:
    education = ServiceFilter.of(ServiceKind.EDUCATION)
    duty = Due(PLAN, within=nth_session(1, of=education))
    recorded = (held(0), held(3, kind=ServiceKind.EDUCATION))
    (found,) = judged(duty, on=30, recorded=recorded)
    assert filed(found).due == day(3)


@pytest.mark.parametrize(
    ("always", "number", "verdict"),
    [
        (True, 0, MET),  # on the day of admission, before care began
        (True, -1, UNMET),  # before the stay
        (False, 0, UNMET),  # what does not always come is answered after it came
        (False, 5, MET),
    ],
)
def test_what_is_made_earlier_in_the_stay_serves_where_the_day_always_comes(
    *, always: bool, number: int, verdict: Verdict
) -> None:
    duty = Due(
        PLAN,
        within=calendar_days(7),
        after=Happened("start-of-maintenance", always=always),
    )
    landmarks = (Landmark(kind="start-of-maintenance", on=day(5)),)
    (found,) = judged(duty, made(number), on=30, landmarks=landmarks)
    assert found.verdict is verdict
