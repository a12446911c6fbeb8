"""What is unusual in one patient's path through care, or may be.

Nothing here is an error of the record: what happened is kept, and what is unusual is
told, with all the reasons. Impossible histories are refused in `continuum.history`.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

import attrs

from continuum import _fields
from continuum.circumstances import Circumstances
from continuum.episode import LONGEST_GAP, by_admission, steps_of
from continuum.errors import DuplicateCodeError
from continuum.levels import (
    ONE_BED,
    Continuum,
    Expectation,
    Level,
    Outside,
    Place,
    Reason,
    facts_of,
)
from continuum.periods import DateRange
from continuum.stay import DischargeReason, LevelSpan, Stay, own_days
from continuum.verdicts import Verdict

__all__ = ["PathFinding", "PathFindingKind", "path_findings"]

_ONE_DAY = timedelta(days=1)


class PathFindingKind(enum.StrEnum):
    """What is unusual in a path, or may be."""

    UNUSUAL_MOVE = "unusual-move"
    """A move that asks for a documented reason: it skips levels, for one."""

    NO_CONTINUUM = "no-continuum"
    """A move between levels that no continuum at hand holds both of."""

    TWO_24_HOUR_LEVELS = "two-24-hour-levels"
    """Two levels with staff around the clock on the same day."""

    UNUSUAL_PAIR = "unusual-pair"
    """Two levels at once of which it is not described that they run side by side."""

    NOTHING_AFTER_WITHDRAWAL_MANAGEMENT = "nothing-after-withdrawal-management"
    """Withdrawal management ended, and no treatment follows."""

    LONG_GAP = "long-gap"
    """More days without care than the caller allows; any line of care fills them."""

    LEVEL_NOT_RECOMMENDED = "level-not-recommended"
    """The level delivered is not the one a clinician recommended."""

    LEVEL_NOT_AUTHORIZED = "level-not-authorized"
    """The level delivered is not the one a payer authorized."""

    LEVEL_DENIED = "level-denied"
    """The level delivered is one that a payer denied for the days."""

    DAYS_NOT_AUTHORIZED = "days-not-authorized"
    """Days of a stay for which no level was authorized, though for others one was."""

    STAY_AFTER_DEATH = "stay-after-death"
    """A stay that lasts beyond a death in another line of care."""


@attrs.frozen(kw_only=True)
class PathFinding:
    """One thing in a patient's path that is unusual, or may be.

    Args:
        kind: What it is.
        verdict: Unmet where it is unusual; unknown where facts are missing, or the days
            that would tell have not passed. Nothing usual is reported.
        days: The days concerned.
        levels: The levels concerned.
        reasons: Why, all at once.
    """

    kind: PathFindingKind
    verdict: Verdict
    days: DateRange
    levels: tuple[Level, ...]
    reasons: tuple[Reason, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the facts that are not known, and would tell."""
        return facts_of(self.reasons)

    def __str__(self) -> str:
        codes = ", ".join(str(level) for level in self.levels)
        why = "; ".join(
            str(reason) for reason in self.reasons if reason.verdict is not Verdict.MET
        )
        kind = _fields.spaced(self.kind)
        return f"{self.days}: {kind} ({codes}), {self.verdict}: {why}"


def path_findings(
    stays: Iterable[Stay],
    *,
    care: Continuum | Iterable[Continuum],
    on: date,
    longest_gap: int,
    given: Circumstances | None = None,
) -> tuple[PathFinding, ...]:
    """Tell what is unusual in the stays of one patient, or may be.

    Args:
        stays: All stays of the patient, or a `History`, or an `Episode`; the stays of
            other episodes tell whether something follows.
        care: The continua that describe the moves.
        on: Last day that the record tells of; what may still follow is unknown.
        longest_gap: Most days wholly without care between two stays.
        given: What is known of the patient; unless given, the circumstances of the stay
            that a move leads to, or leaves for good.

    Returns:
        The findings by day; none where everything is usual.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        FieldValueError: *longest_gap* is negative, or beyond ten years.
        DuplicateCodeError: Two continua of one system are given.

    >>> from continuum.systems import asam3
    >>> days = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    >>> ended = Stay(
    ...     level=asam3.LEVEL_3_7_WM, period=days, ended=DischargeReason.COMPLETED
    ... )
    >>> for day in (date(2026, 3, 22), date(2026, 3, 23)):  # the 14th day, and the next
    ...     *_, found = path_findings([ended], care=asam3.CARE, on=day, longest_gap=14)
    ...     print(found.kind, found.verdict)
    nothing-after-withdrawal-management unknown
    nothing-after-withdrawal-management unmet
    """
    known: dict[str, Continuum] = {}
    for each in _fields.several("path_findings", "care", care, Continuum):
        if each.system in known:
            raise DuplicateCodeError("continuum", each.system, "care")
        known[each.system] = each
    _fields.day("path_findings", "on", on)
    _fields.whole(
        "path_findings", "longest_gap", longest_gap, least=0, most=LONGEST_GAP
    )
    if given is not None:
        _fields.instance("path_findings", "given", given, Circumstances)
    ordered = by_admission(_fields.several("path_findings", "stays", stays, Stay))
    path = _Path(
        stays=ordered, known=known, on=on, longest_gap=longest_gap, given=given
    )
    found = [*path.moves(), *path.pairs(), *path.gaps(), *path.determined()]
    found += path.after_death()
    return tuple(sorted(found, key=_finding_order))


@attrs.frozen(kw_only=True)
class _Path:
    """The stays of one patient, and what they are looked at with."""

    stays: tuple[Stay, ...]
    known: dict[str, Continuum]
    on: date
    longest_gap: int
    given: Circumstances | None

    def moves(self) -> Iterator[PathFinding]:
        steps = steps_of(self.stays, longest_gap=self.longest_gap)
        for step in steps:
            if step.target is not None:
                yield from self._entry(step.origin, step.target, step.gap)
        for stay in (step.origin for step in steps if step.target is None):
            if stay is not None and stay.ended is not DischargeReason.DIED:
                yield from self._discharge(stay)

    def _entry(
        self, origin: Stay | None, target: Stay, gap: int
    ) -> Iterator[PathFinding]:
        if origin is None or (origin.level == target.level and gap):
            yield from self._admission(target)
        elif origin.level != target.level:
            # Another place at the same level is no move of levels.
            given = self._known_of(target, since=origin.admitted)
            yield from self._move(origin.level, target.level, given, target.admitted)
        if (
            origin is not None
            and origin.level.withdrawal_management
            and not target.level.treatment
        ):
            yield from self._aftercare(origin, elsewhere=False)

    def _admission(self, stay: Stay) -> Iterator[PathFinding]:
        beside = self._runs_beside(stay)
        outside = Outside.AFTER
        if stay is self.stays[0] or (beside and not self._returns(stay)):
            outside = Outside.BEFORE
        care = self.known.get(stay.level.system)
        if (
            outside is Outside.BEFORE
            and beside
            and care is not None
            and stay.level in care
            and care.transition(outside, stay.level) is None
        ):
            # Another line of care is no way into care: the pair tells how usual it is.
            return
        given = self._known_of(stay, since=stay.admitted)
        yield from self._move(outside, stay.level, given, stay.admitted)

    def _discharge(self, stay: Stay) -> Iterator[PathFinding]:
        if stay.level.withdrawal_management:
            elsewhere = stay.ended is DischargeReason.TRANSFERRED
            yield from self._aftercare(stay, elsewhere=elsewhere)
        else:
            given = self._known_of(stay, since=stay.admitted)
            yield from self._move(stay.level, Outside.AFTER, given, _last_day(stay))

    def _known_of(self, stay: Stay, *, since: date) -> Circumstances:
        # The days that a move presumes are those of the stay that it ends.
        if self.given is None:
            return attrs.evolve(stay.circumstances, admitted=since)
        if self.given.admitted is None:
            return attrs.evolve(self.given, admitted=since)
        return self.given

    def _returns(self, stay: Stay) -> bool:
        # Whoever left this line of care comes back to it, whatever other lines run.
        return any(
            other.line == stay.line
            and other.period.end is not None
            and other.period.end <= stay.admitted
            for other in self.stays
        )

    def _runs_beside(self, stay: Stay) -> bool:
        # Somebody who is in care is not readmitted: another line of care begins.
        return any(
            other.admitted <= stay.admitted
            and stay.admitted in other.period
            and other is not stay
            for other in self.stays
        )

    def _move(
        self, origin: Place, target: Place, given: Circumstances, on: date
    ) -> Iterator[PathFinding]:
        levels = tuple(place for place in (origin, target) if isinstance(place, Level))
        care = self.known.get(levels[0].system)
        if care is None or any(level not in care for level in levels):
            named = " and ".join(str(level) for level in levels)
            statement = f"no continuum that was given holds {named}"
            yield PathFinding(
                kind=PathFindingKind.NO_CONTINUUM,
                verdict=Verdict.UNKNOWN,
                days=_one(on),
                levels=levels,
                reasons=(_unknown(statement, "continuum"),),
            )
            return
        found = care.explain_move(origin, target, on=on, given=given)
        if found.at_worst is not Expectation.UNUSUAL:
            return
        unusual = found.at_best is Expectation.UNUSUAL
        yield PathFinding(
            kind=PathFindingKind.UNUSUAL_MOVE,
            verdict=Verdict.UNMET if unusual else Verdict.UNKNOWN,
            days=_one(on),
            levels=levels,
            reasons=found.reasons,
        )

    def _aftercare(self, stay: Stay, *, elsewhere: bool) -> Iterator[PathFinding]:
        last = _last_day(stay)
        until = last + timedelta(days=self.longest_gap + 1)
        if any(
            other is not stay
            and other.level.treatment
            and not other.level.withdrawal_management
            and other.admitted <= until
            and (other.admitted >= last or _ends_later(other, stay))
            for other in self.stays
        ):
            return
        if elsewhere:
            reason = _unknown(
                "transferred, and no stay tells where to", "level transferred to"
            )
        elif self.on < until:
            reason = _unknown(
                f"what follows may begin until {until}", f"stays through {until}"
            )
        else:
            statement = f"no treatment begins within {self.longest_gap} days"
            reason = Reason(verdict=Verdict.UNMET, statement=statement)
        yield PathFinding(
            kind=PathFindingKind.NOTHING_AFTER_WITHDRAWAL_MANAGEMENT,
            verdict=reason.verdict,
            days=_one(last),
            levels=(stay.level,),
            reasons=(reason,),
        )

    def pairs(self) -> Iterator[PathFinding]:
        for one, other in combinations(self.stays, 2):
            for days in _both(one, other):
                yield from self._pair(one.level, other.level, days)

    def _pair(self, one: Level, other: Level, days: DateRange) -> Iterator[PathFinding]:
        care = self.known.get(one.system)
        described = None
        if one != other and care is not None and one in care and other in care:
            described = care.concurrent(one, other)
            if described and described.expectation is not Expectation.UNUSUAL:
                return
        around = (one.supervised, other.supervised)
        kind = PathFindingKind.UNUSUAL_PAIR
        if all(around):
            kind = PathFindingKind.TWO_24_HOUR_LEVELS
            rationale = described.rationale if described else ONE_BED
            source = described.source if described else None
            reason = Reason(verdict=Verdict.UNMET, statement=rationale, source=source)
        elif described is not None:
            reason = Reason(
                verdict=Verdict.UNMET,
                statement=described.rationale,
                source=described.source,
            )
        elif None in around and False not in around:
            kind = PathFindingKind.TWO_24_HOUR_LEVELS
            reason = _unknown(
                "whether both have staff around the clock is not known",
                "supervision of "
                + " and ".join(
                    str(level) for level in (one, other) if level.supervised is None
                ),
            )
        else:
            reason = _unknown(
                "it is not described that the two run side by side", "concurrency"
            )
        yield PathFinding(
            kind=kind,
            verdict=reason.verdict,
            days=days,
            levels=(one, other),
            reasons=(reason,),
        )

    def gaps(self) -> Iterator[PathFinding]:
        latest: Stay | None = None
        for stay in self.stays:
            if latest is not None:
                end = latest.period.end
                if end is None:
                    return
                without = (stay.admitted - end).days
                if without > self.longest_gap:
                    statement = (
                        f"{without} days without care, more than {self.longest_gap}"
                    )
                    yield _unusual(
                        PathFindingKind.LONG_GAP,
                        DateRange(end, stay.admitted),
                        (latest.level, stay.level),
                        statement,
                    )
            if latest is None or _ends_later(stay, latest):
                latest = stay

    def determined(self) -> Iterator[PathFinding]:
        for stay in self.stays:
            own = own_days(stay, self.stays)
            delivered = own and _through(own, self.on)
            if delivered is None:
                continue
            for kind, spans in (
                (PathFindingKind.LEVEL_NOT_RECOMMENDED, stay.recommended),
                (PathFindingKind.LEVEL_NOT_AUTHORIZED, stay.authorized),
            ):
                yield from _mismatches(stay.level, delivered, spans, kind)
            for span in stay.denied:
                days = span.period.intersection(delivered)
                if days is not None and span.level == stay.level:
                    statement = f"{span.level} was denied, and delivered"
                    yield _unusual(
                        PathFindingKind.LEVEL_DENIED, days, (stay.level,), statement
                    )
            # Where none was recorded at all, nothing is known of authorization.
            covered = [span.period for span in stay.authorized] or [delivered]
            for days in _without(delivered, (*covered, *stay.leaves)):
                yield _unusual(
                    PathFindingKind.DAYS_NOT_AUTHORIZED,
                    days,
                    (stay.level,),
                    "no level was authorized for these days",
                )

    def after_death(self) -> Iterator[PathFinding]:
        deaths = [
            _last_day(stay) for stay in self.stays if stay.ended is DischargeReason.DIED
        ]
        if not deaths:
            return
        following = min(deaths) + _ONE_DAY
        for stay in self.stays:
            days = stay.period.intersection(DateRange(following))
            if days is not None:
                yield _unusual(
                    PathFindingKind.STAY_AFTER_DEATH,
                    days,
                    (stay.level,),
                    f"the patient died on {min(deaths)}",
                )


def _both(one: Stay, other: Stay) -> Iterator[DateRange]:
    """Yield the runs of days on which the patient is at both, and away from neither.

    The day on which one ends and the other begins is a day of both stays, and no day of
    both levels: the patient goes from one to the other.
    """
    shared = one.period.intersection(other.period)
    if shared is None or _hands_over(one, other) or _hands_over(other, one):
        return
    away = (*one.leaves, *other.leaves, *_left_for(one, other), *_left_for(other, one))
    yield from _without(shared, away)


def _left_for(stay: Stay, other: Stay) -> Iterator[DateRange]:
    """Yield the days on which the patient goes on leave to *other*, or back from it.

    As on the day of a transfer, the patient goes from one to the other.
    """
    for leave in stay.leaves:
        if leave.end is not None and leave.end == other.last_day:
            yield _one(leave.end)
        if leave.start - _ONE_DAY == other.admitted:
            yield _one(other.admitted)


def _without(days: DateRange, cuts: Iterable[DateRange]) -> Iterator[DateRange]:
    """Yield the runs of *days* that belong to none of *cuts*."""
    first = days.start
    for cut in sorted(cuts, key=lambda cut: cut.start):
        if cut.overlaps(days):
            if first < cut.start:
                yield DateRange(first, cut.start)
            if cut.end is None:
                return
            first = max(first, cut.end)
    if days.end is None or first < days.end:
        yield DateRange(first, days.end)


def _through(days: DateRange, on: date) -> DateRange | None:
    """The part of *days* through *on*, or None where they begin later."""
    after = on + _ONE_DAY
    if days.end is not None and days.end <= after:
        return days
    return DateRange(days.start, after) if days.start <= on else None


def _hands_over(first: Stay, second: Stay) -> bool:
    return first.last_day == second.admitted


def _mismatches(
    level: Level,
    delivered: DateRange,
    spans: Iterable[LevelSpan],
    kind: PathFindingKind,
) -> Iterator[PathFinding]:
    """Yield the days for which other levels than the delivered one were decided on."""
    right = [span.period for span in spans if span.level == level]
    for span in spans:
        days = span.period.intersection(delivered)
        if days is None or span.level == level:
            continue
        for apart in _without(days, right):
            decided = kind.value.removeprefix("level-not-")
            statement = f"{span.level} was {decided}, {level} delivered"
            yield _unusual(kind, apart, (span.level, level), statement)


def _ends_later(stay: Stay, other: Stay) -> bool:
    end, its_end = stay.period.end, other.period.end
    return its_end is not None and (end is None or end > its_end)


def _last_day(stay: Stay) -> date:
    # Asked of stays that have ended only.
    last = stay.last_day
    return stay.admitted if last is None else last


def _unusual(
    kind: PathFindingKind, days: DateRange, levels: tuple[Level, ...], statement: str
) -> PathFinding:
    return PathFinding(
        kind=kind,
        verdict=Verdict.UNMET,
        days=days,
        levels=levels,
        reasons=(Reason(verdict=Verdict.UNMET, statement=statement),),
    )


def _one(day: date) -> DateRange:
    return DateRange(day, day + _ONE_DAY)


def _unknown(statement: str, fact: str) -> Reason:
    return Reason(verdict=Verdict.UNKNOWN, statement=statement, fact=fact)


def _finding_order(
    finding: PathFinding,
) -> tuple[date, bool, date, int, tuple[str, ...], tuple[str, ...]]:
    end = finding.days.end
    return (
        finding.days.start,
        end is None,
        end or finding.days.start,
        tuple(PathFindingKind).index(finding.kind),
        tuple(str(level) for level in finding.levels),
        tuple(str(reason) for reason in finding.reasons),
    )
