"""How usual a move is and why, what is open from a place, what runs side by side."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, cast

import attrs
import pytest

from continuum.circumstances import Circumstances
from continuum.citations import Citation, Evidence
from continuum.conditions import Age, Condition, Elapsed, Fact, PatientFact, Phase
from continuum.errors import FieldTypeError, FieldValueError, UnknownLevelError
from continuum.levels import (
    ONE_BED,
    Concurrency,
    Continuum,
    Expectation,
    Explanation,
    Guard,
    Level,
    Outside,
    Place,
    Reason,
    Transition,
    TransitionKind,
)
from continuum.stay import Stay
from continuum.systems import teds
from continuum.verdicts import Verdict
from tests.strategies_paths import through

ON = date(2026, 3, 2)

TEXT = Citation(
    instrument="XX Code",
    provision="10.20",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
)


def level(code: str, intensity: int, *guards: Guard, **fields: Any) -> Level:
    return Level(
        system="toy",
        code=code,
        name=code.capitalize(),
        intensity=intensity,
        guards=guards,
        **fields,
    )


def guard(condition: Condition, *, holds: bool = True) -> Guard:
    return Guard(condition=condition, holds=holds, rationale=f"asks of {condition}")


def move(
    origin: Place,
    target: Place,
    kind: TransitionKind,
    expectation: Expectation = Expectation.EXPECTED,
    *guards: Guard,
    source: Citation | None = None,
) -> Transition:
    return Transition(
        origin=origin,
        target=target,
        kind=kind,
        expectation=expectation,
        rationale="the usual way",
        guards=guards,
        source=source,
    )


STABLE, HOUSED, RISK = Fact("stable"), Fact("housed"), Fact("imminent-risk")

WARD = level("ward", 3, supervised=True)
BEDS = level("beds", 3, supervised=True)
YOUTH = level("youth", 2, guard(Age(below=18)))
DAYS = level("days", 2, guard(HOUSED), supervised=False, source=TEXT)
CLINIC = level("clinic", 1, supervised=False)

DOWN = move(
    WARD,
    DAYS,
    TransitionKind.STEP_DOWN,
    Expectation.EXPECTED,
    guard(STABLE),
    guard(RISK, holds=False),
    source=TEXT,
)
CARE = Continuum(
    "toy",
    "Toy",
    (WARD, BEDS, YOUTH, DAYS, CLINIC),
    (
        DOWN,
        move(DAYS, CLINIC, TransitionKind.STEP_DOWN),
        move(WARD, CLINIC, TransitionKind.STEP_DOWN, Expectation.UNUSUAL),
        move(WARD, YOUTH, TransitionKind.STEP_DOWN, Expectation.ACCEPTABLE),
        move(CLINIC, WARD, TransitionKind.CRISIS),
        move(Outside.BEFORE, CLINIC, TransitionKind.ADMISSION),
        move(CLINIC, Outside.AFTER, TransitionKind.DISCHARGE),
    ),
)


def known(*facts: str, **fields: Any) -> Circumstances:
    """Facts by their names; one that does not hold after a dash."""
    return Circumstances(
        facts=frozenset(name for name in facts if name[0] != "-"),
        denied=frozenset(name[1:] for name in facts if name[0] == "-"),
        **fields,
    )


def explain(given: Circumstances | None = None, on: date = ON) -> Explanation:
    return CARE.explain_move(WARD, DAYS, on=on, given=given)


# --- one move, with every reason ------------------------------------------------------


def test_a_move_gives_its_own_reason_then_its_guards_then_those_of_the_target() -> None:
    found = explain(known("stable", "imminent-risk", "-housed"))
    assert [(reason.verdict.value, reason.statement) for reason in found.reasons] == [
        ("met", "the usual way"),
        ("met", "asks of stable"),
        ("unmet", "asks of imminent risk"),
        ("unmet", "asks of housed"),
    ]
    assert [reason.source for reason in found.reasons] == [TEXT, TEXT, TEXT, TEXT]
    assert found.asks == found.reasons[2:]
    assert found.transition is DOWN
    assert found.kind is TransitionKind.STEP_DOWN


@pytest.mark.parametrize(
    ("given", "best", "worst", "missing", "verdict"),
    [
        (
            known("stable", "-imminent-risk", "housed"),
            Expectation.EXPECTED,
            Expectation.EXPECTED,
            (),
            Verdict.MET,
        ),
        (
            known(),
            Expectation.EXPECTED,
            Expectation.UNUSUAL,
            ("stable", "imminent-risk", "housed"),
            Verdict.UNKNOWN,
        ),
        (
            known("stable", "-imminent-risk"),
            Expectation.EXPECTED,
            Expectation.UNUSUAL,
            ("housed",),
            Verdict.UNKNOWN,
        ),
        (
            known("-stable"),
            Expectation.UNUSUAL,
            Expectation.UNUSUAL,
            ("imminent-risk", "housed"),
            Verdict.UNMET,
        ),
        (
            known("stable", "imminent-risk", "housed"),
            Expectation.UNUSUAL,
            Expectation.UNUSUAL,
            (),
            Verdict.UNMET,
        ),
    ],
)
def test_what_is_not_known_leaves_a_move_between_its_best_and_its_worst(
    given: Circumstances,
    best: Expectation,
    worst: Expectation,
    missing: tuple[str, ...],
    verdict: Verdict,
) -> None:
    found = explain(given)
    assert (found.at_best, found.at_worst) == (best, worst)
    assert found.expectation is (best if best is worst else None)
    assert found.missing == missing
    assert found.verdict is verdict


def test_nothing_known_is_what_is_given_where_nothing_is() -> None:
    assert explain() == explain(Circumstances())


def test_an_acceptable_move_needs_no_reason_and_is_not_expected() -> None:
    found = CARE.explain_move(WARD, YOUTH, on=ON, given=Circumstances.aged(17))
    assert found.expectation is Expectation.ACCEPTABLE
    assert found.verdict is Verdict.MET
    assert found.asks == ()


def test_an_unusual_move_asks_for_a_reason_whatever_is_known() -> None:
    found = CARE.explain_move(WARD, CLINIC, on=ON)
    assert found.expectation is Expectation.UNUSUAL
    assert [reason.statement for reason in found.asks] == ["the usual way"]


def test_a_move_that_is_not_described_is_open_and_unusual_and_says_so() -> None:
    found = CARE.explain_move(CLINIC, DAYS, on=ON, given=known("housed"))
    assert found.transition is None
    assert found.expectation is Expectation.UNUSUAL
    assert [(reason.verdict.value, reason.statement) for reason in found.reasons] == [
        ("unmet", "no such move is described; it is allowed, since need decides"),
        ("met", "asks of housed"),
    ]
    assert found.reasons[0].source is None


@pytest.mark.parametrize(
    ("origin", "target", "kind"),
    [
        (Outside.BEFORE, WARD, TransitionKind.ADMISSION),
        (Outside.AFTER, WARD, TransitionKind.READMISSION),
        (WARD, Outside.AFTER, TransitionKind.DISCHARGE),
        (WARD, BEDS, TransitionKind.LATERAL),
        (YOUTH, BEDS, TransitionKind.STEP_UP),
        (BEDS, YOUTH, TransitionKind.STEP_DOWN),
        (CLINIC, WARD, TransitionKind.CRISIS),
    ],
)
def test_a_move_has_the_kind_it_is_described_with_or_that_of_its_ranks(
    origin: Place, target: Place, kind: TransitionKind
) -> None:
    assert CARE.explain_move(origin, target, on=ON).kind is kind


# --- boundaries -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "expectation"),
    [
        (date(2026, 5, 16), Expectation.ACCEPTABLE),
        (date(2026, 5, 17), Expectation.UNUSUAL),
    ],
)
def test_who_is_of_age_on_the_day_of_the_move_was_not_the_day_before(
    on: date, expectation: Expectation
) -> None:
    given = Circumstances(born=date(2008, 5, 17))
    found = CARE.explain_move(WARD, YOUTH, on=on, given=given)
    assert found.expectation is expectation


@pytest.mark.parametrize(
    ("years", "expectation"),
    [(17, Expectation.ACCEPTABLE), (18, Expectation.UNUSUAL)],
)
def test_an_age_in_years_decides_too(years: int, expectation: Expectation) -> None:
    given = Circumstances.aged(years)
    found = CARE.explain_move(WARD, YOUTH, on=ON, given=given)
    assert found.expectation is expectation


def test_an_age_that_is_not_known_is_named_as_missing() -> None:
    found = CARE.explain_move(WARD, YOUTH, on=ON)
    assert found.missing == ("age",)
    assert (found.at_best, found.at_worst) == (
        Expectation.ACCEPTABLE,
        Expectation.UNUSUAL,
    )


LONG_STAY = Continuum(
    "toy",
    "Toy",
    (WARD, CLINIC),
    (
        move(
            WARD,
            CLINIC,
            TransitionKind.STEP_DOWN,
            Expectation.EXPECTED,
            guard(Elapsed(at_least=28)),
        ),
    ),
)


@pytest.mark.parametrize(
    ("on", "expectation"),
    [
        (date(2026, 3, 29), Expectation.UNUSUAL),  # day 27; 2 March is day 0
        (date(2026, 3, 30), Expectation.EXPECTED),
    ],
)
def test_the_days_of_a_stay_count_from_its_admission(
    on: date, expectation: Expectation
) -> None:
    """The record of a stay knows when it began, whatever else is known."""
    here = Stay(level=WARD, period=through(2))
    first = LONG_STAY.moves(here, on=on)[0]
    assert (first.target, first.expectation) == (CLINIC, expectation)
    assert first.missing == ()


def test_where_no_admission_is_known_the_day_of_it_is_missing() -> None:
    found = LONG_STAY.explain_move(WARD, CLINIC, on=ON)
    assert found.missing == ("day of admission",)


def test_a_phase_that_is_not_known_is_missing() -> None:
    asks = guard(Phase("two"))
    step = move(WARD, CLINIC, TransitionKind.STEP_DOWN, Expectation.EXPECTED, asks)
    care = Continuum("toy", "Toy", (WARD, CLINIC), (step,))
    assert care.explain_move(WARD, CLINIC, on=ON).missing == ("phase",)


def test_a_fact_is_the_same_by_its_name_and_as_a_member() -> None:
    asks = guard(Fact(PatientFact.SAFE_HOME))
    step = move(WARD, CLINIC, TransitionKind.STEP_DOWN, Expectation.EXPECTED, asks)
    care = Continuum("toy", "Toy", (WARD, CLINIC), (step,))
    for fact in ("safe-home", PatientFact.SAFE_HOME):
        found = care.explain_move(WARD, CLINIC, on=ON, given=known(fact))
        assert found.expectation is Expectation.EXPECTED
    assert care.explain_move(WARD, CLINIC, on=ON).missing == ("safe-home",)
    assert "not known: safe-home" in str(care.explain_move(WARD, CLINIC, on=ON))


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        (WARD, WARD, "another place, not 'ward'"),
        (Outside.BEFORE, Outside.BEFORE, "another place, not 'before'"),
        (Outside.AFTER, Outside.AFTER, "another place, not 'after'"),
        (WARD, Outside.BEFORE, "a level or Outside.AFTER: .* not 'before'"),
        (Outside.AFTER, Outside.BEFORE, "a level or Outside.AFTER: .* not 'before'"),
        (Outside.BEFORE, Outside.AFTER, "a level: .* not 'after'"),
    ],
)
def test_a_move_that_cannot_be_is_refused(
    origin: Place, target: Place, expected: str
) -> None:
    with pytest.raises(
        FieldValueError, match=rf"^explain_move\.target must be {expected}$"
    ):
        CARE.explain_move(origin, target, on=ON)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"origin": "ward"}, "Continuum.origin must be a Level, not str"),
        ({"origin": None}, "Continuum.origin must be a Level, not NoneType"),
        ({"origin": []}, "Continuum.origin must be a Level, not list"),
        ({"target": "days"}, "Continuum.target must be a Level, not str"),
        ({"target": {}}, "Continuum.target must be a Level, not dict"),
        (
            {"on": "2026-03-02"},
            "explain_move.on must be a datetime.date without a time, not str",
        ),
        (
            {"on": datetime(2026, 3, 2)},  # noqa: DTZ001  # on purpose
            "explain_move.on must be a datetime.date without a time, not datetime",
        ),
        ({"on": None}, "explain_move.on must be a datetime.date .*, not NoneType"),
        (
            {"given": {"stable"}},
            "explain_move.given must be a Circumstances, not set",
        ),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused(
    change: dict[str, object], said: str
) -> None:
    arguments: dict[str, Any] = {"origin": WARD, "target": DAYS, "on": ON} | change
    with pytest.raises(FieldTypeError, match=f"^{said}$"):
        CARE.explain_move(arguments.pop("origin"), arguments.pop("target"), **arguments)


def test_nobody_moves_before_birth_and_no_message_says_when_that_was() -> None:
    newborn = Circumstances(born=ON)
    assert CARE.explain_move(WARD, YOUTH, on=ON, given=newborn).at_best is not None
    for target in (YOUTH, CLINIC):
        with pytest.raises(FieldValueError) as caught:
            CARE.explain_move(WARD, target, on=date(2026, 3, 1), given=newborn)
        assert str(caught.value) == (
            "explain_move.given.born must be on or before the day of the move, "
            "2026-03-01; what it is stays out of this message"
        )


def test_a_level_of_another_system_has_no_moves_here() -> None:
    stranger = attrs.evolve(WARD, system="other")
    renamed = attrs.evolve(WARD, name="Another ward")
    for other in (stranger, renamed):
        with pytest.raises(UnknownLevelError):
            CARE.explain_move(other, DAYS, on=ON)
        with pytest.raises(UnknownLevelError):
            CARE.explain_move(DAYS, other, on=ON)
        with pytest.raises(UnknownLevelError):
            CARE.moves(other, on=ON)
        with pytest.raises(UnknownLevelError):
            CARE.moves(Stay(level=other, period=through(2)), on=ON)


# --- what an explanation says ---------------------------------------------------------


def test_an_explanation_prints_what_speaks_for_it_and_against_and_what_is_missing() -> (
    None
):
    assert str(explain(known("stable", "imminent-risk"))) == (
        "ward to days: step-down, unusual; for it: the usual way, asks of stable; "
        "against it: asks of imminent risk; not known: housed"
    )
    assert str(explain(known("stable", "-imminent-risk"))) == (
        "ward to days: step-down, expected or unusual; "
        "for it: the usual way, asks of stable, asks of imminent risk; "
        "not known: housed"
    )
    everything = explain(known("stable", "-imminent-risk", "housed"))
    assert str(everything) == (
        "ward to days: step-down, expected; for it: the usual way, asks of stable, "
        "asks of imminent risk, asks of housed"
    )
    undescribed = CARE.explain_move(BEDS, Outside.AFTER, on=ON)
    assert str(undescribed) == (
        "beds to after: discharge, unusual; "
        "against it: no such move is described; it is allowed, since need decides"
    )


def test_a_fact_that_two_guards_ask_for_is_missing_once() -> None:
    twice = attrs.evolve(DOWN, guards=(guard(HOUSED), guard(HOUSED, holds=False)))
    care = Continuum("toy", "Toy", (WARD, DAYS), (twice,))
    assert care.explain_move(WARD, DAYS, on=ON).missing == ("housed",)


def test_a_notebook_shows_each_reason_with_its_source() -> None:
    table = explain(known("stable", "imminent-risk"))._repr_html_()
    rows = re.findall(r"<tr>(.*?)</tr>", table)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in rows]
    assert cells == [
        [],
        ["met", "the usual way", "", "XX Code 10.20"],
        ["met", "asks of stable", "", "XX Code 10.20"],
        ["unmet", "asks of imminent risk", "", "XX Code 10.20"],
        ["unknown", "asks of housed", "housed", "XX Code 10.20"],
    ]
    assert ">ward to days: step-down, unusual</caption>" in table
    undescribed = CARE.explain_move(WARD, BEDS, on=ON)._repr_html_()
    assert "practice knowledge" in undescribed


def test_no_fact_about_a_patient_stands_in_a_repr_that_nobody_asked_for() -> None:
    born = date(1990, 1, 2)
    given = Circumstances(born=born, phase="roe", facts=frozenset({"stable"}))
    found = explain(given)
    for text in (repr(found), str(found), found._repr_html_()):
        assert not re.search(r"1990|roe", text)


# --- reasons --------------------------------------------------------------------------

REASON = Reason(verdict=Verdict.UNKNOWN, statement="for the housed", fact="housed")


def test_a_reason_prints_its_statement_and_the_fact_that_would_tell() -> None:
    assert str(REASON) == "for the housed (housed?)"
    assert str(attrs.evolve(REASON, verdict=Verdict.MET, fact=None)) == "for the housed"


@pytest.mark.parametrize(
    ("verdict", "fact"),
    [(Verdict.UNKNOWN, None), (Verdict.MET, "housed"), (Verdict.UNMET, "housed")],
)
def test_a_fact_is_missing_where_a_verdict_is_unknown_and_only_there(
    verdict: Verdict, fact: str | None
) -> None:
    with pytest.raises(
        FieldValueError,
        match=r"^Reason\.fact must be given where the verdict is unknown, and only",
    ):
        Reason(verdict=verdict, statement="because", fact=fact)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("verdict", "unknown"),
        ("verdict", None),
        ("statement", None),
        ("statement", 7),
        ("fact", 7),
        ("fact", ("housed",)),
        ("source", "a leaflet"),
    ],
)
def test_a_reason_refuses_fields_of_the_wrong_type(field: str, value: object) -> None:
    with pytest.raises(FieldTypeError, match=rf"^Reason\.{field}"):
        attrs.evolve(REASON, **{field: value})


@pytest.mark.parametrize("field", ["statement", "fact"])
def test_a_reason_has_no_blank_text(field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"^Reason\.{field} .* not blank"):
        attrs.evolve(REASON, **{field: " "})


# --- all moves from a place -----------------------------------------------------------


def listed(*arguments: Any, **fields: Any) -> list[str]:
    return [
        f"{step.target if isinstance(step.target, Outside) else step.target.code} "
        f"{step.at_best}/{step.at_worst}{'' if step.transition else ' -'}"
        for step in CARE.moves(*arguments, on=ON, **fields)
    ]


def test_the_most_usual_move_comes_first_and_an_undescribed_one_last() -> None:
    assert listed(WARD) == [
        "days expected/unusual",
        "youth acceptable/unusual",
        "clinic unusual/unusual",
        "beds unusual/unusual -",
        "after unusual/unusual -",
    ]
    assert listed(WARD, given=Circumstances.aged(17)) == [
        "days expected/unusual",
        "youth acceptable/acceptable",
        "clinic unusual/unusual",
        "beds unusual/unusual -",
        "after unusual/unusual -",
    ]


def test_what_is_certain_comes_before_what_may_be() -> None:
    both = Continuum(
        "toy",
        "Toy",
        (WARD, DAYS, CLINIC),
        (DOWN, move(WARD, CLINIC, TransitionKind.STEP_DOWN)),
    )
    targets = [step.target for step in both.moves(WARD, on=ON)]
    assert targets == [CLINIC, DAYS, Outside.AFTER]


def test_from_outside_care_only_levels_are_open() -> None:
    for outside in Outside:
        targets = [step.target for step in CARE.moves(outside, on=ON)]
        assert set(targets) == set(CARE)
    assert listed(Outside.BEFORE)[0] == "clinic expected/expected"


def test_a_stay_brings_its_level_and_what_is_known_of_the_patient() -> None:
    told = known("stable", "-imminent-risk", "housed")
    here = Stay(level=WARD, period=through(1), circumstances=told)
    assert listed(here)[0] == "days expected/expected"
    assert listed(here, given=known("-stable"))[0] == "youth acceptable/unusual"
    assert listed(here) == listed(WARD, given=told)


def test_a_continuum_without_levels_has_no_moves() -> None:
    assert Continuum("toy", "Toy", ()).moves(Outside.BEFORE, on=ON) == ()


@pytest.mark.parametrize("origin", ["ward", None, 2.1, CARE, Circumstances()])
def test_moves_start_from_a_stay_a_level_or_outside(origin: object) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^moves\.origin must be a stay, a Level or an Outside"
    ):
        CARE.moves(cast(Level, origin), on=ON)


def test_moves_are_on_a_day() -> None:
    with pytest.raises(FieldTypeError, match=r"explain_move\.on must be a datetime"):
        CARE.moves(WARD, on=cast(date, "2026-03-02"))
    with pytest.raises(FieldTypeError, match=r"explain_move\.given must be a Circ"):
        CARE.moves(WARD, on=ON, given=cast(Circumstances, "stable"))


# --- side by side ---------------------------------------------------------------------


def pair(
    one: Level, other: Level | None, expectation: Expectation, source: Any = None
) -> Concurrency:
    return Concurrency(
        pair=(one, other), expectation=expectation, rationale="so", source=source
    )


EXACT = pair(DAYS, WARD, Expectation.ACCEPTABLE)
ANYTHING = pair(WARD, None, Expectation.UNUSUAL)
CLINIC_TOO = pair(CLINIC, None, Expectation.EXPECTED)


def with_pairs(*pairs: Concurrency) -> Continuum:
    return attrs.evolve(CARE, concurrency=pairs)


def test_what_is_said_of_two_levels_stands_before_what_is_said_of_one() -> None:
    care = with_pairs(ANYTHING, CLINIC_TOO, EXACT)
    assert care.concurrent(WARD, DAYS) is EXACT
    assert care.concurrent(DAYS, WARD) is EXACT
    assert care.concurrent(WARD, BEDS) is ANYTHING
    assert care.concurrent(BEDS, WARD) is ANYTHING
    assert care.concurrent(DAYS, CLINIC) is CLINIC_TOO


@pytest.mark.parametrize("pairs", [(ANYTHING, CLINIC_TOO), (CLINIC_TOO, ANYTHING)])
def test_where_both_levels_speak_of_any_other_the_first_of_the_data_stands(
    pairs: tuple[Concurrency, ...],
) -> None:
    care = with_pairs(*pairs)
    assert care.concurrent(WARD, CLINIC) is pairs[0]
    assert care.concurrent(CLINIC, WARD) is pairs[0]


def test_two_levels_with_staff_around_the_clock_are_unusual_at_once() -> None:
    found = CARE.concurrent(WARD, BEDS)
    assert found is not None
    assert found.expectation is Expectation.UNUSUAL
    assert found.rationale == ONE_BED
    assert found.evidence is Evidence.PRACTICE


def test_a_text_may_say_that_two_levels_with_staff_around_the_clock_go_together() -> (
    None
):
    said = pair(WARD, BEDS, Expectation.EXPECTED, TEXT)
    assert with_pairs(said).concurrent(BEDS, WARD) is said


@pytest.mark.parametrize("other", [YOUTH, DAYS, CLINIC])
def test_of_other_levels_at_once_nothing_is_said_where_nothing_is_described(
    other: Level,
) -> None:
    """Whether the level for the young has staff at night was not read."""
    assert CARE.concurrent(WARD, other) is None
    assert CARE.concurrent(other, WARD) is None


def test_a_level_does_not_run_beside_itself() -> None:
    with pytest.raises(
        FieldValueError, match=r"^concurrent\.other must be another level, not 'ward'$"
    ):
        CARE.concurrent(WARD, WARD)


def test_only_levels_of_the_continuum_run_side_by_side() -> None:
    stranger = attrs.evolve(WARD, system="other")
    for one, other in ((stranger, DAYS), (DAYS, stranger)):
        with pytest.raises(UnknownLevelError, match=r"no level 'other ward' in 'toy'"):
            CARE.concurrent(one, other)
    for wrong in ("ward", None, Outside.AFTER):
        with pytest.raises(FieldTypeError, match=r"^concurrent\.one must be a Level"):
            CARE.concurrent(cast(Level, wrong), DAYS)
        with pytest.raises(FieldTypeError, match=r"^concurrent\.other must be a Level"):
            CARE.concurrent(DAYS, cast(Level, wrong))


# --- what was not read ----------------------------------------------------------------


def test_what_no_text_was_read_for_is_unconfirmed() -> None:
    care = Continuum(
        "toy",
        "Toy",
        (WARD, DAYS, CLINIC),
        (DOWN, move(DAYS, CLINIC, TransitionKind.STEP_DOWN)),
        (pair(WARD, CLINIC, Expectation.UNUSUAL, TEXT), EXACT),
    )
    assert care.unconfirmed == (WARD, CLINIC, care.transitions[1], EXACT)


def test_where_no_text_about_moves_was_read_none_is_unusual() -> None:
    """Records of service types are stays, and not pathways: nothing speaks against."""
    found = teds.CARE.explain_move(
        Outside.BEFORE, teds.INTENSIVE_OUTPATIENT, on=date(2026, 3, 2)
    )
    assert (found.at_best, found.at_worst) == (
        Expectation.EXPECTED,
        Expectation.UNUSUAL,
    )
    assert found.expectation is None
    assert found.missing == ("moves of teds",)
