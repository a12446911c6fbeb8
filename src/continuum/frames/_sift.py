"""What of each session counts, and the verdict on one session by itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time

import narwhals.stable.v2 as nw

from continuum._fields import minute_of
from continuum.frames._cohort import INT
from continuum.frames._engines import Frame
from continuum.frames._numbers import YES, flag, greater, lesser, remainder
from continuum.frames._services import Match
from continuum.frames._verdicts import MET, UNKNOWN, UNMET, inside, least_of
from continuum.periods import DAYS_PER_WEEK, Weekday
from continuum.requirements import EachSession, Times

__all__ = ["session_verdict", "sifted_by_limits", "sifted_by_time"]

_NOON = 12 * 60


def sifted_by_time(sessions: Frame, when: Times, evening: time | None) -> Frame:
    """What of *sessions* lies in *when*; `continuum.assess` says why, case by case.

    The column ``certain`` is 1 where it is known to.
    """
    minutes, clock, begins = nw.col("minutes"), nw.col("clock"), nw.col("begins")
    before = nw.col("day") - 1
    weekend = remainder(before, DAYS_PER_WEEK) >= Weekday.SATURDAY.value
    if not when.evenings:
        return sessions.filter(weekend).with_columns(certain=nw.lit(1))
    kept = ~YES
    if when.weekends:
        kept = weekend
    untimed = clock.is_null()
    ends = begins + clock
    if evening is None:
        late = untimed | (ends > _NOON)
        whole = flag(kept)
        return sessions.filter(kept | late).with_columns(certain=whole)
    dusk = minute_of(evening)
    left = ends - greater(begins, nw.lit(dusk))
    split = ~kept & ~untimed & (begins < dusk)
    # In which part of a session its breaks lay, nobody says.
    unbroken = minutes == clock
    least = lesser(left, minutes.fill_null(_NOON * 2))
    shorter = nw.when(unbroken).then(left).otherwise(least)
    return sessions.filter(kept | untimed | (left > 0)).with_columns(
        certain=flag(kept | ~untimed),
        minutes=nw.when(~split | unbroken).then(
            nw.when(split).then(left).otherwise(minutes)
        ),
        clock=nw.when(split).then(shorter).otherwise(clock),
    )


def sifted_by_limits(sessions: Frame, about: Match, verdict: nw.Expr) -> Frame:
    """Those of *sessions* that keep limits on the ones they are about.

    The column ``certain`` is 1 where they are known to.
    """
    judged = sessions.with_columns(
        about=nw.when(about.sure)
        .then(nw.lit(2))
        .when(about.perhaps)
        .then(nw.lit(1))
        .otherwise(nw.lit(0)),
        kept=verdict,
    )
    about_it, kept = nw.col("about"), nw.col("kept")
    fits = (about_it == 0) | (kept == MET)
    broken = (about_it == 2) & (kept == UNMET)  # noqa: PLR2004  # for certain
    return judged.filter(~broken).with_columns(certain=flag(fits)).drop("about", "kept")


def session_verdict(each: EachSession, columns: Collection[str]) -> nw.Expr:
    """The verdict on one session by itself."""
    verdicts: list[nw.Expr] = []
    for column, low, high in (
        (
            "minutes",
            each.at_least.value if each.at_least else None,
            each.at_most.value if each.at_most else None,
        ),
        ("participants", each.fewest, each.most),
    ):
        if low is None and high is None:
            continue
        if column not in columns:
            verdicts.append(nw.lit(UNKNOWN))
            continue
        value = nw.col(column)
        known = inside(value, None, low or 0, high)
        verdicts.append(nw.when(value.is_null()).then(nw.lit(UNKNOWN)).otherwise(known))
    if each.by_staff:
        verdicts.append(_by_staff(each.by_staff, columns))
    return least_of(verdicts).cast(INT)


def _by_staff(most: tuple[int, ...], columns: Collection[str]) -> nw.Expr:
    """Whether a group is small enough for the staff present."""
    if "participants" not in columns:
        return nw.lit(UNKNOWN)
    people = nw.col("participants")
    found = nw.lit(UNKNOWN)
    # Without the staff, the smallest and the greatest number allowed decide.
    found = nw.when(people > max(most)).then(nw.lit(UNMET)).otherwise(found)
    found = nw.when(people <= min(most)).then(nw.lit(MET)).otherwise(found)
    if "staff_present" in columns:
        staff = nw.col("staff_present")
        allowed = nw.lit(most[-1])
        for number, limit in reversed(list(enumerate(most[:-1], 1))):
            allowed = nw.when(staff == number).then(nw.lit(limit)).otherwise(allowed)
        enough = nw.when(people <= allowed).then(nw.lit(MET)).otherwise(nw.lit(UNMET))
        found = nw.when(staff.is_null()).then(found).otherwise(enough)
    return nw.when(people.is_null()).then(nw.lit(UNKNOWN)).otherwise(found)
