"""The first-order model of flow through the levels that counted moves make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from continuum import _fields
from continuum.levels import Level, Outside, Place
from continuum.measures._moves import LevelStays, TransitionCounts, place_order
from continuum.measures._records import at_level, level_order, percent, tenths
from continuum.measures._table import Table
from continuum.stay import DischargeReason

__all__ = ["Flow", "LevelFlow", "flow"]


@attrs.frozen(kw_only=True)
class LevelFlow:
    """Where patients go from one level, in a first-order model.

    Args:
        level: The level.
        moves: Share of the stays there that each place follows; empty where no stay
            there is known to have been followed by anything.
        steps: Expected number of stays from one there to a discharge, both included;
            None where a discharge is not certain.
        nights: Expected nights in care from admission there to a discharge, gaps
            between stays left out; None where a discharge is not certain.
        endings: Share of each reason of that discharge; None is a reason not known.
            Empty where a discharge is not certain.
    """

    level: Level
    moves: tuple[tuple[Place, Fraction], ...]
    steps: Fraction | None
    nights: Fraction | None
    endings: tuple[tuple[DischargeReason | None, Fraction], ...]


@attrs.frozen(kw_only=True)
class Flow:
    """A first-order model of how patients move through levels of care.

    Args:
        levels: One for each level, by system, the most intensive first.
        admissions: Share of first stays that begin at each level.
        readmissions: Share of readmissions that begin at each level.
    """

    levels: tuple[LevelFlow, ...]
    admissions: tuple[tuple[Level, Fraction], ...]
    readmissions: tuple[tuple[Level, Fraction], ...]

    def __getitem__(self, level: Level) -> LevelFlow:
        """The flow from *level*.

        Raises:
            UnknownLevelError: No stay is at that level.
        """
        return at_level("Flow", level, self.levels)

    def __iter__(self) -> Iterator[LevelFlow]:
        return iter(self.levels)

    def __len__(self) -> int:
        return len(self.levels)

    def _table(self) -> Table:
        def listed(shares: Iterable[tuple[object, Fraction]]) -> tuple[str, ...]:
            return tuple(
                f"{'reason not known' if what is None else what}: {percent(share)}"
                for what, share in shares
            )

        rows = [
            (
                str(found.level),
                listed(found.moves),
                "" if found.steps is None else tenths(found.steps),
                "" if found.nights is None else tenths(found.nights),
                listed(found.endings),
            )
            for found in self.levels
        ]
        below = [
            f"{what}: {', '.join(listed(shares))}"
            for what, shares in (
                ("Admissions", self.admissions),
                ("Readmissions", self.readmissions),
            )
            if shares
        ]
        headers = (
            "level",
            "next",
            "stays to discharge",
            "nights to discharge",
            "ending",
        )
        caption = "Flow, where only the present level decides the next"
        return Table(headers, rows, caption=caption, below=below)

    def __str__(self) -> str:
        return self._table().text()

    def _repr_html_(self) -> str:
        return self._table().html()


def flow(counts: TransitionCounts) -> Flow:
    """Build the first-order model of flow from counted moves, in exact fractions.

    First-order means: where a patient goes next depends on the present level alone,
    neither on the path before, nor on the time there, nor on the reason for leaving or
    the calendar; and every stay at a level lasts as long as their mean. Patients do not
    move like that, and open stays, which tend to be long, are left out. So the model
    sums up a population as it was. It predicts nothing about one patient.

    A discharge is not certain where it cannot be reached from a level, or where some
    chain of moves leads to a level it cannot be reached from.

    Args:
        counts: Moves, from `transition_counts` or of another source.

    >>> from datetime import date
    >>> from continuum.measures import MoveCount
    >>> from continuum.systems import asam3
    >>> iop, php = asam3.LEVEL_2_1, asam3.LEVEL_2_5
    >>> counts = TransitionCounts(
    ...     on=date(2026, 4, 1),
    ...     gap=0,
    ...     moves=(
    ...         MoveCount(origin=php, target=iop, count=4),
    ...         MoveCount(origin=iop, target=php, count=1),
    ...         MoveCount(origin=iop, target=Outside.AFTER, count=3),
    ...     ),
    ...     levels=(
    ...         LevelStays(level=php, closed=4, nights=40),
    ...         LevelStays(level=iop, closed=4, nights=120, endings=((None, 3),)),
    ...     ),
    ... )
    >>> model = flow(counts)  # 30 nights, and every fourth time 10 more and so on
    >>> print(model[iop].steps, model[iop].nights)
    5/3 130/3
    """
    # networkx loads only when a flow is asked for.
    from continuum.graph import leading_to  # noqa: PLC0415

    _fields.instance("flow", "counts", counts, TransitionCounts)
    leaving: dict[Place, dict[Place, int]] = {}
    for move in counts.moves:
        leaving.setdefault(move.origin, {})[move.target] = move.count
    shares = {place: _shares(targets) for place, targets in leaving.items()}
    stays = {found.level: found for found in counts.levels}
    within = [
        (move.origin, move.target)
        for move in counts.moves
        if isinstance(move.origin, Level)
    ]
    stuck = stays.keys() - leading_to(within, Outside.AFTER)
    lost = leading_to(within, *stuck)
    certain = [level for level in stays if level not in lost]
    reasons = [
        reason
        for reason in (*DischargeReason, None)
        if any(reason == known for found in counts.levels for known, _ in found.endings)
    ]
    expected = _expected(certain, reasons, shares, stays)
    levels: list[LevelFlow] = []
    for level in sorted(stays, key=level_order):
        steps: Fraction | None = None
        nights: Fraction | None = None
        endings: list[Fraction] = []
        if level in expected:
            steps, nights, *endings = expected[level]
        levels.append(
            LevelFlow(
                level=level,
                moves=tuple(sorted(shares.get(level, {}).items(), key=_share_order)),
                steps=steps,
                nights=nights,
                endings=tuple(
                    (reason, share)
                    for reason, share in zip(reasons, endings, strict=False)
                    if share
                ),
            )
        )
    return Flow(
        levels=tuple(levels),
        admissions=_first_levels(shares.get(Outside.BEFORE, {})),
        readmissions=_first_levels(shares.get(Outside.AFTER, {})),
    )


def _shares(counted: Mapping[Place, int]) -> dict[Place, Fraction]:
    total = sum(counted.values())
    return {place: Fraction(count, total) for place, count in counted.items()}


def _share_order(item: tuple[Place, Fraction]) -> tuple[object, ...]:
    return place_order(item[0])


def _first_levels(
    shares: Mapping[Place, Fraction],
) -> tuple[tuple[Level, Fraction], ...]:
    ordered = sorted(shares.items(), key=_share_order)
    return tuple((place, share) for place, share in ordered if isinstance(place, Level))


def _expected(
    levels: Sequence[Level],
    reasons: Sequence[DischargeReason | None],
    shares: Mapping[Place, Mapping[Place, Fraction]],
    stays: Mapping[Level, LevelStays],
) -> dict[Level, list[Fraction]]:
    """Steps, nights and endings from each of *levels*, which lead to one another.

    Each is what the level itself adds, and what the next levels add by their shares: a
    system of linear equations, one for each level.
    """
    rows: list[list[Fraction]] = []
    for level in levels:
        row = [Fraction(level == other) for other in levels]
        for index, other in enumerate(levels):
            row[index] -= shares[level].get(other, Fraction(0))
        found = stays[level]
        departed = found.closed - found.pending
        endings = dict(found.endings)
        row += [Fraction(1), Fraction(found.nights, found.closed)]
        row += [Fraction(endings.get(reason, 0), departed) for reason in reasons]
        rows.append(row)
    size = len(levels)
    for pivot in range(size):
        # Discharge is certain from every level here, so that no pivot can be zero.
        scale = rows[pivot][pivot]
        rows[pivot] = [value / scale for value in rows[pivot]]
        for index in range(size):
            factor = rows[index][pivot]
            if index != pivot and factor:
                rows[index] = [
                    value - factor * known
                    for value, known in zip(rows[index], rows[pivot], strict=True)
                ]
    return {level: row[size:] for level, row in zip(levels, rows, strict=True)}
