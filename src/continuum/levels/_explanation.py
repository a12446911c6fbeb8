"""Why a move is expected, acceptable or unusual: every reason at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from continuum import _fields, _html
from continuum.circumstances import Circumstances, fact_name, holds
from continuum.citations import Citation
from continuum.errors import FieldValueError
from continuum.levels._level import Guard, Level, Outside, Place
from continuum.levels._transition import (
    Expectation,
    Transition,
    TransitionKind,
    kind_by_rank,
    place_code,
)
from continuum.verdicts import Verdict, all_met

__all__ = ["Explanation", "Reason"]

UNDESCRIBED = "no such move is described; it is allowed, since need decides"


@attrs.frozen(kw_only=True)
class Reason:
    """One thing that speaks for a move, or against its being usual.

    Args:
        verdict: Met where it speaks for the move. Unmet where it speaks against: a
            documented reason is asked for, and settles it. Unknown where *fact* tells.
        statement: What it is, in one clause.
        fact: Name of the fact that is not known; None unless *verdict* is unknown.
        source: The text that says so; None where none was read.
    """

    verdict: Verdict
    statement: str
    fact: str | None = None
    source: Citation | None = None

    def __attrs_post_init__(self) -> None:
        _fields.instance("Reason", "verdict", self.verdict, Verdict)
        _fields.text("Reason", "statement", self.statement)
        if self.source is not None:
            _fields.instance("Reason", "source", self.source, Citation)
        if self.fact is not None:
            _fields.text("Reason", "fact", self.fact)
        if (self.fact is not None) is not (self.verdict is Verdict.UNKNOWN):
            expected = "given where the verdict is unknown, and only there"
            raise FieldValueError("Reason", "fact", self.fact, expected)

    def __str__(self) -> str:
        return f"{self.statement} ({self.fact}?)" if self.fact else self.statement


def facts_of(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Names of the facts that are not known, each once, in the order of *reasons*."""
    facts = [reason.fact for reason in reasons if reason.fact is not None]
    return tuple(dict.fromkeys(facts))


@attrs.frozen(kw_only=True)
class Explanation:
    """How usual one move is for one patient on one day, with all the reasons.

    Every move is allowed. What is asked is whether it needs a documented reason.

    Args:
        origin: Where the patient is.
        target: Where the patient would go.
        kind: What kind of move it is; told by the ranks where it is not described.
        transition: The move as the continuum describes it, or None.
        reasons: What speaks for it and against it, in the order of the data.
    """

    origin: Place
    target: Place
    kind: TransitionKind
    transition: Transition | None
    reasons: tuple[Reason, ...]

    @property
    def at_best(self) -> Expectation:
        """How usual it is where every fact that is not known speaks for it."""
        return self._with({Verdict.UNMET})

    @property
    def at_worst(self) -> Expectation:
        """How usual it is where every fact that is not known speaks against it."""
        return self._with({Verdict.UNMET, Verdict.UNKNOWN})

    def _with(self, against: set[Verdict]) -> Expectation:
        if any(part.verdict in against for part in self.reasons):
            return Expectation.UNUSUAL
        described = self.transition
        return Expectation.EXPECTED if described is None else described.expectation

    @property
    def expectation(self) -> Expectation | None:
        """How usual it is; None where a fact that is not known decides."""
        return self.at_best if self.at_best is self.at_worst else None

    @property
    def verdict(self) -> Verdict:
        """Whether nothing need be documented: met, unmet, or not known."""
        return all_met(reason.verdict for reason in self.reasons)

    @property
    def asks(self) -> tuple[Reason, ...]:
        """What a documented reason would settle: all that speaks against the move."""
        return self._of(Verdict.UNMET)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the facts that are not known, and would tell."""
        return facts_of(self.reasons)

    def _of(self, verdict: Verdict) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.verdict is verdict)

    def __str__(self) -> str:
        ends = f"{place_code(self.origin)} to {place_code(self.target)}"
        usual = self.expectation or f"{self.at_best} or {self.at_worst}"
        parts = [f"{ends}: {self.kind}, {usual}"]
        for words, verdict in (("for", Verdict.MET), ("against", Verdict.UNMET)):
            found = [str(reason) for reason in self._of(verdict)]
            if found:
                parts.append(f"{words} it: {', '.join(found)}")
        if self.missing:
            parts.append(f"not known: {', '.join(self.missing)}")
        return "; ".join(parts)

    def _repr_html_(self) -> str:
        rows = [
            (
                str(reason.verdict),
                reason.statement,
                reason.fact or "",
                "practice knowledge" if reason.source is None else str(reason.source),
            )
            for reason in self.reasons
        ]
        headers = ("verdict", "reason", "not known", "source")
        return _html.table(headers, rows, caption=str(self).split(";", 1)[0])


def explain(
    transition: Transition | None,
    origin: Place,
    target: Place,
    given: Circumstances,
    on: date,
    *,
    unread: str | None,
) -> Explanation:
    """Explain a move whose ends are known to be places of one continuum.

    Args:
        transition: The move as it is described, or None.
        origin: Where the patient is.
        target: Where the patient would go.
        given: What is known of the patient.
        on: Day of the move.
        unread: Name of the system where no move of it was read at all, or None.
    """
    return Explanation(
        origin=origin,
        target=target,
        kind=_kind(origin, target) if transition is None else transition.kind,
        transition=transition,
        reasons=tuple(_reasons(transition, target, given, on, unread)),
    )


def check_move(origin: Place, target: Place) -> None:
    """Check that a move can be: to another place, and never back before care."""
    if target == origin:
        code = place_code(target)
        raise FieldValueError("explain_move", "target", code, "another place")
    if target is Outside.BEFORE:
        expected = "a level or Outside.AFTER: care that was given stays given"
        raise FieldValueError("explain_move", "target", str(target), expected)
    if isinstance(origin, Outside) and isinstance(target, Outside):
        expected = "a level: who is outside care can only be admitted"
        raise FieldValueError("explain_move", "target", str(target), expected)


def _reasons(
    transition: Transition | None,
    target: Place,
    given: Circumstances,
    on: date,
    unread: str | None,
) -> Iterator[Reason]:
    if unread is not None:
        yield Reason(
            verdict=Verdict.UNKNOWN,
            statement="no text about moves between the levels was read",
            fact=f"moves of {unread}",
        )
    elif transition is None:
        yield Reason(verdict=Verdict.UNMET, statement=UNDESCRIBED)
    else:
        unusual = transition.expectation is Expectation.UNUSUAL
        yield Reason(
            verdict=Verdict.UNMET if unusual else Verdict.MET,
            statement=transition.rationale,
            source=transition.source,
        )
        for guard in transition.guards:
            yield _guarded(guard, transition.source, given, on)
    if isinstance(target, Level):
        for guard in target.guards:
            yield _guarded(guard, target.source, given, on)


def _guarded(
    guard: Guard, source: Citation | None, given: Circumstances, on: date
) -> Reason:
    found = holds(guard.condition, given, on)
    if found is None:
        return Reason(
            verdict=Verdict.UNKNOWN,
            statement=guard.rationale,
            fact=fact_name(guard.condition),
            source=source,
        )
    verdict = Verdict.MET if found is guard.holds else Verdict.UNMET
    return Reason(verdict=verdict, statement=guard.rationale, source=source)


def _kind(origin: Place, target: Place) -> TransitionKind:
    if origin is Outside.BEFORE:
        return TransitionKind.ADMISSION
    if isinstance(origin, Outside):
        return TransitionKind.READMISSION
    if isinstance(target, Outside):
        return TransitionKind.DISCHARGE
    return kind_by_rank(origin, target)
