"""Cohorts made up for the benchmarks, their rules, and the queries written by hand.

A cohort has stays of twelve weeks and 48 sessions, drawn with a fixed seed: seven kinds
of service, of which five are clinical, and 85 of 100 attended. Nothing is null, and
nothing overlaps. The queries by hand make the same columns of findings as
`frames.check`, for the one rule that each was written for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from time import perf_counter, process_time
from typing import Any, Final, Literal, NamedTuple

import numpy as np
import polars as pl

from benchmarks.check_stay import CITATION
from continuum import Basis, DateRange, Rule, Rulebook, RuleVersion
from continuum.citations import Authority, AuthorityKind
from continuum.frames import Columns
from continuum.periods import PROGRAM_WEEK, WEEK, CalendarMonth, Rolling, Window
from continuum.requirements import (
    AllOf,
    AtLeast,
    AtMost,
    Between,
    Requirement,
    days,
    hours,
    sessions,
)
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import medicare

FIRST: Final = date(2025, 1, 1)
LENGTH: Final = 84
"""Days of each stay."""

EACH: Final = 48
"""Sessions of each stay."""

ON: Final = date(2026, 6, 1)
COLUMNS: Final = Columns(status="status")
LEVEL: Final = medicare.IOP

KINDS: Final = (
    "counseling",
    "psychotherapy",
    "education",
    "case-management",
    "peer-support",
    "mutual-help",
    "recreation",
)
COUNTED: Final = [kind.value for kind in CLINICAL.kinds]
assert len(set(KINDS) & set(COUNTED)) == 5

CODE: Final = "US-XX-001"
STALE: Final = CITATION.retrieved
"""The last day of which the text of the rules is known."""


class Cohort(NamedTuple):
    sessions: pl.DataFrame
    stays: pl.DataFrame


def cohort(rows: int, *, each: int = EACH) -> Cohort:
    """Stays with *each* sessions, *rows* in all, or a few less."""
    drawn = np.random.default_rng(2026)
    patients = rows // each
    rows = patients * each
    first = np.datetime64(FIRST)
    admitted = drawn.integers(0, 300, patients)
    day = np.repeat(admitted, each) + drawn.integers(0, LENGTH, rows)
    kinds = pl.Series("kind", KINDS)[drawn.integers(0, len(KINDS), rows)]
    there = pl.Series("status", ("unexcused", "attended"))
    status = there[(drawn.random(rows) < 0.85).astype(np.int64)]
    return Cohort(
        pl.DataFrame(
            {
                "patient": np.repeat(np.arange(patients), each),
                "day": (first + day).astype("datetime64[D]"),
                "minutes": drawn.choice(np.array([60, 90, 120, 180]), rows),
                "kind": kinds,
                "status": status,
            }
        ),
        pl.DataFrame(
            {
                "patient": np.arange(patients),
                "admitted": (first + admitted).astype("datetime64[D]"),
                "discharged": (first + admitted + LENGTH - 1).astype("datetime64[D]"),
            }
        ),
    )


# --- the rules ------------------------------------------------------------------------


def book(*asked: Requirement) -> Rulebook:
    """A rulebook with one rule for each of *asked*, about attendance."""
    return Rulebook(
        authority=Authority(
            code="US-XX", name="A state of nowhere", kind=AuthorityKind.REGULATION
        ),
        rules=tuple(
            Rule(
                code=f"US-XX-{number:03}",
                name="a-duty",
                level=LEVEL,
                judges=Basis.DELIVERED,
                versions=(
                    RuleVersion(
                        in_force=DateRange(date(2024, 1, 1)),
                        requirement=requirement,
                        citation=CITATION,
                    ),
                ),
            )
            for number, requirement in enumerate(asked, start=1)
        ),
    )


def hours_and_days(per: Window, least: int, most_days: int) -> Requirement:
    """So many hours, on so many days of three hours."""
    return AllOf(
        (
            AtLeast(hours(least), of=CLINICAL, per=per),
            AtLeast(days(most_days, each=hours(3)), of=CLINICAL, per=per),
        )
    )


class Asked(NamedTuple):
    """Hours and days asked for in each window, as a rule and as bare numbers."""

    window: Literal["week", "program", "month"]
    rule: Rulebook
    minutes: int
    days: int


BY_WEEK: Final = Asked("week", book(hours_and_days(WEEK, 9, 3)), 540, 3)
BY_PROGRAM_WEEK: Final = Asked(
    "program", book(hours_and_days(PROGRAM_WEEK, 9, 3)), 540, 3
)
BY_MONTH: Final = Asked(
    "month", book(hours_and_days(CalendarMonth(), 36, 12)), 2160, 12
)
ROLLING: Final = book(AtLeast(hours(9), of=CLINICAL, per=Rolling(7)))

SHARING: Final = (
    AtLeast(days(3, each=hours(3)), of=CLINICAL, per=WEEK),
    AtLeast(hours(9), of=CLINICAL, per=WEEK),
    AtMost(hours(30), of=CLINICAL, per=WEEK),
    Between(hours(9), hours(19), of=CLINICAL, per=WEEK),
    AtLeast(sessions(3), of=CLINICAL, per=WEEK),
)
"""Five that share the window, and what is counted in it."""

APART: Final = tuple(
    AtLeast(hours(1), of=of, per=WEEK)
    for of in (
        CLINICAL,
        ServiceFilter.of(ServiceKind.COUNSELING),
        ServiceFilter.of(ServiceKind.EDUCATION, ServiceKind.PEER_SUPPORT),
        ServiceFilter.of(ServiceKind.CASE_MANAGEMENT),
        ServiceFilter.of(ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY),
    )
)
"""Five that share the window, each of which counts other services."""

TEN: Final = tuple(AtLeast(hours(n), of=CLINICAL, per=WEEK) for n in range(1, 11))
"""Ten that differ in their thresholds."""


# --- by hand: polars ------------------------------------------------------------------

WEEKLY: Final = pl.duration(days=7)


def by_polars(
    sessions: pl.LazyFrame, stays: pl.LazyFrame, asked: Asked = BY_WEEK
) -> pl.LazyFrame:
    """Hours and days in every whole window of each stay."""
    start, admitted = pl.col("window_start"), pl.col("admitted")
    day = (
        sessions.filter(pl.col("status") == "attended", pl.col("kind").is_in(COUNTED))
        .group_by("patient", "day")
        .agg(pl.col("minutes").sum())
    )
    match asked.window:
        case "week":
            day = day.with_columns(window_start=pl.col("day").dt.truncate("1w"))
            first, every = admitted.dt.truncate("1w"), "7d"
            stop = start + WEEKLY
        case "month":
            day = day.with_columns(window_start=pl.col("day").dt.truncate("1mo"))
            first, every = admitted.dt.truncate("1mo"), "1mo"
            stop = start.dt.offset_by("1mo")
        case _:
            since = (pl.col("day") - admitted).dt.total_days() // 7 * 7
            day = day.join(stays, on="patient").select(
                "patient", "minutes", window_start=admitted + pl.duration(days=since)
            )
            first, every = admitted, "7d"
            stop = start + WEEKLY
    full = pl.col("minutes") >= 180
    held = (
        day.with_columns(full=full)
        .group_by("patient", "window_start")
        .agg(pl.col("minutes").sum(), pl.col("full").sum())
    )
    starts = pl.date_ranges(first, pl.col("discharged"), every)
    spine = (
        stays.with_columns(window_start=starts)
        .explode("window_start")
        .with_columns(window_end=stop)
        .filter(start >= admitted, pl.col("window_end") <= pl.col("discharged") + DAY)
    )
    minutes, full_days = pl.col("minutes"), pl.col("full").cast(pl.Int64)
    few, short = full_days < asked.days, minutes < asked.minutes
    of_minutes = short | ~few
    seen = pl.when(of_minutes).then(minutes).otherwise(full_days)
    return (
        spine.join(held, on=["patient", "window_start"], how="left")
        .with_columns(minutes.fill_null(0), pl.col("full").fill_null(0))
        .select(
            "patient",
            "admitted",
            pl.lit(CODE).alias("code"),
            "window_start",
            "window_end",
            verdict=pl.when(short | few).then(pl.lit("unmet")).otherwise(pl.lit("met")),
            observed=seen,
            observed_most=seen,
            unit=pl.when(of_minutes).then(pl.lit("minutes")).otherwise(pl.lit("days")),
            required=pl.when(of_minutes).then(asked.minutes).otherwise(asked.days),
            shortfall=pl.when(short)
            .then(asked.minutes - minutes)
            .when(few)
            .then(asked.days - full_days),
            excess=pl.lit(None, pl.Int64),
            notices=stale(pl.col("window_end")),
        )
    )


DAY: Final = timedelta(days=1)


def stale(end: pl.Expr) -> pl.Expr:
    return pl.when(end > STALE + DAY).then(pl.lit("stale")).otherwise(pl.lit(""))


def rolling_dense(sessions: pl.LazyFrame, stays: pl.LazyFrame) -> pl.LazyFrame:
    """Nine hours in every seven days: a row for each day, and a sum over seven rows."""
    held = (
        _dense(sessions, stays)
        .sort("patient", "day")
        .with_columns(pl.col("minutes").rolling_sum(7).over("patient"))
        .filter(pl.col("minutes").is_not_null())
        .with_columns(window_start=pl.col("day") - timedelta(days=6))
    )
    return _rolled(held)


def rolling_index(sessions: pl.LazyFrame, stays: pl.LazyFrame) -> pl.LazyFrame:
    """The same with `rolling` over the days themselves."""
    held = (
        _dense(sessions, stays)
        .sort("patient", "day")
        .rolling("day", period="7d", group_by="patient")
        .agg(pl.col("minutes").sum(), pl.col("admitted").last())
        .with_columns(window_start=pl.col("day") - timedelta(days=6))
        .filter(pl.col("window_start") >= pl.col("admitted"))
    )
    return _rolled(held)


def _dense(sessions: pl.LazyFrame, stays: pl.LazyFrame) -> pl.LazyFrame:
    """Minutes of every day of each stay."""
    day = (
        sessions.filter(pl.col("status") == "attended", pl.col("kind").is_in(COUNTED))
        .group_by("patient", "day")
        .agg(pl.col("minutes").sum())
    )
    spine = stays.select(
        "patient",
        "admitted",
        day=pl.date_ranges(pl.col("admitted"), pl.col("discharged"), "1d"),
    ).explode("day")
    return spine.join(day, on=["patient", "day"], how="left").with_columns(
        pl.col("minutes").fill_null(0)
    )


def _rolled(held: pl.LazyFrame) -> pl.LazyFrame:
    minutes, short = pl.col("minutes"), pl.col("minutes") < 540
    end = pl.col("window_start") + WEEKLY
    return held.select(
        "patient",
        "admitted",
        pl.lit(CODE).alias("code"),
        "window_start",
        end.alias("window_end"),
        verdict=pl.when(short).then(pl.lit("unmet")).otherwise(pl.lit("met")),
        observed=minutes,
        observed_most=minutes,
        unit=pl.lit("minutes"),
        required=pl.lit(540, pl.Int64),
        shortfall=pl.when(short).then(540 - minutes),
        excess=pl.lit(None, pl.Int64),
        notices=stale(end),
    )


# --- by hand: SQL ---------------------------------------------------------------------

BY_SQL: Final = f"""
WITH day AS (
    SELECT patient, day, sum(minutes) AS minutes
    FROM {{sessions}}
    WHERE status = 'attended' AND kind IN ({", ".join(map(repr, COUNTED))})
    GROUP BY patient, day
),
held AS (
    SELECT patient, date_trunc('week', day)::DATE AS week,
        sum(minutes)::BIGINT AS minutes, count(*) FILTER (minutes >= 180) AS days
    FROM day
    GROUP BY ALL
),
weeks AS (
    SELECT patient, admitted, discharged, unnest(generate_series(
        date_trunc('week', admitted), discharged, INTERVAL 7 DAY))::DATE AS week
    FROM {{stays}}
),
found AS (
    SELECT weeks.patient, admitted, week,
        coalesce(minutes, 0) AS minutes, coalesce(days, 0) AS days
    FROM weeks LEFT JOIN held USING (patient, week)
    WHERE week >= admitted AND week + 6 <= discharged
)
SELECT patient, admitted, '{CODE}' AS code, week AS window_start,
    week + 7 AS window_end,
    CASE WHEN minutes < 540 OR days < 3 THEN 'unmet' ELSE 'met' END AS verdict,
    CASE WHEN minutes < 540 OR days >= 3 THEN minutes ELSE days END AS observed,
    observed AS observed_most,
    CASE WHEN minutes < 540 OR days >= 3 THEN 'minutes' ELSE 'days' END AS unit,
    CASE WHEN minutes < 540 OR days >= 3 THEN 540 ELSE 3 END AS required,
    CASE WHEN minutes < 540 THEN 540 - minutes
        WHEN days < 3 THEN 3 - days END AS shortfall,
    NULL::BIGINT AS excess,
    CASE WHEN week + 7 > DATE '{STALE + DAY}' THEN 'stale' ELSE '' END AS notices
FROM found
"""
"""Hours and days in every whole week of each stay, for DuckDB."""


# --- whether both sides agree ---------------------------------------------------------


def plain(found: Any) -> pl.DataFrame:
    """Findings of any engine as a sorted frame of polars, of the same types."""
    if isinstance(found, pl.LazyFrame):
        found = found.collect()
    if hasattr(found, "to_arrow_table"):
        found = found.to_arrow_table()
    made = pl.DataFrame(found) if not isinstance(found, pl.DataFrame) else found
    whole = ["observed", "observed_most", "required", "shortfall", "excess"]
    dates = ["admitted", "window_start", "window_end"]
    return (
        made.with_columns(
            pl.col("patient").cast(pl.Int64),
            *(pl.col(name).cast(pl.Int64) for name in whole),
            *(pl.col(name).cast(pl.Date) for name in dates),
            *(pl.col(name).cast(pl.String) for name in ("code", "verdict", "unit")),
        )
        .sort("patient", "code", "window_start")
        .select(sorted(made.columns))
    )


def assert_alike(ours: Any, other: Any) -> int:
    """Assert that two frames hold the same findings, and count them."""
    mine, its = plain(ours), plain(other)
    assert mine.height > 0
    assert mine.equals(its), (mine.height, its.height)
    return mine.height


# --- growth ---------------------------------------------------------------------------


def fastest(
    call: Callable[[], object],
    turns: int = 5,
    clock: Callable[[], float] = perf_counter,
) -> float:
    """Seconds of the fastest of some calls: what other work adds is left out."""
    times: list[float] = []
    for _ in range(turns):
        began = clock()
        call()
        times.append(clock() - began)
    return min(times)


def processor(call: Callable[[], object], turns: int = 5) -> float:
    """Seconds of the processor, all threads together, of the fastest of some calls."""
    call()
    return fastest(call, turns, process_time)


def slope(sizes: Iterable[float], seconds: Iterable[float]) -> float:
    """The power of the size with which time grows, by least squares; 1 is linear."""
    x, y = np.log(list(sizes)), np.log(list(seconds))
    return float(np.polyfit(x, y, 1)[0])
