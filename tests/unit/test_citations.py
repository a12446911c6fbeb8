"""What an authority and a citation refuse, and how they print."""

# ruff: noqa: DTZ001  # times without a zone are what is tried here

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from continuum.citations import (
    Authority,
    AuthorityKind,
    Citation,
    Evidence,
    evidence_of,
)
from continuum.errors import ContinuumError, FieldTypeError, FieldValueError

AUTHORITY: dict[str, Any] = {
    "code": "US-XX",
    "name": "A state that is not",
    "kind": AuthorityKind.REGULATION,
}
CITATION: dict[str, Any] = {
    "instrument": "XX Admin. Code",
    "provision": "10.20(b)",
    "retrieved": date(2026, 3, 1),
    "evidence": Evidence.PRIMARY,
}


def test_an_authority_prints_its_name() -> None:
    assert str(Authority(**AUTHORITY)) == "A state that is not"


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        ({"code": ""}, FieldValueError, "code must be a text that is not blank"),
        ({"code": 7}, FieldTypeError, "code must be a str, not int"),
        ({"name": "  "}, FieldValueError, "name must be a text that is not blank"),
        (
            {"kind": "regulation"},
            FieldTypeError,
            "kind must be an AuthorityKind, not str",
        ),
    ],
)
def test_an_authority_without_code_name_or_kind_is_refused(
    change: dict[str, object], kind: type[ContinuumError], said: str
) -> None:
    with pytest.raises(kind) as caught:
        Authority(**(AUTHORITY | change))
    assert str(caught.value).startswith(f"Authority.{said}")


def test_a_citation_prints_instrument_and_provision() -> None:
    assert str(Citation(**CITATION)) == "XX Admin. Code 10.20(b)"


@pytest.mark.parametrize(
    "url", [None, "https://law.xx.example/10/20", "http://law.xx.example"]
)
def test_an_address_may_be_left_out(url: str | None) -> None:
    assert Citation(**CITATION, url=url).url == url


def test_a_secondary_citation_names_what_was_read() -> None:
    second = CITATION | {"evidence": Evidence.SECONDARY}
    assert Citation(**second, read_in="A digest").read_in == "A digest"
    with pytest.raises(FieldValueError) as caught:
        Citation(**second)
    assert str(caught.value) == (
        "Citation.read_in must be the publication that was read, since the evidence is "
        "secondary, not None"
    )


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        (
            {"instrument": ""},
            FieldValueError,
            "instrument must be a text that is not blank, not ''",
        ),
        ({"provision": None}, FieldTypeError, "provision must be a str, not NoneType"),
        (
            {"retrieved": datetime(2026, 3, 1)},
            FieldTypeError,
            "retrieved must be a datetime.date without a time, not datetime",
        ),
        (
            {"evidence": "primary"},
            FieldTypeError,
            "evidence must be an Evidence, not str",
        ),
        ({"url": 5}, FieldTypeError, "url must be a str or None, not int"),
        (
            {"url": "law.xx.example"},
            FieldValueError,
            "url must be a web address without spaces, not 'law.xx.example'",
        ),
        (
            {"url": "javascript:alert(1)//https://"},
            FieldValueError,
            (
                "url must be a web address without spaces, "
                "not 'javascript:alert(1)//https://'"
            ),
        ),
        (
            {"url": "https://law.xx.example/10 20"},
            FieldValueError,
            (
                "url must be a web address without spaces, "
                "not 'https://law.xx.example/10 20'"
            ),
        ),
        (
            {"evidence": Evidence.SECONDARY, "read_in": " "},
            FieldValueError,
            "read_in must be a text that is not blank, not ''",
        ),
        ({"read_in": 5}, FieldTypeError, "read_in must be a str, not int"),
        (
            {"note": ""},
            FieldValueError,
            "note must be a text that is not blank, not ''",
        ),
        (
            {"kind": "statute"},
            FieldTypeError,
            "kind must be an AuthorityKind, not str",
        ),
    ],
)
def test_a_citation_that_cannot_be_looked_up_is_refused(
    change: dict[str, object], kind: type[ContinuumError], said: str
) -> None:
    with pytest.raises(kind) as caught:
        Citation(**(CITATION | change))
    assert str(caught.value) == f"Citation.{said}"


@pytest.mark.parametrize("evidence", Evidence)
def test_a_fact_is_known_as_its_source_is_and_without_one_by_practice(
    evidence: Evidence,
) -> None:
    cited = Citation(**(CITATION | {"evidence": evidence}), read_in="A digest")
    assert evidence_of(cited) is evidence
    assert evidence_of(None) is Evidence.PRACTICE
