"""Requirements as they are written in Python."""  # noqa: INP001

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, time

import attrs

from continuum.periods import (
    Week,
    WholeStay,
    Year,
)
from continuum.requirements import (
    Amount,
    Requirement,
    Times,
    Unit,
)
from continuum.services import CLINICAL, FAMILY, GROUP, INDIVIDUAL, ServiceFilter
from continuum.terms import Term, TermUnit


def expression(requirement: Requirement) -> str:
    """*requirement* as it is written in Python, filters by what they are called."""
    return "\n".join(_lines(requirement, 0))


def _lines(value: object, depth: int) -> list[str]:
    """A value as Python, over several lines where one would be too long."""
    short = _short(value)
    if len(short) + 4 * depth <= _WIDTH or not attrs.has(type(value)):
        return [short]
    inner: list[str] = []
    for name, item in _arguments(value):
        prefix = f"{name}=" if name else ""
        first, *rest = _several(item, depth + 1)
        inner += [f"    {prefix}{first}", *(f"    {line}" for line in rest)]
        inner[-1] += ","
    return [f"{type(value).__name__}(", *inner, ")"]


_WIDTH = 76


def _several(item: object, depth: int) -> list[str]:
    if not isinstance(item, tuple) or len(_short(item)) + 4 * depth <= _WIDTH:
        return _lines(item, depth)
    inner: list[str] = []
    for each in item:
        first, *rest = _lines(each, depth + 1)
        inner += [f"    {first}", *(f"    {line}" for line in rest)]
        inner[-1] += ","
    return ["(", *inner, ")"]


def _arguments(value: object) -> Iterator[tuple[str, object]]:
    """The arguments to give, and by which name; defaults are left out."""
    fields: tuple[attrs.Attribute[object], ...] = getattr(value, "__attrs_attrs__", ())
    for field in fields:
        item = getattr(value, field.name)
        if field.default is not attrs.NOTHING and _same(item, field.default):
            continue
        if field.init:
            yield (field.name if field.kw_only else ""), item


def _same(item: object, default: object) -> bool:
    """Whether *item* goes without saying; a filter of another name does not."""
    return item == default and (
        not isinstance(item, ServiceFilter) or str(item) == str(default)
    )


_WINDOWS = {
    "ServiceDay": "SERVICE_DAY",
    "CalendarDay": "CALENDAR_DAY",
    "CalendarMonth": "CALENDAR_MONTH",
}

_TERMS = {
    TermUnit.HOURS: "hours_after",
    TermUnit.CALENDAR_DAYS: "calendar_days",
    TermUnit.WORKING_DAYS: "working_days",
    TermUnit.SERVICE_DAYS: "service_days",
    TermUnit.SESSIONS: "nth_session",
    TermUnit.WEEKS: "weeks",
    TermUnit.MONTHS: "months",
}


def _short(value: object) -> str:
    match value:
        case enum.Enum():
            return f"{type(value).__name__}.{value.name}"
        case ServiceFilter():
            return _filter(value)
        case Amount():
            return _amount_words(value)
        case Term():
            first = value.first_counts
            more = "" if value.of == CLINICAL else f", of={_filter(value.of)}"
            more += "" if first is None else f", first_counts={first}"
            return f"{_TERMS[value.unit]}({value.value}{more})"
        case Week(starts_on=None):
            return "WEEK"
        case Times(evenings=True, weekends=True):
            return "EVENINGS_AND_WEEKENDS"
        case WholeStay(days=None):
            return "STAY"
        case Year(first_month=1):
            return "CALENDAR_YEAR"
        case tuple():
            inner = ", ".join(map(_short, value))
            return f"({inner},)" if len(value) == 1 else f"({inner})"
        case str():
            return f'"{value}"'
        case date() | time() | int() | None:
            return repr(value)
        case _:
            name = type(value).__name__
            if name in _WINDOWS:
                return _WINDOWS[name]
            inner = ", ".join(
                f"{field}={_short(item)}" if field else _short(item)
                for field, item in _arguments(value)
            )
            return f"{name}({inner})"


_KNOWN = {"GROUP": GROUP, "INDIVIDUAL": INDIVIDUAL, "FAMILY": FAMILY}


def filters_of(requirement: Requirement) -> dict[str, ServiceFilter]:
    """The filters that the expression of *requirement* names."""
    found: dict[str, ServiceFilter] = dict(_KNOWN)
    waiting: list[object] = [requirement]
    while waiting:
        value = waiting.pop()
        if isinstance(value, ServiceFilter):
            found.setdefault(_filter(value), value)
        elif isinstance(value, tuple):
            waiting += value
        elif attrs.has(type(value)):
            waiting += [item for _, item in _arguments(value)]
    return found


def _filter(value: ServiceFilter) -> str:
    """A filter by its name, or by what it is called."""
    for name, known in _KNOWN.items():
        if value == known and value.label == known.label:
            return name
    return "_".join(str(value).upper().replace(",", "").replace("-", " ").split())


def _amount_words(amount: Amount) -> str:
    name, value = amount.unit.value, amount.value
    if amount.unit is Unit.MINUTES and value and value % 60 == 0:
        name, value = "hours", value // 60
    each = f", each={_amount_words(amount.each)}" if amount.each else ""
    return f"{name}({value}{each})"
