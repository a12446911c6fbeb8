"""Billing codes against the facts they were written from, copied here by hand."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import attrs
import pytest

from continuum.billing import BillingCode, BillingSystem
from continuum.citations import Citation, Evidence
from continuum.crosswalks import Crosswalk, Relation
from continuum.crosswalks.billing import (
    ASAM3_TO_HCPCS,
    ASAM3_TO_REVENUE,
    GENERAL_TO_HCPCS,
    GENERAL_TO_REVENUE,
)
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels import Continuum, Level
from continuum.systems import asam3, general, hcpcs, revenue

CODE = BillingCode(
    system=BillingSystem.HCPCS,
    code="H1",
    meaning="a day of care",
    source=Citation(
        instrument="A leaflet",
        provision="page 1",
        retrieved=date(2026, 11, 21),
        evidence=Evidence.PRIMARY,
    ),
)


# --- a code ---


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("system", "hcpcs", "a BillingSystem, not str"),
        ("code", 905, "a str, not int"),
        ("meaning", None, "a str, not NoneType"),
        ("source", None, "a Citation, not NoneType"),
        ("source", "a leaflet", "a Citation, not str"),
    ],
)
def test_a_field_of_a_code_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"BillingCode\.{field} must be {expected}"
    ):
        attrs.evolve(CODE, **{field: value})


@pytest.mark.parametrize("field", ["code", "meaning"])
def test_a_blank_code_or_meaning_is_refused(field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"BillingCode\.{field} must be a text"):
        attrs.evolve(CODE, **{field: " "})


def test_a_code_names_its_list_and_is_known_as_its_source() -> None:
    assert str(CODE) == "hcpcs H1"
    assert str(revenue.REVENUE_0905) == "revenue 0905"
    assert CODE.evidence is Evidence.PRIMARY
    assert hcpcs.H0015.evidence is Evidence.SECONDARY


# --- the lists ---

# Every code whose meaning was read, with a word that the meaning must hold.
READ = """
G0137 intensive outpatient
G0176 activity therapy
G0177 training and education
G0410 partial hospitalization
G0411 interactive
G2067 methadone
G2074 without the medication
G2076 intake
G2077 periodic assessment
G2080 30 minutes
H0001 assessment
H0002 screening
H0003 laboratory
H0004 15 minutes
H0005 group
H0006 case management
H0007 crisis
H0008 sub-acute withdrawal management, inpatients of a hospital
H0009 acute withdrawal management, inpatients of a hospital
H0010 sub-acute withdrawal management, inpatients of a residential program
H0011 acute withdrawal management, inpatients of a residential program
H0012 sub-acute withdrawal management, outpatients of a residential program
H0013 acute withdrawal management, outpatients of a residential program
H0014 ambulatory withdrawal management
H0015 three hours a day or more on three days a week or more
H0016 medical service
H0017 in a hospital
H0018 short-term
H0019 without room and board
H0020 methadone
H0035 partial hospitalization for mental health
H0047 not specified
H2012 day treatment, an hour
H2034 halfway house
H2035 an hour
H2036 by the day
S0201 partial hospitalization
S9475 ambulatory
S9480 psychiatric
T1006 family
T1007 treatment plan
T1012 skills
T2048 with room and board
0900 in general
0905 intensive outpatient services, psychiatric
0911 rehabilitation
0912 less intensive
0913 intensive
0914 one patient
0915 group
0916 family
"""


def test_every_code_that_was_read_is_there_with_its_meaning() -> None:
    lines = (line.partition(" ") for line in READ.strip().split("\n"))
    read = {code: word for code, _, word in lines}
    codes = {code.code: code for code in (*hcpcs.CODES, *revenue.CODES)}
    assert list(codes) == list(read)
    assert len(hcpcs.CODES) == 43
    assert len(revenue.CODES) == 8
    for name, word in read.items():
        assert word in codes[name].meaning


@pytest.mark.parametrize(
    ("module", "system", "prefix"),
    [
        (hcpcs, BillingSystem.HCPCS, ""),
        (revenue, BillingSystem.REVENUE, "REVENUE_"),
    ],
)
def test_every_code_is_an_exported_constant_of_its_list(
    module: ModuleType, system: BillingSystem, prefix: str
) -> None:
    assert module.__all__ == [
        "CODES",
        *(f"{prefix}{code.code}" for code in module.CODES),
    ]
    for code in module.CODES:
        assert code.system is system
        assert getattr(module, f"{prefix}{code.code}") is code


@pytest.mark.parametrize("code", ["0906", "0907", "0944", "0945", "1001", "1002"])
def test_a_code_that_was_not_read_is_named_as_not_confirmed(code: str) -> None:
    assert not hasattr(revenue, f"REVENUE_{code}")
    text = (revenue.__doc__ or "").partition("Not confirmed")[2]
    assert code in text


@pytest.mark.parametrize("module", [hcpcs, revenue])
def test_a_list_says_what_it_does_not_cover(module: ModuleType) -> None:
    text = " ".join((module.__doc__ or "").split())
    assert "Scope:" in text
    assert "Not covered:" in text


def test_no_meaning_speaks_of_abuse() -> None:
    for code in (*hcpcs.CODES, *revenue.CODES):
        assert "abuse" not in code.meaning


# --- levels and codes ---

ALL = [
    (ASAM3_TO_HCPCS, asam3.CARE, hcpcs),
    (GENERAL_TO_HCPCS, general.CARE, hcpcs),
    (ASAM3_TO_REVENUE, asam3.CARE, revenue),
    (GENERAL_TO_REVENUE, general.CARE, revenue),
]


def codes_of(crosswalk: Crosswalk, level: Level) -> list[str]:
    return [
        "none" if image.target is None else image.target.code
        for image in crosswalk.images(level)
    ]


@pytest.mark.parametrize(("crosswalk", "care", "module"), ALL)
def test_every_level_and_every_code_is_answered_for(
    crosswalk: Crosswalk, care: Continuum, module: ModuleType
) -> None:
    for level in care:
        assert crosswalk.images(level)
    back = crosswalk.reversed()
    for code in module.CODES:
        assert back.images(code)


@pytest.mark.parametrize(("crosswalk", "care", "module"), ALL)
def test_a_code_stands_for_a_level_only_by_practice(
    crosswalk: Crosswalk, care: Continuum, module: ModuleType
) -> None:
    assert (crosswalk.origin, crosswalk.target) == (
        care.system,
        module.CODES[0].system,
    )
    for row in (*crosswalk.mappings, *crosswalk.unreached):
        for image in row.images:
            assert image.evidence is Evidence.PRACTICE
            if isinstance(image.target, BillingCode):
                assert image.sources[0] == image.target.source


@pytest.mark.parametrize(
    ("crosswalk", "level", "expected"),
    [
        (ASAM3_TO_HCPCS, asam3.LEVEL_0_5, ["none"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_1, ["none"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_OTP, ["none"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_2_1, ["H0015", "S9480", "G0137"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_2_5, ["H0035", "S0201"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_3_1, ["H0018", "H0019", "T2048"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_3_3, ["H0018", "H0019", "T2048"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_3_5, ["H0018", "H0019", "T2048"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_3_7, ["H0017", "H0018", "H0019", "T2048"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_4, ["none"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_1_WM, ["H0014", "H0012", "H0013", "S9475"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_2_WM, ["H0014", "H0012", "H0013", "S9475"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_3_2_WM, ["H0010", "H0011"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_3_7_WM, ["H0010", "H0011", "H0008", "H0009"]),
        (ASAM3_TO_HCPCS, asam3.LEVEL_4_WM, ["H0008", "H0009"]),
        (GENERAL_TO_HCPCS, general.IOP, ["H0015", "S9480", "G0137"]),
        (GENERAL_TO_HCPCS, general.PHP, ["H0035", "S0201"]),
        (GENERAL_TO_HCPCS, general.RESIDENTIAL, ["H0017", "H0018", "H0019", "T2048"]),
        (GENERAL_TO_HCPCS, general.RECOVERY_HOUSING, ["H2034"]),
        (GENERAL_TO_HCPCS, general.INPATIENT, ["none"]),
        (GENERAL_TO_HCPCS, general.OUTPATIENT, ["none"]),
        (GENERAL_TO_HCPCS, general.AFTERCARE, ["none"]),
        (ASAM3_TO_REVENUE, asam3.LEVEL_2_1, ["0905"]),
        (ASAM3_TO_REVENUE, asam3.LEVEL_2_5, ["0912", "0913"]),
        (ASAM3_TO_REVENUE, asam3.LEVEL_1, ["none"]),
        (ASAM3_TO_REVENUE, asam3.LEVEL_3_5, ["none"]),
        (GENERAL_TO_REVENUE, general.IOP, ["0905"]),
        (GENERAL_TO_REVENUE, general.PHP, ["0912", "0913"]),
        (GENERAL_TO_REVENUE, general.OUTPATIENT, ["none"]),
    ],
)
def test_the_codes_of_a_level(
    crosswalk: Crosswalk, level: Level, expected: list[str]
) -> None:
    assert codes_of(crosswalk, level) == expected


def test_withdrawal_management_in_plain_words_is_any_of_its_codes() -> None:
    found = codes_of(GENERAL_TO_HCPCS, general.WITHDRAWAL_MANAGEMENT)
    by_level = [
        code
        for level in asam3.CARE
        if level.withdrawal_management
        for code in codes_of(ASAM3_TO_HCPCS, level)
    ]
    assert set(found) == set(by_level)
    assert len(found) == 8


@pytest.mark.parametrize("crosswalk", [ASAM3_TO_HCPCS, ASAM3_TO_REVENUE])
@pytest.mark.parametrize("level", [asam3.LEVEL_2_1, asam3.LEVEL_2_5])
def test_no_code_is_a_proof_of_hours(crosswalk: Crosswalk, level: Level) -> None:
    for image in crosswalk.images(level):
        assert "how many hours were given: a code is no proof of them" in image.lost


def test_partial_hospitalization_has_two_revenue_codes_of_its_own_kinds() -> None:
    for image in ASAM3_TO_REVENUE.images(asam3.LEVEL_2_5):
        assert image.relation is Relation.NARROWER
        assert any("Medicare" in line for line in image.assumed)


def test_the_code_of_a_single_service_stands_for_no_level() -> None:
    back = ASAM3_TO_HCPCS.reversed()
    (image,) = back.images(hcpcs.H0004)
    assert image.relation is Relation.NONE
    found = [image.target for image in back.images(hcpcs.H0015)]
    assert found == [asam3.LEVEL_2_1]
