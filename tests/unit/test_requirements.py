"""Amounts, conditions and requirements: what they refuse, and how they print."""

from __future__ import annotations

import pytest

from continuum.conditions import Age, Elapsed, Fact, Phase
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    InPhase,
    WholeStay,
    Window,
    Year,
)
from continuum.requirements import (
    Above,
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    EachSession,
    Excusable,
    Gap,
    Given,
    Requirement,
    days,
    hours,
    longest_inside,
    minutes,
    occasions,
    scope,
    sessions,
    walk,
)
from continuum.services import GROUP

FLOOR = AtLeast(hours(9), per=WEEK)
CEILING = AtMost(hours(19), per=WEEK)


# --- amounts --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (minutes(0), "0 minutes"),
        (minutes(1), "1 minute"),
        (minutes(59), "59 minutes"),
        (minutes(60), "1 hour"),
        (minutes(61), "1 hour 1 minute"),
        (minutes(90), "1 hour 30 minutes"),
        (hours(9), "9 hours"),
        (sessions(1), "1 session"),
        (sessions(3), "3 sessions"),
        (sessions(1, each=hours(1)), "1 session of at least 1 hour"),
        (days(3, each=hours(3)), "3 days of at least 3 hours each"),
        (occasions(6), "6 occasions"),
    ],
)
def test_an_amount_prints_as_a_sentence_has_it(amount: Amount, text: str) -> None:
    assert str(amount) == text


def test_the_largest_amount_is_ten_million() -> None:
    assert minutes(10_000_000).value == 10_000_000
    with pytest.raises(
        FieldValueError, match=r"Amount\.value .* 10000000, not 1000000"
    ):
        minutes(10_000_001)


def test_an_amount_below_zero_is_refused() -> None:
    assert sessions(0).value == 0
    with pytest.raises(FieldValueError, match=r"Amount\.value must be from 0 .* -1"):
        sessions(-1)


@pytest.mark.parametrize("value", [1.5, True, "9", None])
def test_an_amount_that_is_not_whole_is_refused(value: object) -> None:
    with pytest.raises(FieldTypeError, match=r"Amount\.value must be a whole number"):
        minutes(value)


def test_half_an_hour_is_not_an_amount_of_hours() -> None:
    with pytest.raises(FieldTypeError, match=r"hours\.value must be a whole number"):
        hours(1.5)


def test_hours_are_refused_where_their_minutes_would_be() -> None:
    assert hours(166_666).value == 9_999_960
    with pytest.raises(
        FieldValueError, match=r"hours\.value .* 0 to 166666, not 166667"
    ):
        hours(166_667)


def test_a_unit_by_its_name_only_is_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"Amount\.unit must be a Unit, not str"):
        Amount(3, "days")


def test_each_is_an_amount_of_minutes() -> None:
    with pytest.raises(
        FieldValueError, match=r"Amount\.each must be an amount of minutes, not"
    ):
        days(3, each=sessions(1))


def test_minutes_each_that_are_a_number_are_refused() -> None:
    with pytest.raises(
        FieldTypeError, match=r"Amount\.each must be an Amount, not int"
    ):
        days(3, each=180)


# --- conditions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (Age(below=18), "under 18"),
        (Age(at_least=18), "18 or older"),
        (Age(at_least=13, below=18), "13 to 17 years old"),
        (Elapsed(below=30), "in the first 30 days"),
        (Elapsed(at_least=30), "after 30 days"),
        (Elapsed(at_least=30, below=60), "on days 31 to 60"),
        (Phase("continuing-care"), "in phase continuing care"),
        (Fact("deferred-prosecution"), "deferred prosecution"),
    ],
)
def test_a_condition_prints_itself(condition: object, text: str) -> None:
    assert str(condition) == text


@pytest.mark.parametrize("kind", [Age, Elapsed])
def test_a_condition_without_limits_is_refused(kind: type[Age]) -> None:
    with pytest.raises(
        FieldValueError,
        match=rf"{kind.__name__}\.at_least must be given, unless below is, not None",
    ):
        kind()


@pytest.mark.parametrize("kind", [Age, Elapsed])
def test_a_condition_needs_a_day_or_a_year_between_its_limits(kind: type[Age]) -> None:
    assert kind(at_least=18, below=19).below == 19
    with pytest.raises(
        FieldValueError,
        match=rf"{kind.__name__}\.below must be more than at_least=18, not 18",
    ):
        kind(at_least=18, below=18)


def test_nobody_is_older_than_150() -> None:
    assert Age(at_least=150).at_least == 150
    with pytest.raises(
        FieldValueError, match=r"Age\.at_least must be from 0 to 150, not 151"
    ):
        Age(at_least=151)


def test_an_age_in_words_is_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"Age\.below must be a whole number"):
        Age(below="18")


@pytest.mark.parametrize("kind", [Phase, Fact])
def test_a_name_that_is_blank_is_refused(kind: type[Phase]) -> None:
    with pytest.raises(
        FieldValueError, match=rf"{kind.__name__}\.name must be a text .* not blank"
    ):
        kind(" ")


# --- requirements: what they refuse ---------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (AtLeast, "amount"),
        (AtMost, "amount"),
        (Above, "amount"),
        (Below, "amount"),
        (Gap, "at_most"),
    ],
)
def test_a_requirement_without_an_amount_is_refused(
    kind: type[AtLeast], field: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"{kind.__name__}\.{field} must be an Amount, not int"
    ):
        kind(9, per=WEEK)


def test_a_band_without_an_amount_names_the_end_that_lacks_it() -> None:
    with pytest.raises(FieldTypeError, match=r"Between\.low must be an Amount"):
        Between(9, hours(19), per=WEEK)
    with pytest.raises(FieldTypeError, match=r"Between\.high must be an Amount"):
        Between(hours(9), 19, per=WEEK)


@pytest.mark.parametrize("kind", [AtLeast, AtMost, Above, Below, Gap])
def test_services_that_are_not_a_filter_are_refused(kind: type[AtLeast]) -> None:
    with pytest.raises(FieldTypeError) as caught:
        kind(days(1), of="counseling", per=WEEK)
    assert str(caught.value) == f"{kind.__name__}.of must be a ServiceFilter, not str"


@pytest.mark.parametrize("kind", [AtLeast, AtMost, Below, Gap])
def test_a_window_by_its_name_only_is_refused(kind: type[AtLeast]) -> None:
    expected = "must be a window of continuum.periods, not str"
    with pytest.raises(FieldTypeError) as caught:
        kind(days(1), per="week")
    assert str(caught.value) == f"{kind.__name__}.per {expected}"


def test_a_band_in_two_units_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"Between\.high must be in the unit of low, minutes, not '12 sessions'",
    ):
        Between(hours(9), sessions(12), per=WEEK)


def test_a_band_of_days_of_two_lengths_is_refused() -> None:
    with pytest.raises(FieldValueError, match=r"Between\.high must be in the unit"):
        Between(days(3, each=hours(1)), days(5), per=WEEK)


def test_a_band_is_a_minute_wide_at_least() -> None:
    assert Between(minutes(540), minutes(541), per=WEEK).high.value == 541
    with pytest.raises(
        FieldValueError, match=r"Between\.high must be more than 9 hours, not '9 hours'"
    ):
        Between(hours(9), minutes(540), per=WEEK)


@pytest.mark.parametrize("field", ["low_open", "high_open"])
def test_whether_an_end_is_open_is_a_bool(field: str) -> None:
    with pytest.raises(FieldTypeError, match=rf"Between\.{field} must be a bool"):
        Between(hours(9), hours(19), per=WEEK, **{field: 1})


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("of", "counseling", "a ServiceFilter"),
        ("per", "week", "a window of continuum.periods"),
    ],
)
def test_a_band_counts_services_in_a_window(
    field: str, value: str, expected: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        Between(hours(9), hours(19), **{"per": WEEK, field: value})
    assert str(caught.value) == f"Between.{field} must be {expected}, not str"


def test_a_band_up_to_a_number_is_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"Between\.high must be an Amount"):
        Between(hours(9), 19, per=WEEK)


def test_a_mean_of_anything_but_a_bound_is_refused() -> None:
    with pytest.raises(
        FieldTypeError, match=r"Average\.bound must be an AtLeast, .*, not AllOf"
    ):
        Average(AllOf((FLOOR,)))


def test_a_mean_over_a_name_is_refused() -> None:
    with pytest.raises(FieldTypeError, match=r"Average\.over must be a window .* str"):
        Average(FLOOR, over="month")


def test_limits_on_sessions_without_a_limit_are_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"EachSession\.at_least must be given, or at_most"
    ):
        EachSession()


@pytest.mark.parametrize("field", ["at_least", "at_most"])
def test_the_length_of_a_session_is_in_minutes(field: str) -> None:
    with pytest.raises(
        FieldValueError, match=rf"EachSession\.{field} must be in minutes, not '1 day'"
    ):
        EachSession(**{field: days(1)})
    with pytest.raises(
        FieldTypeError, match=rf"EachSession\.{field} must be an Amount"
    ):
        EachSession(**{field: 50})


@pytest.mark.parametrize("field", ["fewest", "most"])
def test_participants_are_from_1_to_1000(field: str) -> None:
    assert EachSession(**{field: 1}) != EachSession(**{field: 1000})
    for people in (0, 1001):
        with pytest.raises(
            FieldValueError, match=rf"EachSession\.{field} must be from 1 to 1000, not"
        ):
            EachSession(**{field: people})


def test_a_gap_in_sessions_is_refused() -> None:
    for amount in (sessions(3), days(3, each=hours(1)), occasions(1)):
        with pytest.raises(FieldValueError) as caught:
            Gap(amount, per=WEEK)
        assert str(caught.value) == (
            f"Gap.at_most must be in days or minutes, not '{amount}'"
        )


def test_holidays_are_left_out_of_days_and_not_of_minutes() -> None:
    gap = Gap(days(3), per=WEEK, holidays_apart=True)
    assert str(gap) == (
        "at most 3 consecutive days, holidays apart, without clinical services"
    )
    with pytest.raises(FieldValueError) as refused:
        Gap(hours(72), per=WEEK, holidays_apart=True)
    assert str(refused.value) == (
        "Gap.holidays_apart must be False where minutes are counted, not True"
    )
    with pytest.raises(FieldTypeError) as caught:
        Gap(days(3), per=WEEK, holidays_apart=1)
    assert str(caught.value) == "Gap.holidays_apart must be a bool, not int"


@pytest.mark.parametrize("join", [AllOf, AnyOf])
def test_a_connective_needs_a_tuple_of_one_requirement_or_more(
    join: type[AllOf],
) -> None:
    name = join.__name__
    with pytest.raises(FieldTypeError, match=rf"{name}\.parts must be a tuple of req"):
        join([FLOOR])
    with pytest.raises(
        FieldValueError, match=rf"{name}\.parts must be at least one requirement"
    ):
        join(())
    with pytest.raises(
        FieldTypeError, match=rf"{name}\.parts\[1\] must be a requirement, not Amount"
    ):
        join((FLOOR, hours(9)))


def test_a_choice_needs_a_condition_and_two_requirements() -> None:
    with pytest.raises(
        FieldTypeError, match=r"Given\.condition must be an Age, .* or After, not str"
    ):
        Given("adult", then=FLOOR, otherwise=CEILING)
    with pytest.raises(FieldTypeError, match=r"Given\.then must be a requirement"):
        Given(Age(below=18), then=hours(9), otherwise=FLOOR)
    with pytest.raises(FieldTypeError, match=r"Given\.otherwise must be a requirement"):
        Given(Age(below=18), then=FLOOR, otherwise=None)


# --- requirements: how they print -----------------------------------------------------

OF = "of clinical services"


@pytest.mark.parametrize(
    ("requirement", "text"),
    [
        (FLOOR, f"at least 9 hours {OF} per week"),
        (CEILING, f"at most 19 hours {OF} per week"),
        (Below(hours(9), per=WEEK), f"less than 9 hours {OF} per week"),
        (Above(hours(20), per=WEEK), f"more than 20 hours {OF} per week"),
        (
            Between(hours(9), hours(19), per=WEEK),
            f"from 9 hours to 19 hours {OF} per week",
        ),
        (
            Between(hours(9), hours(20), per=WEEK, low_open=True, high_open=True),
            f"more than 9 hours to less than 20 hours {OF} per week",
        ),
        (Average(FLOOR), f"on average at least 9 hours {OF} per week"),
        (
            Average(FLOOR, over=CALENDAR_MONTH),
            f"on average at least 9 hours {OF} per week, over the calendar month",
        ),
        (
            EachSession(of=GROUP, at_least=hours(1), at_most=hours(3)),
            "each session of group services: at least 1 hour and at most 3 hours",
        ),
        (
            EachSession(of=GROUP, fewest=2, most=12),
            (
                "each session of group services: at least 2 participants and at most"
                " 12 participants"
            ),
        ),
        (
            Gap(days(3), per=WEEK),
            "at most 3 consecutive days without clinical services",
        ),
        (Gap(hours(72), per=WEEK), "at most 72 hours without clinical services"),
        (AllOf((FLOOR, CEILING)), f"{FLOOR}; and {CEILING}"),
        (AnyOf((FLOOR, CEILING)), f"{FLOOR}; or {CEILING}"),
        (
            Given(Age(below=18), then=FLOOR, otherwise=CEILING),
            f"under 18: {FLOOR}; otherwise: {CEILING}",
        ),
    ],
)
def test_a_requirement_prints_the_sentence_of_its_rule_page(
    requirement: Requirement, text: str
) -> None:
    assert str(requirement) == text


def test_a_chain_of_choices_prints_as_a_list_of_which_the_first_decides() -> None:
    last = Given(Fact("third"), then=CEILING, otherwise=FLOOR)
    middle = Given(Fact("second"), then=FLOOR, otherwise=last)
    chain = Given(Fact("first"), then=CEILING, otherwise=middle)
    assert str(chain) == (
        f"first: {CEILING}; or else second: {FLOOR}; or else third: {CEILING}; "
        f"otherwise: {FLOOR}"
    )


@pytest.mark.parametrize(
    ("window", "text"),
    [
        (SERVICE_DAY, "per service day"),
        (PROGRAM_WEEK, "per program week"),
        (Blocks(30), "in each 30 days of the stay"),
        (ROLLING_7_DAYS, "in any 7 days"),
        (STAY, "in the stay"),
        (WholeStay(84), "in the first 84 days of the stay"),
        (CALENDAR_YEAR, "per calendar year"),
        (Year(7), "per fiscal year"),
        (InPhase("stabilization-phase"), "in phase stabilization phase"),
    ],
)
def test_every_window_fits_the_sentence(window: Window, text: str) -> None:
    assert str(AtLeast(hours(1), of=GROUP, per=window)).endswith(text)


# --- scope and walk -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (SERVICE_DAY, CALENDAR_DAY),
        (CALENDAR_DAY, WEEK),
        (WEEK, Blocks(8)),
        (ROLLING_7_DAYS, CALENDAR_MONTH),
        (CALENDAR_MONTH, CALENDAR_YEAR),
        (CALENDAR_YEAR, STAY),
    ],
)
def test_the_scope_is_the_widest_window(narrow: Window, wide: Window) -> None:
    parts = (AtLeast(hours(1), per=narrow), Gap(days(1), per=wide))
    assert scope(AllOf(parts)) == scope(AnyOf(parts[::-1])) == wide


def test_the_scope_of_a_choice_is_the_wider_of_its_branches() -> None:
    month = AtMost(hours(80), per=CALENDAR_MONTH)
    assert scope(Given(Age(below=18), then=FLOOR, otherwise=month)) == CALENDAR_MONTH


def test_the_scope_of_a_mean_is_its_span_and_not_its_window() -> None:
    assert scope(Average(FLOOR, over=CALENDAR_MONTH)) == CALENDAR_MONTH


def test_a_mean_that_names_no_span_is_over_the_stay_unless_told() -> None:
    assert scope(Average(FLOOR)) == STAY
    assert scope(Average(FLOOR), average_over=CALENDAR_MONTH) == CALENDAR_MONTH
    joined = Given(Age(below=18), then=AllOf((Average(FLOOR),)), otherwise=FLOOR)
    assert scope(joined, average_over=CALENDAR_MONTH) == CALENDAR_MONTH
    other = Given(Age(below=18), then=FLOOR, otherwise=Average(FLOOR))
    assert scope(other, average_over=CALENDAR_MONTH) == CALENDAR_MONTH
    excusable = Excusable(Average(FLOOR), unless=("refused",))
    assert scope(excusable, average_over=CALENDAR_MONTH) == CALENDAR_MONTH


def test_a_phase_is_shorter_than_the_stay_and_longer_than_a_year() -> None:
    phase = AtLeast(hours(40), per=InPhase("first-phase"))
    yearly = AtLeast(hours(40), per=CALENDAR_YEAR)
    whole = AtLeast(hours(40), per=STAY)
    assert scope(AllOf((yearly, phase))) == InPhase("first-phase")
    assert scope(AllOf((phase, whole))) == STAY
    assert scope(AllOf((whole, phase))) == STAY


def test_the_first_days_of_a_stay_are_shorter_than_the_stay() -> None:
    first, whole = (AtLeast(hours(9), per=per) for per in (WholeStay(10), STAY))
    assert scope(AllOf((first, whole))) == STAY
    assert scope(AllOf((whole, first))) == STAY


def test_limits_on_each_session_are_for_service_days() -> None:
    assert scope(EachSession(most=12)) == SERVICE_DAY


def test_the_scope_of_what_is_no_requirement_is_refused() -> None:
    with pytest.raises(
        FieldTypeError, match=r"scope\.requirement must be a requirement, not Amount"
    ):
        scope(hours(9))


def test_the_longest_window_inside_is_narrower_than_the_scope() -> None:
    monthly = AtLeast(hours(30), per=CALENDAR_MONTH)
    daily = AtLeast(hours(1), per=CALENDAR_DAY)
    assert longest_inside(AllOf((monthly, FLOOR, daily))) == 7
    assert longest_inside(AllOf((monthly, monthly))) == 0
    assert longest_inside(AllOf((FLOOR, daily))) == 1
    yearly, whole = (AtLeast(hours(99), per=per) for per in (CALENDAR_YEAR, STAY))
    # One that begins on the last day of another ends so many days after it.
    assert longest_inside(AllOf((yearly, monthly))) == 30
    assert longest_inside(AllOf((whole, yearly))) == 365


def test_walking_a_requirement_meets_all_it_is_made_of_outermost_first() -> None:
    mean, gap = Average(FLOOR), Gap(days(3), per=WEEK)
    choice = Given(Age(below=18), then=mean, otherwise=gap)
    each = EachSession(most=12)
    whole = AllOf((choice, AnyOf((each,))))
    assert list(walk(whole)) == [whole, choice, mean, FLOOR, gap, AnyOf((each,)), each]
