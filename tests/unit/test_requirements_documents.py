"""Requirements about documents: what they refuse, and how they and findings read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import attrs
import pytest

from continuum.assess import Filed, Lacking
from continuum.conditions import Fact
from continuum.documents import DocumentKind, LandmarkKind, Party
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import STAY
from continuum.requirements import (
    ADMISSION,
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
    on_record,
    scope,
    terms_of,
    walk,
)
from continuum.services import CLINICAL, GROUP, ServiceFilter, ServiceKind, StaffRole
from continuum.terms import (
    ANY_TIME,
    Earliest,
    Latest,
    Term,
    calendar_days,
    hours_after,
    months,
    nth_session,
    service_days,
    weeks,
    working_days,
)
from tests.strategies_documents import NOTE, PLAN, REVIEW, at, day

WEEK = calendar_days(7)
DUE = Due(PLAN, within=WEEK)
REPEATS = Repeats(REVIEW, every=WEEK)
SIGNED = Signed(PLAN, by=(Party.PATIENT,))
TENTH_OR_THIRTY = Earliest((service_days(10), calendar_days(30)))
FOUR_OR_FOUR = Latest((nth_session(4), weeks(4)))


# --- sentences ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requirement", "sentence"),
    [
        # How long, from what.
        (DUE, "treatment plan within 7 calendar days of admission"),
        (
            Due(PLAN, within=calendar_days(1)),
            "treatment plan within 1 calendar day of admission",
        ),
        (
            Due(PLAN, within=calendar_days(0)),
            "treatment plan on the day of admission",
        ),
        (
            Due(PLAN, within=calendar_days(10, first_counts=False)),
            "treatment plan within 10 calendar days of admission, the first day apart",
        ),
        (
            Due(PLAN, within=calendar_days(30, first_counts=True)),
            (
                "treatment plan within 30 calendar days of admission, the first day "
                "counted"
            ),
        ),
        (
            Due(PLAN, within=working_days(7), after=Completed("assessment")),
            "treatment plan within 7 working days of the assessment",
        ),
        (
            Due(PLAN, within=hours_after(36)),
            "treatment plan within 36 hours of admission",
        ),
        (
            Due("assessment", within=weeks(2), after=Happened("first-contact")),
            "assessment within 2 weeks of first contact",
        ),
        (
            Due(PLAN, within=months(1), after=Happened("positive-screen", each=True)),
            "treatment plan within 1 month of each positive screen",
        ),
        (Due(PLAN, within=hours_after(0)), "treatment plan by admission"),
        (Due(PLAN, within=None), "treatment plan after admission"),
        # Days of service and sessions.
        (
            Due(PLAN, within=service_days(5)),
            "treatment plan by the 5th service day after admission",
        ),
        (
            Due(PLAN, within=service_days(5, first_counts=True)),
            (
                "treatment plan by the 5th service day after admission, the first day "
                "counted"
            ),
        ),
        (
            Due(PLAN, within=nth_session(1), after=Completed("assessment")),
            "treatment plan by the 1st session after the assessment",
        ),
        (
            Due(PLAN, within=nth_session(2, of=GROUP)),
            "treatment plan by the 2nd session of group services after admission",
        ),
        (
            Due(PLAN, within=TENTH_OR_THIRTY),
            (
                "treatment plan by the 10th service day or within 30 calendar days of "
                "admission, whichever ends first"
            ),
        ),
        (
            Due(
                PLAN,
                within=Earliest((calendar_days(7, first_counts=True), service_days(3))),
            ),
            (
                "treatment plan within 7 calendar days or by the 3rd service day of "
                "admission, the first day counted, whichever ends first"
            ),
        ),
        # Each session.
        (
            Due(NOTE, within=calendar_days(14), after=SessionHeld()),
            (
                "progress note within 14 calendar days of each session of clinical "
                "services"
            ),
        ),
        (
            Due(NOTE, within=None, after=SessionHeld(GROUP)),
            "progress note after each session of group services",
        ),
        # Before.
        (
            Due("physical-examination", within=hours_after(72), before=months(3)),
            (
                "physical examination up to 3 months before admission, or within 72 "
                "hours of it"
            ),
        ),
        (
            Due(PLAN, within=WEEK, before=ANY_TIME),
            "treatment plan before admission, or within 7 calendar days of it",
        ),
        (
            Due(PLAN, within=None, before=calendar_days(30)),
            "treatment plan up to 30 calendar days before admission, or after",
        ),
        (
            Due(PLAN, within=None, before=ANY_TIME),
            "treatment plan before or after admission",
        ),
        (
            Due(PLAN, within=hours_after(0), before=ANY_TIME),
            "treatment plan by admission",
        ),
        (
            Due(PLAN, within=calendar_days(0), before=ANY_TIME),
            "treatment plan by the day of admission",
        ),
        # Who signs.
        (
            attrs.evolve(DUE, signed_by=(Party.PATIENT, StaffRole.NURSE_PRACTITIONER)),
            (
                "treatment plan within 7 calendar days of admission, signed by patient "
                "and nurse practitioner"
            ),
        ),
        # Again and again.
        (REPEATS, "plan review every 7 calendar days after admission"),
        (
            Repeats(REVIEW, every=weeks(1)),
            "plan review every week after admission",
        ),
        (
            Repeats(REVIEW, every=calendar_days(90), after=Completed(PLAN)),
            "plan review every 90 calendar days after the treatment plan",
        ),
        (
            Repeats(REVIEW, every=months(3), since=Since.ANCHOR),
            "plan review every 3 months, counted from admission",
        ),
        (
            Repeats(REVIEW, every=FOUR_OR_FOUR, after=Completed(PLAN)),
            (
                "plan review every 4 sessions or 4 weeks after the treatment plan, "
                "whichever ends last"
            ),
        ),
        (
            Repeats("recertification", at=(calendar_days(18),), every=months(1)),
            "recertification within 18 calendar days of admission, then every month",
        ),
        (
            Repeats(
                REVIEW, at=(calendar_days(18),), every=months(1), since=Since.ANCHOR
            ),
            (
                "plan review within 18 calendar days of admission, then every month, "
                "on fixed days"
            ),
        ),
        (
            Repeats(REVIEW, every=Earliest((weeks(1), nth_session(4)))),
            (
                "plan review every 1 week or 4 sessions after admission, whichever "
                "ends first"
            ),
        ),
        (
            Repeats(REVIEW, every=None, at=(calendar_days(0), months(3), months(6))),
            (
                "plan review on the day of admission, within 3 months of admission, "
                "within 6 months of admission"
            ),
        ),
        (
            Repeats(REVIEW, at=(service_days(5),), every=service_days(20)),
            (
                "plan review by the 5th service day after admission, then every 20 "
                "service days"
            ),
        ),
        (
            attrs.evolve(REPEATS, signed_by=(StaffRole.PHYSICIAN,)),
            "plan review every 7 calendar days after admission, signed by physician",
        ),
        # Signed.
        (SIGNED, "treatment plan signed by patient"),
        (
            attrs.evolve(SIGNED, within=calendar_days(10)),
            "treatment plan signed by patient within 10 calendar days of being made",
        ),
        (
            attrs.evolve(SIGNED, within=hours_after(24), from_effective=True),
            "treatment plan signed by patient within 24 hours of taking effect",
        ),
        (
            attrs.evolve(SIGNED, by=(Party.SUPERVISING_COUNSELOR, Party.AUTHOR)),
            "treatment plan signed by supervising counselor and author",
        ),
        # Together.
        (
            AnyOf((DUE, AllOf((SIGNED, REPEATS)))),
            (
                "treatment plan within 7 calendar days of admission; or (treatment "
                "plan signed by patient; and plan review every 7 calendar days after "
                "admission)"
            ),
        ),
        (
            Given(Fact("short-regimen"), then=REPEATS, otherwise=DUE),
            (
                "short regimen: plan review every 7 calendar days after admission; "
                "otherwise: treatment plan within 7 calendar days of admission"
            ),
        ),
    ],
)
def test_a_requirement_prints_as_a_rule_page_shows_it(
    requirement: Requirement, sentence: str
) -> None:
    assert str(requirement) == sentence


FILED = Filed(kind=PLAN, starts=day(0), due=day(7))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "due 2026-03-09; not made"),
        ({"due": None}, "not made"),
        ({"due": None, "not_before": day(7)}, "due 2026-03-09 or later; not made"),
        ({"at": at(12)}, "due 2026-03-09 12:00; not made"),
        ({"unsigned": (Party.PATIENT,)}, "due 2026-03-09; not signed by patient"),
        (
            {"due": None, "unsigned": (Party.PATIENT, StaffRole.NURSE_PRACTITIONER)},
            "not signed by patient, nurse practitioner",
        ),
        ({"done": day(7)}, "due 2026-03-09; made 2026-03-09"),
        ({"done": day(3)}, "due 2026-03-09; made 2026-03-05"),
        ({"done": day(8)}, "due 2026-03-09; made 2026-03-10, 1 day late"),
        ({"done": day(9)}, "due 2026-03-09; made 2026-03-11, 2 days late"),
        ({"done": day(9), "due": None}, "made 2026-03-11"),
        (
            {"done": day(9), "due": None, "not_before": day(7)},
            "due 2026-03-09 or later; made 2026-03-11",
        ),
        (
            {"at": at(12), "done": day(7), "done_at": at(12)},
            "due 2026-03-09 12:00; made 2026-03-09 12:00",
        ),
        (
            {"at": at(12), "done": day(7)},
            "due 2026-03-09 12:00; made 2026-03-09",
        ),
        (
            {"at": at(12), "done": day(8), "done_at": at(9)},
            "due 2026-03-09 12:00; made 2026-03-10 09:00, 1 day late",
        ),
    ],
)
def test_what_the_record_shows_prints_as_a_report_has_it(
    fields: dict[str, object], sentence: str
) -> None:
    assert str(attrs.evolve(FILED, **fields)) == sentence


@pytest.mark.parametrize(
    ("paths", "minutes", "sentence"),
    [
        ((), None, "5 of 5"),
        (("plan",), None, "no"),
        (("goals[1]",), None, "4 of 5; not goals[1]"),
        (("a", "b", "c"), 90, "2 of 5, 90 minutes; not a, b, c"),
        (("a", "b", "c", "d"), None, "1 of 5; not a, b, c and 1 more"),
    ],
)
def test_where_a_plan_lacks_something_is_told_in_few_words(
    paths: tuple[str, ...], minutes: int | None, sentence: str
) -> None:
    assert str(Lacking(paths=paths, of=5, minutes=minutes)) == sentence


@pytest.mark.parametrize(
    ("done", "done_at", "late"),
    [
        (None, None, None),
        (6, at(23), None),
        (7, None, None),
        (7, at(12), None),
        (7, at(12, 1), 0),
        (8, at(0), 1),
        (30, None, 23),
    ],
)
def test_how_late_it_was_is_told_in_days(
    done: int | None, done_at: time | None, late: int | None
) -> None:
    made = None if done is None else day(done)
    found = attrs.evolve(FILED, at=at(12), done=made, done_at=done_at)
    assert found.late == late


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (lambda: Due(7, within=WEEK), r"Due\.document must be a str, not int"),
        (
            lambda: Due(PLAN, within=7),
            r"Due\.within must be a Term, Earliest or Latest, not int",
        ),
        (
            lambda: attrs.evolve(DUE, after="admission"),
            r"Due\.after must be a Happened, Completed or SessionHeld, not str",
        ),
        (lambda: attrs.evolve(DUE, after=WEEK), r"Due\.after must be a Happened"),
        (lambda: attrs.evolve(DUE, before=FOUR_OR_FOUR), r"Due\.before must be a Term"),
        (lambda: attrs.evolve(DUE, before="any time"), r"Due\.before must be a Term"),
        (
            lambda: attrs.evolve(DUE, signed_by=[Party.PATIENT]),
            r"Due\.signed_by must be a tuple of StaffRole or Party",
        ),
        (
            lambda: attrs.evolve(DUE, signed_by=("patient",)),
            r"Due\.signed_by\[0\] must be a StaffRole or a Party",
        ),
        (lambda: Repeats(None, every=WEEK), r"Repeats\.document must be a str"),
        (lambda: attrs.evolve(REPEATS, every=30), r"Repeats\.every must be a Term"),
        (
            lambda: attrs.evolve(REPEATS, at=WEEK),
            r"Repeats\.at must be a tuple of time limits, not Term",
        ),
        (lambda: attrs.evolve(REPEATS, at=(7,)), r"Repeats\.at\[0\] must be a Term"),
        (
            lambda: attrs.evolve(REPEATS, since="the last one"),
            r"Repeats\.since must be a Since",
        ),
        (
            lambda: attrs.evolve(REPEATS, after=SessionHeld()),
            r"Repeats\.after must be a Happened or a Completed, not SessionHeld",
        ),
        (
            lambda: attrs.evolve(REPEATS, signed_by=None),
            r"Repeats\.signed_by must be a tuple",
        ),
        (
            lambda: Signed(b"plan", by=(Party.PATIENT,)),
            r"Signed\.document must be a str",
        ),
        (lambda: Signed(PLAN, by=Party.PATIENT), r"Signed\.by must be a tuple"),
        (
            lambda: Signed(PLAN, by=(DocumentKind.TREATMENT_PLAN,)),
            r"Signed\.by\[0\] must be a StaffRole or a Party",
        ),
        (lambda: attrs.evolve(SIGNED, within=10), r"Signed\.within must be a Term"),
        (
            lambda: attrs.evolve(SIGNED, from_effective=None),
            r"Signed\.from_effective must be a bool",
        ),
        (lambda: Happened(None), r"Happened\.kind must be a str"),
        (lambda: Happened("x", each=1), r"Happened\.each must be a bool"),
        (lambda: Happened("x", always="yes"), r"Happened\.always must be a bool"),
        (lambda: Completed(PlanTrait), r"Completed\.kind must be a str"),
        (lambda: SessionHeld("group"), r"SessionHeld\.of must be a ServiceFilter"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    build: Callable[[], object], expected: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"^{expected}"):
        build()


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (lambda: Due(" ", within=WEEK), r"Due\.document must be a text that is not bl"),
        (lambda: Happened(""), r"Happened\.kind must be a text that is not blank"),
        (lambda: Completed("\t"), r"Completed\.kind must be a text that is not blank"),
        (
            lambda: attrs.evolve(DUE, before=working_days(3)),
            (
                r"Due\.before must be in hours, calendar days, weeks or months, or "
                r"ANY_TIME, not '3 working days'"
            ),
        ),
        (
            lambda: attrs.evolve(DUE, before=service_days(3)),
            r"Due\.before must be in hours, calendar days, weeks or months, or ANY",
        ),
        (
            lambda: Repeats(REVIEW, every=None),
            r"Repeats\.every must be given, unless at is",
        ),
        (
            lambda: Repeats(REVIEW, every=calendar_days(0)),
            r"Repeats\.every must be longer than no time, not '0 calendar days'",
        ),
        (
            lambda: Repeats(REVIEW, every=Latest((weeks(0), nth_session(4)))),
            r"Repeats\.every must be longer than no time",
        ),
        (
            lambda: attrs.evolve(REPEATS, every=working_days(7), since=Since.ANCHOR),
            (
                r"Repeats\.every must be calendar days, weeks or months where the days "
                r"are fixed, not '7 working days'"
            ),
        ),
        (
            lambda: attrs.evolve(REPEATS, every=FOUR_OR_FOUR, since=Since.ANCHOR),
            r"Repeats\.every must be calendar days, weeks or months where the days are",
        ),
        (
            lambda: attrs.evolve(REPEATS, after=Happened("relapse", each=True)),
            (
                r"Repeats\.after must be from the first time alone: each=False, not "
                r"'each relapse'"
            ),
        ),
        (lambda: Signed(PLAN, by=()), r"Signed\.by must be at least one role"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    build: Callable[[], object], expected: str
) -> None:
    with pytest.raises(FieldValueError, match=rf"^{expected}"):
        build()


# --- walks ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requirement", "terms"),
    [
        (DUE, (WEEK,)),
        (Due(PLAN, within=None), ()),
        (Due(PLAN, within=TENTH_OR_THIRTY), TENTH_OR_THIRTY.terms),
        (SIGNED, ()),
        (attrs.evolve(SIGNED, within=WEEK), (WEEK,)),
        (Repeats(REVIEW, every=FOUR_OR_FOUR, at=(WEEK,)), (WEEK, *FOUR_OR_FOUR.terms)),
        (Repeats(REVIEW, every=None, at=(WEEK,)), (WEEK,)),
    ],
)
def test_its_time_limits_are_told(
    requirement: Due | Repeats | Signed, terms: tuple[Term, ...]
) -> None:
    assert terms_of(requirement) == terms


HAS = PlanHas(PlanTrait.GOALS)
FLOOR = AtLeast(hours(9), per=STAY)


@pytest.mark.parametrize(
    ("requirement", "found"),
    [
        (DUE, True),
        (REPEATS, True),
        (SIGNED, True),
        (HAS, True),
        (FLOOR, False),
        (AllOf((FLOOR, DUE)), True),
        (Given(Fact("x"), then=FLOOR, otherwise=AnyOf((FLOOR, HAS))), True),
        (AllOf((FLOOR, FLOOR)), False),
    ],
)
def test_whether_it_is_about_the_record_is_told(
    requirement: Requirement,
    found: bool,  # noqa: FBT001  # a parameter
) -> None:
    assert on_record(requirement) is found


@pytest.mark.parametrize("requirement", [DUE, REPEATS, SIGNED, HAS])
def test_it_has_no_parts_and_is_judged_over_the_stay(requirement: Requirement) -> None:
    assert list(walk(requirement)) == [requirement]
    assert scope(requirement) == STAY


def test_admission_happens_in_every_stay() -> None:
    assert Happened(LandmarkKind.ADMISSION, always=True) == ADMISSION
    assert SessionHeld() == SessionHeld(CLINICAL)
    assert str(SessionHeld(ServiceFilter.of(ServiceKind.EDUCATION))) == (
        "each session of education"
    )
