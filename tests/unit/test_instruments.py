"""The scales of published instruments, as their sources state them."""

from __future__ import annotations

from typing import Any

import pytest

from continuum import instruments
from continuum.citations import Evidence
from continuum.errors import FieldTypeError, FieldValueError, MissingArgumentError
from continuum.instruments import INSTRUMENTS, scale
from continuum.measuring import Direction, Scale

RANGES = {
    "PHQ-9": (0, 27),
    "GAD-7": (0, 21),
    "AUDIT": (0, 40),
    "DAST-10": (0, 10),
    "BAM use": (0, 12),
    "BAM risk": (0, 24),
    "BAM protective": (0, 24),
    "BAM-R use": (0, 90),
    "BAM-R risk": (0, 180),
    "BAM-R protective": (0, 180),
    "BAM-IOP use": (None, None),
    "BAM-IOP risk": (None, None),
    "BAM-IOP protective": (None, None),
    "BARC-10": (10, 60),
    "URICA readiness": (None, None),
}


def test_every_scale_has_the_range_that_was_read() -> None:
    assert {each.code: (each.low, each.high) for each in INSTRUMENTS} == RANGES


def test_every_exported_scale_is_among_the_instruments() -> None:
    exported = [
        value
        for value in (getattr(instruments, name) for name in instruments.__all__)
        if isinstance(value, Scale)
    ]
    assert sorted(map(str, exported)) == sorted(map(str, INSTRUMENTS))


@pytest.mark.parametrize("code", RANGES)
def test_a_scale_is_found_by_its_code(code: str) -> None:
    assert scale(code).code == code


def test_an_unknown_code_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(FieldValueError) as caught:
        scale("phq-9")
    assert str(caught.value).startswith("scale.code must be one of PHQ-9, GAD-7, AUDIT")
    assert str(caught.value).endswith("URICA readiness, not 'phq-9'")


@pytest.mark.parametrize("code", [9, None, ("PHQ-9",)])
def test_a_code_is_a_text(code: Any) -> None:
    with pytest.raises(FieldTypeError, match=r"scale\.code must be a str, not"):
        scale(code)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (
            "PHQ-9",
            {
                (0, 4): "minimal",
                (5, 9): "mild",
                (10, 14): "moderate",
                (15, 19): "moderately severe",
                (20, 27): "severe",
            },
        ),
        (
            "GAD-7",
            {
                (0, 4): "minimal",
                (5, 9): "mild",
                (10, 14): "moderate",
                (15, 21): "severe",
            },
        ),
        (
            "DAST-10",
            {
                (0, 0): "none reported",
                (1, 2): "low",
                (3, 5): "moderate",
                (6, 8): "substantial",
                (9, 10): "severe",
            },
        ),
    ],
)
def test_every_score_has_the_band_of_its_source(
    code: str, names: dict[tuple[int, int], str]
) -> None:
    for (low, high), name in names.items():
        for value in range(low, high + 1):
            band = scale(code).band(value)
            assert band is not None
            assert band.name == name


def test_the_two_bandings_of_the_audit_stand_side_by_side() -> None:
    audit = instruments.AUDIT
    read = {
        value: tuple(
            str(band) if (band := audit.band(value, banding=each)) else None
            for each in audit.bandings
        )
        for value in (0, 1, 7, 8, 14, 15, 16, 19, 20, 40)
    }
    zones = {value: both[0] for value, both in read.items()}
    levels = {value: both[1] for value, both in read.items()}
    assert zones == {
        0: "zone I, low risk (0 to 7)",
        1: "zone I, low risk (0 to 7)",
        7: "zone I, low risk (0 to 7)",
        8: "zone II, hazardous (8 to 15)",
        14: "zone II, hazardous (8 to 15)",
        15: "zone II, hazardous (8 to 15)",
        16: "zone III, harmful (16 to 19)",
        19: "zone III, harmful (16 to 19)",
        20: "zone IV, possible dependence (20 to 40)",
        40: "zone IV, possible dependence (20 to 40)",
    }
    assert levels == {
        0: "abstinent, without problems (0)",
        1: "low risk (1 to 7)",
        7: "low risk (1 to 7)",
        8: "hazardous or harmful (8 to 14)",
        14: "hazardous or harmful (8 to 14)",
        15: "dependence likely (15 to 40)",
        16: "dependence likely (15 to 40)",
        19: "dependence likely (15 to 40)",
        20: "dependence likely (15 to 40)",
        40: "dependence likely (15 to 40)",
    }
    assert len({each.source for each in audit.bandings}) == 2
    with pytest.raises(MissingArgumentError):
        audit.band(15)


@pytest.mark.parametrize(
    ("code", "on_one_side", "on_the_other"),
    [
        ("PHQ-9", 10, 9),
        ("GAD-7", 8, 7),
        ("BAM use", 1, 0),
        ("BAM risk", 12, 11),
        ("BAM protective", 12, 13),
        ("BARC-10", 47, 46),
    ],
)
def test_cut_offs_hold_from_the_score_that_the_source_names(
    code: str, on_one_side: int, on_the_other: int
) -> None:
    (cutoff,) = scale(code).cutoffs
    assert cutoff.holds(on_one_side)
    assert not cutoff.holds(on_the_other)


def test_only_two_scales_have_a_reliable_change_and_say_where_it_comes_from() -> None:
    found = {each.code: each.reliable_change for each in INSTRUMENTS}
    known = {code: change for code, change in found.items() if change is not None}
    assert known == {"PHQ-9": 6, "GAD-7": 4}
    for code in known:
        assert any("English service" in note for note in scale(code).notes)
        source = scale(code).change_source
        assert source is not None
        assert source.note is not None


def test_a_recall_is_stated_only_where_it_was_read() -> None:
    found = {each.code: each.recall_days for each in INSTRUMENTS if each.recall_days}
    assert found == {
        "BAM use": 30,
        "BAM risk": 30,
        "BAM protective": 30,
        "BAM-R use": 30,
        "BAM-R risk": 30,
        "BAM-R protective": 30,
        "BAM-IOP use": 7,
        "BAM-IOP risk": 7,
        "BAM-IOP protective": 7,
    }


def test_higher_is_better_for_protection_recovery_and_readiness_alone() -> None:
    higher = {
        each.code
        for each in INSTRUMENTS
        if each.direction is Direction.HIGHER_IS_BETTER
    }
    assert higher == {
        "BAM protective",
        "BAM-R protective",
        "BAM-IOP protective",
        "BARC-10",
        "URICA readiness",
    }


def test_no_number_is_said_to_be_read_in_the_instrument_itself() -> None:
    for each in INSTRUMENTS:
        sources = [each.source, each.change_source]
        sources += [banding.source for banding in each.bandings]
        sources += [cutoff.source for cutoff in each.cutoffs]
        for source in sources:
            if source is not None:
                assert source.evidence is Evidence.SECONDARY
                assert source.read_in
                assert source.url


def test_the_brief_addiction_monitor_has_no_total() -> None:
    codes = [each.code for each in INSTRUMENTS if each.code.startswith("BAM")]
    assert len(codes) == 9
    assert not {"BAM", "BAM-R", "BAM-IOP"} & set(codes)
    assert all("no total" in scale(code).notes[0] for code in codes)


def test_a_range_that_is_not_known_is_said_to_be_not_known() -> None:
    for each in INSTRUMENTS:
        said = any("range of this score was not found" in note for note in each.notes)
        assert said is (each.low is None)
        assert said is (each.holds(1000))


def test_readiness_is_said_to_belong_before_treatment() -> None:
    readiness = instruments.URICA_READINESS
    assert "action and maintenance" in readiness.notes[0]
    assert not readiness.bandings
    assert not readiness.cutoffs
