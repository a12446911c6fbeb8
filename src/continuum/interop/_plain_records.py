"""Objects: the classes of values, read from their annotations.

A class has a plain form if each field that it is built from has one. Fields that it
works out for itself are left out.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Final, Protocol, Union, cast, get_args, get_origin, get_type_hints

import attrs

from continuum.errors import ContinuumError, FieldTypeError, Unquoted
from continuum.findings import Plain
from continuum.interop._plain_forms import (
    SINGLE,
    Form,
    Same,
    Schema,
    Spelled,
    Word,
    about,
    check_depth,
    one_of,
    ref,
    word_of,
    wrong_type,
)
from continuum.interop._plain_problems import UNREAD, Pass, Path
from continuum.interop._plain_several import Choice, Maybe, Row, Set, Several

__all__ = [
    "SCHEMA_VERSION",
    "TYPE",
    "VERSION",
    "Record",
    "form_of",
    "has_form",
    "tag_of",
]

SCHEMA_VERSION: Final = 1
"""Version of the plain form: another one where older documents can no longer be read.

A new class makes none, nor does a new field that may be left out.
"""

VERSION: Final = "continuum"
TYPE: Final = "type"
"""Keys that an object of any class may have."""

_MOST_NAMED = 40
"""Classes beyond which a message does not name them."""


def tag_of(kind: type) -> str:
    """What an object calls itself that holds a value of class *kind*.

    >>> from continuum.stay import Stay
    >>> tag_of(Stay)
    'Stay'
    """
    # Part of a public value may be of a private class; the form of both is public.
    return kind.__name__.lstrip("_")


@attrs.frozen
class Record:
    """An object that holds a value of one of some classes, and says of which.

    Args:
        kinds: The classes, by their tags.
        outermost: Whether it stands in no other, and so must say its version.
    """

    kinds: Mapping[str, type]
    outermost: bool = False

    json = dict

    @property
    def expected(self) -> str:
        return f"an object of the type {self._named}"

    @property
    def _named(self) -> str:
        if len(self.kinds) > _MOST_NAMED:
            return "of one of the values that have a plain form"
        return " or ".join(self.kinds)

    def takes(self, value: object) -> bool:
        return self.kinds.get(tag_of(type(value))) is type(value)

    def read(self, value: object, path: Path, found: Pass) -> object:
        if type(value) is not dict:
            return found.wrong(path, f"must be {self.expected}")
        given = cast("dict[object, object]", value)
        if not found.enters(given, path):
            return UNREAD
        # To look a key up is to compare it, which a class of its own may take over.
        if not all(type(key) is str for key in given):
            return found.wrong(path, "must have no keys but texts")
        version = given.get(VERSION, None if self.outermost else SCHEMA_VERSION)
        if type(version) is not int or version != SCHEMA_VERSION:
            return found.wrong((path, VERSION, 0), f"must be {SCHEMA_VERSION}")
        tag = given.get(TYPE)
        kind = self.kinds.get(tag) if type(tag) is str else None
        if kind is None or (self.outermost and not has_form(kind)):
            return found.wrong((path, TYPE, 0), f"must be {self._named}")
        return _built(kind, cast("dict[str, object]", given), path, found)

    def write(self, value: object, path: Path) -> dict[str, Plain]:
        if not self.takes(value):
            raise wrong_type(path, value, self.expected)
        check_depth(path, value)
        tag, deep = tag_of(type(value)), path[2] + 1
        plain: dict[str, Plain] = {TYPE: tag}
        for field in _fields_of(self.kinds[tag]):
            part = getattr(value, field.name)
            plain[field.key] = field.form.write(part, (path, field.key, deep))
        return plain

    def described(self, defs: Schema) -> Schema:
        for tag, kind in self.kinds.items():
            if tag not in defs:
                defs[tag] = None  # a class may be within itself
                defs[tag] = _described(kind, defs)
        return one_of([ref(tag) for tag in self.kinds])


@cache
def has_form(kind: type) -> bool:
    """Whether the parts of every value of class *kind* have a plain form."""
    try:
        Record({tag_of(kind): kind}).described({})
    except FieldTypeError:
        return False
    return True


def _built(kind: type, given: Mapping[str, object], path: Path, found: Pass) -> object:
    """The value of class *kind* that an object holds."""
    before, deep = len(found.problems), path[2] + 1
    values: dict[str, object] = {}
    for field in _fields_of(kind):
        where = (path, field.key, deep)
        if field.key in given:
            values[field.key] = field.form.read(given[field.key], where, found)
        elif field.default is attrs.NOTHING:
            found.wrong(where, "is missing")
    unknown = len(given) - len(values) - len({TYPE, VERSION} & given.keys())
    if unknown:
        # Not named: they may be a patient's words.
        keys = "a key" if unknown == 1 else f"{unknown} keys"
        found.wrong(path, f"has {keys} that the type {tag_of(kind)} has not")
    if len(found.problems) > before:
        return UNREAD
    try:
        return kind(**values)
    except ContinuumError as error:
        return found.refused(path, error, kind.__name__, values)


# --- classes --------------------------------------------------------------------------


@attrs.frozen
class _Field:
    key: str
    name: str
    form: Form
    default: object


@cache
def _fields_of(kind: type) -> tuple[_Field, ...]:
    """The fields that values of class *kind* are built from."""
    hints = get_type_hints(kind)
    return tuple(
        _Field(
            attribute.alias or attribute.name,
            attribute.name,
            form_of(hints[attribute.name], kind.__name__, attribute.name),
            attribute.default,
        )
        for attribute in attrs.fields(kind)
        if attribute.init
    )


def _described(kind: type, defs: Schema) -> Schema:
    properties: Schema = {
        VERSION: {"const": SCHEMA_VERSION},
        TYPE: {"const": tag_of(kind)},
    }
    required: list[Plain] = [TYPE]
    described = _arguments(kind)
    for field in _fields_of(kind):
        schema = field.form.described(defs)
        if field.name in described:
            schema["description"] = described[field.name]
        if field.default is attrs.NOTHING:
            required.append(field.key)
        else:
            for default in _defaults(field.default):
                schema["default"] = field.form.write(default, (None, kind.__name__, 0))
        properties[field.key] = schema
    return {
        "description": about(kind),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


_ARGUMENTS = re.compile(r"^Args:\n((?: {4}.*\n?)+)", re.MULTILINE)
_ARGUMENT = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def _arguments(kind: type) -> dict[str, str]:
    """What a class says of each of its fields."""
    section = _ARGUMENTS.search(cleandoc(kind.__doc__ or ""))
    found = _ARGUMENT.findall(section[1]) if section else []
    return {name: " ".join(text.split()) for name, text in found}


class _Factory(Protocol):
    """What attrs makes a default with, as it is at run time."""

    factory: Callable[[], object]
    takes_self: bool


def _defaults(default: object) -> tuple[object, ...]:
    """The default of a field; none where it follows from other fields."""
    if not isinstance(default, cast("type[object]", attrs.Factory)):
        return (default,)
    made = cast("_Factory", default)
    return () if made.takes_self else (made.factory(),)


# --- annotations ----------------------------------------------------------------------


def form_of(annotation: object, owner: str, field: str) -> Form:
    """What a type is in JSON.

    Args:
        annotation: The type, evaluated.
        owner: Name of the class that has a field of it.
        field: Name of the field.

    Raises:
        FieldTypeError: The type has no plain form.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    form: Form | None = SINGLE.get(annotation)
    if origin in (Union, UnionType):
        members = [
            form_of(one, owner, field) for one in arguments if one is not NoneType
        ]
        form = _one_of(members)
        if form is not None and NoneType in arguments:
            form = Maybe(form)
    elif origin is tuple and arguments[1:] == (Ellipsis,):
        form = Several(form_of(arguments[0], owner, field))
    elif origin is tuple:
        form = Row(tuple(form_of(place, owner, field) for place in arguments))
    elif origin is frozenset:
        item = form_of(arguments[0], owner, field)
        if isinstance(item, Same | Spelled | Word) and item.json is str:
            form = Set(item)
    elif isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        form = _word((annotation,))
    elif isinstance(annotation, type) and attrs.has(annotation):
        form = Record({tag_of(annotation): annotation})
    if form is None:
        found = Unquoted(str(annotation))
        raise FieldTypeError(owner, field, found, "of a type that has a plain form")
    return form


def _word(kinds: tuple[type[enum.Enum], ...]) -> Word | None:
    """The words of enumerations; None where a word would mean two members."""
    every = [member for kind in kinds for member in kind]
    members = {word_of(member): member for member in every}
    return Word(kinds, members) if len(members) == len(every) else None


def _one_of(forms: Collection[Form]) -> Form | None:
    """One of several forms; None where JSON would not tell which."""
    records = [form for form in forms if isinstance(form, Record)]
    words = [form for form in forms if isinstance(form, Word)]
    parts: list[Form | None] = [
        form for form in forms if not isinstance(form, Record | Word)
    ]
    if records:
        pairs = (pair for form in records for pair in form.kinds.items())
        parts.append(Record(dict(pairs)))
    if words:
        parts.append(_word(tuple(kind for form in words for kind in form.kinds)))
    if len(parts) == 1:
        return parts[0]
    singles = [
        part for part in parts if isinstance(part, Same | Spelled | Record | Word)
    ]
    told_apart = len({part.json for part in singles}) == len(parts)
    return Choice(tuple(singles)) if told_apart else None
