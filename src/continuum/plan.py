"""The treatment plan in its first form: problems, goals, objectives, interventions.

What a plan prescribes, its dose, is what a plan-of-care rule judges. Parts refer to one
another by codes of the caller's own; texts are kept and never printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from continuum import _fields
from continuum.errors import DuplicateCodeError, FieldTypeError, FieldValueError
from continuum.ledger import Ledger
from continuum.periods import (
    DAYS_PER_WEEK,
    WEEK,
    Blocks,
    CalendarDay,
    CalendarMonth,
    DateRange,
    Week,
    WholeStay,
    Window,
)
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.sessions import Session

__all__ = ["Dose", "Goal", "Intervention", "Objective", "Problem", "TreatmentPlan"]

_MOST_TIMES = 1000


@attrs.frozen(kw_only=True)
class Dose:
    """How much of a service is prescribed, and how often.

    Args:
        times: Sessions in each window.
        minutes: Credited minutes of one session; None where the plan does not say.
        per: Window: a week unless given, a calendar day, a block of days or a calendar
            month.
    """

    times: int
    minutes: int | None
    per: Window = WEEK

    def __attrs_post_init__(self) -> None:
        _fields.whole("Dose", "times", self.times, least=1, most=_MOST_TIMES)
        if self.minutes is not None:
            most = _fields.MINUTES_PER_DAY
            _fields.whole("Dose", "minutes", self.minutes, least=1, most=most)
        if not isinstance(self.per, Week | Blocks | CalendarDay | CalendarMonth):
            expected = "a week, a calendar day, a block of days or a calendar month"
            raise FieldTypeError("Dose", "per", self.per, expected)

    def bounds(self, window: DateRange, kind: Window) -> tuple[int, int]:
        """Fewest and most sessions that fall in one *window* of that *kind*.

        A weekly dose falls wholly in each week, and its weeks begin with the stay. In
        other windows they begin anywhere: of a month of 31 days three whole weeks are
        certain, and six may touch it.
        """
        days = window.days or 0
        match self.per:
            case CalendarMonth():
                shortest, longest = 28, 31
            case Blocks(length):
                shortest = longest = length
            case CalendarDay():
                shortest = longest = 1
            case _:
                shortest = longest = DAYS_PER_WEEK
        if kind == self.per and isinstance(kind, CalendarMonth):
            return self.times, self.times
        if isinstance(kind, Week | Blocks | WholeStay) and shortest == longest:
            return self.times * (days // longest), self.times * -(-days // shortest)
        whole = max(0, days - longest + 1) // longest
        touched = (days + shortest - 2) // shortest + 1 if days else 0
        return self.times * whole, self.times * touched


@attrs.frozen(kw_only=True)
class Problem:
    """A problem the plan addresses.

    Args:
        code: The caller's own, unique in the plan.
        statement: What it is; never printed.
    """

    code: str
    statement: str = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        _fields.text("Problem", "code", self.code)
        _fields.text("Problem", "statement", self.statement)


@attrs.frozen(kw_only=True)
class Goal:
    """What the patient wants to reach.

    Args:
        code: The caller's own, unique in the plan.
        statement: The goal, best in the patient's words; never printed.
        addresses: Codes of the problems it addresses.
        part_of: Code of the longer-term goal it is a part of.
    """

    code: str
    statement: str = attrs.field(repr=False)
    addresses: tuple[str, ...] = ()
    part_of: str | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Goal", "code", self.code)
        _fields.text("Goal", "statement", self.statement)
        _fields.all_of("Goal", "addresses", self.addresses, str)
        if self.part_of is not None:
            _fields.text("Goal", "part_of", self.part_of)


@attrs.frozen(kw_only=True)
class Objective:
    """A step towards a goal that can be seen to be done.

    Args:
        code: The caller's own, unique in the plan.
        goal: Code of the goal it leads to.
        statement: The step; never printed.
        due: Day by which it is to be done.
    """

    code: str
    goal: str
    statement: str = attrs.field(repr=False)
    due: date | None = None

    def __attrs_post_init__(self) -> None:
        for field in ("code", "goal", "statement"):
            _fields.text("Objective", field, getattr(self, field))
        if self.due is not None:
            _fields.day("Objective", "due", self.due)


@attrs.frozen(kw_only=True)
class Intervention:
    """A service the plan prescribes, and the goals or objectives it serves.

    Args:
        code: The caller's own, unique in the plan.
        serves: Codes of the goals or objectives it serves; at least one.
        kind: What is given.
        dose: How much and how often; None where the plan does not say.
        format: Individual, group or family.
        mode: How they meet.
        staff: Who is responsible.
    """

    code: str
    serves: tuple[str, ...]
    kind: ServiceKind
    dose: Dose | None = None
    format: Format | None = None
    mode: Mode | None = None
    staff: StaffRole | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Intervention", "code", self.code)
        _fields.all_of("Intervention", "serves", self.serves, str)
        if not self.serves:
            expected = "the code of at least one goal or objective"
            raise FieldValueError("Intervention", "serves", None, expected)
        _fields.instance("Intervention", "kind", self.kind, ServiceKind)
        for field, value, kind in (
            ("dose", self.dose, Dose),
            ("format", self.format, Format),
            ("mode", self.mode, Mode),
            ("staff", self.staff, StaffRole),
        ):
            if value is not None:
                _fields.instance("Intervention", field, value, kind)


@attrs.frozen(kw_only=True)
class TreatmentPlan:
    """An individual plan: problem, goal, objective, intervention.

    Args:
        in_force: Days for which the plan stands.
        goals: At least one.
        problems: What the goals address.
        objectives: Steps towards the goals.
        interventions: What is prescribed.

    Raises:
        DuplicateCodeError: Two parts share a code.
        FieldValueError: A part refers to a code that is not in the plan, or goals are
            parts of one another in a circle.

    >>> counseling = Intervention(
    ...     code="I1",
    ...     serves=("G1",),
    ...     kind=ServiceKind.COUNSELING,
    ...     format=Format.GROUP,
    ...     dose=Dose(times=3, minutes=180),
    ... )
    >>> plan = TreatmentPlan(
    ...     in_force=DateRange(date(2026, 3, 2)),
    ...     goals=(Goal(code="G1", statement="..."),),
    ...     interventions=(counseling,),
    ... )
    >>> week = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    >>> sum(session.minutes for session in plan.prescribed(week, WEEK).recorded)
    540
    """

    in_force: DateRange
    goals: tuple[Goal, ...]
    problems: tuple[Problem, ...] = ()
    objectives: tuple[Objective, ...] = ()
    interventions: tuple[Intervention, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.instance("TreatmentPlan", "in_force", self.in_force, DateRange)
        _fields.all_of("TreatmentPlan", "problems", self.problems, Problem)
        _fields.all_of("TreatmentPlan", "goals", self.goals, Goal)
        _fields.all_of("TreatmentPlan", "objectives", self.objectives, Objective)
        _fields.all_of(
            "TreatmentPlan", "interventions", self.interventions, Intervention
        )
        if not self.goals:
            raise FieldValueError("TreatmentPlan", "goals", None, "at least one goal")
        codes = [
            *(problem.code for problem in self.problems),
            *(goal.code for goal in self.goals),
            *(objective.code for objective in self.objectives),
            *(item.code for item in self.interventions),
        ]
        for code, count in Counter(codes).items():
            if count > 1:
                raise DuplicateCodeError("part", code, "the treatment plan")
        problems = {problem.code for problem in self.problems}
        goals = {goal.code: goal for goal in self.goals}
        steps = {objective.code for objective in self.objectives}
        for index, goal in enumerate(self.goals):
            _known(f"goals[{index}].addresses", goal.addresses, problems, "problem")
            if goal.part_of is not None:
                _known(f"goals[{index}].part_of", (goal.part_of,), goals, "goal")
        for index, objective in enumerate(self.objectives):
            _known(f"objectives[{index}].goal", (objective.goal,), goals, "goal")
        for index, item in enumerate(self.interventions):
            where = f"interventions[{index}].serves"
            _known(where, item.serves, {*goals, *steps}, "goal or objective")
        _refuse_circles(goals)

    def prescribed(self, window: DateRange, kind: Window) -> Ledger:
        """The sessions prescribed for one *window*: those certain, those possible.

        A dose says how often, not on which days: the days of these sessions mean
        nothing but that they lie in *window*. An intervention without a dose is a
        service of which nobody states how much.
        """
        certain: list[Session] = []
        possible: list[Session] = []
        unstated: list[Session] = []
        for item in self.interventions:
            if item.dose is None:
                unstated += _sessions(item, None, window, range(1))
                continue
            fewest, most = item.dose.bounds(window, kind)
            certain += _sessions(item, item.dose.minutes, window, range(fewest))
            possible += _sessions(item, item.dose.minutes, window, range(fewest, most))
        return Ledger(
            recorded=tuple(certain),
            possible=tuple(possible),
            unstated=tuple(unstated),
            dated=False,
        )


def _sessions(
    item: Intervention, minutes: int | None, window: DateRange, numbers: range
) -> Iterator[Session]:
    # Spread evenly, so that each week of a longer window holds the weekly dose.
    days = window.days or 1
    for number in numbers:
        yield Session(
            day=window.start + timedelta(days=number * days // numbers.stop),
            minutes=minutes,
            kind=item.kind,
            format=item.format,
            mode=item.mode,
            staff=item.staff,
        )


def _known(field: str, codes: Iterable[str], known: Iterable[str], what: str) -> None:
    known = set(known)
    for code in codes:
        if code not in known:
            raise FieldValueError(
                "TreatmentPlan", field, code, f"the code of a {what} of the plan"
            )


def _refuse_circles(goals: Mapping[str, Goal]) -> None:
    for index, goal in enumerate(goals.values()):
        seen = {goal.code}
        above = goal.part_of
        while above is not None:
            if above in seen:
                field = f"goals[{index}].part_of"
                expected = "a goal that is not, in the end, a part of this one"
                raise FieldValueError("TreatmentPlan", field, goal.part_of, expected)
            seen.add(above)
            above = goals[above].part_of
