"""Treatment plans: what they refuse, and what they prescribe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest

from continuum.errors import DuplicateCodeError, FieldTypeError, FieldValueError
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    Window,
)
from continuum.plan import (
    Dose,
    Goal,
    Intervention,
    Objective,
    Problem,
    TreatmentPlan,
)
from continuum.services import Format, ServiceKind
from tests.strategies_rules import MONDAY, WHOLE_WEEK, span

SECRET = "PATIENT-SAID-<script>☠"
"""Free text of a patient: no message and no repr may hold it."""

PROBLEM = Problem(code="P1", statement=SECRET)
GOAL = Goal(code="G1", statement=SECRET, addresses=("P1",))
STEP = Objective(code="O1", goal="G1", statement=SECRET)
GROUP = Intervention(
    code="I1",
    serves=("G1", "O1"),
    kind=ServiceKind.COUNSELING,
    dose=Dose(times=3, minutes=180),
    format=Format.GROUP,
)
PLAN = TreatmentPlan(
    in_force=DateRange(MONDAY),
    goals=(GOAL,),
    problems=(PROBLEM,),
    objectives=(STEP,),
    interventions=(GROUP,),
)
MARCH = DateRange(date(2026, 3, 1), date(2026, 4, 1))
FEBRUARY = DateRange(date(2026, 2, 1), date(2026, 3, 1))


def changed(**parts: object) -> TreatmentPlan:
    return attrs.evolve(PLAN, **parts)


# --- what a plan refuses --------------------------------------------------------------


def test_a_plan_has_a_goal() -> None:
    with pytest.raises(
        FieldValueError, match=r"TreatmentPlan\.goals must be at least one goal, not"
    ):
        TreatmentPlan(in_force=DateRange(MONDAY), goals=())


@pytest.mark.parametrize(
    "build",
    [
        lambda: changed(problems=(PROBLEM, PROBLEM)),
        lambda: changed(goals=(GOAL, GOAL)),
        lambda: changed(objectives=(STEP, STEP)),
        lambda: changed(interventions=(GROUP, GROUP)),
        lambda: changed(problems=(PROBLEM, attrs.evolve(PROBLEM, code="G1"))),
    ],
)
def test_no_two_parts_of_a_plan_share_a_code(
    build: Callable[[], TreatmentPlan],
) -> None:
    with pytest.raises(
        DuplicateCodeError, match="the treatment plan holds two parts with the code '"
    ):
        build()


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"goals": (attrs.evolve(GOAL, addresses=("P9",)),)},
            r"goals\[0\]\.addresses must be the code of a problem of .*, not 'P9'",
        ),
        (
            {"goals": (GOAL, attrs.evolve(GOAL, code="G2", part_of="G9"))},
            r"goals\[1\]\.part_of must be the code of a goal of the plan, not 'G9'",
        ),
        (
            {"objectives": (attrs.evolve(STEP, goal="I1"),)},
            r"objectives\[0\]\.goal must be the code of a goal of the plan, not 'I1'",
        ),
        (
            {"interventions": (attrs.evolve(GROUP, serves=("G1", "P1")),)},
            r"interventions\[0\]\.serves must be the code of a goal or objective.*'P1'",
        ),
    ],
)
def test_a_code_that_is_not_in_the_plan_is_refused(
    parts: dict[str, object], message: str
) -> None:
    with pytest.raises(FieldValueError, match=rf"TreatmentPlan\.{message}"):
        changed(**parts)


def test_goals_that_are_parts_of_one_another_in_a_circle_are_refused() -> None:
    one = attrs.evolve(GOAL, code="G1", part_of="G3")
    two = attrs.evolve(GOAL, code="G2", part_of="G1")
    three = attrs.evolve(GOAL, code="G3", part_of="G2")
    with pytest.raises(
        FieldValueError,
        match=r"goals\[0\]\.part_of must be a goal that is not, in the end, a part of",
    ):
        changed(goals=(one, two, three))
    with pytest.raises(FieldValueError, match=r"goals\[0\]\.part_of .* not 'G1'"):
        changed(goals=(attrs.evolve(GOAL, part_of="G1"),))


def test_goals_may_be_parts_of_others_as_long_as_they_end() -> None:
    two = attrs.evolve(GOAL, code="G2", part_of="G1")
    three = attrs.evolve(GOAL, code="G3", part_of="G2")
    assert len(changed(goals=(three, two, GOAL)).goals) == 3


def test_an_intervention_that_serves_nothing_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"Intervention\.serves must be the code of at least one goal or obj",
    ):
        attrs.evolve(GROUP, serves=())


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        (PLAN, "in_force", MONDAY),
        (PLAN, "goals", [GOAL]),
        (PLAN, "problems", (GOAL,)),
        (PLAN, "objectives", (GOAL,)),
        (PLAN, "interventions", (GOAL,)),
        (GROUP, "serves", "G1"),
        (GROUP, "serves", (1,)),
        (GROUP, "kind", "counseling"),
        (GROUP, "dose", 3),
        (GROUP, "format", "group"),
        (GROUP, "mode", "video"),
        (GROUP, "staff", "counselor"),
        (GROUP, "code", 1),
        (GOAL, "addresses", ["P1"]),
        (GOAL, "code", 1),
        (GOAL, "part_of", 1),
        (STEP, "goal", None),
        (STEP, "due", "tomorrow"),
        (PROBLEM, "code", None),
        (GROUP.dose, "times", 2.5),
        (GROUP.dose, "minutes", "180"),
        (GROUP.dose, "per", STAY),
        (GROUP.dose, "per", SERVICE_DAY),
        (GROUP.dose, "per", "week"),
    ],
)
def test_a_part_of_the_wrong_type_is_refused_by_its_name(
    part: Dose | Goal, field: str, value: object
) -> None:
    name = type(part).__name__
    with pytest.raises(FieldTypeError, match=rf"{name}\.{field}(\[0\])? must be an? "):
        attrs.evolve(part, **{field: value})


@pytest.mark.parametrize("part", [PROBLEM, GOAL, STEP])
@pytest.mark.parametrize("field", ["code", "statement"])
def test_a_part_without_words_is_refused(part: Goal, field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"{field} must be a text .* not blank"):
        attrs.evolve(part, **{field: "\t"})


@pytest.mark.parametrize(
    ("field", "least", "most"), [("times", 1, 1000), ("minutes", 1, 1440)]
)
def test_a_dose_has_its_limits(field: str, least: int, most: int) -> None:
    dose = Dose(times=1, minutes=1)
    assert attrs.evolve(dose, **{field: least}) != attrs.evolve(dose, **{field: most})
    for value in (least - 1, most + 1):
        with pytest.raises(
            FieldValueError, match=rf"Dose\.{field} .* {least} to {most}, not {value}"
        ):
            attrs.evolve(dose, **{field: value})


# --- what a plan keeps to itself ------------------------------------------------------


def test_no_repr_holds_the_words_of_the_patient() -> None:
    for part in (PROBLEM, GOAL, STEP, PLAN):
        assert SECRET not in repr(part)
        assert SECRET not in str(part)


@pytest.mark.parametrize(
    "build",
    [
        lambda: changed(goals=(attrs.evolve(GOAL, addresses=("P9",)),)),
        lambda: changed(goals=(attrs.evolve(GOAL, part_of="G1"),)),
        lambda: changed(goals=(GOAL, GOAL)),
        lambda: changed(objectives=(attrs.evolve(STEP, goal="G9"),)),
        lambda: attrs.evolve(STEP, due=SECRET),
        lambda: Goal(code="G1", statement=SECRET.encode()),
        lambda: changed(goals=[GOAL]),
    ],
)
def test_no_message_holds_the_words_of_the_patient(build: Callable[[], object]) -> None:
    with pytest.raises((DuplicateCodeError, FieldTypeError, FieldValueError)) as found:
        build()
    assert SECRET not in str(found.value)
    assert SECRET[:12] not in str(found.value)


# --- what a plan prescribes -----------------------------------------------------------


@pytest.mark.parametrize(
    ("per", "window", "kind", "fewest", "most"),
    [
        (WEEK, WHOLE_WEEK, WEEK, 3, 3),
        (WEEK, span(MONDAY, 6), STAY, 0, 3),
        (WEEK, span(MONDAY, 8), STAY, 3, 6),
        (WEEK, FEBRUARY, CALENDAR_MONTH, 9, 15),
        (WEEK, MARCH, CALENDAR_MONTH, 9, 18),
        (PROGRAM_WEEK, WHOLE_WEEK, WEEK, 3, 3),
        (Blocks(14), WHOLE_WEEK, WEEK, 0, 3),
        (Blocks(14), MARCH, CALENDAR_MONTH, 3, 12),
        (CALENDAR_DAY, WHOLE_WEEK, WEEK, 21, 21),
        (CALENDAR_MONTH, MARCH, CALENDAR_MONTH, 3, 3),
        (CALENDAR_MONTH, FEBRUARY, CALENDAR_MONTH, 3, 3),
        (CALENDAR_MONTH, WHOLE_WEEK, WEEK, 0, 6),
        (CALENDAR_MONTH, span(MONDAY, 31), STAY, 0, 9),
        (CALENDAR_MONTH, span(MONDAY, 28), STAY, 0, 6),
        (WEEK, DateRange(MONDAY), STAY, 0, 0),
    ],
)
def test_a_dose_falls_in_a_window_so_often_for_certain_and_so_often_perhaps(
    per: Window, window: DateRange, kind: Window, fewest: int, most: int
) -> None:
    dose = Dose(times=3, minutes=60, per=per)
    assert dose.bounds(window, kind) == (fewest, most)


def test_a_month_holds_three_whole_weeks_for_certain_and_touches_six() -> None:
    ledger = PLAN.prescribed(MARCH, CALENDAR_MONTH)
    assert (len(ledger.recorded), len(ledger.possible)) == (9, 9)
    every = (*ledger.recorded, *ledger.possible)
    assert {(item.minutes, item.format) for item in every} == {(180, Format.GROUP)}
    assert not ledger.dated


def test_prescribed_sessions_lie_in_their_window_a_weekly_dose_in_each_week() -> None:
    certain = PLAN.prescribed(span(MONDAY, 28), STAY).recorded
    weeks = [(session.day - MONDAY) // timedelta(days=7) for session in certain]
    assert weeks == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    possible = PLAN.prescribed(MARCH, CALENDAR_MONTH).possible
    assert all(session.day in MARCH for session in possible)


def test_an_intervention_without_a_dose_is_a_service_nobody_says_how_much_of() -> None:
    plan = changed(interventions=(attrs.evolve(GROUP, dose=None),))
    ledger = plan.prescribed(WHOLE_WEEK, WEEK)
    assert (ledger.recorded, ledger.possible) == ((), ())
    assert [session.format for session in ledger.unstated] == [Format.GROUP]


def test_a_dose_without_minutes_prescribes_sessions_of_unknown_length() -> None:
    plan = changed(
        interventions=(attrs.evolve(GROUP, dose=Dose(times=2, minutes=None)),)
    )
    ledger = plan.prescribed(WHOLE_WEEK, WEEK)
    assert [session.minutes for session in ledger.recorded] == [None, None]


def test_a_plan_without_interventions_prescribes_nothing() -> None:
    ledger = changed(interventions=()).prescribed(WHOLE_WEEK, WEEK)
    assert (ledger.recorded, ledger.possible, ledger.unstated) == ((), (), ())
