"""The figures and days of every bundled rule, typed a second time from the sources.

A slip of the finger in a rulebook shows here: this table was not copied from the rules
but written from the texts, in the short hand of `figures`.
"""

from __future__ import annotations

from typing import assert_never

import pytest

from continuum.periods import (
    Blocks,
    CalendarMonth,
    ServiceDay,
    Week,
    WholeStay,
    Window,
)
from continuum.requirements import (
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    EachSession,
    Gap,
    Given,
    Requirement,
    Unit,
)
from tests.discovery import rulebooks

# code, provision, first day, day after the last, verified through, figures
FACTS = """
PROGRAMS-001 | - | 2026-11-21 | - | 2026-11-21 | 9h+/week
PROGRAMS-002 | - | 2026-11-21 | - | 2026-11-21 | 15h+/week, 3..5 days/week
PROGRAMS-003 | - | 2026-11-21 | - | 2026-11-21 | 5+ days/week, mean 3h+/day
PROGRAMS-004 | - | 2026-11-21 | - | 2026-11-21 | 3..4 days/week
PROGRAMS-005 | - | 2026-11-21 | - | 2026-11-21 | 3+ days of 3h/week
PROGRAMS-006 | - | 2026-11-21 | - | 2026-11-21 | <=30h/week, <=5 days/week
PROGRAMS-007 | - | 2026-11-21 | - | 2026-11-21 | 6..30h/week
US-MEDICARE-001 | 410.43(c)(1) | 2017-06-09 | - | 2017-06-09 | 20h+/week
US-MEDICARE-002 | 410.44 | 2024-01-01 | - | 2024-01-01 | 9h+/week
US-MEDICARE-003 | 88 FR 81540 | 2024-01-01 | - | 2024-01-01 | 3+ sessions/day
US-MEDICARE-004 | 88 FR 81540 | 2024-01-01 | - | 2024-01-01 | 4+ sessions/day
US-MEDICARE-005 | - | 2024-01-01 | - | 2024-01-01 | 3..4 days of 3h/week
US-MEDICARE-006 | - | 2024-01-01 | - | 2024-01-01 | 9..19h/week
US-MEDICARE-007 | 410.67 | 2024-01-01 | - | 2024-01-01 | 9+ sessions/week
US-MEDICARE-008 | section 1861(ff) | 2024-01-01 | - | 2024-01-01 | 9h+/week
US-SAMHSA-001 | - | 2021-12-31 | - | 2021-12-31 | [under 18] 6h+/week, 9h+/week
US-SAMHSA-002 | chapter 4 | 2012-12-31 | - | 2012-12-31 | 3+ days of 2h/week
US-TRICARE-001 | chapter 7, section 3.16 | 2018-06-15 | - | 2023-04-27 | 6h+/week
US-TRICARE-002 | chapter 7, section 3.16 | 2018-06-15 | - | 2023-04-27 | 2h+/day
US-VA-001 | 12VAC30-130-5090(A) | 2024-12-08 | - | 2024-12-08 | [under 18] 2h+/day, \
mean 6..19h/week, [21 or older] 3h+/day, mean 9..19h/week, \
[adolescent as the chapter defines it] 2h+/day, mean 6..19h/week, 3h+/day, \
mean 9..19h/week
US-VA-002 | 12VAC30-130-5100(A)(2) | 2024-12-08 | - | 2024-12-08 | 20h+/week, 5h+/day
US-VA-003 | 12VAC30-130-5110(A) | 2024-12-08 | - | 2024-12-08 | 5h+/week
US-VA-004 | 12VAC35-105-1740(1) | 2023-02-17 | - | 2023-02-17 | 3h+/day, 9..19h/week
US-NC-001 | SAIOP | 2023-04-27 | 2025-01-01 | 2023-04-27 | 3+ days of 3h/week, \
<=19h/week, gap <=2 days
US-NC-001 | SAIOP | 2026-01-01 | - | 2026-01-07 | [under 18] 6..19h/week, 9..19h/week
US-NC-002 | SACOT | 2026-01-01 | - | 2026-01-07 | 20h+/week
US-NC-003 | 10A NCAC 27G .4503(b)-(c) | 2006-04-01 | - | 2006-04-01 | 20h+/week, \
5+ days of 4h/week, gap <=2 days
US-NC-004 | 10A NCAC 27G .4503(e) | 2006-04-01 | - | 2006-04-01 | 1+ sessions/day, \
1min+/day
US-NC-005 | SAIOP | 2023-04-27 | 2025-01-01 | 2023-04-27 | 1+ sessions/day, \
1min+/day
US-NC-006 | SAIOP | 2023-04-27 | 2025-01-01 | 2023-04-27 | 3h+/day
US-NJ-001 | 8:111-10.1(b)2 | 2024-11-04 | - | 2024-11-04 | 12h+/week, \
6+ occasions/week, 1h+/week, 10h+/week
US-NJ-002 | 8:111-10.1(b)3 | 2024-11-04 | - | 2024-11-04 | 8h+/week, \
5+ occasions/week, 1h+/week, 7h+/week
US-NJ-003 | 8:111-10.1(b)4 | 2024-11-04 | - | 2024-11-04 | 6h+/week, \
3+ occasions/week, 1h+/week, 5h+/week
US-NJ-004 | 8:111-10.1(b)5 | 2024-11-04 | - | 2024-11-04 | 3h+/week, 1h+/week
US-NJ-005 | 10:161B-11.8(b)1 | 2024-09-16 | - | 2024-09-16 | 1+ sessions/week, \
4+ sessions/month, 1+ sessions/month
US-NJ-006 | 10:161B-11.8(b)2 | 2024-09-16 | - | 2024-09-16 | 2+ sessions/month, \
1+ sessions/month
US-NJ-007 | 10:162-6.3 | 2016-08-02 | - | 2016-08-02 | \
16+ sessions of 1h/first 112 days, 1+ sessions of 1h/7 days of the stay
US-DC-001 | 22-A DCMR 6328.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 1..8h/week
US-DC-001 | 22-A DCMR 6331.1 | 2024-12-06 | - | 2024-12-06 | <=8h/week
US-DC-002 | 22-A DCMR 6329.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | \
[under 21] 6..19h/week, 9..19h/week
US-DC-003 | 22-A DCMR 6330.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 20h+/week
US-DC-004 | 22-A DCMR 6331.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 5h+/week
US-DC-004 | 22-A DCMR 6334.1 | 2024-06-21 | - | 2024-06-21 | 5h+/week
US-DC-005 | 22-A DCMR 6332.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 20h+/week
US-DC-005 | 22-A DCMR 6335.1 | 2024-06-21 | - | 2024-06-21 | 20h+/week
US-DC-006 | 22-A DCMR 6333.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 20h+/week
US-DC-006 | 22-A DCMR 6336.1 | 2024-06-21 | - | 2024-06-21 | 25h+/week
US-WA-001 | 388-877B-0350(6)(a) | 2016-11-23 | 2018-04-01 | 2016-11-23 | \
72h+/first 84 days
US-WA-001 | 246-341-0740(2)(a) | 2021-07-01 | 2023-05-01 | 2021-07-01 | \
72h+/first 84 days
US-WA-002 | 388-877B-0350(6)(a)(i)-(ii) | 2016-11-23 | 2018-04-01 | 2016-11-23 | \
3+ days/7 days of the stay, each 1h+
US-WA-002 | 246-341-0740(2)(a)(i)-(ii) | 2021-07-01 | 2023-05-01 | 2021-07-01 | \
3+ days/7 days of the stay, each 1h+
US-WA-003 | 246-341-0815(1) | 2023-12-31 | - | 2023-12-31 | \
1+ sessions of 30min/first 60 days, 1+ sessions/7 days of the stay
US-WA-004 | 246-341-0815(2)(b) | 2023-12-31 | - | 2023-12-31 | \
1+ sessions of 30min/60 days of the stay
US-WA-005 | 388-877B-0270 | 2016-07-16 | 2018-04-01 | 2016-11-23 | 2h+/week, 2h+/week
US-WA-006 | 388-877B-0350(2) | 2015-12-31 | 2018-04-01 | 2016-11-23 | 1+ sessions/month
"""

POPULATIONS = {
    "US-NC-002": "18 or older",
    "US-NC-003": "18 or older",
    "US-NC-004": "18 or older",
    "US-NJ-005": "in phase I",
    "US-NJ-006": "in phase II",
    "US-NJ-007": "driving under the influence",
    "US-WA-001": "deferred prosecution",
    "US-WA-002": "deferred prosecution, in the first 28 days",
    "US-WA-004": "on days 61 to 180",
}

MINUTES_PER_HOUR = 60

RULES = tuple(rule for book in rulebooks() for rule in book)
VERSIONS = {
    (rule.code, str(version.in_force.start)): version
    for rule in RULES
    for version in rule.versions
}
ROWS = [tuple(map(str.strip, row.split("|"))) for row in FACTS.strip().splitlines()]


def time(minutes: int) -> str:
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    return f"{minutes}min" if rest else f"{hours}h"


def amount(amount: Amount, sign: str = "", low: Amount | None = None) -> str:
    """The amount in short hand: ``9h``, ``3+ days of 3h``, ``9..19h``."""
    minutes = amount.unit is Unit.MINUTES
    value = time(amount.value) if minutes else str(amount.value)
    if low is not None:
        start = low.value // MINUTES_PER_HOUR if minutes else low.value
        value = f"{start}..{value}"
    unit = "" if minutes else f" {amount.unit}"
    each = f" of {time(amount.each.value)}" if amount.each else ""
    return f"{value}{sign}{unit}{each}"


def window(per: Window) -> str:
    match per:
        case Week(None):
            return "week"
        case ServiceDay():
            return "day"
        case CalendarMonth():
            return "month"
        case Blocks(length):
            return f"{length} days of the stay"
        case WholeStay(length) if length:
            return f"first {length} days"
        case _:
            return f"unexpected {per}"


def figures(requirement: Requirement) -> str:
    match requirement:
        case AtLeast(value, per=per):
            return f"{amount(value, '+')}/{window(per)}"
        case AtMost(value, per=per):
            return f"<={amount(value)}/{window(per)}"
        case Below(value, per=per):
            return f"<{amount(value)}/{window(per)}"
        case Between(low, high, per=per):
            return f"{amount(high, low=low)}/{window(per)}"
        case Average(bound):
            return f"mean {figures(bound)}"
        case EachSession(at_least=least):
            return f"each {amount(least, '+') if least else 'unexpected'}"
        case Gap(longest):
            return f"gap <={amount(longest)}"
        case AllOf(parts):
            return ", ".join(map(figures, parts))
        case AnyOf(parts):
            return " or ".join(map(figures, parts))
        case Given(condition, then=then, otherwise=otherwise):
            return f"[{condition}] {figures(then)}, {figures(otherwise)}"
        case _:
            assert_never(requirement)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[2]}")
def test_a_version_says_what_its_source_says(row: tuple[str, ...]) -> None:
    code, provision, start, end, verified, expected = row
    version = VERSIONS[code, start]
    assert figures(version.requirement) == expected
    assert str(version.in_force.end or "-") == end
    assert str(version.verified_through) == verified
    assert provision == "-" or provision in version.citation.provision


def test_no_version_is_without_a_second_reading() -> None:
    assert sorted(VERSIONS) == sorted((row[0], row[2]) for row in ROWS)


def test_a_rule_is_about_whom_its_source_names() -> None:
    found = {
        rule.code: ", ".join(map(str, rule.population))
        for rule in RULES
        if rule.population
    }
    assert found == POPULATIONS
