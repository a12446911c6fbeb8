"""A call with a value of the wrong type says which argument and what it should be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from continuum import graph
from continuum.errors import FieldTypeError
from continuum.periods import WEEK, windows
from continuum.services import ANY_SERVICE, ServiceKind
from continuum.sessions import Attendance, Recurrence, Schedule, total
from tests.strategies_rules import IOP, MONDAY, WHOLE_WEEK, served

WRONG: Any = "2026-03-02"
EVENING = served(2)
SLOT = Schedule.weekly("Mon 18:00-21:00", kind=ServiceKind.COUNSELING).slots[0]
RULE = Recurrence(session=EVENING, rule="FREQ=DAILY")
ATTENDED = Attendance.attended([EVENING])

CALLS: list[tuple[Callable[[], object], str]] = [
    (lambda: WHOLE_WEEK.covers(WRONG), "DateRange.other must be a DateRange"),
    (lambda: WHOLE_WEEK.overlaps(WRONG), "DateRange.other must be a DateRange"),
    (lambda: WHOLE_WEEK.intersection(WRONG), "DateRange.other must be a DateRange"),
    (lambda: WRONG in WHOLE_WEEK, "DateRange.day must be a datetime.date"),
    (
        lambda: list(windows(WEEK, WHOLE_WEEK, admitted=WRONG)),
        "windows.admitted must be a datetime.date",
    ),
    (lambda: ANY_SERVICE.matches(WRONG), "ServiceFilter.kind must be a ServiceKind"),
    (lambda: total([EVENING, WRONG]), "total.sessions[1] must be a Session"),
    (lambda: total([EVENING], of=WRONG), "total.of must be a ServiceFilter"),
    (lambda: list(SLOT.days(WRONG)), "Weekly.within must be a DateRange"),
    (lambda: list(RULE.days(WRONG)), "Recurrence.within must be a DateRange"),
    (lambda: Schedule().sessions(WRONG), "Schedule.within must be a DateRange"),
    (lambda: ATTENDED.sessions(WRONG), "Attendance.within must be a DateRange"),
    (lambda: ATTENDED.missed(WRONG), "Attendance.within must be a DateRange"),
    (lambda: graph.to_networkx(WRONG), "to_networkx.care must be a Continuum"),
    (lambda: graph.dead_ends(WRONG), "dead_ends.care must be a Continuum"),
    (lambda: graph.reachable(WRONG, IOP), "reachable.care must be a Continuum"),
    (lambda: graph.routes(WRONG, IOP, IOP), "routes.care must be a Continuum"),
    (
        lambda: graph.step_down_path(WRONG, IOP, IOP),
        "step_down_path.care must be a Continuum",
    ),
]


@pytest.mark.parametrize(("call", "said"), CALLS)
def test_the_message_names_the_argument(call: Callable[[], object], said: str) -> None:
    with pytest.raises(FieldTypeError) as caught:
        call()
    assert str(caught.value).startswith(said)
    assert str(caught.value).endswith("not str")


def test_the_days_within_a_range_are_those_of_the_record() -> None:
    assert ATTENDED.sessions(WHOLE_WEEK) == (EVENING,)
    assert MONDAY in WHOLE_WEEK
