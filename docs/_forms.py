"""Small forms of Markdown that the generated pages share."""  # noqa: INP001

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from continuum.citations import AuthorityKind, Citation, evidence_of
from continuum.levels import Continuum, Level
from continuum.rules import Rule
from tests.discovery import public_modules

DOCS = Path(__file__).parent
RULES = "reference/rules"

_T = TypeVar("_T")

_COMMAND = "python -m docs.generate_rules"

KINDS = {
    AuthorityKind.STATUTE: "statute",
    AuthorityKind.REGULATION: "regulation",
    AuthorityKind.PAYER_POLICY: "policy of a payer",
    AuthorityKind.STANDARD: "standard",
    AuthorityKind.GUIDANCE: "guidance",
    AuthorityKind.PAYMENT: "rule of payment, not of what is due to the patient",
    AuthorityKind.PROGRAM_CLAIM: "claim that a program published",
}


PRACTICE = "practice"
"""How something is known for which no text was read."""


def header(source: str) -> str:
    """The comment that opens a page; *source* is what to change instead of it."""
    return f"% Written by `{_COMMAND}`; change {source} instead.\n"


def page(parts: Iterable[str]) -> str:
    """A page of *parts*; those that are empty are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A list of names and values: it wraps where a table would not."""
    return "\n".join(f"- **{name}**: {value}" for name, value in rows)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text."""
    return table_of_markdown(headers, [[escaped(cell) for cell in row] for row in rows])


def table_of_markdown(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_MARKUP = re.compile(r"([\\*_<>\[\]|#$`])")


def escaped(words: str, *, code: bool = False) -> str:
    """*words* with everything escaped that Markdown would read as markup."""
    if not code:
        return _MARKUP.sub(r"\\\1", words)
    # In docstrings, backticks and double asterisks are meant.
    pieces = re.split(r"(`+[^`]+`+|\*\*)", words)
    return "".join(
        piece if piece == "**" or piece.startswith("`") else _MARKUP.sub(r"\\\1", piece)
        for piece in pieces
    )


def docstring(module: ModuleType) -> list[str]:
    """What *module* says of itself, one part for each paragraph."""
    text = inspect.getdoc(module) or ""
    return [escaped(part, code=True) for part in text.split("\n\n")]


def unbroken(words: str) -> str:
    """A day or a code that is not broken at its hyphens."""
    return f"[{words}]{{.day}}"


def days_unbroken(words: str) -> str:
    """*words* with every day in them kept in one piece."""
    return re.sub(r"\d{4}-\d\d-\d\d", lambda found: unbroken(found[0]), words)


def linked(url: str) -> str:
    """A link that shows its host."""
    host = url.split("/")[2].removeprefix("www.")
    return f"[{host}](<{url}>)"


def rule_link(rule: Rule) -> str:
    """A link to the page of a rule, which shows its code."""
    return f"{{doc}}`{rule.code} </{RULES}/{rule.code.lower()}>`"


def in_words(member: str) -> str:
    """The value of an enumeration, as words."""
    return member.replace("-", " ")


def named(level: Level) -> str:
    """The name of a level, and where it stands."""
    return f"{escaped(level.name)} ({level})"


def place(rule: Rule) -> str:
    """The level a rule is about, and where it stands; or every level."""
    return "every level" if rule.level is None else str(rule.level)


def unique(items: Iterable[_T]) -> list[_T]:
    """*items*, each once, in their order."""
    return list(dict.fromkeys(items))


def is_state(code: str) -> bool:
    """Whether an authority's code is that of a state, and nothing below it."""
    return re.fullmatch(r"US-[A-Z]{2}", code) is not None


def systems() -> tuple[tuple[ModuleType, Continuum], ...]:
    """Every level system with its module."""
    return tuple(
        (module, module.CARE)
        for module in public_modules()
        if module.__name__.startswith("continuum.systems.") and hasattr(module, "CARE")
    )


class Sources:
    """The sources of one page, numbered in the order in which it names them."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._numbers: dict[Citation, int] = {}

    def mark(self, source: Citation | None) -> str:
        """How a fact with that *source* is known, and the number of the source."""
        if source is None:
            return PRACTICE
        return f"{evidence_of(source)} {self.number(source)}"

    def number(self, source: Citation) -> str:
        """A link to *source* in the list at the end of the page."""
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        return f"[{number}](#{self._place(number)})"

    def _place(self, number: int) -> str:
        return f"{self._prefix}-source-{number}"

    def listed(self) -> Iterator[str]:
        """The list of sources; nothing where none was named."""
        if self._numbers:
            yield "## Sources"
            yield "\n".join(
                f"{number}. []{{#{self._place(number)}}}{_cited(source)}"
                for source, number in self._numbers.items()
            )


def _cited(source: Citation) -> str:
    where = f", {linked(source.url)}" if source.url else ""
    how = f"read in {escaped(source.read_in)}, on" if source.read_in else "read on"
    kind = f" {KINDS[source.kind].capitalize()}." if source.kind else ""
    note = f" {escaped(source.note)}" if source.note else ""
    return (
        f"**{escaped(str(source))}**{where}. {source.evidence.capitalize()}: {how} "
        f"{unbroken(f'{source.retrieved}')}.{kind}{note}"
    )
