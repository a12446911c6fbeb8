"""Plain forms: what is written, what is read, what is refused, and the schema."""

from __future__ import annotations

import copy
import enum
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timezone
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Optional

import attrs
import jsonschema
import pytest

from continuum import plan
from continuum.assess import Assessment, Observed
from continuum.conditions import Fact, PatientFact, Phase
from continuum.errors import (
    ContinuumError,
    DocumentError,
    FieldTypeError,
    FieldValueError,
)
from continuum.findings import Report
from continuum.history import Admission, History
from continuum.interop import plain as plain_module
from continuum.interop._plain_classes import _WITHOUT, value_classes
from continuum.interop._plain_problems import Pass, shown_path
from continuum.interop._plain_records import form_of, has_form, tag_of
from continuum.interop.plain import (
    DEEPEST,
    SCHEMA_VERSION,
    from_plain,
    schema,
    to_plain,
)
from continuum.levels import Continuum, Level, Outside, Transition
from continuum.measures import IndexEvent, LevelCensus, LevelFlow, LevelSeries, Nights
from continuum.measuring import Target
from continuum.periods import DateRange, Week, Weekday
from continuum.plan import Goal, TreatmentPlan
from continuum.requirements import AllOf, AtLeast, Requirement, Unit, minutes
from continuum.services import Format, ServiceFilter, ServiceKind, StaffRole
from continuum.sessions import Recurrence, Schedule, Session
from continuum.stay import Stay
from continuum.verdicts import Verdict
from docs import generate_schema
from tests import samples
from tests.discovery import exported_classes, module_names, qualified
from tests.samples import SAMPLES

WRITE = "run `python -m docs.generate_schema` in the root of the repository"

WITHOUT_FORM = {"Change", "Meets", "PlanDiff"}
"""What has fields that may hold anything."""

VALUE_CLASSES = tuple(
    kind
    for kind in exported_classes()
    if attrs.has(kind) and not kind.__module__.startswith("continuum.frames")
)
VALUES = tuple(
    pytest.param(sample, id=f"{qualified(kind)}-{index}")
    for kind in VALUE_CLASSES
    if kind.__name__ not in WITHOUT_FORM
    for index, sample in enumerate(SAMPLES.get(kind, ()))
)

START = date(2026, 3, 2)


def read_back(document: object) -> Any:
    """A document after a way through text."""
    return json.loads(json.dumps(document))


def plain_of(value: object) -> Any:
    """A plain form to be spoiled."""
    return read_back(to_plain(value))


def problems(document: object, kind: type | None = None) -> tuple[str, ...]:
    """What is wrong with a document."""
    with pytest.raises(DocumentError) as caught:
        from_plain(document) if kind is None else from_plain(document, kind)
    return caught.value.problems


@cache
def validator(kind: type) -> Any:
    return jsonschema.Draft202012Validator(
        schema(kind), format_checker=jsonschema.FormatChecker()
    )


# --- there and back -------------------------------------------------------------------


@pytest.mark.parametrize("value", VALUES)
def test_every_sample_comes_back_equal_through_text(value: Any) -> None:
    document = to_plain(value)
    back = from_plain(read_back(document), type(value))
    assert back == value
    assert hash(back) == hash(value)
    assert from_plain(document) == value
    # A field that equality leaves out comes back as well.
    assert to_plain(back) == document


@pytest.mark.parametrize("value", VALUES)
def test_every_sample_fits_the_schema_of_its_class(value: Any) -> None:
    validator(type(value)).validate(to_plain(value))


@pytest.mark.parametrize("kind", VALUE_CLASSES, ids=qualified)
def test_every_class_of_values_has_a_plain_form_or_is_known_to_have_none(
    kind: type,
) -> None:
    assert kind in value_classes().values()
    assert has_form(kind) is (kind.__name__ not in WITHOUT_FORM)


def test_a_value_is_written_with_all_its_fields() -> None:
    evening = Session(
        day=START,
        minutes=150,
        kind=ServiceKind.COUNSELING,
        starts=time(18),
        elapsed=180,
    )
    assert to_plain(evening) == {
        "continuum": 1,
        "type": "Session",
        "day": "2026-03-02",
        "minutes": 150,
        "kind": "counseling",
        "format": None,
        "mode": None,
        "staff": None,
        "starts": "18:00:00",
        "elapsed": 180,
        "participants": None,
        "staff_present": None,
    }


def test_parts_say_what_they_are_and_only_the_whole_says_the_version() -> None:
    document = plain_of(samples.PLAN)
    assert list(document)[:2] == ["continuum", "type"]
    assert document["goals"][0]["type"] == "Goal"
    assert "continuum" not in document["goals"][0]


def test_a_document_may_stand_within_another() -> None:
    document = plain_of(samples.STAY)
    document["plan"] = plain_of(samples.REVISED)
    assert from_plain(document) == samples.STAY
    validator(Stay).validate(document)


def test_sets_are_written_sorted() -> None:
    document = to_plain(ServiceFilter.of(*reversed(ServiceKind), formats=Format))
    (box,) = read_back(document)["boxes"]
    assert box["type"] == "Box"
    assert box["kinds"] == sorted(box["kinds"])
    assert box["formats"] == ["family", "group", "individual", "multi-family"]


def test_the_label_of_a_filter_comes_back_though_equality_leaves_it_out() -> None:
    assert samples.GROUPS.label == "groups"
    assert from_plain(to_plain(samples.GROUPS), ServiceFilter).label == "groups"


def test_members_of_enumerations_are_words() -> None:
    assert to_plain(Week(Weekday.SUNDAY))["starts_on"] == "sunday"
    document = read_back(to_plain(samples.REPORT))
    words = {item["reason"] for item in document["not_applicable"]}
    assert words == {"other-level", "other-subject"}


def test_a_fact_of_an_enumeration_is_written_as_its_text() -> None:
    fact = Fact(PatientFact.PREGNANT)
    document = to_plain(fact)
    assert type(document["name"]) is str
    assert from_plain(document, Fact) == fact == Fact("pregnant")


def test_fractions_and_decimals_are_texts_and_whole_numbers_are_not() -> None:
    half = LevelFlow(
        level=samples.INTENSIVE,
        moves=(),
        steps=Fraction(7, 2),
        nights=Fraction(3),
        endings=(),
    )
    document = to_plain(half)
    assert (document["steps"], document["nights"]) == ("7/2", "3")
    target = Target(at_least=Decimal("2.5"), at_most=5)
    document = to_plain(target)
    assert (document["at_least"], document["at_most"]) == ("2.5", 5)
    assert from_plain(document) == target


def test_what_is_left_out_has_its_default() -> None:
    document = {"continuum": 1, "type": "DateRange", "start": "2026-03-02"}
    assert from_plain(document, DateRange) == DateRange(START)
    document = plain_of(samples.EVENING)
    del document["elapsed"]
    assert from_plain(document, Session).elapsed == samples.EVENING.minutes


def test_fields_that_a_class_works_out_are_not_written() -> None:
    document = to_plain(samples.HISTORY)
    assert list(document) == ["continuum", "type", "events"]
    assert from_plain(document, History).stays == samples.HISTORY.stays
    assert [key for key in to_plain(samples.CARE) if key.startswith("_")] == []
    care = from_plain(to_plain(samples.CARE), Continuum)
    assert care["2.1"] == samples.INTENSIVE


def test_the_summary_of_a_report_stays_as_it_is() -> None:
    assert set(samples.REPORT.to_plain()) == {
        "subject",
        "levels",
        "on",
        "authorities",
        "revised",
        "reading",
        "findings",
        "not_applicable",
    }


def test_no_two_objects_of_a_document_are_one() -> None:
    document = to_plain(samples.LEFT)
    assert document["recommended"] == document["authorized"]
    met: list[int] = []

    def walk(part: object) -> None:
        if isinstance(part, dict | list):
            met.append(id(part))
            for inner in part.values() if isinstance(part, dict) else part:
                walk(inner)

    walk(document)
    assert len(met) == len(set(met))


# --- the classes ----------------------------------------------------------------------


def test_no_two_classes_call_themselves_the_same() -> None:
    tags = [tag_of(kind) for kind in VALUE_CLASSES]
    assert len(tags) == len(set(tags))
    assert sorted(tags) == list(value_classes())


def test_no_private_class_calls_itself_as_an_exported_one() -> None:
    described = read_back(schema())["$defs"]
    inner = [
        name for name in described if name[0].isupper() and name not in value_classes()
    ]
    assert inner == ["Box"]


def test_no_field_has_the_name_of_a_key_that_every_object_has() -> None:
    taken = [
        f"{kind.__name__}.{field.name}"
        for kind in VALUE_CLASSES
        for field in attrs.fields(kind)
        if field.name in {"continuum", "type"}
    ]
    assert taken == []


def test_modules_that_are_not_looked_into_define_no_class_of_values() -> None:
    homes = {kind.__module__.split(".")[1] for kind in VALUE_CLASSES}
    assert homes.isdisjoint(_WITHOUT)
    names = {name.split(".")[1] for name in module_names() if "." in name}
    assert names >= _WITHOUT


# --- what cannot be written -----------------------------------------------------------


@attrs.frozen
class Stranger:
    """A class of somebody else."""

    start: date = START


class Child(Goal):
    """A value of another class than the fields declare."""


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, "NoneType"),
        ({"type": "Goal"}, "dict"),
        (START, "date"),
        (Verdict.MET, "Verdict"),
        (Stranger(), "Stranger"),
        (Child(code="G1", statement="Sleep."), "Child"),
        (from_plain, "function"),
        (Goal, "type"),
        (ContinuumError("impossible"), "ContinuumError"),
        (plan.PlanDiff(changes=()), "PlanDiff"),
    ],
)
def test_what_has_no_plain_form_is_named_by_its_type(value: object, name: str) -> None:
    with pytest.raises(FieldTypeError) as caught:
        to_plain(value)
    assert str(caught.value).startswith("to_plain.value must be a value of a class")
    assert str(caught.value).endswith(f", not {name}")


def nights(**changed: Any) -> Nights:
    """A summary, one of whose fields holds something else than it declares."""
    third = Fraction(1, 3)
    summary = Nights(
        count=1,
        least=1,
        lower_quartile=third,
        median=third,
        upper_quartile=third,
        most=1,
        mean=third,
    )
    return attrs.evolve(summary, **changed)


CENSUS = LevelCensus(level=samples.INTENSIVE, present=1, on_leave=0)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            attrs.evolve(CENSUS, present="9"),
            "LevelCensus.present must be a whole number",
        ),
        (
            attrs.evolve(CENSUS, present=True),
            "LevelCensus.present must be a whole number",
        ),
        (
            attrs.evolve(samples.REPORT.not_applicable[0], reason="other-level"),
            "NotApplicable.reason must be a word for NotApplicableReason, not str",
        ),
        (IndexEvent(7, START), "IndexEvent.key must be a text in Unicode, not int"),
        (IndexEvent("a", "x"), "IndexEvent.day must be a day such as 2026-03-02"),
        (nights(mean=0.5), "Nights.mean must be a fraction in lowest terms"),
        (attrs.evolve(CENSUS, level=IndexEvent("a", START)), "LevelCensus.level must"),
        (
            attrs.evolve(samples.FLOW.levels[0], moves=[]),
            "LevelFlow.moves must be a tuple, not list",
        ),
        (
            attrs.evolve(samples.FLOW.levels[0], moves=((Outside.AFTER, "1"),)),
            "LevelFlow.moves[0][1] must be a fraction in lowest terms",
        ),
        (
            attrs.evolve(samples.FLOW.levels[0], moves=(("after", Fraction(1)),)),
            "LevelFlow.moves[0][0] must be",
        ),
        (
            attrs.evolve(samples.FLOW.levels[0], moves=(Fraction(1),)),
            "LevelFlow.moves[0] must be a tuple of 2, not Fraction",
        ),
        (
            attrs.evolve(samples.REPORT, findings=(Stranger(),)),
            "Report.findings[0] must be an object of the type Finding, not Stranger",
        ),
    ],
)
def test_a_part_of_another_type_than_declared_is_named(
    value: object, said: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        to_plain(value)
    assert str(caught.value).startswith(said)


LARGEST = 2**53 - 1


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            attrs.evolve(CENSUS, present=LARGEST + 1),
            "LevelCensus.present must be a whole",
        ),
        (
            attrs.evolve(CENSUS, present=-LARGEST - 1),
            "LevelCensus.present must be a whole",
        ),
        (IndexEvent("\ud800", START), "IndexEvent.key must be a text in Unicode"),
        (
            IndexEvent("a", datetime(2026, 3, 2, tzinfo=timezone.utc)),  # noqa: UP017
            "IndexEvent.day must be a day such as",
        ),
        (nights(mean=Fraction(10**640)), "Nights.mean must be a fraction"),
        (nights(mean=Fraction(1, 10**5000)), "Nights.mean must be a fraction"),
        (
            attrs.evolve(samples.FLOW.levels[0], moves=((Outside.AFTER,),)),
            "LevelFlow.moves[0] must be a tuple of 2",
        ),
    ],
)
def test_a_part_that_could_not_be_read_again_is_refused(
    value: object, said: str
) -> None:
    with pytest.raises(FieldValueError) as caught:
        to_plain(value)
    assert str(caught.value).startswith(said)
    assert str(caught.value).endswith("what it is stays out of this message")


@pytest.mark.parametrize(
    "value",
    [
        attrs.evolve(CENSUS, present=LARGEST, on_leave=-LARGEST),
        Observed(LARGEST, LARGEST, Unit.DAYS, LARGEST),
        IndexEvent("\U0001f600 \x00 Zoë", date(1, 1, 1)),
        nights(mean=Fraction(-(10**640) + 1, 10**639)),
    ],
)
def test_the_last_that_can_be_written_can_be_read(value: object) -> None:
    assert from_plain(read_back(to_plain(value))) == value


# --- what is wrong with a document ----------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [None, True, 1, 1.5, "DateRange", [], [{}], (), b"{}", object(), attrs.asdict],
)
def test_a_document_that_is_no_object(document: object) -> None:
    (problem,) = problems(document)
    assert problem.startswith("$ must be an object of the type of one of the values")
    assert problems(document, Goal) == ("$ must be an object of the type Goal",)


@pytest.mark.parametrize("version", [None, 0, 2, -1, 1.0, True, "1", [1], {}])
def test_of_another_version_no_more_is_said(version: object) -> None:
    document = {"continuum": version, "type": "Nothing", "more": 1}
    assert problems(document) == ("$.continuum must be 1",)


def test_the_version_must_be_there_and_stands_in_parts_only_as_it_is() -> None:
    assert problems({"type": "DateRange"}) == ("$.continuum must be 1",)
    document = plain_of(samples.PLAN)
    document["goals"][0]["continuum"] = 2
    assert problems(document) == ("$.goals[0].continuum must be 1",)
    document["goals"][0]["continuum"] = 1
    assert from_plain(document) == samples.PLAN


@pytest.mark.parametrize("tag", ["Nothing", "Change", "PlanDiff", "Box", "", 1, None])
def test_a_tag_of_no_class_that_has_a_plain_form(tag: object) -> None:
    document = {"continuum": 1, "type": tag}
    assert problems(document)[0].startswith("$.type must be of one of the values")
    assert problems(document, Goal) == ("$.type must be Goal",)


def test_a_tag_that_is_missing_or_of_another_class() -> None:
    document = plain_of(samples.PLAN)
    del document["goals"][0]["type"]
    document["goals"][1]["type"] = "Problem"
    assert problems(document) == (
        "$.goals[0].type must be Goal",
        "$.goals[1].type must be Goal",
    )
    assert problems(plain_of(samples.PLAN), Goal) == ("$.type must be Goal",)


def test_a_tag_of_several_classes_names_them() -> None:
    document = plain_of(samples.NO_WITHDRAWAL)
    document["condition"]["type"] = "Level"
    assert problems(document) == (
        "$.condition.type must be Age or Elapsed or Phase or Fact or After",
    )


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("intensity", True, "a whole number from -9007199254740991 to"),
        ("intensity", 20.0, "a whole number from"),
        ("intensity", "20", "a whole number from"),
        ("intensity", None, "a whole number from"),
        ("intensity", float("nan"), "a whole number from"),
        pytest.param("intensity", 10**5000, "a whole number from", id="huge"),
        ("intensity", 2**53, "a whole number from"),
        ("supervised", 1, "true or false"),
        ("supervised", "true", "true or false"),
        ("name", 7, "a text in Unicode"),
        ("name", None, "a text in Unicode"),
        ("name", "\udfff", "a text in Unicode"),
        ("name", PatientFact.PREGNANT, "a text in Unicode"),
        ("setting", "clinic", "a word for Setting"),
        ("setting", 1, "a word for Setting"),
        ("setting", [], "a word for Setting"),
        ("abbreviations", "IOP", "a list"),
        ("abbreviations", ("IOP",), "a list"),
        ("abbreviations", {"0": "IOP"}, "a list"),
        ("abbreviations", None, "a list"),
        ("source", "42 CFR", "an object of the type Citation"),
        ("source", [], "an object of the type Citation"),
    ],
)
def test_a_value_of_the_wrong_type(field: str, value: object, expected: str) -> None:
    document = {**plain_of(samples.INTENSIVE), field: value}
    (problem,) = problems(document)
    assert problem.startswith(f"$.{field} must be {expected}")


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30",
        "2026-3-2",
        "20260302",
        "2026-W10-1",
        "2026-03-02T00:00:00",
        "2026-03-02\n",
        "٢٠٢٦-03-02",
        "0000-01-01",
        "",
        20260302,
        START,
    ],
)
def test_a_day_is_written_in_one_way(value: object) -> None:
    document = {**plain_of(DateRange(START)), "start": value}
    assert problems(document) == ("$.start must be a day such as 2026-03-02",)


@pytest.mark.parametrize(
    "value", ["18:00", "24:00:00", "18:60:00", "18:00:00Z", "18:00:00.5", "T18:00:00"]
)
def test_a_time_is_written_in_one_way(value: object) -> None:
    document = {**plain_of(samples.EVENING), "starts": value}
    assert problems(document) == ("$.starts must be a local time such as 18:00:00",)


@pytest.mark.parametrize(
    "value", ["2/4", "3/1", "1/0", "-0", "+1", "0.5", "1e9", " 1", "1/-2", "9" * 641, 3]
)
def test_a_fraction_is_written_in_one_way(value: object) -> None:
    document = {**plain_of(nights()), "mean": value}
    (problem,) = problems(document)
    assert problem.startswith("$.mean must be a fraction in lowest terms")


@pytest.mark.parametrize(
    "value",
    ["NaN", "Infinity", "1e999999999", "01.5", "2,5", ".5", "5.", 2.5, True, []],
)
def test_a_decimal_is_written_without_exponent(value: object) -> None:
    document = {**plain_of(Target(at_least=3)), "at_least": value}
    (problem,) = problems(document)
    assert problem.startswith("$.at_least must be a")


def test_a_row_has_one_part_for_each_place() -> None:
    document = plain_of(samples.BESIDE)
    assert problems({**document, "pair": []}) == ("$.pair must be a list of 2",)
    assert problems({**document, "pair": None}) == ("$.pair must be a list",)
    document["pair"][0] = None
    assert problems(document) == ("$.pair[0] must be an object of the type Level",)


def test_a_place_is_a_level_or_a_word() -> None:
    document = plain_of(samples.ADMISSION)
    assert document["origin"] == "before"
    expected = "must be an object of the type Level or a word for Outside"
    assert problems({**document, "origin": 1}) == (f"$.origin {expected}",)
    assert problems({**document, "origin": "elsewhere"}) == (
        "$.origin must be a word for Outside",
    )


def test_a_set_holds_nothing_twice() -> None:
    document = plain_of(samples.STAY)
    document["circumstances"]["facts"] = ["employed", "employed"]
    assert problems(document) == ("$.circumstances.facts must not hold anything twice",)
    document["circumstances"]["facts"] = ["employed", 1, 1]
    assert problems(document) == (
        "$.circumstances.facts[1] must be a text in Unicode",
        "$.circumstances.facts[2] must be a text in Unicode",
    )
    document["circumstances"]["facts"] = ["stable", "employed"]
    facts = from_plain(document, Stay).circumstances.facts
    assert facts == {"employed", "stable"}


def test_fields_that_are_missing_and_keys_that_no_class_has() -> None:
    document = {"continuum": 1, "type": "Goal", "Mrs Miller": 1, "statment": "Sleep."}
    assert problems(document) == (
        "$.code is missing",
        "$.statement is missing",
        "$ has 2 keys that the type Goal has not",
    )
    assert problems({**plain_of(samples.GOAL), "due": None}) == (
        "$ has a key that the type Goal has not",
    )


def test_all_problems_of_a_document_come_at_once() -> None:
    document = plain_of(samples.STAY)
    document["level"]["intensity"] = "20"
    del document["period"]["start"]
    document["plan"]["goals"][0]["code"] = ""
    document["plan"]["goals"][1]["addresses"] = [1, "P1", 2]
    document["schedule"]["slots"][1]["session"]["minutes"] = 1441
    document["schedule"]["slots"][2]["session"]["day"] = "1899-12-31"
    document["line"] = None
    assert problems(document) == (
        (
            "$.level.intensity must be a whole number from -9007199254740991 to "
            "9007199254740991"
        ),
        "$.period.start is missing",
        "$.line must be a text in Unicode",
        "$.schedule.slots[1].session.minutes must be from ... to ...",
        (
            "$.schedule.slots[2].session.day must be a day of the years ... to ...; an "
            "open end is None"
        ),
        "$.plan.goals[0].code must be a text that is not blank",
        "$.plan.goals[1].addresses[0] must be a text in Unicode",
        "$.plan.goals[1].addresses[2] must be a text in Unicode",
    )


# --- what a class refuses -------------------------------------------------------------


def spoiled(value: object, spoil: Callable[[Any], object]) -> tuple[str, ...]:
    document = plain_of(value)
    spoil(document)
    return problems(document)


@pytest.mark.parametrize(
    ("value", "spoil", "expected"),
    [
        (
            samples.EVENING,
            lambda it: it.update(minutes=181),
            "$.minutes must be at most the ... minutes on the clock",
        ),
        (
            samples.EVENING,
            lambda it: it.update(starts=None),
            "$.elapsed must be left out where starts is",
        ),
        (
            samples.WEEK,
            lambda it: it.update(end="2026-03-02"),
            "$.end must be after ...",
        ),
        (
            samples.CITATION,
            lambda it: it.update(read_in=None),
            (
                "$.read_in must be the publication that was read, since the "
                "evidence is secondary"
            ),
        ),
        (
            samples.STAY,
            lambda it: it["circumstances"].update(admitted="2026-03-03"),
            "$.circumstances.admitted must be left out, or the day of admission, ...",
        ),
        (
            samples.STAY,
            lambda it: it["attendance"]["records"][1]["session"].update(
                day="2027-03-03"
            ),
            "$.attendance.records[1] must be of a day of the stay, ...",
        ),
        (
            samples.MONTHLY,
            lambda it: it.update(rule="FREQ=MONTHLY;FREQ=DAILY"),
            (
                "$ is refused: this is no part of a rule, or it comes twice; expected: "
                "FREQ=WEEKLY;BYDAY=MO,WE or another rule in days, weeks, months or "
                "years"
            ),
        ),
        (
            samples.OBSERVED,
            lambda it: it.update(windows=0),
            "$.windows must be 1 or more",
        ),
        (
            samples.OBSERVED,
            lambda it: it.update(most=149),
            "$.most must be as much as least, or more",
        ),
        (
            samples.GROUPS,
            lambda it: it["boxes"][0].update(kinds=[]),
            "$.boxes[0].kinds must be at least one",
        ),
        (
            samples.GROUPS,
            lambda it: it.update(label=" "),
            "$.label must be a text that is not blank",
        ),
        (
            samples.SERIES,
            lambda it: it["levels"][0]["on_leave"].pop(),
            "$.levels[0].on_leave must be of ... numbers, one for each day",
        ),
        (
            samples.PLAN,
            lambda it: it["problems"].append(copy.deepcopy(it["problems"][0])),
            "$ is refused: the treatment plan holds two ...s with the code ...",
        ),
        (
            samples.HISTORY,
            lambda it: it["events"].append(
                to_plain(Admission(on=date(2026, 7, 1), level=samples.INTENSIVE))
                | {"on": "2026-03-05"}
            ),
            (
                "$ is refused: this cannot have happened: on ..., an admission to ... "
                "of a patient who is admitted to ..."
            ),
        ),
        (
            samples.CARE,
            lambda it: it["levels"].append(plain_of(samples.INTENSIVE)),
            "$ is refused: ... is no continuum: two levels have the code ...",
        ),
    ],
)
def test_what_a_class_refuses_is_said_in_words_of_the_code_alone(
    value: object, spoil: Callable[[Any], object], expected: str
) -> None:
    assert spoiled(value, spoil) == (expected,)


def test_a_class_that_builds_another_is_not_said_to_have_its_field() -> None:
    # The level has no field of the error: only the path of the whole is told.
    found = Pass()
    error = FieldValueError("Session", "minutes", -1, "more")
    found.refused((None, "$", 0), error, "Level", {"minutes"})
    found.refused((None, "$", 0), error, "Session", {"day"})
    found.refused((None, "$", 0), error, "Session", {"minutes"})
    strange = FieldValueError("Session", "minutes[Miller]", -1, "more")
    found.refused((None, "$", 0), strange, "Session", {"minutes"})
    assert found.problems == [
        "$ must be ...",
        "$ must be ...",
        "$.minutes must be ...",
        "$ must be ...",
    ]


# --- no value is quoted ---------------------------------------------------------------

SECRET = "Quixotte"


def spots_once(part: Any) -> Iterator[tuple[Any, Any]]:
    """A place of a document for each field of each class, wherever that stands."""
    met: set[object] = set()

    def walk(inner: Any, above: tuple[Any, ...]) -> Iterator[tuple[Any, Any]]:
        is_object = isinstance(inner, dict)
        for place in list(inner) if is_object else range(len(inner)):
            within = above if not is_object else (inner["type"], place)
            here = within if is_object else (*above, "item")
            kind = type(inner[place])
            if (here, kind) not in met:
                met.add((here, kind))
                yield inner, place
            if isinstance(inner[place], dict | list):
                yield from walk(inner[place], here)

    yield from walk(part, ())


@pytest.mark.parametrize("value", VALUES)
def test_no_text_or_key_of_a_document_is_quoted(value: Any) -> None:
    document = plain_of(value)
    places = list(spots_once(document))
    # Of a large document some places all over it: each class in it has its own sample.
    for part, place in places[:: 1 + len(places) // 40]:
        kept = part[place]
        for strange in (f"the {SECRET}", {SECRET: SECRET}):
            part[place] = strange
            with suppress(DocumentError):
                from_plain(document)
                continue
            assert SECRET not in "; ".join(problems(document))
        part[place] = kept


# --- hostile documents ----------------------------------------------------------------


class Loud(str):
    """A text that does what it likes when it is compared."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash("type")

    def __eq__(self, other: object) -> bool:
        raise AssertionError

    __str__ = __repr__ = __len__ = __hash__  # type: ignore[assignment]


LOUD = pytest.param(Loud("type"), id="loud")


class LoudKey:
    """A key that does what it likes when it is compared."""

    def __hash__(self) -> int:
        return hash("type")

    def __eq__(self, other: object) -> bool:
        raise AssertionError


class Items(list[object]):
    """A list of a class of its own."""


class Keys(dict[str, object]):
    """A dict of a class of its own."""


class Whole(int):
    """A whole number of a class of its own."""


@pytest.mark.parametrize(
    "key",
    [1, None, True, b"type", (), LoudKey(), LOUD],
)
def test_a_key_that_is_no_text(key: object) -> None:
    document = {"continuum": 1, key: "Goal"}
    assert problems(document) == ("$ must have no keys but texts",)


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(Loud("x"), id="loud"),
        Whole(1),
        Items(),
        Keys(),
        {1},
        b"x",
        1j,
        object(),
        START,
    ],
)
def test_a_value_of_another_class_than_those_of_json(part: object) -> None:
    for value in (samples.STAY, samples.RULE):
        document = plain_of(value)
        for inner, place in list(spots_once(document)):
            kept, inner[place] = inner[place], part
            assert problems(document)
            inner[place] = kept


def test_a_document_that_is_an_instance_of_a_subclass_is_refused() -> None:
    assert problems(Keys(plain_of(samples.GOAL)), Goal)


def test_a_document_that_holds_itself_is_refused() -> None:
    document = plain_of(AllOf((samples.FLOOR,)))
    document["parts"].append(document)
    expected = "stands in the document twice: give a copy"
    assert problems(document) == (f"$.parts[1] {expected}",)
    document["parts"] = document["parts"][:1]
    document["parts"].append(document["parts"])
    assert problems(document) == (f"$.parts[1] must be {TYPES}",)
    level = plain_of(samples.INTENSIVE)
    level["guards"].append(level["guards"])
    assert problems(level) == ("$.guards[1] must be an object of the type Guard",)


TYPES = str(form_of(Requirement, "", "").expected)  # type: ignore[attr-defined]


def test_a_part_that_stands_in_two_places_is_refused_before_it_multiplies() -> None:
    part = plain_of(samples.FLOOR)
    for _ in range(40):
        part = {"type": "AllOf", "parts": [part, part]}
    found = problems({"continuum": 1, **part})
    assert len(found) == 40
    assert all(problem.endswith("twice: give a copy") for problem in found)


def nested(times: int) -> Any:
    """A requirement within others, each of which adds an object and a list."""
    requirement: Any = samples.FLOOR
    for _ in range(times):
        requirement = AllOf((requirement,))
    return requirement


def test_a_value_is_written_as_deep_as_it_can_be_read_and_no_deeper() -> None:
    floor = plain_of(samples.FLOOR)

    def depth(part: Any) -> int:
        inner = part.values() if isinstance(part, dict) else part
        return 1 + max(
            (depth(one) for one in inner if isinstance(one, dict | list)), default=0
        )

    times, rest = divmod(DEEPEST - depth(floor), 2)
    deepest = nested(times)
    document = plain_of(deepest)
    assert depth(document) == DEEPEST - rest
    assert from_plain(document) == deepest
    with pytest.raises(FieldValueError, match="in at most 100 others"):
        to_plain(nested(times + 1))
    deeper = plain_of(deepest)
    inner = {"continuum": 1, "type": "AllOf", "parts": [deeper]}
    found = problems(inner)
    assert found
    assert all(problem.endswith("stands more than 100 deep") for problem in found)


@pytest.mark.parametrize("key", ["parts", None])
def test_nesting_without_end_is_a_problem_and_no_error_of_the_stack(
    key: str | None,
) -> None:
    part: Any = plain_of(samples.FLOOR)
    layers = [part]  # kept, so that they are torn down one by one
    for _ in range(10_000):
        part = [part] if key is None else {"type": "AllOf", key: [part]}
        layers.append(part)
    found = problems({"continuum": 1, "type": "AllOf", "parts": [part]})
    assert found[0].endswith("stands more than 100 deep" if key else f"must be {TYPES}")
    while layers:
        layers.pop()


def near_the_end_of_the_stack(call: Callable[[], object]) -> set[str]:
    """What *call* raises, or nothing, with less and less left of the stack."""
    seen: set[str] = set()

    def deeper(left: int) -> None:
        if left:
            deeper(left - 1)
            return
        try:
            call()
        except ContinuumError as error:
            seen.add(str(error))

    frame, used = sys._getframe(), 0
    while frame is not None:
        frame, used = frame.f_back, used + 1  # type: ignore[assignment]
    for left in range(60, 400, 5):
        deeper(sys.getrecursionlimit() - used - left)
    return seen


def test_a_stack_with_little_room_is_no_error_of_the_stack() -> None:
    value = nested(40)
    document = plain_of(value)
    assert near_the_end_of_the_stack(lambda: from_plain(document)) == {
        "$ is deeper than the stack of this call"
    }
    (said,) = near_the_end_of_the_stack(lambda: to_plain(value))
    assert said.startswith("to_plain.value must be less deep than the stack of this")


def test_a_million_items_take_time_in_proportion() -> None:
    document = {
        **plain_of(LevelSeries(level=samples.INTENSIVE, present=(), on_leave=())),
        "present": [1] * 10**6,
        "on_leave": ["x"] * 10**4,
    }
    assert len(problems(document)) == 10**4
    document["on_leave"] = []
    assert len(from_plain(document, LevelSeries).present) == 10**6


def test_three_thousand_goals_each_a_part_of_the_last_come_back() -> None:
    goals = tuple(
        Goal(code=f"G{n}", statement="...", part_of=f"G{n - 1}" if n else None)
        for n in range(3000)
    )
    whole = TreatmentPlan(in_force=DateRange(START), goals=goals)
    assert from_plain(to_plain(whole)) == whole


def test_numbers_that_are_none_are_refused_from_text_as_well() -> None:
    document = json.loads('{"continuum": 1, "type": "Blocks", "days": NaN}')
    assert problems(document)[0].startswith("$.days must be a whole number")


# --- what is read of the machine ------------------------------------------------------

FIRST_CALLS = """
import sys
from datetime import date
from continuum.errors import DocumentError
from continuum.interop import fhir
from continuum.interop.plain import from_plain, schema, to_plain
from continuum.periods import DateRange
from continuum.plan import Goal, TreatmentPlan

events, listening = [], True


def hook(event, arguments):
    if listening and event in {"open", "import", "os.listdir", "os.scandir"}:
        events.append(event)


sys.addaudithook(hook)
goal = Goal(code="G1", statement="Sleep.")
document = to_plain(goal)
assert from_plain(document) == goal
try:
    from_plain({**document, "code": ""})
except DocumentError:
    schema()
plan = TreatmentPlan(in_force=DateRange(date(2026, 3, 2)), goals=(goal,))
written = fhir.write_plan(plan, subject="Patient/1", code="plan-1")
assert len(fhir.read_plans(written.resources).plans) == 1
if sys.argv[1:]:
    import colorsys
listening = False
print(*events)
"""
"""What a first call of each kind reads, and what an import does where it is asked."""


def read_by_first_calls(*arguments: str) -> list[str]:
    command = [sys.executable, "-c", FIRST_CALLS, *arguments]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return done.stdout.split()


def test_no_call_reads_a_file_the_first_one_neither() -> None:
    assert read_by_first_calls() == []
    assert "open" in read_by_first_calls("and import")


# --- arguments ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Stranger, "Stranger"),
        (plan.PlanDiff, "PlanDiff"),
        (Verdict, "Verdict"),
        (date, "date"),
        (AllOf | AtLeast, "UnionType"),
        ("Goal", "str"),
        (1, "int"),
    ],
)
def test_a_kind_that_is_no_class_with_a_plain_form(kind: Any, name: str) -> None:
    for call in (lambda: from_plain({}, kind), lambda: schema(kind)):
        with pytest.raises(FieldTypeError) as caught:
            call()
        assert str(caught.value).endswith(f"a class that has a plain form, not {name}")


# --- types without a form -------------------------------------------------------------


class Letter(enum.Enum):
    A = "a"
    B = 2


class OtherLetter(enum.Enum):
    A = "a"


class Clash(enum.Enum):
    NEXT_DAY = 1
    OTHER = "next-day"


@pytest.mark.parametrize(
    "annotation",
    [
        object,
        float,
        bytes,
        list[str],
        dict[str, str],
        set[str],
        Callable[[], None],
        datetime,
        str | date,
        Letter | str,
        Letter | OtherLetter,
        Clash,
        Goal | dict[str, str],
        tuple[str, ...] | frozenset[str],
        tuple[float, ...],
        tuple[str, float],
        frozenset[int],
        frozenset[Goal],
        None,
        float | None,
        Any,
    ],
)
def test_a_type_without_a_plain_form_is_refused_with_its_field(annotation: Any) -> None:
    with pytest.raises(FieldTypeError) as caught:
        form_of(annotation, "Toy", "part")
    assert str(caught.value).startswith(
        "Toy.part must be of a type that has a plain form, not "
    )


def test_enumerations_that_share_no_word_may_stand_for_one_another() -> None:
    form = form_of(Optional[Letter | StaffRole], "Toy", "part")  # noqa: UP045
    found = Pass()
    root = (None, "$", 0)
    assert form.read("a", root, found) is Letter.A
    assert form.read("b", root, found) is Letter.B
    assert form.read("nurse", root, found) is StaffRole.NURSE
    assert form.read(None, root, found) is None
    form.read("A", root, found)
    assert found.problems == ["$ must be a word for Letter or StaffRole"]
    assert [form.write(one, root) for one in (Letter.B, None)] == ["b", None]


def test_a_set_is_written_from_a_frozenset_alone() -> None:
    form, root = form_of(frozenset[str], "Toy", "part"), (None, "$", 0)
    assert form.write(frozenset({"b", "a"}), root) == ["a", "b"]
    with pytest.raises(FieldTypeError, match="must be a frozenset, not tuple"):
        form.write(("a", "b"), root)


def test_types_that_json_tells_apart_may_stand_for_one_another() -> None:
    form = form_of(bool | int | date | Goal, "Toy", "part")
    found, root = Pass(), (None, "$", 0)
    for written, value in ((True, True), (1, 1), ("2026-03-02", START)):
        assert form.read(written, root, found) == value
        assert form.write(value, root) == written
        assert type(form.write(value, root)) is type(written)
    assert form.write(samples.GOAL, root)["type"] == "Goal"  # type: ignore[index, call-overload]
    with pytest.raises(FieldTypeError):
        form.write(1.5, root)


def test_a_path_is_shown_as_a_reader_of_json_would_write_it() -> None:
    root = (None, "$", 0)
    assert shown_path(root) == "$"
    assert shown_path(((root, "goals", 1), 3, 2)) == "$.goals[3]"


# --- the schema -----------------------------------------------------------------------


def test_the_file_says_what_the_types_say() -> None:
    current = generate_schema.FILE.read_text(encoding="utf-8")
    is_current = current == generate_schema.text()
    assert is_current, f"plain.schema.json is not up to date: {WRITE}"


def test_the_schema_is_one_and_describes_every_class() -> None:
    whole = schema()
    jsonschema.Draft202012Validator.check_schema(whole)
    defs: Any = whole["$defs"]
    assert set(value_classes()) - set(defs) == WITHOUT_FORM
    assert all("properties" in defs[tag] for tag in value_classes() if tag in defs)
    assert SCHEMA_VERSION == 1


def test_the_schema_of_a_class_is_a_part_of_the_whole() -> None:
    whole: Any = schema()["$defs"]
    own: Any = schema(TreatmentPlan)["$defs"]
    assert own.items() <= whole.items()
    assert "Report" not in own


def test_an_object_of_the_schema_is_closed_and_named() -> None:
    defs: Any = schema(TreatmentPlan)["$defs"]
    goal = defs["Goal"]
    assert goal["description"] == (Goal.__doc__ or "").splitlines()[0]
    assert goal["additionalProperties"] is False
    assert goal["required"] == ["type", "code", "statement"]
    assert goal["properties"]["type"] == {"const": "Goal"}
    assert goal["properties"]["part_of"]["default"] is None


def test_a_union_of_the_schema_is_closed() -> None:
    defs: Any = schema(Transition)["$defs"]
    assert defs["Transition"]["properties"]["origin"]["oneOf"] == [
        {"$ref": "#/$defs/Level"},
        {"$ref": "#/$defs/levels.Outside"},
    ]
    assert defs["Guard"]["properties"]["condition"]["oneOf"] == [
        {"$ref": f"#/$defs/{name}"}
        for name in ("Age", "Elapsed", "Phase", "Fact", "After")
    ]


def test_the_schema_knows_two_enumerations_of_one_name() -> None:
    defs: Any = schema()["$defs"]
    ledger, measures = (
        defs[f"{home}.ExclusionReason"]["enum"] for home in ("ledger", "measures")
    )
    assert "overlap" in ledger
    assert "not-new" in measures


@pytest.mark.parametrize(
    "spoil",
    [
        lambda it: it.update(continuum=2),
        lambda it: it.pop("continuum"),
        lambda it: it.update(type="Goal"),
        lambda it: it.update(more=1),
        lambda it: it.pop("in_force"),
        lambda it: it["in_force"].update(start="2026-3-2"),
        lambda it: it["in_force"].update(start="2026-02-30"),
        lambda it: it["goals"][0].pop("type"),
        lambda it: it["goals"][0].update(statement=None),
        lambda it: it["interventions"][0].update(kind="magic"),
        lambda it: it["interventions"][0]["dose"].update(times="3"),
        lambda it: it["interventions"][0]["dose"]["per"].update(type="Goal"),
        lambda it: it.update(goals={}),
    ],
)
def test_what_is_malformed_fails_the_reader_and_the_schema(
    spoil: Callable[[Any], object],
) -> None:
    document = plain_of(samples.PLAN)
    spoil(document)
    assert problems(document, TreatmentPlan)
    assert not validator(TreatmentPlan).is_valid(document)


def test_a_document_fits_the_schema_of_all_as_of_its_class() -> None:
    whole = jsonschema.Draft202012Validator(schema())
    for value in (samples.PLAN, samples.STAY, samples.CARE, Phase("a"), minutes(3)):
        whole.validate(to_plain(value))
    assert not whole.is_valid({"continuum": 1, "type": "Box"})


def test_the_exports_are_those_of_the_page() -> None:
    assert plain_module.__all__ == [
        "DEEPEST",
        "SCHEMA_VERSION",
        "from_plain",
        "schema",
        "to_plain",
    ]
    assert isinstance(from_plain(to_plain(samples.REPORT)), Report)
    assert isinstance(samples.REPORT.findings[0].assessment, Assessment)
    assert isinstance(samples.INTENSIVE, Level)
    assert isinstance(samples.EVENINGS, Schedule)
    assert isinstance(samples.MONTHLY, Recurrence)
