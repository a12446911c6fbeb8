"""The verbs over frames: what they take, what they give back, and what they refuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from importlib import import_module
from typing import Any

import attrs
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from continuum import frames
from continuum.assess import Reading
from continuum.circumstances import Circumstances, Spell
from continuum.conditions import Age, Fact
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
    FrameError,
)
from continuum.frames import Columns, Engine, Rows
from continuum.periods import PROGRAM_WEEK, SERVICE_DAY, STAY, WEEK, DateRange, Rolling
from continuum.requirements import (
    AllOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    EachSession,
    Gap,
    Given,
    Length,
    Requirement,
    Share,
    days,
    minutes,
)
from continuum.rules import Basis, Rulebook
from continuum.services import CLINICAL, Format, Mode, StaffRole
from continuum.sessions import AttendanceStatus, Session
from continuum.terms import weeks
from tests import cohorts
from tests.cohorts import (
    COLUMNS,
    DELIVERED,
    OUT,
    Member,
    connection,
    judged,
    member,
    rows_of,
)
from tests.strategies_rules import (
    EDUCATION,
    GROUPS,
    IOP,
    OUTPATIENT,
    WHOLE_WEEK,
    book,
    march,
    recorded,
    rule,
    served,
)

pytestmark = pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")

LATE = march(31)
NINE_HOURS = AtLeast(minutes(540), per=WEEK)
BOOK = book(rule(NINE_HOURS, judges=DELIVERED))
PLAIN = Columns()
UNTIMED = attrs.evolve(COLUMNS, starts=None, elapsed=None)

EAGER = ("polars", "pandas", "pandas-floats", "pyarrow")


def known(found: Session) -> Session:
    """A session of which every trait is known."""
    return attrs.evolve(
        found,
        format=Format.GROUP,
        mode=Mode.IN_PERSON,
        staff=StaffRole.COUNSELOR,
        participants=5,
        staff_present=1,
    )


MEMBERS = (
    member(
        *(known(served(day, 180, time(9))) for day in (2, 4, 6)),
        known(served(9, 180, time(9))),
        known(served(9, 60, time(11, 30))),
        known(served(11, 180)),
        recorded(known(served(13, 120)), AttendanceStatus.EXCUSED),
        patient="a",
        born=date(2008, 3, 9),
        facts=["employed"],
    ),
    member(
        known(served(5, 60)),
        known(served(12, None)),
        recorded(known(served(17, 90)), AttendanceStatus.PARTIAL, 45),
        patient="b",
        admitted=march(4),
        days=None,
        denied=["employed"],
    ),
    member(patient="c", days=7),
)
ASKED: tuple[Requirement, ...] = (
    NINE_HOURS,
    AtMost(minutes(60), per=WEEK),
    Given(Age(at_least=18), then=NINE_HOURS, otherwise=AtLeast(minutes(1), per=WEEK)),
    Given(Fact("employed"), then=NINE_HOURS, otherwise=EachSession(most=8)),
    AllOf((AtLeast(minutes(60), of=GROUPS, per=STAY), NINE_HOURS)),
    Share(EDUCATION, CLINICAL, at_most=50, per=STAY),
    Average(NINE_HOURS),
    Apart(GROUPS, EDUCATION - GROUPS),
    Length(at_least=weeks(2)),
    AtLeast(minutes(540), per=PROGRAM_WEEK),
)


def asked_of(
    members: tuple[Member, ...] = MEMBERS, engine: str = "polars", **changes: Any
) -> Any:
    sessions, stays = cohorts.frames(members, engine)
    arguments: dict[str, Any] = {
        "stays": stays,
        "under": BOOK,
        "at": IOP,
        "on": LATE,
        "columns": COLUMNS,
    }
    return frames.check(sessions, **{**arguments, **changes})


# --- engines --------------------------------------------------------------------------


@pytest.mark.parametrize("engine", EAGER)
def test_every_engine_finds_what_check_finds(engine: str) -> None:
    asked = ASKED[:4] if engine == "pandas-floats" else ASKED
    found = judged(MEMBERS, *asked, on=LATE, engine=engine)
    assert {row.patient for row in found} == {"a", "b", "c"}
    assert {row.verdict for row in found} == {"met", "unmet", "unknown"}


@pytest.mark.parametrize("asked", ASKED[:5:2], ids=str)
def test_duckdb_finds_what_check_finds(asked: Requirement) -> None:
    assert judged(MEMBERS[:2], asked, on=LATE, engine="duckdb")


def test_dask_finds_what_check_finds() -> None:
    members = [member(*(served(day, 180) for day in (2, 4, 6)))]
    found = judged(members, NINE_HOURS, on=LATE, engine="dask", columns=UNTIMED)
    assert [row.verdict for row in found] == ["met", "unmet"]


@pytest.mark.parametrize(
    ("engine", "kind"),
    [
        ("polars", "polars.DataFrame"),
        ("polars-lazy", "polars.LazyFrame"),
        ("pandas", "pandas.DataFrame"),
        ("pyarrow", "pyarrow.Table"),
        ("duckdb", "duckdb.DuckDBPyRelation"),
    ],
)
def test_what_comes_back_is_of_the_kind_that_was_given(engine: str, kind: str) -> None:
    found = asked_of(engine=engine)
    library, _, name = kind.partition(".")
    assert type(found) is getattr(import_module(library), name)
    assert tuple(nw.from_native(found).collect_schema()) == OUT


def test_dask_frames_come_back_lazy() -> None:
    sessions, _ = cohorts.frames(MEMBERS[2:], "dask")
    columns = Columns()
    inspection = frames.Inspection(
        sessions=0, stays=1, first=march(2), longest=7, stays_each=1
    )
    found = asked_of(MEMBERS[2:], "dask", columns=columns, inspection=inspection)
    assert type(found) is type(sessions)


@pytest.mark.parametrize("engine", ["polars", "polars-lazy"])
def test_stays_may_be_lazy_where_sessions_are_eager(engine: str) -> None:
    sessions, _ = cohorts.frames(MEMBERS, engine)
    _, stays = cohorts.frames(MEMBERS, "polars")
    if engine == "polars":
        stays = stays.lazy()
    found = frames.check(
        sessions, stays=stays, under=BOOK, at=IOP, on=LATE, columns=COLUMNS
    )
    assert type(found) is type(sessions)


def schema(found: Any) -> dict[str, str]:
    return {
        name: str(kind) for name, kind in nw.from_native(found).collect_schema().items()
    }


@pytest.mark.parametrize(
    ("engine", "day"),
    [
        ("polars", "Date"),
        ("pandas", "Datetime(time_unit='us', time_zone=None)"),
        ("pyarrow", "Date"),
        ("duckdb", "Date"),
    ],
)
def test_columns_have_one_type_whatever_was_asked(engine: str, day: str) -> None:
    found = schema(asked_of(MEMBERS[2:], engine))
    for name in ("window_start", "window_end"):
        assert found[name] == day
    for name in ("code", "verdict", "unit", "notices"):
        assert found[name] == "String"
    assert found["patient"] == "String"


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_without_any_rule_the_frame_is_empty(engine: str) -> None:
    found = asked_of(MEMBERS[2:], engine, at=OUTPATIENT)
    assert tuple(nw.from_native(found).collect_schema()) == OUT
    assert not rows_of(found)
    if engine != "pandas":
        # Where an engine has no whole number that is null, an empty column is one.
        assert schema(found) == schema(asked_of(MEMBERS[2:], engine))


def test_rules_about_programs_alone_leave_the_frame_empty() -> None:
    about_programs = book(rule(NINE_HOURS, judges=Basis.AVAILABLE))
    assert asked_of(under=about_programs).is_empty()


# --- what is asked --------------------------------------------------------------------


def test_several_rulebooks_and_levels_are_asked_at_once() -> None:
    other = book(
        rule(
            AtLeast(minutes(1), per=WEEK),
            judges=DELIVERED,
            level=OUTPATIENT,
            code="US-YY",
        ),
        code="US-YY",
    )
    found = asked_of(under=[BOOK, other], at={IOP, OUTPATIENT})
    assert set(found["code"]) == {"US-XX-001", "US-YY-001"}
    assert set(asked_of(under=[BOOK, other])["code"]) == {"US-XX-001"}
    everywhere = attrs.evolve(rule(NINE_HOURS, judges=DELIVERED), level=None)
    assert set(asked_of(under=book(everywhere), at=OUTPATIENT)["code"]) == {"US-XX-001"}


def test_the_columns_may_be_called_anything() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    columns = Columns(
        patient="Member ID",
        day="Service Date",
        minutes="Units",
        kind="HCPCS",
        admitted="From",
        discharged="To",
    )
    found = frames.check(
        sessions.rename(
            {
                "patient": "Member ID",
                "day": "Service Date",
                "minutes": "Units",
                "kind": "HCPCS",
            }
        ).with_columns(key=pl.lit(1), window=pl.lit(2), added=pl.lit(3)),
        stays=stays.rename(
            {"patient": "Member ID", "admitted": "From", "discharged": "To"}
        ).with_columns(start=pl.lit(1), end=pl.lit(2), verdict=pl.lit(3)),
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=columns,
    )
    assert found.columns == ["Member ID", *OUT[1:]]
    plain = asked_of(columns=Columns())
    assert found.rename({"Member ID": "patient"}).sort(OUT).equals(plain.sort(OUT))


def test_with_no_columns_named_they_are_called_as_they_are() -> None:
    assert asked_of(columns=None).sort(OUT).equals(asked_of(columns=PLAIN).sort(OUT))


def test_whoever_came_twice_has_two_stays() -> None:
    members = [
        member(served(2, 60), served(8, 30), days=7),
        member(served(9, 61), admitted=march(9), days=7),
        member(served(16, 62), admitted=march(16), days=None),
        member(served(2, 63), patient="b", days=7),
    ]
    found = judged(
        members,
        AtLeast(minutes(61), per=WEEK),
        AtLeast(minutes(61), per=PROGRAM_WEEK),
        AtLeast(minutes(61), per=STAY),
        Average(AtLeast(minutes(61), per=WEEK)),
        on=march(22),
    )
    told = [
        (row.patient, row.admitted, row.observed)
        for row in found
        if row.code == "US-XX-001"
    ]
    assert told == [
        ("a", march(2), 90),
        ("a", march(9), 61),
        ("a", march(16), 62),
        ("b", march(2), 63),
    ]


def test_stays_of_one_patient_keep_their_overlaps_apart() -> None:
    bare = attrs.evolve(COLUMNS, format=None, mode=None, staff=None)
    members = [
        member(served(2, 60, time(9)), served(2, 60, time(9, 30)), days=7),
        member(served(9, 60, time(9)), served(10, 60), admitted=march(9), days=7),
    ]
    found = judged(members, NINE_HOURS, on=LATE, columns=bare)
    assert [row.observed for row in found] == [90, 120]


# --- types of columns -----------------------------------------------------------------


def test_days_may_be_local_times() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    midnights = [
        pl.col(name).cast(pl.Datetime("us"))
        for name in ("admitted", "discharged", "born")
    ]
    evening = pl.col("day").cast(pl.Datetime("ms")) + timedelta(hours=23, minutes=59)
    found = frames.check(
        sessions.with_columns(evening),
        stays=stays.with_columns(midnights),
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
    )
    assert rows_of(found) == rows_of(asked_of())
    assert found["admitted"].dtype == pl.Datetime("us")


ALL_ASKED = book(
    *(rule(item, judges=DELIVERED, number=n) for n, item in enumerate(ASKED, start=1))
)


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_a_start_may_be_a_local_time(engine: str) -> None:
    found = tuple(known(served(2 + hour, 59, time(hour, 30))) for hour in range(24))
    # Each overlaps the one half an hour before it by 29 minutes.
    others = tuple(known(served(2 + hour, 60, time(hour))) for hour in range(24))
    members = [member(*found, *others, days=28)]
    sessions, stays = cohorts.frames(members, "polars")
    begun = pl.col("day").cast(pl.Datetime("us")) + pl.duration(minutes="starts")
    columns = attrs.evolve(COLUMNS, starts="begun", born=None, facts={})
    stays = stays.select("patient", "admitted", "discharged")
    mine, theirs = (
        of_engine(one, engine) for one in (sessions.with_columns(begun=begun), stays)
    )
    asked = AtLeast(minutes(89), per=SERVICE_DAY)
    under = book(rule(asked, judges=DELIVERED))
    timed = frames.check(
        mine, stays=theirs, under=under, at=IOP, on=LATE, columns=columns
    )
    assert rows_of(timed) == rows_of(asked_of((members[0],), engine, under=under))
    assert [row.observed for row in judged(members, asked, on=LATE)] == [89] * 24


def test_the_day_and_the_start_may_be_one_column() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    begun = pl.col("day").cast(pl.Datetime("us")) + pl.duration(minutes="starts")
    one = sessions.with_columns(at=begun).filter(pl.col("at").is_not_null())
    same = attrs.evolve(COLUMNS, day="at", starts="at")
    found = frames.check(one, stays=stays, under=BOOK, at=IOP, on=LATE, columns=same)
    by_hand = frames.check(
        one, stays=stays, under=BOOK, at=IOP, on=LATE, columns=COLUMNS
    )
    assert rows_of(found) == rows_of(by_hand)


def of_engine(made: pl.DataFrame, engine: str) -> Any:
    """A frame of polars as one of another engine."""
    turned: dict[str, Callable[[], Any]] = {
        "polars": lambda: made,
        "pandas": made.to_pandas,
        "pyarrow": made.to_arrow,
        "duckdb": lambda: connection().from_arrow(made.to_arrow()),
    }
    return turned[engine]()


@pytest.mark.parametrize("engine", ["polars", "pandas"])
def test_names_may_be_categories(engine: str) -> None:
    sessions, stays = cohorts.frames(MEMBERS, engine)
    names = ("kind", "format", "mode", "staff", "status", "patient")
    if engine == "polars":
        sessions = sessions.with_columns(pl.col(names).cast(pl.Categorical))
        stays = stays.with_columns(pl.col("patient").cast(pl.Categorical))
    else:
        sessions = sessions.astype(dict.fromkeys(names[:-1], "category"))
    found = frames.check(
        sessions, stays=stays, under=BOOK, at=IOP, on=LATE, columns=COLUMNS
    )
    assert rows_of(found) == rows_of(asked_of(engine=engine))


def test_names_may_be_members_of_an_enum_of_the_engine() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    formats, statuses = (
        pl.Enum([one.value for one in Format]),
        pl.Enum(["attended", "excused", "partial"]),
    )
    found = frames.check(
        sessions.with_columns(
            pl.col("format").cast(formats), pl.col("status").cast(statuses)
        ),
        stays=stays,
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
    )
    assert rows_of(found) == rows_of(asked_of())


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_patients_may_be_numbers(engine: str) -> None:
    sessions, stays = cohorts.frames(
        [member(served(2), patient="7"), member(served(3), patient="8")], "polars"
    )
    sessions, stays = (
        of_engine(one.with_columns(pl.col("patient").cast(pl.Int64)), engine)
        for one in (sessions, stays)
    )
    asked = book(rule(AtLeast(minutes(1), per=WEEK), judges=DELIVERED))
    found = frames.check(
        sessions, stays=stays, under=asked, at=IOP, on=LATE, columns=Columns()
    )
    told = rows_of(found)
    assert {row[0] for row in told} == {7, 8}
    assert sum(told.values()) == 4


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
@pytest.mark.parametrize("kind", [pl.Int32, pl.UInt64], ids=str)
def test_numbers_of_two_sizes_are_one_key(engine: str, kind: Any) -> None:
    sessions, stays = cohorts.frames([member(served(2), patient="7")], "polars")
    mine = sessions.select("patient", "day", "minutes", "kind")
    theirs = stays.select("patient", "admitted", "discharged")
    found = frames.check(
        of_engine(mine.with_columns(pl.col("patient").cast(kind)), engine),
        stays=of_engine(theirs.with_columns(pl.col("patient").cast(pl.Int64)), engine),
        under=BOOK,
        at=IOP,
        on=LATE,
    )
    assert {row[0] for row in rows_of(found)} == {7}


@pytest.mark.parametrize("kind", [pl.Categorical(), pl.Enum(["a", "b", "c"])], ids=str)
@pytest.mark.parametrize("which", ["sessions", "stays"])
def test_categories_and_texts_are_one_key(which: str, kind: Any) -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    category = pl.col("patient").cast(kind)
    if which == "sessions":
        sessions = sessions.with_columns(category)
    else:
        stays = stays.with_columns(category)
    found = frames.check(
        sessions, stays=stays, under=BOOK, at=IOP, on=LATE, columns=COLUMNS
    )
    assert rows_of(found) == rows_of(asked_of())


def test_texts_of_two_sizes_are_one_key() -> None:
    arrow: Any = import_module("pyarrow")
    sessions, stays = cohorts.frames(MEMBERS, "pyarrow")
    large = sessions["patient"].cast(arrow.large_string())
    found = frames.check(
        sessions.set_column(0, "patient", large),
        stays=stays,
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
    )
    assert rows_of(found) == rows_of(asked_of())


def test_numbers_may_be_small() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    small = sessions.with_columns(
        pl.col("minutes").cast(pl.Int16),
        pl.col("participants").cast(pl.UInt8),
        pl.col("starts").cast(pl.Int16),
    )
    found = frames.check(
        small, stays=stays, under=BOOK, at=IOP, on=LATE, columns=COLUMNS
    )
    assert rows_of(found) == rows_of(asked_of())


# --- columns that are wrong -----------------------------------------------------------


def told(sessions: Any, stays: Any, columns: Columns = COLUMNS) -> tuple[str, ...]:
    with pytest.raises(FrameError) as caught:
        frames.check(
            sessions, stays=stays, under=BOOK, at=IOP, on=LATE, columns=columns
        )
    with pytest.raises(FrameError) as again:
        frames.inspect(sessions, stays=stays, on=LATE, columns=columns)
    with pytest.raises(FrameError):
        frames.quarantine(sessions, stays=stays, on=LATE, columns=columns)
    assert again.value.problems == caught.value.problems
    return caught.value.problems


def test_missing_columns_are_listed_with_those_that_are_there() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    found = told(
        sessions.select("patient", "day"),
        stays.select("patient", "discharged"),
        Columns(facts={"employed": "works"}),
    )
    assert found == (
        "sessions: no column 'minutes' for minutes; there are 'patient', 'day'",
        "sessions: no column 'kind' for kind; there are 'patient', 'day'",
        "stays: no column 'admitted' for admitted; there are 'patient', 'discharged'",
        (
            "stays: no column 'works' for facts['employed']; there are 'patient', "
            "'discharged'"
        ),
    )


@pytest.mark.parametrize(
    ("which", "column", "dtype", "said"),
    [
        ("sessions", "patient", pl.Float64, "identifiers: text or whole numbers"),
        ("sessions", "day", pl.String, "dates, or local times without a zone"),
        ("sessions", "minutes", pl.String, "whole numbers"),
        ("sessions", "kind", pl.Int64, "text"),
        ("sessions", "format", pl.Int64, "text"),
        (
            "sessions",
            "starts",
            pl.String,
            "local times without a zone, or whole minutes after midnight",
        ),
        ("stays", "admitted", pl.Int64, "dates, or local times without a zone"),
        ("stays", "born", pl.Int64, "dates, or local times without a zone"),
        ("stays", "employed", pl.String, "true, false or null"),
    ],
)
def test_a_column_of_another_type_is_refused(
    which: str, column: str, dtype: Any, said: str
) -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    nothing = pl.lit(None, dtype).alias(column)
    if which == "sessions":
        sessions = sessions.with_columns(nothing)
    else:
        stays = stays.with_columns(nothing)
    (found,) = told(sessions, stays)
    kind = nw.from_native(sessions if which == "sessions" else stays).schema[column]
    assert found == f"{which}.{column} must hold {said}, not {kind}"


@pytest.mark.parametrize("column", ["day", "starts"])
def test_times_with_a_zone_are_refused_with_a_hint(column: str) -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    zoned = pl.lit(None, pl.Datetime("us", "America/New_York")).alias(column)
    (found,) = told(sessions.with_columns(zoned), stays)
    assert found.endswith("(convert to the local time of the place first)")


def test_keys_of_two_types_are_refused() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    numbers = stays.with_columns(pl.lit(1).cast(pl.Int64).alias("patient"))
    assert told(sessions, numbers) == (
        "'patient' must hold one type in both frames, not String and Int64",
    )
    stayed = attrs.evolve(COLUMNS, stay="stay")
    mine = sessions.with_columns(stay=pl.lit("S"))
    theirs = stays.with_columns(stay=pl.lit(1))
    (found,) = told(mine, theirs, stayed)
    assert found.startswith("'stay' must hold one type")


def test_the_patient_of_the_sessions_need_not_be_the_type_of_the_stays_by_stay() -> (
    None
):
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    mine = sessions.with_columns(pl.lit(1).alias("patient"), stay=pl.col("patient"))
    theirs = stays.with_columns(stay=pl.col("patient"))
    found = asked_of(stays=theirs)
    stayed = frames.check(
        mine,
        stays=theirs,
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=attrs.evolve(COLUMNS, stay="stay"),
    )
    assert rows_of(stayed.drop("stay")) == rows_of(found)


def test_frames_of_two_engines_are_refused() -> None:
    sessions, _ = cohorts.frames(MEMBERS, "polars")
    _, stays = cohorts.frames(MEMBERS, "pandas")
    for call in calls(sessions, stays):
        with pytest.raises(FieldTypeError, match="stays must be a frame of polars"):
            call()


def calls(sessions: Any, stays: Any, **changes: Any) -> list[Callable[[], object]]:
    return [
        lambda: frames.check(
            sessions,
            stays=stays,
            under=BOOK,
            at=IOP,
            on=LATE,
            columns=COLUMNS,
            **changes,
        ),
        lambda: frames.inspect(
            sessions, stays=stays, on=LATE, columns=COLUMNS, **changes
        ),
        lambda: frames.quarantine(
            sessions, stays=stays, on=LATE, columns=COLUMNS, **changes
        ),
    ]


@pytest.mark.parametrize(
    "thing",
    [
        None,
        [],
        {"patient": ["a"]},
        "sessions.parquet",
        pl.Series([1]),
        date(2026, 3, 2),
    ],
    ids=repr,
)
def test_what_is_no_frame_is_refused(thing: object) -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    engines = "polars, pandas, pyarrow, duckdb, dask, pyspark"
    for mine, theirs, field in ((thing, stays, "sessions"), (sessions, thing, "stays")):
        for call, name in zip(
            calls(mine, theirs), ("check", "inspect", "quarantine"), strict=True
        ):
            with pytest.raises(FieldTypeError) as caught:
                call()
            assert str(caught.value).startswith(
                f"frames.{name}.{field} must be a frame of {engines}"
            )


def test_frames_of_narwhals_are_frames() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "pyarrow")
    found = frames.check(
        nw.from_native(sessions),
        stays=stays,
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
    )
    assert rows_of(found) == rows_of(asked_of(engine="pyarrow"))


def test_frames_of_an_engine_that_is_not_known_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("continuum.frames._cohort._ENGINES", {})
    with pytest.raises(FieldTypeError, match=r"check\.sessions must be a frame of"):
        asked_of()


def test_dask_cannot_use_clock_times() -> None:
    sessions, stays = cohorts.frames(MEMBERS[2:], "dask")
    with pytest.raises(FieldValueError) as caught:
        frames.check(
            sessions, stays=stays, under=BOOK, at=IOP, on=LATE, columns=COLUMNS
        )
    assert str(caught.value) == (
        "Columns.starts must be left out: dask cannot put sessions that overlap side "
        "by side, not 'starts'"
    )


# --- inspections that are given -------------------------------------------------------


class RowsAskedForError(Exception):
    """A frame was run that must not be."""


def trapped(made: pl.LazyFrame) -> pl.LazyFrame:
    """The same frame, whose rows must not be asked for."""

    def refuse(_: pl.DataFrame) -> pl.DataFrame:
        raise RowsAskedForError

    return made.map_batches(refuse, schema=made.collect_schema())


def test_with_an_inspection_nothing_is_run() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars-lazy")
    inspection = frames.inspect(sessions, stays=stays, on=LATE, columns=COLUMNS)
    under = book(*list(ALL_ASKED)[:4])
    found = frames.check(
        trapped(sessions),
        stays=trapped(stays),
        under=under,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
        inspection=inspection,
    )
    assert isinstance(found, pl.LazyFrame)
    with pytest.raises(RowsAskedForError):
        found.collect()
    with pytest.raises(RowsAskedForError):
        frames.check(
            trapped(sessions),
            stays=stays,
            under=under,
            at=IOP,
            on=LATE,
            columns=COLUMNS,
        )
    same = frames.check(
        sessions,
        stays=stays,
        under=under,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
        inspection=inspection,
    )
    assert rows_of(same) == rows_of(asked_of(under=under))


def test_an_inspection_with_problems_is_refused_unseen() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars-lazy")
    problem = frames.Found("sessions", frames.Problem.KIND, 3)
    inspection = frames.Inspection(sessions=9, stays=3, problems=(problem,))
    with pytest.raises(FrameError, match="sessions: 3 rows with a kind"):
        frames.check(
            trapped(sessions),
            stays=trapped(stays),
            under=BOOK,
            at=IOP,
            on=LATE,
            columns=COLUMNS,
            inspection=inspection,
        )


def test_an_inspection_holds_for_a_part_of_the_stays() -> None:
    sessions, stays = cohorts.frames(MEMBERS, "polars")
    inspection = frames.inspect(sessions, stays=stays, on=LATE, columns=COLUMNS)
    part = frames.check(
        sessions.filter(pl.col("patient") == "a"),
        stays=stays.filter(pl.col("patient") == "a"),
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
        inspection=inspection,
    )
    whole = asked_of().filter(pl.col("patient") == "a")
    assert rows_of(part) == rows_of(whole)


# --- several rules --------------------------------------------------------------------

GAP = Gap(days(7), per=STAY)
MANY = book(
    *(
        rule(asked, judges=DELIVERED, number=number)
        for number, asked in enumerate(
            (
                *(AtLeast(minutes(100 + n), per=WEEK) for n in range(11)),
                AtMost(minutes(60), of=EDUCATION, per=WEEK),
                AllOf(
                    (
                        AtLeast(minutes(60), per=WEEK),
                        AtMost(minutes(90), per=SERVICE_DAY),
                    )
                ),
                Share(EDUCATION, CLINICAL, at_most=50, per=WEEK),
                AtMost(minutes(200), per=Rolling(7)),
                AtLeast(minutes(200), per=Rolling(3)),
            ),
            start=1,
        )
    ),
    rule(
        AtMost(minutes(200), per=WEEK),
        judges=DELIVERED,
        number=20,
        population=(Age(at_least=18), Fact("employed")),
    ),
)


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_many_rules_of_one_window_are_judged_as_each_alone(engine: str) -> None:
    together = rows_of(asked_of(engine=engine, under=MANY, on=march(18)))
    alone: Counter[tuple[object, ...]] = Counter()
    for one in MANY:
        alone += rows_of(asked_of(engine=engine, under=book(one), on=march(18)))
    assert together == alone
    assert together == cohorts.expected(MEMBERS, under=MANY, on=march(18))


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_rules_that_are_not_judged_stand_beside_many_that_are(engine: str) -> None:
    gaps = [rule(GAP, judges=DELIVERED, number=n) for n in range(30, 42)]
    judged_too = asked_of(
        engine=engine, under=book(*MANY, *gaps), on=march(18), list_unjudged=True
    )
    told = rows_of(judged_too)
    listed = Counter(row for row in told.elements() if "not evaluated" in row)
    assert sum(listed.values()) == len(MEMBERS) * len(gaps)
    assert told - listed == rows_of(asked_of(engine=engine, under=MANY, on=march(18)))


# --- parts ----------------------------------------------------------------------------


def test_parts_are_judged_when_they_are_asked_for() -> None:
    taken: list[str] = []

    def parts() -> Iterator[tuple[Any, Any]]:
        for one in MEMBERS:
            taken.append(one.patient)
            yield cohorts.frames([one], "polars")

    found = frames.check_partitions(
        parts(), under=iter([BOOK]), at=iter([IOP]), on=LATE, columns=COLUMNS
    )
    assert taken == []
    first = next(found)
    assert taken == ["a"]
    rest = list(found)
    assert taken == ["a", "b", "c"]
    assert rows_of(pl.concat([first, *rest])) == rows_of(asked_of())


def test_parts_are_judged_as_the_whole_would_be() -> None:
    within = DateRange(march(9), march(23))
    found = frames.check_partitions(
        [cohorts.frames([one], "pyarrow") for one in MEMBERS],
        under=[BOOK],
        at=[IOP],
        on=LATE,
        columns=COLUMNS,
        rows=Rows.ATTENDANCE,
        within=within,
        given=Circumstances(phase="first"),
        reading=Reading(cut_windows=True),
        list_unjudged=True,
    )
    whole = asked_of(engine="pyarrow", within=within, reading=Reading(cut_windows=True))
    apart: Counter[tuple[object, ...]] = Counter()
    for part in found:
        apart += rows_of(part)
    assert apart == rows_of(whole)


def test_a_part_that_is_wrong_names_what_is_wrong_with_it() -> None:
    sessions, stays = cohorts.frames([MEMBERS[0]], "polars")
    wrong = sessions.with_columns(minutes=pl.lit(0))
    found = frames.check_partitions(
        [(sessions, stays), (wrong, stays)],
        under=BOOK,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
    )
    assert len(next(found)) == 2
    with pytest.raises(FrameError, match="sessions: 7 rows with minutes"):
        next(found)


# --- wrong arguments ------------------------------------------------------------------

SESSIONS, HELD = cohorts.frames(MEMBERS, "polars")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("under", "US-XX", "under"),
        ("under", [BOOK, "US-XX"], "under[1] must be a Rulebook"),
        ("at", "2.1", "at"),
        ("at", [IOP, "2.1"], "at[1] must be a Level"),
        ("on", "2026-03-31", "on must be a datetime.date"),
        ("on", datetime(2026, 3, 31), "on must be a datetime.date"),  # noqa: DTZ001  # wrong
        ("columns", {"patient": "a"}, "columns must be a Columns"),
        ("rows", "attendance", "rows must be a Rows"),
        ("within", march(2), "within must be a DateRange"),
        ("given", {"phase": "a"}, "given must be a Circumstances"),
        ("reading", "monday", "reading must be a Reading"),
        ("inspection", (1, 2), "inspection must be an Inspection"),
        ("list_unjudged", 1, "list_unjudged must be a bool"),
    ],
)
def test_a_value_of_the_wrong_type_is_named(
    field: str, value: object, said: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        asked_of(**{field: value})
    assert str(caught.value).startswith(f"frames.check.{said}")


@pytest.mark.parametrize("call", [frames.inspect, frames.quarantine])
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("on", "2026-03-31", "on must be a datetime.date"),
        ("columns", "patient", "columns must be a Columns"),
        ("rows", "schedule", "rows must be a Rows"),
    ],
)
def test_the_others_name_a_wrong_type_too(
    call: Callable[..., object], field: str, value: object, said: str
) -> None:
    arguments: dict[str, Any] = {"stays": HELD, "on": LATE, "columns": COLUMNS}
    with pytest.raises(FieldTypeError) as caught:
        call(SESSIONS, **{**arguments, field: value})
    name = getattr(call, "__name__", "")
    assert str(caught.value).startswith(f"frames.{name}.{said}")


@pytest.mark.parametrize(
    ("field", "value"), [("under", "US-XX"), ("at", "iop"), ("on", "2026-06-01")]
)
def test_parts_name_a_wrong_argument_at_once(field: str, value: object) -> None:
    none: list[tuple[Any, Any]] = []
    arguments: dict[str, Any] = {"under": BOOK, "at": IOP, "on": LATE, field: value}
    with pytest.raises(FieldTypeError, match=rf"frames.check_partitions\.{field}"):
        frames.check_partitions(none, **arguments)


@pytest.mark.parametrize(("field", "said"), [("under", "rulebook"), ("at", "level")])
def test_nothing_to_ask_is_refused(field: str, said: str) -> None:
    with pytest.raises(FieldValueError, match=f"{field} must be at least one {said}"):
        asked_of(**{field: []})


def test_one_rulebook_twice_is_refused() -> None:
    with pytest.raises(DuplicateCodeError):
        asked_of(under=[BOOK, BOOK])


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Circumstances(born=date(1990, 5, 17)), "born"),
        (Circumstances(admitted=march(2)), "admitted"),
        (Circumstances(phases=(Spell("first", WHOLE_WEEK),)), "phases"),
        (Circumstances(spells=(Spell("refused", WHOLE_WEEK),)), "spells"),
    ],
)
def test_what_differs_from_patient_to_patient_is_not_given(
    given: Circumstances, field: str
) -> None:
    with pytest.raises(FieldValueError) as caught:
        asked_of(given=given)
    assert str(caught.value).startswith(
        f"frames.check.given.{field} must be left out: each patient has their own"
    )
    assert "1990" not in str(caught.value)


@pytest.mark.parametrize(
    "given",
    [
        Circumstances(facts=frozenset({"employed"})),
        Circumstances(denied=frozenset({"refused", "other"})),
    ],
)
def test_a_fact_is_told_by_a_column_or_given(given: Circumstances) -> None:
    with pytest.raises(FieldValueError) as caught:
        asked_of(given=given)
    assert "given.facts must be names of facts that no column tells" in str(
        caught.value
    )
    asked_of(given=given, columns=attrs.evolve(COLUMNS, facts={}))


@pytest.mark.parametrize(
    "given", [Circumstances(age_at_least=18), Circumstances(age_below=18)]
)
def test_an_age_is_told_by_a_column_or_given(given: Circumstances) -> None:
    with pytest.raises(FieldValueError, match=r"given\.age_at_least must be left out"):
        asked_of(given=given)
    asked_of(given=given, columns=attrs.evolve(COLUMNS, born=None))


def test_every_public_name_is_used_in_these_files() -> None:
    assert set(frames.__all__) == {
        "NOT_EVALUATED",
        "Columns",
        "Engine",
        "Found",
        "Inspection",
        "Problem",
        "Quarantine",
        "Rows",
        "check",
        "check_partitions",
        "inspect",
        "obstacles",
        "quarantine",
    }
    assert len(Engine) == 6
    assert isinstance(BOOK, Rulebook)
