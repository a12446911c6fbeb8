"""What is on an agenda, what is not, and in what words; each case worked by hand."""

from __future__ import annotations

import pickle
import re
from datetime import date, time, timedelta
from itertools import permutations
from typing import Any

import attrs
import pytest

from continuum.agenda import Agenda, AgendaItem, AgendaStatus, agenda
from continuum.assess import Reading
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.conditions import Age, Fact
from continuum.documents import (
    Document,
    DocumentKind,
    Landmark,
    LandmarkKind,
    Party,
    Signature,
    Signer,
)
from continuum.episode import Episode
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels import Level
from continuum.periods import WEEK as PER_WEEK
from continuum.periods import DateRange
from continuum.plan import Goal, GoalLifecycle, Objective, Review, TreatmentPlan
from continuum.requirements import (
    AllOf,
    AnyOf,
    AtLeast,
    Completed,
    Due,
    Given,
    Happened,
    PlanHas,
    PlanTrait,
    Repeats,
    Requirement,
    SessionHeld,
    Signed,
    Since,
    hours,
)
from continuum.rulebooks import plan_quality
from continuum.rules import Basis, Rulebook, RuleVersion
from continuum.services import ServiceKind, StaffRole
from continuum.sessions import Attendance, Schedule
from continuum.stay import Stay
from continuum.terms import (
    calendar_days,
    hours_after,
    nth_session,
    weeks,
    working_days,
)
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    IOP,
    MONDAY,
    OUTPATIENT,
    book,
    march,
    rule,
    served,
    version,
)

PLAN, REVIEW = DocumentKind.TREATMENT_PLAN, DocumentKind.PLAN_REVIEW
NOTE, SUMMARY = DocumentKind.PROGRESS_NOTE, DocumentKind.DISCHARGE_SUMMARY
EXAM = DocumentKind.PHYSICAL_EXAMINATION
WEEK = calendar_days(7)
PLAN_IN_A_WEEK = Due(PLAN, within=WEEK)
"""Of a stay from 2 March 2026: by 9 March."""

OVERDUE, DUE, UNDATED = AgendaStatus
SECRET = "PATIENT-SAID-<script>"
WRONG: Any = "2026-03-02"


def documented(
    *asked: Requirement | RuleVersion, level: Level = IOP, **more: Any
) -> Rulebook:
    """A rulebook that asks for documents, in a rule for each requirement."""
    return book(
        *(
            rule(item, judges=Basis.DOCUMENTED, number=number, level=level, **more)
            for number, item in enumerate(asked, start=1)
        )
    )


def made(kind: str, day: int, *signed: tuple[Signer, int]) -> Document:
    signatures = (Signature(roles=(role,), on=march(on)) for role, on in signed)
    return Document(kind=kind, on=march(day), signatures=tuple(signatures))


def stay(*documents: Document, **more: Any) -> Stay:
    return Stay(
        **{
            "level": IOP,
            "period": DateRange(MONDAY),
            "documents": documents,
            "landmarks": (),
            **more,
        }
    )


def due_of(
    subject: Stay, *asked: Requirement | RuleVersion, on: int, **more: Any
) -> Agenda:
    """The agenda of a day of March 2026, where the holidays are known."""
    more = {"holidays": frozenset(), **more}
    return agenda(subject, under=documented(*asked), on=march(on), **more)


def told_of(found: Agenda) -> list[str]:
    """The lines of an agenda of several stays, without the rule and the stay."""
    return told(attrs.evolve(found, about=()))


def told(found: Agenda) -> list[str]:
    """The lines of an agenda, without its heading and the rule."""
    return [str(item).rpartition(" (")[0] for item in found]


# --- calls ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "value", "said"),
    [
        ("subject", IOP, r"agenda\.subject must be a Stay or an Episode, not Level"),
        ("under", WRONG, r"agenda\.under must be a Rulebook or several, not str"),
        ("under", [IOP], r"agenda\.under\[0\] must be a Rulebook, not Level"),
        ("on", WRONG, r"agenda\.on must be a datetime\.date without a time, not str"),
        ("at", WRONG, r"agenda\.at must be a Level or several, not str"),
        ("at", [WRONG], r"agenda\.at\[0\] must be a Level, not str"),
        ("reading", WRONG, r"check\.reading must be a Reading, not str"),
        ("holidays", WRONG, r"check\.holidays must be a frozenset of days, not str"),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused(
    argument: str, value: object, said: str
) -> None:
    arguments: dict[str, Any] = {
        "subject": stay(),
        "under": documented(PLAN_IN_A_WEEK),
        "on": march(2),
        argument: value,
    }
    with pytest.raises(FieldTypeError, match=said):
        agenda(arguments.pop("subject"), **arguments)


def test_there_is_no_agenda_before_the_day_of_admission() -> None:
    under = documented(PLAN_IN_A_WEEK)
    assert len(agenda(stay(), under=under, on=march(2))) == 1
    for subject in (stay(), Episode((stay(),))):
        with pytest.raises(
            FieldValueError,
            match=r"agenda\.on must be on or after the day of admission, 2026-03-02",
        ):
            agenda(subject, under=under, on=march(1))


def test_there_is_no_agenda_without_a_rulebook() -> None:
    with pytest.raises(FieldValueError, match="under must be at least one rulebook"):
        agenda(stay(), under=[], on=march(2))


def test_nothing_is_on_the_agenda_before_the_oldest_text() -> None:
    new = documented(version(PLAN_IN_A_WEEK, start=march(3)))
    assert len(agenda(stay(), under=new, on=march(3))) == 1
    assert len(agenda(stay(), under=new, on=march(2))) == 0


def test_the_levels_may_be_told_but_not_beside_an_episode() -> None:
    under = documented(PLAN_IN_A_WEEK, level=OUTPATIENT)
    assert len(agenda(stay(), under=under, on=march(3))) == 0
    for levels in (OUTPATIENT, iter([OUTPATIENT, IOP])):
        found = agenda(stay(), under=under, on=march(3), at=levels)
        assert [item.level for item in found] == [IOP]  # that of the stay
    with pytest.raises(FieldValueError, match=r"agenda\.at must be left out"):
        agenda(Episode((stay(),)), under=under, on=march(3), at=OUTPATIENT)


def test_several_rulebooks_may_come_in_any_iterable() -> None:
    other = book(
        rule(Due(EXAM, within=WEEK), judges=Basis.DOCUMENTED, code="US-YY"),
        code="US-YY",
    )
    both = iter([documented(PLAN_IN_A_WEEK), other])
    pair = Episode((stay(), stay(level=OUTPATIENT)))
    found = agenda(pair, under=both, on=march(3))
    assert [item.code for item in found] == ["US-XX-001", "US-YY-001"]


def test_the_reading_decides_what_the_text_leaves_open() -> None:
    first_counts = Reading(first_day_counts=True)
    found = due_of(stay(), PLAN_IN_A_WEEK, on=3, reading=first_counts)
    assert found.items[0].due == march(8)


# --- overdue, due, unsettled ----------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "status"), [(2, DUE), (8, DUE), (9, DUE), (10, OVERDUE), (31, OVERDUE)]
)
def test_what_is_due_on_the_day_of_the_agenda_is_not_yet_overdue(
    on: int, status: AgendaStatus
) -> None:
    (item,) = due_of(stay(), PLAN_IN_A_WEEK, on=on)
    assert (item.status, item.due, item.since) == (status, march(9), march(2))
    assert (item.what, item.code, item.missing) == ("treatment plan", "US-XX-001", ())


def test_what_is_due_in_hours_has_a_time_of_day() -> None:
    noon = Landmark(kind=LandmarkKind.ADMISSION, on=MONDAY, at=time(12, 30))
    asked = Due(EXAM, within=hours_after(72))
    (item,) = due_of(stay(landmarks=(noon,)), asked, on=5)
    assert (item.status, item.due, item.at) == (DUE, march(5), time(12, 30))
    assert item.when == "2026-03-05 12:30"
    (item,) = due_of(stay(landmarks=(noon,)), asked, on=6)
    assert item.status is OVERDUE


def test_the_time_of_day_may_not_be_known() -> None:
    (item,) = due_of(stay(), Due(EXAM, within=hours_after(72)), on=3)
    assert (item.status, item.due, item.at) == (DUE, march(5), None)
    assert item.when == "2026-03-05; not known: time of day"


@pytest.mark.parametrize("day", [2, 9, 10, 20])
def test_what_is_done_is_not_on_the_agenda_even_if_it_was_late(day: int) -> None:
    assert due_of(stay(made(PLAN, day)), PLAN_IN_A_WEEK, on=20).items == ()
    before = due_of(stay(made(PLAN, day)), PLAN_IN_A_WEEK, on=day - 1 if day > 2 else 2)
    assert len(before) == (day > 2)


def test_what_is_made_is_done_even_if_nobody_knows_whether_in_time() -> None:
    exam = stay(made(EXAM, 5))
    assert due_of(exam, Due(EXAM, within=hours_after(72)), on=20).items == ()


def test_working_days_without_holidays_leave_the_day_open() -> None:
    asked = Due(PLAN, within=working_days(5))
    (item,) = due_of(stay(), asked, on=3)
    assert (item.status, item.due) == (DUE, march(9))  # Tuesday to Monday
    (item,) = due_of(stay(), asked, on=3, holidays=None)
    assert (item.status, item.due, item.not_before) == (UNDATED, None, march(9))
    assert item.when == "2026-03-09 or later; not known: holidays"
    (item,) = due_of(stay(), asked, on=3, holidays=frozenset({march(5)}))
    assert item.due == march(10)


def test_a_clock_that_nobody_saw_start_leaves_the_day_open() -> None:
    asked = Due(PLAN, within=WEEK, after=Happened("first-dose", always=True))
    (item,) = due_of(stay(), asked, on=3)
    assert (item.status, item.since, item.not_before) == (UNDATED, None, None)
    assert str(item) == ("unsettled: treatment plan, not known: first dose (US-XX-001)")


def test_a_record_without_documents_settles_nothing() -> None:
    (item,) = due_of(stay(documents=None), PLAN_IN_A_WEEK, on=20)
    assert (item.status, item.when) == (UNDATED, "not known: documents")


def test_a_document_of_an_unknown_day_leaves_open_whether_it_is_overdue() -> None:
    written = TreatmentPlan(in_force=DateRange(MONDAY))
    (item,) = due_of(stay(plan=written), PLAN_IN_A_WEEK, on=9)
    day = "2026-03-09; not known: day of the treatment plan"
    assert (item.status, item.when) == (DUE, day)
    (item,) = due_of(stay(plan=written), PLAN_IN_A_WEEK, on=10)
    assert (item.status, item.due, item.when) == (UNDATED, march(9), day)


def test_where_no_text_says_by_when_it_waits_while_the_stay_lasts() -> None:
    asked = Due(SUMMARY, within=None, after=Happened("transfer-out"))
    left = (Landmark(kind="transfer-out", on=march(5)),)
    (item,) = due_of(stay(landmarks=left), asked, on=20)
    assert (item.status, item.since) == (UNDATED, march(5))
    assert item.when == "no text says by when"
    over = stay(landmarks=left, period=DateRange(MONDAY, march(11)))
    for on, status in ((10, UNDATED), (11, OVERDUE)):
        (item,) = due_of(over, asked, on=on)
        assert (item.status, item.when) == (status, "no text says by when")


def test_what_is_overdue_since_a_day_nobody_knows_is_overdue() -> None:
    written = made("assessment", 4)
    asked = Due(PLAN, within=WEEK, after=Completed("assessment"))
    (item,) = due_of(stay(written), asked, on=12)
    assert (item.status, item.due) == (OVERDUE, march(11))
    both = Landmark(kind="first-dose", on=march(4)), hours_after(20)
    asked = Due(PLAN, within=both[1], after=Happened("first-dose"))
    (item,) = due_of(stay(landmarks=both[:1]), asked, on=6)
    # From 20:00 of the 4th to 19:59 of the 5th.
    assert (item.status, item.due, item.not_before) == (OVERDUE, None, march(4))
    assert item.when == "2026-03-04 or later"


# --- signatures -----------------------------------------------------------------------

ALL_THREE = (Party.PATIENT, StaffRole.COUNSELOR, Party.SUPERVISING_COUNSELOR)


@pytest.mark.parametrize(
    ("signed", "doing"),
    [
        ((), "signatures of patient, counselor and supervising counselor"),
        (((Party.PATIENT, 4),), "signatures of counselor and supervising counselor"),
        (
            ((Party.PATIENT, 4), (StaffRole.COUNSELOR, 5)),
            "signature of supervising counselor",
        ),
    ],
)
def test_what_is_made_waits_for_those_who_must_sign(
    signed: tuple[tuple[Signer, int], ...], doing: str
) -> None:
    asked = Due(PLAN, within=WEEK, signed_by=ALL_THREE)
    (item,) = due_of(stay(made(PLAN, 4, *signed)), asked, on=5)
    assert (item.what, item.due) == ("treatment plan", march(9))
    assert item.doing == f"treatment plan: {doing}"


def test_what_is_not_made_is_to_be_made_before_it_is_signed() -> None:
    asked = Due(PLAN, within=WEEK, signed_by=ALL_THREE)
    (item,) = due_of(stay(), asked, on=5)
    assert (item.doing, item.unsigned) == ("treatment plan", ())


def test_a_document_that_is_signed_is_done() -> None:
    signed = made(PLAN, 4, *((role, 6) for role in ALL_THREE))
    asked = Due(PLAN, within=WEEK, signed_by=ALL_THREE)
    assert due_of(stay(signed), asked, on=6).items == ()
    assert len(due_of(stay(signed), asked, on=5)) == 1


def test_a_signature_that_must_be_there_at_once_has_no_day() -> None:
    asked = Signed(PLAN, by=(Party.PATIENT,))
    (item,) = due_of(stay(made(PLAN, 4)), asked, on=6)
    assert str(item) == (
        "overdue: treatment plan: signature of patient, no text says by when "
        "(US-XX-001, clock from 2026-03-04)"
    )


# --- again and again ------------------------------------------------------------------


def test_each_term_of_a_recurrence_is_an_item_of_its_own() -> None:
    asked = Repeats(REVIEW, every=calendar_days(10), since=Since.ANCHOR)
    found = due_of(stay(), asked, on=15)
    assert told(found) == [
        "overdue: plan review, 2026-03-12",
        "due: plan review, 2026-03-22",
    ]
    assert [item.since for item in found] == [march(2), march(12)]


def test_of_a_chain_only_the_next_is_due() -> None:
    asked = Repeats(REVIEW, every=calendar_days(10))
    found = due_of(stay(made(REVIEW, 9)), asked, on=15)
    assert told(found) == ["due: plan review, 2026-03-19"]
    assert found.items[0].since == march(9)


def test_a_limit_in_sessions_names_what_is_to_come() -> None:
    attended = Attendance.attended([served(3), served(5)])
    asked = Due(PLAN, within=nth_session(4))
    (item,) = due_of(stay(attendance=attended), asked, on=6)
    assert (item.status, item.not_before) == (UNDATED, march(7))
    assert item.when == "2026-03-07 or later; not known: 4 sessions to come"


@pytest.mark.parametrize(
    ("number", "lasting", "ending"), [(18, 119, 119), (19, 120, 126), (20, 120, 133)]
)
def test_the_schedule_of_a_stay_without_an_end_is_looked_at_for_120_days(
    number: int, lasting: int, ending: int
) -> None:
    """Of one session a week, the 18th is 119 days after the first."""
    weekly = Schedule.weekly("Mon 18:00-19:00", kind=ServiceKind.COUNSELING)
    asked = Due(PLAN, within=nth_session(number))
    for end, days in ((None, lasting), (MONDAY + timedelta(days=400), ending)):
        subject = stay(schedule=weekly, period=DateRange(MONDAY, end))
        (item,) = due_of(subject, asked, on=2)
        assert item.not_before == MONDAY + timedelta(days=days)


def test_two_sessions_of_a_day_each_need_a_note() -> None:
    both = Attendance.attended([served(3, at=time(9)), served(3, at=time(18))])
    asked = Due(NOTE, within=calendar_days(1), after=SessionHeld())
    found = due_of(stay(attendance=both), asked, on=3)
    assert told(found) == ["due: progress note, 2026-03-04"] * 2
    assert [item.number for item in found] == [1, 2]
    one = stay(Document(kind=NOTE, on=march(3), at=time(10)), attendance=both)
    # The evening's note is still the second of that day.
    assert [item.number for item in due_of(one, asked, on=3)] == [2]


# --- parts of a rule ------------------------------------------------------------------

EXAMINED = "physical examination"
SEVERAL = AllOf((PLAN_IN_A_WEEK, Due(EXAM, within=weeks(2)), Due(NOTE, within=WEEK)))


def test_of_all_that_a_rule_asks_each_open_part_is_due() -> None:
    found = due_of(stay(made(NOTE, 4)), SEVERAL, on=10)
    assert told(found) == [
        "overdue: treatment plan, 2026-03-09",
        "due: physical examination, 2026-03-16",
    ]
    # Each names the part that asks for it, not the whole rule.
    assert [item.asked for item in found] == list(SEVERAL.parts[:2])


@pytest.mark.parametrize(
    ("on", "way"),
    [
        (9, f"due: {EXAMINED} (or treatment plan by 2026-03-09), 2026-03-16"),
        (10, f"due: {EXAMINED}, 2026-03-16"),
        (16, f"due: {EXAMINED}, 2026-03-16"),
        (17, f"overdue: {EXAMINED}, 2026-03-16"),
    ],
)
def test_of_ways_of_which_one_is_enough_the_one_that_stays_open_longest_is_told(
    on: int, way: str
) -> None:
    """What is asked is missed on no day before; the others are named while open."""
    for parts in (SEVERAL.parts[:2], SEVERAL.parts[1::-1]):
        ways = AnyOf(parts)
        found = due_of(stay(), ways, on=on)
        assert told(found) == [way]
        assert found.items[0].asked == ways
        assert found.to_ical(owner="7").count("BEGIN:VTODO") == 1


def test_after_one_way_was_taken_late_nobody_need_take_another() -> None:
    ways = AnyOf((Due(EXAM, within=calendar_days(3)), PLAN_IN_A_WEEK))
    late = stay(made(EXAM, 6))
    # The other way is still open.
    assert told(due_of(late, ways, on=9)) == ["due: treatment plan, 2026-03-09"]
    assert told(due_of(late, ways, on=10)) == []
    missed = "overdue: treatment plan, 2026-03-09"
    assert told(due_of(stay(), ways, on=10)) == [missed]


def test_where_one_way_may_have_been_taken_in_time_the_other_is_unsettled() -> None:
    ways = AnyOf((Due(EXAM, within=hours_after(72)), PLAN_IN_A_WEEK))
    noon = (Landmark(kind=LandmarkKind.ADMISSION, on=MONDAY, at=time(12)),)
    found = due_of(stay(made(EXAM, 5), landmarks=noon), ways, on=6)
    assert told(found) == [
        "unsettled: treatment plan, 2026-03-09; not known: time of day"
    ]


def test_a_choice_within_a_way_is_named_beside_the_other_ways() -> None:
    either = AnyOf((Due(SUMMARY, within=weeks(2)), Due(EXAM, within=weeks(3))))
    ways = AnyOf((AllOf((either, Due(NOTE, within=weeks(4)))), PLAN_IN_A_WEEK))
    found = due_of(stay(), ways, on=3)
    assert [item.instead for item in found] == [
        ("discharge summary by 2026-03-16", "treatment plan by 2026-03-09"),
        ("treatment plan by 2026-03-09",),
    ]


def test_the_same_ways_have_the_same_identifier_from_day_to_day() -> None:
    ways = AnyOf(SEVERAL.parts[:2])
    files = [due_of(stay(), ways, on=on).to_ical(owner="7") for on in (9, 10, 17)]
    assert len({re.findall("UID:.*", file)[0] for file in files}) == 1


def test_of_ways_of_one_day_that_with_the_later_time_is_told() -> None:
    noon = (Landmark(kind=LandmarkKind.ADMISSION, on=MONDAY, at=time(12, 30)),)
    hours_given = Due(EXAM, within=hours_after(72))
    days_given = Due(NOTE, within=calendar_days(3))
    for parts in ((hours_given, days_given), (days_given, hours_given)):
        found = due_of(stay(landmarks=noon), AnyOf(parts), on=3)
        way = f"due: progress note (or {EXAMINED} by 2026-03-05 12:30), 2026-03-05"
        assert told(found) == [way]


def test_a_way_of_several_parts_is_open_until_the_first_of_them_is_missed() -> None:
    long = AllOf((Due(EXAM, within=weeks(2)), Due(NOTE, within=calendar_days(3))))
    ways = AnyOf((long, PLAN_IN_A_WEEK))
    words = f"{EXAMINED} by 2026-03-16 and progress note by 2026-03-05"
    assert told(due_of(stay(), ways, on=5)) == [
        f"due: treatment plan (or {words}), 2026-03-09"
    ]
    assert told(due_of(stay(), ways, on=6)) == ["due: treatment plan, 2026-03-09"]
    both = AllOf((Due(EXAM, within=weeks(2)), Due(NOTE, within=calendar_days(8))))
    found = due_of(stay(), AnyOf((PLAN_IN_A_WEEK, both)), on=5)
    assert told(found) == [
        "due: progress note (or treatment plan by 2026-03-09), 2026-03-10",
        f"due: {EXAMINED} (or treatment plan by 2026-03-09), 2026-03-16",
    ]


def test_a_way_with_a_day_is_told_before_one_without() -> None:
    undated = Due(NOTE, within=None)
    waiting = Due(SUMMARY, within=WEEK, after=Happened("first-dose", always=True))
    for parts, others in (
        ((PLAN_IN_A_WEEK, undated), "progress note"),
        ((undated, PLAN_IN_A_WEEK, waiting), "progress note; or discharge summary"),
    ):
        found = due_of(stay(), AnyOf(parts), on=9)
        assert told(found) == [f"due: treatment plan (or {others}), 2026-03-09"]
    (item,) = due_of(stay(), AnyOf((PLAN_IN_A_WEEK, undated)), on=10)
    assert (item.status, item.what, item.instead) == (UNDATED, "progress note", ())


def test_of_ways_without_a_certain_day_the_latest_known_one_is_told() -> None:
    soon = Due(PLAN, within=working_days(2))
    late = Due(EXAM, within=working_days(5))
    for parts in ((soon, late), (late, soon)):
        (item,) = due_of(stay(), AnyOf(parts), on=3, holidays=None)
        assert (item.what, item.not_before) == ("physical examination", march(9))
        assert item.instead == ("treatment plan",)


def test_a_way_that_asks_for_the_same_and_more_is_not_named() -> None:
    more = AllOf((PLAN_IN_A_WEEK, Due(EXAM, within=weeks(2))))
    sooner = Due(PLAN, within=calendar_days(3))
    for ways in permutations((more, PLAN_IN_A_WEEK, sooner)):
        found = due_of(stay(), AnyOf(ways), on=3)
        assert told(found) == ["due: treatment plan, 2026-03-09"]
    # Another signature is not the same.
    one, other = (
        Signed(PLAN, by=(role,), within=calendar_days(number))
        for number, role in enumerate((Party.PATIENT, StaffRole.COUNSELOR), start=4)
    )
    found = due_of(stay(made(PLAN, 3)), AnyOf((one, other)), on=3)
    signed = "treatment plan: signature of"
    assert told(found) == [
        f"due: {signed} counselor (or {signed} patient by 2026-03-07), 2026-03-08"
    ]


def test_one_way_that_is_done_is_enough() -> None:
    ways = AnyOf((PLAN_IN_A_WEEK, Due(NOTE, within=WEEK)))
    assert due_of(stay(made(NOTE, 4)), ways, on=20).items == ()


def test_hours_still_to_be_given_are_not_on_the_agenda() -> None:
    nine = AtLeast(hours(9), per=PER_WEEK)
    subject = stay(attendance=Attendance.attended([served(3)]))
    found = due_of(subject, AllOf((nine, PLAN_IN_A_WEEK)), on=20)
    assert told(found) == ["overdue: treatment plan, 2026-03-09"]
    ways = AnyOf((nine, PLAN_IN_A_WEEK))
    assert told(due_of(subject, ways, on=9)) == ["due: treatment plan, 2026-03-09"]
    assert due_of(subject, AnyOf((nine, nine)), on=5).items == ()


def test_rules_about_anything_else_are_not_on_the_agenda() -> None:
    planned = book(rule(AtLeast(hours(9), per=PER_WEEK)))
    assert agenda(stay(), under=planned, on=march(20)).items == ()


# --- facts that nobody knows ----------------------------------------------------------

ADULT = Age(at_least=18)
GROWN = Circumstances.aged(30)


def test_a_known_fact_leaves_one_branch() -> None:
    asked = Given(ADULT, then=PLAN_IN_A_WEEK, otherwise=Due(PLAN, within=weeks(3)))
    found = due_of(stay(circumstances=GROWN), asked, on=3)
    assert told(found) == ["due: treatment plan, 2026-03-09"]
    assert found.items[0].asked == PLAN_IN_A_WEEK


@pytest.mark.parametrize(
    ("on", "line"),
    [
        (9, "unsettled: treatment plan, 2026-03-09 or later; not known: age"),
        (10, "unsettled: treatment plan, 2026-03-09 or later; not known: age"),
        (23, "unsettled: treatment plan, 2026-03-09 or later; not known: age"),
        (24, "overdue: treatment plan, 2026-03-09 or later; not known: age"),
    ],
)
def test_what_is_due_on_one_of_two_days_is_one_item(on: int, line: str) -> None:
    """From the day after the later one it is overdue, whatever the fact."""
    asked = Given(ADULT, then=PLAN_IN_A_WEEK, otherwise=Due(PLAN, within=weeks(3)))
    found = due_of(stay(), asked, on=on)
    assert told(found) == [line]
    assert found.items[0].asked == asked


def test_what_both_branches_ask_for_alike_is_in_no_doubt() -> None:
    asked = Given(ADULT, then=PLAN_IN_A_WEEK, otherwise=SEVERAL)
    found = due_of(stay(), asked, on=3)
    assert told(found) == [
        "due: treatment plan, 2026-03-09",
        "unsettled: progress note, 2026-03-09; not known: age",
        "unsettled: physical examination, 2026-03-16; not known: age",
    ]
    turned = Given(ADULT, then=SEVERAL, otherwise=PLAN_IN_A_WEEK)
    assert told(due_of(stay(), turned, on=3)) == told(found)


def test_one_of_two_days_that_nobody_knows_leaves_no_day_at_all() -> None:
    other = Due(PLAN, within=WEEK, after=Happened("first-dose", always=True))
    asked = Given(ADULT, then=PLAN_IN_A_WEEK, otherwise=other)
    (item,) = due_of(stay(), asked, on=3)
    assert (item.due, item.not_before) == (None, None)
    assert item.when == "not known: age, first dose"


def test_another_way_counts_only_if_it_is_open_whatever_the_fact() -> None:
    ways = AnyOf((Due(EXAM, within=calendar_days(3)), PLAN_IN_A_WEEK))
    asked = Given(ADULT, then=ways, otherwise=PLAN_IN_A_WEEK)
    assert told(due_of(stay(), asked, on=5)) == ["due: treatment plan, 2026-03-09"]
    both = AnyOf((*ways.parts, Due(NOTE, within=calendar_days(2))))
    asked = Given(ADULT, then=both, otherwise=ways)
    way = f"due: treatment plan (or {EXAMINED} by 2026-03-05), 2026-03-09"
    assert told(due_of(stay(), asked, on=4)) == [way]


@pytest.mark.parametrize("on", [9, 10])
def test_a_rule_that_may_be_about_somebody_else_leaves_it_unsettled(on: int) -> None:
    employed = (Fact("employed"),)
    under = documented(PLAN_IN_A_WEEK, population=employed)
    (item,) = agenda(stay(), under=under, on=march(on))
    assert (item.status, item.due) == (UNDATED, march(9))
    assert item.when == "2026-03-09; not known: employed"
    known = stay(circumstances=Circumstances(facts=frozenset({"employed"})))
    (item,) = agenda(known, under=under, on=march(on))
    assert item.status is (DUE if on == 9 else OVERDUE)


@pytest.mark.parametrize("on", [3, 10, 20])
def test_ways_of_such_a_rule_are_told_as_well(on: int) -> None:
    ways = AnyOf((PLAN_IN_A_WEEK, Due(EXAM, within=weeks(2))))
    under = documented(ways, population=(Fact("employed"),))
    (item,) = agenda(stay(), under=under, on=march(on))
    assert (item.status, item.missing) == (UNDATED, ("employed",))
    assert agenda(stay(made(PLAN, 3)), under=under, on=march(on)).items == ()


def test_of_such_a_rule_each_obligation_is_in_doubt() -> None:
    both = Attendance.attended([served(3), served(5)])
    notes = Due(NOTE, within=calendar_days(1), after=SessionHeld())
    under = documented(AllOf((notes, notes)), population=(Fact("employed"),))
    found = agenda(stay(attendance=both), under=under, on=march(9))
    assert [item.status for item in found] == [UNDATED] * 4


def test_without_doubt_one_requirement_may_have_several_obligations() -> None:
    both = Attendance.attended([served(3), served(5)])
    notes = Due(NOTE, within=calendar_days(1), after=SessionHeld())
    found = due_of(stay(attendance=both), AllOf((notes, PLAN_IN_A_WEEK)), on=9)
    assert told(found) == [
        "overdue: progress note, 2026-03-04",
        "overdue: progress note, 2026-03-06",
        "due: treatment plan, 2026-03-09",
    ]


# --- versions of a rule ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "left"), [(2, "new"), (3, "old"), (9, "old"), (10, "old")]
)
def test_the_text_that_stood_when_a_clock_started_is_the_one_that_asks(
    change: int, left: str
) -> None:
    old = version(PLAN_IN_A_WEEK, end=march(change))
    new = version(PLAN_IN_A_WEEK, start=march(change))
    under = book(rule(old, new, judges=Basis.DOCUMENTED))
    (item,) = agenda(stay(), under=under, on=march(3))
    assert item.why is not None
    assert item.why.version == {"old": old, "new": new}[left]


def test_the_reason_names_the_text_and_from_when_it_is_in_force() -> None:
    new = version(PLAN_IN_A_WEEK, start=march(1), verified=march(1))
    (item,) = due_of(stay(), new, on=3)
    assert item.reason == (
        "treatment plan within 7 calendar days of admission (XX Code 10.20, in force "
        "from 2026-03-01); note: the text is not known to stand"
    )


# --- what a plan lacks ----------------------------------------------------------------

GOAL = Goal(code="G1", statement=SECRET)
STEP = Objective(code="O1", statement=SECRET, goal="G1", due=march(20))


def planned(*objectives: Objective, **more: Any) -> TreatmentPlan:
    return TreatmentPlan(
        **{
            "in_force": DateRange(MONDAY),
            "goals": (GOAL,),
            "objectives": objectives,
            "written": MONDAY,
            **more,
        }
    )


def test_what_the_plan_lacks_is_to_be_mended() -> None:
    asked = PlanHas(PlanTrait.GOAL_HAS_OBJECTIVE)
    (item,) = due_of(stay(plan=planned()), asked, on=5)
    assert str(item) == (
        "unsettled: treatment plan in which every goal has an objective, "
        "no text says by when (US-XX-001)"
    )
    assert (item.asked, item.due, item.since) == (asked, None, None)
    assert told(due_of(stay(plan=planned(STEP)), asked, on=5)) == [
        "due: objective O1, 2026-03-20"
    ]


def test_a_plan_that_is_still_to_be_made_lacks_nothing_by_itself() -> None:
    asked = AllOf((PLAN_IN_A_WEEK, PlanHas(PlanTrait.GOALS)))
    assert told(due_of(stay(), asked, on=5)) == ["due: treatment plan, 2026-03-09"]


def test_the_plan_of_a_stay_that_is_over_is_not_mended() -> None:
    asked = PlanHas(PlanTrait.GOAL_HAS_OBJECTIVE)
    ended = stay(plan=planned(), period=DateRange(MONDAY, march(11)))
    assert len(due_of(ended, asked, on=10)) == 1
    assert len(due_of(ended, asked, on=11)) == 0


def test_what_no_change_of_the_plan_mends_is_not_on_the_agenda() -> None:
    late = planned(in_force=DateRange(march(5)), review_by=march(8))
    subject = stay(plan=late, attendance=Attendance.attended([served(3)]))
    traits = (PlanTrait.IN_FORCE, PlanTrait.REVIEWED)
    asked = [PlanHas(trait) for trait in traits]
    assert told(due_of(subject, *asked, on=10)) == ["overdue: plan review, 2026-03-08"]


# --- what the plan asks for -----------------------------------------------------------

NOTHING = Due(NOTE, within=WEEK, after=Happened("never-happened"))


@pytest.mark.parametrize(("on", "status"), [(9, DUE), (10, OVERDUE)])
def test_the_first_review_is_due_by_the_day_that_the_plan_states(
    on: int, status: AgendaStatus
) -> None:
    (item,) = due_of(stay(plan=planned(review_by=march(9))), NOTHING, on=on)
    assert (item.status, item.due, item.since) == (status, march(9), MONDAY)
    assert (item.code, item.why, item.asked) == ("plan", None, None)
    assert item.doing == "plan review"
    assert item.reason == "the treatment plan, in force from 2026-03-02"


@pytest.mark.parametrize(("on", "due"), [(7, 9), (8, 30), (11, 30), (12, 31)])
def test_each_review_states_the_next(on: int, due: int) -> None:
    reviews = (
        Review(on=march(8), next_by=march(30)),
        Review(on=march(12), next_by=march(31)),
    )
    plan = planned(review_by=march(9), reviews=reviews)
    (item,) = due_of(stay(plan=plan), NOTHING, on=on)
    assert (item.status, item.due) == (DUE, march(due))
    assert item.since == {7: MONDAY, 12: march(12)}.get(on, march(8))


def test_a_review_that_states_no_next_one_leaves_none_due() -> None:
    plan = planned(review_by=march(9), reviews=(Review(on=march(8)),))
    assert len(due_of(stay(plan=plan), NOTHING, on=20)) == 0


def test_a_review_that_the_record_lists_by_itself_is_one_too() -> None:
    plan = planned(review_by=march(9))
    assert len(due_of(stay(made(REVIEW, 8), plan=plan), NOTHING, on=20)) == 0
    assert len(due_of(stay(made(REVIEW, 2), plan=plan), NOTHING, on=20)) == 0
    assert len(due_of(stay(made(REVIEW, 20), plan=plan), NOTHING, on=20)) == 0
    assert len(due_of(stay(made(REVIEW, 21), plan=plan), NOTHING, on=20)) == 1
    assert len(due_of(stay(made(EXAM, 8), plan=plan), NOTHING, on=20)) == 1
    before = stay(
        made(REVIEW, 2),
        plan=planned(in_force=DateRange(march(3)), review_by=march(9)),
    )
    assert len(due_of(before, NOTHING, on=20)) == 1
    # The plan says more of a review of the same day.
    both = stay(
        made(REVIEW, 8),
        plan=planned(reviews=(Review(on=march(8), next_by=march(30)),)),
    )
    assert [item.due for item in due_of(both, NOTHING, on=20)] == [march(30)]


def test_the_plan_in_force_on_the_day_is_the_one_that_asks() -> None:
    first = planned(review_by=march(9), in_force=DateRange(MONDAY, march(6)))
    second = planned(review_by=march(16), in_force=DateRange(march(6)), version=2)
    subject = stay(plan=second, superseded=(first,))
    for on, due in ((5, 9), (6, 16)):
        (item,) = due_of(subject, NOTHING, on=on)
        # A revision does not start the clock of the review anew.
        assert (item.due, item.since) == (march(due), MONDAY)


NEW_VERSION = "new version of the treatment plan"


@pytest.mark.parametrize(("on", "status"), [(18, DUE), (19, DUE), (20, OVERDUE)])
def test_a_plan_that_runs_out_asks_for_a_new_version_by_its_last_day(
    on: int, status: AgendaStatus
) -> None:
    plan = planned(in_force=DateRange(MONDAY, march(20)))
    (item,) = due_of(stay(plan=plan), NOTHING, on=on)
    assert (item.what, item.status) == (NEW_VERSION, status)
    assert (item.due, item.since, item.code) == (march(19), MONDAY, "plan")
    assert item.reason == "the treatment plan, in force 2026-03-02 to 2026-03-19"


@pytest.mark.parametrize("on", [19, 20, 31])
def test_what_a_plan_that_ran_out_asked_for_is_still_to_be_done(on: int) -> None:
    """Before its end and after it alike: a missed review, an objective, another one."""
    later = attrs.evolve(STEP, code="O2", due=march(31))
    days = DateRange(MONDAY, march(20))
    plan = planned(
        attrs.evolve(STEP, due=march(12)), later, review_by=march(9), in_force=days
    )
    lines = told(due_of(stay(plan=plan), NOTHING, on=on))
    new = f"{'due' if on == 19 else 'overdue'}: {NEW_VERSION}, 2026-03-19"
    assert lines == [
        "overdue: plan review, 2026-03-09",
        new,
        "due: objective O2, 2026-03-31",
        "unsettled: objective O1, 2026-03-12; not known: whether it is reached",
    ]


def test_that_a_plan_ran_out_is_told_once_whatever_rules_say_of_plans() -> None:
    plan = planned(in_force=DateRange(MONDAY, march(20)), review_by=march(9))
    given = Attendance.attended([served(18), served(24)])
    found = agenda(
        stay(plan=plan, attendance=given),
        under=plan_quality.RULEBOOK,
        on=date(2026, 11, 25),
    )
    assert [item.due for item in found.overdue] == [march(9), march(19)]
    assert {item.code for item in found.overdue} == {"plan"}
    in_force = next(item for item in plan_quality.RULEBOOK if item.code == "PLAN-029")
    report = check(
        stay(plan=plan, attendance=given),
        under=plan_quality.RULEBOOK,
        on=date(2026, 11, 25),
    )
    assert report.verdicts()[in_force.code] is Verdict.UNMET


@pytest.mark.parametrize(
    ("second", "told_on"),
    [
        ({"in_force": DateRange(march(20))}, ""),
        ({"in_force": DateRange(march(21))}, "due"),
        ({"in_force": DateRange(march(6))}, ""),
        ({"in_force": DateRange(march(20)), "written": march(18)}, ""),
        ({"in_force": DateRange(march(20)), "written": march(19)}, "due"),
        ({"in_force": DateRange(march(20)), "written": None}, ""),
    ],
)
def test_a_version_that_is_written_and_follows_at_once_leaves_no_gap(
    second: dict[str, Any], told_on: str
) -> None:
    first = planned(in_force=DateRange(MONDAY, march(20)))
    later = planned(**{"version": 2, **second})
    found = due_of(stay(plan=later, superseded=(first,)), NOTHING, on=18)
    assert [item.status.value for item in found] == ([told_on] if told_on else [])


def test_in_a_gap_between_two_versions_the_first_still_asks() -> None:
    first = planned(in_force=DateRange(MONDAY, march(10)), review_by=march(9))
    second = planned(in_force=DateRange(march(12)), version=2)
    subject = stay(plan=second, superseded=(first,))
    gap = [f"overdue: {NEW_VERSION}, 2026-03-09", "overdue: plan review, 2026-03-09"]
    for on, lines in ((11, gap), (12, [])):
        assert told(due_of(subject, NOTHING, on=on)) == lines


def test_a_version_that_is_not_yet_written_asks_for_nothing() -> None:
    plan = planned(written=march(5), review_by=march(9))
    for on, count in ((4, 0), (5, 1)):
        assert len(due_of(stay(plan=plan), NOTHING, on=on)) == count


def test_the_latest_version_asks_even_after_it_has_run_out() -> None:
    first = planned(in_force=DateRange(MONDAY, march(20)), review_by=march(9))
    second = planned(
        in_force=DateRange(march(6), march(12)), review_by=march(10), version=2
    )
    subject = stay(plan=second, superseded=(first,))
    for on in (6, 11, 12, 20):
        found = due_of(subject, NOTHING, on=on)
        # The first one, which was replaced, does not come back.
        assert {(item.what, item.due) for item in found} == {
            ("plan review", march(10)),
            (NEW_VERSION, march(11)),
        }


@pytest.mark.parametrize(
    ("on", "last", "count"), [(19, 19, 0), (18, 19, 1), (20, 20, 1), (20, 21, 1)]
)
def test_a_plan_that_lasts_as_long_as_the_stay_needs_no_new_version(
    on: int, last: int, count: int
) -> None:
    plan = planned(in_force=DateRange(MONDAY, march(20)))
    ended = stay(plan=plan, period=DateRange(MONDAY, march(last + 1)))
    assert len(due_of(ended, NOTHING, on=on)) == count


def test_an_objective_is_due_and_then_waits_for_the_next_review() -> None:
    subject = stay(plan=planned(STEP))
    assert told(due_of(subject, NOTHING, on=20)) == ["due: objective O1, 2026-03-20"]
    past = ["unsettled: objective O1, 2026-03-20; not known: whether it is reached"]
    assert told(due_of(subject, NOTHING, on=21)) == past
    for day, lines in ((19, past), (20, []), (21, [])):
        reviewed = planned(STEP, reviews=(Review(on=march(day)),))
        assert told(due_of(stay(plan=reviewed), NOTHING, on=21)) == lines
    that_day = planned(STEP, reviews=(Review(on=march(20)),))
    assert told(due_of(stay(plan=that_day), NOTHING, on=20)) == []


def test_an_objective_starts_when_it_says_or_else_with_the_plan() -> None:
    for starts, since in ((None, MONDAY), (march(10), march(10))):
        step = attrs.evolve(STEP, starts=starts)
        (item,) = due_of(stay(plan=planned(step)), NOTHING, on=12)
        assert item.since == since


@pytest.mark.parametrize(
    ("lifecycle", "count"),
    [
        (GoalLifecycle.ACTIVE, 2),
        (GoalLifecycle.ON_HOLD, 2),
        (GoalLifecycle.COMPLETED, 1),
        (GoalLifecycle.CANCELLED, 1),
    ],
)
def test_an_objective_of_a_goal_that_ended_is_not_due(
    lifecycle: GoalLifecycle, count: int
) -> None:
    free = Objective(code="O2", statement=SECRET, due=march(20))
    undated = Objective(code="O3", statement=SECRET)
    plan = planned(
        STEP, free, undated, goals=(attrs.evolve(GOAL, lifecycle=lifecycle),)
    )
    assert len(due_of(stay(plan=plan), NOTHING, on=12)) == count


@pytest.mark.parametrize(
    ("on", "last", "count"), [(19, 19, 0), (19, 20, 2), (20, 20, 2), (18, 19, 2)]
)
def test_what_the_plan_asks_for_after_the_stay_falls_away_on_its_last_day(
    on: int, last: int, count: int
) -> None:
    """Before that day nobody knew of the discharge."""
    ended = DateRange(MONDAY, march(last + 1))
    plan = planned(STEP, review_by=march(20))
    assert len(due_of(stay(plan=plan, period=ended), NOTHING, on=on)) == count


@pytest.mark.parametrize(("on", "count"), [(20, 2), (21, 0)])
def test_once_the_stay_is_over_the_plan_asks_for_nothing(on: int, count: int) -> None:
    plan = planned(STEP, review_by=march(10))
    ended = stay(plan=plan, period=DateRange(MONDAY, march(21)))
    assert len(due_of(ended, NOTHING, on=on)) == count


# --- stays that ended, episodes -------------------------------------------------------


def test_before_the_last_day_nobody_knows_of_it() -> None:
    ended = stay(period=DateRange(MONDAY, march(9)))
    assert len(due_of(ended, PLAN_IN_A_WEEK, on=7)) == 1
    assert len(due_of(ended, PLAN_IN_A_WEEK, on=8)) == 0


@pytest.mark.parametrize(("last", "lines"), [(8, 0), (9, 1)])
def test_what_was_due_after_the_stay_is_not_owed(last: int, lines: int) -> None:
    ended = stay(period=DateRange(MONDAY, march(last + 1)))
    found = due_of(ended, PLAN_IN_A_WEEK, on=20)
    assert told(found) == ["overdue: treatment plan, 2026-03-09"][:lines]


def test_what_is_due_after_discharge_is_due_after_the_stay() -> None:
    asked = Due(SUMMARY, within=WEEK, after=Happened(LandmarkKind.DISCHARGE))
    ended = stay(period=DateRange(MONDAY, march(11)))
    assert told(due_of(stay(), asked, on=12)) == []
    assert told(due_of(ended, asked, on=12)) == ["due: discharge summary, 2026-03-17"]
    assert told(due_of(ended, asked, on=18)) == [
        "overdue: discharge summary, 2026-03-17"
    ]


def episode(*documents: Document) -> Episode:
    return Episode(
        (
            stay(level=IOP, period=DateRange(MONDAY, march(21))),
            stay(*documents, level=OUTPATIENT, period=DateRange(march(21))),
        )
    )


def both_levels() -> Rulebook:
    rules = (
        rule(PLAN_IN_A_WEEK, judges=Basis.DOCUMENTED, number=number, level=level)
        for number, level in enumerate((IOP, OUTPATIENT), start=1)
    )
    return book(*rules)


def test_of_several_stays_each_item_names_its_own() -> None:
    found = agenda(episode(), under=both_levels(), on=march(25))
    assert str(found) == (
        "Agenda on 2026-03-25, 2 stays: 1 overdue, 1 due, 0 unsettled\n"
        "overdue: treatment plan, 2026-03-09 (US-XX-001, clock from 2026-03-02), "
        "toy 2.1 from 2026-03-02\n"
        "due: treatment plan, 2026-03-28 (US-XX-002, clock from 2026-03-21), "
        "toy 1 from 2026-03-21"
    )
    assert [(item.level, item.admitted) for item in found] == [
        (IOP, MONDAY),
        (OUTPATIENT, march(21)),
    ]


@pytest.mark.parametrize(("on", "stays"), [(20, "toy 2.1 from 2026-03-02"), (21, "2")])
def test_the_heading_names_the_stay_or_says_how_many_were_looked_at(
    on: int, stays: str
) -> None:
    done = episode(made(PLAN, 22))
    heading = str(agenda(done, under=both_levels(), on=march(on))).splitlines()[0]
    about = stays if on == 20 else f"{stays} stays"
    assert heading.startswith(f"Agenda on 2026-03-{on}, {about}: 1 overdue, ")


def test_an_agenda_with_nothing_on_it_still_names_its_stay() -> None:
    nothing = due_of(stay(made(PLAN, 3)), PLAN_IN_A_WEEK, on=5)
    heading = "Agenda on 2026-03-05, toy 2.1 from 2026-03-02: 0 overdue, 0 due, "
    assert str(nothing) == f"{heading}0 unsettled"
    assert heading in nothing.to_svg()
    # And so does one of which nothing is left.
    some = due_of(stay(), PLAN_IN_A_WEEK, on=5)
    assert len(some) == 1
    nothing = some.within(DateRange(march(5), march(9)))
    assert str(nothing) == f"{heading}0 unsettled"
    pair = agenda(episode(made(PLAN, 22)), under=both_levels(), on=march(25))
    assert pair.within(DateRange(MONDAY, march(3))).heading == (
        "Agenda on 2026-03-25, 2 stays: 0 overdue, 0 due, 0 unsettled"
    )


@pytest.mark.parametrize("on", [20, 21, 40])
def test_what_a_rule_asks_stays_overdue_after_a_stay_and_what_its_plan_asks_does_not(
    on: int,
) -> None:
    first = DateRange(MONDAY, march(21))
    plan = planned(STEP, review_by=march(10))
    next_one = stay(made(PLAN, 21), level=OUTPATIENT, period=DateRange(march(20)))
    both = Episode((stay(plan=plan, period=first), next_one))
    day = MONDAY + timedelta(on - 2)
    asked = Due(EXAM, within=WEEK)
    found = agenda(both, under=documented(asked), on=day)
    lines = [
        "overdue: physical examination, 2026-03-09",
        "overdue: plan review, 2026-03-10",
        "due: objective O1, 2026-03-20",
    ]
    ended = on >= 21
    assert told_of(found) == lines[: 1 if ended else 3]
    assert {item.admitted for item in found} == {MONDAY}


def test_a_stay_that_begins_later_asks_for_nothing_yet() -> None:
    for on, count in ((20, 1), (21, 2)):
        found = agenda(episode(), under=both_levels(), on=march(on))
        assert len(found) == count


def test_the_agenda_of_an_episode_is_that_of_its_stays() -> None:
    plan = planned(STEP, review_by=march(10))
    stays = (stay(plan=plan), stay(level=OUTPATIENT, period=DateRange(march(5))))
    under = both_levels()
    whole = agenda(Episode(stays), under=under, on=march(12))
    parts = [agenda(each, under=under, on=march(12)) for each in stays]
    assert sorted(map(str, whole)) == sorted(str(i) for part in parts for i in part)


# --- the agenda as a value ------------------------------------------------------------


def item(what: str = "treatment plan", **more: Any) -> AgendaItem:
    return AgendaItem(
        **{"what": what, "status": DUE, "level": IOP, "admitted": MONDAY, **more}
    )


def test_the_overdue_come_before_the_due_and_these_before_the_rest() -> None:
    asked = (
        Due(PLAN, within=working_days(2)),
        Due(NOTE, within=None),
        Due(EXAM, within=calendar_days(2)),
        Due(SUMMARY, within=calendar_days(1)),
        Due(PLAN, within=calendar_days(7)),
        Due(NOTE, within=calendar_days(6)),
        AllOf((Due(EXAM, within=weeks(1)), Due(NOTE, within=weeks(1)))),
    )
    plan = planned(STEP, review_by=march(9), written=None)
    found = due_of(stay(plan=plan), *asked, on=5, holidays=None)
    assert [(each.status.value, each.when[:10], each.code) for each in found] == [
        ("overdue", "2026-03-03", "US-XX-004"),
        ("overdue", "2026-03-04", "US-XX-003"),
        ("due", "2026-03-08", "US-XX-006"),
        ("due", "2026-03-09", "US-XX-005"),
        ("due", "2026-03-09", "US-XX-007"),
        ("due", "2026-03-09", "US-XX-007"),
        ("due", "2026-03-09", "plan"),
        ("due", "2026-03-20", "plan"),
        ("unsettled", "2026-03-04", "US-XX-001"),
        ("unsettled", "no text sa", "US-XX-002"),
    ]
    counts = (found.overdue, found.due, found.undated)
    assert [len(part) for part in counts] == [2, 6, 2]
    assert [*found] == [*found.overdue, *found.due, *found.undated]
    assert len(found) == 10


def test_of_one_day_what_has_a_time_comes_first() -> None:
    noon = Landmark(kind=LandmarkKind.ADMISSION, on=MONDAY, at=time(0, 0))
    asked = (Due(EXAM, within=calendar_days(3)), Due(NOTE, within=hours_after(72)))
    found = due_of(stay(landmarks=(noon,)), *asked, on=3)
    assert [each.when for each in found] == ["2026-03-05 00:00", "2026-03-05"]


WEEKLY = Agenda(
    on=march(12),
    items=(
        item("a", status=OVERDUE, due=march(8)),
        item("b", status=OVERDUE, due=march(9)),
        item("c", status=OVERDUE),
        item("d", status=OVERDUE, not_before=march(10)),
        item("e", due=march(15)),
        item("f", due=march(16)),
        item("g", status=UNDATED, not_before=march(15)),
        item("h", status=UNDATED, not_before=march(16)),
        item("i", status=UNDATED),
        item("j", status=UNDATED, due=march(8)),
        item("k", status=UNDATED, due=march(12)),
    ),
)


@pytest.mark.parametrize(
    ("days", "left"),
    [
        (DateRange(march(9), march(16)), "abcdegijk"),
        (DateRange(march(12), march(16)), "abcdegijk"),
        (DateRange(march(13), march(16)), "abcdegij"),
        (DateRange(march(15), march(16)), "abcdegij"),
        (DateRange(march(16), march(23)), "abcdfghij"),
        (DateRange(march(16)), "abcdfghij"),
        (DateRange(march(1), march(10)), "abcij"),
        (DateRange(march(1), march(9)), "acij"),
        (DateRange(march(1), march(8)), "ci"),
        (DateRange(march(1)), "abcdefghijk"),
    ],
)
def test_an_agenda_of_some_days_holds_what_is_still_to_be_done_on_them(
    days: DateRange, left: str
) -> None:
    found = WEEKLY.within(days)
    assert "".join(each.what for each in found) == left
    assert found.on == WEEKLY.on


def test_what_falls_due_in_a_week_is_apart_from_what_was_due_before() -> None:
    week = WEEKLY.within(DateRange(march(12), march(16)))
    assert [each.what for each in week.due] == ["e"]
    assert [each.what for each in week.overdue] == ["a", "b", "c", "d"]


def test_the_days_of_an_agenda_are_a_range() -> None:
    with pytest.raises(FieldTypeError, match=r"Agenda\.within\.days must be a DateRan"):
        WEEKLY.within(march(9))


def test_an_agenda_with_nothing_says_so() -> None:
    nothing = Agenda(on=march(3), items=())
    assert str(nothing) == "Agenda on 2026-03-03: 0 overdue, 0 due, 0 unsettled"
    assert nothing.stays == ()


def test_values_are_frozen_hashable_and_survive_a_trip() -> None:
    plan = planned(STEP, review_by=march(9))
    found = due_of(stay(plan=plan), SEVERAL, on=10)
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({found, *found, *found.items}) == 1 + len(found)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.items[0].due = march(3)  # type: ignore[misc]


def test_no_text_of_the_patient_is_on_the_agenda() -> None:
    plan = planned(STEP, review_by=march(9), needs=(SECRET,), strengths=(SECRET,))
    asked = (SEVERAL, PlanHas(PlanTrait.GOAL_HAS_PROBLEM))
    found = due_of(stay(plan=plan), *asked, on=10)
    shown = (str(found), repr(found), found._repr_html_(), found.to_ical(owner="7"))
    for text in shown:
        assert "PATIENT" not in text
    assert len(found) == 5


# --- in a terminal and in a notebook --------------------------------------------------


def test_a_terminal_gets_no_control_character() -> None:
    found = Agenda(on=march(3), items=(item("a\x1b[2J\nb", missing=("c\rd",)),))
    assert str(found).splitlines()[1:] == ["due: a [2J b, not known: c d (plan)"]
    odd = attrs.evolve(IOP, code="2\x1b1")
    assert "\x1b" not in str(Agenda(on=march(3), items=(item(level=odd),)))


def test_a_notebook_gets_no_control_character_either() -> None:
    for sign in "\x1b\x9b\u202e\u2066\x00":
        asked = Due(f"a{sign}b", within=WEEK)
        found = due_of(stay(), asked, on=3)
        assert sign not in found._repr_html_()
        report = check(stay(), under=documented(asked), on=march(3))
        assert sign not in report._repr_html_()


def rows(html: str) -> list[str]:
    """The cells of the table, row by row."""
    table = html[html.index("<table>") :]
    lines = table.splitlines()
    cells = [re.sub("<[^>]+>", "|", line).strip("|") for line in lines]
    return [re.sub(r"\|+", "|", line) for line in cells if line]


def test_a_notebook_shows_the_picture_above_the_table() -> None:
    found = due_of(stay(), PLAN_IN_A_WEEK, Due(NOTE, within=None), on=3)
    html = found._repr_html_()
    assert html.startswith(f"<div>{found.to_svg()}<table>")
    assert rows(html) == [
        "Agenda on 2026-03-03, toy 2.1 from 2026-03-02: 0 overdue, 1 due, 1 unsettled",
        "by|status|what|clock from|rule|why",
        "2026-03-09|due|treatment plan|2026-03-02|US-XX-001|" + found.items[0].reason,
        "no text says by when|unsettled|progress note|2026-03-02|US-XX-002|"
        + found.items[1].reason,
    ]


def test_the_table_names_the_stay_where_there_are_several() -> None:
    found = agenda(episode(), under=both_levels(), on=march(25))
    _, headers, first, _ = rows(found._repr_html_())
    assert headers == "by|status|what|stay|clock from|rule|why"
    assert first.startswith(
        "2026-03-09|overdue|treatment plan|toy 2.1|from 2026-03-02|2026-03-02|US-XX-001"
    )


def test_with_nothing_due_there_is_no_table() -> None:
    nothing = Agenda(on=march(3), items=())
    assert nothing._repr_html_() == f"<div>{nothing.to_svg()}</div>"


def test_where_no_clock_is_known_the_cell_is_empty() -> None:
    found = Agenda(on=march(3), items=(item(due=march(4)),))
    assert rows(found._repr_html_())[2] == (
        "2026-03-04|due|treatment plan|plan|the treatment plan"
    )


def test_a_front_end_may_choose() -> None:
    found = due_of(stay(), PLAN_IN_A_WEEK, on=3)
    assert found._repr_mimebundle_(include=None) == {
        "image/svg+xml": found.to_svg(),
        "text/html": found._repr_html_(),
        "text/plain": str(found),
    }
