"""Rules as validators: for a field of attrs, and inside pydantic's ``AfterValidator``.

A validator raises where `continuum.checks.check` reports: it is for values that must
not exist unless they meet the rules, such as a schedule about to be published. To look
at what falls short, use `check`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias, TypeVar, cast, overload

import attrs

from continuum import _fields
from continuum.assess import Reading, check_holidays
from continuum.checks import Subject, check
from continuum.circumstances import Circumstances
from continuum.errors import (
    ContinuumError,
    FieldTypeError,
    FieldValueError,
)
from continuum.findings import Finding, Report, Severity
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.rules import Rulebook, several_rulebooks
from continuum.verdicts import Verdict

__all__ = ["Meets", "NotMetError", "meets"]

_S = TypeVar("_S", bound=Subject)
_T = TypeVar("_T")

Day: TypeAlias = date | Callable[[_S], date]
"""The day of the judgment, or how to tell it from the value."""

_GRAVEST = tuple(Severity)

_MOST_TOLD = 5
"""Findings that a message spells out; a national rulebook may have hundreds."""


class NotMetError(ContinuumError, ValueError):
    """A value does not meet the rules it must meet.

    Args:
        findings: What falls short, in the order of the report.
        report: The whole report.
    """

    def __init__(self, findings: tuple[Finding, ...], report: Report) -> None:
        super().__init__(findings, report)
        self.findings = findings
        self.report = report

    def __str__(self) -> str:
        if not self.findings:
            left_out = self.report.not_applicable
            reasons = sorted({item.reason.value for item in left_out})
            return f"no rule was judged: {', '.join(reasons)}"
        lines = [str(finding) for finding in self.findings[:_MOST_TOLD]]
        if more := len(self.findings) - len(lines):
            lines.append(f"and {more} more")
        return "\n".join(lines)

    def __repr__(self) -> str:
        # In a log, the codes tell; the report is there to be asked.
        codes = ", ".join(dict.fromkeys(each.code for each in self.findings))
        return f"NotMetError({codes})"


@attrs.frozen(kw_only=True)
class Meets:
    """A validator; `meets` makes it.

    Called with a value alone, it gives the value back, as pydantic asks. Called with an
    instance, an attribute and a value, as attrs calls it, it gives nothing back.
    """

    rulebooks: tuple[Rulebook, ...] = attrs.field(repr=False)
    at: tuple[Level, ...] | None
    on: Day[Subject]
    within: DateRange | None
    given: Circumstances | None
    reading: Reading | None
    holidays: frozenset[date] | None
    gravest: tuple[Severity, ...]
    unknown: bool

    @overload
    def __call__(self, value: _S, /) -> _S: ...

    @overload
    def __call__(
        self, instance: object, attribute: attrs.Attribute[_T], value: _T, /
    ) -> None: ...

    def __call__(
        self, first: object, attribute: object = None, value: object = None, /
    ) -> object:
        """Judge a value.

        Raises:
            NotMetError: It falls short of a rule, or no rule was judged.
        """
        if attribute is not None:
            self._judge(cast("Subject", value))
            return None
        self._judge(cast("Subject", first))
        return first

    def _judge(self, value: Subject) -> None:
        if not isinstance(value, Subject):
            expected = "a Schedule, a TreatmentPlan, a Stay, a Program or an Episode"
            raise FieldTypeError("meets", "value", value, expected)
        day = self.on if isinstance(self.on, date) else self.on(value)
        report = check(
            value,
            under=self.rulebooks,
            at=self.at,
            on=day,
            within=self.within,
            given=self.given,
            reading=self.reading,
            holidays=self.holidays,
        )
        short = (Verdict.UNMET,) if self.unknown else (Verdict.UNMET, Verdict.UNKNOWN)
        findings = tuple(
            finding
            for finding in report
            if finding.verdict in short and finding.severity in self.gravest
        )
        # A check that judged nothing shows nothing.
        if findings or not report.findings:
            raise NotMetError(findings, report)


def meets(
    rulebook: Rulebook | Iterable[Rulebook],
    *,
    on: Day[_S],
    at: Level | Iterable[Level] | None = None,
    within: DateRange | None = None,
    given: Circumstances | None = None,
    reading: Reading | None = None,
    holidays: frozenset[date] | None = None,
    severity: Severity = Severity.INFORMATION,
    unknown: bool = False,
) -> Meets:
    """A validator that a value meets every rule of *rulebook* at a level.

    Args:
        rulebook: One rulebook or several.
        on: Day of the judgment, or a function that tells it from the value, such as
            ``lambda plan: plan.in_force.start``. There is no default, since nothing
            here reads a clock.
        at: Level or levels, as for `check`.
        within: Days to which the judgment is confined, as for `check`.
        given: Facts about those a schedule or plan is for, as for `check`.
        reading: Choices of interpretation.
        holidays: Days on which nobody works, as for `check`.
        severity: The least that counts: with ``Severity.ERROR``, statutes and
            regulations alone.
        unknown: Whether what cannot be decided passes.

    Raises:
        FieldTypeError: An argument of the wrong type.
        FieldValueError: No rulebook, or no level in *at*.
        DuplicateCodeError: Two rulebooks of one authority.

    >>> from continuum.rulebooks.us import medicare
    >>> from continuum.services import ServiceKind
    >>> from continuum.sessions import Schedule
    >>> from continuum.systems import medicare as levels
    >>> valid = meets(
    ...     medicare.RULEBOOK,
    ...     at=levels.IOP,
    ...     on=date(2026, 3, 2),
    ...     severity=Severity.ERROR,
    ... )
    >>> @attrs.frozen
    ... class Offer:
    ...     hours: Schedule = attrs.field(validator=valid)
    >>> evenings = "Mon Tue Thu 18:00-21:00"
    >>> offer = Offer(Schedule.weekly(evenings, kind=ServiceKind.COUNSELING))
    >>> short = Schedule.weekly(evenings, kind=ServiceKind.COUNSELING, breaks=1)
    >>> try:
    ...     Offer(short)
    ... except NotMetError as error:
    ...     [f"{found.code} {found.shortfall}" for found in error.findings]
    ['US-MEDICARE-002 3 minutes', 'US-MEDICARE-008 3 minutes']
    """
    books = several_rulebooks("meets", "rulebook", rulebook, "meets rulebook=")
    if not callable(on):
        _fields.day("meets", "on", on)
    levels = None if at is None else _fields.several("meets", "at", at, Level)
    if levels == ():
        raise FieldValueError("meets", "at", None, "at least one level, or left out")
    for field, value, kind in (
        ("within", within, DateRange),
        ("given", given, Circumstances),
        ("reading", reading, Reading),
    ):
        if value is not None:
            _fields.instance("meets", field, value, kind)
    check_holidays("meets", holidays)
    _fields.instance("meets", "severity", severity, Severity)
    _fields.instance("meets", "unknown", unknown, bool)
    return Meets(
        rulebooks=books,
        at=levels,
        on=cast("Day[Subject]", on),
        within=within,
        given=given,
        reading=reading,
        holidays=holidays,
        gravest=_GRAVEST[: _GRAVEST.index(severity) + 1],
        unknown=unknown,
    )
