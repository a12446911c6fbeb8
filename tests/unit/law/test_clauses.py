"""A requirement taken apart: what each of its bounds is about, and how it reads."""

from __future__ import annotations

from datetime import date

import pytest

from continuum.conditions import Age, Fact
from continuum.documents import DocumentKind, Party
from continuum.errors import FieldTypeError
from continuum.law import Clause, Quantity, clauses
from continuum.law._clauses import clauses_of, ends, limits_of
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    STAY,
    WEEK,
    Window,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    Above,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Capped,
    Completed,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Length,
    LevelAbsent,
    Load,
    PlanHas,
    PlanTrait,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    Share,
    Signed,
    Since,
    days,
    hours,
    minutes,
    occasions,
    sessions,
)
from continuum.rules import Basis
from continuum.services import CLINICAL, GROUP, INDIVIDUAL, ServiceFilter, ServiceKind
from continuum.services import StaffRole as Role
from continuum.terms import (
    ANY_TIME,
    Earliest,
    Limit,
    Term,
    calendar_days,
    hours_after,
    months,
    service_days,
)
from tests.strategies_rules import EDUCATION, rule, version

NINE = AtLeast(hours(9), per=WEEK)
TESTS = ServiceFilter.of(ServiceKind.DRUG_TEST, label="drug tests")
MINOR = Age(below=18)


def read(requirement: Requirement, judges: Basis = Basis.DELIVERED) -> list[Clause]:
    return list(clauses_of(requirement, judges=judges))


def only(requirement: Requirement, judges: Basis = Basis.DELIVERED) -> Clause:
    (clause,) = read(requirement, judges)
    return clause


# --- numbers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requirement", "low", "high"),
    [
        (AtLeast(hours(9), per=WEEK), 540, None),
        (AtMost(hours(9), per=WEEK), None, 540),
        (Below(hours(9), per=WEEK), None, 539),  # 9 h are too much
        (Above(hours(9), per=WEEK), 541, None),  # and here too little
        (Between(hours(9), hours(19), per=WEEK), 540, 1140),
        (Between(hours(9), hours(19), per=WEEK, low_open=True), 541, 1140),
        (Between(hours(9), hours(19), per=WEEK, high_open=True), 540, 1139),
        (Average(Between(hours(9), hours(19), per=WEEK)), 540, 1140),
        (Counting(NINE, only=EVENINGS_AND_WEEKENDS), 540, None),
        (Counting(NINE, only=EachSession(of=GROUP, most=12)), 540, None),
        (Capped(NINE, part=EDUCATION, at_most=hours(4)), 540, None),
        (Scaled(NINE, patients=4), 540, None),
    ],
)
def test_an_open_end_is_the_next_whole_unit(
    requirement: Requirement, low: int | None, high: int | None
) -> None:
    clause = only(requirement)
    assert (clause.low, clause.high, clause.unit) == (low, high, "minutes")
    assert (clause.quantity, clause.per) == (Quantity.HOURS_A_WEEK, WEEK)
    assert clause.of == CLINICAL
    assert clause.asked == requirement


@pytest.mark.parametrize(
    ("requirement", "quantity"),
    [
        (AtLeast(hours(3), per=SERVICE_DAY), Quantity.HOURS_A_DAY),
        (AtLeast(hours(3), per=CALENDAR_DAY), Quantity.HOURS_A_DAY),
        (AtLeast(hours(3), per=PROGRAM_WEEK), Quantity.HOURS_A_WEEK),
        (AtLeast(hours(3), per=ROLLING_7_DAYS), Quantity.HOURS_A_WEEK),
        (AtLeast(hours(3), per=CALENDAR_MONTH), Quantity.HOURS_IN_SPAN),
        (AtLeast(days(3), per=WEEK), Quantity.DAYS_A_WEEK),
        (AtLeast(days(3), per=STAY), Quantity.DAYS_IN_SPAN),
        (AtLeast(sessions(3), per=WEEK), Quantity.SESSIONS),
        (AtLeast(occasions(3), per=STAY), Quantity.SESSIONS),
        (AtLeast(sessions(3), of=TESTS, per=WEEK), Quantity.DRUG_TESTS),
        (AtMost(minutes(3), of=TESTS, per=WEEK), Quantity.DRUG_TESTS),
        (Gap(days(2), per=STAY), Quantity.GAP),
        (Share(GROUP, CLINICAL, at_most=50, per=WEEK), Quantity.SHARE),
        (Apart(GROUP, INDIVIDUAL), Quantity.APART),
        (Length(at_least=calendar_days(14)), Quantity.LENGTH_OF_STAY),
        (LevelAbsent(), Quantity.NO_SUCH_LEVEL),
        (PlanHas(PlanTrait.GOALS), Quantity.PLAN_CONTENT),
        (Due("treatment-plan", within=None), Quantity.PLAN_DUE),
        (Due("initial-plan", within=None), Quantity.PLAN_DUE),
        (Repeats("treatment-plan", every=months(1)), Quantity.REVIEW),
        (Due("plan-review", within=None), Quantity.REVIEW),
        (Repeats("continued-stay-review", every=months(1)), Quantity.REVIEW),
        (Due("assessment", within=None), Quantity.ASSESSMENT_DUE),
        (Due("assessment-update", within=None), Quantity.ASSESSMENT_DUE),
        (Due("drug-test", within=None), Quantity.DRUG_TESTS),
        (Repeats("recertification", every=months(1)), Quantity.DOCUMENT_DUE),
        (Signed("treatment-plan", by=(Party.PATIENT,)), Quantity.SIGNATURE),
        (
            Ratio(24, of=(Role.COUNSELOR,), load=Load.AVERAGE),
            Quantity.CASELOAD,
        ),
    ],
)
def test_every_clause_is_about_one_quantity(
    requirement: Requirement, quantity: Quantity
) -> None:
    assert only(requirement).quantity is quantity


def test_hours_with_staff_at_hand_are_no_hours_of_care() -> None:
    sixteen = AtLeast(hours(16), per=CALENDAR_DAY)
    assert only(sixteen, Basis.AVAILABLE).quantity is Quantity.AVAILABILITY
    assert only(sixteen, Basis.OFFERED).quantity is Quantity.HOURS_A_DAY


@pytest.mark.parametrize(
    ("each", "per", "quantity"),
    [
        (days(3, each=hours(3)), WEEK, Quantity.HOURS_A_WEEK),
        (occasions(3, each=hours(3)), WEEK, Quantity.HOURS_A_WEEK),
        (occasions(3, each=hours(3)), SERVICE_DAY, Quantity.HOURS_A_DAY),
        (days(3, each=hours(3)), CALENDAR_MONTH, Quantity.HOURS_IN_SPAN),
    ],
)
def test_days_of_a_length_take_so_many_hours(
    each: object, per: Window, quantity: Quantity
) -> None:
    told, implied = read(AtLeast(each, per=per))  # type: ignore[arg-type]
    assert (told.low, told.each, told.implied) == (3, 180, False)
    assert (implied.low, implied.unit, implied.each) == (540, "minutes", None)
    assert implied.quantity is quantity
    assert implied.implied


@pytest.mark.parametrize(
    "requirement",
    [
        AtLeast(days(3), per=WEEK),
        AtLeast(sessions(3, each=hours(3)), per=WEEK),  # two may be at the same time
        AtMost(days(3, each=hours(3)), per=WEEK),
        AtLeast(days(0, each=hours(3)), per=WEEK),
        AtLeast(hours(3, each=minutes(15)), per=WEEK),
    ],
)
def test_nothing_else_takes_hours(requirement: Requirement) -> None:
    assert not only(requirement).implied


def test_limits_on_each_session_are_about_its_length_and_its_size() -> None:
    length, size = read(
        EachSession(of=GROUP, at_least=hours(1), at_most=hours(2), fewest=2, most=12)
    )
    assert (length.quantity, length.low, length.high) == (
        Quantity.SESSION_LENGTH,
        60,
        120,
    )
    assert (size.quantity, size.low, size.high, size.unit) == (
        Quantity.GROUP_SIZE,
        2,
        12,
        "people",
    )
    said = "each session of group services: "
    assert str(length) == f"{said}at least 1 hour and at most 2 hours"
    assert str(size) == f"{said}at least 2 participants and at most 12 participants"


@pytest.mark.parametrize(
    "requirement",
    [EachSession(at_least=hours(1)), EachSession(fewest=2), EachSession(most=12)],
)
def test_a_limit_that_is_not_set_makes_no_clause(requirement: Requirement) -> None:
    assert len(read(requirement)) == 1


def test_a_size_that_hangs_on_the_staff_is_a_clause_for_each_number_of_them() -> None:
    found = read(EachSession(of=GROUP, by_staff=(10, 12)))
    assert [(clause.high, clause.about) for clause in found] == [
        (10, "with 1 staff"),
        (12, "with 2 staff or more"),
    ]
    assert str(found[1]) == (
        "each session of group services: at most 12 participants with 2 staff or more"
    )


def test_the_ends_of_a_stay_in_two_units_are_two_clauses() -> None:
    least, most = read(Length(at_least=calendar_days(30), at_most=months(12)))
    assert (least.low, least.high, least.unit) == (30, None, "calendar days")
    assert (most.low, most.high, most.unit) == (None, 12, "months")


def test_the_ends_of_a_stay_in_one_unit_are_one_clause() -> None:
    clause = only(Length(at_least=calendar_days(30), at_most=calendar_days(60)))
    assert (clause.low, clause.high, clause.unit) == (30, 60, "calendar days")


def test_a_share_is_of_a_whole() -> None:
    clause = only(Share(GROUP, CLINICAL, at_least=10, at_most=50, per=WEEK))
    assert (clause.low, clause.high, clause.unit) == (10, 50, "percent")
    assert (clause.of, clause.whole) == (GROUP, CLINICAL)


def test_a_caseload_names_its_roles_in_one_order() -> None:
    one = only(Ratio(24, of=(Role.COUNSELOR, Role.NURSE), load=Load.EACH))
    other = only(Ratio(24, of=(Role.NURSE, Role.COUNSELOR), load=Load.EACH))
    assert one.manner == other.manner == ("of nurse or counselor",)
    assert (one.high, one.unit, one.about) == (24, "patients", "each")


@pytest.mark.parametrize(
    ("limit", "high", "unit"),
    [
        (None, None, ""),
        (calendar_days(7), 7, "calendar days"),
        (hours_after(24), 24, "hours"),
        (Earliest((service_days(10), calendar_days(30))), None, ""),
    ],
)
def test_a_time_limit_is_a_ceiling_unless_there_is_a_choice(
    limit: Limit | None, high: int | None, unit: str
) -> None:
    clause = only(Due("treatment-plan", within=limit))
    assert (clause.low, clause.high, clause.unit) == (None, high, unit)
    assert limits_of(clause.asked) == (limit,)


@pytest.mark.parametrize(
    ("requirement", "manner"),
    [
        (Due("x", within=months(1)), ("from admission",)),
        (
            Due("x", within=months(1), before=ANY_TIME, after=Completed("assessment")),
            ("from the assessment", "or before: any time"),
        ),
        (
            Due("x", within=None, signed_by=(Role.PHYSICIAN, Party.PATIENT)),
            ("from admission", "signed by patient", "signed by physician"),
        ),
        (Repeats("x", every=months(1)), ("again and again from admission",)),
        (
            Repeats("x", every=months(1), since=Since.ANCHOR),
            ("again and again from admission", "on fixed days"),
        ),
        (
            Signed("x", by=(Role.PHYSICIAN,)),
            ("from being made", "signed by physician"),
        ),
        (
            Signed("x", by=(Role.PHYSICIAN,), from_effective=True),
            ("from taking effect", "signed by physician"),
        ),
        (Gap(days(2), per=STAY), ()),
        (Gap(days(2), per=STAY, holidays_apart=True), ("holidays apart",)),
        (Average(NINE), ("on average",)),
        (Average(NINE, over=STAY), ("on average over the stay",)),
        (
            Counting(NINE, only=EVENINGS_AND_WEEKENDS),
            ("only what is in the evening or on weekends",),
        ),
        (
            Counting(NINE, only=EachSession(of=GROUP, most=12)),
            ("counting group services only with at most 12 participants",),
        ),
        (
            Capped(NINE, part=EDUCATION, at_most=hours(4)),
            ("of which 4 hours of education count at most",),
        ),
        (Scaled(NINE, patients=4), ("for every 4 patients enrolled",)),
        (Scaled(NINE, patients=1), ("for every 1 patient enrolled",)),
    ],
)
def test_the_manner_says_how_it_is_counted(
    requirement: Requirement, manner: tuple[str, ...]
) -> None:
    assert only(requirement).manner == manner


def test_the_limits_of_a_recurrence_are_the_first_ones_and_the_rest() -> None:
    again = Repeats("x", at=(calendar_days(18),), every=calendar_days(30))
    assert limits_of(only(again).asked) == (calendar_days(18), calendar_days(30))
    assert limits_of(NINE) == ()
    assert limits_of(only(Signed("x", by=(Party.PATIENT,))).asked) == (None,)


# --- for whom, unless, or else --------------------------------------------------------


def test_each_arm_is_about_those_of_whom_its_condition_is_true() -> None:
    six = AtLeast(hours(6), per=WEEK)
    minors, adults = read(Given(MINOR, then=six, otherwise=NINE))
    assert [(clause.low, clause.whom) for clause in (minors, adults)] == [
        (360, "under 18"),
        (540, "18 or older"),
    ]
    assert str(minors) == ("under 18: at least 6 hours of clinical services per week")


def test_what_both_arms_ask_is_asked_of_everyone() -> None:
    both = AllOf((NINE, AtLeast(days(3), per=WEEK)))
    hours_told, days_told = read(Given(MINOR, then=both, otherwise=NINE))
    assert hours_told.who == ((),)
    assert days_told.whom == "under 18"


def test_an_arm_that_nobody_comes_to_asks_nothing() -> None:
    never = Given(Age(at_least=18), then=AtLeast(hours(1), per=WEEK), otherwise=NINE)
    assert [
        clause.low for clause in read(Given(MINOR, then=never, otherwise=NINE))
    ] == [540]


def test_the_population_of_a_rule_is_that_of_its_clauses() -> None:
    found = clauses_of(NINE, judges=Basis.DELIVERED, population=(Fact("a"), MINOR))
    assert [clause.whom for clause in found] == ["under 18 and a"]
    nobody = (MINOR, Age(at_least=18))
    assert clauses_of(NINE, judges=Basis.DELIVERED, population=nobody) == ()


def test_excuses_add_up_and_are_told_in_one_order() -> None:
    inner = Excusable(AllOf((NINE,)), unless=("b-reason", "a-reason"))
    clause = only(Excusable(inner, unless=("c-reason", "a-reason")))
    assert clause.unless == ("a-reason", "b-reason", "c-reason")
    assert clause.asks == (
        "at least 9 hours of clinical services per week, unless on record: a reason "
        "or b reason or c reason"
    )


def test_an_alternative_is_told_which_it_is() -> None:
    three = AtLeast(days(3), per=WEEK)
    one, two, three_of = read(AnyOf((NINE, AnyOf((three, Gap(days(2), per=STAY))))))
    assert [clause.ways for clause in (one, two, three_of)] == [
        ((1, 2),),
        ((2, 2), (1, 2)),
        ((2, 2), (2, 2)),
    ]
    assert two.asks == (
        "at least 3 days of clinical services per week (way 2 of 2) (way 1 of 2)"
    )


def test_the_only_alternative_leaves_no_choice() -> None:
    assert only(AnyOf((NINE,))).ways == ()


def test_what_is_implied_says_from_what() -> None:
    _, implied = read(AtLeast(days(3, each=hours(3)), per=WEEK))
    assert implied.asks == (
        "at least 9 h of clinical services a week, since at least 3 days of at least 3 "
        "hours each of clinical services per week"
    )


# --- ends -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requirement", "floor", "ceiling"),
    [
        (
            Between(hours(9), hours(19), per=WEEK),
            AtLeast(hours(9), per=WEEK),
            AtMost(hours(19), per=WEEK),
        ),
        (
            Between(hours(9), hours(19), per=WEEK, low_open=True, high_open=True),
            Above(hours(9), per=WEEK),
            Below(hours(19), per=WEEK),
        ),
        (
            Average(Between(hours(9), hours(19), per=WEEK)),
            Average(AtLeast(hours(9), per=WEEK)),
            Average(AtMost(hours(19), per=WEEK)),
        ),
        (
            Counting(
                Between(hours(9), hours(19), per=WEEK), only=EVENINGS_AND_WEEKENDS
            ),
            Counting(NINE, only=EVENINGS_AND_WEEKENDS),
            Counting(AtMost(hours(19), per=WEEK), only=EVENINGS_AND_WEEKENDS),
        ),
        (
            EachSession(fewest=2, most=12),
            EachSession(fewest=2),
            EachSession(most=12),
        ),
        (
            EachSession(at_least=hours(1), at_most=hours(2)),
            EachSession(at_least=hours(1)),
            EachSession(at_most=hours(2)),
        ),
        (
            Share(GROUP, CLINICAL, at_least=10, at_most=50, per=WEEK),
            Share(GROUP, CLINICAL, at_least=10, per=WEEK),
            Share(GROUP, CLINICAL, at_most=50, per=WEEK),
        ),
        (
            Length(at_least=calendar_days(30), at_most=calendar_days(60)),
            Length(at_least=calendar_days(30)),
            Length(at_most=calendar_days(60)),
        ),
    ],
)
def test_a_band_has_a_floor_and_a_ceiling(
    requirement: Requirement, floor: Requirement, ceiling: Requirement
) -> None:
    band = only(requirement)
    low, high = ends(band)
    assert (low.asked, low.low, low.high) == (floor, band.low, None)
    assert (high.asked, high.low, high.high) == (ceiling, None, band.high)


def test_a_mean_above_a_number_has_no_least() -> None:
    band = Average(Between(hours(9), hours(19), per=WEEK, low_open=True))
    floor, ceiling = ends(only(band))
    assert floor.asked == Average(Above(hours(9), per=WEEK))
    assert ceiling.asked == Average(AtMost(hours(19), per=WEEK))


@pytest.mark.parametrize(
    "requirement", [NINE, AtMost(hours(9), per=WEEK), PlanHas(PlanTrait.GOALS)]
)
def test_what_has_one_end_or_none_is_its_own(requirement: Requirement) -> None:
    clause = only(requirement)
    assert ends(clause) == (clause,)


# --- of a rule ------------------------------------------------------------------------


def test_a_rule_has_the_clauses_of_the_text_in_force_on_the_day() -> None:
    changed = rule(
        version(NINE, date(2015, 1, 1), date(2020, 1, 1)),
        version(AtLeast(hours(6), per=WEEK), date(2021, 1, 1)),
        population=(MINOR,),
    )
    assert clauses(changed, on=date(2014, 12, 31)) == ()
    assert [each.low for each in clauses(changed, on=date(2019, 12, 31))] == [540]
    assert clauses(changed, on=date(2020, 1, 1)) == ()
    (six,) = clauses(changed, on=date(2021, 1, 1))
    assert (six.low, six.whom, six.judges) == (360, "under 18", Basis.PLANNED)


@pytest.mark.parametrize(
    ("of", "on", "said"),
    [
        (NINE, date(2026, 3, 2), r"clauses\.rule must be a Rule"),
        (rule(NINE), "2026-03-02", r"clauses\.on must be a datetime\.date"),
    ],
)
def test_a_wrong_argument_is_named(of: object, on: object, said: str) -> None:
    with pytest.raises(FieldTypeError, match=said):
        clauses(of, on=on)  # type: ignore[arg-type]


def test_kinds_of_documents_are_told_apart_by_name_alone() -> None:
    named = Due(DocumentKind.TREATMENT_PLAN, within=Term(7, calendar_days(1).unit))
    assert only(named).about == "treatment-plan"
