"""Any value of the library as data that JSON can hold, and back.

>>> from datetime import date
>>> from continuum.periods import DateRange
>>> plain = to_plain(DateRange(date(2026, 3, 2)))
>>> plain
{'continuum': 1, 'type': 'DateRange', 'start': '2026-03-02', 'end': None}
>>> from_plain(plain, DateRange) == DateRange(date(2026, 3, 2))
True

Every exported class of values has a plain form if each of its fields has one: plans,
schedules, stays, rules and rulebooks, reports, continua, crosswalks, measures and what
they found. Left out are differences of plans, whose fields hold anything, and what is
no value: functions, errors, and members of enumerations and days by themselves.

The form, which `schema` describes to readers in other languages:

- An object is a value of a class, and always says which: ``type``. So a field may come
  to hold several classes, and documents stay as they are. The outermost object says the
  version, too; another may.
- Every field is written, also one that has its default: a document says all it means,
  and a default that changes in a later release changes no document. What is left out of
  a document that is read has its default; a document may be older than a field.
- A tuple is a list, and so is a frozenset, sorted. Members of enumerations are words; a
  day is ``2026-03-02``, a time ``18:00:00``, a fraction ``7/2``, a decimal ``2.5``, all
  as texts. There is no floating-point number.

What is read is a tree of dict, list, str, int, bool and None, of exactly these classes,
as ``json.loads`` gives it. Whatever a class refuses when it is built is refused here. A
class that checks nothing, such as that of findings, takes what it is given: a report
that was read says no more than its document.
"""

from __future__ import annotations

from typing import TypeVar, overload

from continuum.errors import DocumentError, FieldTypeError, FieldValueError, Unquoted
from continuum.findings import Plain
from continuum.interop._plain_classes import value_classes
from continuum.interop._plain_problems import DEEPEST, Pass
from continuum.interop._plain_records import (
    SCHEMA_VERSION,
    VERSION,
    Record,
    has_form,
    tag_of,
)

__all__ = ["DEEPEST", "SCHEMA_VERSION", "from_plain", "schema", "to_plain"]

_T = TypeVar("_T")


def to_plain(value: object) -> dict[str, Plain]:
    """Write a value as data that JSON can hold.

    Raises:
        FieldTypeError: *value* is of no class with a plain form, or a part of it is not
            of the type that its class declares.
        FieldValueError: A part cannot be read again: a whole number beyond 2**53, a
            text that is not Unicode, objects nested more than `DEEPEST` deep.

    >>> to_plain({"goals": []})
    Traceback (most recent call last):
        ...
    continuum.errors.FieldTypeError: to_plain.value must be a value of a class that ...
    """
    kind = type(value)
    if not _is_known(kind):
        expected = "a value of a class that has a plain form"
        raise FieldTypeError("to_plain", "value", value, expected)
    try:
        plain = Record({tag_of(kind): kind}).write(value, (None, kind.__name__, 0))
    except RecursionError:
        unquoted = Unquoted(kind.__name__)
        expected = "less deep than the stack of this call"
        raise FieldValueError("to_plain", "value", unquoted, expected) from None
    return {VERSION: SCHEMA_VERSION, **plain}


@overload
def from_plain(document: object) -> object: ...
@overload
def from_plain(document: object, kind: type[_T]) -> _T: ...
def from_plain(document: object, kind: type[object] | None = None) -> object:
    """Read a value from its plain form.

    Args:
        document: The plain form, as ``json.loads`` gives it.
        kind: Class that the value must be of; any class, unless given.

    Raises:
        FieldTypeError: *kind* is no class with a plain form.
        DocumentError: The document is malformed, or says what cannot be. Every problem
            is listed with its path; values are never quoted, nor keys that no class
            has.

    >>> from_plain({"continuum": 1, "type": "DateRange", "start": "2026-02-30"})
    Traceback (most recent call last):
        ...
    continuum.errors.DocumentError: $.start must be a day such as 2026-03-02
    """
    found = Pass()
    record = _record("from_plain", kind)
    try:
        value = record.read(document, (None, "$", 0), found)
    except RecursionError:
        raise DocumentError(("$ is deeper than the stack of this call",)) from None
    if found.problems:
        raise DocumentError(tuple(found.problems))
    return value


def schema(kind: type[object] | None = None) -> dict[str, Plain]:
    """A JSON Schema (draft 2020-12) of plain forms, made from the types of fields.

    What a class refuses for other reasons than types, a schema does not tell.

    Args:
        kind: Class of the values; every class that has a plain form, unless given.

    Raises:
        FieldTypeError: *kind* is no class with a plain form.

    >>> from continuum.stay import LevelSpan
    >>> schema(LevelSpan)["$defs"]["DateRange"]["required"]
    ['type', 'start']
    """
    defs: dict[str, Plain] = {}
    if kind is None:
        kinds = {tag: one for tag, one in value_classes().items() if has_form(one)}
        title = "Values of continuum"
    else:
        kinds = dict(_record("schema", kind).kinds)
        title = kind.__name__
    about = Record(kinds).described(defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{title}, plain form {SCHEMA_VERSION}",
        "required": [VERSION],
        **about,
        "$defs": dict(sorted(defs.items())),
    }


def _is_known(kind: type) -> bool:
    return value_classes().get(tag_of(kind)) is kind and has_form(kind)


def _record(call: str, kind: object) -> Record:
    """What a document must be, if its value is to be of class *kind*."""
    if kind is None:
        return Record(value_classes(), outermost=True)
    named = kind if isinstance(kind, type) else type(kind)
    if named is not kind or not _is_known(named):
        found = Unquoted(named.__name__)
        raise FieldTypeError(call, "kind", found, "a class that has a plain form")
    return Record({tag_of(named): named}, outermost=True)
