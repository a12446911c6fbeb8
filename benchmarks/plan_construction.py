"""Building a treatment plan with three goals, beside a dict of dicts.

For information: the dict checks nothing, and a plan checks every field, that no two
parts share a code, that every reference leads somewhere, and that no goal is a part of
itself.
"""

from __future__ import annotations

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
    ServiceKind,
    TreatmentPlan,
)

BEGINS = date(2026, 3, 2)
ENDS = date(2026, 5, 25)
DUE = date(2026, 4, 13)


def goals_only() -> TreatmentPlan:
    return TreatmentPlan(
        in_force=DateRange(BEGINS, ENDS),
        goals=(
            Goal(code="G1", statement="..."),
            Goal(code="G2", statement="..."),
            Goal(code="G3", statement="..."),
        ),
    )


def goals_only_as_dicts() -> dict[str, object]:
    return {
        "in_force": {"start": BEGINS, "end": ENDS},
        "goals": {
            "G1": {"statement": "...", "addresses": (), "part_of": None},
            "G2": {"statement": "...", "addresses": (), "part_of": None},
            "G3": {"statement": "...", "addresses": (), "part_of": None},
        },
    }


def whole() -> TreatmentPlan:
    return TreatmentPlan(
        in_force=DateRange(BEGINS, ENDS),
        problems=(Problem(code="P1", statement="..."),),
        goals=(
            Goal(code="G1", statement="...", addresses=("P1",)),
            Goal(code="G2", statement="...", addresses=("P1",)),
            Goal(code="G3", statement="...", addresses=("P1",), part_of="G1"),
        ),
        objectives=(
            Objective(code="O1", goal="G1", statement="...", due=DUE),
            Objective(code="O2", goal="G2", statement="...", due=DUE),
            Objective(code="O3", goal="G3", statement="...", due=DUE),
        ),
        interventions=(
            Intervention(
                code="I1",
                serves=("O1", "O2"),
                kind=ServiceKind.COUNSELING,
                format=Format.GROUP,
                dose=Dose(times=3, minutes=180),
            ),
            Intervention(
                code="I2",
                serves=("O3",),
                kind=ServiceKind.COUNSELING,
                format=Format.INDIVIDUAL,
                dose=Dose(times=1, minutes=50),
            ),
        ),
    )


def whole_as_dicts() -> dict[str, object]:
    return {
        "in_force": {"start": BEGINS, "end": ENDS},
        "problems": {"P1": {"statement": "..."}},
        "goals": {
            "G1": {"statement": "...", "addresses": ("P1",), "part_of": None},
            "G2": {"statement": "...", "addresses": ("P1",), "part_of": None},
            "G3": {"statement": "...", "addresses": ("P1",), "part_of": "G1"},
        },
        "objectives": {
            "O1": {"goal": "G1", "statement": "...", "due": DUE},
            "O2": {"goal": "G2", "statement": "...", "due": DUE},
            "O3": {"goal": "G3", "statement": "...", "due": DUE},
        },
        "interventions": {
            "I1": {
                "serves": ("O1", "O2"),
                "kind": "counseling",
                "format": "group",
                "dose": {"times": 3, "minutes": 180, "per": "week"},
            },
            "I2": {
                "serves": ("O3",),
                "kind": "counseling",
                "format": "individual",
                "dose": {"times": 1, "minutes": 50, "per": "week"},
            },
        },
    }


def main() -> None:
    show(
        "A treatment plan with 3 goals",
        (
            Row("3 goals / dicts", compare(goals_only, goals_only_as_dicts)),
            Row(
                "problem, 3 objectives, 2 interventions too / dicts",
                compare(whole, whole_as_dicts),
            ),
        ),
    )


if __name__ == "__main__":
    main()
