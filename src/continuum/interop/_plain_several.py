"""Forms that are made of others: lists, what may be None, one of several forms."""

from __future__ import annotations

from typing import cast

import attrs

from continuum.findings import Plain
from continuum.interop._plain_forms import (
    Form,
    Schema,
    Single,
    check_depth,
    one_of,
    wrong_type,
    wrong_value,
)
from continuum.interop._plain_problems import UNREAD, Pass, Path

__all__ = ["Choice", "Maybe", "Row", "Set", "Several"]

# --- lists ----------------------------------------------------------------------------


def _items(value: object, path: Path, found: Pass) -> list[object] | None:
    """The items of a list that may be looked into."""
    if type(value) is list:
        items = cast("list[object]", value)
        return items if found.enters(items, path) else None
    found.wrong(path, "must be a list")
    return None


@attrs.frozen
class Several:
    """A tuple of any length."""

    item: Form

    def read(self, value: object, path: Path, found: Pass) -> tuple[object, ...]:
        read, deep = self.item.read, path[2] + 1
        return tuple(
            [
                read(item, (path, at, deep), found)
                for at, item in enumerate(_items(value, path, found) or ())
            ]
        )

    def write(self, value: object, path: Path) -> list[Plain]:
        if not isinstance(value, tuple):
            raise wrong_type(path, value, "a tuple")
        items = cast("tuple[object, ...]", value)
        check_depth(path, items)
        write, deep = self.item.write, path[2] + 1
        return [write(item, (path, at, deep)) for at, item in enumerate(items)]

    def described(self, defs: Schema) -> Schema:
        return {"type": "array", "items": self.item.described(defs)}


@attrs.frozen
class Set:
    """A frozenset of texts or of members of enumerations; it is written sorted."""

    item: Form

    def read(self, value: object, path: Path, found: Pass) -> frozenset[object]:
        before = len(found.problems)
        items = Several(self.item).read(value, path, found)
        some = frozenset(items)
        if len(some) < len(items) and len(found.problems) == before:
            found.wrong(path, "must not hold anything twice")
        return some

    def write(self, value: object, path: Path) -> list[Plain]:
        if not isinstance(value, frozenset):
            raise wrong_type(path, value, "a frozenset")
        items = tuple(cast("frozenset[object]", value))
        words = cast("list[str]", Several(self.item).write(items, path))
        return [*sorted(words)]

    def described(self, defs: Schema) -> Schema:
        return {**Several(self.item).described(defs), "uniqueItems": True}


@attrs.frozen
class Row:
    """A tuple that has a type for each of its places."""

    places: tuple[Form, ...]

    def read(self, value: object, path: Path, found: Pass) -> object:
        items = _items(value, path, found)
        if items is None:
            return UNREAD
        if len(items) != len(self.places):
            return found.wrong(path, f"must be a list of {len(self.places)}")
        deep = path[2] + 1
        return tuple(
            [
                form.read(item, (path, at, deep), found)
                for at, (form, item) in enumerate(zip(self.places, items, strict=True))
            ]
        )

    def write(self, value: object, path: Path) -> list[Plain]:
        expected = f"a tuple of {len(self.places)}"
        if not isinstance(value, tuple):
            raise wrong_type(path, value, expected)
        items = cast("tuple[object, ...]", value)
        check_depth(path, items)
        if len(items) != len(self.places):
            raise wrong_value(path, items, expected)
        deep = path[2] + 1
        return [
            form.write(item, (path, at, deep))
            for at, (form, item) in enumerate(zip(self.places, items, strict=True))
        ]

    def described(self, defs: Schema) -> Schema:
        return {
            "type": "array",
            "prefixItems": [form.described(defs) for form in self.places],
            "items": False,
            "minItems": len(self.places),
        }


# --- one of several -------------------------------------------------------------------


@attrs.frozen
class Maybe:
    """What may be None as well."""

    form: Form

    def read(self, value: object, path: Path, found: Pass) -> object:
        return None if value is None else self.form.read(value, path, found)

    def write(self, value: object, path: Path) -> Plain:
        return None if value is None else self.form.write(value, path)

    def described(self, defs: Schema) -> Schema:
        return one_of([self.form.described(defs), {"type": "null"}])


@attrs.frozen
class Choice:
    """One of several forms that JSON tells apart by its own types."""

    forms: tuple[Single, ...]

    @property
    def _expected(self) -> str:
        return " or ".join(form.expected for form in self.forms)

    def read(self, value: object, path: Path, found: Pass) -> object:
        for form in self.forms:
            if type(value) is form.json:
                return form.read(value, path, found)
        return found.wrong(path, f"must be {self._expected}")

    def write(self, value: object, path: Path) -> Plain:
        for form in self.forms:
            if form.takes(value):
                return form.write(value, path)
        raise wrong_type(path, value, self._expected)

    def described(self, defs: Schema) -> Schema:
        return one_of([form.described(defs) for form in self.forms])
