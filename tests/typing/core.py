"""What a type checker must see; checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, assert_type

from continuum.citations import Evidence
from continuum.levels import (
    Continuum,
    Expectation,
    Level,
    Outside,
    Transition,
    TransitionKind,
)
from continuum.periods import WEEK, DateRange, Week, Weekday, windows
from continuum.verdicts import Verdict, all_met, any_met


def levels_are_found_by_code_and_never_none(care: Continuum) -> None:
    assert_type(care["2.1"], Level)
    assert_type(list(care), list[Level])
    assert_type("2.1" in care, bool)
    assert_type(care.levels, tuple[Level, ...])


def a_transition_may_be_missing(care: Continuum) -> None:
    found = care.transition(Outside.BEFORE, care["1"])
    assert_type(found, Transition | None)
    if found is not None:
        assert_type(found.kind, TransitionKind)
        assert_type(found.expectation, Expectation)
        assert_type(found.evidence, Evidence)
        assert_type(found.origin, Level | Outside)
    assert_type(care.step_downs(care["1"]), tuple[Transition, ...])


def an_open_range_has_no_number_of_days(range_: DateRange) -> None:
    assert_type(range_.end, date | None)
    assert_type(range_.days, int | None)
    assert_type(range_.intersection(range_), DateRange | None)
    assert_type(date(2026, 3, 2) in range_, bool)


def windows_are_ranges(range_: DateRange) -> None:
    assert_type(WEEK, Week)
    assert_type(windows(Week(Weekday.MONDAY), range_), Iterator[DateRange])


def verdicts_combine_to_verdicts() -> None:
    assert_type(all_met([Verdict.MET]), Verdict)
    assert_type(any_met(()), Verdict)


def three_verdicts_are_all_there_are(verdict: Verdict) -> int:
    match verdict:
        case Verdict.MET:
            return 1
        case Verdict.UNMET:
            assert_type(verdict, Literal[Verdict.UNMET])
            return -1
        case Verdict.UNKNOWN:
            return 0


def a_verdict_is_not_a_truth_value(verdict: Verdict) -> None:
    if verdict:  # pyright: ignore[reportGeneralTypeIssues]
        pass


def an_unknown_field_is_refused() -> None:
    Level(system="toy", code="1", name="One", intensity=1, hours=9)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
