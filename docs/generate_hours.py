"""The page "How many hours is an IOP?", and its chart.

`docs.generate_rules` writes this page together with those about rules.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from continuum.law import Asked, Quantity, who_requires
from continuum.levels import Level
from continuum.requirements import (
    Average,
    Between,
    Bound,
    Excusable,
    Given,
    Requirement,
    Unit,
    walk,
)
from continuum.rules import Rule, Rulebook, RuleVersion
from docs._forms import (
    KINDS,
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
            "<br>".join(map(escaped, _branches(version.requirement))),
            _since(version),
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
            f"{unbroken(str(_day(entries)))}, {len(bars)} say how many hours a week of "
            f"intensive outpatient care an adult or a young person is to have: "
            f"{_spread(adult)} for adults or any age, {_spread(young)} for the young. "
            "The levels are alike and not the same, and the rules do not "
            "count the same services: each rule's page says which."
        ),
        (
            f"```{{image}} {_CHART}\n:alt: The hours a week that each rule asks, as a "
            "bar from the least to the most.\n:width: 100%\n```"
        ),
        (
            "A bar without an end has no ceiling. A bar that hatches out may be left "
            "for a reason on record. Where a rule asks days of so many hours, the "
            "hours that these make are shown."
        ),
        "## Every rule",
        (
            "Every rule that asks hours of intensive outpatient care, as it stands and "
            "as it stood."
        ),
        table_of_markdown(("who", "asks", "since", "source"), rows),
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
    young: bool
    low: int
    high: int | None
    soft: bool


def _bars(entries: Sequence[tuple[Rulebook, Rule]]) -> list[_Bar]:
    books = tuple(dict.fromkeys(book for book, _ in entries))
    survey = who_requires(
        books, quantity=Quantity.HOURS_A_WEEK, on=_day(entries), level=None
    )
    asked = [
        each for each in survey if alike(each.rule.level) == "intensive outpatient"
    ]
    ceilings = [each for each in asked if each.low is None]
    bars: dict[tuple[str, str], _Bar] = {}
    for each in asked:
        if each.low is None or (each.of is not None and _is_part(each, asked)):
            continue
        high, soft = each.high, bool(each.clause.unless)
        for top in ceilings:
            covers = top.clause.whom in ("", each.clause.whom)
            if top.code == each.code and covers:
                high, soft = top.high, soft or bool(top.clause.unless)
        key = each.code, each.clause.whom
        young = "under" in each.clause.whom and "or older" not in each.clause.whom
        if key not in bars or bars[key].low < each.low:
            bars[key] = _Bar(
                each.code,
                str(each.authority),
                each.clause.whom,
                young,
                each.low,
                high,
                soft,
            )
    return sorted(bars.values(), key=lambda bar: (bar.young, bar.low, bar.code))


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


_LEFT, _TOP, _ROW, _HOUR = 330, 58, 19, 15
_MOST = 32
"""Hours of the scale."""

_ADULT, _YOUNG, _INK, _GREY = "#0969da", "#bf8700", "#1f2328", "#59636e"


def _chart(bars: Sequence[_Bar]) -> str:
    width = _LEFT + _MOST * _HOUR + 30
    height = _TOP + len(bars) * _ROW + 44
    body = [*_scale(height), *_legend()]
    for index, bar in enumerate(bars):
        body += _drawn(bar, _TOP + index * _ROW)
    return "\n".join(
        (
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} '
                f'{height}" role="img" font-family="Helvetica, Arial, sans-serif" '
                'font-size="11">'
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
        (_LEFT + 140, _YOUNG, "the young"),
    ):
        yield f'<rect x="{x}" y="12" width="22" height="10" fill="{colour}"/>'
        yield _text(x + 28, 21, words)


def _drawn(bar: _Bar, y: int) -> Iterator[str]:
    colour = _YOUNG if bar.young else _ADULT
    label = f"{_named(bar.who)}  {bar.code}"
    yield _text(_LEFT - 10, y + 12, label, anchor="end")
    start = _LEFT + bar.low * _HOUR // 60
    open_ended = bar.high is None
    end = _LEFT + (_MOST * _HOUR if bar.high is None else bar.high * _HOUR // 60)
    if open_ended:
        tip = end - 9
        yield (
            f'<path d="M{start} {y + 3}H{tip}L{end} {y + 9}L{tip} {y + 15}H{start}Z" '
            f'fill="{colour}" fill-opacity="0.25"/>'
        )
        yield f'<rect x="{start}" y="{y + 3}" width="5" height="12" fill="{colour}"/>'
    else:
        shape = f'x="{start}" y="{y + 3}" width="{max(4, end - start)}" height="12"'
        yield f'<rect {shape} fill="{colour}" fill-opacity="0.5"/>'
        if bar.soft:
            yield f'<rect {shape} fill="url(#soft)" fill-opacity="0.6"/>'
    figures = _hours(bar.low)
    if bar.high is None:
        figures += " or more"
    else:
        figures += f" to {_hours(bar.high)}"
    yield _text(start + 9, y + 13, figures, colour=_INK)


def _named(who: str) -> str:
    most = 36
    return who if len(who) <= most else f"{who[: most - 1].rstrip()}…"


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


def _branches(requirement: Requirement) -> Iterator[str]:
    """One line for each group of patients that a requirement tells apart."""
    while isinstance(requirement, Given):
        yield f"{requirement.condition}: {short(requirement.then)};"
        requirement = requirement.otherwise
        if not isinstance(requirement, Given):
            yield f"otherwise: {short(requirement)}"
            return
    yield short(requirement)


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


def _since(version: RuleVersion) -> str:
    start, end = version.in_force.start, version.in_force.end
    since = unbroken(f"{start}")
    return since if end is None else f"{since}, until {unbroken(f'{end}')}"


def short(requirement: Requirement) -> str:
    """A requirement in one line: the windows and services that repeat are left out."""
    words = str(requirement)
    for part in walk(requirement):
        bound = part.bound if isinstance(part, Average) else part
        if isinstance(bound, Bound) and not isinstance(part, Excusable):
            words = words.replace(f" of {bound.of} ", " ")
    return words
