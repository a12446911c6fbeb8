"""Which stays belong together, and the steps of a path."""

from __future__ import annotations

from datetime import date, datetime
from itertools import permutations
from typing import Any, cast

import attrs
import pytest

from continuum.episode import Episode, Step, link, steps_of
from continuum.errors import FieldTypeError, FieldValueError
from continuum.stay import DischargeReason, Stay
from tests.strategies_paths import (
    CLINIC,
    EVENING,
    HOSPITAL,
    RESIDENTIAL,
    WITHDRAWAL,
    day,
    stay,
    through,
)

TRANSFERRED, COMPLETED = DischargeReason.TRANSFERRED, DischargeReason.COMPLETED


def grouped(*stays: Stay, gap: int) -> list[str]:
    return [
        " ".join(one.level.code for one in episode) for episode in link(stays, gap=gap)
    ]


def walked(*stays: Stay, longest_gap: int = 14) -> list[str]:
    """Each step in a line: day in March, from, to, gap."""
    return [
        " ".join(
            [
                str(step.on.toordinal() - day(0).toordinal()),
                step.origin.level.code if step.origin else "-",
                step.target.level.code if step.target else "-",
                *([f"gap {step.gap}"] if step.gap else []),
            ]
        )
        for step in steps_of(stays, longest_gap=longest_gap)
    ]


# --- episodes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins", "episodes"),
    [
        (9, 1),  # on the last day
        (10, 1),  # on the next
        (24, 1),  # the 10th to the 23rd are 14 days
        (25, 2),  # the 10th to the 24th are 15
    ],
)
def test_the_longest_gap_is_inside_an_episode_and_one_day_more_is_not(
    begins: int, episodes: int
) -> None:
    first, second = stay(RESIDENTIAL, 2, 9), stay(EVENING, begins)
    assert len(link([first, second], gap=14)) == episodes
    assert len(link([second, first], gap=14)) == episodes


@pytest.mark.parametrize(("begins", "episodes"), [(9, 1), (10, 1), (11, 2)])
def test_with_no_gap_the_next_day_is_in_time(begins: int, episodes: int) -> None:
    assert len(link([stay(CLINIC, 2, 9), stay(CLINIC, begins, 20)], gap=0)) == episodes


def test_a_stay_beside_a_gap_fills_it() -> None:
    first, second = stay(RESIDENTIAL, 2, 9), stay(EVENING, 30, 40)
    beside = stay(CLINIC, 5, 28, line="medication")
    assert grouped(first, second, gap=1) == ["residential", "evening"]
    assert grouped(first, beside, second, gap=1) == ["residential clinic evening"]
    assert grouped(first, beside, second, gap=0) == ["residential clinic", "evening"]


def test_a_short_stay_inside_a_long_one_does_not_end_the_episode() -> None:
    long, short = stay(CLINIC, 2, 30), stay(HOSPITAL, 5, 6)
    assert grouped(long, short, stay(EVENING, 31), gap=0) == ["clinic hospital evening"]


def test_a_stay_that_lasts_is_in_one_episode_with_whatever_follows() -> None:
    lasting, later = stay(CLINIC, 2), stay(HOSPITAL, 900, 901)
    assert grouped(lasting, later, gap=0) == ["clinic hospital"]
    ended = stay(EVENING, 1, 1)
    assert grouped(ended, lasting, later, gap=0) == ["evening clinic hospital"]


def test_a_leave_is_no_gap() -> None:
    away = stay(RESIDENTIAL, 2, 30, None, through(4, 29))
    assert len(link([away, stay(EVENING, 31)], gap=0)) == 1


def test_no_stay_makes_no_episode() -> None:
    assert link([], gap=14) == ()
    assert link(iter(()), gap=14) == ()


def test_one_stay_and_one_episode_are_linked_as_they_are() -> None:
    one = stay(CLINIC, 2)
    assert link(cast(Any, one), gap=0) == (Episode((one,)),)
    assert link(Episode((one,)), gap=0) == (Episode((one,)),)


@pytest.mark.parametrize("gap", [-1, 3661, 10**20])
def test_a_gap_that_cannot_be_is_refused(gap: int) -> None:
    with pytest.raises(FieldValueError, match=r"^link\.gap must be from 0 to 3660"):
        link([], gap=gap)
    with pytest.raises(
        FieldValueError, match=r"^steps_of\.longest_gap must be from 0 to 3660"
    ):
        steps_of([], longest_gap=gap)
    with pytest.raises(
        FieldValueError, match=r"^steps_of\.longest_gap must be from 0 to 3660"
    ):
        Episode((stay(CLINIC, 2),)).steps(longest_gap=gap)


@pytest.mark.parametrize("gap", [None, 14.0, "14", True])
def test_a_gap_is_a_whole_number_of_days(gap: Any) -> None:
    with pytest.raises(FieldTypeError, match=r"^link\.gap must be a whole number"):
        link([], gap=gap)
    with pytest.raises(
        FieldTypeError, match=r"^steps_of\.longest_gap must be a whole number"
    ):
        steps_of([], longest_gap=gap)


@pytest.mark.parametrize(
    ("stays", "said"),
    [
        ("roe", r"stays must be a Stay or several, not str$"),
        (None, r"stays must be a Stay or several, not NoneType$"),
        ([stay(CLINIC, 2), CLINIC], r"stays\[1\] must be a Stay, not Level$"),
        ([None], r"stays\[0\] must be a Stay, not NoneType$"),
    ],
)
def test_only_stays_are_linked(stays: Any, said: str) -> None:
    with pytest.raises(FieldTypeError, match=rf"^link\.{said}"):
        link(stays, gap=14)
    with pytest.raises(FieldTypeError, match=rf"^steps_of\.{said}"):
        steps_of(stays, longest_gap=14)


@pytest.mark.parametrize(
    ("stays", "said"),
    [
        ([stay(CLINIC, 2)], r"stays must be a tuple of Stay, not list$"),
        (stay(CLINIC, 2), r"stays must be a tuple of Stay, not Stay$"),
        ((CLINIC,), r"stays\[0\] must be a Stay, not Level$"),
        (None, r"stays must be a tuple of Stay, not NoneType$"),
    ],
)
def test_an_episode_is_a_tuple_of_stays(stays: Any, said: str) -> None:
    with pytest.raises(FieldTypeError, match=rf"^Episode\.{said}"):
        Episode(stays)


def test_an_episode_without_a_stay_is_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"^Episode\.stays must be one stay or mo"
    ):
        Episode(())


def test_an_episode_runs_from_the_first_day_to_the_last_of_any_stay() -> None:
    one, beside, after = (
        stay(RESIDENTIAL, 2, 30),
        stay(CLINIC, 5, 9),
        stay(RESIDENTIAL, 31, 31),
    )
    episode = Episode((after, beside, one))
    assert episode.stays == tuple(episode) == (one, beside, after)
    assert episode.period == through(2, 31)
    assert episode.levels == (RESIDENTIAL, CLINIC)
    assert len(episode) == 3
    assert Episode((stay(CLINIC, 5), one)).period == through(2)


def test_the_day_of_a_transfer_is_a_day_of_both_stays() -> None:
    first, second = stay(RESIDENTIAL, 2, 9), stay(EVENING, 9, 12)
    episode = Episode((first, second))
    assert episode.during(day(8)) == (first,)
    assert episode.during(day(9)) == (first, second)
    assert episode.during(day(10)) == (second,)
    assert episode.during(day(1)) == episode.during(day(13)) == ()


@pytest.mark.parametrize("wrong", ["2026-03-02", None, datetime(2026, 3, 2)])  # noqa: DTZ001
def test_who_is_where_is_asked_of_a_day(wrong: Any) -> None:
    with pytest.raises(FieldTypeError, match=r"^Episode\.day must be a datetime\.date"):
        Episode((stay(CLINIC, 2),)).during(wrong)


# --- steps ----------------------------------------------------------------------------


def test_one_stay_is_entered_and_left() -> None:
    assert walked(stay(CLINIC, 2, 9)) == ["2 - clinic", "9 clinic -"]
    assert walked(stay(CLINIC, 2)) == ["2 - clinic"]
    assert walked() == []
    assert walked(stay(CLINIC, 2, 2)) == ["2 - clinic", "2 clinic -"]


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        (9, ["2 - residential", "9 residential evening"]),
        (10, ["2 - residential", "10 residential evening"]),
        (11, ["2 - residential", "11 residential evening gap 1"]),
        (24, ["2 - residential", "24 residential evening gap 14"]),
        (25, ["2 - residential", "9 residential -", "25 - evening"]),
    ],
)
def test_a_stay_follows_another_within_the_longest_gap_and_not_a_day_later(
    begins: int, expected: list[str]
) -> None:
    assert walked(stay(RESIDENTIAL, 2, 9), stay(EVENING, begins)) == expected


def test_the_gap_of_a_step_is_one_of_its_line_whatever_other_lines_ran() -> None:
    beside = stay(CLINIC, 2, line="medication")
    assert walked(stay(RESIDENTIAL, 2, 9), stay(EVENING, 12), beside) == [
        "2 - residential",
        "2 - clinic",
        "12 residential evening gap 2",
    ]


def test_a_stay_of_another_line_follows_nothing() -> None:
    assert walked(stay(RESIDENTIAL, 2, 9), stay(EVENING, 9, line="other")) == [
        "2 - residential",
        "9 - evening",
        "9 residential -",
    ]


def test_a_stay_that_runs_beside_another_follows_nothing() -> None:
    assert walked(stay(RESIDENTIAL, 2, 9), stay(EVENING, 8)) == [
        "2 - residential",
        "8 - evening",
        "9 residential -",
    ]


def test_of_two_stays_that_ended_the_later_one_goes_on() -> None:
    assert walked(stay(RESIDENTIAL, 2, 9), stay(CLINIC, 2, 7), stay(EVENING, 12)) == [
        "2 - clinic",
        "2 - residential",
        "7 clinic -",
        "12 residential evening gap 2",
    ]


def test_one_stay_is_followed_by_one_other() -> None:
    assert walked(stay(RESIDENTIAL, 2, 9), stay(CLINIC, 9), stay(EVENING, 10)) == [
        "2 - residential",
        "9 residential clinic",
        "10 - evening",
    ]


def test_a_stay_of_one_day_stands_between_the_two_beside_it() -> None:
    before = stay(WITHDRAWAL, 2, 5, TRANSFERRED)
    between = stay(HOSPITAL, 5, 5, TRANSFERRED)
    after = stay(RESIDENTIAL, 5, 9, COMPLETED)
    for order in permutations((before, between, after)):
        assert walked(*order) == [
            "2 - wm",
            "5 wm hospital",
            "5 hospital residential",
            "9 residential -",
        ]


@pytest.mark.parametrize(
    ("first", "last"), [(RESIDENTIAL, EVENING), (EVENING, RESIDENTIAL)]
)
def test_of_two_stays_of_one_day_the_one_that_was_transferred_came_first(
    first: Any, last: Any
) -> None:
    """Codes of levels say nothing of the order of days."""
    stays = (stay(first, 5, 5, TRANSFERRED), stay(last, 5, 5, COMPLETED))
    for order in permutations(stays):
        assert Episode(order).stays == stays
        assert walked(*order) == [
            f"5 - {first.code}",
            f"5 {first.code} {last.code}",
            f"5 {last.code} -",
        ]


def test_a_transfer_to_the_same_level_is_a_step() -> None:
    stays = (
        stay(RESIDENTIAL, 5, 5, COMPLETED),
        stay(RESIDENTIAL, 5, 5, TRANSFERRED),
    )
    for order in permutations(stays):
        steps = steps_of(order, longest_gap=0)
        assert [step.target and step.target.ended for step in steps] == [
            TRANSFERRED,
            COMPLETED,
            None,
        ]


def test_a_step_happens_on_the_day_of_admission_or_else_of_discharge() -> None:
    one, other = stay(RESIDENTIAL, 2, 9), stay(EVENING, 12)
    assert Step(origin=one, target=other, gap=2).on == day(12)
    assert Step(origin=None, target=one).on == day(2)
    assert Step(origin=one, target=None).on == day(9)


@pytest.mark.parametrize("origin", [None, stay(EVENING, 12)])
def test_nobody_leaves_a_stay_that_has_not_ended(origin: Stay | None) -> None:
    with pytest.raises(
        FieldValueError, match=r"^Step\.origin must be a stay that has ended"
    ):
        Step(origin=origin, target=None)


def test_the_last_day_of_all_can_end_an_episode() -> None:
    last = date(2199, 12, 31)
    one = stay(CLINIC, (last - day(0)).days - 1, (last - day(0)).days - 1)
    assert walked(one)[0].endswith("- clinic")


def test_a_step_joins_stays() -> None:
    (first, _) = steps_of([stay(EVENING, 2, 9)], longest_gap=14)
    for field, wrong in (("origin", "x"), ("target", 5), ("gap", "y")):
        with pytest.raises(FieldTypeError, match=rf"^Step\.{field} must be a"):
            attrs.evolve(first, **{field: wrong})
