"""Requirements as expressions over a table of windows: `continuum.assess`, compiled.

A requirement becomes a node: its verdict, and the leaves among which the one that
decides is found, as in `Assessment.deciding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias, assert_never

import attrs
import narwhals.stable.v2 as nw

from continuum.assess._arithmetic import filters
from continuum.assess._assessment import amount_of, limits
from continuum.circumstances import Circumstances, holds, is_steady
from continuum.conditions import After, Age, Condition, Elapsed, Fact, Phase
from continuum.frames._calendar import first_day, months_after
from continuum.frames._cohort import FAR
from continuum.frames._columns import Rows
from continuum.frames._numbers import (
    YES,
    all_hold,
    any_holds,
    flag,
    greater,
    lesser,
    quotient,
    remainder,
)
from continuum.frames._verdicts import (
    MET,
    NEVER,
    UNKNOWN,
    UNMET,
    inside,
    least_of,
    most_of,
)
from continuum.frames._windows import Days, Desk, Part, Table, Tally, What
from continuum.periods import (
    DAYS_PER_WEEK,
    SERVICE_DAY,
    CalendarDay,
    ServiceDay,
    WholeStay,
    Window,
)
from continuum.requirements import (
    Above,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Length,
    LevelAbsent,
    PlanHas,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    Share,
    Signed,
    Times,
    Unit,
)
from continuum.requirements._union import window_length
from continuum.services import ServiceFilter
from continuum.terms import Term, TermUnit

__all__ = ["Compiler", "Leaf", "Node", "choice"]

Held: TypeAlias = int | nw.Expr
"""Whether a condition holds: `MET` for yes, `UNMET` for no, `UNKNOWN`."""


class Leaf(NamedTuple):
    """A part of a requirement that joins no others, in one window.

    Args:
        verdict: Its verdict.
        days: Days of its window.
        exists: Whether it is judged at all; None for always.
        least: What was found at least; None where no amount is.
        most: What was found at most, *NEVER* without a limit; None where it is *least*.
        low: The least that is allowed.
        high: The most that is allowed; None for any.
        unit: What is counted.
        excused: Whether it stands for a reason on record.
        about: About how many days windows of its kind have.
    """

    verdict: nw.Expr
    days: nw.Expr
    exists: nw.Expr | None = None
    least: nw.Expr | None = None
    most: nw.Expr | None = None
    low: nw.Expr | int = 0
    high: nw.Expr | int | None = None
    unit: Unit | None = None
    excused: bool = False
    about: int = 0

    @property
    def asks_least(self) -> bool:
        """Whether less than some amount is too little."""
        return not isinstance(self.low, int) or self.low > 0


class Node(NamedTuple):
    """A requirement in one window.

    Args:
        verdict: Its verdict.
        leaves: Its leaves, in order.
        owes_nothing: Whether nothing was due; None for never.
        silent: Whether none of its leaves asks anything; None for never.
    """

    verdict: nw.Expr
    leaves: tuple[Leaf, ...]
    owes_nothing: nw.Expr | None = None
    silent: nw.Expr | None = None


def where(leaf: Leaf, condition: nw.Expr | None) -> Leaf:
    """*leaf*, which is judged only where *condition* holds."""
    if condition is None:
        return leaf
    exists = condition if leaf.exists is None else leaf.exists & condition
    return leaf._replace(exists=exists)


_UNITS = {
    Unit.MINUTES: What.MINUTES,
    Unit.SESSIONS: What.SESSIONS,
    Unit.DAYS: What.DAYS,
    Unit.OCCASIONS: What.OCCASIONS,
}

_AMOUNT = 1 << 24
_LEAF = 1 << 6
_DAY = 1 << 14
_YEAR = 366
"""What a packed number is made of: a rank, a day of the stay, a leaf, and an amount.

53 bits in all, which a float holds where an engine has no whole numbers with nulls. Of
leaves that are met, an excused one ranks first, and then the one over the most days.
"""


@attrs.define
class Compiler:
    """Compiles requirements for one version of a rule.

    Args:
        desk: The cohort and its tables.
        given: Facts about every patient.
        root: The windows of the rule.
        in_force: Ordinals of the days on which the version is in force.
        days: Days on which sessions count, where windows are cut.
        clipped: Whether the windows of the rule are cut by the days judged.
    """

    desk: Desk
    given: Circumstances
    root: Table
    in_force: Days
    days: Days = (None, None)
    clipped: bool = False
    _lengths: dict[Window, nw.Expr] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._lengths = {}

    # --- the days judged --------------------------------------------------------------

    @property
    def first(self) -> nw.Expr:
        """The first day judged."""
        start, _ = self.bounds()
        earliest = self.desk.inspection.first
        admitted = nw.col("admitted")
        if start is None or (earliest and start <= earliest.toordinal()):
            return admitted
        return greater(admitted, nw.lit(start))

    @property
    def after(self) -> nw.Expr:
        """The day after the last that is judged."""
        _, after = self.bounds()
        end = nw.col("end")
        return end if after is None else lesser(end, nw.lit(after))

    def bounds(self) -> Days:
        """The days of sessions that count where windows are cut."""
        (first, after), (start, end) = self.in_force, self.desk.span
        starts = [day for day in (first, start) if day is not None]
        ends = [day for day in (after, end) if day is not None]
        return max(starts, default=None), min(ends, default=None)

    def start(self, table: Table) -> nw.Expr:
        """The first day of a window, as it is judged."""
        start = nw.col("start")
        return greater(start, self.first) if self._cuts(table) else start

    def stop(self, table: Table) -> nw.Expr:
        """The day after a window, as it is judged."""
        stop = nw.col("stop")
        return lesser(stop, self.after) if self._cuts(table) else stop

    def _cuts(self, table: Table) -> bool:
        return self.clipped and table is self.root

    def _more(self, table: Table, per: Window | None = None) -> nw.Expr | None:
        """Whether sessions may come that nobody has listed; None for never."""
        end, today = nw.col("end"), self.desk.today
        of_stay = isinstance(per, WholeStay) and per.days is None
        if self.desk.cohort.rows is Rows.SCHEDULE:
            # What a schedule lists is all there is, as far as it goes.
            return end >= FAR if of_stay else None
        if not self.desk.inspection.lasting:
            return None
        open_ended = end > today
        return open_ended if of_stay else open_ended & (self.stop(table) > today)

    # --- requirements -----------------------------------------------------------------

    def node(self, requirement: Requirement, table: Table) -> Node:
        """What *requirement* comes to in each window of *table*."""
        match requirement:
            case Above() | AtLeast() | AtMost() | Below() | Between():
                return self._bound(requirement, table, None)
            case Average(bound):
                return self._average(bound, table)
            case EachSession():
                return self._each_session(requirement, table)
            case Share(whole=of, per=per):
                return self._here_or_inside(requirement, per, of, table)
            case Capped(floor):
                return self._here_or_inside(requirement, floor.per, floor.of, table)
            case Counting(bound, only=only):
                return self._bound(bound, table, only)._replace(owes_nothing=None)
            case Apart():
                return self._apart(requirement, table)
            case Length():
                return self._length(requirement, table)
            case AllOf(parts):
                return self._all_of(parts, table)
            case AnyOf(parts):
                return self._any_of(parts, table)
            case Given():
                return self._given(requirement, table)
            case Excusable():
                return self._excusable(requirement, table)
            case Gap() | Ratio() | Scaled() | LevelAbsent():
                raise AssertionError(requirement)  # refused before anything is compiled
            case Due() | Repeats() | Signed() | PlanHas():
                raise AssertionError(requirement)  # refused before anything is compiled
            case _:
                assert_never(requirement)

    def _part(self, of: ServiceFilter, only: Times | EachSession | None = None) -> Part:
        return Part(of, only, self.days)

    def _bound(
        self, bound: Bound, table: Table, only: Times | EachSession | None
    ) -> Node:
        per = self.desk.reading.resolve(bound.per)
        if per == table.kind:
            return self._compared(bound, table, only)
        inner = self.desk.table(per)
        node = self._compared(bound, inner, only)
        return self._gathered(node, inner, table, self._served(inner, [bound.of], only))

    def _compared(
        self, bound: Bound, table: Table, only: Times | EachSession | None
    ) -> Node:
        """Compare one amount."""
        amount = amount_of(bound)
        part = self._part(bound.of, only)
        each = amount.each.value if amount.each else 0
        tally = table.count(part, _UNITS[amount.unit], each)
        low, high = limits(bound)
        most = self._limit(table, bound.per, tally)
        verdict = inside(tally.least, most, low, high)
        verdict = self._if_any(table, bound.per, part, tally, verdict)
        leaf = Leaf(
            verdict,
            self._days(table),
            least=tally.least,
            most=most,
            low=low,
            high=high,
            unit=amount.unit,
        )
        return Node(verdict, (leaf,))

    def _limit(self, table: Table, per: Window, tally: Tally) -> nw.Expr | None:
        """The most of *tally*, *NEVER* where more may come; None where it is one."""
        more = self._more(table, per)
        if more is None:
            return None if tally.certain else tally.most
        return nw.when(more).then(nw.lit(NEVER)).otherwise(tally.most)

    def _if_any(
        self, table: Table, per: Window, part: Part, tally: Tally, verdict: nw.Expr
    ) -> nw.Expr:
        """*verdict*, unless of a day on which nothing may take place."""
        if not isinstance(per, ServiceDay) or tally.certain:
            return verdict
        return self._unless_possible(table, part, verdict)

    def _unless_possible(self, table: Table, part: Part, verdict: nw.Expr) -> nw.Expr:
        """*verdict*, but unknown where there are sessions and none is certain."""
        rows = table.count(part, What.ROWS)
        if rows.certain:
            return verdict
        only = (rows.least == 0) & (rows.most > 0)
        return nw.when(only).then(nw.lit(UNKNOWN)).otherwise(verdict)

    def _days(self, table: Table) -> nw.Expr:
        """Days of a window; one expression, so that leaves of one length are told."""
        length = self.stop(table) - self.start(table)
        return self._lengths.setdefault(table.kind, length)

    def _served(
        self,
        table: Table,
        of: Sequence[ServiceFilter],
        only: Times | EachSession | None = None,
    ) -> nw.Expr | None:
        """Whether a service day is one of those services; None for other windows."""
        if not isinstance(table.kind, ServiceDay):
            return None
        parts = (self._part(each, only) for each in dict.fromkeys(of))
        return any_holds(table.count(part, What.ROWS).most > 0 for part in parts)

    def exists(self, requirement: Requirement, table: Table) -> nw.Expr | None:
        """Whether a window is one that *requirement* is judged in; None for all."""
        return self._served(table, list(filters(requirement)))

    # --- narrower windows -------------------------------------------------------------

    def _gathered(
        self, node: Node, inner: Table, table: Table, exists: nw.Expr | None
    ) -> Node:
        """Join *node* over the windows of *inner* that begin in a window of *table*.

        None at all asks nothing.
        """
        asked = (nw.col("start") >= self.first) & (nw.col("stop") <= self.after)
        if exists is not None:
            asked = asked & exists
        if isinstance(table.kind, WholeStay):
            # The first days of a stay are no longer than they are.
            asked = asked & (nw.col("stop") <= nw.col("outer stop"))
        least: dict[str, tuple[nw.Expr, int]] = {"worst": (node.verdict, MET)}
        for verdict in (UNMET, UNKNOWN, MET):
            low, high = _packed(node, verdict)
            least[f"low {verdict}"], least[f"high {verdict}"] = (low, -1), (high, -1)
        total = {"windows": nw.lit(1)}
        if node.silent is not None:
            total["loud"] = nw.when(node.silent).then(nw.lit(0)).otherwise(nw.lit(1))
        found = table.gather(inner, asked, least=least, total=total)
        none: nw.Expr = found["windows"] == 0
        silent: nw.Expr = none if node.silent is None else found["loud"] == 0
        days, worst = self._days(table), found["worst"]
        leaves = [
            Leaf(
                nw.lit(verdict),
                _days_of(found[f"low {verdict}"], verdict),
                exists=(found[f"low {verdict}"] >= 0)
                & (_leaf_of(found[f"low {verdict}"]) == number),
                least=None if leaf.least is None else _amount(found[f"low {verdict}"]),
                most=None if leaf.least is None else _amount(found[f"high {verdict}"]),
                low=leaf.low,
                high=leaf.high,
                unit=leaf.unit,
                excused=leaf.excused,
                about=leaf.about or window_length(inner.kind),
            )
            for verdict in (UNMET, UNKNOWN, MET)
            for number, leaf in enumerate(node.leaves)
        ]
        more = self._more(table)
        if more is None:
            owes, told = none, worst
        else:
            owes, silent = none & ~more, silent & ~(none & more)
            broken = worst != MET
            told = nw.when(broken | ~more).then(worst).otherwise(nw.lit(UNKNOWN))
            leaves.append(Leaf(nw.lit(UNKNOWN), days, exists=none & more))
        leaves.append(Leaf(nw.lit(MET), days, exists=owes))
        return Node(told, tuple(leaves), owes, silent)

    def _here_or_inside(
        self, requirement: Share | Capped, per: Window, of: ServiceFilter, table: Table
    ) -> Node:
        """Judge one window of *per*, or every one inside a window of *table*."""
        per = self.desk.reading.resolve(per)
        if per == table.kind:
            return self._share_or_cap(requirement, table)
        inner = self.desk.table(per)
        node = self._share_or_cap(requirement, inner)
        return self._gathered(node, inner, table, self._served(inner, [of]))

    def _share_or_cap(self, requirement: Share | Capped, table: Table) -> Node:
        if isinstance(requirement, Share):
            return self._share(requirement, table)
        return self._capped(requirement, table)

    # --- forms ------------------------------------------------------------------------

    def _average(self, bound: Bound, table: Table) -> Node:
        """Compare the mean of the windows inside, by their sum."""
        per = self.desk.reading.resolve(bound.per)
        amount = amount_of(bound)
        part = self._part(bound.of)
        each = amount.each.value if amount.each else 0
        if per == table.kind:
            # One window, whose mean is its own; a cut one has none.
            windows = nw.lit(1)
            tally = table.count(part, _UNITS[amount.unit], each)
            least, most = tally.least, self._limit(table, bound.per, tally)
            idle = none = None
            if self._cuts(table):
                start, stop = nw.col("start"), nw.col("stop")
                none = (start < self.first) | (stop > self.after)
        else:
            windows, least, most, idle = self._summed(bound, part, table)
            none = windows == 0
        low, high = _limits_over(bound, windows)
        verdict = inside(least, most, low, high)
        if idle is not None:
            # How many days the mean is of is not known.
            verdict = nw.when(idle).then(nw.lit(UNKNOWN)).otherwise(verdict)
        if none is not None:
            verdict = nw.when(none).then(nw.lit(UNKNOWN)).otherwise(verdict)
        days = self._days(table)
        leaf = Leaf(
            verdict,
            days,
            exists=None if none is None else ~none,
            least=least,
            most=most,
            low=low,
            high=high,
            unit=amount.unit,
        )
        leaves = [leaf]
        if none is not None:
            leaves.append(Leaf(nw.lit(UNKNOWN), days, exists=none))
        return Node(verdict, tuple(leaves))

    def _summed(
        self, bound: Bound, part: Part, table: Table
    ) -> tuple[nw.Expr, nw.Expr, nw.Expr | None, nw.Expr | None]:
        """How many whole windows there are inside, and what is in all of them.

        The least and the most, as `Leaf` has them; and whether one of them may be no
        service day.
        """
        per = self.desk.reading.resolve(bound.per)
        amount = amount_of(bound)
        inner = self.desk.table(per)
        each = amount.each.value if amount.each else 0
        tally = inner.count(part, _UNITS[amount.unit], each)
        start, stop = nw.col("start"), nw.col("stop")
        asked = (start >= self.first) & (stop <= self.after)
        asked = asked & (stop <= nw.col("outer stop"))
        served = self._served(inner, [bound.of])
        if served is not None:
            asked = asked & served
        total = {"windows": nw.lit(1), "least": tally.least}
        if not tally.certain:
            total["most"] = tally.most
        more = self._more(inner, bound.per)
        if more is not None:
            total["more"] = flag(more)
        rows = inner.count(part, What.ROWS)
        daily = isinstance(per, ServiceDay) and not rows.certain
        if daily:
            total["idle"] = flag((rows.least == 0) & (rows.most > 0))
        found = table.gather(inner, asked, least={}, total=total)
        least, most = found["least"], found.get("most")
        if more is not None:
            listed = least if most is None else most
            most = nw.when(found["more"] > 0).then(nw.lit(NEVER)).otherwise(listed)
        return found["windows"], least, most, found["idle"] > 0 if daily else None

    def _each_session(self, each: EachSession, table: Table) -> Node:
        part = self._part(each.of)
        verdict = table.worst(part, each)
        rows = table.count(part, What.ROWS)
        none = rows.most == 0
        verdict = self._unless_possible(table, part, verdict)
        more = self._more(table)
        if more is not None:
            none = none & ~more
            verdict = (
                nw.when((verdict == MET) & more)
                .then(nw.lit(UNKNOWN))
                .otherwise(verdict)
            )
        days = self._days(table)
        leaves = (
            Leaf(verdict, days, exists=~none),
            Leaf(verdict, days, exists=none),
        )
        return Node(verdict, leaves, none, none)

    def _share(self, share: Share, table: Table) -> Node:
        whole = table.count(self._part(share.whole), What.MINUTES)
        part = self._minutes(share.part & share.whole, table)
        rest = self._minutes(share.whole - share.part, table)
        low, high = part.least, part.most
        rest_low, rest_high = rest.least, rest.most
        if self.desk.inspection.overlapping:
            # What overlaps is counted once, and then with the part. Where nothing
            # overlaps and all is certain, this changes nothing.
            low = lesser(low, whole.least)
            rest_low, rest_high = (
                greater(whole.least - high, nw.lit(0)),
                lesser(rest_high, whole.most - low),
            )
            high = lesser(high, whole.most)
        verdicts: list[nw.Expr] = []
        if share.at_least is not None:
            asked = share.at_least
            sure = low * 100 >= (low + rest_high) * asked
            perhaps = high * 100 >= (high + rest_low) * asked
            verdicts.append(_decided(sure, perhaps))
        if share.at_most is not None:
            asked = share.at_most
            sure = high * 100 <= (high + rest_low) * asked
            perhaps = low * 100 <= (low + rest_high) * asked
            verdicts.append(_decided(sure, perhaps))
        verdict = self._unless_possible(
            table, self._part(share.whole), least_of(verdicts)
        )
        none = (rest_high == 0) & (high == 0)
        more = self._more(table, share.per)
        if more is not None:
            none = none & ~more
            verdict = nw.when(more).then(nw.lit(UNKNOWN)).otherwise(verdict)
        days = self._days(table)
        verdict = nw.when(none).then(nw.lit(MET)).otherwise(verdict)
        leaves = (
            Leaf(verdict, days, exists=~none),
            Leaf(verdict, days, exists=none),
        )
        return Node(verdict, leaves, none, none)

    def _minutes(self, of: ServiceFilter, table: Table) -> Tally:
        if not of.boxes:
            return Tally(nw.lit(0), nw.lit(0), certain=True)
        return table.count(self._part(of), What.MINUTES)

    def _capped(self, capped: Capped, table: Table) -> Node:
        """Compare what counts toward a floor, of which some counts to a cap."""
        floor = capped.floor
        part = self._part(floor.of)
        every = table.count(part, What.MINUTES)
        rest = self._minutes(floor.of - capped.part, table)
        cap = capped.at_most.value
        least = lesser(every.least, rest.least + cap)
        certain = every.certain and rest.certain
        most = least if certain else lesser(every.most, rest.most + cap)
        tally = Tally(least, most, certain)
        limit = self._limit(table, floor.per, tally)
        verdict = inside(least, limit, floor.amount.value, None)
        verdict = self._if_any(table, floor.per, part, every, verdict)
        leaf = Leaf(
            verdict,
            self._days(table),
            least=least,
            most=limit,
            low=floor.amount.value,
            unit=Unit.MINUTES,
        )
        return Node(verdict, (leaf,))

    def _apart(self, apart: Apart, table: Table) -> Node:
        if not isinstance(table.kind, ServiceDay | CalendarDay):
            inner = self.desk.table(SERVICE_DAY)
            node = self._apart(apart, inner)
            served = self._served(inner, [apart.one, apart.other])
            return self._gathered(node, inner, table, served)
        one, other = (
            table.count(self._part(of), What.ROWS) for of in (apart.one, apart.other)
        )
        sure = (one.least > 0) & (other.least > 0)
        perhaps = (one.most > 0) & (other.most > 0)
        if not one.certain or not other.certain:
            every = table.count(self._part(apart.one | apart.other), What.ROWS)
            # Whichever of the two the one session is, it is not both.
            perhaps = perhaps & ~(
                (one.most == 1) & (other.most == 1) & (every.most == 1)
            )
        more = self._more(table)
        if more is not None:
            perhaps = ((one.most > 0) | more) & ((other.most > 0) | more)
        verdict = (
            nw.when(sure)
            .then(nw.lit(UNMET))
            .when(perhaps)
            .then(nw.lit(UNKNOWN))
            .otherwise(nw.lit(MET))
        )
        day = flag(sure)
        most = flag(perhaps | sure)
        days = self._days(table)
        leaf = Leaf(verdict, days, least=day, most=most, high=0, unit=Unit.DAYS)
        return Node(verdict, (leaf,))

    def _length(self, length: Length, table: Table) -> Node:
        end, today = nw.col("end"), nw.lit(self.desk.today)
        over = end <= self.desk.today
        until = lesser(end, today)
        verdicts: list[nw.Expr] = []
        if length.at_least is not None:
            short = nw.when(over).then(nw.lit(UNMET)).otherwise(nw.lit(UNKNOWN))
            reached = until >= self._later(length.at_least)
            verdicts.append(nw.when(reached).then(nw.lit(MET)).otherwise(short))
        if length.at_most is not None:
            within = nw.when(over).then(nw.lit(MET)).otherwise(nw.lit(UNKNOWN))
            inside_it = until <= self._later(length.at_most)
            verdicts.append(nw.when(inside_it).then(within).otherwise(nw.lit(UNMET)))
        verdict = least_of(verdicts)
        lasted = until - nw.col("admitted")
        most = nw.when(over).then(lasted).otherwise(nw.lit(NEVER))
        days = self._days(table)
        leaf = Leaf(verdict, days, least=lasted, most=most, unit=Unit.DAYS)
        return Node(verdict, (leaf,))

    def _later(self, term: Term) -> nw.Expr:
        """The first day after *term* from admission."""
        if term.unit is TermUnit.MONTHS:
            return self.desk.attribute(
                f"{term.value} months on", months_after("admitted on", term.value)
            )
        days = DAYS_PER_WEEK if term.unit is TermUnit.WEEKS else 1
        return nw.col("admitted") + term.value * days

    # --- connectives ------------------------------------------------------------------

    def _all_of(self, parts: Sequence[Requirement], table: Table) -> Node:
        nodes = [self.node(part, table) for part in parts]
        # An amount is always owed, and need not be asked.
        amounts = all(isinstance(part, Bound) for part in parts)
        owing = [None if amounts else node.owes_nothing for node in nodes]
        return self._joined(nodes, owing, table, every=True)

    def _any_of(self, parts: Sequence[Requirement], table: Table) -> Node:
        nodes = [self.node(part, table) for part in parts]
        return self._joined(
            nodes, [node.owes_nothing for node in nodes], table, every=False
        )

    def _joined(
        self,
        nodes: Sequence[Node],
        owing: Sequence[nw.Expr | None],
        table: Table,
        *,
        every: bool,
    ) -> Node:
        """Join *nodes*, without those that owe nothing where *owing* says so."""
        neutral = MET if every else UNMET - 1
        verdicts = [
            node.verdict
            if owes is None
            else nw.when(owes).then(nw.lit(neutral)).otherwise(node.verdict)
            for node, owes in zip(nodes, owing, strict=True)
        ]
        verdict = least_of(verdicts) if every else most_of(verdicts)
        leaves = [
            where(leaf, None if owes is None else ~owes)
            for node, owes in zip(nodes, owing, strict=True)
            for leaf in node.leaves
        ]
        told = [node.silent for node in nodes if node.silent is not None]
        silent = all_hold(told) if len(told) == len(nodes) else None
        owed = [owes for owes in owing if owes is not None]
        if len(owed) < len(owing):
            return Node(verdict, tuple(leaves), None, silent)
        none = all_hold(owed)
        assert none is not None  # noqa: S101  # a connective has a part
        verdict = nw.when(none).then(nw.lit(MET)).otherwise(verdict)
        leaves.append(Leaf(verdict, self._days(table), exists=none))
        return Node(verdict, tuple(leaves), none, silent)

    def _given(self, given: Given, table: Table) -> Node:
        """Judge the branch that applies; both where that is not known."""
        first = first_day(self.start(table), self.stop(table), nw.col("admitted"))
        held = self.held(given.condition, first)
        if isinstance(held, int) and held != UNKNOWN:
            return self.node(given.then if held == MET else given.otherwise, table)
        then, otherwise = (
            self.node(given.then, table),
            self.node(given.otherwise, table),
        )
        same = then.verdict == otherwise.verdict
        both = nw.when(same).then(then.verdict).otherwise(nw.lit(UNKNOWN))
        if isinstance(held, int):
            leaves = (*then.leaves, *otherwise.leaves)
            owes = _either(then.owes_nothing, otherwise.owes_nothing, None)
            silent = _either(then.silent, otherwise.silent, None)
            return Node(both, leaves, owes, silent)
        yes, no = held == MET, held == UNMET
        verdict = (
            nw.when(yes)
            .then(then.verdict)
            .when(no)
            .then(otherwise.verdict)
            .otherwise(both)
        )
        leaves = (
            *(where(leaf, ~no) for leaf in then.leaves),
            *(where(leaf, ~yes) for leaf in otherwise.leaves),
        )
        owes = _either(then.owes_nothing, otherwise.owes_nothing, (yes, no))
        silent = _either(then.silent, otherwise.silent, (yes, no))
        return Node(verdict, leaves, owes, silent)

    def _excusable(self, excusable: Excusable, table: Table) -> Node:
        inner = excusable.requirement
        own = self.desk.reading.scope(inner)
        if own != table.kind:
            narrower = self.desk.table(own)
            node = self._excused(excusable, narrower)
            served = self.exists(inner, narrower)
            return self._gathered(node, narrower, table, served)
        return self._excused(excusable, table)

    def _excused(self, excusable: Excusable, table: Table) -> Node:
        """What need not hold where a reason is on record."""
        node = self.node(excusable.requirement, table)
        reasons = [self._fact(name) for name in excusable.unless]
        told = {one for one in reasons if isinstance(one, int)}
        asked = [one for one in reasons if not isinstance(one, int)]
        if MET in told:
            known: Held = MET
        elif asked:
            known = most_of([*asked, *map(nw.lit, told)])
        elif UNKNOWN in told:
            known = UNKNOWN
        else:
            return node
        code = nw.lit(known) if isinstance(known, int) else known
        short = node.verdict != MET
        excused, doubtful = short & (code == MET), short & (code == UNKNOWN)
        verdict = (
            nw.when(excused)
            .then(nw.lit(MET))
            .when(doubtful)
            .then(nw.lit(UNKNOWN))
            .otherwise(node.verdict)
        )
        days = self._days(table)
        leaves = (
            *(where(leaf, ~excused) for leaf in node.leaves),
            Leaf(nw.lit(MET), days, exists=excused, excused=True),
        )
        return Node(verdict, leaves, node.owes_nothing, node.silent)

    # --- conditions -------------------------------------------------------------------

    def held(self, condition: Condition, day: nw.Expr) -> Held:
        """Whether *condition* holds on *day*."""
        match condition:
            case Age(at_least=low, below=high) if self.desk.cohort.columns.born:
                inside_it = YES
                if low is not None:
                    inside_it = inside_it & (day >= self.desk.birthday(low))
                if high is not None:
                    inside_it = inside_it & (day < self.desk.birthday(high))
                return _three(nw.col("born").is_null(), inside_it)
            case Elapsed(at_least=low, below=high):
                elapsed = day - nw.col("admitted")
                inside_it = elapsed >= (low or 0)
                if high is not None:
                    inside_it = inside_it & (elapsed < high)
                return _three(None, inside_it)
            case Fact(name):
                return self._fact(str(name))
            case After():
                return self._follows(condition, day)
            case Age() | Phase():
                known = holds(condition, self.given, self.desk.on)
                return UNKNOWN if known is None else MET if known else UNMET
            case _:
                assert_never(condition)

    def _fact(self, name: str) -> Held:
        for index, (fact, _) in enumerate(self.desk.cohort.columns.facts):
            if fact == name:
                column = nw.col(f"fact {index}")
                return _three(column.is_null(), column)
        if name in self.given.facts:
            return MET
        return UNMET if name in self.given.denied else UNKNOWN

    def _follows(self, condition: After, day: nw.Expr) -> Held:
        """Whether *day* is soon after admission; of what else happened nobody tells."""
        if not condition.from_admission:
            return UNKNOWN
        soon = (day >= nw.col("admitted")) & (day < self._later(condition.lasts))
        return nw.when(soon).then(nw.lit(MET)).otherwise(nw.lit(UNKNOWN))

    # --- ceilings that a part of a window exceeds -------------------------------------

    def exceeding(self, requirement: Requirement, table: Table) -> Node | None:
        """What is exceeded for certain by a part of a window, whatever else comes.

        None where *requirement* has no ceiling over whole windows. The verdict is
        `UNMET` where it is, else `MET`; as `continuum.checks` judges cut windows.
        """
        match requirement:
            case AtMost() | Below() | Between():
                return self._bound_exceeding(requirement, table, None)
            case AllOf(parts):
                found = [self.exceeding(part, table) for part in parts]
                nodes = [node for node in found if node is not None]
                if not nodes:
                    return None
                leaves = tuple(leaf for node in nodes for leaf in node.leaves)
                return Node(least_of([node.verdict for node in nodes]), leaves)
            case Given(condition, then=then, otherwise=otherwise):
                return self._given_exceeding(
                    requirement, condition, then, otherwise, table
                )
            case Excusable(inner) | Counting(inner):
                return self._whole_exceeding(requirement, inner, table)
            case _:
                return None

    def _bound_exceeding(
        self, bound: Bound, table: Table, only: Times | EachSession | None
    ) -> Node | None:
        low_alone = isinstance(bound, AtLeast | Above)
        if low_alone or self.desk.reading.resolve(bound.per) != table.kind:
            return None
        node = self._compared(bound, table, only)
        (leaf,) = node.leaves
        assert leaf.least is not None  # noqa: S101  # a bound compares one
        over = (leaf.least > leaf.high) & (leaf.verdict == UNMET)
        return Node(_broken(over), (where(leaf, over),))

    def _whole_exceeding(
        self, requirement: Excusable | Counting, inner: Requirement, table: Table
    ) -> Node | None:
        if isinstance(requirement, Counting):
            part = self._bound_exceeding(requirement.bound, table, requirement.only)
        else:
            part = self.exceeding(inner, table)
        if part is None:
            return None
        whole = self.node(requirement, table)
        over = (part.verdict == UNMET) & (whole.verdict == UNMET)
        return Node(_broken(over), tuple(where(leaf, over) for leaf in whole.leaves))

    def _given_exceeding(
        self,
        given: Given,
        condition: Condition,
        then: Requirement,
        otherwise: Requirement,
        table: Table,
    ) -> Node | None:
        first = first_day(self.start(table), self.stop(table), nw.col("admitted"))
        held = self.held(condition, first)
        one, other = self.exceeding(then, table), self.exceeding(otherwise, table)
        never = ~YES
        yes = never if one is None else one.verdict == UNMET
        no = never if other is None else other.verdict == UNMET
        steady = is_steady(condition, self.given)
        if isinstance(condition, Age) and self.desk.cohort.columns.born:
            steady = False
        if isinstance(held, int):
            over = {MET: yes, UNMET: no, UNKNOWN: yes & no}[held]
        else:
            known = (held == MET) & yes | (held == UNMET) & no
            over = (held == UNKNOWN) & yes & no
            over = over | known if steady else over
        if one is None and other is None:
            return None
        whole = self.node(given, table)
        over = over & (whole.verdict == UNMET)
        return Node(_broken(over), tuple(where(leaf, over) for leaf in whole.leaves))


def _broken(over: nw.Expr) -> nw.Expr:
    return nw.when(over).then(nw.lit(UNMET)).otherwise(nw.lit(MET))


def _either(
    one: nw.Expr | None, other: nw.Expr | None, known: tuple[nw.Expr, nw.Expr] | None
) -> nw.Expr | None:
    """Whether something holds of every branch that is judged; None for never.

    Args:
        one: Whether it holds of the first; None for never.
        other: Whether it holds of the second; None for never.
        known: Whether the first is the one, and whether the second is; None where
            neither is known.
    """
    both = None if one is None or other is None else one & other
    if known is None:
        return both
    yes, no = known
    ways = [way & mine for way, mine in ((yes, one), (no, other)) if mine is not None]
    return any_holds(ways if both is None else [*ways, both])


def _limits_over(
    bound: Bound, windows: nw.Expr
) -> tuple[nw.Expr | int, nw.Expr | int | None]:
    """The least and the most that *bound* allows of so many windows together."""
    once, twice = limits(bound, 1), limits(bound, 2)
    low: nw.Expr | int = 0
    if twice[0] or once[0]:
        low = windows * (twice[0] - once[0]) + (2 * once[0] - twice[0])
    high: nw.Expr | None = None
    if once[1] is not None and twice[1] is not None:
        high = windows * (twice[1] - once[1]) + (2 * once[1] - twice[1])
    return low, high


def _decided(sure: nw.Expr, perhaps: nw.Expr) -> nw.Expr:
    return (
        nw.when(sure)
        .then(nw.lit(MET))
        .when(perhaps)
        .then(nw.lit(UNKNOWN))
        .otherwise(nw.lit(UNMET))
    )


def _three(unknown: nw.Expr | None, true: nw.Expr) -> nw.Expr:
    """Yes, no or unknown."""
    if unknown is None:
        return nw.when(true).then(nw.lit(MET)).otherwise(nw.lit(UNMET))
    return (
        nw.when(unknown)
        .then(nw.lit(UNKNOWN))
        .when(true)
        .then(nw.lit(MET))
        .otherwise(nw.lit(UNMET))
    )


def _packed(node: Node, verdict: int) -> tuple[nw.Expr, nw.Expr]:
    """The first leaf with *verdict* of a window, packed so that the least decides.

    Of those that are met, the leaf over the most days.
    """
    since = nw.col("start") - nw.col("admitted")
    numbered = list(enumerate(node.leaves))
    if verdict == MET:
        numbered.sort(key=lambda item: (not item[1].excused, -item[1].about))
    found: list[nw.Expr] = []
    for amount in ("least", "most"):
        packed: nw.Expr | None = None
        for number, leaf in reversed(numbered):
            value = leaf.least
            if amount == "most" and leaf.most is not None:
                value = leaf.most
            shown = nw.lit(0) if value is None else _clipped(value)
            ranked = since
            if verdict == MET and not leaf.excused:
                short = _YEAR - lesser(leaf.days, nw.lit(_YEAR))
                ranked = since + (short + 1) * _DAY
            here = (ranked.cast(nw.Int64) * _LEAF + number) * _AMOUNT + shown
            chosen = leaf.verdict == verdict
            if leaf.exists is not None:
                chosen = chosen & leaf.exists
            when = nw.when(chosen).then(here)
            packed = when if packed is None else when.otherwise(packed)
        assert packed is not None  # noqa: S101  # every node has a leaf
        found.append(packed)
    return found[0], found[1]


def _clipped(amount: nw.Expr) -> nw.Expr:
    return lesser(amount, nw.lit(_AMOUNT - 1))


def _amount(packed: nw.Expr) -> nw.Expr:
    amount = remainder(packed, _AMOUNT)
    return nw.when(amount == _AMOUNT - 1).then(nw.lit(NEVER)).otherwise(amount)


def _leaf_of(packed: nw.Expr) -> nw.Expr:
    return remainder(quotient(packed, _AMOUNT), _LEAF)


def _days_of(packed: nw.Expr, verdict: int) -> nw.Expr:
    """Days of the window of a packed leaf; of one that is not met, nobody asks."""
    if verdict != MET:
        return nw.lit(0)
    return _YEAR + 1 - quotient(packed, _AMOUNT * _LEAF * _DAY)


class Choice(NamedTuple):
    """The leaves of a node in order, and which of them decides.

    The first with the verdict of the whole; where all is met, one that is excused, or
    else the first over the most days.

    Args:
        leaves: The leaves.
        decides: Of each, whether it may be the one, given the columns ``verdict`` and
            ``longest``.
        lengths: Days of those that are met, of which ``longest`` is the most; none
            where all are alike.
    """

    leaves: tuple[Leaf, ...]
    decides: tuple[nw.Expr, ...]
    lengths: tuple[nw.Expr, ...]


def choice(node: Node) -> Choice:
    """Which leaf of *node* decides."""
    leaves = tuple(sorted(node.leaves, key=lambda leaf: not leaf.excused))
    alike = len({id(leaf.days) for leaf in leaves}) == 1
    verdict, longest = nw.col("verdict"), nw.col("longest")
    decides: list[nw.Expr] = []
    lengths: list[nw.Expr] = []
    for leaf in leaves:
        chosen, met = leaf.verdict == verdict, leaf.verdict == MET
        if leaf.exists is not None:
            chosen, met = chosen & leaf.exists, met & leaf.exists
        if not alike:
            lengths.append(nw.when(met).then(leaf.days).otherwise(nw.lit(0)))
            if not leaf.excused:
                chosen = chosen & ((verdict != MET) | (leaf.days == longest))
        decides.append(chosen)
    return Choice(leaves, tuple(decides), tuple(lengths))
