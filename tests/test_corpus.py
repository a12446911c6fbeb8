"""Schedules that programs publish and counting rules that authorities publish.

Nobody of this project wrote them; every figure was worked by hand from what the page
says. One file of ``tests/corpus`` holds one group of cases::

    [[case]]
    id = "SCH-017"
    source = "https://program.example/schedule"
    says = "Three evenings of three hours, ten minutes of each hour a break."
    slots = [{ at = "Mon Tue Thu 18:00-21:00", format = "group", breaks = 30 }]

    [[case.week]]
    name = "each evening loses thirty minutes"
    credited = 450  # 3 * (180 - 30)
    clock = 540  # 3 * 180
    days = 3
    expect = [
        { rule = "US-MEDICARE-002", verdict = "unmet", shortfall = 90 },
    ]

A case has one or more worked weeks; what a page gives as a range becomes two of them.
The slots of a week are those of its case and its own: ``at`` is the text that
`Schedule.weekly` reads, ``kind`` is counseling unless given, ``format`` and ``mode``
are unknown unless given, ``first`` and ``last`` are days, ``every`` is in weeks, and
``breaks`` is in minutes, or ``"?"`` where the page mentions a break without its length.
``sessions`` lists single ones: ``["2026-03-02", 180, "education", "group"]``, with
``"?"`` for a length that is not known and, at the end of a row, ``{participants = 12}``
where the page gives them. ``closed`` lists days on which the program is closed.

``stay = { admitted = 2022-01-03, end = 2022-03-28 }`` makes the week a stay with an
attendance record: every session attended but for ``missed = [["2022-01-05",
"excused"]]`` and ``partial = [["2022-01-05", 90]]``. A stay without slots is one of
whose schedule nothing was published. Beside a stay stand the ``documents`` and
``landmarks`` of its record, written as in the golden cases, and its ``phases``, each
with its first day and the day after its last.

``program = {census = 20, staff = [["counselor", 100, 10]]}`` makes the week a program:
of staff the role, the percent of full time and the caseload.

``credited`` are the minutes of clinical services in the week that holds ``day``, which
is 2026-11-23 unless given, overlap counted once; ``clock`` the minutes from start to
end, breaks and meals included; ``days`` the days with a clinical service. ``"?"`` says
that the figure cannot be known; a figure left out was not worked.

An expectation names a ``rule`` of a bundled rulebook or of `OWN`, judged by `check`, or
``asks`` for a requirement of `ASKED`, judged by `assess`. Beside the verdict it may
give ``on``, the circumstances, ``week_from``, the ``window`` of a stay that is meant or
the day on which a document is ``due``, and what the report must say: ``shortfall`` and
``excess`` in the unit counted, the number ``observed``, what is ``missing``, and how
many sessions are ``excluded`` for which reason.

``conditions`` are those of `CONDITIONS`, with whether each holds, or ``"?"``. To them,
a session missed in the stay is a landmark of its day: ``unexcused-absence``.

``open = "weekdays"`` says that the page does not name the weekdays: the verdict must
then hold on every choice of them, or is written ``"met or unmet"`` where it hangs on
the choice. ``open = "split"`` says that only hours a week are published: nothing but
minutes a week may then be judged.

`IDS` are the pages collected. Each is run or stands in `LEFT_OUT`; `BUILT` tells of
which published rules no bundled rulebook holds the text, so that they are asked for by
requirements built here.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
import pytest

from continuum.assess import Assessment, Observed, Reading, assess
from continuum.checks import check
from continuum.circumstances import Circumstances, holds
from continuum.conditions import After, Age, Condition, Elapsed
from continuum.documents import DocumentKind, Landmark
from continuum.errors import NoTextError
from continuum.findings import NotApplicableReason
from continuum.ledger import Exclusion, ExclusionReason, Ledger
from continuum.periods import (
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    PROGRAM_WEEK,
    SERVICE_DAY,
    WEEK,
    Blocks,
    DateRange,
    ServiceDay,
    Week,
    Weekday,
    WholeStay,
    windows,
)
from continuum.program import Program
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Between,
    Bound,
    Completed,
    EachSession,
    Gap,
    Given,
    Length,
    Load,
    Ratio,
    Repeats,
    Requirement,
    Unit,
    days,
    hours,
    minutes,
    scope,
    sessions,
    walk,
)
from continuum.rulebooks.us import medicare
from continuum.rules import Basis, Rule, Rulebook
from continuum.services import (
    CLINICAL,
    FAMILY,
    GROUP,
    INDIVIDUAL,
    TREATMENT,
    Format,
    Mode,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Closure,
    ClosureReason,
    Schedule,
    Session,
    Weekly,
    total,
)
from continuum.staffing import Staffing
from continuum.stay import Stay
from continuum.systems import general
from continuum.terms import calendar_days, months, weeks
from continuum.verdicts import Verdict
from tests.cases import book_of, document, landmark, listed, member
from tests.pages import page_books, page_rule

CORPUS = Path(__file__).parent / "corpus"

UNKNOWN: Final = "?"
IDS: Final = frozenset(
    (
        *(
            f"REG-{number:03}"
            for number in (
                *(1, 2, 5, 7, 11, 16, 18, 20, 21, 22, 23, 24, 25, 27, 29, 31, 32, 33),
                *(34, 36, 37, 38, 41, 42, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 57),
                *(58, 59, 60, 61, 62, 64, 65, 66),
            )
        ),
        *(
            f"SCH-{number:03}"
            for number in (
                *(2, 3, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 25),
                *(26, 31, 33, 34, 35, 37, 39, 40, 41, 42, 47, 50, 52, 54, 56, 57, 58),
                *(59, 61, 62, 64, 66, 70, 71, 72, 73, 74, 75, 76, 79, 80, 81, 83, 84),
                *(85, 86, 89, 92, 93, 95, 96, 98, 99, 100),
            )
        ),
    )
)
"""Every page collected: published rules and examples, and published schedules."""

LEFT_OUT: Final[Mapping[str, str]] = {
    "REG-049": (
        "the form of a claim: condition code, order of interim claims, patient status; "
        "the library writes and reads no claims"
    ),
}
"""Pages of which nothing can be run, and why."""

BUILT: Final[Mapping[str, str]] = {
    "REG-002": "a drug court's own figures",
    "REG-011": "OAC 5160-27-06: in no rulebook",
    "REG-016": "what billing codes mean, told by a billing company",
    "REG-020": "Ohio's manual, told by a vendor",
    "REG-021": "how claim lines are dated",
    "REG-022": "how minutes become units of billing codes",
    "REG-027": "the state's placement criteria: in no rulebook",
    "REG-031": "22 CCR 51341.1, on weeks: in no rulebook",
    "REG-032": "what a billing code means",
    "REG-034": "a proposed rule, told by a billing company",
    "REG-042": "ARSD 67:16:48:01, an age: in no rulebook",
    "REG-044": "a county's authorizations: in no rulebook",
    "REG-046": "OAC 450:18-13-190: in no rulebook",
    "REG-048": "a provider's tool",
    "REG-053": "a manual of cost reports: in no rulebook",
    "REG-058": "what billing codes mean",
    "REG-059": "a payer's unit of billing: in no rulebook",
    "REG-060": "WAC 388-60-0255, not on addiction treatment",
    "REG-062": "a program's own policy",
    "REG-065": "OAC 317:30-5-95.43: in no rulebook",
    "REG-066": "a program's own policy",
}
"""Published rules asked for by requirements built here: whose they are."""

_DAY: Final = timedelta(days=1)
_MONDAY: Final = date(2026, 11, 23)
_WORST_FIRST: Final = (Verdict.UNMET, Verdict.UNKNOWN, Verdict.MET)
_AHEAD: Final = timedelta(days=28)
"""Days beyond a window that are expanded too: a gap ends after the week it began in."""

_PEER: Final = ServiceFilter.of(ServiceKind.PEER_SUPPORT)
_ASSESSMENT: Final = ServiceFilter.of(ServiceKind.ASSESSMENT)
_TWELVE_WEEKS: Final = WholeStay(84)
# An evaluation has one price however long it takes; these are paid by the minute.
_TIMED: Final = ServiceFilter.of(ServiceKind.OCCUPATIONAL_THERAPY, ServiceKind.SKILLS)


def _by_age(below: int, young: Requirement, adult: Requirement) -> Requirement:
    return Given(Age(below=below), then=young, otherwise=adult)


ASKED: Final[Mapping[str, Requirement]] = {
    # A drug court's phases of 16, 16, 20 and 20 weeks, and its least days (REG-002).
    "seventy-two-weeks": Length(at_least=weeks(72)),
    "five-hundred-forty-days": Length(at_least=calendar_days(540)),
    # OAC 5160-27-06: from this on, the day is billed as a day (REG-011).
    "oh-per-diem": AtLeast(minutes(150), of=CLINICAL & GROUP, per=SERVICE_DAY),
    # Office-based opioid treatment, by the calendar month (REG-016).
    "g2086": AtLeast(minutes(70), per=CALENDAR_MONTH),
    "g2087": AtLeast(minutes(60), per=CALENDAR_MONTH),
    "g2087-and-g2088": AtLeast(minutes(150), per=CALENDAR_MONTH),  # 120 + 30
    # Ohio Medicaid: within these, no authorization is needed (REG-020).
    "oh-peer-day": AtMost(hours(4), of=_PEER, per=SERVICE_DAY),
    "oh-assessments": AtMost(sessions(2), of=_ASSESSMENT, per=CALENDAR_YEAR),
    "oh-residential-stay": Length(at_most=calendar_days(30)),
    # A line of a claim, or a unit, for each day attended (REG-021, REG-059).
    "days-of-service": AtLeast(days(1), per=WEEK),
    # The second unit of fifteen minutes begins to count after eight (REG-022).
    "second-timed-unit": AtLeast(minutes(23), of=_TIMED, per=SERVICE_DAY),
    # The weekly bundle of an opioid treatment program (REG-024).
    "otp-bundle": AtLeast(sessions(1), per=WEEK),
    # Pennsylvania, level 2A: half of the hours that others ask (REG-027).
    "pa-2a": AllOf(
        (
            AtLeast(days(3), per=WEEK),
            AtLeast(hours(10), per=WEEK),
            AtLeast(sessions(2), of=CLINICAL & INDIVIDUAL, per=WEEK),
            AtLeast(sessions(2), of=CLINICAL & GROUP, per=WEEK),
        )
    ),
    "pa-2a-group-size": EachSession(of=CLINICAL & GROUP, most=12),
    # California: a calendar week runs from Sunday to Saturday (REG-031).
    "nine-hours-sunday-week": AtLeast(hours(9), per=Week(Weekday.SUNDAY)),
    # HCPCS H0015: so many hours on so many days (SCH-098, REG-032).
    "h0015": AtLeast(days(3, each=hours(3)), per=WEEK),
    # Two classes of payment for days of partial hospitalization (REG-034).
    "php-three-services": AtLeast(
        sessions(3), of=medicare.THERAPEUTIC, per=SERVICE_DAY
    ),
    "php-four-services": AtLeast(sessions(4), of=medicare.THERAPEUTIC, per=SERVICE_DAY),
    # N.J.A.C. 8:111-10.1: the copy read breaks off after the number (REG-018).
    # Orange County: what one authorization is for (SCH-013, REG-044).
    "oc-authorization": _by_age(
        18, Length(at_most=calendar_days(30)), Length(at_most=calendar_days(90))
    ),
    # Wyoming 048-0054-4, section 12: service within two weeks of the assessment, which
    # is day 0 (REG-045).
    "wy-first-service": AtLeast(sessions(1), of=TREATMENT, per=WholeStay(15)),
    # A provider's tool: 13 days of five hours, and an hour of one session (REG-048).
    "sixty-six-hours": AtLeast(hours(66), per=WholeStay(13)),
    # A manual of New York: one visit for each participant (REG-053).
    "one-visit": AtLeast(sessions(1), per=SERVICE_DAY),
    # OAC 450:18-13-190 of Oklahoma: mutual help is not included (SCH-022, REG-046).
    "ok-halfway-house": AtLeast(hours(6), per=WEEK),
    # Psychotherapy codes by the minutes of one session (REG-058).
    "cpt-90832": EachSession(at_least=minutes(16), at_most=minutes(37)),
    "cpt-90834": EachSession(at_least=minutes(38), at_most=minutes(52)),
    "cpt-90837": EachSession(at_least=minutes(53)),
    # A program's own policy: two absences in eight weeks of three; 24 - 2 (REG-062).
    "twenty-two-of-24-sessions": AtLeast(sessions(22), per=WholeStay(56)),
    # Another program's, for parents: six of the twelve weeks' groups (REG-066).
    "six-parent-groups": AtLeast(
        sessions(6),
        of=ServiceFilter.of(formats=[Format.MULTI_FAMILY]),
        per=_TWELVE_WEEKS,
    ),
    # Oklahoma 317:30-5-95.43: level 3.1, "typically" (REG-065).
    "ok-3.1": AtLeast(hours(5), per=WEEK),
    # What single pages of the corpus claim.
    "all-24-sessions": AtLeast(sessions(24), per=WholeStay(56)),
    "all-16-sessions": AtLeast(sessions(16), per=WholeStay(56)),
    "all-20-sessions": AtLeast(sessions(20), per=WholeStay(49)),
    "sixty-one-groups": AtLeast(sessions(61), of=CLINICAL & GROUP, per=WholeStay(112)),
    "family-every-two-weeks": AtLeast(
        sessions(1), of=CLINICAL & FAMILY, per=Blocks(14)
    ),
    "family-twice-a-week": AtLeast(sessions(2), of=CLINICAL & FAMILY, per=WEEK),
    "up-to-180-days": Length(at_most=calendar_days(180)),
    "php-six-hours-a-day": AtLeast(hours(6), per=SERVICE_DAY),
    "php-from-20-hours": AtLeast(hours(20), per=WEEK),
    "php-above-20-hours": AtLeast(minutes(1201), per=WEEK),
    "iop-9-to-20-hours": Between(hours(9), hours(20), per=WEEK),
    "iop-9-to-15-hours": Between(hours(9), hours(15), per=WEEK),
    "iop-9-to-19-hours": Between(hours(9), hours(19), per=WEEK),
    "two-hours-a-day": AtLeast(hours(2), per=SERVICE_DAY),
    # The hours of a track of its own for each age, the young with more.
    "idaho-track": _by_age(
        19, AtLeast(hours(9), per=WEEK), AtLeast(hours(6), per=WEEK)
    ),
}
"""Requirements of published figures that no bundled rulebook holds."""

CONDITIONS: Final[Mapping[str, Condition]] = {
    # South Dakota's Medicaid: an adolescent is under 21 (REG-042).
    "sd-adolescent": Age(below=21),
    # Orange County: two authorizations in a one-year period. Its last day is 364 days
    # after its first (REG-044).
    "oc-third-authorization": After(
        "authorization", lasts=calendar_days(1), times=3, among=calendar_days(364)
    ),
    # A program's own policy: the seventh unexcused absence of a stay ends it, and for
    # 21 days there is no coming back (SCH-020, REG-066).
    "locked-out": After("unexcused-absence", lasts=calendar_days(21), times=7),
}
"""Conditions that published texts make and no bundled rulebook holds."""


OWN: Final = page_books(
    (
        # Pennsylvania, level 2A (REG-027).
        page_rule(
            "REG-027-001",
            "plan-review",
            Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            level=general.PHP,
            judges=Basis.DOCUMENTED,
        ),
        page_rule(
            "REG-027-002",
            "clients-for-each-counselor",
            Ratio(10, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            level=general.PHP,
            judges=Basis.STAFFED,
        ),
        # WAC 388-60-0255: 26 weekly sessions, then monthly ones, for a year (REG-060).
        page_rule(
            "REG-060-001",
            "weekly-sessions",
            AtLeast(sessions(1), per=PROGRAM_WEEK),
            Elapsed(below=182),
        ),
        page_rule(
            "REG-060-002",
            "monthly-sessions",
            AtLeast(sessions(1), per=CALENDAR_MONTH),
            Elapsed(at_least=182),
        ),
        page_rule("REG-060-003", "length", Length(at_least=months(12))),
    )
)
"""Rules of published texts that no bundled rulebook holds: of staff, documents, stays.

The last part of each code is the page's own; a requirement alone cannot be told these.
"""


# --- cases ---


def _minutes(value: object) -> bool:
    return value == UNKNOWN or (type(value) is int and value >= 0)


_figure = attrs.validators.optional(
    lambda _case, field, value: _refuse(_minutes(value), field.name, value)
)


def _refuse(good: bool, field: str, value: object) -> None:  # noqa: FBT001  # a test
    if not good:
        raise ValueError(f"{field} is a number or '?', not {value!r}")


@attrs.frozen(kw_only=True)
class Slot:
    """One call of `Schedule.weekly`."""

    at: str
    kind: str = "counseling"
    format: str | None = None
    mode: str | None = None
    breaks: int | str = 0
    first: date | None = None
    last: date | None = None
    every: int = 1

    def schedule(self) -> Schedule:
        within = None
        if self.first is not None:
            within = DateRange(self.first, None if not self.last else self.last + _DAY)
        built = Schedule.weekly(
            self.at,
            kind=ServiceKind(self.kind),
            format=Format(self.format) if self.format else None,
            mode=Mode(self.mode) if self.mode else None,
            breaks=0 if isinstance(self.breaks, str) else self.breaks,
            within=within,
            every=self.every,
        )
        if self.breaks != UNKNOWN:
            return built
        # Its clock times are known, the minutes that count are not.
        slots = [slot for slot in built.slots if isinstance(slot, Weekly)]
        unknown = (attrs.evolve(slot.session, minutes=None) for slot in slots)
        pairs = zip(slots, unknown, strict=True)
        return Schedule(
            slots=tuple(attrs.evolve(slot, session=session) for slot, session in pairs)
        )


@attrs.frozen(kw_only=True)
class Expected:
    """What one requirement must say of a worked week."""

    verdict: str
    rule: str | None = None
    asks: str | None = None
    on: date | None = None
    age: int | None = None
    phase: str | None = None
    facts: list[str] = attrs.field(factory=list)
    denied: list[str] = attrs.field(factory=list)
    holidays: list[date] | None = None
    admitted: date | None = None
    week_from: str | None = None
    window: date | None = None
    due: date | None = None
    shortfall: int | None = None
    excess: int | None = None
    observed: int | None = None
    missing: list[str] = attrs.field(factory=list)
    excluded: dict[str, int] | None = None

    def __attrs_post_init__(self) -> None:
        if (self.rule is None) is (self.asks is None):
            raise ValueError("an expectation has a rule, or asks for a requirement")

    @property
    def code(self) -> str:
        return str(self.rule or self.asks)

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook that holds the rule."""
        if self.code in OWN:
            return OWN[self.code]
        found = book_of(self.code)
        assert isinstance(found, Rulebook)
        return found

    def requirement(self, day: date) -> Requirement | None:
        """What is asked on *day*; None where no text is in force."""
        if self.asks is not None:
            return ASKED[self.asks]
        version = self.rulebook[self.code].on(self.on or day)
        return None if version is None else version.requirement

    @property
    def given(self) -> Circumstances:
        return Circumstances(
            age_at_least=self.age,
            age_below=None if self.age is None else self.age + 1,
            admitted=self.admitted,
            phase=self.phase,
            facts=frozenset(self.facts),
            denied=frozenset(self.denied),
        )

    @property
    def reading(self) -> Reading:
        if self.week_from is None:
            return Reading()
        if self.week_from == "admission":
            return Reading(week=PROGRAM_WEEK)
        return Reading(week=Week(Weekday[self.week_from.upper()]))


@attrs.frozen(kw_only=True)
class Told:
    """Whether a condition of a published text holds."""

    asks: str
    holds: bool | str
    on: date | None = None
    age: int | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.holds, bool) and self.holds != UNKNOWN:
            raise ValueError(f"a condition holds or not, or '?', not {self.holds!r}")


@attrs.frozen(kw_only=True)
class Worked:
    """One week, or one stay, with the figures worked by hand."""

    name: str
    day: date = _MONDAY
    slots: list[Slot] = attrs.field(factory=list)
    sessions: list[list[Any]] = attrs.field(factory=list)
    closed: list[date] = attrs.field(factory=list)
    stay: dict[str, date] = attrs.field(factory=dict)
    missed: list[list[str]] = attrs.field(factory=list)
    partial: list[list[Any]] = attrs.field(factory=list)
    documents: list[list[str]] | None = None
    landmarks: list[list[str]] | None = None
    program: dict[str, Any] | None = None
    open: str | None = attrs.field(
        default=None,
        validator=attrs.validators.in_((None, "weekdays", "split")),
    )
    credited: int | str | None = attrs.field(default=None, validator=_figure)
    clock: int | str | None = attrs.field(default=None, validator=_figure)
    days: int | str | None = attrs.field(default=None, validator=_figure)
    expect: list[Expected] = attrs.field(factory=list)
    conditions: list[Told] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        if unknown := set(self.stay) - {"admitted", "end"}:
            raise ValueError(f"a stay has `admitted` and `end`, not {sorted(unknown)}")
        if unknown := set(self.program or ()) - {"census", "staff"}:
            raise ValueError(f"a program has a census and staff, not {sorted(unknown)}")
        if self.documents is not None and not self.stay:
            raise ValueError("documents are those of a stay")

    @property
    def week(self) -> DateRange:
        start = self.day - timedelta(days=self.day.weekday())
        return DateRange(start, start + timedelta(days=7))

    def schedule(self) -> Schedule:
        whole = Schedule()
        for slot in self.slots:
            whole += slot.schedule()
        single = (_single(*row) for row in self.sessions)
        closures = (Closure.on(day, ClosureReason.HOLIDAY) for day in self.closed)
        return whole.with_extra(*single).closed(*closures)

    @property
    def staffing(self) -> Staffing:
        rows = self.program or {}
        members = listed(rows.get("staff"), member)
        return Staffing(enrolled=rows.get("census"), members=members)

    def happenings(self) -> tuple[Landmark, ...]:
        """Its landmarks, and one for each session missed in the stay."""
        absences = (
            Landmark(kind=f"{missed.status}-absence", on=missed.session.day)
            for missed in (self.attendance().missed() if self.stay else ())
        )
        return (*(listed(self.landmarks, landmark) or ()), *absences)

    def attendance(self) -> Attendance:
        """Every session of the stay attended, but for those missed or cut short."""
        period = DateRange(self.stay["admitted"], self.stay.get("end"))
        missed = {day: AttendanceStatus(status) for day, status in self.missed}
        partial = dict(self.partial)
        records: list[AttendanceRecord] = []
        for session in self.schedule().sessions(period):
            day = session.day.isoformat()
            status, given = AttendanceStatus.ATTENDED, partial.get(day)
            if day in missed:
                status = missed[day]
            elif given is not None:
                status = AttendanceStatus.PARTIAL
            record = AttendanceRecord(session=session, status=status, minutes=given)
            records.append(record)
        return Attendance(tuple(records))


def _single(day: str, length: int | str, *rest: Any) -> Session:
    words = [each for each in rest if isinstance(each, str)]
    more: dict[str, Any] = dict(*(each for each in rest if isinstance(each, dict)))
    return Session(
        day=date.fromisoformat(day),
        minutes=None if length == UNKNOWN else int(length),
        kind=ServiceKind(words[0]) if words else ServiceKind.COUNSELING,
        format=Format(words[1]) if words[1:] else None,
        **more,
    )


@attrs.frozen(kw_only=True)
class CorpusCase:
    """One page, what it says, and the weeks worked from it."""

    file: Path = attrs.field(eq=False)
    id: str
    source: str
    says: str
    weeks: tuple[Worked, ...]


def _corpus_in(file: Path) -> Iterator[CorpusCase]:
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
        shared = row.pop("slots", [])
        weeks = tuple(_worked(item, shared) for item in row.pop("week"))
        yield CorpusCase(file=file, weeks=weeks, **row)


def _worked(row: dict[str, Any], shared: Sequence[dict[str, Any]]) -> Worked:
    slots = [Slot(**slot) for slot in (*shared, *row.pop("slots", ()))]
    expect = [Expected(**item) for item in row.pop("expect", ())]
    told = [Told(**item) for item in row.pop("conditions", ())]
    return Worked(slots=slots, expect=expect, conditions=told, **row)


@cache
def corpus() -> tuple[CorpusCase, ...]:
    """Every case, in the order of the file names."""
    found = (
        case for file in sorted(CORPUS.glob("*.toml")) for case in _corpus_in(file)
    )
    return tuple(found)


def _weeks() -> Iterator[Any]:
    for case in corpus():
        for week in case.weeks:
            name = case.id if len(case.weeks) == 1 else f"{case.id}: {week.name}"
            yield pytest.param(week, id=name)


def _judged() -> Iterator[Any]:
    for case in corpus():
        for week in case.weeks:
            for item in week.expect:
                told = [case.id, week.name, item.code]
                told += [str(item.on)] if item.on else []
                told += [f"aged {item.age}"] if item.age is not None else []
                told += [f"week from {item.week_from}"] if item.week_from else []
                yield pytest.param(week, item, id=": ".join(told))


def _told() -> Iterator[Any]:
    for case in corpus():
        for week in case.weeks:
            for item in week.conditions:
                told = [case.id, week.name, item.asks]
                told += [str(item.on)] if item.on else []
                told += [f"aged {item.age}"] if item.age is not None else []
                yield pytest.param(week, item, id=": ".join(told))


# --- judging ---


class Outcome(NamedTuple):
    """The verdict, and the evidence behind it where there is any."""

    verdict: str
    assessment: Assessment | None = None
    excluded: tuple[Exclusion, ...] = ()


def judge(week: Worked, expected: Expected, schedule: Schedule) -> Outcome:
    """The outcome for *schedule*, through the public functions."""
    if expected.rule is None:
        return _assessed(week, expected, schedule)
    return _checked(week, expected, schedule)


def _subject(
    week: Worked, expected: Expected, rule: Rule, schedule: Schedule
) -> Schedule | Stay | Program:
    """What the rule is to judge: the schedule, or the stay or program it is in."""
    if week.program is not None:
        assert rule.level is not None
        levels = (rule.level,)
        return Program(name="a program", levels=levels, staffing=week.staffing)
    if not week.stay:
        return schedule
    period = DateRange(week.stay["admitted"], week.stay.get("end"))
    told = bool(schedule.slots or schedule.extra)
    return Stay(
        level=rule.level or general.IOP,
        period=period,
        schedule=schedule if told else None,
        attendance=week.attendance() if told else None,
        documents=listed(week.documents, document),
        landmarks=listed(week.landmarks, landmark),
        circumstances=attrs.evolve(expected.given, admitted=period.start),
    )


def _checked(week: Worked, expected: Expected, schedule: Schedule) -> Outcome:
    rulebook = expected.rulebook
    rule = rulebook[expected.code]
    subject = _subject(week, expected, rule, schedule)
    try:
        report = check(
            subject,
            under=rulebook,
            # A rule about every level is one about the level of the page.
            at=rule.level or general.IOP,
            on=expected.on or week.day,
            given=expected.given if subject is schedule else None,
            holidays=(
                None if expected.holidays is None else frozenset(expected.holidays)
            ),
            reading=expected.reading,
        )
    except NoTextError:
        return Outcome("no-text")
    found = [
        finding
        for finding in report.by_rule().get(expected.code, ())
        if expected.window in {None, finding.window.start}
        and (expected.due is None or finding.window.end == expected.due + _DAY)
    ]
    if found:
        # Several windows: the worst of them, as an auditor would read it.
        worst = min(found, key=lambda each: _WORST_FIRST.index(each.verdict))
        return Outcome(str(worst.verdict), worst.assessment, worst.excluded)
    reasons = {
        item.reason for item in report.not_applicable if item.rule.code == expected.code
    }
    assert reasons, f"the report is silent about {expected.code}"
    no_text = NotApplicableReason.NO_TEXT in reasons
    return Outcome("no-text" if no_text else "not-applicable")


def _assessed(week: Worked, expected: Expected, schedule: Schedule) -> Outcome:
    requirement, reading = expected.requirement(week.day), expected.reading
    assert requirement is not None
    given = expected.given
    if week.stay:
        given = attrs.evolve(given, admitted=week.stay["admitted"])
    day = expected.window or expected.on or week.day
    kind = reading.resolve(scope(requirement))
    daily = isinstance(kind, ServiceDay)
    per = reading.week if daily else kind
    window = next(windows(per, DateRange(day, day + _DAY), admitted=given.admitted))
    assert window.end is not None
    span = DateRange(window.start, window.end + _AHEAD)
    if week.stay:
        records = week.attendance()
        recorded = records.sessions()
        excluded = tuple(
            Exclusion(missed.session, ExclusionReason[missed.status.name])
            for missed in records.missed()
        )
    else:
        recorded = schedule.sessions(span)
        reason = ExclusionReason.CLOSED
        closed = schedule.cancelled(span)
        excluded = tuple(Exclusion(session, reason) for session, _ in closed)
    ledger = Ledger(recorded=recorded, excluded=excluded)
    spans = [window]
    if daily:
        # A day on which nothing clinical is given is no service day.
        clinical = (item.day for item in recorded if CLINICAL.matches(item.kind))
        service_days = sorted({each for each in clinical if each in window})
        spans = [DateRange(start, start + _DAY) for start in service_days]
    judged = [
        assess(requirement, ledger, span, given=given, reading=reading)
        for span in spans
    ]
    worst = min(judged, key=lambda each: _WORST_FIRST.index(each.verdict))
    leaves = tuple(worst.leaves())
    counted = {credit.session for leaf in leaves for credit in leaf.counted}
    left_out = (item for leaf in leaves for item in leaf.excluded)
    reasons = tuple(item for item in left_out if item.session not in counted)
    return Outcome(str(worst.verdict), worst, tuple(dict.fromkeys(reasons)))


def placements(schedule: Schedule) -> Iterator[Schedule]:
    """The same weekly slots on every other choice of as many weekdays."""
    weekly = [slot for slot in schedule.slots if isinstance(slot, Weekly)]
    used = sorted({slot.session.day.weekday() for slot in weekly})
    for chosen in combinations(range(7), len(used)):
        moved: list[Weekly] = []
        for slot in weekly:
            session = slot.session
            weekday = chosen[used.index(session.day.weekday())]
            day = session.day + timedelta(days=weekday - session.day.weekday())
            placed = attrs.evolve(session, day=day)
            moved.append(attrs.evolve(slot, session=placed))
        yield attrs.evolve(schedule, slots=tuple(moved))


def _only_minutes_a_week(requirement: Requirement) -> bool:
    parts = list(walk(requirement))
    bounds = [part for part in parts if isinstance(part, Bound)]
    return not any(isinstance(part, Gap | EachSession) for part in parts) and all(
        (bound.low if isinstance(bound, Between) else bound.amount).unit is Unit.MINUTES
        and isinstance(bound.per, Week)
        for bound in bounds
    )


def _clock(sessions: Sequence[Session]) -> int | None:
    """Minutes from start to end, overlap once; None where a start is not known."""
    if any(session.elapsed is None for session in sessions):
        return None
    return total(attrs.evolve(item, minutes=item.elapsed) for item in sessions)


# --- tests ---


@pytest.mark.parametrize("week", list(_weeks()))
def test_a_real_schedule_gives_the_figures_worked_by_hand(week: Worked) -> None:
    schedule = week.schedule()
    if week.credited is not None:
        ((_, credited),) = schedule.weekly_totals(
            DateRange(week.day, week.day + _DAY), of=CLINICAL
        )
        assert credited == (None if week.credited == UNKNOWN else week.credited)
    sessions = schedule.sessions(week.week)
    if week.clock is not None:
        assert _clock(sessions) == (None if week.clock == UNKNOWN else week.clock)
    if week.days is not None:
        given = {item.day for item in sessions if CLINICAL.matches(item.kind)}
        assert len(given) == week.days


@pytest.mark.parametrize(("week", "expected"), list(_judged()))
def test_a_real_case_gives_the_verdict_worked_by_hand(
    week: Worked, expected: Expected
) -> None:
    schedule = week.schedule()
    outcome = judge(week, expected, schedule)
    verdicts = {outcome.verdict}
    if week.open == "weekdays":
        verdicts |= {
            judge(week, expected, placed).verdict for placed in placements(schedule)
        }
    if week.open == "split":
        requirement = expected.requirement(week.day)
        assert requirement is None or _only_minutes_a_week(requirement)
    assert " or ".join(sorted(verdicts)) == expected.verdict
    found = outcome.assessment
    deciding = None if found is None else found.deciding
    if expected.shortfall is not None:
        assert deciding is not None
        assert deciding.shortfall == expected.shortfall
    if expected.excess is not None:
        assert deciding is not None
        assert deciding.excess == expected.excess
    if expected.observed is not None:
        assert deciding is not None
        assert isinstance(deciding.observed, Observed)
        counted = (deciding.observed.least, deciding.observed.most)
        assert counted == (expected.observed, expected.observed)
    if expected.missing:
        assert outcome.assessment is not None
        assert list(outcome.assessment.missing) == expected.missing
    if expected.excluded is not None:
        reasons = Counter(str(item.reason.value) for item in outcome.excluded)
        assert reasons == expected.excluded


@pytest.mark.parametrize(("week", "told"), list(_told()))
def test_a_condition_of_a_real_text_holds_where_it_was_worked_by_hand(
    week: Worked, told: Told
) -> None:
    given = Circumstances(
        age_at_least=told.age,
        age_below=None if told.age is None else told.age + 1,
        landmarks=week.happenings(),
    )
    found = holds(CONDITIONS[told.asks], given, told.on or week.day)
    assert found is (None if told.holds == UNKNOWN else told.holds)


def test_every_page_is_run_or_left_out_for_a_reason() -> None:
    ids = [case.id for case in corpus()]
    assert len(set(ids)) == len(ids)
    assert set(ids) | set(LEFT_OUT) == IDS
    assert not set(ids) & set(LEFT_OUT)


@pytest.mark.parametrize(
    "case",
    [case for case in corpus() if case.id.startswith("REG-")],
    ids=lambda case: case.id,
)
def test_a_published_rule_is_judged_by_its_rulebook_or_by_what_is_built_here(
    case: CorpusCase,
) -> None:
    expected = [item for week in case.weeks for item in week.expect]
    bundled = [item for item in expected if item.rule and item.rule not in OWN]
    told = any(week.conditions for week in case.weeks)
    if case.id in BUILT:
        assert told or len(bundled) < len(expected)
    else:
        assert bundled


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case.id)
def test_a_case_says_where_it_comes_from_and_expects_something(
    case: CorpusCase,
) -> None:
    assert case.source.startswith(("https://", "http://"))
    assert case.says.endswith(".")
    names = [week.name for week in case.weeks]
    assert len(set(names)) == len(names)
    assert all(
        week.expect or week.conditions or week.credited is not None
        for week in case.weeks
    )


def test_everything_that_is_built_here_is_asked_for() -> None:
    weeks = [(case.id, week) for case in corpus() for week in case.weeks]
    expected = [(name, item) for name, week in weeks for item in week.expect]
    told = {item.asks for _, week in weeks for item in week.conditions}
    assert {item.asks for _, item in expected} - {None} == set(ASKED)
    assert told == set(CONDITIONS)
    # A rule of a page is asked of that page alone.
    own = {(name, item.code) for name, item in expected if item.code in OWN}
    assert own == {(code.rpartition("-")[0], code) for code in OWN}


def test_a_schedule_of_which_nothing_is_published_is_no_empty_schedule() -> None:
    """An empty schedule is unmet; one that nobody published is unknown."""
    bare = Worked(name="nothing", stay={"admitted": _MONDAY})
    expected = Expected(rule="PROGRAMS-001", verdict="unknown", on=_MONDAY)
    assert judge(bare, expected, Schedule()).verdict == "unknown"
    empty = check(
        Schedule(),
        under=book_of("PROGRAMS-001"),
        at=general.IOP,
        on=_MONDAY,
    )
    assert empty.by_rule()["PROGRAMS-001"][0].verdict is Verdict.UNMET
