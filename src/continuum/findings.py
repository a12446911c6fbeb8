"""What a check returns: findings, what was not applicable, and the report of both."""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from textwrap import wrap
from typing import NamedTuple, NoReturn, TypeAlias, TypeVar, assert_never

import attrs

from continuum import _fields, _html
from continuum.assess import (
    Assessment,
    Excused,
    Filed,
    Lacking,
    NothingDue,
    Observed,
    Portion,
    Reading,
    Seen,
    Staffed,
)
from continuum.citations import Authority, AuthorityKind, Citation
from continuum.errors import UndecidedError, UnknownRuleError, printable
from continuum.ledger import Credit, Exclusion
from continuum.levels import Level
from continuum.periods import DAYS_PER_WEEK, DateRange
from continuum.requirements import (
    AllOf,
    Amount,
    Average,
    Bound,
    Given,
    Requirement,
)
from continuum.rules import Rule, RuleVersion
from continuum.sessions import Session
from continuum.verdicts import Verdict, all_met

__all__ = [
    "Finding",
    "NotApplicable",
    "NotApplicableReason",
    "Notice",
    "Plain",
    "Report",
    "Severity",
    "describe",
    "severity_of",
]

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"
"""What JSON can hold, without floating-point numbers."""


class Severity(enum.StrEnum):
    """How much an unmet rule weighs, from the kind of text that makes it."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


_SEVERITY = {
    AuthorityKind.STATUTE: Severity.ERROR,
    AuthorityKind.REGULATION: Severity.ERROR,
    AuthorityKind.PAYER_POLICY: Severity.WARNING,
    AuthorityKind.STANDARD: Severity.WARNING,
    AuthorityKind.GUIDANCE: Severity.INFORMATION,
    AuthorityKind.PAYMENT: Severity.INFORMATION,
    AuthorityKind.PROGRAM_CLAIM: Severity.INFORMATION,
}


def severity_of(kind: AuthorityKind) -> Severity:
    """How much an unmet rule weighs that a text of that *kind* makes."""
    return _SEVERITY[kind]


class Notice(enum.StrEnum):
    """Something a reader of a finding must know beside its verdict."""

    STALE = "the text is not known to stand"
    AS_PLANNED = "judged as if every planned session took place"
    DELIVERED_SHORT = "less was delivered than the rule asks of the plan"
    ON_LEAVE = "the patient was on leave for a part of the days"


class NotApplicableReason(enum.StrEnum):
    """Why a rule, or some windows of it, were not judged. Never to be read as met."""

    OTHER_LEVEL = "other level"
    OTHER_POPULATION = "other population"
    NO_TEXT = "no text read for that day"
    CUT_WINDOW = "window cut short"
    OTHER_SUBJECT = "not a matter of what was judged"
    NOTHING_DUE = "nothing was due"
    NO_PART = "the plan has no such part"
    NO_SERVICE_DAY = "no service day"
    NO_WINDOW = "no such window in the days judged"
    NO_SUCH_LEVEL = "the authority has no such level"


@attrs.frozen(slots=False)  # built by the dozen; see `continuum.assess.Assessment`
class Finding:
    """The outcome of one rule over one window.

    Args:
        rule: The rule.
        version: Its version that was judged.
        authority: Who says so.
        assessment: The verdict with its evidence, as a tree.
        reading: The choices of interpretation made.
        notices: What must be known beside the verdict.
        track: Which track of a program it is about; empty where it is about no track.
    """

    rule: Rule
    version: RuleVersion
    authority: Authority
    assessment: Assessment
    reading: Reading
    notices: tuple[Notice, ...] = ()
    track: str = ""

    @property
    def code(self) -> str:
        """Permanent code of the rule."""
        return self.rule.code

    @property
    def name(self) -> str:
        """Name of the rule."""
        return self.rule.name

    @property
    def window(self) -> DateRange:
        """The days judged."""
        return self.assessment.window

    @property
    def verdict(self) -> Verdict:
        """Met, unmet or unknown."""
        return self.assessment.verdict

    @property
    def severity(self) -> Severity:
        """How much it weighs if unmet."""
        return severity_of(self.version.citation.kind or self.authority.kind)

    @property
    def required(self) -> Requirement:
        """What the rule asks."""
        return self.version.requirement

    @property
    def observed(self) -> Seen | None:
        """What was found where the verdict was decided; None if nothing was."""
        return self.assessment.deciding.observed

    @property
    def shortfall(self) -> Amount | None:
        """How far the floor that decided is missed; None where none is."""
        return _amount(self.assessment.deciding.shortfall, self.observed)

    @property
    def excess(self) -> Amount | None:
        """How far the ceiling that decided is exceeded; None where none is."""
        return _amount(self.assessment.deciding.excess, self.observed)

    @property
    def counted(self) -> tuple[Credit, ...]:
        """Every session that was counted, once, by day."""
        if not self.assessment.parts:
            return self.assessment.counted
        found: Counter[Credit] = Counter()
        for node in _nodes(self.assessment):
            # Two sessions may be alike in everything; one may count at many nodes.
            found |= Counter(node.counted)
        return tuple(sorted(found.elements(), key=lambda credit: credit.session.order))

    @property
    def excluded(self) -> tuple[Exclusion, ...]:
        """Every session of the window that was counted nowhere, with the reason."""
        if not self.assessment.parts:
            return self.assessment.excluded
        counted: Counter[Session] = Counter()
        everything: Counter[Session] = Counter()
        found: Counter[Exclusion] = Counter()
        for node in _nodes(self.assessment):
            here = Counter(credit.session for credit in node.counted)
            counted |= here
            everything |= here + Counter(item.session for item in node.excluded)
            found |= Counter(node.excluded)
        left = everything - counted
        excluded: list[Exclusion] = []
        for item in found.elements():
            if left[item.session]:
                left[item.session] -= 1
                excluded.append(item)
        return tuple(excluded)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the facts that would decide an unknown verdict."""
        return self.assessment.missing

    @property
    def citation(self) -> Citation:
        """Where the authority says so."""
        return self.version.citation

    def __bool__(self) -> NoReturn:
        raise UndecidedError("Finding")

    def __str__(self) -> str:
        return describe(self)


@attrs.frozen(kw_only=True)
class NotApplicable:
    """A rule, or some windows of it, that were not judged, and why.

    Args:
        rule: The rule.
        reason: Why.
        windows: The days concerned; none where the whole rule is.
    """

    rule: Rule
    reason: NotApplicableReason
    windows: tuple[DateRange, ...] = ()


@attrs.frozen(kw_only=True)
class Report:
    """Everything one check found: the met, the unmet, the unknown, the not applicable.

    Args:
        subject: What was judged, in a word: ``Schedule``.
        levels: Levels it was judged at.
        on: Day of the judgment.
        authorities: Whose rules.
        revised: For each of these, the day of its rulebook's last revision; None where
            the rulebook does not say.
        reading: The choices of interpretation made.
        findings: By rulebook, rule and window.
        not_applicable: What was not judged, in the same order.
    """

    subject: str
    levels: tuple[Level, ...]
    on: date
    authorities: tuple[Authority, ...]
    revised: tuple[date | None, ...]
    reading: Reading
    findings: tuple[Finding, ...]
    not_applicable: tuple[NotApplicable, ...]

    @property
    def met(self) -> tuple[Finding, ...]:
        """The findings that are met."""
        return self._with(Verdict.MET)

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """The findings that are unmet."""
        return self._with(Verdict.UNMET)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The findings that cannot be decided on the facts given."""
        return self._with(Verdict.UNKNOWN)

    def _with(self, verdict: Verdict) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.verdict is verdict)

    def verdicts(self) -> dict[str, Verdict]:
        """The verdict of each rule, by code: unmet if it is in any window."""
        return {
            code: all_met(finding.verdict for finding in findings)
            for code, findings in self.by_rule().items()
        }

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __getitem__(self, code: str) -> tuple[Finding, ...]:
        """The findings of the rule with that *code*, by window.

        Raises:
            UnknownRuleError: No rule with that code was judged.
        """
        _fields.instance("Report", "code", code, str)
        found = self.by_rule()
        if code not in found:
            for item in self.not_applicable:
                if item.rule.code == code:
                    where = f"the findings (not applicable: {item.reason})"
                    raise UnknownRuleError(code, where, tuple(found))
            raise UnknownRuleError(code, "the report", tuple(found))
        return found[code]

    def by_rule(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each rule, by code, in the order of the report."""
        return _grouped((finding.code, finding) for finding in self.findings)

    def by_window(self) -> dict[DateRange, tuple[Finding, ...]]:
        """The findings of each window, by its first day."""
        found = _grouped((finding.window, finding) for finding in self.findings)
        return dict(
            sorted(found.items(), key=lambda item: (item[0].start, item[0].days or 0))
        )

    def __bool__(self) -> NoReturn:
        raise UndecidedError("Report")

    def __str__(self) -> str:
        return "\n".join(_text(self))

    def _repr_html_(self) -> str:
        rows = [
            (
                line.code,
                str(line.verdict),
                tuple(line.found),
                line.asks,
                line.source,
            )
            for line in _lines(self)
        ]
        return _html.table(
            ("rule", "verdict", "found", "asks", "source"),
            rows,
            caption=_heading(self),
            below=(_under(self), _counts(self), *_notes(self)),
        )

    def to_plain(self) -> dict[str, Plain]:
        """Everything in the report as data that JSON can hold; days in ISO 8601."""
        return {
            "subject": self.subject,
            "levels": [_plain_level(level) for level in self.levels],
            "on": self.on.isoformat(),
            "authorities": [authority.code for authority in self.authorities],
            "revised": [day.isoformat() if day else None for day in self.revised],
            "reading": str(self.reading),
            "findings": [_plain_finding(finding) for finding in self.findings],
            "not_applicable": [
                {
                    "code": item.rule.code,
                    "reason": item.reason.value,
                    "windows": [_plain_range(window) for window in item.windows],
                }
                for item in self.not_applicable
            ],
        }


def describe(finding: Finding) -> str:
    """Render *finding* as one sentence. Its wording may change in any release."""
    rule, version = finding.rule, finding.version
    track = f", track {finding.track}" if finding.track else ""
    sentence = (
        f"{rule.code} {finding.verdict} on {finding.window}{track}: "
        f"{finding.authority} asks "
        f"for {finding.assessment.asked} "
        f"({version.citation}, in force {version.in_force})"
    )
    found = _found(finding)
    if found:
        sentence += f"; found {found}"
    notes = "".join(f"; note: {notice}" for notice in finding.notices)
    return printable(f"{sentence}{notes}.")


def _found(finding: Finding) -> str:
    """What was found where the verdict was decided, and what is amiss or missing."""
    reasons = list(_reasons(finding.assessment))
    counted = [_services(reason.requirement) for reason in reasons]
    several = len(set(counted) - {""}) > 1
    parts = [
        f"{of}: {part}" if several and of else part
        for of, reason in zip(counted, reasons, strict=True)
        for part in _measured(reason, finding.window)
    ]
    if finding.missing:
        parts.append(f"not known: {', '.join(finding.missing)}")
    return "; ".join(parts)


def _services(requirement: Requirement) -> str:
    """What an amount is of; blank where *requirement* is about none."""
    bound = requirement.bound if isinstance(requirement, Average) else requirement
    return str(bound.of) if isinstance(bound, Bound) else ""


def _reasons(assessment: Assessment) -> Iterator[Assessment]:
    """Yield what decided: every part that fails, or else the deciding leaf."""
    verdict = assessment.verdict
    joined = isinstance(assessment.requirement, AllOf | Given)
    if not joined or verdict is Verdict.MET:
        yield assessment.deciding
        return
    for part in assessment.parts:
        if part.verdict is verdict:
            yield from _reasons(part)


def _measured(leaf: Assessment, window: DateRange) -> Iterator[str]:
    """Yield what *leaf* compared, in words; nothing where it compared no amount."""
    if leaf.observed is None:
        return
    # A document names its own days.
    apart = leaf.window != window and not isinstance(leaf.observed, Filed)
    on = f" on {leaf.window}" if apart else ""
    spread = leaf.observed.windows if isinstance(leaf.observed, Observed) else 1
    span = f" over {spread} windows" if spread > 1 else ""
    words = f"{leaf.observed}{on}"
    short, over = leaf.shortfall, leaf.excess
    if isinstance(leaf.observed, Observed):
        if short is not None and leaf.verdict is Verdict.UNMET:
            words += f", {Amount(short, leaf.observed.unit)} too little{span}"
        if over is not None:
            words += f", {Amount(over, leaf.observed.unit)} too much{span}"
    yield words


def _amount(value: int | None, observed: Seen | None) -> Amount | None:
    if value is None or not isinstance(observed, Observed):
        return None
    return Amount(value, observed.unit)


def _nodes(assessment: Assessment) -> Iterator[Assessment]:
    yield assessment
    for part in assessment.parts:
        yield from _nodes(part)


_K = TypeVar("_K")


def _grouped(pairs: Iterable[tuple[_K, Finding]]) -> dict[_K, tuple[Finding, ...]]:
    groups: dict[_K, list[Finding]] = {}
    for key, finding in pairs:
        groups.setdefault(key, []).append(finding)
    return {key: tuple(findings) for key, findings in groups.items()}


_WIDTHS = (15, 7, 20, 32)
"""Columns of the table; with the gaps between them, 80."""

_GAP = "  "
_WIDE = 80
_MOST_WINDOWS = 5
"""Windows of one rule that are listed when they are not met; the rest are counted."""

_WORST_FIRST = (Verdict.UNMET, Verdict.UNKNOWN, Verdict.MET)


def _heading(report: Report) -> str:
    levels = ", ".join(str(level) for level in report.levels)
    return f"{report.subject}{f' at {levels}' if levels else ''} on {report.on}"


class _Line(NamedTuple):
    """What the tables say of one version of a rule, and of one track of a program."""

    code: str
    verdict: Verdict
    found: list[str]
    asks: str
    source: str


def _lines(report: Report) -> Iterator[_Line]:
    groups = _grouped(
        ((finding.code, finding.version, finding.track), finding)
        for finding in report.findings
    )
    for findings in groups.values():
        verdict = next(
            worst for worst in _WORST_FIRST for f in findings if f.verdict is worst
        )
        worst = next(f for f in findings if f.verdict is verdict)
        yield _Line(
            worst.code,
            verdict,
            [f"track {worst.track}:"] * bool(worst.track) + list(_found_in(findings)),
            str(worst.assessment.asked),
            f"{worst.citation}, {worst.version.in_force}",
        )


def _found_in(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield what was found: in the only window, or in each that is not met."""
    if len(findings) == 1:
        yield _short(_found(findings[0]))
        return
    not_met = [finding for finding in findings if finding.verdict is not Verdict.MET]
    lengths = {finding.window.days for finding in findings}
    noun = {1: "days", DAYS_PER_WEEK: "weeks"}.get(lengths.pop() or 0, "windows")
    noun = "windows" if lengths else noun
    if isinstance(findings[0].assessment.deciding.observed, Filed):
        noun = "due dates"
    yield f"{len(findings) - len(not_met)} of {len(findings)} {noun} met"
    for finding in not_met[:_MOST_WINDOWS]:
        yield f"{finding.window.start}: {_short(_found(finding))}"
    if len(not_met) > _MOST_WINDOWS:
        yield f"and {len(not_met) - _MOST_WINDOWS} more"


def _counts(report: Report) -> str:
    return (
        f"findings: {len(report.met)} met, {len(report.unmet)} unmet, "
        f"{len(report.unknown)} unknown"
    )


def _notes(report: Report) -> Iterator[str]:
    """Yield each notice and each reason for not judging, with the rules concerned."""
    for notice in Notice:
        noted: dict[str, None] = {}
        for finding in report.findings:
            if notice in finding.notices:
                known = f" after {finding.version.verified_through}"
                noted[f"{finding.code}{known if notice is Notice.STALE else ''}"] = None
        if noted:
            yield f"note, {notice}: {', '.join(noted)}"
    for reason in NotApplicableReason:
        left_out = [
            f"{item.rule.code} ({_days(item.windows)})"
            if item.windows
            else item.rule.code
            for item in report.not_applicable
            if item.reason is reason
        ]
        if left_out:
            yield f"not applicable, {reason}: {', '.join(left_out)}"


def _text(report: Report) -> Iterator[str]:
    yield from _wrapped(_heading(report), _WIDE)
    yield from _wrapped(_under(report), _WIDE)
    yield ""
    if report.findings:
        yield _row("rule", "verdict", "found", "asks")
        yield _GAP.join("-" * width for width in _WIDTHS)
    for line in _lines(report):
        columns = (
            _wrapped(line.code, _WIDTHS[0]),
            [str(line.verdict)],
            [part for text in line.found for part in _wrapped(text, _WIDTHS[2])],
            [*_wrapped(line.asks, _WIDTHS[3]), *_wrapped(line.source, _WIDTHS[3])],
        )
        for cells in zip_longest(*columns, fillvalue=""):
            yield _row(*cells)
    if report.findings:
        yield ""
    yield _counts(report)
    for note in _notes(report):
        yield from _wrapped(note, _WIDE, "    ")


def _under(report: Report) -> str:
    books = ", ".join(
        f"{authority.code} of {revised}" if revised else authority.code
        for authority, revised in zip(report.authorities, report.revised, strict=True)
    )
    return f"under {books}; reading: {report.reading}"


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    # A rule of the caller's own may hold control characters, which a terminal obeys.
    words = printable(text)
    # Only what is too long for a line is broken at a hyphen: codes are not.
    long = any(len(word) > width for word in words.split())
    return wrap(words, width, subsequent_indent=indent, break_on_hyphens=long)


def _short(text: str) -> str:
    """*text* with hours and minutes as a narrow column has them."""
    return _UNITS.sub(lambda unit: "h" if unit[0].startswith("hour") else "min", text)


_UNITS = re.compile(r"\b(?:hours?|minutes?)\b")


def _days(windows: tuple[DateRange, ...]) -> str:
    return ", ".join(str(window) for window in windows)


def _row(*cells: str) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return _GAP.join(padded).rstrip()


def _plain_level(level: Level) -> dict[str, Plain]:
    return {"system": level.system, "code": level.code}


def _plain_range(window: DateRange) -> dict[str, Plain]:
    end = window.end.isoformat() if window.end else None
    return {"start": window.start.isoformat(), "end": end}


def _plain_observed(observed: Seen | None) -> Plain:
    match observed:
        case None:
            return None
        case Filed():
            return _plain_filed(observed)
        case NothingDue():
            return {"due": None}
        case Lacking():
            return {
                "lacking": list(observed.paths),
                "of": observed.of,
                "minutes": observed.minutes,
            }
        case Portion(part, rest):
            return {"part": _plain_amount(part), "rest": _plain_amount(rest)}
        case Staffed():
            return {"patients": observed.patients, "percent": observed.percent}
        case Excused(reason):
            return {"excused": reason}
        case Observed():
            return _plain_amount(observed)
        case _:
            assert_never(observed)


def _plain_amount(observed: Observed) -> dict[str, Plain]:
    return {
        "least": observed.least,
        "most": observed.most,
        "unit": observed.unit.value,
        "windows": observed.windows,
    }


def _plain_filed(filed: Filed) -> dict[str, Plain]:
    before = filed.not_before
    return {
        "document": filed.kind,
        "starts": filed.starts.isoformat(),
        "due": filed.due.isoformat() if filed.due else None,
        "at": filed.at.isoformat("minutes") if filed.at else None,
        "not_before": before.isoformat() if before else None,
        "done": filed.done.isoformat() if filed.done else None,
        "done_at": filed.done_at.isoformat("minutes") if filed.done_at else None,
        "late": filed.late,
        "unsigned": [role.value for role in filed.unsigned],
    }


def _plain_session(session: Session) -> dict[str, Plain]:
    return {
        "day": session.day.isoformat(),
        "minutes": session.minutes,
        "kind": session.kind.value,
        "format": session.format.value if session.format else None,
        "starts": session.starts.isoformat("minutes") if session.starts else None,
    }


def _plain_assessment(assessment: Assessment) -> dict[str, Plain]:
    return {
        "requires": str(assessment.requirement),
        "verdict": assessment.verdict.value,
        "window": _plain_range(assessment.window),
        "observed": _plain_observed(assessment.observed),
        "shortfall": assessment.shortfall if assessment.observed else None,
        "excess": assessment.excess,
        "missing": list(assessment.missing),
        "counted": [
            {
                "session": _plain_session(credit.session),
                "minutes": credit.minutes,
                "recorded": credit.recorded,
            }
            for credit in assessment.counted
        ],
        "excluded": [
            {"session": _plain_session(item.session), "reason": item.reason.value}
            for item in assessment.excluded
        ],
        "parts": [_plain_assessment(part) for part in assessment.parts],
    }


def _plain_finding(finding: Finding) -> dict[str, Plain]:
    citation = finding.citation
    return {
        "code": finding.code,
        "name": finding.name,
        "authority": finding.authority.code,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "track": finding.track,
        "window": _plain_range(finding.window),
        "in_force": _plain_range(finding.version.in_force),
        "verified_through": finding.version.verified_through.isoformat(),
        "citation": {
            "instrument": citation.instrument,
            "provision": citation.provision,
            "url": citation.url,
            "evidence": citation.evidence.value,
        },
        "notices": [
            notice.name.lower().replace("_", "-") for notice in finding.notices
        ],
        "assessment": _plain_assessment(finding.assessment),
    }
