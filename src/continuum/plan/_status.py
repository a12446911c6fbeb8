"""Where a goal stands: derived from the progress of its objectives."""

from __future__ import annotations

from collections.abc import Mapping

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
        missing: Names of the facts that would tell.
        steps: Progress of each objective by its code; None of one that says nothing to
            measure.
    """

    goal: str
    lifecycle: GoalLifecycle
    achievement: Achievement | None = attrs.field(repr=False)
    missing: tuple[str, ...]
    steps: tuple[tuple[str, Progress | None], ...] = attrs.field(repr=False)


def status_of(goal: Goal, steps: Mapping[str, Progress | None]) -> GoalStatus:
    """Derive how far *goal* is reached from its objectives.

    It is reached when every objective is, and not reached when one is past its day
    without being; until then it moves as its objectives do, and where they move apart
    no more is said than that it is in progress.
    """
    missing: list[str] = [] if steps else ["an objective"]
    found: list[Achievement] = []
    for code, progress in steps.items():
        if progress is None:
            missing.append(f"what is measured of {code}")
        elif progress.achievement is None:
            missing += [f"{name} of {code}" for name in progress.missing]
        else:
            found.append(progress.achievement)
    return GoalStatus(
        goal=goal.code,
        lifecycle=goal.lifecycle,
        achievement=None if missing else _joined(found),
        missing=tuple(missing),
        steps=tuple(steps.items()),
    )


def _joined(found: list[Achievement]) -> Achievement:
    kinds = set(found)
    if len(kinds) == 1:
        return found[0]
    reached = {Achievement.ACHIEVED, Achievement.SUSTAINING}
    if kinds <= reached:
        return Achievement.ACHIEVED
    if kinds & {Achievement.NOT_ACHIEVED, Achievement.NO_PROGRESS}:
        return Achievement.NOT_ACHIEVED
    under_way = kinds - reached
    return under_way.pop() if len(under_way) == 1 else Achievement.IN_PROGRESS
