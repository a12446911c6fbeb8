"""Verdicts on parts of what is given: pieces, shares, caps, times, staff, lengths."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import attrs
import pytest

from continuum.assess import (
    Assessment,
    Assessor,
    Excused,
    NothingDue,
    Observed,
    Portion,
    Reading,
    Staffed,
    assess,
)
from continuum.assess._parts import staffed
from continuum.circumstances import Circumstances, Spell
from continuum.errors import FieldTypeError, FieldValueError
from continuum.ledger import ExclusionReason, Ledger
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    SERVICE_DAY,
    STAY,
    WEEK,
    DateRange,
    InPhase,
    Week,
    Weekday,
    Window,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Capped,
    Counting,
    EachSession,
    Excusable,
    Gap,
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
    minutes,
    occasions,
    sessions,
)
from continuum.services import (
    CLINICAL,
    GROUP,
    INDIVIDUAL,
    Format,
    ServiceKind,
    StaffRole,
)
from continuum.sessions import Session
from continuum.staffing import Shift, Staffing, StaffMember
from continuum.terms import calendar_days, months, weeks
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
ALONE, TOGETHER = Format.INDIVIDUAL, Format.GROUP
FROM_FIVE = Reading(evening=time(17))
DAYS_NOT_KNOWN = ("days of the prescribed sessions",)


def on(requirement: Requirement, *found: Session, **more: Any) -> Assessment:
    return assess(requirement, found, WHOLE_WEEK, **more)


def over(requirement: Requirement, ledger: Ledger, **more: Any) -> Assessment:
    return assess(requirement, ledger, WHOLE_WEEK, **more)


def prescribed(*found: Session, possible: tuple[Session, ...] = ()) -> Ledger:
    return Ledger(recorded=found, possible=possible, dated=False)


def group(day: int, minutes: int | None = 60, at: time | None = None) -> Session:
    return served(day, minutes, at, format=TOGETHER)


def alone(day: int, minutes: int | None = 60, at: time | None = None) -> Session:
    return served(day, minutes, at, format=ALONE)


def reasons(assessment: Assessment) -> list[str]:
    leaves = list(assessment.leaves())
    return [item.reason.name for leaf in leaves for item in leaf.excluded]


# --- sessions that overlap beside others without clock times --------------------------


def test_an_untimed_session_keeps_its_minutes_beside_an_earlier_overlap() -> None:
    """Else the minutes of one week are counted in another."""
    found = [served(8, 60, time(16)), served(8, 60, time(16, 30)), served(9, 90)]
    sunday, monday = span(march(8), 1), span(march(9), 1)
    daily = AtLeast(minutes(1), per=CALENDAR_DAY)
    assert assess(daily, found, sunday).observed == Observed(90, 90, Unit.MINUTES)
    assert assess(daily, found, monday).observed == Observed(90, 90, Unit.MINUTES)


# --- pieces long enough to count ------------------------------------------------------

HALF_HOURS = AtLeast(minutes(60, each=minutes(30)), per=WEEK)


@pytest.mark.parametrize(("shorter", "verdict"), [(29, UNMET), (30, MET)])
def test_a_session_a_minute_too_short_adds_no_minutes(
    shorter: int, verdict: Verdict
) -> None:
    found = on(HALF_HOURS, served(2, 30), served(3, shorter))
    assert found.verdict is verdict
    counted = 60 if verdict is MET else 30
    assert found.observed == Observed(counted, counted, Unit.MINUTES)
    assert found.shortfall == (None if verdict is MET else 30)


def test_what_is_too_short_to_count_is_excluded_by_name() -> None:
    found = on(HALF_HOURS, served(2, 30), served(3, 29))
    assert [credit.session for credit in found.counted] == [served(2, 30)]
    assert [(item.session, item.reason) for item in found.excluded] == [
        (served(3, 29), ExclusionReason.TOO_SHORT)
    ]
    few = on(AtLeast(sessions(2, each=minutes(30)), per=WEEK), served(2, 29))
    assert reasons(few) == ["TOO_SHORT"]


def test_days_and_occasions_leave_no_session_out_for_being_short() -> None:
    """Together with others it may reach what each of them must."""
    short = (served(2, 29, time(9)), served(2, 29, time(9, 29)))
    for amount in (days(1, each=minutes(58)), occasions(1, each=minutes(58))):
        found = on(AtLeast(amount, per=WEEK), *short)
        assert (found.verdict, reasons(found)) == (MET, [])


@pytest.mark.parametrize(("length", "verdict"), [(29, UNMET), (30, UNKNOWN)])
def test_a_possible_session_adds_minutes_only_where_it_is_long_enough(
    length: int, verdict: Verdict
) -> None:
    ledger = Ledger(recorded=(served(2, 30),), possible=(served(3, length),))
    found = over(HALF_HOURS, ledger)
    assert found.verdict is verdict
    assert found.missing == (() if verdict is UNMET else ("attendance",))


@pytest.mark.parametrize(("elapsed", "verdict"), [(29, UNMET), (30, UNKNOWN)])
def test_a_session_of_unknown_length_counts_only_where_its_clock_lets_it(
    elapsed: int, verdict: Verdict
) -> None:
    unknown = served(3, None, time(9), elapsed=elapsed)
    assert on(HALF_HOURS, served(2, 30), unknown).verdict is verdict


def test_pieces_are_counted_though_their_days_are_not_known() -> None:
    ledger = prescribed(served(2, 30), served(2, 29), served(2, 30))
    assert over(HALF_HOURS, ledger).verdict is MET


@pytest.mark.parametrize(("length", "verdict"), [(59, UNMET), (60, MET)])
def test_a_number_of_sessions_counts_those_that_are_long_enough(
    length: int, verdict: Verdict
) -> None:
    floor = AtLeast(sessions(2, each=minutes(60)), per=WEEK)
    assert on(floor, served(2, 60), served(3, length)).verdict is verdict


def test_one_more_session_that_overlaps_takes_no_minutes_away() -> None:
    """Neither is shorter than each must be, so that their minutes count, once."""
    floor = AtLeast(minutes(120, each=minutes(90)), per=WEEK)
    long = served(2, 120, time(18))
    assert on(floor, long).verdict is MET
    found = on(floor, long, served(2, 91, time(17)))
    assert found.verdict is MET
    assert found.observed == Observed(180, 180, Unit.MINUTES)  # 17:00 to 20:00


@pytest.mark.parametrize(("elapsed", "verdict"), [(29, UNMET), (30, UNKNOWN)])
def test_two_sessions_each_perhaps_too_short_add_nothing_together(
    elapsed: int, verdict: Verdict
) -> None:
    unknown = [served(day, None, time(9), elapsed=elapsed) for day in (3, 4)]
    assert on(HALF_HOURS, served(2, 30), *unknown).verdict is verdict


def test_of_what_overlaps_minutes_are_long_enough_and_the_rest_of_it_no_session() -> (
    None
):
    """Its minutes are of one long session; beside the other it is a short one."""
    both = served(2, 60, time(9)), served(2, 60, time(9, 40))
    as_minutes = on(HALF_HOURS, both[0], served(2, 60, time(9, 40)))
    assert (as_minutes.verdict, reasons(as_minutes)) == (MET, [])
    assert [credit.minutes for credit in as_minutes.counted] == [60, 40]
    shorter = AtLeast(minutes(60, each=minutes(50)), per=WEEK)
    as_minutes = on(shorter, *both)
    assert as_minutes.observed == Observed(100, 100, Unit.MINUTES)
    assert [credit.minutes for credit in as_minutes.counted] == [60, 40]
    as_sessions = on(AtLeast(sessions(2, each=minutes(50)), per=WEEK), *both)
    assert (as_sessions.verdict, reasons(as_sessions)) == (UNMET, ["TOO_SHORT"])
    assert [credit.minutes for credit in as_sessions.counted] == [60]


# --- occasions ------------------------------------------------------------------------

OCCASION = AtLeast(occasions(1, each=minutes(50)), per=WEEK)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([served(2, 49, time(9))], UNMET),
        ([served(2, 50, time(9))], MET),
        # Those that touch are one, and make up its minutes together.
        ([served(2, 25, time(9)), served(2, 25, time(9, 25))], MET),
        ([served(2, 25, time(9)), served(2, 24, time(9, 25))], UNMET),
        ([served(2, 25, time(9)), served(2, 25, time(9, 26))], UNMET),
        # Of those that overlap, no minute counts twice.
        ([served(2, 30, time(9)), served(2, 30, time(9, 20))], MET),
        ([served(2, 30, time(9)), served(2, 30, time(9, 11))], UNMET),
        ([served(2, 30, time(9)), served(2, 30, time(9, 10))], UNMET),
        # Without clock times one session is an occasion by itself.
        ([served(2, 49)], UNMET),
        ([served(2, 50)], MET),
        ([served(2, 25), served(2, 25)], UNKNOWN),
        ([served(2, 25), served(2, 24)], UNMET),
        ([served(2, 25), served(2, 24, time(9))], UNMET),
    ],
)
def test_an_occasion_is_as_long_as_all_of_its_sessions(
    found: list[Session], verdict: Verdict
) -> None:
    assert on(OCCASION, *found).verdict is verdict


def times_apart(*found: Session, each: int = 0) -> tuple[int, int | None]:
    """The fewest and the most occasions."""
    amount = occasions(1, each=minutes(each)) if each else occasions(1)
    seen = on(AtLeast(amount, per=WEEK), *found).observed
    assert isinstance(seen, Observed)
    return seen.least, seen.most


def test_an_occasion_of_unknown_length_may_be_too_short() -> None:
    unknown = served(2, None, time(9), elapsed=60)
    assert times_apart(unknown, each=60) == (0, 1)
    assert times_apart(unknown, each=61) == (0, 0)


@pytest.mark.parametrize(
    ("untimed", "timed", "fewest"),
    [
        # From 23:00 on the 2nd to 1:00 on the 3rd: the untimed one may be part of it.
        (2, served(2, 120, time(23)), 1),
        (3, served(2, 120, time(23)), 1),
        (3, served(2, 61, time(23)), 1),
        # It ends with the day before.
        (3, served(2, 60, time(23)), 2),
        (4, served(2, 120, time(23)), 2),
        (2, served(3, 60, time(18)), 2),
        (4, served(3, 60, time(18)), 2),
    ],
)
def test_an_untimed_session_is_an_occasion_of_its_own_beside_other_days(
    untimed: int, timed: Session, fewest: int
) -> None:
    assert times_apart(served(untimed), timed) == (fewest, 2)


def test_an_untimed_session_may_lengthen_an_occasion_of_either_of_its_days() -> None:
    over_midnight = served(3, 100, time(23))
    for day in (3, 4):
        assert times_apart(served(day, 20), over_midnight, each=60)[1] == 2
    for day in (2, 5):
        assert times_apart(served(day, 20), over_midnight, each=60)[1] == 1


@pytest.mark.parametrize("day", [2, 4])
def test_an_untimed_session_joins_no_occasions_of_another_day(day: int) -> None:
    short, long = served(3, 50, time(9)), served(3, 70, time(14))
    assert times_apart(short, long, served(day, 20), each=60) == (1, 1)


def test_untimed_sessions_of_two_days_lend_each_other_no_minutes() -> None:
    assert times_apart(served(2, 60), served(3, 59), each=60) == (1, 1)
    assert times_apart(served(2, 60), served(3, 60), each=60) == (2, 2)


def test_an_untimed_session_may_touch_another_of_its_day() -> None:
    found = on(OCCASION, served(2, 25), served(2, 25, time(9)))
    assert (found.verdict, found.missing) == (UNKNOWN, ("clock times of sessions",))


def test_an_untimed_session_long_enough_is_an_occasion_beside_a_short_one() -> None:
    assert on(OCCASION, served(2, 50), served(2, 10, time(9))).verdict is MET


def test_untimed_sessions_of_two_days_are_never_one_occasion() -> None:
    assert on(OCCASION, served(2, 25), served(3, 25)).verdict is UNMET


@pytest.mark.parametrize(
    ("possible", "verdict"),
    [
        (served(2, 25, time(9, 25)), UNKNOWN),
        (served(2, 24, time(9, 25)), UNMET),
        (served(2, 25, time(9, 26)), UNMET),
        (served(3, 50, time(9)), UNKNOWN),
        (served(3, 49, time(9)), UNMET),
    ],
)
def test_a_possible_session_may_make_an_occasion_long_enough(
    possible: Session, verdict: Verdict
) -> None:
    ledger = Ledger(recorded=(served(2, 25, time(9)),), possible=(possible,))
    assert over(OCCASION, ledger).verdict is verdict


def test_a_possible_session_joins_two_occasions_of_which_one_is_sure() -> None:
    ledger = Ledger(
        recorded=(served(2, 50, time(9)), served(2, 50, time(10, 20))),
        possible=(served(2, 30, time(9, 50)),),
    )
    two = AtLeast(occasions(2, each=minutes(50)), per=WEEK)
    found = over(two, ledger)
    assert found.verdict is UNKNOWN
    assert found.observed == Observed(1, 2, Unit.OCCASIONS)
    assert over(OCCASION, ledger).verdict is MET


def test_a_possible_session_may_be_an_occasion_apart_from_two_others() -> None:
    ledger = Ledger(
        recorded=(served(2, 60, time(9)), served(2, 60, time(12))),
        possible=(served(2, 60, time(9, 30)), served(2, 60, time(10, 30))),
    )
    # One touches the first, and the next that one alone.
    found = over(AtLeast(occasions(1), per=WEEK), ledger)
    assert found.observed == Observed(2, 3, Unit.OCCASIONS)


def test_an_untimed_session_is_an_occasion_whatever_else_may_come_that_day() -> None:
    one = AtLeast(occasions(1), per=WEEK)
    ledger = Ledger(recorded=(served(2),), possible=(served(2, 60, time(9)),))
    assert over(one, ledger).verdict is MET


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([served(2, 49)], UNMET),
        ([served(2, 50)], MET),
        ([served(2, 25), served(2, 25)], UNKNOWN),
        ([served(2, 25), served(2, 24)], UNMET),
    ],
)
def test_prescribed_sessions_make_one_occasion_or_each_its_own(
    found: list[Session], verdict: Verdict
) -> None:
    assert over(OCCASION, prescribed(*found)).verdict is verdict


def test_prescribed_sessions_of_any_length_are_an_occasion_each_at_most() -> None:
    found = over(AtLeast(occasions(2), per=WEEK), prescribed(served(2), served(2)))
    assert found.observed == Observed(1, 2, Unit.OCCASIONS)
    assert found.missing == ("clock times of sessions", *DAYS_NOT_KNOWN)


# --- shares ---------------------------------------------------------------------------

HALF = Share(GROUP, CLINICAL, at_least=50, per=WEEK)
AT_MOST_HALF = Share(GROUP, CLINICAL, at_most=50, per=WEEK)
THIRD = Share(GROUP, CLINICAL, at_least=33, at_most=34, per=WEEK)


@pytest.mark.parametrize(
    ("share", "part", "rest", "verdict"),
    [
        (HALF, 60, 60, MET),
        (HALF, 59, 60, UNMET),
        (HALF, 60, 61, UNMET),
        (AT_MOST_HALF, 60, 60, MET),
        (AT_MOST_HALF, 61, 60, UNMET),
        (AT_MOST_HALF, 60, 59, UNMET),
        (THIRD, 33, 67, MET),
        (THIRD, 34, 66, MET),
        (THIRD, 32, 68, UNMET),
        (THIRD, 35, 65, UNMET),
        (THIRD, 329, 671, UNMET),  # 32.9 percent
        (THIRD, 341, 659, UNMET),  # 34.1 percent
    ],
)
def test_a_share_turns_at_its_percent_and_not_a_minute_off(
    share: Share, part: int, rest: int, verdict: Verdict
) -> None:
    found = on(share, group(2, part), alone(3, rest))
    assert found.verdict is verdict
    assert found.observed == Portion(
        Observed(part, part, Unit.MINUTES), Observed(rest, rest, Unit.MINUTES)
    )
    assert (found.shortfall, found.excess, found.missing) == (None, None, ())


@pytest.mark.parametrize(
    ("share", "session", "verdict"),
    [
        (Share(GROUP, CLINICAL, at_least=100, per=WEEK), group(2), MET),
        (Share(GROUP, CLINICAL, at_least=100, per=WEEK), alone(2), UNMET),
        (Share(GROUP, CLINICAL, at_most=0, per=WEEK), alone(2), MET),
        (Share(GROUP, CLINICAL, at_most=0, per=WEEK), group(2, 1), UNMET),
    ],
)
def test_all_and_none_are_shares_too(
    share: Share, session: Session, verdict: Verdict
) -> None:
    assert on(share, session).verdict is verdict


def test_a_window_without_any_such_service_has_no_share_to_ask_for() -> None:
    meal = served(2, 60, kind=ServiceKind.MEAL)
    found = on(HALF, meal)
    assert (found.verdict, found.observed) == (MET, NothingDue())
    assert found.owes_nothing


def test_a_part_outside_the_whole_adds_nothing_to_either() -> None:
    share = Share(GROUP, EDUCATION, at_least=50, per=WEEK)
    taught = served(2, 30, kind=ServiceKind.EDUCATION, format=ALONE)
    found = on(share, taught, group(3, 600))
    assert found.observed == Portion(
        Observed(0, 0, Unit.MINUTES), Observed(30, 30, Unit.MINUTES)
    )
    assert found.verdict is UNMET
    assert [credit.session for credit in found.counted] == [taught]
    assert reasons(found) == ["OTHER_SERVICE"]


@pytest.mark.parametrize(
    ("share", "possible", "verdict"),
    [
        # Sixty minutes in a group and sixty alone are recorded.
        (HALF, group(5, 1), MET),
        (HALF, alone(5, 1), UNKNOWN),
        (AT_MOST_HALF, alone(5, 1), MET),
        (AT_MOST_HALF, group(5, 1), UNKNOWN),
        # Of 122 minutes at most, 61 would be half.
        (Share(GROUP, CLINICAL, at_least=51, per=WEEK), alone(5, 1), UNMET),
        (Share(GROUP, CLINICAL, at_least=51, per=WEEK), group(5, 2), UNMET),
        (Share(GROUP, CLINICAL, at_least=51, per=WEEK), group(5, 3), UNKNOWN),
        (Share(GROUP, CLINICAL, at_most=49, per=WEEK), group(5, 1), UNMET),
        (Share(GROUP, CLINICAL, at_most=49, per=WEEK), alone(5, 2), UNMET),
        (Share(GROUP, CLINICAL, at_most=49, per=WEEK), alone(5, 3), UNKNOWN),
    ],
)
def test_a_possible_session_moves_a_share_one_way_alone(
    share: Share, possible: Session, verdict: Verdict
) -> None:
    ledger = Ledger(recorded=(group(2), alone(3)), possible=(possible,))
    found = over(share, ledger)
    assert found.verdict is verdict
    assert found.missing == (("attendance",) if verdict is UNKNOWN else ())


def test_a_share_of_what_may_not_take_place_shows_no_portion_yet() -> None:
    only_group = over(HALF, Ledger(possible=(group(2),)))
    # All of it in a group, or nothing at all, which asks nothing and is not met.
    assert (only_group.verdict, only_group.observed) == (UNKNOWN, None)
    only_alone = over(HALF, Ledger(possible=(alone(2),)))
    assert (only_alone.verdict, only_alone.observed) == (UNKNOWN, None)


def test_a_session_of_unknown_format_may_be_of_the_part_or_of_the_rest() -> None:
    found = on(HALF, group(2), served(3, 60))
    assert found.verdict is MET  # 60 of 120 minutes at least
    assert on(HALF, group(2), served(3, 61)).verdict is UNKNOWN
    assert on(AT_MOST_HALF, group(2), served(3, 60)).verdict is UNKNOWN


def test_the_format_that_would_decide_a_share_is_named() -> None:
    assert on(HALF, group(2), served(3, 61)).missing == ("format",)


def test_a_session_of_unknown_length_leaves_a_share_open() -> None:
    found = on(HALF, group(2), alone(3, None))
    assert (found.verdict, found.missing) == (UNKNOWN, ("minutes",))
    assert on(HALF, group(2), group(3, None)).verdict is MET


def test_what_overlaps_is_counted_once_and_then_with_the_part() -> None:
    found = on(HALF, group(2, 60, time(18)), alone(2, 90, time(18, 30)))
    assert found.observed == Portion(
        Observed(60, 60, Unit.MINUTES), Observed(60, 60, Unit.MINUTES)
    )
    assert found.verdict is MET
    found = on(HALF, group(2, 60, time(18)), alone(2, 91, time(18, 30)))
    assert found.verdict is UNMET


def test_what_overlaps_is_counted_once_though_more_may_come() -> None:
    """Without the session that may come, 60 of 90 minutes are given in a group."""
    ledger = Ledger(
        recorded=(group(2, 60, time(18)), alone(2, 60, time(18, 30))),
        possible=(alone(4, 1),),
    )
    share = Share(GROUP, CLINICAL, at_least=60, per=WEEK)
    assert over(share, attrs.evolve(ledger, possible=())).verdict is MET
    assert over(share, ledger).verdict is not UNMET


def test_a_possible_session_of_the_part_may_cover_one_of_the_rest() -> None:
    """If it takes place, 60 of 60 minutes are given in a group, and else 30."""
    ledger = Ledger(
        recorded=(group(2, 30), alone(3, 30, time(16))),
        possible=(group(3, 30, time(16)),),
    )
    share = Share(GROUP, CLINICAL, at_most=99, per=WEEK)
    assert over(share, ledger).verdict is UNKNOWN


def test_a_share_of_a_stay_that_goes_on_is_open() -> None:
    share = attrs.evolve(HALF, per=STAY)
    ledger = Ledger(recorded=(group(2),), open_from=WHOLE_WEEK.end)
    found = assess(share, ledger, WHOLE_WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("sessions from 2026-03-09 on",))
    nothing_yet = assess(share, Ledger(open_from=MONDAY), WHOLE_WEEK)
    assert (nothing_yet.verdict, nothing_yet.observed) == (UNKNOWN, None)


def test_of_a_share_that_is_open_no_most_is_shown() -> None:
    share = attrs.evolve(HALF, per=STAY)
    ledger = Ledger(recorded=(group(2),), open_from=WHOLE_WEEK.end)
    found = assess(share, ledger, WHOLE_WEEK)
    part, rest = Observed(60, None, Unit.MINUTES), Observed(0, None, Unit.MINUTES)
    assert found.observed == Portion(part, rest)


@pytest.mark.parametrize(("open_from", "verdict"), [(8, UNKNOWN), (9, MET)])
def test_a_share_of_a_week_is_open_while_a_day_of_it_is(
    open_from: int, verdict: Verdict
) -> None:
    ledger = Ledger(recorded=(group(2),), open_from=march(open_from))
    assert over(HALF, ledger).verdict is verdict


def test_a_share_with_a_dose_nobody_states_is_open() -> None:
    ledger = Ledger(recorded=(group(2),), unstated=(group(2, None),), dated=False)
    found = over(HALF, ledger)
    assert (found.verdict, found.missing) == (UNKNOWN, ("dose",))
    nothing_stated = over(HALF, Ledger(unstated=(group(2, None),), dated=False))
    assert nothing_stated.verdict is UNKNOWN


def test_a_share_of_prescribed_sessions_needs_no_days_over_the_whole_window() -> None:
    assert over(HALF, prescribed(group(2), alone(2))).verdict is MET
    daily = AllOf((attrs.evolve(HALF, per=SERVICE_DAY), HALF))
    found = over(daily, prescribed(group(2), alone(2)))
    assert (found.verdict, found.missing) == (UNKNOWN, DAYS_NOT_KNOWN)
    assert [part.verdict for part in found.parts] == [UNKNOWN, MET]


def test_a_share_holds_in_every_narrower_window() -> None:
    daily = AllOf((attrs.evolve(HALF, per=SERVICE_DAY), HALF))
    assert on(daily, group(2), alone(2), group(3)).verdict is MET
    assert on(daily, group(2, 120), alone(3)).verdict is UNMET


def test_weeks_a_stay_cuts_short_have_no_share() -> None:
    weekly = attrs.evolve(HALF, per=Week(Weekday.MONDAY))
    stay = AllOf((weekly, AtLeast(minutes(1), per=STAY)))
    ten_days = span(MONDAY, 10)
    found = assess(stay, [group(2), alone(9)], ten_days)
    assert [part.verdict for part in found.parts] == [MET, MET]
    assert [part.window for part in found.parts[0].parts] == [WHOLE_WEEK]


def test_a_share_of_service_days_looks_at_the_days_of_the_whole() -> None:
    daily = Share(GROUP, EDUCATION, at_least=50, per=SERVICE_DAY)
    taught = served(2, 30, kind=ServiceKind.EDUCATION, format=ALONE)
    found = on(AllOf((daily, HALF)), taught, group(3))
    assert [part.window for part in found.parts[0].parts] == [span(march(2), 1)]


# --- caps -----------------------------------------------------------------------------

CAPPED = Capped(AtLeast(hours(3), per=WEEK), part=GROUP, at_most=hours(1))


@pytest.mark.parametrize(
    ("part", "rest", "counted", "verdict"),
    [
        (60, 120, 180, MET),
        (60, 119, 179, UNMET),
        (59, 120, 179, UNMET),
        (61, 119, 179, UNMET),
        (600, 119, 179, UNMET),
        (600, 120, 180, MET),
        (0, 180, 180, MET),
        (180, 0, 60, UNMET),
    ],
)
def test_no_more_than_its_cap_of_a_part_counts(
    part: int, rest: int, counted: int, verdict: Verdict
) -> None:
    given = [group(2, part)] if part else []
    given += [alone(3, rest)] if rest else []
    found = on(CAPPED, *given)
    assert found.verdict is verdict
    assert found.observed == Observed(counted, counted, Unit.MINUTES)
    assert found.shortfall == (180 - counted or None)
    assert found.excess is None


def test_what_the_floor_does_not_count_is_not_capped_either() -> None:
    floor = AtLeast(hours(3), of=EDUCATION, per=WEEK)
    capped = Capped(floor, part=GROUP, at_most=hours(1))
    taught = served(2, 180, kind=ServiceKind.EDUCATION, format=ALONE)
    found = on(capped, taught, group(3, 600))
    assert (found.verdict, found.observed) == (MET, Observed(180, 180, Unit.MINUTES))


def test_what_overlaps_is_counted_once_and_then_not_as_capped() -> None:
    together = [group(2, 90, time(18)), alone(2, 120, time(18, 30))]
    found = on(CAPPED, *together)  # 120 alone, and 30 minutes of the group before
    assert found.observed == Observed(150, 150, Unit.MINUTES)
    earlier = [group(2, 120, time(17, 30)), alone(2, 120, time(18, 30))]
    found = on(CAPPED, *earlier)  # 120 alone, and 60 minutes of the group before
    assert (found.verdict, found.observed) == (MET, Observed(180, 180, Unit.MINUTES))


@pytest.mark.parametrize(
    ("possible", "verdict", "most"),
    [
        (group(5, 60), UNMET, 179),
        (alone(5, 1), UNKNOWN, 180),
        (served(5, 1), UNKNOWN, 180),
    ],
)
def test_a_possible_session_adds_no_more_than_its_cap(
    possible: Session, verdict: Verdict, most: int
) -> None:
    ledger = Ledger(recorded=(group(2, 60), alone(3, 119)), possible=(possible,))
    found = over(CAPPED, ledger)
    assert (found.verdict, found.observed) == (
        verdict,
        Observed(179, most, Unit.MINUTES),
    )
    assert bool(found.missing) is (verdict is UNKNOWN)


def test_a_session_of_unknown_format_counts_as_capped_at_the_least() -> None:
    found = on(CAPPED, group(2, 60), served(3, 180))
    assert found.observed == Observed(60, 240, Unit.MINUTES)
    assert found.verdict is UNKNOWN
    assert on(CAPPED, alone(2, 120), served(3, 60)).verdict is MET


def test_the_format_that_would_decide_a_cap_is_named() -> None:
    assert on(CAPPED, group(2, 60), served(3, 180)).missing == ("format",)


def test_a_possible_session_may_cover_what_is_capped() -> None:
    """If it takes place, the half hour is one of the rest, and counts."""
    capped = Capped(AtLeast(minutes(1), per=WEEK), part=GROUP, at_most=minutes(0))
    ledger = Ledger(
        recorded=(group(2, 30, time(16)),), possible=(alone(2, 30, time(16)),)
    )
    every = (*ledger.recorded, *ledger.possible)
    assert on(capped, *every).verdict is MET
    assert over(capped, ledger).verdict is UNKNOWN


def test_a_cap_over_a_stay_that_goes_on_is_open_until_the_floor_is_reached() -> None:
    floor = Capped(AtLeast(hours(3), per=STAY), part=GROUP, at_most=hours(1))
    short = Ledger(recorded=(group(2, 600),), open_from=WHOLE_WEEK.end)
    found = assess(floor, short, WHOLE_WEEK)
    assert (found.verdict, found.observed) == (
        UNKNOWN,
        Observed(60, None, Unit.MINUTES),
    )
    assert found.missing == ("sessions from 2026-03-09 on",)
    enough = attrs.evolve(short, recorded=(alone(2, 180),))
    assert assess(floor, enough, WHOLE_WEEK).verdict is MET


def test_prescribed_sessions_are_capped_without_their_days() -> None:
    assert over(CAPPED, prescribed(group(2, 90), alone(2, 120))).verdict is MET
    daily = Capped(AtLeast(hours(1), per=SERVICE_DAY), part=GROUP, at_most=hours(1))
    found = over(AllOf((daily, CAPPED)), prescribed(alone(2, 180)))
    assert [part.verdict for part in found.parts] == [UNKNOWN, MET]
    assert found.missing == DAYS_NOT_KNOWN


def test_days_would_not_tell_the_minutes_of_a_prescribed_session() -> None:
    found = over(CAPPED, prescribed(alone(2, None)))
    assert (found.verdict, found.missing) == (UNKNOWN, ("minutes",))


def test_a_cap_holds_in_every_narrower_window_of_its_own_services() -> None:
    daily = Capped(AtLeast(hours(1), per=SERVICE_DAY), part=GROUP, at_most=minutes(30))
    both = AllOf((daily, AtLeast(hours(1), per=WEEK)))
    assert on(both, alone(2), alone(3, 30), group(3, 30)).verdict is MET
    found = on(both, alone(2), group(3, 60))
    assert found.verdict is UNMET
    assert found.deciding.window == span(march(3), 1)
    assert found.deciding.shortfall == 30


def test_a_day_that_may_be_no_day_of_service_breaks_no_cap_yet() -> None:
    """As it breaks no floor without a cap."""
    floor = AtLeast(hours(1), per=SERVICE_DAY)
    capped = Capped(floor, part=GROUP, at_most=minutes(30))
    day = span(march(2), 1)
    for asked in (floor, capped):
        ledger = Ledger(possible=(alone(2, 59),))
        found = assess(asked, ledger, day)
        assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
        recorded = Ledger(recorded=ledger.possible)
        assert assess(asked, recorded, day).verdict is UNMET


# --- only what lies in some times of the week -----------------------------------------

EVENINGS = Times(evenings=True)
WEEKENDS = Times(weekends=True)


def evening_floor(amount: int = 60, only: Times = EVENINGS) -> Counting:
    return Counting(AtLeast(minutes(amount), per=WEEK), only=only)


@pytest.mark.parametrize(
    ("starts", "length", "counted"),
    [
        (time(16), 60, 0),  # ends as the evening begins
        (time(16), 61, 1),
        (time(16, 59), 60, 59),
        (time(17), 60, 60),
        (time(17, 1), 60, 60),
        (time(9), 180, 0),
        (time(0), 1440, 420),
        (time(23), 120, 120),  # into the next day
    ],
)
def test_of_a_session_into_the_evening_counts_what_lies_in_it(
    starts: time, length: int, counted: int
) -> None:
    found = on(evening_floor(), served(2, length, starts), reading=FROM_FIVE)
    (part,) = found.parts
    assert part.observed == Observed(counted, counted, Unit.MINUTES)
    assert found.verdict is (MET if counted >= 60 else UNMET)
    assert reasons(found) == ["OTHER_TIME"] * (not counted)
    assert found.missing == ()


def test_the_reading_says_when_the_evening_begins() -> None:
    late = served(2, 60, time(17))
    at_six = Reading(evening=time(18))
    assert on(evening_floor(1), late, reading=FROM_FIVE).verdict is MET
    assert on(evening_floor(1), late, reading=at_six).verdict is UNMET
    at_noon = Reading(evening=time(12))
    lunch = served(2, 60, time(11, 30))
    found = on(evening_floor(30), lunch, reading=at_noon)
    assert (found.verdict, found.deciding.observed) == (
        MET,
        Observed(30, 30, Unit.MINUTES),
    )


@pytest.mark.parametrize(("length", "verdict"), [(60, UNMET), (61, UNKNOWN)])
def test_without_a_reading_only_what_ends_by_noon_is_surely_no_evening(
    length: int, verdict: Verdict
) -> None:
    found = on(evening_floor(1), served(2, length, time(11)))
    assert found.verdict is verdict
    unknown = ("when the evening begins",)
    assert found.missing == (unknown if verdict is UNKNOWN else ())


def test_a_session_without_a_clock_time_may_lie_in_the_evening() -> None:
    found = on(evening_floor(), served(2, 60), reading=FROM_FIVE)
    assert (found.verdict, found.missing) == (UNKNOWN, ("clock times of sessions",))
    # A start alone does not tell how much lies in the evening.
    no_end = served(2, None, time(16))
    found = on(evening_floor(), no_end, reading=FROM_FIVE)
    assert found.verdict is UNKNOWN
    assert "clock times of sessions" in found.missing
    # Sixty minutes in the evening are enough whatever the other is.
    evening = served(3, 60, time(18))
    assert on(evening_floor(), served(2), evening, reading=FROM_FIVE).verdict is MET
    assert on(evening_floor(61), served(2, 60), reading=FROM_FIVE).verdict is UNMET


@pytest.mark.parametrize(
    ("day", "only", "verdict"),
    [
        (6, WEEKENDS, UNMET),  # a Friday
        (7, WEEKENDS, MET),
        (8, WEEKENDS, MET),
        (7, EVENINGS, UNMET),
        (7, EVENINGS_AND_WEEKENDS, MET),
        (6, EVENINGS_AND_WEEKENDS, UNMET),
    ],
)
def test_a_weekend_counts_all_day(day: int, only: Times, verdict: Verdict) -> None:
    morning = served(day, 60, time(9))
    found = on(evening_floor(only=only), morning, reading=FROM_FIVE)
    assert found.verdict is verdict


def test_a_weekend_needs_no_clock_time_and_no_reading() -> None:
    assert on(evening_floor(only=EVENINGS_AND_WEEKENDS), served(7)).verdict is MET
    friday = on(evening_floor(only=WEEKENDS), served(6))
    assert (friday.verdict, reasons(friday)) == (UNMET, ["OTHER_TIME"])


def test_where_its_breaks_lay_nobody_says_of_a_session_into_the_evening() -> None:
    broken = served(2, 170, time(16), elapsed=180)
    found = on(evening_floor(120), broken, reading=FROM_FIVE)
    assert (found.verdict, found.missing) == (UNKNOWN, ("minutes",))
    assert found.deciding.observed == Observed(0, 120, Unit.MINUTES)
    assert on(evening_floor(121), broken, reading=FROM_FIVE).verdict is UNMET
    # All of it lies in the evening, and so does all of its credit.
    later = served(2, 170, time(17), elapsed=180)
    found = on(evening_floor(170), later, reading=FROM_FIVE)
    assert found.verdict is MET
    assert on(evening_floor(171), later, reading=FROM_FIVE).verdict is UNMET


def test_no_more_of_a_session_counts_in_the_evening_than_its_credit() -> None:
    broken = served(2, 30, time(16), elapsed=180)
    assert on(evening_floor(31), broken, reading=FROM_FIVE).verdict is UNMET


def test_the_evening_of_a_session_with_breaks_begins_with_the_evening() -> None:
    """And so another may cover it, minute by minute."""
    broken, whole = served(2, 150, time(16, 30), elapsed=180), served(2, 150, time(17))
    found = on(evening_floor(), broken, whole, reading=FROM_FIVE)
    assert found.deciding.observed == Observed(150, 150, Unit.MINUTES)


def test_a_possible_session_in_the_evening_may_count() -> None:
    ledger = Ledger(possible=(served(2, 60, time(16, 30)),))
    found = over(evening_floor(30), ledger, reading=FROM_FIVE)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    assert over(evening_floor(31), ledger, reading=FROM_FIVE).verdict is UNMET
    doubly = over(evening_floor(30), ledger)
    assert doubly.missing == ("attendance", "when the evening begins")


def test_each_session_in_doubt_names_what_would_tell() -> None:
    found = on(evening_floor(), served(2, 60), served(3, 60, time(16)))
    unknown = ("clock times of sessions", "when the evening begins")
    assert (found.verdict, found.missing) == (UNKNOWN, unknown)


def test_a_possible_session_of_a_later_week_would_tell_nothing_of_this_one() -> None:
    later = served(9, 60, time(18))
    ledger = Ledger(recorded=(served(2, 60),), possible=(later,))
    found = over(evening_floor(), ledger, reading=FROM_FIVE)
    assert (found.verdict, found.missing) == (UNKNOWN, ("clock times of sessions",))


@pytest.mark.parametrize(("day", "names"), [(7, ()), (8, ("when the evening begins",))])
def test_only_a_session_of_the_night_before_a_week_may_last_into_it(
    day: int, names: tuple[str, ...]
) -> None:
    weekly = Counting(AtLeast(minutes(60), per=Week(Weekday.MONDAY)), only=EVENINGS)
    found = assess(weekly, [served(day, 60, time(16)), served(10)], span(march(9), 7))
    assert found.verdict is UNKNOWN
    assert found.missing == (*names, "clock times of sessions")


def test_a_week_that_a_month_cuts_off_is_left_out_of_the_evenings_too() -> None:
    month = span(march(1), 31)
    weekly = Counting(AtLeast(minutes(60), per=WEEK), only=EVENINGS)
    judge = Assessor(Ledger(), Circumstances(), FROM_FIVE, month)
    found = judge.assess(weekly, month, CALENDAR_MONTH)
    weeks_inside = [leaf.window for leaf in found.leaves()]
    assert weeks_inside == [span(march(day), 7) for day in (2, 9, 16, 23)]


def test_an_unknown_week_names_only_what_would_decide_it() -> None:
    """The session without a clock time lies in the other week."""
    weekly = Counting(
        AtLeast(minutes(60), per=Week(Weekday.MONDAY)),
        only=EVENINGS,
    )
    ledger = Ledger(recorded=(served(10, 60),), possible=(served(2, 60, time(18)),))
    judge = Assessor(ledger, Circumstances(), FROM_FIVE)
    first = judge.assess(weekly, WHOLE_WEEK, Week(Weekday.MONDAY))
    assert (first.verdict, first.missing) == (UNKNOWN, ("attendance",))
    second = judge.assess(weekly, span(march(9), 7), Week(Weekday.MONDAY))
    assert (second.verdict, second.missing) == (UNKNOWN, ("clock times of sessions",))


def test_prescribed_sessions_may_lie_in_any_time_of_the_week() -> None:
    found = over(evening_floor(), prescribed(served(2, 60)), reading=FROM_FIVE)
    assert (found.verdict, found.missing) == (UNKNOWN, DAYS_NOT_KNOWN)
    assert over(evening_floor(61), prescribed(served(2, 60))).verdict is UNMET


def test_a_ceiling_and_a_count_are_of_the_evenings_alone_too() -> None:
    evenings = [served(2, 60, time(16, 30)), served(3, 60, time(9))]
    ceiling = Counting(AtMost(minutes(30), per=WEEK), only=EVENINGS)
    assert on(ceiling, *evenings, reading=FROM_FIVE).verdict is MET
    once = Counting(AtMost(sessions(1), per=WEEK), only=EVENINGS)
    assert on(once, *evenings, reading=FROM_FIVE).verdict is MET
    twice = Counting(AtLeast(sessions(2), per=WEEK), only=EVENINGS)
    assert on(twice, *evenings, reading=FROM_FIVE).verdict is UNMET


def test_two_requirements_about_the_same_times_agree() -> None:
    both = AllOf(
        (evening_floor(60), Counting(AtMost(hours(1), per=WEEK), only=EVENINGS))
    )
    late = served(2, 60, time(17))
    assert on(both, late, reading=FROM_FIVE).verdict is MET
    assert on(both, late, served(3, 1, time(17)), reading=FROM_FIVE).verdict is UNMET


def test_the_evening_of_a_reading_is_a_time_after_noon() -> None:
    assert Reading(evening=time(12)).evening == time(12)
    assert str(FROM_FIVE) == "week from Monday; evenings from 17:00"
    for refused in (time(11, 59), time(0)):
        with pytest.raises(FieldValueError, match=r"Reading\.evening must be after"):
            Reading(evening=refused)
    for wrong in ("17:00", 17):
        with pytest.raises(FieldTypeError, match=r"Reading\.evening must be a"):
            Reading(evening=wrong)
    with pytest.raises(FieldValueError, match=r"Reading\.evening must be in whole"):
        Reading(evening=time(17, 0, 1))


# --- only sessions that keep limits ---------------------------------------------------

SMALL_GROUPS = Counting(
    AtLeast(hours(1), per=WEEK), only=EachSession(of=GROUP, most=12)
)


def crowd(people: int | None, minutes: int | None = 60, **more: Any) -> Session:
    form = more.pop("format", TOGETHER)
    return served(2, minutes, participants=people, format=form, **more)


@pytest.mark.parametrize(("people", "verdict"), [(12, MET), (13, UNMET)])
def test_a_session_that_breaks_its_limit_does_not_count(
    people: int, verdict: Verdict
) -> None:
    found = on(SMALL_GROUPS, crowd(people))
    assert found.verdict is verdict
    assert reasons(found) == ["OTHER_SESSION"] * (verdict is UNMET)


def test_a_session_the_limit_is_not_about_counts_as_it_is() -> None:
    assert on(SMALL_GROUPS, crowd(99, format=ALONE)).verdict is MET


def test_a_session_of_which_the_limit_cannot_be_told_may_count() -> None:
    found = on(SMALL_GROUPS, crowd(None))
    assert (found.verdict, found.missing) == (UNKNOWN, ("participants",))
    # If it is a group, it is too large.
    found = on(SMALL_GROUPS, crowd(13, format=None))
    assert (found.verdict, found.missing) == (UNKNOWN, ("format",))
    # If it is a group, it is small enough.
    assert on(SMALL_GROUPS, crowd(12, format=None)).verdict is MET
    found = on(SMALL_GROUPS, crowd(None, format=None))
    assert (found.verdict, found.missing) == (UNKNOWN, ("participants", "format"))
    # And it may be too short, whatever it is.
    assert on(SMALL_GROUPS, crowd(None, 59)).verdict is UNMET


def test_a_session_that_breaks_one_limit_does_not_count_whatever_the_other() -> None:
    """How long it was does not matter: fifteen are too many."""
    only = EachSession(of=GROUP, at_least=minutes(30), most=12)
    counting = Counting(AtLeast(hours(1), per=WEEK), only=only)
    found = on(counting, crowd(15, None))
    assert (found.verdict, reasons(found)) == (UNMET, ["OTHER_SESSION"])


def test_of_a_session_too_short_only_what_it_is_about_would_tell() -> None:
    only = EachSession(of=GROUP, at_least=minutes(30), most=12)
    counting = Counting(AtLeast(minutes(10), per=WEEK), only=only)
    # A group of 20 minutes is too short, however many were in it.
    found = on(counting, crowd(None, 20, format=None))
    assert (found.verdict, found.missing) == (UNKNOWN, ("format",))


def test_a_possible_session_that_breaks_its_limit_never_counts() -> None:
    assert over(SMALL_GROUPS, Ledger(possible=(crowd(13),))).verdict is UNMET
    found = over(SMALL_GROUPS, Ledger(possible=(crowd(12),)))
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))
    found = over(SMALL_GROUPS, Ledger(possible=(crowd(None),)))
    assert found.missing == ("attendance", "participants")


def test_prescribed_sessions_keep_limits_without_their_days() -> None:
    assert over(SMALL_GROUPS, prescribed(crowd(12))).verdict is MET


# --- groups by the staff present ------------------------------------------------------

BY_STAFF = EachSession(by_staff=(10, 12))


@pytest.mark.parametrize(
    ("people", "staff", "verdict", "missing"),
    [
        (10, 1, MET, ()),
        (11, 1, UNMET, ()),
        (12, 2, MET, ()),
        (13, 2, UNMET, ()),
        (12, 3, MET, ()),
        (13, 3, UNMET, ()),
        (10, None, MET, ()),
        (11, None, UNKNOWN, ("staff present",)),
        (12, None, UNKNOWN, ("staff present",)),
        (13, None, UNMET, ()),
        (None, 2, UNKNOWN, ("participants",)),
        (None, None, UNKNOWN, ("participants",)),
    ],
)
def test_a_group_may_be_larger_with_more_staff(
    people: int | None, staff: int | None, verdict: Verdict, missing: tuple[str, ...]
) -> None:
    session = attrs.evolve(crowd(people), staff_present=staff)
    found = on(BY_STAFF, session)
    assert (found.verdict, found.missing) == (verdict, missing)


def test_a_limit_by_staff_stands_beside_others() -> None:
    each = EachSession(by_staff=(10, 12), at_least=minutes(60), fewest=2)
    pair = attrs.evolve(crowd(2), staff_present=1)
    assert on(each, pair).verdict is MET
    assert on(each, attrs.evolve(pair, minutes=59)).verdict is UNMET
    assert on(each, attrs.evolve(pair, participants=1)).verdict is UNMET
    found = on(each, attrs.evolve(pair, participants=None, minutes=None))
    assert found.missing == ("minutes", "participants")


# --- apart ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "narrow",
    [
        EachSession(at_most=hours(10)),
        AtMost(hours(10), per=SERVICE_DAY),
        Share(GROUP, CLINICAL, at_most=100, per=SERVICE_DAY),
        Apart(GROUP, INDIVIDUAL),
    ],
)
def test_sessions_that_may_still_come_may_break_what_is_asked_of_each(
    narrow: Requirement,
) -> None:
    asked = AllOf((narrow, AtLeast(hours(9), per=WEEK)))
    past = Ledger(recorded=(group(2, 541),), open_from=march(9))
    assert over(asked, past).verdict is MET
    open_week = attrs.evolve(past, open_from=march(8))
    found = over(asked, open_week)
    assert (found.verdict, found.missing) == (UNKNOWN, ("sessions from 2026-03-08 on",))
    broken = attrs.evolve(open_week, recorded=(group(2, 601), alone(2, 60)))
    if not isinstance(narrow, Share):
        assert over(asked, broken).verdict is UNMET


APART = Apart(GROUP, INDIVIDUAL)
EITHER = attrs.evolve(group(2), format=None)
ONE_DAY = span(march(2), 1)


def day_of(*found: Session, possible: tuple[Session, ...] = ()) -> Assessment:
    return assess(APART, Ledger(recorded=found, possible=possible), ONE_DAY)


def test_two_services_on_one_day_are_not_apart_and_on_two_days_are() -> None:
    together = on(APART, group(2), alone(2))
    assert together.verdict is UNMET
    assert [leaf.excess for leaf in together.leaves()] == [1]
    assert together.deciding.observed == Observed(1, 1, Unit.DAYS)
    assert on(APART, group(2), alone(3)).verdict is MET
    assert on(APART).verdict is MET


def test_each_day_with_either_service_is_judged() -> None:
    found = on(APART, group(2), alone(4), group(6), alone(6))
    assert [part.window.start.day for part in found.parts] == [2, 4, 6]
    assert [part.verdict for part in found.parts] == [MET, MET, UNMET]


@pytest.mark.parametrize(
    ("recorded", "possible", "verdict"),
    [
        ((group(2),), (alone(2),), UNKNOWN),
        ((alone(2),), (group(2),), UNKNOWN),
        ((), (group(2), alone(2)), UNKNOWN),
        ((group(2),), (group(2),), MET),
        ((), (alone(2),), MET),
        ((), (EITHER,), MET),
        ((), (EITHER, EITHER), UNKNOWN),
        ((), (EITHER, attrs.evolve(EITHER)), UNKNOWN),
        ((group(2), alone(2)), (alone(2),), UNMET),
    ],
)
def test_a_service_that_may_yet_come_leaves_its_day_open(
    recorded: tuple[Session, ...], possible: tuple[Session, ...], verdict: Verdict
) -> None:
    found = day_of(*recorded, possible=possible)
    assert found.verdict is verdict
    assert found.missing == (("attendance",) if verdict is UNKNOWN else ())
    most = 0 if verdict is MET else 1
    assert found.observed == Observed(int(verdict is UNMET), most, Unit.DAYS)


def test_the_sessions_of_both_services_are_the_evidence() -> None:
    for found in (day_of(group(2), alone(2)), day_of(group(2))):
        given = [credit.session for credit in found.counted]
        assert given == [group(2), alone(2)][: len(given)]
        assert len(given) == 1 + (found.verdict is UNMET)


def test_a_session_of_unknown_format_leaves_the_day_of_a_group_open() -> None:
    found = day_of(group(2), served(2))
    assert (found.verdict, found.missing) == (UNKNOWN, ("format",))


def test_one_session_alone_is_apart_from_nothing_whatever_its_format() -> None:
    assert day_of(served(2)).verdict is MET


def test_a_day_on_which_more_may_come_is_open() -> None:
    """As a ceiling of no minutes of the one service is."""
    ledger = Ledger(possible=(alone(2),), open_from=march(2))
    none = AtMost(minutes(0), of=GROUP, per=SERVICE_DAY)
    expected = (UNKNOWN, ("sessions from 2026-03-02 on",))
    found = assess(none, ledger, ONE_DAY)
    assert (found.verdict, found.missing) == expected
    found = assess(APART, ledger, ONE_DAY)
    assert (found.verdict, found.missing) == expected


def test_without_a_day_of_service_nothing_is_apart_unless_more_may_come() -> None:
    weekly = AllOf((APART, AtMost(hours(9), per=WEEK)))
    assert on(weekly).verdict is MET
    found = over(weekly, Ledger(open_from=march(4)))
    assert found.parts[0].verdict is UNKNOWN


@pytest.mark.parametrize("per", [SERVICE_DAY, CALENDAR_DAY])
def test_a_single_day_is_judged_as_it_is(per: Window) -> None:
    judge = Assessor(Ledger(recorded=(group(2), alone(2))), Circumstances(), Reading())
    found = judge.assess(APART, ONE_DAY, per)
    assert (found.verdict, found.parts) == (UNMET, ())


def test_prescribed_sessions_of_both_services_may_fall_on_one_day() -> None:
    judge = Assessor(prescribed(group(2), alone(2)), Circumstances(), Reading())
    found = judge.assess(APART, WHOLE_WEEK, WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, DAYS_NOT_KNOWN)
    assert found.observed == Observed(0, None, Unit.DAYS)
    judge = Assessor(prescribed(group(2), group(2)), Circumstances(), Reading())
    assert judge.assess(APART, WHOLE_WEEK, WEEK).verdict is MET


def test_a_service_without_a_stated_dose_may_fall_on_the_day_of_the_other() -> None:
    ledger = Ledger(recorded=(group(2),), unstated=(alone(2, None),), dated=False)
    judge = Assessor(ledger, Circumstances(), Reading())
    found = judge.assess(APART, WHOLE_WEEK, WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, (*DAYS_NOT_KNOWN, "dose"))


@pytest.mark.parametrize("form", [TOGETHER, ALONE])
def test_one_session_alone_is_not_apart_from_a_service_without_a_dose(
    form: Format,
) -> None:
    ledger = Ledger(recorded=(served(2),), unstated=(served(2, None, format=form),))
    found = assess(APART, ledger, ONE_DAY)
    assert (found.verdict, found.missing) == (UNKNOWN, ("format", "dose"))


def test_one_session_alone_is_not_apart_from_what_may_still_come() -> None:
    ledger = Ledger(recorded=(served(2),), open_from=march(2))
    found = assess(APART, ledger, ONE_DAY)
    assert found.verdict is UNKNOWN
    assert found.missing == ("sessions from 2026-03-02 on",)


# --- how long a stay lasts ------------------------------------------------------------


def lasted(length: Length, days_long: int) -> Assessment:
    return assess(length, [], span(MONDAY, days_long))


@pytest.mark.parametrize(
    ("length", "days_long", "verdict"),
    [
        (Length(at_least=calendar_days(14)), 13, UNMET),
        (Length(at_least=calendar_days(14)), 14, MET),
        (Length(at_most=calendar_days(14)), 14, MET),
        (Length(at_most=calendar_days(14)), 15, UNMET),
        (Length(at_least=weeks(2)), 13, UNMET),
        (Length(at_least=weeks(2)), 14, MET),
        (Length(at_most=weeks(2)), 15, UNMET),
        # From 2 March a month is over with 1 April: 31 days.
        (Length(at_least=months(1)), 30, UNMET),
        (Length(at_least=months(1)), 31, MET),
        (Length(at_most=months(1)), 31, MET),
        (Length(at_most=months(1)), 32, UNMET),
        (Length(at_least=calendar_days(3), at_most=calendar_days(4)), 2, UNMET),
        (Length(at_least=calendar_days(3), at_most=calendar_days(4)), 3, MET),
        (Length(at_least=calendar_days(3), at_most=calendar_days(4)), 4, MET),
        (Length(at_least=calendar_days(3), at_most=calendar_days(4)), 5, UNMET),
        (Length(at_least=calendar_days(1), at_most=calendar_days(1)), 1, MET),
    ],
)
def test_a_stay_lasts_from_its_first_day_through_its_last(
    length: Length, days_long: int, verdict: Verdict
) -> None:
    found = lasted(length, days_long)
    assert found.verdict is verdict
    assert found.observed == Observed(days_long, days_long, Unit.DAYS)
    assert found.missing == ()


def test_a_month_of_a_stay_is_clipped_where_the_next_is_shorter() -> None:
    length = Length(at_least=months(1))
    through_27 = DateRange(date(2026, 1, 31), date(2026, 2, 28))
    assert assess(length, [], through_27).verdict is MET
    through_26 = DateRange(date(2026, 1, 31), date(2026, 2, 27))
    assert assess(length, [], through_26).verdict is UNMET


# --- ratios ---------------------------------------------------------------------------

COUNSELOR, NURSE = StaffRole.COUNSELOR, StaffRole.NURSE


def ratio(load: Load, *of: StaffRole, at_most: int = 24) -> Ratio:
    return Ratio(at_most, of=of or (COUNSELOR,), load=load)


def counselor(percent: int = 100, caseload: int | None = None) -> StaffMember:
    return StaffMember(role=COUNSELOR, percent=percent, caseload=caseload)


NOBODY = StaffMember(role=NURSE)


@pytest.mark.parametrize(
    ("load", "field", "name"),
    [
        (Load.AVERAGE, "enrolled", "census"),
        (Load.WEEKLY, "seen_weekly", "patients seen in a week"),
    ],
)
@pytest.mark.parametrize(
    ("patients", "members", "verdict", "percent"),
    [
        (24, (counselor(),), MET, 100),
        (25, (counselor(),), UNMET, 100),
        (12, (counselor(50),), MET, 50),
        (13, (counselor(50),), UNMET, 50),
        (60, (counselor(), counselor(), counselor(50)), MET, 250),
        (61, (counselor(), counselor(), counselor(50)), UNMET, 250),
        # 1 percent of 24 is no whole patient.
        (0, (counselor(1),), MET, 1),
        (1, (counselor(1),), UNMET, 1),
        (1, (counselor(5),), MET, 5),
        (24, (counselor(), NOBODY), MET, 100),
        (25, (counselor(), NOBODY), UNMET, 100),
        (1, (NOBODY,), UNMET, 0),
        (1, (), UNMET, 0),
        (0, (), MET, 0),
    ],
)
def test_patients_for_each_full_time_equivalent(
    *,
    load: Load,
    field: str,
    name: str,
    patients: int,
    members: tuple[StaffMember, ...],
    verdict: Verdict,
    percent: int,
) -> None:
    asked = ratio(load)
    staffing = Staffing(members=members, **{field: patients})
    assert staffed(asked, staffing) == (verdict, Staffed(patients, percent), ())
    uncounted = Staffing(members=members)
    assert staffed(asked, uncounted) == (UNKNOWN, None, (name,))
    alone_known = Staffing(**{field: patients})
    assert staffed(asked, alone_known) == (UNKNOWN, None, ("staff",))
    assert staffed(asked, Staffing()) == (UNKNOWN, None, (name, "staff"))
    assert staffed(asked, None) == (UNKNOWN, None, (name, "staff"))


def test_the_census_is_not_what_is_seen_in_a_week() -> None:
    staffing = Staffing(enrolled=24, seen_weekly=25, members=(counselor(),))
    assert staffed(ratio(Load.AVERAGE), staffing).verdict is MET
    assert staffed(ratio(Load.WEEKLY), staffing).verdict is UNMET


def test_any_of_several_roles_counts_toward_a_ratio() -> None:
    staffing = Staffing(enrolled=48, members=(counselor(), NOBODY))
    assert staffed(ratio(Load.AVERAGE), staffing).verdict is UNMET
    assert staffed(ratio(Load.AVERAGE, COUNSELOR, NURSE), staffing).verdict is MET


@pytest.mark.parametrize(
    ("caseloads", "verdict", "most", "missing"),
    [
        ((24, 3), MET, 24, ()),
        ((25, 3), UNMET, 25, ()),
        ((3, 25), UNMET, 25, ()),
        ((3, None), UNKNOWN, 3, ("caseload",)),
        ((None, None), UNKNOWN, None, ("caseload",)),
        # One too many is too many, whatever the others have.
        ((None, 25), UNMET, 25, ()),
        ((0,), MET, 0, ()),
    ],
)
def test_patients_in_the_care_of_any_one(
    caseloads: tuple[int | None, ...],
    verdict: Verdict,
    most: int | None,
    missing: tuple[str, ...],
) -> None:
    nurse = StaffMember(role=NURSE, caseload=9999)
    members = (nurse, *(counselor(10, each) for each in caseloads))
    found = staffed(ratio(Load.EACH), Staffing(members=members))
    # The hours of the one in whose care they are do not matter.
    worst = None if most is None else Staffed(most, 100)
    assert found == (verdict, worst, missing)


def test_where_nobody_has_the_role_nobody_has_the_patients() -> None:
    nurse = StaffMember(role=NURSE, caseload=3)
    asked = ratio(Load.EACH)
    for enrolled, verdict in ((1, UNMET), (0, MET)):
        staffing = Staffing(enrolled=enrolled, members=(nurse,))
        assert staffed(asked, staffing) == (verdict, Staffed(enrolled, 0), ())
    assert staffed(asked, Staffing(members=(nurse,))) == (UNKNOWN, None, ("census",))


def test_without_any_staff_named_no_caseload_is_known() -> None:
    for staffing in (None, Staffing(), Staffing(enrolled=5)):
        assert staffed(ratio(Load.EACH), staffing) == (UNKNOWN, None, ("staff",))


def shift(on_duty: int, patients: int, *, asleep: bool = False) -> Shift:
    role = StaffRole.COUNSELOR
    return Shift(role=role, on_duty=on_duty, patients=patients, asleep=asleep)


@pytest.mark.parametrize("asleep", [False, True])
@pytest.mark.parametrize(
    ("on_duty", "patients", "verdict"),
    [
        (1, 24, MET),
        (1, 25, UNMET),
        (2, 48, MET),
        (2, 49, UNMET),
        (0, 0, MET),
        (0, 1, UNMET),
        (5, 0, MET),
    ],
)
def test_patients_for_each_on_duty(
    *, asleep: bool, on_duty: int, patients: int, verdict: Verdict
) -> None:
    load = Load.ASLEEP if asleep else Load.AWAKE
    other = Load.AWAKE if asleep else Load.ASLEEP
    staffing = Staffing(shifts=(shift(on_duty, patients, asleep=asleep),))
    expected = (verdict, Staffed(patients, 100 * on_duty), ())
    assert staffed(ratio(load), staffing) == expected
    lacking = (UNKNOWN, None, ("counselor on duty",))
    assert staffed(ratio(other), staffing) == lacking
    lacking = (UNKNOWN, None, ("nurse or case manager on duty",))
    assert staffed(ratio(load, NURSE, StaffRole.CASE_MANAGER), staffing) == lacking


def test_every_shift_must_have_staff_enough_and_the_worst_is_told() -> None:
    enough, short, none = shift(1, 24), shift(2, 49), shift(0, 3)
    awake = ratio(Load.AWAKE)
    assert staffed(awake, Staffing(shifts=(enough, short))).staffed == Staffed(49, 200)
    found = staffed(awake, Staffing(shifts=(short, none, enough)))
    # Nobody at all is the worst there is, for however few.
    assert (found.verdict, found.staffed) == (UNMET, Staffed(3, 0))
    empty = staffed(awake, Staffing(shifts=(enough, shift(0, 0))))
    assert (empty.verdict, empty.staffed) == (MET, Staffed(24, 100))


@pytest.mark.parametrize("load", [Load.AWAKE, Load.ASLEEP])
def test_who_is_on_duty_is_not_known_where_no_shift_is_named(load: Load) -> None:
    for staffing in (None, Staffing()):
        assert staffed(ratio(load), staffing) == (UNKNOWN, None, ("staff on duty",))
    found = staffed(ratio(load), Staffing(shifts=()))
    assert found == (UNKNOWN, None, ("counselor on duty",))


def test_a_ratio_is_judged_on_staff_alone() -> None:
    staffing = Staffing(enrolled=25, members=(counselor(),))
    judge = Assessor(Ledger(), Circumstances(), Reading(), staffing=staffing)
    found = judge.assess(ratio(Load.AVERAGE), WHOLE_WEEK, STAY)
    assert (found.verdict, found.observed) == (UNMET, Staffed(25, 100))
    assert on(ratio(Load.AVERAGE)).missing == ("census", "staff")


# --- what grows with the patients enrolled --------------------------------------------


def scaled(floor: AtLeast, patients: int, enrolled: int | None, *found: Session) -> Any:
    staffing = Staffing(enrolled=enrolled)
    judge = Assessor(
        Ledger(recorded=found), Circumstances(), Reading(), staffing=staffing
    )
    return judge.assess(Scaled(floor, patients=patients), WHOLE_WEEK, WEEK)


NINE_HOURS = AtLeast(hours(9), per=WEEK)


@pytest.mark.parametrize(
    ("patients", "enrolled", "asked"),
    [
        (4, 4, 540),
        (4, 5, 675),  # 540 * 5 / 4
        (4, 3, 405),
        (4, 1, 135),
        (7, 5, 386),  # 540 * 5 / 7 = 385.7
        (7, 7, 540),
        (7, 6, 463),  # 540 * 6 / 7 = 462.9
        (1, 5, 2700),
        (1000, 1, 1),  # 0.54 minutes
    ],
)
def test_a_floor_grows_with_the_patients_in_exact_proportion(
    patients: int, enrolled: int, asked: int
) -> None:
    def of(minutes: int) -> Assessment:
        # No session is longer than a day.
        full, rest = divmod(minutes, 1440)
        given = [served(2 + n, 1440) for n in range(full)]
        given += [served(2 + full, rest)] if rest else []
        return scaled(NINE_HOURS, patients, enrolled, *given)  # type: ignore[no-any-return]

    assert of(asked).verdict is MET
    short = of(asked - 1)
    assert short.verdict is UNMET
    assert short.deciding.shortfall == 1
    (part,) = short.parts
    assert isinstance(part.requirement, AtLeast)
    assert part.requirement.amount == minutes(asked)


def test_sessions_and_occasions_grow_to_the_next_whole_one() -> None:
    for amount in (sessions(3), occasions(3)):
        floor = AtLeast(amount, per=WEEK)
        given = [served(2 + n) for n in range(4)]
        assert scaled(floor, 4, 5, *given).verdict is MET  # 3.75: four
        assert scaled(floor, 4, 5, *given[:3]).verdict is UNMET


def test_the_length_each_must_have_does_not_grow() -> None:
    floor = AtLeast(sessions(1, each=minutes(60)), per=WEEK)
    assert scaled(floor, 1, 2, served(2, 60), served(3, 60)).verdict is MET
    assert scaled(floor, 1, 2, served(2, 60), served(3, 59)).verdict is UNMET


def test_for_nobody_enrolled_nothing_is_asked() -> None:
    found = scaled(NINE_HOURS, 4, 0)
    assert (found.verdict, found.observed) == (MET, NothingDue())
    assert found.owes_nothing
    # A floor of nothing asks nothing either, of however many.
    assert scaled(AtLeast(hours(0), per=WEEK), 4, 5).observed == NothingDue()


def test_without_the_census_it_is_not_known_what_is_asked() -> None:
    for found in (scaled(NINE_HOURS, 4, None), on(Scaled(NINE_HOURS, patients=4))):
        assert (found.verdict, found.missing) == (UNKNOWN, ("census",))
        assert not found.owes_nothing


def test_a_floor_for_the_patients_enrolled_may_yet_be_reached() -> None:
    staffing = Staffing(enrolled=2)
    ledger = Ledger(recorded=(served(2, 60),), possible=(served(3, 60),))
    judge = Assessor(ledger, Circumstances(), Reading(), staffing=staffing)
    floor = Scaled(AtLeast(hours(1), per=WEEK), patients=1)
    found = judge.assess(floor, WHOLE_WEEK, WEEK)
    assert (found.verdict, found.missing) == (UNKNOWN, ("attendance",))


# --- excuses --------------------------------------------------------------------------

REFUSED = Excusable(NINE_HOURS, unless=("refused", "contraindicated"))


def facts(*names: str) -> Circumstances:
    return Circumstances(facts=frozenset(names))


def denied(*names: str) -> Circumstances:
    return Circumstances(denied=frozenset(names))


BOTH_DENIED = denied("refused", "contraindicated")


@pytest.mark.parametrize(
    ("given", "length", "verdict", "missing"),
    [
        (facts("refused"), 539, MET, ()),
        (facts("contraindicated"), 539, MET, ()),
        (facts("other"), 539, UNKNOWN, ("refused", "contraindicated")),
        (BOTH_DENIED, 539, UNMET, ()),
        (BOTH_DENIED, 540, MET, ()),
        (denied("refused"), 539, UNKNOWN, ("contraindicated",)),
        (Circumstances(), 539, UNKNOWN, ("refused", "contraindicated")),
        # What is met needs no excuse, and asks for none.
        (Circumstances(), 540, MET, ()),
        (facts("refused"), 540, MET, ()),
    ],
)
def test_a_reason_on_record_excuses_what_is_not_met(
    given: Circumstances, length: int, verdict: Verdict, missing: tuple[str, ...]
) -> None:
    found = on(REFUSED, served(2, length), given=given)
    assert (found.verdict, found.missing) == (verdict, missing)
    excused = verdict is MET and length == 539
    reason = "contraindicated" if "contraindicated" in given.facts else "refused"
    assert found.observed == (Excused(reason) if excused else None)
    assert [part.requirement for part in found.parts] == [NINE_HOURS]


def test_the_first_reason_that_holds_is_told() -> None:
    given = facts("contraindicated", "refused")
    assert on(REFUSED, given=given).observed == Excused("refused")


def test_a_reason_excuses_what_is_not_known_too() -> None:
    ledger = Ledger(possible=(served(2, 540),))
    found = over(REFUSED, ledger, given=facts("refused"))
    assert (found.verdict, found.observed) == (MET, Excused("refused"))
    open_still = over(REFUSED, ledger, given=denied("refused"))
    assert open_still.verdict is UNKNOWN
    assert open_still.missing == ("attendance", "contraindicated")
    no_reason = over(REFUSED, ledger, given=BOTH_DENIED)
    assert (no_reason.verdict, no_reason.missing) == (UNKNOWN, ("attendance",))


def refused_on(first: int, last: int) -> Circumstances:
    spell = Spell("refused", DateRange.through(march(first), march(last)))
    return Circumstances(spells=(spell,), denied=frozenset({"contraindicated"}))


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [(1, 1, UNMET), (1, 2, MET), (8, 9, MET), (9, 9, UNMET), (4, 4, MET)],
)
def test_a_reason_that_holds_on_one_day_excuses_its_window(
    first: int, last: int, verdict: Verdict
) -> None:
    given = refused_on(first, last)
    assert on(REFUSED, served(2, 539), given=given).verdict is verdict


def test_a_reason_excuses_the_weeks_it_holds_in_and_no_other() -> None:
    weekly = Excusable(
        AtLeast(hours(9), per=Week(Weekday.MONDAY)),
        unless=("refused",),
    )
    both = AllOf((weekly, AtLeast(minutes(0), per=STAY)))
    found = assess(both, [served(9, 540)], FORTNIGHT, given=refused_on(8, 8))
    first, second = found.parts[0].parts
    assert (first.verdict, first.observed) == (MET, Excused("refused"))
    assert (second.verdict, second.observed) == (MET, None)
    found = assess(both, [served(2, 540)], FORTNIGHT, given=refused_on(8, 8))
    assert [part.verdict for part in found.parts[0].parts] == [MET, UNMET]
    assert found.verdict is UNMET


def test_a_reason_excuses_the_days_of_service_it_holds_on() -> None:
    daily = Excusable(AtLeast(hours(1), per=SERVICE_DAY), unless=("refused",))
    both = AllOf((daily, AtLeast(minutes(0), per=WEEK)))
    short = [served(2, 59), served(3, 59)]
    assert on(both, *short, given=refused_on(2, 3)).verdict is MET
    found = on(both, *short, given=refused_on(2, 2))
    assert [part.verdict for part in found.parts[0].parts] == [MET, UNMET]
    assert on(both, given=refused_on(2, 3)).verdict is MET


def test_what_a_stay_cuts_short_needs_no_excuse() -> None:
    """A week that begins in the stay and ends after it is judged nowhere else."""
    from_sunday = AtLeast(hours(1), per=Week(Weekday.SUNDAY))
    given = [served(8, 60)]  # the only whole week from a Sunday
    for asked in (from_sunday, Excusable(from_sunday, unless=("refused",))):
        both = AllOf((asked, AtLeast(minutes(0), per=STAY)))
        found = assess(both, given, FORTNIGHT, given=denied("refused"))
        assert found.verdict is MET


def test_prescribed_sessions_are_excused_for_the_whole_window() -> None:
    daily = Excusable(AtLeast(hours(1), per=SERVICE_DAY), unless=("refused",))
    both = AllOf((daily, AtLeast(minutes(0), per=WEEK)))
    short = prescribed(served(2, 59))
    assert over(both, short, given=facts("refused")).verdict is MET
    assert over(both, short, given=denied("refused")).verdict is UNMET


def test_the_excuse_is_what_decided_though_a_part_is_met() -> None:
    """Else the finding says what was found of that part, and never why."""
    one_hour = AtLeast(hours(1), per=WEEK)
    excusable = Excusable(AllOf((one_hour, NINE_HOURS)), unless=("refused",))
    found = on(excusable, served(2, 120), given=facts("refused"))
    assert found.verdict is MET
    assert found.deciding.observed == Excused("refused")


def test_an_excuse_decides_before_what_is_met_over_longer() -> None:
    refused = Excusable(NINE_HOURS, unless=("refused",))
    both = AllOf((AtLeast(hours(1), per=STAY), refused))
    found = on(both, served(2, 120), given=facts("refused"))
    assert [part.verdict for part in found.parts] == [MET, MET]
    assert found.deciding.observed == Excused("refused")


def test_without_an_excuse_the_first_over_the_most_days_decides() -> None:
    def part(window: DateRange, verdict: Verdict = MET) -> Assessment:
        return Assessment(NINE_HOURS, verdict, window)

    day, week, other = span(MONDAY, 1), WHOLE_WEEK, span(march(9), 7)
    endless = part(DateRange(MONDAY))
    parts = endless, part(day), part(week), part(other)
    whole = attrs.evolve(part(week), parts=parts)
    assert whole.deciding is parts[2]
    assert attrs.evolve(whole, parts=parts[:2]).deciding is parts[1]
    assert attrs.evolve(whole, parts=parts[:1]).deciding is endless
    # Of what is not met the first decides, however short.
    short = tuple(attrs.evolve(one, verdict=UNMET) for one in parts[1:])
    unmet = Assessment(NINE_HOURS, UNMET, week, parts=(parts[0], *short))
    assert unmet.deciding is short[0]
    assert attrs.evolve(unmet, parts=parts[:1]).deciding.parts == parts[:1]


def test_what_is_excused_in_each_week_is_judged_as_one_amount() -> None:
    excusable = Excusable(NINE_HOURS, unless=("refused",))
    found = assess(excusable, [served(2, 540)], FORTNIGHT, given=facts("refused"))
    first, second = (week.parts[0] for week in found.parts)
    assert first.observed == Observed(540, 540, Unit.MINUTES)
    assert second.observed == Observed(0, 0, Unit.MINUTES)


def test_of_excuses_each_part_has_its_own() -> None:
    either = AnyOf(
        (
            Excusable(NINE_HOURS, unless=("refused",)),
            Excusable(AtMost(hours(1), per=WEEK), unless=("contraindicated",)),
        )
    )
    given = Circumstances(
        denied=frozenset({"refused"}), facts=frozenset({"contraindicated"})
    )
    assert on(either, served(2, 120), given=given).verdict is MET
    assert on(either, served(2, 120), given=BOTH_DENIED).verdict is UNMET


# --- no such level, phases ------------------------------------------------------------


def test_the_absence_of_a_level_asks_nothing() -> None:
    found = on(LevelAbsent())
    assert (found.verdict, found.observed) == (MET, NothingDue())


def test_a_floor_is_counted_in_the_phase_it_names() -> None:
    phase = Spell("intensive", DateRange.through(march(3), march(9)))
    given = Circumstances(phases=(phase,))
    floor = AtLeast(hours(1), per=InPhase("intensive"))
    both = AllOf((floor, AtLeast(minutes(0), per=STAY)))
    for day, verdict in ((2, UNMET), (3, MET), (9, MET), (10, UNMET)):
        found = assess(both, [served(day)], FORTNIGHT, given=given)
        assert found.verdict is verdict
    assert assess(floor, [served(9)], phase.days, given=given).verdict is MET


# --- what each of them counts on a day of service -------------------------------------


@pytest.mark.parametrize(
    ("requirement", "judged"),
    [
        (Counting(AtLeast(hours(1), per=SERVICE_DAY), only=WEEKENDS), [7]),
        (Capped(AtLeast(hours(1), per=SERVICE_DAY), part=GROUP, at_most=hours(1)), [7]),
        (Scaled(AtLeast(hours(1), per=SERVICE_DAY), patients=1), [7]),
        (Excusable(AtLeast(hours(1), per=SERVICE_DAY), unless=("a",)), [7]),
        (APART, [7, 8]),
        (AnyOf((APART, EachSession(of=EDUCATION, most=3))), [5, 7, 8]),
        (Length(at_most=weeks(9)), []),
        (LevelAbsent(), []),
        (ratio(Load.EACH), []),
    ],
)
def test_the_days_of_service_are_those_of_what_is_counted(
    requirement: Requirement, judged: list[int]
) -> None:
    ledger = Ledger(
        recorded=(
            group(7),
            served(8, 60, kind=ServiceKind.MEAL, format=ALONE),
            served(5, 60, kind=ServiceKind.EDUCATION, format=Format.FAMILY),
        )
    )
    if not isinstance(requirement, AnyOf):
        ledger = attrs.evolve(ledger, recorded=ledger.recorded[:2])
    judge = Assessor(ledger, Circumstances(), Reading())
    found = [day.start.day for day in judge.service_days(requirement, WHOLE_WEEK)]
    assert found == judged


# --- how what was found prints --------------------------------------------------------


def exactly(amount: int) -> Observed:
    return Observed(amount, amount, Unit.MINUTES)


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        (Portion(exactly(60), exactly(60)), "1 hour beside 1 hour (50 percent)"),
        (
            Portion(exactly(60), exactly(30)),
            "1 hour beside 30 minutes (about 66 percent)",
        ),
        (Portion(exactly(0), exactly(30)), "0 minutes beside 30 minutes (0 percent)"),
        (Portion(exactly(30), exactly(0)), "30 minutes beside 0 minutes (100 percent)"),
        (
            Portion(Observed(0, 60, Unit.MINUTES), exactly(30)),
            "between 0 minutes and 1 hour beside 30 minutes",
        ),
        (
            Portion(exactly(30), Observed(0, 60, Unit.MINUTES)),
            "30 minutes beside between 0 minutes and 1 hour",
        ),
        (Staffed(24, 100), "24 patients for 1 staff"),
        (Staffed(1, 250), "1 patient for 2.5 staff"),
        (Staffed(0, 0), "0 patients for 0 staff"),
        (Staffed(61, 225), "61 patients for 2.25 staff"),
        (Staffed(61, 205), "61 patients for 2.05 staff"),
        (Staffed(61, 50), "61 patients for 0.5 staff"),
        (Staffed(61, 1000), "61 patients for 10 staff"),
        (Excused("family-refused"), "on record: family refused"),
    ],
)
def test_what_was_found_of_a_part_prints_in_words(
    seen: Portion | Staffed | Excused, text: str
) -> None:
    assert str(seen) == text


def test_a_portion_of_nothing_prints_too() -> None:
    assert str(Portion(exactly(0), exactly(0))) == "0 minutes beside 0 minutes"


# --- means and gaps stay what they were beside the new forms --------------------------


def test_pieces_count_toward_a_mean_and_toward_no_gap() -> None:
    mean = Average(
        AtLeast(minutes(60, each=minutes(30)), per=Week(Weekday.MONDAY)), over=STAY
    )
    given = [served(2, 90), served(3, 29), served(9, 30)]
    assert assess(mean, given, FORTNIGHT).verdict is MET  # 120 in two weeks
    short = [served(2, 90), served(3, 29), served(9, 29)]
    found = assess(mean, short, FORTNIGHT)
    assert (found.verdict, found.shortfall) == (UNMET, 30)
    gap = Gap(days(2), per=WEEK)
    assert on(gap, served(2, 1), served(4, 1), served(7, 1)).verdict is MET


def test_program_weeks_of_a_share_count_from_admission() -> None:
    share = attrs.evolve(HALF, per=PROGRAM_WEEK)
    both = AllOf((share, AtLeast(minutes(0), per=STAY)))
    given = Circumstances(admitted=march(3))
    stay = DateRange(march(3), march(17))
    found = assess(both, [group(3), alone(9), alone(10)], stay, given=given)
    assert [part.verdict for part in found.parts[0].parts] == [MET, UNMET]
