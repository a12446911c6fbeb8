"""Laws of plain forms: whatever is written comes back, whatever is read is a value."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time
from fractions import Fraction
from functools import cache
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from continuum.errors import ContinuumError, FieldValueError
from continuum.history import History
from continuum.interop.plain import from_plain, schema, to_plain
from continuum.measures import IndexEvent, Nights
from continuum.stay import Stay
from tests import (
    strategies,
    strategies_levels,
    strategies_paths,
    strategies_plan,
    strategies_rules,
)
from tests.discovery import has_plain_form
from tests.samples import SAMPLES

DOCUMENTS = tuple(
    json.dumps(to_plain(sample))
    for kind, group in SAMPLES.items()
    if has_plain_form(kind)
    for sample in group
)

PARTS = tuple(
    part
    for text in DOCUMENTS
    for part in dict.fromkeys(map(json.dumps, json.loads(text).values()))
)

TIMES_AS_MANY = 20 if settings().max_examples >= 1000 else 5
"""Of spoiled documents: 100,000 under ``--hypothesis-profile=large``."""


def comes_back(value: Any) -> None:
    document = to_plain(value)
    text = json.dumps(document)
    back = from_plain(json.loads(text), type(value))
    assert back == value
    # What equality leaves out comes back as well.
    assert json.dumps(to_plain(back)) == text


@cache
def validator(tag: str) -> Any:
    kinds = {kind.__name__: kind for kind in SAMPLES}
    return jsonschema.Draft202012Validator(schema(kinds[tag]))


# --- what is written comes back -------------------------------------------------------


@given(strategies.ranges() | strategies.window_kinds())
def test_days_and_windows_come_back(value: Any) -> None:
    comes_back(value)


@given(strategies.service_filters())
def test_filters_come_back(value: Any) -> None:
    comes_back(value)


@given(strategies.sessions() | strategies.slots() | strategies.closures())
def test_sessions_slots_and_closures_come_back(value: Any) -> None:
    comes_back(value)


@given(strategies.schedules() | strategies.attendances())
def test_schedules_and_attendance_come_back(value: Any) -> None:
    comes_back(value)


@given(strategies_levels.continua() | strategies_levels.circumstances())
def test_continua_and_circumstances_come_back(value: Any) -> None:
    comes_back(value)


@given(strategies_paths.possible_events().map(History))
def test_histories_come_back(value: Any) -> None:
    comes_back(value)
    assert from_plain(to_plain(value), History).stays == value.stays


@given(strategies_paths.stays() | strategies_rules.stays())
def test_stays_come_back(value: Any) -> None:
    comes_back(value)


@given(strategies_plan.plans())
def test_plans_come_back_unless_a_text_is_no_unicode(value: Any) -> None:
    written = json.dumps(attrs.asdict(value), default=repr, ensure_ascii=False)
    if not any("\ud800" <= character <= "\udfff" for character in written):
        comes_back(value)
        return
    # JSON in UTF-8 has no place for half of a pair of surrogates.
    with pytest.raises(FieldValueError, match="a text in Unicode"):
        to_plain(value)


@given(strategies_rules.requirements() | strategies_rules.ledgers())
def test_requirements_and_ledgers_come_back(value: Any) -> None:
    comes_back(value)


@given(strategies_rules.rulebooks())
def test_rulebooks_come_back(value: Any) -> None:
    comes_back(value)


@given(st.text(), st.dates())
def test_any_text_of_characters_and_any_day_come_back(text: str, day: date) -> None:
    comes_back(IndexEvent(text, day))


@given(st.fractions(), st.integers(-(2**53) + 1, 2**53 - 1))
def test_any_fraction_and_any_whole_number_come_back(part: Fraction, n: int) -> None:
    comes_back(
        Nights(
            count=n,
            least=n,
            lower_quartile=part,
            median=part,
            upper_quartile=part,
            most=n,
            mean=part,
        )
    )


# --- whatever is read is a value, or is refused ---------------------------------------

ODD: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    1441,
    2**53,
    10**400,
    0.0,
    float("nan"),
    "",
    " ",
    "x",
    "G1",
    "2026-03-02",
    "2026-02-30",
    "9999-12-31",
    "18:00:00",
    "1/3",
    "1e999999999",
    "\ud800",
    "\x00",
    "before",
    "TreatmentPlan",
    "Change",
    b"x",
    (),
    {1, 2},
    time(18),
    object(),
    ContinuumError,
)


def spots(part: Any, above: tuple[int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Every place of a document, which may hold itself."""
    places = list(part) if isinstance(part, dict) else range(len(part))
    for place in places:
        yield part, place
        inner = part[place]
        if isinstance(inner, dict | list) and id(inner) not in above:
            yield from spots(inner, (*above, id(part), id(inner)))


@st.composite
def strange(draw: st.DrawFn) -> Any:
    """Something to stand in a document: odd, or a part of another one."""
    if draw(st.booleans()):
        return json.loads(draw(st.sampled_from(PARTS)))
    return draw(st.sampled_from(ODD))


@st.composite
def spoiled(draw: st.DrawFn) -> Any:
    """A document in which a few things were dropped, replaced, doubled or put in."""
    document = json.loads(draw(st.sampled_from(DOCUMENTS)))
    for _ in range(draw(st.integers(1, 3))):
        places = list(spots(document))
        if not places:
            break
        part, place = places[draw(st.integers(0, len(places) - 1))]
        match draw(st.sampled_from(["drop", "replace", "double", "put in", "cycle"])):
            case "drop":
                del part[place]
            case "replace":
                part[place] = draw(strange())
            case "double" if isinstance(part, list):
                part.insert(place, copy.deepcopy(part[place]))
            case "put in" if isinstance(part, list):
                part.insert(place, draw(strange()))
            case "cycle":
                part[place] = draw(st.sampled_from([document, part, places[0][0]]))
            case _:
                key = draw(st.sampled_from(["x", "end", "type", "continuum", 1, None]))
                part[key if isinstance(part, dict) else place] = draw(strange())
    return document


def is_json(document: Any) -> bool:
    """Whether a document is a tree of what JSON can hold."""
    with suppress(TypeError, ValueError):
        return bool(json.loads(json.dumps(document, allow_nan=False)) == document)
    return False


def is_read_or_refused(document: Any) -> None:
    try:
        value = from_plain(document)
    except ContinuumError:
        return
    hash(value)
    repr(value)
    comes_back(value)
    # What the reader takes, the schema takes.
    assert is_json(document)
    validator(type(value).__name__).validate(document)


@settings(max_examples=TIMES_AS_MANY * settings().max_examples)
@given(spoiled())
def test_a_spoiled_document_is_a_value_or_is_refused(document: Any) -> None:
    is_read_or_refused(document)


@settings(max_examples=TIMES_AS_MANY * settings().max_examples)
@given(st.data())
def test_the_spoiled_text_of_a_document_is_a_value_or_is_refused(
    data: st.DataObject,
) -> None:
    text = data.draw(st.sampled_from(DOCUMENTS))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    put_in = data.draw(
        st.sampled_from(
            ["", "null", "1", "-", '"', "{", "]", "NaN", "9" * 20, text[:40]]
        )
    )
    with suppress(json.JSONDecodeError):
        is_read_or_refused(json.loads(text[:start] + put_in + text[end:]))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(sorted({tag for tag in map(str, ODD) if tag})),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(JSON, st.sampled_from(sorted(kind.__name__ for kind in SAMPLES)))
def test_any_json_is_a_value_or_is_refused(document: Any, tag: str) -> None:
    is_read_or_refused(document)
    fields = document if isinstance(document, dict) else {"start": document}
    is_read_or_refused({**fields, "continuum": 1, "type": tag})


def test_a_stay_is_among_the_documents() -> None:
    assert any(isinstance(from_plain(json.loads(text)), Stay) for text in DOCUMENTS)
