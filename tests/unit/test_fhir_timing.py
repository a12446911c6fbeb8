"""How often a FHIR Timing says, and where it leaves that open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from continuum.errors import DocumentError
from continuum.interop.fhir import Assumption, DroppedReason, PlanReading, read_plans
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    WEEK,
    Blocks,
    DateRange,
    Window,
)
from continuum.plan import Dose, Intervention

CODE: Final = {
    "coding": [{"system": "urn:continuum-of-care:service-kind", "code": "counseling"}]
}
MONDAYS: Final = ["mon", "wed", "fri"]


def read(**fields: Any) -> PlanReading:
    """A plan of one activity with these fields."""
    return read_plans(
        {
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "subject": {"reference": "Patient/1"},
            "period": {"start": "2026-03-02", "end": "2026-06-01"},
            "activity": [{"detail": {"status": "in-progress", "code": CODE, **fields}}],
        }
    )


def intervention(found: PlanReading) -> Intervention:
    (item,) = found.plans[0].plan.interventions
    return item


def dose(**repeat: Any) -> Dose | None:
    return intervention(read(scheduledTiming={"repeat": repeat})).dose


def weekly(**repeat: Any) -> dict[str, Any]:
    return {"frequency": 3, "period": 1, "periodUnit": "wk", **repeat}


# --- how often ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "unit", "per"),
    [
        (1, "wk", WEEK),
        (1, "d", CALENDAR_DAY),
        (1, "mo", CALENDAR_MONTH),
        (2, "d", Blocks(2)),
        (7, "d", Blocks(7)),
        (2, "wk", Blocks(14)),
        (1.0, "wk", WEEK),
        (Decimal("1.0"), "wk", WEEK),
        (3660, "d", Blocks(3660)),
        (522, "wk", Blocks(3654)),
        (3661, "d", None),
        (523, "wk", None),
        (2, "mo", None),
        (1, "a", None),
        (24, "h", None),
        (1, None, None),
        (0, "wk", None),
        (-1, "wk", None),
        (0.5, "wk", None),
        (None, "wk", None),
    ],
)
def test_the_window_is_period_and_unit_where_a_dose_has_it(
    period: Any, unit: str | None, per: Window | None
) -> None:
    repeat: dict[str, Any] = {"frequency": 2, "period": period, "periodUnit": unit}
    expected = None if per is None else Dose(times=2, minutes=None, per=per)
    assert dose(**repeat) == expected


def test_a_range_of_times_is_a_fewest_and_a_most() -> None:
    assert dose(**weekly(frequencyMax=5)) == Dose(times=3, minutes=None, most=5)
    assert dose(**weekly(frequencyMax=3)) == Dose(times=3, minutes=None)
    assert dose(**weekly(frequencyMax=2)) is None


@pytest.mark.parametrize(("times", "good"), [(1000, True), (1001, False)])
def test_more_times_than_a_dose_holds_are_open(times: int, *, good: bool) -> None:
    assert (dose(**weekly(frequency=times)) is not None) is good
    assert (dose(**weekly(frequencyMax=times)) is not None) is good


def test_no_frequency_means_once_and_that_is_told() -> None:
    found = read(scheduledTiming={"repeat": {"period": 1, "periodUnit": "wk"}})
    assert intervention(found).dose == Dose(times=1, minutes=None)
    (assumed,) = found.assumed
    assert assumed.what is Assumption.ONCE
    assert assumed.path == "$.activity[0].detail.scheduledTiming.repeat"


def test_blocks_of_days_are_told() -> None:
    found = read(
        scheduledTiming={"repeat": {"frequency": 1, "period": 2, "periodUnit": "wk"}}
    )
    assert [item.what for item in found.assumed] == [Assumption.BLOCKS]


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        # Days alone: once on each of them.
        ({"dayOfWeek": MONDAYS}, (3, WEEK)),
        ({"dayOfWeek": ["mon", "mon"]}, (1, WEEK)),
        # Times of day alone: every day.
        ({"timeOfDay": ["09:00:00", "17:30:00"]}, (2, CALENDAR_DAY)),
        ({"timeOfDay": ["09:00:00", "17:30:00"], "dayOfWeek": ["tue"]}, (2, WEEK)),
        # A frequency per day, on some days only.
        (
            {"frequency": 1, "period": 1, "periodUnit": "d", "dayOfWeek": MONDAYS},
            (3, WEEK),
        ),
        (
            {"frequency": 2, "period": 1, "periodUnit": "d", "dayOfWeek": MONDAYS},
            (6, WEEK),
        ),
        (
            {
                "frequency": 1,
                "period": 1,
                "periodUnit": "d",
                "dayOfWeek": MONDAYS,
                "timeOfDay": ["09:00:00"],
            },
            (3, WEEK),
        ),
        # A frequency per week that agrees with the days named.
        (weekly(dayOfWeek=MONDAYS), (3, WEEK)),
        (
            {
                "frequency": 2,
                "period": 1,
                "periodUnit": "d",
                "timeOfDay": ["09:00:00", "17:30:00"],
            },
            (2, CALENDAR_DAY),
        ),
        # And such as do not: once a week, or three times?
        (weekly(frequency=1, dayOfWeek=MONDAYS), None),
        (weekly(dayOfWeek=["mon"]), None),
        (weekly(frequencyMax=4, dayOfWeek=MONDAYS), None),
        (
            {
                "frequency": 2,
                "period": 1,
                "periodUnit": "d",
                "dayOfWeek": MONDAYS,
                "timeOfDay": ["09:00:00"],
            },
            None,
        ),
        (
            {
                "frequency": 3,
                "period": 1,
                "periodUnit": "mo",
                "dayOfWeek": MONDAYS,
            },
            None,
        ),
        # Half of a statement.
        ({"frequency": 3}, None),
        ({"frequency": 3, "dayOfWeek": MONDAYS}, None),
        ({"period": 1, "dayOfWeek": MONDAYS}, None),
        ({"duration": 3, "durationUnit": "h"}, None),
        ({}, None),
    ],
)
def test_days_and_times_of_day_are_read_where_they_agree(
    repeat: dict[str, Any], expected: tuple[int, Window] | None
) -> None:
    found = dose(**repeat)
    if expected is None:
        assert found is None
    else:
        assert found == Dose(times=expected[0], minutes=None, per=expected[1])


def test_the_most_times_on_some_days_are_those_of_each() -> None:
    found = dose(
        frequency=1, frequencyMax=2, period=1, periodUnit="d", dayOfWeek=MONDAYS
    )
    assert found == Dose(times=3, minutes=None, most=6)


def test_a_part_of_the_day_changes_nothing_and_two_could_be_two_times() -> None:
    found = read(scheduledTiming={"repeat": weekly(when=["MORN"])})
    assert intervention(found).dose == Dose(times=3, minutes=None)
    (dropped,) = found.dropped
    assert dropped.path.endswith(".repeat.when")
    assert dose(**weekly(when=["MORN", "EVE"])) is None


@pytest.mark.parametrize(
    "limit",
    [
        {"count": 6},
        {"count": 6, "countMax": 9},
        {"periodMax": 2},
        {"boundsDuration": {"value": 12, "code": "wk"}},
        {"boundsRange": {"high": {"value": 12}}},
        {"boundsPeriod": {"start": "2026"}},
        {"boundsPeriod": {"start": "2026-03-09", "end": "2026-03-08"}},
    ],
)
def test_a_limit_that_no_dose_holds_leaves_it_open(limit: dict[str, Any]) -> None:
    """Three a week, six in all: from the third week on it would be a guess."""
    found = read(scheduledTiming={"repeat": weekly(**limit)})
    assert intervention(found).dose is None
    (name,) = {key for key in limit if key != "countMax"}
    assert any(f".repeat.{name}" in item.path for item in found.dropped)
    # Of a timing that is not read nothing is assumed either.
    once = {key: value for key, value in weekly(**limit).items() if key != "frequency"}
    told = read(scheduledTiming={"repeat": once}).assumed
    assert told == ()
    frequency = [item for item in found.dropped if item.path.endswith(".frequency")]
    assert [item.reason for item in frequency] == [DroppedReason.UNCLEAR_TIMING]


def test_single_events_leave_a_dose_open() -> None:
    timing = {"event": ["2026-03-02"], "repeat": weekly()}
    found = read(scheduledTiming=timing)
    assert intervention(found).dose is None
    assert found.dropped[0].path.endswith(".scheduledTiming.event")
    assert intervention(read(scheduledTiming={"event": ["2026-03-02"]})).dose is None


# --- how long -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duration", "unit", "minutes"),
    [
        (50, "min", 50),
        (3, "h", 180),
        (1.5, "h", 90),
        (Decimal("0.75"), "h", 45),
        (0.1, "h", 6),
        (3600, "s", 60),
        (1, "d", 1440),
        (1440, "min", 1440),
        (1, "min", 1),
        (1441, "min", None),
        (0, "min", None),
        (-50, "min", None),
        (7.5, "min", None),
        (90, "s", None),
        (1, "wk", None),
        (50, None, None),
        (0.1234567, "h", None),
    ],
)
def test_minutes_are_whole_or_not_known(
    duration: Any, unit: str | None, minutes: int | None
) -> None:
    found = dose(**weekly(duration=duration, durationUnit=unit))
    assert found == Dose(times=3, minutes=minutes)


def test_a_range_of_lengths_is_not_known() -> None:
    found = read(
        scheduledTiming={
            "repeat": weekly(duration=50, durationMax=90, durationUnit="min")
        }
    )
    assert intervention(found).dose == Dose(times=3, minutes=None)
    assert [item.path.rpartition(".")[2] for item in found.dropped] == [
        "duration",
        "durationMax",
        "durationUnit",
    ]


# --- for how long, and in words -------------------------------------------------------


def test_bounds_are_the_days_of_the_intervention() -> None:
    bounds = {"start": "2026-03-09", "end": "2026-03-15"}
    found = read(scheduledTiming={"repeat": weekly(boundsPeriod=bounds)})
    expected = DateRange(date(2026, 3, 9), date(2026, 3, 16))
    assert intervention(found).period == expected
    assert intervention(found).dose == Dose(times=3, minutes=None)


def test_bounds_without_a_start_begin_with_the_plan() -> None:
    found = read(scheduledTiming={"repeat": weekly(boundsPeriod={"end": "2026-03-15"})})
    assert intervention(found).period == DateRange(date(2026, 3, 2), date(2026, 3, 16))
    assert [item.what for item in found.assumed] == [Assumption.STARTS_WITH_PLAN]


def test_a_period_is_days_and_no_dose() -> None:
    found = read(scheduledPeriod={"start": "2026-03-09"})
    assert intervention(found).period == DateRange(date(2026, 3, 9))
    assert intervention(found).dose is None
    assert found.dropped == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"scheduledString": "three evenings a week"},
        {"scheduledTiming": {"code": {"text": "three evenings a week"}}},
        {"description": "three evenings a week"},
    ],
)
def test_a_timing_in_words_is_kept_in_words_and_the_dose_stays_open(
    fields: dict[str, Any],
) -> None:
    found = read(**fields)
    assert intervention(found).statement == "three evenings a week"
    assert intervention(found).dose is None
    assert found.dropped == ()


def test_a_coded_timing_is_not_decoded() -> None:
    coding = {"system": "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation"}
    found = read(scheduledTiming={"code": {"coding": [{**coding, "code": "BID"}]}})
    assert intervention(found).dose is None
    assert [item.path for item in found.dropped] == [
        "$.activity[0].detail.scheduledTiming.code.coding"
    ]


def test_a_timing_that_may_mean_something_else_is_its_words_alone() -> None:
    modified = {"modifierExtension": [{"url": "x"}], "code": {"text": "thrice"}}
    bounds = {"start": "2026-03-09", "end": "2026-03-15"}
    found = read(scheduledTiming={**modified, "repeat": weekly(boundsPeriod=bounds)})
    item = intervention(found)
    assert (item.dose, item.period, item.statement) == (None, None, "thrice")
    where = "$.activity[0].detail.scheduledTiming"
    assert {one.path: one.reason for one in found.dropped} == {
        f"{where}.modifierExtension": DroppedReason.MODIFIED,
        f"{where}.repeat": DroppedReason.MODIFIED,
    }


@pytest.mark.parametrize(
    ("field", "items"),
    [("dayOfWeek", ["mon", None]), ("timeOfDay", [None]), ("when", [None, "MORN"])],
)
def test_a_list_may_leave_out_an_item_and_say_why_beside_it(
    field: str, items: list[Any]
) -> None:
    """What is left out is not known: neither is how often."""
    gaps = {field: items, f"_{field}": [{"extension": []} for _ in items]}
    found = read(scheduledTiming={"repeat": gaps})
    assert intervention(found).dose is None
    # FHIR has null nowhere else.
    with pytest.raises(DocumentError) as caught:
        read(scheduledTiming={"repeat": {field: items}})
    (problem,) = caught.value.problems
    assert problem.endswith(f".{field} must be a list of texts that are not blank")


# --- what is malformed ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("repeat", "problem"),
    [
        ({"frequency": 0}, "frequency must be a whole number from 1"),
        ({"frequency": True}, "frequency must be a whole number from 1"),
        ({"frequency": 3.0}, "frequency must be a whole number from 1"),
        ({"frequencyMax": "5"}, "frequencyMax must be a whole number from 1"),
        ({"period": "1"}, "period must be a number"),
        ({"period": True}, "period must be a number"),
        ({"period": float("nan")}, "period must be a number"),
        ({"duration": Decimal("Infinity")}, "duration must be a number"),
        ({"periodUnit": "week"}, "periodUnit must be one of a, d, h, min, mo, s, wk"),
        ({"durationUnit": "hours"}, "durationUnit must be one of a, d, h, min, mo,"),
        ({"dayOfWeek": ["monday"]}, "dayOfWeek must be a list of fri, mon, sat,"),
        ({"dayOfWeek": "mon"}, "dayOfWeek must be a list"),
        ({"timeOfDay": ["9am"]}, "timeOfDay must be a list of times"),
        ({"timeOfDay": [9]}, "timeOfDay must be a list of texts"),
        ({"when": ["BOGUS"]}, "when must be a list of AC, ACD, ACM, ACV, AFT,"),
    ],
)
def test_a_malformed_timing_is_a_problem(repeat: dict[str, Any], problem: str) -> None:
    with pytest.raises(DocumentError) as caught:
        dose(**repeat)
    assert caught.value.problems[0].startswith(
        f"$.activity[0].detail.scheduledTiming.repeat.{problem}"
    )
