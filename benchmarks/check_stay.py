"""A stay of twelve weeks judged by five weekly rules, beside a bare loop over tuples.

The loop gives a number and a yes or no for each rule and week. The report gives these
too, with every session that was counted or not, the citation and the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from benchmarks._pairs import Row, compare, show
from continuum import (
    Attendance,
    Basis,
    DateRange,
    Finding,
    Format,
    Report,
    Rule,
    Rulebook,
    RuleVersion,
    Schedule,
    ServiceKind,
    Session,
    Stay,
    Verdict,
    check,
)
from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.periods import WEEK
from continuum.requirements import (
    AtLeast,
    AtMost,
    Between,
    Requirement,
    days,
    hours,
)
from continuum.services import CLINICAL, GROUP
from continuum.systems import medicare

WEEKS = 12
PERIOD = DateRange(date(2026, 3, 2), date(2026, 5, 25))
AFTERWARDS = date(2026, 6, 1)

CITATION = Citation(
    instrument="Code of nowhere",
    provision="1",
    url="https://example.org",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
)


def rule(number: int, name: str, requirement: Requirement) -> Rule:
    return Rule(
        code=f"US-XX-{number:03}",
        name=name,
        level=medicare.IOP,
        judges=Basis.DELIVERED,
        versions=(
            RuleVersion(
                in_force=DateRange(date(2024, 1, 1)),
                requirement=requirement,
                citation=CITATION,
            ),
        ),
    )


RULEBOOK = Rulebook(
    authority=Authority(
        code="US-XX", name="A state of nowhere", kind=AuthorityKind.REGULATION
    ),
    rules=(
        rule(1, "floor", AtLeast(hours(9), of=CLINICAL, per=WEEK)),
        rule(2, "band", Between(hours(9), hours(19), of=CLINICAL, per=WEEK)),
        rule(3, "days", AtLeast(days(3, each=hours(3)), of=CLINICAL, per=WEEK)),
        rule(4, "group", AtLeast(hours(6), of=CLINICAL & GROUP, per=WEEK)),
        rule(5, "ceiling", AtMost(hours(30), of=CLINICAL, per=WEEK)),
    ),
)

SESSIONS = Schedule.weekly(
    "Mon Tue Wed Thu 18:00-21:00", kind=ServiceKind.COUNSELING, format=Format.GROUP
).sessions(PERIOD)
STAY = Stay(level=medicare.IOP, period=PERIOD, attendance=Attendance.attended(SESSIONS))

Line: TypeAlias = tuple[date, str, str, str, int]
"""A day, a kind, a format, a status and minutes: what a spreadsheet holds."""

Limit: TypeAlias = tuple[frozenset[str], str | None, int | None, int | None, int]
"""Kinds, a format, the least, the most; minutes of a day where days are counted."""

KINDS = frozenset(
    kind.value for kind in ServiceKind if CLINICAL.matches(kind) is not False
)
LIMITS: tuple[Limit, ...] = (
    (KINDS, None, 540, None, 0),
    (KINDS, None, 540, 1140, 0),
    (KINDS, None, 3, None, 180),
    (KINDS, "group", 360, None, 0),
    (KINDS, None, None, 1800, 0),
)
FIRST_DAY = PERIOD.start


def line(session: Session) -> Line:
    """A session as it stands in a spreadsheet."""
    assert session.format is not None
    assert session.minutes is not None
    form = session.format.value
    return (session.day, session.kind.value, form, "attended", session.minutes)


LINES = [line(session) for session in SESSIONS]

Figures: TypeAlias = list[tuple[int, bool]]
"""What was found, and whether it is enough: for each rule, each week of it."""


def by_rule() -> Figures:
    """A loop for each limit, as for rules that are data."""
    figures: Figures = []
    for kinds, form, least, most, each in LIMITS:
        found = [0] * WEEKS
        per_day: dict[date, int] = {}
        for day, kind, its_form, status, minutes in LINES:
            if status != "attended" or kind not in kinds:
                continue
            if form is not None and its_form != form:
                continue
            if each:
                per_day[day] = per_day.get(day, 0) + minutes
            else:
                found[(day - FIRST_DAY).days // 7] += minutes
        for day, minutes in per_day.items():
            if minutes >= each:
                found[(day - FIRST_DAY).days // 7] += 1
        for value in found:
            enough = (least is None or value >= least) and (
                most is None or value <= most
            )
            figures.append((value, enough))
    return figures


def by_hand() -> Figures:
    """One loop for these five rules alone: what is left when nothing is data."""
    total, group, full = [0] * WEEKS, [0] * WEEKS, [0] * WEEKS
    per_day: dict[date, int] = {}
    for day, kind, form, status, minutes in LINES:
        if status != "attended" or kind not in KINDS:
            continue
        week = (day - FIRST_DAY).days // 7
        total[week] += minutes
        per_day[day] = per_day.get(day, 0) + minutes
        if form == "group":
            group[week] += minutes
    for day, minutes in per_day.items():
        if minutes >= 180:
            full[(day - FIRST_DAY).days // 7] += 1
    return [
        *((value, value >= 540) for value in total),
        *((value, 540 <= value <= 1140) for value in total),
        *((value, value >= 3) for value in full),
        *((value, value >= 360) for value in group),
        *((value, value <= 1800) for value in total),
    ]


def ours() -> Report:
    return check(STAY, under=RULEBOOK, on=AFTERWARDS)


def ours_read() -> Sequence[tuple[object, ...]]:
    """The same, and all of the evidence read."""
    found = ours().findings
    return [(item.verdict, item.counted, item.excluded) for item in found]


def figures(findings: Sequence[Finding]) -> Iterator[tuple[int, bool]]:
    """What *findings* say, in the words of the loop; each with its evidence."""
    for found in findings:
        assert found.observed is not None
        assert len(found.counted) == 4
        yield found.observed.least, found.verdict is Verdict.MET


def main() -> None:
    assert len(SESSIONS) == 48
    assert list(figures(ours().findings)) == by_rule() == by_hand()
    show(
        f"A stay of {WEEKS} weeks and {len(SESSIONS)} sessions under 5 weekly rules",
        (
            Row("check / loop for each rule", compare(ours, by_rule), 8),
            Row("check, evidence read / the same", compare(ours_read, by_rule), 8),
            Row("check / one loop for these rules", compare(ours, by_hand)),
        ),
    )


if __name__ == "__main__":
    main()
