"""A population of stays: census, lengths of stay, moves and flow, and one rate.

Each is timed at three sizes, for the time of one stay and the slope between the sizes:
1 is linear. Beside them stand loops over tuples with a dict or a Counter, such as a
script holds. The loops give the bare figures; they know nothing of leave, of open
stays, of what is not yet known, or of why.
"""

from __future__ import annotations

import gc
import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from math import log
from statistics import median
from time import process_time
from typing import NamedTuple

from benchmarks._pairs import Row, compare, show
from continuum import DateRange, Stay
from continuum.circumstances import Circumstances
from continuum.levels import Level
from continuum.measures import (
    PatientRecord,
    census_series,
    flow,
    follow_up_after_high_intensity,
    lengths_of_stay,
    rate,
    transition_counts,
)
from continuum.stay import DischargeReason
from continuum.systems import asam3

SIZES = (25_000, 50_000, 100_000)
PER_PATIENT = 4
TURNS = 5
"""How often each is timed at every size."""

SLOPE = 1.15
"""Highest slope that is wanted."""

FIRST = date(2024, 1, 1)
DAYS = DateRange(FIRST, date(2026, 1, 1))
ON = date(2025, 12, 31)
GAP = 7

LEVELS = (asam3.LEVEL_3_7, asam3.LEVEL_3_5, asam3.LEVEL_2_5, asam3.LEVEL_2_1)
NIGHTS = (6, 30, 15, 60)
ADULT = Circumstances(age_at_least=18)

MEASURE = follow_up_after_high_intensity(within=7)


class Line(NamedTuple):
    """A stay as it stands in a spreadsheet."""

    patient: int
    level: str
    admitted: date
    last: date | None


class Population(NamedTuple):
    """The same stays twice: as records, and as lines."""

    records: list[PatientRecord]
    lines: list[Line]


def population(size: int) -> Population:
    """Patients with four stays each, from level to level, with gaps in between."""
    drawn = random.Random(2026)
    records: list[PatientRecord] = []
    lines: list[Line] = []
    for patient in range(size // PER_PATIENT):
        day = FIRST + timedelta(days=drawn.randrange(500))
        stays: list[Stay] = []
        for _ in range(PER_PATIENT):
            at = drawn.randrange(len(LEVELS))
            last = day + timedelta(days=drawn.randrange(2 * NIGHTS[at]))
            is_open = last > ON
            end = None if is_open else last + timedelta(days=1)
            ended = None if is_open else drawn.choice(list(DischargeReason))
            stays.append(
                Stay(level=LEVELS[at], period=DateRange(day, end), ended=ended)
            )
            lines.append(Line(patient, LEVELS[at].code, day, None if is_open else last))
            if is_open:
                break
            day = last + timedelta(days=drawn.choice((0, 1, 5, 30)))
        records.append(
            PatientRecord(
                key=str(patient),
                stays=tuple(stays),
                observed=DAYS,
                circumstances=ADULT,
            )
        )
    return Population(records, lines)


# --- ours -----------------------------------------------------------------------------


def our_census(given: Population) -> dict[str, int]:
    found = census_series(given.records, within=DAYS)
    return {of_level.level.code: sum(of_level.present) for of_level in found}


def our_lengths(given: Population) -> dict[str, Fraction]:
    found = lengths_of_stay(given.records, on=ON)
    return {
        of_level.level.code: of_level.closed.median
        for of_level in found
        if of_level.closed is not None
    }


def our_moves(given: Population) -> dict[tuple[str, str], int]:
    found = transition_counts(given.records, on=ON, gap=GAP)
    assert len(flow(found)) == len(LEVELS)
    return {
        (move.origin.code, move.target.code): move.count
        for move in found.moves
        if isinstance(move.origin, Level) and isinstance(move.target, Level)
    }


def our_rate(given: Population) -> tuple[int, int]:
    found = rate(given.records, of=MEASURE)
    return len(found.numerator), len(found.denominator)


# --- loops ----------------------------------------------------------------------------


def a_census(given: Population) -> dict[str, int]:
    """A difference array, too: to count every day of every stay is no fair rival."""
    size = (ON - FIRST).days + 1
    changes: dict[str, list[int]] = {}
    for _, level, admitted, last in given.lines:
        per_day = changes.get(level)
        if per_day is None:
            per_day = changes[level] = [0] * (size + 1)
        start = (admitted - FIRST).days
        end = size if last is None else min(size, (last - FIRST).days)
        if start < end:
            per_day[start] += 1
            per_day[end] -= 1
    found: dict[str, int] = {}
    for level, per_day in changes.items():
        present = total = 0
        for change in per_day[:-1]:
            present += change
            total += present
        found[level] = total
    return found


def some_lengths(given: Population) -> dict[str, Fraction]:
    nights: dict[str, list[int]] = {}
    for _, level, admitted, last in given.lines:
        if admitted <= ON and last is not None:
            nights.setdefault(level, []).append((last - admitted).days)
    found: dict[str, Fraction] = {}
    for level, numbers in nights.items():
        numbers.sort()
        middle = len(numbers) // 2
        found[level] = (
            Fraction(numbers[middle])
            if len(numbers) % 2
            else Fraction(numbers[middle - 1] + numbers[middle], 2)
        )
    return found


def some_moves(given: Population) -> dict[tuple[str, str], int]:
    found: Counter[tuple[str, str]] = Counter()
    before: Line | None = None
    for line in given.lines:
        if line.admitted <= ON:
            if (
                before is not None
                and before.patient == line.patient
                and before.last is not None
                and (line.admitted - before.last).days - 1 <= GAP
            ):
                found[before.level, line.level] += 1
            before = line
    return dict(found)


INDEX = frozenset({"3.7", "3.5"})
FOLLOWS = frozenset({"3.5", "2.5", "2.1"})
OPEN = "3.7"
"""A level of which the measure cannot tell whether it is residential."""


def a_rate(given: Population) -> tuple[int, int]:
    by_patient: dict[int, list[Line]] = {}
    for line in given.lines:
        by_patient.setdefault(line.patient, []).append(line)
    met = total = 0
    for lines in by_patient.values():
        days: dict[date, list[Line]] = {}
        for line in lines:
            if line.last is not None and line.level in INDEX:
                days.setdefault(line.last, []).append(line)
        for day, index in days.items():
            if (ON - day).days < 7:
                continue
            near = [
                line.level
                for line in lines
                if 1 <= (line.admitted - day).days <= 7 and line not in index
            ]
            if FOLLOWS.intersection(near):
                met += 1
                total += 1
            elif OPEN not in near:
                total += 1
    return met, total


# --- the two tables -------------------------------------------------------------------

TASKS: tuple[
    tuple[str, Callable[[Population], object], Callable[[Population], object]], ...
] = (
    ("census of 731 days / a dict of lists", our_census, a_census),
    ("lengths of stay / a dict of lists", our_lengths, some_lengths),
    ("moves and flow / a Counter of moves", our_moves, some_moves),
    ("rate of a measure / a dict by patient", our_rate, a_rate),
)


def seconds(call: Callable[[Population], object], given: Population) -> float:
    gc.collect()
    began = process_time()
    call(given)
    return process_time() - began


def show_slopes(populations: list[Population]) -> None:
    """Print times and slopes; the sizes take turns, so that other work slows all."""
    sizes = [len(given.lines) for given in populations]
    header = "".join(f"{size:>12,}" for size in sizes)
    print(
        f"Microseconds for one stay, by number of stays\n\n  {'':<20}{header}    slope"
    )
    for label, ours, _ in TASKS:
        turns = [[seconds(ours, given) for given in populations] for _ in range(TURNS)]
        growth = median(turn[-1] / turn[0] for turn in turns)
        slope = log(growth) / log(sizes[-1] / sizes[0])
        each = "".join(
            f"{1e6 * median(times) / size:>12.2f}"
            for times, size in zip(zip(*turns, strict=True), sizes, strict=True)
        )
        missed = "" if slope <= SLOPE else "  missed"
        name = label.partition(" / ")[0]
        print(f"  {name:<20}{each}{slope:>9.3f}  <= {SLOPE:g}{missed}")
    print()


def main() -> None:
    populations = [population(size) for size in SIZES]
    for _, ours, other in TASKS:
        assert ours(populations[0]) == other(populations[0]), ours.__name__
    show_slopes(populations)
    smallest = populations[0]
    rows = [
        Row(
            label,
            compare(partial(ours, smallest), partial(other, smallest), pairs=9),
        )
        for label, ours, other in TASKS
    ]
    size = len(smallest.lines)
    show(f"{size:,} stays, for one stay", rows, calls=size)


if __name__ == "__main__":
    main()
