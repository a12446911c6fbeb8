"""The values of `continuum.frames`: names of columns, what was found and parted."""

from __future__ import annotations

import pickle
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs
import narwhals.stable.v2 as nw
import pytest

from continuum.errors import FieldTypeError, FieldValueError
from continuum.frames import (
    Columns,
    Engine,
    Found,
    Inspection,
    Problem,
    Quarantine,
    Rows,
    quarantine,
)
from continuum.frames._columns import FINDING_COLUMNS, Holds
from tests import cohorts
from tests.cohorts import member
from tests.strategies_rules import march, served

PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)


# --- columns --------------------------------------------------------------------------


def test_columns_have_plain_names_of_their_own() -> None:
    columns = Columns()
    assert (columns.patient, columns.day, columns.minutes, columns.kind) == (
        "patient",
        "day",
        "minutes",
        "kind",
    )
    assert (columns.admitted, columns.discharged) == ("admitted", "discharged")
    optional = {field.name for field in attrs.fields(Columns)} - {
        "patient",
        "day",
        "minutes",
        "kind",
        "admitted",
        "discharged",
        "facts",
    }
    assert all(getattr(columns, name) is None for name in optional)
    assert columns.facts == ()


def test_facts_are_kept_in_order_and_cannot_change() -> None:
    given = {"refused": "no", "employed": "works"}
    columns = Columns(facts=given)
    given["other"] = "x"
    assert columns.facts == (("employed", "works"), ("refused", "no"))
    assert columns == Columns(
        facts=MappingProxyType({"employed": "works", "refused": "no"})
    )
    assert columns == Columns(facts=columns.facts)
    assert hash(columns) == hash(attrs.evolve(columns))
    assert columns != Columns()
    assert attrs.evolve(columns, facts={}) == Columns()


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_columns_come_back_from_a_pickle(protocol: int) -> None:
    columns = Columns(stay="stay", facts={"employed": "works"})
    assert pickle.loads(pickle.dumps(columns, protocol)) == columns


@pytest.mark.parametrize(
    "field", [field.name for field in attrs.fields(Columns) if field.name != "facts"]
)
@pytest.mark.parametrize("wrong", [3, b"day", ["day"]], ids=repr)
def test_a_name_of_a_column_is_text(field: str, wrong: object) -> None:
    with pytest.raises(FieldTypeError, match=f"Columns.{field} must be a str"):
        Columns(**{field: wrong})


@pytest.mark.parametrize("field", ["patient", "day", "starts", "born"])
def test_a_name_of_a_column_is_not_blank(field: str) -> None:
    with pytest.raises(FieldValueError, match=f"Columns.{field}"):
        Columns(**{field: " "})


@pytest.mark.parametrize(
    ("field", "name"),
    [
        *[("patient", name) for name in FINDING_COLUMNS],
        *[("stay", name) for name in (*FINDING_COLUMNS, "patient")],
    ],
)
def test_a_name_that_a_column_of_the_findings_has_is_refused(
    field: str, name: str
) -> None:
    with pytest.raises(FieldValueError, match=f"Columns.{field} must be a name that"):
        Columns(**{field: name})


@pytest.mark.parametrize("field", ["patient", "day", "minutes", "kind", "admitted"])
def test_some_columns_must_be_there(field: str) -> None:
    with pytest.raises(FieldTypeError, match=f"Columns.{field} must be a str"):
        Columns(**{field: None})


@pytest.mark.parametrize(
    ("field", "needs"), [("credited", "status"), ("elapsed", "starts")]
)
def test_some_columns_need_another(field: str, needs: str) -> None:
    with pytest.raises(FieldValueError) as caught:
        Columns(**{field: "name"})
    assert str(caught.value) == (
        f"Columns.{field} must be left out where {needs} is, not 'name'"
    )
    assert getattr(Columns(**{field: "name", needs: "other"}), field) == "name"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (["employed"], "Columns.facts must be a mapping of names of facts to columns"),
        ("employed", "Columns.facts must be a mapping of names of facts to columns"),
        (None, "Columns.facts must be a mapping of names of facts to columns"),
        ({"employed": 3}, "Columns.facts[0] must be a str"),
        ({3: "employed"}, "Columns.facts[0] must be a str"),
        ({"a": "b", "refused": None}, "Columns.facts[1] must be a str"),
    ],
)
def test_facts_map_names_to_columns(facts: Any, said: str) -> None:
    with pytest.raises(FieldTypeError) as caught:
        Columns(facts=facts)
    assert str(caught.value).startswith(said)


def test_a_name_of_a_fact_is_not_blank() -> None:
    for facts in ({" ": "works"}, {"employed": ""}):
        with pytest.raises(FieldValueError, match=r"Columns.facts\[0\]"):
            Columns(facts=facts)


def test_columns_cannot_be_set() -> None:
    columns: Any = Columns()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        columns.day = "other"


@pytest.mark.parametrize(
    ("holds", "allowed"),
    [
        (Holds.KEY, {nw.Int64(), nw.UInt8(), nw.String(), nw.Categorical()}),
        (Holds.DAY, {nw.Date(), nw.Datetime("us"), nw.Datetime("ns")}),
        (Holds.NUMBER, {nw.Int64(), nw.UInt8(), nw.Float64()}),
        (
            Holds.CLOCK,
            {
                nw.Int64(),
                nw.UInt8(),
                nw.Float64(),
                nw.Datetime("us"),
                nw.Datetime("ns"),
            },
        ),
        (Holds.NAME, {nw.String(), nw.Categorical()}),
        (Holds.TRUTH, {nw.Boolean()}),
    ],
)
def test_a_column_may_hold_some_types(holds: Holds, allowed: set[Any]) -> None:
    every = {
        nw.Int64(),
        nw.UInt8(),
        nw.Float64(),
        nw.String(),
        nw.Categorical(),
        nw.Date(),
        nw.Datetime("us"),
        nw.Datetime("ns"),
        nw.Datetime("us", "UTC"),
        nw.Boolean(),
        nw.Time(),
        nw.List(nw.Int64()),
    }
    assert {dtype for dtype in every if holds.allows(dtype)} == allowed


# --- engines and rows -----------------------------------------------------------------


def test_engines_say_what_they_can() -> None:
    assert {engine for engine in Engine if not engine.tells_overlap} == {Engine.DASK}
    assert {engine for engine in Engine if not engine.shares_tables} == {
        Engine.DUCKDB,
        Engine.PYSPARK,
    }


def test_engines_and_rows_print_as_their_names() -> None:
    assert list(Engine) == ["polars", "pandas", "pyarrow", "duckdb", "dask", "pyspark"]
    assert list(Rows) == ["attendance", "schedule"]


# --- what was found -------------------------------------------------------------------

FOUND = Inspection(
    sessions=9,
    stays=3,
    problems=(
        Found("sessions", Problem.KIND, 1),
        Found("stays", Problem.BORN, 2),
    ),
    first=date(2026, 3, 2),
    last=date(2026, 3, 10),
    longest=31,
    stays_each=2,
    lasting=True,
    partial=True,
    unknown=frozenset({"minutes"}),
    overlapping=True,
)


def test_an_inspection_is_a_value() -> None:
    twin = attrs.evolve(FOUND)
    assert twin == FOUND
    assert hash(twin) == hash(FOUND)
    assert attrs.evolve(FOUND, overlapping=False) != FOUND
    for protocol in PROTOCOLS:
        assert pickle.loads(pickle.dumps(FOUND, protocol)) == FOUND


def test_an_inspection_prints_its_problems() -> None:
    assert str(FOUND) == (
        "9 sessions of 3 stays: sessions: 1 row with a kind of service that is none of "
        "ServiceKind; stays: 2 rows with born after admission"
    )


def test_each_problem_has_words_of_its_own() -> None:
    assert len({problem.value for problem in Problem}) == len(Problem)


# --- what was parted ------------------------------------------------------------------


def test_a_quarantine_has_four_frames() -> None:
    sessions, stays = cohorts.frames([member(served(2))], "polars")
    parted = quarantine(sessions, stays=stays, on=march(31))
    assert isinstance(parted, Quarantine)
    assert parted.sessions.equals(sessions)
    assert parted.stays.equals(stays)
    assert parted.sessions_aside.is_empty()
    assert parted.stays_aside.is_empty()
