"""What frames say of a cohort is what `check` says of each stay, on every engine.

Several cohorts are judged by one plan: what that costs hangs on the rules, hardly on
the rows. `pytest --cohorts 2000` judges as many of them on each engine.
"""

from __future__ import annotations

from typing import Any

import attrs
import narwhals.stable.v2 as nw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from continuum import frames
from continuum.conditions import Age
from continuum.errors import NotCompiledError
from continuum.periods import CALENDAR_MONTH, SERVICE_DAY, WEEK
from continuum.requirements import AllOf, AtLeast, AtMost, Given, days, hours, minutes
from continuum.rules import Basis
from tests import cohorts
from tests.cohorts import Member, expected, rows_of
from tests.strategies_frames import Audit, audits
from tests.strategies_rules import GROUPS, IOP, book, rule

ENGINES = {"polars": 10, "pandas-floats": 25, "pyarrow": 20, "duckdb": 100}
"""Cohorts that are judged by one plan, by engine: more where planning takes longer."""


ENOUGH = 100
"""Cohorts up to which Spark is given a few rules, not random ones."""


def asked(request: pytest.FixtureRequest) -> int:
    """How many cohorts each engine judges."""
    wanted = request.config.getoption("--cohorts")
    assert isinstance(wanted, int)
    return wanted


def patients_of(stays: Any) -> set[str]:
    """The patients of a frame of stays."""
    found = nw.from_native(stays).lazy().collect()
    return set(found.get_column("patient").to_list())


def judged(audit: Audit, engine: str) -> None:
    """Judge *audit* on *engine*, and compare with the reports on each stay."""
    sessions, stays = cohorts.frames(audit.members, engine, audit.rows)
    how: dict[str, Any] = {
        "on": audit.on,
        "columns": audit.columns,
        "rows": audit.rows,
    }
    parts = frames.quarantine(sessions, stays=stays, **how)
    inspection = frames.inspect(parts.sessions, stays=parts.stays, **how)
    assert not inspection.problems
    left = patients_of(parts.stays)
    members = [member for member in audit.members if member.patient in left]
    try:
        found = frames.check(
            parts.sessions,
            stays=parts.stays,
            under=audit.under,
            at=IOP,
            reading=audit.reading,
            within=audit.within,
            inspection=inspection,
            **how,
        )
    except NotCompiledError:
        # Of overlapping sessions nobody may know whether they count.
        assert inspection.overlapping
        return
    told = expected(
        members,
        under=audit.under,
        on=audit.on,
        reading=audit.reading,
        within=audit.within,
    )
    assert rows_of(found) == told


@pytest.mark.parametrize("engine", ENGINES)
def test_frames_say_of_a_cohort_what_check_says_of_each_stay(
    engine: str, request: pytest.FixtureRequest
) -> None:
    wanted, together = asked(request), ENGINES[engine]

    @settings(
        max_examples=max(1, wanted // together),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(audits(cohorts=together))
    def judge(audit: Audit) -> None:
        judged(audit, engine)

    judge()


FEW = book(
    rule(
        AllOf(
            (
                AtLeast(hours(2), per=WEEK),
                AtLeast(days(2, each=minutes(60)), per=WEEK),
            )
        ),
        judges=Basis.DELIVERED,
        number=1,
    ),
    rule(
        Given(
            Age(at_least=18),
            then=AtMost(hours(4), of=GROUPS, per=CALENDAR_MONTH),
            otherwise=AtLeast(minutes(60), per=SERVICE_DAY),
        ),
        judges=Basis.DELIVERED,
        number=2,
    ),
)
"""Rules enough for a plan that Spark makes in seconds."""


def test_spark_says_of_a_cohort_what_check_says_of_each_stay(
    request: pytest.FixtureRequest,
) -> None:
    sql = pytest.importorskip("pyspark.sql")
    wanted = asked(request)
    thorough = wanted > ENOUGH
    together = 200 if thorough else 50
    session = (
        sql.SparkSession.builder.master("local[2]")
        # Spark plans by recursion, and waits forever where the stack is too short.
        .config("spark.driver.extraJavaOptions", "-Xss64m")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    cohorts.SPARK[:] = [session]

    @settings(
        max_examples=max(1, wanted // together) if thorough else 1,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(audits(cohorts=together, timed=thorough))
    def judge(audit: Audit) -> None:
        judged(audit if thorough else attrs.evolve(audit, under=FEW), "pyspark")

    try:
        judge()
    finally:
        session.stop()


@given(st.data())
@settings(max_examples=1)
def test_the_rows_of_a_schedule_are_its_sessions(data: st.DataObject) -> None:
    audit = data.draw(audits(cohorts=1))
    sessions, _ = cohorts.frames(audit.members, "polars", audit.rows)
    assert len(sessions) == sum(map(_rows, audit.members))


def _rows(member: Member) -> int:
    stay = member.stay
    if stay.schedule is not None:
        return len(stay.schedule.extra)
    assert stay.attendance is not None
    return len(stay.attendance.records)
