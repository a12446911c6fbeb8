"""What conditions refuse and say, and the names of facts that moves presume."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

from continuum.circumstances import Circumstances, fact_name, holds
from continuum.conditions import (
    After,
    Age,
    Condition,
    Elapsed,
    Fact,
    PatientFact,
    Phase,
)
from continuum.documents import LandmarkKind
from continuum.errors import FieldTypeError, FieldValueError
from continuum.terms import (
    Term,
    calendar_days,
    hours_after,
    months,
    nth_session,
    service_days,
    weeks,
    working_days,
)
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


# --- after an event -------------------------------------------------------------------

WEEK_AFTER = After("positive-drug-test", lasts=calendar_days(7))


def test_what_follows_an_event_needs_no_more_than_the_event_and_for_how_long() -> None:
    assert (WEEK_AFTER.times, WEEK_AFTER.among) == (1, None)
    assert WEEK_AFTER.from_admission is False
    with pytest.raises(TypeError, match="lasts"):
        After("positive-drug-test")  # type: ignore[call-arg]


@pytest.mark.parametrize("field", ["lasts", "among"])
@pytest.mark.parametrize(
    "term",
    [
        hours_after(24),
        working_days(1),
        service_days(1),
        nth_session(1),
        calendar_days(0),
        weeks(0),
        months(0),
    ],
)
def test_a_time_is_of_days_weeks_or_months_and_longer_than_none(
    field: str, term: Term
) -> None:
    twice = attrs.evolve(WEEK_AFTER, times=2)
    for fine in (calendar_days(1), weeks(1), months(1)):
        assert getattr(attrs.evolve(twice, **{field: fine}), field) == fine
    with pytest.raises(FieldValueError) as caught:
        attrs.evolve(twice, **{field: term})
    assert str(caught.value) == (
        f"After.{field} must be one calendar day, week or month or more, not '{term}'"
    )


@pytest.mark.parametrize(
    ("field", "wrong"), [("lasts", None), ("lasts", 7), ("among", 7)]
)
def test_a_time_is_a_term(field: str, wrong: object) -> None:
    with pytest.raises(FieldTypeError, match=rf"^After\.{field} must be a Term, not"):
        attrs.evolve(WEEK_AFTER, times=2, **{field: wrong})


def test_times_are_1_to_100() -> None:
    for times in (1, 100):
        assert attrs.evolve(WEEK_AFTER, times=times).times == times
    for times in (0, 101):
        said = rf"^After\.times must be from 1 to 100, not {times}$"
        with pytest.raises(FieldValueError, match=said):
            attrs.evolve(WEEK_AFTER, times=times)
    with pytest.raises(FieldTypeError, match=r"^After\.times must be a whole number"):
        attrs.evolve(WEEK_AFTER, times=True)


def test_one_event_lies_among_no_others() -> None:
    assert attrs.evolve(WEEK_AFTER, times=2, among=months(1)).among == months(1)
    with pytest.raises(FieldValueError) as caught:
        attrs.evolve(WEEK_AFTER, among=months(1))
    assert str(caught.value) == (
        "After.among must be left out where times is 1, not '1 month'"
    )


def test_an_event_has_a_name_and_admission_counts_or_not() -> None:
    with pytest.raises(FieldValueError, match=r"^After\.event must be a text"):
        attrs.evolve(WEEK_AFTER, event="")
    with pytest.raises(FieldTypeError, match=r"^After\.event must be a str"):
        attrs.evolve(WEEK_AFTER, event=None)
    with pytest.raises(FieldTypeError, match=r"^After\.from_admission must be a bool"):
        attrs.evolve(WEEK_AFTER, from_admission=1)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (WEEK_AFTER, "within 7 calendar days of the positive drug test"),
        (
            attrs.evolve(WEEK_AFTER, times=3),
            "within 7 calendar days of the 3rd positive drug test",
        ),
        (
            attrs.evolve(WEEK_AFTER, lasts=months(1), times=2, among=weeks(12)),
            "within 1 month of the 2nd positive drug test in 12 weeks",
        ),
        (
            attrs.evolve(WEEK_AFTER, from_admission=True),
            "within 7 calendar days of the positive drug test or of admission",
        ),
        (
            After(LandmarkKind.DISCHARGE, lasts=weeks(1)),
            "within 1 week of the discharge",
        ),
    ],
)
def test_what_follows_an_event_prints_what_it_asks(condition: After, text: str) -> None:
    assert str(condition) == text


def test_the_name_of_an_event_is_its_name_whether_a_member_or_a_text() -> None:
    for event in (LandmarkKind.DISCHARGE, LandmarkKind.DISCHARGE.value):
        assert fact_name(After(event, lasts=weeks(1))) == "discharge"
    assert After(LandmarkKind.DISCHARGE, lasts=weeks(1)) == After(
        "discharge", lasts=weeks(1)
    )
