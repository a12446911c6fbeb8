"""One rule over a frame of PySpark, beside a query of PySpark that was written by hand.

Spark runs in this process, on two threads, and reads Parquet. Both sides make every
column of the findings, and bring back a count and a sum of hashes over all of them.
PySpark and Java must be there.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any, Final

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from benchmarks._cohorts import (
    BY_WEEK,
    CODE,
    COLUMNS,
    COUNTED,
    DAY,
    LEVEL,
    ON,
    STALE,
    cohort,
)
from benchmarks._pairs import Row, compare, show
from continuum import frames

ROWS: Final = 1_000_000
LARGE: Final = 10_000_000
TARGET: Final = 1.5


def spark_here() -> SparkSession:
    made: SparkSession = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.memory", "4g")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("ERROR")
    return made


def by_hand(sessions: DataFrame, stays: DataFrame) -> DataFrame:
    """Hours and days in every whole week of each stay."""
    held = (
        sessions.filter((f.col("status") == "attended") & f.col("kind").isin(COUNTED))
        .groupBy("patient", "day")
        .agg(f.sum("minutes").alias("minutes"))
        .withColumn("window_start", f.trunc("day", "week"))
        .withColumn("full", (f.col("minutes") >= 180).cast("long"))
        .groupBy("patient", "window_start")
        .agg(f.sum("minutes").alias("minutes"), f.sum("full").alias("days"))
    )
    weeks = f.sequence(
        f.trunc("admitted", "week"), f.col("discharged"), f.expr("INTERVAL 7 DAYS")
    )
    spine = (
        stays.withColumn("window_start", f.explode(weeks))
        .withColumn("window_end", f.date_add("window_start", 7))
        .filter(f.col("window_start") >= f.col("admitted"))
        .filter(f.col("window_end") <= f.date_add("discharged", 1))
    )
    minutes, days = f.col("minutes"), f.col("days")
    of_minutes = (minutes < 540) | (days >= 3)
    short = f.when(minutes < 540, 540 - minutes).when(days < 3, 3 - days)
    stale = f.col("window_end") > f.lit(STALE + DAY)
    seen = f.when(of_minutes, minutes).otherwise(days)
    unmet = (minutes < 540) | (days < 3)
    return (
        spine.join(held, ["patient", "window_start"], "left")
        .fillna(0, ["minutes", "days"])
        .select(
            "patient",
            "admitted",
            f.lit(CODE).alias("code"),
            "window_start",
            "window_end",
            f.when(unmet, "unmet").otherwise("met").alias("verdict"),
            seen.alias("observed"),
            seen.alias("observed_most"),
            f.when(of_minutes, "minutes").otherwise("days").alias("unit"),
            f.when(of_minutes, 540).otherwise(3).cast("long").alias("required"),
            short.alias("shortfall"),
            f.lit(None).cast("long").alias("excess"),
            f.when(stale, "stale").otherwise("").alias("notices"),
        )
    )


WHOLE: Final = ("observed", "observed_most", "required", "shortfall", "excess")


def summed(found: DataFrame) -> tuple[int, int]:
    """How many findings there are, and a sum of hashes of all that they say."""
    columns = [
        f.col(name).cast("long") if name in WHOLE else f.col(name)
        for name in found.columns
    ]
    row: Any = found.agg(
        f.count("*").alias("rows"), f.sum(f.hash(*columns).cast("long")).alias("hash")
    ).first()
    return row["rows"], row["hash"]


def one_rule(spark: SparkSession, rows: int, pairs: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = cohort(rows)
        given.sessions.write_parquet(folder / "sessions.parquet")
        given.stays.write_parquet(folder / "stays.parquet")
        seen = frames.inspect(given.sessions, stays=given.stays, on=ON, columns=COLUMNS)
        del given
        sessions = spark.read.parquet(str(folder / "sessions.parquet"))
        stays = spark.read.parquet(str(folder / "stays.parquet"))

        def planned() -> DataFrame:
            return frames.check(
                sessions,
                stays=stays,
                under=BY_WEEK.rule,
                at=LEVEL,
                on=ON,
                columns=COLUMNS,
                inspection=seen,
            )

        def ours() -> object:
            return summed(planned())

        def other() -> object:
            return summed(by_hand(sessions, stays))

        count, _ = summed(planned())
        assert ours() == other(), (ours(), other())
        ready = planned()
        found = [
            Row(
                "plan and run / PySpark by hand",
                compare(ours, other, pairs=pairs),
                TARGET,
            ),
            Row(
                "run alone / PySpark by hand",
                compare(lambda: summed(ready), other, pairs=pairs),
            ),
            Row(
                "making the plan / PySpark by hand",
                compare(planned, other, pairs=pairs),
            ),
        ]
        show(
            f"One rule, PySpark on two threads: {rows:,} rows, {count:,} findings",
            found,
            unit="ms",
        )


def main() -> None:
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("--large", action="store_true", help="ten million rows, too")
    asked = given.parse_args()
    spark = spark_here()
    try:
        one_rule(spark, ROWS, 7)
        if asked.large:
            one_rule(spark, LARGE, 5)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
