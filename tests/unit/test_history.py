"""What events make of stays, and what cannot have happened."""

from __future__ import annotations

import pickle
import re
from datetime import date, datetime
from typing import Any, cast

import attrs
import pytest

from continuum.circumstances import Circumstances
from continuum.conditions import PatientFact
from continuum.errors import FieldTypeError, FieldValueError, HistoryError
from continuum.history import (
    Admission,
    Discharge,
    Event,
    History,
    Leave,
    LevelAuthorized,
    LevelDenied,
    LevelRecommended,
    Return,
    Transfer,
)
from continuum.levels import Level
from continuum.stay import DischargeReason, LevelSpan, Stay
from tests.strategies_paths import (
    CLINIC,
    EVENING,
    HOSPITAL,
    RESIDENTIAL,
    day,
    through,
)

COMPLETED, DIED = DischargeReason.COMPLETED, DischargeReason.DIED
TRANSFERRED = DischargeReason.TRANSFERRED


def came(on: int, level: Level = RESIDENTIAL, line: str = "main") -> Admission:
    return Admission(on=day(on), level=level, line=line)


def moved(on: int, level: Level, line: str = "main") -> Transfer:
    return Transfer(on=day(on), level=level, line=line)


def left(
    on: int, reason: DischargeReason | None = None, line: str = "main"
) -> Discharge:
    return Discharge(on=day(on), reason=reason, line=line)


def away(on: int, line: str = "main") -> Leave:
    return Leave(on=day(on), line=line)


def back(on: int, line: str = "main") -> Return:
    return Return(on=day(on), line=line)


def told(stays: tuple[Stay, ...]) -> list[str]:
    """Each stay in a line: level, first and last day in March, how it ended, leaves."""
    return [
        " ".join(
            [
                stay.level.code,
                f"{_day(stay.admitted)}-{_day(stay.last_day)}",
                *([str(stay.ended)] if stay.ended else []),
                *(
                    f"away {_day(leave.start)}-{_day(leave.end, before=True)}"
                    for leave in stay.leaves
                ),
                *([] if stay.line == "main" else [stay.line]),
            ]
        )
        for stay in stays
    ]


def _day(on: date | None, *, before: bool = False) -> str:
    if on is None:
        return ""
    return str(on.toordinal() - day(0).toordinal() - before)


def stays(*events: Event) -> list[str]:
    return told(History(events).stays)


# --- what happened --------------------------------------------------------------------


def test_nothing_happened_to_a_patient_of_whom_nothing_is_recorded() -> None:
    nothing = History(())
    assert (nothing.events, nothing.stays, nothing.unplaced) == ((), (), ())
    assert len(nothing) == 0


def test_a_day_that_ends_a_stay_is_its_last() -> None:
    assert stays(came(2), left(9, COMPLETED)) == ["residential 2-9 completed"]
    assert stays(came(2), left(3)) == ["residential 2-3"]
    (one,) = History((came(2), left(9))).stays
    assert (one.nights, one.period.days) == (7, 8)


def test_the_day_of_a_transfer_belongs_to_both_stays() -> None:
    assert stays(came(2), moved(5, EVENING), left(9, COMPLETED)) == [
        "residential 2-5 transferred",
        "evening 5-9 completed",
    ]


def test_a_transfer_may_lead_to_another_place_at_the_same_level() -> None:
    assert stays(came(2), moved(5, RESIDENTIAL)) == [
        "residential 2-5 transferred",
        "residential 5-",
    ]


def test_a_stay_that_nothing_ended_is_open() -> None:
    assert stays(came(2)) == ["residential 2-"]


def test_a_stay_may_last_one_day() -> None:
    assert stays(came(2), left(2, COMPLETED)) == ["residential 2-2 completed"]
    (one,) = History((came(2), left(2))).stays
    assert (one.nights, one.period.days) == (0, 1)


def test_a_patient_may_be_discharged_and_admitted_again_on_one_day() -> None:
    assert stays(came(2), left(5, COMPLETED), came(5, EVENING)) == [
        "residential 2-5 completed",
        "evening 5-",
    ]


def test_a_patient_may_be_admitted_discharged_and_admitted_again_on_one_day() -> None:
    assert stays(came(5), left(5, COMPLETED), came(5)) == [
        "residential 5-5 completed",
        "residential 5-",
    ]


def test_the_stays_of_one_day_come_in_the_order_in_which_they_can_have_been() -> None:
    """By their codes, the evenings would come first."""
    assert stays(left(5, COMPLETED), moved(5, EVENING), came(5)) == [
        "residential 5-5 transferred",
        "evening 5-5 completed",
    ]
    assert stays(left(5, COMPLETED), moved(5, RESIDENTIAL), came(5, EVENING)) == [
        "evening 5-5 transferred",
        "residential 5-5 completed",
    ]


def test_a_death_on_the_day_of_a_readmission_comes_last() -> None:
    assert stays(came(2), left(5, COMPLETED), came(5, HOSPITAL), left(5, DIED)) == [
        "residential 2-5 completed",
        "hospital 5-5 died",
    ]


def test_lines_run_side_by_side() -> None:
    events = (
        came(2, RESIDENTIAL),
        came(3, CLINIC, "medication"),
        moved(9, EVENING),
        left(12, COMPLETED),
        left(20, line="medication"),
    )
    assert stays(*events) == [
        "residential 2-9 transferred",
        "clinic 3-20 medication",
        "evening 9-12 completed",
    ]


def test_of_two_lines_that_begin_on_one_day_the_shorter_comes_first() -> None:
    assert stays(came(2, line="a"), came(2, line="b"), left(4, line="b")) == [
        "residential 2-4 b",
        "residential 2- a",
    ]
    assert stays(came(2, line="b"), came(2, line="a")) == [
        "residential 2- a",
        "residential 2- b",
    ]


def test_what_is_known_of_a_patient_on_the_way_in_is_known_during_the_stay() -> None:
    young, older = Circumstances.aged(17), Circumstances.aged(18)
    first = attrs.evolve(came(2), circumstances=young)
    second = attrs.evolve(moved(5, EVENING), circumstances=older)
    found = History((first, second, moved(9, CLINIC), left(12))).stays
    assert [stay.circumstances for stay in found] == [young, older, Circumstances()]
    (lasting,) = History((first,)).stays
    assert lasting.circumstances is young


@pytest.mark.parametrize("event", [came(5), moved(5, EVENING)])
def test_what_is_known_on_the_way_in_fits_the_day(event: Admission | Transfer) -> None:
    owner = type(event).__name__
    for known in (Circumstances(admitted=day(5)), Circumstances(born=day(5))):
        assert attrs.evolve(event, circumstances=known).circumstances == known
    for wrong in (None, {"safe-home"}):
        with pytest.raises(
            FieldTypeError, match=rf"^{owner}\.circumstances must be a Circumstances"
        ):
            attrs.evolve(event, circumstances=wrong)
    with pytest.raises(
        FieldValueError,
        match=rf"^{owner}\.circumstances\.admitted must be left out, or the day of",
    ):
        attrs.evolve(event, circumstances=Circumstances(admitted=day(4)))
    with pytest.raises(FieldValueError) as caught:
        attrs.evolve(event, circumstances=Circumstances(born=day(6)))
    assert str(caught.value) == (
        f"{owner}.circumstances.born must be on or before the day of admission, "
        "2026-03-05; what it is stays out of this message"
    )


# --- leaves ---------------------------------------------------------------------------


def test_a_leave_runs_from_the_first_day_away_to_the_day_before_the_first_back() -> (
    None
):
    assert stays(came(2), away(5), back(8), left(9)) == [
        "residential 2-9 away 5-7",
    ]
    (one,) = History((came(2), away(5), back(8), left(9))).stays
    assert [number for number in range(2, 10) if one.away(day(number))] == [5, 6, 7]


def test_a_leave_may_follow_the_day_of_admission_but_not_fall_on_it() -> None:
    assert stays(came(2), away(3), back(4)) == ["residential 2- away 3-3"]
    with pytest.raises(HistoryError, match="on 2026-03-02, a leave, an admission"):
        History((came(2), away(2)))
    with pytest.raises(HistoryError, match="a leave, a transfer to path evening"):
        History((came(2), away(4), moved(5, EVENING), away(5)))


def test_nobody_is_back_on_the_first_day_away() -> None:
    with pytest.raises(HistoryError, match="a leave, a return cannot all have"):
        History((came(2), away(5), back(5)))


def test_a_patient_may_go_again_on_the_day_of_return() -> None:
    assert stays(came(2), away(5), back(8), away(8), back(9)) == [
        "residential 2- away 5-7 away 8-8"
    ]


def test_a_leave_lasts_while_nobody_comes_back() -> None:
    assert stays(came(2), away(5)) == ["residential 2- away 5-"]


@pytest.mark.parametrize("reason", [None, COMPLETED, DIED])
def test_who_leaves_care_during_a_leave_was_away_through_that_day(
    reason: DischargeReason | None,
) -> None:
    (one,) = History((came(2), away(5), left(9, reason))).stays
    assert one.leaves == (through(5, 9),)
    assert one.ended is reason
    assert one.away(day(9))


def test_who_is_discharged_on_the_first_day_away_was_away_that_day() -> None:
    assert stays(came(2), away(5), left(5)) == ["residential 2-5 away 5-5"]


def test_a_transfer_during_a_leave_ends_it() -> None:
    assert stays(came(2), away(5), moved(8, HOSPITAL), moved(10, RESIDENTIAL)) == [
        "residential 2-8 transferred away 5-8",
        "hospital 8-10 transferred",
        "residential 10-",
    ]


def test_a_return_and_a_transfer_on_one_day_end_the_leave_the_day_before() -> None:
    assert stays(came(2), away(5), moved(8, HOSPITAL), back(8)) == [
        "residential 2-8 transferred away 5-7",
        "hospital 8-",
    ]


def test_a_leave_of_one_line_is_no_leave_of_another() -> None:
    assert stays(came(2), came(2, CLINIC, "medication"), away(5)) == [
        "residential 2- away 5-",
        "clinic 2- medication",
    ]


# --- what cannot have happened --------------------------------------------------------

IMPOSSIBLE: list[tuple[str, tuple[Event, ...], list[str]]] = [
    (
        "nobody was admitted",
        (left(3), away(4), back(5), moved(6, EVENING)),
        [
            "on 2026-03-03, a discharge of a patient who is not admitted",
            "on 2026-03-04, a leave of a patient who is not admitted",
            "on 2026-03-05, a return of a patient who is not admitted",
            (
                "on 2026-03-06, a transfer to path evening of a patient who is not "
                "admitted"
            ),
        ],
    ),
    (
        "admitted twice",
        (came(2), came(3, EVENING), left(4, COMPLETED), left(5)),
        [
            (
                "on 2026-03-03, an admission to path evening of a patient who is "
                "admitted to path residential"
            ),
            "on 2026-03-05, a discharge of a patient who is not admitted",
        ],
    ),
    (
        "leaves that do not fit",
        (came(2), back(3), away(4), away(5), back(6), back(7)),
        [
            "on 2026-03-03, a return of a patient who is not on leave",
            "on 2026-03-05, a leave of a patient who is on leave",
            "on 2026-03-07, a return of a patient who is not on leave",
        ],
    ),
    (
        "care after death",
        (came(2), left(4, DIED), came(4, CLINIC, "medication"), came(6), left(7)),
        [
            "on 2026-03-06, an admission to path residential of a patient who has died",
            "on 2026-03-07, a discharge of a patient who has died",
        ],
    ),
    (
        "care after death in another line",
        (
            came(2),
            left(4, DIED),
            came(3, CLINIC, "medication"),
            away(4, "medication"),
            back(5, "medication"),
            left(6, DIED, "medication"),
        ),
        [
            "on 2026-03-05, a return of a patient who died on 2026-03-04",
            "on 2026-03-06, a discharge (died) of a patient who died on 2026-03-04",
        ],
    ),
    (
        "two transfers of one day",
        (came(2), moved(5, EVENING), moved(5, CLINIC), left(6)),
        [
            (
                "on 2026-03-05, a transfer to path clinic, a transfer to path evening "
                "may have come in any order"
            ),
        ],
    ),
    (
        "two discharges of one day",
        (came(2), left(5), left(5, COMPLETED)),
        [
            (
                "on 2026-03-05, a discharge, a discharge (completed) cannot all have "
                "happened"
            ),
        ],
    ),
    (
        "admitted twice on one day",
        (came(2), came(2)),
        [
            (
                "on 2026-03-02, an admission to path residential, an admission to path "
                "residential cannot all have happened"
            ),
        ],
    ),
    (
        "died and was discharged on one day",
        (came(2), left(5, DIED), left(5, COMPLETED)),
        [
            (
                "on 2026-03-05, a discharge (completed), a discharge (died) cannot all "
                "have happened"
            ),
        ],
    ),
    (
        "seven events of a day",
        (
            came(2),
            left(5),
            came(5),
            left(5),
            came(5),
            left(5),
            came(5),
            left(5),
        ),
        ["on 2026-03-05, 7 events of one line"],
    ),
    (
        "trouble in two lines",
        (came(2, line="a"), came(3, line="a"), left(2, line="b"), left(4, line="b")),
        [
            (
                "on 2026-03-03, an admission to path residential of a patient who is "
                "admitted to path residential"
            ),
            "on 2026-03-02, a discharge of a patient who is not admitted",
            "on 2026-03-04, a discharge of a patient who is not admitted",
        ],
    ),
]


@pytest.mark.parametrize(
    ("events", "problems"),
    [case[1:] for case in IMPOSSIBLE],
    ids=[case[0] for case in IMPOSSIBLE],
)
def test_every_problem_of_an_impossible_history_is_listed_at_once(
    events: tuple[Event, ...], problems: list[str]
) -> None:
    for given in (events, events[::-1]):
        with pytest.raises(HistoryError) as caught:
            History(given)
        assert list(caught.value.problems) == problems
        assert str(caught.value) == (
            "this cannot have happened: " + "; ".join(problems)
        )


def test_what_cannot_have_happened_leads_to_no_problem_of_its_own() -> None:
    """What is refused changes nothing, so that what follows is judged without it."""
    with pytest.raises(HistoryError) as caught:
        History(
            (came(2), came(3, EVENING), away(4), back(6), moved(8, CLINIC), left(9))
        )
    assert len(caught.value.problems) == 1


def test_six_events_on_a_day_can_be_and_seven_are_no_days_care() -> None:
    day_of_six = (left(5), came(5), left(5), came(5), left(5), came(5))
    assert len(History((came(2), *day_of_six)).stays) == 4
    with pytest.raises(HistoryError, match="7 events of one line"):
        History((came(2), *day_of_six, left(5)))


def test_the_events_of_other_lines_do_not_count_as_events_of_a_day() -> None:
    lines = [f"line {number}" for number in range(8)]
    assert len(History(tuple(came(2, line=line) for line in lines)).stays) == 8


@pytest.mark.parametrize("on", [4, 5])
def test_other_lines_may_end_on_the_day_of_death_but_not_after_it(on: int) -> None:
    events = (came(2), left(4, DIED), came(2, CLINIC, "medication"))
    ended = left(on, COMPLETED, "medication")
    if on == 4:
        assert len(History((*events, ended)).stays) == 2
        return
    with pytest.raises(HistoryError, match="a patient who died on 2026-03-04"):
        History((*events, ended))


def test_a_death_may_be_recorded_in_every_line() -> None:
    events = (came(2), came(2, CLINIC, "medication"))
    deaths = (left(4, DIED), left(4, DIED, "medication"))
    assert [stay.ended for stay in History((*events, *deaths)).stays] == [DIED, DIED]


def test_a_line_that_nobody_closed_stays_open_after_a_death() -> None:
    """`path_findings` tells it: the record is not refused for what it leaves out."""
    history = History((came(2), left(4, DIED), came(2, CLINIC, "medication")))
    assert told(history.stays) == [
        "residential 2-4 died",
        "clinic 2- medication",
    ]


def test_no_message_names_a_line() -> None:
    """Who keeps one line for each facility may well name it after somebody."""
    with pytest.raises(HistoryError) as caught:
        History((left(3, line="roe"), left(3, line="roe"), away(4, "roe")))
    assert "roe" not in str(caught.value)
    assert "roe" not in repr(History((came(3, line="roe"),)))


# --- events ---------------------------------------------------------------------------

EVENTS: list[Event] = [
    came(2),
    moved(2, EVENING),
    away(2),
    back(2),
    left(2, COMPLETED),
    LevelRecommended(level=EVENING, period=through(2)),
    LevelAuthorized(level=EVENING, period=through(2)),
    LevelDenied(level=EVENING, period=through(2)),
]


@pytest.mark.parametrize("event", EVENTS[:5])
def test_an_event_happens_on_a_day(event: Event) -> None:
    for wrong in ("2026-03-02", None, 2, datetime(2026, 3, 2)):  # noqa: DTZ001
        with pytest.raises(
            FieldTypeError,
            match=rf"^{type(event).__name__}\.on must be a datetime\.date without",
        ):
            attrs.evolve(cast(Any, event), on=wrong)
    for year in (1899, 2200):
        with pytest.raises(FieldValueError, match=r"of the years 1900 to 2199"):
            attrs.evolve(cast(Any, event), on=date(year, 3, 2))


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_belongs_to_a_line(event: Event) -> None:
    owner = type(event).__name__
    with pytest.raises(FieldTypeError, match=rf"^{owner}\.line must be a str"):
        attrs.evolve(cast(Any, event), line=None)
    with pytest.raises(FieldValueError, match=rf"^{owner}\.line .* not blank"):
        attrs.evolve(cast(Any, event), line=" ")


@pytest.mark.parametrize("event", [*EVENTS[:2], *EVENTS[5:]])
@pytest.mark.parametrize("wrong", ["evening", None, (EVENING,)])
def test_an_event_leads_to_a_level(event: Event, wrong: object) -> None:
    owner = type(event).__name__
    with pytest.raises(FieldTypeError, match=rf"^{owner}\.level must be a Level, not"):
        attrs.evolve(cast(Any, event), level=wrong)


@pytest.mark.parametrize("event", EVENTS[5:])
@pytest.mark.parametrize("wrong", [day(2), None, (day(2), day(3))])
def test_a_level_is_decided_on_for_a_range_of_days(event: Event, wrong: object) -> None:
    owner = type(event).__name__
    with pytest.raises(FieldTypeError, match=rf"^{owner}\.period must be a DateRange"):
        attrs.evolve(cast(Any, event), period=wrong)


@pytest.mark.parametrize("wrong", ["completed", 1, DischargeReason])
def test_a_discharge_has_one_of_the_reasons_or_none(wrong: object) -> None:
    with pytest.raises(FieldTypeError, match=r"^Discharge\.reason must be a Discharge"):
        attrs.evolve(left(2), reason=wrong)


def test_events_print_what_happened() -> None:
    assert [str(event) for event in EVENTS[:5]] == [
        "an admission to path residential",
        "a transfer to path evening",
        "a leave",
        "a return",
        "a discharge (completed)",
    ]
    assert str(left(2)) == "a discharge"


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([came(2)], r"^History\.events must be a tuple of events, not list$"),
        (came(2), r"^History\.events must be a tuple of events, not Admission$"),
        (None, r"^History\.events must be a tuple of events, not NoneType$"),
        ("roe", r"^History\.events must be a tuple of events, not str$"),
        ((came(2), "roe"), r"^History\.events\[1\] must be an event, not str$"),
        ((Admission,), r"^History\.events\[0\] must be an event, not type$"),
        ((None,), r"^History\.events\[0\] must be an event, not NoneType$"),
    ],
)
def test_a_history_is_a_tuple_of_events(events: object, said: str) -> None:
    with pytest.raises(FieldTypeError, match=said):
        History(cast(Any, events))


# --- corrections ----------------------------------------------------------------------


def test_a_correction_makes_a_new_history() -> None:
    old = History((came(2), left(9)))
    new = old.replacing(left(9), left(8, COMPLETED))
    assert told(new.stays) == ["residential 2-8 completed"]
    assert told(old.stays) == ["residential 2-9"]
    assert told(old.replacing(left(9)).stays) == ["residential 2-"]
    parts = (moved(5, EVENING), left(9))
    assert len(old.replacing(left(9), *parts).stays) == 2


def test_a_correction_takes_away_one_of_two_equal_events() -> None:
    decided = LevelRecommended(level=EVENING, period=through(2))
    twice = History((decided, decided))
    assert twice.replacing(decided) == History((decided,))


def test_a_correction_is_judged_as_a_whole() -> None:
    old = History((came(2), left(9)))
    with pytest.raises(HistoryError, match="not admitted"):
        old.replacing(came(2))
    with pytest.raises(HistoryError, match="is admitted to path residential"):
        old.adding(came(5))
    with pytest.raises(FieldTypeError, match=r"History\.events\[\d\] must be an event"):
        old.adding(cast(Event, "roe"))


@pytest.mark.parametrize("wrong", [came(3), left(9, COMPLETED), "roe", None])
def test_only_what_stands_in_a_history_can_be_replaced(wrong: object) -> None:
    old = History((came(2), left(9)))
    with pytest.raises(
        FieldValueError,
        match=r"^replacing\.wrong must be an event of this history, not '\w+'$",
    ) as caught:
        old.replacing(cast(Event, wrong), left(10))
    assert not re.search("roe", str(caught.value))


def test_a_history_says_nothing_of_a_patient_unasked_and_travels() -> None:
    history = History((came(2), left(9, COMPLETED)))
    assert repr(history) == "History(2 events, 1 stays)"
    again = pickle.loads(pickle.dumps(history))
    assert again == history
    assert again.stays == history.stays
    assert {history: 1}[again] == 1


# --- levels that were decided on ------------------------------------------------------


def decided(level: Level, first: int, last: int | None = None) -> LevelSpan:
    return LevelSpan(level=level, period=through(first, last))


def recommended(
    level: Level, first: int, last: int | None = None, line: str = "main"
) -> LevelRecommended:
    return LevelRecommended(level=level, period=through(first, last), line=line)


def authorized(
    level: Level, first: int, last: int | None = None, line: str = "main"
) -> LevelAuthorized:
    return LevelAuthorized(level=level, period=through(first, last), line=line)


def test_a_stay_has_the_levels_that_were_decided_on_for_its_days() -> None:
    (one,) = History(
        (
            came(2),
            left(9),
            recommended(EVENING, 2),
            authorized(RESIDENTIAL, 2, 9),
            LevelDenied(level=HOSPITAL, period=through(5)),
        )
    ).stays
    assert one.recommended == (decided(EVENING, 2),)
    assert one.authorized == (decided(RESIDENTIAL, 2, 9),)
    assert one.denied == (decided(HOSPITAL, 5),)


@pytest.mark.parametrize(
    ("first", "last", "placed"),
    [
        (1, 1, False),
        (1, 2, True),
        (9, 9, True),
        (9, None, True),
        (10, 10, False),
        (10, None, False),
    ],
)
def test_a_level_decided_on_for_no_day_of_a_stay_is_unplaced(
    first: int, last: int | None, *, placed: bool
) -> None:
    event = authorized(EVENING, first, last)
    history = History((came(2), left(9), event))
    assert history.unplaced == (() if placed else (event,))
    assert bool(history.stays[0].authorized) is placed


def test_on_the_day_of_a_move_a_decision_is_about_where_the_patient_goes() -> None:
    events = (
        came(2),
        moved(5, EVENING),
        authorized(RESIDENTIAL, 2, 4),
        authorized(EVENING, 5),
        recommended(CLINIC, 5, 5),
    )
    first, second = History(events).stays
    assert first.authorized == (decided(RESIDENTIAL, 2, 4),)
    assert first.recommended == ()
    assert second.authorized == (decided(EVENING, 5),)
    assert second.recommended == (decided(CLINIC, 5, 5),)


def test_a_decision_for_a_day_with_two_stays_of_one_day_is_not_lost() -> None:
    events = (came(5), moved(5, EVENING), left(5, COMPLETED), authorized(EVENING, 5, 5))
    history = History(events)
    assert told(history.stays) == [
        "residential 5-5 transferred",
        "evening 5-5 completed",
    ]
    assert [len(stay.authorized) for stay in history.stays] == [0, 1]
    assert history.unplaced == ()


def test_a_decision_of_one_line_is_not_about_another() -> None:
    event = authorized(CLINIC, 2, line="medication")
    history = History((came(2), event))
    assert history.stays[0].authorized == ()
    assert history.unplaced == (event,)
    both = history.adding(came(4, CLINIC, "medication"))
    assert [len(stay.authorized) for stay in both.stays] == [0, 1]
    assert both.unplaced == ()


def test_decisions_stand_in_the_order_of_their_days() -> None:
    events = (
        came(2),
        authorized(RESIDENTIAL, 8),
        authorized(RESIDENTIAL, 2, 3),
        authorized(RESIDENTIAL, 2, 7),
    )
    (one,) = History(events).stays
    assert one.authorized == (
        decided(RESIDENTIAL, 2, 3),
        decided(RESIDENTIAL, 2, 7),
        decided(RESIDENTIAL, 8),
    )


def test_a_stay_has_the_levels_that_were_denied_for_its_days() -> None:
    denied = LevelDenied(level=RESIDENTIAL, period=through(5, 9))
    (one,) = History((came(2), left(9), denied)).stays
    assert (one.denied, one.authorized) == ((decided(RESIDENTIAL, 5, 9),), ())
    assert History((came(2), left(4), denied)).unplaced == (denied,)


# --- what was known of the patient ----------------------------------------------------


def test_each_stay_has_what_was_known_of_the_patient_when_it_began() -> None:
    """Withdrawal is there on admission, and over on the day of the step down."""
    risk = Circumstances(facts=frozenset({PatientFact.WITHDRAWAL_RISK}))
    over = Circumstances(denied=frozenset({PatientFact.WITHDRAWAL_RISK}))
    history = History(
        (
            attrs.evolve(came(2), circumstances=risk),
            attrs.evolve(moved(5, EVENING), circumstances=over),
        )
    )
    assert [stay.circumstances for stay in history.stays] == [risk, over]
    assert [stay.circumstances for stay in History((came(2),)).stays] == [
        Circumstances()
    ]


@pytest.mark.parametrize("event", [came(2), moved(2, EVENING)])
def test_what_is_known_agrees_with_the_day_of_the_event(event: Event) -> None:
    owner = type(event).__name__
    for given, field in (
        (Circumstances(admitted=day(1)), r"circumstances\.admitted must be left out"),
        (Circumstances(born=day(3)), r"circumstances\.born must be on or before"),
    ):
        with pytest.raises(FieldValueError, match=rf"^{owner}\.{field}"):
            attrs.evolve(cast(Any, event), circumstances=given)
    with pytest.raises(
        FieldTypeError, match=rf"^{owner}\.circumstances must be a Circumstances"
    ):
        attrs.evolve(cast(Any, event), circumstances={})
