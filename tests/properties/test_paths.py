"""Laws of what is told of a path, against oracles that go day by day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from continuum.episode import steps_of
from continuum.history import Event, History
from continuum.levels import Continuum, Level
from continuum.paths import PathFinding, PathFindingKind, path_findings
from continuum.periods import DateRange
from continuum.stay import DischargeReason, LevelSpan, Stay
from continuum.verdicts import Verdict
from tests.strategies_paths import (
    CLINIC,
    EVENING,
    HOSPITAL,
    LEVELS,
    PERMISSIVE,
    beside,
    day,
    move,
    possible_events,
    stay_lists,
)

HORIZON = day(2) + timedelta(days=500)
"""Beyond every day that is drawn; what is open is told through this day."""

SPARSE = Continuum(
    "path",
    "Hardly anything is described",
    LEVELS,
    (move(HOSPITAL, EVENING), move(EVENING, CLINIC)),
    (beside(CLINIC), beside(EVENING, HOSPITAL)),
)
NOTHING: tuple[Continuum, ...] = ()

gaps = st.integers(0, 40)
cares = st.sampled_from([PERMISSIVE, SPARSE, NOTHING])
ends = st.integers(0, 120).map(lambda number: day(2) + timedelta(days=number))
paths = stay_lists() | possible_events().map(lambda found: list(History(found).stays))
"""Stays that make a history, and stays that need not."""


def days_of(period: DateRange) -> set[date]:
    end = HORIZON if period.end is None else period.end
    return {
        period.start + timedelta(days=number)
        for number in range((end - period.start).days)
    }


def present(stay: Stay) -> set[date]:
    away = {on for leave in stay.leaves for on in days_of(leave)}
    return days_of(stay.period) - away


def of_kind(
    found: tuple[PathFinding, ...], *kinds: PathFindingKind
) -> list[PathFinding]:
    return [finding for finding in found if finding.kind in kinds]


# --- all findings ---------------------------------------------------------------------


@given(paths, cares, ends, gaps, st.randoms(use_true_random=False))
def test_the_order_of_stays_changes_nothing_that_is_told(
    stays: list[Stay],
    care: Continuum | tuple[Continuum, ...],
    on: date,
    gap: int,
    random: Random,
) -> None:
    shuffled = list(stays)
    random.shuffle(shuffled)
    found = path_findings(stays, care=care, on=on, longest_gap=gap)
    assert path_findings(shuffled, care=care, on=on, longest_gap=gap) == found


@given(paths, cares, ends, gaps)
def test_what_is_told_is_unusual_or_not_known_and_comes_by_day_with_a_reason(
    stays: list[Stay], care: Continuum | tuple[Continuum, ...], on: date, gap: int
) -> None:
    found = path_findings(stays, care=care, on=on, longest_gap=gap)
    starts = [finding.days.start for finding in found]
    assert starts == sorted(starts)
    for finding in found:
        against = [
            reason for reason in finding.reasons if reason.verdict is finding.verdict
        ]
        assert finding.verdict is not Verdict.MET
        assert against
        assert bool(finding.missing) or finding.verdict is Verdict.UNMET
        assert set(finding.levels) <= {stay.level for stay in stays} | {
            span.level
            for stay in stays
            for span in (*stay.recommended, *stay.authorized)
        }


# --- two places at once ---------------------------------------------------------------


def overlaps(stays: list[Stay]) -> dict[frozenset[int], set[date]]:
    """Days on which two stays have the patient, who does not go between them then."""
    found: dict[frozenset[int], set[date]] = {}
    for one, other in combinations(range(len(stays)), 2):
        first, second = stays[one], stays[other]
        moves = {
            left.last_day
            for left, came in ((first, second), (second, first))
            if left.last_day == came.admitted
        }
        for away, there in ((first, second), (second, first)):
            for leave in away.leaves:  # gone on leave to be there, or back from there
                moves |= {leave.end} & {there.last_day}
                moves |= {leave.start - timedelta(days=1)} & {there.admitted}
        days = (present(first) & present(second)) - moves
        if days:
            found[frozenset((one, other))] = days
    return found


@settings(max_examples=200)
@given(paths, st.sampled_from([PERMISSIVE, NOTHING]), gaps)
def test_no_two_stays_with_staff_around_the_clock_overlap_without_being_told(
    stays: list[Stay], care: Continuum | tuple[Continuum, ...], gap: int
) -> None:
    expected: dict[tuple[frozenset[Level], date], list[Verdict]] = defaultdict(list)
    for pair, days in overlaps(stays).items():
        levels = [stays[index].level for index in pair]
        around = {level.supervised for level in levels}
        if False in around:
            continue
        verdict = Verdict.UNKNOWN if None in around else Verdict.UNMET
        for on in days:
            expected[frozenset(levels), on].append(verdict)
    told: dict[tuple[frozenset[Level], date], list[Verdict]] = defaultdict(list)
    found = path_findings(stays, care=care, on=HORIZON, longest_gap=gap)
    for finding in of_kind(found, PathFindingKind.TWO_24_HOUR_LEVELS):
        for on in days_of(finding.days):
            told[frozenset(finding.levels), on].append(finding.verdict)
    assert told == expected


@given(paths, gaps)
def test_days_at_two_levels_are_told_or_described_as_going_together(
    stays: list[Stay], gap: int
) -> None:
    expected: set[tuple[frozenset[Level], date]] = set()
    for pair, days in overlaps(stays).items():
        levels = frozenset(stays[index].level for index in pair)
        # SPARSE says that a clinic goes with everything, evenings with the hospital.
        usual = len(levels) > 1 and (CLINIC in levels or levels == {EVENING, HOSPITAL})
        if not usual:
            expected |= {(levels, on) for on in days}
    found = of_kind(
        path_findings(stays, care=SPARSE, on=HORIZON, longest_gap=gap),
        PathFindingKind.UNUSUAL_PAIR,
        PathFindingKind.TWO_24_HOUR_LEVELS,
    )
    told = {
        (frozenset(finding.levels), on)
        for finding in found
        for on in days_of(finding.days)
    }
    assert told == expected


# --- days without care ----------------------------------------------------------------


@given(paths, gaps)
def test_long_gaps_are_the_long_runs_of_days_without_any_stay(
    stays: list[Stay], gap: int
) -> None:
    covered = {on for stay in stays for on in days_of(stay.period)}
    expected: list[DateRange] = []
    for on in sorted(covered):
        after = on + timedelta(days=1)
        later = min((other for other in covered if other > on), default=None)
        if later is not None and (later - after).days > gap:
            expected.append(DateRange(after, later))
    found = path_findings(stays, care=PERMISSIVE, on=HORIZON, longest_gap=gap)
    told = of_kind(found, PathFindingKind.LONG_GAP)
    assert [finding.days for finding in told] == expected


# --- withdrawal management ------------------------------------------------------------


@settings(max_examples=200)
@given(paths, ends, gaps)
def test_withdrawal_management_that_nothing_follows_is_told(
    stays: list[Stay], on: date, gap: int
) -> None:
    steps = steps_of(stays, longest_gap=gap)
    expected: set[date] = set()
    for step in steps:
        stay = step.origin
        if stay is None or not stay.level.withdrawal_management:
            continue
        goes_on = step.target and step.target.level.withdrawal_management
        if goes_on or stay.ended is DischargeReason.DIED:
            continue
        assert stay.last_day is not None
        until = stay.last_day + timedelta(days=gap + 1)
        follows = False
        for other in stays:
            if not other.level.treatment or other.level.withdrawal_management:
                continue
            begins = stay.last_day <= other.admitted <= until
            lasts = other.admitted < stay.last_day < max(days_of(other.period))
            follows = follows or begins or lasts
        if not follows:
            expected.add(stay.last_day)
    found = path_findings(stays, care=PERMISSIVE, on=on, longest_gap=gap)
    told = of_kind(found, PathFindingKind.NOTHING_AFTER_WITHDRAWAL_MANAGEMENT)
    assert {finding.days.start for finding in told} == expected
    for finding in told:
        assert finding.days.days == 1
        if on <= finding.days.start + timedelta(days=gap):
            assert finding.verdict is Verdict.UNKNOWN


# --- what was decided -----------------------------------------------------------------


def spans_on(spans: tuple[LevelSpan, ...], on: date) -> set[Level]:
    return {span.level for span in spans if on in span.period}


@settings(max_examples=120)
@given(possible_events(death=False), ends)
def test_each_day_is_held_against_the_levels_decided_on_for_it(
    events: tuple[Event, ...], on: date
) -> None:
    """On the day of a move the level counts that the patient goes to."""
    stays = History(events).stays
    expected: dict[PathFindingKind, set[tuple[Level, date]]] = defaultdict(set)
    for line in {stay.line for stay in stays}:
        own = [stay for stay in stays if stay.line == line]
        for here in sorted({one for stay in own for one in days_of(stay.period)}):
            if here > on:
                continue
            stay = [stay for stay in own if here in stay.period][-1]
            recommended = spans_on(stay.recommended, here)
            authorized = spans_on(stay.authorized, here)
            told = (stay.level, here)
            if recommended and stay.level not in recommended:
                expected[PathFindingKind.LEVEL_NOT_RECOMMENDED].add(told)
            if authorized and stay.level not in authorized:
                expected[PathFindingKind.LEVEL_NOT_AUTHORIZED].add(told)
            away = any(here in leave for leave in stay.leaves)
            if stay.authorized and not authorized and not away:
                expected[PathFindingKind.DAYS_NOT_AUTHORIZED].add(told)
    found = path_findings(stays, care=PERMISSIVE, on=on, longest_gap=14)
    for kind in (
        PathFindingKind.LEVEL_NOT_RECOMMENDED,
        PathFindingKind.LEVEL_NOT_AUTHORIZED,
        PathFindingKind.DAYS_NOT_AUTHORIZED,
    ):
        assert expected[kind] == {
            (finding.levels[-1], here)
            for finding in of_kind(found, kind)
            for here in days_of(finding.days)
        }


# --- after death ----------------------------------------------------------------------


@given(paths, gaps)
def test_days_of_a_stay_after_a_death_are_told(stays: list[Stay], gap: int) -> None:
    deaths = [
        stay.last_day
        for stay in stays
        if stay.ended is DischargeReason.DIED and stay.last_day is not None
    ]
    expected = {
        (stay.level, on)
        for stay in stays
        for on in days_of(stay.period)
        if deaths and on > min(deaths)
    }
    found = path_findings(stays, care=PERMISSIVE, on=HORIZON, longest_gap=gap)
    told = {
        (finding.levels[0], on)
        for finding in of_kind(found, PathFindingKind.STAY_AFTER_DEATH)
        for on in days_of(finding.days)
    }
    assert told == expected
