"""Any value of the library as data that JSON can hold, and back.

>>> from datetime import date
>>> from continuum.periods import DateRange
>>> plain = to_plain(DateRange(date(2026, 3, 2)))
>>> plain
{'continuum': 1, 'type': 'DateRange', 'start': '2026-03-02', 'end': None}
>>> from_plain(plain, DateRange) == DateRange(date(2026, 3, 2))
True

Covered is every exported class of values whose fields have a plain form: plans and
their parts, schedules, stays, histories, rules and rulebooks, reports and findings,
continua, crosswalks, measures and their results. Not covered is the difference of two
plans, whose values are of the types of all their fields: in JSON a text, a day and a
word are one type, and nothing would tell which was meant. Write both plans, and compare
them again. Nor is covered what is no such value: errors, functions, members of
enumerations, a day by itself.

`schema` describes the form to readers in any language:

- An object is a value of a class and always says of which: ``type``. So a field may
  come to hold values of several classes, and what is written today stays readable. The
  outermost object says the version of the form; one inside may, and so a document can
  be put into another.
- Every field is written, one that has its default, too: a document says all it means,
  and a default that changes in a later release changes no document. What is left out of
  a document that is read has its default, since the document may be older than the
  field; a key that no field has is refused, since it may be a misspelt one.
- A tuple is a list; so is a frozenset, sorted. Members of enumerations are words. A day
  is the text ``2026-03-02``, a time ``18:00:00``, a fraction ``7/2``, a decimal
  ``2.5``. Numbers are whole and at most 2**53 - 1 in size; there are no others.

A document is a tree of dict, list, str, int, bool and None, of exactly these classes,
as ``json.loads`` gives it. Whatever a class refuses when it is built is refused here.
Classes of results check at most that they are whole, so that a report which was read
is as true as its document, and no truer.

To import this module loads every module that defines a class of values; no call loads
any.
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
            text that is not Unicode, objects nested more than ``DEEPEST`` deep.

    >>> to_plain({"goals": []})
    Traceback (most recent call last):
        ...
    continuum.errors.FieldTypeError: to_plain.value must be a value of a class that ...
    """
    kind = type(value)
    try:
        if _is_known(kind):
            plain = Record({tag_of(kind): kind}).write(value, (None, kind.__name__, 0))
            return {VERSION: SCHEMA_VERSION, **plain}
    except RecursionError:
        unquoted = Unquoted(kind.__name__)
        expected = "less deep than the stack of this call"
        raise FieldValueError("to_plain", "value", unquoted, expected) from None
    expected = "a value of a class that has a plain form"
    raise FieldTypeError("to_plain", "value", value, expected)


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
    try:
        value = _record("from_plain", kind).read(document, (None, "$", 0), found)
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
