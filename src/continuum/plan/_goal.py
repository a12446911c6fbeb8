"""Problems, goals and objectives: what a plan is about, and when it is done."""

from __future__ import annotations

import enum
from datetime import date
from typing import Final

import attrs

from continuum import _fields
from continuum.errors import FieldValueError
from continuum.measuring import Metric, Number, Target
from continuum.measuring._numbers import check_number
from continuum.terms import Term, TermUnit

__all__ = ["Coding", "Goal", "GoalLifecycle", "Objective", "Problem"]


@attrs.frozen
class Coding:
    """A code of a code system, opaque to this library.

    Args:
        system: Address of the code system.
        code: The code in it; never printed.
    """

    system: str
    code: str = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        _fields.text("Coding", "system", self.system)
        _fields.text("Coding", "code", self.code)


@attrs.frozen(kw_only=True)
class Problem:
    """A problem of the patient, whether the plan addresses it or puts it off.

    Args:
        code: The caller's own, unique in the plan.
        statement: What it is; never printed.
        priority: Its place among the problems, 1 before 2.
        found_in: The caller's reference to the assessment that found it; never printed.
        condition: The diagnosis as a code; never printed.
        deferred: Why it is put off, if it is; never printed.
    """

    code: str
    statement: str = attrs.field(repr=False)
    priority: int | None = None
    found_in: str | None = attrs.field(default=None, repr=False)
    condition: Coding | None = attrs.field(default=None, repr=False)
    deferred: str | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        _fields.text("Problem", "code", self.code)
        _fields.text("Problem", "statement", self.statement)
        if self.priority is not None:
            _fields.whole("Problem", "priority", self.priority, least=1, most=1000)
        if self.found_in is not None:
            _fields.text("Problem", "found_in", self.found_in)
        if self.condition is not None:
            _fields.instance("Problem", "condition", self.condition, Coding)
        if self.deferred is not None:
            _fields.text("Problem", "deferred", self.deferred)


class GoalLifecycle(enum.StrEnum):
    """Where a goal stands in being pursued, in FHIR's words; not if it is reached.

    Source: HL7's code system goal-status. It names the codes; which moves between them
    make sense is this library's reading. A record may skip steps, so that a proposed
    goal may turn out completed; a goal never goes back, save between active and on
    hold; what was accepted is no longer rejected; what ended is not taken up again;
    and anything may turn out an error.
    """

    PROPOSED = "proposed"
    PLANNED = "planned"
    ACCEPTED = "accepted"
    ACTIVE = "active"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    """No longer sought; that is no success, see `continuum.progress.Achievement`."""

    CANCELLED = "cancelled"
    ENTERED_IN_ERROR = "entered-in-error"
    REJECTED = "rejected"

    def may_become(self, later: GoalLifecycle) -> bool:
        """Whether the move to *later* makes sense; to stay as it is, is no move.

        >>> GoalLifecycle.COMPLETED.may_become(GoalLifecycle.ACTIVE)
        False
        """
        _fields.instance("GoalLifecycle.may_become", "later", later, GoalLifecycle)
        if later is GoalLifecycle.ENTERED_IN_ERROR:
            return self is not later
        return later in _MOVES[self]

    @property
    def is_given_up(self) -> bool:
        """Whether the goal is not pursued and never counted as completed."""
        return self in _GIVEN_UP

    @property
    def is_open(self) -> bool:
        """Whether the goal is still to be pursued."""
        return bool(_MOVES[self])


_ENDED = frozenset({GoalLifecycle.COMPLETED, GoalLifecycle.CANCELLED})
_UNDER_WAY = _ENDED | {GoalLifecycle.ACTIVE, GoalLifecycle.ON_HOLD}
_BEYOND_PLANS = _UNDER_WAY | {GoalLifecycle.ACCEPTED, GoalLifecycle.REJECTED}
_NOWHERE = frozenset[GoalLifecycle]()
# Anything may turn out an error, so that this is left out here.
_GIVEN_UP: Final = (
    GoalLifecycle.CANCELLED,
    GoalLifecycle.REJECTED,
    GoalLifecycle.ENTERED_IN_ERROR,
)

_MOVES: Final = {
    GoalLifecycle.PROPOSED: _BEYOND_PLANS | {GoalLifecycle.PLANNED},
    GoalLifecycle.PLANNED: _BEYOND_PLANS,
    GoalLifecycle.ACCEPTED: _UNDER_WAY,
    GoalLifecycle.ACTIVE: _ENDED | {GoalLifecycle.ON_HOLD},
    GoalLifecycle.ON_HOLD: _ENDED | {GoalLifecycle.ACTIVE},
    GoalLifecycle.COMPLETED: _NOWHERE,
    GoalLifecycle.CANCELLED: _NOWHERE,
    GoalLifecycle.REJECTED: _NOWHERE,
    GoalLifecycle.ENTERED_IN_ERROR: _NOWHERE,
}


@attrs.frozen(kw_only=True)
class Goal:
    """What the patient wants to reach.

    Args:
        code: The caller's own, unique in the plan.
        statement: The goal, best in the patient's words; never printed.
        addresses: Codes of the problems it addresses.
        part_of: Code of the longer-term goal it is a part of.
        lifecycle: Where it stands in being pursued. Whether it is reached is derived
            from measurements, see `TreatmentPlan.status`.
        starts: Day from which it is pursued; the plan's first unless given.
    """

    code: str
    statement: str = attrs.field(repr=False)
    addresses: tuple[str, ...] = ()
    part_of: str | None = None
    lifecycle: GoalLifecycle = GoalLifecycle.ACTIVE
    starts: date | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Goal", "code", self.code)
        _fields.text("Goal", "statement", self.statement)
        _fields.all_of("Goal", "addresses", self.addresses, str)
        if self.part_of is not None:
            _fields.text("Goal", "part_of", self.part_of)
        _fields.instance("Goal", "lifecycle", self.lifecycle, GoalLifecycle)
        if self.starts is not None:
            _fields.day("Goal", "starts", self.starts)

    def become(self, lifecycle: GoalLifecycle) -> Goal:
        """The goal at another point of its life.

        Raises:
            FieldValueError: The move makes no sense.
        """
        _fields.instance("Goal.become", "lifecycle", lifecycle, GoalLifecycle)
        if not self.lifecycle.may_become(lifecycle):
            expected = f"what a goal that is {self.lifecycle} may become"
            raise FieldValueError("Goal.become", "lifecycle", lifecycle.value, expected)
        return attrs.evolve(self, lifecycle=lifecycle)


_INTERVALS: Final = (TermUnit.CALENDAR_DAYS, TermUnit.WEEKS, TermUnit.MONTHS)


@attrs.frozen(kw_only=True)
class Objective:
    """A step towards a goal that can be seen to be done.

    Args:
        code: The caller's own, unique in the plan.
        statement: The step; never printed.
        goal: Code of the goal it leads to.
        measure: What is measured.
        baseline: What was measured before; never printed.
        target: What is to be measured in the end.
        starts: Day from which it is worked on; the plan's first unless given.
        due: Day by which it is to be done.
        every: How often it is measured, in calendar days, weeks or months.
        attendance: Whether it asks for no more than to attend.
    """

    code: str
    statement: str = attrs.field(repr=False)
    goal: str | None = None
    measure: Metric | None = None
    baseline: Number | None = attrs.field(default=None, repr=False)
    target: Target | None = None
    starts: date | None = None
    due: date | None = None
    every: Term | None = None
    attendance: bool = False

    def __attrs_post_init__(self) -> None:
        _fields.text("Objective", "code", self.code)
        _fields.text("Objective", "statement", self.statement)
        if self.goal is not None:
            _fields.text("Objective", "goal", self.goal)
        if self.measure is not None:
            _fields.instance("Objective", "measure", self.measure, Metric)
        if self.baseline is not None:
            baseline = check_number("Objective", "baseline", self.baseline)
            object.__setattr__(self, "baseline", baseline)
        if self.target is not None:
            _fields.instance("Objective", "target", self.target, Target)
        if self.starts is not None:
            _fields.day("Objective", "starts", self.starts)
        if self.due is not None:
            _fields.day("Objective", "due", self.due)
        if self.every is not None:
            _fields.instance("Objective", "every", self.every, Term)
            if self.every.unit not in _INTERVALS or not self.every.value:
                expected = "one or more calendar days, weeks or months"
                raise FieldValueError("Objective", "every", str(self.every), expected)
        _fields.instance("Objective", "attendance", self.attendance, bool)
