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
from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels import (
    Continuum,
    Expectation,
    Level,
    Management,
    Outside,
    Place,
    Setting,
    TransitionKind,
)
from continuum.systems import asam3, general, medicare, teds, tricare, us_nj, us_wa

MODULES: tuple[ModuleType, ...] = tuple(
    importlib.import_module(f"continuum.systems.{info.name}")
    for info in pkgutil.iter_modules(systems.__path__)
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

COUNTED = [
    (asam3, 15),
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


def expanded(table: str, levels: list[str]) -> Iterator[tuple[str, ...]]:
    rows = [tuple(line.split()) for line in table.split("\n") if line]
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
    assert module.__doc__ is not None
    assert "Scope:" in module.__doc__
    assert "Not covered:" in module.__doc__


def test_no_two_systems_share_a_name() -> None:
    names = [care_of(module).system for module in MODULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("module", MODULES)
def test_every_move_is_as_well_known_as_its_source(module: ModuleType) -> None:
    for move in care_of(module).transitions:
        if move.source is not None:
            assert move.source.evidence is move.evidence


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
            back = care.transition(move.target, move.origin)
            assert back is None or back.kind in {
                TransitionKind.STEP_UP,
                TransitionKind.CRISIS,
            }


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


def test_the_third_edition_disclaims_affiliation() -> None:
    text = " ".join((asam3.__doc__ or "").split())
    assert "belong to its owner" in text
    assert "neither affiliated with nor endorsed by" in text


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


def test_published_descriptions_are_cited_by_title_and_bind_nobody() -> None:
    sources = {move.source for move in general.CARE.transitions if move.source}
    titles = sorted(source.instrument for source in sources)
    assert titles == [
        '"Understanding Outpatient (IOP) Addiction Treatment", a provider not named',
        'AspenRidge, "What is IOP and is it Effective Addiction Treatment?"',
        'Daylight Recovery Services, "Intensive Outpatient Program"',
        'Magnified Health Systems, "6 Benefits Of Intensive Outpatient Treatment"',
    ]
    for source in sources:
        assert source.url is None
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
