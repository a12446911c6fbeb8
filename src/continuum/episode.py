"""An episode: the stays of one patient that belong together, and the steps of its path.

Which stays belong together is the caller's rule: no length of gap is built in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from operator import itemgetter

import attrs

from continuum import _fields
from continuum.errors import FieldValueError
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.stay import Marked, Stay, care_order

__all__ = ["Episode", "Step", "link", "steps_of"]

_ONE_DAY = timedelta(days=1)

LONGEST_GAP = 3660
"""Longest gap in days that may be asked for: ten years."""


@attrs.frozen(kw_only=True)
class Step:
    """One move on a patient's path: from a stay to the next, into care or out of it.

    Args:
        origin: The stay that ended; None for an admission.
        target: The stay that began; None for a discharge.
        gap: Whole days between the two, on which another line may have run; 0 for any
            other step.
    """

    origin: Stay | None
    target: Stay | None
    gap: int = 0

    def __attrs_post_init__(self) -> None:
        for field, stay in (("origin", self.origin), ("target", self.target)):
            if stay is not None:
                _fields.instance("Step", field, stay, Stay)
        if self.target is None:
            _last_day(self.origin)  # refuses what did not end, and nothing at all
        _fields.whole("Step", "gap", self.gap, least=0, most=LONGEST_GAP)

    @property
    def on(self) -> date:
        """Day of the move: of the admission, or of the discharge."""
        if self.target is not None:
            return self.target.admitted
        return _last_day(self.origin)


@attrs.frozen
class Episode:
    """Stays of one patient that belong together, by the day of admission.

    Args:
        stays: At least one, in any order; they may overlap.

    >>> from continuum.systems import asam3
    >>> days = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    >>> episode = Episode((Stay(level=asam3.LEVEL_3_7_WM, period=days),))
    >>> episode.period.days, [step.on.day for step in episode.steps(longest_gap=14)]
    (7, [2, 8])
    """

    stays: tuple[Stay, ...]

    def __attrs_post_init__(self) -> None:
        stays = _fields.all_of("Episode", "stays", self.stays, Stay)
        if not stays:
            raise FieldValueError("Episode", "stays", None, "one stay or more")
        object.__setattr__(self, "stays", by_admission(stays))

    @property
    def period(self) -> DateRange:
        """From the first admission to the last day; open while a stay lasts."""
        ends = [stay.period.end for stay in self.stays]
        closed = [end for end in ends if end is not None]
        end = max(closed) if len(closed) == len(ends) else None
        return DateRange(self.stays[0].admitted, end)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels, each once, in the order of their first admissions."""
        return tuple(dict.fromkeys(stay.level for stay in self.stays))

    def during(self, day: date) -> tuple[Stay, ...]:
        """The stays that *day* belongs to: both, on the day of a transfer."""
        _fields.day("Episode", "day", day)
        return tuple(stay for stay in self.stays if day in stay.period)

    def steps(self, *, longest_gap: int) -> tuple[Step, ...]:
        """The moves of the path; see `steps_of`."""
        return steps_of(self.stays, longest_gap=longest_gap)

    def to_svg(self, *, on: date | None = None, findings: Iterable[Marked] = ()) -> str:
        """Draw the stays as SVG: a lane for each level, a bar for each stay.

        Long times in which nothing changes are left out, and marked. Levels that were
        recommended or authorized are drawn for the days of the stay. Circumstances are
        never drawn.

        Args:
            on: Last day that the record tells of, up to which open stays are drawn;
                the last day that any stay tells of, unless given.
            findings: What to mark with numbers, and to list under the picture, such as
                those of `continuum.paths.path_findings`.

        Raises:
            FieldTypeError: An argument is of the wrong type.

        >>> from continuum.systems import asam3
        >>> stay = Stay(level=asam3.LEVEL_1, period=DateRange(date(2026, 3, 2)))
        >>> "14 nights so far" in Episode((stay,)).to_svg(on=date(2026, 3, 16))
        True
        """
        from continuum import _timeline  # noqa: PLC0415  # long to load, seldom asked

        return _timeline.svg(self.stays, on=on, findings=findings)

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        from continuum import _timeline  # noqa: PLC0415  # long to load, seldom asked

        return _timeline.bundle(self.stays)

    def __str__(self) -> str:
        from continuum import _timeline  # noqa: PLC0415  # long to load, seldom asked

        return _timeline.lines(self.stays)

    def __iter__(self) -> Iterator[Stay]:
        return iter(self.stays)

    def __len__(self) -> int:
        return len(self.stays)


def link(stays: Iterable[Stay], *, gap: int) -> tuple[Episode, ...]:
    """Group the stays of one patient into episodes.

    Args:
        stays: In any order.
        gap: Most days wholly without a stay inside an episode. With 0 only stays that
            overlap, touch or follow on the next day are linked. A leave is no gap.

    Raises:
        FieldTypeError: An item is no stay, or *gap* is no int.
        FieldValueError: *gap* is negative, or beyond ten years.

    >>> from continuum.systems import asam3
    >>> march = DateRange(date(2026, 3, 2), date(2026, 3, 9))  # through 8 March
    >>> again = DateRange(date(2026, 3, 12))  # the 9th, 10th and 11th lie between
    >>> both = [Stay(level=asam3.LEVEL_2_1, period=days) for days in (march, again)]
    >>> len(link(both, gap=3)), len(link(both, gap=2))
    (1, 2)
    """
    _fields.whole("link", "gap", gap, least=0, most=LONGEST_GAP)
    groups: list[list[Stay]] = []
    latest: date | None = None
    for stay in by_admission(_fields.several("link", "stays", stays, Stay)):
        if not groups or (latest is not None and (stay.admitted - latest).days > gap):
            groups.append([])
            latest = stay.period.end
        elif latest is not None:
            end = stay.period.end
            latest = None if end is None else max(latest, end)
        groups[-1].append(stay)
    return tuple(Episode(tuple(group)) for group in groups)


def steps_of(stays: Iterable[Stay], *, longest_gap: int) -> tuple[Step, ...]:
    """The moves between the stays of one patient, by day.

    A stay follows the one of its line that ended last before it, or on its first day,
    and at most *longest_gap* whole days before, whatever other lines ran then. Whatever
    nothing follows ends in a discharge, once it has ended; whatever follows nothing is
    an admission.

    Args:
        stays: In any order; those of one patient.
        longest_gap: Most whole days between two stays that make one move of them.
    """
    _fields.whole("steps_of", "longest_gap", longest_gap, least=0, most=LONGEST_GAP)
    # Each step with its day, and whether it is a discharge: those of a day come last.
    steps: list[tuple[date, bool, Step]] = []
    ended: dict[str, list[tuple[date, Stay]]] = {}
    for stay in by_admission(_fields.several("steps_of", "stays", stays, Stay)):
        waiting = ended.setdefault(stay.line, [])
        admitted, end = stay.admitted, stay.period.end
        # An end is the day after the last one, which may be the day of admission.
        tomorrow = admitted + _ONE_DAY
        before = [known for known in waiting if known[0] <= tomorrow]
        latest = max(before, key=itemgetter(0), default=None)
        gap = 0 if latest is None else max(0, (admitted - latest[0]).days)
        if latest is None or gap > longest_gap:
            step = Step(origin=None, target=stay)
        else:
            waiting.remove(latest)
            step = Step(origin=latest[1], target=stay, gap=gap)
        steps.append((admitted, False, step))
        if end is not None:
            waiting.append((end, stay))
    for waiting in ended.values():
        for end, stay in waiting:
            last = end - _ONE_DAY
            steps.append((last, True, Step(origin=stay, target=None)))
    return tuple(step for _, _, step in sorted(steps, key=itemgetter(0, 1)))


def _last_day(stay: Stay | None) -> date:
    if stay is None or stay.last_day is None:
        raise FieldValueError("Step", "origin", None, "a stay that has ended")
    return stay.last_day


def by_admission(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """The stays by the day of admission, then by the day they end."""
    return tuple(sorted(stays, key=_stay_order))


def _stay_order(
    stay: Stay,
) -> tuple[tuple[date, bool, date, bool], str, str, str, str]:
    level = stay.level
    return care_order(stay), stay.line, level.system, level.code, str(stay.ended)
