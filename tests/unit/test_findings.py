"""Findings and reports: what they say, in which forms, and what they refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import attrs
import pytest

from continuum.assess import Reading
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.citations import Authority, AuthorityKind
from continuum.conditions import Age
from continuum.errors import FieldTypeError, UndecidedError, UnknownRuleError
from continuum.findings import (
    Finding,
    NotApplicableReason,
    Notice,
    Report,
    Severity,
    describe,
)
from continuum.ledger import ExclusionReason
from continuum.levels import Level
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    Amount,
    AtLeast,
    AtMost,
    Average,
    EachSession,
    Given,
    Requirement,
    days,
    hours,
    minutes,
)
from continuum.rules import Basis, Rule
from continuum.services import ServiceKind
from continuum.sessions import Attendance, AttendanceStatus, Schedule
from continuum.stay import Stay
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    EDUCATION,
    FORTNIGHT,
    IOP,
    MONDAY,
    OUTPATIENT,
    WHOLE_WEEK,
    book,
    recorded,
    rule,
    served,
    version,
)

FLOOR = AtLeast(hours(9), per=WEEK)
CEILING = AtMost(hours(9), per=WEEK)


def report_on(*minutes_each: int, asks: Requirement = FLOOR, **more: object) -> Report:
    """A week with a session of so many minutes on each of its first days."""
    week = Schedule(
        extra=tuple(served(2 + index, n) for index, n in enumerate(minutes_each))
    )
    return check(week, under=book(rule(asks)), at=IOP, on=MONDAY, **more)


def finding_on(*minutes_each: int, asks: Requirement = FLOOR) -> Finding:
    (finding,) = report_on(*minutes_each, asks=asks).findings
    return finding


def stay_of(weeks: int, minutes_a_week: int = 539) -> Report:
    """A finished stay of so many weeks, each a minute short."""
    sessions = [served(2 + 7 * week, minutes_a_week) for week in range(weeks)]
    period = DateRange(MONDAY, date.fromordinal(MONDAY.toordinal() + 7 * weeks))
    stay = Stay(level=IOP, period=period, attendance=Attendance.attended(sessions))
    asked = rule(FLOOR, judges=Basis.DELIVERED)
    return check(stay, under=book(asked), on=date(2026, 11, 1))


# --- no truth value -------------------------------------------------------------------


def test_neither_a_finding_nor_a_report_is_true_or_false() -> None:
    for outcome in (report_on(540), finding_on(540)):
        name = type(outcome).__name__
        with pytest.raises(UndecidedError, match=f"a {name} has no truth value: look"):
            bool(outcome)


# --- a finding ------------------------------------------------------------------------


def test_a_finding_speaks_for_its_rule() -> None:
    finding = finding_on(539)
    assert (finding.code, finding.name) == ("US-XX-001", "a-duty")
    assert finding.window == WHOLE_WEEK
    assert finding.required == FLOOR
    assert finding.citation.provision == "10.20"


def test_a_shortfall_is_an_amount_in_the_unit_of_the_floor() -> None:
    assert finding_on(539).shortfall == minutes(1)
    assert finding_on(540).shortfall is None
    assert finding_on(60, 60, asks=AtLeast(days(3), per=WEEK)).shortfall == days(1)


def test_an_excess_is_an_amount_in_the_unit_of_the_ceiling() -> None:
    assert finding_on(541, asks=CEILING).excess == minutes(1)
    assert finding_on(540, asks=CEILING).excess is None


def test_a_finding_that_counted_no_amount_observed_none() -> None:
    finding = finding_on(30, asks=EachSession(at_least=hours(1)))
    assert finding.verdict is Verdict.UNMET
    assert (finding.observed, finding.shortfall, finding.excess) == (None, None, None)


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        (AuthorityKind.STATUTE, Severity.ERROR),
        (AuthorityKind.REGULATION, Severity.ERROR),
        (AuthorityKind.PAYER_POLICY, Severity.WARNING),
        (AuthorityKind.STANDARD, Severity.WARNING),
        (AuthorityKind.GUIDANCE, Severity.INFORMATION),
        (AuthorityKind.PAYMENT, Severity.INFORMATION),
        (AuthorityKind.PROGRAM_CLAIM, Severity.INFORMATION),
    ],
)
def test_the_kind_of_text_decides_how_much_a_finding_weighs(
    kind: AuthorityKind, severity: Severity
) -> None:
    week = Schedule(extra=(served(2),))
    by_authority = check(week, under=book(rule(FLOOR), kind=kind), at=IOP, on=MONDAY)
    assert by_authority.findings[0].severity is severity
    by_text = rule(version(FLOOR, kind=kind))
    statute = book(by_text, kind=AuthorityKind.STATUTE)
    assert (
        check(week, under=statute, at=IOP, on=MONDAY).findings[0].severity is severity
    )


def test_a_session_that_counts_for_two_parts_is_listed_once() -> None:
    both = AllOf((AtLeast(hours(1), per=SERVICE_DAY), FLOOR))
    finding = finding_on(300, 240, asks=both)
    assert [credit.minutes for credit in finding.counted] == [300, 240]


def test_two_sessions_that_are_alike_in_everything_are_both_listed() -> None:
    week = Schedule(extra=(served(2, 270), served(2, 270)))
    (finding,) = check(week, under=book(rule(FLOOR)), at=IOP, on=MONDAY).findings
    assert finding.verdict is Verdict.MET
    assert [credit.minutes for credit in finding.counted] == [270, 270]


def test_counted_sessions_are_listed_by_day_whichever_part_counts_them() -> None:
    lesson, group = served(2, kind=ServiceKind.EDUCATION), served(3)
    parts = (
        AtLeast(hours(1), of=EDUCATION, per=WEEK),
        AtLeast(hours(2), per=WEEK),
        AtLeast(minutes(0), of=EDUCATION, per=WEEK),
    )
    for asked in (parts, parts[::-1]):
        week = Schedule(extra=(group, lesson))
        report = check(week, under=book(rule(AllOf(asked))), at=IOP, on=MONDAY)
        (finding,) = report.findings
        assert [credit.session for credit in finding.counted] == [lesson, group]
        assert finding.excluded == ()


def test_what_one_part_counts_is_excluded_nowhere() -> None:
    lesson, lunch = (
        served(2, kind=ServiceKind.EDUCATION),
        served(3, kind=ServiceKind.MEAL),
    )
    asked = AllOf((AtLeast(hours(1), of=EDUCATION, per=WEEK), FLOOR))
    week = Schedule(extra=(lesson, lunch, served(4)))
    (finding,) = check(week, under=book(rule(asked)), at=IOP, on=MONDAY).findings
    assert [(item.session, item.reason) for item in finding.excluded] == [
        (lunch, ExclusionReason.OTHER_SERVICE)
    ]


def test_of_two_like_sessions_one_may_count_and_the_other_not() -> None:
    attendance = Attendance(
        (recorded(served(2)), recorded(served(2), AttendanceStatus.EXCUSED))
    )
    stay = Stay(level=IOP, period=FORTNIGHT, attendance=attendance)
    asked = book(rule(FLOOR, judges=Basis.DELIVERED))
    finding = check(stay, under=asked, on=date(2026, 3, 20)).findings[0]
    assert [credit.session for credit in finding.counted] == [served(2)]
    assert [(item.session, item.reason) for item in finding.excluded] == [
        (served(2), ExclusionReason.EXCUSED)
    ]


# --- in words -------------------------------------------------------------------------


def test_a_finding_renders_as_one_sentence() -> None:
    finding = finding_on(539)
    assert str(finding) == describe(finding)
    assert describe(finding) == (
        "US-XX-001 unmet on 2026-03-02 to 2026-03-08: The state of US-XX asks for at "
        "least 9 hours of clinical services per week (XX Code 10.20, in force from "
        "2020-01-01); found 8 hours 59 minutes, 1 minute too little."
    )


def test_a_sentence_tells_what_is_too_much() -> None:
    text = describe(finding_on(541, asks=CEILING))
    assert "; found 9 hours 1 minute, 1 minute too much." in text


def test_a_sentence_tells_which_day_decided() -> None:
    text = describe(
        finding_on(120, 60, asks=AllOf((AtLeast(hours(2), per=SERVICE_DAY), CEILING)))
    )
    assert "found 1 hour on 2026-03-03, 1 hour too little." in text


def test_a_sentence_tells_every_part_that_fails() -> None:
    text = describe(
        finding_on(60, asks=AllOf((FLOOR, AtLeast(days(3), per=WEEK), CEILING)))
    )
    assert "found 1 hour, 8 hours too little; 1 day, 2 days too little." in text


def test_a_sentence_says_of_what_where_parts_that_fail_count_different_things() -> None:
    lessons = AtLeast(hours(2), of=EDUCATION, per=WEEK)
    text = describe(finding_on(60, asks=AllOf((FLOOR, Average(lessons, over=WEEK)))))
    assert (
        "found clinical services: 1 hour, 8 hours too little; education: 0 minutes, "
        "2 hours too little." in text
    )


def test_a_sentence_about_a_mean_tells_over_how_many_windows() -> None:
    sessions = [served(2, 600), served(9, 479)]
    stay = Stay(level=IOP, period=FORTNIGHT, attendance=Attendance.attended(sessions))
    asked = book(rule(Average(FLOOR), judges=Basis.DELIVERED))
    (finding,) = check(stay, under=asked, on=date(2026, 3, 20)).findings
    found = "found about 8 hours 59 minutes on average, 1 minute too little over 2 win"
    assert found in describe(finding)


def test_a_sentence_names_the_facts_that_are_missing_and_the_notices() -> None:
    asked = Given(Age(below=18), then=CEILING, otherwise=FLOOR)
    stale = version(asked, verified=date(2026, 3, 1))
    week = Schedule(extra=(served(2),))
    report = check(week, under=book(rule(stale)), at=IOP, on=MONDAY)
    text = describe(report.findings[0])
    assert "; found not known: age; note: the text is not known to stand" in text


def test_a_sentence_leaves_out_what_was_not_found() -> None:
    text = describe(finding_on(60, asks=EachSession(at_least=hours(1))))
    assert "found" not in text


def test_a_sentence_leaves_out_the_branches_that_are_ruled_out() -> None:
    asked = Given(Age(below=18), then=CEILING, otherwise=FLOOR)
    adult = Circumstances(age_at_least=18)
    (finding,) = report_on(540, asks=asked, given=adult).findings
    assert "asks for at least 9 hours" in describe(finding)
    assert "under 18" not in describe(finding)


# --- a report -------------------------------------------------------------------------


def two_books() -> Report:
    first = book(rule(FLOOR), rule(CEILING, number=2), rule(FLOOR, number=3))
    second = book(
        rule(AtLeast(days(3), per=SERVICE_DAY), code="US-YY"),
        rule(FLOOR, code="US-YY", number=2, level=OUTPATIENT),
        rule(
            Given(Age(below=18), then=CEILING, otherwise=FLOOR), code="US-YY", number=3
        ),
        code="US-YY",
    )
    week = Schedule(extra=(served(2, 541), served(9, 60)))
    return check(week, under=[first, second], at=IOP, on=MONDAY, within=FORTNIGHT)


def test_a_report_sorts_its_findings_by_verdict() -> None:
    report = two_books()
    every = (*report.met, *report.unmet, *report.unknown)
    assert sorted(map(id, every)) == sorted(map(id, report.findings))
    assert [finding.code for finding in report.unknown] == ["US-YY-003", "US-YY-003"]
    assert all(finding.verdict is Verdict.MET for finding in report.met)
    assert all(finding.verdict is Verdict.UNMET for finding in report.unmet)


def test_a_report_groups_its_findings_by_rule_in_the_order_of_the_report() -> None:
    report = two_books()
    assert list(report.by_rule()) == [
        "US-XX-001",
        "US-XX-002",
        "US-XX-003",
        "US-YY-001",
        "US-YY-003",
    ]
    assert sum(map(len, report.by_rule().values())) == len(report.findings)


def test_a_report_groups_its_findings_by_window_by_the_first_day() -> None:
    windows = two_books().by_window()
    # Monday is a day of service too, and the shorter window comes first.
    assert list(windows) == [
        DateRange(MONDAY, date(2026, 3, 3)),
        WHOLE_WEEK,
        DateRange(date(2026, 3, 9), date(2026, 3, 10)),
        DateRange(date(2026, 3, 9), date(2026, 3, 16)),
    ]
    assert [finding.code for finding in windows[WHOLE_WEEK]] == [
        "US-XX-001",
        "US-XX-002",
        "US-XX-003",
        "US-YY-003",
    ]


# --- the table ------------------------------------------------------------------------


def test_a_report_prints_as_a_table() -> None:
    report = report_on(539)
    assert str(report).splitlines() == [
        "Schedule at toy 2.1 on 2026-03-02",
        "under US-XX; reading: week from Monday",
        "",
        "rule             verdict  found                 asks",
        "---------------  -------  --------------------  " + "-" * 32,
        "US-XX-001        unmet    8 h 59 min, 1 min     at least 9 hours of clinical",
        "                          too little            services per week",
        " " * 48 + "XX Code 10.20, from 2020-01-01",
        "",
        "findings: 0 met, 1 unmet, 0 unknown",
    ]


def test_a_rule_of_several_windows_lists_those_that_are_not_met() -> None:
    text = str(two_books())
    assert "1 of 2 weeks met" in text
    assert "2026-03-09: 1 h, 8 h" in text
    assert "findings: 3 met, 5 unmet, 2 unknown" in text


@pytest.mark.parametrize(("weeks", "more"), [(5, ""), (6, "and 1 more")])
def test_a_table_lists_five_windows_of_a_rule_and_counts_the_rest(
    weeks: int, more: str
) -> None:
    text = str(stay_of(weeks))
    assert text.count("  2026-") == 5
    assert more in text
    assert ("more" in text) is bool(more)


def test_a_table_tells_notices_and_what_was_not_applicable() -> None:
    stale = rule(version(FLOOR, verified=date(2026, 3, 1)))
    later = rule(version(FLOOR, date(2027, 1, 1), verified=date(2027, 1, 1)), number=2)
    other = rule(FLOOR, number=3, level=OUTPATIENT)
    adults = rule(FLOOR, number=4, population=(Age(at_least=18),))
    daily = rule(AtLeast(hours(1), of=EDUCATION, per=SERVICE_DAY), number=5)
    report = check(
        Schedule(extra=(served(2),)),
        under=book(stale, later, other, adults, daily),
        at=IOP,
        on=MONDAY,
        given=Circumstances(age_below=18),
    )
    text = str(report)
    assert f"note, {Notice.STALE}: US-XX-001 after 2026-03-01" in text
    assert "applicable, other level: US-XX-003" in text
    assert "applicable, other population: US-XX-004 (2026-03-02 to 2026-03-08)" in text
    assert "applicable, no text read for that day: US-XX-002" in text
    assert "applicable, no service day: US-XX-005" in text


LONG = Level(
    system="toy",
    code="a-code-of-" + "many-" * 20 + "words",
    name="A name of " + "many " * 20 + "words",
    intensity=1,
)


def test_no_line_is_wider_than_80_columns_whatever_is_printed() -> None:
    authority = Authority(
        code="US-" + "VERYLONG" * 12, name="x", kind=AuthorityKind.STATUTE
    )
    asked = attrs.evolve(
        rule(AllOf((FLOOR,) * 9)), code=f"{authority.code}-001", level=LONG
    )
    long_book = attrs.evolve(book(rule(FLOOR)), authority=authority, rules=(asked,))
    report = check(
        Schedule(extra=(served(2),)), under=long_book, at=[LONG, IOP], on=MONDAY
    )
    assert max(map(len, str(report).splitlines())) <= 80
    first_column = "".join(line[:15].strip() for line in str(report).splitlines()[6:])
    assert asked.code in first_column


# --- notebooks and JSON ---------------------------------------------------------------

HOSTILE = "<script>alert('1')</script>"


def hostile_book() -> Rule:
    asked = AtLeast(hours(9), of=EDUCATION.called(HOSTILE), per=WEEK)
    return rule(asked)


def test_a_report_in_a_notebook_escapes_every_text() -> None:
    report = check(
        Schedule(extra=(served(2),)), under=book(hostile_book()), at=IOP, on=MONDAY
    )
    found = report._repr_html_()
    assert "<script>" not in found
    assert "&lt;script&gt;" in found


def test_a_printed_report_gives_a_terminal_nothing_to_obey() -> None:
    asked = AtLeast(hours(9), of=EDUCATION.called("a\x1b[2Jb\x9bc\u202ed"), per=WEEK)
    report = check(
        Schedule(extra=(served(2),)), under=book(rule(asked)), at=IOP, on=MONDAY
    )
    assert all(line.isprintable() for line in str(report).splitlines())


def test_a_report_in_a_notebook_tells_what_was_not_applicable() -> None:
    young = rule(FLOOR, population=(Age(below=18),))
    other = rule(FLOOR, number=2, level=OUTPATIENT)
    report = check(
        Schedule(),
        under=book(young, other),
        at=IOP,
        on=MONDAY,
        given=Circumstances(age_at_least=18),
    )
    found = report._repr_html_()
    assert "not applicable, other population: US-XX-001" in found
    assert "not applicable, other level: US-XX-002" in found


def test_the_findings_of_a_rule_are_found_by_its_code() -> None:
    report = two_books()
    assert report["US-XX-001"] == report.by_rule()["US-XX-001"]
    with pytest.raises(UnknownRuleError, match="no rule 'US-XX-999' in the report"):
        report["US-XX-999"]
    with pytest.raises(FieldTypeError, match=r"Report\.code must be a str, not list"):
        report[["US-XX-001"]]  # type: ignore[index]


def test_a_rule_that_was_not_applicable_has_no_findings_and_says_why() -> None:
    elsewhere = rule(FLOOR, number=2, level=OUTPATIENT)
    apart = rule(FLOOR, number=3, population=(Age(below=18),))
    report = check(
        Schedule(extra=(served(2),)),
        under=book(rule(FLOOR), apart, elsewhere),
        at=IOP,
        on=MONDAY,
        given=Circumstances(age_at_least=18),
    )
    for code, why in (("US-XX-002", "other level"), ("US-XX-003", "other population")):
        with pytest.raises(UnknownRuleError) as caught:
            report[code]
        assert str(caught.value) == (
            f"no rule '{code}' in the findings (not applicable: {why}); its rules are "
            "US-XX-001"
        )


def test_a_table_has_a_line_for_each_version_of_a_rule() -> None:
    first = version(FLOOR, end=date(2026, 3, 9))
    second = version(AtLeast(hours(8), per=WEEK), date(2026, 3, 9))
    stay = Schedule(extra=(served(2, 539), served(9, 480)))
    within = DateRange(MONDAY, date(2026, 3, 16))
    books = book(rule(first, second))
    text = str(check(stay, under=books, at=IOP, on=MONDAY, within=within))
    assert "US-XX-001        unmet    8 h 59 min" in text
    assert "US-XX-001        met      8 h" in text


def plain_of(report: Report) -> dict[str, Any]:
    """A report as plain data, whose shape the tests look into."""
    return report.to_plain()


def leaves(plain: object) -> Iterator[object]:
    if isinstance(plain, dict):
        assert all(isinstance(key, str) for key in plain)
        for value in plain.values():
            yield from leaves(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from leaves(value)
    else:
        yield plain


def test_a_report_as_plain_data_is_json_without_floating_point() -> None:
    plain = two_books().to_plain()
    assert json.loads(json.dumps(plain)) == plain
    assert {type(leaf) for leaf in leaves(plain)} <= {bool, int, str, type(None)}


def test_plain_data_holds_what_was_found_and_by_which_sessions() -> None:
    late = Schedule(extra=(served(2, 539, time(8)), served(3, kind=ServiceKind.MEAL)))
    report = check(late, under=book(rule(FLOOR)), at=IOP, on=MONDAY)
    plain = plain_of(report)
    assert plain["levels"] == [{"system": "toy", "code": "2.1"}]
    assert plain["on"] == "2026-03-02"
    (finding,) = plain["findings"]
    assert finding["in_force"] == {"start": "2020-01-01", "end": None}
    assessment = finding["assessment"]
    assert assessment["observed"] == {
        "least": 539,
        "most": 539,
        "unit": "minutes",
        "windows": 1,
    }
    assert (assessment["shortfall"], assessment["excess"]) == (1, None)
    (credit,) = assessment["counted"]
    assert credit == {
        "session": {
            "day": "2026-03-02",
            "minutes": 539,
            "kind": "counseling",
            "format": None,
            "starts": "08:00",
        },
        "minutes": 539,
        "recorded": True,
    }
    assert assessment["excluded"][0]["reason"] == "not a service that counts"


def test_plain_data_holds_what_was_not_applicable_and_why() -> None:
    report = check(
        Schedule(),
        under=book(rule(FLOOR, population=(Age(below=18),))),
        at=IOP,
        on=MONDAY,
        given=Circumstances(age_at_least=18),
    )
    assert report.to_plain()["not_applicable"] == [
        {
            "code": "US-XX-001",
            "reason": "other population",
            "windows": [{"start": "2026-03-02", "end": "2026-03-09"}],
        }
    ]
    assert report.not_applicable[0].reason is NotApplicableReason.OTHER_POPULATION


def test_plain_data_names_notices_as_wire_names() -> None:
    plain = report_on(540, asks=FLOOR, reading=Reading(cut_windows=True)).to_plain()
    assert plain["reading"] == "week from Monday; cut windows judged as whole"
    delivered = check(
        Schedule(),
        under=book(rule(FLOOR, judges=Basis.DELIVERED)),
        at=IOP,
        on=MONDAY,
    )
    assert plain_of(delivered)["findings"][0]["notices"] == ["as-planned"]


def test_a_shortfall_without_an_amount_counted_is_none() -> None:
    (finding,) = report_on(30, asks=EachSession(at_least=hours(1))).findings
    plain = finding.assessment
    assert (plain.shortfall, plain.observed) == (None, None)
    assert isinstance(finding_on(1).shortfall, Amount)
