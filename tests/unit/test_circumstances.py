"""What is known of a patient, and whether a condition holds."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from continuum.circumstances import Circumstances, fact_name, holds
from continuum.conditions import Age, Condition, Elapsed, Fact, Phase
from continuum.errors import FieldTypeError, FieldValueError

ADULT = Age(at_least=18)
ON = date(2026, 3, 2)


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize("field", ["born", "admitted"])
def test_a_day_with_a_time_is_refused(field: str) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"Circumstances\.{field} must be a datetime\.date"
    ):
        Circumstances(**{field: datetime(2026, 3, 2)})  # noqa: DTZ001  # on purpose


@pytest.mark.parametrize("field", ["age_at_least", "age_below"])
def test_an_age_beside_the_date_of_birth_is_refused(field: str) -> None:
    with pytest.raises(
        FieldValueError,
        match=rf"Circumstances\.{field} must be left out where born is given, not 18",
    ):
        Circumstances(born=ON, **{field: 18})


@pytest.mark.parametrize("field", ["age_at_least", "age_below"])
def test_an_age_is_from_0_to_150(field: str) -> None:
    assert Circumstances(**{field: 0}) != Circumstances(**{field: 150})
    for age in (-1, 151):
        with pytest.raises(
            FieldValueError, match=rf"Circumstances\.{field} .* 0 to 150, not {age}"
        ):
            Circumstances(**{field: age})


def test_an_age_range_holds_one_year_at_least() -> None:
    assert Circumstances(age_at_least=17, age_below=18).age_below == 18
    with pytest.raises(
        FieldValueError,
        match=r"Circumstances\.age_below must be from 18 to 150, not 17",
    ):
        Circumstances(age_at_least=17, age_below=17)


def test_a_blank_phase_is_refused() -> None:
    with pytest.raises(FieldValueError, match=r"Circumstances\.phase .* not blank"):
        Circumstances(phase="")


@pytest.mark.parametrize("field", ["facts", "denied"])
def test_facts_are_a_frozenset_of_names(field: str) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"Circumstances\.{field} must be a frozenset of names"
    ):
        Circumstances(**{field: ["employed"]})
    with pytest.raises(FieldTypeError, match=rf"Circumstances\.{field} must be a str"):
        Circumstances(**{field: frozenset({1})})


def test_a_fact_that_is_denied_too_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"Circumstances\.denied must be names that facts does not",
    ):
        Circumstances(facts=frozenset({"employed"}), denied=frozenset({"employed"}))


def test_no_repr_holds_what_would_name_a_patient() -> None:
    found = repr(
        Circumstances(
            born=date(1990, 1, 2), phase="roe", facts=frozenset({"b", "a", "c"})
        )
    )
    assert not re.search("1990|roe|born|phase|facts", found)


def test_an_age_in_years_alone_is_a_range_of_one_year() -> None:
    assert Circumstances.aged(17) == Circumstances(age_at_least=17, age_below=18)
    assert holds(ADULT, Circumstances.aged(17), ON) is False
    assert holds(ADULT, Circumstances.aged(18), ON) is True
    assert Circumstances.aged(149).age_below == 150
    with pytest.raises(
        FieldValueError, match=r"Circumstances\.age must be from 0 to 149, not 150"
    ):
        Circumstances.aged(150)


# --- age ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "of_age"), [(date(2026, 5, 16), False), (date(2026, 5, 17), True)]
)
def test_an_adult_is_18_on_the_birthday_and_not_a_day_before(
    *, on: date, of_age: bool
) -> None:
    given = Circumstances(born=date(2008, 5, 17))
    assert holds(ADULT, given, on) is of_age
    assert holds(Age(below=18), given, on) is not of_age


@pytest.mark.parametrize(
    ("on", "of_age"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True)]
)
def test_who_was_born_on_29_february_has_a_birthday_on_1_march(
    *, on: date, of_age: bool
) -> None:
    assert holds(ADULT, Circumstances(born=date(2008, 2, 29)), on) is of_age


@pytest.mark.parametrize(
    ("born", "inside"),
    [
        (date(2013, 3, 2), True),  # 13 today
        (date(2013, 3, 3), False),  # 12 until tomorrow
        (date(2008, 3, 3), True),  # 17 until tomorrow
        (date(2008, 3, 2), False),  # 18 today
    ],
)
def test_a_band_of_ages_holds_its_first_year_and_not_its_last(
    *, born: date, inside: bool
) -> None:
    assert holds(Age(at_least=13, below=18), Circumstances(born=born), ON) is inside


def test_the_day_of_birth_counts_and_the_day_before_cannot_be_asked() -> None:
    given = Circumstances(born=ON)
    assert holds(Age(below=1), given, ON) is True
    with pytest.raises(
        FieldValueError,
        match=r"holds\.on must be on or after the date of birth, not",
    ):
        holds(ADULT, given, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("given", "of_age"),
    [
        (Circumstances(), None),
        (Circumstances(age_at_least=17), None),
        (Circumstances(age_at_least=18), True),
        (Circumstances(age_below=18), False),
        (Circumstances(age_below=19), None),
        (Circumstances(age_at_least=12, age_below=18), False),
    ],
)
def test_a_range_of_ages_decides_where_all_of_it_agrees(
    *, given: Circumstances, of_age: bool | None
) -> None:
    assert holds(ADULT, given, ON) is of_age


@pytest.mark.parametrize(("below", "known"), [(21, True), (20, None)])
def test_an_upper_age_limit_decides_where_all_of_the_range_is_under_it(
    *, below: int, known: bool | None
) -> None:
    given = Circumstances(age_at_least=18, age_below=21)
    assert holds(Age(below=below), given, ON) is known


def test_an_age_beyond_every_band_is_an_age() -> None:
    given = Circumstances(born=date(1900, 1, 1))
    assert holds(Age(at_least=150), given, date(2199, 1, 1)) is True
    assert holds(Age(below=150), given, date(2199, 1, 1)) is False


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        (Age(at_least=0), True),
        (Age(at_least=1), None),
        (Age(below=150), None),
        (Age(at_least=150), None),
    ],
)
def test_of_an_age_that_is_not_known_only_what_holds_for_everybody_is_known(
    *, asked: Age, known: bool | None
) -> None:
    assert holds(asked, Circumstances(), ON) is known


# --- other facts ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "inside"), [(31, False), (32, True), (61, True), (62, False)]
)
def test_the_day_of_admission_is_day_0(*, day: int, inside: bool) -> None:
    admitted = date.fromordinal(ON.toordinal() - day + 2)
    given = Circumstances(admitted=admitted)
    # Day 30 is the first and day 59 the last of the band.
    assert holds(Elapsed(at_least=30, below=60), given, ON) is inside


@pytest.mark.parametrize(
    ("on", "inside"),
    [(date(2026, 3, 29), False), (date(2026, 3, 30), True), (date(2030, 1, 1), True)],
)
def test_a_band_of_days_without_an_end_holds_from_its_first_day_on(
    *, on: date, inside: bool
) -> None:
    assert holds(Elapsed(at_least=28), Circumstances(admitted=ON), on) is inside


@pytest.mark.parametrize("day", [0, 1])
def test_a_band_of_one_day_is_the_day_of_admission_alone(day: int) -> None:
    on = date.fromordinal(ON.toordinal() + day)
    found = holds(Elapsed(below=1), Circumstances(admitted=ON), on)
    assert found is (day == 0)


def test_before_admission_no_day_of_the_stay_has_come() -> None:
    given = Circumstances(admitted=ON)
    assert holds(Elapsed(below=30), given, date(2026, 3, 1)) is False


@pytest.mark.parametrize(
    ("condition", "given", "known", "name"),
    [
        (ADULT, Circumstances(), None, "age"),
        (Elapsed(below=30), Circumstances(), None, "day of admission"),
        (Phase("a"), Circumstances(), None, "phase"),
        (Phase("a"), Circumstances(phase="a"), True, "phase"),
        (Phase("a"), Circumstances(phase="b"), False, "phase"),
        (Fact("employed"), Circumstances(), None, "employed"),
        (Fact("employed"), Circumstances(facts=frozenset({"employed"})), True, ""),
        (Fact("employed"), Circumstances(denied=frozenset({"employed"})), False, ""),
    ],
)
def test_a_fact_nobody_recorded_is_neither_true_nor_false(
    *, condition: Condition, given: Circumstances, known: bool | None, name: str
) -> None:
    assert holds(condition, given, ON) is known
    assert fact_name(condition) == name or not name
