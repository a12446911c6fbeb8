"""Exceptions for calls that cannot be answered: the call is wrong, not the facts.

Facts that fall short of a rule are findings, never exceptions.
"""

from __future__ import annotations

from datetime import date, time, timedelta

__all__ = [
    "ContinuumError",
    "CrosswalkError",
    "DocumentError",
    "DuplicateCodeError",
    "FieldTypeError",
    "FieldValueError",
    "FrameError",
    "GraphError",
    "HistoryError",
    "MissingArgumentError",
    "NoTextError",
    "NotCompiledError",
    "ParseError",
    "UndecidedError",
    "UnknownFactorError",
    "UnknownLevelError",
    "UnknownRuleError",
    "VersionsError",
]

_LONGEST_SHOWN = 60
"""Longest representation quoted in a message; beyond it only the type is named."""

_LARGEST_SHOWN = 10**15
"""Largest integer quoted; printing a huge one costs time and may be refused."""


def printable(text: str) -> str:
    """*text* with a space for each character that a terminal would obey or drop.

    It stays as long as it was, so that a marker under it keeps its place.
    """
    return "".join(char if char.isprintable() else " " for char in text)


def shown(value: object) -> str:
    """Render *value* for a message, short and safe whatever it is.

    >>> shown(540), shown(10**5000), shown("x" * 500)
    ('540', 'an int of 16610 bits', 'a str of 500 characters')
    """
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) > _LARGEST_SHOWN:
            return f"an int of {value.bit_length()} bits"
        return int.__repr__(value)
    if isinstance(value, str):
        text = str.__repr__(value)
        return (
            text if len(text) <= _LONGEST_SHOWN else f"a str of {len(value)} characters"
        )
    if value is None or isinstance(value, (bool, float, date, time, timedelta)):
        return repr(value)
    return f"a value of type {type(value).__name__}"


class ContinuumError(Exception):
    """Every error this library raises on purpose."""


class Unquoted:
    """Stands in an error for a value that may be a patient's and is not kept."""

    def __init__(self, type_name: str) -> None:
        self.type_name = type_name

    def __repr__(self) -> str:
        return f"<{self.type_name}, not kept>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unquoted) and other.type_name == self.type_name

    def __hash__(self) -> int:
        return hash(self.type_name)


class FieldTypeError(ContinuumError, TypeError):
    """A field or argument holds a value of the wrong type."""

    def __init__(self, owner: str, field: str, value: object, expected: str) -> None:
        # Of a value of the wrong type no more than its type is kept: it may be a name.
        if not isinstance(value, Unquoted):
            value = Unquoted(type(value).__name__)
        super().__init__(owner, field, value, expected)
        self.owner = owner
        self.field = field
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        found = self.value.type_name
        return f"{self.owner}.{self.field} must be {self.expected}, not {found}"


class FieldValueError(ContinuumError, ValueError):
    """A field or argument holds a value that cannot be."""

    def __init__(self, owner: str, field: str, value: object, expected: str) -> None:
        super().__init__(owner, field, value, expected)
        self.owner = owner
        self.field = field
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        text = f"{self.owner}.{self.field} must be {self.expected}"
        if isinstance(self.value, Unquoted):
            return f"{text}; what it is stays out of this message"
        return f"{text}, not {shown(self.value)}"


class MissingArgumentError(ContinuumError, TypeError):
    """A call leaves out something the answer depends on."""

    def __init__(self, call: str, argument: str, why: str) -> None:
        super().__init__(call, argument, why)
        self.call = call
        self.argument = argument
        self.why = why

    def __str__(self) -> str:
        return f"{self.call} needs {self.argument}=: {self.why}"


class ParseError(ContinuumError, ValueError):
    """A text does not have the form it must have; the token at fault is marked."""

    def __init__(
        self, text: str, start: int, end: int, problem: str, form: str
    ) -> None:
        super().__init__(text, start, end, problem, form)
        self.text = text
        self.start = start
        self.end = end
        self.problem = problem
        self.form = form

    def __str__(self) -> str:
        # A window around the token keeps the marker in sight of a long text.
        first = max(0, self.start - _LONGEST_SHOWN // 2)
        quoted = printable(self.text[first : first + _LONGEST_SHOWN])
        width = max(1, min(self.end, first + len(quoted)) - self.start)
        marker = " " * (self.start - first) + "^" * width
        return f"{self.problem}\n  {quoted}\n  {marker}\nexpected: {self.form}"


class UnknownFactorError(ContinuumError, LookupError):
    """No factor with that code is in the set that was asked."""

    def __init__(self, code: object, where: str, known: tuple[str, ...]) -> None:
        super().__init__(code, where, known)
        self.code = code
        self.where = where
        self.known = known

    def __str__(self) -> str:
        known = ", ".join(self.known)
        return f"no factor {shown(self.code)} in {self.where!r}; it holds {known}"


class UnknownLevelError(ContinuumError, LookupError):
    """No level with that code exists in the system that was asked."""

    def __init__(
        self,
        code: object,
        system: str,
        known: tuple[str, ...] = (),
        why: str | None = None,
    ) -> None:
        super().__init__(code, system, known, why)
        self.code = code
        self.system = system
        self.known = known
        self.why = why

    def __str__(self) -> str:
        known = f"; its levels are {', '.join(self.known)}" if self.known else ""
        why = f" ({self.why})" if self.why else ""
        return f"no level {shown(self.code)} in {self.system!r}{why}{known}"


class UnknownRuleError(ContinuumError, LookupError):
    """No rule with that code stands in the rulebook or report that was asked."""

    def __init__(self, code: object, where: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(code, where, known)
        self.code = code
        self.where = where
        self.known = known

    def __str__(self) -> str:
        known = f"; its rules are {', '.join(self.known)}" if self.known else ""
        return f"no rule {shown(self.code)} in {self.where}{known}"


class DuplicateCodeError(ContinuumError, ValueError):
    """Two things that must be told apart share one code."""

    def __init__(self, what: str, code: str, where: str) -> None:
        super().__init__(what, code, where)
        self.what = what
        self.code = code
        self.where = where

    def __str__(self) -> str:
        return f"{self.where} holds two {self.what}s with the code {shown(self.code)}"


class CrosswalkError(ContinuumError, ValueError):
    """Mappings do not make a crosswalk; every problem is listed."""

    def __init__(self, name: str, problems: tuple[str, ...]) -> None:
        super().__init__(name, problems)
        self.name = name
        self.problems = problems

    def __str__(self) -> str:
        return f"{self.name!r} is no crosswalk: " + "; ".join(self.problems)


class DocumentError(ContinuumError, ValueError):
    """A document is malformed; every problem is listed with its path, none quoted."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(self.problems)


class FrameError(ContinuumError, ValueError):
    """Frames that cannot be judged; every problem is listed, with how often it is."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(self.problems)


class NotCompiledError(ContinuumError, NotImplementedError):
    """Rules that cannot be judged over frames of an engine, each with the reason."""

    def __init__(self, engine: str, reasons: tuple[tuple[str, str], ...]) -> None:
        super().__init__(engine, reasons)
        self.engine = engine
        self.reasons = reasons

    def __str__(self) -> str:
        listed = "; ".join(f"{code}: {reason}" for code, reason in self.reasons)
        return f"not judged over frames of {self.engine}: {listed}"


class GraphError(ContinuumError, ValueError):
    """Levels and transitions do not make a continuum; every problem is listed."""

    def __init__(self, system: str, problems: tuple[str, ...]) -> None:
        super().__init__(system, problems)
        self.system = system
        self.problems = problems

    def __str__(self) -> str:
        return f"{self.system!r} is no continuum: " + "; ".join(self.problems)


class HistoryError(ContinuumError, ValueError):
    """Events that cannot all have happened; every problem is listed."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "this cannot have happened: " + "; ".join(self.problems)


class VersionsError(ContinuumError, ValueError):
    """Two versions of one rule are in force on the same day, or out of order."""

    def __init__(self, code: str, first: object, second: object) -> None:
        super().__init__(code, first, second)
        self.code = code
        self.first = first
        self.second = second

    def __str__(self) -> str:
        return (
            f"rule {self.code}: a version in force {self.second} follows one in force "
            f"{self.first}; versions must be in order and must not overlap"
        )


class NoTextError(ContinuumError, LookupError):
    """A rulebook is asked about a day before the oldest text it holds."""

    def __init__(self, rulebook: str, on: date, oldest: date) -> None:
        super().__init__(rulebook, on, oldest)
        self.rulebook = rulebook
        self.on = on
        self.oldest = oldest

    def __str__(self) -> str:
        return (
            f"rulebook {self.rulebook!r} holds no text for {self.on}: "
            f"its oldest is in force from {self.oldest}"
        )


class UndecidedError(ContinuumError, TypeError):
    """A three-valued outcome was used as if it were true or false."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what

    def __str__(self) -> str:
        hint = (
            "compare it with `is`" if self.what == "Verdict" else "look at its verdicts"
        )
        return f"a {self.what} has no truth value: {hint}"
