"""Over frames, each kind of window has the days and the amounts that it has by hand.

Every judgment here is made a second time by `continuum.check` of each stay, and must be
the same; see `tests.cohorts.judged`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from continuum.assess import Reading
from continuum.conditions import Age, Fact
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
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
    Year,
)
from continuum.requirements import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Between,
    Bound,
    Counting,
    EachSession,
    Excusable,
    Given,
    Requirement,
    Times,
    days,
    minutes,
    sessions,
)
from continuum.services import ServiceFilter, ServiceKind
from continuum.sessions import Session
from tests.cohorts import DELIVERED, Member, Row, judged, member
from tests.strategies_rules import MONDAY, march, rule, served, version

LATE = march(31)
DRUG_TESTS = ServiceFilter.of(ServiceKind.DRUG_TEST)
HOUR = minutes(60)
NINE_HOURS = minutes(540)


def starts(found: list[Row]) -> list[date]:
    return [row.window_start for row in found]


def amounts(found: list[Row]) -> dict[date, int | None]:
    return {row.window_start: row.observed for row in found}


def verdicts(found: list[Row]) -> list[str]:
    return [row.verdict for row in found]


def on(day: date, length: int = 60) -> Session:
    return attrs.evolve(served(1, length), day=day)


def cut_short(length: int, patient: str = "a", **told: Any) -> Member:
    """A stay from Wednesday to Friday with one session."""
    found = served(5, length)
    return member(found, patient=patient, admitted=march(4), days=3, **told)


# --- one week -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "least_met", "most_met"),
    [
        (AtLeast(NINE_HOURS, per=WEEK), 540, None),
        (Above(NINE_HOURS, per=WEEK), 541, None),
        (AtMost(NINE_HOURS, per=WEEK), None, 540),
        (Below(NINE_HOURS, per=WEEK), None, 539),
        (Between(minutes(539), minutes(541), per=WEEK), 539, 541),
        (
            Between(
                minutes(539), minutes(541), per=WEEK, low_open=True, high_open=True
            ),
            540,
            540,
        ),
    ],
    ids=str,
)
def test_a_bound_decides_by_one_minute(
    bound: Bound, least_met: int | None, most_met: int | None
) -> None:
    totals = range(538, 543)
    members = [
        member(
            served(2, 180),
            served(4, 180),
            served(6, total - 360),
            patient=str(total),
            days=7,
        )
        for total in totals
    ]
    found = judged(members, bound, on=LATE)
    for total, row in zip(totals, found, strict=True):
        met = (least_met or 0) <= total <= (most_met or 600)
        assert row.verdict == ("met" if met else "unmet")
        assert (row.observed, row.observed_most, row.unit) == (total, total, "minutes")
        short = max(0, (least_met or 0) - total)
        over = max(0, total - (most_met or 600))
        assert (row.shortfall or 0, row.excess or 0) == (short, over)
        assert row.required == (most_met if over or not least_met else least_met)
        assert (row.window_start, row.window_end) == (march(2), march(9))
        assert row.notices == ""


def test_a_row_says_whose_it_is_and_of_which_rule() -> None:
    (row,) = judged(
        [member(days=7, patient="p7")], AtLeast(NINE_HOURS, per=WEEK), on=LATE
    )
    assert (row.patient, row.admitted, row.code) == ("p7", march(2), "US-XX-001")


def test_a_week_without_any_session_is_a_finding() -> None:
    found = judged([member(served(2, 540))], AtLeast(NINE_HOURS, per=WEEK), on=LATE)
    assert amounts(found) == {march(2): 540, march(9): 0}
    assert found[1].shortfall == 540


def test_a_stay_without_any_session_has_findings() -> None:
    found = judged(
        [member(patient="a"), member(served(2), patient="b")],
        AtLeast(sessions(1), per=WEEK),
        on=LATE,
    )
    assert [(row.patient, row.observed) for row in found] == [
        ("a", 0),
        ("a", 0),
        ("b", 1),
        ("b", 0),
    ]


def test_nobody_has_any_session() -> None:
    found = judged([member()], AtLeast(sessions(1), per=WEEK), on=LATE)
    assert [row.observed for row in found] == [0, 0]


def test_sessions_days_and_minutes_are_counted_side_by_side() -> None:
    who = member(served(2, 59), served(2, 60), served(4, 60), served(5, 61), days=7)
    found = judged(
        [who],
        AtLeast(sessions(4), per=WEEK),
        AtLeast(sessions(3, each=minutes(60)), per=WEEK),
        AtLeast(days(3), per=WEEK),
        AtLeast(days(2, each=minutes(61)), per=WEEK),
        AtLeast(minutes(240), per=WEEK),
        AtLeast(minutes(181, each=minutes(60)), per=WEEK),
        on=LATE,
    )
    assert [row.observed for row in found] == [4, 3, 3, 2, 240, 181]
    assert set(verdicts(found)) == {"met"}


def test_a_day_counts_by_the_sum_of_its_sessions() -> None:
    asked = AtLeast(days(1, each=minutes(120)), per=WEEK)
    (short,) = judged([member(served(2, 60), served(2, 59), days=7)], asked, on=LATE)
    (enough,) = judged([member(served(2, 60), served(2, 60), days=7)], asked, on=LATE)
    assert (short.observed, enough.observed) == (0, 1)


# --- kinds of windows -----------------------------------------------------------------


def test_weeks_begin_on_monday_unless_the_reading_says_otherwise() -> None:
    who = member(served(8), served(9), admitted=march(1), days=21)
    asked = AtLeast(minutes(60), per=WEEK)
    monday = judged([who], asked, on=LATE)
    assert amounts(monday) == {march(2): 60, march(9): 60}
    sunday = judged([who], asked, on=LATE, reading=Reading(week=Week(Weekday.SUNDAY)))
    assert amounts(sunday) == {march(1): 0, march(8): 120, march(15): 0}


def test_a_sunday_week_parts_saturday_from_sunday() -> None:
    asked = AtLeast(minutes(60), per=Week(Weekday.SUNDAY))
    found = judged(
        [member(served(7), served(8, 61), admitted=march(1))], asked, on=LATE
    )
    assert amounts(found) == {march(1): 60, march(8): 61}


def test_program_weeks_count_from_admission() -> None:
    who = member(served(11, 61), served(12, 62), admitted=march(5))
    found = judged([who], AtLeast(minutes(60), per=PROGRAM_WEEK), on=LATE)
    assert amounts(found) == {march(5): 61, march(12): 62}
    assert [row.window_end for row in found] == [march(12), march(19)]


def test_program_weeks_of_each_patient_count_from_their_own_admission() -> None:
    members = [
        member(served(9), admitted=march(2), patient="a"),
        member(served(9), admitted=march(3), patient="b"),
    ]
    asked = AtLeast(minutes(60), per=PROGRAM_WEEK)
    found = judged(members, asked, on=LATE)
    assert [(row.patient, row.window_start, row.observed) for row in found] == [
        ("a", march(2), 0),
        ("a", march(9), 60),
        ("b", march(3), 60),
        ("b", march(10), 0),
    ]


def test_blocks_of_ten_days() -> None:
    who = member(served(11), served(12, 90), days=20)
    found = judged([who], AtLeast(minutes(60), per=Blocks(10)), on=LATE)
    assert amounts(found) == {march(2): 60, march(12): 90}


@pytest.mark.parametrize(
    ("year", "last"), [(2026, date(2026, 2, 28)), (2024, date(2024, 2, 29))]
)
def test_months_are_as_long_as_they_are(year: int, last: date) -> None:
    first = date(year, 2, 1)
    who = member(
        on(last, 61),
        on(last + timedelta(days=1), 62),
        admitted=first,
        days=(date(year, 4, 1) - first).days,
    )
    found = judged([who], AtLeast(minutes(60), per=CALENDAR_MONTH), on=LATE)
    assert amounts(found) == {first: 61, date(year, 3, 1): 62}
    assert found[0].window_end == last + timedelta(days=1)


def test_months_of_two_years() -> None:
    first = date(2024, 12, 1)
    who = member(on(date(2025, 1, 1)), admitted=first, days=62)
    found = judged([who], AtLeast(minutes(60), per=CALENDAR_MONTH), on=LATE)
    assert amounts(found) == {first: 0, date(2025, 1, 1): 60}


@pytest.mark.parametrize(
    ("window", "first", "second"),
    [
        (CALENDAR_YEAR, date(2024, 1, 1), date(2025, 1, 1)),
        (Year(7), date(2023, 7, 1), date(2024, 7, 1)),
        (Year(3), date(2023, 3, 1), date(2024, 3, 1)),
    ],
    ids=str,
)
def test_a_year_begins_with_its_first_month(
    window: Year, first: date, second: date
) -> None:
    end = date(second.year + 1, second.month, 1)
    who = member(
        on(second - timedelta(days=1), 61),
        on(second, 62),
        on(end - timedelta(days=1), 1),
        admitted=first,
        days=(end - first).days,
    )
    found = judged([who], AtLeast(minutes(62), per=window), on=LATE)
    assert amounts(found) == {first: 61, second: 63}
    assert [row.window_end for row in found] == [second, end]


def test_a_whole_stay_is_one_window() -> None:
    found = judged(
        [member(served(2), served(15))], AtLeast(minutes(121), per=STAY), on=LATE
    )
    (row,) = found
    assert (row.window_start, row.window_end) == (march(2), march(16))
    assert (row.observed, row.shortfall, row.verdict) == (120, 1, "unmet")


def test_a_stay_that_lasts_is_judged_to_date() -> None:
    who = member(served(2), served(15), days=None)
    floor, ceiling = AtLeast(minutes(121), per=STAY), AtMost(minutes(120), per=STAY)
    found = judged([who], floor, ceiling, on=march(15))
    assert [row.window_end for row in found] == [march(16)] * 2
    # More may come: neither is the floor missed nor the ceiling kept.
    assert verdicts(found) == ["unknown"] * 2
    assert [row.observed_most for row in found] == [None, None]
    over = judged([who], AtMost(minutes(119), per=STAY), on=march(15))
    assert verdicts(over) == ["unmet"]


def test_sessions_after_the_day_of_the_judgment_are_not_yet_given() -> None:
    who = member(served(2), served(6, 481), days=None)
    asked = AtLeast(NINE_HOURS, per=WEEK)
    (before,) = judged([who], asked, on=march(5))
    (after,) = judged([who], asked, on=march(6))
    assert (before.verdict, before.observed) == ("unknown", 60)
    assert (after.verdict, after.observed) == ("met", 541)


def test_sessions_to_come_do_not_count_toward_a_stay_to_date() -> None:
    who = member(served(2), served(6, 481))
    (before,) = judged([who], AtLeast(NINE_HOURS, per=STAY), on=march(5))
    assert (before.verdict, before.observed) == ("unknown", 60)


@pytest.mark.parametrize("kept", [True, False])
def test_the_first_days_of_a_stay_end_with_the_last_of_them(*, kept: bool) -> None:
    who = member(served(11, 61), served(12, 62))
    window = WholeStay(10 if kept else 9)
    (row,) = judged([who], AtLeast(minutes(1), per=window), on=LATE)
    assert row.window_end == (march(12) if kept else march(11))
    assert row.observed == (61 if kept else 0)


def test_a_discharge_closes_the_first_days_of_a_stay() -> None:
    who = member(served(4, 61), days=5)
    (row,) = judged([who], AtLeast(minutes(61), per=WholeStay(10)), on=LATE)
    assert (row.verdict, row.observed) == ("met", 61)


def test_rolling_weeks_begin_on_each_day_of_the_stay() -> None:
    who = member(served(8, 61), served(9, 62))
    found = judged([who], AtMost(minutes(122), per=Rolling(7)), on=LATE)
    by_hand = {march(2): 61, **{march(day): 123 for day in range(3, 9)}, march(9): 62}
    assert amounts(found) == by_hand
    assert [row.excess for row in found] == [None, *[1] * 6, None]


def test_a_stay_shorter_than_a_rolling_window_is_one_run_of_days() -> None:
    found = judged(
        [member(served(2), days=3)], AtMost(minutes(59), per=Rolling(7)), on=LATE
    )
    assert verdicts(found) == ["unmet"]


def test_rolling_windows_reach_as_far_as_the_day_of_the_judgment() -> None:
    who = member(served(8), days=None)
    found = judged([who], AtLeast(minutes(1), per=Rolling(7)), on=march(9))
    assert starts(found) == [march(2), march(3)]


def test_service_days_are_those_on_which_there_is_a_session() -> None:
    who = member(served(3, 60), served(3, 30), served(5, 89))
    found = judged([who], AtLeast(minutes(90), per=SERVICE_DAY), on=LATE)
    assert amounts(found) == {march(3): 90, march(5): 89}
    assert verdicts(found) == ["met", "unmet"]


def test_service_days_of_two_rules_are_the_days_of_each() -> None:
    test = served(5, 89, kind=ServiceKind.DRUG_TEST)
    found = judged(
        [member(served(3, 60), test)],
        AtLeast(minutes(90), per=SERVICE_DAY),
        AtLeast(minutes(90), of=DRUG_TESTS, per=SERVICE_DAY),
        on=LATE,
    )
    assert [(row.code, row.window_start, row.observed) for row in found] == [
        ("US-XX-001", march(3), 60),
        ("US-XX-002", march(5), 89),
    ]


def test_calendar_days_are_all_days_of_the_stay() -> None:
    found = judged(
        [member(served(3), days=3)], AtLeast(minutes(1), per=CALENDAR_DAY), on=LATE
    )
    assert amounts(found) == {march(2): 0, march(3): 60, march(4): 0}


def test_days_to_come_are_no_windows() -> None:
    who = member(days=None)
    found = judged([who], AtLeast(minutes(1), per=CALENDAR_DAY), on=march(4))
    assert starts(found) == [march(2), march(3), march(4)]
    # A session of the last days may not be listed yet only where days are to come.
    assert set(verdicts(found)) == {"unmet"}


def test_a_long_stay_has_every_one_of_its_windows() -> None:
    first = date(2024, 1, 1)
    who = member(on(date(2026, 9, 27)), admitted=first, days=1001)
    found = judged([who], AtLeast(minutes(1), per=CALENDAR_DAY), on=date(2026, 12, 1))
    assert len(found) == 1001
    assert sum(row.observed or 0 for row in found) == 60


# --- windows that are cut -------------------------------------------------------------


def test_weeks_cut_by_admission_and_discharge_are_not_judged() -> None:
    who = member(admitted=march(4), days=14)
    found = judged([who], AtLeast(NINE_HOURS, per=WEEK), on=LATE)
    assert starts(found) == [march(9)]


@pytest.mark.parametrize("day", [2, 3])
def test_a_week_is_cut_from_the_day_after_its_first(day: int) -> None:
    found = judged(
        [member(admitted=march(day), days=28)], AtLeast(NINE_HOURS, per=WEEK), on=LATE
    )
    assert starts(found)[0] == (march(2) if day == 2 else march(9))


@pytest.mark.parametrize("days_long", [13, 14])
def test_a_week_is_whole_with_its_last_day(days_long: int) -> None:
    found = judged([member(days=days_long)], AtLeast(NINE_HOURS, per=WEEK), on=LATE)
    assert len(found) == days_long - 12


@pytest.mark.parametrize(("length", "rows"), [(60, 0), (61, 1)])
def test_a_ceiling_is_exceeded_in_a_part_of_a_week(length: int, rows: int) -> None:
    who = member(served(5, length), admitted=march(4), days=3)
    found = judged([who], AtMost(minutes(60), per=WEEK), on=LATE)
    assert [row.excess for row in found] == [1] * rows
    assert [(row.window_start, row.window_end) for row in found] == [
        (march(4), march(7))
    ] * rows


@pytest.mark.parametrize(("length", "rows"), [(59, 0), (60, 1)])
def test_a_strict_ceiling_is_reached_in_a_part_of_a_week(
    length: int, rows: int
) -> None:
    who = member(served(5, length), admitted=march(4), days=3)
    assert len(judged([who], Below(minutes(60), per=WEEK), on=LATE)) == rows
    band = Between(minutes(10), minutes(60), per=WEEK, high_open=True)
    assert len(judged([who], band, on=LATE)) == rows


def test_each_part_of_a_joined_rule_may_be_exceeded_in_a_cut_week() -> None:
    floor, ceiling = AtLeast(minutes(30), per=WEEK), AtMost(minutes(60), per=WEEK)
    employed = Fact("employed")
    members = [
        cut_short(61, "employed", facts=["employed"]),
        cut_short(61, "neither", denied=["employed", "refused"]),
        cut_short(61, "refused", facts=["refused"]),
        cut_short(61, "unknown"),
        cut_short(60, "short"),
    ]
    every, told = ["employed", "neither", "refused", "unknown"], Times(weekends=True)
    either = Times(weekends=True, evenings=True)
    limits = EachSession(at_least=minutes(61))
    by_hand: dict[Requirement, list[str]] = {
        AllOf((floor, ceiling)): every,
        AllOf((floor, ceiling, floor)): every,
        Given(employed, then=ceiling, otherwise=ceiling): every,
        Given(employed, then=ceiling, otherwise=floor): ["employed"],
        Given(employed, then=floor, otherwise=ceiling): ["neither"],
        Given(employed, then=floor, otherwise=floor): [],
        Given(Fact("other"), then=ceiling, otherwise=ceiling): every,
        Given(Fact("other"), then=ceiling, otherwise=floor): [],
        Excusable(ceiling, unless=("refused",)): ["neither"],
        Excusable(floor, unless=("refused",)): [],
        # It is a Thursday, of which nobody knows the hour.
        Counting(ceiling, only=told): [],
        Counting(ceiling, only=either): [],
        Counting(floor, only=told): [],
        Counting(ceiling, only=limits): every,
        Counting(ceiling, only=EachSession(at_least=minutes(62))): [],
        AllOf((floor, floor)): [],
        AllOf((ceiling, Counting(floor, only=told))): every,
        AllOf((ceiling, Excusable(floor, unless=("refused",)))): every,
        AllOf((ceiling, Given(employed, then=floor, otherwise=floor))): every,
        AllOf((floor, AtMost(HOUR, per=CALENDAR_DAY))): [],
        AllOf((floor, Counting(AtMost(HOUR, per=CALENDAR_DAY), only=limits))): [],
        AnyOf((ceiling, ceiling)): [],
    }
    found = judged(members, *by_hand, on=LATE)
    for number, (asked, expected) in enumerate(by_hand.items(), start=1):
        rows = [row for row in found if row.code == f"US-XX-{number:03}"]
        assert [row.patient for row in rows] == expected, str(asked)
        assert all(row.excess == 1 for row in rows), str(asked)


def test_an_age_that_changes_in_a_cut_week_decides_no_ceiling() -> None:
    ceiling, none = AtMost(minutes(60), per=WEEK), AtMost(minutes(600), per=WEEK)
    born = date(2008, 3, 6)
    who = cut_short(61, born=born)
    found = judged([who], Given(Age(below=18), then=ceiling, otherwise=none), on=LATE)
    assert found == []


def test_cut_windows_are_judged_where_the_reading_says_so() -> None:
    who = member(served(5), admitted=march(4), days=14)
    asked = AtLeast(minutes(60), per=WEEK)
    found = judged([who], asked, on=LATE, reading=Reading(cut_windows=True))
    assert amounts(found) == {march(4): 60, march(9): 0, march(16): 0}
    assert [row.window_end for row in found] == [march(9), march(16), march(18)]


# --- days that are judged -------------------------------------------------------------


def test_only_windows_inside_the_days_asked_about_are_judged() -> None:
    who = member(served(3), served(10), served(17), days=21)
    asked = AtLeast(minutes(60), per=WEEK)
    found = judged([who], asked, on=LATE, within=DateRange(march(9), march(16)))
    assert amounts(found) == {march(9): 60}
    cut = judged([who], asked, on=LATE, within=DateRange(march(10), march(23)))
    assert starts(cut) == [march(16)]
    onward = judged([who], asked, on=LATE, within=DateRange(march(9)))
    assert starts(onward) == [march(9), march(16)]


def test_a_stay_is_judged_over_the_days_asked_about() -> None:
    who = member(served(3), served(10), served(17), days=21)
    within = DateRange(march(10), march(17))
    (row,) = judged([who], AtLeast(minutes(60), per=STAY), on=LATE, within=within)
    assert (row.window_start, row.window_end) == (march(10), march(17))
    assert row.observed == 60


def test_stays_outside_the_days_asked_about_have_no_findings() -> None:
    within = DateRange(march(23), march(30))
    asked = AtLeast(minutes(60), per=STAY)
    assert judged([member()], asked, on=LATE, within=within) == []


def test_rolling_windows_lie_inside_the_days_asked_about() -> None:
    within = DateRange(march(4), march(12))
    found = judged(
        [member()], AtMost(minutes(60), per=Rolling(7)), on=LATE, within=within
    )
    assert starts(found) == [march(4), march(5)]


def test_a_stay_that_has_not_begun_has_no_findings() -> None:
    asked = AtLeast(minutes(60), per=CALENDAR_DAY)
    begun, later = member(patient="a"), member(patient="b", admitted=march(3))
    found = judged([begun, later], asked, on=march(2))
    assert [row.patient for row in found] == ["a"]
    both = judged([begun, later], asked, on=march(3))
    assert [row.patient for row in both] == ["a", "a", "b"]


# --- versions -------------------------------------------------------------------------


@pytest.mark.parametrize("change", [9, 11])
def test_a_week_is_judged_by_the_text_in_force(change: int) -> None:
    texts = (
        version(AtLeast(minutes(60), per=WEEK), end=march(change)),
        version(AtLeast(minutes(120), per=WEEK), march(change)),
    )
    who = member(served(3), served(9, 90), served(16, 120), days=21)
    found = judged([who], rule(*texts, judges=DELIVERED), on=LATE)
    by_hand = {march(2): 60, march(9): 120, march(16): 120}
    if change == 11:
        # Part of the week under each text: neither judges it.
        del by_hand[march(9)]
    assert {row.window_start: row.required for row in found} == by_hand


def test_no_text_is_in_force_between_two() -> None:
    texts = (
        version(AtLeast(minutes(60), per=WEEK), end=march(9)),
        version(AtLeast(minutes(60), per=WEEK), march(16)),
    )
    found = judged([member(days=21)], rule(*texts, judges=DELIVERED), on=LATE)
    assert starts(found) == [march(2), march(16)]


@pytest.mark.parametrize(("day", "rows"), [(8, 1), (9, 2)])
def test_a_text_that_is_not_yet_in_force_judges_nothing(day: int, rows: int) -> None:
    texts = (
        version(AtLeast(HOUR, per=CALENDAR_DAY), end=march(2)),
        version(AtLeast(HOUR, per=WEEK), march(2), march(9)),
        version(AtLeast(HOUR, per=CALENDAR_DAY), march(9)),
    )
    found = judged([member()], rule(*texts, judges=DELIVERED), on=march(day))
    assert len(found) == rows


def test_a_window_after_the_last_reading_of_the_text_says_so() -> None:
    text = version(AtLeast(minutes(60), per=WEEK), verified=march(8))
    found = judged([member()], rule(text, judges=DELIVERED), on=LATE)
    assert [row.notices for row in found] == ["", "the text is not known to stand"]


def test_a_window_may_be_as_late_as_the_day_of_reading() -> None:
    text = version(AtLeast(minutes(60), per=WEEK), verified=march(15))
    found = judged([member()], rule(text, judges=DELIVERED), on=LATE)
    assert [row.notices for row in found] == ["", ""]


def test_monday_is_the_first_day_of_this_file() -> None:
    assert march(2) == MONDAY
