"""Where a goal stands: derived from the progress of its objectives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from continuum.plan._goal import Goal, GoalLifecycle
from continuum.progress import Achievement, Progress

__all__ = ["GoalStatus", "status_of"]


@attrs.frozen(kw_only=True)
class GoalStatus:
    """Where a goal stands on both axes.

    Args:
        goal: Code of the goal.
        lifecycle: Where it stands in being pursued.
        achievement: How far it is reached; None where that is not known.
        missing: Names of the facts that would tell of every objective.
        steps: Progress of each objective by its code; None of one that says nothing to
            measure.
    """

    goal: str
    lifecycle: GoalLifecycle
    achievement: Achievement | None = attrs.field(repr=False)
    missing: tuple[str, ...] = attrs.field(repr=False)
    steps: tuple[tuple[str, Progress | None], ...] = attrs.field(repr=False)


def status_of(goal: Goal, steps: Mapping[str, Progress | None]) -> GoalStatus:
    """Derive how far *goal* is reached from its objectives.

    It is reached when every objective is, and not reached when one is past its day
    without being, whatever is known of the others; until then it moves as its
    objectives do, and where they move apart no more is said than that it is in
    progress.
    """
    missing: list[str] = [] if steps else ["an objective"]
    found: set[Achievement | None] = set()
    for code, progress in steps.items():
        if progress is None:
            missing.append(f"what is measured of {code}")
        elif progress.achievement is None:
            missing += [f"{name} of {code}" for name in progress.missing]
        found.add(None if progress is None else progress.achievement)
    return GoalStatus(
        goal=goal.code,
        lifecycle=goal.lifecycle,
        achievement=_joined(found),
        missing=tuple(missing),
        steps=tuple(steps.items()),
    )


_REACHED: Final = {Achievement.ACHIEVED, Achievement.SUSTAINING}
_FAILED: Final = {
    Achievement.NOT_ACHIEVED,
    Achievement.NO_PROGRESS,
    Achievement.NOT_ATTAINABLE,
}


def _joined(found: set[Achievement | None]) -> Achievement | None:
    """What holds of a goal, of whose objectives all this was *found*."""
    if len(found) < 2:  # noqa: PLR2004  # of one kind, or there is no objective
        return next(iter(found), None)
    if found & _FAILED:
        return Achievement.NOT_ACHIEVED
    if None in found:
        return None
    under_way = found - _REACHED
    if not under_way:
        return Achievement.ACHIEVED
    return under_way.pop() if len(under_way) == 1 else Achievement.IN_PROGRESS
