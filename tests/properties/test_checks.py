"""Laws of reports, for rulebooks, schedules and stays of any shape."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from random import Random

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from continuum.assess import Observed, Reading
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.findings import Finding, Report
from continuum.periods import PROGRAM_WEEK, WEEK, DateRange, Week, Weekday
from continuum.requirements import Bound, Requirement, Unit
from continuum.rules import Basis, Rulebook
from continuum.sessions import Attendance, Schedule, Session
from continuum.stay import Stay
from tests.strategies_rules import (
    FORTNIGHT,
    IOP,
    MONDAY,
    book,
    bounds,
    circumstances,
    requirements,
    rule,
    rulebooks,
    session_lists,
    stays,
)

readings = st.sampled_from(
    [
        Reading(),
        Reading(week=Week(Weekday.SUNDAY)),
        Reading(week=PROGRAM_WEEK, cut_windows=True),
    ]
)
days_of_march = st.integers(0, 20).map(lambda days: MONDAY + timedelta(days=days))
AFTERWARDS = date(2026, 6, 1)


def report_of(stay: Stay, under: Rulebook, on: date, reading: Reading) -> Report:
    return check(stay, under=under, on=on, reading=reading)


def outcome(report: Report) -> list[tuple[object, ...]]:
    """All that matters of a report on what took place."""
    return [
        (item.code, item.window, item.verdict, item.observed, item.counted)
        for item in report.findings
    ]


@given(session_lists(), st.lists(requirements(), min_size=1, max_size=2), circumstances)
def test_a_schedule_is_judged_like_perfect_attendance_of_it(
    sessions: tuple[Session, ...],
    asked: list[Requirement],
    facts: Circumstances,
) -> None:
    schedule = Schedule(extra=sessions)
    stay = Stay(
        level=IOP,
        period=FORTNIGHT,
        schedule=schedule,
        attendance=Attendance.attended(sessions),
        circumstances=facts,
    )
    reports = [
        check(
            stay,
            under=book(
                *(
                    rule(item, judges=basis, number=number)
                    for number, item in enumerate(asked, start=1)
                )
            ),
            on=AFTERWARDS,
        )
        for basis in (Basis.OFFERED, Basis.DELIVERED)
    ]
    assert outcome(reports[0]) == outcome(reports[1])


@given(stays(), rulebooks(), days_of_march, readings, st.randoms())
def test_a_report_is_the_same_whatever_the_order_of_the_records(
    stay: Stay, under: Rulebook, on: date, reading: Reading, random: Random
) -> None:
    assume(stay.attendance is not None)
    assert stay.attendance is not None
    records = list(stay.attendance.records)
    random.shuffle(records)
    shuffled = attrs.evolve(stay, attendance=Attendance(tuple(records)))
    before, after = (report_of(item, under, on, reading) for item in (stay, shuffled))
    assert str(before) == str(after)
    assert [item.verdict for item in before.findings] == [
        item.verdict for item in after.findings
    ]


@given(stays(), rulebooks(), days_of_march, readings)
def test_a_report_is_the_same_each_time(
    stay: Stay, under: Rulebook, on: date, reading: Reading
) -> None:
    first, again = (report_of(stay, under, on, reading) for _ in range(2))
    assert first == again
    assert first.to_plain() == again.to_plain()


@given(stays(), rulebooks(), days_of_march, readings)
def test_no_line_of_a_report_is_wider_than_80_columns(
    stay: Stay, under: Rulebook, on: date, reading: Reading
) -> None:
    lines = str(report_of(stay, under, on, reading)).splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)


@given(stays(), rulebooks(), days_of_march, readings)
def test_a_report_as_plain_data_survives_json(
    stay: Stay, under: Rulebook, on: date, reading: Reading
) -> None:
    plain = report_of(stay, under, on, reading).to_plain()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


@given(stays(), rulebooks(), days_of_march, readings)
def test_a_rule_is_judged_or_not_applicable_and_never_forgotten(
    stay: Stay, under: Rulebook, on: date, reading: Reading
) -> None:
    report = report_of(stay, under, on, reading)
    spoken_of = {item.code for item in report.findings} | {
        item.rule.code for item in report.not_applicable
    }
    assert spoken_of == {rule.code for rule in under}


@given(stays(), rulebooks(), days_of_march, readings)
def test_no_window_is_both_judged_and_not_applicable(
    stay: Stay, under: Rulebook, on: date, reading: Reading
) -> None:
    report = report_of(stay, under, on, reading)
    for item in report.not_applicable:
        judged = {found.window for found in report.by_rule().get(item.rule.code, ())}
        assert not judged & set(item.windows)


@given(stays(), rulebooks(), days_of_march, readings)
def test_an_unknown_verdict_names_what_is_missing(
    stay: Stay, under: Rulebook, on: date, reading: Reading
) -> None:
    report = report_of(stay, under, on, reading)
    assert all(item.missing for item in report.unknown)
    assert not any(item.missing for item in (*report.met, *report.unmet))


# --- every number can be traced -------------------------------------------------------


@given(stays(), bounds(per=st.just(WEEK)), days_of_march)
def test_the_minutes_of_the_sessions_counted_are_what_was_observed(
    stay: Stay, bound: Bound, on: date
) -> None:
    under = book(rule(bound, judges=Basis.DELIVERED))
    for finding in check(stay, under=under, on=on).findings:
        observed = finding.observed
        if not isinstance(observed, Observed) or observed.unit is not Unit.MINUTES:
            continue
        sure = sum(item.minutes or 0 for item in finding.counted if item.recorded)
        every = sum(item.minutes or 0 for item in finding.counted)
        assert observed.least == sure
        assert observed.most in (every, None)


@given(stays(), bounds(per=st.just(WEEK)), days_of_march)
def test_every_session_of_a_window_is_counted_or_excluded_and_never_both(
    stay: Stay, bound: Bound, on: date
) -> None:
    under = book(rule(bound, judges=Basis.DELIVERED))
    for finding in check(stay, under=under, on=on).findings:
        found = Counter(item.session for item in finding.counted) + Counter(
            item.session for item in finding.excluded
        )
        assert found == everything(stay, finding)


def everything(stay: Stay, finding: Finding) -> Counter[Session]:
    """The sessions of a window that a stay knows of, each once."""
    if stay.attendance is None and stay.schedule is None:
        return Counter()
    within = DateRange(finding.window.start, finding.window.end)
    known: Counter[Session] = Counter()
    if stay.attendance is not None:
        known += Counter(
            record.session
            for record in stay.attendance.records
            if record.session.day in within
        )
    if stay.schedule is not None:
        known |= Counter(stay.schedule.sessions(within))
    return known
