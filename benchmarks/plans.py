"""Treatment plans beside pydantic: building one, what it weighs, and judging it.

The models of pydantic have the same fields, types and limits, nothing coerced. In one
row they check the references between parts too, as a plan does: that no two parts share
a code, that every reference leads somewhere, and that no goal is a part of itself.
Without pydantic only the judging is timed.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from datetime import date

from benchmarks._pairs import Row, compare, show
from continuum import (
    DateRange,
    Dose,
    Format,
    Goal,
    Intervention,
    Objective,
    Problem,
    Report,
    ServiceKind,
    StaffRole,
    TreatmentPlan,
    Verdict,
    check,
)
from continuum.measuring import Metric, Target
from continuum.plan import Criterion, CriterionKind, Participant, Review
from continuum.rulebooks import plan_quality

try:
    from benchmarks import _pydantic_plans
except ModuleNotFoundError:
    _pydantic_plans = None

PLANS = 10_000
"""Plans held at once when they are weighed."""

BEGINS = date(2026, 12, 1)
ENDS = date(2027, 2, 23)
DUE = date(2027, 1, 1)
REVIEW = date(2026, 12, 11)
NEXT = date(2027, 1, 8)
ON = date(2026, 12, 14)

OTHER = TreatmentPlan(
    in_force=DateRange(BEGINS), goals=(Goal(code="G1", statement="another"),)
)


def ours() -> TreatmentPlan:
    """A plan of three problems, three goals, six objectives and three services."""
    return TreatmentPlan(
        in_force=DateRange(BEGINS, ENDS),
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


PLAN = ours()


def judge() -> Report:
    """Every rule of plan quality on one plan."""
    return check(PLAN, under=plan_quality.RULEBOOK, on=ON, others=(OTHER,))


def weight(build: Callable[[], object]) -> float:
    """Bytes that one plan keeps, as the mean of many held at once."""
    build()
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    held = [build() for _ in range(PLANS)]
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / len(held)


def weigh(build: Callable[[], object]) -> None:
    mine, its = weight(ours), weight(build)
    print(f"What one plan keeps in memory, of {PLANS:,} held at once\n")
    print(f"  {'':22}  ours bytes  other bytes  ratio  target")
    met = "" if mine <= its / 4 else "  missed"
    print(
        f"  {'a plan / pydantic':22}  {mine:10,.0f}  {its:11,.0f}  {mine / its:5.2f}"
        f"  <= 0.25{met}\n"
    )


def main() -> None:
    report = judge()
    met = {found.code for found in report if found.verdict is Verdict.MET}
    unknown = {found.code for found in report.unknown}
    assert len(met) == 28
    assert unknown == {"PLAN-029", "PLAN-030"}  # nobody gives attendance
    if _pydantic_plans is None:
        print("pydantic is not installed: building and memory are left out\n")
    else:
        theirs = _pydantic_plans
        show(
            "A treatment plan with 6 objectives",
            (
                Row("built / pydantic", compare(ours, theirs.loose), 1.3),
                Row(
                    "built / pydantic, references checked too",
                    compare(ours, theirs.whole),
                    1.3,
                ),
                Row(
                    "built / pydantic, from dicts at once",
                    compare(ours, theirs.from_dicts),
                ),
            ),
        )
        weigh(theirs.loose)
    show(
        f"Judging it by {len(plan_quality.RULEBOOK)} rules of plan quality",
        (Row("judged / built", compare(judge, ours), 20),),
    )


if __name__ == "__main__":
    main()
