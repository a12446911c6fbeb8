"""The page "How many hours is an IOP?", and its chart.

`docs.generate_rules` writes this page together with those about rules.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from continuum.citations import AuthorityKind
from continuum.law import Asked, Quantity, who_requires
from continuum.levels import Level
from continuum.periods import ServiceDay
from continuum.requirements import (
    Between,
    Bound,
    Given,
    Requirement,
    Unit,
    walk,
)
from continuum.rules import Rule, Rulebook, RuleVersion
from docs._forms import (
    KINDS,
    days_unbroken,
    escaped,
    header,
    page,
    rule_link,
    table_of_markdown,
    unbroken,
)

_HEADER = header("the rules")
_CHART = "how-many-hours.svg"

_ALIKE = (
    ("intensive outpatient", ("IOP", "IOT")),
    ("partial hospitalization", ("PHP",)),
    ("opioid treatment", ("OTP",)),
)
"""Levels of several systems that carry one abbreviation: alike, not the same."""

_BY_NAME = {
    ("asam3", "2.5"): "partial hospitalization",
    ("us-nj", "partial-care"): "partial hospitalization",
}


def alike(level: Level | None) -> str | None:
    """What kind of level it is, in words, where other systems have one like it."""
    if level is None:
        return None
    for words, names in _ALIKE:
        if set(names) & set(level.abbreviations):
            return words
    return _BY_NAME.get((level.system, level.code))


def pages(entries: Sequence[tuple[Rulebook, Rule]]) -> dict[str, str]:
    """The page and its chart, by their paths under ``docs``."""
    return {
        "reference/how-many-hours.md": _page(entries),
        f"reference/{_CHART}": _chart(_bars(entries)),
    }


def _page(entries: Sequence[tuple[Rulebook, Rule]]) -> str:
    bars = _bars(entries)
    rows = [
        (
            f"{escaped(book.authority.name)}<br>{rule_link(rule)}",
            "<br>".join(map(escaped, _asks(rule, version))),
            days_unbroken(str(version.in_force)),
            f"{_source(version)}<br>{KINDS[book.kind_of(version)]}",
        )
        for book, rule in _about_iop(entries)
        for version in reversed(rule.versions)
        if _asks_hours(version.requirement)
    ]
    young = [bar for bar in bars if bar.young]
    adult = [bar for bar in bars if not bar.young]
    parts = [
        _HEADER,
        "# How many hours is an IOP?",
        (
            "It depends on who asks. Of the rules of this library, as they stood on "
            f"{unbroken(str(_day(entries)))}, {len({bar.code for bar in bars})} say "
            "how many hours a week of intensive outpatient care an adult or a young "
            f"person is to have: {_spread(adult)} for adults or any age, "
            f"{_spread(young)} for the young. The levels are alike and not the same, "
            "and the rules do not count the same services: each rule's page says which."
        ),
        (
            f"```{{image}} {_CHART}\n:alt: The hours a week that each rule asks, as a "
            "bar from the least to the most.\n:width: 100%\n```"
        ),
        (
            "A bar without an end has no ceiling. What a hatched bar asks may be left "
            "undone, or exceeded, for a reason on record. A rule that tells patients "
            "apart has a bar for each."
        ),
        (
            "A dashed bar shows hours that the text does not name: they are worked "
            "out, and the bar says from what. Where a text asks days of so many hours "
            "each, the days are multiplied by the hours. So they are where one rule, "
            "or two rules of one authority about one level, ask so many days a week "
            "and, apart from it, so many hours on each day, of the same patients. A "
            "number of occasions without a length makes no hours."
        ),
        "## Every rule",
        (
            "Every rule that asks hours of intensive outpatient care, as it stands and "
            "as it stood."
        ),
        table_of_markdown(("who", "asks", "in force", "source"), rows),
        (
            "Rules that count sessions, such as the nine services a week of an opioid "
            "treatment program, are not in this table: nine services are not nine "
            "hours."
        ),
        (
            "The same in Python, for any day, level and quantity: "
            "{py:func}`continuum.law.who_requires`."
        ),
    ]
    return page(parts)


def _about_iop(
    entries: Iterable[tuple[Rulebook, Rule]],
) -> Iterator[tuple[Rulebook, Rule]]:
    for book, rule in entries:
        if alike(rule.level) == "intensive outpatient":
            yield book, rule


def _day(entries: Iterable[tuple[Rulebook, Rule]]) -> date:
    """The day on which the newest text was read."""
    return max(
        version.citation.retrieved for _, rule in entries for version in rule.versions
    )


# --- the chart ------------------------------------------------------------------------


class _Bar(NamedTuple):
    """What one rule asks of some patients: minutes a week."""

    code: str
    who: str
    whom: str
    low: int
    high: int | None
    soft: bool
    made_of: str
    """From what the hours are worked out; nothing where the text names them."""

    @property
    def young(self) -> bool:
        """Whether only patients below an age are meant."""
        below = re.search(r"\bunder \d", self.whom)
        return below is not None and "or older" not in self.whom


def _bars(entries: Sequence[tuple[Rulebook, Rule]]) -> list[_Bar]:
    books = tuple(dict.fromkeys(book for book, _ in entries))
    hours_a_week, days_a_week, hours_a_day = (
        [
            each
            for each in who_requires(books, quantity=quantity, on=_day(entries))
            if alike(each.rule.level) == "intensive outpatient"
        ]
        for quantity in (
            Quantity.HOURS_A_WEEK,
            Quantity.DAYS_A_WEEK,
            Quantity.HOURS_A_DAY,
        )
    )
    bars: dict[tuple[str, str], _Bar] = {}
    for bar in (
        *_named_hours(hours_a_week, days_a_week),
        *_worked_out(days_a_week, hours_a_day),
    ):
        key = bar.code, bar.whom
        if key not in bars or bars[key].low < bar.low:
            bars[key] = bar
    return sorted(bars.values(), key=lambda bar: (bar.young, bar.low, bar.code))


def _named_hours(asked: Sequence[Asked], days: Sequence[Asked]) -> Iterator[_Bar]:
    """The hours a week that a rule names, or asks as days of so many hours each."""
    made_of = {
        (each.code, each.clause.whom): _made_of(each.low, each.clause.each)
        for each in days
        if each.low is not None and each.clause.each is not None
    }
    for each in asked:
        if each.low is None or (each.of is not None and _is_part(each, asked)):
            continue
        high, soft = each.high, bool(each.clause.unless)
        for top in asked:
            covers = top.low is None and top.clause.whom in ("", each.clause.whom)
            if top.code == each.code and covers:
                high, soft = top.high, soft or bool(top.clause.unless)
        yield _Bar(
            each.code,
            str(each.authority),
            each.clause.whom,
            each.low,
            high,
            soft,
            made_of[each.code, each.clause.whom] if each.clause.implied else "",
        )


def _worked_out(days: Iterable[Asked], hours: Sequence[Asked]) -> Iterator[_Bar]:
    """What days a week and hours a day make, where they are asked apart."""
    for one in days:
        for other in hours:
            if one.low is None or other.low is None or not _go_together(one, other):
                continue
            yield _Bar(
                other.code,
                str(other.authority),
                one.clause.whom or other.clause.whom,
                one.low * other.low,
                None,
                bool(one.clause.unless or other.clause.unless),
                _made_of(one.low, other.low),
            )


def _go_together(days: Asked, hours: Asked) -> bool:
    """Whether each of the *days* owes the *hours*, to the same patients."""
    # Published claims are of several programs, though one rulebook holds them.
    claim = hours.authority.kind is AuthorityKind.PROGRAM_CLAIM
    whom = days.clause.whom, hours.clause.whom
    return (
        days.authority == hours.authority
        and days.rule.level == hours.rule.level
        and days.rule.judges is hours.rule.judges
        and (days.code == hours.code or not claim)
        and ("" in whom or whom[0] == whom[1])
        and isinstance(hours.per, ServiceDay)
        and hours.clause.manner in ((), ("on average over the week",))
        and days.of is not None
        and hours.of is not None
        and not (days.of - hours.of).boxes
    )


def _made_of(days: int, minutes: int) -> str:
    return f"{days} days of {_hours(minutes)} h"


def _is_part(each: Asked, asked: Iterable[Asked]) -> bool:
    """Whether another floor of the same rule counts more services than this one."""
    return any(
        other.code == each.code
        and other.low is not None
        and other.of is not None
        and each.of is not None
        and bool((other.of - each.of).boxes)
        and not (each.of - other.of).boxes
        for other in asked
    )


def _spread(bars: Sequence[_Bar]) -> str:
    """From which floor to which, in words."""
    lows = sorted({bar.low // 60 for bar in bars})
    least = f"{lows[0]}" if len(lows) == 1 else f"{lows[0]} to {lows[-1]}"
    return f"{least} hours at the least"


_NAME, _LEFT, _TOP, _LINE, _HOUR = 208, 366, 58, 15, 14
"""Where names and the scale begin, and the size of a line and an hour."""

_MOST = 32
"""Hours of the scale."""

_ADULT, _YOUNG, _INK, _GREY = "#0969da", "#bf8700", "#1f2328", "#59636e"
_PALE = {_ADULT: "#b6d3f4", _YOUNG: "#ecdcb3"}


def _chart(bars: Sequence[_Bar]) -> str:
    names = [textwrap.wrap(bar.who, 32) for bar in bars]
    heights = [7 + _LINE * len(lines) for lines in names]
    width = _LEFT + _MOST * _HOUR + 30
    height = _TOP + sum(heights) + 44
    body = [*_scale(height), *_legend()]
    y = _TOP
    for bar, lines, taken in zip(bars, names, heights, strict=True):
        body += _drawn(bar, lines, y, taken)
        y += taken
    return "\n".join(
        (
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} '
                f'{height}" role="img" font-family="Helvetica, Arial, sans-serif" '
                'font-size="12">'
            ),
            "<title>Hours a week of intensive outpatient care, by rule</title>",
            (
                '<defs><pattern id="soft" width="6" height="6" '
                'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
                '<rect width="3" height="6" fill="#ffffff"/></pattern></defs>'
            ),
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *body,
            "</svg>",
            "",
        )
    )


def _scale(height: int) -> Iterator[str]:
    for hours in range(_MOST + 1):
        x = _LEFT + hours * _HOUR
        if hours % 3 and hours not in (19, 20):
            continue
        strong = hours in (6, 9)
        colour = _GREY if strong else "#d1d9e0"
        yield (
            f'<line x1="{x}" y1="{_TOP - 6}" x2="{x}" y2="{height - 34}" '
            f'stroke="{colour}" stroke-dasharray="{"none" if strong else "2 3"}"/>'
        )
        if hours % 3 == 0:
            yield _text(x, _TOP - 12, f"{hours}", anchor="middle", colour=_GREY)
    yield _text(_LEFT, height - 12, "hours a week", colour=_GREY)


def _legend() -> Iterator[str]:
    for x, colour, words in (
        (_LEFT, _ADULT, "adults, or any age"),
        (_LEFT + 150, _YOUNG, "the young"),
    ):
        yield f'<rect x="{x}" y="12" width="22" height="10" fill="{colour}"/>'
        yield _text(x + 28, 21, words)
    x = _LEFT + 250
    yield (
        f'<rect x="{x}" y="12" width="22" height="10" fill="none" stroke="{_GREY}" '
        'stroke-dasharray="4 3"/>'
    )
    yield _text(x + 28, 21, "worked out from days and hours")


def _drawn(bar: _Bar, names: Sequence[str], top: int, height: int) -> Iterator[str]:
    colour = _YOUNG if bar.young else _ADULT
    y = top + (height - 14) // 2
    for index, line in enumerate(names):
        below = top + 4 + _LINE * index + 11
        yield _text(_NAME, below, line, anchor="end")
    yield _text(_LEFT - 10, y + 11, bar.code, anchor="end", colour=_GREY)
    start = _LEFT + bar.low * _HOUR // 60
    end = _LEFT + (_MOST * _HOUR if bar.high is None else bar.high * _HOUR // 60)
    if bar.high is None:
        tip = end - 9
        shape = f'path d="M{start} {y}H{tip}L{end} {y + 7}L{tip} {y + 14}H{start}Z"'
    else:
        width = max(4, end - start)
        shape = f'rect x="{start}" y="{y}" width="{width}" height="14"'
    edge = f' stroke="{colour}" stroke-dasharray="4 3"' if bar.made_of else ""
    yield f'<{shape} fill="{_PALE[colour]}"{edge}/>'
    if bar.soft:
        yield f'<{shape} fill="url(#soft)" fill-opacity="0.6"/>'
    yield f'<rect x="{start}" y="{y}" width="4" height="14" fill="{colour}"/>'
    yield _text(start + 9, y + 11, _figures(bar))


def _figures(bar: _Bar) -> str:
    low = _hours(bar.low)
    words = f"{low} or more" if bar.high is None else f"{low} to {_hours(bar.high)}"
    return f"{words}: {bar.made_of}" if bar.made_of else words


def _hours(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    return f"{whole}" if not rest else f"{whole}:{rest:02}"


def _text(
    x: int, y: int, words: str, *, anchor: str = "start", colour: str = _INK
) -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


# --- the table ------------------------------------------------------------------------


def _asks(rule: Rule, version: RuleVersion) -> Iterator[str]:
    """Whom a rule is about, where that is not everyone, and what it asks of them."""
    if rule.population:
        yield f"of patients: {'; and '.join(map(str, rule.population))}"
    yield from _branches(version.requirement)


def _branches(requirement: Requirement) -> Iterator[str]:
    """One line for each group of patients that a requirement tells apart."""
    before = ""
    while isinstance(requirement, Given):
        yield f"{before}{requirement.condition}: {short(requirement.then)};"
        before = "or else "
        requirement = requirement.otherwise
    yield f"{'otherwise: ' if before else ''}{short(requirement)}"


def _asks_hours(requirement: Requirement) -> bool:
    """Whether some part asks minutes, or days of so many minutes."""
    return any(isinstance(part, Bound) and _in_time(part) for part in walk(requirement))


def _in_time(bound: Bound) -> bool:
    amount = bound.low if isinstance(bound, Between) else bound.amount
    return amount.unit is Unit.MINUTES or amount.each is not None


def _source(version: RuleVersion) -> str:
    cited = version.citation
    words = escaped(str(cited))
    return f"[{words}](<{cited.url}>)" if cited.url else words


def short(requirement: Requirement) -> str:
    """A requirement in one line, without its services where it counts only one kind."""
    words = str(requirement)
    bounds = [part for part in walk(requirement) if isinstance(part, Bound)]
    if len({str(bound.of) for bound in bounds}) == 1:
        words = words.replace(f" of {bounds[0].of} ", " ")
    return words
