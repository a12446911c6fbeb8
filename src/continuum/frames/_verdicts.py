"""Verdicts as whole numbers, and how several make one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import narwhals.stable.v2 as nw

from continuum.frames._numbers import any_holds
from continuum.verdicts import Verdict

__all__ = ["MET", "NAMES", "NEVER", "UNKNOWN", "UNMET", "inside", "least_of", "most_of"]

UNMET, UNKNOWN, MET = range(3)
"""In the order in which the least of several is what all are, and the most what any is.
"""

NAMES: Final = {UNMET: Verdict.UNMET, UNKNOWN: Verdict.UNKNOWN, MET: Verdict.MET}

NEVER = 1 << 24
"""More than any count: the most of what may come without a limit."""


def inside(
    least: nw.Expr,
    most: nw.Expr | None,
    low: nw.Expr | int,
    high: nw.Expr | int | None,
) -> nw.Expr:
    """The verdict on a number from *least* to *most*, in *low* to *high*, inclusive.

    Args:
        least: The least it may be.
        most: The most; None where it is *least*.
        low: The least allowed.
        high: The most allowed; None for any.
    """
    certain = most is None
    most = least if most is None else most
    floor = not isinstance(low, int) or low > 0
    found = nw.lit(MET)
    if not certain:
        if high is not None:
            found = nw.when(most > high).then(nw.lit(UNKNOWN)).otherwise(found)
        if floor:
            found = nw.when(least < low).then(nw.lit(UNKNOWN)).otherwise(found)
    if high is not None:
        found = nw.when(least > high).then(nw.lit(UNMET)).otherwise(found)
    if floor:
        found = nw.when(most < low).then(nw.lit(UNMET)).otherwise(found)
    return found


def least_of(verdicts: Sequence[nw.Expr]) -> nw.Expr:
    """What all of *verdicts* come to: one unmet decides, then one unknown."""
    return _first_of(verdicts, (UNMET, UNKNOWN), MET)


def most_of(verdicts: Sequence[nw.Expr]) -> nw.Expr:
    """What any of *verdicts* comes to: one met decides, then one unknown."""
    return _first_of(verdicts, (MET, UNKNOWN), UNMET)


def _first_of(
    verdicts: Sequence[nw.Expr], order: Sequence[int], otherwise: int
) -> nw.Expr:
    if len(verdicts) == 1:
        return verdicts[0]
    found: nw.Expr = nw.lit(otherwise)
    for code in reversed(order):
        anywhere = any_holds(verdict == code for verdict in verdicts)
        assert anywhere is not None  # noqa: S101  # there is a verdict
        found = nw.when(anywhere).then(nw.lit(code)).otherwise(found)
    return found
