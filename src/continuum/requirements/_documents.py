"""Requirements about documents: due by when, how often again, signed by whom."""

from __future__ import annotations

import enum
from typing import Final, TypeAlias, assert_never

import attrs

from continuum import _fields
from continuum.documents import LandmarkKind, Signer, checked_signers
from continuum.errors import FieldTypeError, FieldValueError
from continuum.services import CLINICAL, ServiceFilter
from continuum.terms import AnyTime, Earliest, Latest, Limit, Term, TermUnit

__all__ = [
    "ADMISSION",
    "Anchor",
    "Completed",
    "Due",
    "Happened",
    "OnPaper",
    "Repeats",
    "SessionHeld",
    "Signed",
    "Since",
    "terms_of",
]


@attrs.frozen
class Happened:
    """A clock runs from something that happened.

    Args:
        kind: A `LandmarkKind` or a name of the caller's own.
        each: Whether it runs anew each time, not from the first time alone.
        always: Whether it happens in every stay: then a record without it lacks a fact,
            and a document made earlier in the stay serves, too.
    """

    kind: str
    each: bool = attrs.field(default=False, kw_only=True)
    always: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.text("Happened", "kind", self.kind)
        _fields.instance("Happened", "each", self.each, bool)
        _fields.instance("Happened", "always", self.always, bool)

    def __str__(self) -> str:
        return f"{'each ' if self.each else ''}{_fields.spaced(self.kind)}"


@attrs.frozen
class Completed:
    """A clock runs from the day on which the first document of a kind was complete."""

    kind: str

    def __attrs_post_init__(self) -> None:
        _fields.text("Completed", "kind", self.kind)

    def __str__(self) -> str:
        return f"the {_fields.spaced(self.kind)}"


@attrs.frozen
class SessionHeld:
    """A clock runs from each session held, and each needs a document of its own."""

    of: ServiceFilter = CLINICAL

    def __attrs_post_init__(self) -> None:
        _fields.instance("SessionHeld", "of", self.of, ServiceFilter)

    def __str__(self) -> str:
        return f"each session of {self.of}"


Anchor: TypeAlias = Happened | Completed | SessionHeld
"""From what a clock runs."""

ADMISSION: Final = Happened(LandmarkKind.ADMISSION, always=True)


@attrs.frozen
class Due:
    """A document is due.

    Args:
        document: A `continuum.documents.DocumentKind` or a name of the caller's own.
        within: Time limit; None where it must be made, but no text says by when: then
            it is not overdue while the stay lasts.
        after: From what the limit runs; admission unless given.
        before: How long before that an earlier document still serves; None if only one
            made from that day on does, or one made in the stay where that day always
            comes.
        signed_by: Who must have signed before it counts as made.

    >>> from continuum.terms import calendar_days
    >>> str(Due("treatment-plan", within=calendar_days(7)))
    'treatment plan within 7 calendar days of admission'
    """

    document: str
    within: Limit | None = attrs.field(kw_only=True)
    after: Anchor = attrs.field(default=ADMISSION, kw_only=True)
    before: Term | AnyTime | None = attrs.field(default=None, kw_only=True)
    signed_by: tuple[Signer, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.text("Due", "document", self.document)
        if self.within is not None:
            _limit("Due", "within", self.within)
        _anchor("Due", self.after)
        if self.before is not None and not isinstance(self.before, AnyTime):
            _fields.instance("Due", "before", self.before, Term)
            if self.before.unit not in _BACKWARD:
                expected = "in hours, calendar days, weeks or months, or ANY_TIME"
                raise FieldValueError("Due", "before", str(self.before), expected)
        checked_signers("Due", "signed_by", self.signed_by)

    def __str__(self) -> str:
        when = _when(self.within, self.before, str(self.after))
        signed = f", signed by {_names(self.signed_by)}" if self.signed_by else ""
        return f"{_fields.spaced(self.document)} {when}{signed}"


class Since(enum.StrEnum):
    """From what each next term of a recurrence runs."""

    LAST = "the last one"
    """A document made early moves all that follow."""

    ANCHOR = "a fixed day"
    """The days are fixed by the anchor, whenever a document is made."""


@attrs.frozen
class Repeats:
    """A document is due again and again.

    Args:
        document: A `continuum.documents.DocumentKind` or a name of the caller's own.
        every: Time limit from one to the next; None where *at* lists them all.
        at: Limits of the first ones, each from the anchor, in order.
        since: Whether the next limit runs from the last document or from fixed days.
        after: From what the first limit runs; admission unless given.
        signed_by: Who must have signed before it counts as made.

    >>> from continuum.terms import calendar_days
    >>> every = calendar_days(30)
    >>> str(Repeats("recertification", at=(calendar_days(18),), every=every))
    'recertification within 18 calendar days of admission, then every 30 calendar days'
    """

    document: str
    every: Limit | None = attrs.field(kw_only=True)
    at: tuple[Limit, ...] = attrs.field(default=(), kw_only=True)
    since: Since = attrs.field(default=Since.LAST, kw_only=True)
    after: Happened | Completed = attrs.field(default=ADMISSION, kw_only=True)
    signed_by: tuple[Signer, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.text("Repeats", "document", self.document)
        if not isinstance(self.at, tuple):
            raise FieldTypeError("Repeats", "at", self.at, "a tuple of time limits")
        for index, limit in enumerate(self.at):
            _limit("Repeats", f"at[{index}]", limit)
        if self.every is None and not self.at:
            raise FieldValueError("Repeats", "every", None, "given, unless at is")
        _fields.instance("Repeats", "since", self.since, Since)
        if self.every is not None:
            _limit("Repeats", "every", self.every)
            _repeatable(self.every, self.since)
        if not isinstance(self.after, Happened | Completed):
            expected = "a Happened or a Completed"
            raise FieldTypeError("Repeats", "after", self.after, expected)
        if isinstance(self.after, Happened) and self.after.each:
            expected = "from the first time alone: each=False"
            raise FieldValueError("Repeats", "after", str(self.after), expected)
        checked_signers("Repeats", "signed_by", self.signed_by)

    def __str__(self) -> str:
        parts = [_within(limit, str(self.after)) for limit in self.at]
        if self.every is not None and parts:
            days = ", on fixed days" if self.since is Since.ANCHOR else ""
            parts.append(f"then {_every(self.every)}{days}")
        elif self.every is not None:
            which = ""
            if isinstance(self.every, Earliest | Latest):
                which = f", {self.every.which}"
            fixed = self.since is Since.ANCHOR
            start = ", counted from " if fixed else " after "
            every = _every(self.every).removesuffix(which)
            parts.append(f"{every}{start}{self.after}{which}")
        signed = f", signed by {_names(self.signed_by)}" if self.signed_by else ""
        return f"{_fields.spaced(self.document)} {', '.join(parts)}{signed}"


@attrs.frozen
class Signed:
    """Every document of a kind must be signed.

    Args:
        document: A `continuum.documents.DocumentKind` or a name of the caller's own.
        by: Who must sign, each of them.
        within: Time limit; None where it must be signed, but no text says by when: then
            a document without the signature falls short at once.
        from_effective: Whether the limit runs from the first day the document speaks
            for, not from the day it was complete.

    >>> from continuum.documents import Party
    >>> from continuum.terms import calendar_days
    >>> str(Signed("treatment-plan", by=(Party.PATIENT,), within=calendar_days(10)))
    'treatment plan signed by patient within 10 calendar days of being made'
    """

    document: str
    by: tuple[Signer, ...] = attrs.field(kw_only=True)
    within: Limit | None = attrs.field(default=None, kw_only=True)
    from_effective: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.text("Signed", "document", self.document)
        checked_signers("Signed", "by", self.by)
        if not self.by:
            raise FieldValueError("Signed", "by", None, "at least one role")
        if self.within is not None:
            _limit("Signed", "within", self.within)
        _fields.instance("Signed", "from_effective", self.from_effective, bool)

    def __str__(self) -> str:
        start = "taking effect" if self.from_effective else "being made"
        within = "" if self.within is None else f" {_within(self.within, start)}"
        return f"{_fields.spaced(self.document)} signed by {_names(self.by)}{within}"


def terms_of(requirement: OnPaper) -> tuple[Term, ...]:
    """Every time limit in a requirement about documents."""
    match requirement:
        case Due(within=within) | Signed(within=within):
            limits: tuple[Limit | None, ...] = (within,)
        case Repeats(every=every, at=at):
            limits = (*at, every)
        case _:
            assert_never(requirement)
    found: list[Term] = []
    for limit in limits:
        if isinstance(limit, Term):
            found.append(limit)
        elif limit is not None:
            found += limit.terms
    return tuple(found)


OnPaper: TypeAlias = Due | Repeats | Signed
"""A requirement about documents."""

_BACKWARD = (TermUnit.HOURS, TermUnit.CALENDAR_DAYS, TermUnit.WEEKS, TermUnit.MONTHS)
_FIXED = (TermUnit.CALENDAR_DAYS, TermUnit.WEEKS, TermUnit.MONTHS)


def _when(within: Limit | None, before: Term | AnyTime | None, start: str) -> str:
    """When something is due around the start of its clock, in words."""
    if before is None:
        return _within(within, start)
    any_time = isinstance(before, AnyTime)
    early = "before" if any_time else f"up to {before} before"
    if within is None:
        return f"before or after {start}" if any_time else f"{early} {start}, or after"
    if any_time and isinstance(within, Term) and not within.value:
        return f"by {_day_of(within)}{start}"
    return f"{early} {start}, or {_within(within, 'it')}"


def _every(limit: Limit) -> str:
    """A limit that comes again, in words: one of its units is not counted."""
    words = str(limit)
    return f"every {words.removeprefix('1 ') if isinstance(limit, Term) else words}"


def _within(limit: Limit | None, start: str) -> str:
    """How long a limit is and what it runs from, in words."""
    match limit:
        case None:
            return f"after {start}"
        case Term(value=0):
            word = "by" if limit.unit is TermUnit.HOURS else "on"
            return f"{word} {_day_of(limit)}{start}"
        case Term() if limit.counts_service:
            _, mark, first = str(limit).partition(", the first")
            return f"{_span(limit)} after {start}{mark}{first}"
        case Term():
            # What qualifies the limit comes last.
            days, mark, first = str(limit).partition(", the first")
            return f"within {days} of {start}{mark}{first}"
        case _:
            spans = " or ".join(map(_span, limit.terms))
            marks = dict.fromkeys(str(term).partition(", ")[2] for term in limit.terms)
            told = ", ".join(mark for mark in (*marks, limit.which) if mark)
            return f"{spans} of {start}, {told}"


def _span(term: Term) -> str:
    term = attrs.evolve(term, first_counts=None)
    if not term.counts_service:
        return f"within {term}"
    words = str(attrs.evolve(term, value=1)).removeprefix("1 ")
    return f"by the {_fields.ordinal(term.value)} {words}"


def _day_of(term: Term) -> str:
    return "" if term.unit is TermUnit.HOURS else "the day of "


def _limit(owner: str, field: str, value: object) -> None:
    if not isinstance(value, Limit):
        raise FieldTypeError(owner, field, value, "a Term, Earliest or Latest")


def _anchor(owner: str, value: object) -> None:
    if not isinstance(value, Anchor):
        expected = "a Happened, Completed or SessionHeld"
        raise FieldTypeError(owner, "after", value, expected)


def _repeatable(every: Limit, since: Since) -> None:
    terms = (every,) if isinstance(every, Term) else every.terms
    if any(term.value == 0 for term in terms):
        raise FieldValueError("Repeats", "every", str(every), "longer than no time")
    if since is Since.LAST:
        return
    if not isinstance(every, Term) or every.unit not in _FIXED:
        expected = "calendar days, weeks or months where the days are fixed"
        raise FieldValueError("Repeats", "every", str(every), expected)


def _names(roles: tuple[Signer, ...]) -> str:
    return " and ".join(_fields.spaced(role) for role in roles)
