"""The verb over frames: judge every stay of a cohort by rulebooks, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from continuum import _fields
from continuum.assess import Reading
from continuum.circumstances import Circumstances
from continuum.errors import (
    FieldValueError,
    NotCompiledError,
    Unquoted,
)
from continuum.frames._calendar import first_day
from continuum.frames._cohort import Cohort, read
from continuum.frames._columns import Columns, Rows
from continuum.frames._findings import Draft, findings, no_findings
from continuum.frames._inspection import Inspection, inspect_cohort
from continuum.frames._nodes import Compiler, Held
from continuum.frames._numbers import greater, lesser
from continuum.frames._support import obstacles
from continuum.frames._verdicts import MET, UNKNOWN, UNMET, least_of
from continuum.frames._windows import Days, Desk, Table
from continuum.levels import Level
from continuum.periods import (
    STAY,
    DateRange,
    InPhase,
    Rolling,
    ServiceDay,
    WholeStay,
)
from continuum.requirements import (
    AtMost,
    Below,
    Between,
    Bound,
    Length,
    LevelAbsent,
    Ratio,
    Scaled,
    walk,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion, several_rulebooks

__all__ = ["check", "check_partitions", "inspect"]


def inspect(
    sessions: IntoFrame,
    *,
    stays: IntoFrame,
    on: date,
    columns: Columns | None = None,
    rows: Rows = Rows.ATTENDANCE,
) -> Inspection:
    """Look at a cohort once: what of it cannot be judged, and what `check` counts on.

    Runs a handful of small queries, each of which brings back one row of numbers: of
    DuckDB and PySpark by way of pyarrow, which must be there.

    Args:
        sessions: A row for each session.
        stays: A row for each stay.
        on: Day of the judgment.
        columns: What the columns are called.
        rows: What the rows of the sessions are.

    Raises:
        FieldTypeError: A frame of no engine that is known.
        FieldValueError: Clock times on Dask.
        FrameError: Columns that are missing or of the wrong type.
    """
    _fields.day("frames.inspect", "on", on)
    columns = _or("frames.inspect", "columns", columns, Columns)
    _fields.instance("frames.inspect", "rows", rows, Rows)
    cohort = read(sessions, stays, columns, rows, "frames.inspect")
    return inspect_cohort(cohort, on)


def check(
    sessions: IntoFrameT,
    *,
    stays: IntoFrame,
    under: Rulebook | Iterable[Rulebook],
    at: Level | Iterable[Level],
    on: date,
    columns: Columns | None = None,
    rows: Rows = Rows.ATTENDANCE,
    within: DateRange | None = None,
    given: Circumstances | None = None,
    reading: Reading | None = None,
    inspection: Inspection | None = None,
    list_unjudged: bool = False,
) -> IntoFrameT:
    """Judge every stay by every rule of *under* at the level, as of the day *on*.

    The same verdicts, and the same numbers, as `continuum.check` of each stay. The
    frame that comes back is of the engine that was given, lazy where that was lazy. It
    has a row for each finding, in no order, with the columns

    * of *patient* and, where it is named, of *stay*; ``admitted``;
    * ``code`` of the rule;
    * ``window_start`` and ``window_end``, the first day and the day after the last;
    * ``verdict``: met, unmet or unknown;
    * ``observed``, ``observed_most``, ``unit``: what was found at least and at most,
      where an amount decided; no most where more may come;
    * ``required``: the floor that decided, or the ceiling where that is exceeded or
      stands alone;
    * ``shortfall`` and ``excess``: how far they are missed;
    * ``notices``: what must be known beside the verdict, blank for nothing.

    Windows that are not judged, cut ones for instance, have no row.

    Args:
        sessions: A row for each session.
        stays: A row for each stay. Those that have not begun by *on* are left out.
        under: One rulebook or several.
        at: Level or levels of all stays.
        on: Day of the judgment.
        columns: What the columns are called.
        rows: What the rows of the sessions are.
        within: Days to which the judgment is confined.
        given: Facts about every patient; those of some are columns.
        reading: Choices of interpretation that the texts leave open.
        inspection: What `inspect` found; without it the frames are inspected first.
        list_unjudged: Whether rules that cannot be judged over frames come back as rows
            with the verdict *not evaluated* and the reason among the notices; else they
            raise.

    Raises:
        FieldTypeError: An argument of the wrong type.
        FieldValueError: No rulebook or no level; *given* holds what differs from
            patient to patient, or what a column tells; clock times on Dask.
        FrameError: Rows that cannot be judged; every kind of problem is listed with how
            often it is found. See `quarantine`.
        NotCompiledError: Rules that cannot be judged over frames, each with the reason.
            Nothing has been run by then, unless it is that sessions overlap, which only
            the rows show.
    """
    call = "frames.check"
    _fields.day(call, "on", on)
    books = _books(call, under)
    levels = _levels(call, at)
    columns = _or(call, "columns", columns, Columns)
    reading = _or(call, "reading", reading, Reading)
    given = _or(call, "given", given, Circumstances)
    _check_given(call, given, columns)
    _fields.instance(call, "rows", rows, Rows)
    _fields.instance(call, "list_unjudged", list_unjudged, bool)
    if within is not None:
        _fields.instance(call, "within", within, DateRange)
    if inspection is not None:
        _fields.instance(call, "inspection", inspection, Inspection)
    cohort = read(sessions, stays, columns, rows, call)
    asked = [
        one
        for book in books
        for rule in book
        if rule.is_about(levels)
        for one in _asked(rule, reading, rows, on)
    ]
    asked = _told(asked, cohort, reading, None, list_unjudged=list_unjudged)
    if inspection is None:
        inspection = inspect_cohort(cohort, on)
    inspection.raise_problems()
    if inspection.overlapping:
        # What cannot be told of sessions that overlap, only the rows show.
        asked = _told(asked, cohort, reading, inspection, list_unjudged=list_unjudged)
    span = (
        None if within is None else within.start.toordinal(),
        None if within is None or within.end is None else within.end.toordinal(),
    )
    desk = Desk(cohort, inspection, on, reading, span)
    drafts = [draft for one in asked for draft in _drafts(desk, given, one)]
    parts = list(findings(drafts)) or [no_findings(desk)]
    every = parts[0] if len(parts) == 1 else nw.concat(parts)
    native = nw.to_native(every.collect() if cohort.eager else every)
    return cast("IntoFrameT", native)


def check_partitions(
    partitions: Iterable[tuple[IntoFrameT, IntoFrame]],
    *,
    under: Rulebook | Iterable[Rulebook],
    at: Level | Iterable[Level],
    on: date,
    columns: Columns | None = None,
    rows: Rows = Rows.ATTENDANCE,
    within: DateRange | None = None,
    given: Circumstances | None = None,
    reading: Reading | None = None,
    list_unjudged: bool = False,
) -> Iterator[IntoFrameT]:
    """Judge a cohort part by part, one in memory at a time.

    Patients never meet: whatever keeps all rows of a stay together is a part. Each is
    inspected when its turn comes, so that an error names what is wrong with it alone.

    Args:
        partitions: Sessions and stays of each part, made when they are asked for.
        under: As in `check`, and so are all others.
        at: Level or levels of all stays.
        on: Day of the judgment.
        columns: What the columns are called.
        rows: What the rows of the sessions are.
        within: Days to which the judgment is confined.
        given: Facts about every patient.
        reading: Choices of interpretation.
        list_unjudged: Whether rules that cannot be judged come back as rows.

    Raises:
        FieldTypeError: At once, *under*, *at* or *on* of the wrong type; all else, as
            in `check`, when the part is asked for.
        FieldValueError: No rulebook, or no level.
    """
    call = "frames.check_partitions"
    books, levels = _books(call, under), _levels(call, at)
    _fields.day(call, "on", on)

    def judged(part: tuple[IntoFrameT, IntoFrame]) -> IntoFrameT:
        sessions, stays = part
        return check(
            sessions,
            stays=stays,
            under=books,
            at=levels,
            on=on,
            columns=columns,
            rows=rows,
            within=within,
            given=given,
            reading=reading,
            list_unjudged=list_unjudged,
        )

    # Unlike a loop, it does not hold the part before while the next one is made.
    return map(judged, partitions)


_T = TypeVar("_T")


# --- arguments ------------------------------------------------------------------------


def _or(call: str, field: str, value: object, kind: type[_T]) -> _T:
    """*value*, or a new *kind* where it is left out."""
    return kind() if value is None else _fields.instance(call, field, value, kind)


def _books(call: str, under: object) -> tuple[Rulebook, ...]:
    return several_rulebooks(call, "under", under, f"{call} under=")


def _levels(call: str, at: object) -> frozenset[Level]:
    levels = _fields.several(call, "at", at, Level)
    if not levels:
        raise FieldValueError(call, "at", None, "at least one level")
    return frozenset(levels)


def _check_given(call: str, given: Circumstances, columns: Columns) -> None:
    """Check that *given* holds nothing that differs from patient to patient."""
    for field in ("born", "admitted", "phases", "spells", "landmarks"):
        if getattr(given, field):
            expected = "left out: each patient has their own"
            raise FieldValueError(call, f"given.{field}", Unquoted(field), expected)
    told = {fact for fact, _ in columns.facts}
    if told & (given.facts | given.denied):
        expected = "names of facts that no column tells"
        raise FieldValueError(call, "given.facts", Unquoted("facts"), expected)
    aged = given.age_at_least is not None or given.age_below is not None
    if aged and columns.born is not None:
        expected = "left out where a column tells the date of birth"
        raise FieldValueError(call, "given.age_at_least", Unquoted("age"), expected)


# --- what is asked --------------------------------------------------------------------


class _Asked(NamedTuple):
    """One version of a rule that a stay can be judged by.

    Args:
        rule: The rule.
        version: Its version.
        of_length: Whether the version is that of the day of admission, since how long a
            stay may last is a clock.
        lacking: Whether the rows are not what the rule speaks of.
        refused: Why it cannot be judged over frames; nothing where it can be.
    """

    rule: Rule
    version: RuleVersion
    of_length: bool
    lacking: bool = False
    refused: tuple[str, ...] = ()


def _asked(rule: Rule, reading: Reading, rows: Rows, on: date) -> Iterator[_Asked]:
    """Yield the versions of *rule* that a stay can be judged by on the day *on*.

    How a program is staffed, when it is open, and what an authority has no level for,
    is no matter of a stay.
    """
    if rule.judges in (Basis.AVAILABLE, Basis.STAFFED):
        return
    kept = [
        version
        for version in rule.versions
        if not isinstance(version.requirement, LevelAbsent)
    ]
    parts = [part for version in kept for part in walk(version.requirement)]
    if any(isinstance(part, Ratio | Scaled) for part in parts):
        return
    of_length = any(isinstance(part, Length) for part in parts)
    planned = rule.judges in (Basis.PLANNED, Basis.OFFERED)
    for version in kept:
        if version.in_force.start > on:
            continue
        lacking = planned and rows is Rows.ATTENDANCE
        if isinstance(reading.scope(version.requirement), InPhase):
            lacking = True
        if any(isinstance(part, Length) for part in walk(version.requirement)):
            lacking = False
        yield _Asked(rule, version, of_length, lacking)


def _told(
    asked: Iterable[_Asked],
    cohort: Cohort,
    reading: Reading,
    inspection: Inspection | None,
    *,
    list_unjudged: bool,
) -> list[_Asked]:
    """*asked*, each with why it cannot be judged, as far as *inspection* tells."""
    told = [
        one
        if one.lacking
        else one._replace(
            refused=obstacles(
                one.version.requirement,
                cohort.engine,
                judges=one.rule.judges,
                rows=cohort.rows,
                columns=cohort.columns,
                inspection=inspection,
                reading=reading,
            )
        )
        for one in asked
    ]
    if not list_unjudged:
        reasons = [
            (one.rule.code, ", ".join(one.refused)) for one in told if one.refused
        ]
        if reasons:
            raise NotCompiledError(cohort.engine, tuple(dict.fromkeys(reasons)))
    return told


# --- findings -------------------------------------------------------------------------

_CEILINGS = (AtMost, Below, Between)


def _drafts(desk: Desk, given: Circumstances, asked: _Asked) -> Iterator[Draft]:
    """Yield the findings of one version: in whole windows, and in parts it exceeds."""
    version, rule = asked.version, asked.rule
    requirement = version.requirement
    in_force: Days = (
        version.in_force.start.toordinal(),
        None if version.in_force.end is None else version.in_force.end.toordinal(),
    )
    begun: list[nw.Expr] = []
    if asked.of_length:
        # The text of the day of admission holds for the whole stay.
        begun.append(nw.col("admitted") >= in_force[0])
        if in_force[1] is not None:
            begun.append(nw.col("admitted") < in_force[1])
        in_force = (None, None)
    if asked.lacking or asked.refused:
        table = desk.table(STAY)
        compiler = Compiler(desk, given, table, in_force, clipped=True)
        about = _about(rule, compiler, table)
        if about is None:
            return
        judged, doubt = about
        there = compiler.start(table) < compiler.stop(table)
        if asked.refused:
            judged, doubt = [], MET
        yield Draft(
            table,
            rule.code,
            version.verified_through,
            compiler,
            (*begun, there, *judged),
            None,
            doubt,
            asked.refused,
        )
        return
    kind = desk.reading.scope(requirement)
    total = any(
        isinstance(part, Bound) and isinstance(part.per, WholeStay)
        for part in walk(requirement)
    )
    table = desk.table(kind, total=total and kind == STAY)
    cut = desk.reading.cut_windows and not isinstance(kind, ServiceDay)
    compiler = Compiler(desk, given, table, in_force, clipped=cut)
    if cut or kind == STAY:
        compiler.days = compiler.bounds()
    about = _about(rule, compiler, table)
    if about is None:
        return
    judged, doubt = about
    served = compiler.exists(requirement, table)
    if served is not None:
        judged.append(served)
    found, whole = _windows(compiler, table)
    every = (*begun, *found) if cut else (*begun, *whole)
    node = compiler.node(requirement, table)
    text = rule.code, version.verified_through
    yield Draft(table, *text, compiler, (*every, *judged), node, doubt)
    ceilings = any(isinstance(part, _CEILINGS) for part in walk(requirement))
    if cut or not ceilings or isinstance(kind, ServiceDay):
        return
    part = Compiler(desk, given, table, in_force, clipped=True)
    part.days = part.bounds()
    broken = part.exceeding(requirement, table)
    if broken is None:
        return
    clipped = _about(rule, part, table)
    assert clipped is not None  # noqa: S101  # it is about somebody, as above
    cut_short = ~(whole[0] & whole[1])
    over = (*begun, *found, cut_short, broken.verdict == UNMET, *judged)
    yield Draft(table, *text, part, over, broken, clipped[1])


def _about(
    rule: Rule, compiler: Compiler, table: Table
) -> tuple[list[nw.Expr], Held] | None:
    """Which windows *rule* may be about, and whether it is; None where it is not."""
    admitted = nw.col("admitted")
    start, stop = compiler.start(table), compiler.stop(table)
    first = first_day(start, stop, admitted)
    confined = compiler.desk.span[0]
    if confined is not None:
        first = greater(first, nw.lit(confined))
    first = greater(first, admitted)
    held = [compiler.held(condition, first) for condition in rule.population]
    asked = [one for one in held if not isinstance(one, int)]
    known = {one for one in held if isinstance(one, int)}
    if UNMET in known:
        return None
    if not asked:
        return [], UNKNOWN if UNKNOWN in known else MET
    code = least_of([*asked, *map(nw.lit, known)])
    return [code != UNMET], code


def _windows(compiler: Compiler, table: Table) -> tuple[list[nw.Expr], list[nw.Expr]]:
    """Which windows share a day with those judged, and which are judged whole."""
    kind, today = table.kind, compiler.desk.today
    start, stop = nw.col("start"), nw.col("stop")
    first, after = compiler.first, compiler.after
    until = lesser(after, nw.lit(today))
    found = [first < until, start < until, stop > first]
    whole = [start >= first, stop <= after, start < today]
    match kind:
        case WholeStay(None):
            # The days of the judgment may all lie before the stay, or after it.
            found.append(start < stop)
            whole.append(start < stop)
        case WholeStay(days) if days is not None:
            # A discharge closes the window, and does not cut it short.
            part = lesser(stop, nw.col("end"))
            whole = [start >= first, part <= after, start < today]
        case Rolling(days):
            # Runs are those inside the days judged, or one that begins with them.
            short = (start == first) & (until - first < days)
            inside_it = (stop <= until) | short
            found += [start >= first, inside_it]
            whole += [inside_it]
        case _:
            pass
    return found, whole
