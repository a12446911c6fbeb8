"""Where something stands in a document, what is wrong there, and how that is said.

No value of a document is ever quoted: it may be a patient's. Of the message of a
refused value those words are kept that stand in the code of this package.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from types import CodeType, FunctionType
from typing import Final, TypeAlias

from continuum.errors import ContinuumError, FieldTypeError, FieldValueError, ParseError

__all__ = ["DEEPEST", "UNREAD", "Pass", "Path", "shown_path"]

DEEPEST: Final = 100
"""Objects and lists within one another that a document may have."""

Path: TypeAlias = "tuple[Path | None, str | int, int]"
"""What something stands in, under which key or at which place, and how deep."""


UNREAD: Final = object()
"""Stands for a value that was not read; in the end there is a problem, and no value."""


def shown_path(path: Path) -> str:
    """*path* as messages have it.

    >>> shown_path((((None, "$", 0), "goals", 1), 0, 2))
    '$.goals[0]'
    """
    parts: list[str] = []
    step: Path | None = path
    while step is not None:
        step, key, _ = step
        parts.append(f"[{key}]" if isinstance(key, int) else f".{key}")
    return "".join(reversed(parts)).removeprefix(".")


class Pass:
    """One pass over a document: the problems found, and what was met before."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._met: set[int] = set()

    def wrong(self, path: Path, message: str) -> object:
        """Note a problem of what is at *path*; what returns stands for its value."""
        self.problems.append(f"{shown_path(path)} {message}")
        return UNREAD

    def refused(
        self, path: Path, error: ContinuumError, owner: str, fields: Collection[str]
    ) -> object:
        """Note why the class *owner* of these *fields* refuses what is at *path*."""
        own = _own_words(error)
        where = shown_path(path)
        if not isinstance(error, FieldTypeError | FieldValueError):
            self.problems.append(f"{where} is refused: {own}")
            return UNREAD
        # A class that builds another may pass on an error about that one's field.
        field = _FIELD.fullmatch(error.field)
        if error.owner == owner and field is not None and field[1] in fields:
            where = f"{where}.{error.field}"
        self.problems.append(f"{where} must be {own}")
        return UNREAD

    def enters(self, container: object, path: Path) -> bool:
        """Whether the list or object at *path* may be looked into."""
        if path[2] >= DEEPEST:
            self.wrong(path, f"stands more than {DEEPEST} deep")
        elif id(container) in self._met:
            # No text of JSON says that; of what does, copies can be without number.
            self.wrong(path, "stands in the document twice: give a copy")
        else:
            self._met.add(id(container))
            return True
        return False


_FIELD = re.compile(r"(\w+)(\[\d+\])*(\.[a-z_]+(\[\d+\])*)*", re.ASCII)
"""A field, or a part of it, as checks name it: ``goals[0].code``."""


def _own_words(error: ContinuumError) -> str:
    """What *error* says, with dots for all that does not stand in the code itself.

    A text that was put together there may quote a value of the document.
    """
    if isinstance(error, FieldTypeError | FieldValueError):
        texts = [error.expected]
    elif isinstance(error, ParseError):
        texts = [error.problem, error.form]
    else:
        texts = [str(error)]
    modules = {type(error).__module__}
    step = error.__traceback__
    while step is not None:
        modules.add(step.tb_frame.f_globals.get("__name__", __name__))
        step = step.tb_next
    split = _phrases(frozenset(modules)).split
    return "; expected: ".join(_without_rest(split(text)) for text in texts)


def _without_rest(parts: Sequence[str]) -> str:
    """The second part, the fourth and so on, which a text was split at."""
    said = (part if at % 2 else part and "..." for at, part in enumerate(parts))
    return _REPEATED.sub("...", "".join(said))


_REPEATED = re.compile(r"\.\.\.(,? \.\.\.)+")


@cache
def _phrases(modules: frozenset[str]) -> re.Pattern[str]:
    """What finds the texts that stand in the code of *modules*, the longest first."""
    literals = {literal for module in modules for literal in _literals(module)}
    by_length = sorted(literals, key=lambda literal: (-len(literal), literal))
    return re.compile(f"({'|'.join(map(_bounded, by_length))})")


def _literals(module: str) -> Iterator[str]:
    """The texts in a module, in its functions and in the methods of its classes."""
    for value in vars(sys.modules[module]).values():
        if isinstance(value, str):
            yield value
        some = vars(value).values() if isinstance(value, type) else (value,)
        for one in some:
            function = one.fget if isinstance(one, property) else one
            if isinstance(function, FunctionType) and function.__module__ == module:
                yield from _constants(function.__code__)


def _constants(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _constants(constant)


def _bounded(literal: str) -> str:
    """A pattern of *literal* that other words do not fit by chance."""
    if " " not in literal:
        return rf"\A{re.escape(literal)}\Z"
    if " " in literal.strip():
        return re.escape(literal)
    before = "" if literal.startswith(" ") else r"\b"
    after = "" if literal.endswith(" ") else r"\b"
    return f"{before}{re.escape(literal)}{after}"
