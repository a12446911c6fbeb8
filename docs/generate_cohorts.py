"""The page of cohorts: what frames hold, what comes back, and what can be judged.

`docs.generate_rules` writes this page together with those about rules. Every cell is
asked of `continuum.frames`: `obstacles`, `Columns`, or a check of a frame of one row.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias, get_args

import attrs
import polars as pl

from continuum.assess import Reading
from continuum.circumstances import Circumstances
from continuum.conditions import After, Age, Condition, Elapsed, Fact, Phase
from continuum.frames import (
    NOT_EVALUATED,
    Columns,
    Engine,
    Inspection,
    Problem,
    Quarantine,
    Rows,
    check,
    obstacles,
)
from continuum.frames._columns import of_sessions, of_stays
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    CALENDAR_YEAR,
    ROLLING_7_DAYS,
    SERVICE_DAY,
    STAY,
    WEEK,
    Blocks,
    CalendarDay,
    CalendarMonth,
    DateRange,
    InPhase,
    Rolling,
    ServiceDay,
    Week,
    WholeStay,
    Window,
    Year,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    AllOf,
    AtLeast,
    Average,
    Counting,
    Given,
    LevelAbsent,
    Ratio,
    Requirement,
    Scaled,
    hours,
    occasions,
    walk,
)
from continuum.rulebooks.national import RULEBOOKS
from continuum.rules import Basis, Rule, Rulebook
from continuum.services import INDIVIDUAL, ServiceKind
from continuum.terms import months
from continuum.verdicts import Verdict
from docs._forms import escaped, header, page, rule_link, table_of_markdown, unique

_Reasons: TypeAlias = tuple[str, ...]
_Asked: TypeAlias = Callable[[Engine], _Reasons]

_HEADER = header("docs/generate_cohorts.py, continuum.frames or the rules")

_YES = "yes"


def pages(entries: Sequence[tuple[Rulebook, Rule]]) -> dict[str, str]:
    """The page of cohorts, by its path under ``docs``."""
    rules = [rule for _, rule in entries]
    parts = [
        _HEADER,
        "# Cohorts",
        (
            "`continuum.frames` judges a cohort from two frames: a row for each "
            "session, a row for each stay. This page lists their columns, those of "
            "the findings, and which requirements can be judged on which engine. "
            "{doc}`/how-to/judge-a-cohort` shows how, and "
            "{doc}`/explanation/one-semantics-many-engines` why some cannot be."
        ),
        *_columns(),
        *_findings(),
        *_problems(),
        *_forms(rules),
        *_windows(),
        *_conditions(entries),
        *_rows(),
        *_rules(),
    ]
    return {"reference/cohorts.md": page(parts)}


# --- columns in and out ---------------------------------------------------------------


def _columns() -> Iterator[str]:
    yield "## Columns that go in"
    yield (
        "A field of `Columns` names the column. One that is None by default is not "
        "there unless you name it; other columns of yours are left alone. Days and "
        "times are local, and have no zone."
    )
    described = _arguments(inspect.getdoc(Columns) or "")
    names = {
        field.name: field.name
        for field in attrs.fields(Columns)
        if field.name != "facts"
    }
    every = Columns(**names, facts={"fact": "fact"})
    for title, fields in (
        ("sessions", of_sessions(every)),
        ("stays", of_stays(every)),
    ):
        yield f"### Of the {title}"
        yield table_of_markdown(
            ("field", "column", "holds", "what"),
            [
                (
                    f"`{name}`",
                    _default(name),
                    escaped(str(holds)),
                    _markdown(described[name]),
                )
                for name, _, holds in _fields_of(fields)
            ],
        )


def _fields_of(
    fields: Iterable[tuple[str, str, object]],
) -> Iterator[tuple[str, str, object]]:
    for name, column, holds in fields:
        yield name.partition("[")[0], column, holds


def _default(name: str) -> str:
    default = getattr(Columns(), name)
    return f"`{default}`" if default else "not there"


def _arguments(doc: str) -> dict[str, str]:
    """What a docstring says of each argument."""
    found: dict[str, str] = {}
    inside = False
    name = ""
    for line in doc.splitlines():
        if line == "Args:":
            inside = True
        elif inside and (start := re.match(r"    (\w+): (.*)", line)):
            name = start[1]
            found[name] = start[2]
        elif inside and name and line.startswith("        "):
            found[name] += " " + line.strip()
        elif inside and line and not line.startswith(" "):
            inside = False
    return found


def _markdown(words: str) -> str:
    """Words of a docstring as Markdown."""
    return re.sub(r"``([^`]+)``", r"`\1`", words).replace("|", r"\|")


def _findings() -> Iterator[str]:
    """The columns of findings, as the docstring of `check` lists them."""
    yield "## Columns that come back"
    yield (
        "A row is one rule over one window of one stay, in no order. Amounts are whole "
        "numbers, of minutes, sessions, days or occasions as *unit* says. Windows that "
        "are not judged have no row."
    )
    text = inspect.getdoc(check) or ""
    bullets = re.findall(r"^\* (.*(?:\n  .*)*)", text, re.MULTILINE)
    yield "\n".join(f"- {_markdown(' '.join(each.split()))}" for each in bullets)
    verdicts = ", ".join(f"*{verdict}*" for verdict in Verdict)
    yield (
        f"The verdict is one of {verdicts}; by `list_unjudged=True` also "
        f"*{NOT_EVALUATED}*, with the reason among the notices."
    )


def _problems() -> Iterator[str]:
    yield "## What the inspection looks for"
    yield (
        "Each is counted, and one error lists all that are found. `quarantine` sets "
        "aside every stay that has one of them, with all of its rows:"
    )
    yield "\n".join(f"- {escaped(problem.value)}" for problem in Problem)
    yield "It gives four frames:"
    described = _arguments(inspect.getdoc(Quarantine) or "")
    yield "\n".join(f"- `{name}`: {_markdown(of)}" for name, of in described.items())


# --- what can be judged ---------------------------------------------------------------


def _matrix(
    title: str, rows: Iterable[tuple[str, str, Mapping[Engine, str], _Reasons]]
) -> str:
    """A table with a column for engines that are alike throughout, and why not."""
    listed = list(rows)
    alike = _alike([cells for _, _, cells, _ in listed])
    return table_of_markdown(
        (title, "such as", *map(", ".join, alike), "why not"),
        [
            (
                name,
                example,
                *(cells[first] for first, *_ in alike),
                escaped("; ".join(unique(reasons))),
            )
            for name, example, cells, reasons in listed
        ],
    )


def _alike(rows: Sequence[Mapping[Engine, str]]) -> list[list[Engine]]:
    """Engines, those together that have the same cell in every row."""
    found: dict[tuple[str, ...], list[Engine]] = {}
    for engine in Engine:
        found.setdefault(tuple(cells[engine] for cells in rows), []).append(engine)
    return list(found.values())


def _asked_of_each(asked: _Asked) -> tuple[dict[Engine, str], _Reasons]:
    """Whether each engine can, and why not."""
    found = {engine: asked(engine) for engine in Engine}
    cells = {engine: "no" if told else _YES for engine, told in found.items()}
    return cells, tuple(reason for told in found.values() for reason in told)


def _forms(rules: Sequence[Rule]) -> Iterator[str]:
    yield "## Forms of requirement"
    yield (
        "Each class of `continuum.requirements`, with every different part of that "
        "class that the rules of this library have. A number says how many of them can "
        "be judged, where it is not all or none. Engines that are alike throughout a "
        "table share a column."
    )
    parts: dict[type[object], list[Requirement]] = {}
    for rule in rules:
        for version in rule.versions:
            for part in walk(version.requirement):
                parts.setdefault(type(part), []).append(part)
    rows: list[tuple[str, str, Mapping[Engine, str], _Reasons]] = []
    for form in get_args(Requirement):
        found = unique(parts.get(form, []))
        name = f"`{form.__name__}` ({len(found)})"
        if form is LevelAbsent:
            never = dict.fromkeys(Engine, "not asked")
            rows.append((name, escaped(str(found[0])), never, ()))
            continue
        reasons = {
            engine: [obstacles(part, engine) for part in found] for engine in Engine
        }
        cells = {
            engine: _share(sum(not why for why in told), len(told))
            for engine, told in reasons.items()
        }
        why = tuple(
            reason for told in reasons.values() for each in told for reason in each
        )
        shortest = min(map(str, found), key=len, default="no rule has it")
        rows.append((name, escaped(shortest), cells, why))
    yield _matrix("form (parts)", rows)


def _share(some: int, of: int) -> str:
    if some == of:
        return _YES
    return f"{some} of {of}" if some else "no"


# By class, so that a class without an example is missed.
_WINDOWS: Mapping[type[object], Mapping[str, Window]] = {
    ServiceDay: {"SERVICE_DAY": SERVICE_DAY},
    CalendarDay: {"CALENDAR_DAY": CALENDAR_DAY},
    Week: {"WEEK": WEEK},
    Blocks: {"Blocks(7)": Blocks(7)},
    Rolling: {"ROLLING_7_DAYS": ROLLING_7_DAYS, "Rolling(400)": Rolling(400)},
    CalendarMonth: {"CALENDAR_MONTH": CALENDAR_MONTH},
    Year: {"CALENDAR_YEAR": CALENDAR_YEAR},
    WholeStay: {"STAY": STAY, "WholeStay(30)": WholeStay(30)},
    InPhase: {'InPhase("1")': InPhase("1")},
}


def _windows() -> Iterator[str]:
    yield "## Windows"
    yield (
        "A floor in each kind of window, by itself; the same beside a floor over the "
        "stay, so that the window lies inside a wider one; and the mean of such "
        "windows over the stay."
    )
    rows: list[tuple[str, str, Mapping[Engine, str], _Reasons]] = []
    windows = [one for kind in get_args(Window) for one in _WINDOWS[kind].items()]
    for name, window in windows:
        floor = AtLeast(hours(1), per=window)
        ways: list[tuple[str, Requirement]] = [("by itself", floor)]
        if window != STAY:
            total = AtLeast(hours(1), per=STAY)
            ways.append(("inside a stay", AllOf((floor, total))))
            ways.append(("mean over the stay", Average(floor)))
        for way, requirement in ways:
            cells, why = _asked_of_each(_told(requirement))
            if isinstance(Reading().scope(requirement), InPhase):
                cells, why = dict.fromkeys(Engine, "unknown"), (_PHASES,)
            rows.append((f"`{name}`", way, cells, why))
    yield _matrix("window", rows)


_PHASES = "phases of treatment are not in the frames"


def _told(
    requirement: Requirement,
    judges: Basis = Basis.DELIVERED,
    rows: Rows = Rows.ATTENDANCE,
    columns: Columns | None = None,
    inspection: Inspection | None = None,
) -> _Asked:
    """What stands in the way of *requirement*, asked of an engine."""
    return lambda engine: obstacles(
        requirement,
        engine,
        judges=judges,
        rows=rows,
        columns=columns,
        inspection=inspection,
    )


# --- conditions -----------------------------------------------------------------------

_MONDAY, _SUNDAY = date(2026, 11, 16), date(2026, 11, 22)

_CONDITIONS: Mapping[type[object], tuple[Condition, ...]] = {
    Age: (Age(below=18),),
    Elapsed: (Elapsed(below=30),),
    Phase: (Phase("1"),),
    Fact: (Fact("medicaid"),),
    After: (
        After("positive-drug-test", lasts=months(1)),
        After("positive-drug-test", lasts=months(1), from_admission=True),
    ),
}

_WAYS = (
    ("the columns", Columns(born="born", facts={"medicaid": "pays"}), Circumstances()),
    (
        "`given=`",
        Columns(),
        Circumstances(age_at_least=18, facts=frozenset({"medicaid"})),
    ),
    ("neither", Columns(), Circumstances()),
)


def _conditions(entries: Sequence[tuple[Rulebook, Rule]]) -> Iterator[str]:
    yield "## Conditions"
    yield (
        "They hang on no engine, but on what is told. A week was judged under each: "
        "with the columns `born` and `facts`, with an age and a fact told of everybody "
        "by `given=`, and without either. A condition that is not known leaves the "
        "verdict unknown, unless it comes to the same both ways."
    )
    yield table_of_markdown(
        ("condition", "such as", *(name for name, _, _ in _WAYS)),
        [
            (
                f"`{type(condition).__name__}`",
                escaped(str(condition)),
                *(
                    "known"
                    if _is_known(entries, condition, columns, given)
                    else "not known"
                    for _, columns, given in _WAYS
                ),
            )
            for kind in get_args(Condition)
            for condition in _CONDITIONS[kind]
        ],
    )


def _is_known(
    entries: Sequence[tuple[Rulebook, Rule]],
    condition: Condition,
    columns: Columns,
    given: Circumstances,
) -> bool:
    """Whether it is known if *condition* holds, by a week that it decides."""
    book, rule = next(
        (book, rule)
        for book, rule in entries
        if rule.judges is Basis.DELIVERED and rule.level is not None
    )
    asks = Given(
        condition,
        then=AtLeast(hours(1), per=WEEK),
        otherwise=AtLeast(hours(2), per=WEEK),
    )
    version = attrs.evolve(
        rule.versions[-1],
        requirement=asks,
        in_force=DateRange(_MONDAY),
        verified_through=_SUNDAY,
    )
    made = attrs.evolve(rule, versions=(version,), population=())
    found = check(
        pl.DataFrame(
            {
                "patient": [1],
                "day": [_MONDAY],
                "minutes": [90],
                "kind": [ServiceKind.COUNSELING.value],
            }
        ),
        stays=pl.DataFrame(
            {
                "patient": [1],
                "admitted": [_MONDAY],
                "discharged": [_SUNDAY],
                "born": [date(1990, 1, 1)],
                "pays": [True],
            }
        ),
        under=attrs.evolve(book, rules=(made,), retired=()),
        at=made.level or (),
        on=_SUNDAY,
        columns=columns,
        given=given,
    )
    return found["verdict"].to_list() != [Verdict.UNKNOWN.value]


# --- what the rows add ----------------------------------------------------------------


def _rows() -> Iterator[str]:
    yield "## What hangs on the rows"
    yield (
        "Clock times (`starts=`), sessions that overlap, and rows that are what is "
        "planned (`Rows.SCHEDULE`) change what can be judged."
    )
    clock = Columns(starts="starts", format="format")
    overlap = Inspection(sessions=2, stays=1, overlapping=True)
    unclear = attrs.evolve(overlap, unknown=frozenset({"format"}))
    floor = AtLeast(hours(9), per=WEEK)
    alone = AtLeast(hours(1), of=INDIVIDUAL, per=WEEK)
    evenings = Counting(floor, only=EVENINGS_AND_WEEKENDS)
    asked = (
        ("clock times", floor, _told(floor, columns=clock)),
        (
            "clock times",
            AtLeast(occasions(3), per=WEEK),
            _told(AtLeast(occasions(3), per=WEEK), columns=clock),
        ),
        ("some overlap", floor, _told(floor, columns=clock, inspection=overlap)),
        ("some overlap", evenings, _told(evenings, columns=clock, inspection=overlap)),
        ("some overlap", alone, _told(alone, columns=clock, inspection=overlap)),
        (
            "some overlap, a format is null",
            alone,
            _told(alone, columns=clock, inspection=unclear),
        ),
        (
            "a schedule, of what is planned",
            floor,
            _told(floor, judges=Basis.PLANNED, rows=Rows.SCHEDULE),
        ),
        (
            "a schedule, of what is delivered",
            floor,
            _told(floor, rows=Rows.SCHEDULE),
        ),
    )
    yield _matrix(
        "rows",
        (
            (name, escaped(str(requirement)), *_asked_of_each(told))
            for name, requirement, told in asked
        ),
    )
    yield (
        "Of attendance alone, a rule about what is planned or offered has the verdict "
        "*unknown*: what is not known is what was planned."
    )


# --- the rules there are --------------------------------------------------------------


def _rules() -> Iterator[str]:
    yield "## The rules of this library"
    national = [rule for book in RULEBOOKS for rule in book.rules]
    judged = [rule for rule in national if _about_sessions(rule)]
    yield (
        f"The national rulebooks have {len(national)} rules. "
        f"{len(judged)} of them are about sessions and stays; the others ask for "
        "documents, for staff, or say that there is no such level, and frames do not "
        "hold what they ask for. Of those about sessions can be judged, in each of "
        "their versions, of attendance where they speak of what is delivered and of a "
        "schedule where they speak of what is planned or offered:"
    )
    counts: list[tuple[str, str, dict[Engine, str]]] = []
    for name, columns in _CLOCKS.items():
        for basis in (Basis.DELIVERED, Basis.PLANNED, Basis.OFFERED):
            those = [rule for rule in judged if rule.judges is basis]
            cells = {
                engine: f"{sum(not _why_not(rule, engine, columns) for rule in those)}"
                for engine in Engine
            }
            counts.append((f"{basis} ({len(those)})", name, cells))
    alike = _alike([cells for _, _, cells in counts])
    yield table_of_markdown(
        ("rules judge what is", "clock times", *map(", ".join, alike)),
        [
            (name, times, *(f"{cells[first]}" for first, *_ in alike))
            for name, times, cells in counts
        ],
    )
    yield "Those that cannot on any engine:"
    yield table_of_markdown(
        ("clock times", "why not", "rules"),
        [
            (name, escaped(reason), ", ".join(map(rule_link, found)))
            for name, columns in _CLOCKS.items()
            for reason, found in _left(judged, columns).items()
        ],
    )
    yield (
        "{doc}`/how-to/judge-a-cohort` says what to do with them. "
        "`obstacles` asks the same of one requirement."
    )


_CLOCKS = {"without": Columns(), "with": Columns(starts="starts")}


def _left(rules: Sequence[Rule], columns: Columns) -> dict[str, list[Rule]]:
    """Rules that cannot be judged on any engine, by reasons that all engines share."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        first, *others = (set(_why_not(rule, engine, columns)) for engine in Engine)
        for reason in sorted(first.intersection(*others)):
            found.setdefault(reason, []).append(rule)
    return found


def _about_sessions(rule: Rule) -> bool:
    """Whether *rule* is about what two frames hold."""
    if rule.judges in (Basis.AVAILABLE, Basis.STAFFED, Basis.DOCUMENTED):
        return False
    parts = [part for version in rule.versions for part in walk(version.requirement)]
    return not any(isinstance(part, Ratio | Scaled | LevelAbsent) for part in parts)


def _why_not(rule: Rule, engine: Engine, columns: Columns) -> _Reasons:
    delivered = rule.judges is Basis.DELIVERED
    rows = Rows.ATTENDANCE if delivered else Rows.SCHEDULE
    return tuple(
        reason
        for version in rule.versions
        for reason in _told(version.requirement, rule.judges, rows, columns)(engine)
    )
