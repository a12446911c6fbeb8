"""How filters and windows cut the facts, and what a ledger refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

import pytest

from continuum.errors import FieldTypeError
from continuum.ledger import (
    Books,
    Credit,
    Exclusion,
    ExclusionReason,
    Ledger,
    Selection,
    Sums,
)
from continuum.services import ANY_SERVICE, CLINICAL, GROUP, Format, ServiceKind
from tests.strategies_rules import FORTNIGHT, WHOLE_WEEK, served

EVENING = time(18)


def counted(ledger: Ledger) -> list[tuple[int, int | None, bool]]:
    """Day, minutes and certainty of what a ledger counts."""
    chosen = Books(ledger).select(CLINICAL)
    return [
        (credit.session.day.day, credit.minutes, credit.recorded)
        for credit in chosen.credits
    ]


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize("field", ["recorded", "possible", "excluded", "unstated"])
def test_facts_are_tuples_of_their_kind(field: str) -> None:
    with pytest.raises(FieldTypeError, match=rf"Ledger\.{field} must be a tuple of"):
        Ledger(**{field: [served(2)]})
    with pytest.raises(FieldTypeError, match=rf"Ledger\.{field}\[0\] must be an? "):
        Ledger(**{field: ("Monday",)})


def test_a_moment_from_which_more_may_come_is_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"Ledger\.open_from must be a datetime\."):
        Ledger(open_from=datetime(2026, 3, 2))  # noqa: DTZ001  # on purpose


def test_whether_days_are_known_is_a_bool() -> None:
    with pytest.raises(FieldTypeError, match=r"Ledger\.dated must be a bool, not int"):
        Ledger(dated=1)


# --- what is counted ------------------------------------------------------------------


def test_recorded_and_possible_sessions_are_put_in_order_together() -> None:
    ledger = Ledger(recorded=(served(6, 50), served(2, 60)), possible=(served(4, 70),))
    assert counted(ledger) == [(2, 60, True), (4, 70, False), (6, 50, True)]


def test_what_the_filter_does_not_count_is_excluded_with_the_reason() -> None:
    lunch = served(2, 30, kind=ServiceKind.MEAL)
    missed = Exclusion(served(3), ExclusionReason.UNEXCUSED)
    chosen = Books(Ledger(recorded=(lunch, served(4)), excluded=(missed,))).select(
        CLINICAL
    )
    assert chosen.excluded == (
        Exclusion(lunch, ExclusionReason.OTHER_SERVICE),
        missed,
    )


def test_a_session_that_may_not_count_is_only_possible() -> None:
    chosen = Books(Ledger(recorded=(served(2, 60),))).select(GROUP)
    assert chosen.rows == (
        [(Credit(served(2, 60), 60, recorded=False), 0, 60, "format")]
    )


def test_a_possible_session_that_may_not_count_lacks_its_record_first() -> None:
    chosen = Books(Ledger(possible=(served(2, 60),))).select(GROUP)
    assert [row[3] for row in chosen.rows] == ["attendance"]


def test_unknown_minutes_are_from_none_to_a_day_or_to_the_time_on_the_clock() -> None:
    ledger = Ledger(recorded=(served(2, None), served(3, None, EVENING, elapsed=90)))
    chosen = Books(ledger).select(CLINICAL)
    assert [(low, high, doubt) for _, low, high, doubt in chosen.rows] == [
        (0, 1440, "minutes"),
        (0, 90, "minutes"),
    ]
    assert all(credit.recorded for credit in chosen.credits)


def test_a_possible_session_of_unknown_length_lacks_its_record_first() -> None:
    chosen = Books(Ledger(possible=(served(2, None),))).select(CLINICAL)
    assert [row[1:] for row in chosen.rows] == [(0, 1440, "attendance")]


# --- overlap --------------------------------------------------------------------------


def test_sessions_that_touch_both_count_and_a_minute_of_overlap_counts_once() -> None:
    first = served(2, 60, time(18))
    touching, overlapping = served(2, 60, time(19)), served(2, 60, time(18, 59))
    assert counted(Ledger(recorded=(first, touching))) == [
        (2, 60, True),
        (2, 60, True),
    ]
    assert counted(Ledger(recorded=(overlapping, first))) == [
        (2, 60, True),
        (2, 59, True),
    ]


def test_a_session_inside_another_adds_nothing_and_is_excluded() -> None:
    inside = served(2, 30, time(18, 30))
    chosen = Books(Ledger(recorded=(served(2, 180, EVENING), inside))).select(CLINICAL)
    assert [credit.minutes for credit in chosen.credits] == [180]
    assert chosen.excluded == (Exclusion(inside, ExclusionReason.OVERLAP),)


def test_a_recorded_session_keeps_its_minutes_beside_a_possible_one() -> None:
    group, alone = served(2, 180, EVENING), served(2, 60, time(19))
    chosen = Books(Ledger(recorded=(alone,), possible=(group,))).select(CLINICAL)
    assert [sums[-1] for sums in chosen.minutes] == [60, 240]


def test_an_unknown_length_overlaps_with_all_of_its_time_on_the_clock() -> None:
    unknown = served(2, None, EVENING, elapsed=60)
    ledger = Ledger(recorded=(unknown, served(2, 60, time(18, 30))))
    assert counted(ledger) == [(2, None, True), (2, 60, True)]


def test_sessions_without_clock_times_never_overlap() -> None:
    same = served(2, 60)
    ledger = Ledger(recorded=(same, same, served(2, 60, EVENING)))
    assert [minutes for _, minutes, _ in counted(ledger)] == [60, 60, 60]


def test_sessions_of_other_services_cover_nothing() -> None:
    lunch = served(2, 60, EVENING, kind=ServiceKind.MEAL)
    ledger = Ledger(recorded=(lunch, served(2, 60, EVENING)))
    assert [minutes for _, minutes, _ in counted(ledger)] == [60]


@pytest.mark.parametrize(
    ("starts", "next_day"), [(time(22), 60), (time(22, 1), 59), (time(23), 0)]
)
def test_a_session_past_midnight_covers_minutes_of_the_next_day(
    starts: time, next_day: int
) -> None:
    late, early = served(2, 120, starts), served(3, 60, time(0))
    chosen = Books(Ledger(recorded=(late, early))).select(CLINICAL)
    assert chosen.minutes[1][-1] == 120 + next_day


def test_a_session_with_a_start_and_no_length_is_sorted_by_its_day() -> None:
    open_ended = served(3, None, EVENING)
    assert open_ended.elapsed is None
    ledger = Ledger(recorded=(served(2), open_ended, served(4)))
    assert [day for day, _, _ in counted(ledger)] == [2, 3, 4]


def shown(ledger: Ledger) -> list[tuple[int | None, bool, int, int, str]]:
    """Minutes and certainty, the least and the most, and what is in doubt."""
    return [
        (credit.minutes, credit.recorded, low, high, doubt)
        for credit, low, high, doubt in Books(ledger).select(CLINICAL).rows
    ]


def test_a_session_alone_hides_no_overlap_after_it() -> None:
    pair = served(3, 60, time(18)), served(3, 60, time(18, 30))
    ledger = Ledger(recorded=(served(2, 60, time(18)), *pair))
    assert [minutes for _, minutes, _ in counted(ledger)] == [60, 60, 30]


def test_a_session_that_adds_nothing_hides_none_that_adds_less() -> None:
    covered, later = served(2, 60, time(19)), served(2, 60, time(20, 30))
    ledger = Ledger(recorded=(served(2, 180, EVENING), covered, later))
    assert shown(ledger) == [(180, True, 180, 180, ""), (30, True, 30, 30, "")]


def test_a_possible_session_of_unknown_length_stays_so_beside_what_it_overlaps() -> (
    None
):
    unknown = served(2, None, EVENING, elapsed=90)
    ledger = Ledger(recorded=(served(2, 60, time(19)),), possible=(unknown,))
    assert shown(ledger) == [
        (None, False, 0, 90, "attendance"),
        (60, True, 60, 60, ""),
    ]
    both = Ledger(recorded=(unknown, served(2, 60, time(19))))
    assert shown(both) == [(None, True, 0, 90, "minutes"), (60, True, 60, 60, "")]


def test_a_possible_session_that_overlaps_names_its_record() -> None:
    perhaps = served(2, 60, time(18, 30))
    ledger = Ledger(recorded=(served(2, 60, EVENING),), possible=(perhaps,))
    assert shown(ledger) == [(60, True, 60, 60, ""), (30, False, 0, 30, "attendance")]


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (120, (120, True, 60, 120, "attendance")),
        (60, (60, False, 0, 60, "attendance")),
    ],
)
def test_what_the_night_before_leaves_for_certain_is_certain(
    length: int, expected: tuple[int, bool, int, int, str]
) -> None:
    # From 22:00 to 1:00, and from midnight on.
    night, today = served(2, 180, time(22)), served(3, length, time(0))
    ledger = Ledger(recorded=(today,), possible=(night,))
    assert shown(ledger)[1] == expected


def test_what_the_night_before_takes_nothing_from_is_in_no_doubt() -> None:
    # The night ends when the second of the three begins.
    night, early = served(2, 150, time(22)), served(3, 60, time(0))
    late = served(3, 60, time(0, 30), elapsed=90)
    ledger = Ledger(recorded=(early, late), possible=(night,))
    assert shown(ledger)[2] == (60, True, 60, 60, "")


def test_a_night_with_a_break_takes_nothing_for_certain_from_the_day_after() -> None:
    # From 23:00 to 1:00, of which one hour counts, and it may be the first.
    night, today = served(2, 60, time(23), elapsed=120), served(3, 60, time(0))
    ledger = Ledger(recorded=(night, today))
    assert shown(ledger) == [(60, True, 60, 60, "")] * 2


def test_of_two_of_unknown_length_that_overlap_in_part_each_adds_something() -> None:
    first, second = (
        served(2, None, time(9, minute), elapsed=120) for minute in (0, 30)
    )
    ledger = Ledger(recorded=(first, second))
    assert shown(ledger) == [(None, True, 0, 120, "minutes")] * 2


# --- windows --------------------------------------------------------------------------


def test_a_cut_holds_its_first_day_and_not_its_end() -> None:
    missed = [Exclusion(served(day), ExclusionReason.EXCUSED) for day in (8, 9)]
    ledger = Ledger(recorded=(served(2), served(8), served(9)), excluded=tuple(missed))
    first, last, inside, excluded = Books(ledger).select(CLINICAL).cut(WHOLE_WEEK)
    assert (first, last) == (0, 2)
    assert [credit.session.day.day for credit in inside] == [2, 8]
    assert excluded == (missed[0],)


def test_windows_are_cut_once_for_all_rules_that_share_them() -> None:
    chosen = Books(Ledger(recorded=(served(2),))).select(CLINICAL)
    shared = (FORTNIGHT,)
    assert chosen.cuts(shared) is chosen.cuts(shared)
    assert chosen.cuts(shared) == chosen.cuts((FORTNIGHT,))


def test_filters_that_count_the_same_sessions_share_a_selection() -> None:
    books = Books(Ledger(recorded=(served(2, format=Format.GROUP),)))
    assert books.select(CLINICAL) is books.select(ANY_SERVICE)
    assert books.select(CLINICAL) is books.select(CLINICAL)


def test_full_days_are_those_that_reach_the_minutes_and_not_a_minute_less() -> None:
    ledger = Ledger(
        recorded=(served(2, 90), served(2, 90), served(3, 179)),
        possible=(served(3, 1), served(4, 180)),
    )
    chosen = Books(ledger).select(CLINICAL)
    assert chosen.full_days(180) == ([0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 2, 3])
    assert chosen.full_days(181) == ([0] * 6, [0] * 6)
    assert chosen.full_days(180) is chosen.full_days(180)


def test_a_day_of_which_no_session_is_recorded_is_not_certain_to_be_one() -> None:
    ledger = Ledger(recorded=(served(2),), possible=(served(3),))
    chosen = Books(ledger).select(CLINICAL)
    assert chosen.full_days(0) == ([0, 1, 1], [0, 1, 2])


def test_sessions_are_those_that_reach_the_minutes_and_not_a_minute_less() -> None:
    ledger = Ledger(recorded=(served(2, 59), served(3, 60)), possible=(served(4, 60),))
    chosen = Books(ledger).select(CLINICAL)
    assert chosen.sessions(60) == ([0, 0, 1, 1], [0, 0, 1, 2])
    assert chosen.sessions(0) == ([0, 1, 2, 2], [0, 1, 2, 3])
    assert chosen.sessions(60) is chosen.sessions(60)


@pytest.mark.parametrize("sums", [Selection.full_days, Selection.sessions])
def test_of_no_sessions_the_sums_are_nothing(
    sums: Callable[[Selection, int], Sums],
) -> None:
    assert sums(Books(Ledger()).select(CLINICAL), 60) == ([0], [0])


def test_a_possible_session_inside_another_may_be_the_one_that_takes_place() -> None:
    inside = served(2, 30, time(18, 30))
    ledger = Ledger(possible=(served(2, 180, EVENING), inside))
    assert counted(ledger) == [(2, 180, False), (2, 0, False)]


def test_a_recorded_session_that_a_possible_one_covers_still_counts_in_full() -> None:
    group, alone = served(2, 180, EVENING), served(2, 60, time(19))
    assert counted(Ledger(recorded=(alone,), possible=(group,))) == [
        (2, 180, False),
        (2, 60, True),
    ]
    unknown = served(2, None, time(19), elapsed=60)
    assert counted(Ledger(recorded=(unknown,), possible=(group,))) == [
        (2, 180, False),
        (2, None, True),
    ]
