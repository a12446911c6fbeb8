"""Levels, guards, transitions, and what a continuum refuses, answers and draws."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

import attrs
import pytest

from continuum.citations import Citation, Evidence
from continuum.conditions import Age, Elapsed, Fact, PatientFact, Phase
from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    GraphError,
    UnknownLevelError,
)
from continuum.levels import (
    Concurrency,
    Continuum,
    Expectation,
    Guard,
    Level,
    Management,
    NoSuchLevel,
    Outside,
    Place,
    Setting,
    Transition,
    TransitionKind,
)
from continuum.systems import asam3, general

HIGH = Level(
    system="toy",
    code="high",
    name="High & narrow",
    intensity=2,
    setting=Setting.RESIDENTIAL,
    supervised=True,
    management=Management.CLINICAL,
)
MIDDLE = Level(
    system="toy", code="middle", name="Middle", intensity=1, supervised=False
)
LOW = Level(system="toy", code="low", name="Low", intensity=1)

CITATION = Citation(
    instrument="A leaflet",
    provision="page 1",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
)

HOSTILE = (
    'a "quoted" name',
    "line\nbreak\r\n\u2028\u0007bell",
    "[br](ack){et}",
    "</script><script>alert(1)</script>",
    "a|b|c",
    "#quot; &amp; %%{init: {}}%%",
    "`md` **b** _i_ 1. x",
    "- item",
    "style x: #fff; end",
    "\\ back \\n slash \\",
    '"]; L0 --> L1; A["',
    "\u202ertl \u65e5\u672c",
    "\u0007",
)


SECONDARY = attrs.evolve(CITATION, evidence=Evidence.SECONDARY, read_in="A digest")

GUARD = Guard(condition=Fact("stable"), rationale="for the stable")

NO_IOP = NoSuchLevel(
    name="Intensive outpatient",
    abbreviations=("IOP", "SAIOP"),
    statement="folded into outpatient care",
    source=CITATION,
)

LEGEND = "thin: step-down    bold: step-up    dotted: lateral    dashed: unusual"


def move(
    origin: Place,
    target: Place,
    kind: TransitionKind = TransitionKind.STEP_DOWN,
    expectation: Expectation = Expectation.EXPECTED,
) -> Transition:
    return Transition(
        origin=origin,
        target=target,
        kind=kind,
        expectation=expectation,
        rationale="because",
    )


DOWN = move(HIGH, LOW)
UP = move(LOW, HIGH, TransitionKind.STEP_UP, Expectation.ACCEPTABLE)
ASIDE = move(LOW, MIDDLE, TransitionKind.LATERAL)
SKIP = move(HIGH, MIDDLE, expectation=Expectation.UNUSUAL)
CRISIS = move(MIDDLE, HIGH, TransitionKind.CRISIS)
ADMISSION = move(Outside.BEFORE, LOW, TransitionKind.ADMISSION)
DISCHARGE = move(LOW, Outside.AFTER, TransitionKind.DISCHARGE)

CARE = Continuum(
    system="toy",
    name="Toy",
    levels=(LOW, HIGH, MIDDLE),
    transitions=(DOWN, UP, ASIDE, SKIP, CRISIS, ADMISSION, DISCHARGE),
)


# --- levels ---------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["system", "code", "name"])
def test_a_level_without_a_name_of_any_kind_is_refused(field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"Level\.{field} .* not blank"):
        attrs.evolve(LOW, **{field: "  "})


@pytest.mark.parametrize("intensity", [-1, 101])
def test_intensity_beyond_its_scale_is_refused(intensity: int) -> None:
    with pytest.raises(FieldValueError, match="from 0 to 100"):
        attrs.evolve(LOW, intensity=intensity)


@pytest.mark.parametrize("intensity", [0, 100])
def test_both_ends_of_the_scale_of_intensity_are_allowed(intensity: int) -> None:
    assert attrs.evolve(LOW, intensity=intensity).intensity == intensity


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("setting", "residential"),
        ("supervised", 1),
        ("management", "clinically-managed"),
        ("abbreviations", "IOP"),
        ("abbreviations", ("IOP", 2)),
        ("other_names", ["IOP"]),
        ("variants", (2.1,)),
        ("intensity", 1.0),
        ("intensity", True),
        ("system", None),
        ("code", 2.1),
        ("name", 7),
        ("withdrawal_management", None),
        ("withdrawal_management", 1),
        ("treatment", None),
        ("treatment", 0),
        ("guards", [GUARD]),
        ("guards", GUARD),
        ("guards", ("stable",)),
        ("guards", (GUARD, Fact("stable"))),
        ("source", "a leaflet"),
        ("source", Evidence.PRIMARY),
    ],
)
def test_a_field_of_the_wrong_type_is_refused_even_where_it_looks_right(
    field: str, value: object
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Level\.{field}"):
        attrs.evolve(LOW, **{field: value})


def test_a_level_prints_its_system_and_its_code() -> None:
    assert str(asam3.LEVEL_2_1) == "asam3 2.1"


def test_levels_of_two_systems_with_one_code_are_two_levels() -> None:
    assert attrs.evolve(LOW, system="other") != LOW


def test_a_level_treats_and_manages_no_withdrawal_unless_it_says_so() -> None:
    assert (LOW.treatment, LOW.withdrawal_management) == (True, False)
    assert (LOW.guards, LOW.source, LOW.supervised) == ((), None, None)


@pytest.mark.parametrize(
    ("source", "evidence"),
    [
        (None, Evidence.PRACTICE),
        (CITATION, Evidence.PRIMARY),
        (SECONDARY, Evidence.SECONDARY),
    ],
)
def test_what_is_known_of_a_thing_is_known_as_its_source_is(
    source: Citation | None, evidence: Evidence
) -> None:
    beside = Concurrency(
        pair=(LOW, HIGH),
        expectation=Expectation.EXPECTED,
        rationale="because",
        source=source,
    )
    assert attrs.evolve(LOW, source=source).evidence is evidence
    assert attrs.evolve(move(HIGH, LOW), source=source).evidence is evidence
    assert beside.evidence is evidence


# --- guards ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "holds", "text"),
    [
        (Fact("stable"), True, "stable"),
        (Fact("stable"), False, "not stable"),
        (Fact(PatientFact.SAFE_HOME), True, "safe home"),
        (Age(below=18), True, "under 18"),
        (Age(below=18), False, "not under 18"),
        (Elapsed(at_least=30), True, "after 30 days"),
        (Phase("two"), False, "not in phase two"),
    ],
)
def test_a_guard_prints_what_must_hold_or_must_not(
    *, condition: Fact | Age | Elapsed | Phase, holds: bool, text: str
) -> None:
    assert str(Guard(condition=condition, holds=holds, rationale="because")) == text


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("condition", "stable", "an Age, Elapsed, Phase or Fact, not str"),
        ("condition", PatientFact.SAFE_HOME, "an Age, .* or Fact, not PatientFact"),
        ("condition", None, "an Age, Elapsed, Phase or Fact, not NoneType"),
        ("condition", Fact, "an Age, Elapsed, Phase or Fact, not type"),
        ("holds", None, "a bool, not NoneType"),
        ("holds", 1, "a bool, not int"),
        ("rationale", None, "a str, not NoneType"),
    ],
)
def test_a_guard_refuses_fields_of_the_wrong_type(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"^Guard\.{field} must be {expected}$"):
        attrs.evolve(GUARD, **{field: value})


def test_a_guard_without_a_reason_is_refused() -> None:
    with pytest.raises(FieldValueError, match=r"Guard\.rationale .* not blank"):
        attrs.evolve(GUARD, rationale="")


# --- levels that are not there --------------------------------------------------------


@pytest.mark.parametrize("name", ["Intensive outpatient", "IOP", "iop", "Saiop"])
def test_a_level_that_is_not_there_is_known_by_every_name(name: str) -> None:
    assert NO_IOP.called(name)


@pytest.mark.parametrize("name", ["", "IO", "IOPs", "Intensive", "folded"])
def test_a_level_that_is_not_there_is_not_called_by_a_part_of_its_name(
    name: str,
) -> None:
    assert not NO_IOP.called(name)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", None),
        ("abbreviations", "IOP"),
        ("abbreviations", (1,)),
        ("statement", 7),
        ("source", None),
        ("source", "a leaflet"),
    ],
)
def test_a_level_that_is_not_there_needs_a_name_a_statement_and_a_source(
    field: str, value: object
) -> None:
    with pytest.raises(FieldTypeError, match=rf"^NoSuchLevel\.{field}"):
        attrs.evolve(NO_IOP, **{field: value})
    with pytest.raises(FieldTypeError, match=r"^NoSuchLevel\.name must be a str"):
        NO_IOP.called(cast(str, LOW))


@pytest.mark.parametrize("field", ["name", "statement"])
def test_a_level_that_is_not_there_has_no_blank_text(field: str) -> None:
    with pytest.raises(FieldValueError, match=rf"^NoSuchLevel\.{field} .* not blank"):
        attrs.evolve(NO_IOP, **{field: " "})


# --- levels side by side --------------------------------------------------------------

BESIDE = Concurrency(
    pair=(HIGH, LOW), expectation=Expectation.ACCEPTABLE, rationale="because"
)


def test_a_pair_prints_its_codes_or_any_other_level() -> None:
    assert str(BESIDE) == "high beside low: acceptable"
    anything = attrs.evolve(BESIDE, pair=(LOW, None))
    assert str(anything) == "low beside any other level: acceptable"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pair", [HIGH, LOW]),
        ("pair", HIGH),
        ("pair", None),
        ("pair", ("high", LOW)),
        ("pair", (HIGH, "low")),
        ("pair", (None, HIGH)),
        ("pair", (None, None)),
        ("pair", (HIGH, Outside.AFTER)),
        ("expectation", "expected"),
        ("rationale", None),
        ("source", "a leaflet"),
    ],
)
def test_a_pair_refuses_fields_of_the_wrong_type(field: str, value: object) -> None:
    with pytest.raises(FieldTypeError, match=rf"^Concurrency\.{field}"):
        attrs.evolve(BESIDE, **{field: value})


@pytest.mark.parametrize(
    "pair",
    [(), (HIGH,), (HIGH, LOW, MIDDLE), (LOW, LOW), (HIGH, asam3.LEVEL_1)],
)
def test_a_pair_is_of_two_levels_of_one_system(pair: tuple[Level, ...]) -> None:
    with pytest.raises(
        FieldValueError,
        match=r"^Concurrency\.pair must be a Level, and another one of its system or",
    ):
        attrs.evolve(BESIDE, pair=pair)


def test_a_pair_without_a_reason_is_refused() -> None:
    with pytest.raises(FieldValueError, match=r"Concurrency\.rationale .* not blank"):
        attrs.evolve(BESIDE, rationale="")


# --- transitions ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "origin", "target"),
    [
        (TransitionKind.ADMISSION, HIGH, LOW),
        (TransitionKind.ADMISSION, Outside.AFTER, LOW),
        (TransitionKind.READMISSION, Outside.BEFORE, LOW),
        (TransitionKind.DISCHARGE, LOW, Outside.BEFORE),
        (TransitionKind.DISCHARGE, LOW, HIGH),
    ],
)
def test_a_move_across_the_border_of_care_starts_or_ends_on_the_right_side(
    kind: TransitionKind, origin: Place, target: Place
) -> None:
    with pytest.raises(FieldValueError, match=rf"Outside\.\w+ for .* {kind}"):
        move(origin, target, kind)


@pytest.mark.parametrize(
    ("kind", "origin", "target"),
    [
        (TransitionKind.ADMISSION, Outside.BEFORE, Outside.AFTER),
        (TransitionKind.READMISSION, Outside.AFTER, Outside.AFTER),
        (TransitionKind.DISCHARGE, Outside.BEFORE, Outside.AFTER),
        (TransitionKind.STEP_DOWN, LOW, Outside.AFTER),
        (TransitionKind.CRISIS, Outside.BEFORE, HIGH),
    ],
)
def test_a_move_needs_a_level_where_its_kind_says_so(
    kind: TransitionKind, origin: Place, target: Place
) -> None:
    with pytest.raises(FieldTypeError, match="must be a Level, not Outside"):
        move(origin, target, kind)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "step-down"),
        ("expectation", "expected"),
        ("rationale", None),
        ("guards", GUARD),
        ("guards", [GUARD]),
        ("guards", (Fact("stable"),)),
        ("source", "a leaflet"),
        ("origin", "high"),
        ("target", None),
    ],
)
def test_a_transition_refuses_plain_words_for_its_fields(
    field: str, value: object
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Transition\.{field}"):
        attrs.evolve(DOWN, **{field: value})


def test_a_transition_without_a_reason_is_refused() -> None:
    with pytest.raises(FieldValueError, match=r"Transition\.rationale"):
        attrs.evolve(DOWN, rationale=" ")


def test_nobody_can_claim_evidence_that_the_source_does_not_have() -> None:
    with pytest.raises(TypeError):
        attrs.evolve(DOWN, evidence=Evidence.PRIMARY)
    with pytest.raises(TypeError):
        attrs.evolve(LOW, evidence=Evidence.PRIMARY)


def test_a_transition_prints_its_ends_kind_and_expectation() -> None:
    assert str(DOWN) == "high to low: step-down, expected"
    assert str(DISCHARGE) == "low to after: discharge, expected"


# --- what a continuum refuses ---------------------------------------------------------


def test_every_problem_of_a_continuum_is_listed_at_once() -> None:
    stranger = attrs.evolve(LOW, system="other", code="x")
    with pytest.raises(GraphError) as caught:
        Continuum(
            "toy",
            "Toy",
            (LOW, HIGH, stranger, attrs.evolve(LOW, name="Again")),
            (DOWN, attrs.evolve(DOWN, rationale="again"), SKIP),
            (
                BESIDE,
                attrs.evolve(BESIDE, pair=(LOW, HIGH), rationale="again"),
                attrs.evolve(BESIDE, pair=(MIDDLE, None)),
            ),
            (attrs.evolve(NO_IOP, name="High"), attrs.evolve(NO_IOP, name="LOW")),
        )
    assert caught.value.problems == (
        "level other x belongs to another system",
        "two levels have the code 'low'",
        "the level 'High' is there, and absent",
        "the level 'LOW' is there, and absent",
        "two transitions lead from high to low",
        "a transition names toy middle, which is not among the levels",
        "two entries say how usual it is: low beside high: acceptable",
        "a pair names toy middle, which is not among the levels",
    )


@pytest.mark.parametrize(
    "field", [{"code": "iop"}, {"name": "IOP"}, {"abbreviations": ("X", "SAIOP")}]
)
def test_no_level_is_there_and_absent_under_whatever_name(
    field: dict[str, object],
) -> None:
    level = attrs.evolve(LOW, **field)
    with pytest.raises(
        GraphError, match="level 'Intensive outpatient' is there, and absent"
    ):
        Continuum("toy", "Toy", (level,), absent=(NO_IOP,))


def test_two_pairs_of_one_level_are_told_apart_from_one_with_any_other() -> None:
    anything = attrs.evolve(BESIDE, pair=(HIGH, None))
    care = Continuum("toy", "Toy", (LOW, HIGH), concurrency=(BESIDE, anything))
    assert care.concurrency == (BESIDE, anything)
    with pytest.raises(GraphError, match="high beside any other level: acceptable"):
        Continuum("toy", "Toy", (LOW, HIGH), concurrency=(anything, anything))


def test_a_step_down_may_keep_the_intensity_but_not_raise_it() -> None:
    Continuum("toy", "Toy", (LOW, MIDDLE), (move(LOW, MIDDLE),))
    with pytest.raises(GraphError, match="step-down from low to high raises intensity"):
        Continuum("toy", "Toy", (LOW, HIGH), (move(LOW, HIGH),))


def test_a_step_up_may_keep_the_intensity_but_not_lower_it() -> None:
    Continuum("toy", "Toy", (LOW, MIDDLE), (move(LOW, MIDDLE, TransitionKind.STEP_UP),))
    with pytest.raises(GraphError, match="step-up from high to low lowers intensity"):
        Continuum("toy", "Toy", (LOW, HIGH), (move(HIGH, LOW, TransitionKind.STEP_UP),))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("system", 3),
        ("name", None),
        ("levels", [LOW]),
        ("levels", ("low",)),
        ("transitions", [DOWN]),
        ("transitions", ((HIGH, LOW),)),
        ("concurrency", [BESIDE]),
        ("concurrency", ((HIGH, LOW),)),
        ("absent", NO_IOP),
        ("absent", ("IOP",)),
    ],
)
def test_a_continuum_refuses_fields_of_the_wrong_type(
    field: str, value: object
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Continuum\.{field}"):
        attrs.evolve(CARE, **{field: value})


# --- what a continuum answers ---------------------------------------------------------


def test_a_level_is_found_by_its_code() -> None:
    assert CARE["high"] is HIGH


@pytest.mark.parametrize("code", ["nowhere", ["high"]])
def test_a_code_that_is_not_there_names_those_that_are(code: str) -> None:
    with pytest.raises(UnknownLevelError, match="its levels are low, high, middle"):
        _ = CARE[code]


@pytest.mark.parametrize("code", ["IOP", "saiop", "Intensive outpatient"])
def test_a_level_that_is_not_there_says_why(code: str) -> None:
    care = Continuum("toy", "Toy", (LOW, HIGH), absent=(NO_IOP,))
    with pytest.raises(UnknownLevelError) as caught:
        _ = care[code]
    assert str(caught.value) == (
        f"no level '{code}' in 'toy' (folded into outpatient care); "
        "its levels are low, high"
    )
    assert caught.value.why == "folded into outpatient care"
    assert code not in care


@pytest.mark.parametrize("code", ["nowhere", "", None, 2.1, ["IOP"]])
def test_a_level_nobody_speaks_of_has_no_reason(code: object) -> None:
    care = Continuum("toy", "Toy", (LOW, HIGH), absent=(NO_IOP,))
    with pytest.raises(UnknownLevelError) as caught:
        _ = care[cast(str, code)]
    assert caught.value.why is None


def test_a_continuum_contains_levels_and_codes_and_nothing_else() -> None:
    assert HIGH in CARE
    assert "high" in CARE
    assert attrs.evolve(HIGH, name="Another") not in CARE
    assert "nowhere" not in CARE
    assert 2 not in CARE


def test_a_continuum_iterates_in_the_order_of_its_data() -> None:
    assert list(CARE) == [LOW, HIGH, MIDDLE]
    assert len(CARE) == 3


def test_a_move_that_is_not_described_is_none_not_forbidden() -> None:
    assert CARE.transition(HIGH, LOW) is DOWN
    assert CARE.transition(Outside.BEFORE, LOW) is ADMISSION
    assert CARE.transition(MIDDLE, LOW) is None
    assert CARE.transition(Outside.AFTER, LOW) is None


def test_moves_are_told_apart_by_kind() -> None:
    assert CARE.transitions_from(LOW) == (UP, ASIDE, DISCHARGE)
    assert CARE.transitions_from(Outside.BEFORE) == (ADMISSION,)
    assert CARE.step_downs(HIGH) == (DOWN, SKIP)
    assert CARE.step_ups(LOW) == (UP,)
    assert CARE.step_ups(HIGH) == ()


def test_a_level_of_another_system_is_an_error_not_an_empty_answer() -> None:
    stranger = asam3.LEVEL_2_1
    with pytest.raises(UnknownLevelError, match=r"no level 'asam3 2\.1' in 'toy'"):
        CARE.step_downs(stranger)
    with pytest.raises(UnknownLevelError):
        CARE.step_ups(stranger)
    with pytest.raises(UnknownLevelError):
        CARE.transitions_from(stranger)
    with pytest.raises(UnknownLevelError):
        CARE.transition(HIGH, stranger)
    with pytest.raises(UnknownLevelError):
        CARE.transition(stranger, HIGH)


def test_asking_about_a_code_where_a_level_is_due_is_an_error() -> None:
    code: Level = cast(Level, "high")
    with pytest.raises(FieldTypeError, match=r"Continuum\.level must be a Level"):
        CARE.step_downs(code)
    with pytest.raises(FieldTypeError, match=r"Continuum\.origin must be a Level"):
        CARE.transition(code, LOW)
    with pytest.raises(FieldTypeError, match=r"Continuum\.level must be a Level"):
        CARE.step_ups(cast(Level, Outside.BEFORE))


# --- tables and drawings --------------------------------------------------------------


def test_the_notebook_table_lists_levels_by_intensity_and_escapes_them() -> None:
    table = CARE._repr_html_()
    rows = re.findall(r"<tr>(.*?)</tr>", table)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in rows]
    assert cells == [
        [],
        ["high", "High &amp; narrow", "residential", "yes", "low, middle", ""],
        ["low", "Low", "", "", "", "high"],
        ["middle", "Middle", "", "no", "", ""],
    ]


def test_a_notebook_is_offered_a_drawing_a_table_and_a_line() -> None:
    bundle = CARE._repr_mimebundle_(include=None, exclude=None)
    assert bundle["text/vnd.mermaid"] == CARE.to_mermaid()
    assert bundle["text/html"] == CARE._repr_html_()
    assert bundle["text/plain"] == "Toy: 3 levels, 7 transitions"
    assert bundle["image/svg+xml"] == CARE.to_svg()


def test_the_mermaid_chart_tells_moves_apart_and_leaves_out_crises() -> None:
    assert CARE.to_mermaid() == (
        "flowchart TB\n"
        '    L0["high<br/>High #38; narrow"]\n'
        '    L1["low<br/>Low"]\n'
        '    L2["middle<br/>Middle"]\n'
        "    L0 <--> L1\n"
        "    L0 -.->|unusual step-down| L2\n"
        "    L1 -->|lateral| L2\n"
    )


def links(*moves: Transition) -> list[str]:
    care = Continuum("toy", "Toy", (LOW, HIGH, MIDDLE), moves)
    return [line.strip() for line in care.to_mermaid().splitlines()[4:]]


def test_a_step_down_alone_has_one_head() -> None:
    assert links(DOWN) == ["L0 --> L1"]


def test_a_step_up_alone_is_held_below_by_an_invisible_link() -> None:
    assert links(UP) == ["L0 ~~~ L1", "L1 ==> L0"]


def test_a_step_back_up_from_an_unusual_step_down_is_drawn_apart() -> None:
    back = move(MIDDLE, HIGH, TransitionKind.STEP_UP)
    assert links(back, SKIP) == [
        "L0 ~~~ L2",
        "L2 ==> L0",
        "L0 -.->|unusual step-down| L2",
    ]


def test_an_unusual_step_up_is_told_from_the_step_down_it_undoes() -> None:
    back = move(LOW, HIGH, TransitionKind.STEP_UP, Expectation.UNUSUAL)
    assert links(DOWN, back) == [
        "L0 --> L1",
        "L0 ~~~ L1",
        "L1 -.->|unusual step-up| L0",
    ]


def test_links_come_from_the_top_down_whatever_the_order_of_the_data() -> None:
    assert links(ASIDE, SKIP, DOWN) == [
        "L0 --> L1",
        "L0 -.->|unusual step-down| L2",
        "L1 -->|lateral| L2",
    ]


def test_the_dot_graph_gives_each_rank_of_intensity_a_row() -> None:
    assert CARE.to_dot().splitlines() == [
        "digraph continuum {",
        "    rankdir=TB; nodesep=0.35; ranksep=0.7;",
        f'    label="{LEGEND}";',
        "    node [shape=box];",
        '    L0 [label="high\\nHigh &amp; narrow"];',
        '    L1 [label="low\\nLow"];',
        '    L2 [label="middle\\nMiddle"];',
        "    { rank=same; L0; }",
        "    { rank=same; L1; L2; }",
        "    L0 -> L1 [style=invis];",
        '    L0 -> L1 [style=solid, tooltip="step-down, expected"];',
        '    L1 -> L0 [style=bold, tooltip="step-up, acceptable", constraint=false];',
        '    L1 -> L2 [style=dotted, tooltip="lateral, expected", constraint=false];',
        '    L0 -> L2 [style=dashed, tooltip="step-down, unusual"];',
        "}",
    ]


def test_long_names_are_wrapped_between_words_only() -> None:
    dot = asam3.CARE.to_dot()
    assert (
        'label="3.5\\nClinically Managed\\nHigh-Intensity\\nResidential Services"'
        in dot
    )


def hostile_care(name: str) -> Continuum:
    levels = (
        Level(system="toy", code=name, name=name, intensity=1),
        Level(system="toy", code="x", name="x", intensity=0),
    )
    return Continuum("toy", name, levels, (move(levels[0], levels[1]),))


MERMAID_TEXT = re.compile(
    r"(?:\w|(?<=\w)[._-](?=\w)| |#(?:\d+);)*",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_out_of_the_mermaid_chart(name: str) -> None:
    lines = hostile_care(name).to_mermaid().splitlines()
    assert len(lines) == 4
    label = re.fullmatch(r'    L0\["(.*)<br/>(.*)"\]', lines[1])
    assert label is not None
    for text in label.groups():
        assert MERMAID_TEXT.fullmatch(text)
        decoded = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), text)
        expected = "".join(part if part.isprintable() else " " for part in name)
        assert decoded == expected.strip()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_out_of_the_dot_graph(name: str) -> None:
    lines = hostile_care(name).to_dot().splitlines()
    assert len(lines) == 11
    assert re.fullmatch(r'    L0 \[label="(?:[^"\\\n]|\\.)*"\];', lines[4])


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_out_of_the_notebook_table(name: str) -> None:
    table = hostile_care(name)._repr_html_()
    assert set(re.findall(r"</?(\w+)", table)) == {
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }


@pytest.mark.parametrize("care", [asam3.CARE, general.CARE])
def test_drawings_name_every_level_once(care: Continuum) -> None:
    declared = re.findall(r"^    (L\d+)\[", care.to_mermaid(), re.MULTILINE)
    assert declared == [f"L{index}" for index in range(len(care))]
    declared = re.findall(r"^    (L\d+) \[label", care.to_dot(), re.MULTILINE)
    assert declared == [f"L{index}" for index in range(len(care))]


def test_what_has_no_hash_is_no_place() -> None:
    with pytest.raises(FieldTypeError, match=r"\.origin must be a Level, not l"):
        CARE.transition([], CARE["low"])  # type: ignore[arg-type]
