"""Sessions, ledgers, requirements, rules and stays: makers, and hypothesis strategies.

The makers are for tests that are worked by hand, the strategies for laws. All days lie
in the first weeks of March 2026, whose second day is a Monday.
"""

from __future__ import annotations

from datetime import date, time, timedelta

import attrs
from hypothesis import strategies as st

from continuum.circumstances import Circumstances, Spell
from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import After, Age, Condition, Fact, Phase
from continuum.documents import Landmark
from continuum.ledger import Ledger
from continuum.levels import Level
from continuum.periods import (
    CALENDAR_DAY,
    SERVICE_DAY,
    STAY,
    WEEK,
    DateRange,
    Rolling,
    Week,
    Weekday,
    Window,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    Above,
    AllOf,
    Amount,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Counting,
    EachSession,
    Excusable,
    Gap,
    Given,
    Requirement,
    Share,
    Times,
    days,
    minutes,
    occasions,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, Format, ServiceFilter, ServiceKind
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Schedule,
    Session,
)
from continuum.stay import Stay
from continuum.terms import calendar_days

# --- makers ---------------------------------------------------------------------------

MONDAY = date(2026, 3, 2)
VERIFIED = date(2026, 11, 21)

IOP = Level(system="toy", code="2.1", name="Intensive outpatient", intensity=20)
OUTPATIENT = Level(system="toy", code="1", name="Outpatient", intensity=10)

GROUPS = ServiceFilter.of(formats=[Format.GROUP], label="groups")
EDUCATION = ServiceFilter.of(ServiceKind.EDUCATION, label="education")
POSITIVE_TEST = Landmark(kind="positive-drug-test", on=date(2026, 3, 4))


def march(day: int) -> date:
    return date(2026, 3, day)


def span(first: date, days_long: int) -> DateRange:
    return DateRange(first, first + timedelta(days=days_long))


WHOLE_WEEK = span(MONDAY, 7)
FORTNIGHT = span(MONDAY, 14)


def served(
    day: int,
    minutes: int | None = 60,
    at: time | None = None,
    *,
    kind: ServiceKind = ServiceKind.COUNSELING,
    format: Format | None = None,  # noqa: A002  # the word of the field
    participants: int | None = None,
    elapsed: int | None = None,
) -> Session:
    """One session on a day of March 2026."""
    return Session(
        day=march(1) + timedelta(days=day - 1),
        minutes=minutes,
        kind=kind,
        format=format,
        starts=at,
        elapsed=minutes if elapsed is None and at is not None else elapsed,
        participants=participants,
    )


def version(
    requirement: Requirement,
    start: date = date(2020, 1, 1),
    end: date | None = None,
    *,
    verified: date = VERIFIED,
    kind: AuthorityKind | None = None,
) -> RuleVersion:
    return RuleVersion(
        in_force=DateRange(start, end),
        requirement=requirement,
        citation=Citation(
            instrument="XX Code",
            provision="10.20",
            retrieved=verified,
            evidence=Evidence.PRIMARY,
            kind=kind,
        ),
    )


def rule(
    *asked: Requirement | RuleVersion,
    judges: Basis = Basis.PLANNED,
    level: Level = IOP,
    number: int = 1,
    population: tuple[Condition, ...] = (),
    code: str = "US-XX",
) -> Rule:
    return Rule(
        code=f"{code}-{number:03}",
        name="a-duty",
        level=level,
        judges=judges,
        versions=tuple(
            item if isinstance(item, RuleVersion) else version(item) for item in asked
        ),
        population=population,
    )


def book(
    *rules: Rule, code: str = "US-XX", kind: AuthorityKind = AuthorityKind.REGULATION
) -> Rulebook:
    authority = Authority(code=code, name=f"The state of {code}", kind=kind)
    return Rulebook(authority=authority, rules=rules)


def recorded(
    session: Session,
    status: AttendanceStatus = AttendanceStatus.ATTENDED,
    minutes: int | None = None,
    makes_up: Session | None = None,
) -> AttendanceRecord:
    return AttendanceRecord(
        session=session, status=status, minutes=minutes, makes_up=makes_up
    )


# --- strategies -----------------------------------------------------------------------

_DAYS = 14


@st.composite
def timed_sessions(draw: st.DrawFn) -> Session:
    """One session with clock times that ends on its day; all of it is credit."""
    half_hours = draw(st.integers(16, 40))
    return served(
        2 + draw(st.integers(0, _DAYS - 1)),
        draw(st.sampled_from([30, 45, 60, 120, 180])),
        time(half_hours // 2, 30 * (half_hours % 2)),
        kind=draw(st.sampled_from([ServiceKind.COUNSELING, *KINDS_THAT_SELDOM_COUNT])),
        participants=draw(st.none() | st.integers(1, 15)),
    )


KINDS_THAT_SELDOM_COUNT = (ServiceKind.EDUCATION, ServiceKind.MUTUAL_HELP)


@st.composite
def session_lists(
    draw: st.DrawFn,
    *,
    at_most: int = 8,
    timed: bool = False,
    overlapping: bool = False,
) -> tuple[Session, ...]:
    """Sessions of a fortnight, in any order.

    Args:
        draw: Given by hypothesis.
        at_most: Longest list.
        timed: Whether all have clock times.
        overlapping: Whether they may overlap; otherwise they may touch.
    """
    if overlapping:
        return tuple(draw(st.lists(timed_sessions(), max_size=at_most)))
    places = draw(
        st.lists(
            st.tuples(st.integers(0, _DAYS - 1), st.integers(8, 20)),
            unique=True,
            max_size=at_most,
        )
    )
    return tuple(
        served(
            2 + day,
            draw(st.sampled_from([30, 59, 60])),
            time(hour) if timed or draw(st.booleans()) else None,
            kind=draw(
                st.sampled_from([ServiceKind.COUNSELING, *KINDS_THAT_SELDOM_COUNT])
            ),
            participants=draw(st.none() | st.integers(1, 15)),
        )
        for day, hour in places
    )


@st.composite
def ledgers(
    draw: st.DrawFn,
    *,
    most_possible: int = 4,
    timed: bool = False,
    overlapping: bool = False,
) -> Ledger:
    """Up to eight sessions of a fortnight, some of them only possible."""
    found = draw(session_lists(timed=timed, overlapping=overlapping))
    cut = draw(st.integers(max(0, len(found) - most_possible), len(found)))
    return Ledger(recorded=found[:cut], possible=found[cut:])


filters = st.sampled_from([CLINICAL, EDUCATION, CLINICAL - EDUCATION])

inner_windows: st.SearchStrategy[Window] = st.sampled_from(
    [SERVICE_DAY, CALENDAR_DAY, WEEK, Week(Weekday.SUNDAY), Rolling(3), STAY]
)

minute_amounts = st.sampled_from([0, 1, 30, 59, 60, 61, 90, 120, 180, 300, 400]).map(
    minutes
)
counts = st.integers(0, 6)
amounts: st.SearchStrategy[Amount] = st.one_of(
    minute_amounts,
    st.builds(sessions, counts, each=st.none() | st.just(minutes(60))),
    st.builds(days, counts, each=st.none() | minute_amounts),
    st.builds(occasions, counts, each=st.none() | st.just(minutes(60))),
    st.builds(minutes, st.sampled_from([59, 60, 120]), each=st.just(minutes(60))),
)
additive_amounts: st.SearchStrategy[Amount] = st.one_of(
    minute_amounts, st.builds(days, counts, each=st.none() | minute_amounts)
)
"""Amounts that overlap and splitting leave as they are."""


@st.composite
def bounds(
    draw: st.DrawFn,
    amounts: st.SearchStrategy[Amount] = amounts,
    per: st.SearchStrategy[Window] = inner_windows,
) -> Bound:
    """A floor, a ceiling or a band."""
    amount, of, window = draw(amounts), draw(filters), draw(per)
    form = draw(st.sampled_from(["floor", "ceiling", "above", "below", "band"]))
    if form == "floor":
        return AtLeast(amount, of=of, per=window)
    if form == "ceiling":
        return AtMost(amount, of=of, per=window)
    if form == "above":
        return Above(amount, of=of, per=window)
    if form == "below":
        return Below(amount, of=of, per=window)
    wider = attrs.evolve(amount, value=amount.value + draw(st.integers(2, 120)))
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    return Between(
        amount, wider, of=of, per=window, low_open=low_open, high_open=high_open
    )


@st.composite
def gaps(draw: st.DrawFn, *, in_minutes: bool = True) -> Gap:
    amount = days(draw(st.integers(0, 8)))
    if in_minutes and draw(st.booleans()):
        amount = minutes(60 * draw(st.integers(0, 120)))
    return Gap(amount, of=draw(filters), per=STAY)


@st.composite
def session_limits(draw: st.DrawFn) -> EachSession:
    low = draw(st.none() | st.sampled_from([30, 45, 60]).map(minutes))
    most = draw(st.none() | st.integers(4, 12))
    high = None
    if low is None and most is None:
        high = draw(st.sampled_from([45, 60, 120]).map(minutes))
    return EachSession(of=draw(filters), at_least=low, at_most=high, most=most)


_PARTS = st.sampled_from([EDUCATION, GROUPS, CLINICAL - EDUCATION])


@st.composite
def shares(draw: st.DrawFn) -> Share:
    low = draw(st.none() | st.sampled_from([0, 25, 50, 100]))
    high = draw(st.none() | st.sampled_from([50, 99, 100]))
    if low is None and high is None:
        low = 40
    if low is not None and high is not None and high < low:
        high = None
    part, whole, per = draw(_PARTS), draw(filters), draw(inner_windows)
    return Share(part, whole, at_least=low, at_most=high, per=per)


floors = st.builds(AtLeast, minute_amounts, of=filters, per=inner_windows)


def partial_requirements(
    amounts: st.SearchStrategy[Amount] = amounts,
) -> st.SearchStrategy[Requirement]:
    """Requirements about parts of what is given."""
    only = st.sampled_from([EVENINGS_AND_WEEKENDS, Times(weekends=True)])
    return st.one_of(
        shares(),
        st.builds(Capped, floors, part=_PARTS, at_most=minute_amounts),
        st.builds(Counting, bounds(amounts), only=only | session_limits()),
        st.just(Apart(EDUCATION, CLINICAL - EDUCATION)),
    )


def simple_requirements(
    amounts: st.SearchStrategy[Amount] = amounts,
) -> st.SearchStrategy[Requirement]:
    """Requirements without connectives."""
    averages = st.builds(Average, bounds(amounts), over=st.none() | st.just(WEEK))
    return st.one_of(
        bounds(amounts),
        averages,
        gaps(),
        session_limits(),
        partial_requirements(amounts),
    )


conditions: st.SearchStrategy[Condition] = st.sampled_from(
    [
        Age(at_least=18),
        Age(below=21),
        Phase("intensive"),
        Fact("employed"),
        After("positive-drug-test", lasts=calendar_days(7)),
    ]
)


def requirements(
    amounts: st.SearchStrategy[Amount] = amounts,
) -> st.SearchStrategy[Requirement]:
    """Any requirement."""

    def joined(
        parts: st.SearchStrategy[Requirement],
    ) -> st.SearchStrategy[Requirement]:
        several = st.lists(parts, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            st.builds(AllOf, several),
            st.builds(AnyOf, several),
            st.builds(Given, conditions, then=parts, otherwise=parts),
            st.builds(Excusable, parts, unless=st.just(("employed", "refused"))),
        )

    return st.recursive(simple_requirements(amounts), joined, max_leaves=4)


circumstances: st.SearchStrategy[Circumstances] = st.builds(
    Circumstances,
    born=st.none() | st.sampled_from([date(1990, 5, 17), date(2006, 3, 5)]),
    phase=st.none() | st.sampled_from(["intensive", "aftercare"]),
    facts=st.sampled_from([frozenset(), frozenset({"employed"})]),
    spells=st.sampled_from([(), (Spell("refused", DateRange(march(4), march(9))),)]),
    landmarks=st.none() | st.sampled_from([(), (POSITIVE_TEST,)]),
)


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """Up to three rules at one level, of any basis."""
    asked = draw(st.lists(requirements(), min_size=1, max_size=3))
    return book(
        *(
            rule(item, judges=draw(st.sampled_from(Basis)), number=number)
            for number, item in enumerate(asked, start=1)
        )
    )


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    """A stay that begins on a Monday, with records of some of what is scheduled."""
    scheduled = draw(session_lists())
    statuses = [
        AttendanceStatus.ATTENDED,
        AttendanceStatus.EXCUSED,
        AttendanceStatus.UNEXCUSED,
        AttendanceStatus.CANCELLED,
    ]
    records = [
        recorded(session, draw(st.sampled_from(statuses)))
        for session in scheduled
        if draw(st.booleans())
    ]
    return Stay(
        level=IOP,
        period=DateRange(MONDAY, draw(st.none() | st.just(FORTNIGHT.end))),
        schedule=draw(st.none() | st.just(Schedule(extra=scheduled))),
        attendance=draw(st.none() | st.just(Attendance(tuple(records)))),
        circumstances=draw(circumstances),
    )
