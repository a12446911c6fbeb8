"""Numbers, targets, scales, metrics and measurements: what they say and refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import attrs
import pytest

from continuum.citations import Citation, Evidence
from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    MissingArgumentError,
)
from continuum.measuring import (
    Band,
    Banding,
    Cutoff,
    Direction,
    Measurement,
    Metric,
    Scale,
    Target,
)
from continuum.measuring._numbers import check_number, number_of
from continuum.periods import PROGRAM_WEEK, WEEK

MONDAY = date(2026, 3, 2)

SOURCE = Citation(
    instrument="Toy",
    provision="total score",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.SECONDARY,
    read_in="A page",
)
OTHER_SOURCE = attrs.evolve(SOURCE, provision="total score, by others")
LOW = Band(low=0, high=4, name="low")
HIGH = Band(low=5, high=10, name="high")
BANDING = Banding(bands=(LOW, HIGH), source=SOURCE)
RIVAL = Banding(bands=(Band(low=1, high=10, name="any"),), source=OTHER_SOURCE)
CUTOFF = Cutoff(at_least=5, meaning="a case", source=SOURCE)
SCALE = Scale(
    code="TOY",
    name="a toy",
    direction=Direction.LOWER_IS_BETTER,
    source=SOURCE,
    low=0,
    high=10,
    bandings=(BANDING,),
    cutoffs=(CUTOFF,),
    recall_days=14,
    reliable_change=3,
    change_source=SOURCE,
    notes=("a note",),
)
BARE = Scale(
    code="BARE",
    name="a bare one",
    direction=Direction.HIGHER_IS_BETTER,
    source=SOURCE,
)
METRIC = Metric(
    name="use", unit="days", per=WEEK, sources=("self-report", "urine-screen")
)
MEASUREMENT = Measurement(on=MONDAY, value=3, source="self-report", recall_days=7)

Maker = Callable[[Any], object]

# --- numbers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (0, "0"),
        (-7, "-7"),
        (10**9, "1000000000"),
        (-(10**9), "-1000000000"),
        (Decimal("5.00"), "5"),
        (Decimal("1E+9"), "1000000000"),
        (Decimal("-0.0"), "0"),
        (Decimal("0E+999999999"), "0"),
        (Decimal("2.50"), "Decimal('2.5')"),
        (Decimal("-0.5"), "Decimal('-0.5')"),
        (Decimal("0.000001"), "Decimal('0.000001')"),
        (Decimal("999999999.999999"), "Decimal('999999999.999999')"),
        (Decimal("1.0000000000000000000000000"), "1"),
    ],
)
def test_a_number_is_kept_in_its_one_form(given: Any, kept: str) -> None:
    found = check_number("Toy", "value", given)
    assert repr(found) == kept
    assert found == given
    assert hash(found) == hash(given)


@pytest.mark.parametrize(
    "given",
    [
        10**9 + 1,
        -(10**9) - 1,
        10**4000,
        Decimal("1000000000.000001"),
        Decimal("0.0000001"),
        Decimal("1.0000001"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        Decimal("1E+999999999"),
        Decimal("1E-999999999"),
    ],
)
def test_a_number_beyond_what_json_keeps_is_refused_and_not_quoted(given: Any) -> None:
    with pytest.raises(FieldValueError) as caught:
        check_number("Toy", "value", given)
    assert str(caught.value) == (
        "Toy.value must be from -1000000000 to 1000000000, of 6 decimal places at "
        "most; what it is stays out of this message"
    )


@pytest.mark.parametrize("given", [0.5, True, "3", None, Fraction(1, 2), 1j, [3]])
def test_no_other_kind_of_number_is_taken(given: Any) -> None:
    with pytest.raises(FieldTypeError) as caught:
        check_number("Toy", "value", given)
    assert str(caught.value) == (
        f"Toy.value must be an int or a Decimal, not {type(given).__name__}"
    )


@pytest.mark.parametrize(
    "text", ["0.1", "999999999.999999", "-123456789.654321", "0.000001"]
)
def test_a_number_of_json_carries_every_value_exactly(text: str) -> None:
    value = check_number("Toy", "value", Decimal(text))
    back = json.loads(json.dumps(float(value)), parse_float=Decimal)
    assert check_number("Toy", "value", back) == value


def test_the_context_of_decimals_changes_nothing() -> None:
    with localcontext(Context(prec=2)):
        value = check_number("Toy", "value", Decimal("123456.789"))
        short = Target(at_most=1).short(value)
    assert value == Decimal("123456.789")
    assert short == Decimal("123455.789")


@pytest.mark.parametrize(
    ("fraction", "number"),
    [
        (Fraction(6, 3), "2"),
        (Fraction(-1, 4), "Decimal('-0.25')"),
        (Fraction(1, 10**6), "Decimal('0.000001')"),
        (Fraction(1001, 10), "Decimal('100.1')"),
    ],
)
def test_a_fraction_becomes_the_number_it_is(fraction: Fraction, number: str) -> None:
    assert repr(number_of(fraction)) == number


# --- targets --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "value", "short"),
    [
        (Target(at_most=5), 5, 0),
        (Target(at_most=5), 6, 1),
        (Target(at_most=5), -100, 0),
        (Target(at_least=3), 3, 0),
        (Target(at_least=3), 2, 1),
        (Target(at_least=3), 100, 0),
        (Target(at_least=3, at_most=5), 2, 1),
        (Target(at_least=3, at_most=5), 3, 0),
        (Target(at_least=3, at_most=5), 4, 0),
        (Target(at_least=3, at_most=5), 5, 0),
        (Target(at_least=3, at_most=5), 7, 2),
        (Target(at_least=4, at_most=4), 4, 0),
        (Target(at_least=4, at_most=4), 5, 1),
        (Target(at_most=Decimal("0.5")), 1, Decimal("0.5")),
        (Target(at_least=1), Decimal("0.999999"), Decimal("0.000001")),
    ],
)
def test_both_ends_of_a_target_belong_to_it(
    target: Target, value: Any, short: Any
) -> None:
    assert target.short(value) == short
    assert target.reached_by(value) is (short == 0)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(at_most=5), "at most 5"),
        (Target(at_least=3), "at least 3"),
        (Target(at_least=3, at_most=5), "from 3 to 5"),
        (Target(at_least=4, at_most=4), "exactly 4"),
        (Target(at_most=Decimal("2.50")), "at most 2.5"),
    ],
)
def test_a_target_says_what_it_asks(target: Target, words: str) -> None:
    assert str(target) == words


@pytest.mark.parametrize(
    ("target", "nothing"),
    [
        (Target(at_most=3), True),  # "identify up to 3 options"
        (Target(at_least=1, at_most=3), False),
        (Target(at_least=0), True),
        (Target(at_least=1), False),
        (Target(at_most=-1), False),
    ],
)
def test_a_ceiling_is_met_by_nothing(target: Target, nothing: bool) -> None:  # noqa: FBT001
    assert target.met_by_nothing is nothing


def test_targets_of_equal_numbers_are_equal() -> None:
    assert Target(at_most=Decimal("5.0")) == Target(at_most=5)
    assert repr(Target(at_most=Decimal("5.0"))) == "Target(at_least=None, at_most=5)"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Target, "Target.at_least must be given, unless at_most is, not None"),
        (
            lambda: Target(at_least=5, at_most=4),
            "Target.at_most must be 5 or more, not 4",
        ),
    ],
)
def test_a_target_of_no_value_is_refused(make: Callable[[], object], said: str) -> None:
    with pytest.raises(FieldValueError) as caught:
        make()
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: Target(at_least=1.5), "Target.at_least must be an int or a Decimal"),
        (lambda: Target(at_most="5"), "Target.at_most must be an int or a Decimal"),
        (
            lambda: Target(at_most=5).short(0.5),
            "Target.short.value must be an int or a Decimal",
        ),
        (
            lambda: Target(at_most=5).reached_by(None),
            "Target.short.value must be an int or a Decimal",
        ),
        (lambda: LOW.holds(0.5), "Band.holds.value must be an int or a Decimal"),
        (lambda: SCALE.holds("4"), "Scale.holds.value must be an int or a Decimal"),
        (lambda: SCALE.band(4.0), "Scale.band.value must be an int or a Decimal"),
        (lambda: SCALE.band(4, banding="TOY"), "Scale.band.banding must be a Banding"),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused(
    call: Callable[[], object], said: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        call()
    assert str(caught.value).startswith(f"{said}, not")


# --- bands and cut-offs ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "band"),
    [(0, LOW), (4, LOW), (5, HIGH), (10, HIGH), (Decimal("4.5"), None)],
)
def test_both_ends_of_a_band_belong_to_it(value: Any, band: Band | None) -> None:
    assert SCALE.band(value) == band
    assert SCALE.band(value, banding=BANDING) == band


def test_a_value_that_is_no_score_has_no_band() -> None:
    for value in (-1, 11, Decimal("10.5")):
        assert not SCALE.holds(value)
        with pytest.raises(FieldValueError) as caught:
            SCALE.band(value)
        assert str(caught.value) == (
            "Scale.band.value must be from 0 to 10, the range of TOY; what it is stays "
            "out of this message"
        )


def test_a_scale_without_a_known_range_holds_any_value() -> None:
    assert BARE.holds(-1000)
    assert BARE.band(-1000) is None


def test_where_sources_differ_one_of_them_is_named() -> None:
    both = attrs.evolve(SCALE, bandings=(BANDING, RIVAL))
    assert both.band(0, banding=BANDING) == LOW
    assert both.band(0, banding=RIVAL) is None
    with pytest.raises(MissingArgumentError) as caught:
        both.band(0)
    assert str(caught.value) == (
        "Scale.band needs banding=: sources band TOY differently"
    )
    with pytest.raises(FieldValueError) as refused:
        SCALE.band(0, banding=RIVAL)
    assert str(refused.value) == (
        "Scale.band.banding must be a banding of TOY, not 'Toy, total score, by others'"
    )


@pytest.mark.parametrize(
    ("band", "words"),
    [(LOW, "low (0 to 4)"), (Band(low=0, high=0, name="none"), "none (0)")],
)
def test_a_band_says_its_name_and_its_scores(band: Band, words: str) -> None:
    assert str(band) == words


@pytest.mark.parametrize(
    ("cutoff", "value", "holds"),
    [
        (CUTOFF, 4, False),
        (CUTOFF, 5, True),
        (Cutoff(at_most=12, meaning="little", source=SOURCE), 12, True),
        (Cutoff(at_most=12, meaning="little", source=SOURCE), 13, False),
    ],
)
def test_a_cut_off_belongs_to_the_side_it_tells_of(
    cutoff: Cutoff,
    value: int,
    holds: bool,  # noqa: FBT001
) -> None:
    assert cutoff.holds(value) is holds


def test_scales_and_cut_offs_print_what_they_are() -> None:
    assert str(SCALE) == "TOY"
    assert str(CUTOFF) == "at least 5: a case"


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "field", "wrong", "expected"),
    [
        (LOW, "low", 0.0, "an int or a Decimal"),
        (LOW, "high", "4", "an int or a Decimal"),
        (LOW, "name", None, "a str"),
        (BANDING, "bands", [LOW], "a tuple of Band"),
        (BANDING, "source", "a page", "a Citation"),
        (CUTOFF, "at_least", 5.0, "an int or a Decimal"),
        (CUTOFF, "meaning", 5, "a str"),
        (CUTOFF, "source", None, "a Citation"),
        (SCALE, "code", 9, "a str"),
        (SCALE, "name", None, "a str"),
        (SCALE, "direction", "lower-is-better", "a Direction"),
        (SCALE, "source", None, "a Citation"),
        (SCALE, "low", 0.0, "an int or a Decimal"),
        (SCALE, "high", "10", "an int or a Decimal"),
        (SCALE, "bandings", BANDING, "a tuple of Banding"),
        (SCALE, "cutoffs", [CUTOFF], "a tuple of Cutoff"),
        (SCALE, "recall_days", 14.0, r"a whole number \(int\)"),
        (SCALE, "reliable_change", 3.5, "an int or a Decimal"),
        (SCALE, "change_source", "a page", "a Citation"),
        (SCALE, "notes", "a note", "a tuple of str"),
        (METRIC, "name", 3, "a str"),
        (METRIC, "unit", 3, "a str"),
        (METRIC, "scale", "PHQ-9", "a Scale"),
        (METRIC, "per", "week", "a window, such as WEEK"),
        (METRIC, "sources", ["self-report"], "a tuple of str"),
        (MEASUREMENT, "on", "2026-03-02", "a datetime.date without a time"),
        (
            MEASUREMENT,
            "on",
            datetime(2026, 3, 2),  # noqa: DTZ001
            "a datetime.date without a time",
        ),
        (MEASUREMENT, "value", 3.0, "an int or a Decimal"),
        (MEASUREMENT, "source", 3, "a str"),
        (MEASUREMENT, "recall_days", "7", r"a whole number \(int\)"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    value: Any, field: str, wrong: object, expected: str
) -> None:
    owner = type(value).__name__
    with pytest.raises(FieldTypeError, match=rf"{owner}\.{field} must be {expected}, "):
        attrs.evolve(value, **{field: wrong})


@pytest.mark.parametrize(
    ("value", "changes", "said"),
    [
        (LOW, {"high": -1}, "Band.high must be 0 or more, not -1"),
        (LOW, {"name": " "}, "Band.name must be a text that is not blank, not ''"),
        (BANDING, {"bands": ()}, "Banding.bands must be one band or more, not None"),
        (
            BANDING,
            {"bands": (LOW, attrs.evolve(HIGH, low=4))},
            (
                "Banding.bands[1] must be above low (0 to 4), the band before it, "
                "not 'high (4 to 10)'"
            ),
        ),
        (
            CUTOFF,
            {"at_least": None},
            "Cutoff.at_least must be given, unless at_most is, not None",
        ),
        (
            CUTOFF,
            {"at_most": 7},
            "Cutoff.at_most must be left out where at_least is given, not 7",
        ),
        (
            CUTOFF,
            {"meaning": ""},
            "Cutoff.meaning must be a text that is not blank, not ''",
        ),
        (SCALE, {"code": ""}, "Scale.code must be a text that is not blank, not ''"),
        (
            BARE,
            {"low": 0},
            "Scale.high must be given where the other end of the range is, not None",
        ),
        (
            BARE,
            {"high": 0},
            "Scale.low must be given where the other end of the range is, not None",
        ),
        (BARE, {"low": 3, "high": 3}, "Scale.high must be more than 3, not 3"),
        (
            SCALE,
            {"high": 9},
            "Scale.bandings[0].bands[1].high must be from 0 to 9, not 10",
        ),
        (
            SCALE,
            {"low": 1},
            "Scale.bandings[0].bands[0].low must be from 1 to 10, not 0",
        ),
        (
            SCALE,
            {"cutoffs": (CUTOFF, Cutoff(at_most=-1, meaning="x", source=SOURCE))},
            "Scale.cutoffs[1].at_most must be from 0 to 10, not -1",
        ),
        (
            SCALE,
            {"cutoffs": (Cutoff(at_least=11, meaning="x", source=SOURCE),)},
            "Scale.cutoffs[0].at_least must be from 0 to 10, not 11",
        ),
        (
            SCALE,
            {"recall_days": 0},
            "Scale.recall_days must be from 1 to 3660, not 0",
        ),
        (
            SCALE,
            {"recall_days": 3661},
            "Scale.recall_days must be from 1 to 3660, not 3661",
        ),
        (SCALE, {"reliable_change": 0}, "Scale.reliable_change must be more than 0, "),
        (
            SCALE,
            {"reliable_change": None},
            (
                "Scale.reliable_change must be given where a change is called "
                "reliable, and only there, not None"
            ),
        ),
        (
            SCALE,
            {"change_source": None},
            (
                "Scale.change_source must be given where a change is called reliable, "
                "and only there, not None"
            ),
        ),
        (
            SCALE,
            {"notes": ("a note", " ")},
            "Scale.notes[1] must be a text that is not blank, not ''",
        ),
        (METRIC, {"name": ""}, "Metric.name must be a text that is not blank, not ''"),
        (METRIC, {"unit": ""}, "Metric.unit must be a text that is not blank, not ''"),
        (
            METRIC,
            {"sources": ("",)},
            "Metric.sources[0] must be a text that is not blank, not ''",
        ),
        (
            METRIC,
            {"sources": ("secret", "secret")},
            (
                "Metric.sources[1] must be another source than those before it; what "
                "it is stays out of this message"
            ),
        ),
        (
            MEASUREMENT,
            {"source": " "},
            "Measurement.source must be a text that is not blank, not ''",
        ),
        (
            MEASUREMENT,
            {"on": date(2200, 1, 1)},
            "Measurement.on must be a day of the years 1900 to 2199; ",
        ),
        (
            MEASUREMENT,
            {"value": 10**9 + 1},
            (
                "Measurement.value must be from -1000000000 to 1000000000, of 6 "
                "decimal places at most; what it is stays out of this message"
            ),
        ),
        (
            MEASUREMENT,
            {"recall_days": 0},
            "Measurement.recall_days must be from 1 to 3660, not 0",
        ),
        (
            MEASUREMENT,
            {"recall_days": 3661},
            "Measurement.recall_days must be from 1 to 3660, not 3661",
        ),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    value: Any, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(FieldValueError) as caught:
        attrs.evolve(value, **changes)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("days", [1, 3660])
def test_a_recall_may_be_a_day_or_ten_years(days: int) -> None:
    assert attrs.evolve(MEASUREMENT, recall_days=days).recall_days == days
    assert attrs.evolve(SCALE, recall_days=days).recall_days == days


def test_bands_may_touch_and_may_leave_room() -> None:
    apart = Banding(bands=(LOW, attrs.evolve(HIGH, low=7)), source=SOURCE)
    assert attrs.evolve(SCALE, bandings=(apart,)).band(6) is None


def test_numbers_of_a_scale_are_kept_in_their_one_form() -> None:
    scale = attrs.evolve(
        BARE,
        low=Decimal("0.0"),
        high=Decimal("4.50"),
        reliable_change=Decimal("1.0"),
        change_source=SOURCE,
    )
    assert repr((scale.low, scale.high, scale.reliable_change)) == (
        "(0, Decimal('4.5'), 1)"
    )


# --- metrics and measurements ---------------------------------------------------------


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        (Metric(name="secret"), "values"),
        (Metric(name="secret", unit="meetings"), "meetings"),
        (Metric(name="secret", unit="meetings", per=WEEK), "meetings per week"),
        (Metric(name="secret", per=PROGRAM_WEEK), "values per program week"),
        (Metric(name="secret", scale=SCALE), "TOY"),
        (Metric(name="secret", scale=SCALE, unit="points"), "points"),
    ],
)
def test_the_name_of_what_is_measured_is_never_printed(
    metric: Metric, words: str
) -> None:
    assert str(metric) == words
    assert "secret" not in repr(metric)


def test_a_measurement_prints_neither_its_value_nor_its_source() -> None:
    assert repr(MEASUREMENT) == (
        "Measurement(on=datetime.date(2026, 3, 2), recall_days=7)"
    )


def test_a_measurement_of_no_source_and_recall_says_none() -> None:
    plain = Measurement(on=MONDAY, value=Decimal("3.0"))
    assert (plain.value, plain.source, plain.recall_days) == (3, None, None)
