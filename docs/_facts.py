"""What became of the facts that the rulebooks were made from."""  # noqa: INP001

from __future__ import annotations

import enum
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs

FACTS = Path(__file__).parent / "facts"


class Outcome(enum.StrEnum):
    """What became of a fact. The value is how a file of facts says why it has no rule.

    A fact that rules hold is `ENCODED`, which no file says.
    """

    ENCODED = "encoded"
    RECALLED = "recalled"
    CUT_OFF = "cut-off"
    DOUBTFUL = "doubtful"
    NOT_A_REQUIREMENT = "not-a-requirement"
    ELSEWHERE = "elsewhere"
    DUPLICATE = "duplicate"


WORDS = {
    Outcome.ENCODED: "encoded",
    Outcome.RECALLED: "wanted, unconfirmed: remembered, and nobody read it",
    Outcome.CUT_OFF: "text cut off in the copy read",
    Outcome.DOUBTFUL: "doubtful",
    Outcome.NOT_A_REQUIREMENT: "not a requirement",
    Outcome.ELSEWHERE: "held elsewhere",
    Outcome.DUPLICATE: "the same as another",
}


@attrs.frozen(kw_only=True)
class Fact:
    """One fact that somebody noted about a text, and what became of it.

    Args:
        id: What it is called.
        asks: What the text asks, in a few words.
        where: The text.
        rules: Codes of the rules that hold it.
        why: Why none does.
        note: More about that.
        found: Whether it was found while the rules were written, not noted before.
    """

    id: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z0-9-]+"))
    asks: str = attrs.field(validator=attrs.validators.min_len(3))
    where: str = attrs.field(validator=attrs.validators.min_len(1))
    rules: tuple[str, ...] = attrs.field(converter=tuple, default=())
    why: str | None = None
    note: str = ""
    found: bool = False

    def __attrs_post_init__(self) -> None:
        if bool(self.rules) is (self.why is not None):
            raise ValueError(f"{self.id}: either rules or why")
        if self.outcome is Outcome.ENCODED and not self.rules:
            raise ValueError(f"{self.id}: an encoded fact has rules")

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        return Outcome.ENCODED if self.why is None else Outcome(self.why)


@attrs.frozen(kw_only=True)
class FactFile:
    """The facts about one authority.

    Args:
        name: Name of the file, which is the code of an authority or what they share.
        title: Whom they are about.
        facts: The facts, in the order of the file.
    """

    name: str
    title: str
    facts: tuple[Fact, ...]


@cache
def fact_files() -> tuple[FactFile, ...]:
    """Every file of facts: those of no state first, then the states by their codes."""
    files = sorted(FACTS.glob("*.toml"), key=lambda file: _place(file.stem))
    return tuple(map(_read, files))


def facts() -> Iterator[Fact]:
    """Every fact."""
    for file in fact_files():
        yield from file.facts


def _place(name: str) -> tuple[bool, str]:
    return len(name) == len("us-va"), name


_TITLE = "# What the facts about "


def _read(file: Path) -> FactFile:
    text = file.read_text(encoding="utf-8")
    first = text.partition("\n")[0]
    title = first.removeprefix(_TITLE).removesuffix(" became.")
    if title == first:
        raise ValueError(f"{file}: the first line must be `{_TITLE}... became.`")
    rows = tomllib.loads(text)["fact"]
    return FactFile(
        name=file.stem, title=title, facts=tuple(Fact(**row) for row in rows)
    )
