"""Reading FHIR's JSON with a record of what was wrong, what was used and what was not.

A `Node` is one object of the document. Whatever asks it for an element marks that
element as used; in the end a `Pass` can say what nobody asked for. No value of a
document is ever quoted: paths name elements, never contents.

What is malformed is a problem, and fails the whole reading, but only in its end: a
reader that meets one goes on without the value, or with any other, so that one call
names every problem. `Node.spoilt` tells it what is missing from what is malformed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar, cast

from continuum import _fields
from continuum.errors import FieldValueError
from continuum.interop.fhir._codes import Code
from continuum.interop.fhir._found import Assumed, Assumption, Dropped, DroppedReason
from continuum.measuring import Number
from continuum.measuring._numbers import check_number
from continuum.periods import DateRange

__all__ = ["ANY_TEXT", "LAST_END", "ONE_DAY", "Node", "Pass", "Place", "order", "shown"]

Place: TypeAlias = tuple[int | str, ...]
"""Keys and numbers that lead to something in a document."""

ONE_DAY: Final = timedelta(days=1)
LAST_END: Final = _fields.LAST_DAY - ONE_DAY
"""A period ends on the day after its last, which must still be a day."""

ANY_TEXT: Final = "?"
"""Stands for a text that is malformed while the rest is read; no caller gets it."""

_DATE: Final = len("2026-03-02")
_TIME: Final = r"([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?"
_DATE_TIME: Final = re.compile(
    rf"\d{{4}}(-\d\d(-\d\d(T{_TIME}(Z|[+-][01]\d:[0-5]\d)?)?)?)?", re.ASCII
)
"""A FHIR dateTime, or one without seconds or offset: both tell the day."""

_CLOCK: Final = re.compile(_TIME, re.ASCII)
_ELEMENT: Final = re.compile(r"_?[A-Za-z][A-Za-z0-9]{0,63}", re.ASCII)

_T = TypeVar("_T")


def shown(place: Place) -> str:
    """*place* as messages have it; what cannot be an element's name is not shown.

    >>> shown(("entry", 0, "resource", "Jane Doe"))
    '$.entry[0].resource.?'
    """
    parts = (
        f"[{key}]"
        if isinstance(key, int)
        else f".{key}"
        if _ELEMENT.fullmatch(key)
        else ".?"
        for key in place
    )
    return "$" + "".join(parts)


class Pass:
    """One reading of a document: problems, assumptions, and what was left."""

    def __init__(self) -> None:
        self.problems: dict[str, None] = {}
        self._assumed: dict[tuple[Place, Assumption], None] = {}
        self._dropped: dict[Place, DroppedReason] = {}
        self._nodes: list[Node] = []
        self._spoilt: set[Place] = set()

    def wrong(self, place: Place, message: str) -> None:
        """Note a problem of what stands at *place*; the same one is noted once."""
        self.problems[f"{shown(place)} {message}"] = None
        self._spoilt.update(place[:length] for length in range(len(place) + 1))

    def spoilt(self, place: Place) -> bool:
        """Whether there is a problem of what stands at *place*, or within it."""
        return place in self._spoilt

    def why(self, place: Place) -> DroppedReason | None:
        """Why what stands at *place* is not read; None where nothing says so yet."""
        return self._dropped.get(place)

    def assume(self, place: Place, what: Assumption) -> None:
        """Note what is taken to be so of what stands at *place*."""
        self._assumed[place, what] = None

    def drop(self, place: Place, reason: DroppedReason) -> None:
        """Note that what stands at *place*, and all within it, is not read."""
        self._dropped.setdefault(place, reason)

    def meet(self, node: Node) -> None:
        """Note a node whose elements are to be accounted for."""
        self._nodes.append(node)

    @property
    def assumed(self) -> tuple[Assumed, ...]:
        """What was assumed of what was read, in the order of the document."""
        ordered = sorted(self._assumed, key=lambda item: (order(item[0]), item[1]))
        return tuple(
            Assumed(path=shown(place), what=what)
            for place, what in ordered
            if place not in self._dropped and not _inside(place, self._dropped)
        )

    def dropped(self, *, within: Collection[Place] = ((),)) -> tuple[Dropped, ...]:
        """What was not read, in the order of the document; never a part of a part.

        Args:
            within: Where to list also what nobody asked for; everywhere unless given.
        """
        found = dict(self._dropped)
        for node in self._nodes:
            if node.place not in within and not _inside(node.place, within):
                continue
            for place in node.untouched():
                found.setdefault(place, DroppedReason.NO_PLACE)
        outermost = (place for place in found if not _inside(place, found))
        return tuple(
            Dropped(path=shown(place), reason=found[place])
            for place in sorted(outermost, key=order)
        )


def _inside(place: Place, places: Collection[Place]) -> bool:
    """Whether *place* stands in one of *places*."""
    return any(place[:length] in places for length in range(len(place)))


def order(place: Place) -> list[tuple[bool, int, str]]:
    """What to sort places by: numbers as numbers, keys by their letters."""
    return [
        (False, key, "") if isinstance(key, int) else (True, 0, key) for key in place
    ]


class Node:
    """One object of the document, and which of its elements were asked for."""

    def __init__(self, value: Mapping[str, object], place: Place, found: Pass) -> None:
        self.value = value
        self.place = place
        self.found = found
        self._used: set[str] = set()
        self._one: dict[str, Node] = {}
        self._many: dict[str, tuple[Node, ...]] = {}

    @classmethod
    def of(cls, value: object, place: Place, found: Pass) -> Node:
        """The node of an object; an empty one, and a problem, for anything else."""
        if not isinstance(value, Mapping):
            found.wrong(place, "must be an object")
            return cls({}, place, found)
        members = cast("Mapping[object, object]", value)
        named = {key: item for key, item in members.items() if isinstance(key, str)}
        if len(named) < len(members):
            found.wrong(place, "must have texts as keys")
        node = cls(named, place, found)
        found.meet(node)
        return node

    # --- what is in it ---

    def has(self, *fields: str) -> bool:
        """Whether any of *fields* is there; asking this uses nothing."""
        return any(self.value.get(field) is not None for field in fields)

    def spoilt(self, *fields: str) -> bool:
        """Whether there is a problem of the node or in it; or of one of *fields*."""
        if not fields:
            return self.found.spoilt(self.place)
        return any(self.found.spoilt((*self.place, field)) for field in fields)

    def untouched(self) -> Iterator[Place]:
        """Yield the place of each element nobody asked for, or of the whole node."""
        left = [
            key
            for key, value in self.value.items()
            if key not in self._used and value is not None
        ]
        if left and not self._used and self.place:
            yield self.place
            return
        for key in left:
            yield (*self.place, key)

    def use(self, *fields: str) -> None:
        """Account for *fields* that say nothing beyond what was read."""
        self._used.update(fields)

    def wrong(self, field: str, message: str) -> None:
        """Note a problem of the element *field*."""
        self.found.wrong((*self.place, field), message)

    def assume(self, what: Assumption, *field: str) -> None:
        """Note what is taken to be so of the node, or of its element *field*."""
        self.found.assume((*self.place, *field), what)

    def drop(self, reason: DroppedReason, *fields: str) -> None:
        """Note that the node, or those of its elements *fields* it has, is not read."""
        if not fields:
            self.found.drop(self.place, reason)
        for field in fields:
            if self.has(field):
                self._used.add(field)
                self.found.drop((*self.place, field), reason)

    # --- elements ---

    def child(self, field: str) -> Node:
        """The object in *field*; an empty node where there is none."""
        if field not in self._one:
            self._used.add(field)
            value = self.value.get(field)
            place = (*self.place, field)
            self._one[field] = (
                Node({}, place, self.found)
                if value is None
                else Node.of(value, place, self.found)
            )
        return self._one[field]

    def children(self, field: str) -> tuple[Node, ...]:
        """The objects in the list *field*."""
        if field not in self._many:
            place = (*self.place, field)
            nodes = tuple(
                Node.of(item, (*place, index), self.found)
                for index, item in enumerate(self._items(field))
            )
            value = self.value.get(field)
            if isinstance(value, Mapping):
                # One object where there must be a list has problems of its own.
                nodes = (Node.of(cast("object", value), place, self.found),)
            self._many[field] = nodes
        return self._many[field]

    def _items(self, field: str) -> Sequence[object]:
        self._used.add(field)
        value = self.value.get(field)
        if value is None:
            return ()
        if isinstance(value, list):
            return cast("list[object]", value)
        self.wrong(field, "must be a list")
        return ()

    def text(self, field: str) -> str | None:
        """The text in *field*; None where there is none."""
        self._used.add(field)
        value = self.value.get(field)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        self.wrong(field, "must be a text that is not blank")
        return None

    def texts(self, field: str) -> tuple[str, ...]:
        """The texts in the list *field*; see `gaps` for those that it leaves out."""
        items = [item for item in self._items(field) if item is not None]
        if self.gaps(field) and not self.has(f"_{field}"):
            self.wrong(field, "must be a list of texts that are not blank")
        good = tuple(item for item in items if isinstance(item, str) and item.strip())
        if len(good) < len(items):
            self.wrong(field, "must be a list of texts that are not blank")
        return good

    def gaps(self, *fields: str) -> bool:
        """Whether a list in one of *fields* leaves out an item.

        FHIR has null there, and what it has to say of the item in a list beside it.
        """
        lists = (self.value.get(field) for field in fields)
        return any(
            None in cast("list[object]", items)
            for items in lists
            if isinstance(items, list)
        )

    def code(
        self, field: str, allowed: Collection[str], *, required: bool = False
    ) -> str | None:
        """The code in *field*, which must be one of a required value set."""
        code = self.text(field)
        if code in allowed or (code is None and (self.has(field) or not required)):
            return code
        self.wrong(field, f"must be one of {', '.join(sorted(allowed))}")
        return None

    def codes(self, field: str, allowed: Collection[str]) -> tuple[str, ...]:
        """The codes in the list *field*, each of which must be of the value set."""
        codes = self.texts(field)
        if any(code not in allowed for code in codes):
            self.wrong(field, f"must be a list of {', '.join(sorted(allowed))}")
        return tuple(code for code in codes if code in allowed)

    def times(self, field: str) -> tuple[str, ...]:
        """The times of day in the list *field*."""
        times = self.texts(field)
        if not all(map(_CLOCK.fullmatch, times)):
            self.wrong(field, "must be a list of times")
        return times

    def flag(self, field: str) -> bool | None:
        """True or false in *field*."""
        self._used.add(field)
        value = self.value.get(field)
        if value is None or isinstance(value, bool):
            return value
        self.wrong(field, "must be true or false")
        return None

    def whole(self, field: str) -> int | None:
        """The whole number in *field*, which must be 1 or more."""
        self._used.add(field)
        value = self.value.get(field)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        self.wrong(field, "must be a whole number from 1")
        return None

    def integer(self, field: str) -> Number | None:
        """The number in *field*, which must be whole; of any sign."""
        number = self.number(field)
        if number is None or isinstance(self.value[field], int):
            return number
        self.wrong(field, "must be a whole number")
        return None

    def number(self, field: str) -> Number | None:
        """The number in *field*, exactly; dropped where it is not one that is held."""
        self._used.add(field)
        value = self.value.get(field)
        if value is None:
            return None
        if isinstance(value, float) and math.isfinite(value):
            # Its shortest form is what the text said, for up to 15 digits.
            value = Decimal(repr(value))
        decimal = isinstance(value, Decimal) and value.is_finite()
        if not decimal and (not isinstance(value, int) or isinstance(value, bool)):
            self.wrong(field, "must be a number")
            return None
        try:
            return check_number("Node", field, value)
        except FieldValueError:
            self.drop(DroppedReason.OUT_OF_RANGE, field)
            return None

    def day(self, field: str, *, latest: date = _fields.LAST_DAY) -> date | None:
        """The day of a FHIR date or dateTime; None, and dropped, where none is held.

        A month or a year is no day, and FHIR has days of years that are not held here.
        """
        text = self.text(field)
        if text is None:
            return None
        try:
            # A year or a month is a dateTime, and no day; it must exist all the same.
            day = date.fromisoformat(f"{text}-01-01"[:_DATE])
        except ValueError:
            day = None
        if day is None or not _DATE_TIME.fullmatch(text):
            self.wrong(field, "must be a FHIR dateTime")
            return None
        if len(text) < _DATE:
            self.drop(DroppedReason.NO_DAY, field)
            return None
        if not _fields.FIRST_DAY <= day <= latest:
            self.drop(DroppedReason.DAY_NOT_HELD, field)
            return None
        return day

    def days(
        self, *, start: date | None = None, ended: bool = False
    ) -> DateRange | DroppedReason:
        """The days of a Period, or why they cannot be told.

        Args:
            start: First day to assume where the period states none.
            ended: Whether what lasts for the period has ended: then it needs an end.
        """
        first, last = (
            self.day("start", latest=LAST_END),
            self.day("end", latest=LAST_END),
        )
        if not self.has("start"):
            first = start
        if first is None:
            return self._no_day("start", DroppedReason.NO_START)
        if last is None and (ended or self.has("end")):
            reason = DroppedReason.NO_END if ended else DroppedReason.NO_DAY
            return self._no_day("end", reason)
        if last is not None and last < first:
            return DroppedReason.ENDS_BEFORE
        return DateRange(first, None if last is None else last + ONE_DAY)

    def _no_day(self, field: str, reason: DroppedReason) -> DroppedReason:
        why = self.found.why((*self.place, field))
        far = why is DroppedReason.DAY_NOT_HELD
        return DroppedReason.DAYS_NOT_HELD if far else reason

    def part_days(self, *, start: date | None = None) -> DateRange | None:
        """The days of a Period of a part; None, and dropped, where they are not told.

        Args:
            start: First day to assume, and to say so, where the period states none.
        """
        days = self.days(start=start)
        if isinstance(days, DroppedReason):
            self.drop(days)
            return None
        if not self.has("start"):
            self.assume(Assumption.STARTS_WITH_PLAN)
        return days

    # --- codes ---

    def codings(self) -> Iterator[tuple[Node, Code]]:
        """Yield each coding of a CodeableConcept that has a system and a code."""
        for coding in self.children("coding"):
            system, code = coding.text("system"), coding.text("code")
            if system is not None and code is not None:
                yield coding, (system, code)

    def meant(self, table: Mapping[Code, _T]) -> tuple[_T, ...]:
        """What the codings of a CodeableConcept stand for; the others are dropped.

        Args:
            table: What codes mean.
        """
        found: dict[_T, None] = {}
        understood: set[Node] = set()
        for coding, code in self.codings():
            if code in table:
                found[table[code]] = None
                understood.add(coding)
                # They say the code once more, in words or more exactly.
                coding.use("display", "version", "userSelected")
        for coding in self.children("coding"):
            if coding not in understood:
                coding.drop(DroppedReason.OTHER_CODE)
        return tuple(found)

    def said(self) -> str | None:
        """The words of a CodeableConcept: its text, or else a display."""
        text = self.text("text")
        if text is not None:
            return text
        displays = (coding.text("display") for coding in self.children("coding"))
        return next((display for display in displays if display is not None), None)

    # --- references ---

    def named(self) -> str | None:
        """What a Reference names: an address, or the value of an identifier."""
        reference = self.text("reference")
        if reference is not None:
            self.use("type")
            return reference
        if self.has("identifier"):
            return self.child("identifier").text("value")
        return None
