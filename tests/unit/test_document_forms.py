"""Every structural form of a rule about documents, as a value with a worked example.

The forms are those seen in the texts of 35 jurisdictions, under their numbers; where a
form was seen in several shapes, each shape that differs is here. Day 0 is Monday,
2 March 2026, and the day of admission.
"""

from __future__ import annotations

from typing import NamedTuple

import attrs
import pytest

from continuum.assess import Chart, assess
from continuum.assess._arithmetic import filters
from continuum.circumstances import Circumstances
from continuum.conditions import Fact
from continuum.documents import Document, Landmark, Party
from continuum.errors import FieldTypeError
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AnyOf,
    AtLeast,
    Completed,
    Due,
    Given,
    Happened,
    Repeats,
    Requirement,
    SessionHeld,
    Signed,
    Since,
    sessions,
)
from continuum.services import FAMILY, GROUP, Format, ServiceKind, StaffRole
from continuum.sessions import Session
from continuum.terms import (
    ANY_TIME,
    Earliest,
    Latest,
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
    REVIEW,
    at,
    day,
    happened,
    held,
    judged,
    made,
)

ASSESSMENT, UPDATE = "assessment", "assessment-update"
EXAMINATION = "physical-examination"
REFUSED = "refusal-of-family-sessions"
REASON = "reason-for-delay"
ON = 200
"""Day of the judgment, when all is past."""


class Example(NamedTuple):
    """A requirement, records that meet it, and records that do not."""

    requirement: Requirement
    met: tuple[Document, ...]
    unmet: tuple[Document, ...]
    recorded: tuple[Session, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    given: Circumstances = Circumstances()


def assessed(number: int, hour: int | None = None) -> Document:
    return made(number, None if hour is None else at(hour), kind=ASSESSMENT)


def reviewed(*numbers: int) -> tuple[Document, ...]:
    return tuple(made(number, kind=REVIEW) for number in numbers)


def of(format: Format, *numbers: int) -> tuple[Session, ...]:  # noqa: A002
    return tuple(
        Session(day=day(number), minutes=60, kind=ServiceKind.COUNSELING, format=format)
        for number in numbers
    )


NOON = (happened("admission", 0, at(12)),)
TWICE_A_WEEK = tuple(held(number) for number in range(0, 70, 3))
SHORT = Circumstances(facts=frozenset({"regimen-under-30-days"}))
LONG = Circumstances(denied=frozenset({"regimen-under-30-days"}))
BY_REGIMEN = Given(
    Fact("regimen-under-30-days"),
    then=Repeats(REVIEW, every=calendar_days(15), at=(calendar_days(15),)),
    otherwise=Repeats(REVIEW, every=calendar_days(30), at=(calendar_days(30),)),
)

FORMS: dict[str, Example] = {
    "21 deadline-calendar-days": Example(
        Due(PLAN, within=calendar_days(7)),
        met=(made(7),),
        unmet=(made(8),),
    ),
    "22 deadline-service-days-with-cap": Example(
        Due(PLAN, within=Earliest((service_days(10), calendar_days(30)))),
        met=(made(27),),  # the tenth of 0, 3, 6, ..., 27
        unmet=(made(28),),
        recorded=TWICE_A_WEEK,
    ),
    "22 the cap": Example(
        Due(PLAN, within=Earliest((service_days(10), calendar_days(30)))),
        met=(made(30),),
        unmet=(made(31),),
        recorded=(held(0), held(20), held(40)),
    ),
    "22 deadline and review in service days": Example(
        Repeats(REVIEW, at=(service_days(5),), every=service_days(20)),
        met=reviewed(12, 72, 132, 192),  # the fifth; then every twentieth after it
        unmet=reviewed(12, 73, 132, 192),
        recorded=tuple(held(number) for number in range(0, 200, 3)),
    ),
    "23 deadline-by-session": Example(
        Due(PLAN, within=nth_session(3)),
        met=(made(6),),
        unmet=(made(7),),
        recorded=TWICE_A_WEEK,
    ),
    "23 the next session after": Example(
        Due(PLAN, within=nth_session(1), after=Completed(ASSESSMENT)),
        met=(assessed(1), made(3)),
        unmet=(assessed(1), made(4)),
        recorded=TWICE_A_WEEK,
    ),
    "24 n-sessions-or-n-weeks": Example(
        Due(REVIEW, within=Latest((nth_session(4), weeks(4)))),
        met=reviewed(28),  # the fourth session on day 9, four weeks on day 28
        unmet=reviewed(29),
        recorded=TWICE_A_WEEK,
    ),
    "24 sessions are the less frequent": Example(
        Due(REVIEW, within=Latest((nth_session(4), weeks(4)))),
        met=reviewed(33),
        unmet=reviewed(34),
        recorded=(held(0), held(11), held(22), held(33), held(44)),
    ),
    "25 interval-depends-on-expected-stay: short": Example(
        BY_REGIMEN,
        met=reviewed(*range(15, 200, 15)),
        unmet=reviewed(*range(30, 200, 30)),
        given=SHORT,
    ),
    "25 interval-depends-on-expected-stay: long": Example(
        BY_REGIMEN,
        met=reviewed(*range(30, 200, 30)),
        unmet=reviewed(*range(31, 200, 31)),
        given=LONG,
    ),
    "26 deadline-from-other-event: a document": Example(
        Due(PLAN, within=working_days(7), after=Completed(ASSESSMENT)),
        met=(assessed(4), made(15)),  # Friday, then 7 to 11 and 14 to 15
        unmet=(assessed(4), made(16)),
    ),
    "26 deadline-from-other-event: a happening": Example(
        Due(ASSESSMENT, within=weeks(2), after=Happened("first-contact")),
        met=(assessed(4),),
        unmet=(assessed(5),),
        landmarks=(happened("first-contact", -10),),
    ),
    "26 deadline-from-other-event: each time": Example(
        Due(
            "clinical-evaluation",
            within=calendar_days(10),
            after=Happened("positive-screen", each=True),
        ),
        met=(
            made(15, kind="clinical-evaluation"),
            made(45, kind="clinical-evaluation"),
        ),
        unmet=(made(15, kind="clinical-evaluation"),),
        landmarks=(happened("positive-screen", 9), happened("positive-screen", 35)),
    ),
    "27 deadline-in-hours": Example(
        Due(PLAN, within=hours_after(36)),
        met=(made(2, at(0)),),
        unmet=(made(2, at(0, 1)),),
        landmarks=NOON,
    ),
    "28 fixed-anchor-recurrence": Example(
        Repeats(REVIEW, every=calendar_days(30), since=Since.ANCHOR),
        met=reviewed(20, 60, 61, 100, 150, 180),  # one by each of day 30, 60, ..., 180
        unmet=reviewed(20, 50, 80, 110, 140, 150),  # none from day 151 to 180
    ),
    "28 months from admission": Example(
        Repeats(REVIEW, every=months(3), since=Since.ANCHOR),
        met=reviewed(92, 184),  # 2 June and 2 September
        unmet=reviewed(92, 185),
    ),
    "29 prior-document-credit": Example(
        AnyOf(
            (
                Due(ASSESSMENT, within=hours_after(72)),
                AllOf(
                    (
                        Due(ASSESSMENT, within=hours_after(72), before=months(12)),
                        Due(UPDATE, within=hours_after(48)),
                    )
                ),
            )
        ),
        met=(assessed(-365), made(2, at(12), kind=UPDATE)),
        unmet=(assessed(-366), made(2, at(12), kind=UPDATE)),
        landmarks=NOON,
    ),
    "29 without an update": Example(
        Due(EXAMINATION, within=hours_after(72), before=calendar_days(90)),
        met=(made(-90, kind=EXAMINATION),),
        unmet=(made(-91, kind=EXAMINATION),),
        landmarks=NOON,
    ),
    "36 excusable-service": Example(
        AnyOf(
            (
                AtLeast(sessions(1), of=FAMILY, per=WEEK),
                Due(REFUSED, within=None, before=ANY_TIME),
            )
        ),
        met=(made(3, kind=REFUSED),),
        unmet=(),
        recorded=of(Format.GROUP, 1, 8),
    ),
    "37 documented-deviation": Example(
        AnyOf(
            (
                Due(ASSESSMENT, within=calendar_days(5)),
                AllOf(
                    (
                        Due(REASON, within=calendar_days(5)),
                        Due(ASSESSMENT, within=calendar_days(30)),
                    )
                ),
            )
        ),
        met=(made(5, kind=REASON), assessed(9)),
        unmet=(made(6, kind=REASON), assessed(9)),
    ),
    "40 signature-set: of the document": Example(
        Signed(PLAN, by=(Party.PATIENT, StaffRole.COUNSELOR)),
        met=(made(9, None, (Party.PATIENT, 9), (StaffRole.COUNSELOR, 12)),),
        unmet=(made(9, None, (StaffRole.COUNSELOR, 9)),),
    ),
    "40 signature-set: by when": Example(
        Signed(PLAN, by=(StaffRole.PHYSICIAN,), within=calendar_days(10)),
        met=(made(5, None, (StaffRole.PHYSICIAN, 15)),),
        unmet=(made(5, None, (StaffRole.PHYSICIAN, 16)),),
    ),
    "40 signature-set: complete once signed": Example(
        Due(PLAN, within=calendar_days(10), signed_by=(StaffRole.PHYSICIAN,)),
        met=(made(5, None, (StaffRole.PHYSICIAN, 10)),),
        unmet=(made(5, None, (StaffRole.PHYSICIAN, 11)),),
    ),
    "40 signature-set: one of two": Example(
        AnyOf(
            (
                Signed(PLAN, by=(StaffRole.PHYSICIAN,)),
                Signed(PLAN, by=(StaffRole.NURSE_PRACTITIONER,)),
            )
        ),
        met=(made(5, None, (StaffRole.NURSE_PRACTITIONER, 9)),),
        unmet=(made(5, None, (StaffRole.NURSE, 9)),),
    ),
    "41 per-event: a note for each session": Example(
        Due(NOTE, within=calendar_days(1), after=SessionHeld()),
        met=(made(0, kind=NOTE), made(4, kind=NOTE)),
        unmet=(made(0, kind=NOTE), made(5, kind=NOTE)),
        recorded=(held(0), held(3)),
    ),
    "41 per-event: before the next of the type": Example(
        Due(NOTE, within=nth_session(1, of=GROUP), after=SessionHeld(GROUP)),
        met=(made(7, kind=NOTE), made(8, kind=NOTE), made(21, kind=NOTE)),
        unmet=(made(7, kind=NOTE), made(15, kind=NOTE), made(21, kind=NOTE)),
        recorded=of(Format.GROUP, 0, 7, 14),
    ),
    "42 rolling-interval": Example(
        Repeats(REVIEW, every=calendar_days(90)),
        met=reviewed(60, 150),
        unmet=reviewed(60, 151),
    ),
    "43 milestone-list": Example(
        Repeats(
            "serum-level",
            at=(calendar_days(0), months(3), months(6)),
            every=months(12),
            since=Since.ANCHOR,
        ),
        met=tuple(made(number, kind="serum-level") for number in (0, 92, 184)),
        unmet=tuple(made(number, kind="serum-level") for number in (0, 93, 184)),
    ),
    "46 two-sided-window": Example(
        Due(EXAMINATION, within=hours_after(72), before=calendar_days(30)),
        met=(made(-30, kind=EXAMINATION),),
        unmet=(made(-31, kind=EXAMINATION),),
        landmarks=NOON,
    ),
    "46 two-sided-window: its other side": Example(
        Due(EXAMINATION, within=hours_after(72), before=calendar_days(30)),
        met=(made(3, at(12), kind=EXAMINATION),),
        unmet=(made(3, at(12, 1), kind=EXAMINATION),),
        landmarks=NOON,
    ),
}

ABOUT_DOCUMENTS = (*range(21, 30), 36, 37, *range(40, 44), 46)
"""Numbers of the forms of deadlines, recurrences, signatures and excuses."""


def verdicts(example: Example, documents: tuple[Document, ...]) -> set[str]:
    """The verdicts on all that is past."""
    found = judged(
        example.requirement,
        *documents,
        on=ON,
        recorded=example.recorded,
        landmarks=example.landmarks,
        given=example.given,
        last_day=ON - 1,
    )
    return {str(one.verdict) for one in found}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_rule_about_documents_is_a_value(form: str) -> None:
    example = FORMS[form]
    assert verdicts(example, example.met) == {"met"}
    assert "unmet" in verdicts(example, example.unmet)


def test_every_form_has_an_example() -> None:
    assert {int(form.split()[0]) for form in FORMS} == set(ABOUT_DOCUMENTS)


def test_a_group_on_each_program_day_is_no_matter_of_documents() -> None:
    """The other shape of form 41 counts sessions."""
    asked = AtLeast(sessions(1), of=GROUP, per=SERVICE_DAY)
    assert str(asked) == "at least 1 session of group services per service day"


def test_a_way_of_which_a_part_is_not_owed_is_not_open() -> None:
    """Whoever was not transferred has no plan to carry on, however old it is."""
    within = calendar_days(7)
    carried = AllOf(
        (
            Due(PLAN, within=within, before=ANY_TIME),
            Due(REVIEW, within=hours_after(24), after=Happened("transfer")),
        )
    )
    duty = AnyOf((Due(PLAN, within=within), carried))
    (found,) = judged(duty, made(-400), on=30, landmarks=())
    assert found.verdict is Verdict.UNMET
    (alone,) = judged(AnyOf((carried,)), made(-400), on=30, landmarks=())
    assert alone.owes_nothing


def test_a_way_still_open_when_the_stay_ended_leaves_nothing_owed() -> None:
    duty = AnyOf(
        (
            Due(PLAN, within=calendar_days(3)),
            Due(REVIEW, within=calendar_days(30)),
        )
    )
    (ended,) = judged(duty, on=40, last_day=9)
    assert ended.owes_nothing
    (met,) = judged(duty, made(2), on=40, last_day=9)
    assert met.verdict is Verdict.MET
    (lasting,) = judged(duty, on=40)
    assert lasting.verdict is Verdict.UNMET


def test_a_condition_all_of_whose_branches_owe_nothing_owes_nothing() -> None:
    after = Due(PLAN, within=calendar_days(3), after=Happened("transfer"))
    for given in (Circumstances(), Circumstances(facts=frozenset({"a"}))):
        duty = Given(Fact("a"), then=after, otherwise=after)
        found = judged(duty, on=40, landmarks=(), given=given)
        assert all(each.owes_nothing for each in found)
    closed = AnyOf((Given(Fact("a"), then=after, otherwise=after), after))
    (nothing,) = judged(closed, on=40, landmarks=())
    assert nothing.owes_nothing


def test_what_counts_sessions_and_what_asks_for_paper_are_told_apart() -> None:
    floor = AtLeast(sessions(1), per=SERVICE_DAY)
    due = Due(PLAN, within=calendar_days(7))
    assert list(filters(AllOf((floor, due)))) == [floor.of]


def test_a_document_is_judged_on_a_chart_of_the_callers_own() -> None:
    due = Due(PLAN, within=calendar_days(7))
    week = DateRange(day(0), day(8))
    chart = Chart(admitted=day(0), on=day(8), documents=(made(7),))
    found = assess(due, (), week, chart=chart)
    assert found.verdict is Verdict.MET
    late = attrs.evolve(chart, documents=(made(8),))
    assert assess(due, (), week, chart=late).verdict is Verdict.UNMET
    assert assess(due, (), week).missing == ("documents",)
    with pytest.raises(FieldTypeError, match=r"assess\.chart must be a Chart"):
        assess(due, (), week, chart="chart")


def test_obligations_that_hang_on_an_unknown_fact_are_one() -> None:
    duty = Given(
        Fact("a"),
        then=Due(PLAN, within=calendar_days(3)),
        otherwise=Due(PLAN, within=calendar_days(7)),
    )
    (found,) = judged(duty, on=40)
    assert found.verdict is Verdict.UNMET
    (doubtful,) = judged(duty, made(5), on=40)
    assert (doubtful.verdict, doubtful.missing) == (Verdict.UNKNOWN, ("a",))
