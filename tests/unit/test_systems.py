"""Level systems against the facts they were written from, copied here by hand."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from types import ModuleType
from typing import cast

import pytest

from continuum import systems
from continuum.circumstances import Circumstances
from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.conditions import Fact, PatientFact
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels import (
    Concurrency,
    Continuum,
    Expectation,
    Guard,
    Level,
    Management,
    Outside,
    Place,
    Setting,
    Transition,
    TransitionKind,
)
from continuum.systems import (
    asam3,
    asam4,
    general,
    medicare,
    teds,
    tricare,
    us_nj,
    us_wa,
)

# The folder also holds code lists and tables of adoption, which are no continua.
MODULES: tuple[ModuleType, ...] = tuple(
    module
    for module in (
        importlib.import_module(f"continuum.systems.{info.name}")
        for info in pkgutil.iter_modules(systems.__path__)
    )
    if hasattr(module, "CARE")
)

# The moves of the third edition: from, to, kind, expectation, evidence. A star stands
# for every level; a line without a star wins over one with.
THIRD_EDITION = """
before 1 admission expected practice
before 2.1 admission expected secondary
before 2.5 admission expected practice
before 3.1 admission acceptable practice
before 3.5 admission expected practice
before 3.7 admission expected practice
before 4 admission expected practice
4 3.7 step-down expected practice
4 3.5 step-down acceptable practice
4 2.1 step-down unusual practice
3.7 3.5 step-down expected practice
3.7 3.1 step-down acceptable practice
3.7 2.5 step-down expected practice
3.7 2.1 step-down acceptable secondary
3.7 1 step-down unusual practice
3.5 3.1 step-down expected practice
3.5 2.5 step-down expected practice
3.5 2.1 step-down expected secondary
3.5 1 step-down unusual practice
3.1 2.1 step-down expected practice
3.1 1 step-down acceptable practice
2.5 2.1 step-down expected practice
2.5 1 step-down acceptable practice
2.1 1 step-down expected secondary
1 2.1 step-up expected secondary
1 2.5 step-up acceptable practice
1 3.5 step-up acceptable practice
2.1 2.5 step-up expected practice
2.1 3.1 step-up expected practice
2.1 3.5 step-up expected practice
2.1 3.7 step-up acceptable practice
2.5 3.5 step-up expected practice
3.1 3.5 step-up expected practice
3.5 3.7 step-up expected practice
3.7 4 step-up expected practice
* 4 crisis expected practice
* after discharge expected secondary
after * readmission expected secondary
before 0.5 admission expected secondary
0.5 1 step-up expected practice
before 1-WM admission expected secondary
before 2-WM admission expected secondary
before 3.2-WM admission expected secondary
before 3.7-WM admission expected practice
before 4-WM admission expected practice
before 1-OTP admission expected practice
before 3.3 admission expected practice
4-WM 3.7-WM step-down expected practice
4-WM 3.7 step-down expected practice
3.7-WM 3.7 lateral expected practice
3.7-WM 3.5 step-down expected practice
3.7-WM 2.5 step-down acceptable practice
3.7-WM 2.1 step-down acceptable secondary
3.7-WM after discharge unusual secondary
3.2-WM 3.5 step-down expected practice
3.2-WM 2.1 step-down acceptable practice
3.2-WM 3.7-WM step-up expected practice
1-WM 2-WM step-up expected practice
2-WM 3.7-WM step-up expected practice
1-WM 2.1 lateral expected primary
2-WM 2.5 lateral expected primary
3.3 3.1 step-down expected practice
3.3 2.1 step-down acceptable practice
3.3 3.5 lateral acceptable practice
"""

# The moves of the fourth edition, in the same way.
FOURTH_EDITION = """
before 1.5 admission expected practice
before 1.7 admission expected practice
before 2.1 admission expected secondary
before 2.5 admission expected practice
before 2.7 admission expected practice
before 3.1 admission acceptable practice
before 3.5 admission expected practice
before 3.7 admission expected practice
before 4 admission expected practice
4 3.7 step-down expected practice
4 3.5 step-down acceptable practice
4 2.7 step-down acceptable practice
4 2.1 step-down unusual practice
3.7 3.5 step-down expected practice
3.7 3.1 step-down acceptable practice
3.7 2.7 step-down acceptable practice
3.7 2.5 step-down expected practice
3.7 2.1 step-down acceptable secondary
3.7 1.5 step-down unusual practice
3.5 3.1 step-down expected practice
3.5 2.5 step-down expected practice
3.5 2.1 step-down expected secondary
3.5 1.5 step-down unusual practice
3.1 2.1 step-down expected practice
3.1 1.5 step-down acceptable practice
2.7 2.5 step-down expected practice
2.7 2.1 step-down expected practice
2.7 1.7 step-down acceptable practice
2.5 2.1 step-down expected practice
2.5 1.5 step-down acceptable practice
2.1 1.5 step-down expected secondary
2.1 1.7 step-down acceptable practice
1.5 1.0 step-down expected practice
1.7 1.0 step-down acceptable practice
1.0 1.5 step-up expected practice
1.0 2.1 step-up acceptable practice
1.5 2.1 step-up expected secondary
1.5 1.7 lateral acceptable practice
1.5 2.5 step-up acceptable practice
1.5 3.5 step-up acceptable practice
1.7 2.7 step-up expected practice
2.1 2.5 step-up expected practice
2.1 3.1 step-up expected practice
2.1 3.5 step-up expected practice
2.1 3.7 step-up acceptable practice
2.5 3.5 step-up expected practice
2.5 2.7 lateral acceptable practice
2.7 3.7 step-up expected practice
3.1 3.5 step-up expected practice
3.5 3.7 step-up expected practice
3.7 4 step-up expected practice
* 4 crisis expected practice
* after discharge expected secondary
after * readmission expected secondary
"""

# The levels: code, how the name is known, name.
THIRD_EDITION_LEVELS = """
0.5 secondary Early Intervention
1 primary Outpatient Services
1-OTP secondary Opioid Treatment Program (Opioid Treatment Services)
2.1 primary Intensive Outpatient Services
2.5 primary Partial Hospitalization Services
3.1 primary Clinically Managed Low-Intensity Residential Services
3.3 secondary Clinically Managed Population-Specific High-Intensity Residential Services
3.5 secondary Clinically Managed High-Intensity Residential Services
3.7 primary Medically Monitored Intensive Inpatient Services
4 primary Medically Managed Intensive Inpatient Services
1-WM secondary Ambulatory Withdrawal Management without Extended On-Site Monitoring
2-WM secondary Ambulatory Withdrawal Management with Extended On-Site Monitoring
3.2-WM secondary Clinically Managed Residential Withdrawal Management
3.7-WM secondary Medically Monitored Inpatient Withdrawal Management
4-WM practice Medically Managed Intensive Inpatient Withdrawal Management
"""
FOURTH_EDITION_LEVELS = """
RR secondary Recovery Residence
1.0 secondary Long-Term Remission Monitoring
1.5 secondary Outpatient Therapy
1.7 secondary Medically Managed Outpatient
2.1 secondary Intensive Outpatient
2.5 secondary High-Intensity Outpatient
2.7 secondary Medically Managed Intensive Outpatient
3.1 secondary Clinically Managed Low-Intensity Residential
3.5 secondary Clinically Managed High-Intensity Residential
3.7 secondary Medically Managed Residential
4 secondary Medically Managed Inpatient
"""
PLAIN_LEVELS = """
withdrawal-management primary Withdrawal management (detoxification)
inpatient primary Inpatient care
residential primary Residential care
php primary Partial hospitalization program
iop primary Intensive outpatient program
outpatient primary Outpatient care
aftercare primary Aftercare and recovery support
recovery-housing practice Recovery housing
"""

# What may run side by side: the pair, how usual, how known. A star is any other level.
THIRD_EDITION_BESIDE = """
2.1 1-WM expected primary
2.5 2-WM expected primary
3.1 2.1 expected secondary
1-OTP * expected practice
"""
FOURTH_EDITION_BESIDE = """
2.1 RR expected primary
2.5 RR expected primary
1.7 2.1 expected practice
3.1 2.1 acceptable practice
"""
PLAIN_BESIDE = """
php residential acceptable primary
outpatient aftercare expected primary
php recovery-housing expected primary
iop recovery-housing expected primary
outpatient recovery-housing expected practice
"""

# What the moves presume: from, to, and facts that must hold (+) or must not (-).
# Readmissions have a test of their own; every move that is not here presumes nothing.
THIRD_EDITION_PRESUMES = """
before 0.5 -disorder-identified
before 1-OTP +opioid-use-disorder
before 3.1 -safe-home
before 3.3 +cognitive-impairment
before 3.5 +needs-24-hour-support
before 3.7 +needs-24-hour-nursing
before 4 +unstable
before 1-WM +withdrawal-risk
before 2-WM +withdrawal-risk +safe-home
before 3.2-WM +withdrawal-risk +needs-24-hour-support
before 3.7-WM +severe-withdrawal
before 4-WM +severe-withdrawal +unstable
4 3.7 -unstable +needs-24-hour-nursing
4 3.5 -unstable +needs-24-hour-support -needs-24-hour-nursing
3.7 3.5 -needs-24-hour-nursing +needs-24-hour-support
3.5 2.5 +safe-home
0.5 1 +disorder-identified
1 2.5 +safe-home
1 3.5 +needs-24-hour-support
2.1 3.1 -safe-home
2.1 3.5 +imminent-risk
2.1 3.7 +withdrawal-risk
2.5 3.5 +needs-24-hour-support
3.5 3.7 +needs-24-hour-nursing
1-WM 2-WM +withdrawal-risk
2-WM 3.7-WM +severe-withdrawal
3.2-WM 3.7-WM +severe-withdrawal
3.7-WM 3.7 -withdrawal-risk
4-WM 3.7-WM -unstable
4-WM 3.7 -withdrawal-risk
3.7-WM 3.5 -withdrawal-risk
3.7-WM 2.5 -withdrawal-risk +safe-home
3.7-WM 2.1 -withdrawal-risk
3.2-WM 3.5 -withdrawal-risk
3.2-WM 2.1 -withdrawal-risk +safe-home
"""
FOURTH_EDITION_PRESUMES = """
before 2.7 +withdrawal-risk
before 3.1 -safe-home
before 3.5 +needs-24-hour-support
before 3.7 +needs-24-hour-nursing
before 4 +unstable
4 3.7 -unstable +needs-24-hour-nursing
4 3.5 -unstable +needs-24-hour-support -needs-24-hour-nursing
4 2.7 -unstable +safe-home
3.7 3.5 -needs-24-hour-nursing +needs-24-hour-support
3.7 2.7 +safe-home
3.7 2.1 -withdrawal-risk
3.5 2.5 +safe-home
2.7 2.5 -withdrawal-risk
2.7 2.1 -withdrawal-risk
1.5 1.0 +sustained-remission
1.5 2.5 +safe-home
1.5 3.5 +needs-24-hour-support
1.7 2.7 +withdrawal-risk
2.1 3.1 -safe-home
2.1 3.5 +imminent-risk
2.1 3.7 +withdrawal-risk
2.5 3.5 +needs-24-hour-support
2.7 3.7 +severe-withdrawal
3.5 3.7 +needs-24-hour-nursing
"""
PLAIN_PRESUMES = """
before withdrawal-management +withdrawal-risk
before inpatient +needs-24-hour-nursing
before residential +needs-24-hour-support
before iop -withdrawal-risk -needs-24-hour-support
withdrawal-management residential -withdrawal-risk
withdrawal-management php -withdrawal-risk +safe-home
withdrawal-management iop -withdrawal-risk
inpatient residential -unstable
residential iop +safe-home
residential recovery-housing -safe-home
php iop +safe-home
php residential +needs-24-hour-support
"""

EDITIONS = [(asam3, asam3.LEVEL_4), (asam4, asam4.LEVEL_4)]
WITH_HOSPITAL = [*EDITIONS, (general, general.INPATIENT)]
SPRING = date(2026, 3, 2)
TURNS_18_TODAY = date(2008, 3, 2)
TURNS_18_TOMORROW = date(2008, 3, 3)
TURNED_18_YESTERDAY = date(2008, 3, 1)

FOR_ADULTS = "for adults, taken as 18 or older: no age was read"

COUNTED = [
    (asam3, 15),
    (asam4, 11),
    (general, 8),
    (medicare, 3),
    (teds, 8),
    (tricare, 2),
    (us_nj, 9),
    (us_wa, 2),
]


def care_of(module: ModuleType) -> Continuum:
    care: object = module.CARE
    assert isinstance(care, Continuum)
    return care


def levels_of(module: ModuleType) -> dict[str, Level]:
    return {
        name: value for name, value in vars(module).items() if isinstance(value, Level)
    }


def code(place: Place) -> str:
    return place.code if isinstance(place, Level) else str(place)


def contents(care: Continuum) -> tuple[Level | Transition | Concurrency, ...]:
    return (*care.levels, *care.transitions, *care.concurrency)


def edges(care: Continuum) -> list[tuple[str, ...]]:
    return [
        (
            code(move.origin),
            code(move.target),
            move.kind,
            move.expectation,
            move.evidence,
        )
        for move in care.transitions
    ]


def rows_of(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in table.split("\n") if line]


def signed(guards: tuple[Guard, ...]) -> tuple[str, ...]:
    names: list[str] = []
    for guard in guards:
        condition = guard.condition
        name = condition.name if isinstance(condition, Fact) else str(condition)
        names.append(("+" if guard.holds else "-") + name)
    return tuple(names)


def expanded(table: str, levels: list[str]) -> Iterator[tuple[str, ...]]:
    rows = rows_of(table)
    ends = {row[:2] for row in rows}
    for origin, target, *rest in rows:
        if "*" not in {origin, target}:
            yield (origin, target, *rest)
            continue
        for level in levels:
            pair = (level, target) if origin == "*" else (origin, level)
            if pair not in ends and pair[0] != pair[1]:
                yield (*pair, *rest)


# --- every system ---------------------------------------------------------------------


@pytest.mark.parametrize(("module", "count"), COUNTED)
def test_a_system_has_the_number_of_levels_its_source_has(
    module: ModuleType, count: int
) -> None:
    assert len(care_of(module)) == count


@pytest.mark.parametrize("module", MODULES)
def test_every_level_of_a_system_is_an_exported_constant(module: ModuleType) -> None:
    constants = levels_of(module)
    assert set(constants.values()) == set(care_of(module))
    assert len(constants) == len(care_of(module))
    assert module.__all__ == sorted([*constants, "CARE"])


@pytest.mark.parametrize("module", MODULES)
def test_a_system_says_what_it_does_not_cover(module: ModuleType) -> None:
    text = " ".join((module.__doc__ or "").split())
    assert "Scope:" in text
    assert "Not covered:" in text


def test_no_two_systems_share_a_name() -> None:
    names = [care_of(module).system for module in MODULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("module", MODULES)
def test_whatever_has_no_source_is_listed_as_unconfirmed(module: ModuleType) -> None:
    care = care_of(module)
    assert care.unconfirmed == tuple(
        item for item in contents(care) if item.source is None
    )


@pytest.mark.parametrize("module", MODULES)
def test_ambulatory_care_is_never_supervised_around_the_clock(
    module: ModuleType,
) -> None:
    for level in care_of(module):
        if level.setting is Setting.AMBULATORY:
            assert level.supervised is False
        if level.setting is Setting.INPATIENT:
            assert level.supervised is not False


@pytest.mark.parametrize("module", MODULES)
def test_a_step_down_is_stepped_up_again_only_upwards(module: ModuleType) -> None:
    care = care_of(module)
    for move in care.transitions:
        if move.kind is TransitionKind.STEP_DOWN:
            assert isinstance(move.origin, Level)
            assert isinstance(move.target, Level)
            back = care.transition(move.target, move.origin)
            if move.origin.intensity == move.target.intensity:
                # 2.5 to 2.7 and back, of the fourth edition.
                assert back is None or back.kind is TransitionKind.LATERAL
            else:
                assert back is None or back.kind in {
                    TransitionKind.STEP_UP,
                    TransitionKind.CRISIS,
                }


def test_code_lists_and_adoption_are_no_continua() -> None:
    names = {module.__name__.rsplit(".", 1)[-1] for module in MODULES}
    assert {"asam3", "asam4", "general", "medicare", "teds", "tricare"} <= names
    assert not names & {"adoption", "hcpcs", "revenue"}


# --- levels, neighbors and guards, against the facts ----------------------------------


@pytest.mark.parametrize(
    ("module", "table"),
    [
        (asam3, THIRD_EDITION_LEVELS),
        (asam4, FOURTH_EDITION_LEVELS),
        (general, PLAIN_LEVELS),
    ],
)
def test_a_level_has_a_source_where_its_name_was_read_and_only_there(
    module: ModuleType, table: str
) -> None:
    expected = [tuple(line.split(" ", 2)) for line in table.split("\n") if line]
    levels = [(level.code, level.evidence, level.name) for level in care_of(module)]
    assert levels == expected


@pytest.mark.parametrize(
    ("module", "table"),
    [
        (asam3, THIRD_EDITION_BESIDE),
        (asam4, FOURTH_EDITION_BESIDE),
        (general, PLAIN_BESIDE),
    ],
)
def test_levels_run_side_by_side_as_the_facts_say(
    module: ModuleType, table: str
) -> None:
    found = [
        (one.code, "*" if other is None else other.code, both.expectation, evidence)
        for both in care_of(module).concurrency
        for one, other in [both.pair]
        for evidence in [both.evidence]
    ]
    assert found == rows_of(table)


@pytest.mark.parametrize(
    ("module", "table"),
    [
        (asam3, THIRD_EDITION_PRESUMES),
        (asam4, FOURTH_EDITION_PRESUMES),
        (general, PLAIN_PRESUMES),
    ],
)
def test_a_move_presumes_what_its_rationale_says(
    module: ModuleType, table: str
) -> None:
    expected = {row[:2]: row[2:] for row in rows_of(table)}
    found = {
        (code(move.origin), code(move.target)): signed(move.guards)
        for move in care_of(module).transitions
        if move.guards and move.kind is not TransitionKind.READMISSION
    }
    assert found == expected


@pytest.mark.parametrize("module", [asam3, asam4, general])
def test_every_readmission_presumes_a_new_assessment(module: ModuleType) -> None:
    again = [
        signed(move.guards)
        for move in care_of(module).transitions
        if move.kind is TransitionKind.READMISSION
    ]
    assert again == [("+new-assessment",)] * len(care_of(module))


@pytest.mark.parametrize(("module", "hospital"), WITH_HOSPITAL)
def test_nobody_in_care_is_kept_from_a_hospital_by_a_guard(
    module: ModuleType, hospital: Level
) -> None:
    care = care_of(module)
    for level in care:
        if level != hospital:
            move = care.transition(level, hospital)
            assert move is not None
            assert move.guards == ()
            assert move.expectation is not Expectation.UNUSUAL


@pytest.mark.parametrize("module", MODULES)
def test_a_move_presumes_only_facts_that_have_a_name(module: ModuleType) -> None:
    care = care_of(module)
    guards = [guard for level in care for guard in level.guards]
    guards += [guard for move in care.transitions for guard in move.guards]
    for guard in guards:
        if isinstance(guard.condition, Fact):
            assert guard.condition.name in set(PatientFact)


@pytest.mark.parametrize(
    ("module", "one", "other"),
    [
        (asam3, asam3.LEVEL_3_1, asam3.LEVEL_3_7),
        (asam3, asam3.LEVEL_3_5, asam3.LEVEL_3_7_WM),
        (asam4, asam4.LEVEL_3_1, asam4.LEVEL_4),
        (general, general.INPATIENT, general.RESIDENTIAL),
    ],
)
def test_two_levels_with_staff_around_the_clock_are_unusual_at_once(
    module: ModuleType, one: Level, other: Level
) -> None:
    beside = care_of(module).concurrent(one, other)
    assert beside is not None
    assert beside.expectation is Expectation.UNUSUAL


@pytest.mark.parametrize(("module", "_hospital"), EDITIONS)
def test_an_edition_disclaims_affiliation(module: ModuleType, _hospital: Level) -> None:
    text = " ".join((module.__doc__ or "").split())
    assert "belong to its owner" in text
    assert "neither affiliated with nor endorsed by" in text


# --- the third edition ----------------------------------------------------------------


def test_the_third_edition_has_every_move_of_the_facts_and_no_other() -> None:
    levels = [level.code for level in asam3.CARE]
    assert THIRD_EDITION.count("\n") - 1 == 64
    expected = list(expanded(THIRD_EDITION, levels))
    assert sorted(edges(asam3.CARE)) == sorted(expected)


def test_the_third_edition_counts_its_moves_by_kind() -> None:
    # 61 rows of their own; crisis from 13 levels, since 3.7 steps up to 4 and 4 is 4;
    # discharge from 14, since 3.7-WM has its own; readmission to 15.
    kinds = Counter(move.kind for move in asam3.CARE.transitions)
    assert kinds == {
        TransitionKind.ADMISSION: 15,
        TransitionKind.STEP_DOWN: 26,
        TransitionKind.STEP_UP: 15,
        TransitionKind.LATERAL: 4,
        TransitionKind.CRISIS: 13,
        TransitionKind.DISCHARGE: 15,
        TransitionKind.READMISSION: 15,
    }
    assert sum(kinds.values()) == 61 + 13 + 14 + 15


@pytest.mark.parametrize(
    ("level", "written"),
    [
        (asam3.LEVEL_0_5, "0.5"),
        (asam3.LEVEL_1, "1"),
        (asam3.LEVEL_OTP, "1-OTP"),
        (asam3.LEVEL_2_1, "2.1"),
        (asam3.LEVEL_2_5, "2.5"),
        (asam3.LEVEL_3_1, "3.1"),
        (asam3.LEVEL_3_3, "3.3"),
        (asam3.LEVEL_3_5, "3.5"),
        (asam3.LEVEL_3_7, "3.7"),
        (asam3.LEVEL_4, "4"),
        (asam3.LEVEL_1_WM, "1-WM"),
        (asam3.LEVEL_2_WM, "2-WM"),
        (asam3.LEVEL_3_2_WM, "3.2-WM"),
        (asam3.LEVEL_3_7_WM, "3.7-WM"),
        (asam3.LEVEL_4_WM, "4-WM"),
    ],
)
def test_the_codes_of_the_third_edition(level: Level, written: str) -> None:
    assert level.code == written
    assert asam3.CARE[written] is level


def test_the_third_edition_says_who_manages_care_where_that_is_known() -> None:
    managed = {level.code: level.management for level in asam3.CARE}
    clinically = {code for code, by in managed.items() if by is Management.CLINICAL}
    assert clinically == {"1", "2.1", "2.5", "3.1", "3.3", "3.5", "3.2-WM"}
    monitored = Management.MEDICALLY_MONITORED
    assert {code for code, by in managed.items() if by is monitored} == {
        "3.7",
        "3.7-WM",
    }
    assert managed["4"] is managed["4-WM"] is Management.MEDICALLY_MANAGED


def test_care_around_the_clock_in_the_third_edition_is_level_3_and_4() -> None:
    supervised = {level.code for level in asam3.CARE if level.supervised}
    assert supervised == {
        "3.1",
        "3.3",
        "3.5",
        "3.7",
        "4",
        "3.2-WM",
        "3.7-WM",
        "4-WM",
    }


def test_a_level_given_in_two_settings_names_neither() -> None:
    assert asam3.LEVEL_3_7.setting is None
    assert asam3.LEVEL_3_7_WM.setting is None
    assert asam3.LEVEL_0_5.setting is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (asam3.LEVEL_3_3, asam3.LEVEL_3_5),
        (asam3.LEVEL_2_5, asam3.LEVEL_3_1),
        (asam3.LEVEL_1_WM, asam3.LEVEL_2_1),
        (asam3.LEVEL_2_WM, asam3.LEVEL_2_5),
        (asam3.LEVEL_3_7_WM, asam3.LEVEL_3_7),
    ],
)
def test_levels_that_are_not_ordered_share_a_rank(first: Level, second: Level) -> None:
    assert first.intensity == second.intensity


def test_leaving_care_after_withdrawal_management_alone_is_unusual() -> None:
    leaving = asam3.CARE.transition(asam3.LEVEL_3_7_WM, Outside.AFTER)
    assert leaving is not None
    assert leaving.expectation is Expectation.UNUSUAL
    assert leaving.source is not None
    assert leaving.source.note is not None


def test_only_moves_read_in_the_code_itself_are_primary() -> None:
    primary = {
        (code(move.origin), code(move.target)): move.source.provision
        for move in asam3.CARE.transitions
        if move.evidence is Evidence.PRIMARY and move.source is not None
    }
    assert primary == {
        ("1-WM", "2.1"): "12VAC30-130-5090",
        ("2-WM", "2.5"): "12VAC30-130-5100",
    }


def test_a_source_without_a_web_address_has_none() -> None:
    discharge = asam3.CARE.transition(asam3.LEVEL_2_1, Outside.AFTER)
    assert discharge is not None
    assert discharge.source is not None
    assert discharge.source.url is None
    assert discharge.source.read_in is not None


def test_opioid_treatment_runs_beside_every_level_of_the_third_edition() -> None:
    for level in asam3.CARE:
        if level != asam3.LEVEL_OTP:
            beside = asam3.CARE.concurrent(level, asam3.LEVEL_OTP)
            assert beside is not None
            assert beside.expectation is Expectation.EXPECTED


def test_five_levels_of_the_third_edition_manage_withdrawal() -> None:
    managing = {level.code for level in asam3.CARE if level.withdrawal_management}
    assert managing == {"1-WM", "2-WM", "3.2-WM", "3.7-WM", "4-WM"}


def test_two_levels_of_the_third_edition_have_another_name_for_adolescents() -> None:
    others = {level.code: level.other_names for level in asam3.CARE}
    assert {code: names for code, names in others.items() if names} == {
        "3.5": ("Clinically Managed Medium-Intensity Residential Services",),
        "3.7": ("Medically Monitored High-Intensity Inpatient Services",),
    }


def test_level_3_3_alone_is_for_adults_in_the_third_edition() -> None:
    guarded = {level.code: signed(level.guards) for level in asam3.CARE if level.guards}
    assert guarded == {"3.3": ("+18 or older",)}
    source = asam3.LEVEL_3_3.source
    assert source is not None
    assert source.read_in is not None
    assert "garbled" in source.read_in


def test_an_adolescent_at_level_3_3_asks_for_a_documented_reason() -> None:
    move = asam3.CARE.explain_move(
        Outside.BEFORE,
        asam3.LEVEL_3_3,
        on=SPRING,
        given=Circumstances(
            born=TURNS_18_TOMORROW,
            facts=frozenset({PatientFact.COGNITIVE_IMPAIRMENT}),
        ),
    )
    assert move.expectation is Expectation.UNUSUAL
    assert [str(ask) for ask in move.asks] == [FOR_ADULTS]


def test_level_3_3_asks_nothing_more_from_the_18th_birthday_on() -> None:
    move = asam3.CARE.explain_move(
        Outside.BEFORE,
        asam3.LEVEL_3_3,
        on=SPRING,
        given=Circumstances(
            born=TURNS_18_TODAY,
            facts=frozenset({PatientFact.COGNITIVE_IMPAIRMENT}),
        ),
    )
    assert move.expectation is Expectation.EXPECTED
    assert move.asks == ()


def test_leaving_withdrawal_management_for_days_asks_whether_home_is_safe() -> None:
    over = frozenset({PatientFact.WITHDRAWAL_RISK})
    home = frozenset({PatientFact.SAFE_HOME})
    ends = (asam3.LEVEL_3_7_WM, asam3.LEVEL_2_5)
    explain = asam3.CARE.explain_move
    unknown = explain(*ends, on=SPRING, given=Circumstances(denied=over))
    assert unknown.expectation is None
    assert unknown.missing == (PatientFact.SAFE_HOME,)
    safe = explain(*ends, on=SPRING, given=Circumstances(facts=home, denied=over))
    assert safe.expectation is Expectation.ACCEPTABLE
    unsafe = explain(*ends, on=SPRING, given=Circumstances(denied=over | home))
    assert unsafe.expectation is Expectation.UNUSUAL


# --- the fourth edition ---------------------------------------------------------------


def test_the_fourth_edition_has_every_move_of_the_facts_and_no_other() -> None:
    levels = [level.code for level in asam4.CARE]
    assert FOURTH_EDITION.count("\n") - 1 == 54
    expected = list(expanded(FOURTH_EDITION, levels))
    assert sorted(edges(asam4.CARE)) == sorted(expected)


def test_the_fourth_edition_counts_its_moves_by_kind() -> None:
    # 51 rows of their own; crisis from 9 levels, since 3.7 steps up to 4 and 4 is 4;
    # discharge from 11 and readmission to 11.
    kinds = Counter(move.kind for move in asam4.CARE.transitions)
    assert kinds == {
        TransitionKind.ADMISSION: 9,
        TransitionKind.STEP_DOWN: 25,
        TransitionKind.STEP_UP: 15,
        TransitionKind.LATERAL: 2,
        TransitionKind.CRISIS: 9,
        TransitionKind.DISCHARGE: 11,
        TransitionKind.READMISSION: 11,
    }
    assert sum(kinds.values()) == 51 + 9 + 11 + 11


@pytest.mark.parametrize(
    ("level", "written"),
    [
        (asam4.LEVEL_RR, "RR"),
        (asam4.LEVEL_1_0, "1.0"),
        (asam4.LEVEL_1_5, "1.5"),
        (asam4.LEVEL_1_7, "1.7"),
        (asam4.LEVEL_2_1, "2.1"),
        (asam4.LEVEL_2_5, "2.5"),
        (asam4.LEVEL_2_7, "2.7"),
        (asam4.LEVEL_3_1, "3.1"),
        (asam4.LEVEL_3_5, "3.5"),
        (asam4.LEVEL_3_7, "3.7"),
        (asam4.LEVEL_4, "4"),
    ],
)
def test_the_codes_of_the_fourth_edition(level: Level, written: str) -> None:
    assert level.code == written
    assert asam4.CARE[written] is level


def test_the_decimal_of_the_fourth_edition_says_who_manages_care() -> None:
    managed = {level.code: level.management for level in asam4.CARE}
    medically = {
        code for code, by in managed.items() if by is Management.MEDICALLY_MANAGED
    }
    assert medically == {"1.7", "2.7", "3.7", "4"}
    clinically = {code for code, by in managed.items() if by is Management.CLINICAL}
    assert clinically == {"1.0", "1.5", "2.1", "2.5", "3.1", "3.5"}
    assert managed["RR"] is None


def test_care_around_the_clock_in_the_fourth_edition_is_level_3_and_4() -> None:
    supervised = {level.code for level in asam4.CARE if level.supervised}
    assert supervised == {"3.1", "3.5", "3.7", "4"}
    assert asam4.LEVEL_RR.supervised is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (asam4.LEVEL_1_5, asam4.LEVEL_1_7),
        (asam4.LEVEL_2_5, asam4.LEVEL_2_7),
        (asam4.LEVEL_2_5, asam4.LEVEL_3_1),
        (asam4.LEVEL_RR, asam4.LEVEL_1_0),
    ],
)
def test_medicine_or_a_roof_is_no_rank_in_the_fourth_edition(
    first: Level, second: Level
) -> None:
    assert first.intensity == second.intensity


def test_a_recovery_residence_alone_is_no_treatment() -> None:
    beside = [level.code for level in asam4.CARE if not level.treatment]
    assert beside == ["RR"]
    assert asam4.LEVEL_RR.setting is Setting.COMMUNITY


def test_withdrawal_management_has_no_levels_in_the_fourth_edition() -> None:
    assert not any(level.withdrawal_management for level in asam4.CARE)


def test_variants_are_codes_of_their_level_and_no_levels() -> None:
    variants = {level.code: level.variants for level in asam4.CARE if level.variants}
    assert variants == {
        "1.5": ("1.5 COE",),
        "1.7": ("1.7 COE",),
        "2.5": ("2.5 COE",),
        "2.7": ("2.7 COE",),
        "3.5": ("3.5 COE",),
        "3.7": ("3.7 BIO", "3.7 COE"),
        "4": ("4 Psychiatric",),
    }
    for codes in variants.values():
        assert not any(variant in asam4.CARE for variant in codes)


def test_every_level_of_the_fourth_edition_is_for_those_18_or_older() -> None:
    for level in asam4.CARE:
        assert signed(level.guards) == ("+18 or older",)


@pytest.mark.parametrize(
    ("given", "expected", "asks"),
    [
        (Circumstances(born=TURNED_18_YESTERDAY), Expectation.EXPECTED, []),
        (Circumstances(born=TURNS_18_TODAY), Expectation.EXPECTED, []),
        (Circumstances(born=TURNS_18_TOMORROW), Expectation.UNUSUAL, [FOR_ADULTS]),
        (Circumstances.aged(18), Expectation.EXPECTED, []),
        (Circumstances.aged(17), Expectation.UNUSUAL, [FOR_ADULTS]),
    ],
)
def test_the_fourth_edition_asks_nothing_more_from_the_18th_birthday_on(
    given: Circumstances, expected: Expectation, asks: list[str]
) -> None:
    move = asam4.CARE.explain_move(
        asam4.LEVEL_2_5, asam4.LEVEL_2_1, on=SPRING, given=given
    )
    assert move.expectation is expected
    assert [str(ask) for ask in move.asks] == asks


def test_the_fourth_edition_asks_for_an_age_that_is_not_known() -> None:
    move = asam4.CARE.explain_move(asam4.LEVEL_2_5, asam4.LEVEL_2_1, on=SPRING)
    assert move.expectation is None
    assert move.missing == ("age",)


def test_the_fourth_edition_states_no_hours() -> None:
    """Not one figure of it could be confirmed."""
    stated = [
        item.name if isinstance(item, Level) else item.rationale
        for item in contents(asam4.CARE)
    ]
    assert not [text for text in stated if re.search(r"\d+ ?(h\b|hours?)", text)]


def test_texts_that_are_older_than_the_fourth_edition_say_so() -> None:
    notes = {
        move.source.instrument: move.source.note
        for move in asam4.CARE.transitions
        if move.source is not None
        and move.kind not in {TransitionKind.DISCHARGE, TransitionKind.READMISSION}
    }
    assert len(notes) == 2
    assert all(note is not None and "edition" in note for note in notes.values())


def test_a_code_of_both_editions_is_two_levels() -> None:
    shared = {level.code for level in asam3.CARE} & {level.code for level in asam4.CARE}
    assert shared == {"2.1", "2.5", "3.1", "3.5", "3.7", "4"}
    for written in shared:
        assert asam3.CARE[written] != asam4.CARE[written]
        assert asam3.CARE[written] not in asam4.CARE


# --- the plain-language continuum -----------------------------------------------------


def test_the_general_continuum_steps_down_in_the_published_order() -> None:
    order = (
        general.INPATIENT,
        general.PHP,
        general.IOP,
        general.OUTPATIENT,
    )
    for upper, lower in pairwise(order):
        step = general.CARE.transition(upper, lower)
        assert step is not None
        assert step.kind is TransitionKind.STEP_DOWN
        assert step.expectation is Expectation.EXPECTED
        assert step.evidence is Evidence.PRIMARY


def test_published_descriptions_are_cited_and_bind_nobody() -> None:
    sources = {item.source for item in contents(general.CARE) if item.source}
    titles = sorted(source.instrument for source in sources)
    assert titles == [
        '"Understanding Outpatient (IOP) Addiction Treatment", a provider not named',
        'AspenRidge, "What is IOP and is it Effective Addiction Treatment?"',
        'Daylight Recovery Services, "Intensive Outpatient Program"',
        'Magnified Health Systems, "6 Benefits Of Intensive Outpatient Treatment"',
        "Rehabs.com, page on partial hospitalization programs",
        "The Edge Treatment Center, page on how to choose a level",
    ]
    assert [source.url is None for source in sorted(sources, key=str)].count(False) == 2
    for source in sources:
        assert source.kind is AuthorityKind.PROGRAM_CLAIM
        assert source.evidence is Evidence.PRIMARY


def test_iop_is_entered_from_above_from_below_and_from_outside() -> None:
    into = {
        code(move.origin): move.kind
        for move in general.CARE.transitions
        if move.target == general.IOP
    }
    assert into == {
        "before": TransitionKind.ADMISSION,
        "withdrawal-management": TransitionKind.STEP_DOWN,
        "inpatient": TransitionKind.STEP_DOWN,
        "residential": TransitionKind.STEP_DOWN,
        "php": TransitionKind.STEP_DOWN,
        "outpatient": TransitionKind.STEP_UP,
        "aftercare": TransitionKind.STEP_UP,
        "recovery-housing": TransitionKind.STEP_UP,
        "after": TransitionKind.READMISSION,
    }


def test_the_general_continuum_lets_everyone_leave_and_come_back() -> None:
    for level in general.CARE:
        assert general.CARE.transition(level, Outside.AFTER) is not None
        assert general.CARE.transition(Outside.AFTER, level) is not None


def test_inpatient_care_is_open_from_every_general_level() -> None:
    into = {
        code(move.origin): move.kind
        for move in general.CARE.transitions
        if move.target == general.INPATIENT and isinstance(move.origin, Level)
    }
    assert into == {
        "withdrawal-management": TransitionKind.LATERAL,
        "residential": TransitionKind.STEP_UP,
        "php": TransitionKind.CRISIS,
        "iop": TransitionKind.CRISIS,
        "outpatient": TransitionKind.STEP_UP,
        "aftercare": TransitionKind.CRISIS,
        "recovery-housing": TransitionKind.CRISIS,
    }


def test_one_plain_level_manages_withdrawal_and_one_does_not_treat() -> None:
    managing = [level for level in general.CARE if level.withdrawal_management]
    assert managing == [general.WITHDRAWAL_MANAGEMENT]
    beside = [level for level in general.CARE if not level.treatment]
    assert beside == [general.RECOVERY_HOUSING]


def test_day_treatment_may_be_had_while_living_at_the_center() -> None:
    beside = general.CARE.concurrent(general.RESIDENTIAL, general.PHP)
    assert beside is not None
    assert beside.expectation is Expectation.ACCEPTABLE
    assert beside.source is not None
    assert beside.source.kind is AuthorityKind.PROGRAM_CLAIM


# --- payers, data sets, states --------------------------------------------------------


def test_teds_codes_are_the_numbers_of_the_public_files() -> None:
    assert {level.code: level.name for level in teds.CARE} == {
        "1": "Detox, 24-hour, hospital inpatient",
        "2": "Detox, 24-hour, free-standing residential",
        "3": "Rehab/residential, hospital (non-detox)",
        "4": "Rehab/residential, short term (30 days or fewer)",
        "5": "Rehab/residential, long term (more than 30 days)",
        "6": "Ambulatory, intensive outpatient",
        "7": "Ambulatory, non-intensive outpatient",
        "8": "Ambulatory, detoxification",
    }
    assert teds.INTENSIVE_OUTPATIENT.code == "6"
    assert teds.OUTPATIENT.code == "7"


def test_payers_name_partial_hospitalization_above_intensive_outpatient() -> None:
    assert [level.code for level in medicare.CARE] == ["PHP", "IOP", "OTP-IOP"]
    assert [level.code for level in tricare.CARE] == ["PHP", "IOP"]
    assert medicare.PHP.intensity > medicare.IOP.intensity
    assert medicare.OTP_IOP.intensity == medicare.IOP.intensity
    assert tricare.PHP.intensity > tricare.IOP.intensity
    assert tricare.PHP.management is Management.MEDICALLY_MONITORED


def test_new_jersey_residential_levels_rank_as_their_counseling_hours() -> None:
    # Weekly hours in the rule: 12, 8, 6, 3.
    ranks = [
        us_nj.SHORT_TERM_RESIDENTIAL.intensity,
        us_nj.LONG_TERM_RESIDENTIAL.intensity,
        us_nj.EXTENDED_CARE.intensity,
        us_nj.HALFWAY_HOUSE.intensity,
    ]
    assert ranks == sorted(set(ranks), reverse=True)


def test_phases_and_populations_are_no_levels() -> None:
    codes = {level.code for module in (us_nj, us_wa) for level in care_of(module)}
    assert not any(re.search("phase|deferred|medicaid", code) for code in codes)
    assert us_nj.OPIOID_TREATMENT.code == "opioid-treatment"


def test_a_system_without_moves_that_were_read_has_none() -> None:
    for module in (medicare, tricare, teds, us_nj, us_wa):
        assert care_of(module).transitions == ()


# --- citing a document by its title ---------------------------------------------------


def citation(url: str | None) -> Citation:
    return Citation(
        instrument="A leaflet",
        provision="page 1",
        url=url,
        retrieved=date(2026, 11, 21),
        evidence=Evidence.PRIMARY,
    )


def test_a_document_without_an_address_is_citable_by_its_title() -> None:
    assert str(citation(None)) == "A leaflet, page 1"


@pytest.mark.parametrize("url", ["", "www.example.org", "https://example.org/a b"])
def test_an_address_that_is_given_must_be_one(url: str) -> None:
    with pytest.raises(FieldValueError, match="a web address without spaces"):
        citation(url)


def test_an_address_that_is_no_text_is_refused() -> None:
    number = cast(str, 7)
    with pytest.raises(FieldTypeError, match=r"Citation\.url must be a str or None"):
        citation(number)
