"""Golden cases: rules applied by hand, one TOML file for each rule.

A file is ``tests/golden/<authority>/<code>.toml``, both names in lower case::

    rule = "US-XX-001"

    [[case]]
    name = "one minute short of nine hours is unmet"
    on = 2026-03-02
    sessions = [["2026-03-02", 180], ["2026-03-03", 180], ["2026-03-05", 179]]
    verdict = "unmet"   # 180 + 180 + 179 = 539 < 540
    boundary = true

A case holds a sentence (`name`), the day (`on`), a verdict, whether it lies next to a
threshold or an effective date (`boundary`), and one subject:

- ``weekly = ["Mon Tue Thu 18:00-21:00"]``: a schedule; each text is one call of
  `Schedule.weekly`, with the ``breaks``, ``kind`` and ``format`` of the case;
  with a ``stay``, the schedule of that stay;
- ``sessions = [["2026-03-02", 180], ["2026-03-03", 60, "education", "group"]]``:
  day, credited minutes, and kind and format where they differ from those of the case;
  a schedule of these sessions, or the attendance of the ``stay`` when there is one;
- ``dose = [[3, 180, "group"]]``: a treatment plan; times a week, minutes, format, and
  kind where it differs.

``kind`` is counseling and ``format`` is group unless the case says otherwise. ``stay =
{admitted = 2026-03-02, end = 2026-03-30}`` makes the subject a stay, ``age`` is the
patient's age in years, ``phase`` the phase of treatment; ``facts`` and ``denied`` name
other facts that hold and that do not. Verdicts are those of `Verdict`, and two that a
report gives instead of a finding: ``not-applicable``, and ``no-text`` when no version
is in force on that day.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.errors import NoTextError
from continuum.findings import NotApplicableReason
from continuum.periods import DateRange
from continuum.plan import Dose, Goal, Intervention, TreatmentPlan
from continuum.services import Format, ServiceKind
from continuum.sessions import Attendance, Schedule, Session
from continuum.stay import Stay
from tests.discovery import rulebooks

GOLDEN = Path(__file__).parent / "golden"

VERDICTS = ("met", "unmet", "unknown", "not-applicable", "no-text")
SUBJECTS = ("weekly", "sessions", "dose")


# The one function to change when the API changes.
def outcome(case: Case) -> str:
    """The verdict on *case*, through the public API."""
    rulebook = book_of(case.rule)
    rule = rulebook[case.rule]
    given = Circumstances(
        age_at_least=case.age,
        age_below=None if case.age is None else case.age + 1,
        phase=case.phase,
        facts=frozenset(case.facts),
        denied=frozenset(case.denied),
    )
    kind, format_ = ServiceKind(case.kind), Format(case.format)
    sessions = tuple(
        Session(
            day=date.fromisoformat(day),
            minutes=minutes,
            kind=ServiceKind(rest[0]) if rest else kind,
            format=Format(rest[1]) if rest[1:] else format_,
        )
        for day, minutes, *rest in case.sessions
    )
    schedule = Schedule(extra=sessions)
    for text in case.weekly:
        schedule += Schedule.weekly(text, kind=kind, format=format_, breaks=case.breaks)
    subject: Schedule | TreatmentPlan | Stay = schedule
    if case.dose:
        subject = TreatmentPlan(
            in_force=DateRange(case.on),
            goals=(Goal(code="G", statement="a goal"),),
            interventions=tuple(
                Intervention(
                    code=f"I{index}",
                    serves=("G",),
                    kind=ServiceKind(rest[0]) if rest else kind,
                    format=Format(words),
                    dose=Dose(times=times, minutes=minutes),
                )
                for index, (times, minutes, words, *rest) in enumerate(case.dose)
            ),
        )
    elif case.stay:
        period = DateRange(case.stay["admitted"], case.stay.get("end"))
        subject = Stay(
            level=rule.level,
            period=period,
            schedule=schedule if case.weekly else None,
            attendance=Attendance.attended(sessions) if case.sessions else None,
            circumstances=given,
        )
    try:
        report = check(
            subject,
            under=rulebook,
            at=rule.level,
            on=case.on,
            given=None if case.stay else given,
        )
    except NoTextError:
        return "no-text"
    found = {str(each.verdict) for each in report.by_rule().get(case.rule, ())}
    # Several windows: the worst of them, as an auditor would read it.
    for verdict in ("unmet", "unknown", "met"):
        if verdict in found:
            return verdict
    reasons = {
        item.reason for item in report.not_applicable if item.rule.code == case.rule
    }
    assert reasons, f"the report is silent about {case.rule}"
    return "no-text" if NotApplicableReason.NO_TEXT in reasons else "not-applicable"


@attrs.frozen(kw_only=True)
class Case:
    """One case, checked for form; an unknown key is an error, never ignored."""

    file: Path = attrs.field(eq=False)
    rule: str
    name: str
    on: date
    verdict: str = attrs.field(validator=attrs.validators.in_(VERDICTS))
    boundary: bool = attrs.field(
        default=False, validator=attrs.validators.instance_of(bool)
    )
    weekly: list[str] = attrs.field(factory=list)
    sessions: list[list[Any]] = attrs.field(factory=list)
    dose: list[list[Any]] = attrs.field(factory=list)
    kind: str = "counseling"
    format: str = "group"
    breaks: int = 0
    stay: dict[str, date] = attrs.field(factory=dict)
    age: int | None = None
    phase: str | None = None
    facts: list[str] = attrs.field(factory=list)
    denied: list[str] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        problems = []
        if type(self.on) is not date:
            problems.append("`on` must be a TOML date without quotes: 2026-03-02")
        if unknown := set(self.stay) - {"admitted", "end"}:
            problems.append(f"a stay has `admitted` and `end`, not {sorted(unknown)}")
        if problems:
            raise ValueError(f"{self.file}: {self.name!r}: " + "; ".join(problems))


def cases_in(file: Path) -> Iterator[Case]:
    """Read one file of cases; where it stands must agree with what it says."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    rule = content.pop("rule")
    rows = content.pop("case")
    if content:
        raise ValueError(f"{file}: unknown keys {sorted(content)}")
    if file.stem != rule.lower() or file.parent.name != rule.lower().rpartition("-")[0]:
        raise ValueError(f"{file}: cases of {rule} do not belong here")
    for row in rows:
        if len(set(SUBJECTS) & set(row)) != 1:
            name = row.get("name")
            raise ValueError(f"{file}: {name!r} needs exactly one of {SUBJECTS}")
        try:
            yield Case(file=file, rule=rule, **row)
        except TypeError as error:
            raise ValueError(f"{file}: {row.get('name')!r}: {error}") from None


@cache
def golden_cases() -> tuple[Case, ...]:
    """Every golden case, in the order of the file names."""
    cases = tuple(
        case for file in sorted(GOLDEN.rglob("*.toml")) for case in cases_in(file)
    )
    twice = [
        key for key, n in Counter((c.rule, c.name) for c in cases).items() if n > 1
    ]
    if twice:
        raise ValueError(f"two cases with one name: {twice}")
    return cases


def book_of(code: str) -> Any:
    """The bundled rulebook that holds the rule *code*."""
    for rulebook in rulebooks():
        if code in {rule.code for rule in rulebook.rules}:
            return rulebook
    raise LookupError(f"no bundled rulebook holds {code}")
