"""Level vocabularies of states against the rows they were written from, by hand."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest

from continuum.citations import AuthorityKind, Evidence
from continuum.levels import Continuum, Level, Setting
from continuum.systems import (
    us_az,
    us_ct,
    us_dc,
    us_de,
    us_ga,
    us_in,
    us_ks,
    us_la,
    us_mi,
    us_ms,
    us_nc,
    us_nh,
    us_ok,
    us_tn,
    us_ut,
    us_va,
    us_wi,
    us_wv,
    us_wy,
)

# System, code and the provision that the row cites.
CITED = [
    (us_az, "behavioral-health-residential", "R9-10-708(A)"),
    (us_az, "outpatient-treatment", "R9-10-1011(B)"),
    (us_ct, "residential-medical-detoxification", "17-226d-7(a)"),
    (us_dc, "intensive-day-treatment", "29 DCMR 5208"),
    (us_de, "residential", "16 Del. Admin. Code 6001-III-12.0"),
    (us_ga, "residential-intensive", "111-8-19-.20"),
    (
        us_ga,
        "intensive-outpatient",
        "intensive outpatient package for children and adolescents",
    ),
    (us_in, "intensive-outpatient", "405 IAC 5-21.5-11"),
    (us_in, "outpatient", "440 IAC 4.4-2-4.5"),
    (us_in, "opioid-treatment", "12-23-18-2.5"),
    (us_ks, "residential", "R03-606"),
    (us_ks, "intensive-outpatient", "R03-704"),
    (us_ks, "outpatient", "R03-606"),
    (us_ks, "opioid-treatment", "R03-606"),
    (us_la, "intensive-outpatient", "LAC 50:XV.9303(C)"),
    (us_la, "outpatient", "LAC 50:XV.9303(B)"),
    (us_la, "opioid-treatment", "LAC 48:I.5725"),
    (us_mi, "residential-withdrawal-management", "R 325.1363(1)(b)"),
    (us_mi, "residential", "R 325.1363(1)(b)"),
    (us_mi, "methadone", "R 325.1363(1)(b)"),
    (us_mi, "outpatient-counseling", "R 325.1363(1)(a)"),
    (us_ms, "outpatient-therapy", "24 Miss. Code R. 2-22.1"),
    (us_nc, "dwi-short-term-outpatient", "10A NCAC 27G .3813(c)(2)"),
    (us_nc, "dwi-longer-term-outpatient", "10A NCAC 27G .3813(c)(3)"),
    (us_nh, "intensive-outpatient", "intensive outpatient"),
    (us_nh, "opioid-treatment", "He-A 304.23"),
    (us_ok, "intensive-residential", "OAC 450:18-13-101.1"),
    (us_tn, "opioid-treatment", "0940-05-42-.14(3)"),
    (us_ut, "day-treatment", "R501-21-4(3)"),
    (us_ut, "outpatient-treatment", "R501-21-4(3)"),
    (us_ut, "medication-for-opioid-use-disorder", "R501-21-5(2)"),
    (us_va, "opioid-treatment", "12VAC35-105-980"),
    (us_wi, "day-treatment", "DHS 75.48(1)"),
    (us_wi, "intensive-outpatient", "DHS 75.48(1)"),
    (us_wi, "outpatient", "DHS 75.48(1)"),
    (us_wi, "outpatient-until-2022", "DHS 75.13(1)"),
    (us_wi, "opioid-treatment", "DHS 75.15(13)(b)"),
    (us_wi, "youth-mental-health-day-treatment", "DHS 40.10(3)(a)"),
    (us_wv, "opioid-treatment", "69-11-25"),
    (us_wy, "day-treatment", "048-0054, chapter 4, section 13"),
    (us_wy, "intensive-outpatient", "048-0054, chapter 4, section 12"),
]

SYSTEMS = tuple(dict.fromkeys(module for module, _, _ in CITED))
LEVELS = tuple(level for module in SYSTEMS for level in module.CARE)

# From the most to the least intensive; codes on one line share a rank.
RANKS = [
    (us_az, "behavioral-health-residential > outpatient-treatment"),
    (us_ga, "residential-intensive > intensive-outpatient"),
    (us_in, "intensive-outpatient > outpatient = opioid-treatment"),
    (us_ks, "residential > intensive-outpatient > outpatient = opioid-treatment"),
    (us_la, "intensive-outpatient > outpatient = opioid-treatment"),
    (
        us_mi,
        (
            "residential-withdrawal-management = residential "
            "> methadone = outpatient-counseling"
        ),
    ),
    (us_nc, "dwi-longer-term-outpatient > dwi-short-term-outpatient"),
    (us_nh, "intensive-outpatient > opioid-treatment"),
    (
        us_ut,
        "day-treatment > outpatient-treatment = medication-for-opioid-use-disorder",
    ),
    (
        us_wi,
        (
            "day-treatment > intensive-outpatient "
            "> outpatient = outpatient-until-2022 = opioid-treatment "
            "= youth-mental-health-day-treatment"
        ),
    ),
    (us_wy, "day-treatment > intensive-outpatient"),
]


def care_of(module: ModuleType) -> Continuum:
    care: object = module.CARE
    assert isinstance(care, Continuum)
    return care


def test_the_systems_hold_the_levels_of_the_rows_and_no_other() -> None:
    found = [
        (level.system, level.code, level.source.provision)
        for level in LEVELS
        if level.source is not None
    ]
    assert found == [
        (care_of(module).system, code, provision) for module, code, provision in CITED
    ]


@pytest.mark.parametrize("module", SYSTEMS)
def test_a_state_is_a_system_of_its_own_without_moves(module: ModuleType) -> None:
    care = care_of(module)
    assert care.system == module.__name__.rpartition(".")[2].replace("_", "-")
    assert care.transitions == ()


@pytest.mark.parametrize(("module", "order"), RANKS)
def test_levels_rank_as_the_comment_says(module: ModuleType, order: str) -> None:
    care = care_of(module)
    steps = [step.split(" = ") for step in order.split(" > ")]
    ranks = [[care[code].intensity for code in step] for step in steps]
    assert sorted(code for step in steps for code in step) == sorted(
        level.code for level in care
    )
    assert ranks == [
        [rank] * len(step)
        for rank, step in zip(reversed(range(len(steps))), steps, strict=True)
    ]


def test_a_single_level_has_the_lowest_rank() -> None:
    ranked = [module for module, _ in RANKS]
    single = [module for module in SYSTEMS if module not in ranked]
    assert single == [us_ct, us_dc, us_de, us_ms, us_ok, us_tn, us_va, us_wv]
    for module in single:
        assert [level.intensity for level in care_of(module)] == [0]


@pytest.mark.parametrize("level", LEVELS, ids=str)
def test_every_level_cites_a_text_of_the_day_it_was_read(level: Level) -> None:
    later = level.system in {"us-wv", "us-wy"}
    assert level.source is not None
    assert level.source.retrieved == date(2026, 11, 22 if later else 21)
    assert level.source.url is not None
    assert level.source.kind is not None
    assert level.evidence is level.source.evidence


def test_only_levels_read_in_the_code_itself_are_primary() -> None:
    primary = [level for level in LEVELS if level.evidence is Evidence.PRIMARY]
    assert primary == [us_va.OPIOID_TREATMENT, us_wi.OUTPATIENT_UNTIL_2022]


def test_texts_that_are_no_regulation_say_what_they_are() -> None:
    kinds = {
        str(level): level.source.kind
        for level in LEVELS
        if level.source is not None
        and level.source.kind is not AuthorityKind.REGULATION
    }
    assert kinds == {
        "us-ga intensive-outpatient": AuthorityKind.PAYER_POLICY,
        "us-in opioid-treatment": AuthorityKind.STATUTE,
        "us-nh intensive-outpatient": AuthorityKind.GUIDANCE,
    }


def test_a_bed_has_staff_around_the_clock_only_where_that_was_read() -> None:
    supervised = {
        str(level): level.supervised
        for level in LEVELS
        if level.setting is Setting.RESIDENTIAL
    }
    assert supervised == {
        "us-az behavioral-health-residential": None,
        "us-ct residential-medical-detoxification": True,
        "us-de residential": True,
        "us-ga residential-intensive": None,
        "us-ks residential": None,
        "us-mi residential-withdrawal-management": None,
        "us-mi residential": None,
        "us-ok intensive-residential": True,
    }


def test_every_other_level_is_ambulatory_and_has_no_staff_at_night() -> None:
    for level in LEVELS:
        if level.setting is not Setting.RESIDENTIAL:
            assert level.setting is Setting.AMBULATORY
            assert level.supervised is False


def test_two_levels_manage_withdrawal() -> None:
    managing = {level for level in LEVELS if level.withdrawal_management}
    assert managing == {
        us_ct.RESIDENTIAL_MEDICAL_DETOXIFICATION,
        us_mi.RESIDENTIAL_WITHDRAWAL_MANAGEMENT,
    }


def test_populations_phases_and_payments_are_no_levels() -> None:
    for level in LEVELS:
        words = set(level.code.split("-"))
        assert not words & {"dui", "phase", "medicaid", "clinic", "adolescent", "cstar"}


def test_a_level_taken_from_the_criteria_by_code_is_not_repeated() -> None:
    numbered = [level for level in LEVELS if any(map(str.isdigit, level.code))]
    assert numbered == [us_wi.OUTPATIENT_UNTIL_2022]
