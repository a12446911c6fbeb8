"""The rulebook of plan quality: what it asks, on whose word, and of which plans."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import attrs
import pytest

from continuum.checks import check
from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.errors import MissingArgumentError
from continuum.findings import NotApplicableReason, Notice, Severity, describe
from continuum.measuring import Metric, Target
from continuum.periods import DateRange
from continuum.plan import (
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.requirements import PlanHas, PlanTrait
from continuum.rulebooks import plan_quality
from continuum.rulebooks.us import medicare
from continuum.rules import Basis, Rule
from continuum.services import Format, ServiceKind, StaffRole
from continuum.sessions import Attendance, Schedule, Session
from continuum.stay import Stay
from continuum.systems import general
from continuum.systems import medicare as medicare_levels
from continuum.verdicts import Verdict

DAY = timedelta(days=1)
BEGINS = date(2026, 11, 30)
ON = date(2026, 12, 14)

BOOK = plan_quality.RULEBOOK
RULES = BOOK.rules
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

GOOD = TreatmentPlan(
    in_force=DateRange(BEGINS, date(2027, 2, 22)),
    problems=(Problem(code="P1", statement="...", found_in="assessment"),),
    goals=(Goal(code="G1", statement="a goal of my own", addresses=("P1",)),),
    objectives=(
        Objective(
            code="O1",
            statement="a step of my own",
            goal="G1",
            measure=Metric(name="craving", unit="points of ten"),
            baseline=8,
            target=Target(at_most=5),
            due=date(2026, 12, 28),
        ),
    ),
    interventions=(
        Intervention(
            code="I1",
            kind=ServiceKind.COUNSELING,
            serves=("O1",),
            dose=Dose(times=3, minutes=180),
            format=Format.GROUP,
            staff=StaffRole.COUNSELOR,
        ),
    ),
    strengths=("...",),
    needs=("...",),
    preferences=("...",),
    criteria=(Criterion(code="C1", kind=CriterionKind.DISCHARGE, statement="..."),),
    participants=(Participant(role=StaffRole.COUNSELOR, primary=True),),
    review_by=date(2026, 12, 11),
    reviews=(Review(on=date(2026, 12, 11), next_by=date(2027, 1, 8)),),
)
EMPTY = TreatmentPlan(in_force=DateRange(BEGINS))


def session(day: date, kind: ServiceKind = ServiceKind.COUNSELING) -> Session:
    return Session(day=day, minutes=180, kind=kind, format=Format.GROUP)


def stay(*sessions: Session, plan: TreatmentPlan = GOOD) -> Stay:
    return Stay(
        level=general.IOP,
        period=DateRange(BEGINS),
        plan=plan,
        attendance=Attendance.attended(sessions),
    )


# --- what the rulebook is -------------------------------------------------------------


NO_MARK = {PlanTrait.DIAGNOSIS, PlanTrait.INTERVENTIONS_GIVEN}
"""A payer's duty, and what no text that was found asks for."""


def test_each_mark_of_a_good_plan_is_asked_for_once() -> None:
    asked = [
        version.requirement.trait
        for rule in RULES
        for version in rule.versions
        if isinstance(version.requirement, PlanHas)
    ]
    assert Counter(asked) == Counter(set(PlanTrait) - NO_MARK)


@every_rule
def test_every_rule_is_about_the_record_at_every_level(rule: Rule) -> None:
    assert rule.level is None
    assert rule.judges is Basis.DOCUMENTED
    assert rule.population == ()


def test_the_constant_of_a_rule_is_its_name() -> None:
    for rule in RULES:
        assert getattr(plan_quality, rule.name.upper().replace("-", "_")) is rule


# code, provision, first day, whether the publisher's own page was read
SOURCES = """
PLAN-001 | CTS.03.01.03 | 2022-04-06 | no
PLAN-002 | 3.MEP.20, item 4 | 2008-10-01 | no
PLAN-003 | CTS.03.01.03 | 2022-04-06 | no
PLAN-004 | CTS.03.01.03 | 2022-04-06 | no
PLAN-005 | CTS.03.01.03 | 2022-04-06 | no
PLAN-006 | CTS.03.01.03 EP 2 | 2017-07-01 | no
PLAN-007 | R03-606 B.9 | 2026-11-21 | no
PLAN-008 | R03-606 B.11 | 2026-11-21 | no
PLAN-009 | treatment planning process | 2015-05-04 | no
PLAN-010 | goals based on problem statements | 2015-05-04 | no
PLAN-011 | 77 Ill. Adm. Code 2060.440(e) | 2026-11-21 | yes
PLAN-012 | 77 Ill. Adm. Code 2060.440(e) | 2026-11-21 | yes
PLAN-013 | objectives based on goals | 2015-05-04 | no
PLAN-014 | interventions based on objectives | 2015-05-04 | no
PLAN-015 | measurable | 2015-05-04 | no
PLAN-016 | section 1, well-written goals | 2026-11-21 | no
PLAN-017 | section 1, well-written goals | 2026-11-21 | no
PLAN-018 | time-limited | 2015-05-04 | no
PLAN-019 | CTS.03.01.03, progress towards goals | 2022-04-06 | no
PLAN-020 | attainable and time-limited | 2015-05-04 | no
PLAN-021 | 3.MEP.20, item 5 | 2008-10-01 | no
PLAN-022 | section 1861(ff)(1) | 2023-04-30 | no
PLAN-023 | section 1861(ff)(1) | 2023-04-30 | no
PLAN-024 | section 1861(ff)(1) | 2023-04-30 | no
PLAN-025 | treatment planning process | 2015-05-04 | no
PLAN-026 | program-driven plans | 2026-11-21 | no
PLAN-027 | CTS.03.01.03, plans of several patients | 2022-04-06 | no
PLAN-028 | CTS.03.01.03, reviews of goals | 2022-04-06 | no
PLAN-029 | 12VAC30-60-181(E) | 2026-11-21 | yes
PLAN-030 | 12VAC30-60-185(A) | 2026-11-21 | yes
"""
ROWS = [tuple(map(str.strip, row.split("|"))) for row in SOURCES.strip().splitlines()]


def source(rule: Rule) -> Citation:
    (version,) = rule.versions
    return version.citation


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_rule_stands_where_its_source_says(row: tuple[str, ...]) -> None:
    code, provision, first, own_page = row
    rule = BOOK[code]
    (version,) = rule.versions
    assert source(rule).provision == provision
    assert version.in_force == DateRange(date.fromisoformat(first))
    assert str(version.verified_through) == first
    primary = source(rule).evidence is Evidence.PRIMARY
    assert primary is (own_page == "yes")


def test_no_rule_is_without_a_second_reading() -> None:
    assert [row[0] for row in ROWS] == [rule.code for rule in RULES]


@every_rule
def test_every_rule_says_where_to_look_it_up(rule: Rule) -> None:
    assert source(rule).url is not None


def test_a_licensed_standard_is_known_by_what_others_published_of_it() -> None:
    licensed = [rule for rule in RULES if "Joint" in source(rule).instrument]
    assert len(licensed) == 8
    for rule in licensed:
        assert source(rule).evidence is Evidence.SECONDARY


@every_rule
def test_a_poor_plan_breaks_no_law_by_this_rulebook(rule: Rule) -> None:
    (version,) = rule.versions
    assert BOOK.kind_of(version) is AuthorityKind.GUIDANCE


# --- what it says of a plan -----------------------------------------------------------


def test_a_plan_with_every_mark_meets_every_rule() -> None:
    patient = stay(session(date(2026, 12, 1)), session(date(2026, 12, 14)))
    report = check(patient, under=BOOK, on=ON, others=(EMPTY,))
    assert [found.verdict for found in report] == [Verdict.MET] * len(RULES)
    assert report.not_applicable == ()


def test_a_plan_needs_no_level_and_no_stay() -> None:
    report = check(GOOD, under=BOOK, on=ON, others=())
    assert report.levels == ()
    assert report.unmet == ()
    assert {found.code: found.missing for found in report.unknown} == {
        "PLAN-029": ("attendance",),
        "PLAN-030": ("attendance",),
    }


def test_an_empty_plan_is_told_what_it_lacks_and_nothing_of_what_is_not_there() -> None:
    report = check(stay(plan=EMPTY), under=BOOK, on=ON, others=())
    assert [found.code for found in report.unmet] == [
        f"PLAN-{number:03}" for number in range(1, 9)
    ]
    assert report.met == report.unknown == ()
    reasons = {item.reason for item in report.not_applicable}
    assert reasons == {NotApplicableReason.NO_PART}
    assert len(report.not_applicable) == len(RULES) - 8


def test_a_schedule_has_no_such_marks() -> None:
    schedule = Schedule.weekly("Mon 18:00-21:00", kind=ServiceKind.COUNSELING)
    report = check(schedule, under=BOOK, on=ON)
    assert report.findings == ()
    assert {item.reason for item in report.not_applicable} == {
        NotApplicableReason.OTHER_SUBJECT
    }


def test_a_finding_is_information_and_tells_the_parts() -> None:
    loose = attrs.evolve(GOOD.objectives[0], code="O2", goal=None, due=BEGINS - DAY)
    plan = attrs.evolve(GOOD, objectives=(*GOOD.objectives, loose))
    report = check(plan, under=BOOK, on=ON, others=())
    assert [found.code for found in report.unmet] == ["PLAN-013", "PLAN-020"]
    (found,) = report["PLAN-013"]
    assert found.severity is Severity.INFORMATION
    assert "1 of 2; not objectives[1]" in describe(found)
    (late,) = report["PLAN-020"]
    assert str(late.observed) == "1 of 2; not objectives[1]"


def test_the_report_prints_each_rule_and_its_source() -> None:
    text = str(check(EMPTY, under=BOOK, on=ON))
    assert text.startswith("TreatmentPlan on 2026-12-14\nunder PLAN of 2026-11-21; ")
    assert "PLAN-006" in text
    assert "not applicable, the plan has no such part: PLAN-009, PLAN-010" in text


def test_a_text_that_bears_a_day_is_not_known_to_stand_after_it() -> None:
    report = check(GOOD, under=BOOK, on=ON, others=())
    stale = {found.code for found in report if Notice.STALE in found.notices}
    assert {"PLAN-001", "PLAN-007"} <= stale
    early = check(GOOD, under=BOOK, on=date(2026, 11, 21), others=())
    assert Notice.STALE not in early["PLAN-007"][0].notices


@every_rule
def test_a_rule_counts_from_the_first_day_of_its_text(rule: Rule) -> None:
    (version,) = rule.versions
    first = version.in_force.start
    plan = attrs.evolve(EMPTY, in_force=DateRange(date(2008, 1, 1)))
    on_it = check(plan, under=BOOK, on=first)
    told = {item.rule.code: item.reason for item in on_it.not_applicable}
    assert told.get(rule.code) is not NotApplicableReason.NO_TEXT
    before = check(plan, under=BOOK, on=first - DAY)
    told = {item.rule.code: item.reason for item in before.not_applicable}
    assert told[rule.code] is NotApplicableReason.NO_TEXT


# --- beside rules about hours ---------------------------------------------------------


def test_beside_a_rulebook_about_levels_the_level_is_named() -> None:
    books = (BOOK, medicare.RULEBOOK)
    with pytest.raises(MissingArgumentError):
        check(GOOD, under=books, on=ON)


@pytest.mark.parametrize(("times", "verdict"), [(3, Verdict.MET), (2, Verdict.UNMET)])
def test_a_dose_that_is_stated_well_may_still_not_reach_the_hours_of_the_level(
    times: int, verdict: Verdict
) -> None:
    dose = Dose(times=times, minutes=180)  # 3 * 180 = 540, and 2 * 180 = 360 < 540
    plan = attrs.evolve(
        GOOD, interventions=(attrs.evolve(GOOD.interventions[0], dose=dose),)
    )
    report = check(
        plan,
        under=(BOOK, medicare.RULEBOOK),
        at=medicare_levels.IOP,
        on=ON,
        others=(),
    )
    (hours,) = report["US-MEDICARE-002"]
    assert hours.verdict is verdict
    assert str(hours.shortfall) == ("None" if times == 3 else "3 hours")
    for code in ("PLAN-022", "PLAN-023", "PLAN-024"):
        assert report[code][0].verdict is Verdict.MET


def test_a_dose_without_a_length_leaves_the_hours_unknown() -> None:
    dose = Dose(times=3, minutes=None)
    plan = attrs.evolve(
        GOOD, interventions=(attrs.evolve(GOOD.interventions[0], dose=dose),)
    )
    report = check(
        plan,
        under=(BOOK, medicare.RULEBOOK),
        at=medicare_levels.IOP,
        on=ON,
        others=(),
    )
    assert report["PLAN-022"][0].verdict is Verdict.UNMET
    assert report["PLAN-023"][0].verdict is Verdict.MET
    assert report["US-MEDICARE-002"][0].verdict is Verdict.UNKNOWN
