"""The treatment plan: problem, goal, objective, intervention, and what surrounds them.

Parts refer to one another by codes of the caller's own; texts are kept and never
printed, save in a picture that is asked for them. A plan may be as poor as a real one:
what it lacks, rules say, see `continuum.rulebooks.plan_quality`. Refused is only what
no plan can be, such as a part that refers to one that is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeVar

import attrs

from continuum import _fields
from continuum.documents import Document, DocumentKind, Signature
from continuum.errors import FieldTypeError, FieldValueError
from continuum.ledger import Ledger
from continuum.measuring import Measurement
from continuum.periods import DateRange, Window
from continuum.plan._codes import check_codes, code_of
from continuum.plan._diff import PlanDiff, compare
from continuum.plan._goal import Goal, Objective, Problem
from continuum.plan._parts import Consent, Criterion, Intervention, Participant, Review
from continuum.plan._prescribed import prescribed
from continuum.plan._status import GoalStatus, status_of
from continuum.progress import Progress, progress
from continuum.verdicts import Verdict

__all__ = ["TreatmentPlan"]

_MOST_VERSIONS: Final = 100_000


@attrs.frozen(kw_only=True)
class TreatmentPlan:
    """An individual plan: problem, goal, objective, intervention.

    Args:
        in_force: Days for which the plan stands.
        goals: What the patient wants to reach.
        problems: What the goals address.
        objectives: Steps towards the goals.
        interventions: What is prescribed.
        written: Day on which it was complete; None where that is not known.
        version: 1 for the first, one more for each change.
        strengths: What the patient brings; never printed.
        needs: What the patient needs; never printed.
        preferences: What the patient prefers; never printed.
        criteria: For discharge, step-down or transfer.
        participants: Who takes part.
        signatures: Who signed this version, and when.
        reviews: Reviews, in order of their days.
        review_by: Day by which the first review is to be.
        consents: Consents kept elsewhere.

    Raises:
        DuplicateCodeError: Two parts share a code.
        FieldValueError: A part refers to a code that is not in the plan, or goals are
            parts of one another in a circle.

    >>> from continuum.periods import WEEK
    >>> from continuum.plan import Dose
    >>> from continuum.services import Format, ServiceKind
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
    goals: tuple[Goal, ...] = ()
    problems: tuple[Problem, ...] = ()
    objectives: tuple[Objective, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    written: date | None = None
    version: int = 1
    strengths: tuple[str, ...] = attrs.field(default=(), repr=False)
    needs: tuple[str, ...] = attrs.field(default=(), repr=False)
    preferences: tuple[str, ...] = attrs.field(default=(), repr=False)
    criteria: tuple[Criterion, ...] = ()
    participants: tuple[Participant, ...] = ()
    signatures: tuple[Signature, ...] = ()
    reviews: tuple[Review, ...] = ()
    review_by: date | None = None
    consents: tuple[Consent, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.instance("TreatmentPlan", "in_force", self.in_force, DateRange)
        for field, kind in _PARTS:
            _fields.all_of("TreatmentPlan", field, getattr(self, field), kind)
        for field in ("strengths", "needs", "preferences"):
            for index, item in enumerate(
                _fields.all_of("TreatmentPlan", field, getattr(self, field), str)
            ):
                _fields.text("TreatmentPlan", f"{field}[{index}]", item)
        if self.written is not None:
            _fields.day("TreatmentPlan", "written", self.written)
        if self.review_by is not None:
            _fields.day("TreatmentPlan", "review_by", self.review_by)
        most = _MOST_VERSIONS
        _fields.whole("TreatmentPlan", "version", self.version, least=1, most=most)
        for index in range(1, len(self.reviews)):
            if self.reviews[index].on < self.reviews[index - 1].on:
                expected = "on or after the day of the review before it"
                field = f"reviews[{index}].on"
                raise FieldValueError(
                    "TreatmentPlan", field, self.reviews[index].on, expected
                )
        check_codes(self)

    def revise(self, *, on: date) -> TreatmentPlan:
        """The next version, in force from *on* and complete that day, unsigned.

        What changes is said with `attrs.evolve`, before or after. Goals and objectives
        that left their first day to the plan now name it: they begin no later for the
        revision.

        Raises:
            FieldValueError: The plan is not in force on that day.

        >>> plan = TreatmentPlan(in_force=DateRange(date(2026, 3, 2)))
        >>> later = attrs.evolve(plan.revise(on=date(2026, 4, 1)), needs=("...",))
        >>> later.version, str(later.in_force)
        (2, 'from 2026-04-01')
        """
        _fields.day("TreatmentPlan.revise", "on", on)
        if on not in self.in_force:
            expected = f"a day on which the plan is in force, {self.in_force}"
            raise FieldValueError("TreatmentPlan.revise", "on", on, expected)
        first = self.in_force.start
        return attrs.evolve(
            self,
            in_force=DateRange(on, self.in_force.end),
            goals=tuple(
                attrs.evolve(goal, starts=goal.starts or first) for goal in self.goals
            ),
            objectives=tuple(
                attrs.evolve(step, starts=step.starts or first)
                for step in self.objectives
            ),
            written=on,
            version=self.version + 1,
            signatures=(),
        )

    def diff(
        self,
        other: TreatmentPlan,
        *,
        judge: Callable[[TreatmentPlan], Mapping[str, Verdict]] | None = None,
    ) -> PlanDiff:
        """What is different in *other*, part by part, and which verdicts flip.

        Args:
            other: The plan to compare with, as a rule a later version.
            judge: Gives the verdict of each rule on a plan, by code, such as
                ``lambda plan: check(plan, under=..., on=...).verdicts()``.
        """
        _fields.instance("TreatmentPlan.diff", "other", other, TreatmentPlan)
        found = compare(self, other)
        if judge is None:
            return found
        if not callable(judge):
            expected = "a function that gives the verdicts on a plan"
            raise FieldTypeError("TreatmentPlan.diff", "judge", judge, expected)
        return found.with_verdicts(judge(self), judge(other))

    def objective(self, code: str) -> Objective:
        """The objective with that *code*.

        Raises:
            FieldValueError: The plan has none with that code.
        """
        return _named(self.objectives, code, "objective")

    def goal(self, code: str) -> Goal:
        """The goal with that *code*.

        Raises:
            FieldValueError: The plan has none with that code.
        """
        return _named(self.goals, code, "goal")

    def progress(
        self, objective: str, measurements: Iterable[Measurement], *, on: date
    ) -> Progress:
        """How far the objective with that code has come by *on*.

        Of an objective that is due before it starts, which is a finding, measurements
        count from the day due.

        Raises:
            FieldValueError: No such objective, or it does not say what is measured; see
                `continuum.progress.progress` for what may be wrong with measurements.
        """
        found = self.objective(objective)
        if found.measure is None:
            expected = "an objective that says what is measured"
            raise FieldValueError(
                "TreatmentPlan.progress", "objective", objective, expected
            )
        since = found.starts or self.in_force.start
        return progress(
            found.measure,
            measurements,
            on=on,
            target=found.target,
            baseline=found.baseline,
            since=since if found.due is None else min(since, found.due),
            due=found.due,
        )

    def status(
        self,
        goal: str,
        measurements: Mapping[str, Iterable[Measurement]],
        *,
        on: date,
    ) -> GoalStatus:
        """Where a goal stands on both axes: pursued or not, and how far it is reached.

        The objectives of goals that are a part of it count as its own, save those of
        goals that were given up.

        Args:
            goal: Code of the goal.
            measurements: Measurements of each objective, by its code; of other goals'
                objectives, too, if that is at hand.
            on: Day of the judgment.

        Raises:
            FieldValueError: No such goal or objective; see
                `continuum.progress.progress` for what may be wrong with measurements.
        """
        _fields.day("TreatmentPlan.status", "on", on)
        if not isinstance(measurements, Mapping):
            raise FieldTypeError(
                "TreatmentPlan.status",
                "measurements",
                measurements,
                "measurements by the codes of objectives",
            )
        found = self.goal(goal)
        for code in measurements:
            self.objective(code)
        parts = {found.code}
        while True:
            more = {
                item.code
                for item in self.goals
                if item.part_of in parts and not item.lifecycle.is_given_up
            }
            if more <= parts:
                break
            parts |= more
        steps: dict[str, Progress | None] = {}
        for step in self.objectives:
            if step.goal not in parts:
                continue
            steps[step.code] = None
            if step.measure is not None:
                given = measurements.get(step.code, ())
                steps[step.code] = self.progress(step.code, given, on=on)
        return status_of(found, steps)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The plan and its reviews as documents; the plan only if its day is known."""
        reviews = tuple(review.document for review in self.reviews)
        if self.written is None:
            return reviews
        start = self.in_force.start
        plan = Document(
            kind=DocumentKind.TREATMENT_PLAN,
            on=self.written,
            effective=None if start == self.written else start,
            signatures=self.signatures,
        )
        return (plan, *reviews)

    def prescribed(self, window: DateRange, kind: Window) -> Ledger:
        """The sessions prescribed for one *window*: those certain, those possible.

        A dose says how often, not on which days: the days of these sessions mean
        nothing but that they lie in *window*. An intervention without a dose is a
        service of which nobody states how much. One that is prescribed for a part of
        the window counts on those days alone, see `Dose.bounds`.

        Args:
            window: The days.
            kind: What kind of window it is one of.

        Raises:
            FieldValueError: *window* is open.
        """
        owner = "TreatmentPlan.prescribed"
        if _fields.instance(owner, "window", window, DateRange).end is None:
            raise FieldValueError(owner, "window", None, "a range with an end")
        if not isinstance(kind, Window):
            raise FieldTypeError(owner, "kind", kind, "a window, such as WEEK")
        return prescribed(self.interventions, window, kind)

    def __str__(self) -> str:
        # What to say of each part is loaded only when somebody looks.
        from continuum.plan._outline import outline  # noqa: PLC0415

        return outline(self)

    def _repr_html_(self) -> str:
        return f"<div>{self.to_svg()}</div>"

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        return {
            "image/svg+xml": self.to_svg(),
            "text/html": self._repr_html_(),
            "text/plain": repr(self),
        }

    def to_svg(self, *, texts: bool = False) -> str:
        """The plan as a tree, from problems to interventions, as inline SVG.

        Args:
            texts: Whether to write out what was written about the patient; codes and
                what fields tell alone, unless given.
        """
        from continuum.plan._drawing import tree  # noqa: PLC0415  # seldom asked

        return tree(self, texts=texts)


_PARTS: Final[tuple[tuple[str, type], ...]] = (
    ("goals", Goal),
    ("problems", Problem),
    ("objectives", Objective),
    ("interventions", Intervention),
    ("criteria", Criterion),
    ("participants", Participant),
    ("signatures", Signature),
    ("reviews", Review),
    ("consents", Consent),
)

_Part = TypeVar("_Part", Goal, Objective)


def _named(parts: Iterable[_Part], code: str, what: str) -> _Part:
    _fields.instance("TreatmentPlan", what, code, str)
    for part in parts:
        if part.code == code:
            return part
    raise FieldValueError("TreatmentPlan", what, code, code_of(what))
