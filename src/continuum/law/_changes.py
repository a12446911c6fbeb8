"""What became of a rule: its texts in order, and what each changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import attrs

from continuum import _fields, _html
from continuum.citations import Authority
from continuum.law._asked import asked_by
from continuum.law._matches import Match, matched
from continuum.law._people import words
from continuum.law._shown import Row, differences, services
from continuum.law._words import short, table, wrapped
from continuum.periods import DateRange
from continuum.rules import Rule, Rulebook, RuleVersion

__all__ = ["Changes", "Revision", "changes"]

_WIDTHS = (15, 10, 26, 23)
"""Columns of the table; with the gaps between them, 80."""


@attrs.frozen(kw_only=True)
class Revision:
    """Some days of a rule: those of one text, or days without any.

    Args:
        rule: The rule.
        days: The days.
        version: The text; None where none was read for these days.
        matches: Its clauses beside those of the text before, however long before; none
            for the first text, and where there is no text.
    """

    rule: Rule
    days: DateRange
    version: RuleVersion | None = None
    matches: tuple[Match, ...] = ()

    @property
    def changed(self) -> tuple[Match, ...]:
        """What the text asks otherwise than the one before, anew, or no more."""
        return tuple(match for match in self.matches if not match.alike)


@attrs.frozen(kw_only=True)
class Changes:
    """The texts of rules of one authority, in order, and what each changed.

    Args:
        authority: Who says so.
        steps: By rule, each from its first text to the end of its last.
    """

    authority: Authority
    steps: tuple[Revision, ...]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from wrapped(self._heading())
        yield ""
        yield from table(_HEADERS, map(_row, self.steps), _WIDTHS)
        for note in self._notes():
            yield from wrapped(note, indent="    ")

    def _repr_html_(self) -> str:
        rows = map(_row, self.steps)
        heading, below = self._heading(), self._notes()
        return _html.table(_HEADERS, rows, caption=heading, below=below)

    def _heading(self) -> str:
        return f"{self.authority}: texts in order, and what each changed"

    def _notes(self) -> Iterator[str]:
        for step in self.steps:
            yield from _counted(step)


def changes(book: Rulebook, code: str | None = None) -> Changes:
    """Tell what became of the rule with that code, text by text.

    Args:
        book: The rulebook.
        code: Code of the rule; unless given, every rule that changed: that has more
            than one text, or whose last text has ended.

    Raises:
        UnknownRuleError: The book has no such rule.

    >>> from continuum.rulebooks.us import mn
    >>> for step in changes(mn.RULEBOOK, "US-MN-001").steps:
    ...     print(step.days, [match.by for match in step.changed])
    2018-12-31 to 2023-07-31 []
    2023-08-01 to 2026-11-20 []
    from 2026-11-21 [3]
    """
    _fields.instance("changes", "book", book, Rulebook)
    if code is not None:
        _fields.instance("changes", "code", code, str)
        rules: tuple[Rule, ...] = (book[code],)
    else:
        rules = tuple(
            rule
            for rule in book
            if any(version.in_force.end is not None for version in rule.versions)
        )
    steps = tuple(step for rule in rules for step in _steps(book.authority, rule))
    return Changes(authority=book.authority, steps=steps)


def _steps(authority: Authority, rule: Rule) -> Iterator[Revision]:
    first = rule.versions[0]
    yield Revision(rule=rule, days=first.in_force, version=first)
    for before, version in pairwise(rule.versions):
        end, start = before.in_force.end, version.in_force.start
        if end is not None and end < start:
            yield Revision(rule=rule, days=DateRange(end, start))
        yield Revision(
            rule=rule,
            days=version.in_force,
            version=version,
            matches=matched(
                asked_by(authority, rule, before), asked_by(authority, rule, version)
            ),
        )
    end = rule.versions[-1].in_force.end
    if end is not None:
        yield Revision(rule=rule, days=DateRange(end))


# --- in words -------------------------------------------------------------------------

_HEADERS = ("rule", "in force", "asks", "changed")


def _row(step: Revision) -> Row:
    rule, days = step.rule, tuple(str(step.days).split(" to "))
    if step.version is None:
        ended = step.days.end is None
        return (rule.code,), days, ("no text any more" if ended else "no text",), ()
    asked = (short(str(step.version.requirement)), str(step.version.citation))
    return (rule.code, rule.place), days, asked, tuple(_said(step))


def _said(step: Revision) -> Iterator[str]:
    """Yield what a text changed, clause by clause."""
    if step.matches and not step.changed:
        yield "asks the same"
    for match in step.changed:
        whom = words(match.who)
        of_whom = f"{whom}, " if whom else ""
        if not match.a:
            yield short(f"{of_whom}new: {match.b[0].clause.asks}")
        elif not match.b:
            yield short(f"{of_whom}no more: {match.a[0].clause.asks}")
        else:
            how = ", ".join(differences(match))
            now, before = match.b[0].clause.asks, match.a[0].clause.asks
            yield short(f"{of_whom}{how}: {now}; before: {before}")


def _counted(step: Revision) -> Iterator[str]:
    """Yield which services count no more, or anew."""
    found: dict[str, None] = {}
    for match in step.matches:
        gone, new = services(match)
        parts = [f"no more {gone}"] * bool(gone) + [f"now {new}"] * bool(new)
        if parts:
            found[f"{step.rule.code} counts {', and '.join(parts)}, {step.days}"] = None
    yield from found
