"""The legend: samples and sentences for the signs that one picture holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from continuum import _svg
from continuum._svg import Entry
from continuum._timeline import _shapes
from continuum._timeline._axis import cut
from continuum._timeline._bars import Bar, Move
from continuum._timeline._findings import Sign
from continuum._timeline._scale import Scale
from continuum.levels import TransitionKind
from continuum.stay import DischargeReason
from continuum.verdicts import Verdict

__all__ = ["ends", "kinds_of_bars", "lines", "notes", "verdicts"]

_WIDTH: Final = 36
_LINE: Final = ((0, 8), (_WIDTH, 8))

_MOVES: Final = {
    TransitionKind.STEP_DOWN: "step-down",
    TransitionKind.STEP_UP: "step-up",
    TransitionKind.LATERAL: "same rank, or other system",
}
_ENDS: Final = {
    DischargeReason.COMPLETED: "completed",
    DischargeReason.DROPPED_OUT: "left (dropped out)",
    DischargeReason.TERMINATED: "ended by the program (terminated)",
    DischargeReason.TRANSFERRED: "transferred",
    DischargeReason.INCARCERATED: "incarcerated",
    DischargeReason.DIED: "died",
    DischargeReason.OTHER: "other reason",
    None: "reason not recorded",
}


def kinds_of_bars(bars: Sequence[Bar], scale: Scale) -> Iterator[Entry]:
    """Yield what bars, and the parts of bars, stand for."""
    levels = dict.fromkeys(bar.stay.level for bar in bars)
    around = [level for level in levels if level.supervised and level.treatment]
    other = [level for level in levels if not level.supervised and level.treatment]
    beside = [level for level in levels if not level.treatment]
    for found, words in (
        (around, "stay with staff around the clock"),
        (other, "other stay" if around else "stay"),
        (beside, "stay beside treatment"),
    ):
        for level in found[:1]:
            yield Entry(_shapes.bar_shape((0, 0), _WIDTH, level), words)
    for bar in [bar for bar in bars if bar.stay.period.end is None][:1]:
        width = _WIDTH - 4
        sample = _shapes.bar_shape((0, 0), width, bar.stay.level, opened=True)
        yield Entry(sample, "not ended")
    if any(bar.stay.leaves for bar in bars):
        yield Entry(_shapes.leave_shape((0, 0), _WIDTH), "on leave")
    if scale.breaks:
        yield Entry(cut(_WIDTH // 2, 0, _svg.SAMPLE[1]), "days left out")


def lines(bars: Sequence[Bar], moves: Sequence[Move]) -> Iterator[Entry]:
    """Yield what arrows and thin lines stand for."""
    for kind, words in _MOVES.items():
        if any(move.kind is kind for move in moves):
            yield Entry(_svg.path(_LINE, _shapes.MOVES[kind]), words)
    if any(bar.above for bar in bars):
        yield Entry(_svg.path(_LINE, _shapes.RECOMMENDED), "above a bar: recommended")
    if any(bar.below for bar in bars):
        yield Entry(_svg.path(_LINE, _shapes.AUTHORIZED), "below a bar: authorized")


def ends(bars: Sequence[Bar]) -> Iterator[Entry]:
    """Yield what the marks after bars stand for."""
    found = {bar.stay.ended for bar in bars if bar.ended}
    for reason, words in _ENDS.items():
        if reason in found:
            yield Entry(_shapes.end_mark(reason, (10, -1)), words)


def verdicts(signs: Sequence[Sign]) -> Iterator[Entry]:
    """Yield what the shapes of numbers stand for."""
    for verdict in Verdict:
        numbers = [sign.number for sign in signs if sign.finding.verdict is verdict]
        if numbers:
            sample = _shapes.badge(min(numbers), verdict, (10, 0))
            yield Entry(sample, f"finding: {verdict}")


def notes(bars: Sequence[Bar], scale: Scale) -> Iterator[str]:
    """Yield what no sample can show."""
    yield "Figures in bars count nights, from the day of admission to the last day."
    if any(bar.right > scale.x(bar.days.end) for bar in bars):
        yield "The shortest stays are drawn longer than they are."
    if any(rail.words for bar in bars for rail in (*bar.above, *bar.below)):
        yield "A code at a thin line names a level other than that of the stay."
