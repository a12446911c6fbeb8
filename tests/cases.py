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
  kind where it differs;
- ``plan = ["goal", "intervention", "times"]``: a treatment plan with these parts and no
  other, out of `PARTS`; ``others`` is the parts of another patient's plan. With a
  ``stay``, ``sessions`` may be given besides;
- ``documents = [["treatment-plan", "2026-03-09 14:30", "patient", "counselor
  2026-03-10"]]``: the documents of the ``stay``; kind, day and, if recorded, time, then
  who signed, on the same day unless one is given, and ``"effective 2026-03-02"`` where
  the document speaks for other days. ``sessions`` may be given besides.

- ``program = {census = 20, seen_weekly = 30, staff = [["counselor", 50, 12]], shifts =
  [["direct-care-worker", 2, 32, "asleep"]]}``: a program; of staff the role, the
  percent of full time and the caseload, of shifts the role, how many are on duty, for
  how many patients, awake or asleep; ``weekly`` or ``sessions`` is then what it offers,
  and ``available = ["Mon-Sun 08:00-24:00"]`` the hours at which staff are at hand, or
  ``{hours = "Mon-Fri 09:00-17:00", staff = "supervisor"}`` where it says who.

``kind`` is counseling and ``format`` is group unless the case says otherwise; a fifth
item of a session is the time it starts, and a table at its end says more of it:
``{participants = 12, staff = "physician", staff_present = 2, mode = "video"}``.
``stay = {admitted = 2026-03-02, end = 2026-03-30}`` makes the subject a stay, ``age``
is the patient's age in years, ``phase`` the phase of treatment; ``facts`` and
``denied`` name other facts that hold and that do not, ``spells = [["family-refused",
2026-03-02, 2026-03-09]]`` those that hold on some days, from one up to another, and
``phases`` the phases likewise. ``landmarks = [["admission", "2026-03-02 12:00"]]`` and
``holidays`` are not given unless the case has them, which is another thing than an
empty list. ``first_day = true`` is the reading under which the first day of a time
limit counts, ``evening = "18:00"`` the one by which evenings begin at that time.

Verdicts are those of `Verdict`, and two that a report gives instead of a finding:
``not-applicable``, and ``no-text`` when no version is in force on that day. Of several
findings the worst is meant, unless ``due`` says of what is due on which day.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import attrs

from continuum.assess import Reading
from continuum.checks import check
from continuum.circumstances import Circumstances, Spell
from continuum.documents import Document, Landmark, Party, Signature
from continuum.findings import NotApplicableReason
from continuum.measuring import Metric, Target
from continuum.periods import DateRange
from continuum.plan import (
    Coding,
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.program import Program, Track
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.sessions import Attendance, Schedule, Session
from continuum.staffing import Shift, Staffing, StaffMember
from continuum.stay import Stay
from continuum.systems import general
from tests.discovery import rulebooks

GOLDEN = Path(__file__).parent / "golden"

VERDICTS = ("met", "unmet", "unknown", "not-applicable", "no-text")
SUBJECTS = ("weekly", "sessions", "dose", "plan", "documents", "program")
PARTS = (
    "problem",
    "diagnosis",
    "goal",
    "objective",
    "measure",
    "intervention",
    "times",
    "minutes",
    "until",
    "responsible",
    "review-day",
    "review-due",
    "review-overdue",
    "reviewed",
    "assessed",
    "strengths",
    "needs",
    "preferences",
    "criteria",
    "baseline",
    "target",
    "target-reached",
    "due",
    "due-before",
    "attendance",
    "staff",
)

_TOGETHER = (
    {"documents", "sessions"},
    {"plan", "sessions"},
    {"program", "weekly"},
    {"program", "sessions"},
)

_PROGRAM = {"census", "seen_weekly", "staff", "shifts"}

_T = TypeVar("_T")

_DAY = timedelta(days=1)
_AT_MOST_5, _AT_MOST_6 = Target(at_most=5), Target(at_most=6)
_ROLES = {str(role): role for role in (*StaffRole, *Party)}


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
        phases=tuple(map(spell, case.phases)),
        spells=tuple(map(spell, case.spells)),
    )
    kind, format_ = ServiceKind(case.kind), Format(case.format)
    sessions = tuple(session(row, kind, format_) for row in case.sessions)
    schedule = Schedule(extra=sessions)
    for text in case.weekly:
        schedule += Schedule.weekly(text, kind=kind, format=format_, breaks=case.breaks)
    subject: Schedule | TreatmentPlan | Stay | Program = schedule
    if case.program is not None:
        subject = program_of(case, rule.level, schedule, given)
    elif case.dose:
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
    elif case.plan and not case.stay:
        subject = plan_of(case, case.plan)
    elif case.stay:
        period = DateRange(case.stay["admitted"], case.stay.get("end"))
        subject = Stay(
            level=rule.level or general.OUTPATIENT,
            period=period,
            schedule=schedule if case.weekly else None,
            attendance=Attendance.attended(sessions) if case.sessions else None,
            plan=plan_of(case, case.plan) if case.plan else None,
            documents=listed(case.documents, document),
            landmarks=listed(case.landmarks, landmark),
            circumstances=given,
        )
    holidays = listed(case.holidays, date.fromisoformat)
    report = check(
        subject,
        under=rulebook,
        at=rule.level,
        on=case.on,
        given=None if case.stay or case.program is not None else given,
        reading=Reading(
            first_day_counts=case.first_day,
            evening=time.fromisoformat(case.evening) if case.evening else None,
        ),
        holidays=None if holidays is None else frozenset(holidays),
        others=None if case.others is None else [plan_of(case, case.others)],
    )
    findings = report.by_rule().get(case.rule, ())
    if case.due is not None:
        end = case.due + _DAY
        findings = tuple(each for each in findings if each.window.end == end)
        assert findings, f"nothing of {case.rule} is due on {case.due}"
    found = {str(each.verdict) for each in findings}
    # Several windows: the worst of them, as an auditor would read it.
    for verdict in ("unmet", "unknown", "met"):
        if verdict in found:
            return verdict
    reasons = {
        item.reason for item in report.not_applicable if item.rule.code == case.rule
    }
    assert reasons, f"the report is silent about {case.rule}"
    return "no-text" if NotApplicableReason.NO_TEXT in reasons else "not-applicable"


def listed(rows: Any, read: Callable[[Any], _T]) -> tuple[_T, ...] | None:
    """Each of *rows* as a value; None where none are given."""
    return None if rows is None else tuple(map(read, rows))


def moment(text: str) -> tuple[date, time | None]:
    """A day and, after a space, the time of day if there is one."""
    day, _, at = text.partition(" ")
    return date.fromisoformat(day), time.fromisoformat(at) if at else None


def session(row: list[Any], kind: ServiceKind, format_: Format) -> Session:
    """A session; *kind* and *format_* are those of the case."""
    more = dict(row[-1]) if isinstance(row[-1], dict) else {}
    day, minutes, *rest = row[:-1] if isinstance(row[-1], dict) else row
    for name, read in (("staff", StaffRole), ("mode", Mode)):
        if name in more:
            more[name] = read(more[name])
    return Session(
        day=date.fromisoformat(day),
        minutes=minutes,
        kind=ServiceKind(rest[0]) if rest else kind,
        format=Format(rest[1]) if rest[1:] else format_,
        starts=time.fromisoformat(rest[2]) if rest[2:] else None,
        **more,
    )


def spell(row: list[Any]) -> Spell:
    name, first, *end = row
    return Spell(name, DateRange(first, *end))


def program_of(
    case: Case, level: Any, schedule: Schedule, patients: Circumstances
) -> Program:
    """The program of *case*, with *schedule* as its only track where it has one."""
    rows, kind = case.program or {}, ServiceKind(case.kind)
    available = [at_hand(row, kind) for row in case.available or ()]
    tracks = (Track(name="day", schedule=schedule),)
    return Program(
        name="a program",
        levels=(level or general.OUTPATIENT,),
        tracks=tracks if case.weekly or case.sessions else (),
        available=None if case.available is None else sum(available, Schedule()),
        staffing=Staffing(
            enrolled=rows.get("census"),
            seen_weekly=rows.get("seen_weekly"),
            members=listed(rows.get("staff"), member),
            shifts=listed(rows.get("shifts"), shift),
        ),
        patients=patients,
    )


def at_hand(row: str | dict[str, str], kind: ServiceKind) -> Schedule:
    """The hours of one row of `available`."""
    if isinstance(row, str):
        return Schedule.weekly(row, kind=kind)
    return Schedule.weekly(row["hours"], kind=kind, staff=StaffRole(row["staff"]))


def member(row: list[Any]) -> StaffMember:
    role, *rest = row
    said = zip(("percent", "caseload"), rest, strict=False)
    return StaffMember(role=StaffRole(role), **dict(said))


def shift(row: list[Any]) -> Shift:
    role, on_duty, patients, state = row
    return Shift(
        role=StaffRole(role),
        on_duty=on_duty,
        patients=patients,
        asleep={"asleep": True, "awake": False}[state],
    )


def landmark(row: list[str]) -> Landmark:
    kind, when = row
    on, at = moment(when)
    return Landmark(kind=kind, on=on, at=at)


def document(row: list[str]) -> Document:
    kind, when, *rest = row
    on, at = moment(when)
    effective = None
    signatures = []
    for text in rest:
        names, _, signed = text.partition(" ")
        if names == "effective":
            effective = date.fromisoformat(signed)
        else:
            day, hour = moment(signed or when)
            # One person may sign in several roles: "counselor+author".
            roles = tuple(_ROLES[name] for name in names.split("+"))
            signatures.append(Signature(roles=roles, on=day, at=hour))
    return Document(
        kind=kind, on=on, at=at, effective=effective, signatures=tuple(signatures)
    )


def plan_of(case: Case, parts: list[str]) -> TreatmentPlan:
    """The treatment plan with these *parts*, in force from the day of *case*."""
    has = set(parts)
    code = Coding("http://hl7.org/fhir/sid/icd-10-cm", "F10.20")
    problem = Problem(
        code="P",
        statement="a problem",
        condition=code if "diagnosis" in has else None,
        found_in="assessment" if "assessed" in has else None,
    )
    goal = Goal(code="G", statement="a goal", addresses=("P",) * ("problem" in has))
    objective = Objective(
        code="O",
        statement="a step",
        goal="G" if "goal" in has else None,
        measure=Metric(name="a measure") if "measure" in has else None,
        baseline=6 if "baseline" in has else None,
        target=_the(has, {"target": _AT_MOST_5, "target-reached": _AT_MOST_6}),
        due=_the(has, {"due": case.on, "due-before": case.on - _DAY}),
        attendance="attendance" in has,
    )
    dose = Dose(times=3, minutes=60 if "minutes" in has else None)
    intervention = Intervention(
        code="I",
        serves=("G",) * ("goal" in has),
        kind=ServiceKind(case.kind),
        format=Format(case.format),
        dose=dose if "times" in has else None,
        staff=StaffRole.COUNSELOR if "staff" in has else None,
    )
    later = case.on + 90 * _DAY
    counselor = Participant(role=StaffRole.COUNSELOR, primary=True)
    criterion = Criterion(
        code="C", kind=CriterionKind.DISCHARGE, statement="a criterion"
    )
    return TreatmentPlan(
        in_force=DateRange(case.on, later if "until" in has else None),
        problems=(problem,) * ("problem" in has),
        goals=(goal,) * ("goal" in has),
        objectives=(objective,) * ("objective" in has),
        interventions=(intervention,) * ("intervention" in has),
        participants=(counselor,) * ("responsible" in has),
        review_by=_the(
            has,
            {
                "review-day": later,
                "review-due": case.on,
                "review-overdue": case.on - _DAY,
                "reviewed": case.on,
            },
        ),
        reviews=(Review(on=case.on),) * ("reviewed" in has),
        strengths=("a strength",) * ("strengths" in has),
        needs=("a need",) * ("needs" in has),
        preferences=("a preference",) * ("preferences" in has),
        criteria=(criterion,) * ("criteria" in has),
    )


def _the(has: set[str], values: dict[str, _T]) -> _T | None:
    """The value of the one part of *values* that the plan has; None if it has none."""
    return next((value for part, value in values.items() if part in has), None)


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
    plan: list[str] = attrs.field(factory=list)
    others: list[str] | None = None
    documents: list[list[str]] | None = None
    landmarks: list[list[str]] | None = None
    holidays: list[str] | None = None
    due: date | None = None
    first_day: bool = False
    kind: str = "counseling"
    format: str = "group"
    breaks: int = 0
    stay: dict[str, date] = attrs.field(factory=dict)
    age: int | None = None
    phase: str | None = None
    phases: list[list[Any]] = attrs.field(factory=list)
    spells: list[list[Any]] = attrs.field(factory=list)
    program: dict[str, Any] | None = None
    available: list[str | dict[str, str]] | None = None
    evening: str = ""
    facts: list[str] = attrs.field(factory=list)
    denied: list[str] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        problems = []
        if type(self.on) is not date:
            problems.append("`on` must be a TOML date without quotes: 2026-03-02")
        if self.due is not None and type(self.due) is not date:
            problems.append("`due` must be a TOML date without quotes: 2026-03-02")
        if odd := {*self.plan, *(self.others or ())} - set(PARTS):
            problems.append(f"a plan has parts out of {PARTS}, not {sorted(odd)}")
        if odd := {*(self.program or ())} - _PROGRAM:
            problems.append(f"a program has {sorted(_PROGRAM)}, not {sorted(odd)}")
        rows = [row for row in self.available or () if isinstance(row, dict)]
        if any(set(row) != {"hours", "staff"} for row in rows):
            problems.append("hours at hand as a table have `hours` and `staff`")
        if self.documents is not None and not self.stay:
            problems.append("documents are those of a stay")
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
        given = set(SUBJECTS) & set(row)
        if len(given) != 1 and given not in _TOGETHER:
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
