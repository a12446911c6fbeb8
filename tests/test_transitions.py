"""Pathways, phases, rules and appeals that were published, and what is said of each.

Nobody of this project wrote them. One file of ``tests/corpus_transitions`` holds one
theme; every answer was worked by hand, and its reason stands beside it::

    [[case]]
    id = "TRN-036"
    source = "https://program.example/iop"
    says = "Four weeks of IOP out of outpatient care, and back to it."
    moves = [
        { move = "general: outpatient > iop", best = "expected", worst = "expected" },
    ]

Days are invented wherever the page gives none. A level is its code, after the name of
its system where more than one is in play: ``asam3 2.1``. ``before`` and ``after`` are
the places outside care. ``facts``, ``denied``, ``age``, ``phase`` and ``admitted`` are
what is known of the patient. A case holds one kind of row or more:

- ``moves``: what `Continuum.explain_move` says: the expectation at best and at worst,
  what is ``missing``, what it ``asks``, and its ``kind``. The day is ``on``.
- ``nearest``: the one path through expected moves, all levels named; ``none = true``
  where there is none between the two ends.
- ``pairs``: how usual two levels at once are; without an ``expectation``, it is not
  described.
- ``program``: levels and moves of a program's own, which rows may name by its system.
  Its guards are ``days`` since admission, or a ``fact``.
- ``history``: events; the ``stays`` they make (level and nights, ``-`` while it lasts);
  the ``steps`` from stay to stay, with the days between them; how many episodes each
  gap in days leaves ``linked``; and every path finding, none other. The longest gap of
  both is ``gap``, ``on`` the last day that the record tells of. Facts beside an event
  are those of the stay that it begins; ``given`` stands for all of them.
- ``records``: judgments of factors, and how the factors stand by them.
- ``placements``: levels recommended by somebody's criteria, and the one that was given.
- ``checks``: a rule of `OWN` or of a bundled rulebook, and the verdict of `check`.
- ``absences``: sessions missed, by status, and whether they pass a published number.
- ``crossings``: everything that may stand for a level in another system.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from continuum import suitability_factors
from continuum.checks import check
from continuum.circumstances import Circumstances, holds
from continuum.citations import Evidence
from continuum.conditions import Elapsed, Fact, PatientFact, Phase
from continuum.crosswalks import Crosswalk, Image, Relation
from continuum.crosswalks import Mapping as Mapped
from continuum.crosswalks.general import ASAM3_TO_GENERAL
from continuum.crosswalks.teds import ASAM3_TO_TEDS, GENERAL_TO_TEDS
from continuum.episode import link, steps_of
from continuum.errors import UnknownLevelError
from continuum.graph import expected_path
from continuum.history import (
    Admission,
    Discharge,
    Event,
    History,
    LevelAuthorized,
    LevelDenied,
    LevelRecommended,
    Transfer,
)
from continuum.levels import (
    Continuum,
    Expectation,
    Guard,
    Level,
    Outside,
    Place,
    Transition,
    TransitionKind,
)
from continuum.paths import PathFinding, path_findings
from continuum.periods import CALENDAR_DAY, PROGRAM_WEEK, STAY, DateRange, WholeStay
from continuum.requirements import AtLeast, Given, Requirement, hours, sessions
from continuum.rules import Basis
from continuum.services import CLINICAL, ServiceFilter, ServiceKind, StaffRole
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Schedule,
    Session,
)
from continuum.stay import DischargeReason, Stay
from continuum.suitability import (
    Factor,
    FactorGroup,
    FactorSet,
    Judge,
    Judgment,
    Placement,
    Rating,
    Recommendation,
    Suitability,
    VarianceReason,
)
from continuum.systems import asam3, asam4, general, us_nj
from continuum.verdicts import Verdict
from tests.cases import book_of
from tests.pages import page_books, page_rule

CORPUS: Final = Path(__file__).parent / "corpus_transitions"

IDS: Final = frozenset(
    f"TRN-{number:03}"
    for number in (
        *(1, 3, 6, 7, 10, 11, 12, 14, 18, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31),
        *(32, 34, 35, 36, 38, 39, 41, 48, 50, 51, 53, 55, 57, 58, 59, 61, 66, 67, 68),
        70,
    )
)

_ON: Final = date(2026, 3, 2)
_DAY: Final = timedelta(days=1)

_CARE: Final = {
    care.system: care for care in (general.CARE, asam3.CARE, asam4.CARE, us_nj.CARE)
}

_CROSSWALKS: Final = {
    "ASAM3_TO_GENERAL": ASAM3_TO_GENERAL,
    "GENERAL_TO_ASAM3": ASAM3_TO_GENERAL.reversed(),
    "ASAM3_TO_TEDS": ASAM3_TO_TEDS,
    "GENERAL_TO_TEDS": GENERAL_TO_TEDS,
}

_WORST_FIRST: Final = (Verdict.UNMET, Verdict.UNKNOWN, Verdict.MET)


# --- rules that no bundled rulebook holds ---


_PHYSICIAN: Final = ServiceFilter.of(staff=[StaffRole.PHYSICIAN])
_NURSE: Final = ServiceFilter.of(staff=[StaffRole.NURSE])
_SCREEN: Final = ServiceFilter.of(ServiceKind.DRUG_TEST)
_ASSESSMENT: Final = ServiceFilter.of(ServiceKind.ASSESSMENT)


def _weekly(times: int) -> Requirement:
    return AtLeast(sessions(times), of=CLINICAL, per=PROGRAM_WEEK)


_RULES: Final = (
    # TRN-014: who comes from another level or provider need not be assessed in full,
    # but within seven days of the transfer, which is day 0.
    page_rule(
        "TRN-014-001",
        "comprehensive-assessment",
        AtLeast(sessions(1), of=_ASSESSMENT, per=STAY),
        Fact("first-level"),
        level=asam3.LEVEL_2_1,
    ),
    page_rule(
        "TRN-014-002",
        "assessment-after-transfer",
        AtLeast(sessions(1), of=_ASSESSMENT, per=WholeStay(8)),
        Fact("transferred"),
        level=asam3.LEVEL_2_1,
    ),
    # TRN-018: what a payer expects of withdrawal management in a hospital.
    page_rule(
        "TRN-018-001",
        "daily-physician-visit",
        AtLeast(sessions(1), of=_PHYSICIAN, per=CALENDAR_DAY),
        level=asam3.LEVEL_4_WM,
    ),
    page_rule(
        "TRN-018-002",
        "nursing-around-the-clock",
        AtLeast(hours(24), of=_NURSE, per=CALENDAR_DAY),
        level=asam3.LEVEL_4_WM,
        judges=Basis.OFFERED,
    ),
    page_rule(
        "TRN-018-003",
        "drug-screen-at-admission",
        AtLeast(sessions(1), of=_SCREEN, per=WholeStay(1)),
        level=asam3.LEVEL_4_WM,
    ),
    # TRN-027: three, two and one group a week, by phase.
    page_rule(
        "TRN-027-001",
        "weekly-groups-by-phase",
        Given(
            Phase("I"),
            then=_weekly(3),
            otherwise=Given(Phase("II"), then=_weekly(2), otherwise=_weekly(1)),
        ),
        level=general.IOP,
        judges=Basis.PLANNED,
    ),
)

OWN: Final = page_books(_RULES)


# --- cases ---


@attrs.frozen(kw_only=True)
class Patient:
    """What is known of the patient of a row."""

    on: date = _ON
    facts: list[str] = attrs.field(factory=list)
    denied: list[str] = attrs.field(factory=list)
    age: int | None = None
    phase: str | None = None
    admitted: date | None = None

    @property
    def given(self) -> Circumstances:
        return Circumstances(
            age_at_least=self.age,
            age_below=None if self.age is None else self.age + 1,
            admitted=self.admitted,
            phase=self.phase,
            facts=frozenset(self.facts),
            denied=frozenset(self.denied),
        )


@attrs.frozen(kw_only=True)
class Move(Patient):
    """A move, and how usual it is."""

    move: str
    best: str
    worst: str
    kind: str | None = None
    missing: list[str] = attrs.field(factory=list)
    asks: list[str] | None = None


@attrs.frozen(kw_only=True)
class Nearest(Patient):
    """The one path through expected moves."""

    path: str
    none: bool = False


@attrs.frozen(kw_only=True)
class Pair:
    """Two levels at once."""

    pair: str
    expectation: str | None = None


@attrs.frozen(kw_only=True)
class Found:
    """A path finding, by its parts."""

    days: str
    kind: str
    verdict: str
    levels: list[str]
    missing: list[str] = attrs.field(factory=list)


_OF_EVENT: Final = frozenset({"on", "from", "through", "line"})
_OF_PATIENT: Final = frozenset({"facts", "denied", "phase"})
_OF_MOVE: Final = frozenset({"move", "kind", "expectation", "guards"})
_OF_GUARD: Final = frozenset({"days", "fact", "holds"})
_KINDS: Final = frozenset(
    {"admission", "transfer", "discharge", "recommended", "authorized", "refused"}
)


@attrs.frozen(kw_only=True)
class Told:
    """Events of one patient, and what is said of them."""

    name: str
    events: list[dict[str, Any]]
    care: list[str] = attrs.field(factory=lambda: ["general"])
    on: date = date(2026, 12, 31)
    gap: int = 30
    given: Patient | None = None
    stays: list[str] | None = None
    steps: list[str] | None = None
    linked: list[list[int]] = attrs.field(factory=list)
    findings: list[Found] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        for event in self.events:
            _only(event, _OF_EVENT | _KINDS | _OF_PATIENT)


def _only(row: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := row.keys() - known:
        raise ValueError(f"unknown keys {sorted(unknown)}")


@attrs.frozen(kw_only=True)
class Judged:
    """Factors as one judge found them on one day."""

    by: str
    on: date = _ON
    met: list[str] = attrs.field(factory=list)
    unmet: list[str] = attrs.field(factory=list)
    unknown: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Record:
    """Judgments of the factors of a text, bundled or of the page itself."""

    name: str
    level: str
    factors: str | None = None
    all_of: list[str] = attrs.field(factory=list)
    one_of: list[str] = attrs.field(factory=list)
    judged: list[Judged] = attrs.field(factory=list)
    verdict: str
    unmet: list[str] = attrs.field(factory=list)
    unknown: list[str] = attrs.field(factory=list)
    conflicts: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Placed:
    """Levels recommended, and the level given."""

    needed: list[str]
    actual: str
    by: str
    criteria: str
    ratings: dict[str, str] = attrs.field(factory=dict)
    reasons: list[str] | None = None
    difference: str
    explained: str


@attrs.frozen(kw_only=True)
class Checked(Patient):
    """A schedule or a stay, and the verdict of one rule."""

    rule: str
    name: str
    verdict: str
    weekly: list[str] = attrs.field(factory=list)
    kind: str = "counseling"
    staff: str | None = None
    stay: dict[str, date] = attrs.field(factory=dict)
    sessions: list[list[Any]] = attrs.field(factory=list)
    missing: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Absences:
    """How many sessions were missed, and whether that passes what is allowed."""

    missed: dict[str, int]
    counts: list[str]
    allowed: int
    passed: bool


@attrs.frozen(kw_only=True)
class Crossing:
    """What may stand for a level, with the relation of each."""

    by: str
    level: str
    images: list[str]


@attrs.frozen(kw_only=True)
class Program:
    """Levels and moves of a program's own."""

    system: str
    levels: list[dict[str, Any]]
    moves: list[dict[str, Any]] = attrs.field(factory=list)

    def care(self) -> Continuum:
        levels = tuple(Level(system=self.system, **row) for row in self.levels)
        by_code: dict[str, Place] = {level.code: level for level in levels}
        by_code |= {place.value: place for place in Outside}
        moves: list[Transition] = []
        for row in self.moves:
            _only(row, _OF_MOVE)
            origin, target = row["move"].split(" > ")
            moves.append(
                Transition(
                    origin=by_code[origin],
                    target=by_code[target],
                    kind=TransitionKind(row["kind"]),
                    expectation=Expectation(row["expectation"]),
                    rationale="the program says so",
                    guards=tuple(_guard(guard) for guard in row.get("guards", ())),
                )
            )
        return Continuum(self.system, self.system, levels, tuple(moves))


def _guard(row: Mapping[str, Any]) -> Guard:
    _only(row, _OF_GUARD)
    if "days" in row:
        days = row["days"]
        return Guard(
            condition=Elapsed(at_least=days), rationale=f"after at least {days} days"
        )
    fact = row["fact"]
    stands = row.get("holds", True)
    words = fact.replace("-", " ")
    rationale = words if stands else f"not {words}"
    return Guard(condition=Fact(fact), holds=stands, rationale=rationale)


@attrs.frozen(kw_only=True)
class TransitionCase:
    """One page, what it says, and the answers worked from it."""

    file: Path = attrs.field(eq=False)
    id: str
    source: str
    says: str
    program: Program | None = None
    moves: list[Move] = attrs.field(factory=list)
    nearest: list[Nearest] = attrs.field(factory=list)
    pairs: list[Pair] = attrs.field(factory=list)
    history: list[Told] = attrs.field(factory=list)
    records: list[Record] = attrs.field(factory=list)
    placements: list[Placed] = attrs.field(factory=list)
    checks: list[Checked] = attrs.field(factory=list)
    absences: list[Absences] = attrs.field(factory=list)
    crossings: list[Crossing] = attrs.field(factory=list)

    def care(self, system: str) -> Continuum:
        if self.program is not None and system == self.program.system:
            return self.program.care()
        return _CARE[system]

    def level(self, text: str, system: str = "general") -> Level:
        """The level that *text* names, of *system* unless it names another."""
        name, _, code = text.rpartition(" ")
        return self.care(name or system)[code]

    def place(self, care: Continuum, code: str) -> Place:
        return Outside(code) if code in tuple(Outside) else care[code]

    def ends(self, text: str, joint: str) -> tuple[Continuum, list[str]]:
        """The continuum and the codes of ``system: one > other``."""
        system, _, codes = text.partition(": ")
        return self.care(system), codes.split(joint)


_ROWS: Final[Mapping[str, type[Any]]] = {
    "moves": Move,
    "nearest": Nearest,
    "pairs": Pair,
    "placements": Placed,
    "checks": Checked,
    "absences": Absences,
    "crossings": Crossing,
}


def _cases_in(file: Path) -> Iterator[TransitionCase]:
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
        for key, kind in _ROWS.items():
            if key in row:
                row[key] = [kind(**item) for item in row[key]]
        if "program" in row:
            row["program"] = Program(**row["program"])
        for item in row.get("history", ()):
            if "given" in item:
                item["given"] = Patient(**item["given"])
            item["findings"] = [Found(**found) for found in item.get("findings", ())]
        for item in row.get("records", ()):
            item["judged"] = [Judged(**judged) for judged in item.get("judged", ())]
        row["history"] = [Told(**item) for item in row.get("history", ())]
        row["records"] = [Record(**item) for item in row.get("records", ())]
        yield TransitionCase(file=file, **row)


@cache
def transition_cases() -> tuple[TransitionCase, ...]:
    """Every case, in the order of the file names."""
    files = sorted(CORPUS.glob("*.toml"))
    return tuple(case for file in files for case in _cases_in(file))


def case_of(name: str) -> TransitionCase:
    """The case with that id."""
    (found,) = (case for case in transition_cases() if case.id == name)
    return found


def _rows(field: str, name: str) -> Iterator[Any]:
    """Each row of one kind with its case, named by the field *name*."""
    for case in transition_cases():
        for row in getattr(case, field):
            told = [case.id, str(getattr(row, name))]
            told += [f"on {row.on}"] if getattr(row, "admitted", None) else []
            told += sorted(getattr(row, "facts", ()))
            told += [f"not {fact}" for fact in sorted(getattr(row, "denied", ()))]
            yield pytest.param(case, row, id=" ".join(told))


# --- moves and paths ---


@pytest.mark.parametrize(("case", "row"), list(_rows("moves", "move")))
def test_a_published_move_is_as_usual_as_worked_by_hand(
    case: TransitionCase, row: Move
) -> None:
    care, (origin, target) = case.ends(row.move, " > ")
    found = care.explain_move(
        case.place(care, origin), case.place(care, target), on=row.on, given=row.given
    )
    assert (found.at_best, found.at_worst) == (row.best, row.worst)
    assert list(found.missing) == row.missing
    if row.asks is not None:
        assert [reason.statement for reason in found.asks] == row.asks
    if row.kind is not None:
        assert found.kind == row.kind


@pytest.mark.parametrize(("case", "row"), list(_rows("nearest", "path")))
def test_the_nearest_expected_path_is_the_one_worked_by_hand(
    case: TransitionCase, row: Nearest
) -> None:
    care, codes = case.ends(row.path, " > ")
    first, last = case.place(care, codes[0]), case.place(care, codes[-1])
    path = expected_path(care, first, last, on=row.on, given=row.given)
    if row.none:
        assert path is None
        return
    assert path is not None
    places = [first, *(move.target for move in path)]
    assert [place if isinstance(place, str) else place.code for place in places] == [
        Outside(code) if code in tuple(Outside) else code for code in codes
    ]


@pytest.mark.parametrize(("case", "row"), list(_rows("pairs", "pair")))
def test_two_levels_at_once_are_as_usual_as_worked_by_hand(
    case: TransitionCase, row: Pair
) -> None:
    care, (one, other) = case.ends(row.pair, " + ")
    for pair in ((one, other), (other, one)):
        found = care.concurrent(*(care[code] for code in pair))
        assert (found and found.expectation) == row.expectation


# --- histories ---


def _events(case: TransitionCase, told: Told) -> Iterator[Event]:
    for row in told.events:
        line = row.get("line", "main")
        (kind,) = _KINDS & set(row)
        if kind == "discharge":
            reason = DischargeReason(row[kind]) if row[kind] != "unknown" else None
            yield Discharge(on=row["on"], reason=reason, line=line)
            continue
        level = case.level(row[kind], told.care[0])
        if kind in ("admission", "transfer"):
            moved = Admission if kind == "admission" else Transfer
            known = Circumstances(
                phase=row.get("phase"),
                facts=frozenset(row.get("facts", ())),
                denied=frozenset(row.get("denied", ())),
            )
            yield moved(on=row["on"], level=level, line=line, circumstances=known)
            continue
        through = row.get("through")
        period = DateRange(row["from"], None if through is None else through + _DAY)
        yield _DECIDED[kind](level=level, period=period, line=line)


_DECIDED: dict[str, type[LevelRecommended | LevelAuthorized | LevelDenied]] = {
    "recommended": LevelRecommended,
    "authorized": LevelAuthorized,
    "refused": LevelDenied,
}


def stays_of(case: TransitionCase, told: Told) -> tuple[Stay, ...]:
    """The stays of the events, each with what was known of the patient in it."""
    return History(tuple(_events(case, told))).stays


def findings_of(case: TransitionCase, told: Told) -> tuple[PathFinding, ...]:
    """All that is unusual in the path, or may be."""
    care = tuple(case.care(system) for system in told.care)
    return path_findings(
        stays_of(case, told),
        care=care,
        on=told.on,
        longest_gap=told.gap,
        given=None if told.given is None else told.given.given,
    )


def _told() -> Iterator[Any]:
    for case in transition_cases():
        for told in case.history:
            yield pytest.param(case, told, id=f"{case.id} {told.name}")


@pytest.mark.parametrize(("case", "told"), list(_told()))
def test_a_published_path_has_the_findings_worked_by_hand(
    case: TransitionCase, told: Told
) -> None:
    found = [
        Found(
            days=str(finding.days),
            kind=finding.kind,
            verdict=finding.verdict,
            levels=[str(level) for level in finding.levels],
            missing=list(finding.missing),
        )
        for finding in findings_of(case, told)
    ]
    assert found == told.findings


@pytest.mark.parametrize(("case", "told"), list(_told()))
def test_the_stays_of_a_published_path_are_as_worked_by_hand(
    case: TransitionCase, told: Told
) -> None:
    stays = stays_of(case, told)
    if told.stays is not None:
        lengths = ["-" if stay.nights is None else str(stay.nights) for stay in stays]
        codes = [stay.level.code for stay in stays]
        assert [
            f"{code} {length}" for code, length in zip(codes, lengths, strict=True)
        ] == told.stays
    if told.steps is not None:
        assert [
            " > ".join(
                (
                    step.origin.level.code if step.origin else "before",
                    *([f"{step.gap} days"] if step.gap else []),
                    step.target.level.code if step.target else "after",
                )
            )
            for step in steps_of(stays, longest_gap=told.gap)
        ] == told.steps
    for gap, episodes in told.linked:
        assert len(link(stays, gap=gap)) == episodes


# --- factors and placements ---


def _factors(case: TransitionCase, row: Record) -> FactorSet:
    if row.factors is not None:
        found = getattr(suitability_factors, row.factors)
        assert isinstance(found, FactorSet)
        return found
    groups = [
        FactorGroup(
            factors=tuple(
                Factor(
                    code=code, statement=f"{code.replace('-', ' ')}, as the page says."
                )
                for code in codes
            ),
            at_least=at_least,
        )
        for codes, at_least in ((row.all_of, None), (row.one_of, 1))
        if codes
    ]
    return FactorSet(name=case.id, groups=tuple(groups))


def record_of(case: TransitionCase, row: Record) -> Suitability:
    """The judgments of a row, as the library keeps them."""
    factors = _factors(case, row)
    return Suitability(
        factors=factors,
        level=case.level(row.level),
        judgments=tuple(
            Judgment(
                factor=factors[code], verdict=verdict, by=Judge(judged.by), on=judged.on
            )
            for judged in row.judged
            for verdict, codes in (
                (Verdict.MET, judged.met),
                (Verdict.UNMET, judged.unmet),
                (Verdict.UNKNOWN, judged.unknown),
            )
            for code in codes
        ),
    )


@pytest.mark.parametrize(("case", "row"), list(_rows("records", "name")))
def test_published_factors_stand_as_worked_by_hand(
    case: TransitionCase, row: Record
) -> None:
    record = record_of(case, row)
    assert str(record.verdict) == row.verdict
    assert [factor.code for factor in record.unmet] == row.unmet
    assert [factor.code for factor in record.unknown] == row.unknown
    assert [factor.code for factor in record.conflicts] == row.conflicts


def placement_of(case: TransitionCase, row: Placed) -> Placement:
    """The recommendation and the placement of a row."""
    return Placement(
        recommendation=Recommendation(
            levels=tuple(case.level(text) for text in row.needed),
            by=Judge(row.by),
            on=_ON,
            criteria=row.criteria,
            ratings=tuple(
                Rating(dimension=name, token=token)
                for name, token in row.ratings.items()
            ),
        ),
        actual=case.level(row.actual),
        on=_ON,
        reasons=None
        if row.reasons is None
        else tuple(VarianceReason(reason) for reason in row.reasons),
    )


@pytest.mark.parametrize(("case", "row"), list(_rows("placements", "actual")))
def test_a_published_placement_differs_as_worked_by_hand(
    case: TransitionCase, row: Placed
) -> None:
    placement = placement_of(case, row)
    assert placement.difference == row.difference
    assert placement.explained == row.explained


@pytest.mark.parametrize(("case", "row"), list(_rows("placements", "actual")))
def test_ratings_never_make_a_level(case: TransitionCase, row: Placed) -> None:
    """There is no averaging: other tokens leave everything as it is."""
    placement = placement_of(case, row)
    other = attrs.evolve(row, ratings=dict.fromkeys(row.ratings, "0"))
    other_placement = placement_of(case, other)
    assert other_placement.recommendation.levels == placement.recommendation.levels
    assert other_placement.difference is placement.difference
    assert str(other_placement) == str(placement)


# --- rules ---


def _session(row: Checked, day: str, minutes: int, *rest: str) -> Session:
    staff = rest[1] if rest[1:] else row.staff
    return Session(
        day=date.fromisoformat(day),
        minutes=minutes,
        kind=ServiceKind(rest[0] if rest else row.kind),
        staff=StaffRole(staff) if staff else None,
    )


@pytest.mark.parametrize(("case", "row"), list(_rows("checks", "name")))
def test_a_published_rule_gives_the_verdict_worked_by_hand(
    case: TransitionCase, row: Checked
) -> None:
    assert row.rule not in OWN or row.rule.startswith(case.id)
    rulebook = OWN[row.rule] if row.rule in OWN else book_of(row.rule)
    rule = rulebook[row.rule]
    served = tuple(_session(row, *item) for item in row.sessions)
    schedule = Schedule(extra=served)
    for text in row.weekly:
        staff = StaffRole(row.staff) if row.staff else None
        schedule += Schedule.weekly(text, kind=ServiceKind(row.kind), staff=staff)
    subject: Schedule | Stay = schedule
    if row.stay:
        assert rule.level is not None
        subject = Stay(
            level=rule.level,
            period=DateRange(row.stay["admitted"], row.stay.get("end")),
            schedule=schedule if row.weekly else None,
            attendance=Attendance.attended(served),
            circumstances=row.given,
        )
    report = check(
        subject,
        under=rulebook,
        at=rule.level,
        on=row.on,
        given=None if row.stay else row.given,
    )
    found = report.by_rule().get(row.rule, ())
    if row.verdict == "not-applicable":
        assert not found
        assert row.rule in {item.rule.code for item in report.not_applicable}
        return
    worst = min(found, key=lambda each: _WORST_FIRST.index(each.verdict))
    assert str(worst.verdict) == row.verdict
    assert worst.assessment is not None
    assert sorted(worst.assessment.missing) == row.missing


@pytest.mark.parametrize(("case", "row"), list(_rows("absences", "missed")))
def test_absences_are_told_apart_by_status(case: TransitionCase, row: Absences) -> None:
    assert case.history, "what comes of it is in the history"
    statuses = [
        AttendanceStatus(status)
        for status, times in row.missed.items()
        for _ in range(times)
    ]
    records = tuple(
        AttendanceRecord(
            session=Session(
                day=_ON + index * _DAY, minutes=180, kind=ServiceKind.COUNSELING
            ),
            status=status,
        )
        for index, status in enumerate((AttendanceStatus.ATTENDED, *statuses))
    )
    told = Counter(record.status for record in Attendance(records).missed())
    counted = sum(told[AttendanceStatus(status)] for status in row.counts)
    assert (counted > row.allowed) is row.passed


# --- other systems ---


@pytest.mark.parametrize(("case", "row"), list(_rows("crossings", "level")))
def test_a_published_level_stands_for_what_was_worked_by_hand(
    case: TransitionCase, row: Crossing
) -> None:
    images = _CROSSWALKS[row.by].images(case.level(row.level))
    assert [
        f"{image.target.code if image.target else 'none'} {image.relation}"
        for image in images
    ] == row.images


# --- single cases ---


def test_roman_numerals_are_no_codes_of_the_third_edition() -> None:
    """TRN-032: the numerals are those of the edition before it."""
    care = case_of("TRN-032").care("ppc-2r")
    assert "II.1" in care
    with pytest.raises(UnknownLevelError, match=r"no level 'II\.1' in 'asam3'"):
        asam3.CARE["II.1"]


def test_levels_with_roman_numerals_go_to_the_third_edition_and_come_back() -> None:
    """TRN-032: a mapping of the caller's own, which no text states."""
    care = case_of("TRN-032").care("ppc-2r")
    arabic = {"I": "1", "II.1": "2.1", "II.5": "2.5", "IV": "4"}
    arabic |= {f"III.{part}": f"3.{part}" for part in (1, 3, 5, 7)}
    crosswalk = Crosswalk(
        name="roman to arabic numerals",
        origin=care.system,
        target=asam3.CARE.system,
        mappings=tuple(
            Mapped(
                origin=level,
                images=(
                    Image(
                        target=asam3.CARE[arabic.get(level.code, level.code)],
                        relation=Relation.RENAMED,
                    ),
                ),
            )
            for level in care
        ),
    )
    assert all(crosswalk.round_trip(level).exact for level in care)
    assert {image.evidence for level in care for image in crosswalk.images(level)} == {
        Evidence.PRACTICE
    }


class HighestNeeded:
    """Criteria of a caller's own, which stop at the most intensive level needed."""

    def recommend(
        self, assessment: Mapping[str, Level], /, *, on: date
    ) -> Recommendation:
        highest = max(assessment.values(), key=lambda level: level.intensity)
        return Recommendation(
            levels=(highest,),
            by=Judge.CLINICIAN,
            on=on,
            criteria="a rule of the caller's own",
            ratings=tuple(
                Rating(dimension=name, token=level.code)
                for name, level in assessment.items()
            ),
        )


def test_the_medically_managed_dimension_decides_by_criteria_of_the_callers_own() -> (
    None
):
    """TRN-025: 3.7 in one dimension and 1.5 in three give 3.7, and no mean of them."""
    needs = {"D1": asam4.LEVEL_3_7} | dict.fromkeys(("D2", "D3", "D4"), asam4.LEVEL_1_5)
    recommendation = HighestNeeded().recommend(needs, on=_ON)
    assert [level.code for level in recommendation.levels] == ["3.7"]


def test_whether_a_level_is_the_first_one_is_told_by_the_steps() -> None:
    """TRN-014: the facts that the two rules ask about follow from the episode."""
    case = case_of("TRN-014")
    first: dict[str, bool] = {}
    for told in case.history:
        steps = steps_of(stays_of(case, told), longest_gap=told.gap)
        (into,) = (
            step
            for step in steps
            if step.target is not None and step.target.line == "main"
            if step.on == date(2026, 3, 2)
        )
        first[told.name] = into.origin is None
    assert first == {
        "first level of the course": True,
        "transferred from residential care": False,
        "transferred from another provider": False,
        "readmitted after a gap that breaks the course": True,
    }


def test_a_new_start_counts_its_weeks_anew() -> None:
    """TRN-048: after the lock-out the program begins at week 1."""
    case = case_of("TRN-048")
    (told,) = (told for told in case.history if told.name == "back on the 21st day")
    before, after = stays_of(case, told)
    first_week = Elapsed(below=7)
    for stay, expected in ((before, False), (after, True)):
        given = Circumstances(admitted=stay.admitted)
        assert holds(first_week, given, after.admitted) is expected


def test_72_weeks_are_not_540_days() -> None:
    """TRN-038: the phases add up to 36 days less than the program asks."""
    case = case_of("TRN-038")
    (told,) = case.history
    nights = [stay.nights or 0 for stay in stays_of(case, told)]
    assert nights == [16 * 7, 16 * 7, 20 * 7, 20 * 7]
    assert sum(nights) == 72 * 7 == 504 == 540 - 36


def test_unequal_phases_add_up_to_17_weeks_and_30_groups() -> None:
    """TRN-027: 4 + 5 + 8 weeks; 4 * 3 + 5 * 2 + 8 * 1 groups."""
    case = case_of("TRN-027")
    (told,) = case.history
    weeks = [(stay.nights or 0) // 7 for stay in stays_of(case, told)]
    assert weeks == [4, 5, 8]
    assert sum(weeks) == 17
    assert sum(n * times for n, times in zip(weeks, (3, 2, 1), strict=True)) == 30


def test_a_template_that_asks_for_the_dates_of_all_phases_finds_them() -> None:
    """TRN-035: the dated history of every phase is the episode itself."""
    case = case_of("TRN-035")
    (told,) = case.history
    (episode,) = link(stays_of(case, told), gap=0)
    assert [(stay.level.code, str(stay.admitted)) for stay in episode] == [
        ("3.7-WM", "2026-01-05"),
        ("3.7", "2026-01-09"),
        ("3.5", "2026-01-19"),
        ("2.5", "2026-02-16"),
        ("2.1", "2026-03-16"),
        ("1", "2026-05-11"),
    ]


def test_one_phase_spans_several_levels() -> None:
    """TRN-007: the first phase may hold several levels; a phase is no level."""
    case = case_of("TRN-007")
    (told,) = (told for told in case.history if "levels" in told.name)
    stays = stays_of(case, told)
    assert [stay.circumstances.phase for stay in stays] == ["I", "I", "I", "II"]
    assert len({stay.level for stay in stays}) == 3


# --- appeals ---

_OPPOSITE: Final = (("TRN-026", "TRN-034"), ("TRN-051", "TRN-061"))
"""Upheld and overturned, on facts that are alike as far as the library asks."""


def _told_of(name: str) -> Told:
    (found,) = (told for told in case_of(name).history if "denied" in told.name)
    return found


def _decided(name: str) -> Suitability:
    case = case_of(name)
    (row,) = (row for row in case.records if row.name == "with the decision")
    return record_of(case, row)


@pytest.mark.parametrize(("upheld", "overturned"), _OPPOSITE)
def test_two_appeals_with_opposite_outcomes_give_the_same_findings(
    upheld: str, overturned: str
) -> None:
    one, other = (
        findings_of(case_of(name), _told_of(name)) for name in (upheld, overturned)
    )
    assert one == other
    assert one


@pytest.mark.parametrize(("upheld", "overturned"), _OPPOSITE)
def test_two_appeals_with_opposite_outcomes_leave_the_same_conflict(
    upheld: str, overturned: str
) -> None:
    one, other = _decided(upheld), _decided(overturned)
    assert one.conflicts == other.conflicts
    assert one.conflicts
    assert one.verdict is other.verdict is Verdict.UNKNOWN
    assert [
        {
            each.verdict
            for each in record.judgments
            if each.by is Judge.EXTERNAL_REVIEWER
        }
        for record in (one, other)
    ] == [{Verdict.UNMET}, {Verdict.MET}]


@pytest.mark.parametrize(
    "name", ["TRN-026", "TRN-028", "TRN-034", "TRN-051", "TRN-061", "TRN-066"]
)
def test_what_an_external_reviewer_decides_settles_no_conflict(name: str) -> None:
    """The record keeps who found what; who was right is not said."""
    after = _decided(name)
    (decision,) = (
        each for each in after.judgments if each.by is Judge.EXTERNAL_REVIEWER
    )
    before = after.on(decision.on - _DAY)
    assert before.conflicts == after.conflicts
    assert before.verdict is after.verdict


# --- the corpus itself ---


def test_every_case_is_there_once() -> None:
    ids = [case.id for case in transition_cases()]
    assert Counter(ids) == Counter(IDS)


@pytest.mark.parametrize("case", transition_cases(), ids=lambda case: case.id)
def test_a_case_of_the_corpus_says_where_it_comes_from_and_is_judged(
    case: TransitionCase,
) -> None:
    assert case.source.startswith(("https://", "http://"))
    assert case.says.endswith(".")
    kinds = {*_ROWS, "history", "records"}
    assert any(getattr(case, kind) for kind in kinds)
    names = [told.name for told in case.history]
    assert len(set(names)) == len(names)


def test_every_fact_is_one_that_a_condition_asks_about() -> None:
    """A misspelled fact would be silently unknown."""
    asked = {str(fact.value) for fact in PatientFact}
    asked |= {fact.name for rule in _RULES for fact in rule.population}  # type: ignore[union-attr]  # facts, all
    for case in transition_cases():
        own = set(asked)
        if case.program is not None:
            own |= {
                guard["fact"]
                for move in case.program.moves
                for guard in move.get("guards", ())
                if "fact" in guard
            }
        rows = [*case.moves, *case.nearest, *case.checks]
        named = {fact for row in rows for fact in (*row.facts, *row.denied)}
        named |= {
            fact
            for told in case.history
            for event in told.events
            for fact in (*event.get("facts", ()), *event.get("denied", ()))
        }
        known = [told.given for told in case.history if told.given is not None]
        named |= {fact for patient in known for fact in patient.facts}
        assert named <= own, case.id


def test_every_rule_of_the_pages_is_judged() -> None:
    judged = {row.rule for case in transition_cases() for row in case.checks}
    assert set(OWN) <= judged
