"""What is odd about a rulebook: both sides of each number by one minute."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from continuum.conditions import Age, Fact
from continuum.errors import FieldTypeError, NoTextError
from continuum.law import Lint, LintKind, lint
from continuum.levels import Level, Setting
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Counting,
    Excusable,
    Gap,
    Given,
    Length,
    PlanHas,
    PlanTrait,
    Requirement,
    days,
    hours,
    minutes,
    sessions,
)
from continuum.rulebooks.us import va
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import GROUP, INDIVIDUAL
from continuum.systems import asam3
from continuum.terms import calendar_days, months
from tests.strategies_rules import (
    EDUCATION,
    IOP,
    MONDAY,
    OUTPATIENT,
    book,
    rule,
    version,
)

PARTIAL = Level(system="toy", code="2.5", name="Partial hospitalization", intensity=25)
HOUSE = attrs.evolve(PARTIAL, code="3.1", setting=Setting.RESIDENTIAL)


def placed(level: Level | None, *asked: Requirement, **fields: Any) -> Rule:
    return attrs.evolve(rule(*asked, **fields), level=level)


def numbered(*rules: Rule) -> Rulebook:
    return book(
        *(
            attrs.evolve(each, code=f"US-XX-{number:03}")
            for number, each in enumerate(rules, start=1)
        )
    )


def found(*rules: Rule, kind: LintKind | None = None) -> list[Lint]:
    """What is odd about rules, but for how old their texts are."""
    odd = lint(numbered(*rules), on=MONDAY)
    return [each for each in odd if kind in (None, each.kind)]


def between(low: int, high: int) -> Between:
    return Between(minutes(low), minutes(high), per=WEEK)


NINE_TO_NINETEEN = Between(hours(9), hours(19), per=WEEK)
TWENTY = AtLeast(hours(20), per=WEEK)


# --- bands of neighbouring levels -----------------------------------------------------


def test_an_hour_between_two_bands_belongs_to_no_level() -> None:
    (odd,) = found(placed(IOP, NINE_TO_NINETEEN), placed(PARTIAL, TWENTY))
    assert odd.kind is LintKind.BAND_GAP
    assert (odd.low, odd.high) == (1141, 1199)  # 19 h 1 min to 19 h 59 min
    assert (odd.codes, odd.where) == (("US-XX-001", "US-XX-002"), (IOP, PARTIAL))
    assert [each.code for each in odd.asked] == ["US-XX-001", "US-XX-002"]
    assert str(odd) == (
        "19 h 1 min to 19 h 59 min a week belong to no level, between toy 2.1 "
        "(US-XX-001) and toy 2.5 (US-XX-002)."
    )


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (Below(hours(9), per=WEEK), AtLeast(hours(9), per=WEEK), None),
        (
            Below(hours(9), per=WEEK),
            AtLeast(minutes(541), per=WEEK),
            (LintKind.BAND_GAP, 540, 540),
        ),
        (
            AtMost(hours(9), per=WEEK),
            AtLeast(hours(9), per=WEEK),
            (LintKind.BAND_OVERLAP, 540, 540),
        ),
        (AtMost(hours(9), per=WEEK), AtLeast(minutes(541), per=WEEK), None),
        (between(0, 540), between(541, 600), None),
        (between(0, 540), between(540, 600), (LintKind.BAND_OVERLAP, 540, 540)),
        (between(0, 540), between(542, 600), (LintKind.BAND_GAP, 541, 541)),
        (
            between(540, 1200),
            Between(hours(20), hours(35), per=WEEK),
            (LintKind.BAND_OVERLAP, 1200, 1200),
        ),
        (between(100, 540), between(50, 200), (LintKind.BAND_OVERLAP, 100, 200)),
        (between(100, 540), between(10, 99), None),  # in another order: no neighbours
        (AtLeast(hours(9), per=WEEK), TWENTY, None),
        (NINE_TO_NINETEEN, AtMost(hours(35), per=WEEK), None),
        (
            Average(NINE_TO_NINETEEN),
            TWENTY,
            (LintKind.BAND_GAP, 1141, 1199),
        ),
        (
            AtMost(sessions(2), per=WEEK),
            AtLeast(sessions(5), per=WEEK),
            (LintKind.BAND_GAP, 3, 4),
        ),
        (AtMost(sessions(2), per=WEEK), AtLeast(hours(5), per=WEEK), None),
        (AtMost(hours(2), per=SERVICE_DAY), AtLeast(hours(5), per=WEEK), None),
        (
            AtMost(hours(9), of=EDUCATION, per=WEEK),
            TWENTY,
            (LintKind.BAND_GAP, 541, 1199),
        ),
        (
            AtMost(hours(9), of=GROUP, per=WEEK),
            AtLeast(hours(20), of=INDIVIDUAL, per=WEEK),
            None,
        ),
        (
            AtMost(hours(19), per=WEEK),
            AtLeast(days(5, each=hours(4)), per=WEEK),
            (LintKind.BAND_GAP, 1141, 1199),
        ),
        (AnyOf((NINE_TO_NINETEEN, Gap(days(2), per=WEEK))), TWENTY, None),
        (Counting(NINE_TO_NINETEEN, only=EVENINGS_AND_WEEKENDS), TWENTY, None),
        (PlanHas(PlanTrait.GOALS), TWENTY, None),
    ],
)
def test_amounts_belong_to_one_level_or_are_told(
    lower: Requirement, upper: Requirement, expected: tuple[LintKind, int, int] | None
) -> None:
    basis = Basis.DOCUMENTED if isinstance(lower, PlanHas) else Basis.PLANNED
    odd = found(placed(IOP, lower, judges=basis), placed(PARTIAL, upper, judges=basis))
    assert [(each.kind, each.low, each.high) for each in odd] == (
        [expected] if expected else []
    )


def test_days_of_a_length_are_told_with_it() -> None:
    lower = AtMost(days(2, each=hours(3)), per=WEEK)
    upper = AtLeast(days(5, each=hours(3)), per=WEEK)
    (odd,) = found(placed(IOP, lower), placed(PARTIAL, upper))
    assert str(odd).startswith("3 days to 4 days of at least 3 h each a week belong")


def test_one_amount_of_two_levels_is_told_as_one() -> None:
    (odd,) = found(placed(IOP, between(540, 1200)), placed(PARTIAL, TWENTY))
    assert str(odd) == (
        "20 h a week belong to two levels, toy 2.1 (US-XX-001) and toy 2.5 (US-XX-002)."
    )


def test_a_level_with_a_band_between_two_others_parts_them() -> None:
    lower, upper = (
        placed(OUTPATIENT, Below(hours(9), per=WEEK)),
        placed(PARTIAL, TWENTY),
    )
    (odd,) = found(lower, upper)
    assert (odd.low, odd.high) == (540, 1199)
    (odd,) = found(lower, placed(IOP, NINE_TO_NINETEEN), upper)
    assert (odd.low, odd.high) == (1141, 1199)


@pytest.mark.parametrize(
    "upper",
    [
        placed(HOUSE, TWENTY),
        placed(attrs.evolve(PARTIAL, system="other"), TWENTY),
        placed(attrs.evolve(PARTIAL, withdrawal_management=True), TWENTY),
        placed(attrs.evolve(PARTIAL, intensity=IOP.intensity), TWENTY),
        placed(None, TWENTY),
        placed(PARTIAL, TWENTY, judges=Basis.DELIVERED),
        placed(PARTIAL, version(TWENTY, date(2026, 3, 3))),
    ],
)
def test_only_bands_of_neighbours_in_one_setting_judged_alike_are_compared(
    upper: Rule,
) -> None:
    assert found(placed(IOP, NINE_TO_NINETEEN), upper, kind=LintKind.BAND_GAP) == []


def test_minors_are_compared_with_minors() -> None:
    young = Given(
        Age(below=18),
        then=Between(hours(6), hours(14), per=WEEK),
        otherwise=NINE_TO_NINETEEN,
    )
    older = Given(
        Age(below=18),
        then=AtLeast(hours(15), per=WEEK),
        otherwise=AtLeast(minutes(1141), per=WEEK),
    )
    (odd,) = found(placed(IOP, young), placed(PARTIAL, older))
    assert (odd.low, odd.high) == (841, 899)
    assert str(odd).endswith("toy 2.5 (US-XX-002), of those under 18.")


def test_what_is_odd_for_some_and_for_the_rest_is_told_once() -> None:
    young = Given(
        Age(below=18),
        then=Between(hours(6), hours(19), per=WEEK),
        otherwise=NINE_TO_NINETEEN,
    )
    (odd,) = found(placed(IOP, young), placed(PARTIAL, TWENTY))
    assert odd.who == ((),)
    assert len(odd.asked) == 3  # two ceilings, one floor


def test_the_lowest_ceiling_and_the_highest_floor_bound_a_band() -> None:
    (odd,) = found(
        placed(IOP, AtMost(hours(19), per=WEEK)),
        placed(IOP, AtMost(hours(18), per=WEEK)),
        placed(PARTIAL, TWENTY),
        placed(PARTIAL, AtLeast(hours(21), per=WEEK)),
    )
    assert (odd.low, odd.high) == (1081, 1259)
    assert odd.codes == ("US-XX-002", "US-XX-004")


def test_a_part_of_what_counts_bounds_no_band() -> None:
    parts = AllOf((NINE_TO_NINETEEN, AtMost(hours(1), of=EDUCATION, per=WEEK)))
    (odd,) = found(placed(IOP, parts), placed(PARTIAL, TWENTY))
    assert odd.low == 1141


def test_virginia_leaves_nineteen_to_twenty_hours_to_no_level() -> None:
    odd = lint(va.RULEBOOK, on=date(2026, 3, 2))
    gap = next(each for each in odd if each.kind is LintKind.BAND_GAP)
    assert (gap.low, gap.high) == (1141, 1199)
    assert gap.codes == ("US-VA-001", "US-VA-002")
    assert gap.where == (asam3.LEVEL_2_1, asam3.LEVEL_2_5)
    assert gap.who == (((Fact("medicaid"), True),),)


def test_what_is_odd_prints_without_the_rules_it_was_found_in() -> None:
    (odd,) = found(placed(IOP, NINE_TO_NINETEEN), placed(PARTIAL, TWENTY))
    assert "where=(toy 2.1, toy 2.5)" in repr(odd)
    assert "asked=" not in repr(odd)
    assert "where=()" in repr(
        lint(numbered(placed(IOP, TWENTY)), on=MONDAY, cases=())[0]
    )


# --- floors above ceilings ------------------------------------------------------------


def test_two_rules_at_one_level_that_cannot_both_hold_are_told() -> None:
    (odd,) = found(placed(IOP, TWENTY), placed(IOP, NINE_TO_NINETEEN))
    assert (odd.kind, odd.codes) == (
        LintKind.FLOOR_ABOVE_CEILING,
        ("US-XX-001", "US-XX-002"),
    )
    assert odd.where == (IOP,)
    assert str(odd) == (
        "At least 20 hours of clinical services per week (US-XX-001) and at most 19 "
        "hours of clinical services per week (US-XX-002) cannot both hold."
    )


def test_one_rule_that_cannot_hold_is_told() -> None:
    (odd,) = found(placed(IOP, AllOf((TWENTY, AtMost(minutes(1199), per=WEEK)))))
    assert odd.codes == ("US-XX-001",)
    assert found(placed(IOP, AllOf((TWENTY, AtMost(hours(20), per=WEEK))))) == []


def test_a_rule_about_every_level_may_contradict_one_about_a_level() -> None:
    every, here = placed(None, TWENTY), placed(IOP, AtMost(hours(19), per=WEEK))
    (odd,) = found(every, here)
    assert odd.where == (IOP,)
    (odd,) = found(every, placed(None, AtMost(hours(19), per=WEEK)))
    assert odd.where == ()


def test_rules_of_two_levels_contradict_nothing() -> None:
    odd = found(placed(IOP, TWENTY), placed(PARTIAL, AtMost(hours(19), per=WEEK)))
    assert [each.kind for each in odd] == []


def test_an_excuse_and_those_concerned_are_told() -> None:
    soft = Excusable(AtMost(hours(19), per=WEEK), unless=("medical-necessity",))
    (odd,) = found(
        placed(IOP, TWENTY, population=(Fact("court-ordered"),)), placed(IOP, soft)
    )
    assert str(odd) == (
        "Court ordered: at least 20 hours of clinical services per week (US-XX-001) "
        "and at most 19 hours of clinical services per week, unless on record: medical "
        "necessity (US-XX-002) may only both hold where medical necessity is on record."
    )


def test_lengths_of_stay_in_two_units_are_compared() -> None:
    (odd,) = found(
        placed(IOP, Length(at_least=calendar_days(32)), judges=Basis.DELIVERED),
        placed(IOP, Length(at_most=months(1)), judges=Basis.DELIVERED),
    )
    assert odd.kind is LintKind.FLOOR_ABOVE_CEILING


# --- levels, texts, cases -------------------------------------------------------------


def test_a_level_that_cannot_be_reached_is_told_with_all_its_rules() -> None:
    rules = numbered(placed(IOP, TWENTY), placed(PARTIAL, TWENTY), placed(IOP, TWENTY))
    (odd,) = lint(rules, on=MONDAY, reachable=[PARTIAL])
    assert (odd.kind, odd.where) == (LintKind.UNREACHABLE, (IOP,))
    assert str(odd) == (
        "Nobody can reach toy 2.1, which has rules: US-XX-001 and US-XX-003."
    )
    assert lint(rules, on=MONDAY, reachable=(IOP, PARTIAL)) == ()
    assert len(lint(rules, on=MONDAY, reachable=())) == 2


def test_a_rule_about_every_level_is_always_reached() -> None:
    assert lint(numbered(placed(None, TWENTY)), on=MONDAY, reachable=()) == ()


def test_a_rule_without_a_case_is_told() -> None:
    rules = numbered(placed(IOP, TWENTY), placed(IOP, TWENTY))
    (odd,) = lint(rules, on=MONDAY, cases={"US-XX-001"})
    assert str(odd) == "US-XX-002 has no case."
    assert len(lint(rules, on=MONDAY, cases=())) == 2
    assert lint(rules, on=MONDAY, cases=["US-XX-001", "US-XX-002"]) == ()


def texts(*versions: RuleVersion) -> Rulebook:
    return book(rule(*versions), rule(version(TWENTY, date(2000, 1, 1)), number=2))


def test_days_between_two_texts_are_told() -> None:
    first = version(TWENTY, date(2015, 1, 1), date(2018, 4, 1))
    second = version(TWENTY, date(2021, 7, 1))
    (odd,) = lint(texts(first, second), on=MONDAY)
    assert odd.kind is LintKind.TEXT_GAP
    assert odd.days == DateRange(date(2018, 4, 1), date(2021, 7, 1))
    assert str(odd) == (
        "US-XX-001 has no text 2018-04-01 to 2021-06-30, between two that it has."
    )
    touching = version(TWENTY, date(2018, 4, 1))
    assert lint(texts(first, touching), on=MONDAY) == ()


def test_a_rule_whose_last_text_has_ended_is_told_from_the_day_after_it() -> None:
    rules = texts(version(TWENTY, date(2015, 1, 1), date(2018, 4, 1)))
    assert lint(rules, on=date(2018, 3, 31)) == ()
    (odd,) = lint(rules, on=date(2018, 4, 1))
    assert odd.kind is LintKind.EXPIRED
    assert str(odd) == "US-XX-001 has no text any more, from 2018-04-01."


def test_a_text_is_stale_from_the_day_after_it_was_verified() -> None:
    rules = texts(version(TWENTY, date(2015, 1, 1), verified=date(2020, 6, 30)))
    assert lint(rules, on=date(2020, 6, 30)) == ()
    (odd,) = lint(rules, on=date(2020, 7, 1))
    assert odd.kind is LintKind.STALE
    assert odd.days == DateRange(date(2020, 7, 1), date(2020, 7, 2))
    assert str(odd) == "US-XX-001 is not known to stand 2020-07-01."


def test_what_is_odd_is_told_in_the_order_of_the_kinds() -> None:
    rules = numbered(
        placed(IOP, version(TWENTY, verified=date(2024, 1, 1))),
        placed(IOP, AtMost(hours(19), per=WEEK)),
        placed(PARTIAL, TWENTY),
    )
    odd = lint(rules, on=MONDAY, cases=(), reachable=())
    order = tuple(LintKind)
    assert [order.index(each.kind) for each in odd] == sorted(
        order.index(each.kind) for each in odd
    )
    assert {each.kind for each in odd} == {
        LintKind.BAND_GAP,
        LintKind.FLOOR_ABOVE_CEILING,
        LintKind.UNREACHABLE,
        LintKind.STALE,
        LintKind.NO_CASE,
    }


def test_before_the_oldest_text_nothing_can_be_told() -> None:
    with pytest.raises(NoTextError):
        lint(numbered(placed(IOP, TWENTY)), on=date(2019, 12, 31))


BOOK = numbered(placed(IOP, TWENTY))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"book": TWENTY}, r"lint\.book must be a Rulebook"),
        ({"on": "2026-03-02"}, r"lint\.on must be a datetime\.date"),
        ({"cases": [1]}, r"lint\.cases\[0\] must be a str"),
        ({"cases": 1}, r"lint\.cases must be a str or several"),
        ({"reachable": ["2.1"]}, r"lint\.reachable\[0\] must be a Level"),
        ({"reachable": "2.1"}, r"lint\.reachable must be a Level or several"),
    ],
)
def test_a_wrong_argument_is_named(arguments: dict[str, Any], said: str) -> None:
    given: dict[str, Any] = {"book": BOOK, "on": MONDAY, **arguments}
    with pytest.raises(FieldTypeError, match=said):
        lint(given.pop("book"), **given)


def test_on_the_last_day_of_all_a_text_is_stale_up_to_the_day_before() -> None:
    found = lint(book(rule(AtLeast(hours(9), per=WEEK))), on=date(2199, 12, 31))
    (stale,) = (item for item in found if item.kind is LintKind.STALE)
    assert stale.days is not None
    assert stale.days.end == date(2199, 12, 31)
