"""What a writing returns: resources, and what FHIR could not hold."""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Mapping, Sized
from typing import Final, TypeAlias, cast

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError, Unquoted
from continuum.interop.fhir._codes import PART_CODE, Code

__all__ = ["Json", "LossReason", "Lost", "Resource", "Written"]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json]"
"""What FHIR writes in JSON; a number that is not whole is the shortest float for it."""

Resource: TypeAlias = "dict[str, Json]"
"""A FHIR resource, or another object of FHIR, as ``json`` gives it."""


class LossReason(enum.StrEnum):
    """Why something is not in the resources."""

    NO_ELEMENT = "FHIR R4 has no element for it"
    OWN_RESOURCE = "FHIR has a resource of its own for it, which is not written"
    NEEDS_INSTANT = "a signature in FHIR needs an instant, and who signed"
    NEEDS_MEASURE = "a target in FHIR needs what is measured"
    NEEDS_TARGET = "FHIR states it with a target, and there is none"
    NO_UNIT = "its window has no unit of time in FHIR"
    FIRST_DAY = "it is written without the day or the month it begins with"
    ONE_DAY_BLOCK = "it is written as a calendar day"
    OTHER_SCALE = "FHIR holds the code of a scale, and this one has none"
    CHARACTERS = "characters that no text of FHIR holds are written as U+FFFD"
    NOT_A_CODE = "FHIR's addresses and codes hold no such characters"
    NO_ZONE = "a time of day in FHIR needs a time zone"
    PARTIAL = "of a session attended in part, nobody recorded which part"
    OTHER_CALL = "another function writes it"


@attrs.frozen(kw_only=True)
class Lost:
    """A part that the resources do not hold, or not as it was.

    Args:
        path: Where it stands in the value, such as ``objectives[0].every``.
        reason: Why.
    """

    path: str
    reason: LossReason


@attrs.frozen(kw_only=True)
class Written:
    """Resources, and what is not in them.

    Args:
        texts: Each resource as a text of JSON, which cannot be changed.
        lost: Every part that is not in them, in the order of the value.
    """

    texts: tuple[str, ...] = attrs.field(repr=False)
    lost: tuple[Lost, ...]

    @property
    def resources(self) -> tuple[Resource, ...]:
        """The resources as plain dicts, made anew each time."""
        return tuple(cast("Resource", json.loads(text)) for text in self.texts)

    def bundle(self, *, base: str) -> Resource:
        """The resources as one Bundle of type collection.

        A collection says nothing of what a server is to do with its entries. A
        transaction would: it would name, and perhaps overwrite, resources of a server
        whose ids nobody here knows.

        Args:
            base: Address of the server that the ids belong to, which makes the full
                address of each entry; references within are relative to it.

        Raises:
            FieldValueError: *base* is no http address.
        """
        if not isinstance(base, str):
            unquoted = Unquoted(type(base).__name__)
            raise FieldTypeError("Written.bundle", "base", unquoted, "a str")
        if not _BASE.fullmatch(base):
            expected = "an address that begins with http:// or https://"
            raise FieldValueError("Written.bundle", "base", Unquoted("str"), expected)
        start = base.rstrip("/")
        entries: list[Json] = [
            {
                "fullUrl": f"{start}/{resource['resourceType']}/{resource['id']}",
                "resource": resource,
            }
            for resource in self.resources
        ]
        return {"resourceType": "Bundle", "type": "collection", "entry": entries}

    def __str__(self) -> str:
        return f"{len(self.texts)} resources; {len(self.lost)} parts lost"


_BASE: Final = re.compile(r"https?://[^\s?#]+")

_UNHELD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""Control characters but tab and line ends, and halves of characters."""


class Writing:
    """One writing: the resources made, and what was lost."""

    def __init__(self) -> None:
        self.resources: list[Resource] = []
        self._lost: dict[tuple[str, LossReason], None] = {}

    def lose(self, path: str, reason: LossReason) -> None:
        """Note that the part at *path* is not written, or not as it is."""
        self._lost[path, reason] = None

    def lose_set(
        self, owner: attrs.AttrsInstance, path: str, reason: LossReason, *fields: str
    ) -> None:
        """Note each of *fields* of *owner* that is set, whole or item by item."""
        defaults = attrs.fields_dict(type(owner))
        for field in fields:
            value: object = getattr(owner, field)
            default: object = defaults[field].default
            if default == ():
                for index in range(len(cast("Sized", value))):
                    self.lose(f"{path}{field}[{index}]", reason)
            elif value is not None and value != default:
                self.lose(f"{path}{field}", reason)

    def text(self, value: str, path: str) -> str:
        """*value* as FHIR can hold it."""
        held = _UNHELD.sub("\ufffd", value)
        if held != value:
            self.lose(path, LossReason.CHARACTERS)
        return held

    def reference(self, value: str, path: str) -> Resource:
        """A reference of the caller's own: an address, or else an identifier."""
        if _ADDRESS.fullmatch(value):
            return {"reference": value}
        return {"identifier": {"value": self.text(value, path)}}

    @property
    def written(self) -> Written:
        """What came of it."""
        texts = tuple(json.dumps(resource) for resource in self.resources)
        lost = tuple(Lost(path=path, reason=reason) for path, reason in self._lost)
        return Written(texts=texts, lost=lost)


_RELATIVE: Final = r"[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}(/_history/[A-Za-z0-9.-]{1,64})?"
_ADDRESS: Final = re.compile(rf"{_RELATIVE}|(https?://|urn:)[!-~]+", re.ASCII)
_PATIENT: Final = re.compile(
    r"(https?://[!-~]+/)?Patient/[A-Za-z0-9.-]{1,64}|urn:[!-~]+", re.ASCII
)


def checked_subject(owner: str, subject: object) -> str:
    """Check for a reference to a patient; it is never quoted."""
    if not isinstance(subject, str):
        raise FieldTypeError(owner, "subject", subject, "a str")
    if not _PATIENT.fullmatch(subject):
        expected = "a reference to a patient, such as Patient/1"
        raise FieldValueError(owner, "subject", Unquoted("str"), expected)
    return subject


def checked_code(owner: str, field: str, code: object) -> str:
    """Check for a code that an identifier of FHIR can hold."""
    code = _fields.text(owner, field, code)
    if _UNHELD.search(code):
        expected = "without control characters, to be written in FHIR"
        raise FieldValueError(owner, field, Unquoted("str"), expected)
    return code


def filled(members: Mapping[str, Json | None]) -> Resource:
    """*members* without those that are None or empty: FHIR has neither."""
    return {
        name: value
        for name, value in members.items()
        if value is not None and value not in ("", [], {})
    }


def identifier(code: str) -> list[Json]:
    """The identifier that holds the caller's own code."""
    return [{"system": PART_CODE, "value": code}]


def concept(*codes: Code | None, text: str | None = None) -> Resource:
    """A CodeableConcept of those of *codes* that are given."""
    codings: list[Json] = [
        {"system": code[0], "code": code[1]} for code in codes if code is not None
    ]
    return filled({"coding": codings, "text": text})
