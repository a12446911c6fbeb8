"""Rules that cannot be judged over frames say why, before anything runs."""

from __future__ import annotations

from datetime import time
from typing import Any

import attrs
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from continuum.assess import Reading
from continuum.conditions import Fact
from continuum.documents import DocumentKind, Party
from continuum.errors import FieldTypeError, NotCompiledError
from continuum.frames import (
    NOT_EVALUATED,
    Columns,
    Engine,
    Inspection,
    Rows,
    check,
    obstacles,
)
from continuum.frames._calendar import numbered, starts
from continuum.frames._nodes import Compiler
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    SERVICE_DAY,
    STAY,
    WEEK,
    DateRange,
    InPhase,
    Rolling,
    WholeStay,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    Above,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Capped,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Length,
    LevelAbsent,
    Load,
    PlanHas,
    PlanTrait,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    Share,
    Signed,
    days,
    minutes,
    occasions,
)
from continuum.rules import Basis
from continuum.services import CLINICAL, StaffRole
from continuum.terms import calendar_days
from tests import cohorts
from tests.cohorts import COLUMNS, DELIVERED, judged, member, rows_of
from tests.strategies_rules import (
    EDUCATION,
    GROUPS,
    IOP,
    book,
    march,
    rule,
    served,
    version,
)

LATE = march(31)
HOUR = minutes(60)
FLOOR = AtLeast(HOUR, per=WEEK)
GAP = Gap(days(7), per=STAY)
DUE = Due(DocumentKind.ASSESSMENT, within=calendar_days(10))
REPEATS = Repeats(DocumentKind.PLAN_REVIEW, every=calendar_days(30))
SIGNED = Signed(DocumentKind.TREATMENT_PLAN, by=(Party.PATIENT,))
RATIO = Ratio(8, of=(StaffRole.COUNSELOR,), load=Load.EACH)
MODEST = AtMost(HOUR, per=STAY)
CLOCKED = Columns(starts="starts")

NO_DOCUMENTS = "documents are not in the frames"
NO_GAPS = "stretches without service are not compiled"
NO_STAFF = "the staff of a program is not in the frames"
NO_OCCASIONS = "separate occasions are not told apart by clock times"


# --- why not --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "requirement",
    [
        FLOOR,
        Above(HOUR, per=SERVICE_DAY),
        AtMost(HOUR, per=CALENDAR_DAY),
        Below(HOUR, per=CALENDAR_MONTH),
        Between(HOUR, minutes(120), per=PROGRAM_WEEK),
        AtLeast(HOUR, per=STAY),
        AtLeast(HOUR, per=WholeStay(30)),
        AtLeast(HOUR, per=Rolling(7)),
        AtLeast(HOUR, per=Rolling(366)),
        AtLeast(occasions(2), per=WEEK),
        Average(FLOOR),
        Average(FLOOR, over=CALENDAR_MONTH),
        EachSession(most=8),
        Share(EDUCATION, CLINICAL, at_most=50, per=WEEK),
        Capped(FLOOR, part=EDUCATION, at_most=HOUR),
        Counting(FLOOR, only=EVENINGS_AND_WEEKENDS),
        Apart(EDUCATION, GROUPS - EDUCATION),
        Length(at_least=calendar_days(30)),
        AllOf((FLOOR, AtLeast(HOUR, per=STAY))),
        AllOf((*[FLOOR] * 30, AtLeast(HOUR, per=STAY))),
        AllOf((*[FLOOR] * 90, FLOOR)),
        AnyOf((FLOOR, AtLeast(HOUR, per=SERVICE_DAY))),
        Given(Fact("employed"), then=FLOOR, otherwise=FLOOR),
        Excusable(FLOOR, unless=("refused",)),
    ],
    ids=str,
)
def test_nothing_keeps_most_forms_from_being_judged(requirement: Requirement) -> None:
    assert obstacles(requirement, Engine.POLARS) == ()
    assert obstacles(requirement, Engine.DASK, columns=Columns()) == ()


@pytest.mark.parametrize(
    ("requirement", "reasons"),
    [
        (GAP, (NO_GAPS,)),
        (DUE, (NO_DOCUMENTS,)),
        (REPEATS, (NO_DOCUMENTS,)),
        (SIGNED, (NO_DOCUMENTS,)),
        (PlanHas(PlanTrait.GOALS), ("plans are not in the frames",)),
        (RATIO, (NO_STAFF,)),
        (Scaled(FLOOR, patients=8), (NO_STAFF,)),
        (LevelAbsent(), ("that there is no such level is no matter of a stay",)),
        (
            AllOf((*[FLOOR] * 31, AtLeast(HOUR, per=STAY))),
            ("more parts than are told apart in windows inside a stay",),
        ),
        (
            AllOf(
                (
                    *[FLOOR] * 4,
                    *[AtLeast(HOUR, per=SERVICE_DAY)] * 5,
                    AtLeast(HOUR, per=STAY),
                )
            ),
            ("more parts than are told apart in windows inside a stay",),
        ),
        (AllOf((GAP, GAP, FLOOR)), (NO_GAPS,)),
        (AnyOf((FLOOR, AllOf((GAP, RATIO)))), (NO_GAPS, NO_STAFF)),
        (Given(Fact("employed"), then=FLOOR, otherwise=RATIO), (NO_STAFF,)),
        (Excusable(GAP, unless=("refused",)), (NO_GAPS,)),
        (
            Average(AtLeast(HOUR, per=STAY)),
            ("a mean of each stay over the stay",),
        ),
        (
            Average(AtLeast(HOUR, per=CALENDAR_MONTH), over=WEEK),
            ("a mean of each calendar month over the week from Monday",),
        ),
        (
            AllOf((AtLeast(HOUR, per=Rolling(7)), AtLeast(HOUR, per=STAY))),
            ("any 7 days inside a stay",),
        ),
        (
            AllOf((AtLeast(HOUR, per=Rolling(30)), FLOOR)),
            ("shorter windows inside any 30 days",),
        ),
        (
            AtLeast(HOUR, per=Rolling(367)),
            ("any 367 days, which is more than 366",),
        ),
        (
            AllOf((Average(FLOOR, over=CALENDAR_MONTH), AtLeast(HOUR, per=STAY))),
            ("a mean over each calendar month of a stay",),
        ),
        (
            AllOf((AtLeast(HOUR, per=InPhase("first")), AtLeast(HOUR, per=STAY))),
            ("phases of treatment are not in the frames",),
        ),
    ],
    ids=str,
)
def test_what_keeps_a_form_from_being_judged_is_said(
    requirement: Requirement, reasons: tuple[str, ...]
) -> None:
    assert obstacles(requirement, Engine.POLARS) == reasons


def test_what_a_rule_speaks_of_may_keep_it_from_being_judged() -> None:
    assert obstacles(FLOOR, Engine.POLARS, judges=Basis.DOCUMENTED) == (NO_DOCUMENTS,)
    assert obstacles(DUE, Engine.POLARS, judges=Basis.DOCUMENTED) == (NO_DOCUMENTS,)
    assert obstacles(FLOOR, Engine.POLARS, rows=Rows.SCHEDULE) == (
        "a schedule does not tell what was delivered",
    )
    planned = obstacles(FLOOR, Engine.POLARS, rows=Rows.SCHEDULE, judges=Basis.PLANNED)
    assert planned == ()
    both = AllOf((Length(at_least=calendar_days(30)), FLOOR))
    assert obstacles(both, Engine.POLARS, judges=Basis.OFFERED) == (
        "a length of stay beside what is planned",
    )
    assert obstacles(both.parts[0], Engine.POLARS, judges=Basis.OFFERED) == ()


def test_clock_times_keep_some_from_being_judged() -> None:
    apart = AtLeast(occasions(2), per=WEEK)
    assert obstacles(apart, Engine.POLARS, columns=CLOCKED) == (NO_OCCASIONS,)
    band = Between(occasions(2), occasions(3), per=WEEK)
    assert obstacles(band, Engine.POLARS, columns=CLOCKED) == (NO_OCCASIONS,)
    assert obstacles(band, Engine.POLARS) == ()
    (why,) = obstacles(FLOOR, Engine.DASK, columns=CLOCKED)
    assert why == "dask cannot put sessions with clock times side by side"
    for engine in set(Engine) - {Engine.DASK}:
        assert obstacles(FLOOR, engine, columns=CLOCKED) == ()


def test_a_mean_depends_on_the_reading() -> None:
    mean = Average(AtLeast(HOUR, per=CALENDAR_MONTH))
    assert obstacles(mean, Engine.POLARS) == ()
    weekly = Reading(average_over=WEEK)
    assert obstacles(mean, Engine.POLARS, reading=weekly)


OVERLAPPING = Inspection(sessions=2, stays=1, overlapping=True)


def test_sessions_that_overlap_keep_some_from_being_judged() -> None:
    alone = Counting(FLOOR, only=EachSession(most=8))
    told = {"columns": CLOCKED, "inspection": OVERLAPPING}
    assert obstacles(FLOOR, Engine.POLARS, **told) == ()
    assert obstacles(alone, Engine.POLARS, **told) == (
        "overlapping sessions of which only a part counts",
    )
    none = attrs.evolve(OVERLAPPING, overlapping=False)
    assert obstacles(alone, Engine.POLARS, columns=CLOCKED, inspection=none) == ()


DOUBTFUL = "overlapping sessions of which it is not known whether they count"


def test_traits_that_are_not_known_keep_what_overlaps_from_being_judged() -> None:
    groups = AtLeast(HOUR, of=GROUPS, per=WEEK)
    formats = Columns(starts="starts", format="format")
    hidden = attrs.evolve(OVERLAPPING, unknown=frozenset({"format"}))

    def why(asked: Requirement, columns: Columns, inspection: Inspection) -> Any:
        return obstacles(asked, Engine.POLARS, columns=columns, inspection=inspection)

    assert why(groups, CLOCKED, OVERLAPPING) == (DOUBTFUL,)
    assert why(groups, formats, OVERLAPPING) == ()
    assert why(groups, formats, hidden) == (DOUBTFUL,)
    assert why(FLOOR, formats, hidden) == ()
    shares = Share(GROUPS, CLINICAL, at_most=50, per=WEEK)
    assert why(shares, formats, OVERLAPPING) == ()
    assert why(shares, formats, hidden) == (DOUBTFUL,)
    capped = Capped(FLOOR, part=GROUPS, at_most=HOUR)
    assert why(capped, formats, hidden) == (DOUBTFUL,)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("requirement", "nine hours", "requirement must be a requirement"),
        ("engine", "polars", "engine must be an Engine"),
        ("judges", "delivered", "judges must be a Basis"),
        ("rows", "attendance", "rows must be a Rows"),
        ("columns", {"day": "day"}, "columns must be a Columns"),
        ("inspection", OVERLAPPING.problems, "inspection must be an Inspection"),
        ("reading", "monday", "reading must be a Reading"),
    ],
)
def test_a_wrong_type_is_named(field: str, value: object, said: str) -> None:
    arguments: dict[str, Any] = {"requirement": FLOOR, "engine": Engine.POLARS}
    with pytest.raises(FieldTypeError) as caught:
        obstacles(**{**arguments, field: value})
    assert str(caught.value).startswith(f"frames.obstacles.{said}")


# --- refused before anything runs -----------------------------------------------------


def refuse(_: pl.DataFrame) -> pl.DataFrame:
    raise AssertionError


def trapped() -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Frames whose rows must not be asked for."""
    sessions, stays = cohorts.frames([member(served(2))], "polars-lazy")
    return (
        sessions.map_batches(refuse, schema=sessions.collect_schema()),
        stays.map_batches(refuse, schema=stays.collect_schema()),
    )


def test_every_rule_is_refused_with_its_reason_before_anything_runs() -> None:
    under = book(
        rule(FLOOR, judges=DELIVERED),
        rule(AllOf((GAP, MODEST)), judges=DELIVERED, number=2),
        rule(DUE, judges=Basis.DOCUMENTED, number=3),
        rule(
            version(GAP, end=march(9)),
            version(GAP, march(9)),
            judges=DELIVERED,
            number=4,
        ),
        rule(
            version(GAP, end=march(9)),
            version(AtLeast(occasions(2), per=WEEK), march(9)),
            judges=DELIVERED,
            number=5,
        ),
    )
    sessions, stays = trapped()
    with pytest.raises(NotCompiledError) as caught:
        check(sessions, stays=stays, under=under, at=IOP, on=LATE, columns=COLUMNS)
    assert caught.value.engine == "polars"
    assert caught.value.reasons == (
        ("US-XX-002", NO_GAPS),
        ("US-XX-003", NO_DOCUMENTS),
        ("US-XX-004", NO_GAPS),
        ("US-XX-005", NO_GAPS),
        ("US-XX-005", NO_OCCASIONS),
    )
    assert str(caught.value) == (
        f"not judged over frames of polars: US-XX-002: {NO_GAPS}; US-XX-003: "
        f"{NO_DOCUMENTS}; US-XX-004: {NO_GAPS}; US-XX-005: {NO_GAPS}; US-XX-005: "
        f"{NO_OCCASIONS}"
    )


def test_what_only_the_rows_show_is_refused_after_one_look() -> None:
    columns = attrs.evolve(COLUMNS, mode=None, staff=None, format=None)
    limited = Counting(FLOOR, only=EachSession(most=8))
    at_nine = served(2, 60, time(9))
    who = member(at_nine, served(2, 60, time(9, 30)))
    with pytest.raises(NotCompiledError, match="only a part counts"):
        judged([who], limited, on=LATE, columns=columns)
    alone = member(at_nine)
    assert judged([alone], limited, on=LATE, columns=columns)


def listed(*members: cohorts.Member, **changes: Any) -> list[tuple[object, ...]]:
    under = book(
        rule(FLOOR, judges=DELIVERED),
        rule(AllOf((GAP, AtLeast(occasions(1), per=WEEK))), judges=DELIVERED, number=2),
        rule(DUE, judges=Basis.DOCUMENTED, number=3),
    )
    sessions, stays = cohorts.frames(members, changes.pop("engine", "polars"))
    found = check(
        sessions,
        stays=stays,
        under=under,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
        list_unjudged=True,
        **changes,
    )
    return sorted(rows_of(found).elements(), key=str)


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_rules_that_are_not_judged_may_be_listed(engine: str) -> None:
    found = listed(member(served(2), days=7), engine=engine)
    none = (None,) * 6
    assert found == [
        (
            "a",
            march(2),
            "US-XX-001",
            march(2),
            march(9),
            "met",
            60,
            60,
            "minutes",
            60,
            None,
            None,
            "",
        ),
        (
            "a",
            march(2),
            "US-XX-002",
            march(2),
            march(9),
            NOT_EVALUATED,
            *none,
            f"{NO_GAPS}; {NO_OCCASIONS}",
        ),
        (
            "a",
            march(2),
            "US-XX-003",
            march(2),
            march(9),
            NOT_EVALUATED,
            *none,
            NO_DOCUMENTS,
        ),
    ]


def test_a_rule_that_is_not_judged_is_listed_for_the_days_of_its_text() -> None:
    texts = version(GAP, end=march(5)), version(FLOOR, march(9))
    under = book(rule(*texts, judges=DELIVERED))
    sessions, stays = cohorts.frames([member()], "polars")
    found = check(
        sessions,
        stays=stays,
        under=under,
        at=IOP,
        on=LATE,
        columns=COLUMNS,
        list_unjudged=True,
    )
    told = found.select("window_start", "window_end", "verdict").sort("window_start")
    assert told.rows() == [
        (march(2), march(5), NOT_EVALUATED),
        (march(9), march(16), "unmet"),
    ]


def test_a_rule_about_others_is_listed_though_nobody_says_so() -> None:
    about = rule(GAP, judges=DELIVERED, population=(Fact("employed"),))
    sessions, stays = cohorts.frames([member(denied=["employed"])], "polars")
    found = check(
        sessions,
        stays=stays,
        under=book(about),
        at=IOP,
        on=LATE,
        columns=COLUMNS,
        list_unjudged=True,
    )
    assert found["verdict"].to_list() == [NOT_EVALUATED]


def test_a_phase_of_treatment_is_not_known_of_anybody() -> None:
    in_phase = AtLeast(HOUR, per=InPhase("first"))
    found = judged([member(served(2), days=7)], in_phase, on=LATE)
    assert [row.verdict for row in found] == ["unknown"]


def test_planned_rules_of_a_length_are_judged() -> None:
    planned = rule(Length(at_least=calendar_days(10)), judges=Basis.PLANNED)
    found = judged([member()], planned, on=LATE)
    assert [row.verdict for row in found] == ["met"]


def test_a_plan_of_other_days_than_the_rule_leaves_no_row() -> None:
    planned = rule(
        version(FLOOR, end=march(2)), version(FLOOR, march(20)), judges=Basis.PLANNED
    )
    assert judged([member()], planned, on=LATE) == []
    within = DateRange(march(4), march(6))
    plain = rule(FLOOR, judges=Basis.PLANNED)
    found = judged([member()], plain, on=LATE, within=within)
    assert [(row.window_start, row.window_end) for row in found] == [
        (march(4), march(6))
    ]


def test_planned_rules_of_a_population_are_about_it_alone() -> None:
    planned = rule(FLOOR, judges=Basis.PLANNED, population=(Fact("employed"),))
    members = [
        member(patient="a", facts=["employed"]),
        member(patient="b", denied=["employed"]),
        member(patient="c"),
    ]
    found = judged(members, planned, on=LATE)
    assert [(row.patient, row.verdict) for row in found] == [
        ("a", "unknown"),
        ("c", "unknown"),
    ]


# --- what is never reached ------------------------------------------------------------


@pytest.mark.parametrize("requirement", [GAP, RATIO, DUE, SIGNED], ids=str)
def test_what_is_refused_is_never_compiled(requirement: Requirement) -> None:
    compiler: Any = Compiler
    with pytest.raises(AssertionError):
        compiler.node(None, requirement, None)


def test_phases_have_no_windows_in_frames() -> None:
    phase: Any = InPhase("first")
    day = nw.col("day")
    frame: Any = None
    for refused in (
        lambda: numbered(frame, phase, day, "window"),
        lambda: starts(phase, day, day),
    ):
        with pytest.raises(AssertionError):
            refused()
