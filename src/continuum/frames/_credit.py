"""What each of several overlapping sessions adds, so that every minute counts once.

`continuum.sessions.credited` is the specification. Sessions that overlap and all count
from end to end add what no earlier one covers. Of two where breaks leave less credit
than clock, the order that gives more is taken. Everything else that overlaps is set
aside beforehand; see `Problem.ENTANGLED`.
"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from continuum.frames._cohort import INT
from continuum.frames._engines import Frame
from continuum.frames._inspection import beside, with_clock
from continuum.frames._numbers import greater, lesser

__all__ = ["added"]


def added(sessions: Frame, keys: list[str]) -> Frame:
    """Sessions with the column ``added``, without those that add nothing.

    Beside it they keep ``day``, ``minutes`` and ``clock``, the minutes on the clock.

    Args:
        sessions: Sessions that one filter counts.
        keys: What tells whose they are.
    """
    row = [*keys, "start", "end", "minutes"]
    minutes = nw.col("minutes")
    sessions = with_clock(sessions)
    loose = nw.col("start").is_null()
    untimed = sessions.filter(loose).select(*keys, "day", "minutes", "clock")
    # What is not known stays so; none that overlaps another is left here.
    rows = (
        sessions.filter(~loose)
        .select(
            *keys,
            "day",
            "start",
            "end",
            "clock",
            minutes=minutes.fill_null(0).cast(INT),
        )
        .unique(subset=row, keep="any")
    )
    start, end = nw.col("start"), nw.col("end")
    first, last = nw.col("start_other"), nw.col("end_other")
    their = nw.col("minutes_other")
    earlier = (first < start) | (
        (first == start) & ((last > end) | ((last == end) & (their > minutes)))
    )
    shared = lesser(nw.col("end"), nw.col("end_other")) - greater(
        nw.col("start"), nw.col("start_other")
    )
    broken = (minutes != end - start) | (their != last - first)
    second = lesser(minutes, end - start - shared)
    theirs = lesser(their, last - first - shared)
    # The first in order leads unless the other way round gives more.
    leads = (earlier & (minutes + theirs > their + second)) | (
        ~earlier & (minutes + theirs >= their + second)
    )
    found = (
        beside(rows, keys)
        .with_columns(
            taken=nw.when(broken).then(nw.when(leads).then(minutes).otherwise(second)),
            reached=nw.when(earlier).then(last),
        )
        .group_by(*row)
        .agg(nw.col("taken").min(), nw.col("reached").max())
    )
    taken, reached = nw.col("taken"), nw.col("reached")
    beyond = end - greater(start, reached)
    counted = rows.join(found, on=row, how="left").with_columns(
        added=nw.when(~taken.is_null())
        .then(taken)
        .when(~reached.is_null())
        .then(beyond)
        .otherwise(minutes)
    )
    known = nw.col("minutes") > 0
    left = counted.filter((nw.col("added") > 0) | ~known).with_columns(
        minutes=nw.when(known).then(minutes), added=nw.when(known).then(nw.col("added"))
    )
    columns = [*keys, "day", "minutes", "clock", "added"]
    return nw.concat(
        [
            untimed.with_columns(added=minutes).select(columns),
            left.select(columns),
        ]
    )
