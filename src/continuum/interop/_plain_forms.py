"""What each type is in JSON: how its values are written, read and described.

Writing stops at the first problem. Reading notes every problem and goes on; what it
returns once there is one is not used.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Final, Protocol, TypeAlias, cast

import attrs

from continuum.errors import FieldTypeError, FieldValueError, Unquoted
from continuum.findings import Plain
from continuum.interop._plain_problems import DEEPEST, Pass, Path, shown_path

__all__ = [
    "SINGLE",
    "Form",
    "Same",
    "Schema",
    "Single",
    "Spelled",
    "Word",
    "about",
    "check_depth",
    "one_of",
    "ref",
    "word_of",
    "wrong_type",
    "wrong_value",
]

Schema: TypeAlias = dict[str, Plain]

_LARGEST = 2**53 - 1
"""Largest whole number that every reader of JSON holds exactly, by RFC 8259."""

_LONGEST = 640
"""Most digits that an interpreter, however it is set, reads and writes."""


class Form(Protocol):
    """What a type is in JSON."""

    def read(self, value: object, path: Path, found: Pass) -> object:
        """The value that a part of a document means; problems go to *found*."""
        ...

    def write(self, value: object, path: Path) -> Plain:
        """The part of a document that means *value*."""
        ...

    def described(self, defs: Schema) -> Schema:
        """A schema of such parts; what it refers to is added to *defs*."""
        ...


class Single(Form, Protocol):
    """A form that may be one of several."""

    @property
    def json(self) -> type[object]:
        """The one type of JSON, as Python has it."""
        ...

    @property
    def expected(self) -> str:
        """What a message calls it."""
        ...

    def takes(self, value: object) -> bool:
        """Whether *value* is one that this form is for."""
        ...


def wrong_type(path: Path, value: object, expected: str) -> FieldTypeError:
    """A value that cannot be written: it is of another type than was declared."""
    owner, _, field = shown_path(path).partition(".")
    return FieldTypeError(owner, field, value, expected)


def check_depth(path: Path, value: object) -> None:
    """Check that an object or a list at *path* can be read again."""
    if path[2] >= DEEPEST:
        raise wrong_value(path, value, f"in at most {DEEPEST} others")


def wrong_value(path: Path, value: object, expected: str) -> FieldValueError:
    """A value that cannot be written, since it could not be read."""
    owner, _, field = shown_path(path).partition(".")
    return FieldValueError(owner, field, Unquoted(type(value).__name__), expected)


# --- schemas --------------------------------------------------------------------------


def ref(name: str) -> Schema:
    """A schema that refers to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def one_of(schemas: list[Schema]) -> Schema:
    """A schema of what fits exactly one of several."""
    if len(schemas) == 1:
        return schemas[0]
    several = [cast("list[Plain]", schema.get("oneOf", [schema])) for schema in schemas]
    return {"oneOf": [one for some in several for one in some]}


def about(kind: type) -> str:
    """What a class says of itself, in a line."""
    return (kind.__doc__ or "").partition("\n")[0]


# --- single values --------------------------------------------------------------------


@attrs.frozen
class Same:
    """A type that JSON has as well: true and false, whole numbers, texts."""

    json: type[object]
    expected: str
    schema: Mapping[str, Plain]

    def takes(self, value: object) -> bool:
        # A member of an enumeration of texts is a text, too.
        return type(value) is self.json or (self.json is str and isinstance(value, str))

    def read(self, value: object, path: Path, found: Pass) -> object:
        if type(value) is self.json and _fits(value):
            return value
        return found.wrong(path, f"must be {self.expected}")

    def write(self, value: object, path: Path) -> Plain:
        if not self.takes(value):
            raise wrong_type(path, value, self.expected)
        if not _fits(value):
            raise wrong_value(path, value, self.expected)
        return cast("Plain", str.__str__(value) if isinstance(value, str) else value)

    def described(self, defs: Schema) -> Schema:  # noqa: ARG002  # it needs none
        return {**self.schema}


def _fits(value: object) -> bool:
    """Whether every reader of JSON holds *value*, of a type that JSON has, as it is."""
    if isinstance(value, int):
        return -_LARGEST <= value <= _LARGEST
    text = cast("str", value)
    with suppress(UnicodeEncodeError):  # half a pair of surrogates is no character
        return text.isascii() or bool(text.encode())
    return False


@attrs.frozen
class Spelled:
    """A type that JSON has not, written as its text; each value in one way only."""

    kind: type[object]
    meant: Callable[[str], object]
    pattern: re.Pattern[str]
    expected: str
    format: Mapping[str, Plain] = attrs.field(factory=dict[str, Plain])

    json = str

    def takes(self, value: object) -> bool:
        return isinstance(value, self.kind)

    def read(self, value: object, path: Path, found: Pass) -> object:
        # The pattern comes first: a power of ten, written short, may fill the memory.
        if type(value) is str and self.pattern.fullmatch(value):
            with suppress(ValueError):
                meant = self.meant(value)
                if str(meant) == value:
                    return meant
        return found.wrong(path, f"must be {self.expected}")

    def write(self, value: object, path: Path) -> Plain:
        if not self.takes(value):
            raise wrong_type(path, value, self.expected)
        with suppress(ValueError):  # more digits than the interpreter is set to write
            text = str(value)
            if self.pattern.fullmatch(text):
                return text
        raise wrong_value(path, value, self.expected)

    def described(self, defs: Schema) -> Schema:
        name = self.kind.__name__.lower()
        pattern = f"^{self.pattern.pattern}$"
        defs[name] = {"type": "string", **self.format, "pattern": pattern}
        return ref(name)


_DIGITS = rf"[0-9]{{1,{_LONGEST}}}"

SINGLE: Final[Mapping[object, Same | Spelled]] = {
    bool: Same(bool, "true or false", {"type": "boolean"}),
    int: Same(
        int,
        f"a whole number from -{_LARGEST} to {_LARGEST}",
        {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST},
    ),
    str: Same(str, "a text in Unicode", {"type": "string"}),
    date: Spelled(
        date,
        date.fromisoformat,
        re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        "a day such as 2026-03-02",
        {"format": "date"},
    ),
    time: Spelled(
        time,
        time.fromisoformat,
        re.compile("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"),
        "a local time such as 18:00:00",
    ),
    Decimal: Spelled(
        Decimal,
        Decimal,
        re.compile(rf"-?{_DIGITS}(\.{_DIGITS})?"),
        "a decimal number as a text, such as 2.5",
    ),
    Fraction: Spelled(
        Fraction,
        Fraction,
        re.compile(rf"-?{_DIGITS}(/[1-9][0-9]{{0,{_LONGEST - 1}}})?"),
        "a fraction in lowest terms as a text, such as 7/2",
    ),
}
"""Types whose values are no objects and no lists."""


@attrs.frozen
class Word:
    """A member of an enumeration, or of one of several that share no word."""

    kinds: tuple[type[enum.Enum], ...]
    members: Mapping[str, enum.Enum]

    json = str

    @property
    def expected(self) -> str:
        return "a word for " + " or ".join(kind.__name__ for kind in self.kinds)

    def takes(self, value: object) -> bool:
        return isinstance(value, self.kinds)

    def read(self, value: object, path: Path, found: Pass) -> object:
        if type(value) is str and value in self.members:
            return self.members[value]
        return found.wrong(path, f"must be {self.expected}")

    def write(self, value: object, path: Path) -> Plain:
        if not self.takes(value):
            raise wrong_type(path, value, self.expected)
        return word_of(cast("enum.Enum", value))

    def described(self, defs: Schema) -> Schema:
        for kind in self.kinds:
            words: list[Plain] = [word_of(member) for member in kind]
            about_it: Schema = {"description": about(kind), "type": "string"}
            defs[_home(kind)] = {**about_it, "enum": words}
        return one_of([ref(_home(kind)) for kind in self.kinds])


_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def word_of(member: enum.Enum) -> str:
    """How a member of an enumeration is written.

    As its value, if that is a word. A number tells a reader nothing, and the wording of
    a sentence may change: then it is the name of the member.

    >>> from continuum.periods import Weekday
    >>> from continuum.stay import DischargeReason
    >>> word_of(DischargeReason.DROPPED_OUT), word_of(Weekday.MONDAY)
    ('dropped-out', 'monday')
    """
    if isinstance(member.value, str) and _WORD.fullmatch(member.value):
        return member.value
    return member.name.lower().replace("_", "-")


def _home(kind: type[enum.Enum]) -> str:
    """Module and name of an enumeration: two modules may have one of the same name."""
    public = [part for part in kind.__module__.split(".") if not part.startswith("_")]
    return f"{public[-1]}.{kind.__name__}"
