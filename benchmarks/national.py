"""A stay of twelve weeks judged by every national rule for its level, and bare loops.

For each rule that is judged, a loop sums the same minutes, sessions or days in the same
windows, over tuples, and compares. It is written twice. *In one pass*, it looks at each
session once, and knows beforehand, outside of what is timed, in which windows each day
lies. *Window by window*, it looks for each window at every session, as the sentence of
a rule reads, with the windows at hand. What neither does: exclude anything by name,
cite, or know texts, populations and facts that are missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import log
from typing import Protocol, TypeAlias

import attrs

from benchmarks._pairs import Row, compare, show
from benchmarks.check_stay import AFTERWARDS, PERIOD, line
from continuum import (
    Attendance,
    Circumstances,
    Format,
    Report,
    Rule,
    Rulebook,
    Schedule,
    ServiceKind,
    Session,
    Stay,
    check,
)
from continuum.assess._assessment import limits
from continuum.documents import Document
from continuum.periods import (
    Blocks,
    Week,
    WholeStay,
    Window,
    windows,
)
from continuum.requirements import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    EachSession,
    Excusable,
    Gap,
    Given,
    Requirement,
    Unit,
)
from continuum.rulebooks.national import RULEBOOKS
from continuum.services import ServiceFilter
from continuum.systems import asam3

LEVEL = asam3.LEVEL_2_1
FACTS = attrs.evolve(Circumstances.aged(30), facts=frozenset({"medicaid"}))
FIRST = PERIOD.start.toordinal()
DAYS = PERIOD.days or 0

Line: TypeAlias = tuple[date, str, str, str, int]
Loop: TypeAlias = Callable[[Sequence[Line]], object]


class OfBound(Protocol):
    """Writes the loop of one amount in each of its windows, or of their mean."""

    def __call__(self, bound: Bound, *, mean: bool = False) -> Loop: ...


def stay_of(sessions: Iterable[Session]) -> Stay:
    """A stay with these sessions, and of which the record is complete."""
    return Stay(
        level=LEVEL,
        period=PERIOD,
        attendance=Attendance.attended(sessions),
        circumstances=FACTS,
        documents=(Document(kind="treatment-plan", on=PERIOD.start),),
        landmarks=(),
    )


def sessions_of(slots: str) -> tuple[Session, ...]:
    """The sessions of the stay, of groups of ten."""
    return Schedule.weekly(
        slots, kind=ServiceKind.COUNSELING, format=Format.GROUP, participants=10
    ).sessions(PERIOD)


WEEKLY = "Mon Tue Wed Thu 18:00-21:00"
STAY = stay_of(sessions_of(WEEKLY))
LINES = [line(session) for session in sessions_of(WEEKLY)]


def pairs_of(of: ServiceFilter) -> frozenset[tuple[str, str]]:
    """The kinds and formats that a filter counts, as a spreadsheet would list them."""
    return frozenset(
        (kind.value, form.value)
        for kind in ServiceKind
        for form in Format
        if of.matches(kind, format=form) is not False
    )


def spans_of(per: Window) -> list[tuple[date, date]]:
    """The windows of *per* in the stay."""
    if isinstance(per, WholeStay):
        return [(PERIOD.start, PERIOD.start + timedelta(days=DAYS))]
    tiled = per if not isinstance(per, Week) else Blocks(7)
    spans = windows(tiled, PERIOD, admitted=PERIOD.start)
    return [(span.start, span.end or span.start) for span in spans]


def places(per: Window) -> list[list[int]]:
    """For each day of the stay, the windows of *per* that it lies in."""
    days = [date.fromordinal(FIRST + day) for day in range(DAYS)]
    spans = list(enumerate(spans_of(per)))
    return [
        [index for index, (start, end) in spans if start <= day < end] for day in days
    ]


def bound_loop(bound: Bound, *, mean: bool = False) -> Loop:
    """A loop that sums what *bound* counts in each window, and compares."""
    counted, where = pairs_of(bound.of), places(bound.per)
    amount = bound.low if isinstance(bound, Between) else bound.amount
    count = max((index for each in where for index in each), default=0) + 1
    low, high = limits(bound)
    by_minutes = amount.unit is Unit.MINUTES
    by_days = amount.unit is Unit.DAYS
    each = amount.each.value if amount.each else 0

    def run(lines: Sequence[Line]) -> object:
        found = [0] * count
        per_day: dict[int, int] = {}
        for day, kind, form, status, minutes in lines:
            if status != "attended" or (kind, form) not in counted:
                continue
            index = day.toordinal() - FIRST
            if by_days:
                per_day[index] = per_day.get(index, 0) + minutes
                continue
            for place in where[index]:
                found[place] += minutes if by_minutes else minutes >= each
        for index, minutes in per_day.items():
            if minutes >= each:
                for place in where[index]:
                    found[place] += 1
        if mean:
            found = [sum(found) // count]
        return [
            (value, value >= low and (high is None or value <= high)) for value in found
        ]

    return run


def nested_loop(bound: Bound, *, mean: bool = False) -> Loop:
    """The same, window by window."""
    counted = pairs_of(bound.of)
    spans = spans_of(bound.per)
    amount = bound.low if isinstance(bound, Between) else bound.amount
    low, high = limits(bound)
    by_minutes = amount.unit is Unit.MINUTES
    by_days = amount.unit is Unit.DAYS
    each = amount.each.value if amount.each else 0

    def total(lines: Sequence[Line], start: date, end: date) -> int:
        inside = [
            (day, minutes)
            for day, kind, form, status, minutes in lines
            if start <= day < end and status == "attended" and (kind, form) in counted
        ]
        if by_minutes:
            return sum(minutes for _, minutes in inside)
        if by_days:
            days = {day for day, _ in inside}
            return sum(
                sum(minutes for other, minutes in inside if other == day) >= each
                for day in days
            )
        return sum(minutes >= each for _, minutes in inside)

    def run(lines: Sequence[Line]) -> object:
        found = [total(lines, start, end) for start, end in spans]
        if mean:
            found = [sum(found) // len(spans)]
        return [
            (value, value >= low and (high is None or value <= high)) for value in found
        ]

    return run


def each_loop(each: EachSession) -> Loop:
    """A loop over the sessions that *each* is about."""
    counted = pairs_of(each.of)
    most = each.most or 1000
    least = each.at_least.value if each.at_least else 0

    def run(lines: Sequence[Line]) -> object:
        return [
            (minutes, minutes >= least and most >= 10)
            for _, kind, form, status, minutes in lines
            if status == "attended" and (kind, form) in counted
        ]

    return run


def gap_loop(gap: Gap) -> Loop:
    """A loop that finds the longest stretch of days without a session."""
    counted, most = pairs_of(gap.of), gap.at_most.value

    def run(lines: Sequence[Line]) -> object:
        longest, last = 0, FIRST - 1
        for day, kind, form, status, _ in lines:
            if status == "attended" and (kind, form) in counted:
                longest = max(longest, day.toordinal() - last - 1)
                last = day.toordinal()
        longest = max(longest, FIRST + DAYS - last - 1)
        return [(longest, longest <= most)]

    return run


def days_loop() -> Loop:
    """A comparison of two days: for a length of stay, or a document and its day."""

    def run(_: Sequence[Line]) -> object:
        return [(DAYS, DAYS <= 90)]

    return run


def loops_of(requirement: Requirement, bound_loop: OfBound) -> list[Loop]:
    """The loops that *requirement* needs, of the branch for an adult."""
    match requirement:
        case AtLeast() | AtMost() | Below() | Between():
            return [bound_loop(requirement)]
        case Average(bound):
            return [bound_loop(bound, mean=True)]
        case EachSession():
            return [each_loop(requirement)]
        case Gap():
            return [gap_loop(requirement)]
        case AllOf(parts) | AnyOf(parts):
            return [loop for part in parts for loop in loops_of(part, bound_loop)]
        case Given(then=then, otherwise=otherwise):
            # Where nobody knows which applies, both are judged; else one.
            both = loops_of(then, bound_loop), loops_of(otherwise, bound_loop)
            return max(both, key=len)
        case Excusable(inner):
            return loops_of(inner, bound_loop)
        case _:
            return [days_loop()]


def judged(report: Report) -> list[Rule]:
    """The rules that gave findings."""
    return list(dict.fromkeys(finding.rule for finding in report))


RULES = judged(check(STAY, under=RULEBOOKS, on=AFTERWARDS))
ASKED = [rule.versions[-1].requirement for rule in RULES]
ONE_PASS = [loop for asked in ASKED for loop in loops_of(asked, bound_loop)]
NESTED = [loop for asked in ASKED for loop in loops_of(asked, nested_loop)]


def ours() -> Report:
    return check(STAY, under=RULEBOOKS, on=AFTERWARDS)


def bare() -> object:
    return [loop(LINES) for loop in ONE_PASS]


def nested() -> object:
    return [loop(LINES) for loop in NESTED]


def slope(costs: Sequence[tuple[int, float]]) -> float:
    """The exponent with which a cost grows: 1 where it is linear."""
    (few, cheap), (many, dear) = costs[0], costs[-1]
    return log(dear / cheap) / log(many / few)


def books_of(rules: Sequence[Rule], times: int) -> tuple[Rulebook, ...]:
    """Rulebooks that hold *rules*, *times* over under codes of their own."""
    authority = RULEBOOKS[0].authority
    found: list[Rulebook] = []
    for number in range(times):
        code = f"US-COPY{number}"
        copied = tuple(
            attrs.evolve(rule, code=f"{code}-{index:03}")
            for index, rule in enumerate(rules, start=1)
        )
        found.append(
            Rulebook(authority=attrs.evolve(authority, code=code), rules=copied)
        )
    return tuple(found)


def by_rules() -> list[tuple[int, float]]:
    """The cost of a check for more and more rules."""
    costs: list[tuple[int, float]] = []
    for times in (1, 2, 4, 8):
        books = books_of(RULES, times)

        def run(books: tuple[Rulebook, ...] = books) -> Report:
            return check(STAY, under=books, on=AFTERWARDS)

        costs.append((times * len(RULES), compare(run, bare, pairs=7).ours))
    return costs


def by_sessions() -> list[tuple[int, float]]:
    """The cost of a check for more and more sessions in the same days."""
    books = books_of(RULES, 1)
    costs: list[tuple[int, float]] = []
    for times in (1, 2, 4, 8):
        text = "; ".join(
            f"Mon Tue Wed Thu {8 + hour:02}:00-{8 + hour:02}:50"
            for hour in range(times)
        )
        sessions = sessions_of(text)
        stay = stay_of(sessions)

        def run(stay: Stay = stay) -> Report:
            return check(stay, under=books, on=AFTERWARDS)

        costs.append((len(sessions), compare(run, bare, pairs=7).ours))
    return costs


def main() -> None:
    report = ours()
    print(f"{len(RULES)} rules judged, {len(report)} findings, {len(NESTED)} loops\n")
    assert bare() == nested(), "the two loops do not find the same"
    show(
        f"A stay of 12 weeks and {len(LINES)} sessions under every national rule for "
        f"{LEVEL}",
        (
            Row("check / bare loops, window by window", compare(ours, nested), 4),
            Row("check / bare loops in one pass", compare(ours, bare)),
        ),
    )
    for what, costs in (("rules", by_rules()), ("sessions", by_sessions())):
        listed = ", ".join(f"{size}: {cost * 1e3:.2f} ms" for size, cost in costs)
        print(f"  {what}: {listed}; slope {slope(costs):.2f}")
    print()


if __name__ == "__main__":
    main()
