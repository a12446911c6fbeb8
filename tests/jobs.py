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

from continuum import graph
from continuum.checks import check
from continuum.findings import describe
from continuum.levels import Continuum, Outside
from continuum.periods import WEEK, CalendarMonth, DateRange, Rolling, windows
from continuum.services import ServiceKind
from continuum.sessions import Schedule
from tests.discovery import rulebooks
from tests.samples import SAMPLES, everything

DAY = date(2026, 3, 2)
SPAN = DateRange(DAY, date(2026, 3, 30))

SUBJECTS = ("Schedule", "TreatmentPlan", "Stay", "Program", "Episode")
"""Names of the classes whose samples are checked under every rulebook."""


# The one function to change when the signature of `check` changes.
def judged(subject: Any, rulebook: Any) -> Iterator[Any]:
    """The reports on *subject* at every level that *rulebook* has a rule for."""
    for level in dict.fromkeys(rule.level for rule in rulebook):
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
        for level in care:
            yield str(care[level.code])
            yield from map(str, care.step_downs(level))
            yield from map(str, care.step_ups(level))
            yield str(care.transition(level, Outside.AFTER))


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
    """Judge every sample subject under every rulebook."""
    for rulebook in rulebooks():
        for subject in samples_named(*SUBJECTS):
            for report in judged(subject, rulebook):
                yield from visible(report)
                yield from map(str, report.findings)
                yield from map(describe, report.findings)
                yield str(pickle.loads(pickle.dumps(report)))


JOBS: dict[str, Callable[[], Iterator[str]]] = {
    job.__name__: job
    for job in (values, calendars, continua, graphs, schedules, rules, checks)
}


def done(name: str) -> str:
    """Do the job called *name*; its whole output."""
    return "\n".join(JOBS[name]())


if __name__ == "__main__":
    import sys

    for chosen in sys.argv[1:] or JOBS:
        print(f"=== {chosen}")
        print(done(chosen))
