"""Laws of records of factors and of placements, whatever was judged by whom."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from continuum.levels import Level
from continuum.suitability import (
    Difference,
    Factor,
    FactorGroup,
    FactorSet,
    Judge,
    Judgment,
    Placement,
    Recommendation,
    Suitability,
    VarianceReason,
)
from continuum.verdicts import Verdict, all_met, any_met
from tests.strategies_rules import IOP, MONDAY, OUTPATIENT

FACTORS = tuple(
    Factor(code=code, statement=f"Has {code}.") for code in ("a", "b", "c", "d")
)
days = st.integers(0, 4).map(lambda days: MONDAY + timedelta(days=days))


@st.composite
def groups(draw: st.DrawFn) -> FactorGroup:
    factors = draw(
        st.lists(st.sampled_from(FACTORS), min_size=1, max_size=4, unique=True)
    )
    at_least = draw(st.none() | st.integers(1, len(factors)))
    return FactorGroup(factors=tuple(factors), at_least=at_least)


@st.composite
def judgments(
    draw: st.DrawFn,
    among: tuple[Factor, ...] = FACTORS,
    verdicts: tuple[Verdict, ...] = tuple(Verdict),
) -> Judgment:
    return Judgment(
        factor=draw(st.sampled_from(among)),
        verdict=draw(st.sampled_from(verdicts)),
        by=draw(st.sampled_from((Judge.PHYSICIAN, Judge.PAYER, Judge.COURT))),
        on=draw(days),
    )


@st.composite
def records(draw: st.DrawFn) -> Suitability:
    asked = tuple(draw(st.lists(groups(), min_size=1, max_size=3)))
    factors = FactorSet(name="Text", groups=asked)
    found = draw(st.lists(judgments(factors.factors), max_size=8))
    return Suitability(factors=factors, level=IOP, judgments=tuple(found))


def with_one_more(record: Suitability, judgment: Judgment) -> Suitability:
    return attrs.evolve(record, judgments=(*record.judgments, judgment))


@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_judgments_changes_nothing(
    record: Suitability, random: Random
) -> None:
    shuffled = list(record.judgments)
    random.shuffle(shuffled)
    other = attrs.evolve(record, judgments=tuple(shuffled))
    assert str(other) == str(record)
    assert other.by_factor() == record.by_factor()
    assert other._repr_html_() == record._repr_html_()


@given(records())
def test_a_judgment_given_twice_counts_once(record: Suitability) -> None:
    twice = attrs.evolve(record, judgments=record.judgments * 2)
    assert str(twice) == str(record)


@given(records())
def test_every_factor_is_met_unmet_or_unknown_and_a_conflict_is_unknown(
    record: Suitability,
) -> None:
    parts = (*record.met, *record.unmet, *record.unknown)
    assert sorted(map(str, parts)) == sorted(map(str, record.factors.factors))
    assert set(record.conflicts) <= set(record.unknown)


@given(records())
def test_nothing_is_met_or_unmet_that_no_standing_judgment_says(
    record: Suitability,
) -> None:
    standing = record.by_factor()
    for factors, verdict in (
        (record.met, Verdict.MET),
        (record.unmet, Verdict.UNMET),
    ):
        for factor in factors:
            said = {judgment.verdict for judgment in standing[factor.code]}
            assert verdict in said <= {verdict, Verdict.UNKNOWN}


@given(records(), st.data())
def test_one_more_judgment_never_meets_what_it_does_not_find_met(
    record: Suitability, data: st.DataObject
) -> None:
    unmet = data.draw(judgments(record.factors.factors, (Verdict.UNMET,)))
    after = with_one_more(record, unmet)
    assert set(after.met) <= set(record.met)
    assert after.verdict is record.verdict or after.verdict is not Verdict.MET


@given(records(), st.data())
def test_one_more_judgment_never_unmeets_what_it_finds_met(
    record: Suitability, data: st.DataObject
) -> None:
    met = data.draw(judgments(record.factors.factors, (Verdict.MET,)))
    after = with_one_more(record, met)
    assert set(after.unmet) <= set(record.unmet)
    assert after.verdict is record.verdict or after.verdict is not Verdict.UNMET


@given(records(), st.data())
def test_without_a_met_judgment_nothing_is_met(
    record: Suitability, data: st.DataObject
) -> None:
    verdicts = (Verdict.UNMET, Verdict.UNKNOWN)
    found = data.draw(st.lists(judgments(record.factors.factors, verdicts)))
    bleak = attrs.evolve(record, judgments=tuple(found))
    assert bleak.met == ()
    assert bleak.verdict is not Verdict.MET


@given(records(), days)
def test_a_record_of_a_day_knows_nothing_later_and_stays_as_it_was(
    record: Suitability, on: date
) -> None:
    past = record.on(on)
    assert all(judgment.on <= on for judgment in past.judgments)
    later = tuple(one for one in record.judgments if one.on > on)
    assert attrs.evolve(past, judgments=(*past.judgments, *later)).on(on) == past
    assert record.on(MONDAY + timedelta(days=4)) == record


@given(st.lists(st.sampled_from(Verdict), min_size=1, max_size=4))
def test_all_of_a_group_and_one_of_it_are_the_connectives(
    verdicts: list[Verdict],
) -> None:
    factors = FACTORS[: len(verdicts)]
    found = tuple(
        Judgment(factor=factor, verdict=verdict, by=Judge.COURT, on=MONDAY)
        for factor, verdict in zip(factors, verdicts, strict=True)
    )

    def verdict(at_least: int | None) -> Verdict | None:
        group = FactorGroup(factors=factors, at_least=at_least)
        asked = FactorSet(name="Text", groups=(group,))
        return Suitability(factors=asked, level=IOP, judgments=found).verdict

    assert verdict(None) is verdict(len(verdicts)) is all_met(verdicts)
    assert verdict(1) is any_met(verdicts)


LEVELS = (
    OUTPATIENT,
    IOP,
    Level(system="toy", code="2.5", name="Day", intensity=30),
    Level(system="toy", code="3.1", name="House", intensity=30),
    Level(system="other", code="2.1", name="Elsewhere", intensity=20),
)
REVERSED = {
    Difference.SAME: Difference.SAME,
    Difference.HIGHER: Difference.LOWER,
    Difference.LOWER: Difference.HIGHER,
    Difference.NOT_COMPARABLE: Difference.NOT_COMPARABLE,
}
levels = st.sampled_from(LEVELS)


def placed(
    actual: Level,
    *recommended: Level,
    reasons: tuple[VarianceReason, ...] | None = None,
) -> Placement:
    recommendation = Recommendation(
        levels=recommended, by=Judge.CLINICIAN, on=MONDAY, criteria="toy"
    )
    return Placement(
        recommendation=recommendation, actual=actual, on=MONDAY, reasons=reasons
    )


@given(levels, levels)
def test_what_is_higher_one_way_is_lower_the_other(first: Level, second: Level) -> None:
    there = placed(first, second).difference
    assert placed(second, first).difference is REVERSED[there]
    assert (there is Difference.SAME) is (first == second)


@given(
    levels, st.lists(levels, min_size=1, unique=True), st.randoms(use_true_random=False)
)
def test_the_order_of_levels_needed_together_changes_nothing(
    actual: Level, needed: list[Level], random: Random
) -> None:
    shuffled = list(needed)
    random.shuffle(shuffled)
    first, second = placed(actual, *needed), placed(actual, *shuffled)
    assert first.difference is second.difference
    assert first.explained is second.explained


@given(levels, st.lists(levels, min_size=1, unique=True))
def test_a_reason_explains_and_its_absence_never_does(
    actual: Level, needed: list[Level]
) -> None:
    assume(needed != [actual])
    coded = (VarianceReason.NO_BED,)
    assert placed(actual, *needed, reasons=coded).explained is Verdict.MET
    assert placed(actual, *needed).explained is Verdict.UNKNOWN
    assert placed(actual, *needed, reasons=()).explained is not Verdict.MET
