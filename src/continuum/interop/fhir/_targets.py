"""What is measured and what is to be reached, as a FHIR Goal.target, and back.

A target is written as a range, of which either end may be open: FHIR defines what an
open end means, while a bare value leaves open which way is better. A rate carries its
window in the unit, in words and in UCUM: three meetings a week are 3 of ``/wk``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from continuum.interop.fhir._codes import COMPARATORS, SCALE, SCALES, UCUM, Code
from continuum.interop.fhir._found import Assumption, DroppedReason
from continuum.interop.fhir._reading import ANY_TEXT, Node
from continuum.interop.fhir._written import (
    Json,
    LossReason,
    Resource,
    Writing,
    concept,
    filled,
)
from continuum.measuring import Metric, Number, Scale, Target
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    WEEK,
    Blocks,
    Week,
    Window,
    Year,
)
from continuum.plan import Objective

__all__ = ["Aim", "quantity", "read_target", "write_target"]

_UNITS: Final[Mapping[str, Window]] = {
    "/d": CALENDAR_DAY,
    "/wk": WEEK,
    "/mo": CALENDAR_MONTH,
    "/a": CALENDAR_YEAR,
}
_BLOCKS: Final = re.compile(r"/\(([1-9]\d{0,3})\.d\)", re.ASCII)
_LONGEST_BLOCK: Final = 3660


@attrs.frozen
class Aim:
    """What a target says: what is measured, what is to be reached, and by when."""

    measure: Metric | None = None
    target: Target | None = None
    due: date | None = None


# --- writing --------------------------------------------------------------------------


def write_target(objective: Objective, path: str, writing: Writing) -> list[Json]:
    """The target of *objective*, which stands at *path* in the plan; or none."""
    metric, target = objective.measure, objective.target
    due = None if objective.due is None else objective.due.isoformat()
    if metric is None:
        if target is not None:
            writing.lose(f"{path}.target", LossReason.NEEDS_MEASURE)
        return [] if due is None else [{"dueDate": due}]
    where = f"{path}.measure"
    writing.lose_set(metric, f"{where}.", LossReason.NO_ELEMENT, "sources")
    held = metric
    if target is None:
        writing.lose_set(metric, f"{where}.", LossReason.NEEDS_TARGET, "unit", "per")
    elif metric.per is not None:
        per = _unit_of_time(metric.per)
        if per is None:
            # Without its window the target would ask for something else.
            writing.lose(f"{path}.target", LossReason.NO_UNIT)
            writing.lose_set(metric, f"{where}.", LossReason.NO_UNIT, "unit", "per")
            target = None
        elif per != metric.per:
            writing.lose(f"{where}.per", LossReason.FIRST_DAY)
            held = attrs.evolve(metric, per=per)
    scale = metric.scale
    coded = scale is not None and SCALES.get((SCALE, scale.code)) == scale
    if scale is not None and not coded:
        writing.lose(f"{where}.scale", LossReason.OTHER_SCALE)
    code = (SCALE, scale.code) if scale is not None and coded else None
    name = writing.text(metric.name, f"{where}.name")
    ends: Resource | None = None
    if target is not None:
        low, high = target.at_least, target.at_most
        ends = filled(
            {
                "low": None if low is None else quantity(low, held, where, writing),
                "high": None if high is None else quantity(high, held, where, writing),
            }
        )
    return [
        filled(
            {"measure": concept(code, text=name), "detailRange": ends, "dueDate": due}
        )
    ]


def quantity(
    value: Number, metric: Metric | None, path: str, writing: Writing
) -> Resource:
    """*value* of *metric*, which stands at *path*, as a Quantity."""
    exact = value if isinstance(value, int) else float(value)
    if metric is None:
        return {"value": exact}
    unit = None
    if metric.unit is not None:
        unit = writing.text(metric.unit, f"{path}.unit")
    if metric.per is None:
        return filled({"value": exact, "unit": unit})
    code = next((code for code, per in _UNITS.items() if per == metric.per), None)
    if code is None and isinstance(metric.per, Blocks):
        code = f"/({metric.per.days}.d)"
    words = _words(unit, metric.per)
    return filled(
        {"value": exact, "unit": words, "system": code and UCUM, "code": code}
    )


def _unit_of_time(per: Window) -> Window | None:
    """The window that FHIR can state in place of *per*; None where there is none."""
    match per:
        case Week():
            return WEEK
        case Year():
            return CALENDAR_YEAR
        case Blocks():
            return per
        case _:
            return per if per in _UNITS.values() else None


def _words(unit: str | None, per: Window) -> str:
    return f"per {per}" if unit is None else f"{unit} per {per}"


# --- reading --------------------------------------------------------------------------


def read_target(target: Node, scales: Mapping[Code, Scale]) -> Aim:
    """What *target* says, as far as it is held here; the rest is dropped."""
    due = target.day("dueDate")
    if not target.has("measure"):
        for field in target.value:
            if field.startswith("detail"):
                target.drop(DroppedReason.NO_MEASURE, field)
        return Aim(due=due)
    measure = target.child("measure")
    found = measure.meant(scales)
    if len(found) > 1:
        measure.drop(DroppedReason.SEVERAL_MEANINGS, "coding")
    name = measure.said()
    if name is None:
        codes = [code for _, (_, code) in measure.codings()]
        if not codes and not target.spoilt("measure"):
            measure.drop(DroppedReason.NO_TEXT)
            return Aim(due=due)
        name = codes[0] if codes else ANY_TEXT
        measure.assume(Assumption.CODE_TEXT)
    ends = _ends(target)
    metric = Metric(
        name=name,
        unit=ends.unit,
        scale=found[0] if len(found) == 1 else None,
        per=ends.per,
    )
    return Aim(metric, ends.target, due)


@attrs.frozen
class _Ends:
    target: Target | None = None
    unit: str | None = None
    per: Window | None = None


def _ends(target: Node) -> _Ends:
    """What is to be reached, in what unit and per what window."""
    if target.has("detailRange"):
        return _range(target.child("detailRange"))
    if target.has("detailQuantity"):
        return _quantity(target.child("detailQuantity"))
    value = target.integer("detailInteger")
    if value is None:
        return _Ends()
    target.assume(Assumption.EXACT, "detailInteger")
    return _Ends(Target(at_least=value, at_most=value))


def _range(detail: Node) -> _Ends:
    ends = [detail.child(field) for field in ("low", "high") if detail.has(field)]
    values = {end.place[-1]: end.number("value") for end in ends}
    units = {_unit(end) for end in ends}
    if any(end.has("comparator") for end in ends):
        detail.drop(DroppedReason.MODIFIED)
        return _Ends()
    low, high = values.get("low"), values.get("high")
    backwards = low is not None and high is not None and high < low
    if not values or None in values.values() or len(units) > 1 or backwards:
        detail.drop(DroppedReason.OUT_OF_RANGE)
        return _Ends()
    unit, per = units.pop()
    return _Ends(Target(at_least=low, at_most=high), unit, per)


def _quantity(detail: Node) -> _Ends:
    value = detail.number("value")
    comparator = detail.code("comparator", COMPARATORS)
    unit, per = _unit(detail)
    if value is None or comparator in ("<", ">"):
        # A target here holds its ends.
        detail.drop(DroppedReason.OUT_OF_RANGE)
        return _Ends()
    if comparator is None:
        detail.assume(Assumption.EXACT)
    low = None if comparator == "<=" else value
    high = None if comparator == ">=" else value
    return _Ends(Target(at_least=low, at_most=high), unit, per)


def _unit(end: Node) -> tuple[str | None, Window | None]:
    """What is counted, and per what window, of a Quantity."""
    unit, system, code = end.text("unit"), end.text("system"), end.text("code")
    per = _window(code) if code is not None and system == UCUM else None
    if per is not None:
        if unit is None or unit.strip() == _words(None, per):
            return None, per
        return unit.removesuffix(f" {_words(None, per)}"), per
    if unit is None:
        end.drop(DroppedReason.NO_PLACE, "system")
        return code, None
    end.drop(DroppedReason.NO_PLACE, "system", "code")
    return unit, None


def _window(code: str) -> Window | None:
    blocks = _BLOCKS.fullmatch(code)
    if blocks is None:
        return _UNITS.get(code)
    days = int(blocks[1])
    return Blocks(days) if days <= _LONGEST_BLOCK else None
