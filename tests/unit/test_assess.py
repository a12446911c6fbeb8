"""Verdicts as arithmetic over recorded and possible sessions."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import attrs
import pytest

from continuum.assess import Assessment, Assessor, Observed, Reading, assess
from continuum.circumstances import Circumstances
from continuum.conditions import Age, Elapsed, Fact, Phase
from continuum.errors import (
    ContinuumError,
    FieldTypeError,
    FieldValueError,
    UndecidedError,
)
from continuum.ledger import Exclusion, ExclusionReason, Ledger
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    Week,
    Weekday,
    Window,
)
from continuum.requirements import (
    Above,
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    EachSession,
    Gap,
    Given,
    Requirement,
    Unit,
    days,
    hours,
    minutes,
    occasions,
    sessions,
)
from continuum.services import GROUP, Format, Mode, ServiceFilter, ServiceKind
from continuum.sessions import Session
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    EDUCATION,
    FORTNIGHT,
    MONDAY,
    WHOLE_WEEK,
    march,
    served,
    span,
)

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
FLOOR = AtLeast(hours(9), per=WEEK)
EVENING = time(18)


def week_of(least: int, most: int | None = None) -> Ledger:
    """A week with so many minutes recorded, and so many recorded and possible."""
    more = 0 if most is None else most - least
    return Ledger(
        recorded=(served(2, least),) if least else (),
        possible=(served(4, more),) if more else (),
    )


def on(requirement: Requirement, *found: Session) -> Assessment:
    return assess(requirement, found, WHOLE_WEEK)


# --- what is refused ------------------------------------------------------------------


def test_a_window_without_an_end_is_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"assess\.within must be a range with an end, not None"
    ):
        assess(FLOOR, [], DateRange(MONDAY))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("given", {"age": 30}, "a Circumstances"),
        ("reading", Week(), "a Reading"),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused_by_its_name(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"assess\.{field} must be {expected}, not"
    ):
        assess(FLOOR, [], WHOLE_WEEK, **{field: value})


def test_an_assessment_is_neither_true_nor_false() -> None:
    """Else ``if assess(...)`` would hold for what is not met."""
    with pytest.raises(UndecidedError):
        bool(on(FLOOR))


def test_a_window_that_is_a_day_is_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"assess\.within must be a DateRange"):
        assess(FLOOR, [], MONDAY)


def test_what_is_no_requirement_is_refused() -> None:
    with pytest.raises(FieldTypeError, match="must be a requirement, not Amount"):
        assess(hours(9), [], WHOLE_WEEK)


def test_facts_that_are_no_sessions_are_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"assess\.facts\[1\] must be a Session"):
        assess(FLOOR, (served(2), "Tuesday"), WHOLE_WEEK)


# --- bounds ---------------------------------------------------------------------------

FLOOR_9 = AtLeast(hours(9), per=WEEK)
CEILING_9 = AtMost(hours(9), per=WEEK)
ABOVE_9, BELOW_9 = Above(hours(9), per=WEEK), Below(hours(9), per=WEEK)
BAND = Between(hours(9), hours(19), per=WEEK)
OPEN_BAND = Between(hours(9), hours(19), per=WEEK, low_open=True, high_open=True)


@pytest.mark.parametrize(
    ("bound", "least", "most", "verdict"),
    [
        (FLOOR_9, 539, 539, UNMET),
        (FLOOR_9, 540, 540, MET),
        (FLOOR_9, 0, 539, UNMET),
        (FLOOR_9, 0, 540, UNKNOWN),
        (FLOOR_9, 539, 600, UNKNOWN),
        (FLOOR_9, 540, 600, MET),
        (CEILING_9, 540, 540, MET),
        (CEILING_9, 541, 541, UNMET),
        (CEILING_9, 0, 540, MET),
        (CEILING_9, 0, 541, UNKNOWN),
        (CEILING_9, 541, 600, UNMET),
        (ABOVE_9, 540, 540, UNMET),
        (ABOVE_9, 541, 541, MET),
        (ABOVE_9, 0, 540, UNMET),
        (ABOVE_9, 540, 541, UNKNOWN),
        (BELOW_9, 539, 539, MET),
        (BELOW_9, 540, 540, UNMET),
        (BELOW_9, 0, 539, MET),
        (BELOW_9, 539, 540, UNKNOWN),
        (BAND, 539, 539, UNMET),
        (BAND, 540, 540, MET),
        (BAND, 1140, 1140, MET),
        (BAND, 1141, 1141, UNMET),
        (BAND, 540, 1140, MET),
        (BAND, 539, 1140, UNKNOWN),
        (BAND, 540, 1141, UNKNOWN),
        (BAND, 0, 539, UNMET),
        (OPEN_BAND, 540, 540, UNMET),
        (OPEN_BAND, 541, 541, MET),
        (OPEN_BAND, 1139, 1139, MET),
        (OPEN_BAND, 1140, 1140, UNMET),
    ],
)
def test_a_bound_turns_at_its_amount_and_not_a_minute_off(
    bound: Bound, least: int, most: int, verdict: Verdict
) -> None:
    found = assess(bound, week_of(least, most), WHOLE_WEEK)
    assert found.verdict is verdict
    assert found.observed == Observed(least, most, Unit.MINUTES)


def test_an_unknown_count_names_the_record_it_lacks_and_a_decided_one_nothing() -> None:
    assert assess(FLOOR, week_of(0, 600), WHOLE_WEEK).missing == ("attendance",)
    assert assess(FLOOR, week_of(540, 600), WHOLE_WEEK).missing == ()


def test_nothing_at_all_is_no_service_and_not_an_unknown_amount() -> None:
    assert on(FLOOR).verdict is UNMET
    assert on(CEILING_9).verdict is MET


def test_a_missed_session_stands_beside_the_count_with_its_reason() -> None:
    missed = Exclusion(served(3, 180), ExclusionReason.EXCUSED)
    ledger = Ledger(recorded=(served(2, 500),), excluded=(missed,))
    found = assess(FLOOR, ledger, WHOLE_WEEK)
    assert found.excluded == (missed,)
    assert [credit.minutes for credit in found.counted] == [500]


# --- facts that are missing -----------------------------------------------------------


def test_a_session_of_unknown_length_makes_a_sum_unknown_and_never_zero() -> None:
    found = on(FLOOR, served(2, 180), served(3, None))
    assert (found.verdict, found.missing) == (UNKNOWN, ("minutes",))
    assert found.observed == Observed(180, 180 + 1440, Unit.MINUTES)


def test_a_session_of_unknown_length_is_no_longer_than_on_the_clock() -> None:
    unknown = served(3, None, EVENING, elapsed=359)
    assert on(FLOOR, served(2, 180), unknown).verdict is UNMET
    longer = attrs.evolve(unknown, elapsed=360)
    assert on(FLOOR, served(2, 180), longer).verdict is UNKNOWN


def test_a_filter_by_a_trait_nobody_recorded_names_the_trait() -> None:
    groups = AtLeast(hours(1), of=GROUP, per=WEEK)
    known = served(2, 60, format=Format.GROUP)
    assert on(groups, known).verdict is MET
    found = on(groups, attrs.evolve(known, format=None))
    assert (found.verdict, found.missing) == (UNKNOWN, ("format",))
    both = ServiceFilter.of(formats=[Format.GROUP], modes=[Mode.VIDEO])
    assert on(AtLeast(hours(1), of=both, per=WEEK), served(2)).missing == (
        "format, mode",
    )


def test_sessions_yet_to_be_listed_leave_a_floor_open_and_a_broken_ceiling_broken() -> (
    None
):
    ledger = Ledger(recorded=(served(2, 541),), open_from=march(3))
    assert assess(CEILING_9, ledger, WHOLE_WEEK).verdict is UNMET
    short = Ledger(recorded=(served(2, 60),), open_from=march(8))
    found = assess(FLOOR, short, WHOLE_WEEK)
    assert found.verdict is UNKNOWN
    assert found.missing == ("sessions from 2026-03-08 on",)
    assert found.observed == Observed(60, None, Unit.MINUTES)


def test_sessions_to_come_after_the_window_do_not_matter() -> None:
    short = Ledger(recorded=(served(2, 60),), open_from=march(9))
    assert assess(FLOOR, short, WHOLE_WEEK).verdict is UNMET


def test_a_stay_that_goes_on_has_no_most() -> None:
    ceiling = AtMost(hours(9), per=STAY)
    ledger = Ledger(recorded=(served(2, 60),), open_from=march(9))
    assert assess(ceiling, ledger, WHOLE_WEEK).verdict is UNKNOWN


# --- what is counted ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "verdict"),
    [
        (sessions(3), MET),
        (sessions(4), UNMET),
        (sessions(2, each=hours(1)), MET),
        (sessions(2, each=minutes(61)), UNMET),
        (days(2), MET),
        (days(3), UNMET),
        (days(1, each=minutes(119)), MET),
        (days(2, each=minutes(60)), MET),
        (days(2, each=minutes(61)), UNMET),
        (occasions(2), MET),
        (occasions(3), UNMET),
        (minutes(179), MET),
        (minutes(180), UNMET),
    ],
)
def test_sessions_days_and_occasions_are_counted_each_in_their_way(
    amount: Amount, verdict: Verdict
) -> None:
    # Monday 18:00 to 19:59 in two sessions that touch, Thursday one hour.
    found = on(
        AtLeast(amount, per=WEEK),
        served(2, 59, EVENING),
        served(2, 60, time(18, 59)),
        served(5, 60, EVENING),
    )
    assert found.verdict is verdict


def test_a_day_reaches_its_minutes_with_all_of_its_sessions_together() -> None:
    split = (served(2, 90), served(2, 90), served(3, 179))
    assert on(AtLeast(days(1, each=hours(3)), per=WEEK), *split).verdict is MET
    assert on(AtLeast(days(2, each=hours(3)), per=WEEK), *split).verdict is UNMET


def test_sessions_a_minute_apart_are_two_occasions_and_touching_ones_are_one() -> None:
    two = AtLeast(occasions(2), per=WEEK)
    first = served(2, 60, EVENING)
    assert on(two, first, served(2, 60, time(19, 1))).verdict is MET
    assert on(two, first, served(2, 60, time(19))).verdict is UNMET


def test_sessions_of_one_day_without_clock_times_are_one_occasion_at_least() -> None:
    found = on(AtLeast(occasions(2), per=WEEK), served(2), served(2))
    assert found.observed == Observed(1, 2, Unit.OCCASIONS)
    assert (found.verdict, found.missing) == (UNKNOWN, ("clock times of sessions",))
    two_days = on(AtLeast(occasions(2), per=WEEK), served(2), served(3))
    assert two_days.verdict is MET
    beside = on(AtLeast(occasions(2), per=WEEK), served(2), served(2, 60, time(9)))
    assert beside.observed == Observed(1, 2, Unit.OCCASIONS)


def test_a_possible_session_may_join_two_occasions_or_be_one() -> None:
    before, between, after = (served(2, 60, time(hour)) for hour in (18, 19, 20))
    two = AtLeast(occasions(2), per=WEEK)
    joined = assess(
        two, Ledger(recorded=(before, after), possible=(between,)), WHOLE_WEEK
    )
    assert joined.observed == Observed(1, 2, Unit.OCCASIONS)
    assert joined.verdict is UNKNOWN
    every = assess(two, Ledger(possible=(before, between, after)), WHOLE_WEEK)
    assert every.observed == Observed(0, 2, Unit.OCCASIONS)
    one = assess(two, Ledger(recorded=(before, between), possible=(after,)), WHOLE_WEEK)
    assert one.observed == Observed(1, 1, Unit.OCCASIONS)
    one = assess(two, Ledger(recorded=(between,), possible=(before,)), WHOLE_WEEK)
    assert one.observed == Observed(1, 1, Unit.OCCASIONS)


def test_possible_days_may_reach_what_recorded_ones_do_not() -> None:
    ledger = Ledger(
        recorded=(served(2, 120),), possible=(served(2, 60), served(4, 180))
    )
    bound = AtLeast(days(2, each=hours(3)), per=WEEK)
    found = assess(bound, ledger, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(0, 2, Unit.DAYS))
    assert assess(bound, [], WHOLE_WEEK).observed == Observed(0, 0, Unit.DAYS)


def test_a_possible_session_counts_among_sessions_once_it_takes_place() -> None:
    ledger = Ledger(recorded=(served(2),), possible=(served(3, 59),))
    found = assess(AtLeast(sessions(2), per=WEEK), ledger, WHOLE_WEEK)
    assert found.observed == Observed(1, 2, Unit.SESSIONS)
    each = assess(AtLeast(sessions(2, each=hours(1)), per=WEEK), ledger, WHOLE_WEEK)
    assert each.verdict is UNMET
    ledger = Ledger(recorded=(served(2),), possible=(served(3, 60),))
    hour_long = AtLeast(sessions(2, each=hours(1)), per=WEEK)
    assert assess(hour_long, ledger, WHOLE_WEEK).verdict is UNKNOWN


# --- connectives ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (MET, MET, MET, MET),
        (MET, UNKNOWN, UNKNOWN, MET),
        (MET, UNMET, UNMET, MET),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, UNMET, UNMET, UNKNOWN),
        (UNMET, UNMET, UNMET, UNMET),
    ],
)
def test_connectives_are_those_of_kleene(
    one: Verdict, other: Verdict, both: Verdict, either: Verdict
) -> None:
    ledger = week_of(60, 120)
    asked = {
        MET: AtLeast(hours(1), per=WEEK),
        UNKNOWN: AtLeast(hours(2), per=WEEK),
        UNMET: AtLeast(hours(3), per=WEEK),
    }
    parts = (asked[one], asked[other])
    every = assess(AllOf(parts), ledger, WHOLE_WEEK)
    some = assess(AnyOf(parts), ledger, WHOLE_WEEK)
    assert (every.verdict, some.verdict) == (both, either)
    assert every.missing == (("attendance",) if both is UNKNOWN else ())
    assert [part.verdict for part in every.parts] == [one, other]


ADOLESCENT = Given(Age(below=18), then=AtLeast(hours(6), per=WEEK), otherwise=FLOOR)


@pytest.mark.parametrize(
    ("born", "verdict"),
    [
        (date(2008, 3, 3), MET),  # 18 on the second day of the week
        (date(2008, 3, 2), UNMET),  # 18 on its first
        (None, UNKNOWN),
    ],
)
def test_age_is_that_of_the_first_day_of_the_window(
    born: date | None, verdict: Verdict
) -> None:
    given = Circumstances(born=born)
    found = assess(ADOLESCENT, [served(2, 360)], WHOLE_WEEK, given=given)
    assert found.verdict is verdict
    assert found.missing == (() if born else ("age",))


@pytest.mark.parametrize(
    ("found", "verdict"), [(359, UNMET), (360, UNKNOWN), (539, UNKNOWN), (540, MET)]
)
def test_an_unknown_age_does_not_matter_where_both_branches_agree(
    found: int, verdict: Verdict
) -> None:
    assert on(ADOLESCENT, served(2, found)).verdict is verdict


def test_an_unknown_fact_and_an_unknown_branch_are_both_named() -> None:
    found = assess(ADOLESCENT, week_of(0, 600), WHOLE_WEEK)
    assert found.missing == ("age", "attendance")


@pytest.mark.parametrize(
    ("condition", "given", "name"),
    [
        (Phase("aftercare"), Circumstances(phase="aftercare"), "phase"),
        (Fact("employed"), Circumstances(facts=frozenset({"employed"})), "employed"),
        (Elapsed(below=1), Circumstances(admitted=MONDAY), "day of admission"),
    ],
)
def test_a_condition_that_nobody_recorded_is_named(
    condition: Age, given: Circumstances, name: str
) -> None:
    choice = Given(condition, then=AtLeast(hours(1), per=WEEK), otherwise=FLOOR)
    found = assess(choice, [served(2)], WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, (name,))
    assert assess(choice, [served(2)], WHOLE_WEEK, given=given).verdict is MET


# --- each session ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("each", "good", "bad"),
    [
        (EachSession(at_least=hours(1)), served(2, 60), served(2, 59)),
        (EachSession(at_most=hours(3)), served(2, 180), served(2, 181)),
        (EachSession(fewest=2), served(2, participants=2), served(2, participants=1)),
        (EachSession(most=12), served(2, participants=12), served(2, participants=13)),
    ],
)
def test_one_session_beyond_a_limit_is_enough(
    each: EachSession, good: Session, bad: Session
) -> None:
    assert on(each, good).verdict is MET
    assert on(each, good, bad).verdict is UNMET


@pytest.mark.parametrize(
    ("each", "name"),
    [
        (EachSession(at_least=hours(1)), "minutes"),
        (EachSession(most=12), "participants"),
    ],
)
def test_a_session_that_does_not_tell_leaves_its_limit_open(
    each: EachSession, name: str
) -> None:
    found = on(each, served(2, None))
    assert (found.verdict, found.missing) == (UNKNOWN, (name,))
    broken = on(each, served(2, None), served(3, 30, participants=13))
    assert (broken.verdict, broken.missing) == (UNMET, ())


def test_a_session_that_may_not_take_place_breaks_nothing_yet() -> None:
    each = EachSession(at_least=hours(1))
    found = assess(each, Ledger(possible=(served(2, 59),)), WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    # Long enough, but if it does not take place there is nothing to be met.
    found = assess(each, Ledger(possible=(served(2, 60),)), WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    ledger = Ledger(recorded=(served(3),), possible=(served(2, 60),))
    assert assess(each, ledger, WHOLE_WEEK).verdict is MET


def test_limits_hold_only_for_the_sessions_they_are_about() -> None:
    each = EachSession(of=EDUCATION, at_least=hours(1))
    assert on(each, served(2, 30)).verdict is MET
    assert on(each, served(2, 30, kind=ServiceKind.EDUCATION)).verdict is UNMET


# --- gaps -----------------------------------------------------------------------------

THREE_DAYS = Gap(days(3), per=STAY)


@pytest.mark.parametrize(("last", "verdict"), [(6, MET), (7, UNMET)])
def test_a_gap_of_days_counts_the_days_wholly_without_service(
    last: int, verdict: Verdict
) -> None:
    # Monday the 2nd, then Friday the 6th: Tuesday, Wednesday, Thursday.
    found = on(THREE_DAYS, served(2), served(last))
    assert found.verdict is verdict
    assert found.observed == Observed(last - 3, last - 3, Unit.DAYS)


def test_two_sessions_on_one_day_leave_no_gap() -> None:
    found = assess(Gap(days(0), per=STAY), [served(2), served(2)], span(MONDAY, 1))
    assert found.observed == Observed(0, 0, Unit.DAYS)
    assert found.verdict is MET


@pytest.mark.parametrize(("minute", "verdict"), [(0, MET), (1, UNMET)])
def test_a_gap_of_hours_runs_from_the_end_to_the_next_start(
    minute: int, verdict: Verdict
) -> None:
    gap = Gap(hours(72), per=STAY)
    first, second = served(2, 60, time(18)), served(5, 60, time(19, minute))
    found = on(gap, first, second, served(7, 60, time(12)))
    assert found.verdict is verdict
    assert found.observed == Observed(72 * 60 + minute, 72 * 60 + minute, Unit.MINUTES)


def test_a_long_session_ends_a_stretch_later_than_a_short_one_inside_it() -> None:
    gap = Gap(hours(1), per=STAY)
    long, short = served(2, 180, time(18)), served(2, 30, time(18, 30))
    around = served(2, 1080, time(0)), served(2, 120, time(22))
    assert assess(gap, [long, short, *around], span(MONDAY, 1)).verdict is MET


@pytest.mark.parametrize(("next_week", "verdict"), [(12, MET), (13, UNMET)])
def test_a_stretch_that_begins_in_the_window_ends_with_the_first_session_after_it(
    next_week: int, verdict: Verdict
) -> None:
    found = on(Gap(days(3), per=WEEK), served(5), served(8), served(next_week))
    assert found.verdict is verdict


def test_a_stretch_that_begins_before_the_window_is_not_judged_in_it() -> None:
    week = span(march(9), 7)
    after = assess(Gap(days(3), per=WEEK), [served(2), served(14)], week)
    assert after.verdict is MET
    # The 9th to the 13th: without a session before, it begins with the window.
    first = assess(Gap(days(3), per=WEEK), [served(14)], week)
    assert (first.verdict, first.excess) == (UNMET, 2)
    ledger = Ledger(recorded=(served(14),), possible=(served(8),))
    perhaps = assess(Gap(days(3), per=WEEK), ledger, week)
    assert (perhaps.verdict, perhaps.observed) == (UNKNOWN, Observed(1, 5, Unit.DAYS))


@pytest.mark.parametrize(("last", "verdict"), [(5, MET), (4, UNMET)])
def test_the_days_after_the_last_session_of_a_window_are_a_stretch(
    last: int, verdict: Verdict
) -> None:
    # Of a session on the 5th, the 6th, 7th and 8th are left; of one on the 4th, four.
    assert on(Gap(days(3), per=WEEK), served(2), served(last)).verdict is verdict


def test_before_admission_there_is_no_stretch() -> None:
    gap, given = Gap(days(3), per=WEEK), Circumstances(admitted=march(6))
    assert assess(gap, [served(7)], WHOLE_WEEK).verdict is UNMET
    assert assess(gap, [served(7)], WHOLE_WEEK, given=given).verdict is MET
    assert assess(gap, [], WHOLE_WEEK, given=given).verdict is MET
    assert assess(gap, [], WHOLE_WEEK).verdict is UNMET
    # The group met on the Monday, before there was a patient; of the 6th to the 8th
    # three days are left.
    tight, group = Gap(days(2), per=WEEK), [served(2)]
    assert assess(tight, group, WHOLE_WEEK, given=given).verdict is UNMET
    assert assess(gap, group, WHOLE_WEEK, given=given).verdict is MET


@pytest.mark.parametrize(("end", "verdict"), [(6, MET), (7, UNMET)])
def test_the_days_to_the_end_of_what_is_judged_are_a_stretch_too(
    end: int, verdict: Verdict
) -> None:
    ledger = Ledger(recorded=(served(2),))
    judge = Assessor(ledger, Circumstances(), Reading(), DateRange(MONDAY, march(end)))
    assert judge.assess(THREE_DAYS, WHOLE_WEEK, STAY).verdict is verdict
    hourly = Gap(hours(77), per=STAY)
    timed = Ledger(recorded=(served(2, 60, EVENING),))
    judge = Assessor(timed, Circumstances(), Reading(), DateRange(MONDAY, march(end)))
    # From Monday 19:00 to the midnight that begins the 6th are 77 hours.
    assert judge.assess(hourly, WHOLE_WEEK, STAY).verdict is verdict


def test_sessions_without_clock_times_leave_a_gap_of_hours_open() -> None:
    gap = Gap(hours(72), per=STAY)
    found = on(gap, served(2, 60, EVENING), served(3))
    assert (found.verdict, found.missing) == (UNKNOWN, ("clock times of sessions",))
    assert found.observed is None
    closing = assess(
        gap, Ledger(recorded=(served(2, 60, EVENING), served(10))), WHOLE_WEEK
    )
    assert closing.missing == ("clock times of sessions",)


def test_a_possible_session_may_close_a_gap() -> None:
    ledger = Ledger(recorded=(served(2), served(8)), possible=(served(5),))
    found = assess(THREE_DAYS, ledger, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    assert found.observed == Observed(2, 5, Unit.DAYS)


def test_a_possible_session_before_the_first_certain_one_may_open_a_gap() -> None:
    ledger = Ledger(recorded=(served(6),), possible=(served(2),))
    found = assess(THREE_DAYS, ledger, WHOLE_WEEK)
    # From the 3rd to the 5th, or from the 2nd if nothing took place on it.
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(3, 4, Unit.DAYS))


def test_possible_sessions_after_the_window_may_end_its_last_stretch() -> None:
    recorded = served(2), served(6), served(12)
    ledger = Ledger(recorded=recorded, possible=(served(9),))
    found = assess(Gap(days(4), per=WEEK), ledger, WHOLE_WEEK)
    assert found.verdict is UNKNOWN
    assert found.missing == ("attendance",)


def test_a_stretch_that_goes_on_is_open_until_it_is_too_long() -> None:
    today = Ledger(recorded=(served(2),), open_from=march(6))
    found = assess(THREE_DAYS, today, WHOLE_WEEK)
    assert found.verdict is UNKNOWN
    assert found.observed == Observed(3, None, Unit.DAYS)
    assert found.missing == ("sessions from 2026-03-06 on",)
    tomorrow = attrs.evolve(today, open_from=march(7))
    assert assess(THREE_DAYS, tomorrow, WHOLE_WEEK).verdict is UNMET


def test_a_stretch_that_goes_on_after_the_window_is_open_too() -> None:
    ledger = Ledger(recorded=(served(5), served(8)), open_from=march(10))
    found = assess(Gap(days(3), per=WEEK), ledger, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (
        UNKNOWN,
        ("sessions from 2026-03-10 on",),
    )


def test_a_window_without_sessions_is_one_stretch_itself() -> None:
    found = on(THREE_DAYS)
    assert (found.verdict, found.excess) == (UNMET, 4)
    assert on(Gap(days(7), per=STAY)).verdict is MET
    found = on(Gap(hours(72), per=STAY))
    assert (found.verdict, found.excess) == (UNMET, 7 * 1440 - 72 * 60)


def test_a_window_without_sessions_yet_is_a_stretch_so_far() -> None:
    ledger = Ledger(open_from=march(4))
    found = assess(Gap(days(3), per=WEEK), ledger, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (UNKNOWN, Observed(2, None, Unit.DAYS))
    late = Ledger(open_from=march(6))
    assert assess(Gap(days(3), per=WEEK), late, WHOLE_WEEK).verdict is UNMET


# --- windows inside windows -----------------------------------------------------------

DAILY = AtLeast(hours(2), per=SERVICE_DAY)


@pytest.mark.parametrize(("shortest", "verdict"), [(119, UNMET), (120, MET)])
def test_a_daily_floor_inside_a_week_holds_on_every_service_day(
    shortest: int, verdict: Verdict
) -> None:
    both = AllOf((DAILY, AtLeast(hours(1), per=WEEK)))
    found = on(both, served(2, 120), served(4, shortest))
    assert found.verdict is verdict
    assert [leaf.window.start.day for leaf in found.leaves()] == [2, 4, 2]


def test_a_day_without_service_breaks_a_floor_of_calendar_days_alone() -> None:
    weekly = AtLeast(hours(1), per=WEEK)
    every_day = AllOf((AtLeast(hours(2), per=CALENDAR_DAY), weekly))
    assert on(AllOf((DAILY, weekly)), served(2, 120)).verdict is MET
    found = on(every_day, served(2, 120))
    assert found.verdict is UNMET
    assert found.deciding.window == span(march(3), 1)


def test_a_day_that_may_not_be_a_service_day_breaks_nothing_yet() -> None:
    both = AllOf((DAILY, AtMost(hours(40), per=WEEK)))
    ledger = Ledger(recorded=(served(2, 120),), possible=(served(4, 119),))
    found = assess(both, ledger, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    full_day = AllOf((AtLeast(days(1, each=hours(2)), per=SERVICE_DAY), FLOOR))
    inside = assess(full_day, ledger, WHOLE_WEEK).parts[0]
    assert inside.verdict is UNKNOWN


def test_a_weekly_floor_inside_a_fortnight_holds_in_both_weeks() -> None:
    both = AllOf((FLOOR, AtMost(hours(40), per=Blocks(14))))
    ledger = [served(2, 540), served(9, 539)]
    found = assess(both, ledger, FORTNIGHT)
    assert [part.verdict for part in found.parts[0].parts] == [MET, UNMET]
    assert found.deciding.shortfall == 1


def test_weeks_that_begin_before_the_wider_window_belong_to_the_one_before() -> None:
    april = DateRange(date(2026, 4, 1), date(2026, 5, 1))
    both = AllOf((FLOOR, AtMost(hours(99), per=CALENDAR_MONTH)))
    weeks = [part.window.start for part in assess(both, [], april).parts[0].parts]
    # 1 April is a Wednesday; the week of the 27th ends in May.
    assert weeks == [date(2026, 4, day) for day in (6, 13, 20, 27)]


def test_inner_windows_cut_by_the_days_judged_are_left_out() -> None:
    judged = DateRange(MONDAY, march(15))
    judge = Assessor(Ledger(), Circumstances(), Reading(), judged)
    both = AllOf((FLOOR, AtMost(hours(99), per=CALENDAR_MONTH)))
    found = judge.assess(both, span(march(1), 31), CALENDAR_MONTH)
    assert [part.window for part in found.parts[0].parts] == [WHOLE_WEEK]


def test_no_service_day_asks_nothing_unless_more_may_come() -> None:
    inside = AllOf((DAILY, AtMost(hours(40), per=WEEK)))
    assert on(inside).verdict is MET
    found = assess(inside, Ledger(open_from=march(8)), WHOLE_WEEK)
    assert found.verdict is UNKNOWN
    assert found.missing == ("sessions from 2026-03-08 on",)
    assert assess(inside, Ledger(open_from=march(9)), WHOLE_WEEK).verdict is MET


# --- windows and readings -------------------------------------------------------------


def test_the_first_day_of_the_week_turns_a_verdict() -> None:
    fortnight = DateRange(march(1), march(16))
    # Nine hours from Sunday the 8th to Saturday, eight of them from Monday on.
    found = [served(2, 540), served(8, 60), served(9, 480)]
    monday = assess(FLOOR, found, fortnight)
    sunday = assess(FLOOR, found, fortnight, reading=Reading(week=Week(Weekday.SUNDAY)))
    assert [part.verdict for part in monday.parts] == [MET, UNMET]
    assert [part.verdict for part in sunday.parts] == [MET, MET]
    assert [part.window.start.day for part in sunday.parts] == [1, 8]


def test_every_whole_window_of_a_range_must_hold_and_cut_ones_are_left_out() -> None:
    found = assess(FLOOR, [served(9, 540)], DateRange(march(4), march(17)))
    assert found.verdict is MET
    assert [str(part.window) for part in found.parts] == ["2026-03-09 to 2026-03-15"]


def test_a_range_without_a_whole_window_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"assess\.within must be one week from Monday or more, not '2026-03-03 ",
    ):
        assess(FLOOR, [], DateRange(march(3), march(9)))


def test_a_program_week_counts_from_admission() -> None:
    both = AllOf((FLOOR, AtMost(hours(40), per=Blocks(14))))
    within = span(march(4), 14)
    found = assess(
        both,
        [served(4, 540)],
        within,
        given=Circumstances(admitted=march(4)),
        reading=Reading(week=PROGRAM_WEEK),
    )
    assert [str(part.window) for part in found.parts[0].parts] == [
        "2026-03-04 to 2026-03-10",
        "2026-03-11 to 2026-03-17",
    ]


def test_a_text_that_names_its_week_is_not_read_otherwise() -> None:
    named = Week(Weekday.SATURDAY)
    assert Reading(week=Week(Weekday.SUNDAY)).resolve(named) is named
    assert Reading(week=Week(Weekday.SUNDAY)).resolve(WEEK) == Week(Weekday.SUNDAY)


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (Reading(), "week from Monday"),
        (Reading(week=PROGRAM_WEEK), "program week"),
        (
            Reading(average_over=CALENDAR_MONTH, cut_windows=True),
            (
                "week from Monday; averages over the calendar month;"
                " cut windows judged as whole"
            ),
        ),
    ],
)
def test_a_reading_prints_its_choices(reading: Reading, text: str) -> None:
    assert str(reading) == text


def test_a_reading_of_the_week_is_a_week_that_names_its_first_day() -> None:
    with pytest.raises(
        FieldTypeError, match=r"Reading\.week must be a week or PROGRAM"
    ):
        Reading(week=CALENDAR_DAY)
    with pytest.raises(
        FieldValueError, match=r"Reading\.week must be a week that names its first day"
    ):
        Reading(week=WEEK)
    with pytest.raises(
        FieldValueError, match=r"Reading\.week must be a block of 7 days, not 8"
    ):
        Reading(week=Blocks(8))


def test_the_other_choices_of_a_reading_have_their_types() -> None:
    with pytest.raises(FieldTypeError, match=r"Reading\.average_over must be a window"):
        Reading(average_over="month")
    with pytest.raises(FieldTypeError, match=r"Reading\.cut_windows must be a bool"):
        Reading(cut_windows=1)


# --- means ----------------------------------------------------------------------------

MEAN = Average(FLOOR)


@pytest.mark.parametrize(("second", "verdict"), [(479, UNMET), (480, MET)])
def test_a_mean_lets_a_full_week_make_up_for_a_short_one(
    second: int, verdict: Verdict
) -> None:
    found = assess(MEAN, [served(2, 600), served(9, second)], FORTNIGHT)
    assert found.verdict is verdict
    assert found.observed == Observed(600 + second, 600 + second, Unit.MINUTES, 2)
    assert found.shortfall == (1 if verdict is UNMET else None)


def test_weeks_that_the_span_cuts_are_left_out_of_a_mean() -> None:
    month = DateRange(date(2026, 4, 1), date(2026, 5, 1))
    within = [date(2026, 4, day) for day in (6, 13, 20)]
    outside = [date(2026, 4, day) for day in (1, 27)]
    mean = Average(FLOOR, over=CALENDAR_MONTH)
    full = [
        Session(day=day, minutes=540, kind=ServiceKind.COUNSELING) for day in within
    ]
    found = assess(mean, full, month)
    assert (found.verdict, found.observed) == (
        MET,
        Observed(1620, 1620, Unit.MINUTES, 3),
    )
    assert [credit.session.day for credit in found.counted] == within
    cut = [
        attrs.evolve(session, day=day)
        for session, day in zip(full[:2], outside, strict=True)
    ]
    assert assess(mean, cut, month).observed == Observed(0, 0, Unit.MINUTES, 3)


def test_a_span_without_a_whole_week_has_no_mean() -> None:
    found = assess(Average(FLOOR), [served(3, 540)], DateRange(march(3), march(9)))
    assert found.verdict is UNKNOWN
    assert found.missing == ("a whole week from Monday in the span",)


@pytest.mark.parametrize(
    ("bound", "total", "verdict"),
    [
        (AtMost(hours(9), per=WEEK), 1080, MET),
        (AtMost(hours(9), per=WEEK), 1081, UNMET),
        (Above(hours(9), per=WEEK), 1080, UNMET),
        (Above(hours(9), per=WEEK), 1081, MET),
        (Below(hours(9), per=WEEK), 1079, MET),
        (Below(hours(9), per=WEEK), 1080, UNMET),
        (Between(hours(9), hours(10), per=WEEK), 1079, UNMET),
        (Between(hours(9), hours(10), per=WEEK), 1080, MET),
        (Between(hours(9), hours(10), per=WEEK, low_open=True), 1080, UNMET),
        (Between(hours(9), hours(10), per=WEEK, low_open=True), 1081, MET),
        (Between(hours(9), hours(10), per=WEEK), 1200, MET),
        (Between(hours(9), hours(10), per=WEEK), 1201, UNMET),
        (Between(hours(9), hours(10), per=WEEK, high_open=True), 1199, MET),
        (Between(hours(9), hours(10), per=WEEK, high_open=True), 1200, UNMET),
    ],
)
def test_a_mean_is_compared_without_fractions(
    bound: Bound, total: int, verdict: Verdict
) -> None:
    found = assess(Average(bound), [served(2, total - 100), served(9, 100)], FORTNIGHT)
    assert found.verdict is verdict


def test_possible_sessions_leave_a_mean_open() -> None:
    ledger = Ledger(recorded=(served(2, 540),), possible=(served(9, 540),))
    found = assess(MEAN, ledger, FORTNIGHT)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    listed = Ledger(recorded=(served(2, 540),), open_from=march(14))
    assert assess(MEAN, listed, FORTNIGHT).missing == ("sessions from 2026-03-14 on",)


def test_a_mean_over_a_narrower_span_is_taken_in_each_of_them() -> None:
    # 1200 minutes in the first program fortnight, 1000 in the second.
    each = AllOf((Average(FLOOR, over=Blocks(14)), AtMost(hours(99), per=Blocks(28))))
    found = assess(each, [served(2, 1200), served(16, 1000)], span(MONDAY, 28))
    assert [part.verdict for part in found.parts[0].parts] == [MET, UNMET]
    over_both = Average(FLOOR, over=Blocks(28))
    found = assess(over_both, [served(2, 1200), served(16, 1000)], span(MONDAY, 28))
    assert found.verdict is MET  # 2200 of 2160


def test_the_reading_decides_over_what_a_mean_is_taken() -> None:
    joined = AllOf((MEAN, AtMost(hours(99), per=Blocks(28))))
    found = [served(2, 1200), served(16, 1000)]
    month, fortnight = span(MONDAY, 28), Reading(average_over=Blocks(14))
    assert assess(MEAN, found, month, reading=Reading()).parts == ()
    parts = assess(joined, found, month, reading=fortnight).parts[0].parts
    assert [part.verdict for part in parts] == [MET, UNMET]


def test_a_mean_over_service_days_is_open_while_a_day_may_not_be_one() -> None:
    mean = Average(DAILY, over=WEEK)
    assert on(mean, served(2, 180), served(3, 60)).verdict is MET
    assert on(mean, served(2, 180), served(3, 59)).verdict is UNMET
    ledger = Ledger(recorded=(served(2, 120),), possible=(served(3, 60),))
    found = assess(mean, ledger, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))


# --- every window ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("window", "first", "days_long"),
    [
        (WEEK, MONDAY, 7),
        (PROGRAM_WEEK, march(3), 7),
        (ROLLING_7_DAYS, march(3), 7),
        (CALENDAR_MONTH, march(1), 31),
        (CALENDAR_YEAR, date(2026, 1, 1), 365),
        (STAY, march(3), 12),
        (CALENDAR_DAY, march(3), 1),
        (SERVICE_DAY, march(3), 1),
        (Blocks(14), march(3), 14),
    ],
)
def test_a_bound_is_judged_over_its_own_window(
    window: Window, first: date, days_long: int
) -> None:
    within = span(first, days_long)
    days_off = (-1, days_long - 1, days_long)
    nearby = [
        attrs.evolve(served(2), day=first + timedelta(days=off)) for off in days_off
    ]
    found = assess(AtLeast(hours(1), per=window), nearby, within)
    assert found.parts == ()
    assert [credit.session for credit in found.counted] == [nearby[1]]


# --- sessions whose days are not known ------------------------------------------------


def undated(*minutes_each: int, possible: int = 0) -> Ledger:
    """Sessions prescribed for the week, and one more that is only possible."""
    return Ledger(
        recorded=tuple(served(2, found) for found in minutes_each),
        possible=(served(2, possible),) if possible else (),
        dated=False,
    )


DAYS_UNKNOWN = ("days of the prescribed sessions",)


@pytest.mark.parametrize(
    ("amount", "least", "most"),
    [
        (days(1), 1, 3),
        (days(1, each=minutes(180)), 1, 3),
        (days(1, each=minutes(181)), 0, 2),
        (days(1, each=minutes(541)), 0, 0),
        (occasions(1), 1, 3),
        (sessions(1), 3, 3),
        (minutes(1), 540, 540),
    ],
)
def test_three_prescribed_sessions_fall_on_one_day_to_three(
    amount: Amount, least: int, most: int
) -> None:
    found = assess(AtLeast(amount, per=WEEK), undated(180, 180, 180), WHOLE_WEEK)
    assert found.observed == Observed(least, most, amount.unit)


def test_days_of_prescribed_sessions_are_named_where_they_would_decide() -> None:
    found = assess(AtLeast(days(2), per=WEEK), undated(180, 180), WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, DAYS_UNKNOWN)


@pytest.mark.parametrize(
    ("bound", "ledger", "verdict"),
    [
        (AtLeast(hours(3), per=SERVICE_DAY), undated(180, 240), MET),
        (AtLeast(hours(3), per=SERVICE_DAY), undated(179, 240), UNKNOWN),
        (AtLeast(hours(8), per=SERVICE_DAY), undated(179, 240), UNMET),
        (AtMost(hours(7), per=SERVICE_DAY), undated(180, 240), MET),
        (AtMost(hours(4), per=SERVICE_DAY), undated(180, 240), UNKNOWN),
        (AtMost(hours(3), per=SERVICE_DAY), undated(180, 181), UNMET),
        (Below(hours(3), per=SERVICE_DAY), undated(179, 180), UNMET),
        (Between(hours(3), hours(7), per=SERVICE_DAY), undated(180, 240), MET),
        (Between(hours(3), hours(6), per=SERVICE_DAY), undated(180, 240), UNKNOWN),
        (AtLeast(hours(3), per=SERVICE_DAY), undated(180, possible=60), UNKNOWN),
        (AtLeast(hours(3), per=SERVICE_DAY), undated(), MET),
        (AtLeast(hours(3), per=CALENDAR_DAY), undated(180, 180), UNKNOWN),
        (AtLeast(hours(3), per=CALENDAR_DAY), undated(179), UNMET),
        (AtLeast(hours(3), per=CALENDAR_DAY), undated(), UNMET),
        (AtMost(hours(3), per=CALENDAR_DAY), undated(), MET),
        (AtMost(hours(3), per=CALENDAR_DAY), undated(181), UNMET),
    ],
)
def test_a_daily_bound_on_prescribed_sessions_holds_however_they_fall(
    bound: Bound, ledger: Ledger, verdict: Verdict
) -> None:
    inside = AllOf((bound, AtMost(hours(40), per=WEEK)))
    found = assess(inside, ledger, WHOLE_WEEK).parts[0]
    assert found.verdict is verdict
    assert found.missing == (DAYS_UNKNOWN if verdict is UNKNOWN else ())


def test_a_gap_between_prescribed_sessions_is_not_known() -> None:
    found = assess(THREE_DAYS, undated(180, 180), WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, DAYS_UNKNOWN)


@pytest.mark.parametrize("day", [SERVICE_DAY, CALENDAR_DAY])
def test_a_daily_mean_of_prescribed_sessions_is_not_known(day: Week) -> None:
    found = assess(
        Average(AtLeast(hours(2), per=day), over=WEEK), undated(180), WHOLE_WEEK
    )
    assert (found.verdict, found.missing) == (UNKNOWN, DAYS_UNKNOWN)


# --- what an assessment says of itself ------------------------------------------------


@pytest.mark.parametrize(
    ("requirement", "found", "shortfall", "excess"),
    [
        (FLOOR, 539, 1, None),
        (FLOOR, 540, None, None),
        (CEILING_9, 540, None, None),
        (CEILING_9, 541, None, 1),
        (ABOVE_9, 540, 1, None),
        (BELOW_9, 540, None, 1),
        (OPEN_BAND, 540, 1, None),
        (OPEN_BAND, 1140, None, 1),
        (AnyOf((FLOOR,)), 0, None, None),
        (EachSession(at_least=hours(9)), 1, None, None),
    ],
)
def test_what_is_missed_is_told_in_the_unit_of_the_bound(
    requirement: Requirement, found: int, shortfall: int | None, excess: int | None
) -> None:
    node = on(requirement, *([served(2, found)] if found else []))
    assert (node.shortfall, node.excess) == (shortfall, excess)


def test_a_gap_that_is_too_long_is_exceeded_by_its_days() -> None:
    found = on(Gap(days(1), per=STAY), served(2), served(6))
    assert (found.shortfall, found.excess) == (None, 2)


def test_the_deciding_leaf_of_what_is_unmet_is_the_first_that_is() -> None:
    both = AllOf((DAILY, FLOOR))
    found = on(both, served(2, 120), served(3, 60))
    assert found.deciding.requirement == DAILY
    assert found.deciding.window == span(march(3), 1)


def test_the_deciding_leaf_of_what_is_met_is_the_widest() -> None:
    both = AllOf((DAILY, AtLeast(hours(2), per=WEEK)))
    assert on(both, served(2, 120)).deciding.window == WHOLE_WEEK


def test_a_node_whose_verdict_no_leaf_has_decides_itself() -> None:
    choice = Given(Age(below=18), then=FLOOR, otherwise=CEILING_9)
    found = on(choice, served(2, 60))
    assert found.verdict is UNKNOWN
    assert found.deciding is found


def test_what_was_asked_leaves_out_the_branches_that_are_ruled_out() -> None:
    nested = Given(Phase("intensive"), then=ADOLESCENT, otherwise=CEILING_9)
    given = Circumstances(phase="intensive", age_at_least=18)
    known = assess(nested, [], WHOLE_WEEK, given=given)
    assert known.asked == FLOOR
    assert on(nested).asked == nested


@pytest.mark.parametrize(
    ("observed", "text"),
    [
        (Observed(539, 539, Unit.MINUTES), "8 hours 59 minutes"),
        (Observed(3, None, Unit.DAYS), "3 days so far"),
        (
            Observed(60, 120, Unit.MINUTES),
            "between 1 hour and 2 hours",
        ),
        (Observed(1080, 1080, Unit.MINUTES, 2), "9 hours on average"),
        (Observed(1081, 1081, Unit.MINUTES, 2), "about 9 hours on average"),
    ],
)
def test_what_was_found_prints_in_words(observed: Observed, text: str) -> None:
    assert str(observed) == text


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"least": -1}, FieldValueError, "least must be 0 or more, not -1"),
        ({"most": 1}, FieldValueError, "most must be as much as least, or more, not 1"),
        ({"windows": 0}, FieldValueError, "windows must be 1 or more, not 0"),
        ({"windows": -1}, FieldValueError, "windows must be 1 or more, not -1"),
        ({"least": 2.0}, FieldTypeError, "least must be a whole number (int), not f"),
        ({"least": None}, FieldTypeError, "least must be a whole number (int), not N"),
        ({"most": True}, FieldTypeError, "most must be a whole number (int), not b"),
        ({"windows": "1"}, FieldTypeError, "windows must be a whole number (int), n"),
        ({"windows": None}, FieldTypeError, "windows must be a whole number (int), n"),
        ({"unit": "days"}, FieldTypeError, "unit must be a Unit, not str"),
    ],
)
def test_what_cannot_have_been_found_is_refused(
    wrong: dict[str, Any], error: type[ContinuumError], said: str
) -> None:
    found: dict[str, Any] = {"least": 2, "most": 2, "unit": Unit.DAYS, "windows": 1}
    with pytest.raises(error) as caught:
        Observed(**{**found, **wrong})
    assert str(caught.value).startswith(f"Observed.{said}")
    assert Observed(**found).least == Observed(0, 0, Unit.DAYS).least + 2
