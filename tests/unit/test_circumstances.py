"""What is known of a patient, and whether a condition holds."""

from __future__ import annotations

import re
from datetime import date, datetime

import attrs
import pytest

from continuum.circumstances import (
    Circumstances,
    Spell,
    days_later,
    excuse,
    fact_name,
    holds,
    windows_of,
)
from continuum.conditions import After, Age, Condition, Elapsed, Fact, Phase
from continuum.documents import Landmark
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import STAY, DateRange, InPhase
from continuum.terms import Term, calendar_days, months, weeks

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


@pytest.mark.parametrize(("field", "youngest"), [("age_at_least", 0), ("age_below", 1)])
def test_an_age_is_one_that_somebody_may_have(field: str, youngest: int) -> None:
    assert Circumstances(**{field: youngest}) != Circumstances(**{field: 150})
    for age in (youngest - 1, 151):
        with pytest.raises(
            FieldValueError,
            match=rf"Circumstances\.{field} .* {youngest} to 150, not {age}",
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


# --- spells, phases with their days, excuses ------------------------------------------

MARCH = DateRange(date(2026, 3, 1), date(2026, 4, 1))


def march(day: int) -> date:
    return date(2026, 3, day)


def through(first: int, last: int) -> DateRange:
    return DateRange.through(march(first), march(last))


def refused(*days: DateRange) -> Circumstances:
    return Circumstances(spells=tuple(Spell("refused", each) for each in days))


def test_a_spell_has_a_name_that_is_not_blank_and_days() -> None:
    with pytest.raises(FieldValueError, match=r"^Spell\.name must be a text"):
        Spell(" ", MARCH)
    with pytest.raises(FieldTypeError, match=r"^Spell\.name must be a str"):
        Spell(1, MARCH)
    with pytest.raises(FieldTypeError, match=r"^Spell\.days must be a DateRange"):
        Spell("refused", ON)


@pytest.mark.parametrize("field", ["phases", "spells"])
def test_phases_and_spells_are_a_tuple_of_spells(field: str) -> None:
    for wrong in ([Spell("a", MARCH)], Spell("a", MARCH), ("a",), None):
        with pytest.raises(
            FieldTypeError, match=rf"^Circumstances\.{field}(\[0\])? must be a"
        ):
            Circumstances(**{field: wrong})


@pytest.mark.parametrize("wrong", [[], Landmark(kind="a", on=ON), ("a",), False])
def test_landmarks_are_a_tuple_of_landmarks(wrong: object) -> None:
    assert Circumstances(landmarks=()) != Circumstances(landmarks=None)
    with pytest.raises(
        FieldTypeError, match=r"^Circumstances\.landmarks(\[0\])? must be a"
    ):
        Circumstances(landmarks=wrong)


def test_a_phase_beside_phases_with_their_days_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=(
            r"^Circumstances\.phases must be left out where phase is given; "
            r"what it is stays out of this message$"
        ),
    ):
        Circumstances(phase="one", phases=(Spell("two", MARCH),))


@pytest.mark.parametrize("names", [("one", "two"), ("one", "one")])
def test_phases_that_share_a_day_are_refused(names: tuple[str, str]) -> None:
    first, second = (Spell(name, MARCH) for name in names)
    apart = (
        attrs.evolve(first, days=through(9, 15)),
        attrs.evolve(second, days=through(2, 8)),
    )
    assert Circumstances(phases=apart).phases == apart
    touching = (apart[0], attrs.evolve(second, days=through(2, 9)))
    with pytest.raises(FieldValueError) as caught:
        Circumstances(phases=touching)
    assert str(caught.value) == (
        "Circumstances.phases must be phases that share no day, "
        "not '2026-03-02 to 2026-03-09'"
    )


def test_of_three_phases_any_two_may_share_a_day() -> None:
    phases = (
        Spell("one", through(2, 8)),
        Spell("two", through(9, 15)),
        Spell("three", DateRange(march(8))),
    )
    with pytest.raises(FieldValueError, match="share no day, not 'from 2026-03-08'"):
        Circumstances(phases=phases)


@pytest.mark.parametrize("field", ["facts", "denied"])
def test_a_fact_for_good_has_no_spells(field: str) -> None:
    given = Circumstances(**{field: frozenset({"other"})}, spells=refused(MARCH).spells)
    assert given.spells
    with pytest.raises(
        FieldValueError,
        match=r"^Circumstances\.spells must be of names that neither facts nor denied",
    ):
        Circumstances(**{field: frozenset({"refused"})}, spells=refused(MARCH).spells)


def test_no_repr_holds_the_name_of_a_spell_or_what_happened() -> None:
    given = Circumstances(
        phases=(Spell("roe", through(2, 8)),),
        spells=(Spell("doe", MARCH),),
        landmarks=(Landmark(kind="poe", on=ON),),
    )
    assert not re.search("roe|doe|poe", repr(given))
    assert "roe" not in repr(given.phases[0])


@pytest.mark.parametrize(
    ("day", "known"), [(1, False), (2, True), (8, True), (9, False), (31, False)]
)
def test_a_fact_holds_in_its_spell_and_on_no_other_day(
    *, day: int, known: bool
) -> None:
    given = refused(through(2, 8))
    assert holds(Fact("refused"), given, march(day)) is known
    assert holds(Fact("other"), given, march(day)) is None


def test_a_fact_may_hold_in_several_spells_and_in_one_that_goes_on() -> None:
    given = refused(through(2, 4), DateRange(march(9)))
    found = [holds(Fact("refused"), given, march(day)) for day in (1, 2, 5, 8, 9, 31)]
    assert found == [False, True, False, False, True, True]


@pytest.mark.parametrize(
    ("day", "one", "two"),
    [
        (1, None, None),
        (2, True, False),
        (8, True, False),
        (9, None, None),
        (10, False, True),
        (31, False, True),
    ],
)
def test_a_phase_is_known_on_its_own_days_alone(
    *, day: int, one: bool | None, two: bool | None
) -> None:
    given = Circumstances(
        phases=(Spell("two", DateRange(march(10))), Spell("one", through(2, 8)))
    )
    assert holds(Phase("one"), given, march(day)) is one
    assert holds(Phase("two"), given, march(day)) is two


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (Circumstances(), (None, ("refused", "absent"))),
        (Circumstances(facts=frozenset({"refused"})), ("refused", ())),
        (Circumstances(facts=frozenset({"absent"})), ("absent", ())),
        (Circumstances(facts=frozenset({"absent", "refused"})), ("refused", ())),
        (Circumstances(denied=frozenset({"refused"})), (None, ("absent",))),
        (Circumstances(denied=frozenset({"refused", "absent"})), (None, ())),
        (refused(through(8, 9)), ("refused", ())),
        (refused(through(9, 9)), (None, ("absent",))),
        (refused(through(1, 1)), (None, ("absent",))),
        (refused(through(1, 2)), ("refused", ())),
        (refused(through(9, 9), through(5, 5)), ("refused", ())),
    ],
)
def test_the_first_reason_that_holds_on_a_day_of_the_window_is_the_excuse(
    given: Circumstances, found: tuple[str | None, tuple[str, ...]]
) -> None:
    assert excuse(("refused", "absent"), given, through(2, 8)) == found


def test_in_a_window_without_an_end_every_later_spell_is_a_reason() -> None:
    given = refused(through(9, 9))
    assert excuse(("refused",), given, DateRange(march(2))) == ("refused", ())
    assert excuse(("refused",), given, DateRange(march(10))) == (None, ())


def test_the_windows_of_a_phase_are_its_spells_that_have_ended() -> None:
    given = Circumstances(
        phases=(
            Spell("one", through(2, 8)),
            Spell("two", through(9, 15)),
            Spell("one", through(16, 20)),
            Spell("two", DateRange(march(21))),
        )
    )
    found = windows_of(InPhase("one"), MARCH, given)
    assert list(found) == [through(2, 8), through(16, 20)]
    assert list(windows_of(InPhase("two"), MARCH, given)) == [through(9, 15)]
    assert list(windows_of(InPhase("one"), through(8, 15), given)) == [through(2, 8)]
    assert list(windows_of(InPhase("one"), through(9, 15), given)) == []
    assert list(windows_of(InPhase("none"), MARCH, given)) == []
    assert list(windows_of(STAY, MARCH, given)) == [MARCH]


def test_the_windows_of_a_phase_are_in_order_whatever_that_of_the_spells() -> None:
    spells = (Spell("one", through(16, 20)), Spell("one", through(2, 8)))
    found = windows_of(InPhase("one"), MARCH, Circumstances(phases=spells))
    assert list(found) == [through(2, 8), through(16, 20)]


# --- what follows an event ------------------------------------------------------------

TEST = "positive-drug-test"


def of_tests(*days: date, admitted: date | None = None) -> Circumstances:
    landmarks = tuple(Landmark(kind=TEST, on=day) for day in days)
    return Circumstances(landmarks=landmarks, admitted=admitted)


WEEK_AFTER = After(TEST, lasts=calendar_days(7))
MONTH_AFTER = After(TEST, lasts=months(1))


@pytest.mark.parametrize(
    ("day", "known"), [(8, False), (9, True), (15, True), (16, False)]
)
def test_what_an_event_begins_lasts_from_its_day_to_the_end_exclusive(
    *, day: int, known: bool
) -> None:
    assert holds(WEEK_AFTER, of_tests(march(9)), march(day)) is known
    assert holds(After(TEST, lasts=weeks(1)), of_tests(march(9)), march(day)) is known


@pytest.mark.parametrize(
    ("event", "last"),
    [
        (date(2026, 3, 9), date(2026, 4, 8)),
        (date(2026, 1, 31), date(2026, 2, 27)),  # the month ends with 28 February
        (date(2028, 1, 31), date(2028, 2, 28)),
        (date(2026, 2, 28), date(2026, 3, 27)),
        (date(2026, 12, 15), date(2027, 1, 14)),
    ],
)
def test_a_month_after_an_event_is_a_month_of_the_calendar(
    event: date, last: date
) -> None:
    following = date.fromordinal(last.toordinal() + 1)
    assert holds(MONTH_AFTER, of_tests(event), event) is True
    assert holds(MONTH_AFTER, of_tests(event), last) is True
    assert holds(MONTH_AFTER, of_tests(event), following) is False


def test_each_time_it_happens_again_its_time_begins_anew() -> None:
    given = of_tests(march(12), march(9))  # in any order
    found = [holds(WEEK_AFTER, given, march(day)) for day in (8, 9, 16, 18, 19)]
    assert found == [False, True, True, True, False]


def test_an_event_begins_nothing_before_its_day_nor_one_of_another_kind() -> None:
    other = Circumstances(landmarks=(Landmark(kind="relocation", on=march(9)),))
    assert holds(WEEK_AFTER, other, march(9)) is False
    assert holds(WEEK_AFTER, of_tests(), march(9)) is False
    assert holds(WEEK_AFTER, of_tests(march(10)), march(9)) is False


def test_where_nobody_says_what_happened_it_is_not_known() -> None:
    assert holds(WEEK_AFTER, Circumstances(), march(9)) is None
    assert fact_name(WEEK_AFTER) == TEST


TWICE = After(TEST, lasts=calendar_days(7), times=2, among=calendar_days(5))


@pytest.mark.parametrize(
    ("days", "day", "known"),
    [
        ((9,), 9, False),
        ((4, 9), 8, False),
        ((4, 9), 9, True),  # five days from the first to the second
        ((4, 9), 15, True),
        ((4, 9), 16, False),
        ((3, 9), 9, False),  # six days
        ((9, 9), 9, True),  # two on one day
        ((3, 7, 9), 9, True),
        ((1, 7, 20), 20, False),
        ((1, 2, 20), 8, True),
        ((1, 2, 20), 9, False),
        ((9, 10), 9, False),  # the second lies ahead
    ],
)
def test_so_many_events_in_so_much_time_begin_it(
    *, days: tuple[int, ...], day: int, known: bool
) -> None:
    assert holds(TWICE, of_tests(*map(march, days)), march(day)) is known


def test_however_far_apart_where_no_time_is_named() -> None:
    three = After(TEST, lasts=calendar_days(7), times=3)
    given = of_tests(date(2020, 1, 1), date(2024, 1, 1), march(9))
    assert holds(three, given, march(9)) is True
    assert holds(three, of_tests(march(2), march(9)), march(9)) is False
    months_apart = attrs.evolve(three, times=2, among=months(1))
    clipped = of_tests(date(2026, 1, 31), date(2026, 2, 28))
    assert holds(months_apart, clipped, date(2026, 2, 28)) is True
    longer = of_tests(date(2026, 1, 31), date(2026, 3, 1))
    assert holds(months_apart, longer, date(2026, 3, 1)) is False


FIRST_WEEK_TOO = After(TEST, lasts=calendar_days(7), from_admission=True)


@pytest.mark.parametrize(
    ("day", "known"), [(2, True), (8, True), (9, False), (1, False)]
)
def test_admission_begins_it_too_where_that_is_said(*, day: int, known: bool) -> None:
    given = of_tests(admitted=march(2))
    assert holds(FIRST_WEEK_TOO, given, march(day)) is known
    assert holds(WEEK_AFTER, given, march(day)) is False


@pytest.mark.parametrize(
    ("given", "day", "known"),
    [
        # The first week after admission, whatever happened in it.
        (Circumstances(admitted=date(2026, 3, 2)), 8, True),
        (Circumstances(admitted=date(2026, 3, 2)), 9, None),
        (of_tests(), 8, None),
        (of_tests(date(2026, 3, 4)), 8, True),
        (of_tests(date(2026, 3, 1)), 8, None),
        (Circumstances(), 8, None),
        (of_tests(date(2026, 3, 1), admitted=date(2026, 3, 1)), 8, False),
    ],
)
def test_what_admission_or_an_event_may_have_begun_needs_both(
    *, given: Circumstances, day: int, known: bool | None
) -> None:
    assert holds(FIRST_WEEK_TOO, given, march(day)) is known


def test_one_event_and_admission_are_not_two_events() -> None:
    twice = attrs.evolve(TWICE, from_admission=True)
    given = of_tests(march(20), admitted=march(2))
    assert holds(twice, given, march(8)) is True
    assert holds(twice, given, march(20)) is False


@pytest.mark.parametrize(
    ("term", "end"),
    [
        (calendar_days(1), date(2026, 3, 3)),
        (calendar_days(30), date(2026, 4, 1)),
        (weeks(2), date(2026, 3, 16)),
        (months(1), date(2026, 4, 2)),
        (months(12), date(2027, 3, 2)),
    ],
)
def test_a_term_ends_before_the_day_it_is_later(term: Term, end: date) -> None:
    assert days_later(ON, term) == end
