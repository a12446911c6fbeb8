"""Requirements about parts, lengths, programs and excuses: what is refused, how they
print, and which window they count in."""

from __future__ import annotations

from typing import Any

import pytest

from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import CALENDAR_MONTH, SERVICE_DAY, STAY, WEEK
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    AllOf,
    Amount,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Capped,
    Counting,
    EachSession,
    Excusable,
    Length,
    LevelAbsent,
    Load,
    Ratio,
    Requirement,
    Scaled,
    Share,
    Times,
    Unit,
    days,
    hours,
    longest_inside,
    minutes,
    occasions,
    on_record,
    scope,
    sessions,
    walk,
)
from continuum.services import CLINICAL, GROUP, INDIVIDUAL, StaffRole
from continuum.terms import calendar_days, hours_after, months, service_days, weeks
from tests.strategies_rules import EDUCATION

FLOOR = AtLeast(hours(9), per=WEEK)
COUNSELORS = (StaffRole.COUNSELOR,)
LESS = CLINICAL - EDUCATION

# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Share(GROUP, CLINICAL, per=WEEK),
            "Share.at_least must be given, unless at_most is, not None",
        ),
        (
            lambda: Share(GROUP, CLINICAL, at_least=101, per=WEEK),
            "Share.at_least must be from 0 to 100, not 101",
        ),
        (
            lambda: Share(GROUP, CLINICAL, at_most=-1, per=WEEK),
            "Share.at_most must be from 0 to 100, not -1",
        ),
        (
            lambda: Share(GROUP, CLINICAL, at_least=50, at_most=49, per=WEEK),
            "Share.at_most must be at_least, 50, or more, not 49",
        ),
        (
            lambda: Capped(
                AtLeast(sessions(3), per=WEEK), part=GROUP, at_most=hours(1)
            ),
            "Capped.floor must be in minutes, without a least piece, not '3 sessions'",
        ),
        (
            lambda: Capped(FLOOR, part=GROUP, at_most=hours(1, each=minutes(30))),
            (
                "Capped.at_most must be in minutes, without a least piece, not "
                "'1 hour in pieces of at least 30 minutes'"
            ),
        ),
        (Times, "Times.evenings must be True, unless weekends is, not False"),
        (
            lambda: Apart(GROUP, CLINICAL),
            (
                "Apart.one must be of services that the other does not count, not "
                "'group services'"
            ),
        ),
        (
            Length,
            "Length.at_least must be given, unless at_most is, not None",
        ),
        (
            lambda: Length(at_least=hours_after(72)),
            (
                "Length.at_least must be calendar days, weeks or months: the first day "
                "counts, not '72 hours'"
            ),
        ),
        (
            lambda: Length(at_most=service_days(10)),
            (
                "Length.at_most must be calendar days, weeks or months: the first day "
                "counts, not '10 service days'"
            ),
        ),
        (
            lambda: Length(at_most=calendar_days(10, first_counts=True)),
            (
                "Length.at_most must be calendar days, weeks or months: the first day "
                "counts, not '10 calendar days, the first day counted'"
            ),
        ),
        (
            lambda: Length(at_most=months(0)),
            "Length.at_most must be longer than no time, not '0 months'",
        ),
        (
            lambda: Ratio(0, of=COUNSELORS, load=Load.EACH),
            "Ratio.at_most must be from 1 to 10000, not 0",
        ),
        (
            lambda: Ratio(24, of=(), load=Load.EACH),
            "Ratio.of must be at least one role, not None",
        ),
        (
            lambda: Scaled(AtLeast(days(3), per=WEEK), patients=4),
            (
                "Scaled.floor must be of minutes, sessions or occasions: days do not "
                "add up, not '3 days'"
            ),
        ),
        (
            lambda: Scaled(AtLeast(minutes(1001), per=WEEK), patients=1),
            (
                "Scaled.floor must be at most 1000 minutes a patient, not "
                "'16 hours 41 minutes'"
            ),
        ),
        (
            lambda: Scaled(FLOOR, patients=0),
            "Scaled.patients must be from 1 to 10000, not 0",
        ),
        (
            lambda: Excusable(FLOOR, unless=()),
            "Excusable.unless must be at least one reason, not None",
        ),
        (
            lambda: Excusable(FLOOR, unless=(" ",)),
            "Excusable.unless[0] must be a text that is not blank, not ''",
        ),
        (
            lambda: EachSession(by_staff=(10, 0)),
            "EachSession.by_staff[1] must be from 1 to 1000, not 0",
        ),
        (
            lambda: Amount(3, Unit.SESSIONS, sessions(1)),
            "Amount.each must be an amount of minutes, not '1 session'",
        ),
        (
            lambda: Amount(3, Unit.DAYS, hours(1, each=minutes(10))),
            (
                "Amount.each must be an amount of minutes, not "
                "'1 hour in pieces of at least 10 minutes'"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(make: Any, message: str) -> None:
    with pytest.raises(FieldValueError) as caught:
        make()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Share("group", CLINICAL, at_most=50, per=WEEK),
            "Share.part must be a ServiceFilter, not str",
        ),
        (
            lambda: Share(GROUP, "clinical", at_most=50, per=WEEK),
            "Share.whole must be a ServiceFilter, not str",
        ),
        (
            lambda: Share(GROUP, CLINICAL, at_most=50.0, per=WEEK),
            "Share.at_most must be a whole number (int), not float",
        ),
        (
            lambda: Share(GROUP, CLINICAL, at_most=50, per="week"),
            "Share.per must be a window of continuum.periods, not str",
        ),
        (
            lambda: Capped(AtMost(hours(1), per=WEEK), part=GROUP, at_most=hours(1)),
            "Capped.floor must be an AtLeast, not AtMost",
        ),
        (
            lambda: Capped(FLOOR, part=GROUP, at_most=60),
            "Capped.at_most must be an Amount, not int",
        ),
        (
            lambda: Capped(FLOOR, part="group", at_most=hours(1)),
            "Capped.part must be a ServiceFilter, not str",
        ),
        (lambda: Times(evenings=1), "Times.evenings must be a bool, not int"),
        (lambda: Times(weekends="yes"), "Times.weekends must be a bool, not str"),
        (
            lambda: Counting(EachSession(most=3), only=EVENINGS_AND_WEEKENDS),
            (
                "Counting.bound must be an AtLeast, AtMost, Above, Below or Between, "
                "not EachSession"
            ),
        ),
        (
            lambda: Counting(FLOOR, only="evenings"),
            "Counting.only must be a Times or an EachSession, not str",
        ),
        (
            lambda: Apart("group", INDIVIDUAL),
            "Apart.one must be a ServiceFilter, not str",
        ),
        (
            lambda: Apart(GROUP, "individual"),
            "Apart.other must be a ServiceFilter, not str",
        ),
        (lambda: Length(at_least=30), "Length.at_least must be a Term, not int"),
        (
            lambda: Ratio("24", of=COUNSELORS, load=Load.EACH),
            "Ratio.at_most must be a whole number (int), not str",
        ),
        (
            lambda: Ratio(24, of=StaffRole.COUNSELOR, load=Load.EACH),
            "Ratio.of must be a tuple of StaffRole, not StaffRole",
        ),
        (
            lambda: Ratio(24, of=("counselor",), load=Load.EACH),
            "Ratio.of[0] must be a StaffRole, not str",
        ),
        (
            lambda: Ratio(24, of=COUNSELORS, load="each"),
            "Ratio.load must be a Load, not str",
        ),
        (
            lambda: Scaled(AtMost(hours(1), per=WEEK), patients=4),
            "Scaled.floor must be an AtLeast, not AtMost",
        ),
        (
            lambda: Scaled(FLOOR, patients="4"),
            "Scaled.patients must be a whole number (int), not str",
        ),
        (
            lambda: Excusable("nine hours", unless=("refused",)),
            "Excusable.requirement must be a requirement, not str",
        ),
        (
            lambda: Excusable(FLOOR, unless="refused"),
            "Excusable.unless must be a tuple of names of facts, not str",
        ),
        (
            lambda: Excusable(FLOOR, unless=(1,)),
            "Excusable.unless[0] must be a str, not int",
        ),
        (
            lambda: EachSession(by_staff=[10, 12]),
            "EachSession.by_staff must be a tuple of",
        ),
        (lambda: EachSession(by_staff=("10",)), "EachSession.by_staff[0] must be a"),
        (lambda: hours(1, each=30), "Amount.each must be an Amount, not int"),
        (
            lambda: occasions(1, each="50 minutes"),
            "Amount.each must be an Amount, not str",
        ),
        (lambda: Length(at_most="a month"), "Length.at_most must be a Term, not str"),
        (
            lambda: EachSession(of="group", most=12),
            "EachSession.of must be a ServiceFilter, not str",
        ),
        (
            lambda: AllOf([FLOOR]),
            "AllOf.parts must be a tuple of requirements, not list",
        ),
        (
            lambda: AnyOf((FLOOR, "refused")),
            "AnyOf.parts[1] must be a requirement, not str",
        ),
    ],
)
def test_another_type_is_refused_by_its_name(make: Any, message: str) -> None:
    with pytest.raises(FieldTypeError) as caught:
        make()
    assert str(caught.value).startswith(message)


def test_an_absence_stands_for_a_whole_rule_and_beside_nothing() -> None:
    absent = LevelAbsent()
    assert str(absent) == "no such level: no license or category for it"
    asked = "must be a requirement that asks something, not LevelAbsent"
    makes: list[tuple[Any, str]] = [
        (lambda: AllOf((FLOOR, absent)), "AllOf.parts[1]"),
        (lambda: AnyOf((absent,)), "AnyOf.parts[0]"),
        (lambda: Excusable(absent, unless=("refused",)), "Excusable.requirement"),
    ]
    for make, field in makes:
        with pytest.raises(FieldTypeError) as caught:
            make()
        assert str(caught.value).startswith(field)
        assert str(caught.value).endswith(asked)


# --- how they print -------------------------------------------------------------------

OF = "of clinical services"


@pytest.mark.parametrize(
    ("requirement", "text"),
    [
        (
            Share(GROUP, CLINICAL, at_least=10, at_most=50, per=WEEK),
            (
                f"at least 10 percent and at most 50 percent {OF} in group services "
                "per week"
            ),
        ),
        (
            Counting(FLOOR, only=Times(evenings=True)),
            f"in the evening, at least 9 hours {OF} per week",
        ),
        (
            Counting(FLOOR, only=Times(weekends=True)),
            f"on weekends, at least 9 hours {OF} per week",
        ),
        (
            Counting(FLOOR, only=EVENINGS_AND_WEEKENDS),
            f"in the evening or on weekends, {FLOOR}",
        ),
        (
            Counting(FLOOR, only=EachSession(of=GROUP, most=12)),
            f"{FLOOR}, counting group services only with at most 12 participants",
        ),
        (Scaled(FLOOR, patients=10), f"for every 10 patients enrolled, {FLOOR}"),
        (Length(at_least=weeks(2)), "a stay of at least 2 weeks"),
        (Length(at_most=weeks(1)), "a stay of at most 1 week"),
        (
            Length(at_least=weeks(2), at_most=weeks(3)),
            "a stay of at least 2 weeks and at most 3 weeks",
        ),
        (
            Ratio(1, of=COUNSELORS, load=Load.EACH),
            "at most 1 patient in the care of any one counselor",
        ),
        (
            Ratio(30, of=(StaffRole.COUNSELOR, StaffRole.THERAPIST), load=Load.WEEKLY),
            "at most 30 patients a week for each full-time counselor or therapist",
        ),
        (
            Ratio(16, of=(StaffRole.DIRECT_CARE,), load=Load.AWAKE),
            "at most 16 patients awake for each direct care worker on duty",
        ),
        (
            Scaled(FLOOR, patients=1),
            f"for every patient enrolled, at least 9 hours {OF} per week",
        ),
        (
            Excusable(AllOf((FLOOR, FLOOR)), unless=("a-b", "c")),
            f"({FLOOR}; and {FLOOR}), unless on record: a b or c",
        ),
        (
            EachSession(of=GROUP, most=15, by_staff=(10,)),
            (
                "each session of group services: at most 15 participants and at most "
                "10 participants with 1 staff"
            ),
        ),
        (
            AtLeast(hours(2, each=minutes(30)), per=WEEK),
            f"at least 2 hours in pieces of at least 30 minutes {OF} per week",
        ),
        (
            AtLeast(occasions(2, each=minutes(50)), per=WEEK),
            f"at least 2 occasions of at least 50 minutes each {OF} per week",
        ),
    ],
)
def test_a_requirement_prints_the_sentence_of_its_rule_page(
    requirement: Requirement, text: str
) -> None:
    assert str(requirement) == text


# --- scope and walk -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requirement", "window"),
    [
        (Share(GROUP, CLINICAL, at_most=50, per=CALENDAR_MONTH), CALENDAR_MONTH),
        (Capped(FLOOR, part=GROUP, at_most=hours(1)), WEEK),
        (Counting(FLOOR, only=EVENINGS_AND_WEEKENDS), WEEK),
        (Scaled(FLOOR, patients=4), WEEK),
        (Apart(GROUP, INDIVIDUAL), SERVICE_DAY),
        (Length(at_least=calendar_days(14)), STAY),
        (Ratio(24, of=COUNSELORS, load=Load.EACH), STAY),
        (LevelAbsent(), STAY),
        (Excusable(FLOOR, unless=("refused",)), WEEK),
    ],
)
def test_it_counts_in_the_window_it_names(
    requirement: Requirement, window: object
) -> None:
    assert scope(requirement) == window


@pytest.mark.parametrize(
    ("requirement", "inside"),
    [
        (Capped(FLOOR, part=GROUP, at_most=hours(1)), [FLOOR]),
        (Counting(FLOOR, only=EVENINGS_AND_WEEKENDS), [FLOOR]),
        (Scaled(FLOOR, patients=4), [FLOOR]),
        (Excusable(AllOf((FLOOR,)), unless=("refused",)), [AllOf((FLOOR,)), FLOOR]),
        (Share(GROUP, CLINICAL, at_most=50, per=WEEK), []),
        (Apart(GROUP, INDIVIDUAL), []),
        (Length(at_least=calendar_days(14)), []),
        (Ratio(24, of=COUNSELORS, load=Load.EACH), []),
        (LevelAbsent(), []),
    ],
)
def test_a_walk_comes_by_what_is_inside(
    requirement: Requirement, inside: list[Requirement]
) -> None:
    assert list(walk(requirement)) == [requirement, *inside]
    assert not on_record(requirement)
    assert longest_inside(requirement) == 0
