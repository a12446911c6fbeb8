"""The library's work, once: the calls that must be pure, repeatable and thread-safe.

Each job returns everything a user could see of its results, as one text. Run as a
script it prints the text of all jobs, so that two interpreters can be compared.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import attrs
import polars as pl

from continuum import frames, graph, measures
from continuum.agenda import agenda
from continuum.checks import check
from continuum.choosing import side_by_side
from continuum.crosswalks.asam import THIRD_TO_FOURTH
from continuum.crosswalks.teds import ASAM3_TO_TEDS
from continuum.episode import Episode, link
from continuum.findings import Report, describe
from continuum.interop import fhir
from continuum.interop.plain import from_plain, schema, to_plain
from continuum.law import Quantity, changes, combine, compare, lint, who_requires
from continuum.levels import Continuum, Outside
from continuum.paths import path_findings
from continuum.periods import WEEK, CalendarMonth, DateRange, Rolling, windows
from continuum.plan import TreatmentPlan
from continuum.program import Program
from continuum.rules import Rulebook
from continuum.services import ServiceKind
from continuum.sessions import Schedule
from continuum.stay import Stay
from continuum.systems import asam3
from continuum.validators import NotMetError, meets
from tests.discovery import has_plain_form, rulebooks
from tests.samples import SAMPLES, everything

DAY = date(2026, 3, 2)
LATER = date(2026, 6, 1)
SPAN = DateRange(DAY, date(2026, 3, 30))

SUBJECTS = ("Schedule", "TreatmentPlan", "Stay", "Program", "Episode")
"""Names of the classes whose samples are checked under every rulebook."""


def some() -> tuple[Rulebook, ...]:
    """Every ninth rulebook: enough to meet all that judges, and eight threads end."""
    return tuple(rulebooks()[::9])


# The one function to change when the signature of `check` changes.
def judged(subject: Any, rulebook: Any) -> Iterator[Any]:
    """The reports on *subject* at every level that *rulebook* has a rule for."""
    if isinstance(subject, Episode):
        yield check(subject, under=rulebook, on=max(DAY, rulebook.oldest))
        return
    levels = dict.fromkeys(rule.level for rule in rulebook if rule.level)
    for level in levels or (None,):
        # Some books hold no text as old as the samples.
        yield check(subject, under=rulebook, at=level, on=max(DAY, rulebook.oldest))


def visible(value: Any) -> Iterator[str]:
    """Everything a user can see of *value*."""
    yield str(value)
    if hasattr(value, "_repr_html_"):
        yield value._repr_html_()
    if hasattr(value, "_repr_mimebundle_"):
        yield json.dumps(value._repr_mimebundle_())
    if hasattr(value, "to_plain"):
        yield json.dumps(value.to_plain())


def samples_named(*names: str) -> Iterable[object]:
    """Every sample whose class has one of *names*."""
    for kind, instances in SAMPLES.items():
        if kind.__name__ in names:
            yield from instances


def values() -> Iterator[str]:
    """Print, pickle, copy and compare every sample."""
    value: Any
    for value in everything():
        yield from visible(value)
        back = pickle.loads(pickle.dumps(value))
        yield str(back)
        if attrs.has(type(value)):
            yield str(copy.deepcopy(value) == back == attrs.evolve(value))


def calendars() -> Iterator[str]:
    """Group days into windows."""
    for per in (Rolling(7), CalendarMonth()):
        yield from map(str, windows(per, SPAN))
    yield str(WEEK)


def continua() -> Iterator[str]:
    """Look up, follow and draw every sample continuum."""
    for care in samples_named("Continuum"):
        assert isinstance(care, Continuum)
        yield care.to_mermaid()
        yield care.to_dot()
        yield care.to_svg()
        for level in care:
            yield str(care[level.code])
            yield from map(str, care.step_downs(level))
            yield from map(str, care.step_ups(level))
            yield str(care.transition(level, Outside.AFTER))
            yield from map(str, care.moves(level, on=DAY))


def graphs() -> Iterator[str]:
    """Ask networkx about every sample continuum."""
    for care in samples_named("Continuum"):
        assert isinstance(care, Continuum)
        drawn = graph.to_networkx(care)
        yield str(graph.from_networkx(drawn) == care)
        yield str(graph.dead_ends(care))
        yield str(graph.routes(care, care.levels[0], care.levels[-1]))
        for level in care:
            yield str(sorted(map(str, graph.reachable(care, level))))
            path = graph.expected_path(care, level, Outside.AFTER, on=DAY)
            yield str(path and [str(move) for move in path])


def schedules() -> Iterator[str]:
    """Expand every sample schedule, and take it through RFC 5545 and back."""
    for schedule in samples_named("Schedule"):
        assert isinstance(schedule, Schedule)
        yield from map(str, schedule.sessions(SPAN))
        yield str(schedule)
        for text in schedule.to_rfc5545(starting=DAY):
            yield text
            again = Schedule.from_rfc5545(text, kind=ServiceKind.COUNSELING)
            yield from map(str, again.sessions(SPAN))


def rules() -> Iterator[str]:
    """Print every version of every rule."""
    for rulebook in rulebooks():
        for rule in rulebook.rules:
            for version in rule.versions:
                yield f"{rule.code} {version.in_force} {version.requirement}"


def checks() -> Iterator[str]:
    """Judge every sample subject under some of the rulebooks."""
    for rulebook in some():
        for subject in samples_named(*SUBJECTS):
            for report in judged(subject, rulebook):
                yield from visible(report)
                yield from map(str, report.findings)
                yield from map(describe, report.findings)
                yield str(pickle.loads(pickle.dumps(report)))


def paths() -> Iterator[str]:
    """Link and draw every sample episode, and tell what is unusual in it."""
    for episode in samples_named("Episode"):
        assert isinstance(episode, Episode)
        found = path_findings(episode, care=asam3.CARE, on=LATER, longest_gap=14)
        yield from map(str, found)
        yield episode.to_svg(on=LATER, findings=found)
        yield from map(str, link(episode.stays, gap=14))


def plans() -> Iterator[str]:
    """Draw every sample plan, with what is written in it, and follow its goals."""
    for plan in samples_named("TreatmentPlan"):
        assert isinstance(plan, TreatmentPlan)
        yield plan.to_svg(texts=True)
        for goal in plan.goals:
            yield str(plan.status(goal.code, {}, on=DAY))


def agendas() -> Iterator[str]:
    """List and draw what is due of every sample stay and episode under some books."""
    books = [book for book in some() if book.oldest <= DAY]
    levels = dict.fromkeys(rule.level for book in books for rule in book if rule.level)
    for subject in samples_named("Stay", "Episode"):
        assert isinstance(subject, Stay | Episode)
        # The stays of an episode have levels of their own.
        for at in (None, levels) if isinstance(subject, Stay) else (None,):
            found = agenda(subject, under=books, on=DAY, at=at)
            yield from visible(found)
            yield found.to_ical(owner="Stay/1", events=at is None)


def resources() -> Iterator[str]:
    """Write samples as FHIR, and read what was written."""
    writers: dict[str, Callable[..., fhir.Written]] = {
        "TreatmentPlan": fhir.write_plan,
        "Stay": fhir.write_stay,
        "Episode": fhir.write_episode,
    }
    cares = samples_named("Continuum")
    levels: dict[tuple[str, str], Any] = {
        fhir.code_of(level): level
        for care in cares
        if isinstance(care, Continuum)
        for level in care
    }
    for value in samples_named(*writers):
        write = writers[type(value).__name__]
        written = write(value, subject="Patient/1", code="1")
        document = written.bundle(base="https://example.org/fhir")
        yield json.dumps(document)
        yield from map(str, written.lost)
        yield repr(fhir.read_plans(document))
        yield repr(fhir.read_episodes_of_care(document, levels=levels))
        yield repr(fhir.read_encounters(document, levels=levels, observed=SPAN))
    for report in samples_named("Report"):
        assert isinstance(report, Report)
        yield json.dumps(fhir.write_report(report))


def documents() -> Iterator[str]:
    """Write every sample in its plain form, and read it."""
    for value in everything():
        kind: type = type(value)
        if has_plain_form(kind):
            text = json.dumps(to_plain(value))
            yield text
            yield str(from_plain(json.loads(text)) == value)
    yield json.dumps(schema())


def population() -> Iterator[str]:
    """Measure every sample record."""
    records = [
        record
        for record in samples_named("PatientRecord")
        if isinstance(record, measures.PatientRecord)
    ]
    yield str(measures.census(records, on=DAY))
    yield str(measures.lengths_of_stay(records, on=LATER))
    yield str(measures.retention(records, days=21, on=LATER))
    yield str(measures.rate(records, of=measures.initiation(look_back=60)))
    counts = measures.transition_counts(records, on=LATER, gap=14)
    yield from (str(counts), str(measures.flow(counts)))


def cohorts() -> Iterator[str]:
    """Judge a cohort over frames of polars, look at it and set aside what is wrong."""
    days = [date.fromordinal(DAY.toordinal() + 2 * n) for n in range(15)]
    sessions = pl.DataFrame(
        {
            "patient": ["a", "b", "c"] * 5,
            "day": days,
            "minutes": [180, None, 0] * 5,
            "kind": ["counseling", "education", "counseling"] * 5,
            "format": ["group", "group", None, "individual", None] * 3,
        }
    )
    stays = pl.DataFrame(
        {
            "patient": ["a", "b", "c"],
            "admitted": [DAY, DAY, DAY],
            "discharged": [LATER, None, None],
        },
        schema_overrides={"discharged": pl.Date},
    )
    columns = frames.Columns(format="format")
    yield str(frames.inspect(sessions, stays=stays, on=LATER, columns=columns))
    parted = frames.quarantine(sessions, stays=stays, on=LATER, columns=columns)
    yield from sorted(map(str, parted.sessions_aside.rows()))
    yield from sorted(map(str, parted.stays.rows()))
    for book in some():
        found = frames.check(
            parted.sessions,
            stays=parted.stays,
            under=book,
            at={rule.level for rule in book if rule.level} or asam3.LEVEL_2_1,
            on=max(LATER, book.oldest),
            columns=columns,
            list_unjudged=True,
        )
        yield from sorted(map(str, found.rows()))


def laws() -> Iterator[str]:
    """Rules as they are written, beside each other."""
    several = some()
    day = max((LATER, *(book.oldest for book in several)))
    for book in several:
        yield from map(str, lint(book, on=day))
        yield from visible(changes(book))
        levels = tuple(dict.fromkeys(rule.level for rule in book if rule.level))
        for level in levels[:1]:
            yield from visible(compare(book, several[0], at=level, on=day))
            yield from visible(combine(*several[:5], at=level, on=day))
    for quantity in Quantity:
        yield from visible(who_requires(several, quantity=quantity, on=day))


def programs() -> Iterator[str]:
    """Set every sample program beside itself, and ask more of a schedule than it is."""
    chosen = [one for one in samples_named("Program") if isinstance(one, Program)]
    table = side_by_side([*chosen, *chosen], on=DAY)
    yield from visible(table)
    yield str(table.differences)
    asked = meets(some(), on=max(book.oldest for book in some()), at=asam3.LEVEL_2_1)
    try:
        asked(Schedule())
    except NotMetError as error:
        yield f"{error} {error!r}"


def crossings() -> Iterator[str]:
    """Send every level there and back."""
    for crosswalk in (THIRD_TO_FOURTH, THIRD_TO_FOURTH.reversed().then(ASAM3_TO_TEDS)):
        yield str(crosswalk)
        for mapping in crosswalk.mappings:
            yield str(crosswalk.round_trip(mapping.origin))


JOBS: dict[str, Callable[[], Iterator[str]]] = {
    job.__name__: job
    for job in (
        values,
        calendars,
        continua,
        graphs,
        schedules,
        rules,
        checks,
        paths,
        plans,
        agendas,
        resources,
        documents,
        population,
        cohorts,
        laws,
        programs,
        crossings,
    )
}


MARK = "==="
"""Starts the line before the text of a job, where several are printed."""


def done(name: str) -> str:
    """Do the job called *name*; its whole output."""
    return "\n".join(JOBS[name]())


if __name__ == "__main__":
    import sys

    for chosen in sys.argv[1:] or JOBS:
        print(f"{MARK} {chosen}")
        print(done(chosen))
