"""Sample plans and model objectives that were published, and what can be seen of them.

Nobody of this project wrote them. One file of ``tests/corpus_plans`` holds one plan, or
what a page gives of one, in three parts::

    id = "PLN-026"
    source = "https://..."
    says = "What is remarkable about it."

    [published]
    problem = "..."
    goal = "..."
    objectives = [{ text = "...", measure = "3-5/week", fails_smart = "no end date" }]
    interventions = [{ service = "...", role = "counselor", frequency = "3/week" }]

    [plan]
    objectives = [{ code = "O1", says = "...", goal = "G1", measure = "meetings",
                    per = "week", at_least = 3, at_most = 5, due = 2027-01-26 }]

    [expect]
    not_applicable = ["019", "028"]

    [expect.unmet]
    "018" = ["objectives[1]"]

    [unheld]
    "review_interval" = "why the plan cannot hold it but in words"

``published`` are the collector's paraphrases, ``plan`` is the same as a
`TreatmentPlan` from 2026-12-01 on: a test asks that nothing was lost between the two
but what ``unheld`` gives a reason for. A measure, a target, a baseline and a dose are
written flat: ``at_least``, ``at_most``, ``unit``, ``per`` and ``sources``; ``times``,
``minutes``. ``until`` is the first day after the plan.

``unmet`` names the parts that fail each rule of plan quality, by the last three digits
of its code; every other rule that applies is met. `ABSENT` fails in every plan, save
what ``stated`` names: an excerpt shows none of it, whatever the plan itself had. What
is unknown is unknown of every plan: nobody gives attendance or plans of others.

``fails_smart`` is the collector's judgment. An objective that has it must fail a rule
about objectives, and one without it must have a measure.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from continuum.assess import Lacking
from continuum.checks import check
from continuum.documents import Party, Signer
from continuum.errors import UndecidedError
from continuum.findings import Finding, Report
from continuum.measuring import Measurement, Metric, Target
from continuum.periods import CALENDAR_DAY, STAY, WEEK, DateRange, Window
from continuum.plan import (
    Dose,
    Goal,
    Intervention,
    Objective,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.progress import Achievement
from continuum.rulebooks import plan_quality, programs
from continuum.rulebooks.us import medicare
from continuum.services import Format, ServiceKind, StaffRole
from continuum.systems import general
from continuum.systems import medicare as medicare_levels
from continuum.terms import Term, calendar_days, months, months_later
from continuum.verdicts import Verdict

CORPUS: Final = Path(__file__).parent / "corpus_plans"

BEGINS: Final = date(2026, 12, 1)
ON: Final = date(2026, 12, 2)
DAY: Final = timedelta(days=1)

IDS: Final = frozenset(
    f"PLN-{number:03}"
    for number in (1, 2, 3, 4, 5, 14, 15, 16, 17, 18, 19, 21, 22, 23, 26, 27)
)
ABSENT: Final = ("003", "004", "005", "006", "007", "008")
"""Strengths, needs, preferences, criteria, who is responsible, the next review."""

UNKNOWN: Final = {"PLAN-027", "PLAN-029", "PLAN-030"}

_WINDOWS: Final[Mapping[str, Window]] = {"week": WEEK, "calendar-day": CALENDAR_DAY}
_ROLES: Final[Mapping[str, Signer]] = {str(role): role for role in (*StaffRole, *Party)}
_CALLED: Final = {"client": "patient", "peer supporter": "peer-specialist"}
"""Roles that a page calls otherwise."""

_TERMS: Final[Mapping[str, Term]] = {
    "1 month": months(1),
    "30 days": calendar_days(30),
    "28 days": calendar_days(28),
}
_WITHOUT_END: Final = "no end date"


# --- reading ---


def plan_of(table: Mapping[str, Any]) -> TreatmentPlan:
    """The treatment plan that *table* tells; a key too many is an error."""
    rest = dict(table)
    plan = TreatmentPlan(
        in_force=DateRange(BEGINS, rest.pop("until", None)),
        problems=tuple(map(_problem, rest.pop("problems", ()))),
        goals=tuple(map(_goal, rest.pop("goals", ()))),
        objectives=tuple(map(_objective, rest.pop("objectives", ()))),
        interventions=tuple(map(_intervention, rest.pop("interventions", ()))),
        review_by=rest.pop("review_by", None),
    )
    assert rest == {}
    return plan


def _problem(row: Mapping[str, Any]) -> Problem:
    rest = dict(row)
    return Problem(statement=rest.pop("says"), **rest)


def _goal(row: Mapping[str, Any]) -> Goal:
    rest = dict(row)
    addresses = tuple(rest.pop("addresses", ()))
    return Goal(statement=rest.pop("says"), addresses=addresses, **rest)


def _objective(row: Mapping[str, Any]) -> Objective:
    rest = dict(row)
    low, high = rest.pop("at_least", None), rest.pop("at_most", None)
    ends = low is not None or high is not None
    measured = {"unit": rest.pop("unit", None)}
    if "per" in rest:
        measured["per"] = _WINDOWS[rest.pop("per")]
    measured["sources"] = tuple(rest.pop("sources", ()))
    name = rest.pop("measure", None)
    return Objective(
        statement=rest.pop("says"),
        measure=None if name is None else Metric(name=name, **measured),
        target=Target(at_least=low, at_most=high) if ends else None,
        **rest,
    )


def _intervention(row: Mapping[str, Any]) -> Intervention:
    rest = dict(row)
    times, length = rest.pop("times", None), rest.pop("minutes", None)
    words, role = rest.pop("format", None), rest.pop("staff", None)
    return Intervention(
        statement=rest.pop("says"),
        kind=ServiceKind(rest.pop("kind")),
        serves=tuple(rest.pop("serves")),
        format=None if words is None else Format(words),
        staff=None if role is None else _ROLES[role],
        dose=None if times is None else Dose(times=times, minutes=length),
        **rest,
    )


@attrs.frozen(kw_only=True)
class Case:
    """One file of the corpus; an unknown key is an error, never ignored."""

    id: str
    source: str
    says: str
    published: dict[str, Any]
    plan: dict[str, Any]
    expect: dict[str, Any]
    unheld: dict[str, str] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        assert set(self.expect) <= {"unmet", "not_applicable", "stated"}

    @property
    def unmet(self) -> dict[str, tuple[str, ...]]:
        """The parts that fail each rule, by its code."""
        absent = set(ABSENT) - set(self.expect.get("stated", ()))
        rows = dict.fromkeys(absent, ("plan",))
        rows |= {code: tuple(paths) for code, paths in self.expect["unmet"].items()}
        return {f"PLAN-{code}": rows[code] for code in sorted(rows)}

    @property
    def objectives(self) -> list[dict[str, Any]]:
        return list(self.published.get("objectives", ()))

    @property
    def interventions(self) -> list[dict[str, Any]]:
        return list(self.published.get("interventions", ()))


@cache
def cases() -> dict[str, Case]:
    files = sorted(CORPUS.glob("*.toml"))
    read = [Case(**tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    assert [case.id.lower() for case in read] == [file.stem for file in files]
    return {case.id: case for case in read}


def plan(code: str) -> TreatmentPlan:
    return plan_of(cases()[code].plan)


every_case = pytest.mark.parametrize("case", cases().values(), ids=lambda case: case.id)


def judged(subject: TreatmentPlan, *, on: date = ON) -> Report:
    return check(subject, under=plan_quality.RULEBOOK, on=on)


def paths(found: Finding) -> tuple[str, ...]:
    assert isinstance(found.observed, Lacking)
    return found.observed.paths


def test_every_plan_of_the_corpus_is_here_once() -> None:
    assert set(cases()) == IDS


# --- what a plan holds of what was published ---


@every_case
def test_the_texts_of_a_plan_are_those_that_were_published(case: Case) -> None:
    built = plan_of(case.plan)
    problems = "; ".join(item.statement for item in built.problems)
    assert case.published["problem"] == problems or "problem" in case.unheld
    assert case.published["goal"] == "; ".join(goal.statement for goal in built.goals)
    # A line of the plan may hold two things that are kept apart.
    steps = list(dict.fromkeys(step.statement for step in built.objectives))
    assert [row["text"] for row in case.objectives] == steps
    services = list(dict.fromkeys(item.statement for item in built.interventions))
    assert [row["service"] for row in case.interventions] == services


def of_text(built: TreatmentPlan, text: str) -> Iterator[Objective]:
    return (step for step in built.objectives if step.statement == text)


@every_case
def test_an_objective_holds_its_measure_its_count_and_its_day(case: Case) -> None:
    built = plan_of(case.plan)
    for row in case.objectives:
        steps = list(of_text(built, row["text"]))
        for step in steps:
            assert (step.measure is None) is (step.target is None)
        if "measure" in row or "count" in row:
            assert all(step.measure for step in steps)
        if "count" in row:
            (step,) = steps
            assert step.target is not None
            assert row["count"] in (step.target.at_least, step.target.at_most)
        if "target_date" in row:
            assert {step.due for step in steps} == {later(row["target_date"])}


def later(term: str) -> date:
    """The day on which the *term* of a page that runs from the first day ends."""
    found = _TERMS[term]
    if found == months(1):
        return months_later(BEGINS, 1)
    return BEGINS + timedelta(days=found.value)


@every_case
def test_an_intervention_holds_its_role_and_how_often_and_how_long(case: Case) -> None:
    built = plan_of(case.plan)
    for index, row in enumerate(case.interventions):
        items = [i for i in built.interventions if i.statement == row["service"]]
        role = row.get("role")
        called = _CALLED.get(role, role.replace(" ", "-")) if role else None
        assert {item.staff for item in items} == {called}
        if "count" in row:
            assert f"interventions[{index}].count" in case.unheld
        often = {str(item.dose.times) for item in items if item.dose}
        frequency = row.get("frequency", "")
        assert often == ({"1" if "weekly" in frequency else frequency[:1]} - {""})
        length = {item.dose.minutes for item in items if item.dose} - {None}
        assert length == ({180} if row.get("duration") == "3 h" else set())


@every_case
def test_what_a_plan_cannot_hold_is_published_and_has_a_reason(case: Case) -> None:
    for where, why in case.unheld.items():
        row: Any = case.published
        for step in where.replace("[", ".").replace("]", "").split("."):
            row = row[int(step)] if step.isdigit() else row[step]
        assert row
        assert why
    assert ("review_interval" in case.published) is ("review_interval" in case.unheld)
    # A day that nobody typed prints as blanks, and is None.
    if case.published.get("target_dates", "").startswith("tool"):
        assert all(step.due is None for step in plan_of(case.plan).objectives)


def test_what_no_plan_can_hold_is_known() -> None:
    reasons = {why for case in cases().values() for why in case.unheld.values()}
    assert reasons == {
        "a dose counts sessions, not the items of a list",
        "a format is one, or is not said: a choice of two stays in the text",
        "a plan says the day of its next review, not how often it is reviewed",
        "a problem has no place for its evidence but its text",
        "an objective measures one thing: the parts of the document stay in its text",
        "no kind of service is a task that the patient does alone",
        "that the day of a weekly screen is random stays in the text",
        "the plan has none",
    }


# --- what can be seen of it ---


@every_case
def test_the_parts_that_fail_a_rule_are_named(case: Case) -> None:
    report = judged(plan_of(case.plan))
    assert {found.code: paths(found) for found in report.unmet} == case.unmet


@every_case
def test_what_does_not_apply_is_told_and_the_rest_is_met(case: Case) -> None:
    report = judged(plan_of(case.plan))
    assert {found.code for found in report.unknown} == UNKNOWN
    left_out = {item.rule.code for item in report.not_applicable}
    assert left_out == {f"PLAN-{code}" for code in case.expect["not_applicable"]}
    codes = {rule.code for rule in plan_quality.RULEBOOK}
    others = codes - set(case.unmet) - left_out - UNKNOWN
    assert {found.code for found in report.met} == others


@every_case
def test_the_collectors_judgment_shows_in_the_structure(case: Case) -> None:
    built = plan_of(case.plan)
    report = judged(built)
    failed = {found.code: paths(found) for found in report.unmet}
    for row in case.objectives:
        fault = row.get("fails_smart")
        rule = "PLAN-018" if fault == _WITHOUT_END else "PLAN-015"
        for step in of_text(built, row["text"]):
            path = f"objectives[{built.objectives.index(step)}]"
            if fault is not None:
                assert path in failed[rule]
            else:
                assert path not in failed.get("PLAN-015", ())


@every_case
def test_no_text_of_a_plan_is_printed(case: Case) -> None:
    built = plan_of(case.plan)
    shown = f"{judged(built)}{built!r}"
    texts = [
        *(problem.statement for problem in built.problems),
        *(goal.statement for goal in built.goals),
        *(step.statement for step in built.objectives),
    ]
    assert [text for text in texts if text in shown] == []


# --- single plans ---


def test_a_plan_driven_by_its_program_fails_though_it_is_measured_and_dated() -> None:
    """PLN-015."""
    report = judged(plan("PLN-015"))
    assert {"PLAN-015", "PLAN-017", "PLAN-018"} <= {found.code for found in report.met}
    individual = ("PLAN-010", "PLAN-025", "PLAN-026")
    assert [report[code][0].verdict for code in individual] == [Verdict.UNMET] * 3
    with pytest.raises(UndecidedError):
        bool(report)


def test_the_plan_of_a_program_is_the_same_for_the_next_patient() -> None:
    """PLN-015 and PLN-018: "same plan, different names"."""
    for code, count in (("PLN-015", 6), ("PLN-018", 8)):
        built = plan(code)
        next_patient = attrs.evolve(built, in_force=DateRange(date(2026, 12, 9)))
        report = check(
            built, under=plan_quality.RULEBOOK, on=ON, others=(next_patient,)
        )
        (found,) = report["PLAN-027"]
        assert len(paths(found)) == count


def test_the_plans_of_the_corpus_share_no_text_with_one_another() -> None:
    for case in cases().values():
        others = [plan_of(each.plan) for each in cases().values() if each is not case]
        report = check(
            plan_of(case.plan), under=plan_quality.RULEBOOK, on=ON, others=others
        )
        assert report["PLAN-027"][0].verdict is Verdict.MET


def test_up_to_three_is_reached_by_doing_nothing() -> None:
    """PLN-018."""
    built = plan("PLN-018")
    capped = built.objective("O3")
    assert capped.target is not None
    assert capped.target.met_by_nothing
    (found,) = judged(built)["PLAN-019"]
    assert paths(found) == ("objectives[2]",)
    floored = attrs.evolve(capped, target=Target(at_least=3))
    steps = tuple(floored if step is capped else step for step in built.objectives)
    (found,) = judged(attrs.evolve(built, objectives=steps))["PLAN-019"]
    assert found.verdict is Verdict.MET


def test_abstinence_is_shown_by_both_kinds_of_evidence_or_not_at_all() -> None:
    """PLN-014."""
    built = plan("PLN-014")
    last = built.objective("O1").due
    assert last is not None
    told = Measurement(on=last, value=30, source="self-report")
    screened = Measurement(on=last, value=30, source="urine-screen")
    both = built.progress("O1", (told, screened), on=last)
    assert both.achievement is Achievement.ACHIEVED
    for one in (told, screened):
        found = built.progress("O1", (one,), on=last)
        assert found.achievement is not Achievement.ACHIEVED
    positive = attrs.evolve(screened, value=29)  # 29 < 30
    found = built.progress("O1", (told, positive), on=last + DAY)
    assert found.achievement is Achievement.NOT_ACHIEVED


def test_a_rate_with_a_deadline_is_measured_by_the_week_until_its_day() -> None:
    """PLN-003: three a week, within the first month."""
    step = plan("PLN-003").objective("O2")
    assert str(step.measure) == "meetings per week"
    assert str(step.target) == "at least 3"
    assert step.due == date(2027, 1, 1)


def test_the_good_objective_is_better_in_every_respect_than_the_bad_one() -> None:
    """PLN-003."""
    report = judged(plan("PLN-003"))
    for code in ("PLAN-015", "PLAN-016", "PLAN-017", "PLAN-018"):
        failed = paths(report[code][0])
        assert "objectives[2]" in failed
        assert "objectives[0]" not in failed


def test_a_day_that_somebody_types_is_enough() -> None:
    """PLN-002: the form prints blanks where no target date was typed."""
    built = plan("PLN-002")
    typed = date(2026, 12, 29)
    steps = tuple(attrs.evolve(step, due=typed) for step in built.objectives)
    report = judged(attrs.evolve(built, objectives=steps))
    assert report["PLAN-018"][0].verdict is Verdict.MET


def test_a_significant_finding_without_a_goal_is_flagged() -> None:
    """PLN-021."""
    built = plan("PLN-021")
    (goal,) = built.goals
    poor = attrs.evolve(built, goals=(attrs.evolve(goal, addresses=()),))
    assert judged(built)["PLAN-009"][0].verdict is Verdict.MET
    assert paths(judged(poor)["PLAN-009"][0]) == ("problems[0]",)


def test_a_weekly_review_is_overdue_on_the_eighth_day() -> None:
    """PLN-023: each review says the day of the next, a week later."""
    built = plan("PLN-023")
    first, second = date(2026, 12, 8), date(2026, 12, 15)
    late = judged(built, on=first + DAY)["PLAN-028"][0]
    assert paths(late) == ("review_by",)
    reviewed = attrs.evolve(built, reviews=(Review(on=first, next_by=second),))
    assert judged(reviewed, on=second)["PLAN-028"][0].verdict is Verdict.MET
    late = judged(reviewed, on=second + DAY)["PLAN-028"][0]
    assert paths(late) == ("reviews[0].next_by",)


def test_three_evenings_of_three_hours_are_nine_hours_and_24_sessions() -> None:
    """PLN-026."""
    built = plan("PLN-026")
    eight_weeks = built.in_force
    assert eight_weeks.days == 56
    ledger = built.prescribed(eight_weeks, STAY)
    assert len(ledger.recorded) == 24  # 3 * 8
    assert ledger.possible == ledger.unstated == ()
    report = check(
        built,
        under=(plan_quality.RULEBOOK, medicare.RULEBOOK),
        at=medicare_levels.IOP,
        on=ON,
    )
    (hours,) = report["US-MEDICARE-002"]
    assert hours.verdict is Verdict.MET  # 3 * 180 = 540
    # The dose is stated in full and reaches the hours; the plan asks for attendance.
    for code in ("PLAN-021", "PLAN-022", "PLAN-023", "PLAN-024"):
        assert report[code][0].verdict is Verdict.MET
    assert report["PLAN-026"][0].verdict is Verdict.UNMET


@pytest.mark.parametrize(
    ("times", "minutes", "short"),
    [
        (3, 179, "3 minutes"),  # 3 * 179 = 537 < 540
        (3, 150, "1 hour 30 minutes"),  # half an hour of breaks each evening
        (2, 180, "3 hours"),
    ],
)
def test_a_dose_that_cannot_reach_the_hours_of_the_level_is_found(
    times: int, minutes: int, short: str
) -> None:
    """PLN-026, with less."""
    built = plan("PLN-026")
    (group,) = built.interventions
    less = attrs.evolve(group, dose=Dose(times=times, minutes=minutes))
    report = check(
        attrs.evolve(built, interventions=(less,)),
        under=(plan_quality.RULEBOOK, medicare.RULEBOOK),
        at=medicare_levels.IOP,
        on=ON,
    )
    (hours,) = report["US-MEDICARE-002"]
    assert (hours.verdict, str(hours.shortfall)) == (Verdict.UNMET, short)
    assert report["PLAN-022"][0].verdict is Verdict.MET


def test_nine_hours_are_not_the_hours_of_every_program() -> None:
    """PLN-026."""
    report = check(plan("PLN-026"), under=programs.RULEBOOK, at=general.IOP, on=ON)
    (floor,) = report["PROGRAMS-001"]
    (fifteen,) = report["PROGRAMS-002"]
    assert floor.verdict is Verdict.MET
    assert (fifteen.verdict, str(fifteen.shortfall)) == (Verdict.UNMET, "6 hours")


def test_a_limit_to_be_kept_is_no_target_ahead() -> None:
    """PLN-026: at most two of 24 sessions missed holds from the first day."""
    built = plan("PLN-026")
    limit = attrs.evolve(built.objective("O3"), baseline=0)
    steps = (*built.objectives[:2], limit)
    (found,) = judged(attrs.evolve(built, objectives=steps))["PLAN-019"]
    assert paths(found) == ("objectives[2]",)
