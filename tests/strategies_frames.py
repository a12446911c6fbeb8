"""Hypothesis strategies for cohorts, and for all that can be asked of them.

Windows, forms and conditions of every kind, so that what is compiled for a data frame
meets what `continuum.check` says of each stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

import attrs
from hypothesis import strategies as st

from continuum.assess import Reading
from continuum.circumstances import Circumstances
from continuum.conditions import After, Age, Condition, Elapsed, Fact, Phase
from continuum.frames import Columns, Engine, Rows, obstacles
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    PROGRAM_WEEK,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    DateRange,
    Rolling,
    Week,
    Weekday,
    WholeStay,
    Window,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    Average,
    Capped,
    Counting,
    EachSession,
    Excusable,
    Given,
    Length,
    Requirement,
    Share,
    Times,
    days,
    minutes,
    occasions,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import (
    CLINICAL,
    Format,
    Mode,
    ServiceFilter,
    ServiceKind,
)
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Schedule,
    Session,
)
from continuum.stay import Stay
from continuum.terms import calendar_days, months, weeks
from tests.cohorts import COLUMNS, Member
from tests.strategies_rules import (
    EDUCATION,
    GROUPS,
    IOP,
    VERIFIED,
    book,
    bounds,
    rule,
    version,
)

FILTERS = st.sampled_from(
    [
        CLINICAL,
        EDUCATION,
        CLINICAL - EDUCATION,
        GROUPS,
        CLINICAL & GROUPS,
        GROUPS | EDUCATION,
        CLINICAL & ServiceFilter.of(modes=[Mode.IN_PERSON, Mode.VIDEO]),
    ]
)

WINDOWS: st.SearchStrategy[Window] = st.sampled_from(
    [
        SERVICE_DAY,
        CALENDAR_DAY,
        WEEK,
        Week(Weekday.SUNDAY),
        PROGRAM_WEEK,
        Blocks(10),
        Rolling(3),
        Rolling(7),
        CALENDAR_MONTH,
        CALENDAR_YEAR,
        STAY,
        WholeStay(10),
        WholeStay(30),
    ]
)

_COUNTS = st.integers(0, 4)
_LONG_ENOUGH = st.sampled_from([None, minutes(60), minutes(90)])
AMOUNTS = st.one_of(
    st.sampled_from([0, 1, 59, 60, 61, 120, 180, 300]).map(minutes),
    st.builds(sessions, _COUNTS, each=_LONG_ENOUGH),
    st.builds(days, _COUNTS, each=_LONG_ENOUGH),
    st.builds(occasions, _COUNTS, each=_LONG_ENOUGH),
    st.builds(minutes, st.sampled_from([59, 60, 120]), each=st.just(minutes(60))),
)

_BOUNDS = bounds(AMOUNTS, WINDOWS)
_PARTS = st.sampled_from([EDUCATION, GROUPS, CLINICAL - EDUCATION])


@st.composite
def _limits(draw: st.DrawFn) -> EachSession:
    low = draw(st.sampled_from([None, minutes(60)]))
    by_staff = draw(st.sampled_from([(), (4, 8)]))
    return EachSession(
        of=draw(FILTERS),
        at_least=low,
        most=draw(st.sampled_from([5, 10])),
        by_staff=by_staff,
    )


@st.composite
def _shares(draw: st.DrawFn) -> Share:
    low, high = draw(
        st.sampled_from(
            [(0, None), (25, None), (100, None), (None, 50), (None, 99), (25, 50)]
        )
    )
    return Share(
        draw(_PARTS), draw(FILTERS), at_least=low, at_most=high, per=draw(WINDOWS)
    )


_SIMPLE: st.SearchStrategy[Requirement] = st.one_of(
    _BOUNDS,
    _BOUNDS,
    st.builds(
        Average,
        bounds(
            AMOUNTS, st.sampled_from([WEEK, SERVICE_DAY, CALENDAR_DAY, PROGRAM_WEEK])
        ),
        over=st.sampled_from([None, STAY, CALENDAR_MONTH, WEEK]),
    ),
    _limits(),
    _shares(),
    st.builds(
        Capped,
        st.builds(
            AtLeast,
            st.sampled_from([60, 120, 200]).map(minutes),
            of=FILTERS,
            per=WINDOWS,
        ),
        part=_PARTS,
        at_most=st.sampled_from([0, 30, 60]).map(minutes),
    ),
    st.builds(
        Counting,
        _BOUNDS,
        only=st.sampled_from(
            [EVENINGS_AND_WEEKENDS, Times(weekends=True), Times(evenings=True)]
        )
        | _limits(),
    ),
    st.just(Apart(EDUCATION, CLINICAL - EDUCATION)),
    st.sampled_from(
        [
            Length(at_least=calendar_days(10)),
            Length(at_least=months(1), at_most=months(2)),
            Length(at_most=weeks(2)),
        ]
    ),
)

CONDITIONS: st.SearchStrategy[Condition] = st.sampled_from(
    [
        Age(at_least=18),
        Age(below=18),
        Age(at_least=17, below=21),
        Fact("employed"),
        Fact("refused"),
        Fact("other"),
        Elapsed(below=7),
        Elapsed(at_least=5, below=12),
        Phase("intensive"),
        After("positive", lasts=calendar_days(9)),
        After("positive", lasts=calendar_days(9), from_admission=True),
    ]
)

_REASONS = st.sampled_from(
    [("employed",), ("employed", "refused"), ("other",), ("other", "employed")]
)


def _joined(parts: st.SearchStrategy[Requirement]) -> st.SearchStrategy[Requirement]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(AllOf, several),
        st.builds(AnyOf, several),
        st.builds(Given, CONDITIONS, then=parts, otherwise=parts),
        st.builds(Excusable, parts, unless=_REASONS),
    )


REQUIREMENTS = st.recursive(_SIMPLE, _joined, max_leaves=4)

READINGS = st.sampled_from(
    [
        Reading(),
        Reading(),
        Reading(week=Week(Weekday.SUNDAY)),
        Reading(week=PROGRAM_WEEK, cut_windows=True),
        Reading(cut_windows=True, evening=time(18)),
        Reading(evening=time(18)),
        Reading(average_over=CALENDAR_MONTH),
    ]
)

JUDGED_ON = st.sampled_from(
    [date(2026, 2, 20), date(2026, 3, 8), date(2026, 3, 31), date(2026, 12, 1)]
)

CONFINED = st.sampled_from(
    [
        None,
        None,
        DateRange(date(2026, 2, 10), date(2026, 3, 20)),
        DateRange(date(2026, 3, 1)),
    ]
)


@st.composite
def _sessions(
    draw: st.DrawFn, first: date, length: int, *, timed: bool, vague: bool
) -> Session:
    credit: int | None = draw(st.sampled_from([30, 45, 59, 60, 60, 61, 90, 120, 180]))
    if vague and draw(st.integers(0, 9)) == 0:
        credit = None
    starts = elapsed = None
    if timed and draw(st.integers(0, 5)):
        starts = time(
            draw(st.sampled_from([8, 9, 9, 10, 17, 18, 23])),
            draw(st.sampled_from([0, 30])),
        )
        if draw(st.booleans()):
            elapsed = (credit or 60) + draw(st.sampled_from([0, 0, 15]))
        elif credit is not None:
            elapsed = credit
    formats = [Format.GROUP, Format.INDIVIDUAL, *([None] if vague else [])]
    return Session(
        day=first + timedelta(days=draw(st.integers(0, length - 1))),
        minutes=credit,
        kind=draw(
            st.sampled_from(
                [
                    ServiceKind.COUNSELING,
                    ServiceKind.COUNSELING,
                    ServiceKind.EDUCATION,
                    ServiceKind.MUTUAL_HELP,
                ]
            )
        ),
        format=draw(st.sampled_from(formats)),
        mode=draw(st.sampled_from([Mode.IN_PERSON, Mode.AUDIO])),
        starts=starts,
        elapsed=elapsed,
        participants=draw(st.sampled_from([None, 3, 6, 12])),
        staff_present=draw(st.sampled_from([None, 1, 2, 3])),
    )


_STATUSES = st.sampled_from(
    [
        *[AttendanceStatus.ATTENDED] * 6,
        AttendanceStatus.EXCUSED,
        AttendanceStatus.UNEXCUSED,
        AttendanceStatus.PARTIAL,
    ]
)


@st.composite
def _stays(draw: st.DrawFn, *, rows: Rows, timed: bool, vague: bool) -> Stay:
    first = date(
        2026, draw(st.integers(1, 3)), draw(st.sampled_from([1, 2, 5, 26, 28]))
    )
    length = draw(st.sampled_from([1, 5, 14, 20, 40, 70]))
    end = draw(st.sampled_from([first + timedelta(days=length)] * 3 + [None]))
    found: list[Session] = []
    for _ in range(draw(st.integers(0, min(10, 2 * length)))):
        session = draw(_sessions(first, length, timed=timed, vague=vague))
        if session.starts is None or session not in found:
            found.append(session)
    attendance, schedule = None, None
    if rows is Rows.SCHEDULE:
        schedule = Schedule(extra=tuple(found))
    else:
        attendance = Attendance(tuple(draw(_record(session)) for session in found))
    born = draw(
        st.sampled_from(
            [
                None,
                date(2008, 2, 29),
                date(2008, 3, 3),
                date(1990, 1, 1),
                date(2005, 3, 10),
            ]
        )
    )
    return Stay(
        level=IOP,
        period=DateRange(first, end),
        attendance=attendance,
        schedule=schedule,
        circumstances=Circumstances(
            born=born,
            facts=draw(st.sampled_from([frozenset(), frozenset({"employed"})])),
            denied=draw(st.sampled_from([frozenset(), frozenset({"refused"})])),
        ),
    )


@st.composite
def _record(draw: st.DrawFn, session: Session) -> AttendanceRecord:
    status = draw(_STATUSES)
    credited = None
    if status is AttendanceStatus.PARTIAL and draw(st.integers(0, 4)):
        credited = draw(st.integers(1, (session.minutes or 60) - 1))
    return AttendanceRecord(session=session, status=status, minutes=credited)


@attrs.frozen(kw_only=True)
class Audit:
    """Cohorts judged together, and how."""

    cohorts: tuple[tuple[Member, ...], ...]
    under: Rulebook
    on: date
    reading: Reading
    within: DateRange | None
    columns: Columns
    rows: Rows

    @property
    def members(self) -> tuple[Member, ...]:
        return tuple(member for cohort in self.cohorts for member in cohort)


@st.composite
def _rules(
    draw: st.DrawFn, number: int, columns: Columns, reading: Reading, rows: Rows
) -> Rule:
    own = Basis.DELIVERED if rows is Rows.ATTENDANCE else Basis.PLANNED
    judges = draw(st.sampled_from([own] * 5 + [Basis.PLANNED, Basis.OFFERED]))

    def compiles(asked: Requirement) -> bool:
        return not obstacles(
            asked,
            Engine.POLARS,
            judges=judges,
            columns=columns,
            reading=reading,
            rows=rows,
        )

    asked = REQUIREMENTS.filter(compiles)
    texts: tuple[RuleVersion | Requirement, ...] = (draw(asked),)
    if draw(st.integers(0, 2)) == 0:
        change = draw(
            st.sampled_from([date(2026, 2, 9), date(2026, 3, 1), date(2026, 3, 4)])
        )
        verified = draw(st.sampled_from([VERIFIED, date(2026, 3, 10)]))
        texts = (
            version(draw(asked), date(2020, 1, 1), change),
            version(draw(asked), change, verified=verified),
        )
    about: Sequence[Condition] = draw(st.lists(CONDITIONS, max_size=2))
    return rule(*texts, judges=judges, number=number, population=tuple(about))


@st.composite
def audits(draw: st.DrawFn, *, cohorts: int, timed: bool = True) -> Audit:
    """So many cohorts of up to four stays, and up to three rules.

    Args:
        draw: Given by hypothesis.
        cohorts: How many cohorts.
        timed: Whether sessions may have clock times.
    """
    timed = timed and draw(st.integers(0, 2)) == 0
    vague = draw(st.booleans())
    rows = draw(st.sampled_from([Rows.ATTENDANCE, Rows.ATTENDANCE, Rows.SCHEDULE]))
    columns = COLUMNS
    if not timed:
        columns = attrs.evolve(columns, starts=None, elapsed=None)
    reading = draw(READINGS)
    rules = [
        draw(_rules(number, columns, reading, rows))
        for number in range(1, draw(st.integers(2, 4)))
    ]
    stays = st.lists(
        _stays(rows=rows, timed=timed, vague=vague), min_size=1, max_size=4
    )
    return Audit(
        cohorts=tuple(
            tuple(
                Member(f"cohort {number} patient {index}", stay)
                for index, stay in enumerate(draw(stays))
            )
            for number in range(cohorts)
        ),
        under=book(*rules),
        on=draw(JUDGED_ON),
        reading=reading,
        within=draw(CONFINED),
        columns=columns,
        rows=rows,
    )
