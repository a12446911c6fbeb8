"""What conditions refuse and say, and the names of facts that moves presume."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

from continuum.circumstances import Circumstances, fact_name, holds
from continuum.conditions import Age, Condition, Elapsed, Fact, PatientFact, Phase
from continuum.errors import FieldTypeError, FieldValueError
from tests.strategies_paths import day

BANDS: list[tuple[type[Age | Elapsed], int]] = [(Age, 150), (Elapsed, 10**7)]


@pytest.mark.parametrize(("kind", "most"), BANDS)
def test_both_ends_of_a_band_may_be_as_far_out_as_can_be(
    kind: type[Age], most: int
) -> None:
    assert kind(at_least=0).at_least == 0
    assert kind(at_least=most).at_least == most
    assert kind(below=1).below == 1
    assert kind(below=most).below == most
    assert kind(at_least=most - 1, below=most) == kind(below=most, at_least=most - 1)


@pytest.mark.parametrize(("kind", "most"), BANDS)
def test_a_band_beyond_what_can_be_is_refused(kind: type[Age], most: int) -> None:
    name = kind.__name__
    for low in (-1, most + 1):
        said = rf"^{name}\.at_least must be from 0 to {most}, not {low}$"
        with pytest.raises(FieldValueError, match=said):
            kind(at_least=low)
    for high in (-1, 0, most + 1):
        said = rf"^{name}\.below must be from 1 to {most}, not {high}$"
        with pytest.raises(FieldValueError, match=said):
            kind(below=high)


@pytest.mark.parametrize(("kind", "most"), BANDS)
@pytest.mark.parametrize("below", [17, 18])
def test_a_band_that_nobody_is_in_is_refused(
    kind: type[Age], most: int, below: int
) -> None:
    assert kind(at_least=18, below=19).below == 19 < most
    with pytest.raises(
        FieldValueError,
        match=rf"^{kind.__name__}\.below must be more than at_least=18, not {below}$",
    ):
        kind(at_least=18, below=below)


@pytest.mark.parametrize("kind", [Age, Elapsed])
def test_a_band_has_one_end_at_least(kind: type[Age]) -> None:
    with pytest.raises(
        FieldValueError,
        match=rf"^{kind.__name__}\.at_least must be given, unless below is, not None$",
    ):
        kind()


@pytest.mark.parametrize("kind", [Age, Elapsed])
@pytest.mark.parametrize("field", ["at_least", "below"])
@pytest.mark.parametrize("wrong", ["18", 18.0, True, (18,)])
def test_a_band_is_of_whole_numbers(kind: type[Age], field: str, wrong: object) -> None:
    fields: dict[str, Any] = {field: wrong}
    with pytest.raises(
        FieldTypeError,
        match=rf"^{kind.__name__}\.{field} must be a whole number \(int\), not",
    ):
        kind(**fields)


@pytest.mark.parametrize("kind", [Phase, Fact])
@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("", FieldValueError, "a text that is not blank"),
        (" \t", FieldValueError, "a text that is not blank"),
        (None, FieldTypeError, "a str, not NoneType"),
        (7, FieldTypeError, "a str, not int"),
        (("a",), FieldTypeError, "a str, not tuple"),
    ],
)
def test_a_phase_and_a_fact_have_a_name(
    kind: type[Fact], name: Any, error: type[Exception], said: str
) -> None:
    expected = re.escape(f"{kind.__name__}.name must be {said}")
    with pytest.raises(error, match=f"^{expected}"):
        kind(name)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (Age(below=18), "under 18"),
        (Age(at_least=18), "18 or older"),
        (Age(at_least=13, below=18), "13 to 17 years old"),
        (Age(at_least=0, below=1), "0 to 0 years old"),
        (Elapsed(below=30), "in the first 30 days"),
        (Elapsed(at_least=30), "after 30 days"),
        (Elapsed(at_least=30, below=60), "on days 31 to 60"),
        (Phase("two"), "in phase two"),
        (Fact("deferred-prosecution"), "deferred prosecution"),
        (Fact(PatientFact.NEEDS_24_HOUR_NURSING), "needs 24 hour nursing"),
    ],
)
def test_a_condition_prints_what_it_asks(condition: Condition, text: str) -> None:
    assert str(condition) == text


@pytest.mark.parametrize("fact", PatientFact)
def test_a_fact_of_a_patient_is_its_name(fact: PatientFact) -> None:
    """Whoever reads records from a file has the names, and not the members."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fact.value)
    assert Fact(fact) == Fact(fact.value)
    assert hash(Fact(fact)) == hash(Fact(fact.value))
    assert fact_name(Fact(fact)) == fact.value
    for asked in (Fact(fact), Fact(fact.value)):
        for name in (fact, fact.value):
            assert holds(asked, Circumstances(facts=frozenset({name})), day(2)) is True
            assert (
                holds(asked, Circumstances(denied=frozenset({name})), day(2)) is False
            )


def test_a_fact_and_a_phase_of_one_name_are_two_conditions() -> None:
    conditions: set[Condition] = {Fact("two"), Phase("two")}
    assert len(conditions) == 2
    assert attrs.evolve(Fact("two"), name="three") == Fact("three")
