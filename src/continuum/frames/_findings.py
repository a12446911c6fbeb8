"""Findings as rows: which windows have them, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

import narwhals.stable.v2 as nw

from continuum.findings import Notice
from continuum.frames._calendar import day_of
from continuum.frames._engines import Engine, Frame
from continuum.frames._nodes import Compiler, Held, Leaf, Node, choice
from continuum.frames._numbers import YES, all_hold, any_holds, greater, picked
from continuum.frames._verdicts import MET, NAMES, NEVER, UNKNOWN, UNMET
from continuum.frames._windows import Desk, Table
from continuum.periods import STAY

__all__ = ["NOT_EVALUATED", "Draft", "findings", "no_findings"]

NOT_EVALUATED: Final = "not evaluated"
"""Stands for the verdict of a rule that cannot be judged over frames; see `check`."""


class Draft(NamedTuple):
    """Findings of one version of a rule, in the windows of one table.

    Args:
        table: The windows.
        code: The code of the rule.
        known: The last day of which the text is known.
        compiler: What compiled it.
        judged: Which windows have a finding: those in which all of these hold.
        node: What the requirement comes to; None where it was not judged.
        doubt: Whether it is not known that the rule is about the patient.
        refused: Why it cannot be judged over frames; nothing where it can be.
    """

    table: Table
    code: str
    known: date
    compiler: Compiler
    judged: tuple[nw.Expr, ...]
    node: Node | None
    doubt: Held
    refused: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[nw.Expr, nw.Expr]:
        """The first day of a window as it is judged, and the day after it."""
        return self.compiler.start(self.table), self.compiler.stop(self.table)

    @property
    def notices(self) -> nw.Expr:
        """What must be known beside the verdict."""
        if self.refused:
            return nw.lit("; ".join(self.refused))
        _, stop = self.days
        stale = nw.lit(Notice.STALE.value)
        beyond = stop > self.known.toordinal() + 1
        return nw.when(beyond).then(stale).otherwise(nw.lit(""))

    @property
    def is_certain(self) -> bool:
        """Whether it is known of everyone that the rule is about them."""
        return isinstance(self.doubt, int) and self.doubt == MET


def findings(drafts: Sequence[Draft]) -> Iterator[Frame]:
    """Yield the findings of *drafts*.

    Where an engine would make a table anew for each rule, the rules of a table are
    judged together.
    """
    together: dict[object, list[Draft]] = {}
    for number, draft in enumerate(drafts):
        own = draft.table.desk.cohort.engine.shares_tables
        key = number if own else (draft.table, draft.node is None)
        together.setdefault(key, []).append(draft)
    for some in together.values():
        for first in range(0, len(some), _TOGETHER):
            yield _rows(some[first : first + _TOGETHER])


_TOGETHER = 10
"""Rules that are judged together at most: each makes the one query longer."""


def _rows(drafts: Sequence[Draft]) -> Frame:
    """Findings of versions that are judged in the windows of one table.

    Each window is there once for each of several; the column ``draft`` is the number of
    the version.
    """
    table = drafts[0].table
    desk = table.desk
    several = "draft" if len(drafts) > 1 else None
    if several is None:
        rows = table.rows(drafts[0].judged)
    else:
        rows = desk.copies(table.build(), len(drafts), several)
        own = (
            all_hold((nw.col(several) == number, *draft.judged))
            for number, draft in enumerate(drafts)
        )
        judged = any_holds(one for one in own if one is not None)
        assert judged is not None  # noqa: S101  # there are several
        rows = rows.filter(judged)
    rows, told = _told(rows, drafts, several)
    starts, stops = zip(*(draft.days for draft in drafts), strict=True)
    return _selected(
        desk,
        rows,
        code=picked(several, [nw.lit(draft.code) for draft in drafts]),
        days=(picked(several, starts), picked(several, stops)),
        told={**told, "notices": picked(several, [one.notices for one in drafts])},
    )


def _told(
    rows: Frame, drafts: Sequence[Draft], several: str | None
) -> tuple[Frame, dict[str, nw.Expr]]:
    """The verdict and what decided it, and the frame of which they are columns."""
    nodes = [(draft, draft.node) for draft in drafts if draft.node is not None]
    engine = drafts[0].table.desk.cohort.engine
    if not nodes:
        told = [
            nw.lit(NOT_EVALUATED if draft.refused else NAMES[UNKNOWN].value)
            for draft in drafts
        ]
        return rows, {"verdict": picked(several, told), **_no_amounts(engine)}
    verdicts = [_verdict(draft, node) for draft, node in nodes]
    rows = rows.with_columns(verdict=picked(several, verdicts))
    if any(node.silent is not None for _, node in nodes):
        silent = [~YES if node.silent is None else node.silent for _, node in nodes]
        rows = rows.filter(~picked(several, silent))
    rows, leaves, alone = _with_leaf(rows, nodes, several)
    rows, amounts = _with_amounts(rows, leaves, engine, None if alone else "leaf")
    words: nw.Expr = nw.lit(NAMES[MET].value)
    for code in (UNKNOWN, UNMET):
        is_it = nw.col("verdict") == code
        words = nw.when(is_it).then(nw.lit(NAMES[code].value)).otherwise(words)
    return rows, {"verdict": words, **amounts}


def _verdict(draft: Draft, node: Node) -> nw.Expr:
    """The verdict of *node*; whom the rule may not be about, it may not have asked."""
    if draft.is_certain:
        return node.verdict
    unknown = nw.lit(UNKNOWN)
    if isinstance(draft.doubt, int):
        return unknown
    return nw.when(draft.doubt == UNKNOWN).then(unknown).otherwise(node.verdict)


def _with_leaf(
    rows: Frame, nodes: Sequence[tuple[Draft, Node]], several: str | None
) -> tuple[Frame, list[Leaf], bool]:
    """*rows* with the number of the leaf that decided, as the column ``leaf``.

    Also the leaves, and whether there is but one, which always decides.
    """
    chosen = [choice(node) for _, node in nodes]
    leaves = [leaf for one in chosen for leaf in one.leaves]
    if len(leaves) == 1 and nodes[0][0].is_certain and leaves[0].exists is None:
        return rows, leaves, True

    def own(number: int, condition: nw.Expr) -> nw.Expr:
        return condition if several is None else condition & (nw.col(several) == number)

    lengths = [
        length
        if several is None
        else nw.when(nw.col(several) == number).then(length).otherwise(nw.lit(0))
        for number, one in enumerate(chosen)
        for length in one.lengths
    ]
    for index, length in enumerate(lengths):
        # Step by step: Dask puts columns side by side by an index that is not one.
        longest = greater(nw.col("longest"), length) if index else length
        rows = rows.with_columns(longest=longest)
    decides = [
        own(number, one_decides)
        for number, one in enumerate(chosen)
        for one_decides in one.decides
    ]
    found: nw.Expr = nw.lit(-1)
    for index, one_decides in reversed(list(enumerate(decides))):
        found = nw.when(one_decides).then(nw.lit(index)).otherwise(found)
    return rows.with_columns(leaf=found), leaves, False


_AMOUNTS: Final = (
    "observed",
    "observed_most",
    "unit",
    "required",
    "shortfall",
    "excess",
)


def _no_amounts(engine: Engine) -> dict[str, nw.Expr]:
    """Columns without any value."""
    number, text = nw.lit(None, nw.Int64), nw.lit(None, nw.String)
    if engine in (Engine.PANDAS, Engine.DASK):
        # They have no whole number that is null.
        never = nw.col("stop") < 0
        number, text = nw.when(never).then(nw.lit(0)), nw.when(never).then(nw.lit(""))
    return {name: text if name == "unit" else number for name in _AMOUNTS}


def _with_amounts(
    rows: Frame, leaves: Sequence[Leaf], engine: Engine, which: str | None
) -> tuple[Frame, dict[str, nw.Expr]]:
    """*rows* with what was found at the leaf that decided, and what that comes to.

    The number of the leaf is the column *which*; None where there is but one.
    """
    shown = [None if leaf.unit is None else leaf for leaf in leaves]
    amounts = _no_amounts(engine)
    if all(leaf is None for leaf in shown):
        return rows, amounts
    each = [leaf or Leaf(nw.lit(0), nw.lit(0)) for leaf in shown]
    told = {
        "observed": _found_at(which, [_number(leaf.least) for leaf in each]),
        "observed_most": _found_at(
            which,
            [_number(leaf.least if leaf.most is None else leaf.most) for leaf in each],
        ),
        "low": _found_at(
            which, [_number(leaf.low) if leaf.asks_least else None for leaf in each]
        ),
        "high": _found_at(which, [_number(leaf.high) for leaf in each]),
    }
    columns = {name: expr for name, expr in told.items() if expr is not None}
    certain = all(leaf.most is None for leaf in each)
    if certain:
        del columns["observed_most"]
    rows = rows.with_columns(**columns)
    least, most = nw.col("observed"), nw.col("observed_most")
    low, high = nw.col("low"), nw.col("high")
    units = [None if leaf.unit is None else nw.lit(leaf.unit.value) for leaf in each]
    unit = _found_at(which, units)
    amounts["observed"] = amounts["observed_most"] = seen = least
    assert unit is not None  # noqa: S101  # one of them has a unit
    amounts["unit"] = unit
    if not certain:
        amounts["observed_most"] = nw.when(most < NEVER).then(most)
        # What may yet count is not missing.
        unmet = (nw.col("verdict") == UNMET) & (most < NEVER) & (most > least)
        seen = nw.when(unmet).then(most).otherwise(least)
    if "low" in columns:
        amounts["required"] = low
        amounts["shortfall"] = nw.when(seen < low).then(low - seen)
    if "high" in columns:
        over = least > high
        amounts["excess"] = nw.when(over).then(least - high)
        amounts["required"] = high
        if "low" in columns:
            amounts["required"] = (
                nw.when(over | low.is_null()).then(high).otherwise(low)
            )
    return rows, amounts


def _found_at(which: str | None, values: Sequence[nw.Expr | None]) -> nw.Expr | None:
    """As `picked`, null where no value has the number; None where there are none."""
    if which is None:
        return values[0]
    found: nw.Expr | None = None
    for number, value in reversed(list(enumerate(values))):
        if value is not None:
            when = nw.when(nw.col(which) == number).then(value)
            found = when if found is None else when.otherwise(found)
    return found


def _number(value: nw.Expr | int | None) -> nw.Expr | None:
    """A column of whole numbers of one size, as findings of all rules have it."""
    if value is None:
        return None
    return (nw.lit(value) if isinstance(value, int) else value).cast(nw.Int64)


def _selected(
    desk: Desk,
    rows: Frame,
    code: nw.Expr,
    days: tuple[nw.Expr, nw.Expr],
    told: Mapping[str, nw.Expr],
) -> Frame:
    """The columns of findings: whose, which rule's, over which *days*, and *told*."""
    columns, engine = desk.cohort.columns, desk.cohort.engine
    start, stop = days
    return rows.select(
        nw.col("patient").alias(columns.patient),
        *([nw.col("key").alias(columns.stay)] if columns.stay else ()),
        nw.col("admitted on").alias("admitted"),
        code.alias("code"),
        day_of(start, engine).alias("window_start"),
        day_of(stop, engine).alias("window_end"),
        *(expr.alias(name) for name, expr in told.items()),
    )


def no_findings(desk: Desk) -> Frame:
    """No findings, with the columns that findings have."""
    start, stop = nw.col("start"), nw.col("stop")
    rows = desk.table(STAY).build().filter(stop < 0)
    amounts = _no_amounts(desk.cohort.engine)
    told = {"verdict": nw.lit(""), **amounts, "notices": nw.lit("")}
    return _selected(desk, rows, nw.lit(""), (start, stop), told)
