"""Rules over data frames, beside queries that were written by hand for one rule.

Ratios, each with both sides in one process: one rule of hours and days by calendar
week, program week and month; rolling weeks; five rules beside one; what the inspection
adds; and one patient as an object beside the same patient as a frame. Then growth: in
rows, in rules of one window, and in patients while the rows stay as many, in time of
the processor, all threads together.

The frames are in memory. A call makes its plan and runs it, with the inspection done
beforehand, except where that is what is measured. The queries know beforehand that
nothing is null, that no sessions overlap, and that nothing was attended in part.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from math import exp, log
from typing import Any, NamedTuple

import duckdb
import polars as pl

from benchmarks._cohorts import (
    APART,
    BY_MONTH,
    BY_PROGRAM_WEEK,
    BY_SQL,
    BY_WEEK,
    COLUMNS,
    LEVEL,
    ON,
    ROLLING,
    SHARING,
    TEN,
    Asked,
    Cohort,
    assert_alike,
    book,
    by_polars,
    cohort,
    fastest,
    plain,
    processor,
    rolling_dense,
    rolling_index,
    slope,
)
from benchmarks._pairs import Row, compare, show
from continuum import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Circumstances,
    DateRange,
    Report,
    Rulebook,
    ServiceKind,
    Session,
    Stay,
    check,
    frames,
)
from continuum.levels import Level
from continuum.rulebooks.national import RULEBOOKS
from continuum.systems import asam3

ROWS = 1_000_000
LARGE = 10_000_000
PAIRS = 9
ADULT = Circumstances.aged(30)


class Engine(NamedTuple):
    """The two frames of a cohort in one engine, and how its findings are computed."""

    name: str
    sessions: Any
    stays: Any
    inspection: frames.Inspection
    run: Callable[[Any], object]

    def check(
        self,
        under: Rulebook | Iterable[Rulebook],
        *,
        at: Level = LEVEL,
        list_unjudged: bool = False,
    ) -> object:
        found = frames.check(
            self.sessions,
            stays=self.stays,
            under=under,
            at=at,
            on=ON,
            columns=COLUMNS,
            given=ADULT,
            inspection=self.inspection,
            list_unjudged=list_unjudged,
        )
        return self.run(found)

    def inspect(self) -> frames.Inspection:
        return frames.inspect(self.sessions, stays=self.stays, on=ON, columns=COLUMNS)


def nothing_more(found: Any) -> object:
    return found


def collected(found: pl.LazyFrame) -> object:
    return found.collect()


def fetched(found: Any) -> object:
    return found.to_arrow_table()


def polars(given: Cohort) -> Engine:
    sessions, stays = given.sessions.lazy(), given.stays.lazy()
    seen = frames.inspect(sessions, stays=stays, on=ON, columns=COLUMNS)
    return Engine("polars", sessions, stays, seen, collected)


def pandas(given: Cohort, seen: frames.Inspection) -> Engine:
    sessions, stays = given.sessions.to_pandas(), given.stays.to_pandas()
    return Engine("pandas", sessions, stays, seen, nothing_more)


def pyarrow(given: Cohort, seen: frames.Inspection) -> Engine:
    sessions, stays = given.sessions.to_arrow(), given.stays.to_arrow()
    return Engine("pyarrow", sessions, stays, seen, nothing_more)


def duck(given: Cohort, seen: frames.Inspection) -> tuple[Engine, Any]:
    """Tables of a database in memory, and the connection to it."""
    connection = duckdb.connect()
    connection.register("given_sessions", given.sessions.to_arrow())
    connection.register("given_stays", given.stays.to_arrow())
    connection.execute("CREATE TABLE sessions AS SELECT * FROM given_sessions")
    connection.execute("CREATE TABLE stays AS SELECT * FROM given_stays")
    sessions, stays = connection.table("sessions"), connection.table("stays")
    return Engine("duckdb", sessions, stays, seen, fetched), connection


def by_hand(given: Engine, asked: Asked = BY_WEEK) -> pl.DataFrame:
    return by_polars(given.sessions, given.stays, asked).collect()


# --- one rule -------------------------------------------------------------------------


def one_rule(given: Cohort, pairs: int) -> None:
    """Hours and days by calendar week, on four engines."""
    ours = polars(given)
    database, connection = duck(given, ours.inspection)
    rule = BY_WEEK.rule

    def by_sql() -> object:
        query = BY_SQL.format(sessions="sessions", stays="stays")
        return connection.sql(query).to_arrow_table()

    query = partial(by_hand, ours)
    expected = query()
    count = assert_alike(ours.check(rule), expected)
    assert_alike(database.check(rule), by_sql())
    assert_alike(by_sql(), expected)

    def against(
        engine: Engine, other: Callable[[], object], target: float | None = None
    ) -> Row:
        found = compare(lambda: engine.check(rule), other, pairs=pairs)
        name = "polars" if other is query else "SQL"
        return Row(f"{engine.name} / {name} by hand", found, target)

    rows = [against(ours, query, 1.25), against(database, by_sql, 1.4)]
    for made in (pandas, pyarrow):
        engine = made(given, ours.inspection)
        assert_alike(engine.check(rule), expected)
        rows.append(against(engine, query))
    show(
        f"One rule, hours and days by week: {given.sessions.height:,} rows, "
        f"{count:,} findings",
        rows,
        unit="ms",
    )


def other_windows(given: Cohort, pairs: int) -> None:
    """The same by program week and by month, and rolling weeks."""
    ours = polars(given)
    rows: list[Row] = []

    def pair(
        label: str,
        rule: Rulebook,
        other: Callable[[], object],
        target: float | None = None,
    ) -> None:
        count = assert_alike(ours.check(rule), other())
        found = compare(lambda: ours.check(rule), other, pairs=pairs)
        rows.append(Row(f"{label}, {count:,} findings", found, target))

    def of(asked: Asked) -> Callable[[], object]:
        return partial(by_hand, ours, asked)

    def dense() -> object:
        return rolling_dense(ours.sessions, ours.stays).collect()

    def index() -> object:
        return rolling_index(ours.sessions, ours.stays).collect()

    pair("program weeks", BY_PROGRAM_WEEK.rule, of(BY_PROGRAM_WEEK))
    pair("calendar months", BY_MONTH.rule, of(BY_MONTH))
    pair("rolling, 7 days / rolling_sum().over()", ROLLING, dense, 1.6)
    pair('rolling, 7 days / .rolling("7d")', ROLLING, index, 1.6)
    show(
        f"Other windows, polars beside polars by hand: {given.sessions.height:,} rows",
        rows,
        unit="ms",
    )


# --- several rules --------------------------------------------------------------------


def several(given: Cohort, pairs: int) -> None:
    """Five rules beside one, on three engines; all national rules of a level."""
    ours = polars(given)
    five = book(*SHARING)
    alone = [book(rule) for rule in SHARING]
    apart, one_apart = book(*APART), book(APART[0])
    expected = plain(ours.check(five))
    each = pl.concat([plain(ours.check(one)).drop("code") for one in alone])
    assert expected.drop("code").sort(pl.all()).equals(each.sort(pl.all()))
    rows: list[Row] = []
    engines = [ours, duck(given, ours.inspection)[0], pandas(given, ours.inspection)]
    for engine in engines:
        assert_alike(engine.check(five), expected)
        for name, one in (("days", alone[0]), ("hours", alone[1])):
            found = compare(
                partial(engine.check, five), partial(engine.check, one), pairs=pairs
            )
            rows.append(Row(f"{engine.name}: five rules / that of {name}", found, 1.4))
    rows.append(
        Row(
            "polars: five that count other services / one",
            compare(
                lambda: ours.check(apart), lambda: ours.check(one_apart), pairs=pairs
            ),
        )
    )

    def national() -> object:
        return ours.check(RULEBOOKS, at=asam3.LEVEL_2_1, list_unjudged=True)

    judged = national()
    assert isinstance(judged, pl.DataFrame)
    codes = judged.filter(pl.col("verdict") != frames.NOT_EVALUATED)["code"].n_unique()
    rows.append(
        Row(
            f"polars: {judged['code'].n_unique()} national rules, {codes} judged / one",
            compare(national, lambda: ours.check(alone[0]), pairs=5),
        )
    )
    show(f"Several rules: {given.sessions.height:,} rows", rows, unit="ms")


def inspection(given: Cohort, pairs: int) -> None:
    ours = polars(given)
    engines = [
        ours,
        duck(given, ours.inspection)[0],
        pandas(given, ours.inspection),
        pyarrow(given, ours.inspection),
    ]
    rows = [
        Row(
            f"{engine.name}: inspect / check of one rule",
            compare(
                engine.inspect,
                partial(engine.check, BY_WEEK.rule),
                pairs=pairs,
            ),
        )
        for engine in engines
    ]
    show(f"The inspection: {given.sessions.height:,} rows", rows, unit="ms")


# --- one patient ----------------------------------------------------------------------

AsRow = tuple[date, int, str, str]


class Lines(NamedTuple):
    """A stay as it comes from a frame: its days, and a row for each session."""

    admitted: date
    discharged: date
    sessions: list[AsRow]

    def stay(self) -> Stay:
        records = tuple(
            AttendanceRecord(
                session=Session(day=day, minutes=minutes, kind=ServiceKind(kind)),
                status=AttendanceStatus(status),
            )
            for day, minutes, kind, status in self.sessions
        )
        return Stay(
            level=LEVEL,
            period=DateRange.through(self.admitted, self.discharged),
            attendance=Attendance(records),
        )


def rows_of(given: Cohort) -> list[Lines]:
    held: dict[int, list[AsRow]] = {}
    for patient, *row in given.sessions.iter_rows():
        held.setdefault(patient, []).append((row[0], row[1], row[2], row[3]))
    return [
        Lines(admitted, discharged, held[patient])
        for patient, admitted, discharged in given.stays.iter_rows()
    ]


def judged(stays: Sequence[Stay], rule: Rulebook) -> list[Report]:
    return [check(stay, under=rule, on=ON) for stay in stays]


def built_and_judged(stays: Sequence[Lines], rule: Rulebook) -> list[Report]:
    return judged([rows.stay() for rows in stays], rule)


def inspected(engine: Engine, rule: Rulebook) -> object:
    engine.inspect()
    return engine.check(rule)


def assert_as_objects(given: Cohort, rule: Rulebook) -> None:
    """Assert that objects and frames come to the same verdicts and numbers."""
    reports = judged([rows.stay() for rows in rows_of(given)], rule)
    expected = sorted(
        (
            patient,
            found.code,
            found.window.start,
            found.verdict.value,
            getattr(found.observed, "least", None),
        )
        for patient, report in enumerate(reports)
        for found in report.findings
    )
    names = ("patient", "code", "window_start", "verdict", "observed")
    assert (
        sorted(plain(polars(given).check(rule)).select(names).iter_rows()) == expected
    )


def one_patient() -> None:
    """One stay as an object, beside the same stay as a frame of each engine."""
    given = cohort(48)
    ours = polars(given)
    kept = ours.inspection
    eager = Engine("polars, eager", given.sessions, given.stays, kept, nothing_more)
    database, connection = duck(given, kept)
    engines = [eager, ours, pandas(given, kept), pyarrow(given, kept), database]
    stay = rows_of(given)[0].stay()
    for name, rule in (("one rule", BY_WEEK.rule), ("five rules", book(*SHARING))):
        assert_as_objects(cohort(480), rule)
        alone = partial(check, stay, under=rule, on=ON)
        times = [compare(alone, partial(engine.check, rule)) for engine in engines]
        # Only the fastest is the one to beat.
        best = max(times, key=lambda found: found.ratio)
        rows = [
            Row(f"object / {engine.name}", found, 0.05 if found is best else None)
            for engine, found in zip(engines, times, strict=True)
        ]
        show(f"One stay of 48 sessions, {name}", rows)
    connection.close()


def crossover() -> None:
    """How many stays it takes until frames are faster than objects."""
    sizes = (1, 4, 16, 64, 256, 1024)
    stays = [rows_of(cohort(48 * size)) for size in sizes]
    built = [[rows.stay() for rows in some] for some in stays]
    engines = [polars(cohort(48 * size)) for size in sizes]
    for name, rule in (("one rule", BY_WEEK.rule), ("five rules", book(*SHARING))):
        lines = {
            "objects": [fastest(partial(judged, some, rule)) for some in built],
            "objects built from rows": [
                fastest(partial(built_and_judged, some, rule)) for some in stays
            ],
            "frame": [fastest(partial(it.check, rule), 15) for it in engines],
            "frame, inspected first": [
                fastest(partial(inspected, it, rule), 15) for it in engines
            ],
        }
        print(f"Milliseconds by number of stays, {name}, polars\n")
        print(f"  {'':<26}" + "".join(f"{size:>10,}" for size in sizes))
        for label, times in lines.items():
            print(f"  {label:<26}" + "".join(f"{1e3 * each:>10.2f}" for each in times))
        print()
        objects, frame = list(lines.items())[:2], list(lines.items())[2:]
        for one, its in objects:
            for other, theirs in frame:
                where = crossing(sizes, its, theirs)
                print(f"  {one} / {other}: frames are faster from {where:.0f} stays")
        print()


def crossing(
    sizes: Sequence[int], one: Sequence[float], other: Sequence[float]
) -> float:
    """The size at which two growing times are equal, between two that were measured."""
    ahead = [log(mine / its) for mine, its in zip(one, other, strict=True)]
    for index in range(len(sizes) - 1):
        low, high = ahead[index], ahead[index + 1]
        if low < 0 <= high:
            first, last = log(sizes[index]), log(sizes[index + 1])
            return exp(first + (last - first) * low / (low - high))
    return float("nan")


# --- growth ---------------------------------------------------------------------------


def growth(largest: int) -> None:
    every = (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
    sizes = [size for size in every if size <= largest]
    times: dict[str, list[float]] = {"polars": [], "polars by hand": [], "duckdb": []}
    for size in sizes:
        given = cohort(size)
        ours = polars(given)
        database, connection = duck(given, ours.inspection)
        for name, call in (
            ("polars", partial(ours.check, BY_WEEK.rule)),
            ("polars by hand", partial(by_hand, ours)),
            ("duckdb", partial(database.check, BY_WEEK.rule)),
        ):
            times[name].append(processor(call, 3 if size > ROWS else 5))
        connection.close()
    table("Rows, one rule", sizes, times, at_least=300_000)
    given = cohort(ROWS)
    ours = polars(given)
    database, connection = duck(given, ours.inspection)
    numbers = (1, 2, 4, 7, 10)
    rules = [book(*TEN[:number]) for number in numbers]
    times = {
        engine.name: [processor(partial(engine.check, rule)) for rule in rules]
        for engine in (ours, database)
    }
    connection.close()
    table(f"Rules of one window, {ROWS:,} rows", numbers, times)
    per_stay = (192, 96, 48, 24, 12)
    engines = [polars(cohort(ROWS, each=each)) for each in per_stay]
    times = {
        "polars": [processor(partial(it.check, BY_WEEK.rule)) for it in engines],
        "polars by hand": [processor(partial(by_hand, it)) for it in engines],
    }
    table(f"Patients, {ROWS:,} rows", [ROWS // each for each in per_stay], times)


def table(
    title: str,
    sizes: Sequence[int],
    times: dict[str, list[float]],
    at_least: int = 0,
) -> None:
    """Print times by size, and the slope over the sizes that are large enough."""
    print(f"{title}: milliseconds of the processor\n")
    print(f"  {'':<16}" + "".join(f"{size:>12,}" for size in sizes) + "    slope")
    large = [index for index, size in enumerate(sizes) if size >= at_least]
    for name, each in times.items():
        found = slope([sizes[n] for n in large], [each[n] for n in large])
        cells = "".join(f"{1e3 * one:>12.1f}" for one in each)
        print(f"  {name:<16}{cells}{found:>9.2f}")
    print()


# --------------------------------------------------------------------------------------


PARTS: dict[str, Callable[[Cohort, int], None]] = {
    "rule": one_rule,
    "windows": other_windows,
    "several": several,
    "inspect": inspection,
}


def main() -> None:
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("--large", action="store_true", help="ten million rows, too")
    names = [*PARTS, "patient", "crossover", "growth"]
    given.add_argument("parts", nargs="*", metavar="part", help=", ".join(names))
    asked = given.parse_args()
    unknown = set(asked.parts) - set(names)
    if unknown:
        given.error(f"no part {', '.join(sorted(unknown))}; there are {names}")
    wanted = set(asked.parts or names)
    sizes = [(ROWS, PAIRS), (LARGE, 5)] if asked.large else [(ROWS, PAIRS)]
    for rows, pairs in sizes:
        if wanted & set(PARTS):
            made = cohort(rows)
            for name, part in PARTS.items():
                if name in wanted:
                    part(made, pairs)
            del made
    if "patient" in wanted:
        one_patient()
    if "crossover" in wanted:
        crossover()
    if "growth" in wanted:
        growth(LARGE if asked.large else ROWS)


if __name__ == "__main__":
    main()
