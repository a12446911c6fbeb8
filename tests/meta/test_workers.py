"""Many stays judged at once, by threads and by processes, as by one after the other.

Every sample comes back equal from a pickle (test_public_api.py), and every job gives
each thread the same (test_determinism.py). Here each thread has another stay, and all
have the same rulebooks; and a process is sent no more than it is to call.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from typing import TypeVar

import pytest

import continuum
from continuum.assess import Reading
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.findings import Report
from continuum.periods import PROGRAM_WEEK, DateRange
from continuum.rulebooks.national import RULEBOOKS
from continuum.rules import Rulebook
from continuum.services import Format, ServiceKind
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Schedule,
)
from continuum.stay import Stay
from continuum.systems import asam3
from continuum.verdicts import Verdict

THREADS = 8
PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)
FIRST, ON = date(2026, 1, 5), date(2026, 6, 1)
LEVELS = (asam3.LEVEL_1, asam3.LEVEL_2_1, asam3.LEVEL_2_5)
SLOTS = ("Mon Tue Thu 18:00-21:00", "Mon Wed Fri 9:00-11:00", "Tue Sat 13:00-14:30")
FACTS = (
    Circumstances(),
    Circumstances.aged(16),
    Circumstances.aged(30),
    Circumstances(born=date(2008, 2, 1), facts=frozenset({"medicaid"})),
)

_T = TypeVar("_T")


def stay(number: int) -> Stay:
    """One of many: no two of the same days, slots, level and facts."""
    start = FIRST + timedelta(days=number)
    period = DateRange(start, start + timedelta(days=20 + 3 * number))
    schedule = Schedule.weekly(
        SLOTS[number % 3],
        kind=ServiceKind.COUNSELING,
        format=(Format.GROUP, Format.INDIVIDUAL, None)[number // 3 % 3],
        participants=5 + number,
    )
    missed = AttendanceStatus.EXCUSED, AttendanceStatus.UNEXCUSED
    records = tuple(
        AttendanceRecord(
            session=session,
            status=missed[number % 2] if index % 5 == 4 else AttendanceStatus.ATTENDED,
        )
        for index, session in enumerate(schedule.sessions(period))
    )
    return Stay(
        level=LEVELS[number // 2 % 3],
        period=period,
        schedule=schedule if number % 2 else None,
        attendance=None if number % 8 == 7 else Attendance(records),
        circumstances=FACTS[number % 4],
    )


STAYS = tuple(stay(number) for number in range(24))


def sent(value: _T, protocol: int = pickle.DEFAULT_PROTOCOL) -> _T:
    """*value* as it arrives in another process."""
    back: _T = pickle.loads(pickle.dumps(value, protocol))
    return back


def judging(books: tuple[Rulebook, ...]) -> Callable[[Stay], Report]:
    """What a data frame or a pool is given to call for each stay."""
    return partial(check, under=books, on=ON, reading=Reading(week=PROGRAM_WEEK))


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """The reports on all stays, one after the other."""
    return list(map(judging(RULEBOOKS), STAYS))


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_no_two_of_the_stays_have_one_report(reports: list[Report]) -> None:
    assert len({report.findings for report in reports}) == len(STAYS)
    verdicts = {finding.verdict for report in reports for finding in report}
    assert verdicts == set(Verdict)


@pytest.mark.usefixtures("hasty")
def test_many_stays_are_judged_by_eight_threads_as_by_one(
    reports: list[Report],
) -> None:
    # Whatever a value works out once, such as its hash, these books have not yet.
    judge = judging(sent(RULEBOOKS))
    with ThreadPoolExecutor(THREADS) as pool:
        # Each stay twice, and by two threads at once.
        pairs = [one for each in STAYS for one in (each, each)]
        found = list(pool.map(judge, pairs))
    assert found[::2] == found[1::2] == reports
    assert list(map(str, found[::2])) == list(map(str, reports))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_check_is_sent_by_its_name(protocol: int) -> None:
    assert sent(continuum.check, protocol) is check


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_call_with_all_but_its_subject_can_be_sent(protocol: int) -> None:
    schedule = STAYS[1].schedule
    assert schedule is not None
    judge = partial(
        check,
        under=RULEBOOKS,
        at=asam3.LEVEL_2_1,
        on=ON,
        given=Circumstances.aged(30),
        reading=Reading(cut_windows=True),
        holidays=frozenset({ON}),
    )
    found = sent(judge, protocol)(sent(schedule, protocol))
    assert found == judge(schedule)
    assert sent(found, protocol) == found


def test_many_stays_are_judged_by_other_processes_as_by_this_one(
    reports: list[Report],
) -> None:
    # Started anew, as on another machine: none of what this one imported, and its
    # hashes of texts differ.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(judging(RULEBOOKS), STAYS, chunksize=len(STAYS) // 4))
    assert found == reports
    assert list(map(hash, found)) == list(map(hash, reports))
    assert list(map(repr, found)) == list(map(repr, reports))
