"""The picture of a treatment plan: what stands where, and what it says."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest

from continuum.documents import Party, Signature
from continuum.errors import FieldTypeError
from continuum.instruments import PHQ_9
from continuum.measuring import Metric, Target
from continuum.periods import WEEK, DateRange
from continuum.plan import (
    Coding,
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    GoalJudgment,
    GoalLifecycle,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.plan._drawing import tree
from continuum.progress import Achievement
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.terms import weeks
from tests.strategies_rules import IOP, MONDAY, march, span
from tests.unit.test_continuum_svg import Box, Picture, points, tag

# --- reading a picture ----------------------------------------------------------------


class Tree(Picture):
    """A picture of a plan, read back.

    `parts` are boxes by kind and code, `told` the words in each of them, `links` the
    corners of lines by the codes at their ends, `lines` the words under the tree.
    """

    def __init__(self, markup: str) -> None:
        super().__init__(markup)
        self.parts: dict[str, Box] = {}
        self.told: dict[str, list[str]] = {}
        self.lacking: set[str] = set()
        self.dashed: set[str] = set()
        self.links: dict[str, tuple[tuple[int, int], ...]] = {}
        self.further: set[str] = set()
        self._walk(self.root, 0, 0)

    def _walk(self, parent: ET.Element, x: int, y: int) -> None:
        for part in parent:
            ((dx, dy),) = points(part.get("transform", "translate(0 0)"))
            classes = part.get("class", "").split()
            if "care-part" in classes:
                self._part(part, classes, x, y)
            elif "care-link" in classes:
                title = part[0].text or ""
                assert title not in self.links
                found = points(part[1].get("d", ""))
                self.links[title] = tuple((a + x, b + y) for a, b in found)
                if "care-further" in classes:
                    self.further.add(title)
            self._walk(part, x + dx, y + dy)

    def _part(self, part: ET.Element, classes: list[str], x: int, y: int) -> None:
        name = (part[0].text or "").partition(":")[0].strip()
        assert name not in self.parts
        self.parts[name] = self._box(part[1], x, y)
        self.told[name] = [
            text.text or "" for text in part.iter() if tag(text) == "text"
        ]
        if "care-lacking" in classes:
            self.lacking.add(name)
        if part[1].get("stroke-dasharray"):
            self.dashed.add(name)

    @property
    def described(self) -> str:
        (words,) = (part.text or "" for part in self.root if tag(part) == "desc")
        return words


def drawn(plan: TreatmentPlan, *, texts: bool = False) -> Tree:
    return Tree(plan.to_svg(texts=texts))


# --- plans ----------------------------------------------------------------------------


def problem(code: str, priority: int | None = None) -> Problem:
    return Problem(code=code, statement=f"Statement of {code}", priority=priority)


def goal(code: str, *addresses: str, part_of: str | None = None) -> Goal:
    statement = f"Statement of {code}"
    return Goal(code=code, statement=statement, addresses=addresses, part_of=part_of)


def step(code: str, goal: str | None) -> Objective:
    return Objective(
        code=code,
        goal=goal,
        statement=f"Statement of {code}",
        measure=Metric(name="Name of a measure", unit="meetings", per=WEEK),
        target=Target(at_least=3),
        due=march(30),
    )


def item(code: str, *serves: str) -> Intervention:
    return Intervention(
        code=code,
        serves=serves,
        kind=ServiceKind.COUNSELING,
        dose=Dose(times=3, minutes=180),
        format=Format.GROUP,
        mode=Mode.IN_PERSON,
        staff=StaffRole.COUNSELOR,
    )


WHOLE = TreatmentPlan(
    in_force=span(MONDAY, 28),
    problems=(problem("P1"), problem("P2")),
    goals=(goal("G1", "P1"), goal("G2", "P2")),
    objectives=(step("O1", "G1"), step("O2", "G2")),
    interventions=(item("I1", "O1"), item("I2", "O2")),
)


def changed(**parts: object) -> TreatmentPlan:
    return attrs.evolve(WHOLE, **parts)


def poorer(field: str, **lacking: object) -> dict[str, object]:
    """The parts of a kind, the first of them without something."""
    first, *others = getattr(WHOLE, field)
    return {field: (attrs.evolve(first, **lacking), *others)}


# --- calls ----------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [None, {}, "plan", goal("G1")])
def test_a_tree_is_drawn_of_a_plan(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^tree\.plan must be a TreatmentPlan, no"
    ):
        tree(wrong)


@pytest.mark.parametrize("wrong", [None, 1, "yes"])
def test_texts_are_written_out_or_not(wrong: Any) -> None:
    with pytest.raises(FieldTypeError, match=r"^tree\.texts must be a bool, not"):
        WHOLE.to_svg(texts=wrong)


# --- what stands where ----------------------------------------------------------------


def test_every_part_stands_in_its_column_beside_what_it_hangs_on() -> None:
    picture = drawn(WHOLE)
    for row in (1, 2):
        boxes = [picture.parts[f"{kind} {kind[0].upper()}{row}"] for kind in KINDS]
        assert {box.top for box in boxes} == {boxes[0].top}
        assert [box.left for box in boxes] == sorted(box.left for box in boxes)
    assert set(picture.links) == {
        *("P1 to G1", "G1 to O1", "O1 to I1"),
        *("P2 to G2", "G2 to O2", "O2 to I2"),
    }
    assert not picture.further
    assert not picture.lacking


KINDS = ("problem", "goal", "objective", "intervention")


def test_problems_stand_by_priority_and_goals_by_their_problems() -> None:
    plan = changed(
        problems=(problem("PX"), problem("P2", 2), problem("P1", 1)),
        goals=(goal("G0"), goal("G3", "PX"), goal("G1", "P1"), goal("G2", "P2")),
        objectives=(),
        interventions=(),
    )
    parts = drawn(plan).parts
    down = sorted(parts, key=lambda name: parts[name].top)
    problems = [name for name in down if name.startswith("problem")]
    goals = [name for name in down if name.startswith("goal")]
    assert problems == ["problem P1", "problem P2", "problem PX"]
    assert goals == ["goal G1", "goal G2", "goal G3", "goal G0"]


def test_a_goal_that_is_a_part_of_another_stands_under_it_and_further_right() -> None:
    plan = changed(
        goals=(
            goal("G3", part_of="G2"),
            goal("G2", part_of="G1"),
            goal("G1", "P1"),
            goal("G4", part_of="G1"),
        ),
        objectives=(step("O1", "G1"),),
        interventions=(item("I1", "O1"),),
    )
    picture = drawn(plan)
    boxes = [picture.parts[f"goal G{number}"] for number in (1, 2, 3, 4)]
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)
    assert [(box.left - boxes[0].left) // 16 for box in boxes] == [0, 1, 2, 1]
    assert len({box.right for box in boxes}) == 1
    (x, y), *_, end = picture.links["G1 to G4"]
    assert boxes[0].left < x < boxes[1].left
    assert y == boxes[0].bottom
    assert end[0] == boxes[3].left


def test_a_line_that_other_lines_make_plain_is_left_out() -> None:
    plan = changed(
        goals=(goal("G1", "P1"), goal("G2", "P1", "P2", part_of="G1")),
        objectives=(step("O1", "G2"),),
        interventions=(item("I1", "G1", "G2", "O1"), item("I2", "G2", "G1")),
    )
    picture = drawn(plan)
    assert set(picture.links) == {
        *("P1 to G1", "G1 to G2", "P2 to G2"),
        *("G2 to O1", "O1 to I1", "G2 to I2"),
    }
    # What is left out is said.
    assert "also serves G1, G2" in picture.told["intervention I1"]
    assert "also serves G1" in picture.told["intervention I2"]
    assert "also addresses P2" in picture.told["goal G2"]


def test_an_intervention_stands_beside_an_objective_rather_than_a_goal() -> None:
    plan = changed(interventions=(item("I1", "G2", "O1"),))
    picture = drawn(plan)
    assert picture.parts["intervention I1"].top == picture.parts["objective O1"].top
    assert picture.further == {"G2 to I1"}
    assert "also serves G2" in picture.told["intervention I1"]


def test_further_lines_to_one_part_run_together_and_pass_objectives_below() -> None:
    plan = changed(
        goals=(goal("G1", "P1"), goal("G2", "P2", "P1"), goal("G3", "P2")),
        objectives=(step("O1", "G1"), step("O2", "G2"), step("O3", "G3")),
        interventions=(item("I1", "O1", "G2", "G3", "O2"), item("I2", "G1", "G3")),
    )
    picture = drawn(plan)
    assert picture.further == {
        *("P1 to G2", "G3 to I1", "O2 to I1", "G3 to I2"),
    }
    over, beside = picture.links["G3 to I1"], picture.links["O2 to I1"]
    assert over[-2:] == beside[-2:]
    above, below = picture.parts["objective O1"], picture.parts["objective O2"]
    assert above.bottom < passes(over, above) < below.top
    # The row of what hangs on a goal by itself holds no objective to pass.
    row = picture.parts["intervention I2"]
    assert row.top < passes(picture.links["G3 to I2"], above) < row.bottom


def passes(link: tuple[tuple[int, int], ...], box: Box) -> int:
    """How far down a line runs where it passes the column of *box*."""
    (level,) = (
        y for (x, y), (end, _) in pairwise(link) if x < box.left and box.right < end
    )
    return level


def test_what_hangs_on_nothing_stands_below() -> None:
    plan = changed(
        goals=(*WHOLE.goals, goal("G9")),
        objectives=(*WHOLE.objectives, step("O9", None)),
        interventions=(*WHOLE.interventions, item("I9"), item("I8", "O9")),
    )
    parts = drawn(plan).parts
    tops = [parts[name].top for name in ("goal G9", "objective O9", "intervention I9")]
    assert tops == sorted(tops)
    assert tops[0] > parts["intervention I2"].bottom
    assert parts["intervention I8"].top == tops[1]


def test_an_empty_plan_has_a_picture() -> None:
    empty = drawn(TreatmentPlan(in_force=DateRange(MONDAY)))
    assert not empty.parts
    assert [words for words in empty.words() if words.endswith(": none")] == [
        f"{kind}s: none" for kind in KINDS
    ]


def test_goals_may_be_nested_deeper_than_calls() -> None:
    chain = tuple(
        goal(f"G{number}", part_of=f"G{number - 1}" if number else None)
        for number in range(1200)
    )
    assert (
        len(drawn(changed(goals=chain, objectives=(), interventions=())).parts) == 1202
    )


# --- what it says ---------------------------------------------------------------------


def test_a_box_says_what_fields_tell() -> None:
    plan = changed(
        problems=(
            attrs.evolve(
                problem("P1", 1), found_in="secret", condition=Coding("a", "secret")
            ),
            attrs.evolve(problem("P2"), deferred="secret"),
        ),
        goals=(
            attrs.evolve(
                goal("G1", "P1"), lifecycle=GoalLifecycle.ON_HOLD, starts=march(4)
            ),
        ),
        objectives=(
            attrs.evolve(
                step("O1", "G1"),
                measure=Metric(name="secret", scale=PHQ_9),
                baseline=987654321,
                target=Target(at_most=4),
                starts=march(5),
                every=weeks(2),
                attendance=True,
            ),
        ),
        interventions=(
            attrs.evolve(item("I1", "O1"), statement="secret", period=span(MONDAY, 7)),
            Intervention(
                code="I2",
                kind=ServiceKind.CASE_MANAGEMENT,
                serves=("G1",),
                dose=Dose(times=1, minutes=None, most=2),
                staff=Party.MEDICAL_DIRECTOR,
            ),
        ),
    )
    picture = drawn(plan)
    assert picture.told == {
        "problem P1": ["P1", "priority 1", "from an assessment", "coded"],
        "problem P2": ["P2", "put off"],
        "goal G1": ["G1", "from 2026-03-04", "on hold"],
        "objective O1": [
            "O1",
            "measure: PHQ-9",
            "target: at most 4",
            "from 2026-03-05",
            "due 2026-03-30",
            "measured every 2 weeks",
            "attendance",
        ],
        "intervention I1": [
            "I1",
            "counseling, group, in person",
            "3 sessions of 180 minutes per week",
            "2026-03-02 to 2026-03-08",
            "responsible: counselor",
        ],
        "intervention I2": [
            "I2",
            "case management",
            "1 to 2 sessions per week",
            "responsible: medical director",
        ],
    }
    assert not picture.lacking


@pytest.mark.parametrize(
    ("parts", "name", "words"),
    [
        ({"problems": (*WHOLE.problems, problem("P3"))}, "problem P3", "no goal"),
        (
            {"goals": (*WHOLE.goals, goal("G3", "P1"))},
            "goal G3",
            "no objective, no intervention",
        ),
        (
            {"objectives": (*WHOLE.objectives, step("O3", None))},
            "objective O3",
            "no goal",
        ),
        (
            {
                "objectives": (
                    attrs.evolve(step("O1", "G1"), measure=None),
                    *WHOLE.objectives[1:],
                )
            },
            "objective O1",
            "no measure",
        ),
        (
            {
                "objectives": (
                    attrs.evolve(step("O1", "G1"), target=None),
                    *WHOLE.objectives[1:],
                )
            },
            "objective O1",
            "no target",
        ),
        (
            {
                "objectives": (
                    attrs.evolve(step("O1", "G1"), due=None),
                    *WHOLE.objectives[1:],
                )
            },
            "objective O1",
            "no day due",
        ),
        (
            {"interventions": (*WHOLE.interventions, item("I3"))},
            "intervention I3",
            "serves nothing",
        ),
        (
            {
                "interventions": (
                    attrs.evolve(item("I1", "O1"), dose=None),
                    *WHOLE.interventions[1:],
                )
            },
            "intervention I1",
            "no dose",
        ),
        (
            {
                "interventions": (
                    attrs.evolve(item("I1", "O1"), staff=None),
                    *WHOLE.interventions[1:],
                )
            },
            "intervention I1",
            "nobody responsible",
        ),
    ],
)
def test_a_part_that_lacks_something_has_a_broken_outline_and_says_what(
    parts: dict[str, object], name: str, words: str
) -> None:
    picture = drawn(changed(**parts))
    assert picture.lacking == picture.dashed == {name}
    assert words in " ".join(picture.told[name])
    assert "broken outline: lacks what it says" in picture.words()
    assert "broken outline: lacks what it says" not in drawn(WHOLE).words()


def test_a_goal_has_the_problem_of_its_whole_and_the_objectives_of_its_parts() -> None:
    plan = changed(
        goals=(goal("G1", "P1", "P2"), goal("G2", part_of="G1"), goal("G3")),
        objectives=(step("O1", "G2"),),
        interventions=(item("I1", "O1"),),
    )
    picture = drawn(plan)
    assert picture.lacking == {"goal G3"}
    assert " ".join(picture.told["goal G3"]) == (
        "G3 no problem, no objective, no intervention active"
    )


def test_nothing_is_lacking_of_what_is_put_off_or_over() -> None:
    rejected = attrs.evolve(goal("G3"), lifecycle=GoalLifecycle.REJECTED)
    plan = changed(
        problems=(*WHOLE.problems, attrs.evolve(problem("P3"), deferred="later")),
        goals=(*WHOLE.goals, rejected),
    )
    picture = drawn(plan)
    assert not picture.lacking
    assert "pale outline: no longer pursued" in picture.words()
    assert "the plan leaves it for later" in picture.words()


def test_under_the_tree_stands_what_holds_of_the_whole_plan() -> None:
    signed = Signature(roles=(StaffRole.COUNSELOR, Party.AUTHOR), on=march(2))
    judged = GoalJudgment(goal="G1", achievement=Achievement.NOT_ATTAINABLE)
    plan = changed(
        version=2,
        written=march(2),
        strengths=("secret",),
        needs=("secret", "secret too"),
        signatures=(
            signed,
            Signature(roles=(Party.PATIENT,), on=march(3), at=time(9, 5)),
        ),
        review_by=march(9),
        reviews=(
            Review(on=march(9), at=time(16), judgments=(judged,), next_by=march(16)),
            Review(on=march(16), signatures=(signed,)),
        ),
        criteria=(
            Criterion(
                code="C1",
                kind=CriterionKind.STEP_DOWN,
                statement="secret",
                objectives=("O1", "O2"),
                level=IOP,
            ),
            Criterion(code="C2", kind=CriterionKind.DISCHARGE, statement="secret"),
        ),
        participants=(
            Participant(role=Party.PATIENT, reference="secret"),
            Participant(role=StaffRole.NURSE),
            Participant(role=StaffRole.COUNSELOR, reference="secret", primary=True),
            Participant(role=StaffRole.NURSE),
        ),
    )
    picture = drawn(plan)
    words = picture.words()
    for line in (
        "Treatment plan, version 2, 2026-03-02 to 2026-03-29",
        "2, complete on 2026-03-02",
        "counselor and author on 2026-03-02; patient on 2026-03-03 at 09:05",
        "the first by 2026-03-09",
        (
            "on 2026-03-09 at 16:00, signed: by nobody; judged: G1; the next by "
            "2026-03-16"
        ),
        "on 2026-03-16, signed: counselor and author on 2026-03-02",
        "C1: step down to toy 2.1, shown by O1, O2",
        "C2: discharge",
        "counselor (responsible), patient, nurse (2)",
    ):
        assert line in words
    assert words[words.index("strengths") :][:6] == [
        *("strengths", "1", "needs", "2", "preferences", "none")
    ]
    assert "not-attainable" not in picture.markup


def test_what_a_plan_does_not_have_is_said() -> None:
    words = drawn(WHOLE).words()
    below = words[words.index("version") :]
    assert below[:16] == [
        *("version", "1, complete on a day not known"),
        *("signed", "by nobody"),
        *("reviews", "none, and no day for one"),
        *("criteria", "none"),
        *("participants", "none"),
        *("strengths", "none"),
        *("needs", "none"),
        *("preferences", "none"),
    ]


def test_who_cannot_see_it_hears_all_of_it() -> None:
    words = drawn(changed(interventions=(item("I1", "O1", "O2"),))).described
    for sentence in (
        "problem P1.",
        "goal G1: active.",
        "objective O1: measure: meetings per week; target: at least 3; due 2026-03-30.",
        "intervention I1: counseling, group, in person; 3 sessions of 180 minutes",
        "; responsible: counselor; also serves O2.",
        "O1 leads to I1.",
        "O2 leads to I1.",
        "in force: 2026-03-02 to 2026-03-29.",
        "signed: by nobody.",
    ):
        assert sentence in words


# --- texts ----------------------------------------------------------------------------

SECRETS = {
    name: f"secret-{name}"
    for name in ("problem", "deferred", "goal", "step", "measure", "item", "criterion")
} | {name: f"secret-{name}" for name in ("strength", "need", "preference")}

PRIVATE = TreatmentPlan(
    in_force=DateRange(MONDAY),
    problems=(
        Problem(code="P1", statement=SECRETS["problem"], deferred=SECRETS["deferred"]),
    ),
    goals=(Goal(code="G1", statement=SECRETS["goal"]),),
    objectives=(
        Objective(
            code="O1",
            statement=SECRETS["step"],
            measure=Metric(name=SECRETS["measure"]),
        ),
    ),
    interventions=(
        Intervention(code="I1", kind=ServiceKind.COUNSELING, statement=SECRETS["item"]),
    ),
    criteria=(
        Criterion(
            code="C1", kind=CriterionKind.TRANSFER, statement=SECRETS["criterion"]
        ),
    ),
    strengths=(SECRETS["strength"],),
    needs=(SECRETS["need"],),
    preferences=(SECRETS["preference"],),
)
REFERENCES = TreatmentPlan(
    in_force=DateRange(MONDAY),
    problems=(
        Problem(
            code="P1",
            statement="x",
            found_in="secret-assessment",
            condition=Coding("secret-system", "secret-code"),
        ),
    ),
    objectives=(Objective(code="O1", statement="x", baseline=987654321),),
    participants=(Participant(role=Party.PATIENT, reference="secret-person"),),
)


def test_texts_stand_in_the_picture_where_they_are_asked_for_and_only_there() -> None:
    plain, written = drawn(PRIVATE), drawn(PRIVATE, texts=True)
    for secret in SECRETS.values():
        assert secret not in plain.markup
        assert secret in " ".join(written.words())
        assert secret in written.described
    assert "Texts are left out." in plain.words()
    assert "Texts are left out." not in written.words()


@pytest.mark.parametrize("texts", [False, True])
def test_neither_references_nor_codes_nor_values_stand_in_any_picture(
    *, texts: bool
) -> None:
    picture = drawn(REFERENCES, texts=texts)
    assert "secret" not in picture.markup
    assert "987654321" not in picture.markup


def test_a_long_text_is_wrapped_and_in_the_end_cut() -> None:
    words = "sleep through the night and wake up rested " * 40
    long = attrs.evolve(problem("P1"), statement=words)
    picture = drawn(changed(problems=(long, problem("P2"))), texts=True)
    lines = picture.told["problem P1"]
    assert lines[0] == "P1"
    assert len(lines) == 13
    assert lines[-1].endswith("…")


def test_a_long_code_is_wrapped_and_its_marks_stand_under_it() -> None:
    code = "a-code-that-somebody-generated-9f2c4b7e-0d3a-4a55-8a52-1f2c3d4e5f60" * 2
    short, long = (
        attrs.evolve(problem(name), condition=Coding("a", "b"), deferred="later")
        for name in ("P2", code)
    )
    plan = TreatmentPlan(in_force=DateRange(MONDAY), problems=(short, long))
    picture = drawn(plan)
    (name,) = (name for name in picture.told if name.startswith("problem a-code"))
    *lines, coded, put_off = picture.told[name]
    assert (len(lines), {coded, put_off}) == (3, {"coded", "put off"})
    assert lines[-1].endswith("…")
    marks = [text.box for text in picture.texts if text.words == "coded"]
    tops = [picture.parts[part].top for part in ("problem P2", name)]
    down = [mark.top - top for mark, top in zip(marks[:2], tops, strict=True)]
    assert down[1] - down[0] == 45


def test_markup_in_a_code_is_text() -> None:
    hostile = '<script>alert("x")</script>&#0;\u202e'
    plan = TreatmentPlan(in_force=DateRange(MONDAY), goals=(goal(hostile),))
    picture = drawn(plan)
    assert {tag(part) for part in picture.root.iter()} <= {
        *("svg", "title", "desc", "rect", "g", "text", "path")
    }


def test_a_plan_prints_as_an_outline_without_texts() -> None:
    problem = Problem(code="P1", statement="Hidden words.", priority=1)
    goal = Goal(code="G1", statement="Hidden words.", addresses=("P1",))
    part = Goal(code="G2", statement="Hidden words.", part_of="G1")
    step = Objective(code="O1", statement="Hidden words.", goal="G2")
    loose = Intervention(code="I1", kind=ServiceKind.EDUCATION)
    plan = TreatmentPlan(
        in_force=DateRange(date(2026, 3, 2)),
        problems=(problem,),
        goals=(goal, part),
        objectives=(step,),
        interventions=(loose,),
    )
    lines = str(plan).splitlines()
    assert lines[0].startswith("problem P1: ")
    assert lines[1].startswith("  goal G1: ")
    assert lines[2].startswith("    goal G2: ")
    assert lines[3].startswith("      objective O1: ")
    assert lines[4].startswith("intervention I1: ")
    assert lines[5].startswith("in force: ")
    assert "Hidden" not in str(plan)


def test_goals_nested_deeper_than_calls_may_be_print() -> None:
    goals = tuple(
        Goal(
            code=f"G{index}",
            statement="...",
            part_of=f"G{index - 1}" if index else None,
        )
        for index in range(1500)
    )
    plan = TreatmentPlan(in_force=DateRange(date(2026, 3, 2)), goals=goals)
    assert "goal G1499" in str(plan)
