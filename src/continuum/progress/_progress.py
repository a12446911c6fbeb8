"""How far an objective has come, derived from measurements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from continuum import _fields
from continuum.errors import FieldValueError, Unquoted
from continuum.measuring import (
    Direction,
    Measurement,
    Metric,
    Number,
    Target,
)
from continuum.measuring._numbers import check_number, number_of
from continuum.progress._achievement import Achievement
from continuum.progress._record import Course, Progress
from continuum.progress._trend import (
    Projection,
    ahead,
    last_of,
    projection_of,
    trend_of,
)

__all__ = ["progress"]


def progress(
    metric: Metric,
    measurements: Iterable[Measurement],
    *,
    on: date,
    target: Target | None = None,
    baseline: Number | None = None,
    since: date | None = None,
    due: date | None = None,
) -> Progress:
    """Derive how far an objective has come by the day *on*.

    The first line that fits decides. A *measuring* is a day on which anything was
    measured; the target is reached at it where the last value of every source reaches
    it, and every source that the metric names has been measured.

    ============  ==================================================================
    achievement   what was measured by *on*
    ============  ==================================================================
    None          nothing
    sustaining    the target was reached at the last measuring, and at the one before
    achieved      it was reached at the last measuring
    None          all that was measured reaches it, and a source is not yet measured
    worsening     it was reached once, and lost; with *due* past, it was reached on
                  that day, and lost since
    no-progress   *due* is past, and no source has changed
    not-achieved  *due* is past
    worsening     any source is further from it
    improving     any source is nearer to it
    in-progress   a source has nothing to be compared with
    no-change     every source is as far from it as it was
    ============  ==================================================================

    Each source is compared with its baseline, and a change that is smaller than the
    scale's reliable change is none. Without a target only the last four lines are
    asked: the scale says which way is better, and without one a change is no more than
    in progress. The day *due* is in time. *Not attainable* is never derived.

    Args:
        metric: What is measured. Where it names sources, all of them must show it;
            where it does not, every source that was measured.
        measurements: In any order. Later ones than *on* are checked and left out.
        on: Day of the judgment.
        target: What is to be measured in the end.
        baseline: What to compare with. Unless given, the last value of a source before
            *since*; without one, its first since.
        since: Day from which measurements count.
        due: Day by which the target is to be reached.

    Raises:
        FieldTypeError: An argument is of the wrong type.
        FieldValueError: A value, the baseline or the target is off the scale; two
            values of one source and day differ; measurements look back over different
            numbers of days, or not over that of the scale; a source is not one the
            metric names; *due* lies before *since*.

    >>> from continuum.instruments import PHQ_9
    >>> metric = Metric(name="depression", scale=PHQ_9)
    >>> scores = {date(2026, 3, 2): 18, date(2026, 3, 9): 13, date(2026, 3, 16): 12}
    >>> measured = [Measurement(on=day, value=score) for day, score in scores.items()]
    >>> found = progress(
    ...     metric, measured, on=date(2026, 3, 16), target=Target(at_most=9)
    ... )
    >>> found.achievement, found.change
    (<Achievement.IMPROVING: 'improving'>, -6)
    >>> week_before = progress(metric, measured, on=date(2026, 3, 9))
    >>> week_before.achievement, week_before.change  # 5 points are within chance
    (<Achievement.NO_CHANGE: 'no-change'>, -5)
    """
    _fields.instance("progress", "metric", metric, Metric)
    _fields.day("progress", "on", on)
    _check_frame(metric, target, since, due)
    if baseline is not None:
        baseline = check_number("progress", "baseline", baseline)
        _check_on_scale(metric, "baseline", baseline)
    given = _fields.several("progress", "measurements", measurements, Measurement)
    _check_measurements(metric, given)
    by_source = _by_source(metric, (each for each in given if each.on <= on))
    courses = tuple(
        _course(
            metric, found, on, source=source, target=target, start=baseline, since=since
        )
        for source, found in by_source.items()
    )
    # A source that nobody named, and that has shown nothing since, is not waited for.
    kept = tuple(each for each in courses if each.latest or metric.sources)
    courses = kept or courses[:1]
    return _judged(metric, courses, on=on, target=target, since=since, due=due)


def _check_frame(
    metric: Metric, target: Target | None, since: date | None, due: date | None
) -> None:
    if target is not None:
        _fields.instance("progress", "target", target, Target)
        for field in ("at_least", "at_most"):
            end = getattr(target, field)
            if end is not None:
                _check_on_scale(metric, f"target.{field}", end)
    if since is not None:
        _fields.day("progress", "since", since)
    if due is not None:
        _fields.day("progress", "due", due)
        if since is not None and due < since:
            raise FieldValueError("progress", "due", due, f"on or after {since}")


def _check_on_scale(metric: Metric, field: str, value: Number) -> None:
    scale = metric.scale
    if scale is not None and not scale.holds(value):
        expected = f"from {scale.low} to {scale.high}, the range of {scale}"
        unquoted = Unquoted(type(value).__name__)
        raise FieldValueError("progress", field, unquoted, expected)


def _check_measurements(metric: Metric, given: Sequence[Measurement]) -> None:
    recall = metric.scale.recall_days if metric.scale else None
    found: dict[tuple[date, str | None], Number] = {}
    for index, each in enumerate(given):
        where = f"measurements[{index}]"
        if metric.sources and each.source not in metric.sources:
            unquoted = Unquoted(type(each.source).__name__)
            expected = "a source that the metric names"
            raise FieldValueError("progress", f"{where}.source", unquoted, expected)
        _check_on_scale(metric, f"{where}.value", each.value)
        if each.recall_days is not None:
            recall = recall or each.recall_days
            if each.recall_days != recall:
                field = f"{where}.recall_days"
                expected = f"{recall}, as of what it is compared with"
                raise FieldValueError("progress", field, each.recall_days, expected)
        if found.setdefault((each.on, each.source), each.value) != each.value:
            unquoted = Unquoted(type(each.value).__name__)
            expected = "the value that the same source has on the same day"
            raise FieldValueError("progress", f"{where}.value", unquoted, expected)


def _by_source(
    metric: Metric, given: Iterable[Measurement]
) -> dict[str | None, list[Measurement]]:
    """Measurements of each source, one for each day; the metric's sources first."""
    found: dict[str | None, dict[date, Measurement]] = {
        source: {} for source in metric.sources
    }
    # Of two alike the one that says how far back it asked is kept.
    for each in sorted(given, key=_order):
        found.setdefault(each.source, {})[each.on] = each
    if not found:
        found[None] = {}
    return {source: [*by_day.values()] for source, by_day in found.items()}


def _order(each: Measurement) -> tuple[bool, str, date, int]:
    return each.source is not None, each.source or "", each.on, each.recall_days or 0


def _course(
    metric: Metric,
    found: Sequence[Measurement],
    on: date,
    *,
    source: str | None,
    target: Target | None,
    start: Number | None,
    since: date | None,
) -> Course:
    used = tuple(each for each in found if since is None or each.on >= since)
    baseline = start
    if baseline is None:
        # One value alone is no baseline of itself.
        before = found[: len(found) - len(used)]
        compared = before[-1:] or (used[:1] if len(used) > 1 else ())
        baseline = compared[0].value if compared else None
    change = None
    if baseline is not None and used:
        change = number_of(Fraction(used[-1].value) - Fraction(baseline))
    least = metric.scale.reliable_change if metric.scale else None
    reliable = None
    if change is not None and least is not None:
        reliable = abs(Fraction(change)) >= Fraction(least)
    trend = trend_of(used, _wanted(metric, target, used)) if len(used) > 1 else None
    return Course(
        source=source,
        measurements=used,
        baseline=baseline,
        change=change,
        reliable=reliable,
        trend=trend,
        projection=projection_of(trend, used, target, on),
    )


def _wanted(metric: Metric, target: Target | None, used: Sequence[Measurement]) -> int:
    """Which way is better: 1 up, -1 down, 0 where nothing says so."""
    if target is not None:
        left = ahead(target, used[-1].value)
        if left is not None:
            return left.way
        return (target.at_most is None) - (target.at_least is None)
    if metric.scale is None:
        return 0
    return 1 if metric.scale.direction is Direction.HIGHER_IS_BETTER else -1


def _step(metric: Metric, course: Course, target: Target | None) -> int | None:
    """Whether a source is nearer (1), further (-1) or as far (0); None if not known."""
    if course.change is None or course.baseline is None or course.latest is None:
        return None
    if not course.change or course.reliable is False:
        return 0
    if target is not None:
        before, now = target.short(course.baseline), target.short(course.latest.value)
        return (now < before) - (now > before)
    way = _wanted(metric, target, course.measurements)
    return (way if course.change > 0 else -way) or None


def _judged(
    metric: Metric,
    courses: tuple[Course, ...],
    *,
    on: date,
    target: Target | None,
    since: date | None,
    due: date | None,
) -> Progress:
    steps = [_step(metric, course, target) for course in courses if course.latest]
    states = [] if target is None else _states(metric, courses, target)
    overdue = due is not None and on > due
    achievement: Achievement | None
    if not steps:
        achievement = None
    elif target is None:
        achievement = _moving(steps)
    elif states[-1][1]:
        again = [reached for _, reached in states[-2:]] == [True, True]
        achievement = Achievement.SUSTAINING if again else Achievement.ACHIEVED
    elif all(_reaches(course, target) for course in courses if course.latest):
        achievement = None
    elif _was_reached(states, due if overdue else None):
        achievement = Achievement.WORSENING
    elif overdue:
        unchanged = not any(step is None or step for step in steps)
        achievement = Achievement.NO_PROGRESS if unchanged else Achievement.NOT_ACHIEVED
    else:
        achievement = _moving(steps)
    return Progress(
        metric=metric,
        on=on,
        achievement=achievement,
        missing=tuple(_missing(courses, target)),
        courses=courses,
        target=target,
        since=since,
        due=due,
        reached=_held_since(states),
        projection=_whole_projection(courses, target),
    )


def _reaches(course: Course, target: Target | None) -> bool:
    if course.latest is None or target is None:
        return False
    return target.reached_by(course.latest.value)


def _states(
    metric: Metric, courses: Sequence[Course], target: Target
) -> list[tuple[date, bool]]:
    """Whether the target was reached at each measuring, in order."""
    days: dict[date, list[tuple[int, bool]]] = {}
    for number, course in enumerate(courses):
        for each in course.measurements:
            reached = target.reached_by(each.value)
            days.setdefault(each.on, []).append((number, reached))
    last: dict[int, bool] = {}
    states: list[tuple[date, bool]] = []
    for day in sorted(days):
        last.update(days[day])
        complete = len(last) >= len(metric.sources)
        states.append((day, complete and all(last.values())))
    return states


def _was_reached(states: Sequence[tuple[date, bool]], due: date | None) -> bool:
    """Whether the target was reached on the day *due*; without one, on any day."""
    if due is None:
        return any(reached for _, reached in states)
    by_then = [reached for day, reached in states if day <= due]
    return by_then[-1:] == [True]


def _held_since(states: Sequence[tuple[date, bool]]) -> date | None:
    since = None
    for day, reached in reversed(states):
        if not reached:
            break
        since = day
    return since


def _moving(steps: Sequence[int | None]) -> Achievement:
    if -1 in steps:
        return Achievement.WORSENING
    if 1 in steps:
        return Achievement.IMPROVING
    return Achievement.IN_PROGRESS if None in steps else Achievement.NO_CHANGE


def _missing(courses: Iterable[Course], target: Target | None) -> Iterator[str]:
    if target is None:
        yield "a target"
    for course in courses:
        if course.latest is None:
            by = "" if course.source is None else f" by {course.source}"
            yield f"a measurement{by}"
        elif course.change is None and not _reaches(course, target):
            by = "" if course.source is None else f" of {course.source}"
            yield f"a baseline{by}"


def _whole_projection(
    courses: Sequence[Course], target: Target | None
) -> Projection | None:
    """When the last of the sources reaches the target, as all of them must."""
    behind = [course for course in courses if not _reaches(course, target)]
    found = [course.projection for course in behind if course.projection is not None]
    if not behind or len(found) < len(behind):
        return None
    return Projection(
        expected=last_of(each.expected for each in found),
        earliest=last_of(each.earliest for each in found),
        latest=last_of(each.latest for each in found),
    )
