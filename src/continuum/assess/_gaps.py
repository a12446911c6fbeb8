"""How long the longest stretch without service is, at least and at most.

A stretch runs from one session to the next. It is judged in the window it begins in;
the days before the first session begin one where care, or what is judged, begins with
them. Where more sessions may come that nobody has listed, no more is known of it than
how long it has been.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from continuum.assess._arithmetic import (
    days_between,
    ending,
    from_start,
    length_of_day,
    longest_gap,
)
from continuum.ledger import Credit, Selection
from continuum.periods import DateRange
from continuum.requirements import Unit

__all__: list[str] = []


class Stretches:
    """The stretches that begin in one window.

    Args:
        chosen: The sessions that end a stretch.
        window: The window, from the first day on which the patient was there.
        judged: The days judged, of which the window is one; None where it alone is.
        begins: Whether what is judged begins with the window; None where that hangs on
            there being no session before it.
        open_from: First day on which more may come that nobody listed; None if none.
        unit: Days, or minutes.
        off: Days that are left out, in order.
    """

    def __init__(
        self,
        chosen: Selection,
        window: DateRange,
        *,
        judged: DateRange,
        begins: bool | None,
        open_from: date | None,
        unit: Unit,
        off: Sequence[int],
    ) -> None:
        self.window = window
        self.open_from = open_from
        self.unit = unit
        self.off = off
        known = len(chosen.rows)
        if open_from is not None:
            # What is listed of days on which more may come ends no stretch for certain.
            known = bisect_left(chosen.days, open_from.toordinal())
        first, last, _, _ = chosen.cut(window)
        first, last = min(first, known), min(last, known)
        before = chosen.credits[:first]
        self.inside = chosen.credits[first:last]
        self.after = chosen.credits[last:known]
        self.begins = not before if begins is None else begins
        self.may_begin = begins
        if begins is None:
            self.may_begin = not any(credit.recorded for credit in before)
        self.until = open_from
        if judged.end is not None and (open_from is None or judged.end < open_from):
            self.until = judged.end

    def longest(self) -> tuple[int, int | None] | None:
        """The least and the most that the longest of them may be.

        None without the clock times that minutes need; no most where nobody knows what
        comes next.
        """
        if not self.inside:
            least, most = self._idle()
            # One that began in an earlier window ends there with whatever comes.
            return least if most is not None or self.begins else 0, most
        ends = (*self.inside, *self.after[:1], *self._sure())
        if self.unit is Unit.MINUTES and any(
            credit.session.clock is None for credit in ends
        ):
            return None
        least, most = self._between()
        early, late = self._leading()
        return max(least, early), None if most is None else max(most, late)

    def _sure(self) -> tuple[Credit, ...]:
        """The first certain session after the window, if there is one."""
        certain = (credit for credit in self.after if credit.recorded)
        return tuple(credit for credit in (next(certain, None),) if credit)

    def _idle(self) -> tuple[int, int | None]:
        """The stretch that a window without any session is, as far as it has gone."""
        start, end = self.window.start, self.window.end or self.window.start
        known_to = self.open_from
        first, day = start.toordinal(), length_of_day(self.unit)
        if known_to is not None and known_to < end:
            until = max(known_to, start).toordinal()
            return days_between(first, until, self.off) * day, None
        whole = days_between(first, end.toordinal(), self.off) * day
        return whole, whole

    def _leading(self) -> tuple[int, int]:
        """Least and most of the stretch before the first session of the window.

        Where no session is certain, the whole window may turn out to be without.
        """
        first = next((one.session for one in self.inside if one.recorded), None)
        late = 0
        if first is None:
            _, idle = self._idle()
            late = idle or 0
        elif self.may_begin:
            late = from_start(first, self.window, self.unit, self.off)
        if not self.begins:
            return 0, late
        earliest = self.inside[0].session
        return from_start(earliest, self.window, self.unit, self.off), late

    def _stretch(self, found: Iterable[Credit], end: Credit | None) -> int:
        """The longest between *found*, up to *end* or as far as is known."""
        chain = [credit.session for credit in (*found, *((end,) if end else ()))]
        return longest_gap(chain, self.unit, None if end else self.until, self.off)

    def _between(self) -> tuple[int, int | None]:
        """Least and most of the longest from a session of the window to the next."""
        inside, closing = self.inside, next(iter(self.after), None)
        sure = next(iter(self._sure()), None)
        certain = [index for index, credit in enumerate(inside) if credit.recorded]
        if (
            len(certain) == len(inside)
            and sure is closing
            and (sure is not None or self.open_from is None)
        ):
            # Nothing is in doubt: the usual case, and no arithmetic of the possible.
            longest = self._stretch(inside, closing)
            return longest, longest
        # Possible sessions between two certain ones, or before the end, only shorten a
        # stretch; those before the first certain one may also begin one.
        begun = inside if self.begins else inside[certain[0] if certain else -1 :]
        fewest = [self._stretch(begun, closing)]
        if sure is None:
            fewest.append(self._stretch(begun, None))
        if sure is None and self.open_from is not None:
            return min(fewest), None
        ends = (sure,) if sure else (None, (*inside, *self.after)[-1])
        chain = [inside[index] for index in certain]
        before = inside[: certain[0]] if certain else inside
        # Days tell no earlier end than that of the first.
        first_done = [min(before, key=ending)] if before else []
        return min(fewest), max(
            self._stretch(found, end)
            for found in (chain, first_done + chain)
            for end in ends
        )
