"""What is told of a path: moves, pairs, gaps, what follows, what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from continuum.circumstances import Circumstances
from continuum.citations import Citation, Evidence
from continuum.conditions import Age, Elapsed, Fact
from continuum.episode import Episode
from continuum.errors import (
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
)
from continuum.history import Admission, Discharge, History, LevelAuthorized, Transfer
from continuum.levels import (
    ONE_BED,
    Continuum,
    Expectation,
    Guard,
    Level,
    Outside,
    Reason,
    TransitionKind,
)
from continuum.paths import PathFinding, PathFindingKind, path_findings
from continuum.stay import DischargeReason, LevelSpan, Stay
from continuum.verdicts import Verdict
from tests.strategies_paths import (
    CLINIC,
    EVENING,
    HOSPITAL,
    HOUSE,
    LEVELS,
    LODGING,
    PERMISSIVE,
    RESIDENTIAL,
    WITHDRAWAL,
    beside,
    day,
    decided,
    move,
    stay,
    through,
)

COMPLETED, DIED = DischargeReason.COMPLETED, DischargeReason.DIED
TRANSFERRED = DischargeReason.TRANSFERRED
FAR = day(900)

TEXT = Citation(
    instrument="XX Code",
    provision="10.20",
    retrieved=date(2026, 11, 21),
    evidence=Evidence.PRIMARY,
)


def told(
    *stays: Stay,
    care: Continuum | Sequence[Continuum] = PERMISSIVE,
    on: date = FAR,
    longest_gap: int = 14,
    given: Circumstances | None = None,
) -> list[str]:
    """Each finding in a line: kind, verdict, days of March 2026, levels."""
    found = path_findings(stays, care=care, on=on, longest_gap=longest_gap, given=given)
    return [_line(finding) for finding in found]


def _line(finding: PathFinding) -> str:
    first = finding.days.start.toordinal() - day(0).toordinal()
    end = finding.days.end
    last = "" if end is None else end.toordinal() - day(0).toordinal() - 1
    codes = " ".join(level.code for level in finding.levels)
    return f"{finding.kind} {finding.verdict} {first}-{last} {codes}"


def only(stays: Iterable[Stay], care: Continuum = PERMISSIVE) -> PathFinding:
    (found,) = path_findings(stays, care=care, on=FAR, longest_gap=14)
    return found


def narrow(*moves: Any, concurrency: Any = ()) -> Continuum:
    return Continuum("path", "Hardly anything", LEVELS, moves, concurrency)


ADMITTED = [move(Outside.BEFORE, level, TransitionKind.ADMISSION) for level in LEVELS]
DISCHARGED = [move(level, Outside.AFTER, TransitionKind.DISCHARGE) for level in LEVELS]


def test_of_a_usual_path_and_of_none_nothing_is_told() -> None:
    assert told() == []
    assert told(stay(RESIDENTIAL, 2, 9, COMPLETED)) == []
    assert told(stay(RESIDENTIAL, 2, 9, TRANSFERRED), stay(EVENING, 9)) == []


# --- moves ----------------------------------------------------------------------------


def test_a_move_that_is_not_described_is_told_on_its_day() -> None:
    path = (stay(RESIDENTIAL, 2, 9, TRANSFERRED), stay(EVENING, 12))
    care = narrow(*ADMITTED, *DISCHARGED)
    assert told(*path, care=care) == ["unusual-move unmet 12-12 residential evening"]
    assert only(path, care).missing == ()


@pytest.mark.parametrize(
    ("expectation", "lines"),
    [
        (Expectation.EXPECTED, []),
        (Expectation.ACCEPTABLE, []),
        (Expectation.UNUSUAL, ["unusual-move unmet 9-9 residential evening"]),
    ],
)
def test_only_an_unusual_move_is_told(
    expectation: Expectation, lines: list[str]
) -> None:
    step = move(RESIDENTIAL, EVENING, expectation=expectation)
    care = narrow(*ADMITTED, *DISCHARGED, step)
    path = (stay(RESIDENTIAL, 2, 9, TRANSFERRED), stay(EVENING, 9))
    assert told(*path, care=care) == lines


HOME = Guard(condition=Fact("safe-home"), rationale="sleeps at home")
YOUNG = Guard(condition=Age(below=18), rationale="for the young")
GUARDED = narrow(
    *ADMITTED,
    *DISCHARGED,
    attrs.evolve(move(RESIDENTIAL, EVENING), guards=(HOME, YOUNG), source=TEXT),
)
YES = Circumstances(facts=frozenset({"safe-home"}), age_at_least=17, age_below=18)
NO = Circumstances(denied=frozenset({"safe-home"}), age_at_least=17, age_below=18)


@pytest.mark.parametrize(
    ("before", "after", "given", "lines"),
    [
        (None, None, None, ["unusual-move unknown 9-9 residential evening"]),
        (None, YES, None, []),
        (None, NO, None, ["unusual-move unmet 9-9 residential evening"]),
        (YES, None, None, ["unusual-move unknown 9-9 residential evening"]),
        (None, None, YES, []),
        (None, YES, NO, ["unusual-move unmet 9-9 residential evening"]),
        (NO, NO, YES, []),
    ],
)
def test_what_is_known_where_the_patient_goes_tells_unless_other_facts_are_given(
    before: Circumstances | None,
    after: Circumstances | None,
    given: Circumstances | None,
    lines: list[str],
) -> None:
    first = stay(RESIDENTIAL, 2, 9, TRANSFERRED)
    second = stay(EVENING, 9)
    if before is not None:
        first = attrs.evolve(first, circumstances=before)
    if after is not None:
        second = attrs.evolve(second, circumstances=after)
    assert told(first, second, care=GUARDED, given=given) == lines


def test_a_finding_names_the_facts_that_are_missing_and_says_why() -> None:
    found = only([stay(RESIDENTIAL, 2, 9, TRANSFERRED), stay(EVENING, 9)], GUARDED)
    assert found.missing == ("safe-home", "age")
    assert [reason.source for reason in found.reasons] == [TEXT, TEXT, TEXT]
    assert str(found) == (
        "2026-03-09: unusual move (path residential, path evening), unknown: "
        "sleeps at home (safe-home?); for the young (age?)"
    )


@pytest.mark.parametrize(
    ("begins", "lines"),
    [
        (11, []),
        (12, ["unusual-move unmet 12-12 residential evening"]),
    ],
)
def test_an_age_is_that_of_the_day_of_the_move(begins: int, lines: list[str]) -> None:
    """The patient is 18 on the twelfth."""
    care = narrow(
        *ADMITTED,
        *DISCHARGED,
        attrs.evolve(move(RESIDENTIAL, EVENING), guards=(YOUNG,)),
    )
    given = Circumstances(born=date(2008, 3, 12))
    path = (stay(RESIDENTIAL, 2, 9, TRANSFERRED), stay(EVENING, begins))
    assert told(*path, care=care, given=given) == lines


@pytest.mark.parametrize("begins", [29, 30])
def test_the_days_a_move_presumes_are_those_of_the_stay_that_ends(begins: int) -> None:
    """The 30th is the 28th day after the day of admission."""
    month = Guard(condition=Elapsed(at_least=28), rationale="after a month")
    care = narrow(
        *ADMITTED,
        *DISCHARGED,
        attrs.evolve(move(RESIDENTIAL, EVENING), guards=(month,)),
    )
    first = stay(RESIDENTIAL, 2, begins, TRANSFERRED)
    second = stay(EVENING, begins)
    known = attrs.evolve(second, circumstances=Circumstances(admitted=day(begins)))
    lines = [f"unusual-move unmet {begins}-{begins} residential evening"]
    expected = lines if begins == 29 else []
    for path in ((first, second), (first, known)):
        assert told(*path, care=care) == expected
        assert told(*path, care=care, given=YES) == expected
    elsewhere = Circumstances(admitted=day(1))  # a program that began a day earlier
    assert told(first, second, care=care, given=elsewhere) == []


def test_the_first_stay_is_an_admission_and_a_later_one_a_readmission() -> None:
    back = move(Outside.AFTER, CLINIC, TransitionKind.READMISSION)
    path = (stay(CLINIC, 2, 3, COMPLETED), stay(CLINIC, 30, 31, COMPLETED))
    gap = "long-gap unmet 4-29 clinic clinic"
    assert told(*path, care=narrow(*ADMITTED, *DISCHARGED, back)) == [gap]
    assert told(*path, care=narrow(*ADMITTED, *DISCHARGED)) == [
        gap,
        "unusual-move unmet 30-30 clinic",
    ]
    assert told(*path, care=narrow(back, *DISCHARGED)) == [
        "unusual-move unmet 2-2 clinic",
        gap,
    ]


@pytest.mark.parametrize(
    ("begins", "lines"),
    [
        (2, []),
        (5, []),
        (9, []),
        (10, ["unusual-move unmet 10-10 clinic"]),
    ],
)
def test_who_is_in_care_is_not_readmitted(begins: int, lines: list[str]) -> None:
    care = narrow(*ADMITTED, *DISCHARGED, concurrency=(beside(CLINIC),))
    path = (
        stay(RESIDENTIAL, 2, 9, COMPLETED),
        stay(CLINIC, begins, 40, COMPLETED, line="medication"),
    )
    assert told(*path, care=care) == lines


def test_a_discharge_is_told_where_it_is_unusual() -> None:
    path = (stay(RESIDENTIAL, 2, 9, COMPLETED),)
    assert told(*path, care=narrow(*ADMITTED)) == ["unusual-move unmet 9-9 residential"]


def test_a_death_is_no_move() -> None:
    path = (stay(RESIDENTIAL, 2, 9, DIED),)
    assert told(*path, care=narrow(*ADMITTED)) == []
    assert told(stay(WITHDRAWAL, 2, 9, DIED)) == []


@pytest.mark.parametrize("care", [PERMISSIVE, narrow(*ADMITTED, *DISCHARGED), ()])
def test_another_place_at_the_same_level_is_no_move_of_levels(care: Any) -> None:
    path = (stay(CLINIC, 2, 9, TRANSFERRED), stay(CLINIC, 9))
    moves = [line for line in told(*path, care=care) if " 9-9 " in line]
    assert moves == []


@pytest.mark.parametrize(
    ("begins", "lines"),
    [
        (9, []),
        (10, []),
        (11, ["unusual-move unmet 11-11 clinic"]),
        (24, ["unusual-move unmet 24-24 clinic"]),
        (25, ["long-gap unmet 10-24 clinic clinic", "unusual-move unmet 25-25 clinic"]),
    ],
)
def test_who_comes_back_to_a_level_after_a_day_without_care_is_readmitted(
    begins: int, lines: list[str]
) -> None:
    path = (stay(CLINIC, 2, 9, COMPLETED), stay(CLINIC, begins))
    assert told(*path, care=narrow(*ADMITTED, *DISCHARGED)) == lines


def test_another_line_is_told_only_where_it_is_described_and_unusual() -> None:
    """The pair tells how usual another line is; a way into care is none of it."""
    path = (stay(RESIDENTIAL, 2), stay(CLINIC, 5, line="medication"))
    first = move(Outside.BEFORE, RESIDENTIAL, TransitionKind.ADMISSION)
    second = move(Outside.BEFORE, CLINIC, TransitionKind.ADMISSION, Expectation.UNUSUAL)
    pairs = (beside(CLINIC),)
    assert told(*path, care=narrow(first, concurrency=pairs)) == []
    assert told(*path, care=narrow(first, second, concurrency=pairs)) == [
        "unusual-move unmet 5-5 clinic"
    ]
    assert told(*path, care=()) == [
        "no-continuum unknown 2-2 residential",
        "no-continuum unknown 5-5 clinic",
        "unusual-pair unknown 5- residential clinic",
    ]
    stranger = attrs.evolve(CLINIC, name="Another clinic")
    path = (stay(RESIDENTIAL, 2), stay(stranger, 5, line="medication"))
    assert "no-continuum unknown 5-5 clinic" in told(*path)


# --- continua that are not at hand ----------------------------------------------------


def test_a_move_that_no_continuum_describes_is_not_known() -> None:
    path = (stay(RESIDENTIAL, 2, 9, TRANSFERRED), stay(EVENING, 9, 12, COMPLETED))
    assert told(*path, care=()) == [
        "no-continuum unknown 2-2 residential",
        "no-continuum unknown 9-9 residential evening",
        "no-continuum unknown 12-12 evening",
    ]
    first, second, _ = path_findings(path, care=(), on=FAR, longest_gap=14)
    assert first.missing == ("continuum",)
    assert str(second) == (
        "2026-03-09: no continuum (path residential, path evening), unknown: no "
        "continuum that was given holds path residential and path evening (continuum?)"
    )


def test_a_move_from_one_system_to_another_is_not_known() -> None:
    other = attrs.evolve(CLINIC, system="other")
    theirs = Continuum(
        "other",
        "Other",
        (other,),
        (
            move(Outside.BEFORE, other, TransitionKind.ADMISSION),
            move(other, Outside.AFTER, TransitionKind.DISCHARGE),
        ),
    )
    path = (stay(RESIDENTIAL, 2, 9, TRANSFERRED), stay(other, 9, 12, COMPLETED))
    assert told(*path, care=(PERMISSIVE, theirs)) == [
        "no-continuum unknown 9-9 residential clinic"
    ]
    assert told(*path) == [
        "no-continuum unknown 9-9 residential clinic",
        "no-continuum unknown 12-12 clinic",
    ]


def test_a_level_that_is_another_one_under_the_same_code_is_not_known() -> None:
    renamed = attrs.evolve(CLINIC, name="Another clinic")
    assert told(stay(renamed, 2)) == ["no-continuum unknown 2-2 clinic"]


# --- after withdrawal management ------------------------------------------------------

NOTHING = "nothing-after-withdrawal-management"
ENDED = stay(WITHDRAWAL, 2, 8, COMPLETED)


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (8, "unknown"),
        (22, "unknown"),
        (23, "unmet"),  # 9 to 22 March are 14 days without care
        (24, "unmet"),
    ],
)
def test_treatment_may_follow_until_the_longest_gap_has_passed(
    on: int, verdict: str
) -> None:
    assert told(ENDED, on=day(on)) == [f"{NOTHING} {verdict} 8-8 wm"]


@pytest.mark.parametrize(("begins", "follows"), [(8, True), (23, True), (24, False)])
@pytest.mark.parametrize("line", ["main", "other"])
def test_treatment_follows_on_the_last_day_it_may_and_not_on_the_next(
    begins: int, line: str, *, follows: bool
) -> None:
    lines = told(ENDED, stay(EVENING, begins, line=line))
    nothing = [line for line in lines if line.startswith(NOTHING)]
    assert nothing == ([] if follows else [f"{NOTHING} unmet 8-8 wm"])
    longer = told(ENDED, stay(EVENING, begins, line=line), longest_gap=15)
    assert longer == []


@pytest.mark.parametrize(
    ("first", "last", "follows"),
    [(2, 7, False), (2, 8, False), (2, 9, True), (2, None, True), (8, 8, True)],
)
def test_treatment_beside_withdrawal_management_follows_it_where_it_lasts_longer(
    first: int, last: int | None, *, follows: bool
) -> None:
    ended = None if last is None else COMPLETED
    other = stay(EVENING, first, last, ended, line="other")
    care = attrs.evolve(PERMISSIVE, concurrency=(beside(EVENING),))
    expected = [] if follows else [f"{NOTHING} unmet 8-8 wm"]
    assert told(ENDED, other, care=care) == expected


@pytest.mark.parametrize("level", [HOUSE, WITHDRAWAL])
@pytest.mark.parametrize("line", ["main", "other"])
def test_a_bed_is_no_treatment_and_withdrawal_management_does_not_follow_itself(
    level: Level, line: str
) -> None:
    """A second withdrawal management is asked what follows it in its turn."""
    lines = told(ENDED, stay(level, 9, 12, COMPLETED, line=line))
    wanted = [f"{NOTHING} unmet 8-8 wm"]
    if level is WITHDRAWAL:
        wanted = [*([] if line == "main" else wanted), f"{NOTHING} unmet 12-12 wm"]
    assert lines == wanted


def test_a_transfer_to_a_bed_tells_where_to_and_nothing_of_treatment() -> None:
    moved_on = attrs.evolve(ENDED, ended=TRANSFERRED)
    path = (moved_on, stay(HOUSE, 8))
    assert told(*path, on=day(22)) == [f"{NOTHING} unknown 8-8 wm"]
    assert told(*path, on=day(23)) == [f"{NOTHING} unmet 8-8 wm"]
    later = stay(EVENING, 23, line="other")
    care = attrs.evolve(PERMISSIVE, concurrency=(beside(HOUSE),))
    assert told(*path, later, care=care) == []


def test_a_transfer_of_which_no_more_is_recorded_stays_unknown() -> None:
    moved_on = attrs.evolve(ENDED, ended=TRANSFERRED)
    assert told(moved_on, on=FAR) == [f"{NOTHING} unknown 8-8 wm"]
    assert only([moved_on]).missing == ("level transferred to",)


def test_withdrawal_management_that_lasts_is_not_asked_what_follows() -> None:
    assert told(stay(WITHDRAWAL, 2)) == []


def test_what_may_still_follow_says_until_when() -> None:
    (found,) = path_findings([ENDED], care=PERMISSIVE, on=day(22), longest_gap=14)
    assert str(found) == (
        "2026-03-08: nothing after withdrawal management (path wm), unknown: "
        "what follows may begin until 2026-03-23 (stays through 2026-03-23?)"
    )
    (found,) = path_findings([ENDED], care=PERMISSIVE, on=day(23), longest_gap=14)
    assert str(found) == (
        "2026-03-08: nothing after withdrawal management (path wm), unmet: "
        "no treatment begins within 14 days"
    )


# --- two levels at once ---------------------------------------------------------------


def pair(
    one: Level, other: Level, *concurrency: Any, last: int | None = 20
) -> list[str]:
    care = attrs.evolve(PERMISSIVE, concurrency=concurrency)
    return told(stay(one, 2, 9), stay(other, 5, last, line="other"), care=care)


@pytest.mark.parametrize(
    ("one", "other", "concurrency", "lines"),
    [
        (RESIDENTIAL, HOSPITAL, (), ["two-24-hour-levels unmet 5-9 {}"]),
        (RESIDENTIAL, RESIDENTIAL, (), ["two-24-hour-levels unmet 5-9 {}"]),
        (RESIDENTIAL, LODGING, (), ["two-24-hour-levels unknown 5-9 {}"]),
        (LODGING, LODGING, (), ["two-24-hour-levels unknown 5-9 {}"]),
        (RESIDENTIAL, EVENING, (), ["unusual-pair unknown 5-9 {}"]),
        (LODGING, EVENING, (), ["unusual-pair unknown 5-9 {}"]),
        (EVENING, CLINIC, (), ["unusual-pair unknown 5-9 {}"]),
        (EVENING, EVENING, (), ["unusual-pair unknown 5-9 {}"]),
        (EVENING, CLINIC, (beside(CLINIC),), []),
        (EVENING, EVENING, (beside(EVENING),), ["unusual-pair unknown 5-9 {}"]),
        (RESIDENTIAL, HOSPITAL, (beside(HOSPITAL, RESIDENTIAL),), []),
        (
            EVENING,
            CLINIC,
            (beside(CLINIC, None, Expectation.ACCEPTABLE),),
            [],
        ),
        (
            EVENING,
            CLINIC,
            (beside(EVENING, CLINIC, Expectation.UNUSUAL),),
            ["unusual-pair unmet 5-9 {}"],
        ),
        (
            RESIDENTIAL,
            LODGING,
            (beside(LODGING, None, Expectation.UNUSUAL),),
            ["unusual-pair unmet 5-9 {}"],
        ),
        (RESIDENTIAL, LODGING, (beside(LODGING),), []),
        (
            RESIDENTIAL,
            HOSPITAL,
            (beside(RESIDENTIAL, None, Expectation.UNUSUAL),),
            ["two-24-hour-levels unmet 5-9 {}"],
        ),
    ],
)
def test_two_levels_at_once_are_told_unless_they_go_together(
    one: Level, other: Level, concurrency: Any, lines: list[str]
) -> None:
    codes = f"{one.code} {other.code}"
    assert pair(one, other, *concurrency) == [line.format(codes) for line in lines]


def test_who_says_that_two_levels_do_not_go_together_is_cited() -> None:
    said = attrs.evolve(beside(EVENING, CLINIC, Expectation.UNUSUAL), source=TEXT)
    both = attrs.evolve(beside(HOSPITAL, RESIDENTIAL, Expectation.UNUSUAL), source=TEXT)
    care = attrs.evolve(PERMISSIVE, concurrency=(said, both))
    for one, other in ((EVENING, CLINIC), (RESIDENTIAL, HOSPITAL)):
        path = [stay(one, 2, 9), stay(other, 5, 20, line="other")]
        assert only(path, care).reasons == (
            Reason(verdict=Verdict.UNMET, statement="side by side", source=TEXT),
        )


@pytest.mark.parametrize("care", [PERMISSIVE, ()])
def test_one_bed_is_enough_whatever_is_described(care: Any) -> None:
    path = [stay(RESIDENTIAL, 2, 9), stay(HOSPITAL, 5, 20, line="other")]
    found = path_findings(path, care=care, on=FAR, longest_gap=14)
    (both,) = (
        finding
        for finding in found
        if finding.kind is PathFindingKind.TWO_24_HOUR_LEVELS
    )
    assert both.reasons == (Reason(verdict=Verdict.UNMET, statement=ONE_BED),)


def test_whose_staff_is_not_known_is_named() -> None:
    path = [stay(RESIDENTIAL, 2, 9), stay(LODGING, 5, 20, line="other")]
    assert only(path).missing == ("supervision of path lodging",)
    path = [stay(LODGING, 2, 9), stay(LODGING, 5, 20, line="other")]
    assert only(path).missing == ("supervision of path lodging and path lodging",)


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [
        (8, 20, ["two-24-hour-levels unmet 8-9 residential hospital"]),
        (9, 20, []),  # from one to the other
        (10, 20, []),
        (5, 5, ["two-24-hour-levels unmet 5-5 residential hospital"]),
        (9, 9, []),
        (2, 2, []),
        (2, 3, ["two-24-hour-levels unmet 2-3 hospital residential"]),
        (3, 9, ["two-24-hour-levels unmet 3-9 residential hospital"]),
        (5, None, ["two-24-hour-levels unmet 5-9 residential hospital"]),
    ],
)
def test_the_day_of_a_move_is_a_day_of_both_stays_and_not_of_both_levels(
    first: int, last: int | None, lines: list[str]
) -> None:
    path = (stay(RESIDENTIAL, 2, 9), stay(HOSPITAL, first, last, line="other"))
    assert told(*path) == lines


@pytest.mark.parametrize(
    ("leaves", "others", "lines"),
    [
        (((4, 6),), (), ["2-3", "7-9"]),
        (((3, 9),), (), ["2-2"]),
        (((3, 5), (6, 9)), (), ["2-2"]),
        (((3, 5), (7, 9)), (), ["2-2", "6-6"]),
        (((3, 5),), ((4, 7),), ["2-2", "8-9"]),
        (((3, 7),), ((4, 5),), ["2-2", "8-9"]),
        (((3, 5),), ((6, None),), ["2-2"]),
        ((), ((3, None),), []),  # goes on leave to be admitted here
        ((), ((4, None),), ["2-3"]),
        ((), ((3, 8),), []),  # and comes back from here on the last day
        ((), ((3, 7),), ["8-9"]),
        ((), ((10, None),), ["2-9"]),
        ((), ((9, 12),), ["2-8"]),
    ],
)
def test_on_a_day_of_leave_a_patient_has_no_bed_here(
    leaves: tuple[tuple[int, int], ...],
    others: tuple[tuple[int, int | None], ...],
    lines: list[str],
) -> None:
    one = stay(HOSPITAL, 2, 9, None, *(through(*leave) for leave in leaves))
    other = stay(RESIDENTIAL, 1, None, None, *(through(*leave) for leave in others))
    assert told(one, other) == [
        f"two-24-hour-levels unmet {days} residential hospital" for days in lines
    ]


def test_two_stays_that_last_overlap_without_end() -> None:
    assert told(stay(RESIDENTIAL, 2), stay(HOSPITAL, 5)) == [
        "two-24-hour-levels unmet 5- residential hospital"
    ]


# --- days without care ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins", "lines"),
    [
        (9, []),
        (10, []),
        (24, []),  # 14 days lie between
        (25, ["long-gap unmet 10-24 residential evening"]),
    ],
)
def test_a_gap_is_long_from_one_day_more_than_the_longest(
    begins: int, lines: list[str]
) -> None:
    assert told(stay(RESIDENTIAL, 2, 9), stay(EVENING, begins, 40)) == lines


def test_a_stay_of_another_line_fills_a_gap() -> None:
    care = attrs.evolve(PERMISSIVE, concurrency=(beside(CLINIC),))
    beside_it = stay(CLINIC, 5, 20, line="medication")
    path = (stay(RESIDENTIAL, 2, 9), stay(EVENING, 35, 40))
    assert told(*path, beside_it, care=care) == []
    assert told(*path, beside_it, care=care, longest_gap=13) == [
        "long-gap unmet 21-34 clinic evening"
    ]
    lasting = stay(CLINIC, 5, line="medication")
    assert told(*path, lasting, care=care, longest_gap=0) == []


def test_a_gap_says_how_long_it_is() -> None:
    path = [stay(RESIDENTIAL, 2, 9), stay(EVENING, 25, 40)]
    assert str(only(path)).endswith("unmet: 15 days without care, more than 14")


def test_a_leave_is_no_gap() -> None:
    away = stay(RESIDENTIAL, 2, 40, None, through(4, 39))
    assert told(away, stay(EVENING, 41)) == []


# --- what was decided -----------------------------------------------------------------


def at(
    *, recommended: Any = (), authorized: Any = (), last: int | None = 9
) -> tuple[Stay, ...]:
    return (stay(RESIDENTIAL, 2, last, recommended=recommended, authorized=authorized),)


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [
        (1, 1, []),
        (1, 2, ["level-not-recommended unmet 2-2 hospital residential"]),
        (5, None, ["level-not-recommended unmet 5-9 hospital residential"]),
        (9, 9, ["level-not-recommended unmet 9-9 hospital residential"]),
        (10, None, []),
    ],
)
def test_a_level_that_was_not_recommended_is_told_for_the_days_of_the_stay(
    first: int, last: int | None, lines: list[str]
) -> None:
    assert told(*at(recommended=[decided(HOSPITAL, first, last)])) == lines


@pytest.mark.parametrize(
    ("spans", "lines"),
    [
        ([(RESIDENTIAL, 2, 9)], []),
        ([(RESIDENTIAL, 1, None)], []),
        ([(RESIDENTIAL, 2, 8)], ["days-not-authorized unmet 9-9 residential"]),
        ([(RESIDENTIAL, 3, 9)], ["days-not-authorized unmet 2-2 residential"]),
        (
            [(RESIDENTIAL, 3, 4), (RESIDENTIAL, 6, 8)],
            [
                "days-not-authorized unmet 2-2 residential",
                "days-not-authorized unmet 5-5 residential",
                "days-not-authorized unmet 9-9 residential",
            ],
        ),
        ([(RESIDENTIAL, 6, 9), (RESIDENTIAL, 2, 5)], []),
        ([(RESIDENTIAL, 2, 9), (RESIDENTIAL, 3, 4)], []),
        (
            [(RESIDENTIAL, 20, 30)],
            ["days-not-authorized unmet 2-9 residential"],
        ),
        (
            [(EVENING, 2, 9)],
            ["level-not-authorized unmet 2-9 evening residential"],
        ),
        (
            [(RESIDENTIAL, 2, 5), (EVENING, 5, 9)],
            ["level-not-authorized unmet 6-9 evening residential"],
        ),
        ([(RESIDENTIAL, 2, 9), (EVENING, 5, None)], []),
        ([], []),
    ],
)
def test_each_day_of_a_stay_is_authorized_or_told(
    spans: list[tuple[Level, int, int | None]], lines: list[str]
) -> None:
    assert told(*at(authorized=[decided(*span) for span in spans])) == lines


def test_a_level_among_those_recommended_is_no_other_one() -> None:
    """A recommendation that nobody took back stands beside the newer one."""
    spans = [decided(HOSPITAL, 1), decided(RESIDENTIAL, 2, 8)]
    assert told(*at(recommended=spans)) == [
        "level-not-recommended unmet 9-9 hospital residential"
    ]


@pytest.mark.parametrize(
    ("level", "first", "last", "lines"),
    [
        (RESIDENTIAL, 1, 1, []),
        (RESIDENTIAL, 1, 2, ["level-denied unmet 2-2 residential"]),
        (RESIDENTIAL, 5, None, ["level-denied unmet 5-9 residential"]),
        (RESIDENTIAL, 9, 9, ["level-denied unmet 9-9 residential"]),
        (RESIDENTIAL, 10, None, []),
        (HOSPITAL, 2, 9, []),
    ],
)
def test_a_level_that_was_denied_and_delivered_is_told_and_no_other(
    level: Level, first: int, last: int | None, lines: list[str]
) -> None:
    denied = [decided(level, first, last)]
    assert told(stay(RESIDENTIAL, 2, 9, denied=denied)) == lines


def test_a_level_that_was_denied_for_later_is_not_delivered_yet() -> None:
    lasting = stay(RESIDENTIAL, 2, denied=[decided(RESIDENTIAL, 6)])
    assert told(lasting, on=day(5)) == []
    assert told(lasting, on=day(6)) == ["level-denied unmet 6-6 residential"]


def test_a_level_that_is_denied_for_the_day_of_a_move_is_denied_where_it_leads() -> (
    None
):
    path = (
        stay(RESIDENTIAL, 2, 5, TRANSFERRED, denied=[decided(RESIDENTIAL, 5)]),
        stay(EVENING, 5, 9, COMPLETED, denied=[decided(EVENING, 5, 5)]),
    )
    assert told(*path) == ["level-denied unmet 5-5 evening"]
    found = path_findings(path, care=PERMISSIVE, on=FAR, longest_gap=14)
    assert str(found[0]).endswith("unmet: path evening was denied, and delivered")


@pytest.mark.parametrize(
    ("on", "lines"),
    [
        (1, []),
        (2, []),
        (5, []),
        (6, ["days-not-authorized unmet 6-6 residential"]),
        (9, ["days-not-authorized unmet 6-9 residential"]),
    ],
)
def test_days_that_have_not_come_are_neither_delivered_nor_due(
    on: int, lines: list[str]
) -> None:
    path = at(authorized=[decided(RESIDENTIAL, 2, 5)], last=None)
    assert told(*path, on=day(on)) == lines


def test_a_level_decided_on_for_later_is_not_held_against_today() -> None:
    planned = decided(EVENING, 6)
    path = at(
        recommended=[planned], authorized=[decided(RESIDENTIAL, 2), planned], last=None
    )
    assert told(*path, on=day(5)) == []
    assert told(*path, on=day(6)) == [
        "level-not-recommended unmet 6-6 evening residential"
    ]


@pytest.mark.parametrize("on", [1, 2])
def test_the_day_of_admission_is_told_when_it_has_come(on: int) -> None:
    path = at(recommended=[decided(EVENING, 2)], last=None)
    lines = ["level-not-recommended unmet 2-2 evening residential"]
    assert told(*path, on=day(on)) == ([] if on == 1 else lines)


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ((2, 5), (5, 9), []),
        ((2, 4), (5, 9), []),
        (
            (2, 5),
            (6, 9),
            ["level-not-authorized unmet 5-5 residential evening"],
        ),
        ((2, 4), (6, 9), ["days-not-authorized unmet 5-5 evening"]),
    ],
)
def test_on_the_day_of_a_move_the_level_counts_that_the_patient_goes_to(
    first: tuple[int, int], second: tuple[int, int], lines: list[str]
) -> None:
    events = (
        Admission(on=day(2), level=RESIDENTIAL),
        Transfer(on=day(5), level=EVENING),
        Discharge(on=day(9), reason=COMPLETED),
        LevelAuthorized(level=RESIDENTIAL, period=through(*first)),
        LevelAuthorized(level=EVENING, period=through(*second)),
    )
    assert told(*History(events).stays) == lines


def test_a_stay_of_one_day_on_the_way_to_another_answers_for_nothing() -> None:
    path = (
        stay(RESIDENTIAL, 5, 5, TRANSFERRED, authorized=[decided(HOSPITAL, 5)]),
        stay(EVENING, 5, 9, COMPLETED),
    )
    assert told(*path) == []


def test_a_mismatch_says_what_was_decided_and_what_was_delivered() -> None:
    both = [decided(EVENING, 2)]
    found = path_findings(
        at(recommended=both, authorized=both), care=PERMISSIVE, on=FAR, longest_gap=14
    )
    assert [str(finding).split(": ", 2)[2] for finding in found] == [
        "path evening was recommended, path residential delivered",
        "path evening was authorized, path residential delivered",
    ]
    (short,) = path_findings(
        at(authorized=[decided(RESIDENTIAL, 2, 8)]),
        care=PERMISSIVE,
        on=FAR,
        longest_gap=14,
    )
    assert str(short).endswith("unmet: no level was authorized for these days")


# --- after death ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "lines"),
    [
        (8, []),
        (9, []),
        (10, ["stay-after-death unmet 10-10 clinic"]),
        (12, ["stay-after-death unmet 10-12 clinic"]),
        (None, ["stay-after-death unmet 10- clinic"]),
    ],
)
def test_a_stay_that_lasts_beyond_a_death_is_told(
    last: int | None, lines: list[str]
) -> None:
    care = attrs.evolve(PERMISSIVE, concurrency=(beside(CLINIC),))
    path = (
        stay(RESIDENTIAL, 2, 9, DIED),
        stay(CLINIC, 2, last, line="medication"),
    )
    assert told(*path, care=care) == lines


def test_of_two_deaths_the_first_counts() -> None:
    care = attrs.evolve(PERMISSIVE, concurrency=(beside(CLINIC),))
    path = (
        stay(RESIDENTIAL, 2, 9, DIED),
        stay(CLINIC, 2, 11, DIED, line="medication"),
    )
    assert told(*path, care=care) == ["stay-after-death unmet 10-11 clinic"]
    assert str(only(path, care)).endswith("unmet: the patient died on 2026-03-09")


def test_who_dies_on_leave_dies_in_care() -> None:
    away = stay(RESIDENTIAL, 2, 9, DIED, through(5, 9))
    assert told(away) == []


# --- the call -------------------------------------------------------------------------


def test_an_episode_a_list_and_one_stay_are_told_alike() -> None:
    path = (ENDED, stay(EVENING, 30))
    found = path_findings(path, care=PERMISSIVE, on=FAR, longest_gap=14)
    assert found
    for stays in (list(path), iter(path), Episode(path)):
        again = path_findings(stays, care=PERMISSIVE, on=FAR, longest_gap=14)
        assert again == found
    one: Any = ENDED
    assert len(path_findings(one, care=PERMISSIVE, on=FAR, longest_gap=14)) == 1


def test_findings_come_by_day_whatever_they_are_of() -> None:
    path = (
        stay(WITHDRAWAL, 2, 8, COMPLETED, authorized=[decided(WITHDRAWAL, 2, 7)]),
        stay(HOSPITAL, 5, 6, COMPLETED, line="other"),
        stay(EVENING, 30, 31, COMPLETED),
    )
    assert told(*path) == [
        "two-24-hour-levels unmet 5-6 wm hospital",
        f"{NOTHING} unmet 8-8 wm",
        "days-not-authorized unmet 8-8 wm",
        "long-gap unmet 9-29 wm evening",
    ]


def test_of_findings_that_begin_on_one_day_the_shorter_comes_first() -> None:
    path = (
        stay(RESIDENTIAL, 2, 20),
        stay(HOSPITAL, 5, 12, line="a"),
        stay(WITHDRAWAL, 5, 7, DIED, line="b"),
    )
    lines = [line for line in told(*path) if line.startswith("two")]
    assert lines == [
        "two-24-hour-levels unmet 5-7 residential wm",
        "two-24-hour-levels unmet 5-7 wm hospital",
        "two-24-hour-levels unmet 5-12 residential hospital",
    ]
    lasting = stay(HOSPITAL, 5, line="c")
    assert told(stay(RESIDENTIAL, 2), path[1], lasting) == [
        "two-24-hour-levels unmet 5-12 hospital hospital",
        "two-24-hour-levels unmet 5-12 residential hospital",
        "two-24-hour-levels unmet 5- residential hospital",
    ]


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"stays": "roe"}, FieldTypeError, "stays must be a Stay or several, not str"),
        ({"stays": None}, FieldTypeError, "stays must be a Stay or several, not None"),
        ({"stays": [CLINIC]}, FieldTypeError, "stays[0] must be a Stay, not Level"),
        (
            {"stays": [ENDED, "roe"]},
            FieldTypeError,
            "stays[1] must be a Stay, not str",
        ),
        (
            {"care": "asam3"},
            FieldTypeError,
            "care must be a Continuum or several, not str",
        ),
        ({"care": None}, FieldTypeError, "care must be a Continuum or several, not N"),
        (
            {"care": [PERMISSIVE, CLINIC]},
            FieldTypeError,
            "care[1] must be a Continuum, not Level",
        ),
        ({"on": "2026-03-02"}, FieldTypeError, "on must be a datetime.date without"),
        (
            {"on": None},
            FieldTypeError,
            "on must be a datetime.date without a time, not",
        ),
        (
            {"on": datetime(2026, 3, 2)},  # noqa: DTZ001  # on purpose
            FieldTypeError,
            "on must be a datetime.date without a time, not datetime",
        ),
        (
            {"on": date(2200, 1, 1)},
            FieldValueError,
            "on must be a day of the years 1900 to 2199",
        ),
        (
            {"longest_gap": 14.0},
            FieldTypeError,
            "longest_gap must be a whole number (int), not float",
        ),
        (
            {"longest_gap": None},
            FieldTypeError,
            "longest_gap must be a whole number (int), not NoneType",
        ),
        (
            {"longest_gap": -1},
            FieldValueError,
            "longest_gap must be from 0 to 3660, not -1",
        ),
        (
            {"longest_gap": 3661},
            FieldValueError,
            "longest_gap must be from 0 to 3660, not 3661",
        ),
        (
            {"given": {"safe-home"}},
            FieldTypeError,
            "given must be a Circumstances, not set",
        ),
    ],
)
def test_a_call_that_cannot_be_answered_names_the_argument(
    change: dict[str, Any], error: type[Exception], said: str
) -> None:
    arguments: dict[str, Any] = {
        "stays": [ENDED],
        "care": PERMISSIVE,
        "on": FAR,
        "longest_gap": 14,
    }
    arguments |= change
    with pytest.raises(error, match=rf"^path_findings\.{re.escape(said)}"):
        path_findings(arguments.pop("stays"), **arguments)


def test_two_continua_of_one_system_are_refused() -> None:
    with pytest.raises(DuplicateCodeError, match="with the code 'path'"):
        path_findings([], care=(PERMISSIVE, narrow(*ADMITTED)), on=FAR, longest_gap=14)


def test_nobody_was_in_care_before_birth_and_no_message_says_when_that_was() -> None:
    born = Circumstances(born=day(3))
    with pytest.raises(FieldValueError) as caught:
        told(stay(CLINIC, 2), given=born)
    assert "2026-03-03" not in str(caught.value)


def test_the_longest_gap_may_be_ten_years() -> None:
    later = stay(EVENING, 2 + 3660 + 1)
    assert told(stay(CLINIC, 2, 2), later, longest_gap=3660) == []
    day_more = stay(EVENING, 2 + 3660 + 2)
    assert told(stay(CLINIC, 2, 2), day_more, longest_gap=3660) == [
        "long-gap unmet 3-3663 clinic evening"
    ]


def test_no_finding_says_more_of_a_patient_than_days_and_levels() -> None:
    known = Circumstances(born=date(1990, 1, 2), phase="roe", facts=frozenset({"x"}))
    path = [
        attrs.evolve(ENDED, circumstances=known, line="roe"),
        attrs.evolve(stay(EVENING, 40), circumstances=known, line="roe"),
    ]
    found = path_findings(path, care=(), on=FAR, longest_gap=14)
    assert found
    for text in (repr(found), *map(str, found)):
        assert not re.search("1990|roe", text)


# --- denials --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "line"),
    [
        (decided(RESIDENTIAL, 1, 1), []),
        (decided(RESIDENTIAL, 1, 2), ["level-denied unmet 2-2 residential"]),
        (decided(RESIDENTIAL, 9), ["level-denied unmet 9-9 residential"]),
        (decided(RESIDENTIAL, 10), []),
        (decided(EVENING, 2), []),
    ],
)
def test_a_level_that_was_denied_and_delivered_is_told(
    span: LevelSpan, line: list[str]
) -> None:
    assert (
        told(attrs.evolve(stay(RESIDENTIAL, 2, 9, COMPLETED), denied=(span,))) == line
    )


# --- returns and second lines ---------------------------------------------------------


def test_a_return_to_the_level_one_left_is_a_readmission() -> None:
    """Without a day between, another place at the same level is no move at all."""
    again = move(Outside.AFTER, EVENING, TransitionKind.READMISSION)
    care = narrow(*ADMITTED, *DISCHARGED)
    left = stay(EVENING, 2, 9, COMPLETED)
    for first, told_of in ((10, []), (11, ["unusual-move unmet 11-11 evening"])):
        assert told(left, stay(EVENING, first), care=care) == told_of
    described = narrow(*ADMITTED, *DISCHARGED, again)
    assert told(left, stay(EVENING, 11), care=described) == []


def test_a_second_line_that_no_way_into_care_leads_to_is_judged_by_the_pair() -> None:
    usual = beside(EVENING, LODGING)
    care = narrow(ADMITTED[LEVELS.index(EVENING)], concurrency=(usual,))
    house = attrs.evolve(stay(LODGING, 2), line="home")
    assert told(stay(EVENING, 2), house, care=care) == []
    alone = told(house, care=care)
    assert alone == [f"unusual-move unmet 2-2 {LODGING.code}"]


@pytest.mark.parametrize("line", ["main", "medication"])
def test_who_comes_back_to_a_line_is_readmitted_whatever_runs_beside(line: str) -> None:
    """Medication that never stopped does not make a return a first admission."""
    care = narrow(*ADMITTED, *DISCHARGED, concurrency=(beside(CLINIC, EVENING),))
    medication = stay(CLINIC, 1, line="medication")
    again = stay(EVENING, 60, line=line)
    found = told(
        medication, stay(EVENING, 2, 9, COMPLETED, line="main"), again, care=care
    )
    returned = ["unusual-move unmet 60-60 evening"]
    assert found == (returned if line == "main" else [])


def test_a_history_is_judged_as_its_stays_are() -> None:
    history = History((Admission(on=day(2), level=EVENING),))
    assert list(history) == list(history.stays)
    assert told(*history) == told(*history.stays)
