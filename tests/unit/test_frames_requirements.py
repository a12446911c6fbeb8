"""Over frames, each form of a requirement has the verdict that it has by hand.

Every judgment here is made a second time by `continuum.check` of each stay, and must be
the same; see `tests.cohorts.judged`.
"""

from __future__ import annotations

from datetime import date, time, timedelta

import attrs
import pytest

from continuum import frames
from continuum.assess import Reading
from continuum.circumstances import Circumstances
from continuum.conditions import After, Age, Condition, Elapsed, Fact, Phase
from continuum.frames import Rows
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    Rolling,
    Week,
    Weekday,
    WholeStay,
    Window,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    Above,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Counting,
    EachSession,
    Excusable,
    Given,
    Length,
    LevelAbsent,
    Load,
    Ratio,
    Requirement,
    Scaled,
    Share,
    Times,
    days,
    minutes,
    occasions,
    sessions,
)
from continuum.rules import Basis
from continuum.services import (
    ANY_SERVICE,
    CLINICAL,
    Format,
    Mode,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.sessions import AttendanceStatus, Schedule, Session
from continuum.stay import Stay
from continuum.terms import Term, calendar_days, months, weeks
from tests.cohorts import COLUMNS, DELIVERED, Member, Row, judged, member
from tests.cohorts import frames as cohort_frames
from tests.strategies_rules import (
    EDUCATION,
    GROUPS,
    IOP,
    MONDAY,
    book,
    march,
    recorded,
    rule,
    served,
    version,
)

LATE = march(31)
HOUR = minutes(60)
BARE = attrs.evolve(COLUMNS, format=None, mode=None, staff=None)
"""Columns that tell no trait of a session, so that none is unknown."""

TALKS = CLINICAL - EDUCATION
DUSK = Reading(evening=time(18))

PARTIAL = AttendanceStatus.PARTIAL
EXCUSED = AttendanceStatus.EXCUSED
UNEXCUSED = AttendanceStatus.UNEXCUSED
CANCELLED = AttendanceStatus.CANCELLED
MADE_UP = AttendanceStatus.MADE_UP


def learned(day: int, length: int | None = 60, at: time | None = None) -> Session:
    return served(day, length, at, kind=ServiceKind.EDUCATION)


def clock(day: int, hour: int, minute: int = 0, length: int = 60) -> Session:
    return served(day, length, time(hour, minute))


def week(
    *found: Session,
    asked: Requirement,
    reading: Reading | None = None,
    **told: object,
) -> Row:
    """The one finding of a stay of one week."""
    (row,) = judged([member(*found, days=7)], asked, on=LATE, reading=reading)
    assert told == {}
    return row


def decided(row: Row) -> tuple[str, int | None, int | None]:
    return (row.verdict, row.observed, row.observed_most)


# --- attendance -----------------------------------------------------------------------


def test_only_sessions_that_took_place_count() -> None:
    who = member(
        served(2, 10),
        recorded(served(3, 20), EXCUSED),
        recorded(served(4, 40), UNEXCUSED),
        recorded(served(5, 80), CANCELLED),
        recorded(served(6, 160), MADE_UP, makes_up=served(4, 40)),
        days=7,
    )
    (row,) = judged([who], AtLeast(minutes(170), per=WEEK), on=LATE)
    assert decided(row) == ("met", 170, 170)


def test_what_was_credited_of_a_partial_attendance_counts() -> None:
    who = member(served(2, 60), recorded(served(3, 60), PARTIAL, 29), days=7)
    (row,) = judged([who], AtLeast(minutes(90), per=WEEK), on=LATE)
    assert (row.verdict, row.observed, row.shortfall) == ("unmet", 89, 1)


@pytest.mark.parametrize("column", ["credited", None])
def test_a_partial_attendance_without_credit_may_be_any_part(
    column: str | None,
) -> None:
    who = member(served(2, 60), recorded(served(3, 60), PARTIAL), days=7)
    columns = attrs.evolve(COLUMNS, credited=column)
    asked = AtLeast(minutes(61), per=WEEK)
    (row,) = judged([who], asked, on=LATE, columns=columns)
    assert row.verdict == "unknown"
    assert row.observed == 60


def test_of_a_partial_attendance_without_a_clock_the_credit_counts() -> None:
    who = member(served(2, 60), recorded(served(3, 60), PARTIAL, 29), days=7)
    columns = attrs.evolve(COLUMNS, starts=None, elapsed=None)
    (row,) = judged([who], AtLeast(HOUR, per=WEEK), on=LATE, columns=columns)
    assert row.observed == 89


def test_a_partial_attendance_on_the_clock_adds_no_more_than_the_clock() -> None:
    planned = clock(3, 9)
    who = member(served(2, 60), recorded(planned, PARTIAL), days=7)
    asked = [AtLeast(minutes(120), per=WEEK), AtLeast(minutes(121), per=WEEK)]
    columns = attrs.evolve(COLUMNS, elapsed=None)
    for told in (COLUMNS, columns):
        found = judged([who], *asked, on=LATE, columns=told)
        assert found[0].verdict == "unknown"
        assert found[0].observed == 60


def test_minutes_that_are_not_known_may_be_any() -> None:
    row = week(served(2, 60), served(3, None), asked=AtLeast(minutes(61), per=WEEK))
    assert decided(row)[:2] == ("unknown", 60)
    row = week(served(2, 60), served(3, None), asked=AtLeast(minutes(60), per=WEEK))
    assert row.verdict == "met"
    row = week(served(2, 60), served(3, None), asked=AtMost(minutes(59), per=WEEK))
    assert (row.verdict, row.excess) == ("unmet", 1)


def test_a_session_on_the_clock_credits_no_more_than_the_clock() -> None:
    lasted = served(3, None, time(9), elapsed=45)
    row = week(served(2, 60), lasted, asked=AtLeast(minutes(106), per=WEEK))
    assert decided(row) == ("unmet", 60, 105)


# --- services -------------------------------------------------------------------------


def test_only_services_that_are_asked_for_count() -> None:
    found = (served(2, 10), learned(3, 20), served(4, 40, kind=ServiceKind.MEAL))
    assert week(*found, asked=AtLeast(minutes(1), per=WEEK)).observed == 30
    assert (
        week(*found, asked=AtLeast(minutes(1), of=EDUCATION, per=WEEK)).observed == 20
    )
    every = AtLeast(minutes(1), of=ANY_SERVICE, per=WEEK)
    assert week(*found, asked=every).observed == 70


def test_a_format_that_is_not_known_may_count() -> None:
    found = (
        served(2, 60, format=Format.GROUP),
        served(3, 30, format=None),
        served(4, 15, format=Format.INDIVIDUAL),
    )
    asked = AtLeast(minutes(90), of=GROUPS, per=WEEK)
    assert decided(week(*found, asked=asked)) == ("unknown", 60, 90)
    asked = AtLeast(minutes(91), of=GROUPS, per=WEEK)
    row = week(*found, asked=asked)
    assert decided(row) == ("unmet", 60, 90)
    assert row.shortfall == 1
    assert week(*found, asked=AtLeast(HOUR, of=GROUPS, per=WEEK)).verdict == "met"


def test_without_a_column_of_formats_none_is_known() -> None:
    # The columns of the frame are left alone where they are not named.
    who = member(served(2, 60), days=7)
    columns = attrs.evolve(COLUMNS, format=None, mode=None, staff=None)
    asked = AtLeast(minutes(1), of=GROUPS, per=WEEK)
    (row,) = judged([who], asked, on=LATE, columns=columns)
    assert decided(row) == ("unknown", 0, 60)


def test_two_filters_of_one_pass_count_each_their_own() -> None:
    in_person = ServiceFilter.of(ServiceKind.COUNSELING, modes=[Mode.IN_PERSON])
    by_counselors = ServiceFilter.of(staff=[StaffRole.COUNSELOR])
    found = (
        attrs.evolve(served(2, 10), mode=Mode.IN_PERSON, staff=StaffRole.COUNSELOR),
        attrs.evolve(served(3, 20), mode=Mode.VIDEO, staff=StaffRole.COUNSELOR),
        attrs.evolve(served(4, 40), mode=None, staff=None),
    )
    rows = judged(
        [member(*found, days=7)],
        AtLeast(minutes(1), of=in_person, per=WEEK),
        AtLeast(minutes(1), of=by_counselors, per=WEEK),
        AtLeast(minutes(1), of=in_person & by_counselors, per=WEEK),
        AtLeast(minutes(1), per=WEEK),
        on=LATE,
    )
    assert [decided(row)[1:] for row in rows] == [
        (10, 50),
        (30, 70),
        (10, 50),
        (70, 70),
    ]


def test_days_of_doubtful_sessions_are_doubtful() -> None:
    found = (served(2), served(3, format=Format.GROUP), served(4))
    asked = AtLeast(days(2), of=GROUPS, per=WEEK)
    assert decided(week(*found, asked=asked)) == ("unknown", 1, 3)
    row = week(*found, asked=AtLeast(days(4, each=HOUR), of=GROUPS, per=WEEK))
    assert (*decided(row), row.shortfall) == ("unmet", 1, 3, 1)


def test_a_service_day_of_doubtful_sessions_is_doubtful() -> None:
    rows = judged(
        [member(served(2), served(3, format=Format.GROUP), days=7)],
        AtLeast(minutes(61), of=GROUPS, per=SERVICE_DAY),
        on=LATE,
    )
    assert [(row.window_start, row.verdict) for row in rows] == [
        (march(2), "unknown"),
        (march(3), "unmet"),
    ]


# --- sessions that overlap ------------------------------------------------------------

FLOOR = AtLeast(minutes(1), per=WEEK)


OVERLAPS: list[tuple[tuple[Session, ...], int]] = [
    ((clock(2, 9), clock(2, 10)), 120),
    ((clock(2, 9), clock(2, 9, 59)), 119),
    ((clock(2, 9), clock(2, 9, 30)), 90),
    ((clock(2, 9, length=120), clock(2, 9, 30, length=30)), 120),
    ((clock(2, 9), clock(2, 9, length=90)), 90),
    ((clock(2, 9), learned(2, 60, time(9))), 60),
    ((clock(2, 9), served(2, 60)), 120),
    ((clock(2, 9), clock(2, 9, 20), clock(2, 9, 40)), 100),
    # From 23:30 to half past midnight, and from midnight to one.
    ((clock(2, 23, 30), clock(3, 0)), 90),
    ((clock(2, 23, 30, 30), clock(3, 0)), 90),
    ((clock(2, 23, 30, 31), clock(3, 0)), 90),
    # Of 50 of 60 minutes, and of 40 of 60, half an hour is shared: 50 and 30.
    ((served(2, 50, time(9), elapsed=60), clock(2, 9, 30)), 90),
    (
        (
            served(2, 50, time(9), elapsed=60),
            served(2, 40, time(9, 30), elapsed=60),
        ),
        80,
    ),
    (
        (
            served(2, 20, time(9), elapsed=60),
            served(2, 60, time(9, 30), elapsed=60),
        ),
        80,
    ),
]


def test_every_minute_on_the_clock_counts_once() -> None:
    members = [
        member(*found, days=7, patient=str(number))
        for number, (found, _) in enumerate(OVERLAPS)
    ]
    rows = judged(members, FLOOR, on=LATE, columns=BARE)
    counted = {int(row.patient): row.observed for row in rows}
    assert counted == {number: total for number, (_, total) in enumerate(OVERLAPS)}


def test_of_sessions_that_overlap_each_filter_counts_its_own_union() -> None:
    found = (clock(2, 9), learned(2, 60, time(9, 30)), clock(3, 9))
    rows = judged(
        [member(*found, days=7), member(served(2, None), days=7, patient="b")],
        FLOOR,
        AtLeast(minutes(1), of=EDUCATION, per=WEEK),
        AtLeast(minutes(1), of=TALKS, per=WEEK),
        Share(EDUCATION, CLINICAL, at_least=40, per=WEEK),
        AtLeast(sessions(3), per=WEEK),
        on=LATE,
        columns=BARE,
    )
    mine = [row for row in rows if row.patient == "a"]
    # Of 150 minutes, 60 are education: four in ten.
    assert [row.observed for row in mine] == [150, 60, 120, None, 3]
    assert {row.verdict for row in mine} == {"met"}


def test_sessions_that_overlap_past_midnight_lie_in_two_weeks() -> None:
    who = member(clock(8, 23, 30), clock(9, 0))
    found = judged([who], FLOOR, on=LATE, columns=BARE)
    assert [row.observed for row in found] == [60, 30]


# --- sessions by themselves -----------------------------------------------------------


@pytest.mark.parametrize(("length", "verdict"), [(59, "unmet"), (60, "met")])
def test_each_session_must_be_long_enough(length: int, verdict: str) -> None:
    asked = EachSession(at_least=HOUR)
    first, row = judged([member(served(2, 90), served(4, length))], asked, on=LATE)
    assert (first.verdict, row.verdict) == ("met", verdict)
    assert (row.window_start, row.window_end) == (march(4), march(5))
    assert (row.observed, row.unit, row.required) == (None, None, None)


SIZES: list[tuple[EachSession, int | None, int | None, str]] = [
    (EachSession(most=8), 8, None, "met"),
    (EachSession(most=8), 9, None, "unmet"),
    (EachSession(most=8), None, None, "unknown"),
    (EachSession(fewest=2), 1, None, "unmet"),
    (EachSession(fewest=2), 2, None, "met"),
    (EachSession(at_most=HOUR), 2, None, "met"),
    (EachSession(at_most=minutes(59)), 2, None, "unmet"),
    (EachSession(by_staff=(8, 12)), 8, 1, "met"),
    (EachSession(by_staff=(8, 12)), 9, 1, "unmet"),
    (EachSession(by_staff=(8, 12)), 12, 2, "met"),
    (EachSession(by_staff=(8, 12)), 13, 2, "unmet"),
    (EachSession(by_staff=(8, 12)), 12, 3, "met"),
    (EachSession(by_staff=(8, 12)), 8, None, "met"),
    (EachSession(by_staff=(8, 12)), 9, None, "unknown"),
    (EachSession(by_staff=(8, 12)), 12, None, "unknown"),
    (EachSession(by_staff=(8, 12)), 13, None, "unmet"),
    (EachSession(by_staff=(8, 12)), None, 2, "unknown"),
]


def test_a_group_must_be_small_enough() -> None:
    members = [
        member(
            attrs.evolve(served(2, 60), participants=people, staff_present=staff),
            patient=str(number),
        )
        for number, (_, people, staff, _) in enumerate(SIZES)
    ]
    asked = list(dict.fromkeys(item for item, *_ in SIZES))
    rows = judged(members, *asked, on=LATE)
    told = {(row.code, int(row.patient)): row.verdict for row in rows}
    for number, (item, _, _, verdict) in enumerate(SIZES):
        code = f"US-XX-{asked.index(item) + 1:03}"
        assert told[code, number] == verdict, SIZES[number]


def test_without_columns_of_people_no_size_is_known() -> None:
    who = member(served(2, 60, participants=3))
    bare = attrs.evolve(COLUMNS, participants=None, staff_present=None)
    nobody = member(served(2, 60))
    asked = [EachSession(most=8), EachSession(by_staff=(8, 12))]
    rows = judged([nobody], *asked, on=LATE, columns=bare)
    assert [row.verdict for row in rows] == ["unknown"] * 2
    alone = attrs.evolve(COLUMNS, staff_present=None)
    rows = judged([who], *asked, on=LATE, columns=alone)
    assert [row.verdict for row in rows] == ["met"] * 2


def test_sessions_that_may_be_meant_break_nothing_for_certain() -> None:
    asked = EachSession(of=GROUPS, at_least=HOUR)
    (row,) = judged([member(served(2, 30, format=None))], asked, on=LATE)
    assert row.verdict == "unknown"
    (row,) = judged([member(served(2, 60, format=None))], asked, on=LATE)
    assert row.verdict == "unknown"


def test_the_shortest_session_of_any_seven_days_decides() -> None:
    limits = EachSession(at_least=HOUR)
    asked = [
        Counting(AtLeast(minutes(60), per=Rolling(7)), only=limits),
        AllOf((limits, AtLeast(days(1), per=SERVICE_DAY))),
        AllOf((limits, AtLeast(days(2), per=WEEK))),
    ]
    found = judged([member(served(2), served(5, 59), days=7)], *asked, on=LATE)
    assert [(row.code, row.verdict) for row in found] == [
        ("US-XX-001", "met"),
        ("US-XX-002", "met"),
        ("US-XX-002", "unmet"),
        ("US-XX-003", "unmet"),
    ]


def test_limits_on_each_session_ask_nothing_of_a_stay_without_any() -> None:
    assert judged([member()], EachSession(at_least=HOUR), on=LATE) == []


def test_of_a_stay_that_lasts_sessions_may_come_that_break_limits() -> None:
    lasting = member(served(2), days=None)
    (day,) = judged([lasting], EachSession(at_least=HOUR), on=march(2))
    assert day.verdict == "met"
    asked = AllOf((EachSession(at_least=HOUR), AtMost(HOUR, per=WEEK)))
    (week_to_come,) = judged([lasting], asked, on=march(2))
    assert week_to_come.verdict == "unknown"
    (week_gone_by,) = judged([lasting], asked, on=march(8))
    assert week_gone_by.verdict == "met"


# --- shares, caps, days apart ---------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "least", "most"),
    [(59, False, True), (60, True, True), (61, True, False)],
)
def test_a_share_decides_by_one_minute(length: int, *, least: bool, most: bool) -> None:
    found = (served(2, 240 - length), learned(3, length))
    floor = Share(EDUCATION, CLINICAL, at_least=25, per=WEEK)
    ceiling = Share(EDUCATION, CLINICAL, at_most=25, per=WEEK)
    assert (week(*found, asked=floor).verdict == "met") is least
    assert (week(*found, asked=ceiling).verdict == "met") is most


def test_a_share_may_have_both_a_floor_and_a_ceiling() -> None:
    asked = Share(EDUCATION, CLINICAL, at_least=25, at_most=50, per=WEEK)
    for length, verdict in ((24, "unmet"), (25, "met"), (50, "met"), (51, "unmet")):
        row = week(served(2, 100 - length), learned(3, length), asked=asked)
        assert row.verdict == verdict


def test_a_share_of_what_is_not_known_is_not_known() -> None:
    asked = Share(GROUPS, CLINICAL, at_least=50, per=WEEK)
    groups = served(2, 60, format=Format.GROUP)
    assert week(groups, served(3, 60), asked=asked).verdict == "met"
    assert week(groups, served(3, 61), asked=asked).verdict == "unknown"
    apart = Share(EDUCATION, GROUPS, at_most=50, per=SERVICE_DAY)
    assert week(served(3, 60), asked=apart).verdict == "unknown"


def test_a_share_of_nothing_is_owed_by_nobody() -> None:
    asked = Share(EDUCATION, CLINICAL, at_least=25, per=WEEK)
    assert judged([member(days=7)], asked, on=LATE) == []
    lasting = member(served(2), days=None)
    (row,) = judged([lasting], asked, on=march(8))
    assert row.verdict == "unmet"
    rows = judged([lasting], attrs.evolve(asked, per=STAY), on=march(8))
    assert [row.verdict for row in rows] == ["unknown"]


def test_a_part_that_is_none_of_the_whole_has_no_share() -> None:
    asked = Share(EDUCATION, TALKS, at_least=1, per=WEEK)
    assert week(served(2), learned(3), asked=asked).verdict == "unmet"


@pytest.mark.parametrize(
    ("talks", "lessons", "counted"), [(480, 60, 540), (480, 61, 540), (479, 90, 539)]
)
def test_no_more_than_a_cap_counts_toward_a_floor(
    talks: int, lessons: int, counted: int
) -> None:
    asked = Capped(AtLeast(minutes(540), per=WEEK), part=EDUCATION, at_most=HOUR)
    row = week(served(2, talks), learned(3, lessons), asked=asked)
    assert decided(row) == ("met" if counted == 540 else "unmet", counted, counted)
    assert (row.required, row.unit) == (540, "minutes")


def test_a_cap_counts_what_may_be_capped_as_what_it_may_be() -> None:
    asked = Capped(AtLeast(minutes(90), per=WEEK), part=GROUPS, at_most=minutes(30))
    row = week(served(2, 60), served(3, 60, format=Format.GROUP), asked=asked)
    assert decided(row) == ("unknown", 30, 90)


def test_a_cap_on_all_there_is() -> None:
    floor = AtLeast(minutes(30), of=EDUCATION, per=WEEK)
    asked = Capped(floor, part=EDUCATION, at_most=minutes(30))
    assert decided(week(learned(2, 90), asked=asked)) == ("met", 30, 30)


def test_a_cap_of_each_day_of_a_week() -> None:
    floor = AtLeast(minutes(60), per=SERVICE_DAY)
    capped = Capped(floor, part=EDUCATION, at_most=minutes(30))
    asked = AllOf((capped, AtLeast(minutes(1), per=WEEK)))
    row = week(served(2), served(3, 30), learned(3, 30), asked=asked)
    assert row.verdict == "met"
    row = week(served(2), served(3, 29), learned(3, 40), asked=asked)
    assert (row.verdict, row.observed, row.shortfall) == ("unmet", 59, 1)


APART = Apart(EDUCATION, TALKS)


def test_two_services_may_not_lie_on_one_day() -> None:
    rows = judged([member(served(2), learned(3))], APART, on=LATE)
    assert [row.verdict for row in rows] == ["met"] * 2
    rows = judged([member(served(2), learned(2))], APART, on=LATE)
    assert [(row.verdict, row.observed, row.excess) for row in rows] == [
        ("unmet", 1, 1)
    ]


def test_two_services_that_may_lie_on_one_day() -> None:
    alone = ServiceFilter.of(formats=[Format.INDIVIDUAL])
    group = served(2, format=Format.GROUP)
    asked = Apart(GROUPS, alone)
    rows = judged([member(group, served(2))], asked, on=LATE)
    assert [(row.verdict, row.observed_most) for row in rows] == [("unknown", 1)]
    # Whichever of the two the one session is, it is not both.
    rows = judged([member(served(2))], asked, on=LATE)
    assert [(row.verdict, row.observed_most) for row in rows] == [("met", 0)]


def test_days_apart_are_asked_of_each_day_of_a_week() -> None:
    asked = AllOf((APART, FLOOR))
    assert week(served(2), learned(3), asked=asked).verdict == "met"
    row = week(served(2), learned(3), served(3), asked=asked)
    assert (row.verdict, row.unit, row.observed) == ("unmet", "days", 1)


def test_the_day_of_the_judgment_is_over() -> None:
    lasting = member(served(3), days=None)
    (row,) = judged([lasting], APART, on=march(3))
    assert row.verdict == "met"


# --- sessions of which some count -----------------------------------------------------


def test_only_weekends_count() -> None:
    asked = Counting(AtLeast(minutes(60), per=WEEK), only=Times(weekends=True))
    for day, counted in ((6, 0), (7, 60), (8, 60)):
        assert week(served(day), asked=asked).observed == counted


def test_only_the_part_in_the_evening_counts() -> None:
    asked = Counting(AtLeast(minutes(60), per=WEEK), only=Times(evenings=True))
    for hour, minute, counted in ((16, 59, 0), (17, 1, 1), (17, 30, 30), (18, 0, 60)):
        row = week(clock(2, hour, minute), asked=asked, reading=DUSK)
        assert decided(row)[1:] == (counted, counted)


def test_where_breaks_lay_nobody_says() -> None:
    asked = Counting(AtLeast(minutes(60), per=WEEK), only=Times(evenings=True))
    broken = served(2, 80, time(17, 30), elapsed=90)
    row = week(broken, asked=asked, reading=DUSK)
    assert (row.verdict, row.observed_most) == ("unknown", 60)


def test_without_an_hour_a_session_may_be_in_the_evening() -> None:
    asked = Counting(AtLeast(minutes(60), per=WEEK), only=Times(evenings=True))
    assert decided(week(served(2), asked=asked, reading=DUSK)) == ("unknown", 0, 60)


def test_evenings_and_weekends_count_together() -> None:
    asked = Counting(AtLeast(minutes(1), per=WEEK), only=EVENINGS_AND_WEEKENDS)
    found = (clock(2, 17, 30), clock(3, 9), clock(7, 9), served(8, 30))
    assert decided(week(*found, asked=asked, reading=DUSK)) == ("met", 120, 120)


@pytest.mark.parametrize(("length", "most"), [(60, 0), (61, 61)])
def test_where_the_evening_begins_is_not_settled(length: int, most: int) -> None:
    asked = Counting(AtLeast(minutes(1), per=WEEK), only=Times(evenings=True))
    row = week(clock(2, 11, length=length), asked=asked)
    assert decided(row) == ("unknown" if most else "unmet", 0, most)
    both = Counting(AtLeast(minutes(1), per=WEEK), only=EVENINGS_AND_WEEKENDS)
    row = week(clock(2, 11, length=length), served(7, 30), asked=both)
    assert decided(row) == ("met", 30, 30 + most)


def test_sessions_that_break_limits_do_not_count() -> None:
    limits = EachSession(of=GROUPS, at_least=HOUR)
    asked = Counting(AtLeast(minutes(1), per=WEEK), only=limits)
    found = (
        served(2, 59, format=Format.GROUP),
        served(3, 60, format=Format.GROUP),
        served(4, 15, format=Format.INDIVIDUAL),
        served(5, 30, format=None),
    )
    assert decided(week(*found, asked=asked)) == ("met", 75, 105)


def test_large_groups_do_not_count() -> None:
    asked = Counting(AtLeast(minutes(61), per=WEEK), only=EachSession(most=8))
    row = week(
        served(2, 60, participants=8), served(3, 60, participants=9), asked=asked
    )
    assert decided(row) == ("unmet", 60, 60)


def test_counting_in_the_days_of_a_week() -> None:
    bound = AtMost(minutes(60), per=CALENDAR_DAY)
    asked = AllOf((Counting(bound, only=Times(weekends=True)), FLOOR))
    assert week(served(6, 61), served(7, 60), asked=asked).verdict == "met"
    row = week(served(7, 61), asked=asked)
    assert (row.verdict, row.observed, row.excess) == ("unmet", 61, 1)


# --- lengths of stay ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "admitted", "shortest"),
    [
        (calendar_days(10), MONDAY, 10),
        (weeks(2), MONDAY, 14),
        (months(1), MONDAY, 31),
        # The last day of February is a month after the last of January.
        (months(1), date(2026, 1, 31), 28),
        (months(1), date(2024, 1, 31), 29),
        (months(12), date(2024, 2, 29), 365),
    ],
    ids=str,
)
def test_a_length_of_stay_decides_by_one_day(
    term: Term, admitted: date, shortest: int
) -> None:
    lengths = (shortest - 1, shortest, shortest + 1)
    members = [
        member(admitted=admitted, days=length, patient=str(length))
        for length in lengths
    ]
    asked = [Length(at_least=term), Length(at_most=term)]
    found = judged(members, *asked, on=date(2026, 12, 1))
    told = {
        code: [
            row.verdict
            for row in sorted(found, key=lambda row: int(row.patient))
            if row.code == code
        ]
        for code in ("US-XX-001", "US-XX-002")
    }
    assert told == {
        "US-XX-001": ["unmet", "met", "met"],
        "US-XX-002": ["met", "met", "unmet"],
    }
    assert sorted(row.observed or 0 for row in found) == sorted(lengths * 2)


@pytest.mark.parametrize(
    ("day", "floor", "ceiling"),
    [(14, "unknown", "unknown"), (15, "met", "unknown"), (16, "met", "unmet")],
)
def test_of_a_stay_that_lasts_only_what_has_passed_decides(
    day: int, floor: str, ceiling: str
) -> None:
    asked = [Length(at_least=weeks(2)), Length(at_most=weeks(2))]
    found = judged([member(days=None)], *asked, on=march(day))
    assert [row.verdict for row in found] == [floor, ceiling]
    assert [row.observed for row in found] == [day - 1] * 2
    assert [row.observed_most for row in found] == [None] * 2


def test_a_length_is_judged_by_the_text_of_the_day_of_admission() -> None:
    texts = (
        version(Length(at_most=weeks(1)), end=march(9)),
        version(Length(at_most=weeks(3)), march(9)),
    )
    members = [
        member(admitted=march(8), patient="a"),
        member(admitted=march(9), patient="b"),
    ]
    found = judged(members, rule(*texts, judges=DELIVERED), on=LATE)
    assert [(row.patient, row.verdict) for row in found] == [
        ("a", "unmet"),
        ("b", "met"),
    ]


def test_a_length_beside_hours() -> None:
    asked = AllOf((Length(at_least=weeks(2)), AtLeast(minutes(60), per=WEEK)))
    found = judged([member(served(2), served(9))], asked, on=LATE)
    assert [row.verdict for row in found] == ["met"]


# --- means ----------------------------------------------------------------------------


MEANS: list[tuple[Bound, int, str, int]] = [
    (AtLeast(minutes(540), per=WEEK), 539, "unmet", 1080),
    (AtLeast(minutes(540), per=WEEK), 540, "met", 1080),
    (Above(minutes(540), per=WEEK), 540, "unmet", 1081),
    (AtMost(minutes(540), per=WEEK), 540, "met", 1080),
    (AtMost(minutes(540), per=WEEK), 541, "unmet", 1080),
    (Below(minutes(540), per=WEEK), 540, "unmet", 1079),
    (Between(minutes(540), minutes(600), per=WEEK), 660, "met", 1080),
    (Between(minutes(540), minutes(600), per=WEEK), 661, "unmet", 1200),
]


def test_a_mean_is_compared_by_its_sum() -> None:
    seconds = sorted({second for _, second, *_ in MEANS})
    members = [
        member(served(2, 540), served(9, second), patient=str(second))
        for second in seconds
    ]
    asked = list(dict.fromkeys(Average(bound) for bound, *_ in MEANS))
    rows = judged(members, *asked, on=LATE)
    told = {(row.code, row.patient): row for row in rows}
    for bound, second, verdict, required in MEANS:
        row = told[f"US-XX-{asked.index(Average(bound)) + 1:03}", str(second)]
        assert (row.verdict, row.observed) == (verdict, 540 + second), str(bound)
        assert row.required == required


def test_a_mean_takes_whole_weeks_alone() -> None:
    who = member(served(4, 540), served(9, 540), admitted=march(4), days=14)
    (row,) = judged([who], Average(AtLeast(minutes(540), per=WEEK)), on=LATE)
    assert (row.verdict, row.observed, row.required) == ("met", 540, 540)


def test_a_mean_of_no_week_at_all_is_unknown() -> None:
    asked = Average(AtLeast(minutes(540), per=WEEK))
    (row,) = judged([member(served(4, 540), days=6)], asked, on=LATE)
    assert decided(row) == ("unknown", None, None)


def test_a_mean_over_months() -> None:
    who = member(served(2, 540), admitted=date(2026, 2, 1), days=59)
    asked = Average(AtLeast(minutes(100), per=WEEK), over=CALENDAR_MONTH)
    found = judged([who], asked, on=LATE)
    # In February of 2026 four weeks lie whole but for its first day, in March four.
    assert [(row.window_start, row.observed) for row in found] == [
        (date(2026, 2, 1), 0),
        (march(1), 540),
    ]


def test_a_mean_over_one_window_is_what_is_in_it() -> None:
    asked = Average(AtLeast(minutes(60), per=WEEK), over=WEEK)
    found = judged([member(served(2, 59), served(9))], asked, on=LATE)
    assert [(row.verdict, row.observed) for row in found] == [
        ("unmet", 59),
        ("met", 60),
    ]
    cut = Reading(cut_windows=True)
    found = judged([member(served(4), days=10)], asked, on=LATE, reading=cut)
    assert [row.verdict for row in found] == ["met", "unknown"]


def test_a_mean_of_service_days_is_of_those_there_are() -> None:
    asked = Average(AtLeast(minutes(60), per=SERVICE_DAY))
    (row,) = judged([member(served(2, 90), served(3, 30))], asked, on=LATE)
    assert (row.verdict, row.observed, row.required) == ("met", 120, 120)
    doubtful = Average(AtLeast(minutes(60), of=GROUPS, per=SERVICE_DAY))
    (row,) = judged([member(served(2, 90))], doubtful, on=LATE)
    assert row.verdict == "unknown"


def test_a_mean_of_a_stay_that_lasts_may_yet_rise() -> None:
    asked = Average(AtLeast(minutes(540), per=WEEK))
    (row,) = judged([member(served(2, 60), days=None)], asked, on=march(10))
    assert row.verdict == "unmet"
    (row,) = judged([member(served(2, 60), days=None)], asked, on=march(8))
    assert row.verdict == "unmet"
    (row,) = judged([member(served(2, 60), days=None)], asked, on=march(7))
    assert row.verdict == "unknown"


def test_a_mean_of_days_of_sessions() -> None:
    asked = Average(AtLeast(days(1, each=HOUR), per=WEEK))
    (row,) = judged([member(served(2), served(3, 59), served(4))], asked, on=LATE)
    assert (row.verdict, row.observed, row.required) == ("met", 2, 2)


# --- occasions ------------------------------------------------------------------------


def test_sessions_of_one_day_may_be_one_occasion() -> None:
    found = (served(2, 30), served(2, 90), served(3))
    columns = attrs.evolve(COLUMNS, starts=None, elapsed=None)

    def occasion(number: int, each: int | None = None) -> Row:
        asked = AtLeast(
            occasions(number, each=None if each is None else minutes(each)), per=WEEK
        )
        (row,) = judged([member(*found, days=7)], asked, on=LATE, columns=columns)
        return row

    assert decided(occasion(2)) == ("met", 2, 3)
    assert decided(occasion(3)) == ("unknown", 2, 3)
    assert decided(occasion(4)) == ("unmet", 2, 3)
    assert occasion(2, 60).verdict == "met"
    assert occasion(3, 61).verdict == "unmet"


# --- connectives ----------------------------------------------------------------------

MUCH = AtLeast(minutes(120), per=WEEK)
FEW = AtMost(sessions(1), per=WEEK)


def test_all_parts_must_hold() -> None:
    asked = AllOf((FLOOR, MUCH, FEW))
    assert week(served(2, 120), asked=asked).verdict == "met"
    row = week(served(2, 119), asked=asked)
    assert (row.verdict, row.unit, row.required, row.shortfall) == (
        "unmet",
        "minutes",
        120,
        1,
    )
    row = week(served(2, 60), served(3, 60), asked=asked)
    assert (row.verdict, row.unit, row.excess) == ("unmet", "sessions", 1)


def test_any_part_may_hold() -> None:
    asked = AnyOf((MUCH, FEW))
    assert week(served(2, 60), served(3, 60), asked=asked).verdict == "met"
    assert week(served(2, 1), asked=asked).verdict == "met"
    row = week(served(2, 60), served(3, 59), asked=asked)
    assert (row.verdict, row.shortfall) == ("unmet", 1)


def test_what_owes_nothing_decides_nothing() -> None:
    size, share = EachSession(most=8), Share(EDUCATION, CLINICAL, at_most=50, per=STAY)
    assert judged([member()], AllOf((size, share)), on=LATE) == []
    assert judged([member()], AnyOf((size, share)), on=LATE) == []
    lesson = served(2, participants=9)
    (row,) = judged([member(lesson)], AnyOf((size, share)), on=LATE)
    assert row.verdict == "met"
    (row,) = judged([member(lesson)], AllOf((size, share)), on=LATE)
    assert row.verdict == "unmet"
    drug_test = EachSession(of=ServiceFilter.of(ServiceKind.DRUG_TEST), most=1)
    (row,) = judged([member(lesson)], AnyOf((size, drug_test)), on=LATE)
    assert row.verdict == "unmet"
    (row,) = judged(
        [member(lesson)], AllOf((AtLeast(HOUR, per=STAY), drug_test)), on=LATE
    )
    assert row.verdict == "met"


def test_of_what_is_met_the_longest_window_tells() -> None:
    asked = AllOf((AtLeast(minutes(30), per=WEEK), AtLeast(minutes(60), per=STAY)))
    (row,) = judged([member(served(2), served(9))], asked, on=LATE)
    assert (row.verdict, row.observed, row.required) == ("met", 120, 60)
    assert (row.window_start, row.window_end) == (march(2), march(16))


def test_of_what_is_unmet_the_first_short_week_tells() -> None:
    asked = AllOf((AtLeast(minutes(30), per=WEEK), AtLeast(minutes(60), per=STAY)))
    (row,) = judged([member(served(2), served(9, 29))], asked, on=LATE)
    assert (row.verdict, row.observed, row.shortfall) == ("unmet", 29, 1)


def test_narrower_windows_that_are_not_over_are_not_known() -> None:
    asked = AllOf((AtLeast(minutes(30), per=WEEK), AtLeast(minutes(1), per=STAY)))
    lasting = member(served(2), served(9, 29), days=None)
    for day, verdict in ((14, "met"), (15, "unmet")):
        # The second week is none of the stay to date before its last day.
        (row,) = judged([lasting], asked, on=march(day))
        assert row.verdict == verdict
    first = AllOf(
        (AtMost(minutes(90), per=CALENDAR_DAY), AtMost(minutes(90), per=WEEK))
    )
    (row,) = judged([member(served(2), days=None)], first, on=march(4))
    assert row.verdict == "unknown"


def test_the_days_of_a_week_without_any_service_day_owe_nothing() -> None:
    asked = AllOf((AtLeast(HOUR, per=SERVICE_DAY), AtMost(HOUR, per=WEEK)))
    found = judged([member(served(2))], asked, on=LATE)
    assert [row.verdict for row in found] == ["met", "met"]
    daily = AllOf((AtLeast(HOUR, per=SERVICE_DAY), APART))
    assert judged([member(days=7)], daily, on=LATE) == []


def test_narrower_windows_that_ask_nothing_are_silent() -> None:
    share = Share(EDUCATION, CLINICAL, at_least=1, per=WEEK)
    other = Share(EDUCATION, CLINICAL, at_least=1, per=STAY)
    assert judged([member()], AllOf((share, other)), on=LATE) == []
    rows = judged([member(served(2))], AllOf((share, other)), on=LATE)
    assert [row.verdict for row in rows] == ["unmet"]


@pytest.mark.parametrize(
    ("facts", "denied", "verdict"),
    [
        (["employed"], [], "met"),
        ([], ["employed"], "unmet"),
        ([], [], "unknown"),
    ],
)
def test_a_fact_chooses_the_branch(
    facts: list[str], denied: list[str], verdict: str
) -> None:
    asked = Given(Fact("employed"), then=FLOOR, otherwise=MUCH)
    who = member(served(2), facts=facts, denied=denied, days=7)
    (row,) = judged([who], asked, on=LATE)
    assert row.verdict == verdict
    same = Given(Fact("employed"), then=FLOOR, otherwise=AtLeast(HOUR, per=WEEK))
    (row,) = judged([who], same, on=LATE)
    assert row.verdict == "met"


def test_branches_may_owe_nothing() -> None:
    size = EachSession(most=8)
    small = EachSession(of=EDUCATION, most=8)
    for who in (
        member(served(2, participants=9), facts=["employed"]),
        member(served(2, participants=9), denied=["employed"]),
        member(served(2, participants=9)),
    ):
        judged(
            [who],
            Given(Fact("employed"), then=size, otherwise=small),
            Given(Fact("employed"), then=small, otherwise=small),
            Given(Fact("other"), then=small, otherwise=small),
            Given(Fact("other"), then=small, otherwise=size),
            Given(Fact("employed"), then=small, otherwise=AtLeast(HOUR, per=STAY)),
            on=LATE,
        )


@pytest.mark.parametrize(
    ("condition", "told", "held"),
    [
        (Fact("other"), Circumstances(facts=frozenset({"other"})), True),
        (Fact("other"), Circumstances(denied=frozenset({"other"})), False),
        (Fact("other"), Circumstances(), None),
        (Phase("first"), Circumstances(phase="first"), True),
        (Phase("first"), Circumstances(phase="second"), False),
        (Phase("first"), Circumstances(), None),
        (Age(at_least=18), Circumstances(age_at_least=18), True),
        (Age(at_least=18), Circumstances(age_below=18), False),
        (Age(at_least=18), Circumstances(age_at_least=17), None),
    ],
    ids=str,
)
def test_facts_about_every_patient_are_given(
    condition: Condition,
    told: Circumstances,
    held: bool | None,  # noqa: FBT001  # a value of a table
) -> None:
    columns = attrs.evolve(COLUMNS, facts={}, born=None)
    patient, stay = member(served(2), days=7)
    who = Member(patient, attrs.evolve(stay, circumstances=told))
    asked = Given(condition, then=FLOOR, otherwise=MUCH)
    about = rule(FLOOR, judges=DELIVERED, number=2, population=(condition,))
    found = judged([who], asked, about, on=LATE, columns=columns, given=told)
    by_hand = {
        True: ["met", "met"],
        False: ["unmet"],
        None: ["unknown", "unknown"],
    }
    assert [row.verdict for row in found] == by_hand[held]


@pytest.mark.parametrize(
    ("facts", "denied", "verdict"),
    [
        (["refused"], [], "met"),
        ([], ["refused", "employed"], "unmet"),
        ([], ["refused"], "unknown"),
        ([], [], "unknown"),
    ],
)
def test_a_reason_on_record_excuses(
    facts: list[str], denied: list[str], verdict: str
) -> None:
    asked = Excusable(MUCH, unless=("refused", "employed"))
    who = member(served(2), facts=facts, denied=denied, days=7)
    (row,) = judged([who], asked, on=LATE)
    assert row.verdict == verdict
    assert row.observed == (60 if verdict == "unmet" else None)
    enough = member(served(2, 120), facts=facts, denied=denied, days=7)
    (row,) = judged([enough], asked, on=LATE)
    assert (row.verdict, row.observed) == ("met", 120)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (Circumstances(facts=frozenset({"other"})), "met"),
        (Circumstances(denied=frozenset({"other"})), "unmet"),
        (Circumstances(), "unknown"),
    ],
)
def test_a_reason_that_is_given_excuses_everyone(
    told: Circumstances, verdict: str
) -> None:
    columns = attrs.evolve(COLUMNS, facts={})
    patient, stay = member(served(2), days=7)
    who = Member(patient, attrs.evolve(stay, circumstances=told))
    asked = Excusable(MUCH, unless=("other",))
    (row,) = judged([who], asked, on=LATE, columns=columns, given=told)
    assert row.verdict == verdict


def test_a_reason_of_a_narrower_window_excuses_it() -> None:
    asked = AllOf(
        (
            Excusable(AtLeast(HOUR, per=SERVICE_DAY), unless=("refused",)),
            AtLeast(minutes(1), per=WEEK),
        )
    )
    excused = member(served(2, 59), served(3), facts=["refused"], days=7)
    (row,) = judged([excused], asked, on=LATE)
    assert row.verdict == "met"
    short = member(served(2, 59), served(3), denied=["refused"], days=7)
    (row,) = judged([short], asked, on=LATE)
    assert (row.verdict, row.shortfall) == ("unmet", 1)


# --- conditions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "first"),
    [
        (date(2008, 2, 28), date(2026, 2, 28)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 3, 1), date(2026, 3, 1)),
        (date(2008, 3, 2), date(2026, 3, 2)),
    ],
)
def test_a_patient_is_of_age_from_the_birthday_on(born: date, first: date) -> None:
    adults = rule(
        AtLeast(minutes(1), per=CALENDAR_DAY),
        judges=DELIVERED,
        population=(Age(at_least=18),),
    )
    who = member(admitted=date(2026, 2, 26), days=6, born=born)
    found = judged([who], adults, on=LATE)
    assert found[0].window_start == first
    minors = Given(Age(below=18), then=FEW, otherwise=MUCH)
    judged([member(served(3), served(10), born=born)], minors, on=LATE)


def test_an_age_is_that_of_the_first_day_of_the_window() -> None:
    asked = Given(Age(at_least=18), then=MUCH, otherwise=FLOOR)
    for day, verdict in ((2, "unmet"), (3, "met")):
        who = member(served(4), born=date(2008, 3, day), days=7)
        (row,) = judged([who], asked, on=LATE)
        assert row.verdict == verdict


def test_ages_of_leap_years_and_others() -> None:
    band = Age(at_least=17, below=18)
    asked = rule(
        AtLeast(minutes(1), per=CALENDAR_DAY), judges=DELIVERED, population=(band,)
    )
    who = member(admitted=date(2028, 2, 27), days=5, born=date(2010, 2, 28))
    found = judged([who], asked, on=date(2028, 4, 1))
    assert [row.window_start for row in found] == [date(2028, 2, 27)]


def test_an_unknown_age_leaves_it_unknown() -> None:
    asked = rule(FLOOR, judges=DELIVERED, population=(Age(at_least=18),))
    (row,) = judged([member(served(2), days=7)], asked, on=LATE)
    # Whom it may not be about, it may not have asked.
    assert decided(row) == ("unknown", None, None)


@pytest.mark.parametrize(
    ("condition", "by_hand"),
    [
        (Elapsed(below=7), ["met", "unmet", "unmet"]),
        (Elapsed(at_least=7), ["unmet", "met", "met"]),
        (Elapsed(at_least=7, below=14), ["unmet", "met", "unmet"]),
        (Elapsed(at_least=8, below=14), ["unmet", "unmet", "unmet"]),
        (
            After("positive-drug-test", lasts=calendar_days(7), from_admission=True),
            ["met", "unknown", "unknown"],
        ),
        (
            After("positive-drug-test", lasts=calendar_days(8), from_admission=True),
            ["met", "met", "unknown"],
        ),
        (After("positive-drug-test", lasts=calendar_days(8)), ["unknown"] * 3),
        (
            After("positive-drug-test", lasts=months(1), from_admission=True),
            ["met", "met", "met"],
        ),
    ],
    ids=str,
)
def test_days_since_admission_choose_the_branch(
    condition: Condition, by_hand: list[str]
) -> None:
    asked = Given(condition, then=FLOOR, otherwise=MUCH)
    found = judged([member(served(2), served(9), served(16), days=21)], asked, on=LATE)
    assert [row.verdict for row in found] == by_hand


@pytest.mark.parametrize(
    ("facts", "denied", "verdicts"),
    [
        (["employed", "refused"], [], ["met"]),
        (["refused"], ["employed"], []),
        (["employed"], ["refused"], []),
        (["employed"], [], ["unknown"]),
        ([], ["employed"], []),
        ([], [], ["unknown"]),
    ],
)
def test_a_rule_is_about_its_population_alone(
    facts: list[str], denied: list[str], verdicts: list[str]
) -> None:
    population = (Fact("employed"), Fact("refused"))
    asked = rule(FLOOR, judges=DELIVERED, population=population)
    who = member(served(2), facts=facts, denied=denied, days=7)
    found = judged([who], asked, on=LATE)
    assert [row.verdict for row in found] == verdicts


def test_whom_nobody_is_about_has_no_findings() -> None:
    told = Circumstances(denied=frozenset({"other"}))
    patient, stay = member(served(2))
    who = Member(patient, attrs.evolve(stay, circumstances=told))
    columns = attrs.evolve(COLUMNS, facts={})
    asked = rule(FLOOR, judges=DELIVERED, population=(Fact("other"),))
    assert judged([who], asked, on=LATE, columns=columns, given=told) == []


def test_a_fact_of_all_and_a_fact_of_each() -> None:
    patient, stay = member(served(2), days=7)
    told = Circumstances(facts=frozenset({"employed"}))
    who = Member(patient, attrs.evolve(stay, circumstances=told))
    asked = rule(FLOOR, judges=DELIVERED, population=(Fact("employed"), Fact("other")))
    (row,) = judged([who], asked, on=LATE)
    assert row.verdict == "unknown"


# --- what rules speak of --------------------------------------------------------------


@pytest.mark.parametrize("basis", [Basis.PLANNED, Basis.OFFERED])
def test_of_attendance_alone_what_is_planned_is_not_known(basis: Basis) -> None:
    asked = rule(AtLeast(minutes(60), per=WEEK), judges=basis)
    (row,) = judged([member(served(2), served(9))], asked, on=LATE)
    assert decided(row) == ("unknown", None, None)
    assert (row.window_start, row.window_end) == (march(2), march(16))


@pytest.mark.parametrize("basis", [Basis.AVAILABLE, Basis.STAFFED])
def test_how_a_program_is_staffed_is_no_matter_of_a_stay(basis: Basis) -> None:
    asked = rule(AtLeast(minutes(60), per=WEEK), judges=basis)
    assert judged([member()], asked, on=LATE) == []


def test_requirements_of_programs_are_no_matter_of_a_stay() -> None:
    asked = (
        LevelAbsent(),
        Ratio(8, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
        Scaled(AtLeast(HOUR, per=WEEK), patients=8),
    )
    for item in asked:
        assert judged([member()], item, on=LATE) == []


def planned(*found: Session, days_long: int | None = 14) -> Member:
    end = (
        None if days_long is None else date.fromordinal(MONDAY.toordinal() + days_long)
    )
    schedule = Schedule(extra=found)
    return Member(
        "a", Stay(level=IOP, period=DateRange(MONDAY, end), schedule=schedule)
    )


def test_a_schedule_is_judged_by_what_rules_ask_of_plans() -> None:
    asked = rule(AtLeast(minutes(61), per=WEEK), judges=Basis.PLANNED)
    found = judged(
        [planned(served(2, 61), served(9, 60))], asked, on=LATE, rows=Rows.SCHEDULE
    )
    assert [row.observed for row in found] == [61, 60]
    assert [row.verdict for row in found] == ["met", "unmet"]


def test_what_a_schedule_lists_is_all_there_is_as_far_as_it_goes() -> None:
    asked = [
        rule(AtLeast(minutes(61), per=WEEK), judges=Basis.PLANNED),
        rule(AtLeast(minutes(121), per=STAY), judges=Basis.PLANNED, number=2),
    ]
    lasting = planned(served(2, 61), served(9, 60), days_long=None)
    found = judged([lasting], *asked, on=march(10), rows=Rows.SCHEDULE)
    assert [row.code for row in found][-1] == "US-XX-002"


def daily(length: int) -> list[Session]:
    """A session of an hour on each of so many days from admission on."""
    return [
        attrs.evolve(served(2, 60), day=MONDAY + timedelta(days=number))
        for number in range(length)
    ]


@pytest.mark.parametrize("per", [WEEK, CALENDAR_DAY, Blocks(5)], ids=str)
def test_windows_to_come_are_a_part_of_a_stay_whose_end_is_known(per: Window) -> None:
    asked = AllOf((AtLeast(sessions(1), per=STAY), AtLeast(sessions(1), per=per)))
    found = judged(
        [planned(*daily(40), days_long=100)],
        rule(asked, judges=Basis.PLANNED),
        on=march(3),
        rows=Rows.SCHEDULE,
    )
    assert [row.verdict for row in found] == ["unmet"]


def test_a_mean_over_a_stay_counts_the_weeks_to_come() -> None:
    mean = Average(AtLeast(sessions(2), per=WEEK), over=STAY)
    asked = AllOf((AtLeast(sessions(1), per=STAY), mean))
    (found,) = judged([member(*daily(11), days=200)], asked, on=march(12))
    assert (found.verdict, found.required) == ("unknown", 56)


def test_days_inside_weeks_inside_the_first_days_of_a_stay_go_as_far() -> None:
    each_day = AtLeast(sessions(1), per=CALENDAR_DAY)
    weekly = AllOf((AtMost(sessions(10), per=WEEK), each_day))
    asked = AllOf(
        (
            AtLeast(sessions(1), per=WholeStay(90)),
            Excusable(weekly, unless=("employed",)),
        )
    )
    found = judged(
        [planned(*daily(12), days_long=None)],
        rule(asked, judges=Basis.PLANNED),
        on=march(3),
        rows=Rows.SCHEDULE,
    )
    assert [row.verdict for row in found] == ["unknown"]


@pytest.mark.parametrize("unknown", [False, True])
def test_a_session_to_come_counts_for_a_stay_to_its_end(*, unknown: bool) -> None:
    later = attrs.evolve(
        served(22, 60), starts=time(9), minutes=None if unknown else 60, elapsed=60
    )
    whole = AtLeast(sessions(2), per=STAY)
    long_ones = Counting(whole, only=EachSession(at_least=minutes(30)))
    for asked in (whole, long_ones):
        (found,) = judged(
            [planned(served(2, 60), later, days_long=40)],
            rule(asked, judges=Basis.PLANNED),
            on=march(7),
            rows=Rows.SCHEDULE,
        )
        assert found.observed_most == 2


def test_weeks_of_another_day_are_looked_at_beyond_the_program_week() -> None:
    thursday = march(26)
    listed = [
        attrs.evolve(served(26, 60), day=thursday + timedelta(days=number))
        for number in range(4)
    ]
    stay = Stay(
        level=IOP, period=DateRange(thursday), schedule=Schedule(extra=tuple(listed))
    )
    asked = AllOf(
        (
            AtLeast(minutes(60), per=PROGRAM_WEEK),
            AtLeast(minutes(200), per=Week(Weekday.SUNDAY)),
        )
    )
    found = judged(
        [Member("a", stay)],
        rule(asked, judges=Basis.PLANNED),
        on=march(31),
        rows=Rows.SCHEDULE,
    )
    assert [(row.verdict, row.observed) for row in found] == [("unmet", 60)]


@pytest.mark.filterwarnings("ignore::pandas.errors.PerformanceWarning")
@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_the_longest_run_of_days_is_judged(engine: str) -> None:
    asked = AtLeast(sessions(1), per=Rolling(366))
    who = member(*daily(1), days=370)
    found = judged([who], asked, on=date(2027, 6, 1), engine=engine)
    assert [row.verdict for row in found] == ["met", *["unmet"] * 4]


def test_a_sunday_week_of_a_text_outweighs_the_reading() -> None:
    asked = AtLeast(minutes(1), per=Week(Weekday.SUNDAY))
    who = member(served(8, 30), admitted=march(1))
    found = judged([who], asked, on=LATE, reading=Reading(week=Week(Weekday.FRIDAY)))
    assert [row.observed for row in found] == [0, 30]


def test_first_days_with_narrower_windows_inside() -> None:
    asked = AllOf(
        (AtLeast(minutes(60), per=SERVICE_DAY), AtLeast(minutes(1), per=WholeStay(5)))
    )
    who = member(served(6, 60), served(7, 59))
    found = judged([who], asked, on=LATE)
    assert [(row.verdict, row.window_end) for row in found] == [("met", march(7))]


def test_a_plan_of_others_is_missed_by_nobody() -> None:
    sessions, stays = cohort_frames([member(served(2, 60))], "polars")
    planned_for_others = rule(
        AtLeast(minutes(60), per=WEEK),
        judges=Basis.PLANNED,
        population=(Phase("intensive"),),
    )
    found = frames.check(
        sessions,
        stays=stays,
        under=book(planned_for_others),
        at=IOP,
        on=LATE,
        columns=COLUMNS,
        given=Circumstances(phase="aftercare"),
    )
    assert len(found) == 0
