"""Who must sign each document of a kind, and by when."""

from __future__ import annotations

from datetime import date, time

import pytest

from continuum.documents import Document, Party, Signature, Signer
from continuum.requirements import Due, SessionHeld, Signed
from continuum.services import StaffRole
from continuum.terms import (
    Earliest,
    Limit,
    calendar_days,
    hours_after,
    nth_session,
    service_days,
    working_days,
)
from continuum.verdicts import Verdict
from tests.strategies_documents import (
    NOTE,
    PLAN,
    at,
    day,
    filed,
    held,
    judged,
    made,
    told,
)
from tests.strategies_rules import MONDAY

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
PATIENT, PHYSICIAN = Party.PATIENT, StaffRole.PHYSICIAN

SIGNED = Signed(PLAN, by=(PATIENT, PHYSICIAN))
IN_TEN_DAYS = Signed(PLAN, by=(PHYSICIAN,), within=calendar_days(10))


# --- without a limit ------------------------------------------------------------------


@pytest.mark.parametrize("on", [2, 3, 400])
def test_without_a_limit_it_is_unmet_until_it_is_signed(on: int) -> None:
    plan = made(2, None, (PATIENT, 4), (PHYSICIAN, 500))
    (found,) = judged(SIGNED, plan, on=on)
    assert (found.verdict, found.missing) == (UNMET, ())
    lacking = (PATIENT, PHYSICIAN) if on < 4 else (PHYSICIAN,)
    assert filed(found).unsigned == lacking
    assert filed(found).done is None
    assert str(found.window) == "2026-03-04"


def test_it_is_met_once_all_have_signed() -> None:
    plan = made(2, None, (PATIENT, 4), (PHYSICIAN, 3))
    (found,) = judged(SIGNED, plan, on=4)
    assert (found.verdict, filed(found).done) == (MET, day(4))
    assert str(filed(found)) == "made 2026-03-06"


def test_one_person_may_sign_in_two_roles() -> None:
    both = Signature(roles=(PHYSICIAN, Party.AUTHOR), on=day(3))
    plan = Document(kind=PLAN, on=day(2), signatures=(both,))
    duty = Signed(PLAN, by=(Party.AUTHOR, PHYSICIAN))
    (found,) = judged(duty, plan, on=9)
    assert found.verdict is MET


def test_before_anything_is_made_nothing_is_to_be_signed() -> None:
    assert judged(SIGNED, on=30) == []
    assert judged(SIGNED, made(31), on=30) == []
    assert judged(SIGNED, made(3, kind="plan-review"), on=30) == []


def test_each_document_is_to_be_signed() -> None:
    signed = made(2, None, (PATIENT, 2), (PHYSICIAN, 2))
    found = judged(SIGNED, made(9), signed, signed, on=30)
    assert [one.verdict for one in found] == [UNMET, MET, MET]
    assert [filed(one).starts for one in found] == [day(9), day(2), day(2)]


# --- with one -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "verdict", "late"), [(12, MET, None), (13, UNMET, 1)]
)
def test_the_last_day_is_in_time_and_the_next_is_late(
    number: int, verdict: Verdict, late: int | None
) -> None:
    (found,) = judged(IN_TEN_DAYS, made(2, None, (PHYSICIAN, number)), on=60)
    assert (found.verdict, filed(found).late) == (verdict, late)
    assert (filed(found).starts, filed(found).due) == (day(2), day(12))
    assert str(found.window) == "2026-03-04 to 2026-03-14"


@pytest.mark.parametrize(("on", "verdict"), [(12, UNKNOWN), (13, UNMET)])
def test_what_is_due_today_is_not_yet_overdue(on: int, verdict: Verdict) -> None:
    (found,) = judged(IN_TEN_DAYS, made(2), on=on)
    assert (found.verdict, filed(found).unsigned) == (verdict, (PHYSICIAN,))
    waiting = ("treatment plan by 2026-03-14",)
    assert found.missing == (waiting if verdict is UNKNOWN else ())


def test_a_signature_of_before_the_document_is_in_time() -> None:
    (found,) = judged(IN_TEN_DAYS, made(2, None, (PHYSICIAN, 1)), on=60)
    assert found.verdict is MET


@pytest.mark.parametrize("last_day", [11, 12])
def test_a_stay_that_ended_before_the_limit_owes_no_signature(last_day: int) -> None:
    found = judged(IN_TEN_DAYS, made(2), on=60, last_day=last_day)
    assert told(found) == ([] if last_day == 11 else [(12, "unmet")])
    signed = made(2, None, (PHYSICIAN, 12))
    assert told(judged(IN_TEN_DAYS, signed, on=60, last_day=5)) == [(12, "met")]


@pytest.mark.parametrize(
    ("when", "signed", "verdict"),
    [
        (at(9), at(9), MET),
        (at(9), at(9, 1), UNMET),
        (at(9), None, UNKNOWN),
        (None, at(9), UNKNOWN),
        (None, at(0), MET),
    ],
)
def test_a_day_later_the_hours_decide(
    when: time | None, signed: time | None, verdict: Verdict
) -> None:
    duty = Signed(PLAN, by=(PHYSICIAN,), within=hours_after(24))
    signature = (PHYSICIAN, 3) if signed is None else (PHYSICIAN, 3, signed)
    (found,) = judged(duty, made(2, when, signature), on=60)
    assert found.verdict is verdict
    assert found.missing == (("time of day",) if verdict is UNKNOWN else ())


@pytest.mark.parametrize(
    ("within", "due"),
    [
        (working_days(3), 7),  # made on Wednesday: Thursday, Friday, Monday
        (nth_session(1), 5),
        (service_days(2), 9),
        (Earliest((service_days(2), calendar_days(6))), 8),
    ],
)
def test_the_limit_may_be_in_any_unit(within: Limit, due: int) -> None:
    """A session on the day of the document itself, at an hour nobody knows."""
    duty = Signed(PLAN, by=(PHYSICIAN,), within=within)
    recorded = (held(0, at(9)), held(5), held(9))
    (found,) = judged(duty, made(2), on=60, recorded=recorded)
    assert told([found]) == [(due, "unmet")]


# --- from the first day it speaks for -------------------------------------------------

FROM_EFFECTIVE = Signed(
    PLAN, by=(PHYSICIAN,), within=calendar_days(14), from_effective=True
)


@pytest.mark.parametrize(("effective", "due"), [(None, 16), (-3, 11), (9, 23)])
def test_the_limit_may_run_from_the_first_day_it_speaks_for(
    effective: int | None, due: int
) -> None:
    plan = made(2, None, effective=effective)
    (found,) = judged(FROM_EFFECTIVE, plan, on=60)
    assert told([found]) == [(due, "unmet")]
    # Otherwise it runs from the day it was complete.
    duty = Signed(PLAN, by=(PHYSICIAN,), within=calendar_days(14))
    (found,) = judged(duty, plan, on=60)
    assert told([found]) == [(16, "unmet")]


# --- on a day nobody knows ------------------------------------------------------------


def test_whether_a_document_of_an_unknown_day_is_signed_is_known() -> None:
    for undated, verdict in (
        (made(2, None, (PATIENT, 4), (PHYSICIAN, 5)), MET),
        (made(2), UNMET),
    ):
        (found,) = judged(SIGNED, on=60, undated=(undated,))
        assert found.verdict is verdict
    # On day 4 the physician had not signed.
    plan = made(2, None, (PATIENT, 4), (PHYSICIAN, 5))
    (found,) = judged(SIGNED, on=4, undated=(plan,))
    assert (found.verdict, filed(found).unsigned) == (UNMET, (PHYSICIAN,))


def test_whether_it_was_signed_in_time_is_not() -> None:
    plan = made(2, None, (PHYSICIAN, 5))
    (found,) = judged(IN_TEN_DAYS, on=60, undated=(plan,))
    assert (found.verdict, found.missing) == (UNKNOWN, ("day of the treatment plan",))
    (found,) = judged(FROM_EFFECTIVE, on=60, undated=(plan,))
    assert found.verdict is MET


def test_one_that_is_not_in_force_yet_may_not_be_made() -> None:
    assert judged(SIGNED, on=1, undated=(made(2),)) == []


def test_another_of_a_known_day_is_judged_by_itself() -> None:
    undated = (made(0),)
    found = judged(IN_TEN_DAYS, made(2), on=60, undated=undated)
    assert [one.verdict for one in found] == [UNMET, UNKNOWN]


# --- what is not known ----------------------------------------------------------------


def test_without_a_record_of_the_kind_nothing_is_known() -> None:
    (found,) = judged(SIGNED, on=30, kinds=frozenset())
    assert (found.verdict, found.missing) == (UNKNOWN, ("documents",))


def test_at_the_end_of_the_calendar() -> None:
    last = date(2199, 12, 31)
    plan = made((last - MONDAY).days)
    for duty in (SIGNED, IN_TEN_DAYS, FROM_EFFECTIVE):
        (found,) = judged(duty, plan, on=last)
        assert found.window.end is None


# --- by whom, nobody can say ----------------------------------------------------------

COUNSELOR = StaffRole.COUNSELOR
BY_AUTHOR = Signed(PLAN, by=(Party.AUTHOR,))
AUTHOR_IN_TEN_DAYS = Signed(PLAN, by=(Party.AUTHOR,), within=calendar_days(10))
WHO = ("who signed as author",)


def test_a_signature_of_the_staff_may_be_the_authors() -> None:
    (found,) = judged(BY_AUTHOR, made(2, None, (COUNSELOR, 4)), on=30)
    assert (found.verdict, found.missing) == (UNKNOWN, WHO)
    assert filed(found).unsigned == (Party.AUTHOR,)
    (found,) = judged(BY_AUTHOR, made(2, None, (PATIENT, 4)), on=30)
    assert (found.verdict, found.missing) == (UNMET, ())
    both = made(2, None, (COUNSELOR, 4), (Party.AUTHOR, 5))
    (found,) = judged(BY_AUTHOR, both, on=30)
    assert (found.verdict, filed(found).done) == (MET, day(5))


@pytest.mark.parametrize(
    ("signed", "verdict", "missing"), [(12, UNKNOWN, WHO), (13, UNMET, ())]
)
def test_one_that_came_late_is_late_whoever_it_is(
    signed: int, verdict: Verdict, missing: tuple[str, ...]
) -> None:
    (found,) = judged(AUTHOR_IN_TEN_DAYS, made(2, None, (COUNSELOR, signed)), on=30)
    assert (found.verdict, found.missing) == (verdict, missing)


def test_while_it_may_still_be_signed_the_signature_at_hand_is_asked_about() -> None:
    (found,) = judged(AUTHOR_IN_TEN_DAYS, made(2, None, (COUNSELOR, 3)), on=5)
    assert (found.verdict, found.missing) == (UNKNOWN, WHO)
    (found,) = judged(AUTHOR_IN_TEN_DAYS, made(2), on=5)
    assert found.missing == ("treatment plan by 2026-03-14",)


def test_of_several_only_those_that_are_not_known_are_named() -> None:
    duty = Signed(PLAN, by=(PATIENT, Party.AUTHOR, Party.MEDICAL_DIRECTOR))
    plan = made(2, None, (PATIENT, 3), (COUNSELOR, 4))
    (found,) = judged(duty, plan, on=30)
    assert found.missing == (*WHO, "who signed as medical director")
    # Without the patient nobody else's signature helps.
    (found,) = judged(duty, made(2, None, (COUNSELOR, 4)), on=30)
    assert (found.verdict, found.missing) == (UNMET, ())


@pytest.mark.parametrize(("signed", "verdict"), [(7, UNKNOWN), (8, UNMET)])
def test_a_document_is_perhaps_made_where_its_signature_may_be_the_right_one(
    signed: int, verdict: Verdict
) -> None:
    duty = Due(PLAN, within=calendar_days(7), signed_by=(Party.AUTHOR,))
    (found,) = judged(duty, made(2, None, (COUNSELOR, signed)), on=30)
    assert found.verdict is verdict
    assert found.missing == (WHO if verdict is UNKNOWN else ())
    certain = made(4, None, (Party.AUTHOR, 5))
    (found,) = judged(duty, made(2, None, (COUNSELOR, 3)), certain, on=30)
    assert (found.verdict, filed(found).done) == (MET, day(5))


def test_what_else_is_not_known_is_named_beside_it() -> None:
    """One is signed on the last day, when is not known; the other by whom."""
    duty = Due(PLAN, within=hours_after(24 * 7), signed_by=(Party.AUTHOR,))
    plans = made(2, at(9), (Party.AUTHOR, 7)), made(3, at(9), (COUNSELOR, 4, at(9)))
    (found,) = judged(duty, *plans, on=30)
    assert (found.verdict, found.missing) == (UNKNOWN, (*WHO, "time of day"))


# --- signed anew ----------------------------------------------------------------------


@pytest.mark.parametrize(("again", "verdict"), [(7, MET), (8, UNMET)])
def test_a_document_of_before_may_be_signed_anew(again: int, verdict: Verdict) -> None:
    duty = Due(PLAN, within=calendar_days(7), signed_by=(PHYSICIAN,))
    (found,) = judged(duty, made(-20, None, (PHYSICIAN, -20)), on=30)
    assert found.verdict is UNMET
    plan = made(-20, None, (PHYSICIAN, -20), (PHYSICIAN, again))
    (found,) = judged(duty, plan, on=30)
    assert (found.verdict, filed(found).done) == (verdict, day(again))


def test_of_a_document_signed_anew_all_sign_anew() -> None:
    duty = Due(PLAN, within=calendar_days(7), signed_by=(PHYSICIAN, PATIENT))
    before = (PHYSICIAN, -20), (PATIENT, -20), (PHYSICIAN, 3)
    (found,) = judged(duty, made(-20, None, *before), on=30)
    assert found.verdict is UNMET
    (found,) = judged(duty, made(-20, None, *before, (PATIENT, 5)), on=30)
    assert (found.verdict, filed(found).done) == (MET, day(5))


def test_a_note_signed_twice_is_one_note() -> None:
    duty = Due(
        NOTE, within=calendar_days(7), after=SessionHeld(), signed_by=(COUNSELOR,)
    )
    note = made(3, None, (COUNSELOR, 3), (COUNSELOR, 4), kind=NOTE)
    found = judged(duty, note, on=30, recorded=(held(2), held(3)))
    assert [one.verdict for one in found] == [MET, UNMET]
    duty = Due(NOTE, within=calendar_days(7), after=SessionHeld())
    found = judged(duty, note, on=30, recorded=(held(2), held(3)))
    assert [one.verdict for one in found] == [MET, UNMET]


@pytest.mark.parametrize(("number", "unsigned"), [(0, (PHYSICIAN,)), (-1, ())])
def test_who_has_still_to_sign_is_told_of_documents_that_would_serve(
    number: int, unsigned: tuple[Signer, ...]
) -> None:
    duty = Due(PLAN, within=calendar_days(7), signed_by=(PHYSICIAN,))
    plan = made(number, at(0) if number == 0 else at(23, 59))
    (found,) = judged(duty, plan, on=30)
    assert (found.verdict, filed(found).unsigned) == (UNMET, unsigned)
