"""A cohort on a Spark cluster: judged on the executors, and only counts come back.

In a fresh environment, with Java 17 or later:

    pip install 'continuum-of-care[frames]' pyspark pyarrow polars
    python cohort_on_spark.py

The cluster is a real one in small: two executors with JVMs of their own, beside that of
the driver. To use another, change MASTER.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from textwrap import fill

import polars as pl
from py4j.protocol import Py4JJavaError
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f

from continuum import frames
from continuum.frames import Columns
from continuum.rulebooks.us import wi
from continuum.systems import us_wi

MASTER = "local-cluster[2,1,1500]"  # executors, cores of each, megabytes of each
PATIENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
PARTITIONS = 4
COLUMNS = Columns(status="status", born="born")
DAY = date(2024, 12, 30)

spark = (
    SparkSession.builder.master(MASTER)
    .appName("cohort")
    .config("spark.driver.maxResultSize", "64k")  # more is not collected
    .config("spark.sql.autoBroadcastJoinThreshold", -1)  # else stays go through it
    .config("spark.sql.shuffle.partitions", PARTITIONS)
    .config("spark.sql.adaptive.coalescePartitions.enabled", "false")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")


def days_after(start: str, days: str) -> Column:
    """The day so many *days* after *start*, both SQL."""
    return f.expr(f"date_add({start}, cast({days} as int))")


def steps(plan: StringIO) -> Iterator[str]:
    """The steps of a plan, without how its cached tables were made."""
    cached = sys.maxsize
    for line in plan.getvalue().splitlines():
        step = re.match(r"([\s:+*()\d-]*)([A-Z]\w+)", line)
        if step and len(step[1]) <= cached:
            cached = len(step[1]) if step[2] == "InMemoryRelation" else sys.maxsize
            yield step[2]


# Each patient has a stay of twelve weeks, with four meetings of 150 minutes a week.
# All rows of a patient lie in one partition. Both frames are read several times.
stays = (
    spark.range(PATIENTS)
    .select(f.col("id").alias("patient"))
    .withColumn("admitted", days_after("date '2024-01-01'", "patient * 37 % 180"))
    .withColumn("discharged", days_after("admitted", "83"))
    .withColumn("born", days_after("date '1960-01-01'", "patient * 7919 % 18000"))
    .repartition(PARTITIONS, "patient")
    .cache()
)
missed = (f.col("patient") * 31 + f.col("number") * 17) % 11 == 0
sessions = (
    stays.crossJoin(spark.range(48).withColumnRenamed("id", "number"))
    .withColumn("weekday", f.expr("array(0, 1, 3, 4)[cast(number % 4 as int)]"))
    .select(
        "patient",
        days_after("admitted", "number div 4 * 7 + weekday").alias("day"),
        f.lit(150).alias("minutes"),
        f.lit("counseling").alias("kind"),
        f.when(missed, "unexcused").otherwise("attended").alias("status"),
    )
    .repartition(PARTITIONS, "patient")
    .cache()
)

# One row of numbers for each look at the rows comes back, and no more.
inspection = frames.inspect(sessions, stays=stays, on=DAY, columns=COLUMNS)
print(inspection)

# Given what was inspected, nothing is run yet: this is a plan.
findings: DataFrame = frames.check(
    sessions,
    stays=stays,
    under=wi.RULEBOOK,
    at=us_wi.INTENSIVE_OUTPATIENT,
    on=DAY,
    columns=COLUMNS,
    inspection=inspection,
)
with redirect_stdout(StringIO()) as plan:
    findings.explain()
found = ", ".join(f"{times} {step}" for step, times in Counter(steps(plan)).items())
print(fill(f"plan: {found}", width=80))

# The verdicts are counted where they are; a row for each pair comes back.
counted = findings.groupBy("code", "verdict").count()
counts = {(row.code, row.verdict): row["count"] for row in counted.collect()}
for (code, verdict), times in sorted(counts.items()):
    print(f"{code} {verdict}: {times} windows")

# The findings themselves are more than the driver takes.
try:
    findings.collect()
except Py4JJavaError as error:
    if "maxResultSize" not in str(error):
        raise
    print("findings collected: refused, more than spark.driver.maxResultSize")
else:
    sys.exit("the findings fit into the driver, and so this shows nothing")
spark.stop()

# The same rows in polars, judged by the same rules.
patient, number = pl.col("patient"), pl.col("number")
held = (
    pl.select(patient=pl.int_range(PATIENTS))
    .lazy()
    .with_columns(
        admitted=pl.date(2024, 1, 1) + pl.duration(days=patient * 37 % 180),
        born=pl.date(1960, 1, 1) + pl.duration(days=patient * 7919 % 18_000),
    )
    .with_columns(discharged=pl.col("admitted") + pl.duration(days=83))
)
meetings = pl.LazyFrame(
    {
        "number": range(48),
        "after": [n // 4 * 7 + (0, 1, 3, 4)[n % 4] for n in range(48)],
    }
)
again = frames.check(
    held.join(meetings, how="cross").select(
        "patient",
        day=pl.col("admitted") + pl.duration(days=pl.col("after")),
        minutes=pl.lit(150),
        kind=pl.lit("counseling"),
        status=pl.when((patient * 31 + number * 17) % 11 == 0)
        .then(pl.lit("unexcused"))
        .otherwise(pl.lit("attended")),
    ),
    stays=held,
    under=wi.RULEBOOK,
    at=us_wi.INTENSIVE_OUTPATIENT,
    on=DAY,
    columns=COLUMNS,
)
rows = again.group_by("code", "verdict").len().collect().iter_rows()
if counts != {(code, verdict): times for code, verdict, times in rows}:
    sys.exit("polars counts otherwise")
print("polars counts the same")
