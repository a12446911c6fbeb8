"""Twelve weeks of Mon Wed Fri 09:00-12:00 as sessions, beside dateutil's rrule.

Both sides end with the same 36 `Session` objects, in order.
"""

from __future__ import annotations

from datetime import date, datetime, time

from dateutil.rrule import FR, MO, WE, WEEKLY, rrule

from benchmarks._pairs import Row, compare, show
from continuum import DateRange, Schedule, ServiceKind, Session
from continuum.sessions import _copies

PERIOD = DateRange(date(2026, 3, 2), date(2026, 5, 25))
TEXT = "Mon Wed Fri 09:00-12:00"
KIND = ServiceKind.COUNSELING


def schedule() -> Schedule:
    return Schedule.weekly(TEXT, kind=KIND)


def rule() -> rrule:
    first, last = datetime(2026, 3, 2, 9), datetime(2026, 5, 24, 9)  # noqa: DTZ001  # local
    return rrule(WEEKLY, dtstart=first, until=last, byweekday=(MO, WE, FR))


SCHEDULE, RULE = schedule(), rule()


def session(moment: datetime) -> Session:
    return Session(day=moment.date(), minutes=180, kind=KIND, starts=moment.time())


def ours() -> tuple[Session, ...]:
    return SCHEDULE.sessions(PERIOD)


def by_rrule() -> tuple[Session, ...]:
    return tuple(session(moment) for moment in RULE)


def ours_from_text() -> tuple[Session, ...]:
    return schedule().sessions(PERIOD)


def by_new_rrule() -> tuple[Session, ...]:
    return tuple(session(moment) for moment in rule())


def days_of_rrule() -> list[datetime]:
    return list(RULE)


DAYS = [item.day for item in ours()]
FIRST = ours()[0]


def copied() -> list[Session]:
    return list(_copies(FIRST, DAYS))


def built() -> list[Session]:
    nine = time(9)
    return [Session(day=day, minutes=180, kind=KIND, starts=nine) for day in DAYS]


def main() -> None:
    assert len(DAYS) == 36
    assert ours() == by_rrule() == ours_from_text() == by_new_rrule()
    assert copied() == built() == list(ours())
    show(
        f"{len(DAYS)} sessions: twelve weeks of {TEXT}",
        (
            Row("Schedule.sessions / rrule to Session", compare(ours, by_rrule), 0.4),
            Row(
                "the same, text read and rule built anew",
                compare(ours_from_text, by_new_rrule),
            ),
            Row("Schedule.sessions / rrule alone", compare(ours, days_of_rrule)),
            Row("copying a Session / building each", compare(copied, built)),
        ),
    )


if __name__ == "__main__":
    main()
