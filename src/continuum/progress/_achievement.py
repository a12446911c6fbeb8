"""How far a goal or objective is reached, in FHIR's codes."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Final

__all__ = ["Achievement"]


class Achievement(enum.StrEnum):
    """How far a goal or objective is reached, in the codes of FHIR's goal-achievement.

    Source: HL7, code system goal-achievement, of which a published copy was read. Its
    codes and its nesting, see `broader`, stand as read. From which measurements a code
    follows is this library's reading, see `progress`.
    """

    IN_PROGRESS = "in-progress"
    """Sought and not reached, or reached and lost again."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    NO_CHANGE = "no-change"
    ACHIEVED = "achieved"
    SUSTAINING = "sustaining"
    """Reached before, and held since."""

    NOT_ACHIEVED = "not-achieved"
    NO_PROGRESS = "no-progress"
    NOT_ATTAINABLE = "not-attainable"
    """It cannot be reached: a clinician's judgment, and never derived."""

    @property
    def broader(self) -> Achievement | None:
        """The code that this one is a kind of; None of the three that stand on top.

        >>> Achievement.SUSTAINING.broader
        <Achievement.ACHIEVED: 'achieved'>
        """
        return _BROADER.get(self)


_BROADER: Final[Mapping[Achievement, Achievement]] = {
    Achievement.IMPROVING: Achievement.IN_PROGRESS,
    Achievement.WORSENING: Achievement.IN_PROGRESS,
    Achievement.NO_CHANGE: Achievement.IN_PROGRESS,
    Achievement.SUSTAINING: Achievement.ACHIEVED,
    Achievement.NO_PROGRESS: Achievement.NOT_ACHIEVED,
    Achievement.NOT_ATTAINABLE: Achievement.NOT_ACHIEVED,
}
