"""Rows that cannot be judged: each is found, counted, told of, and can be set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from continuum.errors import FrameError
from continuum.frames import (
    Columns,
    Found,
    Inspection,
    Problem,
    Rows,
    check,
    inspect,
    quarantine,
)
from continuum.periods import WEEK
from continuum.requirements import AtLeast, minutes
from tests.cohorts import COLUMNS, DELIVERED, connection, frame, judged, member, rows_of
from tests.strategies_rules import IOP, book, march, rule, served

LATE = march(31)
ENGINES = ("polars", "pandas", "pandas-floats", "pyarrow", "duckdb")
BOOK = book(rule(AtLeast(minutes(60), per=WEEK), judges=DELIVERED))
SESSIONS, STAYS = "sessions", "stays"

RowOf = Mapping[str, Any]
Problems = dict[tuple[str, Problem], int]


def session(patient: str | None = "MRN-1", **changes: Any) -> dict[str, Any]:
    """A row of a session that took place, of which everything is known."""
    return {
        "patient": patient,
        "day": march(3),
        "minutes": 60,
        "kind": "counseling",
        "format": "group",
        "mode": "in-person",
        "staff": "counselor",
        "status": "attended",
        "credited": None,
        "starts": None,
        "elapsed": None,
        "participants": 5,
        "staff_present": 1,
        **changes,
    }


def stay(patient: str | None = "MRN-1", **changes: Any) -> dict[str, Any]:
    """A row of a stay of a fortnight."""
    return {
        "patient": patient,
        "admitted": march(2),
        "discharged": march(15),
        "born": None,
        "employed": None,
        "refused": None,
        **changes,
    }


def both(
    sessions: Sequence[RowOf], stays: Sequence[RowOf], engine: str = "polars"
) -> tuple[Any, Any]:
    return (
        frame([dict(row) for row in sessions], list(sessions[0]), engine),
        frame([dict(row) for row in stays], list(stays[0]), engine),
    )


def looked_at(
    sessions: Sequence[RowOf],
    stays: Sequence[RowOf],
    engine: str = "polars",
    columns: Columns = COLUMNS,
) -> Inspection:
    mine, theirs = both(sessions, stays, engine)
    return inspect(mine, stays=theirs, on=LATE, columns=columns)


def problems(found: Inspection) -> Problems:
    return {(one.frame, one.problem): one.rows for one in found.problems}


def plain_rows(native: Any) -> list[dict[str, Any]]:
    """The rows of a frame, with null for what is none."""
    found = nw.from_native(native)
    data = (found.collect() if isinstance(found, nw.LazyFrame) else found).to_dict(
        as_series=False
    )
    return [
        {
            name: None if value is None or value != value else value  # noqa: PLR0124  # no number
            for name, value in zip(data, row, strict=True)
        }
        for row in zip(*data.values(), strict=True)
    ]


def beside(problem: Problem) -> str:
    """What is said of a row of a stay in which another has the problem."""
    if problem is Problem.NO_STAY:
        return problem.value
    return f"of a stay with {problem}"


def computed(native: Any) -> Any:
    """A frame whose rows are not asked for anew by each query."""
    if nw.from_native(native).implementation is nw.Implementation.DUCKDB:
        return connection().from_arrow(native.to_arrow_table())
    return native


# --- one problem at a time ------------------------------------------------------------

ALONE: list[tuple[Problem, str, list[RowOf], list[RowOf], int]] = [
    (Problem.NO_KEY, SESSIONS, [session(), session(None)], [stay()], 1),
    (Problem.NO_KEY, STAYS, [session()], [stay(), stay(None)], 1),
    (Problem.NO_DAY, SESSIONS, [session(), session(day=None)], [stay()], 1),
    (
        Problem.MINUTES,
        SESSIONS,
        [session(minutes=n) for n in (-60, 0, 1, 1440, 1441)],
        [stay()],
        3,
    ),
    (
        Problem.KIND,
        SESSIONS,
        [session(kind=name) for name in ("yoga", None, "Counseling", "meal")],
        [stay()],
        3,
    ),
    (
        Problem.FORMAT,
        SESSIONS,
        [session(format=name) for name in ("solo", None, "family")],
        [stay()],
        1,
    ),
    (
        Problem.MODE,
        SESSIONS,
        [session(mode=name) for name in ("letter", None, "video")],
        [stay()],
        1,
    ),
    (
        Problem.STAFF,
        SESSIONS,
        [session(staff=name) for name in ("cook", None, "nurse")],
        [stay()],
        1,
    ),
    (
        Problem.STATUS,
        SESSIONS,
        [session(status=name) for name in ("late", None, "made-up", "cancelled")],
        [stay()],
        2,
    ),
    (
        Problem.CREDITED,
        SESSIONS,
        [
            *(session(status="partial", credited=n) for n in (0, 1, 59, 60, None)),
            session(status="attended", credited=1),
        ],
        [stay()],
        3,
    ),
    (
        Problem.CLOCK,
        SESSIONS,
        [
            session(starts=n, day=march(2 + at))
            for at, n in enumerate((-1, 0, 1439, 1440))
        ],
        [stay()],
        2,
    ),
    (
        Problem.ELAPSED,
        SESSIONS,
        [
            session(starts=600, elapsed=59),
            session(starts=600, elapsed=60, day=march(4)),
            session(starts=600, elapsed=1440, day=march(6)),
            session(starts=600, elapsed=1441, day=march(9)),
            session(starts=600, elapsed=None, day=march(11)),
            session(starts=None, elapsed=60, day=march(12)),
        ],
        [stay()],
        3,
    ),
    (
        Problem.PEOPLE,
        SESSIONS,
        [session(participants=n) for n in (0, 1, 1000, 1001)],
        [stay()],
        2,
    ),
    (
        Problem.PEOPLE,
        SESSIONS,
        [session(staff_present=n) for n in (0, 1, 1000, 1001, None)],
        [stay()],
        2,
    ),
    (
        Problem.DUPLICATE,
        SESSIONS,
        [
            *[session(starts=600)] * 3,
            *[session(starts=700)] * 2,
            session(starts=800),
            # Without a clock two may be alike.
            *[session(day=march(4))] * 2,
        ],
        [stay()],
        3,
    ),
    (
        Problem.NO_STAY,
        SESSIONS,
        [session(), session("MRN-2"), session("MRN-2"), session("MRN-3")],
        [stay()],
        3,
    ),
    (
        Problem.OUTSIDE,
        SESSIONS,
        [session(day=march(day)) for day in (1, 2, 15, 16)],
        [stay()],
        2,
    ),
    (
        Problem.ENTANGLED,
        SESSIONS,
        [
            session(starts=600, elapsed=70),
            session(starts=620, elapsed=60),
            session(starts=640, elapsed=60),
            # Of two, breaks are taken from one or the other.
            session("MRN-2", starts=600, elapsed=70),
            session("MRN-2", starts=620, elapsed=70),
            # What it is of is not known, and so not whether both count.
            session("MRN-3", starts=600, format=None),
            session("MRN-3", starts=620),
        ],
        [stay(), stay("MRN-2"), stay("MRN-3")],
        5,
    ),
    (
        Problem.NO_ADMISSION,
        STAYS,
        [session()],
        [stay(), stay("MRN-2", admitted=None, discharged=None)],
        1,
    ),
    (
        Problem.NO_ADMISSION,
        STAYS,
        [session()],
        [
            stay(),
            stay("MRN-2", admitted=date(1899, 12, 31), discharged=date(1900, 1, 31)),
            stay("MRN-3", admitted=date(1900, 1, 1), discharged=date(1900, 1, 31)),
            stay("MRN-4", admitted=date(2199, 12, 31), discharged=None),
            stay("MRN-5", admitted=date(2200, 1, 1), discharged=None),
        ],
        2,
    ),
    (
        Problem.DISCHARGE,
        STAYS,
        [session()],
        [
            stay(),
            stay("MRN-2", discharged=march(2)),
            stay("MRN-3", discharged=march(1)),
        ],
        1,
    ),
    (
        Problem.DISCHARGE,
        STAYS,
        [session()],
        [
            stay(),
            stay("MRN-2", admitted=date(1998, 11, 13), discharged=march(30)),
            stay("MRN-3", admitted=date(1998, 11, 12), discharged=march(30)),
            # Windows that begin before the judgment may go as far as the stay does.
            stay("MRN-4", admitted=date(1998, 11, 15), discharged=date(2199, 12, 31)),
            stay("MRN-5", discharged=date(2200, 1, 1)),
        ],
        3,
    ),
    (
        Problem.BORN,
        STAYS,
        [session()],
        [
            stay(born=march(2)),
            stay("MRN-2", born=march(3)),
            stay("MRN-3", born=None),
        ],
        1,
    ),
    (
        Problem.STAYS_OVERLAP,
        STAYS,
        [session()],
        [
            stay(),
            stay("MRN-2"),
            stay("MRN-2", admitted=march(15), discharged=None),
            stay("MRN-3"),
            stay("MRN-3", admitted=march(16), discharged=None),
        ],
        2,
    ),
]


@pytest.mark.parametrize(
    ("problem", "which", "sessions", "stays", "rows"),
    ALONE,
    ids=[f"{problem.name}-{index}" for index, (problem, *_) in enumerate(ALONE)],
)
def test_a_problem_is_found_and_counted(
    problem: Problem,
    which: str,
    sessions: Sequence[RowOf],
    stays: Sequence[RowOf],
    rows: int,
) -> None:
    found = looked_at(sessions, stays)
    assert problems(found) == {(which, problem): rows}
    assert (found.sessions, found.stays) == (len(sessions), len(stays))
    (told,) = found.problems
    noun = "row" if rows == 1 else "rows"
    assert str(told) == f"{which}: {rows} {noun} with {problem}"
    mine, theirs = both(sessions, stays)
    assert "MRN" not in str(found) + repr(found)
    parted = quarantine(mine, stays=theirs, on=LATE, columns=COLUMNS)
    kept = inspect(parted.sessions, stays=parted.stays, on=LATE, columns=COLUMNS)
    assert kept.problems == ()
    aside = parted.sessions_aside if which == SESSIONS else parted.stays_aside
    reasons = [
        *parted.sessions_aside["reason"].to_list(),
        *parted.stays_aside["reason"].to_list(),
    ]
    own = problem.value if aside_alone(problem) else beside(problem)
    assert own in reasons
    assert set(reasons) <= {problem.value, beside(problem)}
    assert len(parted.sessions) + len(parted.sessions_aside) == len(sessions)
    assert len(parted.stays) + len(parted.stays_aside) == len(stays)
    assert len(aside) >= rows


def aside_alone(problem: Problem) -> bool:
    """Whether a row is told of by what it holds itself."""
    return problem not in {
        Problem.DUPLICATE,
        Problem.ENTANGLED,
        Problem.NO_STAY,
        Problem.OUTSIDE,
        Problem.STAYS_OVERLAP,
    }


def test_each_problem_has_a_case_of_its_own() -> None:
    assert {problem for problem, *_ in ALONE} == set(Problem) - {Problem.SAME_STAY}


def test_stays_of_one_patient_may_follow_each_other() -> None:
    first = stay(discharged=march(8))
    second = stay(admitted=march(9), discharged=None)
    found = looked_at([session(), session(day=march(9))], [first, second])
    assert found.problems == ()
    assert found.stays_each == 2
    assert found.lasting


@pytest.mark.parametrize("same", [True, False])
def test_of_stays_that_overlap_each_is_counted_once(*, same: bool) -> None:
    days = (2, 2, 2) if same else (2, 3, 4)
    stays = [stay(admitted=march(day)) for day in days]
    found = looked_at([session(day=march(5))], stays)
    assert problems(found) == {(STAYS, Problem.STAYS_OVERLAP): 3}


def test_a_session_outside_is_found_beside_stays_that_overlap() -> None:
    stays = [stay(), stay(), stay("MRN-2")]
    found = looked_at([session(), session("MRN-2", day=march(20))], stays)
    assert (SESSIONS, Problem.OUTSIDE) in problems(found)


STAYED = attrs.evolve(COLUMNS, stay="stay")


def test_a_stay_may_be_told_only_once() -> None:
    sessions = [session(stay="S1")]
    stays = [stay(stay=name) for name in ("S1", "S2", "S2", "S2")]
    found = looked_at(sessions, stays, columns=STAYED)
    assert problems(found) == {(STAYS, Problem.SAME_STAY): 3}
    mine, theirs = both(sessions, stays)
    parted = quarantine(mine, stays=theirs, on=LATE, columns=STAYED)
    assert parted.stays["stay"].to_list() == ["S1"]
    told = beside(Problem.SAME_STAY)
    assert parted.stays_aside["reason"].to_list() == [told] * 3


def test_with_a_column_of_stays_those_of_one_patient_may_overlap() -> None:
    sessions = [
        session(stay="S1", minutes=60),
        session(stay="S2", minutes=30),
        session(stay="S2", minutes=30, day=march(4)),
    ]
    stays = [stay(stay="S1"), stay(stay="S2", admitted=march(3))]
    mine, theirs = both(sessions, stays)
    asked = book(rule(AtLeast(minutes(1), per=WEEK), judges=DELIVERED))
    found = check(mine, stays=theirs, under=asked, at=IOP, on=LATE, columns=STAYED)
    told = found.select("stay", "window_start", "observed").sort(pl.all())
    assert found.columns[:3] == ["patient", "stay", "admitted"]
    assert told.rows() == [
        ("S1", march(2), 60),
        ("S1", march(9), 0),
        ("S2", march(9), 0),
    ]


def test_a_stay_needs_both_its_name_and_its_patient() -> None:
    stays = [stay(stay="S1"), stay(None, stay="S2"), stay(stay=None)]
    found = looked_at([session(stay="S1")], stays, columns=STAYED)
    assert problems(found) == {(STAYS, Problem.NO_KEY): 2}


# --- numbers that are none, and times -------------------------------------------------


def as_floats(rows: Sequence[RowOf], **columns: list[float | None]) -> Any:
    made = frame([dict(row) for row in rows], list(rows[0]), "polars")
    return made.with_columns(
        pl.Series(name, values, pl.Float64) for name, values in columns.items()
    )


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("minutes", 59.5, Problem.MINUTES),
        ("participants", 4.5, Problem.PEOPLE),
        ("staff_present", 1.5, Problem.PEOPLE),
        ("starts", 600.5, Problem.CLOCK),
        ("elapsed", 60.5, Problem.ELAPSED),
    ],
)
def test_a_fraction_is_no_whole_number(
    field: str, value: float, problem: Problem
) -> None:
    rows = [
        session(starts=600, elapsed=60),
        session(starts=600, elapsed=60, day=march(4)),
    ]
    values = {"minutes": 60.0, "participants": 5.0, "staff_present": 1.0}
    good = values.get(field, 600.0 if field == "starts" else 60.0)
    stays = frame([stay()], list(stay()), "polars")
    fine = as_floats(rows, **{field: [good, good]})
    assert inspect(fine, stays=stays, on=LATE, columns=COLUMNS).problems == ()
    wrong = as_floats(rows, **{field: [good, value]})
    found = inspect(wrong, stays=stays, on=LATE, columns=COLUMNS)
    assert problems(found) == {(SESSIONS, problem): 1}


def test_a_fraction_of_credit_is_none() -> None:
    rows = [session(status="partial", day=march(day)) for day in (2, 3, 4)]
    sessions = as_floats(rows, credited=[30.0, 30.5, None])
    stays = frame([stay()], list(stay()), "polars")
    found = inspect(sessions, stays=stays, on=LATE, columns=COLUMNS)
    assert problems(found) == {(SESSIONS, Problem.CREDITED): 1}
    assert found.unknown == {"minutes", "begins"}


def test_numbers_with_nulls_come_as_floats() -> None:
    who = member(served(2, None), served(3, 61), served(9, 60))
    asked = AtLeast(minutes(61), per=WEEK)
    found = judged([who], asked, on=LATE, engine="pandas-floats")
    assert [row.verdict for row in found] == ["met", "unmet"]


def timed(**seconds: int) -> Any:
    """Two sessions whose start is a local time."""
    made = frame([session(), session(day=march(4))], list(session()), "polars")
    begun = [
        datetime(2026, 3, 3, 10, 0),  # noqa: DTZ001  # local, as all are
        datetime(2026, 3, 4, 10, 30) + timedelta(**seconds),  # noqa: DTZ001  # the same
    ]
    return made.with_columns(starts=pl.Series(begun, dtype=pl.Datetime("us")))


def test_a_start_is_a_whole_minute() -> None:
    stays = frame([stay()], list(stay()), "polars")
    fine = inspect(timed(), stays=stays, on=LATE, columns=COLUMNS)
    assert fine.problems == ()
    found = inspect(timed(seconds=1), stays=stays, on=LATE, columns=COLUMNS)
    assert problems(found) == {(SESSIONS, Problem.CLOCK): 1}
    parted = quarantine(timed(seconds=59), stays=stays, on=LATE, columns=COLUMNS)
    assert sorted(parted.sessions_aside["reason"]) == [
        Problem.CLOCK.value,
        beside(Problem.CLOCK),
    ]


# --- all at once, on every engine -----------------------------------------------------

SPOILED: list[tuple[RowOf, Problem]] = [
    (session("MRN-minutes", minutes=0), Problem.MINUTES),
    (session("MRN-kind", kind="yoga"), Problem.KIND),
    (session("MRN-format", format="solo"), Problem.FORMAT),
    (session("MRN-mode", mode="letter"), Problem.MODE),
    (session("MRN-staff", staff="cook"), Problem.STAFF),
    (session("MRN-status", status="late"), Problem.STATUS),
    (session("MRN-credited", credited=30), Problem.CREDITED),
    (session("MRN-clock", starts=1440), Problem.CLOCK),
    (session("MRN-elapsed", starts=600, elapsed=59), Problem.ELAPSED),
    (session("MRN-people", participants=0), Problem.PEOPLE),
    (session("MRN-outside", day=march(16)), Problem.OUTSIDE),
]
ALL_SESSIONS: list[RowOf] = [
    session("MRN-good"),
    session("MRN-good", day=march(10)),
    session(None),
    *(row for row, _ in SPOILED),
    # Beside each that is wrong, one that is not.
    *(session(row["patient"], day=march(5)) for row, _ in SPOILED),
    session("MRN-none", day=march(5)),
    *[session("MRN-twice", starts=600)] * 2,
    session("MRN-tangle", starts=600, elapsed=70),
    session("MRN-tangle", starts=610, elapsed=70),
    session("MRN-tangle", starts=620, elapsed=70),
    session("MRN-admission"),
    session("MRN-discharge", day=march(2)),
    session("MRN-born"),
]
ALL_STAYS: list[RowOf] = [
    stay("MRN-good"),
    *(stay(row["patient"]) for row, _ in SPOILED),
    stay("MRN-twice"),
    stay("MRN-tangle"),
    stay(None),
    stay("MRN-admission", admitted=date(1899, 1, 1)),
    stay("MRN-discharge", discharged=date(2200, 1, 1)),
    stay("MRN-born", born=march(3)),
    stay("MRN-overlap"),
    stay("MRN-overlap", admitted=march(5), discharged=None),
]
ALL_FOUND: Problems = {
    **{(SESSIONS, problem): 1 for _, problem in SPOILED},
    (SESSIONS, Problem.NO_KEY): 1,
    (SESSIONS, Problem.NO_STAY): 1,
    (SESSIONS, Problem.DUPLICATE): 1,
    (SESSIONS, Problem.ENTANGLED): 3,
    (STAYS, Problem.NO_KEY): 1,
    (STAYS, Problem.NO_ADMISSION): 1,
    # More than 10000 days after the first of them, and after the year 2199.
    (STAYS, Problem.DISCHARGE): 2,
    (STAYS, Problem.BORN): 1,
    (STAYS, Problem.STAYS_OVERLAP): 2,
}


@pytest.mark.parametrize("engine", ENGINES)
def test_all_problems_are_listed_together_and_set_aside(engine: str) -> None:
    mine, theirs = both(ALL_SESSIONS, ALL_STAYS, engine)
    found = inspect(mine, stays=theirs, on=LATE, columns=COLUMNS)
    assert problems(found) == ALL_FOUND
    with pytest.raises(FrameError) as caught:
        check(mine, stays=theirs, under=BOOK, at=IOP, on=LATE, columns=COLUMNS)
    assert caught.value.problems == tuple(map(str, found.problems))
    assert "MRN" not in str(caught.value) + repr(caught.value)
    parted = quarantine(mine, stays=theirs, on=LATE, columns=COLUMNS)
    halves = [
        plain_rows(half)
        for half in (
            parted.sessions,
            parted.sessions_aside,
            parted.stays,
            parted.stays_aside,
        )
    ]
    sessions, sessions_aside, stays, stays_aside = halves
    assert [row["patient"] for row in sessions] == ["MRN-good"] * 2
    assert [row["patient"] for row in stays] == ["MRN-good"]
    assert len(sessions) + len(sessions_aside) == len(ALL_SESSIONS)
    assert len(stays) + len(stays_aside) == len(ALL_STAYS)
    for given, kept, aside in (
        (ALL_SESSIONS, sessions, sessions_aside),
        (ALL_STAYS, stays, stays_aside),
    ):
        assert set(kept[0]) == set(given[0])
        assert set(aside[0]) == {*given[0], "reason"}
        whose = Counter(row["patient"] for row in given)
        assert whose == Counter(row["patient"] for row in (*kept, *aside))
    reasons = {
        (row["patient"], row["reason"]) for row in (*sessions_aside, *stays_aside)
    }
    for row, problem in SPOILED:
        words = {reason for patient, reason in reasons if patient == row["patient"]}
        assert beside(problem) in words
        assert words <= {beside(problem), problem.value}
    assert {reason for patient, reason in reasons if patient is None} == {
        Problem.NO_KEY.value
    }
    assert not any("MRN" in row["reason"] for row in (*sessions_aside, *stays_aside))
    left = check(
        computed(parted.sessions),
        stays=computed(parted.stays),
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
    )
    assert sum(rows_of(left).values()) == 2


@pytest.mark.parametrize("engine", ["polars-lazy", "pandas", "pyarrow", "duckdb"])
def test_of_a_good_cohort_nothing_is_set_aside(engine: str) -> None:
    sessions = [session(), session("MRN-2", starts=600), session("MRN-2", day=march(9))]
    mine, theirs = both(sessions, [stay(), stay("MRN-2", born=march(1))], engine)
    parted = quarantine(mine, stays=theirs, on=LATE, columns=COLUMNS)
    assert type(parted.sessions) is type(mine)
    assert type(parted.stays_aside) is type(theirs)
    assert len(plain_rows(parted.sessions)) == 3
    assert plain_rows(parted.sessions_aside) == plain_rows(parted.stays_aside) == []
    kept = plain_rows(parted.sessions)
    assert [row["minutes"] for row in kept] == [60] * 3


def test_columns_that_are_not_named_are_kept_as_they_are() -> None:
    mine, theirs = both([session(), session("MRN-2")], [stay()])
    extra = mine.with_columns(key=pl.lit("k"), note=pl.lit("n"), code=pl.lit(1))
    parted = quarantine(extra, stays=theirs, on=LATE, columns=Columns())
    assert parted.sessions.columns == extra.columns
    assert parted.sessions.rows() == extra.rows()[:1]
    assert parted.sessions_aside.columns == [*extra.columns, "reason"]
    assert parted.sessions_aside["reason"].to_list() == [Problem.NO_STAY.value]


@pytest.mark.parametrize("which", [SESSIONS, STAYS])
def test_a_column_called_as_the_reasons_are_is_refused(which: str) -> None:
    mine, theirs = both([session()], [stay()])
    if which == SESSIONS:
        mine = mine.with_columns(reason=pl.lit(""))
    else:
        theirs = theirs.with_columns(reason=pl.lit(""))
    with pytest.raises(FrameError) as caught:
        quarantine(mine, stays=theirs, on=LATE)
    told = f"{which}: a column 'reason', which is that of the reasons"
    assert caught.value.problems == (told,)


def test_setting_aside_runs_nothing() -> None:
    def refuse(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError

    mine, theirs = both([session()], [stay()], "polars-lazy")
    trapped = mine.map_batches(refuse, schema=mine.collect_schema())
    parted = quarantine(trapped, stays=theirs, on=LATE, columns=COLUMNS)
    assert isinstance(parted.sessions, pl.LazyFrame)


# --- what an inspection says ----------------------------------------------------------


def test_an_inspection_says_what_check_counts_on() -> None:
    sessions = [
        session(status="partial", credited=10),
        session(minutes=None, format=None, starts=600, elapsed=60),
        session(starts=620, day=march(10), staff=None),
    ]
    stays = [stay(), stay("MRN-2", admitted=march(1), discharged=None)]
    found = looked_at(sessions, stays)
    assert found == Inspection(
        sessions=3,
        stays=2,
        first=march(1),
        last=march(10),
        longest=31,
        stays_each=1,
        lasting=True,
        partial=True,
        unknown=frozenset({"minutes", "format", "staff", "begins"}),
        overlapping=False,
    )


@pytest.mark.parametrize(("day", "lasting"), [(30, True), (31, False)])
def test_a_stay_lasts_beyond_the_day_of_the_judgment(
    day: int, *, lasting: bool
) -> None:
    mine, theirs = both([session()], [stay(discharged=march(31))])
    found = inspect(mine, stays=theirs, on=march(day), columns=COLUMNS)
    assert found.lasting is lasting
    # Whatever comes after the day of the judgment may be a part of a longer window.
    assert found.longest == (march(31) - march(2)).days + 1


def test_a_cohort_may_be_empty() -> None:
    mine, theirs = both([session()], [stay()])
    none = inspect(mine.head(0), stays=theirs.head(0), on=LATE, columns=COLUMNS)
    assert none == Inspection(sessions=0, stays=0)
    idle = inspect(mine.head(0), stays=theirs, on=LATE, columns=COLUMNS)
    assert (idle.first, idle.last) == (march(2), None)
    asked = {"under": BOOK, "at": IOP, "on": LATE, "columns": COLUMNS}
    assert check(mine.head(0), stays=theirs.head(0), **asked).is_empty()
    assert len(check(mine.head(0), stays=theirs, **asked)) == 2


@pytest.mark.parametrize("engine", ["pandas", "pyarrow", "duckdb"])
def test_an_empty_cohort_has_no_findings(engine: str) -> None:
    mine, theirs = both([session()], [stay()], engine)
    nobody = nw.from_native(mine).filter(nw.col("minutes") < 0).to_native()
    nothing = nw.from_native(theirs).filter(nw.col("patient") == "").to_native()
    found = check(nobody, stays=nothing, under=BOOK, at=IOP, on=LATE, columns=COLUMNS)
    assert not rows_of(found)


def test_an_inspection_says_in_a_line_what_is_amiss() -> None:
    fine = looked_at([session()], [stay()])
    assert str(fine) == "1 sessions of 1 stays: nothing amiss"
    bad = looked_at([session(minutes=0), session(kind="yoga")], [stay()])
    assert str(bad) == (
        "2 sessions of 1 stays: sessions: 1 row with minutes that are not a whole "
        "number from 1 to 1440; sessions: 1 row with a kind of service that is none of "
        "ServiceKind"
    )
    fine.raise_problems()
    with pytest.raises(FrameError):
        bad.raise_problems()


def test_what_was_found_is_a_tuple_of_three() -> None:
    found = Found(SESSIONS, Problem.MINUTES, 2)
    assert found == ("sessions", Problem.MINUTES, 2)
    assert str(found) == (
        "sessions: 2 rows with minutes that are not a whole number from 1 to 1440"
    )


def test_of_a_schedule_statuses_decide_nothing() -> None:
    mine, theirs = both([session(status="cancelled")], [stay()])
    found = inspect(mine, stays=theirs, on=LATE, columns=COLUMNS, rows=Rows.SCHEDULE)
    assert found.problems == ()
    parted = quarantine(
        mine, stays=theirs, on=LATE, columns=COLUMNS, rows=Rows.SCHEDULE
    )
    assert len(parted.sessions) == 1


def test_sessions_that_did_not_take_place_overlap_nothing() -> None:
    sessions = [
        session(starts=600),
        session(starts=620, status="cancelled"),
        session(starts=640, status="excused"),
    ]
    found = looked_at(sessions, [stay()])
    assert (found.problems, found.overlapping) == ((), False)


@pytest.mark.parametrize(("start", "overlapping"), [(659, True), (660, False)])
def test_sessions_overlap_by_a_minute(start: int, *, overlapping: bool) -> None:
    sessions = [session(starts=600), session(starts=start)]
    assert looked_at(sessions, [stay()]).overlapping is overlapping


@pytest.mark.parametrize(("start", "overlapping"), [(1380, False), (1381, True)])
def test_sessions_overlap_past_midnight(start: int, *, overlapping: bool) -> None:
    sessions = [session(starts=start), session(starts=0, day=march(4))]
    assert looked_at(sessions, [stay()]).overlapping is overlapping


def test_a_session_cut_by_the_day_of_the_judgment_is_entangled() -> None:
    sessions = [session(starts=1400), session(starts=0, day=march(4))]
    mine, theirs = both(sessions, [stay()])
    for day, expected in ((3, 2), (4, 0)):
        found = inspect(mine, stays=theirs, on=march(day), columns=COLUMNS)
        assert problems(found).get((SESSIONS, Problem.ENTANGLED), 0) == expected
