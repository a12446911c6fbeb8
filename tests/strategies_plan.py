"""Whole treatment plans drawn at random, with every part and every oddity of them.

Lists are short and days near one another, so that parts often refer to one another;
texts hold what real ones do and what none should: line ends, control characters, other
scripts, halves of characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from hypothesis import strategies as st

from continuum.citations import Citation, Evidence
from continuum.documents import Party, Signature, Signer
from continuum.instruments import INSTRUMENTS
from continuum.levels import Level
from continuum.measuring import Direction, Metric, Number, Scale, Target
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    WEEK,
    Blocks,
    Week,
    Weekday,
    Window,
)
from continuum.plan import (
    Coding,
    Consent,
    ConsentScope,
    Criterion,
    CriterionKind,
    Dose,
    Goal,
    GoalJudgment,
    GoalLifecycle,
    Intervention,
    Objective,
    Participant,
    Problem,
    Review,
    TreatmentPlan,
)
from continuum.progress import Achievement
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.systems import asam3, general
from continuum.terms import calendar_days, months, weeks
from tests.strategies import LAST_DAY, clock_times, days, ranges, window_kinds

_T = TypeVar("_T")

LEVELS: Final[tuple[Level, ...]] = (*general.CARE.levels, *asam3.CARE.levels)
"""Levels that a criterion may lead to."""

OWN_SCALE: Final = Scale(
    code="PHQ-9",
    name="A form of our own under a name that is taken",
    direction=Direction.LOWER_IS_BETTER,
    source=Citation(
        instrument="A handbook",
        provision="page 9",
        url="https://xx.example/handbook",
        retrieved=date(2026, 3, 1),
        evidence=Evidence.PRIMARY,
    ),
    low=0,
    high=27,
)
"""A scale that is none of `continuum.instruments`, although its code is."""


def texts() -> st.SearchStrategy[str]:
    """Texts that are not blank."""
    ordinary = st.sampled_from(
        [
            "Stay at work.",
            "No use for 30 days",
            "¿Qué quiero? Dormir.",
            "two\nlines\tand a tab",
            " spaces around ",
            "per week",
            "x",
        ]
    )
    nasty = st.text(
        st.sampled_from(
            "ab \n\r\t\x00\x0b\x1f\x7f\x85\xa0\u2028\u202e\ufffd\ud800é日😀#/|"
        )
        | st.characters(),
        min_size=1,
        max_size=12,
    ).filter(str.strip)
    return ordinary | nasty


def numbers() -> st.SearchStrategy[Number]:
    """Numbers as they are measured: small, large, negative, with up to six places."""
    whole = st.integers(-20, 200) | st.integers(-(10**9), 10**9)
    parts = st.builds(
        lambda value, places: Decimal(value).scaleb(-places),
        st.integers(-(10**12), 10**12),
        st.integers(1, 6),
    ).filter(lambda value: abs(value) <= 10**9)
    return whole | parts


def targets() -> st.SearchStrategy[Target]:
    """Floors, ceilings, bands and single values."""
    return st.one_of(
        st.builds(Target, at_least=numbers()),
        st.builds(Target, at_most=numbers()),
        numbers().map(lambda value: Target(at_least=value, at_most=value)),
        st.tuples(numbers(), numbers())
        .map(sorted)
        .map(lambda ends: Target(at_least=ends[0], at_most=ends[1])),
    )


def rate_windows() -> st.SearchStrategy[Window]:
    """Windows of a rate, the usual ones more often."""
    usual: tuple[Window, ...] = (WEEK, CALENDAR_DAY, CALENDAR_MONTH)
    return st.sampled_from(usual) | window_kinds()


def metrics() -> st.SearchStrategy[Metric]:
    """What is measured."""
    return st.builds(
        Metric,
        name=texts(),
        unit=st.none() | st.sampled_from(["meetings", "days", "per week"]) | texts(),
        scale=st.none() | st.sampled_from([*INSTRUMENTS[:4], OWN_SCALE]),
        per=st.none() | rate_windows(),
        sources=st.lists(texts(), max_size=2, unique=True).map(tuple),
    )


def signers() -> st.SearchStrategy[Signer]:
    """Everybody who may sign."""
    return st.sampled_from([*StaffRole, *Party])


def signatures() -> st.SearchStrategy[Signature]:
    """Signatures in one role or more, with and without a time."""
    return st.builds(
        Signature,
        roles=st.lists(signers(), min_size=1, max_size=2).map(tuple),
        on=days(),
        at=st.none() | clock_times(),
    )


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """Doses per every window that a dose may have."""
    times = draw(st.integers(1, 7) | st.integers(1, 1000))
    most = None
    if times < 1000:
        most = draw(st.none() | st.integers(times + 1, min(times + 5, 1000)))
    per = st.one_of(
        st.just(WEEK),
        st.builds(Week, st.sampled_from(Weekday)),
        st.just(CALENDAR_DAY),
        st.just(CALENDAR_MONTH),
        st.builds(Blocks, st.integers(1, 3) | st.integers(1, 3660)),
    )
    return Dose(
        times=times,
        minutes=draw(st.none() | st.sampled_from([50, 180]) | st.integers(1, 1440)),
        per=draw(per),
        most=most,
    )


def references() -> st.SearchStrategy[str]:
    """References of a caller's own: addresses, identifiers, anything."""
    return (
        st.sampled_from(
            [
                "Practitioner/7",
                "Observation/a-1/_history/2",
                "https://ehr.example/fhir/Practitioner/7",
                "urn:uuid:6b9ae9fe-1f73-4f8b-8d3c-0d6c2d0f2f0a",
                "#team",
                "chart 12, page 3",
                "practitioner/7",
            ]
        )
        | texts()
    )


def part_codes() -> st.SearchStrategy[str]:
    """Codes of parts: short, long, and such as no id may be."""
    return (
        st.builds("{}{}".format, st.sampled_from("PGOIC"), st.integers(1, 9))
        | st.sampled_from(["Goal 1", "-x2d-", "-x2d-x20-", "G" * 70, "ü/#?", "a.b"])
        | st.text("abx-. ", min_size=1, max_size=6).filter(str.strip)
    )


def some(values: Sequence[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of *values*, in any order, some of them twice."""
    if not values:
        return st.just(())
    return st.lists(st.sampled_from(values), max_size=most).map(tuple)


def maybe(values: Sequence[_T]) -> st.SearchStrategy[_T | None]:
    """One of *values*, or None."""
    return st.none() | st.sampled_from(values) if values else st.none()


def problems(code: str) -> st.SearchStrategy[Problem]:
    """Problems with that *code*, addressed and put off."""
    return st.builds(
        Problem,
        code=st.just(code),
        statement=texts(),
        priority=st.none() | st.integers(1, 1000),
        found_in=st.none() | references(),
        condition=st.none()
        | st.just(Coding("http://hl7.org/fhir/sid/icd-10-cm", "F11.20"))
        | st.builds(Coding, texts(), texts()),
        deferred=st.none() | texts(),
    )


@st.composite
def goals(
    draw: st.DrawFn, code: str, problems: Sequence[str], before: Sequence[str]
) -> Goal:
    """Goals with that *code*, some of them parts of goals *before* them."""
    return Goal(
        code=code,
        statement=draw(texts()),
        addresses=draw(some(problems)),
        part_of=draw(maybe(before)),
        lifecycle=draw(st.sampled_from(GoalLifecycle)),
        starts=draw(st.none() | days()),
    )


@st.composite
def objectives(draw: st.DrawFn, code: str, goals: Sequence[str]) -> Objective:
    """Objectives with that *code*, some of them of none of the *goals*."""
    return Objective(
        code=code,
        statement=draw(texts()),
        goal=draw(maybe(goals)),
        measure=draw(st.none() | metrics()),
        baseline=draw(st.none() | numbers()),
        target=draw(st.none() | targets()),
        starts=draw(st.none() | days()),
        due=draw(st.none() | days()),
        every=draw(st.sampled_from([None, calendar_days(7), weeks(2), months(1)])),
        attendance=draw(st.booleans()),
    )


@st.composite
def interventions(draw: st.DrawFn, code: str, served: Sequence[str]) -> Intervention:
    """Interventions with that *code*, some of them without a dose."""
    return Intervention(
        code=code,
        kind=draw(st.sampled_from(ServiceKind)),
        serves=draw(some(served)),
        statement=draw(st.none() | texts()),
        dose=draw(st.none() | doses()),
        period=draw(st.none() | ranges()),
        format=draw(st.none() | st.sampled_from(Format)),
        mode=draw(st.none() | st.sampled_from(Mode)),
        staff=draw(st.none() | signers()),
    )


@st.composite
def criteria(draw: st.DrawFn, code: str, steps: Sequence[str]) -> Criterion:
    """Criteria with that *code*, some of them shown by objectives."""
    return Criterion(
        code=code,
        kind=draw(st.sampled_from(CriterionKind)),
        statement=draw(texts()),
        objectives=draw(some(steps)),
        level=draw(maybe(LEVELS)),
    )


@st.composite
def reviews(draw: st.DrawFn, goals: Sequence[str]) -> Review:
    """Reviews, some of them with judgments of the *goals*."""
    judgments: tuple[GoalJudgment, ...] = ()
    if goals:
        judgment = st.builds(
            GoalJudgment,
            goal=st.sampled_from(goals),
            achievement=st.sampled_from(Achievement),
        )
        judgments = draw(st.lists(judgment, max_size=2).map(tuple))
    return Review(
        on=draw(days()),
        at=draw(st.none() | clock_times()),
        signatures=draw(st.lists(signatures(), max_size=1).map(tuple)),
        judgments=judgments,
        next_by=draw(st.none() | days()),
    )


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    """Consents, some of them revoked on the day they were given or later."""
    period = draw(ranges())
    return Consent(
        reference=draw(references()),
        scope=draw(st.sampled_from(ConsentScope)),
        period=period,
        revoked=draw(st.none() | st.just(period.start) | days(period.start, LAST_DAY)),
    )


@st.composite
def plans(draw: st.DrawFn, most: int = 3) -> TreatmentPlan:
    """Whole plans, of *most* parts of each sort at most, from the empty one."""
    codes = iter(draw(st.lists(part_codes(), min_size=5 * most, max_size=5 * most)))
    taken: set[str] = set()

    def fresh() -> str:
        code = stem = next(codes)
        number = 1
        while code in taken:
            number += 1
            code = f"{stem}+{number}"
        taken.add(code)
        return code

    def count() -> range:
        return range(draw(st.integers(0, most)))

    found = tuple(draw(problems(fresh())) for _ in count())
    named = [problem.code for problem in found]
    aims: list[Goal] = []
    for _ in count():
        aims.append(draw(goals(fresh(), named, [goal.code for goal in aims])))
    wanted = [goal.code for goal in aims]
    steps = tuple(draw(objectives(fresh(), wanted)) for _ in count())
    served = [*wanted, *(step.code for step in steps)]
    given = tuple(draw(interventions(fresh(), served)) for _ in count())
    ends = tuple(draw(criteria(fresh(), [s.code for s in steps])) for _ in count())
    said = st.lists(texts(), max_size=2).map(tuple)
    return TreatmentPlan(
        in_force=draw(ranges()),
        goals=tuple(draw(st.permutations(aims))),
        problems=found,
        objectives=steps,
        interventions=given,
        written=draw(st.none() | days()),
        version=draw(st.just(1) | st.integers(1, 9)),
        strengths=draw(said),
        needs=draw(said),
        preferences=draw(said),
        criteria=ends,
        participants=draw(st.lists(participants(), max_size=2).map(tuple)),
        signatures=draw(st.lists(signatures(), max_size=2).map(tuple)),
        reviews=tuple(
            sorted(draw(st.lists(reviews(wanted), max_size=2)), key=lambda one: one.on)
        ),
        review_by=draw(st.none() | days()),
        consents=draw(st.lists(consents(), max_size=1).map(tuple)),
    )


def participants() -> st.SearchStrategy[Participant]:
    """Participants, named and unnamed."""
    return st.builds(
        Participant,
        role=signers(),
        reference=st.none() | references(),
        primary=st.booleans(),
    )
