"""Factors, who judged them, what was recommended, and where the patient came to."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import product
from typing import Any

import attrs
import pytest

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    UndecidedError,
    UnknownFactorError,
)
from continuum.levels import Level
from continuum.suitability import (
    Criteria,
    Difference,
    Factor,
    FactorGroup,
    FactorSet,
    Judge,
    Judgment,
    Placement,
    Rating,
    Recommendation,
    Suitability,
    VarianceReason,
)
from continuum.suitability_factors import (
    MEDICARE_IOP,
    MEDICARE_PHP,
    PROGRAMS_IOP,
    SOUTH_DAKOTA_IOP,
)
from continuum.systems import asam3, general, medicare
from continuum.verdicts import Verdict

MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
ON = date(2026, 3, 2)
DAY_BEFORE, DAY_AFTER = date(2026, 3, 1), date(2026, 3, 3)

HOME = Factor(code="home", statement="Lives in a safe home.")
CALM = Factor(code="calm", statement="Withdrawal is over.")
DRIVE = Factor(code="drive", statement="Wants to take part.")

BOTH = FactorSet(name="Text", groups=(FactorGroup(factors=(HOME, CALM)),))
EMPTY = Suitability(factors=BOTH, level=general.IOP)


def judged(
    factor: Factor, verdict: Verdict, by: Judge = Judge.PHYSICIAN, on: date = ON
) -> Judgment:
    return Judgment(factor=factor, verdict=verdict, by=by, on=on)


def record(*judgments: Judgment, factors: FactorSet = BOTH) -> Suitability:
    level = factors.level or general.IOP
    return Suitability(factors=factors, level=level, judgments=judgments)


def told(
    factors: FactorSet, verdicts: Mapping[str, Verdict], by: Judge = Judge.PHYSICIAN
) -> Suitability:
    """The record of a judge who found *verdicts*, by the codes of the factors."""
    found = (judged(factors[code], verdict, by) for code, verdict in verdicts.items())
    return record(*found, factors=factors)


# --- what is refused ------------------------------------------------------------------

RATING = Rating(dimension="D1", token="3.7")
RECOMMENDATION = Recommendation(
    levels=(asam3.LEVEL_2_1,),
    by=Judge.CLINICIAN,
    on=ON,
    criteria="in-house, 2026",
    judgments=(judged(HOME, MET),),
    ratings=(RATING,),
)
PLACEMENT = Placement(recommendation=RECOMMENDATION, actual=asam3.LEVEL_2_1, on=ON)


@pytest.mark.parametrize(
    ("value", "field", "wrong", "expected"),
    [
        (HOME, "code", 1, "a str"),
        (HOME, "statement", None, "a str"),
        (HOME, "sources", [], "a tuple of Citation"),
        (HOME, "sources", ("law",), "a Citation"),
        (BOTH.groups[0], "factors", [HOME], "a tuple of Factor"),
        (BOTH.groups[0], "factors", ("home",), "a Factor"),
        (BOTH.groups[0], "at_least", "1", "a whole number"),
        (BOTH.groups[0], "at_least", True, "a whole number"),
        (BOTH, "name", 1, "a str"),
        (BOTH, "groups", (HOME,), "a FactorGroup"),
        (BOTH, "level", "2.1", "a Level"),
        (BOTH, "joined", 1, "a bool"),
        (judged(HOME, MET), "factor", "home", "a Factor"),
        (judged(HOME, MET), "verdict", True, "a Verdict"),
        (judged(HOME, MET), "verdict", "met", "a Verdict"),
        (judged(HOME, MET), "by", "physician", "a Judge"),
        (judged(HOME, MET), "on", datetime(2026, 3, 2), "a datetime.date"),  # noqa: DTZ001
        (EMPTY, "factors", (HOME,), "a FactorSet"),
        (EMPTY, "level", "2.1", "a Level"),
        (EMPTY, "judgments", [judged(HOME, MET)], "a tuple of Judgment"),
        (EMPTY, "judgments", (HOME,), "a Judgment"),
        (RATING, "dimension", 1, "a str"),
        (RATING, "token", 2, "a str"),
        (RECOMMENDATION, "levels", asam3.LEVEL_2_1, "a tuple of Level"),
        (RECOMMENDATION, "levels", ("2.1",), "a Level"),
        (RECOMMENDATION, "by", "clinician", "a Judge"),
        (RECOMMENDATION, "on", "2026-03-02", "a datetime.date"),
        (RECOMMENDATION, "criteria", 3, "a str"),
        (RECOMMENDATION, "judgments", (MET,), "a Judgment"),
        (RECOMMENDATION, "ratings", (("D1", "3.7"),), "a Rating"),
        (PLACEMENT, "recommendation", asam3.LEVEL_2_1, "a Recommendation"),
        (PLACEMENT, "actual", "2.1", "a Level"),
        (PLACEMENT, "on", None, "a datetime.date"),
        (PLACEMENT, "reasons", ("cost",), "a VarianceReason"),
        (PLACEMENT, "reasons", VarianceReason.COST, "a tuple of VarianceReason"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    value: Any, field: str, wrong: object, expected: str
) -> None:
    name = rf"{type(value).__name__}\.{field}"
    with pytest.raises(FieldTypeError, match=rf"{name}(\[0\])? must be {expected}"):
        attrs.evolve(value, **{field: wrong})


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (HOME, "code"),
        (HOME, "statement"),
        (BOTH, "name"),
        (RATING, "dimension"),
        (RATING, "token"),
        (RECOMMENDATION, "criteria"),
    ],
)
def test_a_blank_text_is_refused(value: Any, field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"{field} must be a text that is not"):
        attrs.evolve(value, **{field: " "})


@pytest.mark.parametrize(
    ("value", "field", "expected"),
    [
        (BOTH.groups[0], "factors", "one factor or more"),
        (BOTH, "groups", "one group or more"),
        (RECOMMENDATION, "levels", "one level or more, none twice"),
    ],
)
def test_what_must_not_be_empty_is_not(value: Any, field: str, expected: str) -> None:
    with pytest.raises(FieldValueError, match=rf"{field} must be {expected}"):
        attrs.evolve(value, **{field: ()})


@pytest.mark.parametrize("at_least", [0, 3])
def test_a_group_cannot_ask_none_of_its_factors_or_more_than_it_has(
    at_least: int,
) -> None:
    assert [attrs.evolve(BOTH.groups[0], at_least=fine) for fine in (1, 2)]
    with pytest.raises(FieldValueError, match=r"at_least must be from 1 to 2"):
        attrs.evolve(BOTH.groups[0], at_least=at_least)


def test_no_factor_is_twice_in_a_group() -> None:
    with pytest.raises(DuplicateCodeError, match=r"a FactorGroup holds two factors"):
        FactorGroup(factors=(HOME, HOME))


def test_a_factor_may_stand_in_two_groups_but_no_two_factors_share_a_code() -> None:
    first = FactorGroup(factors=(HOME, CALM), at_least=1)
    again = FactorSet(
        name="Text", groups=(first, FactorGroup(factors=(HOME, DRIVE), at_least=1))
    )
    assert again.factors == (HOME, CALM, DRIVE)
    other = attrs.evolve(HOME, statement="Has a home.")
    with pytest.raises(DuplicateCodeError, match=r"'Text' holds two factors .* 'home'"):
        FactorSet(name="Text", groups=(first, FactorGroup(factors=(other,))))


def test_a_judgment_of_another_factor_is_refused() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"judgments\[1\]\.factor must be a factor of Text, not 'drive'",
    ):
        record(judged(HOME, MET), judged(DRIVE, MET))


def test_factors_of_one_level_are_not_asked_of_another_in_the_same_system() -> None:
    with pytest.raises(
        FieldValueError, match=r"must be medicare PHP, .* not 'medicare IOP'"
    ):
        Suitability(factors=MEDICARE_PHP, level=medicare.IOP)
    # Which level of another system it answers to is for the caller to know.
    assert Suitability(factors=MEDICARE_PHP, level=asam3.LEVEL_2_5).verdict is UNKNOWN


@pytest.mark.parametrize("token", ["fair insight", "a" * 33, " 3.7", "3.7\n"])
def test_a_token_is_one_short_word_and_is_never_quoted(token: str) -> None:
    longest = Rating(dimension="D1", token="a" * 32)
    assert longest.token not in repr(longest)
    with pytest.raises(FieldValueError, match=r"token must be one word") as caught:
        Rating(dimension="D1", token=token)
    assert token not in str(caught.value)


def test_a_dimension_is_rated_once_and_a_level_named_once() -> None:
    with pytest.raises(FieldValueError, match=r"ratings must be each dimension once"):
        attrs.evolve(
            RECOMMENDATION, ratings=(RATING, attrs.evolve(RATING, token="3.5"))
        )
    with pytest.raises(FieldValueError, match=r"levels must be .* none twice"):
        attrs.evolve(RECOMMENDATION, levels=(asam3.LEVEL_2_1, asam3.LEVEL_2_1))


# --- the record -----------------------------------------------------------------------


@pytest.mark.parametrize("code", ["Calm", 3, None])
def test_a_factor_is_found_by_its_code_alone(code: Any) -> None:
    assert BOTH["calm"] is CALM
    with pytest.raises(
        UnknownFactorError, match=r"no factor .* in 'Text'; it holds home, calm"
    ) as caught:
        BOTH[code]
    assert pickle.loads(pickle.dumps(caught.value)).known == ("home", "calm")


def test_a_factor_nobody_judged_is_unknown_and_named() -> None:
    assert EMPTY.verdict is UNKNOWN
    assert (EMPTY.met, EMPTY.unmet, EMPTY.unknown) == ((), (), (HOME, CALM))
    assert EMPTY.by_factor() == {"home": (), "calm": ()}
    one = record(judged(HOME, MET))
    assert one.verdict is UNKNOWN
    assert (one.met, one.unknown) == ((HOME,), (CALM,))
    assert record(judged(HOME, MET), judged(CALM, MET)).verdict is MET
    assert record(judged(HOME, UNMET)).verdict is UNMET


def test_judges_who_disagree_are_both_kept_and_neither_decides() -> None:
    met = judged(HOME, MET, Judge.COUNSELOR)
    unmet = judged(HOME, UNMET, Judge.PAYER, DAY_AFTER)
    both = record(unmet, met)
    assert both.conflicts == both.unknown[:1] == (HOME,)
    assert both.by_factor()["home"] == (met, unmet)
    assert both.unmet == ()
    assert both.verdict is UNKNOWN


def test_judges_who_agree_are_both_kept_and_decide() -> None:
    agreed = record(judged(HOME, MET), judged(HOME, MET, Judge.PAYER))
    assert agreed.met == (HOME,)
    assert agreed.conflicts == ()
    assert len(agreed.by_factor()["home"]) == 2


def test_who_cannot_tell_disagrees_with_nobody() -> None:
    doubtful = judged(HOME, UNKNOWN, Judge.PAYER, DAY_AFTER)
    assert record(doubtful).unknown == (HOME, CALM)
    told_both = record(judged(HOME, MET), doubtful)
    assert told_both.met == (HOME,)
    assert told_both.conflicts == ()


def test_the_later_judgment_in_a_role_stands_from_its_day_on() -> None:
    first, second = judged(HOME, MET), judged(HOME, UNMET, on=DAY_AFTER)
    both = record(second, first)
    assert both.judgments == (second, first)
    assert both.by_factor()["home"] == (second,)
    assert both.unmet == (HOME,)
    assert both.conflicts == ()
    assert both.on(DAY_BEFORE).by_factor()["home"] == ()
    assert both.on(ON).met == (HOME,)
    assert both.on(DAY_AFTER) == both


def test_two_judgments_in_one_role_on_one_day_stand_side_by_side() -> None:
    twice = record(judged(HOME, MET), judged(HOME, UNMET))
    assert twice.conflicts == (HOME,)
    same = record(judged(HOME, MET), judged(HOME, MET))
    assert same.by_factor()["home"] == (judged(HOME, MET),)


def test_the_day_of_a_record_is_a_plain_day() -> None:
    with pytest.raises(FieldTypeError, match=r"Suitability\.day must be a datetime"):
        EMPTY.on(datetime(2026, 3, 2))  # noqa: DTZ001  # on purpose


@pytest.mark.parametrize("verdicts", list(product(Verdict, repeat=3)))
@pytest.mark.parametrize("at_least", [None, 1, 2, 3])
def test_a_group_is_decided_exactly_when_the_unknown_can_no_longer_matter(
    verdicts: tuple[Verdict, ...], at_least: int | None
) -> None:
    factors = (HOME, CALM, DRIVE)
    group = FactorGroup(factors=factors, at_least=at_least)
    found = record(
        *map(judged, factors, verdicts),
        factors=FactorSet(name="Text", groups=(group,)),
    )
    asked = at_least or 3
    can_be = {
        sum(one is MET for one in completed) >= asked
        for completed in product(
            *((MET, UNMET) if one is UNKNOWN else (one,) for one in verdicts)
        )
    }
    expected = UNKNOWN if len(can_be) > 1 else MET if True in can_be else UNMET
    assert found.verdict is expected


def test_a_list_that_its_source_does_not_join_has_no_verdict() -> None:
    listed = attrs.evolve(BOTH, joined=False)
    full = record(judged(HOME, MET), judged(CALM, MET), factors=listed)
    assert full.verdict is None
    assert full.met == (HOME, CALM)
    assert str(full).splitlines()[0].endswith("general iop: listed, not joined")
    assert "asks all" not in str(full) + full._repr_html_()


def test_a_record_has_no_truth_value() -> None:
    with pytest.raises(UndecidedError, match="a Suitability has no truth value"):
        bool(EMPTY)


def test_a_record_prints_each_factor_with_its_judges() -> None:
    shown = record(judged(HOME, MET), judged(HOME, UNMET, Judge.PAYER, DAY_AFTER))
    assert str(shown).splitlines() == [
        "factors of Text, asked for general iop: unknown",
        "unknown  home  met by physician on 2026-03-02; unmet by payer on 2026-03-03",
        "unknown  calm  not judged",
        "asks all of home, calm",
    ]


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    hostile = attrs.evolve(BOTH, name="Text\x1b[2J\n")
    assert "\x1b" not in str(record(factors=hostile))


def test_a_notebook_shows_statements_and_sources() -> None:
    html = record(factors=SOUTH_DAKOTA_IOP)._repr_html_()
    for text in (
        "The risk that withdrawal turns severe is minimal.",
        "Administrative Rules of South Dakota 67:61:14:01(4)(c)",
        "asks at least 1 of engagement-needs-structure, symptoms-intensified, copes-",
        "not judged",
    ):
        assert text in html


# --- recommended and actual -----------------------------------------------------------


def placed(
    actual: Level,
    *recommended: Level,
    reasons: tuple[VarianceReason, ...] | None = None,
) -> Placement:
    recommendation = attrs.evolve(RECOMMENDATION, levels=recommended)
    return Placement(
        recommendation=recommendation, actual=actual, on=DAY_AFTER, reasons=reasons
    )


@pytest.mark.parametrize(
    ("actual", "recommended", "difference"),
    [
        (asam3.LEVEL_2_1, asam3.LEVEL_2_1, Difference.SAME),
        (asam3.LEVEL_2_5, asam3.LEVEL_2_1, Difference.HIGHER),
        (asam3.LEVEL_1, asam3.LEVEL_2_1, Difference.LOWER),
        (medicare.OTP_IOP, medicare.IOP, Difference.NOT_COMPARABLE),  # of equal rank
        (general.IOP, asam3.LEVEL_2_1, Difference.NOT_COMPARABLE),
    ],
)
def test_levels_are_compared_by_rank_within_one_system(
    actual: Level, recommended: Level, difference: Difference
) -> None:
    assert placed(actual, recommended).difference is difference


@pytest.mark.parametrize(
    ("actual", "difference"),
    [
        (asam3.LEVEL_4, Difference.HIGHER),
        (asam3.LEVEL_1, Difference.LOWER),
        (asam3.LEVEL_2_1, Difference.NOT_COMPARABLE),
        (asam3.LEVEL_2_5, Difference.NOT_COMPARABLE),
    ],
)
def test_of_levels_needed_together_one_alone_is_not_the_same(
    actual: Level, difference: Difference
) -> None:
    needed = (asam3.LEVEL_2_1, asam3.LEVEL_3_5)
    assert placed(actual, *needed).difference is difference
    assert placed(actual, *needed, reasons=()).explained is UNMET


@pytest.mark.parametrize(
    ("actual", "unlooked", "undocumented"),
    [
        (asam3.LEVEL_2_1, MET, MET),
        (asam3.LEVEL_2_5, UNKNOWN, UNMET),
        (general.IOP, UNKNOWN, UNKNOWN),
    ],
)
def test_a_difference_is_explained_by_a_coded_reason_only(
    actual: Level, unlooked: Verdict, undocumented: Verdict
) -> None:
    assert placed(actual, asam3.LEVEL_2_1).explained is unlooked
    assert placed(actual, asam3.LEVEL_2_1, reasons=()).explained is undocumented
    for reason in VarianceReason:
        assert placed(actual, asam3.LEVEL_2_1, reasons=(reason,)).explained is MET


def test_levels_of_equal_rank_are_two_levels_to_explain() -> None:
    other = placed(medicare.OTP_IOP, medicare.IOP, reasons=())
    assert other.explained is UNMET


@pytest.mark.parametrize(
    ("placement", "text"),
    [
        (
            placed(asam3.LEVEL_2_1, asam3.LEVEL_2_1),
            "asam3 2.1 from 2026-03-03, same: nothing to explain",
        ),
        (
            placed(asam3.LEVEL_1, asam3.LEVEL_2_1),
            "asam3 1 from 2026-03-03, lower: no reason known",
        ),
        (
            placed(asam3.LEVEL_1, asam3.LEVEL_2_1, reasons=()),
            "asam3 1 from 2026-03-03, lower: no reason documented",
        ),
        (
            placed(
                asam3.LEVEL_1,
                asam3.LEVEL_2_1,
                reasons=(VarianceReason.COST, VarianceReason.DISTANCE),
            ),
            "asam3 1 from 2026-03-03, lower: cost, distance",
        ),
    ],
)
def test_a_placement_prints_what_it_is_and_why(placement: Placement, text: str) -> None:
    assert str(placement) == text


def test_a_recommendation_prints_its_levels_and_whose_criteria() -> None:
    two = attrs.evolve(RECOMMENDATION, levels=(asam3.LEVEL_2_1, asam3.LEVEL_3_1))
    assert str(two) == (
        "asam3 2.1 and asam3 3.1, by clinician on 2026-03-02 under in-house, 2026"
    )
    assert "3.7" not in repr(RECOMMENDATION)


# --- published factors ----------------------------------------------------------------

SETS = (MEDICARE_IOP, MEDICARE_PHP, PROGRAMS_IOP, SOUTH_DAKOTA_IOP)
ALL_FACTORS = [factor for factors in SETS for factor in factors.factors]


def sources(factors: FactorSet) -> Iterator[Citation]:
    return (source for factor in factors.factors for source in factor.sources)


@pytest.mark.parametrize("factor", ALL_FACTORS, ids=str)
def test_every_published_factor_is_one_sentence_with_a_source(factor: Factor) -> None:
    assert factor.sources
    assert factor.statement.endswith(".")
    assert factor.statement.count(".") == 1
    assert factor.statement[0].isupper()


def test_the_criteria_of_partial_hospitalization_are_seven_and_all_apply() -> None:
    assert [str(source) for source in sources(MEDICARE_PHP)] == [
        f"42 CFR 410.43(c)({number})" for number in range(1, 8)
    ]
    # The copy that was read is of the edition of 2015, and not the publisher's own.
    for source in sources(MEDICARE_PHP):
        assert source.evidence is Evidence.SECONDARY
        assert "not confirmed" in (source.note or "")
    everything = {factor.code: MET for factor in MEDICARE_PHP.factors}
    assert told(MEDICARE_PHP, everything).verdict is MET
    for code in everything:
        assert told(MEDICARE_PHP, {**everything, code: UNMET}).verdict is UNMET


def test_what_was_read_of_medicare_iop_is_a_part_and_has_no_verdict() -> None:
    assert MEDICARE_IOP.joined is False
    cited = {source.provision for source in sources(MEDICARE_IOP)}
    assert cited == {"410.44", "who is eligible"}
    everything = {factor.code: MET for factor in MEDICARE_IOP.factors}
    assert told(MEDICARE_IOP, everything).verdict is None


def test_program_descriptions_are_a_list_of_claims() -> None:
    assert PROGRAMS_IOP.joined is False
    assert {source.kind for source in sources(PROGRAMS_IOP)} == {
        AuthorityKind.PROGRAM_CLAIM
    }
    # Four of the five documents say whom an IOP fits.
    assert len({source.instrument for source in sources(PROGRAMS_IOP)}) == 4


# --- real cases -----------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["(4)(a)", "(4)(b)", "(4)(c)"])
def test_south_dakota_asks_three_factors_and_one_of_three(reason: str) -> None:
    # TRN-030: https://sdlegislature.gov/Rules?Rule=67%3A61%3A14
    by_provision = {
        source.provision.removeprefix("67:61:14:01"): factor.code
        for factor in SOUTH_DAKOTA_IOP.factors
        for source in factor.sources
    }
    assert list(by_provision) == ["(1)", "(2)", "(3)", "(4)(a)", "(4)(b)", "(4)(c)"]
    required = {by_provision[f"({number})"]: MET for number in (1, 2, 3)}
    one = {by_provision[reason]: MET}
    none = {by_provision[f"(4)({letter})"]: UNMET for letter in "abc"}
    assert told(SOUTH_DAKOTA_IOP, required).verdict is UNKNOWN
    assert told(SOUTH_DAKOTA_IOP, required | none).verdict is UNMET
    assert told(SOUTH_DAKOTA_IOP, required | none | one).verdict is MET
    assert told(SOUTH_DAKOTA_IOP, one).verdict is UNKNOWN
    for code in required:
        assert told(SOUTH_DAKOTA_IOP, required | one | {code: UNMET}).verdict is UNMET


def test_factors_that_are_met_never_make_up_for_one_that_is_not() -> None:
    # TRN-039: https://github.com/jbretzfelder/website, docassist/index.html. Withdrawal
    # is over and the body stable, which alone would let the patient step down to 2.1;
    # moderate depression does not. The patient stays at 3.5.
    found = told(
        SOUTH_DAKOTA_IOP,
        {
            "withdrawal-risk-minimal": MET,
            "biomedically-stable": MET,
            "mental-conditions-mild": UNMET,
            "engagement-needs-structure": MET,
            "symptoms-intensified": MET,
        },
        by=Judge.COUNSELOR,
    )
    assert len(found.met) == 4
    assert found.verdict is UNMET
    stay = attrs.evolve(RECOMMENDATION, levels=(asam3.LEVEL_3_5,), by=Judge.COUNSELOR)
    stayed = Placement(recommendation=stay, actual=asam3.LEVEL_3_5, on=ON)
    assert (stayed.difference, stayed.explained) == (Difference.SAME, MET)


def test_one_rating_decides_for_its_criteria_and_nothing_is_averaged() -> None:
    # TRN-025, TRN-011: https://jeopardylabs.com/print/asam-4-jeopardy. One dimension
    # says 3.7, the others less; whether ratings are averaged: no. What decides is the
    # caller's own rule, of which the library sees the outcome alone.
    class FirstDimensionDecides:
        def recommend(
            self, assessment: Mapping[str, str], /, *, on: date
        ) -> Recommendation:
            ratings = tuple(
                Rating(dimension=dimension, token=token)
                for dimension, token in assessment.items()
            )
            return Recommendation(
                levels=(asam3.CARE[assessment["D1"]],),
                by=Judge.CLINICIAN,
                on=on,
                criteria="training quiz",
                ratings=ratings,
            )

    criteria: Criteria[Mapping[str, str]] = FirstDimensionDecides()
    lower = {"D2": "1", "D3": "1", "D4": "2.1", "D5": "1"}
    found = criteria.recommend({"D1": "3.7", **lower}, on=ON)
    assert found.levels == (asam3.LEVEL_3_7,)
    assert [rating.token for rating in found.ratings] == ["3.7", "1", "1", "2.1", "1"]


def test_two_sides_of_a_condition_may_need_two_levels_together() -> None:
    # TRN-055: http://studyres.com/doc/5823978/?page=48. Toxicity asks for medically
    # monitored inpatient care, the emotional state for psychiatric care around the
    # clock; what meets both is needed.
    psychiatric = Level(
        system="psychiatry", code="24-h", name="24-hour psychiatric care", intensity=1
    )
    found = attrs.evolve(RECOMMENDATION, levels=(asam3.LEVEL_3_7, psychiatric))
    alone = Placement(recommendation=found, actual=asam3.LEVEL_3_7, on=ON, reasons=())
    assert alone.difference is Difference.NOT_COMPARABLE
    # Whether this unit gives psychiatric care too is not known from its level.
    assert alone.explained is UNKNOWN


def test_a_level_that_is_not_available_is_replaced_by_the_next_higher() -> None:
    # TRN-058: http://www.anthem.com/ca/medicalpolicies/guidelines/gl_pw_c164430.htm
    higher = placed(
        asam3.LEVEL_2_5,
        asam3.LEVEL_2_1,
        reasons=(VarianceReason.LEVEL_NOT_AVAILABLE,),
    )
    assert (higher.difference, higher.explained) == (Difference.HIGHER, MET)


CLOCK = Factor(code="24-hour", statement="Needs care around the clock.")
INPATIENT_NEED = FactorSet(
    name="appeal",
    level=general.RESIDENTIAL,
    groups=(FactorGroup(factors=(CLOCK,)),),
)


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        # TRN-034: overturned; homelessness and failed treatment, no withdrawal.
        ("https://www.dfs.ny.gov/public-appeals/case-number-201809-110342", MET),
        # TRN-051: upheld; a referral and an earlier return to use did not suffice.
        ("https://www.coveredhealth.ai/ny-dfs-external-appeals-1/202009-131483", UNMET),
        # TRN-066: overturned; the history holds many moves up and down.
        ("https://www.coveredhealth.ai/ny-dfs-external-appeals-1/202103-135732", MET),
    ],
)
def test_an_appeal_leaves_every_side_on_record(source: str, outcome: Verdict) -> None:
    assert source
    asked = judged(CLOCK, MET, Judge.CLINICIAN)
    denied = judged(CLOCK, UNMET, Judge.PAYER, DAY_AFTER)
    decided = judged(CLOCK, outcome, Judge.EXTERNAL_REVIEWER, date(2026, 3, 9))
    found = record(asked, denied, decided, factors=INPATIENT_NEED)
    # The reviewer binds the payer; the record does not, and still shows the dispute.
    assert found.conflicts == (CLOCK,)
    assert found.verdict is UNKNOWN
    assert found.by_factor()["24-hour"] == (asked, denied, decided)
    assert found.on(ON).verdict is MET
    # Once the side that lost takes the decision as its own, the record is of one mind.
    loser = Judge.PAYER if outcome is MET else Judge.CLINICIAN
    settled = judged(CLOCK, outcome, loser, date(2026, 3, 10))
    assert attrs.evolve(found, judgments=(*found.judgments, settled)).verdict is outcome
    requested = attrs.evolve(RECOMMENDATION, levels=(general.RESIDENTIAL,))
    actual = general.RESIDENTIAL if outcome is MET else general.IOP
    reasons = () if outcome is MET else (VarianceReason.NOT_AUTHORIZED,)
    stay = Placement(recommendation=requested, actual=actual, on=ON, reasons=reasons)
    expected = Difference.SAME if outcome is MET else Difference.LOWER
    assert (stay.difference, stay.explained) == (expected, MET)
