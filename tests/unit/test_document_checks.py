"""Checks of documents: which versions judge what, what the record is made from."""

from __future__ import annotations

import json
from datetime import date, timedelta

import attrs
import pytest

from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.conditions import Age, Fact
from continuum.documents import Document, Landmark, LandmarkKind, Party, Signature
from continuum.episode import Episode
from continuum.errors import FieldTypeError, FieldValueError
from continuum.findings import Finding, NotApplicableReason, Notice, Report
from continuum.periods import STAY, DateRange
from continuum.plan import Review, TreatmentPlan
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
from continuum.rules import Basis, Rule, RuleVersion
from continuum.services import ServiceKind
from continuum.sessions import Attendance, Schedule
from continuum.stay import Stay
from continuum.terms import (
    ANY_TIME,
    Limit,
    calendar_days,
    months,
    nth_session,
    service_days,
    working_days,
)
from continuum.verdicts import Verdict
from tests.strategies_documents import (
    NOTE,
    PLAN,
    REVIEW,
    day,
    filed,
    happened,
    held,
    made,
)
from tests.strategies_rules import IOP, MONDAY, OUTPATIENT, book, rule, version

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
IN_A_WEEK = Due(PLAN, within=calendar_days(7))
MONTHLY = Repeats(REVIEW, every=calendar_days(30))
PATIENT = Party.PATIENT

EVENINGS = Schedule.weekly("Mon Tue Thu 18:00-21:00", kind=ServiceKind.COUNSELING)
LAST = date(2199, 12, 31)


def documented(
    *asked: Requirement | RuleVersion, number: int = 1, **fields: object
) -> Rule:
    """A rule about documents, at every level."""
    one = rule(*asked, judges=Basis.DOCUMENTED, number=number)
    return attrs.evolve(one, level=None, **fields)


def stay_of(
    *documents: Document, last_day: int | None = None, **fields: object
) -> Stay:
    end = None if last_day is None else day(last_day + 1)
    stay = Stay(level=IOP, period=DateRange(MONDAY, end), documents=documents)
    return attrs.evolve(stay, **fields)


def report_of(
    subject: Stay | TreatmentPlan | Schedule | Episode,
    *asked: Requirement | RuleVersion | Rule,
    on: int | date = 30,
    **choices: object,
) -> Report:
    rules = [
        one if isinstance(one, Rule) else documented(one, number=number)
        for number, one in enumerate(asked, start=1)
    ]
    today = day(on) if isinstance(on, int) else on
    return check(subject, under=book(*rules), on=today, **choices)


def rows(report: Report) -> list[tuple[str | None, str]]:
    """Of each finding the day it is due on, and the verdict."""
    found: list[tuple[str | None, str]] = []
    for finding in report:
        due = getattr(finding.observed, "due", None)
        found.append((due and f"{due:%m-%d}", str(finding.verdict)))
    return found


def reasons(report: Report) -> list[NotApplicableReason]:
    return [item.reason for item in report.not_applicable]


def plan_of(written: int | None = 0, **fields: object) -> TreatmentPlan:
    plan = TreatmentPlan(
        in_force=DateRange(MONDAY), written=None if written is None else day(written)
    )
    return attrs.evolve(plan, **fields)


# --- findings -------------------------------------------------------------------------


def test_each_obligation_is_a_finding_of_its_own() -> None:
    stay = stay_of(made(3), made(20, kind=REVIEW), made(55, kind=REVIEW))
    report = report_of(stay, IN_A_WEEK, MONTHLY, on=60)
    assert [(one.code, str(one.verdict)) for one in report] == [
        ("US-XX-001", "met"),
        ("US-XX-002", "met"),
        ("US-XX-002", "unmet"),
        ("US-XX-002", "unknown"),
    ]
    assert len(report) == 4
    assert list(report) == list(report.findings)
    assert report.verdicts() == {"US-XX-001": MET, "US-XX-002": UNMET}
    assert report.levels == (IOP,)


def test_a_report_tells_of_documents_in_words_and_as_data() -> None:
    stay = stay_of(made(9))
    report = report_of(stay, IN_A_WEEK)
    text = " ".join(str(report).split())
    assert "unmet due 2026-03-09; made" in text
    assert "treatment plan within 7" in text
    (finding,) = report
    assert "found due 2026-03-09; made 2026-03-11, 2 days late" in str(finding)
    plain = json.loads(json.dumps(report.to_plain()))
    assert plain["findings"][0]["assessment"]["observed"] == {
        "document": "treatment-plan",
        "starts": "2026-03-02",
        "due": "2026-03-09",
        "at": None,
        "not_before": None,
        "done": "2026-03-11",
        "done_at": None,
        "late": 2,
        "unsigned": [],
    }
    assert finding.shortfall is None
    assert finding.excess is None


def test_several_due_dates_are_counted_as_such() -> None:
    report = report_of(stay_of(made(20, kind=REVIEW)), MONTHLY, on=60)
    assert "1 of 2 due dates met" in " ".join(str(report).split())


def test_what_makes_one_requirement_is_one_finding() -> None:
    either = AnyOf((IN_A_WEEK, Due(REVIEW, within=calendar_days(3))))
    report = report_of(stay_of(made(3, kind=REVIEW)), either)
    (finding,) = report
    assert finding.verdict is MET
    assert filed(finding.assessment.deciding).kind == REVIEW


def test_nothing_due_is_not_applicable() -> None:
    report = report_of(stay_of(last_day=3), IN_A_WEEK)
    assert (len(report), reasons(report)) == (0, [NotApplicableReason.NOTHING_DUE])
    both = AllOf((IN_A_WEEK, Due(REVIEW, within=calendar_days(9))))
    report = report_of(stay_of(last_day=3), both)
    assert reasons(report) == [NotApplicableReason.NOTHING_DUE]


# --- subjects -------------------------------------------------------------------------


def test_a_schedule_has_no_documents() -> None:
    report = report_of(EVENINGS, IN_A_WEEK, MONTHLY)
    assert len(report) == 0
    assert reasons(report) == [NotApplicableReason.OTHER_SUBJECT] * 2


def test_a_plan_needs_the_day_of_admission() -> None:
    for plan, admitted, verdict in (
        (plan_of(7), MONDAY, MET),
        (plan_of(8), MONDAY, UNMET),
        (plan_of(7), None, UNKNOWN),
    ):
        (finding,) = report_of(plan, IN_A_WEEK, given=Circumstances(admitted=admitted))
        assert finding.verdict is verdict
        assert finding.missing == (("admission",) if verdict is UNKNOWN else ())


def test_of_a_plan_alone_no_other_documents_are_known() -> None:
    given = Circumstances(admitted=MONDAY)
    duty = Due("assessment", within=calendar_days(7))
    (finding,) = report_of(plan_of(), duty, given=given)
    assert finding.missing == ("documents",)
    # Ten days of service take ten days at least; more is not known.
    for written, verdict in ((9, MET), (10, UNKNOWN)):
        within = Due(PLAN, within=service_days(10))
        (finding,) = report_of(plan_of(written), within, given=given)
        assert finding.verdict is verdict
        assert finding.missing == (("attendance",) if verdict is UNKNOWN else ())


def test_nobody_is_judged_before_admission() -> None:
    given = Circumstances(admitted=day(31))
    with pytest.raises(
        FieldValueError,
        match=r"^check\.on must be on or after the day of admission, 2026-04-02, not",
    ):
        report_of(plan_of(), IN_A_WEEK, given=given)


def test_the_stays_of_an_episode_are_judged_each_by_itself() -> None:
    first = stay_of(made(3), last_day=19)
    second = attrs.evolve(
        first,
        level=OUTPATIENT,
        period=DateRange(day(19)),
        documents=(made(3), made(30)),
    )
    report = report_of(Episode(stays=(first, second)), IN_A_WEEK, on=60)
    assert rows(report) == [("03-09", "met"), ("03-28", "unmet")]


def test_rules_about_every_level_need_no_level() -> None:
    given = Circumstances(admitted=MONDAY)
    assert report_of(plan_of(), IN_A_WEEK, given=given).levels == ()


# --- what is in the record ------------------------------------------------------------


@pytest.mark.parametrize(
    ("documents", "plan", "rows_of_plan", "missing"),
    [
        (None, None, UNKNOWN, ("documents",)),
        (None, plan_of(3), MET, ()),
        ((), None, UNMET, ()),
        ((), plan_of(3), MET, ()),
        ((made(3),), None, MET, ()),
    ],
)
def test_a_plan_is_a_document_of_its_own(
    documents: tuple[Document, ...] | None,
    plan: TreatmentPlan | None,
    rows_of_plan: Verdict,
    missing: tuple[str, ...],
) -> None:
    stay = stay_of(documents=documents, plan=plan)
    (finding,) = report_of(stay, IN_A_WEEK)
    assert (finding.verdict, finding.missing) == (rows_of_plan, missing)


def test_beside_a_plan_other_kinds_are_still_not_known() -> None:
    stay = stay_of(documents=None, plan=plan_of())
    for kind, missing in (
        (REVIEW, ("plan review by 2026-04-01",)),
        (NOTE, ("documents",)),
    ):
        (finding,) = report_of(stay, Repeats(kind, every=calendar_days(30)))
        assert (finding.verdict, finding.missing) == (UNKNOWN, missing)


def test_a_plan_without_a_day_may_have_been_in_time() -> None:
    stay = stay_of(plan=plan_of(None))
    (finding,) = report_of(stay, IN_A_WEEK)
    assert (finding.verdict, finding.missing) == (
        UNKNOWN,
        ("day of the treatment plan",),
    )


def test_whether_a_plan_without_a_day_is_signed_is_known() -> None:
    signed = Signature(roles=(PATIENT,), on=day(3))
    asked = Signed(PLAN, by=(PATIENT,))
    for signatures, verdict in (((signed,), MET), ((), UNMET)):
        stay = stay_of(plan=plan_of(None, signatures=signatures))
        (finding,) = report_of(stay, asked)
        assert finding.verdict is verdict


def test_a_document_that_is_listed_and_planned_is_one() -> None:
    """The list may not know who signed, nor the plan at what hour."""
    signed = Signature(roles=(PATIENT,), on=day(3))
    plan = plan_of(2, signatures=(signed,), in_force=DateRange(day(5)))
    stay = stay_of(made(2), plan=plan)
    asked = Signed(PLAN, by=(PATIENT,), within=calendar_days(10), from_effective=True)
    (finding,) = report_of(stay, asked)
    assert (finding.verdict, filed(finding.assessment).due) == (MET, day(15))
    both = attrs.evolve(stay, documents=(made(2, None, (PATIENT, 3), effective=1),))
    (finding,) = report_of(both, asked)
    assert filed(finding.assessment).due == day(11)


def test_two_of_one_day_are_told_by_the_list_once_each() -> None:
    plan = plan_of(0, reviews=(Review(on=day(9)), Review(on=day(9))))
    stay = stay_of(made(9, kind=REVIEW), made(12, kind=REVIEW), plan=plan)
    report = report_of(stay, Signed(REVIEW, by=(PATIENT,)))
    assert [filed(one.assessment).starts for one in report] == [day(9), day(12), day(9)]


def test_versions_tell_of_the_reviews_before_them_again() -> None:
    """The later version knows who signed the review meanwhile."""
    review = Review(on=day(20))
    signed = attrs.evolve(review, signatures=(Signature(roles=(PATIENT,), on=day(21)),))
    first = plan_of(0, reviews=(review,))
    second = attrs.evolve(first.revise(on=day(22)), reviews=(signed,))
    stay = stay_of(plan=second, superseded=(first,))
    (finding,) = report_of(stay, Signed(REVIEW, by=(PATIENT,)))
    assert finding.verdict is MET
    assert rows(report_of(stay, MONTHLY, on=20)) == [
        ("04-01", "met"),
        ("04-21", "unknown"),
    ]
    # Each version is to be signed.
    report = report_of(stay, Signed(PLAN, by=(PATIENT,)))
    assert [filed(one.assessment).starts for one in report] == [MONDAY, day(22)]


def test_of_versions_nobody_gave_nobody_knows_when_they_were_made() -> None:
    third = plan_of(20, version=3)
    stay = stay_of(documents=None, plan=third)
    (finding,) = report_of(stay, IN_A_WEEK)
    assert (finding.verdict, finding.missing) == (UNKNOWN, ("documents",))
    # The plan tells its reviews whole.
    (finding,) = report_of(stay, MONTHLY)
    assert finding.missing == ("plan review by 2026-04-01",)
    # One made in time is enough, whatever else was made.
    known = attrs.evolve(stay, superseded=(plan_of(7),))
    assert rows(report_of(known, IN_A_WEEK)) == [("03-09", "met")]
    # Reviews that run from the plan run from the first of them.
    yearly = Repeats(REVIEW, every=calendar_days(90), after=Completed(PLAN))
    (finding,) = report_of(known, yearly)
    assert finding.missing == ("first treatment plan",)
    (finding,) = report_of(stay, Repeats(PLAN, every=calendar_days(10)))
    assert finding.missing == ("documents",)


def test_each_version_at_hand_is_signed_or_not_whatever_was_made_before() -> None:
    second = plan_of(9, version=2)
    asked = Signed(PLAN, by=(PATIENT,))
    stay = stay_of(documents=None, plan=second)
    for subject in (stay, second):
        (finding,) = report_of(subject, asked)
        assert finding.verdict is UNMET
    (finding,) = report_of(attrs.evolve(stay, plan=None), asked)
    assert finding.missing == ("documents",)


def test_a_version_that_was_changed_without_a_new_day_is_the_same_document() -> None:
    first = plan_of(0)
    stay = stay_of(plan=attrs.evolve(first, version=2), superseded=(first,))
    assert len(report_of(stay, Signed(PLAN, by=(PATIENT,)))) == 1


def test_the_hour_of_admission_is_a_landmark() -> None:
    landmarks = (happened(LandmarkKind.FIRST_CONTACT, -10),)
    duty = Due(PLAN, within=calendar_days(14), after=Happened("first-contact"))
    report = report_of(stay_of(landmarks=landmarks), duty)
    assert rows(report) == [("03-06", "unmet")]


def test_what_was_due_before_admission_is_judged_too() -> None:
    landmarks = (happened(LandmarkKind.FIRST_CONTACT, -30),)
    duty = Due("assessment", within=calendar_days(14), after=Happened("first-contact"))
    stay = stay_of(made(-20, kind="assessment"), landmarks=landmarks)
    assert rows(report_of(stay, duty)) == [("02-14", "met")]


# --- sessions -------------------------------------------------------------------------


def attended(*numbers: int) -> Attendance:
    return Attendance.attended([held(number) for number in numbers])


def test_what_was_attended_is_certain_and_what_is_scheduled_possible() -> None:
    duty = Due(PLAN, within=service_days(3))
    stay = stay_of(made(7), attendance=attended(0, 3, 8))
    (finding,) = report_of(stay, duty)
    assert (finding.verdict, filed(finding.assessment).due) == (MET, day(8))
    (finding,) = report_of(stay_of(made(7), schedule=EVENINGS), duty)
    assert (finding.verdict, finding.missing) == (UNKNOWN, ("attendance",))
    (finding,) = report_of(stay_of(made(7)), duty)
    assert (finding.verdict, finding.missing) == (UNKNOWN, ("attendance",))


def test_without_attendance_or_schedule_a_plan_long_after_is_not_in_time() -> None:
    """Ten days of service may have been over long before."""
    duty = Due(PLAN, within=service_days(10))
    for stay in (stay_of(made(100)), stay_of(made(100), last_day=200)):
        (finding,) = report_of(stay, duty, on=300)
        assert (finding.verdict, finding.missing) == (UNKNOWN, ("attendance",))


def test_the_next_sessions_tell_when_it_falls_due() -> None:
    """Mondays, Tuesdays and Thursdays: the tenth is on Monday, 23 March."""
    duty = Due(PLAN, within=service_days(10))
    stay = stay_of(schedule=EVENINGS, attendance=Attendance(()))
    (finding,) = report_of(stay, duty, on=0)
    assert filed(finding.assessment).not_before == date(2026, 3, 23)
    ended = stay_of(schedule=EVENINGS, attendance=Attendance(()), last_day=5)
    assert reasons(report_of(ended, duty, on=60)) == [NotApplicableReason.NOTHING_DUE]


@pytest.mark.parametrize(
    "asked",
    [
        Due(REVIEW, within=calendar_days(30), after=Happened("first-service")),
        Repeats(REVIEW, every=calendar_days(30), after=Happened("first-service")),
        Due(REVIEW, within=nth_session(3)),
        Repeats(REVIEW, every=None, at=(nth_session(3),)),
        Signed(REVIEW, by=(PATIENT,), within=nth_session(2)),
        Due(REVIEW, within=calendar_days(1), after=SessionHeld()),
        AllOf((IN_A_WEEK, Due(REVIEW, within=nth_session(3)))),
    ],
)
def test_every_form_that_looks_at_sessions_is_given_them(asked: Requirement) -> None:
    stay = stay_of(made(5, kind=REVIEW), made(1), attendance=attended(4, 8, 9))
    report = report_of(stay, asked)
    assert all("attendance" not in one.missing for one in report)
    assert {one.verdict for one in report} != {UNKNOWN}


@pytest.mark.parametrize(
    "asked", [IN_A_WEEK, MONTHLY, Due(REVIEW, within=None, after=Completed(PLAN))]
)
def test_where_sessions_say_nothing_their_absence_does_not_matter(
    asked: Requirement,
) -> None:
    report = report_of(stay_of(made(1)), asked)
    assert all("attendance" not in one.missing for one in report)


def test_hours_and_documents_may_make_one_requirement() -> None:
    both = AllOf((IN_A_WEEK, AtLeast(hours(1), per=STAY)))
    stay = stay_of(made(1), attendance=attended(4))
    (finding,) = report_of(stay, both)
    assert finding.verdict is MET


# --- versions -------------------------------------------------------------------------

EARLIER = version(Due(PLAN, within=calendar_days(7)), end=day(10))
LATER = version(Due(PLAN, within=calendar_days(9)), day(10))


@pytest.mark.parametrize(
    ("admitted", "found"),
    [
        (0, [("03-09", "unmet")]),
        (3, [("03-12", "unmet")]),  # by the later text 14 March
        (9, [("03-18", "unmet")]),  # admitted on the last day of the earlier text
        (10, [("03-21", "unmet")]),
    ],
)
def test_each_is_judged_by_the_text_of_the_day_its_clock_starts(
    admitted: int, found: list[tuple[str, str]]
) -> None:
    """Within 7 days until 11 March, and within 9 from 12 March on."""
    stay = stay_of(period=DateRange(day(admitted)))
    report = report_of(stay, documented(EARLIER, LATER))
    assert rows(report) == found


@pytest.mark.parametrize(("days", "due"), [(30, "04-01"), (10, "03-12"), (3, "03-05")])
def test_no_deadline_moves_once_its_clock_runs(days: int, due: str) -> None:
    later = version(Due(PLAN, within=calendar_days(7)), day(5))
    earlier = version(Due(PLAN, within=calendar_days(days)), end=day(5))
    report = report_of(stay_of(), documented(earlier, later), on=2)
    assert rows(report) == [(due, "unknown")]
    assert report.findings[0].version == earlier


@pytest.mark.parametrize(
    ("first", "found"),
    [(7, [("03-09", "unmet")]), (8, [])],  # due on the first day of the text, or before
)
def test_a_clock_older_than_any_text_is_that_of_the_first(
    first: int, found: list[tuple[str, str]]
) -> None:
    report = report_of(stay_of(), documented(version(IN_A_WEEK, day(first))))
    assert rows(report) == found


@pytest.mark.parametrize(("end", "found"), [(8, [("03-09", "unmet")]), (7, [])])
def test_what_falls_due_without_a_text_is_asked_for_by_none(
    end: int, found: list[tuple[str, str]]
) -> None:
    report = report_of(stay_of(), documented(version(IN_A_WEEK, end=day(end))))
    assert rows(report) == found


def test_milestones_all_run_from_the_day_the_clock_started() -> None:
    first = Repeats(REVIEW, every=None, at=(calendar_days(30), calendar_days(60)))
    later = Repeats(REVIEW, every=None, at=(calendar_days(10), calendar_days(40)))
    texts = version(first, end=day(20)), version(later, day(20))
    report = report_of(stay_of(), documented(*texts), on=100)
    assert [due for due, _ in rows(report)] == ["04-01", "05-01"]
    admitted = stay_of(period=DateRange(day(20)))
    report = report_of(admitted, documented(*texts), on=100)
    assert [due for due, _ in rows(report)] == ["04-01", "05-01"]
    assert {finding.version for finding in report} == {texts[1]}


def test_what_follows_the_milestones_runs_from_the_document_before() -> None:
    monthly = Repeats(REVIEW, at=(calendar_days(10),), every=calendar_days(30))
    sooner = attrs.evolve(monthly, every=calendar_days(10))
    texts = version(monthly, end=day(20)), version(sooner, day(20))
    for reviewed, due in ((19, "04-20"), (20, "04-01"), (25, "04-06")):
        stay = stay_of(made(reviewed, kind=REVIEW))
        report = report_of(stay, documented(*texts), on=90)
        # The milestone was missed, and what was made late starts the next clock.
        assert rows(report) == [("03-12", "unmet"), (due, "unmet")]


@pytest.mark.parametrize("change", [0, 1, 5, 8, 9])
@pytest.mark.parametrize("swapped", [False, True])
def test_texts_that_start_their_clocks_apart_ask_once(
    change: int, *, swapped: bool
) -> None:
    """From admission, or from a transfer eight days later."""
    from_transfer = attrs.evolve(IN_A_WEEK, after=Happened("transfer"))
    asked = (IN_A_WEEK, from_transfer)[:: -1 if swapped else 1]
    texts = version(asked[0], end=day(change)), version(asked[1], day(change))
    stay = stay_of(landmarks=(happened("transfer", 8),))
    (finding,) = report_of(stay, documented(*texts))
    # That of the day of admission asks.
    assert finding.version == texts[change == 0]


def test_each_happening_is_asked_about_by_the_text_of_its_own_day() -> None:
    each = attrs.evolve(IN_A_WEEK, after=Happened("transfer", each=True))
    longer = Due(
        PLAN, within=calendar_days(9), after=Happened("level-change", each=True)
    )
    texts = version(each, end=day(5)), version(longer, day(5))
    landmarks = [happened("transfer", 3), happened("level-change", 6)]
    stay = stay_of(landmarks=tuple(landmarks))
    assert rows(report_of(stay, documented(*texts))) == [
        ("03-12", "unmet"),
        ("03-17", "unmet"),
    ]


def test_what_starts_after_the_last_text_and_the_days_judged_is_left_out() -> None:
    note = Due(NOTE, within=nth_session(1), after=SessionHeld())
    closed = documented(version(note, end=day(30)))
    stay = stay_of(attendance=attended(2, 9, 40))
    within = DateRange(day(0), day(20))
    report = report_of(stay, closed, on=60, within=within)
    assert rows(report) == [("03-11", "unmet")]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (30, ["05-01", "06-30"]),  # the later text asks for nothing on 1 April
        (31, ["04-01", "05-01", "06-30"]),
    ],
)
def test_of_fixed_days_each_is_asked_for_by_the_text_of_that_day(
    change: int, found: list[str]
) -> None:
    """Every 30 days from 2 March, later every 60."""
    fixed = Repeats(REVIEW, every=calendar_days(30), since=Since.ANCHOR)
    longer = attrs.evolve(fixed, every=calendar_days(60))
    texts = version(fixed, end=day(change)), version(longer, day(change))
    report = report_of(stay_of(), documented(*texts), on=91)
    assert [due for due, _ in rows(report)] == found


def test_the_next_of_a_row_runs_from_the_last_by_the_text_of_that_day() -> None:
    shorter = attrs.evolve(MONTHLY, every=calendar_days(10))
    texts = version(MONTHLY, end=day(25)), version(shorter, day(25))
    reviews = [made(when, kind=REVIEW) for when in (24, 50)]
    report = report_of(stay_of(*reviews), documented(*texts), on=90)
    # From 26 March by the earlier text, and from 21 April by the later one.
    assert rows(report) == [("04-01", "met"), ("04-25", "met"), ("05-01", "unmet")]


def test_what_is_due_after_the_stay_is_judged_by_the_text_of_the_discharge() -> None:
    duty = Due(
        "discharge-summary", within=calendar_days(30), after=Happened("discharge")
    )
    stay = stay_of(made(35, kind="discharge-summary"), last_day=9)
    assert rows(report_of(stay, duty, on=60)) == [("04-10", "met")]
    assert rows(report_of(stay_of(last_day=9), duty, on=60)) == [("04-10", "unmet")]
    earlier = version(duty, end=day(20))
    shorter = attrs.evolve(duty, within=calendar_days(15))
    report = report_of(
        stay_of(last_day=9), documented(earlier, version(shorter, day(20))), on=60
    )
    assert rows(report) == [("04-10", "unmet")]


def test_what_was_made_in_time_is_met_though_due_after_the_stay() -> None:
    assert rows(report_of(stay_of(made(2), last_day=3), IN_A_WEEK)) == [
        ("03-09", "met")
    ]


def test_a_text_of_other_days_than_the_stay_judges_nothing() -> None:
    before = version(IN_A_WEEK, end=day(0))
    later = version(IN_A_WEEK, day(40))
    stay = stay_of(last_day=20)
    report = report_of(stay, documented(before, later), on=60)
    assert reasons(report) == [NotApplicableReason.NO_TEXT]


def test_what_is_due_between_two_texts_is_due_by_neither() -> None:
    before, later = version(IN_A_WEEK, end=day(5)), version(IN_A_WEEK, day(9))
    report = report_of(stay_of(), documented(before, later))
    assert reasons(report) == [NotApplicableReason.NOTHING_DUE]


def test_a_clock_nobody_knows_is_of_the_day_of_the_judgment() -> None:
    first = Happened(LandmarkKind.FIRST_SERVICE, always=True)
    duty = Due(PLAN, within=calendar_days(7), after=first)
    before, later = version(duty, end=day(20)), version(duty, day(20))
    for on, start in ((19, date(2020, 1, 1)), (20, day(20))):
        (finding,) = report_of(stay_of(), documented(before, later), on=on)
        assert finding.version.in_force.start == start
    # Once the stay has ended it is the last day of it.
    stay = stay_of(documents=None, last_day=19)
    (finding,) = report_of(stay, documented(before, later), on=60)
    assert finding.version.in_force.start == date(2020, 1, 1)


def test_a_plan_is_judged_by_every_text_it_fell_due_under() -> None:
    given = Circumstances(admitted=MONDAY)
    before, later = version(IN_A_WEEK, end=day(20)), version(IN_A_WEEK, day(20))
    report = report_of(plan_of(9), documented(before, later), given=given)
    assert rows(report) == [("03-09", "unmet")]
    ended = documented(version(IN_A_WEEK, end=day(20)))
    report = report_of(plan_of(9), ended, given=given)
    assert reasons(report) == [NotApplicableReason.NO_TEXT]


def test_what_is_asked_of_the_plan_as_it_stands_is_judged_by_the_text_of_the_day() -> (
    None
):
    asked = PlanHas(PlanTrait.REVIEW_DAY)
    before, later = version(asked, end=day(20)), version(asked, day(20))
    (finding,) = report_of(plan_of(), documented(before, later))
    assert finding.version == later


# --- within ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "end", "found"),
    [
        (7, 8, [("03-09", "unmet")]),
        (0, 7, []),
        (8, 30, []),
        (0, 90, [("03-09", "unmet"), ("04-01", "unknown")]),
        (8, 90, [("04-01", "unknown")]),
    ],
)
def test_within_confines_by_the_day_it_is_due(
    first: int, end: int, found: list[tuple[str, str]]
) -> None:
    within = DateRange(day(first), day(end))
    report = report_of(stay_of(), IN_A_WEEK, MONTHLY, within=within)
    assert rows(report) == found
    given = Circumstances(admitted=MONDAY)
    report = report_of(plan_of(10), IN_A_WEEK, within=within, given=given)
    assert rows(report) == [row for row in found if row[0] == "03-09"]


@pytest.mark.parametrize(
    ("limit", "first", "end", "count"),
    [
        (None, 2, 3, 1),  # by its own day
        (None, 3, 30, 0),
        (calendar_days(10), 12, 13, 1),  # by the day it is due
        (calendar_days(10), 2, 12, 0),
    ],
)
def test_within_confines_signatures_by_the_day_they_are_due(
    limit: Limit | None, first: int, end: int, count: int
) -> None:
    asked = Signed(PLAN, by=(PATIENT,), within=limit)
    within = DateRange(day(first), day(end))
    report = report_of(stay_of(made(2)), asked, within=within)
    assert len(report.findings) == count


@pytest.mark.parametrize("on", [19, 20, 21, 60])
def test_what_has_no_day_is_of_the_last_day_judged(on: int) -> None:
    undated = Due(PLAN, within=None)
    within = DateRange(day(0), day(20))
    (finding,) = report_of(stay_of(), undated, on=on, within=within)
    assert finding.verdict is UNKNOWN


def test_within_days_without_a_text_nothing_is_judged() -> None:
    within = DateRange(day(0), day(9))
    late = documented(version(IN_A_WEEK, day(9)))
    report = report_of(stay_of(), late, within=within)
    assert reasons(report) == [NotApplicableReason.NO_TEXT]
    halves = documented(version(IN_A_WEEK, end=day(5)), version(IN_A_WEEK, day(9)))
    report = report_of(stay_of(), halves, within=within)
    assert reasons(report) == [NotApplicableReason.NOTHING_DUE]


# --- populations and conditions -------------------------------------------------------


def test_whom_a_rule_is_not_about_it_asks_for_nothing() -> None:
    minors = documented(IN_A_WEEK, population=(Age(below=18),))
    for born, found in (
        (date(1990, 5, 17), []),
        (date(2010, 5, 17), [("03-09", "unmet")]),
    ):
        stay = stay_of(circumstances=Circumstances(born=born))
        assert rows(report_of(stay, minors)) == found
    (finding,) = report_of(stay_of(made(3)), minors)
    assert (finding.verdict, finding.missing) == (UNKNOWN, ("age",))


def test_a_clock_that_began_before_birth_is_judged_from_admission_on() -> None:
    born = Circumstances(born=day(-1))
    landmarks = (happened("first-contact", -10),)
    duty = Due(PLAN, within=calendar_days(14), after=Happened("first-contact"))
    minors = documented(duty, population=(Age(below=18),))
    stay = stay_of(made(2), circumstances=born, landmarks=landmarks)
    assert rows(report_of(stay, minors)) == [("03-06", "met")]


def test_a_condition_chooses_what_is_due() -> None:
    shorter = Repeats(REVIEW, every=calendar_days(15))
    asked = Given(Fact("short-regimen"), then=shorter, otherwise=MONTHLY)
    fact = frozenset({"short-regimen"})
    for given, found in (
        (Circumstances(facts=fact), [("03-17", "unknown")]),
        (Circumstances(denied=fact), [("04-01", "unknown")]),
    ):
        stay = stay_of(circumstances=given)
        assert rows(report_of(stay, asked, on=5)) == found
    (finding,) = report_of(stay_of(), asked, on=5)
    assert (finding.verdict, finding.missing[0]) == (UNKNOWN, "short-regimen")


# --- notices --------------------------------------------------------------------------


def test_a_clock_that_starts_after_the_text_was_verified_is_marked() -> None:
    text = version(IN_A_WEEK, date(2020, 1, 1), verified=day(2))
    for admitted, notices in ((2, ()), (3, (Notice.STALE,))):
        stay = stay_of(period=DateRange(day(admitted)))
        (finding,) = report_of(stay, documented(text))
        assert finding.notices == notices
    # A text that was replaced while the clock ran says by when all the same.
    earlier = attrs.evolve(text, in_force=DateRange(date(2020, 1, 1), day(3)))
    texts = documented(earlier, version(IN_A_WEEK, day(3)))
    (finding,) = report_of(stay_of(), texts)
    assert (finding.version, finding.notices) == (earlier, ())


def test_leave_in_the_days_of_a_clock_is_marked() -> None:
    leave = DateRange(day(6), day(7))
    (finding,) = report_of(stay_of(leaves=(leave,)), IN_A_WEEK)
    assert finding.notices == (Notice.ON_LEAVE,)


# --- arguments ------------------------------------------------------------------------


@pytest.mark.parametrize("holidays", [(), [], {MONDAY}, frozenset({"2026-03-02"})])
def test_holidays_are_a_frozenset_of_days(holidays: object) -> None:
    with pytest.raises(FieldTypeError, match=r"^check\.holidays must be a "):
        report_of(stay_of(), IN_A_WEEK, holidays=holidays)


def test_holidays_move_what_is_due_in_working_days() -> None:
    duty = Due(PLAN, within=working_days(5))
    for holidays, found in (
        (None, [(None, "unknown")]),
        (frozenset[date](), [("03-09", "unmet")]),
        (frozenset({day(3)}), [("03-10", "unmet")]),
    ):
        report = report_of(stay_of(), duty, holidays=holidays)
        assert rows(report) == found


# --- the ends of the calendar ---------------------------------------------------------

EVERY_FORM = (
    IN_A_WEEK,
    MONTHLY,
    Repeats(REVIEW, every=months(1), since=Since.ANCHOR, at=(calendar_days(0),)),
    Signed(PLAN, by=(PATIENT,)),
    Signed(PLAN, by=(PATIENT,), within=months(1_200)),
    Due(NOTE, within=calendar_days(36_600), after=SessionHeld()),
    Due(PLAN, within=service_days(36_600), before=ANY_TIME),
    Due("assessment", within=None, after=Happened("first-service")),
    Due("other", within=working_days(36_600), after=Happened("x", always=True)),
    PlanHas(PlanTrait.GOALS),
    AllOf((IN_A_WEEK, AtLeast(hours(1), per=STAY))),
)


@pytest.mark.parametrize("first", [date(1900, 1, 1), date(2199, 12, 30), LAST])
@pytest.mark.parametrize("scheduled", [True, False])
@pytest.mark.parametrize("recorded", [True, False])
def test_either_end_of_the_calendar_is_no_end_of_the_rules(
    first: date,
    scheduled: bool,  # noqa: FBT001  # a parameter
    recorded: bool,  # noqa: FBT001  # a parameter
) -> None:
    plan = TreatmentPlan(
        in_force=DateRange(first), written=first, reviews=(Review(on=first),)
    )
    session = attrs.evolve(held(0), day=first)
    stay = Stay(
        level=IOP,
        period=DateRange(first),
        plan=plan,
        documents=(Document(kind=NOTE, on=first),),
        landmarks=(Landmark(kind="x", on=first),),
        schedule=EVENINGS if scheduled else None,
        attendance=Attendance.attended([session]) if recorded else None,
    )
    always = version(IN_A_WEEK, date(1900, 1, 1), verified=LAST)
    rules = [
        documented(attrs.evolve(always, requirement=asked), number=number)
        for number, asked in enumerate(EVERY_FORM, start=1)
    ]
    for on in (first, LAST):
        report = check(stay, under=book(*rules), on=on)
        assert len(report) >= len(EVERY_FORM) - 2
        assert str(report)
        assert report.to_plain()


def test_five_hundred_documents_of_one_day_are_judged_one_by_one() -> None:
    stay = stay_of(*(made(3) for _ in range(500)))
    report = report_of(stay, IN_A_WEEK, Signed(PLAN, by=(PATIENT,)))
    assert len(report) == 501


def test_a_stay_of_a_century_is_judged_day_by_day() -> None:
    daily = Repeats(NOTE, every=calendar_days(1), since=Since.ANCHOR)
    first = date(2020, 3, 2)
    stay = Stay(level=IOP, period=DateRange(first), documents=())
    report = report_of(stay, daily, on=first + timedelta(days=36_524))
    assert len(report) == 36_524


def test_findings_are_of_the_rule_and_the_authority() -> None:
    (finding,) = report_of(stay_of(), IN_A_WEEK)
    assert isinstance(finding, Finding)
    assert finding.rule.place == "every level"
    assert finding.authority.code == "US-XX"


def test_a_part_that_asks_for_nothing_says_so() -> None:
    carried = Due(PLAN, within=calendar_days(3), after=Happened("transfer"))
    asked = Given(Fact("transferred"), then=carried, otherwise=IN_A_WEEK)
    report = report_of(stay_of(landmarks=()), asked)
    (finding,) = report
    assert (finding.verdict, finding.missing) == (UNKNOWN, ("transferred",))
    assert '{"due": null}' in json.dumps(report.to_plain())
