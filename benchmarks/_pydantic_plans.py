"""The treatment plan of `benchmarks.plans` as models of pydantic."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from continuum.documents import Party
from continuum.plan import CriterionKind, GoalLifecycle
from continuum.services import Format, Mode, ServiceKind, StaffRole

Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]
Number = int | Decimal
Signer = StaffRole | Party


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Days(Strict):
    start: date
    end: date | None = None


class Coding(Strict):
    system: Text
    code: Text


class Problem(Strict):
    code: Text
    statement: Text
    priority: Annotated[int, Field(ge=1, le=1000)] | None = None
    found_in: Text | None = None
    condition: Coding | None = None
    deferred: Text | None = None


class Goal(Strict):
    code: Text
    statement: Text
    addresses: Texts = ()
    part_of: Text | None = None
    lifecycle: GoalLifecycle = GoalLifecycle.ACTIVE
    starts: date | None = None


class Metric(Strict):
    name: Text
    unit: Text | None = None
    scale: Text | None = None
    per: Text | None = None
    sources: Texts = ()


class Target(Strict):
    at_least: Number | None = None
    at_most: Number | None = None


class Objective(Strict):
    code: Text
    statement: Text
    goal: Text | None = None
    measure: Metric | None = None
    baseline: Number | None = None
    target: Target | None = None
    starts: date | None = None
    due: date | None = None
    every: Text | None = None
    attendance: bool = False


class Dose(Strict):
    times: Annotated[int, Field(ge=1, le=1000)]
    minutes: Annotated[int, Field(ge=1, le=1440)] | None
    per: Text = "week"
    most: Annotated[int, Field(ge=1, le=1000)] | None = None


class Intervention(Strict):
    code: Text
    kind: ServiceKind
    serves: Texts = ()
    statement: Text | None = None
    dose: Dose | None = None
    period: Days | None = None
    format: Format | None = None
    mode: Mode | None = None
    staff: Signer | None = None


class Criterion(Strict):
    code: Text
    kind: CriterionKind
    statement: Text
    objectives: Texts = ()
    level: Text | None = None


class Participant(Strict):
    role: Signer
    reference: Text | None = None
    primary: bool = False


class Signature(Strict):
    roles: tuple[Signer, ...]
    on: date
    at: time | None = None


class GoalJudgment(Strict):
    goal: Text
    achievement: Text


class Review(Strict):
    on: date
    at: time | None = None
    signatures: tuple[Signature, ...] = ()
    judgments: tuple[GoalJudgment, ...] = ()
    next_by: date | None = None


class LoosePlan(Strict):
    """A plan whose parts may refer to what is not there."""

    in_force: Days
    goals: tuple[Goal, ...] = ()
    problems: tuple[Problem, ...] = ()
    objectives: tuple[Objective, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    written: date | None = None
    version: Annotated[int, Field(ge=1, le=100_000)] = 1
    strengths: Texts = ()
    needs: Texts = ()
    preferences: Texts = ()
    criteria: tuple[Criterion, ...] = ()
    participants: tuple[Participant, ...] = ()
    signatures: tuple[Signature, ...] = ()
    reviews: tuple[Review, ...] = ()
    review_by: date | None = None
    consents: Texts = ()


class Plan(LoosePlan):
    """A plan whose references all lead somewhere."""

    @model_validator(mode="after")
    def references(self) -> Plan:
        problems = {item.code for item in self.problems}
        goals = {item.code: item for item in self.goals}
        steps = {item.code for item in self.objectives}
        codes = [
            *(item.code for item in self.problems),
            *(item.code for item in self.goals),
            *(item.code for item in self.objectives),
            *(item.code for item in self.interventions),
            *(item.code for item in self.criteria),
        ]
        named = {
            *(code for goal in self.goals for code in goal.addresses),
            *(goal.part_of for goal in self.goals if goal.part_of),
            *(step.goal for step in self.objectives if step.goal),
            *(code for item in self.interventions for code in item.serves),
            *(code for item in self.criteria for code in item.objectives),
        }
        if len(set(codes)) < len(codes) or not named <= {*problems, *goals, *steps}:
            raise ValueError("a code is there twice, or not at all")
        for goal in self.goals:
            above, seen = goal.part_of, {goal.code}
            while above is not None:
                if above in seen:
                    raise ValueError("a goal is a part of itself")
                seen.add(above)
                above = goals[above].part_of
        return self


BEGINS = date(2026, 12, 1)
ENDS = date(2027, 2, 23)
DUE = date(2027, 1, 1)
REVIEW = date(2026, 12, 11)
NEXT = date(2027, 1, 8)


def _built(kind: type[LoosePlan]) -> LoosePlan:
    return kind(
        in_force=Days(start=BEGINS, end=ENDS),
        written=BEGINS,
        problems=(
            Problem(code="P1", statement="...", priority=1, found_in="A1"),
            Problem(code="P2", statement="...", priority=2, found_in="A1"),
            Problem(code="P3", statement="...", priority=3, found_in="A1"),
        ),
        goals=(
            Goal(code="G1", statement="one", addresses=("P1",)),
            Goal(code="G2", statement="two", addresses=("P2", "P3")),
            Goal(code="G3", statement="three", addresses=("P3",), part_of="G2"),
        ),
        objectives=tuple(
            Objective(
                code=f"O{number}",
                statement=f"step {number}",
                goal=f"G{1 + number % 3}",
                measure=Metric(name="a measure", unit="points"),
                baseline=8,
                target=Target(at_most=5),
                due=DUE,
            )
            for number in range(6)
        ),
        interventions=(
            Intervention(
                code="I1",
                kind=ServiceKind.COUNSELING,
                serves=("O0", "O1", "O2"),
                dose=Dose(times=3, minutes=180),
                format=Format.GROUP,
                staff=StaffRole.COUNSELOR,
            ),
            Intervention(
                code="I2",
                kind=ServiceKind.COUNSELING,
                serves=("G3",),
                dose=Dose(times=1, minutes=50),
                format=Format.INDIVIDUAL,
                staff=StaffRole.COUNSELOR,
            ),
            Intervention(
                code="I3",
                kind=ServiceKind.CASE_MANAGEMENT,
                serves=("G1",),
                dose=Dose(times=1, minutes=30),
                staff=StaffRole.CASE_MANAGER,
            ),
        ),
        strengths=("...",),
        needs=("...",),
        preferences=("...",),
        criteria=(
            Criterion(
                code="C1",
                kind=CriterionKind.DISCHARGE,
                statement="...",
                objectives=("O0",),
            ),
        ),
        participants=(Participant(role=StaffRole.COUNSELOR, primary=True),),
        reviews=(Review(on=REVIEW, next_by=NEXT),),
        review_by=REVIEW,
    )


def loose() -> LoosePlan:
    """The plan with its types and limits checked."""
    return _built(LoosePlan)


def whole() -> LoosePlan:
    """The plan with its references checked too."""
    return _built(Plan)


_DICTS = loose().model_dump()


def from_dicts() -> LoosePlan:
    """The plan from dicts that are there already, in one call."""
    return LoosePlan.model_validate(_DICTS)
