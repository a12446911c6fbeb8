"""Two ways to one end, timed in pairs in one process, and the table of what came out.

Other work on the machine slows both sides of a pair alike, so a ratio holds where a
time does not. The garbage collector stays on, as it does for users.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import repeat
from statistics import median, quantiles
from time import perf_counter

PAIRS = 21
"""Pairs of one comparison, unless the caller says otherwise."""

LONG_ENOUGH = 0.02
"""Seconds that one side of a pair runs at least."""


@dataclass(frozen=True)
class Compared:
    """One comparison: medians of both sides, in seconds for one call.

    The ratio is the median of the ratios of the pairs, ours over the other: how many
    times as long ours takes. Half of the pairs had a ratio from `low` to `high`.
    """

    ours: float
    other: float
    ratio: float
    low: float
    high: float


@dataclass(frozen=True)
class Row:
    """One line of a table; a target is the highest ratio that is wanted."""

    label: str
    found: Compared
    target: float | None = None


def compare(
    ours: Callable[[], object], other: Callable[[], object], *, pairs: int = PAIRS
) -> Compared:
    """Time *ours* and *other* in turn; which of them goes first alternates."""
    our_loops, other_loops = _loops(ours), _loops(other)
    our_times: list[float] = []
    other_times: list[float] = []
    for pair in range(pairs):
        if pair % 2:
            other_times.append(_timed(other, other_loops))
            our_times.append(_timed(ours, our_loops))
        else:
            our_times.append(_timed(ours, our_loops))
            other_times.append(_timed(other, other_loops))
    ratios = [mine / its for mine, its in zip(our_times, other_times, strict=True)]
    low, _, high = quantiles(ratios, n=4)
    return Compared(median(our_times), median(other_times), median(ratios), low, high)


def _loops(call: Callable[[], object]) -> int:
    """Calls, a power of two, that take long enough to be timed; also a warm-up."""
    loops = 1
    while _timed(call, loops) * loops < LONG_ENOUGH:
        loops *= 2
    return loops


def _timed(call: Callable[[], object], loops: int) -> float:
    """Seconds of one call, as the mean of *loops* calls."""
    began = perf_counter()
    for _ in repeat(None, loops):
        call()
    return (perf_counter() - began) / loops


def show(title: str, rows: Iterable[Row], *, calls: int = 1, unit: str = "us") -> None:
    """Print a table; each time is divided by *calls* and written in *unit*."""
    scale = {"ms": 1e3, "us": 1e6}[unit] / calls
    lines = [("", f"ours {unit}", f"other {unit}", "ratio", "half of them", "target")]
    for row in rows:
        found, target = row.found, row.target
        met = "" if target is None or found.ratio <= target else "  missed"
        lines.append(
            (
                row.label,
                f"{found.ours * scale:.2f}",
                f"{found.other * scale:.2f}",
                f"{found.ratio:.3g}",
                f"{found.low:.3g} to {found.high:.3g}",
                "-" if target is None else f"<= {target:g}{met}",
            )
        )
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"{title}\n")
    for label, *cells in lines:
        numbers = (f"{cell:>{w}}" for cell, w in zip(cells, widths[1:], strict=True))
        print(f"  {label:<{widths[0]}}  {'  '.join(numbers)}")
    print()
