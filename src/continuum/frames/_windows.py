"""Tables of the windows of one kind, with what is counted in each of them.

A table is asked for counts first and made once, so that rules which share a window
share the pass over the sessions that fills it.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, cast

import attrs
import narwhals.stable.v2 as nw

from continuum.assess import Reading
from continuum.frames._calendar import birthday, ends, numbered, starts, with_months
from continuum.frames._cohort import FAR, INT, Cohort
from continuum.frames._columns import Rows, told_traits
from continuum.frames._credit import added
from continuum.frames._engines import Frame, settled
from continuum.frames._inspection import Inspection, allotted, with_clock
from continuum.frames._numbers import (
    YES,
    all_hold,
    greater,
    lesser,
    picked,
    quotient,
    whole,
)
from continuum.frames._services import Match, match
from continuum.frames._sift import session_verdict, sifted_by_limits, sifted_by_time
from continuum.frames._verdicts import MET, UNKNOWN, UNMET
from continuum.periods import (
    DAYS_PER_WEEK,
    STAY,
    Blocks,
    CalendarMonth,
    Rolling,
    ServiceDay,
    Week,
    WholeStay,
    Window,
    Year,
)
from continuum.requirements import EachSession, Times
from continuum.requirements._union import window_length
from continuum.services import ServiceFilter
from continuum.sessions import MINUTES_PER_DAY

__all__ = ["Days", "Desk", "Part", "Table", "Tally", "What"]

Days = tuple[int | None, int | None]
"""Ordinals of the first day and of the day after the last; None for any."""


class What(enum.Enum):
    """What is counted of some sessions."""

    MINUTES = enum.auto()
    SESSIONS = enum.auto()
    DAYS = enum.auto()
    OCCASIONS = enum.auto()
    ROWS = enum.auto()
    WORST = enum.auto()


class Part(NamedTuple):
    """Some of the sessions.

    Args:
        of: The services they give.
        only: What of them counts; None for all.
        days: The days on which they count.
    """

    of: ServiceFilter
    only: Times | EachSession | None = None
    days: Days = (None, None)


class _Count(NamedTuple):
    part: Part
    what: What
    each: int = 0
    limits: EachSession | None = None

    @property
    def of_a_session(self) -> _Count:
        """What it takes of each session; a day counts by the sum of its sessions."""
        if self.what is What.DAYS and self.each:
            return _Count(self.part, What.MINUTES)
        if self.what in (What.DAYS, What.SESSIONS) and not self.each:
            return _Count(self.part, What.ROWS)
        return self


class Tally(NamedTuple):
    """The least and the most of a count in a window, one and the same where certain."""

    least: nw.Expr
    most: nw.Expr
    certain: bool


class _Gathering(NamedTuple):
    """What is taken of the narrower windows that begin in one of a table.

    Args:
        inner: The table of the narrower windows.
        exists: Which of them are taken.
        least: Of what the least is taken, and what stands where there is none.
        total: Of what the sum is taken.
    """

    inner: Table
    exists: nw.Expr
    least: Mapping[str, tuple[nw.Expr, int]]
    total: Mapping[str, nw.Expr]


@attrs.define
class Desk:
    """One call of `check`: the cohort, what is known of it, and the tables made so far.

    Args:
        cohort: Sessions and stays.
        inspection: What is known of them.
        on: Day of the judgment.
        reading: Choices of interpretation.
        span: Days to which the judgment is confined.
    """

    cohort: Cohort
    inspection: Inspection
    on: date
    reading: Reading
    span: Days = (None, None)
    tables: dict[tuple[Window, bool], Table] = attrs.field(init=False)
    attributes: dict[str, nw.Expr] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.tables, self.attributes = {}, {}

    @property
    def today(self) -> int:
        """Ordinal of the day after that of the judgment."""
        return self.on.toordinal() + 1

    @property
    def keys(self) -> list[str]:
        """Columns that tell whose stay a row is of."""
        return ["key"] if self.inspection.stays_each <= 1 else ["key", "admitted"]

    def table(self, kind: Window, *, total: bool = False) -> Table:
        """The one table of a kind of window; of a whole stay, *total* or to date."""
        key = (kind, total)
        if key not in self.tables:
            self.tables[key] = Table(self, kind, total=total)
        return self.tables[key]

    def attribute(self, name: str, found: nw.Expr) -> nw.Expr:
        """What is *found* of each stay, as a column of every table."""
        self.attributes[name] = whole(found)
        return nw.col(name)

    def birthday(self, age: int) -> nw.Expr:
        """The ordinal of the day on which a patient is *age*."""
        return self.attribute(f"aged {age}", birthday("born", age))

    def copies(self, frame: Frame, count: int, name: str) -> Frame:
        """Each row of *frame* with each number below *count*, as the column *name*."""
        stays = self.cohort.stays
        if self.cohort.engine.shares_tables:
            # No lazy frame can be made of nothing, so it is made of the first stay.
            one = stays.head(1)
            several = [
                one.select(nw.lit(n, nw.Int32).alias(name)) for n in range(count)
            ]
            return frame.join(nw.concat(several), how="cross")
        # Narwhals takes lists, which the types of its stable names do not say.
        listed = nw.lit(cast("str", list(range(count))), nw.List(nw.Int32))
        numbers = stays.select(nw.len()).select(listed.alias(name)).explode(name)
        return frame.join(numbers, how="cross")

    def stays(self) -> Frame:
        """Stays that have begun, with what conditions ask of them."""
        begun = nw.col("admitted") < self.today
        found = self.cohort.stays.filter(begun)
        extra = [expr.alias(name) for name, expr in self.attributes.items()]
        columns = self.cohort.columns
        kept = ["key", "patient", "admitted", "end", "admitted on"]
        kept += ["born"] if columns.born else []
        kept += [f"fact {index}" for index, _ in enumerate(columns.facts)]
        if extra:
            dated = ("admitted on", "born") if columns.born else ("admitted on",)
            for column in dated:
                found = with_months(found, column)
            found = settled(found)
        return settled(found.select(*kept, *extra))

    def sessions(self) -> Frame:
        """Sessions with the keys of their stays."""
        one_each = len(self.keys) == 1
        return allotted(self.cohort, one_each=one_each, partial=self.inspection.partial)

    def is_certain(self, part: Part, found: Match) -> bool:
        """Whether nothing is in doubt of any session of *part*."""
        return (
            found.decided
            and part.only is None
            and "minutes" not in self.inspection.unknown
            and not self.awaits
        )

    @property
    def awaits(self) -> bool:
        """Whether there are records of days to come, which are not certain."""
        last = self.inspection.last
        recorded = self.cohort.rows is Rows.ATTENDANCE
        return recorded and last is not None and last > self.on

    def match(self, of: ServiceFilter) -> Match:
        """How the sessions of this cohort match *of*."""
        known = told_traits(self.cohort.columns)
        unknown = [trait for trait in known if trait in self.inspection.unknown]
        return match(of, known, unknown)


class Table:
    """The windows of one kind, of every stay."""

    def __init__(self, desk: Desk, kind: Window, *, total: bool) -> None:
        self.desk = desk
        self.kind = kind
        self.total = total
        self._counts: dict[_Count, int] = {}
        self._gathered: list[_Gathering] = []
        self.ahead = 0
        self._frame: Frame | None = None
        self._numbers: list[str] = []
        self._asked = 0

    # --- what is asked for ------------------------------------------------------------

    def count(self, part: Part, what: What, each: int = 0) -> Tally:
        """How much of *part* there is in a window."""
        number = self._counts.setdefault(_Count(part, what, each), len(self._counts))
        certain = self._certain(_Count(part, what, each))
        low = nw.col(f"low {number}")
        return Tally(low, low if certain else nw.col(f"high {number}"), certain)

    def worst(self, part: Part, limits: EachSession) -> nw.Expr:
        """The least of the verdicts on each session of *part* by itself."""
        wanted = _Count(part, What.WORST, 0, limits)
        number = self._counts.setdefault(wanted, len(self._counts))
        return nw.col(f"low {number}")

    def gather(
        self,
        inner: Table,
        exists: nw.Expr,
        *,
        least: Mapping[str, tuple[nw.Expr, int]],
        total: Mapping[str, nw.Expr],
    ) -> dict[str, nw.Expr]:
        """Take together the windows of *inner* that begin in a window of this table.

        Args:
            inner: The table of the narrower windows.
            exists: Which of them are taken; ``outer stop`` is the day after the window
                of this table.
            least: Of what the least is taken, and what stands where there is none.
            total: Of what the sum is taken; 0 where there is none.
        """
        number = len(self._gathered)
        self._gathered.append(_Gathering(inner, exists, least, total))
        inner.reach(self.ahead + _days_ahead(self.kind))
        return {name: nw.col(f"{name} of {number}") for name in (*least, *total)}

    def reach(self, days: int) -> None:
        """Go at least so many days beyond that of the judgment.

        Of a window that is not over, the windows to come are a part, too.
        """
        if days > self.ahead:
            self.ahead = days
            for gathering in self._gathered:
                gathering.inner.reach(days + _days_ahead(self.kind))

    # --- the table --------------------------------------------------------------------

    def build(self) -> Frame:
        """The table, made once."""
        if self._frame is None:
            self._frame = settled(self._built())
        return self._frame

    def rows(self, judged: Sequence[nw.Expr]) -> Frame:
        """The windows in which all of *judged* hold."""
        found = self.build()
        self._asked += 1
        return _apart(found, judged, next(iter(self._numbers), None), self._asked)

    def _built(self) -> Frame:
        keys = self.desk.keys
        parts = list(self._filled())
        names = [name for _, columns in parts for name in columns]
        self._numbers += names
        if isinstance(self.kind, ServiceDay):
            found = self._service_days(parts)
        else:
            found = self._spine()
            for frame, _ in parts:
                found = found.join(frame, on=[*keys, "window"], how="left")
        if isinstance(self.kind, Rolling):
            length = self.kind.days
            found = self._filled_up(
                found, {name: _runs(name, length) for name in names}
            )
            found = self._spread(found, names)
        found = self._dated(found)
        # After the days: what is asked of numbers and days is asked of no source then.
        found = self._filled_up(found, {name: [name] for name in names})
        for number, gathering in enumerate(self._gathered):
            found = self._with_gathered(found, number, gathering)
        return found

    def _filled_up(self, found: Frame, columns: Mapping[str, Sequence[str]]) -> Frame:
        """*found* with what stands for null in the *columns* of each count."""
        verdicts = {
            f"low {number}"
            for count, number in self._counts.items()
            if count.what is What.WORST
        }
        whole = [
            nw.col(column).fill_null(MET if name in verdicts else 0).cast(INT)
            for name, several in columns.items()
            for column in several
        ]
        return found.with_columns(whole) if whole else found

    def _with_gathered(self, found: Frame, number: int, asked: _Gathering) -> Frame:
        keys = self.desk.keys
        named = {f"{name} of {number}": expr for name, (expr, _) in asked.least.items()}
        sums = {f"{name} of {number}": expr for name, expr in asked.total.items()}
        outer, admitted = nw.col("outer"), nw.col("admitted")
        rows = self._numbered(asked.inner.build(), nw.col("start"), "outer")
        stop = ends(self.kind, outer, admitted, self._until())
        theirs = (
            rows.with_columns(stop.alias("outer stop"))
            .filter(asked.exists)
            .with_columns(**named, **sums)
            .group_by(*keys, "outer")
            .agg(
                *(nw.col(name).min() for name in named),
                *(nw.col(name).sum() for name in sums),
            )
            .rename({"outer": "window"})
        )
        stands = {
            f"{name} of {number}": none for name, (_, none) in asked.least.items()
        }
        self._numbers += [*stands, *sums]
        return found.join(theirs, on=[*keys, "window"], how="left").with_columns(
            *(nw.col(name).fill_null(none).cast(INT) for name, none in stands.items()),
            *(nw.col(name).fill_null(0).cast(INT) for name in sums),
        )

    def _spine(self) -> Frame:
        """Every window of each stay, from that of admission to that of the last day."""
        desk = self.desk
        stays = desk.stays()
        admitted = nw.col("admitted")
        found = self._numbered(stays, admitted, "window")
        found = self._numbered(found, self._last(), "windows")
        found = found.with_columns(windows=nw.col("windows") - nw.col("window"))
        base, powers = self._numerals()
        for power in powers:
            step = nw.col("digit") * power
            found = desk.copies(found, base, "digit").filter(step <= nw.col("windows"))
            found = found.with_columns(
                window=nw.col("window") + step, windows=nw.col("windows") - step
            ).drop("digit")
        return found.drop("windows")

    def _last(self) -> nw.Expr:
        """The last day of which there are windows."""
        end, until = nw.col("end"), nw.lit(self.desk.today + self.ahead)
        return nw.when(end < FAR).then(end).otherwise(until) - 1

    def _numerals(self) -> tuple[int, list[int]]:
        """A base, and its powers, that number the windows of the longest stay."""
        if isinstance(self.kind, WholeStay):
            return 1, []
        least = 1
        if isinstance(self.kind, Week):
            least = DAYS_PER_WEEK
        elif isinstance(self.kind, Blocks | Rolling):
            least = self.kind.days
        # One more at each end that the stay cuts.
        most = (self.desk.inspection.longest + self.ahead) // least + 2
        if most < _FEW:
            return most + 1, [1]
        return 10, [10**power for power in reversed(range(len(str(most))))]

    def _dated(self, found: Frame) -> Frame:
        """*found* with the first day of each window, and the day after it."""
        number, admitted = nw.col("window"), nw.col("admitted")
        start = starts(self.kind, number, admitted)
        first, _ = self.desk.span
        if self.kind == STAY and first is not None:
            start = greater(start, nw.lit(first))
        stop = ends(self.kind, number, admitted, self._until())
        return self._of_calendar(found.with_columns(start=start, stop=stop))

    def _numbered(self, frame: Frame, day: nw.Expr, name: str) -> Frame:
        """*frame* with the number of the window that holds *day*, as *name*."""
        return self._of_calendar(numbered(frame, self.kind, day, name))

    def _of_calendar(self, frame: Frame) -> Frame:
        """*frame*; settled, where months make it long to say what a column is."""
        months = isinstance(self.kind, CalendarMonth | Year)
        return settled(frame) if months else frame

    def _until(self) -> nw.Expr:
        """The day after a whole stay: that of discharge, or of the judgment."""
        end, today = nw.col("end"), nw.lit(self.desk.today)
        _, after = self.desk.span
        if after is not None:
            end = lesser(end, nw.lit(after))
        if self.total:
            return nw.when(end < FAR).then(end).otherwise(today)
        return lesser(end, today)

    def _service_days(self, parts: Sequence[tuple[Frame, list[str]]]) -> Frame:
        """The days of each stay on which there is a session, counted or not."""
        keys = self.desk.keys
        on = [*keys, "window"]
        if len(parts) == 1:
            found = parts[0][0]
        else:
            found = nw.concat([frame.select(on) for frame, _ in parts]).unique(
                subset=on, keep="any"
            )
            for frame, _ in parts:
                found = found.join(frame, on=on, how="left")
        stays = self.desk.stays()
        return found.join(stays, on=keys, how="inner")

    # --- what fills it ----------------------------------------------------------------

    def _filled(self) -> Iterable[tuple[Frame, list[str]]]:
        """Yield counts by key and window, a frame for each pass over sessions."""
        passes: dict[
            tuple[Part | None, Times | EachSession | None], list[tuple[_Count, int]]
        ] = {}
        for count, number in self._counts.items():
            part = count.part
            # What overlaps is counted once among the sessions that one filter counts.
            alone = (
                part
                if self.desk.inspection.overlapping and count.what is not What.WORST
                else None
            )
            passes.setdefault((alone, part.only), []).append((count, number))
        for (alone, _), counts in passes.items():
            yield self._pass(counts, apart=alone is not None)

    def _pass(
        self, counts: Sequence[tuple[_Count, int]], *, apart: bool
    ) -> tuple[Frame, list[str]]:
        """Count sessions in one pass over them; *apart*, where they overlap."""
        desk, keys = self.desk, self.desk.keys
        sessions = desk.sessions()
        only = counts[0][0].part.only
        matches = {count.part.of: desk.match(count.part.of) for count, _ in counts}
        sure: dict[ServiceFilter, nw.Expr | None] = {}
        perhaps: dict[ServiceFilter, nw.Expr | None] = {}
        columns: dict[str, nw.Expr] = {}
        for index, (of, found) in enumerate(matches.items()):
            if len(matches) == 1:
                if not found.always:
                    sessions = sessions.filter(found.perhaps)
                sure[of] = perhaps[of] = None
                if found.decided:
                    continue
            else:
                columns[f"perhaps {index}"] = found.perhaps
                perhaps[of] = sure[of] = nw.col(f"perhaps {index}")
            if not found.decided:
                columns[f"sure {index}"] = found.sure
                sure[of] = nw.col(f"sure {index}")
        if columns:
            sessions = sessions.with_columns(**columns)
        sessions = added(sessions, keys) if apart else self._credited(sessions, only)
        # What several counts take of a session is summed once.
        taken: dict[_Count, int] = {}
        rows: dict[str, nw.Expr] = {}
        lowest: set[str] = set()
        for count, _ in counts:
            row = count.of_a_session
            if row in taken:
                continue
            number = taken[row] = len(taken)
            of = row.part.of
            for which, expr in self._row(row, sure[of], perhaps[of]):
                rows[f"{which} of {number}"] = expr
                if row.what is What.WORST:
                    lowest.add(f"{which} of {number}")
        if isinstance(self.kind, Rolling) or any(
            count.what in _DAILY for count, _ in counts
        ):
            sessions = _summed(sessions, [*keys, "day"], rows, lowest)
            rows = {}
            for count, number in counts:
                for which, expr in self._day(count, taken[count.of_a_session]):
                    rows[f"{which} {number}"] = expr
                    if count.what is What.WORST:
                        lowest.add(f"{which} {number}")
            return self._by_window(sessions, rows, lowest), list(rows)
        summed = self._by_window(sessions, rows, lowest)
        named = {
            f"{which} {number}": nw.col(f"{which} of {taken[count.of_a_session]}")
            for count, number in counts
            for which in (("low",) if self._certain(count) else ("low", "high"))
        }
        return summed.select(*keys, "window", **named), list(named)

    def _by_window(
        self, found: Frame, rows: dict[str, nw.Expr], lowest: set[str]
    ) -> Frame:
        """Sum what is found in rows, or days, by the window that holds them."""
        keys, kind = self.desk.keys, self.kind
        last = self.desk.inspection.last
        to_come = kind == STAY and last is not None and last > self.desk.on
        day, admitted = nw.col("day"), nw.col("admitted")
        if to_come or (isinstance(kind, Blocks | WholeStay) and len(keys) == 1):
            stays = self.desk.cohort.stays.select("key", "admitted", "end")
            found = found.join(stays, on=keys, how="inner")
        if to_come:
            # What is still to come lies beyond a stay that is judged to date.
            found = found.filter(day < self._until())
        if isinstance(kind, WholeStay) and kind.days is not None:
            found = found.filter(day < admitted + kind.days)
        if isinstance(kind, Rolling):
            return self._rolled(found, rows, lowest)
        found = self._numbered(found, day, "window")
        return _summed(found, [*keys, "window"], rows, lowest)

    def _rolled(
        self, found: Frame, rows: dict[str, nw.Expr], lowest: set[str]
    ) -> Frame:
        """Sum what is found in days by the runs of days that hold them.

        A run begins in one block of as many days and ends in the next. So a day adds to
        the runs of its block that begin no later, and to those of the block before that
        begin later in it than the day is in its own. A row is a block.
        """
        assert isinstance(self.kind, Rolling)  # noqa: S101  # who calls
        keys, length = self.desk.keys, self.kind.days
        block, place, later = nw.col("window"), nw.col("place"), nw.col("later")
        day = nw.col("day")
        found = self._numbered(found.select(*keys, "day", **rows), day, "window")
        found = found.with_columns(place=day - block * length, later=~YES)
        found = nw.concat([found, found.with_columns(window=block - 1, later=YES)])
        runs: dict[str, nw.Expr] = {}
        for begin in range(length):
            holds = (place >= begin) != later
            for name in rows:
                none = nw.lit(MET if name in lowest else 0)
                held = nw.when(holds).then(nw.col(name)).otherwise(none)
                runs[_runs(name, length)[begin]] = held
        least = {column for name in lowest for column in _runs(name, length)}
        return _summed(found, [*keys, "window"], runs, least)

    def _spread(self, found: Frame, names: Sequence[str]) -> Frame:
        """A row for each run of days that begins in a stay, made of those of blocks."""
        assert isinstance(self.kind, Rolling)  # noqa: S101  # who calls
        length, engine = self.kind.days, self.desk.cohort.engine
        held = {name: _runs(name, length) for name in names}
        apart = [column for columns in held.values() for column in columns]
        kept = [name for name in found.collect_schema().names() if name not in apart]
        kept.remove("window")
        first, begin, last = nw.col("window") * length, nw.col("begin"), self._last()
        admitted = nw.col("admitted")
        if not engine.shares_tables:
            copies = self.desk.copies(found, length, "begin")
            window = first + begin
            of_run = {
                name: picked("begin", [*map(nw.col, held[name])]) for name in names
            }
            inside_it = copies.filter(window >= admitted, window <= last)
            return inside_it.select(*kept, window=window, **of_run)
        runs: list[Frame] = []
        for number in range(length):
            window = first + number
            judged = [window >= admitted, window <= last]
            inside_it = _apart(found, judged, next(iter(apart), None), number)
            of_run = {name: nw.col(held[name][number]) for name in names}
            runs.append(inside_it.select(*kept, window=window, **of_run))
        return nw.concat(runs)

    def _credited(self, sessions: Frame, only: Times | EachSession | None) -> Frame:
        """Sessions with the minutes that each adds, where none overlaps another."""
        desk = self.desk
        minutes = nw.col("minutes")
        if only is None and "minutes" not in desk.inspection.unknown:
            return sessions.with_columns(added=minutes)
        sessions = with_clock(sessions)
        if isinstance(only, Times):
            sessions = sifted_by_time(sessions, only, desk.reading.evening)
        elif only is not None:
            columns = sessions.collect_schema().names()
            verdict = session_verdict(only, columns)
            sessions = sifted_by_limits(sessions, desk.match(only.of), verdict)
        # The end of a session is not that of its stay.
        return sessions.with_columns(added=minutes).drop("start", "end")

    def _row(
        self, count: _Count, sure: nw.Expr | None, perhaps: nw.Expr | None
    ) -> Iterable[tuple[str, nw.Expr]]:
        """Yield what a session adds to *count*, at least and at most.

        Args:
            count: What is counted.
            sure: Whether the session counts; None for always.
            perhaps: Whether it may; None for always.
        """
        part, what, each = count.part, count.what, count.each
        low, high = _both(sure, part.days), _both(perhaps, part.days)
        if part.only is not None:
            low.append(nw.col("certain") > 0)
        if self.desk.awaits:
            low.append(nw.col("day") < self.desk.today)
        if what is What.WORST:
            yield "low", self._worst(count, low, high)
            return
        one, (least, most) = nw.lit(1), self._added(part)
        match what:
            case What.MINUTES:
                if each:
                    shortest, longest = self._own(part)
                    low.append(shortest >= each)
                    high.append(longest >= each)
                values = least, most
            case What.SESSIONS | What.OCCASIONS if each:
                low.append(least >= each)
                if what is What.SESSIONS:
                    high.append(most >= each)
                else:
                    yield "most", _where(high, most)
                values = one, one
            case _:
                values = one, one
        yield "low", _where(low, values[0])
        if not self._certain(count):
            yield "high", _where(high, values[1])

    def _worst(
        self, count: _Count, low: Sequence[nw.Expr], high: Sequence[nw.Expr]
    ) -> nw.Expr:
        """The verdict on a session by itself; met where it does not count."""
        assert count.limits is not None  # noqa: S101  # what the worst is of
        columns = self.desk.cohort.sessions.collect_schema().names()
        verdict = session_verdict(count.limits, columns)
        # What may not count breaks nothing for certain.
        found = nw.when(verdict == UNMET).then(nw.lit(UNKNOWN)).otherwise(verdict)
        if high:
            found = nw.when(*high).then(found).otherwise(nw.lit(MET))
        return nw.when(*low).then(verdict).otherwise(found) if low else verdict

    def _certain(self, count: _Count) -> bool:
        """Whether the least and the most of *count* are one."""
        if count.what in (What.OCCASIONS, What.WORST):
            # Whether one occasion follows another at once, nobody says.
            return count.what is What.WORST
        return self.desk.is_certain(count.part, self.desk.match(count.part.of))

    def _added(self, part: Part) -> tuple[nw.Expr, nw.Expr]:
        """The least and the most minutes that a session adds."""
        return self._known("added", part)

    def _own(self, part: Part) -> tuple[nw.Expr, nw.Expr]:
        """The least and the most minutes that a session has itself."""
        return self._known("minutes", part)

    def _known(self, column: str, part: Part) -> tuple[nw.Expr, nw.Expr]:
        minutes = nw.col(column)
        if "minutes" not in self.desk.inspection.unknown and part.only is None:
            return minutes, minutes
        most = whole(nw.coalesce(column, "clock"), MINUTES_PER_DAY)
        return whole(minutes), most

    def _day(self, count: _Count, number: int) -> Iterable[tuple[str, nw.Expr]]:
        """Yield what a day adds to *count*, at least and at most."""
        low, high, most = (
            nw.col(f"{word} of {number}") for word in ("low", "high", "most")
        )
        certain = self._certain(count)
        match count.what:
            case What.DAYS:
                yield "low", _where([low >= max(1, count.each)], nw.lit(1))
                if not certain:
                    yield "high", _where([high >= max(1, count.each)], nw.lit(1))
            case What.OCCASIONS:
                yield "low", _where([low >= 1], nw.lit(1))
                if count.each:
                    high = lesser(high, quotient(most, count.each))
                yield "high", high
            case _:
                yield "low", low
                if not certain:
                    yield "high", high


_FEW = 20
"""Windows that are numbered in one step; of more, first by ten and then by one, since
most stays are shorter than the longest.
"""

_DAILY = (What.DAYS, What.OCCASIONS)


def _days_ahead(kind: Window) -> int:
    """The most days that a window of *kind* reaches beyond a day in it."""
    if isinstance(kind, WholeStay):
        return kind.days or 0
    return min(window_length(kind), _LONGEST_YEAR)


_LONGEST_YEAR = 366


def _apart(
    found: Frame, judged: Sequence[nw.Expr], count: str | None, number: int
) -> Frame:
    """The rows of *found* in which all of *judged* hold.

    polars makes a frame once for all that is made of it only if they ask nothing that
    it can ask of the sources. So *judged* is bound to the column *count*, by a
    comparison that always holds and that none with another *number* makes.
    """
    every = all_hold(judged)
    if every is None or count is None or not found.implementation.is_polars():
        return found.filter(*judged)
    held = nw.when(nw.col(count) > -2 - number).then(every)
    return found.filter(held.otherwise(~YES))


def _runs(name: str, length: int) -> list[str]:
    """The columns of a count in the runs of so many days that begin in a block."""
    return [f"{name} from {begin}" for begin in range(length)]


def _summed(
    found: Frame, keys: Sequence[str], rows: dict[str, nw.Expr], lowest: set[str]
) -> Frame:
    """Sums by *keys*; of verdicts, the least."""
    sums = (
        nw.col(name).min() if name in lowest else nw.col(name).sum() for name in rows
    )
    return found.select(*keys, **rows).group_by(*keys).agg(*sums)


def _both(found: nw.Expr | None, days: Days) -> list[nw.Expr]:
    """What must all hold for a session to count on *days*."""
    first, after = days
    parts = [] if found is None else [found]
    if first is not None:
        parts.append(nw.col("day") >= first)
    if after is not None:
        parts.append(nw.col("day") < after)
    return parts


def _where(parts: Sequence[nw.Expr], value: nw.Expr) -> nw.Expr:
    """*value* where all *parts* hold, else 0."""
    return nw.when(*parts).then(value).otherwise(nw.lit(0)) if parts else value
